"""CH: blanks where there should be none and none where there should be one - in syllables, in numbers, behind figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import Context, Hit
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.dau import known_pairs
from cchc_docs.model.document import Path
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, to_placement

_TYPING = practice("một âm tiết, một số viết liền; số và chữ đứng sau cách nhau một dấu cách")
_ONSET = "(?i:ngh|ng|nh|ch|gh|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])"
_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_EDGE, _END = r"(?<![\w.,/&’'-])", r"(?![\w’'/-])"
_CUTS = tuple(
    re.compile(_EDGE + cut + _END)
    for cut in (
        rf"(?P<dau>{_ONSET}) (?P<sau>[{_VOWEL}][^\W\d_A-ZĐ]*)",
        r"(?P<dau>[^\W\d_]+) (?P<sau>ng|nh|ch|[cmnptgh])",
        rf"(?P<dau>[^\W\d_]{{1,4}}) (?P<sau>[{_VOWEL}][^\W\d_A-ZĐ]+)(?= (?P<ke>[^\W\d_]+))",
    )
)
"""A syllable cut behind its onset, before its last letters, in its middle."""
_MARK = re.compile(
    r"(?:điểm|mục|khoản|ý|tiết|phần|loại|nhóm|hạng|cấp|lớp|khối|tổ|đội|thứ|ngõ|lô|khu|số|vitamin|và|hoặc|đến|-|–|,|\()\s?$",
    re.IGNORECASE,
)
"""What stands before a letter that is a mark of its own (điểm b, nhóm B)."""


class _Cut:
    """A syllable cut in two: its place, as typed, as it should be, and whether nothing else can be meant."""

    def __init__(self, hit: Hit, typed: str, joined: str, *, sure: bool) -> None:
        self.hit, self.typed, self.joined, self.sure = hit, typed, joined, sure


def cut_syllables(context: Context) -> list[_Cut]:
    """Return the syllables that a blank cuts in two."""

    def find() -> list[_Cut]:
        found = [one for pattern in _CUTS for hit in context.matches(pattern) if (one := _cut(hit))]
        found.sort(key=lambda one: not _no_word(one.hit.match["dau"]))  # "nướ c" before "c ở"
        taken: dict[int, _Cut] = {}
        for one in found:
            start, end = one.hit.match.span("dau")[0], one.hit.match.end("sau")
            if not any(at in taken for at in range(start, end)):
                taken |= dict.fromkeys(range(start, end), one)
        return list(dict.fromkeys(taken.values()))

    return context.once("cut_syllables", find)


def _no_word(typed: str) -> bool:
    """Whether something with a vowel is no syllable: a beginning that surely lost its end."""
    return any(c in _VOWEL for c in typed.lower()) and not is_vietnamese_syllable(typed)


def _cut(hit: Hit) -> _Cut | None:
    first, second = hit.match["dau"], hit.match["sau"]
    joined = first + second
    if not is_vietnamese_syllable(joined):
        return None
    following = hit.match.groupdict().get("ke")
    if following is not None:  # both halves may be words: the joined one must make a word with the next
        words = (to_placement(word.lower(), "old") for word in (joined, second, following))
        whole, half, after = words
        known = (whole, after) in known_pairs() and (half, after) not in known_pairs()
        return _Cut(hit, f"{first} {second}", joined, sure=False) if known else None
    before = hit.text.text[: hit.start]
    if min(len(first), len(second)) == 1 and (_MARK.search(before) or _MARK.search(first)):
        return None  # a letter that is a mark of its own
    if len(joined) == 2 and joined.isascii():
        return None  # "đ e", "h i": marks in a row
    if first.isupper() and before and not before.endswith((". ", "; ")):
        return None  # "Nhóm B ở …": a capital in mid-sentence is a name
    return _Cut(hit, f"{first} {second}", joined, sure=True)


@rule(
    code="CH27",
    title="Âm tiết bị dấu cách cắt đôi",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad="mo_dau: [Họp bàn quy đ ịnh mới., Hoàn thành nhi ệm vụ.]",
    good="mo_dau: [Họp bàn quy định mới., Nhóm B ở nhà văn hóa., 'Theo điểm b ở trên; ngõ 12C đã thông.']",
)
def cut_in_two(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“đ ịnh”, “th ông”: hay gặp khi dán từ PDF. Ghép lại thành một âm tiết; nửa nào cũng là chữ thật thì chỉ nhắc khi ghép lại ra từ quen dùng."""
    seen: set[tuple[Path, str]] = set()
    for one in cut_syllables(context):
        if (one.hit.text.path, one.typed) in seen:
            continue
        seen.add((one.hit.text.path, one.typed))
        yield Finding(
            one.hit.text.path,
            f"“{one.typed}” là “{one.joined}” bị cắt đôi",
            one.typed,
            one.joined,
            replacement=one.joined if one.sure else None,
        )


_GROUPS = r"\d{1,3}\. \d{3}\.(?: ?\d{3}\.)* ?\d{3}|\d{1,3}(?:\.\d{3})+\. \d{3}|\d{1,3}\. \d{3}(?= (?:đồng|triệu|tỷ|ha)(?![^\W_]))"
_NUMBERS = re.compile(
    rf"(?<![\w.,/-])(?:(?P<nhom>{_GROUPS})(?![\d])"
    r"|(?P<phay>\d{1,3} ,\d{1,2} ?%|\d{1,3} , \d{1,2} ?%|(?<!\d, )(?<!% )\d{1,3}, \d{1,2}%)"
    r"|(?P<quy>[Qq]uý (?:[lI]{0,2}l[lIVv]{0,2}|1V|lv))(?![\w])"
    r"|(?P<o>\d+[oO]\d*|[oO]\d+)(?=[.,;/% )]|$)(?<!\d[oO]C)"
    r"|(?P<l>(?:\d+l\d*|l\d+)(?=%|/\d|/[A-ZĐ]|,\d|\.\d{3}| %))(?!\w))"
)


@rule(
    code="CH28",
    title="Dấu cách trong số, chữ l, O gõ thay số",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad="mo_dau: [Chi 3. 250. 000 đồng., 'Có 91 ,5% số hộ.', Xong trong quý l.]",
    good="mo_dau: [Chi 3.250.000 đồng., 'Có 91,5% số hộ; các thôn 3, 5 và 7; tăng 3%, 5%.', Xong trong quý I.]",
)
def broken_numbers(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“2. 500. 000”, “87 ,5%”, “quý l”, “2O26”: máy và người đọc sẽ hiểu sai số."""
    if not any(c.isdigit() for c in context.whole) and "quý" not in context.whole_small:
        return
    for hit in context.matches(_NUMBERS):
        typed = hit.match[0]
        if hit.match["nhom"]:
            if not hit.start and not typed.count(". ") > 1:
                continue  # a label and a number behind it
            right = typed.replace(" ", "")
        elif hit.match["phay"]:
            right = re.sub(r" ?, ?", ",", typed)
        elif hit.match["quy"]:
            right = typed[:4] + re.sub(r"[l1]", "I", typed[4:]).upper()
        else:
            right = re.sub(r"[oO]", "0", typed).replace("l", "1")
        yield Finding(hit.text.path, f"“{typed}” có phải “{right}”?", typed, right, replacement=right)


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
        "lít",
        "tấn",
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
        "sao",
    ]
)
_GLUED = re.compile(r"(?<![\w./,@&%:–-])(?P<so>\d{1,6}(?:[.,]\d{1,3}){0,3})(?P<chu>[^\W\d_A-ZĐ]{2,7})(?![\w@/-]|\.\w)")


@rule(
    code="CH30",
    title="Số dính liền chữ đứng sau",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad="mo_dau: [Nhận 14đơn và 11hồ sơ của các hộ.]",
    good="mo_dau: ['Nhận 14 đơn; phủ sóng 5G; lát 120m2; dài 3km; tàu H2; Nghị quyết 30a; lúc 8h30.']",
)
def glued_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“14đơn”, “0vụ”. Đơn vị đo (km, ha, m2), mã và ký hiệu (5G, 4.0, 30a) không tính."""
    for hit in context.matches(_GLUED):
        word = hit.match["chu"]
        if word in _UNITS or not is_vietnamese_syllable(word):
            continue
        right = f"{hit.match['so']} {word}"
        yield Finding(hit.text.path, f"“{hit.match[0]}” thiếu dấu cách", hit.match[0], right, replacement=right)
