"""What is to be ready for a thing - stalls, decorations, supplies - by a day on which the thing has begun or is over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.times.moments import Moment, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import runs
from cchc_docs.checking.times.wordings import BY, CLOSED, FROM, ON, PAST, UNTIL
from cchc_docs.patterns import ours

_PREPARES = ours(
    r"(?<!\w)(?:dựng|treo|trang trí|chỉnh trang|trang hoàng|chuẩn bị|lắp dựng|bố trí|tập luyện|tổng duyệt)(?: \d+)? (?P<thing>[^.;,]{3,80})",
    re.IGNORECASE,
)
_AFTERWARDS = ours(
    r"(?<!\w)(?:tháo|dọn|hoàn trả|thanh toán|quyết toán|báo cáo|kết quả|năm sau|kế hoạch|tổng kết|lần sau)(?!\w)",
    re.IGNORECASE,
)
_EVENT_OF_TITLE = ours(
    r"(?<!\w)(?:lễ hội|hội thi|cuộc thi|ngày hội|hội thao|hội diễn|liên hoan|giải|lễ|đại hội|hội chợ|hội đua)(?!\w)(?! quyết| pháp)",
    re.IGNORECASE,
)
_TOLD_OF = ours(r"(?<!\w)(?:tổng kết|kết quả|báo cáo|rút kinh nghiệm|nghỉ)(?!\w)", re.IGNORECASE)
_TIME_OF_EVENT = ours(
    r"^(?:\W*\w{1,5}[.)]*(?:\d\.?)* )?(?:[-+•] ?)?thời gian(?: (?:tổ chức|diễn ra))?\s*:", re.IGNORECASE
)
_CLOCK = ours(
    r"\d{1,2} ?(?:giờ|h(?!\w)|g(?!\w))|(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w)", re.IGNORECASE
)
_FROM_THEN = ours(r"^\W*từ(?: ngày)? ", re.IGNORECASE)
_ENOUGH = "đủ "


def ready_too_late(context: Context) -> Iterator[tuple[Moment, Moment]]:
    """Yield (the day by which something is to be ready, the time it is to be ready for) where that time has begun, or is over."""
    told = [one for one in moments(context) if one.part not in (PAST, CLOSED)]
    late = [one for one in told if _prepares(context, one)] if told else []
    if not late:
        return
    window = _window(context, told)
    begins = _beginnings(told)
    spans = _by_run(told)
    for one in late:
        if window and one.at.last > window.at.last and not _beside(window, one):
            yield one, window
            continue
        found = _PREPARES.search(one.said)
        event = begins.get(_three(found["thing"])) if found else None
        run = spans.get(runs(one.said)) if _ENOUGH in one.said else None
        for other in (event, run):
            if other and other.text.path != one.text.path and one.at.last > other.at.first:
                yield one, other
                break


def _beside(window: Moment, one: Moment) -> bool:
    """Whether a day stands in the part whose time is told there: another rule holds the two against each other."""
    scope = window.text.path[:-2]
    return one.text.path[: len(scope)] == scope


def _prepares(context: Context, one: Moment) -> bool:
    set_for = one.part in (BY, ON, UNTIL) and one.at.exact and one.row is None
    return (
        set_for
        and _PREPARES.search(one.said) is not None
        and not _AFTERWARDS.search(one.said)
        and not tells_of_before(context, one.text.path)
    )


def _window(context: Context, told: list[Moment]) -> Moment | None:
    """The one time of the event a paper is about."""
    title = context.document.trich_yeu
    if not _EVENT_OF_TITLE.search(title) or _TOLD_OF.search(title):
        return None
    labelled = [one for one in told if not one.row and one.at.exact and _TIME_OF_EVENT.match(one.text.text)]
    return labelled[0] if len({one.at.days for one in labelled}) == 1 else None


def _three(words: str) -> str:
    """The first three words of a thing, by which it is found again."""
    three = words.lower().split()[:_NAMING]
    return " ".join(three) if len(three) == _NAMING else ""


_NAMING = 3


def _beginnings(told: list[Moment]) -> dict[str, Moment]:
    """Every three words on end of what begins on a day or is told by the clock -> its time; what is got ready itself left out."""
    out: dict[str, Moment] = {}
    for one in told:
        starts = one.part == FROM or (one.row is not None and _FROM_THEN.match(one.text.text))
        timed = one.part == ON and _CLOCK.search(one.text.text[: one.at.start])
        if not one.at.exact or not (starts or timed) or _PREPARES.search(one.said):
            continue
        words = re.findall(r"[^\W_]+", one.said.lower())
        for at in range(len(words) - _NAMING + 1):
            out.setdefault(" ".join(words[at : at + _NAMING]), one)
    return out


def _by_run(told: list[Moment]) -> dict[frozenset[str], Moment]:
    """The run a span of days is that of ("đợt 1: từ … đến …") -> the span; a run with two spans is left out."""
    out: dict[frozenset[str], list[Moment]] = {}
    for one in told:
        if one.row is None and one.at.exact and one.at.first < one.at.last and runs(one.said):
            out.setdefault(runs(one.said), []).append(one)
    return {run: spans[0] for run, spans in out.items() if len(spans) == 1}
