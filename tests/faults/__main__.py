"""The long run, by hand: python -m tests.faults [--word 5000] [--excel 2000] [--pdf 1000] [--yaml 1000] [--tracked 1000] [--kills 1000] [--races 200] [--seed 1]."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.faults.count import HEAVY, Count
from tests.faults.files import KINDS, part
from tests.faults.writing import fail_points, kills, races

_SHARE = 250


def main() -> int:
    """Print one row a kind; 1 when anything was lost, crashed, slow or heavy."""
    parser = argparse.ArgumentParser()
    usual = {"word": 5000, "excel": 2000, "pdf": 1000, "yaml": 1000, "tracked": 1000, "kills": 1000, "races": 200}
    for name, runs in usual.items():
        parser.add_argument(f"--{name}", type=int, default=runs)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    counts = [fail_points(), kills(given.kills, given.seed), races(given.races, given.seed)]
    with ProcessPoolExecutor(max_tasks_per_child=1) as pool:
        for kind in KINDS:
            runs = getattr(given, kind)
            shares = [min(_SHARE, runs - start) for start in range(0, runs, _SHARE)]
            parts = list(pool.map(part, [(kind, share, given.seed + n) for n, share in enumerate(shares)]))
            whole = Count(kind)
            for one in parts:
                whole.totals += one.totals
                whole.wrong += one.wrong
                whole.slowest = max(whole.slowest, one.slowest)
                whole.peak = max(whole.peak, one.peak)
            counts.append(whole)
    for count in counts:
        print(count.line())
    for wrong in [wrong for count in counts for wrong in count.wrong][:40]:
        print(wrong, file=sys.stderr)
    bad = any(count.totals[name] for count in counts for name in ("lost", "traceback", "slow"))
    return 1 if bad or any(count.peak > HEAVY for count in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
