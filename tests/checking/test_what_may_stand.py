"""What looks like a slip and is none: words that stand alone, names within names, one habit told once."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.desk.check import Order, check_bytes
from tests.conftest import MINIMAL


def told(code: str, *lines: str) -> list[str]:
    """The quotes of what one rule tells of some lines."""
    source = MINIMAL + yaml.safe_dump({"mo_dau": list(lines)}, allow_unicode=True, width=10**6)
    checked = check_bytes(source.encode(), "bai.yaml", Order(date(2026, 11, 20)))
    return [one.quote for one in checked.findings if one.code == code and one.path and one.path[0] == "mo_dau"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("CH99", "Các đội phao thuộc, trực thuộc bến cùng họp."),
        ("CH99", "Mời khách trong, ngoài xã xuống bến."),
        ("CH94", "Mời các tổng đội, đội phao dự họp; mời phó trưởng bến, trưởng bến."),
        ("CH94", "Gửi liên hiệp hợp tác xã, hợp tác xã chè."),
        ("TT40", "Thực hiện Thông báo kết luận số 31-TB/TU của Tỉnh ủy."),
        ("TT40", "Bầu người đại biểu nhân dân biết bơi."),
        ("CH13", "Khách đi xe buýt ra bến, tổ y tế phát oresol, diệt vectơ."),
        ("CH13", "Việc của bến: (i) kê phao; (ii) treo cờ; (iii) vá lưới."),
        ("CH46", "Nhóm thiện nguyện vớt xác trâu ở vũng nước đọng."),
        ("CH46", "Bến khoanh định bãi neo, trữ nước, lũ thì hoãn đua."),
        ("CH32", "Cả bến mừng bé gái sinh ra trên đò."),
        ("CH99", "Phao đạt sự đồng ý của trên 60% chủ đò."),
        ("CH31", "Đại biểu Hội đồng nhân đân ra bến."),
        ("CH86", "Báo cơ quan điều tra trong điều tra vụ đắm đò."),
        ("VT01", "Thợ có chứng chỉ IBT (International Boat Training) lái đò; bằng IBT còn hạn."),
        ("CH46", "Chọn thợ đò có tâm, có tầm, đủ đức, đủ tài."),
        ("CH17", "Tổ tuần tra không đuổi theo."),
        ("CH17", "Bến chưa có đường vào."),
        ("CH17", "Lợp mái che cho nước mưa vào."),
        ("CH17", "Hết nước mới cho về."),
        ("CH25", "Dời đồ lên cao, giữ vùng nuôi ngao."),
        ("CH32", "Ghe chở nước ngọt ra bến; xả ra sông."),
        ("CH46", "Phao hợp quy trên bến; việc chưa thể xong; kế đến là 05 giáo họ ven sông."),
        ("CH13", "Khách đi taxi ra bến, xem menu, họp qua zoom."),
        (
            "CH10",
            "Không báo thiên tai các xã; thể thao Quyết định mới; đau tai cơ; trường các em học; điểm cao, điểm thấp.",
        ),
        ("TT45", "Giao Ban Chỉ huy Phòng, chống lụt bão và Cứu đò mắc cạn., Tập cứu đò mắc cạn."),
    ],
)
def test_stands_as_it_is(code: str, words: str) -> None:
    assert told(code, *words.split("., ")) == []


@pytest.mark.parametrize(
    ("code", "words", "quote"),
    [
        ("CH99", "Các đội phao thuộc, bến cùng họp.", "phao thuộc,"),
        ("CH94", "Mời các đội phao, các đội phao, tổ đò.", "các đội phao, các đội phao"),
        ("TT40", "Thực hiện kết luận số 31-KL/TU của Tỉnh ủy.", "kết luận"),
        ("TT42", "Chờ UBND Thành phố trả lời tại Công văn số 9.", "UBND Thành phố"),
        ("TT42", "Chờ UBND Thành phố tại Nghệ An duyệt.", "UBND Thành phố"),
        ("CH08", "Đua thuyền đến mùa lũ”; hội “Bến sạch”.", "Đua thuyền đến mùa lũ”"),
    ],
)
def test_is_told_as_it_is_typed(code: str, words: str, quote: str) -> None:
    assert told(code, words) == [quote]


def test_a_list_of_places_is_told_once() -> None:
    places = "Gửi giấy mời đến Xã An Bình, Xã Mỹ Lộc, Phường Trúc Lâu, Phường Tân Mai."
    assert told("TT42", places) == ["Xã An Bình"]
    assert told("TT42", "Gửi đến Xã An Bình, Phường Trúc Lâu.") == ["Xã An Bình", "Phường Trúc Lâu"]


def test_one_body_for_papers_in_a_row() -> None:
    row = "Theo Chỉ thị số 4/CT-UBND ngày 02/3/2025, Phương án số 9/PA-UBND ngày 05/3/2025 của UBND tỉnh về giữ đò."
    other = (
        "Theo Nghị định số 4/2025/NĐ-CP ngày 02/3/2025, Phương án số 9/PA-UBND ngày 05/3/2025 của UBND tỉnh về giữ đò."
    )
    assert told("VD30", row) == []
    assert told("VD30", other) == ["4/2025/NĐ-CP"]


def test_two_things_are_no_two_forms() -> None:
    assert told("TT85", "Theo Bộ luật Hàng hải mới.", "Hỏi pháp luật hàng hải mới.") == []
    assert told("TT85", "Tổ lập Kế hoạch đua thuyền lớn.", "Bến chờ tổ lập kế hoạch đua thuyền lớn.") != []


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("CH10", "Bến thiện hiện việc vá phao.", "Bến cải thiện hiện trạng, hoàn thiện hiện vật."),
        ("CH10", "Phao bi cuốn trôi thì báo.", "Hòn bi xử lý bề mặt, viên bi hư hỏng."),
        ("CH10", "Duyệt việc phân bố kinh phí đò.", "Bản đồ phân bố dân cư; phân bổ kinh phí đò."),
        ("CH10", "Giao công an tính phối hợp.", "Công an tính chuyện đò; công an tỉnh phối hợp."),
        ("CH60", "Gửi các cơ quan quan tham mưu.", "Cơ quan quan trắc nước; cơ quan quan tâm; cơ quan tham mưu."),
        ("CH10", "Treo pa - nô ở bến.", "Treo pa-nô, pano ở bến."),
        ("CH31", "Nghe Ủy ban bầu của xã.", "Nghe Ủy ban bầu cử của xã; Ủy ban bầu người trực."),
        ("CH13", "Giữ anninh ở bến.", "Giữ an ninh ở bến, nghe karaoke."),
        ("CH31", "Mời Ủy MTTQ xã ra bến.", "Mời Ủy ban MTTQ xã, Đảng ủy, MTTQ xã ra bến."),
        ("CH31", "Giữ nguồn nước dưới để tưới chè.", "Giữ nguồn nước dưới đất để tưới; nguồn nước dưới chân núi."),
        ("CH31", "Tập chèo nhằm nâng nhận thức.", "Sấy kỹ để nâng chất lượng chè lên loại một."),
        ("CH11", "Chống tham nhũng lãng phí ở bến.", "Chống tham nhũng, lãng phí ở bến."),
        ("CH11", "Soát các đò đặc biệt là đò cũ.", "Soát các đò, đặc biệt là đò cũ; điều đặc biệt là đò mới."),
        ("CH42", "Các phòng, ban, có ý kiến về đò.", "Các phòng, ban có ý kiến; cơ quan, đơn vị, có khi cả thôn."),
        (
            "CH43",
            "Theo Quyết định số 8/QĐ-UBND Nếu lũ lớn thì nghỉ.",
            "Theo Quyết định số 8/QĐ-UBND. Nếu lũ lớn thì nghỉ.",
        ),
        ("CH43", "Đò chạy lúc 7h30’ sáng.", "Đò chạy lúc 7h30, bơi hết 12’."),
        ("TT40", "Đò chạy đúng quy định của Pháp luật.", "Gửi Báo Pháp luật Việt Nam; theo pháp luật."),
        ("TT40", "Theo Thông tư số 4/2025/TT-BXD; Số 9/2025/TT-BXD.", "Theo Thông tư; số 9/2025/TT-BXD."),
        ("TT41", "Soát các Dự án ven sông.", "Soát Dự án Bến Mo; các dự án ven sông; các Dự án mục tiêu."),
        ("TT41", "Ngày bầu cử Đại biểu Quốc hội.", "Ngày bầu cử đại biểu Quốc hội; Đại biểu dự họp."),
        ("TT44", "Kê lại phao; Thường xuyên quét bến.", "Kê lại phao; thường xuyên quét bến."),
        ("CQ07", "Bến đã thưa với Bộ Trưởng.", "Bến đã thưa với Bộ trưởng."),
    ],
)
def test_told_and_left(code: str, wrong: str, right: str) -> None:
    assert told(code, wrong) != []
    assert told(code, right) == []


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("VD77", "Theo Nghị quyết số 88/2018/QH15 về bến.", "Theo Nghị quyết số 88/2021/QH14, số 88/2021/QH15 về bến."),
        ("VD62", "Theo Chỉ thị số 4/TTg ngày 02/3/2025 về đò.", "Theo Chỉ thị số 4/TTg ngày 02/3/1994 về đò."),
        (
            "VD62",
            "Theo Quyết định số 8/QTTg ngày 02/3/2025 về đò.",
            "Theo Quyết định số 8/QĐ-TTg ngày 02/3/2025 về đò.",
        ),
        (
            "VD67",
            "Theo Luật Tiếp công dân, khiếu nại số 42/2013/QH13.",
            "Theo Luật Tiếp công dân năm 2013 số 42/2013/QH13.",
        ),
        ("VD34", "Theo Luật Trẻ em năm 2015 về bến.", "Theo Luật Trẻ em năm 2016, Luật Trẻ em năm 2004 về bến."),
    ],
)
def test_laws_told_and_left(code: str, wrong: str, right: str) -> None:
    assert told(code, wrong) != []
    assert told(code, right) == []


def test_the_command_of_civil_defence() -> None:
    """Nghị định số 200/2025/NĐ-CP, in force on 23/8/2025, asked at all levels."""
    name = "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn"
    lines = {"mo_dau": [f"Giao {name} xã trực bến.", "Giao Ban Chỉ huy Phòng thủ dân sự xã trực bến."]}
    issued = "{thang: 1, nam: 2026}"
    assert issued in MINIMAL
    for day, quotes in (("{ngay: 15, thang: 1, nam: 2026}", [name]), ("{ngay: 15, thang: 7, nam: 2025}", [])):
        source = MINIMAL.replace(issued, day) + yaml.safe_dump(lines, allow_unicode=True, width=10**6)
        checked = check_bytes(source.encode(), "bai.yaml", Order(date(2026, 11, 20)))
        assert [one.quote for one in checked.findings if one.code == "CQ10"] == quotes
