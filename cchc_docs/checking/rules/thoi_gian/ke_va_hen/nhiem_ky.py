"""TG: terms of councils and numbers of the National Assembly against the day on which they were elected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import rule
from cchc_docs.law.elections import Election, elections
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates, short_of

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
_OF_COUNCIL = r"(?:HĐND|[Hh]ội đồng nhân dân)(?! tỉnh [^.;:\d]{0,40}(?:xã|phường))"
_CHOSEN = ours(
    rf"(?<!\w)(?:bầu|trúng cử)(?: (?!bổ sung|cử)[^\W_]+){{0,6}}? đại biểu [^.;:\d]{{0,30}}?{_OF_COUNCIL}[^.;:\d]{{0,40}}?{_TERM}"
)
"""Who was elected, told in a sentence behind that of the election."""
_CHOSEN_ON = ours(
    rf"đại biểu [^.;:\d]{{0,30}}?{_OF_COUNCIL}[^.;:\d]{{0,40}}?{_TERM}[,)]*(?: [^\W\d_]+){{0,3}}? (?:bầu|trúng cử|đắc cử)(?: [^\W\d_]+){{0,3}}?{_ON}$",
    re.IGNORECASE,
)
_SESSION_ON = ours(
    rf"(?<!\w)(?:kỳ họp|phiên họp)[^.;:]{{0,50}}?{_OF_COUNCIL}[^.;:]{{0,40}}?{_TERM}[,)]*(?: (?:được|đã|tổ chức|họp|diễn ra|khai mạc|tiến hành|vào|trong|ngày|sáng|chiều))*\s*$",
    re.IGNORECASE,
)
_ON_SESSION = ours(
    rf",? (?:Thường trực )?{_OF_COUNCIL}[^.;:\d]{{0,40}}?{_TERM},?(?: [^\W\d_]+){{0,4}} (?:kỳ họp|phiên họp|họp)(?!\w)(?! (?:tổng kết|báo))"
)
_HANDED_OVER = timedelta(days=60)
"""Within so many days of an election the councils before it may still meet."""


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
    """Các cuộc bầu cử 22/5/2011, 22/5/2016, 23/5/2021, 15/3/2026: ngày, khóa Quốc hội và nhiệm kỳ HĐND đi cùng nhau trong câu “bầu cử …”, “bầu đủ 21 đại biểu …”. Bầu cử bổ sung không xét.

    Kỳ họp của HĐND nhiệm kỳ trước mà họp sau cuộc bầu cử hai tháng cũng được báo.
    """
    if "ầu cử" not in context.everything and "nhiệm kỳ 20" not in context.whole_small:
        return
    for text, one in context.each(_wrong):
        yield Finding(text.path, f"{one.beside} là “{one.right}”", one.quote, one.right)


def _wrong(words: str) -> list[Wrong]:
    if "ầu cử" not in words and "nhiệm kỳ 20" not in words:
        return []
    out: dict[str, Wrong] = {}
    by_day = {one.day: one for one in elections()}
    by_number = {one.assembly: one for one in elections()}
    told: set[Election] = set()
    for found in find_dates(words):
        election = by_day.get(found.date) if found.date else None
        if election is None:
            if found.date and (late := _of_session(words, found)):
                out[late.quote] = late
            continue
        told.add(election)
        lead, beside = words[: found.start], f"Cuộc bầu cử {found.raw}"
        term = _TERM_THEN_DAY.search(lead)
        if term is None and _ELECTION_DAY.search(lead):
            term = _DAY_THEN_TERM.match(words, found.end)
        term = term or _CHOSEN_ON.search(lead)
        if term and (wrong := _of_term(term, election, beside)):
            out[wrong.quote] = wrong
        assembly = _ASSEMBLY_THEN_DAY.search(lead)
        if assembly and assembly["khoa"] != election.assembly:
            out[assembly["khoa"]] = Wrong(f"khóa {assembly['khoa']}", beside, f"khóa {election.assembly}")
    for chosen in _CHOSEN.finditer(words) if len(told) == 1 and "ầu cử" in words else ():
        election = next(iter(told))
        if chosen["ky"] not in out and (wrong := _of_term(chosen, election, f"Cuộc bầu cử {short_of(election.day)}")):
            out[wrong.quote] = wrong
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


def _of_session(words: str, day: FoundDate) -> Wrong | None:
    """A session of councils of a term that was over on its day, or had not begun."""
    found = _SESSION_ON.search(words[: day.start]) or _ON_SESSION.match(words, day.end)
    if found is None or day.date is None or "tổng kết" in found[0]:
        return None
    known = [one for one in elections() if one.day <= day.date]
    own = next((one for one in elections() if one.term == (int(found["tu"]), int(found["den"]))), None)
    if own is None or not known or own is known[-1]:
        return None
    if own is known[-2:][0] and day.date - known[-1].day <= _HANDED_OVER:
        return None
    return Wrong(found["ky"], f"HĐND họp ngày {short_of(day.date)}", f"nhiệm kỳ {known[-1].councils}")
