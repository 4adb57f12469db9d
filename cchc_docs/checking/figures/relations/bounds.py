"""Figures beyond the bounds that their own sentence sets: a part above its whole, a mean above the greatest, the 37th of 35."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import (
    PEOPLE,
    Amount,
    Wrong,
    amounts,
    is_fraction,
    kin,
    of_each,
    said,
    sentences,
    shown,
)
from cchc_docs.checking.figures.relations.facts import facts_of
from cchc_docs.checking.figures.totals_behind import TIMES

_AMONG = patterns.ours(
    r"(?P<ten>[^.;\d()]{0,60})[,(]? ?(?<!\w)(?:trong đó|trong số đó|trong số này),?:? ?(?P<phan>[^.;\d()]{0,60})",
    re.IGNORECASE,
)
_CHANGED = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|thêm|còn|thiếu|hơn|vượt|chênh|mới|so với|cùng kỳ|kế hoạch|chỉ tiêu|năm trước|bình quân|mỗi|lượt|lũy kế|luỹ kế)(?!\w)",
    re.IGNORECASE,
)
"""Words of a figure that is no whole of what follows, or no part of what stands before."""
_FAR = 40


def part_above_whole(sentence: str) -> Iterator[Wrong]:
    """Yield the parts told behind “trong đó” that are greater than the whole before them: “94,5 ha, trong đó đất rừng 6.120 ha”."""
    found = amounts(sentence)
    for n, (whole, part) in enumerate(pairwise(found)):
        same = whole.unit == part.unit or (whole.unit in PEOPLE and part.unit == "người")
        if part.value <= whole.value or not whole.value or not whole.unit or not same:
            continue
        between = _AMONG.fullmatch(sentence, whole.unit_end, part.start)
        if between is None or whole.unit in TIMES - {"đồng"} or "lượt" in whole.unit:
            continue
        words = f"{sentence[max(0, whole.start - _FAR) : whole.start]} {between['ten']} {between['phan']}"
        rate = sentence[part.unit_end : part.unit_end + 1] == "/" or of_each(sentence, whole)
        if (
            rate
            or _CHANGED.search(words)
            or patterns.search(r"(?<!\w)(?:tổng|toàn)(?!\w)", between["phan"])
            or any(kin(one.unit, part.unit) and one.value >= part.value for one in found[:n])
        ):
            continue
        yield Wrong(
            whole.start,
            part.unit_end,
            f"Phần “trong đó” ({said(part, sentence)}) lớn hơn cả ({said(whole, sentence)})",
            "kiểm tra lại hai số và đơn vị",
        )


# fmt: off
_OF_OFFICE = frozenset([
    "cán bộ", "công chức", "viên chức", "đảng viên", "giáo viên", "đại biểu", "thôn", "bản", "xóm", "ấp", "buôn", "tổ", "khu phố",
    "xã", "phường", "chi bộ", "trường", "trạm", "thủ tục", "thủ tục hành", "tổ dân", "khu dân", "cơ quan", "đơn vị",
])
# fmt: on
"""Whose number is given: no plan is made of them that may be exceeded."""
_DONE = patterns.ours(
    r"đúng hạn|đã (?:được |bị )?(?:giải quyết|trả|xử lý|số hóa)|giải quyết xong|trước hạn|hợp lệ|(?:đại biểu|hộ|thôn) (?:dự|đạt|tham)",
    re.IGNORECASE,
)
_PASSED = patterns.ours(r"vượt|tăng|kế hoạch|chỉ tiêu|1\d\d(?:,\d+)?\s?%", re.IGNORECASE)
_OPENS = patterns.ours(r"(?:^|[:;.,(] ?|(?<!\w)(?:có|hiện có|đã có) )$", re.IGNORECASE)
_ARE_SO = patterns.ours(
    r"(?<!\w)(?:được (?:cấp|cấu hình|công bố|niêm yết|cung cấp|tích hợp|rà soát|số hóa|chuẩn hóa|trang bị|phổ biến|lắp|kết nối|công nhận|bố trí|phủ|đánh giá|xếp)|đã |có |biết |sử dụng |đạt |dùng )"
)
_PLANNED = patterns.ours(
    r"(?<!\w)(?:vượt|kế hoạch|chỉ tiêu|mục tiêu|kết nạp|tuyển|đào tạo|bồi dưỡng|tập huấn|giao|nghị quyết|đăng ký|so với)(?!\w)|(?<![\d.,])(?:10[1-9]|1[1-9]\d|[2-9]\d\d)(?:,\d+)? ?%",
    re.IGNORECASE,
)
_LAST_MONTH, _LAST_DAY = 12, 31


def more_than_all(sentence: str) -> Iterator[Wrong]:
    """Yield the fractions above one where that cannot be: “54/52 hồ sơ đúng hạn”, “64/62 cán bộ, công chức được cấp chữ ký số”."""
    for part, whole in pairwise(amounts(sentence)):
        if not (part.exact and whole.exact and whole.value < part.value < 2 * whole.value):
            continue
        if not is_fraction(sentence, part, whole):
            continue
        before = sentence[max(0, part.start - _FAR) : part.start]
        around = before + sentence[whole.end : whole.end + 45].split(";", maxsplit=1)[0]
        done = _DONE.search(around) and not _PASSED.search(around)
        if done or _of_a_given_number(sentence, part, whole, before):
            yield Wrong(part.start, whole.unit_end, f"Phần ({shown(part.value)}) lớn hơn tổng ({shown(whole.value)})")


def _of_a_given_number(sentence: str, part: Amount, whole: Amount, before: str) -> bool:
    """Whether a sentence tells what is so of all those there are, and of no plan that may be passed."""
    if whole.unit not in _OF_OFFICE or not _OPENS.search(before):
        return False
    if part.value <= _LAST_DAY and whole.value <= _LAST_MONTH and not before.lower().endswith("có "):
        return False  # may be a day
    behind = patterns.split(r"[;.](?=\s|$)", sentence[whole.unit_end :])[0]
    return _ARE_SO.search(behind) is not None and not _PLANNED.search(f"{before} {behind}")


def beyond_bounds(text: str) -> Iterator[Wrong]:
    """Yield the means, ranks and areas of a text that the figures beside them make impossible."""
    for base, sentence in sentences(text):
        for wrong in (*_beyond_extremes(sentence), *_beyond_last(sentence), *_too_wide(sentence)):
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


_MEAN = patterns.ours(
    r"(?<!\w)(?P<chu>bình quân|trung bình)(?: (?:là|đạt|của|mỗi|một|toàn|chung|các|cả|khoảng)(?: [^\W\d]+){0,2}| đầu người)?:? $",
    re.IGNORECASE,
)
_MOST = r"(?:(?P<tren>cao|lâu|nhiều|dài|lớn|đông)|(?P<duoi>thấp|nhanh|ngắn|nhỏ)) nhất(?: là| đạt| cũng| tới| mất)?:? $"
_EXTREME = patterns.ours(rf"(?<!\w){_MOST}", re.IGNORECASE)
_OF_SAME = patterns.ours(
    r"(?:^|[,(]| và) ?(?:(?:tháng|quý|thôn|bản|xóm|ấp|tổ|xã|phường|hộ|lớp|trường|đơn vị|nơi|người|hồ sơ|em|ngày|đợt|vụ|môn|điểm)(?: [^\W\d]+| \d{1,2}){0,3} )?(?:là |đạt )?"
    rf"{_MOST}",
    re.IGNORECASE,
)
"""No thing of its own stands before it."""
_MINUTES = patterns.ours(
    r"(?<!\w)(?:bình quân|trung bình)(?: [^\W\d]+){0,2} (?P<giua>\d{1,3}(?:,\d+)?) (?P<vi>phút|giờ)(?: ?/ ?[^\W\d]+(?: [^\W\d]+)?)?[^,;.\d]{0,20}, "
    r"(?:hồ sơ |người |ca )?(?:(?P<tren>lâu|cao|dài|nhiều)|(?P<duoi>nhanh|thấp|ngắn)) nhất (?:là |mất )?(?P<cuc>\d{1,3}(?:,\d+)?) (?P=vi)(?! ?\d)",
    re.IGNORECASE,
)
"""Minutes and hours are no amounts: they may be of the clock."""


def _beyond_extremes(sentence: str) -> Iterator[Wrong]:
    """“trung bình 0,9 ngày, lâu nhất 0,6 ngày”; “cao nhất 34 độ, thấp nhất 36 độ”."""
    if " nhất" not in sentence:
        return
    for told in _MINUTES.finditer(sentence):
        middle, end = (Decimal(told[name].replace(",", ".")) for name in ("giua", "cuc"))
        if end < middle if told["tren"] else end > middle:
            message = f"{_side(told).capitalize()} nhất {told['cuc']} {told['vi']}, không thể bình quân {told['giua']} {told['vi']}"
            yield Wrong(*told.span(), message, "kiểm tra lại hai số")
    facts = facts_of(sentence)
    for one, other in pairwise(facts):
        if not one.amount.unit or one.amount.unit != other.amount.unit or ";" in other.before:
            continue
        mean, first, second = _MEAN.search(one.before), _EXTREME.search(one.before), _OF_SAME.search(other.before)
        low, high = one.amount, other.amount
        if mean is not None and second is not None:
            if mean["chu"].lower() == "trung bình" and (low.unit == "%" or low.unit in PEOPLE):
                continue  # a grade
            wrong = high.value < low.value if second["tren"] else high.value > low.value
            name = f"bình quân {said(low, sentence)}"
        elif first is not None and second is not None and bool(first["tren"]) != bool(second["tren"]):
            wrong = high.value > low.value if first["tren"] else high.value < low.value
            name = f"{_side(first)} nhất {said(low, sentence)}"
        else:
            continue
        if wrong:
            message = f"{_side(second)} nhất {said(high, sentence)}, không thể {name}"
            yield Wrong(low.start, high.unit_end, message[0].upper() + message[1:], "kiểm tra lại hai số")


def _side(extreme: re.Match[str]) -> str:
    return (extreme["tren"] or extreme["duoi"]).lower()


_RANK = patterns.ours(
    r"(?<!\w)(?:xếp|đứng|vị trí|xếp hạng|hạng)(?: (?:vị trí|hạng|thứ|bậc|số|là|ở))* (?P<bac>\d{1,4}) ?(?:/|(?:trên|trong)(?: tổng)?(?: số)?) ?(?P<tong>\d{1,4})(?![\d/.,]*\d)"
    r"(?P<ten> (?:xã|phường|tỉnh|thành phố|địa phương|đơn vị|huyện|sở|ngành|cơ quan|trường|lớp|đội|thôn|bản|chi bộ|đoàn|đặc khu)(?!\w))?",
    re.IGNORECASE,
)


def _beyond_last(sentence: str) -> Iterator[Wrong]:
    """“xếp thứ 37/35 xã”."""
    for told in _RANK.finditer(sentence):
        rank, last = int(told["bac"]), int(told["tong"])
        if rank > last > 1 and (told["ten"] or last > _LAST_MONTH):
            message = f"Thứ {rank} mà chỉ có {last}{told['ten'] or ''}"
            yield Wrong(told.start("bac"), told.end(), message, "kiểm tra lại hai số")


_WIDEST, _PLOTS = Decimal(50), Decimal(10)
"""Hectares that plots of land have at most, where so many are told together."""


def _too_wide(sentence: str) -> Iterator[Wrong]:
    """“64 thửa với diện tích 9.600 ha”: 150 hectares a plot, where square metres are meant."""
    if "thửa" not in sentence:
        return
    for plots, area in pairwise(facts_of(sentence)):
        if plots.amount.unit != "thửa" or area.amount.unit != "ha" or plots.amount.value < _PLOTS:
            continue
        each = area.amount.value / plots.amount.value
        beside = patterns.fullmatch(r"[^.;\d]{0,30}diện tích(?: [^\W\d]+){0,3} ", area.before)
        if beside and each > _WIDEST:
            message = f"Mỗi thửa bình quân {shown(each.quantize(Decimal(1)))} ha, đơn vị có thể là m²"
            yield Wrong(plots.amount.start, area.amount.unit_end, message, "xem lại đơn vị diện tích", hint=True)
