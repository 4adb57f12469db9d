"""The checker's own lists of words (checking/data/*.yaml), read once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from cchc_docs.checking.finding import Severity
from cchc_docs.checking.wording import by_word
from cchc_docs.checking.wording.by_word import ByWord, neighbours_in
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.keeping import table, worked_out
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese import accents

if TYPE_CHECKING:
    from cchc_docs.checking.wording.searching import Searched

CAPITALS = "A-ZĐ" + "".join(
    chr(n) for n in (*range(0xC0, 0x1B0), *range(0x1EA0, 0x1EFA)) if chr(n).isupper() and chr(n) != "Đ"
)
"""The capital letters of Vietnamese, for use inside [] of a pattern."""

_T = TypeVar("_T")
_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


class Slip(NamedTuple):
    """A known slip: `sai` is a regular expression, `dung` the right words or a template of them (or advice where `sua` is False)."""

    sai: str
    dung: str
    muc: Severity
    ly_do: str
    sua: bool


def from_words(name: str, modules: Sequence[str], make: Callable[[], _T], *more: str) -> _T:
    """Return what is worked out of data/tu_ghep.yaml (and `more` of that folder) once and kept; `modules`: the files of code that do so."""
    files = [os.path.join(_FOLDER, file) for file in ("tu_ghep.yaml", *more)]
    return worked_out(name, [*files, accents.__file__, *modules], make)


def content_of(name: str) -> bytes:
    """Return what data/<name>.txt holds."""
    with open(os.path.join(_FOLDER, f"{name}.txt"), "rb") as file:
        return file.read()


@cache
def word_list(name: str) -> dict[str, Any]:
    """Return the content of data/<name>.yaml."""
    return table(os.path.join(_FOLDER, f"{name}.yaml"))


@cache
def slips(group: str) -> tuple[Slip, ...]:
    """Return the slips of one group of data/loi_thuong_gap.yaml."""
    return tuple(
        Slip(wrong, entry["dung"], Severity(entry.get("muc", "canh_bao")), entry["ly_do"], entry.get("sua", True))
        for entry in word_list("loi_thuong_gap")[group]
        for wrong in entry["sai"]
    )


class Sought(NamedTuple):
    """A slip and what every match of it holds: whole words and a run of letters (small). Few documents hold either.

    `words` is what is plain of them, `pairs` those that stand side by side; the pattern is compiled where the letters were seen.
    """

    slip: Slip
    letters: str
    words: frozenset[str]
    pairs: tuple[Pair, ...]
    flags: int

    @property
    def pattern(self) -> re.Pattern[str]:
        """What it looks like."""
        return _compiled(self.slip.sai, self.flags)


@cache
def sought(group: str) -> tuple[Sought, ...]:
    """Return a group's slips as they are looked for."""
    flags = re.IGNORECASE.value if group != "ten_san_pham" else 0
    return tuple(
        Sought(slip, letters, words, pairs, flags)
        for slip, (letters, words, pairs) in zip(slips(group), _needs()[group], strict=True)
    )


_Needs = tuple[str, frozenset[str], tuple[Pair, ...]]
"""What every match of a slip holds: letters, words, which of them stand side by side."""
_GROUPS = ("nham_chu", "thieu_chu", "thieu_phay", "thua_phay", "ten_san_pham")


@cache
def _needs() -> dict[str, list[_Needs]]:
    """What the slips of each group need: of hundreds of patterns, so it is worked out once and kept."""
    made_of = [os.path.join(_FOLDER, "loi_thuong_gap.yaml"), __file__, by_word.__file__]
    return worked_out(
        "loi_can_chu", made_of, lambda: {group: [_needed(slip.sai) for slip in slips(group)] for group in _GROUPS}
    )


@cache
def _by_word(group: str) -> ByWord[Sought]:
    return ByWord([(one, one.words, one.pairs) for one in sought(group)])


def there(searched: Searched, group: str) -> Iterator[Sought]:
    """Yield the slips of a group whose words stand in the prose, in their order: only these are looked for."""
    return _by_word(group).there(searched)


def _needed(wrong: str) -> _Needs:
    if wrong.replace(" ", "").isalpha():
        letters = wrong.lower()
        return letters, frozenset(letters.split(" ")), neighbours_in(letters)
    letters = sure_letters(wrong)
    first, *inner = letters.split(" ")
    whole = {word for word in inner[:-1] if word.isalpha()}
    whole |= {first} if inner and first.isalpha() else set()
    pairs = tuple(pair for pair in neighbours_in(letters) if whole.issuperset(pair))
    return letters, frozenset(whole), pairs


@cache
def _compiled(wrong: str, flags: int) -> re.Pattern[str]:
    return ours(rf"(?<![^\W_]){_first_either(wrong)}(?![^\W_])", flags)


def sure_letters(pattern: str) -> str:
    """Return the longest run of plain letters and blanks (in small letters) that every match holds, "" for none; a group of plain words is no bar."""
    pattern = _PLAIN_GROUP.sub(r"\1", pattern)
    runs, run, depth, at = [""], "", 0, 0
    while at < len(pattern):
        c = pattern[at]
        following = pattern[at + 1 : at + 2]
        plain = depth == 0 and (c.isalnum() or c in " -,&") and following not in ("?", "*", "{", "|")
        run = run + c if plain else ""
        runs.append(run)
        depth += (c in "([") - (c in ")]")
        at += 2 if c == "\\" else 1
    longest = max(runs, key=len).lower()
    return longest if longest.strip(" -,&") else ""


_PLAIN_GROUP = ours(r"(?<!\\)\(([^\W\d_]+(?: [^\W\d_]+)*)\)(?![?*{])")


def _first_either(pattern: str) -> str:
    """Slips are written in small letters; the first letter of each may be a capital."""
    first = pattern[0]
    return f"[{first}{first.upper()}]{pattern[1:]}" if first.isalpha() and first.islower() else pattern
