"""Totalling: every report of a folder, read for its figures, becomes the province's statistical form of a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cchc_docs.desk.many import Lost
from cchc_docs.desk.open import READERS, ending
from cchc_docs.desk.province.kept import Kept, digest, kept
from cchc_docs.desk.province.papers import Piece, Running, opened, ordered, outcomes, papers_in
from cchc_docs.desk.province.survey import communes_in
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.gathering.returns import Returns
    from cchc_docs.gathering.total import Total
    from cchc_docs.model.collecting import BieuMau

ENDINGS = (*READERS, ".xlsx")


class Totalled(NamedTuple):
    """A total, as an Excel book and as a Word report of the decree's form."""

    total: Total
    excel: bytes
    word: bytes


class Asked(NamedTuple):
    """What is added up: the period as a person names it, its year (None: the one all papers name), the province ("": as they name)."""

    period: str
    year: int | None = None
    province: str = ""


def total(
    folder: str,
    asked: Asked,
    *,
    on: date,
    last: str = "",
    communes: str = "",
    forms: str = "",
    office: str = "Sở Nội vụ",
    state: str,
    how: Running = Running(),  # noqa: B008 - a value that nobody changes
) -> Totalled:
    """Return the province's form of a period from the communes' reports of a folder (Word, PDF, YAML, Excel).

    `last`: the folder of the last period, to see what jumps; `communes`: a text file with the communes, one a line;
    `forms`: a province's own `bieu_mau.yaml`; `state`: the file that keeps what was read. Raises CchcError where period,
    year or province are not to be had; a report that cannot be read stands in the total.
    """
    from cchc_docs.gathering.output.total_book import total_book
    from cchc_docs.gathering.output.total_report import total_report
    from cchc_docs.gathering.returns import forms_of
    from cchc_docs.gathering.total import total as added
    from cchc_docs.law.periods import ALL_PERIODS
    from cchc_docs.reporting.periods import code_of
    from cchc_docs.writing.word.render import render

    period = code_of(asked.period)
    if period not in ALL_PERIODS:
        raise CchcError(f"--period {asked.period}: không phải một kỳ báo cáo; ghi quy_1, 6_thang, 9_thang, nam …")
    own = forms_of(forms)
    with kept(state) as store:
        papers = list(_returns(folder, own, (communes, forms), store, how))
        before = list(_returns(last, own, (communes, forms), store, how)) if last else []
    province = asked.province or _said({paper.tinh for paper in papers if paper.tinh}, "tỉnh", "--province")
    year = asked.year or int(_said({str(paper.nam) for paper in papers if paper.nam}, "năm", "--year") or on.year)
    result = added(papers, own, period, year, province, communes_in(communes, province), before)
    return Totalled(result, total_book(result), render(total_report(result, office, on)))


def _said(found: set[str], what: str, option: str) -> str:
    """Return what all papers say, "" where none says anything. Raises CchcError where they do not agree."""
    if len(found) > 1:
        raise CchcError(
            f"các báo cáo ghi {what} khác nhau ({', '.join(sorted(found))}); thêm {option} để chọn {what} cần tổng hợp"
        )
    return next(iter(found), "")


def _returns(folder: str, forms: list[BieuMau], without: Sequence[str], store: Kept, how: Running) -> Iterator[Returns]:
    from cchc_docs.gathering.returns import Returns, load

    names = papers_in(folder, ENDINGS, without)
    order = digest(b"total", repr(forms).encode())
    for name, outcome in outcomes(ordered(read_returns, forms), order, folder, names, store, how):
        yield Returns(name, loi_doc=f"{name}: {outcome.reason}") if isinstance(outcome, Lost) else load(outcome)


def read_returns(forms: list[BieuMau], piece: Piece) -> bytes:
    """Return the figures of one file (`Returns.dump`); what keeps it from being read stands in it. For any process."""
    from cchc_docs.gathering.returns import Returns, returns_of
    from cchc_docs.gathering.returns_excel import returns_of_excel

    try:
        if ending(piece.name) == ".xlsx" and not piece.error:
            return returns_of_excel(piece.data, piece.name, forms).dump()
        return returns_of(opened(piece), piece.name, forms).dump()
    except CchcError as error:
        return Returns(piece.name, loi_doc=str(error)).dump()
    except Exception as error:  # noqa: BLE001 - one bad file stops no other; what it is stands in the table
        told = (
            f"{piece.name}: lỗi của chương trình khi đọc tệp này ({type(error).__name__}); gửi tệp cho người phát triển"
        )
        return Returns(piece.name, loi_doc=told).dump()
