"""A compiled template: code that prints, members ready to copy, the measures of the layout. Small: every run loads it."""

from __future__ import annotations

import marshal
from types import CodeType

from cchc_docs.ooxml.zip import Member
from cchc_docs.record import Record
from cchc_docs.writing.view.lines import Layout, Under

VERSION = 8
"""Raised whenever compiled templates kept by an older version must not be used."""

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
CORE, APP, CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
MADE = "core"
"""Stands for the code of a part that `render` writes itself."""


class Compiled(Record):
    """`parts`: members in order, those with tags as the name of a function of `code`. `kinds`: blocks it can print.

    `marks`: those of `structure.MARKS` a paper made with it may have. `whole`: parts that are well-formed whatever they print.
    """

    code: CodeType
    parts: list[tuple[str, Member | str]]
    layout: Layout
    kinds: frozenset[str]
    marks: frozenset[str]
    whole: frozenset[str]

    def dump(self, template: bytes) -> bytes:
        """Return the compiled template as bytes, for `Compiled.load`, with the template it was made from."""
        layout = self.layout
        kept = (
            layout.rong,
            layout.cao,
            layout.cot,
            {name: tuple(under) for name, under in layout.ke.items()},
            {name: tuple(under) for name, under in layout.giua.items()},
            layout.ke_phu_luc,
            layout.cho_ky,
        )
        parts = [(name, part if isinstance(part, str) else tuple(part)) for name, part in self.parts]
        return marshal.dumps(
            (VERSION, template, self.code, parts, kept, *map(sorted, (self.kinds, self.marks, self.whole)))
        )

    @classmethod
    def load(cls, data: bytes, template: bytes) -> Compiled:
        """Return what `dump` made of `template`. Raises ValueError, EOFError or TypeError for anything else."""
        version, source, code, parts, kept, *others = marshal.loads(data)  # noqa: S302 - our own file, see template.py
        if version != VERSION or source != template:
            raise ValueError("another version, or another template")
        ke, giua = ({name: Under(*under) for name, under in found.items()} for found in kept[3:5])
        layout = Layout(kept[0], kept[1], kept[2], ke, giua, kept[5], kept[6])
        made = [(name, part if isinstance(part, str) else Member(*part)) for name, part in parts]
        kinds, marks, whole = map(frozenset, others)
        return cls(code, made, layout, kinds, marks, whole)
