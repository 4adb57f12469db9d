"""The offices of a plan: one that was listed twice becomes one, two that were taken for one become two."""

from __future__ import annotations

from cchc_docs.desk.office.splices import changed, items, plan_of
from cchc_docs.errors import CchcError
from cchc_docs.model.codes import unit_code
from cchc_docs.model.columns import UNIT_COLUMNS
from cchc_docs.model.complete import tables
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.units import normalise_unit, same_unit


class Listed(NamedTuple):
    """An office: its code, name, other ways of writing it, how many tasks name it, codes of offices it may be."""

    code: str
    name: str
    ways: list[str]
    tasks: int
    alike: list[str]


def offices_of(read: Read) -> list[Listed]:
    """Return the offices of a plan in its order; `alike`: those whose names may mean the same office."""
    plan = read.document
    rows = [row for _, table in tables(plan) for row in table.hang if not row.nhom]
    out = []
    for code, unit in plan.don_vi.items():
        ways = {unit.ten, unit.viet_tat, *unit.cach_viet} - {""}
        named = sum(any(line in ways for key in UNIT_COLUMNS for line in row.o.get(key, ())) for row in rows)
        alike = [other for other, entry in plan.don_vi.items() if other != code and _may_be(unit.ten, entry.ten)]
        out.append(Listed(code, unit.ten, list(unit.cach_viet), named, alike))
    return out


def _may_be(one: str, other: str) -> bool:
    mine, theirs = set(normalise_unit(one).split()), set(normalise_unit(other).split())
    return same_unit(one, other) or (len(mine & theirs) >= 3 and (mine <= theirs or theirs <= mine))


def merge(read: Read, name: str, code: str, into: str) -> str:
    """Return the source where the office `code` is another way of writing `into`; words in the tables stay as typed.

    Raises CchcError where one of them is not in the plan.
    """
    units = read.document.don_vi
    if code == into or code not in units or into not in units:
        raise CchcError("không còn đơn vị này trong kế hoạch; tải lại trang")
    ways = [units[code].ten, units[code].viet_tat, *units[code].cach_viet]
    known = {units[into].ten, units[into].viet_tat, *units[into].cach_viet}
    new = [*units[into].cach_viet, *dict.fromkeys(way for way in ways if way and way not in known)]
    out = changed(read, name, ("don_vi", into, "cach_viet"), new)
    out = _recoded(out, name, code, into)
    return changed(plan_of(out, name), name, ("don_vi", code), None)


def part(read: Read, name: str, code: str, way: str) -> str:
    """Return the source where one way of writing an office is an office of its own."""
    unit = read.document.don_vi.get(code)
    if unit is None or way not in unit.cach_viet:
        raise CchcError("không còn cách viết này trong kế hoạch; tải lại trang")
    own = unit_code(way, read.document.don_vi)
    left = [one for one in unit.cach_viet if one != way]
    out = changed(read, name, ("don_vi", code, "cach_viet"), left or None)
    return changed(plan_of(out, name), name, ("don_vi", own), {"ten": way})


def _recoded(source: str, name: str, code: str, into: str) -> str:
    """Return the source with the code of an office changed in the rows and targets that name it by code."""
    read = plan_of(source, name)
    raw = read.raw or read.document
    for base, table in tables(raw):
        for position, row in enumerate(table.hang):
            for column in UNIT_COLUMNS:
                lines = row.o.get(column, [])
                if code in lines:
                    new = list(dict.fromkeys(into if line == code else line for line in lines))
                    path = (*base, table.kieu, position, column)
                    read = plan_of(changed(read, name, path, new if len(new) > 1 else new[0]), name)
    for target, entry in raw.chi_tieu.items():
        if code in entry.chu_tri:
            new = list(dict.fromkeys(into if one == code else one for one in entry.chu_tri))
            node = node_at(read.tree, ("chi_tieu", target, "chu_tri"))
            value = new if items((), node) else new[0]
            read = plan_of(changed(read, name, ("chi_tieu", target, "chu_tri"), value), name)
    return read.source
