"""Where two words meet: "làm tốt | chức năng" holds the letters of a slip ("tốt chức") and is none."""

from __future__ import annotations

from cchc_docs import patterns
from cchc_docs.checking.rules.chinh_ta.dau import common_words, makes_a_word
from cchc_docs.checking.word_lists import CAPITALS
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
