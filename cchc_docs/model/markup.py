r"""Bold and italic inside a text: `**đậm**`, `*nghiêng*`, `***cả hai***`; `\*` is an asterisk. All else is literal.

A mark opens only before a visible character and closes only after one, so "(*) Ghi chú" and "2 * 3" stay words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"(?<!\\)(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*\\])\1(?:(?!\*)|(?=\*{1,3}[^\s*]))", re.DOTALL)


class Run(NamedTuple):
    """A stretch of text in one dress."""

    text: str
    bold: bool
    italic: bool


def runs(text: str) -> list[Run]:
    """Split a text into runs; a text without marks is one run."""
    if "*" not in text:
        return [Run(text, False, False)]
    return [run for run in _split(text, False, False) if run.text]


def _split(text: str, bold: bool, italic: bool) -> list[Run]:
    out: list[Run] = []
    done = 0
    for found in _MARK.finditer(text):
        out.append(Run(_literal(text[done : found.start()]), bold, italic))
        stars = len(found[1])
        out += _split(found[2], bold or stars > 1, italic or stars != 2)
        done = found.end()
    out.append(Run(_literal(text[done:]), bold, italic))
    return out


def _literal(text: str) -> str:
    return text.replace("\\*", "*")


def plain(text: str) -> str:
    """Return the words alone, as a reader sees them."""
    return text if "*" not in text else "".join(run.text for run in runs(text))


def marked(found: list[Run]) -> str:
    """Return the text whose runs are `found`; the reverse of `runs` up to joining neighbours of one dress."""
    joined: list[Run] = []
    for run in found:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = Run(joined[-1].text + run.text, run.bold, run.italic)
        elif joined and not run.text.strip() and run.text:
            joined[-1] = Run(joined[-1].text + run.text, *joined[-1][1:])
        elif run.text:
            joined.append(run)
    return "".join(_dressed(run) for run in joined)


def _dressed(run: Run) -> str:
    body = run.text.strip()
    stars = "*" * (2 * run.bold + run.italic)
    words = escaped(body)
    if not stars or not body:
        return escaped(run.text)
    at = run.text.index(body)
    return f"{run.text[:at]}{stars}{words}{stars}{run.text[at + len(body) :]}"


def escaped(text: str) -> str:
    """Return `text` so that `runs` reads every asterisk of it as an asterisk."""
    return text.replace("*", "\\*") if "*" in text else text
