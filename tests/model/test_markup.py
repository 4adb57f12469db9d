"""Bold and italic inside a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.model.markup import Run, as_note, escaped, marked, note_paragraphs, parted, plain, runs, tail


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a **b** c", [Run("a ", False, False), Run("b", True, False), Run(" c", False, False)]),
        ("*a*", [Run("a", False, True)]),
        ("***a***", [Run("a", True, True)]),
        ("**a *b* c**", [Run("a ", True, False), Run("b", True, True), Run(" c", True, False)]),
        ("(*) Ghi chú", [Run("(*) Ghi chú", False, False)]),
        ("2 * 3 * 4", [Run("2 * 3 * 4", False, False)]),
        ("**chưa đóng", [Run("**chưa đóng", False, False)]),
        (r"\*a\*", [Run("*a*", False, False)]),
    ],
)
def test_marks_become_runs(text: str, wanted: list[Run]) -> None:
    assert runs(text) == wanted


@given(st.text("a* \\b", max_size=12))
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    if "\\*" not in text:
        assert plain(escaped(text)) == text


@given(st.lists(st.tuples(st.text("ab c", min_size=1, max_size=5), st.booleans(), st.booleans()), max_size=5))
def test_words_survive_marking(found: list[tuple[str, bool, bool]]) -> None:
    given_runs = [Run(*run) for run in found]
    assert plain(marked(given_runs)) == "".join(run.text for run in given_runs)


def test_a_note_stands_where_its_number_is_printed() -> None:
    text = "Có **12 lượt^[Thôn *Thượng* 07 lượt [sáng], thôn Hạ 05 lượt.] họp** dân."
    assert plain(text) == "Có 12 lượt họp dân."
    assert runs(text)[2] == Run("", True, False, "Thôn *Thượng* 07 lượt [sáng], thôn Hạ 05 lượt.")
    assert parted(text) == ("Có **12 lượt họp** dân.", ["Thôn *Thượng* 07 lượt [sáng], thôn Hạ 05 lượt."])
    assert note_paragraphs("Dòng một. ¶ Dòng hai.") == ["Dòng một.", "Dòng hai."]


@pytest.mark.parametrize("text", ["x^2", "a ^[chưa đóng", r"a \^[b]", "a^[]", "[1] xem", "^ [b]"])
def test_what_opens_no_note_is_words(text: str) -> None:
    assert parted(text)[1] == []
    assert plain(text) == text.replace("\\", "")


@given(st.lists(st.text("ab []^*¶\\.", min_size=1, max_size=12), min_size=1, max_size=3))
def test_whatever_a_note_says_comes_back(paragraphs: list[str]) -> None:
    said = [" ".join(part.replace("¶", " ").replace("\\", " ").split()) for part in paragraphs]
    mark = as_note([escaped(part) for part in said])
    line, notes = parted(f"Câu{mark}.")
    assert line == "Câu."
    found = [plain(part) for note in notes for part in note_paragraphs(note)]
    assert found == [part for part in said if part]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("xong^[a [b]]", "^[a [b]]"),
        ("**xong^[a]**", "^[a]**"),
        ("xong [1]", ""),
        ("^[a] xong", ""),
        ("x^[a]^[b]", "^[a]^[b]"),
    ],
)
def test_the_tail_of_a_text(text: str, wanted: str) -> None:
    assert tail(text) == wanted
