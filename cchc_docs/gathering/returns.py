"""The figures of the statistical form in one commune's report (Word, PDF, YAML, Excel), each with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from sys import intern
from typing import Any

from cchc_docs.gathering.amounts import amount, scale_of
from cchc_docs.gathering.columns import Columns, Heading, columns_of, said_unit, unit_in
from cchc_docs.gathering.commune import commune_of
from cchc_docs.gathering.edition import NO_EDITION, Edition, edition, edition_of
from cchc_docs.law.period_names import named
from cchc_docs.model.collecting import BieuMau, HangBieu, printed_numbers
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, Document, Path
from cchc_docs.model.markup import plain
from cchc_docs.reading.result import Read
from cchc_docs.reading.whereabouts import told
from cchc_docs.reading.yaml.statistics import for_commune
from cchc_docs.record import NamedTuple
from cchc_docs.reporting.kinds import settings
from cchc_docs.reporting.report_tables import cell, row_number
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.fold import fold

_ALIKE = 0.75
"""From which likeness on a row of the right number has the name of the form's row."""
_REMARK = re.compile(r"\s*\((?:lũy kế|luỹ kế)[^)]*\)$", re.IGNORECASE)
_FEW = 3
"""So many rows of the forms, or half of a table, make it one of the forms."""


class Figure(NamedTuple):
    """A figure: form, row number; value in the form's unit ("" where it could not be taken); as written; where; what to know."""

    bieu: str
    so: str
    gia_tri: str
    ghi: str
    don_vi: str
    vi_tri: str
    ghi_chu: str = ""

    @property
    def value(self) -> Decimal | None:
        """The value, None where it could not be taken."""
        return Decimal(self.gia_tri) if self.gia_tri else None


@dataclass(slots=True)
class Returns:
    """What one report returns. `ky`, `nam`: its periods and year (() and None where it does not say); `la`: rows no form has."""

    tep: str
    loi_doc: str = ""
    loai: str = ""
    ten: str = ""
    tinh: str = ""
    ky: tuple[str, ...] = ()
    nam: int | None = None
    ban_hanh: Edition = NO_EDITION
    so: list[Figure] = field(default_factory=list)
    la: list[tuple[str, str]] = field(default_factory=list)

    def dump(self) -> bytes:
        """Return the returns as JSON, the same for the same returns."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode()

    def figures(self) -> dict[tuple[str, str], Figure]:
        """Return (form, row) -> figure; of a row written twice the first."""
        out: dict[tuple[str, str], Figure] = {}
        for one in self.so:
            out.setdefault((one.bieu, one.so), one)
        return out


def load(data: bytes) -> Returns:
    """Return what `dump` wrote; words that stand in every return (forms, units, places) are in memory once."""
    found: dict[str, Any] = json.loads(data)
    found["so"] = [Figure._make(map(intern, one)) for one in found["so"]]
    found["ban_hanh"] = edition(found["ban_hanh"])
    found["ky"] = tuple(found["ky"])
    found["la"] = [(place, words) for place, words in found["la"]]
    return Returns(**found)


class Written(NamedTuple):
    """A cell of figures: its words, its place; `number`: of an Excel cell that holds one."""

    ghi: str = ""
    vi_tri: str = ""
    number: Decimal | None = None


class Line(NamedTuple):
    """A row as typed: its number, name, unit; the figure of the period, that from January on, each where there is one."""

    so: str
    ten: str
    don_vi: str
    ghi: Written
    luy_ke: Written = Written()


_Row = tuple[BieuMau, HangBieu]


class Rows:
    """Which row of the forms a typed row is: by number and name, else by number in the form the rows around it are of.

    A commune's table has the numbers of the official form, or runs without the holes that rows of the province leave
    (`model.collecting.printed_numbers`); one table has one kind.
    """

    def __init__(self, forms: Sequence[BieuMau]) -> None:
        official = {(form.ma, row.so): (form, row) for form in forms for row in form.hang}
        printed: dict[tuple[str, str], _Row] = {}
        for form in for_commune(list(forms)):
            numbers = printed_numbers(form)
            printed |= {(form.ma, numbers[row.so]): official[form.ma, row.so] for row in form.hang}
        self._kinds = [_Numbers(printed), _Numbers(official)]

    def taken(self, lines: Sequence[Line], whole_unit: str = "") -> tuple[list[Figure], list[tuple[str, str]]]:
        """Return the figures of a table, and (place, words) of rows with a figure that no form has.

        `whole_unit`: a unit of money said once for all of the table.
        """
        kind = max(self._kinds, key=lambda one: sum(one.exact(line) is not None for line in lines))
        known = [kind.exact(line) or kind.named(line) for line in lines]
        count = sum(found is not None for found in known)
        if not count or (count < _FEW and 2 * count < len(lines)):
            return [], []
        current = next(found[0] for found in known if found is not None)
        figures: list[Figure] = []
        strange: list[tuple[str, str]] = []
        before: HangBieu | None = None
        for line, found in zip(lines, known, strict=True):
            current = found[0] if found is not None else kind.headed(line.ten) or current
            where = found or kind.near(line, current) or kind.named(line, current, before)
            before = where[1] if where is not None else before
            if where is not None:
                if not _is_group(where[1]):
                    figures.append(_figure(where[0], where[1], line, whole_unit))
            elif line.ghi.ghi.strip(" .…-–") and not _COUNTED.fullmatch(line.ten.strip()):
                strange.append((line.ghi.vi_tri, f"{_shown(line)}: biểu của tỉnh không có hàng này"))
        return figures, strange


_COUNTED = re.compile(r"\(?[1-9A-H]\)?")
"""A row that numbers the columns."""


def _shown(line: Line) -> str:
    return " ".join(filter(None, ("hàng", line.so, f"“{line.ten[:60]}”")))


class _Numbers:
    """One way of numbering: (form, number) -> row."""

    def __init__(self, rows: Mapping[tuple[str, str], _Row]) -> None:
        self._rows = rows
        self._numbered = {(number, fold(row.ten)): (form, row) for (_, number), (form, row) in rows.items()}
        self._named: dict[str, list[_Row]] = {}
        for form, row in rows.values():
            self._named.setdefault(fold(row.ten), []).append((form, row))

    def exact(self, line: Line) -> _Row | None:
        """Return the row of this number and this name."""
        return next(filter(None, (self._numbered.get((line.so, name)) for name in _names(line.ten))), None)

    def near(self, line: Line, form: BieuMau) -> _Row | None:
        """Return the row of this number in a form, where its name is nearly this one."""
        found = self._rows.get((form.ma, line.so))
        return found if found is not None and similarity(found[1].ten, unit_in(line.ten)[0]) >= _ALIKE else None

    def named(self, line: Line, form: BieuMau | None = None, before: HangBieu | None = None) -> _Row | None:
        """Return the one row with this name, in a form or in all: the paper numbers its rows in a way of its own.

        Of several in a form, the one below or beside the row `before` it.
        """
        rows = [row for name in _names(line.ten) for row in self._named.get(name, []) if form is None or row[0] is form]
        if len(rows) > 1 and before is not None:
            rows = [row for row in rows if _above(row[1].so) in (before.so, _above(before.so))]
        return rows[0] if len(rows) == 1 else None

    def headed(self, name: str) -> BieuMau | None:
        """Return the form a heading names."""
        return next((form for form, _ in self._rows.values() if fold(form.ten) == fold(name)), None)


def _above(number: str) -> str:
    return number.rpartition(".")[0]


def _names(words: str) -> tuple[str, ...]:
    """Return a name as it may stand in the form: as typed, without a remark, without a unit behind it."""
    return tuple(dict.fromkeys(fold(one.strip(" .:")) for one in (words, _REMARK.sub("", words), unit_in(words)[0])))


def _is_group(row: HangBieu) -> bool:
    return not row.loai_so_lieu and not row.ty_le


def _figure(form: BieuMau, row: HangBieu, line: Line, whole_unit: str) -> Figure:
    written, note = line.ghi, ""
    if row.loai_so_lieu == "luy_ke" and line.luy_ke.ghi:
        written = line.luy_ke
    elif row.loai_so_lieu == "thoi_ky" and not written.ghi and line.luy_ke.ghi:
        written, note = line.luy_ke, "xã chỉ ghi số lũy kế từ đầu năm"
    unit = line.don_vi or unit_in(line.ten)[1] or (whole_unit if scale_of(row.don_vi_tinh) is not None else "")
    taken = amount(written.ghi, unit, row, written.number)
    value = "" if taken.value is None else format(taken.value, "f")
    notes = "; ".join(filter(None, (taken.note, note)))
    return Figure(form.ma, row.so, value, " ".join(written.ghi.split()), unit, written.vi_tri, notes)


def forms_of(file: str = "") -> list[BieuMau]:
    """Return the province's statistical form: of a file `bieu_mau.yaml`, or the one that ships, with every row."""
    if not file:
        return settings(commune=False).bieu_mau
    from cchc_docs.reading.yaml.statistics import read_statistics

    return read_statistics(file)


def returns_of(read: Read, name: str, forms: Sequence[BieuMau]) -> Returns:
    """Return the figures of a report read from Word, PDF or YAML."""
    document = read.document
    who, title = commune_of(document), named(plain(document.trich_yeu))
    periods = (document.ky_bao_cao,) if document.ky_bao_cao else title.codes
    out = Returns(name, ky=periods, nam=title.year or document.nam, ban_hanh=edition_of(document))
    if who is not None:
        out.loai, out.ten, out.tinh = who
    for base, table in tables(document):
        found = columns_of({one.ma: Heading(plain(one.ten), plain(one.nhom)) for one in table.cot}, out.nam)
        if found is not None:
            add_lines(out, forms, _lines(read, (*base, table.kieu), table, found), _unit_of(document, base, found))
    return out


def _lines(read: Read, base: Path, table: Bang, found: Columns) -> Iterator[Line]:
    for at, row in enumerate(table.hang):
        if row.nhom:
            yield Line("", plain(row.nhom), "", Written())
            continue
        figures = (
            Written(cell(row, column), told(read, (*base, at, column))) if column else Written()
            for column in (found.ghi, found.luy_ke)
        )
        unit = cell(row, found.don_vi) if found.don_vi else ""
        yield Line(row_number(row) if found.so else "", cell(row, found.ten), unit, *figures)


def _unit_of(document: Document, base: Path, found: Columns) -> str:
    """Return the unit of money said for a whole table: in the heading of its figures, or in the line above it."""
    above: list[str] = []
    for text in document.texts():
        if text.path[: len(base)] == base:
            break
        above.append(plain(text.text))
    return found.don_vi_ghi or said_unit(above[-1:])


def add_lines(out: Returns, forms: Sequence[BieuMau], lines: Iterable[Line], whole_unit: str = "") -> None:
    """Add the rows of one table or sheet to returns."""
    figures, strange = Rows(forms).taken(list(lines), whole_unit)
    out.so += figures
    out.la += strange
