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


_OUTLINE = [
    {"nhan": "I.", "tieu_de": "CÁC BƯỚC SỬA BẾN", "noi_dung": [{"nhan": "1.", "muc": "Đo bến", "noi_dung": [{"nhan": "a)", "muc": "Thả dây."}, {"nhan": "b)", "muc": "Ghi sổ."}]}, {"nhan": "2.", "muc": "Xếp đá."}]},
    {"nhan": "II.", "tieu_de": "CÁCH TRẢ CÔNG", "noi_dung": [{"nhan": "1.", "muc": "Trả gạo."}, {"nhan": "2.", "muc": "Trả lúa."}]},
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Thôn Hạ làm việc nêu tại các điểm a, b và d khoản 1 Mục I; ghi sổ.", ["TC10"]),
        ("Thôn Hạ làm việc nêu tại các điểm a, b khoản 1 Mục I; ghi sổ.", []),
        ("Thôn Hạ theo dõi các bước nêu tại Mục II; ghi sổ.", ["TC34"]),
        ("Thôn Hạ theo dõi các bước nêu tại Mục I; ghi sổ.", []),
    ],
)
def test_a_list_of_points_and_a_matter_lead_to_their_section(sentence: str, codes: list[str]) -> None:
    last = {"nhan": "III.", "tieu_de": "GIAO VIỆC", "noi_dung": [sentence, "Văn phòng đọc loa."]}
    assert [one[0] for one in told(("TC10", "TC34"), noi_dung=[*_OUTLINE, last])] == codes


@pytest.mark.parametrize(("point", "found"), [("c", 1), ("b", 0)])
def test_a_point_of_a_clause_of_this_very_paper(point: str, found: int) -> None:
    parts = [
        {"nhan": "1.", "muc": "Neo đò", "noi_dung": [{"nhan": "a)", "muc": "Neo bờ."}, {"nhan": "b)", "muc": "Neo phao."}]},
        {"nhan": "2.", "muc": f"Văn phòng xem lại điểm {point} khoản 1 Kế hoạch này."},
    ]  # fmt: skip
    assert len(told(("TC10",), noi_dung=parts)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [("Việc chia theo Biểu 4.", 1), ("Việc chia theo Biểu 4 của Sở Nội vụ.", 0), ("Việc chia theo Biểu 4, biểu của Thông tư số 8/2026/TT-BNV.", 0)],
)  # fmt: skip
def test_a_form_that_is_nowhere_in_the_file(line: str, found: int) -> None:
    assert len(told(("TC01",), mo_dau=[line, "Việc khác tại Phụ lục."], phu_luc=[{"ten": "Đò"}])) == found
