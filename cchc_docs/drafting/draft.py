"""Last year's plan -> next year's: a YAML that differs only where it must, and a list of what a person decides.

`draft` works on the source text: what moves is spliced in, so that comments, order and layout of the author stay.
Each question stands as a comment at its place and in the phiếu rà soát.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc_docs.drafting import cited
from cchc_docs.drafting.coverage import cover
from cchc_docs.drafting.decisions import BLANK, DECIDE, Change, Draft, Question, blank
from cchc_docs.drafting.finished import weed
from cchc_docs.drafting.places import place_words, years_of
from cchc_docs.drafting.years import ASK, KEEP, MOVE, Judgement, Mention, judge
from cchc_docs.errors import CchcError
from cchc_docs.law.register import LegalText
from cchc_docs.model.document import Document, Path, VanBan
from cchc_docs.model.progress import TienDo
from cchc_docs.model.references import short_date
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml_edit import (
    Edit,
    comment_line,
    in_flow,
    key_span,
    replace_scalar,
    replace_words,
    scalars,
    splice,
    splice_with_comments,
)
from cchc_docs.reading.yaml_file import node_at, read_text
from cchc_docs.reading.yaml_tree import Node
from cchc_docs.vietnamese.dates import format_short

_OLD_COMMENT = re.compile(rf"^[ \t]*# (?:{DECIDE}|GỢI Ý TỪ CẤP TRÊN)[^\n]*\n", re.MULTILINE)
_NOT_WORDS = frozenset({
    "ma", "nhan", "danh_so", "danh_so_hang", "danh_so_lai", "danh_so_phu_luc", "huong", "loai", "so_sanh", "moc", "rong",
    "gop_tren", "gop_phai", "nguyen_trang", "bo_qua", "viet_tat", "ky_hieu", "du_thao_tu", "ky_bao_cao", "chua_ro", "vi_tri",
})  # fmt: skip
_DEADLINES = frozenset({"thoi_han", "han_nop", "so_lieu"})
_DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))")


@dataclass(slots=True)
class Order:
    """What to draft: the year, and what else is known."""

    year: int | None = None
    progress: TienDo | None = None
    parent: Document | None = None
    exists: Callable[[str], bool] = lambda _name: False


def draft(source: str, name: str, order: Order) -> Draft:
    """Return the drafted plan. Raises CchcError where the prior plan cannot be read or has no year."""
    work = _Work(_OLD_COMMENT.sub("", source), name, order)
    work.heads()
    work.reports()
    work.cited_texts()
    work.words()
    if order.progress is not None:
        work.progress(order.progress)
    if order.parent is not None:
        work.parent(order.parent)
    return work.done()


class _Work:
    """One drafting: the prior source, and the edits and decisions gathered on the way."""

    def __init__(self, source: str, name: str, order: Order) -> None:
        self.source = source
        self.read: Read = read_text(source, name)
        self.tree: Node = self.read.tree
        self.order = order
        self.plan = years_of(self.read.document, name)
        length = self.plan.last - self.plan.first + 1
        year = order.year if order.year is not None else self.plan.first + length
        self.shift = year - self.plan.first
        if self.shift <= 0:
            raise CchcError(f"{name}: kế hoạch này của năm {self.plan.first}; năm mới phải sau năm đó (--year {year})")
        self.on = date(year, 1, 31)
        self.edits: dict[tuple[int, int], Edit] = {}
        self.comments: list[tuple[int, str]] = []
        self.result = Draft("", name, name)
        self.gone: list[tuple[int, int]] = []

    # --- gathering --------------------------------------------------------------------------------------------------

    def place(self, path: Path) -> str:
        """Return where a value stands, in words that survive the draft's own line shifts."""
        return place_words(self.read.document, path)

    def change(self, path: Path, node: Node, new: str, why: str) -> None:
        """Make the scalar at `path` say `new`."""
        edit = replace_scalar(self.source, self.tree, path, node, new)
        self.edits[(edit.start, edit.end)] = edit
        self.result.changes.append(Change(self.place(path), node.content or "", new, why))

    def ask(self, path: Path, node: Node, old: str, proposal: str, why: str) -> None:
        """Leave a question at `path`."""
        self.result.questions.append(Question(self.place(path), old, proposal, why))
        words = f"{DECIDE}: {why}" + (f" — đề xuất: {proposal}" if proposal and proposal != old else "")
        self.comments.append((node.start, " ".join(words.split())))

    # --- the head ---------------------------------------------------------------------------------------------------

    def heads(self) -> None:
        """Move the years of the plan, blank number and day, keep the signer under question."""
        content = self.tree.content
        if "nam" in content and content["nam"].content:
            self.change(("nam",), content["nam"], str(self.plan.first + self.shift), "năm kế hoạch")
        for key in ("tu", "den"):
            node = node_at(self.tree, ("giai_doan", key))
            if "giai_doan" in content and node.kind == "scalar" and node.content:
                self.change(("giai_doan", key), node, str(int(node.content) + self.shift), "giai đoạn của kế hoạch")
        if "so" in content and content["so"].content:
            self.change(("so",), content["so"], "null", "số của năm mới do văn thư cấp")
            node = content["so"]
            self.edits[(node.start, node.end)] = Edit(node.start, node.end, "null")
        self._issue_date()
        if "chu_ky" in content:
            signer = self.read.document.chu_ky
            self.ask(
                ("chu_ky",), content["chu_ky"], signer.ho_ten if signer else "", "", "người ký năm mới có đổi không"
            )
        self._origin()

    def _issue_date(self) -> None:
        node = self.tree.content.get("ngay_ban_hanh")
        if node is None or not node.content:
            return
        day = self.read.document.ngay_ban_hanh
        year = (day.nam if day and day.nam else self.plan.first) + self.shift
        old = self.source[node.start : node.end].strip()
        tail = self.source[node.start : node.end][len(self.source[node.start : node.end].rstrip()) :]
        if self.source[node.start : node.start + 1] == "{" or node.kind == "scalar":
            self.edits[(node.start, node.end)] = Edit(node.start, node.end, f"{{nam: {year}}}{tail}")
        else:
            start, end = key_span(self.source, self.tree, "ngay_ban_hanh")
            self.edits[(start, end)] = Edit(start, end, f"ngay_ban_hanh: {{nam: {year}}}\n")
        self.result.changes.append(Change("ngày ban hành", old, f"{{nam: {year}}}", "ngày của năm mới chưa có"))

    def _origin(self) -> None:
        """Record what the plan was drafted from."""
        name = self.result.prior.replace("\\", "/").rsplit("/", 1)[-1]
        node = self.tree.content.get("du_thao_tu")
        if node is not None and node.kind == "scalar":
            self.edits[(node.start, node.end)] = replace_scalar(self.source, self.tree, ("du_thao_tu",), node, name)
            return
        from cchc_docs.reading.yaml_edit import scalar

        if self.source[self.tree.start : self.tree.start + 1] == "{":
            return
        start, _ = key_span(self.source, self.tree, "trich_yeu")
        self.edits[(start, start)] = Edit(start, start, f"du_thao_tu: {scalar(name)}\n")

    def reports(self) -> None:
        """Move due dates and data ranges of the reporting regime, whatever year they fall in."""
        node = self.tree.content.get("che_do_bao_cao")
        for path, inner in scalars(node, ("che_do_bao_cao",)) if node is not None else ():
            found = _DAY.fullmatch(inner.content or "")
            if path[-1] == "nam" and (inner.content or "").isdigit():
                self.change(path, inner, str(int(inner.content) + self.shift), "chế độ báo cáo theo năm mới")
            elif found:
                self.change(path, inner, _moved_day(found, self.shift), "chế độ báo cáo theo năm mới")

    # --- cited texts ------------------------------------------------------------------------------------------------

    def cited_texts(self) -> None:
        """Judge every entry of `van_ban` at the new date."""
        parent = cited.as_parent(self.order.parent)
        for code, text in self.read.document.van_ban.items():
            path: Path = ("van_ban", code)
            node = node_at(self.tree, path)
            issued = text.ngay.nam if text.ngay else None
            if self._is_yearly(text, issued):
                self._yearly(path, node, parent)
                continue
            known = cited.known_text(text)
            problem = cited.trouble(known, self.on) if known is not None else ""
            if known is None or not problem:
                continue
            after = cited.successor(known, self.on)
            if after is not None and after.trich_yeu_chac and after.ngay is not None:
                self._replace(path, node, after)
            else:
                self.ask(path, node, text.so_ky_hieu, "", problem)

    def _is_yearly(self, text: VanBan, issued: int | None) -> bool:
        """Tell whether an entry is another body's plan of the prior year, or the blank an earlier draft left for it."""
        return BLANK in text.so_ky_hieu or cited.is_yearly(
            text.loai, text.so_ky_hieu, issued, text.trich_yeu, self.plan
        )

    def _yearly(self, path: Path, node: Node, parent: object) -> None:
        number = node.content["so_ky_hieu"]
        if isinstance(parent, VanBan) and parent.ngay is not None:
            self.change((*path, "so_ky_hieu"), number, parent.so_ky_hieu, "kế hoạch cấp trên của năm mới")
            if "ngay" in node.content and parent.ngay.ngay:
                day = short_date(parent.ngay)
                self.change((*path, "ngay"), node.content["ngay"], day, "kế hoạch cấp trên của năm mới")
            return
        year = self.plan.first + self.shift
        self.change(
            (*path, "so_ky_hieu"), number, blank(f"số, ngày của kế hoạch năm {year}"), "kế hoạch hằng năm chưa có"
        )
        self.ask(
            (*path, "so_ky_hieu"), number, number.content, "", f"ghi số, ngày của kế hoạch năm {year} khi được ban hành"
        )
        if "ngay" in node.content:
            self._cut_key(node, "ngay")

    def _cut_key(self, node: Node, key: str) -> None:
        if self.source[node.start : node.start + 1] != "{":
            start, end = key_span(self.source, node, key)
        else:
            start = node.keys[key].start
            after = [inner.start for inner in node.keys.values() if inner.start > start]
            if after:
                end = min(after)
            else:
                end = node.content[key].end
                start = max(inner.end for name, inner in node.content.items() if name != key)
        self.edits[(start, end)] = Edit(start, end, "")

    def _replace(self, path: Path, node: Node, after: LegalText) -> None:
        """Put the successor the register is sure of in place of a repealed text, and say so."""
        new = {
            "loai": after.loai,
            "so_ky_hieu": after.so_ky_hieu,
            "co_quan": after.co_quan,
            "trich_yeu": after.trich_yeu,
        }
        if after.ngay is not None:
            new["ngay"] = format_short(after.ngay.day, after.ngay.month, after.ngay.year)
        why = f"văn bản cũ hết hiệu lực trước {self.on:%d/%m/%Y}"
        for key, value in new.items():
            if key in node.content and node.content[key].kind == "scalar" and node.content[key].content != value:
                self.change((*path, key), node.content[key], value, why)
        self.ask(path, node, "", "", f"đã thay bằng {after.loai} số {after.so_ky_hieu}; đọc lại các câu viện dẫn")

    # --- words ------------------------------------------------------------------------------------------------------

    def words(self) -> None:
        """Judge the years in every text the author wrote."""
        parent = cited.as_parent(self.order.parent)
        for path, node in scalars(self.tree):
            if node.content is None or not self._is_words(path):
                continue
            if path == ("ke_hoach_goc",):
                self._parent_file(node)
                continue
            self._one_text(path, node, parent)

    def _is_words(self, path: Path) -> bool:
        head = path[0]
        if head in ("nam", "giai_doan", "so", "ngay_ban_hanh", "che_do_bao_cao", "du_thao_tu", "tu_viet_tat", "don_vi"):
            return False
        if any(part in _NOT_WORDS for part in path if isinstance(part, str)):
            return head == "chi_tieu" and path[-1] == "ten"
        return not (head == "van_ban" and path[-1] != "trich_yeu")

    def _one_text(self, path: Path, node: Node, parent: VanBan | None) -> None:
        text: str = node.content
        where = Mention(deadline=any(part in _DEADLINES for part in path))
        if path[0] == "van_ban":
            judged = self._title_of_yearly(path, text)
        else:
            judged = judge(text, self.plan, self.shift, where)
        changes = [(j.start, j.end, j.new) for j in judged if j.verdict == MOVE and j.new != j.old]
        replaced = [] if path[0] == "van_ban" else list(cited.inline(text, self.plan, self.shift, self.on, parent))
        for one in replaced:
            if one.new == text[one.start : one.end]:
                self.ask(path, node, one.new, "", one.why)
                continue
            changes.append((one.start, one.end, one.new))
            if one.ask:
                self.ask(path, node, text[one.start : one.end], "", one.why)
        self._make(path, node, changes, judged)
        for j in judged:
            if j.verdict == ASK:
                self.ask(path, node, j.old, j.new, f"“{_around(text, j)}”: {j.why}")

    def _title_of_yearly(self, path: Path, text: str) -> list[Judgement]:
        """The title of the superior's yearly plan moves with the year; every other title is as it was issued."""
        entry = self.read.document.van_ban.get(str(path[1]))
        issued = entry.ngay.nam if entry and entry.ngay else None
        if entry and self._is_yearly(entry, issued):
            return judge(text, self.plan, self.shift)
        return [j._replace(verdict=KEEP, new=j.old) for j in judge(text, self.plan, self.shift)]

    def _make(self, path: Path, node: Node, changes: list[tuple[int, int, str]], judged: list[Judgement]) -> None:
        if not changes:
            return
        text: str = node.content
        changes.sort()
        edit = replace_words(self.source, node, changes) if not self._reshapes(path, node, changes) else None
        if edit is None:
            new = splice(text, [Edit(*change) for change in changes])
            edit = replace_scalar(self.source, self.tree, path, node, new)
        self.edits[(edit.start, edit.end)] = edit
        why = {(j.start, j.end): j.why for j in judged}
        for start, end, new in changes:
            reason = why.get((start, end), "kế hoạch hằng năm của năm mới")
            self.result.changes.append(Change(self.place(path), text[start:end], new, reason))

    def _reshapes(self, path: Path, node: Node, changes: list[tuple[int, int, str]]) -> bool:
        """Tell whether new words could turn a plain scalar into something else for YAML (a blank in brackets)."""
        return node.style == "" and (
            any(
                set(new) & set(":#[]{},") and not set(self.source[node.start : node.end]) & set('"')
                for _, _, new in changes
            )
            and (in_flow(self.source, self.tree, path) or any(": " in new or start == 0 for start, _, new in changes))
        )

    def _parent_file(self, node: Node) -> None:
        old: str = node.content
        new = re.sub(rf"(?<!\d){self.plan.first}(?!\d)", str(self.plan.first + self.shift), old)
        if new != old and self.order.exists(new):
            self.change(("ke_hoach_goc",), node, new, "kế hoạch gốc của năm mới")
        else:
            self.ask(("ke_hoach_goc",), node, old, new, "đổi sang kế hoạch gốc của năm mới khi đã có")

    # --- what was done, what the superior asks ------------------------------------------------------------------------

    def progress(self, progress: TienDo) -> None:
        """Take finished one-off tasks out, mark unfinished ones, tell targets met."""
        weeded = weed(self.read, progress, self.plan.first)
        for _, _, change, span in weeded.finished:
            self.result.finished.append(change)
            self.gone.append(span)
            self.edits = {key: edit for key, edit in self.edits.items() if not _inside(edit, span)}
            self.edits[span] = Edit(*span, "")
        for path, node, change in weeded.unfinished:
            self.result.kept.append(change)
            self.ask(path, node, change.old, "", change.why)
        for path, node, question in weeded.targets:
            self.ask(path, node, question.old, question.proposal, question.why)

    def parent(self, parent: Document) -> None:
        """Match the parent's tasks and targets to ours; offer what is missing as rows ready to paste."""
        self.result.coverage = cover(parent, self.read.document)
        missing = [one for one in self.result.coverage if one.state == "thiếu"]
        node = self.tree.content.get("phu_luc") or self.tree.content["noi_dung"]
        for one in missing:
            words = " ".join(one.theirs.split())
            self.comments.append(
                (node.start, f'GỢI Ý TỪ CẤP TRÊN: - {{noi_dung: "{words}", chu_tri: "{blank("đơn vị")}"}}')
            )

    # --- the result ---------------------------------------------------------------------------------------------------

    def done(self) -> Draft:
        """Make the edits and comments; what is written must read back."""
        comments: dict[int, list[str]] = {}
        for offset, words in self.comments:
            if any(start <= offset < end for start, end in self.gone):
                continue
            edit = comment_line(self.source, self.tree, offset, words)
            lines = comments.setdefault(edit.start, [])
            if edit.text not in lines:
                lines.append(edit.text)
        edits = list(self.edits.values())
        out = splice_with_comments(self.source, edits, comments)
        self.result.source = out
        read_text(out, f"{self.result.name} (dự thảo)")
        return self.result


def _around(text: str, j: Judgement) -> str:
    start, end = max(0, j.start - 30), min(len(text), j.end + 20)
    return " ".join(text[start:end].split())


def _inside(edit: Edit, span: tuple[int, int]) -> bool:
    return span[0] <= edit.start and edit.end <= span[1]


def _moved_day(found: re.Match[str], shift: int) -> str:
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    new = int(year) + shift
    if int(month) == 2 and int(day) == 29 and not (new % 4 == 0 and (new % 100 != 0 or new % 400 == 0)):
        day = "28"
    return f"{new}-{month}-{day}" if found[1] else f"{day}/{month}/{new}"
