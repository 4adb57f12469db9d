"""The period a title reports, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.law.period_names import done_part, named, typed
from cchc_docs.law.periods import PERIODS, name_of


@pytest.mark.parametrize(
    ("title", "codes", "year"),
    [
        ("Tình hình cải cách hành chính quý II/2027", "quy_2", 2027),
        ("Công tác nội vụ Quý 3 năm 2027", "quy_3", 2027),
        ("Kết quả 3 tháng đầu năm 2027", "quy_1", 2027),
        ("Sơ kết sáu tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2027", "6_thang", 2027),
        ("Công tác tháng 01/2027", "thang_1", 2027),
        ("Công tác 9 tháng năm 2027 và nhiệm vụ quý IV", "9_thang", 2027),
        ("Quý III (9 tháng) năm 2027 và phương hướng quý IV năm 2027", "quy_3 9_thang", 2027),
        ("Kết quả thực hiện Kế hoạch cải cách hành chính năm 2027 (quý I)", "quy_1", 2027),
        ("Tổng kết năm 2027, phương hướng, nhiệm vụ năm 2028", "nam", 2027),
        ("Kết quả quý IV và phương hướng năm 2028", "quy_4", None),
        ("Thay thế Báo cáo số 9/BC-UBND ngày 4 tháng 3 năm 2027 về quý I năm 2027", "quy_1", 2027),
        ("Nhiệm vụ 6 tháng cuối năm 2027", "", None),
        ("Kết quả tổ chức năm học mới", "", None),
    ],
)
def test_titles(title: str, codes: str, year: int | None) -> None:
    assert named(title) == (tuple(codes.split()), year)


@given(
    st.sampled_from(PERIODS),
    st.integers(2000, 2099),
    st.sampled_from(["", " và phương hướng, nhiệm vụ quý IV năm 2098"]),
)
def test_every_name_of_the_law_is_understood(code: str, year: int, more: str) -> None:
    text = f"Công tác cải cách hành chính {name_of(code, year)}"
    assert named(text + more) == ((code,), year)
    assert done_part(text + more).startswith(text)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("quý 1", "quy_1"), ("Quý IV", "quy_4"), ("Q2", "quy_2"), ("quy3", "quy_3"), ("quý I/2026", "quy_1"), ("6 tháng", "6_thang"),
        ("6 tháng đầu năm 2026", "6_thang"), ("chín tháng", "9_thang"), ("9t", "9_thang"), ("cả năm", "nam"), ("năm 2026", "nam"), ("2026", "nam"),
        ("tháng 5", "thang_5"), ("thang_12", "thang_12"), ("tuần 22", "tuan_22"), ("quy_1", "quy_1"), ("hôm nay", ""), ("quý 5", ""),
        ("qui 2", "quy_2"), ("Q.III", "quy_3"), ("quý hai", "quy_2"), ("quý tư", "quy_4"), ("IV", "quy_4"), ("12 tháng", "nam"), ("3 tháng đầu năm", "quy_1"),
        ("quy-4", "quy_4"), ("QUÝ II NĂM 2026", "quy_2"), ("kỳ báo cáo quý 1", "quy_1"), ("nửa đầu năm", "6_thang"), ("6-tháng", "6_thang"), ("5", ""), ("", ""), ("6 tháng cuối năm", ""), ("báo cáo", ""), ("q\u0075\u0079\u0301 2", "quy_2"), ("quý 12026", ""),
    ],
)  # fmt: skip
def test_periods_are_taken_as_people_name_them(words: str, code: str) -> None:
    assert typed(words).codes == ((code,) if code else ())


@pytest.mark.parametrize(
    ("words", "year"), [("quý I/2027", 2027), ("2027", 2027), ("cả năm", None), ("Q3 của năm 2027", 2027)]
)
def test_the_year_a_person_names_is_heard(words: str, year: int | None) -> None:
    assert typed(words).year == year
