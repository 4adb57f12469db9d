"""Surveying: every plan of a folder, read and checked, held against the province's plan."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from cchc_docs.desk import open as opening
from cchc_docs.desk.many import Lost
from cchc_docs.desk.province.kept import digest, kept
from cchc_docs.desk.province.papers import Piece, held, legal_texts, opened, own_texts, papers_in, piece_of
from cchc_docs.desk.province.work import (
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
    from cchc_docs.gathering.above import Above
    from cchc_docs.gathering.commune import Commune
    from cchc_docs.gathering.paper import Paper
    from cchc_docs.gathering.survey import Survey
    from cchc_docs.law.register import LegalText
    from cchc_docs.reading.result import Read


class Reading(NamedTuple):
    """How each paper is read: by the law of which day, with which texts of the province, against which plan."""

    on: date
    law: tuple[LegalText, ...]
    above: Above


class Surveyed(NamedTuple):
    """What is handed out, and the survey it was made of (None where nothing changed since the last run)."""

    handed: Handed
    survey: Survey | None


class Asked(NamedTuple):
    """What is surveyed: papers of `folder` against the plan `parent` of the province (YAML, Word, PDF).

    `on`: by the law of which day; `communes`: a text file with the communes of the province, one a line; `law`: a file of
    the province's own legal texts; `office`: who surveys.
    """

    folder: str
    parent: str
    on: date
    communes: str = ""
    law: str = ""
    office: str = "Sở Nội vụ"


def survey(asked: Asked, state: str, how: Running = Running()) -> Surveyed:  # noqa: B008 - a value that nobody changes
    """Return the survey of a folder of communes' plans; `state`: the file that keeps what was read.

    Raises CchcError where the parent, the list or the folder cannot be read; a paper that cannot stands in the survey.
    """
    folder, parent, law = asked.folder, asked.parent, own_texts(asked.law, asked.folder)
    files = looked_at(folder, papers_in(folder, without=(parent, asked.communes)))
    above = piece_of(os.path.dirname(parent), os.path.basename(parent))
    if above.error:
        raise CchcError(above.error)
    whole = digest(b"survey", repr(asked).encode(), above.key, held(asked.communes), held(law))
    with kept(state) as store:
        known = handed(store, whole, [files], how)
        if known is not None:
            return Surveyed(known, None)
        result, top = _surveyed(asked, law, lambda order: _papers(outcomes(order, files, store, how)))
        return Surveyed(keep(store, whole, [files], _written(asked, result, top)), result)


def _surveyed(asked: Asked, law: str, papers: Callable[[Order], Iterator[Paper]]) -> tuple[Survey, Read]:
    """Return the survey and the province's plan; `papers`: gives what is made of each file under an order."""
    from cchc_docs.gathering.above import above
    from cchc_docs.gathering.survey import survey as surveyed

    top = opening.read_file(asked.parent)
    asks = above(top)
    if not asks.nhiem_vu and not asks.chi_tieu:
        raise CchcError(
            f"{asked.parent}: không thấy bảng nhiệm vụ hay chỉ tiêu nào để đối chiếu; kiểm tra lại kế hoạch của tỉnh"
        )
    expected = communes_in(asked.communes, asks.tinh)
    reading = Reading(asked.on, legal_texts(law), asks)
    lasting = repr((reading.law, reading.above)).encode()
    order = Order(partial(read_paper, reading), digest(b"survey", lasting), asked.on.isoformat().encode())
    return surveyed(papers(order), asks, expected), top


def _written(asked: Asked, found: Survey, top: Read) -> Handed:
    from cchc_docs.gathering.account import of_survey
    from cchc_docs.gathering.output.survey_book import survey_book
    from cchc_docs.gathering.output.survey_report import survey_report
    from cchc_docs.writing.word.render import render

    report = render(survey_report(found, top.document, asked.office, asked.on))
    return Handed(survey_book(found), report, of_survey(found))


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
    from cchc_docs.gathering.paper import Paper, loader

    load = loader()
    for name, outcome in found:
        yield Paper(name, loi_doc=f"{name}: {outcome.reason}") if isinstance(outcome, Lost) else load(outcome)


def read_paper(reading: Reading, piece: Piece) -> Outcome:
    """Return what a survey keeps of one file (`Paper.dump`); what keeps it from being read stands in it. For any process."""
    from cchc_docs.gathering.paper import Paper

    return outcome_of(piece, lambda: _read(reading, piece), lambda why: Paper(piece.name, loi_doc=why))


def _read(reading: Reading, piece: Piece) -> tuple[Paper, bool]:
    from cchc_docs.checking.output.signing_sheet import blockers
    from cchc_docs.checking.runner import check, has_its_day
    from cchc_docs.gathering.commune import commune_of
    from cchc_docs.gathering.compare import levels, matches
    from cchc_docs.gathering.edition import edition_of
    from cchc_docs.gathering.paper import Paper, naming_paragraphs
    from cchc_docs.law.register import register
    from cchc_docs.reading.identity.identify import identify

    read = opened(piece)
    document = read.document
    law = register().joined(reading.law) if reading.law else None
    report = check(read, on=reading.on, parent=read.parent, law=law)
    who = commune_of(document)
    identify(document)
    paper = Paper(
        piece.name,
        loai_van_ban=document.loai,
        trich_yeu=" ".join(document.trich_yeu.split()),
        nam=document.nam,
        loai=who.loai if who is not None else "",
        ten=who.ten if who is not None else "",
        tinh=who.tinh if who is not None else "",
        ban_hanh=edition_of(document),
        muc_do=dict(Counter(str(one.severity) for one in report.findings)),
        quy_tac=dict(Counter(one.code for one in report.findings)),
        chan_ky=len(blockers(report)),
        chua_ro=len(read.left_over),
        nhiem_vu=matches(read, reading.above),
        chi_tieu=levels(read, reading.above),
        nhac_xa=naming_paragraphs(read),
    )
    return paper, has_its_day(document)
