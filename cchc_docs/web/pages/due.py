"""Đến hạn: what is overdue and what comes, by office; a calendar for the phone."""

from __future__ import annotations

import os
from datetime import date

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.due import PRESSING, STATES, DueList, calendar_of, due_list
from cchc_docs.errors import CchcError
from cchc_docs.web.page import Visit, download, get
from cchc_docs.web.pages.check import today

KINDS = {"qua_han": "loi", "den_han": "canh_bao", "chua_ro": "goi_y"}


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [get("/ke-hoach/{tep}/den-han", page), get("/ke-hoach/{tep}/lich", calendar)]


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
    """Give the calendar."""
    name = visit.part("tep")
    return download(calendar_of(_found(visit)), os.path.splitext(name)[0] + ".ics", "text/calendar; charset=utf-8")
