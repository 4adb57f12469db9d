"""Every bench, one after the other; or this build against that of another commit.

python -m bench.all [--pairs N] [--json] [--against REVISION [--cpu]]
"""

from __future__ import annotations

import argparse

from bench import checks, imports, render
from bench.clock import Row
from bench.setting import Setting, about, setting, show


def measure(at: Setting) -> tuple[list[Row], list[str]]:
    """Return all rows and notes."""
    rows: list[Row] = []
    notes: list[str] = []
    for bench in (render, imports, checks):
        more, told = bench.measure(at)
        rows += more
        notes += told
    return rows, notes


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.all")
    parser.add_argument("--pairs", type=int, default=15, help="pairs A B per figure (15)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--against", metavar="REVISION", help="a commit to stand beside, in place of bare scripts")
    parser.add_argument("--cpu", action="store_true", help="processor time in place of wall time: for a busy machine")
    given = parser.parse_args()
    if given.against:
        from bench.against import measure as beside

        tables, notes = beside(given.against, given.pairs, "cpu" if given.cpu else "wall")
    else:
        with setting(given.pairs) as made:
            rows, notes = measure(made)
        tables = {"all": rows}
    show(tables, [*about(), *notes], as_json=given.json)


if __name__ == "__main__":
    main()
