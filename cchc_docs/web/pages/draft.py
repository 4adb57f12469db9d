"""Soạn năm sau: prior plan, what was done, the superior's new plan; then the draft, its changes and its questions."""

from __future__ import annotations

import os

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.draft import draft, next_name
from cchc_docs.desk.office import history
from cchc_docs.desk.office.folder import version
from cchc_docs.desk.open import READERS, YAML, File, ending, on_disk
from cchc_docs.desk.render import rendered
from cchc_docs.errors import CchcError
from cchc_docs.web.page import DOCX, Visit, download, get, post
from cchc_docs.web.pages.check import today
from cchc_docs.web.pages.plan import open_plan


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [
        get("/ke-hoach/{tep}/soan", page),
        post("/ke-hoach/{tep}/soan", make),
        get("/ke-hoach/{tep}/da-soan", made),
        get("/ke-hoach/{tep}/thay-doi", compared),
    ]


def page(visit: Visit) -> Response:
    """Ask what to draft from."""
    name = visit.part("tep")
    folder = visit.office.folder
    plan = open_plan(visit, name).document
    # The Word or PDF file the plan was taken from, or printed to, is the plan itself.
    own = os.path.splitext(name)[0]
    others = (one for one in folder.papers() if os.path.splitext(one.name)[0] != own)
    parents = [one for one in others if one.kind not in ("bao_cao", "phieu")]
    last = plan.giai_doan.den if plan.giai_doan and plan.nam is None else plan.nam
    return visit.show(
        "soan.html", name=name, parents=parents, progress=folder.has("tien_do/nam.yaml"), year=(last or today().year) + 1
    )  # fmt: skip


def make(visit: Visit) -> Response:
    """Draft; the draft is a new file, the prior plan stays."""
    name = visit.part("tep")
    folder = visit.office.folder
    prior = on_disk(folder.path(name))
    year = visit.field("nam")
    if not year.isdigit():
        raise CchcError("năm của kế hoạch mới phải là số, ví dụ 2027")
    progress = (
        on_disk(folder.path("tien_do/nam.yaml")) if visit.field("tien_do") and folder.has("tien_do/nam.yaml") else None
    )
    done = draft(prior, year=int(year), progress=progress, parent=_parent(visit))
    wanted = os.path.basename(next_name(prior.name, done.draft.source))
    if year not in wanted:
        wanted = f"{os.path.splitext(name)[0]}_{year}.yaml"
    target = folder.free(wanted)
    review = folder.free(os.path.splitext(target)[0] + ".ra_soat.docx")
    history.save(folder, f"Soạn dự thảo {year}", {target: done.draft.source.encode(), review: done.review})
    visit.office.remember(("soan", target, version(done.draft.source.encode())), lambda: (done.draft, name))
    return visit.go(f"/ke-hoach/{visit.quoted(target)}/da-soan")


def _parent(visit: Visit) -> File | None:
    files = visit.files("cap_tren")
    if files:
        given, data = files[0]
        if ending(given) not in READERS:
            raise CchcError(f"{given}: không nhận loại tệp này; dùng Word, PDF")
        return File(data, given)
    chosen = visit.field("cap_tren_co_san")
    return on_disk(visit.office.folder.path(chosen)) if chosen else None


def made(visit: Visit) -> Response:
    """Show what drafting did."""
    name = visit.part("tep")
    folder = visit.office.folder
    kept = visit.office.remember(("soan", name, folder.version(name)), lambda: None)
    prior = open_plan(visit, name).document.du_thao_tu
    if kept is None and not prior:
        return visit.go(f"/ke-hoach/{visit.quoted(name)}")
    return visit.show(
        "da_soan.html", name=name, draft=kept[0] if kept else None, prior=kept[1] if kept else os.path.basename(prior)
    )  # fmt: skip


def compared(visit: Visit) -> Response:
    """Give the draft as tracked changes against the prior plan."""
    from cchc_docs.desk.compare import compare

    name = visit.part("tep")
    folder = visit.office.folder
    prior = os.path.basename(visit.asked("voi") or open_plan(visit, name).document.du_thao_tu)
    if not prior or ending(prior) not in YAML or not folder.has(prior):
        raise CchcError("không còn kế hoạch cũ trong thư mục nên không so sánh được")
    old = File(rendered(open_plan(visit, prior).document).docx, "cu.docx")
    new = File(rendered(open_plan(visit, name).document).docx, "moi.docx")
    done = compare(old, new, today())
    return download(done.docx, os.path.splitext(name)[0] + ".thay_doi.docx", DOCX)
