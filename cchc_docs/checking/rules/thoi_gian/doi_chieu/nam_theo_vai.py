"""TG: the year before told by the part it plays - in a target, a heading, the head of a column - and not by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.times.parts import BEHIND, is_goal, section
from cchc_docs.checking.times.wordings import VERBS
from cchc_docs.model.document import Path, Text
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.dates import FoundDate, find_dates

_PLANS = ("ke_hoach", "chuong_trinh", "phuong_an", "nghi_quyet", "de_an")
_TITLED = ("to_trinh", "nghi_quyet", "quyet_dinh", "de_an", "ke_hoach", "chuong_trinh", "phuong_an")
_COMPARED = ours(
    r"(?<!\w)(?:so với|bằng|tăng|giảm|hơn|kết quả|đã|cuối|từ|của|cùng kỳ|theo|như|mức|thực hiện|ước|duy trì|giữ|vượt|khắc phục|chuyển|sau|qua|căn cứ|công bố|chấm điểm|được giao)(?! trong năm)(?!\w)",
    re.IGNORECASE,
)
"""Words before a year by which a target is measured against it."""
_REACHED = ours(
    r"(?:,| là)? (?:đạt|là|có|xếp|phấn đấu|tăng|giảm|không|trồng|thu|hoàn thành|duy trì|từ|trên|ít nhất|tối thiểu|khoảng|bằng|còn|dưới|\d)"
)
_TOLD = ours(
    r"(?<!\w)(?:kết quả|tình hình|ước|thực hiện|đánh giá|th|đạt được|so với|cùng kỳ|tồn tại|hạn chế|quyết toán|tổng kết|thực trạng|hiện trạng|khắc phục|điều chỉnh|bổ sung|chuyển tiếp|kéo dài)(?!\w)",
    re.IGNORECASE,
)
_PLANNED = ours(
    r"(?<!\w)(?:kế hoạch|kh|chỉ tiêu|mục tiêu|phấn đấu|dự kiến|dự toán|nhu cầu|đăng ký|giao)(?!\w)", re.IGNORECASE
)
_LABEL = ours(r"^\W*(?:\w{1,5}[.)]\s*)*")
_JOINING = frozenset(["và", "của", "các", "về", "việc", "cho", "tại", "trên", "theo", "một", "số"])


def out_of_its_part(context: Context) -> Iterator[tuple[Path, FoundDate, int]]:
    """Yield (where, the year told, the year meant) of every such year of a paper of one year."""
    years = context.years
    if years is None or years[0] != years[1]:
        return
    kind, year = context.document.loai, years[0]
    first = context.earliest
    if first is not None and first.year > year:
        return  # what follows up a year that is over
    before = [(text, one) for text, one in context.dates if _alone(one) and one.year == year - 1]
    for text, one in before:
        if context.is_cited(text, one):
            continue
        heading = text.role == "tieu_de" and kind in _TITLED and _of_the_title(context, text, one)
        goal = kind in _PLANS and text.role in ("muc", "doan") and _is_target(context, text, one, year)
        if heading or goal:
            yield text.path, one, year
    if kind in _PLANS:
        yield from _columns(context, year)


_AIMS = ours(
    rf"\W*(?:\w{{1,4}}[.)] ?)?(?:[-+•] ?)?(?P<lam>(?!rà soát|kiểm kê|thống kê|tổng hợp|đối chiếu)(?:phấn đấu|phát động|duy trì|giữ vững|{VERBS}))(?!\w)(?!.*(?<!\w)(?:đã|kết quả|số liệu|tồn tại|phát sinh|so với|cùng kỳ|của|từ|theo|sau|kinh nghiệm|bài học|thành tích|báo cáo|tổng kết|sơ kết|đánh giá|quyết toán|chuyển tiếp|ban hành|giai đoạn|các năm|tồn|tồn đọng|nợ)(?!\w)).*(?<!\w)(?:trong|đến|đến hết|hết|đến cuối|cuối|cho) (?:cả )?$",
    re.IGNORECASE | re.DOTALL,
)
"""A clause that sets out with what is to be done, and ends with when; a count or a list of what was is taken at the end of a year."""
_THEN_ENDS = ours(r"\s*(?:[.;)]|$|, (?:phấn đấu|có|đạt|không|\d))")
_SPRING = 3


def aimed_at_the_year_over(context: Context) -> Iterator[tuple[Path, FoundDate]]:
    """Yield (where, the year told) of a task set for the year before that of the paper: “phát động phong trào … trong năm 2025”."""
    first, years, kind = context.earliest, context.years, context.document.loai
    year = years[0] if years and years[0] == years[1] else first.year if first and first.month >= _SPRING else 0
    if kind not in _ORDERING or not year or (first is not None and first.year > year):
        return
    for text, one in context.dates:
        if not _alone(one) or one.year != year - 1 or text.role not in ("muc", "doan") or context.is_cited(text, one):
            continue
        begin = max((end.end() for end in patterns.finditer(r"[.;:](?= )", text.text[: one.start])), default=0)
        before = text.text[begin : one.start].removesuffix("năm ")
        ahead = section(context, text.path) != BEHIND
        if ahead and _AIMS.match(before) and _THEN_ENDS.match(text.text[one.end :]):
            yield text.path, one


_ORDERING = (*_PLANS, "cong_van", "thong_bao", "chi_thi", "cong_dien", "huong_dan", "quyet_dinh")
_PAID_FROM = ours(
    r"^\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:nguồn (?:vốn|kinh phí)|kinh phí(?: thực hiện)?)\s*:", re.IGNORECASE
)
_CARRIED = ours(r"(?<!\w)(?:chuyển|kết dư|còn lại|còn dư|năm trước|đã|tiết kiệm|kéo dài)(?!\w)", re.IGNORECASE)


def paid_from_the_year_before(context: Context) -> Iterator[tuple[Path, FoundDate]]:
    """Yield (where, the year) of “Nguồn kinh phí: ngân sách … năm 2025” in a paper of 2026 that asks for it or gives it."""
    first = context.earliest
    if first is None:
        return
    if context.document.loai in _PLANS:
        yield from _funds_of_the_year_before(context, first.year)
    if context.document.loai not in ("to_trinh", "quyet_dinh", "thong_bao", "cong_van"):
        return
    for text, one in context.dates:
        own = _alone(one) and one.year == first.year - 1 and (context.years is None or context.years[0] >= first.year)
        label = _PAID_FROM.match(text.text) if own else None
        if label and label.end() <= one.start and not _CARRIED.search(text.text) and not context.is_cited(text, one):
            yield text.path, one


_FUNDS = ours(r"^\W*(?:\w{1,5}[.)]\s*)*(?:nguồn )?(?:kinh phí|vốn|lực|dự toán)(?!\w)", re.IGNORECASE)
_BUDGET = ours(r"(?<!\w)(?:ngân sách|dự toán|tổng chi|tổng thu)(?: [^\W\d_]+){0,6} $", re.IGNORECASE)
_NOT_ITS_OWN = ours(
    r"(?<!\w)(?:kết quả|thực hiện|quyết toán|so với|bằng|tăng|giảm|cùng kỳ|theo|tại|nghị quyết|quyết định|nợ|thanh toán|hoàn trả|số \d)(?!\w)", re.IGNORECASE
)  # fmt: skip


def _funds_of_the_year_before(context: Context, year: int) -> Iterator[tuple[Path, FoundDate]]:
    """Yield the budget of the year before under the heading of the funds of a plan of one year."""
    if context.years != (year, year):
        return
    headings = [one.path for one in context.blocks if one.block.noi_dung and _FUNDS.match(one.block.chu)]
    for text, one in context.dates if headings else ():
        if not (_alone(one) and one.year == year - 1) or text.role not in ("muc", "doan"):
            continue
        before = text.text[: one.start].rpartition("; ")[2]
        own = _BUDGET.search(before.removesuffix("năm ")) and not _NOT_ITS_OWN.search(before)
        below = any(text.path[: len(path)] == path for path in headings)
        if own and below and not _CARRIED.search(text.text) and not context.is_cited(text, one):
            yield text.path, one


_TO_CARRY_OUT = ours(
    r"(?<!\w)(?:tổ chức|triển khai|tiếp tục|chấn chỉnh|đôn đốc|tăng cường|đẩy nhanh|đẩy mạnh)(?: việc)? thực hiện(?!\w)",
    re.IGNORECASE,
)
_SEASON = (timedelta(days=-75), timedelta(days=75))


def title_of_the_year_before(context: Context) -> Iterator[FoundDate]:
    """Yield the quarter or month of a title that lies a year back of the one in which, or before which, the paper was signed."""
    first, title = context.earliest, context.document.trich_yeu.replace("\n", " ")
    if first is None or _TOLD.search(_TO_CARRY_OUT.sub(" ", title)):
        return
    for one in find_dates(title):
        month = one.month or (one.quarter or 0) * 3 - 2
        before = one.form in ("quarter", "month") and not one.problem and one.year == first.year - 1
        if before and month > 0 and _SEASON[0] <= date(first.year, month, 1) - first <= _SEASON[1]:
            yield one


def _alone(one: FoundDate) -> bool:
    return one.form == "year" and not one.problem and not one.end_year


def _is_target(context: Context, text: Text, one: FoundDate, year: int) -> bool:
    """Whether a sentence below "Mục tiêu", "Chỉ tiêu" gives the year what it is to reach."""
    if not is_goal(context, text.path):
        return False
    start = max((end.end() for end in patterns.finditer(r"[.;](?= )", text.text[: one.start])), default=0)
    stop = patterns.search(r"[.;](?= |$)", text.text[one.end :])
    sentence = text.text[start : one.end + stop.start()] if stop else text.text[start:]
    before, after = text.text[start : one.start], text.text[one.end :]
    others = [other.year for other in find_dates(sentence) if other.year and other.year != one.year]
    aside = before.rfind("(") > before.rfind(")")
    if not others and not aside and _SETS_OUT.match(before) and _LEFT_THEN.match(after):
        return True
    return not others and not aside and not _COMPARED.search(before) and _REACHED.match(after) is not None and year > 0


_SETS_OUT = ours(
    r"\W*(?:\w{1,4}[.)] ?)?(?:[-+•] ?)?(?:phấn đấu |tiếp tục )?(?:giảm|tăng)(?!\w)(?!.*(?<!\w)(?:so với|hiện|đã|kết quả|là)(?!\w)).*, (?:phấn đấu )?đến (?:hết |cuối )+$",
    re.IGNORECASE | re.DOTALL,
)
_LEFT_THEN = ours(r",? (?:toàn (?:xã|phường|đặc khu) )?(?:chỉ )?(?:còn|đạt|có|không còn)(?!\w)")
"""A change that is aimed at, and what is left or reached behind the day by which it is made; of other verbs TG32 tells."""


def _of_the_title(context: Context, text: Text, one: FoundDate) -> bool:
    """Whether a heading is about what the title is about: all its words are the title's, and it tells of nothing done."""
    words = patterns.findall(r"[^\W\d_]+", _LABEL.sub("", text.text[: one.start].replace("*", "")).lower())
    own = [word for word in words if word not in (*_JOINING, "năm")]
    title = set(patterns.findall(r"[^\W\d_]+", context.document.trich_yeu.lower()))
    if len(own) < 2 or not set(own) <= title or _TOLD.search(text.text) or text.text[one.end :].strip(" *:."):
        return False
    return section(context, text.path) != BEHIND


def _columns(context: Context, year: int) -> Iterator[tuple[Path, FoundDate, int]]:
    """The head of a column "Kế hoạch năm 2025" of a plan of 2026, where no column of the table is of its year."""
    for base, table in context.tables:
        names = [" ".join(column.ten.split()) for column in table.cot]
        if any(str(year) in name for name in names):
            continue
        for position, name in enumerate(names):
            if not _PLANNED.search(name) or _TOLD.search(name):
                continue
            found = next((one for one in find_dates(name) if _alone(one) and one.year == year - 1), None)
            if found is not None:
                yield (*base, "cot", position), found, year
