"""The calendar of a plan (RFC 5545): an event for every due day of open tasks and reports.

An event is known by its plan and its task, never by its day or words: a deadline that moves is the same event with a
higher SEQUENCE, and a calendar that has it moves it. What has not changed since the last file stays as it was, bytes
and stamps, so the same plan gives the same file twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from cchc_docs.law.periods import name_of
from cchc_docs.model.codes import plan_id
from cchc_docs.model.document import Document
from cchc_docs.model.progress import TienDo
from cchc_docs.reporting.coming.due import is_closed
from cchc_docs.reporting.kinds import subject_of
from cchc_docs.reporting.periods import as_date
from cchc_docs.reporting.tasks import NhiemVu, PlanTasks
from cchc_docs.vietnamese.deadlines import due_in

_ALARM = timedelta(days=-3)
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Event:
    """One day in the calendar. `so`: how often it was changed; `luc`: when it was made or last changed."""

    uid: str
    ngay: date
    tom_tat: str
    chi_tiet: str
    so: int
    luc: datetime
    huy: bool = False


def calendar(
    plan: Document,
    tasks: PlanTasks,
    start: date,
    end: date,
    *,
    stamp: datetime,
    progress: TienDo | None = None,
    office: str = "",
    before: bytes = b"",
) -> bytes:
    """Return the .ics of every due day from `start` to `end`.

    `before`: the file written last time: an event that changed since gets a higher SEQUENCE, one that is over is
    cancelled, the others stay. `office`: only that office's tasks, without the reports.
    """
    from icalendar import Calendar

    moment = stamp.astimezone(UTC).replace(microsecond=0) if stamp.tzinfo else stamp.replace(tzinfo=UTC, microsecond=0)
    known = _events_of(before)
    fresh = {event.uid: event for event in _events(plan, tasks, start, end, moment, progress, office)}
    events = [_carried(event, known.get(uid)) for uid, event in fresh.items()]
    events += [_over(event, moment) for uid, event in known.items() if uid not in fresh]
    out = Calendar()
    out.add("prodid", "-//cchc-docs//cchc due//VI")
    out.add("version", "2.0")
    out.add("calscale", "GREGORIAN")
    out.add("method", "PUBLISH")
    out.add("x-wr-calname", f"Hạn nhiệm vụ {subject_of(plan)} {plan.nam or ''}".strip())
    for event in sorted(events, key=lambda one: (one.ngay, one.uid))[:_MOST]:
        out.add_component(_component(event))
    return bytes(out.to_ical())


def _events(
    plan: Document, tasks: PlanTasks, start: date, end: date, stamp: datetime, progress: TienDo | None, office: str
) -> Iterator[Event]:
    seed = plan_id(plan)
    for task in tasks.nhiem_vu:
        if is_closed(task, progress) or (office and office not in task.chu_tri):
            continue
        led = ", ".join(tasks.don_vi.get(code, code) for code in task.chu_tri)
        short = " ".join(task.noi_dung.split())
        details = f"{short}\nChủ trì: {led}\nThời hạn: {' '.join(task.thoi_han.split())}"
        if task.san_pham:
            details += f"\nSản phẩm: {' '.join(task.san_pham.split())}"
        for which, day in _occurrences(task, start, end):
            yield Event(_uid(seed, task.ma, which), day, f"Đến hạn: {short}", details, 0, stamp)
    for report in plan.che_do_bao_cao if not office else []:
        due = as_date(report.han_nop)
        if due is not None and start <= due <= end:
            name = name_of(report.ky_bao_cao, plan.nam or due.year)
            yield Event(
                _uid(seed, "bao_cao", report.ky_bao_cao), due, f"Nộp báo cáo {name}", subject_of(plan), 0, stamp
            )


def _occurrences(task: NhiemVu, start: date, end: date) -> Iterator[tuple[str, date]]:
    """Yield the due days of a task with what tells one from another: its place among fixed days, the month of a recurring one."""
    for day in due_in(task.han, start, end):
        if day in task.han.dates:
            yield str(task.han.dates.index(day)), day
        elif task.han.recurrence in ("day", "week"):
            yield day.isoformat(), day
        else:
            yield f"{day:%Y-%m}", day


def _uid(*parts: str) -> str:
    return f"{sha256('|'.join(parts).encode()).hexdigest()[:32]}@cchc-docs"


def _carried(event: Event, old: Event | None) -> Event:
    """Return an event as it goes on: as it was where nothing changed, else one change further."""
    if old is None:
        return event
    if (old.ngay, old.tom_tat, old.chi_tiet, old.huy) == (event.ngay, event.tom_tat, event.chi_tiet, event.huy):
        return old
    return replace(event, so=old.so + 1)


def _over(event: Event, stamp: datetime) -> Event:
    return event if event.huy else replace(event, huy=True, so=event.so + 1, luc=stamp)


def _component(event: Event) -> Any:
    from icalendar import Alarm
    from icalendar import Event as Entry

    out = Entry()
    out.add("uid", event.uid)
    out.add("sequence", event.so)
    out.add("dtstamp", event.luc)
    out.add("last-modified", event.luc)
    out.add("dtstart", event.ngay)
    out.add("dtend", event.ngay + timedelta(days=1))
    out.add("summary", event.tom_tat)
    out.add("description", event.chi_tiet)
    out.add("transp", "TRANSPARENT")
    if event.huy:
        out.add("status", "CANCELLED")
        return out
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.tom_tat)
    alarm.add("trigger", _ALARM)
    out.add_component(alarm)
    return out


def _events_of(data: bytes) -> Mapping[str, Event]:
    """Return the events of an earlier file of ours by their UID; none where it is no calendar we can read."""
    if not data.startswith(b"BEGIN:VCALENDAR") or len(data) > 20_000_000:
        return {}
    from icalendar import Calendar

    out: dict[str, Event] = {}
    try:
        found: list[Any] = list(Calendar.from_ical(data).walk("VEVENT"))
        for one in found:
            uid = str(one["uid"])
            start, stamp = one["dtstart"].dt, one["dtstamp"].dt
            if not uid.endswith("@cchc-docs") or isinstance(start, datetime) or not isinstance(stamp, datetime):
                continue
            cancelled = str(one.get("status", "")) == "CANCELLED"
            number = int(one.get("sequence", 0))
            out[uid] = Event(
                uid, start, str(one.get("summary", "")), str(one.get("description", "")), number, stamp, cancelled
            )
    except (ValueError, KeyError, AttributeError, TypeError, IndexError):
        return {}
    return out
