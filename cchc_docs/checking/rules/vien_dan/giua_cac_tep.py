"""VD: the same text cited in several files checked together - with another kind or symbol, with another title."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.vien_dan.thong_nhat import Mention, mentions_of, same_text
from cchc_docs.checking.together import file_name, level_of
from cchc_docs.vietnamese.fold import fold

_ONE_FACT = practice("các văn bản đi cùng nhau viện dẫn một văn bản như nhau")
_ALIKE, _FEWEST = 80, 7
"""Percent of likeness from which two titles are one title told in two ways; letters of a title that says what it is about."""


def _title(one: Mention) -> str:
    """A title for comparing: without its leading words and what only places it ("trên địa bàn xã")."""
    words = patterns.sub(
        r"^(?:về việc|về|v/v|ban hành|phê duyệt) (?:ban hành |phê duyệt )?", "", fold(one.cited.trich_yeu)
    )
    return patterns.sub(r",? (?:trên địa bàn|của|tại) (?:xã|phường|tỉnh|thành phố).*$", "", words).strip(" .,;")


def _likeness(first: str, second: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(first, second, score_cutoff=_ALIKE)


@rule(
    code="VD16",
    title="Cùng số, cùng ngày mà tệp khác ghi loại văn bản khác",
    severity=CANH_BAO,
    can_cu=_ONE_FACT,
    bad="""
mo_dau: [Theo Kế hoạch số 73/KH-UBND ngày 09/12/2025 của UBND tỉnh về trồng cây xanh năm 2026.]
_khac:
- mo_dau: [Theo Quyết định số 73/QĐ-UBND ngày 09/12/2025 của UBND tỉnh về trồng cây xanh năm 2026.]
""",
    good="""
mo_dau: [Theo Kế hoạch số 73/KH-UBND ngày 09/12/2025 của UBND tỉnh về trồng cây xanh năm 2026.]
_khac:
- mo_dau: [Theo Quyết định số 73/QĐ-UBND ngày 09/12/2025 của UBND tỉnh về bổ nhiệm cán bộ.]
""",
)
def other_kind(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy với --together. Kế hoạch và quyết định đánh số riêng, nên chỉ nhắc khi trích yếu cũng giống nhau (từ 80 %)."""
    for beside in context.others:
        theirs = _by_number(beside)
        for (number, day), mentions in _by_number(context).items():
            one, symbol = mentions[0]
            for other, their_symbol in theirs.get((number, day), ()):
                if symbol == their_symbol or level_of(one.cited.issuer) != level_of(other.cited.issuer):
                    continue
                if _likeness(_title(one), _title(other)):
                    where = file_name(beside)
                    message = f"Ở đây là {one.cited.loai} số {one.cited.so_ky_hieu}, trong {where} là {other.cited.loai} số {other.cited.so_ky_hieu}"
                    yield Finding(one.text.path, message, one.cited.so_ky_hieu, "thống nhất theo văn bản gốc")
                    break


def _by_number(context: Context) -> dict[tuple[str, object], list[tuple[Mention, str]]]:
    """Citations with day and title by (number, day): the first of each symbol."""

    def find() -> dict[tuple[str, object], list[tuple[Mention, str]]]:
        out: dict[tuple[str, object], list[tuple[Mention, str]]] = {}
        for symbol, mentions in mentions_of(context).items():
            full = next((one for one in mentions if one.cited.day and len(one.cited.trich_yeu) > _FEWEST), None)
            if full:
                out.setdefault((patterns.split(r"[/-]", symbol)[0], full.cited.day), []).append((full, symbol))
        return out

    return context.once("cited_by_number", find)


@rule(
    code="VD17",
    title="Một văn bản viện dẫn mà tệp khác ghi trích yếu khác vài chữ",
    severity=CANH_BAO,
    can_cu=_ONE_FACT,
    bad="""
mo_dau: [Theo Kế hoạch số 73/KH-UBND ngày 09/12/2025 của UBND tỉnh về trồng cây phân tán ven đường năm 2026.]
_khac:
- mo_dau: [Theo Kế hoạch số 73/KH-UBND ngày 09/12/2025 của UBND tỉnh về trồng cây tập trung ven đường năm 2026.]
""",
    good="""
mo_dau: [Theo Kế hoạch số 73/KH-UBND ngày 09/12/2025 của UBND tỉnh về trồng cây phân tán ven đường năm 2026.]
_khac:
- mo_dau: [Theo Kế hoạch số 73/KH-UBND ngày 09/12/2025 của UBND tỉnh về việc trồng cây phân tán ven đường năm 2026., 'Theo Kế hoạch số 73/KH-UBND, xã làm ngay.']
""",
)
def other_title(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy với --together: trích yếu giống từ 80 % mà không bằng nhau, không phải rút gọn của nhau."""
    for beside in context.others:
        theirs = mentions_of(beside)
        for key, mentions in mentions_of(context).items():
            one = next((found for found in mentions if len(found.cited.trich_yeu) > 15), None)
            other = next((found for found in theirs.get(key, ()) if len(found.cited.trich_yeu) > 15), None)
            if one is None or other is None or not same_text(one, other):
                continue
            first, second = _title(one), _title(other)
            if first == second or first in second or second in first or not _likeness(first, second):
                continue
            message = f"“{one.cited.so_ky_hieu}” ở đây: “{one.cited.trich_yeu}”; trong {file_name(beside)}: “{other.cited.trich_yeu}”"
            yield Finding(one.text.path, message, one.cited.trich_yeu, "thống nhất theo văn bản gốc")
