"""Names of offices: one office in many spellings, short forms, cells that list several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.units import initials, normalise_unit, same_unit, short_form_fits, split_units


def test_one_office_in_many_spellings_is_one() -> None:
    spellings = [
        "phòng Văn hoá - Xã hội",
        "Phòng VH - XH",
        "PHÒNG VĂN HÓA – XÃ HỘI",
        "Phòng Văn hóa-Xã hội.",
        "P. VHXH",
    ]
    assert {normalise_unit(s) for s in spellings} == {"phòng văn hóa xã hội"}
    assert normalise_unit("Văn phòng HĐND-UBND") == normalise_unit("VP HĐND & UBND xã")


def test_different_offices_stay_different() -> None:
    assert not same_unit("Phòng Kinh tế", "Phòng Văn hóa - Xã hội")
    assert not same_unit("Ủy ban nhân dân xã", "Hội đồng nhân dân xã")


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("VHXH", "Phòng Văn hóa - Xã hội"),
        ("VP HĐND&UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("TT PV HCC", "Trung tâm Phục vụ hành chính công"),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
        ("ĐU", "Đảng ủy"),
    ],
)
def test_short_forms_fit_their_names(short: str, name: str) -> None:
    assert short_form_fits(short, name)
    assert same_unit(short, name)


def test_a_mistyped_short_form_does_not_fit() -> None:
    assert not short_form_fits("VHXX", "Phòng Văn hóa - Xã hội")


def test_initials_keep_the_barred_d_and_lose_the_marks() -> None:
    assert initials("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân") == "VPHĐNDUBND"


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("- Phòng Kinh tế; phòng VH - XH", ["Phòng Kinh tế", "phòng VH - XH"]),
        ("-Các phòng chuyên môn,\n - TT PVHCC, Công an xã.", ["Các phòng chuyên môn", "TT PVHCC", "Công an xã"]),
        ("MTTQ, Hội PN, Đoàn TN, CĐ, HND", ["MTTQ", "Hội PN", "Đoàn TN", "CĐ", "HND"]),
        ("Công an xã và các tổ chức", ["Công an xã", "các tổ chức"]),
        (
            "Phòng Văn hóa, Khoa học và Thông tin, Phòng Kinh tế",
            ["Phòng Văn hóa, Khoa học và Thông tin", "Phòng Kinh tế"],
        ),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("- Cơ quan, đơn vị có liên quan.", ["Cơ quan, đơn vị có liên quan"]),
        ("Các phòng, ban, đơn vị", ["Các phòng, ban, đơn vị"]),
        ("", []),
    ],
)
def test_a_cell_is_parted_between_units_and_not_inside_them(cell: str, units: list[str]) -> None:
    assert split_units(cell) == units


@given(st.text("Phòng Ban Văn hóa, UBND và các;\n-.() TT", max_size=60))
def test_parting_never_fails_and_gives_no_empty_unit(cell: str) -> None:
    assert all(split_units(cell))
    normalise_unit(cell)
    short_form_fits(cell, cell)
