"""Nhận bản sửa: the Word file that was edited by hand comes back; each edit is taken into the plan, or not."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.intake import take, take_into
from cchc_docs.desk.office import history
from cchc_docs.desk.office.edits import hunks, parts, taken
from cchc_docs.desk.office.folder import version
from cchc_docs.desk.open import File, ending
from cchc_docs.errors import CchcError
from cchc_docs.web.page import Visit, get, post
from cchc_docs.web.pages.plan import open_plan

KINDS = {"sua": "Sửa", "them": "Thêm", "bo": "Bỏ", "chuyen": "Chuyển chỗ", "tham_chieu": "Ghi chữ thay chỗ tự điền"}


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [
        get("/ke-hoach/{tep}/nhan-ban-sua", page),
        post("/ke-hoach/{tep}/nhan-ban-sua", compared),
        get("/ke-hoach/{tep}/nhan-ban-sua/{ban}", shown),
        post("/ke-hoach/{tep}/nhan-ban-sua/{ban}", keep),
    ]


def page(visit: Visit) -> Response:
    """Ask for the file."""
    name = visit.part("tep")
    open_plan(visit, name)
    words = [one for one in visit.office.folder.papers() if ending(one.name) in (".docx", ".docm")]
    return visit.show("nhan.html", name=name, words=words)


def compared(visit: Visit) -> Response:
    """Keep the file as it came, then show what it changes."""
    name = visit.part("tep")
    folder = visit.office.folder
    files = visit.files("ban")
    if files:
        given, data = files[0]
        if ending(given) not in (".docx", ".docm"):
            raise CchcError(f"{given}: cần tệp Word .docx đã sửa")
        take(data, given)  # refused here, it never stands in the folder
        there = next((one.name for one in folder.papers() if version(folder.read(one.name)) == version(data)), "")
        chosen = there or folder.free(given)
        if not there:
            history.save(folder, f"Nhận bản sửa {chosen}", {chosen: data})
    else:
        chosen = visit.field("co_san")
    if not chosen:
        raise CchcError("chưa chọn bản Word đã sửa")
    return visit.go(f"/ke-hoach/{visit.quoted(name)}/nhan-ban-sua/{visit.quoted(chosen)}")


def _changes(visit: Visit):  # type: ignore[no-untyped-def]  # noqa: ANN202 - (result, hunks) of desk values
    name, given = visit.part("tep"), visit.part("ban")
    folder = visit.office.folder
    plan, data = open_plan(visit, name), folder.read(given)

    def make() -> tuple[object, object]:
        result = take_into(take(data, given), File(folder.read(name), folder.path(name)))
        return result, hunks(plan.source, result)

    return visit.office.remember(("nhan", name, folder.version(name), given, version(data)), make)


def shown(visit: Visit) -> Response:
    """Show what the file changes, piece by piece."""
    name = visit.part("tep")
    result, found = _changes(visit)
    return visit.show(
        "nhan_chon.html", name=name, given=visit.part("ban"), found=found, unplaced=result.unplaced, kinds=KINDS, parts=parts,
        versions={name: visit.office.folder.version(name)},
    )  # fmt: skip


def keep(visit: Visit) -> Response:
    """Put the chosen pieces into the plan."""
    name = visit.part("tep")
    folder = visit.office.folder
    visit.unchanged(name)
    _, found = _changes(visit)
    chosen = set(visit.fields("lay"))
    if not chosen:
        return visit.go(f"/ke-hoach/{visit.quoted(name)}", "Không lấy chỗ sửa nào; kế hoạch giữ nguyên.")
    new = taken(open_plan(visit, name).source, folder.path(name), found, chosen)
    history.save(folder, f"Lấy {len(chosen)} chỗ sửa", {name: new.encode()}, visit.versions())
    return visit.go(f"/ke-hoach/{visit.quoted(name)}", f"Đã lấy {len(chosen)} chỗ sửa vào kế hoạch.")
