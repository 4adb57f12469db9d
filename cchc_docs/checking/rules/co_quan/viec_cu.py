"""CQ: where the time before the two tiers is told - in a sentence, a cited text, a paper of then -, so that its names are right."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.parts import CITED, HISTORY, parts
from cchc_docs.model.document import Text

if TYPE_CHECKING:
    from cchc_docs.vietnamese.citations import Citation

TWO_TIERS = date(2025, 7, 1)


def told_as_history(context: Context, text: Text, start: int) -> bool:
    """Whether a name stands where the time before is told, or in a cited text: its title, or its issuer of that time."""
    before = text.text[max(0, start - _PLAN_AHEAD) : start]
    if parts(context).holds((HISTORY,), text, start):
        now = _WORKS_WITH.search(before) is not None or _is_sent_now(text.text, start)
        return not now or _CALLED_OLD.match(text.text, start) is not None
    if _OLD_PLAN.search(before):
        return True
    if not parts(context).holds((CITED,), text, start):
        return False
    return not any(
        cited.start <= start < cited.end and _issued_since(cited, start)
        for where, cited in context.citations
        if where.path == text.path
    )


_PLAN_AHEAD = 110
_OLD_PLAN = patterns.ours(
    r"(?:Quy hoạch (?:chung|phân khu|chi tiết|xây dựng|sử dụng đất|tổng thể|vùng)|Kế hoạch sử dụng đất|[Đđ]ồ án quy hoạch)(?:(?!được|trình|chưa| do )[^.;()]){0,90} $"
)
"""The plan of a district, by its name: it still holds where it was not replaced."""
_WORKS_WITH = patterns.ours(
    r"(?:^|[.;:] |[-–+] )(?:[Pp]hối hợp(?: với)?|[Bb]áo cáo|[Gg]ửi|[Đđ]ề nghị|[Xx]in ý kiến|[Tt]ham mưu)(?: (?:của|Phòng|Thanh tra|Công an|Ban|UBND|Huyện|Hạt|Trung tâm|Chi cục|[^\W\d_]+)){0,4} $"
)
"""An order of today at the head of its sentence: with whom to work."""
_CALLED_OLD = patterns.ours(r"[^.;,]{0,40}(?:\bcũ\b|trước đây|\(cũ\))")


_IS_SENT = patterns.ours(
    r"(?<![^\W_])(?:trình|gửi|báo cáo|xin ý kiến|đề nghị)(?: (?:Chủ tịch|Thường trực|lãnh đạo|cho))? $", re.IGNORECASE
)
_TO_DO = patterns.ours(
    r"(?: (?!đã)[^\s,.;]+){0,4},? (?:xem xét|phê duyệt|cho ý kiến|thẩm định|quyết định|để|trước ngày|trong (?:quý|tháng|năm)|hằng|định kỳ)(?![^\W_])"
)
_WAS = patterns.ours(
    r"(?<![^\W_])(?:đã|từng|được|trước đây|trước khi|trước ngày|khi còn|lúc|thời)(?![^\W_])", re.IGNORECASE
)


def _is_sent_now(words: str, start: int) -> bool:
    """Whether a body is to get and decide something: “nhà kho cũ … trình UBND huyện xem xét” speaks of an old store, not of an old body."""
    begin = max(words.rfind(mark, 0, start) for mark in (". ", "; ", "\n")) + 1
    before = words[begin:start]
    name = _BODY.match(words, start)
    return (
        name is not None
        and _IS_SENT.search(before) is not None
        and _WAS.search(before) is None
        and _TO_DO.match(words, name.end()) is not None
    )


_BODY = patterns.ours(
    r"(?:(?:UBND|HĐND|[UuỦủ][ỷyỶY] ban nhân dân|Hội đồng nhân dân|Phòng|Công an|Ban|Sở|Thanh tra)(?: [^\W\d_]+){1,8}?(?= (?:xem|phê|cho|thẩm|quyết|để|trước|trong|hằng|định)(?![^\W_])|,))"
)


def _issued_since(cited: Citation, at: int) -> bool:
    """Whether a place is the issuer of a text issued since the levels ended."""
    issuer, day = cited.spans.get("co_quan"), cited.day
    return day is not None and day >= TWO_TIERS and issuer is not None and issuer[0] <= at < issuer[1]


UNDATED = "văn bản không ghi ngày mà trích yếu là của năm trước khi bỏ cấp huyện"


def of_the_time_before(context: Context) -> bool:
    """Whether a paper without a day is of years when there were districts and 63 provinces."""
    day, years = context.document.ngay_ban_hanh, context.years
    return (day is None or day.nam is None) and years is not None and years[1] < TWO_TIERS.year


ADDRESS = patterns.ours(r"(?:[Đđ]ịa chỉ|[Ss]ố (?:nhà )?\d+[^.;]{0,40}(?:đường|phố)|đường|[Qq]uốc lộ)[^.;]{0,80}$")
