"""Targets told in another unit than %: "chờ không quá 15 phút", "từ 03 mô hình trở lên", "ít nhất 02 sáng kiến".

A figure with a unit may be anything, so it is a target only where targets are told. There a figure its sentence leads
up to and ends with is one; a figure that counts what a task makes ("Mở 02 lớp …") is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.model.document import ChiTieu
from cchc_docs.reading.identity.measures import Unit, unit_of
from cchc_docs.reading.identity.stated import (
    FROM,
    LONGEST,
    NEXT,
    OPEN,
    TRAILING,
    UPWARDS,
    Said,
    compared,
    counted,
    doubted,
    within,
    without_upwards,
)

# A figure, or all of so many ("06/06 thôn"), no part of a day, a symbol, a row of figures.
_FIGURE = patterns.ours(
    r"(?<![\w.,/–-])(?:(?P<part>\d+)/(?P<whole>\d+(?:\.\d{3})*)(?=\s[^\W\d_])|(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)(?!\s?%|[\d/–-]|[.,]\d|\s[–-]\s\d|h\d)",
    re.IGNORECASE,
)
# What makes a figure a day, a name or a place in a row.
_ORDINAL = patterns.ours(
    r"(?<!\w)(?:ngày|tháng|năm|quý|tuần|kỳ|khóa|khoá|số|điều|khoản|mục|phần|chương|phụ lục|biểu|bảng|mẫu|giai đoạn|cấp|cấp độ|mức độ|loại"
    r"|bước|đợt|thứ|hạng|nhóm|top|vị trí|lúc|nghị quyết|quyết định|nghị định|thông tư|chỉ thị|kế hoạch|đề án|dự án|thôn|bản|ấp|xóm"
    r"|tổ|tổ dân phố|khu|khu phố|lần thứ|quốc lộ|tỉnh lộ|đường tỉnh|ql|đt|km|cọc|cột mốc|giờ|chuyến|quyển|(?<!mỗi )lớp|khối|báo động|trang|tờ|dòng|cột|hàng|tiết|lô|thửa|ngõ|ngách|hẻm|kênh|trạm|(?:19|20)\d\d(?:,| và| [–-])) $",
    re.IGNORECASE,
)
_DAY = patterns.ours(r"(?<!\w)(?:trước|hết|sau|đến|từ|xong) $", re.IGNORECASE)
_YEAR = patterns.ours(r"(?:19|20)\d\d")
_WHEN = patterns.ours(
    r"^(?:(?:trong|đến|hết|đến hết)\s+)?(?:cuối\s+)?năm\s+(?:19|20)\d\d,?\s+(?![\s(:])", re.IGNORECASE
)
_HOPED = patterns.ours(
    r"(?:^|(?<=:))\s*(?:bảo đảm|đảm bảo|phấn đấu|duy trì|tiếp tục|dự kiến|có|và)(?=\s|$)", re.IGNORECASE
)
_GROUP = r"(?:ít nhất |tối thiểu |từ |đạt )?\d[\d.,]*\s[^\W\d_]+"
# Where one target ends and the next begins: before a figure ("05 bến … và 02 ghe …"), before a name and its figure.
_AND = patterns.ours(
    rf"(?:,|,?\s+và)\s+(?=(?:{_GROUP}\s+[^\W\d_]+"
    r"|(?!(?:mỗi|tổng|cuối|đầu|cả|còn|tăng|giảm|bình quân|so|trong|gồm|bao|khoảng|đưa|nâng|hiện|năm|trước|từ|đến|hoàn thành|đạt|xếp|trên|dưới|bằng|tương|hằng|hàng)\s)"
    rf"(?:[^\W\d_]+\s+){{2,6}}{_GROUP}(?:[\s/]+[^\W\d_]+){{0,3}}[.;,]*(?:\s|$)))",
    re.IGNORECASE,
)
_PARTS = patterns.ours(r"(?<=\w),?\s+(?:trong đó|bao gồm|gồm)(?:\s*:)?\s.*", re.IGNORECASE | re.DOTALL)
_ASIDE = patterns.ours(r"\([^()]*\)")
_CHANGED = patterns.ours(r"(?<!\w)(?:tăng|giảm|xuống|thêm|bằng)\s*$", re.IGNORECASE)
_LISTED = patterns.ours(r":\s*$|(?<!\w)sau(?: đây)?\s*[.:;,]?\s*$", re.IGNORECASE)
# What is so today, and what may not happen, sets no figure.
_NO_TARGET = patterns.ours(
    r"^(?:hiện(?! đại)|đến nay|tính đến|toàn (?:xã|phường|đặc khu) (?:hiện )?có|không (?:để|có|còn|xảy ra|phát sinh)|nếu|trường hợp|khi)(?!\w)"
    r"|(?<!\w)(?:thì|báo động|điện thoại|đường dây nóng|hotline|zalo|fax|phụ lục)(?!\w)"
    r"|^(?:thời gian|thời hạn|thời lượng)\s+(?:thực hiện|tổ chức|triển khai|áp dụng|học|làm việc|tập huấn|diễn ra|dự kiến|kiểm tra|họp|tham gia|thi|mở|trực|nhận|nộp|gửi)(?!\w)"
    r"|^số lượng\s+(?:đại biểu|khách|thành phần|thành viên|người (?:dự|tham dự|tham gia)|học viên)(?!\w)|(?<!\w)(?:mời|tham) dự\s*:",
    re.IGNORECASE,
)
_CLOCK = patterns.ours(r"(?<!\w)(?:từ|đến|lúc|trước|sau|vào|tới) $", re.IGNORECASE)
_QUANTITY = patterns.ours(
    r"^(?:số(?! (?:hóa|hoá))|tổng|thời gian|thời hạn|thu nhập|diện tích|năng suất|sản lượng|giá trị|doanh thu|thu (?:ngân sách|phí|thuế|từ|nội địa)|chi (?:ngân sách|thường xuyên|đầu tư|hoạt động)|vốn|điểm|chỉ số|mức|tốc độ|mật độ|dân số|quy mô"
    r"|chiều (?:dài|rộng)|khối lượng|lượng|lượt|tỷ (?:số|suất)|độ|tuổi thọ)\s",
    re.IGNORECASE,
)
_NO_COUNT = frozenset(
    ["ngày", "tháng", "năm", "quý", "giờ", "tuần", "cấp", "mục", "chỉ", "nội", "bước", "giai", "lĩnh", "khâu"]
)
"""What opens a unit a verb does not make: times, levels, parts of the paper."""
_PEOPLE = frozenset(["người", "hộ", "khẩu", "nhân khẩu", "em", "học sinh", "trẻ"])
"""What there is of these may be told, not aimed at: "Tổng số hộ: 1.240 hộ"."""
_LONG = 6
"""More digits in a row are a number of something, a telephone or a paper."""
_NAMES = 3
"""As many words name what is measured."""
_MAKES, _MAKES_SURELY = 4, 9
"""As many stand before a figure that counts what they make ("Đào tạo nghề cho 35 lao động"), more where targets alone are told."""


def count_targets(sentence: str, *, sure: bool) -> Iterator[Said]:
    """Yield the targets of a sentence without a rate, told where targets are told; `sure`: nothing else is told there."""
    whole = patterns.sub(r"^[\s+•–-]*", "", sentence)
    of_another = whole[:8].casefold() == "trong đó"
    words = _WHEN.sub("", whole[8:].lstrip(" :") if of_another else whole)
    if _LISTED.search(words) or _NO_TARGET.search(words):
        return
    cut = _PARTS.sub("", words)
    parts = _parts(cut if _FIGURE.search(cut) else words)
    for number, part in enumerate(parts):
        said = _told(part, _MAKES_SURELY if sure else _MAKES, row=len(parts) > 1)
        if said is not None:
            target, plainly = said
            yield Said(target, "" if sure and plainly and not number and not of_another else doubted(sentence))


def _parts(words: str) -> list[str]:
    """Return the parts of a sentence that have a figure each: "Trồng cây xanh, hoa dọc 12 km" is one."""
    out: list[str] = []
    at = 0
    for joint in _AND.finditer(words):
        if _FIGURE.search(words, at, joint.start()):
            out.append(words[at : joint.start()])
            at = joint.end()
    return [*out, words[at:]]


def _told(words: str, makes: int, *, row: bool) -> tuple[ChiTieu, bool] | None:
    """Return the first target some words tell, and whether they tell it plainly; `row`: they are one of several."""
    first = True
    for found in _FIGURE.finditer(words):
        before, after = words[: found.start()], words[found.end() :]
        if within(before, after) or (found[0].isdigit() and _ORDINAL.search(f" {before}")):
            continue
        if found["whole"] and _is_a_day(before, found["part"], found["whole"]):
            continue
        unit = unit_of(_ASIDE.sub("", after).partition("(")[0])
        if unit.unit == "tuổi" or (not unit.unit and (_YEAR.fullmatch(found[0]) or len(found[0]) > _LONG)):
            continue
        if unit.unit == "giờ" and _CLOCK.search(before):
            continue  # "từ 7 giờ": when, not how long
        if not first and "," in before:
            return None
        told = _led_up_to(before, found[0], unit, row=row) or _of_what(before, found[0], unit, makes)
        if told is not None:
            return told[0], told[1] and first
        first = first and unit.unit.partition(" ")[0].lower() in _NO_COUNT
    return None


def _is_a_day(before: str, part: str, whole: str) -> bool:
    """Tell "trước 15/9", "Nghị quyết 57/…" from so many of a whole ("15/15 thôn")."""
    words = f" {before}"
    return int(part) > int(whole.replace(".", "")) or bool(_DAY.search(words) or _ORDINAL.search(words))


def with_unit(words: str) -> tuple[str, str]:
    """Return figure and unit of the words of a cell, "không quá 15 phút" -> ("15", "phút"); no figure where more is said."""
    found = _FIGURE.search(words)
    if found is None or TRAILING.sub("", words[: found.start()]).strip():
        return "", ""
    unit = unit_of(words[found.end() :])
    return (found[0], f"{unit.unit}{unit.more}") if unit.unit and unit.ends and not unit.goes_on else ("", "")


def _led_up_to(before: str, figure: str, unit: Unit, *, row: bool) -> tuple[ChiTieu, bool] | None:
    """Return the target whose name stands before its figure: "Thời gian chờ của mỗi lượt khách không quá 15 phút"."""
    lead = _lead(before)
    colon, compares = before.rstrip().endswith(":"), TRAILING.search(before) is not None
    quantity = _QUANTITY.match(lead) is not None
    if not unit.ends or OPEN.search(lead) or patterns.search(r"(?<!\w)có$", lead):
        return None
    if not (colon or compares or quantity or unit.measures or (row and unit.unit and not unit.more)):
        return None
    if not (_NAMES - 1 if row else _NAMES) <= len(lead.split()) <= LONGEST:
        return None
    target = ChiTieu(_capital(lead), f"{unit.unit}{unit.more}", compared(before, unit.rest), figure)
    plainly = unit.unit != "" and not unit.more and (not unit.goes_on or NEXT.match(unit.goes_on) is not None)
    aimed = compares or quantity or (colon and unit.unit not in _PEOPLE)
    return target, plainly and aimed and not (colon and unit.unit in _PEOPLE)


def _of_what(before: str, figure: str, unit: Unit, makes: int) -> tuple[ChiTieu, bool] | None:
    """Return the target that says what is counted behind its figure: "Ít nhất 02 sáng kiến được công nhận"."""
    lead = _lead(before)
    made = len(lead.rpartition(":")[2].split()) <= makes and unit.unit.partition(" ")[0].lower() not in _NO_COUNT
    compares = TRAILING.search(before) is not None
    if not unit.unit or not (made or compares or _CHANGED.search(before)):
        return None
    if _QUANTITY.match(lead) and not compares:
        return None  # "Số lớp 2 buổi/ngày đạt 30 lớp": of what there are so many
    rest = (
        without_upwards(unit.rest)
        if FROM.search(before)
        else UPWARDS.sub("", unit.rest, count=1)
        if UPWARDS.match(unit.rest)
        else unit.rest
    )
    tail = counted(f"{unit.more}{rest}" if lead and unit.measures else f"{unit.unit}{unit.more}{rest}")
    name = f"Số {tail}" if not lead else lead if tail.lower() in lead.lower().split() else f"{lead} {tail}".strip()
    if not _NAMES - 1 <= len(name.split()) <= LONGEST:
        return None
    plainly = not lead and (before.strip() != "" or "/" in figure) and len(name.split()) >= _NAMES
    return ChiTieu(_capital(name), unit.unit, compared(before, unit.rest), figure), plainly


def _lead(before: str) -> str:
    """Return the words before a figure without asides, what compares it, and what only hopes for it."""
    lead = TRAILING.sub("", _ASIDE.sub("", before))
    for _ in range(_NAMES):
        lead = _HOPED.sub("", lead)
    return " ".join(lead.split()).strip(" .,;:-–")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
