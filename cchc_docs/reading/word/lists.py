"""Lists of the text itself (tables of contents, of figures, indexes): no text of the plan.

They are known by their field (see `fields.GENERATED`), by the building block that holds them, or by the styles Word gives
their lines; the title a person typed above goes with them. One typed by hand is known by its title and its leaders.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from cchc_docs import patterns
from cchc_docs.ooxml.names import W
from cchc_docs.reading.flow import Grid, Item, Para
from cchc_docs.vietnamese.accents import strip_accents

_GALLERIES = frozenset({"Table of Contents", "Table of Figures", "Index"})
_STYLE = patterns.ours(r"(?i)(toc \d|table of figures|index \d|table of authorities|mục lục \d)")
_TITLE = patterns.ours(r"(muc luc|danh muc (cac )?(hinh|bang|bieu|bieu do|so do|hinh ve|hinh anh|bang bieu))( \w+)?")


def is_list(element: Any) -> bool:
    """Tell whether a content control holds a list of Word's building blocks."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and (gallery.get(f"{W}val") or "") in _GALLERIES


@lru_cache(maxsize=256)
def is_list_style(name: str) -> bool:
    """Tell whether Word gives a style of this name to the lines of a list."""
    return _STYLE.fullmatch(name) is not None


def without_lists(items: list[Item], listed: list[str]) -> list[Item]:
    """Empty the titles typed above a list ("MỤC LỤC"), and a list typed below one; their words go to `listed`; return the items."""
    for at, item in enumerate(items):
        if isinstance(item, Para) and not item.listed and _is_title(item):
            _typed_below(items[at + 1 :], listed)
    for at, item in enumerate(items):
        if isinstance(item, Grid) or not item.listed:
            continue
        above = next(
            (one for one in reversed(items[:at]) if isinstance(one, Grid) or one.text.strip() or one.listed), None
        )
        if isinstance(above, Para) and not above.listed and _is_title(above):
            listed.append(above.text)
            above.pieces, above.label = [], ""
            above.settle()
    return items


def _typed_below(items: list[Item], listed: list[str]) -> None:
    """Empty the lines of a list typed by hand, two or more: each leads with dots or a tab to the number of its page."""
    lines: list[Para] = []
    for item in items:
        if isinstance(item, Grid) or (item.text.strip() and _LEADS_TO_PAGE.search(item.text) is None):
            break
        lines += [item] if item.text.strip() else []
    for para in lines if len(lines) > 1 else ():
        listed.append(f"{para.label} {para.text}".strip())
        para.pieces, para.label, para.listed = [], "", True
        para.settle()


_LEADS_TO_PAGE = patterns.ours(r"\w.*(?:[.…_]{3,}|…|\t)[ .…_\t]*\d{1,3}\s*$")


def _is_title(para: Para) -> bool:
    words = " ".join(patterns.findall(r"[a-z]+", strip_accents(para.text).lower()))
    return _TITLE.fullmatch(words) is not None
