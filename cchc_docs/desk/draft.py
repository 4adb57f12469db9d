"""Drafting: last year's plan, its progress and the superior's new plan become next year's draft and a list of decisions."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cchc_docs.desk import open as opening
from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_docs.desk.open import File
    from cchc_docs.drafting.decisions import Draft
    from cchc_docs.model.progress import TienDo


class Drafted(NamedTuple):
    """The draft (its YAML, changes, questions …) and the phiếu rà soát as a Word file."""

    draft: Draft
    review: bytes


def draft(
    prior: File, *, year: int | None = None, progress: File | Sequence[File] | None = None, parent: File | None = None
) -> Drafted:
    """Return the plan of `year` (None: the one that follows) drafted from `prior` (YAML, Word, PDF).

    `progress`: what was returned, the year's file alone or the files of its periods (YAML); `parent`: the superior's
    plan of the new year. Raises CchcError where one of them cannot be read, or is of another plan or part of a year.
    """
    from cchc_docs.drafting.draft import Order
    from cchc_docs.drafting.draft import draft as drafted
    from cchc_docs.drafting.review import review_sheet

    folder = os.path.dirname(prior.name)
    source = opening.source_of(prior.data, prior.name)
    order = Order(year, exists=lambda name: os.path.exists(os.path.join(folder, name)))
    silent: list[str] = []
    files = [progress] if isinstance(progress, opening.File) else list(progress or ())
    if files:
        order.progress, silent = _year_of(source, prior.name, files)
    if parent is not None:
        order.parent_name = os.path.basename(parent.name)
        order.parent = opening.read_bytes(parent.data, parent.name).document
    result = drafted(source, prior.name, order)
    if silent:
        from cchc_docs.drafting.decisions import Question

        said = f"chưa có tiến độ của {', '.join(silent)}; việc hoàn thành trong thời gian đó chưa được tính"
        result.questions.insert(0, Question("tiến độ cả năm", "", "", said))
    return Drafted(result, review_sheet(result))


def _year_of(source: str, name: str, files: Sequence[File]) -> tuple[TienDo, list[str]]:
    """Return the progress of the whole year, and the names of the quarters nobody returned anything for."""
    from cchc_docs.reading.yaml.plan import decoded, read_text
    from cchc_docs.reading.yaml.progress import read_progress_text
    from cchc_docs.reporting.cumulate import SHORT, state_at
    from cchc_docs.reporting.facts import stranger
    from cchc_docs.reporting.periods import period_of

    plan = read_text(source, name).document
    returned: dict[str, TienDo] = {}
    for file in files:
        found = read_progress_text(decoded(file.data, file.name), file.name).tien_do
        whose = stranger(found, plan, name)
        if whose:
            raise CchcError(f"{file.name}: là tiến độ của {whose}, không phải của {os.path.basename(name)}")
        if plan.nam is not None and found.nam != plan.nam:
            raise CchcError(f"{file.name}: là tiến độ năm {found.nam}, kế hoạch cũ là năm {plan.nam}")
        returned[found.ky_bao_cao] = found
    if len(files) == 1 and "nam" not in returned:
        only = SHORT[next(iter(returned))]
        raise CchcError(
            f"{files[0].name}: mới là tiến độ {only}, không phải cả năm; dùng tien_do/nam.yaml, hoặc cả thư mục tien_do"
        )
    if plan.nam is None:
        return next(iter(returned.values())), []
    state = state_at(period_of(plan, "nam"), returned, [])
    return state.tien_do, [] if "nam" in returned else [SHORT[code] for code in state.thieu]


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
