"""Safe changes made in the YAML source itself: comments, layout and everything else stay as the author has them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from cchc_docs.checking.finding import Finding
from cchc_docs.model.document import Path
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.edit import Edit, replace_scalar, replace_words, splice
from cchc_docs.reading.yaml.tree import LIST, MAPPING, SCALAR, Node, Trouble, normalised, parse


def fix(read: Read, findings: Iterable[Finding]) -> tuple[str, list[Finding]]:
    """Return the source with every safe finding mended, and the findings that were.

    Only findings with a `replacement` are touched, and only where their quote stands in a value of the file as it is
    written (not across a reference or a mark of bold). The result is read again and must say exactly what was meant;
    otherwise the change is left out. Decomposed letters (CH02 on the whole file) become composed ones first.
    """
    todo = list(findings)
    source, applied = _composed(read, todo)
    for finding in todo:
        if finding.replacement is None or not finding.quote:
            continue
        done = False
        for path in dict.fromkeys((finding.path, *finding.also)):
            changed = _mended(source, path, finding)
            if changed is not None:
                source, done = changed, True
        if done:
            applied.append(finding)
    return source, applied


def diff(before: str, after: str, name: str) -> str:
    """Return a unified diff of two sources ("" where they are the same)."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, f"{name} (đã sửa)"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _composed(read: Read, findings: list[Finding]) -> tuple[str, list[Finding]]:
    source = read.source
    whole = [finding for finding in findings if finding.code == "CH02" and not finding.path]
    if not whole:
        return source, []
    return unicodedata.normalize("NFC", source), [finding._replace(replacement="") for finding in whole]


def _mended(source: str, path: Path, finding: Finding) -> str | None:
    """Return the source with one finding mended at one place; None where it cannot be done safely."""
    tree = _tree(source)
    if tree is None:
        return None
    node, reached = _scalar_at(tree, path)
    if node is None or node.content is None:
        return None
    places = _places(node.content, finding)
    if not places:
        return None
    wanted = _changed(node.content, places)
    for edit in _edits(source, tree, reached, node, places, wanted):
        new = splice(source, [edit])
        after = _tree(new)
        if after is not None and _same_but(tree, after, reached, wanted):
            return new
    return None


def _tree(source: str) -> Node | None:
    problems: list[tuple[str, int, int]] = []
    try:
        tree = parse(source, problems)
    except Trouble:
        return None
    return None if problems else tree


def _scalar_at(tree: Node, path: Path) -> tuple[Node | None, Path]:
    """The scalar a path leads to (a cell of one line is a scalar where the model has a list)."""
    node = tree
    for number, part in enumerate(path):
        if (node.kind == MAPPING and part in node.content) or (
            node.kind == LIST and isinstance(part, int) and part < len(node.content)
        ):
            node = node.content[part]
        else:
            return (node, path[:number]) if node.kind == SCALAR else (None, path)
    if node.kind == LIST and len(node.content) == 1 and node.content[0].kind == SCALAR:
        return node.content[0], (*path, 0)
    return (node, path) if node.kind == SCALAR else (None, path)


def _places(value: str, finding: Finding) -> list[tuple[int, int, str]]:
    """Where the quote stands in a value and what comes in its place.

    A mark added at the end of an item concerns the last place only; all else is wrong wherever it stands.
    """
    quote, right = finding.quote, finding.replacement or ""
    start = r"(?<![^\W_])" if quote[:1].isalnum() else ""
    end = r"(?![^\W_])" if quote[-1:].isalnum() else ""
    found = [(one.start(), one.end(), right) for one in re.finditer(start + re.escape(quote) + end, value)]
    closes = right[: len(right.rstrip(".;:,/"))] == quote[: len(quote.rstrip(".;:,/"))] and right != quote
    if closes:
        found = [one for one in found[-1:] if one[1] == len(value.rstrip())]
    return found


def _changed(value: str, places: list[tuple[int, int, str]]) -> str:
    return splice(value, [Edit(*place) for place in places])


def _edits(
    source: str, tree: Node, path: Path, node: Node, places: list[tuple[int, int, str]], wanted: str
) -> list[Edit]:
    inside = replace_words(source, node, places)
    whole = replace_scalar(source, tree, path, node, wanted)
    return [inside, whole] if inside is not None else [whole]


def _same_but(before: Node, after: Node, path: Path | None, wanted: str) -> bool:
    """Tell whether two trees say the same but for one value (at `path` below here, None for none), which now says `wanted`."""
    if before.kind != after.kind:
        return False
    if before.kind == SCALAR:
        return bool(after.content == (normalised(wanted) if path == () else before.content))
    keys, others = ((range(len(one.content)) if one.kind == LIST else list(one.content)) for one in (before, after))
    return keys == others and all(
        _same_but(before.content[key], after.content[key], path[1:] if path and path[0] == key else None, wanted)
        for key in keys
    )
