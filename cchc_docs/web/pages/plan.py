"""A plan: what has to be done with it, in order, and how far each thing is; its questions, its offices, its Word file."""

from __future__ import annotations

import os

from starlette.responses import Response
from starlette.routing import BaseRoute

from cchc_docs.desk.office import history
from cchc_docs.desk.office.apart import apart
from cchc_docs.desk.office.blanks import blanks_of
from cchc_docs.desk.office.offices import merge, offices_of, part
from cchc_docs.desk.office.questions import Asked, answer, questions
from cchc_docs.desk.office.splices import plan_in, plan_of
from cchc_docs.desk.office.texts import CITED, FIELDS, cited_of, edit_cited, edit_head, head_of
from cchc_docs.desk.office.year import periods_of
from cchc_docs.desk.open import YAML, ending
from cchc_docs.desk.render import rendered
from cchc_docs.errors import CchcError
from cchc_docs.model.document import Path
from cchc_docs.reading.result import Read
from cchc_docs.web.page import DOCX, Visit, download, get, post

_AT_ONCE = 25


def routes() -> list[BaseRoute]:
    """Return the routes."""
    return [
        get("/ke-hoach/{tep}", page),
        get("/ke-hoach/{tep}/word", word),
        get("/ke-hoach/{tep}/pdf", pdf),
        get("/ke-hoach/{tep}/hoi", asked),
        post("/ke-hoach/{tep}/hoi", answered),
        get("/ke-hoach/{tep}/thong-tin", head),
        post("/ke-hoach/{tep}/thong-tin", head_saved),
        post("/ke-hoach/{tep}/thu-muc-rieng", own_folder),
        get("/ke-hoach/{tep}/van-ban", cited),
        post("/ke-hoach/{tep}/van-ban", cited_saved),
        get("/ke-hoach/{tep}/don-vi", offices),
        post("/ke-hoach/{tep}/don-vi", joined),
    ]


def open_plan(visit: Visit, name: str) -> Read:
    """Return a plan of the folder, read once for each of its versions. Raises CchcError."""
    folder = visit.office.folder
    if ending(name) not in YAML:
        raise CchcError(f"{name}: chưa phải kế hoạch; mở tệp này từ trang đầu để đưa vào làm kế hoạch")
    path = folder.path(name)
    folder.paper(name)
    key = ("plan", name, folder.version(name))
    return visit.office.remember(key, lambda: plan_in(folder.read(name), path))


def page(visit: Visit) -> Response:
    """Show what to do with a plan."""
    name = visit.part("tep")
    paper = visit.office.folder.paper(name)
    if paper.kind == "bao_cao":
        return visit.go(f"/bao-cao/{visit.quoted(name)}")
    read = open_plan(visit, name)
    open_questions = questions(read)
    alike = [one for one in offices_of(read) if one.alike]
    blanks = len(blanks_of(read))
    crowded = [
        one for one in visit.office.folder.papers() if one.is_plan and one.name != name and one.year != paper.year
    ]
    return visit.show(
        "ke_hoach.html", name=name, plan=read.document, paper=paper, open=open_questions, blanks=blanks, crowded=crowded, alike=alike,
        periods=periods_of(visit.office.folder.path(name), read.document),
    )  # fmt: skip


def word(visit: Visit) -> Response:
    """Give the Word file."""
    name = visit.part("tep")
    made = rendered(open_plan(visit, name).document)
    return download(made.docx, os.path.splitext(name)[0] + ".docx", DOCX)


def pdf(visit: Visit) -> Response:
    """Give the PDF, made by LibreOffice."""
    from cchc_docs.desk.office.pictures import pdf_of

    name = visit.part("tep")
    made = visit.office.remember(
        ("pdf", name, visit.office.folder.version(name)), lambda: pdf_of(rendered(open_plan(visit, name).document).docx)
    )
    return download(made, os.path.splitext(name)[0] + ".pdf", "application/pdf")


def asked(visit: Visit) -> Response:
    """Show the open questions of a plan."""
    name = visit.part("tep")
    found = questions(open_plan(visit, name))
    return visit.show(
        "hoi.html", name=name, found=found[:_AT_ONCE], left=len(found), versions={name: visit.office.folder.version(name)}
    )  # fmt: skip


def answered(visit: Visit) -> Response:
    """Take the answers that were given; questions left open stay."""
    name = visit.part("tep")
    folder = visit.office.folder
    path = folder.path(name)
    read = open_plan(visit, name)
    visit.unchanged(name)
    done = 0
    wrong: dict[str, str] = {}
    rewritten: dict[Path, str] = {}
    # The last first: of questions with the same words, those above keep their names.
    for one in reversed(questions(read)):
        choice = visit.field(f"chon:{one.ident}")
        if choice not in ("giu", "de_xuat", "khac", "bo"):
            continue
        words = _words_of(visit, read, one, choice)
        if choice == "khac" and words is not None and rewritten.get(one.path, words) != words:
            wrong[one.ident] = f"{one.place}: {_TWICE}"
            continue
        try:
            read = plan_of(answer(read, path, one.ident, words, remove=choice == "bo"), path)
            done += 1
        except CchcError as error:
            wrong[one.ident] = str(error)
            continue
        if words is not None:
            rewritten[one.path] = words
    if done:
        history.save(folder, f"Trả lời {done} câu hỏi", {name: read.source.encode()}, visit.versions())
    if wrong:
        still = questions(open_plan(visit, name))
        return visit.show(
            "hoi.html", 422, name=name, found=still[:_AT_ONCE], left=len(still), versions={name: folder.version(name)},
            wrong=wrong, typed={one: visit.field(f"chu:{one}") for one in wrong},
        )  # fmt: skip
    left = len(questions(read))
    said = f"Đã nhận {done} câu trả lời." if done else "Chưa chọn câu trả lời nào."
    return visit.go(f"/ke-hoach/{visit.quoted(name)}" + ("/hoi" if left and done else ""), said)


_TWICE = (
    "một câu khác cũng ghi lại đoạn này; câu này chưa ghi để không mất lời của câu kia. "
    "Xem lời đang ghi, gộp cả hai rồi ghi lại"
)


def _words_of(visit: Visit, read: Read, one: Asked, choice: str) -> str | None:
    """Return the words an answer puts in place of those that stand; None: those that stand stay.

    Several questions may be about one text: a proposal goes into the text as the answers before it left it, and a
    text nobody changed does not take another answer's words away.
    """
    if choice == "de_xuat":
        return next((asked.new for asked in questions(read) if asked.ident == one.ident), "") or None
    if choice != "khac":
        return None
    words = visit.field(f"chu:{one.ident}")
    return None if not one.options and " ".join(words.split()) == " ".join(one.now.split()) else words


def head(visit: Visit) -> Response:
    """Show the facts of the head as a form."""
    name = visit.part("tep")
    return _head(visit, name, head_of(open_plan(visit, name)))


def _head(visit: Visit, name: str, values: dict[str, str], wrong: str = "", status: int = 200) -> Response:
    versions = {name: visit.office.folder.version(name)}
    return visit.show(
        "thong_tin.html", status, name=name, fields=FIELDS, values=values, wrong=wrong, versions=versions
    )  # fmt: skip


def head_saved(visit: Visit) -> Response:
    """Put the facts of the head into the plan."""
    name = visit.part("tep")
    folder = visit.office.folder
    visit.unchanged(name)
    read = open_plan(visit, name)
    typed = {field.key: visit.field(f"t:{field.key}") for field in FIELDS if f"t:{field.key}" in visit.form}
    try:
        new = edit_head(read, folder.path(name), typed)
    except CchcError as error:
        return _head(visit, name, head_of(read) | typed, str(error), 422)
    if new == read.source:
        return visit.go(f"/ke-hoach/{visit.quoted(name)}", "Không có gì thay đổi.")
    history.save(folder, "Sửa thông tin chung", {name: new.encode()}, visit.versions())
    return visit.go(f"/ke-hoach/{visit.quoted(name)}", "Đã ghi thông tin chung.")


def own_folder(visit: Visit) -> Response:
    """Give a plan a folder of its own, and go there."""
    name = visit.part("tep")
    visit.office.folder = apart(visit.office.folder, name)
    return visit.go(f"/ke-hoach/{visit.quoted(name)}", f"Kế hoạch đã vào thư mục riêng: {visit.office.folder.name}.")


def cited(visit: Visit) -> Response:
    """Show the texts a plan cites, each as a form."""
    name = visit.part("tep")
    found = cited_of(open_plan(visit, name))
    return visit.show(
        "van_ban.html", name=name, fields=CITED, found=found, versions={name: visit.office.folder.version(name)}
    )


def cited_saved(visit: Visit) -> Response:
    """Put the facts of a cited text into the plan."""
    name = visit.part("tep")
    folder = visit.office.folder
    visit.unchanged(name)
    read = open_plan(visit, name)
    typed = {field.key: visit.field(f"t:{field.key}") for field in CITED if f"t:{field.key}" in visit.form}
    new = edit_cited(read, folder.path(name), visit.field("ma"), typed)
    if new != read.source:
        history.save(folder, "Sửa văn bản viện dẫn", {name: new.encode()}, visit.versions())
    return visit.go(
        f"/ke-hoach/{visit.quoted(name)}/van-ban", "Đã ghi văn bản viện dẫn; mọi chỗ tự dẫn văn bản này in theo."
    )


def offices(visit: Visit) -> Response:
    """Show the offices of a plan."""
    name = visit.part("tep")
    found = offices_of(open_plan(visit, name))
    return visit.show(
        "don_vi.html", name=name, found=found, names={one.code: one.name for one in found},
        versions={name: visit.office.folder.version(name)},
    )  # fmt: skip


def joined(visit: Visit) -> Response:
    """Make two offices one, or one way of writing an office of its own."""
    name = visit.part("tep")
    folder = visit.office.folder
    path, read = folder.path(name), open_plan(visit, name)
    code, into, way = visit.field("ma"), visit.field("vao"), visit.field("cach")
    new = part(read, path, code, way) if way else merge(read, path, code, into)
    errand = "Tách đơn vị" if way else "Gộp đơn vị"
    history.save(folder, errand, {name: new.encode()}, visit.versions())
    return visit.go(
        f"/ke-hoach/{visit.quoted(name)}/don-vi", f"{errand}: xong. Chữ trong văn bản giữ nguyên như đã gõ."
    )
