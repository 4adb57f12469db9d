"""Long work: a page that tells how far it is, a stream for it, a button to stop; and the history of changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from cchc_docs.desk.office import history
from cchc_docs.errors import CchcError
from cchc_docs.web.jobs import Job
from cchc_docs.web.page import Visit, get, post


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [
        get("/cong-viec/{ma}", page),
        Route("/cong-viec/{ma}/tien-do", stream, methods=["GET"]),
        post("/cong-viec/{ma}/dung", stop),
        get("/lich-su", changes),
        post("/lich-su/{ma}/hoan-tac", undo),
    ]


def waiting(visit: Visit, job: Job) -> Response:
    """Return the page of a job; one that is done leads to its result at once."""
    if job.finished:
        return (
            visit.go(job.next_page) if not job.error else visit.show("loi.html", 422, words=visit.pathless(job.error))
        )
    return visit.show("cong_viec.html", job=job)


def page(visit: Visit) -> Response:
    """Show how far a job is."""
    return waiting(visit, _job(visit.office.jobs.get(visit.part("ma"))))


def _job(found: Job | None) -> Job:
    if found is None:
        raise CchcError("việc này của lần chạy trước; mở lại tệp từ trang đầu để làm lại")
    return found


def stop(visit: Visit) -> Response:
    """Ask a job to stop."""
    job = _job(visit.office.jobs.get(visit.part("ma")))
    job.stop.set()
    return visit.go("/", f"Đang dừng: {job.what}. Tệp đã gửi vẫn còn trong thư mục.")


async def stream(request: Request) -> Response:
    """Tell how far a job is, until it is done."""
    job = request.app.state.office.jobs.get(request.path_params["ma"])

    async def events() -> AsyncIterator[str]:
        before = None
        while job is not None:
            now = {"xong": job.done, "tong": job.total, "het": job.finished, "den": f"/cong-viec/{job.ident}"}
            if now != before:
                yield f"data: {json.dumps(now)}\n\n"
                before = now
            if job.finished or await request.is_disconnected():
                return
            await asyncio.sleep(0.15)

    return StreamingResponse(events(), media_type="text/event-stream")


def changes(visit: Visit) -> Response:
    """Show what was changed, the newest first."""
    return visit.show("lich_su.html", changes=history.changes(visit.office.folder)[:200])


def undo(visit: Visit) -> Response:
    """Give the files of a change back what they said."""
    done = history.undo(visit.office.folder, visit.part("ma"))
    return visit.go("/lich-su", f"{done.errand}: xong.")
