"""Which windows still show the page: when the last one is closed the program ends by itself.

A window says so when it opens, every half minute, and when it goes. One that fell silent (the machine was asleep, the
browser was killed) is given up after ten minutes of *our* ticks, so sleep ends nothing. Without script nobody says
anything, and the program runs until "Đóng chương trình" or Ctrl-C.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

TICK = 5.0
_SILENT = 120  # ticks
_EMPTY = 4  # ticks without any window: going from one page to the next takes less


class Windows:
    """The windows that are open, by the id each gave itself."""

    def __init__(self, tick: float = TICK) -> None:
        self.tick = tick
        self._missed: dict[str, int] = {}
        self._seen = False
        self._empty = 0

    def here(self, ident: str) -> None:
        """A window is open."""
        self._missed[ident[:40]] = 0
        self._seen = True
        self._empty = 0

    def gone(self, ident: str) -> None:
        """A window was closed, or goes to another page."""
        self._missed.pop(ident[:40], None)

    def passed(self) -> bool:
        """Count one tick; tell whether every window has been closed for long enough."""
        self._missed = {ident: missed + 1 for ident, missed in self._missed.items() if missed < _SILENT}
        self._empty = 0 if self._missed or not self._seen else self._empty + 1
        return self._empty > _EMPTY

    async def watch(self, busy: Callable[[], bool], closed: threading.Event) -> None:
        """Return when all windows are closed and nothing is going on, or when a person closed the program."""
        while not closed.is_set():
            for _ in range(10):
                await asyncio.sleep(self.tick / 10)
                if closed.is_set():
                    return
            if self.passed() and not busy():
                return
