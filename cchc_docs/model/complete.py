"""From what the author wrote to what is printed: labels, references, unit names, targets, "(Kèm theo …)" lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cchc_docs import patterns
from cchc_docs.model import printed
from cchc_docs.model.columns import UNIT_COLUMNS
from cchc_docs.model.document import Bang, Document, Hang, Muc, Path
from cchc_docs.model.numbering import number
from cchc_docs.model.references import References, Unknown, measured

_CODE = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+"

Change = Callable[[Path, str], str]


def complete(document: Document, parent: Document | None = None) -> tuple[Document, list[tuple[Path, Unknown]]]:
    """Return the document as printed, numbered and with its references resolved, and what leads nowhere.

    The document given stays as it was written, so that both can be held side by side; their paths are the same.
    `parent` is the document named by `ke_hoach_goc`.
    """
    from copy import deepcopy

    printed_view = deepcopy(document)
    return printed_view, fill_in(printed_view, parent)


def fill_in(document: Document, parent: Document | None = None) -> list[tuple[Path, Unknown]]:
    """Do the same to a document nobody else holds (one just read or made): in place, without the time of a copy."""
    wrong: list[tuple[Path, Unknown]] = []
    number(document)
    references = References(document, parent, lambda path, unknown: wrong.append((path, unknown)))
    for path, table in tables(document):
        table.tach = table.tach_dong and not document.nguyen_trang
        fill_targets(document, table, path, wrong)
        name_units(document, table, path, wrong)
    change_texts(document, references.text)
    last = printed.last_words(document)
    if last is not None:
        last.ket = True
    for code, target in document.chi_tieu.items():
        if "{{" in target.ten:  # printed by tables and forms beside the texts
            target.ten = references.text(("chi_tieu", code, "ten"), target.ten)
        target.chu_tri = [document.don_vi[code].ten if code in document.don_vi else code for code in target.chu_tri]
    for appendix in document.phu_luc:
        if appendix.kem_theo is not None:
            appendix.kem_theo_in = appendix.kem_theo
        elif not document.nguyen_trang:
            appendix.kem_theo_in = printed.attachment_line(document)
    return wrong


def tables(document: Document) -> list[tuple[Path, Bang]]:
    """Return every table with the path under which its rows' key stands, in reading order."""
    out = list(_tables_in(document.noi_dung, ("noi_dung",)))
    for position, appendix in enumerate(document.phu_luc):
        out += _tables_in(appendix.noi_dung, ("phu_luc", position, "noi_dung"))
        if appendix.bang is not None:
            out.append((("phu_luc", position), appendix.bang))
    return out


def _tables_in(blocks: list[Muc], base: Path) -> Iterator[tuple[Path, Bang]]:
    for position, block in enumerate(blocks):
        if block.bang is not None:
            yield (*base, position, "bang"), block.bang
        if block.noi_dung:
            yield from _tables_in(block.noi_dung, (*base, position, "noi_dung"))


def coded(word: str) -> bool:
    """Tell whether a word can only be a code of `don_vi`, `chi_tieu`: what people write has no underscore."""
    return "_" in word and patterns.fullmatch(_CODE, word) is not None


def name_units(document: Document, table: Bang, base: Path, wrong: list[tuple[Path, Unknown]]) -> None:
    """Put the name of a unit where a row has its code, and remember the code."""
    columns = [column.ma for column in table.cot if column.ma in UNIT_COLUMNS]
    units = document.don_vi
    for position, row in enumerate(table.hang):
        for column in columns:
            lines = row.o.get(column)
            if lines is None:
                continue
            codes = [line for line in lines if line in units]
            if codes:
                row.don_vi[column] = codes
                row.o[column] = [units[line].ten if line in units else line for line in lines]
                if len(codes) == len(lines):
                    continue
            for line in lines:
                if line not in units and coded(line):
                    path = (*base, table.kieu, position, column)
                    wrong.append(
                        (path, Unknown(f"không có đơn vị '{line}' trong don_vi", line, tuple(document.don_vi)))
                    )


def fill_targets(document: Document, table: Bang, base: Path, wrong: list[tuple[Path, Unknown]]) -> None:
    """Fill the rows that name a target by its code: name, unit, value of the phase, who leads."""
    phase = 0
    for position, row in enumerate(table.hang):
        if row.nhom:
            phase = row.moc or phase
            continue
        named = row.o.get("chi_tieu", [])
        if len(named) != 1:
            continue
        target = document.chi_tieu.get(named[0])
        if target is None:
            if table.kieu == "chi_tieu" and coded(named[0]):
                path = (*base, table.kieu, position, "chi_tieu")
                wrong.append((path, Unknown(f"không có chỉ tiêu '{named[0]}'", named[0], tuple(document.chi_tieu))))
            continue
        row.chi_tieu = named[0]
        row.o["chi_tieu"] = [target.ten]
        _fill(row, "don_vi_tinh", target.don_vi_tinh)
        moment = row.moc or phase
        if target.moc and not (moment == 0 and target.gia_tri):
            stage = target.moc[min(moment or len(target.moc), len(target.moc)) - 1]
            _fill(row, "gia_tri", measured(stage.gia_tri, "", stage.so_sanh or target.so_sanh))
        else:
            _fill(row, "gia_tri", measured(target.gia_tri, "", target.so_sanh))
        for number_, stage in enumerate(target.moc, start=1):
            _fill(row, f"moc_{number_}", measured(stage.gia_tri, "", stage.so_sanh or target.so_sanh))
        if "chu_tri" not in row.o and target.chu_tri:
            row.o["chu_tri"] = list(target.chu_tri)


def _fill(row: Hang, column: str, value: str) -> None:
    if value and column not in row.o:
        row.o[column] = [value]


def change_texts(document: Document, change: Change) -> None:
    """Replace every text of the document by `change(path, text)`, in reading order."""
    document.trich_yeu = change(("trich_yeu",), document.trich_yeu)
    document.kem_theo = change(("kem_theo",), document.kem_theo)
    for key in ("kinh_gui", "tham_quyen", "can_cu", "mo_dau"):
        _change_lines(getattr(document, key), (key,), change, bases=key == "can_cu" and not document.nguyen_trang)
    _change_blocks(document.noi_dung, ("noi_dung",), change)
    _change_lines(document.ket_thuc, ("ket_thuc",), change)
    for position, appendix in enumerate(document.phu_luc):
        base: Path = ("phu_luc", position)
        appendix.ten = change((*base, "ten"), appendix.ten)
        if appendix.kem_theo:
            appendix.kem_theo = change((*base, "kem_theo"), appendix.kem_theo)
        _change_blocks(appendix.noi_dung, (*base, "noi_dung"), change)
        if appendix.bang is not None:
            _change_table(appendix.bang, base, change)
    _change_lines(document.noi_nhan, ("noi_nhan",), change)


def _change_lines(lines: list[str], base: Path, change: Change, *, bases: bool = False) -> None:
    for position, line in enumerate(lines):
        new = change((*base, position), line)
        # "{{ van_ban.x }}" alone is a căn cứ as the decree words it; a sentence of the author's stays.
        lines[position] = f"Căn cứ {new}" if bases and line.startswith("{{") else new


def _change_blocks(blocks: list[Muc], base: Path, change: Change) -> None:
    for position, block in enumerate(blocks):
        here: Path = (*base, position)
        if block.chu:
            block.chu = change((*here, block.khoa) if block.khoa else here, block.chu)
        if block.bang is not None:
            _change_table(block.bang, (*here, "bang"), change)
        if block.noi_dung:
            _change_blocks(block.noi_dung, (*here, "noi_dung"), change)


def _change_table(table: Bang, base: Path, change: Change) -> None:
    for position, column in enumerate(table.cot):
        column.ten = change((*base, "cot", position), column.ten)
        if column.nhom:
            column.nhom = change((*base, "cot", position, "nhom"), column.nhom)
    for position, row in enumerate(table.hang):
        if row.nhom:
            row.nhom = change((*base, table.kieu, position, "nhom"), row.nhom)
        for code, lines in row.o.items():
            for number_, line in enumerate(lines):
                if "{{" in line:
                    lines[number_] = change((*base, table.kieu, position, code, number_), line)
