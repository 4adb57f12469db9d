"""What sentences beside each other reckon: a norm and the need it makes, posts and who holds them, so much a working day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, said, shown
from cchc_docs.checking.figures.sums import wrong_sums
from cchc_docs.vietnamese.numbers import NUMBER, value_of

_N = rf"(?<![\w.,/]){NUMBER}"
_NEED = patterns.ours(
    rf"(?<!\w)(?:định mức|mật độ|định lượng|suất)(?: [^\W\d]+){{0,6}}:? (?P<moi>{_N}) (?P<gi>[^\W\d]+)(?: [^\W\d]+){{0,2}} ?/ ?(?P<vat>[^\W\d]+)"
    rf"[^.;,\d]{{0,20}}[;,] (?:với |cho |trên |cả )?(?:[^\W\d]+ ){{0,4}}?(?P<so>{_N}) (?P=vat)(?: [^\W\d]+){{0,5}},? (?:thì )?(?:cần|phải có|nhu cầu(?: là)?|cần có|tổng cộng|hết)(?: [^\W\d]+){{0,3}} (?P<tong>{_N}) (?P=gi)(?!\w)",
    re.IGNORECASE,
)
_SPARE = patterns.ours(
    r"(?<!\w)(?:dự phòng|hao hụt|trồng dặm|dặm|khoảng|trên|hơn|gần|ít nhất|tối thiểu|tối đa|từ|đến|bổ sung|thêm|mua thêm|còn)(?!\w)|\d ?- ?\d",
    re.IGNORECASE,
)
_POST = r"(?:biên chế|người|công chức|viên chức|cán bộ|giáo viên|chỉ tiêu|vị trí|đồng chí)"
_POSTS = patterns.ours(
    rf"(?:(?<!\w)(?:được giao|giao|định mức|định biên)(?: là)?:? (?P<giao>{_N}) {_POST}(?: [^\W\d]+){{0,5}}|(?P<giao2>{_N}) {_POST}(?: [^\W\d]+){{0,3}}? được giao)"
    rf"[;,.] (?:hiện|đã|mới|nay|thực tế)(?: [^\W\d]+){{0,3}} (?P<co>{_N}) {_POST}(?: [^\W\d]+){{0,3}}?[;,] (?:còn |đang |hiện )*thiếu (?P<thieu>{_N})(?: {_POST})?(?= so với|[.;,]|$)",
    re.IGNORECASE,
)
_WORKED = patterns.ours(
    r"(?<!\w)(?:với|trong|trên|qua) (?P<ngay>\d{2,3}) ngày (?:làm việc|thực làm)[^.;\d]{0,30}?(?:bình quân|trung bình)?,? ?(?:mỗi|một|hằng) ngày (?P<viec>(?:[^\W\d]+ ){1,5})$",
    re.IGNORECASE,
)
_HEDGE = patterns.ours(r"(?<!\w)(?:khoảng|gần|trên|hơn|được|mới|bình quân|trung bình|thêm)(?!\w)", re.IGNORECASE)
_OFF = Decimal("0.1")


def wrong_norms(text: str) -> Iterator[Wrong]:
    """Yield the needs, the posts not filled and the means of a working day that the figures told before them deny."""
    small = text.lower()
    if "/" in text and any(word in small for word in ("định mức", "mật độ", "định lượng", "suất")):
        yield from _needs(text)
    if "thiếu" in small and "giao" in small:
        yield from _posts(text)
    if "ngày làm việc" in small or "ngày thực làm" in small:
        yield from _days(text)


def _needs(text: str) -> Iterator[Wrong]:
    """“Mật độ 1.600 cây/ha; với 20 ha cần 32.000 cây”."""
    for found in _NEED.finditer(text):
        right = value_of(found["moi"]) * value_of(found["so"])
        told = value_of(found["tong"])
        if right == told or _SPARE.search(
            patterns.split(r"[.;](?!\d)", text[found.start() :].replace("; ", ", ", 1))[0]
        ):
            continue  # with a reserve, or about so many
        if abs(right - told) * 2 <= 1 or abs(right - told) > right / 2:
            continue  # another unit, or a part of it
        unit = found["gi"]
        message = (
            f"{found['moi']} {unit}/{found['vat']} × {found['so']} là {shown(right)}, không phải {found['tong']} {unit}"
        )
        yield Wrong(found.start(), found.end(), message, f"{shown(right)} {unit}")


def _posts(text: str) -> Iterator[Wrong]:
    """“Được giao 24 biên chế, hiện có 21 người, còn thiếu 03 người”."""
    for found in _POSTS.finditer(text):
        given, there, lacking = (
            value_of(one) for one in (found["giao"] or found["giao2"], found["co"], found["thieu"])
        )
        if given > there and given - there != lacking:
            if any(one.start < found.end() and found.start() < one.end for one in wrong_sums(text)):
                continue  # BC10 tells
            message = f"Giao {given}, có {there} thì thiếu {shown(given - there)}, không phải {found['thieu']}"
            yield Wrong(found.start(), found.end(), message, f"{int(given - there):02d}")


def _days(text: str) -> Iterator[Wrong]:
    """“tiếp nhận mới 1.920 hồ sơ. Với 64 ngày làm việc, mỗi ngày tiếp nhận mới khoảng 30 hồ sơ”: the only number of that before it."""
    found = amounts(text)
    for n, mean in enumerate(found):
        led = _WORKED.search(text, max(0, mean.start - 120), mean.start)
        if led is None or not mean.unit:
            continue
        done = _HEDGE.sub("", led["viec"]).lower().split()
        wholes = [one for one in found[:n] if one.end <= led.start() and one.unit == mean.unit]
        same = [one for one in wholes if done and _is_done(text, one, done)]
        days = Decimal(led["ngay"])
        if len({one.value for one in same}) != 1 or any(_is_near(one.value / days, mean) for one in wholes):
            continue
        right = shown((same[0].value / days).quantize(Decimal("0.1")), "", 1)
        message = f"{said(same[0], text)} trong {led['ngay']} ngày là {right}/ngày, không phải {said(mean, text)}"
        yield Wrong(led.start(), mean.unit_end, message, right)


def _is_done(text: str, one: Amount, done: list[str]) -> bool:
    """Whether the words before a number say that so many were done in the same way."""
    before = text[max(0, one.start - 40) : one.start].lower()
    return " ".join(done) in patterns.split(r"[.;,\d]", before)[-1]


def _is_near(value: Decimal, told: Amount) -> bool:
    return abs(value - told.value) <= max(_OFF * max(value, told.value), told.step)
