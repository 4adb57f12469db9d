"""No rule says more false things about the corpus than the floor allows, and no found defect gets lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.precision.paper import HELD_OUT, LEVELS, SEEN, SEVERITIES, load, names
from tests.precision.score import floor, fold, judge

NAMES = names()


@pytest.mark.parametrize("name", NAMES)
def test_precision_and_recall_do_not_fall(name: str, tmp_path: Path) -> None:
    held = floor()[name]
    verdict = judge(load(name), tmp_path)
    false = Counter(one.code for one in verdict.false)
    worse = {code: count for code, count in false.items() if count > held["wrong"].get(code, 0)}
    look = f"python -m bench.precision --paper {name} -v"
    assert worse == {}, f"{look}: {[one for one in verdict.false if one.code in worse]}"
    assert len(verdict.found) >= held["found"], f"{look}: {verdict.missed}"


def test_the_floor_speaks_of_the_papers_there_are() -> None:
    assert sorted(floor()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_says_what_it_is_and_its_defects_are_in_it(name: str) -> None:
    paper = load(name)
    assert name.startswith((SEEN, HELD_OUT))
    assert paper.raw["cap"] in LEVELS
    printed = fold(paper.text.replace("**", ""))
    for defect in paper.planted:
        assert defect.muc in SEVERITIES
        assert defect.chu or defect.bao, defect
        assert fold(defect.chu) in printed, defect
        assert re.fullmatch(r"[a-z0-9_]+", defect.loai), defect
    for words in paper.allowed:
        assert words.startswith("!") or fold(words) in printed, words


def test_the_corpus_is_wide() -> None:
    papers = [load(name) for name in NAMES]
    assert len(papers) >= 200
    assert len({paper.raw["cap"] for paper in papers}) >= 6
    assert len({str(paper.raw.get("loai_in") or "CÔNG VĂN").split()[0] for paper in papers}) >= 12
    assert sum(not paper.planted for paper in papers) >= len(papers) // 24
    assert sum(paper.held_out for paper in papers) >= len(papers) // 24
