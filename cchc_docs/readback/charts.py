"""Charts of the plan stay as they are when a Word file is read back: their figures are not read from Word."""

from __future__ import annotations

from copy import deepcopy

from cchc_docs.model.document import Document, Muc


def keep_charts(edited: Document, old: Document) -> None:
    """Put the charts of the plan into the document read from Word, each at its old place, so that they are no edit."""
    _keep(edited.noi_dung, old.noi_dung)
    titles = {" ".join(appendix.ten.casefold().split()): appendix for appendix in edited.phu_luc}
    for number, appendix in enumerate(old.phu_luc):
        found = titles.get(" ".join(appendix.ten.casefold().split()))
        if found is None and len(edited.phu_luc) == len(old.phu_luc):
            found = edited.phu_luc[number]
        if found is not None:
            _keep(found.noi_dung, appendix.noi_dung)


def _keep(edited: list[Muc], old: list[Muc]) -> None:
    for place, block in enumerate(old):
        if block.kieu == "bieu_do":
            edited.insert(min(place, len(edited)), deepcopy(block))
        elif place < len(edited) and edited[place].kieu != "bieu_do":
            _keep(edited[place].noi_dung, block.noi_dung)
