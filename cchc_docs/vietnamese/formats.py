"""Numbers, lists and days as reports and forms print them, by the data of Unicode for Vietnamese (Babel, locale vi).

Halves are rounded up, as offices do: Babel itself rounds a half to the even neighbour. Days keep the
zero rule of offices (05/3/2026: `dates.format_short`), which Unicode's short form does not have. Babel takes longer to
start than a report to write, so it is asked once what the signs and names are; its answer is kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from cchc_docs.keeping import made

__all__ = ["listed", "number", "percent", "rounded", "weekday"]

_LOCALE = "vi"


def rounded(value: Decimal | int, places: int) -> Decimal:
    """Return a figure with so many decimals, halves up: 2,345 -> 2,35."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(value: Decimal | int, places: int | None = None) -> str:
    """Return a figure: 1.234,5. With `places`, halves rounded up and zeros kept; without, as precise as it is.

    Floats are refused (TypeError): 0.1 + 0.2 must not print. ValueError for what is no finite figure.
    """
    if not isinstance(value, Decimal | int):
        raise TypeError(f"Decimal or int, not {type(value).__name__}")
    figure = Decimal(value)
    if not figure.is_finite():
        raise ValueError(f"no figure for {figure}")
    whole, _, decimals = f"{figure if places is None else rounded(figure, places):,f}".partition(".")
    if places is None:
        decimals = decimals.rstrip("0")
    signs = _unicode()
    whole = whole.replace(",", signs["group"])
    return _unsigned(f"{whole}{signs['decimal']}{decimals}" if decimals else whole)


def _unsigned(text: str) -> str:
    """A figure that rounds to nothing has no sign."""
    return text.removeprefix("-") if not text.strip("-0,.") else text


def percent(value: Decimal | int, places: int | None = None) -> str:
    """Return a percentage given in percent: 98,5% for 98.5, without a blank, as offices do."""
    return f"{number(value, places)}%"


def listed(parts: Iterable[str]) -> str:
    """Return "A, B và C"; a part with a comma of its own is parted by semicolons: "A, B; C"."""
    found = list(parts)
    if any("," in part for part in found):
        return "; ".join(found)
    if len(found) < 2:
        return "".join(found)
    *before, last = found
    if len(before) > 1:
        return str(_unicode()["last"].format(_unicode()["list"].join(before), last))
    return str(_unicode()["two"].format(*found))


def weekday(day: date) -> str:
    """Return the name of a day of the week: "thứ Bảy", "Chủ nhật"."""
    name: str = _unicode()["days"][day.weekday()]
    return name.replace("Nhật", "nhật") if name.startswith("Chủ") else name[:1].lower() + name[1:]


@cache
def _unicode() -> dict[str, Any]:
    """Return what the data of Unicode say of Vietnamese: signs of figures, joints of lists, names of days from Monday on."""
    from importlib.util import find_spec

    babel = find_spec("babel")
    status = (
        os.stat(os.path.join(os.path.dirname(babel.origin or ""), "locale-data", f"{_LOCALE}.dat")) if babel else None
    )
    return made(f"unicode-{_LOCALE}-{status.st_size}-{status.st_mtime_ns}" if status else "unicode", _asked)


def _asked() -> dict[str, Any]:
    from babel import Locale

    locale = Locale(_LOCALE)
    signs, joints = locale.number_symbols["latn"], locale.list_patterns["standard"]
    return {
        "group": signs["group"],
        "decimal": signs["decimal"],
        "list": joints["middle"].format("", ""),
        "last": joints["end"],
        "two": joints["2"],
        "days": [locale.days["format"]["wide"][number] for number in range(7)],
    }
