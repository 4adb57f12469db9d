"""What the items of one section tell of one whole: so many came in, so many are done, so many are left; a rate over a total told above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, Wrong, agrees, amounts, is_slip, kin, said, shown
from cchc_docs.checking.figures.dimensions import Part, is_open, one_dimension
from cchc_docs.record import NamedTuple


class Told(NamedTuple):
    """The amount a clause opens with: "Đang giải quyết: 221 hồ sơ".

    `text`: the number of its text in the section; `start` where the clause begins; `label` its words before the figure,
    `behind` those up to the next mark; `state` what it says of the whole ("due", "in", "carried", "done", "open", "back", "total", "");
    `scope` the words of the label that say of which part it speaks.
    """

    text: int
    sentence: int
    start: int
    amount: Amount
    label: str
    behind: str
    state: str
    scope: frozenset[str]


class WrongIn(NamedTuple):
    """Something wrong in the text of that number of a section."""

    text: int
    wrong: Wrong


_STATES = (
    ("carried", r"(?:kỳ|tháng|quý|năm) trước chuyển|chuyển (?:từ )?kỳ trước|tồn (?:từ )?(?:kỳ|tháng|quý|năm) trước|tồn đầu kỳ"),
    ("due", r"(?:phải|cần) [^\W\d_]+"),
    ("back", r"trả lại|từ chối|rút hồ sơ|xin rút|không tiếp nhận|hủy"),
    ("open", r"(?<!đã )đang (?:giải quyết|xử lý|thực hiện|xem xét|triển khai)|còn lại|còn tồn|chưa (?:được )?(?:giải quyết|xử lý|hoàn thành|thực hiện|trả lời|thu|nộp|kê khai|rà soát|triển khai)"),
    ("done", r"đã (?:được )?(?:giải quyết|xử lý|trả kết quả|hoàn thành|thực hiện|trả lời|thu|nộp|kê khai|rà soát)(?: xong)?|(?<!chưa )(?<!không )hoàn thành(?! tốt| xuất)"),
    ("in", r"tiếp nhận(?: mới)?|nhận được|văn bản đến|phát sinh|giao|đăng ký"),
    ("total", r"^(?:- )?tổng(?: số| cộng)?(?!\w)|^(?:- )?toàn (?:xã|phường|trường|huyện|tỉnh|đảng bộ|ngành|thôn|hội)"),
)  # fmt: skip
_STATE = tuple((name, patterns.ours(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for name, words in _STATES)
_GENERIC = frozenset([
    "tổng", "số", "cộng", "là", "có", "được", "đã", "đang", "còn", "lại", "chưa", "trong", "kỳ", "tháng", "quý",
    "năm", "báo", "cáo", "này", "của", "các", "những", "và", "kết", "quả", "tính", "đến", "nay", "hiện", "toàn", "xã",
    "phường", "trường", "huyện", "tỉnh", "ủy", "ban", "nhân", "dân", "ubnd", "đơn", "vị", "mới", "phải", "cần",
    "giải", "quyết", "thực", "xử", "lý", "trả", "lời", "hoàn", "thành", "xong", "tiếp", "nhận", "chuyển", "sang",
    "qua", "trước", "từ", "tồn", "rút", "giao", "đăng", "ký", "về", "việc", "theo", "thủ", "tục", "hành", "chính",
    "tthc", "thu", "nộp", "kê", "khai", "rà", "soát", "khác", "mặt", "vắng", "thiếu", "hồ", "sơ", "thức", "dự", "bị",
    "đạt", "không", "nhiệm", "vụ", "cụ", "thể", "hết", "ngày",
])  # fmt: skip
"""Words of a label that tell no part of the whole."""
_CLAUSE = patterns.ours(r"[^.;!?]+(?:\.(?=\d)[^.;!?]+|,(?=\d)[^.;!?]+)*")
_FIRST_LABEL = patterns.ours(r"^[^,:(\d]{0,80}(?::|,)? ?(?:là |có |được )?$")
_NOT_OF_WHOLE = patterns.ours(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|mục tiêu|chỉ tiêu|phấn đấu|kế hoạch năm|bình quân|mỗi|trung bình|ước|dự kiến|khoảng|trên|hơn|gần|trong đó|riêng|nhất là)(?!\w)",
    re.IGNORECASE,
)


def told_in(texts: Sequence[str]) -> list[Told]:
    """Return the amounts that the clauses of a section open with, in reading order."""
    out: list[Told] = []
    sentence = 0
    for number, text in enumerate(texts):
        found = amounts(text)
        if not found:
            continue
        sentence += 1
        at = 0
        for clause in _CLAUSE.finditer(text):
            if clause.start() and text[clause.start() - 1] != ";":
                sentence += 1
            while at < len(found) and found[at].start < clause.start():
                at += 1
            if at == len(found):
                break
            one = found[at]
            if one.start >= clause.end():
                continue
            label = text[clause.start() : one.start]
            if (
                not _FIRST_LABEL.match(label.strip(" -+*") + ("" if label.endswith(":") else " "))
                or one.unit == "%"
                or _NOT_OF_WHOLE.search(label)
            ):
                continue
            if text[one.unit_end : one.unit_end + 2].strip().startswith("/") or text[one.start - 1] == "/":
                continue
            behind = patterns.split(r"[,;.:()]", text[one.unit_end : clause.end()])[0]
            out.append(
                _told(
                    number,
                    sentence,
                    clause.start() + len(clause[0]) - len(clause[0].lstrip(" -+*")),
                    one,
                    label,
                    behind,
                )
            )
    return out


def state_of(words: str) -> str:
    """Return what the words before a figure say of the whole, "" where they say nothing."""
    return next((name for name, pattern in _STATE if pattern.search(words)), "")


def _told(number: int, sentence: int, start: int, one: Amount, label: str, behind: str) -> Told:
    words = label.strip(" -+*:,").lower()
    state = state_of(words)
    if not state:
        state = next((name for name, pattern in _STATE[2:5] if pattern.match(behind.strip().lower())), "")
    scope = (
        frozenset(patterns.findall(r"[^\W\d_]+", f"{words} {behind.lower()}")) - _GENERIC - frozenset(one.unit.split())
    )
    return Told(number, sentence, start, one, label, behind, state, scope)


def wrong_in_section(texts: Sequence[str]) -> Iterator[WrongIn]:
    """Yield what the items of a section tell of one whole that does not agree, each once."""
    told = told_in(texts)
    if not 2 <= len(told) <= _MOST:
        return
    blamed: set[tuple[int, int]] = set()
    for one in (*_flows(texts, told), *_parted(texts, told), *_rates(texts, told)):
        if (one.text, one.wrong.start) not in blamed:
            blamed.add((one.text, one.wrong.start))
            yield one


def _flows(texts: Sequence[str], told: Sequence[Told]) -> Iterator[WrongIn]:
    """Due, or come in and carried over, against done and left, of one kind of thing."""
    for scope in dict.fromkeys(one.scope for one in told):
        by: dict[str, list[Told]] = {}
        for one in told:
            if one.state and one.scope == scope and one.amount.exact:
                by.setdefault(one.state, []).append(one)
        if "open" not in by or "done" not in by or any(len(group) > 1 for group in by.values()):
            continue
        done, left = by["done"][0], by["open"][0]
        whole = by.get("due") or by.get("total") or by.get("in")
        if not whole or len({one.sentence for one in (done, left, whole[0])}) == 1:
            continue
        if not all(kin(left.amount.unit, one[0].amount.unit) for one in by.values()):
            continue
        back = by["back"][0].amount.value if "back" in by else Decimal(0)
        came = by["in"][0].amount.value if "in" in by else Decimal(0)
        carried = by["carried"][0].amount.value if "carried" in by else Decimal(0)
        wholes = [one[0].amount.value for name, one in by.items() if name in ("due", "total", "in")] + [came + carried]
        main = whole[0].amount.value if "due" in by or not carried else came + carried
        right = main - done.amount.value
        if any(done.amount.value + left.amount.value + more in wholes for more in (Decimal(0), back)):
            continue
        off = abs(right - back - left.amount.value)
        if right < 0 or off > main / 4 or (right > left.amount.value and not ("due" in by or "total" in by)):
            continue
        sure = "due" in by or "total" in by or bool(carried)
        message = f"{shown(main)} - {said(done.amount, texts[done.text])} = {shown(right - back)}, không phải {said(left.amount, texts[left.text])}"
        if back:
            message = message.replace(" = ", f" - {shown(back)} = ")
        yield _wrong(left, message, shown(right - back), hint=not sure)


def _wrong(one: Told, message: str, right: str = "", *, hint: bool = False) -> WrongIn:
    return WrongIn(one.text, Wrong(one.start, one.amount.unit_end, message, right, hint))


_LEAD = patterns.ours(r"^[ -]*(?:tổng(?: số| cộng)?|toàn \w+|biên chế|số|có)(?!\w)", re.IGNORECASE)


def _parted(texts: Sequence[str], told: Sequence[Told]) -> Iterator[WrongIn]:
    """A total and the items behind it that part it one way: "Tổng số: 245 đảng viên" / "Chính thức: 230" / "Dự bị: 12"."""
    for at, total in enumerate(told[:-2]):
        called = _LEAD.match(total.label) is not None
        if total.amount.value < _LEAST or total.state in ("done", "open", "back"):
            continue
        for size in (3, 2):
            group = told[at + 1 : at + 1 + size]
            same = [one for one in group if kin(one.amount.unit, total.amount.unit) or not one.amount.unit]
            if (
                len(same) < size
                or len({one.sentence for one in (total, *group)}) < size
                or any(one.scope - total.scope for one in group if one.state)
            ):
                continue
            parts = [Part(one.amount, one.label, one.behind) for one in same]
            if not one_dimension(parts) or any(len(one.label.split()) > 9 for one in group):
                continue
            added = sum((one.amount.value for one in same), Decimal(0))
            off = abs(added - total.amount.value)
            if off == 0 or _flow(same) or _inside(texts, same) or (is_open(parts) and added < total.amount.value):
                break
            near = total.amount.value / (5 if called else 10)
            if not called and (total.label.strip()[-1:] != ":" or group[0].text != total.text + 1):
                break
            if off <= max(near, Decimal(1)) and total.amount.exact:
                figures = " + ".join(shown(one.amount.value) for one in same)
                yield _wrong(
                    total,
                    f"{figures} = {shown(added)}, khác tổng {said(total.amount, texts[total.text])}",
                    "kiểm tra lại các số",
                )
            break


def _inside(texts: Sequence[str], parts: Sequence[Told]) -> bool:
    """Whether a part is itself parted by a later one: "đã giải quyết 90 (đúng hạn 88); quá hạn 02"."""
    values = {one.value for part in parts for one in amounts(texts[part.text])}
    return any(
        first.amount.value - second.amount.value in values and first.text == second.text
        for n, first in enumerate(parts)
        for second in parts[n + 1 :]
    )


def _flow(parts: Sequence[Told]) -> bool:
    return {one.state for one in parts} >= {"done", "open"}


_LEAST, _MOST = 3, 300
"""The smallest total that is looked at; the most clauses of a section."""
_RATE = patterns.ours(r" ?[^\d,;.()]{0,40}(?:, | \()(?:đạt |chiếm |bằng |tỷ lệ |tỉ lệ |tương ứng )*$", re.IGNORECASE)
_OF_OTHER = patterns.ours(
    r" ?(?:kế hoạch|dự toán|so với|chỉ tiêu|nghị quyết|số (?!hộ)|của|trên|trong|tổng)", re.IGNORECASE
)


def _rates(texts: Sequence[str], told: Sequence[Told]) -> Iterator[WrongIn]:
    """“Toàn xã có 1.450 hộ” / “Hộ nghèo 45 hộ, chiếm 3,9%”: a slip of the rate over the whole of the section."""
    wholes = [one for one in told if one.state in ("total", "due") and one.amount.exact]
    wholes = wholes or [one for one in told if one.state == "in" and one.amount.exact]
    if len(wholes) != 1:
        return
    whole = wholes[0]
    for one in told[told.index(whole) + 1 :]:
        part, text = one.amount, texts[one.text]
        if (
            one.sentence == whole.sentence
            or part.unit != whole.amount.unit
            or not part.unit
            or part.value > whole.amount.value
        ):
            continue
        rate = next((other for other in amounts(text) if other.start >= part.unit_end), None)
        if (
            rate is None
            or rate.unit != "%"
            or not _RATE.fullmatch(text[part.unit_end : rate.start])
            or (
                _OF_OTHER.match(text, rate.unit_end)
                and not re.match(rf" ?(?:trên )?tổng số {re.escape(part.unit)}(?=[,;.)]|$)", text[rate.unit_end :])
            )
        ):
            continue
        others = [
            other.amount
            for other in told
            if other.amount.unit == part.unit and other.amount.value >= part.value and other is not one
        ]
        true = 100 * part.value / whole.amount.value
        if any(
            not agrees(100 * part.value / other.value, 100 * part.value / other.value, rate)
            for other in others
            if other.value
        ):
            continue
        if agrees(true, true, rate) == "sai" and is_slip(true.quantize(rate.step), rate.value):
            right = shown(true, "%", max(1, rate.places))
            message = f"{said(part, text)} trên {said(whole.amount, texts[whole.text])} là {right}, không phải {said(rate, text)}"
            yield WrongIn(one.text, Wrong(part.start, rate.unit_end, message, right))
