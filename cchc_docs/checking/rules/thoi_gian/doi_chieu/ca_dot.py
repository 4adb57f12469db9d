"""TG: what is about all rounds of a thing, or its whole season - told before the last of them is over, or made ready after the first began."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.matters import matter_of
from cchc_docs.checking.times.moments import Moment, around, list_of, moments
from cchc_docs.checking.times.parts import tells_of_before
from cchc_docs.checking.times.stages import number_of, runs, stages
from cchc_docs.checking.times.wordings import CLOSED, FROM, PAST
from cchc_docs.patterns import ours

_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_ALL = ours(
    r"(?<!\w)cả (?:(?P<n>hai|ba|bốn|năm|0?[2-9]) (?P<what>đợt|lần|vòng|giai đoạn|kỳ|nhóm|khóa|chuyến|lượt)|(?P<whole>năm(?! học| \d)|mùa(?: hè| mưa| khô| lũ| vụ)?|đợt|chiến dịch))(?!\w)",
    re.IGNORECASE,
)
_CLUES = ("cả hai ", "cả ba ", "cả bốn ", "cả năm", "cả mùa", "cả đợt", "cả chiến dịch", "cả 0", "cả 2", "cả 3", "cả 4")
_TELLS = ours(r"(?<!\w)(?:báo cáo|tổng hợp|thống kê|tổng kết|quyết toán|công bố|đánh giá)(?!\w)", re.IGNORECASE)
_NOT_YET = ours(
    r"(?<!\w)(?:kế hoạch|nhanh|tiến độ|sơ kết|ước|dự kiến|đăng ký|nhu cầu|danh sách (?:đăng|người|học|trẻ|hộ|đối)|h[ằà]ng|định kỳ)(?!\w)",
    re.IGNORECASE,
)
_SERVES = ours(r"(?<!\w)(?:để|phục vụ|kịp|dùng cho|sử dụng cho|làm căn cứ)(?: [^\W\d_]+){0,5} $", re.IGNORECASE)
_RESULT = ours(r"kết quả (?P<about>[^\W\d_]+(?: [^\W\d_]+){1,3}) cả năm", re.IGNORECASE)


@rule(
    code="TG66",
    title="Việc chung của cả các đợt đặt ngày trước đợt cuối, hoặc phục vụ cả các đợt mà sau đợt đầu",
    severity=CANH_BAO,
    can_cu=practice("tổng hợp cả các đợt thì sau đợt cuối; chuẩn bị cho cả các đợt thì trước đợt đầu"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Phun thuốc đợt 1 xong trước ngày 10/4/2026, đợt 2 xong trước ngày 20/9/2026.', 'Trạm Y tế báo cáo kết quả cả hai đợt trước ngày 30/6/2026.']",
    good="mo_dau: ['Phun thuốc đợt 1 xong trước ngày 10/4/2026, đợt 2 xong trước ngày 20/9/2026.', 'Trạm Y tế báo cáo kết quả cả hai đợt trước ngày 30/9/2026.']",
)
def before_all_are_over(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Cả hai đợt”, “cả mùa”, “cả năm”: so ngày của việc chung với ngày đợt đầu, đợt cuối, hoặc hai đầu của mùa.

    Chỉ xét khi văn bản nêu ngày của đủ các đợt. Báo cáo nhanh, tiến độ, danh sách đăng ký không xét.
    """
    if not any(clue in context.whole_small for clue in _CLUES):
        return
    told = [
        one
        for one in moments(context)
        if one.part not in (PAST, CLOSED) and not tells_of_before(context, one.text.path)
    ]
    for one in told:
        clause = " ".join(around(one))
        found = _ALL.search(clause) if "cả " in clause.lower() else None
        if found is None or not one.at.exact or one.part == FROM:
            continue
        serves = _SERVES.search(clause[: found.start()]) is not None
        tells = not serves and _TELLS.search(clause) and not _NOT_YET.search(clause)
        others = [other for other in told if other is not one]
        parts = _parts(one, found, clause, others)
        late = max(parts, key=lambda other: other.at.first, default=None)
        early = min(parts, key=lambda other: other.at.last, default=None)
        if late and tells and _before(one, late):
            message = f"“{found[0]}” ({one.raw}) trước khi phần cuối xong ({late.raw})"
            yield Finding(one.text.path, message, one.raw, "xem lại hai ngày").against(late.text.path, late.raw)
        elif early and serves and _behind(one, early):
            message = f"Việc cho “{found[0]}” ({one.raw}) sau phần đầu ({early.raw})"
            yield Finding(one.text.path, message, one.raw, "xem lại hai ngày").against(early.text.path, early.raw)


def _before(one: Moment, last: Moment) -> bool:
    return one.at.last < (last.at.last if last.at.exact else last.at.first)


def _behind(one: Moment, first: Moment) -> bool:
    return one.at.last > (first.at.first if first.at.exact else first.at.last)


def _parts(one: Moment, found: re.Match[str], clause: str, others: list[Moment]) -> list[Moment]:
    """The times of what “cả” is all of; none where they are not told, or those of several things cannot be told apart."""
    if not found["n"]:
        return _of_whole(found["whole"].lower(), found[0].lower(), clause, others)
    count = _COUNTS.get(found["n"].lower()) or int(found["n"])
    what = found["what"].lower()
    numbered: dict[int, list[Moment]] = {}
    for other in others:
        number = _number(other, what)
        if number:
            numbered.setdefault(number, []).append(other)
    if sorted(numbered) == list(range(1, count + 1)):
        same = [group for group in numbered.values() if len({other.at.days for other in group}) == 1]
        return [group[0] for group in same] if len(same) == count else []
    return _earlier_stages(one, clause, others) if not numbered else []


def _number(other: Moment, what: str) -> int:
    """Which round a time is of: by its own words, or by the number below a column of rounds."""
    number = number_of(other.said)
    if number and number[0] == what:
        return number[1]
    if other.row is None:
        return 0
    names = {one.ma: one.ten.strip().lower() for one in other.row.table.cot}
    cell = next((other.row.cell(code) for code, name in names.items() if name == what), "").strip()
    return int(cell) if cell.isdigit() else 0


def _of_whole(whole: str, words: str, clause: str, others: list[Moment]) -> list[Moment]:
    """The span the paper gives a season in so many words; of a year the last numbered round of what is reported."""
    if whole != "năm":
        spans = [other for other in others if other.at.first < other.at.last and words in other.said.lower()]
        return spans if len({other.at.days for other in spans}) == 1 else []
    found = _RESULT.search(clause)
    about = " ".join(matter_of(found["about"])) if found else ""
    if not about:
        return []
    return [other for other in others if runs(other.said) and " ".join(matter_of(other.said)).startswith(about)]


def _earlier_stages(one: Moment, clause: str, others: list[Moment]) -> list[Moment]:
    """Of groups without numbers: the rows of its table with an earlier stage of the chain a result closes."""
    mine = {stage.chain: stage.rank for stage in stages(clause)}
    if not one.row:
        return []
    return [
        other
        for other in others
        if other.row
        and list_of(other) == list_of(one)
        and any(stage.rank < mine.get(stage.chain, -1) for stage in stages(other.said))
    ]
