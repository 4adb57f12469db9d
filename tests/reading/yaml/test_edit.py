"""Edits of the YAML source: what is not named stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.reading.yaml.edit import (
    Edit,
    comment_line,
    item_span,
    key_span,
    quoted,
    replace_scalar,
    replace_words,
    scalar,
    scalars,
    splice,
)
from cchc_docs.reading.yaml.tree import Node, normalised, parse


def tree(source: str) -> Node:
    problems: list[tuple[str, int, int]] = []
    node = parse(source, problems)
    assert not problems
    return node


TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co")) | st.sampled_from("\n:#-*&{}[]'\"%@`!|>, "),
    max_size=20,
)


@given(TEXT)
def test_a_scalar_reads_back_as_it_was(text: str) -> None:
    for written in (
        f"a: {scalar(text)}\n",
        f"a: [{scalar(text, flow=True)}, b]\n",
        f"- {scalar(text)}\n",
        f"a: {quoted(text)}\n",
    ):
        node = tree(written)
        value = next(iter(scalars(node)))[1].content
        assert (value or "") == normalised(text)


@pytest.mark.parametrize(
    "source",
    [
        "a: một hai # ghi chú\nb: c\n",
        'a: "một hai" # ghi chú\nb: c\n',
        "a: 'một hai' # ghi chú\nb: c\n",
        "a: >-\n  một\n  hai\n# ghi chú\nb: c\n",
        "a: |\n  một hai\n# ghi chú\nb: c\n",
        "{a: một hai, # ghi chú\n b: c}\n",
    ],
)
@pytest.mark.parametrize("new", ["ba bốn", "ba: bốn", "{{ nam }} 'x' \"y\"", "ba\nbốn", "- x"])
def test_a_scalar_is_replaced_in_its_style_and_the_rest_stays(source: str, new: str) -> None:
    root = tree(source)
    out = splice(source, [replace_scalar(source, root, ("a",), root.content["a"], new)])
    again = tree(out)
    assert (again.content["a"].content.rstrip("\n"), again.content["b"].content) == (new, "c")
    assert "# ghi chú" in out


def test_words_are_changed_inside_a_folded_text() -> None:
    source = "a: >-\n  Quý I/2026, số 2026\n  và năm\n  2026.\nb: c\n"
    node = tree(source).content["a"]
    value = node.content
    at = value.rindex("2026")
    edit = replace_words(source, node, [(at, at + 4, "2027")])
    assert edit is not None
    assert splice(source, [edit]) == "a: >-\n  Quý I/2026, số 2026\n  và năm\n  2027.\nb: c\n"


def test_an_item_is_cut_with_its_lines() -> None:
    source = "x:\n- a: 1\n  b: 2\n- c\n- d\ny: z\n"
    items = tree(source).content["x"]
    cut = [splice(source, [Edit(*item_span(source, items, n), "")]) for n in range(3)]
    assert cut == ["x:\n- c\n- d\ny: z\n", "x:\n- a: 1\n  b: 2\n- d\ny: z\n", "x:\n- a: 1\n  b: 2\n- c\ny: z\n"]


def test_an_item_is_cut_out_of_brackets() -> None:
    source = "x: [a, b, c]\n"
    items = tree(source).content["x"]
    assert [splice(source, [Edit(*item_span(source, items, n), "")]) for n in range(3)] == [
        "x: [b, c]\n", "x: [a, c]\n", "x: [a, b]\n",
    ]  # fmt: skip


def test_a_key_is_cut_with_its_lines() -> None:
    source = "a: 1\nb:\n- x\n- y\nc: 2\n"
    root = tree(source)
    assert splice(source, [Edit(*key_span(source, root, "b"), "")]) == "a: 1\nc: 2\n"


def test_a_comment_stands_above_its_line_with_its_indent() -> None:
    source = "a:\n  - b: x\n    c: y\n"
    root = tree(source)
    node = root.content["a"].content[0].content["c"]
    assert splice(source, [comment_line(source, root, node.start, "hỏi")]) == "a:\n  - b: x\n    # hỏi\n    c: y\n"


def test_a_comment_never_lands_inside_a_text() -> None:
    source = 'a: {x: "một\n  hai", y: ba}\n'
    root = tree(source)
    out = splice(source, [comment_line(source, root, root.content["a"].content["y"].start, "hỏi")])
    assert out == f"# hỏi\n{source}"
    tree(out)


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        splice("abc", [Edit(0, 2, ""), Edit(1, 3, "")])
