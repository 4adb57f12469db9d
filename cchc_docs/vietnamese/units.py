"""Names of organisations: the same office written in several ways, its short form, and cells that list several.

"phòng Văn hoá - Xã hội", "Phòng VH - XH" and "PHÒNG VĂN HÓA – XÃ HỘI" are one office. Nothing here knows which offices a
commune has: that stands in its own plan.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cchc_docs import patterns
from cchc_docs.vietnamese.accents import nfc, repair_d, strip_accents, to_placement_text
from cchc_docs.vietnamese.enumerators import split_label

__all__ = [
    "initials",
    "is_group",
    "normalise_unit",
    "same_unit",
    "short_form_fits",
    "split_units",
    "unit_names",
]

# Short forms that offices use without defining them, each with one meaning inside a unit's name.
_SHORT = {
    "vh": "văn hóa", "xh": "xã hội", "vhxh": "văn hóa xã hội", "vp": "văn phòng", "hđnd": "hội đồng nhân dân",
    "ubnd": "ủy ban nhân dân", "tt": "trung tâm", "pv": "phục vụ", "hcc": "hành chính công", "kt": "kinh tế",
    "pvhcc": "phục vụ hành chính công", "ttpvhcc": "trung tâm phục vụ hành chính công", "cm": "chuyên môn",
    "cudvc": "cung ứng dịch vụ công", "dvc": "dịch vụ công", "snc": "sự nghiệp công", "sn": "sự nghiệp",
    "đu": "đảng ủy", "mttq": "mặt trận tổ quốc", "ubmttq": "ủy ban mặt trận tổ quốc", "ctxh": "chính trị xã hội",
    "ct": "chính trị", "pn": "phụ nữ", "tn": "thanh niên", "hnd": "hội nông dân", "cđ": "công đoàn",
    "cds": "chuyển đổi số", "cđs": "chuyển đổi số", "ttđt": "thông tin điện tử", "p": "phòng", "ca": "công an",
    "chqs": "chỉ huy quân sự", "qs": "quân sự", "bchqs": "ban chỉ huy quân sự", "ccb": "cựu chiến binh", "lhpn": "liên hiệp phụ nữ",
    "vphđnd": "văn phòng hội đồng nhân dân", "vpubnd": "văn phòng ủy ban nhân dân", "ttr": "thường trực",
}  # fmt: skip

_WORD = patterns.ours(r"[^\W_]+")
_HEADS = (
    "phòng|ban|trung tâm|tt|văn phòng|vp|công an|các|đoàn|hội|ủy ban|uỷ ban|ub|ubnd|hđnd|mttq|mặt trận|sở|bộ|trường|trạm|"
    "đảng ủy|đảng uỷ|tổ|thôn|tổ dân phố|bộ phận|chủ tịch|phó|đơn vị|cơ quan|đoàn thể|ban chỉ huy|quân sự|hợp tác xã|"
    "doanh nghiệp|thanh tra|kho bạc|chi cục|trưởng|công chức|cán bộ|cảng vụ|hạt kiểm lâm|đồn biên phòng|thuế cơ sở"
)
_GENERIC = r"(?:các\s+)?(?:cơ quan|phòng|ban|sở|đơn vị|tổ chức|ngành|đoàn thể|bộ phận)"


@lru_cache(maxsize=4096)
def normalise_unit(text: str) -> str:
    """Return a name for comparing only: small letters, one accent style, short forms written out, no joining words.

    The commune's own "xã", "phường", "thuộc UBND xã" at the end goes, and so does what follows a colon.
    """
    plain = to_placement_text(repair_d(nfc(text)).lower(), "old").partition(":")[0]
    words = [part for w in _WORD.findall(plain) for part in _SHORT.get(w, w).split()]
    name = " ".join(w for w in words if w not in ("và", "của"))
    name = patterns.sub(r"\bbch (?=quân sự|phòng )", "ban chỉ huy ", name)
    name = patterns.sub(r"\s+(?:thuộc|trực thuộc)(?:\s+ủy ban nhân dân)?(?:\s+(?:xã|phường|đặc khu))?$", "", name)
    return patterns.sub(r"(?<=\w)\s+(?:xã|phường|đặc khu)$", "", name)


def initials(name: str) -> str:
    """Return the capitals a name shortens to: PVHXH for Phòng Văn hóa - Xã hội; short forms inside stay whole."""
    out = []
    for word in _WORD.findall(nfc(name)):
        if word.lower() in ("và", "của"):
            continue
        out.append(word if len(word) > 1 and word.isupper() and word.lower() in _SHORT else word[0])
    # Ủy gives U, but Đảng gives Đ: the letter keeps its bar and loses its marks.
    return "".join(c if c in "đĐ" else strip_accents(c) for c in "".join(out)).upper()


def short_form_fits(short: str, name: str) -> bool:
    """Say whether a short form can stand for a name: VHXH, TT PV HCC, VP HĐND&UBND; with or without its first word.

    It can be right by its letters alone and still mean another office: a hint, no proof.
    """
    letters = "".join(_WORD.findall(repair_d(nfc(short)).upper()))
    if len(letters) < 2:
        return False
    whole = initials(normalise_unit(name))
    bare = patterns.sub(r"^(?:phòng|trung tâm|văn phòng|ban|sở|bộ)\s+", "", normalise_unit(name))
    return letters in (whole, initials(bare), initials(name)) or normalise_unit(short) == normalise_unit(name)


@lru_cache(maxsize=8192)
def same_unit(first: str, second: str) -> bool:
    """Say whether two names mean one office, written out or shortened."""
    if normalise_unit(first) == normalise_unit(second):
        return True
    return any(_is_short(a) and short_form_fits(a, b) for a, b in ((first, second), (second, first)))


def _is_short(text: str) -> bool:
    return not any(c.islower() for c in text)


@cache
def _joints() -> re.Pattern[str]:
    opens = rf"(?=(?:{_HEADS})\b|(?-i:[A-ZĐ]{{2,}})\b)"
    return patterns.ours(rf"\s*,\s*{opens}|\s+và\s+(?=(?:các|phòng|trung tâm|công an)\s)", re.IGNORECASE)


def split_units(cell: str) -> list[str]:
    """Return the units a cell lists, as written, without their dashes and final marks.

    Lines and semicolons always part; a comma or "và" only before a word that opens a unit's name, so that "Văn hóa, Khoa
    học và Thông tin", "HĐND và UBND" and "Các cơ quan, đơn vị có liên quan" stay whole.
    """
    out: list[str] = []
    for line in patterns.split(r"[\n;]", nfc(cell)):
        out += _split_line(split_label(line)[1].strip())
    return [unit for unit in (u.strip(" \u00a0.,;-–") for u in out) if unit]


_ONE_OFFICE = patterns.ours(r"(?i)(?:văn phòng|vp)\s+(?:hđnd|hội đồng nhân dân)$")
_COUNTERPART = patterns.ours(r"(?i)(?:ubnd|[uủ][ỷy] ban nhân dân)\b")
_LISTING = patterns.ours(rf"(?i:{_GENERIC}(?:\s*,\s*{_GENERIC})*)")


def _split_line(line: str) -> list[str]:
    pieces, start = [], 0
    for joint in _joints().finditer(line):
        before, after = line[start : joint.start()], line[joint.end() :]
        if before.count("(") > before.count(")"):
            continue
        if _ONE_OFFICE.search(before) and _COUNTERPART.match(after):
            continue  # "Văn phòng HĐND, UBND xã" serves both and is one
        listing = _LISTING.fullmatch(before.strip())
        if listing and after[:1].islower() and not after.startswith("các "):
            continue  # "Các phòng, đơn vị thuộc UBND xã" is one expression
        pieces.append(before)
        start = joint.end()
    return [*pieces, line[start:]]


_GROUP = patterns.ours(
    r"(?i)(?:các|cac|những|tất\s+cả|toàn\s+thể|mọi|một\s+số|từng)\b"
    r"|(?:cơ\s+quan|đơn\s+vị|phòng|ban|ngành|tổ\s+chức|bộ\s+phận|đoàn\s+thể|cá\s+nhân)"
    r"(?:\s*[,-]?\s*(?:và\s+)?(?:cơ\s+quan|đơn\s+vị|phòng|ban|ngành|tổ\s+chức|bộ\s+phận|đoàn\s+thể|cá\s+nhân))*"
    r"(?:\s+(?:chuyên\s+môn|cm|sn|sự\s+nghiệp|có\s+liên\s+quan|liên\s+quan|khác|thuộc\s.*|trực\s+thuộc.*|được\s+giao.*|ct\s*-\s*xh|"
    r"chính\s+trị.*|đoàn\s+thể.*|chủ\s+trì|phối\s+hợp|thực\s+hiện|trên\s+địa\s+bàn.*))*\s*$"
    r"|(?:trưởng|thủ\s+trưởng|lãnh\s+đạo|người\s+đứng\s+đầu)\s+(?:các|những)\b|.*\bthuộc\s+diện\b"
)
_LABEL = patterns.ours(
    r"(?i)^[\s+•–-]*(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)\s+(?:[^:\n]{0,40})|(?:thực\s+hiện|chủ\s+trì|phối\s+hợp|tham\s+mưu|theo\s+dõi)[^:\n]{0,40}):\s*"
)
# Small letters only, after two words of a name: "Phòng Tổng hợp" is an office.
_WORK = patterns.ours(
    r"(?s)\s*:.*|(?<=[^\W_]\s)(?<!^phòng\s)(?<!^Phòng\s)(?:tổng\s+hợp|chủ\s+trì|tham\s+mưu|theo\s+dõi|báo\s+cáo|phối\s+hợp|thực\s+hiện|"
    r"làm\s+đầu\s+mối|chịu\s+trách\s+nhiệm|hướng\s+dẫn|kiểm\s+tra)(?:\s|,|$).*"
)


@lru_cache(maxsize=4096)
def is_group(name: str) -> bool:
    """Say whether a name means several offices at once: "Các phòng chuyên môn", "Cơ quan, đơn vị có liên quan"."""
    return _GROUP.match(name.strip(" .;,-–")) is not None


@lru_cache(maxsize=2048)
def unit_names(line: str) -> tuple[str, ...]:
    """Return the offices a line of a cell names.

    A label before them ("Cơ quan thực hiện: …"), what they are to do ("… tổng hợp, báo cáo") and remarks in brackets go.
    """
    line = _LABEL.sub("", line)
    names = (_WORK.sub("", patterns.sub(r"\s*\([^)]*\)?", "", name)).strip(" .;,") for name in split_units(line))
    return tuple(name for name in names if any(map(str.isalpha, name)))
