"""BC: words of another period than the report's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text

_WEEK = r"(?:trong|từ đầu|trước) tuần|tuần (?:qua|này|sau|tới)"
_MONTH, _QUARTER = r"trong tháng(?! \d)|(?<!\d )tháng (?:qua|này)", r"trong quý(?! [IV1-4])|quý (?:qua|này)"
_HALF, _YEAR = r"trong (?:0?6|sáu) tháng(?! đầu| cuối| tới| năm)", r"trong năm(?! (?:20|học|nay|tới))"
_NINE = r"(?:trong|kết quả) (?:0?9|chín) tháng(?! tuổi)"
_MONTH_OPENS = r"trong tháng(?=,| qua| này)"
_WIDER = {_HALF, _YEAR, _MONTH_OPENS, r"trong quý"}
_THAN_HALF = r"so với (?:cùng kỳ )?(?:0?6|0?9) tháng(?: đầu| cuối)? năm 20\d\d"
_THAN_QUARTER = r"so với (?:cùng kỳ )?quý (?:[IV]{1,3}|[1-4])(?:/| năm )20\d\d"
"""What a report compares itself with is as long as its own period."""
_THAN = (_THAN_HALF, _THAN_QUARTER)
_NARROW = {
    "tuan": (_MONTH_OPENS, r"trong quý"),
    "thang": (_WEEK, r"trong quý", _HALF, _YEAR),
    "quy": (_WEEK, _MONTH, _HALF, _YEAR, _THAN_HALF),
    "6_thang": (_WEEK, _QUARTER, _MONTH, _NINE, _YEAR, _THAN_QUARTER),
    "9_thang": (_WEEK, _QUARTER, _MONTH, _HALF, _THAN_QUARTER),
    "nam": (_WEEK, _QUARTER, _MONTH, _HALF, _THAN_HALF, _THAN_QUARTER),
}
"""Period of a report -> words of another one that stayed from an earlier report."""
_TITLES = (
    ("tuan", r"(?<!\w)tuần(?: thứ)? \d|báo cáo tuần"),
    ("6_thang", r"0?6 tháng|sáu tháng"),
    ("9_thang", r"0?9 tháng|chín tháng"),
    ("quy", r"(?<!\w)quý (?:[IV]+|[1-4])(?!\w)"),
    ("thang", r"(?<!\w)tháng \d{1,2}(?!\d)"),
    ("nam", r"(?<!\w)năm 20\d\d"),
)


@cache
def _whole_words(words: str) -> re.Pattern[str]:
    """The pattern of some words of ours; made once, as what it needs is parsed then."""
    return patterns.ours(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)


@rule(
    code="BC12",
    title="Chữ chỉ kỳ khác kỳ của báo cáo (Trong tuần ở báo cáo tháng)",
    severity=CANH_BAO,
    can_cu=practice("báo cáo chỉ nói kỳ của mình; chữ của kỳ khác thường là chép từ báo cáo trước"),
    ap_dung=("bao_cao",),
    tru=(QUOTED, CITED),
    bad="loai: bao_cao\ntrich_yeu: Công tác tiếp dân tháng 5 năm 2026\nnoi_dung: [{tieu_de: Kết quả, noi_dung: ['Trong tuần, bộ phận tiếp 14 lượt người.', Không có đơn thư tồn.]}]",
    good="loai: bao_cao\ntrich_yeu: Công tác tiếp dân tháng 5 năm 2026\nnoi_dung: [{tieu_de: Kết quả, noi_dung: ['Trong tháng, bộ phận tiếp 14 lượt người.', Lịch trực mỗi tuần ba buổi.]}]",
)
def words_of_another_period(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét chữ mở đầu câu (“Trong tuần, …”) ở mức cảnh báo, chỗ khác là gợi ý. Kỳ lấy từ trích yếu, xét từ ngắn đến dài."""
    subject = context.document.trich_yeu
    period = next((key for key, pattern in _TITLES if patterns.search(pattern, subject, re.IGNORECASE)), None)
    if period is None:
        return
    for words in _NARROW[period]:
        if words in _THAN and "so với" not in context.whole_small:
            continue
        found: list[tuple[Text, str, bool]] = []
        for hit in context.matches(_whole_words(words)):
            before = hit.text.text[: hit.start]
            opens = not before.strip() or before.rstrip()[-1] in ".;:"
            if words in _WIDER and not (opens and hit.match[0][0].isupper()):
                continue  # "chỉ tiêu trong năm" is said in every report
            if words in _THAN and _SHORTER.search(before):
                continue  # a part of the period is compared with a part
            if hit.text.role in ("muc", "doan", "mo_dau", "ket_thuc", "tieu_de"):
                found.append((hit.text, hit.match[0], opens and hit.match[0][0].isupper()))
        if found:
            text, quote, firm = next((one for one in found if one[2]), found[0])
            firm = firm or words in (*_THAN, _NINE)
            also = tuple(dict.fromkeys(other.path for other, _, _ in found if other is not text))
            yield Finding(
                text.path,
                f"“{quote}” trong báo cáo {_SHOWN[period]}",
                quote,
                f"sửa thành kỳ của báo cáo ({_SHOWN[period]})",
                severity=None if firm else GOI_Y,
                also=also,
            )


_SHORTER = patterns.ours(r"(?:quý (?:[IV]+|[1-4])|\d tháng|tháng \d{1,2})(?!\d)[^.;]*$", re.IGNORECASE)
_SHOWN = {"tuan": "tuần", "thang": "tháng", "quy": "quý", "6_thang": "6 tháng", "9_thang": "9 tháng", "nam": "năm"}
