"""CH: figures and their units - with and without a space in one paper."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.model.document import Text

_UNIT = patterns.ours(r"[\d.,]*\d(?P<cach> ?)(?P<don_vi>%|(?:km2?|ha|m2?|m3|kg)(?![\w²³]))")


def _as_usual(typed: str, unit: str, usual: str) -> str:
    return typed.removesuffix(unit).rstrip() + (" " if " " in usual else "") + unit


@rule(
    code="CH34",
    title="Số và đơn vị đo lúc viết liền, lúc cách",
    severity=GOI_Y,
    can_cu=practice("một văn bản dùng thống nhất một cách viết"),
    bad="mo_dau: [Đạt 65 % kế hoạch., Thu 70% dự toán., Nộp 82% số quỹ.]",
    good="mo_dau: [Đạt 65% kế hoạch., Thu 70% dự toán., Kè dài 600 m., Rộng 4 m.]",
)
def mixed_units(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“65 %” và “70%”, “600m” và “15 m” cùng có trong một văn bản: cách ít dùng hơn bị nhắc, mỗi đơn vị một lần."""
    forms: dict[str, dict[str, list[tuple[Text, str]]]] = {}
    for text in context.with_figures:
        for found in _UNIT.finditer(text.text):
            forms.setdefault(found["don_vi"], {}).setdefault(found["cach"], []).append((text, found[0]))
    for unit, ways in forms.items():
        if len(ways) < 2:
            continue
        rare, usual = sorted(ways.values(), key=len)
        texts = [text for text, _ in rare]
        quote, right = rare[0][1], _as_usual(rare[0][1], unit, usual[0][1])
        message = f"Số và “{unit}” viết kiểu “{quote}”, nơi khác kiểu “{usual[0][1]}”{times(texts)}"
        yield Finding(texts[0].path, message, quote, right, also=others(texts))
