"""How wide a text prints in Times New Roman: advance widths of its letters, in thousandths of the type size.

Measured from Liberation Serif, which is made to the same widths. Tone marks, hats and breves add nothing to a letter;
only ơ, ư and đ are letters of their own. Kerning and justification are left out: line breaks are estimates.
"""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["text_width_pt"]

# From space to ~, in the order of ASCII; then the letters and signs of _MORE.
_REGULAR = """
250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564
564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722
611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500
722 500 500 444 480 200 480 541
"""
_BOLD = """
250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570
570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722
667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500
722 500 500 444 394 220 394 520
"""
_MORE = "ơưƠƯđĐ–—“”‘’…•≥≤−×°§½²"
_MORE_REGULAR = "529 542 722 776 500 722 500 1000 444 444 333 333 1000 350 549 549 564 564 400 500 750 300"
_MORE_BOLD = "554 600 778 796 556 722 500 1000 500 500 333 333 1000 350 549 549 570 570 400 500 750 300"
_UNKNOWN = 500  # a figure's width, for signs not listed


class _Widths(dict[str, int]):
    """Widths by character; that of one not listed is worked out when first asked for."""

    def __missing__(self, c: str) -> int:
        """Return one character's width and remember it; combining marks and line ends have none."""
        parts = unicodedata.normalize("NFD", c)
        base = unicodedata.normalize("NFC", parts[0] + "\u031b") if "\u031b" in parts else parts[0]
        if unicodedata.combining(parts[0]) or unicodedata.category(c) in ("Cc", "Cf"):
            self[c] = 0
        else:
            self[c] = self.get(base, _UNKNOWN)
        return self[c]


@cache
def _widths(bold: bool) -> _Widths:
    ascii_widths, more = (_BOLD, _MORE_BOLD) if bold else (_REGULAR, _MORE_REGULAR)
    out = _Widths((chr(32 + n), int(width)) for n, width in enumerate(ascii_widths.split()))
    out.update(zip(_MORE, map(int, more.split()), strict=True))
    out["\u00a0"] = out[" "]
    return out


def text_width_pt(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return the width in points of a text on one line, set in `size_pt` (13, 14); NFC or NFD."""
    return sum(map(_widths(bold).__getitem__, unicodedata.normalize("NFC", text))) * size_pt / 1000
