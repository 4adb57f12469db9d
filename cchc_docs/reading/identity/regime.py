"""The reporting regime from the sentences that order it: which period, due on which day, over which days.

"Báo cáo quý I gửi trước ngày 12/3/2026, số liệu lấy từ ngày 11/12/2025 đến ngày 08/3/2026." A period whose due day the
plan does not say is left out: the form then says the days of the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.law.periods import PERIODS, period
from cchc_docs.model.document import Bang, Document, KyBaoCao, Muc, NgayThang, Path, SoLieu
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.dates import FoundDate, days_of, find_dates

_REPORT = patterns.ours(r"báo cáo|số liệu", re.IGNORECASE)
_LABEL = patterns.ours(
    r"\b(?:quý\s+(?P<quarter>IV|I{1,3}|[1-4])\b|(?<!\d)0?(?P<half>[69])\s+tháng(?:\s+đầu\s+năm)?|(?P<nine>chín|sáu)\s+tháng|"
    r"tháng\s+(?P<month>1[0-2]|0?[1-9])\b(?!\s*/)|(?P<each_month>hằng\s+tháng|hàng\s+tháng|(?<=báo cáo )tháng(?!\s+\d))|"
    r"(?P<each>hằng\s+quý|hàng\s+quý|(?<=báo cáo )quý(?!\s+(?:I|\d)))|(?P<year>(?<=báo cáo )(?:tổng kết\s+)?(?:cả\s+|hằng\s+|hàng\s+)?năm|cả\s+năm|tổng kết năm|"
    r"năm(?=\s*(?:\d{4}\s*)?:)|(?<=[,;] )(?:cả\s+)?năm(?=\s*\(?\s*(?:trước|gửi|vào|chậm|nộp)))\b)",
    re.IGNORECASE,
)
_TO = patterns.ours(r"\s*(?:năm\s+trước\s*)?(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?", re.IGNORECASE)
_DUE = patterns.ours(
    r"(?:trước|vào|chậm nhất|hạn|muộn nhất|gửi|nộp|ngày|:|là)\s*(?:là\s+)?(?:vào\s+)?(?:ngày\s*)?$", re.IGNORECASE
)
_CUT = patterns.ours(r"(?:số liệu|chốt)[^.;]{0,30}(?:đến|hết|ngày)\s*(?:hết\s+)?(?:ngày\s*)?$", re.IGNORECASE)
_LAST_MONTH = patterns.ours(r"ngày\s+(\d{1,2})\s+(?:của\s+)?tháng\s+cuối\s+(?:của\s+)?quý", re.IGNORECASE)
_EACH_MONTH = patterns.ours(r"ngày\s+(\d{1,2})\s+(?:hằng|hàng|mỗi|của)\s+tháng", re.IGNORECASE)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def identify_regime(document: Document, doubts: dict[Path, str]) -> None:
    """Fill `che_do_bao_cao`; a plan that has one keeps it."""
    if document.che_do_bao_cao or document.nam is None:
        return
    found: dict[str, KyBaoCao] = {}
    different: set[str] = set()
    texts = list(_texts(document.noi_dung))
    for text in texts:
        for entry in _entries(text, document.nam):
            known = found.setdefault(entry.ky_bao_cao, entry)
            if known.han_nop != entry.han_nop:
                different.add(entry.ky_bao_cao)
    for code, figures in (pair for text in texts for pair in _figures(text, document.nam)):
        if code in found and found[code].so_lieu is None:
            found[code].so_lieu = figures
    order = sorted(found.values(), key=lambda one: _ordered(one.han_nop))
    document.che_do_bao_cao = order
    for at, entry in enumerate(order):
        rule = period(entry.ky_bao_cao, document.nam) if entry.so_lieu and entry.ky_bao_cao in PERIODS else None
        if (
            rule is not None
            and entry.so_lieu
            and _same(entry.so_lieu.tu, rule.tu)
            and not _same(entry.so_lieu.den, rule.den)
        ):
            doubts["che_do_bao_cao", at] = (
                "ngày đầu của số liệu là của Nghị định số 09/2019/NĐ-CP nếu kế hoạch không ghi; kiểm tra lại"
            )
        if entry.ky_bao_cao in different:
            doubts["che_do_bao_cao", at] = "nơi khác trong kế hoạch ghi hạn nộp khác; chọn một ngày"


def _same(day: NgayThang, other: date) -> bool:
    return (day.ngay, day.thang, day.nam) == (other.day, other.month, other.year)


def _ordered(day: NgayThang) -> tuple[int, int, int]:
    return day.nam or 0, day.thang or 0, day.ngay or 0


def _texts(blocks: list[Muc]) -> Iterator[str]:
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if block.bang is not None:
            yield from _rows(block.bang)
        elif _REPORT.search(block.chu):
            yield plain(block.chu)
        elif block.kieu != "tieu_de" and _LABEL.match(block.chu.lstrip(" -+•")):
            yield f"báo cáo {plain(block.chu)}"
        stack += reversed(block.noi_dung)


def _rows(table: Bang) -> Iterator[str]:
    """Yield each row of a table of reports as the sentence it stands for: its period, then each heading with its cell."""
    heads = {column.ma: " ".join(column.ten.split()) for column in table.cot}
    rows = list(table.hang)
    if rows and not any(heads.values()):  # headings that name no known column are read as a row
        heads = {key: plain(" ".join(lines)) for key, lines in rows.pop(0).o.items()}
    if not _REPORT.search(" ".join(heads.values())):
        return
    for row in rows:
        cells = {key: plain(" ".join(lines)).strip() for key, lines in row.o.items()}
        named = {key: f"báo cáo {_REPORT.sub('', words).strip()}" for key, words in cells.items()}
        key = next((key for key, words in named.items() if _LABEL.search(words, 0, 40)), "")
        if key:
            told = " ".join(f"{heads.get(other, '')} {words}" for other, words in cells.items() if other != key)
            yield f"{named[key]}: {_REPORT.sub(' ', told)}"


def _figures(text: str, year: int) -> Iterator[tuple[str, SoLieu]]:
    """Yield the days of figures a text gives period by period, apart from the days the reports are due."""
    if not patterns.search(r"(?i)số liệu", text):
        return
    labels = [found for found in _LABEL.finditer(text) if not _inside_date(text, found)]
    for label, following in pairwise([*labels, None]):
        if label is None or label["each"] or label["each_month"]:
            continue
        words = text[label.end() : following.start() if following else len(text)]
        days = [found for found in find_dates(words) if found.day and found.month]
        if len(days) == 2 and _TO.fullmatch(words[days[0].end : days[1].start]):
            figures = _range(days[0], days[1], year)
            if figures is not None:
                yield _code(label), figures


def _entries(text: str, year: int) -> Iterator[KyBaoCao]:
    """Yield the reports a text orders; each label rules the words up to the next one."""
    labels = [found for found in _LABEL.finditer(text) if not _inside_date(text, found)]
    for label, following in pairwise([*labels, None]):
        if label is None:
            continue
        words = text[label.end() : following.start() if following else len(text)]
        yield from _of_label(label, words, year)


def _inside_date(text: str, label: re.Match[str]) -> bool:
    """Tell "tháng 3" of "ngày 12 tháng 3" from a label."""
    return label["month"] is not None and patterns.search(r"ngày\s*\d{0,2}\s*$", text[: label.start()]) is not None


def _of_label(label: re.Match[str], words: str, year: int) -> Iterator[KyBaoCao]:
    if label["each"]:
        day = _LAST_MONTH.search(words)
        if day:
            for quarter in range(1, 5):
                yield KyBaoCao(f"quy_{quarter}", _day(year, 3 * quarter, int(day[1])))
        return
    if label["each_month"]:
        day = _EACH_MONTH.search(words)
        if day:
            for month in range(1, 13):
                yield KyBaoCao(f"thang_{month}", _day(year, month, int(day[1])))
        return
    code = _code(label)
    days = [found for found in find_dates(words) if found.day and found.month]
    pair = next((at for at, (a, b) in enumerate(pairwise(days)) if _TO.fullmatch(words[a.end : b.start])), None)
    rest = [found for at, found in enumerate(days) if pair is None or at not in (pair, pair + 1)]
    due = next((found for found in rest if _DUE.search(words[: found.start])), rest[0] if len(rest) == 1 else None)
    if due is None:
        return
    figures = _range(days[pair], days[pair + 1], year) if pair is not None else _until(code, words, rest, due, year)
    when = NgayThang(due.day, due.month, due.year or (year + 1 if code == "nam" and (due.month or 0) < 3 else year))
    yield KyBaoCao(code, when, figures)


def _until(code: str, words: str, days: list[FoundDate], due: FoundDate, year: int) -> SoLieu | None:
    """Return the days of figures of which the plan names the last one alone; the first is that of the law."""
    last = next((one for one in days if one is not due and _CUT.search(words[: one.start])), None)
    rule = period(code, year) if last is not None and code in PERIODS else None
    if last is None or rule is None:
        return None
    return SoLieu(
        NgayThang(rule.tu.day, rule.tu.month, rule.tu.year), NgayThang(last.day, last.month, last.year or year)
    )


def _code(label: re.Match[str]) -> str:
    if label["quarter"]:
        return f"quy_{_QUARTERS[label['quarter'].upper()]}"
    if label["month"]:
        return f"thang_{int(label['month'])}"
    if label["half"] or label["nine"]:
        return f"{label['half'] or {'sáu': 6, 'chín': 9}[label['nine'].lower()]}_thang"
    return "nam"


def _range(first: FoundDate, last: FoundDate, year: int) -> SoLieu | None:
    end = NgayThang(last.day, last.month, last.year or year)
    start_year = first.year or ((end.nam or year) - 1 if (first.month or 0) > (last.month or 0) else end.nam)
    start = NgayThang(first.day, first.month, start_year)
    try:
        days = [date(one.nam or 0, one.thang or 0, one.ngay or 0) for one in (start, end)]
    except ValueError:
        return None
    return SoLieu(start, end) if days[0] <= days[1] else None


def _day(year: int, month: int, day: int) -> NgayThang:
    return NgayThang(max(1, min(day, days_of(year, month))), month, year)
