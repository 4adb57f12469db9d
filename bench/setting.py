"""The folder a bench works in: inputs, private caches, warmed bytecode; and the command line all benches share."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.clock import Row, Run, ask, entry, environment, floor, python, run, table

SIZES = {"small": "2 pages", "one": "35 pages", "ten": "10 x 35 pages"}


class Setting(NamedTuple):
    """Where the files are, the environment of measured processes, pairs per figure."""

    folder: Path
    env: dict[str, str]
    cchc: str
    pairs: int

    def file(self, name: str) -> str:
        """Return the path of a file of the bench."""
        return str(self.folder / name)

    def ours(self, *arguments: str, codes: tuple[int, ...] = (0,)) -> Callable[[], Run]:
        """Return a measured call of `cchc`."""
        command = python(self.cchc, *arguments)
        return lambda: run(command, self.env, codes)

    def script(self, *arguments: str) -> Callable[[], Run]:
        """Return a measured call of a bare script."""
        command = python(*arguments)
        return lambda: run(command, self.env)

    def warm(self, times: int, *job: str) -> list[float]:
        """Return the seconds of each time of a job of `bench.warm`, in a process of its own."""
        times_taken: list[float] = json.loads(ask(python("-m", "bench.warm", times, *job), self.env))
        return times_taken


@contextmanager
def setting(pairs: int) -> Iterator[Setting]:
    """Give a folder with small.yaml, one.yaml and ten.yaml, and their Word files; all of it is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as name:
        folder = Path(name)
        made = Setting(folder, environment(folder), entry(folder), pairs)
        ask(python("-m", "compileall", "-q", Path(__file__).resolve().parent.parent / "cchc_docs"), made.env)
        ask(python("-m", "bench.inputs", folder), made.env)
        for size in SIZES:
            ask(python(made.cchc, "render", made.file(f"{size}.yaml"), "-o", made.file(f"{size}.docx")), made.env)
        yield made


def command(name: str, measure: Callable[[Setting], tuple[list[Row], list[str]]]) -> None:
    """Run one bench from its command line: --pairs, --json."""
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}")
    parser.add_argument("--pairs", type=int, default=15, help="pairs A B per figure (15)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    with setting(given.pairs) as made:
        rows, notes = measure(made)
    show({name: rows}, [*about(), *notes], as_json=given.json)


def about() -> list[str]:
    """Say where and how the figures were taken."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return [
        f"Python {platform.python_version()}, {os.cpu_count()} cores{load}; both sides with compiled bytecode, site hooks off.",
        "Our template cache is warm. Medians; ratios are the median of ratios pair by pair, with their quartiles.",
        f"Peak memory below {floor():.0f} MiB (the bench itself) cannot be told apart.",
    ]


def show(found: dict[str, list[Row]], notes: list[str], *, as_json: bool) -> None:
    """Print tables, or JSON."""
    if as_json:
        tables = {name: [{**row._asdict(), "met": row.met} for row in rows] for name, rows in found.items()}
        print(json.dumps({"notes": notes, "tables": tables}, ensure_ascii=False, indent=1))
        return
    print("\n\n".join(table(f"bench.{name}", rows) for name, rows in found.items()))
    print("\n" + "\n".join(notes))
