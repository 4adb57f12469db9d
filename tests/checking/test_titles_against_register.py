"""VD25: a title of another field, or that ends with another year, than the one the register has for the number."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

DECREE = "Nghị định số 45/2022/NĐ-CP ngày 07/7/2022 của Chính phủ quy định về xử phạt vi phạm hành chính trong lĩnh vực"
STRATEGY = "Quyết định số 942/QĐ-TTg ngày 15/6/2021 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số giai đoạn"


@pytest.mark.parametrize(
    ("line", "count"),
    [
        (f"Theo {DECREE} thủy lợi và đê điều.", 1),
        (f"Theo {DECREE} bảo vệ môi trường.", 0),
        (f"Theo {DECREE} môi trường.", 0),
        (f"Theo {STRATEGY} 2021 - 2035.", 1),
        (f"Theo {STRATEGY} 2021 - 2025.", 0),
        (f"Theo {STRATEGY} 2021-2025.", 0),
    ],
)
def test_a_title_of_something_else_is_asked_about(line: str, count: int) -> None:
    read = example_read(json.dumps({"mo_dau": [line]}, ensure_ascii=False))
    assert len(check(read, on=date(2026, 9, 1), select=("VD25",)).findings) == count
