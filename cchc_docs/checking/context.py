"""What a rule looks at: the document as read, its texts, and indexes that are found once and shared by all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from cchc_docs.checking.wording.searching import Searched
from cchc_docs.model.columns import UNIT_COLUMNS
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, Document, Hang, Muc, NgayThang, Path, Text
from cchc_docs.model.markup import NOTE, plain
from cchc_docs.patterns import ours
from cchc_docs.reading.result import Read
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates

if TYPE_CHECKING:
    from cchc_docs.checking.profile import Profile
    from cchc_docs.law.register import Register
    from cchc_docs.reporting.sources import ReportSources
    from cchc_docs.vietnamese.citations import Citation

_T = TypeVar("_T")
_CITING = ours(r"\d|[Ll]uật|Pháp lệnh|Hiến pháp|/[A-ZĐ]{2}")
_STOP = ours(r"[.;!?](?= |\Z)")
_NO_PROSE = frozenset(
    {"nhan", "so_thu_tu", "so_ky_hieu", "dia_danh_ngay", "ho_ten", "phu_luc_nhan", "ten_loai", "quoc_hieu"}
)
SENTENCES = frozenset({"muc", "doan", "mo_dau", "can_cu", "ket_thuc"})
_CAPITALS = frozenset({"co_quan", "chu_quan", "quyen_han", "chuc_vu", "tham_quyen"})


class Block(NamedTuple):
    """A block of the body with its path, its siblings and the heading above it."""

    path: Path
    block: Muc
    siblings: list[Muc]
    parent: Muc | None
    said: str
    """Its words without marks."""

    @property
    def behind(self) -> int:
        """Where among its siblings the next one stands: to look for the block itself would find an equal one before it."""
        return int(self.path[-1]) + 1

    @property
    def text_path(self) -> Path:
        """Where its words stand."""
        return (*self.path, self.block.khoa) if self.block.khoa else self.path


class Row(NamedTuple):
    """A row that is no group, with the path of the row, its table and the last group row above it."""

    path: Path
    row: Hang
    table: Bang
    group: str
    words: dict[str, str]
    """The cells that were asked for."""
    listed: dict[str, tuple[str, ...]]
    """What the cells that were asked for it list."""

    def cell(self, column: str) -> str:
        """The words of a cell, its lines joined by a space, markup stripped."""
        found = self.words.get(column)
        if found is None:
            found = self.words[column] = self.row.words(column)
        return found

    def lines(self, column: str) -> list[str]:
        """The lines of a cell as typed, markup stripped: a cell in bold says what one without says."""
        return [plain(line) if "*" in line or NOTE in line else line for line in self.row.o.get(column, ())]

    def cell_path(self, column: str) -> Path:
        """Where a cell stands."""
        return (*self.path, column)


class InText(NamedTuple):
    """Something found in a text: a date, a citation."""

    text: Text
    found: Any


class Context(Searched):
    """One document on one day, beside the others given (each indexed once, however many documents look at it).

    `form` is None for a document that has no look of its own (YAML): a rule about looks then yields NotEvaluated.
    `sources`: of a báo cáo, its plan and what the offices returned. `law`: the register with an office's own texts.
    """

    def __init__(
        self,
        read: Read,
        on: date,
        others: Sequence[Context] = (),
        parent: Document | None = None,
        sources: ReportSources | None = None,
        law: Register | None = None,
    ) -> None:
        self.read, self.on, self.others = read, on, others
        self.parent, self.sources, self.law = parent, sources, law

    @property
    def document(self) -> Document:
        """The document that is checked."""
        return self.read.document

    @property
    def register(self) -> Register:
        """The known legal texts, the office's own among them."""
        from cchc_docs.law.register import register

        return self.law or register()

    @property
    def form(self) -> Any:
        """The look of a Word file, None for YAML and PDF."""
        return self.read.form

    def once(self, key: str, make: Callable[[], _T]) -> _T:
        """Return what `make` gives, made only once for this document (for what several rules of a family share)."""
        if key not in self._made:
            self._made[key] = make()
        found: _T = self._made[key]
        return found

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    @cached_property
    def typed(self) -> bool:
        """Whether nothing was added to what a person typed (an imported file)."""
        return self.document.nguyen_trang

    @cached_property
    def texts(self) -> list[Text]:
        """Every text in reading order, markup stripped."""
        return [
            text._replace(text=plain(words)) if "*" in (words := text.text) or NOTE in words else text
            for text in self.document.texts()
        ]

    @cached_property
    def everything(self) -> str:
        """All the texts, a line per text, head and foot with them: to see quickly whether something is there at all."""
        return "\n".join(text.text for text in self.texts)

    @cached_property
    def prose(self) -> list[Text]:
        """The texts in which words are looked at: no labels, numbers, names of the head and foot."""
        return [text for text in self.texts if text.role not in _NO_PROSE and text.role not in _CAPITALS]

    @cached_property
    def beside_prose(self) -> list[Text]:
        """The texts that are none of it."""
        return [text for text in self.texts if text.role in _NO_PROSE or text.role in _CAPITALS]

    @cached_property
    def sentences_of_body(self) -> list[Text]:
        """The prose that is written in sentences: paragraphs and items, no headings, no cells."""
        return [text for text in self.prose if text.role in SENTENCES]

    @cached_property
    def order(self) -> dict[Path, int]:
        """Where a path stands in reading order; also for the parents of a path that carries text."""
        order: dict[Path, int] = {}
        for number, text in enumerate(self.texts):
            path = text.path
            while path and path not in order:
                order[path] = number
                path = path[:-1]
        return order

    @cached_property
    def dates(self) -> list[InText]:
        """Every mention of time in the prose (`FoundDate`), in reading order."""
        return [InText(text, found) for text, found in self.each(find_dates)]

    @cached_property
    def citations(self) -> list[InText]:
        """Every cited document in the prose (`Citation`), in reading order."""
        return [InText(text, found) for text, found in self.each(_citations) if text.role != "kem_theo"]

    @cached_property
    def cited_spans(self) -> dict[Path, list[tuple[int, int]]]:
        """Which stretches of a text belong to a citation, date included."""
        spans: dict[Path, list[tuple[int, int]]] = {}
        for text, found in self.citations:
            spans.setdefault(text.path, []).append((found.start, found.end))
        return spans

    def is_cited(self, text: Text, found: FoundDate) -> bool:
        """Tell whether a date belongs to a citation."""
        return any(start <= found.start < end for start, end in self.cited_spans.get(text.path, ()))

    def is_citation_date(self, text: Text, found: FoundDate) -> bool:
        """Tell whether a date is the date of a cited text itself (and not one inside its title)."""
        return (text.path, found.start) in self._citation_dates

    @cached_property
    def _citation_dates(self) -> set[tuple[Path, int]]:
        return {(text.path, cited.ngay.start) for text, cited in self.citations if cited.ngay}

    @cached_property
    def blocks(self) -> list[Block]:
        """Every block of the body and of the appendices, in reading order."""
        out = list(_blocks_in(self.document.noi_dung, ("noi_dung",), None))
        for position, appendix in enumerate(self.document.phu_luc):
            out += _blocks_in(appendix.noi_dung, ("phu_luc", position, "noi_dung"), None)
        return out

    @cached_property
    def tables(self) -> list[tuple[Path, Bang]]:
        """Every table with the path under which its rows' key stands."""
        return tables(self.document)

    @cached_property
    def rows(self) -> list[Row]:
        """Every row that is no group."""
        out: list[Row] = []
        for base, table in self.tables:
            group = ""
            for position, row in enumerate(table.hang):
                if row.nhom:
                    group = plain(row.nhom)
                else:
                    out.append(Row((*base, table.kieu, position), row, table, group, {}, {}))
        return out

    def rows_of(self, table: Bang) -> list[Row]:
        """The rows of one table that are no groups."""
        return self._rows_by_table.get(id(table), [])

    @cached_property
    def _rows_by_table(self) -> dict[int, list[Row]]:
        out: dict[int, list[Row]] = {}
        for row in self.rows:
            out.setdefault(id(row.table), []).append(row)
        return out

    @cached_property
    def task_rows(self) -> list[Row]:
        """The rows that say who does what: rows of a table with a column of leading units and one of contents.

        The table of a báo cáo that says how the plan's tasks stand repeats the plan; its tasks were judged there.
        """
        report = self.document.loai == "bao_cao"
        return [row for row in self.rows if is_task_table(row.table) and not (report and says_status(row.table))]

    @cached_property
    def issued(self) -> date | None:
        """The date of issue, where day, month and year are known."""
        return as_date(self.day_of_issue)

    @cached_property
    def earliest(self) -> date | None:
        """The first day on which the document can have been issued, from what is known of its date.

        Minutes without a date of their own: the day of the meeting, as their first lines give it.
        """
        day = self.day_of_issue
        if day is None or day.nam is None:
            return self._met if self.document.loai == "bien_ban" else None
        return as_date(NgayThang(day.ngay or 1, day.thang or 1, day.nam))

    @cached_property
    def day_of_issue(self) -> NgayThang | None:
        """What is told of the day of issue, by the document or by the line that says what it goes with."""
        return day_of_issue(self.document)

    @cached_property
    def _met(self) -> date | None:
        """The first whole date in the first lines of minutes that is no citation's."""
        first = [text.path for text in self.prose[:8] if text.role not in ("trich_yeu", "can_cu")]
        return next(
            (one.date for text, one in self.dates if text.path in first and one.date and not self.is_cited(text, one)),
            None,
        )

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year the plan covers: from its own keys, else from its trích yếu."""
        document = self.document
        if document.giai_doan is not None:
            return document.giai_doan.tu, document.giai_doan.den
        if document.nam is not None:
            return document.nam, document.nam
        for found in find_dates(document.trich_yeu):
            if found.form == "period" and found.year and found.end_year and not found.problem:
                return found.year, found.end_year
            if found.form in ("year", "quarter", "month") and found.year and not found.problem:
                if not document.trich_yeu[: found.start].lower().endswith(("đến ", "đến hết ")):
                    return found.year, found.year
                first = self.earliest  # "… đến năm 2030": from the year it is issued on
                return (first.year, found.year) if first is not None and first.year <= found.year else None
        return None

    @property
    def span(self) -> tuple[int, int]:
        """`years`, for a rule that declares it needs them. Raises ValueError where they are not known."""
        if self.years is None:
            raise ValueError("a rule that looks at the years must declare that it needs them")
        return self.years

    @cached_property
    def profile(self) -> Profile:
        """Whose paper it is: level, authority, own place."""
        from cchc_docs.checking.profile import profile_of

        return profile_of(self.read)

    @property
    def is_commune(self) -> bool:
        """Whether a commune (xã, phường, đặc khu) issues the document."""
        return self.profile.is_commune


def _citations(words: str) -> Sequence[Citation]:
    if not _CITING.search(words):
        return ()
    from cchc_docs.vietnamese.citations import find_citations

    return find_citations(words)


def _blocks_in(blocks: list[Muc], base: Path, parent: Muc | None) -> Iterator[Block]:
    for position, block in enumerate(blocks):
        yield Block((*base, position), block, blocks, parent, plain(block.chu))
        if block.noi_dung:
            yield from _blocks_in(block.noi_dung, (*base, position, "noi_dung"), block)


def is_task_table(table: Bang) -> bool:
    """Tell whether a table says who does what."""
    codes = {column.ma for column in table.cot}
    return "noi_dung" in codes and bool(codes & set(UNIT_COLUMNS))


def says_status(table: Bang) -> bool:
    """Tell whether a table says how tasks stand: it has a column of statuses, or of why they are late."""
    return any(" ".join(plain(column.ten).split()).casefold() in ("trạng thái", "lý do") for column in table.cot)


def day_of_issue(document: Document) -> NgayThang | None:
    """Return the day of a document as far as it is told: its own, else that of the paper it is issued with ("(Kèm theo Quyết định số … ngày …)")."""
    own = document.ngay_ban_hanh
    if (own is not None and own.nam is not None) or not document.kem_theo:
        return own
    told = next((one for one in find_dates(document.kem_theo) if one.year and one.month and not one.problem), None)
    return NgayThang(told.day, told.month, told.year) if told is not None else own


def as_date(day: NgayThang | None) -> date | None:
    """Return a calendar date where all three parts are there and possible."""
    if day is None or day.ngay is None or day.thang is None or day.nam is None:
        return None
    try:
        return date(day.nam, day.thang, day.ngay)
    except ValueError:
        return None


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, sentence) for the sentences of a text; ";" ends one too."""
    start = 0
    for mark in _STOP.finditer(text):
        yield start, text[start : mark.end()]
        start = mark.end()
    if start < len(text):
        yield start, text[start:]
