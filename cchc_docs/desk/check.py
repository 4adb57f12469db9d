"""Checking: a file, or several held against each other, becomes a report of findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cchc_docs.desk import open as opening
from cchc_docs.errors import CchcError
from cchc_docs.reading.dossier import OWN_TEXTS, Dossier
from cchc_docs.reading.result import Read
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context
    from cchc_docs.checking.runner import Report
    from cchc_docs.law.register import Register


MAX_BESIDE = 1_000_000
"""Letters of a file beside a paper that are looked at to see whether it changed."""


class Order(NamedTuple):
    """How to check: by the law of which day where a document has none, which rules or families only, which not.

    `law`: the office's own file of legal texts; "" takes the one beside the document, where there is one.
    """

    on: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    law: str = ""


def check_file(file: str, order: Order, around: Dossier | None = None) -> Report:
    """Return the report of one file. Raises CchcError where it cannot be read."""
    around = around or opening.dossier()
    return judged(_to_judge(around.read(file)), file, order, around)


def check_bytes(data: bytes, name: str, order: Order, around: Dossier | None = None) -> Report:
    """Return the report of the bytes of a file; `name` says its kind and where the files beside it stand."""
    around = around or opening.dossier()
    return judged(_to_judge(opening.read_bytes(data, name, around)), name, order, around)


def files_beside(file: str, order: Order) -> tuple[str | None, ...] | None:
    """Return what the files say that go into the check of a file: its accepted findings, the office's own texts.

    None for each that is not there; None for all where one cannot be read (the check itself says so) or is too long.
    """
    from cchc_docs.checking.accepted import file_beside

    out: list[str | None] = []
    for path in (file_beside(file), _own_texts(file, order)):
        try:
            with open(path, encoding="utf-8") as stream:
                said = stream.read(MAX_BESIDE)
        except FileNotFoundError:
            out.append(None)
            continue
        except (OSError, ValueError):
            return None
        if len(said) == MAX_BESIDE:
            return None  # what stands behind that may change unseen
        out.append(said)
    return tuple(out)


def check_together(
    files: Sequence[str], order: Order, progress: Callable[[int, int], None] | None = None
) -> list[Report | CchcError]:
    """Return the report of each file held against all the others, or why it could not be read; each is read once."""
    around = opening.dossier()
    found: dict[str, Read | CchcError] = {}
    for number, file in enumerate(files, start=1):
        try:
            found[file] = _to_judge(around.read(file))
        except CchcError as error:
            found[file] = error
        if progress is not None:
            progress(number, len(files))
    from cchc_docs.checking.runner import beside

    near = {file: beside(read, order.on) for file, read in found.items() if isinstance(read, Read)}
    out: list[Report | CchcError] = []
    for file, read in found.items():
        if isinstance(read, CchcError):
            out.append(read)
            continue
        others = [other for name, other in near.items() if name != file]
        out.append(judged(read, file, order, around, others))
    return out


def _to_judge(read: Read) -> Read:
    """Let go of the paragraphs and grids that a document was recognised in: five times its size, and no rule asks for them."""
    if hasattr(read.tree, "flow"):
        read.tree = None
    return read


def judged(read: Read, file: str, order: Order, around: Dossier, others: Sequence[Context] = ()) -> Report:
    """Return the report of what was read; `file` tells where a báo cáo finds its plan and progress."""
    from cchc_docs.checking.accepted import beside
    from cchc_docs.checking.runner import check

    sources = None
    if read.document.loai == "bao_cao":
        from cchc_docs.reporting.sources import sources_of

        sources = sources_of(read.document, file, around)
    return check(
        read,
        on=order.on,
        others=others,
        parent=read.parent,
        sources=sources,
        law=_law(order, file),
        accepted=beside(file),
        select=order.select,
        ignore=order.ignore,
    )


def _law(order: Order, file: str) -> Register | None:
    """Return the register with the texts of the office, None where it has no file of its own."""
    own = _own_texts(file, order)
    if not order.law and not os.path.isfile(own):
        return None
    from cchc_docs.law.register import register
    from cchc_docs.reading.yaml.legal_texts import read_legal_texts

    return register().joined(read_legal_texts(own))


def _own_texts(file: str, order: Order) -> str:
    return order.law or os.path.join(os.path.dirname(file), OWN_TEXTS)


def codes(text: str) -> tuple[str, ...]:
    """Return the rules and families of a list ("TG,VD01"). Raises CchcError for one that is not there."""
    from cchc_docs.checking.registry import FAMILIES, find_rule

    found = tuple(code.strip().upper() for code in text.split(",") if code.strip())
    for code in found:
        if code not in FAMILIES and find_rule(code) is None:
            raise CchcError(f"không có mã hay nhóm '{code}'; chạy 'cchc explain' để xem mọi mã")
    return found
