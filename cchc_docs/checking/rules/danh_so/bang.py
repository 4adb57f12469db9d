"""DS: labels of appendices, counts inside a sentence."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.amounts import Wrong
from cchc_docs.checking.figures.bound.labelled import wrong_labels
from cchc_docs.checking.figures.listed import wrong_lists
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import HEAD, NEEDS
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.model.apart import stands_apart
from cchc_docs.model.document import Path
from cchc_docs.vietnamese.enumerators import parse_roman, roman

_APPENDICES = nd30("điểm a khoản 1 Mục III Phần I Phụ lục I")


def appendix_number(label: str) -> tuple[int, str] | None:
    """Return the number of an appendix label and its kind ("la_ma" or "a_rap"); None where it has none."""
    found = patterns.search(r"(?:số\s*)?\b(?:(\d{1,2})|([IVXL]+))\s*[.:]?\s*$", label.strip(), re.IGNORECASE)
    if found is None:
        return None
    if found[1]:
        return int(found[1]), "a_rap"
    value = parse_roman(found[2].upper())
    return (value, "la_ma") if value else None


@rule(
    code="DS22",
    title="Số thứ tự phụ lục không dùng chữ số La Mã",
    severity=CANH_BAO,
    can_cu=_APPENDICES,
    bad="""
phu_luc: [{ten: Nhiệm vụ, nhan: Phụ lục số 01}, {ten: Chỉ tiêu, nhan: Phụ lục số 02}]
""",
    good="""
phu_luc: [{ten: Nhiệm vụ, nhan: Phụ lục I}, {ten: Chỉ tiêu, nhan: Phụ lục II}]
""",
)
def roman_appendices(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Từ hai phụ lục trở lên thì đánh số bằng chữ số La Mã; nhắc một lần cho cả văn bản."""
    arabic = []
    for position, appendix in enumerate(context.document.phu_luc):
        number = appendix_number(appendix.nhan_in)
        if number and number[1] == "a_rap" and appendix.nhan_in.lower().startswith("phụ lục"):
            arabic.append((("phu_luc", position, "nhan"), appendix.nhan_in, number[0]))
    if arabic:
        path, quote, value = arabic[0]
        also = tuple(one[0] for one in arabic[1:])
        yield Finding(
            path, f"Phụ lục đánh số Ả Rập ({len(arabic)} phụ lục)", quote, f"Phụ lục {roman(value)}", also=also
        )


@rule(
    code="DS23",
    title="Nhãn phụ lục trùng hoặc nhảy số",
    severity=LOI,
    can_cu=_APPENDICES,
    bad="""
phu_luc: [{ten: Nhiệm vụ, nhan: Phụ lục I}, {ten: Chỉ tiêu, nhan: Phụ lục III}]
""",
    good="""
phu_luc: [{ten: Nhiệm vụ, nhan: Phụ lục I}, {ten: Chỉ tiêu, nhan: Phụ lục II}]
""",
)
def appendix_order(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Phụ lục đánh số liên tục từ 1; sau một nhãn sai, phụ lục đúng thứ tự của nó thì không báo nữa."""
    before = 0
    for position, appendix in enumerate(context.document.phu_luc):
        number = appendix_number(appendix.nhan_in)
        if number is None:
            continue
        if number[0] not in (before + 1, position + 1):  # behind a slip the next is right by its place
            path = ("phu_luc", position, "nhan")
            after = f"sau phụ lục {before}" if before else "ở đầu"
            yield Finding(path, f"“{appendix.nhan_in}” đứng {after}", appendix.nhan_in, f"số {before + 1}")
        before = number[0]


@rule(
    code="DS24",
    title="Nhãn các phụ lục viết nhiều kiểu",
    severity=CANH_BAO,
    can_cu=nd30("điểm b khoản 1 Mục III Phần I Phụ lục I"),
    bad="""
phu_luc: [{ten: Nhiệm vụ, nhan: Phụ lục I}, {ten: Chỉ tiêu, nhan: PHỤ LỤC II}]
""",
    good="""
phu_luc: [{ten: Nhiệm vụ, nhan: Phụ lục I}, {ten: Chỉ tiêu, nhan: Phụ lục II}]
""",
)
def appendix_forms(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Phụ lục I” và “PHỤ LỤC II”, hay số La Mã lẫn số Ả Rập. Từ “Phụ lục” in thường, đậm."""
    forms: list[tuple[int, str, str]] = []
    for position, appendix in enumerate(context.document.phu_luc):
        number = appendix_number(appendix.nhan_in)
        if number is not None:
            words = patterns.sub(r"\s*(?:\d+|[IVXL]+)\s*[.:]?\s*$", "", appendix.nhan_in.strip())
            forms.append((position, appendix.nhan_in, f"{words} {number[1]}"))
    if len({form for *_, form in forms}) < 2:
        return
    counts = Counter(form for *_, form in forms)
    main = next((form for form in counts if form.startswith("Phụ lục")), counts.most_common(1)[0][0])
    main = max(counts, key=lambda form: (counts[form], form == main))
    shown = next(label for _, label, form in forms if form == main)
    for position, quote, form in forms:
        if form != main:
            yield Finding(
                ("phu_luc", position, "nhan"), f"Nhãn “{quote}” khác kiểu “{shown}”", quote, f"theo kiểu “{shown}”",
                severity=GOI_Y if form.lower() == main.lower() else None,
            )  # fmt: skip


@rule(
    code="DS25",
    title="Một phụ lục mà vẫn đánh số",
    severity=GOI_Y,
    can_cu=_APPENDICES,
    bad="""
phu_luc: [{ten: Nhiệm vụ, nhan: Phụ lục I}]
""",
    good="""
phu_luc: [{ten: Nhiệm vụ, nhan: Phụ lục}]
""",
)
def single_appendix(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ có một phụ lục thì không cần số; có thể tệp này thiếu các phụ lục khác. Biểu, mẫu mang số của bộ biểu mẫu, không xét."""
    if stands_apart(context.document):
        yield NotEvaluated(NEEDS[HEAD])
        return
    appendices = context.document.phu_luc
    label = appendices[0].nhan_in if len(appendices) == 1 else ""
    if label.lower().startswith("phụ lục") and appendix_number(label):
        yield Finding(("phu_luc", 0, "nhan"), "Văn bản chỉ có một phụ lục mà có đánh số", label, "Phụ lục")


_NEAR = 20


def _wrong_labels(text: str) -> Iterator[Wrong]:
    """The counts that the labels behind them do not make, but for those BC19 tells by the names."""
    found = list(wrong_labels(text))
    named = {one.start for one in wrong_lists(text)} if found else set()
    yield from (one for one in found if one.start not in named)


_LIST_MARK = patterns.ours(r"\((?<!\w\()(\d{1,2})\)\s")


@rule(
    code="DS26",
    title="Số lượng nêu ra không khớp phần liệt kê",
    severity=LOI,
    can_cu=practice("nêu bao nhiêu nội dung thì liệt kê đủ bấy nhiêu"),
    bad="mo_dau: ['Gồm 03 nội dung: (1) Thể chế; (2) Thủ tục hành chính.']",
    good="mo_dau: ['Gồm 02 nội dung: (1) Thể chế; (2) Thủ tục hành chính.']",
)
def counted_list(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“gồm 07 nội dung: (1) … (6) …” hoặc số trong ngoặc bị nhảy; “05 khâu: (i) … (iv) …”, “04 bước: bước 1 … bước 3 …”, “ba việc: thứ nhất …, thứ hai …”."""
    counted: set[Path] = set()
    for text, wrong in context.each(_wrong_labels):
        counted.add(text.path)
        quote = text.text[wrong.start : wrong.end]
        severity = None if "(1)" in text.text[wrong.end : wrong.end + _NEAR] else CANH_BAO
        yield Finding(text.path, wrong.message, quote, wrong.right, severity=severity)
    for text in context.prose:
        if "(1)" not in text.text and "(01)" not in text.text:
            continue
        found = list(_LIST_MARK.finditer(text.text))
        marks = [int(one[1]) for one in found]
        if len(marks) < 2 or marks[0] != 1:
            continue
        for before, after in itertools.pairwise(marks):
            if after != before + 1 and after != 1:
                yield Finding(text.path, f"Sau ({before}) là ({after})", f"({after})", f"({before + 1})")
                break
        stated = patterns.search(
            r"(?:gồm|có|theo|trên)\s+0?(\d{1,2})\s+(?:nội dung|nhiệm vụ|nhóm|lĩnh vực|giải pháp|mục tiêu|chỉ tiêu|vấn đề)",
            text.text[: found[0].start()],
            re.IGNORECASE,
        )
        if stated and text.path not in counted and marks.count(1) == 1 and int(stated[1]) != marks[-1]:
            yield Finding(text.path, f"Nêu {stated[1]} mà liệt kê {marks[-1]}", stated[0], f"{marks[-1]:02d}")
