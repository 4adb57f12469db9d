"""A rise or a fall with what there was before in a bracket behind it: "tăng 01 người chết (04 người)"; what there is now stands before it, or in the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, amounts, in_unit, is_fraction, kin, said, shown

_UP, _DOWN = (
    r"tăng thêm|tăng|nhiều hơn|cao hơn|hơn|vượt|kéo dài thêm",
    r"giảm được|giảm|ít hơn|thấp hơn|rút ngắn được|rút ngắn",
)
_CHANGE = patterns.ours(
    rf"(?<!\w)(?:(?P<len>{_UP})|(?P<xuong>{_DOWN}))(?: là| được| thêm| (?:so với )?(?:quý|tháng|năm|kỳ|cùng kỳ|đầu năm)(?: [IVX\d/]{1, 7}| trước| ngoái)?)? $",
    re.IGNORECASE,
)
_BRACKET = patterns.ours(
    r"(?P<ten>[^\d;.()]{0,45}?)(?:,? ?so với [^\d;.()]{3,40}(?:20\d\d)?)? ?\((?:(?:là|quý [IV]{1,3}:?|tháng \d{1,2}:?|năm 20\d\d:?|cùng kỳ|kỳ trước|năm trước|quý trước|tháng trước|đầu năm|trước đó)(?: năm)?(?: 20\d\d)?(?: là| có|:)? )?$",
    re.IGNORECASE,
)
_PLAN = patterns.ours(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|giao|mục tiêu|nghị quyết|định mức)(?!\w)", re.IGNORECASE)
_WORD = patterns.ours(r"[^\W\d_]+")
_GENERIC = frozenset(
    ["so", "với", "cùng", "kỳ", "năm", "trước", "quý", "tháng", "được", "và", "của", "là", "người", "số", "đồng"]
)
_NEAR = Decimal(4)


def wrong_against(sentence: str, before: str) -> Iterator[Wrong]:
    """Yield the rises and falls whose bracket no amount of the sentence, or of the one before it, makes true."""
    found = amounts(sentence)
    used: set[int] = set()
    told: list[tuple[int, bool, str]] = []
    for n in range(len(found) - 1):
        by, old = found[n], found[n + 1]
        gap = sentence[found[n - 1].unit_end if n else 0 : by.start]
        change, bracket = _CHANGE.search(gap), _BRACKET.fullmatch(sentence[by.unit_end : old.start])
        if not change or not bracket or sentence[old.unit_end : old.unit_end + 1] != ")" or _PLAN.search(bracket[0]):
            continue
        used |= {n, n + 1}
        told.append((n, change["len"] is not None, bracket["ten"]))
    for n, up, name in told:
        earlier = [one for k, one in enumerate(found[:n]) if k not in used]
        wrong = _judged(sentence, (found[n], found[n + 1]), name, _candidates(earlier, sentence, found[n + 1]), up=up)
        if wrong is None and not _candidates(earlier, sentence, found[n + 1]):
            wrong = _judged(
                sentence, (found[n], found[n + 1]), name, _candidates(amounts(before), before, found[n + 1]), up=up
            )
        if wrong is not None:
            yield wrong


def _candidates(found: list[Amount] | tuple[Amount, ...], words: str, old: Amount) -> list[tuple[Amount, str]]:
    """The amounts of one kind with what there was, each with the words about it."""
    out = []
    for n, one in enumerate(found):
        if n and is_fraction(words, found[n - 1], one):
            continue
        if n + 1 < len(found) and is_fraction(words, one, found[n + 1]):
            one = in_unit(one, found[n + 1])._replace(unit=found[n + 1].unit)  # noqa: PLW2901 - so many of so many
        if one.unit and kin(one.unit, old.unit):
            low = found[n - 1].unit_end if n else 0
            high = found[n + 1].start if n + 1 < len(found) else len(words)
            label = f"{patterns.split(r'[,;:()]', words[low : one.start])[-1]} {patterns.split(r'[,;:()]', words[one.unit_end : high])[0]}"
            if not _CHANGE.search(words[low : one.start]) and not _PLAN.search(words[low : one.start][-50:]):
                out.append((one, label.lower()))
    return out


def _judged(
    words: str, ends: tuple[Amount, Amount], name: str, now: list[tuple[Amount, str]], *, up: bool
) -> Wrong | None:
    by, old = ends
    names = set(_WORD.findall(name.lower())) - _GENERIC - set(by.unit.split())
    meant = [one for one, label in now if names & set(_WORD.findall(label))] or [one for one, _ in now]
    if not meant or not old.unit or (by.unit == "%" and not old.value):
        return None
    if by.unit == "%":
        sign = 1 if up else -1
        rates = [sign * 100 * (one.value - old.value) / old.value for one in meant]
        slack = [100 * (one.slack + old.slack) / old.value for one in meant]
        if any(agrees(rate - more, rate + more, by) != "sai" for rate, more in zip(rates, slack, strict=True)):
            return None
        near, right = (
            min(abs(rate - by.value) for rate in rates),
            shown(min(rates, key=lambda rate: abs(rate - by.value)), "%", 1),
        )
        if old.unit == "%" or near > max(by.value, Decimal(5)) or len(meant) > 1:
            return None
    else:
        if by.unit and not kin(by.unit, old.unit):
            return None
        change = in_unit(by, old)
        expected = old.value + (change.value if up else -change.value)
        slack_all = old.slack + change.slack
        if any(abs(one.value - expected) <= slack_all + one.slack for one in meant):
            return None
        best = min(meant, key=lambda one: abs(one.value - expected))
        if abs(best.value - expected) > max(expected / _NEAR, Decimal(3)) or best.value > 20 * max(
            old.value, Decimal(1)
        ):
            return None
        right = shown(abs(best.value - old.value), "đồng" if old.unit == "đồng" else "", max(best.places, old.places))
        if best.value != old.value and (best.value > old.value) != up:
            right = f"{'tăng' if best.value > old.value else 'giảm'} {right}"
        meant = [best]
    start = by.start
    message = f"Từ {said(old, words)}, {'tăng' if up else 'giảm'} {said(by, words)} không ra số kỳ này ({shown(meant[0].value, 'đồng' if old.unit == 'đồng' else '')})"
    return Wrong(start, old.unit_end + 1, message, right)
