"""A commune's plan against the province's: each task and target covered, said otherwise, weaker or missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from cchc_docs.gathering.above import Above, Target, Task, targets_of, tasks_of
from cchc_docs.model.markup import plain
from cchc_docs.reading.result import Read
from cchc_docs.reading.whereabouts import told
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.numbers import format_number, is_level, parse_number

CO, DOI, YEU, THIEU, KHONG_GIAO = "có", "đổi lời", "yếu hơn", "thiếu", "không giao xã"
LOW, HIGH = "thấp hơn sàn của tỉnh", "cao hơn trần của tỉnh"
SAME, NEAR = 0.8, 0.45
"""From which likeness on a task is covered, and covered in other words; the same marks drafting uses."""
_NAMED = 0.6
"""From which likeness on two targets are one."""
_SOFT = re.compile(
    r"nghiên cứu|xem xét|khuyến khích|từng bước|phấn đấu|nếu có điều kiện|tùy (?:theo )?điều kiện|theo khả năng",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(\d{1,3}(?:,\d+)?) ?%")


class Match(NamedTuple):
    """What became of one task of the province (by its number): state, our words, where, why; the days where ours is later."""

    so: int
    trang_thai: str
    chu: str = ""
    vi_tri: str = ""
    vi_sao: str = ""
    han_tren: str = ""
    han_xa: str = ""


class Level(NamedTuple):
    """What became of one target of the province: state (đạt sàn, thấp hơn sàn, khác đơn vị tính, thiếu …), our value, where."""

    so: int
    trang_thai: str
    gia_tri: str = ""
    ten: str = ""
    vi_tri: str = ""


def matches(read: Read, above: Above) -> list[Match]:
    """Return each task of the province beside the likest task or paragraph of a plan."""
    own = tasks_of(read)
    words = [task.chu for task in own]
    places = [(text.path, " ".join(plain(text.text).split())) for text in read.document.texts() if text.role in _PROSE]
    places = [(path, text) for path, text in places if len(text) > 20]
    paragraphs = [text for _, text in places]
    out = []
    for number, task in enumerate(above.nhiem_vu):
        if not task.giao_xa:
            out.append(Match(number, KHONG_GIAO))
            continue
        score, at = _likest(task.chu, words)
        if score >= SAME or (score >= NEAR and not paragraphs):
            out.append(_match(number, task, own[at], score))
            continue
        other, where = _likest(task.chu, paragraphs)
        if other > score and other >= NEAR:
            path, text = places[where]
            out.append(_match(number, task, Task(text, told(read, path), None, "", giao_xa=True), other))
        elif score >= NEAR:
            out.append(_match(number, task, own[at], score))
        else:
            out.append(Match(number, THIEU))
    return out


_PROSE = ("muc", "tieu_de", "doan")


_alike = lru_cache(maxsize=50_000)(similarity)
"""Communes write most paragraphs in the same words; some ten megabytes."""


def _likest(wanted: str, texts: Sequence[str]) -> tuple[float, int]:
    """Return how alike the likest text is and its number, the last of several; (0, -1) where there is none.

    Looked for from the end: most plans have most tasks of the province word for word, and nothing is liker.
    """
    best, at = 0.0, -1
    for number in range(len(texts) - 1, -1, -1):
        score = _alike(wanted, texts[number])
        if score > best or at < 0:
            best, at = score, number
            if score == 1:
                break
    return best, at


def _match(number: int, asked: Task, own: Task, score: float) -> Match:
    reason = _weaker(asked.chu, own.chu)
    state = YEU if reason else CO if score >= SAME else DOI
    late = asked.han is not None and own.han is not None and own.han > asked.han
    days = (asked.thoi_han, own.thoi_han) if late else ("", "")
    return Match(number, state, own.chu, own.vi_tri, reason, *days)


def _weaker(asked: str, own: str) -> str:
    """Return why our words ask for less: a lower rate, or a verb that binds nobody; "" where they do not."""
    theirs, ours = (_PERCENT.findall(text) for text in (asked, own))
    if len(theirs) == 1 and len(ours) == 1:
        wanted, said = parse_number(theirs[0]).value, parse_number(ours[0]).value
        if (
            wanted is not None
            and said is not None
            and said < wanted
            and not re.search(r"(?:không quá|dưới|giảm)", asked)
        ):
            return f"{ours[0]}% thấp hơn {theirs[0]}%"
    soft = _SOFT.search(own)
    return f"ghi “{soft[0]}”" if soft is not None and not _SOFT.search(asked) else ""


def levels(read: Read, above: Above) -> list[Level]:
    """Return each target of the province beside the target of a plan that has its name; the plan is identified before."""
    own = targets_of(read)
    names = [one.ten for one in own]
    out = []
    for number, wanted in enumerate(above.chi_tieu):
        score, at = _likest(wanted.ten, names)
        out.append(_level(number, wanted, own[at]) if score >= _NAMED else Level(number, THIEU))
    return out


def _level(number: int, wanted: Target, own: Target) -> Level:
    shown = f"{own.gia_tri} {own.don_vi_tinh}".strip()
    floor, value = _figure(wanted.gia_tri), _figure(own.gia_tri)
    if fold(wanted.don_vi_tinh) != fold(own.don_vi_tinh):
        state = "khác đơn vị tính"
    elif floor is None or value is None or not is_level(wanted.don_vi_tinh):
        state = "không so được bằng số" if fold(wanted.gia_tri) != fold(own.gia_tri) else "bằng mức tỉnh"
    elif value == floor:
        state = "bằng mức tỉnh"
    elif wanted.so_sanh in ("<=", "<"):
        state = HIGH if value > floor else "chặt hơn trần của tỉnh"
    else:
        state = LOW if value < floor else "cao hơn sàn của tỉnh"
    return Level(number, state, shown, own.ten, own.vi_tri)


def _figure(text: str) -> Decimal | None:
    return parse_number(text.strip().removesuffix("%")).value


def shown_target(one: Target) -> str:
    """Return a target's level for a heading: "≥ 98%"."""
    value = _figure(one.gia_tri)
    sign = {">=": "≥", "<=": "≤"}.get(one.so_sanh, one.so_sanh)
    unit = "%" if one.don_vi_tinh == "%" else f" {one.don_vi_tinh}"
    return f"{sign} {format_number(value) if value is not None else one.gia_tri}{unit}".strip()
