"""Nơi nhận and the signature: a table of any grid, tabs, or plain paragraphs (WORD_HABITS 5)."""

from __future__ import annotations

from cchc_docs.model.document import ChuKy, Path
from cchc_docs.patterns import ours
from cchc_docs.reading.flow import Grid, Item, Para
from cchc_docs.reading.recognise.reading import Reading, clean, columns, is_rule, notes_of, squeezed
from cchc_docs.reading.recognise.signing import (
    MAX_ROWS,
    SIGNED,
    SIGNS,
    TITLES,
    cell_lines,
    in_rows,
    is_signature,
    is_signing_grid,
    looks_name,
    stacks_of,
    unheaded,
)
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.enumerators import split_label

_TO = ours(r"(?i)^\s*nơi\s+nhận\s*:?\s*")


class Foot(Record):
    """Where the foot stands in the flow (`end` exclusive) and its lines with their paragraphs."""

    begin: int
    end: int
    recipients: list[tuple[str, Para]] = field(default_factory=list)
    signers: list[list[tuple[str, Para]]] = field(default_factory=list)


def find_foot(items: list[Item], start: int) -> Foot | None:
    """Return the first foot from `start` on, None where the file has none."""
    for at in range(start, len(items)):
        item = items[at]
        if isinstance(item, Grid):
            if _is_foot_grid(item):
                return _grid_foot(items, at)
        elif _is_recipients(item.text):
            return _para_foot(items, at, start)
    return _only_signed(items, start)


def _is_recipients(text: str) -> bool:
    found = _TO.match(text)
    if found is None:
        return False
    rest = text[found.end() :].strip()
    return ":" in found[0] or not rest or rest.startswith("-")


def _is_foot_grid(grid: Grid) -> bool:
    if len(grid.rows) > MAX_ROWS:
        return False
    return any(_is_recipients(para.text) for para in grid.paras()) or _lists_and_signs(grid)


def _lists_and_signs(grid: Grid) -> bool:
    """Whether a table without the words "Nơi nhận" is one all the same: dashes that end with "Lưu" beside who signs."""
    cells = [[line for line, _ in cell_lines(cell)] for row in grid.rows for cell in row.cells]
    listed = any(
        len(lines) > 1 and all(line[:1] in "-–" for line in lines) and squeezed(lines[-1]).startswith("luu")
        for lines in cells
    )
    return listed and any(is_signature(line) for lines in cells for line in lines)


def _grid_foot(items: list[Item], at: int) -> Foot:
    grid = items[at]
    assert isinstance(grid, Grid)
    foot = Foot(at, at + 1)
    place = _recipient_column(grid)
    stacks: dict[int, list[tuple[str, Para]]] = {}
    for row in grid.rows:
        column = row.before
        for cell in row.cells:
            lines = cell_lines(cell)
            if column == place:
                foot.recipients += lines
            elif lines:
                stacks.setdefault(column, []).extend(lines)
            column += cell.span
    foot.signers = [stacks[key] for key in sorted(stacks)]
    _above_recipients(foot)
    _names_below(items, foot)
    foot.signers = in_rows(foot.signers, beside=bool(foot.recipients))
    # A one-column table: recipients and signature under one another
    if not foot.signers:
        _part(foot)
    foot.end = _after(items, foot.end, foot, signed=bool(foot.signers))
    foot.begin = _before(items, at, foot) if not foot.signers else at
    foot.end = _name_below(items, foot)
    _others_above(items, foot)
    return foot


def _others_above(items: list[Item], foot: Foot) -> None:
    """Take the tables of further signers that stand right above the recipients and the signature beside them."""
    while foot.signers:
        place = next((at for at in range(foot.begin - 1, -1, -1) if _filled(items[at])), -1)
        item = items[place] if place >= 0 else None
        if not isinstance(item, Grid) or item.ruled or not is_signing_grid(item):
            return
        foot.signers = [*stacks_of(item), *foot.signers]
        foot.begin = place


def _filled(item: Item) -> bool:
    return isinstance(item, Grid) or bool(item.text.strip())


def _above_recipients(foot: Foot) -> None:
    """Take what signs above "Nơi nhận:" in the same column: the first of two signers."""
    begin = next((at for at, (line, _) in enumerate(foot.recipients) if _is_recipients(line)), 0)
    if any(is_signature(line) for line, _ in foot.recipients[:begin]):
        foot.signers.insert(0, foot.recipients[:begin])
        del foot.recipients[:begin]


def _names_below(items: list[Item], foot: Foot) -> None:
    """Take the titles that stand in a table of their own above the names: a PDF parts them at a wide room to sign."""
    place = next((at for at in range(foot.begin - 1, -1, -1) if _filled(items[at])), -1)
    item = items[place] if place >= 0 else None
    if not isinstance(item, Grid) or item.ruled or len(item.rows) != 1 or not is_signing_grid(item):
        return
    titles = stacks_of(item)
    names = list(foot.signers)
    above = next((at for at, (line, _) in enumerate(foot.recipients) if _is_recipients(line)), 0)
    if len(names) == len(titles) - 1 and above and all(looks_name(line) for line, _ in foot.recipients[:above]):
        names.insert(0, foot.recipients[:above])
        del foot.recipients[:above]
    if len(names) == len(titles) and all(looks_name(stack[0][0]) for stack in names):
        foot.signers = [[*title, *name] for title, name in zip(titles, names, strict=True)]
        foot.begin = place


def _name_below(items: list[Item], foot: Foot) -> int:
    """Take the name typed below the table of the signature; return where the foot ends."""
    if not foot.signers or not is_signature(foot.signers[-1][-1][0]):
        return foot.end
    for place in range(foot.end, min(foot.end + 8, len(items))):
        item = items[place]
        if isinstance(item, Grid):
            break
        if item.text.strip():
            if looks_name(item.text) and not item.text.isupper() and len(item.text) < 60:
                foot.signers[-1].append((clean(item.text), item))
                return place + 1
            break
    return foot.end


def _recipient_column(grid: Grid) -> int:
    for row in grid.rows:
        column = row.before
        for cell in row.cells:
            if any(_is_recipients(para.text) for para in cell.paras()):
                return column
            column += cell.span
    return 0


def _para_foot(items: list[Item], at: int, start: int) -> Foot:
    """Read a foot of plain paragraphs: the left part of a line is a recipient, the right part signs."""
    foot = Foot(at, at)
    right: list[tuple[str, Para]] = []
    while foot.end < len(items):
        item = items[foot.end]
        if isinstance(item, Grid) or (foot.end > at and item.breaks and item.text.strip()):
            break
        if item.text.strip() and not _foot_line(item, foot, right, first=foot.end == at):
            break
        foot.end += 1
        if len(right) > 1 and looks_name(right[-1][0]) and _said_last(foot):
            break
    foot.signers = [right] if right else []
    if not right:
        foot.begin = max(_before(items, at, foot), start)
        foot.end = _after(items, foot.end, foot, signed=bool(foot.signers))
    return foot


def _foot_line(para: Para, foot: Foot, right: list[tuple[str, Para]], *, first: bool) -> bool:
    """Sort the parts of one paragraph; False where it is no line of a foot."""
    for line in para.text.split("\n"):
        parts = columns(line)
        filled = [(at, part) for at, part in enumerate(parts) if part]
        for at, part in filled:
            text = f"{para.label} {part}" if para.label and at == 0 else part
            listed = (
                text.startswith(("-", "–", "+", "•"))
                or _is_recipients(text)
                or squeezed(text).startswith(("luu", "nhutren"))
            )
            on_right = at > 0 or para.look.align in ("right", "center") or para.look.left > 120
            if listed and not (at > 0 and len(filled) > 1 and not text.startswith("-")):
                foot.recipients.append((text, para))
            elif (
                is_signature(text)
                or SIGNED.match(text)
                or (right and (on_right or looks_name(text)) and len(text) < 60)
            ):
                right.append((text, para))
            elif first or (_open(foot) and not on_right and len(text) < 90):
                foot.recipients.append((text, para))
            else:
                return False
    return True


def _open(foot: Foot) -> bool:
    """Tell whether the list of recipients still goes on: its last line has not closed it."""
    last = foot.recipients[-1][0] if foot.recipients else ""
    return bool(last) and not squeezed(last).lstrip("0123456789").startswith("luu")


def _said_last(foot: Foot) -> bool:
    return any(squeezed(line).startswith("luu") for line, _ in foot.recipients)


def _after(items: list[Item], at: int, foot: Foot, *, signed: bool) -> int:
    """Take the signature that stands below the recipients; return where the foot ends."""
    if signed:
        return at
    lines: list[tuple[str, Para]] = []
    place = at
    while place < len(items) and place < at + 14:
        item = items[place]
        if isinstance(item, Grid):
            if not lines and is_signing_grid(item):
                foot.signers = stacks_of(item)
                return place + 1
            break
        text = item.text.strip()
        if item.breaks and text:
            break
        if text:
            name = bool(lines) and (looks_name(text) or bool(SIGNED.match(text)))
            if not (is_signature(text) or name):
                break
            lines += [(clean(part), item) for part in text.split("\n") if part.strip()]
            at = place + 1
        place += 1
    if lines:
        foot.signers = [lines]
    return at


def signature_above(items: list[Item], at: int) -> tuple[int, list[tuple[str, Para]]]:
    """Return where the one signature begins that ends at a place, and its lines; (at, []) where there is none."""
    foot = Foot(at, at)
    begin = _before(items, at, foot)
    return (begin, foot.signers[0]) if len(foot.signers) == 1 else (at, [])


def _before(items: list[Item], at: int, foot: Foot) -> int:
    """Take the signature that stands above "Nơi nhận"; return where the foot begins."""
    lines: list[tuple[str, Para]] = []
    begin = at
    for place in range(at - 1, max(at - 14, -1), -1):
        item = items[place]
        if isinstance(item, Grid):
            if not lines and is_signing_grid(item):
                foot.signers = stacks_of(item)
                return place
            break
        text = item.text.strip()
        if not text:
            continue
        if not (
            is_signature(text) or SIGNED.match(text) or (not lines and looks_name(text) and item.look.align != "both")
        ):
            break
        lines = [(clean(part), item) for part in text.split("\n") if part.strip()] + lines
        begin = place
    if not any(is_signature(line) for line, _ in lines):
        return at
    foot.signers = [lines]
    return begin


def _only_signed(items: list[Item], start: int) -> Foot | None:
    """A file without "Nơi nhận": the first line that signs for another, or a table of signatures that ends the text."""
    for at in range(start + 1, len(items)):
        item = items[at]
        if isinstance(item, Grid):
            signs = any(SIGNS.match(para.text) for para in item.paras())
            if len(item.rows) <= MAX_ROWS and (
                signs or (not item.ruled and is_signing_grid(item) and _ends(items, at))
            ):
                foot = Foot(at, at + 1)
                foot.signers = stacks_of(item)
                return foot
        elif SIGNS.match(item.text) and is_signature(item.text):
            foot = Foot(at, at)
            foot.end = _after(items, at, foot, signed=False)
            foot.begin, foot.end, foot.recipients = unheaded(items, foot.begin, foot.end, start)
            return foot if foot.signers else None
    return None


def _ends(items: list[Item], at: int) -> bool:
    """Tell whether nothing follows on the page of a table."""
    after = next((one for one in items[at + 1 :] if isinstance(one, Grid) or one.text.strip()), None)
    return after is None or after.breaks


def _part(foot: Foot) -> None:
    """Split lines of one column where the signature begins."""
    for at, (line, _) in enumerate(foot.recipients):
        if is_signature(line):
            foot.signers = [foot.recipients[at:]]
            del foot.recipients[at:]
            return


def read_foot(reading: Reading, foot: Foot) -> None:
    """Fill noi_nhan, luu, chu_ky and chu_ky_khac; "(Đã ký)" stays with its signature."""
    document = reading.document
    for line, para in foot.recipients:
        take_recipient(reading, line, para)
    stacks = [stack for stack in foot.signers if stack]
    signing = [stack for stack in stacks if _signs(stack)] or stacks[-1:]
    for stack in stacks:
        if not any(stack is one for one in signing):
            for line, para in stack:
                reading.leave(para, line)
        elif stack is signing[-1]:
            document.chu_ky = take_signer(reading, stack, ("chu_ky",))
        else:
            other: Path = ("chu_ky_khac", len(document.chu_ky_khac))
            document.chu_ky_khac.append(take_signer(reading, stack, other))


def _signs(stack: list[tuple[str, Para]]) -> bool:
    """Tell whether lines beside each other are a signature: words of one, or anything above a person's name."""
    return any(is_signature(line) for line, _ in stack) or (len(stack) > 1 and looks_name(stack[-1][0]))


def take_recipient(reading: Reading, line: str, para: Para) -> None:
    """Keep one line of the recipients: in noi_nhan, or in luu."""
    document = reading.document
    found = _TO.match(line)
    if found and _is_recipients(line):
        reading.drop(found[0])
        line = line[found.end() :]
    line = clean(line)
    if not line:
        return
    if is_rule(line):
        reading.drop(line)
        return
    label, rest = split_label(line)
    bare = rest if label == "-" else line
    if not document.luu and squeezed(bare).startswith("luu"):
        document.luu = bare
        reading.typed["luu"] = [line]
        reading.put(("luu",), para, "noi_nhan")
    elif document.luu and document.chu_ky is None and not label:
        document.luu += f" {bare}"  # "Lưu:" broken over two lines
        reading.typed["luu"] = [f"{reading.typed['luu'][0]} {line}"]
    else:
        reading.put(("noi_nhan", len(document.noi_nhan)), para, "noi_nhan")
        document.noi_nhan.append(bare if "\n" in para.text else bare + notes_of(para))
        reading.typed.setdefault("noi_nhan", []).append(line)


def take_signer(reading: Reading, lines: list[tuple[str, Para]], base: Path) -> ChuKy:
    """Return who signs, from the lines of one signature; `base`: where it stands in the document."""
    signer = ChuKy()
    titles: list[str] = []
    for at, (line, para) in enumerate(lines):
        last = at == len(lines) - 1
        if is_rule(line):
            reading.drop(line)
        elif SIGNED.match(line):
            reading.put((*base, "ky_ten"), para, "ky_ten")
            signer.ky_ten = f"{signer.ky_ten}\n{line}".strip()
        elif SIGNS.match(line) and not titles and not signer.ho_ten:
            reading.put((*base, "quyen_han", len(signer.quyen_han)), para, "quyen_han")
            signer.quyen_han.append(line)
        elif not signer.ho_ten and (
            TITLES.match(line if last else line.upper()) or (line.isupper() and not (last and titles))
        ):
            reading.put((*base, "chuc_vu"), para, "chuc_vu")
            titles.append(line)
        elif not signer.ho_ten:
            reading.put((*base, "ho_ten"), para, "ho_ten")
            signer.ho_ten = line
        else:
            reading.leave(para, line)
    signer.chuc_vu = "\n".join(titles)
    if lines:
        reading.put(base, lines[0][1])
    return signer
