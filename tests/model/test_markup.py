"""Bold and italic inside a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.model.markup import Run, escaped, marked, plain, runs


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
