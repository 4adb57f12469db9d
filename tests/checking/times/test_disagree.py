"""Two places of one paper that disagree on a time, spans and hours that no calendar has: told; what only looks so: left alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking.times.told import sentences, told

CODES = ("TG20", "TG21", "TG26", "TG29", "TG34", "TG37", "TG38", "TG39", "TG40", "TG41", "TG43", "TG44", "TG45")


def _of(paper: dict[str, Any]) -> list[list[str]]:
    fields = {key: value for key, value in paper.items() if key not in ("rows", "found")}
    if "rows" in paper:
        rows = [
            {"noi_dung": task, "san_pham": "Báo cáo", "chu_tri": "Văn phòng", "phoi_hop": "Các phòng", "thoi_han": due}
            for task, due in paper["rows"]
        ]
        fields["phu_luc"] = [{"ten": "Nhiệm vụ", "nhiem_vu": rows}]
    return [list(one) for one in told(CODES, **{"loai": "ke_hoach", "ngay_ban_hanh": "2026-03-02", **fields})]


@pytest.mark.parametrize("paper", sentences()["disagree"]["told"], ids=lambda one: one["mo_dau"][-1])
def test_what_cannot_both_be_is_told(paper: dict[str, Any]) -> None:
    assert _of(paper) == paper["found"]


@pytest.mark.parametrize("paper", sentences()["disagree"]["left"], ids=lambda one: one["mo_dau"][0])
def test_what_only_looks_so_is_left_alone(paper: dict[str, Any]) -> None:
    assert _of(paper) == []


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 24), st.integers(0, 59))
def test_hours_of_the_clock_are_left_alone(hour: int, minute: int) -> None:
    words = f"Họp lúc {hour} giờ {minute:02d} phút, ngày 06/3/2026; chợ mở từ {hour}h{minute:02d}."
    assert told(("TG44",), mo_dau=[words]) == []


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 28), st.integers(1, 28))
def test_a_span_is_told_where_its_end_comes_first(first: int, last: int) -> None:
    words = f"Mở lớp từ ngày {first:02d}/5/2026 đến ngày {last:02d}/5/2026."
    assert bool(told(("TG29",), mo_dau=[words])) == (last < first)
