"""A paper whose appendices are files of their own: what stands in which file (mẫu 2.2; điểm d khoản 1 Mục III Phần I Phụ lục I)."""

from __future__ import annotations

from typing import NamedTuple

from cchc_docs.model.document import Document, PhuLuc
from cchc_docs.model.printed import attachment_line, type_name


class Attached(NamedTuple):
    """An appendix as a file: its place among the appendices from 1, and the document that prints it alone."""

    number: int
    document: Document


def apart(document: Document, *, every: bool = False) -> tuple[Document, list[Attached]]:
    """Return the paper without the appendices that are files of their own, and those; `every`: all of them are.

    `document` is complete: labels are numbered for the whole, and stay. Where none is apart it is returned as it is.
    """
    chosen = [at for at, one in enumerate(document.phu_luc) if every or one.tep_rieng]
    if not chosen:
        return document, []
    from dataclasses import replace

    body = replace(document, phu_luc=[one for at, one in enumerate(document.phu_luc) if at not in chosen])
    return body, [Attached(at + 1, _alone(document, document.phu_luc[at])) for at in chosen]


def blank_line(document: Document) -> str:
    """Return "(Kèm theo Kế hoạch số …… ngày …… tháng …… năm …… của Ủy ban nhân dân xã An Bình)".

    An electronic file leaves number and day out (mẫu 2.2, ghi chú 3): the signature of the body says both.
    """
    body = " ".join(document.co_quan.ten.split()) if document.co_quan else ""
    kind = type_name(document).capitalize() or "Công văn"
    return f"(Kèm theo {kind} số …… ngày …… tháng …… năm …… của {body})"


def _alone(document: Document, appendix: PhuLuc) -> Document:
    from dataclasses import replace

    line = blank_line(document) if appendix.kem_theo_in == attachment_line(document) else appendix.kem_theo_in
    return Document("khac", quoc_hieu=[], nguyen_trang=True, phu_luc=[replace(appendix, kem_theo_in=line)])
