"""Short forms of a document: where each is explained, where it is used, what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_docs import patterns
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple, Record, field
from cchc_docs.vietnamese.accents import is_vietnamese_syllable, strip_accents

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context

_TOKEN = patterns.ours(r"[A-ZĐ](?<![\w/&.-].)[A-ZĐ&]*[A-ZĐ](?![\w/]|-[A-ZĐ\d]|\.\d)")
_EXPLAINED = patterns.ours(
    r"\((?:(?:sau đây |dưới đây )?(?:gọi tắt|viết tắt|gọi)(?: là)?:?\s*[“\"]?(?P<lead>(?:[^\W\d_]*[^\W\dA-ZĐ_] ){0,4}))?[“\"]?(?P<short>[A-ZĐ][A-ZĐ&]*[A-ZĐ](?: (?:INDEX|Index))?)[”\"]?\)"
)
_TOGETHER = patterns.ours(r"(?<=[^\W\d_] )\([A-ZĐƯƠ]{2,}[A-ZĐƯƠ&]*(?:(?: và |, | )[A-ZĐƯƠ]{2,}[A-ZĐƯƠ&]*)+\)")
"""“(UBQG CHTN)”, “(PCTT và TKCN)”: short forms explained together by the words before."""
_BEFORE = patterns.ours(r"(?:[^\W\d_]+,?(?:\s+-)?\s+){1,14}(?:\d{1,4}\s+)?$")
_BEFORE_SYMBOL = patterns.ours(r" (?:số )?\d[\d.]*[/-]")
_ROADS = frozenset({"QL", "TL", "HL", "ĐT", "ĐH", "ĐX", "CT"})
"""Before a number the name of a road: ĐH 37."""
_BLANK = patterns.ours(r"\[CẦN BỔ SUNG[^\]]*")
_ROMAN = patterns.ours(r"[IVXLC]+")


class Short(Record):
    """One short form: explanations (words, text, offset), uses (text, offset)."""

    short: str
    defined: list[tuple[str, Text, int]] = field(default_factory=list)
    used: list[tuple[Text, int]] = field(default_factory=list)


class Abbreviations(Record):
    """All short forms by themselves, in order of first appearance."""

    found: dict[str, Short] = field(default_factory=dict)

    def of(self, short: str) -> Short:
        """Return the entry of a short form, made when it is new."""
        one = self.found.get(short)
        if one is None:
            one = self.found[short] = Short(short)
        return one


_ROLES = frozenset({"noi_nhan", "luu", "kem_theo", "cot", "kinh_gui"})


def abbreviations(context: Context) -> Abbreviations:
    """Return the short forms of a document: where each is explained and used."""
    return context.once("abbreviations", lambda: _find(context))


def _find(context: Context) -> Abbreviations:
    """Return the short forms of the prose; symbols of cited texts, headings in capitals and recipients are left out."""
    out = Abbreviations()
    together: set[str] = set()
    for text in context.texts_where(_TOKEN):
        said = _said_in(text.text, text.role in _ROLES)
        spans = context.cited_spans.get(text.path, ())
        together |= said.together
        for short, meaning, at in said.defined:
            out.of(short).defined.append((meaning, text, at))
        for short, at in said.used:
            units = _UNITS_BEFORE.search(text.text, max(0, at - _OF_ITS_UNIT), at) if spans else None
            begins = units.start() if units else at
            if not (
                any(first <= begins < last for first, last in spans) and _in_symbol(text.text, begins, at + len(short))
            ):
                out.of(short).used.append((text, at))
    for short in together:
        if short in out.found and not out.found[short].defined:
            del out.found[short]
    return out


class _Said(NamedTuple):
    """The short forms of a text, with where they stand: explained (and the words they stand for), used; those explained together."""

    defined: tuple[tuple[str, str, int], ...]
    used: tuple[tuple[str, int], ...] = ()
    together: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def _said_in(text: str, listed: bool) -> _Said:
    """The short forms of a text, symbols of cited texts among them; in lists of names and in capitals they are not used."""
    # A blank left to fill ("[CẦN BỔ SUNG: …]") is told by its own rule; its capitals are no short form.
    words = _BLANK.sub(lambda found: " " * len(found[0]), text) if "[" in text else text
    if listed or words.isupper() or _mostly_capitals(words):
        return _Said(() if listed else tuple(_explained_in_capitals(words)))
    defined = []
    for found in _EXPLAINED.finditer(words) if "(" in words else ():
        before = _BEFORE.search(words, max(0, found.start() - 120), found.start())
        meaning = meaning_of(found["short"], _spelt_part(found, before[0].strip())) if before else ""
        if meaning:
            defined.append((found["short"], meaning, found.start("short")))
    defined += [
        (found["chu"], found["loi"], found.start("chu")) for found in _SPELT_BEHIND.finditer(words) if _spells(found)
    ]
    explained = {at for *_, at in defined}
    beside = [found.span() for found in _TOGETHER.finditer(words)] if "(" in words else []
    used, together = [], set[str]()
    for token in _TOKEN.finditer(words):
        short, (at, end) = token[0], token.span()
        if any(first < at < last for first, last in beside):
            together.add(short)
        if at in explained or _ROMAN.fullmatch(short) or _set_in_capitals(words, at, end):
            continue
        if (short in _PHONES and _PHONE_NUMBER.match(words, end)) or _IN_NUMBER.search(words, max(0, at - 40), at):
            continue
        if words.startswith(" ", end) and (
            _BEFORE_SYMBOL.match(words, end) or (short in _ROADS and words[end + 1 : end + 2].isdigit())
        ):
            continue  # a type of text cut short: VD05 tells
        used.append((short, at))
    return _Said(tuple(defined), tuple(used), frozenset(together))


_SPELT_BEHIND = patterns.ours(
    r"(?<!\w)(?P<chu>[A-Z]{2,6}) \((?P<loi>[A-Z][a-z]+(?:[ -](?:of|for|and|the|in|on))*(?:[ -][A-Za-z][a-z]+)+)\)"
)
"""“SAT (Scholastic Assessment Test)”: words of another tongue behind their letters."""


def _spells(found: re.Match[str]) -> bool:
    return "".join(word[0] for word in patterns.split("[ -]", found["loi"]) if word[0].isupper()) == found["chu"]


_PHONES = frozenset({"ĐT", "DĐ", "SĐT", "ĐTDĐ"})
_PHONE_NUMBER = patterns.ours(r" ?[:.]? ?\(?\+?\d[\d .)-]{5}")
_IN_NUMBER = patterns.ours(r"số:? ?\d+ ?/ ?(?:[A-ZĐ][A-ZĐ&]*[ -])*$")
"""“số 45/ PGDĐT THCS”: letters of a symbol that was typed with blanks, VD01 tells of them."""


def _spelt_part(found: re.Match[str], before: str) -> str:
    """The words a short form stands for: all before it, but where its kind is named in the brackets too its place comes last.

    “Trạm Y tế lưu động xã (sau đây viết tắt là Trạm YTLĐ)”: "xã" is not among the letters.
    """
    if found["lead"]:
        words = before.split()
        for end in range(len(words), max(0, len(words) - _OF_A_PLACE), -1):
            if spelling(found["short"], " ".join(words[:end])):
                return " ".join(words[:end])
    return before


_OF_A_PLACE = 4
"""Words of the place that may follow the name of an office ("xã An Bình Tây")."""


def _explained_in_capitals(words: str) -> Iterator[tuple[str, str, int]]:
    """A heading in capitals may explain too ("PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT (PBGDPL)"): only where its letters spell it."""
    for found in _EXPLAINED.finditer(words) if "(" in words else ():
        before = _BEFORE.search(words, max(0, found.start() - 120), found.start())
        parts = patterns.findall(r"[^\W\d_]+", before[0]) if before else []
        letters = [letter for letter in found["short"] if letter.isalpha()]
        tail = parts[-len(letters) :]
        if len(letters) > 1 and len(tail) == len(letters) and all(map(_same, letters, (word[0] for word in tail))):
            yield found["short"], " ".join(tail).lower(), found.start("short")


def _set_in_capitals(words: str, start: int, end: int) -> bool:
    """Whether a syllable is only one of several words that stand in capitals ("NỘI DUNG (tại Phụ lục)", "KINH PHÍ: …")."""
    if not is_vietnamese_syllable(words[start:end].lower()):
        return False
    before, after = _LAST_WORD.search(words[:start]), _NEXT_WORD.match(words, end)
    return any(
        near is not None and len(near[1]) > 1 and near[1].isupper() and is_vietnamese_syllable(near[1].lower())
        for near in (before, after)
    )


_LAST_WORD = patterns.ours(r"([^\W\d_]+),? $")
_NEXT_WORD = patterns.ours(r",? ([^\W\d_]+)")


def _in_symbol(words: str, start: int, end: int) -> bool:
    before = words[max(0, start - 3) : start]
    if before.endswith(("- ", "/ ")) and (before[:1].isalpha() or before == " - "):
        return True  # "TTr- SKHCN", "TTr - SKHCN": VD01 tells of the blank
    return before[-1:] in ("-", "/", "–") or words[end : end + 1] in ("-", "/")


_UNITS_BEFORE = patterns.ours(r"(?<![^\W_])(?:[A-ZĐ&]{1,8},)+$")
"""“TTr- KT,HT&ĐT”: a unit of several fields goes on behind a comma without a blank, where the symbol as it is read has ended."""
_OF_ITS_UNIT = 24
"""Letters before a short form in which the unit of a symbol is looked for."""


def _mostly_capitals(words: str) -> bool:
    if sum(map(str.islower, words[:90])) >= 0.3 * min(len(words), 200):
        return False
    letters = list(filter(str.isalpha, words[:200]))
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def meaning_of(short: str, words: str) -> str:
    """Return the words a short form in brackets stands for: the last ones whose first letters spell it.

    An English name in brackets (PAPI, SIPAS) is explained by what stands before it, whatever its letters.
    """
    parts = patterns.findall(r"[^\W\d_]+", words)
    letters = [c for c in short.split(maxsplit=1)[0] if c.isalpha()]
    tail = parts[-len(letters) :]
    if len(tail) == len(letters) and all(_same(letter, word[0]) for letter, word in zip(letters, tail, strict=True)):
        at = words.rfind(tail[0]) if len(tail) == 1 else _start_of(words, tail)
        return words[at:].strip(" ,-")
    spelt = spelling(short.split(maxsplit=1)[0], words)
    if spelt:
        return words[spelt[0].start() :].strip(" ,-")
    if len(parts) >= 2 and len(letters) >= 2:
        return " ".join(parts[-6:])
    return ""


_LINKS = frozenset(["và", "của", "về", "cho", "các", "với", "trong", "ở"])
"""Words a short form may pass over."""
_PASSED = 4


def spelling(short: str, words: str) -> list[re.Match[str]]:
    """Return the last words of `words` whose first letters spell `short`, in order; [] where none do.

    Passed over are linking words ("Giáo dục và Đào tạo" is GDĐT) and one that comes again ("khám bệnh, chữa bệnh" is KCB).
    """
    letters = [c for c in short if c.isalpha()]
    out: list[re.Match[str]] = []
    passed = 0
    for word in reversed(list(patterns.finditer(r"[^\W\d_]+", words))):
        if len(out) == len(letters):
            break
        small = word[0].lower()
        if _same(letters[-1 - len(out)], small[0]):
            out.append(word)
        elif out and passed < _PASSED and (small in _LINKS or any(small == one[0].lower() for one in out)):
            passed += 1
        else:
            return []
    return out[::-1] if len(out) == len(letters) > 1 else []


def _start_of(words: str, tail: list[str]) -> int:
    pattern = r"[^\w]+".join(re.escape(word) for word in tail) + r"(?:\s+\d+)?\s*$"
    found = re.search(pattern, words)
    return found.start() if found else 0


def _same(letter: str, first: str) -> bool:
    low, other = letter.lower(), first.lower()
    return other == low or strip_accents(other) == strip_accents(low)


def spells(short: str, words: str) -> bool:
    """Tell whether the first letters of `words` spell `short`, đ kept apart from d."""
    letters = [c for c in short if c.isalpha()]
    spelt = spelling(short, words)
    return (
        bool(spelt)
        and not words[: spelt[0].start()].strip()
        and all(
            letter.lower() == ("đ" if part[0][0] in "đĐ" else strip_accents(part[0][0].lower()))
            for letter, part in zip(letters, spelt, strict=True)
        )
    )
