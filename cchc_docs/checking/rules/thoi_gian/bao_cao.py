"""TG: the reporting regime - due days, cut-off days, what a period's label promises, gaps and overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cchc_docs import patterns
from cchc_docs.checking.context import Context, as_date
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.closing import closed_late, closed_late_in_tables
from cchc_docs.checking.times.wordings import BY, OVER, part_of
from cchc_docs.law.periods import kind_of, period
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import find_dates, short_of

_CUT_OFF = "Điều 12 Nghị định số 09/2019/NĐ-CP"
_SENSE = practice("kỳ báo cáo, hạn nộp và ngày chốt số liệu phải khớp nhau")


class Asked(NamedTuple):
    """One report asked for: its period, the day it is due, the days its figures run from and to, where that stands."""

    label: str
    path: Path
    due: date | None
    start: date | None
    end: date | None
    quote: str

    @property
    def name(self) -> str:
        """The period as people say it."""
        return kind_of(self.label).ten


def asked_reports(context: Context) -> list[Asked]:
    """Return the reports asked for: from `che_do_bao_cao`, else from sentences that name a period and its dates."""
    return context.once("asked_reports", lambda: _asked(context))


def _asked(context: Context) -> list[Asked]:
    out: list[Asked] = []
    for position, one in enumerate(context.document.che_do_bao_cao):
        figures = one.so_lieu
        start, end = (as_date(figures.tu), as_date(figures.den)) if figures else (None, None)
        out.append(Asked(one.ky_bao_cao, ("che_do_bao_cao", position), as_date(one.han_nop), start, end, ""))
    return out or [one for text in context.sentences_of_body for one in _from_words(text.path, text.text)]


def _from_words(path: Path, words: str) -> Iterator[Asked]:
    label = _label(words) if "áo cáo" in words[:90] else None
    if label is None:
        return
    days = [found for found in find_dates(words) if found.date is not None]
    if len(days) < 2:
        return
    pair = next(
        (
            n
            for n in range(len(days) - 1)
            if patterns.fullmatch(r"\s*(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?", words[days[n].end : days[n + 1].start])
        ),
        None,
    )
    if pair is None:
        return
    due = next(
        (
            found
            for n, found in enumerate(days)
            if n not in (pair, pair + 1) and _is_due(words[days[n - 1].end if n else 0 : found.start])
        ),
        None,
    )
    quote = words[days[pair].start : days[pair + 1].end]
    yield Asked(label, path, due.date if due else None, days[pair].date, days[pair + 1].date, quote)


def _is_due(lead: str) -> bool:
    """Whether words before a day make it the day something is due: a report told of has days of meetings beside it."""
    clause = patterns.split(r"[.;](?= )", lead)[-1]
    return not OVER.search(clause) and (part_of(lead)[0] == BY or _SENT.search(clause) is not None)


_SENT = patterns.ours(r"(?<!\w)(?:gửi|nộp|trình|hạn)(?!\w)|: ?(?:vào )?(?:ngày )?$", re.IGNORECASE)


def _label(words: str) -> str | None:
    found = patterns.search(
        r"báo cáo\b.{0,60}?\b(?:(quý)\s+(I{1,3}|IV|[1-4])\b|0?(6|9) tháng\b|(năm)\b)", words[:140], re.IGNORECASE
    )
    if found is None:
        return None
    if found[1]:
        return f"quy_{ ({'I': 1, 'II': 2, 'III': 3, 'IV': 4}.get(found[2].upper()) or found[2]) }"
    return f"{found[3]}_thang" if found[3] else "nam"


@rule(
    code="TG20",
    title="Ngày chốt số liệu sau hạn nộp báo cáo",
    severity=LOI,
    can_cu=_SENSE,
    bad="""che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: 2026-03-05, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}]""",
    good="""che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: 2026-03-16, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}]""",
)
def cut_off_late(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Báo cáo nộp trước khi hết kỳ số liệu thì không thể có đủ số liệu."""
    for one in asked_reports(context):
        if one.due and one.end and one.end > one.due:
            message = f"Báo cáo {one.name}: số liệu tính đến {short_of(one.end)}, sau hạn nộp {short_of(one.due)}"
            yield Finding(one.path, message, one.quote, "lùi hạn nộp hoặc sửa ngày chốt")
    asked = {one.path for one in asked_reports(context)}
    for where, closed, due in [*closed_late(context), *closed_late_in_tables(context)]:
        if where not in asked:
            message = f"Số liệu đến {closed}, sau hạn gửi {due}"
            yield Finding(where, message, closed, "lùi hạn gửi hoặc sửa ngày chốt")


_DUE_AND_CLOSED = patterns.ours(
    r"(?:trước|chậm nhất(?: là)?) ngày (?P<han>\d{1,2})(?:(?: tháng |/)(?P<thang>\d{1,2}))?(?![\d/])[^.\d]{0,60}?"
    r"(?P<cat>(?:chốt |kỳ )?số liệu[^.\d]{0,30}?(?:từ ngày \d{1,2} [^.;\d]{3,20} )?(?:đến|tới)(?: hết)? ngày (?P<chot>\d{1,2})(?!\d|\.\d)(?:(?: tháng |/)(?P<thang2>\d{1,2}))?)"
)
"""A report due and the day of its figures in one sentence; a day with a year is read by `asked_reports`."""


@rule(
    code="TG21",
    title="Số liệu tính đến hết chính ngày nộp báo cáo",
    severity=CANH_BAO,
    can_cu=_SENSE,
    bad="""che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: 2026-03-14, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}]""",
    good="""che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: 2026-03-16, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}]""",
)
def cut_off_same_day(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Số liệu “đến hết ngày” nộp thì chưa thể tổng hợp xong trong ngày đó."""
    for one in asked_reports(context):
        if one.due and one.end and one.end == one.due:
            message = f"Báo cáo {one.name}: số liệu tính đến hết ngày {short_of(one.end)}, cũng là ngày nộp"
            yield Finding(one.path, message, one.quote, "lùi hạn nộp ít nhất một ngày làm việc")
    for hit in context.matches(_DUE_AND_CLOSED) if "số liệu" in context.whole_small else ():
        found = hit.match
        months = {int(found[name]) for name in ("thang", "thang2") if found[name]}
        if len(months) < 2 and int(found["chot"]) >= int(found["han"]) > 1:
            after = int(found["chot"]) > int(found["han"])
            quote = hit.text.text[hit.start + found.start("cat") - found.start() : hit.start + len(found[0])]
            message = f"Gửi trước ngày {found['han']} mà số liệu đến ngày {found['chot']}"
            yield Finding(
                hit.text.path, message, quote, "chốt số liệu trước hạn nộp", severity=None if after else GOI_Y
            )


_PART_OF_A_YEAR = 10


@rule(
    code="TG22",
    title="Kỳ báo cáo không khớp khoảng số liệu",
    severity=LOI,
    can_cu=_SENSE,
    bad="""che_do_bao_cao: [{ky_bao_cao: 6_thang, han_nop: 2026-06-16, so_lieu: {tu: 2026-03-15, den: 2026-06-14}}]""",
    good="""che_do_bao_cao: [{ky_bao_cao: 6_thang, han_nop: 2026-06-16, so_lieu: {tu: 2025-12-15, den: 2026-06-14}}]""",
)
def label_against_range(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Báo cáo quý dài khoảng 3 tháng, 6 tháng khoảng 6, năm khoảng 12; lệch hơn một tháng là sai."""
    for one in asked_reports(context):
        if one.start is None or one.end is None:
            continue
        first, last = kind_of(one.label).thang
        low, high = (last - first, last - first + 2) if first else (0, 0.5)
        months = (one.end - one.start).days / 30.4
        if one.label == "nam" and months < _PART_OF_A_YEAR and context.document.loai == "bao_cao":
            continue  # a report whose title says its period in words of its own is taken for the year's
        if not low <= months <= high:
            message = f"Báo cáo {one.name} mà số liệu từ {short_of(one.start)} đến {short_of(one.end)} (khoảng {months:.0f} tháng)"
            yield Finding(one.path, message, one.quote, "sửa ngày bắt đầu hoặc ngày chốt")


@rule(
    code="TG23",
    title="Các kỳ số liệu hở hoặc chồng nhau",
    severity=CANH_BAO,
    can_cu=_SENSE,
    bad="""
che_do_bao_cao:
- {ky_bao_cao: quy_1, han_nop: 2026-03-16, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}
- {ky_bao_cao: quy_2, han_nop: 2026-06-16, so_lieu: {tu: 2026-03-20, den: 2026-06-14}}
""",
    good="""
che_do_bao_cao:
- {ky_bao_cao: quy_1, han_nop: 2026-03-16, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}
- {ky_bao_cao: quy_2, han_nop: 2026-06-16, so_lieu: {tu: 2026-03-15, den: 2026-06-14}}
- {ky_bao_cao: quy_3, han_nop: 2026-09-16, so_lieu: {tu: 2026-06-15, den: 2026-09-14}}
""",
)
def gaps(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kỳ sau bắt đầu ngay sau ngày chốt kỳ trước; các kỳ lũy kế bắt đầu cùng một ngày."""
    reports = [one for one in asked_reports(context) if one.start and one.end]
    ends = {one.label: one for one in reports}
    whole_year = [one for one in reports if one.label in ("quy_1", "6_thang", "9_thang", "nam")]
    for label, before in (("quy_2", ("quy_1",)), ("quy_3", ("quy_2", "6_thang")), ("quy_4", ("quy_3", "9_thang"))):
        later = ends.get(label)
        earlier = next((ends[name] for name in before if name in ends), None)
        if later and earlier and later.start and earlier.end and later.start != earlier.end + timedelta(days=1):
            kind = "hở" if later.start > earlier.end else "chồng"
            message = f"Kỳ {later.name} bắt đầu {short_of(later.start)}, kỳ {earlier.name} chốt {short_of(earlier.end)}: {kind} ngày"
            yield Finding(later.path, message, later.quote, f"bắt đầu từ {short_of(earlier.end + timedelta(days=1))}")
    for one in whole_year[1:]:
        if one.start != whole_year[0].start and one.start and whole_year[0].start:
            message = f"Kỳ {one.name} bắt đầu {short_of(one.start)}, kỳ {whole_year[0].name} bắt đầu {short_of(whole_year[0].start)}"
            yield Finding(one.path, message, one.quote, "thống nhất ngày bắt đầu của năm báo cáo")


@rule(
    code="TG24",
    title="Ngày chốt số liệu khác ngày của Nghị định 09/2019",
    severity=GOI_Y,
    can_cu=_CUT_OFF,
    bad="""che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: 2026-03-10, so_lieu: {tu: 2025-12-05, den: 2026-03-05}}]""",
    good="""che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: 2026-03-16, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}]""",
)
def decree_days(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cơ quan giao báo cáo có thể đặt kỳ khác (tỉnh quy định sớm hơn để kịp tổng hợp), nên chỉ nhắc một lần."""
    wrong = []
    for one in asked_reports(context):
        if one.end is None or one.start is None:
            continue
        known = period(one.label, one.end.year)
        if known is not None and known.trong_nghi_dinh and (one.start, one.end) != (known.tu, known.den):
            wrong.append((one, known))
    if wrong:
        one, known = wrong[0]
        message = f"Kỳ {one.name} theo Nghị định tính từ {short_of(known.tu)} đến {short_of(known.den)}"
        yield Finding(
            one.path,
            message,
            one.quote,
            "giữ nguyên nếu cấp trên quy định kỳ riêng",
            also=tuple(other.path for other, _ in wrong[1:]),
        )


@rule(
    code="TG25",
    title="Chế độ báo cáo khác kế hoạch gốc",
    severity=CANH_BAO,
    can_cu=practice("kế hoạch cụ thể hóa báo cáo theo kỳ và trước hạn của kế hoạch gốc"),
    bad="""
che_do_bao_cao: [{ky_bao_cao: 9_thang, han_nop: 2026-09-18, so_lieu: {tu: 2025-12-15, den: 2026-09-14}}]
_goc: {che_do_bao_cao: [{ky_bao_cao: quy_3, han_nop: 2026-09-18, so_lieu: {tu: 2026-06-15, den: 2026-09-14}}]}
""",
    good="""
che_do_bao_cao: [{ky_bao_cao: quy_3, han_nop: 2026-09-16, so_lieu: {tu: 2026-06-15, den: 2026-09-14}}]
_goc: {che_do_bao_cao: [{ky_bao_cao: quy_3, han_nop: 2026-09-18, so_lieu: {tu: 2026-06-15, den: 2026-09-14}}]}
""",
)
def against_parent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy khi có kế hoạch gốc: kỳ mà kế hoạch gốc không có, hạn nộp muộn hơn, ngày chốt khác. Kỳ kể trong câu chỉ là gợi ý."""
    parent = context.parent
    if parent is None or not parent.che_do_bao_cao:
        return
    theirs = {one.ky_bao_cao: one for one in parent.che_do_bao_cao}
    for one in asked_reports(context):
        above = theirs.get(one.label)
        if above is None:
            have = ", ".join(kind_of(label).ten for label in theirs)
            yield Finding(
                one.path,
                f"Báo cáo {one.name} không có trong kế hoạch gốc (có: {have})",
                one.quote,
                "theo kỳ của kế hoạch gốc",
            )
            continue
        due, end = as_date(above.han_nop), as_date(above.so_lieu.den) if above.so_lieu else None
        if one.due and due and one.due > due:
            yield Finding(
                one.path,
                f"Báo cáo {one.name} nộp {short_of(one.due)}, kế hoạch gốc hạn {short_of(due)}",
                one.quote,
                f"trước {short_of(due)}",
            )
        if one.end and end and one.end != end:
            yield Finding(
                one.path,
                f"Báo cáo {one.name} chốt số liệu {short_of(one.end)}, kế hoạch gốc {short_of(end)}",
                one.quote,
                short_of(end),
            )
    yield from _periods_told(context, set(theirs))


def _periods_told(context: Context, theirs: set[str]) -> Iterator[Finding]:
    """Periods a sentence on reporting lists ("hằng quý, 6 tháng, 9 tháng và cả năm") that the parent plan does not have."""
    known = {patterns.sub(r"_\d$", "", label) for label in theirs}
    for text in context.sentences_of_body:
        for listed in patterns.finditer(
            r"báo cáo[^.;]{0,60}?((?:h[àằ]ng quý|quý|6 tháng|9 tháng)[^.;]{0,60})", text.text, re.IGNORECASE
        ):
            for found in patterns.finditer(r"quý|6 tháng|9 tháng", listed[1], re.IGNORECASE):
                label = {"quý": "quy", "6 tháng": "6_thang", "9 tháng": "9_thang"}[found[0].lower()]
                if label not in known:
                    yield Finding(
                        text.path,
                        f"Kế hoạch gốc không có báo cáo {found[0]}",
                        found[0],
                        "theo kỳ của kế hoạch gốc",
                        severity=GOI_Y,
                    )
