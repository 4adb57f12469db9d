"""What real papers say rightly and rules took for wrong: a draft's appendices, issuers told first, rates, bodies of their time."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.vietnamese.enumerators import split_label


def told(code: str, **paper: object) -> list[str]:
    read = example_read(json.dumps(paper, ensure_ascii=False))
    return [one.quote for one in check(read, on=date(2026, 9, 1), select=(code,)).findings]


@pytest.mark.parametrize(
    ("code", "line", "wrong"),
    [
        ("TC01", "Dự thảo Đề án gồm 05 mục và Phụ lục I ghi vốn từng bến.", False),
        ("TC01", "Xem Phụ lục I của dự thảo.", False),
        ("TC01", "Vốn từng bến ghi ở Phụ lục I.", True),
        ("CQ10", "Thông tư liên tịch số 12/2012/TTLT-BTC-BLĐTBXH ngày 10/5/2012 của Bộ Tài chính, Bộ LĐTBXH về trợ cấp.", False),
        ("CQ10", "Gửi Bộ LĐTBXH trước ngày 10/10/2026.", True),
        ("BC19", "Phà chạy 3 chuyến/ngày phục vụ bà con (người già, trẻ em, học sinh, thương binh, khách xa).", False),
        ("BC10", "Cần 340 m² (gồm 20 bếp x 15 m²/bếp = 300 m² và 04 kho x 10 m²/kho = 40 m²).", False),
        ("BC10", "Cần 340 m² (gồm bếp 300 m² và kho 50 m²).", True),
        ("CH32", "Đóng sổ thuyền thành tập hồ sơ.", False),
        ("VD08", "Dự toán thực hiện Luật Phòng cháy, chữa cháy năm 2027 của bến.", False),
        ("VD08", "Theo Luật Phòng cháy, chữa cháy năm 2042.", True),
        ("BC14", "Giảm 30% tiền đò cho khách có tỷ lệ thương tật từ 21% đến 40%.", False),
        ("BC14", "Giảm 30% lượt khách, từ 200 lượt lên 260 lượt.", True),
        ("VD03", "Theo Thông tư liên tịch số 12/2014/TTLT-BTC-BNV ngày 10/5/2014 của liên bộ; Bộ Tài chính, Bộ Nội vụ về trợ cấp.", False),
        ("TT50", "Chủ đò phải nộp bản kê khách (ghi rõ giờ rời bến và số người).", False),
        ("TT50", "Bến mở từ tháng 3 (ghi rõ giờ).", True),
        ("CH06", "Gửi kèm tờ trình Số      -TTr của bến.", False),
        ("CH06", "Gửi kèm sổ thuyền- bến.", True),
        ("CQ34", "Giao Tổ Khoa học Công nghệ và Chuyển đổi số giữ máy.", False),
        ("TT40", "Vùng Tây bắc của xã trồng quế; gió Tây bắc và gió Đông.", False),
        ("TT40", "Giống quế của các tỉnh Tây bắc.", True),
        ("TT44", "Kê khai đủ các cột: Họ tên chủ hộ, Diện tích đất, Số lượng cây.", False),
        ("TT44", "Mỗi hộ ghi vào cột Họ tên, Diện tích ao, Số lượng cá.", False),
        ("TT44", "Sổ của bến (Họ tên, Số lượng khách) giữ ở bản.", False),
        ("TT44", "Cả bản có 30 ao, Diện tích mặt nước đã giảm.", True),
        ("CQ37", "Đoàn phụ nữ xã Bến Đá đến học tập cách làm bè.", False),
        ("CQ37", "Đoàn Phụ nữ xã giữ bè.", True),
        ("CQ36", "Theo ý của Sở Xây dựng và Quy hoạch bến đò của bản.", False),
        ("TT40", "Thư của ban Chấp hành Đoàn xã gửi bến.", False),
        ("CQ07", "Thư của ban Chấp hành Đoàn xã gửi bến.", True),
        ("TT40", "Thư của ban chấp hành Đoàn xã gửi bến.", True),
        ("TT41", "Hạn nộp lưới theo mục II Phụ lục III.", False),
        ("TT40", "Hạn nộp lưới theo mục II Phụ lục III.", True),
        ("TT41", "Hạn nộp lưới theo mục II đã qua.", True),
        ("VT01", "Theo Tờ trình số 155/TTr- KT,HT&ĐT ngày 04/5/2026 của Phòng về bến thuyền.", False),
        ("VT01", "Theo Tờ trình số 155/TTr - KT,HT&ĐT ngày 04/5/2026 của Phòng về bến thuyền.", False),
        ("VT01", "Theo Tờ trình số 155/TTr-KT,HT&ĐT ngày 04/5/2026 của Phòng về bến thuyền.", False),
        ("VT01", "Giao Phòng KT,HT&ĐT giữ bến.", True),
        ("TT40", "Vào ngày thứ ba của đợt ra quân, bến đã sạch.", False),
        ("TT40", "Vào ngày thứ ba hằng tuần, bến đóng.", True),
        ("CQ12", "Tỉnh giao các sở, ngành hỗ trợ xã làm kè.", False),
        ("CQ12", "Công điện yêu cầu các địa phương chủ động ứng phó bão.", False),
        ("CQ12", "Đoàn kiểm tra của tỉnh kiểm tra các xã trong tỉnh.", False),
        ("CQ12", "Xã đạt loại khá theo kết quả xếp loại các xã, phường của tỉnh.", False),
        ("CQ12", "Yêu cầu các sở, ngành tỉnh có phao cứu sinh.", True),
        ("CQ12", "Chỉ đạo các địa phương vá đường.", True),
        ("TT90", "eOffice của xã nhận đơn của các bến đò.", False),
        ("TQ08", "Thường trực HĐND xã ban hành quyết định thành lập đoàn giám sát bến.", False),
        ("TG32", "Xử lý dứt điểm hồ sơ tồn đến hết năm 2025.", False),
        ("TG49", "Gửi sổ trước ngày 25/9/2026; Văn phòng tổng hợp kết quả đợt trước, báo cáo trước ngày 20/9/2026.", False),
        ("TG49", "Gửi sổ trước ngày 25/9/2026; Văn phòng tổng hợp, báo cáo trước ngày 20/9/2026.", True),
    ],
)  # fmt: skip
def test_a_line(code: str, line: str, wrong: bool) -> None:
    assert bool(told(code, mo_dau=[line])) is wrong


@pytest.mark.parametrize(
    ("code", "lines", "wrong"),
    [
        ("VD31", ["Căn cứ Báo cáo của Ủy ban nhân dân tỉnh số 21/BC-UBND ngày 08/12/2025 về thu ngân sách;"], False),
        ("VD31", ["Căn cứ Báo cáo số 21/BC-UBND ngày 08/12/2025 về thu ngân sách;"], True),
        ("VD31", ["Căn cứ Quy hoạch bến đò đã được UBND tỉnh phê duyệt tại Quyết định số 21/QĐ-UBND ngày 08/12/2025;"], False),
        ("TT37", ["Căn cứ Điều 4 Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ Nội vụ về thuyền;", "Căn cứ Điều 9 Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ Nội vụ về bến;"], False),
        ("TT37", ["Căn cứ Điều 4 Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ Nội vụ về thuyền;", "Căn cứ Điều 4 Thông tư số 15/2025/TT-BNV ngày 04/8/2025 của Bộ Nội vụ về bến;"], True),
    ],
)  # fmt: skip
def test_bases(code: str, lines: list[str], wrong: bool) -> None:
    assert bool(told(code, can_cu=lines)) is wrong


def test_words_of_the_level_above_are_told_once_by_the_longest_of_them() -> None:
    assert told("CQ12", mo_dau=["Chỉ đạo các sở, ngành rà soát bến."]) == ["các sở, ngành"]


@pytest.mark.parametrize(
    ("kind", "subject", "wrong"),
    [
        ("ke_hoach", "Kế hoạch hóa gia đình năm 2026", False),
        ("huong_dan", "Hướng dẫn viên du lịch ở bến năm 2026", False),
        ("ke_hoach", "Kế hoạch sửa bến năm 2026", True),
    ],
)
def test_a_word_that_begins_like_the_kind_is_not_the_kind(kind: str, subject: str, wrong: bool) -> None:
    assert bool(told("TT91", loai=kind, trich_yeu=subject)) is wrong


@pytest.mark.parametrize(("year", "wrong"), [(2018, False), (2026, True)])
def test_nhan_dan_has_its_capital_since_the_decree(year: int, wrong: bool) -> None:
    found = told(
        "TT40", mo_dau=["Chăm lo đời sống nhân dân ven sông."], ngay_ban_hanh={"ngay": 5, "thang": 6, "nam": year}
    )
    assert bool(found) is wrong


def test_a_formula_a_step_and_the_title_of_a_paper_without_head_need_no_mark() -> None:
    said = [
        f"Thôn {name} quét sạch bến đò sáng thứ Bảy." for name in ("Cồn", "Hạ", "Thượng", "Đông", "Tây", "Giữa", "Ngọn")
    ]
    title = "Thể lệ hội thi bơi thuyền của thôn trên sông lớn"
    formula = "Tỷ lệ thuyền về đích = (Số thuyền về đích / Tổng số thuyền dự thi) × 100"
    assert told("CH16", noi_dung=[title, *said, formula, "Bước 2. Xếp thuyền vào từng làn bơi"]) == []
    assert told("CH16", noi_dung=[*said, "Thôn cử người giữ phao cứu sinh ở bến"]) == ["sinh ở bến"]


@pytest.mark.parametrize(
    ("lines", "post", "codes"),
    [
        (["T/M BAN THƯỜNG VỤ"], "PHÓ BÍ THƯ", []),
        (["T/M ỦY BAN NHÂN DÂN"], "PHÓ CHỦ TỊCH", ["TQ02", "TQ04"]),
    ],
)
def test_who_signs_for_the_party_signs_in_its_form(lines: list[str], post: str, codes: list[str]) -> None:
    signed = {"quyen_han": lines, "chuc_vu": post}
    assert [code for code in ("TQ02", "TQ04") if told(code, chu_ky=signed)] == codes


def test_an_article_glued_to_its_words_is_one() -> None:
    assert split_label("Điều 3.Chủ bến giữ sổ") == ("Điều 3.", "Chủ bến giữ sổ")
    assert split_label("Điều 3.5 của sổ")[0] == ""


def test_the_articles_of_what_a_decision_issues_begin_anew() -> None:
    blocks = [{"muc": f"Việc {n}.", "nhan": f"Điều {n}."} for n in (1, 2, 1, 2)]
    assert told("DS02", loai="quyet_dinh", noi_dung=blocks) == []
    blocks[2]["nhan"] = "Điều 4."
    assert told("DS02", loai="quyet_dinh", noi_dung=blocks) != []


def test_above_and_below_one_line_are_two_targets() -> None:
    lines = [f"Tỷ lệ chủ đò mất sức lao động do thương tật từ {rate}." for rate in ("81% trở lên", "80% trở xuống")]
    assert told("CT10", noi_dung=lines) == []


@pytest.mark.parametrize(
    ("code", "issuer", "wrong"),
    [
        ("VD03", "Thủ tướng Chính phủ", True),
        ("VD12", "Thủ tướng Chính phủ", False),
        ("VD03", "Chủ tịch UBND tỉnh", False),
        ("VD12", "Chủ tịch UBND tỉnh", True),
    ],
)
def test_an_issuer_that_its_symbol_rules_out_is_told_once(code: str, issuer: str, wrong: bool) -> None:
    cited = "Quyết định số 257/QĐ-UBND ngày 22/12/2025 của"
    assert bool(told(code, mo_dau=[f"Theo {cited} UBND tỉnh về đò.", f"Xem {cited} {issuer} về đò."])) is wrong
