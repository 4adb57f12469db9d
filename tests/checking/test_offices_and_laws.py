"""Laws named with a number, a day, an issuer of none; offices that ended, were never a commune's, or are above it; undated papers."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

DAY = {"ngay": 4, "thang": 3, "nam": 2026}
HEAD = {
    "co_quan": {"ten": "Ủy ban nhân dân xã Đồi Sim"},
    "ngay_ban_hanh": DAY,
    "dia_danh": "Đồi Sim",
    "trich_yeu": "Sửa bến đò trên địa bàn xã Đồi Sim năm 2026",
}
UNDATED = {"ngay_ban_hanh": None, "nam": None, "trich_yeu": "Góp ý về bến đò", "ket_thuc": ["Xin góp ý trước hạn."]}
LAW_OF_CADRES = "Theo Luật Cán bộ, công chức số"


def found(content: dict[str, Any], code: str) -> list[tuple[str, str]]:
    read = example_read(json.dumps(content, ensure_ascii=False))
    return [(one.quote, str(one.severity)) for one in check(read, on=date(2026, 3, 4), select=(code,)).findings]


def told(code: str, *lines: str, key: str = "mo_dau") -> list[tuple[str, str]]:
    return found({**HEAD, key: list(lines)}, code)


@pytest.mark.parametrize(
    ("code", "line", "quote", "severity"),
    [
        ("VD67", f"{LAW_OF_CADRES} 81/2025/QH15.", "81/2025/QH15", "canh_bao"),
        ("VD67", "Theo Luật Trẻ em số 103/2016/QH13 ngày 05/4/2016.", "103/2016/QH13", "canh_bao"),
        ("VD75", "Theo Luật Trẻ em 05 tháng 4 năm 2016.", "05 tháng 4 năm 2016", "canh_bao"),
        ("VD20", "Theo Luật Trẻ em 06/4/2016.", "06/4/2016", "canh_bao"),
        ("VD34", "Căn cứ luật trẻ em ngày 05/4/2006;", "ngày 05/4/2006", "canh_bao"),
        ("VD03", "Theo Luật Trẻ em ngày 05/4/2016 của Thủ tướng Chính phủ.", "Thủ tướng Chính phủ", "canh_bao"),
        ("VD76", "Cụ nào đủ 65 tuổi được hưởng trợ cấp hưu trí xã hội.", "", "canh_bao"),
        ("VD76", "Khi bão gây rủi ro thiên tai cấp độ 6 thì neo đò.", "", "canh_bao"),
        ("VD76", "Cấp độ rủi ro thiên tai do lũ: cấp 7.", "", "canh_bao"),
        ("CQ10", "Gửi Ban Dân tộc tỉnh danh sách bến.", "Ban Dân tộc tỉnh", "canh_bao"),
        ("CQ10", "Phối hợp với Sở Giao thông vận tải kẻ vạch.", "Sở Giao thông vận tải", "canh_bao"),
        ("CQ10", "Sơ đồ của Sở Giao thông vận tải treo ở bến.", "Sở Giao thông vận tải", "goi_y"),
        ("CQ10", "Kho cũ ở bến, trình UBND huyện quyết định trong tháng 5.", "UBND huyện", "loi"),
        ("CQ11", "Khi đến, mang theo sổ hộ khẩu và ảnh thuyền.", "sổ hộ khẩu", "canh_bao"),
        ("CQ13", "Phát trên hệ thống truyền thanh xã Bến Nứa.", "xã Bến Nứa", "canh_bao"),
        ("CQ13", "Họp bàn với xã Bến Nứa về đò.", "xã Bến Nứa", "goi_y"),
        ("CQ16", "Tổ trưởng phối hợp với Thanh tra xã xem sổ.", "Thanh tra xã", "canh_bao"),
        ("TQ21", "UBND xã đã giao Sở Công Thương dựng chợ.", "UBND xã đã giao Sở Công Thương", "canh_bao"),
        (
            "TQ20",
            "Tổ trưởng tổ dân phố chứng thực bản sao sổ đò.",
            "Tổ trưởng tổ dân phố chứng thực bản sao",
            "canh_bao",
        ),
        (
            "TQ20",
            "Tại bãi bồi, UBND xã cấp giấy phép khai thác cát cho hai chủ thuyền.",
            "cấp giấy phép khai thác cát",
            "canh_bao",
        ),
        (
            "TQ09",
            "UBND xã Đồi Sim ra quyết định công bố các TTHC về đò.",
            "UBND xã Đồi Sim ra quyết định công bố các TTHC",
            "canh_bao",
        ),
        ("CH58", "Phối hợp giữa Trung tâm PVHCC nhiều khi chưa đều.", "Phối hợp giữa Trung tâm PVHCC", "canh_bao"),
    ],
)
def test_is_told(code: str, line: str, quote: str, severity: str) -> None:
    ((words, grave),) = told(code, line)
    assert (quote in words, grave) == (True, severity)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("VD67", f"{LAW_OF_CADRES} 80/2025/QH15."),
        ("VD67", f"{LAW_OF_CADRES} 9/2031/QH17."),
        ("VD67", "Theo Luật Bến đò số 81/2025/QH15."),
        ("VD75", "Theo Luật Trẻ em năm 2016 (05/4/2016)."),
        ("VD75", "Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ."),
        ("VD34", "Xử lý kỷ luật cán bộ, công chức ngày 05/4/2006."),
        ("VD34", "Theo pháp luật đất đai ngày 12/3/2025 xong."),
        ("VD03", "Theo Luật Trẻ em ngày 05/4/2016 của Quốc hội nước Việt Nam."),
        ("VD03", "Theo Luật Trẻ em ngày 05/4/2016, của Chính phủ tại Nghị định số 56/2017/NĐ-CP."),
        ("VD31", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày ngày 05/3/2020 của Chính phủ về công tác văn thư"),
        ("VD76", "Cụ nào đủ 75 tuổi được hưởng trợ cấp hưu trí xã hội."),
        ("VD76", "Khi bão gây rủi ro thiên tai cấp độ 3, gió giật cấp 12 thì neo đò."),
        ("VD76", "Cấp độ rủi ro thiên tai do lũ: cấp 5."),
        ("VD76", "Quỹ giảm rủi ro thiên tai cấp 12 phao cho bến."),
        ("VD76", "Bảng cấp độ rủi ro thiên tai: 10 loại."),
        ("VD76", "Xã có 9 cụ từ 80 tuổi đang hưởng trợ cấp hưu trí xã hội."),
        ("CQ10", "Ban Dân tộc HĐND tỉnh xem bến."),
        ("CQ10", "Kho cũ ở bến trước đây trình UBND huyện quyết định trong năm 2023."),
        ("CQ10", "Kho cũ ở bến đã trình UBND huyện để xin sửa năm 2024."),
        ("CQ10", "Mỗi điểm trường kê tủ ở phòng y tế học đường."),
        ("CQ11", "Đăng ký đò không phải nộp bản sao sổ hộ khẩu."),
        ("CQ11", "Công an xã lưu trữ bản sao sổ hộ khẩu cũ."),
        ("CQ16", "Ban Thanh tra nhân dân xã xem sổ quỹ."),
        ("CQ16", "Cử người làm việc với Thanh tra tỉnh."),
        ("TQ21", "UBND tỉnh giao Sở Công Thương dựng chợ."),
        ("TQ21", "Theo việc UBND xã đề nghị, Sở Công Thương dựng chợ."),
        ("TQ20", "Trưởng thôn đưa người già đi chứng thực chữ ký."),
        ("TQ20", "Tại bãi bồi, UBND tỉnh cấp giấy phép khai thác cát; UBND xã trông coi."),
        ("TQ09", "UBND xã niêm yết theo quyết định công bố TTHC của UBND tỉnh."),
        ("CH58", "Phối hợp giữa Công an xã với tổ trông bến chưa đều."),
        ("CH58", "Phối hợp giữa Công an xã, Trạm Y tế xã chưa đều."),
        ("CQ07", "Sang năm xây dựng trạm y tế xã ở đầu bến."),
    ],
)
def test_is_left_alone(code: str, line: str) -> None:
    assert told(code, line, key="can_cu" if line.startswith("Căn cứ ") else "mo_dau") == []


def test_a_title_of_another_text_is_a_warning_that_names_it() -> None:
    line = "Theo Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về công tác văn thư và lưu trữ ở bến."
    assert [grave for _, grave in told("VD25", line)] == ["canh_bao"]


def test_the_own_name_with_two_blanks_is_the_own_name() -> None:
    assert told("CQ15", "UBND xã Đồi  Sim ban hành Kế hoạch như sau:") == []
    assert told("CQ13", "Trên địa bàn xã Đồi  Sim có hai bến.") == []


def test_a_letterhead_alone_of_its_kind_is_what_is_wrong() -> None:
    paper = {**HEAD, "trich_yeu": "Sửa bến đò của phường Đồi Sim năm 2026"}
    lines = ["UBND phường Đồi Sim có hai bến.", "Công an phường trông bến.", "Nộp sổ cho UBND phường."]
    assert found({**paper, "mo_dau": lines}, "CQ08") == [("Ủy ban nhân dân xã Đồi Sim", "canh_bao")]
    told_apart = {quote for quote, _ in found({**paper, "mo_dau": [*lines, "Xã Đồi Sim có đò."]}, "CQ08")}
    assert told_apart == {"phường Đồi Sim", "Công an phường", "UBND phường"}


def test_a_code_of_the_district_in_the_filing_line() -> None:
    plan = {**HEAD, "luu": "VT, TNMT", "mo_dau": ["Phòng Kinh tế giữ sổ."]}
    assert found(plan, "CQ04") == [("TNMT", "canh_bao")]
    assert found({**plan, "mo_dau": ["Mọi người giữ sổ."]}, "CQ04") == [("TNMT", "goi_y")]
    assert found({**plan, "ngay_ban_hanh": {**DAY, "nam": 2024}}, "CQ04") == []
    assert found({**plan, "luu": "VT, KT"}, "CQ04") == []


def test_marks_of_bold_are_no_other_spelling() -> None:
    row = {"noi_dung": "Sửa bến", "san_pham": "Bến", "phoi_hop": "Công an xã", "thoi_han": "Quý I/2026"}
    rows = [{**row, "chu_tri": lead} for lead in ("Phòng Kinh tế", "**Phòng Kinh tế**")]
    assert found({**HEAD, "phu_luc": [{"ten": "Việc", "nhiem_vu": rows}]}, "CQ02") == []


@pytest.mark.parametrize(
    ("lines", "judged"),
    [
        (["Gửi ý kiến về UBND huyện từ ngày 17/3/2025 đến ngày 05/4/2025."], False),
        (["Chủ tịch HĐND huyện nhiệm kỳ 2016 - 2021 tiếp dân ở bến."], False),
        (["Gửi ý kiến về UBND huyện trước ngày 05/9/2025."], True),
        (["Gửi ý kiến về UBND huyện từ ngày 17/3/2025, làm trong năm 2026."], True),
        (["Gửi ý kiến về UBND huyện."], True),
    ],
)
def test_an_undated_paper_of_before_is_asked_about(lines: list[str], judged: bool) -> None:
    assert bool(found({**UNDATED, "mo_dau": lines}, "CQ10")) is judged


def test_a_name_that_another_rule_tells_is_not_told_again() -> None:
    lines = ["Họp Hội đồng Nhân dân các cấp.", "Bầu Hội đồng nhân dân các cấp.", "Mời Hội đồng nhân dân các cấp."]
    assert told("CQ01", *lines)
    assert told("TT85", *lines) == []
