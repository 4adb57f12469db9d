"""Pages of pictures read side by side: a few at a time, in order, a page that fails named and the others kept."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.reading.page.sheet import Sheet
from cchc_docs.reading.scan.page import read_page
from cchc_docs.reading.scan.tesseract import program

__all__ = ["NEVER_CERTAIN", "Scanned", "failures", "read_pictures"]

NEVER_CERTAIN = "đọc từ ảnh quét bằng máy: không chữ nào chắc chắn đúng, phải so lại với bản giấy"
_EMPTY = (595.0, 842.0)


@dataclass(slots=True)
class Scanned:
    """Sheets by page number; `failed`: page number -> why it could not be read (its sheet is empty)."""

    sheets: dict[int, Sheet] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)


def read_pictures(
    pictures: Iterable[tuple[int, Callable[[], Any]]], told: Callable[[], None] = lambda: None
) -> Scanned:
    """Return what pictures say: each a page number and what gives its Pillow picture, decoded, when it is its turn.

    `told` is called after each page. Raise CchcError where Tesseract is not installed.
    """
    program()
    out = Scanned()
    workers = max(1, min(os.cpu_count() or 1, 4))
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[tuple[int, Future[Sheet]]] = deque()
        for number, picture in pictures:
            try:
                waiting.append((number, pool.submit(read_page, picture(), number)))
            except (CchcError, OSError, ValueError, SyntaxError, MemoryError) as error:
                _fail(out, number, error)
                told()
            # No more pictures lie in memory than are being read, and one each in hand.
            while len(waiting) >= 2 * workers:
                _take(out, *waiting.popleft())
                told()
        while waiting:
            _take(out, *waiting.popleft())
            told()
    return out


def _take(out: Scanned, number: int, reading: Future[Sheet]) -> None:
    try:
        out.sheets[number] = reading.result()
    except (CchcError, OSError, ValueError, SyntaxError, MemoryError) as error:
        _fail(out, number, error)


def _fail(out: Scanned, number: int, error: Exception) -> None:
    out.failed[number] = str(error) if isinstance(error, CchcError) else "ảnh của trang bị hỏng"
    out.sheets[number] = Sheet(number, *_EMPTY)


def failures(scanned: Scanned) -> list[str]:
    """Return a note for each page that could not be read."""
    return [f"trang {number} không đọc được ({why}); các trang khác vẫn đọc" for number, why in scanned.failed.items()]
