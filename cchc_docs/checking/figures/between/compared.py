"""A change against its two ends, and changes whose new end stands in the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, alike, amounts, in_unit, kin, said, shown

_AGAINST = patterns.ours(
    r" ?So với [^\d.;,()]{4,40}, ?(?:đã )?(?P<doi>tăng|giảm) |"
    r" ?So với (?:đầu năm|đầu kỳ|cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước)(?: năm trước| học)? (?P<huong>tăng|giảm) "
)


_SET_OFF = patterns.ours(
    r" ?So với (?:đầu năm|đầu kỳ|cùng kỳ|năm (?:trước|20\d\d)|kỳ trước|tháng trước|quý trước)(?: năm trước| học)? \((?:là |có )?(?=\d)"
)
_THEN = patterns.ours(r"[^()\d]{0,20}\),? (?:đã )?(?P<huong>tăng|giảm) (?:được )?")


def set_off(last: str, sentence: str) -> Iterator[Wrong]:
    """“Cuối năm còn 386 hộ nghèo. So với đầu năm (491 hộ nghèo), giảm 95 hộ nghèo”: the new amount is that of the same words before."""
    opens, found = _SET_OFF.match(sentence), amounts(sentence)
    if opens is None or len(found) < len(("old", "told")) or found[0].start != opens.end():
        return
    old, told = found[:2]
    then = _THEN.fullmatch(sentence, old.unit_end, told.start)
    if then is None or not told.unit or "%" in (old.unit, told.unit) or not kin(old.unit, told.unit):
        return
    name = patterns.split(r"[,;.()]| so | trong ", sentence[told.end :])[0].strip()
    new = [one for one in amounts(last) if one.exact and last[one.end :].strip().startswith(name)]
    if len(new) != 1 or not name:
        return
    up = then["huong"].lower() == "tăng"
    new_end = _moved_by(new[0], len(sentence))
    yield from compare(f"{sentence}{last}", (old, new_end), told, up, "muc", (0, told.unit_end))


def _moved_by(one: Amount, letters: int) -> Amount:
    return one._replace(start=one.start + letters, end=one.end + letters, unit_end=one.unit_end + letters)


def apart(text: str, last: tuple[int, str] | None, base: int, sentence: str) -> Iterator[Wrong]:
    """“Toàn trường có 968 em. So với đầu năm giảm 09 em (đầu năm 975 em)”: the new amount stands in the sentence before."""
    opens = _AGAINST.match(sentence)
    if last is None or opens is None:
        return
    found = amounts(sentence)
    told, old = found[0], found[1]
    if (
        told.start != opens.end()
        or not patterns.match(r"[^()]*\)", sentence[old.unit_end :])
        or not told.unit
        or not patterns.fullmatch(r" ?\([^()\d]{0,25}", sentence[told.unit_end : old.start])
        or "%" in (told.unit, old.unit)
    ):
        return
    new = next((one for one in amounts(last[1]) if one.unit in (told.unit, old.unit or told.unit)), None)
    if new is None or not alike(told, old) or old.value > 3 * new.value or new.value > 3 * old.value:
        return
    up = (opens["doi"] or opens["huong"]) == "tăng"
    both = (old, new)
    words = text[base:]
    for wrong in compare(words, both, told, up, "muc", (told.start - 5, old.unit_end)):
        yield wrong._replace(message=wrong.message.replace(f"đến {said(new, words)}", f"đến {said(new, last[1])}"))


def compare(
    words: str, ends: tuple[Amount, Amount], told: Amount, up: bool, kind: str, place: tuple[int, int]
) -> Iterator[Wrong]:
    """Yield what is wrong with a change told of two amounts: `ends` the old and the new one, `kind` "muc", "ty_le" or "lan", `place` the quote."""
    old, new = ends
    quote, both = place, f"từ {said(old, words)} đến {said(new, words)}"
    low = (new.value - new.slack) / (old.value + old.slack)
    high = (new.value + new.slack) / (old.value - old.slack) if old.value > old.slack else low
    if kind == "ty_le":
        if agrees(100 * low, 100 * high, told) == "sai":
            yield Wrong(
                *quote,
                f"{said(new, words)} bằng {shown(100 * new.value / old.value, '%', 1)} của {said(old, words)}, không phải {said(told, words)}",
            )
        return
    if kind == "lan":
        times = new.value / old.value
        if all(agrees(low - less, high - less, told) == "sai" for less in (0, 1)):
            yield Wrong(*quote, f"{both} là gấp {shown(times, '', 1)} lần, không phải {said(told, words)}")
        return
    sign = 1 if up else -1
    if new.value != old.value and (new.value > old.value) != up and told.value > 0:
        yield Wrong(*quote, f"{both} là {'tăng' if not up else 'giảm'}", "tăng" if not up else "giảm")
        return
    differ = sign * (new.value - old.value)
    slack = old.slack + new.slack
    verdicts = []
    if told.unit == "đơn vị" and new.unit in ("xã", "phường", "thôn", "tổ", "bản", "ấp", "trường", "phòng", "chi bộ"):
        told = told._replace(unit=new.unit)
    points = told.unit == "điểm" and new.unit == old.unit == "%"  # a difference, never a growth in per cent
    if points:
        told = told._replace(unit="%")
    if told.unit in ("bậc", "hạng", "vị") or (told.unit != "%" and not alike(told, new)):
        return
    if told.unit != "%" or new.unit == "%":
        value = in_unit(told, new)
        verdicts.append(agrees(differ - slack, differ + slack, value))
    if told.unit == "%" and not points:
        grown = sorted((sign * 100 * (low - 1), sign * 100 * (high - 1)))
        verdicts.append(agrees(grown[0], grown[1], told))
    if all(verdicts):
        right = shown(differ, new.unit, -int(new.step.as_tuple().exponent) if new.step < 1 else 0)
        if told.unit == "%" and new.unit != "%":
            right = shown(
                sign * 100 * (new.value - old.value) / old.value, "%", -int(told.step.as_tuple().exponent) or 1
            )
        if points:
            right = right.replace("%", " điểm phần trăm")
        yield Wrong(
            *quote,
            f"{both} là {'tăng' if up else 'giảm'} {right}, không phải {said(told, words)}",
            right,
            hint="cat" in verdicts,
        )
