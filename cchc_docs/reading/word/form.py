"""The flow, classified -> `Form`."""

from __future__ import annotations

from typing import Any

from cchc_docs.reading.flow import Grid, Para
from cchc_docs.reading.form import Form, ParagraphForm, SectionForm
from cchc_docs.reading.recognise.reading import Reading, is_rule
from cchc_docs.reading.word.around import page_number_place
from cchc_docs.reading.word.paragraph import is_red

_MADE_BY = ("tieu_ngu", "quoc_hieu", "co_quan", "chu_quan", "trich_yeu", "so_ky_hieu", "ten_loai")


def read_form(reading: Reading, *, macros: bool) -> Form:
    """Return the form of a file that has been read."""
    flow = reading.flow
    counts = flow.counts
    form = Form(
        fonts=dict(counts.fonts.most_common()), sizes=dict(counts.sizes.most_common()), inserted=counts.inserted,
        deleted=counts.deleted, comments=counts.comments, hidden=counts.hidden, text_boxes=counts.boxes,
        empty_text_boxes=counts.empty_boxes, pictures=counts.pictures, footnotes=counts.footnotes, red_runs=counts.red,
        page_fields=counts.fields["PAGE"], legacy_fonts=tuple(sorted(counts.legacy_fonts)), macros=macros,
        quoc_hieu=reading.national.get("quoc_hieu", ""), tieu_ngu=reading.national.get("tieu_ngu", ""),
        head=_head_kind(reading), page_starts=tuple(flow.page_starts),
        struck=reading.struck, white=counts.white, unseen=counts.unseen, unread=[what for what, _ in flow.unread],
    )  # fmt: skip
    _sections(reading, form)
    above = ""
    shared: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for para in flow.paras():
        form.paragraphs.append(paragraph_form(para, shared))
        below = para.drawn or para.look.bottom_rule or is_rule(para.text)
        if below:
            form.rules.add(para.role if para.role in _MADE_BY else above)
            if form.paragraphs[-1].role:
                form.paragraphs[-1].drawn_below = True
        if para.role in _MADE_BY:
            above = para.role
    form.rules.discard("")
    return form


def _head_kind(reading: Reading) -> str:
    """Return "table", "text" or "" (none): how the head was made."""
    for item in reading.flow.items[:24]:
        paras = item.paras() if isinstance(item, Grid) else [item]
        if any(para.role in ("quoc_hieu", "tieu_ngu", "so_ky_hieu", "co_quan") for para in paras):
            return "table" if isinstance(item, Grid) else "text"
    return ""


def _sections(reading: Reading, form: Form) -> None:
    first: dict[int, int] = {}
    for para in reading.flow.paras():
        first.setdefault(para.section, para.index)
    inherited: dict[str, str] = {}
    for number, section in enumerate(reading.flow.sections):
        inherited = {**inherited, **section.parts}
        place, align = page_number_place(reading.flow, inherited)
        form.sections.append(
            SectionForm(
                round(section.width, 1), round(section.height, 1), section.landscape, round(section.top, 1),
                round(section.bottom, 1), round(section.left, 1), round(section.right, 1), section.title_page, place, align,
                section.first_number, first.get(number, -1),
            )
        )  # fmt: skip


def _typed_indent(text: str, size: float) -> float:
    """How far a first line is moved in by tabs or blanks typed before it, in points."""
    if not text[:1].isspace():
        return 0.0
    lead = text[: len(text) - len(text.lstrip(" \t\u00a0"))]
    return 36.0 * lead.count("\t") + (0.25 * size * len(lead) if "\t" not in lead else 0.0)


def paragraph_form(para: Para, shared: dict[tuple[Any, ...], tuple[Any, ...]]) -> ParagraphForm:
    """Return the look of one paragraph. `shared`: fonts and sizes met so far; a thousand paragraphs wear the same few."""
    fonts: dict[str, int] = {}
    sizes: dict[float, int] = {}
    red = underline = lettered = False
    bold = italic = True
    for piece in para.pieces:
        letters = len(piece.text.strip())
        if not letters:
            continue
        worn = piece.look
        fonts[worn.font] = fonts.get(worn.font, 0) + letters
        sizes[worn.size] = sizes.get(worn.size, 0) + letters
        red, underline = red or is_red(worn.color), underline or worn.underline
        if any(map(str.isalnum, piece.text)):  # as `Para.bold` has it
            lettered, bold, italic = True, bold and worn.bold, italic and worn.italic
    font, size = next(iter(fonts), ""), next(iter(sizes), 0.0)
    if len(fonts) > 1:  # few wear several
        font = max(fonts, key=fonts.__getitem__)
    if len(sizes) > 1:
        size = max(sizes, key=sizes.__getitem__)
    look, text = para.look, para.text.strip()
    worn_fonts, worn_sizes = tuple(fonts), tuple(sizes)
    return ParagraphForm(
        para.index, para.role, text, font, size, shared.setdefault(worn_fonts, worn_fonts), shared.setdefault(worn_sizes, worn_sizes),
        lettered and bold, lettered and italic, para.caps, underline, look.align,
        look.first_line or _typed_indent(para.text, max(sizes, default=0.0)), look.left, look.before, look.after, look.line,
        look.line_rule, False, para.section, look.style_name,
        red, bool(para.label),
    )  # fmt: skip
