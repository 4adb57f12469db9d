"""Everything a report is written from, and the counts both its sentences and its tables take from one place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from cchc_docs.errors import CchcError
from cchc_docs.model.codes import plan_id
from cchc_docs.model.document import Document
from cchc_docs.model.progress import Remark, TienDo, TienDoNhiemVu
from cchc_docs.reading.yaml.progress import read_progress
from cchc_docs.reporting.coming.due import is_closed, is_overdue
from cchc_docs.reporting.cumulate import State, state_at
from cchc_docs.reporting.figures import Figures, compute, rate
from cchc_docs.reporting.kinds import Settings
from cchc_docs.reporting.periods import Period, earlier, period_of
from cchc_docs.reporting.tasks import NhiemVu, PlanTasks, plan_tasks
from cchc_docs.vietnamese import formats
from cchc_docs.vietnamese.deadlines import due_in
from cchc_docs.vietnamese.numbers import parse_number

FOLDER = "tien_do"
"""The folder beside the plan that holds one file of progress per period."""


def read_returned(plan_file: str, plan: Document | None = None, left_out: list[str] | None = None) -> dict[str, TienDo]:
    """Return period -> what was returned, from the files beside a plan. Raises PlanError for one that is wrong.

    `plan`: also raises CchcError for progress of another plan, by name: it must not enter this one's report.
    `left_out`: it is passed over instead, and said here.
    """
    folder = os.path.join(os.path.dirname(plan_file), FOLDER)
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    out: dict[str, TienDo] = {}
    for name in names:
        if not name.endswith(".yaml") or name.startswith("."):
            continue
        file = os.path.join(folder, name)
        progress = read_progress(file).tien_do
        if plan is not None and (whose := stranger(progress, plan, plan_file)):
            said = f"{file}: là tiến độ của {whose}, không phải của {os.path.basename(plan_file)}"
            if left_out is None:
                raise CchcError(f"{said}; để mỗi kế hoạch và tiến độ của nó trong một thư mục riêng")
            left_out.append(f"{said}; không dùng")
            continue
        out[progress.ky_bao_cao] = progress
    return out


def stranger(progress: TienDo, plan: Document, plan_file: str) -> str:
    """Return whose progress it is where it is not this plan's, "" where it is.

    A plan whose title was changed since keeps its progress: same file, and most tasks answered for are its own.
    """
    own = os.path.basename(plan_file)
    whose = f"kế hoạch “{progress.ke_hoach}”" if progress.ke_hoach else f"kế hoạch mã '{progress.ma_ke_hoach}'"
    if progress.ma_ke_hoach:
        if progress.ma_ke_hoach == plan_id(plan):
            return ""
        known = plan_tasks(plan, []).by_code()
        answered = [code in known for code in progress.nhiem_vu]
        if not plan.ma_ke_hoach and progress.ke_hoach == own and 2 * sum(answered) >= len(answered):
            return ""
        return f"{whose} (mã '{progress.ma_ke_hoach}')" if progress.ke_hoach else whose
    if not progress.ke_hoach or progress.ke_hoach == own:
        return ""
    beside = os.path.join(os.path.dirname(plan_file), os.path.basename(progress.ke_hoach))
    return whose if os.path.exists(beside) else ""


class Facts:
    """What is known for one report. `truoc`: the state at the last report, None where there was none."""

    def __init__(
        self,
        plan: Document,
        settings: Settings,
        period: Period,
        tasks: PlanTasks,
        state: State,
        truoc: State | None = None,
        plan_file: str = "",
        remarks: list[Remark] | None = None,
    ) -> None:
        self.plan, self.settings, self.period, self.tasks = plan, settings, period, tasks
        self.state, self.truoc, self.plan_file = state, truoc, plan_file
        self.remarks: list[Remark] = [] if remarks is None else remarks

    @cached_property
    def figures(self) -> Figures:
        """The figures of the statistical form at the end of the period."""
        counts = {"nhiem_vu": self.count()}
        if self.count("") < self.count():  # of what nobody answered for nothing is known to be done
            counts["hoan_thanh"] = self.count("hoan_thanh")
        return compute(self.settings.bieu_mau, self.state.tien_do.bieu_mau, counts)

    def answer(self, task: NhiemVu) -> TienDoNhiemVu:
        """Return what is known of a task."""
        return self.state.tien_do.nhiem_vu.get(task.ma) or TienDoNhiemVu()

    def results(self, task: NhiemVu) -> list[str]:
        """Return what was returned of a task inside the period.

        Of a task with one due day that is done, only the last: "đang soạn thảo" of an earlier quarter is overtaken.
        """
        found = self.state.ket_qua.get(task.ma, [])
        return found[-1:] if len(task.han.dates) == 1 and self.answer(task).trang_thai == "hoan_thanh" else found

    def select(self, status: str | None = None, field_: str = "", office: str = "") -> list[NhiemVu]:
        """Return tasks of a status (None: any), a field, a first leading office."""
        return [
            task
            for task in self.tasks.nhiem_vu
            if (status is None or self.answer(task).trang_thai == status)
            and field_ in ("", task.linh_vuc)
            and (not office or task.chu_tri[:1] == (office,))
        ]

    def count(self, status: str | None = None, field_: str = "", office: str = "") -> int:
        """Return how many tasks `select` gives."""
        return len(self.select(status, field_, office))

    def count_before(self, status: str) -> int | None:
        """Return how many tasks had a status at the last report, None where there was none."""
        if self.truoc is None:
            return None
        known = self.truoc.tien_do.nhiem_vu
        return sum(known[task.ma].trang_thai == status for task in self.tasks.nhiem_vu if task.ma in known)

    @cached_property
    def overdue(self) -> list[NhiemVu]:
        """Tasks whose last day has passed at the cut-off and which are not done."""
        return [task for task in self.tasks.nhiem_vu if is_overdue(task, self.period.den, self.state.tien_do)]

    @cached_property
    def ending(self) -> list[NhiemVu]:
        """Tasks whose last due day lies in the period by the calendar."""
        first, last = self.period.theo_lich
        return [task for task in self.tasks.nhiem_vu if task.han.dates and first <= task.han.dates[-1] <= last]

    @cached_property
    def coming(self) -> list[tuple[NhiemVu, date]]:
        """Open tasks that come due after the cut-off up to the end of the next period, each with its first day."""
        days = [(task, due_in(task.han, self.period.den, self.period.lich_sau[1])) for task in self.tasks.nhiem_vu]
        late = {task.ma for task in self.overdue}
        return [
            (task, found[0])
            for task, found in days
            if found and task.ma not in late and not is_closed(task, self.state.tien_do)
        ]


def facts_of(plan: Document, returned: Mapping[str, TienDo], code: str, own: Settings, plan_file: str = "") -> Facts:
    """Return what a report of period `code` is written from; what does not fit stands in `remarks`."""
    period = period_of(plan, code)
    tasks = plan_tasks(plan, own.bieu_mau)
    state = state_at(period, returned, own.bieu_mau)
    last = earlier(period)
    before = state_at(period_of(plan, last), returned, own.bieu_mau) if last else None
    if before is not None and not before.tien_do.nhiem_vu and not before.tien_do.bieu_mau:
        before = None
    out = Facts(plan, own, period, tasks, state, before, plan_file)
    out.remarks = [*state.remarks, *out.figures.remarks, *_strangers(out), *_doubtful(out), *_unnamed(out)]
    return out


def _strangers(facts: Facts) -> list[Remark]:
    """Answers to tasks and targets the plan does not have."""
    known = facts.tasks.by_code()
    tasks = [code for code in facts.state.tien_do.nhiem_vu if code not in known]
    targets = [code for code in facts.state.tien_do.chi_tieu if code not in facts.plan.chi_tieu]
    said = "tiến độ có {} '{}' mà kế hoạch không có; không vào báo cáo"
    return [
        *(Remark(("nhiem_vu", code), said.format("nhiệm vụ", code)) for code in tasks),
        *(Remark(("chi_tieu", code), said.format("chỉ tiêu", code)) for code in targets),
    ]


def _doubtful(facts: Facts) -> Iterator[Remark]:
    """A task that is done but not wholly; a rate above 100 %."""
    for code, answer in facts.state.tien_do.nhiem_vu.items():
        if answer.trang_thai == "hoan_thanh" and answer.ty_le is not None and answer.ty_le < 100:
            said = f"nhiệm vụ '{code}' ghi hoàn thành nhưng mức độ {short(answer.ty_le)}%; sửa một trong hai"
            yield Remark(("nhiem_vu", code, "ty_le"), said)
    for code, returned in facts.state.tien_do.chi_tieu.items():
        target = facts.plan.chi_tieu.get(code)
        value = parse_number(returned.gia_tri.removesuffix("%")).value
        if (
            target is not None
            and target.don_vi_tinh == "%"
            and value is not None
            and value > 100
            and "tăng" not in target.ten.casefold()
        ):
            yield Remark(
                ("chi_tieu", code, "gia_tri"),
                f"chỉ tiêu '{code}' là tỷ lệ % nhưng ghi {returned.gia_tri}; kiểm tra lại",
            )


def _unnamed(facts: Facts) -> list[Remark]:
    paths = facts.tasks.khong_ma
    said = f"{len(paths)} nhiệm vụ chưa có 'ma'; mã tạm làm từ chữ sẽ khác khi sửa chữ, nên ghi mã vào kế hoạch"
    return [Remark(paths[0], said)] if paths else []


def share(part: int, whole: int, what: str = "nhiệm vụ") -> str:
    """Return "12/43 nhiệm vụ (27,91%)"."""
    found = rate(part, whole)
    return f"{formats.number(part)}/{formats.number(whole)} {what}" + (
        f" ({short(found)}%)" if found is not None else ""
    )


def short(value: Decimal) -> str:
    """Return a figure without closing zeros: 27,9; 100."""
    return formats.number(value)
