"""Persons: another name for one person, ông and bà, two offices, twice in a list; people who are alike are left alone."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

CODES = ("TC30", "TC31", "TC32", "TC33")
LED = "Ông Giàng A Phông, Chủ tịch Ủy ban nhân dân xã chủ trì cuộc họp."


def _told(*sentences: str, **more: object) -> list[tuple[str, str]]:
    fields: dict[str, object] = {"mo_dau": list(sentences), **more}
    text = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items())
    report = check(example_read(text), on=date(2026, 3, 2), select=CODES)
    assert [note for note in report.not_evaluated if "gặp lỗi" in note.reason] == []
    return [(one.code, one.quote) for one in report.findings]


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        ((LED, "Ông Giàng A Phong kết luận.", "Ông Giàng A Phông ký biên bản."), ("TC30", "Giàng A Phong")),
        ((LED, "Sau đó ông Sùng A Phông, Chủ tịch UBND xã kết luận."), ("TC30", "Sùng A Phông")),
        (
            ("Bà Hồ Thị Mai, Trưởng phòng Kinh tế báo cáo.", "Bà Hồ Thị May, Trưởng phòng Kinh tế giải trình."),
            ("TC30", "Hồ Thị May"),
        ),
        (("Bà Hồ Thu Lan phát biểu.", "Ý kiến của ông Hồ Thu Lan được ghi nhận."), ("TC31", "ông Hồ Thu Lan")),
        (("Ông Hồ Thị Sen nhận giấy khen.",), ("TC31", "Ông Hồ Thị Sen")),
        (
            (LED, "Ông Giàng A Phông, Phó Chủ tịch Ủy ban nhân dân xã kết luận."),
            ("TC32", "Phó Chủ tịch Ủy ban nhân dân xã"),
        ),
    ],
)
def test_another_name_of_one_person_is_told(sentences: tuple[str, ...], found: tuple[str, str]) -> None:
    assert _told(*sentences) == [found]


@pytest.mark.parametrize(
    "sentences",
    [
        (LED, "Ông Giàng A Phông và ông Giàng A Phong cùng ký."),
        (LED, "Hỗ trợ hộ ông Giàng A Phong 10 triệu đồng.", "Ông Giàng A Phông kết luận."),
        (LED, "Ông Giàng A Pháo, Trưởng phòng Kinh tế báo cáo.", "Ông Giàng A Phông kết luận."),
        ("Ông Lò Văn Hưng, Trưởng bản Pá.", "Ông Lò Văn Hùng, Trưởng bản Nà."),
        (LED, "Đồng chí Giàng A Phông, Trưởng Ban Chỉ đạo kết luận."),
        ("Bà Hồ Thu Lan phát biểu.", "Đồng chí Hồ Thu Lan kết luận."),
        ("Ông Lò Văn Thị kể chuyện bản.",),
    ],
)
def test_people_who_are_alike_are_left_alone(sentences: tuple[str, ...]) -> None:
    assert _told(*sentences) == []


def test_a_signer_is_one_of_the_persons() -> None:
    signer = {"chuc_vu": "CHỦ TỊCH", "ho_ten": "Giàng A Phồng"}
    assert _told(LED, "Ông Giàng A Phông kết luận.", chu_ky=signer) == [("TC30", "Giàng A Phồng")]


@pytest.mark.parametrize(
    ("heading", "rows", "found"),
    [
        (
            "Tên đơn vị",
            ["Trường Mầm non Pá Lau", "Trạm Y tế", "Trường Mầm non Pá Lau"],
            [("TC33", "Trường Mầm non Pá Lau")],
        ),
        ("Xã, phường", ["Xã Pá Lau", "Phường Nậm Chon", "Xã Pá Lau"], [("TC33", "Xã Pá Lau")]),
        ("Nội dung", ["Tiếp dân", "Trả lời đơn", "Tiếp dân"], []),
        ("Tên đơn vị", ["Pá", "Nà", "Pá"], []),
    ],
)
def test_a_list_has_each_name_once(heading: str, rows: list[str], found: list[tuple[str, str]]) -> None:
    columns = [{"ma": "ten", "ten": heading}, {"ma": "diem", "ten": "Điểm"}]
    filled = [{"ten": row, "diem": str(at)} for at, row in enumerate(rows)]
    assert _told("Kèm danh sách.", phu_luc=[{"ten": "Danh sách", "cot": columns, "hang": filled}]) == found


@pytest.mark.parametrize(
    ("heading", "rows", "found"),
    [
        ("Thời gian", [("Bản Hốc", "05/3"), ("Bản Xa", "06/3"), ("Bản Hốc", "05/9"), ("Bản Xa", "06/9")], []),
        ("Ngày đến", [("Bản Hốc", "05/3"), ("Bản Xa", "06/3"), ("Bản Hốc", "05/9")], []),
        ("Ngày đến", [("Bản Hốc", "05/3"), ("Bản Xa", "06/3"), ("Bản Hốc", "05/3"), ("Bản Xa", "09/3")], ["Bản Hốc"]),
        ("Đợt", [("Bản Hốc", "1"), ("Bản Xa", "1"), ("Bản Lẻ", "1"), ("Bản Mo", "2"), ("Bản Hốc", "2")], ["Bản Hốc"]),
        ("Điểm", [("Bản Hốc", "5"), ("Bản Xa", "6"), ("Bản Hốc", "8"), ("Bản Xa", "9")], ["Bản Hốc", "Bản Xa"]),
    ],
)
def test_units_visited_in_rounds_stand_in_a_schedule_as_often(
    heading: str, rows: list[tuple[str, str]], found: list[str]
) -> None:
    columns = [{"ma": "ten", "ten": "Thôn, bản"}, {"ma": "luc", "ten": heading}]
    filled = [{"ten": name, "luc": when} for name, when in rows]
    told = _told("Kèm lịch.", phu_luc=[{"ten": "Lịch lưu động", "cot": columns, "hang": filled}])
    assert [quote for _, quote in told] == found


def test_a_name_off_by_its_marks_in_the_paragraph_that_tells_of_the_person() -> None:
    off = "Bà Lê Thị Sấm (thôn Hạ) hỏi về đường. Giao Văn phòng trả lời bà Lê Thị Sâm trong tuần."
    assert _told(off) == [("TC30", "Lê Thị Sâm")]
    assert _told("Bà Lê Thị Sấm (thôn Hạ) và bà Lê Thị Sâm hỏi về đường.") == []
