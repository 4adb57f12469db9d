"""The lunar calendar: the sixty names of the years (2026 is Bính Ngọ), and its days as Vietnam counts them (105° E).

The days (1968 to 2100) are own code, because the kept libraries count by Beijing's midnight: Tết of 2007 and 2030 comes out
a day late. After the method Hồ Ngọc Đức published: months begin on the day of the new moon, month 11 holds the winter
solstice, a year of thirteen months has its leap month where the sun stays in one sign (Meeus, Astronomical Algorithms,
chapters 25 and 49, short series).
"""

from __future__ import annotations

import math
import re
from datetime import date
from functools import lru_cache

from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

__all__ = ["BRANCHES", "NAMED_YEAR", "LunarDay", "lunar_day", "name_of_year", "same_name"]

_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
_BRANCHES = ("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi")
_OTHER = {"Quí": "Quý", "Kỉ": "Kỷ", "Tí": "Tý", "Tị": "Tỵ", "Mẹo": "Mão", "Qúy": "Quý"}

BRANCHES = ours(rf" (?:{'|'.join((*_BRANCHES, 'Tí', 'Tị', 'Mẹo'))})(?![^\W_])")
"""The second word of every such name: to see quickly whether there may be one."""
NAMED_YEAR = ours(
    rf"(?<![^\W_])(?P<stem>{'|'.join((*_STEMS, 'Quí', 'Qúy', 'Kỉ'))}) (?P<branch>{'|'.join((*_BRANCHES, 'Tí', 'Tị', 'Mẹo'))})(?![^\W_])"
)
"""A year called by its name; `stem` and `branch` as typed."""


def name_of_year(year: int) -> str:
    """Return the name of the lunar year that begins in a year of our calendar."""
    return f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}"


def same_name(found: re.Match[str], year: int) -> bool:
    """Tell whether a match of NAMED_YEAR names that year, in either spelling."""
    stem, branch = (_OTHER.get(found[part], found[part]) for part in ("stem", "branch"))
    return f"{stem} {branch}" == name_of_year(year)


_ZONE = 7 / 24
_MONTH = 29.530588853
_EPOCH = 2415021.076998695
_NOON = 1721425
"""What is added to a date's ordinal to get the Julian day that begins at its noon."""


class LunarDay(NamedTuple):
    """Day and month of the lunar calendar; `leap` in the second of two months of one number."""

    day: int
    month: int
    leap: bool


def lunar_day(day: date) -> LunarDay:
    """Return the lunar day of a day of our calendar."""
    number = day.toordinal() + _NOON
    # Months are up to seven hours longer or shorter than their mean, so the guess may be a month late, twice at a midnight.
    moon = int((number - _EPOCH) / _MONTH) + 1
    while (start := _new_moon(moon)) > number:
        moon -= 1
    first, last = _eleventh(day.year), _eleventh(day.year)
    if first >= start:
        first = _eleventh(day.year - 1)
    else:
        last = _eleventh(day.year + 1)
    months = int((start - first) / 29)
    month, leap = months + 11, False
    if last - first > 365:
        at = _leap_after(first)
        month -= months >= at
        leap = months == at
    return LunarDay(number - start + 1, month - 12 if month > 12 else month, leap)


@lru_cache(maxsize=64)
def _new_moon(k: int) -> int:
    """Return the day of the k-th new moon after 1 January 1900."""
    t = k / 1236.85
    rad = math.pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t**2) * rad)
    sun = (359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3) * rad
    moon = (306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3) * rad
    node = (21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3) * rad
    off = (0.1734 - 0.000393 * t) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    off += -0.4068 * math.sin(moon) + 0.0161 * math.sin(2 * moon) - 0.0004 * math.sin(3 * moon)
    off += 0.0104 * math.sin(2 * node) - 0.0051 * math.sin(sun + moon) - 0.0074 * math.sin(sun - moon)
    off += 0.0004 * math.sin(2 * node + sun) - 0.0004 * math.sin(2 * node - sun) - 0.0006 * math.sin(2 * node + moon)
    off += 0.0010 * math.sin(2 * node - moon) + 0.0005 * math.sin(2 * moon + sun)
    clock = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return int(mean + off - clock + 0.5 + _ZONE)


def _sign(number: int) -> int:
    """Return in which of the twelve signs the sun stands as a day begins; 9 begins with the winter solstice."""
    t = (number - 2451545.5 - _ZONE) / 36525
    rad = math.pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3) * rad
    mean = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    off = (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(anomaly)
    off += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly) + 0.000290 * math.sin(3 * anomaly)
    return int((mean + off) % 360 / 30)


@lru_cache(maxsize=16)
def _eleventh(year: int) -> int:
    """Return the first day of the month with the winter solstice of a year."""
    k = int((date(year, 12, 31).toordinal() + _NOON - 2415021) / _MONTH)
    start = _new_moon(k)
    return start if _sign(start) < 9 else _new_moon(k - 1)


def _leap_after(eleventh: int) -> int:
    """Return how many months after month 11 the leap month comes in a year of thirteen."""
    k = int((eleventh - _EPOCH) / _MONTH + 0.5)
    signs = [_sign(_new_moon(k + n)) for n in range(1, 16)]
    return next((n for n in range(1, 14) if signs[n] == signs[n - 1]), 13)
