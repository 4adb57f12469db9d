"""TG: years and dates as written - cut short, impossible, of another year than the plan's, in mixed forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.thoi_gian.ke_va_hen.khong_co import in_no_calendar
from cchc_docs.checking.times.moments import time_column
from cchc_docs.checking.times.periods import spans
from cchc_docs.checking.times.stretches import bare_days
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.dates import DATE_PROBLEMS, FoundDate, days_of, find_dates, format_short

_CALENDAR = practice("ngày, tháng, năm phải có thật và viết đủ")
_CUT = {"truncated_year", "long_year", "two_digit_year"}


@rule(
    code="TG01",
    title="Năm viết thiếu hoặc thừa chữ số",
    severity=LOI,
    can_cu=_CALENDAR,
    bad="mo_dau: [Kinh phí thực hiện nhiệm vụ năm 202 được bố trí trong dự toán.]",
    good="mo_dau: [Kinh phí năm 2026 cho 202 hồ sơ., Mỗi năm 202 lượt., Trồng cây lâu năm 230 ha., Trong năm 215 hộ thoát nghèo.]",
)
def cut_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“năm 202”, “giai đoạn 202-2030”, “05/3/26”: năm viết đủ bốn chữ số."""
    for text, found in context.dates:
        if found.problem in _CUT and not context.is_citation_date(text, found):
            yield Finding(
                text.path, f"“{found.raw}”: {DATE_PROBLEMS[found.problem]}", found.raw, "viết đủ bốn chữ số của năm"
            )


_COUNTS = patterns.ours(r"(?:[Tt]rong|[Cc]ả|[Mm]ỗi|[Mm]ột) $")
_THING = patterns.ours(r" (?!năm |này|đến |và |hoặc |của |vừa |trở |nộp |gửi |báo |hoàn )[a-zđà-ỹ]+ ")


@rule(
    code="TG02",
    title="Ngày, tháng, quý không có thật",
    severity=LOI,
    can_cu=_CALENDAR,
    bad="mo_dau: [Hoàn thành trước ngày 31/6/2026.]",
    good="mo_dau: [Hoàn thành trước ngày 30/6/2026., Kỷ niệm 136 năm ngày sinh của Bác (19/5/1890 - 19/5/2026).]",
)
def impossible(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ngày không có trong lịch, tháng 13, quý V, giai đoạn có năm cuối nhỏ hơn năm đầu; “ngày 32 hằng tháng”, “08 ngày/tuần”, “thứ Tám hằng tuần”."""
    for text, found in context.dates:
        if found.problem and found.problem not in _CUT and not context.is_citation_date(text, found):
            if _COUNTS.search(text.text[max(found.start - 8, 0) : found.start]) and _THING.match(text.text, found.end):
                continue  # "trong tháng 19 trẻ được tiêm": the figure counts what follows
            if (
                found.year
                and 1800 <= found.year < 1900
                and _LONG_AGO.search(text.text[max(found.start - 90, 0) : found.start])
            ):
                continue  # "140 năm ngày Quốc tế Lao động (01/5/1886 - 01/5/2026)"
            yield Finding(text.path, f"“{found.raw}”: {DATE_PROBLEMS[found.problem]}", found.raw, "kiểm tra lại ngày")
    yield from _bare(context)
    for text, words, why in in_no_calendar(context):
        yield Finding(text.path, f"“{words}”: {why}", words, "kiểm tra lại")


_LONG_AGO = patterns.ours(
    r"(?<![^\W_])(?:sinh|mất|năm ngày|kỷ niệm|Quốc tế|lịch sử|khởi nghĩa|di tích|đình|chùa|đền|miếu|thờ|xây)(?![^\W_])"
)
"""Words beside which a day of the nineteenth century is meant."""


def _bare(context: Context) -> Iterator[Finding]:
    """Days and months without a word before them: in a column that says when, or behind a word that leads in a day."""
    places = [
        (hit.text, hit.start + hit.match.start("bare") - hit.match.start())
        for hit in context.matches(_LED_IN, _LATE_DAYS)
    ]
    cells = [(row, time_column(row.table)) for row in context.rows]
    texts = [Text(row.cell_path(code), f"o.{code}", row.cell(code)) for row, code in cells if code]
    places += [(text, one.start()) for text in texts for one in bare_days(text.text)]
    for text, start in places:
        one = next((bare for bare in bare_days(text.text) if bare.start() == start), None)
        day, month = (int(one["day"]), int(one["month"])) if one else (1, 1)
        if one and 1 <= month <= _MONTHS and days_of(_LEAP, month) < day <= _NO_SHARE:
            yield Finding(text.path, f"“{one[0]}”: {DATE_PROBLEMS['impossible']}", one[0], "kiểm tra lại ngày")
    for text in texts:
        for found in _MONTH_13.finditer(text.text):
            yield Finding(text.path, f"“{found[0]}”: {DATE_PROBLEMS['bad_month']}", found[0], "kiểm tra lại tháng")


_LED_IN = patterns.ours(
    r"(?:(?:[Tt]rước|[Ss]áng|[Cc]hiều|[Tt]ối|chậm nhất|[Vv]ào|xong|hạn:?|[Đđ]ến hết|\d/\d{1,2} đến)(?: là)?) (?P<bare>(?:29|3\d)/\d{1,2})(?![\w/%]|[.,]\d)(?! (?:thôn|xã|trường|hộ|tổ|điểm|chỉ tiêu|người|phường|khu|đơn vị|hồ sơ))"
)
_LATE_DAYS = tuple(f"{day}/" for day in range(29, 40))
"""What every match of `_LED_IN` holds."""
_MONTH_13 = patterns.ours(r"(?<![\w/.,])(?:[Tt]\s?)?1[3-9]/20\d\d(?!\d)")
_MONTHS, _LEAP, _NO_SHARE = 12, 2024, 39


@rule(
    code="TG03",
    title="Năm trong trích yếu khác năm kế hoạch hoặc ngày ban hành",
    severity=CANH_BAO,
    can_cu=practice("trích yếu, năm kế hoạch và ngày ban hành phải hợp nhau"),
    bad="{trich_yeu: Cải cách hành chính trên địa bàn xã An Bình năm 2025}",
    good="{trich_yeu: Cải cách hành chính trên địa bàn xã An Bình năm 2026}",
)
def title_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kế hoạch năm nào thì trích yếu ghi năm ấy; kế hoạch ban hành sau khi năm kế hoạch đã qua cũng bị nhắc."""
    document = context.document
    found = [one for one in find_dates(document.trich_yeu) if one.form in ("year", "period") and one.year]
    quoted = [one.span() for one in _QUOTED.finditer(document.trich_yeu)]
    # "… Đề án “… tầm nhìn đến năm 2045” năm 2026": the years of what is quoted are its own
    found = [one for one in found if not any(start <= one.start < end for start, end in quoted)] or found
    stated = (document.giai_doan.tu, document.giai_doan.den) if document.giai_doan else (document.nam, document.nam)
    if any(_TOWARDS.search(document.trich_yeu[: one.start]) for one in found):
        return  # "đến năm 2030, tầm nhìn đến năm 2045": years to reach, none is the year of the plan
    own = any((one.year, one.end_year or one.year) == stated for one in found)
    for one in found:
        last = one.end_year or one.year
        wider = one.year and last and stated[0] is not None and one.year <= stated[0] <= last and last > one.year
        if own and wider:
            continue  # "thực hiện Kế hoạch … giai đoạn 2026 - 2030 năm 2026": the period is that of the plan carried out
        if stated[0] is not None and (one.year, last) != stated and document.loai == "ke_hoach":
            message = f"Trích yếu ghi “{one.raw}”, kế hoạch là của {stated[0]}" + (
                f" - {stated[1]}" if stated[1] != stated[0] else ""
            )
            yield Finding(("trich_yeu",), message, one.raw, "sửa cho khớp")
        issued = context.day_of_issue.nam if context.day_of_issue else None
        follows = _FOLLOWS.search(document.trich_yeu) is not None
        if document.loai == "ke_hoach" and issued is not None and last is not None and issued > last and not follows:
            message = f"Kế hoạch của “{one.raw}” mà ban hành năm {issued}"
            yield Finding(("trich_yeu",), message, one.raw, "kiểm tra lại năm")


_TOWARDS = patterns.ours(r"(?:định hướng|tầm nhìn)(?: đến)? ?$", re.IGNORECASE)
_QUOTED = patterns.ours(r"“[^”]*”|\"[^\"]*\"")
_FOLLOWS = patterns.ours(
    r"(?<!\w)(?:sau|khắc phục|kết quả|kết luận|kiểm tra|tổng kết|đánh giá|chấm điểm|chỉ số|quyết toán)(?!\w)",
    re.IGNORECASE,
)
"""Words of a plan that follows up something of an earlier year."""


@rule(
    code="TG04",
    title="Ngày tháng viết nhiều kiểu trong một văn bản",
    severity=GOI_Y,
    can_cu=practice("Nghị định chỉ quy định ngày ban hành; trong bài nên dùng một kiểu"),
    bad="mo_dau: [Trước ngày 05/3/2026., Trước ngày 10/6/2026., Trước ngày 05 tháng 9 năm 2026., Xong ngày 12 tháng 10 năm 2026.]",
    good="mo_dau: [Trước ngày 05/3/2026., Trước ngày 10/6/2026., Nghỉ lễ Quốc khánh 02 tháng 9 năm 2026.]",
)
def mixed_forms(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“05/3/2026” và “ngày 05 tháng 3 năm 2026” cùng có trong phần nội dung, mỗi kiểu từ hai lần.

    Dòng (Kèm theo …), căn cứ, ô bảng (chật chỗ), ngày của văn bản viện dẫn không tính.
    """
    names = {"short": "ngày/tháng/năm", "long": "ngày … tháng … năm", "dashed": "ngày-tháng-năm"}
    places: dict[str, list[tuple[Text, FoundDate]]] = {}
    aside = {text.path for text in context.texts_holding("kính gửi") if "Kính gửi" in text.text}
    for text, found in context.dates:
        if found.form in names and not found.problem and text.role not in ("kem_theo", "can_cu") and found.date:
            if text.role.startswith("o."):
                continue  # a cell has room for the short form only
            if context.is_cited(text, found) or text.path in aside or _DATE_LINE.match(text.text):
                continue
            places.setdefault(found.form, []).append((text, found))
    places = {form: found for form, found in places.items() if len(found) > 1}
    if len(places) < 2:
        return
    main = max(places, key=lambda form: len(places[form]))
    for form, rest in places.items():
        if form != main:
            texts = [text for text, _ in rest]
            message = f"Ngày viết kiểu {names[form]} lẫn với kiểu {names[main]}{times(texts)}"
            yield Finding(texts[0].path, message, rest[0][1].raw, f"dùng một kiểu {names[main]}", also=others(texts))


_DATE_LINE = patterns.ours(r"[^\d,;]{2,40}, ngày \d{1,2} tháng \d{1,2} năm \d{4}$")


@rule(
    code="TG05",
    title="Số 0 trước ngày, tháng chưa theo lệ",
    severity=GOI_Y,
    tru=QUOTED,
    can_cu=practice(
        "áp dụng tương tự điểm b khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP: ngày dưới 10 và tháng 1, 2 thêm số 0"
    ),
    bad="mo_dau: [Hoàn thành trước ngày 26/03/2026., Bến nghỉ các ngày 02; 9; 16.]",
    good="mo_dau: [Hoàn thành trước ngày 26/3/2026 và ngày 05/01/2027., 'Bến nghỉ các ngày 02; 09; 16, mở ngày 4, 11.']",
)
def zero_rule(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“26/03/2026”, “ngày 4 tháng 11 năm 2026”; “ngày 02; 9; 16”: một loạt ngày viết một kiểu. Nghị định chỉ buộc với ngày ban hành của cơ quan nhà nước; trong bài, và ở đoàn thể, là thông lệ nên chỉ nhắc."""
    for text, found in context.dates:
        if found.form in ("short", "long"):
            yield from _zeros(text.path, text.text, found)
    if context.profile.cap not in STATE:
        own = context.document.dong_ngay or ""
        yield from (
            one for found in find_dates(own) if found.form == "long" for one in _zeros(("dong_ngay",), own, found)
        )
    for text, days in context.matches_alone(_DAYS, ("ngày",)):
        bare, zero = (patterns.search(rf"(?<!\d){form}(?!\d)", days[1]) for form in (r"[1-9]", r"0[1-9]"))
        if bare and zero:
            right = patterns.sub(r"(?<!\d)(?=[1-9](?!\d))", "0", patterns.sub(r"(?<=[,;])(?! )", " ", days[0]))
            yield Finding(text.path, f"Ngày “{bare[0]}” không có số 0 như các ngày bên cạnh", days[0], right)


_DAYS = patterns.ours(r"[Nn]gày (\d{1,2}(?:(?:; ?\d{1,2})+|(?:, ?\d{1,2}){2,})(?: và \d{1,2})?)(?![\d/-]|\.\d| ?%)")
"""A row of days of one month; "ngày 02, 3 tổ" may be none."""


_DAY_AND_MONTH = patterns.ours(r"(?P<day>\d{1,2})(?P<between>\D+)(?P<month>\d{1,2})")


def _zeros(path: Path, words: str, found: FoundDate) -> Iterator[Finding]:
    """Tell of a whole date whose day below ten has no nought, or whose month has one too many or too few."""
    written = _DAY_AND_MONTH.search(found.raw)
    if found.problem or not (found.day and found.month and found.year and written):
        return
    day, month = format_short(found.day, found.month, found.year).split("/")[:2]
    if (day, month) != (written["day"], written["month"]):
        right = f"{found.raw[: written.start()]}{day}{written['between']}{month}{found.raw[written.end() :]}"
        typed = found.raw
        if found.form == "short":
            typed, right = (patterns.sub(r"^ngày\s*|\s", "", one, flags=re.IGNORECASE) for one in (typed, right))
        yield Finding(path, f"“{typed}” theo lệ viết “{right}”", typed if typed in words else found.raw, right)


@rule(
    code="TG06",
    tru=(QUOTED, CITED),
    title="Giai đoạn lệch năm so với giai đoạn nhắc nhiều lần",
    severity=GOI_Y,
    can_cu=practice("một giai đoạn gọi bằng cùng hai năm"),
    bad="mo_dau: [Giai đoạn 2026 - 2030., Kế hoạch giai đoạn 2026 - 2030., Kinh phí giai đoạn 2025 - 2030.]",
    good="mo_dau: [Giai đoạn 2026 - 2030., Kế hoạch giai đoạn 2026 - 2030., Đại hội nhiệm kỳ 2025 - 2030.]",
)
def odd_period(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“giai đoạn 2025 - 2030” giữa nhiều “giai đoạn 2026 - 2030”: có thể gõ nhầm, cũng có thể là giai đoạn khác thật."""
    periods = [
        (text, found) for text, found in context.dates
        if found.form == "period" and not found.problem and not context.is_cited(text, found) and "giai" in found.raw.lower()
    ]  # fmt: skip
    counts = Counter((found.year, found.end_year) for _, found in periods)
    for text, found in periods:
        if counts[found.year, found.end_year] > 1 or found.year is None or found.end_year is None:
            continue
        for near in (
            (found.year + 1, found.end_year),
            (found.year - 1, found.end_year),
            (found.year, found.end_year + 1),
        ):
            if counts[near] >= 2:
                yield Finding(
                    text.path,
                    f"“{found.raw}” lệch một năm so với giai đoạn {near[0]} - {near[1]}",
                    found.raw,
                    f"{near[0]} - {near[1]}",
                )
                break


_EDGE_OF_YEAR = patterns.ours(r"(?<!\w)(?:đầu|cuối) năm(?!\w|/)", re.IGNORECASE)


@rule(
    code="TG86",
    title="Trích yếu báo cáo nêu kỳ mà không nêu năm",
    severity=GOI_Y,
    can_cu=practice("trích yếu nêu đủ kỳ và năm: 6 tháng đầu năm 2026"),
    ap_dung=("bao_cao",),
    bad="{loai: bao_cao, trich_yeu: Kết quả dọn bến 6 tháng đầu năm}",
    good="{loai: bao_cao, trich_yeu: 'Kết quả dọn bến 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2026'}",
)
def period_without_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“6 tháng đầu năm”, “quý II”, “tháng 5” trong trích yếu mà cả trích yếu không có năm nào; “Tháng An toàn” là tên, không xét."""
    title = context.document.trich_yeu
    if patterns.search(r"(?:19|20)\d\d", title):
        return
    found = [*(one.words for one in spans(title)), *_EDGE_OF_YEAR.findall(title)]
    if found:
        issued = context.earliest
        right = f"{found[0]} {'' if found[0].endswith('năm') else 'năm '}{issued.year if issued else '…'}"
        yield Finding(("trich_yeu",), f"“{found[0]}” chưa có năm", found[0], right)
