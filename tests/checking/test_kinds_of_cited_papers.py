"""What a symbol says of a cited paper: its kind, who issued it, that it is not in force yet, that its title is not told."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def told(code: str, line: str, **more: Any) -> list[tuple[str, str]]:
    read = example_read(json.dumps({"mo_dau": [line], **more}, ensure_ascii=False))
    return [(one.quote, one.suggestion or "") for one in check(read, on=date(2026, 1, 20), select=(code,)).findings]


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Theo văn bản số 7/TTr-PKT của Phòng Kinh tế về phao.", "Tờ trình số 7/TTr-PKT"),
        ("Theo văn bản chỉ đạo số 15/UBND-KT của UBND tỉnh về phao.", "Công văn số 15/UBND-KT"),
        ("Theo văn bản hướng dẫn số 4-HD/ĐU của Đảng ủy về phao.", "Hướng dẫn số 4-HD/ĐU"),
    ],
)
def test_a_paper_is_cited_by_its_kind(line: str, right: str) -> None:
    assert [suggestion for _, suggestion in told("VD68", line)] == [right]


@pytest.mark.parametrize(
    "line", ["Theo các văn bản số 15/UBND-KT, 16/UBND-KT.", "Theo Công văn số 15/UBND-KT.", "Văn bản số 15 của sổ đến."]
)
def test_a_kind_that_is_told_or_cannot_be(line: str) -> None:
    assert told("VD68", line) == []


@pytest.mark.parametrize(
    ("symbol", "issuer", "found"),
    [
        ("88/TCCB-BNV", "Bộ Nội vụ", ["88/BNV-TCCB"]),
        ("88/NS-STC", "Sở Tài chính", ["88/STC-NS"]),
        ("88/STC-NS", "Sở Tài chính", []),
        ("88/NS-STC", "Sở Y tế", []),
        ("88/VP-UBND", "Ủy ban nhân dân tỉnh", []),
        ("88/MTTQ-BTT", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", []),
        ("88/KT-UBND", "UBND tỉnh", ["88/UBND-KT"]),
    ],
)
def test_the_issuer_stands_before_its_department(symbol: str, issuer: str, found: list[str]) -> None:
    line = f"Theo Công văn số {symbol} ngày 05/01/2026 của {issuer} về phao."
    assert [right for _, right in told("VD69", line)] == found


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("đề nghị số 03/ĐN-UBND", []),
        ("Giấy đề nghị số 03/GĐN-UBND", []),
        ("Phiếu hẹn trả phao số 03/PHTP-UBND", []),
        ("Biên bản kiểm phao số 03/BBKP-UBND", []),
        ("Công văn số 03/KTHT-UBND", ["03/UBND-KTHT"]),
    ],
)
def test_letters_of_a_kind_of_paper_are_no_department(cited: str, found: list[str]) -> None:
    line = f"Theo {cited} ngày 05/01/2026 của UBND xã An Bình về phao."
    assert [right for _, right in told("VD69", line)] == found


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Theo Kế hoạch số 31 KH/TĐTN ngày 05/01/2026 của Tỉnh đoàn về phao.", "31-KH/TĐTN"),
        ("Theo Quyết định số 31 QĐ-UBND ngày 05/01/2026 của UBND tỉnh về phao.", "31/QĐ-UBND"),
    ],
)
def test_a_blank_where_the_stroke_should_be(line: str, right: str) -> None:
    assert right in [suggestion for _, suggestion in told("VD01", line)]


def test_both_sides_of_an_issuer_that_does_not_fit_are_quoted() -> None:
    ((quote, _),) = told("VD03", "Theo Quyết định số 9/QĐ-TTg ngày 05/01/2026 của Bộ Nội vụ về phao.")
    assert quote == "9/QĐ-TTg ngày 05/01/2026 của Bộ Nội vụ"


@pytest.mark.parametrize(
    ("subject", "found"), [("Bồi dưỡng công chức, viên chức", 1), ("Triển khai Luật Viên chức", 0)]
)
def test_a_law_of_the_same_word_as_the_subject_is_not_in_force_for_it(subject: str, found: int) -> None:
    basis = ["Căn cứ Luật Viên chức số 129/2025/QH15"]
    assert len(told("VD27", "Bến đông.", can_cu=basis, trich_yeu=subject)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Thực hiện Nghị định số 3/2019/NĐ-CP ngày 05/02/2019 của Chính phủ; Công văn số 15/UBND-KT ngày 05/01/2026 của UBND tỉnh về phao, xã làm phao.", ["3/2019/NĐ-CP"]),
        ("Thực hiện Nghị định số 3/2019/NĐ-CP ngày 05/02/2019 của Chính phủ về đò; Công văn số 15/UBND-KT ngày 05/01/2026 của UBND tỉnh về phao, xã làm phao.", []),
        ("Thực hiện Nghị định số 3/2019/NĐ-CP ngày 05/02/2019 của Chính phủ; Công văn số 15/UBND-KT ngày 05/01/2026 của UBND tỉnh, xã làm phao.", []),
    ],
)  # fmt: skip
def test_one_basis_without_its_title_beside_one_that_has_it(line: str, found: list[str]) -> None:
    assert [quote for quote, _ in told("VD30", line)] == found


NOTICE = "Theo Thông báo số 15/TB-UBND ngày 05/01/2026 của UBND tỉnh về đò."


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"{NOTICE} Làm đúng Thông báo 15.", ["Thông báo 15"]),
        (f"{NOTICE} Làm đúng Thông báo 15 của tỉnh.", ["Thông báo 15"]),
        (f"{NOTICE} Thông báo 15 chủ đò nợ phí.", []),
        (f"{NOTICE} Kế hoạch 15 của tỉnh.", []),
    ],
)
def test_a_number_alone_is_that_of_the_same_kind_and_counts_nothing(line: str, found: list[str]) -> None:
    assert [quote for quote, _ in told("VD71", line)] == found


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Theo Luật số 41/2009/QH12 về Viễn thông.", ["VD70"]),
        ("Luật số 41/2009/QH12 về cơ bản còn hợp với bến.", []),
        ("Nói về Luật Bảo hiểm y tế (Luật BHYT).", []),
        ("Thực hiện Kế hoạch có hiệu lực từ ngày 01/01/2025 của tỉnh.", []),
        ("Kế hoạch có hiệu lực từ ngày 01/01/2025.", ["VD72"]),
    ],
)
def test_what_only_sounds_like_a_citation(line: str, codes: list[str]) -> None:
    assert [code for code in ("VD67", "VD70", "VD72", "VD73") if told(code, line)] == codes


def test_a_law_spoken_of_in_short_is_a_hint_and_a_basis_in_short_is_more() -> None:
    def severities(**paper: Any) -> list[str]:
        read = example_read(json.dumps(paper, ensure_ascii=False))
        return [one.severity.value for one in check(read, on=date(2026, 1, 20), select=("VD73",)).findings]

    assert severities(mo_dau=["Nói về Luật BHYT năm 2024."]) == ["goi_y"]
    assert severities(can_cu=["Căn cứ Luật BHYT ngày 14/11/2008;"]) == ["canh_bao"]
