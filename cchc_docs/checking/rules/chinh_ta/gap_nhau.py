"""CH: what a syllable meets: "làm tốt | chức năng" is no slip ("tốt chức"), "khơi rảnh" is one: nothing that "rảnh" goes with is near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.am_tiet import slipped
from cchc_docs.checking.rules.chinh_ta.dau import common_words, makes_a_word
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.word_lists import CAPITALS, word_list
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.vietnamese.accents import to_placement

_LAST = patterns.ours(r"(?<![^\W_])([^\W\d_]+) $")
_NAME = patterns.ours(rf"[{CAPITALS}][^\W\d_{CAPITALS}]+ [{CAPITALS}][^\W\d_{CAPITALS}]+ $")
_NEXT = patterns.ours(r" ([^\W\d_]+)(?![^\W_])")
_ALSO = frozenset(["tỉnh", "phường", "bên", "chia", "quà", "đầy", "gần", "máy", "mạnh", "nhập", "thưởng"])
"""Words of one syllable besides the common ones."""
_WORD = patterns.ours(r"[^\W\d_]+")


def words_meet(text: str, start: int, end: int) -> bool:
    """Whether the words of [start, end) are ends of words that go on beside them, what is left of them being words too.

    A capital behind a small letter begins a word as well ("nghiên cứu kỹ | Luật Đất đai").
    """
    inside = _WORD.findall(text[start:end])
    if len(inside) < 2:
        return False
    before, after = _LAST.search(text, max(0, start - 10), start), _NEXT.match(text, end)
    raw = [before[1] if before else "", *inside, after[1] if after else ""]
    if inside[0].islower() and any(word[0].isupper() for word in inside[1:]):
        return True
    if inside[0].istitle() and inside[1].islower() and _NAME.search(text, max(0, start - 24), start):
        return True  # "bà Lò Thị Chia sẽ dự": a name and what it does
    words = [to_placement(word.lower(), "old") for word in raw]
    return _met(words, raw)


def _met(words: list[str], raw: list[str]) -> bool:
    """Whether the syllables fall into words, one of which crosses an end of the span (the first and last are beside it)."""
    last = len(words) - 1
    # ways[n]: how the syllables before the n-th may have been divided, with (True) or without a word across an end
    ways: list[set[bool]] = [set() for _ in range(last + 2)]
    ways[0].add(False)
    ways[1].add(False)
    for at in range(last + 1):
        for crossed in ways[at]:
            if at and (at == last or words[at] in common_words() or words[at] in _ALSO or raw[at].isupper()):
                ways[at + 1].add(crossed)
            if at < last and makes_a_word((words[at], words[at + 1])):
                ways[at + 2].add(crossed or at == 0 or at + 1 == last)
    return True in ways[last + 1] or True in ways[last]


@cache
def _with_few() -> dict[str, tuple[str, frozenset[str], bool]]:
    """A syllable -> what is meant where none of its company is near, that company, whether it has hardly any other."""
    rows = word_list("loi_thuong_gap")["it_dung"]
    return {word: (row["la"], frozenset(map(str, row["voi"])), "muc" not in row) for word, row in rows.items()}


@rule(
    code="CH37",
    title="Âm tiết ít dùng đứng xa những chữ nó đi cùng (khơi rảnh, hồ sơ củ)",
    severity=CANH_BAO,
    can_cu=practice("chính tả tiếng Việt"),
    tru=QUOTED,
    bad="mo_dau: [Khơi rảnh nước quanh đình.]",
    good="mo_dau: ['Lúc rảnh rỗi, bà con khơi rãnh, trồng củ cải.', 'Ông kể lể chuyện cũ.']",
)
def out_of_company(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“rảnh” đi với “rỗi”, “lúc”; “lể” đi với “kể”. Đứng chỗ khác thì là “rãnh”, “lễ” gõ sai dấu hoặc sai phụ âm.

    Chữ được hiểu là mà chưa gặp cạnh chữ bên cạnh thì là gợi ý. Văn bản có chỗ dùng đúng âm tiết ấy (kế hoạch trồng củ giống) thì không xét. Chữ hoa có thể là tên riêng, không xét.
    Chỗ mà chữ bên cạnh cho biết phải là từ nào thì CH25, CH32 nói.
    """
    for word in context.words_among("CH37", _with_few().keys()):
        meant, company, alone = _with_few()[word]
        pattern = re.compile(rf"(?:{_LETTERS}{_APART}){{0,2}}(?<![^\W_]){word}(?![^\W_])(?:{_APART}{_LETTERS}){{0,2}}")
        texts = list(dict.fromkeys(context.places(word)))
        near = [(text, found[0]) for text in texts for found in pattern.finditer(text.text)]
        if any(not company.isdisjoint(_WORD.findall(words.lower())) for _, words in near):
            continue
        near = [one for one in near if slipped(context).isdisjoint(_WORD.findall(one[1].lower()))]
        if near:
            left = [text for text, _ in near]
            message = f"“{word}” ở đây có phải “{meant}”?{times(left)}"
            sure = alone and any(_goes(words.lower(), word, meant) for _, words in near)
            yield Finding(left[0].path, message, word, meant, severity=None if sure else GOI_Y, also=others(left))


_LETTERS, _APART = r"[^\W\d_]+", r"[ ,]+"


def _goes(words: str, word: str, meant: str) -> bool:
    """Whether what is meant (one of some) is known right before or behind a syllable beside the word."""
    table, beside = neighbours(), [to_placement(one, "old") for one in _WORD.findall(words)]
    at = beside.index(to_placement(word, "old"))
    return any(
        (at > 0 and table.known(beside[at - 1], one)) or (at + 1 < len(beside) and table.known(one, beside[at + 1]))
        for one in meant.split(" hoặc ")
    )
