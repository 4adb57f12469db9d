"""Sentences full of days that ask for nothing: no rule of time says a word."""

from __future__ import annotations

import pytest

from cchc_docs.checking.registry import all_rules
from tests.checking.times.told import sentences, told, under

OF_LOOKS = ("TG04", "TG05", "TG13", "TG28")
CODES = tuple(one.code for one in all_rules() if one.family == "TG" and one.code not in OF_LOOKS)


@pytest.mark.parametrize(("kind", "title", "heading", "sentence"), sentences()["traps"])
def test_what_tells_of_before_is_left_alone(kind: str, title: str, heading: str | None, sentence: str) -> None:
    where = under(heading, sentence) if heading else {"mo_dau": [sentence]}
    assert told(CODES, loai=kind, trich_yeu=title, nam=None, **where) == []
