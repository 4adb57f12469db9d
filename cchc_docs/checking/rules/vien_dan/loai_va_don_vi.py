"""VD: what a symbol says of a cited paper that the words around it do not - its kind, which of two groups issued it."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import nd30_as_before, practice, rule
from cchc_docs.checking.rules.vien_dan.ky_hieu import issuer_fits
from cchc_docs.checking.rules.vien_dan.ky_hieu_nham import type_names
from cchc_docs.law.kinds import type_by_key
from cchc_docs.vietnamese.dates import find_dates, format_short
from cchc_docs.vietnamese.symbols import symbol_family

_A_TEXT = patterns.ours(
    r"(?<!ác )(?<!hững )[Vv]ăn bản(?: chỉ đạo| hướng dẫn)? số (?P<ky_hieu>\d{1,5}[/-][A-ZĐ][A-ZĐa-z&]*(?:[/-][A-ZĐ][A-ZĐa-z&]*)+)(?![\w/-])(?!(?:,| và|;) (?:số )?\d)"
)


@rule(
    code="VD68",
    title="Viện dẫn “văn bản số …” mà không ghi tên loại",
    severity=GOI_Y,
    can_cu=nd30_as_before("điểm b khoản 6 Mục II Phần I Phụ lục I"),
    tru=QUOTED,
    bad="mo_dau: [Theo văn bản số 92/TTr-UBND ngày 02/01/2026 của UBND tỉnh về sửa bến.]",
    good="mo_dau: ['Theo Tờ trình số 92/TTr-UBND ngày 02/01/2026 của UBND tỉnh về sửa bến.', 'Theo các văn bản số 1/STC-NS, 2/STC-NS của Sở Tài chính.']",
)
def kind_not_told(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ký hiệu cho biết tên loại: 92/TTr-UBND là Tờ trình, 86/BNN-TY là Công văn. Một dãy nhiều số chung chữ “các văn bản” thì thôi."""
    for hit in context.matches(_A_TEXT, ("ăn bản",)):
        parts = symbol_family(hit.match["ky_hieu"])
        if not hit.is_word or parts.family not in ("state", "party"):
            continue
        kind = next(iter(type_names().get(parts.loai, ())), "") if parts.loai else "Công văn" if parts.don_vi else ""
        if kind:
            quote = hit.match[0]
            yield Finding(hit.text.path, f"“{quote}” chưa ghi tên loại", quote, f"{kind} số {hit.match['ky_hieu']}")


_LETTER = patterns.ours(
    r"\d{1,5}/(?P<don_vi>(?!VP|BCĐ|BQL|HĐ|TT|BC|CV|UB|TC(?!CB)|(?:GP|GCN|GXN|GĐK|GĐN|GM|CNĐK|CCHN|BB|TB)[A-ZĐ]*-|(?:ĐN|ĐX|YC|PYC|PĐX)-)[A-ZĐ][A-ZĐa-z]{1,6})-(?P<co_quan>UBND|B[A-ZĐ]{2,7}|S[A-ZĐ]{2,8})"
)
"""A department, none that issues papers of its own and no kind of paper (giấy phép, đề nghị), before the letters of a body."""
_OF_STATE = patterns.ours(r"(?:Bộ|Sở|UBND|[UuỦủ][ỷyỶY] ban nhân dân)(?![^\W_])")
"""Whose letters these are; of others the second group may be theirs too: "88/MTTQ-BTT"."""


@rule(
    code="VD69",
    title="Ký hiệu công văn ghi đơn vị soạn thảo trước, cơ quan ban hành sau",
    severity=CANH_BAO,
    can_cu=nd30_as_before("khoản 3 Mục II Phần I Phụ lục I"),
    tru=QUOTED,
    bad="mo_dau: [Theo Công văn số 417/GDTrH-BGDĐT ngày 05/01/2026 của Bộ Giáo dục và Đào tạo về dạy bơi.]",
    good="mo_dau: [Theo Công văn số 417/BGDĐT-GDTrH ngày 05/01/2026 của Bộ Giáo dục và Đào tạo về dạy bơi., Theo Công văn số 12/SNV-SYT ngày 05/01/2026 của Sở Nội vụ về trạm.]",
)
def parts_exchanged(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“417/GDTrH-BGDĐT” của chính Bộ ấy: cơ quan ban hành đứng trước, đơn vị soạn thảo đứng sau."""
    for text, cited in context.citations:
        found = _LETTER.fullmatch(cited.so_ky_hieu)
        if found is None or not _OF_STATE.match(cited.issuer) or symbol_family(cited.so_ky_hieu).loai:
            continue
        unit, body = found["don_vi"], found["co_quan"]
        if _stands_for(text.text[: text.text.find(cited.so_ky_hieu)], unit):
            continue
        if unit[0] not in "SB" and issuer_fits(body, cited.issuer):
            right = cited.so_ky_hieu.replace(f"{unit}-{body}", f"{body}-{unit}")
            message = f"Ký hiệu “{cited.so_ky_hieu}”: cơ quan ban hành đứng trước đơn vị soạn thảo"
            yield Finding(text.path, message, cited.so_ky_hieu, right)


_NAMED = patterns.ours(r"((?:[^\W\d_]+ ){1,4})số:? ?$")


def _stands_for(before: str, letters: str) -> bool:
    """Whether letters are those of the kind of paper named before its number: "Phiếu chuyển hồ sơ số 5/PCHS-…"."""
    named = _NAMED.search(before)
    return named is not None and "".join(word[0] for word in named[1].split()).upper().endswith(letters.upper())


_LAW_ABOUT = patterns.ours(
    r"(?P<dau>Luật số \d{1,3}/\d{4}/QH\d{1,2}(?: ngày \d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2} năm \d{4}))?(?: của Quốc hội)?) về (?!việc |cơ bản|phần )(?P<ten>[^\W\d_][^;.,(“\n]{2,60}?)(?=[;.,(]|$)"
)


@rule(
    code="VD70",
    title="Luật viện dẫn ghi “Luật số … về …” thay cho tên luật",
    severity=GOI_Y,
    can_cu=nd30_as_before("điểm b khoản 6 Mục II Phần I Phụ lục I"),
    tru=QUOTED,
    bad="mo_dau: [Theo Luật số 41/2009/QH12 ngày 25/11/2009 của Quốc hội về Viễn thông.]",
    good="mo_dau: [Theo Luật Viễn thông số 41/2009/QH12., Theo Luật số 41/2009/QH12 của Quốc hội.]",
)
def law_about(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Luật gọi bằng tên: “Luật Viễn thông số 41/2009/QH12”."""
    for hit in context.matches(_LAW_ABOUT, ("luật số",)):
        if hit.is_word:
            name = hit.match["ten"].strip().removeprefix("Luật ")
            right = hit.match["dau"].replace("Luật", f"Luật {name}", 1)
            yield Finding(hit.text.path, "Luật gọi bằng tên luật", hit.match[0], right)


_BARE = patterns.ours(
    r"(?P<loai>Công văn|Kế hoạch|Tờ trình|Thông báo|Báo cáo|Hướng dẫn) (?:số )?(?P<so>\d{2,5})(?=[.,;:)]?(?:\s|$))(?! (?!(?:của|về|nêu|đã|để|thì|nói|trên|này|cũng|và|hoặc|có)(?![^\W_]))[^\W_])"
)


@rule(
    code="VD71",
    title="Công văn, kế hoạch nhắc lại chỉ còn số, mất ký hiệu (Công văn 3326)",
    severity=GOI_Y,
    can_cu=nd30_as_before("điểm b khoản 6 Mục II Phần I Phụ lục I"),
    tru=QUOTED,
    bad="mo_dau: [Theo Công văn số 3326/SYT-NV ngày 05/01/2026 của Sở Y tế về phao., Làm đúng Công văn 3326.]",
    good="mo_dau: [Theo Công văn số 3326/SYT-NV ngày 05/01/2026 của Sở Y tế về phao., Làm đúng Công văn số 3326/SYT-NV; Kế hoạch 26 tuần.]",
)
def number_alone(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Lần sau vẫn ghi tên loại và số, ký hiệu; chỉ xét số đã có đủ ký hiệu ở chỗ khác của văn bản."""
    full = {
        (cited.loai, cited.so_ky_hieu.split("/")[0]): cited.so_ky_hieu
        for _, cited in context.citations
        if "/" in cited.so_ky_hieu
    }
    if not full:
        return
    for hit in context.matches(_BARE):
        right = full.get((hit.match["loai"], hit.match["so"]))
        if right and hit.is_word:
            quote = hit.match[0]
            yield Finding(hit.text.path, f"“{quote}” thiếu ký hiệu", quote, f"{hit.match['loai']} số {right}")


_IN_FORCE = patterns.ours(
    r"(?P<loai>Quyết định|Kế hoạch|Quy chế|Quy định|Nghị quyết|Phương án|Hướng dẫn|Thông báo)(?: này)? có hiệu lực(?: thi hành)?(?: kể)? từ (?P<ngay>ngày [^;.,]{8,26})"
)


@rule(
    code="VD72",
    title="Ghi có hiệu lực từ trước ngày ký",
    severity=CANH_BAO,
    can_cu=practice("văn bản có hiệu lực sớm nhất từ ngày ký"),
    danh_cho=STATE,
    tru=(QUOTED, CITED),
    bad="mo_dau: [Kế hoạch này có hiệu lực từ ngày 10/01/2026.]",
    good="mo_dau: [Kế hoạch này có hiệu lực từ ngày 15/01/2026., Quy chế cũ có hiệu lực từ ngày 10/01/2020.]",
)
def in_force_before_signed(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Kế hoạch có hiệu lực từ ngày 01/5” mà ký ngày 11/5; văn bản khác được nhắc thì không xét."""
    signed = context.issued
    if signed is None:
        return
    own = type_by_key(context.document.loai)
    for hit in context.matches(_IN_FORCE, ("hiệu lực",)):
        opens = not hit.start or hit.text.text[: hit.start].endswith((". ", "; "))
        this = " này" in hit.match[0] or (opens and own is not None and own.ten == hit.match["loai"])
        day = next((one.date for one in find_dates(hit.match["ngay"]) if one.date and not one.problem), None)
        if this and day is not None and day < signed:
            message = f"Có hiệu lực từ {format_short(day.day, day.month, day.year)}, trước ngày ký"
            # A decision on persons or on pay may well reach back.
            hint = GOI_Y if hit.match["loai"] == "Quyết định" else None
            yield Finding(hit.text.path, message, hit.match[0], "từ ngày ký", severity=hint)


_SHORT_NAME = patterns.ours(
    r"(?P<ten>(?:Luật|(?<=ăn cứ )luật) (?:[^\W\d_]+,? ){0,6}?(?:(?:HĐND|UBND|BHXH|BHYT|ATTP|PCTN|PCCC|BVMT|TĐKT|NVQS|DQTV|PCTT|HNGĐ|GDNN|CBCC|THTK|NSNN|XLVPHC|PBGDPL|ANTT|ATGT)(?: và (?:UBND|CNCH|PCTN|BHYT))?))(?![^\W_])(?=,? (?:ngày|năm|số|\d)|[;.,]|$)"
)


@rule(
    code="VD73",
    title="Tên luật viết tắt (Luật BHXH, Luật Tổ chức HĐND và UBND)",
    severity=CANH_BAO,
    can_cu=nd30_as_before("điểm b khoản 6 Mục II Phần I Phụ lục I"),
    tru=QUOTED,
    bad="can_cu: [Căn cứ Luật BHXH ngày 29/6/2024]",
    good="can_cu: [Căn cứ Luật Bảo hiểm xã hội ngày 29/6/2024]",
)
def law_cut_short(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Viện dẫn luật ghi đủ tên luật, kể cả khi chữ ấy đã được giải thích trong bài; ngoài phần căn cứ chỉ là gợi ý."""
    for hit in context.matches(_SHORT_NAME, ("luật ",)):
        if hit.is_word:
            name = hit.match["ten"]
            severity = None if hit.text.role == "can_cu" else GOI_Y  # elsewhere it may only be spoken of
            yield Finding(hit.text.path, f"“{name}” viết tắt tên luật", name, "ghi đủ tên luật", severity=severity)


@rule(
    code="VD75",
    title="Thiếu chữ “ngày” trước ngày ban hành của văn bản viện dẫn",
    severity=CANH_BAO,
    can_cu=nd30_as_before("điểm b khoản 6 Mục II Phần I Phụ lục I"),
    tru=QUOTED,
    bad="mo_dau: [Theo Luật Đê điều 29/11/2006 và Nghị định số 30/2020/NĐ-CP 05/3/2020 của Chính phủ.]",
    good="mo_dau: [Theo Luật Đê điều ngày 29/11/2006 và Nghị định số 30/2020/NĐ-CP (05/3/2020); Luật Đê điều năm 2006.]",
)
def day_without_its_word(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Luật … 29/11/2006”: ngày ban hành viết sau chữ “ngày”. Trong ô bảng, trong ngoặc đơn thì không nhắc."""
    for text, cited in context.citations:
        when = cited.ngay
        if (
            when is None
            or when.date is None
            or when.problem
            or not when.raw[:1].isdigit()
            or text.role.startswith("o.")
        ):
            continue
        ahead = text.text[cited.start : when.start]
        if not ahead.rstrip().lower().endswith(("ngày", "(")):
            yield Finding(text.path, f"Thiếu chữ “ngày” trước “{when.raw}”", when.raw, f"ngày {when.raw}")
