"""TG: spans of days that end before they begin, days that not every month has, reports due before their period is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule

_DAYS = practice("thời hạn phải là ngày có thật, khoảng thời gian có ngày đầu trước ngày cuối")
_TO = patterns.ours(r" ?(?:,? ?đến|tới|-|–)(?: hết)?(?: ngày)? ?")


@rule(
    code="TG29",
    title="Khoảng thời gian có ngày cuối trước ngày đầu",
    severity=LOI,
    can_cu=_DAYS,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Số liệu từ ngày 15/6/2026 đến ngày 14/6/2026.']",
    good="mo_dau: ['Số liệu từ ngày 15/3/2026 đến ngày 14/6/2026.']",
)
def reversed_span(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“từ ngày 20/4/2026 đến ngày 10/4/2026”; thường là chép năm, tháng của kỳ trước."""
    for (text, first), (other, last) in pairwise(context.dates):
        if text is not other or first.date is None or last.date is None or last.date >= first.date:
            continue
        words = text.text
        if _TO.fullmatch(words[first.end : last.start]) and re.search(
            r"từ(?: ngày)? $", words[: first.start], re.IGNORECASE
        ):
            quote = words[first.start : last.end]
            yield Finding(
                text.path,
                f"Từ {first.date:%d/%m/%Y} đến {last.date:%d/%m/%Y}: ngày cuối trước ngày đầu",
                quote,
                "kiểm tra lại ngày",
            )


_EVERY = patterns.ours(
    r"ngày (?P<n>29|30|31) (?:của )?(?:h[ằà]ng tháng|mỗi tháng|tháng cuối quý|của tháng)"
    r"|(?:h[ằà]ng tháng|mỗi tháng|định kỳ tháng)[^.;]{0,40}?(?:trước|vào|chậm nhất)(?: là)? ngày (?P<n2>31)(?![/\d]| tháng \d)",
    re.IGNORECASE,
)
_DUE = patterns.ours(
    r"báo cáo (?:[^.;,\d]{0,30}?)(?P<ky>quý (?:IV|I{1,3}|[1-4])(?!\w)|0?6 tháng(?: đầu năm)?|0?9 tháng|năm(?! \d| học))[^.;]{0,60}?(?:trước|chậm nhất|vào|muộn nhất)(?: là)?(?: ngày)? (?P<ngay>\d{1,2}/\d{1,2}/\d{4})",
    re.IGNORECASE,
)
_LAST_MONTH = {"quý i": 3, "quý 1": 3, "quý ii": 6, "quý 2": 6, "quý iii": 9, "quý 3": 9, "quý iv": 12, "quý 4": 12}


@rule(
    code="TG34",
    title="Hạn báo cáo không làm được (ngày 31 hằng tháng, trước khi hết kỳ, sau kỳ quá lâu)",
    severity=CANH_BAO,
    can_cu=practice("báo cáo gửi quanh ngày cuối kỳ; ngày hằng tháng phải có trong mọi tháng"),
    ap_dung=("ke_hoach", "chuong_trinh", "quyet_dinh", "cong_van", "huong_dan", "thong_bao"),
    tru=(QUOTED, CITED),
    bad="noi_dung: [{tieu_de: Chế độ báo cáo, noi_dung: [Báo cáo 6 tháng đầu năm gửi trước ngày 10/3/2026., Vệ sinh chợ.]}]",
    good="noi_dung: [{tieu_de: Chế độ báo cáo, noi_dung: [Báo cáo 6 tháng đầu năm gửi trước ngày 10/6/2026., Vệ sinh chợ.]}]",
)
def due_out_of_its_period(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“báo cáo 6 tháng … trước ngày 10/3”, “báo cáo quý II … trước ngày 30/9”, “ngày 31 hằng tháng”. Báo cáo gửi trong tháng cuối kỳ hoặc tháng sau thì được."""
    small = context.whole_small
    if "tháng" in small:
        for hit in context.matches(_EVERY):
            yield Finding(
                hit.text.path,
                "Không phải tháng nào cũng có ngày này",
                hit.match[0],
                "ghi ngày tháng nào cũng có, hoặc “ngày cuối tháng”",
            )
    for hit in context.matches(_DUE) if "báo cáo" in small else ():
        period = " ".join(hit.match["ky"].lower().split())
        day, month, year = (int(part) for part in hit.match["ngay"].split("/"))
        last = (
            6
            if period.lstrip("0").startswith("6")
            else 9
            if period.lstrip("0").startswith("9")
            else _LAST_MONTH.get(period, 12)
        )
        try:
            due = date(year, month, day)
        except ValueError:
            continue
        own = context.years[1] if context.years else year
        ends = year * 12 + month - (min(own, year) * 12 + last)
        if ends < -1 or (ends >= 2 and last != 12 and year == own):
            message = f"Báo cáo {hit.match['ky']} mà hạn {due:%d/%m/%Y}"
            yield Finding(hit.text.path, message, hit.match["ngay"], "kiểm tra lại ngày hoặc kỳ")
