"""From template source to a plain Python function: the Jinja tags an official may use, checked against the view.

The subset is small on purpose: `for`, `if / elif / else`, dotted names, comparisons with constants, `loop.first`,
`loop.last`, `loop.index`. Everything else is refused by name when the template is compiled. So a template cannot call
anything, no name can be undefined and no None can be printed: that is a stronger sandbox than running Jinja in one, and
a render needs neither Jinja nor docxtpl.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Sequence
from typing import Any

from cchc_docs.record import NamedTuple, Record
from cchc_docs.writing.template.whole import Trial
from cchc_docs.writing.view.tables import NEVER_EMPTY
from cchc_docs.writing.word.text import attribute, put, words

if typing.TYPE_CHECKING:
    from jinja2 import nodes


MAX_DEPTH = 30  # Python stops at 100 levels, and at 20 loops one in another
MAX_LOOPS = 6
MAX_TROUBLES = 200


class Trouble(NamedTuple):
    """Something wrong in a part: `line` counts the paragraphs before it (0: outside paragraphs)."""

    line: int
    message: str


class Loop:
    """The type of the name `loop`."""


_LOOP = {"first": bool, "last": bool, "index": int}
_COMPARE = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<="}
_MARK = re.compile(r"<w:r(?: [^>]*)?>(?:<w:rPr>(.*?)</w:rPr>|<w:rPr/>)?|<(/?)w:t(?: [^>]*)?>", re.DOTALL)
_BOLD = re.compile(r"<w:b(?:Cs)?(?: [^>]*)?/>")
_ITALIC = re.compile(r"<w:i(?:Cs)?(?: [^>]*)?/>")
_BEFORE_BOLD = re.compile(r"(?:<w:rStyle [^>]*/>)?(?:<w:rFonts [^>]*/>)?")
_BEFORE_ITALIC = re.compile(_BEFORE_BOLD.pattern + r"(?:<w:b(?: [^>]*)?/>)?(?:<w:bCs(?: [^>]*)?/>)?")


def dresses(inner: str) -> tuple[str, str, str, str]:
    """Return the run properties of a plain, bold, italic and bold italic run, from those of the prototype's run."""
    bold = _insert(_BOLD.sub("", inner), _BEFORE_BOLD, "<w:b/><w:bCs/>")
    italic = _insert(_ITALIC.sub("", inner), _BEFORE_ITALIC, "<w:i/><w:iCs/>")
    both = _insert(_ITALIC.sub("", bold), _BEFORE_ITALIC, "<w:i/><w:iCs/>")
    plain = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    return plain, *(f"<w:rPr>{dress}</w:rPr>" for dress in (bold, italic, both))  # type: ignore[return-value]


def _insert(inner: str, after: re.Pattern[str], new: str) -> str:
    found = after.match(inner)
    at = found.end() if found else 0
    return inner[:at] + new + inner[at:]


class Writer:
    """Writes the function of one part, and notes what is wrong with its tags."""

    def __init__(self, root: type) -> None:
        self.scopes: list[dict[str, Any]] = [typing.get_type_hints(root)]
        self.lines: list[str] = []
        self.prints: list[str] = []  # one after the other, not yet in `lines`
        self.trial = Trial()
        self.troubles: list[Trouble] = []
        self.kinds: set[str] = set()
        self.printed: set[str] = set()
        self.inside = ""  # where the next print stands: "t" text of a run, "<" inside a tag, "" elsewhere
        self.run = ""
        self.names = 0
        self.loops: list[str] = []

    def function(self, template: nodes.Template) -> str:
        """Return the source of `def part(v, words, put, attribute, own)`, which returns a list of strings."""
        self.lines = ["def part(v, words, put, attribute, own):", "    out = []", "    add = out.append"]
        self._body(template.body, 1)
        return "\n".join([*self.lines, "    return out", ""])

    def _say(self, node: nodes.Node, message: str) -> None:
        trouble = Trouble(node.lineno - 1, message)
        if len(self.troubles) < MAX_TROUBLES and trouble not in self.troubles:
            self.troubles.append(trouble)

    def _line(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    def _written(self, depth: int) -> None:
        """Write the prints that wait: many are added to the list at once."""
        if self.prints:
            many = len(self.prints) > 1
            self._line(depth, f"out += ({', '.join(self.prints)})" if many else f"add({self.prints[0]})")
            self.prints = []

    def _inner(self, body: list[nodes.Node], depth: int, *, always: bool = False) -> str:
        """Write a branch, or the body of a loop; return what it prints at least."""
        self.trial.begin(in_tag=self.inside == "<")
        self._body(body, depth)
        return self.trial.end(always=always)

    def _body(self, body: list[nodes.Node], depth: int) -> None:
        from jinja2 import nodes

        before = len(self.lines)
        if depth > MAX_DEPTH and body:
            self._say(body[0], f"thẻ lồng nhau quá {MAX_DEPTH} lớp; tách ra cho đơn giản")
            body = []
        for node in body:
            if isinstance(node, nodes.Output):
                for inner in node.nodes:
                    self._print(inner)
                continue
            self._written(depth)
            if isinstance(node, nodes.If):
                self._if(node, depth)
            elif isinstance(node, nodes.For):
                self._for(node, depth)
            else:
                self._say(
                    node, f"thẻ '{type(node).__name__.lower()}' không dùng được trong mẫu; chỉ dùng for, if, elif, else"
                )
        self._written(depth)
        if len(self.lines) == before:
            self._line(depth, "pass")

    # --- printing -----------------------------------------------------------------------------------------------------

    def _print(self, node: nodes.Expr) -> None:
        from jinja2 import nodes

        if isinstance(node, nodes.TemplateData):
            text = node.data.replace("\n", "")
            self._follow(text)
            if text:
                self.prints.append(repr(text))
                self.trial.literal(text)
            return
        path = self._path(node)
        if path is None:
            return
        code, kind = path
        if kind is int:
            self.prints.append(f"str({code})")
            self.trial.printed("1")
        elif kind is not str:
            self._say(
                node,
                f"'{_shown(node)}' không phải một dòng chữ nên không in được bằng {{{{ }}}}; danh sách thì dùng for",
            )
        elif self.inside == "<":
            self.prints.append(f"attribute({code})")
            self.trial.printed(attribute(Trial.VALUE))
        elif self.inside == "t":
            dress = dresses(self.run)
            self.prints.append(f"{code} if {code} in own else put({code}, {dress!r})")
            self.trial.printed(put(Trial.VALUE, dress, lambda _: "<w:r/>"))
        else:
            self.prints.append(f"words({code})")
            self.trial.printed(words(Trial.VALUE))
        self.printed.add(_shown(node))

    def _follow(self, text: str) -> None:
        """Keep track of the run the next print stands in."""
        for found in _MARK.finditer(text):
            if found[0].startswith("<w:r"):
                self.run = found[1] or ""
            else:
                self.inside = "" if found[2] else "t"
        opened, closed = text.rfind("<"), text.rfind(">")
        if opened > closed:
            self.inside = "<"
        elif self.inside == "<" and closed >= 0:
            self.inside = ""

    # --- control ------------------------------------------------------------------------------------------------------

    def _if(self, node: nodes.If, depth: int) -> None:
        least = []
        for place, branch in enumerate([node, *node.elif_]):
            self._line(depth, f"{'elif' if place else 'if'} {self._test(branch.test)}:")
            least.append(self._inner(branch.body, depth + 1))
        if node.else_:
            self._line(depth, "else:")
            self.trial.one_of([*least, self._inner(node.else_, depth + 1)])

    def _for(self, node: nodes.For, depth: int) -> None:
        from jinja2 import nodes

        if node.else_ or node.test or node.recursive or not isinstance(node.target, nodes.Name):
            self._say(node, "for chỉ có dạng: for tên in danh_sách … endfor")
            return
        path = self._path(node.iter)
        if path is None:
            return
        code, kind = path
        full = self._full(node.iter)
        if typing.get_origin(kind) not in (list, Sequence):
            self._say(node, f"'{_shown(node.iter)}' không phải danh sách nên không lặp for được")
            return
        if code in self.loops or len(self.loops) >= MAX_LOOPS:
            self._say(
                node, f"lặp '{_shown(node.iter)}' trong chính vòng lặp của nó thì in ra không bao giờ hết; bỏ bớt for"
            )
            return
        self.names += 1
        name, counter = f"_{self.names}", f"_n{self.names}"
        looped = any(inner.name == "loop" for inner in node.find_all(nodes.Name))
        self._line(depth, f"for {counter}, {name} in enumerate({code}, 1):" if looped else f"for {name} in {code}:")
        scope = {node.target.name: (name, typing.get_args(kind)[0])}
        if looped:
            self._line(depth + 1, f"{counter}s = ({counter} == 1, {counter} == len({code}), {counter})")
            scope["loop"] = (f"{counter}s", Loop)
        self.scopes.append(scope)
        self.loops.append(code)
        self._inner(node.body, depth + 1, always=full)
        self.loops.pop()
        self.scopes.pop()

    def _full(self, node: nodes.Node) -> bool:
        """Tell whether a list has one item at least whatever the document holds."""
        from jinja2 import nodes

        owner = self._path(node.node) if isinstance(node, nodes.Getattr) else None
        return isinstance(node, nodes.Getattr) and owner is not None and (owner[1], node.attr) in NEVER_EMPTY

    def _test(self, node: nodes.Node) -> str:
        from jinja2 import nodes

        if isinstance(node, (nodes.And, nodes.Or)):
            word = "and" if isinstance(node, nodes.And) else "or"
            return f"({self._test(node.left)} {word} {self._test(node.right)})"
        if isinstance(node, nodes.Not):
            return f"(not {self._test(node.node)})"
        if isinstance(node, nodes.Compare) and len(node.ops) == 1:
            return self._compare(node)
        if isinstance(node, nodes.Const) and isinstance(node.value, bool):
            return repr(node.value)
        path = self._path(node)
        return path[0] if path else "False"

    def _compare(self, node: nodes.Compare) -> str:
        from jinja2 import nodes

        right = node.ops[0].expr
        path = self._path(node.expr)
        options: list[object] | None = None
        if isinstance(right, nodes.Const):
            options = [right.value]
        elif isinstance(right, (nodes.Tuple, nodes.List)) and all(
            isinstance(item, nodes.Const) for item in right.items
        ):
            options = [item.value for item in right.items if isinstance(item, nodes.Const)]
        many = node.ops[0].op in ("in", "notin")
        if path is None or options is None or many != isinstance(right, (nodes.Tuple, nodes.List)):
            if path is not None:
                self._say(node, f"'{_shown(node.expr)}' chỉ so sánh được với một chữ trong dấu nháy hoặc một số")
            return "False"
        if _shown(node.expr).endswith(".kieu"):
            self.kinds.update(str(option) for option in options)
        wrong = [option for option in options if type(option) is not path[1]]
        if wrong:
            self._say(node, f"'{_shown(node.expr)}' không bao giờ bằng {wrong[0]!r}")
        if many:
            return f"({path[0]} {'not in' if node.ops[0].op == 'notin' else 'in'} {tuple(options)!r})"
        return f"({path[0]} {_COMPARE[node.ops[0].op]} {options[0]!r})"

    # --- names --------------------------------------------------------------------------------------------------------

    def _path(self, node: nodes.Node) -> tuple[str, Any] | None:
        """Return the Python expression and the type of a dotted name; None (and a trouble) for anything else."""
        from jinja2 import nodes

        if isinstance(node, nodes.Name):
            return self._name(node)
        if isinstance(node, nodes.Getattr):
            owner = self._path(node.node)
            return owner and self._attribute(node, owner)
        what = f"phép '{_NAMES.get(type(node).__name__, type(node).__name__)}'"
        self._say(node, f"{what} không dùng được trong mẫu; chỉ viết tên biến, ví dụ {{{{ trich_yeu }}}}")
        return None

    def _name(self, node: nodes.Name) -> tuple[str, Any] | None:
        for scope in reversed(self.scopes[1:]):
            if node.name in scope:
                return typing.cast("tuple[str, Any]", scope[node.name])
        if node.name in self.scopes[0]:
            return f"v.{node.name}", self.scopes[0][node.name]
        known = [name for scope in self.scopes for name in scope]
        self._say(node, f"không có biến '{node.name}'{nearest(node.name, known)}")
        return None

    def _attribute(self, node: nodes.Getattr, owner: tuple[str, Any]) -> tuple[str, Any] | None:
        code, kind = owner
        if kind is Loop:
            if node.attr in _LOOP:
                return f"{code}[{list(_LOOP).index(node.attr)}]", _LOOP[node.attr]
            self._say(node, f"không có 'loop.{node.attr}'; chỉ có loop.first, loop.last, loop.index")
            return None
        if not (isinstance(kind, type) and issubclass(kind, Record)):
            self._say(node, f"'{_shown(node.node)}' không có phần '{node.attr}'")
            return None
        fields = typing.get_type_hints(kind)
        if node.attr not in fields:
            self._say(node, f"'{_shown(node.node)}' không có phần '{node.attr}'{nearest(node.attr, list(fields))}")
            return None
        return f"{code}.{node.attr}", fields[node.attr]


_NAMES = {
    "Filter": "lọc |",
    "Call": "gọi hàm ( )",
    "Getitem": "[ ]",
    "Const": "hằng số",
    "CondExpr": "if trong một dòng",
}


def _shown(node: nodes.Node) -> str:
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return node.name
    return f"{_shown(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else "…"


def nearest(word: str, known: list[str]) -> str:
    """Return "; có phải 'x'?" for the nearest known name, or ""."""
    import difflib

    near = difflib.get_close_matches(word, known, 1, 0.6)
    return f"; có phải '{near[0]}'?" if near else ""
