"""The application: every route of the page behind the guard."""

from __future__ import annotations

import os
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from cchc_docs.web.alive import Windows
from cchc_docs.web.guard import Guard
from cchc_docs.web.office import Office
from cchc_docs.web.page import Visit, get, post
from cchc_docs.web.pages import check, collect, draft, due, home, into, pictures, plan, report, rows, take, work

_STATIC = os.path.join(os.path.dirname(__file__), "static")
JOURNEYS = (home, take, plan, check, rows, draft, collect, report, due, into, pictures, work)


def application(
    office: Office, port: int, windows: Windows | None = None, end: Callable[[], None] = lambda: None
) -> ASGIApp:
    """Return the page of an office; `end` is called by "Đóng chương trình"."""
    seen = windows or Windows()

    async def here(request: Request) -> Response:
        seen.here(request.query_params.get("cua", ""))
        return Response(status_code=204)

    async def gone(request: Request) -> Response:
        seen.gone(request.query_params.get("cua", ""))
        return Response(status_code=204)

    def close(visit: Visit) -> Response:
        end()
        return visit.show("dong.html")

    routes: list[BaseRoute] = [
        Mount("/tinh", StaticFiles(directory=_STATIC)),
        Route("/cua-so/con", here, methods=["POST"]),
        Route("/cua-so/dong", gone, methods=["POST"]),
        post("/dong-chuong-trinh", close),
        get("/van-ban.css", home.style_sheet),
        *(route for journey in JOURNEYS for route in journey.routes()),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _http, Exception: _ours})
    app.state.office = office
    return Guard(app, office.key, port)


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = {
        404: "Không có trang này.",
        413: "Tệp gửi lên quá lớn (tối đa 120 MB).",
        405: "Trang này không nhận yêu cầu như vậy.",
    }.get(status, "Yêu cầu không đúng dạng.")
    return Visit(request).show("loi.html", status, words=words)


async def _ours(request: Request, error: Exception) -> Response:
    words = (
        f"Lỗi của chương trình ({type(error).__name__}), không phải của tệp. Các tệp trong thư mục không bị thay đổi."
    )
    return Visit(request).show("loi.html", 500, words=words)
