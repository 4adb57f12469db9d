"""A number in letters before four words that stand elsewhere behind another number: "bốn nhóm việc phải làm", "bảy nhóm việc phải làm"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import PEOPLE, Wrong
from cchc_docs.checking.figures.mentions.census import Otherwise

_LETTERS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
"""“năm” is a year too."""
_MANY = "|".join(
    sorted(PEOPLE)
    + "hộ lớp lần lượt buổi cuộc đợt vụ phiên suất đơn".split()  # noqa: SIM905 - one word a line would be a page
    + ["trường hợp", "hội nghị", "hồ sơ"]
)
"""What there is of in every place and season: two numbers of it are no slip."""
_COUNTED = patterns.ours(
    rf"(?<!\w)(?<!thứ )(?<!tháng )(?P<so>{'|'.join(_LETTERS)}|(?<![\d/.,-])0?[1-9]\d?) (?!(?:{_MANY})(?!\w))(?=(?P<vat>(?:[^\W\d_]+ ){{3}}[^\W\d_]+))",
)


@lru_cache(maxsize=8192)  # the same texts stand in paper after paper
def _counted(text: str) -> tuple[tuple[str, int, int, int, bool], ...]:
    """The four words behind each number, its value, where both stand, whether it is in letters."""
    return tuple(
        (found["vat"].lower(), _LETTERS.get(found["so"]) or int(found["so"]), found.start("so"), found.end("vat"), found["so"] in _LETTERS)
        for found in _COUNTED.finditer(text)
    )  # fmt: skip


def numbers_in_letters(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the numbers before the same four words that differ from the first one, where one of the two is in letters."""
    told: defaultdict[str, list[tuple[int, int, int, int, bool]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for matter, value, start, end, letters in _counted(text):
            told[matter].append((value, number, start, end, letters))
    for group in told.values():
        first = group[0]
        for value, number, start, end, letters in group[1:]:
            if value != first[0] and number != first[1] and (letters or first[4]):
                there = texts[first[1]][first[2] : first[3]]
                message = f"“{texts[number][start:end]}” ở đây, chỗ khác ghi “{there}”"
                yield Otherwise(number, Wrong(start, end, message, there), first[1])
