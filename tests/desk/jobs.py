"""Work for the tests of `desk.many`: functions of a module, so that they can be sent to a process."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def double(number: int) -> int:
    """What an honest worker does."""
    return 2 * number


def die_on(killers: tuple[int, ...], number: int) -> int:
    """End the process on some numbers after a while, as running out of memory does."""
    if number in killers:
        _grow_old()
        os._exit(9)
    return 2 * number


def die_once(folder: str, number: int) -> int:
    """End the process the first time number 7 comes."""
    mark = Path(folder) / "died"
    if number == 7 and not mark.exists():
        mark.touch()
        _grow_old()
        os._exit(9)
    return 2 * number


def _grow_old() -> None:
    """Take a while; a worker of Dask as long as it takes its keeper to know it: one that dies as it begins never comes back."""
    age = 3.0
    if "distributed" in sys.modules:
        import psutil

        age = time.time() - psutil.Process().create_time()
    time.sleep(max(0.2, 3.0 - age))


def slow(folder: str, number: int) -> int:
    """Say who works on what, and take a while."""
    (Path(folder) / f"{number}.{os.getpid()}").touch()
    time.sleep(0.3)
    return number


def write_or_die(folder: str, number: int) -> int:
    """Number 3 ends its process while another is writing; those take their file away whatever happens."""
    half = Path(folder) / f"{number}.{os.getpid()}.tmp"
    mark = Path(folder) / "died"
    if number == 3 and not mark.exists():
        mark.touch()
        while not any(Path(folder).glob("*.tmp")):
            time.sleep(0.01)
        os._exit(9)
    try:
        half.touch()
        time.sleep(0.3)
    finally:
        half.unlink()
    return number


def searched(pattern: str) -> bool:
    """Use a pattern of ours."""
    from cchc_docs import patterns

    return patterns.search(pattern, "") is None
