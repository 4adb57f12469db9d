"""Labels Word computes: written as it prints them, and said where we cannot."""

from __future__ import annotations

import pytest

from cchc_docs.reading.word.numbering import counted
from cchc_docs.vietnamese.numbers import in_words, parse_number_words
from tests.reading.recognise.test_clerks import outline, read
from tests.reading.word.files import W, p, plan


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (2, "vietnameseCounting", "hai"),
        (15, "vietnameseCounting", "mười lăm"),
        (7, "numberInDash", "- 7 -"),
        (3, "decimalEnclosedParen", "(3)"),
        (4, "decimalEnclosedFullstop", "4."),
        (5, "decimalZero", "05"),
        (9, "none", ""),
        (6, "thaiCounting", "6"),
    ],
)
def test_a_count_is_written_in_its_format(count: int, form: str, printed: str) -> None:
    assert counted(count, form) == printed


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (21, "hai mươi mốt"),
        (34, "ba mươi tư"),
        (55, "năm mươi lăm"),
        (100, "100"),
    ],
)
def test_counts_are_said_as_people_say_them(count: int, words: str) -> None:
    assert in_words(count) == words


def test_counts_in_words_are_read_back() -> None:
    assert [parse_number_words(in_words(count)) for count in range(1, 100)] == [*range(1, 100)]


def _paper(form: str) -> tuple[list[str], list[str]]:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="Phần %1."/></w:lvl>'
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    body = p("Rà soát hộ nuôi bò.", num="1:0") + p("Tiêm phòng đợt đầu.", num="1:0")
    result = read(plan(body, parts={"numbering": numbering}))
    return [label for _, label, _ in outline(result.document.noi_dung)], result.notes


def test_a_list_counted_in_vietnamese_keeps_its_words() -> None:
    labels, notes = _paper("vietnameseCounting")
    assert labels == ["Phần một.", "Phần hai."]
    assert not [note for note in notes if "đánh số" in note]


def test_a_format_nobody_here_reads_is_said() -> None:
    labels, notes = _paper("hebrew1")
    assert labels == ["Phần 1.", "Phần 2."]
    assert [note for note in notes if note.startswith("2 đoạn đánh số") and "“hebrew1”" in note]
