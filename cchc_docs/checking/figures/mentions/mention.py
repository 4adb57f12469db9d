"""One mention of a quantity: how much of what, what is done with it, of which time and place; parts, means and changes are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import PEOPLE, is_fraction, sentences
from cchc_docs.checking.figures.relations.facts import Fact, facts_of
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple

_WORD = patterns.ours(r"[^\W\d_]+")
_ENDS = patterns.ours(
    r"[,.;:()/“”\"|\d]| [-–] |(?<!\w)(?:và|tại|trong|trên|theo|trước|sau|xong|hoàn thành|năm|để|đến|ở|với|từ|vào|do|nhằm|mỗi|đạt|phấn đấu|dọc|ít nhất"
    r"|cho|được|là|có|gồm|bằng|qua|về|của|thuộc|đã|sẽ|phải|còn|thì|mà|nếu|khi|tháng|quý|ngày|đợt|bị|cần|không|như|phục vụ|tổ chức)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = patterns.ours(r"[,.;:()|]")
_ANOTHER = patterns.ours(
    r"(?<!\w)(?:cùng kỳ|năm trước|kỳ trước|quý trước|tháng trước|năm ngoái|so với|tăng|giảm|vượt|bình quân|trung bình|mỗi|từng|thêm|hơn|ít nhất|tối thiểu|tối đa|không quá"
    r"|khoảng|trên(?= $)|dưới|gần|trong đó|riêng|một trong|đợt|quý|tháng|tuần|lần thứ|điều chỉnh|đầu năm|đầu kỳ|lũy kế|luỹ kế|ví dụ|định mức|nâng|lên|từ(?= $)|đến(?= $)|trước đây|trở lên|nhân đôi|phấn đấu|đăng ký|đề nghị|dự kiến|giai đoạn|cũ|một số|khác|trước khi)(?!\w)",
    re.IGNORECASE,
)
"""Words by which a figure is a part, a mean, a bound, a change, or of another time."""
_ANOTHER_BEHIND = patterns.ours(
    r"(?<!\w)(?:cùng kỳ|năm trước|kỳ trước|quý trước|tháng trước|năm ngoái|so với|tăng|giảm|vượt|mỗi|còn lại|trở lên|riêng|trước đây|cũ|khác|mới|đăng ký|đề nghị|lần thứ|đợt|giai đoạn)(?!\w)",
    re.IGNORECASE,
)
_NO_COUNT = frozenset(
    ["", "%", "lần", "ngày", "tháng", "năm", "quý", "tuần", "giờ", "phút", "tuổi", "bước", "phụ", "buổi", "điểm", "bậc"]
)
_TIME = patterns.ours(
    r"(?<![\d/.-])(?:19|20)\d\d(?![\d.])|(?<!\w)(?:(?:tháng|quý|kỳ|đợt|giai đoạn) (?:\d{1,2}(?![\d.,])|[ivx]+)|vụ (?:xuân|hè|thu|đông|mùa))(?!\w)",
    re.IGNORECASE,
)
_PLACE = patterns.ours(
    r"(?<!\w)(?:[Tt]hôn|[Bb]ản|[Xx]óm|[Ấấ]p|[Bb]uôn|[Kk]hu|[Kk]hu phố|[Tt]ổ|[Tt]ổ dân phố|[Tt]rường|[Cc]ụm|[Ll]ớp|[Kk]hối|[Pp]hường|[Xx]ã|[Cc]hi bộ|[Tt]uyến|[Đđ]ường|[Cc]ầu|[Hh]ồ)"
    rf" (?:số )?((?:[{CAPITALS}]|\d)[\w.]*(?: (?:[{CAPITALS}]|\d)[\w.]*)*)"
)
_LONGEST = 12
"""Syllables of a thing; what goes on longer is a sentence."""


class Around(NamedTuple):
    """What stands around a text: the headings above it, or the name of its row and the head of its column; its table (0: none); whether it tells of what was."""

    words: str = ""
    table: int = 0
    back: bool = False


class Spot:
    """A text, and how to find what stands around it: looked for only where its figures may be told elsewhere."""

    def __init__(self, text: str, find: Callable[[], Around] = Around) -> None:
        self.text, self._find = text, find

    @cached_property
    def around(self) -> Around:
        """What stands around the text."""
        return self._find()


class Mention(NamedTuple):
    """A quantity told in a text: the number of the text, where it stands there, its sentence, value and unit (people: "người").

    `thing`: the syllables of what is counted, its unit first; `before`: those of its clause before the figure; `behind`: those
    of its clause behind the unit, `rest` those of them that no longer name the thing; `said`, `at`: its sentence, and where it is there.
    """

    text: int
    start: int
    end: int
    sentence: int
    value: Decimal
    unit: str
    thing: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    rest: frozenset[str]
    said: str
    at: int
    spot: Spot

    @property
    def times(self) -> frozenset[str]:
        """The years and periods named around it: in its own clause, else between its semicolons, else before it, else above it."""
        low = max(self.said.rfind(mark, 0, self.at) for mark in (";", ", ", ":")) + 1
        own = _CLAUSE.split(self.said[low:], maxsplit=1)[0]
        begin, end = self.said.rfind(";", 0, self.at) + 1, self.said.find(";", self.at)
        part = self.said[begin : end if end > 0 else len(self.said)]
        found = (
            _TIME.findall(own)
            or _TIME.findall(part)
            or _TIME.findall(self.said[: self.at])
            or _TIME.findall(self.spot.around.words)
        )
        return frozenset(each.lower() for each in found)

    @property
    def places(self) -> frozenset[str]:
        """The places named around it: in its own clause, else the last before it, else above it."""
        before = self.said[: self.at]
        own = _CLAUSE.split(before)[-1] + _CLAUSE.split(self.said[self.at :], maxsplit=1)[0]
        found = _PLACE.findall(own) or _PLACE.findall(before)[-1:] or _PLACE.findall(self.spot.around.words)
        return frozenset(found)

    @property
    def verb(self) -> tuple[str, ...]:
        """What is done with the thing: the last two syllables before the figure."""
        return self.before[-2:]


def mentions_of(number: int, spot: Spot) -> Iterator[Mention]:
    """Yield the quantities of a text that may be told elsewhere."""
    for base, sentence in sentences(spot.text):
        facts = facts_of(sentence)
        for n, fact in enumerate(facts):
            if fact.amount.unit in _NO_COUNT or not _is_plain(sentence, facts, n):
                continue
            one = fact.amount
            behind = _CLAUSE.split(sentence[one.unit_end :], maxsplit=1)[0].lower()
            stop = _ENDS.search(behind)
            unit = sentence[one.end : one.unit_end].lower().split()
            thing = (*unit, *_WORD.findall(behind[: stop.start()] if stop else behind))
            if not thing or len(thing) > _LONGEST or (stop and stop[0].isdigit()):
                continue
            clause = fact.clause.lower()
            yield Mention(
                number, base + one.start, base + one.unit_end, base, one.value,
                "người" if one.unit in PEOPLE else one.unit, thing,
                tuple(_WORD.findall(clause)),
                tuple(_WORD.findall(behind)),
                frozenset(_WORD.findall(behind[stop.start() :] if stop else "")),
                sentence, one.start, spot,
            )  # fmt: skip


def _is_plain(sentence: str, facts: tuple[Fact, ...], n: int) -> bool:
    """Whether an amount is a quantity by itself: no part of a share, no rate, no bound, no change, no part of a whole."""
    fact, one = facts[n], facts[n].amount
    if sentence[one.unit_end : one.unit_end + 2].lstrip().startswith("/"):
        return False
    if n + 1 < len(facts) and is_fraction(sentence, one, facts[n + 1].amount):
        return False
    clause = fact.clause.rpartition("giữ nguyên")[2]
    return not _ANOTHER.search(clause) and not _ANOTHER_BEHIND.search(_CLAUSE.split(fact.behind, maxsplit=1)[0][:40])
