"""What was, what is, and by how much it rose or fell: three amounts of one kind whose words say which is which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, in_unit, said, shown
from cchc_docs.checking.figures.relations.facts import Fact, facts_of, of_one_kind

_CHANGE = patterns.ours(
    r"(?<!\w)(?:(?P<len>tăng thêm|tăng|nhiều hơn|cao hơn)|(?P<xuong>giảm được|giảm đi|giảm|ít hơn|thấp hơn))(?: tương ứng| tương đương| là| được| thêm)?:? $",
    re.IGNORECASE,
)
_PERIOD = r"(?:năm|quý|tháng|kỳ|tuần|6 tháng|9 tháng)"
_OLD = patterns.ours(
    rf"(?<!\w)(?:cùng kỳ|{_PERIOD} (?:trước|ngoái)|đầu (?:năm|kỳ|nhiệm kỳ|quý|tháng)|trước đây|trước đó|trước (?:sắp xếp|sáp nhập|khi)|nhiệm kỳ trước|(?<!kể )(?<!tính )từ(?: mức)?(?= *$))(?!\w)",
    re.IGNORECASE,
)
_NEW = patterns.ours(
    rf"(?<!\w)(?:{_PERIOD} (?:này|nay)|(?<!thực )(?<!thể )hiện(?: nay| có| còn)?|đến nay|nay|cuối (?:năm|kỳ|quý|tháng)|lên|xuống(?: còn)?|còn|nhiệm kỳ này|sau (?:sắp xếp|sáp nhập))(?!\w)",
    re.IGNORECASE,
)
_DATED = patterns.ours(
    r"(?<!\w)năm (?:học )?(20\d\d)|(?<!\w)tháng (\d{1,2})(?!\d)|(?<!\w)quý (IV|I{1,3})(?!\w)", re.IGNORECASE
)
_BASE = patterns.ours(rf"[^,;.()]{{0,30}}so với {_DATED.pattern}", re.IGNORECASE)
_OTHER_BASE = patterns.ours(
    r"[^,;.()]{0,30}so với (?:kế hoạch|quy định|chỉ tiêu|dự toán|mặt bằng|bình quân|mức|yêu cầu|mục tiêu|toàn|nghị quyết)",
    re.IGNORECASE,
)
_HEDGED = patterns.ours(
    r"(?<!\w)(?:khoảng|gần|trên|xấp xỉ|ước|chừng|ít nhất|tối thiểu|bình quân|phấn đấu)(?: \w+)? $", re.IGNORECASE
)
_FRACTION = patterns.ours(r" ?/ ?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def wrong_moves(sentence: str) -> Iterator[Wrong]:
    """Yield the rises and falls of a sentence that its own two amounts deny."""
    facts = facts_of(sentence)
    changes = [n for n, fact in enumerate(facts) if _CHANGE.search(fact.before) and fact.amount.unit != "lần"]
    for n in changes:
        told = facts[n].amount
        if _OTHER_BASE.match(facts[n].behind) or told.unit in ("bậc", "hạng", "vị") or not _is_told_of(facts, n):
            continue
        if _GRANTED.match(facts[n].behind):
            continue
        ends = _ends(sentence, facts, n, changes)
        if ends is not None:
            yield from _judged(sentence, ends, told, up=bool(_change(facts[n])["len"]))
    yield from _shrunk(sentence, facts)


_GRANTED = patterns.ours(r" (?:[^\W\d_]+ ){1,6}(?:cho|đối với) ")
"""What is taken off for somebody: "Giảm 80% tiền thuê cho các hộ …"."""


def _is_told_of(facts: tuple[Fact, ...], n: int) -> bool:
    """Whether a change is told of the amount before it: nothing between names another thing, no mean, no year's share."""
    words = _CHANGE.sub("", facts[n].before)
    if n == 0:
        return not patterns.search(r"bình quân|mỗi|trung bình", words)
    return _NO_OTHER.fullmatch(patterns.split(r"[,;(.]", words)[-1].strip()) is not None


_NO_OTHER = patterns.ours(
    r"(?:\) ?)?(?:đã|như vậy|tức|tương ứng|tương đương|và|cụ thể|so với [^\d]{4,40}|so [^\d]{4,40}|\)|năm 20\d\d| )*",
    re.IGNORECASE,
)


def _change(fact: Fact) -> re.Match[str]:
    found = _CHANGE.search(fact.before)
    assert found is not None
    return found


def _ends(sentence: str, facts: tuple[Fact, ...], at: int, changes: list[int]) -> tuple[Amount, Amount] | None:
    """The old and the new amount of a change: the only two others of its kind, one of them called the earlier one."""
    told = facts[at].amount
    others = [n for n in range(len(facts)) if n not in changes and facts[n].amount.unit != "lần"]
    if told.unit == "%":
        others = [n for n in others if facts[n].amount.unit not in ("%", "tháng", "quý", "năm")] or others
    else:
        others = [n for n in others if of_one_kind(facts[n].amount, told) and facts[n].amount.unit != "%"]
    if len(others) != 2 or not of_one_kind(facts[others[0]].amount, facts[others[1]].amount):
        return None
    first, second = others
    if (first, second) == (at - 1, at + 1) and _reached(facts, at):
        old, new = facts[first].amount, facts[second].amount
        return in_unit(old, new), in_unit(new, old)
    if any(_HEDGED.search(facts[n].before) for n in others) or _FRACTION.fullmatch(
        sentence, facts[first].amount.unit_end, facts[second].amount.start
    ):
        return None
    marks = [_mark(facts, n) for n in others]
    base = _BASE.match(facts[at].behind)
    dates = [_date(facts, n) for n in others]
    if marks == [None, None] and base and dates.count(_dated(base)) == 1:
        marks[dates.index(_dated(base))] = "old"  # "giảm 12 vụ so với năm 2025; năm 2025 có 40 vụ"
    if marks[0] == marks[1] or (None not in marks and {marks[0], marks[1]} != {"old", "new"}):
        one, other = dates
        if marks[0] != marks[1] or one is None or other is None or one[0] != other[0] or one == other:
            return None
        older = 0 if one < other else 1
    else:
        older = 0 if marks[0] == "old" or marks[1] == "new" else 1
        if "old" not in marks and not (marks[older] is None and _date(facts, others[older])):
            return None
    old, new = facts[others[older]].amount, facts[others[1 - older]].amount
    return in_unit(old, new), in_unit(new, old)


_REACHED = patterns.ours(
    r"(?! so |.* cùng kỳ)[^,;.()\d]{0,25}[,;]? (?:nay |hiện |chỉ |nên )?(?:còn|còn lại|xuống còn|lên|thành|tổng số (?:là|lên)|(?:nâng|đưa)(?: [^\W\d]+){0,4} lên)(?: là| thành)? $"
)


def _reached(facts: tuple[Fact, ...], at: int) -> bool:
    """Whether a change stands between what there was and what it makes of that: “30 tổ dân phố, …, giảm 02 tổ, còn 27 tổ dân phố”, of one name."""
    old, new = facts[at - 1], facts[at + 1]
    if not _REACHED.fullmatch(new.before) or any(_HEDGED.search(fact.before) for fact in (old, facts[at], new)):
        return False
    if not (old.amount.unit and old.amount.unit == new.amount.unit and new.amount.exact):
        return False
    name = patterns.split(r"[,;:.()]", new.behind)[0].strip()
    return not name or patterns.split(r"[,;:.()]", old.behind)[0].strip().startswith(name)


_COMPARED = patterns.ours(
    r"(?<!\w)so với (?:[^;,.()]{0,60}\((?:là |có |đạt |chỉ )?|(?:mức |con số |số )?)$", re.IGNORECASE
)
"""Before what a change is measured from: "tăng 16% so với ước thực hiện năm trước (3.000 triệu đồng)"."""
_THEIR_BASE = patterns.ours(r"^[^,;.(]{0,30}(?:so với|so|cùng kỳ)[^,;.(\d]{0,30}(?:20\d\d)?(?=[,;.)])", re.IGNORECASE)


def _mark(facts: tuple[Fact, ...], n: int) -> str | None:
    """Whether the words of an amount call it the earlier or the later one; the word next to it counts."""
    before = facts[n].before
    if _COMPARED.search(before):
        return "old"
    if n and _CHANGE.search(facts[n - 1].before):
        before = _THEIR_BASE.sub("", before)  # "tăng 4 vụ so với cùng kỳ; làm rõ 16 vụ"
    best: tuple[int, str] | None = None
    for name, pattern in (("old", _OLD), ("new", _NEW)):
        for found in pattern.finditer(before):
            if best is None or found.start() >= best[0]:
                best = found.start(), name
    if best is not None:
        return best[1]
    behind = patterns.split(r"[,;:(]", facts[n].behind)[0]
    if _OLD.match(behind.strip()):
        return "old"
    return None


def _date(facts: tuple[Fact, ...], n: int) -> tuple[str, int] | None:
    """The year, quarter or month an amount is told of: the last before it, else right behind it."""
    found = list(_DATED.finditer(facts[n].before)) or list(
        _DATED.finditer(patterns.split(r"[,;:(]", facts[n].behind)[0])
    )
    if not found:
        return None
    return _dated(found[-1])


def _dated(found: re.Match[str]) -> tuple[str, int]:
    if found[1]:
        return "năm", int(found[1])
    return ("tháng", int(found[2])) if found[2] else ("quý", _ROMAN[found[3].lower()])


def _judged(sentence: str, ends: tuple[Amount, Amount], told: Amount, *, up: bool) -> Iterator[Wrong]:
    old, new = ends
    if not old.value or not told.value or old.value > 20 * new.value or new.value > 20 * old.value:
        return
    start, end = min(old.start, new.start, told.start), max(old.unit_end, new.unit_end, told.unit_end)
    both = f"từ {said(old, sentence)} đến {said(new, sentence)}"
    differ, slack = abs(new.value - old.value), old.slack + new.slack
    near = min(abs(told.value - differ), abs(told.value - 100 * differ / old.value) if told.unit == "%" else differ)
    if near > max(told.value / 2, Decimal(3)):
        return  # of something else
    if new.value != old.value and (new.value > old.value) != up:
        way = "giảm" if up else "tăng"
        yield Wrong(start, end, f"{both} là {way}", way)
        return
    low = abs(100 * (new.value - new.slack) / (old.value + old.slack) - 100)
    high = abs(100 * (new.value + new.slack) / max(old.value - old.slack, Decimal("0.001")) - 100)
    verdicts = []
    if told.unit != "%" or new.unit == "%":
        verdicts.append(agrees(differ - slack, differ + slack, in_unit(told, new)))
    if told.unit == "%":
        verdicts.append(agrees(min(low, high), max(low, high), told))
    if verdicts and all(verdicts):
        right = shown(differ, new.unit)
        if told.unit == "%" and new.unit != "%":
            right = shown(100 * differ / old.value, "%", max(1, told.places))
        yield Wrong(
            start,
            end,
            f"{both} là {'tăng' if up else 'giảm'} {right}, không phải {said(told, sentence)}",
            right,
            hint="cat" in verdicts,
        )


_LESS = patterns.ours(
    r"(?<!\w)(?:thu gọn|tinh gọn|tinh giản|hợp nhất|sáp nhập|sắp xếp(?: lại)?|gộp|rút gọn|rút ngắn|rút|cắt giảm|đơn giản hóa|đơn giản hoá|giảm|hạ|thu hẹp|từ)(?: [^\W\d]+){0,6} $",
    re.IGNORECASE,
)
_TO = patterns.ours(
    r"[^,;.()\d]{0,30}?(?<!\w)(?:xuống còn|xuống|chỉ còn|nay còn|giảm còn|còn lại|còn|(?P<thanh>thành)) ?$",
    re.IGNORECASE,
)
_MERGED = patterns.ours(r"thu gọn|tinh gọn|tinh giản|hợp nhất|sáp nhập|gộp|rút gọn|sắp xếp|cắt giảm", re.IGNORECASE)
_TAKEN_OFF = patterns.ours(r"(?:rút ngắn|rút gọn|rút|cắt giảm|giảm|hạ|thu hẹp)(?! từ)", re.IGNORECASE)
"""“rút ngắn được 02 ngày, còn 05 ngày”: behind them may stand how much is taken off."""
_RANKS = patterns.ours(r"(?<!\w)(?:bậc|hạng|xếp thứ|vị trí|thứ|giờ|tuổi|ngày \d|số nhà)(?!\w)", re.IGNORECASE)


def _shrunk(sentence: str, facts: tuple[Fact, ...]) -> Iterator[Wrong]:
    """“tinh gọn từ 09 tổ còn 14 tổ”, “hợp nhất 06 thôn thành 11 thôn”: what is merged or cut grows no greater."""
    for first, second in pairwise(facts):
        old, new = first.amount, second.amount
        to = _TO.fullmatch(second.before)
        if to is None or not of_one_kind(old, new) or new.value <= old.value or not (old.exact and new.exact):
            continue
        opens = _LESS.search(first.before)
        if opens is None or _TAKEN_OFF.match(opens[0]) or _RANKS.search(f"{first.before[-40:]} {second.behind[:20]}"):
            continue
        if to["thanh"] and not _MERGED.search(opens[0]):
            continue
        yield Wrong(
            old.start,
            new.unit_end,
            f"Từ {said(old, sentence)} sang {said(new, sentence)} là tăng",
            "kiểm tra lại các số",
        )
