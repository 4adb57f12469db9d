"""Bodies and cities that ended, another kind of commune or another commune left over, a committee that asks itself."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def found(code: str, content: dict[str, Any], name: str = "xã Lũng Mây") -> list[tuple[str, str]]:
    head = {
        "co_quan": {"ten": f"Ủy ban nhân dân {name}", "viet_tat": "UBND"},
        "dia_danh": name.split(maxsplit=1)[1],
        "ngay_ban_hanh": {"ngay": 5, "thang": 10, "nam": 2026},
        "trich_yeu": "Sửa bến đò năm 2026",
    }
    read = example_read(json.dumps({**head, **content}, ensure_ascii=False))
    return [(one.quote, str(one.severity)) for one in check(read, on=date(2026, 10, 5), select=(code,)).findings]


def told(code: str, line: str, name: str = "xã Lũng Mây") -> list[tuple[str, str]]:
    return found(code, {"mo_dau": [line]}, name)


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("Sở Kế hoạch và Đầu tư bố trí vốn kè bến.", "canh_bao"),
        ("Sở TT&TT đã cấp sổ cho ba tổ.", "canh_bao"),
        ("Việc dời bến đã báo cáo Sở Giao thông vận tải.", "canh_bao"),
        ("Kiện toàn Ban Chỉ huy PCTT và TKCN xã gồm 9 người.", "canh_bao"),
        ("Phần mềm do Sở Thông tin và Truyền thông lập vẫn chạy.", "goi_y"),
        ("Năm 2024 Sở Giao thông vận tải kẻ vạch ở bến.", "goi_y"),
        ("Phòng Lao động - Thương binh và Xã hội lập sổ; Phòng Văn hóa - Xã hội xem sổ.", "canh_bao"),
        ("Phòng Nội vụ lập sổ; Phòng Văn hóa - Xã hội xem sổ.", "goi_y"),
        ("Sở Thông tin và Truyền thông (nay là Sở Khoa học và Công nghệ) lập phần mềm.", ""),
        ("UBND huyện Vân Đàm (nay thuộc xã Lũng Mây) dựng trạm bơm.", ""),
        ("Trước đây Sở Giao thông vận tải kẻ vạch ở bến.", ""),
    ],
)
def test_a_body_that_ended_is_a_warning_but_for_what_it_did_then(line: str, severity: str) -> None:
    assert [grave for _, grave in told("CQ10", line)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("Lập đề án sau sắp xếp, trình UBND thành phố Sầm Sơn xem xét, phê duyệt.", [("thành phố Sầm Sơn", "canh_bao")]),
        ("UBND TP. Gò Công trả lời ngày 12/8/2026.", [("TP. Gò Công", "canh_bao")]),
        ("Mượn xe của TP Uông Bí.", [("TP Uông Bí", "canh_bao")]),
        ("Thành ủy Cam Ranh giao chỉ tiêu.", [("Thành ủy Cam Ranh", "canh_bao")]),
        ("Xe chạy tuyến Lũng Mây - TP. Vinh mỗi ngày.", [("TP. Vinh", "goi_y")]),
        ("Sổ do UBND TP. Gò Công (cũ) bàn giao.", []),
        ("Sau sắp xếp, UBND thành phố Gò Công chuyển về xã hai việc.", []),
        ("TP. Hồ Chí Minh, TP Cần Thơ, Thành ủy Huế; UBND TP duyệt.", []),
    ],
)  # fmt: skip
def test_a_city_below_a_province_under_its_short_name(line: str, quotes: list[tuple[str, str]]) -> None:
    assert told("CQ14", line) == quotes


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("Bộ phận Một cửa của xã mở cửa lúc 7 giờ.", "Bộ phận Một cửa của xã"),
        ("Trung tâm Phục vụ hành chính công xã có bốn quầy.", "Trung tâm Phục vụ hành chính công xã"),
        ("Toàn xã có ba bến.", "Toàn xã"),
        ("Người dân trong xã chung tay.", "Người dân trong xã"),
        ("Kinh phí của xã chi cho bến.", "Kinh phí của xã"),
        ("Toàn xã hội chung tay; người dân trong xã hội số.", ""),
        ("Bộ phận Một cửa của xã, phường gộp lại.", ""),
        ("Hồ sơ của Bộ phận Một cửa xã Lũng Mây cũ.", ""),
        ("Các hộ trong xã Lũng Mây cũ đổi sổ.", ""),
    ],
)
def test_things_of_a_commune_in_a_paper_of_a_ward(line: str, quote: str) -> None:
    assert [words for words, _ in told("CQ08", line, "phường Bến Gáo")] == ([quote] if quote else [])


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("Vận động người dân xã Bản Chiềng nộp hồ sơ qua mạng.", "canh_bao"),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã Bản Chiềng giám sát.", "canh_bao"),
        ("Họp với xã Bản Chiềng về bến.", "goi_y"),
        ("Người dân xã Bản Chiềng giáp ranh qua chợ.", ""),
        ("Xã lập ra từ việc sắp xếp xã Khe Đông và xã Khe Tây. Sửa nhà của xã Khe Đông.", ""),
        ("Ba người đi học tập tại xã Mường Lim.", ""),
        ("UBND thị xã Bát Nhã bàn giao kho.", ""),
    ],
)
def test_another_commune_is_asked_about_where_nothing_says_why(line: str, severity: str) -> None:
    assert [grave for _, grave in told("CQ13", line)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("head", "line", "quote"),
    [
        ("Kiến nghị", "Kiến nghị với UBND xã: sớm cấp vốn.", "Kiến nghị với UBND xã"),
        ("Kiến nghị", "Để kè xong, đề nghị UBND xã bổ sung hai người.", "đề nghị UBND xã"),
        ("Việc làm", "Kính đề nghị Chủ tịch UBND xã xem xét, phê duyệt.", "Kính đề nghị Chủ tịch UBND xã"),
        ("Kiến nghị", "Người dân có ý kiến, đề nghị UBND xã xem xét vá đường.", ""),
        ("Kiến nghị", "Đề nghị UBND xã Bản Chiềng hỗ trợ thuyền.", ""),
        ("Việc làm", "Thôn nào thiếu phao thì báo cáo, đề nghị UBND xã xem xét.", ""),
    ],
)
def test_a_committee_asks_itself(head: str, line: str, quote: str) -> None:
    part = {"noi_dung": [{"tieu_de": head, "noi_dung": [line, "Báo cáo UBND tỉnh."]}]}
    assert [words for words, _ in found("TQ22", part)] == ([quote] if quote else [])


def test_a_heading_of_proposals_made_to_itself() -> None:
    def part(head: str) -> dict[str, Any]:
        below = [{"tieu_de": "Đối với UBND tỉnh", "noi_dung": ["Cấp vốn."]}, {"tieu_de": "Đối với UBND xã", "noi_dung": ["Cấp phao."]}]  # fmt: skip
        return {"noi_dung": [{"tieu_de": head, "noi_dung": below}]}

    assert found("TQ22", part("Kiến nghị, đề xuất")) == [("Đối với UBND xã", "canh_bao")]
    assert found("TQ22", part("Trách nhiệm")) == []


def test_a_head_of_an_office_by_its_name_and_a_title_of_honour_are_left() -> None:
    assert told("CQ07", "Giao Trưởng Phòng Kinh tế trông bến.") == []
    assert told("CQ07", "Xét danh hiệu từ Tập thể lao động tiên tiến trở lên.") == []
    assert told("CQ07", "Giao Trưởng Phòng trông bến.") != []


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("Bảo hiểm xã hội huyện và Chi cục Thuế huyện thu ở bến.", ["Bảo hiểm xã hội huyện", "Chi cục Thuế huyện"]),
        ("TAND huyện xử hai vụ; Huyện đoàn tặng phao.", ["TAND huyện", "Huyện đoàn"]),
        ("Phối hợp với Phòng GD&ĐT huyện dạy bơi.", ["Phòng GD&ĐT huyện"]),
        ("Ban Dân vận Đảng ủy trông bến.", ["Ban Dân vận Đảng ủy"]),
        ("Trước ngày 01/7/2025, TAND huyện xử hai vụ; Tòa án nhân dân khu vực 3 xử một vụ.", []),
        ("Sổ do Chi cục Thuế huyện bàn giao.", []),
    ],
)
def test_bodies_of_the_district_under_their_own_names(line: str, quotes: list[str]) -> None:
    assert [words for words, _ in told("CQ10", line)] == quotes


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("Người lái đò nộp CMND bản sao.", ["CMND"]),
        ("Giấy tờ gồm ảnh thuyền, bản sao sổ hộ khẩu của chủ thuyền.", ["sổ hộ khẩu"]),
        ("Mang theo bản photo hộ khẩu khi thuê phao.", ["hộ khẩu"]),
        ("Xuất trình CMND/CCCD ở bến.", []),
        ("Nộp đơn ở nơi có hộ khẩu thường trú.", []),
        ("Không yêu cầu nộp chứng minh nhân dân.", []),
        ("Gồm các hộ có hộ khẩu ở bến.", []),
    ],
)
def test_papers_that_are_worth_nothing(line: str, quotes: list[str]) -> None:
    assert [words for words, _ in told("CQ11", line)] == quotes


@pytest.mark.parametrize(
    ("code", "line", "quote"),
    [
        ("TQ08", "UBND xã đã ban hành 02 nghị quyết về bến.", "UBND xã đã ban hành 02 nghị quyết"),
        ("TQ08", "Theo Nghị quyết số 5/NQ-UBND ngày 02/3/2026 về bến.", "Nghị quyết số 5/NQ-UBND"),
        ("TQ08", "Chủ tịch UBND xã ban hành Nghị quyết của HĐND xã về bến.", "UBND xã ban hành Nghị quyết"),
        ("TQ11", "Ban Chỉ đạo dời bến do Chủ tịch HĐND xã làm Trưởng Ban.", "Chủ tịch HĐND xã làm Trưởng Ban"),
        ("TQ11", "Phó Chủ tịch HĐND xã phân công Công an xã trông bến.", "Phó Chủ tịch HĐND xã phân công Công an"),
        ("TQ20", "Giao trưởng thôn phạt tiền hộ xả rác ở bến.", "trưởng thôn phạt tiền"),
        ("TQ20", "UBND xã bổ nhiệm Phó Trưởng Công an xã.", "UBND xã bổ nhiệm Phó Trưởng Công an"),
        ("TQ20", "Đảng ủy xã ra quyết định công nhận hộ nghèo.", "Đảng ủy xã ra quyết định công nhận hộ nghèo"),
        ("TQ08", "UBND xã ban hành 02 kế hoạch, HĐND xã ban hành 02 nghị quyết.", ""),
        ("TQ08", "Theo Nghị quyết số 5/NQ-HĐND ngày 02/3/2026 về bến.", ""),
        ("TQ08", "UBND xã ban hành Kế hoạch thực hiện Nghị quyết của HĐND xã.", ""),
        ("VD76", "Báo cháy 114, công an 113; chữa cháy 113 vụ; tập chữa cháy cho 115 người.", ""),
        ("VD67", "Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật số 87/2025/QH15.", ""),
        ("TQ11", "Bí thư Đảng ủy, Chủ tịch HĐND xã làm Trưởng Ban Chỉ đạo.", ""),
        ("TQ11", "Chủ tịch HĐND xã yêu cầu Phòng Kinh tế báo cáo việc dời bến.", ""),
        ("TQ20", "Giao trưởng thôn báo Công an xã phạt tiền hộ xả rác.", ""),
        ("TQ20", "Công an tỉnh bổ nhiệm Trưởng Công an xã.", ""),
    ],
)
def test_whose_the_power_is(code: str, line: str, quote: str) -> None:
    assert [words for words, _ in told(code, line)] == ([quote] if quote else [])


def _signed(*lines: str, title: str = "CHỦ TỊCH") -> dict[str, Any]:
    return {"chu_ky": {"quyen_han": list(lines), "chuc_vu": title, "ho_ten": "Lò Văn Nái"}}


_BY_UBND = "TM. ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize(
    ("code", "content", "quote"),
    [
        ("TQ03", _signed(_BY_UBND, "KT. PHÓ CHỦ TỊCH", title="PHÓ CHỦ TỊCH"), "KT. PHÓ CHỦ TỊCH"),
        ("TQ10", _signed(_BY_UBND, title="BÍ THƯ"), "BÍ THƯ"),
        ("TQ06", _signed(f"{_BY_UBND} PHƯỜNG"), f"{_BY_UBND} PHƯỜNG"),
        ("TQ06", _signed(f"{_BY_UBND} XÃ BẢN CHIỀNG"), f"{_BY_UBND} XÃ BẢN CHIỀNG"),
        ("TT20", {"so": "45", "ky_hieu": "KH-HĐND"}, "45/KH-HĐND"),
        ("TT24", {"dia_danh": "Vân Đàm"}, "Vân Đàm"),
        ("CQ10", {"co_quan": {"ten": "Ủy ban nhân dân xã Lũng Mây", "chu_quan": "Ủy ban nhân dân huyện Vân Đàm"}}, "Ủy ban nhân dân huyện Vân Đàm"),
        ("CQ14", {"co_quan": {"ten": "Sở Xây dựng", "chu_quan": "ỦY BAN NHÂN DÂN TỈNH HÀ NAM"}}, "TỈNH HÀ NAM"),
        ("CQ16", {"noi_dung": [{"tieu_de": "Thanh tra xã", "noi_dung": ["Xem sổ quỹ.", "Xem phao."]}]}, "Thanh tra xã"),
        ("CQ08", {"noi_nhan": ["UBND tỉnh (để b/c)", "Công an phường"]}, "Công an phường"),
    ],
)  # fmt: skip
def test_heads_and_signatures_of_another_place_or_time(code: str, content: dict[str, Any], quote: str) -> None:
    assert [words for words, _ in found(code, content)] == [quote]


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("TQ03", _signed(_BY_UBND, "KT. CHỦ TỊCH", title="PHÓ CHỦ TỊCH")),
        ("TQ06", _signed(_BY_UBND)),
        ("TQ06", _signed(f"{_BY_UBND} XÃ LŨNG MÂY")),
        ("TQ06", _signed(f"{_BY_UBND} XÃ")),
        ("TT24", {"dia_danh": "Lũng Mây"}),
        ("CQ10", {"co_quan": {"ten": "Ủy ban nhân dân phường Bến Quân", "chu_quan": "Ban Quân sự"}}),
        ("CQ14", {"co_quan": {"ten": "Sở Xây dựng", "chu_quan": "ỦY BAN NHÂN DÂN TỈNH CÀ MAU"}}),
        ("CQ14", {"co_quan": {"ten": "Sở Xây dựng", "chu_quan": "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG"}}),
        ("CQ16", {"noi_dung": [{"tieu_de": "Việc khác", "noi_dung": ["Thanh tra xã Bến Nứa thì báo tỉnh.", "Cấp phao."]}]}),
        ("CQ08", {"noi_nhan": ["UBND các xã, phường", "Công an xã"]}),
    ],
)  # fmt: skip
def test_heads_and_signatures_that_are_right(code: str, content: dict[str, Any]) -> None:
    assert found(code, content) == []


def test_recipients_of_the_article_whose_heading_gives_the_work() -> None:
    articles = [
        {"tieu_de": "Lập bến", "noi_dung": ["Lập bến Nà Hin."]},
        {"tieu_de": "Hiệu lực thi hành", "noi_dung": ["Nghị quyết này có hiệu lực thi hành từ ngày 01/11/2026."]},
        {"tieu_de": "Tổ chức thực hiện", "noi_dung": ["Giao Ủy ban nhân dân xã lo liệu."]},
    ]
    paper = {"loai": "nghi_quyet", "danh_so": ["Điều 1.", "1."], "noi_dung": articles}
    assert found("TC13", {**paper, "noi_nhan": ["Như Điều 3"]}) == []
    assert found("TC13", {**paper, "noi_nhan": ["Như Điều 2"]}) != []


def test_two_numbers_of_one_title_may_both_be_told() -> None:
    title = "Thi đua chào mừng Đại hội lần thứ XV của Hội, hoàn thành Nghị quyết Đại hội lần thứ XIV của Hội"
    line = "Đại hội lần thứ {} của Hội bàn về bến."
    assert found("TC29", {"trich_yeu": title, "mo_dau": [line.format("XIV"), line.format("XV")]}) == []
    assert found("TC29", {"trich_yeu": title, "mo_dau": [line.format("XII")]}) != []
