"""TT: one name written two ways - a run of words with a capital here and without it there, a name in quotation marks in two forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.co_quan.hoa_trong_ten import names_told
from cchc_docs.checking.rules.the_thuc.hoa_giua_cau import in_two_ways, name_goes_on, titles
from cchc_docs.checking.rules.the_thuc.viet_hoa import maybe_capitals_told
from cchc_docs.checking.unit_names import odd_forms
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours, sub
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement, to_placement_text

_INSIDE = ours(
    rf"(?<![^\W_])(?P<truoc>[^\W\d_]+) (?P<chu>[{CAPITALS}][^\W\d_{CAPITALS}]+)(?= (?P<sau>[^\W_]+),?(?: -)? (?P<cuoi>[^\W_]+)(?![^\W_]))"
)
"""A word with a capital inside a sentence, the one before it and two behind it."""


class _Gram(NamedTuple):
    """Four words as typed: the first and the last hold the place, the second (here in small letters) is the one whose capital is looked at."""

    first: str
    small: str
    typed: str


@rule(
    code="TT85",
    title="Một cụm từ chỗ viết hoa, chỗ viết thường (lập Kế hoạch, lập kế hoạch)",
    severity=GOI_Y,
    can_cu=practice("một tên gọi viết hoa một cách trong một văn bản"),
    tru=QUOTED,
    bad="mo_dau: [Tổ phao lập Kế hoạch đua thuyền mùa nước., Các bản góp ý để tổ phao lập kế hoạch đua thuyền mùa nước.]",
    good="mo_dau: [Tổ phao lập Kế hoạch đua thuyền mùa nước., Các bản góp ý để tổ phao lập Kế hoạch đua thuyền; bản Hin có kế hoạch đua thuyền.]",
)
def now_with_a_capital(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bốn chữ liền nhau giống hệt, chữ đầu và chữ cuối như nhau, mà chữ ở giữa lúc hoa, lúc thường: nhắc kiểu ít dùng, mỗi chữ một lần. Chữ mà TT41, TT44, TT45 đã nhắc, tên cơ quan mà CQ01, CQ07 đã nhắc thì thôi."""
    found = {gram for _, gram in context.each(_grams)}
    small = {word for word in {gram.small for gram in found} if _stands_bare(context.whole, word)}
    grams = sorted(gram for gram in found if gram.small in small)
    others_say = (in_two_ways, titles, maybe_capitals_told) if grams else ()
    told = {word for say in others_say for one in say(context) for word in one.quote.lower().split()}
    names = (
        {form.lower() for form in odd_forms(context)} | {one.quote.lower() for one in names_told(context)}
        if grams
        else set()
    )
    for gram in grams:
        begun, of_a_name = f"{gram.first.lower()} {gram.small}", gram.typed.lower().partition(" ")[2]
        if any(begun in name or name.startswith(of_a_name) for name in names):
            continue  # CQ01, CQ07 say how the name is written
        if gram.small not in told and _stands_bare(context.whole, f"{gram.first} {gram.small}"):
            forms = _forms(context, gram)
            if len(forms) > 1:
                told.add(gram.small)
                yield from _finding(forms)


def _stands_bare(whole: str, words: str) -> bool:
    """Whether words stand somewhere with no mark on either side."""
    at = whole.find(words)
    while at >= 0:
        end = at + len(words)
        if not f"{whole[at - 1 : at]}{whole[end : end + 1]}".strip():
            return True
        at = whole.find(words, end)
    return False


def _finding(forms: dict[str, list[Text]]) -> Iterator[Finding]:
    usual = max(forms, key=lambda form: len(forms[form]))
    form = next(one for one in forms if one != usual)
    quote, other = (_whole(forms[one][0].text, one) for one in (form, usual))
    if (
        quote.split(" ")[0].lower() == other.split(" ")[0].lower()
    ):  # else two things: "pháp | luật thuế", "Bộ | luật Thuế"
        yield Finding(forms[form][0].path, f"“{quote}”, chỗ khác viết “{other}”", quote, other)


def _whole(words: str, run: str) -> str:
    """The run with what its ends are cut from ("chức Lễ kỷ niệm" -> "tổ chức Lễ kỷ niệm"), its last word off where that begins no other."""
    start = words.find(run)
    end = start + len(run)
    before, after = _LAST.search(words, 0, start), _NEXT.match(words, end)
    pieces = [to_placement(one.rstrip(",").lower(), "old") for one in run.split(" ")]
    a_word = neighbours().a_word
    if before and a_word(to_placement(before[1].lower(), "old"), pieces[0]):
        start = before.start(1)
    if after and a_word(pieces[-1], to_placement(after[1].lower(), "old")):
        end = after.end(1)
    elif not a_word(pieces[-2], pieces[-1]):
        end = words.rfind(" ", start, end)
    return words[start:end].rstrip(",- ")


_LAST, _NEXT = ours(r"(?<![^\W_])([^\W\d_]+) $"), ours(r" ([^\W\d_]+)(?![^\W_])")


@lru_cache(maxsize=2048)
def _grams(words: str) -> tuple[_Gram, ...]:
    """What may be typed with a small letter elsewhere."""
    return tuple(
        _Gram(found["truoc"], found["chu"].lower(), words[found.start() : found.end("cuoi")])
        for found in (_INSIDE.finditer(words) if not words.isupper() else ())
        if not found["truoc"].isupper()
        and (found["cuoi"].islower() or _common(found))
        and not (found["truoc"] == "và" and name_goes_on(words, found.start("chu")))
    )


_ALWAYS = frozenset({("tổ", "quốc"), ("nhân", "dân"), ("nhà", "nước"), ("chính", "phủ"), ("quốc", "hội")})
"""The form in small letters is the wrong one, however often it stands there: TT40, CQ07 tell."""


def _common(found: re.Match[str]) -> bool:
    """Whether what has the capital is a word of offices, no name, whatever comes behind ("hội Đại biểu Đảng bộ")."""
    small, after = (to_placement(found[name].lower(), "old") for name in ("chu", "sau"))
    return (
        found["truoc"].islower()
        and found["sau"].islower()
        and neighbours().usual(small, after)
        and (small, after) not in _ALWAYS
    )


def _forms(context: Context, gram: _Gram) -> dict[str, list[Text]]:
    """How the four words are typed in the paper, the first and the last as here: each form with its texts."""
    whole, small, sought = context.whole, context.whole_small, gram.typed.lower()
    last = gram.typed[gram.typed.rfind(" ") :]
    forms: dict[str, list[Text]] = {}
    at = small.find(sought) if len(small) == len(whole) else -1
    while at >= 0:
        end = at + len(sought)
        typed = whole[at:end]
        alone = not small[at - 1 : at].isalnum() and not small[end : end + 1].isalnum()
        if alone and typed.startswith(f"{gram.first} ") and typed.endswith(last) and not typed.isupper():
            forms.setdefault(typed, []).append(context.text_at(at))
        at = small.find(sought, end)
    return forms


_QUOTE = ours(r"“([^“”\n]{8,100})”|\"([^\"\n]{8,100})\"")
_WORDS = ours(r"\w+")
_OUTER = " .,;:!?-–…"
_FEWEST, _MOST = 4, 24
"""Words of a name that can be told from common words; names of a paper that are looked at."""


@rule(
    code="TT86",
    title="Tên trong ngoặc kép viết hai kiểu",
    severity=GOI_Y,
    can_cu=practice("tên cuộc vận động, phong trào, sự kiện viết một kiểu trong cả văn bản"),
    bad="mo_dau: ['Mở hội “Đêm trăng bến Cồn, lần thứ hai”.', 'Hội “Đêm trăng bến Cồn lần thứ hai” có ba phần.', 'Dựng cổng hội “Đêm trăng bến Cồn lần thứ hai”.']",
    good="mo_dau: ['Mở hội “Đêm trăng bến Cồn lần thứ hai”.', 'Hội “Đêm trăng bến Cồn lần thứ hai” có ba phần.', 'ĐÊM TRĂNG BẾN CỒN LẦN THỨ HAI']",
)
def one_name_two_ways(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng chữ mà khác dấu phẩy hoặc chữ hoa, kể cả chỗ viết không ngoặc: nhắc kiểu ít dùng. Dòng viết hoa toàn bộ không tính."""
    if "“" not in context.whole and '"' not in context.whole:
        return
    names: dict[str, None] = {}
    for text in context.prose:
        for found in _QUOTE.finditer(text.text) if "“" in text.text or '"' in text.text else ():
            words = _WORDS.findall((found[1] or found[2]).lower())
            if len(words) >= _FEWEST and not any(_stands_once(context, word) for word in words):
                names.setdefault(" ".join(words))
    for name in list(names)[:_MOST]:
        yield from _ways(context, name.split())


def _stands_once(context: Context, word: str) -> bool:
    """Whether a word (small letters) stands in one place of the paper only; of figures that is not known."""
    forms = context.small_words.get(word, ())
    return len(forms) == 1 and context.words[forms[0]] == 1


def _ways(context: Context, words: list[str]) -> Iterator[Finding]:
    """The ways one name is written, the usual one first."""
    pattern = re.compile(r"(?<!\w)" + r"[^\w\n]{1,3}".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
    ways: dict[str, list[tuple[Text, str]]] = {}
    for text in context.texts_with(words[0]):
        for found in pattern.finditer(text.text):
            if not found[0].isupper():
                ways.setdefault(_alike(found[0]), []).append((text, found[0]))
    if len(ways) < len("ab"):
        return
    usual = max(ways, key=lambda one: len(ways[one]))
    for way, places in ways.items():
        if way != usual:
            typed, right = places[0][1], ways[usual][0][1]
            texts = [text for text, _ in places]
            yield Finding(
                texts[0].path, f"“{typed}”, chỗ khác viết “{right}”{times(texts)}", typed, right, also=others(texts)
            )


def _alike(words: str) -> str:
    """A name as it is compared: one kind of dash and of blank, the tone mark in one place, its first letter small."""
    shown = sub(r"\s*[-–—]\s*", "-", " ".join(words.split())).strip(_OUTER)
    shown = to_placement_text(sub(r"[“”\"]", "", shown), "old")
    return shown[:1].lower() + shown[1:]
