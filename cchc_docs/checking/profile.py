"""Whose paper it is: level of the issuer, issuing authority, own place - read once, for the rules to declare whom they are for.

What head, symbol, opening and signature do not say stays "" (not known): it is asked in the conclusion, never assumed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_docs import patterns
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement_text

if TYPE_CHECKING:
    from cchc_docs.model.document import Document
    from cchc_docs.reading.result import Read

XA, HUYEN, TINH, SO, BO = "xa", "huyen", "tinh", "so", "bo"
TRUONG, DANG, DOAN_THE, DOANH_NGHIEP = "truong", "dang", "doan_the", "doanh_nghiep"
LEVELS = {
    XA: "xã, phường, đặc khu",
    HUYEN: "huyện (trước 01/7/2025)",
    TINH: "tỉnh, thành phố",
    SO: "sở, ngành của tỉnh",
    BO: "bộ, cơ quan trung ương",
    TRUONG: "trường",
    DANG: "cơ quan Đảng",
    DOAN_THE: "Mặt trận, đoàn thể",
    DOANH_NGHIEP: "doanh nghiệp",
}
"""The levels an issuer may have, as an official reads them."""

UY_BAN, CHU_TICH, HDND = "uy_ban", "chu_tich", "hdnd"
COMMUNE = frozenset({XA})
STATE = frozenset({"", XA, HUYEN, TINH, SO, BO, TRUONG, DOANH_NGHIEP})
"""Whom Nghị định số 30/2020/NĐ-CP binds (Điều 2): state bodies and enterprises. The Party and the unions have forms of
their own; an issuer that is not known is taken for one of the state."""

_BODY = r"(?:ỦY BAN NHÂN DÂN|UBND)"
_PARTY = patterns.ours(
    r"\b(?:ĐẢNG ỦY|ĐẢNG BỘ|CHI BỘ|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|ĐẢNG CỘNG SẢN|ỦY BAN KIỂM TRA|BAN TUYÊN GIÁO|BAN XÂY DỰNG ĐẢNG)\b"
)
_UNIONS = patterns.ours(
    r"\b(?:MẶT TRẬN TỔ QUỐC|MTTQ|ĐOÀN (?:XÃ|PHƯỜNG|ĐẶC KHU|TRƯỜNG) |ĐOÀN TNCS|ĐOÀN THANH NIÊN|BCH ĐOÀN|CÔNG ĐOÀN|LIÊN ĐOÀN LAO ĐỘNG|HỘI (?:LIÊN HIỆP|NÔNG DÂN|PHỤ NỮ|LHPN|CỰU|CCB|NGƯỜI|CHỮ THẬP|KHUYẾN HỌC|LUẬT GIA|NHÀ BÁO|SINH VIÊN|DOANH|BẢO TRỢ|NẠN NHÂN|ĐÔNG Y|LÀM VƯỜN|VĂN HỌC|VĂN NGHỆ|KHOA HỌC))|^HỘI (?!ĐỒNG\b|NGHỊ\b)\w+"
)
_SCHOOL = patterns.ours(
    r"\b(?:TRƯỜNG (?:MẦM NON|MẪU GIÁO|TIỂU HỌC|TRUNG HỌC|THCS|THPT|PTDT|PHỔ THÔNG|CAO ĐẲNG|ĐẠI HỌC|CHÍNH TRỊ|TH\b|MN\b|DỰ BỊ)|HỌC VIỆN)"
)
_FIRM = patterns.ours(r"\b(?:CÔNG TY|TẬP ĐOÀN|TỔNG CÔNG TY|HỢP TÁC XÃ|NGÂN HÀNG (?!NHÀ NƯỚC|CHÍNH SÁCH))")
_COMMUNE = patterns.ours(
    r"(?<!THỊ )\b(?:XÃ(?! HỘI(?: (?:TỈNH|THÀNH|VIỆT|HUYỆN|QUẬN|CƠ SỞ)|\s*$))|PHƯỜNG|ĐẶC KHU|THỊ TRẤN) "
)
_DISTRICT = patterns.ours(r"\b(?:HUYỆN|QUẬN|THỊ XÃ) ")
_PROVINCE = patterns.ours(
    r"\b(?:TỈNH |(?:THÀNH PHỐ|TP\.?) ?(?:HÀ NỘI|HẢI PHÒNG|HUẾ|ĐÀ NẴNG|CẦN THƠ|HỒ CHÍ MINH|ĐỒNG NAI)\b)"
)
_MINISTRY = patterns.ours(
    r"^(?:BỘ |CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|VĂN PHÒNG (?:CHÍNH PHỦ|QUỐC HỘI)|THANH TRA CHÍNH PHỦ|NGÂN HÀNG NHÀ NƯỚC|ỦY BAN DÂN TỘC)"
)
_DEPARTMENT = patterns.ours(r"^(?:SỞ |THANH TRA TỈNH|BAN QUẢN LÝ (?:CÁC )?KHU|CÔNG AN TỈNH|BAN DÂN TỘC)")
_CHAIRMAN = patterns.ours(rf"^CHỦ TỊCH {_BODY}")
_ISSUES = patterns.ours(
    rf"(?P<person>(?<!PHÓ )CHỦ TỊCH )?{_BODY}(?: \(UBND\))?(?: (?:XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|HUYỆN|THÀNH PHỐ)[^;.:]{{0,40}}?)?,? (?:BAN HÀNH|XÂY DỰNG|BÁO CÁO|YÊU CẦU|QUYẾT ĐỊNH|(?(person)(?:THÔNG BÁO|ĐỀ NGHỊ)|(?!)))"
)
"""A chairman who gives notice or asks does so himself; of a committee the same words are its chairman's too often to be sure."""
_NORMATIVE = patterns.ours(r"\d\s*/\s*20\d\d\s*/\s*(?:QĐ|NQ|TT|NĐ|CT|TTLT)\s*-")
_OF_PERSONS = frozenset({"cong_dien", "giay_moi", "giay_gioi_thieu", "giay_uy_quyen", "giay_nghi_phep", "thu_cong"})
"""Kinds a chairman signs in his own name as a rule."""
_OF_CHAIRMAN = patterns.ours(rf"CỦA CHỦ TỊCH {_BODY}")
_OWN_PLACE = patterns.ours(
    r"(?<!thị )(?<![-–])(?<![-–] )(?<![^\W_])(?:xã|phường|đặc khu|thị trấn)\s+(?!hội\s*$)([^\W\d_][^\n,;()]*?|\d{1,2})\s*$",
    re.IGNORECASE,
)


NORMATIVE = (
    "văn bản quy phạm pháp luật trình bày theo Nghị định số 78/2025/NĐ-CP, không theo Nghị định số 30/2020/NĐ-CP"
)


class Profile(NamedTuple):
    """What a document says of its issuer; "" where it says nothing.

    `cap`: level, a key of `LEVELS`. `tham_quyen`: uy_ban, chu_tich, hdnd - who issues a paper of a people's committee
    or council, by the line of authority, the opening, the attached-to lines and the signature (in this order); of any
    other body its level. `phong`: an office below the level issues (Phòng, Trung tâm, Ban of a commune).
    `dia_danh`: the own name of the commune, in small letters.
    """

    cap: str = ""
    tham_quyen: str = ""
    phong: bool = False
    dia_danh: str = ""

    @property
    def is_commune(self) -> bool:
        """Whether a commune, or an office of one, issues the document."""
        return self.cap == XA


def capitals(text: str) -> str:
    """Return a name in capitals, on one line, with one placement of the tone mark."""
    return to_placement_text(" ".join(plain(text).split()).upper(), "old")


def profile_of(read: Read) -> Profile:
    """Return what the head, the symbol, the opening and the signature say of the issuer."""
    document = read.document
    body = document.co_quan
    own = capitals(body.ten) if body else ""
    above = capitals(body.chu_quan) if body else ""
    level = _level(own, above) or _level_of_symbol(document) or _level_of_subject(document, own)
    if level not in (DANG, DOAN_THE):
        level = _level_of_name(read) or level
    office = level == XA and bool(own) and not patterns.match(rf"{_BODY}|HỘI ĐỒNG NHÂN DÂN|CHỦ TỊCH", own)
    return Profile(level, _authority(document, own, level, office), office, _place(document))


def _level(own: str, above: str) -> str:
    whole = f"{above} {own} "
    if _PARTY.search(own) or _PARTY.search(above):
        return DANG
    if _UNIONS.search(f"{own} ") or (_UNIONS.search(f"{above} ") and patterns.match(r"BAN |HỘI |CHI |ĐOÀN ", own)):
        return DOAN_THE
    if _SCHOOL.search(own):
        return TRUONG
    if _FIRM.search(own):
        return DOANH_NGHIEP
    if _COMMUNE.search(f"{own} ") or (_COMMUNE.search(f"{above} ") and own):
        return XA
    if _DISTRICT.search(f"{own} ") or (_DISTRICT.search(f"{above} ") and own):
        return HUYEN
    if _DEPARTMENT.search(own) or _DEPARTMENT.search(above):
        return SO
    if _MINISTRY.search(own) or _MINISTRY.search(above):
        return BO
    if _PROVINCE.search(whole):
        return TINH if patterns.match(rf"{_BODY}|HỘI ĐỒNG NHÂN DÂN|CHỦ TỊCH|ĐOÀN ĐẠI BIỂU", own) else SO
    return ""


def _level_of_symbol(document: Document) -> str:
    """The level the symbol alone gives away: the Party's (NQ/ĐU), a department's (BC-SNV), a ministry's (QĐ-BNV)."""
    symbol = document.ky_hieu
    if patterns.search(r"[-/](?:ĐU|TU|HU|CB|ĐB)$", symbol):
        return DANG
    if patterns.search(r"-S[A-ZĐ]{1,6}(?:&?[A-ZĐ]*)$", symbol):
        return SO
    return BO if patterns.search(r"-(?:B[A-ZĐ]{2,5}|VPCP|TTg|CP)$", symbol) else ""


def _level_of_subject(document: Document, own: str) -> str:
    """A head without a body, or one whose place is missing: the subject may name the commune."""
    if own and not patterns.fullmatch(rf"{_BODY}|HỘI ĐỒNG NHÂN DÂN", own):
        return ""
    found = patterns.search(r"(?<!thị )\b(?:xã|phường|đặc khu)\s+[^\W\d_]", document.trich_yeu)
    return XA if found else ""


def _level_of_name(read: Read) -> str:
    """The level of a paper that carries the name of the Party or of the Youth Union where one of the state has the Quốc hiệu."""
    if read.form is None:
        return ""
    lines = [read.form.quoc_hieu] if read.form.quoc_hieu else [para.text for para in read.form.paragraphs[:20]]
    return next(filter(None, (_NAMES.get(capitals(line).rstrip("*- ")) for line in lines)), "")


_NAMES = {
    "ĐẢNG CỘNG SẢN VIỆT NAM": DANG,
    "ĐOÀN TNCS HỒ CHÍ MINH": DOAN_THE,
    "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH": DOAN_THE,
}


def _authority(document: Document, own: str, level: str, office: bool) -> str:
    if office or level in (DANG, DOAN_THE, TRUONG, DOANH_NGHIEP, SO, BO):
        return "phong" if office else level
    if "HỘI ĐỒNG NHÂN DÂN" in own:
        return HDND
    if not own and not level:
        return ""
    stated = authority_stated(document)
    if stated:
        return stated
    return CHU_TICH if own.startswith("CHỦ TỊCH") else UY_BAN if patterns.search(_BODY, own) or level else ""


def authority_stated(document: Document) -> str:
    """Return uy_ban or chu_tich where the line of authority, the opening, the closing or an attached-to line says it."""
    named = line_of_authority(document)
    if named:
        return named
    opening = [capitals(line) for line in _opening(document)]
    closing = [capitals(one) for one in document.ket_thuc]
    for line in [*opening, *closing]:
        found = next((one for one in _ISSUES.finditer(line) if not _within(line, one.start())), None)
        if found and found["person"] and line in closing and signs_for_committee(document):
            continue  # "khó khăn, vướng mắc báo cáo Chủ tịch UBND xã quyết định": who settles a question issues nothing
        if found:
            return CHU_TICH if found["person"] else UY_BAN
    attached = [capitals(appendix.kem_theo) for appendix in document.phu_luc if appendix.kem_theo]
    if attached and all(_OF_CHAIRMAN.search(line) for line in attached) and not signs_for_committee(document):
        return CHU_TICH
    telegram = document.ten_loai.strip().lower().startswith("công điện")
    return CHU_TICH if telegram or document.loai in _OF_PERSONS else ""


def _opening(document: Document) -> list[str]:
    return [*document.tham_quyen, *document.mo_dau, *document.can_cu, *(block.chu for block in document.noi_dung[:3])]


def line_of_authority(document: Document) -> str:
    """Return who stands in a line of its own before the bases (CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ A), "" where nobody does."""
    for typed in _opening(document):
        shown = patterns.sub(r"\s+điện:?$", "", plain(typed).strip())
        line = capitals(shown)
        if len(line) < 90 and line == " ".join(to_placement_text(shown, "old").split()):
            if _CHAIRMAN.match(line):
                return CHU_TICH
            if patterns.match(rf"{_BODY}\b", line):
                return UY_BAN
    return ""


def is_normative(document: Document) -> bool:
    """Tell whether the number line is of a legal normative text ("128/2025/QĐ-UBND").

    Its form is that of Nghị định 78/2025/NĐ-CP (from 01/4/2025: no line of authority, no "QUYẾT ĐỊNH:"), not of 30/2020.
    """
    return _NORMATIVE.search(f"{document.dong_so} {document.so}/{document.ky_hieu}") is not None


def signs_for_committee(document: Document) -> bool:
    """Whether the signature has the line TM. (thay mặt tập thể)."""
    lines = document.chu_ky.quyen_han if document.chu_ky else []
    return any(patterns.match(r"T\.?\s?/?\s?M\b", capitals(line)) for line in lines)


def _within(line: str, at: int) -> bool:
    """Whether what stands there is only named inside a longer phrase ("theo đề nghị của Chủ tịch UBND ban hành …")."""
    return patterns.search(r"(?:CỦA|GIAO|DO|THAY MẶT) $", line[:at]) is not None


_BODY_BELOW = patterns.ours(
    r"\s*(?:ban|hội|đoàn|phòng|trung tâm|văn phòng|tổ|trạm)(?![^\W_])(?! nhân dân)", re.IGNORECASE
)
"""A line of the head that names a body of the one above: "XÃ BẾN GỖ / BAN THƯỜNG TRỰC"."""


def _place(document: Document) -> str:
    """The own name of the commune: from the issuing body, the body above it, else from the place of the date line."""
    body = document.co_quan
    for lines in (body.ten, body.chu_quan) if body else ():
        parts = lines.split("\n")
        end = next((at for at, part in enumerate(parts) if at and _BODY_BELOW.match(part)), len(parts))
        for line in (" ".join(parts[:end]), *parts):
            found = _OWN_PLACE.search(" ".join(line.split()))
            if found:
                return found[1].strip().lower()
    return patterns.sub(r"^(?:xã|phường|đặc khu)\s+", "", document.dia_danh.strip().lower())
