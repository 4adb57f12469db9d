"""What a report says once more where it judges and where it looks ahead: a rate "mới đạt 40% kế hoạch", things "còn tồn"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, sentences
from cchc_docs.checking.figures.mentions.census import Otherwise

_ONLY = patterns.ours(
    r"(?:^|[.;] )\W*(?:\w{1,3}[.)] )?(?P<ten>[^\W\d_]+ [^\W\d_]+)(?P<cua>(?: [^\W\d_]+){0,6}?),?(?: (?:còn|quá|rất))?(?: (?:thấp|chậm|hạn chế))?,? (?:mới|chỉ|mới chỉ|chỉ mới)(?: (?:đạt|bằng|được))? $",
    re.IGNORECASE,
)
_OF = patterns.ours(r" (?:so với )?(?P<cua>kế hoạch|dự toán|chỉ tiêu|nhu cầu)(?! (?:quý|tháng|6|9))")
_LEFT = patterns.ours(r"(?<!\w)còn(?: lại)? $", re.IGNORECASE)
_UNDONE = patterns.ours(r"(?: [^\W\d_]+){0,2}? (?:còn tồn(?: đọng)?|tồn đọng|còn lại|còn nợ)(?!\w)")
_UNDONE_YET = patterns.ours(r"(?: [^\W\d_]+){0,2}? (?:đang|chưa|trong thời hạn)(?!\w)")
_FAR = Decimal(10)


def judged_again(texts: Sequence[str], back: Sequence[bool]) -> Iterator[Otherwise]:
    """Yield the figures that a report gives otherwise where it judges, or looks ahead; `back`: which texts tell what was done."""
    yield from _rates(texts)
    yield from _left(texts, back)
    yield from _reached(texts)


_REACHED = patterns.ours(
    r"(?<!\w)(?P<viec>mở|tổ chức|xây dựng|trồng|lắp đặt|thành lập|cấp|trao|tặng|sửa chữa|vận động) được $",
    re.IGNORECASE,
)
_THING = patterns.ours(
    r" (?P<vat>[^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+)?)(?=[,.;(]| \(|$| (?:cho|với|tại|ở|đạt|vượt|trong)(?!\w))"
)


def _reached(texts: Sequence[str]) -> Iterator[Otherwise]:
    """“mở được 10 lớp dạy bơi” of what were “Mở 08 lớp dạy bơi”, told once."""
    for number, text in enumerate(texts):
        for one in amounts(text) if " được " in text else ():
            got, thing = _REACHED.search(text, 0, one.start), _THING.match(text, one.end)
            if got is None or thing is None or not one.exact:
                continue
            vat, verb = f" {thing['vat'].lower()}", f"{got['viec'].lower()} "
            there = [
                (n, other)
                for n, elsewhere in enumerate(texts)
                if n != number and vat in elsewhere.lower()
                for other in amounts(elsewhere)
                if elsewhere.lower().startswith(vat, other.end) and elsewhere.lower().endswith(verb, 0, other.start)
            ]
            if len(there) == 1 and there[0][1].value != one.value:
                n, other = there[0]
                known = said(other, texts[n])
                message = f"Ở đây ghi {said(one, text)}, chỗ nêu kết quả ghi {known}"
                yield Otherwise(number, Wrong(got.start(), one.unit_end, message, known), n)


def _rates(texts: Sequence[str]) -> Iterator[Otherwise]:
    """“Giải ngân vốn đầu tư thấp, mới đạt 40% kế hoạch” of what was “giải ngân đạt 13,4 tỷ đồng, bằng 42% kế hoạch”."""
    for number, text in enumerate(texts):
        for base, sentence in sentences(text) if "%" in text and ("mới" in text or "chỉ" in text) else ():
            for one in amounts(sentence):
                only = _ONLY.search(sentence[: one.start]) if one.unit == "%" else None
                of = _OF.match(sentence, one.unit_end) if only else None
                if only is None or of is None:
                    continue
                known = [
                    (n, there, other)
                    for n, other_text in enumerate(texts)
                    if n != number
                    for _, there in sentences(other_text)
                    for other in _rates_of(there, only["ten"].lower(), of["cua"])
                ]
                if len({other.value for _, _, other in known}) == 1:
                    n, there, other = known[0]
                    if 0 < abs(other.value - one.value) <= _FAR and other.value.to_integral() != one.value:
                        message = f"Ở đây ghi {said(one, sentence)}, chỗ nêu số liệu ghi {said(other, there)}"
                        part = not set(only["cua"].lower().split()) <= set(
                            there.lower().split()
                        )  # perhaps of some of it only
                        yield Otherwise(
                            number, Wrong(base + one.start, base + of.end(), message, said(other, there), hint=part), n
                        )


def _rates_of(sentence: str, name: str, of: str) -> Iterator[Amount]:
    low = sentence.lower()
    for one in amounts(sentence) if name in low and "%" in sentence else ():
        if one.unit == "%" and low.find(name) < one.start and sentence.startswith(of, one.unit_end + 1):
            yield one


def _left(texts: Sequence[str], back: Sequence[bool]) -> Iterator[Otherwise]:
    """“09 đơn còn tồn” of what were “còn 07 đơn đang trong thời hạn”."""
    told: defaultdict[str, list[tuple[int, Amount, str]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for one in amounts(text) if back[number] and "còn" in text else ():
            if one.unit and _LEFT.search(text[: one.start]) and _UNDONE_YET.match(text, one.unit_end):
                told[one.unit].append((number, one, text))
    for number, text in enumerate(texts) if told else ():
        for one in amounts(text) if not back[number] else ():
            if one.unit in told and len(told[one.unit]) == 1 and _UNDONE.match(text, one.unit_end):
                n, other, there = told[one.unit][0]
                if other.value != one.value:
                    message = f"Ở đây ghi {said(one, text)}, phần kết quả ghi còn {said(other, there)}"
                    yield Otherwise(number, Wrong(one.start, one.unit_end, message, said(other, there), hint=True), n)
