"""The order a paper itself tells: "sau khi có …", "(sau …)", "trước khi …", "trước ngày … 15 ngày" - held against the days of what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.moments import Moment, list_of, moments_by_text
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import runs
from cchc_docs.checking.times.wordings import CLOSED, PAST
from cchc_docs.patterns import ours

_AFTER, _BEFORE = "sau", "trước"
_SAID = ours(
    r"(?<!\w)(?P<order>sau|trước)(?P<when> khi)? (?!ngày|tháng|năm|quý|mùa|đó|này|đây|\d)(?P<what>[^\W\d_]+(?: [^\W\d_]+){0,9})(?=[,;.)(]|$)",
    re.IGNORECASE,
)
_MUST_BE = ours(r"^[\s,(]*(?:và )?$")
"""What may stand between a day and the words that say after what: they are about that day."""
_SO_LONG = ours(
    r"trước (?:ngày|khi|lúc) (?P<what>[^\W\d_]+(?: [^\W\d_]+){0,5}?) (?:ít nhất |tối thiểu )?(?P<n>\d{1,3}) ngày(?! làm việc)",
    re.IGNORECASE,
)
_CLUES = ("sau khi", "(sau ", "trước khi", "bảo đảm trước ", "ít nhất ", "tối thiểu ")
_LITTLE = frozenset(
    ("khi", "có", "được", "đã", "hoàn", "thành", "xong", "kết", "thúc", "ban", "hành", "và", "của", "các", "việc", "thực", "hiện", "tổ", "chức", "kết", "quả", "ngày", "thời", "gian", "bắt", "đầu")
)  # fmt: skip


def against_what_it_says(context: Context) -> Iterator[tuple[Moment, Moment]]:
    """Yield (a time, that of what the paper says comes before or after it) where the two run the other way."""
    if not any(clue in context.whole_small for clue in _CLUES):
        return
    lists: dict[object, list[Moment]] = {}
    for path, told in moments_by_text(context).items():
        if not tells_of_before(context, path):
            lists.setdefault(list_of(told[0]), []).extend(one for one in told if one.part not in (PAST, CLOSED))
    for group in lists.values():
        for number, one in enumerate(group):
            near = group[max(0, number - _REACH) : number + _REACH + 1]
            after = group[number + 1].at.start if number + 1 < len(group) and _beside(group, number) else None
            yield from _of(one, one.text.text[one.at.end : after], [other for other in near if other is not one])


_REACH = 12
"""How many times further on what is named is looked for: work grows in step with the paper."""


def _beside(group: list[Moment], number: int) -> bool:
    return group[number].text.path == group[number + 1].text.path


def _of(one: Moment, after: str, others: list[Moment]) -> Iterator[tuple[Moment, Moment]]:
    for found, words in _orders(one, after):
        about = [other for other in others if _names(found["what"], words, one, other)]
        later = found["order"].lower() == _AFTER
        if about and all(_wrong(one, other, later=later) for other in about):
            other = about[0]
            yield (one, other) if later else (other, one)
    long = _SO_LONG.search(after.split(". ", maxsplit=1)[0])
    if long:
        words = _words(long["what"])
        held = [
            other
            for other in others
            if other.text.path != one.text.path and words and words <= _words(other.said) and other.at.exact
        ]
        if held and all(other.at.first - one.at.last < timedelta(days=int(long["n"])) for other in held):
            yield one, held[0]


def _orders(one: Moment, after: str) -> Iterator[tuple[re.Match[str], frozenset[str]]]:
    """The words that say what a time comes after or before: right behind it, or in its clause with more behind them."""
    said = one.text.text.rfind(one.said, 0, one.at.start) if one.said else -1
    for text, behind in ((after, True), (one.text.text[said : one.at.start] if said >= 0 else "", False)):
        for found in _SAID.finditer(text):
            near = _MUST_BE.match(text[: found.start()]) if behind else found.end() < len(text)
            if near and (found["when"] or text[: found.start()].rstrip().endswith("(")):
                yield found, _words(found["what"])


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _LITTLE)


def _names(what: str, words: frozenset[str], one: Moment, other: Moment) -> bool:
    """Whether another time is that of what is named: all its words stand there, outside of such an order told there."""
    if len(words) < _LEAST or (runs(what) and runs(what) != runs(other.said)):
        return False
    return words <= _words(_SAID.sub(" ", other.said)) and not words <= _words(_SAID.sub(" ", one.said))


_LEAST = 2


def _wrong(one: Moment, other: Moment, *, later: bool) -> bool:
    first, second = (other, one) if later else (one, other)
    if not first.at.exact:
        return second.at.last < first.at.first
    return second.at.last < first.at.last
