"""Marks drawn apart from their letters come back onto them, wherever PDFium tells them."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.reading.flow import RunLook
from cchc_docs.reading.page.layer import measure
from cchc_docs.reading.pdf.letters import Stretch
from cchc_docs.reading.pdf.marks import MOST, Loose, is_beside, is_over, settle, with_mark

LOOK = RunLook(font="Times", size=13.0, bold=False, italic=False)
SIZE = 13.0
SENTENCE = "Suối Đậm gửi số liệu về những hồ sơ đã quá hạn, thửa ruộng ở Lũng Mây"


def stretch(letters, y, *, angle=0.0):
    across = {"x": y, "y": 0.0} if angle else {"x": 0.0, "y": y}
    return Stretch(letters, LOOK, angle, **across, size=SIZE)


def typeset(text, y, *, angle=0.0):
    """Return a decomposed line as stretches: one of the letters under the marks, and each mark with where it is drawn."""
    letters, marks, at = [], [], 60.0
    for letter in unicodedata.normalize("NFD", text):
        if unicodedata.combining(letter):
            under = letters[-1]
            marks.append((letter, under[1] + 1.0, under[1] + 3.0))
            continue
        letters.append((letter, at, at + 5.0))
        at += 5.5
    return stretch(letters, y, angle=angle), marks


def read(line):
    return unicodedata.normalize("NFC", line.text)


@given(st.permutations(range(24)), st.booleans())
def test_marks_told_in_any_order_and_far_away_come_back(order, upwards):
    angle = 90.0 if upwards else 0.0
    lines = [typeset(text, 700.0 - 17.0 * number, angle=angle) for number, text in enumerate((SENTENCE, SENTENCE[6:]))]
    told_after = lines[-1][0].letters
    loose = [
        Loose(
            mark,
            low,
            high,
            stretch([], line.x + 2.0 if upwards else line.y + 2.0, angle=angle),
            told_after,
            len(told_after) - 1,
        )
        for line, marks in lines
        for mark, low, high in marks
    ]
    shuffled = [loose[at] for at in order if at < len(loose)] + [one for at, one in enumerate(loose) if at not in order]
    settle(shuffled, [line for line, _ in lines])
    assert [read(line) for line, _ in lines] == [SENTENCE, SENTENCE[6:]]


def test_a_mark_over_nothing_stays_with_the_letter_told_before_it():
    line, _ = typeset("so", 700.0)
    settle([Loose("\u0301", 400.0, 402.0, stretch([], 700.0), line.letters, 1)], [line])
    assert read(line) == "só"


def test_a_mark_of_the_next_line_is_not_taken():
    upper, lower = typeset("to", 700.0)[0], typeset("mo", 683.0)[0]
    settle([Loose("\u0300", 66.5, 68.5, stretch([], 684.5), upper.letters, 0)], [upper, lower])
    assert (read(upper), read(lower)) == ("to", "mò")


def test_no_number_of_a_damaged_file_breaks_it():
    line = typeset("to", 700.0)[0]
    wild = [float("nan"), float("inf"), -1e308, 1e308]
    loose = [Loose("\u0301", low, high, stretch([], y), line.letters, 1) for low in wild for high in wild for y in wild]
    settle(loose, [line, stretch([("a", float("nan"), 1.0)], float("inf"))])
    texts = line.text + "".join(one.told.text for one in loose)
    assert unicodedata.normalize("NFD", texts).count("\u0301") == len(loose)
    assert all(len(letter[0]) <= MOST + 1 for letter in line.letters)


def test_the_mark_of_the_letter_comes_before_its_tone():
    assert with_mark(with_mark("o", "\u0301"), "\u0302") == "ố"
    assert with_mark(with_mark("a", "\u0309"), "\u0306") == "ẳ"
    assert with_mark(with_mark("e", "\u0302"), "\u0323") == "ệ"
    assert with_mark("è", "\u0302") == "ề"
    assert with_mark("ụ", "\u031b") == "ự"


def test_a_blank_carries_no_mark():
    assert not is_over((" ", 10.0, 14.0), 11.0, 12.0)


def test_a_mark_where_the_pen_stands_after_a_letter_is_of_that_letter():
    assert is_beside(("o", 118.9, 123.6), 122.3, 125.7)
    assert not is_over(("o", 118.9, 123.6), 124.5, 127.0)
    assert not is_beside(("o", 118.9, 123.6), 136.0, 138.0)
    assert not is_beside((" ", 118.9, 123.6), 122.3, 125.7)


def test_of_two_letters_a_mark_could_stand_over_the_one_that_has_it_in_vietnamese_is_taken():
    line = stretch([("b", 167.0, 173.6), ("ă", 173.6, 181.4), ("n", 179.7, 186.5), ("g", 186.5, 192.8)], 322.4)
    settle([Loose("\u0300", 178.6, 183.7, stretch([], 324.9), line.letters, 3)], [line])
    assert read(line) == "bằng"


def test_a_decomposed_layer_measures_as_its_composed_self():
    apart = unicodedata.normalize("NFD", SENTENCE)
    assert measure([apart]) == measure([SENTENCE])
