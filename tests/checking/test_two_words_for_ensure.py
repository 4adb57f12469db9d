"""“Bảo đảm” and “đảm bảo” in one paper: told once, at the one the law does not write."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Bảo đảm đủ phao.", "Thuyền phải đảm bảo kín nước.", "Vé bảo đảm đủ số."], [("đảm bảo", "bảo đảm")]),
        (["Bảo đảm đủ phao.", "Thuyền đảm bảo kín nước; vé đảm bảo đủ số."], [("đảm bảo", "bảo đảm")]),
        (["Đảm bảo đủ phao.", "Vé bảo đảm đủ số."], [("Đảm bảo", "Bảo đảm")]),
        (["Bảo đảm đủ phao.", "Vé bảo đảm đủ số."], []),
        (["Bảo đảm đủ phao.", "Khẩu hiệu “Đảm bảo an toàn bến đò”."], []),
    ],
)
def test_the_one_the_law_does_not_write_is_told_once(lines: list[str], told: list[tuple[str, str]]) -> None:
    overlay = json.dumps({"mo_dau": lines}, ensure_ascii=False)
    found = check(example_read(overlay), on=date(2026, 6, 1), select=("CH62",)).findings
    assert [(one.quote, one.suggestion) for one in found] == told
