"""CT: a target that a paper tells again with another value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.again.aims import Aim, rates_aimed_at, told_as_set, told_for_the_end
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.noi_lai.dao_so import BODY, figures_told
from cchc_docs.checking.rules.bao_cao.so_luong import headings_over, looks_back
from cchc_docs.checking.rules.bao_cao.trong_muc import found_twice
from cchc_docs.checking.rules.chi_tieu.gia_tri import targets_twice
from cchc_docs.model.document import Text

_AIMS = patterns.ours(r"chỉ tiêu|mục tiêu", re.IGNORECASE)


@rule(
    code="CT60",
    title="Chỉ tiêu nhắc lại ở chỗ khác với mức khác",
    severity=CANH_BAO,
    can_cu=practice("một chỉ tiêu chỉ có một giá trị cho một thời kỳ"),
    tru=(QUOTED, CITED, HISTORY),
    bad="noi_dung: [{tieu_de: Chỉ tiêu, noi_dung: ['Có 70% số hộ ủ phân xanh tại vườn.']}, {tieu_de: Nhiệm vụ, noi_dung: ['Vận động ít nhất 80% hộ ủ phân xanh đúng như chỉ tiêu đã giao.']}]",
    good="noi_dung: [{tieu_de: Chỉ tiêu, noi_dung: ['Có 70% số hộ ủ phân xanh tại vườn.']}, {tieu_de: Nhiệm vụ, noi_dung: ['Vận động ít nhất 70% hộ ủ phân xanh đúng như chỉ tiêu đã giao.']}]",
)
def aims_told_again(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“80% hộ … đúng như chỉ tiêu đã giao” mà mục chỉ tiêu đặt 70%; “đến hết năm 2027 nâng lên thành 37 hộ …” mà chỉ tiêu cuối năm ấy là 35 hộ; “tỷ lệ … lên ít nhất 85%” mà mục tiêu là “từ 80% trở lên”.

    Mức tăng thêm, phần của một tổng, chỉ tiêu của quý, của nơi khác thì không xét.
    """
    texts, told = figures_told(context)

    def is_ahead(number: int) -> bool:
        return not looks_back(context, texts[number].path)

    def is_aim(number: int) -> bool:
        return is_ahead(number) and _AIMS.search(headings_over(context, texts[number].path)) is not None

    year = str(context.years[1]) if context.years else ""
    for one in (*told_as_set(told, is_aim), *told_for_the_end(told, is_ahead, year)):
        yield from _otherwise(context, texts, one)
    named = [text for text in context.prose if "ỷ lệ" in text.text and "%" in text.text and _is_sentence(text)]
    ahead = frozenset(number for number, text in enumerate(named) if not looks_back(context, text.path))
    for one in rates_aimed_at([text.text for text in named], ahead):
        yield from _otherwise(context, named, one)


def _is_sentence(text: Text) -> bool:
    return text.role in BODY or len(text.text.split()) > _CELL


_CELL = 6
"""Words of a cell that says a whole target."""


def _otherwise(context: Context, texts: Sequence[Text], one: Aim) -> Iterator[Finding]:
    here, there = texts[one.text].text[one.start : one.end], texts[one.there].text[one.there_start : one.there_end]
    paths = {texts[one.text].path, texts[one.there].path}
    told = (*found_twice(context), *targets_twice(context))
    if not any(paths == {found.path, *found.also} for found in told):
        yield Finding(
            texts[one.text].path, f"“{here}” ở đây, chỗ khác đặt “{there}” cho cùng chỉ tiêu", here, "thống nhất một mức",
            also=(texts[one.there].path,), there=there,
        )  # fmt: skip
