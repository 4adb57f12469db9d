"""Pages and forms: templates that escape everything, handlers that are given a checked form and run off the loop."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from anyio.to_thread import run_sync
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from cchc_docs.desk.due import shown_day
from cchc_docs.desk.office.history import Conflict
from cchc_docs.desk.office.texts import typed_in_words
from cchc_docs.errors import CchcError
from cchc_docs.web.office import Office

Shown = Callable[["Visit"], Response]
_HERE = os.path.dirname(__file__)
MAX_FILES, MAX_FIELDS, MAX_FIELD = 200, 4_000, 400_000


class Visit:
    """One request with what a handler needs: the office, the parts of the address, the fields and files of a form."""

    def __init__(self, request: Request, form: FormData | None = None) -> None:
        self.office: Office = request.app.state.office
        self.request = request
        self.form = form if form is not None else FormData()

    def part(self, name: str) -> str:
        """Return a part of the path of the address."""
        return str(self.request.path_params[name])

    def asked(self, name: str, default: str = "") -> str:
        """Return a value after the "?" of the address."""
        return self.request.query_params.get(name, default)

    def field(self, name: str, default: str = "") -> str:
        """Return a field of the form, its line ends as files have them."""
        value = self.form.get(name, default)
        return value.replace("\r\n", "\n").strip() if isinstance(value, str) else default

    def fields(self, name: str) -> list[str]:
        """Return every value of a field (boxes that are ticked)."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def files(self, name: str) -> list[tuple[str, bytes]]:
        """Return (name, bytes) of the files of a field."""
        found = [one for one in self.form.getlist(name) if isinstance(one, UploadFile) and one.filename]
        return [(one.filename or "tep", one.file.read()) for one in found]

    def versions(self) -> dict[str, str]:
        """Return name -> the version of a file that the form was made from."""
        return {
            key[5:]: value
            for key, value in self.form.multi_items()
            if key.startswith("_ban:") and isinstance(value, str)
        }

    def unchanged(self, name: str) -> None:
        """Raise Conflict where a file is no longer what the form was made from."""
        if self.versions().get(name) != self.office.folder.version(name):
            raise Conflict(f"{name}: tệp đã thay đổi từ khi trang này mở (cửa sổ khác, hoặc sửa bằng tay)")

    @staticmethod
    def quoted(name: str) -> str:
        """Return a name as it stands in an address."""
        return quote(name, safe="")

    def show(self, template: str, status: int = 200, **words: Any) -> Response:
        """Return a page."""
        office = self.office
        text = (
            templates()
            .get_template(template)
            .render(
                words, sign=office.key.sign, folder=office.folder.name, said=office.told(), here=self.request.url.path
            )
        )
        return HTMLResponse(text, status)

    def pathless(self, words: str) -> str:
        """Return words without the path of the folder: it says nothing to a person at the page, the names are those of the folder."""
        return words.replace(self.office.folder.root + os.sep, "")

    def go(self, address: str, words: str = "") -> Response:
        """Return the way to another page, with a line to be told there."""
        if words:
            self.office.tell(words)
        return RedirectResponse(address, 303)


@lru_cache(1)
def templates() -> Environment:
    """Return the environment of the pages: everything is escaped, an unknown name is an error."""
    out = Environment(
        loader=FileSystemLoader(os.path.join(_HERE, "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    out.filters["goi"] = spoken
    out.filters["ke_hoach"] = plan_named
    out.filters["ngay"] = shown_day
    out.filters["url"] = lambda text: quote(str(text), safe="")
    return out


def spoken(name: str) -> str:
    """Return the name of a file as the page calls it: what kind our own files are is nobody's concern."""
    stem, dot, kind = name.rpartition(".")
    return stem if dot and kind.lower() in ("yaml", "yml") else name


def plan_named(name: str) -> str:
    """Return what a link calls a plan by its file: "Kế hoạch cchc_2026"; a name that says the word itself stands alone."""
    called = spoken(name)
    return called if unicodedata.normalize("NFC", called).lower().startswith("kế hoạch") else f"Kế hoạch {called}"


def get(path: str, shown: Shown) -> Route:
    """Return a route that shows a page; it must change nothing."""

    async def endpoint(request: Request) -> Response:
        return await run_sync(_told, shown, Visit(request))

    return Route(path, endpoint, methods=["GET"], name=f"{shown.__module__}.{shown.__name__}")


def post(path: str, done: Shown) -> Route:
    """Return a route that takes a form of ours; one without our sign is refused before anything is done."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD) as form:
            visit = Visit(request, form)
            given = form.get("_dau") or request.headers.get("x-dau", "")
            if isinstance(given, str) and visit.office.key.is_sign(given):
                return await run_sync(_alone, done, visit)
        words = "Biểu mẫu này không phải của trang đang chạy; tải lại trang rồi làm lại."
        return visit.show("loi.html", 403, words=words)

    return Route(path, endpoint, methods=["POST"], name=f"{done.__module__}.{done.__name__}")


def _alone(done: Shown, visit: Visit) -> Response:
    with visit.office.writing:
        return _told(done, visit)


def _told(shown: Shown, visit: Visit) -> Response:
    try:
        return shown(visit)
    except Conflict as error:
        typed = typed_in_words((key, value) for key, value in visit.form.multi_items() if isinstance(value, str))
        return visit.show("xung_dot.html", 409, words=str(error), typed=typed)
    except CchcError as error:
        return visit.show("loi.html", 422, words=visit.pathless(str(error)))


def download(data: bytes, name: str, kind: str) -> Response:
    """Return a file to be saved; a browser never shows it as a page of ours."""
    plain = name.encode("ascii", "replace").decode().replace('"', "_").replace("?", "_")
    headers = {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type=kind, headers=headers)


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
