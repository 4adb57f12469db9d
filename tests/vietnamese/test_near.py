"""Texts that are nearly the same are found among many, none left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.near import earlier_alike

WORDS = st.lists(
    st.sampled_from(["rừng", "suối", "nương", "thóc", "ngô", "trâu", "bò", "cầu", "đường", "trường"]),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(st.lists(WORDS, max_size=14), st.sampled_from([0.3, 0.5, 0.75, 0.88, 0.95, 1.0]))
def test_no_pair_that_is_so_like_is_left_out(texts: list[str], least: float) -> None:
    for number, alike in enumerate(earlier_alike(texts, least)):
        like = [other for other in range(number) if similarity(texts[number], texts[other]) >= least]
        assert set(like) <= set(alike)
        assert alike == sorted(set(alike))
        assert all(other < number for other in alike)


def test_texts_of_other_words_are_not_compared() -> None:
    texts = [f"việc thứ {n} của thôn {n} do tổ {n} làm ngày {n}" for n in range(300)]
    assert sum(map(len, earlier_alike(texts, 0.88))) == 0
    assert earlier_alike([], 0.5) == []
    assert earlier_alike(["", "", "ngô"], 0.5)[2] == []
