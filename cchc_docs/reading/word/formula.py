"""A formula of Word (OMML, ECMA-376 Part 1, 22.1) on one line: a fraction is a/b, a power x^2, a root √(x).

Signs put between the parts are no words of the file; they are given apart, so that the proof of import knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cchc_docs import patterns
from cchc_docs.ooxml.tree import every

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEP = 30
_SKIPPED = frozenset(f"{M}{name}" for name in (
    "rPr", "ctrlPr", "fPr", "sSupPr", "sSubPr", "sSubSupPr", "radPr", "naryPr", "dPr", "mPr", "barPr", "accPr", "funcPr", "boxPr",
    "eqArrPr", "groupChrPr", "limLowPr", "limUppPr", "borderBoxPr", "phantPr", "sPrePr", "oMathParaPr", "degHide",
)) | {f"{_W}del", f"{_W}moveFrom", f"{_W}rPr"}  # fmt: skip


def line(element: Any) -> str:
    """Return what an m:oMath (or anything in it) says on one line."""
    whole = "".join(_parts(element, 0)).strip()
    return patterns.sub(rf"(?<=\d){_BEGINS}(?=\d)", " ", whole).replace(_BEGINS, "")


_BEGINS = "\0"
"""Where a fraction begins: behind a digit it is set off, as 2½ is "2 1/2" and not "21/2"."""


def _parts(element: Any, depth: int) -> Iterator[str]:
    if depth > _DEEP:
        yield "".join(node.text or "" for node in every(element, f"{M}t", f"{_W}t"))
        return
    maker = _MAKERS.get(element.tag)
    if maker is not None:
        yield (_BEGINS if maker is _fraction else "") + maker(element, depth)
        return
    if element.tag in (f"{M}t", f"{_W}t"):
        yield element.text or ""
    for child in element:
        if child.tag not in _SKIPPED:
            yield from _parts(child, depth + 1)


def _of(element: Any, name: str, depth: int) -> str:
    found = element.find(f"{M}{name}")
    return "".join(_parts(found, depth + 1)).strip() if found is not None else ""


def _grouped(text: str) -> str:
    """Return a part in brackets where it is more than one number or name."""
    simple = text.replace(",", "").replace(".", "").replace("%", "").isalnum()
    return text if simple or not text or (text[0] == "(" and text[-1] == ")") else f"({text})"


def _sign(element: Any, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return usual if found is None else found.get(f"{M}val") or ""


def _fraction(element: Any, depth: int) -> str:
    over, under = _of(element, "num", depth), _of(element, "den", depth)
    return f"{_grouped(over)}/{_grouped(under)}"


def _raised(element: Any, depth: int) -> str:
    return f"{_grouped(_of(element, 'e', depth))}^{_grouped(_of(element, 'sup', depth))}"


def _lowered(element: Any, depth: int) -> str:
    return f"{_of(element, 'e', depth)}_{_of(element, 'sub', depth)}"


def _both(element: Any, depth: int) -> str:
    return f"{_lowered(element, depth)}^{_grouped(_of(element, 'sup', depth))}"


def _root(element: Any, depth: int) -> str:
    degree = _of(element, "deg", depth)
    return f"{degree}√({_of(element, 'e', depth)})"


def _sum(element: Any, depth: int) -> str:
    sign = _sign(element, "naryPr", "chr", "∫")
    low, high = _of(element, "sub", depth), _of(element, "sup", depth)
    ends = (f"_{_grouped(low)}" if low else "") + (f"^{_grouped(high)}" if high else "")
    return f"{sign}{ends} {_of(element, 'e', depth)}"


def _brackets(element: Any, depth: int) -> str:
    inner = [" ".join("".join(_parts(one, depth + 1)).split()) for one in element.findall(f"{M}e")]
    between = _sign(element, "dPr", "sepChr", "|")
    return f"{_sign(element, 'dPr', 'begChr', '(')}{between.join(inner)}{_sign(element, 'dPr', 'endChr', ')')}"


def _matrix(element: Any, depth: int) -> str:
    rows = (" ".join(_joined(row, depth)) for row in element.findall(f"{M}mr"))
    return "; ".join(rows)


def _rows(element: Any, depth: int) -> str:
    return "; ".join(_joined(element, depth))


def _joined(element: Any, depth: int) -> list[str]:
    return ["".join(_parts(one, depth + 1)).strip() for one in element.findall(f"{M}e")]


_MAKERS: dict[str, Callable[[Any, int], str]] = {
    f"{M}f": _fraction, f"{M}sSup": _raised, f"{M}sSub": _lowered, f"{M}sSubSup": _both, f"{M}rad": _root, f"{M}nary": _sum,
    f"{M}d": _brackets, f"{M}m": _matrix, f"{M}eqArr": _rows,
}  # fmt: skip
