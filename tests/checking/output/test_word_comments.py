"""Findings as Word comments: at their words, one author per family, the text of the document untouched."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from cchc_docs.checking.output.word_comments import annotated, comment_text
from cchc_docs.checking.finding import LOI, Finding
from cchc_docs.errors import CchcError
from cchc_docs.reading.result import Place

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _finding(quote: str, paragraph: int, code: str = "CH10") -> Finding:
    place = Place("van_ban.docx", text=f"đoạn {paragraph + 1}", paragraph=paragraph)
    return Finding((), "sai dấu", quote, "đẩy mạnh", severity=LOI, code=code, reference="Thông lệ", place=place)


@pytest.fixture
def source(tmp_path: Path) -> str:
    document = docx.Document()
    first = document.add_paragraph()
    first.add_run("Các phòng đầy ").bold = True
    first.add_run("mạnh cải cách.")
    document.add_paragraph()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Ô thứ nhất."
    cell.add_paragraph("Phòng kinh tế chủ trì.")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    file = tmp_path / "van_ban.docx"
    document.save(str(file))
    return str(file)


def _commented(file: str) -> dict[int, str]:
    out: dict[int, str] = {}
    for start in docx.Document(file).element.body.iter(f"{W}commentRangeStart"):
        number = start.get(f"{W}id")
        words, element = "", start.getnext()
        while element is not None and not (element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == number):
            words += "".join(text.text or "" for text in element.iter(f"{W}t"))
            element = element.getnext()
        out[int(number)] = words
    return out


def annotate(source: str, findings: list, out: str) -> int:
    made = annotated(Path(source).read_bytes(), source, findings)
    Path(out).write_bytes(made.docx)
    return made.comments


def test_a_comment_stands_at_its_words_across_runs(source: str, tmp_path: Path) -> None:
    out = str(tmp_path / "ra.docx")
    assert annotate(source, [_finding("đầy mạnh", 0)], out) == 1
    assert _commented(out) == {0: "đầy mạnh"}
    paragraph = docx.Document(out).paragraphs[0]
    assert paragraph.text == "Các phòng đầy mạnh cải cách."
    assert [(run.text, bool(run.bold)) for run in paragraph.runs if run.text] == [
        ("Các phòng ", True), ("đầy ", True), ("mạnh", False), (" cải cách.", False),
    ]  # fmt: skip


def test_each_family_is_an_author_of_its_own(source: str, tmp_path: Path) -> None:
    out = str(tmp_path / "ra.docx")
    annotate(source, [_finding("đầy mạnh", 0), _finding("cải cách", 0, "CQ01")], out)
    authors = [(comment.author, comment.initials) for comment in docx.Document(out).comments]
    assert authors == [("cchc - Chính tả, dấu câu", "CH"), ("cchc - Tên cơ quan, đơn vị", "CQ")]


def test_an_empty_paragraph_and_the_whole_file_can_be_commented(source: str, tmp_path: Path) -> None:
    out = str(tmp_path / "ra.docx")
    assert annotate(source, [_finding("", 1), _finding("", -1)], out) == 2
    assert set(_commented(out)) == {0, 1}


def test_words_in_another_paragraph_of_the_cell_are_found(source: str, tmp_path: Path) -> None:
    out = str(tmp_path / "ra.docx")
    annotate(source, [_finding("Phòng kinh tế", 2)], out)
    assert _commented(out) == {0: "Phòng kinh tế"}


def test_a_header_never_gets_a_comment(source: str, tmp_path: Path) -> None:
    out = str(tmp_path / "ra.docx")
    annotate(source, [_finding("Đầu trang", -1)], out)
    header = docx.Document(out).sections[0].header
    assert list(header._element.iter(f"{W}commentRangeStart")) == []
    assert _commented(out) == {0: "Các phòng đầy mạnh cải cách."}


def test_decomposed_words_are_found(tmp_path: Path) -> None:
    import unicodedata

    document = docx.Document()
    document.add_paragraph(unicodedata.normalize("NFD", "Các phòng đầy mạnh cải cách."))
    file, out = str(tmp_path / "a.docx"), str(tmp_path / "b.docx")
    document.save(file)
    annotate(file, [_finding("đầy mạnh", 0)], out)
    assert unicodedata.normalize("NFC", _commented(out)[0]) == "đầy mạnh"


def test_a_file_that_is_no_word_file_is_refused_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_text("không phải Word", encoding="utf-8")
    with pytest.raises(CchcError, match="a.docx: không phải tệp Word"):
        annotated(file.read_bytes(), "a.docx", [])


def test_the_comment_says_code_reason_cure_and_reference() -> None:
    assert comment_text(_finding("đầy mạnh", 0)) == "CH10 - lỗi: sai dấu\nNên là: đẩy mạnh\nCăn cứ: Thông lệ"
