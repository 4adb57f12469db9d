"""TG: one anniversary that is so many years in one place of a paper and another number in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.parts import section
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_COUNTED = ours(
    r"(?<!\w)(?:kỷ niệm|kỉ niệm|chào mừng|mừng|tròn|nhân dịp)(?: lần thứ)? (?P<so>\d{1,3}) năm,? (?P<gi>[^.;:,()\d]{6,90})(?: ?\((?P<moc>\d{1,2}[/.-]\d{1,2}[/.-](?:1\d|20)\d\d) ?[-–])?",
    re.IGNORECASE,
)
_OPENS = ours(r"^(?:(?:ngày|lễ|năm|truyền thống) )+", re.IGNORECASE)
_ENDS = ours(
    r" (?:và|với|gắn|tại|trên|năm|nhân|vào|do|để|cho|bằng|trong|như|theo|đến)(?: .*|$)", re.IGNORECASE | re.DOTALL
)
_OF_MANY = frozenset(("thành lập", "truyền thống", "chiến thắng", "giải phóng", "xây dựng", "ngày hội", "mở cửa"))
"""Names that many events share."""
_YEAR = ours(r"(?<![\d/.-])(?:năm )?20\d\d(?!\d)")
_TWO = 2
_LONGEST = 300
_SURE = 3
"""Words by which two names are the same where one goes on; two are enough where both end."""


class Count(NamedTuple):
    """An anniversary as a text tells it: how many years, of what (small letters), its first day, the words."""

    years: int
    name: str
    begun: str
    quote: str
    said_in: frozenset[int]
    """The years its sentence names before it: the feast of another year has another number."""


@rule(
    code="TG57",
    title="Một lễ kỷ niệm ghi hai số năm",
    severity=CANH_BAO,
    can_cu=practice("số năm kỷ niệm của một sự kiện ghi như nhau trong một văn bản"),
    tru=(QUOTED, CITED, HISTORY),
    bad="{trich_yeu: Chào mừng 65 năm Ngày mở bến đò Vàm, mo_dau: ['Các ấp thi đua mừng 66 năm Ngày mở bến đò Vàm.']}",
    good="{trich_yeu: Chào mừng 65 năm Ngày mở bến đò Vàm, mo_dau: ['Các ấp thi đua mừng 65 năm Ngày mở bến đò Vàm, kỷ niệm 20 năm Ngày lập chợ.']}",
)
def counted_otherwise(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“kỷ niệm 65 năm …” ở trích yếu, “66 năm …” cùng sự kiện ở trong bài. Câu có năm khác năm văn bản (kể lễ năm trước, chuẩn bị lễ năm sau) không xét."""
    seen: list[tuple[str, Count]] = []
    issued = {context.earliest.year} if context.earliest else set()
    for text, one in context.each(_counts):
        part = section(context, text.path) if context.document.loai == "bao_cao" else ""
        same = (told for where, told in seen if where == part and len(issued | told.said_in | one.said_in) < _TWO)
        other = next((told for told in same if told.years != one.years and _is_one(told, one)), None)
        if other is not None:
            yield Finding(text.path, f"Chỗ khác ghi “{other.quote}”", one.quote, f"{other.years} năm?")
        seen.append((part, one))


def _counts(words: str) -> list[Count]:
    out = []
    for found in _COUNTED.finditer(words) if " năm " in words else ():
        what = _ENDS.sub("", found["gi"]).rstrip()
        name = _OPENS.sub("", what).lower()
        quote = words[found.start("so") : found.start("gi") + len(what)]
        before = said_before(words, found.start(), ".;")[-_LONGEST:] + found["gi"]
        years = frozenset(int(year[0][-4:]) for year in _YEAR.finditer(before))
        out.append(Count(int(found["so"]), " ".join(name.split()), found["moc"] or "", quote, years))
    return out


def _is_one(one: Count, other: Count) -> bool:
    """Whether two counts are of one event: from the same day on, or by the same name."""
    if one.begun and other.begun:
        return one.begun == other.begun
    short, long = sorted((one.name.split(), other.name.split()), key=len)
    if long[: len(short)] != short or one.name in _OF_MANY:
        return False
    return len(short) > (_SURE if len(short) < len(long) else 1)
