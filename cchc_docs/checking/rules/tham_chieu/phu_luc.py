"""TC: appendices and what the text says of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import HEAD, NEEDS
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others
from cchc_docs.checking.rules.danh_so.bang import appendix_number
from cchc_docs.checking.rules.tham_chieu.kem_theo import (
    attached_by_kind,
    attached_nowhere,
    labelled_by_kind,
    numbered_by_kind,
    sent_along,
)
from cchc_docs.model.apart import stands_apart, typed_notes
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.enumerators import parse_roman

_POINTS = nd30("điểm a khoản 1 Mục III Phần I Phụ lục I")
_OUTSIDE = r"\s*(?:,\s*)?(?:của|ban hành|kèm theo|thuộc|tại)?\s*(?:kèm theo\s+)?(?:(?:bản )?dự thảo|Nghị định|Thông tư|Quyết định|Nghị quyết|Hướng dẫn|Luật|Công văn|Quy chế|Kế hoạch số|Chương trình|Đề án|văn bản)"

_NEAR = 700
_DRAFT = patterns.ours(
    r"[Dd]ự thảo (?:Kế hoạch|Quyết định|Nghị quyết|Đề án|Quy chế|Quy định|Báo cáo|Chương trình|Phương án|Tờ trình)(?![^\W_])"
)
"""What a Tờ trình tells of the draft it sends along: its appendices are the draft's."""


class Reference(NamedTuple):
    """A mention of an appendix: where, the words, its number (None for "Phụ lục kèm theo"), how it is counted.

    `at`: where the words begin, which several of one list share; `one`: its number as typed.
    """

    text: Text
    quote: str
    number: int | None
    kind: str
    at: int
    one: str


_REFERENCE = patterns.ours(
    r"(?<![^\W_])(?P<word>[Pp]hụ lục|PHỤ LỤC)(?P<plain>\s+(?:số\s*)?(?:(?P<arabic>\d{1,2})|(?P<roman>[IVXL]{1,5}))(?![\w/]))?"
)


def references(context: Context) -> list[Reference]:
    """Return the mentions of this document's own appendices, in reading order."""
    return context.once("appendix_references", lambda: _references(context))


def _references(context: Context) -> list[Reference]:
    out: list[Reference] = []
    for text in context.texts:
        if "hụ lục" not in text.text and "PHỤ LỤC" not in text.text:
            continue
        if text.role in ("phu_luc_nhan", "phu_luc_ten", "kem_theo"):
            continue
        for found in _REFERENCE.finditer(text.text):
            before = text.text[max(0, found.start() - _NEAR) : found.start()]
            if (
                _DRAFT.search(before)
                or patterns.match(_OUTSIDE, text.text[found.end() :])
                or any(
                    start < found.start() < end and cited_title(context, text, found.start())
                    for start, end in context.cited_spans.get(text.path, ())
                )
            ):
                continue
            number = (
                int(found["arabic"]) if found["arabic"] else parse_roman(found["roman"]) if found["roman"] else None
            )
            kind = "a_rap" if found["arabic"] else "la_ma" if found["roman"] else ""
            out.append(Reference(text, found[0], number, kind, found.start(), found["plain"] or ""))
            out += _further(text, found)
    return out


_MORE = {
    kind: patterns.ours(
        rf"\s*(?:,|và|;)\s*(?P<one>{one})(?![\w/%]|[.,]\d|\s*(?:/|phụ lục|ngày|tháng|bảng|biểu))(?P<ngoac>(?=\s*\)))?"
    )
    for kind, one in (("a_rap", r"\d{1,2}"), ("la_ma", r"[IVXL]{1,5}"))
}
"""What stands behind the first of several; `ngoac`: before a bracket."""


def _further(text: Text, first: re.Match[str]) -> Iterator[Reference]:
    """Yield the appendices listed behind the first: "Phụ lục I, II và III"."""
    kind = "a_rap" if first["arabic"] else "la_ma"
    if not first["plain"]:
        return
    at = first.end()
    # "2)" counts what comes next, but within brackets the bracket is theirs.
    bracket = ")" if kind == "a_rap" and text.text.count("(", 0, at) <= text.text.count(")", 0, at) else ""
    more = _MORE[kind]
    while found := more.match(text.text, at):
        if bracket and found["ngoac"]:
            break
        at = found.end()
        number = int(found["one"]) if kind == "a_rap" else parse_roman(found["one"])
        yield Reference(text, text.text[first.start() : at], number, kind, first.start(), found["one"])


def cited_title(context: Context, text: Text, at: int) -> bool:
    """Tell whether a place lies in the title of a cited text."""
    for other, cited in context.citations:
        start, end = cited.spans.get("trich_yeu", (0, 0))
        if other.path == text.path and start <= at < end:
            return True
    return False


def numbers(context: Context) -> dict[int, int]:
    """Return the number of each appendix with its position."""
    known: dict[int, int] = {}
    for position, appendix in enumerate(context.document.phu_luc):
        number = appendix_number(appendix.nhan_in)
        known.setdefault(number[0] if number else position + 1, position)
    return known


@rule(
    code="TC01",
    title="Nhắc đến phụ lục không có",
    severity=LOI,
    can_cu=_POINTS,
    bad="""
mo_dau: [Nhiệm vụ chi tiết tại Phụ lục III.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Nhiệm vụ tại Phụ lục I, chỉ tiêu tại Phụ lục II., Theo Phụ lục V Thông tư số 01/2023/TT-VPCP.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def missing_appendix(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So số phụ lục nhắc trong bài với các phụ lục của văn bản; phụ lục của văn bản khác không tính.

    Nếu phụ lục nằm ở tệp khác thì bỏ qua có lý do.
    """
    if stands_apart(context.document):
        yield NotEvaluated(NEEDS[HEAD])
        return
    known = numbers(context)
    for text, words in attached_nowhere(context):
        message = f"Nhắc “{words}”, tệp không có phụ lục nào"
        yield Finding(text.path, message, words, "thêm phụ lục; phụ lục ở tệp khác thì giữ nguyên", severity=CANH_BAO)
    kinds = {labelled_by_kind(one.nhan_in) for one in context.document.phu_luc}
    for text, words, kind, number in numbered_by_kind(context):
        if (kind, number) not in kinds:
            where = "kèm theo" if context.document.phu_luc else "trong văn bản"
            yield Finding(text.path, f"Không có {words} {where}", words, "sửa số hoặc thêm biểu mẫu", severity=CANH_BAO)
    have = f"văn bản có {len(known)} phụ lục" if known else "văn bản không có phụ lục nào"
    lacking = [one for one in references(context) if one.number is not None and one.number not in known]
    for (path, _), group in itertools.groupby(lacking, key=lambda one: (one.text.path, one.at)):
        first, *more = group  # a list of several is one thing to mend
        quote = more[-1].quote if more else first.quote
        names = ", ".join(
            [first.quote if not more else f"{first.quote[:7]} {first.one.strip()}", *(one.one for one in more)]
        )
        yield Finding(
            path,
            f"Không có {names}: {have}",
            quote,
            "sửa số hoặc thêm phụ lục",
            severity=None if known else CANH_BAO,
        )


@rule(
    code="TC02",
    title="Phụ lục không được nhắc đến trong bài",
    severity=CANH_BAO,
    can_cu=_POINTS,
    bad="""
mo_dau: [Nhiệm vụ chi tiết tại Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Nhiệm vụ chi tiết tại Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def unmentioned(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản có phụ lục phải có chỉ dẫn về phụ lục đó. Có câu chung “các phụ lục kèm theo” thì chỉ còn là gợi ý."""
    if stands_apart(context.document):
        yield NotEvaluated(NEEDS[HEAD])
        return
    found = references(context)
    named = {one.number for one in found if one.number is not None}
    if len(context.document.phu_luc) == 1 and (found or attached_by_kind(context)):
        return
    general = any(one.number is None for one in found)
    # Where a number leads nowhere (TC01), that may be the very one meant for this appendix.
    mistaken = any(one.number is not None and one.number not in numbers(context) for one in found)
    by_kind = {(kind, number) for _, _, kind, number in numbered_by_kind(context)}
    for number, position in numbers(context).items():
        appendix = context.document.phu_luc[position]
        if (
            number in named
            or labelled_by_kind(appendix.nhan_in) in by_kind
            or (
                len(appendix.ten) > 25
                and any(appendix.ten.lower() in text.text.lower() for text in context.sentences_of_body)
            )
        ):
            continue
        if typed_notes(appendix) or (appendix.ten and sent_along(context, appendix.nhan_in, appendix.ten)):
            continue
        # "Phần I." is no label that a text would name
        labelled = patterns.match(r"(?i)phụ|biểu|mẫu|bảng", appendix.nhan_in) is not None
        if not labelled and _kind_named(appendix.ten, context.whole_small):
            continue
        where = " ".join((appendix.nhan_in or appendix.ten).split()) or "phần kèm theo"
        severity = GOI_Y if general or mistaken else None
        if not labelled:
            severity = GOI_Y
        message = f"{where[0].upper()}{where[1:]} không được nhắc trong nội dung" + (
            " (chỉ có câu chung về phụ lục)" if general else ""
        )
        yield Finding(
            ("phu_luc", position), message, appendix.nhan_in, "thêm chỉ dẫn “tại " + where + "”", severity=severity
        )


def _kind_named(title: str, words: str) -> bool:
    """Tell whether the text speaks of what is attached without a label: "Quy chế", "danh sách kèm theo"."""
    found = patterns.match(
        r"(?:quy chế|quy định|điều lệ|danh sách|danh mục|đề cương|kế hoạch|phương án|nội quy|biểu)", title.lower()
    )
    return found is not None and found[0] in words


@rule(
    code="TC03",
    title="Cách gọi phụ lục khác nhãn của phụ lục",
    severity=CANH_BAO,
    can_cu=practice("gọi phụ lục đúng như nhãn của nó, viết hoa chữ Phụ lục"),
    bad="""
mo_dau: [Nhiệm vụ tại phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Nhiệm vụ tại Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def other_form(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“phụ lục số 03” viết thường giữa câu, hoặc số Ả Rập khi nhãn là số La Mã."""
    labels = [appendix_number(appendix.nhan_in) for appendix in context.document.phu_luc]
    kinds = {label[1] for label in labels if label}
    small: list[Reference] = []
    other: list[Reference] = []
    unnumbered: list[Reference] = []
    for one in references(context):
        if one.number is None:
            continue
        if labels == [None] and one.number == 1 and one.quote[0].isupper():
            unnumbered.append(one)
        elif one.quote.startswith("phụ lục"):
            small.append(one)
        elif len(kinds) == 1 and one.kind not in kinds:
            other.append(one)
    for group, message in (
        (small, "chữ “Phụ lục” có số thì viết hoa"),
        (other, "kiểu số khác nhãn của phụ lục"),
        (unnumbered, "phụ lục duy nhất, nhãn không có số"),
    ):
        if group:
            first = group[0]
            right = "P" + first.quote[1:] if group is small else "theo nhãn của phụ lục"
            count = f" ({len(group)} chỗ)" if len(group) > 1 else ""
            replacement = right if group is small else None
            yield Finding(
                first.text.path,
                f"“{first.quote}”: {message}{count}",
                first.quote,
                right,
                replacement,
                also=others([one.text for one in group]),
            )


@rule(
    code="TC04",
    title="Nói “Phụ lục kèm theo” khi có nhiều phụ lục",
    severity=GOI_Y,
    can_cu=_POINTS,
    bad="""
mo_dau: [Phân công chi tiết tại Phụ lục kèm theo., Xem Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
    good="""
mo_dau: [Phân công chi tiết tại Phụ lục I., Chỉ tiêu tại Phụ lục II., Chi tiết tại các phụ lục kèm theo.]
phu_luc: [{ten: Nhiệm vụ}, {ten: Chỉ tiêu}]
""",
)
def which_appendix(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Người đọc không biết phụ lục nào; câu “các phụ lục kèm theo” thì được."""
    if len(context.document.phu_luc) < 2:
        return
    for one in references(context):
        if one.number is None and patterns.search(r"(?<!các )(?<!Các )[Pp]hụ lục(?= (?:đính )?kèm)", one.text.text):
            yield Finding(one.text.path, "Có nhiều phụ lục, chưa rõ phụ lục nào", one.quote, "ghi số của phụ lục")
