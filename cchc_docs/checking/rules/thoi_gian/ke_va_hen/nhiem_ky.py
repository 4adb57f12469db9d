"""TG: terms of councils and numbers of the National Assembly against the day on which they were elected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import rule
from cchc_docs.law.elections import Election, elections
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import find_dates

_TERM = r"nhiệm kỳ (?P<ky>(?P<tu>20\d\d)\s?[-–]\s?(?P<den>20\d\d))"
_ASSEMBLY = r"Quốc hội (?:nước [^.;,]{0,40} )?[Kk]h(?:óa|oá) (?P<khoa>[XVI]{1,5})(?!\w)"
_ON = r"[ ,(]*(?:(?:vào|trong|được tổ chức|tổ chức|diễn ra|là|sáng|[Cc]hủ [Nn]hật)[ ,(]*)*"
_COUNCIL = (
    r"[Bb]ầu cử(?!\w)(?! bổ sung)(?: [^\W\d_]+){0,4}? đại biểu [^.;:]{0,140}?(?:HĐND|[Hh]ội đồng nhân dân)[^.;:]{0,60}?"
)
_TERM_THEN_DAY = ours(rf"{_COUNCIL}{_TERM}{_ON}$")
_ASSEMBLY_THEN_DAY = ours(rf"[Bb]ầu cử(?! bổ sung)[^.;:]{{0,60}}?{_ASSEMBLY}{_ON}$")
_DAY_THEN_TERM = ours(
    rf"\)?,? (?=[^.;:]{{0,60}}(?:[Bb]ầu|đại biểu))[^.;:\d]{{0,120}}?(?:HĐND|[Hh]ội đồng nhân dân)[^.;:\d]{{0,60}}?{_TERM}"
)
_ELECTION_DAY = ours(r"(?:[Nn]gày|[Cc]uộc|[Tt]ổ chức) bầu cử(?:[ ,(:]|là|vào|[Cc]hủ [Nn]hật)*$")
_BOTH = ours(
    rf"[Bb]ầu cử(?! bổ sung)[^.;:]{{0,40}}?{_ASSEMBLY}(?:,| và| cùng| với| bầu cử| đại biểu)* (?:HĐND|[Hh]ội đồng nhân dân)[^.;:\d]{{0,40}}?{_TERM}"
)


class Wrong(NamedTuple):
    """A term or number as typed, and the election it does not fit."""

    quote: str
    beside: str
    right: str


@rule(
    code="TG56",
    title="Nhiệm kỳ, khóa không khớp ngày bầu cử",
    severity=LOI,
    can_cu="Nghị quyết số 133/2020/QH14, Nghị quyết số 199/2025/QH15 (ngày bầu cử đại biểu Quốc hội và đại biểu HĐND các cấp)",
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2021 - 2026 vào ngày 15/3/2026.']",
    good="mo_dau: ['Bầu cử đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031 vào ngày 15/3/2026; nhiệm kỳ 2021 - 2026 bầu ngày 23/5/2021.']",
)
def term_of_another_election(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Các cuộc bầu cử 22/5/2011, 22/5/2016, 23/5/2021, 15/3/2026: ngày, khóa Quốc hội và nhiệm kỳ HĐND đi cùng nhau trong câu “bầu cử …”. Bầu cử bổ sung không xét."""
    if "ầu cử" not in context.everything:
        return
    for text, one in context.each(_wrong):
        yield Finding(text.path, f"{one.beside} là “{one.right}”", one.quote, one.right)


def _wrong(words: str) -> list[Wrong]:
    if "ầu cử" not in words:
        return []
    out: dict[str, Wrong] = {}
    by_day = {one.day: one for one in elections()}
    by_number = {one.assembly: one for one in elections()}
    for found in find_dates(words):
        election = by_day.get(found.date) if found.date else None
        if election is None:
            continue
        lead, beside = words[: found.start], f"Cuộc bầu cử {found.raw}"
        term = _TERM_THEN_DAY.search(lead)
        if term is None and _ELECTION_DAY.search(lead):
            term = _DAY_THEN_TERM.match(words, found.end)
        if term and (wrong := _of_term(term, election, beside)):
            out[wrong.quote] = wrong
        assembly = _ASSEMBLY_THEN_DAY.search(lead)
        if assembly and assembly["khoa"] != election.assembly:
            out[assembly["khoa"]] = Wrong(f"khóa {assembly['khoa']}", beside, f"khóa {election.assembly}")
    for both in _BOTH.finditer(words):
        known = by_number.get(both["khoa"])
        wrong = _of_term(both, known, f"Bầu cùng Quốc hội khóa {both['khoa']}") if known else None
        if wrong and not out:
            out[wrong.quote] = wrong
    return list(out.values())


def _of_term(found: re.Match[str], election: Election, beside: str) -> Wrong | None:
    if (int(found["tu"]), int(found["den"])) == election.term:
        return None
    return Wrong(found["ky"], beside, f"nhiệm kỳ {election.councils}")
