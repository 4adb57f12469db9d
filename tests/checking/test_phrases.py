"""The tables of wordings: every row finds its own bad example and leaves its good one."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.context import Context
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.word_lists import word_list
from cchc_docs.checking.wording.phrases import Phrase, phrases, told

ROWS = [(group, row) for group in word_list("mau_cau") for row in phrases(group)]
CELL = """
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{{noi_dung: Sơn cầu, san_pham: {san_pham}, chu_tri: {chu_tri}, thoi_han: Quý I/2026}}]
"""


def context_of(example: str) -> Context:
    """A plan that holds an example: in its opening, or in the cell that "o.chu_tri: …" names."""
    cells = {"chu_tri": "Phòng Kinh tế", "san_pham": "Cầu đã sơn"}
    if example.startswith("o."):
        column, _, words = example.removeprefix("o.").partition(": ")
        overlay = CELL.format(**{**cells, column: words})
    else:
        overlay = f"mo_dau: ['{example}']"
    return Context(example_read(overlay), date(2026, 6, 1))


def name(value: str | Phrase) -> str:
    return value if isinstance(value, str) else value.vi_du_sai[:30]


@pytest.mark.parametrize(("group", "row"), ROWS, ids=name)
def test_a_row_finds_its_bad_example_and_leaves_its_good_one(group: str, row: Phrase) -> None:
    found = [one for one in told(context_of(row.vi_du_sai), group) if one.row is row]
    assert [bool(one.words.strip()) for one in found] == [True]
    assert found[0].words in row.vi_du_sai
    assert [one.words for one in told(context_of(row.vi_du_dung), group)] == []


@pytest.mark.parametrize(("group", "row"), ROWS, ids=name)
def test_the_words_a_row_asks_for_stand_in_its_example(group: str, row: Phrase) -> None:
    assert any(word in (row.vi_du_sai.lower() if word.islower() else row.vi_du_sai) for word in row.can)
