"""TC: to whom the units report, and which office sums up; an office told to work together with itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.phan_cong.giao import duties
from cchc_docs.checking.rules.phan_cong.muc import alike
from cchc_docs.model.document import Path

_OFFICE = r"(?:Phòng [A-ZĐ]|Văn phòng (?:HĐND|UBND|Hội đồng|[UỦ]|xã|phường)|Trung tâm [A-ZĐ]|Công an (?:xã|phường|đặc khu)|Ban Chỉ huy [A-ZĐ]|Trạm Y tế)"
_NAME = rf"(?P<ai>{_OFFICE}(?:[^\n.;:()]{{0,60}}?))"
_SENDS = patterns.ours(
    rf"(?:(?:[Bb]áo cáo|[Gg]ửi|[Nn]ộp|[Kk]ết quả)[^\n.;:()]{{0,90}}? (?:về|cho|qua|đến|tới|với) \(?(?:qua )?|\(qua |tổng hợp, báo cáo |gửi )"
    rf"{_NAME}(?P<sau>\)? (?:để|trước|vào|hằng|chậm nhất|định kỳ|tổng hợp|ngày)|\)|[.;/]|$)",
    re.MULTILINE,
)
_SUMS_UP = patterns.ours(
    rf"(?:^|[.;:] |[-+] |\d\. ){_NAME}:?,? (?:chủ trì(?: tham mưu)?[;,] |chủ trì, |(?:là|làm) (?:cơ quan|đơn vị) (?:thường trực|đầu mối)[^\n.;]{{0,60}}?,? |(?:là|làm) (?:cơ quan |đơn vị )?(?:đầu mối )?|theo dõi, (?:đôn đốc, )?|(?:chủ trì )?tham mưu, theo dõi, )?"
    r"(?:theo dõi, |đôn đốc, )*[Tt]ổng hợp(?! dự toán| nhu cầu| danh sách| kinh phí)[^\n.;]{0,60}?(?:báo cáo|kết quả|UBND|Kế hoạch|kế hoạch|tình hình)",
    re.MULTILINE,
)
_SUMS = patterns.ours(
    r"(?:là (?:cơ quan|đơn vị) (?:thường trực|đầu mối)[^\n.;]{0,90}|(?:theo dõi|đôn đốc|chủ trì)[^\n.;]{0,60}|^\W*)tổng hợp(?! dự toán| nhu cầu| danh sách| kinh phí)[^\n.;]{0,40}(?:báo cáo|kết quả|tình hình|kế hoạch)",
    re.IGNORECASE,
)
_OF_AN_EVENT = patterns.ours(
    r"khi (?:phát hiện|có|xảy ra)|ngay|tin báo|vụ việc|sự cố|dự toán|kinh phí|thanh toán|quyết toán|danh sách|hồ sơ|số liệu|UBND (?:tỉnh|thành phố)|Sở "
    r"|kết quả (?!thực hiện|triển khai|về|trước|qua|cho|gửi|với|đến|tới|của|hằng|định kỳ|công tác|tháng|quý|năm|Kế hoạch|kế hoạch)[^\W\d_]",
)
_REPORTS = patterns.ours(r"báo cáo|kết quả", re.IGNORECASE)


@rule(
    code="TC41",
    title="Báo cáo gửi về một đơn vị, đơn vị khác tổng hợp",
    severity=CANH_BAO,
    can_cu=practice("báo cáo của các đơn vị gửi về nơi được giao tổng hợp"),
    danh_cho=COMMUNE,
    tru=(QUOTED, CITED, HISTORY),
    bad="noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [Phòng Kinh tế là đầu mối tổng hợp kết quả., Các thôn gửi báo cáo kết quả về Công an xã trước ngày 20 hằng tháng.]}]",
    good="noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [Phòng Kinh tế là đầu mối tổng hợp kết quả., Các thôn gửi báo cáo kết quả về Phòng Kinh tế trước ngày 20 hằng tháng.]}]",
)
def sent_to_another(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So nơi nhận báo cáo (“gửi về”, “qua”) với đơn vị được giao tổng hợp, đầu mối; chỉ xét khi văn bản giao tổng hợp cho đúng một đơn vị.

    Tin báo vụ việc, danh sách, hồ sơ, kinh phí, kết quả của riêng một việc gửi nơi khác là chuyện khác.
    """
    if "tổng hợp" not in context.whole_small:
        return
    sent = [
        hit
        for hit in context.matches(_SENDS, ("báo cáo", "gửi", "kết quả", "(qua ", "nộp"))
        if _is_report(hit.text.text, hit.match[0])
    ]
    told = _who_sums_up(context) if sent else []
    if not told or any(not alike(told[0][0], unit) for unit, _ in told[1:]):
        return
    unit, at = told[0]
    for hit in sent:
        name = hit.match["ai"].strip()
        if at == hit.text.path and hit.text.text.find(unit) == hit.span("ai")[0]:
            continue
        if not alike(name, unit):
            message = f"Báo cáo gửi về “{name}”, đơn vị tổng hợp là “{unit}”"
            yield Finding(hit.text.path, message, hit.match[0].rstrip(" .;/"), "thống nhất một đơn vị", also=(at,))


def _is_report(words: str, quote: str) -> bool:
    at = words.find(quote)
    start = max(words.rfind(mark, 0, at) for mark in (". ", "; ")) + 1
    said = words[start : at + len(quote)]
    return _REPORTS.search(said) is not None and _OF_AN_EVENT.search(said) is None


def _who_sums_up(context: Context) -> list[tuple[str, Path]]:
    """The offices told to sum up what the units report: in sentences, in their items, in a row of a table of duties."""
    told = [(hit.match["ai"].strip(" ,"), hit.text.path) for hit in context.matches(_SUMS_UP, ("tổng hợp",))]
    told += [(duty.unit, duty.path) for duty in duties(context) if "ổng hợp" in duty.words and _SUMS.search(duty.words)]
    for row in context.rows:
        cells = [(column.ma, row.cell(column.ma)) for column in row.table.cot]
        units = [words for _, words in cells if _IS_OFFICE.fullmatch(words)]
        for code, words in cells if len(units) == 1 else ():
            if "ổng hợp" in words and _SUMS.search(words):
                told.append((units[0], row.cell_path(code)))
    return told


_IS_OFFICE = patterns.ours(rf"{_OFFICE}[^\n.;:()]{{0,60}}")
_WITH = patterns.ours(r"(?:phối hợp|cùng)(?: chặt chẽ)? (?:cùng )?(?:với )?(?P<ai>[^\n.;:]{4,140})")
_SAYS_SO = patterns.ours(
    rf"(?:^|[.;:] |[-+] |\) |\d\. ){_NAME},? (?:chủ trì,? )?(?P<voi>phối hợp(?: chặt chẽ)? (?:cùng )?(?:với )(?P=ai))(?![^\W_])(?! [A-ZĐ])",
    re.MULTILINE,
)


@rule(
    code="TC40",
    title="Đơn vị được giao phối hợp với chính mình",
    severity=CANH_BAO,
    can_cu=practice("đơn vị chủ trì không phối hợp với chính mình"),
    tru=(QUOTED, CITED, HISTORY),
    bad="noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: ['Chủ trì, phối hợp với Phòng Kinh tế và các thôn nạo vét mương.', Cấp dầu.]}, {tieu_de: Công an xã, noi_dung: [Giữ trật tự., Trực.]}]}]",
    good="noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: ['Chủ trì, phối hợp với Công an xã và các thôn nạo vét mương.', Cấp dầu.]}, {tieu_de: Công an xã, noi_dung: [Giữ trật tự., Trực.]}]}]",
)
def with_itself(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mục của đơn vị, hoặc câu có đơn vị làm chủ ngữ, ghi “phối hợp với” đúng tên đơn vị ấy: thường là chép nhầm tên."""
    if "phối hợp" not in context.whole_small:
        return
    seen: set[Path] = set()
    for duty in duties(context):
        found = _WITH.search(duty.words) if duty.unit in duty.words else None
        if found and re.search(
            rf"(?<![^\W_]){re.escape(duty.unit)}(?![^\W_])(?! (?:[A-ZĐ]|tỉnh|thành phố))(?!-)",
            found["ai"].partition(" để ")[0][: len(duty.unit) + 40],
        ):
            seen.add(duty.path)
            end = found["ai"].find(duty.unit) + len(duty.unit)
            quote = duty.words[found.start() : found.start("ai") + end]
            yield Finding(duty.path, f"“{duty.unit}” phối hợp với chính mình", quote, "ghi đơn vị phối hợp khác")
    for hit in context.matches(_SAYS_SO, ("phối hợp",)):
        if hit.text.path not in seen:
            name = hit.match["ai"].strip()
            yield Finding(
                hit.text.path, f"“{name}” phối hợp với chính mình", hit.match["voi"], "ghi đơn vị phối hợp khác"
            )
