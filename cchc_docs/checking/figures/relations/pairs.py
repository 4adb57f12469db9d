"""Two counts told together of a whole and of each of its parts: "212 em, 98 nữ … lớp 1A: 70 em, 31 nữ; …"; where the first adds up, the second does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong
from cchc_docs.checking.figures.totals_behind import MOST
from cchc_docs.record import NamedTuple

_NUMBER = r"(?<![\w.,/%])\d{1,3}(?:\.\d{3})*(?![\w.,/]*\d)"
_PAIR = patterns.ours(
    rf"(?P<mot>{_NUMBER}) (?P<vat>[^\W\d]+(?: [^\W\d]+)?) ?(?:,|-|–|và|với|\(|/|;)(?: (?:trong đó|có|gồm))? ?(?P<hai>{_NUMBER}) (?P<kem>[^\W\d]+)(?!\w)",
    re.IGNORECASE,
)
_FEWEST, _NEAR = 3, 5
"""Parts that prove how they add up; one in so many that the sum may be off: more is another count."""


class _Pair(NamedTuple):
    start: int
    end: int
    first: int
    second: int
    names: tuple[str, str]


def wrong_pairs(words: str) -> Iterator[Wrong]:
    """Yield the second count of a whole that its parts do not make, though they make the first."""
    found = [_of(one) for one in _PAIR.finditer(words)]
    for n, whole in enumerate(found):
        parts = [one for one in found[n + 1 : n + 1 + MOST] if one.names == whole.names]
        if len(parts) < _FEWEST:
            continue
        first, second = sum(one.first for one in parts), sum(one.second for one in parts)
        off = abs(second - whole.second)
        if first == whole.first and 0 < off * _NEAR <= whole.second:
            figures = " + ".join(str(one.second) for one in parts)
            message = f"{figures} = {second} {whole.names[1]}, khác tổng {whole.second} (tổng {whole.first} {whole.names[0]} thì khớp)"
            yield Wrong(whole.start, parts[-1].end, message, "kiểm tra lại các số")


def _of(found: re.Match[str]) -> _Pair:
    first, second = (int(found[name].replace(".", "")) for name in ("mot", "hai"))
    return _Pair(found.start(), found.end("kem"), first, second, (found["vat"].lower(), found["kem"].lower()))
