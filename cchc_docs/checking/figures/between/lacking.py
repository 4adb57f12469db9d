"""How many of some things lack what others of them have: "40 tổ, mới có 31 tổ có loa" leaves nine, whatever another place says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong, is_slip_of
from cchc_docs.checking.figures.mentions.census import Otherwise
from cchc_docs.record import NamedTuple

_NUMBER = r"(?<![\w.,/])\d{1,3}(?:\.\d{3})*(?![\w.,/]*\d)"
_SOME = patterns.ours(
    rf"(?P<tong>{_NUMBER}) (?P<vat>[^\W\d]+(?: [^\W\d]+){{0,5}}?),? (?:nhưng |song |thì )?(?:(?P<moi>mới có|chỉ có|mới chỉ có|chỉ mới có|trong đó mới có|mới)|trong đó có|đã có|hiện có) (?P<phan>{_NUMBER}) (?P<gi>[^\W\d]+(?: [^\W\d]+){{0,7}})",
    re.IGNORECASE,
)
_NONE = patterns.ours(
    rf"(?P<so>{_NUMBER}) (?P<vat>[^\W\d]+(?: [^\W\d]+){{0,5}}?) (?:còn |vẫn )?(?:chưa|không|thiếu) (?:được |có )?(?P<gi>[^\W\d]+(?: [^\W\d]+){{0,7}})",
    re.IGNORECASE,
)
_HAVE = patterns.ours(r"(?:mới|chỉ|đó|đã|hiện) (?:chỉ |mới )?(?:có )?\d")
_LACK = patterns.ours(r"\d [^.;\d]{0,60}(?:chưa|không|thiếu) ")
"""Cheap looks before the words are read."""
_YEAR = patterns.ours(r"(?<![\d/])20\d\d(?!\d)")
_LITTLE = frozenset(["được", "có", "của", "các", "và", "theo", "cho", "là", "đã", "trong", "tại", "ở", "năm", "số"])
_OTHERS = patterns.ours(
    r"(?<!\w)(?:khoảng|trên|hơn|gần|cùng kỳ|mỗi|bình quân|ít nhất|phấn đấu|không quá)(?: [^\W\d]+){0,2} $",
    re.IGNORECASE,
)
_NEAR, _WORDS, _MOST = 2, 2, 20
"""Times that what lacks may be of what should."""


class _Told(NamedTuple):
    text: int
    start: int
    end: int
    values: tuple[int, ...]
    thing: tuple[str, ...]
    what: frozenset[str]
    years: frozenset[str]
    shown: str
    only: bool


def wrong_lacking(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield how many things are told to lack what another place leaves another number of without."""
    having = [one for number, text in enumerate(texts) if _HAVE.search(text) for one in _found(number, text, _SOME)]
    lacking = (
        [one for number, text in enumerate(texts) if _LACK.search(text) for one in _found(number, text, _NONE)]
        if having
        else ()
    )
    by_thing: dict[tuple[str, ...], list[_Told]] = {}
    for whole in having:
        by_thing.setdefault(whole.thing, []).append(whole)
    for one in lacking:
        same = [whole for whole in by_thing.get(one.thing, ())[:_MOST] if _is_same(one, whole)]
        left = {whole.values[0] - whole.values[1] for whole in same}
        if len(left) != 1 or one.values[0] in left:
            continue
        right, told = left.pop(), one.values[0]
        if right <= 0 or max(right, told) > _NEAR * min(right, told):
            continue
        whole = same[0]
        message = f"Chỗ khác nêu {whole.shown}, còn {right}; ở đây ghi {told}"
        hint = not whole.only or not is_slip_of(Decimal(told), Decimal(right))
        yield Otherwise(one.text, Wrong(one.start, one.end, message, str(right), hint=hint), whole.text)


def _found(number: int, text: str, pattern: re.Pattern[str]) -> Iterator[_Told]:
    for found in pattern.finditer(text):
        names = [name for name in ("tong", "phan", "so") if name in found.re.groupindex]
        values = tuple(int(found[name].replace(".", "")) for name in names)
        begin = max(text.rfind(mark, 0, found.start()) for mark in ".;") + 1
        if _OTHERS.search(text, begin, found.start()):
            continue
        years = frozenset(_YEAR.findall(text, begin, found.end()))
        thing, end = tuple(found["vat"].lower().split()), found.end("vat")
        what = frozenset(found["gi"].lower().split()) - _LITTLE
        shown = f"{found[names[0]]} {found['vat']}, {found[names[-1]]} đã có"
        only = "moi" in found.re.groupindex and found["moi"] is not None
        yield _Told(number, found.start(), end, values, thing, what, years, shown, only)


def _is_same(one: _Told, whole: _Told) -> bool:
    """Whether some lack what the others of the same things have."""
    if one.years and whole.years and one.years.isdisjoint(whole.years):
        return False
    few, many = sorted((one.what - {*one.thing}, whole.what - {*one.thing}), key=len)
    return one.thing == whole.thing and len(few) >= _WORDS and few <= many
