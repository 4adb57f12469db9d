"""Periods of a year as papers name them: months, quarters, halves, years; the one a title is about."""

from __future__ import annotations

import re

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.record import NamedTuple

_PERIOD = patterns.ours(
    r"(?<![^\W_])(?:(?P<quarter>quý (?P<q>i{1,3}|iv|[1-4])(?![^\W_]))|(?P<half>(?:6|06|sáu) tháng (?P<side>đầu|cuối) năm)|(?P<nine>(?:9|09|chín) tháng(?: đầu năm)?)"
    r"|tháng (?P<month>0?[1-9]|1[0-2])(?!\d|[/.]\d{1,2}(?!\d)))(?:(?:,? ?(?:của )?(?:năm |/)|(?<= năm) )(?P<year>20\d\d))?|(?<![^\W_])năm (?P<whole>20\d\d)(?!\s?[-–]\s?\d)"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
AND_THEN = patterns.ours(r"(?:,| và|;) (?:phương hướng|nhiệm vụ|kế hoạch|chương trình)")


class Span(NamedTuple):
    """Months of a year (None: not said), first and last; the words."""

    first: int
    last: int
    year: int | None
    words: str

    @property
    def whole(self) -> bool:
        """Whether it is a whole year."""
        return (self.first, self.last) == (1, 12)


def spans(text: str) -> list[Span]:
    """Return the periods of a text as typed, those shorter than a year and the years."""
    out = []
    for found in _PERIOD.finditer(text.lower()):
        if found["month"] and patterns.search(r"ngày \d{1,2} $", text[: found.start()], re.IGNORECASE):
            continue
        year = found["year"] or found["whole"]
        if found["quarter"]:
            quarter = _QUARTERS[found["q"]]
            months = (quarter * 3 - 2, quarter * 3)
        elif found["half"]:
            months = (1, 6) if found["side"] == "đầu" else (7, 12)
        elif found["nine"]:
            months = (1, 9)
        elif found["month"]:
            months = (int(found["month"]), int(found["month"]))
        else:
            months = (1, 12)
        out.append(Span(*months, int(year) if year else None, text[found.start() : found.end()]))
    return out


def period_of_title(context: Context) -> Span | None:
    """Return the one period a report's title says it reports; None for none or several."""
    title = context.document.trich_yeu.replace("\n", " ")
    cut = AND_THEN.search(title.lower())
    found = spans(title[: cut.start()] if cut else title)
    short = [one for one in found if not one.whole]
    if len(short) > 1 or (not short and len(found) != 1):
        return None
    own = short[0] if short else found[0]
    year = own.year or next((one.year for one in (*found, *spans(title)) if one.year), None)
    return own._replace(year=year)
