"""Đến hạn: what is overdue and what comes, by office; a calendar for the phone."""

from __future__ import annotations

import os
from datetime import date

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.due import PRESSING, STATES, DueList, calendar_of, due_list
from cchc_docs.desk.office import history
from cchc_docs.errors import CchcError
from cchc_docs.web.page import Visit, download, get, post
from cchc_docs.web.pages.check import today

KINDS = {"qua_han": "loi", "den_han": "canh_bao", "chua_ro": "goi_y"}


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [get("/ke-hoach/{tep}/den-han", page), post("/ke-hoach/{tep}/lich", calendar)]


def _found(visit: Visit) -> DueList:
    given, days = visit.asked("ngay"), visit.asked("so_ngay", "30")
    try:
        on = date.fromisoformat(given) if given else today()
    except ValueError:
        raise CchcError("ngày không đúng; chọn lại ngày ở ô Tính đến ngày") from None
    if not days.isdigit():
        raise CchcError("số ngày nhìn trước phải là số, ví dụ 30")
    return due_list(visit.office.folder.path(visit.part("tep")), on, int(days))


def page(visit: Visit) -> Response:
    """Show the list."""
    found = _found(visit)
    everything = visit.asked("tat_ca") == "1"
    shown = tuple(STATES) if everything else PRESSING
    offices = {
        code: [one for one in entries if one.tinh_trang in shown] for code, entries in found.entries.items()
    }  # fmt: skip
    return visit.show(
        "den_han.html", name=visit.part("tep"), found=found, offices={code: own for code, own in offices.items() if own},
        months=found.months(),
        states=STATES, kinds=KINDS, everything=everything, days=visit.asked("so_ngay", "30"),
    )  # fmt: skip


def calendar(visit: Visit) -> Response:
    """Give the calendar, and keep it in the folder: the next one says of each event whether it has moved since."""
    name = visit.part("tep")
    folder, target = visit.office.folder, os.path.splitext(name)[0] + ".ics"
    before = folder.read(target) if folder.has(target) else b""
    if before and not before.startswith(b"BEGIN:VCALENDAR"):
        raise CchcError(f"{target}: tệp đã có và không phải lịch (.ics) nên không ghi đè; đổi tên tệp ấy")
    made = calendar_of(_found(visit), before)
    if made != before:
        history.save(folder, "Làm lịch", {target: made}, {target: folder.version(target)})
    return download(made, target, "text/calendar; charset=utf-8")
