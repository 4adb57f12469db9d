"""Last year's plan -> next year's: a YAML that differs only where it must, and a list of what a person decides.

`draft` works on the source text: what moves is spliced in, so that comments, order and layout of the author stay.
Each question stands as a comment at its place and in the phiếu rà soát.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.drafting.anew import anew
from cchc_docs.drafting.cited import shares_subject
from cchc_docs.drafting.cited_texts import cited_texts
from cchc_docs.drafting.coverage import cover
from cchc_docs.drafting.decisions import DECIDE, Draft, Question, blank, head_of
from cchc_docs.drafting.finished import weed
from cchc_docs.drafting.heads import heads, reports
from cchc_docs.drafting.places import years_of
from cchc_docs.drafting.words import words
from cchc_docs.drafting.work import Order, Work
from cchc_docs.drafting.yearly import yearly
from cchc_docs.errors import CchcError
from cchc_docs.law.kinds import type_by_key
from cchc_docs.law.places import Province, province, province_formed_from
from cchc_docs.model.document import Document
from cchc_docs.model.progress import TienDo
from cchc_docs.reading.yaml.edit import Edit
from cchc_docs.vietnamese.fold import fold

__all__ = ["Draft", "Order", "draft"]

_OLD_COMMENT = re.compile(rf"^[ \t]*# (?:{DECIDE}|GỢI Ý TỪ CẤP TRÊN)[^\n]*\n", re.MULTILINE)


def draft(source: str, name: str, order: Order) -> Draft:
    """Return the drafted plan. Raises CchcError where the prior plan cannot be read or has no year."""
    work = Work(_OLD_COMMENT.sub("", source), name, order)
    heads(work)
    if work.shift:
        reports(work)
        cited_texts(work)
        words(work)
    else:
        yearly(work)
    if order.progress is not None:
        done_tasks(work, order.progress)
    anew(work)
    if order.parent is not None:
        parent_plan(work, order.parent)
    return work.done()


def done_tasks(work: Work, progress: TienDo) -> None:
    """Take finished one-off tasks out, mark unfinished ones, tell targets met."""
    weeded = weed(work.read, progress, work.plan.first)
    for _, _, change, span in weeded.finished:
        work.result.finished.append(change)
        work.gone.append(span)
        work.edits = {key: edit for key, edit in work.edits.items() if not _inside(edit, span)}
        work.edits[span] = Edit(*span, "")
    for path, node, change in weeded.unfinished:
        work.result.kept.append(change)
        work.ask(path, node, change.old, "", change.why)
    for path, node, question in weeded.targets:
        work.ask(path, node, question.old, question.proposal, question.why)
    work.result.questions += weeded.strangers


def parent_plan(work: Work, parent: Document) -> None:
    """Match the parent's tasks and targets to ours; offer what is missing as rows ready to paste."""
    unfit = unfit_parent(work, parent)
    for why in unfit:
        work.result.questions.append(Question("kế hoạch cấp trên", work.order.parent_name, "", why))
    work.result.coverage = cover(parent, work.read.document)
    if unfit:
        return  # what another year or place asks is no list of what we lack
    missing = [one for one in work.result.coverage if one.state == "thiếu"]
    node = work.tree.content.get("phu_luc") or work.tree.content["noi_dung"]
    for one in missing:
        words = " ".join(one.theirs.split())
        work.comments.append(
            (node.start, f'GỢI Ý TỪ CẤP TRÊN: - {{noi_dung: "{words}", chu_tri: "{blank("đơn vị")}"}}')
        )


def unfit_parent(work: Work, parent: Document) -> list[str]:
    """Return why a plan given as the superior's is not the one the new plan carries out: another year, another place."""
    name = os.path.basename(work.order.parent_name) or "kế hoạch cấp trên"
    out = []
    try:
        years = years_of(parent, name)
    except CchcError:
        years = None
    if years is not None and work.year not in years:
        out.append(
            f"{name} là {_called(parent)} {years.named}, không phải của năm {work.year}; xin kế hoạch cấp trên năm {work.year}"
        )
    ours, above = province_of(work.read.document), province_of(parent)
    if ours and above and ours != above:
        theirs, mine = (one.full_name(date(work.year, 1, 1)) for one in (above, ours))
        out.append(f"{name} là của {theirs}, kế hoạch này thuộc {mine}; kiểm tra lại tệp")
    if said := _unfit_paper(work.read.document, parent):
        out.append(f"{name} {said}")
    return out


_COMMUNE = patterns.ours(r"(?i)^(?P<body>.+?)(?<!thị) (?P<place>(?:xã|phường|thị trấn|đặc khu) \w[^,;(]*)")
_SHORT_BODIES = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
_CARRIED_OUT = ("ke_hoach", "chuong_trinh", "quyet_dinh", "nghi_quyet", "chi_thi", "de_an", "cong_van", "huong_dan")


def _unfit_paper(own: Document, parent: Document) -> str:
    """Return what else speaks against a paper as the superior's, "" for nothing: its kind, its issuer, what it is about.

    Another commune's body of our kind (UBND and UBND) is no superior; our own Party committee and council are.
    """
    called = _called(parent)
    if parent.loai and parent.loai not in _CARRIED_OUT:
        return f"là {called}, không phải văn bản giao việc; xin kế hoạch cấp trên rồi đối chiếu"
    issuer, mine = (" ".join(one.co_quan.ten.split()) if one.co_quan else "" for one in (parent, own))
    (body, place), (our_body, our_place) = _body_and_place(issuer), _body_and_place(mine)
    if issuer and body == our_body:
        if place == our_place:
            return f"là của chính {mine}, không phải của cấp trên; kiểm tra lại tệp"
        if place and our_place:
            return f"là của {issuer}, cùng cấp với {mine}, không phải của cấp trên; kiểm tra lại tệp"
    if own.trich_yeu and parent.trich_yeu and not shares_subject(own.trich_yeu, parent.trich_yeu):
        subject = " ".join(parent.trich_yeu.split())
        return f"là {called} về việc khác (“{head_of(subject)}”), không phải của kế hoạch này; kiểm tra lại tệp"
    return ""


def _called(paper: Document) -> str:
    """Return what kind of paper it is, as a sentence says it: "chương trình"; "văn bản" where it says none."""
    kind = type_by_key(paper.loai)
    return kind.ten.lower() if kind else "văn bản"


def _body_and_place(issuer: str) -> tuple[str, str]:
    """Return what a body is and its commune, as they are compared: ("ủy ban nhân dân", "xã suối trong"); "" for no commune."""
    found = _COMMUNE.match(issuer)
    if found is None:
        return fold(issuer), ""
    body = fold(found["body"])
    return fold(_SHORT_BODIES.get(body, body)), fold(found["place"])


_PROVINCE = patterns.ours(r"(?i)(?<!\w)(?:tỉnh|thành phố) ")
_LONGEST_NAME = 5
"""Words of "Bà Rịa - Vũng Tàu", the stroke counted."""


def province_of(plan: Document) -> Province | None:
    """Return the present province a plan names as its own or as the one above it, None where it names none or several."""
    texts = [plan.co_quan.chu_quan, plan.co_quan.ten] if plan.co_quan else []
    texts += [plan.trich_yeu, *plan.can_cu, *plan.mo_dau]
    found = {one for text in texts for one in _provinces_in(" ".join(text.split()))}
    return found.pop() if len(found) == 1 else None


def _provinces_in(text: str) -> Iterator[Province]:
    """Yield the provinces a text names, under names they had too: "tỉnh Bà Rịa - Vũng Tàu"."""
    flat = patterns.sub(r" ?[-–] ?", " - ", text)
    for found in _PROVINCE.finditer(flat):
        words = flat[found.end() : found.end() + 60].split()[:_LONGEST_NAME]
        names = (" ".join(words[:count]).rstrip(".,;:)") for count in range(len(words), 0, -1))
        if known := next(filter(None, (province(one) or province_formed_from(one) for one in names)), None):
            yield known


def _inside(edit: Edit, span: tuple[int, int]) -> bool:
    return span[0] <= edit.start and edit.end <= span[1]
