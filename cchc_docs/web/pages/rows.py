"""Việc và chỉ tiêu: one table to work in; what is saved goes into the plan where it stands."""

from __future__ import annotations

from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from cchc_docs.desk.office import history
from cchc_docs.desk.office.rows import (
    COMPARISONS,
    FIRST,
    add_row,
    add_table,
    edit_row,
    edit_target,
    first_table,
    move_row,
    path_of,
    remove_row,
    tables_of,
    targets_of,
    understood,
)  # fmt: skip
from cchc_docs.errors import CchcError
from cchc_docs.web.page import Visit, get, post
from cchc_docs.web.pages.plan import open_plan

TIMES = ("Thường xuyên", "Hằng tháng", "Hằng quý", "Quý I", "Quý II", "Quý III", "Quý IV", "Trước ngày ")


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [
        get("/ke-hoach/{tep}/viec", page),
        post("/ke-hoach/{tep}/viec", save),
        post("/ke-hoach/{tep}/viec/chuyen", move),
        post("/ke-hoach/{tep}/viec/bo", remove),
        post("/ke-hoach/{tep}/chi-tieu", save_target),
        get("/y-nghia-thoi-han", meaning),
    ]


def page(visit: Visit) -> Response:
    """Show the tables; one row, or a new one, is a form where it stands."""
    return _page(visit, visit.part("tep"), visit.asked("sua"), visit.asked("them"))


def _page(visit: Visit, name: str, editing: str, adding: str, wrong: str = "", status: int = 200) -> Response:
    read = open_plan(visit, name)
    plan = read.document
    offices = list(dict.fromkeys(unit.ten for unit in plan.don_vi.values()))
    typed = {key: value for key, value in visit.form.multi_items() if isinstance(value, str)} if wrong else {}
    return visit.show(
        "viec.html", status, name=name, tables=tables_of(read), first=first_table(), targets=targets_of(read), editing=editing, adding=adding,
        offices=offices, times=TIMES, comparisons=COMPARISONS, year=plan.nam or "", wrong=wrong, typed=typed,
        versions={name: visit.office.folder.version(name)},
    )  # fmt: skip


def save(visit: Visit) -> Response:
    """Save a row, or a new one."""
    name, key = visit.part("tep"), visit.field("hang")
    folder, read = visit.office.folder, open_plan(visit, visit.part("tep"))
    typed = {field[2:]: visit.field(field) for field in visit.form if field.startswith("o:")}
    try:
        visit.unchanged(name)
        if visit.field("bang"):
            after = int(visit.field("sau", "-1")) if visit.field("sau", "-1").lstrip("-").isdigit() else -1
            if visit.field("bang") == FIRST:
                new, path = add_table(read, folder.path(name), typed)
            else:
                new, path = add_row(read, folder.path(name), path_of(visit.field("bang")), after, typed)
            errand, key = "Thêm hàng", ".".join(map(str, path))
        else:
            new, errand = edit_row(read, folder.path(name), path_of(key), typed), "Sửa hàng"
    except history.Conflict:
        raise
    except CchcError as error:
        return _page(visit, name, key if not visit.field("bang") else "", visit.field("bang"), str(error), 422)
    if new != read.source:
        history.save(folder, errand, {name: new.encode()}, visit.versions())
    return visit.go(
        f"{_here(visit, name)}#h-{key}",
        f"{errand}: đã ghi vào kế hoạch." if new != read.source else "Không có gì thay đổi.",
    )


def _here(visit: Visit, name: str) -> str:
    return f"/ke-hoach/{visit.quoted(name)}/viec"


def move(visit: Visit) -> Response:
    """Move a row one place."""
    name = visit.part("tep")
    folder = visit.office.folder
    visit.unchanged(name)
    step = -1 if visit.field("huong") == "len" else 1
    new, path = move_row(open_plan(visit, name), folder.path(name), path_of(visit.field("hang")), step)
    history.save(folder, "Chuyển hàng", {name: new.encode()}, visit.versions())
    return visit.go(f"{_here(visit, name)}#h-{'.'.join(map(str, path))}", "Đã chuyển hàng.")


def remove(visit: Visit) -> Response:
    """Take a row out."""
    name = visit.part("tep")
    folder = visit.office.folder
    visit.unchanged(name)
    new = remove_row(open_plan(visit, name), folder.path(name), path_of(visit.field("hang")))
    history.save(folder, "Bỏ hàng", {name: new.encode()}, visit.versions())
    return visit.go(_here(visit, name), "Đã bỏ hàng. Có thể hoàn tác ở Lịch sử.")


def save_target(visit: Visit) -> Response:
    """Save a target."""
    name, code = visit.part("tep"), visit.field("ma")
    folder, read = visit.office.folder, open_plan(visit, visit.part("tep"))
    visit.unchanged(name)
    typed = {key: visit.field(key) for key in ("ten", "don_vi_tinh", "so_sanh", "gia_tri") if key in visit.form}
    new = edit_target(read, folder.path(name), code, typed)
    if new != read.source:
        history.save(folder, "Sửa chỉ tiêu", {name: new.encode()}, visit.versions())
    return visit.go(f"{_here(visit, name)}#ct-{code}", "Đã ghi chỉ tiêu; mọi chỗ nêu chỉ tiêu này in theo giá trị mới.")


def meaning(visit: Visit) -> Response:
    """Tell how a deadline is understood."""
    year = visit.asked("nam")
    return PlainTextResponse(understood(visit.asked("chu")[:300], int(year) if year.isdigit() else None))
