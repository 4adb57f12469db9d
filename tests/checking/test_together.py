"""Several files checked together: what they say of one text, one target, one task; the plan that another cites."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import overlaid
from cchc_docs.checking.runner import Report, beside, check
from cchc_docs.checking.together import cited_plan, level_of, same_body
from cchc_docs.reading.yaml.plan import read_text

DAY = date(2026, 6, 1)
TASK = """
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu:
  - {{noi_dung: Mở hội thi kể chuyện về rừng cho học sinh tiểu học{level}, san_pham: Hội thi, chu_tri: {lead}, thoi_han: "{due}"}}
"""


def together(mine: str, theirs: str, *codes: str) -> Report:
    reads = [read_text(overlaid(text), name) for text, name in ((mine, "mot.yaml"), (theirs, "thu_muc/hai.yaml"))]
    return check(reads[0], on=DAY, others=[beside(reads[1], DAY)], select=codes)


def said(mine: str, theirs: str, *codes: str) -> list[str]:
    return [one.message for one in together(mine, theirs, *codes).findings]


def opening(*sentences: str) -> str:
    return "mo_dau: [" + ", ".join(f"'{one}'" for one in sentences) + "]"


def test_one_number_and_day_with_two_kinds_is_told_with_both() -> None:
    mine = opening("Theo Kế hoạch số 214/KH-UBND ngày 03/02/2026 của UBND tỉnh về phòng trừ sâu keo trên ngô.")
    theirs = opening("Theo Quyết định số 214/QĐ-UBND ngày 03/02/2026 của UBND tỉnh về phòng trừ sâu keo trên ngô.")
    assert any(
        "214/KH-UBND" in one and "214/QĐ-UBND" in one and "hai.yaml" in one for one in said(mine, theirs, "VD16")
    )
    assert len(said(theirs, mine, "VD16")) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Theo Quyết định số 214/QĐ-UBND ngày 04/02/2026 của UBND tỉnh về phòng trừ sâu keo trên ngô.",
        "Theo Quyết định số 214/QĐ-UBND ngày 03/02/2026 của UBND xã về phòng trừ sâu keo trên ngô.",
        "Theo Quyết định số 214/QĐ-UBND ngày 03/02/2026 của UBND tỉnh về điều động công chức.",
        "Theo Kế hoạch số 214/KH-UBND ngày 03/02/2026 của UBND tỉnh về việc phòng trừ sâu keo trên ngô.",
    ],
)
def test_papers_that_differ_in_day_issuer_or_matter_are_two_papers(other: str) -> None:
    mine = opening("Theo Kế hoạch số 214/KH-UBND ngày 03/02/2026 của UBND tỉnh về phòng trừ sâu keo trên ngô.")
    assert said(mine, opening(other), "VD16", "VD17") == []


def test_a_title_with_another_word_is_told_with_both_titles() -> None:
    mine = opening(
        "Theo Kế hoạch số 31/KH-UBND ngày 05/01/2026 của UBND tỉnh về nạo vét kênh cấp hai vùng hạ năm 2026."
    )
    theirs = opening(
        "Theo Kế hoạch số 31/KH-UBND ngày 05/01/2026 của UBND tỉnh về nạo vét kênh cấp ba vùng hạ năm 2026."
    )
    (message,) = said(mine, theirs, "VD17")
    assert "cấp hai" in message
    assert "cấp ba" in message


def test_one_target_with_two_values_is_told_only_where_both_rest_on_one_paper() -> None:
    target = "noi_dung: [{{tieu_de: Mục tiêu, noi_dung: [{}Tỷ lệ trẻ dưới năm tuổi được cân đo hằng tháng đạt {}%.]}}]"
    root = "'Theo Kế hoạch số 8/KH-UBND ngày 02/01/2026 của UBND tỉnh về dinh dưỡng.', "
    (message,) = said(target.format(root, 90), target.format(root, 80), "CT15")
    assert "90%" in message
    assert "80%" in message
    assert said(target.format("", 90), target.format("", 80), "CT15") == []
    assert said(target.format(root, 90), target.format(root, 90), "CT15") == []


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"lead": "Đoàn Thanh niên"}, "chu_tri"),
        ({"due": "Trước ngày 20/9/2026"}, "thoi_han"),
        ({"level": " với 95% trường dự"}, "noi_dung"),
    ],
)
def test_one_task_told_otherwise_is_told_at_the_cell_that_differs(changed: dict[str, str], column: str) -> None:
    same = {"lead": "Phòng Văn hóa - Xã hội", "due": "Trước ngày 15/5/2026", "level": " với 80% trường dự"}
    (found,) = together(TASK.format(**same), TASK.format(**{**same, **changed}), "NV07").findings
    assert found.path[-1] == column
    assert "hai.yaml" in found.message
    assert said(TASK.format(**same), TASK.format(**same), "NV07") == []


def test_a_short_form_of_the_lead_is_no_other_lead() -> None:
    same = {"due": "Trước ngày 15/5/2026", "level": ""}
    one, other = TASK.format(lead="Phòng Văn hóa - Xã hội", **same), TASK.format(lead="Phòng VH-XH", **same)
    assert said(one, other, "NV07") == []


def test_communes_of_one_name_in_two_provinces_are_two_bodies() -> None:
    head = "co_quan: {{ten: Ủy ban nhân dân xã Phú Mộc, chu_quan: Ủy ban nhân dân tỉnh {}, viet_tat: UBND}}"
    here, there, plain = (
        beside(read_text(overlaid(text)), DAY) for text in (head.format("Sơn La"), head.format("Nghệ An"), "")
    )
    assert same_body(here, here)
    assert not same_body(here, there)
    assert not same_body(here, plain)


def test_the_plan_among_the_files_that_is_cited_becomes_the_parent() -> None:
    parent = 'so: "40"\nngay_ban_hanh: 2026-01-08\nchi_tieu: {sach: {ten: Tỷ lệ chợ sạch, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "90"}}'
    child = opening("Thực hiện Kế hoạch số 40/KH-UBND ngày 08/01/2026 của UBND xã.")
    child += '\nchi_tieu: {sach: {ten: Tỷ lệ chợ sạch, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "75"}}'
    assert [one.code for one in together(child, parent, "CT12").findings] == ["CT12"]
    assert together(child.replace("08/01/2026", "09/01/2026"), parent, "CT12").findings == []
    assert together(parent, child, "CT12").findings == []


def test_two_cited_plans_leave_the_parent_open() -> None:
    plans = [read_text(overlaid(f'so: "{number}"\nngay_ban_hanh: 2026-01-08')) for number in (40, 41)]
    words = "Theo Kế hoạch số 40/KH-UBND ngày 08/01/2026 và Kế hoạch số 41/KH-UBND ngày 08/01/2026 của UBND xã."
    context = beside(read_text(overlaid(opening(words))), DAY)
    context.others = [beside(plan, DAY) for plan in plans]
    assert cited_plan(context) is None
    context.others = context.others[:1]
    assert cited_plan(context) is plans[0].document


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("UBND phường Trúc Lâu", "xã"),
        ("Ủy ban nhân dân thành phố Huế", "tỉnh"),
        ("Thủ tướng Chính phủ", "chính phủ"),
        ("UBND", ""),
    ],
)
def test_the_level_of_an_issuer(body: str, level: str) -> None:
    assert level_of(body) == level


def test_a_short_title_said_of_two_kinds_is_told() -> None:
    mine = opening("Theo Chương trình số 31/CTr-UBND ngày 03/02/2026 của UBND tỉnh về nuôi ong.")
    theirs = opening("Theo Kế hoạch số 31/KH-UBND ngày 03/02/2026 của UBND tỉnh về nuôi ong.")
    assert len(said(mine, theirs, "VD16")) == 1


BASE = "Theo Kế hoạch số 214/KH-UBND ngày 03/02/2026 của UBND tỉnh về nuôi ong."


@pytest.mark.parametrize(
    ("other", "issuer", "count"),
    [
        ("Trồng mới ít nhất 210 ha cây lấy mật ven rừng.", "", 1),
        ("Trồng mới ít nhất 120 ha cây lấy mật ven rừng.", "", 0),
        ("Trồng mới ít nhất 210 ha cây lấy mật ven rừng.", "\nco_quan: {ten: Ủy ban nhân dân xã Bến Đá}", 0),
        ("Đo lại ít nhất 210 ha đất bãi bồi ở cửa sông.", "", 0),
    ],
)
def test_an_amount_to_reach_is_one_in_the_papers_of_one_body(other: str, issuer: str, count: int) -> None:
    mine = opening(BASE, "Trồng mới ít nhất 120 ha cây lấy mật ven rừng.")
    assert len(said(mine, opening(BASE, other) + issuer, "CT15")) == count
