"""TC: what a sentence sends the reader to an appendix for, against the titles of all appendices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.tham_chieu.phu_luc import numbers, references
from cchc_docs.model.document import PhuLuc
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple

_LEADS = r"(?: (?!và )[^\W\d_]+){0,3},? (?:\(?(?:tại|theo|ở|trong) |\()$"


class _Matter(NamedTuple):
    """What may be looked for in an appendix: the words right before the reference, those of the title of such an appendix."""

    sought: re.Pattern[str]
    titled: re.Pattern[str]


_MATTERS = tuple(
    _Matter(patterns.ours(rf"(?<![^\W_]){sought}{_LEADS}", re.IGNORECASE), patterns.ours(titled, re.IGNORECASE))
    for sought, titled in (
        (r"(?:dự toán|kinh phí)", r"kinh phí|dự toán|nguồn vốn|tài chính|chi phí"),
        (r"lịch(?: kiểm tra| trực| họp| công tác)?", r"lịch|tiến độ|thời gian"),
        (r"chỉ tiêu", r"chỉ tiêu|mục tiêu"),
        (r"danh sách", r"danh sách|danh mục|thành viên|thành phần"),
        (
            r"(?:danh mục|phân công)(?: chi tiết| cụ thể)?(?: các)? (?:nhiệm vụ|công việc)(?: cụ thể)?",
            r"nhiệm vụ|phân công|công việc|danh mục",
        ),
        (r"danh mục(?: các)? (?:công trình|dự án)", r"công trình|dự án|danh mục|đầu tư"),
        (r"(?:mẫu báo cáo|biểu mẫu|đề cương)", r"mẫu|đề cương|biểu"),
    )
)


@rule(
    code="TC36",
    title="Tham chiếu đến phụ lục nói việc khác",
    severity=CANH_BAO,
    can_cu=practice("tham chiếu phải dẫn đến phụ lục có nội dung ấy"),
    bad="""
mo_dau: [Chi tiết dự toán tại Phụ lục I.]
phu_luc: [{ten: Lịch trực bến đò}, {ten: Dự toán sửa bến đò}]
""",
    good="""
mo_dau: [Chi tiết dự toán tại Phụ lục II., Lịch trực tại Phụ lục I., Kinh phí của đợt trực tại Phụ lục I và Phụ lục II.]
phu_luc: [{ten: Lịch trực bến đò}, {ten: Dự toán sửa bến đò}]
""",
)
def of_another_matter(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“chi tiết dự toán tại Phụ lục VI” mà Phụ lục VI là lịch kiểm tra, Phụ lục V mới là dự toán.

    Chỉ nhắc khi tên, cột của phụ lục được dẫn không nói việc ấy và đúng một phụ lục khác có tên nói việc ấy; không phụ lục nào nói việc ấy thì là gợi ý.
    """
    appendices, known = context.document.phu_luc, numbers(context)
    if len(appendices) < 2:
        return
    found = references(context)
    listed = Counter((one.text.path, one.at) for one in found)
    for one in found:
        if one.number not in known or one.text.path[0] == "phu_luc" or listed[one.text.path, one.at] > 1:
            continue
        if _AND_ANOTHER.match(one.text.text, one.at + len(one.quote)):
            continue  # "nhiệm vụ, chỉ tiêu tại Phụ lục I, Phụ lục II": each has its own
        before = one.text.text[: one.at]
        matter = next((matter for matter in _MATTERS if matter.sought.search(before)), None)
        if matter is None or _speaks_of(appendices[known[one.number]], matter):
            continue
        others = [other for other in appendices if matter.titled.search(plain(other.ten))]
        here = " ".join(plain(appendices[known[one.number]].ten).split())
        if len(others) == 1:
            label = others[0].nhan_in or others[0].ten
            message = f"{one.quote} là “{here[:60]}”; {label} mới nói việc này"
            yield Finding(one.text.path, message, one.quote, f"{label}?")
        elif not others and any(other.titled.search(here) for other in _MATTERS if other is not matter):
            message = f"{one.quote} là “{here[:60]}”, không phụ lục nào nói việc này"
            yield Finding(one.text.path, message, one.quote, "thêm phụ lục hoặc sửa câu", severity=GOI_Y)


_AND_ANOTHER = patterns.ours(r"(?:,| và|;| hoặc|,? đến) (?:tại |theo )?[Pp]hụ lục")


def _speaks_of(appendix: PhuLuc, matter: _Matter) -> bool:
    """Whether the title of an appendix, a column of it or a heading in it speaks of the matter."""
    tables = [appendix.bang, *(block.bang for block in appendix.noi_dung)]
    said = [appendix.ten, *(block.chu for block in appendix.noi_dung)]
    said += [column.ten for table in tables if table is not None for column in table.cot]
    return not appendix.ten or any(matter.titled.search(plain(words)) for words in said)
