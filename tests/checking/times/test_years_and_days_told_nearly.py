"""A task set for the year before, whatever it is; a row's day against a clause that says nearly the same."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from tests.checking.test_roles import PLAIN, plan, row

AIMED = [
    "Phát động thi đua giữ sạch bến trong năm 2025.",
    "Lắp 04 phao tiêu ở luồng Cửa Lạch, xong trong năm 2025.",
    "Dọn rác bãi tắm mỗi tuần; duy trì đội trực bến trong năm 2025.",
    "Vận động 30 hộ đóng bảo hiểm thuyền trong năm 2025.",
    "Phấn đấu 03 thôn có nhà đọc sách đến hết năm 2025.",
]
TOLD_OF = [
    "Khen thưởng hộ giữ sạch bến trong năm 2026.",
    "Khắc phục tồn tại đã nêu trong năm 2025.",
    "Duy trì kết quả giữ sạch bến trong năm 2025.",
    "Rà soát phao tiêu hỏng của năm 2025.",
    "Sửa phao tiêu theo kế hoạch chuyển tiếp từ năm 2025.",
]


def _codes(kind: str, sentence: str) -> set[str]:
    paper = {
        "loai": kind,
        "co_quan": {"ten": "Ủy ban nhân dân xã Đồi Sim"},
        "ngay_ban_hanh": {"ngay": 4, "thang": 5, "nam": 2026},
        "trich_yeu": "Giữ sạch bến năm 2026",
        "noi_dung": [{"tieu_de": "Nhiệm vụ", "noi_dung": [sentence, "Quét dọn bến."]}],
    }
    read = example_read(yaml.safe_dump(paper, allow_unicode=True))
    return {one.code for one in check(read, on=date(2026, 6, 1), select=("TG32", "TG52", "TG11")).findings}


@pytest.mark.parametrize("kind", ["ke_hoach", "cong_van"])
@pytest.mark.parametrize("sentence", AIMED)
def test_a_task_for_the_year_over_is_told_once(kind: str, sentence: str) -> None:
    assert len(_codes(kind, sentence)) == 1


@pytest.mark.parametrize("kind", ["ke_hoach", "cong_van"])
@pytest.mark.parametrize("sentence", TOLD_OF)
def test_what_the_year_over_left_is_no_task_for_it(kind: str, sentence: str) -> None:
    assert _codes(kind, sentence) == set()


OTHER_DAY = [
    ("Hoàn thành việc thay phao tiêu trước ngày 30/4/2026.", "Thay phao tiêu luồng Cửa Lạch"),
    ("Kiểm tra cầu tàu, bến đò thôn Hạ trước ngày 30/4/2026.", "Kiểm tra bến đò, cầu tàu"),
    ("Sơn lại cột mốc bãi tắm, xong trước ngày 30/4/2026.", "Sơn cột mốc ở bãi tắm thôn Hạ"),
]
ANOTHER = [
    ("Nghiệm thu phao tiêu trước ngày 30/4/2026.", "Thay phao tiêu luồng Cửa Lạch"),
    ("Thay phao tiêu luồng Cửa Lạch đợt 1 trước ngày 30/4/2026.", "Thay phao tiêu luồng Cửa Lạch đợt 2"),
    ("Kiểm tra bến đò trước ngày 30/6/2026.", "Kiểm tra bến đò, cầu tàu"),
]


def _days(sentence: str, task: str) -> list[str]:
    rows = [{**row(task, "Phòng Kinh tế"), "thoi_han": "Trước ngày 30/6/2026"}, row("Kẻ sân bóng", "Phòng Kinh tế")]
    paper = {**plan(PLAIN, {"Nhiệm vụ": rows}, tasks=(sentence,)), "nam": 2026}
    read = example_read(yaml.safe_dump(paper, allow_unicode=True, sort_keys=False))
    return [one.quote for one in check(read, on=date(2026, 3, 1), select=("TG38",)).findings]


@pytest.mark.parametrize(("sentence", "task"), OTHER_DAY)
def test_another_day_in_nearly_the_same_words_is_told(sentence: str, task: str) -> None:
    assert _days(sentence, task) == ["Trước ngày 30/6/2026"]


@pytest.mark.parametrize(("sentence", "task"), ANOTHER)
def test_another_step_another_turn_or_the_same_day_is_left_alone(sentence: str, task: str) -> None:
    assert _days(sentence, task) == []
