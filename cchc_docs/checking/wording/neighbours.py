"""Which syllables stand side by side and which by themselves (data/cap_am_tiet.txt): how likely one was typed for another.

A slip that is a word is a syllable that makes no word with its neighbours, where another one, a mark or a letter away, does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile
from math import exp, log

from cchc_docs import patterns
from cchc_docs.checking.word_lists import content_of, from_words, word_list
from cchc_docs.checking.wording import mistaken
from cchc_docs.checking.wording.beside import Syllables
from cchc_docs.checking.wording.mistaken import KEY, MARK, heard_alike, slip_of
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import split_syllable, to_placement_text

_STRENGTH = (0.0, 0.5, 3.7, 3.7, 15.7, 60.7)
"""What a pair counts by its class: neighbours that are no word, a word of the dictionary, one of a syllable that is in few, one in 2 papers or ours, in 10, 30."""
_IN_MANY, _OF_OFFICES, _USUAL, _BOUND, _WORD = 5, 4, 3, 2, 1
_ALONE = 4
"""The class of a syllable that our own lists call a common word."""
_TAKEN = 0.05
"""What a neighbour counts that is a word with the syllable on its other side already."""
_SEEN = 2.0
"""What neighbours that are no word and stood so in other papers speak for a syllable."""
LEAST, SURE = -0.3, 0.5
"""Scores from which a slip is worth a question, and from which it is told."""
_SURE_OF_A_KEY = 1.5
"""A wrong key is told from here on: a key away many words stand that are right ("đất sai", "đổ mỡ")."""
_HEARD = 1.2
"""What speaks for a slip that ears make (s for x, hỏi for ngã): papers are full of these, a wrong key or mark is soon seen."""

STANDS_ANYWHERE = frozenset(
    ["hoặc", "chỉ", "những", "các", "của", "cho", "với", "nhưng", "cũng", "đều", "vẫn", "này", "được", "không", "chưa"]
)
"""Words that stand beside any other: of them only a mark is told."""

_Sides = dict[str, dict[str, int]]
"""The classes of what stands on one side of each syllable."""
_Kept = tuple[dict[str, str], dict[str, str], dict[str, int]]
"""What stands behind each syllable and before it, " syllable:class and tone" of each, the strongest first; the class of each by itself."""


class Slip(NamedTuple):
    """A syllable that is likely meant for another: the score (`LEAST`, `SURE`), the one meant, whether the left neighbour tells."""

    score: float
    meant: str
    by_left: bool


class Neighbours:
    """The table, ready to be asked; syllables in small letters, tone on the first vowel."""

    def __init__(self, kept: _Kept) -> None:
        self._behind, self._before, self._alone = kept
        self._enough = [
            [_class_of(_speaks_against(typed)[1] / weight) for weight in _WEIGHT] for typed in range(_CLASSES)
        ]
        """What a neighbour must count (a class of words) by the classes of the syllable typed and of the neighbour."""

    def known(self, one: str, other: str) -> bool:
        """Whether two syllables are known side by side, a word or not."""
        return self._kind_of(one, other) >= 0

    def _kind_of(self, one: str, other: str) -> int:
        """The class of a pair, -1 for none; what is not counted among the usual words is looked up in the file itself."""
        kind = _kind(self._behind.get(one, ""), other, -1)
        return kind if kind >= 0 else _rest(one).get(other, -1)

    def a_word(self, one: str, other: str) -> bool:
        """Whether they make a word."""
        return self._kind_of(one, other) >= _WORD

    def turned(self, one: str, other: str) -> bool:
        """Whether two syllables make a word of offices the other way round, and are not known as they stand."""
        return self.usual(other, one) and not self.known(one, other)

    def usual(self, one: str, other: str) -> bool:
        """Whether they make a word that offices use day by day."""
        return _kind(self._behind.get(one, ""), other) >= _OF_OFFICES

    def common(self, one: str, other: str) -> bool:
        """Whether they make a word that stands among the usual ones: quickly told, the rarer are looked up in the file."""
        return _kind(self._behind.get(one, ""), other) >= _WORD

    def begins_usual(self, syllable: str) -> bool:
        """Whether a syllable begins one of the most used words."""
        return _strongest(self._behind.get(syllable, "")) >= _IN_MANY

    def only_begin(self) -> list[str]:
        """The syllables that begin one of the most used words and never stand by themselves."""
        return [one for one in self._behind if self.begins_usual(one) and not self.alone(one)]

    def ends_usual(self, syllable: str) -> bool:
        """Whether it ends a word that offices use day by day."""
        return _strongest(self._before.get(syllable, "")) >= _OF_OFFICES

    def alone(self, syllable: str) -> int:
        """How often a syllable stands by itself: 0 never, up to 9."""
        return self._alone.get(syllable, 0)

    def begins(self, syllable: str) -> bool:
        """Whether a syllable begins a word our lists or papers hold."""
        return patterns.search(r":[3-5].(?: |$)", self._behind.get(syllable, "")) is not None

    def ends(self, syllable: str) -> bool:
        """Whether it ends one."""
        return patterns.search(r":[3-5].(?: |$)", self._before.get(syllable, "")) is not None

    def may_be_slips(self, pairs: Syllables) -> Iterator[tuple[str, str, Pair]]:
        """Those of which one may be a slip of a syllable that goes with the other: of thousands, so no call for each."""
        alone, befores, enough = self._alone.get, self._before.get, self._enough
        for one, others in pairs.items():
            behind, mine = self._behind.get(one, ""), alone(one, 0)
            strongest, of_mine = behind[behind.index(":") + 1] if behind else "", enough[mine]
            for other, pair in others:
                if f" {other}:" in behind:
                    continue
                theirs, before = alone(other, 0), befores(other, "")
                least = enough[theirs][mine]
                if (strongest >= least and _like(other, behind, least)) or (
                    before and before[before.index(":") + 1] >= of_mine[theirs] and _like(one, before, of_mine[theirs])
                ):
                    yield one, other, pair

    def usual_before(self, syllable: str) -> frozenset[str]:
        """The syllables that stand before one in the words that offices use day by day."""
        return frozenset(entry[:-3] for entry in takewhile(_is_of_offices, _entries(self._before.get(syllable, ""))))

    def slip(self, before: tuple[str, str], typed: str, after: tuple[str, str]) -> Slip | None:
        """Return what a syllable is most likely meant for, None where it may stand as it is.

        `before`: the two syllables before it, `after`: the two behind it; "" where a mark or an end stands.
        """
        left, right = before[1], after[0]
        behind, ahead = self._behind.get(left, "") if left else "", self._before.get(right, "") if right else ""
        of_left, of_right = self._weight(left), self._weight(right)
        against, least = _speaks_against(self._alone.get(typed, 0))
        if behind and ahead:
            least /= 2
        meant = {*_like(typed, behind, _class_of(least / of_left)), *_like(typed, ahead, _class_of(least / of_right))}
        if not meant:
            return None  # most: what follows looks words up
        kinds = self._goes(left, typed, before[0], left), self._goes(typed, right, right, after[1])
        if max(kinds) >= _WORD:
            return None
        taken = bool(before[0]) and self.a_word(before[0], left), bool(after[1]) and self.a_word(right, after[1])
        of_left *= _TAKEN if taken[0] else 1
        of_right *= _TAKEN if taken[1] else 1
        against += _SEEN * (kinds[0] + kinds[1] + 2)
        best: Slip | None = None
        for one in meant:
            if typed in STANDS_ANYWHERE and slip_of(typed, one) != MARK:
                continue  # "chuyển trường hoặc lớp", "chỉ cách nhau một mét"
            heard = heard_alike(typed, one)
            left_kind, right_kind = (_kind(behind, one) if behind else 0), (_kind(ahead, one) if ahead else 0)
            told = _strength(left_kind, heard=heard) * of_left
            told_ahead = _strength(right_kind, heard=heard) * of_right
            if told + told_ahead > 0:
                score = log(told + told_ahead) - against + (_HEARD if heard else 0.0)
                of_another = taken[0 if told >= told_ahead else 1]  # "thẩm định kỹ": what tells belongs to another word
                if not heard and (of_another or (score < _SURE_OF_A_KEY and slip_of(typed, one) == KEY)):
                    score = min(score, SURE - 0.1)
                if score >= LEAST and (best is None or (score, one) > (best.score, best.meant)):
                    best = Slip(score, one, told >= told_ahead)
        return best

    def _goes(self, one: str, other: str, *beside: str) -> int:
        """The class of two side by side, -1 for none; a rare word of the dictionary is none where one of them makes a usual one on its other side."""
        kind = self._kind_of(one, other) if one and other else -1
        rare = kind == _WORD and all(beside) and _kind(self._behind.get(beside[0], ""), beside[1]) > _USUAL
        return 0 if rare else kind

    def _weight(self, syllable: str) -> float:
        """The less a syllable stands by itself, the more its neighbour is bound to it."""
        return _WEIGHT[self._alone.get(syllable, 0)]


def _strongest(side: str) -> int:
    """The class of what stands first on a side, which is the strongest there."""
    return int(side[side.index(":") + 1]) if side else 0


def _strength(kind: int, *, heard: bool) -> float:
    """What a pair counts; rare words tell what was heard wrong alone: a key away from one of them most words stand."""
    return 0.0 if kind == _BOUND and not heard else _STRENGTH[kind]


_CLASSES = 10
"""Classes of how often a syllable stands by itself."""
_WEIGHT = tuple(float((1 << kind) ** -0.5) for kind in range(_CLASSES))


@cache
def _speaks_against(kind: int) -> tuple[float, float]:
    """What speaks for a syllable that stands by itself so often, and what its neighbours must tell for it to be a slip."""
    against = 0.6 * log(0.3 + (1 << kind) - 1) - 1
    return against, exp(LEAST + against - _HEARD)


def _kind(side: str, syllable: str, none: int = 0) -> int:
    at = side.find(f" {syllable}:")
    return int(side[at + len(syllable) + 2]) if at >= 0 else none


def _is_of_offices(entry: str) -> bool:
    return entry[-2:-1] >= str(_OF_OFFICES)


def _like(typed: str, side: str, enough: str) -> list[str]:
    """The syllables of a side, of a class that is enough, that may be meant: most are told apart by their length and their tone."""
    found: list[str] = []
    if not side or side[side.index(":") + 1] < enough:
        return found
    first, last, size, tone = typed[0], typed[-1], len(typed) + 3, _TONE[split_syllable(typed)[2]]
    for one in _entries(side):
        if one[-2] < enough:
            break  # the strongest stand first
        if one[0] == first or one[-4] == last:  # a slip leaves one of its ends
            more = len(one) - size
            if (not more or (-2 < more < 2 and one[-1] in tone)) and slip_of(typed, one[:-3]):
                found.append(one[:-3])
    return found


@lru_cache(maxsize=512)
def _class_of(least: float) -> str:
    """The lowest class of words that counts so much."""
    return str(next((kind for kind in range(1, len(_STRENGTH)) if _STRENGTH[kind] >= least), len(_STRENGTH)))


@lru_cache(maxsize=2048)
def _entries(side: str) -> list[str]:
    return side[1:].split(" ")


_TONE = ("0", "1", "23", "23", "4", "5", "")
"""The tones that one tone is taken for by ear, by its number; other slips of tones leave the letters, so the length."""


@lru_cache(maxsize=1024)
def _rest(one: str) -> dict[str, int]:
    """What the file has behind a syllable beside the usual words: few are asked for, so it is kept as it was read."""
    rows, head = _rows(), f"{one}:".encode()
    at = bisect_left(rows, head)
    return dict(classed(rows[at][len(head) :].decode())) if at < len(rows) and rows[at].startswith(head) else {}


def classed(row: str) -> Iterator[tuple[str, int]]:
    """Yield the syllables of a row of the file with their classes: a figure stands before those of its class."""
    kind = 0
    for word in row.split():
        if word.isdigit():
            kind = int(word)
        else:
            yield word, kind


@cache
def _rows() -> list[bytes]:
    """The rows of the file behind those of syllables by themselves: they stand in the order of their bytes."""
    return [row for row in content_of("cap_am_tiet").split(b"\n") if row[:1] not in (b"", b"#", b"=")]


def _work_out() -> _Kept:
    """Lay out the usual words: what stands behind and before each syllable, as one text each, and how far each side may tell."""
    behind: dict[str, dict[str, int]] = {}
    before: dict[str, dict[str, int]] = {}
    alone: dict[str, int] = {}

    rare: list[tuple[str, str]] = []

    def put(one: str, other: str, kind: int) -> None:
        kind = max(kind, behind.get(one, {}).get(other, 0))
        behind.setdefault(one, {})[other] = before.setdefault(other, {})[one] = kind

    for line in content_of("cap_am_tiet").decode().splitlines():
        head, _, rest = line.partition(": ")
        if head.startswith("#"):
            continue
        if head.startswith("="):
            alone.update(dict.fromkeys(rest.split(), int(head[1:])))
            continue
        for word, kind in classed(rest):
            if kind >= _USUAL:
                put(head, word, kind)
            elif kind == _WORD:
                rare.append((head, word))
    lists = word_list("tu_ghep")
    for name, kind in (("tu_ghep", _OF_OFFICES), ("tu_ghep_rong", _USUAL), ("ghep_khac", _WORD), ("cung_dung", 0)):
        for words in lists[name].split(","):
            one, other = to_placement_text(words.strip(), "old").split(" ")
            put(one, other, kind)
    for word in (*lists["tu_don"].split(","), *lists["tu_thuong"].split(",")):
        known = to_placement_text(word.strip(), "old")
        alone[known] = max(_ALONE, alone.get(known, 0))
    _bind(rare, alone, behind, before)
    return _as_texts(behind), _as_texts(before), alone


def _bind(rare: list[tuple[str, str]], alone: dict[str, int], behind: _Sides, before: _Sides) -> None:
    """Let a syllable that stands in few words and never by itself tell its other half, be the word as rare as it may ("thắc mắc", "giấu giếm")."""
    for side, pairs in ((behind, rare), (before, [(other, one) for one, other in rare])):
        halves: dict[str, list[str]] = {}
        for one, other in pairs:
            halves.setdefault(one, []).append(other)
        for one, others in halves.items():
            if one not in alone and len(others) + len(side.get(one, ())) <= _FEW_WORDS:
                known = side.setdefault(one, {})
                known.update((other, _BOUND) for other in others if other not in known)


_FEW_WORDS = 4
"""So few words bind a syllable to their other halves."""


def _as_texts(side: dict[str, dict[str, int]]) -> dict[str, str]:
    texts = {}
    for one, there in side.items():
        strongest = sorted(there, key=there.__getitem__, reverse=True)
        texts[one] = "".join([f" {two}:{there[two]}{max(0, split_syllable(two)[2])}" for two in strongest])
    return texts


@cache
def neighbours() -> Neighbours:
    """Return the table."""
    made_by = [__file__, mistaken.__file__]
    return Neighbours(from_words("am_tiet_canh_nhau", made_by, _work_out, "cap_am_tiet.txt"))
