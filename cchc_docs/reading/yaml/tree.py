"""YAML text -> a tree of strings with places. No type is guessed: `05` stays "05", `no` stays "no".

libyaml's events are read directly: faster than a loader, and an official's text cannot turn into a number, a date,
a boolean or an object on the way. What YAML would swallow silently (a tag, an anchor, an alias, a second value under
one key) is a problem with its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container
from typing import Any

from cchc_docs import patterns

MAX_BYTES = 4_000_000
MAX_DEPTH = 60
MAX_NODES = 300_000

SCALAR, LIST, MAPPING = "scalar", "list", "mapping"


class Node:
    """A value of the file: `kind`, its content, and where it stands (line, column from 0; offsets in the source).

    content: str or None (scalar), list[Node] (list), dict[str, Node] (mapping). `keys` holds the key nodes of a mapping.
    `style`: how a scalar is written: ' " | > or, plain, "".
    """

    __slots__ = ("_begin", "_end", "content", "keys", "kind", "style")

    def __init__(self, kind: str, content: Any, begin: Any, end: Any, style: str = "") -> None:
        self.kind = kind
        self.content = content
        self.keys: dict[str, Node] = {} if kind is MAPPING else _NO_KEYS
        self.style = style
        # libyaml's marks as they are: few places of a plan are ever asked for.
        self._begin, self._end = begin, end

    @property
    def line(self) -> int:
        """Its first line."""
        return int(self._begin.line)

    @property
    def column(self) -> int:
        """The column it begins in."""
        return int(self._begin.column)

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return int(self._begin.index)

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return int(self._end.index)

    def ended(self, end: Any) -> None:
        """Let it end at a mark of libyaml: of a list or a mapping that is known last."""
        self._end = end

    def only(self, keys: Container[str]) -> Node:
        """Return a view of a mapping with these keys only."""
        part = Node(MAPPING, {key: value for key, value in self.content.items() if key in keys}, self._begin, self._end)
        part.keys = self.keys
        return part


_NO_KEYS: dict[str, Node] = {}


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


_UNREADABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _Builder:
    def __init__(self, source: str, problems: list[tuple[str, int, int]]) -> None:
        self.source = source
        self.problems = problems
        # What is in NFC is so in all its parts, where no escape makes letters of its own.
        self.composed = "\\" not in source and normalised(source) is source

    def build(self) -> Node:
        from yaml._yaml import CParser  # type: ignore[import-not-found,unused-ignore]
        from yaml.error import MarkedYAMLError, YAMLError

        try:
            return self._root(CParser(self.source).get_event)
        except MarkedYAMLError as error:
            raise _explained(error, self.source) from None
        except YAMLError:
            found = patterns.search(_UNREADABLE, self.source)
            line = self.source.count("\n", 0, found.start()) if found else 0
            raise Trouble(
                "có ký tự điều khiển không đọc được (thường do dán từ Word); xóa ký tự đó rồi gõ lại", line, 0
            ) from None

    def _root(self, get_event: Callable[[], Any]) -> Node:
        """Return the tree of the first document; events come in the order of the text, so what is open is a stack."""
        from yaml.events import CollectionEndEvent, DocumentStartEvent, NodeEvent, ScalarEvent

        open_: list[tuple[Node, Node | None]] = []  # what is around `above`, each with the key whose value it is in
        above: Node | None = None
        key: Node | None = None
        composed = self.composed
        count = 0
        get_event(), get_event()
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent or issubclass(kind, NodeEvent):
                count += 1
                if count > MAX_NODES or len(open_) >= MAX_DEPTH:
                    raise Trouble(_TOO_DEEP, event.start_mark.line, event.start_mark.column)
                if kind is ScalarEvent:
                    text, style = event.value, event.style
                    if not style and text in _NULLS and event.implicit[0]:
                        text = None
                    elif not composed:
                        text = normalised(text)
                    node = Node(SCALAR, text, event.start_mark, event.end_mark, style or "")
                    if event.anchor is not None or event.tag is not None:
                        self._marked(event)
                else:
                    node = self._other(event)
                    if node.kind is not SCALAR:
                        if above is not None:
                            open_.append((above, key))
                        above, key = node, None
                        continue
            elif issubclass(kind, CollectionEndEvent) and above is not None:
                node = above
                node.ended(event.end_mark)
                above, key = open_.pop() if open_ else (None, None)
            else:
                raise Trouble("tệp không có nội dung", 0, 0)
            if above is None:
                break
            if above.kind is LIST:
                above.content.append(node)
            elif key is None:
                key = node
            else:
                word = key.content or ""
                if key.kind is SCALAR and word not in above.content:
                    above.content[word] = node
                    above.keys[word] = key
                else:
                    self._refused(above, key)
                key = None
        get_event()
        extra = get_event()
        if type(extra) is DocumentStartEvent:
            self._problem("tệp có nhiều phần cách nhau bằng '---'; mỗi tệp chỉ chứa một văn bản", extra.start_mark)
        return node

    def _other(self, event: Any) -> Node:
        from yaml.events import AliasEvent, SequenceStartEvent

        if type(event) is AliasEvent:
            self._problem(f'chữ bắt đầu bằng dấu * phải đặt trong nháy kép: "*{event.anchor}…"', event.start_mark)
            return Node(SCALAR, f"*{event.anchor}", event.start_mark, event.end_mark)
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if type(event) is SequenceStartEvent:
            return Node(LIST, [], event.start_mark, event.end_mark)
        return Node(MAPPING, {}, event.start_mark, event.end_mark)

    def _marked(self, event: Any) -> None:
        if event.anchor is not None or event.tag != "!":
            mark = "&" if event.anchor is not None else "!"
            self._problem(f"chữ bắt đầu bằng dấu {mark} phải đặt trong nháy kép", event.start_mark)

    def _refused(self, node: Node, key: Node) -> None:
        """Say why a key cannot stand in a mapping."""
        if key.kind is SCALAR:
            word = key.content or ""
            first = node.keys[word].line + 1
            self._problem(f"khóa '{word}' đã có ở dòng {first}; giữ một, xóa một", key)
        elif self.source.startswith("{{", node.start):
            self._problem('giá trị bắt đầu bằng {{ phải đặt trong nháy kép: "{{ … }}"', node)
        else:
            self._problem("tên khóa phải là một chữ", key)

    def _problem(self, message: str, where: Any) -> None:
        """Keep a problem at a node or a mark."""
        self.problems.append((message, where.line, where.column))


_TOO_DEEP = "tệp lồng quá sâu hoặc quá nhiều mục, không giống một kế hoạch"
_SPECIAL = r"\s*(?:- +)*(?:[\w-]+: +)?([*&!%@`])"
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
    if special := patterns.match(_SPECIAL, shown[0]):
        return Trouble(f"chữ bắt đầu bằng dấu {special[1]} phải đặt trong nháy kép", line, special.start(1))
    for english, vietnamese in _EXPLAINED:
        if english in text:
            return Trouble(vietnamese, line, column)
    quoted = f": “{shown[0].strip()[:60]}”" if shown[0].strip() else ""
    return Trouble(
        f"dòng này không đúng cách viết YAML{quoted}; kiểm tra thụt lề, dấu nháy, dấu hai chấm", line, column
    )
