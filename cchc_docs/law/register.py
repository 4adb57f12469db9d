"""The register of known legal texts: number, day, issuer, and from when to when each holds.

A symbol alone is no identity: the Prime Minister restarts numbering every year, so `find` may return several
texts, and 66-NQ/TW (Party), 66/NQ-CP and 66.7/2025/NQ-CP are three different ones. What is not in the register
is unknown, never wrong.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from re import Pattern
from typing import Any

from cchc_docs.keeping import worked_out
from cchc_docs.law.data_files import DATA_FOLDER, read_data
from cchc_docs.law.values import RELIABLE
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import nfc, repair_d
from cchc_docs.vietnamese.fold import fold, latin

# Hyphens and slashes that Word and web pages put for "-" and "/".
_TYPED = str.maketrans({"–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "∕": "/", "⁄": "/"})
_SYMBOL = (
    r"(?P<so>\d+)(?P<duoi>[A-ZĐ]?(?:\.\d+)?)(?P<dau>[/-])(?:(?P<nam>\d{4})/)?"
    r"(?P<nhom>[A-ZĐ][A-ZĐ0-9&]*(?:[/-][A-ZĐ0-9&]+)*)"
)


class Status(StrEnum):
    """`in_force` means: begun, and no end known to the register on its `doi_chieu` day."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


class Symbol(NamedTuple):
    """A số, ký hiệu taken apart: 66.7/2025/NQ-CP -> so 66, duoi ".7", dau "/", nam 2025, nhom ("NQ", "CP")."""

    so: int
    duoi: str
    dau: str
    nam: int | None
    nhom: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind's abbreviation without a legislature number: NQ, NĐ, QH."""
        return self.nhom[0].rstrip("0123456789")


class LegalText(NamedTuple):
    """One known text.

    `do_tin` judges number and subject, and the day unless `ngay_chac` is False; `hieu_luc_chac` False means
    we do not know whether it still holds; `mo_ho` that other texts bear the same number. `nguon`: where it was read.
    `xem_lai`: why it may rightly be cited after its end, in part or by transitional rules.
    """

    so_ky_hieu: str
    loai: str
    co_quan: str
    ngay: date | None
    trich_yeu: str
    do_tin: str
    ngay_chac: bool = True
    trich_yeu_chac: bool = False
    hieu_luc_tu: date | None = None
    het_hieu_luc: date | None = None
    giai_doan_den: int | None = None
    thay_the_boi: str | None = None
    bai_bo_boi: str | None = None
    sua_doi_boi: tuple[str, ...] = ()
    hieu_luc_chac: bool = True
    mo_ho: bool = False
    ghi_chu: str = ""
    do_tin_ngay: str = ""
    nguon: str = ""
    xem_lai: str = ""

    @property
    def is_reliable(self) -> bool:
        """True when a rule may rely on number, subject and status (do_tin A or B)."""
        return self.do_tin in RELIABLE

    @property
    def known_day(self) -> date | None:
        """The day, when it is sure enough to call another day wrong; else None."""
        return self.ngay if self.is_reliable and self.ngay_chac else None

    @property
    def remembered_day(self) -> date | None:
        """The day, even one known by heart only: another day is a question, no more; None where that is not sure either."""
        return self.ngay if self.is_reliable or self.do_tin == "M" else None

    @property
    def is_day_certain(self) -> bool:
        """True when two sources give the day: another day is an error, not only doubtful."""
        return self.ngay is not None and self.ngay_chac and (self.do_tin_ngay or self.do_tin) == "A"

    @property
    def successor(self) -> str | None:
        """Symbol of the text to cite instead, when one is known."""
        return self.thay_the_boi or self.bai_bo_boi

    def period_over(self, year: int) -> bool:
        """Whether the programme this text sets had ended before `year` began."""
        return self.giai_doan_den is not None and self.giai_doan_den < year


@lru_cache(maxsize=1)
def _symbol_pattern() -> Pattern[str]:

    return ours(_SYMBOL)


@lru_cache(maxsize=4096)
def normalise(symbol: str) -> str:
    """The key of a symbol: `số 06 / QĐ–TTg` -> `6/QĐ-TTG`.

    Spaces, case, kind of dash, leading zeros, a leading "số" and look-alike letters of other alphabets do not count;
    hyphen and slash do.
    """
    # Composed anew at the end: a capital of one sign may be two ("ΐ"), and no key may change when asked again.
    key = nfc("".join(latin(repair_d(nfc(symbol)).upper()).translate(_TYPED).split()))
    while (bare := key.removeprefix("SỐ").lstrip(":0")) and bare != key:
        key = bare
    return key


def parse_symbol(symbol: str) -> Symbol | None:
    """The parts of a số, ký hiệu, or None when it does not look like one."""
    match = _symbol_pattern().fullmatch(normalise(symbol))
    if match is None:
        return None
    groups = tuple(match["nhom"].replace("-", "/").split("/"))
    year = int(match["nam"]) if match["nam"] else None
    return Symbol(int(match["so"]), match["duoi"], match["dau"], year, groups)


_Series = dict[tuple[tuple[str, ...], bool, int], list[int]]
_Index = tuple[
    dict[str, list[int]], dict[tuple[int, str], list[int]], dict[str, list[int]], dict[int, list[int]], _Series
]
"""Places in the list of texts, by normalised symbol, by number and kind, of laws by name, by day, and of those numbered in one row."""
_DAYS = tuple(n for n, name in enumerate(LegalText._fields) if name in ("ngay", "hieu_luc_tu", "het_hieu_luc"))


def _packed(text: LegalText) -> bytes:
    values: list[Any] = [value.toordinal() if type(value) is date else value for value in text]
    return marshal.dumps(tuple(values))


def _unpacked(data: bytes) -> LegalText:
    values = list(marshal.loads(data))  # noqa: S302 - what `_packed` wrote; from a file only where `keeping` proved it ours
    for place in _DAYS:
        if values[place] is not None:
            values[place] = date.fromordinal(values[place])
    return LegalText(*values)


def _index(texts: tuple[LegalText, ...]) -> _Index:
    symbols: dict[str, list[int]] = {}
    numbers: dict[tuple[int, str], list[int]] = {}
    names: dict[str, list[int]] = {}
    days: dict[int, list[int]] = {}
    series: _Series = {}
    for place, text in enumerate(texts):
        symbols.setdefault(normalise(text.so_ky_hieu), []).append(place)
        parts = parse_symbol(text.so_ky_hieu)
        if parts is not None:
            numbers.setdefault((parts.so, parts.kind), []).append(place)
        if text.loai in _NAMED:
            names.setdefault(_name_key(f"{text.loai} {text.trich_yeu}"), []).append(place)
        if text.ngay is not None:
            days.setdefault(text.ngay.toordinal(), []).append(place)
            if parts is not None and not parts.duoi and parts.nhom[-1] in _NUMBERED_BY_YEAR:
                series.setdefault((parts.nhom, parts.nam is not None, text.ngay.year), []).append(place)
    return symbols, numbers, names, days, series


_NUMBERED_BY_YEAR = ("CP", "TTG")
"""Bodies whose texts of a kind are numbered through in the order of their days, anew each year."""


class Register:
    """Every known text, indexed by normalised symbol and, for luật, by name; each is packed until it is asked for."""

    def __init__(self, packed: list[bytes], index: _Index, checked_on: date, outside: frozenset[str]) -> None:
        self.checked_on = checked_on
        self.outside = outside
        self._packed = packed
        self._symbols, self._numbers, self._names, self._days, self._series = index
        self._made: dict[int, LegalText] = {}

    def _at(self, places: Iterable[int]) -> list[LegalText]:
        for place in places:
            if place not in self._made:
                self._made[place] = _unpacked(self._packed[place])
        return [self._made[place] for place in places]

    @property
    def texts(self) -> tuple[LegalText, ...]:
        """Every text; a check asks for the few it meets."""
        return tuple(self._at(range(len(self._packed))))

    def find(self, symbol: str, ngay: date | None = None) -> list[LegalText]:
        """Texts of that symbol; with a day, only those of that day or whose day we are not sure of."""
        found = self._at(self._symbols.get(normalise(symbol), ()))
        return [text for text in found if ngay is None or text.known_day in (None, ngay)]

    def laws_named(self, name: str) -> list[LegalText]:
        """Luật, bộ luật and pháp lệnh by name, as căn cứ cite them, without a number; a name without its kind is a luật's."""
        return self._at(self._names.get(_name_key(name), ()))

    def law_beginning(self, kind: str, words: str) -> tuple[LegalText, int] | None:
        """Return the law whose name some words begin with, whatever its capitals and commas, and where in them the name ends.

        `kind`: "Luật", "Bộ luật" or "Pháp lệnh". The longest name counts: "Bảo hiểm xã hội" is not "Bảo hiểm".
        """
        lead = "" if kind == "Luật" else f"{fold(kind)} "
        for name, end in _beginnings(words):
            places = self._names.get(lead + name)
            if places:
                return self._at(places[:1])[0], end
        return None

    def of_day(self, day: date) -> list[LegalText]:
        """Texts that bear this day, however sure."""
        return self._at(self._days.get(day.toordinal(), ()))

    def of_series(self, parts: Symbol, year: int) -> list[LegalText]:
        """Texts of Chính phủ or the Prime Minister that are numbered in one row with a symbol, in that year: 45/2024/NĐ-CP and the like."""
        return self._at(self._series.get((parts.nhom, parts.nam is not None, year), ()))

    def look_alikes(self, symbol: str) -> list[LegalText]:
        """Other texts with the same number and kind: what a mistyped symbol may have meant.

        17-NQ/CP -> 17/NQ-CP; 66/NQ-CP -> 66-NQ/TW, 66.7/2025/NQ-CP; 72/2025/QH16 -> 72/2025/QH15.
        """
        parts = parse_symbol(symbol)
        if parts is None:
            return []
        key = normalise(symbol)
        near = self._at(self._numbers.get((parts.so, parts.kind), ()))
        return [text for text in near if normalise(text.so_ky_hieu) != key]

    def search(self, words: str) -> list[LegalText]:
        """Texts whose symbol, kind, issuer and subject hold every word, in order of day; a whole symbol finds itself alone."""
        exact = self.find(words)
        if exact:
            return exact
        wanted = fold(words).split()
        found = [text for text in self.texts if all(word in _words_of(text) for word in wanted)] if wanted else []
        return sorted(found, key=lambda text: (text.ngay or date.min, text.so_ky_hieu))

    def current(self, text: LegalText) -> LegalText | None:
        """The text to cite today instead of a replaced one, through every replacement known; None when none is known."""
        seen = {normalise(text.so_ky_hieu)}
        now = text
        while now.successor and normalise(now.successor) not in seen:
            seen.add(normalise(now.successor))
            following = next((one for one in self.find(now.successor) if one.loai == text.loai), None)
            following = following or next(iter(self.find(now.successor)), None)
            if following is None:
                break
            now = following
        return None if now is text else now

    def joined(self, own: Iterable[LegalText]) -> Register:
        """A register with an office's own texts; one of the same symbol, kind and day stands in place of ours."""
        texts = tuple(own)
        named = {(normalise(text.so_ky_hieu), text.loai): text.ngay for text in texts}

        def replaced(text: LegalText) -> bool:
            key = (normalise(text.so_ky_hieu), text.loai)
            return key in named and (text.ngay is None or named[key] in (None, text.ngay) or "/20" in text.so_ky_hieu)

        kept = tuple(text for text in self.texts if not replaced(text)) + texts
        return Register([_packed(text) for text in kept], _index(kept), self.checked_on, self.outside)

    def status(self, text: LegalText, on: date) -> Status:
        """Whether the text held on that day, as far as the register knows."""
        if not text.is_reliable:
            return Status.UNKNOWN
        start = text.hieu_luc_tu or text.ngay
        if start is not None and on < start:
            return Status.NOT_YET
        if not text.hieu_luc_chac:
            return Status.UNKNOWN
        if text.het_hieu_luc is not None and on >= text.het_hieu_luc:
            return Status.REPEALED
        return Status.UNKNOWN if start is None else Status.IN_FORCE


@lru_cache(maxsize=2048)
def _words_of(text: LegalText) -> str:
    return f"{fold(text.so_ky_hieu)} {fold(text.loai)} {fold(text.co_quan)} {fold(text.trich_yeu)} {fold(text.ghi_chu)}"


_LONGEST_NAME = 18
_EACH_WORD = ours(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def _beginnings(words: str) -> tuple[tuple[str, int], ...]:
    """What a law may be named by some words: the key of each beginning and where it ends, the longest first."""
    found = [*_EACH_WORD.finditer(words)][:_LONGEST_NAME]
    ends = [word.end() for word in found]
    each = [fold(word[0]) for word in found]
    return tuple((" ".join(each[: n + 1]), ends[n]) for n in range(len(each) - 1, -1, -1))


_NAMED = ("Luật", "Bộ luật", "Pháp lệnh")
"""Kinds that are cited by name and day (điểm a khoản 6 Mục II Phần I Phụ lục I)."""


def _name_key(name: str) -> str:
    words = fold(name).replace(",", " ").split()
    return " ".join(words[1:] if words[:1] == ["luật"] else words)


def _texts(content: dict[str, Any]) -> tuple[LegalText, ...]:
    texts: list[LegalText] = []
    for group in content["nhom"]:
        shared = {key: group[key] for key in group if key != "van_ban"}
        for entry in group["van_ban"]:
            fields = {**shared, **entry}
            fields["sua_doi_boi"] = tuple(fields.get("sua_doi_boi", ()))
            texts.append(LegalText(**fields))
    return tuple(texts)


_FILES = ("van_ban", "van_ban_cu", "van_ban_nganh")
"""The texts in use, those of a commune's fields that others replaced, and the fields by kind and issuer."""


_Content = tuple[list[bytes], _Index, int, list[str]]


def _content() -> _Content:
    files = [read_data(name) for name in _FILES]
    texts = tuple(text for content in files for text in _texts(content))
    outside = [symbol for content in files for symbol in content["ngoai_so"]]
    return [_packed(text) for text in texts], _index(texts), files[0]["doi_chieu"].toordinal(), outside


@lru_cache(maxsize=1)
def register() -> Register:
    """The register of all files, read once; packed and indexed it is kept between runs."""
    made_of = [os.path.join(DATA_FOLDER, f"{name}.yaml") for name in _FILES]
    packed, index, checked_on, outside = worked_out("so_van_ban", [*made_of, __file__], _content)
    return Register(packed, index, date.fromordinal(checked_on), frozenset(outside))
