"""Laws cited by name and day: one that the register does not have, one that has a newer of its name, those left alone."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.law.register import register

SPRING = date(2026, 4, 15)


def told(
    line: str, on: date = SPRING, key: str = "can_cu", codes: tuple[str, ...] = ("VD34",)
) -> list[tuple[str, str]]:
    day = {"ngay": on.day, "thang": on.month, "nam": on.year}
    read = example_read(json.dumps({key: [line], "ngay_ban_hanh": day}, ensure_ascii=False))
    return [(str(one.severity), one.suggestion) for one in check(read, on=on, select=codes).findings]


@pytest.mark.parametrize(
    ("line", "severity", "right"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2024", "canh_bao", "ngày 16/6/2025"),
        ("Căn cứ Luật Cán bộ, công chức ngày 24/6/2026", "goi_y", "ngày 24/6/2025"),
        ("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2006", "canh_bao", "ngày 05/4/2016"),
        ("Căn cứ Luật Thanh tra ngày 14 tháng 11 năm 2012", "canh_bao", "ngày 25/6/2025"),
        ("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2014", "canh_bao", "ngày 21/6/2024"),
    ],
)
def test_a_day_of_no_law_of_that_name(line: str, severity: str, right: str) -> None:
    day = date(2026, 11, 1) if "2026" in line else SPRING
    assert told(line, day) == [(severity, right)]


def test_outside_the_bases_it_is_a_hint() -> None:
    said = told("Thực hiện Luật Lưu trữ ngày 21 tháng 6 năm 2014, xã chỉnh lý 12 mét giá.", key="mo_dau")
    assert said == [("goi_y", "ngày 21/6/2024")]


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 20 tháng 6 năm 2014",
        "Căn cứ Luật Nuôi ong ngày 02 tháng 3 năm 2011",
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
    ],
)
def test_what_is_right_or_not_known_is_left_alone(line: str) -> None:
    assert told(line) == []


def test_a_paper_older_than_the_newer_law_is_judged_by_what_held_then() -> None:
    line = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
    assert told(line, date(2024, 5, 6)) == []
    assert told(line, SPRING, codes=("VD21",)) == [("canh_bao", "thay bằng 72/2025/QH15")]
    assert told(line, SPRING) == []  # told once


def test_a_day_of_memory_accuses_nobody() -> None:
    name = "Lưu trữ"
    law = next(law for law in register().laws_named(name) if law.so_ky_hieu == "33/2024/QH15")
    own = register().joined([law._replace(do_tin="M")])
    read = example_read(json.dumps({"can_cu": [f"Căn cứ Luật {name} ngày 21 tháng 6 năm 2014"]}, ensure_ascii=False))
    assert [str(one.severity) for one in check(read, on=SPRING, law=own, select=("VD34",)).findings] == ["goi_y"]


def test_a_law_whose_place_another_name_took_is_over() -> None:
    autumn = date(2026, 10, 5)
    gone = [("canh_bao", "thay bằng 114/2025/QH15")]
    line = "Căn cứ Luật Phòng, chống bệnh truyền nhiễm ngày 21 tháng 11 năm 2007"
    assert told(line, autumn, codes=("VD21",)) == gone
    assert told(line, SPRING, codes=("VD21",)) == []
    roads = "Căn cứ Luật Giao thông đường bộ ngày 13 tháng 11 năm 2008"
    assert told(roads, autumn, codes=("VD21",)) == [("canh_bao", "thay bằng 35/2024/QH15")]


AUTUMN = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("line", "severity", "instead"),
    [
        ("Căn cứ Pháp lệnh Công an xã ngày 21/11/2008", "canh_bao", "thay bằng 30/2023/QH15"),
        ("Rà soát theo Pháp lệnh Ưu đãi người có công với cách mạng ngày 29/6/2005", "canh_bao", "thay bằng 02/2020/UBTVQH14"),
        ("Phổ biến Luật Căn cước công dân tới 9 ấp", "canh_bao", "thay bằng 26/2023/QH15"),
        ("Chấm điểm theo Nghị định số 90/2020/NĐ-CP", "goi_y", "xem lại: công chức theo 335/2025/NĐ-CP, viên chức theo 233/2026/NĐ-CP; thay bằng 335/2025/NĐ-CP"),
        ("Quản lý chợ theo Nghị định số 02/2003/NĐ-CP ngày 14/01/2003", "canh_bao", "thay bằng 60/2024/NĐ-CP"),
    ],
)  # fmt: skip
def test_what_others_replaced_is_told_with_what_to_cite(line: str, severity: str, instead: str) -> None:
    assert told(line, AUTUMN, "mo_dau", ("VD21",)) == [(severity, instead)]


@pytest.mark.parametrize(
    "line",
    [
        "Phổ biến Luật Đất đai tới 9 ấp",  # there is one of that name
        "Phổ biến Luật Phòng, chống tham nhũng tới 9 ấp",  # the one in force may be one the register has from memory
        "Căn cứ Luật Dân số ngày 10/12/2025",  # a luật, no pháp lệnh
        "Nghị định số 02/2003/NĐ-CP ngày 14/01/2003 đã hết hiệu lực",
    ],
)
def test_a_name_that_still_stands_for_a_law_is_left_alone(line: str) -> None:
    assert told(line, AUTUMN, "mo_dau", ("VD21",)) == []


def test_a_law_in_the_title_of_a_decree_that_is_over_is_not_told_beside_it() -> None:
    line = (
        "Theo Nghị định số 136/2020/NĐ-CP ngày 24/11/2020 của Chính phủ quy định chi tiết Luật Phòng cháy và chữa cháy"
    )
    assert told(line, AUTUMN, "mo_dau", ("VD21",)) == [("canh_bao", "thay bằng 105/2025/NĐ-CP")]


def test_a_budget_of_next_year_may_rest_on_the_law_that_will_hold_then() -> None:
    def said(year: str) -> int:
        doc = {"can_cu": ["Căn cứ Luật Ngân sách nhà nước ngày 25/6/2025"], "nam": year, "ngay_ban_hanh": {"ngay": 9, "thang": 12, "nam": 2025}}  # fmt: skip
        return len(check(example_read(json.dumps(doc)), on=date(2025, 12, 9), select=("VD27",)).findings)

    assert (said("2026"), said("2025")) == (0, 1)


def test_a_day_and_month_that_are_right_betray_a_wrong_year() -> None:
    line = "Theo Quyết định số 749/QĐ-TTg ngày {} của Thủ tướng Chính phủ."
    assert told(line.format("03/6/2021"), AUTUMN, "mo_dau", ("VD20",)) == [("loi", "ngày 03/6/2020")]
    assert told(line.format("14/9/2023"), AUTUMN, "mo_dau", ("VD20",)) == []


@pytest.mark.parametrize(("year", "found"), [("2025", 1), ("2026", 0)])
def test_the_budget_resolved_in_december_is_that_of_the_year_to_come(year: str, found: int) -> None:
    line = f"Căn cứ Nghị quyết số 9/NQ-HĐND ngày 19 tháng 12 năm 2025 của Hội đồng nhân dân xã về phân bổ ngân sách xã năm {year}"
    assert len(told(line, codes=("TG48",))) == found


def test_of_two_laws_of_one_name_and_year_the_day_says_which() -> None:
    line = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025"
    assert told(line, AUTUMN, codes=("VD20", "VD21", "VD34")) == [("canh_bao", "thay bằng 72/2025/QH15")]


@pytest.mark.parametrize(
    ("line", "severity", "said"),
    [
        # two sources give the day; a day known by heart, of a text that was seen or not, is asked about
        ("Căn cứ Nghị định số 08/2022/NĐ-CP ngày 01/10/2022 của Chính phủ", "loi", "ngày 10/01/2022"),
        ("Căn cứ Nghị định số 115/2018/NĐ-CP ngày 09 tháng 4 năm 2018 của Chính phủ", "canh_bao", "đối chiếu bản gốc: ngày 04/9/2018"),
        ("Căn cứ Nghị định số 117/2020/NĐ-CP ngày 29/8/2020 của Chính phủ", "canh_bao", "đối chiếu bản gốc: ngày 28/9/2020"),
        ("Căn cứ Quyết định số 1248/QĐ-TTg ngày 19/7/2022 của Thủ tướng Chính phủ phê duyệt Chương trình phòng, chống tai nạn, thương tích trẻ em giai đoạn 2021 - 2030", "loi", "ngày 19/7/2021"),
    ],
)  # fmt: skip
def test_another_day_is_told_as_surely_as_the_register_knows_it(line: str, severity: str, said: str) -> None:
    assert told(line, AUTUMN, codes=("VD20",)) == [(severity, said)]


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Nghị định số 117/2020/NĐ-CP ngày 28/9/2020 của Chính phủ",
        "Căn cứ Quyết định số 1248/QĐ-TTg ngày 19/7/2022 của Thủ tướng Chính phủ về phân bổ vốn đầu tư phát triển năm 2022",  # a number of another year
        "Căn cứ Luật Quốc phòng ngày 08 tháng 6 năm 2018",
    ],
)
def test_a_right_day_or_a_text_of_another_year_is_left_alone(line: str) -> None:
    assert told(line, AUTUMN, codes=("VD20",)) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Theo Luật Trẻ em năm 2015 thì làm.", [("canh_bao", "năm 2016")]),
        ("Theo Luật Bảo vệ môi trường năm 2022, mỗi bến có thùng rác.", [("canh_bao", "năm 2020")]),
        ("Theo Luật Tiếp công dân 2014 thì tiếp.", [("canh_bao", "2013")]),
        ("Theo Luật Thanh tra năm 2024 thì làm.", [("canh_bao", "năm 2025")]),
        ("Theo Luật Quốc phòng năm 2017 thì làm.", [("goi_y", "năm 2018")]),
        ("Theo Luật Trẻ em năm 2016, Luật Thanh tra 2022 thì làm.", []),
        ("Góp ý dự thảo Luật Trẻ em năm 2015.", []),
        ("Kết quả thi hành Luật Trẻ em năm 2017 ở bến.", []),
        ("Luật sửa đổi, bổ sung một số điều của Luật Trẻ em năm 2018.", []),
        ("Theo Luật Trẻ em năm 2026, Luật Nuôi ong năm 2015, Luật Đất đai năm 1993 thì làm.", []),
    ],
)
def test_the_year_of_a_law(line: str, said: list[tuple[str, str]]) -> None:
    assert told(line, date(2026, 11, 1), key="mo_dau") == said


def test_the_year_of_the_work_is_none_of_the_law() -> None:
    line = "Phổ biến Luật Trẻ em năm 2017 cho lái đò."
    assert told(line, date(2017, 3, 1), key="mo_dau") == []
    assert told(line, date(2026, 3, 1), key="mo_dau") == [("canh_bao", "năm 2016")]


def test_a_law_of_that_name_and_day_has_another_number() -> None:
    day = date(2026, 3, 4)
    content = {
        "mo_dau": ["Theo Luật Lưu trữ số 01/2011/QH13 ngày 21/6/2024, Luật Trẻ em số 102/2016/QH13 ngày 05/4/2017."]
    }
    found = check(example_read(json.dumps(content, ensure_ascii=False)), on=day, select=("VD07",)).findings
    assert [(one.quote, "33/2024/QH15" in one.suggestion) for one in found] == [
        ("01/2011/QH13", True),
        ("ngày 05/4/2017", False),
    ]


def test_a_number_of_another_year_is_told_once_where_the_day_is_known() -> None:
    content = {"mo_dau": ["Theo Nghị định số 118/2024/NĐ-CP ngày 09/6/2025 của Chính phủ."]}
    found = check(example_read(json.dumps(content, ensure_ascii=False)), on=SPRING, select=("VD07", "VD23")).findings
    assert [(one.code, one.suggestion) for one in found] == [("VD23", "118/2025/NĐ-CP")]


def test_a_council_named_for_a_committee_is_no_slip_of_a_mark() -> None:
    content = {"mo_dau": ["Theo Nghị quyết số 5/NQ-HĐND ngày 20/12/2025 của UBND xã về bến đò."]}
    (found,) = check(example_read(json.dumps(content, ensure_ascii=False)), on=SPRING, select=("VD03",)).findings
    assert "không phải của" in found.message


def test_two_ministries_sign_circulars_of_one_number_on_one_day() -> None:
    symbol = "Thông tư số 10/2025/TT-BVHTTDL ngày 19/6/2025"
    for words, codes in (
        (f"Theo {symbol} của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch.", []),
        (f"Theo {symbol}.", ["VD23"]),
    ):
        found = check(
            example_read(json.dumps({"mo_dau": [words]}, ensure_ascii=False)), on=SPRING, select=("VD23",)
        ).findings
        assert [one.code for one in found] == codes
