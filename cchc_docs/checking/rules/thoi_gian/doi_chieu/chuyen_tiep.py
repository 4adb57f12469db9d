"""TG: what others hand in to an office later than the office is to pass it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.rules.phan_cong.muc import alike, organising_sections
from cchc_docs.checking.times.moments import Moment, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import object_words, runs
from cchc_docs.checking.times.wordings import BY, ON
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.units import normalise_unit

_OFFICE = r"(?P<ai>(?:[Pp]hòng|[Vv]ăn phòng|[Tt]rung tâm|[Cc]ông an|[Bb]an|[Tt]rạm|[Tt]ổ|[Ss]ở) [^.;:,()]{2,70}?)"
_IN = ours(
    rf"(?:gửi|nộp|báo cáo|đăng ký|phản hồi|chuyển|cung cấp|góp ý)(?:[^.;:]*?) (?:về|cho|tới|đến|qua|với) (?:UBND xã \(qua )?{_OFFICE}(?= (?:theo|bằng|để|qua|kèm)|[,()]|$)"
)
_OUT = ours(
    rf"(?:^|[:;,] |Giao |để ){_OFFICE}:? (?:tổng hợp|hoàn thiện|rà soát|báo cáo|trình|tham mưu|thẩm định)(?!\w)"
)
_PASSES_ON = ours(r"(?<!\w)(?:tổng hợp|hoàn thiện|trình|báo cáo|tham mưu|gửi)(?!\w)(?![^.;]* (?:về|cho) [Pp]hòng)")
_TO_SUM_UP = ours(r"^[^.;]{0,12}để (?:tổng hợp|theo dõi|thẩm định|báo cáo)")
_SUMS_UP = ours(r"(?<!\w)tổng hợp(?!\w)")
_PLAIN = frozenset(
    [
        "báo",
        "cáo",
        "kết",
        "quả",
        "tổng",
        "hợp",
        "gửi",
        "trình",
        "nộp",
        "số",
        "liệu",
        "thực",
        "hiện",
        "nội",
        "dung",
        "theo",
        "mẫu",
        "phòng",
        "ban",
        "xã",
        "phường",
        "ubnd",
        "ủy",
        "nhân",
        "dân",
        "chủ",
        "tịch",
        "sở",
        "tháng",
        "qua",
        "bằng",
        "văn",
        "bản",
        "kế",
        "hoạch",
        "đơn",
        "vị",
        "thôn",
        "trường",
        "bảng",
        "biểu",
        "danh",
        "sách",
        "lập",
        "rà",
        "soát",
        "giao",
        "hoàn",
        "thiện",
        "tham",
        "mưu",
    ]
)
_FURTHEST = timedelta(days=45)
"""Days further apart belong to two rounds of one thing."""


def handed_on_too_early(context: Context) -> Iterator[tuple[Moment, Moment]]:
    """Yield (the time an office passes something on, the later one it is handed in by), where nothing of it comes in sooner."""
    if "tổng hợp" not in context.whole_small:
        return
    own = {section.path: unit for section, unit in organising_sections(context)}
    coming: defaultdict[str, list[Moment]] = defaultdict(list)
    going: list[tuple[str, Moment]] = []
    for one in moments(context):
        if one.row or one.part not in (BY, ON) or not one.at.exact or tells_of_before(context, one.text.path):
            continue
        to = _IN.search(one.said)
        if to and (_TO_SUM_UP.match(one.text.text[one.at.end :]) or _SUMS_UP.search(context.whole_small)):
            coming[normalise_unit(to["ai"])].append(one)
            continue
        by = _OUT.search(one.said)
        above = next((unit for path, unit in own.items() if one.text.path[: len(path)] == path), "")
        if by or (above and _PASSES_ON.search(one.said)):
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
