"""A rendered plan that an official edited in Word, read back into the plan's YAML.

The edited file is compared with what the plan prints; what changed goes to its place in the source, with comments,
order, layout and references of the author where the text still agrees. What cannot be placed is listed, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cchc_docs.model import printed
from cchc_docs.model.columns import LISTED_COLUMNS
from cchc_docs.model.complete import tables
from cchc_docs.model.document import ChuaRo, Document, Path
from cchc_docs.model.numbering import number
from cchc_docs.readback.appendices import attachments, completed
from cchc_docs.readback.blocks import body, open_end
from cchc_docs.readback.charts import keep_charts
from cchc_docs.readback.head import bases, foot, head
from cchc_docs.readback.source import written
from cchc_docs.readback.state import Change, Merge, Unplaced, canonical
from cchc_docs.readback.targets import settle
from cchc_docs.readback.values import document_change
from cchc_docs.readback.wanted import fit_references, labels
from cchc_docs.reading.dossier import Dossier
from cchc_docs.reading.result import Places
from cchc_docs.reading.yaml.plan import PlanError, read_text
from cchc_docs.record import NamedTuple

__all__ = ["Change", "ReadBack", "Unplaced", "read_back"]


@dataclass(slots=True)
class ReadBack:
    """The plan's new source, the edits found, and what the plan does not say of the edited file."""

    source: str
    changes: list[Change] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def read_back(
    plan_source: str,
    plan_name: str,
    edited: Document,
    place_of: Places | None = None,
    left_over: Iterable[ChuaRo] = (),
    dossier: Dossier | None = None,
) -> ReadBack:
    """Return the plan with the edits of `edited` in it.

    `place_of`: places of the edited file. `left_over`: what reading it could not place; listed unless the plan has it.
    `dossier`: the files around the plan read before. Raises PlanError where the plan itself cannot be read.
    """
    around = dossier or Dossier({})
    read = read_text(plan_source, plan_name, dossier=around, keep_raw=True)
    old = read.document
    new, kept = completed(printed_as_read(edited, old), old)
    keep_charts(new, old)
    raw = read.raw or old
    merge = Merge(old, raw, new, deepcopy(raw), plan_source, read.places, place_of, [*edited.chua_ro, *left_over])
    bases(merge)
    open_end(merge)
    head(merge)
    foot(merge)
    body(merge)
    settle(merge)
    labels(merge)
    attachments(merge)
    fit_references(merge, read.parent)
    merge.unplaced += _left_over(old, merge.left_over)
    merge.unplaced += [Unplaced("Phụ lục", old.phu_luc[0].ten, kept)] if kept else []
    source = written(plan_source, document_change(merge, read.tree)) if merge.changes else plan_source
    try:
        result = read_text(source, plan_name, dossier=around).document
    except PlanError:
        # Never a plan that cannot be read: the edit is listed whole, for a person to type.
        merge.unplaced += _differences(merge, old)
        return ReadBack(plan_source, [], merge.unplaced)
    merge.unplaced += _differences(merge, result)
    return ReadBack(source, merge.changes, merge.unplaced)


def printed_as_read(edited: Document, plan: Document) -> Document:
    """Return a copy whose labels and attachment lines stand as the file prints them; cells without marks of the form."""
    new = deepcopy(edited)
    number(new)
    if not plan.nguyen_trang and all(table.tach_dong for _, table in tables(plan)):
        for _, table in tables(new):
            table.tach_dong = True
            printed.bare_cells(table)
    for appendix in new.phu_luc:
        if appendix.kem_theo is not None:
            appendix.kem_theo_in = appendix.kem_theo
        elif not new.nguyen_trang:
            appendix.kem_theo_in = printed.attachment_line(new)
    return new


def _left_over(old: Document, found: list[ChuaRo]) -> list[Unplaced]:
    known = {" ".join(one.chu.split()) for one in old.chua_ro}
    fresh = dict.fromkeys((one.vi_tri, one.chu) for one in found if " ".join(one.chu.split()) not in known)
    return [Unplaced(where, words, "phần này của tệp Word không có chỗ trong kế hoạch") for where, words in fresh]


_AUTOMATIC = re.compile(r"(?:\./\.|[;.])?(\**)\s*$")
_FORMED = frozenset({"can_cu", "kinh_gui", "noi_nhan", "luu", "ket_thuc"})


_LISTED = frozenset(f"o.{column}" for column in LISTED_COLUMNS)


class _Said(NamedTuple):
    role: str
    words: str
    path: Path
    formed: bool


def comparable(document: Document) -> list[tuple[str, str]]:
    """Return (role, text) of every text: what two documents must agree on to say the same.

    The marks and dashes the form gives by itself, and the capitals of the head, are left out.
    """
    return [(said.role, said.words) for said in _said(document)]


def _said(document: Document) -> list[_Said]:
    out: list[_Said] = []
    for text in document.texts():
        words = " ".join(canonical(text.text).split())
        role = "" if text.role in ("muc", "doan", "can_cu", "mo_dau", "ket_thuc") else text.role.split(".")[0]
        if text.role in _FORMED:
            words = _AUTOMATIC.sub(r"\1", words).removeprefix("- ").removeprefix("Lưu: ")
        if text.role in _LISTED:
            words = words.removesuffix(";")
        if text.role in ("chu_quan", "co_quan", "ten_loai"):
            words = words.casefold()
        if text.role in ("trich_yeu", "phu_luc_ten", "co_quan") and out and out[-1].role == role:
            words = f"{out.pop().words} {words}"
        out.append(_Said(role, words, text.path, text.role in _FORMED))
    return out


def _differences(merge: Merge, result: Document) -> list[Unplaced]:
    """Return what the result prints otherwise than the edited file."""
    ours, theirs = _said(result), _said(merge.edited)
    followed = {(" ".join(a.split()), " ".join(b.split())) for a, b in merge.followed}
    out: list[Unplaced] = []
    matcher = SequenceMatcher(None, [said[:2] for said in ours], [said[:2] for said in theirs], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = list(zip(ours[a:b], theirs[c:d], strict=False)) if b - a == d - c else []
        if pairs and all(mine.role == yours.role for mine, yours in pairs):
            for mine, yours in pairs:
                # A closing line that reading left in the body: the form's mark is no difference there either.
                if (mine.formed or yours.formed) and _AUTOMATIC.sub(r"\1", mine.words) == _AUTOMATIC.sub(
                    r"\1", yours.words
                ):
                    continue
                why = "in theo số, ngày mới của văn bản" if (yours.words, mine.words) in followed else "kế hoạch vẫn in"
                out.append(Unplaced(merge.where(yours.path, edited=True), yours.words, f"{why}: “{mine.words}”"))
            continue
        out += [
            Unplaced(merge.where(said.path, edited=True), said.words, "chưa đưa được vào kế hoạch")
            for said in theirs[c:d]
        ]
        out += [Unplaced("", said.words, "tệp Word đã bỏ, kế hoạch vẫn còn") for said in ours[a:b]]
    return out
