"""A figure as it is told once: how much of what, in figures or in letters, by the words that say what is counted and those beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Amount, amounts, sentences
from cchc_docs.checking.figures.bound.measures import unit_of
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.numbers import parse_number_words

_ONES = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
LETTERS = rf"(?:(?:{_ONES}) mươi(?: (?:mốt|một|tư|lăm|nhăm|{_ONES}))?|mười(?: (?:một|lăm|{_ONES}))?|{_ONES})"
"""A number from two to ninety-nine in letters, for use in a pattern."""
_WORDED = patterns.ours(
    rf"(?<!\w)(?<!thứ )(?<!tháng )(?<!lớp )(?<!khối )(?<!quý )(?<!số )(?<!trăm )(?<!nghìn )(?<!mươi )(?<!mười )(?<!phẩy )(?<!phần )(?<!và một )(?P<so>{LETTERS})(?= [^\W\d_])(?! (?:mươi|trăm|nghìn|ngàn|triệu|tỷ|phần|bên|mặt|chiều|lần|khi)(?!\w))",
    re.IGNORECASE,
)
_YEAR_BEFORE = patterns.ours(
    r"(?:^|[.;:] ?|(?<!\w)(?:cả|hằng|hàng|mỗi|trong|đầu|cuối|hết|một|nửa|giữa|những|các|mấy|nhiều|sang|theo|từng|qua|hai|ba|đến|của|kế hoạch|dự toán|so với|cùng kỳ|tổng kết|thường|định kỳ) )$",
    re.IGNORECASE,
)
"""Words before “năm” that make it a year."""
_WORD = patterns.ours(r"[^\W\d_]+")
_ENDS = patterns.ours(
    r"[,.;:()/“”\"|\d+]| [-–] |(?<!\w)(?:và|tại|trong|trên|theo|trước|sau|xong|năm|để|đến|ở|với|từ|vào|do|nhằm|mỗi|đạt|phấn đấu|dọc|ít nhất|cho|được|là|có(?! công(?!\w)| uy tín)|gồm|bằng|qua|về|của"
    r"|thuộc|đã|sẽ|phải|còn|thì|mà|nếu|khi|tháng|quý|ngày|đợt|bị|cần|không|chưa|như|phục vụ|tổ chức|đang|hiện|toàn|này|nêu|nói|kể|đều|cùng|mới|đầu|cuối|tăng|giảm|so|đi|tham gia|chiếm|mở|trở lên|trở xuống)(?!\w)",
    re.IGNORECASE,
)
"""Where the name of what is counted ends."""
_STOPS = frozenset([
    "là", "có", "được", "đã", "trong", "của", "các", "những", "và", "với", "tại", "trên", "địa", "bàn", "hiện", "nay", "đến", "khoảng", "gồm", "cho",
    "đạt", "ở", "từ", "theo", "này", "đó", "về", "do", "để", "sẽ", "thì", "còn", "số", "tổng", "cả", "toàn", "xã", "phường", "đặc", "khu", "một",
    "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "việc", "người", "cái", "chiếc", "con", "khi", "như", "bằng", "qua",
    "thêm", "vào", "ra", "lên", "xuống", "không", "chưa", "phải", "cần", "nhiều", "ít", "mỗi", "từng", "hằng", "hàng", "ngày", "tháng", "quý", "kỳ",
    "lần", "đang", "bị", "thực", "công", "tác", "tổ", "chức", "đồng", "triệu", "tỷ", "nghìn", "hơn", "trước", "sau", "đầu", "cuối", "nhất", "đều",
    "cũng", "lại", "mà", "nếu", "hay", "hoặc", "nên", "km", "km²", "ha", "m", "m²", "m³", "tấn", "tạ", "kg", "lít",
])  # fmt: skip
"""Syllables that say nothing of what is counted."""
_CLASSIFIERS = frozenset(
    ["lá", "mắt", "chiếc", "cái", "con", "quả", "căn", "ngôi", "tấm", "cuốn", "quyển", "cỗ", "bức"]
)
_SAME_THING = {"chủ nhà": "chủ hộ", "cô giáo": "giáo viên", "thầy giáo": "giáo viên", "vụ việc": "vụ"}
_GENERIC = frozenset([
    "người", "đồng chí", "em", "cháu", "chị", "anh", "ông", "bà", "cụ", "bác", "vị", "thành viên", "cô", "thầy", "nhân khẩu", "khẩu", "người dân",
    "con", "chiếc", "cái", "trường hợp", "cây", "trẻ",
])  # fmt: skip
"""What counts anything: its name stands before the figure (“Người cao tuổi: 1.265 cụ”)."""
_SUBJECT = patterns.ours(
    r"(?:^|[.;,:] |(?<=- ))(?:trong đó,? |hiện,? |nay,? )?(?:tổng số |tổng |số lượng |lực lượng |đội ngũ |số |đàn |toàn (?:xã|phường) có |các )?(?P<ten>[^\W\d_]+(?: [^\W\d_]+){0,6}?)(?: (?:của|trên địa bàn|toàn|trong) ?(?:xã|phường|đặc khu)?)?(?: hiện| hiện nay)?(?: (?:có|là|gồm|đạt|ước đạt)|:) $",
    re.IGNORECASE,
)
_NO_COUNT = frozenset(
    ["lần", "ngày", "tháng", "năm", "quý", "tuần", "giờ", "phút", "tuổi", "bước", "phụ", "buổi", "bậc", "lô"]
)
_BARE = patterns.ours(r"(?:^|[,;:] )(?P<ten>[^\W\d_]+(?: [^\W\d_]+){1,4}) $")
"""“đủ sức khỏe 96”: what is counted stands before a figure alone."""
_EACH = patterns.ours(r"(?<!\w)(?:mỗi|hằng|hàng|một) (?P<moi>ngày|tháng|năm|tuần|quý|hộ|người|vụ)(?!\w)", re.IGNORECASE)
_RATE = patterns.ours(r" ?/ ?(?P<moi>[^\W\d_]+)")
_FRACTION = patterns.ours(r" ?/ ?\d")
_AGE = patterns.ours(r"(?<![\d.,])\d{1,2}(?= (?:tuổi|tháng tuổi)(?!\w))")
"""“trẻ em dưới 6 tuổi”: a figure of the name."""
_LABEL = patterns.ours(r"(?:^|[.;] |(?<=- ))(?P<ten>[^\W\d_]+(?: [^\W\d_]+){1,6}): (?:có |hiện có )?$", re.IGNORECASE)
_FORCE = patterns.ours(r"(?:^|[.;] )(?P<ten>(?:Lực lượng|Đội ngũ)[^.;:\d]{5,90}?) (?:có|gồm) ", re.IGNORECASE)
_SUMMED = patterns.ours(r"(?<!\w)(?:tổng|tổng số|tổng cộng|cộng)(?: là| có)? $", re.IGNORECASE)
"""“Lực lượng … có 26 tổ, mỗi tổ 3 thành viên, tổng 78 người”."""
_LONGEST = 9


class Told(NamedTuple):
    """A figure of a text: the number of the text, where figure and unit stand, how much.

    `kind`: "" for a count, "đồng", what is measured ("area", "weight" …), the value in its smallest unit, `unit` that typed; `rate`: of each what. `thing`: the syllables
    of what is counted; `named`: whether they stand behind the figure; `about`: what else its own part of the sentence says;
    `before`, `behind`: the words of the clause; `part`: the part of the sentence between semicolons.
    """

    text: int
    start: int
    end: int
    value: Decimal
    kind: str
    unit: str
    rate: str
    thing: tuple[str, ...]
    named: bool
    about: frozenset[str]
    before: str
    behind: str
    part: str
    letters: bool


@lru_cache(maxsize=8192)
def told_in(text: str) -> tuple[Told, ...]:
    """Return the figures of a text as they are told; kept by text, as papers keep most of their texts."""
    return tuple(one for base, sentence in sentences(text) for one in _told(base, sentence))


def _told(base: int, sentence: str) -> list[Told]:
    sentence = _AGE.sub(lambda age: "x" * len(age[0]), sentence)
    figures: list[tuple[Amount, bool]] = [(one, False) for one in amounts(sentence)]
    figures += [(one, True) for one in map(_worded, _WORDED.finditer(sentence)) if one is not None]
    figures.sort(key=lambda each: each[0].start)
    out = []
    for n, (one, letters) in enumerate(figures):
        if _FRACTION.match(sentence, one.unit_end) or sentence[one.start - 1 : one.start] == "/":
            continue
        low = figures[n - 1][0].end if n else 0
        high = figures[n + 1][0].start if n + 1 < len(figures) else len(sentence)
        begin, end = sentence.rfind(";", 0, one.start) + 1, sentence.find(";", one.start)
        part = sentence[begin : end if end > 0 else len(sentence)]
        known = _of(one, sentence, low, high)
        if known is None:
            continue
        kind, scale, thing, named = known
        before = _clause(sentence[low : one.start], last=True)
        rate = _RATE.match(sentence, one.unit_end) or (_EACH.search(before) if kind else None)
        out.append(
            Told(
                0,
                base + one.start,
                base + _end(sentence, one, thing if named else ()),
                one.value * scale,
                kind,
                sentence[one.end : one.unit_end],
                rate["moi"] if rate else "",
                thing,
                named,
                content(part),
                before,
                _clause(sentence[one.unit_end : high], last=False),
                part,
                letters,
            )
        )
    return out


def _end(sentence: str, one: Amount, thing: tuple[str, ...]) -> int:
    """Where the words to be quoted end: behind the unit, behind the name where the unit only counts it (“126 mắt camera”)."""
    unit = sentence[one.end + 1 : one.unit_end]
    if not thing or (unit and unit not in _CLASSIFIERS and (unit in _ALONE or " " in unit)):
        return one.unit_end
    syllables = 1 if thing[0] in _ALONE else len(thing) if len(thing) <= _WHOLE_NAME else 2
    named = " ".join(thing[:syllables])
    at = sentence.lower().find(named, one.end, one.end + len(named) + _CLASSIFIED)
    return max(one.unit_end, at + len(named)) if at > 0 else one.unit_end


_ALONE = frozenset([
    "hộ", "người", "đơn", "con", "cây", "lớp", "vụ", "ca", "lượt", "km", "ha", "m", "tấn", "nhà", "cô", "cụ", "quầy", "phòng", "thửa", "trường", "đội",
    "tổ", "ấp", "thôn", "bản", "xóm", "suất", "cuộc", "chợ", "xe", "tàu", "máy", "thẻ", "bể", "kg", "lít", "lô", "điểm",
])  # fmt: skip
"""Nouns of one syllable that name a thing by themselves."""
_WHOLE_NAME = 4
"""Syllables of a name that is told whole; of what is longer nobody knows where the name ends."""
_CLASSIFIED = 8
"""Letters of the word that counts a thing, before its name."""


def content(words: str) -> frozenset[str]:
    """Return the syllables of some words that say what they are about."""
    return frozenset(_WORD.findall(words.lower())) - _STOPS


def _clause(words: str, *, last: bool) -> str:
    return patterns.split(r"[,;:()]", words)[-1 if last else 0]


def _worded(found: re.Match[str]) -> Amount | None:
    before = found.string[max(0, found.start() - 16) : found.start()]
    words = found["so"].lower()
    if words == "năm" and _YEAR_BEFORE.search(before):
        return None
    value = parse_number_words(words)
    if value is None:
        return None
    return Amount(found.start(), found.end(), found.end(), Decimal(value), "chữ", Decimal(1), exact=True)


def _of(one: Amount, sentence: str, low: int, high: int) -> tuple[str, Decimal, tuple[str, ...], bool] | None:
    """What a figure is of: its kind, how it is brought to the unit of its kind, the thing, whether that is named behind it."""
    if one.unit in ("đồng", "%"):
        return one.unit, Decimal(1), (), False
    measure = unit_of(one.unit)
    if measure:
        return measure[0], measure[1], thing_of(sentence[one.unit_end : high]), True
    if one.unit in _NO_COUNT:
        return None
    thing = thing_of(sentence[one.end : min(len(sentence), high)])
    label = _LABEL.search(sentence[low : one.start]) if one.unit in _GENERIC else None
    if label:
        return "", Decimal(1), tuple(_plain(_WORD.findall(label["ten"].lower()))), False
    if thing and " ".join(thing) not in _GENERIC:
        return "", Decimal(1), thing, True
    force = _FORCE.search(sentence, 0, one.start) if thing and _SUMMED.search(sentence[low : one.start]) else None
    if force:
        return (
            "",
            Decimal(1),
            tuple(word for word in _WORD.findall(force["ten"].lower()) if word not in ("tham", "gia"))[:_LONGEST],
            False,
        )
    subject = (_SUBJECT if thing else _BARE).search(sentence[low : one.start])
    words = tuple(_plain(_WORD.findall(subject["ten"].lower()))) if subject else ()
    return ("", Decimal(1), words, False) if 0 < len(words) <= _LONGEST else None


def thing_of(behind: str) -> tuple[str, ...]:
    """Return the syllables of what a figure counts, without the word that counts it: “lá đơn” is “đơn”."""
    small = behind.lower()
    stop = _ENDS.search(small)
    words = _WORD.findall(small[: stop.start()] if stop else small)
    if len(words) > 1 and words[0] in _CLASSIFIERS:
        words = words[1:]
    two = _SAME_THING.get(" ".join(words[:2]))
    return tuple(_plain([*two.split(), *words[2:]] if two else words)[:_LONGEST])


def _plain(words: list[str]) -> list[str]:
    """A name without the word for a person or a thing that opens it: “người cao tuổi”, “đồng chí dân quân”."""
    for opening in (2, 1):
        if len(words) > opening + 1 and " ".join(words[:opening]) in _GENERIC:
            return words[opening:]
    return words
