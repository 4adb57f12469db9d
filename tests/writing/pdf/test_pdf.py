"""PDF: where an appendix begins, and what LibreOffice must prove."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.writing.pdf import office
from cchc_docs.writing.pdf.convert import PdfJob, appendix_pages, convert


def test_an_appendix_begins_where_label_and_title_stand_at_the_top() -> None:
    pages = ["Kế hoạch … xem Phụ lục I", "PHỤ LỤC I\nNHIỆM VỤ A", "tiếp bảng", "Phụ lục II\nNHIỆM VỤ B"]
    assert appendix_pages(pages, [("Phụ lục I", "Nhiệm vụ A"), ("Phụ lục II", "Nhiệm vụ B")]) == [1, 3]


def test_an_appendix_that_is_not_found_is_said() -> None:
    assert appendix_pages(["chữ"], [("Phụ lục I", "Không có")]) == [-1]


def test_without_libreoffice_the_message_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    monkeypatch.setattr(office.os.path, "exists", lambda path: False)
    with pytest.raises(CchcError, match="libreoffice-writer-nogui"):
        office.find()


@pytest.mark.office
def test_a_word_file_becomes_a_pdf_with_outline_and_labels(tmp_path) -> None:
    from docx import Document
    from pypdf import PdfReader

    file = tmp_path / "thu.docx"
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = 7560310, 10692130
    document.add_paragraph("Nội dung chính")
    document.add_page_break()
    document.add_paragraph("Phụ lục I")
    document.add_paragraph("Nhiệm vụ")
    document.save(str(file))
    (result,) = convert([PdfJob(str(file), "Kế hoạch thử", (("Phụ lục I", "Nhiệm vụ"),))])
    assert (result.error, result.pages) == ("", 2)
    reader = PdfReader(result.file)
    assert [item.title for item in reader.outline] == ["Kế hoạch thử", "Phụ lục I. Nhiệm vụ"]
    assert reader.page_labels == ["1", "Phụ lục I, trang 1"]
    if shutil.which("qpdf"):
        assert subprocess.run(["qpdf", "--check", result.file], check=False, capture_output=True).returncode == 0
    assert reader.metadata is not None and reader.metadata.title == "Kế hoạch thử"
