"""Pages of a paper as they are printed, for the pane beside what is said of it; made once, shown page by page."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.office.folder import version
from cchc_docs.desk.office.pictures import PICTURES, page_count, page_png, pages_of
from cchc_docs.desk.open import ending
from cchc_docs.web.jobs import Job
from cchc_docs.web.page import Visit, get
from cchc_docs.web.pages.work import waiting


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [get("/tep/{tep}/trang/{so:int}", picture)]


def is_pictures(name: str) -> bool:
    """Tell whether a paper is pages already."""
    return ending(name) == ".pdf" or ending(name) in PICTURES


def _pages(visit: Visit, name: str, back: str) -> bytes | Job:
    folder = visit.office.folder
    data, path = folder.read(name), folder.path(name)
    if is_pictures(name):
        return data
    key = str(("trang", name, version(data)))
    last = visit.office.jobs.last(key)
    if last is not None and last.finished and isinstance(last.result, bytes):
        return last.result
    job = visit.office.jobs.start(key, f"Đang dàn trang {name}", back, lambda _: pages_of(data, path))
    job.wait(6)
    return job.result if isinstance(job.result, bytes) else job


def pane(visit: Visit, name: str, back: str) -> int | Response:
    """Return how many pages there are to show, or the page that tells how far laying out is."""
    found = _pages(visit, name, back)
    return waiting(visit, found) if isinstance(found, Job) else page_count(found)


def picture(visit: Visit) -> Response:
    """Give one page as a picture."""
    name, number = visit.part("tep"), int(visit.part("so"))
    folder = visit.office.folder
    key = ("png", name, folder.version(name), str(number))
    found = _pages(visit, name, f"/tep/{visit.quoted(name)}/trang/{number}")
    if isinstance(found, Job):
        return waiting(visit, found)
    return Response(visit.office.remember(key, lambda: page_png(found, number)), media_type="image/png")
