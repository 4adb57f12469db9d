"""TG: the day by which a report is due, told in the body, against the table of reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.che_do import same_day
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple

_WHICH = r"(?P<ky>quý (?:I{1,3}|IV|[1-4])|0?6 tháng(?: (?:đầu|cuối) năm)?|0?9 tháng|năm)"
_DUE_TOLD = patterns.ours(
    rf"(?:báo cáo|,|;)(?: (?:kết quả|định kỳ))? {_WHICH}(?: \d{{4}})?,? (?:(?:gửi|nộp) )?(?:[^\W\d_]+ ){{0,6}}?(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?)(?: ngày)? (?P<day>\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?)(?![\d/])",
    re.IGNORECASE,
)
_ROW_OF = patterns.ours(rf"(?:báo cáo )?(?:cả )?{_WHICH}(?: (?:\d{{4}}|đầu năm))?", re.IGNORECASE)
_DAY_IN_CELL = patterns.ours(r"\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])")
_OF_REPORTS = patterns.ours(r"báo cáo", re.IGNORECASE)


@rule(
    code="TG68",
    title="Hạn gửi báo cáo một kỳ trong bài khác bảng chế độ báo cáo",
    severity=CANH_BAO,
    can_cu=practice("chế độ báo cáo nói một lần, các chỗ khác theo đó"),
    tru=(QUOTED, CITED),
    bad="""
mo_dau: ['Nộp báo cáo quý I trước ngày 20/4/2026, báo cáo 6 tháng trước ngày 16/6/2026, báo cáo năm trước ngày 16/12/2026.']
phu_luc: [{ten: Chế độ báo cáo, cot: [so_thu_tu, {ma: ky, ten: Kỳ báo cáo}, {ma: gui, ten: Hạn gửi}], hang: [{ky: Quý I, gui: Trước 16/3/2026}, {ky: 6 tháng, gui: Trước 16/6/2026}, {ky: Năm, gui: Trước 16/12/2026}]}]
""",
    good="""
mo_dau: ['Nộp báo cáo quý I trước ngày 16/3/2026, báo cáo 6 tháng trước ngày 16/6/2026, báo cáo năm trước ngày 16/12/2026.']
phu_luc: [{ten: Chế độ báo cáo, cot: [so_thu_tu, {ma: ky, ten: Kỳ báo cáo}, {ma: gui, ten: Hạn gửi}], hang: [{ky: Quý I, gui: Trước 16/3/2026}, {ky: 6 tháng, gui: Trước 16/6/2026}, {ky: Năm, gui: Trước 16/12/2026}]}]
""",
)
def due_otherwise_in_the_table(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Một câu kể hạn của từ hai kỳ, bảng có các kỳ ấy: cột nào khớp ít nhất một kỳ và nhiều kỳ nhất là cột của câu, kỳ còn lại lệch thì báo.

    Hạn của một kỳ (“báo cáo quý trước ngày 15 của tháng cuối quý”) mà không hàng, cột nào của kỳ ấy có thì cũng báo; báo cáo chuyên đề, báo cáo gửi nơi bảng không nói thì không xét.
    """
    if "báo cáo" not in context.whole_small:
        return
    told: dict[Path, tuple[Text, dict[str, str]]] = {}
    for hit in context.matches(_DUE_TOLD, ("báo cáo",)):
        if not hit.text.role.startswith("o."):
            told.setdefault(hit.text.path, (hit.text, {}))[1].setdefault(_which(hit.match["ky"]), hit.match["day"])
    known: set[Path] = set()
    for text, days in told.values():
        best: tuple[int, list[tuple[str, str]]] = (0, [])
        for column in _days_by_column(context) if len(days) > 1 else ():
            both = [ky for ky in days if ky in column]
            odd = [(days[ky], column[ky]) for ky in both if not same_day(days[ky], column[ky])]
            best = max(best, (len(both) - len(odd), odd), key=lambda one: one[0])
        if best[0]:
            known.add(text.path)
        if best[0] > len(best[1]) or (best[0] == 1 and len(best[1]) == 1):
            for typed, right in best[1]:
                message = f"Hạn gửi kỳ này trong bảng chế độ báo cáo là {right}"
                yield Finding(text.path, message, typed, "thống nhất một hạn")
    yield from _in_no_column(context, known)


_ONE_DUE = patterns.ours(
    r"báo cáo(?P<ve>(?: [^\W\d_]+){0,6}?) (?P<ky>(?:h[ằà]ng |mỗi )?quý(?: (?:I{1,3}|IV|[1-4])(?!\w))?|0?[69] tháng(?: (?:đầu|cuối) năm)?|(?:h[ằà]ng |mỗi )?tháng(?! \d)|(?:h[ằà]ng )?năm)(?: 20\d\d)?(?!\w)"
    r"(?P<gi>[^.;:()\d]{0,90}?)(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?)(?: ngày)? (?P<day>\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?)(?![\d/]| giờ| ngày)(?P<sau> [^.;,]{0,40})?",
    re.IGNORECASE,
)
_KY = patterns.ours(
    r"(?:báo cáo)?(?P<ve>(?: ?[^\W\d_]+){0,6}?) ?(?P<ky>(?:h[ằà]ng |mỗi )?quý(?: (?:I{1,3}|IV|[1-4])(?!\w))?|0?[69] tháng(?: (?:đầu|cuối) năm)?|(?:h[ằà]ng |mỗi )?tháng(?! \d)|(?:cả |h[ằà]ng )?năm)(?: 20\d\d)?(?: của [^\d]+)?",
    re.IGNORECASE,
)
_DAY_ALONE = patterns.ours(
    r"ngày (?P<day>\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?)(?![\d/])|(?<![\d/])(?P<full>\d{1,2}/\d{1,2}(?:/\d{4})?)(?![\d/])",
    re.IGNORECASE,
)
_PLAIN = frozenset([
    "kết", "quả", "định", "kỳ", "tình", "hình", "thực", "hiện", "kế", "hoạch", "công", "tác", "này", "sơ", "tổng", "gửi", "nộp", "theo", "tiến", "độ", "việc", "cchc",
])  # fmt: skip
"""What a report may be said to be of beside the subject of the paper itself."""
_ABOVE = patterns.ours(
    r"(?<!\w)(?:UBND tỉnh|UBND thành phố|Sở|cấp trên|Ủy ban nhân dân (?:tỉnh|thành phố)|Tỉnh ủy|Bộ)(?!\w)"
)
_OF_UNITS = patterns.ours(r"đơn vị|thôn|ấp|tổ dân phố|phòng|cơ quan|trường|bộ phận", re.IGNORECASE)
_MONTH_TOLD = patterns.ours(r" (?:của )?tháng (?P<thang>\d{1,2})(?!\w)")


class _Due(NamedTuple):
    """The days a table has for a period, whether a row or column of it sends to a higher office, and whether units send by it."""

    days: dict[str, set[str]]
    above: bool
    units: bool


def _in_no_column(context: Context, known: set[Path]) -> Iterator[Finding]:
    """The day of one period that no row and no column of the tables of reports has for it."""
    hits = [hit for hit in context.matches(_ONE_DUE, ("báo cáo",)) if hit.text.path not in known]
    hits = [
        hit for hit in hits if hit.text.role in ("muc", "doan", "mo_dau", "ket_thuc") and hit.text.path[0] != "phu_luc"
    ]
    due = _due(context) if hits else None
    if due is None:
        return
    may_say = _PLAIN | frozenset(context.document.trich_yeu.lower().split())
    special = {hit.text.path for hit in hits if not set(hit.match["ve"].lower().split()) <= may_say}
    for hit in hits:
        begin = max(hit.text.text.rfind(mark, 0, hit.start) for mark in ".;") + 1
        sentence = hit.text.text[begin : hit.end]
        above = _ABOVE.search(sentence) is not None
        days = due.days.get(_period(hit.match["ky"]), set())
        if (
            not days
            or hit.text.path in special
            or (above and not due.above)
            or (due.above and not above and not due.units)
        ):
            continue
        typed = hit.match["day"]
        month = _MONTH_TOLD.match(hit.match["sau"] or "")
        day = f"{typed}/{month['thang']}" if month and "/" not in typed else typed
        if not any(same_day(day, one) for one in days):
            message = f"Bảng chế độ báo cáo ghi kỳ này là {', '.join(sorted(days))}"
            yield Finding(hit.text.path, message, typed, "thống nhất một hạn")


def _period(typed: str) -> str:
    """One key for a period, of whatever quarter."""
    low = _which(typed)
    return next((key for key in ("quý", "tháng", "năm") if key in low and not low[0].isdigit()), low)


def _due(context: Context) -> _Due | None:
    """What the tables of reports say of each period; None where there are none."""
    days: dict[str, set[str]] = {}
    above = units = False
    may_say = _PLAIN | frozenset(context.document.trich_yeu.lower().split())
    for row in context.rows:
        if not _is_of_reports(context, row):
            continue
        cells = [row.cell(one.ma) for one in row.table.cot]
        found = next((found for cell in cells if (found := _KY.fullmatch(cell.strip()))), None)
        if found is None or not set(found["ve"].lower().split()) <= may_say:
            continue
        told = {one["day"] or one["full"] for cell in cells if cell != found[0] for one in _DAY_ALONE.finditer(cell)}
        days.setdefault(_period(found["ky"]), set()).update(told)
        words = " ".join([*cells, *(one.ten for one in row.table.cot)])
        above, units = above or _ABOVE.search(words) is not None, units or _OF_UNITS.search(words) is not None
    return _Due(days, above, units) if days else None


def _is_of_reports(context: Context, row: Row) -> bool:
    """Whether a row stands in a table of reports, by the title of its annex or a head."""
    at = row.path[1] if row.path[0] == "phu_luc" else -1
    title = context.document.phu_luc[at].ten if isinstance(at, int) and at >= 0 else ""
    return _OF_REPORTS.search(title) is not None or any(_OF_REPORTS.search(one.ten) for one in row.table.cot)


def _which(typed: str) -> str:
    """One key for a period however typed: "quý I", "6 tháng"."""
    low = typed.lower().lstrip("0").removesuffix(" đầu năm")
    return patterns.sub(r"^quý ([1-4])$", lambda found: f"quý {('', 'i', 'ii', 'iii', 'iv')[int(found[1])]}", low)


def _days_by_column(context: Context) -> list[dict[str, str]]:
    """Of each column with days in the tables on reports: the day by the period of its row."""
    columns: dict[tuple[int, str], dict[str, str]] = {}
    for row in context.rows:
        if not _is_of_reports(context, row):
            continue
        codes = [one.ma for one in row.table.cot]
        which = next((found["ky"] for code in codes if (found := _ROW_OF.fullmatch(row.cell(code).strip()))), None)
        for code in codes if which else ():
            days = _DAY_IN_CELL.findall(row.cell(code))
            if len(days) == 1:
                columns.setdefault((id(row.table), code), {})[_which(which or "")] = days[0]
    return list(columns.values())
