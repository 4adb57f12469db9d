"""Whether the text layer of a PDF says what the paper shows.

A PDF can look right and carry wrong letters: a font without meanings for its shapes, old fonts whose name was lost, a
scan read by a machine. What gives it away are letters without meaning and words that cannot be Vietnamese.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from cchc_docs import patterns
from cchc_docs.errors import CchcError
from cchc_docs.vietnamese.accents import is_vietnamese_syllable
from cchc_docs.vietnamese.legacy_fonts import convert

__all__ = ["Layer", "judge_layer", "legacy_reading", "measure"]

_ENOUGH = 30  # words; less says nothing
_BROKEN = 0.6  # share of right words below which nothing read can be trusted
_DOUBTFUL = 0.93  # plans and reports as read: 0.97 and more


@dataclass(frozen=True, slots=True)
class Layer:
    """How a text layer measures: words judged, share of those that can be Vietnamese, share of letters without meaning."""

    words: int
    right: float
    unknown: float
    wrong: tuple[str, ...] = ()


def measure(texts: list[str]) -> Layer:
    """Measure texts. Abbreviations, figures and names of other tongues in capitals are left out."""
    whole = unicodedata.normalize("NFC", "\n".join(texts))  # a mark apart would cut its word in two
    letters = len(whole) - whole.count("\n")
    odd = whole if not whole.isascii() else ""
    unknown = sum(odd.count(c) for c in set(odd) if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c >= "\U000f0000")
    judged = 0
    wrong: Counter[str] = Counter()
    for word, count in Counter(patterns.findall(r"[^\W\d_]+", whole)).items():
        if word.isupper() and len(word) > 1 and not is_vietnamese_syllable(word.lower()):
            continue  # an abbreviation, or so it looks
        if len(word) == 1 and word.isascii():
            # A label is one letter too; but letters left over when others are lost are consonants.
            if word.lower() not in "bcghklmnpqrstvx":
                continue
            wrong[word] += count
        elif not is_vietnamese_syllable(word.lower()):
            wrong[word] += count
        judged += count
    bad = sum(wrong.values())
    examples = tuple(word for word, _ in wrong.most_common(4))
    return Layer(judged, 1 - bad / judged if judged else 1.0, unknown / letters if letters else 0.0, examples)


def judge_layer(texts: list[str], name: str) -> list[str]:
    """Return what a person should know of the text layer; raise CchcError where it cannot be trusted at all."""
    layer = measure(texts)
    seen = f"ví dụ “{', '.join(layer.wrong)}”" if layer.wrong else "nhiều ký tự không rõ nghĩa"
    if layer.unknown > 0.05 or (layer.words >= _ENOUGH and layer.right < _BROKEN):
        raise CchcError(
            f"{name}: lớp chữ của tệp PDF bị sai hoặc không phải tiếng Việt ({seen}); "
            "hãy dùng tệp Word gốc, hoặc in lại ra PDF với phông Times New Roman."
        )
    if layer.unknown > 0.002 or (layer.words >= _ENOUGH and layer.right < _DOUBTFUL):
        share = round((1 - layer.right) * 100)
        return [f"lớp chữ của PDF có thể sai: khoảng {share}% số tiếng không giống tiếng Việt, {seen}; cần đọc lại"]
    return []


def legacy_reading(texts: list[str]) -> str | None:
    """Return the old font (".VnTime", "VNI-Times") whose table makes the texts Vietnamese, None where none is needed."""
    now = measure(texts)
    if now.words < _ENOUGH or now.right >= _DOUBTFUL:
        return None
    tried = {font: measure([convert(text, font) for text in texts]).right for font in (".VnTime", "VNI-Times")}
    font, right = max(tried.items(), key=lambda item: item[1])
    return font if right >= 0.85 and right > now.right + 0.2 else None
