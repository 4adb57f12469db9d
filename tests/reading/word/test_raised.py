"""Raised digits never become digits of the figure they stand after."""

from __future__ import annotations

import pytest
from docx import Document as WordFile

from cchc_docs.reading.recognise.coverage import tokens
from cchc_docs.reading.word.file import read_docx


def _read(tmp_path, *runs: str) -> str:
    """Return what is read of one paragraph; a run beginning with ^ is set raised, with _ lowered."""
    file = WordFile()
    paragraph = file.add_paragraph()
    for text in runs:
        run = paragraph.add_run(text.lstrip("^_"))
        if text.startswith("^"):
            run.font.superscript = True
        elif text.startswith("_"):
            run.font.subscript = True
    file.save(tmp_path / "so.docx")
    found = read_docx(str(tmp_path / "so.docx"))
    return next(text.text for text in found.document.texts())


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        (("Trồng mới 4.180", "^3", " cây xanh"), "Trồng mới 4.180³ cây xanh"),
        (("đạt 87,5%", "^12", "."), "đạt 87,5%¹²."),
        (("theo số liệu của trạm", "^1", ", năm 2026"), "theo số liệu của trạm¹, năm 2026"),
        (("nhà văn hóa rộng 320 m", "^2", " và hồ 45m", "^3"), "nhà văn hóa rộng 320 m2 và hồ 45m3"),
        (("mật độ 10", "^3", " con"), "mật độ 10³ con"),
        (("lượng CO", "_2", " giảm"), "lượng CO2 giảm"),
        (("xem chú giải ", "^2", " ở cuối bảng"), "xem chú giải 2 ở cuối bảng"),
        (("lần thứ 1", "^st"), "lần thứ 1st"),
    ],
)
def test_a_raised_digit_stays_apart_from_its_figure(tmp_path, runs: tuple[str, ...], read: str) -> None:
    assert _read(tmp_path, *runs) == read


def test_words_are_counted_alike_raised_or_flat() -> None:
    assert tokens("4.180³ cây") == tokens("4.1803 cây")
