"""The edits of a Word file that came back, one by one: what each says, taken into the plan or not."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cchc_docs.desk.office.splices import plan_of
from cchc_docs.errors import CchcError
from cchc_docs.model.markup import plain
from cchc_docs.readback.readback import Change, ReadBack
from cchc_docs.reading.yaml.plan import PlanError
from cchc_docs.record import NamedTuple

_AROUND = 8  # words shown on either side of what changes
_LINE = re.compile(r"dòng (\d+)")


@dataclass(slots=True)
class Hunk:
    """An edit to take or leave: pieces of the source (first line, old lines, new lines) that stand or fall together.

    `changes`: what it changes, in words; a piece that only follows from another (a reference worded anew) goes with it.
    """

    ident: str
    pieces: list[tuple[int, list[str], list[str]]]
    changes: list[Change] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first line it touches."""
        return self.pieces[0][0]


def hunks(source: str, result: ReadBack) -> list[Hunk]:
    """Return what reading back changed, edit by edit, each with what it changes in words."""
    before, after = source.splitlines(True), result.source.splitlines(True)
    found: list[Hunk] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found.append(Hunk(str(len(found)), [(a, before[a:b], after[c:d])]))
    for change in result.changes:
        home = _home(found, change)
        if home is not None:
            home.changes.append(change)
    out: list[Hunk] = []
    loose: list[Hunk] = []
    for one in found:
        if one.changes:
            out.append(one)
            for other in loose:
                one.pieces += other.pieces
            loose = []
        elif out:
            out[-1].pieces += one.pieces
        else:
            loose.append(one)
    return out or loose


class Part(NamedTuple):
    """Words of an edit: `kind` is "giu" (both have them), "bo" (only the old), "them" (only the new)."""

    kind: str
    words: str


def parts(old: str, new: str) -> list[Part]:
    """Return an edit of a sentence word by word, long stretches that stay cut short in the middle."""
    mine, yours = plain(old).split(), plain(new).split()
    out: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        if tag == "equal":
            same = mine[a:b]
            cut = [*same[:_AROUND], "…", *same[-_AROUND:]] if len(same) > 3 * _AROUND else same
            out.append(Part("giu", " ".join(cut)))
            continue
        if b > a:
            out.append(Part("bo", " ".join(mine[a:b])))
        if d > c:
            out.append(Part("them", " ".join(yours[c:d])))
    return out


def _home(found: list[Hunk], change: Change) -> Hunk | None:
    """Return the piece a change belongs to: the one that has its line, or else its new words."""
    words = _bare(change.new)[:60]
    line = _LINE.search(change.where)
    at = int(line[1]) - 1 if line and change.kind != "them" else -1
    inside = [one for one in found if one.first <= at < one.first + max(1, len(one.pieces[0][1]))]
    saying = [one for one in found if words and _says(one, words)]
    both = [one for one in inside if one in saying]
    for one in (both, inside, saying):
        if one:
            return one[0]
    return min(found, key=lambda one: abs(one.first - at), default=None) if at >= 0 else None


def _says(hunk: Hunk, words: str) -> bool:
    """Tell whether the new lines of an edit say `words`; a label that the form gives is not in the source."""
    said = _bare(" ".join(hunk.pieces[0][2])).removeprefix("- ")
    return words in said or (len(said) > 3 and said[:60] in words)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\"'*\\|>]", " ", text).split())


def taken(source: str, name: str, found: list[Hunk], chosen: Container[str]) -> str:
    """Return the plan with the chosen pieces in it. Raises CchcError where they cannot stand without the others."""
    lines = source.splitlines(True)
    pieces = sorted((piece for hunk in found if hunk.ident in chosen for piece in hunk.pieces), key=lambda one: one[0])
    for first, old, new_lines in reversed(pieces):
        lines[first : first + len(old)] = new_lines
    new = "".join(lines)
    try:
        plan_of(new, name)
    except PlanError:
        raise CchcError(
            "các chỗ đã chọn không đứng riêng được (chúng dựa vào chỗ không chọn); chọn thêm chỗ liền trước hoặc liền sau"
        ) from None
    return new
