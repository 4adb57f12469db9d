"""What stands before a place of a text: as a split of what is before would give it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.checking.wording.clauses import said_before


@given(st.text(". ;:xđ", max_size=30), st.integers(0, 30), st.sampled_from([".;:", ".;"]))
def test_as_a_split_of_the_text_before(text: str, at: int, marks: str) -> None:
    place = min(at, len(text))
    assert said_before(text, place, marks) == re.split(rf"[{marks}](?= )", text[:place])[-1]
