"""Two figures of one whole that change places: "19 hộ nghèo và 11 hộ cận nghèo", then "11 hộ nghèo và 19 hộ cận nghèo"; a share of money told as that of the other source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, is_rate, sentences
from cchc_docs.checking.figures.mentions.census import Otherwise
from cchc_docs.record import NamedTuple

_COUNT = patterns.ours(
    r"(?<![\d.,/])(?P<so>\d{1,3}(?:\.\d{3})*|\d+) (?P<ten>[^\W\d_]+(?: [^\W\d_]+){1,5}?)(?=[,;.)]| và \d|$)",
    re.IGNORECASE,
)
_PERIOD = patterns.ours(r"(?<!\w)(?:năm 20\d\d|quý [ivx\d]+|tháng \d+|cùng kỳ|năm trước|đợt \d+)(?!\w)", re.IGNORECASE)
_LEADING = frozenset([
    "gồm", "trong", "đó", "từ", "do", "nguồn", "kinh", "phí", "phần", "là", "lấy", "khoản", "có", "và", "bao", "với",
    "của",
])  # fmt: skip
_WORD = patterns.ours(r"[^\W\d_]+")
_OTHER_SHARE = patterns.ours(
    r"(?<!\w)(?:còn lại|thiếu|tăng|giảm|thêm|tối thiểu|tối đa|ít nhất|không quá|đợt|giai đoạn|năm 20\d\d|quý|lần|tạm ứng|đã|mỗi|bình quân|trả lại|chuyển sang)(?!\w)",
    re.IGNORECASE,
)
_LEAST, _NAMED, _TOLD = 10, 3, 2
"""The larger of two counts that change places by no chance; syllables that name a source; those that would name the other."""


class _Share(NamedTuple):
    text: int
    at: int
    lead: tuple[str, ...]
    words: str
    amount: Amount


class _Pair(NamedTuple):
    text: int
    start: int
    end: int
    values: tuple[int, int]


def turned_about(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the pairs of counts that another text gives the other way round; periods named in either say nothing."""
    told: defaultdict[tuple[str, str], list[_Pair]] = defaultdict(list)
    for number, text in enumerate(texts):
        if not _COUNT.search(text):
            continue
        for start, sentence in sentences(text):
            found = list(_COUNT.finditer(sentence))
            names = {one["ten"].lower(): int(one["so"].replace(".", "")) for one in found}
            if len(found) == len(names) > 1 and not _PERIOD.search(sentence):
                span = start + found[0].start(), start + found[-1].end()
                for one, other in combinations(sorted(names), 2):
                    told[one, other].append(_Pair(number, *span, (names[one], names[other])))
    said: set[tuple[int, int]] = set()
    for first, *rest in told.values():
        for pair in rest:
            turned = first.values[0] != first.values[1] and pair.values == first.values[::-1]
            if turned and pair.text != first.text and max(first.values) >= _LEAST and pair[:2] not in said:
                said.add(pair[:2])
                right = texts[first.text][first.start : first.end]
                message = f"Chỗ khác ghi “{right}”: hai số đổi chỗ cho nhau"
                yield Otherwise(pair.text, Wrong(pair.start, pair.end, message, right), first.text)


def share_of_another(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the money told of a source that a list of sources gives to another of them."""
    lists: list[list[_Share]] = []
    for number, text in enumerate(texts):
        if " đồng" in text:
            lists += [shares for start, said in sentences(text) if (shares := _shares(number, start, said))]
    wholes = [one for one in lists if len(one) > 1 and len({share.amount.value for share in one}) == len(one)]
    for whole, part in ((whole, part) for whole in wholes for part in lists if part is not whole):
        for here in part:
            if here.text != whole[0].text and not _OTHER_SHARE.search(here.words):
                yield from _denied(here, whole, texts)


def _denied(here: _Share, whole: Sequence[_Share], texts: Sequence[str]) -> Iterator[Otherwise]:
    own = [one for one in whole if len(one.lead) >= _NAMED and _holds(here.words, one.lead[:_NAMED])]
    others = [one for one in whole if one.amount.value == here.amount.value]
    if len(own) != 1 or len(others) != 1 or own == others or _holds(here.words, others[0].lead[:_TOLD]):
        return
    there, one = own[0], here.amount
    typed = texts[there.text][there.at + there.amount.start : there.at + there.amount.unit_end]
    message = f"Chỗ khác ghi “{' '.join(there.lead)}” {typed}; số ở đây là của “{' '.join(others[0].lead)}”"
    yield Otherwise(here.text, Wrong(here.at + one.start, here.at + one.unit_end, message, typed), there.text)


def _holds(words: str, lead: Sequence[str]) -> bool:
    return bool(lead) and f" {' '.join(lead)} " in f" {words} "


def _shares(number: int, start: int, said: str) -> list[_Share]:
    """The sums of money of a sentence with the words that lead each in; so much a month or for each is no share."""
    out: list[_Share] = []
    end = 0
    for one in amounts(said):
        if one.unit == "đồng" and one.value >= Decimal(1000) and not is_rate(said, one):
            before = patterns.split(r"[:;]", said[end : one.start])[-1]
            words = _WORD.findall(before.lower())
            lead = words[next((n for n, word in enumerate(words) if word not in _LEADING), len(words)) :]
            out.append(_Share(number, start, tuple(lead), " ".join(words), one))
        end = one.unit_end
    return out
