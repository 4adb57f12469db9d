"""Types a paper of the corpus into a Word file, with the habits of clerks.

`kieu` of a paper: `dau` the head (bang2 = table of two rows, the default; bang1 = one row; bang3 = with an empty column
between; thuong = paragraphs), `so_word` labels that
Word numbers itself (of I, 1, a, -), `nfd` decomposed letters, `tach` runs cut in pieces, `phong` the font, `co` the size of the body,
`lui` first-line indent in cm, `le` margins in mm (top, bottom, left, right), `kho` letter, `ngang` all on landscape pages,
`khong_so_trang` no page number, `ngat_mem` soft breaks in the head, `dang` a head of the Party, `dau_cach` blanks before paragraphs, `tab`
a tab before paragraphs, `cach_cung` unbreakable blanks, `hop` a text box beside the head, `ky_thuong` the signature in paragraphs,
`gach` another sign for a dash before items, `tieu_de` section titles in a heading style. In a line `{+ +}` words inserted and `{- -}` words deleted
with changes tracked, `{~ ~}` hidden words.
"""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt

from tests.precision.paper import Paper

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
LABELS = (
    ("I", re.compile(r"[IVX]+\.\s+")),
    ("1", re.compile(r"\d+\.\s+")),
    ("a", re.compile(r"[a-zđ]\)\s+")),
    ("-", re.compile(r"-\s+")),
)
CHANGED = re.compile(r"(\{\+.*?\+\}|\{-.*?-\}|\{~.*?~\})")
WRAPPED = re.compile(r"\{([+~-])(.*?)\1\}")
FORMATS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))


def build(paper: Paper) -> bytes:
    """Return the Word file of a paper."""
    return Typist(paper).file()


class Typist:
    """One document being typed."""

    def __init__(self, paper: Paper) -> None:
        self.raw, self.style = paper.raw, paper.style
        self.doc = Document()
        self.font = self.style.get("phong", "Times New Roman")
        self.size = self.style.get("co", 14)
        self.rows: list[tuple[bool, list[str]]] = []
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = self.font, Pt(self.size)
        normal.paragraph_format.space_after = Pt(0)
        self.page(self.doc.sections[0], landscape=bool(self.style.get("ngang")))
        self.number_pages(self.doc.sections[0])
        if self.style.get("so_word"):
            self.add_numbering()

    def file(self) -> bytes:
        """Return the bytes of the finished file."""
        self.head()
        self.title()
        self.lines(self.raw.get("than", ""))
        self.signature()
        self.lines(self.raw.get("sau", ""))
        out = io.BytesIO()
        self.doc.save(out)
        return out.getvalue()

    # --- pages
    def page(self, section: Any, *, landscape: bool) -> None:
        width, height = (215.9, 279.4) if self.style.get("kho") == "letter" else (210, 297)
        top, bottom, left, right = self.style.get("le", (20, 20, 30, 15))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (Mm(height), Mm(width)) if landscape else (Mm(width), Mm(height))
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.left_margin, section.right_margin = Mm(left), Mm(right)

    def number_pages(self, section: Any) -> None:
        if self.style.get("khong_so_trang"):
            return
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = False
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.tab_stops.clear_all()
        for kind in ("begin", "PAGE", "end"):
            run = self.run(paragraph, "", size=13)
            inner = (
                f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>"
                if kind == "PAGE"
                else f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'
            )
            run._r.append(parse_xml(inner))

    def add_numbering(self) -> None:
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for n, (form, text) in enumerate(FORMATS)
        )
        part = self.doc.part.numbering_part.element
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        part.insert(0, abstract)
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    # --- runs and paragraphs
    def run(
        self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None
    ) -> Any:
        if self.style.get("nfd"):
            text = unicodedata.normalize("NFD", text)
        if self.style.get("cach_cung"):
            text = re.sub(r"(\d) (?=\S)", "\\1\u00a0", text)
        pieces = re.findall(r".{1,9}", text, re.DOTALL) if self.style.get("tach") and text else [text]
        for piece in pieces:
            run = paragraph.add_run(piece)
            run.font.name, run.font.size = self.font, Pt(size or self.size)
            run.font.bold, run.font.italic = bold or None, italic or None
            fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:cs"), self.font)
        return run

    def put(
        self,
        holder: Any,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        size: float | None = None,
        align: Any = ALIGN.CENTER,
    ) -> Any:
        paragraph = holder.add_paragraph() if not hasattr(holder, "add_run") else holder
        paragraph.alignment = align
        for number, part in enumerate(re.split(r"\*\*", text)):
            for piece in CHANGED.split(part):
                if piece:
                    run = self.run(
                        paragraph, WRAPPED.sub(r"\2", piece), bold=bold or number % 2 == 1, italic=italic, size=size
                    )
                    self.change(run, piece)
        return paragraph

    def change(self, run: Any, piece: str) -> None:
        """Mark a run as inserted, deleted or hidden."""
        if not WRAPPED.fullmatch(piece):
            return
        if piece[1] == "~":
            run.font.hidden = True
            return
        name = "w:ins" if piece[1] == "+" else "w:del"
        holder = parse_xml(
            f'<{name} {nsdecls("w")} w:id="{id(run) % 10000}" w:author="Văn thư" w:date="2026-01-05T08:00:00Z"/>'
        )
        run._r.addprevious(holder)
        holder.append(run._r)
        if name == "w:del":
            for text in run._r.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def rule(self, paragraph: Any, width: float, middle: float) -> None:
        """Draw the line beneath, as Word's own shape."""
        self.run(paragraph, "", size=2)._r.append(
            parse_xml(
                f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:line style="position:absolute;z-index:1" '
                f'from="{middle - width / 2}pt,16pt" to="{middle + width / 2}pt,16pt" strokeweight=".75pt"/></w:pict>'
            )
        )

    def box(self, paragraph: Any, text: str) -> None:
        """Put a text box beside the head."""
        self.run(paragraph, "")._r.append(
            parse_xml(
                f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:rect style="position:absolute;margin-left:20pt;'
                f'margin-top:2pt;width:90pt;height:24pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
                f"</w:txbxContent></v:textbox></v:rect></w:pict>"
            )
        )

    # --- the head
    def head(self) -> None:
        left, right, form = self.head_left(), self.head_right(), self.style.get("dau", "bang2")
        if form == "thuong":
            for side, width in ((right, 170), (left, 70)):
                for text, dress in side[0]:
                    made = self.put(self.doc, text, **dress)
                self.rule(made, width, 234)
            for text, dress in (*left[1], *right[1]):
                self.put(self.doc, text, **dress)
            return
        table = self.doc.add_table(rows=1 if form == "bang1" else 2, cols=3 if form == "bang3" else 2)
        table.autofit = False
        for column, (upper, lower) in enumerate((left, right)):
            at = column * 2 if form == "bang3" else column
            cells = [table.cell(0, at), table.cell(len(table.rows) - 1, at)]
            for cell, entries in zip(cells, (upper, lower), strict=True):
                self.fill(cell, entries)
                cell.width = Cm((6.3, 10.4)[column])
            at = min(len(upper), len(cells[0].paragraphs)) - 1
            self.rule(cells[0].paragraphs[at], (70, 170)[column], (83, 142)[column])

    def fill(self, cell: Any, entries: list[tuple[str, dict[str, Any]]]) -> None:
        first = not cell.text
        soft = self.style.get("ngat_mem")
        for text, dress in entries:
            if first:
                self.put(cell.paragraphs[0], text, **dress)
            elif soft and text.isupper() and cell.paragraphs[-1].text.isupper():
                self.run(cell.paragraphs[-1], "\n" + text, bold=dress.get("bold", False), size=dress.get("size"))
            else:
                self.put(cell, text, **dress)
            first = False

    def head_left(self) -> tuple[list[Any], list[Any]]:
        plain, strong = {"size": 13}, {"size": 13, "bold": True}
        upper = [(text, plain) for text in listed(self.raw.get("tren"))] + [
            (text, strong) for text in listed(self.raw.get("ten"))
        ]
        lower = [(self.raw["so"], plain)] if self.raw.get("so") else []
        if self.style.get("dang"):
            upper.append(("*", plain))
        lower += [(text, {"size": 12.5}) for text in listed(self.raw.get("vv"))]
        return upper, lower

    def head_right(self) -> tuple[list[Any], list[Any]]:
        day = [(self.raw["ngay"], {"size": 14, "italic": True})] if self.raw.get("ngay") else []
        if self.style.get("dang"):
            return [("ĐẢNG CỘNG SẢN VIỆT NAM", {"size": 15, "bold": True})], day
        mottos = self.raw.get("quoc_hieu", MOTTO)
        return [(mottos[0], {"size": 13, "bold": True}), (mottos[1], {"size": 14, "bold": True})], day

    def title(self) -> None:
        between = self.doc.add_paragraph()
        if self.style.get("hop"):
            self.box(between, self.style["hop"])
        for text in listed(self.raw.get("loai_in")):
            self.put(self.doc, text, bold=True)
        subject = listed(self.raw.get("trich_yeu"))
        for text in subject:
            made = self.put(self.doc, text, bold=True)
        if subject:
            self.rule(made, 90, 234)
            self.doc.add_paragraph()
        to = self.raw.get("kinh_gui")
        if isinstance(to, str):
            self.put(self.doc, f"Kính gửi: {to}")
        elif to:
            self.put(self.doc, "Kính gửi:").paragraph_format.first_line_indent = Cm(3)
            for text in to:
                self.put(self.doc, text, align=ALIGN.LEFT).paragraph_format.left_indent = Cm(5)

    # --- the body
    def lines(self, text: str) -> None:
        for line in text.strip("\n").split("\n"):
            if line.startswith("|"):
                self.rows.append(
                    (line.startswith("|!"), [cell.strip() for cell in line.lstrip("|!").rstrip("|").split("|")])
                )
                continue
            self.end_table()
            if line.startswith("==="):
                self.section(line)
            elif line.strip():
                self.paragraph(line)
        self.end_table()

    def section(self, line: str) -> None:
        section = self.doc.add_section(WD_SECTION.NEW_PAGE)
        self.page(section, landscape="ngang" in line)
        self.number_pages(section)
        if not self.style.get("khong_so_trang"):
            section._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))

    def paragraph(self, line: str) -> None:
        mark = line[0] if line[0] in "^_~" or (line[0] == "*" and not line.startswith("**")) else ""
        text, bold, italic, align = (
            line[len(mark) :],
            mark in {"^", "*"} and bool(mark),
            mark in {"_", "~"} and bool(mark),
            ALIGN.JUSTIFY,
        )
        if mark in {"^", "_"} and mark:
            self.put(self.doc, text, bold=bold, italic=italic)
            return
        if not mark:
            bold, italic = dressed(text)
            text = re.sub(r"^(Điều \d+\.)", r"**\1**", text) if not bold else text
        made = self.doc.add_paragraph()
        made.paragraph_format.first_line_indent = Cm(self.style.get("lui", 0 if self.style.get("tab") else 1.27))
        made.paragraph_format.space_before = Pt(6)
        for level, (label, shape) in enumerate(LABELS):
            if label in (self.style.get("so_word") or ()) and (found := shape.match(text)):
                text = text[found.end() :]
                made._p.get_or_add_pPr().append(
                    parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>')
                )
                break
        if self.style.get("tieu_de") and re.match(r"[IVX]+\.\s", text):
            made.style = self.doc.styles["Heading 1"]
        if self.style.get("gach") and text.startswith("- "):
            text = self.style["gach"] + text[1:]
        before = "\t" if self.style.get("tab") else " " * self.style.get("dau_cach", 0)
        self.put(made, before + text, bold=bold, italic=italic, align=align)

    def end_table(self) -> None:
        rows, self.rows = self.rows, []
        if not rows:
            return
        width = max(len(cells) for _, cells in rows)
        table = self.doc.add_table(rows=len(rows), cols=width, style="Table Grid")
        for y, (head, cells) in enumerate(rows):
            x = 0
            while x < len(cells):
                span = 1
                while x + span < len(cells) and cells[x + span] == "<":
                    span += 1
                cell = table.cell(y, x)
                if span > 1:
                    cell = cell.merge(table.cell(y, x + span - 1))
                if cells[x] == "^":
                    table.cell(y - 1, x).merge(cell)
                else:
                    self.in_cell(cell, cells[x], head=head)
                x += span
            if head:
                table.rows[y]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        self.doc.add_paragraph()

    def in_cell(self, cell: Any, text: str, *, head: bool) -> None:
        align = ALIGN.CENTER if head or len(text) < 12 else ALIGN.LEFT
        for number, part in enumerate(text.split("//")):
            holder = cell.paragraphs[0] if number == 0 else cell
            self.put(holder, part.strip(), bold=head, size=12, align=align)

    # --- the end
    def signature(self) -> None:
        to, sign, left = listed(self.raw.get("noi_nhan")), listed(self.raw.get("ky")), listed(self.raw.get("ky_trai"))
        if not (to or sign):
            return
        self.doc.add_paragraph()
        if self.style.get("ky_thuong"):
            for line in sign:
                made = self.put(self.doc, line, bold=True)
                made.paragraph_format.left_indent = Cm(8)
            self.recipients(self.doc, to)
            return
        here, there = self.doc.add_table(rows=1, cols=2).rows[0].cells
        self.signer(here, left)
        self.signer(there, sign)
        if to:  # beside the signature; where two sign, below them
            self.recipients(self.doc if left else here, to)

    def recipients(self, holder: Any, to: list[str]) -> None:
        first = holder.paragraphs[0] if hasattr(holder, "width") else holder
        self.put(first, "Nơi nhận:", bold=True, italic=True, size=12, align=ALIGN.LEFT)
        for line in to:
            self.put(holder, line, size=11, align=ALIGN.LEFT)

    def signer(self, cell: Any, lines: list[str]) -> None:
        for number, line in enumerate(lines):
            if number == len(lines) - 1:
                for _ in range(4):
                    cell.add_paragraph()
            self.put(cell if cell.text else cell.paragraphs[0], line, bold=True, size=14)


def listed(value: Any) -> list[str]:
    """Return lines of a list, of a text of several lines, or none."""
    if value is None:
        return []
    return (
        [line for line in str(value).strip("\n").split("\n") if line]
        if not isinstance(value, list)
        else [str(line) for line in value]
    )


def dressed(text: str) -> tuple[bool, bool]:
    """Whether clerks make this line bold, italic."""
    if text.startswith(("Căn cứ ", "Theo đề nghị ", "Xét ")) and text.endswith((";", ".", ",")):
        return False, True
    if re.match(r"[IVX]+\.\s", text) or re.match(r"(Chương|Phần) [IVX]+", text):
        return True, False
    return bool(re.match(r"(\d+\.|Điều \d+\.)", text)) and len(text) < 90 and text[-1] not in ".;:,/", False
