"""How a run of faults ended: every item survived, was refused in one line, or went wrong."""

from __future__ import annotations

import random
import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from cchc_docs.errors import CchcError

SLOW, HEAVY = 60.0, 600
"""Seconds and MiB no file may cost."""


@dataclass(slots=True)
class Count:
    """Totals of one kind of fault, the faults themselves in words, the slowest item and the peak of memory (MiB)."""

    kind: str
    totals: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    peak: int = 0

    def line(self) -> str:
        """Return one row of the table."""
        names = ("survived", "refused", "lost", "traceback", "slow")
        counts = "  ".join(f"{name} {self.totals[name]:5d}" for name in names)
        return f"{self.kind:8} {counts}  slowest {self.slowest:5.1f} s  peak {self.peak} MiB"


class TooSlow(Exception):
    """The clock of one item has run out."""


def each(kind: str, runs: int, seed: int, one: Callable[[random.Random], bool]) -> Count:
    """Run `one` with its own chance `runs` times. It returns False where words were lost; CchcError counts as refused."""
    out = Count(kind)
    for number in range(runs):
        began = time.monotonic()
        try:
            with _clock():
                whole = one(random.Random(f"{kind}-{seed}-{number}"))
            ending = "survived" if whole else "lost"
        except CchcError as error:
            ending = "refused" if _said_well(str(error)) else "lost"
            if ending == "lost":
                out.wrong.append(f"{kind} {number}: message of several lines or without words: {str(error)[:200]!r}")
        except TooSlow:
            ending = "slow"
        except Exception:  # noqa: BLE001  any other exception is what we look for
            ending = "traceback"
            out.wrong.append(f"{kind} {number}: {traceback.format_exc(limit=-4)}")
        if ending in ("lost", "slow"):
            out.wrong.append(f"{kind} {number}: {ending}")
        out.totals[ending] += 1
        out.slowest = max(out.slowest, time.monotonic() - began)
    out.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return out


def _said_well(words: str) -> bool:
    return len(words) > 10 and "Traceback" not in words


@contextmanager
def _clock() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
