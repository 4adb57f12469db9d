"""The amounts a sentence names: value, unit, how exactly it is written; never an ordinal, a day, a symbol of a paper."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.dates import find_dates
from cchc_docs.vietnamese.numbers import LONGEST, NUMBER, TWO_SYLLABLES, format_number, value_of


class Amount(NamedTuple):
    """One amount: `text[start:end]` is its figure, `text[end:unit_end]` its unit.

    `unit`: "%", "đồng" (the value is in đồng whatever the unit typed), "lần", the first words of a count noun ("hồ sơ"), "" where
    the figure stands alone. `step`: the worth of its last digit; `exact`: a count, which is not rounded.
    """

    start: int
    end: int
    unit_end: int
    value: Decimal
    unit: str
    step: Decimal
    exact: bool
    places: int = 0

    @property
    def slack(self) -> Decimal:
        """How far the true value may be from the written one."""
        return Decimal(0) if self.exact else self.step / 2


_FIGURE = patterns.ours(rf"(?<![\w.,-]){NUMBER}(?![\d])")
_ORDINAL = patterns.ours(
    r"(?<!\w)(?:ngày|mùng|mồng|tháng|quý|(?<!tổng )(?<!dân )(?<!thiểu )(?<!quân )(?<!sĩ )(?<!sỹ )(?<!doanh )(?<!đa )(?<!trong )(?<!con )(?<!trên )(?<!là )(?<!có )(?<!một )(?<!năng )(?<!đổi )(?<!nghệ )(?<!tảng )(?<!chữ ký )(?<!học vụ )(?<!kinh tế )(?<!xã hội )(?<!quyền )(?<!dữ liệu )(?<!môi trường )số|số hiệu|điều|khoản|mục|phần|chương|phụ lục|biểu(?: số)?|bảng|thứ|hạng|tháng \d{1,2}(?:, \d{1,2})* và"
    r"|đề án|chỉ thị|nghị định|thông tư|vị trí|tuần|lô|thửa|tờ bản đồ|ngõ|ngách|quốc lộ|ql|đt|tl|phiên bản|iso|lúc|(?<!thu )(?<!phục )hồi) $",
    re.IGNORECASE,
)
"""What makes a figure an ordinal, a day, a symbol, whatever follows."""
_NAMED = patterns.ours(
    r"(?<!\w)(?:đợt|giai đoạn|cấp|cấp độ|mức độ|loại|bước|khóa|khoá|kỳ|tờ|đường|km|thôn|bản|xóm|ấp|buôn|tổ dân phố|tdp|khu phố|tổ|khu|đội|nhóm|trang|dòng|cột|hàng|điểm|lớp|khối|bậc|mức|chốt|đài|kênh) $",
    re.IGNORECASE,
)
"""What a figure without a unit numbers: "cấp 4", but "cấp 12 thẻ", "cấp 510/640"."""
_SCHOOL = patterns.ours(
    r"(?:Trường|trường) (?:(?:Tiểu học|Mầm non|Mẫu giáo|Trung học cơ sở|Trung học phổ thông|THCS|TH|MN|THPT)(?: và)? ?)+(?:[A-ZĐ][^\W\d]* ){1,4}$"
)
"""Before the number of one of several schools of a place: "Trường Tiểu học Bến Sen 2"."""
_LAST_NAMED = 50
_MONEY = patterns.ours(
    r" ?(?P<bac>tỷ|tỉ|triệu|nghìn|ngàn)?(?P<vi> ?đồng(?! chí| bào| đội| hồ| phục)| ?đ(?!\w)| ?VNĐ| ?VND)?(?!\w)",
    re.IGNORECASE,
)
_SCALE = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_WORDS = patterns.ours(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
_TEAMS = frozenset(["Tổ", "Ban", "Đoàn", "Đội", "Nhóm", "Cụm", "Trạm", "Tiểu", "Điểm", "TDP"])
"""Count nouns that clerks write with a capital, as the name goes on: "06 Ban bầu cử"."""
_SHORT = {"TDP": "tổ"}
_VISITORS = frozenset(["hộ", "người", "khách", "hội"])
"""Who comes, where visits are counted: "61 lượt hộ dân … 52 hộ"."""
_PERCENT = patterns.ours(r"\s?%| phần trăm(?!\w)")
_AREA = patterns.ours(r" ?k?m[23²³](?!\w)")
_ROLE = patterns.ours(
    r" (?:chi hội|chi đoàn|bí thư|phó bí thư|hiệu|bệnh viện) (?:trưởng|phó|chi bộ|chi đoàn)(?!\w)"
    r"| (?:hòa giải|hoà giải|tuyên truyền|cộng tác|báo cáo|vận động|huấn luyện|tình nguyện|giám sát) viên(?!\w)"
)
"""Names of people that open as what they head."""
_NO_UNIT = frozenset([
    "và", "hay", "hoặc", "đến", "tới", "lên", "xuống", "còn", "trong", "trên", "thì", "là", "so", "của", "tại", "do",
    "ở", "với", "về", "từ", "vào", "được", "đã", "chưa", "đang", "đạt", "chiếm", "bằng", "tăng", "giảm", "gấp",
    "cho", "để", "vẫn", "có", "không", "theo", "nam", "nữ", "như", "mới", "tương", "trở", "nên", "hoàn", "xuất", "đều", "phụ", "khám", "thuộc", "gồm", "phải", "sẽ", "tham", "trồng",
])  # fmt: skip
_ROUNDED = frozenset(["%", "ha", "tấn", "tạ", "kg", "km", "m", "tỷ", "triệu", "lít", "điểm"])
"""What is measured or computed, and so rounded."""


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text in order; kept by text, as several rules ask."""
    dates = find_dates(text)
    starts = [found.start for found in dates]
    out: list[Amount] = []
    refused = -1
    labelled = "(1)" in text
    for found in _FIGURE.finditer(text):
        start, end = found.span()
        if end - start > LONGEST:
            continue
        if labelled and text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            continue  # "(2) …": the items of a list
        before = text[max(0, start - 24) : start]
        date = bisect_right(starts, start) - 1
        numbered = _ORDINAL.search(before) is not None or (date >= 0 and start < dates[date].end)
        if (numbered and not _is_money(text, end) and not _EVERY.search(before)) or _part_of(text, start, end):
            refused = end
            continue
        if refused > 0 and text[refused:start] in (", ", " và ") and _ENDS_ITEM.match(text, end):
            refused = end
            continue  # "các tháng 3, 6, 9"
        if _ROUND.search(before) and end - start == 1 and text[end : end + 1] != "/":
            continue  # "đợt 1 kiểm tra 03 đơn vị"
        if start == refused + 1 and text[refused] == "/":
            continue  # "thứ 12/32"
        one = _amount(text, start, end)
        if not one.unit and patterns.fullmatch(r"(?:19|20)\d\d", text[start:end]):
            continue  # a year: thousands are written with a full stop
        if not one.unit and end - start == 1 and _SCHOOL.search(text, max(0, start - _SCHOOL_AT_MOST), start):
            continue
        if one.unit or one.value > _LAST_NAMED or text[end : end + 1] == "/" or not _NAMED.search(before):
            out.append(one)
    return tuple(out)


_SCHOOL_AT_MOST = 60
_ENDS_ITEM = patterns.ours(r"(?:[,;.)]| và )(?!\d)|$")
_ROUND = patterns.ours(
    r"(?<!\w)(?<!mỗi )(?<!từng )(?<!một )(?<!cuối )(?<!đầu )(?<!trong )(?:đợt|giai đoạn|bước|kỳ|lần) $", re.IGNORECASE
)
_EVERY = patterns.ours(
    r"(?<!\w)(?:(?:mỗi|hằng|hàng|từng) (?:tháng|quý|tuần)|(?:mỗi|từng) [^\W\d]+(?: [^\W\d]+)?) $", re.IGNORECASE
)
"""“mỗi tháng 02 tin”: so many, no month."""
_GLUED = patterns.ours(
    r"\s?[/.]\s?[A-ZĐ]{1,3}[-&Đ\d]|\s?/\s?[A-ZĐ]{2}|-\w|(?!đ(?:\W|$))\w|\.\d|:\d| ?(?:giờ|phút|h)\b"
    r"| tháng (?:đầu|cuối|năm|của năm|qua|cùng kỳ)\b| tháng:| ?[-–] ?(?:dưới |đến )?\d{1,3} tuổi"
)


def is_number_of(text: str, start: int) -> bool:
    """Tell whether a bare figure numbers what stands before it: "lớp 6", "thôn 3"; it counts nothing."""
    return _NAMED.search(text, max(0, start - _NAME_AT_MOST), start) is not None


_NAME_AT_MOST = 24


def _part_of(text: str, start: int, end: int) -> bool:
    """Whether a figure is a label ("2)"), or part of a symbol, a clock time, a model."""
    if _GLUED.match(text, end):
        return True
    if text[end : end + 1] != ")" or text[start - 1 : start] == "(":
        return False
    return text.rfind("(", 0, start) < text.rfind(")", 0, start)


def _is_money(text: str, end: int) -> bool:
    """Whether what ends there is an amount of money, whatever stands before it: "mỗi tháng 1.500.000 đồng"."""
    money = _MONEY.match(text, end)
    return money is not None and bool(money["vi"])


def _amount(text: str, start: int, end: int) -> Amount:
    typed = text[start:end]
    places = len(typed.partition(",")[2])
    value = value_of(typed)
    step = Decimal(1).scaleb(-places)
    percent = _PERCENT.match(text, end)
    if percent:
        return Amount(start, end, percent.end(), value, "%", step, exact=False, places=places)
    money = _MONEY.match(text, end)
    if money and (money["vi"] or money["bac"]):
        scale = _SCALE.get((money["bac"] or "").lower(), 1)
        rounded = scale > 1 or places > 0
        return Amount(start, end, money.end(), value * scale, "đồng", step * scale, exact=not rounded, places=places)
    area = _AREA.match(text, end)
    if area:
        return Amount(start, end, area.end(), value, area[0].strip(), step, exact=False, places=places)
    role = _ROLE.match(text, end)
    if role:
        return Amount(start, end, role.end(), value, "người", step, exact=places == 0, places=places)
    words = _WORDS.match(text, end)
    unit, unit_end = "", end
    two = f"{words[1]} {words[2]}" if words and words[2] else ""
    if words and (words[1] not in _NO_UNIT or two in PEOPLE) and (words[1].islower() or words[1] in _TEAMS):
        pair = two in TWO_SYLLABLES or two in PEOPLE or (words[1] == "lượt" and words[2] in _VISITORS)
        unit, unit_end = (two, words.end()) if pair else (_SHORT.get(words[1], words[1].lower()), words.end(1))
    return Amount(start, end, unit_end, value, unit, step, exact=places == 0 and unit not in _ROUNDED, places=places)


PEOPLE = frozenset([
    "người", "đồng chí", "đảng viên", "cán bộ", "công chức", "viên chức", "nhân viên", "lao động", "học sinh", "em", "trẻ",
    "trẻ em", "cháu", "chị", "anh", "ông", "bà", "giáo viên", "đoàn viên", "hội viên", "thành viên", "đại biểu", "nhân khẩu",
    "khẩu", "bệnh nhân", "người dân", "phụ nữ", "nam", "nữ", "học viên", "chiến sĩ", "ủy viên", "thầy", "cô",
])  # fmt: skip
"""Words for people: a sentence names the same ones by several."""


_RATE = patterns.ours(r" ?/ ?[^\W\d_]")


def is_rate(text: str, one: Amount) -> bool:
    """Whether an amount is what each gets ("x 15 m²/người"): no part of a sum."""
    return _RATE.match(text, one.unit_end) is not None


@lru_cache(maxsize=4096)
def kin(one: str, other: str) -> bool:
    """Tell whether two units count the same things: one word, two words for people, the short and the long ("máy", "máy tính"), visits and who came."""
    if bool(one and other) and (one.startswith(f"{other} ") or other.startswith(f"{one} ")):
        return True
    one, other = one.removeprefix("lượt "), other.removeprefix("lượt ")
    return one == other or (one in PEOPLE and other in PEOPLE)


def alike(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts may be compared: of one unit, or one of them without."""
    return kin(one.unit, other.unit) or (not one.unit and other.unit != "%") or (not other.unit and one.unit != "%")


def in_unit(one: Amount, other: Amount) -> Amount:
    """An amount whose unit is told only with another ("từ 850 lên 920 triệu đồng"), in that unit."""
    if one.unit or other.unit != "đồng":
        return one
    scale = other.step.scaleb(other.places)
    return one._replace(value=one.value * scale, step=one.step * scale, unit="đồng", exact=other.exact and one.exact)


def said(amount: Amount, text: str) -> str:
    """An amount as it is typed, with its unit."""
    return text[amount.start : amount.unit_end]


def is_fraction(text: str, one: Amount, other: Amount) -> bool:
    """Tell whether two neighbours are written a/b, and are no day and month."""
    if not patterns.fullmatch(r" ?/ ?", text[one.unit_end : other.start]):
        return False
    day = one.exact and other.exact and 0 < one.value <= 31 and other.value <= 12 and one.unit == other.unit == ""
    day = day and not _is_share(text, one, other)
    clock = one.value == 24 and other.value == 7
    return not day and not clock and other.value > 0


_OF_TIME = patterns.ours(
    r"(?<!\w)(?:ngày|từ|đến|trước|sau|hết|sáng|chiều|tối|lúc|kỳ|dịp|lễ|đêm|tháng) $", re.IGNORECASE
)
_ITS_RATE = patterns.ours(
    r"(?:[,(]| đạt| bằng| chiếm) ?(?:đạt |bằng |chiếm |tỷ lệ |tỉ lệ )*[\d.,]+ ?%|, (?:còn|chưa) (?:lại )?\d"
)


def _is_share(text: str, one: Amount, other: Amount) -> bool:
    """Whether "3/3" that might be a day is a share: its rate, or what is left, stands right behind."""
    return (
        one.value <= other.value
        and not _OF_TIME.search(text[max(0, one.start - 12) : one.start])
        and _ITS_RATE.match(text, other.end) is not None
    )


_LONGEST = 6_000  # letters; two pages


def whole_or_between(sentence: str, judge: Callable[[str], Iterator[Wrong]]) -> Iterator[Wrong]:
    """Yield what is wrong in a sentence as a whole; where nothing is, what is wrong between its semicolons."""
    told = list(judge(sentence))
    yield from told
    start = 0
    for part in sentence.split(";") if not told and ";" in sentence else ():
        for wrong in judge(part):
            yield wrong._replace(start=wrong.start + start, end=wrong.end + start)
        start += len(part) + 1


@lru_cache(maxsize=4096)
def sentences(text: str, *, going_on: bool = False) -> tuple[tuple[int, str], ...]:
    """The sentences of a text with their places; ";" parts none, and "Trong đó …" goes on with the sentence before it.

    `going_on`: so does what has been done since ("Đến nay đã …", "Còn lại …"). What is longer than any sentence is left
    out: to judge it costs the square of its amounts.
    """
    more = (
        r"|Đến nay|Hiện đã|Đã|Còn lại|Còn|Tổng|Cộng|Tất cả|Phân (?:bổ|khai|chia)|Chia (?:ra|theo)|[^\W\d_]+(?: [^\W\d_]+){0,4} như sau:"
        if going_on
        else ""
    )
    out: list[tuple[int, str]] = []
    start = 0
    for found in patterns.finditer(r"[.!?]+(?=\s|$)", text):
        if patterns.match(rf"\s+(?:Trong đó|Gồm|Bao gồm|Cụ thể{more})\b", text[found.end() : found.end() + 50]):
            continue
        out.append((start, text[start : found.end()]))
        start = found.end()
    if text[start:].strip():
        out.append((start, text[start:]))
    return tuple(one for one in out if len(one[1]) <= _LONGEST)


class Wrong(NamedTuple):
    """Amounts of a text that do not agree: where they stand, what is wrong, what is right; `hint` where it may be meant so."""

    start: int
    end: int
    message: str
    right: str = ""
    hint: bool = False


def shown(value: Decimal, unit: str = "", places: int = 0) -> str:
    """A value in the words of an official: 1.234,5; money in the largest fitting unit."""
    if unit == "đồng":
        for name, scale in (("tỷ đồng", 10**9), ("triệu đồng", 10**6)):
            if abs(value) >= scale and value % (scale // 1000) == 0:
                return f"{format_number((value / scale).normalize() + 0)} {name}"
        return f"{format_number(value.quantize(Decimal(1)))} đồng"
    if unit == "%":
        return f"{format_number(value, max(places, 1))}%"
    digits = format_number(value.quantize(Decimal(1).scaleb(-places)) if places else value.normalize() + 0)
    return f"{digits} {unit}" if unit else digits


def shown_like(value: Decimal, like: Amount, text: str) -> str:
    """A value in the unit another amount is typed in ("5.000 triệu đồng")."""
    scale = like.step.scaleb(like.places)
    return f"{format_number((value / scale).normalize() + 0)}{text[like.end : like.unit_end]}"


def agrees(true_low: Decimal, true_high: Decimal, written: Amount) -> str:
    """How a written figure stands to the true one.

    "" where it is that one, rounded honestly (a half either way); "cat" where it was only cut off; "sai" where it is another.
    """
    half = written.step / 2
    if true_low - half <= written.value <= true_high + half:
        return ""
    return "cat" if 0 <= true_high - written.value < written.step else "sai"


def rates_of(part: Amount, whole: Amount) -> tuple[Decimal, Decimal]:
    """The lowest and highest rate that a part and its whole may give."""
    return (
        100 * (part.value - part.slack) / (whole.value + whole.slack),
        100 * (part.value + part.slack) / (whole.value - whole.slack),
    )


def is_slip(meant: Decimal, typed: Decimal) -> bool:
    """Tell whether a figure is another typed wrongly: two digits changed over, one digit other, or a little off."""
    one, other = str(meant).replace(".", ""), str(typed).replace(".", "")
    if len(one) == len(other) and (
        sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    ):
        return True
    return abs(meant - typed) * 10 <= meant


def is_slip_of(one: Decimal, other: Decimal) -> bool:
    """Return whether a figure of two digits or more is another with one digit other, or two neighbours changed round."""
    a, b = (f"{value:f}".replace(".", "") for value in (one, other))
    if len(a) != len(b) or len(a) < len("10") or a == b:
        return False
    odd = [n for n in range(len(a)) if a[n] != b[n]]
    return len(odd) == 1 or (
        len(odd) == len("ab") and odd[1] == odd[0] + 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]
    )


def transposed(one: Decimal, other: Decimal) -> bool:
    """Return whether two figures have the same digits in another order, zeros at the end aside (12,4 - 14,2) or not (103 - 130)."""
    a, b = (f"{value.normalize():f}".replace(".", "") for value in (one, other))
    return a != b and (sorted(a) == sorted(b) or sorted(a.rstrip("0")) == sorted(b.rstrip("0")) != [])


def swapped(one: Decimal, other: Decimal) -> bool:
    """Tell whether two figures of one size differ by two digits that changed places: the surest of what `transposed` tells."""
    a, b = (f"{value.normalize():f}".partition(".") for value in (one, other))
    if len(a[0]) != len(b[0]):
        return False
    size = max(len(a[2]), len(b[2]))
    pairs = zip(a[0] + a[2].ljust(size, "0"), b[0] + b[2].ljust(size, "0"), strict=True)
    odd = [pair for pair in pairs if pair[0] != pair[1]]
    return len(odd) == 2 and odd[0] == odd[1][::-1]


_BY_EACH = patterns.ours(r"(?: [^\W\d_]+){0,2} ?/")
_EACH = patterns.ours(r"(?<!\w)(?:mỗi|từng)(?: (?!tổng )[^\W\d_]+){0,8}:? $", re.IGNORECASE)
_EACH_AT_MOST = 70
"""Letters that the words between "mỗi" and its figure may have."""


def of_each(text: str, one: Amount) -> bool:
    """Whether an amount is that of each of several ("25 chủ đò/lớp", "mỗi lớp 25 người"), not of all."""
    return (
        _BY_EACH.match(text, one.unit_end) is not None
        or _EACH.search(text, max(0, one.start - _EACH_AT_MOST), one.start) is not None
    )
