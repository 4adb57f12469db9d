"""Row numbers of tables: levels, restarts, one slip told once, two styles."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.rules.danh_so.so_hang import row_number
from cchc_docs.checking.runner import check


def _told(numbers: str, code: str) -> list[tuple[str, str]]:
    rows = "".join(
        f"  - {{nhom: Phần {n}, nhan: {typed[1:]}}}\n"
        if typed.startswith("#")
        else f"  - {{nhan: '{typed}', noi_dung: Việc thứ {n}}}\n"
        for n, typed in enumerate(numbers.split(), 1)
    )
    report = check(example_read(f"phu_luc:\n- ten: Việc làm\n  nhiem_vu:\n{rows}"), on=date(2026, 6, 1), select=(code,))
    return [(finding.quote, finding.suggestion) for finding in report.findings]


@pytest.mark.parametrize(
    "numbers",
    [
        "1 2 3",
        "1 1.1 1.2 2 2.1 2.2 2.2.1 2.2.2 2.3 3",
        "1 a b c 2 a b 3",
        "#I 1 2 3 #II 1 2 #III 3 4",
        "I 1 2 II 1 2 III 1",
        "A I 1 2 II 1 B I 1",
        "1. 2. 3. #II 1. 2.",
        "01 02 03 04 05 06 07 08 09 10 11",
        "a) b) c) d) đ) e) g)",
        "1 2 3 1 2",
    ],
)
def test_levels_and_restarts_are_right(numbers: str) -> None:
    assert _told(numbers, "DS20") == []


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("1 2 3 5 6", [("5", "4")]),
        ("1 2 2 3 4", [("2", "3")]),
        ("1 2 2 4 5", [("2", "3")]),
        ("1 1.1 1.3 2", [("1.3", "1.2")]),
        ("1 1.1 1.2 2 1.3 2.1", [("1.3", "")]),
        ("1 a b d 2 a", [("d", "c")]),
        ("I 1 II 1 IV 1", [("IV", "III")]),
        ("3 4 5", [("3", "1")]),
    ],
)
def test_one_slip_is_told_once(numbers: str, told: list[tuple[str, str]]) -> None:
    found = _told(numbers, "DS20")
    assert [quote for quote, _ in found] == [quote for quote, _ in told]
    assert all(right in ("", *[suggestion for _, suggestion in found]) for _, right in told)


@pytest.mark.parametrize(("numbers", "odd"), [("1 2 3 4 5. 6.", "5."), ("1. 2. 3 4. 5.", "3"), ("01 02 3 04", "3")])
def test_two_styles_in_one_table_are_told(numbers: str, odd: str) -> None:
    assert [quote for quote, _ in _told(numbers, "DS21")] == [odd]
    assert _told(numbers, "DS20") == []


def test_what_is_no_row_number_is_left_alone() -> None:
    assert [row_number(words) for words in ("", "-", "Tổng", "1a", "IIX", "f")] == [None] * 6
    number = row_number("1.2.")
    assert number is not None and number.parts == (1, 2)


@pytest.mark.parametrize("row", ["(1) (2) (3)", "1 2 3=1+2", "A (1) (2)"])
def test_a_row_that_numbers_the_columns_is_no_first_row(row: str) -> None:
    first, second, third = row.split()
    overlay = f"""
phu_luc:
- ten: Vé bán được
  cot: [so_thu_tu, {{ma: ben, ten: Bến}}, {{ma: ve, ten: Số vé}}]
  hang: [{{nhan: "{first}", ben: "{second}", ve: "{third}"}}, {{nhan: "1", ben: Cồn Trâu, ve: "40"}}, {{nhan: "%s", ben: Cồn Cò, ve: "52"}}]
"""
    told = [check(example_read(overlay % n), on=date(2026, 6, 1), select=("DS20",)).findings for n in ("2", "3")]
    assert [[one.quote for one in each] for each in told] == [[], ["3"]]
