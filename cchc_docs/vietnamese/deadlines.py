"""Deadlines of a plan's tasks understood: "Quý I/2026", "Trước ngày 10/01/2026", "Hằng năm (T11-12)", "Khi có yêu cầu".

A quarter or a month is due on its last day, a year on 31 December, a period at its end; "trước ngày X" on the day X it
names. A cell that says several things is read part by part; the parts keep their own reading in `Deadline.parts`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from cchc_docs import patterns
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, days_of, find_dates
from cchc_docs.vietnamese.enumerators import split_label

__all__ = ["Deadline", "due_in", "overdue_at", "parse_deadline"]


class Deadline(NamedTuple):
    """A deadline understood.

    `kind`: date (one day), dates (several), range (from `start` to `end`, due at its end), recurring (`recurrence`: "day", "week", "month", "quarter", "half_year", "nine_months", "year", "unspecified"; `months` are the months it falls due in and `day` the
    day, where the cell names them; of a week 1 is Monday, `week` says of which week of the month, -1 the last), condition (due when something
    happens: `condition` in the cell's own words), continuous (thường xuyên, liên tục), empty, unknown.
    `dates` are the due days of the first three, in order. `problems` holds keys of dates.DATE_PROBLEMS, "no_year" (a
    month or quarter without a year, and none was given) and "outside" (outside the plan's year or period). `parts` are
    the readings of a cell that says several things; the whole takes the firmest kind among them.
    """

    kind: str
    raw: str
    dates: tuple[date, ...] = ()
    start: date | None = None
    end: date | None = None
    recurrence: str = ""
    months: tuple[int, ...] = ()
    day: int | None = None
    condition: str = ""
    problems: tuple[str, ...] = ()
    parts: tuple[Deadline, ...] = ()
    week: int = 0


_WEEK_OF_MONTH = (
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật),?(?:\s+(?:của\s+)?tuần)?\s+(?:thứ\s+)?(?P<thu>đầu|nhất|hai|ba|tư|cuối)(?:\s+(?:tiên|cùng))?"
    r"\s+(?:của\s+)?(?:(?:mỗi|hằng|hàng|từng)\s+)?tháng(?!\s*\d)"
)
_WEEKS = {"đầu": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "cuối": -1}
_FIRST_DAYS = r"(?<!\d)(?P<so>\d{1,2})\s+ngày\s+đầu\s+(?:tiên\s+)?(?:của\s+)?(?:(?:mỗi|hằng|hàng|từng)\s+)?"
_RECURRENCE = (
    ("day", r"(?:hằng|hàng|mỗi)\s+ngày"),
    ("week", r"(?:hằng|hàng|mỗi|từng)\s+tuần|(?:1|01|một)\s+lần\s*/\s*tuần"),
    ("nine_months", r"(?<!\d)9\s+tháng(?!\s+(?:đầu|cuối))"),
    ("half_year", r"(?<!\d)0?6\s+tháng(?!\s+(?:đầu|cuối))"),
    (
        "quarter",
        (
            r"(?:hằng|hàng|mỗi|theo|từng|các)\s+quý|(?:1|01|một)\s+lần\s*/\s*quý|định\s+kỳ\s+quý|tháng\s+(?:cuối(?:\s+cùng)?|đầu(?:\s+tiên)?)\s+(?:của\s+)?quý"
            rf"|{_FIRST_DAYS}quý(?!\s*(?:\d|[iv]))"
        ),
    ),
    (
        "month",
        (
            r"(?:hằng|hàng|mỗi|từng)\s+tháng|(?:1|01|một)\s+lần\s*/\s*tháng|(?:của\s+)?tháng\s+(?:sau|liền\s+kề|kế\s+tiếp|tiếp\s+theo|liền\s+sau)|"
            r"ngày\s+(?:làm\s+việc\s+)?cuối(?:\s+cùng)?\s+(?:của\s+)?(?:mỗi\s+)?tháng(?!\s*(?:\d|đầu|cuối))"
            rf"|{_FIRST_DAYS}tháng(?!\s*\d)|{_WEEK_OF_MONTH}"
        ),
    ),
    ("year", r"(?:hằng|hàng|mỗi|từng)\s+năm|(?:1|01|một)\s+lần\s*/\s*năm|các\s+năm(?!\s+\d)"),
)
_CONDITION = (
    r"\b(?:khi|sau\s+khi|ngay\s+sau|ngay\s+khi|sau\s+(?!ngày)|theo|tùy|tuỳ|căn\s+cứ|phù\s+hợp|trong\s+vòng|chậm\s+nhất\s+sau|"
    r"đột\s+xuất|nếu|lúc|đến\s+khi|bảo\s+đảm\s+tiến\s+độ|kể\s+từ)"
)
_CONTINUOUS = r"thường\s+xuyên|liên\s+tục|hàng\s+ngày|hằng\s+ngày|suốt|thường\s+niên|theo\s+thời\s+gian\s+thực"
_ORDER = ("day", "week", "month", "quarter", "half_year", "nine_months", "year", "unspecified")
_BY_FIRMNESS = ("date", "dates", "range", "recurring", "continuous", "condition", "unknown", "empty")


def parse_deadline(text: str, year: int | None = None, period: tuple[int, int] | None = None) -> Deadline:
    """Understand a deadline cell. `year` is the plan's year, `period` its first and last year where it spans several.

    They complete what is written without a year ("Quý I", "Cả năm") and tell what lies outside. Never raises.
    """
    raw = text.strip()
    span = period or ((year, year) if year else None)
    text = _each_day(_beside(text, year) if year else text)
    if not raw.strip(" .-–…_\u00a0"):
        return Deadline("empty", raw)
    pieces = [split_label(p)[1].strip(" \u00a0") for p in patterns.split(r"\n|;", text)]
    parts = tuple(_part(p, span) for p in pieces if p.strip(" .-–"))
    if not parts:
        return Deadline("empty", raw)
    if len(parts) == 1:
        return parts[0]._replace(raw=raw)
    return _joined(raw, parts)


_NEXT = r"(?:liền\s+kề|sau(?:\s+liền\s+kề)?|kế\s+tiếp|tiếp\s+theo|liền\s+sau)"
_LAST = r"trước(?:\s+liền\s+kề)?"


_BESIDE = tuple(
    (
        rf"(?i)(\d{{1,2}}\s?/\s?\d{{1,2}})\s+(?:của\s+)?năm\s+{words}(?!\w)",
        rf"(?i)((?:tháng|quý)\s+\w{{1,3}})\s+(?:của\s+)?năm\s+{words}(?!\w)",
    )
    for words in (_NEXT, _LAST)
)


def _beside(text: str, year: int) -> str:
    """Spell out the year of "31/01 năm liền kề" (the one after the plan's) and of "15/12 năm trước"."""
    if "năm" not in text.lower():
        return text
    for (day, month), number in ((_BESIDE[0], year + 1), (_BESIDE[1], year - 1)):
        text = patterns.sub(day, rf"\1/{number}", text)
        text = patterns.sub(month, rf"\1 năm {number}", text)
    return text


_DAYS_OF_MONTH = (
    r"(ngày\s+)(\d{1,2})((?:\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2})+)"
    r"(\s+(?:hằng|hàng|mỗi|từng|của)\s+(?:\w+\s+){0,3}?tháng)(?!\s*\d)"
)


def _each_day(text: str) -> str:
    """Write "ngày 15 và 30 hằng tháng" as one deadline for each day."""

    def apart(found: re.Match[str]) -> str:
        return "; ".join(f"{found[1]}{day}{found[4]}" for day in patterns.findall(r"\d+", found[2] + found[3]))

    return patterns.sub(_DAYS_OF_MONTH, apart, text, flags=re.IGNORECASE)


def _joined(raw: str, parts: tuple[Deadline, ...]) -> Deadline:
    firmest = min(parts, key=lambda p: _BY_FIRMNESS.index(p.kind))
    problems = tuple(dict.fromkeys(p for part in parts for p in part.problems))
    if firmest.kind in ("date", "dates"):
        days = tuple(sorted({d for p in parts if p.kind in ("date", "dates") for d in p.dates}))
        kind = "date" if len(days) == 1 else "dates"
        return Deadline(kind, raw, days, days[0], days[-1], problems=problems, parts=parts)
    return firmest._replace(raw=raw, problems=problems, parts=parts)


def _part(text: str, span: tuple[int, int] | None) -> Deadline:
    # "Kế hoạch năm 2026: trước ngày 10/01/2026": what stands before the colon says what, not when.
    _, colon, when = text.rpartition(": ")
    read = _moment(text, when, span) if colon and when.strip(" .") else None
    return read if read and read.kind != "unknown" else _moment(text, text, span)


def _moment(text: str, when: str, span: tuple[int, int] | None) -> Deadline:
    low = when.lower()
    # A condition may cite a document; the day of that document is no deadline ("Theo Kế hoạch số … ngày …").
    condition = patterns.search(_CONDITION, low)
    names = [name for name, pattern in _RECURRENCE if patterns.search(pattern, low)]
    if not names and patterns.search(r"định\s+kỳ(?!\s+\d)", low):
        names = ["year" if patterns.search(r"\bnăm\b", low) else "unspecified"]
    head = _written_out(when[: condition.start()] if condition else when)
    found = find_dates(head)
    if names and not any(f.form in ("short", "long", "dashed") or (f.form == "quarter" and f.year) for f in found):
        return _recurring(text, low, names, found, span)
    continuous = patterns.search(_CONTINUOUS, low)
    dated = _dated(text, head, found, span)
    if dated and not (continuous and dated.kind == "range"):  # "thường xuyên trong năm 2026" has no due day
        return dated
    if continuous:
        return _over(text, "continuous", span)
    if condition:
        return Deadline("condition", text, condition=when[condition.start() :].strip(" ."))
    return Deadline("unknown", text)


_DUE = {"quarter": (3, 6, 9, 12), "half_year": (6, 12), "nine_months": (9,), "year": (12,)}


def _recurring(text: str, low: str, names: list[str], found: list[FoundDate], span: tuple[int, int] | None) -> Deadline:
    name = min(names, key=_ORDER.index)
    if len(names) > 1 or name in ("half_year", "nine_months"):
        if patterns.search(r"(?:,|và)\s*(?:cả\s+)?năm\b", low):
            names = [*names, "year"]
        months = {m for n in names for m in _DUE.get(n, ())}
        if "half_year" in names and "nine_months" in names:
            months.discard(12 if "year" not in names else 0)
    elif name == "year":
        months = _named_months(low, found)
    else:
        months = (
            {1, 4, 7, 10}
            if name == "quarter" and patterns.search(r"tháng\s+đầu\s+(?:tiên\s+)?(?:của\s+)?quý", low)
            else set()
        )
    on = patterns.search(r"ngày\s+(?:m[ùồ]ng\s+)?(\d{1,2})(?!\d)", low)
    day = int(on[1]) if on and 1 <= int(on[1]) <= 31 else None
    first = patterns.search(_FIRST_DAYS, low)
    if first and day is None and name in ("month", "quarter"):
        day, months = int(first["so"]) or None, {1, 4, 7, 10} if name == "quarter" else months
    of_month = patterns.search(_WEEK_OF_MONTH, low) if name == "month" else None
    week = _WEEKS[of_month["thu"]] if of_month else 0
    if name == "week" or of_month:
        named = of_month[0] if of_month else low
        said = {hit.start(): n for n, words in _WEEKDAYS if (hit := patterns.search(words, named))}
        day = said[min(said)] if said else None
    problems = tuple(f.problem for f in found if f.problem)
    whole = _over(text, "recurring", span)
    return whole._replace(recurrence=name, months=tuple(sorted(months)), day=day, problems=problems, week=week)


_WEEKDAYS = (
    (1, r"thứ\s+(?:hai|2)\b"), (2, r"thứ\s+(?:ba|3)\b"), (3, r"thứ\s+(?:tư|4)\b"), (4, r"thứ\s+(?:năm|5)\b"),
    (5, r"thứ\s+(?:sáu|6)\b"), (6, r"thứ\s+(?:bảy|7)\b"), (7, r"chủ\s+nhật"),
)  # fmt: skip


def _named_months(low: str, found: list[FoundDate]) -> set[int]:
    """Return the months of each year a yearly task is due in; "T11-12" is due in its last month."""
    named = [int(m) for m in patterns.findall(r"(?<!\w)t(?:háng)?\s?(\d{1,2})(?!\d)", low)]
    stretch = patterns.search(r"(?<!\w)t(?:háng)?\s?(\d{1,2})\s*[-–—]\s*(?:t(?:háng)?\s?)?(\d{1,2})(?!\d)", low)
    if stretch:
        return {int(stretch[2])} if 1 <= int(stretch[2]) <= 12 else set()
    named += [3 * f.quarter for f in found if f.quarter] + [f.month for f in found if f.month]
    return {m for m in named if 1 <= m <= 12}


def _over(text: str, kind: str, span: tuple[int, int] | None) -> Deadline:
    """Return a reading without due days of its own: it runs as long as the plan does."""
    if span is None:
        return Deadline(kind, text)
    return Deadline(kind, text, start=date(span[0], 1, 1), end=date(span[1], 12, 31))


_SHORT_DAY = r"(?i)(^\s*|\b(?:trước|đến|và|từ|vào|hoặc|hết)\s+|[,;]\s*)(?=\d{1,2}/\d{1,2}(?![\d/%]))"
_QUARTERS = r"(quý\s+)(I{1,3}|IV)((?:\s*(?:,|và|&|[-–—])\s*(?:IV|I{1,3})(?!\w))+)"
_MONTHS = r"(tháng\s+)(\d{1,2})((?:\s*(?:,|và|&)\s*\d{1,2}(?![\d.]|/\d{1,2}/))+)"


def _written_out(text: str) -> str:
    """Spell out short forms ("T6/2026", "Quý I, II/2026", "đến 2030", "2026") so that one reader of dates is enough."""
    text = patterns.sub(r"(?<!\w)[Tt]\s?(?=\d{1,2}(?:/\d{4})?(?![\d.]))", "tháng ", text)
    text = patterns.sub(r"^\s*(?=(?:19|20)\d\d\s*\.?\s*$)", "năm ", text)
    text = patterns.sub(r"(?i)\b((?:đến|trước|hết|trong)\s+)(?=20\d\d(?![\d/]))", r"\1năm ", text)
    text = patterns.sub(_SHORT_DAY, r"\1ngày ", text)
    text = patterns.sub(rf"(?i){_FIRST_DAYS}(?=tháng\s*\d)", r"ngày \g<so> ", text)
    text = patterns.sub(r"(?i)\btuần\s+(?:\w+)\s+(?:của\s+)?(?=tháng)", "", text)
    text = patterns.sub(
        _QUARTERS,
        lambda m: m[1] + m[2] + patterns.sub(r"(I{1,3}|IV)(?!\w)", r"quý \1", m[3]),
        text,
        flags=re.IGNORECASE,
    )
    return patterns.sub(
        _MONTHS, lambda m: m[1] + m[2] + patterns.sub(r"(\d{1,2})", r"tháng \1", m[3]), text, flags=re.IGNORECASE
    )


_HALVES = (
    (r"0?6\s+tháng\s+đầu(?:\s+năm)?", (1, 1), (6, 30)),
    (r"0?6\s+tháng\s+cuối(?:\s+năm)?", (7, 1), (12, 31)),
    (r"0?9\s+tháng\s+đầu(?:\s+năm)?", (1, 1), (9, 30)),
    (r"đầu\s+năm", (1, 1), (3, 31)),
    (r"cuối\s+năm|hết\s+năm|cả\s+năm|trong\s+năm|năm\s+nay", (1, 1), (12, 31)),
)


def _dated(text: str, head: str, found: list[FoundDate], span: tuple[int, int] | None) -> Deadline | None:
    low = head.lower()
    default = span[1] if span and span[0] == span[1] else None
    years = [f.year for f in found if f.year]
    for pattern, first, last in _HALVES:
        if patterns.search(pattern, low) and not any(f.form in ("short", "long", "month", "quarter") for f in found):
            year = years[-1] if years else default
            if year is None:
                continue
            return _range(text, date(year, *first), date(year, *last), (), span)
    problems = [f.problem for f in found if f.problem]
    spans = _spans(found, default, problems)
    if not spans:
        return Deadline("unknown", text, problems=tuple(problems)) if problems else None
    if len(spans) == 1 and (spans[0][0] != spans[0][1]) and found[0].form in ("year", "period", "term"):
        return _range(text, *spans[0], tuple(problems), span)
    if len(spans) == 2 and _is_range(head, found):
        return _range(text, spans[0][0], spans[1][1], tuple(problems), span)
    days = tuple(sorted({last for _, last in spans}))
    kind = "date" if len(days) == 1 else "dates"
    start = spans[0][0] if len(spans) == 1 else days[0]
    return _checked(Deadline(kind, text, days, min(start, days[0]), days[-1], problems=tuple(problems)), span)


def _spans(found: list[FoundDate], default: int | None, problems: list[str]) -> list[tuple[date, date]]:
    """Return the first and last day of each date; a part without a year takes the next year written after it."""
    out, following = [], default
    for f in reversed(found):
        year = f.year or following
        if f.form not in ("period", "term") and f.year:
            following = f.year
        if f.problem and f.problem != "implausible_year":
            continue
        if year is None:
            problems.append("no_year")
            continue
        out.append(_span(f, year))
    return out[::-1]


def _span(f: FoundDate, year: int) -> tuple[date, date]:
    if f.form in ("period", "term"):
        return date(year, 1, 1), date(f.end_year or year, 12, 31)
    if f.quarter:
        return date(year, 3 * f.quarter - 2, 1), _last(year, 3 * f.quarter)
    if f.month and f.day:
        day = min(f.day, days_of(year, f.month))
        return date(year, f.month, day), date(year, f.month, day)
    if f.month:
        return date(year, f.month, 1), _last(year, f.month)
    return date(year, 1, 1), date(year, 12, 31)


def _last(year: int, month: int) -> date:
    return date(year, month, days_of(year, month))


def _is_range(head: str, found: list[FoundDate]) -> bool:
    between = head[found[0].end : found[1].start] if found[0].end <= len(head) else ""
    return (
        patterns.fullmatch(r"[\s,]*(?:[-–—]|đến|tới|đến\s+hết|cho\s+đến)[\s]*(?:hết\s+)?", between.lower()) is not None
    )


def _range(text: str, start: date, end: date, problems: tuple[str, ...], span: tuple[int, int] | None) -> Deadline:
    if end < start:
        problems = (*problems, "reversed")
    return _checked(Deadline("range", text, (end,), start, end, problems=problems), span)


def _checked(deadline: Deadline, span: tuple[int, int] | None) -> Deadline:
    if span and any(not span[0] <= d.year <= span[1] for d in deadline.dates):
        return deadline._replace(problems=(*deadline.problems, "outside"))
    return deadline


# --- when --------------------------------------------------------------------------------------------------------------

_STEPS = {"month": 1, "quarter": 3, "half_year": 6, "nine_months": 9, "year": 12}


def due_in(deadline: Deadline, start: date, end: date) -> list[date]:
    """Return the due days from `start` to `end`, both included; none for conditions, continuous work and the unknown."""
    days = {d for d in deadline.dates if start <= d <= end}
    for part in deadline.parts or (deadline,):
        if part.kind == "recurring":
            days |= set(_occurrences(part, max(start, part.start or start), min(end, part.end or end)))
    return sorted(days)


def _occurrences(deadline: Deadline, start: date, end: date) -> list[date]:
    if deadline.recurrence in ("day", "week"):
        every = 1 if deadline.recurrence == "day" else 7
        wanted = (deadline.day or 5) - 1  # a week ends on Friday
        first = start if every == 1 else start + timedelta(days=(wanted - start.weekday()) % 7)
        return [first + timedelta(days=n) for n in range(0, (end - first).days + 1, every)]
    if deadline.recurrence not in _STEPS:
        return []
    days = []
    for year in range(start.year, end.year + 1):
        for month in _due_months(deadline, _STEPS[deadline.recurrence]):
            last = days_of(year, month)
            if deadline.week:
                days.append(_weekday(year, month, deadline.day or 5, deadline.week))
                continue
            days.append(date(year, month, min(deadline.day or last, last)))
    return [day for day in days if start <= day <= end]


def _weekday(year: int, month: int, day: int, week: int) -> date:
    """Return the first, second … (-1: last) such weekday of a month."""
    first = 1 + (day - date(year, month, 1).isoweekday()) % 7
    in_month = range(first, days_of(year, month) + 1, 7)
    return date(year, month, in_month[week - 1 if week > 0 else week])


def _due_months(deadline: Deadline, step: int) -> list[int]:
    return list(deadline.months) or list(range(step, 13, step))


def overdue_at(deadline: Deadline, day: date) -> bool:
    """Say whether a one-time deadline has passed on `day`: its last due day lies before it.

    Recurring, conditional and continuous deadlines are never overdue as a whole; ask `due_in` for what fell due.
    """
    return deadline.kind in ("date", "dates", "range") and deadline.dates[-1] < day
