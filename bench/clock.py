"""Whole processes timed in alternating pairs, so that whatever else the machine does meets both sides alike.

For Linux and macOS: peak memory is asked of the system by `os.wait4`.
"""

from __future__ import annotations

import os
import resource
import site
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
MIB = 1024 if sys.platform != "darwin" else 1024 * 1024
"""What `ru_maxrss` counts in, per MiB."""


class Run(NamedTuple):
    """One process: wall and processor seconds, peak resident memory in MiB."""

    wall: float
    cpu: float
    peak: float


class Pairs(NamedTuple):
    """Two commands measured in turn, A B A B."""

    a: list[Run]
    b: list[Run]

    def middle(self, field: str) -> tuple[float, float]:
        """Return the medians of both sides."""
        return median(getattr(run, field) for run in self.a), median(getattr(run, field) for run in self.b)

    def ratios(self, field: str) -> list[float]:
        """Return A / B of each pair."""
        return [getattr(a, field) / getattr(b, field) for a, b in zip(self.a, self.b, strict=True)]


class Row(NamedTuple):
    """A line of the table. `ours` and `peer` in `unit`; `target`: what `value` must not pass ("" sign: shown only)."""

    name: str
    ours: float
    peer: float
    unit: str
    value: float
    spread: tuple[float, float]
    sign: str = ""
    target: float = 0.0

    @property
    def met(self) -> str:
        """Say whether the target is met."""
        if not self.sign:
            return ""
        return "yes" if (self.value <= self.target if self.sign == "<=" else self.value >= self.target) else "NO"


class Stopped(SystemExit):
    """A command of the bench failed: its figures would be worth nothing."""


def environment(folder: Path, root: Path = ROOT, sites: list[str] | None = None) -> dict[str, str]:
    """Return the environment of every measured process: compiled bytecode and a template cache of the bench's own.

    `root`, `sites`: the sources and the libraries of another build than this one.

    Site hooks (.pth files) of this machine are left out on both sides (`python -S`): some load half a library at every
    start and hide what a program itself loads.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CCHC_"))}
    kept["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    kept["PYTHONPATH"] = os.pathsep.join([str(root), *(sites or site.getsitepackages())])
    kept["CCHC_CACHE_DIR"] = str(folder / "cache")
    return kept


def entry(folder: Path) -> str:
    """Return a script that starts `cchc` as an installed command does."""
    file = folder / "cchc.py"
    file.write_text("import sys\nfrom cchc_docs.cli.main import main\nsys.exit(main())\n", encoding="utf-8")
    return str(file)


def python(*arguments: object) -> list[str]:
    """Return the command that runs this Python."""
    return [sys.executable, "-S", *map(str, arguments)]


def run(command: list[str], env: dict[str, str], codes: tuple[int, ...] = (0,)) -> Run:
    """Run and measure one process. Raises Stopped when it ends with a code that is not in `codes`."""
    with tempfile.TemporaryFile() as errors:
        begun = time.perf_counter()
        process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            errors.seek(0)
            told = errors.read().decode(errors="replace").strip()[-600:]
            raise Stopped(f"{' '.join(command)} ended with {process.returncode}: {told}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / MIB)


def ask(command: list[str], env: dict[str, str]) -> str:
    """Return what a helper process of the bench prints."""
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stopped(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return done.stdout


def alternate(a: Callable[[], Run], b: Callable[[], Run], pairs: int) -> Pairs:
    """Measure A B A B …; one run of each before that writes bytecode and warms the disk, and is thrown away."""
    a()
    b()
    out = Pairs([], [])
    for _ in range(pairs):
        out.a.append(a())
        out.b.append(b())
    return out


def versus(name: str, found: Pairs, field: str = "wall", most: float = 0.0) -> Row:
    """Return the row of a comparison: the median of pairwise ratios and their quartiles, against `most`."""
    ours, peer = found.middle(field)
    ratios = found.ratios(field)
    scale, unit = (1.0, "MiB") if field == "peak" else (1000.0, "ms")
    return Row(name, ours * scale, peer * scale, unit, median(ratios), quartiles(ratios), "<=" if most else "", most)


def alone(name: str, seconds: list[float], most: float = 0.0) -> Row:
    """Return the row of a time that stands for itself, in ms, against `most` ms."""
    times = [1000 * one for one in seconds]
    middle = median(times)
    return Row(name, middle, 0.0, "ms", middle, quartiles(times), "<=" if most else "", most)


def quartiles(values: list[float]) -> tuple[float, float]:
    """Return the first and third quartile."""
    if len(values) < 2:
        return values[0], values[0]
    low, _, high = quantiles(values, n=4, method="inclusive")
    return low, high


def table(title: str, rows: list[Row]) -> str:
    """Return rows as text."""
    lines = [title, f"{'':<58}{'cchc':>10}{'peer':>10}{'':>4} {'ratio':>8}  {'quartiles':<15}{'target':<10}met"]
    for row in rows:
        own = not row.peer
        digits = 0 if max(row.ours, row.peer) >= 100 else 1 if max(row.ours, row.peer) >= 10 else 2
        peer = "" if own else f"{row.peer:.{digits}f}"
        ratio = "" if own else f"{row.value:.2f}"
        places = digits if own else 2
        spread = f"{row.spread[0]:.{places}f} - {row.spread[1]:.{places}f}"
        target = f"{row.sign} {row.target:g}" if row.sign else ""
        lines.append(
            f"{row.name:<58}{row.ours:>10.{digits}f}{peer:>10} {row.unit:<3} {ratio:>8}  {spread:<15}{target:<10}{row.met}"
        )
    return "\n".join(lines)


def floor() -> float:
    """Return this process's own peak in MiB: a child's figure can never read lower, as it starts as our copy."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
