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
from cchc_docs.record import NamedTuple

MAX_BYTES = 4_000_000
MAX_DEPTH = 60
MAX_NODES = 300_000

SCALAR, LIST, MAPPING = "scalar", "list", "mapping"


class Node:
    """A value of the file: `kind`, its content, and where it stands (line, column from 0; offsets in the source).

    content: str or None (scalar), list[Node] (list), dict[str, Node] (mapping). `marks`: its begin and its end as libyaml
    has them, as few places of a plan are ever asked for.
    """

    __slots__ = ()
    kind = SCALAR
    content: Any
    marks: tuple[Any, Any]

    @property
    def keys(self) -> dict[str, Node]:
        """The key nodes of a mapping."""
        return {}

    @property
    def style(self) -> str:
        """How a scalar is written: ' " | > or, plain, ""."""
        return ""

    @property
    def line(self) -> int:
        """Its first line."""
        return int(self.marks[0].line)

    @property
    def column(self) -> int:
        """The column it begins in."""
        return int(self.marks[0].column)

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return int(self.marks[0].index)

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return int(self.marks[1].index)

    def only(self, keys: Container[str]) -> Node:
        """Return a view of a mapping with these keys only."""
        part = _Group(MAPPING, {key: value for key, value in self.content.items() if key in keys}, self.marks)
        part.named = getattr(self, "named", {})
        return part


class _Read(NamedTuple):
    content: Any
    begin: Any
    stop: Any
    style: str


class _Scalar(_Read, Node):
    """A text, where it stands, how it is written; a tuple, as a plan has thousands of them."""

    __slots__ = ()

    @property
    def marks(self) -> tuple[Any, Any]:  # type: ignore[override]
        return self.begin, self.stop


class _Group(Node):
    """A list or a mapping; `named`: key -> its marks, of which few are ever asked for."""

    __slots__ = ("_keys", "content", "kind", "marks", "named")

    def __init__(self, kind: str, content: Any, marks: tuple[Any, Any]) -> None:
        self.kind = kind
        self.content = content
        self.marks = marks
        self.named: dict[str, tuple[Any, Any]] = {}
        self._keys: dict[str, Node] = {}

    @property
    def keys(self) -> dict[str, Node]:
        if len(self._keys) != len(self.named):
            self._keys = {word: _Scalar(word, *marks, "") for word, marks in self.named.items()}
        return self._keys


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


def _opened(event: Any, kind: str) -> _Group:
    """Return a list or a mapping that begins; where it ends is put right when it does."""
    return _Group(kind, {} if kind is MAPPING else [], (event.start_mark, event.end_mark))


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
            get_event = CParser(self.source).get_event
            node = self._root(get_event)
            self._alone(get_event)
            return node
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
        from yaml import events

        scalar, mapping, alias = events.ScalarEvent, events.MappingStartEvent, events.AliasEvent
        nodes = frozenset({scalar, mapping, alias, events.SequenceStartEvent})
        ends = frozenset({events.SequenceEndEvent, events.MappingEndEvent})
        open_: list[tuple[_Group, Any, str]] = []  # what is around `above`, each with the key whose value it is in
        above: _Group | None = None
        key: Any = None  # the marks of the key whose value comes next (or the group that stands in its place)
        word = ""  # the key
        made, composed, count = tuple.__new__, self.composed, 0
        node: Node
        text: str | None
        get_event(), get_event()
        while True:
            event = get_event()
            kind = type(event)
            if kind in nodes:
                count += 1
                if count > MAX_NODES or len(open_) >= MAX_DEPTH:
                    raise Trouble(_TOO_DEEP, event.start_mark.line, event.start_mark.column)
                if kind is alias:
                    text, style = self._called(event), ""
                elif event.anchor is not None or event.tag is not None:
                    self._marked(event)
                if kind is scalar:
                    text, style = event.value, event.style or ""
                    if not style and text in _NULLS and event.implicit[0]:
                        text = None
                    elif not composed:
                        text = normalised(text)
                elif kind is not alias:
                    if above is not None:
                        open_.append((above, key, word))
                    above, key = _opened(event, MAPPING if kind is mapping else LIST), None
                    continue
                if key is None and above is not None and above.kind is MAPPING:
                    key, word = (event.start_mark, event.end_mark), text or ""
                    continue
                node = made(_Scalar, (text, event.start_mark, event.end_mark, style))
            elif kind in ends and above is not None:
                node = above
                node.marks = node.marks[0], event.end_mark
                above, key, word = open_.pop() if open_ else (None, None, "")
            else:
                raise Trouble("tệp không có nội dung", 0, 0)
            if above is None:
                break
            if above.kind is LIST:
                above.content.append(node)
            elif key is None:
                key = node  # no text: no key
            else:
                if type(key) is _Group or word in above.content:
                    self._refused(above, key, word)
                else:
                    above.content[word], above.named[word] = node, key
                key = None
        return node

    def _alone(self, get_event: Callable[[], Any]) -> None:
        """Say so where another document follows the first."""
        from yaml.events import DocumentStartEvent

        get_event()
        extra = get_event()
        if type(extra) is DocumentStartEvent:
            self._problem("tệp có nhiều phần cách nhau bằng '---'; mỗi tệp chỉ chứa một văn bản", extra.start_mark)

    def _called(self, event: Any) -> str:
        """Return the text that stands for an alias."""
        self._problem(f'chữ bắt đầu bằng dấu * phải đặt trong nháy kép: "*{event.anchor}…"', event.start_mark)
        return f"*{event.anchor}"

    def _marked(self, event: Any) -> None:
        if event.anchor is not None or event.tag != "!":
            mark = "&" if event.anchor is not None else "!"
            self._problem(f"chữ bắt đầu bằng dấu {mark} phải đặt trong nháy kép", event.start_mark)

    def _refused(self, node: _Group, key: Any, word: str) -> None:
        """Say why a key cannot stand in a mapping: its marks, or the group in its place."""
        if not isinstance(key, _Group):
            first = node.keys[word].line + 1
            self._problem(f"khóa '{word}' đã có ở dòng {first}; giữ một, xóa một", key[0])
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
