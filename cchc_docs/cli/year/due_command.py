"""`cchc due`: what comes due, what is overdue, by office; a calendar."""

from __future__ import annotations

import os
import sys

from cchc_docs.cli.arguments import Parser, colours, day_given, parse
from cchc_docs.errors import CchcError

_LONG = 100


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
    from cchc_docs.desk.due import PRESSING, STATES, calendar_of, day_off, due_list, shown_day
    from cchc_docs.writing.lock import alone
    from cchc_docs.writing.output import write

    found = due_list(given.plan, day_given(given.on, "--on"), given.days)
    for line in found.told:
        print(f"lưu ý: {line}", file=sys.stderr)
    shown = PRESSING if not given.all else tuple(STATES)
    bold, plain = ("\033[1m", "\033[0m") if colours(sys.stdout) else ("", "")
    for office, entries in found.entries.items():
        listed = [entry for entry in entries if entry.tinh_trang in shown]
        if listed:
            print(f"{bold}{found.office(office)}{plain}")
        for entry in listed:
            day = shown_day(entry.ngay) if entry.ngay else entry.nhiem_vu.thoi_han.replace("\n", "; ") or "-"
            words = entry.nhiem_vu.noi_dung.replace("\n", " ")
            off = f" ({said})" if entry.ngay and entry.tinh_trang == "den_han" and (said := day_off(entry.ngay)) else ""
            cut = words if len(words) <= _LONG else f"{words[:_LONG].rsplit(' ', 1)[0]} …"
            print(f"  {day:<12} {STATES[entry.tinh_trang]:<12} {cut}{off}")
    late = found.overdue()
    print(f"Tính đến {shown_day(found.on)}: {late} việc quá hạn.")
    if given.ics:
        if os.path.exists(given.ics) and not _is_calendar(given.ics):
            raise CchcError(f"{given.ics}: tệp đã có và không phải lịch (.ics) nên không ghi đè; chọn tên khác")
        with alone(given.ics):
            write(given.ics, calendar_of(found, _before(given.ics)))
        print(given.ics)
    return 1 if late else 0


def _before(file: str) -> bytes:
    """Return the calendar written last time, nothing where there is none."""
    from cchc_docs.reading.dossier import file_bytes

    return file_bytes(file) if os.path.exists(file) else b""


def _is_calendar(file: str) -> bool:
    try:
        with open(file, "rb") as handle:
            return handle.read(15) == b"BEGIN:VCALENDAR"
    except OSError:
        return False
