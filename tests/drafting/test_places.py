from __future__ import annotations

import pytest

from cchc_docs.desk.intake import take
from cchc_docs.drafting.places import place_words
from cchc_docs.model.document import Muc
from cchc_docs.reading.yaml.plan import read_text
from tests.conftest import MINIMAL


@pytest.mark.parametrize(
    ("labels", "position", "said"),
    [
        (("1.", "1.1.", "-"), (0, 0, 0), "mục 1.1. gạch đầu dòng thứ 1"),
        (("1.", "1.1.", "-"), (0, 0, 1), "mục 1.1. gạch đầu dòng thứ 2"),
        (("II.", "1.", "a)"), (0, 0, 0), "mục II. 1. a)"),
        (("1.", "10.1.", "+"), (0, 0, 1), "mục 1. 10.1. gạch đầu dòng thứ 2"),
    ],
)
def test_two_lines_are_never_told_as_one_place(labels, position, said) -> None:
    def block(label: str, *inner: Muc) -> Muc:
        made = Muc("muc", noi_dung=list(inner))
        made.nhan_in = label
        return made

    document = read_text(MINIMAL).document
    leaves = [block(labels[2]), block(labels[2])]
    document.noi_dung = [block(labels[0], block(labels[1], *leaves))]
    path = ("noi_dung", position[0], "noi_dung", position[1], "noi_dung", position[2])
    assert place_words(document, path) == said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("co_quan", "ten"), "phần đầu, tên cơ quan ban hành"),
        (("dia_danh",), "phần đầu, địa danh và ngày tháng"),
        (("kinh_gui", 1), "phần Kính gửi 2"),
        (("luu",), "dòng Lưu"),
        (("mo_dau", 0), "đoạn mở đầu 1"),
    ],
)
def test_no_key_of_the_file_is_told_as_a_place(path, said) -> None:
    assert place_words(read_text(MINIMAL).document, path) == said


def test_a_paper_without_a_number_is_said_to_have_none() -> None:
    said = dict(take(MINIMAL.encode(), "kh.yaml").summary())
    assert said["Số, ký hiệu"] == "chưa có số (ký hiệu KH-UBND)"
    numbered = dict(take(MINIMAL.replace("dia_danh", "so: '7'\ndia_danh", 1).encode(), "kh.yaml").summary())
    assert numbered["Số, ký hiệu"] == "07/KH-UBND"
