"""TG: a later step with an earlier day than the step it rests on - results before the work, prizes before the entries are in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.doi_chieu.chuyen_tiep import handed_on_each_time, handed_on_too_early
from cchc_docs.checking.times.courses import closed_while_running
from cchc_docs.checking.times.moments import Moment, list_of, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.ready import ready_too_late
from cchc_docs.checking.times.said_order import against_what_it_says
from cchc_docs.checking.times.series import out_of_a_timetable
from cchc_docs.checking.times.stages import (
    WHOLE,
    Stage,
    number_of,
    object_words,
    results_of_another,
    runs,
    stages,
    stages_named,
)
from cchc_docs.checking.times.turns import columns_in_turn, steps_of_a_sentence
from cchc_docs.checking.times.wordings import CLOSED, FROM, PAST, WITHIN
from cchc_docs.patterns import ours

_ALIKE = 2
"""Words of what is done that two steps in different items must share."""
_NEAR = 160
_LOOK = "xem lại thứ tự hai ngày"
_REACH = 12
"""How many steps further a step is looked for: those of one thing stand near one another, and work grows in step with the paper."""


@rule(
    code="TG49",
    title="Bước sau có ngày trước bước trước",
    severity=CANH_BAO,
    can_cu=practice("nhận bài rồi mới chấm, kiểm tra rồi mới báo cáo kết quả, bước 1 rồi đến bước 2"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Hội thi nhận bài đến hết ngày 30/6/2026, trao giải trước ngày 15/6/2026.']",
    good="mo_dau: ['Hội thi nhận bài đến hết ngày 30/6/2026, trao giải trước ngày 15/7/2026; trao giải đợt 1 ngày 10/5/2026.']",
)
def step_before_its_step(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So ngày của hai bước trong một đoạn, của các mục kề nhau, của các dòng một bảng.

    Các chuỗi bước: đăng ký, nhận bài - chấm - công bố, trao giải; lấy ý kiến - trình - ban hành; kiểm tra - báo cáo kết quả;
    đăng ký - thẩm định - công nhận; lập danh sách - cấp, tiêm, mở lớp; bốc thăm - bàn giao; phương án - diễn tập; điều tra - cập nhật
    phần mềm; sơ tuyển - khám - giao quân; khai mạc - bế mạc; cấp thôn - cấp xã; bước 1 - bước 2.
    Cũng xét điều văn bản tự nói (“sau khi có …”, “trước khi …”, “trước ngày … 15 ngày”), việc chuẩn bị xong sau khi sự kiện đã diễn ra,
    một bước lệch trong mục “Tiến độ”, “Lộ trình”. Đợt, năm, kỳ khác nhau không so với nhau; câu kể việc đã làm không xét.
    """
    groups: dict[object, list[Moment]] = {}
    for one in moments(context):
        if one.part in (PAST, CLOSED) or tells_of_before(context, one.text.path):
            continue
        groups.setdefault(list_of(one), []).append(one)
    headings: dict[object, str] = {
        (*one.path, "noi_dung"): one.block.chu for one in context.blocks if one.block.noi_dung
    }
    pairs = [pair for key, group in groups.items() for pair in _out_of_order(group, _named(headings.get(key, "")))]
    told: set[tuple[object, str]] = set()
    found = (
        *pairs,
        *((late, early, late) for late, early in steps_of_a_sentence(context)),
        *((late, early, late) for late, early in handed_on_too_early(context)),
        *((one, other, one) for one, other in against_what_it_says(context)),
        *((one, event, one) for one, event in ready_too_late(context)),
        *((one, other, one) for one, other in out_of_a_timetable(context)),
    )
    for late, early, place in found:
        if (place.text.path, place.raw) not in told:
            told.add((place.text.path, place.raw))
            order = "trước" if late.at.last < early.at.last else "sau"
            message = f"“{_short(late)}” ({late.raw}) {order} “{_short(early)}” ({early.raw})"
            other = early if place is late else late
            yield Finding(place.text.path, message, _both(place, other), _LOOK).against(other.text.path, other.raw)

    for late, course in closed_while_running(context):
        if (late.text.path, late.raw) not in told:
            told.add((late.text.path, late.raw))
            message = f"“{_short(late)}” ({late.raw}) khi việc ấy chưa xong ({course.raw})"
            yield Finding(late.text.path, message, late.raw, _LOOK)
    for path, raw, sooner in columns_in_turn(context):
        yield Finding(path, f"“{raw}” trước ngày ở cột bên trái ({sooner})", raw, "xem lại hai ngày")
    for text, raw, sooner in handed_on_each_time(context):
        if (text.path, sooner) in told or (text.path, raw) in told:
            continue
        yield Finding(text.path, f"Gửi đến ({raw}) sau hạn gửi đi ({sooner})", raw, _LOOK)


_EVENT = ours(
    r"(?<!\w)(?:hội thi|cuộc thi|giải|hội thao|hội diễn|liên hoan|tuyển dụng|xét tuyển|tuyển sinh|tuyển chọn|ngày hội|hội chợ|lớp)(?!\w)(?! quyết| pháp| thích)",
    re.IGNORECASE,
)
"""A heading above the steps of one event: they need not name it again."""
_OF_EVENTS = frozenset(("cuộc thi, tuyển chọn", "buổi lễ", "lớp học"))


def _both(late: Moment, early: Moment) -> str:
    """The words from one time to the other where they stand near each other in one text, else those of the later step."""
    start, end = min(late.at.start, early.at.start), max(late.at.end, early.at.end)
    near = late.text.path == early.text.path and end - start <= _NEAR
    return late.text.text[start:end] if near else late.raw


def _short(one: Moment) -> str:
    words = one.said.split()
    return " ".join(words[-8:]) if len(words) > 8 else one.said


def _named(heading: str) -> frozenset[str]:
    """The chains whose stages below a heading are of one thing: it names an event, or two of the stages."""
    return stages_named(heading) | (_OF_EVENTS if _EVENT.search(heading) else frozenset())


def _out_of_order(group: list[Moment], named: frozenset[str]) -> Iterator[tuple[Moment, Moment, Moment]]:
    """Yield (the step that comes later, the one it rests on, the one read last) where the later one has the earlier day."""
    steps = [one for one in group if number_of(one.said) or _stages(one)]
    for number, one in enumerate(steps):
        for other in steps[number + 1 : number + 1 + _REACH]:
            for late, early in ((one, other), (other, one)):
                if early.part != FROM and (_numbered_wrong(late, early) or _rests_on(late, early, named)):
                    yield late, early, late if one.text.path == other.text.path else other
                    break


def _numbered_wrong(late: Moment, early: Moment) -> bool:
    """Whether a later number has the sooner day; of two numbered spans the next begins when the one before it is over."""
    one, other = number_of(late.said), number_of(early.said)
    if one is None or other is None or late.part == FROM or one[0] != other[0] or not one[1] > other[1] > 0:
        return False
    spans = late.at.first < late.at.last and early.at.first < early.at.last
    if spans and late.at.exact and early.at.exact:
        return late.at.first < early.at.last
    return _too_early(late, early)


def _too_early(late: Moment, early: Moment) -> bool:
    """Whether one time is over before the other can be: of a time in which something is done its first day counts."""
    loose = (early.part == WITHIN or not early.at.exact) and (early.at.last - early.at.first).days < _TWO_MONTHS
    return late.at.last < (early.at.first if loose else early.at.last)


_TWO_MONTHS = 50
"""Days of what is named by two months on end: it is not over in the first of them."""


def _stages(one: Moment) -> list[Stage]:
    """The stages a time is set for; a clause that names nothing but its act ("…; phê duyệt trước ngày …") is about what stands before it."""
    mine = stages(one.said)
    if one.row or not mine or object_words(one.said):
        return mine
    told = {stage.chain for stage in mine}
    return [*mine, *(stage for stage in stages(_about(one)) if stage.chain not in told)]


def _about(one: Moment) -> str:
    """What stands before a time in its text, from behind the time before it."""
    words = one.text.text[max(0, one.at.start - _NEAR) : one.at.start]
    return _A_YEAR.split(words)[-1]


_A_YEAR = ours(r"/20\d\d")


def _rests_on(late: Moment, early: Moment, named: frozenset[str]) -> bool:
    """Whether a step comes before another it cannot come before: a later stage of one chain, of the same thing and run."""
    if number_of(late.said) and number_of(early.said):
        return False
    ranks = {stage.chain: stage.rank for stage in _stages(early)}
    mine = _stages(late)
    later = [stage.chain for stage in mine if stage.rank > ranks.get(stage.chain, stage.rank)]
    if not later or any(stage.rank < ranks.get(stage.chain, stage.rank) for stage in mine):
        return False
    whole = any(chain in WHOLE for chain in later) and late.at.exact and early.at.exact
    if not (_too_early(late, early) or (whole and late.at.first < early.at.last)) or (late.part == FROM and not whole):
        return False
    if not _of_one_run(late, early, whole=whole):
        return False
    if results_of_another(late.said, early.said):
        return False
    asked_for = any(f"kết quả {stage.words.lower()}" in late.said.lower() for stage in _stages(early))
    return asked_for or any(chain in named for chain in later) or _same_thing(late, early, later)


def _of_one_run(late: Moment, early: Moment, *, whole: bool) -> bool:
    """Whether two steps are of one run of a thing: what a text says behind a run is of it, and what is done before all begins before the first."""
    run, first = runs(late.said), runs(early.said)
    if run == first or (not run and late.text.path == early.text.path and early.at.start < late.at.start):
        return True
    return whole and not first and run <= _FIRST


_FIRST = frozenset(("lần 1", "đợt 1"))


_OF_ANY = frozenset("công trình dự án hạng mục mô hình đề nội dung tác".split())  # noqa: SIM905 - as words are read
"""Words of any work: two works that share them alone are two."""


def _thing(said: str) -> frozenset[str]:
    """The words of what a step is about, less who it is given to, and words of any work."""
    return object_words(said.split(" cho ", 1)[0]) - _OF_ANY


def _same_thing(late: Moment, early: Moment, chains: list[str]) -> bool:
    one, other = object_words(late.said), object_words(early.said)
    fewest = min(len(one), len(other))
    alike = len(one & other)
    if late.text.path == early.text.path:
        things = _thing(late.said), _thing(early.said)
        if _OF_WORKS.issuperset(chains) and all(things) and not things[0] & things[1]:
            return False
        # each with a thing of its own: "nghiệm thu đường …; thi công kè …"
        return fewest < _ALIKE or 2 * alike >= fewest or not _OF_A_THING.issuperset(chains)
    one, other = (words or object_words(_about(at)) for words, at in ((one, late), (other, early)))
    fewest = min(len(one), len(other))
    return len(one & other) >= max(min(_ALIKE, fewest), fewest / 2)


_OF_WORKS = frozenset(("xây dựng, mua sắm", "buổi lễ"))
"""Chains whose stages have nothing else to name than their thing."""
_OF_A_THING = frozenset(("xây dựng, mua sắm", "kiểm tra, khảo sát", "dự thảo"))
"""Chains whose stages name their thing again where they stand in one text beside those of another thing."""
