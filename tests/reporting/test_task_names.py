"""What a line of results is about: the first words of a task, cut where a clause ends, never inside a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.reporting.paragraphs import task_name
from cchc_docs.reporting.tasks import NhiemVu
from cchc_docs.vietnamese.deadlines import parse_deadline


def name_of(words: str) -> str:
    return task_name(NhiemVu("a1", words, "", (), "", parse_deadline(""), "", ()))


LONG = "rà soát, sửa chữa, bổ sung bàn ghế, máy in, máy quét và các thiết bị khác cho bộ phận tiếp nhận hồ sơ của các bản vùng cao"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mua 03 máy in", "Mua 03 máy in"),
        (
            "Triển khai mô hình “Bản không khói, suối không rác, nhà không ruồi, đường không bụi, chợ không nhựa, trường không điện thoại”",
            "Triển khai mô hình “Bản không khói, suối không rác, nhà không ruồi, đường không bụi, chợ không nhựa, trường không điện thoại”",
        ),
        (
            "Tập huấn kỹ năng số cho trưởng bản, bí thư chi bộ và người có uy tín theo mô hình “cầm tay chỉ việc, học tại nương, thi tại chợ”",
            "Tập huấn kỹ năng số cho trưởng bản, bí thư chi bộ và người có uy tín theo mô hình …",
        ),
    ],
)
def test_a_quotation_is_not_cut_through(words: str, name: str) -> None:
    assert name_of(words) == name


@given(st.integers(0, len(LONG)), st.sampled_from(["“{}”", "({})", "[{}]", '"{}"']), st.integers(1, 60))
def test_whatever_is_quoted_the_name_is_whole(at: int, marks: str, size: int) -> None:
    text = LONG[:at] + marks.format(LONG[at : at + size]) + LONG[at + size :]
    name = name_of(text)
    assert name.count('"') % 2 == 0
    assert all(name.count(begin) == name.count(end) for begin, end in ("“”", "()", "[]"))
