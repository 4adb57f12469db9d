"""Who sent a paper: a commune is its kind, its name and its province; a name alone is no identity.

245 names are shared by 572 communes of the country, so a paper that does not say its province stays apart from one that
does, and two of one name without a province are never taken for one commune.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from cchc_docs.law.places import provinces
from cchc_docs.model.document import Document
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.fold import fold

KINDS = ("xã", "phường", "đặc khu", "thị trấn")
_KIND = re.compile(r"(?<![^\W_])(xã|phường|đặc khu|thị trấn)[ \u00a0]+(?=\S)", re.IGNORECASE)
_PROVINCE = re.compile(r"(?<![^\W_])(tỉnh|thành phố|tp\.?)[ \u00a0]*(?=\S)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_][\w'’-]*")
_LONGEST = 5


def _key(name: str) -> str:
    return fold(name).replace("’", "'")


class Commune(NamedTuple):
    """A commune: its kind ("xã"), its name as written, its province ("" where no paper says it)."""

    loai: str
    ten: str
    tinh: str = ""

    @property
    def name(self) -> str:
        """Kind and name: "xã An Bình"."""
        return f"{self.loai} {self.ten}"

    @property
    def key(self) -> tuple[str, str]:
        """What two writings of one commune of a province have in common."""
        return self.loai, _key(self.ten)


class Mention(NamedTuple):
    """A commune named in a text: where (from the kind on), its kind, and the capitals that follow, longest first."""

    start: int
    loai: str
    names: tuple[str, ...]
    ends: tuple[int, ...]


def mentions(text: str) -> Iterator[Mention]:
    """Yield the communes a text names: "xã An Bình", "Phường 3"; what follows in small letters names none."""
    for found in _KIND.finditer(text):
        ends = _capitals(text, found.end())
        if ends:
            names = tuple(text[found.end() : end] for end in reversed(ends))
            yield Mention(found.start(), found[1].lower(), names, tuple(reversed(ends)))


def _capitals(text: str, start: int) -> list[int]:
    """Return where each word of a run of words with a capital or a figure ends, at most five, from `start` on."""
    ends: list[int] = []
    at = start
    while len(ends) < _LONGEST:
        token = _TOKEN.match(text, at)
        if token is None or not (token[0][0].isupper() or token[0].isdigit()):
            break
        ends.append(token.end())
        if text[token.end() : token.end() + 1] not in (" ", "\u00a0"):
            break
        at = token.end() + 1
    return ends


def commune_of(document: Document) -> Commune | None:
    """Return who issued a paper, from its head and its place of issue; None where its head names no commune."""
    body = document.co_quan
    lines = [" ".join(plain(part).split()) for part in ((body.ten, body.chu_quan) if body is not None else ())]
    for line in lines:
        found = list(_KIND.finditer(line))
        if not found:
            continue
        last = found[-1]
        name = re.split(r"[,;(]| (?:tỉnh|thành phố|TỈNH|THÀNH PHỐ) ", line[last.end() :])[0].strip()
        if name:
            return Commune(last[1].lower(), _cased(name, document.dia_danh), province_of(document))
    return None


def _cased(name: str, place: str) -> str:
    """Return a name typed in capitals as the place of issue writes it, or with a capital to each word."""
    if fold(place) == fold(name):
        return " ".join(place.split())
    return " ".join(word[:1].upper() + word[1:].lower() for word in name.split()) if name.isupper() else name


def province_of(document: Document) -> str:
    """Return the one province a paper names: in its head, then among those it goes to, then in what it is based on.

    "" where it names none there, or several.
    """
    body = document.co_quan
    head = [body.ten, body.chu_quan] if body is not None else []
    bases = [*document.can_cu, *document.mo_dau, *(text.co_quan for text in document.van_ban.values())]
    for texts in (head, [*document.kinh_gui, *document.noi_nhan], bases):
        found: Counter[str] = Counter()
        for text in texts:
            found.update(_provinces_in(plain(text)))
        if len(found) == 1:
            return next(iter(found))
    return ""


def _provinces_in(text: str) -> Iterator[str]:
    flat = " ".join(text.split())
    for found in _PROVINCE.finditer(flat):
        ends = _capitals(flat, found.end())[:4]
        names = [flat[found.end() : end] for end in reversed(ends)]
        known = next((name for name in names if fold(name) in _known()), "")
        if known:
            yield _known()[fold(known)]
        elif names and found[1].lower() == "tỉnh":
            yield _cased(names[0], "")


def _known() -> dict[str, str]:
    return {fold(one.ten): one.ten for one in provinces()}


def same_province(first: str, second: str) -> bool:
    """Tell whether two names mean one province; a paper that names none agrees with none."""
    return bool(first) and fold(first) == fold(second)


def listed(text: str, province: str) -> list[Commune]:
    """Return the communes of a list, one a line, whatever stands around the name: "1. xã An Bình", "2,Phường 3,Tỉnh X".

    Lines that name no kind of commune are passed over.
    """
    out: dict[tuple[str, str], Commune] = {}
    for line in text.splitlines():
        found = next(mentions(line), None)
        name = (
            re.split(r" (?:tỉnh|thành phố)(?!\w)", found.names[0], flags=re.IGNORECASE)[0] if found is not None else ""
        )
        if found is not None and name:
            one = Commune(found.loai, _cased(name, ""), province)
            out.setdefault(one.key, one)
    return list(out.values())


def resolved(found: Mention, known: Iterable[tuple[str, str]] | dict[tuple[str, str], str]) -> tuple[str, int] | None:
    """Return the folded name of the known commune a mention means, and where it ends; the longest name that is known."""
    for name, end in zip(found.names, found.ends, strict=True):
        key = _key(name)
        if (found.loai, key) in known:
            return key, end
    return None
