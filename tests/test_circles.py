"""What is made of a paper holds no circle: it is gone when the last who holds it is, and a long run needs no look for any.

A process that checks a folder kept seventeen papers more than the one it was at, and went through all of them for circles.
"""

from __future__ import annotations

import ast
import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cchc_docs.desk.check import Order, check_file
from cchc_docs.desk.render import render_file
from tests.conftest import ROOT

PLAN = ROOT / "plans" / "cchc_2026.yaml"
DAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The plan as a Word file."""
    file = tmp_path_factory.mktemp("word") / "ke_hoach.docx"
    file.write_bytes(render_file(str(PLAN)).docx)
    return str(file)


def circles_of_ours(work: Callable[[], object]) -> list[str]:
    """Do some work twice; name what of ours the second time left behind that only a look for circles finds."""
    work()
    gc.collect()
    gc.disable()
    try:
        work()
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        names = {getattr(one, "__qualname__", "") or type(one).__qualname__ for one in gc.garbage if _is_ours(one)}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    return sorted(names)


def _is_ours(one: object) -> bool:
    where = type(one).__module__
    return str(getattr(one, "__module__", "") if where == "builtins" else where).startswith("cchc_docs")


def _checked(file: str) -> None:
    from cchc_docs.checking.output.text_json_sarif import as_json, as_text

    report = check_file(file, Order(DAY))
    as_json(report)
    as_text(report)


def test_a_checked_plan_leaves_no_circle() -> None:
    assert circles_of_ours(lambda: _checked(str(PLAN))) == []


def test_a_checked_word_file_leaves_no_circle(word: str) -> None:
    assert circles_of_ours(lambda: _checked(word)) == []


def test_a_rendered_plan_leaves_no_circle() -> None:
    assert circles_of_ours(lambda: render_file(str(PLAN))) == []


def test_a_surveyed_paper_leaves_no_circle(word: str, tmp_path: Path) -> None:
    from cchc_docs.desk.open import read_file
    from cchc_docs.desk.province.papers import piece_of
    from cchc_docs.desk.province.survey import Reading, read_paper
    from cchc_docs.gathering.above import above

    reading = Reading(DAY, (), above(read_file(str(PLAN))))
    piece = piece_of(str(Path(word).parent), Path(word).name)
    assert circles_of_ours(lambda: read_paper(reading, piece)) == []


def test_no_function_inside_another_calls_itself() -> None:
    """Such a function holds itself, and with it all that the outer one had in hand."""
    found = []
    for file in sorted((ROOT / "cchc_docs").rglob("*.py")):
        for outer in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(outer, ast.FunctionDef):
                found += [f"{file.name}: {inner.name}" for inner in ast.walk(outer) if inner is not outer and _calls_itself(inner)]  # fmt: skip
    assert found == []


def _calls_itself(one: ast.AST) -> bool:
    return isinstance(one, ast.FunctionDef) and any(
        isinstance(node, ast.Name) and node.id == one.name for node in ast.walk(one)
    )
