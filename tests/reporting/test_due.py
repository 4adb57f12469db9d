"""What comes due by office, and the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from cchc_docs.model.document import Document
from cchc_docs.model.progress import TienDo, TienDoNhiemVu
from cchc_docs.reporting.coming.calendar import calendar
from cchc_docs.reporting.coming.due import due
from cchc_docs.reporting.coming.sentences import with_said_tasks
from cchc_docs.reporting.tasks import NhiemVu, PlanTasks
from cchc_docs.vietnamese.deadlines import due_in, parse_deadline
from tests.reporting.small import PLAN, small_plan

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


def events(data: bytes) -> dict[str, tuple]:
    """UID -> day, SEQUENCE, cancelled, read by the library itself."""
    return {
        str(one["uid"]): (one["dtstart"].dt, int(one["sequence"]), str(one.get("status", "")))
        for one in Calendar.from_ical(data).walk("VEVENT")
    }


def made(text: str = PLAN, *, before: bytes = b"", stamp: datetime = STAMP, progress: TienDo | None = None) -> bytes:
    plan, tasks, _ = small_plan(text)
    return calendar(plan, tasks, date(2026, 1, 1), date(2026, 12, 31), stamp=stamp, before=before, progress=progress)


LATER = datetime(2026, 6, 1, 7, 30, tzinfo=UTC)


def test_the_same_plan_gives_the_same_bytes_twice_whenever_it_is_written() -> None:
    first = made()
    assert made() == first
    assert made(before=first, stamp=LATER) == first
    ids = events(first)
    assert len(ids) == 1 + 1 + 1 + 2 + 1 + 4 + 2


def test_a_moved_deadline_is_the_same_event_one_change_further() -> None:
    first = made()
    moved = made(PLAN.replace("Trước ngày 20/02/2026", "Trước ngày 27/02/2026"), before=first, stamp=LATER)
    old, new = events(first), events(moved)
    assert set(old) == set(new)
    changed = {uid for uid in old if old[uid] != new[uid]}
    assert [(old[uid], new[uid]) for uid in changed] == [
        ((date(2026, 2, 20), 0, ""), (date(2026, 2, 27), 1, "")),
    ]
    again = made(PLAN.replace("Trước ngày 20/02/2026", "Trước ngày 28/02/2026"), before=moved, stamp=LATER)
    assert {new[uid][1] for uid in changed} == {1}
    assert {events(again)[uid][1] for uid in changed} == {2}


def test_a_task_put_in_above_or_reworded_keeps_every_event() -> None:
    text = PLAN.replace(
        "  - nhom: Cải cách thể chế\n",
        "  - nhom: Cải cách thể chế\n  - {ma: tc00, noi_dung: Họp mặt, chu_tri: kinh_te, thoi_han: Quý I/2026}\n",
    )
    assert set(events(made())) < set(events(made(text)))
    assert set(events(made(PLAN.replace("Rà soát văn bản của xã", "Rà soát mọi văn bản của xã")))) == set(
        events(made())
    )


def test_what_is_done_is_cancelled_where_it_was_sent_before() -> None:
    first = made()
    done = TienDo("quy_1", 2026, nhiem_vu={"tc01": TienDoNhiemVu("hoan_thanh")})
    after = events(made(before=first, stamp=LATER, progress=done))
    assert set(after) == set(events(first))
    assert [found for found in after.values() if found[2]] == [(date(2026, 2, 20), 1, "CANCELLED")]
    second = made(before=first, stamp=LATER, progress=done)
    assert made(before=second, stamp=STAMP, progress=done) == second


def test_the_calendar_keeps_to_its_format() -> None:
    text = made().decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20260220" in whole
    assert "SUMMARY:Đến hạn: Rà soát văn bản của xã" in whole
    assert "Chủ trì: Phòng Văn hóa - Xã hội\\, Văn phòng HĐND và UBND xã" in whole
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT") == 12


@pytest.mark.parametrize(
    "before", [b"", b"BEGIN:VCALENDAR\r\nhong", b"\xff\xfe", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"]
)
def test_a_broken_file_of_before_is_no_trouble(before: bytes) -> None:
    assert events(made(before=before)) == events(made())


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("Trước ngày 05 của tháng sau", [date(2026, 7, 5)]),
        ("Ngày 05 hằng tháng", [date(2026, 7, 5)]),
        ("ngày 08 tháng liền kề", [date(2026, 7, 8)]),
        ("Ngày 10 tháng đầu quý", [date(2026, 7, 10)]),
        ("Thứ Hai hằng tuần", [date(2026, 6, 29), date(2026, 7, 6), date(2026, 7, 13), date(2026, 7, 20)]),
        ("Ngày làm việc cuối cùng của tháng", [date(2026, 6, 30)]),
        ("Ngày mồng 3 hằng tháng", [date(2026, 7, 3)]),
        ("Ngày 12 và ngày 28 mỗi tháng", [date(2026, 6, 28), date(2026, 7, 12)]),
        ("Trước ngày 09 tháng đầu tiên của quý sau", [date(2026, 7, 9)]),
        ("Quý III", []),
    ],
)
def test_repeating_deadlines_have_their_days(cell: str, days: list[date]) -> None:
    assert due_in(parse_deadline(cell, 2026), date(2026, 6, 25), date(2026, 7, 25)) == days


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("Trước ngày 31/01 năm liền kề", date(2027, 1, 31)),
        ("Trước ngày 15/12 năm trước", date(2025, 12, 15)),
        ("Tháng 01 năm sau", date(2027, 1, 31)),
    ],
)
def test_days_of_the_years_beside_are_understood(cell: str, day: date) -> None:
    assert parse_deadline(cell, 2026).dates == (day,)


def from_body(plan: Document, tasks: PlanTasks) -> tuple[NhiemVu, ...]:
    """The tasks that stand in sentences only."""
    return with_said_tasks(plan, tasks).nhiem_vu[len(tasks.nhiem_vu) :]


BODY = """\
  - Phòng Kinh tế lập danh sách hộ nghèo trước ngày 20/4/2026.
  - Thực hiện Kế hoạch số 15/KH-UBND ngày 12/5/2026 của UBND tỉnh.
  - Số liệu tính từ ngày 15/12/2025 đến ngày 14/3/2026.
  - Báo cáo kết quả trước ngày 18/6/2026.
  - Công khai kết quả tại nhà văn hóa.
"""


def test_deadlines_in_sentences_are_listed_with_the_office_they_name() -> None:
    plan, tasks, _ = small_plan(PLAN.replace("  - Thực hiện các nhiệm vụ tại {{ phu_luc.nhiem_vu }}.\n", BODY))
    found = from_body(plan, tasks)
    assert [(task.chu_tri, task.han.dates) for task in found] == [(("kinh_te",), (date(2026, 4, 20),))]


@pytest.mark.parametrize(
    ("said", "words", "office", "day"),
    [
        ("Sửa hàng rào trạm bơm. Giao Phòng Kinh tế chủ trì, xong trước ngày 20/8/2026.", "Sửa hàng rào trạm bơm", "kinh_te", date(2026, 8, 20)),
        ("Kẻ lại biển tên thôn trong quý III năm 2026. Giao Phòng Kinh tế chủ trì.", "Kẻ lại biển tên thôn trong quý III năm 2026", "kinh_te", date(2026, 9, 30)),
        ("Trồng cây bóng mát. Đơn vị chủ trì: Phòng Văn hóa - Xã hội. Thời hạn: quý II năm 2026.", "Trồng cây bóng mát", "vh_xh", date(2026, 6, 30)),
    ],
)  # fmt: skip
def test_who_and_when_in_a_sentence_of_their_own_belong_to_what_is_done(
    said: str, words: str, office: str, day: date
) -> None:
    body = f'  - "{said}"\n'
    plan, tasks, _ = small_plan(PLAN.replace("  - Thực hiện các nhiệm vụ tại {{ phu_luc.nhiem_vu }}.\n", body))
    (found,) = from_body(plan, tasks)
    assert (found.noi_dung, found.chu_tri, found.han.dates) == (words, (office,), (day,))


def test_an_office_only_the_body_names_leads_what_stands_at_its_name() -> None:
    body = """\
  - tieu_de: Tổ chức thực hiện
    noi_dung:
    - tieu_de: Giao Trạm Y tế xã
      noi_dung:
      - Phát màn chống muỗi xong trước ngày 12/6/2026 (đợt 1) và ngày 15/9/2026 (đợt 2).
    - "Công an xã: kiểm tra bến đò, hoàn thành trước ngày 30/5/2026."
  - Đoàn Thanh niên xã chủ trì dựng lều trước ngày 02/9/2026.
"""
    plan, tasks, _ = small_plan(PLAN.replace("  - Thực hiện các nhiệm vụ tại {{ phu_luc.nhiem_vu }}.\n", body))
    whole = with_said_tasks(plan, tasks)
    assert [(whole.don_vi[task.chu_tri[0]], task.han.dates) for task in whole.nhiem_vu[len(tasks.nhiem_vu) :]] == [
        ("Trạm Y tế xã", (date(2026, 6, 12), date(2026, 9, 15))),
        ("Công an xã", (date(2026, 5, 30),)),
        ("Đoàn Thanh niên xã", (date(2026, 9, 2),)),
    ]


def test_a_sentence_that_says_a_row_in_other_words_is_not_listed_again() -> None:
    row = (
        "  - {ma: g1, noi_dung: Kẻ vạch sơn trước cổng trường học, chu_tri: kinh_te, thoi_han: Trước ngày 02/3/2026}\n"
    )
    body = """\
  - Phòng Kinh tế kẻ lại vạch sơn trước các cổng trường xong trước ngày 02/3/2026.
  - Phòng Kinh tế thay biển báo trước các cổng trường xong trước ngày 09/3/2026.
"""
    words = PLAN.replace("  - nhom: Cải cách thể chế\n", "  - nhom: Cải cách thể chế\n" + row)
    plan, tasks, _ = small_plan(words.replace("  - Thực hiện các nhiệm vụ tại {{ phu_luc.nhiem_vu }}.\n", body))
    assert [task.han.dates for task in from_body(plan, tasks)] == [(date(2026, 3, 9),)]


def test_a_merged_task_is_named_at_each_of_its_days() -> None:
    rows = """\
  - {ma: g1, noi_dung: Dọn vệ sinh chợ phiên, chu_tri: kinh_te, thoi_han: Trước ngày 02/3/2026}
  - {gop_tren: [noi_dung], chu_tri: vh_xh, thoi_han: Trước ngày 09/3/2026}
"""
    _, tasks, _ = small_plan(PLAN.replace("  - nhom: Cải cách thể chế\n", "  - nhom: Cải cách thể chế\n" + rows))
    both = [task for task in tasks.nhiem_vu if task.noi_dung == "Dọn vệ sinh chợ phiên"]
    assert [task.chu_tri for task in both] == [("kinh_te",), ("vh_xh",)]
    assert len({task.ma for task in both}) == 2
