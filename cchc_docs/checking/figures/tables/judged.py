"""Rows that are judged ("Vượt", "Đạt", "Chưa đạt") against their figures, and what a sentence counts of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import is_number_of
from cchc_docs.checking.figures.tables.sheet import JUDGEMENT, Line, Sheet, figure_of
from cchc_docs.checking.figures.tables.totals import WrongCell
from cchc_docs.record import NamedTuple

_PLAN = patterns.ours(
    r"(?:chỉ tiêu )?(?:kế hoạch|kh|mục tiêu|giao|nghị quyết|nq|dự toán|chỉ tiêu(?: giao| nghị quyết| được giao)?|phấn đấu)(?!\w)|(?<!\w)(?:được giao|kế hoạch)(?!\w)",
    re.IGNORECASE,
)
_DONE = patterns.ours(
    r"(?:ước )?(?:thực hiện|th|kết quả|đạt được|ước)(?!\w)|(?<!\w)(?:thực hiện|kết quả)(?!\w)", re.IGNORECASE
)
_PERIOD = patterns.ours(
    r"(?:số liệu |kết quả |trong |lũy kế )?(?:quý|(?:0?[1-9]|1[0-2]) tháng|tháng|sáu tháng|chín tháng|năm 20\d\d|đến (?:nay|hết|ngày)|thực tế|hiện (?:nay|trạng|có)|mức đạt|đã (?:đạt|làm))(?!\w)",
    re.IGNORECASE,
)
"""Heads of results behind the only plan of a judged table ("Quý III", "Đến nay")."""
_OF_PLAN = patterns.ours(
    r"(?:%|tỷ lệ).*(?:kế hoạch|kh|chỉ tiêu|mục tiêu|dự toán|giao)|so với (?:kế hoạch|kh|chỉ tiêu|mục tiêu)",
    re.IGNORECASE,
)
FALLING = patterns.ours(
    r"nghèo|giảm|quá hạn|trễ|chậm|thất nghiệp|sinh con thứ|tai nạn|suy dinh dưỡng|thấp còi|nhẹ cân|tử vong|bỏ học|lưu ban|tội phạm|vi phạm|nợ|tảo hôn|cháy|thời gian|chi phí"
    r"|số ngày|khiếu|tố cáo|thiệt hại|dịch bệnh|mắc bệnh|tỷ suất|tỷ lệ sinh|không quá|dưới|tối đa|≤|<|ô nhiễm|thất thoát|đơn thư|sử dụng điện|tiết kiệm",
    re.IGNORECASE,
)
"""What is better when it is less, or may be: such a row is not judged."""
_MARK = patterns.ours(r"(?:[≥≤><]=?|trên|dưới|từ|đạt|tối thiểu|ít nhất|không quá)\s*|\s*trở lên|\s*%", re.IGNORECASE)


_LONGEST = 60
"""Letters of the longest judgement, blanks around it in plenty: most cells say more, and no more than a judgement is one."""


class Judged(NamedTuple):
    """A row with what its figures say of it ("more", "yes", "no") and what is written ("" for nothing)."""

    line: Line
    column: str
    typed: str
    written: str
    reckoned: str
    plan: str
    done: str


def judged_rows(sheet: Sheet) -> list[Judged]:
    """Return the rows of a table whose plan and result stand beside each other, or that are judged by a word."""
    word = _word_column(sheet)
    plan, done, share = _columns(sheet, word)
    if not (word or (plan and done and share)):
        return []
    out: list[Judged] = []
    for line in sheet.lines:
        typed = line.texts.get(word, "") if word else ""
        written = kind_of(typed)
        first, second = (figure_of(_said(line, code)) if code else None for code in (plan, done))
        rate = line.cells[share].value if share and share in line.cells else None
        reckoned = ""
        like = first is not None and second is not None and _unit(line, plan) == _unit(line, done)
        if like and first is not None and second is not None and not FALLING.search(f"{line.label} {_raw(line, plan)}"):
            reckoned = _compare(second, first)
        elif rate is not None and not FALLING.search(line.label):
            reckoned = _compare(rate, Decimal(100))
        if written or reckoned:
            out.append(Judged(line, word, typed, written, reckoned, _said(line, plan), _said(line, done)))
    return out


def _compare(done: Decimal, plan: Decimal) -> str:
    return "more" if done > plan else "yes" if done == plan else "no"


def kind_of(typed: str) -> str:
    """Return "more", "yes", "no" for a judgement of a cell, "" for other words."""
    found = JUDGEMENT.fullmatch(typed.strip()) if len(typed) <= _LONGEST else None
    return (found.lastgroup or "") if found else ""


def _said(line: Line, code: str) -> str:
    return _MARK.sub("", _raw(line, code)).strip() if code in line.texts else _raw(line, code)


def _raw(line: Line, code: str) -> str:
    """What a cell says, with the mark before its figure: "≤ 5" is better when it is less."""
    cell = line.cells.get(code)
    return cell.typed if cell else line.texts.get(code, "").strip()


def _unit(line: Line, code: str) -> str:
    """The words behind the figure of a cell, "" for none: "2,4 tỷ đồng" and "2.450 triệu đồng" are not compared."""
    return patterns.sub(r"^[\d.,]+|%", "", _said(line, code)).strip().lower()


def _columns(sheet: Sheet, word: str) -> tuple[str, str, str]:
    """The columns of the plan, of the result and of the one in percent of the other; "" where there is not exactly one."""
    share = [one.code for one in sheet.columns if _OF_PLAN.search(one.head)]
    rates = {one.code for one in sheet.columns if one.rate}
    heads = {code: head for code, head in sheet.heads.items() if code not in share and code != word}
    plans = [code for code, head in heads.items() if _PLAN.match(head) and _has_figures(sheet, code)]
    done = [code for code in heads if code not in plans and _DONE.match(heads[code]) and _has_figures(sheet, code)]
    if not done and len(plans) == 1 and word:
        order = list(heads)
        behind = order[order.index(plans[0]) + 1 :]
        done = [code for code in behind if _PERIOD.match(heads[code]) and _has_figures(sheet, code)]
    if not {*plans, *done} <= rates:  # a plan in percent beside a count is another thing
        plans, done = ([code for code in codes if code not in rates] for codes in (plans, done))
    return tuple(one[0] if len(one) == 1 else "" for one in (plans, done, share))  # type: ignore[return-value]


def _has_figures(sheet: Sheet, code: str) -> bool:
    """Whether most cells of a column that is no name of the rows are one figure, with its unit or without."""
    told = [line for line in sheet.lines if code in line.cells or code in line.texts]
    figures = sum(figure_of(_said(line, code)) is not None for line in told)
    names = sum(line.texts.get(code) == line.label for line in told)
    return figures >= _TWO and 2 * figures > len(told) and not names


_TWO = 2


def _word_column(sheet: Sheet) -> str:
    """The column whose words judge the rows, "" for none."""
    by_column: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for line in sheet.lines:
        for code, typed in line.texts.items():
            (by_column if kind_of(typed) else others)[code] += 1
    return next((code for code, count in by_column.most_common() if count >= 2 and count >= 3 * others[code]), "")


def wrong_judgements(sheet: Sheet) -> Iterator[WrongCell]:
    """Yield the cells that call a row passed or reached where its figures say other; a table that is judged otherwise is left alone."""
    rows = [one for one in judged_rows(sheet) if one.written and one.reckoned and one.plan and one.done]
    wrong = [one for one in rows if not _agrees(one)]
    if len(rows) - len(wrong) < max(2, 2 * len(wrong)):
        return
    for one in wrong:
        said = {"more": "vượt", "yes": "bằng", "no": "thấp hơn"}[one.reckoned]
        message = f"{one.line.label[:50]}: {one.done} {said} {one.plan}, cột đánh giá ghi “{one.typed}”"
        right = {"more": "Vượt", "yes": "Đạt", "no": "Chưa đạt"}[one.reckoned]
        yield WrongCell(one.line.path, one.column, one.typed, message, right, sure=False)


def _agrees(row: Judged) -> bool:
    return row.written == row.reckoned or (row.written == "yes" and row.reckoned == "more")


class Counted(NamedTuple):
    """What a sentence counts of judged rows: where it stands, the number, the kinds it takes together, of how many."""

    start: int
    end: int
    value: int
    kinds: frozenset[str]
    of: int


_NOUN = r"(?:chỉ tiêu|tiêu chí|mục tiêu|chỉ số)"
_WORD = r"(?:(?:đều )?(?P<both{n}>đạt và vượt|đạt, vượt|vượt và đạt|hoàn thành và vượt)|(?P<more{n}>(?:đạt )?vượt|hoàn thành vượt)|(?P<no{n}>(?:chưa|không|khó) (?:đạt|hoàn thành))|(?P<yes{n}>đạt|hoàn thành|bằng))"
_COUNT = patterns.ours(
    rf"(?<![\w.,/])(?P<value>\d{{1,3}})(?:/(?P<of>\d{{1,3}}))?(?P<noun> {_NOUN})?(?: kinh tế - xã hội| chủ yếu| đề ra)? {_WORD.format(n=1)}(?!\w)"
    rf"|(?<!\w){_WORD.format(n=2)}(?: kế hoạch)?:? (?P<value2>\d{{1,3}})(?:/(?P<of2>\d{{1,3}}))? {_NOUN}",
    re.IGNORECASE,
)


def counted_rows(text: str) -> list[Counted]:
    """Return what a text counts of targets reached, passed and not reached."""
    out: list[Counted] = []
    for found in _COUNT.finditer(text):
        n = "1" if found["value"] else "2"
        if n == "1" and not found["noun"] and is_number_of(text, found.start()):
            continue  # "lên lớp 3 đạt 97%"
        kind = next(one for one in ("both", "more", "no", "yes") if found[f"{one}{n}"])
        value, of = (found["value"], found["of"]) if n == "1" else (found["value2"], found["of2"])
        kinds = frozenset({"more", "yes"}) if kind == "both" else frozenset({kind})
        out.append(Counted(found.start(), found.end(), int(value), kinds, int(of or 0)))
    return out


def wrong_counts(sheet: Sheet, text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, message, right) for the counts of a text that the judged rows of a table deny.

    Only where the text is about all rows: its parts, or the number it says they are of, make them up but for one or two.
    """
    counts = counted_rows(text)
    rows = judged_rows(sheet)
    if not counts or len(rows) < 3 or any(not (one.written or one.reckoned) for one in rows):
        return
    added = sum(one.value for one in counts)
    if not (any(one.of == len(rows) for one in counts) or (len(counts) >= 2 and abs(added - len(rows)) <= 2)):
        return
    ways = [Counter(_first(one, way) for one in rows) for way in ("reckoned", "written")]
    for one in counts:
        kinds = [one.kinds]
        if one.kinds == {"yes"} and not any(other.kinds & {"more"} for other in counts):
            kinds.append(one.kinds | {"more"})  # passed is reached too
        rights = [sum(way[kind] for kind in choice) for way in ways for choice in kinds]
        if one.value not in rights:
            said = f"“{text[one.start : one.end]}”, trong bảng có {rights[0]:02d}"
            yield one.start, one.end, said, f"{rights[0]:02d}"


def _first(row: Judged, way: str) -> str:
    other = row.written or row.reckoned
    return (row.reckoned or other) if way == "reckoned" else other
