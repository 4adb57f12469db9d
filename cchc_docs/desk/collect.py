"""Collecting: Excel forms for the offices of a plan, and what they return.

The errand is about files: progress stands in `tien_do/<kỳ>.yaml` beside the plan, one form per office in a folder.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.model.collecting import PhieuThuThap
    from cchc_docs.model.progress import TienDo
    from cchc_docs.reporting.collecting.take import Imported
    from cchc_docs.reporting.tasks import NhiemVu, PlanTasks

MARKED = ".can_sua.xlsx"
"""How the name of a marked copy of a form ends."""
_NAMED = 5


@dataclass(slots=True)
class Asked:
    """What is asked for a period: office code -> its form; `returned`: period -> what came so far.

    `told`: what a person must know before the forms go out; `loose`: how many tasks name no office, so that nobody is asked about them.
    """

    file: str
    period: str
    tasks: PlanTasks
    forms: dict[str, PhieuThuThap]
    returned: dict[str, TienDo]
    told: list[str]
    loose: int = 0

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
    """Return what is asked of the offices of a YAML plan for a period. Raises CchcError where it cannot be read.

    `period`: its code or the words officials use ("quý I", "6 tháng").
    """
    from cchc_docs.reading.yaml.plan import read_yaml
    from cchc_docs.reporting.collecting.ask import forms_of, of_groups, ownerless
    from cchc_docs.reporting.cumulate import state_at
    from cchc_docs.reporting.facts import read_returned
    from cchc_docs.reporting.kinds import settings, words_of
    from cchc_docs.reporting.periods import collected_before, period_of
    from cchc_docs.reporting.tasks import plan_tasks

    plan = read_yaml(file).document
    own = settings(file, plan)
    tasks = plan_tasks(plan, own.bieu_mau)
    now = period_of(plan, period)
    returned = read_returned(file, plan)
    before = collected_before(now)
    state = state_at(period_of(plan, before), returned, own.bieu_mau) if before else None
    forms = forms_of(plan, tasks, own.bieu_mau, own.de_cuong.asked(words_of(plan, now)), now, state)
    loose = ownerless(tasks)
    return Asked(file, now.ma, tasks, forms, returned, _told(tasks, forms, loose, of_groups(tasks)), len(loose))


def _told(tasks: PlanTasks, forms: dict[str, PhieuThuThap], loose: list[NhiemVu], shared: list[NhiemVu]) -> list[str]:
    """Return what a person must know before the forms go out: tasks nobody is asked about, of groups, in several forms."""
    out = []
    rows = Counter(task.ma for form in forms.values() for task in form.nhiem_vu)
    if several := sum(count > 1 for count in rows.values()):
        out.append(
            f"{several} nhiệm vụ có nhiều đơn vị cùng chủ trì nên nằm trong phiếu của từng đơn vị: "
            f"các phiếu có {rows.total()} dòng cho {len(rows)} nhiệm vụ"
        )
    if tasks.from_body:
        out.append(
            f"kế hoạch không có bảng nhiệm vụ: {len(tasks.nhiem_vu)} việc trong phiếu lấy từ phần giao việc cho đơn vị; xem lại trước khi gửi"
        )
    if loose:
        names = "; ".join(f"{task.ma}: {' '.join(task.noi_dung.split())[:60]}" for task in loose[:_NAMED])
        more = f" và {len(loose) - _NAMED} nhiệm vụ khác" if len(loose) > _NAMED else ""
        out.append(
            f"{len(loose)} nhiệm vụ chưa ghi đơn vị chủ trì nên không có trong phiếu nào ({names}{more}); "
            "ghi đơn vị chủ trì cho các nhiệm vụ đó trong kế hoạch rồi chạy lại"
        )
    if shared:
        groups = ", ".join(dict.fromkeys(f"“{tasks.don_vi[code]}”" for task in shared for code in task.chu_tri))
        centre = tasks.busiest()
        whose = (
            f"đưa vào phiếu của {tasks.don_vi[centre]}" if centre else "không có trong phiếu nào; ghi rõ đơn vị chủ trì"
        )
        out.append(f"{len(shared)} nhiệm vụ giao chung cho {groups}: {whose}")
    return out


def write_forms(found: Asked, folder: str = "", *, force: bool = False) -> list[str]:
    """Write the forms into a folder ("": `bieu_<kỳ>` beside the plan); return their paths."""
    from cchc_docs.reporting.collecting.ask import write_forms as write

    return write(found.forms, folder or os.path.join(os.path.dirname(found.file), f"bieu_{found.period}"), force=force)


def form_file(found: Asked, code: str) -> tuple[str, bytes]:
    """Return the name and the bytes of the form of one office."""
    from cchc_docs.reporting.collecting.ask import form_name
    from cchc_docs.writing.excel.form import form_bytes

    return form_name(found.forms[code]), form_bytes(found.forms[code])


def take_back(found: Asked, files: list[str], on: date, told: Iterable[str] | None = None) -> tuple[Imported, str]:
    """Lay what the forms say over what came before, one writer at a time; return it and the file that was written.

    `told`: the same files through an iterator that shows how far it is. Raises CchcError where no form could be read;
    then nothing is written.
    """
    from cchc_docs.model.document import NgayThang
    from cchc_docs.model.progress import Remark
    from cchc_docs.reading.yaml.plan import decoded, read_yaml
    from cchc_docs.reading.yaml.progress import read_progress, read_progress_text
    from cchc_docs.reporting.collecting.take import import_forms, read_forms
    from cchc_docs.reporting.facts import FOLDER, read_returned
    from cchc_docs.writing.lock import alone
    from cchc_docs.writing.yaml.progress import write_progress

    received = NgayThang(on.day, on.month, on.year)
    reads = read_forms(told if told is not None else files, found.forms, received=received)
    if reads and all(isinstance(one, Remark) for one in reads):
        lines = "\n".join(f"  {one.message}" for one in reads if isinstance(one, Remark))
        raise CchcError(f"không đọc được biểu nào:\n{lines}")
    folder = os.path.join(os.path.dirname(found.file), FOLDER)
    target = os.path.join(folder, f"{found.period}.yaml")
    with alone(target):
        # Read here and not before: somebody else may have taken in forms meanwhile.
        existing = read_progress(target).tien_do if os.path.exists(target) else None
        if existing is not None:
            read_returned(found.file, read_yaml(found.file).document)
        done = import_forms(
            reads, found.forms, found.tasks, existing=existing, plan_file=os.path.basename(found.file)
        )  # fmt: skip

        def readable(data: bytes) -> None:
            if read_progress_text(decoded(data, target), target).tien_do != done.tien_do:
                raise CchcError(
                    f"{target}: đọc lại khác với nội dung vừa nhận nên không ghi; báo người phụ trách chương trình"
                )

        write_progress(done.tien_do, folder, readable)
    return done, target


def marked_forms(done: Imported) -> list[tuple[str, bytes]]:
    """Return (path, bytes) of a copy of each form that asks for something, its doubtful cells marked for the office.

    One that cannot be marked is passed over: what it asks stands in the notes.
    """
    from cchc_docs.files import read_file
    from cchc_docs.reading.excel.cells import MAX_FILE
    from cchc_docs.writing.excel.marked import Mark, marked_form

    out: list[tuple[str, bytes]] = []
    for read in done.phieu:
        marks = [
            Mark(one.sheet, one.spot, one.message, one.proposal, one.taken)
            for one in read.notes
            if one.ask and one.spot
        ]
        copy = marked_form(read_file(read.path, limit=MAX_FILE, sort="phiếu Excel"), marks) if marks else None
        if copy is not None:
            out.append((os.path.splitext(read.path)[0] + MARKED, copy))
    return out
