"""Marks, forms and repeats as natural papers have them: one thing wrong at a time, each beside a twin that is right."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025"
RUN_ON = "Căn cứ Kế hoạch số 25/KH-UBND ngày 02/3/2026 của UBND tỉnh về bến đò, Ủy ban nhân dân xã ban hành Kế hoạch:"
PARTY = {"co_quan": {"ten": "Đảng ủy xã An Bình"}, "ky_hieu": "BC/ĐU"}
YOUTH = {"co_quan": {"ten": "Đoàn xã An Bình"}, "ky_hieu": "BC/ĐTN"}


def told(code: str, **overlay: object) -> list[tuple[str, str]]:
    """(severity, quote) of what a rule finds in the smallest plan with these keys."""
    read = example_read(yaml.safe_dump(overlay, allow_unicode=True))
    return [(one.severity.value, one.quote) for one in check(read, on=date(2026, 6, 1), select=(code,)).findings]


def part(label: str, name: str, *items: str, labels: str = "{}.") -> dict[str, object]:
    below = [{"muc": words, "nhan": labels.format(number)} for number, words in enumerate(items, 1)]
    return {"tieu_de": name, "nhan": label, "noi_dung": below}


@pytest.mark.parametrize(
    ("code", "words", "wrong"),
    [
        ("CH05", "Bến mở ngày 05;12;19; 26.", ("goi_y", "05;12;19; 26")),
        ("CH05", "Đò chạy các ngày 5,12,19.", ("goi_y", "5,12,19")),
        ("CH05", "Xem sổ 12;13.", ("goi_y", "12;13")),
        ("CH05", "Treo số máy của bến. .", ("canh_bao", "bến. .")),
        ("CH05", "Khách đọc “Lệ bến”; , rồi ký.", ("canh_bao", "bến”; ,")),
        ("CH05", "Đò số 4B, ; đò số 5A.", ("canh_bao", "4B, ;")),
        ("CH06", "Các bản/ xóm lo đò.", ("canh_bao", "bản/ xóm")),
        ("CH06", "Các bản /xóm lo đò.", ("canh_bao", "bản /xóm")),
        ("CH11", "Lo phòng chống đuối nước ở bến.", ("goi_y", "phòng chống đuối nước")),
        ("CH08", "Hội “Bến xuân” và “Ngày đò dọc 04/10.", ("loi", "“Ngày đò dọc 04/10.")),
        ("CH08", "Hội “Đò dọc mừng “Bến xuân” ở bản.", ("loi", "“Đò dọc mừng “Bến xuân” ở bản.")),
        ("CH11", "Cử đội cứu hộ cứu nạn ra bến.", ("goi_y", "cứu hộ cứu nạn")),
        ("CH11", "Giữ bến xanh sạch đẹp.", ("goi_y", "xanh sạch đẹp")),
        ("CH23", "Giữ quốc phòng – an ninh ở bến.", ("goi_y", "phòng – an")),
        ("CH23", "Giữ quốc phòng-an ninh ở bến; lo quốc phòng, an ninh.", ("goi_y", "phòng-an")),
        ("CH23", "Dân bản lo giáo dục-y tế.", ("goi_y", "dục-y")),
        ("CH23", "Các quận-huyện mở hội; quận, huyện tự lo cờ.", ("goi_y", "quận-huyện")),
        ("CH23", "Lo kinh tế – xã hội của bản.", ("goi_y", "tế – xã")),
        ("CH60", "Bến mở vào ngày kế tiếp theo.", ("canh_bao", "kế tiếp theo")),
        ("CH60", "Ai nộp sổ sau ngày 20 trở đi thì đợi.", ("goi_y", "sau ngày 20 trở đi")),
        ("CH84", "Mở bến, sửa phao cứu sinh cho khách, treo cờ, sửa phao cứu sinh cho khách, nhắc trẻ.", ("goi_y", "sửa phao cứu sinh cho khách")),
        ("CH84", "Phát phao cứu sinh cho khách, quét bến; phát phao cứu sinh cho khách, quét bến.", ("canh_bao", "phát phao cứu sinh cho khách, quét bến.")),
        ("TG05", "Bến nghỉ ngày 02; 9; 16.", ("goi_y", "ngày 02; 9; 16")),
        ("CH86", "Khen thợ có tay nghề trong tay nghề.", ("canh_bao", "tay nghề trong tay nghề")),
    ],
)  # fmt: skip
def test_words_are_told(code: str, words: str, wrong: tuple[str, str]) -> None:
    assert told(code, mo_dau=[words]) == [wrong]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("CH05", "Bến mở ngày 05; 12; 19; đạt 99,5%, 12,5; 13,5 tấn; 1,234,567 đồng; lúc 8:30."),
        ("CH06", "Các bản/xóm, các bản / xóm lo đò; tỷ lệ 1/4; 12 km/ngày."),
        ("CH11", "Giữ tiền dự phòng chống dịch; phòng, chống đuối nước."),
        ("CH08", "Hội “Bến xuân” và “Ngày đò dọc 04/10”."),
        ("CH11", "Cử đội cứu hộ, cứu nạn ra bến; giữ bến xanh - sạch - đẹp."),
        ("CH23", "Giữ quốc phòng - an ninh; đò dọc – thứ đò lớn – nghỉ; các quận-huyện mở hội."),
        ("CH60", "Bến mở vào ngày kế tiếp; việc kế tiếp theo lịch; từ ngày 21 trở đi bến nghỉ."),
        ("CH84", "Bản Hin: phát phao cứu sinh cho khách đò; bản Mo: phát phao cứu sinh cho khách đò."),
        ("CH84", "Lo phao cho các hộ, theo quy định của pháp luật, thu sổ, theo quy định của pháp luật."),
        ("CH84", "Phát phao cứu sinh cho khách đi đò. Ai cũng nhớ: phát phao cứu sinh cho khách đi đò."),
        ("CH84", "Ủy ban nhân dân xã An Bình, Ủy ban nhân dân xã Bình An, Ủy ban nhân dân xã An Bình."),
        ("TG05", "Bến nghỉ ngày 02; 09; 16; mở ngày 4, 11, 18; từ ngày 02, 3 tổ trực."),
        ("CH86", "Khen thợ có tay nghề trong nghề đan; sổ của sổ lớn; nhà nước của dân."),
    ],
)
def test_words_that_only_look_so_are_left(code: str, words: str) -> None:
    assert told(code, mo_dau=[words]) == []


@pytest.mark.parametrize(
    ("code", "overlay", "wrong"),
    [
        ("TT25", {**PARTY, "dong_so": "Số 88 - BC/ĐU"}, ("canh_bao", "88 - BC/ĐU")),
        ("TT25", {**YOUTH, "dong_so": "Số: 12 -BC/ĐTN"}, ("canh_bao", "12 -BC/ĐTN")),
        ("TT30", {"nguyen_trang": True, "can_cu": [LAW + "."], "mo_dau": ["Trên cơ sở ý kiến các bản."]}, ("goi_y", "phương ngày 16/6/2025.")),
        ("TT33", {"can_cu": [LAW, LAW], "mo_dau": [RUN_ON]}, ("goi_y", "Căn cứ Kế hoạch")),
        ("TT84", {"trich_yeu": "Mở hội bến ngày 19/5."}, ("goi_y", "bến ngày 19/5.")),
        ("TT84", {"noi_dung": [part("I.", "Căn cứ mở bến.", "Kê bến.")]}, ("goi_y", "cứ mở bến.")),
        ("TT84", {"noi_dung": [part("1.", "Kê bến", "Mua gỗ."), part("2.", "Sửa đò.", "Trát đò."), part("3.", "Lo phao", "Mua phao.")]}, ("goi_y", "Sửa đò.")),
        ("TT84", {"noi_dung": [part("II.", "KÊ BẾN, LO ĐÒ:", "Kê bến.")]}, ("goi_y", "BẾN, LO ĐÒ:")),
        ("TT20", {"dong_so": "Số: 25 /KH-UBND"}, ("canh_bao", "25 /KH-UBND")),
        ("DS30", {"noi_dung": [part("I.", "Bến", "Kê bến.", "Quét bến.", labels="1.{}.")]}, ("goi_y", "1.1.")),
        ("DS30", {"noi_dung": [part("I.", "Bến", "Kê bến."), part("II.", "Đò", "Sửa đò.", labels="1.{}.")]}, ("canh_bao", "1.1.")),
    ],
)  # fmt: skip
def test_a_form_is_told(code: str, overlay: dict[str, object], wrong: tuple[str, str]) -> None:
    assert told(code, **overlay) == [wrong]


@pytest.mark.parametrize(
    ("code", "overlay"),
    [
        ("TT25", {**PARTY, "dong_so": "Số 88-BC/ĐU"}),
        ("TT25", {**PARTY, "dong_so": "Số      -BC/ĐU"}),
        ("TT25", {**YOUTH, "dong_so": "Số: 12/BC-ĐTN"}),
        ("TT30", {"nguyen_trang": True, "can_cu": [LAW + "."], "mo_dau": ["Ủy ban nhân dân xã ban hành Kế hoạch:"]}),
        ("TT33", {"mo_dau": [RUN_ON]}),
        ("TT33", {"can_cu": [LAW], "mo_dau": [RUN_ON]}),
        ("TT84", {"trich_yeu": "Mở hội bến tại TP."}),
        ("TT84", {"noi_dung": [{"muc": "Kê bến.", "nhan": "I."}, {"muc": "Sửa đò.", "nhan": "II."}]}),
        ("TT84", {"noi_dung": [part("1.", "Kê bến.", "Mua gỗ."), part("2.", "Sửa đò.", "Trát đò.")]}),
        ("TT84", {"noi_dung": [part("II.", "Kê bến gồm các việc sau:", "Kê bến.")]}),
        ("DS30", {"noi_dung": [part("I.", "Bến", "Kê bến.", "Quét bến.")]}),
    ],
)  # fmt: skip
def test_a_form_that_is_right_is_left(code: str, overlay: dict[str, object]) -> None:
    assert told(code, **overlay) == []
