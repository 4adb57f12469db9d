"""The same letters cut otherwise: a change within a word leaves pieces of it, where the other file has it whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cchc_docs.redline.marks import UNMARKED
from cchc_docs.redline.token import Part, Piece, Token

_Wanted = Callable[[Token], bool]


def cut_alike(old: Sequence[Token], new: Sequence[Token]) -> list[Piece] | None:
    """Pair two differing stretches letter by letter where the tracked changes alone explain the difference.

    Tried in turn: the old text before the new file's changes, the new text after the old file's. None
    when the letters differ, or no one is tracking anything here.
    """
    if not old or not new or all(token.marks == UNMARKED for token in (*old, *new)):
        return None
    for wanted_old, wanted_new in _WAYS:
        a, b = [token for token in old if wanted_old(token)], [token for token in new if wanted_new(token)]
        text = _text(a)
        if text and text == _text(b):
            return _paired(old, new, wanted_old, wanted_new)
    return None


def _all(_: Token) -> bool:
    return True


def _not_brought(token: Token) -> bool:
    return token.marks.came is None


def _not_taken(token: Token) -> bool:
    return token.marks.went is None


_WAYS: tuple[tuple[_Wanted, _Wanted], ...] = (
    (_all, _not_brought),
    (_not_taken, _all),
    (_not_taken, _not_brought),
)


def _text(tokens: Sequence[Token]) -> str:
    """Return the letters of tokens of text; "" where one is something else (a tab, a field, a link)."""
    if any(
        token.whole or token.link is not None or any(part.child is not None for part in token.parts) for token in tokens
    ):
        return ""
    return "".join(part.text for token in tokens for part in token.parts)


def _paired(old: Sequence[Token], new: Sequence[Token], wanted_old: _Wanted, wanted_new: _Wanted) -> list[Piece]:
    pieces: list[Piece] = []
    left, right = list(old), list(new)
    while left or right:
        if left and not wanted_old(left[0]):
            pieces.append(Piece("-", left.pop(0), None))
        elif right and not wanted_new(right[0]):
            pieces.append(Piece("+", None, right.pop(0)))
        else:
            size = min(_length(left[0]), _length(right[0]))
            pieces.append(Piece("=", _take(left, size), _take(right, size)))
    return pieces


def _length(token: Token) -> int:
    return sum(len(part.text) for part in token.parts)


def _take(tokens: list[Token], size: int) -> Token:
    """Take a token of `size` letters off the front, leaving the rest of it."""
    token = tokens.pop(0)
    first: list[Part] = []
    rest: list[Part] = []
    for part in token.parts:
        text = part.text[: max(size, 0)]
        size -= len(part.text)
        if text:
            first.append(Part(text, None, part.properties, part.look, part.was))
        if len(text) < len(part.text):
            rest.append(Part(part.text[len(text) :], None, part.properties, part.look, part.was))
    if rest:
        tokens.insert(0, Token(_key(rest), rest, marks=token.marks))
    return Token(_key(first), first, marks=token.marks)


def _key(parts: list[Part]) -> str:
    return "".join(part.text for part in parts)
