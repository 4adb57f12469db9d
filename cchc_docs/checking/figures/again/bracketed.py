"""Parts told in brackets against the whole told before: “34 ý kiến. Nhiều nhất là giá vé (15), giờ chạy (12), lối lên (9)”, “12 người … 100% biết bơi (05 nam, 08 nữ)”."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, sentences

_PART = r"(?<!\w)[^\W\d_][^,;.()\d]{1,40}? \(\d[\d.]*\)"
_NAMED = patterns.ours(rf"{_PART}(?:(?:, | và |; ){_PART}){{1,9}}")
_COUNT = patterns.ours(r"\((\d[\d.]*)\)")
_ALL_OF = patterns.ours(r"(?:100 ?%|tất cả|toàn bộ)(?: [^\W\d_]+,?){1,12} \((?P<phan>\d[^()]{3,90})\)")
_FIGURES = patterns.ours(r"(?<![\w.,/-])(\d[\d.]*)(?= [^\W\d_])")
_WORDS = patterns.ours(r"[^\W\d_]+")
_NO_WHOLE = frozenset(["%", "đồng", "", "lần", "ha", "km", "m", "kg", "tấn", "ngày", "tháng", "năm"])


def wrong_in_brackets(text: str) -> Iterator[Wrong]:
    """Yield the parts in brackets that are more than their whole, or that do not make all of it where the sentence says that they do."""
    if "(" not in text:
        return
    whole: Amount | None = None
    for base, sentence in sentences(text):
        found = amounts(sentence)
        for named in _NAMED.finditer(sentence):
            if whole is None or any(one.end <= named.start() for one in found):
                continue  # the sentence has a whole of its own
            parts = [_value(one) for one in _COUNT.findall(named[0])]
            if whole.unit.split()[0] in _WORDS.findall(sentence.lower()) and sum(parts) > whole.value:
                yield _wrong(base, named.start(), named.end(), parts, f"nhiều hơn {whole.value:f} {whole.unit}")
        if found and found[0].unit not in _NO_WHOLE and found[0].exact:
            whole = found[0]
            for all_of in _ALL_OF.finditer(sentence, whole.unit_end):
                parts = [_value(one) for one in _FIGURES.findall(all_of["phan"])]
                if len(parts) > 1 and "%" not in all_of["phan"] and sum(parts) != whole.value:
                    shown = said(whole, sentence)
                    yield _wrong(base, all_of.start("phan"), all_of.end("phan"), parts, f"khác {shown}")
        else:
            whole = None


def _value(typed: str) -> Decimal:
    return Decimal(typed.replace(".", ""))


def _wrong(base: int, start: int, end: int, parts: list[Decimal], how: str) -> Wrong:
    added = " + ".join(f"{one:f}" for one in parts)
    return Wrong(base + start, base + end, f"{added} = {sum(parts):f}, {how}", "kiểm tra lại các số")
