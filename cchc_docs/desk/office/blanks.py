"""The blanks `[CẦN BỔ SUNG: …]` of a paper, as boxes to fill, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_docs.desk.office.splices import changed, plan_of
from cchc_docs.drafting.decisions import BLANK
from cchc_docs.model.document import Path
from cchc_docs.readback.words import escaped
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.edit import scalars

_BLANK = re.compile(rf"\[{BLANK}(?:: ?([^\]]*))?\]")


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank: which one (`ident`), what is wanted, the words around it (`before`, `after`), where."""

    ident: str
    what: str
    before: str
    after: str
    path: Path
    words: str


def blanks_of(read: Read) -> list[Blank]:
    """Return the blanks of a paper in the order of its source."""
    out: list[Blank] = []
    for path, node in scalars(read.tree):
        text = node.content or ""
        for number, found in enumerate(_BLANK.finditer(text)):
            ident = ".".join([*(str(part) for part in path), str(number)])
            before, after = text[: found.start()], text[found.end() :]
            out.append(Blank(ident, found[1] or "nội dung còn thiếu", before[-160:], after[:120], path, found[0]))
    return out


def fill(read: Read, name: str, typed: Mapping[str, str]) -> tuple[str, int]:
    """Return the source with the blanks that were typed filled, and how many; one left empty stays a blank."""
    wanted: dict[Path, dict[int, str]] = {}
    for blank in blanks_of(read):
        words = " ".join(typed.get(blank.ident, "").split())
        if words:
            wanted.setdefault(blank.path, {})[int(blank.ident.rpartition(".")[2])] = words
    count = sum(len(own) for own in wanted.values())
    for path, own in wanted.items():
        node = next(node for here, node in scalars(read.tree) if here == path)
        number = -1

        def filled(found: re.Match[str], own: dict[int, str] = own) -> str:
            nonlocal number
            number += 1
            return escaped(own[number]) if number in own else found[0]

        text = _BLANK.sub(filled, node.content or "")
        read = plan_of(changed(read, name, path, text), name)
    return read.source, count
