"""NV: the task tables - empty cells, one unit leading and taking part, the same task twice, unknown units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.near import earlier_alike
from cchc_docs.vietnamese.units import is_group, normalise_unit, same_unit, split_units, unit_names

_SIX = practice("mỗi nhiệm vụ có nội dung, sản phẩm, chủ trì, phối hợp, thời hạn")
_ROW = """
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu:
  - {noi_dung: Rà soát thủ tục hành chính, san_pham: Báo cáo rà soát, chu_tri: Văn phòng, phoi_hop: Phòng Kinh tế, thoi_han: Quý I/2026}
"""


@rule(
    code="NV01",
    title="Ô bắt buộc của nhiệm vụ còn trống",
    severity=LOI,
    can_cu=_SIX,
    bad=_ROW
    + "  - {noi_dung: Công khai kết quả giải quyết, san_pham: Danh mục, chu_tri: Văn phòng, phoi_hop: Phòng Kinh tế}\n",
    good=_ROW,
)
def empty_cells(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nội dung, chủ trì, thời hạn, sản phẩm không được trống; ô gộp với ô trên tính theo ô trên. Cột phối hợp có thể trống.

    Dòng chỉ có nội dung, các ô khác đều trống, là tiêu đề trong bảng.
    """
    names = {"noi_dung": "nội dung", "chu_tri": "cơ quan chủ trì", "thoi_han": "thời hạn", "san_pham": "sản phẩm"}
    for row in context.task_rows:
        codes = [column.ma for column in row.table.cot]
        covered = _covered(row, codes)
        if not any(row.cell(code).strip(" .-–…") for code in ("chu_tri", "phoi_hop", "san_pham", "thoi_han")):
            continue  # a line of words alone is a heading inside the table
        for code in codes:
            if code not in names or code in row.row.gop_tren or code in covered or row.cell(code).strip(" .-–…"):
                continue
            what = row.cell("noi_dung")
            quote = what[:60] if what and code != "noi_dung" else ""
            yield Finding(row.cell_path(code), f"Nhiệm vụ chưa có {names[code]}", quote, f"ghi {names[code]}")


def _covered(row: Row, codes: list[str]) -> set[str]:
    """The columns that a cell to their left covers."""
    out: set[str] = set()
    for code, width in row.row.gop_phai.items():
        if code in codes:
            at = codes.index(code)
            out.update(codes[at + 1 : at + width])
    return out


def units_of(row: Row, column: str) -> tuple[str, ...]:
    """The units a cell lists."""
    found = row.listed.get(column)
    if found is None:
        lines = row.lines(column)
        found = row.listed[column] = listed_units(lines[0] if len(lines) == 1 else "\n".join(lines))
    return found


@lru_cache(maxsize=2048)
def listed_units(cell: str) -> tuple[str, ...]:
    """The units in the words of a cell; the same words come in many rows."""
    return tuple(split_units(cell))


@rule(
    code="NV02",
    title="Đơn vị chủ trì cũng là đơn vị phối hợp",
    severity=LOI,
    can_cu=practice("đơn vị chủ trì không phối hợp với chính mình"),
    bad=_ROW
    + "  - {noi_dung: Công khai kết quả giải quyết, san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: [phòng Kinh tế, Công an xã], thoi_han: Quý I/2026}\n",
    good=_ROW,
)
def leads_and_joins(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So tên đơn vị sau khi bỏ khác biệt về dấu, chữ hoa, viết tắt. Cụm chung “các phòng” không tính."""
    for row in context.task_rows:
        leaders = [unit for unit in units_of(row, "chu_tri") if not _generic(unit)]
        for unit in units_of(row, "phoi_hop"):
            if not _generic(unit) and any(same_unit(unit, leader) for leader in leaders):
                yield Finding(
                    row.cell_path("phoi_hop"), f"“{unit}” vừa chủ trì vừa phối hợp", unit, "bỏ ở cột phối hợp"
                )


def _generic(unit: str) -> bool:
    return patterns.match(r"(?:các|cơ quan|đơn vị|tất cả|những)\b", unit.lower()) is not None


@rule(
    code="NV03",
    title="Đơn vị không có trong danh sách đơn vị của kế hoạch",
    severity=GOI_Y,
    can_cu=practice("mỗi đơn vị khai một lần trong don_vi"),
    bad="don_vi: {kt: {ten: Phòng Kinh tế}, vp: {ten: Văn phòng}}"
    + _ROW.replace("phoi_hop: Phòng Kinh tế", "phoi_hop: Phòng Tổng hợp"),
    good="don_vi: {kt: {ten: Phòng Kinh tế}, vp: {ten: Văn phòng}}" + _ROW,
)
def unknown_unit(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ xét kế hoạch có khai don_vi; đơn vị ngoài xã (Sở, Công an tỉnh) có thể cố ý không khai."""
    names = [
        name for unit in context.document.don_vi.values() for name in (unit.ten, unit.viet_tat, *unit.cach_viet) if name
    ]
    if not names:
        return
    told = {normalise_unit(name) for name in names}
    for row in context.task_rows:
        for column in ("chu_tri", "phoi_hop"):
            for unit in (name for line in row.lines(column) for name in unit_names(line)):
                key = normalise_unit(unit)
                if key in told or _generic(unit) or is_group(unit) or any(same_unit(unit, name) for name in names):
                    continue
                told.add(key)
                yield Finding(
                    row.cell_path(column), f"“{unit}” chưa khai trong don_vi", unit, "khai trong don_vi hoặc sửa tên"
                )


@rule(
    code="NV04",
    title="Một nhiệm vụ ghi hai lần",
    severity=CANH_BAO,
    can_cu=practice("một việc giao một lần"),
    bad=_ROW
    + "  - {noi_dung: Rà soát thủ tục hành chính., san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: Văn phòng, thoi_han: Quý II/2026}\n",
    good=_ROW
    + "  - {noi_dung: Công khai thủ tục hành chính, san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: Văn phòng, thoi_han: Quý II/2026}\n",
)
def twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai dòng có nội dung giống nhau từ 95 % trở lên; từ 88 % chỉ là gợi ý, có thể là hai việc gần tên nhau.

    Dòng này nói hết nội dung của dòng kia rồi nói thêm đúng cái mà dòng kia ghi ở cột sản phẩm (“Đan 04 lưới” - sản phẩm “30 m lưới”; “Đan 04 lưới dài 30 m”), cùng đơn vị chủ trì: cũng là một việc.
    """
    told = set[Path]()
    rows = [(row, words) for row in context.task_rows if len(words := row.cell("noi_dung")) >= 15]
    for (row, words), alike in zip(rows, earlier_alike([words for _, words in rows], 0.88), strict=True):
        for other, before in (rows[number] for number in alike):
            if _of_others(row, other):
                continue  # one kind of work in a calendar: other classes, other units each time
            if abs(len(words) - len(before)) <= 0.2 * len(words) and (score := similarity(words, before)) >= 0.88:
                where = f"dòng {other.row.so_thu_tu or '?'} của bảng “{_table_name(context, other)}”"
                severity = GOI_Y if score < 0.95 else None
                yield Finding(
                    row.cell_path("noi_dung"),
                    f"Nhiệm vụ giống {where} ({score:.0%})",
                    words[:80],
                    "gộp hai dòng",
                    severity=severity,
                )
                told.add(row.path)
                break
    for row, other in _told_longer([row for row, _ in rows]):
        if row.path not in told:
            where = f"dòng {other.row.so_thu_tu or other.row.nhan or '?'} của bảng “{_table_name(context, other)}”"
            message = (
                f"Cùng việc với {where}: “{other.cell('noi_dung')[:60]}”, sản phẩm “{other.cell('san_pham')[:40]}”"
            )
            yield Finding(
                row.cell_path("noi_dung"),
                message,
                row.cell("noi_dung")[:80],
                "gộp hai dòng",
                also=(other.cell_path("noi_dung"),),
            )


def _told_longer(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the later of two rows of one leader of which one says the other's words and its product behind them."""
    opened: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        words = _syllables(row.cell("noi_dung"))
        leader = normalise_unit(row.cell("chu_tri"))
        same = opened.setdefault((leader, *words[:_OPENING]), []) if leader else []
        for other in same[-_MOST:]:
            before = _syllables(other.cell("noi_dung"))
            (short, inner), (_, outer) = sorted([(other, before), (row, words)], key=lambda one: len(one[1]))
            more = [word for word in outer[len(inner) :] if word not in _LINKS]
            if outer[: len(inner)] == inner and more and set(more) <= set(_syllables(short.cell("san_pham"))):
                yield row, other
                break
        same.append(row)


def _syllables(words: str) -> list[str]:
    return patterns.findall(r"\w+(?:[.,]\d+)?", words.lower())


_OPENING, _MOST = 3, 20
"""Words with which two rows of one task begin; rows of one opening that are compared."""
_LINKS = frozenset(["cho", "với", "gồm", "có", "là", "và", "khoảng", "để", "tại", "ở"])
_OF_TASKS = frozenset(["so_thu_tu", "noi_dung", "san_pham", "chu_tri", "phoi_hop", "thoi_han", "ghi_chu", "kinh_phi"])


def _of_others(row: Row, other: Row) -> bool:
    """Whether two rows of one table are about different ones by a column of its own ("Đối tượng", "Lớp", "Địa bàn")."""
    return row.path[:-1] == other.path[:-1] and any(
        (one := row.cell(column.ma)) and (two := other.cell(column.ma)) and one != two
        for column in row.table.cot
        if column.ma not in _OF_TASKS
    )


def _table_name(context: Context, row: Row) -> str:
    if row.path[0] == "phu_luc" and isinstance(row.path[1], int):
        appendix = context.document.phu_luc[row.path[1]]
        return appendix.nhan_in or appendix.ten
    return "trong bài"


_NO_TASKS = patterns.ours(
    r"chuẩn bị|trình bày|kiểm tra|thanh tra|được (?:khen|kiểm|mời)|địa chỉ|họ (?:và )?tên|chức vụ|buổi|phút|giờ|báo cáo viên|lớp|đối tượng|tuyến|chiều dài|diện tích",
    re.IGNORECASE,
)
"""Columns of programmes and lists: who prepares, who is inspected, at what hour."""


_HOW_IT_STANDS = patterns.ours(r"tình trạng|trạng thái|lý do|(?:kết quả|tình hình) thực hiện", re.IGNORECASE)
"""Columns of a report on tasks that another paper gave."""
_WHEN = patterns.ours(r"hoàn thành|thời|tiến độ|tháng|quý|ngày|hạn", re.IGNORECASE)


@rule(
    code="NV05",
    title="Bảng nhiệm vụ thiếu cột chủ trì hoặc thời hạn",
    severity=GOI_Y,
    can_cu=_SIX,
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Nhiệm vụ, cot: [so_thu_tu, noi_dung, chu_tri], nhiem_vu: [{noi_dung: Rà soát, chu_tri: Văn phòng}]}]
""",
    good=_ROW,
)
def missing_columns(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bảng giao việc nên có đủ chủ trì và thời hạn; bảng chỉ để thống kê thì không cần."""
    for base, table in context.tables:
        codes = {column.ma for column in table.cot}
        if (
            table.kieu != "nhiem_vu"
            or "noi_dung" not in codes
            or any(_NO_TASKS.search(column.ten) for column in table.cot)
            or (context.document.loai == "bao_cao" and any(_HOW_IT_STANDS.search(plain(one.ten)) for one in table.cot))
        ):
            continue
        timed = any(_WHEN.search(plain(column.ten)) for column in table.cot)
        lacks = [name for code, name in (("chu_tri", "cơ quan chủ trì"), ("thoi_han", "thời hạn")) if code not in codes]
        lacks = [name for name in lacks if not (timed and name == "thời hạn")]
        if lacks and codes & {"chu_tri", "thoi_han"}:
            yield Finding((*base, "cot"), f"Bảng nhiệm vụ không có cột {', '.join(lacks)}", suggestion="thêm cột")
