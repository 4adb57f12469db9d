"""TG: what is got ready for a feast that everybody knows, by a day on which the feast is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.moments import Moment, around, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.wordings import BY, ON, UNTIL
from cchc_docs.law.commemorations import named_days, plain
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.lunar import lunar_day

_FEAST = ours(
    r"(?<!\w)(?P<lead>dịp|đón|vui|mừng|nhân|phục vụ|trước|trong|quà(?: mừng)?) (?:(?:lễ|tết|ngày|các ngày|kỷ niệm ngày) )*(?:(?P<tet>nguyên đán|tết(?= (?:cổ truyền|[A-ZĐẤÂ][^\W\d_]+ [A-ZĐ])))|(?P<moon>trung thu)|(?P<children>quốc tế thiếu nhi)"
    r"|(?P<women>quốc tế phụ nữ)|(?P<wounded>thương binh,? ?[-–]? ?liệt s[ĩỹ])|(?P<country>quốc khánh)|(?P<teachers>nhà giáo việt nam))(?!\w)",
    re.IGNORECASE,
)
"""A feast behind a word that makes it a time, and the group that names it."""
_LUNAR = {"tet": (1, 1), "moon": (15, 8)}
_WORDS = ("nguyên đán", "trung thu", "thiếu nhi", "phụ nữ", "thương binh", "quốc khánh", "nhà giáo", "tết")
_READY = ours(
    r"(?<!\w)(?:ban hành|xây dựng|lập|chuẩn bị|hoàn thành|hoàn tất|xong|cấp|trao|tặng|chi trả|thăm|trang trí|chỉnh trang|treo|ra quân|phân công|mua|vận động|dọn|vệ sinh|niêm yết|lắp)(?!\w)",
    re.IGNORECASE,
)
_AFTERWARDS = ours(
    r"(?<!\w)(?:báo cáo|kết quả|tổng hợp|tổng kết|rút kinh nghiệm|quyết toán|thanh toán|tháo|thu dọn|sau (?:dịp|tết|lễ|khi)|năm sau|năm tới|trồng cây|trồng rừng)(?!\w)",
    re.IGNORECASE,
)
_LATE = timedelta(days=45)
"""Days after a feast for which a day may still be meant for it; one further off is before the next."""


@rule(
    code="TG93",
    title="Việc chuẩn bị cho dịp lễ, tết có hạn sau chính dịp ấy",
    severity=CANH_BAO,
    can_cu=practice("việc phục vụ dịp lễ, tết thì xong trước ngày lễ, tết; ngày tết tính theo lịch âm của Việt Nam"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Các thôn chuẩn bị quà vui Tết Trung thu cho trẻ em, xong trước ngày 05/10/2026.']",
    good="mo_dau: ['Các thôn chuẩn bị quà vui Tết Trung thu cho trẻ em, xong trước ngày 20/9/2026.']",
)
def ready_after_the_feast(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tết Nguyên đán, Trung thu, 08/3, 01/6, 27/7, Quốc khánh, 20/11: hạn đến một tháng rưỡi sau dịp ấy. Báo cáo, tổng kết, tháo dỡ sau dịp ấy không xét."""
    if not any(words in context.whole_small for words in _WORDS):
        return
    for one in moments(context):
        if one.part not in (BY, ON, UNTIL) or not one.at.exact or tells_of_before(context, one.text.path):
            continue
        feast = _feast_of(one)
        if feast and feast < one.at.last <= feast + _LATE:
            message = f"Dịp ấy là ngày {feast.day}/{feast.month}/{feast.year}, hạn ({one.raw}) ở sau"
            yield Finding(one.text.path, message, one.raw, "xem lại thời hạn")


def _feast_of(one: Moment) -> date | None:
    """The day of the one feast a clause gets something ready for, in the year of its time."""
    clause = " ".join(around(one))
    found = list(_FEAST.finditer(one.said))
    if len(found) != 1 or not _READY.search(one.said) or _AFTERWARDS.search(clause):
        return None
    name = found[0].lastgroup or ""
    year = one.at.last.year
    return _lunar(year, *_LUNAR[name]) if name in _LUNAR else named_days()[plain(found[0][name])].in_year(year)


@lru_cache(maxsize=16)
def _lunar(year: int, day: int, month: int) -> date | None:
    """The day of a year that has the given lunar day; None outside the years whose days are known."""
    if not 1968 <= year <= 2100:
        return None
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range(_YEAR))
    return next((one for one in days if lunar_day(one)[:2] == (day, month) and not lunar_day(one).leap), None)


_YEAR = 365
