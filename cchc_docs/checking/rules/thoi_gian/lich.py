"""TG: what the calendar and the clock say - weekdays, the hours of a meeting, names of years, anniversaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context, as_date
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import NgayThang, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import FoundDate, find_dates
from cchc_docs.vietnamese.lunar import BRANCHES, NAMED_YEAR, name_of_year, same_name

_CALENDAR = practice("ngày, giờ phải có thật theo lịch")
_DAYS = {
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "năm": 3,
    "sáu": 4,
    "bảy": 5,
    "bẩy": 5,
    "2": 0,
    "3": 1,
    "4": 2,
    "5": 3,
    "6": 4,
    "7": 5,
}
_WEEKDAY = r"(?:[Tt]hứ (?P<day>hai|ba|tư|năm|sáu|bảy|bẩy|Hai|Ba|Tư|Năm|Sáu|Bảy|Bẩy|[2-7])|(?P<sunday>[Cc]hủ [Nn]hật))(?![^\W_])"
_WHOLE_WEEKDAY = patterns.ours(_WEEKDAY)
_BEFORE = patterns.ours(rf"{_WEEKDAY}[ ,(:-]*(?:ngày )?$")
_AFTER = patterns.ours(rf" ?,? ?(?:\(\s?)?(?:là |nhằm |vào )?{_WEEKDAY}(?!,? ?(?:\(?\s?ngày|\d))")
_ORDINAL = patterns.ours(
    r"(?:lần|kỳ|kỳ họp|phiên|phiên họp|khóa|đợt|hội nghị|quý|tuần|hạng|vị trí|người|lớp|tập|bước|cuộc họp|buổi) $",
    re.IGNORECASE,
)
_HOUR = r"(?P<{0}h>\d{{1,2}}) ?(?:giờ|[hg](?=[\d ,.;)]|$)|:(?=\d\d)) ?(?P<{0}m>\d{{2}})?(?: ?phút)?(?: ?(?P<{0}part>sáng|trưa|chiều|tối|đêm))?"
_SPAN = patterns.ours(
    rf"từ {_HOUR.format('a')} (?:đến|tới) {_HOUR.format('b')}(?=(?P<after>[^.;]{{0,30}}))", re.IGNORECASE
)
_BEGINS = patterns.ours(
    rf"(?:hồi|lúc|vào|bắt đầu:?|khai mạc:?|thời gian:?)\s*(?:từ )?{_HOUR.format('a')}", re.IGNORECASE
)
_ENDS = patterns.ours(
    rf"(?:kết thúc|bế mạc|lập xong|dừng)[^.;]{{0,40}}?(?:hồi|lúc|vào|khi)?\s*{_HOUR.format('a')}(?P<after>[^.;]{{0,60}})",
    re.IGNORECASE,
)
_NEXT_DAY = patterns.ours(r"hôm sau|ngày sau|hôm trước|hằng ngày hôm|sáng mai|ngày kế tiếp", re.IGNORECASE)
_EVENING = 17
_YEAR_NEAR = patterns.ours(r"(?: năm| -| –|,)? ?\(?(?P<year>20\d\d)\b(?!\s*[-–/])")
_LUNAR_DAY = patterns.ours(r"[Cc]hạp|[Mm]ồng|[Mm]ùng|[Ââ]m lịch")
_ANNIVERSARY = patterns.ours(
    r"(?P<count>\d{1,3})(?: năm| \(.{0,30}?\) năm) [^().;]{0,110}\(\s?(?:\d{1,2}[/.]\d{1,2}[/.])?(?P<first>1[0-9]{3}|20\d\d)\s?[-–]\s?(?:\d{1,2}[/.]\d{1,2}[/.])?(?P<last>20\d\d)\s?\)"
)


@rule(
    code="TG40",
    title="Thứ trong tuần không khớp với ngày",
    severity=LOI,
    can_cu=_CALENDAR,
    bad="mo_dau: ['Cuộc họp lúc 14 giờ, thứ Tư, ngày 06/3/2026.']",
    good="mo_dau: ['Cuộc họp lúc 14 giờ, thứ Sáu, ngày 06/3/2026; kỳ họp thứ Tư ngày 10/3/2026.']",
    tru=QUOTED,
)
def another_weekday(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Thứ viết ngay trước hoặc ngay sau một ngày. Ngày không ghi năm thì tính theo năm ban hành hoặc năm sau đó."""
    yield from _weekday_columns(context)
    counted = "thứ nhất" in context.whole_small  # then "thứ hai" may be the next point
    for text, found in context.dates:
        if found.day is None or found.month is None or found.problem or found.end_year:
            continue
        said = _weekday_beside(text, found)
        if said is None or (said[1].islower() and counted):
            continue
        number, words = said
        days = [day for year in _years(context, found) if (day := as_date(NgayThang(found.day, found.month, year)))]
        if days and all(day.weekday() != number for day in days):
            from cchc_docs.vietnamese.formats import weekday

            right = weekday(days[0])
            meant = _same_day_of_the_paper(context, found, number)
            yield Finding(
                text.path, f"{found.raw} là {right}, không phải {words}", words, f"năm {meant}?" if meant else right
            )


def _same_day_of_the_paper(context: Context, found: FoundDate, number: int) -> int | None:
    """Return the year of the paper where its day of that name is the weekday told: then the year was left from last year."""
    day = context.day_of_issue
    year = day.nam if day is not None and found.year is not None else None
    same = as_date(NgayThang(found.day, found.month, year)) if year != found.year else None
    return year if same is not None and same.weekday() == number else None


def _weekday_columns(context: Context) -> Iterator[Finding]:
    """Rows whose weekday stands in a column of its own beside that of the day."""
    for _, table in context.tables:
        names = {one.ma: " ".join(one.ten.split()).lower() for one in table.cot}
        column = next((code for code, name in names.items() if name in ("thứ", "thứ trong tuần")), None)
        other = next((code for code, name in names.items() if name.startswith(("ngày", "thời gian"))), None)
        if column is None or other is None:
            continue
        for row in context.rows_of(table):
            said = _WHOLE_WEEKDAY.fullmatch(row.cell(column))
            days = [one for one in find_dates(row.cell(other)) if one.day and one.month and not one.problem]
            if said is None or len(days) != 1:
                continue
            number, words = _day_of(said)
            meant = [day for year in _years(context, days[0]) if (day := days[0]._replace(year=year).date)]
            if meant and all(day.weekday() != number for day in meant):
                from cchc_docs.vietnamese.formats import weekday

                right = weekday(meant[0])
                message = f"{days[0].raw} là {right}, không phải {words}"
                yield Finding(row.cell_path(column), message, row.cell(column), right)


def _years(context: Context, found: FoundDate) -> tuple[int, ...]:
    """Return the year of a date; of one without a year the two it can have."""
    if found.year is not None:
        return (found.year,)
    day = context.day_of_issue
    return (day.nam, day.nam + 1) if day is not None and day.nam is not None else ()


def _weekday_beside(text: Text, found: FoundDate) -> tuple[int, str] | None:
    """Return the weekday (Monday 0) told beside a date and its words; None for none, or for an ordinal."""
    before = _BEFORE.search(text.text, max(0, found.start - 24), found.start)
    if before and not _ORDINAL.search(text.text[: before.start()][-14:]):
        return _day_of(before)
    after = _AFTER.match(text.text, found.end)
    if after and _TWO_DAYS.match(text.text, after.end()) and _ONE_MORE_DAY.search(text.text[: found.start][-20:]):
        return None  # "hai ngày 13 và 14/5/2027 (thứ Năm và thứ Sáu)"
    return _day_of(after) if after else None


_TWO_DAYS = patterns.ours(r" ?(?:và|,|-|–) ?(?:thứ|chủ nhật)", re.IGNORECASE)
_ONE_MORE_DAY = patterns.ours(r"\d{1,2}(?:/\d{1,2})? ?(?:và|,|-|–) ?(?:ngày )?$", re.IGNORECASE)


def _day_of(found: re.Match[str]) -> tuple[int, str]:
    if found["sunday"]:
        return 6, found["sunday"]
    return _DAYS[found["day"].lower()], f"thứ {found['day']}"


class _Clock(NamedTuple):
    """Minutes since midnight, and the words that say so."""

    minutes: int
    words: str


def _clock(found: re.Match[str], name: str = "a") -> _Clock | None:
    hour, minute = int(found[f"{name}h"]), int(found[f"{name}m"] or 0)
    part = (found[f"{name}part"] or "").lower()
    if part in ("chiều", "tối", "đêm") and hour < 12:
        hour += 12
    return _Clock(hour * 60 + minute, found[0]) if hour <= 24 and minute < 60 else None


@rule(
    code="TG41",
    title="Giờ kết thúc trước giờ bắt đầu",
    severity=LOI,
    can_cu=_CALENDAR,
    bad="mo_dau: ['Thời gian: từ 14 giờ 00 đến 11 giờ 30, ngày 06/3/2026.']",
    good="mo_dau: ['Thời gian: từ 14 giờ 00 đến 16 giờ 30, ngày 06/3/2026; trực từ 22 giờ đến 6 giờ hôm sau.']",
    tru=QUOTED,
)
def ends_before_it_begins(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Khoảng “từ … giờ đến … giờ” trong một câu; ở biên bản thì cả giờ bắt đầu và giờ kết thúc cuộc họp. Ca đêm không tính."""
    for hit in context.matches_opening(_SPAN, ("từ ", "Từ ")):
        first, last = _clock(hit.match), _clock(hit.match, "b")
        if first is None or last is None:
            continue
        if last.minutes <= first.minutes < _EVENING * 60 and not _NEXT_DAY.search(hit.match["after"]):
            words = hit.match[0].strip()
            yield Finding(hit.text.path, "Giờ kết thúc không sau giờ bắt đầu", words, "xem lại giờ")
    if context.document.loai == "bien_ban":
        yield from _meeting(context)


def _meeting(context: Context) -> Iterator[Finding]:
    """Compare the hour at which minutes begin with the one at which they say the meeting ended."""
    begun = next(((text, found) for text in context.prose[:25] if (found := _BEGINS.search(text.text))), None)
    ended = next(((text, found) for text in reversed(context.prose) if (found := _ENDS.search(text.text))), None)
    if begun is None or ended is None or begun[0].path == ended[0].path:
        return
    first, last = _clock(begun[1]), _clock(ended[1])
    days = {text.path: as_date(NgayThang(day.day, day.month, day.year)) for text, day in context.dates if day.day}
    opened, closed = days.get(begun[0].path), days.get(ended[0].path)
    if opened and closed and closed != opened:
        if closed < opened:
            words = ended[1][0]
            yield Finding(ended[0].path, "Ngày kết thúc trước ngày bắt đầu cuộc họp", words, "xem lại ngày")
        return
    if first and last and last.minutes <= first.minutes < _EVENING * 60:
        words = last.words.removesuffix(ended[1]["after"]).strip()
        message = f"Cuộc họp kết thúc trước khi bắt đầu ({first.words.strip()})"
        yield Finding(ended[0].path, message, words, "xem lại giờ bắt đầu, giờ kết thúc")


@rule(
    code="TG42",
    title="Tên năm âm lịch không khớp với năm dương lịch",
    severity=LOI,
    can_cu=_CALENDAR,
    bad="mo_dau: ['Tổ chức Tết Nguyên đán Đinh Mùi năm 2026 vui tươi.']",
    good="mo_dau: ['Tổ chức Tết Nguyên đán Bính Ngọ năm 2026 vui tươi.']",
    tru=QUOTED,
)
def another_lunar_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên can chi đứng liền năm: “Bính Ngọ 2026”, “năm 2026 (Bính Ngọ)”. Ngày tháng Chạp thuộc năm âm lịch trước nên không xét.

    Trích yếu chỉ có tên can chi thì so với năm của dịp Tết gần ngày ban hành nhất.
    """
    if not context.texts_where(BRANCHES) and not any(BRANCHES.search(text.text) for text in context.beside_prose):
        return
    yield from _another_name(context)
    for text in context.texts:
        for found in NAMED_YEAR.finditer(text.text):
            if _LUNAR_DAY.search(text.text[max(0, found.start() - 30) : found.end() + 10]):
                continue
            year = _year_beside(text.text, found)
            if year is not None and not same_name(found, year):
                right = name_of_year(year)
                yield Finding(text.path, f"Năm {year} là năm {right}", found[0], right)
            elif year is None and text.role == "trich_yeu":
                near = _next_new_year(context.issued)
                if near and not any(same_name(found, one) for one in near):
                    right = name_of_year(near[0])
                    yield Finding(
                        text.path, f"Tết gần ngày ban hành là Tết {right}", found[0], right, severity=CANH_BAO
                    )


def _another_name(context: Context) -> Iterator[Finding]:
    """The name of the year before in a paper whose title names the next one with its year: "mừng Xuân …" left from last year."""
    title = context.document.trich_yeu.replace("\n", " ")
    named = NAMED_YEAR.search(title)
    year = _year_beside(title, named) if named else None
    if named is None or year is None or not same_name(named, year):
        return
    for text in context.prose:
        for found in NAMED_YEAR.finditer(text.text) if text.role != "trich_yeu" else ():
            bare = same_name(found, year - 1) and _year_beside(text.text, found) is None
            if bare and _WISHED.search(text.text[: found.start()][-30:]):
                yield Finding(text.path, f"Trích yếu là năm {named[0]}", found[0], named[0], severity=CANH_BAO)


_WISHED = patterns.ours(r"(?:[Xx]uân|[Tt]ết(?: Nguyên đán)?|[Mm]ừng|[Đđ]ón)(?: năm(?: mới)?)? $")


def _year_beside(text: str, found: re.Match[str]) -> int | None:
    after = _YEAR_NEAR.match(text, found.end())
    before = patterns.search(r"(20\d\d)(?:\s?[(,–-]| là)\s?(?:năm |Xuân |Tết )*$", text[: found.start()][-24:])
    return int(after["year"]) if after else int(before[1]) if before else None


def _next_new_year(issued: date | None) -> tuple[int, ...]:
    """Return the years whose Tết a paper of that day can be about, the likely one first."""
    if issued is None:
        return ()
    return (issued.year + 1, issued.year) if issued.month >= 9 else (issued.year, issued.year + 1)


@rule(
    code="TG43",
    title="Số năm kỷ niệm không khớp với hai mốc ghi trong ngoặc",
    severity=LOI,
    can_cu=practice("số năm kỷ niệm là hiệu của hai mốc"),
    bad="mo_dau: ['Kỷ niệm 80 năm Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - 02/9/2026).']",
    good="mo_dau: ['Kỷ niệm 81 năm Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945 - 02/9/2026).']",
    tru=QUOTED,
)
def another_anniversary(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“kỷ niệm 81 năm … (02/9/1945 - 02/9/2026)”: 2026 - 1945."""
    for text in context.texts_holding(" năm "):
        for found in _ANNIVERSARY.finditer(text.text):
            years = int(found["last"]) - int(found["first"])
            feast = _FEAST.search(text.text[: found.start()][-20:] + found[0])
            both = not feast and not _WITH_DAYS.search(found[0])
            if years > 0 and int(found["count"]) not in ((years, years + 1) if both else (years,)):
                message = f"{found['first']} - {found['last']} là {years} năm, không phải {found['count']} năm"
                yield Finding(text.path, message, found[0], f"{years} năm, hoặc sửa mốc trong ngoặc")


_WITH_DAYS = patterns.ours(r"\(\s?\d{1,2}[/.]")
_FEAST = patterns.ours(
    r"(?<!\w)(?:ngày|kỷ niệm|thành lập|truyền thống|giải phóng|chiến thắng|sinh|quốc khánh)(?!\w)", re.IGNORECASE
)
"""“Trong 6 năm (2021 - 2026)” counts both years; an anniversary does not."""
_NO_HOUR = patterns.ours(
    r"(?<![\w,.])(?:\d{1,2} ?giờ ?(?:6\d|[7-9]\d)(?!\d|[.,/]\d)(?: ?phút)?"
    r"|(?:(?<=lúc )|(?<=hồi )|(?<=trước )|(?<=từ )|(?<=vào ))(?:2[5-9]|[3-9]\d) ?giờ(?=,? (?:ngày|thứ|chủ nhật|sáng|chiều))"
    r"|(?:2[5-9]|[3-9]\d) ?giờ ?[0-5]\d(?!\d)(?: ?phút)?(?=,? (?:ngày|thứ|chủ nhật|sáng|chiều)))"
)
_NO_SHORT_HOUR = patterns.ours(r"(?<![\w,.])\d{1,2}h(?:6\d|[7-9]\d)(?!\d|[.,/]\d)")
_SHORT = ("h6", "h7", "h8", "h9")


@rule(
    code="TG44",
    title="Giờ không có thật",
    severity=LOI,
    can_cu=_CALENDAR,
    bad="mo_dau: ['Họp lúc 8 giờ 75 phút, ngày 06/3/2026.']",
    good="mo_dau: ['Họp lúc 8 giờ 45 phút, ngày 06/3/2026; trả kết quả trong 48 giờ.']",
    tru=QUOTED,
)
def no_such_hour(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“9 giờ 75 phút”, “25 giờ 00 phút”, “lúc 30 giờ ngày …”; khoảng dài “trong 48 giờ”, “72 giờ” không xét."""
    small = context.whole_small
    for text in context.texts_holding("giờ"):
        for found in _NO_HOUR.finditer(text.text):
            yield Finding(text.path, "Giờ từ 0 đến 24, phút từ 0 đến 59", found[0].strip(), "kiểm tra lại giờ")
    for hit in context.matches(_NO_SHORT_HOUR) if any(short in small for short in _SHORT) else ():
        yield Finding(hit.text.path, "Giờ từ 0 đến 24, phút từ 0 đến 59", hit.match[0], "kiểm tra lại giờ")


_GAP = r"(?:(?! và | hoặc |ngoài)[^,;.()\d]){0,40}?"
_WORD = r"(?: (?!để|và|hoặc|rồi)[^\W\d]+)?"
_ALL_DAY = r"(?:24 ?giờ ?/ ?24(?: ?giờ)?|24/24(?: ?(?:giờ|h))?|24h/24h|24/7|24 giờ (?:mỗi|một) ngày|suốt ngày đêm)"
_IN_OFFICE = r"(?:(?:trong|vào) (?:giờ hành chính|giờ làm việc)|từ thứ [Hh]ai đến (?:hết )?thứ [Ss]áu)"
_EXCLUDED = (
    patterns.ours(rf"{_ALL_DAY}{_GAP} {_IN_OFFICE}(?! và (?:ngoài|cả))|{_IN_OFFICE}{_GAP} {_ALL_DAY}"),
    patterns.ours(rf"7/7(?: ngày)?{_GAP} từ thứ [Hh]ai đến (?:hết )?thứ [Ss]áu"),
    patterns.ours(rf"h[ằà]ng (?:ngày|tuần|tháng){_WORD} (?:mỗi|một) (?:quý|năm) (?:một|hai|1|01|2|02) lần"),
    patterns.ours(rf"h[ằà]ng ngày{_WORD} (?:mỗi|một) (?:tuần|tháng) (?:một|hai|1|01|2|02) lần"),
)


@rule(
    code="TG58",
    title="Từ chỉ thời gian loại trừ nhau (24/24 giờ trong giờ hành chính)",
    severity=CANH_BAO,
    can_cu=practice("một việc chỉ nêu một lịch"),
    bad="mo_dau: ['Tổ trực đò trực 24/24 giờ trong giờ hành chính.']",
    good="mo_dau: ['Tổ trực đò trực 24/24 giờ.', 'Nhận hồ sơ trực tuyến 24/7, hướng dẫn tại chỗ trong giờ hành chính.', 'Trực 24/24 giờ cả trong và ngoài giờ hành chính.']",
    tru=QUOTED,
)
def times_that_exclude(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Trong một vế: “24/24 giờ … trong giờ hành chính”, “24/7 từ thứ Hai đến thứ Sáu”, “hằng tháng … mỗi quý một lần”. Hai lịch cách nhau dấu phẩy, chữ “và” thì là hai việc."""
    for pattern, needed in zip(_EXCLUDED, (("24", "ngày đêm"), ("7/7",), (" lần",), (" lần",)), strict=True):
        for hit in context.matches(pattern, needed):
            yield Finding(hit.text.path, "Hai lịch loại trừ nhau", hit.match[0], "giữ một lịch")
