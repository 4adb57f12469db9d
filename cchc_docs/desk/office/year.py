"""A plan's year as the page shows it: its periods, who has answered for each, the report made of it."""

from __future__ import annotations

import os
from datetime import date

from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document
from cchc_docs.record import NamedTuple


class PeriodState(NamedTuple):
    """A period: its code, its name, the last day of its figures, whether anything was returned, why it cannot be used."""

    code: str
    name: str
    ends: date | None
    returned: bool
    trouble: str = ""


def periods_of(file: str, plan: Document) -> list[PeriodState]:
    """Return the periods of a plan: those its own regime names, or else those of a year; none of a plan of several years."""
    from cchc_docs.reporting.facts import FOLDER
    from cchc_docs.reporting.periods import period_of

    if plan.nam is None:
        return []
    own = [entry.ky_bao_cao for entry in plan.che_do_bao_cao]
    codes = list(dict.fromkeys(own)) or ["quy_1", "6_thang", "9_thang", "nam"]
    out = []
    for code in codes:
        there = os.path.isfile(os.path.join(os.path.dirname(file), FOLDER, f"{code}.yaml"))
        try:
            period = period_of(plan, code)
        except CchcError as error:
            out.append(PeriodState(code, code, None, there, str(error)))
            continue
        out.append(PeriodState(code, period.ten[:1].upper() + period.ten[1:], period.den, there))
    return out


def name_of(plan: Document, code: str) -> str:
    """Return the name of a period ("quý I năm 2026"), its code where it has none."""
    from cchc_docs.reporting.periods import period_of

    try:
        return period_of(plan, code).ten
    except CchcError:
        return code


def current(periods: list[PeriodState], on: date) -> str:
    """Return the period a person most likely means on a day: the first that ends after it less a month, else the last."""
    usable = [one for one in periods if one.ends is not None]
    ahead = [one for one in usable if one.ends is not None and (one.ends - on).days > -45]
    return (ahead or usable[-1:] or periods[-1:])[0].code if periods else ""
