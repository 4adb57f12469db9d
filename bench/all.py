"""Every bench, one after the other.

python -m bench.all [--pairs N] [--json]
"""

from __future__ import annotations

from bench import checks, imports, render
from bench.clock import Row
from bench.setting import Setting, command


def measure(at: Setting) -> tuple[list[Row], list[str]]:
    """Return all rows and notes."""
    rows: list[Row] = []
    notes: list[str] = []
    for bench in (render, imports, checks):
        more, told = bench.measure(at)
        rows += more
        notes += told
    return rows, notes


if __name__ == "__main__":
    command("all", measure)
