"""TC: what a unit leads, told as a list ("chủ trì huấn luyện, diễn tập, tìm kiếm cứu nạn"), against a row that names some of its items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.rules.phan_cong.muc import organising_sections, texts_below
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

LEADING = patterns.ours(r"^[Cc]hủ trì(?:,? phối hợp với [^,;]{3,60})?,? ")
_DUTIES = patterns.ours(r";\s*|\.\s+")
_ITEMS = patterns.ours(r",\s+| và |;\s*")
_WORD = patterns.ours(r"[^\W\d_]+")
_LITTLE = frozenset(["công", "tác", "việc", "các", "nhiệm", "vụ", "về", "nội", "dung", "tổ", "chức", "thực", "hiện"])
_LONG = 4
"""Syllables of an item that names a task beside items the list does not have."""

Items = tuple[tuple[str, ...], ...]


class Led(NamedTuple):
    """A list of what a unit leads: where it stands, its words, its items."""

    unit: str
    path: Path
    words: str
    items: Items


def led_lists(context: Context) -> list[Led]:
    """Return the lists of the organising part that say who leads what."""
    return list(_lists(context))


def _lists(context: Context) -> Iterator[Led]:
    for section, unit in organising_sections(context):
        own = patterns.sub(r"^[^:]{3,90}:", "", section.said) if ":" in section.said else ""
        for path, words in [(section.text_path, own), *texts_below(section)]:
            for duty in (part.strip(" .") for part in _DUTIES.split(words)):
                led = LEADING.sub("", duty)
                if led != duty:
                    yield Led(unit, path, led, _items(led))


def led_by_another(task: str, lists: Sequence[Led], leads: Callable[[str], bool]) -> tuple[Led, bool] | None:
    """Return the list that has what a row names, and whether all of it; None where the unit that leads the row (`leads`) has any of it too."""
    own = _items(task)
    having = [(sum(item in one.items for item in own), one) for one in lists]
    having = [(number, one) for number, one in having if number]
    if not own or not having or any(leads(one.unit) for _, one in having):
        return None
    number, one = max(having, key=lambda pair: pair[0])
    if number == len(own):
        return (one, True) if sum(map(len, own)) > 1 else None
    return (one, False) if own[0] in one.items and len(own[0]) >= _LONG else None


def _items(words: str) -> Items:
    split = (tuple(word for word in _WORD.findall(part.lower()) if word not in _LITTLE) for part in _ITEMS.split(words))
    return tuple(item for item in split if item)
