"""The first page: what stands in the folder, what comes next, and a box for a paper to begin with."""

from __future__ import annotations

import time

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.office import history
from cchc_docs.desk.start import new_plan
from cchc_docs.errors import CchcError
from cchc_docs.web.page import Visit, get, post
from cchc_docs.writing.html.document import style


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [get("/", page), post("/moi", new), post("/thu-muc", enter)]


def page(visit: Visit) -> Response:
    """Show the plans, then the other papers."""
    papers = visit.office.folder.papers()
    plans = [one for one in papers if one.is_plan]
    reports = [one for one in papers if one.kind == "bao_cao"]
    others = [one for one in papers if one.kind in ("word", "pdf")]
    return visit.show(
        "dau_trang.html", plans=plans, reports=reports, others=others, year=time.localtime().tm_year + 1,
        subfolders=visit.office.folder.subfolders(), inside=visit.office.folder.root != visit.office.start.root,
    )  # fmt: skip


def enter(visit: Visit) -> Response:
    """Go into a folder below, or back to the one the program was started with."""
    office, name = visit.office, visit.field("ten")
    office.folder = office.folder.below(name) if name else office.start
    return visit.go("/", f"Đang mở thư mục {office.folder.name}.")


def new(visit: Visit) -> Response:
    """Begin a plan from nothing."""
    name, year = " ".join(visit.field("ten").split()), visit.field("nam")
    if not name or not year.isdigit():
        raise CchcError("cần ghi tên xã, phường (ví dụ: xã An Bình) và năm của kế hoạch")
    folder = visit.office.folder
    file = folder.free(f"ke_hoach_{year}.yaml")
    history.save(folder, "Tạo kế hoạch mới", {file: new_plan(name, int(year)).encode()})
    return visit.go(f"/ke-hoach/{visit.quoted(file)}", "Đã tạo kế hoạch mới từ mẫu nhỏ; sửa từng phần cho đúng với xã.")


def style_sheet(visit: Visit) -> Response:
    """Give the look of the decree."""
    del visit
    return Response(style(), media_type="text/css")
