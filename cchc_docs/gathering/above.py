"""The plan of the province as communes are held against it: what it asks of them, its targets, its last days."""

from __future__ import annotations

import re
from datetime import date

from cchc_docs.gathering.commune import province_of
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Document, Hang
from cchc_docs.model.markup import plain
from cchc_docs.reading.result import Read
from cchc_docs.reading.whereabouts import told
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.deadlines import parse_deadline
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.numbers import is_level

_OF_COMMUNES = re.compile(
    r"cấp xã|(?<!\w)(?:các )?xã(?!\s*hội)(?!\w)|phường|đặc khu|địa phương|các cơ quan, đơn vị|các cấp", re.IGNORECASE
)


class Task(NamedTuple):
    """A task the province sets: its words, place, last day; `giao_xa`: it names communes, or names nobody at all."""

    chu: str
    vi_tri: str
    han: date | None
    thoi_han: str
    giao_xa: bool


class Target(NamedTuple):
    """A target of the province: name, unit, comparison (">=" unless said otherwise), value, place."""

    ten: str
    don_vi_tinh: str
    so_sanh: str
    gia_tri: str
    vi_tri: str


class Above(NamedTuple):
    """The province's plan: its title, province, year, tasks and targets."""

    ten: str
    tinh: str
    nam: int | None
    nhiem_vu: tuple[Task, ...]
    chi_tieu: tuple[Target, ...]


def above(read: Read) -> Above:
    """Return what the province's plan asks; a Word plan gets its targets from its words first."""
    from cchc_docs.reading.identity.identify import identify

    document = read.document
    doubts = identify(document)
    for code in [code for code, one in document.chi_tieu.items() if ("chi_tieu", code) in doubts]:
        if not is_level(document.chi_tieu[code].don_vi_tinh):
            del document.chi_tieu[code]  # "Cử 90 người …": a count that may be a task's is no floor for a commune
    return Above(
        " ".join(plain(document.trich_yeu).split()),
        province_of(document),
        document.nam,
        tuple(tasks_of(read)),
        tuple(targets_of(read)),
    )


def tasks_of(read: Read) -> list[Task]:
    """Return the rows of every table of tasks; a row merged with the one above has the words of that one."""
    from cchc_docs.reading.identity.identify import task_rows

    out: list[Task] = []
    for base, table in tables(read.document):
        if table.kieu != "nhiem_vu":
            continue
        position = {id(row): number for number, row in enumerate(table.hang)}
        for words, row in task_rows(table.hang):
            if words.strip():
                place = told(read, (*base, table.kieu, position[id(row)]))
                out.append(_task(words, row, place, read.document))
    return out


def _task(words: str, row: Hang, place: str, document: Document) -> Task:
    cell = "\n".join(plain(line) for line in row.o.get("thoi_han", ()))
    span = (document.giai_doan.tu, document.giai_doan.den) if document.giai_doan is not None else None
    found = parse_deadline(cell, document.nam, span)
    who = " ".join(plain(line) for key in ("chu_tri", "phoi_hop") for line in row.o.get(key, ()))
    whose = not who.strip() or _OF_COMMUNES.search(f"{who} {words}") is not None
    return Task(" ".join(words.split()), place, found.dates[-1] if found.dates else None, " ".join(cell.split()), whose)


def targets_of(read: Read) -> list[Target]:
    """Return the targets of a plan with a value; of one with phases, the value of the plan's year or the last."""
    out = []
    rows = {
        row.ma: (*base, table.kieu, number)
        for base, table in tables(read.document)
        for number, row in enumerate(table.hang)
        if row.ma in read.document.chi_tieu
    }
    for code, one in read.document.chi_tieu.items():
        stage = next(
            (stage for stage in one.moc if str(read.document.nam) in stage.ten), one.moc[-1] if one.moc else None
        )
        value = one.gia_tri or (stage.gia_tri if stage is not None else "")
        comparison = one.so_sanh or (stage.so_sanh if stage is not None else "") or ">="
        if value:
            name = " ".join(plain(one.ten).split())
            place = (
                told(read, rows[code])
                if code in rows
                else read.places(("chi_tieu", code)).text or _said_at(read, name, value)
            )
            out.append(Target(name, one.don_vi_tinh, comparison, value, place))
    return out


def _said_at(read: Read, name: str, value: str) -> str:
    """Return where the body of a plan says a target: the text with its figure that is likest to its name; "" where none has it."""
    wanted = fold(name).removeprefix(fold("Tỷ lệ ")).split()
    best, path = 0, None
    for one in read.document.texts():
        if value in one.text:
            words = frozenset(fold(plain(one.text)).split())
            shared = sum(word in words for word in wanted)
            if shared > best:
                best, path = shared, one.path
    return told(read, path) if path is not None and best * 4 >= 3 * len(wanted) else ""
