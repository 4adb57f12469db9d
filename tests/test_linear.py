"""Work does not grow faster than the document: steps are counted, not seconds."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from types import FrameType

import pytest

from bench.forgetting import forget_papers
from bench.growth import source
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.figures import leftovers
from cchc_docs.checking.figures.sums import wrong_sums
from cchc_docs.checking.rules.chinh_ta import go
from cchc_docs.checking.rules.thoi_gian.doi_chieu import hai_noi
from cchc_docs.checking.runner import check
from cchc_docs.desk.check import Order, check_bytes
from cchc_docs.desk.draft import draft
from cchc_docs.desk.mend import annotate
from cchc_docs.desk.open import File, read_bytes
from cchc_docs.drafting import words as drafting
from cchc_docs.ooxml import runs
from cchc_docs.writing.word.render import render

DAY = date(2026, 1, 15)
OURS = "cchc_docs"


class Counted:
    """A pattern that counts the letters it is given to read."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern, self.letters = pattern, 0

    def findall(self, text: str) -> list[str]:
        self.letters += len(text)
        return self._pattern.findall(text)

    def search(self, text: str):
        self.letters += len(text)
        return self._pattern.search(text)


def word(kind: str, units: int) -> bytes:
    return render(read_bytes(source(kind, units).encode(), "k.yaml").document)


def growth(counts: list[int]) -> float:
    """Steps per unit at four times the size, over those at once."""
    assert counts[0] > 0
    return counts[1] / counts[0] / 4


def test_odd_words_are_looked_for_in_one_pass_over_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for units in (40, 160):
        counted = Counted(go._ALONE)
        with monkeypatch.context() as patch:
            patch.setattr(go, "_ALONE", counted)
            check_bytes(source("links", units).encode(), "k.yaml", Order(DAY))
        counts.append(counted.letters)
    assert growth(counts) <= 1.3


def test_words_before_a_figure_are_looked_for_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for units in (90, 360):
        counted = Counted(leftovers._GIVEN)
        sentence = ", ".join(f"bến {at} giao {at + 400} người, có mặt {at + 390} người" for at in range(units))
        with monkeypatch.context() as patch:
            patch.setattr(leftovers, "_GIVEN", counted)
            assert not list(wrong_sums(f"Nay {sentence}."))
        counts.append(counted.letters)
    assert growth(counts) <= 1.3


def test_words_before_a_day_are_read_and_not_the_text_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for units in (40, 160):
        counted = Counted(drafting._DUE)
        with monkeypatch.context() as patch:
            patch.setattr(drafting, "_DUE", counted)
            draft(File(source("dates", units).encode(), "k.yaml"))
        counts.append(counted.letters)
    assert growth(counts) <= 1.3


def test_a_paragraph_of_many_comments_is_composed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[int] = []
    honest = runs._composed_text
    monkeypatch.setattr(runs, "_composed_text", lambda typed: composed.append(len(typed)) or honest(typed))
    made = annotate(word("dates", 120), "k.docx", Order(DAY))
    assert made.comments > 50
    assert max(composed.count(length) for length in composed if length > 2000) == 1


def steps(work: Callable[[], object]) -> int:
    """How many lines of ours run."""
    forget_papers()  # what a test before this one read must not count
    count = 0

    def line(_frame: FrameType, event: str, _given: object) -> object:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(lambda frame, *_: line if OURS in frame.f_code.co_filename else None)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def per_unit(counts: list[int]) -> float:
    """Steps of a unit between the second size and the third, over those between the first and the second."""
    one, two, four = counts
    return (four - two) / 2 / (two - one)


@pytest.mark.parametrize("kind", ["rows", "sections", "text", "dates", "links"])
def test_a_check_takes_as_many_steps_for_a_unit_of_a_long_plan_as_of_a_short_one(kind: str) -> None:
    plans = [source(kind, units).encode() for units in (120, 240, 480)]
    jobs = [lambda plan=plan: check_bytes(plan, "k.yaml", Order(DAY)) for plan in plans]
    jobs[0]()
    assert per_unit([steps(job) for job in jobs]) <= 1.3


@pytest.mark.parametrize("kind", ["rows", "dates"])
def test_comments_take_as_many_steps_for_a_unit_of_a_long_file_as_of_a_short_one(kind: str) -> None:
    files = [word(kind, units) for units in (60, 120, 240)]
    jobs = [lambda file=file: annotate(file, "k.docx", Order(DAY)) for file in files]
    jobs[0]()
    assert per_unit([steps(job) for job in jobs]) <= 1.3


def test_days_of_things_of_one_name_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for units in (100, 400):
        compared = []
        with monkeypatch.context() as patch:
            patch.setattr(hai_noi, "_agree", lambda *both, seen=compared: seen.append(both) or True)
            check(example_read(_one_thing_many_days(units)), on=DAY, select=("TG50",))
        counts.append(1 + len(compared))
    assert growth(counts) <= 1.3


def _one_thing_many_days(times: int) -> str:
    days = (f"{n % 27 + 1}/{n % 9 + 3}/2026" for n in range(times))
    return "noi_dung: [" + ", ".join(f"Nạo vét mương nội đồng trước ngày {day}." for day in days) + "]"


def test_times_of_two_long_texts_are_not_paired_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word beside very many times of one text tells no two of them apart."""
    made = []
    for units in (8, 100, 400):
        paired = [0]

        def counted(first: list[int], second: list[int], paired: list[int] = paired) -> Iterator[tuple[int, int]]:
            paired[0] += len(first) * len(second)
            return product(first, second)

        monkeypatch.setattr(hai_noi, "product", counted)
        days = ", ".join(f"buộc phao ngày {n % 28 + 1}/6/2026" for n in range(units))
        check(example_read(f"{{mo_dau: ['Bến Hạ {days}.', 'Bến Hạ {days}.']}}"), on=DAY)
        made.append(paired[0])
    assert made[0] > 0 and made[2] <= 5 * max(made[1], made[0])
