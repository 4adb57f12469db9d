from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_docs.redline.redline import track_changes
from tests.redline.comparing import DAY, build, check_both_ways

WORDS = ["kế hoạch", "Ủy ban", "năm 2026", "02/2026", "1.500,5", "a)", "-", "và", "và", "–", "rà soát", "hồ sơ", "đ"]
texts = st.lists(st.sampled_from([*WORDS, "\t", "\n", " "]), max_size=8).map(" ".join)
runs = st.tuples(texts.filter(bool), st.booleans())
paragraph_blocks = st.lists(runs, max_size=3).map(tuple)
lines = st.lists(paragraph_blocks, min_size=1, max_size=3)


@st.composite
def tables(draw):
    columns = draw(st.integers(1, 3))
    row = st.lists(lines, min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=1, max_size=4))


documents = st.lists(st.one_of(paragraph_blocks, paragraph_blocks, tables()), min_size=1, max_size=7)


@st.composite
def edited_paragraph(draw, block):
    pieces = list(block)
    if pieces and draw(st.booleans()):
        at = draw(st.integers(0, len(pieces) - 1))
        words = pieces[at][0].split(" ")
        words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from([*WORDS, "\t", "\n"]))
        pieces[at] = (" ".join(words) or "x", draw(st.booleans()))
    elif draw(st.booleans()):
        pieces.append(draw(runs))
    return tuple(pieces)


@st.composite
def edited_table(draw, table):
    rows = [list(row) for row in table]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(rows) - 1))
        deed = draw(st.sampled_from(["cell", "add", "remove", "move", "line", "column"]))
        column = draw(st.integers(0, len(rows[at]) - 1))
        if deed == "cell":
            rows[at][column] = draw(lines)
        elif deed == "add":
            rows.insert(at, [draw(lines) for _ in rows[at]])
        elif deed == "remove" and len(rows) > 1:
            del rows[at]
        elif deed == "move":
            rows.append(rows.pop(at))
        elif deed == "line":
            cell = list(rows[at][column])
            cell[draw(st.integers(0, len(cell) - 1))] = draw(edited_paragraph(cell[0]))
            rows[at][column] = [*cell, draw(paragraph_blocks)]
        elif deed == "column":
            rows = [[*row, draw(lines)] for row in rows]
    return rows


@st.composite
def edits(draw):
    """Draw a document and the same document after a few deeds of an official."""
    old = draw(documents)
    new = list(old)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(new)))
        deed = draw(st.sampled_from(["edit", "edit", "add", "remove", "move", "split", "table", "join"]))
        if deed == "add" or at == len(new):
            new.insert(at, draw(paragraph_blocks))
        elif deed == "edit":
            one = new[at]
            new[at] = draw(edited_paragraph(one) if isinstance(one, tuple) else edited_table(one))
        elif deed == "remove" and len(new) > 1:
            del new[at]
        elif deed == "move":
            new.insert(draw(st.integers(0, len(new) - 1)), new.pop(at))
        elif deed == "split" and isinstance(new[at], tuple) and new[at]:
            cut = draw(st.integers(0, len(new[at])))
            new[at : at + 1] = [new[at][:cut], new[at][cut:]]
        elif deed == "table":
            new.insert(at, draw(tables()))
        elif deed == "join" and at + 1 < len(new) and isinstance(new[at], tuple) and isinstance(new[at + 1], tuple):
            new[at : at + 2] = [new[at] + new[at + 1]]
    return old, new


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(edits())
def test_accepting_gives_the_new_text_and_rejecting_the_old(pair):
    old, new = build(pair[0]), build(pair[1])
    result = check_both_ways(old, new)
    check_both_ways(new, old)
    assert track_changes(old, new, DAY) == result


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents, documents)
def test_two_documents_with_nothing_in_common_compare_as_well(old, new):
    check_both_ways(build(old), build(new))
