"""BC: figures of a table - rows of totals, rows across, rows of a form against those numbered below them, shares over 100, parts of a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.tables.across import wrong_rows
from cchc_docs.checking.figures.tables.composed import wrong_composed, wrong_formulas, wrong_running, wrong_yields
from cchc_docs.checking.figures.tables.sheet import Line, Sheet, lines_of, sheet_of
from cchc_docs.checking.figures.tables.totals import WrongCell, wrong_groups, wrong_shares, wrong_totals, wrong_trees
from cchc_docs.checking.figures.tables.trends import wrong_trends
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.so_lieu import remarks
from cchc_docs.model.document import Bang, Path
from cchc_docs.vietnamese.numbers import NUMBER

_SUMS = practice("hàng tổng, cột tổng, thành tiền, tỷ lệ trong bảng phải tính lại được từ các ô thành phần")
_TABLE = """
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Hồ sơ đã nhận
  cot: [so_thu_tu, {{ma: linh_vuc, ten: Lĩnh vực}}, {{ma: tong, ten: Tổng số}}, {{ma: truc_tuyen, ten: Trực tuyến}}, {{ma: truc_tiep, ten: Trực tiếp}}]
  hang:
  - {{linh_vuc: Hộ tịch, tong: "120", truc_tuyen: "96", truc_tiep: "24"}}
  - {{linh_vuc: Chứng thực, tong: "95", truc_tuyen: "60", truc_tiep: "35"}}
  - {{linh_vuc: Đất đai, tong: "41", truc_tuyen: "22", truc_tiep: "{}"}}
  - {{linh_vuc: Cộng, tong: "256", truc_tuyen: "{}", truc_tiep: "78"}}
"""


def sheets(context: Context) -> list[Sheet]:
    """Return the tables of a document that hold figures."""
    return context.once("sheets", lambda: [one for one in worded_sheets(context) if one.has_figures])


def worded_sheets(context: Context) -> list[Sheet]:
    """Return all the tables of a document as sheets, those without figures too."""
    return context.once(
        "worded_sheets", lambda: [sheet_of(base, table, rows) for base, table, rows in lined_tables(context)]
    )


def lined_tables(context: Context) -> list[tuple[Path, Bang, list[Line | None]]]:
    """Return every table of a document with its path and its rows as lines, which nobody changes."""
    return context.once(
        "lined_tables", lambda: [(base, table, lines_of(base, table)) for base, table in context.tables]
    )


def _told_before(context: Context) -> set[Path]:
    """The rows of a báo cáo that BC03 and BC04 tell of."""
    if context.document.loai != "bao_cao":
        return set()
    return {
        remark.path[:n]
        for group in ("tong_hop", "bieu_mau")
        for remark in remarks(context).get(group, ())
        for n in range(4, len(remark.path) + 1)
    }


@rule(
    code="BC16",
    title="Bảng: hàng tổng không bằng các hàng cộng lại",
    severity=LOI,
    can_cu=_SUMS,
    bad=_TABLE.format(19, 187),
    good=_TABLE.format(19, 178),
)
def totals(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hàng “Tổng”, “Tổng số”, “Cộng”, “Tổng cộng” bằng các hàng phía trên (hoặc phía dưới): mọi hàng, các hàng từ tổng trước, các hàng cấp cao, hay các tổng nhóm - đúng một cách là được.

    Cột tỷ lệ, đơn giá, bình quân, điểm không cộng; tỷ trọng mà tổng ghi 100 thì các hàng cộng lại phải được 100 (trừ làm tròn). Trong biểu đánh số 1, 1.1, 1.2, “Tổng số …” không nhỏ hơn các hàng con, “Tỷ lệ …” bằng thương của hai hàng con.
    """
    before = _told_before(context)
    for sheet in sheets(context):
        units = {row.path: row.cell("don_vi_tinh") for row in context.rows if row.path[:-1] == sheet.lines[0].path[:-1]}
        blamed = {(cell.path, cell.column) for cell in _across(sheet)}
        columns = {column for _, column in blamed if column}
        told_how = list(wrong_formulas(sheet))
        yield from _findings(told_how, before)
        named = {(cell.path, cell.column) for cell in told_how}
        for cell in wrong_totals(sheet):
            if (cell.path, cell.column) not in named and (
                cell.column not in columns or (cell.path, cell.column) in blamed
            ):
                yield from _findings([cell], before)
        yield from _findings(wrong_shares(sheet), before)
        trees = list(wrong_trees(sheet, units))
        yield from _findings(trees, before)
        for cell in wrong_groups(sheet, {(path, column) for path, column in blamed if column}):
            if not any(cell.path == other.path and cell.column == other.column for other in trees):
                yield from _findings([cell], before)


def _findings(cells: Iterable[WrongCell], before: set[Path]) -> Iterator[Finding]:
    for cell in cells:
        if cell.path not in before:
            severity = None if cell.sure else CANH_BAO
            yield Finding(
                (*cell.path, cell.column) if cell.column else cell.path,
                cell.message,
                cell.typed,
                _as_typed(cell),
                severity=severity,
            )


def _as_typed(cell: WrongCell) -> str:
    """What is right, with as many decimals as the cell has ("6,0" for "7,0")."""
    places = len(cell.typed.partition(",")[2].rstrip(" %"))
    return f"{cell.right},{'0' * places}" if places and cell.right.replace(".", "").isdigit() else cell.right


def _across(sheet: Sheet) -> list[WrongCell]:
    off: dict[str, Decimal] = {}
    for cell in wrong_totals(sheet):
        told = next(line for line in sheet.lines if line.path == cell.path).cells[cell.column].value
        off[cell.column] = Decimal(cell.right.replace(".", "").replace(",", ".")) - told
    return list(wrong_rows(sheet, off))


@rule(
    code="BC17",
    title="Bảng: số trong một hàng không khớp nhau (tổng và các phần, thành tiền, còn lại, tỷ lệ)",
    severity=LOI,
    can_cu=_SUMS,
    bad=_TABLE.format(29, 178),
    good=_TABLE.format(19, 178),
)
def rows(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Tổng số” bằng các cột phần, “Còn lại” là hiệu hai cột, “Thành tiền” là số lượng nhân đơn giá, “Sản lượng” là diện tích nhân năng suất, “Tỷ lệ” là thương hai cột, hoặc công thức ghi ở hàng số cột “(3) = (1) - (2)”.

    Ô kể bằng chữ “tổ 4 (312 hộ), tổ 5 (268 hộ)” so với số của hàng. Cột “tăng 12 hồ sơ”, “giảm 4%”, “+7” so với hai cột nó so sánh. Chỉ xét khi phần lớn các hàng của bảng tính đúng theo cách đó; số làm tròn thì được.
    """
    before = _told_before(context)
    for sheet in sheets(context):
        across = _across(sheet)
        yield from _findings(across, before)
        told = {(cell.path, cell.column) for cell in across}
        more = (*wrong_trends(sheet), *wrong_composed(sheet), *wrong_yields(sheet), *wrong_running(sheet))
        yield from _findings((cell for cell in more if (cell.path, cell.column) not in told), before)


@rule(
    code="BC18",
    title="Bảng: tỷ lệ lớn hơn 100 %, số đếm có phần lẻ",
    severity=LOI,
    can_cu=_SUMS,
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Chỉ tiêu, cot: [so_thu_tu, chi_tieu, don_vi_tinh, ket_qua], hang: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", ket_qua: "1.050"}]}]
""",
    good="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Chỉ tiêu, cot: [so_thu_tu, chi_tieu, don_vi_tinh, ket_qua], hang: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", ket_qua: "98"}]}]
""",
)
def impossible_cells(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hàng “Tỷ lệ …” đơn vị % mà ghi trên 100 (đã ghi nhầm số lượng?), trừ tỷ lệ giải ngân, thực hiện kế hoạch, tăng trưởng. Hàng đếm hồ sơ, cuộc, người mà ghi số lẻ: cảnh báo."""
    for row in context.rows:
        unit = row.cell("don_vi_tinh").lower()
        if not unit or "don_vi_tinh" in row.row.gop_tren:
            continue
        name = row.cell("chi_tieu") or row.cell("noi_dung") or row.cell("ten_chi_tieu") or row.cell("ten")
        for column in row.table.cot:
            typed = row.cell(column.ma)
            if not patterns.fullmatch(NUMBER, typed) or _HEAD_OF_OTHER.search(column.ten):
                continue
            value = float(typed.replace(".", "").replace(",", "."))
            rate = unit == "%" and value > 100 and patterns.match(r"tỷ lệ|tỉ lệ", name, re.IGNORECASE)
            if rate and column.ma not in ("so_thu_tu", "gia_tri") and not _MAY_EXCEED.search(name):
                yield Finding(
                    row.cell_path(column.ma), f"“{name[:50]}” là tỷ lệ % mà ghi {typed}", typed, "kiểm tra lại số"
                )
            elif unit in _COUNTED and "," in typed and value != int(value):
                message = f"“{name[:50]}” đếm bằng {unit} mà ghi {typed}"
                yield Finding(row.cell_path(column.ma), message, typed, "kiểm tra lại số", severity=CANH_BAO)


_MAY_EXCEED = patterns.ours(
    r"giải ngân|kế hoạch|dự toán|tăng|so với|thu ngân sách|hoàn thành|chỉ tiêu|tăng trưởng|sử dụng", re.IGNORECASE
)
_HEAD_OF_OTHER = patterns.ours(r"%|tỷ lệ|so sánh|so với|tăng|giảm|năm|kế hoạch|bình quân", re.IGNORECASE)
_COUNTED = frozenset(
    [
        "hồ sơ",
        "văn bản",
        "thủ tục",
        "cuộc",
        "người",
        "nhiệm vụ",
        "lượt",
        "hộ",
        "phiếu",
        "cơ quan",
        "đơn vị",
        "lớp",
        "hội nghị",
        "đơn",
        "vụ",
        "cái",
        "chiếc",
        "pakn",
    ]
)
