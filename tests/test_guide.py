"""The guide for officials: every example of it is read, and prints what the guide says it prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_docs.reading.yaml.plan import PlanError, read_text

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "viet-ke-hoach.md").read_text(encoding="utf-8")
_FENCE = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOP_KEY = re.compile(r"^(?=\w[\w]*:)", re.MULTILINE)

FENCES = [(kind, body) for kind, body in _FENCE.findall(GUIDE)]
SMALLEST = next(body for kind, body in FENCES if kind == "yaml")
BESIDE_THE_PLANS = str(ROOT / "plans" / "vi_du.yaml")


def parts(source: str) -> dict[str, str]:
    """Top-level key -> its lines."""
    return {part.split(":", 1)[0]: part for part in _TOP_KEY.split(source) if part.strip()}


def whole(example: str) -> str:
    """An example of the guide gives only the keys that differ from the smallest plan."""
    return "".join({**parts(SMALLEST), **parts(example)}.values())


def paired(kind: str) -> list[tuple[str, str]]:
    """(example, what the fence right after it says)."""
    after = [*FENCES[1:], ("", "")]
    return [(body, then) for (own, body), (next_kind, then) in zip(FENCES, after, strict=True) if own == kind]


@pytest.mark.parametrize("example", [body for kind, body in FENCES if kind == "yaml"])
def test_every_example_is_a_plan_without_a_problem(example: str) -> None:
    assert read_text(whole(example), BESIDE_THE_PLANS).document.noi_dung


@pytest.mark.parametrize(
    ("example", "printed"),
    [(FENCES[i][1], FENCES[i + 1][1]) for i in range(len(FENCES) - 1) if FENCES[i + 1][0] == "in-ra"],
)
def test_an_example_prints_the_lines_the_guide_shows(example: str, printed: str) -> None:
    said = {text.text for text in read_text(whole(example), BESIDE_THE_PLANS).document.texts()}
    assert [line for line in printed.splitlines() if line not in said] == []


@pytest.mark.parametrize(("example", "message"), paired("yaml-sai"))
def test_a_wrong_example_is_refused_with_the_message_the_guide_shows(example: str, message: str) -> None:
    with pytest.raises(PlanError) as refused:
        read_text(whole(example), BESIDE_THE_PLANS)
    assert message.strip() in str(refused.value)


def test_the_guide_names_the_plans_that_ship() -> None:
    for plan in (ROOT / "plans").glob("*.yaml"):
        assert f"`plans/{plan.name}`" in GUIDE
