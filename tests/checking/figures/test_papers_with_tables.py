"""What the body says against the tables: totals told again, rows announced, rows judged, levels by year, two tables."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cchc_docs.checking.figures.phases import phase_in
from cchc_docs.checking.figures.tables.announced import announced
from cchc_docs.checking.figures.tables.judged import counted_rows
from cchc_docs.checking.finding import Finding
from cchc_docs.desk.check import Order, check_bytes
from tests.precision.build import build
from tests.precision.paper import Paper

CODES = ("BC16", "BC17", "BC18", "BC21", "BC22", "BC23", "BC24", "CT10", "CT11", "TC27", "TC19", "TC29", "TC15", "TC33")
HEAD = {
    "cap": "xa",
    "ten": "ỦY BAN NHÂN DÂN\nXÃ LÂM KHÊ ĐÔNG",
    "so": "Số: 12/BC-UBND",
    "ngay": "Lâm Khê Đông, ngày 12 tháng 6 năm 2026",
    "loai_in": "BÁO CÁO",
    "trich_yeu": "Kết quả công tác 6 tháng đầu năm 2026",
    "noi_nhan": "- Như trên;\n- Lưu: VT.",
    "ky": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVi Văn Lộc",
}


@cache
def papers() -> list[dict[str, Any]]:
    import yaml

    content = yaml.safe_load((Path(__file__).parent / "papers_with_tables.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, list)
    return content


def findings(paper: dict[str, Any]) -> list[Finding]:
    """What the rules of figures in tables say of a small paper."""
    raw = HEAD | {key: value for key, value in paper.items() if key not in ("name", "told")}
    data = build(Paper(paper["name"], raw))
    return check_bytes(data, "van_ban.docx", Order(on=date(2026, 11, 20), select=CODES)).findings


@pytest.mark.parametrize("paper", papers(), ids=lambda one: one["name"])
def test_a_paper_says_what_its_tables_say(paper: dict[str, Any]) -> None:
    quotes = [one.quote for one in findings(paper)]
    assert not [words for words in paper["told"] if not any(words in quote or quote in words for quote in quotes)]
    assert not [quote for quote in quotes if not any(words in quote or quote in words for words in paper["told"])]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Có 04 chỉ tiêu vượt, 01 chỉ tiêu chưa đạt.", [(4, {"more"}), (1, {"no"})]),
        ("Xã có 10/12 chỉ tiêu đạt và vượt kế hoạch.", [(10, {"more", "yes"})]),
        ("Đạt 5 tiêu chí; vượt 3 chỉ tiêu.", [(5, {"yes"}), (3, {"more"})]),
        ("Hoàn thành 80% khối lượng; đạt 12 tấn.", []),
    ],
)
def test_counts_of_targets_in_a_sentence(text: str, counts: list[tuple[int, set[str]]]) -> None:
    assert [(one.value, set(one.kinds)) for one in counted_rows(text)] == counts


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("Kế hoạch gồm 13 nhiệm vụ (Phụ lục kèm theo).", ["nhiệm vụ"]),
        ("Đã hoàn thành 07 nhiệm vụ, trong đó 02 nhiệm vụ vượt hạn.", []),
        ("Có 05/08 nhiệm vụ xong; kinh phí 20 triệu đồng.", []),
        ("Tăng 12% so với năm 2025.", []),
    ],
)
def test_only_counts_of_a_whole_list_are_announced(text: str, nouns: list[str]) -> None:
    assert [noun for _, noun in announced(text)] == nouns


def test_the_phase_of_a_heading_is_its_last_year() -> None:
    assert [phase_in(words) for words in ("Đến năm 2028", "Giai đoạn 2026 - 2030", "Năm 2026", "Từ năm 2026 đến năm 2028", "Chung")] == [
        (2028, True), (2030, True), (2026, False), None, None,
    ]  # fmt: skip
