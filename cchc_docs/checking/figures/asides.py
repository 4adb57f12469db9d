"""What stands between the figures of a sentence and says nothing of their sum: rates in brackets, periods, a plan told beside a result."""

from __future__ import annotations

import re

from cchc_docs import patterns
from cchc_docs.record import NamedTuple


class Slim(NamedTuple):
    """A sentence without its asides: `cuts` are the places in `words` where letters are gone, and how many."""

    words: str
    cuts: tuple[tuple[int, int], ...]

    def start(self, at: int) -> int:
        """Where a stretch that begins at `at` begins in the sentence as typed."""
        return at + sum(gone for place, gone in self.cuts if place <= at)

    def end(self, at: int) -> int:
        """Where a stretch that ends at `at` ends in the sentence as typed."""
        return at + sum(gone for place, gone in self.cuts if place < at)


_WITH_FIGURE = r"[\d.,]+(?:/[\d.,]+)?"
_OF_PLAN = r"(?: (?:so với |của )?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|KH|DT|cùng kỳ|năm trước|mục tiêu)[^\d,;.():]{0,50}(?:\(\D{0,12}[\d.,/]+[^()]{0,25}\))?)?"
RATES = patterns.ours(
    rf" ?\((?:tăng|giảm|nhiều hơn|ít hơn|so với|cùng kỳ) [^()%]{{3,60}}\)(?=[,;])| ?\((?:đạt |chiếm |bằng |tương ứng |tương đương |tỷ lệ |tỉ lệ |tăng |giảm )*{_WITH_FIGURE} ?%[^()\d]{{0,60}}\)"
    rf"|[,;] (?:đạt|chiếm|bằng|tương ứng|tương đương|tăng|giảm)(?: tỷ lệ| tỉ lệ)? {_WITH_FIGURE} ?%{_OF_PLAN}(?=[,;:(.]| trong đó)"
    rf"|(?: được)? (?:trong|tính đến|đến|từ đầu)(?: hết)? (?:\d+ tháng(?: đầu| cuối)?(?: năm)?(?: 20\d\d)?|quý [IV]+(?:[/ ]\S{{4,8}})?|tháng \d+(?:/20\d\d)?|năm 20\d\d)(?= ?[,;:(])"
    r"|,? (?:gồm|chia thành|chia làm|chia ra|thành|theo|với|ở|tại) (?:0?\d{1,2}) (?!người|triệu|đồng|hộ)[^\W\d]+[^\d,.;:()]{0,40}(?=:)|(?<=\w) ?\([a-zđ](?: ?\+ ?[a-zđ])+\)(?=:| là| \d)",
    re.IGNORECASE,
)
"""Between a total and its parts."""
PERIODS = patterns.ours(
    r" ?\((?:năm|tháng|quý|thời điểm|kỳ|đầu|cuối|ngày|theo|số liệu|cùng kỳ)[^()%]{0,40}(?<!\d) ?(?:[\d/.-]{1,12})?\)",
    re.IGNORECASE,
)
"""Between two figures that are compared."""


def without(sentence: str, asides: re.Pattern[str]) -> Slim | None:
    """Return a sentence without its asides, None where it has none."""
    words, cuts, last, gone = [], [], 0, 0
    for found in asides.finditer(sentence):
        words.append(sentence[last : found.start()])
        cuts.append((found.start() - gone, len(found[0])))
        gone += len(found[0])
        last = found.end()
    return Slim("".join((*words, sentence[last:])), tuple(cuts)) if cuts else None
