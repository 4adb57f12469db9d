"""Changes to a plan's YAML told by path: what stays keeps its lines, comments and references; the result must read."""

from __future__ import annotations

from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.model.document import Path
from cchc_docs.readback.source import Keep, written
from cchc_docs.readback.words import escaped
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.plan import PlanError, decoded, node_at, read_text
from cchc_docs.reading.yaml.tree import LIST, MAPPING, SCALAR, Node


def plan_of(source: str, name: str) -> Read:
    """Return a plan as printed, with `raw` as written. `name`: its path, for the plan it carries out."""
    return read_text(source, name, keep_raw=True)


def plan_in(data: bytes, name: str) -> Read:
    """Return the plan in the bytes of a file. Raises CchcError, PlanError where it cannot be read."""
    return plan_of(decoded(data, name), name)


def changed(read: Read, name: str, path: Path, value: Any) -> str:
    """Return the source with the value at `path` made anew (str, list, dict, Keep; None: its key goes).

    Raises CchcError where the plan could then no longer be read; nothing is changed.
    """
    if isinstance(value, str) and _is_scalar(read.tree, path):
        value = Keep(path, text=value)  # it stays where it is, its comment above it
    new = written(read.source, _around(read.tree, path, value))
    try:
        read_text(new, name)
    except PlanError as error:
        said = "; ".join(dict.fromkeys(problem.message for problem in error.problems[:3]))
        raise CchcError(f"không ghi được thay đổi này: {said}") from None
    return new


def _is_scalar(tree: Node, path: Path) -> bool:
    above, node = node_at(tree, path[:-1]), node_at(tree, path)
    return node is not above and node.kind == SCALAR


def kept(path: Path, **changes: Any) -> Keep:
    """Return a mapping of the plan that stays but for `changes`."""
    return Keep(path, changes)


def items(path: Path, node: Node) -> list[Any]:
    """Return the items of a list as they are."""
    return [Keep((*path, position)) for position in range(len(node.content))] if node.kind == LIST else []


def _around(tree: Node, path: Path, value: Any) -> Keep:
    """Return the change of the whole document that is this one change."""
    made = value
    for length in range(len(path) - 1, -1, -1):
        here, part = path[:length], path[length]
        node = node_at(tree, here)
        if node.kind == MAPPING:
            made = Keep(here, {str(part): made})
        else:
            members = items(here, node)
            if isinstance(part, int) and part < len(members):
                members[part] = made
            made = members
    if not isinstance(made, Keep):
        raise TypeError("the top of a plan is a mapping")
    return made


def lines_of(text: str) -> list[str]:
    """Return what a person typed in a box as the lines of a cell, spaces put right."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def as_typed(lines: list[str], shown: list[str], raw: list[str]) -> list[str]:
    """Return lines for the source: one that still reads as it did keeps its references, a new one is words."""
    known = dict(zip(shown, raw, strict=False)) if len(shown) == len(raw) else {}
    return [known.get(line, escaped(line)) for line in lines]
