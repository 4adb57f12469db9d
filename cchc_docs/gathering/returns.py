"""The figures of the statistical form in one commune's report (Word, PDF, YAML, Excel), each with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from cchc_docs.gathering.amounts import amount
from cchc_docs.gathering.commune import commune_of
from cchc_docs.model.collecting import BieuMau, HangBieu, printed_numbers
from cchc_docs.model.markup import plain
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.statistics import for_commune
from cchc_docs.reporting.kinds import Settings, settings
from cchc_docs.reporting.periods import period_in
from cchc_docs.reporting.report_tables import ReportTables, cell, row_number
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.fold import fold

_ALIKE = 0.75
"""From which likeness on a row of the right number has the name of the form's row."""
_REMARK = re.compile(r"\s*\((?:lũy kế|luỹ kế)[^)]*\)$", re.IGNORECASE)


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
    """What one report returns. `ky`, `nam`: its period ("" and None where it does not say); `la`: rows no form has."""

    tep: str
    loi_doc: str = ""
    loai: str = ""
    ten: str = ""
    tinh: str = ""
    ky: str = ""
    nam: int | None = None
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
    """Return what `dump` wrote."""
    found: dict[str, Any] = json.loads(data)
    found["so"] = [Figure(*one) for one in found["so"]]
    found["la"] = [(place, words) for place, words in found["la"]]
    return Returns(**found)


class Line(NamedTuple):
    """A row as typed: its number, name, figure, unit, place; `number`: of an Excel cell that holds one."""

    so: str
    ten: str
    ghi: str
    don_vi: str
    vi_tri: str
    number: Decimal | None = None


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

    def taken(self, lines: Sequence[Line]) -> tuple[list[Figure], list[tuple[str, str]]]:
        """Return the figures of a table, and (place, words) of rows with a figure that no form has."""
        kind = max(self._kinds, key=lambda one: sum(one.exact(line) is not None for line in lines))
        exact = [kind.exact(line) for line in lines]
        current = next((found[0] for found in exact if found is not None), None)
        figures: list[Figure] = []
        strange: list[tuple[str, str]] = []
        for line, found in zip(lines, exact, strict=True):
            current = found[0] if found is not None else current
            where = found or (kind.near(line, current) if current is not None else None)
            if where is not None:
                if not _is_group(where[1]):
                    figures.append(_figure(where[0], where[1], line))
            elif line.so and line.ghi.strip() and current is not None:
                strange.append((line.vi_tri, f"hàng {line.so} “{line.ten[:60]}”: biểu của tỉnh không có hàng này"))
        return figures, strange


class _Numbers:
    """One way of numbering: (form, number) -> row."""

    def __init__(self, rows: Mapping[tuple[str, str], _Row]) -> None:
        self._rows = rows
        self._named = {(number, fold(row.ten)): (form, row) for (_, number), (form, row) in rows.items()}

    def exact(self, line: Line) -> _Row | None:
        """Return the row of this number and this name."""
        return self._named.get((line.so, fold(_REMARK.sub("", line.ten)))) or self._named.get((line.so, fold(line.ten)))

    def near(self, line: Line, form: BieuMau) -> _Row | None:
        """Return the row of this number in a form, where its name is nearly this one."""
        found = self._rows.get((form.ma, line.so))
        return found if found is not None and similarity(found[1].ten, line.ten) >= _ALIKE else None


def _is_group(row: HangBieu) -> bool:
    return not row.loai_so_lieu and not row.ty_le


def _figure(form: BieuMau, row: HangBieu, line: Line) -> Figure:
    taken = amount(line.ghi, line.don_vi, row, line.number)
    value = "" if taken.value is None else format(taken.value, "f")
    return Figure(form.ma, row.so, value, " ".join(line.ghi.split()), line.don_vi, line.vi_tri, taken.note)


def forms_of(file: str = "") -> list[BieuMau]:
    """Return the province's statistical form: of a file `bieu_mau.yaml`, or the one that ships, with every row."""
    if not file:
        return settings(commune=False).bieu_mau
    from cchc_docs.reading.yaml.statistics import read_statistics

    return read_statistics(file)


def returns_of(read: Read, name: str, forms: Sequence[BieuMau]) -> Returns:
    """Return the figures of a report read from Word, PDF or YAML."""
    document = read.document
    who = commune_of(document)
    out = Returns(name, ky=document.ky_bao_cao or period_in(document.trich_yeu), nam=document.nam)
    if who is not None:
        out.loai, out.ten, out.tinh = who
    rows = Rows(forms)
    tables = ReportTables(document, Settings(list(forms), settings().de_cuong))
    for base, table, codes in tables.having("chi_tieu", "so_lieu"):
        unit = next((column.ma for column in table.cot if _is_unit(column.ma, column.ten)), "")
        lines = [
            Line(
                row_number(row),
                cell(row, codes["chi_tieu"]),
                cell(row, codes["so_lieu"]),
                cell(row, unit) if unit else "",
                read.places((*base, table.kieu, at, codes["so_lieu"])).text,
            )
            for at, row in enumerate(table.hang)
            if not row.nhom
        ]
        _add(out, rows, lines)
    return out


def _is_unit(code: str, heading: str) -> bool:
    return code == "don_vi_tinh" or fold(plain(heading)).startswith(("đơn vị tính", "đvt"))


def _add(out: Returns, rows: Rows, lines: Iterable[Line]) -> None:
    figures, strange = rows.taken(list(lines))
    out.so += figures
    out.la += strange


def add_lines(out: Returns, forms: Sequence[BieuMau], lines: Iterable[Line]) -> None:
    """Add the rows of one table or sheet to returns."""
    _add(out, Rows(forms), lines)
