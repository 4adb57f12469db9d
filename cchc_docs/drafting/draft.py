"""Last year's plan -> next year's: a YAML that differs only where it must, and a list of what a person decides.

`draft` works on the source text: what moves is spliced in, so that comments, order and layout of the author stay.
Each question stands as a comment at its place and in the phiếu rà soát.
"""

from __future__ import annotations

import re

from cchc_docs.drafting.cited_texts import cited_texts
from cchc_docs.drafting.coverage import cover
from cchc_docs.drafting.decisions import DECIDE, Draft, blank
from cchc_docs.drafting.finished import weed
from cchc_docs.drafting.heads import heads, reports
from cchc_docs.drafting.words import words
from cchc_docs.drafting.work import Order, Work
from cchc_docs.drafting.yearly import yearly
from cchc_docs.model.document import Document
from cchc_docs.model.progress import TienDo
from cchc_docs.reading.yaml.edit import Edit

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
    work.result.coverage = cover(parent, work.read.document)
    missing = [one for one in work.result.coverage if one.state == "thiếu"]
    node = work.tree.content.get("phu_luc") or work.tree.content["noi_dung"]
    for one in missing:
        words = " ".join(one.theirs.split())
        work.comments.append(
            (node.start, f'GỢI Ý TỪ CẤP TRÊN: - {{noi_dung: "{words}", chu_tri: "{blank("đơn vị")}"}}')
        )


def _inside(edit: Edit, span: tuple[int, int]) -> bool:
    return span[0] <= edit.start and edit.end <= span[1]
