"""How many rows of a table are as a sentence says (BC90), in small papers of invented communes."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check
from cchc_docs.desk.check import Order, check_bytes
from tests.checking.figures.test_papers_with_tables import HEAD
from tests.precision.build import build
from tests.precision.paper import Paper

_TABLE = """
|! TT | Bến | Số ghe | Ghe có phao (%) | Điểm neo
| 1 | Bến Hạ | 24 | 62,5 | Vụng Bắc
| 2 | Bến Trung | 31 | 50,0 | Vụng Bắc
| 3 | Bến Đá | 18 | 44,4 | Vụng Nam
| 4 | Bến Lau | 12 | 75,0 | Cửa Lạch
| | Cộng | 85 | 57,6 |
"""


@pytest.mark.parametrize(
    ("before", "behind", "told"),
    [
        ("Có 03 bến có ghe có phao trên 50%.", "", ["03 bến"]),
        ("Có 02 bến có ghe có phao trên 50%.", "", []),
        ("Có 03 bến có ghe có phao từ 50% trở lên.", "", []),
        ("Có 02 bến có số ghe dưới 18.", "", ["02 bến"]),
        ("Có 02 hộ có ghe có phao trên 90%.", "", []),
        ("Có 02 bến có ghe có máy trên 90%.", "", []),
        ("", "Cả 05 bến nêu trên có loa báo bão.", ["05 bến"]),
        ("", "Cả 04 bến nêu trên có loa báo bão.", []),
        ("", "Cả 03 điểm neo nêu trên có phao tiêu.", []),
        ("", "Lắp loa cho 05 bến trên sông.", []),
    ],
)
def test_rows_are_counted_as_the_sentence_says(before: str, behind: str, told: list[str]) -> None:
    body = "\n".join(line for line in (f"1. {before or 'Số liệu các bến:'}", _TABLE.strip(), behind) if line)
    raw = {**HEAD, "than": body}
    report = check_bytes(build(Paper("rows_as_told", raw)), "van_ban.docx", Order(date(2026, 11, 20), ("BC90",)))
    assert [one.quote for one in report.findings] == told


def test_rows_that_have_a_figure_are_not_counted_as_all_rows() -> None:
    rule = find_rule("BC90")
    assert rule is not None
    for example, told in ((rule.bad, ["BC90"]), (rule.good, [])):
        report = check(example_read(example), on=date(2026, 6, 1), select=("BC22", "BC90"))
        assert [one.code for one in report.findings] == told
