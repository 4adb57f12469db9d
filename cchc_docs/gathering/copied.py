"""The same paragraph in two papers, with another commune's name left in one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from cchc_docs.gathering.commune import Commune, mentions, resolved
from cchc_docs.gathering.paper import Paper
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.fold import fold


class Copied(NamedTuple):
    """A paragraph of `tep` at `vi_tri` that names `ten_khac` where `tep_goc`, the same but for the name, names its own commune."""

    tep: str
    vi_tri: str
    xa: str
    ten_khac: str
    tep_goc: str
    chu: str


class _Seen(NamedTuple):
    paper: int
    place: str
    names: tuple[tuple[str, str], ...]
    words: str


_Right = defaultdict[int, dict[tuple[str, str], _Seen]]


def copied(papers: Sequence[tuple[Paper, Commune]]) -> list[Copied]:
    """Return the paragraphs with a stranger's name: alike but for the name, and another paper has its own name there."""
    known = {commune.key: commune.name for _, commune in papers}
    alike: dict[bytes, list[_Seen]] = defaultdict(list)
    for number, (paper, commune) in enumerate(papers):
        for place, words in paper.nhac_xa:
            key, names = _bones(words, known)
            if names:
                foreign = any(name != commune.key for name in names)
                alike[key].append(_Seen(number, place, names, words[:160] if foreign else ""))
    out = []
    for seen in alike.values():
        if len({one.paper for one in seen}) > 1:
            right = _rightly(seen, papers)
            strange = (_stranger(one, right, papers, known) for one in seen if one.words)
            out += [found for found in strange if found is not None]
    return sorted(out)


def _bones(words: str, known: dict[tuple[str, str], str]) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """Return the digest of a paragraph with every known commune's name blanked, and those names in order."""
    parts: list[str] = []
    names: list[tuple[str, str]] = []
    at = 0
    for one in mentions(words):
        found = resolved(one, known)
        if found is not None and one.start >= at:
            name, end = found
            parts.append(words[at : one.start])
            names.append((one.loai, name))
            at = end
    text = fold("¤".join([*parts, words[at:]]))
    return blake2b(text.encode(), digest_size=12).digest(), tuple(names)


def _rightly(seen: Sequence[_Seen], papers: Sequence[tuple[Paper, Commune]]) -> _Right:
    """Return, for each name of a paragraph, the communes that have their own there, each with the first paper that does."""
    out: _Right = defaultdict(dict)
    for one in seen:
        own = papers[one.paper][1].key
        for slot, name in enumerate(one.names):
            if name == own:
                out[slot].setdefault(own, one)
    return out


def _stranger(
    one: _Seen, right: _Right, papers: Sequence[tuple[Paper, Commune]], known: dict[tuple[str, str], str]
) -> Copied | None:
    """Return the stranger's name in a paragraph where another paper has its own; the paper it came from, where it is there."""
    paper, own = papers[one.paper]
    for slot, name in enumerate(one.names):
        if name == own.key:
            continue
        first = next((other for key, other in right[slot].items() if key != own.key), None)
        source = right[slot].get(name, first)
        if source is not None:
            return Copied(paper.tep, one.place, own.name, known[name], papers[source.paper][0].tep, one.words)
    return None
