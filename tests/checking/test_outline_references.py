"""References to labels of the paper itself, resolved in its outline: letters told above, parts, labels with dots."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checking.times.told import told

_LETTERS = [{"muc": "Bến bãi", "noi_dung": [{"nhan": "a)", "muc": "Bến Thượng."}, {"nhan": "b)", "muc": "Bến Hạ."}]}]


def _paper(sentence: str) -> dict[str, Any]:
    parts = [
        {"nhan": "A.", "tieu_de": "HIỆN TRẠNG", "noi_dung": [{"nhan": "I.", "tieu_de": "Bến", "noi_dung": ["Bến cũ.", "Phà cũ."]}]},
        {"nhan": "B.", "tieu_de": "VIỆC LÀM", "noi_dung": [{"nhan": "I.", "tieu_de": "Sửa", "noi_dung": ["Sửa bến.", "Sơn phà."]}, {"nhan": "II.", "tieu_de": "Mua", "noi_dung": ["Mua phao.", sentence]}]},
    ]  # fmt: skip
    return {"noi_dung": parts}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Phòng Kinh tế chi tiền theo mục II phần A.", 1),
        ("Phòng Kinh tế chi tiền theo mục II phần B.", 0),
        ("Công an xã giữ trật tự theo phần D.", 1),
        ("Công an xã giữ trật tự theo mục II phần A Phụ lục số 1.", 0),
    ],
)
def test_parts_and_their_sections_are_looked_up_together(sentence: str, found: int) -> None:
    assert len(told(("TC10",), **_paper(sentence))) == found


@pytest.mark.parametrize(("letters", "found"), [("a và c", 1), ("a, điểm b và d", 1), ("a, b", 0)])
def test_letters_told_above_stand_above(letters: str, found: int) -> None:
    items = [{"tieu_de": "Bến", "noi_dung": [*_LETTERS, f"Việc ở các điểm {letters} nêu trên do Văn phòng làm."]}]
    assert len(told(("TC10",), noi_dung=items)) == found
