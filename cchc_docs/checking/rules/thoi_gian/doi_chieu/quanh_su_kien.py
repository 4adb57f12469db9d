"""TG: around the one event of a paper - what it needs only after it, what comes of it before it, what serves a step when that step is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.moments import Moment, around, list_of, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import number_of, runs, stages
from cchc_docs.checking.times.wordings import BY, CLOSED, FROM, ON, PAST, UNTIL, WITHIN
from cchc_docs.model.document import Path
from cchc_docs.patterns import ours

_TIME_OF = ours(
    r"^(?:\W*\w{1,5}[.)]*(?:\d\.?)* )?(?:[-+•] ?)?thời gian(?: (?:tổ chức|diễn ra|họp|thi|khảo sát|áp dụng))?(?:,? (?:và )?địa điểm)?\s*[:(]",
    re.IGNORECASE,
)
_HELD = ours(
    r"(?<!\w)(?:hội thi|cuộc thi|hội thao|hội diễn|ngày hội|lễ hội|liên hoan|hội chợ|đại hội|giải)(?! quyết| pháp| thích| ngân| phóng| trình)(?: [^\W\d_]+){0,9} (?:được )?(?:tổ chức|diễn ra|khai mạc)(?: vào)?$",
    re.IGNORECASE,
)
_NEEDED = ours(
    r"(?<!\w)(?:(?:in sao|sao in|làm|bàn giao|niêm phong) đề|(?:gửi|phát|chuẩn bị) giấy mời|(?:tiếp nhận|nhận|gửi|nộp|lập|chốt)(?: [^\W\d_]+){0,2} danh sách (?:đăng ký|tham gia|tham dự|thí sinh|vận động viên|đội|người dự|đại biểu)|đăng ký (?:tham gia|tham dự|dự thi|thi đấu|gian hàng)|phân công (?:coi|gác|giám) thi|tập huấn (?:giám khảo|trọng tài|cán bộ coi))(?!\w)",
    re.IGNORECASE,
)
_COMES_OF_IT = ours(
    r"(?<!\w)(?:(?:nộp|gửi|hoàn thiện|ký) biên bản (?:cuộc )?(?:họp|hội nghị|đối thoại|khảo sát|coi thi|buổi)|tháo dỡ (?:gian hàng|sân khấu|rạp|lều|trại))(?!\w)",
    re.IGNORECASE,
)
_DISSOLVED = ours(r"(?<!\w)giải thể (?:sau )?khi (?:đã )?(?:hoàn thành|kết thúc|xong)(?!\w)", re.IGNORECASE)
_ANOTHER = ours(r"(?<!\w)(?:năm sau|lần sau|phúc khảo|thi lại|bổ sung|dự phòng|năm trước|đợt sau)(?!\w)", re.IGNORECASE)
_FEW_DAYS = timedelta(days=4)
"""Days of an event all of which must be got ready for before its first."""
_SERVES = ours(
    r"(?:để kịp|kịp thời phục vụ|để phục vụ|làm (?:căn cứ|cơ sở)(?: để)?|để|, gửi (?:các|về) [^\W\d_]+(?: [^\W\d_]+)?) (?P<what>[^\W\d_]+(?: [^\W\d_]+){1,11})",
    re.IGNORECASE,
)
_FIRST_DAY = ours(r"(?<!\w)(?:ngày đầu(?: tiên)?|ngay từ đầu|khi bắt đầu) (?P<what>[^\W\d_]+)", re.IGNORECASE)
_PREPARED = (BY, ON, UNTIL)


@rule(
    code="TG67",
    title="Việc chuẩn bị sau sự kiện, hoặc việc do sự kiện mà có lại trước sự kiện",
    severity=CANH_BAO,
    can_cu=practice("in sao đề, giấy mời, danh sách dự xong trước; biên bản, giải thể, tháo dỡ thì sau"),
    tru=(QUOTED, CITED),
    bad="noi_dung: [{tieu_de: 'Hội thi', noi_dung: ['Thời gian: ngày 16/4/2026.', 'Tổ chuyên môn in sao đề xong trước ngày 18/4/2026.']}]",
    good="noi_dung: [{tieu_de: 'Hội thi', noi_dung: ['Thời gian: ngày 16/4/2026.', 'Tổ chuyên môn in sao đề xong trước ngày 14/4/2026.']}]",
)
def on_the_wrong_side(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản có một mục “Thời gian: …” duy nhất: việc sự kiện cần đến thì trước, việc do sự kiện mà có thì sau.

    Cũng xét việc “làm căn cứ …”, “để kịp …”, “gửi các thôn tổ chức …” mà hạn sau ngày của chính bước ấy.
    """
    told = [one for one in moments(context) if one.part not in (PAST, CLOSED)]
    set_for = [one for one in told if one.part in _PREPARED and one.at.exact and one.row is None]
    if not set_for:
        return
    event, steps = _event(told), _Steps(told)
    for one in set_for:
        before, behind = around(one)
        clause = f"{before} {behind}"
        if tells_of_before(context, one.text.path) or _ANOTHER.search(clause):
            continue
        other = event if event and _wrong_side(clause, one, event) else None
        other = other or _served(before, behind, one, steps) or _dissolved(clause, one, told)
        if other and other is not one:
            order = "sau" if one.at.last > other.at.first else "trước"
            message = f"“{_short(one)}” ({one.raw}) {order} ngày của chính việc ấy ({other.raw})"
            found = Finding(one.text.path, message, one.raw, "xem lại thứ tự hai ngày")
            yield found.against(other.text.path, other.raw)


def _short(one: Moment) -> str:
    return " ".join(one.said.split()[-8:])


def _event(told: list[Moment]) -> Moment | None:
    """The one time a paper gives under “Thời gian”, or the one event it says is held on a day; None where there are several."""
    days = [one for one in told if not one.row and one.at.exact]
    labelled = [one for one in days if _TIME_OF.match(one.text.text)]
    labelled = labelled or [one for one in days if one.part in (ON, WITHIN, FROM) and _HELD.search(one.said)]
    first = labelled[:1] if len({one.text.path for one in labelled}) == 1 else []
    return first[0] if first and not number_of(first[0].text.text) else None


def _wrong_side(clause: str, one: Moment, event: Moment) -> bool:
    if one.text.path == event.text.path or runs(clause):
        return False
    if _COMES_OF_IT.search(clause):
        return one.at.last < event.at.last
    short = event.at.last - event.at.first < _FEW_DAYS
    return bool(_NEEDED.search(clause)) and one.at.last > (event.at.first if short else event.at.last)


class _Steps:
    """The times of a paper by the steps they are of: many things are made for one step, and none is held against all times."""

    def __init__(self, told: list[Moment]) -> None:
        self._told = told

    def named(self, what: str, path: Path) -> Iterator[Moment]:
        """Yield the times, in other texts, of a step named by a purpose: the same stage of a chain, in the same run."""
        for stage in stages(what):
            for one in self._by_stage.get((stage.chain, stage.rank), ()):
                if one.text.path != path and runs(what) == runs(one.said):
                    yield one

    def opened_by(self, what: str, path: Path) -> Iterator[Moment]:
        """Yield the times, in other texts, that stand under “Thời gian …” of something."""
        low = what.lower()
        for one in self._labelled:
            if one.text.path != path and low in one.text.text[: one.at.start].lower():
                yield one

    @cached_property
    def _by_stage(self) -> dict[tuple[str, int], list[Moment]]:
        out: dict[tuple[str, int], list[Moment]] = {}
        for one in self._told:
            for stage in () if one.row else stages(one.said):
                out.setdefault((stage.chain, stage.rank), []).append(one)
        return out

    @cached_property
    def _labelled(self) -> list[Moment]:
        return [one for one in self._told if _TIME_OF.match(one.text.text)]


def _of_one_day(told: Iterator[Moment]) -> Moment | None:
    """The first of some times where all are of the same days; asked of long lists, so it stops at the second day."""
    first = next(told, None)
    return first if first and all(other.at.days == first.at.days for other in told) else None


def _served(before: str, behind: str, one: Moment, steps: _Steps) -> Moment | None:
    """The step a thing is said to serve, where that step is over, or has begun, before the thing is to be there."""
    found = _SERVES.search(behind)
    if not found or one.part != BY:
        return None
    first = _FIRST_DAY.search(behind)
    path = one.text.path
    other = _of_one_day(steps.opened_by(first["what"], path) if first else steps.named(found["what"], path))
    if other is None or runs(before) - runs(other.said):
        return None
    begins = other.at.first if other.part in (FROM, ON) else other.at.last
    return other if other.at.exact and one.at.last > begins else None


def _dissolved(clause: str, one: Moment, told: list[Moment]) -> Moment | None:
    """The last task of a list whose doers are dissolved before it, “sau khi hoàn thành nhiệm vụ”."""
    if not _DISSOLVED.search(clause):
        return None
    tasks = [other for other in told if not other.row and other.at.exact and list_of(other) == list_of(one)]
    last = max(tasks, key=lambda other: other.at.last)
    return last if one.at.last < last.at.last else None
