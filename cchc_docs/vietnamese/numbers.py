"""Vietnamese figures: 1.234,5 to Decimal and back, percentages, counts with a leading zero.

A full stop groups thousands and a comma opens the decimals, as official reports write (2.310 and 89,94). Counts below
ten carry a leading zero in running text ("02 lần"), an office habit that no article fixes for counts.
"""

from __future__ import annotations

from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.record import NamedTuple

__all__ = [
    "LONGEST",
    "NUMBER",
    "NUMBER_PROBLEMS",
    "TWO_SYLLABLES",
    "ParsedNumber",
    "format_count",
    "format_number",
    "format_percent",
    "is_level",
    "parse_number",
    "parse_percent",
    "value_of",
]

# What `ParsedNumber.problem` means, for an official.
NUMBER_PROBLEMS = {
    "empty": "chưa có số",
    "not_a_number": "không phải là số",
    "english_form": "số viết kiểu Anh (dấu phẩy ngăn hàng nghìn, dấu chấm thập phân)",
    "bad_groups": "dấu chấm phải ngăn từng nhóm ba chữ số; phần thập phân viết sau dấu phẩy",
    "spaces": "trong số có khoảng trắng",
    "no_percent_sign": "thiếu dấu %",
}

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
"""A figure as officials write it, for use in a pattern; `value_of` says how much it is."""
_VALID = rf"[-−+]?{NUMBER}"
_ENGLISH = r"[-−+]?\d{1,3}(?:,\d{3})+\.\d+|[-−+]?\d{1,3}(?:,\d{3}){2,}"


class ParsedNumber(NamedTuple):
    """A figure read: exactly one of `value` and `problem` (a key of NUMBER_PROBLEMS) is set."""

    value: Decimal | None
    problem: str | None


LONGEST = 24
"""Letters of a figure that can be reckoned with: longer ones are codes, or typed by a stuck key; more than 10^17 of nothing is counted."""


def value_of(figure: str) -> Decimal:
    """Return how much a figure is that a pattern found: "1.234,5"; what may be none is for `parse_number`."""
    return Decimal(figure.replace(".", "").replace(",", ".").replace("−", "-"))


def parse_number(text: str) -> ParsedNumber:
    """Read one whole figure strictly; white space around it is fine, anything else beside it is a problem.

    "1.234" is one thousand two hundred thirty-four, "1,234" a decimal; "1.5" is refused, not guessed.
    """
    bare = text.strip()
    if not bare:
        return ParsedNumber(None, "empty")
    if patterns.fullmatch(_VALID, bare):
        return ParsedNumber(value_of(bare), None)
    if patterns.fullmatch(_ENGLISH, bare):
        return ParsedNumber(None, "english_form")
    if patterns.fullmatch(r"[-−+]?\d[\d.,]*", bare):
        return ParsedNumber(None, "bad_groups")
    if patterns.fullmatch(r"[-−+]?\s*\d[\d.,\s]*", bare):
        return ParsedNumber(None, "spaces")
    return ParsedNumber(None, "not_a_number")


def parse_percent(text: str) -> ParsedNumber:
    """Read "98%", "98,5 %": the value in percent (98, not 0.98)."""
    bare = text.strip()
    if bare and not bare.endswith("%"):
        found = parse_number(bare)
        return ParsedNumber(None, "no_percent_sign") if found.problem is None else found
    return parse_number(bare[:-1])


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """Write a figure: 1.234,5. With `places`, rounded half up to that many decimals and padded with zeros.

    Without, as precise as the value, less trailing zeros. Floats are refused (TypeError): 0.1 + 0.2 must not print.
    """
    if not isinstance(value, Decimal | int):
        raise TypeError(f"Decimal or int, not {type(value).__name__}")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"no figure for {number}")
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")
    whole, _, decimals = f"{number:,f}".partition(".")
    if places is None:
        decimals = decimals.rstrip("0")
    out = whole.replace(",", ".") + ("," + decimals if decimals else "")
    return "0" + out[2:] if out.startswith("-0") and not out.strip("-0,.") else out


def format_percent(value: Decimal | int, places: int | None = None) -> str:
    """Write a percentage given in percent: 98% for 98, without a space, as offices do."""
    return format_number(value, places) + "%"


def format_count(n: int) -> str:
    """Write a count in running text: 02, 09, 10, 1.234. ValueError below zero."""
    if n < 0:
        raise ValueError(f"no count below zero: {n}")
    return f"{n:02d}" if n < 10 else format_number(n)


_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SKIPPED = frozenset(["linh", "lẻ", "và", "chẵn", "đồng", "tròn"])


def parse_number_words(text: str) -> int | None:
    """Return the number some words say, None where a word is no number; "đồng chẵn" at the end is fine.

    As people speak, "chín lăm" is 95, "hai trăm tư mốt" 241, "một triệu rưỡi" 1500000.
    """
    total, group, last, seen = 0, 0, 10**12, False
    digit = False  # the word before was a figure of its own, so one more makes it tens
    for word in patterns.findall(r"[^\W\d_]+", text.lower()):
        if word in _SKIPPED:
            digit = False
            continue
        if word in _UNITS:
            group += 9 * (group % 10) if digit else 0
            group, seen, digit = group + _UNITS[word], True, not digit
            continue
        digit = False
        if word == "mười":
            group, seen = group + 10, True
        elif word in ("mươi", "chục"):
            group += 9 * (group % 10)
        elif word == "trăm":
            group *= 100
        elif word == "rưỡi" and seen:
            total, group = (total, group + 50) if group else (total + (last // 2 if last < 10**12 else 0), 0)
        elif word in _SCALES and seen:
            scale = _SCALES[word]
            if scale == 10**9:
                total, group = (total + group) * scale, 0
            elif scale < last:
                total, group = total + group * scale, 0
            else:
                return None
            last = scale
        else:
            return None
    return total + group if seen else None


TO_TEN = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
"""Counts in words, two to ten, for use in a pattern."""
_ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_AFTER_TEN = {"một": "mốt", "bốn": "tư"}


def in_words(n: int) -> str:
    """Return a count as it is said ("một", "mười lăm", "hai mươi mốt"), figures where it is not from 1 to 99."""
    if not 1 <= n <= 99:
        return str(n)
    tens, one = divmod(n, 10)
    if not tens:
        return _ONES[one]
    said = "mười" if tens == 1 else f"{_ONES[tens]} mươi"
    if not one:
        return said
    word = "lăm" if one == 5 else _ONES[one]
    return f"{said} {_AFTER_TEN.get(word, word) if tens > 1 else word}"


TWO_SYLLABLES = frozenset([
    "hồ sơ", "văn bản", "nhiệm vụ", "thủ tục", "đại biểu", "đồng chí", "thành viên", "trường hợp", "phản ánh",
    "kiến nghị", "ý kiến", "công chức", "cán bộ", "viên chức", "quyết định", "kế hoạch", "công văn", "thông báo",
    "báo cáo", "nghị quyết", "tờ trình", "chỉ thị", "học sinh", "giáo viên", "đảng viên", "đoàn viên", "hội viên",
    "hội nghị", "lao động", "mô hình", "sáng kiến", "dự án", "công trình", "tiêu chí", "chỉ tiêu", "đơn vị",
    "cơ quan", "doanh nghiệp", "hợp tác", "biên chế", "nhân khẩu", "dịch vụ", "tổ trưởng", "tổ phó", "trưởng ban",
    "phó ban", "thiết bị", "máy tính", "tài khoản", "nội dung", "hạng mục", "lĩnh vực", "giải pháp", "vấn đề",
    "nguyên nhân", "sản phẩm", "chương trình", "đề án", "phương án", "hội đồng", "ủy viên", "tập thể", "cá nhân",
    "khẩu phần", "phòng học", "trạm y", "nhà văn", "nhân viên", "người dân", "hướng dẫn", "giấy mời", "giấy phép",
    "giấy chứng", "bản tin", "tin bài", "phóng sự", "cơ sở", "tổ chức", "gia đình", "chi bộ", "chi hội", "chi đoàn",
    "phương tiện", "trẻ em", "phụ nữ", "tài liệu", "tin nhắn", "bài viết", "tờ rơi", "tờ gấp", "chuyên đề", "bệnh nhân",
    "đối tượng", "di tích", "lễ hội", "làng nghề", "câu lạc", "tủ sách", "biên bản", "kết luận", "khuyết điểm", "vi phạm",
    "sai phạm", "tồn tại", "hạn chế", "tình huống", "bài báo", "điểm trường", "phòng ban", "thôn bản", "khách hàng",
    "điểm rác", "điểm đọc", "điểm bán", "điểm thu", "điểm du", "điểm tập", "điểm sạt", "điểm ngập", "điểm nóng", "điểm dân", "điểm đen", "điểm cầu",
    "điểm khám", "điểm tiêm", "điểm bầu", "điểm bỏ", "điểm kinh", "điểm truy", "điểm wifi", "điểm vui", "điểm văn", "điểm phát", "điểm tiếp", "điểm chốt",
])  # fmt: skip
"""Count nouns of two syllables, told from those that open alike (công chức, công văn)."""


def is_level(unit: str) -> bool:
    """Tell a unit of what is the same for a whole and each part ("%", "phút", "triệu đồng/người") from a count ("mô hình").

    Of a count the whole has more than a part, and one year may need fewer than the year before. "" is taken for a level.
    """
    return unit in ("", "%", "điểm", "phút", "giờ", "ngày") or "/" in unit
