"""Totalling: every report of a folder, read for its figures, becomes the province's statistical form of a period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from cchc_docs.desk.many import Lost
from cchc_docs.desk.open import READERS, ending
from cchc_docs.desk.province.kept import Kept, digest, kept
from cchc_docs.desk.province.papers import Piece, held, opened, papers_in
from cchc_docs.desk.province.survey import communes_in
from cchc_docs.desk.province.work import (
    Folder,
    Handed,
    Order,
    Outcome,
    Running,
    handed,
    keep,
    looked_at,
    outcome_of,
    outcomes,
)
from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.gathering.returns import Returns
    from cchc_docs.gathering.total import Total
    from cchc_docs.model.collecting import BieuMau

ENDINGS = (*READERS, ".xlsx")


class Totalled(NamedTuple):
    """What is handed out, and the total it was made of (None where nothing changed since the last run)."""

    handed: Handed
    total: Total | None


class Asked(NamedTuple):
    """What is added up: the reports of `folder` (Word, PDF, YAML, Excel) of a period as a person names it.

    `year`: None for the one all papers name; `province`: "" for the one they name; `last`: the folder of the last period, to
    see what jumps; `communes`: a text file with the communes, one a line; `forms`: a province's own `bieu_mau.yaml`.
    """

    folder: str
    period: str
    on: date
    year: int | None = None
    province: str = ""
    last: str = ""
    communes: str = ""
    forms: str = ""
    office: str = "Sở Nội vụ"


def total(asked: Asked, state: str, how: Running = Running()) -> Totalled:  # noqa: B008 - a value that nobody changes
    """Return the province's form of a period from the communes' reports; `state`: the file that keeps what was read.

    Raises CchcError where period, year or province are not to be had; a report that cannot be read stands in the total.
    """
    from cchc_docs.law.period_names import typed

    period = next(iter(typed(asked.period).codes), "")
    if not period:
        raise CchcError(f"--period {asked.period}: không phải một kỳ báo cáo; ghi quy_1, 6_thang, 9_thang, nam …")
    without = (asked.communes, asked.forms)
    folders = [
        looked_at(folder, papers_in(folder, ENDINGS, without)) for folder in (asked.folder, asked.last) if folder
    ]
    whole = digest(b"total", repr(asked).encode(), held(asked.communes), held(asked.forms))
    with kept(state) as store:
        known = handed(store, whole, folders, how)
        if known is not None:
            return Totalled(known, None)
        found = _added(asked._replace(period=period), [_returns(one, asked.forms, store, how) for one in folders])
        return Totalled(keep(store, whole, folders, _written(asked, found)), found)


def _added(asked: Asked, read: list[Iterator[Returns]]) -> Total:
    from cchc_docs.gathering.returns import forms_of
    from cchc_docs.gathering.total import total as added

    papers, *before = [list(one) for one in read]
    province = asked.province or _said({paper.tinh for paper in papers if paper.tinh}, "tỉnh", "--province")
    said = _said({str(paper.nam) for paper in papers if paper.nam}, "năm", "--year") if asked.year is None else ""
    year = asked.year or int(said or asked.on.year)
    communes = communes_in(asked.communes, province)
    return added(papers, forms_of(asked.forms), asked.period, year, province, communes, before[0] if before else [])


def _written(asked: Asked, found: Total) -> Handed:
    from cchc_docs.gathering.account import of_total
    from cchc_docs.gathering.output.total_book import total_book
    from cchc_docs.gathering.output.total_report import total_report
    from cchc_docs.writing.word.render import render

    return Handed(total_book(found), render(total_report(found, asked.office, asked.on)), of_total(found))


def _said(found: set[str], what: str, option: str) -> str:
    """Return what all papers say, "" where none says anything. Raises CchcError where they do not agree."""
    if len(found) > 1:
        raise CchcError(
            f"các báo cáo ghi {what} khác nhau ({', '.join(sorted(found))}); thêm {option} để chọn {what} cần tổng hợp"
        )
    return next(iter(found), "")


def _returns(files: Folder, forms_file: str, store: Kept, how: Running) -> Iterator[Returns]:
    from cchc_docs.gathering.returns import Returns, forms_of, load

    forms = forms_of(forms_file)
    order = Order(partial(read_returns, forms), digest(b"total", repr(forms).encode()))
    for name, outcome in outcomes(order, files, store, how):
        yield Returns(name, loi_doc=f"{name}: {outcome.reason}") if isinstance(outcome, Lost) else load(outcome)


def read_returns(forms: list[BieuMau], piece: Piece) -> Outcome:
    """Return the figures of one file (`Returns.dump`); what keeps it from being read stands in it. For any process."""
    from cchc_docs.gathering.returns import Returns, returns_of
    from cchc_docs.gathering.returns_excel import returns_of_excel

    def read() -> tuple[Returns, bool]:
        if ending(piece.name) == ".xlsx" and not piece.error:
            return returns_of_excel(piece.data, piece.name, forms), True
        return returns_of(opened(piece), piece.name, forms), True

    return outcome_of(piece, read, lambda why: Returns(piece.name, loi_doc=why))
