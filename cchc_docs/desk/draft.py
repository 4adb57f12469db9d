"""Drafting: last year's plan, its progress and the superior's new plan become next year's draft and a list of decisions."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cchc_docs.desk import open as opening

if TYPE_CHECKING:
    from cchc_docs.desk.open import File
    from cchc_docs.drafting.decisions import Draft


class Drafted(NamedTuple):
    """The draft (its YAML, changes, questions …) and the phiếu rà soát as a Word file."""

    draft: Draft
    review: bytes


def draft(prior: File, *, year: int | None = None, progress: File | None = None, parent: File | None = None) -> Drafted:
    """Return the plan of `year` (None: the one that follows) drafted from `prior` (YAML, Word, PDF).

    `progress`: what was returned for the whole year (YAML); `parent`: the superior's plan of the new year. Raises
    CchcError where one of them cannot be read.
    """
    from cchc_docs.drafting.draft import Order
    from cchc_docs.drafting.draft import draft as drafted
    from cchc_docs.drafting.review import review_sheet

    folder = os.path.dirname(prior.name)
    source = opening.source_of(prior.data, prior.name)
    order = Order(year, exists=lambda name: os.path.exists(os.path.join(folder, name)))
    if progress is not None:
        from cchc_docs.reading.yaml.plan import decoded
        from cchc_docs.reading.yaml.progress import read_progress_text

        order.progress = read_progress_text(decoded(progress.data, progress.name), progress.name).tien_do
    if parent is not None:
        order.parent = opening.read_bytes(parent.data, parent.name).document
    result = drafted(source, prior.name, order)
    return Drafted(result, review_sheet(result))


def next_name(prior: str, source: str) -> str:
    """Return the file for a draft: the prior name with its year moved, else with "_moi"."""
    import re

    stem = os.path.splitext(prior)[0]
    year = re.search(r"^nam: (\d{4})$|^giai_doan: \{tu: (\d{4})", source, re.MULTILINE)
    new = (year[1] or year[2]) if year else ""
    renamed = re.sub(r"(?<!\d)20\d\d(?!\d)", new, os.path.basename(stem), count=1) if new else ""
    if not renamed or renamed == os.path.basename(stem):
        renamed = os.path.basename(stem) + "_moi"
    return os.path.join(os.path.dirname(prior), renamed + ".yaml")
