"""TC: a number in the paper's own title, told otherwise in its body ("bão số 11" and "bão số 10", "95 năm" and "94 năm")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path, Text

_TOKEN = patterns.ours(r"[^\W_]+(?:[/.-]\d+)*")
_OWN = patterns.ours(
    r"(?:xây dựng|ban hành|lập|thông báo|yêu cầu)(?: \w+){0,2} (?:kế hoạch|phương án|chương trình|công điện|công văn)|như sau|: ?$",
    re.IGNORECASE,
)
_DAYS = frozenset(["ngày", "tháng", "năm", "quý", "mùng", "khoản", "điều", "điểm"])
_BEFORE = patterns.ours(
    r"hậu quả|kinh nghiệm|vừa qua|trước (?:đó|đây)|đợt trước|năm trước|lần trước|tiếp theo|so với|đã xảy ra|khắc phục",
    re.IGNORECASE,
)


class _Numbered(NamedTuple):
    """A number of the title with the words that must stand around it."""

    before: tuple[str, ...]
    number: str
    behind: tuple[str, ...]


def _numbers(title: str) -> Iterator[_Numbered]:
    words = _TOKEN.findall(title)
    small = [one.lower() for one in words]
    for at, word in enumerate(words):
        if not patterns.fullmatch(r"\d{1,3}|[IVX]{1,5}", word) or at < 2 or small[at - 1] in _DAYS:
            continue
        behind = tuple(small[at + 1 : at + 3])
        if behind[:1] in (("tháng",), ("ngày",)) or (
            word.isupper() and small[at - 1] not in ("thứ", "khóa", "khoá", "số")
        ):
            continue
        if at >= 4:
            yield _Numbered(tuple(small[at - 4 : at]), word, ())
        if len(behind) == 2:
            yield _Numbered(tuple(small[at - 2 : at]), word, behind)


@rule(
    code="TC29",
    title="Số trong tên văn bản và trong bài khác nhau (bão số 11 - bão số 10, kỷ niệm 95 năm - 94 năm)",
    severity=CANH_BAO,
    can_cu=practice("bài nói về đúng việc ghi ở trích yếu"),
    tru=(QUOTED, HISTORY),
    bad="trich_yeu: Chủ động ứng phó với bão số 7\nmo_dau: ['Để ứng phó với bão số 6, Ủy ban nhân dân xã yêu cầu:']",
    good="trich_yeu: Chủ động ứng phó với bão số 7\nmo_dau: ['Để ứng phó với bão số 7, rút kinh nghiệm ứng phó với bão số 6, Ủy ban nhân dân xã yêu cầu:']",
)
def other_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bốn chữ trước số, hoặc hai chữ trước và hai chữ sau, giống hệt trích yếu mà số khác. Ngày, tháng, năm không xét ở đây; câu nói việc đã qua thì không xét."""
    told: set[tuple[Path, int]] = set()
    for one in sorted(_numbers(context.document.trich_yeu), key=lambda each: len(each.before)):
        gap = r"\W{1,3}"
        words = [re.escape(word) for word in one.before]
        kind = r"\d{1,3}" if one.number.isdigit() else r"[IVX]{1,5}"
        tail = "".join(gap + re.escape(word) for word in one.behind)
        pattern = re.compile(rf"(?<!\w)(?i:{gap.join(words)}){gap}(?P<so>{kind})(?!\w)(?i:{tail})")
        for text in context.texts_holding(one.before[-1]):
            if text.role in ("trich_yeu", "phu_luc_nhan"):
                continue
            for found in pattern.finditer(text.text):
                around = text.text[max(0, found.start() - 40) : found.end() + 30]
                other = found["so"].lstrip("0") != one.number.lstrip("0")
                at = (text.path, found.start("so"))
                if (
                    other
                    and at not in told
                    and not _BEFORE.search(around)
                    and not _in_other_title(context, text, found.start())
                ):
                    told.add(at)
                    yield Finding(
                        text.path, f"Trích yếu ghi {one.number}, ở đây ghi {found['so']}", found[0], one.number
                    )


def _in_other_title(context: Context, text: Text, at: int) -> bool:
    """Whether a place lies in the title of a cited text; what a plan says of itself behind the citation does not."""
    for start, end in context.cited_spans.get(text.path, ()):
        if start <= at and at < end + 200 and not _OWN.search(text.text[start:at]):
            return ";" not in text.text[start:at] and "," not in text.text[end:at]
    return False
