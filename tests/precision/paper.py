"""Papers in a small notation: what a clerk types, and beside it the defects that were planted.

One YAML file a paper. Keys: `cap` the level of the issuer, `tren` the body above it, `ten` the issuer (lines), `so`, `ngay`
(place and day), `vv` (công văn), `loai_in`, `trich_yeu`, `kinh_gui` (one, or a list), `than` the body, `noi_nhan`, `ky` the
signature (lines, the name last), `ky_trai` a second signature on the left, `sau` what follows the signature (a paper issued with
a decision, appendices), `kieu` how it is typed (build.py), `bay` the traps a paper sets (for people), `loi` the planted defects.

A line of `than` and `sau`: `^` centred bold, `_` centred italic, `*` bold, `~` italic, `|` a table row (`|!` of a table head; a
cell `<` is merged with the one on its left, `^` with the one above), `=== dọc` or `=== ngang` a new section; all others are paragraphs
dressed by their label as clerks do.

A defect: `chu` its words as printed (empty where something is lacking), `loai` its kind, `muc` loi, canh_bao or goi_y as a careful
reader would say it, `chac` false where readers may differ, `bao` words of which a finding must have one where `chu` is empty.
`duoc`: words where a finding is neither asked for nor wrong; with a leading `!`, words of its message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

PAPERS = Path(__file__).resolve().parent / "papers"
LEVELS = ("xa", "phuong", "dac_khu", "huyen", "tinh", "so", "bo", "truong", "dang", "hoi")
SEVERITIES = ("loi", "canh_bao", "goi_y")
SEEN, HELD_OUT = "seen_", "held_"


class Planted(NamedTuple):
    """One planted defect."""

    chu: str
    loai: str
    muc: str
    chac: bool = True
    bao: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """One paper: how it is typed (`raw`) and what is wrong with it."""

    name: str
    raw: dict[str, Any]
    planted: tuple[Planted, ...] = ()
    allowed: tuple[str, ...] = ()
    style: dict[str, Any] = field(default_factory=dict)

    @property
    def held_out(self) -> bool:
        """Not to be read by who writes rules."""
        return self.name.startswith(HELD_OUT)

    @property
    def text(self) -> str:
        """All that is printed, for looking up quoted words."""
        parts: list[str] = []
        for key in (
            "tren",
            "ten",
            "so",
            "ngay",
            "quoc_hieu",
            "vv",
            "loai_in",
            "trich_yeu",
            "kinh_gui",
            "than",
            "noi_nhan",
            "ky",
            "ky_trai",
            "sau",
        ):
            value = self.raw.get(key, "")
            parts += value if isinstance(value, list) else [str(value)]
        return re.sub(r"\{\+|\+\}", "", re.sub(r"\{([~-]).*?\1\}", "", "\n".join(parts)))


def names() -> list[str]:
    """The name of every paper, in order."""
    return sorted(file.stem for file in PAPERS.glob("*.yaml"))


def load(name: str) -> Paper:
    """Return one paper."""
    raw = yaml.load(
        (PAPERS / f"{name}.yaml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    planted = tuple(
        Planted(entry.get("chu", ""), entry["loai"], entry["muc"], entry.get("chac", True), tuple(entry.get("bao", ())))
        for entry in raw.pop("loi", None) or ()
    )
    return Paper(name, raw, planted, tuple(raw.pop("duoc", ())), raw.pop("kieu", None) or {})
