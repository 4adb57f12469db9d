"""The words of one WordprocessingML part, tag by tag, by one pattern: no tree, no styles, nothing of the reader.

Left out is what no reader of the page sees: deletions, the other tellings of mc:AlternateContent, instructions of fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.record import Record, field

_SPACES = {
    "wordprocessingml/2006/main": "w", "wordprocessingml/main": "w", "officeDocument/2006/math": "m", "officeDocument/math": "m",
    "markup-compatibility/2006": "mc", "drawingml/2006/main": "a", "drawingml/main": "a", "schemas-microsoft-com:vml": "v",
}  # fmt: skip
_TEXT = {"w": ("t", "instrText"), "m": ("t",), "a": ("t",)}
_OTHER = {
    "w": ("p", "tab", "br", "cr", "ptab", "sym", "noBreakHyphen", "del", "moveFrom", "rt", "tr", "trPr", "fldChar", "fldSimple",
          "footnoteReference", "endnoteReference", "footnote", "endnote", "listEntry", "result", "default", "r", "rFonts", "rStyle", "pStyle"),
    "mc": ("AlternateContent", "Choice", "Fallback"),
    "v": ("textpath",),
}  # fmt: skip
_FONT_TAGS = ("r", "rFonts", "rStyle", "pStyle")
_DECLARED = patterns.ours(r"""xmlns(?<!\wxmlns)(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
_ATTRIBUTE = patterns.ours(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NO_WIDTH = patterns.ours("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]")
_UNDERSTOOD = patterns.ours(
    r"http://schemas\.openxmlformats\.org/|http://purl\.oclc\.org/ooxml/|http://schemas\.microsoft\.com/office/(?:word/20|drawing/2010/)"
)
_PAGE = patterns.ours(r"(?i)\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


class Line(Record):
    """The words of a paragraph, the notes whose number stands in it, and the note it belongs to itself."""

    text: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)
    note: tuple[str, str] = ("", "")


class _Field(Record):
    instruction: str = ""
    shown: bool = False
    words: bool = False
    entries: list[str] = field(default_factory=list)
    chosen: str = ""


@lru_cache(maxsize=32)
def _pattern(prefixes: tuple[tuple[str, str], ...], *, fonts: bool) -> re.Pattern[str]:
    """Return the pattern of the tags that matter, by the prefixes a part gives their namespaces."""
    texts: list[str] = []
    others: list[str] = []
    for prefix, space in prefixes:
        start = re.escape(f"{prefix}:") if prefix else ""
        texts += [f"{start}{name}" for name in _TEXT.get(space, ())]
        others += [f"{start}{name}" for name in _OTHER.get(space, ()) if fonts or name not in _FONT_TAGS]
    inside = r"""((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*"""
    return re.compile(rf"<({'|'.join(texts)}){inside}>([^<]*)<|<(/?)({'|'.join(others)}){inside}(/?)>")


@lru_cache(maxsize=32)
def _tags(prefixes: tuple[tuple[str, str], ...]) -> tuple[dict[str, tuple[str, bool]], dict[str, _Handler]]:
    """Return the tags of texts as a part writes them, with their names and whether of a formula; and what handles the others."""
    texts: dict[str, tuple[str, bool]] = {}
    others: dict[str, _Handler] = {}
    for prefix, space in prefixes:
        start = f"{prefix}:" if prefix else ""
        texts.update((f"{start}{name}", (name, space == "m")) for name in _TEXT.get(space, ()))
        others.update((f"{start}{name}", handler) for (of, name), handler in _HANDLERS.items() if of == space)
    return texts, others


def scan(xml: str, convert: Callable[[str, str, str], str] | None, *, around: bool = False) -> list[Line]:
    """Return the lines of a part. `around`: a header or footer, whose page numbers are no words.

    `convert`: (words, font of the run, style of the paragraph) -> words in Unicode.
    """
    if "<!--" in xml:
        xml = patterns.sub(r"(?s)<!--.*?-->", "", xml)
    if "<![CDATA[" in xml:
        xml = patterns.sub(
            r"(?s)<!\[CDATA\[(.*?)\]\]>", lambda found: found[1].replace("&", "&amp;").replace("<", "&lt;"), xml
        )
    spaces = dict(_DECLARED.findall(xml))
    known = {prefix: short for prefix, uri in spaces.items() for end, short in _SPACES.items() if uri.endswith(end)}
    if "w" not in known.values():
        return []
    prefixes = tuple(sorted(known.items()))
    pattern = _pattern(prefixes, fonts=convert is not None)
    return _Scanner(xml, spaces, convert, around=around).lines(pattern, *_tags(prefixes))


def unescaped(text: str) -> str:
    """Return a text of XML or HTML with its letters written out; few have any to write, and their table is long to load."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


class _Scanner:
    def __init__(
        self,
        xml: str,
        spaces: dict[str, str],
        convert: Callable[[str, str, str], str] | None,
        *,
        around: bool,
    ) -> None:
        self.xml, self.spaces, self.convert, self.around = xml, spaces, convert, around
        kinds = patterns.findall(r"""fldCharType\s*=\s*["'](begin|end)["']""", xml)
        self.whole = kinds.count("begin") == kinds.count("end")
        self.out: list[Line] = []
        self.open: list[Line] = []
        self.muted = 0
        self.elements: list[tuple[str, bool]] = []  # del, moveFrom, tr, branches and simple fields: whether they mute
        self.taken: list[bool] = []
        self.row_properties = False
        self.fields: list[_Field] = []
        self.note = ("", "")
        self.font = self.style = ""
        self.in_run = False
        self.formula = False

    def lines(
        self, pattern: re.Pattern[str], texts: dict[str, tuple[str, bool]], others: dict[str, _Handler]
    ) -> list[Line]:
        """Return the lines; `texts`, `others`: as `_tags` gives them."""
        for found in pattern.finditer(self.xml):
            name, _, text, closing, other, attributes, empty = found.groups()
            if name:
                local, formula = texts[name]
                # Parts of a formula stand over and beside one another: 18 over 24 is not 1824, 2 and a half is not 21/2.
                apart = formula and text and (self.formula or (text[0].isdigit() and self._ends_in_digit()))
                self._text(local, f" {text}" if apart else text)
                self.formula = formula
            elif (handler := others.get(other)) is not None:
                handler(self, attributes or "", bool(closing), bool(empty), found.end())
        return self.out

    def _ends_in_digit(self) -> bool:
        return bool(self.open) and self.open[-1].text[-1:].isdigit()

    # --- words ------------------------------------------------------------------------------------------------------

    def _text(self, local: str, text: str) -> None:
        if self.muted or not text:
            return
        if local == "instrText":
            if self.fields and not self.fields[-1].shown:
                self.fields[-1].instruction += unescaped(text)
            return
        text = unescaped(text)
        if self.fields and self.whole:
            if self._silent():
                return
            for one in self.fields:
                one.words = True
        text = text if text.isprintable() else _NO_WIDTH.sub("", text)
        self._add(self.convert(text, self.font, self.style) if self.convert is not None else text)

    def _silent(self) -> bool:
        return any(not one.shown or (self.around and _PAGE.match(one.instruction)) for one in self.fields)

    def _add(self, text: str) -> None:
        if not self.open:
            self.out.append(Line(note=self.note))
            self.open.append(self.out[-1])
        self.open[-1].text += text

    def room(self, _attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if not closing and not self.muted and not (self.fields and self.whole and self._silent()):
            self._add(" ")

    def hyphen(self, _attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if not closing and not self.muted and not (self.fields and self.whole and self._silent()):
            self._add("-")

    def art(self, attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if not closing and not self.muted:
            self.out.append(Line(_attributes(attributes).get("string", ""), note=self.note))

    def paragraph(self, _attributes: str, closing: bool, empty: bool, _end: int) -> None:
        if closing:
            if self.open:
                self.open.pop()
        elif not empty:
            self.out.append(Line(note=self.note))
            self.open.append(self.out[-1])
            self.style = self.font = ""

    # --- what is not seen -------------------------------------------------------------------------------------------

    def gone(self, _attributes: str, closing: bool, empty: bool, _end: int) -> None:
        if empty:
            if self.row_properties and not closing:
                self._mute_row()
            return
        self._element("gone", closing=closing, mute=True)

    def _element(self, name: str, *, closing: bool, mute: bool) -> None:
        if not closing:
            self.elements.append((name, mute))
            self.muted += mute
            return
        while self.elements:
            kind, muting = self.elements.pop()
            self.muted -= muting
            if kind == name:
                break

    def row(self, _attributes: str, closing: bool, empty: bool, _end: int) -> None:
        if not empty:
            self._element("row", closing=closing, mute=False)

    def properties(self, _attributes: str, closing: bool, empty: bool, _end: int) -> None:
        self.row_properties = not closing and not empty

    def _mute_row(self) -> None:
        for at in range(len(self.elements) - 1, -1, -1):
            if self.elements[at] == ("row", False):
                self.elements[at] = ("row", True)
                self.muted += 1
                break

    def alternate(self, _attributes: str, closing: bool, empty: bool, _end: int) -> None:
        if closing:
            if self.taken:
                self.taken.pop()
        elif not empty:
            self.taken.append(False)

    def choice(self, attributes: str, closing: bool, empty: bool, end: int) -> None:
        if empty:
            return
        if closing:
            self._element("branch", closing=True, mute=False)
            return
        prefixes = _attributes(attributes).get("Requires", "").split()
        understood = all(_UNDERSTOOD.match(self.spaces.get(prefix, "")) for prefix in prefixes)
        filled = not self.xml[end : end + 200].lstrip().startswith("</")
        taken = not self.taken or (not self.taken[-1] and understood and filled)
        if self.taken and taken:
            self.taken[-1] = True
        self._element("branch", closing=False, mute=not taken)

    def fallback(self, _attributes: str, closing: bool, empty: bool, _end: int) -> None:
        if not empty:
            self._element("branch", closing=closing, mute=bool(not closing and self.taken and self.taken[-1]))

    # --- fields and notes -------------------------------------------------------------------------------------------

    def mark(self, attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if closing or self.muted:
            return
        kind = _local(attributes).get("fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            one = self.fields.pop()
            if not one.words and one.entries and not (self.fields and self._silent()):
                at = int(one.chosen) if one.chosen.isdecimal() else 0
                self._add(one.entries[at] if at < len(one.entries) else "")

    def simple(self, attributes: str, closing: bool, empty: bool, _end: int) -> None:
        if empty:
            return
        page = self.around and _PAGE.match(_local(attributes).get("instr", "")) is not None
        self._element("field", closing=closing, mute=page)

    def entry(self, attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if not closing and self.fields:
            self.fields[-1].entries.append(_local(attributes).get("val", ""))

    def chosen(self, attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if not closing and self.fields:
            self.fields[-1].chosen = _local(attributes).get("val", "")

    def preset(self, attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if not closing and self.fields and not self.fields[-1].chosen:
            self.fields[-1].chosen = _local(attributes).get("val", "")

    def reference(self, kind: str, attributes: str, closing: bool) -> None:
        if not closing and not self.muted and self.open:
            self.open[-1].marks.append((kind, _local(attributes).get("id", "")))

    def inside(self, kind: str, attributes: str, closing: bool) -> None:
        self.note = ("", "") if closing else (kind, _local(attributes).get("id", ""))

    # --- fonts of before Unicode ------------------------------------------------------------------------------------

    def run(self, _attributes: str, closing: bool, empty: bool, _end: int) -> None:
        self.in_run = not closing and not empty
        self.font = ""

    def fonts(self, attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if self.in_run and not closing:
            found = _local(attributes)
            self.font = found.get("ascii") or found.get("hAnsi") or self.font

    def run_style(self, attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if self.in_run and not closing:
            self.font = self.font or f"\0{_local(attributes).get('val', '')}"

    def paragraph_style(self, attributes: str, closing: bool, _empty: bool, _end: int) -> None:
        if not closing:
            self.style = _local(attributes).get("val", "")


def _attributes(text: str) -> dict[str, str]:
    return {name: unescaped(first or second) for name, first, second in _ATTRIBUTE.findall(text)}


def _local(text: str) -> dict[str, str]:
    return {name.rpartition(":")[2]: unescaped(first or second) for name, first, second in _ATTRIBUTE.findall(text)}


_Handler = Callable[[_Scanner, str, bool, bool, int], None]


def _noted(kind: str) -> _Handler:
    return lambda scanner, attributes, closing, _empty, _end: scanner.inside(kind, attributes, closing)


def _marked(kind: str) -> _Handler:
    return lambda scanner, attributes, closing, _empty, _end: scanner.reference(kind, attributes, closing)


_HANDLERS: dict[tuple[str, str], _Handler] = {
    ("w", "p"): _Scanner.paragraph, ("w", "tr"): _Scanner.row, ("w", "trPr"): _Scanner.properties,
    ("w", "tab"): _Scanner.room, ("w", "br"): _Scanner.room, ("w", "cr"): _Scanner.room, ("w", "ptab"): _Scanner.room,
    ("w", "sym"): _Scanner.room, ("w", "noBreakHyphen"): _Scanner.hyphen, ("w", "del"): _Scanner.gone,
    ("w", "moveFrom"): _Scanner.gone, ("w", "rt"): _Scanner.gone, ("w", "fldChar"): _Scanner.mark, ("w", "fldSimple"): _Scanner.simple,
    ("w", "listEntry"): _Scanner.entry, ("w", "result"): _Scanner.chosen, ("w", "default"): _Scanner.preset,
    ("w", "footnote"): _noted("footnote"), ("w", "endnote"): _noted("endnote"),
    ("w", "footnoteReference"): _marked("footnote"), ("w", "endnoteReference"): _marked("endnote"),
    ("mc", "AlternateContent"): _Scanner.alternate, ("mc", "Choice"): _Scanner.choice, ("mc", "Fallback"): _Scanner.fallback,
    ("v", "textpath"): _Scanner.art, ("w", "r"): _Scanner.run, ("w", "rFonts"): _Scanner.fonts, ("w", "rStyle"): _Scanner.run_style,
    ("w", "pStyle"): _Scanner.paragraph_style,
}  # fmt: skip
