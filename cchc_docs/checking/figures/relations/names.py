"""How many there are said to be, in figures or in words, against the names behind, whatever opens them: "gồm", "tại", "đó là", a colon, a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong, amounts
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.vietnamese.numbers import parse_number_words
from cchc_docs.vietnamese.units import split_units

_CLASS = r"thôn|bản|xóm|ấp|buôn|làng|xã|phường|khu phố|khu dân cư|khu|tổ dân phố|tổ|khối|chi bộ|tháng|cụm|nhóm|đội|lớp"
_COUNT = patterns.ours(
    r"(?<![\w.,/%-])(?P<so>0?[2-9]|1\d|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười)(?:/\d{1,3})? (?P<ten>[^\W\d_](?:[^\d,.;:()“”]|, (?=đơn vị|cơ quan|tổ chức|địa phương|ngành|đoàn thể)){1,60}?)(?: ?\([^()]{0,20}%\))?"
    rf"(?P<mo>: | \(|,? (?:gồm|bao gồm|đó là|là|cụ thể|cụ thể là)(?: có)?:? | như sau: |(?P<tai>(?:,| được)? (?:đặt tại|tại|ở)(?: các)?(?: (?:{_CLASS}))?:? ))(?P<cac>(?:tại |ở )?(?:các )?)"
    rf"(?=(?:(?:{_CLASS}) )?[\wĐ])"
)
_HEDGED = patterns.ours(
    r"(?<!\w)(?:ít nhất|tối thiểu|trên|hơn|khoảng|gần|tối đa|không quá|dưới|từ|đến|mỗi|ngày|tháng|quý|khoản|điều|điểm|mục|số|lớp|khối|cấp|giai đoạn|đợt|thứ|cả|hằng|hàng|trong|cuối|đầu|hai|năm|một|những|các|mấy|nhiều|mươi|thôn|tổ|khu|ấp|bản) $",
    re.IGNORECASE,
)
_UNCOUNTED = patterns.ours(
    r"(?:ngày|năm|giờ|phút|tuần|lần|triệu|tỷ|tỉ|nghìn|đồng|km|ha|m|mét|tấn|kg|tuổi|bậc|lít|lượt|%|hộ|người|em|cháu|đồng chí|ông|bà|cán bộ|công chức|thành viên|đại biểu|trường hợp|nhân khẩu|học sinh|lao động)(?!\w)|[^\W\d_]+/",
    re.IGNORECASE,
)
_SOME = patterns.ours(
    r"(?<!\w)(?:trong đó|như|nhất là|chủ yếu|tiêu biểu|điển hình|ví dụ|theo|kể cả|trừ|v\.v|vv|những|mỗi|cùng với|thuộc|khác|một số|nêu trên|kèm theo|dưới đây)(?!\w)|…|\.\.\.",
    re.IGNORECASE,
)
_STOP = patterns.ours(
    r"[.;](?=\s|$)|\.?/\.|,? (?:hoàn thành|xong|trong quý|trong năm|trước ngày|nhằm|để|bảo đảm|phấn đấu|mỗi|do|với kinh phí|kinh phí|từ ngày|vào)(?!\w)|$"
)
_GOES_ON = patterns.ours(r" (?:xong|hoàn thành|trong|trước|mỗi|do|giao|kinh phí|thời gian|phấn đấu|từ|đơn vị)(?!\w)")
_ANOTHER = patterns.ours(r" (?=[^;.]*\d)[^\W\d]+ [^\W\d]+")
"""A clause of its own, with a time or an amount."""
_BODY = patterns.ours(
    r"(?:Phòng|Sở|Ban|Văn phòng|Trung tâm|Ủy ban|Uỷ ban|UBND|HĐND|Hội|Bộ|Cục|Chi cục|Trường|Trạm|Công an|Đoàn|Viện|Đảng|Mặt trận|Tổng|Thanh tra|Hạt|Đội|Đồn|Liên đoàn|Công ty|Hợp tác xã|Bảo hiểm|Nhà văn hóa|Nhà|Chợ|Trụ sở|Hội trường|Sân|Đình|Chùa|Cầu|Bến|Chủ|Phó|Trưởng|Bí thư|Giám đốc|Hiệu|Chánh|Luật|Nghị|Quyết|Kế hoạch|Công văn)(?!\w)"
)
_NUMBERED = patterns.ours(rf"(?:(?P<loai>{_CLASS}|số|quý|đợt|kỳ) )?(?P<so>\d{{1,2}}|I{{1,3}}|IV)", re.IGNORECASE)
_PROPER = patterns.ours(
    rf"(?:(?:{_CLASS}|hồ|cầu|chợ|suối|dân tộc|đường) )?[{CAPITALS}][\wĐ'’-]*(?: [{CAPITALS}\d][\w'’-]*){{0,4}}"
)
_ONE_PLACE = patterns.ours(
    r"(?:điểm|chốt|mô hình|nhà văn hóa|nhà văn hoá|trạm|cụm loa|khu|bể|sân|công trình|thư viện|tủ sách|thôn|bản|ấp|tổ|chợ|hồ|cầu|đập|ngầm|bãi|cơ sở|trường|tuyến|làng)(?!\w)"
)
_KINDS = patterns.ours(
    r"(?:nội dung|lĩnh vực|nguyên tắc|hình thức|nhóm|tiêu chí|nguồn|loại|môn|ngành|trụ cột|khâu|bước|phần|sản phẩm|dân tộc|nghề|cây|con|vấn đề|chốt|việc|mục tiêu|giải pháp|nhiệm vụ|đối tượng|mảng|mặt|tuyến|đơn vị|hoạt động|biện pháp|yêu cầu|khu|tháng|kỳ|đợt|quý|tổ|đội|tiểu ban)(?!\w)"
)
_ACTS = patterns.ours(
    r"(?:nội dung|nhiệm vụ|việc|công việc|hoạt động|giải pháp|biện pháp|hành vi|yêu cầu|nguyên tắc|mục tiêu|quy định|tổ|đội|ban|đoàn|nhóm (?:nhiệm vụ|giải pháp|nội dung|việc))(?!\w)"
)
"""What is named by acts, two of which may be one ("kiểm tra, giám sát"), and bodies, of which duties are told."""
_SLOGAN = patterns.ours(r"\d [^\W\d]+(?: [^\W\d]+)?, $")
_SLOGAN_ON = patterns.ours(r", \d [^\W\d]+")
"""“4 xin, 4 luôn: …”: what follows is of both."""
_LONGEST, _WORDS = 300, 7


_JOINED = patterns.ours(r"\d (?:[^\W\d_]+ ){0,2}(?P<vat>[^\W\d_]+) và $")


def of_another_count(text: str, told: re.Match[str]) -> bool:
    """Whether the list behind a count begins with what was counted right before: "04 tuyến đường và 03 hẻm: đường …, đường …; hẻm …"."""
    joined = _JOINED.search(text, max(0, told.start() - 40), told.start())
    return joined is not None and text[told.end() :].lstrip().startswith(f"{joined['vat']} ")


def wrong_names(text: str) -> Iterator[Wrong]:
    """Yield the counts of a text that the names behind them do not make, however they are opened."""
    last = 0
    for told in _COUNT.finditer(text):
        if _SLOGAN.search(text[max(0, told.start() - 14) : told.start()]) or _SLOGAN_ON.match(text, told.end("ten")):
            continue
        if (
            told.start() < last
            or _HEDGED.search(text[max(0, told.start() - 14) : told.start()])
            or _UNCOUNTED.match(told["ten"])
            or of_another_count(text, told)
        ):
            continue
        value = int(told["so"]) if told["so"].isdigit() else parse_number_words(told["so"])
        body = _body(text, told)
        if value is None or body is None or _SOME.search(f"{told['ten']} {body}"):
            continue
        bodies = _bodies(body)
        right = (
            _right(value, told, bodies, len(bodies))
            if bodies
            else _right(
                value,
                told,
                [one.strip(' “”"') for one in patterns.split(r", ?| và (?:các )?", body)],
                body.count(",") + 1,
            )
        )
        if right is not None and value > right and right + _more_behind(text, told.end() + len(body)) == value:
            continue
        if right is not None and abs(right - value) <= max(2, value // 3):
            last = told.end() + len(body)
            yield Wrong(
                told.start(), last, f"Nêu {text[told.start() : told.end('ten')]} mà kể tên {right}", f"{right:02d}"
            )


_DATES = patterns.ours(
    r"(?<![\w.,/%-])(?P<so>0?[2-9]|1\d) (?P<ten>(?:đợt|buổi|ngày|phiên|cuộc|lần|kỳ|hội nghị|lớp|đêm|trận)(?: [^\W\d]+){0,5})(?: ?[:(]|,? (?:vào|gồm|tại))(?: các)? "
)
_DAY = patterns.ours(r"\d{1,2}/\d{1,2}(?:/20\d\d)?(?!\d)")
_TIME = patterns.ours(
    r"(?<!\w)(?:tháng \d{1,2}(?!\d)|quý (?:IV|I{1,3})(?!\w)|thứ (?:hai|ba|tư|năm|sáu|bảy)(?!\w)|chủ nhật)",
    re.IGNORECASE,
)


def wrong_days(text: str) -> Iterator[Wrong]:
    """Yield the counts of meetings or rounds that the days behind them do not make: “03 đợt, vào các ngày 26/12, 09/01, 23/01 và 30/01”."""
    for told in _DATES.finditer(text):
        stop = patterns.search(r"[.;)](?=\s|$|;)|$", text[told.end() :])
        body = text[told.end() : told.end() + (stop.start() if stop else 0)]
        pieces = patterns.split(r", | và ", body)
        if len({any(one.unit for one in amounts(piece)) for piece in pieces}) > 1:
            continue  # "quý III và quý IV là 350 triệu đồng" is one of them
        sort = _DAY if _DAY.search(body) or told["ten"].startswith("ngày") else _TIME
        days = [one[0] for piece in pieces if len(one := sort.findall(piece)) == 1]
        count = len(set(days))
        if (
            len(days) != len(pieces)
            or count < 2
            or count != len(days)
            or patterns.search(r"(?<!\w)(?:từ|đến|trước|sau|-)(?!\w)", body)
        ):
            continue
        if count != int(told["so"]) and abs(count - int(told["so"])) <= 2:
            quote = text[told.start() : told.end("ten")]
            yield Wrong(told.start(), told.end() + len(body), f"Nêu {quote} mà kể {count} lần", f"{count:02d}")


def _body(text: str, told: re.Match[str]) -> str | None:
    """The names behind a count: to the end of the bracket, of the sentence, or to a word that goes on with another thing."""
    rest = text[told.end() : told.end() + _LONGEST]
    if told["mo"].endswith("("):
        return rest[: rest.index(")")] if ")" in rest else None
    stop = _STOP.search(rest)
    if stop and stop[0] != ";" and _MORE_NAMES.search(rest, stop.end()) and rest[:1].isupper():
        return None  # "Trường A, Trường B, mỗi trường một lớp; Trường C một lớp"
    if stop and stop[0] == ";" and not (_GOES_ON.match(rest, stop.end()) or _ANOTHER.match(rest, stop.end())):
        return None  # more names may follow
    return rest[: stop.start()] if stop and len(rest[: stop.start()]) < _LONGEST - 1 else None


_MORE_NAMES = patterns.ours(r"; (?:[Tt]rường|[Tt]hôn|[Bb]ản|[Ấấ]p|[Pp]hòng|[Tt]rạm|[Cc]hi bộ|[Kk]hu phố|[Tt]ổ) ")
_MAY_BE_NAMES = patterns.ours(
    r"(?:, | và )(?=kinh phí|bảo đảm|hoàn thành|phấn đấu|nhằm|thời gian)[^\d.;:()]+(?=[.;)]|$)", re.IGNORECASE
)


def _more_behind(text: str, end: int) -> int:
    """How many names there may be behind the word a list was cut at: it often goes on otherwise ("…, kinh phí 20 triệu đồng"), but may be a name ("…, kinh phí cấp muộn")."""
    more = _MAY_BE_NAMES.match(text, end)
    names = patterns.split(r", | và ", more[0].strip(", ").removeprefix("và ")) if more else []
    return len(names) if all(len(one.split()) <= _WORDS for one in names) else 0


_OFFICE_NEXT = patterns.ours(
    r"(?:,| và) (?=(?:Nhà|Chợ|Trụ sở|Bưu điện|Phòng|Sở|Ban|Văn phòng|Trung tâm|Hội|Cục|Chi cục|Trường|Trạm|Công an|Đoàn|Viện|Thanh tra|Hạt|Đội|Đồn|Bảo hiểm) )"
)


def _bodies(body: str) -> list[str]:
    """The offices of a list, each by its whole name ("Phòng Kinh tế, Hạ tầng và Đô thị"); none where anything else stands among them."""
    if not _BODY.match(body):
        return []
    found = [name for one in split_units(body) for name in _OFFICE_NEXT.split(one)]
    return found if all(_BODY.match(one) for one in found) else []


def _right(value: int, told: re.Match[str], names: list[str], least: int) -> int | None:
    """How many there are, where the names tell surely and another number than the count; `least` where no "và" parts them."""
    count, head = len(names), told["ten"].lower()
    longest = _WORDS if least != count or not _BODY.match(names[0]) else 2 * _WORDS
    if count < 2 or not all(names) or any(len(one.split()) > longest for one in names) or count == value:
        return None
    many = value > count
    placed = told["tai"] is not None or told["cac"].startswith(("tại", "ở"))
    numbered = [_NUMBERED.fullmatch(one) for one in names]
    if all(numbered):
        first = (numbered[0]["loai"] or "").lower() if numbered[0] else ""
        same = not first or head.startswith(first) or f" {first}" in head
        if len({one["so"] for one in numbered if one}) != count:
            return None
        return (
            count
            if (same and not placed) or not many or (placed and ":" in told["mo"] and _ONE_PLACE.match(head))
            else None
        )
    if all(_PROPER.fullmatch(one) for one in names) and not any(_BODY.match(one) for one in names):
        if placed:
            return count if (_ONE_PLACE.match(head) and ":" in told["mo"] if many else True) else None
        return count
    own = sum(one.lower().startswith(f"{head.split()[0]} ") for one in names)
    if placed or (own or least) <= value <= count:
        return None
    if many:
        plain = all(one[:1].islower() or _BODY.match(one) for one in names)
        return count if plain and (_KINDS.match(head) or _ONE_PLACE.match(head) or count > 2) else None
    return None if _ACTS.match(head) or not all(one[:1].islower() for one in names) else count
