"""A count that speaks of things already told of: "trong số 15 tổ …", "16 ghe hiện có": as many as the paper said there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, kin, said, sentences
from cchc_docs.checking.figures.mentions.census import Otherwise
from cchc_docs.checking.figures.tables.retold import beside_slash
from cchc_docs.record import NamedTuple

_SIGN = patterns.ours(
    r"rong (?:tổng )?số \d| hiện có| (?:nêu|nói|kể) trên|\d [^\W\d_]+(?: [^\W\d_]+){0,2} (?:chưa|còn|đang)(?!\w)"
)
"""A cheap look before the sentences are read."""
_OF_THOSE = patterns.ours(r"(?:^|[,;:] )\W*trong (?:tổng )?số $", re.IGNORECASE)
_NAMED_BEFORE = patterns.ours(r"(?: [^\W\d_]+){0,2} (?:hiện có|nêu trên|nói trên|kể trên)(?!\w)")
_IN_A_STATE = patterns.ours(r"(?: [^\W\d_]+)? (?:chưa|còn|đang)(?!\w)")
_DONE = patterns.ours(r"(?: [^\W\d_]+)? đã(?!\w)")
"""“trong số 640 vé đã soát”: some of those there are."""
_THERE_ARE = patterns.ours(
    r"(?<!\w)(?:có|gồm|bố trí|với|quản lý|duy trì|thành lập|lập|đặt|lắp đặt)(?: [^\W\d_]+){0,2} $", re.IGNORECASE
)
_NO_COUNT = frozenset([
    "", "%", "đồng", "người", "ngày", "giờ", "phút", "lần", "tuổi", "tuần", "tháng", "năm", "quý", "kg", "tấn", "m", "km", "ha", "m2", "km2", "dân",
])  # fmt: skip
_TWICE = 2


class _Count(NamedTuple):
    """A count of a text: the number of the text, its sentence and where that begins, the amount, whether one of the same things stands before it there."""

    text: int
    base: int
    sentence: str
    amount: Amount
    later: bool


def not_so_many(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the counts of things told of before that no other place counts so: of "trong số", "hiện có" any other number, of those in a state a greater one."""
    if not any(map(_SIGN.search, texts)):
        return
    counts = [one for number, text in enumerate(texts) for one in _counts(number, text)]
    for one in counts:
        definite = _is_definite(one) and not _DONE.match(one.sentence, one.amount.unit_end)
        if one.later or not (definite or _IN_A_STATE.match(one.sentence, one.amount.unit_end)):
            continue
        others = [each for each in counts if _is_elsewhere(each, one) and kin(each.amount.unit, one.amount.unit)]
        told = {each.amount.value for each in others}
        near = [each for each in others if _within(each.amount, one.amount) and (definite or _tells_of_all(each))]
        if not near or one.amount.value in told or not (definite or one.amount.value > max(told)):
            continue
        there = said(near[0].amount, near[0].sentence)
        quote = said(one.amount, one.sentence)
        start = one.base + one.amount.start
        message = f"Chỗ khác ghi {there}, ở đây ghi {quote}"
        yield Otherwise(one.text, Wrong(start, start + len(quote), message, "thống nhất một số"), near[0].text)


def _counts(number: int, text: str) -> Iterator[_Count]:
    for base, sentence in sentences(text):
        found = amounts(sentence)
        for n, one in enumerate(found):
            if one.unit not in _NO_COUNT and not beside_slash(sentence, found, n):
                later = any(kin(each.unit, one.unit) for each in found[:n])
                yield _Count(number, base, sentence, one, later)


def _is_definite(one: _Count) -> bool:
    before = one.sentence[max(0, one.amount.start - 40) : one.amount.start]
    return _OF_THOSE.search(before) is not None or _NAMED_BEFORE.match(one.sentence, one.amount.unit_end) is not None


def _tells_of_all(one: _Count) -> bool:
    """Whether a count says how many there are: "Xã có 14 điểm tập kết"."""
    return _THERE_ARE.search(one.sentence[max(0, one.amount.start - 40) : one.amount.start]) is not None


def _is_elsewhere(one: _Count, other: _Count) -> bool:
    return (one.text, one.base) != (other.text, other.base)


def _within(one: Amount, other: Amount) -> bool:
    return 0 < max(one.value, other.value) <= _TWICE * min(one.value, other.value)


_RAISED = patterns.ours(
    r"thêm (?:được )?(?P<them>\d{1,3}) (?P<gi>[^\W\d_]+)[^.;\d]{0,80}?(?:nâng|đưa)[^.;\d]{0,60}? lên (?P<len>\d{1,3})(?:/(?P<cua>\d{1,3}))? (?P=gi)(?!\w)",
    re.IGNORECASE,
)
"""“có thêm 03 ấp đạt chuẩn, nâng tổng số lên 12/13 ấp”."""


def not_raised_so_far(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the sums of what there was, told elsewhere, and what is added, that do not come out."""
    for number, text in enumerate(texts):
        for found in _RAISED.finditer(text) if "thêm" in text and " lên " in text else ():
            more, up, unit = int(found["them"]), int(found["len"]), found["gi"].lower()
            had = rf"/{found['cua']} {unit}(?!\w)" if found["cua"] else rf" {unit}(?!\w)"
            lead = r"(?<![\d/.,])" if found["cua"] else r"(?:hiện |hiện nay |đã )có "
            known = [
                (other, int(one[1]))
                for other, words in enumerate(texts)
                if other != number
                for one in re.finditer(rf"{lead}(\d{{1,3}}){had}", words.lower())
            ]
            values = {value for _, value in known}
            if values and len(values) == 1 and values.isdisjoint((up, up - more)) and max(values) < up:
                there, right = known[0][0], known[0][1] + more
                message = f"Chỗ khác ghi đã có {known[0][1]}, thêm {more} là {right}, ở đây ghi {up}"
                yield Otherwise(number, Wrong(found.start(), found.end(), message, "kiểm tra lại các số"), there)
