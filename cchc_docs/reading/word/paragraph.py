"""One paragraph of Word -> pieces of text with their look.

Read from the XML: insertions are in, deletions out and counted, content controls, links and field results are text,
drawings are counted, text boxes are handed on apart (once: of mc:AlternateContent only the first choice).
"""

from __future__ import annotations

from typing import Any

from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.symbols import SYMBOLS, seen, sign_of
from cchc_docs.reading.flow import PAGE, Counts, Para, Piece, RunLook
from cchc_docs.reading.word.styles import Styles
from cchc_docs.vietnamese.legacy_fonts import convert, is_legacy_font

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_DEEP = 40
_BLOCKS = frozenset(f"{W}{name}" for name in ("p", "tc", "tr", "tbl"))


class ParagraphReader:
    """Reads the paragraphs of one part; fields may begin in one and end in another."""

    def __init__(self, styles: Styles, counts: Counts, part: str = "") -> None:
        self.styles = styles
        self.counts = counts
        self.part = part
        self.fields: list[list[Any]] = []
        self.notes: list[str] = []
        self.hidden: list[tuple[int, str]] = []

    def read(self, element: Any, index: int) -> Para:
        """Return the paragraph of a w:p."""
        properties = element.find(f"{W}pPr")
        look = self.styles.paragraph(properties)
        para = Para(index, [], look, part=self.part, breaks=look.break_before)
        self._inside(element, para, 0)
        mark = properties.find(f"{W}rPr/{W}del") if properties is not None else None
        if mark is not None:
            para.joined = True
            self.counts.deleted += 1
        para.settle()
        return para

    def _inside(self, element: Any, para: Para, depth: int) -> None:
        if depth > _DEEP:
            # Deeper than Word ever nests: the words still count, their look does not.
            words = "".join(node.text or "" for node in element.iter(f"{W}t"))
            para.pieces.append(Piece(words, self.styles.base_run(para.look.style, "")))
            return
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, para, depth)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._count_deleted(child)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, para, depth)
            elif tag == f"{_MC}AlternateContent":
                self._choice(child, para, depth)
            elif tag in (f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt"):
                continue
            elif tag in (f"{W}t", f"{_MATH}t"):  # a run's text outside a run: damaged, but words
                self._add(child.text or "", self.styles.base_run(para.look.style, ""), para)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(child, para)
            elif len(child) or tag in _BLOCKS:
                if tag in (f"{W}ins", f"{W}moveTo") and child.find(f".//{W}t") is not None:
                    self.counts.inserted += 1
                self._nested(child, para, depth)

    def _nested(self, element: Any, para: Para, depth: int) -> None:
        """Read what stands inside; a block in a paragraph, which no Word writes, keeps its words apart."""
        room = Piece("\n", self.styles.base_run(para.look.style, ""))
        if element.tag in _BLOCKS:
            para.pieces.append(room)
        self._inside(element, para, depth + 1)
        if element.tag in _BLOCKS:
            para.pieces.append(Piece("\n", room.look))

    def _count_deleted(self, element: Any) -> None:
        if any(node.text for node in element.iter(f"{W}delText", f"{W}t")):
            self.counts.deleted += 1

    def _simple_field(self, element: Any, para: Para, depth: int) -> None:
        name = _field_name(element.get(f"{W}instr") or "")
        self.counts.fields[name] += 1
        page = name in ("PAGE", "NUMPAGES", "SECTIONPAGES")
        para.pages = para.pages or name == "PAGE"
        if not (page and self.part):
            self._inside(element, para, depth + 1)

    def _choice(self, element: Any, para: Para, depth: int) -> None:
        choices = [child for child in element if child.tag == f"{_MC}Choice"] or list(element)[:1]
        if choices:
            self._inside(choices[0], para, depth + 1)

    def _run(self, element: Any, para: Para, depth: int) -> None:
        properties = element.find(f"{W}rPr")
        look = self.styles.run(properties, para.look.style)
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                self._add(seen(child.text or "").replace("\n", " "), look, para)
            elif tag in _MARKS:
                self._add(_MARKS[tag], look, para)
            elif tag == f"{W}br":
                self._line_break(child, look, para)
            elif tag == f"{W}sym":
                self._add(_symbol(child), look, para)
            elif tag == f"{W}fldChar":
                self._field(child, para)
            elif tag == f"{W}instrText":
                if self.fields and not self.fields[-1][1]:
                    self.fields[-1][0] += child.text or ""
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.counts.footnotes += 1
                self.notes.append(child.get(f"{W}id") or "")
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(child, para)
            elif tag == f"{_MC}AlternateContent":
                self._choice(child, para, depth)
            elif tag not in (f"{W}rPr", f"{W}delText", f"{W}delInstrText") and len(child):
                self._nested(child, para, depth)

    def _line_break(self, element: Any, look: RunLook, para: Para) -> None:
        kind = element.get(f"{W}type") or "textWrapping"
        if kind == "page":
            if any(piece.text.strip() for piece in para.pieces):
                # A form feed cannot stand in XML, so it is free to say where the page ends.
                para.pieces.append(Piece(PAGE, look))
            else:
                para.breaks = True
        else:
            self._add("\n", look, para)

    def _field(self, element: Any, para: Para) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(["", False, False])
        elif kind == "separate" and self.fields:
            name = _field_name(self.fields[-1][0])
            self.fields[-1][1:] = [True, name in ("PAGE", "NUMPAGES", "SECTIONPAGES")]
            self._seen(name, para)
        elif kind == "end" and self.fields:
            instruction, separate, _ = self.fields.pop()
            if not separate:
                self._seen(_field_name(instruction), para)

    def _seen(self, name: str, para: Para) -> None:
        self.counts.fields[name] += 1
        para.pages = para.pages or name == "PAGE"

    def _add(self, text: str, look: RunLook, para: Para) -> None:
        if not text or (self.part and any(field_[2] for field_ in self.fields)):
            return  # the page number Word last counted is no word of the text
        if look.font and is_legacy_font(look.font):
            self.counts.legacy_fonts.add(look.font)
            text = convert(text, look.font)
        visible = len(text.strip())
        if look.hidden:
            if visible:
                self.counts.hidden += 1
                self.hidden.append((para.index, text))
            return
        if visible and not self.part:
            self.counts.fonts[look.font] += visible
            self.counts.sizes[look.size] += visible
            if _is_red(look.color):
                self.counts.red += 1
        para.pieces.append(Piece(text, look))

    def _drawing(self, element: Any, para: Para) -> None:
        boxes = [box for box in element.iter(f"{W}txbxContent") if not _fallback(box, element)]
        for box in boxes:
            inner = [self.read(one, para.index) for one in box.iter(f"{W}p") if _nearest_box(one) is box]
            for one in inner:
                one.part = "hộp chữ"
                one.unbroken()
            filled = [one for one in inner if one.text.strip()]
            self.counts.boxes += 1
            self.counts.empty_boxes += not filled
            para.boxes += filled
            for one in inner:
                para.boxes += one.boxes
        if not boxes:
            para.drawn = para.drawn or _is_line(element)
            self.counts.pictures += not _is_line(element)


_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


def _nearest_box(element: Any) -> Any:
    return next(element.iterancestors(f"{W}txbxContent"), None)


def _fallback(element: Any, top: Any) -> bool:
    """Tell whether an element stands in the second telling of a drawing."""
    for above in element.iterancestors():
        if above is top:
            return False
        if above.tag == f"{_MC}Fallback":
            return True
    return False


def _is_line(element: Any) -> bool:
    """Tell whether a drawing is a line or an empty shape: the rule under the tiêu ngữ and the trích yếu."""
    for node in element.iter():
        tag = str(node.tag)
        if tag == f"{_VML}line" or (tag.endswith("}prstGeom") and "line" in (node.get("prst") or "").lower()):
            return True
        if tag.endswith("}prstGeom") and "Connector" in (node.get("prst") or ""):
            return True
        if tag == f"{_VML}shape" and (node.get("type") or "").endswith(("_t32", "_t20")):
            return True
    return False


def _symbol(element: Any) -> str:
    try:
        code = int(element.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    if code < 0x100:
        return sign_of(chr(code), element.get(f"{W}font") or "")
    return SYMBOLS.get(code, chr(code) if 0x20 <= code < 0xFFFE and not 0xD800 <= code < 0xE000 else "")


def _field_name(instruction: str) -> str:
    return instruction.strip().split(" ")[0].upper() if instruction.strip() else ""


def _is_red(color: str) -> bool:
    if len(color) != 6:
        return False
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red > 170 and green < 90 and blue < 90
