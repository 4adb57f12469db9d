"""VD: the number of the National Assembly in a symbol ("…/2013/QH15") against the year beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.law.elections import elections
from cchc_docs.vietnamese.enumerators import parse_roman

_SYMBOL = patterns.ours(r"\d{1,3}/(?P<nam>(?:19|20)\d\d)/(?P<co_quan>(?:UBTV)?QH)(?P<khoa>\d{2})")


@cache
def _terms() -> dict[int, tuple[int, int]]:
    """The first and last year of each National Assembly that is known."""
    return {parse_roman(one.assembly) or 0: one.term for one in elections()}


@rule(
    code="VD77",
    title="Khóa Quốc hội trong ký hiệu không hợp với năm (33/2013/QH15)",
    severity=CANH_BAO,
    can_cu=practice("ký hiệu luật, nghị quyết của Quốc hội ghi khóa Quốc hội của năm ban hành"),
    tru=QUOTED,
    bad="mo_dau: [Theo Nghị quyết số 91/2019/QH15 về giữ bến.]",
    good="mo_dau: ['Theo Nghị quyết số 91/2019/QH14, Luật số 7/2021/QH14, Luật số 9/2021/QH15, Luật số 5/2026/QH16 về giữ bến.']",
)
def term_against_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Khóa XIII: 2011 - 2016, XIV: 2016 - 2021, XV: 2021 - 2026, XVI: từ 2026. Khóa trước nữa không xét; số đúng là số có trong sổ văn bản thì nêu ra."""
    for text, cited in context.citations:
        found = _SYMBOL.fullmatch(cited.so_ky_hieu)
        term = _terms().get(int(found["khoa"])) if found else None
        if found is None or term is None or term[0] <= (year := int(found["nam"])) <= term[1]:
            continue
        laws = context.register.laws_named(cited.trich_yeu) if cited.trich_yeu else ()
        if any(law.known_day and law.known_day.year == year for law in laws):
            continue  # VD67 tells its number
        fits = [
            f"{cited.so_ky_hieu[:-2]}{number}" for number, (first, last) in _terms().items() if first <= year <= last
        ]
        known = [one for one in fits if any(law.so_ky_hieu == one for law in context.register.find(one))] or fits
        message = f"Quốc hội khóa {found['khoa']} ({term[0]} - {term[1]}) không có văn bản của năm {year}"
        yield Finding(text.path, message, cited.so_ky_hieu, " hoặc ".join(known) or "ghi đúng ký hiệu")
