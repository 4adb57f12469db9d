"""Days given on the command line."""

from __future__ import annotations

from datetime import date

from cchc_docs.errors import CchcError


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
