"""CT: how a target is worded - over 100 %, "trên … trở lên", no unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.figures.amounts import agrees, alike, amounts, rates_of, sentences
from cchc_docs.checking.figures.tables.sheet import figure_of
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text
from cchc_docs.model.markup import plain

_SENSE = practice("chỉ tiêu phải đo được và không tự mâu thuẫn")
_NUMBER = r"\d{1,3}(?:\.\d{3})*(?:,\d+)?"


@rule(
    code="CT01",
    title="Tỷ lệ lớn hơn 100 %",
    severity=LOI,
    can_cu=_SENSE,
    bad="mo_dau: [Tỷ lệ hồ sơ đúng hạn đạt 102%.]",
    good="mo_dau: [Tỷ lệ hồ sơ đúng hạn đạt 100%., Số hồ sơ tăng 120% so với năm 2025.]",
)
def over_hundred(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét tỷ lệ của một tổng (hồ sơ, văn bản, thủ tục …); mức tăng, vượt kế hoạch, dự toán thì được quá 100 %."""
    rows = {row.path: row for row in context.rows}
    for text in context.prose:
        if "%" not in text.text:
            continue
        for found in patterns.finditer(rf"({_NUMBER})\s?%", text.text):
            value = float(found[1].replace(".", "").replace(",", "."))
            if value > 100 and (
                _OF_A_PLAN.match(text.text, found.end()) or _AN_AMOUNT.search(text.text[: found.start()])
            ):
                continue
            if _OF_BIRTHS.search(text.text, 0, found.start()):
                continue
            if value <= 100 or _MAY_EXCEED.search(_sentence_around(text.text, found.start(), found.end())):
                continue
            row = rows.get(text.path[:-1])
            if not _is_reckoned(text.text, found.start()) and not _of_its_row(row, value) and not _compares(row, text):
                yield Finding(text.path, f"Tỷ lệ “{found[0]}” lớn hơn 100 %", found[0], "kiểm tra lại số")
    for row in context.rows:
        if row.cell("don_vi_tinh") == "%":
            for column in [
                column.ma for column in row.table.cot if column.ma == "gia_tri" or column.ma.startswith("moc_")
            ]:
                whole = patterns.fullmatch(rf"\D{{0,12}}({_NUMBER})\D{{0,12}}", row.cell(column))
                if whole and float(whole[1].replace(".", "").replace(",", ".")) > 100:
                    yield Finding(
                        row.cell_path(column),
                        f"Chỉ tiêu “{row.cell(column)}” % lớn hơn 100",
                        row.cell(column),
                        "kiểm tra lại số",
                    )


_OF_A_PLAN = patterns.ours(
    r"\)?,? (?:so với |của )?(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|mục tiêu|cùng kỳ|năm trước|định mức|(?:chỉ tiêu )?(?:tỉnh|huyện|cấp trên) giao|KH|CT|DT|NQ|CK)(?![^\W_])",
    re.IGNORECASE,
)
"""More than a plan asked for: "đạt 115% kế hoạch"."""
_OF_BIRTHS = patterns.ours(r"(?<!\w)(?:giới tính khi sinh|(?:bé|trẻ|cháu) trai)(?!\w)", re.IGNORECASE)
"""Boys to a hundred girls, which are more."""
_AN_AMOUNT = patterns.ours(
    r"\d ?(?:ha|tấn|tạ|kg|lít|km|m2|m3|m²|m³|con|cây|đồng|triệu|tỷ|sản phẩm|tấn/ha|tạ/ha|ngày công|cuộc|buổi|lượt(?: người| khách)?)"
    r"(?: [^\W\d_]+){0,4}[,;]?(?: \([^()]*\),?)? (?:ước )?(?:đạt|bằng) (?:tỷ lệ )?$"
)
"""A harvest or a sum of money, measured by what was planned: "1.009 ha, đạt 104%"."""
_MAY_EXCEED = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|vượt|so với|dự toán|kế hoạch (?:giao|thu|năm|vốn)|bằng|gấp|thu (?:ngân sách|phí|thuế|nội địa)|ngân sách|công suất|định mức"
    r"|mức lương|lương|vốn|đơn giá|giá (?:đất|trị)|tăng trưởng|hoàn thành)(?!\w)",
    re.IGNORECASE,
)
"""What may well be more than a hundred percent."""


def _is_reckoned(words: str, start: int) -> bool:
    """Whether two amounts of one kind in the sentence make the rate: more was done than the plan asked for."""
    for base, sentence in sentences(words):
        if not base <= start < base + len(sentence):
            continue
        found = amounts(sentence)
        rate = next((one for one in found if one.start + base == start), None)
        counts = [one for one in found if one.unit != "%" and one.value]
        return rate is not None and any(
            agrees(*rates_of(one, other), rate) != "sai"
            for one, other in permutations(counts[:_MOST], 2)
            if alike(one, other) and one.value > other.value
        )
    return False


def _of_its_row(row: Row | None, rate: float) -> bool:
    """Whether two other cells of a row make the rate in one of its cells."""
    if row is None:
        return False
    cells = [figure_of(row.cell(column.ma)) for column in row.table.cot[:_MOST]]
    counts = [float(one) for one in cells if one]
    return any(abs(100 * one / other - rate) < _ROUNDED for one, other in permutations(counts, 2))


_COMPARED = patterns.ours(
    r"so sánh|(?<!\w)so (?:với )?|[^\W\d]/[^\W\d]|20\d\d/20\d\d|tăng|(?<!\w)%? ?(?:TH|HT)/", re.IGNORECASE
)


def _compares(row: Row | None, text: Text) -> bool:
    """Whether a cell stands in a column that sets one figure over another ("So sánh xã/tỉnh"), which may be any rate."""
    heads = [plain(one.ten) for one in row.table.cot if one.ma == text.path[-1]] if row else []
    return any(_COMPARED.search(head) for head in heads)


_ROUNDED = 0.1
_MOST = 12
"""Amounts of a sentence that are paired."""


def _sentence_around(words: str, start: int, end: int) -> str:
    """The part of a sentence round a figure: at most 60 letters before and 40 after, no further than its ends."""
    before = patterns.split(r"[.;:!?](?=\s)", words[max(0, start - 60) : start])[-1]
    after = patterns.split(r"[.;!?](?=\s|$)", words[end : end + 40])[0]
    return before + words[start:end] + after


@rule(
    code="CT02",
    title="Mức chỉ tiêu nói hai lần (trên … trở lên, tối thiểu từ … trở lên)",
    severity=CANH_BAO,
    can_cu=_SENSE,
    bad="mo_dau: [Thanh toán trực tuyến đạt tối thiểu từ 55% trở lên.]",
    good="mo_dau: [Thanh toán trực tuyến đạt từ 55% trở lên., Đạt tối thiểu 60%., Thu phí đạt trên 100% dự toán.]",
)
def said_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“trên 95% trở lên”: trên 95 hay từ 95? “tối thiểu từ 55% trở lên”: nói hai lần một ý. “ít nhất 100% giáo viên”: cả thì không có hơn."""
    for text in context.prose:
        words = text.text
        for found in _TWICE.finditer(words) if " trở " in words else ():
            if _ALL_AND_MORE.match(words, found.start()):
                continue  # told below
            number = patterns.search(rf"{_NUMBER}\s?%?", found[0])
            shown = number[0] if number else ""
            right = f"từ {shown} trở lên (hoặc: tối thiểu {shown})"
            yield Finding(text.path, f"“{found[0]}”: mức nói hai lần", found[0], right)
        for found in _ALL_AND_MORE.finditer(words) if "100" in words else ():
            around = _sentence_around(words, found.start(), found.end())
            if not (_OF_A_PLAN.match(words, found.end()) or _MAY_EXCEED.search(around)):
                yield Finding(text.path, f"“{found[0]}”: 100% là tất cả, không có hơn", found[0], "100%")


_TWICE = patterns.ours(
    rf"(?:(?:tối thiểu|ít nhất)(?: đạt)?(?: từ| trên)?|trên|hơn|tối đa|không quá) {_NUMBER}\s?%? (?:\w+ ){{0,3}}(?:trở lên|trở xuống)",
    re.IGNORECASE,
)
_ALL_AND_MORE = patterns.ours(
    r"(?<!\w)(?:(?:ít nhất|tối thiểu|không dưới|trên|hơn)(?: đạt| là| có)? 100 ?%(?: trở lên)?|từ 100 ?% trở lên)",
    re.IGNORECASE,
)


@rule(
    code="CT03",
    title="Chỉ tiêu không có đơn vị tính hoặc giá trị",
    severity=LOI,
    can_cu=_SENSE,
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "98"}, {chi_tieu: Số cuộc tập huấn, gia_tri: "2"}]}]
""",
    good="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "98"}, {chi_tieu: Số cuộc tập huấn, don_vi_tinh: cuộc, gia_tri: "2"}]}]
""",
)
def no_unit(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Trong bảng chỉ tiêu: ô đơn vị tính hoặc ô giá trị để trống; ô gộp không tính."""
    for row in context.rows:
        codes = {column.ma for column in row.table.cot}
        if "chi_tieu" not in codes or not row.cell("chi_tieu"):
            continue
        for code, name in (("don_vi_tinh", "đơn vị tính"), ("gia_tri", "giá trị")):
            if code in codes and code not in row.row.gop_tren and not row.row.gop_phai and not row.cell(code):
                if code == "don_vi_tinh" and "%" in row.cell("gia_tri"):
                    continue
                yield Finding(row.cell_path(code), f"Chỉ tiêu chưa có {name}", row.cell("chi_tieu")[:60], f"ghi {name}")


@rule(
    code="CT04",
    title="Cách ghi phần trăm không thống nhất",
    severity=GOI_Y,
    can_cu=practice("một văn bản dùng một cách: 98% hoặc 98 %"),
    bad="mo_dau: [Đạt 98%., Đạt 95%., Đạt 90 %.]",
    good="mo_dau: [Đạt 98%., Đạt 90%.]",
)
def percent_forms(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“98%” và “98 %” trong cùng văn bản."""
    if " %" not in context.whole:
        return
    tight = [text for text in context.prose if patterns.search(r"\d%", text.text)]
    loose = [(text, found) for text in context.prose if (found := patterns.search(r"(?<!\d)\d{1,15} %", text.text))]
    if tight and loose and len(loose) < len(tight):
        text, found = loose[0]
        yield Finding(
            text.path,
            "Dấu % cách số, nơi khác viết liền",
            found[0],
            found[0].replace(" ", ""),
            also=tuple(other.path for other, _ in loose[1:]),
        )
