"""TC: what a unit leads, told as a list ("chủ trì huấn luyện, diễn tập, tìm kiếm cứu nạn"), against a row that names some of its items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

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


class Lists(NamedTuple):
    """The lists of the organising part that say who leads what, and which of them have an item."""

    lists: list[Led]
    having: dict[tuple[str, ...], list[int]]


def led_lists(context: Context) -> Lists:
    """Return the lists of a paper."""
    lists = list(_lists(context))
    having: dict[tuple[str, ...], list[int]] = {}
    for number, one in enumerate(lists):
        for item in dict.fromkeys(one.items):
            having.setdefault(item, []).append(number)
    return Lists(lists, having)


def _lists(context: Context) -> Iterator[Led]:
    for section, unit in organising_sections(context):
        own = patterns.sub(r"^[^:]{3,90}:", "", section.said) if ":" in section.said else ""
        for path, words in [(section.text_path, own), *texts_below(section)]:
            for led in _led_in(words):
                yield Led(unit, path, led, _items(led))


@lru_cache(maxsize=2048)
def _led_in(words: str) -> tuple[str, ...]:
    """The duties of a text that set out with "chủ trì", without it."""
    if "hủ trì" not in words:
        return ()
    duties = [part.strip(" .") for part in _DUTIES.split(words)]
    return tuple(led for duty in duties if (led := LEADING.sub("", duty)) != duty)


def led_by_another(task: str, known: Lists, leads: Callable[[str], bool]) -> tuple[Led, bool] | None:
    """Return the list that has what a row names, and whether all of it; None where the unit that leads the row (`leads`) has any of it too."""
    own = _items(task)
    numbers = Counter(number for item in own for number in known.having.get(item, ()))
    if not numbers or any(leads(known.lists[number].unit) for number in numbers):
        return None
    number, held = max(numbers.items(), key=lambda pair: (pair[1], -pair[0]))
    one = known.lists[number]
    if held == len(own):
        return (one, True) if sum(map(len, own)) > 1 else None
    return (one, False) if own[0] in one.items and len(own[0]) >= _LONG else None


@lru_cache(maxsize=4096)
def _items(words: str) -> Items:
    split = (tuple(word for word in _WORD.findall(part.lower()) if word not in _LITTLE) for part in _ITEMS.split(words))
    return tuple(item for item in split if item)
