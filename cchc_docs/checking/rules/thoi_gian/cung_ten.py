"""TG: two times of one thing told in other words - by the words that the paper says in these places alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.mentions.pairing import other_verb
from cchc_docs.checking.times.matters import APART, matter_of
from cchc_docs.checking.times.moments import Moment, moments_by_text
from cchc_docs.checking.times.stages import runs, stages
from cchc_docs.checking.times.wordings import VERBS
from cchc_docs.checking.wording.beside import CLOSING, OPENING

_WORD = patterns.ours(r"[^\W\d_]+")
_OPENS = patterns.ours(rf"\W*(?:{VERBS})(?!\w)")
_LED = patterns.ours(rf"^\W*(?:(?:{VERBS}|lễ|việc|công tác)(?!\w) ?)+")
_PARTS = patterns.ours(r"[,:] ")
_LITTLE = frozenset([
    "và", "các", "của", "cho", "với", "tại", "ở", "trong", "trên", "về", "theo", "từ", "đến", "được", "là", "có", "để", "những", "một", "xã",
    "phường", "đặc", "khu", "năm", "tháng", "ngày", "quý", "trước", "sau", "hết", "xong", "mỗi", "kế", "hoạch", "báo", "cáo", "kết", "quả",
])  # fmt: skip
_Pair = tuple[str, str]
_LOOKED_FOR = 40
_FEWEST, _PLACES = 2, 3
"""Pairs of syllables that name a thing, and how often the paper may say each: in two places, and in a row that repeats one of them."""


def told_otherwise(context: Context, one: Moment, other: Moment, agree: Callable[[Moment, Moment], bool]) -> bool:
    """Whether two moments are of one thing, and no time told beside either of them agrees with one beside the other."""
    if not _named_alike(context, one, other):
        return False
    told = moments_by_text(context)
    first, second = ([each] if each.row else told[each.text.path] for each in (one, other))
    return not any(agree(left, right) for left in first for right in second)


def _named_alike(context: Context, one: Moment, other: Moment) -> bool:
    """Whether two clauses name one thing: the shorter's pairs of syllables stand in the longer, some of them said nowhere else, and nothing sets them apart."""
    first, second = _last_duty(one.said), _last_duty(other.said)
    short, long = sorted((_pairs(first), _pairs(second)), key=len)
    shared = short & long
    if len(shared) < _FEWEST or shared != short or _other_act(first, second):
        return False
    steps = _steps(first), _steps(second)
    if runs(one.said) != runs(other.said) or (all(steps) and steps[0] != steps[1]):
        return False
    if (set(matter_of(_LED.sub("", first))) ^ set(matter_of(_LED.sub("", second)))) & APART:
        return False
    often = context.once("pairs_counted", lambda: _Often(context.whole_small))
    return sum(often[pair] <= _PLACES for pair in shared) >= _FEWEST


class _Often(dict[_Pair, int]):
    """How often two words stand side by side with a blank between: the first few are looked for, beyond that the whole is read once."""

    def __init__(self, small: str) -> None:
        super().__init__()
        self._small, self._looked_for = small, 0

    def __missing__(self, pair: _Pair) -> int:
        if self._looked_for > _LOOKED_FOR:
            return 0
        self._looked_for += 1
        if self._looked_for > _LOOKED_FOR:
            self.clear()
            self.update(_counted(self._small))
            return self.get(pair, 0)
        found = self[pair] = _times(self._small, pair)
        return found


def _times(small: str, pair: _Pair) -> int:
    """How often a pair stands in a text, as `_counted` has it; counted no further than it matters."""
    words, found = " ".join(pair), 0
    at = small.find(words)
    while at >= 0 and found <= _PLACES:
        start, end = at, at + len(words)
        while small[start - 1 : start] and small[start - 1] in OPENING:
            start -= 1
        while small[end : end + 1] and small[end] in CLOSING:
            end += 1
        found += not f"{small[start - 1 : start]}{small[end : end + 1]}".strip(" \n")
        at = small.find(words, at + 1)
    return found


def _counted(small: str) -> Counter[_Pair]:
    """How often every two neighbours stand in a text, brackets and marks off their outer sides."""
    found: Counter[_Pair] = Counter()
    for line in small.split("\n"):
        for left, right in pairwise(line.split(" ")):
            if left[-1:].isalnum() and right[:1].isalnum():
                found[left.lstrip(OPENING), right.rstrip(CLOSING)] += 1
    return found


def _last_duty(said: str) -> str:
    """What a time belongs to where its clause lists several things to be done, or stands in an aside: the last of them."""
    words = said.lower()
    words = words.rpartition("(")[2] if words.count("(") > words.count(")") else words
    parts = _PARTS.split(words)
    at = next((n for n in range(len(parts) - 1, -1, -1) if _OPENS.match(parts[n])), 0)
    return ", ".join(parts[at:])


def _other_act(first: str, second: str) -> bool:
    """Whether two duties set out with two verbs, and neither leaves open what is done."""
    verbs = {found[0].strip(" -+*") for duty in (first, second) if (found := _OPENS.match(duty))}
    return other_verb(first, second) or (len(verbs) > 1 and verbs.isdisjoint(_LEAVES_OPEN))


_LEAVES_OPEN = frozenset(["triển khai", "thực hiện", "tổ chức", "hoàn thành", "hoàn tất", "xong", "làm"])


def _pairs(words: str) -> frozenset[tuple[str, str]]:
    named = [word for word in _WORD.findall(_LED.sub("", words)) if word not in _LITTLE]
    return frozenset(pairwise(named))


def _steps(words: str) -> set[tuple[str, int]]:
    return {(one.chain, one.rank) for one in stages(words)}
