"""Collecting: Excel forms for the offices of a plan, and what they return.

The errand is about files: progress stands in `tien_do/<kỳ>.yaml` beside the plan, one form per office in a folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.model.collecting import PhieuThuThap
    from cchc_docs.model.progress import TienDo
    from cchc_docs.reporting.collect import Imported
    from cchc_docs.reporting.tasks import PlanTasks


@dataclass(slots=True)
class Asked:
    """What is asked for a period: office code -> its form; `returned`: period -> what came so far."""

    file: str
    period: str
    tasks: PlanTasks
    forms: dict[str, PhieuThuThap]
    returned: dict[str, TienDo]

    def office(self, code: str) -> str:
        """Return the name of an office."""
        return self.tasks.don_vi.get(code, self.forms[code].ten_don_vi if code in self.forms else code)

    def heard(self) -> dict[str, int]:
        """Return office code -> how many tasks it has answered for in this period; an office not named has sent nothing."""
        said = self.returned.get(self.period)
        counts: dict[str, int] = {}
        for answer in said.nhiem_vu.values() if said is not None else ():
            counts[answer.don_vi] = counts.get(answer.don_vi, 0) + 1
        return counts


def asked(file: str, period: str) -> Asked:
    """Return what is asked of the offices of a YAML plan for a period. Raises CchcError where it cannot be read."""
    from cchc_docs.reading.yaml.plan import read_yaml
    from cchc_docs.reporting.collect import forms_of
    from cchc_docs.reporting.cumulate import state_at
    from cchc_docs.reporting.facts import read_returned, settings
    from cchc_docs.reporting.periods import collected_before, period_of
    from cchc_docs.reporting.tasks import plan_tasks

    plan = read_yaml(file).document
    own = settings(file)
    tasks = plan_tasks(plan, own.bieu_mau)
    now = period_of(plan, period)
    returned = read_returned(file)
    before = collected_before(now)
    state = state_at(period_of(plan, before), returned, own.bieu_mau) if before else None
    forms = forms_of(plan, tasks, own.bieu_mau, own.de_cuong.asked(), now, state)
    return Asked(file, period, tasks, forms, returned)


def write_forms(found: Asked, folder: str = "", *, force: bool = False) -> list[str]:
    """Write the forms into a folder ("": `bieu_<kỳ>` beside the plan); return their paths."""
    from cchc_docs.reporting.collect import write_forms as write

    return write(found.forms, folder or os.path.join(os.path.dirname(found.file), f"bieu_{found.period}"), force=force)


def form_file(found: Asked, code: str) -> tuple[str, bytes]:
    """Return the name and the bytes of the form of one office."""
    import tempfile

    from cchc_docs.reporting.collect import write_forms as write

    with tempfile.TemporaryDirectory(prefix="cchc-phieu-") as folder:
        (path,) = write({code: found.forms[code]}, folder)
        with open(path, "rb") as handle:
            return os.path.basename(path), handle.read()


def take_back(found: Asked, files: list[str], on: date, told: Iterable[str] | None = None) -> tuple[Imported, str]:
    """Lay what the forms say over what came before; return it and the file of progress that was written.

    `told`: the same files through an iterator that shows how far it is. Raises CchcError where no form could be read;
    then nothing is written.
    """
    from cchc_docs.model.document import NgayThang
    from cchc_docs.reporting.collect import import_forms
    from cchc_docs.reporting.facts import FOLDER
    from cchc_docs.writing.yaml.progress import write_progress

    done = import_forms(
        told if told is not None else files, found.forms, found.tasks,
        existing=found.returned.get(found.period), received=NgayThang(on.day, on.month, on.year),
        plan_file=os.path.basename(found.file),
    )  # fmt: skip
    if len(done.hong) == len(files):
        raise CchcError("không đọc được biểu nào:\n" + "\n".join(f"  {one.message}" for one in done.hong))
    return done, write_progress(done.tien_do, os.path.join(os.path.dirname(found.file), FOLDER))
