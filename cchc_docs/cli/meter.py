"""How far a run is, on the terminal: done, rate, time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")


class Meter:
    """Says on a terminal how far a run is: files done, rate, time left; remembers it for a run that is broken off."""

    def __init__(self, label: str = "Đang đọc", unit: str = "tệp") -> None:
        self._label, self._unit = label, unit
        self.done = self.fresh = self.total = 0
        self._begun = time.monotonic()
        self._shown = 0.0

    def told(self, done: int, fresh: int, total: int) -> None:
        """Take note of files done, of them newly read, of files in all."""
        self.done, self.fresh, self.total = done, fresh, total
        now = time.monotonic()
        if total < 2 or not sys.stderr.isatty() or (now - self._shown < 0.2 and done < total):
            return
        self._shown = now
        sys.stderr.write(f"\r\x1b[K{self.line(now - self._begun)}" + ("\n" if done >= total else ""))
        sys.stderr.flush()

    def line(self, seconds: float) -> str:
        """Return "Đang đọc 120/3.321, 4,2 tệp/giây, còn khoảng 12 phút"."""
        said = f"{self._label} {self.done}/{self.total}"
        if self.fresh < 3 or seconds <= 0:
            return said
        rate = self.fresh / seconds
        left = (self.total - self.done) / rate
        shown = f"{rate:.1f}".replace(".", ",")
        if self.done >= self.total:
            return f"{said}, {shown} {self._unit}/giây"
        return f"{said}, {shown} {self._unit}/giây, còn khoảng {_length(left)}"


def _length(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} giây"
    if seconds < 5400:
        return f"{round(seconds / 60)} phút"
    return f"{seconds / 3600:.1f} giờ".replace(".", ",")


def bar(label: str, unit: str = "tệp") -> Callable[[int, int], None]:
    """Return a function (done, total) that says on the terminal how far a run is; nothing where there is no terminal."""
    meter = Meter(label, unit)
    return lambda done, total: meter.told(done, done, total)


def progress(items: Iterable[_T], total: int, label: str) -> Iterator[_T]:
    """Pass `items` on, saying on the terminal how far they are."""
    draw = bar(label)
    for done, item in enumerate(items, start=1):
        yield item
        draw(done, total)
