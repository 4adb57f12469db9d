"""A rate told once more in a report, in the part that judges: "tỷ lệ hồ sơ trực tuyến đạt 90,2%" of what was "trực tuyến 4.471 hồ sơ, đạt 92,0%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, amounts, said, sentences
from cchc_docs.checking.figures.mentions.census import Otherwise
from cchc_docs.checking.figures.tables.retold import words_of
from cchc_docs.record import NamedTuple

_AGAIN = patterns.ours(
    r"(?<!\w)t[ỷỉ] lệ (?P<ten>[^\d,;:.()%]{3,50}?)(?: mới| đã| chung)?(?: chỉ)? (?:đạt|là|bằng|chiếm|(?:giảm )?(?:xuống )?còn) $",
    re.IGNORECASE,
)
_OF_ANOTHER = patterns.ours(
    r"(?<!\w)(?:chỉ tiêu|kế hoạch|mục tiêu|phấn đấu|cùng kỳ|so với|quý|tháng|tuần|năm (?:20\d\d|trước)|lĩnh vực|riêng|trên|khoảng|hơn|gần)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = patterns.ours(r"[.,](?=\s)|[;(]|:(?! ?\d)|trong đó(?: có)?")
_REACHED = patterns.ours(r"[^.;()\d]{0,30}(?:, | \()(?:đạt |chiếm |bằng |tỷ lệ )+$", re.IGNORECASE)
_ITS_SHARE = patterns.ours(r" \(\d[\d.,]* ?/ ?\d")
"""“0,72% (86/11.940 hộ)”: a rate with what it is of."""
_DONE = frozenset(["tiếp", "nhận", "nộp", "giải", "quyết", "được", "thực", "hiện", "đã", "xử", "lý"])
"""What is done to what is counted, said in one place and not in the other."""
_FAR = Decimal(10)
"""Points by which two tellings of one rate may differ; what is further off is another rate."""


def rates_told_again(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the rates of a report that a figure of the same name, told with its amount in another place, gives otherwise."""
    asked = [
        (n, base, sentence) for n, text in enumerate(texts) for base, sentence in sentences(text) if "lệ" in sentence
    ]
    if not asked:
        return
    known = [(number, text, one) for number, text in enumerate(texts) for one in _told(text)]
    for number, base, sentence in asked:
        for one in amounts(sentence):
            again = _AGAIN.search(sentence[: one.start]) if one.unit == "%" else None
            if again is None or _OF_ANOTHER.search(sentence[max(0, again.start() - 40) : one.start]):
                continue
            name = words_of(again["ten"]) - _DONE
            first = [
                each for each in known if name and each[0] != number and name - each[2].unit == each[2].name - _DONE
            ]
            if len({told.rate.value for _, _, told in first}) != 1:
                continue
            there, text, (_, _, rate) = first[0]
            off = abs(rate.value - one.value)
            if 0 < off <= _FAR and agrees(rate.value - rate.slack, rate.value + rate.slack, one) == "sai":
                quote = (base + again.start(), base + one.unit_end)
                message = f"Ở đây ghi {said(one, sentence)}, chỗ nêu số liệu ghi {said(rate, text)}"
                yield Otherwise(number, Wrong(*quote, message, said(rate, text)), there)


class _Told(NamedTuple):
    """A rate with the words that name it and those of what is counted."""

    name: frozenset[str]
    unit: frozenset[str]
    rate: Amount


def _told(text: str) -> Iterator[_Told]:
    """The rates of a text that stand behind the amount they are of."""
    for _, sentence in sentences(text):
        found = amounts(sentence)
        for rate, part in pairwise(found):
            again = _AGAIN.search(sentence[: rate.start]) if rate.unit == "%" else None
            if again and _ITS_SHARE.match(sentence, rate.unit_end) and not _OF_ANOTHER.search(again[0]):
                yield _Told(words_of(again["ten"]) - words_of(part.unit), words_of(part.unit), rate)
        for n in range(1, len(found)):
            part, rate = found[n - 1], found[n]
            if (
                rate.unit != "%"
                or part.unit in ("%", "đồng", "")
                or not _REACHED.fullmatch(sentence, part.unit_end, rate.start)
            ):
                continue
            begin = max((cut.end() for cut in _CLAUSE.finditer(sentence, 0, part.start)), default=0)
            words = sentence[begin : rate.start]
            unit = words_of(part.unit)
            name = words_of(patterns.sub(r"[\d.,/]+", " ", words)) - unit
            if name and not _OF_ANOTHER.search(words):
                yield _Told(name, unit, rate)
