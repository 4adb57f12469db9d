"""Numbers, lists and days as reports and forms print them, by the data of Unicode for Vietnamese (Babel, locale vi).

Halves are rounded up before Babel writes, as offices do: Babel itself rounds a half to the even neighbour. Days keep the
zero rule of offices (05/3/2026: `dates.format_short`), which Unicode's short form does not have. Babel is loaded on
first use: a plain render needs none of this.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["listed", "number", "percent", "rounded", "weekday"]

_LOCALE = "vi"


def rounded(value: Decimal | int, places: int) -> Decimal:
    """Return a figure with so many decimals, halves up: 2,345 -> 2,35."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(value: Decimal | int, places: int | None = None) -> str:
    """Return a figure: 1.234,5. With `places`, halves rounded up and zeros kept; without, as precise as it is.

    Floats are refused (TypeError): 0.1 + 0.2 must not print. ValueError for what is no finite figure.
    """
    from babel.numbers import format_decimal

    if not isinstance(value, Decimal | int):
        raise TypeError(f"Decimal or int, not {type(value).__name__}")
    figure = Decimal(value)
    if not figure.is_finite():
        raise ValueError(f"no figure for {figure}")
    if places is None:
        return _unsigned(str(format_decimal(figure, locale=_LOCALE, decimal_quantization=False)))
    form = "#,##0" + ("." + "0" * places if places else "")
    return _unsigned(str(format_decimal(rounded(figure, places), form, locale=_LOCALE)))


def _unsigned(text: str) -> str:
    """A figure that rounds to nothing has no sign."""
    return text.removeprefix("-") if not text.strip("-0,.") else text


def percent(value: Decimal | int, places: int | None = None) -> str:
    """Return a percentage given in percent: 98,5% for 98.5, without a blank, as offices do."""
    return f"{number(value, places)}%"


def listed(parts: Iterable[str]) -> str:
    """Return "A, B và C"; a part with a comma of its own is parted by semicolons: "A, B; C"."""
    from babel.lists import format_list

    found = list(parts)
    if any("," in part for part in found):
        return "; ".join(found)
    return str(format_list(found, locale=_LOCALE)) if found else ""


def weekday(day: date) -> str:
    """Return the name of a day of the week: "thứ Bảy", "Chủ nhật"."""
    from babel.dates import format_date

    name = str(format_date(day, "EEEE", locale=_LOCALE))
    return name.replace("Nhật", "nhật") if name.startswith("Chủ") else name[:1].lower() + name[1:]
