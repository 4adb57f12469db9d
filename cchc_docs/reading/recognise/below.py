"""What may stand below the foot of a paper: who confirms a leave, the block of a copy, the address of the body.

A copy is taken only where the form prints the very words that were read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cchc_docs.law.kinds import copy_types
from cchc_docs.model import printed
from cchc_docs.model.document import BanSao, ChuKy, CoQuan, Document
from cchc_docs.model.walk import texts
from cchc_docs.patterns import ours
from cchc_docs.reading.flow import Flow, Grid, Item, Para
from cchc_docs.reading.recognise.coverage import tokens
from cchc_docs.reading.recognise.foot import Foot, take_recipient, take_signer
from cchc_docs.reading.recognise.head import DATE_LINE, Line, grid_lines, para_lines, take_date
from cchc_docs.reading.recognise.reading import Reading, clean, is_rule, squeezed
from cchc_docs.reading.recognise.signing import SIGNED, is_signature, looks_name
from cchc_docs.reading.recognise.title import is_number, take_number
from cchc_docs.record import replace

_WORDS = {squeezed(kind.in_hoa): kind for kind in copy_types()}
_CONFIRMS = ours(r"(?i)^xác nhận (?:của|nơi)\b")
_ADDRESS = ours(
    r"(?i)^(?:địa chỉ|đ/c|trụ sở)\b|^(?:điện thoại|đt|email|e-mail|thư điện tử|website|fax|trang thông tin)\b.{0,60}[:@]"
)
_DRAWN = frozenset("….._")
_SMALL = 12.5
"""Points: the address stands in 11 to 12, the text in 13 to 14 (khoản 4 Mục III Phần I Phụ lục I)."""


_SAO = ours(r"S\W*[AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ]\W*[OÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ]")
"""What every line that `_is_word` takes holds: looked for in all lines before any of them is read."""


# --- a copy -----------------------------------------------------------------------------------------------------------


def take_copies(reading: Reading, items: list[Item]) -> list[Item]:
    """Take the blocks of copies off the end of a file into `ban_sao`; return what stands above them."""
    if not any(_SAO.search(para.text) for item in items for para in _paras(item)):
        return items
    blocks: list[list[Item]] = []
    while (found := _parted(items)) is not None:
        above, block = found
        copy = _proved(reading, block)
        if copy is None:
            break
        reading.document.ban_sao.insert(0, copy)
        blocks.insert(0, block)
        items = above
    for number, block in enumerate(blocks):
        paras = [para for item in block for para in _paras(item)]
        reading.put(("ban_sao", number), paras[0])
        for para in paras:
            para.role = "ban_sao"
    return items


def _proved(reading: Reading, block: list[Item]) -> BanSao | None:
    """Return the copy a block tells of, where the form prints its very words."""
    sub = Reading(reading.file, Flow(), Document("khac"))
    copy = _copy(sub, block)
    if copy is None:
        return None
    made = texts(Document("khac", ban_sao=[copy], dong_so="", dong_ngay=""))
    typed = _counted(para.text for item in block for para in _paras(item) if not is_rule(para.text))
    if _counted(text.text for text in made) != typed - _counted(sub.dropped):
        return None
    reading.dropped += sub.dropped
    return copy


def _counted(lines: Iterable[str]) -> Counter[str]:
    return Counter(token for line in lines for token in tokens(line) if token not in _DRAWN)


def _paras(item: Item) -> list[Para]:
    return item.paras() if isinstance(item, Grid) else [item]


def _lines(item: Item) -> list[Line]:
    return grid_lines(item) if isinstance(item, Grid) else para_lines(item)


def _parted(items: list[Item]) -> tuple[list[Item], list[Item]] | None:
    """Return what stands above the block of a copy, and the block, from the line "SAO Y" on; None where there is none."""
    at = next((n for n in range(len(items) - 1, -1, -1) if any(_is_word(line.text) for line in _lines(items[n]))), None)
    if at is None:
        return None
    item = items[at]
    if isinstance(item, Para) or _is_word(_first_right(item)):
        return items[:at], items[at:]
    cut = _cut(item)
    return None if cut is None else ([*items[:at], cut[0]], [cut[1], *items[at + 1 :]])


def _is_word(text: str) -> bool:
    return text.strip().isupper() and squeezed(text) in _WORDS


def _first_right(grid: Grid) -> str:
    return next((line.text for line in grid_lines(grid) if line.side == 1), "")


def _cut(grid: Grid) -> tuple[Grid, Grid] | None:
    """Cut a table that runs from the signature above into the block: a PDF has no line between them."""
    row = grid.rows[-1]
    if len(row.cells) != 2:
        return None
    left, right = (cell.paras() for cell in row.cells)
    at = next((n for n, para in enumerate(right) if _is_word(para.text)), None)
    if at is None:
        return None
    begin = len(left)
    tail = right[at:]
    if len(tail) == 1:  # number and day stand in the next table: only the name of the body is in this one
        while begin and left[begin - 1].text.isupper() and not is_signature(left[begin - 1].text):
            begin -= 1
    else:
        begin = next((n for n, para in enumerate(left) if is_number(clean(para.text))), 0)
        while begin and left[begin - 1].text.isupper() and not is_signature(left[begin - 1].text):
            begin -= 1
    if begin == len(left):
        return None
    cells = row.cells
    upper = replace(row, cells=[replace(cells[0], items=list(left[:begin])), replace(cells[1], items=list(right[:at]))])
    lower = replace(row, cells=[replace(cells[0], items=list(left[begin:])), replace(cells[1], items=list(tail))])
    return replace(grid, rows=[*grid.rows[:-1], upper]), replace(grid, rows=[lower])


def _copy(sub: Reading, block: list[Item]) -> BanSao | None:
    """Return the copy its lines tell of; None where a line has no place in it."""
    left: list[Line] = []
    right: list[Line] = []
    for item in block:
        for line in _lines(item):
            if is_rule(line.text):
                sub.drop(line.text)
            else:
                (right if _is_right(line, right) else left).append(line)
    kind = next((_WORDS[squeezed(line.text)] for line in right if _is_word(line.text)), None)
    number = next((n for n, line in enumerate(left) if is_number(clean(line.text))), None)
    if kind is None or not number:
        return None
    take_number(sub, left[number].para, left[number].text)
    short, _, body = sub.document.ky_hieu.partition("-")
    date = next((line for line in right if DATE_LINE.match(clean(line.text))), None)
    if short != kind.viet_tat or date is None:
        return None
    take_date(sub, date)
    for line in left[number + 1 :]:
        take_recipient(sub, line.text, line.para)
    signing = [(clean(line.text), line.para) for line in right if line is not date and not _is_word(line.text)]
    found = sub.document
    name = printed.full_name([clean(line.text) for line in left[:number]], found.dia_danh)
    return BanSao(
        kind.hinh_thuc, CoQuan(name, body.strip()), found.so, found.dia_danh, found.ngay_ban_hanh,
        [line.removesuffix(";").rstrip() for line in found.noi_nhan], found.luu.removeprefix("Lưu:").strip().removesuffix("."),
        take_signer(sub, signing, ("ban_sao", 0, "chu_ky")) if signing else None,
    )  # fmt: skip


def _is_right(line: Line, right: list[Line]) -> bool:
    """Tell whether a line stands at the right: by its place, or where that is not known by what it says."""
    if line.side != -1:
        return line.side == 1
    text = clean(line.text)
    if _is_word(text) or DATE_LINE.match(text):
        return True
    return bool(right) and (is_signature(text) or bool(SIGNED.match(text)) or looks_name(text))


# --- who confirms a leave ---------------------------------------------------------------------------------------------


def take_confirmed(reading: Reading, foot: Foot, after: list[Item]) -> list[Item]:
    """Take who confirms a leave (mẫu 1.10) from below the recipients or the signature; return what follows."""
    if reading.document.loai != "giay_nghi_phep":
        return after
    at = next((n for n, (line, _) in enumerate(foot.recipients) if _CONFIRMS.match(line)), None)
    if at is not None:
        lines = foot.recipients[at:]
        del foot.recipients[at:]
    else:
        filled = [n for n, item in enumerate(after) if isinstance(item, Grid) or item.text.strip()]
        if not filled or not _CONFIRMS.match(clean(_paras(after[filled[0]])[0].text)):
            return after
        item = after[filled[0]]
        end = filled[0] + 1 if isinstance(item, Grid) else len(after)
        lines = [(clean(line.text), line.para) for one in after[filled[0] : end] for line in _lines(one)]
        after = after[end:]
    signed = next((n for n, (line, _) in enumerate(lines) if SIGNED.match(line)), None)
    last = signed if signed is not None else max(1, len(lines) - 1)
    rest = [line for line, _ in lines[last:] if not SIGNED.match(line)]
    said = [line for line, _ in lines[last:] if SIGNED.match(line)]
    reading.document.xac_nhan = ChuKy([], " ".join(line for line, _ in lines[:last]), "\n".join(rest), "\n".join(said))
    reading.put(("xac_nhan",), lines[0][1], "xac_nhan")
    return after


# --- the address of the body ------------------------------------------------------------------------------------------


def take_address(reading: Reading, items: list[Item]) -> list[Item]:
    """Take address, telephone, e-mail in small letters (ô số 13): from the footers, else where a PDF has its first page's."""
    document, flow = reading.document, reading.flow
    paras: list[Para] = []
    for kind in ("first", "default"):
        name = flow.sections[0].parts.get(f"footer {kind}", "") if flow.sections else ""
        paras = paras or _address(flow.parts.get(name, []))
        if paras and paras[0] in flow.parts.get(name, []):
            flow.parts[name] = [para for para in flow.parts[name] if para not in paras]
    if not paras:
        paras = _address([item for item in items if isinstance(item, Para)])
    for para in paras:
        reading.put(("lien_he", len(document.lien_he)), para, "lien_he")
        document.lien_he += [line for line in clean(para.text).split("\n") if line]
    return [item for item in items if not any(item is para for para in paras)]


def _address(paras: list[Para]) -> list[Para]:
    """Return the first lines that give an address in small letters, and those right below in the same size."""
    begin = next((n for n, para in enumerate(paras) if _small(para) and _ADDRESS.match(para.text.strip())), None)
    if begin is None:
        return []
    out = [paras[begin]]
    for para in paras[begin + 1 :]:
        if not _small(para) or (not _ADDRESS.match(para.text.strip()) and para.look.align != out[0].look.align):
            break
        out.append(para)
    return out


def _small(para: Para) -> bool:
    return (
        bool(para.text.strip())
        and max((piece.look.size for piece in para.pieces if piece.text.strip()), default=99.0) <= _SMALL
    )
