"""What rules look at the prose with: the quick ways find what the plain ones find, whatever document came before."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.checking.context import Context
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.checking.unit_names import _HEAD, _HEADS, _OPENINGS
from cchc_docs.checking.wording import searching
from cchc_docs.checking.wording.beside import syllables_of
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.checking.wording.texts import known
from cchc_docs.reading.result import Read

_DAY = date(2026, 6, 1)
_WORDS = st.lists(st.sampled_from(["thôn", "Thôn", "Suối", "Đá", "thôn thôn", ".", "x9", "_"]), min_size=1, max_size=9)


def _read(*lines: str) -> Read:
    return example_read(json.dumps({"mo_dau": list(lines)}, ensure_ascii=False))


def _context(*lines: str) -> Context:
    return Context(_read(*lines), _DAY)


@settings(deadline=None)
@given(_WORDS, _WORDS)
def test_a_search_by_openings_finds_what_the_whole_search_finds(first: list[str], second: list[str]) -> None:
    context = _context(" ".join(first), "".join(second))
    pattern = re.compile(r"(?<![^\W_])[Tt]hôn(?: [^\W\d_]+)?")
    plain = [(hit.text.path, hit.start, hit.match[0]) for hit in context.matches(pattern)]
    quick = [(hit.text.path, hit.start, hit.match[0]) for hit in context.matches_opening(pattern, ("thôn", "Thôn"))]
    assert quick == plain


def test_words_are_there_in_any_capitals() -> None:
    context = _context("Làng Hạ đắp Kè đá.")
    assert context.has_words({"kè", "đắp"})
    assert context.has_words(frozenset())
    assert not context.has_words({"kè", "bờ"})


def test_pairs_once_passed_are_not_looked_at_again() -> None:
    passed = Passed("thu")
    first, second = _context("đắp kè"), _context("đắp kè đá")
    assert ("đắp", "kè") in passed.new(first)
    passed.learn(first, first.pairs)
    assert ("kè", "đá") in passed.new(second)
    assert ("đắp", "kè") not in passed.new(second)


_BROOK = [*(f"Xóm Hạ đắp kè đá {n}." for n in range(5)), "Xóm Hạ đắp kè hai lần.", "Bến đò nghỉ."]


def test_a_text_in_which_nothing_was_found_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "KNOWN_TEXTS", known.KnownTexts())
    asked: list[str] = []

    def twice(words: str) -> list[str]:
        asked.append(words)
        return ["hai"] if "hai" in words else []

    found = []
    for lines in (["Mở đầu."], _BROOK, [*_BROOK, "Thêm hai dòng."]):
        context = _context(*lines)
        asked.clear()
        found = [(text.text, one) for text, one in context.each(twice)]
        context.keep_passed()
    assert found == [(_BROOK[-2], "hai"), ("Thêm hai dòng.", "hai")]
    assert asked == [_BROOK[-2], "Thêm hai dòng."]


def test_a_text_that_rightly_holds_an_odd_pair_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "KNOWN_TEXTS", known.KnownTexts())
    passed, asked = Passed("thu kè"), list[str]()

    def look(words: str, pair: tuple[str, str]) -> list[tuple[str, str]]:
        asked.append(words)
        return [pair] if "hai" in words else []

    found = []
    for lines in (["Mở đầu."], _BROOK, [*_BROOK, "Đắp kè chắn."]):
        context = _context(*lines)
        asked.clear()
        found = passed.found(context, {("đắp", "kè")}.intersection, look)
        context.keep_passed()
    assert [text.text for text, _ in found] == [_BROOK[-2]]
    assert asked == [_BROOK[-2], "Đắp kè chắn."]


def test_pairs_are_laid_out_without_their_marks() -> None:
    syllables = syllables_of([("(đắp", "kè,"), ("đắp", "hoá"), ("3", "kè"), ("đắp", "3m")])
    assert syllables == {"đắp": [("kè", ("(đắp", "kè,")), ("hóa", ("đắp", "hoá"))]}


def test_a_slip_is_told_in_every_document_that_has_it() -> None:
    slip = "Xóm Hạ triển khai thực hiên việc đắp kè đúng thời hạng."
    told = [{one.code for one in check(_read(slip), on=_DAY).findings} for _ in range(3)]
    assert told[0] >= {"CH25", "CH32"}
    assert told[0] == told[1] == told[2]


def test_doubled_words_are_found_in_their_own_text_only() -> None:
    lines = ["Xóm Hạ đắp kè", "kè đá của của xóm.", "Cấp nước sạch cấp nước sạch cho xóm."]
    found = [(one.path[-1], one.quote) for one in check(_read(*lines), on=_DAY).findings if one.code == "CH03"]
    assert [quote.lower() for _, quote in found] == ["của của", "cấp nước sạch cấp nước sạch"]


def test_every_head_of_a_unit_is_among_the_openings() -> None:
    """A head that the pattern knows and the list of openings does not would never be found."""
    context = _context(*(f"Xóm mời {opening} tới họp." for opening in _OPENINGS))
    quick = [hit.match[0] for hit in context.matches_opening(_HEAD, _OPENINGS)]
    assert quick == [hit.match[0] for hit in context.matches(_HEAD)]
    heads = {re.sub(r"\[.(.)\]", r"\1", one).lower() for one in _HEADS.split("|")}
    assert heads == {opening.lower() for opening in _OPENINGS}
