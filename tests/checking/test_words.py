"""Names, competence, doubled words and quoted examples: what is told of each kind in several shapes, beside what must be left."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import check

XA = "{co_quan: {ten: Ủy ban nhân dân xã An Bình}}"
PHUONG = "{co_quan: {ten: Ủy ban nhân dân phường Bến Đá}}"

TOLD = [
    ("CH29", XA, "Soát xét lại; rà soát soát, ghi sổ trực.", "soát soát"),
    ("CH29", XA, "Nhờ già làng kịp thời giải giải quyết vụ trâu lạc.", "giải giải"),
    ("CH29", XA, "Các hộ kê khai khai tài sản trước mùa lũ.", "khai khai"),
    ("CH29", XA, "Thực hiện hiện tốt lịch trực đò.", "hiện hiện"),
    ("CH29", XA, "Tổ chức chức tập huấn lái đò.", "chức chức"),
    ("CH29", XA, "Nhắc các đơn vị vị liên quan nộp sổ.", "vị vị"),
    ("CH03", XA, "Đổi mới nội dung sinh hoạt sinh hoạt.", "sinh hoạt sinh hoạt"),
    ("CH03", XA, "Phát triển kinh tế kinh tế vườn đồi.", "kinh tế kinh tế"),
    ("CH05", XA, "Diệt bọ gậy ở lu nước, ,.", "nước, ,."),
    ("CH05", XA, "Quét chợ;, dọn kênh.", "chợ;,"),
    ("CH10", XA, "Xe chở mía hay đi trể giờ trực.", "đi trể"),
    ("CH10", XA, "Trực cầu khi sảy ra lũ ống.", "sảy ra"),
    ("CH32", XA, "Sơn lại lớp mầm mon của bản.", "mầm mon"),
    ("CQ10", XA, "Mời Phòng Văn hoá và Thông tin huyện xem sân khấu.", "Phòng Văn hoá và Thông tin huyện"),
    ("CQ10", XA, "Nộp về Phòng Nội vụ quận trước mùng mười.", "Phòng Nội vụ quận"),
    ("CQ10", XA, "Bàn giao chìa khóa kho cho UBND huyện.", "UBND huyện"),
    ("CQ10", XA, "Phòng Văn hóa - Xã hội và Phòng Y tế cùng mở lớp.", "Phòng Y tế"),
    ("TQ11", XA, "Giao Phòng Kinh tế ban hành Quyết định mở bến đò.", "Phòng Kinh tế ban hành Quyết định"),
    ("TQ11", XA, "Trưởng thôn Nà Lừ ban hành Quyết định phạt hộ thả trâu.", "Trưởng thôn Nà Lừ ban hành Quyết định"),
    ("TQ11", XA, "Ủy ban nhân dân xã phê chuẩn dự toán quỹ đê.", "Ủy ban nhân dân xã phê chuẩn dự toán"),
    ("TQ11", PHUONG, "HĐND phường thông qua Nghị quyết về đặt tên các tuyến phố mới.", "HĐND phường thông qua Nghị quyết về đặt tên các tuyến phố"),
    ("TQ11", XA, "UBND xã quy định mức thu phí bến bãi.", "UBND xã quy định mức thu phí"),
    ("TQ11", XA, "Chủ tịch UBND xã trao tặng Bằng khen cho hai tổ trực đê.", "Chủ tịch UBND xã trao tặng Bằng khen"),
    ("TQ11", XA, "UBND xã triệu tập kỳ họp giữa năm.", "UBND xã triệu tập kỳ họp"),
    ("TQ11", XA, "Phòng Kinh tế thẩm định, phê duyệt dự toán các công trình thủy lợi.", "Phòng Kinh tế thẩm định, phê duyệt dự toán"),
    ("TQ11", XA, "HĐND xã ban hành Chỉ thị giữ rừng.", "HĐND xã ban hành Chỉ thị"),
    ("TQ09", XA, "Thanh tra việc thu phí đò của các thôn.", "Thanh tra"),
    ("VD20", XA, "Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia; học lại Nghị quyết số 57-NQ/TW, ngày 24/12/2022 của Bộ Chính trị.", "ngày 24/12/2022"),
    ("TT42", XA, "Chi lương hưu qua Bưu điện Huyện.", "Bưu điện Huyện"),
]  # fmt: skip
QUIET = [
    ("CH29", XA, "Trao giải nhất; trao giải giải ba cho đội Mo; chương trình trình Hội đồng; hội nghị nghị quyết."),
    ("CH29", XA, "Thôn triển khai khai báo tạm trú; xác định định mức xăng; nhân dân dân chủ bàn; đường sắt sắt đã gỉ."),
    ("CH03", XA, "Từng bước từng bước dựng lại đình; họp bàn; bàn giao sổ."),
    ("CH05", XA, "Mua băng rôn, áp phích,... và loa, đèn,…"),
    ("CQ10", XA, "Tiếp nhận nhiệm vụ của cấp huyện từ tháng trước; số hóa tài liệu của cấp huyện bàn giao."),
    ("CQ10", XA, "Làm sạch dữ liệu do cấp huyện để lại; giữ được của thị trấn ba sổ địa bạ."),
    ("CQ10", XA, "Rà soát 40 văn bản, bãi bỏ 11 văn bản liên quan đến cấp huyện."),
    ("CQ10", XA, "Phòng Nội vụ lập theo Nghị định số 370/2025/NĐ-CP giữ sổ; Phòng Tài chính - Kế hoạch chi tiền trực."),
    ("TQ11", XA, "Phòng Kinh tế tham mưu UBND xã ban hành Quyết định; Phòng Kinh tế được ủy quyền phê duyệt dự toán."),
    ("TQ11", XA, "UBND xã trình HĐND xã phê chuẩn quyết toán; UBND xã giao dự toán cho trường; HĐND tỉnh quyết định mức thu phí."),
    ("TQ11", XA, "Chủ tịch UBND xã tặng Giấy khen; UBND phường lập hồ sơ đề nghị đặt tên đường ven hồ."),
    ("TQ11", XA, "Giao Văn phòng HĐND và UBND xã giữ chìa khóa; HĐND xã ban hành Nghị quyết phê chuẩn quyết toán."),
    ("TT40", XA, 'Không viết "Nhân Dân" ở giữa câu; viết “Nhân dân”.'),
    ("CH01", XA, 'Văn hóa, khóa học, hóa chất; không gõ "hoá".'),
    ("VT01", XA, "Không viết “UBMTKQ” trên biển."),
    ("VD30", XA, 'Viết "Số: 05/KH-UBND", không viết "Số: 5/KH-UBND".'),
    ("VD30", XA, "Ngày 21/9/2026, Sở Tư pháp có Công văn số 1406/STP-XDKT gửi lấy ý kiến các xã."),
    ("CQ01", XA, "Có công an 24 người, dân quân 60 người; Công an xã giữ chốt; Công an xã ghi sổ."),
    ("TT42", XA, "Phường Buôn Cuôr họp chợ ngày rằm; đường qua xã Buôn Trấp."),
    ("CH13", XA, "Thay aptomat và mua thêm bóng led cho nhà trẻ."),
    ("CQ12", XA, "Theo Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân (UBND) tỉnh về giữ rừng năm 2026 trên địa bàn tỉnh, xã lập tổ tuần rừng."),
]  # fmt: skip


def findings(code: str, issuer: str, words: str) -> list[Finding]:
    overlay = yaml.safe_load(issuer)
    overlay["mo_dau"] = words.split("||")
    text = yaml.safe_dump(overlay, allow_unicode=True)
    return check(example_read(text), on=date(2026, 11, 2), select=(code,)).findings


@pytest.mark.parametrize(("code", "issuer", "words", "quote"), TOLD)
def test_it_is_told(code: str, issuer: str, words: str, quote: str) -> None:
    assert quote in [one.quote for one in findings(code, issuer, words)]


@pytest.mark.parametrize(("code", "issuer", "words"), QUIET)
def test_it_is_left(code: str, issuer: str, words: str) -> None:
    assert [(one.quote, one.message) for one in findings(code, issuer, words)] == []
