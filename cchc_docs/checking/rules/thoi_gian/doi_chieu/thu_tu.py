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
from cchc_docs.checking.times.moments import Moment, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import number_of, object_words, runs, stages
from cchc_docs.checking.times.turns import columns_in_turn, steps_of_a_sentence
from cchc_docs.checking.times.wordings import CLOSED, FROM, PAST, WITHIN
from cchc_docs.patterns import ours

_ALIKE = 2
"""Words of what is done that two steps in different items must share."""
_NEAR = 160
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
    khai mạc - bế mạc; cấp thôn - cấp xã; bước 1 - bước 2.
    Đợt, năm, kỳ khác nhau không so với nhau; câu kể việc đã làm không xét.
    """
    groups: dict[object, list[Moment]] = {}
    for one in moments(context):
        if one.part in (PAST, FROM, CLOSED) or tells_of_before(context, one.text.path):
            continue
        groups.setdefault(id(one.row.table) if one.row else one.text.path[:-1], []).append(one)
    events = {(*one.path, "noi_dung") for one in context.blocks if one.block.noi_dung and _EVENT.search(one.block.chu)}
    pairs = [pair for key, group in groups.items() for pair in _out_of_order(group, event=key in events)]
    told: set[tuple[object, str]] = set()
    for late, early in (*pairs, *steps_of_a_sentence(context), *handed_on_too_early(context)):
        if (late.text.path, late.raw) not in told:
            told.add((late.text.path, late.raw))
            message = f"“{_short(late)}” ({late.raw}) trước “{_short(early)}” ({early.raw})"
            yield Finding(late.text.path, message, _both(late, early), "xem lại thứ tự hai ngày")

    for late, course in closed_while_running(context):
        if (late.text.path, late.raw) not in told:
            told.add((late.text.path, late.raw))
            message = f"“{_short(late)}” ({late.raw}) khi việc ấy chưa xong ({course.raw})"
            yield Finding(late.text.path, message, late.raw, "xem lại thứ tự hai ngày")
    for path, raw, sooner in columns_in_turn(context):
        yield Finding(path, f"“{raw}” trước ngày ở cột bên trái ({sooner})", raw, "xem lại hai ngày")
    for text, raw, sooner in handed_on_each_time(context):
        yield Finding(text.path, f"Gửi đến ({raw}) sau hạn gửi đi ({sooner})", raw, "xem lại thứ tự hai ngày")


_EVENT = ours(
    r"(?<!\w)(?:hội thi|cuộc thi|giải|hội thao|hội diễn|liên hoan|tuyển dụng|xét tuyển|tuyển sinh|tuyển chọn|ngày hội|hội chợ|lớp)(?!\w)(?! quyết| pháp| thích)",
    re.IGNORECASE,
)
"""A heading above the steps of one event: they need not name it again."""
_OF_EVENTS = ("cuộc thi, tuyển chọn", "buổi lễ", "lớp học")


def _both(late: Moment, early: Moment) -> str:
    """The words from one time to the other where they stand near each other in one text, else those of the later step."""
    start, end = min(late.at.start, early.at.start), max(late.at.end, early.at.end)
    near = late.text.path == early.text.path and end - start <= _NEAR
    return late.text.text[start:end] if near else late.raw


def _short(one: Moment) -> str:
    words = one.said.split()
    return " ".join(words[-8:]) if len(words) > 8 else one.said


def _out_of_order(group: list[Moment], *, event: bool) -> Iterator[tuple[Moment, Moment]]:
    """Yield (the step that comes later, the one it rests on) where the later one has the earlier day."""
    steps = [one for one in group if number_of(one.said) or stages(one.said)]
    for number, one in enumerate(steps):
        for other in steps[number + 1 : number + 1 + _REACH]:
            for late, early in ((one, other), (other, one)):
                if _too_early(late, early) and _rests_on(late, early, event=event):
                    yield late, early
                    break


def _too_early(late: Moment, early: Moment) -> bool:
    """Whether one time is over before the other can be: of a time in which something is done its first day counts."""
    both = number_of(late.said) and number_of(early.said) and late.at.exact and early.at.exact
    if both and late.at.first < late.at.last and early.at.first < early.at.last:
        return late.at.first < early.at.last  # two numbered spans: the next begins when the one before it is over
    loose = early.part == WITHIN or not early.at.exact
    return late.at.last < (early.at.first if loose else early.at.last)


def _rests_on(late: Moment, early: Moment, *, event: bool) -> bool:
    """Whether a step cannot come before another: a later number, or a later stage of one chain, of the same thing and run."""
    one, other = number_of(late.said), number_of(early.said)
    if one and other:
        return one[0] == other[0] and one[1] > other[1] > 0
    if runs(late.said) != runs(early.said):
        return False
    ranks = {stage.chain: stage.rank for stage in stages(early.said)}
    later = [stage.chain for stage in stages(late.said) if stage.rank > ranks.get(stage.chain, stage.rank)]
    sooner = [stage.chain for stage in stages(late.said) if stage.rank < ranks.get(stage.chain, stage.rank)]
    of_one = event and any(chain in _OF_EVENTS for chain in later)
    return bool(later) and not sooner and (of_one or _same_thing(late, early))


def _same_thing(late: Moment, early: Moment) -> bool:
    if late.text.path == early.text.path:
        return True
    one, other = object_words(late.said), object_words(early.said)
    fewest = min(len(one), len(other))
    return len(one & other) >= max(min(_ALIKE, fewest), fewest / 2)
