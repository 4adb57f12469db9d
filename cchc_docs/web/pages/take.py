"""Mở: a paper comes in, its pages stand beside what was understood, each doubt is a question with two answers."""

from __future__ import annotations

import os
import re

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.intake import Taken, take
from cchc_docs.desk.office import history
from cchc_docs.desk.office.folder import version
from cchc_docs.desk.open import READERS, YAML, ending
from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple
from cchc_docs.web.jobs import Job
from cchc_docs.web.page import Visit, get, post
from cchc_docs.web.pages.pictures import is_pictures, pane
from cchc_docs.web.pages.work import waiting
from cchc_docs.writing.html.document import document_html
from cchc_docs.writing.html.text import Mark


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [post("/mo", upload), get("/mo/{tep}", page), post("/mo/{tep}/nhan", keep)]


def upload(visit: Visit) -> Response:
    """Put the paper into the folder, under a name no other file has."""
    files = visit.files("tep")
    if not files:
        raise CchcError("chưa chọn tệp; chọn một tệp Word, PDF rồi bấm Mở tệp")
    name, data = files[0]
    if ending(name) not in READERS:
        if ending(name) in (".xlsx", ".xls", ".xlsm"):
            raise CchcError(f"{name}: phiếu Excel nhận ở trang Phiếu của kế hoạch; ở đây dùng Word, PDF, bản quét")
        raise CchcError(f"{name}: không nhận loại tệp này; dùng {', '.join(READERS)}")
    folder = visit.office.folder
    same = os.path.basename(name)
    if not (_has(visit, same) and version(folder.read(same)) == version(data)):
        same = folder.free(name)
        history.save(folder, "Đưa tệp vào thư mục", {same: data})
    return visit.go(f"/{'ke-hoach' if ending(same) in YAML else 'mo'}/{visit.quoted(same)}")


def _has(visit: Visit, name: str) -> bool:
    try:
        return visit.office.folder.has(name)
    except CchcError:
        return False


class Understood(NamedTuple):
    """What was read of a paper, and the plan it makes (with its names: offices, tasks, targets)."""

    taken: Taken
    yaml: str


def _taken(visit: Visit, name: str) -> Understood | Response:
    """Return what was read of a paper, or the page that tells how far reading is."""
    office = visit.office
    data = office.folder.read(name)
    key = ("doc", name, version(data))
    last = office.jobs.last(str(key))
    if last is not None and last.finished and isinstance(last.result, Understood):
        return last.result

    def work(job: Job) -> Understood:
        taken = take(data, name, job.progress)
        return Understood(taken, taken.yaml())

    if last is not None and last.finished and visit.asked("lai") != "1":
        return visit.show("doc_loi.html", 422, name=name, words=visit.pathless(last.error))
    job = office.jobs.start(str(key), f"Đang đọc {name}", f"/mo/{visit.quoted(name)}", work)
    job.wait(1.2)  # most papers are read by then, and one page less is shown
    if job.finished and isinstance(job.result, Understood):
        return job.result
    return (
        visit.show("doc_loi.html", 422, name=name, words=visit.pathless(job.error))
        if job.finished
        else waiting(visit, job)
    )


_KEY = re.compile(r" \([^()]*'[a-z_]+:[^()]*\)")
"""What a note says of a key of the file: nothing to somebody who never sees it."""


def page(visit: Visit) -> Response:
    """Show the paper beside what was understood of it."""
    name = visit.part("tep")
    visit.office.folder.paper(name)
    found = _taken(visit, name)
    if isinstance(found, Response):
        return found
    taken = found.taken
    document, proof = taken.read.document, taken.coverage()
    doubtful = taken.doubtful()
    marks = [Mark(path, word, "canh_bao", f"ngo-{number}") for number, (path, word) in enumerate(doubtful)]
    html, links = document_html(document, marks, capitals=taken.read.in_capitals)
    there = 100 * (1 - proof.missing.total() / proof.words) if proof.words else 100.0
    view = visit.asked("xem", "in" if is_pictures(name) else "chu")
    pages = pane(visit, name, f"/mo/{visit.quoted(name)}?xem=in") if view == "in" else 0
    if isinstance(pages, Response):
        return pages
    return visit.show(
        "mo.html", name=name, view=view, pages=pages, document=document, html=html, there=there, missing=list(proof.missing)[:40],
        left_over=taken.read.left_over, notes=[_KEY.sub("", note) for note in taken.read.notes if "YAML" not in note], summary=taken.summary(), scanned=taken.read.scanned, doubtful=[word for _, word in doubtful], links=links,
    )  # fmt: skip


def keep(visit: Visit) -> Response:
    """Make a plan of what was read; the paper itself stays as it is."""
    name = visit.part("tep")
    found = _taken(visit, name)
    if isinstance(found, Response):
        return found
    folder = visit.office.folder
    target = folder.free(os.path.splitext(name)[0] + ".yaml")
    history.save(folder, f"Đưa {name} vào làm kế hoạch", {target: found.yaml.encode()})
    if found.taken.read.document.loai == "bao_cao":
        return visit.go(f"/bao-cao/{visit.quoted(target)}", f"Đã đọc {name} thành báo cáo.")
    return visit.go(
        f"/ke-hoach/{visit.quoted(target)}/hoi", f"Đã đọc {name}. Trả lời các câu hỏi dưới đây, bao lâu cũng được."
    )
