"""The edits of a Word file that came back, one by one: what each says, taken into the plan or not."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cchc_docs.desk.office.splices import plan_of
from cchc_docs.errors import CchcError
from cchc_docs.readback.readback import Change, ReadBack
from cchc_docs.reading.yaml.plan import PlanError

_LINE = re.compile(r"dòng (\d+)")


@dataclass(slots=True)
class Hunk:
    """Lines of the plan that an edit changes: `old` and `new` are lines of the source; `changes`: in words."""

    ident: str
    first: int
    old: list[str]
    new: list[str]
    changes: list[Change] = field(default_factory=list)


def hunks(source: str, result: ReadBack) -> list[Hunk]:
    """Return what reading back changed, piece by piece, each with what it changes in words."""
    before, after = source.splitlines(True), result.source.splitlines(True)
    out: list[Hunk] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            out.append(Hunk(str(len(out)), a, before[a:b], after[c:d]))
    for change in result.changes:
        home = _home(out, change)
        if home is not None:
            home.changes.append(change)
    return out


def _home(found: list[Hunk], change: Change) -> Hunk | None:
    """Return the piece a change belongs to: the one that has its line, or else its new words."""
    words = _bare(change.new)[:60]
    line = _LINE.search(change.where)
    at = int(line[1]) - 1 if line and change.kind != "them" else -1
    inside = [one for one in found if one.first <= at < one.first + max(1, len(one.old))]
    saying = [one for one in found if words and words in _bare(" ".join(one.new))]
    both = [one for one in inside if one in saying]
    for one in (both, inside, saying):
        if one:
            return one[0]
    return min(found, key=lambda one: abs(one.first - at), default=None) if at >= 0 else None


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\"'*\\|>]", " ", text).split())


def taken(source: str, name: str, found: list[Hunk], chosen: Container[str]) -> str:
    """Return the plan with the chosen pieces in it. Raises CchcError where they cannot stand without the others."""
    lines = source.splitlines(True)
    for hunk in reversed(found):
        if hunk.ident in chosen:
            lines[hunk.first : hunk.first + len(hunk.old)] = hunk.new
    new = "".join(lines)
    try:
        plan_of(new, name)
    except PlanError:
        raise CchcError(
            "các chỗ đã chọn không đứng riêng được (chúng dựa vào chỗ không chọn); chọn thêm chỗ liền trước hoặc liền sau"
        ) from None
    return new
