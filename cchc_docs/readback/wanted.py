"""What the target is to print: labels by scheme or as typed, and every text that holds a reference."""

from __future__ import annotations

from copy import deepcopy

from cchc_docs.model.complete import change_texts
from cchc_docs.model.document import Bang, Document, Muc, Path
from cchc_docs.model.numbering import LADDER, appendix_label, child_scheme, number, sequence
from cchc_docs.readback.state import EDITED, WORDS_FOR_REFERENCE, Change, Line, Merge
from cchc_docs.readback.words import fit

LINE_KEYS = ("kinh_gui", "can_cu", "mo_dau", "ket_thuc", "noi_nhan")


def labels(merge: Merge) -> None:
    """Set the labels a person typed: those the scheme would not give."""
    target = merge.target
    ladder = tuple(target.danh_so) or LADDER
    _labels(merge, target.noi_dung, ladder[0] if ladder else "", ladder, "")
    several = len(target.phu_luc) > 1
    for position, (made, new) in enumerate(zip(target.phu_luc, merge.edited.phu_luc, strict=True), start=1):
        computed = appendix_label(target.danh_so_phu_luc, position, several=several)
        label = _typed(made.nhan, computed, new.nhan_in)
        _tell(merge, made, made.nhan, label, computed)
        made.nhan = label
        _labels(merge, made.noi_dung, made.danh_so if made.danh_so is not None else ladder[0], ladder, "")


def _typed(own: str | None, computed: str, seen: str) -> str | None:
    """Return the label to write: None where the scheme gives it and the author did not type it."""
    if seen == computed:
        return own if own == seen else None
    return seen


def _tell(merge: Merge, made: object, old: str | None, new: str | None, computed: str) -> None:
    path = merge.origin.of(made)
    if old != new and path is not None:
        merge.told(EDITED, path, computed if old is None else old, computed if new is None else new)


def _labels(merge: Merge, blocks: list[Muc], scheme: str, ladder: tuple[str, ...], parent: str) -> None:
    for block, computed in sequence(blocks, scheme, parent):
        wanted = merge.wants.of(block, "nhan")
        seen = computed if wanted is None else wanted
        if block.kieu in ("tieu_de", "muc") or seen:
            label = _typed(block.nhan, computed, seen)
            _tell(merge, block, block.nhan, label, computed)
            block.nhan = label
        if block.noi_dung:
            own = seen if seen[:1].isdigit() else parent
            _labels(merge, block.noi_dung, child_scheme(block, scheme, ladder), ladder, own)


def fit_references(merge: Merge, parent: Document | None) -> None:
    """Make every text of the target print what is wanted of it, references kept where they can."""
    target = merge.target
    for key in LINE_KEYS:
        setattr(target, key, [line.raw for line in merge.lines[key,]])
    trial = deepcopy(target)
    number(trial)
    wanted = _wanted(merge)
    fixes = fit(trial, parent, wanted)
    for path, new in fixes.items():
        for broken in new.broken:
            where = merge.where(merge.old_path[path]) if path in merge.old_path else ""
            merge.changes.append(Change(WORDS_FOR_REFERENCE, where, broken, wanted[path]))
    own, target.nguyen_trang = target.nguyen_trang, True  # "Căn cứ" is not to be written into the texts
    change_texts(target, lambda path, text: fixes[path].raw if path in fixes else text)
    target.nguyen_trang = own
    for key in LINE_KEYS:
        lines = merge.lines[key,]
        merge.lines[key,] = [
            Line(raw, line.want, line.origin) for raw, line in zip(getattr(target, key), lines, strict=True)
        ]


def _wanted(merge: Merge) -> dict[Path, str]:
    wanted: dict[Path, str] = {("trich_yeu",): merge.wants.sure(merge.target)}
    merge.old_path["trich_yeu",] = ("trich_yeu",)
    for key in LINE_KEYS:
        for position, line in enumerate(merge.lines[key,]):
            wanted[key, position] = line.want
            if line.origin is not None:
                merge.old_path[key, position] = (key, line.origin)
    _wanted_blocks(merge, merge.target.noi_dung, ("noi_dung",), wanted)
    for position, appendix in enumerate(merge.target.phu_luc):
        base: Path = ("phu_luc", position)
        if merge.wants.has(appendix):
            wanted[*base, "ten"] = merge.wants.sure(appendix)
            merge.old_path[*base, "ten"] = (*merge.origin.sure(appendix), "ten")
        _wanted_blocks(merge, appendix.noi_dung, (*base, "noi_dung"), wanted)
        if appendix.bang is not None:
            _wanted_table(merge, appendix.bang, base, wanted)
    return wanted


def _wanted_blocks(merge: Merge, blocks: list[Muc], base: Path, wanted: dict[Path, str]) -> None:
    for position, block in enumerate(blocks):
        here: Path = (*base, position)
        if merge.wants.has(block):
            path = (*here, block.khoa) if block.khoa else here
            wanted[path] = merge.wants.sure(block)
            merge.old_path[path] = merge.origin.sure(block)
        if block.bang is not None:
            _wanted_table(merge, block.bang, (*here, "bang"), wanted)
        _wanted_blocks(merge, block.noi_dung, (*here, "noi_dung"), wanted)


def _wanted_table(merge: Merge, table: Bang, base: Path, wanted: dict[Path, str]) -> None:
    for position, column in enumerate(table.cot):
        for key, path in (("ten", (*base, "cot", position)), ("nhom", (*base, "cot", position, "nhom"))):
            if merge.wants.has(column, key):
                wanted[path] = merge.wants.sure(column, key)
    for position, row in enumerate(table.hang):
        here: Path = (*base, table.kieu, position)
        if merge.wants.has(row):
            wanted[*here, "nhom"] = merge.wants.sure(row)
        for code in row.o:
            for number_, line in enumerate(merge.row_lines.of(row, code) or []):
                wanted[*here, code, number_] = line.want
                if merge.origin.has(row):
                    merge.old_path[*here, code, number_] = (*merge.origin.sure(row), code)
