"""VD: what a symbol says of a cited paper that the words around it do not - its kind, which of two groups issued it."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import nd30_as_before, rule
from cchc_docs.checking.rules.vien_dan.ky_hieu import issuer_fits
from cchc_docs.checking.rules.vien_dan.ky_hieu_nham import type_names
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
    r"\d{1,5}/(?P<don_vi>(?!VP|BCĐ|BQL|HĐ|TT|BC|CV|UB|TC(?!CB))[A-ZĐ][A-ZĐa-z]{1,6})-(?P<co_quan>UBND|B[A-ZĐ]{2,7}|S[A-ZĐ]{2,8})"
)
"""A department, none that issues papers of its own, before the letters of a body."""


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
        if found is None or not cited.co_quan or symbol_family(cited.so_ky_hieu).loai:
            continue
        unit, body = found["don_vi"], found["co_quan"]
        if unit[0] not in "SB" and issuer_fits(body, cited.co_quan):
            right = cited.so_ky_hieu.replace(f"{unit}-{body}", f"{body}-{unit}")
            message = f"Ký hiệu “{cited.so_ky_hieu}”: cơ quan ban hành đứng trước đơn vị soạn thảo"
            yield Finding(text.path, message, cited.so_ky_hieu, right)
