"""What looks wrong and is right: each of these must bring neither lỗi nor cảnh báo."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.runner import check

RIGHT = {
    "an old programme that still runs": "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính.",
    "last year's results": "Tuyên truyền kết quả năm 2025 và định hướng năm 2026.",
    "a term of office across years": "Nghị quyết Đại hội Đảng bộ xã An Bình lần thứ I, nhiệm kỳ 2025 - 2030.",
    "an enumeration inside a sentence": "Gồm 03 nội dung: (1) thể chế; (2) thủ tục hành chính; (3) tài chính công.",
    "list marks without an opening bracket": "Các bước: a) rà soát; b) công bố; c) tổng hợp (nếu có).",
    "history": "Tiếp nhận hồ sơ của huyện trước đây chuyển về.",
    "competence of the level in general": "Thủ tục thuộc thẩm quyền giải quyết của UBND cấp xã.",
    "all levels of administration": "Vai trò người đứng đầu cơ quan hành chính nhà nước các cấp.",
    "two compounds that meet": "Cung cấp thông tin tin cậy và thủ tục hành chính chính xác.",
    "reduplication": "Từng bước dần dần hoàn thiện, luôn luôn lắng nghe.",
    "growth above one hundred percent": "Số hồ sơ trực tuyến tăng 120% so với năm 2025.",
    "two texts of one number in two years": "Theo Chỉ thị số 16/CT-TTg ngày 20/5/2024 và Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ.",
    "look-alikes that are both right": "Theo Nghị quyết số 66-NQ/TW ngày 30/4/2025 của Bộ Chính trị và Nghị quyết số 66/NQ-CP ngày 26/3/2025 của Chính phủ.",
    "a symbol with a dot": "Theo Nghị quyết số 66.7/2025/NQ-CP ngày 15/11/2025 của Chính phủ.",
    "an appendix of another text": "Trình bày theo Phụ lục I Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
    "small khoản and điểm": "Theo điểm a khoản 2 Điều 13 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
    "nhân dân inside a name": "Hội đồng nhân dân, Ủy ban nhân dân và Công an nhân dân phối hợp.",
    "product names and addresses": "Liên hệ qua email vanphong@anbinh.gov.vn, Zalo, VNeID và website của xã.",
    "standards": "Duy trì hệ thống theo TCVN ISO 9001:2015 lúc 8:30 hằng ngày.",
    "dots of a list left open": "Các lĩnh vực đất đai, y tế, giáo dục và đào tạo...",
    "a decision that issues a plan": "Theo Quyết định số 15/QĐ-UBND ngày 05/01/2026 của UBND xã ban hành Kế hoạch chuyển đổi số.",
    "công văn without a type": "Theo Công văn số 4625/BNV-CCHC ngày 02/7/2025 của Bộ Nội vụ.",
    "a number of files, not a year": "Mỗi năm tiếp nhận 202 hồ sơ.",
    "names of peoples": "Đồng bào Ê Đê, Ba Na ở buôn Krông Pắk.",
    "words one accent from another": "Trước mùa lũ, mùa bão, sửa cầu cống và bảo hành công tơ, cáp điện; bệnh viện tuyến tỉnh khám, trường dạy đủ buổi.",
    "verbs one accent from another": "Đề nghị tỉnh tạo điều kiện giao lô đất, phát tiền tận tay chủ thẻ; không thả rong chó, không đổ bỏ rác ra đường bờ suối.",
    "hyphens of two kinds of joint": "Phát triển kinh tế - xã hội; Sở Văn hóa, Thể thao và Du lịch; Cô-oét.",
}


@pytest.mark.parametrize("words", RIGHT.values(), ids=list(RIGHT))
def test_what_is_right_is_left_alone(words: str) -> None:
    escaped = words.replace('"', '\\"')
    report = check(example_read(f'mo_dau: ["{escaped}"]'), on=date(2026, 6, 1))
    assert [(one.code, one.message) for one in report.findings if one.severity is not Severity.GOI_Y] == []
