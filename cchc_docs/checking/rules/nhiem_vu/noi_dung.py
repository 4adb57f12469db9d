"""NV: what a task promises - products and deadlines that say nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import _ROW
from cchc_docs.checking.rules.thoi_gian.han import read_deadline

_MEASURED = practice("rõ người, rõ việc, rõ thời gian, rõ sản phẩm")
_EMPTY_PRODUCT = patterns.ours(
    r"(?:[-+•]\s*)?(?:báo cáo(?: (?:kết quả|định kỳ))?(?: thực hiện)?|văn bản(?: triển khai)?|các văn bản(?: (?:có )?liên quan)?|kế hoạch|kết quả(?: thực hiện)?|"
    r"các nhiệm vụ được triển khai đúng tiến độ|thường xuyên|theo quy định)[.;]?",
    re.IGNORECASE,
)


def _summary(rows: list[tuple[Row, str]], column: str, message: str, advice: str) -> Iterator[Finding]:
    """One finding for all rows of one table, at the first."""
    tables: dict[int, list[tuple[Row, str]]] = {}
    for row, quote in rows:
        tables.setdefault(id(row.table), []).append((row, quote))
    for found in tables.values():
        row, quote = found[0]
        also = tuple(other.cell_path(column) for other, _ in found[1:])
        yield Finding(row.cell_path(column), f"{message} ({len(found)} dòng trong bảng)", quote, advice, also=also)


@rule(
    code="NV10",
    title="Sản phẩm không đo được",
    severity=GOI_Y,
    can_cu=_MEASURED,
    bad=_ROW.replace("Báo cáo rà soát", "Báo cáo kết quả thực hiện"),
    good=_ROW,
)
def vague_product(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ô sản phẩm chỉ ghi “Báo cáo kết quả thực hiện”, “Văn bản triển khai” thì không kiểm được việc đã xong chưa.

    Việc thường xuyên đôi khi chỉ có báo cáo là sản phẩm, nên chỉ nhắc một lần cho mỗi bảng,
    và khi từ một phần năm số dòng trở lên như thế.
    """
    rows = []
    many: dict[int, int] = {}
    for row in context.task_rows:
        many[id(row.table)] = many.get(id(row.table), 0) + 1
        lines = [line.strip() for line in row.lines("san_pham") if line.strip()]
        task = row.cell("noi_dung").lower()
        if lines and all(_EMPTY_PRODUCT.fullmatch(line) and not _in_the_task(line, task) for line in lines):
            rows.append((row, lines[0]))
    vague = [id(row.table) for row, _ in rows]
    rows = [one for one in rows if vague.count(id(one[0].table)) * 5 >= many[id(one[0].table)]]
    yield from _summary(rows, "san_pham", "Sản phẩm chung chung, không kiểm được", "ghi tên báo cáo, số lượng, tỷ lệ")


def _in_the_task(product: str, task: str) -> bool:
    """Whether the task itself says which plan or report is meant: "Ban hành Kế hoạch kiểm tra …" gives a "Kế hoạch"."""
    word = product.lower().strip("-+•.; ")
    if word == "báo cáo":
        return patterns.search(r"báo cáo|đánh giá|chấm điểm|sơ kết|tổng kết", task) is not None
    return word in ("kế hoạch", "văn bản") and word in task


@rule(
    code="NV11",
    title="Thời hạn không nói ngày nào",
    severity=GOI_Y,
    can_cu=_MEASURED,
    bad=_ROW.replace("Quý I/2026", "Theo quy định"),
    good=_ROW,
)
def vague_deadline(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Theo quy định”, “Khi có yêu cầu”: không theo dõi được; “Thường xuyên”, “Hằng quý” thì được. Nhắc một lần mỗi bảng, khi từ một phần ba số dòng trở lên như thế: một việc mà luật định ngày thì ghi thế là đủ."""
    rows: list[tuple[Row, str]] = []
    many = Counter(id(row.table) for row in context.task_rows)
    for row in context.task_rows:
        cell = "\n".join(row.lines("thoi_han"))
        if patterns.match(
            r"(?i)\W*(?:khi (?:phát sinh|có phát sinh|xảy ra)|theo (?:kế hoạch|lịch|hướng dẫn|yêu cầu|thông báo) của |(?:trong|sau|chậm nhất|không quá)(?: vòng)? \d+ (?:ngày|giờ|tháng))",
            cell,
        ):
            continue  # what cannot be foreseen, or another body sets, has no day here
        if cell.strip() and read_deadline(cell, context.years).kind == "condition":
            rows.append((row, cell.split("\n")[0]))
    vague = Counter(id(row.table) for row, _ in rows)
    rows = [one for one in rows if vague[id(one[0].table)] * 3 >= many[id(one[0].table)]]
    yield from _summary(rows, "thoi_han", "Thời hạn theo điều kiện, không có ngày", "ghi ngày, tháng hoặc quý nếu biết")
