"""The plan's source made to say a changed document: what stayed keeps its lines, its comments and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cchc_docs.model.document import Path
from cchc_docs.readback.align import in_order
from cchc_docs.readback.dump import changed_scalar, flow, words
from cchc_docs.reading.yaml.edit import Edit, in_flow, is_block, line_start, splice
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.reading.yaml.tree import LIST, MAPPING, SCALAR, Node, parse

TEXT_KEYS = ("tieu_de", "muc", "doan")


@dataclass(slots=True)
class Keep:
    """A value of the plan that stays, with what changes in it: key -> new value (None: the key goes).

    `text`: the new words of a scalar. `order`: where new keys go, each after the keys named before it.
    """

    path: Path
    changes: dict[str, Any] = field(default_factory=dict)
    text: str | None = None
    order: tuple[str, ...] = ()


Value = Any
"""str, list, dict, None, or Keep; lists and dicts hold the same."""


def written(source: str, change: Keep) -> str:
    """Return `source` with `change` (of the whole document) made."""
    if not change.changes:
        return source
    breaks = "\r\n" in source
    body = source.replace("\r\n", "\n") if breaks else source
    closed = body if body.endswith("\n") else body + "\n"
    writer = _Writer(closed)
    out = splice(closed, writer.edits(change, ()))
    out = out if body.endswith("\n") else out.rstrip("\n")
    return out.replace("\n", "\r\n") if breaks else out


class _Writer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tree = parse(source, [])

    # --- in place ---------------------------------------------------------------------------------------------------

    def edits(self, value: Value, path: Path) -> list[Edit]:
        """Return the edits that make the node at `path` say `value`."""
        node = node_at(self.tree, path)
        if isinstance(value, Keep):
            if value.text is not None:
                return self._scalar(path, node, value.text)
            return self._mapping(node, path, value) if value.changes else []
        if isinstance(value, list) and node.kind == LIST and node.content and value:
            return self._list(node, path, value)
        if isinstance(value, list) and len(value) == 1 and node.kind == SCALAR and isinstance(value[0], str):
            return self._scalar(path, node, value[0])
        if isinstance(value, str) and node.kind == SCALAR:
            return self._scalar(path, node, value)
        return self._instead(path, node, value)

    def _scalar(self, path: Path, node: Node, text: str) -> list[Edit]:
        if (node.content or "") == text and (text or node.style):
            return []
        return [changed_scalar(self.source, self.tree, path, node, text)]

    def _instead(self, path: Path, node: Node, value: Value) -> list[Edit]:
        """Write the value of a key anew."""
        parent = node_at(self.tree, path[:-1])
        if in_flow(self.source, self.tree, path):
            pad = " " if node.start == node.end else ""
            return [Edit(node.start, node.end, pad + flow(self.plain(value)))]
        key = parent.keys[str(path[-1])]
        column = key.start - line_start(self.source, key.start)
        text = self._entry(str(path[-1]), value, column, column)
        return [Edit(key.start, self._end(node), text)]

    def _mapping(self, node: Node, path: Path, keep: Keep) -> list[Edit]:
        changes = dict(keep.changes)
        gone = [key for key, value in changes.items() if value is None and key in node.content]
        added = {key: value for key, value in changes.items() if key not in node.content and value is not None}
        edits: list[Edit] = []
        for old in [key for key in gone if key in TEXT_KEYS]:
            for new in [key for key in added if key in TEXT_KEYS]:
                where = node.keys[old]
                edits.append(Edit(where.start, where.end, new))
                edits += self.edits(added.pop(new), (*path, old))
                gone.remove(old)
        if (gone or added) and not is_block(self.source, node):
            return [Edit(node.start, node.end, flow(self.plain(keep)))]
        for key in node.content:
            if key in changes and changes[key] is not None:
                edits += self.edits(changes[key], (*path, key))
        edits += [self._cut_key(node, key) for key in gone]
        edits += [self._add_key(node, key, value, keep.order) for key, value in added.items()]
        return edits

    def _cut_key(self, node: Node, key: str) -> Edit:
        own, value = node.keys[key], node.content[key]
        start = line_start(self.source, own.start)
        if not self.source[start : own.start].strip():
            return Edit(start, self._end(value), "")
        after = min((other.start for other in node.keys.values() if other.start > own.start), default=-1)
        if after < 0:
            return Edit(own.start, self._end(value), "{}\n")
        return Edit(own.start, after, "")

    def _add_key(self, node: Node, key: str, value: Value, order: tuple[str, ...]) -> Edit:
        first = min(node.keys.values(), key=lambda own: own.start)
        column = first.start - line_start(self.source, first.start)
        before = order[: order.index(key)] if key in order else ()
        near = next((own for own in reversed(before) if own in node.content), None)
        at = self._end(node.content[near]) if near else self._end(node)
        return Edit(at, at, " " * column + self._entry(key, value, column, column))

    # --- lists ------------------------------------------------------------------------------------------------------

    def _list(self, node: Node, path: Path, members: list[Value]) -> list[Edit]:
        own = [member for member in members if isinstance(member, Keep) and member.path[:-1] == path]
        positions = [int(member.path[-1]) for member in own]
        still = {positions[index] for index in in_order(positions)}
        if len(still) == len(node.content) == len(members):
            return [edit for member in members for edit in self.edits(member, member.path)]
        if not is_block(self.source, node):
            return [Edit(node.start, node.end, flow(self.plain(members)))]
        moved = {member.path for member in members if isinstance(member, Keep)}
        column = self._dash(node.content[0]) - line_start(self.source, self._dash(node.content[0]))
        braces = sum(item.kind == MAPPING and not is_block(self.source, item) for item in node.content)
        in_braces = braces * 2 > len(node.content)
        at = self._lead(node.content[0])
        edits: list[Edit] = []
        for member in members:
            if isinstance(member, Keep) and member.path[:-1] == path and member.path[-1] in still:
                edits += self.edits(member, member.path)
                at = self._end(node.content[int(member.path[-1])])
            else:
                edits.append(Edit(at, at, self.item(member, column, in_braces=in_braces)))
        for position, item in enumerate(node.content):
            if position not in still:
                with_lead = (*path, position) in moved
                start = self._lead(item) if with_lead else line_start(self.source, self._dash(item))
                edits.append(Edit(start, self._end(item), ""))
        return edits

    def item(self, value: Value, column: int, *, in_braces: bool = False) -> str:
        """Return a list item as whole lines whose dash stands at `column`."""
        if isinstance(value, Keep):
            node = node_at(self.tree, value.path)
            if is_block(self.source, node_at(self.tree, value.path[:-1])):
                return self._carried(node, value, column)
            value = self.plain(value)
        margin = " " * column
        if isinstance(value, dict):
            if in_braces:
                return f"{margin}- {flow(self.plain(value))}\n"
            lines = [self._entry(key, inner, column + 2, column + 2) for key, inner in value.items()]
            return f"{margin}- " + f"{margin}  ".join(lines)
        return f"{margin}- {words(value, column + 2, column + 2)}\n"

    def _carried(self, node: Node, keep: Keep, column: int) -> str:
        """Return the lines of an item that moves, its comments and its own changes with it."""
        start, end = self._lead(node), self._end(node)
        inner = [Edit(edit.start - start, edit.end - start, edit.text) for edit in self.edits(keep, keep.path)]
        text = splice(self.source[start:end], inner)
        dash = self._dash(node)
        shift = column - (dash - line_start(self.source, dash))
        if not shift:
            return text
        lines = text.split("\n")
        return "\n".join(
            (" " * shift + line if shift > 0 else line[-shift:]) if line.strip() else line for line in lines
        )

    def _entry(self, key: str, value: Value, column: int, used: int) -> str:
        """Return "key: value" as lines; the first begins without its margin of `column` spaces."""
        if isinstance(value, dict):
            if not value:
                return f"{key}: {{}}\n"
            margin = " " * (column + 2)
            inner = "".join(margin + self._entry(k, v, column + 2, column + 2) for k, v in value.items())
            return f"{key}:\n{inner}"
        if isinstance(value, list):
            plain = all(isinstance(member, str) for member in value)
            if plain and len(flow(value)) + used + len(key) <= 100:
                return f"{key}: {flow(value)}\n"
            return f"{key}:\n" + "".join(self.item(member, column) for member in value)
        if isinstance(value, Keep):
            value = self.plain(value)
            return self._entry(key, value, column, used)
        return f"{key}: {words(value, column + 2, used + len(key) + 2)}\n"

    # --- places -----------------------------------------------------------------------------------------------------

    def _dash(self, item: Node) -> int:
        return self.source.rfind("-", 0, item.start)

    def _lead(self, item: Node) -> int:
        """Return where the comment lines right above an item begin, or its own line."""
        start = line_start(self.source, self._dash(item))
        margin = self._dash(item) - start
        while start:
            above = line_start(self.source, start - 1)
            line = self.source[above : start - 1]
            if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) != margin:
                break
            start = above
        return start

    def _end(self, node: Node) -> int:
        """Return the offset after the last line of what a node says: comments and blank lines below are not its own."""
        last = self._last(node)
        found = self.source.find("\n", last)
        return len(self.source) if found < 0 else found + 1

    def _last(self, node: Node) -> int:
        if node.kind == SCALAR or not is_block(self.source, node):
            return node.start + len(self.source[node.start : node.end].rstrip())
        inner = node.content.values() if node.kind == MAPPING else node.content
        ends = [self._last(value) for value in inner]
        return max([*ends, *(key.end for key in node.keys.values())], default=node.start)

    # --- values -----------------------------------------------------------------------------------------------------

    def plain(self, value: Value) -> Value:
        """Return a value without Keep."""
        if isinstance(value, Keep):
            return self._kept(value)
        if isinstance(value, dict):
            return {key: self.plain(inner) for key, inner in value.items()}
        return [self.plain(inner) for inner in value] if isinstance(value, list) else value

    def _kept(self, keep: Keep) -> Value:
        if keep.text is not None:
            return keep.text
        whole = _content(node_at(self.tree, keep.path))
        if keep.changes:
            whole = {key: inner for key, inner in whole.items() if keep.changes.get(key, "") is not None}
            for key, inner in keep.changes.items():
                if inner is not None:
                    whole[key] = self.plain(inner)
        return whole


def _content(node: Node) -> Value:
    if node.kind == MAPPING:
        return {key: _content(inner) for key, inner in node.content.items()}
    return [_content(inner) for inner in node.content] if node.kind == LIST else node.content
