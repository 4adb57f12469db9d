"""CH: words - known slips, missing commas, names of products, syllables that are not Vietnamese, two spellings of one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import DITTO, SAID
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.am_tiet import slipped
from cchc_docs.checking.rules.chinh_ta.gap_nhau import words_meet
from cchc_docs.checking.rules.chinh_ta.go import foreign, others, standing_alone, times
from cchc_docs.checking.rules.chinh_ta.tach_dinh import cut_syllables, is_glued, two_words
from cchc_docs.checking.rules.the_thuc.phong_cu import old_texts
from cchc_docs.checking.word_lists import CAPITALS, slips, there
from cchc_docs.checking.wording.beside import bare
from cchc_docs.checking.wording.neighbours import SURE, neighbours
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.checking.wording.terms import apart, may_be_cut, terms_cut
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import (
    is_vietnamese_syllable,
    repair_d,
    strip_accents,
    struck,
    to_placement,
    with_tone_in_place,
)

_SPELLING = practice("chính tả tiếng Việt, theo các lỗi hay gặp trong văn bản hành chính")


_MAY_MEET = frozenset({"nham_chu", "thieu_chu"})
"""Groups whose slips may stand, letter for letter, where two right words meet."""


_IN_ADDRESS = patterns.ours(r"(?:://|www\.|[/@])[\w.]{0,10}\w+\.?|\w\.(?:com|vn|net|org)")
"""Part of a web address: typed small there."""


_IN_A_NAME = patterns.ours(rf"^[{CAPITALS}][^\W\d_{CAPITALS}]+ [^\W\d_{CAPITALS}]+ [{CAPITALS}][^\W\d_{CAPITALS}]+ ")
"""Two nouns with a capital each ("Quốc phòng An ninh"): a body, a course by its name, which is written as who gave it did."""


def _slips(context: Context, group: str) -> Iterator[Finding]:
    key, found = ("slips", group), []
    searched = context.unpassed(key)
    for one in there(searched, group):
        slip = one.slip
        for hit in searched.matches(one.pattern, (one.letters,) if one.letters else ()):
            found.append(hit.text)
            words, right = hit.match[0], hit.match.expand(slip.dung)
            if words[0].isupper() and right[0].islower():
                right = right[:1].upper() + right[1:]
            if group == "ten_san_pham" and _IN_ADDRESS.search(hit.text.text, max(0, hit.start - 12), hit.end + 4):
                continue
            if group == "thieu_phay" and _IN_A_NAME.search(words):
                continue
            if group in _MAY_MEET and words_meet(hit.text.text, hit.start, hit.end):
                continue
            if group == "thieu_chu" and _stands_misspelt(right, hit.text.text, hit.end):
                continue  # CH25, CH32 tell
            in_capitals = words.isupper() and group != "ten_san_pham"
            right = right.upper() if in_capitals else right
            if words != right:
                yield Finding(
                    hit.text.path,
                    f"“{words}”: {slip.ly_do}",
                    words,
                    right,
                    right if slip.sua and not in_capitals else None,
                    severity=slip.muc,
                )
    context.pass_texts_but(key, found)


_NEXT_WORD = patterns.ours(r" ([^\W\d_]+)")


def _stands_misspelt(right: str, words: str, end: int) -> bool:
    """Whether the last syllable of the right words comes next, with another mark ("Hội đồng nhân đân"): it was not lost."""
    found = _NEXT_WORD.match(words, end)
    last = right.rpartition(" ")[2].lower()
    return found is not None and found[1].lower() != last and strip_accents(found[1].lower()) == strip_accents(last)


@rule(
    code="CH10",
    title="Lỗi chính tả thường gặp",
    severity=LOI,
    can_cu=_SPELLING,
    tru=SAID,
    bad="mo_dau: [Các đơn vị đầy mạnh cải cách.]",
    good="mo_dau: [Các đơn vị đẩy mạnh cải cách.]",
)
def known_slips(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chữ sai dấu mà vẫn thành chữ có nghĩa, nên soát từng âm tiết không thấy; theo danh sách soạn sẵn."""
    yield from mistaken(context)


def mistaken(context: Context) -> list[Finding]:
    """Return what the table of slips that are words tells of."""
    return context.once("nham_chu", lambda: list(_slips(context, "nham_chu")))


@rule(
    code="CH11",
    title="Liệt kê thiếu dấu phẩy",
    severity=CANH_BAO,
    can_cu=_SPELLING,
    bad="mo_dau: [Tập huấn cho cán bộ công chức xã.]",
    good="mo_dau: ['Tập huấn cho cán bộ, công chức xã.']",
)
def missing_comma(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“cán bộ, công chức”, “cơ quan, đơn vị” là liệt kê. Mục mức gợi ý có thể là một tên gọi viết liền."""
    yield from _slips(context, "thieu_phay")


@rule(
    code="CH22",
    title="Dấu phẩy thừa trong câu",
    severity=GOI_Y,
    can_cu=_SPELLING,
    bad="mo_dau: ['Đội ngũ cán bộ, công chức, có nhận thức đầy đủ.']",
    good="mo_dau: ['Đội ngũ cán bộ, công chức, viên chức có nhận thức đầy đủ.']",
)
def stray_comma(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“cán bộ, công chức, có …”: thừa dấu phẩy, hoặc rơi mất một thành phần của liệt kê (viên chức); “theo dõi, thi hành pháp luật”."""
    yield from _slips(context, "thua_phay")


@rule(
    code="CH31",
    title="Tên, thuật ngữ cố định rơi mất một chữ",
    severity=CANH_BAO,
    can_cu=_SPELLING,
    tru=SAID,
    bad="mo_dau: [Trình Phó tịch UBND xã xem xét., Luật sửa một số điều của Thủy lợi.]",
    good="mo_dau: ['Trình Phó Chủ tịch UBND xã xem xét; sửa một số điều của Luật Thủy lợi.', Rút ngắn thủ tục hành chính., Ban Quản lý dự án.]",
)
def syllable_lost(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Phó tịch”, “thủ hành chính”, “sẵn sàng chiến trong mọi tình huống”: tên cơ quan, chức vụ, thuật ngữ, cụm từ quen dùng bị rơi một chữ."""
    yield from lost(context)
    for hit in context.matches(_NO_TYPE, ("số điều của ",)):
        message = f"“{hit.match[0]}”: rơi tên loại (Luật, Nghị định …)"
        yield Finding(hit.text.path, message, hit.match[0], "số điều của Luật …")


def lost(context: Context) -> list[Finding]:
    """Return what the table of names and terms tells of."""
    return context.once("thieu_chu", lambda: list(_lost(context)))


_CUT = Passed("terms cut")
_MANY = 4
"""Blanks of what is left of a phrase that chance does not make where words meet."""


def _lost(context: Context) -> Iterator[Finding]:
    told = list(_slips(context, "thieu_chu"))
    yield from told
    known = {(one.path, one.quote.lower()) for one in told}
    for text, one in apart(_CUT.found(context, may_be_cut, terms_cut)):
        small = one.quote.lower()
        few = one.quote.count(" ") < _MANY
        if few and words_meet(text.text, one.start, one.start + len(one.quote)):
            continue
        if not any(path == text.path and (quote in small or small in quote) for path, quote in known):
            yield Finding(text.path, f"“{one.quote}”: rơi chữ “{one.lost}”", one.quote, one.term)


_NO_TYPE = patterns.ours(
    rf"số điều của (?!(?:Bộ l|L)uật|Hiến|Pháp l|Ngh|Quy|Thông|Ch|Đi|Kế|Đề|Cô|Hi|Chương|Các|Sắc|Hư)(?=[{CAPITALS}][^\W\d_{CAPITALS}])[^\W\d_]+(?: [^\W\d_]+)?"
)
"""“một số điều của Phòng, chống thiên tai”: the name of a law, and no word that it is one."""


@rule(
    code="CH12",
    title="Tên sản phẩm, hệ thống viết sai",
    severity=CANH_BAO,
    can_cu=practice("viết tên riêng theo đúng chủ sở hữu công bố"),
    bad="mo_dau: [Sử dụng ứng dụng VneID.]",
    good="mo_dau: [Sử dụng ứng dụng VNeID.]",
)
def product_names(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Theo danh sách tên ứng dụng, phần mềm hay gặp trong kế hoạch của xã."""
    yield from _slips(context, "ten_san_pham")


@rule(
    code="CH13",
    tru=DITTO,
    title="Chữ không phải âm tiết tiếng Việt",
    severity=CANH_BAO,
    can_cu=_SPELLING,
    bad="mo_dau: [Hỗ trợ doanh nghiêp., Theo Kết luận của Hyện ủy.]",
    good="mo_dau: [Hỗ trợ doanh nghiệp qua email và website của xã., Xã Krông Pắk.]",
)
def no_syllable(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét chữ thường: chữ có dấu tiếng Việt mà không ghép được thành âm tiết gần như chắc là gõ sai.

    Chữ không dấu lạ chỉ là gợi ý, vì có thể là từ nước ngoài. Tên riêng, chữ viết tắt không xét.
    """
    searched = context.unpassed("CH13")
    odd = [word for word in searched.words if (_no_small_syllable(word) if word.islower() else _no_name_perhaps(word))]
    context.pass_texts_but("CH13", (text for word in odd for text in searched.places(word)))
    # Halves of a syllable that a blank cuts in two: CH27 tells of them, and deleting one would lose it.
    halves = {(one.text.path, half) for one in cut_syllables(context) for half in one.typed.split()} if odd else ()
    old = old_texts(context) if odd else frozenset()
    known = {(one.path, word) for one in (mistaken(context) if odd else ()) for word in one.quote.lower().split()}
    for word in odd:
        if old and all(text.path in old for text in context.places(word)):
            continue  # CH48 tells of the font
        if not word.islower():
            if is_glued(word):
                places = context.places(word)
                yield Finding(places[0].path, f"“{word}”: hai chữ dính liền", word, also=others(places))
            if _no_capital_syllable(word):
                yield from _no_name(context, word)
            continue
        places = [text for text in context.places(word) if (text.path, word) not in halves]
        if len(word) == 1:
            yield from _lone_letter(word, places)
            continue
        texts = [
            text
            for text in places
            if word in standing_alone(context, text) and (text.path, word) not in known  # CH10 tells it
        ]
        if not texts:
            continue
        parted = two_words(word)
        if parted:
            message = f"“{word}”: hai chữ dính liền{times(texts)}"
            yield Finding(texts[0].path, message, word, parted, parted, also=others(texts))
            continue
        keys = _keys_left(texts[0].text, word)
        sure = bool(keys) or (not word.isascii() and strip_accents(word) != word)
        if not sure and word in slipped(context):
            continue  # CH25, CH32 know what it is meant for
        placed = with_tone_in_place(word)
        yield Finding(
            texts[0].path,
            f"“{word}” không phải âm tiết tiếng Việt{times(texts)}"
            + ("" if sure else _IN_SHORT if _may_be_short(word) else "; nếu là từ nước ngoài thì bỏ qua"),
            word,
            placed or keys or _meant(texts[0].text, word),
            placed or keys or None,
            severity=CANH_BAO if sure else GOI_Y,
            also=others(texts),
        )


_IN_SHORT = "; nếu là chữ viết tắt thì viết đủ hoặc giải thích ở lần đầu"
_ONSETS = frozenset(["ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"])


def _may_be_short(word: str) -> bool:
    """Whether a word without a vowel is one of the short forms that people type small ("hs", "gv"), and no onset cut from its syllable."""
    return word not in _ONSETS and not any(letter in "aeiouy" for letter in strip_accents(word))


def _no_small_syllable(word: str) -> bool:
    """Whether a word in small letters is no syllable and nothing else we know; "km²" is a unit."""
    known = is_vietnamese_syllable(word) or word in foreign() or word in _MAY_STAND_ALONE
    return not known and word.isalpha()


def _no_capital_syllable(word: str) -> bool:
    return not word.isascii() and not is_vietnamese_syllable(repair_d(word).lower())


def _no_name_perhaps(word: str) -> bool:
    return _no_capital_syllable(word) or is_glued(word)


def _keys_left(words: str, typed: str) -> str:
    """The syllable that keys stand for ("dduwocj"), where it is known beside a neighbour: short foreign words may read as keys too."""
    keys, known = struck(typed), neighbours().known
    if keys and (
        not typed.isascii()
        or any(known(left, keys) or known(keys, right) for _, (left, right) in _beside(words, typed))
    ):
        return keys
    return ""


def _meant(words: str, typed: str) -> str:
    """What the neighbours of a syllable that is none tell that it is meant for, "" where they do not."""
    for _, (left, right) in _beside(words, typed):
        slip = neighbours().slip(("", left), to_placement(typed, "old"), (right, ""))
        if slip is not None and slip.score >= SURE:
            return slip.meant
    return ""


def _beside(words: str, typed: str) -> Iterator[tuple[re.Match[str], tuple[str, str]]]:
    """Where a word stands whole, with the syllables before and behind it as the table of neighbours has them, "" at a mark."""
    for found in re.finditer(rf"(?:([^\W\d_]+) )?(?<![^\W_]){typed}(?![^\W_])(?: ([^\W\d_]+))?", words):
        yield found, (bare(found[1]), bare(found[2]))


def _no_name(context: Context, word: str) -> Iterator[Finding]:
    """A capital may begin a name of any tongue; not where its neighbour makes a usual word with a syllable a letter away ("Hyện ủy")."""
    typed = to_placement(word.lower(), "old")
    for text in dict.fromkeys(context.places(word)):
        for found, (left, right) in _beside(text.text, word):
            slip = neighbours().slip(("", left), typed, (right, ""))
            beside = found[1 if slip.by_left else 2] if slip is not None else ""
            if slip is not None and slip.score >= SURE and (word.isupper() or beside.islower()):
                fixed = slip.meant.upper() if word.isupper() else slip.meant.capitalize()
                yield Finding(text.path, f"“{found[0]}”: “{word}” không phải âm tiết tiếng Việt", word, fixed)


_MAY_STAND_ALONE = frozenset("aàáảãạăâeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ")
"""Letters by themselves that are syllables, or list marks."""


def _lone_letter(letter: str, places: list[Text]) -> Iterator[Finding]:
    marks = r"(?:điểm|mục|khoản|ý|tiết|phần|loại|nhóm|hạng|cấp|lớp|khối|tiểu mục|và|,|-|–|đến|\()"
    for text in places:
        found = re.search(rf"(?<![\w.,/\-]){letter}(?= [^\W\d_])|(?<=[^\W\d_]{{2}}/){letter}(?= {letter})", text.text)
        if letter in "mglhsđ" and re.search(rf"\d {letter}\b", text.text):
            continue  # a measure
        if found and found.start() and not re.search(rf"{marks}\s*$", text.text[: found.start()], re.IGNORECASE):
            around = text.text[found.start() : found.end() + 12].rsplit(" ", 1)[0]
            yield Finding(
                text.path,
                f"Thừa chữ “{letter}”",
                around or letter,
                "ghép vào âm tiết bên cạnh hoặc xóa",
                severity=CANH_BAO,
            )


@rule(
    code="CH15",
    title="Một tên hoặc chữ viết tắt viết hoa hai kiểu",
    severity=CANH_BAO,
    can_cu=practice("một tên chỉ viết một cách trong một văn bản"),
    bad="mo_dau: [Phần mềm HPnet của xã., Văn bản đi qua HpNet.]",
    good="mo_dau: [Phần mềm HPnet của xã., Văn bản đi qua HPnet., Chỉ số DTI.]",
)
def two_cases(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So những chữ có chữ hoa ở giữa (HPnet, PAR Index); dòng toàn chữ hoa không xét."""
    forms: dict[str, dict[str, list[Text]]] = {}
    for text, _, found in context.matches(_TWO_CASES, pieces=_IN_CAPITALS):
        if not text.text.isupper():
            forms.setdefault(found[0].casefold(), {}).setdefault(found[0], []).append(text)
    for every in forms.values():
        if len(every) < 2:
            continue
        known = _product_slips()  # CH12 tells those
        spellings = {form: texts for form, texts in every.items() if not known.fullmatch(form)}
        if len(spellings) < 2:
            continue
        main = max(spellings, key=lambda form: len(spellings[form]))
        for form, texts in spellings.items():
            if form != main:
                yield Finding(
                    texts[0].path, f"“{form}” nơi khác viết “{main}”{times(texts)}", form, main, also=others(texts)
                )


_TWO_CASES = patterns.ours(
    r"(?<![\w.&/-])(?:PAR ?(?:INDEX|Index|index)|[^\W\d_]*[a-zđ][A-ZĐ][^\W\d_]*|[A-ZĐ]{2,}[a-zđ]+)(?![\w&/-])"
)
_IN_CAPITALS = patterns.ours(r"[a-zđ][A-ZĐ]|[A-ZĐ]{2}[a-zđ]|PAR")


@cache
def _product_slips() -> re.Pattern[str]:
    return patterns.ours("|".join(slip.sai for slip in slips("ten_san_pham")))
