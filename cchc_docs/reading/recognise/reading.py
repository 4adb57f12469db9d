"""What the readers of head, body, foot and appendices share: the document they fill, places, what is left over.

Also the few ways to look at a paragraph: its words with `**bold**` kept where it differs from the look of its role,
its squeezed letters for recognising fixed lines, its parts between tabs.
"""

from __future__ import annotations

from collections.abc import Callable

from cchc_docs import patterns
from cchc_docs.model import markup
from cchc_docs.model.document import ChuaRo, Document, Path
from cchc_docs.reading.flow import Flow, Grid, Item, Para
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.accents import strip_accents

_RULE = patterns.ours(r"[\s_\-–—=*.~\u2500-\u257f]+")
_COLUMNS = patterns.ours(r"\t+ *| {3,}|\t")
# Room left for a number or a day is no gap between columns.
_BLANK = patterns.ours(r"(?i)((?<![^\W\d_] )\bsố\s?:?|\b(?:ngày|tháng|năm)) {2,}(?=\S|$)")
_ROOM = patterns.ours(r"[ \t]+")


def _nowhere(path: Path) -> str:  # noqa: ARG001 - what `in_table` is until tables are known
    return ""


class Reading(Record):
    """A file being read. `dropped`: words that are not lost but said by the form (Quốc hiệu, rules, page numbers …).

    `in_table`: what tells where a cell stands in words, "" for what stands in no table. `of_tables`: id of a table -> its
    places, by path within it, until it is known where it stands itself. `struck`: words struck out by hand.
    """

    file: str
    flow: Flow
    document: Document
    places: dict[Path, tuple[str, int]] = field(default_factory=dict)
    left_over: list[ChuaRo] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    unsure: dict[Path, str] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)
    national: dict[str, str] = field(default_factory=dict)
    in_table: Callable[[Path], str] = _nowhere
    of_tables: dict[int, dict[Path, tuple[str, int]]] = field(default_factory=dict)

    def put(self, path: Path, para: Para, role: str = "", where: str = "") -> None:
        """Remember where a value stands, and what the paragraph is."""
        self.places[path] = (where or place_of(para), para.index)
        if role:
            para.role = role

    def put_in(self, table: object, path: Path, para: Para, role: str = "") -> None:
        """`put` for a value within a table, at its path there."""
        self.of_tables.setdefault(id(table), {})[path] = (place_of(para), para.index)
        if role:
            para.role = role

    def place_table(self, table: object, base: Path) -> None:
        """Give what stands in a table its path in the document."""
        self.places.update(((*base, *path), place) for path, place in self.of_tables.pop(id(table), {}).items())

    def leave(self, para: Para, text: str = "", where: str = "") -> None:
        """Keep words that have no role we know."""
        place = where or place_of(para)
        notes = [one for piece in para.pieces for one in piece.note] if not text else []
        for one in (para, *notes):
            if kept := clean(text or shown(one)):
                self.left_over.append(ChuaRo(place if one is para else f"{place}, chú thích", kept))

    def leave_item(self, item: Item) -> None:
        """Keep a paragraph, or every paragraph of a table."""
        for para in item.paras() if isinstance(item, Grid) else [item]:
            self.leave(para)

    def drop(self, text: str) -> None:
        """Remember words the form says by itself."""
        self.dropped.append(text)


def place_of(para: Para) -> str:
    """Return "đoạn 41" (counted from 1), or the part of the file a paragraph stands in."""
    at = f"đoạn {para.index + 1}" if para.index >= 0 else ""
    return f"{para.part}, {at}" if para.part and at else para.part or at or "ngoài đoạn"


def shown(para: Para) -> str:
    """Return the paragraph as printed: the label Word computes, then its words."""
    text = para.text.strip()
    return f"{para.label} {text}".strip() if para.label and text else text


def clean(text: str) -> str:
    """Return words without blanks around lines; tabs become spaces."""
    if "\t" not in text and "\n" not in text and text[:1] != " " and text[-1:] != " ":
        return text
    lines = (line.replace("\t", " ").strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def squeezed(text: str) -> str:
    """Return the bare letters and figures: "Nơi nhận :" and "NƠI NHẬN" are both "noinhan"."""
    return patterns.sub(r"[^a-z0-9]", "", strip_accents(text).lower())


def is_rule(text: str) -> bool:
    """Tell whether a line is drawn with characters: "________", "---***---"."""
    bare = text.strip()
    return len(bare) > 1 and not bare[0].isalnum() and _RULE.fullmatch(bare) is not None


def columns(line: str) -> list[str]:
    """Return the parts of a line typed side by side with tabs or runs of spaces; a leading blank gives an empty part."""
    return [part.strip() for part in _COLUMNS.split(_BLANK.sub(r"\1 ", line))]


def words(para: Para, skip: int = 0, *, own_bold: bool = False, own_italic: bool = False) -> str:
    """Return the text with `**bold**` and `*italic*`, without its first `skip` characters.

    `own_bold`, `own_italic`: the role itself looks so, no mark where the whole paragraph does.
    """
    bold_all = own_bold and para.bold
    italic_all = own_italic and para.italic
    pieces = para.pieces
    if all(
        not piece.note and (bold_all or not piece.look.bold) and (italic_all or not piece.look.italic)
        for piece in pieces
    ):
        return markup.escaped(clean("".join([piece.text for piece in pieces])[skip:]))
    runs: list[markup.Run] = []
    place = 0
    for piece in pieces:
        bold = piece.look.bold and not bold_all
        italic = piece.look.italic and not italic_all
        if piece.note:
            runs.append(markup.Run("", bold, italic, note_words(piece.note)))
            continue
        text = piece.text[max(0, skip - place) :]
        place += len(piece.text)
        if text:
            runs.append(markup.Run(text, bold, italic))
    if all(not run.bold and not run.italic and not run.note for run in runs):
        return markup.escaped(clean("".join(run.text for run in runs)))
    plain = clean("".join(run.text for run in runs))
    marked = clean(markup.marked(_smoothed(runs)))
    # Neighbouring dresses can make stars that read otherwise; words come before dress.
    if _ROOM.sub(" ", markup.plain(marked)) == _ROOM.sub(" ", plain):
        return marked
    return markup.escaped(plain) + "".join(markup.marked([run]) for run in runs if run.note)


def note_words(paras: list[Para]) -> str:
    """Return what a note says, its paragraphs parted as `model.markup` has it; its number is no word of it."""
    lines = (words(para).replace("\n", " ") for para in paras)
    labelled = (
        f"{para.label} {line}" if para.label and line else line for para, line in zip(paras, lines, strict=True)
    )
    return markup.as_note([line.replace(markup.PARAGRAPH, " ") for line in labelled])[len(markup.NOTE) : -1]


def notes_of(para: Para) -> str:
    """Return the notes of a paragraph alone, for a line whose words are taken apart from it."""
    return "".join(
        markup.marked([markup.Run("", False, False, note_words(piece.note))]) for piece in para.pieces if piece.note
    )


def _smoothed(runs: list[markup.Run]) -> list[markup.Run]:
    """Join neighbours of one dress; a mark or a blank alone goes as its neighbours do: nobody sees a bold comma."""
    joined = _joined(runs)
    out: list[markup.Run] = []
    for at, run in enumerate(joined):
        if not run.note and not any(map(str.isalnum, run.text)):
            before = joined[at - 1][1:3] if at else None
            after = joined[at + 1][1:3] if at + 1 < len(joined) else None
            dress = before if before is not None and before == after else (False, False)
            run = markup.Run(run.text, *dress)  # noqa: PLW2901
        out.append(run)
    return [part for run in _joined(out) for part in _by_lines(run)]


def _joined(runs: list[markup.Run]) -> list[markup.Run]:
    out: list[markup.Run] = []
    for run in runs:
        if out and out[-1][1:] == run[1:] and not run.note:
            out[-1] = markup.Run(out[-1].text + run.text, run.bold, run.italic)
        else:
            out.append(run)
    return out


def _by_lines(run: markup.Run) -> list[markup.Run]:
    """A mark does not run over a line break: each line carries its own."""
    if "\n" not in run.text or not (run.bold or run.italic):
        return [run]
    parts = patterns.split(r"(\s*\n\s*)", run.text)
    return [markup.Run(part, run.bold and "\n" not in part, run.italic and "\n" not in part) for part in parts if part]
