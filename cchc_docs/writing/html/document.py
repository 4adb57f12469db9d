"""The document on a screen: head, body, foot and appendices as the decree lays them out, each text with an id of its own.

The walk is that of `model.walk`: what it yields stands here, under the same path.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib import resources

from cchc_docs.model import printed
from cchc_docs.model.document import Bang, ChuKy, Document, Hang, Muc, Path, PhuLuc
from cchc_docs.model.markup import note_paragraphs, parted
from cchc_docs.writing.html.text import Mark, anchor, dressed


def style() -> str:
    """Return the style sheet that goes with the HTML."""
    return resources.files("cchc_docs").joinpath("writing/html/van_ban.css").read_text(encoding="utf-8")


def document_html(
    document: Document, marks: Iterable[Mark] = (), *, capitals: bool = True
) -> tuple[str, dict[str, str]]:
    """Return an `<article>` and mark ident -> the id a link to it goes to. `capitals`: headings of the first level read in capitals.

    A mark whose words are nowhere under its path goes to the nearest element around; the whole element is then marked.
    """
    page = _Page(list(marks))
    page.head(document)
    page.body(document)
    page.foot(document)
    for position, appendix in enumerate(document.phu_luc):
        page.appendix(appendix, ("phu_luc", position))
    page.below(document)
    look = "van-ban in-hoa" if capitals else "van-ban"
    return f'<article class="{look}" lang="vi">{"".join(page.out)}</article>', page.links()


class _Page:
    """One page in the making: what is written, and where each mark went."""

    def __init__(self, marks: list[Mark]) -> None:
        self.out: list[str] = []
        self.marks = marks
        self.placed: dict[str, str] = {}
        self.ids: dict[Path, str] = {}
        self.near: dict[Path, list[Mark]] = {}
        for mark in marks:
            self.near.setdefault(mark.path, []).append(mark)

    def links(self) -> dict[str, str]:
        """Return ident -> id; what stands nowhere goes to the nearest thing above it, or to the top."""
        out = dict(self.placed)
        for mark in self.marks:
            if mark.ident in out:
                continue
            inside = (ident for path, ident in self.ids.items() if path[: len(mark.path)] == mark.path)
            above = (self.ids[mark.path[:n]] for n in range(len(mark.path), 0, -1) if mark.path[:n] in self.ids)
            out[mark.ident] = next(inside, None) or next(above, None) or "dau-van-ban"
        return out

    def text(self, path: Path, text: str, tag: str, kind: str = "", more: str = "", *, always: bool = False) -> None:
        """Write one text in an element of its own; an empty one only where the place must be seen."""
        if not text.strip() and not always:
            return
        text, notes = parted(text)
        own = [mark for n in range(len(path) + 1) for mark in self.near.get(path[:n], ())]
        inner, found = dressed(text, [mark for mark in own if mark.ident not in self.placed])
        ident = self._ident(path)
        for mark in found:
            self.placed[mark.ident] = mark.ident
        here = [mark for mark in self.near.get(path, ()) if mark.ident not in self.placed and not mark.quote]
        for mark in here:
            self.placed[mark.ident] = ident
        kinds = " ".join(filter(None, [kind, *(f"ca-o {mark.kind}" for mark in here[:1])]))
        looks = f' class="{escape(kinds)}"' if kinds else ""
        self.out.append(f'<{tag} id="{ident}"{looks}{more}>{inner}</{tag}>')
        for position, words in enumerate(part for note in notes for part in note_paragraphs(note)):
            self.text((*path, "chu_thich", position), words, "small", "chu-thich")

    def _ident(self, path: Path) -> str:
        ident = anchor(path)
        if path in self.ids:  # the lines of one value: only the first is a place to go to
            ident = f"{ident}.{sum(known.startswith(ident) for known in self.ids.values())}"
            self.ids[(*path, ident)] = ident
        else:
            self.ids[path] = ident
        return ident

    def head(self, document: Document) -> None:
        """Two columns: the body and the number; the motto, place and date (khoản 1-4 Mục II Phần I Phụ lục I)."""
        body = document.co_quan
        self.out.append('<header class="dau" id="dau-van-ban"><div class="ben-trai">')
        if body is not None:
            self.text(("co_quan", "chu_quan"), body.chu_quan, "p", "chu-quan")
            for line in printed.body_lines(body):
                self.text(("co_quan", "ten"), line, "p", "co-quan")
        self.text(("so",), printed.number_line(document), "p", "so-ky-hieu")
        for line in printed.subject_under_number(document):
            self.text(("trich_yeu",), line, "p", "ve-viec")
        self.text(("do_khan",), printed.urgency(document), "p", "do-khan")
        self.out.append('</div><div class="ben-phai">')
        if document.quoc_hieu is None:
            self.out.append(f'<p class="quoc-hieu">{printed.STATE}</p><p class="tieu-ngu">{printed.MOTTO}</p>')
        self._lines("quoc_hieu", document.quoc_hieu or [], "quoc-hieu")
        self.text(("ngay_ban_hanh",), printed.date_line(document), "p", "dia-danh-ngay")
        self.out.append("</div></header>")
        self.text(("loai",), printed.type_name(document), "p", "ten-loai")
        for line in printed.subject_under_title(document):
            self.text(("trich_yeu",), line, "p", "trich-yeu")
        for line in document.kem_theo.split("\n"):
            self.text(("kem_theo",), line, "p", "kem-theo")
        addressees = printed.addressee_lines(document)
        if addressees:
            self.out.append('<div class="kinh-gui"><span>' + escape(printed.addressee_label(document)) + "</span>")
            self._lines("kinh_gui", addressees)
            self.out.append("</div>")

    def body(self, document: Document) -> None:
        """Căn cứ, opening, blocks, closing."""
        self._lines("tham_quyen", document.tham_quyen, "tham-quyen")
        self._lines("can_cu", printed.basis_lines(document), "can-cu")
        self._lines("mo_dau", document.mo_dau, "doan")
        self.blocks(document.noi_dung, ("noi_dung",))
        self._lines("ket_thuc", printed.closing_lines(document), "doan")

    def foot(self, document: Document) -> None:
        """Recipients on the left, signature on the right (khoản 7-9 Mục II)."""
        rows = printed.signature_rows(document)
        below = printed.recipients_last(document) or document.chu_ky is None
        for number, (left, right) in enumerate(rows, start=1):
            self.out.append('<footer class="cuoi">')
            if left is not None:
                self._side(document, left)
            elif number == len(rows) and not below:
                self._recipients(document)
            else:
                self.out.append('<div class="noi-nhan"></div>')
            self._side(document, right)
            self.out.append("</footer>")
        if below and printed.recipient_lines(document):
            self.out.append('<footer class="cuoi">')
            self._recipients(document)
            self.out.append("</footer>")
        if document.xac_nhan is not None:
            self.out.append('<footer class="cuoi"><div class="chu-ky">')
            self._signer(document.xac_nhan, ("xac_nhan",))
            self.out.append("</div></footer>")

    def _side(self, document: Document, signer: ChuKy) -> None:
        at = next((at for at, one in enumerate(document.chu_ky_khac) if one is signer), -1)
        self.out.append('<div class="chu-ky">')
        self._signer(signer, ("chu_ky",) if at < 0 else ("chu_ky_khac", at))
        self.out.append("</div>")

    def _recipients(self, document: Document) -> None:
        lines = printed.recipient_lines(document)
        self.out.append('<div class="noi-nhan">')
        if lines:
            self.out.append('<p class="dau-noi-nhan">Nơi nhận:</p>')
        for position, line in enumerate(lines):
            own = position < len(document.noi_nhan)
            self.text(("noi_nhan", position) if own else ("luu",), line, "p")
        self.out.append("</div>")

    def below(self, document: Document) -> None:
        """Write what stands under a copied paper, and the address of the body."""
        copied = [text for text in document.texts() if text.role in ("ban_sao", "lien_he")]
        if copied:
            self.out.append('<section class="ban-sao">')
            for text in copied:
                self.text(text.path, text.text, "p")
            self.out.append("</section>")

    def _signer(self, signer: ChuKy, base: Path) -> None:
        self._lines("quyen_han", signer.quyen_han, "", base)
        self.text((*base, "chuc_vu"), signer.chuc_vu, "p", "chuc-vu")
        if signer.ky_ten:
            self.text((*base, "ky_ten"), signer.ky_ten, "p", "ky-ten")
        self.text((*base, "ho_ten"), signer.ho_ten, "p", "ho-ten")

    def _lines(self, key: str, lines: list[str], kind: str = "", base: Path = ()) -> None:
        for position, line in enumerate(lines):
            self.text((*base, key, position), line, "p", kind)

    def blocks(self, blocks: list[Muc], base: Path) -> None:
        """Write the blocks of a body or an appendix, those inside them after them."""
        for position, block in enumerate(blocks):
            here: Path = (*base, position)
            path = (*here, block.khoa) if block.khoa else here
            if block.chu.strip() or block.nhan_in:
                kind = f"{block.kieu.replace('_', '-')} bac-{min(block.bac, 5)}"
                self.out.append(f'<div class="{kind}">')
                self.text((*here, "nhan"), block.nhan_in, "span", "nhan")
                self.text(path, printed.block_text(block), "span", "chu", always=bool(block.nhan_in))
                self.out.append("</div>")
            if block.bang is not None:
                self.table(block.bang, (*here, "bang"))
            self.blocks(block.noi_dung, (*here, "noi_dung"))

    def appendix(self, appendix: PhuLuc, base: Path) -> None:
        """Write an appendix: label, title, "(Kèm theo …)", blocks, its own table."""
        self.out.append(f'<section class="phu-luc {escape(appendix.huong)}">')
        self._lines("dong_dau", appendix.dong_dau, "co-quan", base)
        self.text((*base, "nhan"), appendix.nhan_in, "p", "phu-luc-nhan")
        for line in appendix.ten.split("\n"):
            self.text((*base, "ten"), line, "p", "phu-luc-ten")
        self.text((*base, "kem_theo"), appendix.kem_theo_in, "p", "kem-theo")
        self.blocks(appendix.noi_dung, (*base, "noi_dung"))
        if appendix.bang is not None:
            self.table(appendix.bang, base)
        if appendix.chu_ky is not None:
            self.out.append('<footer class="cuoi"><div class="noi-nhan"></div><div class="chu-ky">')
            self._signer(appendix.chu_ky, (*base, "chu_ky"))
            self.out.append("</div></footer>")
        self.out.append("</section>")

    def table(self, table: Bang, base: Path) -> None:
        """Write a table; a column that takes a share of the width says so."""
        self.out.append('<div class="bang" tabindex="0" role="group" aria-label="Bảng"><table><colgroup>')
        self.out += [f'<col width="{column.rong:g}%">' if column.rong else "<col>" for column in table.cot]
        self.out.append("</colgroup><thead>")
        self._headings(table, base)
        self.out.append("</thead><tbody>")
        for position in range(len(table.hang)):
            self.out.append("<tr>")
            self._row(table, position, (*base, table.kieu, position))
            self.out.append("</tr>")
        self.out.append("</tbody></table></div>")

    def _headings(self, table: Bang, base: Path) -> None:
        grouped = any(column.nhom for column in table.cot)
        self.out.append("<tr>")
        above = ""
        for position, column in enumerate(table.cot):
            if not column.nhom:
                more = ' scope="col" rowspan="2"' if grouped else ' scope="col"'
                self.text((*base, "cot", position), column.ten, "th", "", more, always=True)
            elif column.nhom != above:
                span = _run([one.nhom for one in table.cot[position:]])
                more = f' scope="colgroup" colspan="{span}"'
                self.text((*base, "cot", position, "nhom"), column.nhom, "th", "", more)
            above = column.nhom
        if grouped:
            self.out.append("</tr><tr>")
            for position, column in enumerate(table.cot):
                if column.nhom:
                    self.text((*base, "cot", position), column.ten, "th", "", ' scope="col"', always=True)
        self.out.append("</tr>")

    def _row(self, table: Bang, position: int, here: Path) -> None:
        row = table.hang[position]
        if row.nhom:
            numbered = bool(table.cot) and table.cot[0].ma == "so_thu_tu"
            if numbered:
                self.text((*here, "nhan"), row.so_thu_tu, "td", "nhom so", always=True)
            more = f' colspan="{max(1, len(table.cot) - numbered)}"'
            self.text((*here, "nhom"), row.nhom, "td", "nhom", more)
            return
        covered = 0
        for column in table.cot:
            if covered:
                covered -= 1
                continue
            covered = row.gop_phai.get(column.ma, 1) - 1
            if column.ma in row.gop_tren:
                continue
            down = _below(table.hang[position + 1 :], column.ma)
            span = "".join(
                f' {name}="{size}"' for name, size in (("colspan", covered + 1), ("rowspan", down + 1)) if size > 1
            )
            if column.ma == "so_thu_tu":
                self.text((*here, "nhan"), row.so_thu_tu, "td", "so", span, always=True)
            else:
                self._cell(printed.cell_lines(table, column.ma, row.o.get(column.ma, [])), (*here, column.ma), span)

    def _cell(self, lines: list[str], path: Path, span: str) -> None:
        if len(lines) < 2:
            self.text(path, "".join(lines), "td", "", span, always=True)
            return
        self.out.append(f"<td{span}>")
        for number, line in enumerate(lines):
            self.text((*path, number), line, "p")
        self.out.append("</td>")


def _run(names: list[str]) -> int:
    """Return how many of the first names are the same."""
    return next((n for n, name in enumerate(names) if name != names[0]), len(names))


def _below(rows: list[Hang], column: str) -> int:
    """Return how many rows below continue a cell of `column`."""
    return next((n for n, row in enumerate(rows) if column not in row.gop_tren), len(rows))
