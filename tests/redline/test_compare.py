from __future__ import annotations

import datetime as dt
import io

import docx

from cchc_docs.redline.compare import compare_docx
from cchc_docs.redline.redline import accept_all, document_text, reject_all

DAY = dt.date(2027, 1, 4)


def written(*texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_the_summary_counts_what_a_person_will_see():
    result = compare_docx(
        written("Kế hoạch năm 2026", "Sẽ bỏ đi", "Giữ nguyên"),
        written("Kế hoạch năm 2027", "Giữ nguyên", "Thêm mới một", "Thêm mới hai"),
        DAY,
    )
    assert result.summary() == "1 đoạn sửa chữ, 2 đoạn thêm, 1 đoạn bỏ"
    assert not result.same


def test_equal_files_are_the_same():
    result = compare_docx(written("Một", "Hai"), written("Một", "Hai"), DAY)
    assert (result.same, result.notes, result.summary()) == (True, (), "Hai tệp không khác nhau")


def test_thirty_pages_compare_both_ways():
    def plan(year: int) -> bytes:
        document = docx.Document()
        for number in range(300):
            document.add_paragraph(
                f"{number}. Rà soát, công khai thủ tục số {number * 7} trước ngày 15/12/{year}. " * 3
            )
        table = document.add_table(rows=0, cols=5)
        for number in range(120 + year % 7):
            for cell, text in zip(
                table.add_row().cells, ("", "Niêm yết", "Báo cáo", "Văn phòng", "Quý I"), strict=True
            ):
                cell.text = f"{text} {number} {year}"
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    old, new = plan(2026), plan(2027)
    result = compare_docx(old, new, DAY)
    assert document_text(accept_all(result.docx)) == document_text(new)
    assert document_text(reject_all(result.docx)) == document_text(old)
