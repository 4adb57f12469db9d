"""Targets: from the tables of targets, surely; from sentences with one rate, surely where a section of targets says them.

A figure in another unit is a target only where targets are told. The words stay where they are; a target has the name its
sentence gives it ("Tỷ lệ hồ sơ giải quyết đúng hạn"), and milestones where several years or stages tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from cchc_docs import patterns
from cchc_docs.model.codes import content_code, folded
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, ChiTieu, Document, MocChiTieu, Muc, Path
from cchc_docs.model.markup import plain
from cchc_docs.model.references import measured
from cchc_docs.reading.identity.counts import count_targets, with_unit
from cchc_docs.reading.identity.levels import unit_column, value_columns
from cchc_docs.reading.identity.stated import MARK, Said, compared_by, rate_target, without_remarks

_BETWEEN = patterns.ours(
    r"(?<=[.;])\s+|\n|;|,?\s+trong đó,?\s+|,\s+(?=(?:(?:nâng|đưa|giảm)\s+)?(?:tỷ lệ|tỉ lệ|mức độ|số hóa)\b)"
    r"|,\s+(?=(?:thời gian|số|tổng số|điểm)\s[^%;\n]*?\s(?:đạt|từ|ít nhất|tối thiểu|không quá|dưới|trên|còn|là)\s\d[^%;\n]*(?:[;\n]|$))"
    r"|(?:,|,?\s+và)\s+(?=\d[\d,]*\s?%\s+(?!(?:trong|so|vào|ở|tại|của|năm|cho|theo|trở)\b)\w+\s+\w+)",
    re.IGNORECASE,
)
_SECTION = patterns.ours(r"mục tiêu|chỉ tiêu", re.IGNORECASE)
# What was reached is no target: the rates of these sections are last year's.
_REACHED = patterns.ours(
    r"^(?:(?:đặc điểm )?tình hình|(?:thực|hiện) trạng|kết quả|đánh giá (?:chung|kết quả|tình hình)|tồn tại|hạn chế)(?!\w)",
    re.IGNORECASE,
)
# What else a heading may be about: counts there are of tasks, ways, parts of the paper.
_ELSE = patterns.ours(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|biện pháp|yêu cầu|mục đích|quan điểm|căn cứ|phạm vi|đối tượng|kết quả|cách (?:đánh giá|tính|xác định)"
    r"|tổ chức thực hiện|phân công|kinh phí|chế độ báo cáo)(?!\w)",
    re.IGNORECASE,
)
_TOWARDS = patterns.ours(
    r"(?<!\w)(?:thực hiện|hoàn thành|đạt(?: được)?)\s+(?:\w+\s+){0,3}?(?:mục tiêu|chỉ tiêu)", re.IGNORECASE
)
_HEADED = patterns.ours(r"^(?:(?:các|những|một số)\s+)?(?:mục tiêu|chỉ tiêu)", re.IGNORECASE)
_SPAN = patterns.ours(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)|(?i:năm)\s+((?:19|20)\d\d)")
_IN_YEAR = patterns.ours(r"[\s+•–-]*(?:trong\s+)?năm\s+((?:19|20)\d\d)(?!\w)", re.IGNORECASE)
_SUM = patterns.ours(r"(?:tổng(?: số| cộng)?|cộng)(?: điểm)?", re.IGNORECASE)
# A heading that is a year or a stage and no more: "Đến hết năm 2027", "Mục tiêu giai đoạn 2026 - 2030:".
_PHASE = patterns.ours(
    r"(?:(?:các\s+)?(?:mục tiêu|chỉ tiêu)\s+(?:cụ thể\s+)?)?(?:(?:tính\s+)?(?:đến|hết|đến hết|trong|vào)\s+)?(?:cuối\s+)?(?:năm|giai đoạn)\s+"
    r"((?:19|20)\d\d)(?:\s*[-–—]\s*((?:19|20)\d\d))?\s*[:.]?",
    re.IGNORECASE,
)


class _Told(Enum):
    """What a part of the paper tells: targets alone, targets among others, other things."""

    TARGETS = "targets"
    MIXED = "mixed"
    ELSEWHERE = "elsewhere"


def identify_targets(document: Document, doubts: dict[Path, str]) -> None:
    """Fill `chi_tieu`; a plan that has some keeps them as they are."""
    if document.chi_tieu:
        return
    known: dict[str, str] = {}
    for _, table in tables(document):
        if table.kieu == "chi_tieu":
            _from_table(document, table, known, doubts)
    for said in _of_blocks(document.noi_dung, _Told.ELSEWHERE, document.nam, sure=False):
        _add(document, said, known, doubts)


def _from_table(document: Document, table: Bang, known: dict[str, str], doubts: dict[Path, str]) -> None:
    columns = value_columns(table, document.nam)
    if columns is None:
        return
    units, group = unit_column(table), ""
    for row in table.hang:
        if row.nhom:
            group = _phase_in(row.nhom) or group
            continue
        name = " ".join(plain(line) for line in row.o.get("chi_tieu", ())).strip(" .;")
        if not name or _SUM.fullmatch(name) or name in document.chi_tieu or "chi_tieu" in row.gop_tren:
            continue
        cells = [(" ".join(row.o[key]), phase) for key, phase in columns if row.o.get(key)]
        if cells and not cells[0][1]:
            cells = [(cells[0][0], group)]
        values = [(*_value(plain(cell)), phase) for cell, phase in cells]
        unit = " ".join(row.o.get(units, ())) or next((unit for _, _, unit, _ in values if unit), "")
        code = known.get(folded(name), "")
        if not code:
            code = content_code(name, document.chi_tieu, unit)
            known[folded(name)] = code
            lines = [plain(line) for line in row.o.get("chu_tri", ())]
            document.chi_tieu[code] = ChiTieu(name, unit, chu_tri=lines)
            if not values:
                doubts["chi_tieu", code] = "bảng chưa ghi giá trị của chỉ tiêu này"
        target = document.chi_tieu[code]
        for compared, value, _, phase in values:
            if phase and value:
                target.moc.append(MocChiTieu(phase, value, compared))
            elif value and not target.gia_tri:
                target.gia_tri, target.so_sanh = value, compared
        row.ma = row.ma or code


def _phase_in(words: str) -> str:
    """Return the years a heading names: "2026 - 2027", "2030"; "" for none."""
    found = _SPAN.search(words)
    return "" if found is None else f"{found[1]} - {found[2]}" if found[1] else found[3]


def _value(cell: str) -> tuple[str, str, str]:
    """Return comparison, value and unit of a cell: "≥ 95%" -> (">=", "95", "%"); words stay words."""
    figure, unit = with_unit(cell)
    if figure:
        return compared_by(cell), figure, unit
    found = patterns.fullmatch(r"(.*?)\s*(\d[\d.,]*)\s?(%?)\s*(.*?)[.;]?", cell.strip(), re.DOTALL)
    if found is None:
        return "", cell.strip(), ""
    around = f"{found[1]} {found[4]}".strip()
    if around and patterns.sub(MARK, "", around, flags=re.IGNORECASE).strip():
        return "", cell.strip(), ""
    return compared_by(cell), found[2], found[3]


def _of_blocks(blocks: list[Muc], above: _Told, year: int | None, *, sure: bool, phase: str = "") -> Iterator[Said]:
    stages = _stages(blocks)
    for block in blocks:
        if block.kieu == "tieu_de" and _REACHED.search(block.chu) and not _SECTION.search(block.chu):
            continue
        here = sure or (block.kieu == "tieu_de" and _SECTION.search(block.chu) is not None)
        told = _told(block, above)
        stage = stages.get(id(block), phase)
        if block.bang is None and patterns.search(r"\d", block.chu):
            for sentence, at in _by_year(_BETWEEN.split(plain(block.chu)), year):
                yield from (_at(said, stage or at) for said in _stated(sentence, told, sure=here))
        yield from _of_blocks(block.noi_dung, told, year, sure=here, phase=stage)


def _by_year(sentences: list[str], year: int | None) -> Iterator[tuple[str, str]]:
    """Yield sentences, each with its year where they tell several: "Năm 2026 đạt 16 mô hình; năm 2027 đạt 18 mô hình".

    What a year before the plan's came to is no target.
    """
    found = [(sentence, _IN_YEAR.match(sentence)) for sentence in sentences]
    named = {led[1] for _, led in found if led is not None and int(led[1]) >= (year or 0)}
    for sentence, led in found:
        if led is None or led[1] in named:
            yield sentence, led[1] if led is not None and len(named) > 1 else ""


def _stages(blocks: list[Muc]) -> dict[int, str]:
    """Return the stages some blocks are headed by, where there are several: "Đến năm 2026", "Đến năm 2030"."""
    out: dict[int, str] = {}
    for block in blocks:
        found = _PHASE.fullmatch(plain(block.chu).strip()) if block.noi_dung else None
        if found is not None:
            out[id(block)] = f"{found[1]} - {found[2]}" if found[2] else found[1]
    return out if len(set(out.values())) > 1 else {}


def _at(said: Said, stage: str) -> Said:
    """Return a target as a milestone of its stage."""
    if stage:
        target = said.target
        target.moc = [MocChiTieu(stage, target.gia_tri, target.so_sanh)]
        target.gia_tri = target.so_sanh = ""
    return said


def _told(block: Muc, above: _Told) -> _Told:
    """Return what a heading, or a text with others under it, says is told under it."""
    heading = block.kieu == "tieu_de"
    if not heading and not block.noi_dung:
        return above
    others = _ELSE.search(block.chu) is not None
    if (_SECTION if heading else _HEADED).search(_TOWARDS.sub("", block.chu)):
        return _Told.TARGETS if not others and (heading or above is _Told.TARGETS) else _Told.MIXED
    return _Told.ELSEWHERE if others else above


def _stated(sentence: str, told: _Told, *, sure: bool) -> Iterator[Said]:
    if "%" in sentence:
        said = rate_target(sentence, sure=sure)
        if said is not None:
            yield said
        elif told is not _Told.ELSEWHERE and "%" not in (words := without_remarks(sentence)):
            yield from count_targets(words, sure=False)  # "185/185 hộ (tỷ lệ 100%)"
    elif told is not _Told.ELSEWHERE:
        yield from count_targets(sentence, sure=told is _Told.TARGETS)


def _add(document: Document, said: Said, known: dict[str, str], doubts: dict[Path, str]) -> None:
    key, target = folded(said.target.ten), said.target
    code = known.get(key, "")
    if code:
        other = document.chi_tieu[code]
        if not other.gia_tri and not other.moc:
            other.gia_tri, other.so_sanh, other.moc = target.gia_tri, target.so_sanh, target.moc
            other.don_vi_tinh = other.don_vi_tinh or target.don_vi_tinh
            doubts.pop(("chi_tieu", code), None)
        elif target.moc and other.moc and target.moc[0].ten not in {one.ten for one in other.moc}:
            other.moc += target.moc
        elif other.gia_tri.lstrip("0") != target.gia_tri.lstrip("0") and not other.moc:
            there = measured(target.gia_tri or target.moc[0].gia_tri, target.don_vi_tinh, "")
            doubts["chi_tieu", code] = f"nơi khác trong kế hoạch ghi {there}; chọn một giá trị"
        return
    code = content_code(target.ten, document.chi_tieu, target.gia_tri)
    known[key] = code
    document.chi_tieu[code] = target
    if said.doubt:
        doubts["chi_tieu", code] = said.doubt
