"""CQ: where the time before the two tiers is told - in a sentence, a cited text, a paper of then -, so that its names are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.parts import CITED, HISTORY, parts
from cchc_docs.checking.wording.clauses import sentence_of
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
    r"(?<![^\W_])(?:đã|từng|được|trước đây|trước khi|trước ngày(?! \d{1,2}/\d{1,2}/(?:202[6-9]|20[3-9]\d))|khi còn|lúc|thời)(?![^\W_])",
    re.IGNORECASE,
)


def _is_sent_now(words: str, start: int) -> bool:
    """Whether a body is to get and decide something: “nhà kho cũ … trình UBND huyện xem xét” speaks of an old store, not of an old body."""
    body = _BEFORE_ITS_PLACE.search(words, 0, start)
    start = body.start() if body else start
    begin = max(words.rfind(mark, 0, start) for mark in (". ", "; ", "\n")) + 1
    before = words[begin:start]
    name = _BODY.match(words, start)
    return (
        name is not None
        and _IS_SENT.search(before) is not None
        and _WAS.search(before) is None
        and _TO_DO.match(words, name.end()) is not None
    )


_BEFORE_ITS_PLACE = patterns.ours(r"(?:UBND|HĐND|[UuỦủ][ỷyỶY] ban nhân dân|Hội đồng nhân dân|Công an) $")
"""The body, where the place it is of was found."""
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
    day, years = context.day_of_issue, context.years
    return (day is None or day.nam is None) and years is not None and years[1] < TWO_TIERS.year


ADDRESS = patterns.ours(r"(?:[Đđ]ịa chỉ|[Ss]ố (?:nhà )?\d+[^.;]{0,40}(?:đường|phố)|đường|[Qq]uốc lộ)[^.;]{0,80}$")


_ITS_WORK = patterns.ours(
    r"(?:[Vv]ăn bản|[Cc]ông văn|[Gg]iấy phép|[Hh]ồ sơ|[Ss]ố liệu|[Bb]áo cáo|[Đđ]ề án|[Pp]hần mềm|[Hh]ệ thống|[Tt]ài liệu|[Ss]ơ đồ|[Bb]ản đồ|[Qq]uyết định|[Tt]hông báo|[Bb]iển)(?: [^\s,;.]+){0,6} của (?:các )?$"
)
_BY_IT = patterns.ours(r"(?<![^\W_])(?:do|bởi) $")
_IT_MADE = patterns.ours(
    r"(?: [^\s,;.]+){0,4} (?:đã|cấp|lập|xây dựng|triển khai|ban hành|phát hành|đầu tư|thiết kế|xuất bản)(?![^\W_])"
)
"""Before a body that ended, or around it: what it made while it was there is still used."""
_YEARS_BEFORE = patterns.ours(r"(?<!\d)(?:20[01]\d|202[0-5])(?![\d/])")


def may_be_of_then(text: Text, found: re.Match[str]) -> bool:
    """Whether a body that ended may be named for what it did then: a work of its, a year of its in the sentence; never one that gets something."""
    if text.role in ("noi_nhan", "kinh_gui"):
        return False
    before = text.text[max(0, found.start() - 70) : found.start()]
    made = _BY_IT.search(before) is not None and _IT_MADE.match(text.text, found.end()) is not None
    return (
        made
        or _ITS_WORK.search(before) is not None
        or _YEARS_BEFORE.search(sentence_of(text.text, found.start())) is not None
    )


_ASKED = r"(?i:nộp|xuất trình|mang theo|mang|kèm(?: theo)?|bản sao|bản chụp|bản photo|photo|cung cấp|gồm|đối chiếu)(?:(?! không )[^.;\n]){0,80}? "
_NO_PAPERS = (
    (
        date(2023, 1, 1),
        patterns.ours(
            rf"{_ASKED}(?P<so>sổ (?:hộ khẩu|tạm trú)|(?:(?<=bản sao )|(?<=bản chụp )|(?<=photo )|(?<=, )|(?<=và )|(?<=gốc ))hộ khẩu)(?![^\W_])(?! điện tử| (?:thường trú )?(?:tại|ở) )"
        ),
        ("hộ khẩu", "sổ tạm trú"),
        "Luật Cư trú số 68/2020/QH14, Điều 38",
        "tra cơ sở dữ liệu dân cư, không yêu cầu nộp",
    ),
    (
        date(2025, 1, 1),
        patterns.ours(
            rf"{_ASKED}(?P<so>CMND|[Cc]hứng minh (?:nhân dân|thư(?: nhân dân)?))(?![^\W_])(?! ?(?:/|hoặc|và|,|\() ?(?:thẻ )?(?i:căn cước|CCCD))"
        ),
        ("cmnd", "chứng minh"),
        "Luật Căn cước số 26/2023/QH15, Điều 46",
        "căn cước, căn cước công dân hoặc định danh điện tử",
    ),
)
"""Papers that are worth nothing any more, with the first day of that: asking people for them."""
_NOT_ASKED = patterns.ours(
    r"(?<![^\W_])(?:không|bỏ|thay|thay thế|thu hồi|cắt giảm|bãi bỏ|cũ|trước đây|chấm dứt|khai tử|lưu trữ|số hóa)(?![^\W_])",
    re.IGNORECASE,
)
"""Words of a sentence that does not ask for the book, or tells of those kept."""


def papers_asked_for(context: Context) -> Iterator[tuple[Text, str, date, str, str]]:
    """Yield each paper of no worth people are asked for: its text and name, since when, by which law, what is asked instead."""
    for since, asked, needed, law, instead in _NO_PAPERS:
        for hit in context.matches(asked, needed) if context.on >= since else ():
            at = hit.span("so")[0]
            if not _NOT_ASKED.search(sentence_of(hit.text.text, at)) and not told_as_history(context, hit.text, at):
                yield hit.text, hit.match["so"], since, law, instead
