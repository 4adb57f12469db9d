"""TC: the tables of one document name the same column in one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path
from cchc_docs.vietnamese.fold import fold

_ROW = "nhiem_vu: [{{noi_dung: {}, san_pham: Biên bản, chu_tri: Văn phòng, thoi_han: Quý I/2026}}]"
_TABLE = "- {{ten: {0}, cot: [so_thu_tu, noi_dung, san_pham, {1}, thoi_han], " + _ROW.replace("{}", "Việc {0}") + "}}\n"
_FOUR = "mo_dau: [Chi tiết tại các Phụ lục.]\nphu_luc:\n" + "".join(
    _TABLE.format(name, "chu_tri") for name in ("cấp nước", "cấp điện", "chợ")
)


@rule(
    code="TC26",
    title="Một phụ lục gọi cột khác các phụ lục còn lại",
    severity=CANH_BAO,
    can_cu=practice("các bảng cùng mẫu dùng một tên cột"),
    bad=_FOUR + _TABLE.format("bến đò", "{ma: chu_tri, ten: Cơ quan thực hiện}"),
    good=_FOUR + _TABLE.format("bến đò", "chu_tri"),
)
def column_names(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Từ ba bảng nhiệm vụ gọi một tên mà đúng một bảng gọi khác. Chỉ so các cột máy biết nghĩa (chủ trì, phối hợp, sản phẩm, thời hạn); viết hoa khác nhau không tính."""
    named: dict[str, list[tuple[Path, str]]] = {}
    for base, table in context.tables:
        if table.kieu != "nhiem_vu":
            continue
        for number, column in enumerate(table.cot):
            if column.ma in ("noi_dung", "chu_tri", "phoi_hop", "san_pham", "thoi_han") and column.ten:
                named.setdefault(column.ma, []).append(((*base, "cot", number), " ".join(column.ten.split())))
    for places in named.values():
        counts = Counter(fold(name) for _, name in places)
        main, most = counts.most_common(1)[0]
        if len(counts) != 2 or most < 3 or most != len(places) - 1:
            continue
        path, odd = next((path, name) for path, name in places if fold(name) != main)
        usual = next(name for _, name in places if fold(name) == main)
        yield Finding(path, f"Cột “{odd}”, {most} bảng khác gọi là “{usual}”", odd, usual)
