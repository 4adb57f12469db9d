"""So many a month beside how many together: the months that the figures of one sentence make are whole ones, and the same for all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, said, shown
from cchc_docs.checking.figures.relations.facts import Fact

_EVERY = patterns.ours(
    r"(?<!\w)(?:mỗi|hằng|hàng|một|từng|bình quân(?: mỗi| một)?) (?P<ky>tháng|quý|tuần)(?!\w)[^\d.;]{0,25}$",
    re.IGNORECASE,
)
_A = patterns.ours(r"(?: [^\W\d]+){0,3} ?(?:/|mỗi|một) ?(?:01 |1 )?(?P<ky>tháng|quý|tuần)(?!\w)")
_NEXT = patterns.ours(r"[^\d.;]{0,20}(?:,| và) $")
_HEDGED = patterns.ours(
    r"(?<!\w)(?:ít nhất|tối thiểu|khoảng|trên|hơn|gần|từ|đến|tối đa|không quá|trở lên|bình quân|đã|quý [IV]+|tháng \d|đợt|thêm|còn|riêng|mỗi năm|năm trước|cao điểm)(?!\w)",
    re.IGNORECASE,
)
_MOST = {"tháng": 12, "quý": 4, "tuần": 53}
_NO_COUNT = frozenset(["", "%", "đồng", "lần", "tháng", "quý", "tuần", "ngày", "năm", "giờ", "phút"])


def wrong_periods(sentence: str, facts: Sequence[Fact]) -> Iterator[Wrong]:
    """Yield the totals that no number of months, quarters or weeks makes, and two totals that different numbers make."""
    told = list(_of_whole(sentence, facts))
    yield from told
    if told:
        return
    each = _each(sentence, facts)
    if not each or _HEDGED.search(sentence):
        return
    made: list[tuple[Amount, Amount, str, Decimal]] = []
    for n, period in each.items():
        rate = facts[n].amount
        totals = [
            fact.amount
            for k, fact in enumerate(facts)
            if k not in each
            and fact.amount.exact
            and fact.amount.unit == rate.unit
            and not _A.match(sentence, fact.amount.end)
        ]
        if (
            len(totals) != 1
            or rate.unit in _NO_COUNT
            or not rate.exact
            or totals[0].value <= rate.value
            or not rate.value
        ):
            return
        made.append((totals[0], rate, period, totals[0].value / rate.value))
    periods = {period for _, _, period, _ in made}
    if len(periods) != 1:
        return
    for total, rate, period, times in made:
        start, end = min(total.start, rate.start), max(total.unit_end, rate.unit_end)
        if times != int(times):
            message = f"{said(rate, sentence)}/{period} thì không số {period} nào được {said(total, sentence)}"
            yield Wrong(start, end, message, "kiểm tra lại các số")
            return
    all_times = {one[3] for one in made}
    if len(all_times) > 1 and max(all_times) <= _MOST[made[0][2]]:
        odd = next(one for one in made if one[3] != max(all_times))
        message = f"{said(odd[1], sentence)}/{odd[2]} thì {said(odd[0], sentence)} là {int(odd[3])} {odd[2]}, số khác trong câu là {int(max(all_times))} {odd[2]}"
        places = [place for one in made for place in (one[0].start, one[0].unit_end, one[1].start, one[1].unit_end)]
        yield Wrong(min(places), max(places), message, "kiểm tra lại các số")


_YEARLY = patterns.ours(r"(?<!\w)(?:mỗi|hằng|hàng) (?P<ky>năm)(?!\w)[^\d.;]{0,60}$", re.IGNORECASE)
_ALL_YEAR = patterns.ours(r"(?<!\w)(?:cả năm|12 tháng|trong năm|một năm)(?: [^\W\d]+){0,3} $", re.IGNORECASE)
_ALL_YEARS = patterns.ours(
    r"(?<!\w)(?:cả|toàn|trong|của) (?:giai đoạn|nhiệm kỳ|5 năm)(?:(?: 20\d\d)?(?: ?[-–] ?20\d\d)?)(?: [^\W\d]+){0,4} $",
    re.IGNORECASE,
)
_ROUGH = patterns.ours(
    r"(?<!\w)(?:ít nhất|tối thiểu|khoảng|trên|hơn|gần|tối đa|không quá|bình quân|từ|đến|dưới)(?!\w)", re.IGNORECASE
)
_PER_YEAR = {"tháng": 12, "quý": 4}


def _of_whole(sentence: str, facts: Sequence[Fact]) -> Iterator[Wrong]:
    """“02 kỳ/tháng, …; cả năm 22 kỳ”; “hằng năm 8.000 người, cả giai đoạn 35.000 người”, which no number of years makes."""
    for n, fact in enumerate(facts):
        rate = fact.amount
        told = _A.match(sentence, rate.end) or _EVERY.search(fact.before) or _YEARLY.search(fact.before)
        same = [k for k, one in enumerate(facts) if k > n and rate.unit and one.amount.unit == rate.unit]
        if not told or len(same) != 1 or not rate.exact or not rate.value or rate.unit == "%":
            continue
        whole, times = facts[same[0]], _PER_YEAR.get(told["ky"].lower())
        span = _ALL_YEARS if told["ky"].lower() == "năm" else _ALL_YEAR
        clauses = f"{fact.clause} ; {whole.clause} ; {whole.behind[:15]}"
        if not whole.amount.exact or not span.search(whole.before) or _ROUGH.search(clauses):
            continue
        if (times and whole.amount.value != times * rate.value) or (not times and whole.amount.value % rate.value):
            message = f"{said(rate, sentence)}/{told['ky'].lower()} thì không ra {said(whole.amount, sentence)}"
            right = shown(times * rate.value, rate.unit) if times else "kiểm tra lại các số"
            yield Wrong(rate.start, whole.amount.unit_end, message, right)


def _each(sentence: str, facts: Sequence[Fact]) -> dict[int, str]:
    """The figures told for each month, quarter or week; the second of "mỗi tháng 02 tin, 06 lượt phát" too."""
    out: dict[int, str] = {}
    for n, fact in enumerate(facts):
        told = _EVERY.search(fact.before) or _A.match(sentence, fact.amount.end)
        if told:
            out[n] = told["ky"].lower()
        elif n - 1 in out and _EVERY.search(facts[min(out)].before) and _NEXT.fullmatch(fact.before):
            out[n] = out[n - 1]
    return out
