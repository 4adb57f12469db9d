"""An official edits the rendered file in Word: each kind of edit arrives in the YAML, and nothing else changes there.

Every case gives the lines of the source that go ("-") and come ("+"), and the words that are listed as not placed.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from cchc_docs.model.document import Document
from cchc_docs.readback.readback import ReadBack, comparable, read_back
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from tests.readback.editing import PLAN, changed_lines, opened, saved
from tests.readback.edits import KINDS, head, tables, text  # noqa: F401 - each module keeps its edits


class Outcome(NamedTuple):
    """What came of an edit: the document read from Word, and the plan."""

    edited: Document
    found: ReadBack


@cache
def outcome(name: str) -> Outcome:
    word = opened()
    KINDS[name].edit(word)
    read = read_docx(saved(word), "sua.docx")
    return Outcome(read.document, read_back(PLAN, "plan.yaml", read.document, read.places, read.left_over))


@pytest.mark.parametrize("name", KINDS)
def test_an_edit_in_word_arrives_in_the_plan_and_nothing_else_changes(name: str) -> None:
    found = outcome(name).found
    assert tuple(changed_lines(PLAN, found.source)) == KINDS[name].lines
    assert tuple(one.words for one in found.unplaced) == KINDS[name].listed
    assert all(one.why for one in found.unplaced)


# Reading leaves a date line it does not know with what has no place; it comes back from there.
_LEFT_OVER = "date line of another form"


@pytest.mark.parametrize("name", [name for name, case in KINDS.items() if not case.listed and name != _LEFT_OVER])
def test_the_plan_then_prints_what_the_edited_file_has(name: str) -> None:
    plan = read_text(outcome(name).found.source, "plan.yaml").document
    assert comparable(plan) == comparable(outcome(name).edited)


@pytest.mark.parametrize("name", [name for name in KINDS if name not in (_LEFT_OVER, "agency name", "symbol")])
def test_reading_the_same_file_back_again_changes_nothing(name: str) -> None:
    source = outcome(name).found.source
    assert read_back(source, "plan.yaml", outcome(name).edited).source == source


def test_at_least_thirty_kinds_of_edits_are_tried() -> None:
    assert len(KINDS) >= 30


@pytest.mark.parametrize("name", KINDS)
def test_every_edit_is_told_with_its_place(name: str) -> None:
    found = outcome(name).found
    assert found.changes or found.unplaced
    assert all(change.where for change in found.changes)
