"""TT: what each sample form of Phụ lục III asks of its kind of paper, beyond what every paper has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.profile import NORMATIVE, STATE, is_normative
from cchc_docs.checking.registry import nd30, nd30_as_before, rule
from cchc_docs.law.kinds import form_of, type_by_key
from cchc_docs.model import printed
from cchc_docs.vietnamese.accents import strip_accents

_FORM = nd30("Mục II Phụ lục III")
_NAMES = {
    "tham_quyen": "dòng thẩm quyền ban hành",
    "can_cu": "căn cứ",
    "kinh_gui": "nơi gửi (Kính gửi, hoặc sau “điện:”)",
    "kem_theo": "dòng “(Kèm theo …)”",
}
_SAYS = {
    "giay_moi": (
        ("mời ai", r"kính mời|mời"),
        ("thời gian", r"thời gian|\d+ giờ"),
        ("địa điểm", r"địa điểm|\btại\b"),
    ),
    "giay_gioi_thieu": (
        ("giới thiệu ai", r"giới thiệu|ông|bà"),
        ("được cử đến đâu", r"cử đến|đến "),
        ("về việc gì", r"về việc"),
        ("giá trị đến ngày nào", r"có giá trị"),
    ),
    "bien_ban": (
        ("thời gian bắt đầu", r"thời gian|bắt đầu|\d+ giờ"),
        ("địa điểm", r"địa điểm|\btại\b"),
        ("thành phần tham dự", r"thành phần|tham dự|có mặt|bên (?:giao|nhận|a|b)\b|chúng tôi gồm|đại diện"),
        ("kết thúc lúc nào", r"kết thúc|(?:lập|xong|bế mạc)[^.]{0,30}(?:\d+ giờ|cùng ngày)"),
    ),
    "giay_nghi_phep": (
        ("cấp cho ai", r"cấp cho|ông|bà"),
        ("nghỉ từ ngày nào đến ngày nào", r"từ ngày.*đến|kể từ ngày"),
        ("nghỉ ở đâu", r"\btại\b"),
    ),
}


@rule(
    code="TT27",
    title="Thiếu thành phần mà mẫu của loại văn bản đòi hỏi",
    severity=LOI,
    can_cu=_FORM,
    danh_cho=STATE,
    ap_dung=("nghi_quyet", "quyet_dinh", "cong_van", "cong_dien"),
    bad="{loai: cong_van, kinh_gui: []}",
    good="{loai: cong_van, kinh_gui: [Sở Nội vụ]}",
)
def parts_of_form(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Quyết định, nghị quyết có dòng thẩm quyền và căn cứ; công văn có “Kính gửi”; công điện có nơi nhận sau “điện:”."""
    document = context.document
    if is_normative(document):
        yield NotEvaluated(NORMATIVE)
        return
    form = form_of(document.loai)
    if form is None or (context.form is not None and context.form.quoc_hieu and not document.trich_yeu):
        return
    for part in form.phai:
        if part in _NAMES and not getattr(document, part):
            message = f"Mẫu {form.mau} ({form.ten}) có {_NAMES[part]}, văn bản chưa có"
            yield Finding((part,), message, suggestion=f"thêm {part}")


@rule(
    code="TT28",
    title="Quyết định, nghị quyết thiếu dòng “QUYẾT ĐỊNH:”, “QUYẾT NGHỊ:”",
    severity=LOI,
    can_cu=_FORM,
    danh_cho=STATE,
    ap_dung=("nghi_quyet", "quyet_dinh"),
    bad="{loai: quyet_dinh, mo_dau: [Nay quyết định như sau]}",
    good="{loai: quyet_dinh, mo_dau: ['QUYẾT ĐỊNH:']}",
)
def decision_line(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Sau các căn cứ là một dòng riêng, in hoa, đậm, ở giữa."""
    document = context.document
    if is_normative(document):
        yield NotEvaluated(NORMATIVE)
        return
    if not any(printed.decides(line) for line in document.mo_dau):
        right = "QUYẾT NGHỊ:" if document.loai == "nghi_quyet" else "QUYẾT ĐỊNH:"
        near = next((line for line in document.mo_dau if _spells(line, right)), "")
        if near:
            yield Finding(("mo_dau", document.mo_dau.index(near)), f"“{near}” viết sai", near, right)
            return
        yield Finding(("mo_dau",), f"Sau các căn cứ chưa có dòng “{right}”", suggestion=f"thêm dòng {right}")


def _spells(line: str, right: str) -> bool:
    """Tell whether a line is the turning word with another accent or mark."""
    return strip_accents(line.strip(" :.*").lower()) == strip_accents(right.strip(":").lower())


@rule(
    code="TT29",
    title="Có thành phần mà mẫu của loại văn bản không có",
    severity=CANH_BAO,
    can_cu=_FORM,
    danh_cho=STATE,
    bad="{loai: thong_bao, tham_quyen: [CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH]}",
    good="{loai: thong_bao, tham_quyen: []}",
)
def parts_without_place(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Dòng thẩm quyền chỉ có ở quyết định, nghị quyết. “Kính gửi” xét ở TT06."""
    document = context.document
    form, kind = form_of(document.loai), type_by_key(document.loai)
    if form is None or kind is None:
        return
    for part in form.khong:
        if part in ("tham_quyen", "kem_theo") and getattr(document, part):
            yield Finding((part,), f"Mẫu {form.mau} ({kind.ten}) không có {_NAMES[part]}", suggestion=f"bỏ {part}")


@rule(
    code="TT34",
    title="Giấy mời, giấy giới thiệu, biên bản, giấy nghỉ phép thiếu điều mẫu yêu cầu ghi",
    severity=CANH_BAO,
    can_cu=_FORM,
    danh_cho=STATE,
    ap_dung=tuple(_SAYS),
    bad="{loai: giay_moi, noi_dung: [{doan: Kính mời các ông bà dự họp.}]}",
    good="{loai: giay_moi, noi_dung: [{doan: 'Kính mời Trưởng các thôn dự họp. Thời gian: 08 giờ 00. Địa điểm: Hội trường xã.'}]}",
)
def said_by_form(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Giấy mời: mời ai, thời gian, địa điểm; giấy giới thiệu: ai, đến đâu, việc gì, giá trị; biên bản; giấy nghỉ phép."""
    whole = context.whole_small
    for what, shape in _SAYS[context.document.loai]:
        if not patterns.search(shape, whole, re.DOTALL):
            # Minutes of an inspection or a hand-over need not have what those of a meeting have.
            subject = context.document.trich_yeu.lower()
            minutes = context.document.loai == "bien_ban" and not patterns.search(r"họp|hội nghị", subject)
            if minutes and what == "kết thúc lúc nào":
                continue
            severity = GOI_Y if minutes else None
            yield Finding(
                ("noi_dung",), f"Văn bản chưa ghi {what}", suggestion=f"thêm {what} theo mẫu", severity=severity
            )


@rule(
    code="TT35",
    title="Trích yếu công văn không mở đầu bằng “V/v”",
    severity=CANH_BAO,
    can_cu=nd30_as_before("điểm b khoản 5 Mục II Phần I Phụ lục I; mẫu 1.5 Phụ lục III"),
    danh_cho=STATE,
    ap_dung=("cong_van",),
    bad="{loai: cong_van, kinh_gui: [Sở Nội vụ], trich_yeu: Gửi biểu tổng hợp kết quả}",
    good="{loai: cong_van, kinh_gui: [Sở Nội vụ], trich_yeu: V/v gửi biểu tổng hợp kết quả}",
)
def subject_of_official_letter(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Trích yếu công văn đứng dưới số, ký hiệu, sau chữ “V/v”."""
    subject = context.document.trich_yeu.strip()
    if subject and not patterns.match(r"V/v|Về việc", subject):
        said = subject.removeprefix("Về ")
        yield Finding(
            ("trich_yeu",),
            "Trích yếu công văn chưa có “V/v”",
            subject[:60],
            f"V/v {said[0].lower()}{said[1:]}"[:80],
        )
