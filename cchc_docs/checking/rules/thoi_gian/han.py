"""TG: deadlines - of last year, before the day of issue, after the plan is over, without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.needs import YEARS
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.dau_cuoi import is_of_works, named_ends
from cchc_docs.checking.rules.thoi_gian.ky import DONE_IN
from cchc_docs.checking.times.moments import moments
from cchc_docs.checking.times.stages import stages
from cchc_docs.checking.times.wordings import BY, DOING, ON, WITHIN
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.dates import FoundDate, find_dates
from cchc_docs.vietnamese.deadlines import Deadline, parse_deadline

_DOABLE = practice("thời hạn phải nằm trong thời gian thực hiện và sau ngày ban hành")
_PLANS = ("ke_hoach", "chuong_trinh", "de_an", "phuong_an")
"""Kinds that set deadlines for the years they cover."""
_DUE_WORDS = patterns.ours(
    r"(?:trước|chậm nhất|hoàn thành|xong|đến hết|hạn|muộn nhất)\s+(?:(?:là|vào|trong|trước|đến)\s+)*"
    r"(?:\d{1,2} ?(?:giờ|h|g) ?(?:\d\d)?(?: ?phút)?,?\s+)?(?:(?:thứ \w+|chủ nhật),?\s+)?$",
    re.IGNORECASE,
)


_TOLD_OF = patterns.ours(r"(?<!\w)(?:đã|được|kết quả|tỷ lệ|chưa)(?!\w)", re.IGNORECASE)
_TO_DO = patterns.ours(
    r"hoàn thành|xong|gửi|nộp|báo cáo|trình|ban hành|tổ chức|triển khai|thực hiện|bàn giao|khắc phục|sửa|lập|rà soát|bổ sung|đăng ký|cung cấp|giải quyết|xử lý|thống kê|nghiệm thu|thanh toán|phê duyệt|thông báo|niêm yết|chuẩn bị|tham mưu|chấm|góp ý|trả lời|kiểm tra|đưa vào|chốt|tổng hợp|phát hành",
    re.IGNORECASE,
)
"""What a sentence that sets a deadline says; "cán bộ công tác trước ngày …" sets none."""


@lru_cache(maxsize=2048)
def read_deadline(cell: str, years: tuple[int, int] | None) -> Deadline:
    """Return what a deadline cell says in a plan of these years; the same words come in many rows."""
    return parse_deadline(cell, period=years)


def _deadline_dates(context: Context) -> list[tuple[Text, FoundDate]]:
    """Return the dated deadlines, for the rules that ask where each lies."""
    return context.once("dated_deadlines", lambda: list(_find_deadlines(context)))


def _find_deadlines(context: Context) -> Iterator[tuple[Text, FoundDate]]:
    """Yield every dated deadline: those of the deadline column, and those a sentence calls one; never a citation's date."""
    for text, found in context.dates:
        if found.year is None or found.problem or found.form in ("period", "term") or context.is_cited(text, found):
            continue
        before = text.text[max(0, found.start - 90) : found.start]
        told = found.form != "year" and _DUE_WORDS.search(before[-40:]) and _TO_DO.search(before)
        told = told or (DONE_IN.search(before) and not _TOLD_OF.search(before.rsplit(". ", 1)[-1]))
        if text.role == "o.thoi_han" or told:
            yield text, found


@rule(
    code="TG10",
    ap_dung=_PLANS,
    title="Thời hạn thuộc năm trước năm kế hoạch",
    severity=CANH_BAO,
    can_cu=_DOABLE,
    can=YEARS,
    bad="""
ngay_ban_hanh: ~
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Tổng hợp chỉ số, san_pham: Báo cáo, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2025}]
""",
    good="""
mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Tổng hợp chỉ số, san_pham: Báo cáo, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I/2026}]
""",
)
def last_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hay gặp khi sửa lại kế hoạch năm trước. Năm trong viện dẫn, nhiệm kỳ, giai đoạn không xét.

    Chỉ xét khi chưa có ngày ban hành: đã có thì hạn sau ngày ký là được, hạn trước ngày ký do TG11 xét.
    """
    issued = context.earliest
    for text, found in _deadline_dates(context):
        if issued is not None and not _at_the_end(context, text, found):
            continue
        if found.year is not None and found.year < context.span[0]:
            yield Finding(
                text.path,
                f"Thời hạn “{found.raw}” thuộc năm trước năm kế hoạch",
                found.raw,
                f"xem lại năm (kế hoạch năm {context.span[0]})",
            )


_YEAR_END = patterns.ours(
    r"(?<!\w)(?:tự chấm điểm|chấm điểm|tổng kết|sơ kết|báo cáo năm|báo cáo tổng kết|đánh giá kết quả|kiểm điểm|khảo sát|bình xét)(?!\w)", re.IGNORECASE
)  # fmt: skip


def _at_the_end(context: Context, text: Text, found: FoundDate) -> bool:
    """Whether a plan signed before its year asks in a table for what ends a year, by a day before that year begins."""
    first = context.earliest
    if first is None or found.year != first.year or first.year != context.span[0] - 1 or text.role != "o.thoi_han":
        return False
    row = next((row for row in context.rows if row.path == text.path[: len(row.path)]), None)
    task = " ".join(row.cell(one.ma) for one in row.table.cot) if row else ""
    return _YEAR_END.search(task) is not None and not patterns.search(rf"năm {found.year}(?!\d)", task)


@rule(
    code="TG12",
    ap_dung=_PLANS,
    title="Thời hạn sau khi kế hoạch kết thúc",
    severity=CANH_BAO,
    can_cu=_DOABLE,
    can=YEARS,
    bad="mo_dau: [Các phòng hoàn thành trước ngày 10/6/2027.]",
    good="mo_dau: [Các phòng hoàn thành trước ngày 10/01/2027.]",
)
def after_the_end(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Quý I năm sau còn được tính cho tổng kết, báo cáo năm; muộn hơn thì nhắc."""
    aims = patterns.findall(r"đến (?:hết )?(?:năm )?(20\d\d)(?!\d)", context.document.trich_yeu)
    last = max((context.span[1], *map(int, aims)))  # "năm 2026, định hướng đến năm 2030"
    if context.earliest is not None and context.earliest.year > last:
        return  # the year in the title is that of what the paper follows up: TG03 asks
    told: set[Path] = set()
    works = {id(table) for _, table in context.tables if is_of_works(table)}
    of_works = {row.cell_path("thoi_han") for row in context.rows if id(row.table) in works} if works else set()
    for text, found in _deadline_dates(context):
        if text.path in of_works or found.end in named_ends(text.text):
            continue  # a work may be begun in the year of the plan, and done in the next
        month = found.month or (found.quarter * 3 if found.quarter else 12 if found.form == "year" else 1)
        if found.year is not None and (found.year > last + 1 or (found.year == last + 1 and month > _CLOSING)):
            told.add(text.path)
            yield Finding(text.path, f"Thời hạn “{found.raw}” ở sau năm {last}", found.raw, "xem lại thời hạn")
    for one in moments(context):
        late = one.part in (BY, WITHIN, ON) and one.at.last > date(last + 1, _CLOSING, 31) and one.row is None
        late = late and one.at.end not in named_ends(one.text.text)
        if late and one.text.path not in told and (DOING.search(one.said) or stages(one.said)):
            yield Finding(one.text.path, f"Thời hạn “{one.raw}” ở sau năm {last}", one.raw, "xem lại thời hạn")


_CLOSING = 3
"""Up to this month what sums up a year is done in the year behind it."""


def _cells(context: Context) -> Iterator[tuple[Row, str]]:
    for row in context.task_rows:
        if "thoi_han" in {column.ma for column in row.table.cot} and "thoi_han" not in row.row.gop_tren:
            yield row, "\n".join(row.lines("thoi_han"))


@rule(
    code="TG13",
    title="Thời hạn có tháng, quý mà không có năm trong kế hoạch nhiều năm",
    severity=GOI_Y,
    can_cu=practice("kế hoạch nhiều năm thì ghi cả năm"),
    bad="""
nam: ~
giai_doan: {tu: 2026, den: 2030}
trich_yeu: Cải cách hành chính giai đoạn 2026 - 2030
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Tổng hợp, san_pham: Báo cáo, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I}]
""",
    good="""
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Tổng hợp, san_pham: Báo cáo, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Quý I}]
""",
)
def no_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Trong kế hoạch một năm thì hiểu được; kế hoạch nhiều năm thì không biết năm nào."""
    if context.years is None or context.years[0] == context.years[1]:
        return
    for row, cell in _cells(context):
        if "no_year" in read_deadline(cell, context.years).problems:
            found = next(iter(find_dates(cell)), None)
            yield Finding(row.cell_path("thoi_han"), "Thời hạn chưa có năm", found.raw if found else "", "ghi thêm năm")


@rule(
    code="TG14",
    title="Thời hạn “Hằng năm” trong kế hoạch một năm",
    severity=GOI_Y,
    can_cu=practice("kế hoạch của một năm thì thời hạn là ngày, tháng, quý của năm đó"),
    ap_dung=("ke_hoach",),
    can=YEARS,
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Bình xét hộ gương mẫu, san_pham: Danh sách, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Định kỳ hằng năm}]
""",
    good="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Bình xét hộ gương mẫu, san_pham: Danh sách, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Tháng 12/2026}]
""",
)
def every_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Hằng năm” thường chép từ kế hoạch nhiều năm; không biết tháng nào. Nhắc một lần cho mỗi bảng; “Hằng năm (tháng 11)” thì rõ."""
    if context.span[0] != context.span[1]:
        return
    tables: dict[int, list[Row]] = {}
    for row, cell in _cells(context):
        if patterns.fullmatch(
            r"[-+]?\s*(?:(?:[Đđ]ịnh kỳ )?(?:[Hh]ằng|[Hh]àng|[Mm]ỗi|[Tt]ừng) năm|.{0,20}(?:[Cc]ác|[Nn]hững) năm (?:tiếp theo|sau|tới))\.?",
            cell.strip(),
        ):
            tables.setdefault(id(row.table), []).append(row)
    for rows in tables.values():
        quote = rows[0].cell("thoi_han")
        count = f" ({len(rows)} dòng)" if len(rows) > 1 else ""
        also = tuple(row.cell_path("thoi_han") for row in rows[1:])
        message = f"Thời hạn “{quote}” trong kế hoạch một năm{count}"
        yield Finding(rows[0].cell_path("thoi_han"), message, quote, "ghi tháng, quý của năm kế hoạch", also=also)


@rule(
    code="TG15",
    title="Việc phải hoàn thành mà thời hạn là “Thường xuyên”",
    severity=GOI_Y,
    can_cu=practice("việc có lúc xong thì có ngày xong"),
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Lắp xong trạm bơm, san_pham: Trạm bơm, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Thường xuyên}]
""",
    good="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{noi_dung: Vận hành trạm bơm, san_pham: Sổ vận hành, chu_tri: Văn phòng, phoi_hop: Các phòng, thoi_han: Thường xuyên}]
""",
)
def never_done(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét việc mở đầu bằng “Hoàn thành”, “Hoàn thiện”, “Kết thúc”, “Khánh thành”; “Hoàn thành 100% … hằng tháng” là mức phải giữ nên không nhắc."""
    for row, cell in _cells(context):
        task = row.cell("noi_dung")
        if not patterns.match(
            r"(?:[-+]\s*)?(?:(?:Phấn đấu|Tập trung|Cơ bản) )?(?i:hoàn thành|hoàn thiện|hoàn tất|kết thúc|khánh thành|bàn giao|nghiệm thu|(?:xây|xây dựng|đầu tư|làm|sửa|sửa chữa|lắp|lắp đặt|thi công) xong)\b(?! \d+ ?%| (?:các |đạt )?(?:mục tiêu|chỉ tiêu))",
            task,
        ):
            continue
        if read_deadline(cell, context.years).kind == "continuous":
            verb = " ".join(task.split()[:2])
            yield Finding(
                row.cell_path("thoi_han"),
                f"“{verb} …” mà thời hạn “{cell.strip()}”",
                cell.strip().split("\n")[0],
                "ghi ngày, tháng phải xong",
            )
