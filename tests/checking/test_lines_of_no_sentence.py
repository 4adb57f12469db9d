"""What is no sentence, no office, no fault of its own: lines over a table, notes typed by hand, people behind a post, two lists."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

WARD = {"ten": "Ủy ban nhân dân phường Bến Đá"}


def told(code: str, overlay: dict[str, object]) -> list[str]:
    """What a rule quotes of the smallest plan with these keys."""
    read = example_read(yaml.safe_dump(overlay, allow_unicode=True))
    return [one.quote or one.message for one in check(read, on=date(2026, 6, 1), select=(code,)).findings]


def _form(*lines: tuple[str, str, int]) -> dict[str, object]:
    text = [{"role": "doan", "text": f"Câu thứ {n} của bài.", "size": 14} for n in range(4)]
    return {
        "_form": {
            "paragraphs": [
                *text,
                *({"role": r, "text": t, "size": s, "paragraph": 10 + n} for n, (r, t, s) in enumerate(lines)),
            ]
        }
    }


CELL = ("o.noi_dung", "Bến Bắc", 12)


@pytest.mark.parametrize(
    ("code", "line", "size", "found"),
    [
        ("TT71", "Đơn vị tính giá trị: nghìn đồng", 12, False),
        ("TT71", "(ĐVT: triệu đồng)", 12, False),
        ("TT71", "Đơn vị chủ trì: Phòng Kinh tế", 12, True),
        ("TT74", "Kỳ số liệu: từ ngày 15/12/2025 đến ngày 14/6/2026", 13, False),
        ("TT74", "Số liệu tính đến 14/6/2026", 13, False),
        ("TT74", "Bến mở từ 5 giờ.", 13, True),
    ],
)
def test_a_line_over_a_table_is_no_text(code: str, line: str, size: int, found: bool) -> None:
    assert bool(told(code, _form(("doan", line, size), CELL))) is found


def test_a_period_with_no_table_below_is_text() -> None:
    assert told("TT74", _form(("doan", "Số liệu tính đến 14/6/2026 lấy từ sổ bến.", 13)))


@pytest.mark.parametrize(
    ("last", "found"), [("Đơn vị tính: Lượt khách", []), ("Báo cáo kết quả hằng quý của bến", ["quý của bến"])]
)
def test_a_line_of_units_needs_no_stop(last: str, found: list[str]) -> None:
    items = ["Rà soát luồng chạy.", "Cắm phao ở hai bãi.", "Kẻ lại bảng giá vé.", last]
    assert told("CH16", {"noi_dung": [{"tieu_de": "Bến", "noi_dung": items}]}) == found


@pytest.mark.parametrize(
    ("line", "found"), [("T/M. ỦY BAN NHÂN DÂN", 0), ("T.M ỦY BAN NHÂN DÂN", 0), ("KT. CHỦ TỊCH", 1)]
)
def test_a_collective_line_in_another_form_is_one(line: str, found: int) -> None:
    assert (
        len(told("TQ01", {"chu_ky": {"quyen_han": [line], "chuc_vu": "PHÓ CHỦ TỊCH", "ho_ten": "Lò Thị Bưởi"}}))
        == found
    )


@pytest.mark.parametrize(
    ("end", "found"),
    [
        ("Giao Phó Chủ tịch UBND phường Lò Thị Bưởi trực bến.", []),
        ("Giao Chủ tịch UBND phường Hà Văn Sậy trực bến.", []),
        ("Trên đây là Kế hoạch của UBND phường Cù Lao Nhỏ.", ["phường Cù Lao Nhỏ"]),
    ],
)
def test_a_person_behind_a_post_is_no_place(end: str, found: list[str]) -> None:
    assert told("CQ15", {"co_quan": WARD, "ket_thuc": end}) == found


BASES = [{"doan": f"Căn cứ Quyết định số {n}/QĐ-UBND ngày 05/01/2026 của UBND tỉnh về bến đò;"} for n in range(11, 17)]
CONTACTS = [
    {"muc": "Bến Bắc: gọi ông Sậy;", "nhan": "-"},
    {"muc": "Bến Nam: gọi bà Bưởi;", "nhan": "-"},
    {"muc": "Bến Giữa: gọi ông Lau./.", "nhan": "-"},
]
FAULTS = [{"muc": f"Chở quá {n} khách.", "nhan": "-"} for n in range(5, 14)]


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (
            [
                *BASES,
                {"doan": "Để bến an toàn, Sở yêu cầu chủ bến cắm phao."},
                {"doan": "Đề nghị các xã cử người trực."},
            ],
            [],
        ),
        ([*FAULTS, {"doan": "Chủ bến cần hỏi thêm thì gọi các số sau."}, *CONTACTS], []),
        ([*FAULTS[:4], {"muc": "Chở quá vạch;", "nhan": "-"}, *FAULTS[4:]], ["Chở quá vạch;"]),
        (
            [
                *BASES[:3],
                {"doan": "Căn cứ Quyết định số 18/QĐ-UBND ngày 05/01/2026 của UBND tỉnh về bến đò."},
                *BASES[4:],
            ],
            ["về bến đò."],
        ),
    ],
)
def test_two_lists_are_not_held_to_one_mark(blocks: list[object], found: list[str]) -> None:
    assert told("CH26", {"noi_dung": blocks}) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("[1] Quyết định số 15/QĐ-UBND ngày 05/01/2026 của UBND tỉnh.", []),
        ("Danh sách bến đò.", ["Phụ lục không có dòng (Kèm theo …)"]),
    ],
)
def test_notes_typed_behind_the_signature_are_no_appendix(line: str, found: list[str]) -> None:
    paper = {"phu_luc": [{"nhan": "", "ten": "", "kem_theo": "", "noi_dung": [{"doan": line}]}]}
    assert told("TC06", paper) == found
    assert len(told("TC02", paper)) == len(found)


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("THANG ĐIỂM XẾP LOẠI BẾN", "Chấm theo Thang điểm đính kèm công văn này.", 0),
        ("THANG ĐIỂM XẾP LOẠI BẾN", "Chấm từng bến vào tháng 6.", 1),
    ],
)
def test_what_is_sent_along_by_its_title_is_named(title: str, body: str, found: int) -> None:
    assert len(told("TC02", {"mo_dau": [body], "phu_luc": [{"nhan": "", "ten": title}]})) == found


@pytest.mark.parametrize(
    ("recipients", "found"),
    [
        (["Sở: XD, TC"], 0),
        (["Các sở: Xây dựng, Tài chính"], 0),
        (["Sở Nội vụ"], 1),
        (["Như Điều 2"], 0),
        (["Như Điều 3"], 1),
    ],
)
def test_departments_by_short_form_and_by_article(recipients: list[str], found: int) -> None:
    blocks = [
        {"muc": "Mở bến.", "nhan": "Điều 1."},
        {"muc": "Giám đốc Sở Xây dựng chịu trách nhiệm thi hành.", "nhan": "Điều 2."},
        {"muc": "Quyết định có hiệu lực từ ngày ký.", "nhan": "Điều 3."},
        {"muc": "Chủ bến báo cáo Sở Xây dựng trước ngày 05/12/2026.", "nhan": "Điều 4."},
    ]
    paper = {"loai": "quyet_dinh", "noi_dung": blocks, "noi_nhan": recipients}
    assert len(told("TC24", paper)) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Đăng trên Cổng thông tin điện tử phường.", "Theo dõi trang thông tin điện tử của các sở."], 0),
        (["Đăng trên cổng thông tin điện tử phường.", "Gỡ bài cũ trên trang thông tin điện tử phường."], 1),
    ],
)
def test_the_site_of_others_is_no_second_name(lines: list[str], found: int) -> None:
    assert len(told("CQ05", {"mo_dau": lines})) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Trao đổi hồ sơ với xã, phường khác trong tỉnh.", 0),
        ("Nhận hồ sơ của người dân xã, phường khác trong tỉnh.", 0),
        ("Phấn đấu 100% xã, phường trong tỉnh có bến.", 1),
    ],
)
def test_other_communes_of_the_province_are_no_reach(words: str, found: int) -> None:
    assert len(told("CQ12", {"co_quan": WARD, "mo_dau": [words]})) == found
