"""TG: what others hand in to an office later than the office is to pass it on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.rules.phan_cong.muc import alike, organising_sections
from cchc_docs.checking.times.moments import Moment, around, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import object_words, runs
from cchc_docs.checking.times.wordings import BY, ON
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.units import normalise_unit

_OFFICE = r"(?P<ai>(?:[Pp]hòng|[Vv]ăn phòng|[Tt]rung tâm|[Cc]ông an|[Bb]an|[Tt]rạm|[Tt]ổ|[Ss]ở) [^.;:,()]{2,70}?)"
_IN = ours(
    rf"(?i:gửi|nộp|báo cáo|đăng ký|phản hồi|chuyển|cung cấp|góp ý)(?:[^.;:]*?) (?:về|cho|tới|đến|qua|với) (?:UBND xã \(qua )?{_OFFICE}(?= (?:theo|bằng|để|qua|kèm)|[,()]|$)"
)
_IN_HERE = ours(
    r"(?:gửi|nộp|báo cáo|chuyển|cung cấp)(?: [^.;:,]{0,60}?)? về (?:[Pp]hòng|[Vv]ăn phòng|[Tt]rung tâm|[Bb]an|cơ quan thường trực)(?: để(?: [^.;:]*)?)?$"
)
_HERE = ("về phòng", "về văn phòng", "về trung tâm", "về ban", "về cơ quan thường trực")
"""“… gửi số liệu về Phòng” among the duties of one office: it is that office."""
_OUT = ours(
    rf"(?:^|[:;,] |Giao |để ){_OFFICE}:? (?:tổng hợp|hoàn thiện|rà soát|báo cáo|trình|tham mưu|thẩm định)(?!\w)"
)
_PASSES_ON = ours(
    r"(?<!\w)(?:tổng hợp|hoàn thiện|trình|báo cáo|tham mưu|gửi)(?!\w)(?![^.;]* (?:về|cho) [Pp]hòng)", re.IGNORECASE
)
_PLAIN = frozenset(
    """
    báo cáo kết quả tổng hợp gửi trình nộp số liệu thực hiện nội dung theo mẫu phòng ban xã phường ubnd ủy nhân dân chủ tịch sở tháng
    qua bằng văn bản kế hoạch đơn vị thôn trường bảng biểu danh sách lập rà soát giao hoàn thiện tham mưu cả định kỳ
    """.split()  # noqa: SIM905 - one word a line would be fifty lines
)
_FURTHEST = timedelta(days=45)
"""Days further apart belong to two rounds of one thing."""


def handed_on_too_early(context: Context) -> Iterator[tuple[Moment, Moment]]:
    """Yield (the time an office passes something on, the later one it is handed in by), where nothing of it comes in sooner."""
    sums_up = "tổng hợp" in context.whole_small
    if not sums_up and not any(words in context.whole_small for words in _HERE):
        return
    own = {section.path: unit for section, unit in organising_sections(context)}
    coming: defaultdict[str, list[Moment]] = defaultdict(list)
    going: list[tuple[str, Moment]] = []
    for one in moments(context):
        if one.row or one.part not in (BY, ON) or not one.at.exact or tells_of_before(context, one.text.path):
            continue
        above = next((unit for path, unit in own.items() if one.text.path[: len(path)] == path), "")
        here = above and _IN_HERE.search(one.said)
        to = sums_up and not here and _IN.search(one.said)
        if here or to:
            coming[normalise_unit(to["ai"] if to else above)].append(one)
            continue
        by = _OUT.search(one.said)
        if by or (above and _PASSES_ON.search(around(one)[0])):
            going.append((normalise_unit(by["ai"] if by else above), one))
    for office, late in going:
        same = [one for name, found in coming.items() if alike(name, office) for one in found if _of_one(one, late)]
        if same and all(timedelta() < one.at.last - late.at.last <= _FURTHEST for one in same):
            yield late, min(same, key=lambda one: one.at.last)


def _of_one(handed_in: Moment, passed_on: Moment) -> bool:
    """Whether what is passed on may be what was handed in: of one round, and no word of the shorter says another thing."""
    if runs(handed_in.said) != runs(passed_on.said):
        return False
    one, other = object_words(handed_in.said) - _PLAIN, object_words(passed_on.said) - _PLAIN
    return not other or bool(one & other)


_EVERY = ours(
    r"(?P<said>[^.;]{10,160}?)(?: |\()(?:trước|chậm nhất|vào)(?: là)? (?P<raw>ngày (?P<day>\d{1,2})(?: của)? (?P<every>h[ằà]ng tháng|mỗi tháng|tháng cuối quý|tháng cuối kỳ))"
)

_EVERY_MONTH = ("hằng tháng", "hàng tháng", "mỗi tháng", "tháng cuối")


def handed_on_each_time(context: Context) -> Iterator[tuple[Text, str, str]]:
    """Yield (where, the day things are handed in, the earlier day they are passed on) of what comes every month or quarter."""
    coming: list[tuple[str, str, int, Text, str]] = []
    going: list[tuple[str, str, int, str]] = []
    own = {section.path: unit for section, unit in organising_sections(context)}
    for hit in context.matches(_EVERY, _EVERY_MONTH):
        said = hit.match["said"].strip(" (,")
        to, by = _IN.search(said), _OUT.search(said.lstrip(" .;"))
        if to:
            coming.append((to["ai"], hit.match["every"], int(hit.match["day"]), hit.text, hit.match["raw"]))
            continue
        above = next((unit for path, unit in own.items() if hit.text.path[: len(path)] == path), "")
        if by or (above and _PASSES_ON.search(said)):
            going.append((by["ai"] if by else above, hit.match["every"], int(hit.match["day"]), hit.match["raw"]))
    for office, every, day, text, raw in coming:
        late = next((one for one in going if one[1] == every and one[2] < day and alike(one[0], office)), None)
        if late:
            yield text, raw, late[3]
    yield from _in_one_sentence(context)


_ROUND_BEFORE = r"(?:tháng|kỳ|quý|năm|tuần|đợt|lần) trước(?! ngày)"
_DAY = r"(?:trước|chậm nhất|muộn nhất)(?: là)?(?: vào)? (?P<{0}>ngày \d{{1,2}}(?: tháng \d{{1,2}}(?: năm \d{{4}})?|/\d{{1,2}}(?:/\d{{4}})?)?)(?![\d/])"
_IN_THEN_OUT = ours(
    rf"(?<!\w)(?<!dựng )(?<!thiện )(?<!lập )(?:gửi|nộp|báo cáo|cung cấp|chuyển(?! đổi| giao| biến)|đăng ký(?! kinh doanh))(?!\w)(?:(?!ngày \d|tổng hợp|thành lập|ban hành)[^.;]){{0,140}}?{_DAY.format('vao')}"
    rf"(?P<mid>(?:(?!ngày \d)[^.]){{0,120}}?)(?<!\w)tổng hợp(?!\w)(?:(?!ngày \d|{_ROUND_BEFORE})[^.;]){{0,120}}?{_DAY.format('ra')}(?P<behind>[^.;,]{{0,30}})",
    re.IGNORECASE,
)
"""“… gửi … trước ngày 10, Văn phòng tổng hợp … trước ngày 12”: the second day is of what the first brought in."""
_NEXT = ours(rf"(?<!\w)(?:sau|kế tiếp|tiếp theo|liền kề|tháng đầu|{_ROUND_BEFORE})(?!\w)", re.IGNORECASE)
_ROUND = ours(r"(?<!\w)(?:tháng cuối (?:quý|kỳ)|tuần|tháng|quý|0?[69] tháng|năm)(?!\w)(?! \d)", re.IGNORECASE)


def _in_one_sentence(context: Context) -> Iterator[tuple[Text, str, str]]:
    """Yield the same of two days in one sentence, both bare or both whole, where neither is of another period."""
    for hit in context.matches(_IN_THEN_OUT, ("tổng hợp",)):
        came, went = (tuple(map(int, re.findall(r"\d+", hit.match[name])))[::-1] for name in ("vao", "ra"))
        of_in, of_out = ({word.lower() for word in _ROUND.findall(hit.match[name])} for name in ("mid", "behind"))
        if len(came) != len(went) or went >= came or (of_in and of_out and not of_in & of_out):
            continue
        if not _NEXT.search(hit.match["mid"]) and not _NEXT.search(hit.match["behind"]):
            yield hit.text, hit.match["vao"], hit.match["ra"]
