"""Which duty of the body a row of a table repeats in other words: the likest one, liked by no other row, with no other verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cchc_docs import patterns
from cchc_docs.checking.times.wordings import VERBS
from cchc_docs.checking.wording.likeness import NEAR, SURE, Weights
from cchc_docs.record import NamedTuple

_FEWEST = 2
"""Syllables a duty and a row share at least: where they are all of one of them; else one more."""
_APART = 0.1
_OPENS = patterns.ours(
    rf"\W*(?:chủ trì,? |công tác |việc )*(?P<lam>{VERBS}|quản lý|nâng cấp|cho vay|phụ trách|chăm sóc|bảo dưỡng)(?!\w)",
    re.IGNORECASE,
)
_OF_ALL = patterns.ours(r"lĩnh vực|phụ trách(?! \w)|được giao|chức năng|của mình|đơn vị mình")
"""What a unit does in its own line says nothing of one row."""
_CARRIES_ON = frozenset(
    ["hoàn thành", "hoàn tất", "xong", "phụ trách", "tổ chức", "thực hiện", "triển khai", "làm", "mở"]
)
"""Verbs that leave open what is done."""


class Said(NamedTuple):
    """A duty: its words, the syllables that tell it from others, the unit it is given to."""

    text: str
    words: frozenset[str]
    unit: str


class Likest(NamedTuple):
    """The number of the duty a row repeats; `sure`: whether they share most of their words, and one of them has none of its own."""

    duty: int
    sure: bool


class Pairing:
    """The duties of a body beside the rows of its tables; a syllable that many of them say tells little."""

    def __init__(self, duties: Sequence[Said], rows: Sequence[frozenset[str]]) -> None:
        self._duties, self._rows = duties, rows
        self._bits: dict[str, int] = {}
        self._of_duties = [self._bits_of(one.words) for one in duties]
        self._weights = Weights({one.words for one in duties} | set(rows))

    def of(self, task: str, words: frozenset[str], leads: Callable[[str], bool]) -> Likest | None:
        """Return the duty that says nearly what a row says; None where there is none, or the unit that leads the row (`leads`) is given as much."""
        near = [n for n in self._sharing(words) if _enough(self._duties[n].text, self._duties[n].words, words)]
        if not near or any(
            self._weights.held(words, self._duties[n].words) >= NEAR and leads(self._duties[n].unit) for n in near
        ):
            return None
        best, at = max((self._weights.share(words, self._duties[n].words), -n) for n in near)
        duty = self._duties[-at]
        if (
            best < NEAR
            or _OF_ALL.search(duty.text)
            or other_verb(task, duty.text.lstrip("*"))
            or _elsewhere(task, duty.text)
            or _another_thing(task, duty.text.lstrip("*"))
        ):
            return None
        opens = _opens_alike(task, duty, words)
        if best < SURE and not opens:
            return None
        if any(row != words and self._weights.share(row, duty.words) >= best - _APART for row in self._rows):
            return None
        one_in_other = words <= duty.words or duty.words <= words
        return Likest(-at, opens and one_in_other and best >= SURE)

    def liking(self, words: frozenset[str], least: float) -> list[int]:
        """Return the duties that share at least this part of their weight with some words, in reading order."""
        return [n for n in self._sharing(words) if self._weights.share(words, self._duties[n].words) >= least]

    def _sharing(self, words: frozenset[str]) -> list[int]:
        """The duties with some words of a row, as bits of one number: every row asks every duty."""
        mine = self._bits_of(words)
        return [n for n, bits in enumerate(self._of_duties) if (bits & mine).bit_count() >= _FEWEST]

    def _bits_of(self, words: frozenset[str]) -> int:
        known = self._bits
        return sum([known.setdefault(word, 1 << len(known)) for word in words])


def _enough(duty: str, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a duty and a row share enough; a verb alone ("tuyên truyền") names nothing."""
    return len(one & other) > _FEWEST or other <= one or (one <= other and not _OPENS.fullmatch(duty.strip("* .")))


def other_verb(task: str, duty: str) -> bool:
    """Tell whether a row and a duty set out with two verbs that are not one thing done."""
    found = [_OPENS.match(words) for words in (task, duty)]
    verbs = [one["lam"].lower() for one in found if one]
    return len(set(verbs)) > 1 and _CARRIES_ON.isdisjoint(verbs)


def _opens_alike(task: str, duty: Said, words: frozenset[str]) -> bool:
    """Whether a row and a duty set out with a word of the other: "dựng rạp" and "canh rạp" may be two things done."""
    first = [found[0].lower() if (found := _WORD.search(text)) else "" for text in (task, duty.text)]
    return first[0] in duty.text.lower().split() or first[1] in words


def _another_thing(task: str, duty: str) -> bool:
    """Whether what stands before a place is about two things: "treo đèn ở cầu cảng", "tuần đêm ở cầu cảng"."""
    found = [(text, _WHERE.search(text)) for text in (task, duty)]
    things = [set(_WORD.findall(text[: where.start()].lower())[1:]) for text, where in found if where]
    return len(things) > 1 and all(things) and things[0].isdisjoint(things[1])


_NAMED = patterns.ours(
    r"(?<!\w)(?i:thôn|bản|ấp|xóm|buôn|khóm|khu phố|tổ dân phố) ((?:số )?(?:\d+|[A-ZĐ]\w*(?: [A-ZĐ]\w*)*))"
)
_WORD = patterns.ours(r"[^\W\d_]+")
_WHERE = patterns.ours(r"(?<!\w)(?:tại|ở|trước|cho|dọc|trên) (?:các |những )?([^;.]+)", re.IGNORECASE)


def _elsewhere(task: str, duty: str) -> bool:
    """Whether a row and a duty name two places, or two whom it is for: "tại các tuyến đường", "tại các trường học"; "thôn Hạ", "thôn Đông"."""
    named = [set(_NAMED.findall(text)) for text in (task, duty)]
    if all(named) and named[0].isdisjoint(named[1]):
        return True
    here, there = _WHERE.search(task), _WHERE.search(duty)
    return here is not None and there is not None and set(here[1].lower().split()).isdisjoint(there[1].lower().split())
