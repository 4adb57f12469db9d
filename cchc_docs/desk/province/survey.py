"""Surveying: every plan of a folder, read and checked, held against the province's plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cchc_docs.desk import open as opening
from cchc_docs.desk.many import Lost
from cchc_docs.desk.province.kept import digest, kept, program
from cchc_docs.desk.province.papers import Piece, Running, both, flat, legal_texts, opened, ordered, outcomes, papers_in
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.gathering.above import Above
    from cchc_docs.gathering.commune import Commune
    from cchc_docs.gathering.paper import Paper
    from cchc_docs.gathering.survey import Survey
    from cchc_docs.law.register import LegalText


class Reading(NamedTuple):
    """How each paper is read: by the law of which day, with which texts of the province, against which plan."""

    on: date
    law: tuple[LegalText, ...]
    above: Above


class Surveyed(NamedTuple):
    """A survey, as an Excel book and as a Word report of the decree's form."""

    survey: Survey
    excel: bytes
    word: bytes


def survey(
    folder: str,
    parent: str,
    *,
    on: date,
    communes: str = "",
    law: str = "",
    office: str = "Sở Nội vụ",
    state: str,
    how: Running = Running(),  # noqa: B008 - a value that nobody changes
) -> Surveyed:
    """Return the survey of a folder of communes' plans against the plan `parent` of the province (YAML, Word, PDF).

    `communes`: a text file with the communes of the province, one a line; `office`: who surveys; `state`: the file that
    keeps what was read. Raises CchcError where the parent, the list or the folder cannot be read; a paper that cannot
    stands in the survey.
    """
    from cchc_docs.gathering.above import above
    from cchc_docs.gathering.output.survey_book import survey_book
    from cchc_docs.gathering.output.survey_report import survey_report
    from cchc_docs.gathering.survey import survey as surveyed
    from cchc_docs.writing.word.render import render

    around = opening.dossier()
    top = above(around.read(parent))
    if not top.nhiem_vu and not top.chi_tieu:
        raise CchcError(
            f"{parent}: không thấy bảng nhiệm vụ hay chỉ tiêu nào để đối chiếu; kiểm tra lại kế hoạch của tỉnh"
        )
    expected = communes_in(communes, top.tinh)
    names = papers_in(folder, without=(parent, communes))
    reading = Reading(on, legal_texts(law, folder), top)
    with kept(state) as store:
        order = digest(b"survey", repr(reading).encode())
        found = list(outcomes(ordered(read_paper, reading), order, folder, names, store, how))
        result = surveyed(_papers(found), top, expected)

        def written() -> tuple[bytes, bytes]:
            return survey_book(result), render(survey_report(result, around.read(parent).document, office, on))

        key = digest(program(), order, repr((expected, office)).encode(), *flat(found))
        return Surveyed(result, *both(store, key, written))


def communes_in(file: str, province: str) -> list[Commune]:
    """Return the communes of a list in a text file ("" for none). Raises CchcError where it holds none."""
    from cchc_docs.gathering.commune import listed
    from cchc_docs.reading.dossier import file_bytes
    from cchc_docs.reading.yaml.plan import decoded

    if not file:
        return []
    found = listed(decoded(file_bytes(file), file), province)
    if not found:
        raise CchcError(f"{file}: không có dòng nào dạng “xã An Bình”; mỗi dòng ghi một xã, phường, đặc khu")
    return found


def _papers(found: Iterable[tuple[str, bytes | Lost]]) -> Iterator[Paper]:
    from cchc_docs.gathering.paper import Paper, load

    for name, outcome in found:
        yield Paper(name, loi_doc=f"{name}: {outcome.reason}") if isinstance(outcome, Lost) else load(outcome)


def read_paper(reading: Reading, piece: Piece) -> bytes:
    """Return what a survey keeps of one file (`Paper.dump`); what keeps it from being read stands in it. For any process."""
    from cchc_docs.gathering.paper import Paper

    try:
        return _read(reading, piece).dump()
    except CchcError as error:
        return Paper(piece.name, loi_doc=str(error)).dump()
    except Exception as error:  # noqa: BLE001 - one bad file stops no other; what it is stands in the table
        told = (
            f"{piece.name}: lỗi của chương trình khi đọc tệp này ({type(error).__name__}); gửi tệp cho người phát triển"
        )
        return Paper(piece.name, loi_doc=told).dump()


def _read(reading: Reading, piece: Piece) -> Paper:
    from cchc_docs.checking.output.signing_sheet import blockers
    from cchc_docs.checking.runner import check
    from cchc_docs.gathering.commune import commune_of
    from cchc_docs.gathering.compare import levels, matches
    from cchc_docs.gathering.paper import Paper, naming_paragraphs
    from cchc_docs.law.register import register
    from cchc_docs.reading.identity.identify import identify

    read = opened(piece)
    document = read.document
    law = register().joined(reading.law) if reading.law else None
    report = check(read, on=reading.on, parent=read.parent, law=law)
    who = commune_of(document)
    identify(document)
    return Paper(
        piece.name,
        loai_van_ban=document.loai,
        trich_yeu=" ".join(document.trich_yeu.split()),
        nam=document.nam,
        loai=who.loai if who is not None else "",
        ten=who.ten if who is not None else "",
        tinh=who.tinh if who is not None else "",
        muc_do=dict(Counter(str(one.severity) for one in report.findings)),
        quy_tac=dict(Counter(one.code for one in report.findings)),
        chan_ky=len(blockers(report)),
        chua_ro=len(read.left_over),
        nhiem_vu=matches(read, reading.above),
        chi_tieu=levels(read, reading.above),
        nhac_xa=naming_paragraphs(read),
    )
