"""What drafting did and what it leaves to a person: values, gathered for the phiếu rà soát."""

from __future__ import annotations

from cchc_docs.record import NamedTuple, Record, field

DECIDE = "CẦN QUYẾT ĐỊNH"
"""How a comment in the drafted plan begins where a person must decide."""

BLANK = "CẦN BỔ SUNG"
"""How a visible blank begins: `[CẦN BỔ SUNG: …]` blocks signing until it is filled."""


def blank(what: str) -> str:
    """Return a visible blank."""
    return f"[{BLANK}: {what}]"


def clipped(text: str, start: int = 0, end: int | None = None, *, before: int = 40, after: int = 60) -> str:
    """Return text[start:end] with what stands around it, cut at words, "…" where something is left out."""
    flat_end = len(text) if end is None else end
    first = max(0, start - before)
    if first:
        blank_at = text.find(" ", first)
        first = blank_at + 1 if 0 <= blank_at < start else start
    last = min(len(text), flat_end + after)
    if last < len(text):
        blank_at = text.rfind(" ", flat_end, last)
        last = blank_at if blank_at > flat_end else _word_end(text, flat_end)
    words = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{words}{' …' if last < len(text) else ''}"


def _word_end(text: str, at: int) -> int:
    following = text.find(" ", at)
    return len(text) if following < 0 else following


def head_of(text: str, length: int = 70) -> str:
    """Return the first words of a text, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[:length].rsplit(' ', 1)[0]} …"


class Change(NamedTuple):
    """Something that was changed: where (words a person finds), from, to, why."""

    place: str
    old: str
    new: str
    why: str


class Question(NamedTuple):
    """Something a person must decide: where, what stands there, a proposal ("" for none), why."""

    place: str
    old: str
    proposal: str
    why: str


class Covered(NamedTuple):
    """One task or target of the parent plan against ours: score from 0 to 1, our words ("" where missing)."""

    theirs: str
    ours: str
    score: float
    state: str


class Draft(Record):
    """A drafted plan: its YAML and everything a person should look at."""

    source: str
    name: str
    prior: str
    changes: list[Change] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    finished: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    coverage: list[Covered] = field(default_factory=list)

    def summary(self) -> str:
        """Return "41 chỗ đã đổi, 7 chỗ cần quyết định, 3 nhiệm vụ đã hoàn thành"."""
        parts = [f"{len(self.changes)} chỗ đã đổi", f"{len(self.questions)} chỗ cần quyết định"]
        if self.finished:
            parts.append(f"{len(self.finished)} nhiệm vụ đưa ra khỏi kế hoạch")
        if self.coverage:
            missing = sum(one.state == "thiếu" for one in self.coverage)
            parts.append(f"{missing}/{len(self.coverage)} nội dung của cấp trên chưa có")
        return ", ".join(parts)
