"""So many that are told to be a rate (“đạt 80% (tương đương 1.650 con)”) against the whole told in another place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, kin, said, sentences, shown_like
from cchc_docs.checking.figures.mentions.census import Otherwise
from cchc_docs.checking.figures.tables.retold import words_of

_AS = patterns.ours(
    r"[^.;()\d%]{0,60}?(?: \(|, )(?:tương đương|tương ứng|tức(?: là)?|nghĩa là)(?: với)?(?: khoảng)? $", re.IGNORECASE
)
_CLAUSE = patterns.ours(r"[.;:(]|,(?= (?:trong đó|riêng|còn|phấn đấu)(?!\w))")
_CHANGES = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|vượt|hụt|thêm|so với|cùng kỳ|bình quân|mỗi|trong đó|riêng)(?!\w)", re.IGNORECASE
)
_SAYS_NOTHING = frozenset([
    "tổng", "số", "đàn", "hiện", "có", "toàn", "xã", "phường", "là", "còn", "gồm", "với", "thời", "điểm", "lượng", "khoảng", "và", "được",
    "quản", "lý", "thực", "tế", "trên", "địa", "bàn", "của", "cho", "nay", "nuôi", "trồng", "diện", "tích", "các", "loại", "trong", "đó", "kiểm", "tra", "tổ", "chức", "tiếp", "nhận", "giải", "quyết", "xử", "tập", "huấn", "phát",
])  # fmt: skip
_BEFORE, _BEHIND = patterns.ours(r"[^.;:()\d]{0,40}$"), patterns.ours(r"(?: [^\W\d_]+){0,4}")


def not_the_rate(texts: Sequence[str]) -> Iterator[Otherwise]:
    """Yield the equivalents that are not the rate of the one whole the paper tells by the same name."""
    for number, text in enumerate(texts):
        if "%" not in text or ("tương" not in text and "tức" not in text):
            continue
        for base, sentence in sentences(text):
            found = amounts(sentence)
            for rate, each in pairwise(found):
                if rate.unit != "%" or each.unit == "đồng" or not _AS.fullmatch(sentence, rate.unit_end, each.start):
                    continue
                clause = _CLAUSE.split(sentence[: rate.start])[-1]
                if _CHANGES.search(clause) or not 0 < rate.value <= 100:
                    continue
                about = words_of(f"{clause} {_CLAUSE.split(sentence[each.end :])[0]}")
                wholes = {
                    whole.value: (there, whole)
                    for there, whole, name in _named(texts, each)
                    if there != number and name <= about
                }
                if len(wholes) == 1:
                    ((there, whole),) = wholes.values()
                    wrong = _judged(sentence, rate, each, (whole, said(whole, texts[there])))
                    if wrong is not None:
                        yield Otherwise(number, wrong._replace(start=base + wrong.start, end=base + wrong.end), there)


def _named(texts: Sequence[str], each: Amount) -> Iterator[tuple[int, Amount, frozenset[str]]]:
    """The larger amounts of the same unit, with what they are named by right before or behind."""
    for number, text in enumerate(texts):
        for whole in amounts(text):
            if whole.value <= each.value or not whole.unit or not kin(whole.unit, each.unit):
                continue
            behind = _BEHIND.match(text, whole.end)
            before = _BEFORE.search(text, 0, whole.start)
            for words in (behind[0] if behind else "", before[0] if before else ""):
                name = words_of(words) - _SAYS_NOTHING - words_of(whole.unit)
                if name and not _CHANGES.search(words):
                    yield number, whole, name
                    break


def _judged(words: str, rate: Amount, each: Amount, whole: tuple[Amount, str]) -> Wrong | None:
    made = whole[0].value * rate.value / 100
    room = max(whole[0].value * rate.step / 200, each.step) if rate.places else max(each.step, made / 200)
    if abs(made - each.value) <= room:
        return None
    right = shown_like(made.quantize(each.step), each, words)
    message = f"{said(rate, words)} của {whole[1]} là {right}, không phải {said(each, words)}"
    return Wrong(rate.start, each.unit_end, message, right)
