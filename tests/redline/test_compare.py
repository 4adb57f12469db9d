from __future__ import annotations

import datetime as dt
import io
import os
import unicodedata
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.shared import Pt

from cchc_docs.desk.compare import compare
from cchc_docs.desk.open import File
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


def with_header(words: str, margin: int = 60) -> bytes:
    document = docx.Document()
    document.add_paragraph("Một")
    document.sections[0].header.paragraphs[0].text = words
    document.sections[0].left_margin = Pt(margin)
    return saved(document)


def saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("new", "same"),
    [
        (with_header("Lưu hành nội bộ"), True),
        (with_header(unicodedata.normalize("NFD", "Lưu hành nội bộ")), True),
        (with_header("Phổ biến rộng rãi"), False),
        (with_header("Lưu hành nội bộ", margin=85), False),
    ],
)
def test_what_differs_beside_the_body_is_not_called_the_same(new: bytes, same: bool) -> None:
    result = compare_docx(with_header("Lưu hành nội bộ"), new, DAY)
    assert result.same is same
    assert ("không khác nhau" in result.summary()) is same
    assert same or any("theo tệp mới" in note for note in result.notes)


@pytest.mark.office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
@pytest.mark.parametrize("named", ["", ".docx"])
def test_files_of_older_kinds_are_compared_as_word_files(tmp_path, kind: str, named: str) -> None:
    from cchc_docs.writing.pdf.office import convert_all

    def old_kind(name: str, change: Callable[[Document], object]) -> File:
        document = docx.Document()
        document.add_paragraph("Thôn nào cũng có sổ ghi.")
        change(document)
        path = tmp_path / f"{name}.docx"
        path.write_bytes(saved(document))
        (made,) = convert_all([str(path)], kind, str(tmp_path))
        with open(made, "rb") as handle:
            return File(handle.read(), f"{name}{named or os.path.splitext(made)[1]}")

    def bigger(document: Document) -> None:
        document.paragraphs[0].runs[0].font.size = Pt(30)

    plain, larger = old_kind("mot", lambda _: None), old_kind("hai", bigger)
    assert compare(plain, plain, DAY).same
    assert "định dạng" in compare(plain, larger, DAY).summary()


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
