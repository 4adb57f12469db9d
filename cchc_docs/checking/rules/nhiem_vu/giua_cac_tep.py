"""NV: one task in files checked together - with another lead, deadline or level - and against the plan above."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row, is_task_table
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.needs import PARENT
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import _ROW, units_of
from cchc_docs.checking.rules.thoi_gian.han import read_deadline
from cchc_docs.checking.together import file_name, same_body
from cchc_docs.model.complete import tables
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.units import same_unit

_ALIKE = 85
_SHORTEST = 25
_OTHER = _ROW.replace("Rà soát thủ tục hành chính", "Tổ chức ngày hội đọc sách ở nhà văn hóa xã")


def _tasks(context: Context) -> list[tuple[str, Row]]:
    return context.once(
        "task_keys",
        lambda: [(fold(words), row) for row in context.task_rows if len(words := row.cell("noi_dung")) >= _SHORTEST],
    )


@rule(
    code="NV07",
    title="Một việc mà tệp khác ghi chủ trì, thời hạn hoặc mức khác",
    severity=CANH_BAO,
    can_cu=practice("một việc giao một đơn vị, một thời hạn trong mọi văn bản của cơ quan"),
    bad=_OTHER + "_khac:\n- " + _OTHER.replace("Quý I/2026", "Quý II/2026").strip().replace("\n", "\n  "),
    good=_OTHER + "_khac:\n- " + _OTHER.strip().replace("\n", "\n  "),
)
def told_otherwise(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy với --together, giữa văn bản của cùng một cơ quan: nội dung giống từ 85 % mà khác đơn vị chủ trì, khác ngày, khác tỷ lệ phải đạt. Kế hoạch của cấp trên giao cho đơn vị khác là đúng nên không so."""
    for beside in context.others:
        theirs = _tasks(beside)
        if not theirs or not same_body(context, beside):
            continue
        from rapidfuzz import fuzz, process

        names = [words for words, _ in theirs]
        for words, row in _tasks(context):
            near = process.extractOne(words, names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if near is None:
                continue
            other = theirs[near[2]][1]
            odd = _differences(row, other, context.years)
            if odd:
                column = odd[0][0]
                said = "; ".join(f"{name} ở đây “{mine}”, ở kia “{their}”" for _, name, mine, their in odd)
                message = f"Việc “{row.cell('noi_dung')[:60]}” cũng có trong {file_name(beside)}: {said}"
                yield Finding(row.cell_path(column), message, odd[0][2], "thống nhất giữa hai văn bản")


def _differences(row: Row, other: Row, years: tuple[int, int] | None) -> list[tuple[str, str, str, str]]:
    """(column, its name, words here, words there) for lead, deadline and level where they say different things."""
    out = []
    mine, theirs = units_of(row, "chu_tri"), units_of(other, "chu_tri")
    if mine and theirs and not any(same_unit(one, two) for one in mine for two in theirs):
        out.append(("chu_tri", "chủ trì", row.cell("chu_tri"), other.cell("chu_tri")))
    first, second = (read_deadline("\n".join(one.lines("thoi_han")), years) for one in (row, other))
    if first.dates and second.dates and first.dates[-1] != second.dates[-1]:
        out.append(("thoi_han", "thời hạn", row.cell("thoi_han"), other.cell("thoi_han")))
    levels = [patterns.findall(r"\d{1,3}(?:,\d+)?\s?%", one.cell("noi_dung")) for one in (row, other)]
    if levels[0] and levels[1] and levels[0] != levels[1]:
        out.append(("noi_dung", "mức", levels[0][0], levels[1][0]))
    return out


_UNDER = _ROW.replace("Rà soát thủ tục hành chính", "Gửi danh mục nghề đan về Sở Công Thương")


@rule(
    code="NV08",
    title="Thời hạn muộn hơn thời hạn kế hoạch gốc giao",
    severity=CANH_BAO,
    can_cu=practice("việc cấp trên giao phải xong trước hạn cấp trên đặt"),
    can=PARENT,
    bad=_UNDER.replace("Quý I/2026", "Quý II/2026") + "_goc:\n  " + _UNDER.strip().replace("\n", "\n  "),
    good=_UNDER + "_goc:\n  " + _UNDER.strip().replace("\n", "\n  "),
)
def later_than_the_parent(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy khi có kế hoạch gốc: việc giống từ 85 % chữ. Việc kế hoạch gốc làm thường xuyên hoặc không có ngày thì không so."""
    mine = _tasks(context)
    if context.parent is None or not mine:
        return
    theirs = [
        (fold(words), "\n".join(row.o.get("thoi_han", [])))
        for _, table in tables(context.parent)
        if is_task_table(table)
        for row in table.hang
        if not row.nhom and len(words := row.words("noi_dung")) >= _SHORTEST
    ]
    if not theirs:
        return
    from rapidfuzz import fuzz, process

    names = [words for words, _ in theirs]
    for words, row in mine:
        near = process.extractOne(words, names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if near is None:
            continue
        above = theirs[near[2]][1]
        first = read_deadline("\n".join(row.lines("thoi_han")), context.years)
        second = read_deadline(above, context.years)
        if first.dates and second.dates and first.dates[-1] > second.dates[-1]:
            cell = row.cell("thoi_han")
            yield Finding(
                row.cell_path("thoi_han"), f"Kế hoạch gốc giao việc này hạn “{above}”", cell, f"không muộn hơn {above}"
            )
