"""What must be the greater of two figures: the end of a range, what is called the most, the top of a scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, sentences
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import NUMBER, value_of

SIGNS = ("từ ", "bậc", " nhất", "thang điểm", "thang đo", "/100 điểm", "trên thang", "thứ ba", "thứ tư")

_RANGE = patterns.ours(
    rf"(?<!\w)từ (?P<tu>{NUMBER})(?! ?/ ?\d|-\d)(?P<vi> ?%| (?!giờ|ngày|tháng|năm|quý|tuần|phút|thứ)[^\W\d]+(?: [^\W\d]+)?)? (?:đến|tới|-|–) (?P<den>{NUMBER})(?! ?[/-] ?\d)(?P<vi2> ?%| [^\W\d]+(?: [^\W\d]+)?)",
    re.IGNORECASE,
)
_MOVED = patterns.ours(
    r"(?<!\w)(?:giảm|hạ|rút|cắt|xuống|thu hẹp|chuyển|lùi|tăng(?! cường)|nâng(?! cao)|mở rộng|kéo|đổi|thay|sửa|điều chỉnh|sắp xếp|tinh gọn|tinh giản|sáp nhập|hợp nhất|còn|cải thiện|dịch chuyển|thứ|hạng|bậc|vị trí|đếm|ưu tiên)(?!\w)|(?<!\w)(?:số|trang|điều|khoản|mục|km|lớp|khối|kỳ|cấp|tuổi|nhà) $",
    re.IGNORECASE,
)
_RANGED = patterns.ours(
    r"(?<!\w)(?:mỗi|mức|phạt|phạt tiền|dao động|bình quân|trung bình|khoảng|có|gồm|quy mô|cao|rộng|dài|dày|sâu|nặng|đạt|phấn đấu|hỗ trợ|bố trí|thưởng|giá|chiếm|đóng góp|thu nhập|trồng|tối đa)(?: [^\W\d]+){0,4} $",
    re.IGNORECASE,
)
_NO_UNITS = frozenset(
    [
        "giờ",
        "phút",
        "ngày",
        "tháng",
        "năm",
        "quý",
        "tuần",
        "sáng",
        "chiều",
        "tối",
        "thứ",
        "h",
        "lên",
        "xuống",
        "và",
        "đến",
    ]
)


def falling_ranges(text: str) -> Iterator[Wrong]:
    """Yield the ranges of a text that end below their beginning: “mỗi tổ từ 7 đến 5 người”, “phạt từ 5.000.000 đồng đến 3.000.000 đồng”."""
    for told in _RANGE.finditer(text):
        low, high = (value_of(told[name]) for name in ("tu", "den"))
        one, other = (told["vi"] or told["vi2"]).strip().lower(), told["vi2"].strip().lower()
        if low <= high or one.split()[0] != other.split()[0] or other.split()[0] in _NO_UNITS:
            continue
        if told["vi"] and ("triệu" in one or "tỷ" in one or "nghìn" in one) and one != other:
            continue  # "từ 500 nghìn đồng đến 2 triệu đồng"
        if not told["vi"] and ("triệu" in other or "tỷ" in other or "nghìn" in other) and low >= _THOUSAND > high:
            continue  # "từ 500.000 đến 2 triệu đồng"
        clause = patterns.split(r"[;.](?=\s)", text[: told.start()])[-1]
        paid = other.startswith("đồng") and text.startswith("/", told.end())  # "từ … đồng/hộ": a price is no change
        if _MOVED.search(clause) or not (paid or _RANGED.search(patterns.split(r"[,:(]", clause)[-1])):
            continue
        message = f"Khoảng “{told['tu']} đến {told['den']}{told['vi2']}” có số đầu lớn hơn số cuối"
        yield Wrong(*told.span(), message, "kiểm tra lại hai số")


_THOUSAND = 1000


class _Called(NamedTuple):
    """A figure with what the words before it call it: "most", "least", "next" of a row, or nothing."""

    amount: Amount
    call: str
    measure: str


_MOST = r"(?P<nhieu>nhiều|cao|lớn|đông|dài|rộng)|(?P<it>ít|thấp|nhỏ|ngắn|hẹp)"
_EXTREME = patterns.ours(
    rf"(?<!\w)(?:{_MOST}) nhất(?: là| thuộc về| ở| tại|:)? (?P<ten>[^\d.;()]{{2,45}}?)(?: ?\(| với | có | đạt | là | chiếm |, đạt |,? (?=\d)|: )(?:tỷ lệ |đạt |có |là |chỉ )?$",
    re.IGNORECASE,
)
_NEXT = patterns.ours(
    r"(?<!\w)(?:tiếp theo|tiếp đến|kế đến|kế tiếp|sau đó|thứ hai|tiếp sau)(?: là)?(?:,| đến)? [^\d.;()]{2,45}?(?: ?\(| với | có | đạt | là |: |,? (?=\d))(?:đạt |có |là )?$",
    re.IGNORECASE,
)
_OF_ANOTHER = patterns.ours(
    r"(?<!\w)(?:năm trước|cùng kỳ|so với|tăng|giảm|bình quân|trung bình|trong đó|cả)(?!\w)", re.IGNORECASE
)


def not_the_most(text: str) -> Iterator[Wrong]:
    """Yield the figures of a sentence that what is told behind or before them makes no extreme: “cao nhất là môn Toán với 6,8 điểm, thấp nhất là môn Văn với 7,1 điểm”."""
    for base, sentence in sentences(text):
        found = amounts(sentence) if " nhất" in sentence else ()
        called = [_called(sentence, found, n) for n in range(len(found))]
        for n, one in enumerate(called):
            for other in called[n + 1 : n + 3]:
                if (
                    not one.call
                    or not other.call
                    or one.amount.unit != other.amount.unit
                    or one.call == other.call == "next"
                ):
                    continue
                wrong = _contradict(one, other)
                if wrong:
                    message = f"{wrong}: {said(one.amount, sentence)} và {said(other.amount, sentence)}"
                    yield Wrong(base + one.amount.start, base + other.amount.unit_end, message, "kiểm tra lại hai số")


def _called(sentence: str, found: tuple[Amount, ...], n: int) -> _Called:
    low = found[n - 1].unit_end if n else 0
    before = sentence[low : found[n].start]
    told = _EXTREME.search(before)
    if _OF_ANOTHER.search(before) or not found[n].unit:
        return _Called(found[n], "", "")
    if told:
        return _Called(found[n], "most" if told["nhieu"] else "least", (told["nhieu"] or told["it"]).lower())
    return _Called(found[n], "next" if _NEXT.search(before) else "", "")


_PAIRS = {"nhiều": "ít", "cao": "thấp", "lớn": "nhỏ", "dài": "ngắn", "rộng": "hẹp", "đông": "ít"}


def _contradict(one: _Called, other: _Called) -> str:
    """How two figures deny what they are called; "" where they do not."""
    first, second = one.amount.value, other.amount.value
    if one.call == "most" and other.call == "least" and _PAIRS.get(one.measure) == other.measure:
        return f"{one.measure.capitalize()} nhất mà nhỏ hơn {other.measure} nhất" if first < second else ""
    if one.call == "least" and other.call == "most" and _PAIRS.get(other.measure) == one.measure:
        return f"{one.measure.capitalize()} nhất mà lớn hơn {other.measure} nhất" if first > second else ""
    if other.call == "next" and one.call == "most":
        return f"{one.measure.capitalize()} nhất mà nhỏ hơn số tiếp theo" if first < second else ""
    if other.call == "next" and one.call == "least":
        return f"{one.measure.capitalize()} nhất mà lớn hơn số tiếp theo" if first > second else ""
    return ""


_SCALE = patterns.ours(
    rf"(?<![\w.,])(?P<so>{NUMBER})(?: điểm)?(?:/(?P<tong>5|10|100) điểm|(?:,? ?\(?| )(?:trên |theo )?thang (?:điểm |đo )?(?P<thang>5|10|100)(?! ?[.,/]\d)(?: điểm)?)",
    re.IGNORECASE,
)


def above_scale(text: str) -> Iterator[Wrong]:
    """Yield the points that are more than their scale has: “5,2 điểm trên thang 5 điểm”, “102/100 điểm”."""
    for told in _SCALE.finditer(text):
        points = value_of(told["so"])
        top = told["tong"] or told["thang"]
        if int(top) < points < 2 * int(top) and not patterns.search(
            r"thưởng|cộng|quy đổi", text[max(0, told.start() - 60) : told.start()]
        ):
            yield Wrong(*told.span(), f"{told['so']} điểm lớn hơn thang {top} điểm", "kiểm tra lại hai số")


_ITEM = patterns.ours(
    rf"(?P<ten>(?:[^\W\d]+ ){{0,2}}[{CAPITALS}][^\d,;:.()]{{0,30}}?)(?::| có| \(| đạt|,)? ?(?P<so>{NUMBER})(?P<vi> ?%| [^\W\d]+)"
)
_NAMED_MOST = patterns.ours(
    rf"(?<!\w)(?:{_MOST}) nhất(?: là| thuộc về|:)? (?P<ten>[^\d,;.()]{{2,40}}?)(?=[.,;)]|$)", re.IGNORECASE
)
_FEWEST = 3


def not_the_named(text: str) -> Iterator[Wrong]:
    """“thôn Hạ 12 hộ, thôn Trung 18 hộ, thôn Thượng 9 hộ; nhiều nhất là thôn Hạ”: another of those told has more."""
    for base, sentence in sentences(text):
        told = _NAMED_MOST.search(sentence) if " nhất" in sentence else None
        if told is None:
            continue
        items = [
            (found["ten"].strip(), value_of(found["so"]), found["vi"].strip())
            for found in _ITEM.finditer(sentence, 0, told.start())
        ]
        if len(items) < _FEWEST or len({unit for _, _, unit in items}) != 1:
            continue
        name = told["ten"].strip().lower()
        own = [value for label, value, _ in items if label.lower().endswith(name) or name.endswith(label.lower())]
        values = [value for _, value, _ in items]
        end = max(values) if told["nhieu"] else min(values)
        if len(own) == 1 and own[0] != end and values.count(end) == 1:
            best = next(label for label, value, _ in items if value == end)
            message = f"{(told['nhieu'] or told['it']).capitalize()} nhất theo các số đã nêu là {best}, không phải {told['ten']}"
            yield Wrong(base + told.start(), base + told.end(), message, "kiểm tra lại tên và số")


_RANKS = patterns.ours(
    r"(?<!\w)(?P<huong>tăng|giảm|tụt|lên|xuống|cải thiện)(?: được)? (?P<bac>\d{1,3}) (?:bậc|hạng|vị trí)(?:[^\d.;]{0,30}(?:20\d\d)?[^\d.;]{0,8}[,( ]) ?(?:là )?từ (?:hạng|vị trí|thứ|vị trí thứ|hạng thứ|bậc) (?P<tu>\d{1,3})(?:/\d{1,3})? (?:lên|xuống|đến|sang|về)(?: hạng| vị trí| thứ| bậc){0,2} (?P<den>\d{1,3})(?!\d|,\d)",
    re.IGNORECASE,
)


def wrong_ranks(text: str) -> Iterator[Wrong]:
    """Yield the ranks a text tells to be gained or lost that its own two places deny: “tăng 2 bậc (từ hạng 15 xuống hạng 17)”."""
    for told in _RANKS.finditer(text):
        first, last, by = (int(told[name]) for name in ("tu", "den", "bac"))
        up = told["huong"].lower() in ("tăng", "lên", "cải thiện")
        if first == last or ((last < first) == up and abs(first - last) == by):
            continue
        way = "tăng" if last < first else "giảm"
        right = f"{way} {abs(first - last)} bậc"
        message = f"Từ thứ {first} sang thứ {last} là {right}, không phải {told['huong'].lower()} {by} bậc"
        yield Wrong(*told.span(), message, right)
