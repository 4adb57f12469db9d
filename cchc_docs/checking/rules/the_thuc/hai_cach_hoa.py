"""TT: the same words behind the same words, now with a capital and now without; a name in quotation marks in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding
from cchc_docs.checking.parts import CITED, QUOTED, parts
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.unit_names import unit_forms
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import to_placement_text

_SMALL = rf"[^\W\d_{CAPITALS}]+"
_CAPITAL = patterns.ours(rf"(?<= )[{CAPITALS}]{_SMALL}(?![^\W_])")
_BEFORE = patterns.ours(r"(?P<hai>[^\W\d_]+ )?(?P<mot>[^\W\d_]+ )$")
_BEHIND = patterns.ours(rf" {_SMALL}(?![^\W_])")
_ALONE = frozenset({"Hè", "Đảng"})
"""Single syllables that are a word: of others the half of a longer one would be compared."""
_KNOWN = patterns.ours(
    r"(?:Sở|Bộ|Ban|Phòng|Trung tâm|Văn phòng|Công an|Trạm|Chi|Đảng (?:bộ|ủy|uỷ|viên)|Ủy|Uỷ|Hội (?:đồng|nghị|thảo)|Chủ tịch|Phó|Trưởng|Bí thư|Giám đốc|Nhà nước|Nhân dân|Trường|Tổ(?! chức)|Đội|Khu|Mặt|Tiểu|Hợp tác|Công ty|Cơ quan|Bộ phận|Đài|Cổng|Trang|Hệ thống|Cơ sở|Nền tảng|Thường trực"
    r"|Kế hoạch|Quyết định|Nghị|Chỉ thị|Thông|Kết luận|Chương|Đề|Dự|Quy|Hướng dẫn|Báo|Tờ trình|Công văn|Luật|Danh|Phụ lục|Điều|Mục|Phương án|Mẫu|Biểu|Bảng|Chỉ số|Lịch|Điểm|Đại|Lễ|Giấy|Sổ|Phiếu"
    r"|Xã|Phường|Tỉnh|Huyện|Quận|Thành|Thị|Thôn|Trung ương|Tháng|Ngày|Năm|Quý|Tuần|Thứ|Tết|Người|Bác|Ông|Bà|Các|Những|Không|Có|Và|Một|Là|Theo)(?![^\W_])"
)
"""Offices, posts, papers, places, days: one of them has a capital, many have none; other rules know."""
_IN_MARKS = patterns.ours(r"[“\"](?P<chu>[^“”\"\n]{6,80})[”\"]")

_YEAR = patterns.ours(r" (?:năm )?\d+$")


def two_ways(context: Context) -> Iterator[Finding]:
    """“các hoạt động Hè” beside “các hoạt động hè”: two syllables behind the same one, or a word of one syllable behind the same two."""
    met: dict[str, list[tuple[Text, int, str]]] = {}
    for text in context.prose:
        for start, words, small in _with_capitals(text.text):
            met.setdefault(small, []).append((text, start, words))
    known = context.words
    there = [
        small for small in met if all(word in known for word in small.split(" ")) and _stands(context.whole, small)
    ]
    offices = (
        {form for unit in unit_forms(context) if len(unit.forms) > 1 or unit.fixed for form in unit.forms}
        if there
        else ()
    )
    told: dict[tuple[str, str], list[Text]] = {}
    for small in there:
        if not any(small.lower() in form.lower() for form in offices):  # CQ01 tells
            for text, start, words in met[small]:
                if not parts(context).holds((CITED, QUOTED), text, start):
                    told.setdefault((words, small), []).append(text)
    for (words, small), texts in told.items():
        shown = f"{words[: -len(small)]}{small}" if len(words) > len(small) else small
        message = f"“{words}” ở đây, chỗ khác viết “{shown}”{times(texts)}"
        yield Finding(texts[0].path, message, words, "dùng một cách viết", severity=GOI_Y, also=others(texts))


@lru_cache(maxsize=20_000)
def _with_capitals(words: str) -> tuple[tuple[int, str, str], ...]:
    """The capitals of a text in mid-sentence: where, their words with what stands beside them, the same words small."""
    if words.isupper() or words.istitle():
        return ()
    out = []
    for one in _CAPITAL.finditer(words):
        start, end = one.span()
        before = _BEFORE.search(words, max(0, start - 24), start)
        if before is None or before["mot"].lower() == "tết " or _KNOWN.match(words, start):
            continue
        behind = _BEHIND.match(words, end)
        further, lead = before["hai"] or "", before["mot"]
        for rest, needed in ((words[start : behind.end()] if behind else "", ""), (one[0], further)):
            if rest and (needed or rest != one[0]) and (rest != one[0] or rest in _ALONE):
                small = f"{needed}{lead}{rest[0].lower()}{rest[1:]}"
                out.append((start, f"{further}{lead}{rest}", small))
    return tuple(out)


def _stands(whole: str, small: str) -> bool:
    """Whether words stand somewhere as they are, whole."""
    at = whole.find(small)
    while at >= 0:
        if not whole[at - 1 : at].isalnum() and not whole[at + len(small) : at + len(small) + 1].isalnum():
            return True
        at = whole.find(small, at + 1)
    return False


def two_ways_in_marks(context: Context) -> Iterator[Finding]:
    """“Đêm Hội Trăng Rằm” and “Đêm hội trăng rằm”, each in quotation marks: one name."""
    forms: dict[str, dict[str, list[Text]]] = {}
    if "“" not in context.whole and '"' not in context.whole:
        return
    for hit in context.matches(_IN_MARKS):
        words = to_placement_text(_YEAR.sub("", hit.match["chu"].strip(" .,")), "old")
        if " " in words and not words.isupper():
            forms.setdefault(words.lower(), {}).setdefault(words, []).append(hit.text)
    for ways in forms.values():
        if len(ways) == 1:
            ((words, texts),) = ways.items()
            if words.count(" ") > 2 and words.istitle() and not words.isascii():
                message = f"“{words}” viết hoa mọi chữ; tên gọi viết hoa chữ đầu{times(texts)}"
                yield Finding(texts[0].path, message, words, words.capitalize(), severity=GOI_Y, also=others(texts))
        else:
            (usual, _), *rare = sorted(ways.items(), key=lambda one: -len(one[1]))
            for words, texts in rare:
                message = f"“{words}” ở đây, chỗ khác viết “{usual}”{times(texts)}"
                yield Finding(texts[0].path, message, words, usual, severity=GOI_Y, also=others(texts))
