"""Lines -> paragraphs, over the ends of lines and pages.

One question decides most: would the next word have fitted on the line? If it would, a person ended the line. Only when
the line is full do indents, labels and sentences decide. A hyphen at the end of a line stays: office programs never
hyphenate Vietnamese.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.reading.flow import Para, ParagraphLook, Piece
from cchc_docs.reading.page.lines import Line

__all__ = ["Frame", "ends_items", "few_lines", "frame_of", "make_paragraph", "paragraphs_of", "shows_lists"]

_NEAR = 3.0
_OFF = 4.0  # points: how far from the middle centred text may stand
_SPACE = 0.25  # of the size: width of a space
_BODY = patterns.ours(r"(Phòng|Văn phòng|Trung tâm|Công an|Ủy ban|Các|Trường|Trưởng|Trạm|Hội|Đoàn|Sở|Ban Chỉ huy)\s")
_OPEN_END = patterns.ours(
    r"(?i)(?:[,:&/(–-]|\b(?:trong|từ|đến|trước|sau|theo|để|cho|ở|về|bằng|do|bởi|và|với|của|cùng|gồm|thuộc|hoặc|phối hợp|các|là|tại|ủy ban|liên hiệp))$"
)
_PAIR = patterns.ours(r"(?i)\b(văn h(?:óa|oá)|kinh tế)\n[-–] xã hội|\bHĐND\n[-–] UBND")  # one name with a dash in it
_NAMED = patterns.ours(r"[^\W\d_][^:;,.]{2,40}:(?:\s|$)")
_SENTENCE = (".", ";", ":", "!", "?", "./.", ".”", '."')


@dataclass(slots=True)
class Frame:
    """Where text may stand. `pitch`: usual distance of lines; `hangs`: x of a first line -> x of the lines after it.

    `starts`: where many lines begin; a line that begins there is centred by chance only.
    `lists`: cells of this column list things one under the other without a mark; `ended`: each ends with a semicolon.
    """

    left: float
    right: float
    pitch: float = 0.0
    hangs: dict[int, int] = field(default_factory=dict)
    starts: frozenset[int] = frozenset()
    lists: bool = False
    ended: bool = False

    @property
    def middle(self) -> float:
        """The middle between the margins."""
        return (self.left + self.right) / 2


def frame_of(lines: list[Line]) -> Frame:
    """Return the margins that the lines of one shape of page show; there must be some."""
    ends = Counter(round(line.x1) for line in lines)
    often = [x for x, count in ends.items() if count + ends[x + 1] + ends[x - 1] >= max(3, 0.15 * len(lines))]
    furthest = max(line.x1 for line in lines)
    flush = max(often, default=0)
    # Nearly all lines end before a flush edge; a few that stick out (a tab, a stamp) do not move it.
    right = flush + 0.5 if flush and sum(line.x1 > flush + _NEAR for line in lines) <= 0.03 * len(lines) else furthest
    starts = Counter(round(line.x0) for line in lines)
    left = min((x for x, count in starts.items() if count > 1), default=min(starts)) - 0.5
    frame = Frame(left, right)
    frame.starts = frozenset(x for x, count in starts.items() if count >= max(4, 0.02 * len(lines)))
    frame.pitch = _pitch(lines)
    frame.hangs = _hangs(lines, frame)
    return frame


def _pitch(lines: list[Line]) -> float:
    steps = Counter(
        round((after.base - before.base) * 2) / 2
        for before, after in pairwise(lines)
        if before.page == after.page and 0 < after.base - before.base < 3 * after.size
    )
    if not steps:
        return 0.0
    most = max(steps.values())
    # Close steps are those inside paragraphs, wide ones those between: of the frequent steps the closest counts.
    return min(step for step, count in steps.items() if count >= 0.5 * most)


def _hangs(lines: list[Line], frame: Frame) -> dict[int, int]:
    """Learn from sure cases (a full line, then one that begins small) where paragraphs go on."""
    seen: dict[int, Counter[int]] = {}
    start: Line | None = None
    for before, after in zip([None, *lines], lines, strict=False):
        sure = before is not None and _full(before, after, frame) and after.text[:1].islower() and not after.labelled
        if sure and start is not None and start is before:
            seen.setdefault(round(before.x0), Counter())[round(after.x0)] += 1
        if not sure:
            start = after
        elif start is before:
            start = None
    return {x: found.most_common(1)[0][0] for x, found in seen.items()}


def _room(line: Line, after: Line, frame: Frame) -> float:
    """Return how much room would be left on a line had the next word (all that is tied to it) stood on it; below 0 for none."""
    needed = _SPACE * line.size + after.lead
    if _centred(line, frame):
        return (frame.right - frame.left) - (line.x1 - line.x0) - needed
    if abs(line.x1 - frame.right) < _NEAR and line.x0 - frame.left > 0.35 * (frame.right - frame.left):
        return line.x0 - frame.left - needed  # set flush right
    return frame.right - line.x1 - needed


def _full(line: Line, after: Line, frame: Frame) -> bool:
    return _room(line, after, frame) < 1.0


def _centred(line: Line, frame: Frame) -> bool:
    if round(line.x0) in frame.starts:
        return False
    inner = min(line.x0 - frame.left, frame.right - line.x1)
    return abs(line.middle - frame.middle) < _OFF and inner > min(8.0, 0.04 * (frame.right - frame.left))


def paragraphs_of(lines: list[Line], frame: Frame, *, cell: bool = False) -> list[list[Line]]:
    """Return the lines by paragraphs. `cell`: in a table cell, where nothing is indented and bullets begin at the edge."""
    out: list[list[Line]] = []
    for line in lines:
        if out and goes_on(out[-1], line, frame, cell=cell):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def goes_on(before: list[Line], line: Line, frame: Frame, *, cell: bool = False) -> bool:
    """Tell whether a line belongs to the paragraph before it."""
    last = before[-1]
    if last.page == line.page and _apart(last, line, frame):
        return False
    if not _full(last, line, frame):
        return _strayed(last, line, frame)
    if cell:
        return not (_new_item(before, line) or _next_in_list(before, line, frame))
    if _other_dress(last, line):
        return False
    if _centred(line, frame) and abs(last.middle - frame.middle) < _OFF and line.x0 > last.x0 + _NEAR:
        return _same_dress(last, line)
    if _centred(last, frame) and _centred(line, frame):
        return _same_dress(last, line)
    if line.labelled and not _at(line, _next_x(before, frame)):
        return False
    return _in_place(before, line, frame)


def _apart(last: Line, line: Line, frame: Frame) -> bool:
    step = line.base - last.base
    usual = max(frame.pitch, 1.05 * max(last.size, line.size))
    return step > 1.28 * usual and step - usual > 3.0


def _strayed(last: Line, line: Line, frame: Frame) -> bool:
    """Tell whether a line that a word more would have fitted goes on nevertheless: words tied by hard spaces."""
    room = _room(last, line, frame)
    tied = room < 0.1 * (frame.right - frame.left) and line.text[:1].islower() and not line.labelled
    return (
        tied and not last.text.endswith(_SENTENCE) and abs(line.x0 - frame.left) < _NEAR and not _centred(last, frame)
    )


def _new_item(before: list[Line], line: Line) -> bool:
    """Tell whether a line of a cell begins an item although the line before it is full."""
    last = before[-1]
    if not line.labelled:
        return False
    ended = last.text.endswith((*_SENTENCE, ","))
    if not line.bullet:
        return ended
    after = line.words[1].text
    within = (last.text[-1:].isdigit() and after[:1].isdigit()) or after[:1].islower()
    return ended or (before[0].bullet and not within and not _PAIR.search(f"{last.text}\n{line.text}"))


def _next_in_list(before: list[Line], line: Line, frame: Frame) -> bool:
    """Tell whether a cell lists things without a mark: organisations, months, works with their dates."""
    first, last = before[0], before[-1]
    word = line.words[0].text
    if not word[:1].isupper() or (len(word) > 1 and word.isupper()) or _OPEN_END.search(last.text):
        return False  # an abbreviation goes on more often than it begins
    if frame.ended:
        return last.text.endswith((";", "."))
    if frame.lists or (_NAMED.match(first.text) and _NAMED.match(line.text)):
        return True
    if last.text.endswith(".") or len(before) > 4:
        return False  # prose: the next sentence may begin like the first
    alike = first.words[0].text == word
    return len(before) + len(last.words) > 2 and (alike or bool(_BODY.match(first.text) and _BODY.match(line.text)))


def ends_items(cells: list[list[Line]]) -> bool:
    """Tell whether the cells of a column list things that end with a semicolon each."""
    ends = [line for lines in cells for line, after in pairwise(lines) if line.text.endswith(";") and _begins(after)]
    return len(ends) > 1


def _begins(line: Line) -> bool:
    return line.text[:1].isupper() and not line.labelled


def shows_lists(cells: list[list[Line]], frame: Frame) -> bool:
    """Tell whether the cells of a column break lines by hand, without a mark, where a word more would have fitted."""
    breaks = sum(
        _room(last, line, frame) >= 1.0 and line.text[:1].isupper() and not line.labelled
        for lines in cells
        for last, line in pairwise(lines)
        if not lines[0].labelled
    )
    return breaks > 1


def _other_dress(last: Line, line: Line) -> bool:
    """Tell whether a title ends and its note begins: bold capitals over "(Kèm theo …)" or over plain text."""
    one, two = last.words[-1].pieces[-1].look, line.words[0].pieces[0].look
    turns = last.text.isupper() and not line.text.isupper()
    return one.bold and not two.bold and (turns or line.text.startswith("("))


def _same_dress(last: Line, line: Line) -> bool:
    """Tell whether two centred lines are one title: same size, same weight, both in capitals or both not."""
    one, two = last.words[-1].pieces[-1].look, line.words[0].pieces[0].look
    return (one.size, one.bold, one.italic) == (
        two.size,
        two.bold,
        two.italic,
    ) and last.text.isupper() == line.text.isupper()


def _next_x(before: list[Line], frame: Frame) -> float:
    """Return where the next line of a paragraph begins, as far as its lines and the document tell."""
    if len(before) > 1:
        return before[-1].x0
    first = before[0]
    return float(frame.hangs.get(round(first.x0), round(frame.left + 0.5)))


def _at(line: Line, x: float) -> bool:
    return abs(line.x0 - x) < _NEAR


def _in_place(before: list[Line], line: Line, frame: Frame) -> bool:
    """Tell whether a line begins where the paragraph goes on."""
    last, first = before[-1], before[0]
    if len(before) > 1:
        if _at(line, last.x0):
            return True
        return line.text[:1].islower() and not line.labelled and not last.text.endswith(_SENTENCE)
    if first.labelled and len(first.words) > 1 and _at(line, first.words[1].x0):
        return True
    if _at(line, _next_x(before, frame)):
        # Where paragraphs are not indented, a full line that ends a sentence may be one paragraph of a line.
        return not (
            _at(line, first.x0) and last.text.endswith((".", ";", ":")) and line.text[:1].isupper() and line.labelled
        )
    return line.text[:1].islower() and not line.labelled


def make_paragraph(lines: list[Line], frame: Frame, index: int) -> Para:
    """Return the paragraph of some lines: pieces with their look, alignment and indents."""
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        tight = number > 0 and _tight(lines[number - 1], line)
        for place, word in enumerate(line.words):
            for at, piece in enumerate(word.pieces):
                apart = " " if at == 0 and pieces and (place or not tight) else ""
                if pieces and not pieces[-1].note and (pieces[-1].look is piece.look or pieces[-1].look == piece.look):
                    pieces[-1].text += apart + piece.text
                    continue
                if apart and pieces[-1].note:
                    pieces.append(Piece(apart + piece.text, piece.look))
                    continue
                if apart:
                    # The space takes the look of the word before it, so that a bold phrase is one piece.
                    pieces[-1].text += apart
                pieces.append(Piece(piece.text, piece.look))
            if word.note:
                pieces.append(Piece("", word.pieces[-1].look, [make_paragraph(word.note, frame, index)]))
    para = Para(index, pieces, _look(lines, frame))
    para.settle()
    return para


def _tight(last: Line, line: Line) -> bool:
    """Tell whether no space stood between two lines: Word breaks after a hyphen and a slash inside a word."""
    end = last.words[-1].text
    return not last.spaced and len(end) > 1 and bool(patterns.search(r"\w[-–/]$", end)) and line.text[:1].isalnum()


def _look(lines: list[Line], frame: Frame) -> ParagraphLook:
    first, rest = lines[0], lines[1:]
    look = ParagraphLook()
    on_middle = all(abs(line.middle - frame.middle) < _OFF for line in lines)
    if on_middle and _centred(lines[-1], frame):
        look.align = "center"
    elif len(rest) > 0 and all(abs(line.x1 - frame.right) < _NEAR for line in lines[:-1]):
        look.align = "both"
    elif abs(first.x1 - frame.right) < _NEAR and first.x0 - frame.left > 0.35 * (frame.right - frame.left):
        look.align = "right"
    if look.align != "center":
        body = min((line.x0 for line in rest), default=min(first.x0, frame.left + 0.5))
        look.left = max(0.0, round(body - frame.left - 0.5, 1))
        look.first_line = round(first.x0 - body, 1)
    return look


def few_lines(lines: list[Line], tables: list[tuple[float, float]], left: float, right: float) -> Frame:
    """Return the margins where a handful of lines cannot show them: those of the tables (edges), else the usual ones."""
    if tables:
        left, right = min(edge[0] for edge in tables), max(edge[1] for edge in tables)
        # Tables often stick out a little on one side; lines above them show the true middle.
        near = Counter(round(line.middle) for line in lines if abs(line.middle - (left + right) / 2) < 15)
        middle = near.most_common(1)[0][0] if near else (left + right) / 2
        left, right = middle - (right - left) / 2, middle + (right - left) / 2
    frame = Frame(min([left, *(line.x0 for line in lines)]), max([right, *(line.x1 for line in lines)]))
    frame.pitch = _pitch(lines)
    return frame
