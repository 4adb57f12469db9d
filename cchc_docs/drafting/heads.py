"""The head of the new plan and its reporting regime: years move, number and day are blank, the signer is asked about."""

from __future__ import annotations

import re

from cchc_docs.drafting.decisions import Change
from cchc_docs.drafting.work import Work
from cchc_docs.drafting.years import told_day_off
from cchc_docs.model import printed
from cchc_docs.model.codes import plan_id
from cchc_docs.model.document import NgayThang, Path
from cchc_docs.model.references import long_date
from cchc_docs.reading.yaml.edit import Edit, key_span, replace_scalar, scalar, scalars
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.reading.yaml.tree import Node
from cchc_docs.record import replace
from cchc_docs.vietnamese.accents import strip_accents
from cchc_docs.vietnamese.dates import find_dates

_DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))")


def heads(work: Work) -> None:
    """Move the years of the plan, blank number and day, keep the signer under question."""
    content = work.tree.content
    if work.shift and "nam" in content and content["nam"].content:
        work.change(("nam",), content["nam"], str(work.plan.first + work.shift), "năm kế hoạch")
    # A yearly plan that names its wider period stays inside it; only a period plan moves as a whole.
    for key in ("tu", "den") if work.read.document.nam is None and work.shift else ():
        node = node_at(work.tree, ("giai_doan", key))
        if "giai_doan" in content and node.kind == "scalar" and node.content:
            work.change(("giai_doan", key), node, str(int(node.content) + work.shift), "giai đoạn của kế hoạch")
    if "so" in content and content["so"].content:
        node = content["so"]
        work.tell(("so",), node.content, "để trống", "số của năm mới do văn thư cấp")
        work.edits[(node.start, node.end)] = Edit(node.start, node.end, "null")
    _nation(work)
    _copies(work)
    _issue_date(work)
    _identity(work)
    if "chu_ky" in content:
        if "ky_ten" in content["chu_ky"].content:
            node = node_at(work.tree, ("chu_ky", "ky_ten"))
            work.edits[(node.start, node.end)] = Edit(node.start, node.end, "''")
        signer = work.read.document.chu_ky
        work.ask(("chu_ky",), content["chu_ky"], signer.ho_ten if signer else "", "", "người ký năm mới có đổi không")
    _origin(work)


def _nation(work: Work) -> None:
    """Let the form print Quốc hiệu and Tiêu ngữ of the new paper, however last year's were typed; the Party's stay."""
    typed = work.read.document.quoc_hieu
    if "quoc_hieu" not in work.tree.content or typed is None:
        return
    form = [_letters(line) for line in (printed.STATE, printed.MOTTO)]
    if any(_letters(line) not in form for line in typed):
        return
    start, end = key_span(work.source, work.tree, "quoc_hieu")
    work.edits[(start, end)] = Edit(start, end, "")
    work.result.changes.append(
        Change(
            "quốc hiệu",
            " / ".join(typed) or "không có",
            f"{printed.STATE} / {printed.MOTTO}",
            "in theo mẫu của Nghị định 30",
        )
    )


def _copies(work: Work) -> None:
    """Leave out who copied last year's paper (mẫu 3.1): the new one is no copy."""
    copies = work.read.document.ban_sao
    if "ban_sao" not in work.tree.content or not copies:
        return
    start, end = key_span(work.source, work.tree, "ban_sao")
    work.edits[(start, end)] = Edit(start, end, "")
    told = "; ".join(f"{printed.copy_title(one)} {printed.copy_number_line(one)}" for one in copies)
    work.result.changes.append(Change("bản sao", told, "không có", "văn bản mới không phải là bản sao"))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", strip_accents(text).lower())


def _issue_date(work: Work) -> None:
    node = work.tree.content.get("ngay_ban_hanh")
    if node is None or not node.content:
        return
    day = work.read.document.ngay_ban_hanh
    year = (day.nam if day and day.nam else work.plan.first) + work.shift if work.shift else work.year
    tail = work.source[node.start : node.end][len(work.source[node.start : node.end].rstrip()) :]
    if work.source[node.start : node.start + 1] == "{" or node.kind == "scalar":
        work.edits[(node.start, node.end)] = Edit(node.start, node.end, f"{{nam: {year}}}{tail}")
    else:
        start, end = key_span(work.source, work.tree, "ngay_ban_hanh")
        work.edits[(start, end)] = Edit(start, end, f"ngay_ban_hanh: {{nam: {year}}}\n")
    before = long_date(day) if day is not None else ""
    after = long_date(NgayThang(nam=year))
    change = Change(
        "ngày ban hành", " ".join(before.split()), re.sub(r" {2,}", " … ", after), "ngày của năm mới chưa có"
    )
    work.result.changes.append(change)


def _identity(work: Work) -> None:
    """Give the new plan an id of its own: forms and progress of the old one are not its."""
    node = work.tree.content.get("ma_ke_hoach")
    if node is None or not node.content:
        return
    plan = work.read.document
    first = work.plan.first
    subject = re.sub(rf"(?<!\d){first}(?!\d)", str(work.year), plan.trich_yeu)
    following = replace(plan, ma_ke_hoach="", nam=work.year, trich_yeu=subject)
    edit = replace_scalar(work.source, work.tree, ("ma_ke_hoach",), node, plan_id(following))
    work.edits[(edit.start, edit.end)] = edit


def _origin(work: Work) -> None:
    """Record what the plan was drafted from."""
    name = work.result.prior.replace("\\", "/").rsplit("/", 1)[-1]
    node = work.tree.content.get("du_thao_tu")
    if node is not None and node.kind == "scalar":
        work.edits[(node.start, node.end)] = replace_scalar(work.source, work.tree, ("du_thao_tu",), node, name)
        return
    if work.source[work.tree.start : work.tree.start + 1] == "{":
        return
    start, _ = key_span(work.source, work.tree, "trich_yeu")
    work.edits[(start, start)] = Edit(start, start, f"du_thao_tu: {scalar(name)}\n")


def reports(work: Work) -> None:
    """Move due dates and data ranges of the reporting regime, whatever year they fall in."""
    node = work.tree.content.get("che_do_bao_cao")
    for path, inner in scalars(node, ("che_do_bao_cao",)) if node is not None else ():
        found = _DAY.fullmatch(inner.content or "")
        if found and path[2:3] != ("so_lieu",):
            day_off(work, path, inner, _as_read(moved_day(found, work.shift)))
        if path[-1] == "nam" and (inner.content or "").isdigit():
            work.change(path, inner, str(int(inner.content) + work.shift), "chế độ báo cáo theo năm mới")
        elif found:
            work.change(path, inner, moved_day(found, work.shift), "chế độ báo cáo theo năm mới")


def _as_read(day: str) -> str:
    """Return a day of the YAML as a person writes it: "2027-03-20" is "20/03/2027"."""
    return "/".join(reversed(day.split("-")))


def day_off(work: Work, path: Path, node: Node, words: str) -> None:
    """Tell of a deadline of the new year that falls on a day off, with the next working day."""
    for found in find_dates(words):
        said = told_day_off(found.date) if found.date else ""
        if said:
            work.ask(path, node, found.raw, "", said)


def moved_day(found: re.Match[str], shift: int) -> str:
    """Return a day of the YAML `shift` years later; 29 February of a common year becomes the 28th."""
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    new = int(year) + shift
    if int(month) == 2 and int(day) == 29 and not (new % 4 == 0 and (new % 100 != 0 or new % 400 == 0)):
        day = "28"
    return f"{new}-{month}-{day}" if found[1] else f"{day}/{month}/{new}"
