"""A changed text back into what its author wrote: a reference stays where its words still stand."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from cchc_docs.model.document import Document, Path
from cchc_docs.model.references import References, Unknown
from cchc_docs.record import NamedTuple

REFERENCE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_TOKEN = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)
_FORMS = {"van_ban": (".ngan", ".day_du"), "ke_hoach_goc": (".ngan", ".day_du"), "tu_viet_tat": (".day_du",)}
_BASIS = "Căn cứ "


class Piece(NamedTuple):
    """A stretch of a text: `raw` as written, `value` as printed. `reference`: its expression, "" for literal words."""

    raw: str
    value: str
    reference: str = ""


def escaped(text: str) -> str:
    """Return `text` so that it prints as it is: two braces would call a reference."""
    return text.replace("{{", '{{ "{{" }}') if "{{" in text else text


def pieces(references: References, raw: str, path: Path) -> list[Piece]:
    """Return the pieces of `raw`; a reference that leads nowhere prints nothing."""
    out: list[Piece] = []
    done = 0
    for found in REFERENCE.finditer(raw):
        if found.start() > done:
            out.append(Piece(raw[done : found.start()], raw[done : found.start()]))
        expression = found[1].strip()
        out.append(Piece(found[0], _value(references, expression), expression))
        done = found.end()
    if done < len(raw):
        out.append(Piece(raw[done:], raw[done:]))
    if path[0] == "can_cu" and raw.startswith("{{") and not references.document.nguyen_trang:
        out.insert(0, Piece("", _BASIS))
    return out


def _value(references: References, expression: str) -> str:
    try:
        return references.value(expression)
    except Unknown:
        return ""


class Fitted(NamedTuple):
    """A text as it is to be written, and the references that had to give way to words."""

    raw: str
    broken: list[str]


def fitted(references: References, raw: str, want: str, path: Path) -> Fitted:
    """Return `raw` changed so that it prints `want`. Leaves `references.mentioned` as printing `want` leaves it.

    A reference whose words stand untouched in `want` stays; one whose text stands there in its other form (in full,
    short) is asked for that form; any other gives way to the words.
    """
    before = set(references.mentioned)
    found = pieces(references, raw, path)
    if "".join(piece.value for piece in found) == want:
        return Fitted(raw, [])
    kept, broken = _kept(found, want)
    for number in list(broken):
        for other in _forms(references, found[number], before):
            trial = [*found[:number], other, *found[number + 1 :]]
            trial_kept, trial_broken = _kept(trial, want)
            if len(trial_broken) < len(broken):
                found, kept, broken = trial, trial_kept, trial_broken
                break
    new = _assembled(found, kept, want)
    references.mentioned = set(before)
    again = pieces(references, new, path)
    if "".join(piece.value for piece in again) != want:
        references.mentioned = set(before)
        return Fitted(_literal(want), [piece.raw for piece in found if piece.reference])
    return Fitted(new, [found[number].raw for number in broken])


def _literal(want: str) -> str:
    return escaped(want)


def _forms(references: References, piece: Piece, before: set[str]) -> list[Piece]:
    """Return the other forms a reference has, each with what it prints."""
    head = piece.reference.split(".")[0]
    bare = re.sub(r"\.(?:ngan|day_du)$", "", piece.reference)
    out: list[Piece] = []
    for form in ("", *_FORMS.get(head, ())):
        expression = bare + form
        if expression != piece.reference:
            after = set(references.mentioned)
            references.mentioned = set(before)
            out.append(Piece(f"{{{{ {expression} }}}}", _value(references, expression), expression))
            references.mentioned = after
    return [piece for piece in out if piece.value]


def _kept(found: list[Piece], want: str) -> tuple[dict[int, int], list[int]]:
    """Return piece -> where its words begin in `want`, for references that stay; and those that do not."""
    spans = _same_spans([piece.value for piece in found], want)
    kept: dict[int, int] = {}
    broken: list[int] = []
    at = 0
    for number, piece in enumerate(found):
        end = at + len(piece.value)
        if piece.reference or not piece.raw:
            start = next((new + at - old for old, new, size in spans if old <= at and end <= old + size), None)
            if start is not None and piece.value:
                kept[number] = start
            elif piece.reference:
                broken.append(number)
        at = end
    return kept, broken


def _same_spans(values: list[str], want: str) -> list[tuple[int, int, int]]:
    """Return (old offset, new offset, length) of the stretches both texts share, in whole words."""
    old = [token for value in values for token in _TOKEN.findall(value)]
    new = _TOKEN.findall(want)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    blocks = [(0, 0, head)]
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    blocks += [(head + a, head + b, size) for a, b, size in middle.get_matching_blocks() if size]
    blocks.append((len(old) - tail, len(new) - tail, tail))
    joined: list[tuple[int, int, int]] = []
    for a, b, size in blocks:
        if joined and joined[-1][0] + joined[-1][2] == a and joined[-1][1] + joined[-1][2] == b:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + size)
        else:
            joined.append((a, b, size))
    return [(_length(old, 0, a), _length(new, 0, b), _length(old, a, a + size)) for a, b, size in joined]


def _length(tokens: list[str], start: int, end: int) -> int:
    return sum(map(len, tokens[start:end]))


def _assembled(found: list[Piece], kept: dict[int, int], want: str) -> str:
    out = ""
    done = 0
    prefix = ""
    for number, start in sorted(kept.items(), key=lambda pair: pair[1]):
        piece = found[number]
        if start < done:
            continue
        out += escaped(want[done:start])
        if piece.raw:
            out += piece.raw
        else:
            prefix = piece.value
        done = start + len(piece.value)
    out += escaped(want[done:])
    return out if not prefix or out.startswith("{{") else prefix + out


def fit(document: Document, parent: Document | None, wanted: dict[Path, str]) -> dict[Path, Fitted]:
    """Return path -> text to write, for every text with references that does not print what is wanted of it.

    `document` is raw and numbered; it is used up. Goes in reading order, because the first mention is printed in full.
    """
    from cchc_docs.model.complete import change_texts, fill_targets, name_units, tables

    out: dict[Path, Fitted] = {}
    references = References(document, parent, lambda _path, _unknown: None)
    for path, table in tables(document):
        fill_targets(document, table, path, [])
        name_units(document, table, path, [])

    def change(path: Path, raw: str) -> str:
        want = wanted.get(path)
        if want is None or "{{" not in raw:
            return "".join(piece.value for piece in pieces(references, raw, path)) if "{{" in raw else raw
        new = fitted(references, raw, want, path)
        if new.raw != raw:
            out[path] = new
        return raw

    change_texts(document, change)
    return out
