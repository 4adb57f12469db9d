"""A plan of a commune that does not exist, typed in Word: offices in several spellings, a schedule in sentences, targets."""

from __future__ import annotations

from tests.reading.recognise.test_feet import FEET
from tests.reading.recognise.test_habits import HEADS
from tests.reading.word.files import PAGE_BREAK, docx, p, row, table

HEADINGS = ("TT", "Nội dung nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
ROWS = (
    ("1", "Lập bảng phân công trực quầy", "Bảng phân công", "- Văn phòng HĐND và UBND xã", "Các phòng chuyên môn", "Quý I/2026"),
    ("2", "Rà soát biển chỉ dẫn ở nhà văn hóa thôn", "Biên bản", "VP HĐND & UBND xã", "Phòng Kinh tế; Công an xã", "Trước ngày 20/3/2026"),
    ("3", "Phát tờ gấp về nộp hồ sơ tại nhà", "Tờ gấp", "Phòng Văn hoá-Xã hội", "Cơ quan, đơn vị có liên quan", "Tháng 5/2026"),
    ("4", "Gặp mặt các hộ làm gốm", "Biên bản", "Phòng Văn hóa - Xã hôi", "Phòng kinh tế", "Quý III/2026"),
    ("5", "Kiểm kê máy móc", "Sổ", "Cơ quan thực hiện: Phòng Kinh tế", "", "Tháng 11/2026"),
)  # fmt: skip
BODY = (
    "Tỷ lệ hộ được trả hồ sơ đúng hẹn đạt từ 94% trở lên.",
    "100% biển chỉ dẫn được làm lại bằng chữ to.",
)
REPORTS = (
    "Báo cáo quý I gửi trước ngày 10/3/2026, số liệu tính từ ngày 11/12/2025 đến hết ngày 07/3/2026.",
    "Báo cáo 6 tháng gửi trước ngày 10/6/2026.",
    "Báo cáo cải cách hành chính năm: vào ngày 09/12/2026, chốt số liệu từ ngày 11/12/2025 đến hết ngày 05/12/2026.",
)


def word_plan(
    rows: tuple[tuple[str, ...], ...] = ROWS, *, body: tuple[str, ...] = BODY, reports: tuple[str, ...] = REPORTS,
    opening: str = "Thực hiện Kế hoạch số 612/KH-UBND ngày 23/12/2025 của UBND tỉnh về cải cách hành chính năm 2026; Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
) -> bytes:  # fmt: skip
    """The plan as a .docx."""
    parts = [
        HEADS["two by two"],
        p("KẾ HOẠCH", b=True, align="center"),
        p("Cải cách hành chính năm 2026", b=True, align="center"),
        p(opening),
        p("I. MỤC TIÊU", b=True),
        *(p(f"{n}. {line}") for n, line in enumerate(body, 1)),
        p("II. CHẾ ĐỘ BÁO CÁO", b=True),
        *(p(f"{n}. {line}") for n, line in enumerate(reports, 1)),
        FEET["table"],
        PAGE_BREAK,
        p("PHỤ LỤC", b=True, align="center"),
        p("DANH MỤC NHIỆM VỤ", b=True, align="center"),
        table(row(*HEADINGS, b=True), *(row(*one) for one in rows)),
    ]
    return docx("".join(parts))
