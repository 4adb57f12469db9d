"""Texts that are nearly the same are found among many, none left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese import near
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.near import earlier_alike

WORDS = st.lists(
    st.sampled_from(["rừng", "suối", "nương", "thóc", "ngô", "trâu", "bò", "cầu", "đường", "trường"]),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(st.lists(WORDS, max_size=14), st.sampled_from([0.3, 0.5, 0.75, 0.88, 0.95, 1.0]))
def test_no_pair_that_is_so_like_is_left_out(texts: list[str], least: float) -> None:
    for number, alike in enumerate(map(list, earlier_alike(texts, least))):
        like = [other for other in range(number) if similarity(texts[number], texts[other]) >= least]
        assert set(like) <= set(alike)
        assert alike == sorted(set(alike))
        assert all(other < number for other in alike)


def test_texts_of_other_words_are_not_compared() -> None:
    texts = [f"việc thứ {n} của thôn {n} do tổ {n} làm ngày {n}" for n in range(300)]
    assert [list(one) for one in earlier_alike(texts, 0.88)] == [[]] * 300
    assert list(earlier_alike([], 0.5)) == []
    assert [list(one) for one in earlier_alike(["", "", "ngô"], 0.5)][2] == []


@given(st.lists(st.tuples(WORDS, st.sampled_from([1, 2, 3])), max_size=14))
def test_texts_of_the_same_mark_are_passed_over(marked: list[tuple[str, int]]) -> None:
    texts, marks = [text for text, _ in marked], [mark for _, mark in marked]
    every = [list(one) for one in earlier_alike(texts, 0.75)]
    apart = [list(one) for one in earlier_alike(texts, 0.75, marks)]
    assert apart == [[n for n in one if marks[n] != marks[number]] for number, one in enumerate(every)]


def test_where_all_are_alike_the_first_is_found_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    honest = near.merge
    monkeypatch.setattr(near, "merge", lambda *lists: (asked.append(n) or n for n in honest(*lists)))
    texts = [f"rà soát hồ sơ đất của thôn {n} và lập danh sách các hộ chưa nộp" for n in range(400)]
    firsts = [next(alike, None) for alike in earlier_alike(texts, 0.88)]
    assert firsts == [None] + [0] * 399
    assert len(asked) < 2 * len(texts)
