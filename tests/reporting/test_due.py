"""What comes due by office, and the calendar."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.model.progress import TienDo, TienDoNhiemVu
from cchc_docs.reporting.due import calendar, due, fold
from tests.reporting.small import small_plan

STAMP = datetime(2026, 1, 10, 8, 0, tzinfo=UTC)


def listed(on: date, until: date | None = None, progress: TienDo | None = None) -> set[tuple[str, str, str]]:
    _, tasks, _ = small_plan()
    return {
        (office, entry.nhiem_vu.ma, entry.tinh_trang)
        for office, found in due(tasks, on, until, progress).items()
        for entry in found
    }


def test_each_task_stands_with_its_first_office_and_how_it_is() -> None:
    assert listed(date(2026, 3, 14), date(2026, 6, 30)) == {
        ("van_phong", "tc01", "qua_han"), ("van_phong", "tc02", "den_han"), ("vh_xh", "tt01", "den_han"),
        ("vh_xh", "tt02", "den_han"), ("vh_xh", "tt03", "thuong_xuyen"), ("kinh_te", "tv01", "chua_den"),
        ("kinh_te", "tv02", "den_han"),
    }  # fmt: skip


def test_what_is_done_is_left_out_unless_it_recurs() -> None:
    done = {code: TienDoNhiemVu("hoan_thanh") for code in ("tc01", "tt01", "tv02")}
    codes = {code for _, code, _ in listed(date(2026, 3, 14), date(2026, 6, 30), TienDo("quy_1", 2026, nhiem_vu=done))}
    assert codes == {"tc02", "tt02", "tt03", "tv01", "tv02"}


def test_the_calendar_is_the_same_each_time_and_its_ids_stay() -> None:
    plan, tasks, _ = small_plan()
    first, second = (calendar(plan, tasks, date(2026, 1, 1), date(2026, 12, 31), stamp=STAMP) for _ in range(2))
    later = calendar(plan, tasks, date(2026, 6, 1), date(2026, 12, 31), stamp=datetime(2026, 6, 1, tzinfo=UTC))
    assert first == second
    ids = re.findall(r"UID:(\S+)", first)
    assert len(ids) == len(set(ids)) == 1 + 1 + 1 + 2 + 1 + 4 + 2
    assert set(re.findall(r"UID:(\S+)", later)) < set(ids)


def test_the_calendar_keeps_to_its_format() -> None:
    plan, tasks, _ = small_plan()
    text = calendar(plan, tasks, date(2026, 1, 1), date(2026, 12, 31), stamp=STAMP)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20260220\r\nDTEND;VALUE=DATE:20260221" in whole
    assert "SUMMARY:Đến hạn tc01: Rà soát văn bản của xã" in whole
    assert "Chủ trì: Phòng Văn hóa - Xã hội\\, Văn phòng HĐND và UBND xã" in whole
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 12


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folded_lines_unfold_to_what_they_were(line: str) -> None:
    parts = fold(line)
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
