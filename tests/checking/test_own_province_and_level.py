"""Bodies of two provinces, the issuer's own kind and level, references to a section of another matter, people in tables and signatures."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

DAY = date(2026, 10, 5)
_ISSUED = {"ngay_ban_hanh": {"ngay": 5, "thang": 10, "nam": 2026}}


def told(code: str, **parts: Any) -> list[str]:
    read = example_read(json.dumps({**_ISSUED, **parts}, ensure_ascii=False))
    return [one.quote for one in check(read, on=DAY, select=(code,)).findings]


def of(name: str) -> dict[str, Any]:
    return {"co_quan": {"ten": f"Ủy ban nhân dân {name}", "viet_tat": "UBND"}, "dia_danh": name.split(maxsplit=1)[1]}


@pytest.mark.parametrize(
    ("issuer", "line", "found"),
    [
        ("đặc khu Hòn Sẻ", "Công khai trên cổng thông tin của xã.", ["cổng thông tin của xã"]),
        ("phường Bến Gáo", "Chi từ ngân sách của xã để sửa nhà.", ["ngân sách của xã"]),
        ("xã Lũng Mây", "Công khai trên cổng thông tin của xã.", []),
        ("phường Bến Gáo", "Nhận trụ sở của xã Lũng Mây cũ.", []),
    ],
)
def test_what_is_of_a_commune_of_another_kind(issuer: str, line: str, found: list[str]) -> None:
    assert told("CQ08", **of(issuer), mo_dau=[line]) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Đề nghị Mặt trận Tổ quốc Việt Nam Quận 4 vận động.", ["Quận 4"]),
        ("Việc làm hợp với điều kiện của thị trấn sau sắp xếp.", ["thị trấn"]),
        ("Đề nghị Phòng LĐTBXH bàn giao đủ sổ.", ["Phòng LĐTBXH"]),
        ("Nhận sổ do Phòng LĐTBXH huyện bàn giao trước ngày 01/7/2025.", []),
        ("Phường lập ra sau khi sắp xếp thị trấn Gáo trước đây.", []),
    ],
)
def test_levels_that_ended_are_told_where_they_are_spoken_to(line: str, found: list[str]) -> None:
    assert told("CQ10", **of("phường Bến Gáo"), mo_dau=[line]) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Thanh tra thành phố Phú Vinh cử người tham gia.", ["thành phố Phú Vinh"]),
        ("Thanh tra thành phố Cần Thơ cử người tham gia.", []),
        ("Đoàn nghệ thuật thành phố Phú Vinh biểu diễn.", []),
    ],
)
def test_a_body_of_a_city_that_is_no_province(line: str, found: list[str]) -> None:
    assert told("CQ14", mo_dau=[line]) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Theo văn bản của UBND tỉnh Cà Mau.", "Gửi Sở Nội vụ tỉnh Cà Mau.", "Chờ HĐND tỉnh An Giang giao."], ["HĐND tỉnh An Giang"]),
        (["Theo văn bản của UBND tỉnh Cà Mau.", "Đoàn học tập kinh nghiệm của UBND tỉnh An Giang."], []),
        (["Theo văn bản của UBND tỉnh Cà Mau.", "Gửi Sở Nội vụ tỉnh Cà Mau."], []),
    ],
)  # fmt: skip
def test_bodies_above_are_of_one_province(lines: list[str], found: list[str]) -> None:
    assert told("CQ17", mo_dau=lines) == found


def _sections(where: str) -> list[dict[str, Any]]:
    last = [f"Phòng Kinh tế: tham mưu cấp kinh phí theo {where} Kế hoạch này.", "Các ấp làm."]
    return [
        {"tieu_de": "Mục đích", "noi_dung": ["Giữ sạch.", "Giữ gọn."]},
        {"tieu_de": "Kinh phí thực hiện", "noi_dung": ["Ngân sách xã.", "Xã hội hóa."]},
        {"tieu_de": "Tổ chức thực hiện", "noi_dung": last},
    ]


@pytest.mark.parametrize(
    ("where", "found"), [("khoản 1 Mục III", 1), ("mục I", 1), ("khoản 2 Mục II", 0), ("Mục II", 0)]
)
def test_a_reference_leads_to_what_it_speaks_of(where: str, found: int) -> None:
    assert told("TC34", noi_dung=_sections(where)) == [f"{where}"] * found


_TABLE = {
    "ten": "Lịch kiểm tra",
    "cot": [{"ma": "don_vi", "ten": "Đơn vị"}, {"ma": "truong_doan", "ten": "Trưởng đoàn"}],
    "hang": [{"don_vi": "Ấp Thượng", "truong_doan": "Vi Khánh Trường"}, {"don_vi": "Ấp Hạ", "truong_doan": "Vi Khánh Trường"}],
}  # fmt: skip


def test_a_person_of_the_body_is_looked_for_in_tables_and_among_the_signers() -> None:
    line = ["Giao ông Vi Khánh Tường, Phó Chủ tịch UBND xã chỉ đạo."]
    assert told("TC30", mo_dau=line, phu_luc=[_TABLE]) == ["Vi Khánh Tường"]
    households = {**_TABLE, "cot": [_TABLE["cot"][0], {"ma": "truong_doan", "ten": "Chủ hộ"}]}
    assert told("TC30", mo_dau=line, phu_luc=[households]) == []
    signer = {
        "quyen_han": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
        "chuc_vu": "PHÓ CHỦ TỊCH",
        "ho_ten": "Vi Khánh Trường",
    }
    by_office = ["Tổ do Phó Chủ tịch UBND xã Vi Khánh Tường làm Tổ trưởng."]
    assert len(told("TC30", mo_dau=by_office, chu_ky=signer)) == 1
    assert told("TC30", mo_dau=by_office, chu_ky={**signer, "chuc_vu": "CHỦ TỊCH"}) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Giao bà Sầm Thị Loan, Chánh Văn phòng làm Tổ trưởng.", "Bà Sầm Thị Loạn, Tổ trưởng Tổ biên tập chịu trách nhiệm."], 1),
        (["Ông Mông Thế Nhựt, Trưởng phòng phụ trách.", "Giao ông Mông Thế Nhật, Trưởng phòng Kinh tế đôn đốc."], 1),
        (["Ông Mông Thế Nhựt, Trưởng phòng Kinh tế.", "Giao ông Mông Thế Nhật, Trưởng Công an xã đôn đốc."], 0),
        (["Bí thư Đảng ủy xã và đồng chí Mông Thế Nhật dự."], 0),
    ],
)  # fmt: skip
def test_offices_one_person_may_hold(lines: list[str], found: int) -> None:
    assert len(told("TC30", mo_dau=lines)) == found


@pytest.mark.parametrize("line", ["KT/ CHỦ TỊCH", "TM/ ỦY BAN NHÂN DÂN"])
def test_a_stroke_is_no_full_stop(line: str) -> None:
    signer = {"quyen_han": [line], "chuc_vu": "PHÓ CHỦ TỊCH", "ho_ten": "Lò Văn Páo"}
    assert told("TQ04", chu_ky=signer) == [line]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Tiếp tục công bố, công khai danh mục thủ tục hành chính về chợ.", ["công bố"]),
        ("Sửa đổi, bổ sung các quy định của pháp luật về bến đò.", ["Sửa đổi, bổ sung các quy định của pháp luật"]),
        ("Rà lại việc đã phân cấp cho các phòng chuyên môn.", ["phân cấp"]),
        ("Lập phương án cơ cấu lại các doanh nghiệp nhà nước.", ["doanh nghiệp nhà nước"]),
        ("Công khai thủ tục hành chính đã được Chủ tịch UBND tỉnh công bố.", []),
        ("Kiến nghị cấp trên sửa đổi các quy định của pháp luật về bến đò.", []),
        ("Lập phương án sắp xếp lại các điểm trường.", []),
    ],
)
def test_what_is_beyond_a_commune(line: str, found: list[str]) -> None:
    assert told("TQ09", mo_dau=[line]) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Họp ở khu phố 1.", "Trưởng khu phố ghi sổ.", "Khu phố 2 dọn rác.", "Trưởng thôn trực."], ["Trưởng thôn"]),
        (["Họp ở khu phố 1.", "Khu phố 2 dọn rác.", "Trưởng thôn trực.", "Các thôn dọn rác."], []),
    ],
)
def test_a_group_of_another_kind_met_once_in_a_special_zone(lines: list[str], found: list[str]) -> None:
    assert told("CQ12", **of("đặc khu Hòn Sẻ"), mo_dau=lines) == found


def test_offices_in_the_recipients_may_be_in_letters() -> None:
    units = [{"tieu_de": name, "noi_dung": ["Rà soát.", "Báo cáo."]} for name in ("Phòng Kinh tế xã", "Công an xã")]
    work = [{"tieu_de": "Tổ chức thực hiện", "noi_dung": units}]
    assert told("TC22", noi_dung=work, noi_nhan=["Sở Nội vụ", "Phòng VHXH, KT, CAX"], luu="VT") == []
    assert told("TC22", noi_dung=work, noi_nhan=["Sở Nội vụ", "Phòng VHXH"], luu="VT") == ["Phòng Kinh tế xã"]


@pytest.mark.parametrize(("said", "found"), [("03 phụ lục", ["03 phụ lục"]), ("02 phụ lục", []), ("05 biểu", [])])
def test_appendices_are_counted(said: str, found: list[str]) -> None:
    one = {
        "ten": "Lịch",
        "cot": [{"ma": "a", "ten": "Việc"}, {"ma": "b", "ten": "Số"}],
        "hang": [{"a": "Dọn", "b": "1"}],
    }
    assert told("TC39", mo_dau=[f"Kèm theo Kế hoạch này là {said}."], phu_luc=[one, {**one, "ten": "Biểu"}]) == found
