"""The checker's own lists of words (checking/data/*.yaml), read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cchc_docs.checking.finding import Severity

CAPITALS = "A-ZĐ" + "".join(
    chr(n) for n in (*range(0xC0, 0x1B0), *range(0x1EA0, 0x1EFA)) if chr(n).isupper() and chr(n) != "Đ"
)
"""The capital letters of Vietnamese, for use inside [] of a pattern."""

_FOLDER = Path(__file__).resolve().parent / "data"


class Slip(NamedTuple):
    """A known slip: `sai` is a regular expression, `dung` the right words (or advice where `sua` is False)."""

    sai: str
    dung: str
    muc: Severity
    ly_do: str
    sua: bool


@cache
def word_list(name: str) -> dict[str, Any]:
    """Return the content of data/<name>.yaml."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (_FOLDER / f"{name}.yaml").open("rb") as stream:
        content = yaml.load(stream, Loader=loader)  # noqa: S506 - a safe loader, and a file of ours
    if not isinstance(content, dict):
        raise TypeError(f"{name}.yaml must hold a mapping")
    return content


@cache
def slips(group: str) -> tuple[Slip, ...]:
    """Return the slips of one group of data/loi_thuong_gap.yaml."""
    return tuple(
        Slip(wrong, entry["dung"], Severity(entry.get("muc", "canh_bao")), entry["ly_do"], entry.get("sua", True))
        for entry in word_list("loi_thuong_gap")[group]
        for wrong in entry["sai"]
    )


class SlipGroup(NamedTuple):
    """The slips that begin with one word ("" for those that begin with a pattern), each with its pattern."""

    first: str
    slips: tuple[tuple[re.Pattern[str], Slip], ...]


@cache
def slip_groups(group: str) -> tuple[SlipGroup, ...]:
    """Return a group's slips by their first word: a document without that word need not be searched for them."""
    found: dict[str, list[tuple[re.Pattern[str], Slip]]] = {}
    for slip in slips(group):
        start = re.match(r"[^\W\d_]+(?= |$)", slip.sai)
        flags = re.IGNORECASE if group != "ten_san_pham" else 0
        pattern = re.compile(rf"(?<![^\W_]){_first_either(slip.sai)}(?![^\W_])", flags)
        found.setdefault(start[0].lower() if start else "", []).append((pattern, slip))
    return tuple(SlipGroup(first, tuple(entries)) for first, entries in found.items())


def _first_either(pattern: str) -> str:
    """Slips are written in small letters; the first letter of each may be a capital."""
    first = pattern[0]
    return f"[{first}{first.upper()}]{pattern[1:]}" if first.isalpha() and first.islower() else pattern
