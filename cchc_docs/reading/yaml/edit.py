"""Change a plan's YAML where it must change, and nowhere else: comments, order and layout of the author stay.

Edits are pieces of the source text (offsets of `yaml_tree.Node`); nothing is loaded and dumped again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from cchc_docs.model.document import Path
from cchc_docs.patterns import ours
from cchc_docs.reading.yaml.tree import LIST, MAPPING, SCALAR, Node
from cchc_docs.record import NamedTuple


class Edit(NamedTuple):
    """Replace source[start:end] by `text`."""

    start: int
    end: int
    text: str


def splice(source: str, edits: Iterable[Edit]) -> str:
    """Return `source` with the edits made; ValueError where two of them overlap."""
    out: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            raise ValueError(f"edits overlap at {edit.start}")
        out += [source[done : edit.start], edit.text]
        done = edit.end
    return "".join([*out, source[done:]])


_PLAIN = ours(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~](?:[^\n:#]|:(?=\S)|(?<=\S)#)*", re.DOTALL)
_NULL_LIKE = frozenset({"null", "Null", "NULL", "~", ""})


def scalar(text: str, *, flow: bool = False) -> str:
    """Return `text` as a YAML scalar on one line: plain where the strict reader gives it back, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text not in _NULL_LIKE and text == text.strip() and "\n" not in text
    if plain and not (flow and any(sign in text for sign in ",[]{}")) and not text.endswith(":") and text.isprintable():
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return `text` in double quotes."""
    out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    if out.replace("\u00a0", "").isprintable():
        return f'"{out}"'
    return '"' + "".join(c if c.isprintable() or c == "\u00a0" else f"\\U{ord(c):08x}" for c in out) + '"'


def in_flow(source: str, root: Node, path: Path) -> bool:
    """Tell whether the value at `path` stands inside {…} or […]."""
    node = root
    for part in path:
        if node.kind != SCALAR and source[node.start : node.start + 1] in "{[":
            return True
        node = node.content[part]
    return False


def replace_scalar(source: str, root: Node, path: Path, node: Node, text: str) -> Edit:
    """Return the edit that makes the scalar at `path` say `text`, in the author's style where it can hold it."""
    flow = in_flow(source, root, path)
    old = source[node.start : node.end]
    if node.style in ("|", ">"):
        return Edit(node.start, node.end, _block(source, node, text))
    if node.style == '"':
        new = quoted(text)
    elif node.style == "'" and "\n" not in text and text.isprintable():
        new = "'" + text.replace("'", "''") + "'"
    else:
        new = scalar(text, flow=flow)
    trailing = old[len(old.rstrip()) :]
    glued = node.start > 0 and node.start == node.end and source[node.start - 1] == ":"  # "nam:" with nothing behind
    return Edit(node.start, node.end, f"{' ' if glued else ''}{new}{trailing}")


def _block(source: str, node: Node, text: str) -> str:
    """Return a block scalar saying `text`, indented as the old one."""
    old = source[node.start : node.end]
    lines = old.split("\n")
    body = next((line for line in lines[1:] if line.strip()), "")
    indent = body[: len(body) - len(body.lstrip())] or "  "
    if text != text.strip() or any(line != line.rstrip() or line.startswith(" ") for line in text.split("\n")):
        return quoted(text) + ("\n" if old.endswith("\n") else "")
    head = "|-" if "\n" in text or node.style == "|" else ">-"
    return f"{head}\n" + "\n".join(indent + line if line else "" for line in text.split("\n")) + "\n"


def replace_words(source: str, node: Node, changes: list[tuple[int, int, str]]) -> Edit | None:
    """Return the edit that changes parts of a scalar in place: (start, end, new) in its value, digits and words only.

    A part keeps its place in folded and quoted text because the k-th time its words stand in the value is the k-th
    time they stand in the source. None where the counts differ (an escape in the way): replace the scalar then.
    """
    value: str = node.content or ""
    slice_ = source[node.start : node.end]
    pieces: list[Edit] = []
    seen: dict[str, tuple[list[int], list[int]]] = {}
    for start, end, new in changes:
        words = value[start:end]
        if words not in seen:
            if slice_.count(words) != value.count(words):
                return None
            seen[words] = _places(value, words, len(words) or 1), _places(slice_, words, 1)
        inside, outside = seen[words]
        at = outside[bisect_right(inside, start - len(words))]
        pieces.append(Edit(at, at + len(words), new))
    return Edit(node.start, node.end, splice(slice_, pieces))


def _places(text: str, words: str, step: int) -> list[int]:
    """Return where words stand in a text, each look begun `step` behind the last place: all of them in one pass."""
    out: list[int] = []
    at = text.find(words)
    while at >= 0:
        out.append(at)
        at = text.find(words, at + step)
    return out


def line_start(source: str, offset: int) -> int:
    """Return the offset of the beginning of the line."""
    return source.rfind("\n", 0, offset) + 1


def scalars(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every scalar below `node` with its path, in source order."""
    if node.kind == SCALAR:
        yield path, node
    elif node.kind == LIST:
        for position, inner in enumerate(node.content):
            yield from scalars(inner, (*path, position))
    else:
        for key, inner in node.content.items():
            yield from scalars(inner, (*path, key))


Spans = list[tuple[int, int]]
"""Where texts of several lines begin and end in a source."""


def long_texts(source: str, root: Node) -> Spans:
    """Return where the texts of several lines stand, in source order."""
    return [(node.start, node.end) for _, node in scalars(root) if "\n" in source[node.start : node.end]]


def comment_line(source: str, root: Node, offset: int, words: str, texts: Spans | None = None) -> Edit:
    """Return the edit that puts `# words` on a line of its own above the line of `offset`.

    A line that begins inside a text of several lines is no place for a comment; the comment goes above that text.
    `texts`: those of `long_texts`, for who writes many comments.
    """
    start = line_start(source, offset)
    for first, last in long_texts(source, root) if texts is None else texts:
        if first < start < last:
            start = line_start(source, first)
    at = start + len(source[start:]) - len(source[start:].lstrip(" "))
    return Edit(start, start, f"{source[start:at]}# {words}\n")


def item_span(source: str, parent: Node, position: int) -> tuple[int, int]:
    """Return the piece of source that one item of a list takes, so that cutting it leaves a good list.

    Block list: whole lines from its "-" to the next item. Flow list: the item and one comma.
    """
    items: list[Node] = parent.content
    item = items[position]
    if source[parent.start : parent.start + 1] == "[":
        if position + 1 < len(items):
            return item.start, items[position + 1].start
        before = items[position - 1].end if position else item.start
        return before, item.end
    start = line_start(source, _dash(source, item.start))
    if position + 1 < len(items):
        return start, line_start(source, _dash(source, items[position + 1].start))
    end = parent.end
    return start, end if end == len(source) else line_start(source, end)


def _dash(source: str, offset: int) -> int:
    """Return the offset of the "-" that opens the block item whose value begins at `offset`."""
    return source.rfind("-", 0, offset)


def key_span(source: str, parent: Node, key: str) -> tuple[int, int]:
    """Return the whole lines one key of a block mapping takes, up to the next key."""
    keys = sorted(parent.keys.values(), key=lambda node: node.start)
    own = parent.keys[key]
    after = next((node for node in keys if node.start > own.start), None)
    start = line_start(source, own.start)
    if after is not None:
        return start, line_start(source, after.start)
    return start, parent.end if parent.end == len(source) else line_start(source, parent.end)


def is_block(source: str, node: Node) -> bool:
    """Tell whether a list or mapping is written line by line and not in brackets."""
    return node.kind in (LIST, MAPPING) and source[node.start : node.start + 1] not in "[{"


def splice_with_comments(source: str, edits: list[Edit], comments: dict[int, list[str]]) -> str:
    """Make edits and put comment lines above; a comment whose line begins inside an edit goes before that edit."""
    merged: list[Edit] = list(edits)
    for at, lines in comments.items():
        text = "".join(lines)
        over = next((edit for edit in merged if edit.start < at < edit.end), None)
        place = over.start if over is not None else at
        same = next((edit for edit in merged if edit.start == place == edit.end), None)
        if same is not None:
            merged.remove(same)
            text += same.text
        merged.append(Edit(place, place, text))
    return splice(source, merged)
