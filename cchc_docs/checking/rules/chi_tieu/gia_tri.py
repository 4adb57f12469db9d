"""CT: one target with two values, a later phase below an earlier, a value below the parent plan's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc_docs.checking.context import Context, Row, sentences
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import PARENT
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import ChiTieu, Document, Path
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.numbers import parse_number

_ONE_VALUE = practice("một chỉ tiêu chỉ có một giá trị cho một thời kỳ")
_PERCENT = re.compile(r"(\d{1,3}(?:,\d+)?)\s?%")


@dataclass(frozen=True, slots=True)
class Stated:
    """A percentage and what it is said of: its sentence without figures, the phase it belongs to, where it stands."""

    path: Path
    about: str
    value: float
    phase: str
    quote: str
    in_table: bool


def stated_targets(context: Context) -> list[Stated]:
    """Return the percentages of the document with what they are said of; sentences with several are left out."""
    return context.once("stated_targets", lambda: _stated(context))


def _stated(context: Context) -> list[Stated]:
    out = [_of_row(row) for row in context.rows]
    found = [one for one in out if one is not None]
    phase = ""
    for text in context.prose:
        if text.role == "tieu_de":
            phase = _phase(text.text)
        if (
            text.role not in ("muc", "doan", "tieu_de") and not text.role.startswith(("o.noi_dung", "o.san_pham"))
        ) or "%" not in text.text:
            continue
        for _, sentence in sentences(text.text):
            values = _PERCENT.findall(sentence)
            if len(values) == 1:
                hit = _PERCENT.search(sentence)
                about = _about(sentence)
                if hit and len(about) > 12:
                    here = phase if not text.role.startswith("o.") else ""
                    found.append(Stated(text.path, about, float(values[0].replace(",", ".")), here, hit[0], False))
    return found


def _of_row(row: Row) -> Stated | None:
    column = "gia_tri" if "gia_tri" in row.row.o else "ket_qua"
    name, cell = row.cell("chi_tieu"), row.cell(column)
    number = re.search(r"\d{1,3}(?:,\d+)?", cell)
    if not name or not number or row.cell("don_vi_tinh") not in ("%", ""):
        return None
    return Stated(
        row.cell_path(column), _about(name), float(number[0].replace(",", ".")), _phase(row.group), cell, True
    )


def _phase(words: str) -> str:
    found = re.search(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)", words) or re.search(
        r"(?i:năm)\s+((?:19|20)\d\d)", words
    )
    return "-".join(found.groups()) if found else ""


def _about(sentence: str) -> str:
    """A sentence without its figure, comparison and verb: what is left names the target."""
    words = re.sub(r"[\d.,]+\s?%", " ", sentence)
    words = re.sub(
        r"\b(?:bảo đảm|đảm bảo|phấn đấu|duy trì|đạt|trên|từ|trở lên|trở xuống|tối thiểu|ít nhất|tối đa|không quá|hơn|≥|≤|>|<|đến năm \d+)\b|[≥≤><]",
        " ",
        words,
        flags=re.IGNORECASE,
    )
    return " ".join(re.sub(r"\(.*?\)", " ", words).split()).strip(" .,;:-–").lower()


@rule(
    code="CT10",
    title="Một chỉ tiêu có hai giá trị",
    severity=CANH_BAO,
    can_cu=_ONE_VALUE,
    bad="mo_dau: [Bảo đảm.]\nnoi_dung: [{tieu_de: Mục tiêu, noi_dung: [Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt 98%., Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt trên 95%.]}]",
    good="noi_dung: [{tieu_de: Mục tiêu, noi_dung: [Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt 98%., Tỷ lệ hồ sơ đất đai giải quyết trực tuyến đạt trên 60%.]}]",
)
def two_values(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So câu nêu tỷ lệ ở mọi nơi (nội dung, bảng, phụ lục): cùng nói về một việc (giống từ 93 %) mà khác số.

    Hai giai đoạn khác nhau thì không so. Giống từ 75 % chỉ là gợi ý: có thể là hai chỉ tiêu gần tên nhau.
    """
    known: list[Stated] = []
    for one in stated_targets(context):
        for other in known:
            if one.value == other.value or (one.phase and other.phase and one.phase != other.phase):
                continue
            score = similarity(one.about, other.about)
            if score >= 0.75:
                severity = None if score >= 0.93 and one.phase == other.phase else GOI_Y
                message = f"Chỉ tiêu này ở nơi khác là “{other.quote}” ({other.about[:60]}; giống {score:.0%})"
                yield Finding(one.path, message, one.quote, "thống nhất một giá trị", severity=severity)
                break
        known.append(one)


def _years(name: str) -> int | None:
    found = re.findall(r"(?:19|20)\d\d", name)
    return int(found[-1]) if found else None


@rule(
    code="CT11",
    title="Giai đoạn sau đặt thấp hơn giai đoạn trước",
    severity=CANH_BAO,
    can_cu=practice("chỉ tiêu càng về sau càng không thấp đi"),
    bad="""
chi_tieu: {dung_han: {ten: Tỷ lệ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", moc: [{ten: 2026 - 2027, gia_tri: "98"}, {ten: 2028 - 2030, gia_tri: "95"}]}}
""",
    good="""
chi_tieu: {dung_han: {ten: Tỷ lệ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", moc: [{ten: 2026 - 2027, gia_tri: "95"}, {ten: 2028 - 2030, gia_tri: "98"}]}}
""",
)
def going_down(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các mốc của một chỉ tiêu tăng (từ, trên, hoặc tỷ lệ); chỉ tiêu giảm (không quá, dưới, cắt giảm) thì ngược lại."""
    for code, target in context.document.chi_tieu.items():
        values = [parse_number(stage.gia_tri).value for stage in target.moc]
        for n in range(1, len(values)):
            before, after = values[n - 1], values[n]
            if before is not None and after is not None and (after > before if _falling(target) else after < before):
                message = f"“{target.ten}”: mốc {target.moc[n].ten} là {target.moc[n].gia_tri}, mốc trước là {target.moc[n - 1].gia_tri}"
                yield Finding(("chi_tieu", code, "moc", n), message, target.moc[n].gia_tri, "kiểm tra lại giá trị")
    earlier: list[tuple[Stated, int]] = []
    for one in (stated for stated in stated_targets(context) if stated.in_table and _years(stated.phase)):
        end = _years(one.phase) or 0
        for other, year in earlier:
            falling = re.search(r"cắt giảm|giảm|quá hạn|trễ hạn|thời gian", one.about)
            if year < end and one.value < other.value and not falling and similarity(one.about, other.about) >= 0.9:
                yield Finding(
                    one.path,
                    f"Giai đoạn {one.phase} đặt “{one.quote}”, giai đoạn {other.phase} đã là “{other.quote}”",
                    one.quote,
                    "kiểm tra lại giá trị",
                )
        earlier.append((one, end))


def _falling(target: ChiTieu) -> bool:
    return target.so_sanh in ("<", "<=") or re.search(r"giảm|quá hạn|trễ hạn", target.ten.lower()) is not None


@rule(
    code="CT12",
    can=PARENT,
    title="Chỉ tiêu thấp hơn kế hoạch cấp trên",
    severity=LOI,
    can_cu=practice("kế hoạch cụ thể hóa không đặt thấp hơn kế hoạch gốc"),
    bad="""
chi_tieu: {dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "95"}}
_goc: {chi_tieu: {dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "98"}}}
""",
    good="""
chi_tieu: {dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "98"}}
_goc: {chi_tieu: {dung_han: {ten: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "98"}}}
""",
)
def below_parent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy khi có kế hoạch gốc (ke_hoach_goc); so theo mã hoặc theo tên giống hệt."""
    parent: Document | None = context.parent
    if parent is None:
        return
    by_name = {target.ten.lower(): target for target in parent.chi_tieu.values()}
    for code, target in context.document.chi_tieu.items():
        above = parent.chi_tieu.get(code) or by_name.get(target.ten.lower())
        if above is None or above.don_vi_tinh != target.don_vi_tinh:
            continue
        mine, theirs = parse_number(target.gia_tri).value, parse_number(above.gia_tri).value
        if mine is not None and theirs is not None and (mine > theirs if _falling(above) else mine < theirs):
            yield Finding(
                ("chi_tieu", code, "gia_tri"),
                f"“{target.ten}” đặt {target.gia_tri}, kế hoạch gốc là {above.gia_tri}",
                target.gia_tri,
                f"từ {above.gia_tri}",
            )


@rule(
    code="CT13",
    title="Một chỉ tiêu lúc có mức so sánh, lúc không",
    severity=GOI_Y,
    can_cu=_ONE_VALUE,
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{nhom: Giai đoạn 2026 - 2027}, {chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "95"}, {nhom: Giai đoạn 2028 - 2030}, {chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "≥ 95"}]}]
""",
    good="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc: [{ten: Chỉ tiêu, chi_tieu: [{nhom: Giai đoạn 2026 - 2027}, {chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "≥ 95"}, {nhom: Giai đoạn 2028 - 2030}, {chi_tieu: Tỷ lệ hồ sơ đúng hạn, don_vi_tinh: "%", gia_tri: "≥ 98"}]}]
""",
)
def comparison_differs(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“95” ở một giai đoạn và “≥ 95” ở giai đoạn khác; có thể cố ý, nên chỉ nhắc."""
    seen: dict[str, Stated] = {}
    for one in stated_targets(context):
        if not one.in_table:
            continue
        other = seen.setdefault(one.about, one)
        marks = [bool(re.search(r"[≥≤><]|từ|trên|tối thiểu", stated.quote)) for stated in (one, other)]
        if marks[0] != marks[1] and one.value < 100:
            yield Finding(one.path, f"Chỉ tiêu này ở nơi khác ghi “{other.quote}”", one.quote, "dùng một cách ghi mức")
