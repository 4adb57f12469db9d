"""What is left unlooked for because its words are not there: a check that looks for everything tells nothing more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_docs.checking.context import Context
from cchc_docs.checking.examples import check_example, example_read
from cchc_docs.checking.figures.tables.judged import _LONGEST
from cchc_docs.checking.figures.tables.sheet import JUDGEMENT
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.registry import FAMILIES, all_rules
from cchc_docs.checking.rules.chinh_ta.go import _NEAR_MARK, _PIECE_NEAR_MARK
from cchc_docs.checking.rules.chinh_ta.tach_dinh import _GLUED, _GLUED_BEFORE, _LETTERS
from cchc_docs.checking.runner import check
from cchc_docs.checking.word_lists import slips, sought, sure_letters, word_list
from cchc_docs.checking.wording.by_word import ByWord
from cchc_docs.checking.wording.searching import Searched
from cchc_docs.checking.wording.texts import known
from cchc_docs.checking.wording.texts.standing import Standing
from cchc_docs.patterns import name_of
from cchc_docs.reading.result import Read

_DAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has every paper looked at as the first of a process."""
    monkeypatch.setattr(known.KnownTexts, "of", lambda *_: None)


@pytest.fixture
def everything(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Switches every prefilter off."""

    def off() -> None:
        monkeypatch.setattr(ByWord, "there", lambda self, _: (thing for thing, *_ in self._things))
        monkeypatch.setattr(Searched, "_standing", None)
        monkeypatch.setattr(Searched, "_where", lambda *_: None)
        monkeypatch.setattr(Searched, "_pieces_like", lambda *_: ["a"] * 1000)
        monkeypatch.setattr(Searched, "left", lambda *_: None)

    return off


def _told(read: Read) -> list[Finding]:
    return check(read, on=_DAY).findings


@pytest.mark.parametrize("family", FAMILIES)
def test_the_examples_of_the_rules_are_told_the_same(family: str, everything: Any) -> None:
    asked = [(one, text) for one in all_rules() if one.family == family for text in (one.bad, one.good)]
    told = [check_example(one, text).findings for one, text in asked]
    everything()
    assert [check_example(one, text).findings for one, text in asked] == told


def _plain_slips() -> Iterator[str]:
    for group in ("nham_chu", "thieu_phay", "thua_phay", "thieu_chu", "ten_san_pham"):
        for one in slips(group):
            bare = one.sai.translate({ord("("): None, ord(")"): None})
            if bare.replace(" ", "").isalpha():
                yield from (f"Ghi “{bare}” ở sổ.", f"Nơi {bare.capitalize()}, ({bare}) và/{bare}.")


@pytest.mark.parametrize("group", ["nham_chu", "thieu_phay", "thua_phay", "thieu_chu", "ten_san_pham"])
def test_a_slip_is_looked_for_by_its_letters(group: str) -> None:
    """One that needs none is tried on every text of every paper."""
    assert sum(not one.letters for one in sought(group)) <= 1


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("(ghềnh đá) (bãi cạn)", "ghềnh đá bãi cạn"), ("(?<!xã )(bến) (đò (?:ngang|dọc))", "bến "), ("((?:một|hai) bến) (đò)", " đò"),
        (r"bè\((tre)\)", "tre"), ("(bè )?mảng", "mảng"), ("(bè)? (mảng)", " mảng"), ("(bè|mảng) (nứa)", " nứa"), ("[bm]", ""), ("(a|b) (c|d)", ""),
    ],
)  # fmt: skip
def test_letters_of_a_slip_are_in_whatever_it_matches(pattern: str, letters: str) -> None:
    assert sure_letters(pattern) == letters


def _rows_of_phrases() -> Iterator[str]:
    for rows in word_list("mau_cau").values():
        for row in rows:
            yield from (row["vi_du_sai"], row["vi_du_dung"], row["vi_du_sai"].upper())


def _names_in_capitals() -> Iterator[str]:
    names = word_list("ten_viet_hoa")
    for name in (*names["ten"], *names["goi_y"], *names["thuong"]):
        yield f"Họp ở {name[:1].upper()}{name[1:].lower()} rồi ghi sổ; nhắc {name.title()}."


_LINES = [*_plain_slips(), *_rows_of_phrases(), *_names_in_capitals()]
_AT_ONCE = 60


@pytest.mark.parametrize("start", range(0, len(_LINES), _AT_ONCE))
@pytest.mark.parametrize("body", ["xã Suối Khế", "phường Bến Đá"])
def test_the_rows_of_the_tables_are_told_the_same(start: int, body: str, everything: Any) -> None:
    document = {"co_quan": {"ten": f"Ủy ban nhân dân {body}"}, "mo_dau": _LINES[start : start + _AT_ONCE]}
    read = example_read(json.dumps(document, ensure_ascii=False))
    told = _told(read)
    everything()
    assert _told(read) == told


_WORDS = st.sampled_from(
    ["bằng", "khen", "xã", "Xã", "cục", "c", "(xã", "khen,", "b5", "5b", "m²", "x/xã", "xã_", "và", "Khen."]
)
_TEXTS = st.lists(st.lists(_WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5)


@settings(deadline=None, max_examples=200)
@given(_TEXTS, st.data())
def test_words_that_stand_somewhere_are_never_thought_missing(lines: list[str], data: st.DataObject) -> None:
    texts = [line.lower() for line in lines]
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number]) - 1))
    run = texts[number][start : data.draw(st.integers(start + 1, len(texts[number])))]
    near = Standing(texts).near(run)
    assert near is None or number in near
    if run.isalpha():
        assert near == {number for number, text in enumerate(texts) if run in text}


def test_words_are_looked_for_where_all_of_them_stand() -> None:
    standing = Standing(["quỹ khen thưởng bằng thóc, khen cả thôn.", "bằng giấy", "2/3"])
    assert standing.near("bằng khen") == {0} and standing.near("bằng giấ") == {1} and standing.near("ằng") == {0, 1}
    assert standing.near("en thưởng bằ") == {0} and standing.near("bằ giấy") == set() == standing.near("thưở.")
    assert standing.near("2/3") is None


def test_texts_that_hold_words_are_the_same_by_the_words_and_by_the_letters() -> None:
    lines = ["Ban Thôn, bản Thôn Hạ", "ban thôn hạ; Ban", "thônban", "ban thôn hạ"]
    context = Context(example_read(json.dumps({"mo_dau": lines}, ensure_ascii=False)), _DAY)
    for words in ("ban", "ban thôn", "ban thôn hạ", "n thôn h", "thôn,", "hạ; b"):
        assert [text.text for text in context.texts_holding(words)] == [line for line in lines if words in line.lower()]


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="aO lo15.,;:()/%\nđ ", min_size=1, max_size=30))
def test_what_a_pattern_holds_between_blanks_is_there_wherever_it_matches(text: str) -> None:
    pieces = "".join(f"{piece}\n" for piece in text.split())
    for pattern in (_LETTERS, _GLUED, _GLUED_BEFORE):
        assert not pattern.search(text) or pattern.search(pieces)
    assert not _NEAR_MARK.search(text) or _PIECE_NEAR_MARK.search(pieces)


def test_no_judgement_is_longer_than_a_cell_that_is_looked_at() -> None:
    parser = import_module("re._parser")
    assert parser.parse(*name_of(JUDGEMENT)).getwidth()[1] <= _LONGEST
