"""TC: how a paper points to others and calls things - who carries it out among the recipients, one name written two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.needs import HEAD
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import to_placement_text

_CARRIED_OUT = patterns.ours(r"\W*(?P<nhu>Như (?:[Đđ]iều|trên|[Kk]ính gửi)[^;.,()]{0,20})")


@rule(
    code="TC64",
    title="“Như Điều …”, “Như trên” không ở dòng đầu nơi nhận",
    severity=GOI_Y,
    can_cu=practice(
        "mẫu 1.2 đến 1.5 Phụ lục III Nghị định số 30/2020/NĐ-CP vẽ “Như Điều …”, “Như trên” ở dòng đầu nơi nhận"
    ),
    can=HEAD,
    danh_cho=STATE,
    bad="{loai: quyet_dinh, noi_nhan: [Sở Nội vụ, Như Điều 3, Các thôn]}",
    good="{loai: quyet_dinh, noi_nhan: [Như Điều 3, Sở Nội vụ, Các thôn]}",
)
def carried_out_first(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nơi thi hành, nơi đã ghi ở Kính gửi đứng trước nơi báo cáo, nơi biết."""
    for number, line in enumerate(context.document.noi_nhan):
        found = _CARRIED_OUT.match(line)
        if found and number and (context.document.kinh_gui or "iều" in found["nhu"]):
            words = found["nhu"].strip()
            yield Finding(("noi_nhan", number), f"“{words}” không ở dòng đầu nơi nhận", words, "đưa lên dòng đầu")


_QUOTE = patterns.ours(r"“([^“”\n]{8,100})”|\"([^\"\n]{8,100})\"")
_WORDS = patterns.ours(r"\w+")
_OUTER = " .,;:!?-–…"
_FEWEST, _MOST = 4, 24
"""Words of a name that can be told from common words; names of a paper that are looked at."""


@rule(
    code="TC66",
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
    shown = patterns.sub(r"\s*[-–—]\s*", "-", " ".join(words.split())).strip(_OUTER)
    shown = to_placement_text(patterns.sub(r"[“”\"]", "", shown), "old")
    return shown[:1].lower() + shown[1:]
