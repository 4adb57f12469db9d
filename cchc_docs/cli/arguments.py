"""argparse that speaks Vietnamese, and what several commands share: days, colours."""

from __future__ import annotations

import argparse
import os
from datetime import date
from typing import IO, Any, NoReturn

from cchc_docs.errors import CchcError

_WORDS = {
    "usage: ": "Cách dùng: ",
    "options": "Tùy chọn",
    "positional arguments": "Tham số",
    "show this help message and exit": "in hướng dẫn này",
    "the following arguments are required: %s": "thiếu tham số: %s",
    "unrecognized arguments: %s": "không hiểu tham số: %s",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "invalid choice: %(value)r (choose from %(choices)s)": "không nhận %(value)r; chọn một trong: %(choices)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "not allowed with argument %s": "không dùng cùng với %s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s có thể là: %(matches)s",
    "invalid %(type)s value: %(value)r": "giá trị không hợp lệ: %(value)r",
}


def _vietnamese(message: str) -> str:
    return _WORDS.get(message, message)


argparse._ = _vietnamese  # type: ignore[attr-defined]  # argparse has no other way to be translated without gettext files


def _help_format(prog: str) -> argparse.HelpFormatter:
    """Return the formatter of help texts; a width given here spares every run the import of `shutil`."""
    columns = os.environ.get("COLUMNS", "")
    return argparse.RawDescriptionHelpFormatter(prog, width=int(columns) - 2 if columns.isdigit() else 118)


class Parser(argparse.ArgumentParser):
    """An argument parser in Vietnamese, with examples after the options."""

    def __init__(self, command: str, about: str, examples: str) -> None:
        super().__init__(
            prog=f"cchc {command}",
            description=about,
            epilog="Ví dụ:\n" + "\n".join(f"  {line}" for line in examples.strip().split("\n")),
            formatter_class=_help_format,
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to see the help; exit code 2."""
        self.exit(2, f"{self.prog}: {message} (xem {self.prog} --help)\n")


def parse(parser: Parser, arguments: list[str]) -> Any:
    """Return the parsed arguments, or leave with argparse's exit code (0 after --help, 2 after an error)."""
    return parser.parse_args(arguments)


def day_given(text: str | None, option: str) -> date:
    """Return the day of an option (05/01/2026 or 2026-01-05), today where it is not given. Raises CchcError."""
    import time

    from cchc_docs.vietnamese.dates import find_dates

    if not text:
        return date(*time.localtime()[:3])
    found = [one.date for one in find_dates(text) if one.date]
    if len(found) == 1:
        return found[0]
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CchcError(f"{option} {text}: phải là ngày, viết 05/01/2026 hoặc 2026-01-05") from None


def colours(stream: IO[str]) -> bool:
    """Tell whether colours belong on `stream`: a terminal that wants them (NO_COLOR is respected)."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
