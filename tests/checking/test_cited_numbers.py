"""VD40: a number that is told in short and fits a text cited in full but for one slip of the fingers."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

FULL = "Căn cứ Kế hoạch số 362/KH-UBND ngày 03/8/2026 của UBND tỉnh về nạo vét kênh mương"


def told(*lines: str) -> list[tuple[str, str]]:
    read = example_read(json.dumps({"can_cu": [FULL], "mo_dau": lines}, ensure_ascii=False))
    return [(one.quote, one.suggestion) for one in check(read, on=date(2026, 9, 1), select=("VD40",)).findings]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Khối lượng theo Kế hoạch số 326/KH-UBND của UBND tỉnh.", "326/KH-UBND"),
        ("Bám sát Kế hoạch số 367/KH-UBND.", "367/KH-UBND"),
        ("Khối lượng theo Kế hoạch số 236/KH-UBND ngày 03/8/2026 của UBND tỉnh.", "236/KH-UBND"),
        ("Theo Kế hoạch số 36/KH-UBND ngày 03/8/2026 của UBND tỉnh về nạo vét kênh mương.", "36/KH-UBND"),
    ],
)
def test_one_slip_is_asked_about(line: str, wrong: str) -> None:
    assert told(line) == [(wrong, "362/KH-UBND")]


@pytest.mark.parametrize(
    "line",
    [
        "Bám sát Kế hoạch số 362/KH-UBND.",
        "Khối lượng theo Quyết định số 326/QĐ-UBND của UBND tỉnh.",  # another kind
        "Khối lượng theo Kế hoạch số 326/KH-UBND của UBND xã.",  # another body's
        "Theo Kế hoạch số 326/KH-UBND ngày 11/8/2026 của UBND tỉnh về phòng dịch tả lợn.",  # a text of its own
        "Bám sát Kế hoạch số 418/KH-UBND.",
    ],
)
def test_other_texts_are_left_alone(line: str) -> None:
    assert told(line) == []


def test_a_number_turned_round_with_its_nought_is_asked_about() -> None:
    first = "Đã ban hành Kế hoạch số 07/KH-UBND ngày 15/01/2026 về kê bến."
    for number, asked in (("70", [("70/KH-UBND", "07/KH-UBND")]), ("08", [])):
        assert told(first, f"Làm tiếp Kế hoạch số {number}/KH-UBND ngày 15/01/2026.") == asked


def test_a_text_told_in_full_elsewhere_is_no_slip() -> None:
    own = "Theo Kế hoạch số 326/KH-UBND ngày 11/8/2026 của UBND tỉnh về phòng dịch tả lợn."
    assert told(own, "Khối lượng theo Kế hoạch số 326/KH-UBND.") == []
