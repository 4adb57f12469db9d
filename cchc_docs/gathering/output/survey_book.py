"""A survey as an Excel book: communes, tasks, targets, late days, copied paragraphs, rules, papers set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs.gathering.output.book import FIRST_ROW, Book, Column, Link, Value
from cchc_docs.gathering.compare import CO, DOI, KHONG_GIAO, THIEU, YEU, shown_target
from cchc_docs.gathering.survey import Survey, by_task

LEVELS = (("loi", "Lỗi"), ("canh_bao", "Cảnh báo"), ("goi_y", "Gợi ý"))
_TASKS = "Nhiệm vụ từng xã"
Rows = Iterator[list[Value | Link]]
"""Rows of a sheet, made as they are written: those of the tasks are as many as communes times tasks."""


def survey_book(found: Survey) -> bytes:
    """Return the book; every cell about a commune stands beside the file and the place it was read from."""
    book = Book(f"Tổng hợp kế hoạch của các xã theo {found.tren.ten}")
    line = f"Đối chiếu với: {found.tren.ten}"
    book.add("Các xã", "TÌNH HÌNH GỬI KẾ HOẠCH CỦA CÁC XÃ", line, _COMMUNES, _communes(found))
    book.add("Nhiệm vụ", "NHIỆM VỤ CỦA TỈNH TRONG KẾ HOẠCH CÁC XÃ", line, _BY_TASK, _tasks(found))
    book.add(_TASKS, "TỪNG NHIỆM VỤ CỦA TỈNH TẠI TỪNG XÃ", line, _MATCHES, _per_task(found))
    book.add("Chỉ tiêu", "CHỈ TIÊU CỦA CÁC XÃ ĐẶT CẠNH MỨC CỦA TỈNH", line, _TARGETS, _targets(found))
    book.add("Thời hạn", "THỜI HẠN CỦA XÃ SAU THỜI HẠN CỦA TỈNH", line, _DAYS, _days(found))
    book.add("Chép nhầm tên", "ĐOẠN CHÉP CÒN TÊN XÃ KHÁC", line, _COPIED, _copies(found))
    book.add("Mã kiểm tra", "PHÁT HIỆN CỦA CHƯƠNG TRÌNH THEO MÃ", line, _RULES, _rules(found))
    book.add("Tệp để riêng", "TỆP KHÔNG TÍNH VÀO BẢNG", line, _ASIDE, _aside(found))
    return book.data()


_COMMUNES = (
    Column("TT", 6, middle=True), Column("Xã", 26), Column("Tình trạng", 24), Column("Tệp", 34),
    *(Column(title, 10, middle=True) for _, title in LEVELS), Column("Chặn ký", 10, middle=True),
    Column("Nhiệm vụ: có", 11, middle=True), Column("đổi lời", 10, middle=True), Column("yếu hơn", 10, middle=True),
    Column("thiếu", 10, middle=True), Column("Hạn sau tỉnh", 10, middle=True),
)  # fmt: skip


def _communes(found: Survey) -> Rows:
    for number, sender in enumerate(found.xa, start=1):
        for at, paper in enumerate(sender.ban or [None]):
            row: list[Value | Link] = [number if not at else None, sender.xa.name, sender.trang_thai]
            if paper is not None:
                states = Counter(match.trang_thai for match in paper.nhiem_vu)
                late = sum(bool(match.han_xa) for match in paper.nhiem_vu)
                row += [paper.tep, *(paper.muc_do.get(key, 0) for key, _ in LEVELS), paper.chan_ky]
                row += [*(states[state] for state in (CO, DOI, YEU, THIEU)), late]
            yield row


_BY_TASK = (
    Column("TT", 6, middle=True), Column("Nhiệm vụ của tỉnh", 60), Column("Chỗ trong kế hoạch của tỉnh", 20),
    Column("Thời hạn", 18, middle=True), Column("Giao cấp xã", 10, middle=True),
    *(Column(state[:1].upper() + state[1:], 10, middle=True) for state in (CO, DOI, YEU, THIEU)),
)  # fmt: skip


def _tasks(found: Survey) -> Rows:
    first = FIRST_ROW
    for number, (task, counts) in enumerate(zip(found.tren.nhiem_vu, by_task(found), strict=True), start=1):
        rows = sum(times for state, times in counts.items() if state != KHONG_GIAO)
        at = first if rows else FIRST_ROW
        shown: list[Value | Link] = [Link(counts.get(state, 0), _TASKS, f"A{at}") for state in (CO, DOI, YEU, THIEU)]
        given = "có" if task.giao_xa else "không"
        yield [number, task.chu, task.vi_tri, task.thoi_han, given, *(shown if task.giao_xa else [None] * 4)]
        first += rows


_MATCHES = (
    Column("TT nhiệm vụ", 9, middle=True), Column("Xã", 24), Column("Kết luận", 12, middle=True),
    Column("Lời của xã", 60), Column("Vì sao", 24), Column("Tệp", 30), Column("Chỗ trong tệp", 24),
)  # fmt: skip


def _per_task(found: Survey) -> Rows:
    counted = found.counted()
    for number in range(len(found.tren.nhiem_vu)):
        for commune, paper in counted:
            match = paper.nhiem_vu[number]
            if match.trang_thai != KHONG_GIAO:
                yield [number + 1, commune.name, match.trang_thai, match.chu, match.vi_sao, paper.tep, match.vi_tri]


_TARGETS = (
    Column("TT", 6, middle=True), Column("Xã", 24), Column("Mức của xã", 16, middle=True), Column("So với tỉnh", 22),
    Column("Lời của xã", 46), Column("Tệp", 30), Column("Chỗ trong tệp", 22),
)  # fmt: skip


def _targets(found: Survey) -> Rows:
    counted = found.counted()
    for number, target in enumerate(found.tren.chi_tieu):
        where = f" ({target.vi_tri})" if target.vi_tri else ""
        yield [f"{number + 1}. {target.ten}: tỉnh {shown_target(target)}{where}"]
        for at, (commune, paper) in enumerate(counted, start=1):
            level = paper.chi_tieu[number]
            yield [at, commune.name, level.gia_tri, level.trang_thai, level.ten, paper.tep, level.vi_tri]


_DAYS = (
    Column("TT", 6, middle=True), Column("Xã", 24), Column("Nhiệm vụ của xã", 56), Column("Hạn của tỉnh", 18, middle=True),
    Column("Hạn của xã", 18, middle=True), Column("Tệp", 30), Column("Chỗ trong tệp", 24),
)  # fmt: skip


def _days(found: Survey) -> Rows:
    late = (
        (commune.name, match.chu, match.han_tren, match.han_xa, paper.tep, match.vi_tri)
        for commune, paper in found.counted()
        for match in paper.nhiem_vu
        if match.han_xa
    )
    for number, one in enumerate(late, start=1):
        yield [number, *one]


_COPIED = (
    Column("TT", 6, middle=True), Column("Văn bản của", 24), Column("Còn tên", 24), Column("Tệp", 30),
    Column("Chỗ trong tệp", 22), Column("Cùng đoạn trong tệp", 30), Column("Đoạn", 60),
)  # fmt: skip


def _copies(found: Survey) -> Rows:
    for number, one in enumerate(found.chep, start=1):
        yield [number, one.xa, one.ten_khac, one.tep, one.vi_tri, one.tep_goc, one.chu]


_RULES = (Column("Mã", 10, middle=True), Column("Số phát hiện", 14, middle=True), Column("Số văn bản", 14, middle=True))


def _rules(found: Survey) -> Rows:
    times: Counter[str] = Counter()
    papers: Counter[str] = Counter()
    for sender in found.xa:
        for paper in sender.ban:
            times.update(paper.quy_tac)
            papers.update(paper.quy_tac.keys())
    for code in sorted(times):
        yield [code, times[code], papers[code]]


_ASIDE = (Column("TT", 6, middle=True), Column("Tệp", 40), Column("Vì sao", 90))


def _aside(found: Survey) -> Rows:
    for number, one in enumerate(found.aside(), start=1):
        yield [number, *one]
