"""A paper whose appendices are files of their own: what stands in which file (mẫu 2.2; điểm d khoản 1 Mục III Phần I Phụ lục I)."""

from __future__ import annotations

from cchc_docs.model.document import Document, PhuLuc
from cchc_docs.model.markup import plain
from cchc_docs.model.numbering import appendix_label
from cchc_docs.model.printed import attachment_line, type_name
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_MOST = 100


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
    from cchc_docs.record import replace

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
    from cchc_docs.record import replace

    line = blank_line(document) if appendix.kem_theo_in == attachment_line(document) else appendix.kem_theo_in
    return Document("khac", quoc_hieu=[], nguyen_trang=True, phu_luc=[replace(appendix, kem_theo_in=line)])


def stands_apart(document: Document) -> bool:
    """Tell whether a document that was read is nothing but appendices of another one."""
    return bool(document.phu_luc) and not (
        document.noi_dung or document.co_quan or document.trich_yeu or document.chu_ky
    )


def typed_notes(appendix: PhuLuc) -> bool:
    """Tell whether what stands behind the signature is nothing but notes typed by hand: "[1] Quyết định số …" below each other."""
    if appendix.nhan_in or appendix.ten or appendix.kem_theo or appendix.bang is not None:
        return False
    blocks = appendix.noi_dung
    return all(block.kieu == "doan" for block in blocks) and bool(blocks and _TYPED_NOTE.match(plain(blocks[0].chu)))


_TYPED_NOTE = ours(r"\s*(?:\[(?:\d{1,2}|\*)\]|\(\*{1,3}\)|\(1\)|1 [A-ZĐ](?=[a-zà-ỹ]))")


def joined(document: Document, pieces: list[Document]) -> None:
    """Put the appendices of `pieces` back under the paper they belong to, in the order of their labels.

    The other way round of `apart`.
    """
    found = [(one, False) for one in document.phu_luc] + [(one, True) for piece in pieces for one in piece.phu_luc]
    scheme, places = _places([one.nhan_in for one, _ in found])
    if places:
        found = [pair for _, pair in sorted(zip(places, found, strict=True), key=lambda both: both[0])]
    lines = (blank_line(document), attachment_line(document))
    for position, (one, own_file) in enumerate(found, start=1):
        one.tep_rieng = one.tep_rieng or own_file
        if scheme is not None and appendix_label(scheme, position, several=len(found) > 1) == one.nhan_in:
            one.nhan = None
        if own_file and _bare(one.kem_theo or "") in map(_bare, lines):
            one.kem_theo, one.kem_theo_in = None, lines[1]
    document.phu_luc = [one for one, _ in found]
    if scheme is not None:
        document.danh_so_phu_luc = scheme


def _places(labels: list[str]) -> tuple[str | None, list[int]]:
    """Return the scheme these labels are of and the place each has in it; (None, []) where they are of none."""
    for scheme in ("I", "1", "01"):
        numbers = {appendix_label(scheme, at, several=True): at for at in range(1, _MOST)}
        if all(label in numbers for label in labels):
            return scheme, [numbers[label] for label in labels]
    return ("I", [1]) if labels == ["Phụ lục"] else (None, [])


def _bare(line: str) -> str:
    return "".join(line.split())
