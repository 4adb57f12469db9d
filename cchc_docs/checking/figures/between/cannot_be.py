"""What two figures beside each other cannot both be: a stretch of road and its length, the levels of a flood, households and their people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong

_STRETCH = patterns.ours(
    r"(?<!\w)Km?(?P<km>\d{1,4}) ?\+ ?(?P<m>\d{3})(?:[.,]\d+)? ?(?:đến|tới|-|–) ?Km?(?P<den_km>\d{1,4}) ?\+ ?(?P<den_m>\d{3})(?![\d.,]\d)(?:(?!trong đó|đoạn|riêng|nhánh|cầu|cống|mỗi)[^\d.;()]){0,30}(?:, ?|\(| )(?:tổng )?(?:chiều )?dài (?:là |khoảng )?(?P<dai>\d[\d.,]*) ?(?P<don_vi>km|m)(?!\w)",
    re.IGNORECASE,
)
_LENGTH_FIRST = patterns.ours(
    r"(?<!\w)dài (?P<dai>\d[\d.,]*) ?(?P<don_vi>km|m)(?!\w),? ?\(?(?:tính )?từ (?:lý trình )?Km?(?P<km>\d{1,4}) ?\+ ?(?P<m>\d{3})(?:[.,]\d+)? ?(?:đến|tới|-|–) ?(?:lý trình )?Km?(?P<den_km>\d{1,4}) ?\+ ?(?P<den_m>\d{3})(?![\d.,]\d)",
    re.IGNORECASE,
)
_FLOOD = patterns.ours(
    r"(?<!\w)báo động (?:số |cấp )?I(?:[^\w.;]| là | \()*(?P<mot>\d+,\d+) ?m\)?[,;]? (?:và )?(?:báo động )?(?:số |cấp )?II(?:[^\w.;]| là | \()*(?P<hai>\d+,\d+) ?m\)?[,;]? (?:và )?(?:báo động )?(?:số |cấp )?III(?:[^\w.;]| là | \()*(?P<ba>\d+,\d+) ?m",
    re.IGNORECASE,
)
_PEOPLE = patterns.ours(
    r"(?<![\d.,/])(?P<ho>\d{1,3}(?:\.\d{3})*|\d+) hộ(?: dân| gia đình| nghèo| cận nghèo)? ?(?P<noi>với|/|,|-|\(|gồm) ?(?P<khau>\d{1,3}(?:\.\d{3})*|\d+) (?:nhân )?khẩu(?!\w)",
    re.IGNORECASE,
)
_TEAMS = patterns.ours(
    r"(?<![\d.,/])(?P<to>\d{1,4}) (?P<ten>tổ|đội|nhóm|câu lạc bộ|chi bộ|chi hội|chi đoàn|ban|tiểu đội|hợp tác xã)(?: (?!trưởng|phó|viên)[^\W\d]+){0,6},? (?:với|gồm)(?: tổng số)? (?P<nguoi>\d{1,5}) (?P<ai>thành viên|tổ viên|hội viên|đoàn viên|đảng viên|xã viên|chiến sĩ|người)(?! (?:nữ|mới|là|đạt|chủ chốt|được|có|dân tộc|trẻ|phụ trách|trong|thuộc|nghỉ|chưa|khuyết|trở|hoặc))(?!/)",
    re.IGNORECASE,
)
_GIVEN_OUT = patterns.ours(
    r"(?<!\w)(?P<ra>phát ra|phát|phát hành|gửi đi|triệu tập|được mời)(?: là|:)? (?P<a>\d{1,3}(?:\.\d{3})*|\d+) (?P<vat>phiếu|giấy|đại biểu|người|bộ|tờ)(?: [^\W\d]+){0,6}[,;] ?(?:đã |số )?(?P<ve>thu về|thu lại|thu vào|thu được|có mặt|dự)(?: là|:)? (?P<b>\d{1,3}(?:\.\d{3})*|\d+) (?P=vat)(?!\w)",
    re.IGNORECASE,
)
SIGNS = ("dài", "báo động", "khẩu", "viên", "người", "chiến sĩ", "phát", "gửi", "triệu tập", "mời")


def cannot_be(text: str) -> Iterator[Wrong]:
    """Yield the figures of a text that those beside them deny."""
    stretches = (*_STRETCH.finditer(text), *_LENGTH_FIRST.finditer(text)) if "+" in text else ()
    for told in stretches:
        metres = _metres(told["den_km"], told["den_m"]) - _metres(told["km"], told["m"])
        scale = 1000 if told["don_vi"].lower() == "km" else 1
        typed = _value(told["dai"], decimals=scale > 1)
        off = Decimal("0.5").scaleb(-len(told["dai"].partition(",")[2])) * scale
        if typed is not None and metres > 0 and abs(typed * scale - metres) > off and "khoảng" not in told[0]:
            right = f"{metres / 1000:.3f}".rstrip("0").rstrip(".").replace(".", ",") + " km"
            message = f"Từ Km{told['km']}+{told['m']} đến Km{told['den_km']}+{told['den_m']} dài {right}, không phải {told['dai']} {told['don_vi']}"
            yield Wrong(*told.span(), message, right)
    for told in _FLOOD.finditer(text) if "báo động" in text.lower() else ():
        one, two, three = (Decimal(told[name].replace(",", ".")) for name in ("mot", "hai", "ba"))
        if not one < two < three:
            yield Wrong(*told.span(), "Mức báo động sau phải cao hơn mức trước", "kiểm tra lại các mức")
    for told in _PEOPLE.finditer(text) if "khẩu" in text.lower() else ():
        homes, people = (int(told[name].replace(".", "")) for name in ("ho", "khau"))
        beside = told["noi"] == ","  # may be told of two things, unless the figures are near
        if people < homes <= (2 * people if beside else homes):
            yield Wrong(*told.span(), f"{told['ho']} hộ không thể chỉ có {told['khau']} khẩu", "kiểm tra lại hai số")
    for told in _TEAMS.finditer(text):
        teams, members = int(told["to"]), int(told["nguoi"])
        if members < teams < 3 * members:
            yield Wrong(
                *told.span(), f"{teams} {told['ten']} không thể chỉ có {members} {told['ai']}", "kiểm tra lại hai số"
            )
    for told in _GIVEN_OUT.finditer(text):
        given, back = (int(told[name].replace(".", "")) for name in ("a", "b"))
        if given < back < 2 * given:
            message = f"{told['ra'].capitalize()} {told['a']} mà {told['ve']} {told['b']} {told['vat']}"
            yield Wrong(*told.span(), message, "kiểm tra lại hai số")


def _metres(km: str, metres: str) -> int:
    return int(km) * 1000 + int(metres)


def _value(typed: str, *, decimals: bool) -> Decimal | None:
    plain = typed.rstrip(".,")
    if decimals and "." in plain:
        return None  # thousands of kilometres, or a point for a comma
    plain = plain.replace(".", "").replace(",", ".")
    return Decimal(plain) if patterns.fullmatch(r"\d+(?:\.\d+)?", plain) else None
