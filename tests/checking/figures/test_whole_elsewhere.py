"""Figures of the body whose whole, count or source stands in a table or another sentence: equivalents (BC29), things counted (CT10), sources (BC23)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check


def _told(code: str, overlay: dict[str, object]) -> list[str]:
    rule = find_rule(code)
    assert rule is not None
    read = example_read(json.dumps(overlay, ensure_ascii=False))
    return [one.quote for one in check(read, on=date(2026, 6, 1), rules=[rule]).findings]


HERD = "Đàn dê có 420 con, đàn ngựa, la có 150 con, xã có 1.240 hộ."


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Đóng số tai cho đàn ngựa, la đạt 80% trở lên (tương đương {} con).", ("130", "120")),
        ("Tỷ lệ dê được tẩy giun đạt 90% (tức {} con dê).", ("388", "378")),
    ],
)
def test_an_equivalent_is_the_rate_of_the_whole(said: str, wrong: tuple[str, str]) -> None:
    assert len(_told("BC29", {"mo_dau": [HERD, said.format(wrong[0])]})) == 1
    assert _told("BC29", {"mo_dau": [HERD, said.format(wrong[1])]}) == []


@pytest.mark.parametrize(
    "said", ["Giảm 2% số hộ (tương đương 40 hộ).", "Tiêm cho đàn trâu đạt 90% (tương đương 70 con)."]
)
def test_a_rate_of_something_else_is_left(said: str) -> None:
    assert _told("BC29", {"mo_dau": [HERD, said]}) == []


def _goods(said: str) -> list[str]:
    columns = [
        "so_thu_tu",
        {"ma": "noi_dung", "ten": "Nội dung"},
        {"ma": "sl", "ten": "Số lượng"},
        {"ma": "tien", "ten": "Thành tiền (đồng)"},
    ]
    rows = [
        {"noi_dung": "Biển báo bến (chiếc)", "sl": "36", "tien": "3.600.000"},
        {"noi_dung": "May áo phao (cái)", "sl": "240", "tien": "24.000.000"},
        {"noi_dung": "Loa", "sl": "14", "tien": "7.000.000"},
    ]
    return _told(
        "CT10",
        {"mo_dau": [said, "Chi tiết tại Phụ lục."], "phu_luc": [{"ten": "Vật tư", "cot": columns, "hang": rows}]},
    )


@pytest.mark.parametrize("said", ["Dựng 32 biển báo bến.", "Phát 220 áo phao cho khách.", "Phát 220 cái áo phao."])
def test_things_of_a_row_are_as_many_in_the_body(said: str) -> None:
    assert len(_goods(said)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Dựng 36 biển báo bến.",
        "Đã có 20 biển báo cũ.",
        "Mỗi bến dựng 4 biển báo.",
        "Đợt 1 phát 220 áo phao.",
        "Thay 30 biển chỉ đường.",
    ],
)
def test_other_things_and_parts_are_left(said: str) -> None:
    assert _goods(said) == []


def _sources(said: str) -> list[str]:
    columns = [
        "so_thu_tu",
        {"ma": "viec", "ten": "Việc"},
        {"ma": "tien", "ten": "Số tiền (triệu đồng)"},
        {"ma": "nguon", "ten": "Nguồn"},
    ]
    rows = [
        {"viec": "Kè bến", "tien": "45", "nguon": "Ngân sách tỉnh"},
        {"viec": "Sơn đò", "tien": "12", "nguon": "Ngân sách xã"},
        {"viec": "Lan can", "tien": "20", "nguon": "Ngân sách tỉnh"},
        {"viec": "Cộng", "tien": "77"},
    ]
    return _told(
        "BC23",
        {"mo_dau": [said, "Chi tiết tại Phụ lục."], "phu_luc": [{"ten": "Dự toán", "cot": columns, "hang": rows}]},
    )


def test_each_source_gives_what_its_rows_make() -> None:
    assert _sources("Kinh phí 77 triệu đồng, trong đó ngân sách tỉnh 60 triệu đồng, ngân sách xã 17 triệu đồng.") == [
        "60 triệu đồng",
        "17 triệu đồng",
    ]
    assert _sources("Kinh phí 77 triệu đồng, trong đó ngân sách tỉnh 65 triệu đồng, ngân sách xã 12 triệu đồng.") == []
    assert _sources("Năm trước ngân sách tỉnh cấp 50 triệu đồng.") == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Nhận 34 ý kiến. Nhiều ý kiến nhất là giá vé ({}), giờ chạy (12), lối lên (9).", ("15", "11")),
        ("Bến có 12 lái đò, 100% biết bơi (05 nam, {} nữ).", ("08", "07")),
    ],
)
def test_parts_in_brackets_are_no_more_than_their_whole(said: str, wrong: tuple[str, str]) -> None:
    assert len(_told("BC10", {"mo_dau": [said.format(wrong[0])]})) == 1
    assert _told("BC10", {"mo_dau": [said.format(wrong[1])]}) == []


def _report(*lines: str) -> dict[str, object]:
    items = [
        {"tieu_de": "Kết quả", "noi_dung": [lines[0], "Bến mở cả tuần."]},
        {"tieu_de": "Đánh giá", "noi_dung": [*lines[1:], "Bến sạch."]},
    ]
    return {"loai": "bao_cao", "trich_yeu": "Cấp thẻ lái đò năm 2026", "noi_dung": items}


RESULT = "Trả 240 hồ sơ, trong đó đúng hạn 233 hồ sơ, quá hạn 7 hồ sơ."


@pytest.mark.parametrize(
    "said",
    [
        "Việc cấp thẻ nền nếp, không có hồ sơ trễ hạn.",
        "100% hồ sơ giải quyết đúng hạn.",
        "Toàn bộ hồ sơ được trả đúng và trước hạn.",
    ],
)
def test_all_in_time_is_denied_by_a_count_of_late_ones(said: str) -> None:
    assert len(_told("BC66", _report(RESULT, said))) == 1
    assert _told("BC66", _report(RESULT.replace("quá hạn 7", "quá hạn 00"), said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Phấn đấu 100% hồ sơ giải quyết đúng hạn.",
        "Lĩnh vực đăng kiểm không có hồ sơ trễ hạn.",
        "Quý I không có hồ sơ trễ hạn.",
    ],
)
def test_one_field_or_time_denies_nothing(said: str) -> None:
    assert _told("BC66", _report(RESULT, said)) == []


def test_a_rate_is_told_again_whatever_is_done_to_what_it_counts() -> None:
    result = "Tiếp nhận trực tuyến 420 hồ sơ, đạt 84%."
    assert len(_told("BC29", _report(result, "Tỷ lệ hồ sơ trực tuyến đạt 86%."))) == 1
    assert _told("BC29", _report(result, "Tỷ lệ hồ sơ trực tuyến đạt 84%.")) == []


def test_points_above_a_target_are_points() -> None:
    assert _told("BC81", {"mo_dau": ["Vé điện tử đạt 91,4%, vượt chỉ tiêu xã giao 11,4% (chỉ tiêu 80%)."]}) == ["11,4%"]


def test_what_sources_give_is_their_whole_however_far_off() -> None:
    said = "Tổng kinh phí 520 triệu đồng, gồm: ngân sách tỉnh 360 triệu đồng; ngân sách xã 150 triệu đồng; vốn góp {} triệu đồng."
    assert len(_told("BC10", {"mo_dau": [said.format("310")]})) == 1
    assert _told("BC10", {"mo_dau": [said.format("10")]}) == []


def test_things_each_with_a_place_in_brackets_are_as_many_as_said() -> None:
    said = "Làm thử {} mô hình: nuôi dê (bản Hạ), trồng quế (bản Đoài), nuôi ong (bản Bến) và ươm sả (bản Mía); sơ kết trước ngày 30/6/2026."
    assert len(_told("BC19", {"mo_dau": [said.format("03")]})) == 1
    assert _told("BC19", {"mo_dau": [said.format("04")]}) == []


def test_what_was_reached_is_what_the_results_say() -> None:
    assert len(_told("BC29", _report("Mở 08 lớp tập bơi cho lái đò.", "Mở được 10 lớp tập bơi, vượt kế hoạch."))) == 1
    assert _told("BC29", _report("Mở 08 lớp tập bơi cho lái đò.", "Mở được 08 lớp tập bơi, vượt kế hoạch.")) == []
    assert _told("BC29", _report("Mở 08 lớp tập bơi cho lái đò.", "Mở được 10 lớp học chữ.")) == []


def test_so_many_places_each_with_so_many_things_are_some_of_all() -> None:
    assert _told("BC29", _report("Xã có 14 thôn.", "Treo 36 phao tại 12 thôn, mỗi thôn 03 phao.")) == []


def test_months_are_no_amount() -> None:
    said = "Mở 03 lớp tập bơi trong tháng 10 và 11 năm 2026; mỗi lớp 6,5 triệu đồng, tổng {} triệu đồng."
    assert len(_told("BC15", {"mo_dau": [said.format("18,5")]})) == 1
    assert _told("BC15", {"mo_dau": [said.format("19,5")]}) == []
