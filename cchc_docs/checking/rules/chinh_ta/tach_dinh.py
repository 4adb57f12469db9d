"""CH: blanks where there should be none and none where there should be one - in syllables, in numbers, behind figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.dau import known_pairs, usual_pairs
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.checking.wording.beside import bare
from cchc_docs.checking.wording.hits import Hit
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, strip_accents, to_placement

_TYPING = practice("một âm tiết, một số viết liền; số và chữ đứng sau cách nhau một dấu cách")
_ONSETS = frozenset(
    [
        "ngh",
        "ng",
        "nh",
        "ch",
        "gh",
        "kh",
        "ph",
        "qu",
        "th",
        "tr",
        "b",
        "c",
        "d",
        "đ",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "q",
        "r",
        "s",
        "t",
        "v",
        "x",
    ]
)
_CODAS = frozenset(["ng", "nh", "ch", "c", "m", "n", "p", "t", "g", "h"])
_EDGES = _ONSETS | _CODAS
_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_EDGE, _END = r"(?<![\w.,/&’'-])", r"(?![\w’'/-])"
_BEHIND_ONSET = patterns.ours(rf"{_EDGE}(?P<dau>[^\W\d_]{{1,3}}) (?P<sau>[{_VOWEL}][^\W\d_A-ZĐ]*){_END}")
_IN_ONSET = patterns.ours(rf"{_EDGE}(?P<dau>[TCKNPtcknp]|[Nn]g) (?P<sau>[hgr][^\W\d_A-ZĐ]+){_END}")
"""“t hôn”, “p hường”, “n gành”: what is left of the onset may be a syllable with the rest."""
_BEFORE_CODA = patterns.ours(rf"{_EDGE}(?P<dau>[^\W\d_]+) (?P<sau>ng|nh|ch|[cmnptgh]){_END}")
_MARK = patterns.ours(
    r"(?:điểm|mục|khoản|ý|tiết|phần|loại|nhóm|hạng|cấp|lớp|khối|tổ|đội|thứ|ngõ|lô|khu|số|vitamin|và|hoặc|đến|-|–|,|\()\s?$",
    re.IGNORECASE,
)
"""What stands before a letter that is a mark of its own (điểm b, nhóm B)."""


class _Cut(NamedTuple):
    """A syllable cut in two: where, as typed, as it should be, and whether nothing else can be meant."""

    text: Text
    start: int
    typed: str
    joined: str
    sure: bool


def cut_syllables(context: Context) -> list[_Cut]:
    """Return the syllables that a blank cuts in two, each place once."""

    def find() -> list[_Cut]:
        found = [*_cut_at_the_edge(context), *_cut_in_the_middle(context)]
        found.sort(key=lambda one: not _no_word(one.typed.split()[0]))  # "nướ c" before "c ở"
        taken: set[tuple[Path, int]] = set()
        out: list[_Cut] = []
        for one in found:
            span = {(one.text.path, one.start + n) for n in range(len(one.typed))}
            if not span & taken:
                out.append(one)
                taken |= span
        return out

    return context.once("cut_syllables", find)


def _cut_at_the_edge(context: Context) -> Iterator[_Cut]:
    """A syllable cut behind its onset or before its last letters: one half stands there as a word that is none."""
    halves = context.words_among("halves at the edge", _EDGES)
    for text in dict.fromkeys(text for texts in halves.values() for text in texts):
        for match in _BEHIND_ONSET.finditer(text.text):
            if match["dau"].lower() in _ONSETS and (one := _cut(text, match)):
                yield one
        for match in _IN_ONSET.finditer(text.text):
            joined = to_placement("".join(match.groups()).lower(), "old")
            if joined[: len(match["dau"]) + 1] in _ONSETS and joined in _in_words() and (one := _cut(text, match)):
                yield one
        for match in _BEFORE_CODA.finditer(text.text):
            if one := _cut(text, match):
                yield one


def _cut_in_the_middle(context: Context) -> Iterator[_Cut]:
    """A syllable cut where both halves may be words ("nhi ệm vụ"): joined it must make a usual word with the next."""
    usual = known_pairs()
    beginnings = _beginnings()
    new = _PASSED.new(context)
    odd = {
        (first, second)
        for first, second in new
        if len(first) <= 4 and second[:1] in _VOWEL and to_placement(first + second, "old") in beginnings
    }
    _PASSED.learn(context, new, odd)
    searched = context.unpassed(_PASSED.name)
    for first, second in odd:
        joined = first + second
        pattern = re.compile(rf"{_EDGE}{re.escape(first)} {re.escape(second)} (?P<ke>[^\W\d_]+)", re.IGNORECASE)
        for text in searched.texts_holding(f"{first} {second} "):
            for match in pattern.finditer(text.text):
                whole, half, after = (to_placement(word, "old") for word in (joined, second, match["ke"].lower()))
                last = text.text[: match.start()].rstrip(" ").rpartition(" ")[2].lower()
                behind = (to_placement(last, "old"), whole) in usual and (last, first) not in usual
                if ((whole, after) in usual or (behind and half not in _in_words())) and (half, after) not in usual:
                    typed = match[0][: len(first) + 1 + len(second)]
                    yield _Cut(text, match.start(), typed, typed.replace(" ", ""), sure=False)


_PASSED = Passed("cut")


@cache
def _beginnings() -> frozenset[str]:
    """The first syllables of the usual words."""
    return frozenset(pair[0] for pair in usual_pairs())


@cache
def _in_words() -> frozenset[str]:
    """The syllables that stand in a known word, on either side."""
    return frozenset(syllable for pair in known_pairs() for syllable in pair)


_MEASURES = frozenset("mglhstp")
_AMOUNT_BEFORE = patterns.ours(r"\d\s?$")


def _no_word(typed: str) -> bool:
    """Whether something with a vowel is no syllable: a beginning that surely lost its end."""
    return any(c in _VOWEL for c in typed.lower()) and not is_vietnamese_syllable(typed)


def _cut(text: Text, match: re.Match[str]) -> _Cut | None:
    first, second = match["dau"], match["sau"]
    joined = first + second
    if not is_vietnamese_syllable(joined) or (len(joined) == 2 and joined.isascii()):
        return None  # "đ e", "h i": marks in a row
    before = text.text[: match.start()]
    if min(len(first), len(second)) == 1 and (_MARK.search(before) or _MARK.search(first)):
        return None  # a letter that is a mark of its own
    if first in _MEASURES and _AMOUNT_BEFORE.search(before):
        return None  # "300 m ở thôn Hạ"
    if first.isupper() and before and not before.endswith((". ", "; ")):
        return None  # "Nhóm B ở …": a capital in mid-sentence is a name
    return _Cut(text, match.start(), f"{first} {second}", joined, sure=True)


@rule(
    code="CH27",
    title="Âm tiết bị dấu cách cắt đôi",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad="mo_dau: [Họp bàn quy đ ịnh mới., Hoàn thành nhi ệm vụ., Nghe tuyên tru yền ở đình., Đôn đốc các t hôn nộp sổ.]",
    good="mo_dau: [Họp bàn quy định mới., Nhóm B ở nhà văn hóa., 'Theo điểm b ở trên; ngõ 12C đã thông.', Đào 300 m ở thôn Hạ.]",
)
def cut_in_two(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“đ ịnh”, “th ông”: hay gặp khi dán từ PDF. Ghép lại thành một âm tiết; nửa nào cũng là chữ thật thì chỉ nhắc khi ghép lại ra từ quen dùng."""
    for one in cut_syllables(context):
        yield Finding(
            one.text.path,
            f"“{one.typed}” là “{one.joined}” bị cắt đôi",
            one.typed,
            one.joined,
            replacement=one.joined if one.sure else None,
        )


_BROKEN = patterns.ours(
    r"\d\d{0,2}(?:(?P<cham>(?:\.\d{3})*\. \d{3}(?:\. ?\d{3})*)(?!\d)(?P<tien> (?:đồng|triệu|tỷ|ha)(?![^\W_]))?|(?P<truoc> \.\d{3}(?:\.\d{3})*(?!\d))|(?P<phan>\. \d{1,2}%)|(?P<phay> ,\d{1,2} (?:triệu|tỷ|ha|km|tấn|điểm|m2|nghìn)(?![^\W_])| ,\d{1,2} ?%| , \d{1,2} ?%|, \d{1,2}%)|(?P<do>, \d{1,2} (?:triệu|tỷ|ha|km|tấn|m2)(?![^\W_])))"
)
_LETTERS = patterns.ours(r"[\doOl](?:(?<=\d)\d{0,20}[oOl]|(?<=[oOl])\d)[\doOl]*(?=[.,;/% )]|$)", re.MULTILINE)
_QUARTER = patterns.ours(r"[Qq]uý (?:[lI]{0,2}l[lIVv]{0,2}|1V|lv)(?![\w])")


_A_CODE = patterns.ours(
    r"(?:[Mm]ẫu|[Bb]iểu|[Ss]ố|[Ll]ô|[Ll]ớp|[Pp]hụ lục|[Tt]hửa|[Kk]hu|[Tt]ầng|[Nn]hà|[Mm]ức|[Ll]oại) $"
)


_AMOUNT = patterns.ours(
    r"(?<!\w)(?:đạt|là|tăng|giảm|chiếm|khoảng|hơn|gần|trên|dưới|tối thiểu|từ|diện tích|dài|rộng|sản lượng|tổng(?: số)?|còn) $",
    re.IGNORECASE,
)
"""Before one amount, and no list of numbers."""


def _number_typed(hit: Hit) -> tuple[str, str] | None:
    """Return a number as typed and as it should be; None where what was found is right."""
    typed, before = hit.match[0], hit.text.text[: hit.start]
    if not hit.is_word or before.endswith((".", ",", "/", "-")):
        return None
    if hit.match.re.pattern == _QUARTER.pattern:
        return typed, typed[:4] + patterns.sub(r"[l1]", "I", typed[4:]).upper()
    if hit.match.re.pattern == _LETTERS.pattern:
        following = hit.text.text[hit.end : hit.end + 2]
        counts = typed[0] == "l" and patterns.match(r" [^\W\d_A-ZĐ]", following) and not _A_CODE.search(before)
        unsure = "l" in typed and not counts and not patterns.match(r"[%/]| %|,\d|\.\d", following)
        return None if unsure else (typed, patterns.sub(r"[oO]", "0", typed).replace("l", "1"))
    if hit.match["phay"]:
        listed = patterns.search(r"(?:\d,|%,?|\d%? (?:và|hoặc)) $", before) is not None
        return None if listed else (typed, patterns.sub(r" ?, ?", ",", typed))
    if hit.match["truoc"]:
        return typed, typed.replace(" ", "")
    if hit.match["phan"] or hit.match["do"]:
        number = typed.rpartition(" ")[0] if hit.match["do"] else typed
        return (number, patterns.sub(r"[.,] ", ",", number)) if _AMOUNT.search(before) else None
    groups, money = hit.match["cham"], hit.match["tien"]
    number = typed.removesuffix(money or "")
    if groups.count(".") < 2 and not (money and before):
        return None  # a label, or the end of a sentence, and a number behind it
    return number, number.replace(" ", "")


@rule(
    code="CH28",
    title="Dấu cách trong số, chữ l, O gõ thay số",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad="mo_dau: [Chi 3. 250. 000 đồng., 'Có 91 ,5% số hộ.', Thu 3 .400.000 đồng phí chợ., 'Đạt 78. 5% kế hoạch.', Xong trong quý l., Họp ngày 05/ 3/2026.]",
    good="mo_dau: [Chi 3.250.000 đồng., 'Có 91,5% số hộ; các thôn 3, 5 và 7; tăng 3%, 5%.', 'Sơn cầu ở thôn 7. 5% số hộ chưa nộp.', Xong trong quý I.]",
)
def broken_numbers(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“2. 500. 000”, “87 ,5%”, “quý l”, “2O26”: máy và người đọc sẽ hiểu sai số."""
    looks = [_BROKEN, _LETTERS]
    if patterns.search(r"quý (?:i{0,2}l|1v)", context.whole_small):
        looks.append(_QUARTER)
    for pattern in looks:
        for hit in context.matches(pattern, pieces=_LETTERS if pattern is _LETTERS else None):
            found = _number_typed(hit)
            if found:
                typed, right = found
                yield Finding(hit.text.path, f"“{typed}” có phải “{right}”?", typed, right, replacement=right)
    for hit in context.matches(_SPACED_DATE, ("/ ", " /")):
        typed = hit.match[0]
        right = typed.replace(" ", "")
        if not hit.text.text[hit.start - 1 : hit.start].isdigit():
            yield Finding(hit.text.path, f"“{typed}” có dấu cách trong ngày", typed, right, replacement=right)


_SPACED_DATE = patterns.ours(
    r"\d{1,2}(?:/ {1,2}\d{1,2} ?| {1,2}/ ?\d{1,2} ?)/ ?(?:19|20)\d\d(?![\d/])|\d{1,2}/\d{1,2}(?:/ {1,2}| {1,2}/ ?)(?:19|20)\d\d(?![\d/])"
)


_UNITS = frozenset(
    [
        "km",
        "ha",
        "cm",
        "mm",
        "dm",
        "kg",
        "mg",
        "ml",
        "gam",
        "gram",
        "tr",
        "mã",
        "in",
        "oz",
        "pt",
        "px",
        "am",
        "pm",
        "an",
        "au",
        "ca",
        "ch",
        "em",
        "en",
        "ex",
        "ki",
        "le",
        "lm",
        "pi",
        "st",
        "th",
        "tu",
        "xu",
    ]
)
_GLUED = patterns.ours(
    r"(?P<so>\d{1,6}(?:[.,]\d{1,3}){0,3})(?P<chu>[^\W\d_A-ZĐ]{2,7})(?![\w@-]|/(?!(?:ha|người|hộ|năm|tháng|quý|ngày|giờ|vụ|lượt|con|cây|kg|km|m2|m3|sào|công|suất|buổi|lớp|em|lần|đợt)(?![\w/]))|\.\w)"
)
_GLUED_BEFORE = patterns.ours(r"\d(?<=[^\W\d_]\d)\d{0,3}(?:(?![\w/-]|[.,]\d)|(?=/\d{1,2}(?:/\d{4})?(?![\w/])))")
_COUNTING = patterns.ours(
    r"(?<![\w./,@&%:–-])(?:tháng|ngày|năm|quý|thôn|xóm|điều|khoản|gồm|có|khoảng|hơn|đạt|đợt|khối|được|trong|nhận|đủ)$",
    re.IGNORECASE,
)
"""Words before a number, as typed against it ("tháng5"); other letters and figures may be a code (A4, Thcs2)."""


_GLUED_TO_RATE = patterns.ours(r"\d{1,3}(?:,\d+)?%(?P<chu>[^\W\d_]{2,})(?![^\W_])")


@rule(
    code="CH30",
    title="Số dính liền chữ đứng trước, đứng sau",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad="mo_dau: [Nhận 14đơn và 11hồ sơ của các hộ., Thôn12 họp bù trong tháng5., 'Thu 35,5tấn thóc.']",
    good="mo_dau: ['Nhận 14 đơn; phủ sóng 5G; lát 120m2; dài 3km; tàu H2; Nghị quyết 30a; lúc 8h30.']",
)
def glued_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“14đơn”, “0vụ”, “35,5tấn”. Ký hiệu đơn vị đo (km, ha, m2), mã và ký hiệu (5G, 4.0, 30a) không tính."""
    for hit in context.matches(_GLUED, pieces=_GLUED):
        word = hit.match["chu"]
        if not hit.is_word or hit.text.text[hit.start - 1 : hit.start] in tuple("./,@&%:–-_"):
            continue
        if word in _UNITS or not is_vietnamese_syllable(word):
            continue
        right = f"{hit.match['so']} {word}"
        yield Finding(hit.text.path, f"“{hit.match[0]}” thiếu dấu cách", hit.match[0], right, replacement=right)
    for hit in context.matches(_GLUED_TO_RATE, ("%",)):
        if is_vietnamese_syllable(hit.match["chu"]):
            typed = hit.match[0]
            right = typed.replace("%", "% ")
            yield Finding(hit.text.path, f"“{typed}” thiếu dấu cách", typed, right, replacement=right)
    for hit in context.matches(_GLUED_BEFORE, pieces=_GLUED_BEFORE):
        before = _COUNTING.search(hit.text.text[max(0, hit.start - 8) : hit.start])
        if before:
            typed = before[0] + hit.match[0]
            right = f"{before[0]} {hit.match[0]}"
            yield Finding(hit.text.path, f"“{typed}” thiếu dấu cách", typed, right, replacement=right)


@lru_cache(maxsize=1024)
def two_words(word: str) -> str:
    """Return the two syllables of a usual word typed as one ("anninh"), of marked ones that part in one way; "" for none."""
    parted = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    parted = [(one, other) for one, other in parted if is_vietnamese_syllable(one) and is_vietnamese_syllable(other)]
    usual = [(one, other) for one, other in parted if neighbours().usual(bare(one), bare(other))]
    marked = [(one, other) for one, other in parted if not one.isascii() and not other.isascii()]
    marked = [(one, other) for one, other in marked if strip_accents(other)[0] not in "aeiouy"]
    return " ".join(usual[0] if usual else marked[0]) if usual or len(marked) == 1 else ""


_GLUED_WORD = patterns.ours(
    rf"([{CAPITALS}][^\W\d_{CAPITALS}]+)(?:về|của|và|các|những|được|trên|theo|với|ngày|tháng|năm|tại|cho|trong)"
)


_GLUED_NAME = patterns.ours(rf"([^\W\d_{CAPITALS}]{{2,}})([{CAPITALS}][^\W\d_{CAPITALS}]+)")


_TWO_NAMES = patterns.ours(rf"([{CAPITALS}][^\W\d_{CAPITALS}]+)([{CAPITALS}][^\W\d_{CAPITALS}]+)")
"""“GiápThìn”; without any mark it may be a brand."""


def is_glued(word: str) -> bool:
    """Return whether a word with a capital is two: "Đảngvề", ending in a small word as no name does, or "phườngTrúc"."""
    if is_vietnamese_syllable(word.lower()):
        return False
    names = _TWO_NAMES.fullmatch(word)
    if names is not None:
        return not all(one.isascii() for one in names.groups()) and all(
            is_vietnamese_syllable(one.lower()) for one in names.groups()
        )
    found = _GLUED_WORD.fullmatch(word)
    if found is not None:
        return is_vietnamese_syllable(found[1].lower())
    found = _GLUED_NAME.fullmatch(word)
    return (
        found is not None
        and not word.isascii()
        and all(is_vietnamese_syllable(part.lower()) for part in found.groups())
    )
