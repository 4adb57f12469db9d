"""What the body of a plan says is to be done: in which words, under whose name, by when.

"1. Phòng Kinh tế", below it "Lập danh sách hộ nghèo trước ngày 20/4/2026."; "Sửa trạm bơm. Giao Phòng Kinh tế chủ trì."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.model.document import Document, Muc, Path
from cchc_docs.model.markup import plain
from cchc_docs.reading.identity.assigned import CARRYING_OUT, assigned, shared
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.dates import find_dates

_BY = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|đến hết|hạn|trong|vào)\b(?::?\s+(?:là|vào|hết|trong|trước|ngày|cuối))*:?\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\W*(?:(?:và|vào|trước|ngày|\(?đợt \d\)?)\W*)*", re.IGNORECASE)
"""What may stand between two days of one deadline: "trước ngày 20/5 (đợt 1) và ngày 20/11"."""
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|\n")
# Who does it and by when, after what is to be done: "Giao Phòng Kinh tế chủ trì, xong trước …", "Thời hạn: quý II".
_WHO_AND_WHEN = re.compile(
    r"(?:giao\s[^.;]{3,80}?\s(?:chủ trì|thực hiện|tham mưu)\b"
    r"|(?:(?:đơn vị|cơ quan)\s+)?(?:chủ trì|thực hiện)\s*:|thời (?:hạn|gian)(?:\s+\w+){0,2}\s*:)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:(?:đơn vị|cơ quan)\s+)?(?:chủ trì|thực hiện)\s*:\s*", re.IGNORECASE)
_HELP = re.compile(r"\W*(?:(?:chủ động|có trách nhiệm)\s+)?phối hợp\b", re.IGNORECASE)
_FORMS = ("short", "long", "dashed", "day_month", "month", "quarter")


class Told(Record):
    """A sentence of the body. `who`: sentences behind it that say only who and when; `heading`: what it stands under.

    `leads`: offices it is given to, by name; `is_leaf`: nothing stands below its block; `is_help`: the office only helps.
    """

    path: Path
    heading: str
    words: str
    who: str
    leads: list[str] = field(default_factory=list)
    is_leaf: bool = True
    is_help: bool = False

    @property
    def when(self) -> str:
        """Its deadlines, joined by "; ", those behind it first."""
        return _deadlines(self.who) or _deadlines(self.words)


def told(plan: Document) -> Iterator[Told]:
    """Yield each sentence of items and paragraphs of the body, in order."""
    yield from _of(plan.noi_dung, ("noi_dung",), "", within=False)


def _of(blocks: list[Muc], base: Path, heading: str, *, within: bool) -> Iterator[Told]:
    for at, block in enumerate(blocks):
        path = (*base, at)
        words = plain(block.chu)
        is_heading = block.kieu == "tieu_de"
        inside = within or (is_heading and CARRYING_OUT.search(words) is not None)
        own = _owners(words) if inside and words else []
        if block.bang is None and words and block.kieu in ("muc", "doan"):
            over = _owners(heading) if inside else []
            for sentence, who in _parted(words):
                leads = _behind(who) or (_owners(sentence) if inside and own else []) or own or over
                is_help = (
                    _HELP.match(sentence[len(own[-1]) :] if own and sentence.startswith(own[-1]) else sentence)
                    is not None
                )
                yield Told(path, heading, sentence, who, leads, not block.noi_dung, is_help)
        yield from _of(block.noi_dung, (*path, "noi_dung"), words if is_heading or own else heading, within=inside)


def _owners(words: str) -> list[str]:
    """Return the offices a text begins with, or else the group or post."""
    return assigned(words) or [name for name in [shared(words)] if name]


def _behind(who: str) -> list[str]:
    """Return the offices that sentences behind a task name as its lead."""
    found = _LABEL.search(who)
    return assigned(who[found.end() :] if found else who) if who else []


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


def _deadlines(sentence: str) -> str:
    """Return the deadlines of a sentence, joined by "; "; "" where it has none or only days of figures and of papers."""
    if not any(letter.isdigit() for letter in sentence) and "quý" not in sentence.lower():
        return ""
    cited = find_citations(sentence)
    out: list[str] = []
    end = -1
    for found in find_dates(sentence):
        before = sentence[: found.start]
        goes_on = bool(out) and _AND.fullmatch(sentence, end, found.start) is not None
        if (
            found.form in _FORMS
            and not found.problem
            and (goes_on or _BY.search(before))
            and not re.search(r"(?:số liệu|từ ngày|tính từ|chốt)[^.;]{0,60}$", before, re.IGNORECASE)
            and not any(one.start <= found.start < one.end for one in cited)
        ):
            out.append(found.raw)
            end = found.end
    return "; ".join(dict.fromkeys(out))
