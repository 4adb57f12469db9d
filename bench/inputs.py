"""Plans of the sizes the bench measures, made from the plans that ship.

python -m bench.inputs FOLDER
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from bench.clock import ROOT

PLAN = ROOT / "plans" / "cchc_2026.yaml"
ONE, TEN = 1.5, 15
"""Copies of each row and paragraph: the shipped plan has 27 pages, 1.5 of it 35."""

_SECTION = re.compile(r"^(noi_dung|phu_luc):\n((?:[ #-].*\n|\n)*)", re.MULTILINE)
_ITEM = {
    # A task row of an appendix, a paragraph of the body: the item's own lines and the deeper ones below.
    "phu_luc": re.compile(r"^  - ma: (\w+)\n(?:    .*\n|  - (?!ma:).*\n)*", re.MULTILINE),
    "noi_dung": re.compile(r"^    - >-\n(?:      .*\n)+", re.MULTILINE),
}


def scaled(source: str, times: float) -> str:
    """Return a plan with `times` as many task rows and paragraphs, its head, sections and appendices as they were."""

    def section(found: re.Match[str]) -> str:
        count = 0

        def copies(item: re.Match[str]) -> str:
            nonlocal count
            count += 1
            wanted = int(count * times) - int((count - 1) * times)
            text = item[0]
            if found[1] == "noi_dung":
                return text * wanted
            head = f"  - ma: {item[1]}\n"
            return "".join(text.replace(head, f"  - ma: {item[1]}_{number}\n", 1) for number in range(wanted))

        return f"{found[1]}:\n" + _ITEM[found[1]].sub(copies, found[2])

    return _SECTION.sub(section, source)


def write(folder: Path) -> None:
    """Write one.yaml (about 35 pages), ten.yaml and small.yaml (2 pages)."""
    source = PLAN.read_text(encoding="utf-8")
    (folder / "one.yaml").write_text(scaled(source, ONE), encoding="utf-8")
    (folder / "ten.yaml").write_text(scaled(source, TEN), encoding="utf-8")
    from cchc_docs.cli.main import main

    small = folder / "small.yaml"
    small.unlink(missing_ok=True)
    if main(["new", str(small), "--year", "2027", "--name", "xã An Bình"]):
        raise SystemExit("cchc new wrote no small plan")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
