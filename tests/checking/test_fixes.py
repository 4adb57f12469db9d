"""Safe changes go into the source at their place; comments and layout stay, and nothing else is said."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import SMALLEST, overlaid
from cchc_docs.checking.fixes import diff, fix
from cchc_docs.checking.runner import check
from cchc_docs.reading.yaml.plan import read_text

DAY = date(2026, 6, 1)
PLAN = """# Kế hoạch của xã
loai: ke_hoach
nam: 2026   # năm kế hoạch
co_quan: {ten: Ủy ban nhân dân xã An Bình, viet_tat: UBND}
so: 12
ngay_ban_hanh: 2026-01-15
dia_danh: An Bình
trich_yeu: Cải cách hành chính năm 2026
mo_dau:
- "Thực hiện Quyết định số 06/QĐTTg ngày 06/01/2022 của Thủ tướng Chính phủ về Đề án \\"dân cư\\"."
- 'Các phòng  đầy mạnh cải cách.'   # giữ lời nhắc này
- >-
  Văn hóa công vụ, văn hóa đọc,
  số hoá hồ sơ của của xã.
noi_dung:
- tieu_de: Nhiệm vụ
  danh_so: a)
  noi_dung:
  - {muc: Tập huấn cho công chức xã., nhan: e)}
  - {muc: Báo cáo kết quả với Ủy ban., nhan: f)}
noi_nhan: [Sở Nội vụ]
luu: VT
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Trần Văn An}
"""


def _fixed(source: str) -> tuple[str, list[str]]:
    read = read_text(source, "kế hoạch.yaml")
    new, applied = fix(read, check(read, on=DAY).findings)
    return new, sorted(finding.code for finding in applied)


def test_safe_changes_are_made_in_place() -> None:
    new, applied = _fixed(PLAN)
    assert '"Thực hiện Quyết định số 06/QĐ-TTg ngày' in new
    assert "- 'Các phòng đẩy mạnh cải cách.'   # giữ lời nhắc này" in new
    assert "số hóa hồ sơ của xã." in new
    assert "nhan: g)" in new
    assert {"VD01", "CH10", "CH04", "CH01", "CH03", "DS03"} <= set(applied)


def test_comments_and_layout_stay() -> None:
    new, _ = _fixed(PLAN)
    assert new.startswith("# Kế hoạch của xã\n")
    assert "nam: 2026   # năm kế hoạch\n" in new
    assert len(new.split("\n")) == len(PLAN.split("\n"))
    changed = [n for n, (a, b) in enumerate(zip(PLAN.split("\n"), new.split("\n"), strict=True)) if a != b]
    assert len(changed) == 4


def test_fixing_twice_changes_nothing_more() -> None:
    once, _ = _fixed(PLAN)
    twice, applied = _fixed(once)
    assert twice == once
    assert applied == []


def test_a_clean_plan_is_left_byte_for_byte() -> None:
    assert _fixed(SMALLEST.lstrip("\n"))[0] == SMALLEST.lstrip("\n")


def test_words_that_come_from_a_reference_are_not_touched() -> None:
    source = PLAN.replace("- 'Các phòng  đầy mạnh cải cách.'", '- "Thực hiện {{ trich_yeu }} của  xã."')
    assert "{{ trich_yeu }} của xã." in _fixed(source)[0]


def test_decomposed_letters_are_composed() -> None:
    import unicodedata

    source = unicodedata.normalize("NFD", overlaid(""))
    new, applied = _fixed(source)
    assert new == unicodedata.normalize("NFC", source)
    assert "CH02" in applied


@pytest.mark.parametrize("quotes", ["{}", "'{}'", '"{}"'])
def test_a_final_mark_is_added_in_every_style(quotes: str) -> None:
    last = quotes.format("Báo cáo kết quả thực hiện hằng quý")
    body = "\n".join(
        f"  - {quotes.format(f'Rà soát toàn bộ thủ tục của nhóm {n}.')}" for n in ("một", "hai", "ba", "bốn")
    )
    source = (
        PLAN[: PLAN.index("noi_dung:")]
        + f"noi_dung:\n- tieu_de: Nhiệm vụ\n  noi_dung:\n{body}\n  - {last}\n"
        + PLAN[PLAN.index("noi_nhan:") :]
    )
    new, applied = _fixed(source)
    assert quotes.format("Báo cáo kết quả thực hiện hằng quý.") in new
    assert "CH16" in applied


def test_the_diff_shows_the_change_and_nothing_else() -> None:
    new, _ = _fixed(PLAN)
    shown = diff(PLAN, new, "ke_hoach.yaml")
    assert shown.startswith("--- ke_hoach.yaml\n+++ ke_hoach.yaml (đã sửa)\n")
    assert sum(line.startswith("-") and not line.startswith("---") for line in shown.split("\n")) == 4
    assert diff(PLAN, PLAN, "x") == ""
