"""Deadlines that stand in sentences of the body and in no table: who, what, by when.

"Phòng Kinh tế lập danh sách trước ngày 20/4/2026." Only what comes due is listed from them beside the tasks of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_docs.model.codes import content_code, folded, unit_code
from cchc_docs.model.document import Document
from cchc_docs.reading.identity.assigned import assigned, assigned_offices
from cchc_docs.reporting.said import Told, told
from cchc_docs.reporting.tasks import NhiemVu, PlanTasks, span_of
from cchc_docs.vietnamese.deadlines import Deadline, parse_deadline
from cchc_docs.vietnamese.units import normalise_unit

_REPORT = re.compile(r"^\W*(?:(?:định kỳ|các\s.{0,60}?|gửi|nộp)\s+)*báo cáo\b", re.IGNORECASE)
_LONG, _FEW, _MOST = 20, 4, 0.75
"""What tells that a row has the task of a sentence: so many letters in one piece; or of so many words this part, and its day."""


def with_said_tasks(plan: Document, tasks: PlanTasks) -> PlanTasks:
    """Return the tasks with the deadlines of the body's sentences behind those of the tables, which are not told twice.

    Who leads is the office a sentence, its item or its heading names; one that only the body names joins `don_vi`.
    """
    rows = [(folded(task.noi_dung), task.han.dates) for task in tasks.nhiem_vu]
    found: list[tuple[Told, Deadline]] = []
    for one in told(plan):
        when = "" if _REPORT.match(one.words) else one.when
        han = parse_deadline(when, plan.nam, span_of(plan)) if when else None
        if han is not None and han.dates and not _is_a_row(folded(one.words), han.dates, rows):
            found.append((one, han))
    whole = tasks._replace(don_vi=_offices(plan, tasks, [one.words for one, _ in found]))
    names = sorted(
        ((folded(name), code) for code, name in _names(plan, whole) if len(name) > 3), key=lambda one: -len(one[0])
    )
    taken = set(tasks.by_code())
    out: list[NhiemVu] = []
    for one, han in found:
        code = content_code(one.words, taken)
        taken.add(code)
        office = _office(one.who, names) or _office(one.words, names) or _office(one.heading, names)
        words = " ".join(one.words.split()).strip(" .;")
        out.append(NhiemVu(code, words, "", (office,) if office else (), han.raw, han, "", one.path))
    return whole._replace(nhiem_vu=(*tasks.nhiem_vu, *out))


def _offices(plan: Document, tasks: PlanTasks, sentences: list[str]) -> dict[str, str]:
    """Return `don_vi` with the offices that only the body names."""
    out = dict(tasks.don_vi)
    known = {normalise_unit(name) for _, name in _names(plan, tasks)}
    for name in (*assigned_offices(plan), *(name for sentence in sentences for name in assigned(sentence))):
        if normalise_unit(name) not in known:
            known.add(normalise_unit(name))
            out[unit_code(name, out)] = name
    return out


def _is_a_row(sentence: str, dates: tuple[date, ...], rows: list[tuple[str, tuple[date, ...]]]) -> bool:
    """Tell whether a row says the sentence's task: in its words, or in most of them and with its day."""
    words = frozenset(sentence.split())
    for task, days in rows:
        own = frozenset(task.split())
        if len(task) > _LONG and task in sentence:
            return True
        if len(own) >= _FEW and len(own & words) >= _MOST * len(own) and not set(dates).isdisjoint(days):
            return True
    return False


def _names(plan: Document, tasks: PlanTasks) -> Iterator[tuple[str, str]]:
    for code, name in tasks.don_vi.items():
        if code not in tasks.nhom:
            yield code, name
    for code, unit in plan.don_vi.items():
        for name in (unit.viet_tat, *unit.cach_viet):
            yield code, name


def _office(words: str, names: list[tuple[str, str]]) -> str:
    """Return the first office named near the beginning of a text."""
    said = f" {folded(words[:160])} "
    places = [(said.find(f" {name} "), code) for name, code in names if f" {name} " in said]
    return min(places)[1] if places else ""
