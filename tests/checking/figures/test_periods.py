"""Words of another period in a report of one."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check

REPORT = {"loai": "bao_cao", "trich_yeu": "Công tác tiếp dân quý II năm 2026"}


def told(item: str) -> list[str]:
    body = {"noi_dung": [{"tieu_de": "Kết quả", "noi_dung": [item, "Không có đơn thư tồn."]}]}
    rules = [one for one in [find_rule("BC12")] if one is not None]
    read = example_read(json.dumps(REPORT | body, ensure_ascii=False))
    return [one.quote for one in check(read, on=date(2026, 6, 1), rules=rules).findings]


@pytest.mark.parametrize(
    ("item", "quote"),
    [
        ("Trong tháng đã mở 02 lớp cho tổ hòa giải.", "Trong tháng"),
        ("Trong năm, xã tiếp 40 lượt người.", "Trong năm"),
        ("Công tác tiếp dân tuần qua được duy trì.", "tuần qua"),
    ],
)
def test_words_of_another_period_are_told(item: str, quote: str) -> None:
    assert told(item) == [quote]


@pytest.mark.parametrize("item", ["Trong năm 2026 xã phấn đấu hết đơn tồn.", "Trong tháng 5 tiếp 11 lượt người."])
def test_a_period_that_is_named_is_no_slip(item: str) -> None:
    assert told(item) == []
