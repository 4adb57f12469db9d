"""What comes due: by office, at a day."""

from __future__ import annotations

from datetime import date, timedelta

from cchc_docs.model.progress import TienDo
from cchc_docs.record import NamedTuple
from cchc_docs.reporting.tasks import NhiemVu, PlanTasks
from cchc_docs.vietnamese.deadlines import due_in, overdue_at

_OVER = ("hoan_thanh", "khong_thuc_hien")


class Due(NamedTuple):
    """A task on a list: the day it is due (None: no single day), and how it stands.

    `tinh_trang`: qua_han (past its day, not done), den_han (due inside the days asked for), thuong_xuyen (recurring or
    continuous without a day in them), dieu_kien (waits for something), chua_den (later), chua_ro (the cell is not
    understood, or empty).
    """

    nhiem_vu: NhiemVu
    ngay: date | None
    tinh_trang: str


def due(tasks: PlanTasks, on: date, until: date | None = None, progress: TienDo | None = None) -> dict[str, list[Due]]:
    """Return office code -> its open tasks, the earliest first, as they stand on `on`.

    Due means due from `on` to `until` (30 days later where it is not given). A task returned as done or as not to be
    done is left out, unless it recurs.
    """
    last = until or on + timedelta(days=30)
    out: dict[str, list[Due]] = {code: [] for code in tasks.don_vi}
    for task in tasks.nhiem_vu:
        if is_closed(task, progress):
            continue
        for office in task.chu_tri[:1] or ("",):
            out.setdefault(office, []).append(standing(task, on, last))
    for found in out.values():
        found.sort(key=lambda entry: (entry.ngay or date.max, entry.nhiem_vu.ma))
    return {code: found for code, found in out.items() if found}


def is_closed(task: NhiemVu, progress: TienDo | None) -> bool:
    """Tell whether nothing more is expected of a task."""
    returned = progress.nhiem_vu.get(task.ma) if progress is not None else None
    return returned is not None and returned.trang_thai in _OVER and task.han.kind not in ("recurring", "continuous")


def standing(task: NhiemVu, start: date, end: date) -> Due:
    """Return how a task that is not closed stands on `start`, looking ahead to `end`."""
    days = due_in(task.han, start, end)
    if days:
        return Due(task, days[0], "den_han")
    if overdue_at(task.han, start):
        return Due(task, task.han.dates[-1], "qua_han")
    if task.han.dates:
        return Due(task, next((day for day in task.han.dates if day > end), task.han.dates[-1]), "chua_den")
    kinds = {"recurring": "thuong_xuyen", "continuous": "thuong_xuyen", "condition": "dieu_kien"}
    return Due(task, None, kinds.get(task.han.kind, "chua_ro"))


def is_overdue(task: NhiemVu, on: date, progress: TienDo | None) -> bool:
    """Tell whether a task's last day has passed on `on` and it is not done."""
    return not is_closed(task, progress) and overdue_at(task.han, on)
