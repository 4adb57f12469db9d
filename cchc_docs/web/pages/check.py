"""Kiểm tra: the paper with its findings beside it; what is safe is mended, what is right as it is is set aside with a reason."""

from __future__ import annotations

import os
import time
from datetime import date

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import Report
from cchc_docs.desk.check import Order, check_file
from cchc_docs.desk.mend import (
    annotate,
    aside_file,
    mendable,
    mended,
    narrow,
    set_aside,
    signing_paper,
    signing_words,
    where,
)
from cchc_docs.desk.office import history
from cchc_docs.desk.office.questions import place
from cchc_docs.desk.office.splices import plan_in
from cchc_docs.desk.office.texts import edit_words, words_at
from cchc_docs.desk.open import YAML, ending
from cchc_docs.desk.render import rendered
from cchc_docs.errors import CchcError
from cchc_docs.web.page import DOCX, Visit, download, get, post
from cchc_docs.web.pages.pictures import pane
from cchc_docs.writing.html.document import document_html
from cchc_docs.writing.html.text import Mark

LEVELS = {"loi": "Lỗi", "canh_bao": "Cảnh báo", "goi_y": "Gợi ý"}


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [
        get("/tep/{tep}/kiem-tra", page),
        post("/tep/{tep}/kiem-tra/sua", mend_one),
        post("/tep/{tep}/kiem-tra/bo-qua", leave),
        post("/tep/{tep}/kiem-tra/chu", reword),
        get("/tep/{tep}/ghi-chu", commented),
        get("/tep/{tep}/phieu-kiem-tra", sheet),
        get("/tep/{tep}/phieu-kiem-tra/word", sheet_word),
    ]


def today() -> date:
    """Return the day of this machine."""
    return date(*time.localtime()[:3])


def report_of(visit: Visit, name: str) -> Report:
    """Return the report of a file, made once for each of its versions (the papers around it may have changed too)."""
    folder = visit.office.folder
    folder.paper(name)
    path = folder.path(name)
    around = tuple(f"{one.name}{one.changed}" for one in folder.papers() if ending(one.name) in YAML)
    key = ("check", name, folder.version(name), folder.version(aside_file(name)), str(today()), *around)
    return visit.office.remember(key, lambda: check_file(path, Order(today())))


def page(visit: Visit) -> Response:
    """Show the paper beside its findings, the gravest first."""
    name = visit.part("tep")
    report = report_of(visit, name)
    level, family = visit.asked("muc"), visit.asked("nhom")
    order = {key: number for number, key in enumerate(LEVELS)}
    numbered = sorted(enumerate(report.findings), key=lambda pair: order.get(str(pair[1].severity), 9))
    shown = [
        (number, one) for number, one in numbered if level in ("", str(one.severity)) and family in ("", one.family)
    ]
    marks = [Mark(one.path, one.quote, str(one.severity), f"dieu-{number}") for number, one in shown]
    html, links = document_html(report.read.document, marks, capitals=report.read.in_capitals)
    safe = {number for number, one in shown if mendable(name, one)}
    view = visit.asked("xem", "chu")
    pages = pane(visit, name, f"/tep/{visit.quoted(name)}/kiem-tra?xem=in") if view == "in" else 0
    if isinstance(pages, Response):
        return pages
    return visit.show(
        "kiem_tra.html", name=name, view=view, pages=pages, report=report, shown=shown, html=html, links=links, safe=safe, levels=LEVELS, places=_places(report, name), texts=_texts(report, name, shown),
        level=level, family=family, is_plan=ending(name) in YAML, is_word=ending(name) == ".docx",
        counts={key: sum(str(one.severity) == key for one in report.findings) for key in LEVELS}, families=[one for one in report.summary() if one.loi + one.canh_bao + one.goi_y],
        versions={name: visit.office.folder.version(name)}, home=_home(visit, name),
    )  # fmt: skip


def _places(report: Report, name: str) -> dict[int, str]:
    """Return where each finding stands, in words: of a plan never the line of its source."""
    return {number: _place(report, name, one) for number, one in enumerate(report.findings)}


def _place(report: Report, name: str, one: Finding) -> str:
    return place(report.read.document, one.path) if ending(name) in YAML else where(report, one)


def _texts(report: Report, name: str, shown: list[tuple[int, Finding]]) -> dict[int, str]:
    """Return finding -> the words it is about, where they are one text of a plan that can be written anew."""
    if ending(name) not in YAML:
        return {}
    found = {number: words_at(report.read, one.path) for number, one in shown}
    return {number: words.words for number, words in found.items() if words is not None}


def _home(visit: Visit, name: str) -> tuple[str, str]:
    kind = visit.office.folder.paper(name).kind
    if ending(name) not in YAML:
        return "/", "Trang đầu"
    return (f"/{'bao-cao' if kind == 'bao_cao' else 'ke-hoach'}/{visit.quoted(name)}", name)


def mend_one(visit: Visit) -> Response:
    """Mend one finding, or every one that is safe."""
    name = visit.part("tep")
    folder = visit.office.folder
    report = report_of(visit, name)
    which = visit.field("dieu")
    chosen = [one for number, one in enumerate(report.findings) if which in ("", str(number)) and mendable(name, one)]
    source, applied = mended(report, chosen)
    if not applied:
        raise CchcError("chỗ này không tự sửa được an toàn; sửa ở trang Việc và chỉ tiêu, hoặc trong bản Word")
    history.save(folder, f"Sửa {len(applied)} điều kiểm tra", {name: source.encode()}, visit.versions())
    return visit.go(_back(visit, name), f"Đã sửa {len(applied)} chỗ. Có thể hoàn tác ở Lịch sử.")


def reword(visit: Visit) -> Response:
    """Write the text a finding is about anew."""
    name = visit.part("tep")
    folder = visit.office.folder
    visit.unchanged(name)
    report, number = report_of(visit, name), visit.field("dieu")
    if not number.isdigit() or int(number) >= len(report.findings):
        raise CchcError("không còn điều này; tải lại trang để xem các điều còn lại")
    read = plan_in(folder.read(name), folder.path(name))
    new = edit_words(read, folder.path(name), report.findings[int(number)].path, visit.field("chu"))
    if new != read.source:
        history.save(folder, "Sửa chữ", {name: new.encode()}, visit.versions())
    return visit.go(_back(visit, name), "Đã sửa chữ." if new != read.source else "Không có gì thay đổi.")


def leave(visit: Visit) -> Response:
    """Set a rule, or one finding of it, aside for this paper, with the reason."""
    name = visit.part("tep")
    folder = visit.office.folder
    code, only = visit.field("ma"), None
    if visit.field("pham_vi", "moi") != "moi":
        visit.unchanged(name)
        report, number = report_of(visit, name), visit.field("dieu")
        if not number.isdigit() or int(number) >= len(report.findings) or report.findings[int(number)].code != code:
            raise CchcError("không còn điều này; tải lại trang để xem các điều còn lại")
        only = narrow(report, report.findings[int(number)], here=visit.field("pham_vi") == "cho")
    files = set_aside(folder.read(name), folder.path(name), code, visit.field("ly_do"), visit.field("nguoi"), only)
    own = {os.path.basename(path): data for path, data in files.items()}
    history.save(folder, f"Bỏ qua {code}", own, {key: seen for key, seen in visit.versions().items() if key in own})
    return visit.go(_back(visit, name), f"Đã bỏ qua {code}{'' if only is None else ' ở chỗ này'}, kèm lý do.")


def _back(visit: Visit, name: str) -> str:
    chosen = "&".join(
        f"{key}={visit.field(key)}" for key in ("muc", "nhom") if visit.field(key).isalnum() or "_" in visit.field(key)
    )
    return f"/tep/{visit.quoted(name)}/kiem-tra" + (f"?{chosen}" if chosen else "")


def commented(visit: Visit) -> Response:
    """Give a Word file with each finding as a comment."""
    name = visit.part("tep")
    folder = visit.office.folder
    path, data = folder.path(name), folder.read(name)
    if ending(name) in YAML:
        path, data = os.path.splitext(path)[0] + ".docx", rendered(plan_in(data, path).document).docx
    done = annotate(data, path, Order(today()))
    return download(done.docx, os.path.splitext(name)[0] + ".ghi_chu.docx", DOCX)


def sheet(visit: Visit) -> Response:
    """Show the phiếu kiểm tra, to be printed."""
    name = visit.part("tep")
    report = report_of(visit, name)
    paper = signing_words(report, lambda one: _place(report, name, one))
    return visit.show("phieu_kiem_tra.html", name=name, report=report, today=today(), paper=paper)


def sheet_word(visit: Visit) -> Response:
    """Give the phiếu kiểm tra as a Word file, one page for the dossier."""
    name = visit.part("tep")
    target = os.path.splitext(name)[0] + ".phieu_kiem_tra.docx"
    return download(signing_paper(report_of(visit, name), target), target, DOCX)
