"""Targets: from the tables of targets, surely; from sentences with one rate, surely where a section of targets says them.

The words stay where they are; a target has the name its sentence gives it ("Tỷ lệ hồ sơ giải quyết đúng hạn").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.model.codes import content_code, folded
from cchc_docs.model.complete import tables
from cchc_docs.model.document import ChiTieu, Document, Hang, MocChiTieu, Muc, Path
from cchc_docs.model.markup import plain
from cchc_docs.record import Record

_RATE = patterns.ours(r"(\d{1,3}(?:,\d+)?)\s?%")
_BETWEEN = patterns.ours(
    r"(?<=[.;])\s+|\n|;|,?\s+trong đó,?\s+|,\s+(?=(?:tỷ lệ|tỉ lệ|mức độ|số hóa)\b)"
    r"|(?:,|,?\s+và)\s+(?=\d[\d,]*\s?%\s+(?!(?:trong|so|vào|ở|tại|của|năm|cho|theo|trở)\b)\w+\s+\w+)",
    re.IGNORECASE,
)
_COMPARED = (
    (">=", patterns.ours(r"trở lên|tối thiểu|ít nhất|≥|>=|không (?:thấp|dưới|ít hơn)", re.IGNORECASE)),
    ("<=", patterns.ours(r"không quá|tối đa|trở xuống|≤|<=", re.IGNORECASE)),
    (">", patterns.ours(r"(?:^|\s)(?:trên|hơn|vượt)\s+\d|>", re.IGNORECASE)),
    ("<", patterns.ours(r"(?:^|\s)dưới\s+\d|<", re.IGNORECASE)),
)
_MARK = r"(?:đạt|từ|trên|trở lên|tối thiểu|ít nhất|tối đa|không quá|không dưới|dưới|hơn|lên|là|(?:chỉ\s+)?còn|chiếm|vượt|ở mức|mức|≥|≤|>=|<=|>|<)"
_TRAILING = patterns.ours(rf"(?:(?:^|\s+){_MARK})+[\s:]*$", re.IGNORECASE)
_VERBS = patterns.ours(
    r"^(?:bảo đảm|đảm bảo|phấn đấu|duy trì|nâng cao|nâng|đưa|giữ|tăng|tiếp tục|và|có|hoàn thành|thực hiện)\s+",
    re.IGNORECASE,
)
# What begins the next thing said of a figure: its purpose, its effect, its exception; all else goes on with the enumeration.
_NEXT = patterns.ours(
    r"^\s*(?:không|chưa|hạn chế|tránh|trừ|trong đó|bao gồm|gồm|nhất là|đặc biệt|cụ thể|qua đó|từ đó|do đó|nhằm|để|góp phần|tạo|hướng tới|"
    r"hướng đến|tiến tới|phấn đấu|đồng thời|từng bước|kịp thời|đúng (?:quy định|thời hạn)|theo|đáp ứng|phục vụ|bảo đảm|đảm bảo|"
    r"tăng|giảm|cao hơn|thấp hơn|vượt|bằng|tương (?:đương|ứng)|so với|(?:\w+\s+){0,3}\d)(?!\w)",
    re.IGNORECASE,
)
_SECTION = patterns.ours(r"mục tiêu|chỉ tiêu", re.IGNORECASE)
# What was reached is no target: the rates of these sections are last year's.
_REACHED = patterns.ours(
    r"^(?:(?:đặc điểm )?tình hình|(?:thực|hiện) trạng|kết quả|đánh giá (?:chung|kết quả|tình hình)|tồn tại|hạn chế)(?!\w)",
    re.IGNORECASE,
)
# Words about another figure ("từ 14 tuổi trở lên", "dưới 6 tuổi", "ít nhất 02 người") or another scale ("đại học trở lên").
_OTHER = patterns.ours(
    rf"(?:(?<!\w){_MARK}\s+)*(?:đủ\s+)?(?<![\d.,/])\d[\d.,/]*(?![\d.,/]|\s?%)(?:\s+(?!trở\s)\w+)?(?:\s+trở (?:lên|xuống))?",
    re.IGNORECASE,
)
_FROM = patterns.ours(r"(?<!\w)từ\s*$", re.IGNORECASE)
_UPWARDS = patterns.ours(r"\s*(?<!\w)trở (?:lên|xuống)(?!\w)", re.IGNORECASE)
_OPEN = patterns.ours(r"(?<!\w)(?:cho|của|với|tại|ở|về|trong|đến|trên|theo|bằng)$", re.IGNORECASE)
_NAMED = patterns.ours(r"^(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|mức)\s", re.IGNORECASE)
_SPAN = patterns.ours(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)|(?i:năm)\s+((?:19|20)\d\d)")
_VALUES = ("gia_tri", "ket_qua", "so_lieu")
_LONGEST = 30


class _Said(Record):
    """A target a sentence states; `doubt`: why a person should look."""

    target: ChiTieu
    doubt: str


def identify_targets(document: Document, doubts: dict[Path, str]) -> None:
    """Fill `chi_tieu`; a plan that has some keeps them as they are."""
    if document.chi_tieu:
        return
    known: dict[str, str] = {}
    for _, table in tables(document):
        if table.kieu == "chi_tieu":
            _from_table(document, table.hang, known, doubts)
    for said in _of_blocks(document.noi_dung, sure=False):
        _add(document, said, known, doubts)


def _from_table(document: Document, rows: list[Hang], known: dict[str, str], doubts: dict[Path, str]) -> None:
    phase = ""
    for row in rows:
        if row.nhom:
            found = _SPAN.search(row.nhom)
            phase = (f"{found[1]} - {found[2]}" if found[1] else found[3]) if found else phase
            continue
        name = " ".join(plain(line) for line in row.o.get("chi_tieu", ())).strip(" .;")
        cell = next((" ".join(row.o[key]) for key in _VALUES if row.o.get(key)), "")
        if not name or name in document.chi_tieu or "chi_tieu" in row.gop_tren:
            continue
        unit = " ".join(row.o.get("don_vi_tinh", ()))
        comparison, value = _value(plain(cell))
        if value.endswith("%"):
            unit, value = unit or "%", value[:-1].strip()
        code = known.get(folded(name), "")
        if not code:
            code = content_code(name, document.chi_tieu, unit)
            known[folded(name)] = code
            lines = [plain(line) for line in row.o.get("chu_tri", ())]
            document.chi_tieu[code] = ChiTieu(name, unit, chu_tri=lines)
            if not value:
                doubts["chi_tieu", code] = "bảng chưa ghi giá trị của chỉ tiêu này"
        target = document.chi_tieu[code]
        if phase and value:
            target.moc.append(MocChiTieu(phase, value, comparison))
        elif value and not target.gia_tri:
            target.gia_tri, target.so_sanh = value, comparison
        row.ma = row.ma or code


def _value(cell: str) -> tuple[str, str]:
    """Return comparison and value of a cell: "≥ 95" -> (">=", "95"); words stay words."""
    found = patterns.fullmatch(r"(.*?)\s*(\d[\d.,]*\s?%?)\s*(.*?)[.;]?", cell.strip(), re.DOTALL)
    if found is None:
        return "", cell.strip()
    around = f"{found[1]} {found[3]}".strip()
    if around and patterns.sub(_MARK, "", around, flags=re.IGNORECASE).strip():
        return "", cell.strip()
    return _comparison(cell), found[2].replace(" ", "")


def _comparison(words: str) -> str:
    return next((mark for mark, pattern in _COMPARED if pattern.search(words)), "")


def _compared(before: str, after: str) -> str:
    """Return how a sentence compares its rate: by the words at the rate, never by those of another figure in it."""
    before, after = _OTHER.sub(" ", before), _OTHER.sub(" ", after)
    least, beside = _FROM.search(before) is not None, _UPWARDS.match(after)
    if least or beside is None:
        after = _UPWARDS.sub(" ", after)  # "80% công chức có trình độ đại học trở lên"
    return ">=" if least else _comparison(f"{before} 0%{after}")


def _of_blocks(blocks: list[Muc], *, sure: bool) -> Iterator[_Said]:
    for block in blocks:
        if block.kieu == "tieu_de" and _REACHED.search(block.chu) and not _SECTION.search(block.chu):
            continue
        here = sure or (block.kieu == "tieu_de" and _SECTION.search(block.chu) is not None)
        if "%" in block.chu and block.bang is None:
            for sentence in _BETWEEN.split(plain(block.chu)):
                said = _stated(sentence, sure=here) if "%" in sentence else None
                if said is not None:
                    yield said
        yield from _of_blocks(block.noi_dung, sure=here)


def _stated(sentence: str, *, sure: bool) -> _Said | None:
    """Return the target of a sentence with one rate, None where it has several or names nothing."""
    rates = _RATE.findall(sentence)
    if len(rates) != 1:
        return None
    before, _, after = sentence.partition(next(found[0] for found in _RATE.finditer(sentence)))
    if "lần lượt" in before:
        return None  # one of several that stand for several years or places
    if before.count("(") > before.count(")"):
        return None  # "27 em (2,0%)": the share of a count
    name = _name(before, after)
    if not 3 <= len(name.split()) <= _LONGEST:
        return None
    named = _NAMED.match(name) is not None and _NAMED.match(before.strip()) is not None
    doubt = "" if sure or named else f"rút từ câu “{_short(sentence)}”; nếu không phải chỉ tiêu thì xóa mục này"
    return _Said(ChiTieu(name, "%", _compared(before, after), rates[0]), doubt)


def _name(before: str, after: str) -> str:
    """Return what is measured: the words before the figure, or "Tỷ lệ" of those after it."""
    if _FROM.search(before):
        after = _without_upwards(after)
    before = patterns.sub(r"^[\s+•–-]*", "", before)
    for _ in range(3):
        before = _VERBS.sub("", before)
    lead = " ".join(_TRAILING.sub("", before).split()).strip(" .,;:-–")
    if len(lead.split()) >= 3 and _OPEN.search(lead):
        lead = f"{lead} {_counted(after)}".strip()  # "Lập hồ sơ quản lý cho 100% trẻ em"
    if len(lead.split()) >= 3:
        return lead[:1].upper() + lead[1:]
    tail = _counted(after)
    if not tail or (lead and lead.casefold() in ("", tail.casefold())):
        return ""
    words = f"{lead} {tail}".strip()
    return f"Tỷ lệ {words[:1].lower()}{words[1:]}" if words[:2] != words[:2].upper() else f"Tỷ lệ {words}"


def _without_upwards(after: str) -> str:
    """Return the words after "từ 98%" without its own "trở lên", which may stand behind what is counted."""
    others = [found.span() for found in _OTHER.finditer(after)]
    for found in _UPWARDS.finditer(after):
        if not any(start <= found.start() < end for start, end in others):
            return after[: found.start()] + after[found.end() :]
    return after


def _counted(after: str) -> str:
    """Return what a rate is of: "hồ sơ được giải quyết đúng hạn", up to the end of its clause."""
    words = patterns.sub(r"\([^)]*\)", "", patterns.sub(r"^\s*(?:trở lên|trở xuống)", "", after))
    words = patterns.split(r"[.;:](?:\s|$)", words, maxsplit=1)[0]
    out, *others = words.split(",")
    for part in others:
        if _NEXT.match(part):
            break
        out = f"{out},{part}"
    return " ".join(out.split()).strip(" .,;:-–")


def _short(sentence: str) -> str:
    words = " ".join(sentence.split())
    return words if len(words) <= 80 else f"{words[:80].rsplit(' ', 1)[0]} …"


def _add(document: Document, said: _Said, known: dict[str, str], doubts: dict[Path, str]) -> None:
    key = folded(said.target.ten)
    code = known.get(key, "")
    if code:
        other = document.chi_tieu[code]
        here = other.gia_tri or (other.moc[-1].gia_tri if other.moc else "")
        if here != said.target.gia_tri and not other.moc:
            doubts["chi_tieu", code] = f"nơi khác trong kế hoạch ghi {said.target.gia_tri}%; chọn một giá trị"
        return
    code = content_code(said.target.ten, document.chi_tieu, said.target.gia_tri)
    known[key] = code
    document.chi_tieu[code] = said.target
    if said.doubt:
        doubts["chi_tieu", code] = said.doubt
