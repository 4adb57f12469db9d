"""TG: how often something is done - against the days named, against another place, against the name of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import parse_number_words

_N = r"(?P<so>0?[1-7]|một|hai|ba|bốn|năm|sáu)"
_DAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_A_WEEK = ours(
    rf"(?<![\w/.,-]){_N} (?:lần|buổi|ngày|chuyến|lượt|cuộc|kỳ|số|phiên|ca) ?(?:/ ?|một |mỗi |trong |hằng |hàng )tuần(?:(?!từ |đến |tới )[^.,;()]){{0,25}}?,?[ (:]{{1,2}}(?:vào )?(?:các )?(?:ngày |buổi |sáng |chiều |tối )*(?P<ngay>{_DAY}(?:(?:, (?:và )?| và )(?:ngày |sáng |chiều |tối )?{_DAY})*)(?!\w)(?! (?:đến|tới|[-–]) )",
    re.IGNORECASE,
)
_DAYS = ours(_DAY, re.IGNORECASE)
_OFTEN = ours(
    r"(?<![\w/.,-])(?P<so>\d{1,2}) (?P<don_vi>lần|buổi|ngày|chuyến|lượt|cuộc|kỳ|số|phiên) ?/ ?(?P<ky>tuần|tháng|quý|năm)(?!\w)",
    re.IGNORECASE,
)
_OTHERWISE = ours(
    r"(?<!\w)(?:cao điểm|mùa|đợt|khu vực|(?:các|từng|mỗi) tuyến|tuyến đường|riêng|tăng|giảm|từ|lên|xuống|ít nhất|tối thiểu|không quá|tối đa|năm trước|trước đây|hiện nay|kỳ trước|mỗi|các xã|trừ|nếu|khi)(?!\w)",
    re.IGNORECASE,
)
_ROUNDS = ours(
    r"(?<!\w)(?P<gi>đợt|lần|kỳ|vòng) (?P<mot>[1-4I]|một|hai|ba|thứ nhất)(?: vào| trong|:| \(|,| từ)* ?(?:cuối |đầu |giữa )?tháng (?P<thang>\d{1,2})(?![\d]|/\d{1,2}/)(?:/(?P<nam>20\d\d))?[^.;]{0,60}?(?<!\w)(?P=gi) (?P<hai>[2-5I]{1,2}|hai|ba|bốn|thứ hai)(?: vào| trong|:| \(|,| từ)* ?(?:cuối |đầu |giữa )?tháng (?P<thang2>\d{1,2})(?!\d)(?:/(?P<nam2>20\d\d))?",
    re.IGNORECASE,
)
_NAMED = ours(
    rf"[“\"](?:ngày )?(?P<ten>chủ nhật|thứ bảy|thứ sáu|thứ hai)(?: [^”\"]{{0,20}})?[”\"][^.;,]{{0,40}}? vào (?:sáng |chiều |tối |buổi \w+ |ngày |các )*(?P<ngay>{_DAY})(?!\w)",
    re.IGNORECASE,
)
_EVERY = ours(
    r"(?<![\w/.,-])(?P<so>0?[2-6]) tháng (?:một|01|1|/) ?lần[^.;()]{0,20}?[ (:]{1,2}(?:vào )?(?:các )?(?P<ds>tháng \d{1,2}(?:(?:, | và |, và )(?:tháng )?\d{1,2}){1,5})(?![\d/])",
    re.IGNORECASE,
)
_MONTHS = ours(r"\d{1,2}")
_SYLLABLES = ours(r"[^\W\d_]+")
_COMMON = frozenset(
    ["tổ chức", "thực hiện", "tần suất", "định kỳ", "đúng giờ", "ban nhân", "nhân dân", "phối hợp", "ủy ban", "báo cáo"]
)


@rule(
    code="TG59",
    title="Nhịp việc không khớp (03 lần/tuần mà nêu bốn ngày, hai đợt cùng một tháng)",
    severity=CANH_BAO,
    can_cu=practice("một việc làm theo một nhịp; số lần bằng số ngày nêu ra; đợt sau ở sau đợt trước"),
    tru=(CITED, HISTORY),
    bad="mo_dau: ['Đò nghỉ bảo dưỡng 02 buổi/tuần vào thứ Ba, thứ Năm và Chủ nhật.']",
    good="mo_dau: ['Đò nghỉ bảo dưỡng 02 buổi/tuần vào thứ Ba và thứ Năm.', 'Sơn đò 02 đợt (đợt 1 tháng 3, đợt 2 tháng 9).']",
)
def rhythm(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“03 lần/tuần vào thứ Hai, thứ Tư, thứ Sáu và Chủ nhật”; “đợt 1 tháng 5, đợt 2 tháng 5”; “Ngày Chủ nhật xanh” vào thứ Bảy; một việc 03 lần/tuần ở chỗ này, 02 lần/tuần ở chỗ khác.

    Đợt cao điểm, mức ít nhất, tuyến riêng, lần trước thì không xét.
    """
    small = context.whole_small
    if "tuần" in small:
        for hit in context.matches(_A_WEEK):
            told, days = _number(hit.match["so"]), len(_DAYS.findall(hit.match["ngay"]))
            if told != days:
                message = f"Ghi {hit.match['so']} mỗi tuần mà nêu {days} ngày"
                yield Finding(hit.text.path, message, hit.match[0], "thống nhất số lần và các ngày")
    for hit in context.matches(_EVERY):
        step, months = int(hit.match["so"]), [int(one) for one in _MONTHS.findall(hit.match["ds"])]
        if any((other - one) % _DECEMBER != step % _DECEMBER for one, other in pairwise(months)):
            message = f"Cứ {step} tháng một lần mà các tháng nêu ra không cách đều {step} tháng"
            yield Finding(hit.text.path, message, hit.match[0], "xem lại các tháng")
    for hit in context.matches(_ROUNDS):
        first, second = int(hit.match["thang"]), int(hit.match["thang2"])
        years = hit.match["nam"], hit.match["nam2"]
        if (first == second or first > second) and (years[0] == years[1] or not years[1]) and first <= _DECEMBER:
            message = f"Đợt sau (tháng {second}) không ở sau đợt trước (tháng {first})"
            yield Finding(hit.text.path, message, hit.match[0], "xem lại tháng của các đợt")
    for hit in context.matches(_NAMED):
        if hit.match["ten"].lower() != hit.match["ngay"].lower():
            message = f"Gọi là “{hit.match['ten']}” mà làm vào {hit.match['ngay']}"
            yield Finding(hit.text.path, message, hit.match[0], "xem lại ngày trong tuần")
    yield from _told_twice(context)


_DECEMBER = 12


def _number(typed: str) -> int:
    return int(typed) if typed.isdigit() else int(parse_number_words(typed) or 0)


class _Often(NamedTuple):
    """How often something is done: where, the words as typed, the number, its unit and period, the pairs of syllables of its clause and the first of them."""

    text: Text
    typed: str
    number: int
    unit: str
    about: frozenset[str]
    who: str


def _told_twice(context: Context) -> Iterator[Finding]:
    """Yield the second of two rhythms of one thing, where the paper names two of that unit and period."""
    told: list[_Often] = []
    for text in context.sentences_of_body:
        for found in _OFTEN.finditer(text.text) if "/" in text.text else ():
            start = max(text.text.rfind(mark, 0, found.start()) for mark in ".;:") + 1
            clause = text.text[start : found.start()]
            if _OTHERWISE.search(clause):
                continue
            words = [word.lower() for word in _SYLLABLES.findall(clause)]
            pairs = [" ".join(pair) for pair in pairwise(words)]
            about = frozenset(pairs) - _COMMON
            unit = f"{found['don_vi']}/{found['ky']}".lower()
            told.append(_Often(text, found[0], int(found["so"]), unit, about, pairs[0] if len(pairs) > 1 else ""))
    for one in told:
        same = [other for other in told if other.unit == one.unit and _one_thing(one, other)]
        if (
            len(same) == _TWO
            and same[0] is one
            and same[0].number != same[1].number
            and same[0].text is not same[1].text
        ):
            message = f"“{same[1].typed}” ở đây, chỗ khác ghi “{one.typed}” cho cùng việc"
            yield Finding(
                same[1].text.path, message, same[1].typed, "thống nhất một nhịp", also=(one.text.path,), there=one.typed
            )


def _one_thing(one: _Often, other: _Often) -> bool:
    """Whether two clauses share more than who does it, told first in both."""
    return bool((one.about & other.about) - ({one.who} & {other.who}))


_TWO = 2
