"""The reports of several files as one JSON or one SARIF log, each in the shape of a single one.

A report is made text where it was made (in any process) and goes out as soon as its turn comes: however many files there
are, little stays in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cchc_docs.record import NamedTuple


from cchc_docs.checking.output.text_json_sarif import as_dict, sarif_lists, sarif_log
from cchc_docs.checking.registry import find_rule

if TYPE_CHECKING:
    from cchc_docs.checking.runner import Report

_COUNTS = ("loi", "canh_bao", "goi_y")


class Part(NamedTuple):
    """The report of one file: items of its lists, ready to stand in the lists of all; its summary; findings by level; rules."""

    lists: tuple[str, ...]
    summary: str = ""
    counts: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()


def _text(value: Any, depth: int) -> str:
    """Return a value as JSON that stands `depth` steps inside."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + "  " * depth)


def _items(values: Iterable[Any], depth: int) -> str:
    """Return values as the items of a list that stands `depth` steps inside."""
    return _text(list(values), depth - 1)[2 + 2 * depth : -2 * depth]


def _list(items: Iterable[str], depth: int) -> Iterator[str]:
    """Yield a list of such items, those of one file at a time."""
    first = True
    for some in items:
        if some:
            yield f"{'[' if first else ','}\n{'  ' * depth}{some}"
            first = False
    yield "[]" if first else f"\n{'  ' * (depth - 1)}]"


def json_part(file: str, report: Report) -> Part:
    """Return a report as a part of the JSON of several files."""
    found = as_dict(report)
    noted, unused = ([{"file": file, **one} for one in found[key]] for key in ("not_evaluated", "unused_suppressions"))
    lists = (found["findings"], noted, found["suppressed"], unused)
    summary = f"{json.dumps(file, ensure_ascii=False)}: {_text(found['summary'], 2)}"
    counts = tuple(found["summary"][key] for key in _COUNTS)
    return Part(tuple(_items(one, 2) for one in lists), summary, counts)


def merged_json(parts: Iterable[Part]) -> Iterator[str]:
    """Yield one report in the shape of `outputs.as_dict`, and in `files` the summary of each."""
    rest: list[Part] = []

    def findings() -> Iterator[str]:
        for part in parts:
            rest.append(part._replace(lists=part.lists[1:]))
            yield part.lists[0]

    yield '{\n  "findings": '
    yield from _list(findings(), 2)
    yield ',\n  "not_evaluated": '
    yield from _list((part.lists[0] for part in rest), 2)
    total = dict(zip(_COUNTS, map(sum, zip(*(part.counts for part in rest), strict=True)), strict=False))
    yield f',\n  "summary": {_text(dict.fromkeys(_COUNTS, 0) | total, 1)},\n  "suppressed": '
    yield from _list((part.lists[1] for part in rest), 2)
    yield ',\n  "unused_suppressions": '
    yield from _list((part.lists[2] for part in rest), 2)
    files = ",\n    ".join(part.summary for part in rest)
    yield f',\n  "files": {{\n    {files}\n  }}\n}}' if files else ',\n  "files": {}\n}'


def sarif_part(report: Report) -> Part:
    """Return a report as a part of the log of several files."""
    invocations, results = sarif_lists(report)
    return Part((_items(invocations, 4), _items(results, 4)), rules=tuple(one.code for one in report.rules))


def merged_sarif(parts: Iterable[Part]) -> Iterator[str]:
    """Yield one SARIF log with one run: the rules that ran anywhere, and every result."""
    kept = list(parts)
    ran = dict.fromkeys(code for part in kept for code in part.rules)
    rules = [one for code in ran if (one := find_rule(code)) is not None]
    whole = json.dumps(sarif_log(rules, ["#"], ["#"]), ensure_ascii=False, indent=2)
    before, between, after = whole.split('[\n        "#"\n      ]')
    yield before
    yield from _list((part.lists[0] for part in kept), 4)
    yield between
    yield from _list((part.lists[1] for part in kept), 4)
    yield after
