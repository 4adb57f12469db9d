"""Deadlines that stand in sentences of the body and in no table: who, what, by when.

"Phòng Kinh tế lập danh sách trước ngày 20/4/2026." Only what comes due is listed from them; no form asks about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.model.codes import content_code, folded
from cchc_docs.model.document import Document, Muc, Path
from cchc_docs.model.markup import plain
from cchc_docs.reporting.tasks import NhiemVu, PlanTasks
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.dates import find_dates
from cchc_docs.vietnamese.deadlines import parse_deadline

_BY = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|đến hết|hạn|trong|vào)\b(?::?\s+(?:là|vào|hết|trong|trước|ngày|cuối))*:?\s*$",
    re.IGNORECASE,
)
_REPORT = re.compile(r"^\W*(?:(?:định kỳ|các\s.{0,60}?|gửi|nộp)\s+)*báo cáo\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|\n")
# Who does it and by when, after what is to be done: "Giao Phòng Kinh tế chủ trì, xong trước …", "Thời hạn: quý II".
_WHO_AND_WHEN = re.compile(
    r"(?:giao\s[^.;]{3,80}?\s(?:chủ trì|thực hiện|tham mưu)\b"
    r"|(?:(?:đơn vị|cơ quan)\s+)?(?:chủ trì|thực hiện)\s*:|thời (?:hạn|gian)(?:\s+\w+){0,2}\s*:)",
    re.IGNORECASE,
)
_FORMS = ("short", "long", "dashed", "day_month", "month", "quarter")


def said_tasks(plan: Document, tasks: PlanTasks) -> list[NhiemVu]:
    """Return the deadlines of the body's sentences as tasks, those of the tables left out."""
    names = sorted(
        ((folded(name), code) for code, name in _names(plan, tasks) if len(name) > 3), key=lambda one: -len(one[0])
    )
    taken = set(tasks.by_code())
    known = [folded(task.noi_dung) for task in tasks.nhiem_vu]
    out: list[NhiemVu] = []
    for path, heading, text in _texts(plan.noi_dung, ("noi_dung",), ""):
        for sentence, who in _parted(text):
            when = _deadline(who) or _deadline(sentence)
            if (
                not when
                or _REPORT.match(sentence)
                or any(words in folded(sentence) for words in known if len(words) > 20)
            ):
                continue
            code = content_code(sentence, taken)
            taken.add(code)
            office = _office(who, names) or _office(sentence, names) or _office(heading, names)
            span = (plan.giai_doan.tu, plan.giai_doan.den) if plan.giai_doan else None
            words = " ".join(sentence.split()).strip(" .;")
            han = parse_deadline(when, plan.nam, span)
            if han.dates:
                out.append(NhiemVu(code, words, "", (office,) if office else (), when, han, "", path))
    return out


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence with what follows it and says only who does that and by when."""
    what, who = "", ""
    for sentence in _SENTENCE.split(text):
        if what and _WHO_AND_WHEN.match(sentence):
            who = f"{who} {sentence}".strip()
            continue
        if what:
            yield what, who
        what, who = sentence, ""
    if what:
        yield what, who


def _names(plan: Document, tasks: PlanTasks) -> Iterator[tuple[str, str]]:
    for code, name in tasks.don_vi.items():
        if code not in tasks.nhom:
            yield code, name
    for code, unit in plan.don_vi.items():
        for name in (unit.viet_tat, *unit.cach_viet):
            yield code, name


def _texts(blocks: list[Muc], base: Path, heading: str) -> Iterator[tuple[Path, str, str]]:
    for at, block in enumerate(blocks):
        path = (*base, at)
        above = plain(block.chu) if block.kieu == "tieu_de" else heading
        if block.bang is None and block.chu and block.kieu in ("muc", "doan"):
            yield path, heading, plain(block.chu)
        yield from _texts(block.noi_dung, (*path, "noi_dung"), above)


def _deadline(sentence: str) -> str:
    """Return the words of the deadline of a sentence, "" where it has none or only days of figures and of papers."""
    if not any(letter.isdigit() for letter in sentence) and "quý" not in sentence.lower():
        return ""
    cited = find_citations(sentence)
    for found in find_dates(sentence):
        before = sentence[: found.start]
        if (
            found.form in _FORMS
            and not found.problem
            and _BY.search(before)
            and not re.search(r"(?:số liệu|từ ngày|tính từ|chốt)[^.;]{0,60}$", before, re.IGNORECASE)
            and not any(one.start <= found.start < one.end for one in cited)
        ):
            return found.raw
    return ""


def _office(words: str, names: list[tuple[str, str]]) -> str:
    """Return the first office named near the beginning of a text."""
    said = f" {folded(words[:160])} "
    places = [(said.find(f" {name} "), code) for name, code in names if f" {name} " in said]
    return min(places)[1] if places else ""
