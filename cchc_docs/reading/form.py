"""The look of a Word file as checking needs it: nobody else opens the zip.

Lengths of the page in millimetres, of paragraphs in points; fonts and sizes are effective (styles, defaults, theme).
"""

from __future__ import annotations

from bisect import bisect_right

from cchc_docs.record import Record, field


class SectionForm(Record):
    """A section. `number_place`: "header", "footer" or ""; `number_align`: "center", "right" …; `first_number`: restart."""

    width: float
    height: float
    landscape: bool
    top: float
    bottom: float
    left: float
    right: float
    title_page: bool = False
    number_place: str = ""
    number_align: str = ""
    first_number: int | None = None
    first_paragraph: int = 0


class ParagraphForm(Record):
    """How one paragraph looks. `role`: what it was read as ("tieu_de", "can_cu", "o.noi_dung" …; "" for blank ones).

    `font`, `size`: of most of its letters; `fonts`, `sizes`: all of them. `line_rule`: auto (a multiple), exact, atLeast.
    `bold`, `italic`: every word; `caps`: reads in capitals. `paragraph`: as in `Place`.
    """

    paragraph: int
    role: str
    text: str
    font: str = ""
    size: float = 0.0
    fonts: tuple[str, ...] = ()
    sizes: tuple[float, ...] = ()
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    align: str = "left"
    first_line: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    drawn_below: bool = False
    section: int = 0
    style: str = ""
    red: bool = False
    numbered: bool = False


class Form(Record):
    """The form of a file. `page_starts`: as in `Flow`. `quoc_hieu`, `tieu_ngu`: as typed ("" where missing); `rules`: roles with a drawn line below.

    `struck`: words struck out by hand; `white`: words in white; `unseen`: words with characters that have no width, as they are typed; `unread`: what holds words of the paper and was not read.
    """

    sections: list[SectionForm] = field(default_factory=list)
    paragraphs: list[ParagraphForm] = field(default_factory=list)
    fonts: dict[str, int] = field(default_factory=dict)
    sizes: dict[float, int] = field(default_factory=dict)
    quoc_hieu: str = ""
    tieu_ngu: str = ""
    rules: set[str] = field(default_factory=set)
    head: str = ""
    inserted: int = 0
    deleted: int = 0
    comments: int = 0
    hidden: int = 0
    text_boxes: int = 0
    empty_text_boxes: int = 0
    pictures: int = 0
    footnotes: int = 0
    red_runs: int = 0
    page_fields: int = 0
    legacy_fonts: tuple[str, ...] = ()
    macros: bool = False
    page_starts: tuple[int, ...] = ()
    struck: list[str] = field(default_factory=list)
    white: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def page_of(self, paragraph: int) -> int:
        """Return on which page a paragraph began when Word last laid the file out, 0 where the file does not say."""
        return 1 + bisect_right(self.page_starts, paragraph) if self.page_starts and paragraph >= 0 else 0

    def of(self, role: str) -> list[ParagraphForm]:
        """Return the paragraphs read as `role`, or as a part of it ("muc" gives "muc 1." too)."""
        return [para for para in self.paragraphs if para.role == role or para.role.startswith(f"{role} ")]
