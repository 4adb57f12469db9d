"""One paragraph of Word -> pieces of text with their look.

Read from the XML: insertions are in, deletions out and counted, content controls, links and field results are text,
notes stand where their number is printed, drawings are counted, text boxes are handed on apart.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from cchc_docs.ooxml.names import W
from cchc_docs.ooxml.symbols import seen, sign_of
from cchc_docs.ooxml.tree import Above, every
from cchc_docs.reading.flow import PAGE, UNSEEN, Counts, Para, ParagraphLook, Piece, RunLook
from cchc_docs.reading.word.branches import ALTERNATE, chosen, under
from cchc_docs.reading.word.fields import GENERATED, PAGE_NUMBERS, Computed, Field, result_of
from cchc_docs.reading.word.formula import line as formula
from cchc_docs.reading.word.styles import Styles
from cchc_docs.vietnamese.legacy_fonts import convert, is_legacy_font

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_DEEP = 40
_BLOCKS = frozenset(f"{W}{name}" for name in ("p", "tc", "tr", "tbl"))
# Names that are asked of every paragraph and run: put together once.
_RUN, _TEXT, _BREAK, _SYMBOL, _MARK, _INSTRUCTION = (
    f"{W}{name}" for name in ("r", "t", "br", "sym", "fldChar", "instrText")
)
_BLOCK_LOOK, _RUN_LOOK, _GONE, _SIMPLE, _FORMULA = f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}fldSimple", f"{_MATH}oMath"
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_NO_WORDS = frozenset(f"{W}{name}" for name in ("pPr", "sdtPr", "sdtEndPr", "rt"))
_NO_SIGNS = frozenset(f"{W}{name}" for name in ("rPr", "delText", "delInstrText"))
_STRAY_TEXT = frozenset({f"{W}t", f"{_MATH}t"})
_DRAWINGS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))


class ParagraphReader:
    """Reads the paragraphs of one part; fields may begin in one and end in another.

    `notes`: (footnote or endnote, id) -> its paragraphs; `met`: those whose number was met. `whole`: every field of the
    part has its end; where one has none, nobody can tell what is instruction, and all of it is read.
    """

    def __init__(self, styles: Styles, counts: Counts, part: str = "", computed: Computed | None = None) -> None:
        self.styles = styles
        self.counts = counts
        self.part = part
        self.computed = computed if computed is not None else Computed()
        self.fields: list[Field] = []
        self.whole = True
        self.notes: dict[tuple[str, str], list[Para]] = {}
        self.met: set[tuple[str, str]] = set()
        self.hidden: list[tuple[int, str]] = []
        self.above: Above

    def begin(self, root: Any) -> None:
        """Look over a part before its paragraphs are read."""
        kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
        self.whole = kinds.count("begin") == kinds.count("end")
        self.fields = []
        self.above = Above(root)

    def in_box(self, element: Any) -> bool:
        """Tell whether a paragraph stands in a text box: it is read with the paragraph that holds the box."""
        return next(self.above.of(element, f"{W}txbxContent"), None) is not None

    def _paragraphs(self, box: Any) -> list[Any]:
        """Return the paragraphs of a text box, those of boxes inside it left out."""
        return [one for one in box.iter(f"{W}p") if next(self.above.of(one, f"{W}txbxContent"), None) is box]

    def _shaded(self, run: Any) -> bool:
        """Tell whether something dark may stand behind the letters: shading of the run, its paragraph, cell or row, a shape."""
        for above in (run, *self.above.of(run)):
            if above.tag in (f"{W}txbxContent", f"{W}tbl"):
                return above.tag == f"{W}txbxContent" or above.find(f"{W}tblPr/{W}tblStyle") is not None
            for name in ("rPr", "pPr", "tcPr"):
                own = above.find(f"{W}{name}")
                if own is not None and (own.find(f"{W}shd") is not None or own.find(f"{W}highlight") is not None):
                    return True
        return False

    def read(self, element: Any, index: int) -> Para:
        """Return the paragraph of a w:p."""
        properties = element.find(_BLOCK_LOOK)
        look = self.styles.paragraph(properties)
        para = Para(index, [], look, part=self.part, breaks=look.break_before)
        self._inside(element, para, 0)
        mark = properties.find(_RUN_LOOK) if properties is not None else None
        if mark is not None and mark.find(_GONE) is not None:
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
            if tag == _RUN:
                self._run(child, para, depth)
            elif tag in _NO_WORDS:
                continue
            elif tag in _DELETED:
                self._count_deleted(child)
            elif tag == _SIMPLE:
                self._simple_field(child, para, depth)
            elif tag == ALTERNATE:
                self._choice(child, para, depth)
            elif tag == _FORMULA:
                self._formula(child, para)
            elif tag in _STRAY_TEXT:  # a run's text outside a run: damaged, but words
                self._add(child.text or "", self.styles.base_run(para.look.style, ""), para)
            elif tag in _DRAWINGS:
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
        if any(node.text for node in every(element, f"{W}delText", f"{W}t")):
            self.counts.deleted += 1

    def _simple_field(self, element: Any, para: Para, depth: int) -> None:
        one = Field(element.get(f"{W}instr") or "", shown=True)
        self._seen(one.name, para)
        self.fields.append(one)
        self._inside(element, para, depth + 1)
        self.fields.pop()
        if not one.words:
            self._add(result_of(one, self.computed), self.styles.base_run(para.look.style, ""), para)

    def _choice(self, element: Any, para: Para, depth: int) -> None:
        branch = chosen(element)
        if branch is not None:
            self._inside(branch, para, depth + 1)

    def _formula(self, element: Any, para: Para) -> None:
        text = formula(element)
        self.computed.texts.append(text)
        before = para.pieces[-1].text if para.pieces else ""
        apart = " " if before[-1:].isdigit() and text[:1].isdigit() else ""  # a number, and a formula with one
        self._add(apart + text, self.styles.base_run(para.look.style, ""), para)

    def _run(self, element: Any, para: Para, depth: int) -> None:
        properties = element.find(_RUN_LOOK)
        look = self.styles.run(properties, para.look.style)
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                self._words(element, child.text or "", look, para)
            elif tag in _NO_SIGNS:
                continue
            elif tag in _MARKS:
                self._add(_MARKS[tag], look, para)
            elif tag == _BREAK:
                self._line_break(child, look, para)
            elif tag == _SYMBOL:
                sign = _symbol(child)
                self.computed.texts.append(sign)
                self._add(sign, look, para)
            elif tag == _MARK:
                self._field(child, look, para)
            elif tag == _INSTRUCTION:
                if self.fields and not self.fields[-1].shown:
                    self.fields[-1].instruction += child.text or ""
            elif tag in _NOTES:
                self._note(_NOTES[tag], child.get(f"{W}id") or "", look, para)
            elif tag in _DRAWINGS:
                self._drawing(child, para)
            elif tag == ALTERNATE:
                self._choice(child, para, depth)
            elif len(child):
                self._nested(child, para, depth)

    def _words(self, run: Any, text: str, look: RunLook, para: Para) -> None:
        read = seen(text, look.font)
        if look.color == "FFFFFF" and not self.part and text.strip() and not self._shaded(run):
            self.counts.white.append(text)
        if not (text.isascii() or text.isprintable()) and any(sign in text for sign in UNSEEN):
            self.counts.unseen.append(text)
        if read is not text:
            self.computed.texts.append(read)
            self.computed.signs += [sign for sign in text if sign not in read]
        self._add(read.replace("\n", " "), look, para)

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

    def _note(self, kind: str, key: str, look: RunLook, para: Para) -> None:
        found = self.notes.get((kind, key))
        if found and not self._silent():
            self.met.add((kind, key))
            self.counts.footnotes += kind == "footnote"
            self.counts.endnotes += kind == "endnote"
            para.pieces.append(Piece("", look, found))

    def _field(self, element: Any, look: RunLook, para: Para) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(Field(form=element.find(f"{W}ffData")))
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
            self._seen(self.fields[-1].name, para)
        elif kind == "end" and self.fields:
            one = self.fields.pop()
            if not one.shown:
                self._seen(one.name, para)
            if not one.words and self.whole:
                self._add(result_of(one, self.computed), look, para)

    def _seen(self, name: str, para: Para) -> None:
        self.counts.fields[name] += 1
        para.pages = para.pages or name == "PAGE"

    def _silent(self) -> bool:
        """Tell whether what comes now is no text: part of an instruction, or a page number outside the body."""
        return self.whole and any(not one.shown or (self.part and one.name in PAGE_NUMBERS) for one in self.fields)

    def _add(self, text: str, look: RunLook, para: Para) -> None:
        if not text:
            return
        if self.fields:
            if self._silent():
                return
            if text.strip():
                for one in self.fields:
                    one.words = True
            if self.whole and any(one.name in GENERATED for one in self.fields):
                para.listed = True
                self.computed.generated.append(text)
                return
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
            if is_red(look.color):
                self.counts.red += 1
        para.pieces.append(Piece(text, look))

    def _drawing(self, element: Any, para: Para) -> None:
        boxes = list(under(element, f"{W}txbxContent"))
        for box in boxes:
            inner = [self.read(one, para.index) for one in self._paragraphs(box)]
            for one in inner:
                one.part = "hộp chữ"
                one.unbroken()
            filled = [one for one in inner if one.text.strip()]
            self.counts.boxes += 1
            self.counts.empty_boxes += not filled
            para.boxes += filled
            for one in inner:
                para.boxes += one.boxes
        drawn = [path.get("string") or "" for path in under(element, f"{_VML}textpath")]
        for text in drawn:
            art = Para(para.index, [Piece(text, RunLook())], ParagraphLook(), part="chữ nghệ thuật")
            art.settle()
            para.boxes += [art] if art.text.strip() else []
        if not boxes and not drawn:
            para.drawn = para.drawn or _is_line(element)
            self.counts.pictures += not _is_line(element)


_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


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
    if not 0x20 <= code < 0xFFFE or 0xD800 <= code < 0xE000:
        return ""
    font = element.get(f"{W}font") or ""
    # Of a font that is none of those known nobody can tell what it shows.
    return sign_of(chr(code), font) if font else seen(chr(code))


@lru_cache(maxsize=256)
def is_red(color: str) -> bool:
    """Tell whether a colour ("C00000") is a red."""
    if len(color) != 6:
        return False
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red > 170 and green < 90 and blue < 90
