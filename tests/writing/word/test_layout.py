"""Where lines break and how wide columns are: what a reader sees on the page."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.model.document import Bang, CoQuan, Cot, Hang, Muc, PhuLuc
from cchc_docs.writing.view.lines import Under, _lines, _width, balanced
from cchc_docs.writing.view.tables import fitted, table
from cchc_docs.writing.word.render import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = Under(9355, 14, True, False, "")


def body(data: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read("word/document.xml"))


def broken(text: str, room: int) -> list[str]:
    words = text.split(" ")
    starts = [start for start, _ in _lines([_width(word, TITLE) for word in words], _width(" ", TITLE), room)]
    return [" ".join(words[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def free(data: bytes, style: str) -> list[tuple[int, int]]:
    out = []
    for paragraph in body(data).iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None:
            indent = paragraph.find(f"{W}pPr/{W}ind")
            out.append((int(indent.get(f"{W}left")), int(indent.get(f"{W}right"))))
    return out


def test_a_title_leaves_no_word_alone_and_no_number_apart():
    text = "Truyền thông về cải cách hành chính năm 2026 trên địa bàn xã Lam Khê Thượng"
    assert broken(text, 9355)[-1] == "Thượng"
    assert broken(text, 9355 - 2 * balanced([text], TITLE)) == [
        "Truyền thông về cải cách hành chính năm 2026",
        "trên địa bàn xã Lam Khê Thượng",
    ]


@given(st.lists(st.sampled_from(["cải", "cách", "2026", "hành", "nghiêng", "ở", "x" * 40]), min_size=1, max_size=40))
def test_breaking_in_balance_never_costs_a_line(words):
    text = " ".join(words)
    lui = balanced([text], TITLE)
    assert 0 <= lui < 9355 / 2
    assert len(broken(text, 9355 - 2 * lui)) == len(broken(text, 9355))


def test_a_line_that_fits_is_left_alone(plan):
    assert free(render(plan()), "TrichYeu") == [(0, 0)]
    assert balanced([], TITLE) == balanced(["a b"], None) == 0


def test_the_head_and_the_title_of_an_appendix_are_broken_in_balance(plan):
    name = "Danh mục nhiệm vụ trọng tâm về cải cách thủ tục hành chính và chuyển đổi số của xã trong năm"
    data = render(
        plan(
            trich_yeu="Truyền thông về cải cách hành chính năm 2026 trên địa bàn xã Lam Khê Thượng",
            co_quan=CoQuan("Phòng Văn hóa - Xã hội", "VHXH", "UBND xã Bình Minh Thượng"),
            phu_luc=[PhuLuc(name, huong="doc", noi_dung=[Muc("doan", "Chữ")])],
        )
    )
    for style in ("TrichYeu", "ChuQuan", "PhuLucTen", "KemTheo"):
        ((left, right),) = free(data, style)
        assert left == right > 200, style


def test_a_title_an_official_has_moved_is_left_where_it_is(plan, changed):
    moved = changed(('<w:pStyle w:val="TrichYeu"/>', '<w:pStyle w:val="TrichYeu"/><w:ind w:left="300" w:right="5"/>'))
    long = plan(trich_yeu="Truyền thông về cải cách hành chính năm 2026 trên địa bàn xã Lam Khê Thượng")
    assert free(render(long, moved), "TrichYeu") == [(300, 5)]


def test_an_indent_stands_before_the_alignment_as_the_schema_asks(plan, changed):
    centred = changed(('<w:pStyle w:val="TrichYeu"/>', '<w:pStyle w:val="TrichYeu"/><w:jc w:val="center"/>'))
    (paragraph,) = [
        p
        for p in body(render(plan(), centred)).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle[@{W}val='TrichYeu']") is not None
    ]
    assert [node.tag.removeprefix(W) for node in paragraph.find(f"{W}pPr")] == ["pStyle", "ind", "jc"]


# --- columns and rows ---------------------------------------------------------------------------------------------------

NARROW = [Cot("so_thu_tu", "TT"), Cot("noi_dung", "Nội dung"), Cot("thoi_han", "Thời hạn"), Cot("kinh_phi", "Kinh phí")]


def test_a_narrow_column_holds_its_longest_word_at_the_cost_of_the_wide_one():
    rows = [Hang(so_thu_tu="100", o={"noi_dung": ["việc"], "thoi_han": ["Trước 15/11/2026"]})]
    made = fitted(Bang(NARROW, rows), NARROW, [300, 7700, 700, 655])
    assert sum(made) == 9355
    assert made[0] >= 590  # three figures of 13 pt and the margins of a cell
    assert made[2] >= 1355  # a date of 10 signs, 59 pt, and the margins
    assert made[1] < 7700


def test_columns_that_hold_their_words_and_those_the_plan_gives_are_left_alone():
    rows = [Hang(so_thu_tu="1", o={"noi_dung": ["việc"]})]
    assert fitted(Bang(NARROW, rows), NARROW, [700, 5655, 1500, 1500]) == [700, 5655, 1500, 1500]
    given = [Cot(column.ma, column.ten, 10.0) for column in NARROW]
    assert fitted(Bang(given, rows), given, [100, 8000, 600, 655]) == [100, 8000, 600, 655]


@given(
    st.lists(st.integers(60, 4000), min_size=1, max_size=14),
    st.lists(st.text("aệ1./ ", max_size=30), min_size=14, max_size=14),
)
def test_fitted_columns_keep_the_width_of_the_table(grid, words):
    columns = [Cot(f"c{place}", "Tên") for place in range(len(grid))]
    rows = [Hang(o={column.ma: [text] for column, text in zip(columns, words, strict=False)})]
    made = fitted(Bang(columns, rows), columns, grid)
    assert sum(made) == sum(grid)
    assert all(width > 0 for width in made)


@pytest.mark.parametrize(("lines", "whole"), [(1, True), (20, True), (40, False)])
def test_a_row_is_whole_unless_it_is_taller_than_a_page(lines, whole):
    rows = [Hang(o={"noi_dung": ["ngắn"]}), Hang(o={"noi_dung": ["một dòng"] * lines})]
    made = table(Bang(NARROW, rows), {"noi_dung": 4000}, 14287, 9638)
    assert made is not None
    assert [row.lien for row in made.hang] == [True, whole]


def test_a_tall_first_row_is_split_rather_than_leave_the_title_alone(plan):
    tall = [Hang(o={"noi_dung": ["một dòng"] * 24}), Hang(o={"noi_dung": ["một dòng"] * 24})]
    root = body(render(plan(phu_luc=[PhuLuc("Dài", bang=Bang([Cot("noi_dung", "Việc")], tall))])))
    rows = list(list(root.iter(f"{W}tbl"))[-1].iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit").get(f"{W}val", "1") for row in rows] == ["1", "0", "1"]
