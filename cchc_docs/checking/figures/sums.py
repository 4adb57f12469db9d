"""A total of a sentence and the parts told behind it or before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import (
    Amount,
    Wrong,
    amounts,
    in_unit,
    is_fraction,
    is_rate,
    kin,
    sentences,
)
from cchc_docs.checking.figures.asides import RATES, Slim, without
from cchc_docs.checking.figures.between.again import wrong_next
from cchc_docs.checking.figures.between.rest import wrong_rest
from cchc_docs.checking.figures.bound.after import chains
from cchc_docs.checking.figures.bound.equations import equations
from cchc_docs.checking.figures.dimensions import (
    CLOSED,
    IN_TIME,
    WORK,
    Part,
    fill_bracket,
    is_closed,
    is_one_of,
    is_open,
    may_overlap,
    meet_at_a_bound,
    nested,
    one_dimension,
    one_row,
    unnumbered,
    value_in,
)
from cchc_docs.checking.figures.leftovers import make_a_rest, wrong_leftovers
from cchc_docs.checking.figures.relations.bands import overlapping_bands
from cchc_docs.checking.figures.relations.bounds import part_above_whole
from cchc_docs.checking.figures.relations.near_sums import adds_up, near_sums
from cchc_docs.checking.figures.relations.wholes import wrong_wholes
from cchc_docs.checking.figures.totals_behind import (
    CLOSE,
    MOST,
    NEAR,
    PARTING,
    TIMES,
    ends_at_semicolon,
    goes_on,
    is_bare_row,
    of_other_scale,
    parted_by_colons,
    slack_of,
    slipped,
    too_far,
    too_many_named,
    wrong_before,
    wrong_sum,
)

_KINDS = frozenset([
    "quyết định", "kế hoạch", "công văn", "thông báo", "báo cáo", "nghị quyết", "tờ trình", "chỉ thị", "tổ", "tổ trưởng", "tổ phó",
    "thành viên", "trưởng ban", "phó ban", "ủy viên",
])  # fmt: skip
_OPENED = patterns.ours(
    r"^[^.;\d]{0,60}?(?P<mo>[,;:(]? ?(?:gồm|bao gồm|chia ra|trong số đó)(?: có)?:? |[,;.:(] ?trong đó(?: có)?(?:,|:)? ?|: |\(|, (?=đã |chưa ))",
    re.IGNORECASE,
)
_LOOSE, _COMMA = patterns.ours(r"^[^.]{0,70}[,;.] "), patterns.ours(r"^[^.;\d]{0,60}[,;] ")
_WHOLE = patterns.ours(r"(?<!\w)(?:tổng|toàn|cả)(?!\w)[^.;,]{0,50}$", re.IGNORECASE)
"""No word says that parts follow: only parts of one dimension are taken for them."""
_COMPLETE = patterns.ours(r"gồm|:|\(", re.IGNORECASE)
_SLIGHT = Decimal("0.03")
"""Parts that miss their total by more are only some of them."""


def wrong_sums(text: str) -> Iterator[Wrong]:
    """Yield the totals of a text that the parts beside them do not make."""
    told: list[tuple[int, int]] = []
    for base, sentence in sentences(text, going_on=True):
        for wrong in _in_sentence(sentence):
            told.append((wrong.start + base, wrong.end + base))
            yield wrong._replace(start=wrong.start + base, end=wrong.end + base)
    yield from wrong_next(text)
    for wrong in wrong_rest(text):
        if not any(first < wrong.end and wrong.start < last for first, last in told):
            yield wrong
    yield from overlapping_bands(text)


def _in_sentence(sentence: str) -> list[Wrong]:
    """What its words say of a sentence; where they say nothing for sure, what its numbers say."""
    found = _apart_from_rates(sentence)
    if len(found) < _PAIR:
        return []
    told: list[Wrong] = []
    if written_out := list(equations(sentence)):
        return [one for one in written_out if one is not None]
    if steps := list(chains(sentence)):
        return [one.wrong for one in steps if one.wrong is not None]
    for wrong in _of_sentence(sentence, found):
        if not any(one.start < wrong.end and wrong.start < one.end for one in told):
            told.append(wrong)
    if not all(one.hint for one in told):
        sure = adds_up(sentence)  # of counts; rates are no part of that
        return [one for one in told if not sure or sentence[one.start : one.end].endswith("%")]
    slim = without(sentence, RATES)
    words = slim.words if slim else sentence
    if slim and len(amounts(words)) <= _PAIR:
        slim, words = None, sentence  # the total stood in the aside: "tại 06 chợ: kỳ 1 …"
    told = told or [*_typed(wrong_wholes(words), slim)]
    told = (all(one.hint for one in told) and [*_typed(near_sums(words, sentence), slim)]) or told
    return told or [*part_above_whole(sentence)]


def _typed(found: Iterable[Wrong], slim: Slim | None) -> Iterator[Wrong]:
    """What is found in a sentence without its asides, at its places in the sentence as typed."""
    for wrong in found:
        yield wrong._replace(start=slim.start(wrong.start), end=slim.end(wrong.end)) if slim else wrong


_PAIR = 2


def _apart_from_rates(sentence: str) -> tuple[Amount, ...]:
    """The amounts of a sentence; rates among them only where all are such."""
    found = amounts(sentence)
    kept = tuple(one for one in found if not is_rate(sentence, one))
    return kept if len(kept) >= _PAIR else found


def _of_sentence(sentence: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """Look at a sentence as typed, then without the rates and periods that stand between a total and its parts."""
    yield from wrong_leftovers(sentence, found)
    yield from _behind(sentence, found)
    yield from wrong_before(sentence, found)
    slim = without(sentence, RATES) if len(found) > 2 else None
    if slim is not None:
        less = amounts(slim.words)
        words = slim.words
        yield from _typed((*wrong_leftovers(words, less), *_behind(words, less), *wrong_before(words, less)), slim)


def _behind(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“742 hồ sơ, trong đó trực tuyến 612, trực tiếp 120”; “27/36 em đạt giải, gồm 05 giải Nhì và 23 giải Ba”."""
    for at, anchor in enumerate(found[:-2]):
        total = anchor
        if total.unit == "%" or total.value < 3 or is_fraction(words, total, found[at + 1]):
            continue
        if PARTING.search(words[found[at - 1].unit_end if at else 0 : total.start]):
            continue
        whole = found[at - 1] if at and is_fraction(words, found[at - 1], total) else None
        opened = _opening(words, found, at)
        if opened is None:
            continue
        end, mark, loose = opened
        if whole is not None and not mark:
            continue
        parts = _parts(words, found, at, _span(words, end, mark), mark)
        if whole is not None:
            if sum((part.amount.value for part in parts), Decimal(0)) == total.value:
                continue
            total = in_unit(whole, total)._replace(unit=total.unit, unit_end=total.unit_end)
        added = sum((part.amount.value for part in parts), Decimal(0))
        if make_a_rest(words, found, total, added):
            continue
        others = {total.unit, *(part.amount.unit for part in parts)}
        if any(one.value == added and one.unit in others for one in found[:at]):
            continue  # "21 lượt với 24 người: … 08 lượt, … 13 lượt"; "nhận 52 đơn, trong đó 48 đơn đúng thẩm quyền; đã xử lý 47, đang 05"
        if mark and total.unit == "đồng" and len(parts) >= _PAIR and of_other_scale(total, added):
            yield wrong_sum(words, total, parts, added)
            continue
        verdict = _verdict(words, total, parts, mark)
        if verdict and not mark and not loose and abs(verdict[0] - total.value) > NEAR * total.value:
            continue
        if (
            verdict is not None
            and not is_one_of(words, total, parts, row=not mark and _has_greater(found[:at], total))
            and not nested(words, total, parts)
        ):
            yield wrong_sum(words, total, parts, verdict[0], hint=verdict[1])
        elif whole is None and mark:
            yield from too_many_named(words, total, parts, mark)


def _has_greater(earlier: Sequence[Amount], total: Amount) -> bool:
    return any(kin(one.unit, total.unit) and one.value > total.value for one in earlier)


def _opening(words: str, found: tuple[Amount, ...], at: int) -> tuple[int, str, bool] | None:
    """Where the parts of a total begin, with the words that open them ("" where none do), and whether it is called a total."""
    total = found[at]
    gap = words[total.unit_end : found[at + 1].start]
    called = _WHOLE.search(words[max(0, total.start - 60) : total.start]) is not None
    opened = _OPENED.match(gap)
    if opened:
        return total.unit_end + opened.end(), opened["mo"], called
    if _WITHIN.search(words[max(0, total.start - 20) : total.start]):
        among = _HAS.match(gap)
        return (total.unit_end + among.end(), _AMONG, called) if among else None
    if called or total.unit == "đồng":
        across = _ACROSS.match(words, total.unit_end)
        if (
            across
            and (called or across["mo"].rstrip().endswith(":"))
            and not any(kin(one.unit, total.unit) for one in found[at + 1 :] if one.start < across.end())
        ):
            return across.end(), across["mo"], called
    loose = None if _SHUT.search(gap) else (_LOOSE if called else _COMMA).match(gap)
    return (total.unit_end + loose.end(), "", called) if loose else None


_AMONG = "trong"
_WITHIN = patterns.ours(r"(?<!\w)trong(?: tổng)?(?: số)? $", re.IGNORECASE)
_HAS = patterns.ours(r"^[^.;,\d]{0,60},? (?:đã |thì )?có ")
"""“Trong 26 ý kiến, có 14 ý kiến về đất đai, …”: some of them, and no more than there are."""
_SHUT = patterns.ours(r"^[^()]*\)")
"""The total stands in a bracket that ends before its parts."""
_ACROSS = patterns.ours(
    r"[^.;:]{0,120}?(?P<mo>[,;(]? ?(?:trong đó|gồm|bao gồm|cụ thể|chia ra|như sau)(?: có)?: ?)", re.IGNORECASE
)
"""Other amounts may stand between a total and its parts: "tổng vốn 900 triệu đồng cho 06 công trình, trong đó: …"."""


def _span(words: str, start: int, mark: str) -> tuple[int, int]:
    """Where the parts stand: to the end of the sentence, or of the bracket they are told in."""
    if "(" in mark:
        end = words.find(")", start)
        return start, end if end > 0 else len(words)
    return start, len(words)


def _parts(words: str, found: tuple[Amount, ...], at: int, span: tuple[int, int], mark: str) -> list[Part]:
    """The parts behind a total: of its unit or bare, not those that only part a part further.

    Where the words say that the list is whole ("gồm", a colon, a bracket), parts may be counted by names of their own.
    """
    total = found[at]
    if not total.unit and total.exact:  # "tổng số hồ sơ tiếp nhận: 640, đã giải quyết 512 hồ sơ"
        units = (
            one.unit
            for one in found[at + 1 : at + 1 + MOST]
            if one.unit and one.unit in words[max(0, total.start - 50) : total.start]
        )
        total = total._replace(unit=next(units, ""))
    named = _COMPLETE.search(mark) is not None and total.exact and total.unit not in ("", "đồng")
    out: list[Part] = []
    last = span[0]
    for n in range(at + 1, min(at + 1 + MOST, len(found))):
        one = found[n]
        before = words[last : one.start]
        if one.start < span[0] or one.end > span[1] or _aside(words, found, n, span[0]):
            continue
        if len(out) >= _PAIR and _PREPOSED.search(before) and not kin(one.unit, total.unit):
            break  # "108 nam và 92 nữ, ở 06 phòng"
        announced = _ANNOUNCED.match(words, one.start)
        if announced:
            last = announced.end()
            continue
        if patterns.search(r"(?<!\w)tổng(?: số| cộng)?(?: \S+){0,2} $", before):
            break
        same = (
            kin(one.unit, total.unit) or one.unit in ("nam", "nữ") or (not one.unit and one.exact) or one.unit in _KINDS
        )
        same = same or (named and one.exact and one.unit not in TIMES)
        if not same or one.unit == "%" or _OTHER.search(before):
            if one.unit not in ("%", "tuổi") and not same and out and patterns.search(r"[;,]", before):
                last = one.unit_end
            continue
        if one.value > total.value and total.unit != "đồng":
            return []  # no part is more than its whole
        behind = _BEHIND.match(words, one.unit_end)
        out.append(Part(one, before, patterns.sub(r" và$", "", behind[0].rstrip()) if behind else ""))
        last = one.unit_end
    return _beside(out, total) if named else out


def _beside(parts: list[Part], total: Amount) -> list[Part]:
    """Of two counts beside each other in every item ("05 lớp, 168 em; 04 lớp, 150 em") those of the total's unit."""
    items: list[list[Part]] = []
    for part in parts:
        if not items or ";" in part.before:
            items.append([])
        items[-1].append(part)
    own = [[part for part in item if kin(part.amount.unit, total.unit)] for item in items]
    pairs = len(items) >= 2 and all(len(one) == 1 < len(item) for one, item in zip(own, items, strict=True))
    return [one[0] for one in own] if pairs else parts


_ANNOUNCED = patterns.ours(
    r"\d{1,2} (?:nhóm|nội dung|phần|mục|loại|tiêu chí|lĩnh vực|nguồn|hạng mục|khoản|chỉ tiêu|nhiệm vụ)[^\d,.;:()]{0,40}: ?",
    re.IGNORECASE,
)
"""How many parts follow, itself none of them."""
_PREPOSED = patterns.ours(r"[,;] ?(?:ở|tại|với|do|trong|cho|bằng|trên)(?: [^\W\d]+){0,2} $", re.IGNORECASE)
_BEHIND = patterns.ours(r"[^,;.()\d]*")
_OTHER = patterns.ours(r"(?<!\w)(?:tăng|giảm|so với|hơn|bình quân|mỗi)(?: \S+){0,2} $", re.IGNORECASE)


def _aside(words: str, found: tuple[Amount, ...], n: int, start: int) -> bool:
    """Whether an amount is one of a fraction, stands in a bracket, or behind a "trong đó" that breaks up a part."""
    one = found[n]
    if is_fraction(words, found[n - 1], one) or (n + 1 < len(found) and is_fraction(words, one, found[n + 1])):
        return True
    stretch = words[start : one.start]
    if stretch.count("(") > stretch.count(")"):
        return True
    again = [
        place.end()
        for place in patterns.finditer(r"trong đó", stretch)
        if patterns.search(r"\d", stretch[: place.start()])
    ]
    return bool(again) and not patterns.search(r"[;.]|,? (?:chưa|còn|đang|đã|quá hạn)(?!\w)", stretch[again[-1] :])


def _verdict(words: str, total: Amount, parts: Sequence[Part], mark: str) -> tuple[Decimal, bool] | None:
    """What the parts add up to, where they should make the total and do not; and whether that is only a hint."""
    if len(parts) < 2 or any(part.amount.value > total.value for part in parts) or parted_by_colons(words, parts):
        return None
    if not any(part.label.strip(" ,;:()") for part in parts):
        return None  # figures without a name: "(3, 14)"
    if "trong đó" in mark.lower() and ":" not in mark and ends_at_semicolon(words, parts):
        return None
    added, slack = Decimal(0), slack_of(total, parts)
    for n, part in enumerate(parts, 1):
        added += part.amount.value
        if (
            n >= 2
            and abs(added - total.value) <= slack
            and (n == len(parts) or not ("(" in mark and one_row(words, parts)))
        ):
            return None  # what follows tells of something else
    off = abs(added - total.value)
    if too_far(words, total, parts, added) or (total.exact and 0 < total.value - added <= unnumbered(parts)):
        return None
    if one_dimension(parts):
        return None if _may_be_short(words, total, parts, mark) and added < total.value else (added, False)
    complete, among = _COMPLETE.search(mark) is not None, "trong đó" in mark.lower()
    units = {part.amount.unit for part in parts}
    if len(units) == len(parts) and units <= _KINDS and (added > total.value or complete):
        return added, False
    if mark and len(parts) > _PAIR and is_closed(total, parts) and not goes_on(words, parts):
        return (added, False) if off <= NEAR * total.value or slipped(total, parts, added) else None
    if may_overlap(parts):
        return None
    if mark == _AMONG:
        same = all(kin(part.amount.unit, total.unit) for part in parts)
        return (added, False) if added > total.value and same else None
    one_off = total.exact and off == 1
    slip = slipped(total, parts, added) and not goes_on(words, parts)
    if not mark and len(parts) >= 3 and added > total.value and off <= CLOSE * total.value:
        called = _WHOLE.search(words[max(0, total.start - 60) : total.start]) is not None
        called = called or patterns.match(r"[^,.]*; ", words[total.unit_end : parts[0].amount.start]) is not None
        row = called and all(kin(part.amount.unit, total.unit) for part in parts)
        return (added, False) if row or is_bare_row(words, parts) else None
    if "(" in mark and len(parts) < 3:
        near = off <= NEAR * total.value if added > total.value else off <= _TWO_SHORT * total.value
        near = near or slip
        return (added, False) if (near or one_off) and fill_bracket(words, parts) else None
    if complete and (not among or (":" in mark and len(parts) > _PAIR)):
        near = (
            off <= NEAR * total.value or one_off or slip or off > total.value / 2
        )  # so far off only sources come here
        return (added, False) if near else None
    if among and added > total.value:
        return (added, False) if off <= NEAR * total.value or one_off else None
    if (
        among
        and "có" not in mark.split()
        and (len(parts) >= 3 or ":" in mark)
        and (off <= CLOSE * total.value or one_off)
    ):
        return added, not (one_off or off <= _SLIGHT * total.value)
    return None


_TWO_SHORT = Decimal("0.12")
"""Two parts in a bracket that miss their total by more are only two of them."""
_GOT = patterns.ours(r"(?<!\w)(?:tiếp nhận|phải giải quyết|nhận)(?!\w)[^,;.]*$", re.IGNORECASE)


def _may_be_short(words: str, total: Amount, parts: Sequence[Part], mark: str) -> bool:
    """Whether parts of one dimension may leave some of their total untold."""
    times = [value_in(IN_TIME, part, "before") or value_in(IN_TIME, part, "behind") for part in parts]
    if any(times) and ("c" not in times or _GOT.search(words[max(0, total.start - 40) : total.start])):
        return True  # not all that came in is done
    work = total.unit in WORK and not any(CLOSED.search(part.label) for part in parts)
    return ("có" in mark.split() and len(parts) < 3) or work or is_open(parts) or not meet_at_a_bound(parts)
