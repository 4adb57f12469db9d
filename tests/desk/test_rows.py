"""Rows of a plan changed where they stand: the comments, the order and the references of its author stay."""

from __future__ import annotations

import pytest

from cchc_docs.desk.office.rows import (
    add_row,
    edit_row,
    edit_target,
    move_row,
    path_of,
    remove_row,
    tables_of,
    targets_of,
    understood,
)  # fmt: skip
from cchc_docs.desk.office.splices import plan_of
from cchc_docs.errors import CchcError
from tests.conftest import MINIMAL, ROOT

PLAN = (
    MINIMAL.replace(
        "noi_dung:\n",
        "don_vi:\n  vp: {ten: Văn phòng, viet_tat: VP}\n  kt: {ten: Phòng Kinh tế}\n"
        'chi_tieu:\n  dung_han: {ten: Hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 95}\nnoi_dung:\n',
        1,
    )
    + """\
phu_luc:
- ma: viec
  ten: Việc phải làm
  nhiem_vu:
  # nhóm đầu
  - nhom: Cải cách thủ tục
  - ma: v1   # giữ mã này
    noi_dung: Niêm yết thủ tục, đạt {{ chi_tieu.dung_han }}
    san_pham:
    - Bảng niêm yết
    - Ảnh chụp năm {{ nam }}
    chu_tri: vp
    thoi_han: Quý I/{{ nam }}
  - {ma: v2, noi_dung: Đối thoại với dân, chu_tri: kt, thoi_han: Hằng quý}
  # hàng cuối
  - {ma: v3, noi_dung: Sơ kết, chu_tri: [vp, kt], thoi_han: 20/12/2026}
"""
)
ROWS = ("phu_luc", 0, "nhiem_vu")


def read(source: str = PLAN):
    return plan_of(source, "thu.yaml")


def test_rows_are_shown_as_they_print_with_the_deadline_understood() -> None:
    (table,) = tables_of(read())
    assert table.title.endswith("Việc phải làm")
    assert [row.group for row in table.rows] == ["Cải cách thủ tục", "", "", ""]
    first = table.rows[1]
    assert first.cells["chu_tri"] == "Văn phòng"
    assert first.cells["san_pham"] == "Bảng niêm yết\nẢnh chụp năm 2026"
    assert first.meaning == "Đến hạn 31/3/2026"
    assert path_of(first.key) == first.path


def test_a_cell_changed_leaves_every_other_line_as_it_was() -> None:
    plan = read()
    row = tables_of(plan)[0].rows[1]
    new = edit_row(plan, "thu.yaml", row.path, {**row.cells, "thoi_han": "Trước 30/6/2026"})
    assert new == PLAN.replace("thoi_han: Quý I/{{ nam }}", "thoi_han: Trước 30/6/2026")


def test_a_line_that_stays_keeps_its_reference_and_an_office_is_written_by_its_code() -> None:
    plan = read()
    row = tables_of(plan)[0].rows[1]
    typed = {**row.cells, "san_pham": "Bảng mới {{ lạ }}\nẢnh chụp năm 2026", "chu_tri": "phòng kinh tế"}
    new = edit_row(plan, "thu.yaml", row.path, typed)
    assert "Ảnh chụp năm {{ nam }}" in new
    assert "chu_tri: kt\n" in new
    assert tables_of(read(new))[0].rows[1].cells["san_pham"] == "Bảng mới {{ lạ }}\nẢnh chụp năm 2026"


def test_what_was_not_changed_gives_the_same_source() -> None:
    plan = read()
    for row in tables_of(plan)[0].rows[1:]:
        assert edit_row(plan, "thu.yaml", row.path, row.cells) == PLAN


def test_a_row_added_moved_and_taken_out() -> None:
    new, path = add_row(read(), "thu.yaml", ROWS, 2, {"noi_dung": "Khảo sát ý kiến", "chu_tri": "VP", "thoi_han": ""})
    rows = tables_of(read(new))[0].rows
    assert path == (*ROWS, 3)
    assert [row.cells.get("noi_dung", "") for row in rows][2:] == ["Đối thoại với dân", "Khảo sát ý kiến", "Sơ kết"]
    assert rows[3].cells["chu_tri"] == "Văn phòng"
    assert "# hàng cuối" in new
    moved, path = move_row(read(new), "thu.yaml", path, -1)
    assert [row.cells.get("noi_dung", "") for row in tables_of(read(moved))[0].rows][2] == "Khảo sát ý kiến"
    assert path == (*ROWS, 2)
    gone = remove_row(read(moved), "thu.yaml", path)
    assert [row.cells for row in tables_of(read(gone))[0].rows] == [row.cells for row in tables_of(read())[0].rows]
    assert "# giữ mã này" in gone


def test_a_target_changed_is_printed_anew_wherever_it_is_named() -> None:
    new = edit_target(read(), "thu.yaml", "dung_han", {"gia_tri": "98"})
    assert new == PLAN.replace("gia_tri: 95", "gia_tri: 98")
    assert "98%" in tables_of(read(new))[0].rows[1].cells["noi_dung"]
    assert targets_of(read(new))[0].value == "98"


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"noi_dung": " "}, "để trống"), ({"noi_dung": "a", "chu_tri": "khong_co_ma"}, "không ghi được")],
)
def test_what_cannot_stand_is_refused_in_words(typed: dict[str, str], said: str) -> None:
    with pytest.raises(CchcError, match=said):
        edit_row(read(), "thu.yaml", (*ROWS, 2), typed)


def test_a_row_that_is_gone_is_told() -> None:
    with pytest.raises(CchcError, match="không còn hàng này"):
        remove_row(read(), "thu.yaml", (*ROWS, 9))
    with pytest.raises(CchcError, match="không còn bảng này"):
        add_row(read(), "thu.yaml", ("phu_luc", 4, "nhiem_vu"), 0, {"noi_dung": "a"})


@pytest.mark.parametrize("name", ["cchc_2026.yaml", "truyen_thong_2026.yaml"])
def test_a_real_plan_takes_a_change_in_one_place(name: str) -> None:
    file = str(ROOT / "plans" / name)
    source = (ROOT / "plans" / name).read_text(encoding="utf-8")
    plan = plan_of(source, file)
    row = next(row for table in tables_of(plan) if table.kind == "nhiem_vu" for row in table.rows if not row.group)
    new = edit_row(plan, file, row.path, {**row.cells, "thoi_han": "Quý IV/2026"})
    before, after = source.splitlines(), new.splitlines()
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("Quý II", "30/6/2026"), ("Thường xuyên", "thường xuyên"), ("", "Chưa ghi"), ("hehe", "Chưa hiểu"), ("Hằng tháng", "hằng tháng")],
)  # fmt: skip
def test_the_meaning_of_a_deadline_is_told(text: str, said: str) -> None:
    assert said in understood(text, 2026)
