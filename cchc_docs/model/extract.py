"""A trích sao: a paper with the parts that are asked for and its own head and foot (điểm b khoản 3 Điều 25 Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document, Muc
from cchc_docs.model.printed import decides
from cchc_docs.record import replace

_BASES, _OPENING, _CLOSING = "căn cứ", "mở đầu", "kết thúc"
_SHOWN = 30


def extract(document: Document, wanted: list[str]) -> Document:
    """Return the paper with these parts only: "Điều 2", "II.3", "khoản 1 Điều 2", "Phụ lục I", "căn cứ", "mở đầu", "kết thúc".

    `document` is complete; the labels of what is kept stay what they were, headings above a part are kept with it.
    Raises CchcError naming a part that is not there, or is there twice.
    """
    plain = {" ".join(one.split()).casefold() for one in wanted}
    asked = {_key(one): one for one in wanted if " ".join(one.split()).casefold() not in (_BASES, _OPENING, _CLOSING)}
    found: dict[str, int] = dict.fromkeys(asked, 0)
    body = _kept(document.noi_dung, (), found)
    appendices = [one for one in document.phu_luc if _counted(_key(one.nhan_in), found)]
    for key, times in found.items():
        if times != 1:
            there = ", ".join(_labels(document)[:_SHOWN])
            why = "không có" if not times else "có nhiều hơn một chỗ là"
            raise CchcError(f"--part {asked[key]}: văn bản {why} phần này; các phần có nhãn: {there}")
    return replace(
        document,
        can_cu=document.can_cu if _BASES in plain else [],
        mo_dau=document.mo_dau if _OPENING in plain else [line for line in document.mo_dau if decides(line)],
        noi_dung=body,
        ket_thuc=document.ket_thuc if _CLOSING in plain else [],
        phu_luc=[replace(one, nhan=one.nhan_in) for one in appendices],
    )


def _kept(blocks: list[Muc], above: tuple[str, ...], found: dict[str, int]) -> list[Muc]:
    out = []
    for block in blocks:
        chain = (*above, block.nhan_in) if block.nhan_in else above
        own = bool(block.nhan_in) and _counted(_key(".".join(chain)), found)
        inside = block.noi_dung if own else _kept(block.noi_dung, chain, found)
        if own or inside:
            out.append(replace(block, nhan=block.nhan_in or block.nhan, noi_dung=_frozen(inside)))
    return out


def _frozen(blocks: list[Muc]) -> list[Muc]:
    return [replace(one, nhan=one.nhan_in or one.nhan, noi_dung=_frozen(one.noi_dung)) for one in blocks]


def _counted(key: str, found: dict[str, int]) -> bool:
    if key not in found:
        return False
    found[key] += 1
    return True


_TURNED = patterns.ours(r"(?i)^(?:điểm (?P<point>\w+)\s+)?khoản (?P<clause>\w+)\s+(?P<article>điều \w+)$")


def _key(label: str) -> str:
    """Return one spelling of a label or a chain of them: "II. 3.", "II.3" and "điểm a khoản 1 Điều 2" as "2.1.a"."""
    text = " ".join(label.split()).casefold()
    if turned := _TURNED.match(text):
        text = ".".join(filter(None, (turned["article"], turned["clause"], turned["point"])))
    return patterns.sub(r"[\s.)/]+", ".", text.removeprefix("điều ")).strip(".")


def _labels(document: Document) -> list[str]:
    return [*_chains(document.noi_dung, ()), *(one.nhan_in for one in document.phu_luc if one.nhan_in)]


def _chains(blocks: list[Muc], above: tuple[str, ...]) -> Iterator[str]:
    for block in blocks:
        chain = (*above, block.nhan_in.strip(".)")) if block.nhan_in else above
        if block.nhan_in:
            yield ".".join(chain)
        yield from _chains(block.noi_dung, chain)
