"""Days and rounds that no calendar has: the eighth day of a week, the 32nd of every month, 25 hours a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours

_NO_DAY = ours(
    r"(?<![^\W_])(?<!xếp )(?:vào|gửi|sáng|chiều|tối|h[ằà]ng tuần,?|mỗi tuần,?) (?P<thu>thứ (?:[89]|tám|chín))(?= (?:h[ằà]ng|mỗi) tuần|,? ngày \d|,? \d{1,2}/\d|[.,;)]|$)"
    r"|ngày (?P<ngay>3[2-9]|[4-9]\d) (?:h[ằà]ng|mỗi|của|tháng cuối) (?:tháng|quý)"
    r"|(?<![\w.,/])(?P<tuan>0?[89]|[1-9]\d) ?ngày ?/ ?(?:1 )?tuần(?! (?:học|liên))"
    r"|(?<![\w.,/])(?P<gio>2[5-9]|[3-9]\d) ?(?:giờ|h) ?/ ?ngày(?![^\W_])",
    re.IGNORECASE | re.MULTILINE,
)
_SAYS = {
    "thu": "tuần có từ thứ Hai đến Chủ nhật",
    "ngay": "tháng không quá 31 ngày",
    "tuan": "tuần có 7 ngày",
    "gio": "ngày có 24 giờ",
}


def in_no_calendar(context: Context) -> Iterator[tuple[Text, str, str]]:
    """Yield (where, the words, why) of what no week, month, day or year has."""
    for hit in context.matches(_NO_DAY, ("thứ 8", "thứ 9", "thứ tám", "thứ chín", "ngày 3", "ngày 4", "ngày 5", "ngày 6", "ngày 7", "ngày 8", "ngày 9", "tuần", "/ngày", "/ ngày")):  # fmt: skip
        name = hit.match.lastgroup or ""
        yield hit.text, hit.match[0].strip(), _SAYS[name]
