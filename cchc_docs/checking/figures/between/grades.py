"""Pupils of a run of grades against those of each grade: "khối 6 - 9 (1.240 học sinh)" and what khối 6, 7, 8, 9 make elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong, shown
from cchc_docs.checking.figures.mentions.census import Otherwise

_PUPILS = r"(?P<so>\d{1,3}(?:\.\d{3})+|\d{2,4}) (?:học sinh|HS|em)(?!\w)"
_GRADE = patterns.ours(
    rf"(?<!\w)Khối (?:lớp )?(?P<khoi>1[0-2]|[1-9])(?: \(|: ?| có | [-–](?! ?\d))[^.;:]{{0,30}}?{_PUPILS}", re.IGNORECASE
)
_RUN = patterns.ours(
    rf"(?<!\w)(?:các )?Khối (?:lớp )?(?P<tu>1[0-2]|[1-9]) ?(?:-|–|đến) ?(?P<den>1[0-2]|[1-9])(?: \(|: ?| có )(?:\d+ lớp, |\d+ lớp - )?{_PUPILS}",
    re.IGNORECASE,
)
_NEAR = 10


def wrong_runs(texts: Sequence[str], backs: Sequence[bool]) -> Iterator[Otherwise]:
    """Yield the pupils of a run of grades that these grades, each told once, nearly make; `backs`: which texts tell of what was."""
    runs = [(number, found) for number, text in enumerate(texts) if "hối" in text for found in _RUN.finditer(text)]
    grades: dict[int, set[tuple[int, int]]] = {}
    for number, text in enumerate(texts) if runs else ():
        for found in _GRADE.finditer(text):
            grades.setdefault(int(found["khoi"]), set()).add((number, _value(found)))
    for number, run in runs:
        told = [
            {(at, value) for at, value in grades.get(grade, ()) if backs[at] == backs[number]}
            for grade in range(int(run["tu"]), int(run["den"]) + 1)
        ]
        if len(told) < 2 or any(len({value for _, value in one}) != 1 for one in told):
            continue
        added, value = sum(next(iter(one))[1] for one in told), _value(run)
        if 0 < abs(added - value) * _NEAR <= added:
            message = f"Các khối {run['tu']} - {run['den']} cộng lại {shown(Decimal(added))}, ở đây ghi {run['so']}"
            yield Otherwise(number, Wrong(run.start(), run.end(), message, "thống nhất một số"), next(iter(told[0]))[0])


def _value(found: re.Match[str]) -> int:
    return int(found["so"].replace(".", ""))
