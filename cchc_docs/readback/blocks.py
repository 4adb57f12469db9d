"""The body of the edited file as the plan's tree: căn cứ, opening, blocks, closing and appendices in one stream."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cchc_docs.model import printed
from cchc_docs.model.document import Bang, Document, Muc, Path, PhuLuc
from cchc_docs.readback.align import Item, align, in_order
from cchc_docs.readback.appendices import appendices
from cchc_docs.readback.beside import Beside, numbered
from cchc_docs.readback.state import (
    ADDED,
    EDITED,
    REMOVED,
    SHIFTED,
    Line,
    Merge,
    bare,
    compared,
    one_line,
    retarget,
    same,
)
from cchc_docs.readback.tables import merged_table, new_table
from cchc_docs.readback.words import escaped

_KEYS = {0: "can_cu", 1: "mo_dau", 3: "ket_thuc"}
_BODY, _APPENDICES = 2, 10
_END = "./."


@dataclass(slots=True, eq=False)
class Unit:
    """A paragraph or a table of the stream. `region`: 0 căn cứ, 1 opening, 2 body, 3 closing, 10 + n appendix n."""

    region: int
    path: Path
    text: str
    block: Muc | None = None
    parent: Unit | None = None
    table: Bang | None = None

    def item(self) -> Item:
        """Return what alignment compares."""
        if self.table is None:
            return Item("chu", compared(bare(self.text) if self.block is None else self.text.removesuffix(_END)))
        rows = [
            row.nhom or " ".join(word for lines in row.o.values() for word in lines) for row in self.table.hang[:30]
        ]
        return Item("bang", " ".join([*(column.ten for column in self.table.cot), *rows]))


def units(document: Document) -> list[Unit]:
    """Return the stream of a document in reading order."""
    out: list[Unit] = []
    for region, key in ((0, "can_cu"), (1, "mo_dau")):
        out += [Unit(region, (key, n), line) for n, line in enumerate(getattr(document, key))]
    out += _block_units(document.noi_dung, ("noi_dung",), _BODY, None)
    out += [Unit(3, ("ket_thuc", n), line) for n, line in enumerate(document.ket_thuc)]
    for number, appendix in enumerate(document.phu_luc):
        base: Path = ("phu_luc", number)
        out += _block_units(appendix.noi_dung, (*base, "noi_dung"), _APPENDICES + number, None)
        if appendix.bang is not None:
            out.append(Unit(_APPENDICES + number, base, "", table=appendix.bang))
    return out


def _block_units(blocks: list[Muc], base: Path, region: int, parent: Unit | None) -> Iterator[Unit]:
    for position, block in enumerate(blocks):
        unit = Unit(region, (*base, position), block.chu, block, parent, block.bang)
        yield unit
        yield from _block_units(block.noi_dung, (*base, position, "noi_dung"), region, unit)


@dataclass(slots=True)
class _Stream:
    """The stream being put together; `chain`: the blocks still open, outermost first; `at`: the region reached."""

    merge: Merge
    appendix_of: dict[int, int]
    at: int = 0
    chain: list[Muc] = field(default_factory=list)
    made: Beside[Muc] = field(default_factory=Beside)
    of_old: Beside[Muc] = field(default_factory=Beside)
    plain: Beside[bool] = field(default_factory=Beside)
    parent_of: Beside[Muc | None] = field(default_factory=Beside)
    last_child: Beside[Unit] = field(default_factory=Beside)


def body(merge: Merge) -> None:
    """Build the target's căn cứ, opening, body, closing and appendices from the edited file."""
    appendix_of = appendices(merge)
    old, new = units(merge.old), units(merge.edited)
    pairs = align([unit.item() for unit in old], [unit.item() for unit in new])
    _pair_parents(old, new, pairs)
    order = [pairs[j] for j in sorted(pairs)]
    kept = in_order(order)
    still = {order[index] for index in kept}
    for key in _KEYS.values():
        merge.lines[key,] = []
    merge.target.noi_dung = []
    stream = _Stream(merge, appendix_of)
    for j, unit in enumerate(new):
        i = pairs.get(j)
        _take(stream, unit, old[i] if i is not None else None, moved=i is not None and i not in still)
    for i in sorted(set(range(len(old))) - set(pairs.values())):
        if old[i].text or old[i].table:
            words = old[i].text or old[i].item().text
            merge.told(REMOVED, old[i].path, words, "")


def open_end(merge: Merge) -> None:
    """Take the "./." that the form puts after a body without closing paragraph off the plan's last words."""
    path: Path = ("noi_dung", len(merge.old.noi_dung) - 1)
    if not merge.old.noi_dung:
        return
    last = merge.old.noi_dung[-1]
    while last.noi_dung:
        path = (*path, "noi_dung", len(last.noi_dung) - 1)
        last = last.noi_dung[-1]
    raw = raw_block(merge.raw, path).chu
    if last.chu.endswith(_END) and not raw.endswith(_END):
        last.chu = last.chu.removesuffix(_END) + raw[len(raw.rstrip(".;, ")) :]


def _pair_parents(old: list[Unit], new: list[Unit], pairs: dict[int, int]) -> None:
    """Pair a rewritten heading with the old one when most of what stood under it stands under it still."""
    where_old, where_new = numbered(old), numbered(new)
    votes: dict[tuple[int, int], int] = {}
    for j, i in pairs.items():
        above_old, above_new = old[i].parent, new[j].parent
        if above_old is not None and above_new is not None:
            pair = (where_new.sure(above_new), where_old.sure(above_old))
            votes[pair] = votes.get(pair, 0) + 1
    taken = set(pairs.values())
    for (j, i), count in sorted(votes.items(), key=lambda vote: -vote[1]):
        block = old[i].block
        if j not in pairs and i not in taken and block is not None and count * 2 > len(block.noi_dung):
            pairs[j] = i
            taken.add(i)


# --- the stream -------------------------------------------------------------------------------------------------------


def _take(stream: _Stream, new: Unit, old: Unit | None, *, moved: bool) -> None:
    region = _region(stream, new, old, moved=moved)
    if region != stream.at:
        stream.at, stream.chain = region, []
    if old is not None and moved:
        stream.merge.told(SHIFTED, old.path, old.text or "bảng", new.text or "bảng")
    if region in _KEYS and new.table is None:
        _take_line(stream, new, old, _KEYS[region])
        return
    if new.table is not None and new.block is None and region >= _APPENDICES and _own_table(stream, new, old, region):
        return
    if old is not None and old.block is None and old.table is not None and _own_table(stream, new, old, region):
        return
    _take_block(stream, new, old, moved=moved)


def _region(stream: _Stream, new: Unit, old: Unit | None, *, moved: bool) -> int:
    """Return where a unit goes: where the plan has it, else where the file has it, never back."""
    wanted = [new.region]
    if old is not None and not moved:
        own = old.region
        if own >= _APPENDICES:
            own = _APPENDICES + stream.appendix_of.get(own - _APPENDICES, -1)
        if (own >= _APPENDICES) == (new.region >= _APPENDICES):
            wanted.insert(0, own)
    return next((region for region in wanted if region >= stream.at), stream.at)


def _take_line(stream: _Stream, new: Unit, old: Unit | None, key: str) -> None:
    merge = stream.merge
    written = merge.lines[key,]
    if old is None or old.block is not None or old.path[0] != key:
        text = bare(new.text) if not merge.old.nguyen_trang and key != "mo_dau" else new.text
        if old is None:
            merge.told(ADDED, new.path, "", new.text, edited=True)
        written.append(Line(escaped(text), text))
        return
    position = int(old.path[1])
    text = new.text
    ends = new.path == ("ket_thuc", len(merge.edited.ket_thuc) - 1)
    if not merge.old.nguyen_trang and (key == "can_cu" or ends):
        text = bare(text, old.text)
        if (
            ends
            and position == len(merge.old.ket_thuc) - 1
            and printed.end_mark(old.text) == printed.end_mark(new.text)
        ):
            text = old.text
    raw = getattr(merge.raw, key)[position]
    written.append(one_line(merge, old.text, raw, text, old.path, position))


def _own_table(stream: _Stream, new: Unit, old: Unit | None, region: int) -> bool:
    """Put a table in its appendix's own place; False where that is taken."""
    if region < _APPENDICES or new.table is None:
        return False
    merge = stream.merge
    appendix = merge.target.phu_luc[region - _APPENDICES]
    if appendix.bang is not None or (old is not None and old.block is not None):
        return False
    appendix.bang = _table(merge, new, old)
    return True


def _table(merge: Merge, new: Unit, old: Unit | None) -> Bang:
    assert new.table is not None
    if old is None or old.table is None:
        merge.told(ADDED, new.path, "", new.item().text[:200], edited=True)
        return new_table(merge, new.table)
    raw = _raw_table(merge.raw, old.path)
    base = (*old.path, "bang") if old.block is not None else old.path
    made = merged_table(merge, (old.table, raw, new.table), base, new.path)
    merge.origin.put(made, base)
    return made


def _raw_table(raw: Document, path: Path) -> Bang:
    found: PhuLuc | Muc = raw.phu_luc[int(path[1])] if path[0] == "phu_luc" and len(path) == 2 else raw_block(raw, path)
    assert found.bang is not None
    return found.bang


def raw_block(raw: Document, path: Path) -> Muc:
    """Return the block a path leads to."""
    rest = list(path)
    blocks = raw.noi_dung
    if rest[0] == "phu_luc":
        blocks = raw.phu_luc[int(rest[1])].noi_dung
        rest = rest[2:]
    block = blocks[int(rest[1])]
    for position in rest[3::2]:
        block = block.noi_dung[int(position)]
    return block


def _take_block(stream: _Stream, new: Unit, old: Unit | None, *, moved: bool) -> None:
    merge = stream.merge
    before = old.block if old is not None else None
    made = _made(merge, new, old)
    parent = _parent(stream, new, old, moved=moved)
    siblings = parent.noi_dung if parent is not None else _roots(stream)
    siblings.append(made)
    stream.chain = [*stream.chain[: _depth(stream, parent)], made]
    stream.made.put(new, made)
    stream.parent_of.put(made, parent)
    stream.last_child.put(new.parent, new)
    if old is not None:
        stream.of_old.put(old, made)
        if not moved and before is not None and new.block is not None and _printed_alike(before, new.block):
            stream.plain.put(new, True)
            stream.plain.put(old, True)


def _roots(stream: _Stream) -> list[Muc]:
    target = stream.merge.target
    return target.phu_luc[stream.at - _APPENDICES].noi_dung if stream.at >= _APPENDICES else target.noi_dung


def _depth(stream: _Stream, parent: Muc | None) -> int:
    return 0 if parent is None else next(n for n, block in enumerate(stream.chain, 1) if block is parent)


def _parent(stream: _Stream, new: Unit, old: Unit | None, *, moved: bool) -> Muc | None:
    """Return the block a unit goes under: the plan's own parent where nothing says otherwise, else the file's."""
    open_ = numbered(stream.chain)
    if old is not None and old.block is not None and not moved and (new.parent is None or stream.plain.has(new.parent)):
        if old.parent is None:
            return None
        own = stream.of_old.of(old.parent)
        if own is not None and open_.has(own) and stream.plain.has(old.parent):
            return own
    beside = stream.last_child.of(new.parent)
    if beside is not None and beside.region == new.region and open_.has(stream.made.sure(beside)):
        return stream.parent_of.sure(stream.made.sure(beside))
    above = new.parent
    while above is not None:
        made = stream.made.of(above)
        if made is not None and open_.has(made):
            return made
        above = above.parent
    return None


def _printed_alike(old: Muc, new: Muc) -> bool:
    return (old.kieu == "tieu_de", bool(old.nhan_in)) == (new.kieu == "tieu_de", bool(new.nhan_in))


def _made(merge: Merge, new: Unit, old: Unit | None) -> Muc:
    """Return the block of the target for a unit of the edited file, without children."""
    seen = new.block if new.block is not None else Muc("bang" if new.table is not None else "doan", new.text)
    if seen.chu.endswith(_END) and not merge.old.nguyen_trang:
        seen = replace(seen, chu=bare(seen.chu, old.text if old is not None and old.block is not None else None))
    if old is None or old.block is None:
        made = Muc(seen.kieu, escaped(seen.chu), danh_so=seen.danh_so, khoa=seen.kieu)
        if old is None and seen.chu:
            merge.told(ADDED, new.path, "", f"{seen.nhan_in} {seen.chu}".strip(), edited=True)
    else:
        raw = raw_block(merge.raw, old.path)
        made = replace(raw, noi_dung=[], bang=None)
        merge.origin.put(made, old.path)
        if not _printed_alike(old.block, seen) and new.table is None:
            made.kieu = made.khoa = seen.kieu
            shown = (f"{block.nhan_in} {block.chu}".strip() for block in (old.block, seen))
            merge.told(EDITED, old.path, *shown)
        if not raw.noi_dung and made.danh_so is None:
            made.danh_so = seen.danh_so
        _words(merge, made, old, seen, told=made.khoa != raw.khoa)
    if new.table is not None:
        made.bang = _table(merge, new, old if made.kieu in ("bang", "bieu_do") and merge.origin.has(made) else None)
    merge.wants.put(made, seen.nhan_in, "nhan")
    return made


def _words(merge: Merge, made: Muc, old: Unit, seen: Muc, *, told: bool) -> None:
    if same(old.text, seen.chu):
        merge.wants.put(made, old.text)
        return
    if not told:
        merge.told(EDITED, old.path, old.text, seen.chu)
    retarget(merge, made.chu, old.text, seen.chu)
    merge.wants.put(made, seen.chu)
    if "{{" not in made.chu:
        made.chu = escaped(seen.chu)
