"""TG: years that are to follow each other - a vision behind its period, phases, the years of a roadmap, what sums up a period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.parts import BEHIND, section
from cchc_docs.model.document import Path, Text
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_YEARS = r"(?P<tu>20\d\d) ?[-–] ?(?P<den>20\d\d)"
_SIGHT = r"(?P<nhin>tầm nhìn|định hướng)(?: phát triển)?(?: đến| tới)?(?: năm)? (?P<xa>20\d\d)(?! ?[-–] ?\d|[/\d])"
_VISION = ours(
    rf"(?:giai đoạn (?:20\d\d ?[-–] ?)?|(?:đến|tới)(?: hết)? năm )(?P<den>20\d\d)(?: \(?và|,|;| -| –)? ?{_SIGHT}",
    re.IGNORECASE,
)
_SUMMED = ours(
    rf"(?<!\w)tổng kết(?: [^\W\d_]+){{0,8}} {_YEARS},? (?:vào|trong|trước)(?: (?:cuối|đầu|giữa))?(?: (?:ngày|tháng|quý) [\dIV/]{{1,6}}?(?:/| năm ?))?(?: ?năm )?(?P<nam>20\d\d)(?![\d/])",
    re.IGNORECASE,
)


class Wrong(NamedTuple):
    """Words whose years do not follow each other, and what is said of them."""

    words: str
    message: str


@rule(
    code="TG69",
    title="Tầm nhìn, các giai đoạn, các năm của lộ trình, các quý không nối tiếp nhau",
    severity=CANH_BAO,
    can_cu=practice(
        "giai đoạn sau bắt đầu khi giai đoạn trước hết; tầm nhìn ở sau giai đoạn; tổng kết khi giai đoạn hết"
    ),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Phát triển nghề đan giai đoạn 2026 - 2030, tầm nhìn đến năm 2025.']",
    good="mo_dau: ['Phát triển nghề đan giai đoạn 2026 - 2030, tầm nhìn đến năm 2045; tổng kết giai đoạn 2026 - 2030 vào năm 2030.']",
)
def years_out_of_turn(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“giai đoạn 2026 - 2030, tầm nhìn đến năm 2025”; “Giai đoạn 1 (2026 - 2027)” rồi “Giai đoạn 2 (2029 - 2030)”; “năm 2026 …, năm 2028 …, năm 2027 …”; “tổng kết giai đoạn 2026 - 2030 vào năm 2028”.

    Hai giai đoạn chung một năm giáp ranh thì được. Lộ trình chỉ xét từ ba năm trở lên, từ năm ban hành về sau, và một năm lệch.
    """
    for text, one in context.each(_in_a_text):
        yield Finding(text.path, one.message, one.words, "xem lại các năm")
    yield from _phases(context)
    yield from _roadmaps(context)


def _in_a_text(words: str) -> list[Wrong]:
    out, small = [], words.lower()
    if "tầm nhìn" in small or "định hướng" in small:
        for found in _VISION.finditer(words):
            if int(found["xa"]) <= int(found["den"]):
                told = f"{found['nhin'].capitalize()} đến {found['xa']} mà giai đoạn đến {found['den']}"
                out.append(Wrong(found[0], told))
    out += [*_quarters_told(words), *_one_of_each(words)]
    summed = _SUMMED.finditer(words) if "tổng kết" in small else ()
    early = (one for one in summed if int(one["tu"]) < int(one["nam"]) < int(one["den"]))
    return [*out, *(Wrong(one[0], f"Giai đoạn đến {one['den']} mà tổng kết năm {one['nam']}") for one in early)]


_QUARTER_LEADS = ours(
    r"(?:^|[;.,] |- |\+ )(?:trong )?quý (?P<quy>I{1,3}|IV|[1-4])(?:/20\d\d|,? năm 20\d\d)?:", re.IGNORECASE
)
_EACH_QUARTER = ours(
    r"(?<!\w)(?:h[ằà]ng|mỗi|từng) quý[^.;\d]{0,60}?(?:các )?(?P<thang>tháng \d{1,2},(?: tháng)? \d{1,2},(?: tháng)? \d{1,2}(?:,| và|, và)(?: tháng)? \d{1,2})(?!\d|/)",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_FOUR = 4


def _quarters_told(words: str) -> list[Wrong]:
    """“Quý I: …; Quý II: …; Quý II: …; Quý IV: …”: one told twice, one not at all."""
    found = list(_QUARTER_LEADS.finditer(words)) if "uý " in words or "UÝ " in words else []
    told = [_ROMAN.get(one["quy"].upper()) or int(one["quy"]) for one in found]
    if len(told) != _FOUR or len(set(told)) != _FOUR - 1:
        return []
    twice = next(number for number, one in enumerate(told) if one in told[:number])
    return [Wrong(found[twice][0].strip(" ;.,-+:"), f"Quý {found[twice]['quy']} kể hai lần, thiếu một quý")]


def _one_of_each(words: str) -> list[Wrong]:
    """“Mỗi quý …, vào tháng 3, tháng 6, tháng 9 và tháng 11” has one month of each quarter: this one has, and one of them twice has not."""
    out = []
    for found in _EACH_QUARTER.finditer(words) if "quý" in words else ():
        quarters = {(int(month) + 2) // 3 for month in _NUMBER.findall(found["thang"])}
        if len(quarters) < _FOUR:
            out.append(Wrong(found["thang"], "Mỗi quý một tháng mà hai tháng cùng một quý"))
    return out


_NUMBER = ours(r"\d{1,2}")
_PHASE = ours(
    r"(?<!\w)(?P<ten>giai đoạn (?P<so>[1-5]|I{1,3}|IV|V))(?:[ :(,–-]|từ |năm )*(?P<tu>20\d\d)(?: ?(?:-|–|đến|tới)(?: hết)?(?: năm)? ?(?P<den>20\d\d))?(?![\d/])",
    re.IGNORECASE,
)
_PHASES = tuple(f"giai đoạn {number}" for number in (1, 2, 3, 4, 5, "i", "v"))
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


class _Phase(NamedTuple):
    number: int
    first: int
    last: int
    text: Text
    words: str


def _phases(context: Context) -> Iterator[Finding]:
    """Numbered phases told side by side: the next does not begin before the one before it ends, nor years later."""
    groups: dict[Path, list[_Phase]] = {}
    for hit in context.matches(_PHASE, _PHASES):
        found = hit.match
        so = found["so"].lower()
        first = int(found["tu"])
        one = _Phase(_NUMBERS.get(so) or int(so), first, int(found["den"] or first), hit.text, found[0])
        groups.setdefault(_beside(hit.text), []).append(one)
    for phases in groups.values():
        if [one.number for one in phases] != list(range(1, len(phases) + 1)):
            continue  # told again, or only some of them
        for before, one in pairwise(phases):
            if one.first < before.last or one.first > before.last + 1:
                how = "chồng lên" if one.first < before.last else "không liền với"
                message = f"Giai đoạn {one.number} ({_span(one)}) {how} giai đoạn {before.number} ({_span(before)})"
                yield Finding(one.text.path, message, one.words, "xem lại hai năm").against(
                    before.text.path, before.words
                )


def _span(one: _Phase) -> str:
    return f"{one.first} - {one.last}" if one.last > one.first else str(one.first)


def _beside(text: Text) -> Path:
    """Where the items of one list stand; of a heading or an item the list it is in."""
    path = text.path
    return path[:-2] if path[-1:] and not isinstance(path[-1], int) else path[:-1]


_LEADS = ours(
    r"(?:^|(?<=[,;:] )|(?<=, và )|(?<=\. ))(?:\W*\w{1,4}[.)] )?(?:[-+•] ?)?(?:và |trong |hết |riêng )*(?P<toi>đến (?:hết )?)?năm (?P<nam>20\d\d)(?! ?[-–] ?\d|[,;.]| (?:học|là|so|đã))(?=:? [^\d,;.]{0,60}\d)",
    re.IGNORECASE,
)
_OPENS = ours(
    r"^(?:\W*\w{1,4}[.)] )?(?:[-+•] ?)?(?:trong |đến |đến hết |lộ trình )?năm (?P<nam>20\d\d)(?: [^\W\d_]+)?:",
    re.IGNORECASE,
)
_LEAST = 3


def _roadmaps(context: Context) -> Iterator[Finding]:
    """Years told one after the other, of which one does not fit: in one text, or at the beginning of the items of a list."""
    first = context.earliest
    if first is None:
        return
    lists: dict[Path, list[tuple[Text, int]]] = {}
    for text, years in context.each(_years_told):
        if years.opens:
            lists.setdefault(_beside(text), []).append((text, years.told[0]))
        odd = _odd(years.told) if len(years.told) >= _LEAST else None
        if odd is not None and min(years.told) >= first.year and section(context, text.path) != BEHIND:
            yield _told(text, years.told[odd], years.told[odd - 1])
    for items in lists.values():
        told = [year for _, year in items]
        odd = _odd(told) if len(told) >= _LEAST and min(told) >= first.year else None
        if odd is not None:
            yield _told(items[odd][0], told[odd], told[odd - 1])


def _told(text: Text, year: int, before: int) -> Finding:
    return Finding(text.path, f"Năm {year} đứng sau năm {before}", f"năm {year}", "xem lại thứ tự các năm")


class _Years(NamedTuple):
    told: tuple[int, ...]
    opens: bool


def _years_told(words: str) -> list[_Years]:
    """The years that open the clauses of a text, or that one at which it opens."""
    if "ăm 20" not in words:
        return []
    leads = list(_LEADS.finditer(words))
    told = tuple(int(one["nam"]) for one in leads) if len({one["toi"] is None for one in leads}) == 1 else ()
    opening = _OPENS.match(words)
    if opening:
        return [_Years((int(opening["nam"]),), opens=True)]
    return [_Years(told, opens=False)] if len(told) >= _LEAST else []


def _odd(years: Sequence[int]) -> int | None:
    """Where the one year stands that falls behind the year before it; None where they rise, or fall more than once."""
    falls = [number for number, (before, after) in enumerate(pairwise(years), start=1) if after <= before]
    if len(falls) != 1 or years[falls[0]] == years[falls[0] - 1]:
        return None
    at = falls[0]
    return at if len(set(years)) == len(years) else None
