"""Second examples of the kinds of defects that rules hold in code: each wrong one is told, each right one left alone."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

WRONG = {
    "BC10": [
        "Tổng số 25 cuộc trực: đột xuất 10 cuộc, định kỳ 12 cuộc.",
        "Tổng số 80 học sinh, trong đó 45 học sinh nam và 30 học sinh nữ.",
        "Tổng kinh phí 640 triệu đồng, đã chi 510 triệu đồng, chưa chi 103 triệu đồng.",
        "Đội có 214 người, gồm 190 người tại chỗ và 34 người tăng cường.",
        "Tiếp nhận 320 đơn, đã trả 250 đơn, đang xét 60 đơn.",
        "Toàn bản có tổng số 45 ao, đã nạo vét 40 ao, còn lại 6 ao.",
    ],
    "BC11": ["Có 12/16 ao đã nạo vét, đạt 80%.", "Đã cấp 1.234/2.000 thẻ, chiếm tỷ lệ 67,1%."],
    "TQ08": [
        "Chờ Bộ Y tế ban hành Nghị quyết về trạm lưu động.",
        "HĐND xã ban hành Nghị định về phí bến.",
        "Sau khi Thủ tướng ban hành Quyết định, Nghị định về đê.",
    ],
    "VT08": ["Nâng Chỉ số chuyển đổi cấp tỉnh (DTI).", "Giữ Chỉ số sự phục vụ hành chính (SIPAS)."],
    "CQ12": [
        "Chấm điểm, xếp loại Ủy ban nhân dân cấp xã.",
        "Phấn đấu PAPI của xã lọt nhóm đầu.",
        "Theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030 trên địa bàn thành phố.",
    ],
    "TC24": ["Tổng hợp, báo cáo về Sở Nông nghiệp và Môi trường trước ngày 15/11/2026."],
    "VD26": [
        "Theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông khi giải quyết thủ tục hành chính."
    ],
    "VD03": ["Theo Nghị quyết số 237/NQ-UBTVQH16 của Quốc hội về thành lập phường."],
    "TT42": ["Trạm y tế Phường Trúc Lâu mở cửa cả thứ Bảy."],
    "TQ09": ["Đẩy mạnh công tác thanh tra bến bãi."],
}  # fmt: skip
RIGHT = [
    "Tổng số 120 đại biểu, trong đó có 55 đại biểu nữ.",
    "Đội có 214 người, gồm 190 người tại chỗ và 24 người tăng cường; trong đó có 90 người trẻ và 80 người trung niên.",
    "Có 640 hộ, trong đó có 300 hộ nghèo và 250 hộ cận nghèo; 12 thôn: thôn 1, thôn 2, thôn 3.",
    "Tổng số 96 hồ sơ, đã trả 80 hồ sơ, đang xét 10 hồ sơ, rút lại 6 hồ sơ.",
    "Tổng số 15 thủ tục, đã niêm yết 15 thủ tục, chưa có phản ánh nào với 3 thủ tục mới.",
    "Tổng số 64 ao, đã nạo vét 50 ao (trong đó 12 ao ở bản trên), chưa nạo vét 14 ao.",
    "Từ 15/6 đến nay đạt 30%; có 30/40 ao, tăng 5% so với năm trước; trả 45/46 hồ sơ (98%).",
    "Bộ Tài chính trình Chính phủ ban hành Nghị định; UBND tỉnh trình HĐND tỉnh ban hành Nghị quyết.",
    "Đo Chỉ số đo lường sự hài lòng của người dân (SIPAS); Chỉ số năng lực cạnh tranh cấp tỉnh (PCI).",
    "Thực hiện chỉ đạo của Tỉnh ủy, HĐND tỉnh; thủ tục thuộc UBND cấp xã được niêm yết.",
    "Theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia.",
    "Theo Nghị quyết số 12/NQ-UBTVQH16 của Ủy ban Thường vụ Quốc hội về nhân sự.",
    "Thành phố Hồ Chí Minh; Phường Trúc Lâu mở chợ; báo cáo Sở Nội vụ.",
    "Phối hợp với Thanh tra tỉnh; Ban Thanh tra nhân dân giám sát; thực hiện kết luận thanh tra.",
]  # fmt: skip


def told(sentence: str, *codes: str) -> list[str]:
    read = example_read(f"mo_dau: {json.dumps([sentence], ensure_ascii=False)}")
    report = check(read, on=date(2026, 6, 1), select=codes)
    assert [note for note in report.not_evaluated if "gặp lỗi" in note.reason] == []
    return [one.code for one in report.findings]


@pytest.mark.parametrize(("code", "sentence"), [(code, one) for code, many in WRONG.items() for one in many])
def test_another_wording_of_the_kind_is_told(code: str, sentence: str) -> None:
    assert told(sentence, code) == [code]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_right_is_left_alone(sentence: str) -> None:
    assert told(sentence, *WRONG) == []
