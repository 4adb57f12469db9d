"""The words of the new plan: every year in every text judged, every citation written out looked up."""

from __future__ import annotations

import re

from cchc_docs.drafting import cited
from cchc_docs.drafting.cited_texts import is_yearly
from cchc_docs.drafting.decisions import clipped, head_of
from cchc_docs.drafting.heads import day_off
from cchc_docs.drafting.work import Work
from cchc_docs.drafting.years import ASK, KEEP, MOVE, Judgement, Mention, judge
from cchc_docs.model.document import Path, VanBan
from cchc_docs.reading.yaml.edit import Edit, in_flow, replace_scalar, replace_words, scalars, splice
from cchc_docs.reading.yaml.tree import Node
from cchc_docs.vietnamese.dates import find_dates, format_issue_date

_NOT_WORDS = frozenset({
    "ma", "nhan", "danh_so", "danh_so_hang", "danh_so_lai", "tach_dong", "danh_so_phu_luc", "huong", "loai", "so_sanh", "moc", "rong",
    "gop_tren", "gop_phai", "nguyen_trang", "bo_qua", "viet_tat", "ky_hieu", "du_thao_tu", "ky_bao_cao", "chua_ro", "vi_tri",
})  # fmt: skip
_DEADLINES = frozenset({"thoi_han", "han_nop", "so_lieu"})


def words(work: Work) -> None:
    """Judge the years in every text the author wrote."""
    parent = cited.as_parent(work.order.parent)
    for path, node in scalars(work.tree):
        if node.content is None or not _is_words(path):
            continue
        if path == ("ke_hoach_goc",):
            _parent_file(work, node)
            continue
        if path[-1] == "kem_theo" or path == ("dong_so",):
            _own_line(work, path, node)
            continue
        _one_text(work, path, node, parent)


def _is_words(path: Path) -> bool:
    head = path[0]
    if head in (
        "ma_ke_hoach",
        "van_ban_cap_tren",
        "nam",
        "giai_doan",
        "so",
        "ngay_ban_hanh",
        "che_do_bao_cao",
        "du_thao_tu",
        "tu_viet_tat",
        "don_vi",
    ):
        return False
    if any(part in _NOT_WORDS for part in path if isinstance(part, str)):
        return head == "chi_tieu" and path[-1] == "ten"
    return not (head == "van_ban" and path[-1] != "trich_yeu")


def _own_line(work: Work, path: Path, node: Node) -> None:
    """Blank number and date of this very document where its author typed them out: "(Kèm theo Kế hoạch số …)"."""
    text: str = node.content
    day = work.read.document.ngay_ban_hanh
    year = (day.nam if day and day.nam else work.plan.first) + work.shift
    new = re.sub(r"\d+(?=\s*/\s*[A-ZĐ])", "      ", text)
    for found in reversed(find_dates(new)):
        if found.form in ("long", "short", "dashed", "year"):
            new = new[: found.start] + format_issue_date(None, None, year) + new[found.end :]
    if new != text:
        work.change(path, node, new, "số, ngày của văn bản mới chưa có")


def _one_text(work: Work, path: Path, node: Node, parent: VanBan | None) -> None:
    text: str = node.content
    where = Mention(deadline=any(part in _DEADLINES for part in path))
    titled = path[0] == "van_ban"
    judged = _title_of_yearly(work, path, text) if titled else judge(text, work.plan, work.shift, where)
    changes = [(j.start, j.end, j.new) for j in judged if j.verdict == MOVE and j.new != j.old]
    basis = cited.Basis(path[0] in ("can_cu", "mo_dau"), work.read.document.trich_yeu)
    replaced = [] if titled else list(cited.inline(text, work.plan, work.shift, work.on, parent, basis))
    for one in replaced:
        if one.new == text[one.start : one.end]:
            work.ask(path, node, head_of(one.new, 120), "", one.why)
            continue
        changes.append((one.start, one.end, one.new))
        if one.ask:
            work.ask(path, node, text[one.start : one.end], "", f"“{clipped(text, one.start, one.end)}”: {one.why}")
    _make(work, path, node, changes, judged)
    for j in judged:
        if j.verdict == ASK:
            work.ask(path, node, j.old, j.new, f"“{clipped(text, j.start, j.end)}”: {j.why}")
    if not titled:
        _days_off(work, path, node, [j for j in judged if j.verdict == MOVE and j.new != j.old])


_DUE = re.compile(
    r"(?:trước|chậm nhất|hạn|vào|xong|hoàn thành|nộp|gửi|muộn nhất|đến hết)\b[^.;,]{0,25}$", re.IGNORECASE
)
_RANGE = re.compile(r"(?:số liệu|tính từ|từ ngày|chốt)[^.;]{0,80}$", re.IGNORECASE)
_REACH = 100


def _days_off(work: Work, path: Path, node: Node, moved: list[Judgement]) -> None:
    """Tell of moved deadlines that fall on a Saturday, a Sunday or a day off; the days of figures may."""
    text: str = node.content
    in_column = any(part in _DEADLINES for part in path)
    for j in moved:
        # Words just before the day: neither pattern reaches further back, and a text of a thousand days stays linear.
        before = text[max(0, j.start - _REACH) : j.start]
        if in_column or (_DUE.search(before) and not _RANGE.search(before)):
            day_off(work, path, node, j.new)


def _title_of_yearly(work: Work, path: Path, text: str) -> list[Judgement]:
    """The title of the superior's yearly plan moves with the year; every other title is as it was issued."""
    entry = work.read.document.van_ban.get(str(path[1]))
    if entry and is_yearly(work, entry):
        return judge(text, work.plan, work.shift)
    return [j._replace(verdict=KEEP, new=j.old) for j in judge(text, work.plan, work.shift)]


def _make(work: Work, path: Path, node: Node, changes: list[tuple[int, int, str]], judged: list[Judgement]) -> None:
    if not changes:
        return
    text: str = node.content
    changes.sort()
    edit = replace_words(work.source, node, changes) if not _reshapes(work, path, node, changes) else None
    if edit is None:
        new = splice(text, [Edit(*change) for change in changes])
        edit = replace_scalar(work.source, work.tree, path, node, new)
    work.edits[(edit.start, edit.end)] = edit
    why = {(j.start, j.end): j.why for j in judged}
    for start, end, new in changes:
        reason = why.get((start, end), "kế hoạch hằng năm của năm mới")
        work.tell(path, text[start:end], new, reason)


def _reshapes(work: Work, path: Path, node: Node, changes: list[tuple[int, int, str]]) -> bool:
    """Tell whether new words could turn a plain scalar into something else for YAML (a blank in brackets)."""
    return node.style == "" and (
        any(
            set(new) & set(":#[]{},") and not set(work.source[node.start : node.end]) & set('"')
            for _, _, new in changes
        )
        and (in_flow(work.source, work.tree, path) or any(": " in new or start == 0 for start, _, new in changes))
    )


def _parent_file(work: Work, node: Node) -> None:
    old: str = node.content
    new = re.sub(rf"(?<!\d){work.plan.first}(?!\d)", str(work.plan.first + work.shift), old)
    if new != old and work.order.exists(new):
        work.change(("ke_hoach_goc",), node, new, "kế hoạch gốc của năm mới")
    else:
        work.ask(("ke_hoach_goc",), node, old, new, "đổi sang kế hoạch gốc của năm mới khi đã có")
