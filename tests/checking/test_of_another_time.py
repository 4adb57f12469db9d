"""What is right at its own time and place: a target and what was reached, facts of the year before, what another level is asked to do."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def told(code: str, **document: Any) -> list[tuple[str, str]]:
    read = example_read(json.dumps(document, ensure_ascii=False))
    return [(str(one.severity), one.quote) for one in check(read, on=date(2026, 11, 20), select=(code,)).findings]


_RATE = "Tỷ lệ thuyền đủ phao cứu sinh đạt "


@pytest.mark.parametrize(
    ("reached", "goal", "wrong"),
    [("91%", "95%", []), ("96%", "95%", [("goi_y", "95%")]), ("95%", "95%", [])],
)
def test_a_target_below_what_was_reached_is_only_asked_about(reached: str, goal: str, wrong: list[Any]) -> None:
    parts = [
        {"tieu_de": "Kết quả", "noi_dung": [f"{_RATE}{reached}."]},
        {"tieu_de": "Mục tiêu", "noi_dung": [f"{_RATE}{goal}."]},
    ]
    assert told("CT10", loai="bao_cao", noi_dung=parts) == wrong


def test_what_a_report_reached_is_no_other_value_of_its_plan() -> None:
    sheet = {
        "ten": "Kết quả các chỉ tiêu",
        "chi_tieu": [{"chi_tieu": "Tỷ lệ thuyền đủ phao cứu sinh", "don_vi_tinh": "%", "gia_tri": "95"}],
    }
    parts = [{"tieu_de": "Kết quả", "noi_dung": [f"{_RATE}97,5%."]}]
    assert told("CT10", loai="bao_cao", noi_dung=parts, phu_luc=[sheet]) == []


@pytest.mark.parametrize(("clause", "wrong"), [("mỗi bến đò ngang trong xã tổ chức", 0), ("tổ chức", 1)])
def test_what_each_of_several_does_is_not_what_all_do(clause: str, wrong: int) -> None:
    sheet = {
        "ten": "Nhiệm vụ",
        "nhiem_vu": [{"noi_dung": "Tập cứu người ngã sông ở bến đò ngang", "san_pham": "04 cuộc diễn tập"}],
    }
    parts = [
        {"tieu_de": "Việc làm", "noi_dung": [f"Tập cứu người ngã sông: {clause} 02 cuộc diễn tập vào mùa nước nổi."]}
    ]
    assert len(told("CT10", loai="ke_hoach", noi_dung=parts, phu_luc=[sheet])) == wrong


@pytest.mark.parametrize(
    ("title", "wrong"), [("Số liệu thuyền và phao theo bến", 0), ("Phân bổ thuyền và phao theo bến", 1)]
)
def test_next_years_target_is_not_this_years_count(title: str, wrong: int) -> None:
    columns = ["so_thu_tu", {"ma": "ben", "ten": "Bến"}, {"ma": "phao", "ten": "Phao cứu sinh (chiếc)"}]
    rows = [
        {"ben": "Bến Mơ", "phao": "1.480"},
        {"ben": "Bến Tràm", "phao": "2.000"},
        {"ben": "Tổng cộng", "phao": "3.480"},
    ]
    parts = [{"tieu_de": "Chỉ tiêu chủ yếu", "noi_dung": ["Phao cứu sinh 3.600 chiếc."]}]
    found = told("BC23", loai="ke_hoach", noi_dung=parts, phu_luc=[{"ten": title, "cot": columns, "hang": rows}])
    assert len(found) == wrong


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("Số liệu bến đò và công tác hòa giải năm 2025", 0),
        ("Thống kê thuyền năm 2025", 0),
        ("Danh mục thuyền đóng năm 2025", 1),
    ],
)
def test_facts_are_of_the_year_before(name: str, wrong: int) -> None:
    found = told("TG32", loai="ke_hoach", trich_yeu="An toàn bến đò năm 2026", phu_luc=[{"ten": name}])
    assert len(found) == wrong


@pytest.mark.parametrize(
    ("labels", "wrong"),
    [
        (["I", "III", "III"], ["Phụ lục III"]),
        (["I", "II", "II", "IV"], ["Phụ lục II"]),
        (["I", "II", "IV"], ["Phụ lục IV"]),
    ],
)
def test_behind_a_slip_an_appendix_is_right_by_its_place(labels: list[str], wrong: list[str]) -> None:
    appendices = [{"ten": f"Biểu {n}", "nhan": f"Phụ lục {label}"} for n, label in enumerate(labels)]
    assert [quote for _, quote in told("DS23", phu_luc=appendices)] == wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Đề nghị Sở Xây dựng sớm thống nhất mẫu vé, cách ghi sổ khách và giá vé qua đò trên các tuyến sông của toàn tỉnh.", 0),
        ("Đề nghị các chủ bến treo phao. Ghi sổ khách qua đò của toàn tỉnh.", 1),
    ],
)  # fmt: skip
def test_what_the_level_above_is_asked_for_reaches_as_far_as_it(line: str, wrong: int) -> None:
    assert len(told("CQ12", mo_dau=[line])) == wrong


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        ("Quy định chức năng, nhiệm vụ và cơ cấu tổ chức của Trung tâm Cứu hộ đường sông", 0),
        ("Quy định giá vé qua đò", 1),
    ],
)
def test_a_unit_may_have_rooms_named_like_those_of_a_district(title: str, wrong: int) -> None:
    day = {"ngay": 20, "thang": 11, "nam": 2025}
    part = {"tieu_de": "Các phòng chuyên môn", "noi_dung": ["Phòng Tài chính - Kế hoạch"]}
    assert len(told("CQ10", loai="quyet_dinh", trich_yeu=title, ngay_ban_hanh=day, noi_dung=[part])) == wrong


def test_a_symbol_alone_in_a_cell_is_no_second_mention() -> None:
    told_in_full = "Theo Giấy phép số 46/GP-UBND ngày 22/6/2025 của UBND tỉnh."
    columns = ["so_thu_tu", {"ma": "ben", "ten": "Bến"}, {"ma": "phep", "ten": "Số giấy phép"}]
    sheet = {"ten": "Bến đò", "cot": columns, "hang": [{"ben": "Bến Mơ", "phep": "64/GP-UBND"}]}
    assert told("VD40", mo_dau=[told_in_full], phu_luc=[sheet]) == []
    assert len(told("VD40", mo_dau=[told_in_full, "Bến mở theo Giấy phép số 64/GP-UBND."])) == 1


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Vé cấp trong 07 phút, rút ngắn được 02 phút còn 05 phút.", 0),
        ("Cắt giảm 03 bến còn 08 bến.", 0),
        ("Rút ngắn việc cấp vé từ 05 ngày xuống còn 07 ngày.", 1),
        ("Gộp 06 bến thành 11 bến.", 1),
    ],
)
def test_what_is_taken_off_may_be_less_than_what_is_left(line: str, wrong: int) -> None:
    assert len(told("BC14", mo_dau=[line])) == wrong


@pytest.mark.parametrize(("count", "wrong"), [("03", 0), ("04", 1)])
def test_the_parts_of_a_paper_are_its_contents_whatever_they_are_called(count: str, wrong: int) -> None:
    parts = [
        {"tieu_de": "Về bến", "noi_dung": ["Kê lại phao.", "Vá lưới."]},
        {"tieu_de": "Về nội dung sổ khách", "noi_dung": ["Ghi tên.", "Ghi giờ.", "Ghi vé.", "Ghi bến.", "Ghi sóng."]},
        {"tieu_de": "Về vé", "noi_dung": ["In vé.", "Soát vé."]},
    ]
    closing = [f"Các bến làm xong {count} nội dung nêu trên trước mùa nước."]
    assert len(told("BC25", danh_so=["1.", "-"], noi_dung=parts, ket_thuc=closing)) == wrong
