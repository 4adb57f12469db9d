"""Vietnamese letters: normal form, accent placement, sorting, and whether a syllable can be Vietnamese at all.

Two placements live side by side in open syllables with oa, oe, uy: the old one (hóa, khỏe, thủy) and the new one (hoá,
khoẻ, thuỷ). Both are right; one document should keep to one. All other syllables have one place for the tone.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from sys import intern

from cchc_docs import patterns

__all__ = [
    "is_vietnamese_syllable",
    "nfc",
    "placement",
    "repair_d",
    "similarity",
    "sort_key",
    "split_syllable",
    "strip_accents",
    "struck",
    "to_placement",
    "to_placement_text",
    "with_tone_in_place",
]

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng: dictionary order
_VOWELS = "aăâeêioôơuưy"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {c: n for n, c in enumerate(_LETTERS)}


def nfc(text: str) -> str:
    """Return the composed form: "o" + dot below + circumflex becomes "ộ". Nothing else changes."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def repair_d(text: str) -> str:
    """Return the text with the Icelandic Ð ð and the African Ɖ, which look like Đ đ, made Vietnamese."""
    return text.replace("\u00d0", "Đ").replace("\u00f0", "đ").replace("\u0189", "Đ").replace("\u0256", "đ")


_KEPT = 0x2000
"""Letters of Latin, Greek and Cyrillic writing and their marks: what others become is worked out again each time."""


class _Bare(dict[int, str]):
    """A letter -> what is left of it without marks, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        plain = unicodedata.normalize("NFD", repair_d(chr(point)))
        bare = "".join(c for c in plain if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")
        if point < _KEPT:
            self[point] = bare
        return bare


class _Toneless(dict[int, str]):
    """A letter -> the letter without its tone."""

    def __missing__(self, point: int) -> str:
        bare = _split_tone(chr(point))[0]
        if point < _KEPT:
            self[point] = bare
        return bare


_BARE, _TONELESS = _Bare(), _Toneless()


def strip_accents(text: str) -> str:
    """Return the text without tones, hooks and hats (Đ to D): for matching only, never for printing."""
    return text if text.isascii() else text.translate(_BARE)


@lru_cache(maxsize=512)
def _split_tone(c: str) -> tuple[str, int]:
    """Return a letter without its tone, and the tone (0 for none)."""
    parts = unicodedata.normalize("NFD", c)
    tone = next((_TONES[p] for p in parts if p in _TONES), 0)
    return (unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES)), tone) if tone else (c, 0)


def _with_tone(c: str, tone: int) -> str:
    mark = next((m for m, t in _TONES.items() if t == tone), "")
    return unicodedata.normalize("NFC", c + mark)


def _toneless(word: str) -> tuple[str, int, int]:
    """Return the word without tone, the tone, and where it sat (-1 for none); more than one tone gives tone -1."""
    if word.isascii():
        return word, 0, -1
    bare = word.translate(_TONELESS)
    tone, where = 0, -1
    if bare != word:
        for n, c in enumerate(word):
            t = 0 if c.isascii() else _split_tone(c)[1]
            if t:
                tone, where = (t, n) if where < 0 else (-1, n)
    return bare, tone, where


@lru_cache(maxsize=8192)
def split_syllable(word: str) -> tuple[str, str, int]:
    """Return onset, toneless rime and tone (0 to 5, -1 for two) of a syllable in small letters: "trượng" -> tr, ương, 5.

    "gi" before a vowel and "qu" are onsets; a word that is no syllable comes back split before its first vowel.
    """
    bare, tone, _ = _toneless(nfc(word).lower())
    start = next((n for n, c in enumerate(bare) if c in _VOWELS), len(bare))
    if bare.startswith("qu") or (bare.startswith("gi") and len(bare) > 2 and bare[2] in _VOWELS):
        start = 2
    return bare[:start], bare[start:], tone


def sort_key(text: str) -> tuple[object, ...]:
    """Return a key that sorts as a Vietnamese dictionary does: a ă â b … d đ e ê …, then tones; small letters first.

    Word by word, so "An Bình" stands before "Ân" and "Đạt" after "Dương".
    """
    words, tones = [], []
    for word in nfc(text).split():
        bare, marks = [], []
        for c in word:
            letter, tone = _split_tone(c)
            low = letter.lower()
            bare.append((1, _PLACE[low]) if low in _PLACE else (0, ord(low[0])))
            marks.append(tone)
        words.append(tuple(bare))
        tones.append(tuple(marks))
    return tuple(words), tuple(tones), text.swapcase()


_OPEN = frozenset("aàáảãạeèéẻẽẹyỳýỷỹỵ")
"""The last letters of the syllables that are written in two styles."""


# --- placement -------------------------------------------------------------------------------------------------------


def _open_glide(bare: str) -> int:
    """Return where oa, oe or uy starts in a toneless syllable that ends in it, -1 where the two styles agree."""
    if len(bare) < 2 or bare[-2:] not in ("oa", "oe", "uy") or (len(bare) > 2 and bare[-3] in _VOWELS):
        return -1
    return -1 if bare[-3:-1] == "qu" else len(bare) - 2  # the u of qu belongs to the consonant: only "quý"


@lru_cache(maxsize=16384)
def placement(word: str) -> str | None:
    """Return "old" (hóa, thủy, úy), "new" (hoá, thuỷ, uý) or None where both styles write the same."""
    word = nfc(word).lower()
    if word[-1:] not in _OPEN:
        return None
    bare, tone, where = _toneless(word)
    start = _open_glide(bare)
    if tone <= 0 or start < 0:
        return None
    return "old" if where == start else "new" if where == start + 1 else None


@lru_cache(maxsize=16384)
def to_placement(word: str, style: str) -> str:
    """Return one syllable in the style "old" or "new", capitals kept; unchanged where the styles agree."""
    if style not in ("old", "new"):
        raise ValueError(f"unknown style {style!r}")
    word = nfc(word)
    now = placement(word) if word[-1:].lower() in _OPEN else None
    if now is None or now == style:
        return word
    bare, tone, where = _toneless(word)
    target = where - 1 if style == "old" else where + 1
    return bare[:target] + _with_tone(bare[target], tone) + bare[target + 1 :]


@lru_cache(maxsize=4096)
def to_placement_text(text: str, style: str) -> str:
    """Return a text with every syllable in the style "old" or "new"; all else stays as it is."""
    text = nfc(text)
    out: list[str] = []
    end = 0
    for found in _GLIDE.finditer(text):
        start = found.start()
        while start > end and text[start - 1].isalnum() and not text[start - 1].isdecimal():
            start -= 1
        out += [text[end:start], to_placement(text[start : found.end()], style)]
        end = found.end()
    return "".join([*out, text[end:]]) if out else text


_GLIDE = patterns.ours(
    "[oòóỏõọOÒÓỎÕỌuùúủũụUÙÚỦŨỤ]"
    "(?:(?<=[òóỏõọÒÓỎÕỌ])[aAeE]|(?<=[oO])[àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|(?<=[ùúủũụÙÚỦŨỤ])[yY]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])"
    r"(?![^\W\d_])"
)
"""The end of a syllable in which the two styles choose between two vowels."""


# --- syllables -------------------------------------------------------------------------------------------------------

# Rimes by their first letters, as the orthography writes them after an ordinary onset.
_PLAIN = """
a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu  i ia ich im in inh ip it iu
iêc iêm iên iêng iêp iêt iêu  o oc oi om on ong op ot ooc oong  ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt  u ua uc ui um un ung up ut  uôc uôi uôm uôn uông uôt
ư ưa ưc ưi ưm ưn ưng ưt ưu  ươc ươi ươm ươn ương ươp ươt ươu
"""
_ROUND = """
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
uân uâng uât uây uê uêch uên uênh uêu uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
"""
_QU = """
a ac ach ai am an ang anh ao at au ay  ăc ăm ăn ăng ăp ăt  ân âng ât âu ây
e ec en eng eo et  ê êch ên ênh êt  i ich in inh it iu  y ych yn ynh yp yt yu yên yêt  ôc  ơ ơi ơn ơt
"""
_PLAIN_RIMES, _ROUND_RIMES, _QU_RIMES = (frozenset(rimes.split()) for rimes in (_PLAIN, _ROUND, _QU))
_Y_RIMES = {"y", "yêm", "yên", "yêng", "yêt", "yêu"}  # on their own; the others are written iê behind an onset
_ALONE = (_PLAIN_RIMES | _ROUND_RIMES | _Y_RIMES) - {"iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu"}
_ONSETS = frozenset(["ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx"])
_BEFORE_Y = {"h", "k", "l", "m", "s", "t", "v", "n"}  # kỷ, lý, mỹ, sỹ, tỷ, vỹ stand beside kỉ, lí, mĩ, sĩ, tỉ, vĩ
_BEFORE_EI = {"k", "gh", "ngh"}
_NOT_BEFORE_EI = {"c", "g", "ng"}
_FRONT = tuple("eêiy")
_NO_ROUND = {"b", "m", "v", "ph", "gi", "gh", "ngh", "k", "p"}  # labials; the others write the glide as qu
_FOREIGN_ROUND = {"voan", "phuy"}
_G_I = {"i", "in", "ip", "iêc", "iêm", "iên", "iêng", "iêt", "iêu"}  # gì, gìn, giếng: one i is written for two


def _is_allowed(bare: str) -> bool:
    """Tell whether a toneless syllable is one of the four thousand that the orthography allows."""
    if bare in _ALONE or bare in _FOREIGN_ROUND:
        return True
    return any(bare[:n] in _ONSETS and _fits(bare[:n], bare[n:]) for n in range(1, min(4, len(bare))))


def _fits(onset: str, rime: str) -> bool:
    """Tell whether a rime may stand after an onset."""
    if onset == "qu":
        return rime in _QU_RIMES
    if rime == "y":
        return onset in _BEFORE_Y
    if onset == "g" and rime in _G_I:
        return True
    if rime not in _PLAIN_RIMES and (rime not in _ROUND_RIMES or onset in _NO_ROUND):
        return False
    if onset == "gi" and rime[0] == "i":
        return False
    return onset not in (_NOT_BEFORE_EI if rime.startswith(_FRONT) else _BEFORE_EI)


def _tone_places(bare: str) -> set[int]:
    """Return where the tone may stand in a toneless syllable."""
    start = 2 if bare.startswith("qu") or (bare.startswith("gi") and len(bare) > 2 and bare[2] in _VOWELS) else 0
    vowels = [n for n, c in enumerate(bare) if c in _VOWELS and n >= start]
    hatted = [n for n in vowels if bare[n] in "ăâêôơ"] or [n for n in vowels if bare[n] == "ư"]
    if hatted:
        return {hatted[-1]}  # ươ: on the ơ; ưa, ưu: on the ư
    if len(vowels) == 1:
        return {vowels[0]}
    if _open_glide(bare) >= 0:
        return {vowels[0], vowels[1]}
    if bare[vowels[0] :].startswith(("oa", "oe", "uy", "oo")):
        return {vowels[1]}  # hoàn, xoáy, huỳnh, khuỷu, khuya, goòng
    return {vowels[0]}  # mía, của, cái, báo, túi


@lru_cache(maxsize=8192)
def is_vietnamese_syllable(word: str) -> bool:
    """Say whether one word can be a Vietnamese syllable: onset, glide, nucleus, coda, tone and the tone's place.

    Syllables ending in c, ch, p or t bear only sắc or nặng. Capitals do not matter; figures, hyphens, foreign words,
    abbreviations and names of other tongues (Đắk, Krông) are False. It knows what can be, not what is: "ngoẻng" passes.
    """
    bare, tone, where = _toneless(nfc(word).lower())
    if tone < 0 or not _is_allowed(bare):
        return False
    if bare.endswith(("c", "p", "t", "ch")) and tone not in (4, 5):
        return False
    return tone == 0 or where in _tone_places(bare)


def with_tone_in_place(word: str) -> str:
    """Return a syllable in small letters with its tone where it belongs: "cuả" -> "của"; "" where that makes none, or is what was given."""
    bare, tone, where = _toneless(nfc(word).lower())
    places = _tone_places(bare) if tone > 0 and _is_allowed(bare) else {where}
    if where in places:
        return ""
    at = min(places)
    right = bare[:at] + _with_tone(bare[at], tone) + bare[at + 1 :]
    return right if is_vietnamese_syllable(right) else ""


# --- keys ------------------------------------------------------------------------------------------------------------

_TONE_KEYS = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_HAT_KEYS = (("dd", "đ"), ("uow", "ươ"), ("uwow", "ươ"), ("uwo", "ươ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))  # fmt: skip


@lru_cache(maxsize=512)
def struck(word: str) -> str:
    """Return the syllable (small letters, tone on the first vowel) that keys of Telex stand for, "" where they stand for none."""
    for at in range(len(word) - 1, 0, -1):  # the key of the tone stands behind the vowel, most often at the end
        if word[at] in _TONE_KEYS:
            found = _syllable(word[:at] + word[at + 1 :], _TONE_KEYS[word[at]])
            if found:
                return found
    hatted = _hatted(word)
    return hatted if hatted != word and is_vietnamese_syllable(hatted) else ""


def _hatted(letters: str) -> str:
    for keys, letter in _HAT_KEYS:
        letters = letters.replace(keys, letter, 1)
    return letters


def _syllable(letters: str, mark: str) -> str:
    bare = _hatted(letters)
    first = next((n for n, letter in enumerate(bare) if letter in _VOWELS), 0)
    typed = unicodedata.normalize("NFC", bare[: first + 1] + mark + bare[first + 1 :])
    right = typed if is_vietnamese_syllable(typed) else with_tone_in_place(typed)
    return to_placement(right, "old")


# --- similarity ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def profile(text: str) -> tuple[dict[str, int], int]:
    """Return the words and word pairs ("hai chữ") of a text with their counts, in one accent style and without case; and their sum."""
    words = patterns.findall(r"[^\W_]+", nfc(text).lower())
    # The same words stand in every text: once in memory.
    words = [intern(to_placement(word, "new") if word[-1] in _OPEN else word) for word in words]
    counts: dict[str, int] = Counter([*words, *map(" ".join, pairwise(words))])
    return counts, max(0, 2 * len(words) - 1)


@lru_cache(maxsize=4096)
def similarity(first: str, second: str) -> float:
    """Return how alike two texts are, 0 to 1: the shared part of their words and word pairs (Dice). Two empty ones: 1.

    Case, punctuation and accent style do not matter, word order a little. Profiles are kept, so that comparing every
    task with every paragraph stays cheap.
    """
    (left, first_sum), (right, second_sum) = profile(first), profile(second)
    total = first_sum + second_sum
    if not total:
        return 1.0
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    if len(left) == first_sum or len(right) == second_sum:  # one of them says nothing twice
        return 2 * sum(map(large.__contains__, small)) / total
    both = small.keys() & large.keys()
    return 2 * sum(map(min, map(small.__getitem__, both), map(large.__getitem__, both))) / total
