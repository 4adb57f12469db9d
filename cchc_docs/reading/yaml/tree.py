"""YAML text -> a tree of strings with places. No type is guessed: `05` stays "05", `no` stays "no".

libyaml's events are read directly: faster than a loader, and an official's text cannot turn into a number, a date,
a boolean or an object on the way. What YAML would swallow silently (a tag, an anchor, an alias, a second value under
one key) is a problem with its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

MAX_BYTES = 4_000_000
MAX_DEPTH = 60
MAX_NODES = 300_000

SCALAR, LIST, MAPPING = "scalar", "list", "mapping"


class Node:
    """A value of the file: `kind`, its content, and where it stands (line, column from 0; offsets in the source).

    content: str or None (scalar), list[Node] (list), dict[str, Node] (mapping). `keys` holds the key nodes.
    """

    __slots__ = ("column", "content", "end", "keys", "kind", "line", "start", "style")

    def __init__(self, kind: str, content: Any, event: Any) -> None:
        mark = event.start_mark
        self.kind = kind
        self.content = content
        self.line: int = mark.line
        self.column: int = mark.column
        self.start: int = mark.index
        self.end: int = event.end_mark.index
        self.style: str = getattr(event, "style", "") or ""
        self.keys: dict[str, Node] = {}


class Trouble(Exception):
    """The text is no YAML we can go on with: message and place (line, column from 0)."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def parse(source: str, problems: list[tuple[str, int, int]]) -> Node:
    """Return the tree of `source`; what is wrong but can be passed over goes to `problems` as (message, line, column).

    Raises Trouble where the text is no YAML, holds nothing, or is deeper or larger than any plan.
    """
    return _Builder(source, problems).build()


def normalised(text: str) -> str:
    """Return `text` in NFC: one letter, one character (WORD_HABITS: a third of real files are decomposed)."""
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _Builder:
    def __init__(self, source: str, problems: list[tuple[str, int, int]]) -> None:
        self.source = source
        self.problems = problems
        self.count = 0

    def build(self) -> Node:
        from yaml._yaml import CParser  # type: ignore[import-not-found,unused-ignore]
        from yaml.error import MarkedYAMLError, YAMLError

        try:
            parser = CParser(self.source)
            events = _events(parser)
            next(events), next(events)
            event = next(events, None)
            if event is None or type(event).__name__ in ("StreamEndEvent", "DocumentEndEvent"):
                raise Trouble("tệp không có nội dung", 0, 0)
            root = self._node(event, events, 0)
            next(events)
            extra = next(events)
            if type(extra).__name__ == "DocumentStartEvent":
                self._problem("tệp có nhiều phần cách nhau bằng '---'; mỗi tệp chỉ chứa một văn bản", extra)
            return root
        except StopIteration:
            raise Trouble("tệp không có nội dung", 0, 0) from None
        except MarkedYAMLError as error:
            raise _explained(error, self.source) from None
        except YAMLError:
            found = _UNREADABLE.search(self.source)
            line = self.source.count("\n", 0, found.start()) if found else 0
            raise Trouble(
                "có ký tự điều khiển không đọc được (thường do dán từ Word); xóa ký tự đó rồi gõ lại", line, 0
            ) from None

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            mark = event.start_mark
            raise Trouble(_TOO_DEEP, mark.line, mark.column)
        name = type(event).__name__
        if name == "AliasEvent":
            self._problem(f'chữ bắt đầu bằng dấu * phải đặt trong nháy kép: "*{event.anchor}…"', event)
            return Node(SCALAR, f"*{event.anchor}", event)
        if event.anchor is not None or (event.tag is not None and event.tag != "!"):
            mark = "&" if event.anchor is not None else "!"
            self._problem(f"chữ bắt đầu bằng dấu {mark} phải đặt trong nháy kép", event)
        if name == "ScalarEvent":
            return self._scalar(event)
        if name == "SequenceStartEvent":
            return self._list(event, events, depth)
        return self._mapping(event, events, depth)

    def _scalar(self, event: Any) -> Node:
        value = event.value
        plain = event.implicit[0] and not event.style
        node = Node(SCALAR, None if plain and value in _NULLS else normalised(value), event)
        node.style = event.style or ""
        return node

    def _list(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        items: list[Node] = []
        node = Node(LIST, items, event)
        for inner in events:
            if type(inner).__name__ == "SequenceEndEvent":
                node.end = inner.end_mark.index
                break
            items.append(self._node(inner, events, depth + 1))
        return node

    def _mapping(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        content: dict[str, Node] = {}
        node = Node(MAPPING, content, event)
        for inner in events:
            if type(inner).__name__ == "MappingEndEvent":
                node.end = inner.end_mark.index
                break
            key = self._node(inner, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if key.kind != SCALAR:
                self._bad_key(node, key)
                continue
            word = key.content or ""
            if word in content:
                first = node.keys[word].line + 1
                self._problem(f"khóa '{word}' đã có ở dòng {first}; giữ một, xóa một", key)
                continue
            content[word] = value
            node.keys[word] = key
        return node

    def _bad_key(self, node: Node, key: Node) -> None:
        if self.source.startswith("{{", node.start):
            message = 'giá trị bắt đầu bằng {{ phải đặt trong nháy kép: "{{ … }}"'
            self.problems.append((message, node.line, node.column))
        else:
            self.problems.append(("tên khóa phải là một chữ", key.line, key.column))

    def _problem(self, message: str, where: Any) -> None:
        mark = getattr(where, "start_mark", None)
        if mark is not None:
            self.problems.append((message, mark.line, mark.column))
        else:
            self.problems.append((message, where.line, where.column))


def _events(parser: Any) -> Iterator[Any]:
    while parser.check_event():
        yield parser.get_event()


_TOO_DEEP = "tệp lồng quá sâu hoặc quá nhiều mục, không giống một kế hoạch"
_SPECIAL = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?([*&!%@`])")
_EXPLAINED = (
    ("maximum nesting depth", _TOO_DEEP),  # PyYAML 6.0.4 stops by itself, before we count
    ("mapping values are not allowed", 'dấu ":" đứng giữa câu; đặt cả câu trong nháy kép "…"'),
    ("found character that cannot start any token", "đầu dòng có dấu Tab hoặc ký tự lạ (@, `, %); dùng dấu cách, hoặc đặt chữ trong nháy kép"),
    ("found a tab character", "đầu dòng có dấu Tab; thay bằng dấu cách"),
    ("did not find expected key", 'dòng này thụt lề lệch, hoặc câu sau dấu nháy còn chữ; kiểm tra lề, hoặc đặt cả câu trong nháy kép "…"'),
    ("did not find expected '-' indicator", "dòng này thụt lề lệch so với các mục '-' cùng cấp"),
    ("could not find expected ':'", "thiếu dấu ':' sau tên khóa"),
    ("did not find expected ',' or ']'", "thiếu dấu ']' đóng danh sách, hoặc chữ bắt đầu bằng '[' chưa đặt trong nháy kép"),
    ("did not find expected ',' or '}'", "thiếu dấu '}' đóng, hoặc chữ bắt đầu bằng '{' chưa đặt trong nháy kép"),
    ("did not find expected node content", "thiếu giá trị, hoặc thiếu dấu ']' '}' đóng danh sách"),
    ("unexpected end of stream", 'thiếu dấu nháy đóng " hoặc \''),
    ("found undefined tag", "chữ bắt đầu bằng dấu ! phải đặt trong nháy kép"),
    ("alphabetic or numeric", "chữ bắt đầu bằng dấu * hoặc & phải đặt trong nháy kép"),
    ("found unknown escape character", "trong nháy kép, dấu \\ phải viết thành \\\\"),
    ("block sequence entries are not allowed", "dấu '-' đầu mục phải xuống dòng riêng"),
)  # fmt: skip


def _explained(error: Any, source: str) -> Trouble:
    """Turn libyaml's English into what to do, at the line where an official should look."""
    text = f"{error.problem or ''} {error.context or ''}"
    mark = error.problem_mark or error.context_mark
    if (
        any(words in text for words in ("unexpected end of stream", "or ']'", "or '}'", "node content"))
        and error.context_mark is not None
    ):
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    shown = source.split("\n")[line : line + 1] or [""]
    if special := _SPECIAL.match(shown[0]):
        return Trouble(f"chữ bắt đầu bằng dấu {special[1]} phải đặt trong nháy kép", line, special.start(1))
    for english, vietnamese in _EXPLAINED:
        if english in text:
            return Trouble(vietnamese, line, column)
    quoted = f": “{shown[0].strip()[:60]}”" if shown[0].strip() else ""
    return Trouble(
        f"dòng này không đúng cách viết YAML{quoted}; kiểm tra thụt lề, dấu nháy, dấu hai chấm", line, column
    )
