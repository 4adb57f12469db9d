"""TG: a day with a name told with another date: “Ngày Nhà giáo Việt Nam (22/11)”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.law.commemorations import named_days, plain
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement_text
from cchc_docs.vietnamese.dates import short_of

_DATE = ours(
    r"(?<![\d/.,-])(?P<d>\d{1,2})(?P<dau>[/.-])(?P<m>\d{1,2})(?:(?P=dau)(?P<nam>\d{4}))?(?![\d/]|[.,]\d|-\d| ?%)(?P<dong>\)?)"
)
_IN_WORDS = ours(
    r"(?<![\d/.,-])(?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?:(?:/| năm )(?P<nam>\d{4}))?(?![\d/]|[.,]\d|-\d| ?%)(?P<dong>\)?)",
    re.IGNORECASE,
)
_BETWEEN = ours(r"(?: ?\(|,? )(?:(?:là |đúng )?ngày |m[ồù]ng )?$", re.IGNORECASE)
"""What stands between a name and its date."""
_LONGEST = 90


class _Told(NamedTuple):
    """A date that is not the one of the day it stands behind: what is typed, the name, the right date, whether that is sure."""

    typed: str
    name: str
    right: str
    sure: bool


@rule(
    code="TG98",
    title="Ngày kỷ niệm ghi sai ngày, tháng",
    severity=LOI,
    can_cu=practice("ngày có tên ghi đúng ngày, tháng của nó"),
    tru=QUOTED,
    bad="mo_dau: ['Bản họp mặt nhân Ngày Nhà giáo Việt Nam (22/11).']",
    good="mo_dau: ['Bản họp mặt nhân Ngày Nhà giáo Việt Nam (20/11), Ngày Dân số thế giới (11/7), Ngày Dân số Việt Nam 26/12.']",
)
def another_day_of_the_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Ngày Sách và Văn hóa đọc Việt Nam (21/5)”: hơn một trăm ngày lễ, ngày kỷ niệm của Nhà nước, ngày quốc tế đứng ngay trước ngày, tháng.

    Ngày viết bằng số (22/11) hoặc bằng chữ (22 tháng 11). Trong ngoặc thì chắc; không có ngoặc, hoặc có cả năm trong ngoặc thì là cảnh báo.
    Có cả năm mà không trong ngoặc thì có thể là ngày tổ chức, nên chỉ báo khi đúng ngày mà sai tháng.
    """
    for text, one in context.each(_told_in):
        message = f"“{one.name}” là ngày {one.right}"
        yield Finding(text.path, message, one.typed, one.right, severity=None if one.sure else CANH_BAO)


def _told_in(words: str) -> Iterator[_Told]:
    if "gày " not in words and "GÀY " not in words:
        return
    dates = [*_DATE.finditer(words), *(_IN_WORDS.finditer(words) if " tháng " in words.lower() else ())]
    for found in sorted(dates, key=lambda one: one.start()):
        between = _BETWEEN.search(words, max(0, found.start() - 10), found.start())
        if between is None or ("(" in between[0] and not found["dong"] and not found["nam"]):
            continue  # "(27/7 và …"
        before = words[max(0, between.start() - _LONGEST) : between.start()]
        name = _names().search(to_placement_text(before.lower(), "old"))
        day = named_days()[plain(name["ten"])] if name is not None else None
        if name is None or day is None or day == (int(found["d"]), int(found["m"])):
            continue
        if found["nam"] and "(" not in between[0] and (between[0] != " " or day.day != int(found["d"])):
            continue  # with a year and in no brackets it may be the day on which it is kept
        right = short_of(day.in_year(_LEAP)).rpartition("/")[0]
        typed, named = found[0].removesuffix(")"), before[name.start("ten") :]
        yield _Told(typed, named, right, "(" in between[0] and not found["nam"])


_LEAP = 2024
"""A year that has every day."""


@cache
def _names() -> re.Pattern[str]:
    """A name at the end of some words, behind “ngày” with what may stand between; the longest first."""
    every = sorted(named_days(), key=lambda name: (-len(name), name))
    either = "|".join(r"(?:,? (?:và |[-–] )?)".join(map(re.escape, name.split(" "))) for name in every)
    return ours(rf"(?<!\w)ngày (?:lễ |hội |kỷ niệm )?(?P<ten>{either})$")
