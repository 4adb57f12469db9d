"""The one walk over a document: every text as it is printed, in reading order.

Rules that look at words, the proof after rendering, the comparison and the coverage count of import all use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_docs.model import markup, printed
from cchc_docs.model.parts import Bang, BanSao, ChuKy, Hang, Muc, Paper, Path, PhuLuc, Text

_made = tuple.__new__
"""Makes a text, of which there are thousands, in half the time its class takes."""


def texts(document: Paper) -> Iterator[Text]:
    """Yield (path, role, text) in reading order; a label and a row number are texts of their own."""
    yield from _present(_head(document))
    yield from _present(_body(document))
    yield from _present(_foot(document))
    for position, appendix in enumerate(document.phu_luc):
        yield from _present(_appendix(appendix, ("phu_luc", position)))
    for position, copy in enumerate(document.ban_sao):
        yield from _present(_copy(copy, ("ban_sao", position)))
    if document.lien_he:
        yield from _present(_lines("lien_he", document.lien_he))


def said(document: Paper) -> list[str]:
    """Return the words of `texts` alone, in the same order: for who asks what a paper says, not where.

    Notes still hang on their lines, and blank texts are among the others.
    """
    out = [text.text for part in (_head(document), _lines("tham_quyen", document.tham_quyen)) for text in part]
    out += [*printed.basis_lines(document), *document.mo_dau]
    _block_words(document.noi_dung, out)
    out += printed.closing_lines(document)
    out += [text.text for text in _foot(document)]
    for appendix in document.phu_luc:
        out += [*appendix.dong_dau, appendix.nhan_in, *appendix.ten.split("\n"), appendix.kem_theo_in]
        _block_words(appendix.noi_dung, out)
        if appendix.bang is not None:
            _table_words(appendix.bang, out)
        if appendix.chu_ky is not None:
            out += [text.text for text in _signer(appendix.chu_ky, ())]
    out += [text.text for copy in document.ban_sao for text in _copy(copy, ())]
    return out + document.lien_he


def _block_words(blocks: list[Muc], out: list[str]) -> None:
    for block in blocks:
        out += (block.nhan_in, printed.block_text(block) if block.ket else block.chu)
        if block.bang is not None:
            _table_words(block.bang, out)
        if block.noi_dung:
            _block_words(block.noi_dung, out)


def _table_words(table: Bang, out: list[str]) -> None:
    out += [text.text for text in _headings(table, ())]
    codes = [column.ma for column in table.cot]
    numbered = "so_thu_tu" in codes
    for row in table.hang:
        if row.nhom:
            out += (row.so_thu_tu if numbered else "", row.nhom)
            continue
        cells = row.o
        for code in codes:
            if code == "so_thu_tu":
                out.append(row.so_thu_tu)
            elif (lines := cells.get(code)) is not None:
                out += lines if len(lines) == 1 else printed.cell_lines(table, code, lines)


def _present(found: Iterable[Text]) -> list[Text]:
    out: list[Text] = []
    for text in found:
        words = text.text
        if markup.NOTE in words:
            out += _with_notes(text)
        elif words and not words.isspace():
            out.append(text)
    return out


def _with_notes(text: Text) -> Iterator[Text]:
    """Yield the words of the line, then each paragraph of the notes that hang on it."""
    line, notes = markup.parted(text.text)
    if line.strip():
        yield text._replace(text=line)
    paragraphs = [paragraph for note in notes for paragraph in markup.note_paragraphs(note)]
    for position, words in enumerate(paragraphs):
        yield Text((*text.path, "chu_thich", position), "chu_thich", words)


def _head(document: Paper) -> Iterator[Text]:
    body = document.co_quan
    if body is not None:
        yield Text(("co_quan", "chu_quan"), "chu_quan", body.chu_quan)
        for line in printed.body_lines(body):
            yield Text(("co_quan", "ten"), "co_quan", line)
    yield from _lines("quoc_hieu", document.quoc_hieu or [])
    yield Text(("so",), "so_ky_hieu", printed.number_line(document))
    for line in printed.subject_under_number(document):
        yield Text(("trich_yeu",), "trich_yeu", line)
    yield Text(("do_khan",), "do_khan", printed.urgency(document))
    yield Text(("ngay_ban_hanh",), "dia_danh_ngay", printed.date_line(document))
    yield Text(("loai",), "ten_loai", printed.type_name(document))
    for line in printed.subject_under_title(document):
        yield Text(("trich_yeu",), "trich_yeu", line)
    for line in document.kem_theo.split("\n"):
        yield Text(("kem_theo",), "kem_theo", line)
    yield from _lines("kinh_gui", printed.addressee_lines(document))


def _body(document: Paper) -> list[Text]:
    return [
        *_lines("tham_quyen", document.tham_quyen),
        *_lines("can_cu", printed.basis_lines(document)),
        *_lines("mo_dau", document.mo_dau),
        *_blocks(document.noi_dung, ("noi_dung",)),
        *_lines("ket_thuc", printed.closing_lines(document)),
    ]


def _foot(document: Paper) -> Iterator[Text]:
    for part in printed.foot_parts(document):
        if part == "noi_nhan":
            yield from _recipients(document)
        elif part == "chu_ky_khac":
            for position, other in enumerate(document.chu_ky_khac):
                yield from _signer(other, ("chu_ky_khac", position))
        elif document.chu_ky is not None:
            yield from _signer(document.chu_ky, ("chu_ky",))
    if document.xac_nhan is not None:
        yield from _signer(document.xac_nhan, ("xac_nhan",))


def _copy(copy: BanSao, base: Path) -> Iterator[Text]:
    """Yield what stands below the copied paper; its texts have one role: they are words of another body."""
    for line in printed.body_lines(copy.co_quan) if copy.co_quan else []:
        yield Text((*base, "co_quan", "ten"), "ban_sao", line)
    yield Text((*base, "hinh_thuc"), "ban_sao", printed.copy_title(copy))
    yield Text((*base, "so"), "ban_sao", printed.copy_number_line(copy))
    yield Text((*base, "ngay"), "ban_sao", printed.copy_date_line(copy))
    for position, line in enumerate(printed.copy_recipient_lines(copy)):
        own = position < len(copy.noi_nhan)
        yield Text((*base, "noi_nhan", position) if own else (*base, "luu"), "ban_sao", line)
    if copy.chu_ky is not None:
        for text in _signer(copy.chu_ky, (*base, "chu_ky")):
            yield text._replace(role="ban_sao")


def _recipients(document: Paper) -> Iterator[Text]:
    for position, line in enumerate(printed.recipient_lines(document)):
        own = position < len(document.noi_nhan)
        yield Text(("noi_nhan", position) if own else ("luu",), "noi_nhan" if own else "luu", line)


def _signer(signer: ChuKy, base: Path) -> Iterator[Text]:
    yield from _lines("quyen_han", signer.quyen_han, base)
    yield Text((*base, "chuc_vu"), "chuc_vu", signer.chuc_vu)
    if signer.ky_ten:
        yield Text((*base, "ky_ten"), "ky_ten", signer.ky_ten)
    yield Text((*base, "ho_ten"), "ho_ten", signer.ho_ten)


def _lines(key: str, lines: list[str], base: Path = ()) -> Iterator[Text]:
    for position, line in enumerate(lines):
        yield Text((*base, key, position), key, line)


def _blocks(blocks: list[Muc], base: Path) -> list[Text]:
    out: list[Text] = []
    for position, block in enumerate(blocks):
        here = (*base, position)
        if block.nhan_in:
            out.append(_made(Text, ((*here, "nhan"), "nhan", block.nhan_in)))
        if block.chu:
            words = printed.block_text(block) if block.ket else block.chu
            out.append(_made(Text, ((*here, block.khoa) if block.khoa else here, block.kieu, words)))
        if block.bang is not None:
            out += table_texts(block.bang, (*here, "bang"))
        if block.noi_dung:
            out += _blocks(block.noi_dung, (*here, "noi_dung"))
    return out


def _appendix(appendix: PhuLuc, base: Path) -> list[Text]:
    out = [*_lines("dong_dau", appendix.dong_dau, base), Text((*base, "nhan"), "phu_luc_nhan", appendix.nhan_in)]
    out += [Text((*base, "ten"), "phu_luc_ten", line) for line in appendix.ten.split("\n")]
    out.append(Text((*base, "kem_theo"), "kem_theo", appendix.kem_theo_in))
    out += _blocks(appendix.noi_dung, (*base, "noi_dung"))
    if appendix.bang is not None:
        out += table_texts(appendix.bang, base)
    if appendix.chu_ky is not None:
        out += _signer(appendix.chu_ky, (*base, "chu_ky"))
    return out


def table_texts(table: Bang, base: Path) -> list[Text]:
    """Return the texts of a table: group headings, headings, then row by row, cell by cell, line by line.

    Lists, not generators within generators: this is where nearly all texts of a plan stand.
    """
    out = list(_headings(table, base))
    cells: list[tuple[str, str, Path]] = [(column.ma, f"o.{column.ma}", (column.ma,)) for column in table.cot]
    for position, row in enumerate(table.hang):
        out += _row_texts(table, row, (*base, table.kieu, position), cells)
    return out


def _headings(table: Bang, base: Path) -> Iterator[Text]:
    """Yield the headings row by row: a heading above several columns stands in the first row, its columns in the second."""
    below: list[Text] = []
    above = ""
    for position, column in enumerate(table.cot):
        own = Text((*base, "cot", position), "cot", column.ten)
        if not column.nhom:
            yield own
        else:
            if column.nhom != above:
                yield Text((*base, "cot", position, "nhom"), "cot", column.nhom)
            below.append(own)
        above = column.nhom
    yield from below


def _row_texts(table: Bang, row: Hang, here: Path, cells: list[tuple[str, str, Path]]) -> list[Text]:
    """Return the texts of one row; a group row has its number and its one wide cell.

    `cells`: code, role and the end of the path of each.
    """
    out: list[Text] = []
    if row.nhom:
        if any(code == "so_thu_tu" for code, _, _ in cells):
            out.append(Text((*here, "nhan"), "so_thu_tu", row.so_thu_tu))
        return [*out, Text((*here, "nhom"), "nhom", row.nhom)]
    for code, role, last in cells:
        if code == "so_thu_tu":
            out.append(_made(Text, ((*here, "nhan"), code, row.so_thu_tu)))
            continue
        lines = row.o.get(code, ())
        if len(lines) == 1:
            out.append(_made(Text, (here + last, role, lines[0])))
            continue
        for number, line in enumerate(printed.cell_lines(table, code, list(lines))):
            out.append(Text((*here, code, number), role, line))
    return out
