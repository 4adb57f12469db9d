"""Which reporting periods, of which year, a title or a heading names, in whatever of the usual ways it is written.

"quý I/2026", "Quý 1 năm 2026", "3 tháng đầu năm 2026", "06 tháng đầu năm 2026", "quý III (9 tháng) năm 2026"; what is
ahead ("và phương hướng, nhiệm vụ quý II") is not what the paper reports.
"""

from __future__ import annotations

import re

from cchc_docs.patterns import ours, sub
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import strip_accents

_YEAR = r"(?:19|20)\d\d"
_NAMED = ours(
    rf"""(?<![^\W_])(?:
      ngày\s*\d+\s*tháng\s*\d+                                        # a day of some paper
    | giai\s*đoạn\s*{_YEAR}\s*[-–—]\s*{_YEAR}
    | quý\s*(?P<quarter>iv|i{{1,3}}|[1-4])
    | (?P<count>0?[369]|12|ba|sáu|chín|mười\s*hai)\s*tháng(?P<end>\s*cuối\s*năm)?(?:\s*đầu\s*năm|\s*năm)?
    | tháng\s*(?P<month>1[0-2]|0?[1-9])
    | tuần\s*(?:thứ\s*)?(?P<week>[1-4]\d|5[0-3]|0?[1-9])
    | (?P<year>(?:cả\s*)?năm(?=\s*{_YEAR})|cả\s*năm)
    )(?![^\W_])(?:[\s/.,\-–—(]*(?:năm\s*)?(?P<of>{_YEAR})(?!\d))?""",
    re.IGNORECASE | re.VERBOSE,
)
_TYPED = ours(  # on words without marks, with one blank for every sign between them
    r"""(?:bao\ cao\ )?(?:ky\ )?(?:bao\ cao\ )?(?:
      (?:(?:qu[yi]|q)\ ?|(?=i))(?P<quarter>iv|i{1,3}|[1-4]|mot|nhat|hai|ba|bon|tu)
    | (?P<count>0?[369]|12|ba|sau|chin|muoi\ hai)\ ?(?:thang|t)(?:\ dau(?:\ nam)?|(?P<end>\ cuoi(?:\ nam)?))?
    | (?:thang|t)\ ?(?P<month>1[0-2]|0?[1-9])
    | tuan\ ?(?P<week>[1-4]\d|5[0-3]|0?[1-9])
    | (?P<year>(?:ca\ |toan\ )?nam)
    )?(?:\ ?\b(?:cua\ )?(?:nam\ )?(?P<of>(?:19|20)\d\d))?""",
    re.VERBOSE,
)
_AHEAD = ours(r"phương hướng|định hướng|nhiệm vụ|giải pháp|kế hoạch|chương trình công tác|trọng tâm", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4}
_FROM_START = {"3": "quy_1", "ba": "quy_1", "6": "6_thang", "sau": "6_thang", "9": "9_thang", "chin": "9_thang"}


class Named(NamedTuple):
    """Codes of the periods a text reports (`quy_1`, `6_thang`, `nam` …), in order; the year, None where it says none."""

    codes: tuple[str, ...] = ()
    year: int | None = None


def done_part(text: str) -> str:
    """Return a title up to what is ahead: words on coming tasks after the first period it names."""
    for found in _NAMED.finditer(text):
        if _code(found):
            ahead = _AHEAD.search(text, found.end())
            return text[: ahead.start()] if ahead is not None else text
    return text


def named(text: str) -> Named:
    """Return the periods a text reports and their year.

    A year beside shorter periods is theirs, no period of its own. Of a title that has its year only in what is ahead
    ("quý I, nhiệm vụ quý II năm 2026"), that one, unless what is ahead is the next year.
    """
    text = " ".join(text.split())
    done = done_part(text)
    found = [one for one in _NAMED.finditer(done) if _code(one)]
    short = [_code(one) for one in found if not one["year"]]
    years = [int(one["of"]) for one in found if one["of"]]
    if not years and short:
        ahead = [one for one in _NAMED.finditer(text, len(done)) if not one["year"] and one["of"]]
        years = [int(one["of"]) for one in ahead]
    codes = tuple(dict.fromkeys(short or [_code(one) for one in found]))
    return Named(codes, years[0] if years else None)


def typed(words: str) -> Named:
    """Return the one period a person asks for, with or without marks: "quý I", "Q.1", "IV", "quy_1", "nửa đầu năm", "2026".

    No code where the words are none of these.
    """
    plain = " ".join(sub(r"[^a-z0-9]+", " ", strip_accents(words).casefold()).split())
    found = _TYPED.fullmatch(plain.replace("nua dau nam", "6 thang"))
    if found is None:
        return Named()
    code = _code(found) if any(found.group("quarter", "count", "month", "week")) else "nam" if plain else ""
    return Named((code,) if code else (), int(found["of"]) if found["of"] else None)


def _code(found: re.Match[str]) -> str:
    if found["quarter"]:
        number = found["quarter"].lower()
        return f"quy_{_QUARTERS.get(number, number)}"
    if found["count"]:
        count = strip_accents(found["count"]).lower().lstrip("0")
        return "" if found["end"] else _FROM_START.get(count, "nam")
    if found["month"]:
        return f"thang_{int(found['month'])}"
    if found["week"]:
        return f"tuan_{int(found['week'])}"
    return "nam" if found["year"] else ""
