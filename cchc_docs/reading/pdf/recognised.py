"""What a machine read on the pages of a PDF that are pictures, or why it did not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cchc_docs.reading.page.asides import numbers
from cchc_docs.reading.page.build import PageFlow
from cchc_docs.reading.page.sheet import Sheet

__all__ = ["Progress", "Recognised"]

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Recognised:
    """`pages`: those that are pictures. `sheets`: what was read, by page. `why`: why none could be read.

    `said`: what a person is told, beside the words that are doubtful.
    """

    pages: list[int]
    sheets: dict[int, Sheet] = field(default_factory=dict)
    failed: int = 0
    why: str = ""
    said: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many pages were read."""
        return len(self.sheets) - self.failed

    def notes(self, flow: PageFlow) -> list[str]:
        """Return what a person should know of these pages."""
        if self.why:
            return [f"trang {numbers(self.pages)} là ảnh quét không có lớp chữ, không đọc được. {self.why}"]
        if not self.pages:
            return []
        from cchc_docs.reading.page.doubts import doubt_notes

        return [*self.said, *doubt_notes(flow)]
