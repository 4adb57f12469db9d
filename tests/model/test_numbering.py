"""Labels: by scheme, by choice, as typed."""

from __future__ import annotations

import pytest

from cchc_docs.model.document import Muc
from cchc_docs.model.numbering import appendix_label, row_number
from cchc_docs.reading.yaml.plan import read_text
from tests.conftest import MINIMAL


def labels(body: str, more: str = "") -> list[str]:
    head, foot = MINIMAL.split("\nnoi_dung:\n")
    foot = foot[foot.index("noi_nhan") :]
    document = read_text(head + "\nnoi_dung:\n" + body + "\n" + foot + more).document

    def collect(blocks: list[Muc]) -> list[str]:
        return [label for block in blocks for label in (block.nhan_in, *collect(block.noi_dung))]

    return collect(document.noi_dung)


def test_labels_come_from_the_ladder_by_depth() -> None:
    body = (
        "- tieu_de: A\n  noi_dung:\n  - tieu_de: B\n    noi_dung: [x, {muc: y, noi_dung: [{muc: z, noi_dung: [w]}]}]\n"
    )
    assert labels(body) == ["I.", "1.", "a)", "b)", "-", "+"]


def test_vietnamese_letters_have_no_f_and_a_d_with_stroke() -> None:
    body = "- tieu_de: A\n  danh_so: a)\n  noi_dung: [" + ", ".join("x" * 9) + "]\n"
    assert labels(body)[1:] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)"]


def test_nested_numbers_take_the_number_above() -> None:
    body = "- tieu_de: A\n  noi_dung:\n  - tieu_de: B\n    danh_so: 1.1.\n    noi_dung: [x, y]\n  - tieu_de: C\n    danh_so: 1.1.\n    noi_dung: [z]\n"
    assert labels(body) == ["I.", "1.", "1.1.", "1.2.", "2.", "2.1."]


def test_a_typed_label_stands_and_the_count_goes_on_from_it() -> None:
    body = "- tieu_de: A\n  danh_so: a)\n  noi_dung: [x, {muc: y, nhan: d)}, z, {muc: w, nhan: f)}, v, {muc: u, nhan: '-'}, t]\n"
    assert labels(body)[1:] == ["a)", "d)", "đ)", "f)", "g)", "-", "h)"]


def test_a_paragraph_between_labels_has_none_and_counts_for_nothing() -> None:
    assert labels("- tieu_de: A\n  noi_dung: [x, {doan: y}, z]\n") == ["I.", "1.", "", "2."]


def test_the_plan_may_choose_its_ladder() -> None:
    assert labels("- tieu_de: A\n  noi_dung: [x]\n", 'danh_so: ["A.", "-"]\n') == ["A.", "-"]


@pytest.mark.parametrize(
    ("scheme", "position", "several", "wanted"),
    [
        ("I", 2, True, "Phụ lục II"),
        ("I", 1, False, "Phụ lục"),
        ("01", 3, True, "Phụ lục số 03"),
        ("1", 3, True, "Phụ lục số 3"),
        ("Danh mục", 1, False, "Danh mục"),
        ("Danh mục", 2, True, "Danh mục 2"),
        ("", 2, True, ""),
    ],
)
def test_appendix_labels(scheme: str, position: int, several: bool, wanted: str) -> None:
    assert appendix_label(scheme, position, several=several) == wanted


@pytest.mark.parametrize(("form", "wanted"), [("1", "4"), ("1.", "4."), ("01", "04"), ("I", "IV"), ("", "")])
def test_row_numbers(form: str, wanted: str) -> None:
    assert row_number(form, 4) == wanted


def test_rows_count_again_under_each_group_and_typed_numbers_stand() -> None:
    rows = (
        "[{nhom: A}, {noi_dung: a}, {noi_dung: b}, {nhom: B}, {noi_dung: c}, {noi_dung: d, nhan: '5'}, {noi_dung: e}]"
    )
    for again, wanted in (("true", "I 1 2 II 1 5 6"), ("false", "I 1 2 II 3 5 6")):
        source = MINIMAL + f"phu_luc: [{{ten: A, danh_so_lai: {again}, hang: {rows}}}]\n"
        table = read_text(source).document.phu_luc[0].bang
        assert table is not None
        assert " ".join(row.so_thu_tu for row in table.hang) == wanted
