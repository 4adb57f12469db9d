"""What comes due: by office, at a day; and the calendar file for it (RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from cchc_docs.model.document import Document
from cchc_docs.model.progress import TienDo
from cchc_docs.reporting.periods import as_date
from cchc_docs.reporting.tasks import NhiemVu, PlanTasks
from cchc_docs.vietnamese.deadlines import due_in, overdue_at

_OVER = ("hoan_thanh", "khong_thuc_hien")


@dataclass(frozen=True, slots=True)
class Due:
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


def calendar(
    plan: Document,
    tasks: PlanTasks,
    start: date,
    end: date,
    *,
    stamp: datetime,
    progress: TienDo | None = None,
    office: str = "",
) -> str:
    """Return an iCalendar text: every due day of open tasks and every report's due day from `start` to `end`.

    The same plan and `stamp` give the same bytes; the UID of an entry depends on task and day alone, so a calendar
    that is imported again updates its entries. `office`: only that office's tasks, without the reports.
    """
    body = plan.co_quan.ten.replace("\n", " ") if plan.co_quan else ""
    events: list[tuple[date, str, str, str]] = []
    for task in tasks.nhiem_vu:
        if is_closed(task, progress) or (office and office not in task.chu_tri):
            continue
        led = ", ".join(tasks.don_vi.get(code, code) for code in task.chu_tri)
        short = task.noi_dung.replace("\n", " ")
        details = f"{short}\nChủ trì: {led}\nThời hạn: {task.thoi_han}" + (
            f"\nSản phẩm: {task.san_pham}" if task.san_pham else ""
        )
        events += [
            (day, f"nv-{task.ma}", f"Đến hạn {task.ma}: {short}", details) for day in due_in(task.han, start, end)
        ]
    for report in plan.che_do_bao_cao if not office else []:
        day = as_date(report.han_nop)
        if day is not None and start <= day <= end:
            events.append(
                (
                    day,
                    f"bc-{report.ky_bao_cao}",
                    f"Nộp báo cáo kỳ {report.ky_bao_cao}",
                    plan.trich_yeu.replace("\n", " "),
                )
            )
    seed = f"{body}|{plan.nam}|{plan.trich_yeu}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cchc-docs//cchc due//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines.append(f"X-WR-CALNAME:{_escaped(f'Hạn nhiệm vụ cải cách hành chính {plan.nam or str()}'.strip())}")
    for event in sorted(events):
        lines += _event(event, seed, stamp)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold(line))


def _event(event: tuple[date, str, str, str], seed: str, stamp: datetime) -> list[str]:
    day, code, summary, details = event
    uid = sha256(f"{seed}|{code}|{day.isoformat()}".encode()).hexdigest()[:32]
    stamped = stamp.astimezone(UTC) if stamp.tzinfo else stamp
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@cchc-docs",
        f"DTSTAMP:{stamped:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(details)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(summary)}",
        "TRIGGER:-P3D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    out = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return out.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def fold(line: str) -> list[str]:
    """Split a content line so that no part is longer than 75 octets and no letter is cut (RFC 5545, 3.1)."""
    out: list[str] = []
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 75:
            out.append(part)
            part, size = " ", 1
        part += letter
        size += width
    return [*out, part]
