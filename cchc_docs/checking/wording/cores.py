"""What a task is about, without the frame that many tasks share ("Xây dựng Kế hoạch … giai đoạn 2026 - 2030"), and who says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from math import fsum
from sys import intern

from cchc_docs import patterns
from cchc_docs.vietnamese.accents import to_placement_text

_VERBS = (
    r"tiếp tục|tham mưu|giúp|trình|xây dựng|ban hành|lập|triển khai|tổ chức|thực hiện|hoàn thiện|sửa đổi|bổ sung|điều chỉnh|rà soát|áp dụng"
    r"|chấp hành|đẩy mạnh|tăng cường|nâng cao|khẩn trương|nghiên cứu|phối hợp|chủ trì"
)
_FRAME = patterns.ours(
    rf"^(?:\W*(?:{_VERBS}|cho|với|và|có hiệu quả|hiệu quả|nghiêm|nghiêm túc|tốt|đúng|đầy đủ|đồng bộ|kịp thời|thường xuyên|toàn bộ|chất lượng"
    r"|kế hoạch|đề án|chương trình|quy chế|phương án|văn bản|các|việc|công tác|về|chủ tịch|(?:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân)(?: (?:xã|phường|đặc khu))?)(?!\w))+\W*"
)
_TAIL = patterns.ours(
    r"\W+(?:(?:trong )?(?:giai đoạn \d|năm 20\d\d|năm(?= *\W*$))|trên địa bàn|theo (?:quy|hướng|chỉ|kế|yêu|phân)|h[ằà]ng (?:năm|quý|tháng)|(?:đảm bảo|bảo đảm) (?:theo|đúng)).*$"
)
_WORD = patterns.ours(r"[^\W_]+")
_CLAUSES = patterns.ours(r"[;.:](?=\s|$)|,? (?:trong đó|gắn (?:với|liền)|để|nhằm|qua đó|trọng tâm|ưu tiên)(?= )")
MAKES = patterns.ours(r"(?<!\w)(?:ban hành|hoàn thiện|sửa đổi|bổ sung|điều chỉnh)(?!\w)")
DOES = patterns.ours(r"(?<!\w)(?:thực hiện|chấp hành|áp dụng|triển khai)(?!\w)")
"""Verbs that make or change a text, and verbs that carry it out."""

_JOINING = frozenset(["và", "của", "về", "các", "những", "việc"])

Pairs = frozenset[tuple[str, str]]


@lru_cache(maxsize=8192)
def core(task: str) -> str:
    """Return what is left of a task in small letters when verbs, kind of paper, year and "theo quy định" are off."""
    return _TAIL.sub("", _FRAME.sub("", to_placement_text(task.lower(), "old"))).strip(" .;,:-–")


def opening(task: str) -> str:
    """Return the verbs that `core` takes off, in small letters."""
    found = _FRAME.match(to_placement_text(task.lower(), "old"))
    return found[0] if found else ""


@lru_cache(maxsize=8192)
def pairs(words: str) -> Pairs:
    """Return each word with its neighbour behind; words that only join are passed over, "02" counts as "2"."""
    said = [
        intern(word.lstrip("0") or word)
        for word in _WORD.findall(to_placement_text(words.lower(), "old"))
        if word not in _JOINING
    ]
    if len(_once) > _MANY_PAIRS:
        _once.clear()
    found = list(pairwise(said))
    return frozenset(map(_once.setdefault, found, found))


_once: dict[tuple[str, str], tuple[str, str]] = {}
"""Each pair once in memory: tasks of one paper say the same again and again."""
_MANY_PAIRS = 20_000


@lru_cache(maxsize=4096)
def clauses(task: str) -> tuple[str, ...]:
    """Return the parts of a task that joins several, each by itself."""
    return tuple(part for part in _CLAUSES.split(task) if part.strip(" ,-"))


_ENOUGH = 3


class Weights:
    """How much a pair of words tells a task from others: a pair of many tasks ("cán bộ", "thẩm quyền") little, one of two all."""

    def __init__(self, texts: Iterable[str], least: int = _ENOUGH) -> None:
        self._least = least
        self._known: dict[str, tuple[dict[tuple[str, str], float], float]] = {}
        self._texts: Counter[tuple[str, str]] = Counter()
        for text in texts:
            self._texts.update(pairs(text))

    def held(self, inside: str, around: str) -> float:
        """Return which part, 0 to 1, of what the core of one text tells the other says too; 0 for a core of fewer than `least` pairs."""
        mine, whole = self._known.get(inside) or self._weigh(inside)
        return fsum(map(mine.__getitem__, mine.keys() & pairs(around))) / whole if mine else 0.0

    def _weigh(self, text: str) -> tuple[dict[tuple[str, str], float], float]:
        mine = pairs(core(text))
        known = {pair: 1 / max(1, self._texts[pair] - 1) for pair in mine} if len(mine) >= self._least else {}
        self._known[text] = found = (known, fsum(known.values()))
        return found
