"""Phiếu: forms of a period for the offices, what they sent back, who has not answered."""

from __future__ import annotations

import io
import os
import zipfile

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.collect import MARKED, Asked, asked, form_file, marked_forms, take_back
from cchc_docs.desk.office import history
from cchc_docs.desk.office.year import current, name_of, periods_of
from cchc_docs.errors import CchcError
from cchc_docs.web.page import XLSX, Visit, download, get, post
from cchc_docs.web.pages.check import today
from cchc_docs.web.pages.plan import open_plan


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [
        get("/ke-hoach/{tep}/phieu", page),
        get("/ke-hoach/{tep}/phieu/tat-ca", every),
        get("/ke-hoach/{tep}/phieu/mot", one_form),
        post("/ke-hoach/{tep}/phieu", back),
        get("/phieu-can-sua/{tep}", marked_form),
    ]


def _asked(visit: Visit, period: str) -> Asked:
    return asked(visit.office.folder.path(visit.part("tep")), period)


def _period(visit: Visit, given: str) -> tuple[str, list[object]]:
    name = visit.part("tep")
    periods = periods_of(visit.office.folder.path(name), open_plan(visit, name).document)
    if not periods:
        raise CchcError("kế hoạch nhiều năm không thu phiếu; soạn kế hoạch từng năm rồi thu phiếu ở kế hoạch năm đó")
    return given or current(periods, today()), list(periods)


def page(visit: Visit) -> Response:
    """Show the forms of a period and who has answered."""
    name = visit.part("tep")
    period, periods = _period(visit, visit.asked("ky"))
    found = _asked(visit, period)
    return visit.show(
        "phieu.html", name=name, period=period, periods=periods, found=found, heard=found.heard(), done=None, marked=[]
    )


def every(visit: Visit) -> Response:
    """Give all forms in one zip."""
    found = _asked(visit, visit.asked("ky"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for code in found.forms:
            name, data = form_file(found, code)
            package.writestr(name, data)
    return download(out.getvalue(), f"phieu_{found.period}.zip", "application/zip")


def one_form(visit: Visit) -> Response:
    """Give the form of one office."""
    found = _asked(visit, visit.asked("ky"))
    if visit.asked("dv") not in found.forms:
        raise CchcError("kế hoạch không gửi phiếu cho đơn vị này; tải lại trang")
    name, data = form_file(found, visit.asked("dv"))
    return download(data, name, XLSX)


def marked_form(visit: Visit) -> Response:
    """Give a form that came back with faults, its cells marked."""
    name = visit.part("tep")
    if not name.endswith(MARKED):
        raise CchcError(f"{name}: không phải phiếu đã đánh dấu chỗ cần sửa")
    return download(visit.office.folder.read(name), name, XLSX)


def back(visit: Visit) -> Response:
    """Take what came back: the files are kept as they came, the answers go to the period's progress."""
    name, period = visit.part("tep"), visit.field("ky")
    folder = visit.office.folder
    files = visit.files("phieu")
    if not files:
        raise CchcError("chưa chọn phiếu nào; chọn các tệp Excel đơn vị gửi về")
    wrong = [given for given, _ in files if not given.lower().endswith(".xlsx")]
    if wrong:
        raise CchcError(
            f"{', '.join(wrong)}: không phải phiếu Excel (.xlsx); chọn phiếu đã gửi cho đơn vị, tệp .xls thì lưu lại dạng .xlsx"
        )
    found = _asked(visit, period)
    spoken = name_of(open_plan(visit, name).document, period)
    kept = {folder.free(f"phieu_{period}_{os.path.basename(given)}"): data for given, data in files}
    came = history.save(folder, f"Nhận {len(kept)} phiếu {spoken}", kept)
    try:
        with history.recording(folder, f"Ghi trả lời {spoken}", [f"tien_do/{period}.yaml"]):
            done, _ = take_back(found, [folder.path(one) for one in kept], today())
    except CchcError:
        history.take_back_new(folder, came)  # none of them is a form: nothing was taken, nothing is kept
        raise
    marked = {os.path.basename(path): data for path, data in marked_forms(done)}
    if marked:
        history.save(folder, f"Phiếu cần sửa {spoken}", marked)
    _, periods = _period(visit, period)
    found = _asked(visit, period)
    return visit.show(
        "phieu.html",
        name=name,
        period=period,
        periods=periods,
        found=found,
        heard=found.heard(),
        done=done,
        marked=list(marked),
    )
