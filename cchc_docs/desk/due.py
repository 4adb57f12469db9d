"""What comes due: the open tasks of a plan by office, as they stand on a day; the calendar of its years."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from cchc_docs.desk.open import read_file
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.model.document import Document
    from cchc_docs.model.progress import TienDo
    from cchc_docs.reporting.coming.due import Due
    from cchc_docs.reporting.tasks import PlanTasks

STATES = {
    "qua_han": "quá hạn", "den_han": "đến hạn", "thuong_xuyen": "thường xuyên", "dieu_kien": "chờ điều kiện",
    "chua_den": "chưa đến hạn", "chua_ro": "thời hạn chưa rõ",
}  # fmt: skip
"""How a task stands -> the words an official reads."""
PRESSING = ("qua_han", "den_han", "chua_ro")
"""The states that ask for something now."""


@dataclass(slots=True)
class DueList:
    """`entries`: office code ("" where none leads) -> its open tasks, the earliest first; `known`: what was returned.

    `told`: what a person should know, such as progress of another plan that was left out.
    """

    plan: Document
    tasks: PlanTasks
    known: TienDo | None
    on: date
    entries: dict[str, list[Due]]
    told: list[str] = field(default_factory=list)

    def office(self, code: str) -> str:
        """Return the name of an office."""
        return self.tasks.don_vi.get(code, "Chưa rõ đơn vị chủ trì")

    def months(self) -> dict[str, list[tuple[date, Due, str]]]:
        """Return month ("2026-03") -> day, task, office code of what has a day in it, the earliest first."""
        out: dict[str, list[tuple[date, Due, str]]] = {}
        for code, entries in self.entries.items():
            for one in entries:
                if one.ngay is not None:
                    out.setdefault(f"{one.ngay:%Y-%m}", []).append((one.ngay, one, code))
        return {month: sorted(own, key=lambda entry: entry[0]) for month, own in sorted(out.items())}

    def overdue(self) -> int:
        """Return how many tasks are past their day."""
        return sum(entry.tinh_trang == "qua_han" for found in self.entries.values() for entry in found)


def due_list(file: str, on: date, days: int = 30) -> DueList:
    """Return what stands open in the plan `file` on a day, looking `days` ahead; progress beside it counts.

    Raises CchcError where the plan or the progress cannot be read, or `days` is no sane number.
    """
    from cchc_docs.reporting.coming.due import due
    from cchc_docs.reporting.coming.sentences import with_said_tasks
    from cchc_docs.reporting.cumulate import state_at
    from cchc_docs.reporting.facts import read_returned
    from cchc_docs.reporting.kinds import settings
    from cchc_docs.reporting.periods import period_of
    from cchc_docs.reporting.tasks import plan_tasks

    if not 0 <= days <= 3660:
        raise CchcError(f"--days {days}: số ngày phải từ 0 đến 3660")
    plan = read_file(file).document
    own = settings(file, plan)
    tasks = plan_tasks(plan, own.bieu_mau)
    told: list[str] = []
    returned = read_returned(file, plan, told)
    known = state_at(period_of(plan, "nam"), returned, own.bieu_mau).tien_do if returned and plan.nam else None
    every = with_said_tasks(plan, tasks)
    return DueList(plan, every, known, on, due(every, on, on + timedelta(days=days), known), told)


def shown_day(day: date) -> str:
    """Return a day as lists and pages show it: "05/3/2026", by the zero rule of the decree."""
    from cchc_docs.vietnamese.dates import short_of

    return short_of(day)


def day_off(day: date) -> str:
    """Return what day it is where offices do not work on it, with the next working day; "" for a working day."""
    from cchc_docs.law.workdays import is_working_day, next_working_day

    if is_working_day(day):
        return ""
    return f"ngày nghỉ, làm việc lại {shown_day(next_working_day(day)).rpartition('/')[0]}"


def calendar_of(found: DueList, before: bytes = b"") -> bytes:
    """Return the .ics of every day of the plan's years (RFC 5545).

    `before`: the calendar written last time; what changed since gets a higher SEQUENCE, the rest stays as it was.
    """
    from cchc_docs.reporting.coming.calendar import calendar

    now = datetime.now(tz=UTC)
    span = found.plan.giai_doan
    first = span.tu if span else found.plan.nam or now.year
    last = span.den if span else first
    return calendar(
        found.plan, found.tasks, date(first, 1, 1), date(last + 1, 1, 31), stamp=now, progress=found.known, before=before
    )  # fmt: skip
