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

from cchc_docs.drafting.readback_blocks import attachments, body
from cchc_docs.drafting.readback_head import foot, head
from cchc_docs.drafting.readback_source import written
from cchc_docs.drafting.readback_state import Change, Merge, Unplaced, canonical
from cchc_docs.drafting.readback_targets import settle
from cchc_docs.drafting.readback_values import document_change
from cchc_docs.drafting.readback_wanted import fit_references, labels
from cchc_docs.model import printed
from cchc_docs.model.document import ChuaRo, Document
from cchc_docs.model.numbering import number
from cchc_docs.reading.result import Places
from cchc_docs.reading.yaml_file import PlanError, parent_of, read_text

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
) -> ReadBack:
    """Return the plan with the edits of `edited` in it.

    `place_of`: places of the edited file. `left_over`: what reading it could not place; listed unless the plan has it.
    Raises PlanError where the plan itself cannot be read.
    """
    read = read_text(plan_source, plan_name)
    old = read.document
    new = _printed(edited)
    raw = read_text(plan_source, plan_name, resolve=False).document
    merge = Merge(old, raw, new, deepcopy(raw), plan_source, read.places, place_of)
    head(merge)
    foot(merge)
    body(merge)
    settle(merge)
    labels(merge)
    attachments(merge)
    fit_references(merge, parent_of(raw, plan_name))
    merge.unplaced += _left_over(old, [*edited.chua_ro, *left_over])
    source = written(plan_source, document_change(merge, read.tree)) if merge.changes else plan_source
    try:
        result = read_text(source, plan_name).document
    except PlanError as error:
        import os
        if os.environ.get("RB"): print(error); open("/tmp/bad.yaml","w").write(source)
        # Never a plan that cannot be read: the edit is listed whole, for a person to type.
        merge.unplaced += _differences(merge, old)
        return ReadBack(plan_source, [], merge.unplaced)
    merge.unplaced += _differences(merge, result)
    return ReadBack(source, merge.changes, merge.unplaced)


def _printed(edited: Document) -> Document:
    """Return a copy whose labels and attachment lines stand as the file prints them."""
    new = deepcopy(edited)
    number(new)
    for appendix in new.phu_luc:
        if appendix.kem_theo is not None:
            appendix.kem_theo_in = appendix.kem_theo
        elif not new.nguyen_trang:
            appendix.kem_theo_in = printed.attachment_line(new)
    return new


def _left_over(old: Document, found: list[ChuaRo]) -> list[Unplaced]:
    known = {" ".join(one.chu.split()) for one in old.chua_ro}
    return [
        Unplaced(one.vi_tri, one.chu, "phần này của tệp Word không có chỗ trong kế hoạch")
        for one in found
        if " ".join(one.chu.split()) not in known
    ]


_AUTOMATIC = re.compile(r"(?:\./\.|[;.])?(\**)\s*$")
_FORMED = frozenset({"can_cu", "kinh_gui", "noi_nhan", "luu", "ket_thuc"})


def comparable(document: Document) -> list[tuple[str, str]]:
    """Return (key, text) of every text, without the marks and dashes the form gives by itself, and without case in
    the head: what two documents must agree on to say the same.
    """
    out: list[tuple[str, str]] = []
    for text in document.texts():
        words = " ".join(canonical(text.text).split())
        role = "" if text.role in ("muc", "doan", "can_cu", "mo_dau", "ket_thuc") else text.role
        if text.role in _FORMED:
            words = _AUTOMATIC.sub(r"\1", words).removeprefix("- ").removeprefix("Lưu: ")
        if text.role in ("chu_quan", "co_quan", "ten_loai"):
            words = words.casefold()
        if text.role in ("trich_yeu", "phu_luc_ten", "co_quan") and out and out[-1][0] == role:
            words = f"{out.pop()[1]} {words}"
        out.append((role, words))
    return out


def _differences(merge: Merge, result: Document) -> list[Unplaced]:
    """Return what the result prints otherwise than the edited file."""
    ours, theirs = comparable(result), comparable(merge.edited)
    followed = {(" ".join(a.split()), " ".join(b.split())) for a, b in merge.followed}
    out: list[Unplaced] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = list(zip(ours[a:b], theirs[c:d], strict=False)) if b - a == d - c else []
        if pairs and all(mine[0] == yours[0] for mine, yours in pairs):
            for (_, mine), (_, yours) in pairs:
                why = "in theo số, ngày mới của văn bản" if (yours, mine) in followed else "kế hoạch vẫn in"
                out.append(Unplaced("", yours, f"{why}: “{mine}”"))
            continue
        out += [Unplaced("", words, "chưa đưa được vào kế hoạch") for _, words in theirs[c:d]]
        out += [Unplaced("", words, "tệp Word đã bỏ, kế hoạch vẫn còn") for _, words in ours[a:b]]
    return out
