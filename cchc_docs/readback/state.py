"""What one reading-back works on, and the small pieces its steps share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cchc_docs.model.complete import tables
from cchc_docs.model.document import ChuaRo, Document, Hang, Path
from cchc_docs.model.markup import NOTE, marked, plain, runs, tail
from cchc_docs.model.references import measured
from cchc_docs.readback.align import Item, align, in_order
from cchc_docs.readback.beside import Beside
from cchc_docs.readback.words import REFERENCE, escaped
from cchc_docs.reading.result import Places
from cchc_docs.record import NamedTuple

SAME, EDITED, ADDED, REMOVED, SHIFTED, WORDS_FOR_REFERENCE = "giu", "sua", "them", "bo", "chuyen", "tham_chieu"


class Change(NamedTuple):
    """One edit found: its kind (sua, them, bo, chuyen, tham_chieu), where it stands, the words before and after."""

    kind: str
    where: str
    old: str
    new: str


class Unplaced(NamedTuple):
    """Words of the edited file that the plan does not say, or words of the plan the edited file no longer has."""

    where: str
    words: str
    why: str


@dataclass(slots=True)
class Line:
    """A line of a list as it is to be written. `origin`: its place in the plan's list. `want`: what it must print."""

    raw: str
    want: str
    origin: int | None = None


@dataclass(slots=True)
class Merge:
    """The plan (resolved and raw), the edited document, and the raw plan that is to come of them.

    `origin`, `wants`: beside an object of `target`: its path in the plan, what it must print. `lines`: the lists of
    texts by the path of the list; `row_lines`: those of a row, by column. `head`: keys at the top of the plan with new
    values. `old_path`: path in the target -> path in the plan, of texts. `followed`: lines typed, and what the form
    prints. `seen_rows`: the edited row behind a row of the target, for rows that a target fills.
    """

    old: Document
    raw: Document
    edited: Document
    target: Document
    source: str
    places: Places
    place_of: Places | None
    left_over: list[ChuaRo] = field(default_factory=list)
    origin: Beside[Path] = field(default_factory=Beside)
    wants: Beside[str] = field(default_factory=Beside)
    old_path: dict[Path, Path] = field(default_factory=dict)
    lines: dict[Path, list[Line]] = field(default_factory=dict)
    row_lines: Beside[list[Line]] = field(default_factory=Beside)
    head: dict[str, object] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    followed: list[tuple[str, str]] = field(default_factory=list)
    seen_rows: Beside[Hang] = field(default_factory=Beside)

    def told(self, kind: str, path: Path, old: str, new: str, *, edited: bool = False) -> None:
        """Keep a change; `path` leads into the plan, or into the edited document."""
        self.changes.append(Change(kind, self.where(path, edited=edited), old, new))

    def where(self, path: Path, *, edited: bool = False) -> str:
        """Return the place of a path in the words a person is told."""
        if not edited:
            return self.places(path).text
        return self.place_of(path).text if self.place_of is not None else ""


def canonical(text: str) -> str:
    """Return a text with its bold and italic written in one way."""
    return marked(runs(text)) if "*" in text or NOTE in text else text


def same(first: str, second: str) -> bool:
    """Tell whether two texts say the same in the same dress."""
    return first == second or canonical(first) == canonical(second)


def compared(text: str) -> str:
    """Return what alignment looks at: the words alone."""
    return " ".join(plain(text).split())


def merged_lines(merge: Merge, old: list[str], raw: list[str], new: list[str], path: Path, edited: Path) -> list[Line]:
    """Return the lines of a list after the edit, each with its origin; what changed is told."""
    pairs = align([Item("", compared(line)) for line in old], [Item("", compared(line)) for line in new])
    order = [pairs[j] for j in sorted(pairs)]
    kept = in_order(order)
    still = {order[index] for index in kept}
    out: list[Line] = []
    for j, line in enumerate(new):
        i = pairs.get(j)
        if i is None:
            merge.told(ADDED, (*edited, j), "", line, edited=True)
            out.append(Line(escaped(line), line))
            continue
        if i not in still:
            merge.told(SHIFTED, (*path, i), old[i], line)
        out.append(one_line(merge, old[i], raw[i], line, (*path, i), i))
    for i in sorted(set(range(len(old))) - set(pairs.values())):
        merge.told(REMOVED, (*path, i), old[i], "")
    return out


def one_line(merge: Merge, old: str, raw: str, new: str, path: Path, origin: int) -> Line:
    """Return a line that stays, with its new words."""
    if same(old, new):
        return Line(raw, old, origin)
    retarget(merge, raw, old, new)
    merge.told(EDITED, path, old, new)
    return Line(raw if "{{" in raw else escaped(new), new, origin)


_MARKS = (";", ".")


def bare(text: str, like: str | None = None) -> str:
    """Return a line of a list without the mark the form adds, unless the plan's own line (`like`) has that mark."""
    stars = tail(text)
    body = text[: len(text) - len(stars)].rstrip()
    if body.endswith("./."):
        body = body[:-3]
    elif body.endswith(_MARKS) and not body.endswith("..."):
        body = body[:-1]
    if like is not None and bare(like) != like:
        own = like[: len(like) - len(tail(like))].rstrip()
        body += "./." if own.endswith("./.") else own[-1]
    return body + stars


def undashed(text: str) -> str:
    """Return a line under "Nơi nhận:" without its dash."""
    return text[1:].lstrip() if text.startswith(("- ", "– ")) else text


# --- targets ----------------------------------------------------------------------------------------------------------

_FORMS = (
    (">=", re.compile(r"từ (.+) trở lên")),
    (">", re.compile(r"trên (.+)")),
    ("<=", re.compile(r"không quá (.+)")),
    ("<", re.compile(r"dưới (.+)")),
)


def uses(merge: Merge, code: str) -> int:
    """Return how often the plan prints the value of a target: rows that name it and references to it."""
    rows = sum(row.o.get("chi_tieu") == [code] for _, table in tables(merge.raw) for row in table.hang)
    return rows + len(re.findall(rf"\{{\{{\s*chi_tieu\.{re.escape(code)}(?!\w|\.ten\b|\.don_vi_tinh\b)", merge.source))


def understood(words: str, comparison: str) -> tuple[str, str]:
    """Return (value, comparison) that print `words`; equality keeps the sign the target has for it."""
    for sign, form in _FORMS:
        if found := form.fullmatch(words):
            return found[1], sign
    return words, comparison if measured("1", "", comparison) == "1" else ""


def retarget(merge: Merge, raw: str, old: str, new: str) -> None:
    """Give a target its new value where the one place that prints it says another, and all else there agrees."""
    found = list(REFERENCE.finditer(raw))
    for number, reference in enumerate(found):
        named = re.fullmatch(r"\s*chi_tieu\.(\w+)\s*", reference[1])
        if named is None or named[1] not in merge.target.chi_tieu:
            continue
        target = merge.target.chi_tieu[named[1]]
        literals = REFERENCE.split(raw)[::2]
        pattern = re.compile("(.+?)".join(re.escape(words) for words in literals), re.DOTALL)
        before, after = pattern.fullmatch(old), pattern.fullmatch(new)
        if before is None or after is None or target.moc or uses(merge, named[1]) != 1:
            continue
        mine, yours = before.groups(), after.groups()
        if mine[number] == yours[number] or mine[:number] + mine[number + 1 :] != yours[:number] + yours[number + 1 :]:
            continue
        amount, comparison = understood(yours[number], target.so_sanh)
        unit = target.don_vi_tinh
        value = amount.removesuffix("%" if unit == "%" else f" {unit}") if unit else amount
        if value.strip() and measured(value, unit, comparison) == yours[number] and "{{" not in value:
            target.gia_tri, target.so_sanh = value, comparison
