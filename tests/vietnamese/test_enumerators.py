"""Labels: written by scheme, taken off typed paragraphs, never invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.enumerators import (
    VIETNAMESE_LETTERS,
    label,
    letter,
    parse_label,
    parse_letter,
    parse_roman,
    roman,
    split_label,
)

LETTERED_OR_NUMBERED = ["I.", "1.", "a)", "a.", "(1)", "Điều 1.", "Phần I", "Chương I", "Mục 1", "1)", "Phụ lục I"]
IN_A_PARAGRAPH = ["I.", "1.", "a)", "a.", "(1)", "Điều 1.", "1)"]


def test_the_letters_are_those_of_the_decree() -> None:
    assert [label("a)", n) for n in range(1, 9)] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]
    assert not set("fjwzăâêôơư") & set(VIETNAMESE_LETTERS)
    assert label("a)", 24) == "aa)"


def test_nested_labels_take_the_number_of_their_ancestor() -> None:
    assert label("1.1.", 3, "2.") == "2.3."
    assert label("1.1.", 3, "2.1") == "2.1.3."
    assert label("1.1.", 3, "Mục 4") == "4.3."
    assert label("I.1.", 2, "II.") == "II.2."
    assert label("1.1.", 3) == "3."


@pytest.mark.parametrize(
    ("scheme", "n", "expected"),
    [("A.", 5, "Đ."), ("I.", 4, "IV."), ("(1)", 7, "(7)"), ("-", 9, "-"), ("", 2, ""), ("•", 1, "•"),
     ("Điều 1.", 12, "Điều 12."), ("Phần I", 3, "Phần III"), ("Chương I", 9, "Chương IX"), ("Mục 1", 2, "Mục 2"),
     ("Phụ lục số 01", 3, "Phụ lục số 03")],
)  # fmt: skip
def test_each_scheme_writes_its_own_kind(scheme: str, n: int, expected: str) -> None:
    assert label(scheme, n) == expected


@pytest.mark.parametrize(("scheme", "n"), [("x", 1), ("1", 1), ("1.", 0), ("a]", 1)])
def test_an_unknown_scheme_or_a_count_below_one_is_refused(scheme: str, n: int) -> None:
    with pytest.raises(ValueError, match=r"scheme|count"):
        label(scheme, n)


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("I. MỤC ĐÍCH", "I.", "MỤC ĐÍCH"), ("II - NỘI DUNG", "II -", "NỘI DUNG"), ("I- YÊU CẦU", "I-", "YÊU CẦU"),
        ("1. Xây dựng", "1.", "Xây dựng"), ("1.Xây dựng", "1.", "Xây dựng"), ("01. Xây dựng", "01.", "Xây dựng"),
        ("1.1. Mục tiêu", "1.1.", "Mục tiêu"), ("1.1 Mục tiêu", "1.1", "Mục tiêu"), ("3.2.1 Rà soát", "3.2.1", "Rà soát"),
        ("1.2 100% văn bản", "1.2", "100% văn bản"), ("1.3. 100% hồ sơ", "1.3.", "100% hồ sơ"),
        ("1) tiếp tục", "1)", "tiếp tục"), ("a) rà soát", "a)", "rà soát"), ("a. rà soát", "a.", "rà soát"),
        ("đ) rà soát", "đ)", "rà soát"), ("f) rà soát", "f)", "rà soát"), ("w) rà soát", "w)", "rà soát"),
        ("- Rà soát", "-", "Rà soát"), ("-Rà soát", "-", "Rà soát"), ("-100% văn bản", "-", "100% văn bản"),
        ("+ Rà soát", "+", "Rà soát"), ("– Rà soát", "–", "Rà soát"), ("• Rà soát", "•", "Rà soát"),
        ("* Lưu ý", "*", "Lưu ý"), ("(1) Thể chế", "(1)", "Thể chế"), ("(ii) Thể chế", "(ii)", "Thể chế"),
        ("Điều 3. Hiệu lực", "Điều 3.", "Hiệu lực"), ("Chương II", "Chương II", ""), ("CHƯƠNG II", "CHƯƠNG II", ""),
        ("Chương II QUY ĐỊNH", "Chương II", "QUY ĐỊNH"), ("Mục 1. TÊN", "Mục 1.", "TÊN"),
        ("1/ Xây dựng", "1/", "Xây dựng"), ("a/ Xây dựng", "a/", "Xây dựng"), ("II.1. Mục tiêu", "II.1.", "Mục tiêu"),
        ("1\u00a0.\u00a0Xây dựng", "1\u00a0.", "Xây dựng"), ("  2.\tXây dựng ", "2.", "Xây dựng"), ("1.", "1.", ""),
        ("A. PHẦN CHUNG", "A.", "PHẦN CHUNG"), ("Đ. PHẦN CHUNG", "Đ.", "PHẦN CHUNG"),
    ],
)  # fmt: skip
def test_a_typed_label_is_taken_off_exactly_as_typed(text: str, expected: str, rest: str) -> None:
    assert split_label(text) == (expected, rest)
    assert parse_label(expected) is not None


@pytest.mark.parametrize(
    "text",
    [
        "2026 là năm đầu", "15/7", "15/7/2026 họp", "1.000 hồ sơ", "100% văn bản", "I ốt", "4 Xây dựng", "1.5 triệu đồng",
        "**Lưu ý**", "*nghiêng*", "-5%", "-1.234,5", "05.12.2025 họp", "C. Mác", "C.Mác", "P. Văn hóa", "Phụ lục II",
        "Điều 3 của Nghị định", "Phần II của Kế hoạch", "1/KH-UBND", "15 - 20 hồ sơ", "---", "(để b/c)", "(2026)",
        "V.I. Lênin", "đ/c Nguyễn Văn A", "12 giờ", "do) abc", "", "   ", "xã (A) nêu", "2026. Năm", "10.30 họp", "./.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_label_stays(text: str) -> None:
    assert split_label(text) == ("", text)


def test_a_wrong_letter_is_a_label_without_a_value() -> None:
    found = parse_label("f)")
    assert found is not None
    assert (found.scheme, found.value, found.raw) == ("a)", None, "f)")


def test_a_bare_number_is_no_label() -> None:
    assert [parse_label(s) for s in ("4", "IV", "", "abc)", "15/7", "2026.")] == [None] * 6


def test_nested_and_word_labels_tell_their_prefix() -> None:
    nested, word = parse_label("2.3.4."), parse_label("Điều 5a.")
    assert nested is not None
    assert (nested.scheme, nested.value, nested.prefix) == ("1.1.", 4, "2.3.")
    assert word is not None
    assert (word.scheme, word.value, word.prefix) == ("Điều 1.", 5, "Điều")


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(n: int) -> None:
    assert parse_roman(roman(n)) == n


@given(st.text("IVXLCDM", max_size=8))
def test_only_the_canonical_roman_numeral_is_read(text: str) -> None:
    value = parse_roman(text)
    assert value is None or roman(value) == text


@given(st.integers(1, 5000))
def test_letters_read_back(n: int) -> None:
    assert parse_letter(letter(n)) == n


@given(st.sampled_from(LETTERED_OR_NUMBERED), st.integers(1, 39))
def test_a_written_label_is_understood_as_written(scheme: str, n: int) -> None:
    found = parse_label(label(scheme, n))
    assert found is not None
    assert (found.scheme, found.value) == (scheme, n)


@given(
    st.sampled_from(IN_A_PARAGRAPH), st.integers(1, 39), st.sampled_from(["Rà soát", "rà soát", "100% hồ sơ", "“Sổ” x"])
)
def test_a_written_label_comes_off_its_paragraph(scheme: str, n: int, rest: str) -> None:
    mark = label(scheme, n)
    assert split_label(f"{mark} {rest}") == (mark, rest)


@given(st.text("IVab1.0)(-+/ đĐMụcĐiều%*“", max_size=20))
def test_splitting_loses_and_invents_nothing(text: str) -> None:
    mark, rest = split_label(text)
    assert "".join((mark + rest).split()) == "".join(text.split())
    if mark:
        assert parse_label(mark) is not None
