"""One office, however often and however it is written: the names in a plan's tables and assignments gathered into `don_vi`.

Sure: the same words in other capitals, accents, dashes, joints and usual short forms. Likely, and asked about: a slip
of a letter or two, a name cut short. Groups ("Các phòng chuyên môn") are no offices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.model.codes import unit_code
from cchc_docs.model.columns import UNIT_COLUMNS
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Document, DonVi, Path
from cchc_docs.model.markup import plain
from cchc_docs.reading.identity.assigned import assigned_offices
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.near import one_letter_off
from cchc_docs.vietnamese.units import is_group, normalise_unit, same_unit, unit_names

_WORDS = 14
"""A longer name is a sentence."""

_SHORT = 60
"""No code is that long."""
_NAMED = frozenset(["trường", "thôn", "tổ", "trạm", "bản", "khu", "hợp", "doanh"])
"""First words after which a name tells one from many: "Trường Tiểu học" is not short for "Trường Tiểu học Khe Vàng"."""


class Office(Record):
    """A name as compared, and how often it is written in which way; `joined`: ways that are likely the same office."""

    key: str
    written: Counter[str] = field(default_factory=Counter)
    joined: Counter[str] = field(default_factory=Counter)
    doubts: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name for lists: the usual way of writing it in full."""
        full = [one for one in self.written if _is_full(one)] or [*self.written, *self.joined]
        best = max(full, key=lambda one: (_is_full(one), _is_capital(one), (self.written + self.joined)[one], len(one)))
        return best[:1].upper() + best[1:]


def _is_full(name: str) -> bool:
    """Tell a name written out from one with short forms of its own ("TT PV HCC", "P. Kinh tế")."""
    return not patterns.search(
        r"(?<![^\W_])(?:TT|PV|HCC|PVHCC|VH|XH|VHXH|VP|P|CM|CA|KT|DVC|SNC|SN|CĐS|CDS)(?![^\W_])", name
    )


def _is_capital(name: str) -> bool:
    """Tell a name whose own word has its capital ("Phòng Kinh tế") from one written small ("Phòng kinh tế")."""
    return any(word[:1].isupper() and not word.isupper() for word in name.split()[1:])


def identify_offices(document: Document, doubts: dict[Path, str]) -> None:
    """Fill `don_vi` with the offices of tables and assignments; a plan that has some keeps them as they are."""
    if document.don_vi:
        return
    taken: set[str] = set()
    cells = {
        line
        for _, table in tables(document)
        for row in table.hang
        for lines in row.o.values()
        for line in lines
        if len(line) < _SHORT
    }
    for office in gathered(document):
        name = office.name
        code = unit_code(name, taken, cells)
        taken.add(code)
        others = [one for one, _ in (office.written + office.joined).most_common() if one != name]
        document.don_vi[code] = DonVi(name, cach_viet=others)
        if office.doubts:
            doubts["don_vi", code] = "; ".join(office.doubts)


def gathered(document: Document) -> list[Office]:
    """Return the offices named in the tables, then those the body gives work to, each once, in order of first mention."""
    found: dict[str, Office] = {}
    own = _place_of(document)
    for line in _lines(document):
        for name in unit_names(line):
            key = normalise_unit(name.removesuffix(own).rstrip() if own else name)
            if key and len(key.split()) <= _WORDS and not is_group(name):
                found.setdefault(key, Office(key)).written[name] += 1
    of_tables = frozenset(found)
    for name in assigned_offices(document):
        key = normalise_unit(name.removesuffix(own).rstrip() if own else name)
        if key not in of_tables:
            found.setdefault(key, Office(key)).written[name] += 1
    return _joined(list(found.values()))


def _place_of(document: Document) -> str:
    """Return the place of the commune (" xã Đồi Sim" of its Ủy ban nhân dân): "Công an xã Đồi Sim" is its own Công an."""
    body = " ".join(document.co_quan.ten.split()) if document.co_quan else ""
    found = patterns.search(r" (?:xã|phường|đặc khu) \S.*$", body)
    return found[0] if found else ""


def _lines(document: Document) -> Iterator[str]:
    for _, table in tables(document):
        columns = [column.ma for column in table.cot if column.ma in UNIT_COLUMNS]
        for row in table.hang:
            for column in columns:
                yield from (plain(line) for line in row.o.get(column, ()))


def _joined(offices: list[Office]) -> list[Office]:
    """Join what is likely one office: the rarer or shorter name goes to the other, with a question."""
    out = list(offices)
    latest_first = offices[::-1]
    for one in sorted(latest_first, key=lambda office: (office.written.total(), len(office.key))):
        near = [other for other in out if other is not one and _likely(one, other)]
        if one in out and len(near) == 1:
            home = near[0]
            shown = ", ".join(f"“{name}”" for name in one.written)
            home.doubts += [f"gộp cách viết {shown} vào đơn vị này; nếu là đơn vị khác thì khai riêng", *one.doubts]
            home.joined.update(one.written + one.joined)
            out.remove(one)
    return out


def _likely(one: Office, other: Office) -> bool:
    """Tell whether `one` is likely another way to write `other`: a slip, a short form, a name cut short."""
    mine, theirs = one.key.split(), other.key.split()
    if any(same_unit(a, b) for a in one.written for b in other.written if a.isupper() or b.isupper()):
        return True
    if mine[0] != theirs[0] or mine[0] in _NAMED:
        return False
    if len(mine) == len(theirs):
        return len(mine) > 2 and _slips(mine, theirs)
    if len(mine) > len(theirs):
        return False
    if mine == ["văn", "phòng"]:
        return theirs[:2] == mine and bool({"ủy", "hội"} & set(theirs))
    rest = iter(theirs)
    return len(mine) > 2 and len(theirs) - len(mine) <= 2 and all(word in rest for word in mine)


def _slips(mine: list[str], theirs: list[str]) -> bool:
    """Tell whether two names differ in one word by one letter, and in no figure."""
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if len(pairs) != 1 or any(part.isdigit() for part in pairs[0]):
        return False
    return len(max(pairs[0], key=len)) > 2 and one_letter_off(*pairs[0])
