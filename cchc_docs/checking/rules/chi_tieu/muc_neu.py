"""CT: the percentages that a paper states, each with what it is said of."""

from __future__ import annotations

import re
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row, sentences
from cchc_docs.checking.rules.bao_cao.so_luong import headings_over, looks_back
from cchc_docs.checking.times.parts import BEHIND, section
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_PERCENT = patterns.ours(r"(\d{1,3}(?:,\d+)?)\s?%")


class Stated(NamedTuple):
    """A percentage and what it is said of: its sentence without figures, the phase it belongs to, where it stands.

    `level`: whether it is a level to reach or pass (từ … trở lên, ≥), not one figure. `done`: told among results.
    `aside`: of a part of what stands before it ("riêng đất đai …"). `who`: the words before its colon ("Tổ trưởng: …"); `when`: the quarters, months, days its sentence or its item names; `lead`: the line that leads the items it stands among.
    """

    path: Path
    about: str
    value: float
    phase: str
    quote: str
    in_table: bool
    level: bool = False
    done: bool = False
    aside: bool = False
    who: str = ""
    when: frozenset[str] = frozenset()
    lead: str = ""


def stated_targets(context: Context) -> list[Stated]:
    """Return the percentages of the document with what they are said of; sentences with several are left out."""
    return context.once("stated_targets", lambda: _stated(context))


def _stated(context: Context) -> list[Stated]:
    out = [_of_row(row) for row in context.rows]
    found = [one for one in out if one is not None]
    plan, phase = context.document.loai != "bao_cao", ""
    leads: dict[Path, str] = {}
    for text in context.prose:
        if text.role in ("muc", "doan"):
            _led(leads, text.path[:-1] if isinstance(text.path[-1], int) else text.path[:-2], text.text)
        if text.role == "tieu_de":
            phase = _phase(text.text)
        if "%" not in text.text or not (
            text.role in ("muc", "doan", "tieu_de") or text.role.startswith(("o.noi_dung", "o.san_pham"))
        ):
            continue
        for one in _said_in(text.text):
            here = one.phase or (phase if not text.role.startswith("o.") else "")
            done = section(context, text.path) == BEHIND or (plan and looks_back(context, text.path))
            lead = leads.get(text.path[:-1], "") if not _NAMED_RATE.match(one.about) else ""
            found.append(one._replace(path=text.path, phase=here, done=done, lead=lead))
    return found


_NAMED_RATE = patterns.ours(r"(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|số)(?!\w)")


def _led(leads: dict[Path, str], parent: Path, words: str) -> None:
    """Take down the line that a list is led by among its items: “Tỷ lệ đi học đúng tuổi:”, then “Tiểu học: 100%”, until the next rate is named."""
    small = words.strip().lower()
    if small.endswith(":"):
        leads[parent] = small.rstrip(":")
    elif _NAMED_RATE.match(small):
        leads.pop(parent, None)


@lru_cache(maxsize=1024)
def _said_in(text: str) -> tuple[Stated, ...]:
    """What a text states, wherever it stands: plans of one province say the same of their targets."""
    out, before = [], ""
    step = _STEP.match(text)
    for sentence in (part for _, whole in sentences(text) for part in _INSIDE.split(whole)):
        hits = list(_PERCENT.finditer(sentence))
        about = _about(sentence) if len(hits) == 1 and not sentence.startswith(" trở xuống", hits[0].end()) else ""
        aside = _ASIDE.match(sentence) is not None
        if aside:
            about = f"{before} {about}" if before and about else ""
        else:
            before = about
        if len(about) > 12:
            value, who = float(hits[0][1].replace(",", ".")), _WHO.match(about)
            when = frozenset(patterns.sub(r"\s+", " ", one[0].lower()) for one in _TIME.finditer(sentence))
            when = when or frozenset({step[1].lower()} if step else ())
            level = _is_level(sentence)
            said = who[1] if who and not _SAYS_LITTLE.match(about) else ""
            out.append(
                Stated(
                    (), about, value, _phase(sentence), hits[0][0], False, level=level, aside=aside, who=said, when=when
                )
            )
    return tuple(out)


_ASIDE = patterns.ours(r"\s*(?:riêng|trong đó|còn)(?!\w)", re.IGNORECASE)
"""Opens what is said of a part of the thing before it."""
_WHO = patterns.ours(r"((?:[^\W\d_]+ ){0,5}[^\W\d_]+): ")
_SAYS_LITTLE = patterns.ours(
    r"(?:các )?(?:mục tiêu|chỉ tiêu|kết quả|nhiệm vụ|phấn đấu|yêu cầu|công tác|cụ thể|trong đó|về|đến|năm|tỷ lệ|tỉ lệ|số)(?!\w)"
)
"""Words before a colon that name no one of whom the figure is told."""
_STEP = patterns.ours(
    r"\s*((?:Quý|Tháng|Đợt|Tuần|Học kỳ|Kỳ|Giai đoạn|Bước) [IVX\d]+(?:[-/ ]+[\dIVX]+)*)\b[^:;.]{0,20}: "
)
"""The time that an item of a timetable begins with: all it says is of then."""
_TIME = patterns.ours(
    r"(?<!\w)(?:quý (?:IV|I{1,3}|[1-4])|học kỳ (?:I{1,2}|[12])|tháng \d{1,2}|\d{1,2}/\d{1,2}(?:/20\d\d)?)(?![\w/])",
    re.IGNORECASE,
)


_INSIDE = patterns.ours(r",? trong đó,? (?=(?:mức|tỷ lệ|tỉ lệ|chỉ số)(?!\w))", re.IGNORECASE)
"""Behind it a target of its own name."""


def _of_row(row: Row) -> Stated | None:
    name = row.cell("chi_tieu")
    if not name:
        return None
    column = _value_column(row)
    cell = row.cell(column)
    number = patterns.search(r"\d{1,3}(?:,\d+)?", cell)
    if not number or row.cell("don_vi_tinh") not in ("%", "") or _counts(row, name, column, cell):
        return None
    value = float(number[0].replace(",", "."))
    return Stated(
        row.cell_path(column), _about(name), value, _phase(row.group), cell, True, _is_level(f"{name} {cell}")
    )


_RATE = patterns.ours(r"%|(?<!\w)(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|phần trăm)(?!\w)", re.IGNORECASE)


def _counts(row: Row, name: str, column: str, cell: str) -> bool:
    """Whether a row whose unit no column and no word tells is one of a number of things: others of its table say that they are rates."""
    heads = " ".join(one.ten for one in row.table.cot if one.ma in ("don_vi_tinh", column))
    if "don_vi_tinh" in (one.ma for one in row.table.cot) or _RATE.search(f"{heads} {name} {cell}"):
        return False
    return any(_RATE.search(one.words("chi_tieu")) for one in row.table.hang if not one.nhom)


def _value_column(row: Row) -> str:
    """The column that holds the value of a target: the one the plan knows, else the only one named so ("Mục tiêu năm …")."""
    if "gia_tri" in row.row.o or "ket_qua" in row.row.o:
        return "gia_tri" if "gia_tri" in row.row.o else "ket_qua"
    named = [
        one.ma
        for one in row.table.cot
        if patterns.match(r"(?i)mục tiêu|phấn đấu|chỉ tiêu (?:năm|giao|phấn)|mức", one.ten)
    ]
    return named[0] if len(named) == 1 else "gia_tri"


def _is_level(words: str) -> bool:
    return (
        patterns.search(
            r"[≥≤><]|trở lên|trở xuống|tối thiểu|ít nhất|không quá|tối đa|(?<!\w)(?:trên|dưới|hơn)\s+\d", words.lower()
        )
        is not None
    )


def _phase(words: str) -> str:
    found = patterns.search(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)", words) or patterns.search(
        r"(?i:năm)\s+((?:19|20)\d\d)", words
    )
    return "-".join(found.groups()) if found else ""


def _about(sentence: str) -> str:
    """A sentence without its figure, comparison and verb: what is left names the target."""
    words = patterns.sub(r"[\d.,]+\s?%", " ", sentence.lower())
    words = patterns.sub(
        r"\b(?:bảo đảm|đảm bảo|phấn đấu|duy trì|đạt|trên|từ|trở lên|trở xuống|tối thiểu|ít nhất|tối đa|không quá|hơn|≥|≤|>|<|đến năm \d+)\b|[≥≤><]",
        " ",
        words,
    )
    return " ".join(patterns.sub(r"\(.*?\)", " ", words).split()).strip(" .,;:-–")


_GROUP = patterns.ours(
    r"(?:đối với )?(khối|lớp|cấp|bậc|trường|điểm|xã|phường|thôn|bản|ấp|xóm|buôn|tổ|khu|nhóm|hộ|vùng|cụm|tuyến|ngành|lĩnh vực|phòng|quý|tháng|học kỳ|đợt|tuần|đối với)(?!\w)",
    re.IGNORECASE,
)
"""What a heading begins with that names one of several: grades, hamlets, fields, quarters."""


def of_others(context: Context, one: Stated, other: Stated) -> bool:
    """Whether two are told of two subjects, each by the words before its colon, of two times of a year, or below headings that name two groups."""
    if one.aside != other.aside or one.lead != other.lead:
        return True
    if one.who and other.who and one.who != other.who:
        return True
    if one.when and other.when and one.when.isdisjoint(other.when):
        return True
    mine, theirs = headings_over(context, one.path).split(" ; "), headings_over(context, other.path).split(" ; ")
    apart = next(((a, b) for a, b in zip(mine, theirs, strict=False) if a != b), None)
    groups = [_GROUP.match(head) for head in apart] if apart else []
    return len(groups) > 1 and all(groups) and len({found[1].lower() for found in groups if found}) == 1
