"""The checker's own lists of words (checking/data/*.yaml), read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cchc_docs.checking.finding import Severity

CAPITALS = "A-ZĐ" + "".join(chr(n) for n in (*range(0xC0, 0x1B0), *range(0x1EA0, 0x1EFA)) if chr(n).isupper() and chr(n) != "Đ")
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
        content = yaml.load(stream, Loader=loader)
    if not isinstance(content, dict):
        raise TypeError(f"{name}.yaml must hold a mapping")
    return content


@cache
def slips(group: str) -> tuple[Slip, ...]:
    """Return the slips of one group of data/loi_thuong_gap.yaml."""
    out = []
    for entry in word_list("loi_thuong_gap")[group]:
        severity = Severity(entry.get("muc", "canh_bao"))
        for wrong in entry["sai"]:
            out.append(Slip(wrong, entry["dung"], severity, entry["ly_do"], entry.get("sua", True)))
    return tuple(out)


@cache
def slip_pattern(group: str) -> tuple[re.Pattern[str], tuple[Slip, ...]]:
    """Return one pattern for a whole group (its n-th named group is the n-th slip), so that a text is read once.

    Slips are written in small letters; the first letter of each may be a capital.
    """
    found = slips(group)
    parts = [f"(?P<s{n}>{_first_either(slip.sai)})" for n, slip in enumerate(found)]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])"), found


def _first_either(pattern: str) -> str:
    first = pattern[0]
    return f"[{first}{first.upper()}]{pattern[1:]}" if first.isalpha() and first.islower() else pattern
