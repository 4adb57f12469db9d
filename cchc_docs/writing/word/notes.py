"""Notes of a text (`^[…]`) as Word's footnotes. Only a document that has a note loads this module.

The package gets word/footnotes.xml, its relationship and its content type; a template that has footnotes of its own
keeps them, ours come behind. How they look is the template's: styles FootnoteText and FootnoteReference where it has
them.
"""

from __future__ import annotations

import re
from zlib import decompress

from cchc_docs.model.markup import note_paragraphs
from cchc_docs.ooxml.zip import Member, member
from cchc_docs.writing.template.code import dresses
from cchc_docs.writing.template.compiled import FOOTNOTES
from cchc_docs.writing.word.text import put

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_W}">{_SEPARATORS}</w:footnotes>'
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_SMALL = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
_PLAIN = (
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/>'
    '<w:jc w:val="both"/>'
)


class Notes:
    """The notes of one document, numbered as they are printed."""

    def __init__(self, parts: list[tuple[str, Member | str]]) -> None:
        self.there = next((part for name, part in parts if name == FOOTNOTES), None)
        self.xml = _EMPTY if self.there is None or isinstance(self.there, str) else _text(self.there)
        self.next = 1 + max((int(found) for found in re.findall(r' w:id="(-?\d+)"', self.xml)), default=0)
        styles = next(
            (_text(part) for name, part in parts if name == "word/styles.xml" and not isinstance(part, str)), ""
        )
        own = 'w:styleId="FootnoteText"' in styles
        self.block = '<w:pStyle w:val="FootnoteText"/>' if own else _PLAIN
        self.dress = dresses("" if own else _SMALL)
        mark = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        self.mark = mark if 'w:styleId="FootnoteReference"' in styles else _RAISED
        self.made: list[str] = []

    def add(self, note: str) -> str:
        """Keep a note; return the run that holds its number."""
        number = self.next + len(self.made)
        first, *others = note_paragraphs(note)
        sign = f"<w:r>{self.mark}<w:footnoteRef/></w:r>"
        paragraphs = self._paragraph(f" {first}", sign) + "".join(self._paragraph(words) for words in others)
        self.made.append(f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>')
        return f'<w:r>{self.mark}<w:footnoteReference w:id="{number}"/></w:r>'

    def _paragraph(self, words: str, sign: str = "") -> str:
        text = f'<w:t xml:space="preserve">{put(words, self.dress)}</w:t>'
        return f"<w:p><w:pPr>{self.block}</w:pPr>{sign}<w:r>{self.dress[0]}{text}</w:r></w:p>"

    def with_part(self, parts: list[tuple[str, Member | str]], made: dict[str, str]) -> list[tuple[str, Member | str]]:
        """Put the XML of the part into `made`; return the parts of the package with it and what points to it."""
        xml = made.get(FOOTNOTES, self.xml)
        made[FOOTNOTES] = xml.replace("</w:footnotes>", f"{''.join(self.made)}</w:footnotes>")
        out: list[tuple[str, Member | str]] = [(name, name if name == FOOTNOTES else part) for name, part in parts]
        if self.there is not None:
            return out
        ends = {
            "[Content_Types].xml": ("</Types>", f'<Override PartName="/{FOOTNOTES}" ContentType="{_TYPE}"/>'),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                f'<Relationship Id="rIdChuThich" Type="{_R}/footnotes" Target="footnotes.xml"/>',
            ),
        }
        for place, (name, part) in enumerate(out):
            if name in ends and not isinstance(part, str):
                end, more = ends[name]
                out[place] = (name, member(name, _text(part).replace(end, more + end).encode()))
        return [*out, (FOOTNOTES, FOOTNOTES)]


def _text(part: Member) -> str:
    return decompress(part.deflated, -15).decode()
