"""What there was, how many came and went, what there is: "28 tổ, giải thể 02 tổ, còn 25 tổ"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong, kin, said, shown, shown_like
from cchc_docs.checking.figures.relations.facts import Fact, facts_of
from cchc_docs.record import NamedTuple

_HAD = patterns.ours(
    r"(?<!\w)(?:có|gồm|là|tổng số|đầu (?:năm|kỳ|nhiệm kỳ)|đã có|quản lý|trước (?:đây|sắp xếp))(?: [^\W\d]+){0,4} $",
    re.IGNORECASE,
)
_GONE = patterns.ours(
    r"[^;.\d()]{0,45}(?:,|;|\(| và)[^;.\d()]{0,40}?(?<!\w)(?:(?P<nhap>sáp nhập|nhập|hợp nhất|gộp)|(?P<bot>giải thể|bớt|giảm|cắt giảm|cắt bớt|thanh lý|xóa bỏ|xoá bỏ|xóa|bãi bỏ|thu hồi|tháo dỡ|tinh giản|tiêu hủy|khai trừ|xóa tên|đóng cửa|loại bỏ|chuyển đi|nghỉ hưu|thôi việc|hỏng|chết|mất)|(?P<them>thành lập mới|thành lập thêm|thành lập|bổ sung|tuyển mới|tuyển thêm|tuyển dụng|kết nạp|mua mới|mua thêm|xây mới|xây thêm|mở mới|mở thêm|lắp mới|lắp thêm|tăng thêm|phát triển mới|phát triển thêm|cấp mới|trang bị thêm|[^\W\d]+(?: [^\W\d]+)? thêm|thêm)) (?:được |mới |thêm |đi |bớt )?$",
    re.IGNORECASE,
)
_INTO = patterns.ours(r"[^;,.\d()]{0,20} thành $")
_NOW = patterns.ours(
    r"[^;.\d()]{0,40}(?:(?:,|;| và) (?:(?:nay|hiện|hiện nay|đến nay|cuối năm|cuối kỳ|như vậy|nên|do đó|toàn xã|toàn phường|cả xã) )*|\),? | )(?:(?:hiện |nay |chỉ |lại )?còn(?: lại)?|(?:nâng|đưa)(?: [^\W\d]+){1,5} lên(?: thành)?|(?:hiện có|nay có|đến nay có|có tổng số|tổng số (?:hiện nay |đến nay |hiện )?(?:là|có))) $",
    re.IGNORECASE,
)
_ROUGH = patterns.ours(
    r"(?<!\w)(?:khoảng|trên|hơn|gần|ít nhất|tối thiểu|không quá|trong đó|mỗi|bình quân|so với|cùng kỳ|chưa|không|đạt|được công nhận|dự kiến|phấn đấu)(?!\w)",
    re.IGNORECASE,
)
_MOST = 4


class Chain(NamedTuple):
    """From where to where a sentence tells what there was, what came and went, and what there is; what is wrong with it."""

    start: int
    end: int
    wrong: Wrong | None


def chains(sentence: str) -> Iterator[Chain]:
    """Yield how a sentence comes from what there was to what there is now."""
    facts = facts_of(sentence)
    yield from _stock(sentence, facts)
    for n in range(len(facts) - 2):
        had = facts[n].amount
        if not had.exact or not had.unit or had.unit == "%" or not _HAD.search(facts[n].before):
            continue
        low, high = had.value, had.value
        for at in range(n + 1, min(n + 1 + _MOST, len(facts))):
            fact = facts[at]
            if not fact.amount.exact or not (kin(fact.amount.unit, had.unit) or not fact.amount.unit):
                break
            if at > n + 1 and _NOW.fullmatch(fact.before):
                yield Chain(had.start, fact.amount.unit_end, _judged(sentence, facts[n : at + 1], low, high))
                break
            step = _step(fact)
            if step is None:
                break
            low, high = low + step[0], high + step[1]


_STOCK = (
    patterns.ours(r"(?<!\w)(?:tồn (?:đầu|kỳ|năm|quý|tháng)|(?:số )?dư đầu|(?:kỳ|năm|quý|tháng) trước chuyển|đầu kỳ)(?: [^\W\d]+){0,5}:? $", re.IGNORECASE),
    patterns.ours(r"[^;.\d()]{0,25}[,;] ?(?:(?:số )?(?:tiếp )?nhận mới|(?:tiếp )?nhận trong (?:kỳ|năm|quý|tháng)|phát sinh(?: mới| trong kỳ)?|nhập(?: trong kỳ)?|thu(?: trong (?:kỳ|năm))?|tăng trong kỳ)(?: là|:)? $", re.IGNORECASE),
    patterns.ours(r"[^;.\d()]{0,25}[,;] ?(?:đã )?(?:giải quyết(?: xong)?|xử lý(?: xong)?|xuất(?: trong kỳ)?|chi(?: trong (?:kỳ|năm))?|giảm trong kỳ|hoàn thành)(?: là|:)? $", re.IGNORECASE),
    patterns.ours(r"[^;.\d()]{0,25}[,;] ?(?:(?:hiện |số )?(?:còn )?tồn(?: cuối (?:kỳ|năm|quý)| quỹ)?|(?:số )?dư cuối (?:kỳ|năm)|còn(?: lại)?|chuyển (?:kỳ|năm|quý|tháng) sau)(?: là|:)? $", re.IGNORECASE),
)  # fmt: skip
"""What there was, what came in, what went out, what is left."""


def _stock(sentence: str, facts: Sequence[Fact]) -> Iterator[Chain]:
    """“Tồn đầu kỳ 12 hồ sơ, nhận mới 240 hồ sơ, giải quyết 246 hồ sơ, tồn cuối kỳ 8 hồ sơ”."""
    for n in range(len(facts) - len(_STOCK) + 1):
        four = facts[n : n + len(_STOCK)]
        if not _STOCK[0].search(four[0].before) or len({one.amount.unit for one in four}) > 1:
            continue
        if not all(told.fullmatch(one.before) for told, one in zip(_STOCK[1:], four[1:], strict=True)):
            continue
        had, came, went, left = (one.amount for one in four)
        right = had.value + came.value - went.value
        slack = sum((one.slack for one in (had, came, went, left)), Decimal(0))
        wrong = None
        if abs(right - left.value) > slack:
            typed = " ".join(
                (
                    sentence[had.start : had.end],
                    "+",
                    sentence[came.start : came.end],
                    "-",
                    sentence[went.start : went.end],
                )
            )
            message = f"{typed} = {shown_like(right, left, sentence)}, không phải {said(left, sentence)}"
            wrong = Wrong(had.start, left.unit_end, message, shown_like(right, left, sentence))
        yield Chain(had.start, left.unit_end, wrong)


def _step(fact: Fact) -> tuple[Decimal, Decimal] | None:
    """By how much a figure changes what there is, at least and at most; None where it is no change."""
    if _INTO.fullmatch(fact.before):
        return fact.amount.value, Decimal(0)  # "nhập 06 tổ thành 03 tổ"
    told = _GONE.fullmatch(fact.before)
    if told is None:
        return None
    value = fact.amount.value
    if told["them"]:
        return value, value
    return (-value, Decimal(-1)) if told["nhap"] else (-value, -value)


def _judged(sentence: str, facts: Sequence[Fact], low: Decimal, high: Decimal) -> Wrong | None:
    had, now = facts[0].amount, facts[-1].amount
    inside = sentence[had.start : now.start]
    if low <= now.value <= max(low, high) or _ROUGH.search(f"{facts[0].before[-30:]} {inside}"):
        return None
    if not _of_one_name(facts[0], facts[-1]) or abs(now.value - low) * 4 > max(had.value, Decimal(12)):
        return None
    message = f"{said(had, sentence)} sau khi thêm, bớt là {shown(low)}, không phải {said(now, sentence)}"
    return Wrong(had.start, now.unit_end, message, shown(low))


def _of_one_name(one: Fact, other: Fact) -> bool:
    """Whether both figures count things of one name: "28 tổ hợp tác … còn 25 tổ"; "25 tổ hoạt động tốt" are only some."""
    first, last = (patterns.split(r"[,;:.()]| sau ", fact.behind)[0].strip().lower() for fact in (one, other))
    return last in ("", "hoạt động", "đang hoạt động") or first.startswith(last)
