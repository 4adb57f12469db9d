"""A total beside a row of named parts that miss it by little, whatever words open the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, is_rate, kin, said, shown_like
from cchc_docs.checking.figures.dimensions import Part, may_overlap, one_dimension, unnumbered
from cchc_docs.checking.figures.relations.facts import Fact, facts_of
from cchc_docs.checking.figures.totals_behind import TIMES, goes_on, slack_of, slipped, wrong_sum

_OPENS = patterns.ours(
    r"(?:[.;] )?[^;.\d]{0,60}?(?P<mo>[,;:(]? ?(?:- )?(?:gồm|bao gồm|chia ra|chia theo|cụ thể|lần lượt|phân bổ|phân ra|phân theo [^\W\d]+|trong đó|bố trí (?:tại|ở|về)|(?:đang |hiện )?(?:công tác|làm việc|sinh hoạt) (?:tại|ở))(?: như sau)?(?: có| là)?:? |: |\()[^;.\d(]{0,60}$",
    re.IGNORECASE,
)
_STEP = patterns.ours(r"[^;.\d()]{0,30}(?:[,;]| và| -)[^;.\d()]{1,60}|[^;.\d()]{0,45}(?:[,;]| và) ?")
"""What stands between two parts of a row."""
_OTHERS = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|bình quân|mỗi|khoảng|(?-i:trên)|ít nhất|tối thiểu|không quá|ước|năm trước|kỳ trước|quý trước|tháng trước|nhất là|chủ yếu|riêng|điển hình|tiêu biểu|ví dụ|như(?! sau)|mục tiêu|phấn đấu|vượt|(?:từ|đến)(?= (?:\d|n |ngày|tháng|năm|quý|nay|mức)| ?$)|(?-i:dưới))(?!\w)",
    re.IGNORECASE,
)
_ONLY_SOME = patterns.ours(r"trong đó(?: có)|trong số đó|tiêu biểu|chủ yếu", re.IGNORECASE)
_MOST, _FEW = 12, 10
_TWO = 2
_NEAR, _NEARER = Decimal("0.1"), Decimal("0.05")


def wrong_wholes(sentence: str) -> Iterator[Wrong]:
    """Yield the totals of a sentence that the row of parts beside them misses by little."""
    facts = [_masked(fact) for fact in facts_of(sentence)]
    if not _TWO < len(facts) <= _MOST or any(fact.amount.unit == "%" for fact in facts):
        return
    for at in range(len(facts) - _TWO):
        wrong = _behind(sentence, facts, at) or _behind_another(sentence, facts, at)
        if wrong is not None:
            yield wrong
            return
    wrong = _again(sentence, facts) or _same_things(sentence, facts)
    if wrong is not None:
        yield wrong


def _masked(fact: Fact) -> Fact:
    """A fact without the digits of the words about it that name a class, a hamlet, the year of a budget ("khối 6 có 157 học sinh")."""
    words = f"{fact.before}{fact.behind}"
    if not _NAMING.search(words):
        return fact
    return fact._replace(before=_NAMING.sub("n", fact.before), behind=_NAMING.sub("n", fact.behind))


_NAMING = patterns.ours(
    r"(?<!năm )(?<!tháng )(?<!ngày )(?<!kỳ )(?<![\d/.,-])\d{1,3}(?![\d/.,]*\d)(?! tháng)|(?<=ngân sách )(?:[^\W\d]+ ){0,3}năm 20\d\d|(?<=dự toán )(?:[^\W\d]+ ){0,5}năm 20\d\d"
)


def _same(total: Amount, fact: Fact) -> bool:
    """Whether a figure may be a part of a total: of its unit, or bare behind its name."""
    one = fact.amount
    if one.unit:
        return kin(one.unit, total.unit) and (one.unit not in TIMES - {"đồng"} or one.unit != total.unit)
    return (one.exact or total.unit == "đồng") and _BARE.match(fact.behind) is not None


_BARE = patterns.ours(r" ?(?:[,;.)]|và |- |$)")


def _behind_another(sentence: str, facts: Sequence[Fact], at: int) -> Wrong | None:
    """“187 hộ với 642 khẩu, trong đó xóm Hạ 84 hộ, …”: what is counted beside the total stands between it and its parts."""
    beside = facts[at + 1].amount
    if (
        at + _TWO + 1 >= len(facts)
        or not _BESIDE.fullmatch(facts[at + 1].before)
        or kin(beside.unit, facts[at].amount.unit)
    ):
        return None
    gone = [*facts[: at + 1], *facts[at + _TWO :]]
    return _behind(sentence, gone, at) if kin(facts[at + _TWO].amount.unit, facts[at].amount.unit) else None


_BESIDE = patterns.ours(r"[^;.\d()]{0,25}(?:,| với| gồm| và|/) ?[^;.,\d()]{0,15}")


def _behind(sentence: str, facts: Sequence[Fact], at: int) -> Wrong | None:
    total = facts[at].amount
    opened = _OPENS.fullmatch(facts[at + 1].before)
    if (
        opened is None
        or not total.unit
        or total.unit in TIMES - {"đồng"}
        or sentence[total.unit_end : total.unit_end + 1] == "/"
    ):
        return None
    end = sentence.find(")", facts[at + 1].amount.start) if "(" in opened["mo"] else _end(sentence, facts, at)
    row = [facts[at + 1]._replace(before=facts[at + 1].before[opened.end("mo") :])]
    for fact in facts[at + 2 :]:
        if fact.amount.start > end > 0:
            break
        if not _STEP.fullmatch(fact.before):
            return None
        row.append(fact)
    if len(row) < _TWO:
        return None
    if not all(_same(total, fact) for fact in row):
        return _too_many(sentence, total, row) if "(" not in opened["mo"] and ":" not in opened["mo"] else None
    if _OTHERS.search(sentence[total.unit_end : end if end > 0 else len(sentence)]) or _ONLY_SOME.search(opened["mo"]):
        return None
    parts = _parts(total, row)
    among = "trong đó" in opened["mo"]
    placed = _PLACED.search(opened["mo"]) is not None
    if (placed and len(parts) <= _TWO) or (among and _REST.match(sentence, parts[-1].amount.unit_end)):
        return None
    closed = not among and not goes_on(sentence, parts)
    return _judged(
        sentence, total, parts, hint=placed or (among and len(parts) == _TWO), most=_NEAR, whole=closed, among=among
    )


_REST = patterns.ours(r"[^.;\d]{0,30}(?:,| và) ?(?:phần |số )?còn lại(?! \d)[^\d;]*[.;]?$", re.IGNORECASE)
"""“…, còn lại là vốn xã hội hóa”: of what is left no figure is told."""
_PLACED = patterns.ours(r"(?:bố trí|công tác|làm việc|sinh hoạt) (?:tại|ở|về)", re.IGNORECASE)
"""Where people are: two such places are often only some, and some people are at none of them."""
_ROW_ENDS = patterns.ours(r"; |\. (?=[^\W\d_])")


def _end(sentence: str, facts: Sequence[Fact], at: int) -> int:
    """Where the row ends: at the sentence, or at the first semicolon where its parts stand between commas and two of them before it."""
    stop = _ROW_ENDS.search(sentence, facts[at + 1].amount.unit_end)
    inside = [fact for fact in facts[at + 1 :] if stop and fact.amount.start < stop.start()]
    opening = facts[at + 1].before
    if stop and len(inside) == 1 and "trong đó" in opening and ":" not in opening:  # commas behind it: another count
        return stop.start() if any(";" not in fact.before for fact in facts[at + 3 :]) else len(sentence)
    if stop is None or len(inside) < _TWO or ";" in opening:
        return len(sentence)
    return stop.start() if all("," in fact.before or " và " in fact.before for fact in inside[1:]) else len(sentence)


def _too_many(sentence: str, total: Amount, row: Sequence[Fact]) -> Wrong | None:
    """“06 đơn vị, trong đó 04 phòng và 03 trường”: parts by names of their own, more than there are."""
    parts = [Part(fact.amount, fact.before, patterns.split(r"[,;.:()]| và ", fact.behind)[0]) for fact in row]
    added = sum((part.amount.value for part in parts), Decimal(0))
    whole = total.exact and all(part.amount.exact and part.amount.unit for part in parts)
    if not whole or {total.unit, *(part.amount.unit for part in parts)} & TIMES or total.unit not in _BODIES:
        return None
    if not total.value < added <= total.value * Decimal("1.25") or any(
        part.amount.value >= total.value for part in parts
    ):
        return None
    return None if may_overlap(parts) else wrong_sum(sentence, total, parts, added)


_BODIES = frozenset(
    [
        "đơn vị",
        "cơ quan",
        "văn bản",
        "công trình",
        "dự án",
        "cơ sở",
        "tổ chức",
        "thành viên",
        "sản phẩm",
        "giải",
        "máy",
        "thiết bị",
    ]
)
"""What is counted by kinds of its own."""


_AGAIN = patterns.ours(r"[;.] ?(?:trong đó|gồm|bao gồm|chia ra|phân theo|chia theo)[^;.\d()]{0,40}$", re.IGNORECASE)


def _again(sentence: str, facts: Sequence[Fact]) -> Wrong | None:
    """“Tổng 168 triệu đồng: xã 98 triệu đồng, …; trong đó chi lễ 24 triệu đồng, …”: the same total parted once more, another way."""
    total, rows = facts[0].amount, [n for n in range(_TWO + 1, len(facts) - 1) if _AGAIN.search(facts[n].before)]
    if len(rows) != 1 or not total.unit or not all(_same(total, fact) for fact in facts[1:]):
        return None
    at = rows[0]
    first, second = facts[1:at], list(facts[at:])
    second[0] = second[0]._replace(before=patterns.sub(r"^.*(?:trong đó|gồm|chia ra|theo)", "", second[0].before))
    told = sum((fact.amount.value for fact in first), Decimal(0))
    if told != total.value or not all(_STEP.fullmatch(fact.before) for fact in second[1:]) or len(second) <= _TWO:
        return None
    return _judged(sentence, total, _parts(total, second), hint=False, most=_NEAR)


_OWN = patterns.ours(r"(?:[^.\d()]{0,45}[,;])?(?: và)? ?(?:có )?")


def _same_things(sentence: str, facts: Sequence[Fact]) -> Wrong | None:
    """“19 chi bộ, 258 đảng viên; 02 chi bộ bản ghép, 11 chi bộ bản, 05 chi bộ cơ quan”: the kinds of the first, each by its full name."""
    total = facts[0].amount
    start = next((n for n, fact in enumerate(facts) if n and ";" in fact.before), 0)
    row = facts[start:]
    if not 0 < start <= _TWO or len(row) <= _TWO or not total.exact or not total.unit or total.unit in TIMES:
        return None
    if not all(fact.amount.unit == total.unit and _OWN.fullmatch(fact.before) for fact in row):
        return None
    labels = [patterns.split(r"[,;.:()]", fact.behind)[0].split() for fact in row]
    if not all(labels) or _OTHERS.search(sentence[total.unit_end :]):
        return None
    return _judged(sentence, total, _parts(total, row), hint=False, most=_NEAR)


def row_of(sentence: str) -> tuple[Fact, ...]:
    """The figures of a sentence that is one row of parts from the first to the last; none where it is anything else."""
    facts = facts_of(sentence)
    if len(facts) <= _TWO or len({fact.amount.unit for fact in facts}) > 1:
        return ()
    row = tuple(_masked(fact) for fact in facts)
    counted = row[0].amount.unit not in ("", *(TIMES - {"đồng"}))
    if not counted or _OTHERS.search(sentence) or not _LAST.match(row[-1].behind):
        return ()
    return row if all(_STEP.fullmatch(fact.before) for fact in row[1:]) else ()


_LAST = patterns.ours(r"(?: [^\W\d]+){0,4} ?[.;]?$")


def wrong_row(total: Amount, row: Sequence[Fact], sentence: str, before: str) -> Wrong | None:
    """What is wrong with a row that parts a total told in `before`, an earlier sentence; the place is that of the row."""
    parts = _parts(total, row)
    wrong = _judged(sentence, total, parts, hint=False, most=_NEARER)
    if wrong is None:
        return None
    figures = " + ".join(sentence[part.amount.start : part.amount.end] for part in parts)
    added = sum((part.amount.value for part in parts), Decimal(0))
    message = f"{figures} = {shown_like(added, total, before)}, khác tổng {said(total, before)}"
    return wrong._replace(start=row[0].amount.start, end=row[-1].amount.unit_end, message=message)


def _parts(total: Amount, row: Sequence[Fact]) -> list[Part]:
    scale = total.step.scaleb(total.places) if total.unit == "đồng" else Decimal(1)
    out = []
    for fact in row:
        one = fact.amount
        if not one.unit and total.unit == "đồng":
            one = one._replace(value=one.value * scale, step=one.step * scale, unit="đồng", exact=total.exact)
        out.append(
            Part(one, patterns.split(r"[,;:(]| và ", fact.before)[-1], patterns.split(r"[,;.:()]| và ", fact.behind)[0])
        )
    return out


def _judged(
    sentence: str,
    total: Amount,
    parts: Sequence[Part],
    *,
    hint: bool,
    most: Decimal,
    whole: bool = False,
    among: bool = False,
) -> Wrong | None:
    """`whole`: the words say that the parts are all there are, so that one digit may make a great difference."""
    if any(is_rate(sentence, one) for one in (total, *(part.amount for part in parts))):
        return None
    added = sum((part.amount.value for part in parts), Decimal(0))
    off = abs(added - total.value)
    if any(one == total.value for one in accumulate(part.amount.value for part in parts)):
        return None  # what follows tells of something else
    few = _FEW if len(parts) > _TWO else _TWO * _FEW
    if among and total.value < few and total.value / total.step < few:
        return None
    if off <= slack_of(total, parts) or (
        off > max(most * total.value, Decimal(2)) and not (whole and slipped(total, parts, added))
    ):
        return None
    if any(part.amount.value >= total.value for part in parts) or not all(
        part.label.strip(" ,;:()-") for part in parts
    ):
        return None
    if may_overlap(parts) or one_dimension(parts) or (total.exact and 0 < total.value - added <= unnumbered(parts)):
        return None
    return wrong_sum(sentence, total, parts, added, hint=hint and added < total.value)
