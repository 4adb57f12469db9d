"""Times of one paper held against each other: steps, two places of one thing, spans and what lies outside, days of figures."""

from __future__ import annotations

import pytest

from tests.checking.times.told import sentences, told, under

CODES = ("TG11", "TG12", "TG20", "TG21", "TG37", "TG38", "TG49", "TG50", "TG51", "TG53")


def _of(items: list[str], kind: str = "ke_hoach") -> set[str]:
    where = under("Nhiệm vụ", *items)
    return {code for code, _ in told(CODES, loai=kind, trich_yeu="Chỉnh trang bến bãi năm 2026", **where)}


@pytest.mark.parametrize(("code", "items"), sentences()["against_each_other"]["told"])
def test_times_that_cannot_both_be_right_are_told(code: str, items: list[str]) -> None:
    assert code in _of(items)


@pytest.mark.parametrize("items", sentences()["against_each_other"]["left"])
def test_times_that_agree_or_have_nothing_to_do_with_each_other_are_left_alone(items: list[str]) -> None:
    assert _of(items) == set()


@pytest.mark.parametrize(
    ("said", "handed_in", "found"),
    [
        (
            "Báo cáo việc đua thuyền về Ban Thường trực Mặt trận tỉnh",
            "Gửi báo cáo về Ban Thường trực Mặt trận tỉnh",
            [],
        ),
        ("Tổng hợp, báo cáo UBND xã", "Các thôn gửi báo cáo về Ban Thường trực Mặt trận xã", ["ngày 09/8/2026"]),
    ],
)
def test_what_an_office_hands_in_elsewhere_is_not_what_it_passes_on(
    said: str, handed_in: str, found: list[str]
) -> None:
    duties = [f"{said} chậm nhất ngày 09/8/2026.", f"Tổng hợp chuyện bến. {handed_in} chậm nhất ngày 14/8/2026."]
    offices = [
        {"tieu_de": "Ban Thường trực Mặt trận xã", "noi_dung": duties},
        {"tieu_de": "Phòng Kinh tế", "noi_dung": ["Lo vốn sửa bến.", "Trông xe."]},
    ]
    parts = [{"tieu_de": "Tổ chức thực hiện", "noi_dung": offices}]
    assert [
        quote for _, quote in told(("TG49",), loai="ke_hoach", trich_yeu="Sửa bến năm 2026", noi_dung=parts)
    ] == found
