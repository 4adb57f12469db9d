"""Báo cáo: the report of a period, its blanks as boxes to fill, its Word file and PDF."""

from __future__ import annotations

import os

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.office import history
from cchc_docs.desk.office.blanks import blanks_of, fill
from cchc_docs.desk.office.year import current, name_of, periods_of
from cchc_docs.desk.report import report
from cchc_docs.errors import CchcError
from cchc_docs.web.page import Visit, get, post
from cchc_docs.web.pages.check import today
from cchc_docs.web.pages.pictures import pane
from cchc_docs.web.pages.plan import open_plan
from cchc_docs.web.pages.plan import pdf as paper_pdf
from cchc_docs.web.pages.plan import word as paper_word
from cchc_docs.writing.html.document import document_html
from cchc_docs.writing.html.text import Mark


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [
        get("/ke-hoach/{tep}/bao-cao", choose),
        post("/ke-hoach/{tep}/bao-cao", make),
        get("/bao-cao/{tep}", page),
        post("/bao-cao/{tep}", filled),
        get("/bao-cao/{tep}/word", paper_word),
        get("/bao-cao/{tep}/pdf", paper_pdf),
    ]


def choose(visit: Visit) -> Response:
    """Ask which period; show the reports that are there."""
    name = visit.part("tep")
    folder = visit.office.folder
    periods = periods_of(folder.path(name), open_plan(visit, name).document)
    if not periods:
        raise CchcError("kế hoạch nhiều năm không làm báo cáo kỳ; làm ở kế hoạch của từng năm")
    period = visit.asked("ky") or current(periods, today())
    there = [one for one in folder.papers() if one.kind == "bao_cao" and one.period == period]
    return visit.show("bao_cao_chon.html", name=name, periods=periods, period=period, there=there)


def make(visit: Visit) -> Response:
    """Write the report of a period as a paper of its own."""
    name, period = visit.part("tep"), visit.field("ky")
    folder = visit.office.folder
    done = report(folder.path(name), period)
    target = folder.free(f"bao_cao_{period}_{done.document.nam}.yaml")
    history.save(
        folder, f"Làm báo cáo {name_of(open_plan(visit, name).document, period)}", {target: done.yaml().encode()}
    )
    for remark in done.remarks()[:20]:
        visit.office.tell(f"Cần xem: {remark}")
    return visit.go(f"/bao-cao/{visit.quoted(target)}")


def page(visit: Visit) -> Response:
    """Show a report, its blanks as boxes."""
    name = visit.part("tep")
    read = open_plan(visit, name)
    blanks = blanks_of(read)
    marks = [Mark(blank.path, blank.words, "canh_bao", f"trong-{number}") for number, blank in enumerate(blanks)]
    html, links = document_html(read.document, marks)
    own = read.document.loai == "bao_cao"
    home = os.path.basename(read.document.ke_hoach) if own else name
    view = visit.asked("xem", "chu")
    pages = pane(visit, name, f"/bao-cao/{visit.quoted(name)}?xem=in") if view == "in" else 0
    if isinstance(pages, Response):
        return pages
    return visit.show(
        "bao_cao.html",
 view=view, pages=pages, name=name, html=html, links=links, blanks=blanks,
        title="Báo cáo" if own else "Kế hoạch", plan=home if home and visit.office.folder.has(home) else "",
        versions={name: visit.office.folder.version(name)},
    )  # fmt: skip


def filled(visit: Visit) -> Response:
    """Fill the blanks that were typed."""
    name = visit.part("tep")
    folder = visit.office.folder
    visit.unchanged(name)
    typed = {key[2:]: visit.field(key) for key in visit.form if key.startswith("t:")}
    new, count = fill(open_plan(visit, name), folder.path(name), typed)
    if count:
        history.save(folder, f"Điền {count} chỗ trống", {name: new.encode()}, visit.versions())
    return visit.go(f"/bao-cao/{visit.quoted(name)}", f"Đã điền {count} chỗ." if count else "Chưa điền chỗ nào.")
