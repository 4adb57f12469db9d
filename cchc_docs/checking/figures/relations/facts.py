"""The figures of a sentence as facts: how much of what, the words on both sides; counts in words ("ba đơn vị") among them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, kin
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import TO_TEN, parse_number_words


class Fact(NamedTuple):
    """An amount with the words before it, up to the amount before, and behind it, up to the next."""

    amount: Amount
    before: str
    behind: str

    @property
    def clause(self) -> str:
        """The words before it in its own clause: from the last stop on."""
        return patterns.split(r"[,;:()]", self.before)[-1]


_NOUNS = (
    r"đơn vị|đợt|lớp|người|thôn|bản|ấp|xóm|tổ(?! chức)|cuộc|nhóm|thành viên|giáo viên|học sinh|học viên|công chức|cán bộ|hộ|trường(?! hợp)"
    r"|trường hợp|đoàn|cụm|buổi|lần|đội|phòng|chốt|điểm|mô hình|hồ sơ|suất|cây|con|chiếc|cái|bộ|cuốn|tháng|quý|nội dung|nhiệm vụ|giải pháp"
    r"|mục tiêu|chỉ tiêu|bước|khâu|lĩnh vực|hoạt động|việc|kỳ|loại|môn|nguồn|vấn đề|tiêu chí|đối tượng|trưởng thôn|trưởng bản|trưởng ấp"
    r"|đồng chí|đại biểu|ủy viên|tuyến|hạng mục|công trình|khu|chi bộ|xã|phường|sản phẩm|hình thức|nguyên tắc|dân tộc|nhà|đầu mối|thủ tục|ngày"
    r"|kế toán|nhân viên|trẻ|em|đại diện|phó|phiên|hội nghị|văn bản|trưởng"
)
WORDED = patterns.ours(
    rf"(?<!\w)(?P<so>mười (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín)|{TO_TEN}) (?P<ten>{_NOUNS})(?!\w)", re.IGNORECASE
)
"""A count in words before what it counts."""
_NO_NUMBER = patterns.ours(
    r"(?<!\w)(?:thứ|trăm|mươi|nghìn|mười|tháng|quý|lần|số|lớp|khối|hạng|giải|phẩy|và một|"
    r"(?:cả|hằng|hàng|mỗi|trong|đầu|cuối|hết|một|nửa|giữa|những|các|mấy|nhiều|sang|theo|từng|qua|hai|ba|đến|của)(?= $)) $",
    re.IGNORECASE,
)
_YEAR = patterns.ours(
    r"(?<!\w)(?:cả|hằng|hàng|mỗi|trong|đầu|cuối|hết|một|nửa|giữa|những|các|mấy|nhiều|sang|theo|từng|qua|hai|ba|đến|của|kế hoạch|dự toán|so với) $",
    re.IGNORECASE,
)
"""Words before "năm" that make it a year."""


@lru_cache(maxsize=2048)
def counted(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text with the counts in words ("mỗi đợt ba đơn vị") among them, in order."""
    found = amounts(text)
    worded = [one for one in map(_worded, WORDED.finditer(text)) if one is not None]
    if not worded:
        return found
    return tuple(sorted((*found, *worded), key=lambda one: one.start))


def _worded(found: re.Match[str]) -> Amount | None:
    before = found.string[max(0, found.start() - 12) : found.start()]
    if _NO_NUMBER.search(before) or (found["so"].lower() == "năm" and _YEAR.search(before)):
        return None
    value = parse_number_words(found["so"])
    if value is None:
        return None
    return Amount(
        found.start(), found.end("so"), found.end(), Decimal(value), found["ten"].lower(), Decimal(1), exact=True
    )


@lru_cache(maxsize=2048)
def facts_of(sentence: str) -> tuple[Fact, ...]:
    """Return the figures of a sentence with their words, in order."""
    found = counted(sentence)
    out = []
    for n, one in enumerate(found):
        low = found[n - 1].unit_end if n else 0
        high = found[n + 1].start if n + 1 < len(found) else len(sentence)
        out.append(Fact(one, sentence[low : one.start], sentence[one.unit_end : high]))
    return tuple(out)


def of_one_kind(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts count one kind of thing: kin units, or one of them without and both whole numbers."""
    if one.unit and other.unit:
        return kin(one.unit, other.unit)
    return one.exact and other.exact and "%" not in (one.unit, other.unit)
