"""`cchc due`: what comes due, what is overdue, by office; a calendar."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, colours, parse
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.model.document import Document
    from cchc_docs.model.progress import TienDo
    from cchc_docs.reporting.tasks import PlanTasks

_STATES = {
    "qua_han": "quá hạn", "den_han": "đến hạn", "thuong_xuyen": "thường xuyên", "dieu_kien": "chờ điều kiện",
    "chua_den": "chưa đến hạn", "chua_ro": "thời hạn chưa rõ",
}  # fmt: skip


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "due",
        "Liệt kê việc quá hạn, sắp đến hạn theo đơn vị; ghi lịch (.ics) để đưa vào Outlook, điện thoại.",
        """
cchc due ke_hoach.yaml
cchc due ke_hoach.yaml --on 20/6/2026 --days 45
cchc due ke_hoach.yaml --ics lich.ics
""",
    )
    out.add_argument("plan", metavar="KẾ_HOẠCH", help="kế hoạch (YAML, Word)")
    out.add_argument("--on", metavar="NGÀY", help="tính đến ngày này (mặc định: hôm nay)")
    out.add_argument("--days", type=int, default=30, metavar="N", help="nhìn trước bao nhiêu ngày (mặc định 30)")
    out.add_argument("--all", action="store_true", help="cả việc chưa đến hạn, thường xuyên, chờ điều kiện")
    out.add_argument("--ics", metavar="TỆP", help="ghi lịch cả năm")
    return out


def run(arguments: list[str]) -> int:
    """List; 1 when something is overdue."""
    given = parse(parser(), arguments)
    import sys
    from datetime import timedelta

    from cchc_docs.cli.days import day_given
    from cchc_docs.cli.sources import document_of
    from cchc_docs.reporting.cumulate import state_at
    from cchc_docs.reporting.due import due
    from cchc_docs.reporting.facts import read_returned, settings
    from cchc_docs.reporting.periods import period_of
    from cchc_docs.reporting.tasks import plan_tasks

    if not 0 <= given.days <= 3660:
        raise CchcError(f"--days {given.days}: số ngày phải từ 0 đến 3660")
    on = day_given(given.on, "--on")
    plan = document_of(given.plan)
    own = settings(given.plan)
    tasks = plan_tasks(plan, own.bieu_mau)
    returned = read_returned(given.plan)
    known = state_at(period_of(plan, "nam"), returned, own.bieu_mau).tien_do if returned and plan.nam else None
    shown = ("qua_han", "den_han", "chua_ro") if not given.all else tuple(_STATES)
    late = 0
    bold, plain = ("\033[1m", "\033[0m") if colours(sys.stdout) else ("", "")
    for office, entries in due(tasks, on, on + timedelta(days=given.days), known).items():
        found = [entry for entry in entries if entry.tinh_trang in shown]
        late += sum(entry.tinh_trang == "qua_han" for entry in found)
        if found:
            print(f"{bold}{tasks.don_vi.get(office, 'Chưa rõ đơn vị chủ trì')}{plain}")
        for entry in found:
            day = f"{entry.ngay:%d/%m/%Y}" if entry.ngay else entry.nhiem_vu.thoi_han.replace("\n", "; ") or "-"
            words = entry.nhiem_vu.noi_dung.replace("\n", " ")
            print(f"  {day:<12} {_STATES[entry.tinh_trang]:<12} {entry.nhiem_vu.ma}: {words[:100]}")
    print(f"Tính đến {on:%d/%m/%Y}: {late} việc quá hạn.")
    if given.ics:
        _calendar(given.ics, plan, tasks, known)
    return 1 if late else 0


def _is_calendar(file: str) -> bool:
    try:
        with open(file, "rb") as handle:
            return handle.read(15) == b"BEGIN:VCALENDAR"
    except OSError:
        return False


def _calendar(file: str, plan: Document, tasks: PlanTasks, known: TienDo | None) -> None:
    from datetime import UTC, date, datetime

    from cchc_docs.reporting.due import calendar
    from cchc_docs.writing.output import write

    if os.path.exists(file) and not _is_calendar(file):
        raise CchcError(f"{file}: tệp đã có và không phải lịch (.ics) nên không ghi đè; chọn tên khác")
    now = datetime.now(tz=UTC)
    span = plan.giai_doan
    first = span.tu if span else plan.nam or now.year
    last = span.den if span else first
    text = calendar(plan, tasks, date(first, 1, 1), date(last, 12, 31), stamp=now, progress=known)
    write(file, text.encode())
    print(file)
