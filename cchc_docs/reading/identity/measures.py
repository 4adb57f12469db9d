"""The unit behind a figure: "15 phút", "03 mô hình", "45 triệu đồng/người/năm", and whether more is said of the figure."""

from __future__ import annotations

import re

from cchc_docs import patterns
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import TWO_SYLLABLES

# What is no part of a unit: words that join, verbs a figure's own name is followed by ("Quốc lộ 6 đi qua", "lớp 5 biết bơi").
_NONE = (
    r"(?:trở|và|hoặc|đến|tới|trong|trên|so|của|tại|ở|là|thì|cho|với|theo|do|từ|qua|về|vào|ra|lên|xuống|sẽ|đã|đang|được|bị|có|không|chưa|đi|rời|biết|học(?! (?:sinh|viên|phần|kỳ|bổng|bạ))|làm|đón|đạt|phải|nếu|khi"
    r"|mới|cùng|cũng|như|để|nhằm|vẫn|còn|phụ lục|năm 20)(?!\w)"
)
_UNIT = patterns.ours(
    r"\s?(?P<unit>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: đồng)?|nhà văn hóa|nhà vệ sinh|nhà máy|trạm y tế|khu dân cư|tổ dân phố|câu lạc bộ|hợp tác xã|giấy chứng nhận|k?m[23²³]"
    rf"|(?!{_NONE})[^\W\d_]+(?P<second> (?!{_NONE})[^\W\d_]+)?)"
    r"(?P<per>(?:/(?:học kỳ|\d[\d.]* (?:bé|trẻ|phụ nữ|người)(?: [^\W\d_]+)?|[^\W\d_]+))*))(?!\w)",
    re.IGNORECASE,
)
_END = patterns.ours(
    r"(?:\s+trở (?:lên|xuống))?(?:,?\s+(?:trong|mỗi|hằng|hàng|một)?\s*(?:năm|quý|tháng|tuần)(?: (?:19|20)\d\d)?)?(?:[\s.;,]*$|,\s+(?=\w)|\s+(?=(?:như|theo|nhằm|để|so với|bằng|tăng|giảm|trước ngày)\s))",
    re.IGNORECASE,
)
# More words of a unit ("buổi phát sóng"), as long as none of them says what becomes of it.
_MORE = patterns.ours(
    r"(?:\s+(?!(?:trở|được|đạt|có|là|trong|cho|của|tại|ở|về|để|và|hoặc|với|trên|theo|do|từ|đến|mỗi|hằng|hàng|so|không)(?!\w))[^\W\d_]+){0,2}",
    re.IGNORECASE,
)
_MEASURES = patterns.ours(
    r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)?\s?(?:đồng|USD)|(?:nghìn|ngàn|triệu|tỷ|tỉ)|[kmc]?m[23²³]?|mét|ha|héc-ta|tấn|tạ|kg|lít|giờ|phút|giây)(?:/.*)?",
    re.IGNORECASE,
)
_COUNTS = frozenset([
    "người", "hộ", "lớp", "buổi", "cuộc", "đội", "thôn", "bản", "ấp", "xóm", "làng", "buôn", "sóc", "tổ", "lần",
    "lượt", "ca", "vụ", "cây", "con", "đợt", "giải", "suất", "tin", "bài", "bộ", "chiếc", "cái", "căn", "nhà",
    "phòng", "máy", "trường", "xã", "phường", "huyện", "tỉnh", "cụm", "tuyến", "đoạn", "cầu", "điểm", "bậc", "sao",
    "ngày", "tuần", "tháng", "quý", "năm", "tuổi", "tiết", "trang", "tờ", "cuốn", "quyển", "đầu", "tập", "thẻ", "sổ",
    "mã", "em", "cháu", "trẻ", "khẩu", "nhóm", "câu", "phiếu", "thửa", "tàu", "thuyền", "ghe", "xe", "bể", "hố",
    "giếng", "trạm", "chợ", "vườn", "ao", "lồng", "bè", "cột", "bóng", "bình", "vòi", "trụ", "chốt", "bến", "mét",
    "cặp", "gói", "túi", "ban", "kênh", "trận", "băng", "bảng", "biển", "pano", "cờ", "đoàn", "liều", "nghề", "lỗi",
    "bãi", "luống", "sào",
])  # fmt: skip
"""Count nouns of one syllable: what follows one says which ("ghe chợ", "lớp dạy bơi")."""


class Unit(NamedTuple):
    """A unit, up to two more words that may belong to it, the words behind.

    `ends`: nothing more is said of the figure in its clause; `goes_on`: the clauses behind; `measures`: it measures ("ha",
    "phút") and does not say what is counted.
    """

    unit: str
    more: str
    rest: str
    ends: bool
    goes_on: str = ""
    measures: bool = False


def unit_of(after: str) -> Unit:
    """Return the unit the words behind a figure begin with; its `unit` is "" where they begin otherwise."""
    found = _UNIT.match(after)
    if found is None:
        return Unit("", "", after, ends=_END.fullmatch(after) is not None)
    end, said = found.end(), found["unit"]
    if found["second"] and not found["per"]:
        first = said.partition(" ")[0]
        if said.lower() not in TWO_SYLLABLES and (first.lower() in _COUNTS or _MEASURES.fullmatch(first)):
            end = found.start("second")
    measures = _MEASURES.fullmatch(after[:end].strip()) is not None
    more = None if measures else _MORE.match(after, end)
    behind = more.end() if more is not None else end
    over = _END.match(after, behind)
    if over is None:
        return Unit(after[:end].strip(), "", after[end:], ends=False, measures=measures)
    return Unit(after[:end].strip(), after[end:behind], after[behind:], True, after[over.end() :], measures)
