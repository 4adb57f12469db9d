"""BC: the unit of a row and its figure, a sum of money without its unit, rates of one row rounded unlike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.figures.bound.measures import sides_and_area, two_units
from cchc_docs.checking.figures.bound.units import units_denied
from cchc_docs.checking.figures.tables.sheet import columns_of_units
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text

_SUMS = practice("tổng, tỷ lệ trong văn bản phải tính lại được từ các số thành phần")

_NOT_IN: tuple[tuple[re.Pattern[str], frozenset[str], str], ...] = tuple(
    (patterns.ours(rf"(?:[-+•]\s*)?(?:{name})(?!\w)", re.IGNORECASE), frozenset(units.split(", ")), right)
    for name, units, right in (
        ("(?:tổng )?diện tích", "tấn, tạ, kg, người, hộ, đồng, triệu đồng, km, con, tạ/ha, tấn/ha", "ha, m²"),
        ("(?:tổng )?sản lượng", "ha, m2, m², km2, km², km, người, hộ, tạ/ha, tấn/ha, sào", "tấn"),
        (
            "năng suất (?:lúa|ngô|khoai|sắn|lạc|đậu|rau|chè|cà phê|bình quân)",
            "ha, m2, m², người, hộ, con, đồng",
            "tạ/ha",
        ),
        ("(?:tổng )?chiều dài", "ha, m2, m², m3, m³, tấn, kg, người, hộ, đồng", "km, m"),
        ("dân số(?: trung bình| toàn xã| toàn phường)?(?=$| *\\()", "hộ, ha, đồng, km2, km²", "người"),
        (
            "(?:tổng )?số (?:hộ|thôn|bản|ấp|khóm|tổ dân phố|trường|lớp|máy)(?! [^\\W\\d]+ viên)",
            "người, khẩu, nhân khẩu, ha, tấn, km",
            "hộ, thôn, trường …",
        ),
        (
            "(?:tổng )?số (?:người|lao động|học sinh|đảng viên|đoàn viên|hội viên)",
            "hộ, ha, thôn, đồng, triệu đồng, km",
            "người",
        ),
        ("tổng đàn|đàn (?:trâu|bò|lợn|heo|dê|gia cầm|gia súc)", "ha, m2, m², hộ, người, tạ/ha", "con"),
        ("(?:tổng )?(?:thu|chi) ngân sách|thu nhập bình quân", "hộ, người, ha, tấn, km, con", "triệu đồng"),
        (
            "đá (?:hộc|dăm|mi|\\d+ ?[x×] ?\\d+)|cát (?:vàng|xây|đen|san lấp|bê tông)|sỏi",
            "m, m2, m², cái, chiếc, bộ, lít, người",
            "m³",
        ),
        ("xi măng", "m, m2, m², m3, m³, lít, cái, chiếc, bộ", "kg, tấn, bao"),
        ("xăng|dầu (?:diesel|do|hỏa|nhờn)", "m, m2, m², cái, chiếc, bộ, người", "lít"),
    )
)
"""What a name is never measured in: the first words of the name, the units, what is meant."""


@rule(
    code="BC13",
    title="Đơn vị tính không hợp tên chỉ tiêu (Tỷ lệ tính bằng hồ sơ, Diện tích tính bằng tấn)",
    severity=CANH_BAO,
    can_cu=_SUMS,
    bad="""
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: hồ sơ, gia_tri: "98"}]}]
mo_dau: [Chi tiết tại Phụ lục.]
""",
    good="""
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "98"}, {chi_tieu: Số hồ sơ tiếp nhận, don_vi_tinh: hồ sơ, gia_tri: "120"}]}]
mo_dau: [Chi tiết tại Phụ lục.]
""",
)
def unit_of_row(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên hàng mở đầu bằng “Tỷ lệ” thì đơn vị là %, ‰; mở đầu bằng “Số”, “Số lượng”, “Tổng số” thì không phải %. Tỷ lệ tính theo điểm, theo lần không xét.

    Diện tích, sản lượng, chiều dài, dân số, tổng đàn, đá, cát, xi măng, xăng dầu: chỉ báo đơn vị không thể có (đá hộc tính bằng m², diện tích tính bằng tấn).
    """
    columns: dict[int, str] = {}
    for row in context.rows:
        column = columns.get(id(row.table))
        if column is None:
            column = columns[id(row.table)] = next(iter(columns_of_units(row.table)), "")
        unit = row.cell(column).strip().lower() if column else ""
        if not unit or column in row.row.gop_tren:
            continue
        name = row.cell("chi_tieu") or row.cell("noi_dung") or row.cell("ten_chi_tieu") or _name_before(row, column)
        wrong = next((right for named, units, right in _NOT_IN if unit in units and named.match(name)), "")
        if wrong:
            typed = row.cell(column)
            yield Finding(row.cell_path(column), f"“{name[:50]}” mà đơn vị tính là “{typed}”", typed, wrong)
            continue
        rate = patterns.match(r"(?:[-+]\s*)?[Tt][ỷỉ] lệ(?! (?:nghịch|bản đồ))", name)
        count = patterns.match(r"(?:[-+]\s*)?(?:Số lượng|Tổng số|Số (?!điểm|phần trăm|tỷ lệ|hóa|hoá|liệu))", name)
        count = None if patterns.search(r" trên tổng|/ ?tổng| so với ", name) else count
        percent = unit in ("%", "‰", "phần trăm", "tỷ lệ %", "tỷ lệ")
        if (rate and not percent and not patterns.search(r"điểm|lần|/|người/", unit)) or (
            count and unit in ("%", "phần trăm") and "%" not in name
        ):
            right = "%" if rate else "đơn vị đếm (hồ sơ, người, cuộc …)"
            yield Finding(
                row.cell_path(column),
                f"“{name[:50]}” mà đơn vị tính là “{unit}”",
                row.cell(column),
                right,
            )


def _name_before(row: Row, units: str) -> str:
    """The words of the column before that of the units: the name of a row whose column has a name of its own ("Tên vật tư")."""
    codes = [column.ma for column in row.table.cot]
    at = codes.index(units)
    return row.cell(codes[at - 1]) if at else ""


_AREA_SIGNS = ("m²", "m2", "(", "tương đương", "tức", "quy ", "hay", "tăng ", "mỗi ", "/tháng")


@rule(
    code="BC27",
    title="Đơn vị của số đo không khớp số bên cạnh (12,4 km² và 124 ha; dài 186 m, tăng 24 km)",
    severity=CANH_BAO,
    can_cu=practice(
        "một số đo ghi bằng hai đơn vị phải đổi được sang nhau: 1 km² = 100 ha, 1 ha = 10.000 m², 1 tỷ đồng = 1.000 triệu đồng"
    ),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Bãi bồi rộng 12,4 km² (124 ha).']",
    good="mo_dau: ['Bãi bồi rộng 12,4 km² (1.240 ha).', 'Sân kê 24 m x 15 m, diện tích 360 m².', 'Kinh phí 0,35 tỷ đồng, tương đương 350 triệu đồng.']",
)
def two_units_of_one(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“12,4 km² (124 ha)”, “1,25 ha, tương đương 1.250 m²”, “0,35 tỷ đồng (tức 35 triệu đồng)”; diện tích và hai cạnh: “24 m x 15 m, diện tích 380 m²”.

    Đơn vị mà các số bên cạnh cho là sai: “dài 186 m, tăng 24 km”, “03 bể, mỗi bể 50 m³, tổng 150 lít”, “78 triệu đồng/người/tháng”.
    Số trong ngoặc có thể là một phần, nên không có chữ “tương đương”, “tức” thì chỉ báo khi lệch đúng 10, 100, 1.000 lần hoặc lệch một chữ số.
    """
    small = context.whole_small
    for look in (two_units, sides_and_area, units_denied) if any(sign in small for sign in _AREA_SIGNS) else ():
        for text, wrong in context.each(look, of_figures=True):
            yield Finding(text.path, wrong.message, text.text[wrong.start : wrong.end], wrong.right)


_BARE_MONEY = patterns.ours(r"(?<![\w.,])\d[\d.,]* ?(?:triệu|tỷ|tỉ)(?=[,;](?: |$)|\)(?! đồng)|\.?(?:/\.)?$|\. )")
_OF_MONEY = patterns.ours(
    r"(?<!\w)(?:góp|kinh phí|số tiền|trị giá|ủng hộ|hỗ trợ|vốn|quỹ|tiền|vay|thu|chi|mức|doanh thu|giải ngân|thưởng|tặng|nộp)(?!\w)(?::(?= ))?[^.;:]*$",
    re.IGNORECASE,
)
_MONEY_BEHIND = patterns.ours(
    r"[,;] (?:[^.;]{0,12}\d[\d.,]* ?(?:triệu|tỷ|tỉ)[,;]? ?)*[^.;]{0,12}\d[\d.,]* ?(?:triệu|tỷ|tỉ) đồng"
)
"""“3 triệu, 5 triệu, 7 triệu đồng”: the last names the unit of all."""


@rule(
    code="BC64",
    title="Số tiền thiếu chữ “đồng” (996 triệu)",
    severity=GOI_Y,
    can_cu=practice("số tiền ghi cả đơn vị: triệu đồng, tỷ đồng"),
    tru=QUOTED,
    bad="mo_dau: ['Hội viên đóng góp 96 triệu, 120 ngày công kê bến.']",
    good="mo_dau: ['Hội viên đóng góp 96 triệu đồng, 120 ngày công kê bến.', 'Dân số 1,2 triệu, phần lớn ở bến.', 'Mức hỗ trợ 3 triệu, 5 triệu đồng.']",
)
def money_without_unit(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“đóng góp 96 triệu,”: sau triệu, tỷ còn thiếu đồng. Chỉ xét câu nói về tiền; ô bảng có đơn vị ở đầu cột nên không xét."""
    for hit in context.matches(_BARE_MONEY, ("triệu", "tỷ", "tỉ")):
        words = hit.text.text
        if hit.text.role.startswith("o.") or _MONEY_BEHIND.match(words, hit.end):
            continue
        if _OF_MONEY.search(words[max(0, hit.start - 80) : hit.start]):
            typed = hit.match[0]
            yield Finding(hit.text.path, f"“{typed}” thiếu chữ “đồng”", typed, f"{typed} đồng", f"{typed} đồng")


_RATE = patterns.ours(
    r"(?<![\w.,/])(?P<phan>\d{1,3}(?:\.\d{3})*|\d+)/(?P<toan>\d{1,3}(?:\.\d{3})*|\d+)(?: [^\W\d]+){0,4}(?: ?= ?| ?\(|,? (?:đạt|chiếm|bằng)(?: tỷ lệ| tỉ lệ)? )(?P<ty_le>\d{1,3}(?:,(?P<le>\d+))?) ?%"
)


@rule(
    code="BC65",
    title="Tỷ lệ trong một dãy làm tròn không như nhau (90,8% và 90%)",
    severity=GOI_Y,
    can_cu=practice("các tỷ lệ đặt cạnh nhau lấy cùng số chữ số thập phân"),
    bad="mo_dau: ['Nộp sổ: bến Đông 227/250 = 90,8%; bến Đoài 142/157 = 90%.']",
    good="mo_dau: ['Nộp sổ: bến Đông 227/250 = 90,8%; bến Đoài 142/157 = 90,4%; bến Hạ 30/40 = 75%.', 'Nộp 142/157 = 90%.']",
)
def rounded_unlike(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu có tỷ lệ lẻ mà một tỷ lệ tròn chẵn trong khi hai số đi cùng không chia chẵn: tính lại cho cùng số lẻ."""
    rows: dict[tuple[int, int], list[tuple[re.Match[str], Text]]] = {}
    for hit in context.matches(_RATE, ("%",)):
        sentence = hit.text.text.count(". ", 0, hit.start)
        rows.setdefault((hit.base, sentence), []).append((hit.match, hit.text))
    for row in rows.values():
        places = max(len(one["le"] or "") for one, _ in row)
        for one, text in row if places else ():
            part, whole = (Decimal(one[key].replace(".", "")) for key in ("phan", "toan"))
            exact = round(100 * part / whole, places) if whole else Decimal(0)
            if not one["le"] and exact != int(exact) and round(exact) == int(one["ty_le"]):
                typed, right = f"{one['ty_le']}%", f"{exact}".replace(".", ",") + "%"
                before = "" if text.text.count(typed) == 1 else one[0].removesuffix(typed)
                message = f"“{typed}” làm tròn khác các tỷ lệ bên cạnh"
                yield Finding(text.path, message, before + typed, before + right)
