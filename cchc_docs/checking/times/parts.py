"""Which part of a paper a text stands in: one that tells what was done, or one that says what is to come."""

from __future__ import annotations

import re
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.times.periods import Span, period_of_title, spans
from cchc_docs.model.document import Path

AHEAD, BEHIND, NEITHER = "ahead", "behind", ""
_BEHIND = patterns.ours(
    r"kết quả|đánh giá|tình hình|đã thực hiện|việc thực hiện|tồn tại|hạn chế|thực trạng|ưu điểm|nguyên nhân|sự cần thiết|căn cứ|cơ sở|quá trình|bài học|diễn biến|thành phần|đặc điểm"
)
_AHEAD = patterns.ours(
    r"phương hướng|(?:^|\W )(?:một số )?nhiệm vụ|kiến nghị|đề xuất|giải pháp|thời gian tới|tổ chức thực hiện|kết luận|phân công|biện pháp|(?:kế hoạch|chương trình|công việc|công tác) (?:công tác|hoạt động|tháng|quý|năm|tuần|6|9|tới|tiếp theo|sắp)"
)


def section(context: Context, path: Path) -> str:
    """Return AHEAD, BEHIND or NEITHER for a text, by the nearest heading above it that says so (its own first words too)."""
    told = context.once("told_parts", lambda: _parts(context))
    for length in range(len(path), 0, -1):
        if path[:length] in told:
            return told[path[:length]]
    return NEITHER


def _parts(context: Context) -> dict[Path, str]:
    out: dict[Path, str] = {}
    own = period_of_title(context) if context.document.loai == "bao_cao" else None
    for one in context.blocks:
        words = one.block.chu.replace("*", "").strip()
        lead = words if one.block.noi_dung and len(words) < 160 else words.split(":", 1)[0] if ":" in words[:60] else ""
        small = lead.lower()
        if not small:
            continue
        if _BEHIND.search(small):
            out[one.path] = BEHIND
        elif _AHEAD.search(small) or (own and one.block.noi_dung and _later(own, lead)):
            out[one.path] = AHEAD
    return out


FACTS = patterns.ours(r"(?<!\w)(?:số liệu|thống kê|hiện trạng|thực trạng|cơ sở dữ liệu)(?!\w)", re.IGNORECASE)
"""What a table of facts is called: they are of before the paper, whatever it plans."""
_GOAL = patterns.ours(r"^\W*(?:\w{1,5}[.)]\s*)*(?:một số |các )?(?:mục tiêu|chỉ tiêu|mục đích)(?!\w)", re.IGNORECASE)


def is_goal(context: Context, path: Path) -> bool:
    """Whether a text stands below a heading of aims ("MỤC TIÊU", "Chỉ tiêu cụ thể"), and not of how they were reached."""
    goals = context.once(
        "goals",
        lambda: {
            one.path
            for one in context.blocks
            if one.block.noi_dung
            and len(one.block.chu) < _HEADING
            and _GOAL.match(one.block.chu)
            and not _BEHIND.search(one.block.chu.lower())
        },
    )
    return any(path[:length] in goals for length in range(1, len(path)))


_HEADING = 160
"""Letters of the longest words that are a heading."""


def _later(own: Span, heading: str) -> bool:
    """Whether a heading names a period behind the one the paper reports, whatever it calls what is to be done in it."""
    first = next(iter(spans(heading)), None)
    if first is None or own.year is None:
        return False
    return (first.year or own.year, first.first) > (own.year, own.last) or (first.year or own.year) > own.year


def tells_of_before(context: Context, path: Path) -> bool:
    """Whether a text stands in the part of a report, or of minutes, that tells what was done."""
    return context.document.loai in ("bao_cao", "bien_ban") and section(context, path) == BEHIND


def is_of_before(context: Context, path: Path, day: date) -> bool:
    """Whether a day is of what was done: in such a part of a report, or a day before the years of a plan among its results of them."""
    if tells_of_before(context, path):
        return True
    return context.years is not None and day.year < context.years[0] and section(context, path) == BEHIND
