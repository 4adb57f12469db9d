"""A total of a sentence and the parts told behind it, before it or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from cchc_docs.checking.figures.amounts import Amount, Wrong, amounts, is_fraction, said, sentences, shown, shown_like

DIMENSIONS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"(?<!\w)(?:(?P<a>trước hạn|sớm hạn|(?:trước|đúng) và (?:trước|đúng) hạn)|(?P<b>đúng hạn|trong hạn)|(?P<c>quá hạn|trễ hạn|chậm hạn|muộn))(?!\w)",
        r"(?<!\w)(?:(?P<a>trực tuyến|qua mạng|điện tử)|(?P<b>trực tiếp|bản giấy)|(?P<c>bưu chính|qua bưu điện))(?!\w)",
        r"(?<!\w)(?:(?P<a>nam)|(?P<b>nữ))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!chưa )(?<!không )(?<!đã )(?:đã(?! đến)|xong|hoàn thành(?! tốt| xuất))|đã hoàn thành)|(?P<b>chưa|còn lại|còn(?= |$)|không(?= \w+ được))|(?P<c>đang)|(?P<d>trả lại|rút|từ chối|hủy))(?!\w)",
        r"(?<!\w)(?:(?P<a>định kỳ|theo kế hoạch|thường xuyên)|(?P<b>đột xuất|ngoài kế hoạch))(?!\w)",
        r"(?<!\w)(?:(?P<a>cấp mới|đăng ký mới|làm mới|mở mới)|(?P<b>gia hạn|cấp lại|cấp đổi|chuyển tiếp|duy trì))(?!\w)",
        r"(?<!\w)(?:(?P<a>chính thức)|(?P<b>dự bị))(?!\w)",
        r"(?<!\w)(?:(?P<a>ngân sách (?:nhà nước|trung ương|tỉnh|xã|phường|địa phương|cấp)[^\d,;]{0,20}|ngân sách(?= \d))|(?P<b>xã hội hóa|xã hội hoá|huy động|đóng góp|nhân dân|tài trợ|đối ứng|vốn khác|nguồn khác|lồng ghép|tín dụng|vốn vay))",
        r"(?<!\w)(?:(?P<a>vùng cao)|(?P<b>vùng thấp))(?!\w)|(?<!\w)(?:(?P<c>đô thị|thành thị)|(?P<d>nông thôn))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!không )(?<!chưa )hợp lệ|đạt yêu cầu)|(?P<b>không hợp lệ|chưa hợp lệ|không đạt|chưa đạt))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!không )(?<!chưa )hài lòng)|(?P<b>không hài lòng|chưa hài lòng))(?!\w)",
        r"(?<!\w)(?:(?P<a>(?<!không )(?:đồng ý|tán thành|nhất trí))|(?P<b>không (?:đồng ý|tán thành|nhất trí)))(?!\w)",
        r"(?<!\w)(?:(?P<a>xuất khẩu lao động|nước ngoài|ngoài tỉnh)|(?P<b>trong nước|trong tỉnh))(?!\w)",
        r"(?<!\w)(?:(?P<a>thu về|thu được|nhận lại)|(?P<b>không thu|chưa thu|không nhận))(?!\w)",
        r"(?<!\w)(?:(?P<a>có mặt|hiện có|dự họp)|(?P<b>vắng|thiếu|khuyết|chưa sử dụng|chưa tuyển))(?!\w)",
        r"(?<!\w)(?:(?P<a>xuất sắc)|(?P<b>(?<!chưa )tốt)|(?P<c>(?<!không )(?<!chưa )hoàn thành(?! tốt| xuất)|khá|trung bình|đạt)|(?P<d>không hoàn thành|yếu|kém|chưa đạt))(?!\w)",
        r"(?<!\w)(?:(?P<a>tồn|kỳ trước chuyển|chuyển kỳ)[^\d,;]{0,20}|(?P<b>tiếp nhận mới|mới tiếp nhận|phát sinh)(?: trong kỳ)?)(?!\w)",
    )
)
"""Ways to part a whole whose parts never overlap: within one of them the parts make the whole."""
_KINDS = frozenset(
    [
        "quyết định",
        "kế hoạch",
        "công văn",
        "thông báo",
        "báo cáo",
        "nghị quyết",
        "tờ trình",
        "chỉ thị",
        "tổ",
        "tổ trưởng",
        "tổ phó",
        "thành viên",
        "trưởng ban",
        "phó ban",
        "ủy viên",
    ]
)
_OPENED = re.compile(
    r"^[^.;\d]{0,60}?(?P<mo>[,;:(]? ?(?:gồm|bao gồm)(?: có)?:? |[,;.:(] ?trong đó(?: có)?(?:,|:)? ?|: |\(|, (?=đã |chưa ))",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"^[^.;\d]{0,60}, ")
"""No word says that parts follow: only parts of one dimension are taken for them."""
_COMPLETE = re.compile(r"gồm|:|\(", re.IGNORECASE)
_HALF, _NEAR, _CLOSE = Decimal("0.5"), Decimal("0.2"), Decimal("0.1")
"""Parts that miss their total by more are only some of them."""
_OVERLAP = re.compile(
    r"(?<!\w)(?:nữ|dân tộc|đảng viên|nghèo|người trẻ|thanh niên|kiêm nhiệm|trong đó|khó khăn|biên giới|tôn giáo|khuyết tật|cao tuổi|có trình độ|người có)(?!\w)",
    re.IGNORECASE,
)


_FAR = 4
"""Words between a figure and what names it."""


class Part(NamedTuple):
    """A part: its amount, and the words on its two sides."""

    amount: Amount
    before: str
    behind: str

    @property
    def label(self) -> str:
        """The words that name it."""
        return f"{self.before} {self.amount.unit if self.amount.unit != 'đồng' else ''} {self.behind}"


def wrong_sums(text: str) -> Iterator[Wrong]:
    """Yield the totals of a text that the parts beside them do not make."""
    for base, sentence in sentences(text):
        found = amounts(sentence)
        if len(found) < 2:
            continue
        told: list[tuple[int, int]] = []
        for wrong in (
            *_left_over(sentence, found),
            *_staff(sentence, found),
            *_behind(sentence, found),
            *_before(sentence, found),
            *_percents(sentence, found),
        ):
            if not any(first < wrong.end and wrong.start < last for first, last in told):
                told.append((wrong.start, wrong.end))
                yield wrong._replace(start=wrong.start + base, end=wrong.end + base)


def _behind(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“742 hồ sơ, trong đó trực tuyến 612, trực tiếp 120”."""
    for at, total in enumerate(found[:-2]):
        if total.unit == "%" or total.value < 3 or (at and is_fraction(words, found[at - 1], total)):
            continue
        gap = words[total.unit_end : found[at + 1].start]
        opened = _OPENED.match(gap) or _LOOSE.match(gap)
        if opened is None:
            continue
        mark = opened.groupdict().get("mo") or ""
        inside = _span(words, total.unit_end + opened.end(), mark)
        parts = _parts(words, found, at, inside)
        verdict = _verdict(total, parts, mark)
        if verdict is not None:
            yield _wrong(words, total, parts, verdict)


def _span(words: str, start: int, mark: str) -> tuple[int, int]:
    """Where the parts stand: to the end of the sentence, or of the bracket they are told in."""
    if "(" in mark:
        end = words.find(")", start)
        return start, end if end > 0 else len(words)
    return start, len(words)


def _parts(words: str, found: tuple[Amount, ...], at: int, span: tuple[int, int]) -> list[Part]:
    """The parts behind a total: of its unit or bare, not those that only part a part further."""
    total = found[at]
    out: list[Part] = []
    last = span[0]
    for n in range(at + 1, len(found)):
        one = found[n]
        if one.start < span[0] or one.end > span[1]:
            continue
        before = words[last : one.start]
        if (
            _inner(words, span[0], one.start)
            or (n + 1 < len(found) and is_fraction(words, one, found[n + 1]))
            or is_fraction(words, found[n - 1], one)
        ):
            continue
        kin = (
            one.unit == total.unit or (not one.unit and one.exact) or (one.unit in _KINDS) or one.unit in ("nam", "nữ")
        )
        if re.search(r"(?<!\w)tổng(?: số| cộng)?(?: \S+){0,2} $", before):
            break
        if (
            one.unit == "%"
            or not kin
            or re.search(r"(?<!\w)(?:tăng|giảm|so với|hơn|bình quân|mỗi)(?: \S+){0,2} $", before)
        ):
            if one.unit != "%" and not kin and out and re.search(r"[;,]", before):
                last = one.unit_end
            continue
        behind = re.match(r"[^,;.()\d]*", words[one.unit_end :])
        out.append(Part(one, before, re.sub(r" và$", "", behind[0].rstrip()) if behind else ""))
        last = one.unit_end
    return out


def _inner(words: str, start: int, at: int) -> bool:
    """Whether a place stands in a bracket opened behind the total, or behind a "trong đó" that breaks up a part."""
    stretch = words[start:at]
    if stretch.count("(") > stretch.count(")"):
        return True
    again = [found.end() for found in re.finditer(r"trong đó", stretch) if re.search(r"\d", stretch[: found.start()])]
    return bool(again) and not re.search(r"[;.]|,? (?:chưa|còn)(?!\w)", stretch[again[-1] :])


def _verdict(total: Amount, parts: Sequence[Part], mark: str) -> Decimal | None:
    """What the parts add up to, where they should make the total and do not."""
    if len(parts) < 2:
        return None
    added = Decimal(0)
    for n, part in enumerate(parts, 1):
        added += part.amount.value
        if n >= 2 and abs(added - total.value) <= _slack(total, parts):
            return None  # what follows tells of something else
    off = abs(added - total.value)
    if any(part.amount.value > total.value for part in parts) or off > _HALF * total.value:
        return None
    if _one_dimension(parts):
        return None if "có" in mark.split() and added < total.value and len(parts) < 3 else added
    complete = _COMPLETE.search(mark) is not None
    kinds = len({part.amount.unit for part in parts}) == len(parts) and all(
        part.amount.unit in _KINDS for part in parts
    )
    if kinds and (added > total.value or complete):
        return added
    if (
        off > _NEAR * total.value
        or ("(" in mark and len(parts) < 3)
        or any(_OVERLAP.search(part.label) for part in parts)
    ):
        return None
    return added if complete or ("trong đó" in mark.lower() and added > total.value) else None


def _slack(total: Amount, parts: Sequence[Part]) -> Decimal:
    """How far parts may miss their total by rounding alone."""
    if total.unit == "đồng":
        return max(total.step, min(part.amount.step for part in parts)) if not total.exact else Decimal(0)
    return total.slack + sum((part.amount.slack for part in parts), Decimal(0))


def _one_dimension(parts: Sequence[Part]) -> bool:
    """Whether the parts have different values of one dimension (đã …, chưa …; nam, nữ)."""
    for dimension in DIMENSIONS:
        for first, second in (("before", "behind"), ("behind", "before")):
            values = [_value(dimension, part, first) or _value(dimension, part, second) for part in parts]
            if all(values) and len(set(values)) == len(parts):
                return True
    return False


def _value(dimension: re.Pattern[str], part: Part, side: str) -> str:
    """Which value of a dimension the words on one side of a part name, the nearest to its figure; "" for none."""
    unit = part.amount.unit if part.amount.unit in ("nam", "nữ") else ""
    words = re.split(r"[,;.:]", part.before)[-1] if side == "before" else f"{unit} {part.behind}"
    found = list(dimension.finditer(words))
    if not found:
        return ""
    near = found[-1] if side == "before" else found[0]
    between = words[near.end() :] if side == "before" else words[: near.start()]
    return near.lastgroup or "" if len(between.split()) <= _FAR else ""


def _wrong(words: str, total: Amount, parts: Sequence[Part], added: Decimal) -> Wrong:
    figures = " + ".join(words[part.amount.start : part.amount.end] for part in parts)
    last = parts[-1].amount
    return Wrong(
        min(total.start, parts[0].amount.start),
        max(total.unit_end, last.unit_end),
        f"{figures} = {shown_like(added, total, words)}, khác tổng {said(total, words)}",
        "kiểm tra lại các số",
    )


_SUMMED = re.compile(
    r"(?:(?<!\w)(?:tổng cộng|tổng số|tổng|cộng|cộng chung)(?: (?!của|các)[^\W\d]+){0,3}:? |(?<!\w)trên tổng(?: số| cộng) )$",
    re.IGNORECASE,
)


def _before(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“đất đai 120 hồ sơ, hộ tịch 85 hồ sơ; tổng số 205 hồ sơ”."""
    for at, total in enumerate(found):
        gap = words[found[at - 1].unit_end if at else 0 : total.start]
        if at < 2 or not _SUMMED.search(gap) or total.unit == "%" or re.search(r"trong(?: tổng)?", gap[-14:]):
            continue
        parts = [
            Part(one, words[found[n - 1].unit_end if n else 0 : one.start], "")
            for n, one in enumerate(found[:at])
            if one.unit == total.unit
        ]
        added = sum((part.amount.value for part in parts), Decimal(0))
        off = abs(added - total.value)
        sure = _one_dimension(parts) or len(parts) >= 3 or re.search(r"cộng", gap)
        slack = total.slack + sum((part.amount.slack for part in parts), Decimal(0))
        if (
            len(parts) >= 2
            and sure
            and slack < off <= _CLOSE * total.value
            and all(one.value < total.value for one, _, _ in parts)
        ):
            yield _wrong(words, total, parts, added)


_LEFT = re.compile(
    r"^[^.;\d]{0,60}[,;(] ?(?:số |trong đó )?(?:(?P<con>còn lại|còn|tồn)|chưa(?: \w+){0,3}|vắng(?: mặt)?|đang(?: \w+){0,3}|quá hạn|trễ hạn|không đạt)(?: là|:| lại)? $",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"^ ?(?:[^\W\d]+ ){0,2}(?:chưa|đang|không|vắng|lại|trong hạn)", re.IGNORECASE)
"""Words behind a figure that say the opposite of what was told of the others."""


def _left_over(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“980/1.050 hồ sơ, còn 60 hồ sơ”."""
    for part, whole, left in zip(found, found[1:], found[2:], strict=False):
        if not is_fraction(words, part, whole) or part.value > whole.value or left.unit not in ("", whole.unit):
            continue
        gap, behind = words[whole.unit_end : left.start], re.split(r"[,;.]", words[left.unit_end :])[0]
        says = _LEFT.match(gap)
        opposite = _NOT_SO.match(behind) is not None
        sure = bool(says and (not says["con"] or opposite or not behind.strip())) or (
            opposite and re.fullmatch(r"[^.;\d]{0,40}, (?:có )?", gap)
        )
        right = whole.value - part.value
        if sure and left.value != right and whole.exact and left.exact and left.value <= whole.value:
            yield Wrong(
                part.start,
                left.unit_end,
                f"{shown(whole.value)} - {shown(part.value)} = {shown(right)}, không phải {said(left, words)}",
                shown(right),
            )


_GIVEN = re.compile(r"(?<!\w)(?:giao|được giao|phân bổ|định biên|chỉ tiêu)(?: \w+){0,3} $", re.IGNORECASE)
_PRESENT = re.compile(
    r"^[^.;\d]{0,40}(?<!\w)(?:có mặt|hiện có|thực hiện|đã sử dụng|bố trí|đã tuyển)(?: \w+){0,2} $", re.IGNORECASE
)
_LACKING = re.compile(
    r"^[^.;\d]{0,40}(?<!\w)(?:chưa (?:sử dụng|tuyển|bố trí)|còn thiếu|thiếu|khuyết|còn lại|còn)(?: \w+){0,2} $",
    re.IGNORECASE,
)


def _staff(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“giao 42 người, có mặt 39 người, còn thiếu 04 người”."""
    for given, present, lacking in zip(found, found[1:], found[2:], strict=False):
        gaps = words[: given.start], words[given.unit_end : present.start], words[present.unit_end : lacking.start]
        if "%" in (given.unit, present.unit, lacking.unit) or not (
            _GIVEN.search(gaps[0]) and _PRESENT.match(gaps[1]) and _LACKING.match(gaps[2])
        ):
            continue
        right = given.value - present.value
        if right >= 0 and abs(right - lacking.value) > given.slack + present.slack + lacking.slack:
            yield Wrong(
                given.start,
                lacking.unit_end,
                f"{said(given, words)} - {said(present, words)} = {shown(right, given.unit)}, không phải {said(lacking, words)}",
            )


def _percents(words: str, found: tuple[Amount, ...]) -> Iterator[Wrong]:
    """“Tày 61%, Nùng 27%, dân tộc khác 13%”: shares of one whole, the last of which closes the list."""
    runs: list[list[int]] = [[]]
    for n, one in enumerate(found):
        gap = words[found[n - 1].unit_end if n else 0 : one.start]
        go_on = one.unit == "%" and (not runs[-1] or re.fullmatch(r"[^.;:\d]{0,45}|; [^.;:\d]{0,45}", gap))
        if not go_on:
            runs.append([])
        if one.unit == "%":
            runs[-1].append(n)
    for run in runs:
        shares = [found[n] for n in run]
        added = sum((one.value for one in shares), Decimal(0))
        slack = sum((one.slack for one in shares), Decimal(0))
        if (
            len(shares) < 3
            or abs(added - 100) <= slack
            or abs(added - 100) > 15
            or any(one.value >= 100 for one in shares)
        ):
            continue
        start = shares[0].start
        labels = [
            Part(one, words[max(0, start - 30) if n == 0 else shares[n - 1].unit_end : one.start], "")
            for n, one in enumerate(shares)
        ]
        closed = re.search(r"(?<!\w)(?:khác|còn lại)(?:,| là| chiếm|:)* $", labels[-1].before)
        if closed or (_one_dimension(labels) and added > 100):
            yield Wrong(
                start, shares[-1].unit_end, f"Các tỷ lệ cộng lại là {shown(added, '%', 0)}, không phải 100%", hint=True
            )
