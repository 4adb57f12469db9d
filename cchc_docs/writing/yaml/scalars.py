"""One text as YAML a person can edit: bare where it may be, folded where it is long, quoted only where it must.

Whatever the form, `reading.yaml_tree` gives the same text back.
"""

from __future__ import annotations

import re

WIDTH = 110
_NULLS = frozenset({"~", "null", "Null", "NULL"})
# Begins with a letter, a figure or a harmless mark; the rest is looked at apart.
_START = re.compile(r"[^\W_]|[(“‘/.+<=≥≤–…]")
_UNSAFE = re.compile(r":(?:\s|$)|\s#|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_FLOW = re.compile(r"[,\[\]{}]|:[,\[\]{}]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"(?<=\S) (?=\S)")


def inline(text: str) -> str:
    """Return a text for inside `{…}` or `[…]`, on one line."""
    return text if _bare(text) and not _FLOW.search(text) and "\n" not in text else quoted(text)


def block(text: str, indent: int, used: int) -> str:
    """Return a text as the value that begins `used` columns into its line, its further lines `indent` in.

    Line breaks of the text become lines of a `|-` block; a long line is folded at single spaces.
    """
    if "\n" in text:
        return _literal(text, indent)
    if _bare(text):
        return text if used + len(text) <= WIDTH else _folded(text, indent, WIDTH - used)
    if used + len(text) + 2 > WIDTH and not _CONTROL.search(text) and text[:1] not in (" ", "") and text[-1:] != " ":
        return f">-\n{' ' * indent}{_folded(text, indent, WIDTH - indent)}"
    return quoted(text)


def quoted(text: str) -> str:
    """Return a text in quotes: single ones where it holds double ones, so that nothing has to be escaped."""
    if ('"' in text or "\\" in text) and "'" not in text and "\n" not in text and not _CONTROL.search(text):
        return f"'{text}'"
    out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    out = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", out)
    return f'"{out}"'


def _bare(text: str) -> bool:
    if not text or text in _NULLS or text != text.strip() or not _START.match(text):
        return False
    return not _UNSAFE.search(text) and not text.startswith(("...", "---"))


def _literal(text: str, indent: int) -> str:
    lines = text.split("\n")
    plain = all(line and line[0] not in " \t" and line[-1] not in " \t" and not _CONTROL.search(line) for line in lines)
    if not plain:
        return quoted(text)
    return "|-" + "".join(f"\n{' ' * indent}{line}" for line in lines)


def _folded(text: str, indent: int, room: int) -> str:
    """Break a text at single spaces; the first line has `room` columns."""
    out: list[str] = []
    begin = last = 0
    for found in [*_BREAK.finditer(text), None]:
        at = found.start() if found is not None else len(text)
        if at - begin > room and last > begin:
            out.append(text[begin:last])
            begin, room = last + 1, WIDTH - indent
        # A line that began with # would be a comment.
        last = at if text[at + 1 : at + 2] != "#" else last
    out.append(text[begin:])
    return f"\n{' ' * indent}".join(out)
