"""The book of copies: one series of numbers for all kinds of copies of a body, from 01 on 1 January (Phần II Phụ lục I).

A YAML list of a person's own, one line for each copy; a line is added at its end, nothing else of it is touched.
"""

from __future__ import annotations

import os

from cchc_docs.errors import CchcError
from cchc_docs.model.document import BanSao, NgayThang
from cchc_docs.model.printed import copy_number_line, padded_number
from cchc_docs.reading.yaml.plan import decoded
from cchc_docs.reading.yaml.tree import LIST, MAPPING, Node, Trouble, parse
from cchc_docs.record import NamedTuple

_HEAD = "# Sổ bản sao: mọi hình thức sao đánh chung một dãy số, bắt đầu từ 01 mỗi năm (Phụ lục I Nghị định 30/2020/NĐ-CP).\n"


class Entry(NamedTuple):
    """A copy in the book: its number, the year, the line as a person finds it."""

    number: int
    year: int
    line: int


def entries(source: str, name: str) -> list[Entry]:
    """Return the copies of a book. Raises CchcError where it cannot be read as one."""
    wrong: list[tuple[str, int, int]] = []
    try:
        tree = parse(source, wrong) if source.strip() else None
    except Trouble as trouble:
        raise CchcError(f"{name}:{trouble.line + 1}: {trouble.message}") from None
    if wrong:
        raise CchcError(f"{name}:{wrong[0][1] + 1}: {wrong[0][0]}")
    if tree is None or tree.content is None:
        return []
    if tree.kind != LIST:
        raise CchcError(f"{name}:{tree.line + 1}: sổ bản sao phải là một danh sách, mỗi dòng bắt đầu bằng '-'")
    return [_entry(node, name) for node in tree.content]


def _entry(node: Node, name: str) -> Entry:
    values = [
        node.content[key].content if node.kind == MAPPING and key in node.content else None for key in ("so", "nam")
    ]
    if not all(isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 6 for value in values):
        raise CchcError(f"{name}:{node.line + 1}: mỗi dòng của sổ bản sao cần 'so' và 'nam' là số")
    return Entry(int(str(values[0])), int(str(values[1])), node.line + 1)


def number_for(book: list[Entry], year: int, wanted: str, name: str) -> str:
    """Return the number of a copy: the one wanted if nobody has it this year, else the next. Raises CchcError."""
    taken = {one.number: one.line for one in book if one.year == year}
    if not wanted:
        return padded_number(str(max(taken, default=0) + 1))
    if int(wanted) in taken:
        raise CchcError(
            f"--so {wanted}: số này đã cấp năm {year} ({name}:{taken[int(wanted)]}); các loại bản sao đánh chung một dãy số"
        )
    return padded_number(wanted)


def with_line(source: str, copy: BanSao, day: NgayThang, what: str, file: str) -> str:
    """Return the book with a line for a copy at its end."""
    from cchc_docs.writing.yaml.scalars import inline

    symbol = copy_number_line(copy).rpartition("/")[2]
    shown = f"{day.ngay:02d}/{day.thang:02d}/{day.nam}"
    line = (
        f"- {{so: {int(copy.so)}, nam: {day.nam}, ky_hieu: {inline(symbol)}, ngay: {inline(shown)}, "
        f"van_ban: {inline(what)}, tep: {inline(os.path.basename(file))}}}\n"
    )
    return (source if source.endswith("\n") or not source else f"{source}\n") + line if source else _HEAD + line


def read_book(file: str) -> tuple[str, bytes | None]:
    """Return the words of a book and its bytes; ("", None) for one that does not exist yet."""
    if not os.path.exists(file):
        return "", None
    with open(file, "rb") as handle:
        data = handle.read()
    return decoded(data, file), data
