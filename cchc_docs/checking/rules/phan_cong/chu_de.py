"""Themes and numbered contents that a unit is told to lead, against rows of the same and against what other units are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, Severity
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.giao import DOES, LEADS, Duty, duties, theme_key, themes
from cchc_docs.checking.rules.phan_cong.muc import alike, below_organising
from cchc_docs.checking.wording.cores import Weights, core, pairs
from cchc_docs.model.document import Path

_FEWEST = 3
_MANY = 4
"""Themes of one clause that is no lead of each of them, but the watch over all."""
_NEAR, _BACK = 0.5, 0.3
_WATCHES = patterns.ours(r"\W*(?:thực hiện|theo dõi|triển khai)", re.IGNORECASE)


def told_themes(context: Context) -> list[tuple[Duty, list[str]]]:
    """Return the clauses that give a unit themes to lead, or to see to, with these."""

    def make() -> list[tuple[Duty, list[str]]]:
        return [
            (duty, said)
            for duty in duties(context)
            if duty.role == LEADS or (duty.role == DOES and _WATCHES.match(duty.words) and "nhiệm vụ về" in duty.words)
            if (said := [theme for theme in themes(duty.words) if len(theme_key(theme)) >= _FEWEST])
        ]

    return context.once("told_themes", make)


def led_twice(context: Context) -> Iterator[Finding]:
    """Yield themes that two units are told to lead: "nhiệm vụ về tài chính công" of one item among the contents of another."""
    for (other, theirs), (duty, mine) in combinations(told_themes(context), 2):
        if not alike(other.unit, duty.unit) and other.path != duty.path:
            yield from _shared(other, theirs, duty, mine)


def _shared(other: Duty, theirs: list[str], duty: Duty, mine: list[str]) -> Iterator[Finding]:
    """Yield the themes two clauses share, told where more are named, or none is led: there one is too many."""
    both = [(one, two) for one in theirs for two in mine if same_theme(one, two)]
    if not both:
        return
    at, who, names = (duty, other.unit, [two for _, two in both])
    also = other.path
    if other.role == DOES or (duty.role != DOES and len(theirs) > len(mine)):
        at, who, names, also = other, duty.unit, [one for one, _ in both], duty.path
    general = max(len(theirs), len(mine)) > _MANY or DOES in (other.role, duty.role)
    severity: Severity = GOI_Y if general else CANH_BAO
    listed = "; ".join(dict.fromkeys(names))
    quote = names[0] if names[0] in at.words else ""
    message = f"“{who}” cũng được giao chủ trì: {listed[:120]}"
    yield Finding(at.path, message, quote, "giao một đơn vị chủ trì", severity=severity, also=(also,))


def same_theme(one: str, other: str) -> bool:
    """Tell whether two themes are one: four of five syllables of both, order apart."""
    first, second = theme_key(one), theme_key(other)
    return len(first & second) >= _FEWEST and 5 * len(first & second) >= 4 * len(first | second)


def rows_of_another(context: Context) -> Iterator[Finding]:
    """Yield themes of four words and more that a unit is told to lead and one row, led by another unit, says."""
    rows = [(row, row.cell("noi_dung")) for row in context.task_rows if len(units_of(row, "chu_tri")) == 1]
    led = [duty for duty in duties(context) if duty.role == LEADS] if rows else []
    if not led:
        return
    weights = Weights([*(task for _, task in rows), *(duty.words for duty in led)])
    for duty in led:
        for theme in themes(duty.words):
            if len(pairs(core(theme))) < _MANY + 1:
                continue
            said = sorted(((weights.held(theme, task), n) for n, (_, task) in enumerate(rows)), reverse=True)
            best, at = said[0]
            row, task = rows[at]
            if best < _NEAR or (len(said) > 1 and 2 * said[1][0] > best) or weights.held(task, theme) < _BACK:
                continue
            lead = units_of(row, "chu_tri")[0]
            if alike(duty.unit, lead) or patterns.match(r"(?i)các ", lead):
                continue
            message = f"Bài giao {duty.unit} chủ trì “{theme[:60]}”, bảng ghi “{lead}” chủ trì “{task[:60]}”"
            cell = row.cell_path("chu_tri")
            yield Finding(cell, message, lead, "thống nhất đơn vị chủ trì", severity=GOI_Y, also=(duty.path,))


_NUMBERED = patterns.ours(
    r"(?<![\w.])(?:(?:nội dung|nhiệm vụ|mục|điểm|tiểu mục) (?:số )?|, |và )(?P<so>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?![\d%/])(?! ?(?:%|triệu|tỷ|ha|km))"
)


def numbered(context: Context) -> Iterator[tuple[Duty, str, Path, str]]:
    """Yield (duty, number, where, its words) of contents given by their numbers: "Chủ trì nội dung 2.1, 2.3"."""
    led = [duty for duty in duties(context) if duty.role == LEADS and _NUMBERED.search(duty.words)]
    if not led:
        return
    below = {one.path for one in below_organising(context)}
    items: dict[str, list[tuple[Path, str]]] = {}
    for block in context.blocks:
        number = block.block.nhan_in.strip().rstrip(".):")
        if block.path not in below and patterns.fullmatch(r"\d{1,2}(?:\.\d{1,2})+", number):
            items.setdefault(number, []).append((block.text_path, block.said))
    for duty in led:
        for found in _NUMBERED.finditer(duty.words):
            said = items.get(found["so"], [])
            if len(said) == 1:
                where, words = said[0]
                yield duty, found["so"], where, words


def rows_by_number(context: Context) -> Iterator[Finding]:
    """Yield rows led by another unit than the one their content is given to by its number."""
    rows = [(row, pairs(core(row.cell("noi_dung")))) for row in context.task_rows if units_of(row, "chu_tri")]
    told = list(numbered(context)) if rows else []
    for duty, number, where, words in told:
        mine = pairs(words)
        for row, task in rows:
            if len(task) < _FEWEST or not task <= mine:
                continue
            leads = units_of(row, "chu_tri")
            if any(alike(duty.unit, lead) or patterns.match(r"(?i)các ", lead) for lead in leads):
                continue
            message = f"Nội dung {number} bài giao {duty.unit} chủ trì, bảng ghi “{leads[0]}”"
            yield Finding(
                row.cell_path("chu_tri"), message, leads[0], "thống nhất đơn vị chủ trì", also=(duty.path, where)
            )
