"""Reports typed in Word by other hands: any heading, any way of writing a figure; made with python-docx, not by us."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx

ROWS = (
    ("1", "Tỷ lệ thực hiện Kế hoạch giải ngân vốn đầu tư công", "%", "36"),
    ("1.1", "Kế hoạch được giao", "Triệu đồng", "8.250"),
    ("1.2", "Đã thực hiện", "Triệu đồng", "2.970"),
)
"""Rows of the form of public finance, as a commune fills them in."""
HEAD = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu")
Table = Sequence[Sequence[str]]


def report(
    table: Table,
    *,
    title: str = "Công tác cải cách hành chính quý I năm 2026",
    commune: str = "XÃ PHIÊNG SẤU",
    place: str = "Phiêng Sấu",
    number: str = "21",
    to: str = "Sở Nội vụ tỉnh Lâm Thượng",
    body: Sequence[str] = ("Thực hiện kế hoạch của năm, Ủy ban nhân dân xã báo cáo như sau:",),
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]] = (),
) -> bytes:
    """Return a report with one table; its first rows are the headings. `merged`: corners of cells put together."""
    file = docx.Document()
    head = file.add_table(2, 2)
    head.cell(0, 0).text = f"ỦY BAN NHÂN DÂN\n{commune}"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = f"Số: {number}/BC-UBND"
    head.cell(1, 1).text = f"{place}, ngày 19 tháng 3 năm 2026"
    for words in ("BÁO CÁO", title):
        line = file.add_paragraph()
        line.alignment = 1
        line.add_run(words).bold = True
    file.add_paragraph(f"Kính gửi: {to}.").alignment = 1
    for words in body:
        file.add_paragraph(words)
    grid = file.add_table(len(table), max(map(len, table)))
    grid.style = "Table Grid"
    for at, row in enumerate(table):
        for column, words in enumerate(row):
            grid.cell(at, column).text = words
    for one, other in merged:
        words = grid.cell(*one).text
        grid.cell(*one).merge(grid.cell(*other)).text = words
    for words in ("Nơi nhận:", "- Như trên;", "- Lưu: VT."):
        file.add_paragraph(words)
    file.add_paragraph("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nMùa A Thử")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()
