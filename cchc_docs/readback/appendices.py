"""Appendices of the edited file: which is which, their titles, their "(Kèm theo …)" lines.

Also a file that is a part of what a plan prints (the paper without its appendices, or one of these alone): what another
file holds is no edit, it stays as the plan has it.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from cchc_docs.model import printed
from cchc_docs.model.apart import blank_line, stands_apart
from cchc_docs.model.document import Document, NgayThang, PhuLuc
from cchc_docs.readback.align import CHANGED, Item, align, in_order
from cchc_docs.readback.state import ADDED, EDITED, REMOVED, SHIFTED, Merge, compared, same
from cchc_docs.readback.words import escaped
from cchc_docs.vietnamese.accents import similarity


def appendices(merge: Merge) -> dict[int, int]:
    """Build the list of appendices; return position in the plan -> position in the target."""

    def items(document: Document) -> list[Item]:
        return [Item("", compared(appendix.ten or appendix.nhan_in)) for appendix in document.phu_luc]

    pairs = align(items(merge.old), items(merge.edited))
    _pair_by_content(merge, pairs)
    order = [pairs[j] for j in sorted(pairs)]
    kept = in_order(order)
    still = {order[index] for index in kept}
    merge.target.phu_luc = []
    for j, new in enumerate(merge.edited.phu_luc):
        i = pairs.get(j)
        if i is None:
            merge.told(ADDED, ("phu_luc", j), "", new.ten, edited=True)
            made = PhuLuc(escaped(new.ten), huong=new.huong, danh_so=new.danh_so)
        else:
            if i not in still:
                merge.told(SHIFTED, ("phu_luc", i), merge.old.phu_luc[i].ten, new.ten)
            made = replace(merge.raw.phu_luc[i], noi_dung=[], bang=None)
            merge.origin.put(made, ("phu_luc", i))
            _title(merge, made, i, new)
        merge.target.phu_luc.append(made)
    for i in sorted(set(range(len(merge.old.phu_luc))) - set(pairs.values())):
        merge.told(REMOVED, ("phu_luc", i), merge.old.phu_luc[i].ten, "")
    return {i: j for j, i in pairs.items()}


def _pair_by_content(merge: Merge, pairs: dict[int, int]) -> None:
    """Pair appendices whose title says nothing any more by what stands in them."""
    for j, new in enumerate(merge.edited.phu_luc):
        free = [i for i in range(len(merge.old.phu_luc)) if i not in pairs.values()]
        if j in pairs or not free:
            continue
        score, found = max((similarity(_content(merge.old.phu_luc[i]), _content(new)), -i) for i in free)
        if score >= CHANGED:
            pairs[j] = -found


def _content(appendix: PhuLuc) -> str:
    rows = appendix.bang.hang if appendix.bang is not None else []
    cells = [row.nhom or " ".join(line for lines in row.o.values() for line in lines) for row in rows]
    return compared(" ".join([*(block.chu for block in appendix.noi_dung), *cells]))


def _title(merge: Merge, made: PhuLuc, position: int, new: PhuLuc) -> None:
    old = merge.old.phu_luc[position]
    if same(" ".join(old.ten.split()), " ".join(new.ten.split())):
        merge.wants.put(made, old.ten)
        return
    merge.told(EDITED, ("phu_luc", position, "ten"), old.ten, new.ten)
    merge.wants.put(made, new.ten)
    if "{{" not in made.ten:
        made.ten = escaped(new.ten)


def attachments(merge: Merge) -> None:
    """Take over the "(Kèm theo …)" lines: the document's own where they say its number and date, else as typed."""
    own = "" if merge.target.nguyen_trang else _one(printed.attachment_line(merge.target))
    blanks = _blanks(merge.target) if own else set()
    for made, new in zip(merge.target.phu_luc, merge.edited.phu_luc, strict=True):
        line = _one(new.kem_theo_in)
        origin = merge.origin.of(made)
        old = merge.old.phu_luc[int(origin[1])].kem_theo_in if origin else None
        if made.kem_theo is None and old is not None and line != own and (line == _one(old) or line in blanks):
            merge.followed.append((line, own))
        elif old is None or line != _one(old):
            made.kem_theo = None if line == own and own else escaped(new.kem_theo_in)
            if origin and old is not None:
                merge.told(EDITED, (*origin, "kem_theo"), old, new.kem_theo_in)


def _blanks(target: Document) -> set[str]:
    """Return the document's own line with number or day still to be written in: the clerk wrote them in the head only."""
    day = target.ngay_ban_hanh or NgayThang(nam=target.nam)
    days = (day, replace(day, ngay=None), replace(day, ngay=None, thang=None))
    return {
        _one(printed.attachment_line(replace(target, so=so, ngay_ban_hanh=one)))
        for so in (target.so, "")
        for one in days
    }


def _one(text: str) -> str:
    return " ".join(text.split())


# --- a file that is a part of what the plan prints ----------------------------------------------------------------------

KEPT = "tệp này không có phụ lục nào nên phụ lục giữ nguyên trong kế hoạch; muốn bỏ thì xóa trong tệp YAML"


def completed(edited: Document, plan: Document) -> tuple[Document, str]:
    """Return the edited file with what other files hold, from the plan as printed; and what a person should know ("")."""
    if stands_apart(edited) and plan.phu_luc:
        places = [_place(one, plan) for one in edited.phu_luc]
        if -1 in places or len(set(places)) < len(places):
            return edited, ""
        whole = deepcopy(plan)
        for at, one in zip(places, edited.phu_luc, strict=True):
            if "".join(one.kem_theo_in.split()) == "".join(blank_line(plan).split()):
                one.kem_theo_in = plan.phu_luc[at].kem_theo_in
            whole.phu_luc[at] = one
        return whole, ""
    there = {_place(one, plan) for one in edited.phu_luc}
    apart = [at for at, one in enumerate(plan.phu_luc) if at not in there and (one.tep_rieng or not edited.phu_luc)]
    for at in apart:
        edited.phu_luc.insert(at, deepcopy(plan.phu_luc[at]))
    return edited, KEPT if any(not plan.phu_luc[at].tep_rieng for at in apart) else ""


def _place(appendix: PhuLuc, plan: Document) -> int:
    """Return which appendix of the plan one is: by its label where the plan has it once, else by its title; -1 for none."""
    label, title = compared(appendix.nhan_in), compared(appendix.ten)
    same = [at for at, one in enumerate(plan.phu_luc) if label and compared(one.nhan_in) == label]
    if len(same) == 1:
        return same[0]
    near = [(similarity(compared(one.ten), title), -at) for at, one in enumerate(plan.phu_luc)]
    score, at = max(near, default=(0.0, 1))
    return -at if title and score >= CHANGED else -1
