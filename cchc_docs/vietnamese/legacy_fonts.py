"""Text typed in fonts of before Unicode, made Unicode: TCVN3 (.VnTime and its family) and VNI (VNI-Times).

In these fonts a Western letter is drawn as a Vietnamese one, so the font of a run decides what its letters mean.
TCVN3 is TCVN 5712:1993, character set VN3: one letter, one code, with capitals only for Ă Â Ê Ô Ơ Ư Đ; the fonts whose
name ends in H draw every letter as a capital. VNI writes a letter and then its mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import is_vietnamese_syllable

__all__ = ["OldLetters", "convert", "is_legacy_font", "legacy_encoding", "old_letters"]

_TCVN3 = {
    "aàảãáạ": "a\xb5\xb6\xb7\xb8\xb9", "ăằẳẵắặ": "\xa8\xbb\xbc\xbd\xbe\xc6", "âầẩẫấậ": "\xa9\xc7\xc8\xc9\xca\xcb",
    "eèẻẽéẹ": "e\xcc\xce\xcf\xd0\xd1", "êềểễếệ": "\xaa\xd2\xd3\xd4\xd5\xd6", "iìỉĩíị": "i\xd7\xd8\xdc\xdd\xde",
    "oòỏõóọ": "o\xdf\xe1\xe2\xe3\xe4", "ôồổỗốộ": "\xab\xe5\xe6\xe7\xe8\xe9", "ơờởỡớợ": "\xac\xea\xeb\xec\xed\xee",
    "uùủũúụ": "u\xef\xf1\xf2\xf3\xf4", "ưừửữứự": "\xad\xf5\xf6\xf7\xf8\xf9", "yỳỷỹýỵ": "y\xfa\xfb\xfc\xfd\xfe",
    "đĂÂÊÔƠƯĐ": "\xae\xa1\xa2\xa3\xa4\xa5\xa6\xa7",
}  # fmt: skip

# VNI: the marks after a plain letter, for huyền hỏi ngã sắc nặng, alone or with a hat or a breve.
_VNI_TONES, _VNI_HAT, _VNI_BREVE = "\xf8\xfb\xf5\xf9\xef", "\xe2\xe0\xe5\xe3\xe1\xe4", "\xea\xe8\xfa\xfc\xe9\xeb"
_VNI_ALONE = {
    "ơ": "\xf4",
    "ư": "\xf6",
    "đ": "\xf1",
    "ì": "\xec",
    "ỉ": "\xe6",
    "ĩ": "\xf3",
    "í": "\xed",
    "ị": "\xf2",
    "ỵ": "\xee",
}
_VNI_LETTERS = {
    "a": "àảãáạ", "e": "èẻẽéẹ", "o": "òỏõóọ", "u": "ùủũúụ", "y": "ỳỷỹý", "\xf4": "ờởỡớợ", "\xf6": "ừửữứự",
}  # fmt: skip
_VNI_HATTED = {"a": "âầẩẫấậ", "e": "êềểễếệ", "o": "ôồổỗốộ"}
_VNI_BREVED = {"a": "ăằẳẵắặ"}


@lru_cache(maxsize=256)
def legacy_encoding(font_name: str) -> str | None:
    """Return "tcvn3", "tcvn3_capitals" or "vni" for a font of before Unicode, None for every other font."""
    name = font_name.strip()
    if name.lower().startswith(".vn"):
        return "tcvn3_capitals" if name.endswith("H") else "tcvn3"
    return "vni" if name.lower().startswith(("vni-", "vni ")) else None


def is_legacy_font(name: str) -> bool:
    """Say whether text in this font needs `convert`."""
    return legacy_encoding(name) is not None


def convert(text: str, font_name: str) -> str:
    """Return text typed in `font_name` as Unicode (NFC); text in a Unicode font comes back as it is."""
    encoding = legacy_encoding(font_name)
    if encoding is None:
        return text
    if encoding == "vni":
        return _from_vni(text)
    plain = text.translate(_tcvn3())
    return plain.upper() if encoding == "tcvn3_capitals" else plain


@cache
def _tcvn3() -> dict[int, str]:
    return {
        ord(code): letter
        for letters, codes in _TCVN3.items()
        for letter, code in zip(letters, codes, strict=True)
        if letter != code
    }


@cache
def _vni() -> dict[str, str]:
    """Every VNI sequence of one or two codes, small letters and capitals, and what it stands for."""
    small = {code: letter for letter, code in _VNI_ALONE.items()}
    for letters, marks in ((_VNI_LETTERS, _VNI_TONES), (_VNI_HATTED, _VNI_HAT), (_VNI_BREVED, _VNI_BREVE)):
        for base, drawn in letters.items():
            # ỵ stands alone, so y has one mark fewer.
            small.update({base + mark: letter for mark, letter in zip(marks, drawn, strict=base != "y")})
    out = dict(small)
    for codes, letter in small.items():
        out[codes.upper()] = letter.upper()
        if len(codes) == 2:  # a capital typed with the mark of a small letter
            out[codes[0].upper() + codes[1]] = letter.upper()
    return out


def _from_vni(text: str) -> str:
    table, out, n = _vni(), [], 0
    while n < len(text):
        pair = text[n : n + 2]
        if len(pair) == 2 and pair in table:
            out.append(table[pair])
            n += 2
        else:
            out.append(table.get(text[n], text[n]))
            n += 1
    return "".join(out)


class OldLetters(NamedTuple):
    """A run of words in letters of an old font that is named no more: the font family, the words as they show, as they are meant."""

    family: str
    typed: str
    meant: str


_FAMILIES = (("TCVN3", ".VnTime"), ("VNI", "VNI-Times"))
_NO_LETTER = ours(
    r"[\xa1-\xbf\xc4-\xc7\xcb\xce\xcf\xd1\xd6-\xd8\xdb\xdc\xde\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff]"
)
"""Codes that are letters in the old fonts and none of Vietnamese in Unicode."""
_MARKED = ours(r"[aAeE][\xc0-\xff]|[oO][\xc2\xe2]|[uU][\xd5\xd9\xf5\xf9]")
"""A letter and then its mark: two letters that stand side by side in no syllable."""
_EDGES = " .,;:()“”\"'…/-–"
_FEWEST = 2
"""So many words of a run that come out right: one may be a slip."""


def old_letters(text: str) -> Iterator[OldLetters]:
    """Yield the runs of a text whose letters make no words until they are read in an old font ("bÕn ®ß")."""
    if not _NO_LETTER.search(text) and not _MARKED.search(text):
        return
    for family, font in _FAMILIES:
        words = [word.strip(_EDGES) for word in text.split(" ")]
        sure = [_is_old(word, font, family) for word in words]
        numbers = (n for n, word in enumerate(words) if sure[n] or _is_one(convert(word, font)))
        for _, group in groupby(enumerate(numbers), lambda one: one[1] - one[0]):  # side by side
            run = [n for _, n in group]
            told = [n for n in run if sure[n]]
            if len(told) >= _FEWEST and _FEWEST * len(told) > told[-1] - told[0]:
                typed = " ".join(text.split(" ")[told[0] : told[-1] + 1]).strip(_EDGES)
                yield OldLetters(family, typed, convert(typed, font))


def _is_old(word: str, font: str, family: str) -> bool:
    """Whether a word is none as it stands and one in the old font."""
    if word.isascii() or _is_one(word) or (family == "TCVN3" and not _NO_LETTER.search(word)):
        return False
    return _is_one(convert(word, font))


def _is_one(word: str) -> bool:
    return is_vietnamese_syllable(word.lower())
