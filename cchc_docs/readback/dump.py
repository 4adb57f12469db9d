"""New YAML text for values that were not in the plan, and small changes inside a text that was."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

from cchc_docs.reading.yaml.edit import Edit, in_flow, line_start, quoted, replace_scalar, scalar, splice
from cchc_docs.reading.yaml.tree import SCALAR, Node, Trouble, parse

WIDTH = 120
_TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)


def flow(value: Any) -> str:
    """Return a value on one line, in brackets: good YAML at any place."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return scalar(value, flow=True) if value is not None else "null"


def words(text: str, indent: int, used: int) -> str:
    """Return a text after its key or dash: on the line of `used` columns, or folded below it with `indent` spaces."""
    if used + len(text) <= WIDTH or not _can_fold(text):
        return scalar(text)
    return folded(text, " " * indent).rstrip("\n")


def folded(text: str, margin: str) -> str:
    """Return a folded block scalar, ending with a line break."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(margin) + len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return ">-\n" + "".join(f"{margin}{line}\n" for line in [*lines, line])


def _can_fold(text: str) -> bool:
    return text == text.strip() and "\n" not in text and "  " not in text and text.replace("\u00a0", "").isprintable()


def changed_scalar(source: str, root: Node, path: tuple[str | int, ...], node: Node, text: str) -> Edit:
    """Return the edit that makes the scalar at `path` say `text`, touching only the words that differ where it can."""
    if node.start == node.end:
        return Edit(node.start, node.end, ("" if source[node.start - 1 : node.start] == " " else " ") + scalar(text))
    old = source[node.start : node.end].rstrip()  # blank lines below a folded text are the author's layout
    new = _inside(source, root, path, node, text)
    if new is None and node.style == ">" and _can_fold(text):
        body = next((line for line in old.split("\n")[1:] if line.strip()), "  ")
        new = folded(text, body[: len(body) - len(body.lstrip())])
    if new is None:
        new = replace_scalar(source, root, path, node, text).text
    return Edit(node.start, node.start + len(old), new.rstrip())


def _inside(source: str, root: Node, path: tuple[str | int, ...], node: Node, text: str) -> str | None:
    """Return the scalar with words changed and its line breaks left, None where that cannot be."""
    slice_ = source[node.start : node.end].rstrip()
    value: str = node.content or ""
    if "\n" not in slice_.rstrip() and not node.style:
        return None
    offsets = _offsets(slice_, value, node.style)
    if offsets is None:
        return None
    old, new = _TOKEN.findall(value), _TOKEN.findall(text)
    starts = [0]
    for token in old:
        starts.append(starts[-1] + len(token))
    edits: list[Edit] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            start = offsets[starts[a]]
            end = offsets[starts[b] - 1] + 1 if b > a else start
            edits.append(Edit(start, end, "".join(new[c:d])))
    made = splice(slice_, edits)
    good = _says(source, node, made, text, flow=in_flow(source, root, path))
    return made if good else None


def _offsets(slice_: str, value: str, style: str) -> list[int] | None:
    """Return where each character of `value` stands in its source; one more for the end."""
    at = {"": 0, '"': 1, "'": 1}.get(style, slice_.find("\n") + 1)
    if style in ("|", ">"):
        at += len(slice_[at:]) - len(slice_[at:].lstrip(" "))
    offsets: list[int] = []
    for char in value:
        if at < len(slice_) and slice_[at] == char:
            offsets.append(at)
            at += 1
        elif char == " " and slice_[at : at + 1] == "\n":
            offsets.append(at)
            at += len(slice_[at:]) - len(slice_[at:].lstrip("\n "))
        else:
            return None
    return [*offsets, at]


def _says(source: str, node: Node, made: str, text: str, *, flow: bool) -> bool:
    """Tell whether `made`, standing where the scalar stands, is read as `text`."""
    column = node.start - line_start(source, node.start)
    try:
        tree = parse(f"[{made}]" if flow else f"- {' ' * max(column - 2, 0)}{made}", [])
    except Trouble:
        return False
    items = tree.content
    return len(items) == 1 and items[0].kind == SCALAR and (items[0].content or "").rstrip("\n") == text


__all__ = ["WIDTH", "changed_scalar", "flow", "folded", "quoted", "words"]
