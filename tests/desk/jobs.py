"""Work for the tests of `desk.many`: functions of a module, so that they can be sent to a process."""

from __future__ import annotations

import os
import time
from pathlib import Path


def double(number: int) -> int:
    """What an honest worker does."""
    return 2 * number


def die_on(killers: tuple[int, ...], number: int) -> int:
    """End the process on some numbers after a while, as running out of memory does (a worker that dies as it begins is
    waited for without end by Dask)."""
    if number in killers:
        time.sleep(0.2)
        os._exit(9)
    return 2 * number


def die_once(folder: str, number: int) -> int:
    """End the process the first time number 7 comes."""
    mark = Path(folder) / "died"
    if number == 7 and not mark.exists():
        mark.touch()
        time.sleep(0.2)
        os._exit(9)
    return 2 * number


def slow(folder: str, number: int) -> int:
    """Say who works on what, and take a while."""
    (Path(folder) / f"{number}.{os.getpid()}").touch()
    time.sleep(0.3)
    return number


def searched(pattern: str) -> bool:
    """Use a pattern of ours."""
    from cchc_docs import patterns

    return patterns.search(pattern, "") is None
