"""A paper that asks itself, whose headings are of another period or end otherwise, and what no committee issues."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def told(code: str, overlay: dict[str, object]) -> list[tuple[str, str]]:
    """(severity, quote) of what a rule finds in the smallest plan with these keys."""
    read = example_read(yaml.safe_dump(overlay, allow_unicode=True))
    return [(one.severity.value, one.quote) for one in check(read, on=date(2026, 12, 1), select=(code,)).findings]


def _part(name: str, *items: str) -> dict[str, object]:
    return {"tieu_de": name, "noi_dung": [*items, "Giữ bến sạch."]}


@pytest.mark.parametrize(
    ("head", "words", "found"),
    [
        ("Kiến nghị, đề xuất", "Đề nghị UBND xã xem xét bổ sung phao.", ["Đề nghị UBND xã"]),
        (
            "Kiến nghị, đề xuất",
            "Kiến nghị Ủy ban nhân dân xã An Bình hỗ trợ đèn bến.",
            ["Kiến nghị Ủy ban nhân dân xã An Bình"],
        ),
        ("Tổ chức thực hiện", "Văn phòng tổng hợp. Kính đề nghị UBND xã cho phép mua phao.", ["Kính đề nghị UBND xã"]),
        ("Kiến nghị, đề xuất", "Đề nghị UBND tỉnh xem xét bổ sung phao.", []),
        ("Kiến nghị, đề xuất", "Đề nghị UBND xã Bến Sỏi hỗ trợ thuyền.", []),
        ("Kiến nghị của cử tri", "Đề nghị UBND xã quan tâm vá đường bến.", []),
        ("Tổ chức thực hiện", "Phòng Kinh tế đề nghị UBND xã xem xét giá vé.", []),
        ("Tổ chức thực hiện", "Đề nghị UBND xã xem xét khen thưởng theo quý.", []),
    ],
)
def test_a_committee_does_not_ask_itself(head: str, words: str, found: list[str]) -> None:
    assert [quote for _, quote in told("TQ22", {"noi_dung": [_part(head, words)]})] == found


@pytest.mark.parametrize(
    ("code", "words", "found"),
    [
        ("TQ08", "Soạn 01 nghị quyết của Ủy ban nhân dân xã về bến đò.", 1),
        ("TQ08", "Góp ý dự thảo nghị quyết của UBND xã.", 0),
        ("TQ08", "Rà soát nghị quyết của UBND, HĐND xã.", 0),
        ("TQ08", "Trình nghị quyết của UBND xã trình HĐND xã thông qua.", 0),
        ("TQ08", "Rà soát nghị quyết của HĐND xã.", 0),
        ("TQ11", "Thường trực HĐND xã tặng 05 Giấy khen cho lái đò.", 1),
        ("TQ11", "Chủ tịch HĐND xã trao Giấy khen của Chủ tịch UBND xã.", 0),
        ("TQ11", "Chủ tịch UBND xã tặng Giấy khen cho lái đò.", 0),
        ("TQ11", "HĐND xã đề nghị tặng Giấy khen cho lái đò.", 0),
    ],
)
def test_who_resolves_and_who_rewards(code: str, words: str, found: int) -> None:
    assert len(told(code, {"mo_dau": [words]})) == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Công tác chỉ đạo, điều hành quý II/2026", ["quý II/2026"]),
        ("Công tác tuyên truyền quý II năm 2026", ["quý II năm 2026"]),
        ("Công tác chỉ đạo, điều hành quý III/2026", []),
        ("Công tác chỉ đạo, điều hành", []),
        ("Việc khắc phục hạn chế của quý II/2026", []),
    ],
)
def test_what_a_report_opens_with_is_of_its_period(head: str, found: list[str]) -> None:
    paper = {
        "loai": "bao_cao",
        "trich_yeu": "Kết quả công tác quý III năm 2026",
        "noi_dung": [_part(head, "Họp hai lần.")],
    }
    assert [quote for _, quote in told("TG30", paper)] == found


PARTS = [
    {
        "nhan": "Phần thứ nhất",
        "tieu_de": "Kết quả",
        "noi_dung": [{"nhan": f"{n}.", "muc": f"Bến {n}."} for n in range(1, 7)],
    },
    {
        "nhan": "Phần thứ hai",
        "tieu_de": "Nhiệm vụ",
        "noi_dung": [{"nhan": f"{n}.", "muc": f"Kè {n}."} for n in range(1, 4)],
    },
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Bến có việc nêu tại mục 5 Phần thứ hai không xong thì đóng.", ["mục 5 Phần thứ hai"]),
        ("Bến có việc nêu tại mục 3 Phần thứ hai không xong thì đóng.", []),
        ("Bến có việc nêu tại mục 5 Phần thứ nhất không xong thì đóng.", []),
        ("Bến có việc nêu tại mục 5 Phần thứ hai Đề án bến sông thì đóng.", []),
    ],
)
def test_a_section_of_a_part_in_the_middle_of_a_sentence(words: str, found: list[str]) -> None:
    end = {
        "nhan": "Phần thứ ba",
        "tieu_de": "Tổ chức",
        "noi_dung": [{"nhan": "1.", "muc": words}, {"nhan": "2.", "muc": "Báo cáo."}],
    }
    assert [quote for _, quote in told("TC10", {"noi_dung": [*PARTS, end]})] == found


def _headings(*names: str) -> dict[str, object]:
    below = [{"nhan": f"{n}.", "tieu_de": name, "noi_dung": ["Kê bến.", "Sơn bến."]} for n, name in enumerate(names, 1)]
    return {"noi_dung": [{"nhan": "I.", "tieu_de": "BẾN", "noi_dung": below}]}


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Đối tượng", "Phạm vi", "Thời gian mở bến:"), ["gian mở bến:"]),
        (("Đối tượng", "Phạm vi", "Lệ bến gồm:"), []),
        (("Đối tượng:", "Phạm vi:", "Thời gian mở bến:"), []),
        (("Đối tượng", "Phạm vi", "Các bến trên sông Cái mở cửa theo mùa nước như lệ cũ:"), []),
    ],
)
def test_a_colon_behind_one_name_alone(names: tuple[str, ...], found: list[str]) -> None:
    assert [quote for _, quote in told("TT84", _headings(*names))] == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (("Mục tiêu 1. Phao", "Mục tiêu 2. Kè", "Mục tiêu 3: Đèn", "Mục tiêu 4. Vé"), ["Mục tiêu 3:"]),
        (("Mục tiêu 1: Phao", "Mục tiêu 2: Kè", "Mục tiêu 3: Đèn", "Mục tiêu 4: Vé"), []),
        (("Mục tiêu 1. Phao", "Mục tiêu 2: Kè", "Mục tiêu 3. Đèn"), []),
    ],
)
def test_one_mark_behind_numbered_names(items: tuple[str, ...], found: list[str]) -> None:
    assert [quote for _, quote in told("TT84", {"noi_dung": [{"nhan": "-", "muc": one} for one in items]})] == found


@pytest.mark.parametrize(
    ("role", "text", "found"),
    [
        ("o.noi_dung", "2.4.Bến đò ngang", 1),
        ("o.noi_dung", "1.Bến đò", 0),
        ("o.gia_tri", "1.200 lượt", 0),
        ("muc", "2.4.Bến đò", 1),
    ],
)
def test_a_label_glued_in_a_cell(role: str, text: str, found: int) -> None:
    paper = {"_form": {"paragraphs": [{"role": role, "text": f"{text} ngang sông"}]}}
    assert len(told("DS13", paper)) == found
