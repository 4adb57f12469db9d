"""Papers by who sent them: each commune of the list once, with all that came from it; papers that count for nobody apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, Protocol, TypeVar

from cchc_docs.gathering.commune import Commune, same_province
from cchc_docs.gathering.edition import Issued, sifted
from cchc_docs.vietnamese.accents import sort_key

DA_GUI, CHUA_GUI = "đã gửi", "chưa gửi"
KHONG_TINH = "đã gửi, văn bản không ghi tỉnh"
NHIEU_BAN = "gửi nhiều bản, chưa rõ bản nào dùng"
NGOAI = "không có trong danh sách xã"


class Sent(Issued, Protocol):
    """What every paper says of itself: its file, edition, why it was not read, its commune (kind, name, province)."""

    loi_doc: str
    loai: str
    ten: str
    tinh: str


P = TypeVar("P", bound=Sent)


@dataclass(slots=True)
class Sender(Generic[P]):
    """A commune and what came from it. `ban`: its papers; `chinh`: the one that counts, None where that is not clear.

    `thua`: those of them that another stands for, and why.
    """

    xa: Commune
    trang_thai: str
    ban: list[P] = field(default_factory=list)
    chinh: P | None = None
    thua: list[tuple[P, P, str]] = field(default_factory=list)


@dataclass(slots=True)
class Sorted(Generic[P]):
    """Communes in the order of their names; papers of another province, of no commune, that could not be read."""

    xa: list[Sender[P]]
    ngoai_tinh: list[P]
    khong_ro: list[P]
    hong: list[P]


def one_only(papers: list[P]) -> P | None:
    """Return the paper that counts where there is only one."""
    return papers[0] if len(papers) == 1 else None


def by_sender(
    papers: Iterable[P],
    province: str,
    communes: Sequence[Commune] = (),
    which: Callable[[list[P]], P | None] = one_only,
) -> Sorted[P]:
    """Return papers by sender. `communes`: the list of the province, () where nobody gave one.

    A paper that names no province counts for the commune of that name; two of one name stay two, and none counts unless
    one stands for the other (`edition.sifted`) or `which` can tell. A paper of another province counts for nobody.
    """
    out: Sorted[P] = Sorted([], [], [], [])
    found: dict[tuple[str, str], Sender[P]] = {one.key: Sender(one, CHUA_GUI) for one in communes}
    for paper in papers:
        if paper.loi_doc:
            out.hong.append(paper)
        elif not paper.ten:
            out.khong_ro.append(paper)
        elif paper.tinh and province and not same_province(paper.tinh, province):
            out.ngoai_tinh.append(paper)
        else:
            one = Commune(paper.loai, paper.ten, paper.tinh)
            found.setdefault(one.key, Sender(one, NGOAI if communes else CHUA_GUI)).ban.append(paper)
    for sender in found.values():
        held, sender.thua = sifted(sender.ban)
        sender.chinh = which(held)
        sender.trang_thai = _state(sender)
    out.xa = sorted(found.values(), key=lambda one: (sort_key(one.xa.ten), one.xa.loai))
    return out


def _state(sender: Sender[P]) -> str:
    if not sender.ban:
        return CHUA_GUI
    if sender.chinh is None:
        return NHIEU_BAN
    if sender.trang_thai == NGOAI:
        return NGOAI
    return DA_GUI if sender.chinh.tinh else KHONG_TINH


def aside(found: Sorted[P]) -> list[tuple[str, str]]:
    """Return file and reason of each paper that counts for nobody."""
    out = [(paper.tep, paper.loi_doc) for paper in found.hong]
    out += [(paper.tep, "phần đầu văn bản không ghi xã, phường, đặc khu nào") for paper in found.khong_ro]
    out += [
        (paper.tep, f"của {paper.loai} {paper.ten}, tỉnh (thành phố) {paper.tinh}; không thuộc địa bàn")
        for paper in found.ngoai_tinh
    ]
    for sender in found.xa:
        if sender.trang_thai == NHIEU_BAN:
            out += [
                (paper.tep, _several(sender)) for paper in sender.ban if paper not in map(itemgetter(0), sender.thua)
            ]
        out += [(paper.tep, f"{why} {other.tep}") for paper, other, why in sender.thua]
    return out


def _several(sender: Sender[P]) -> str:
    count = len(sender.ban) - len(sender.thua)
    if all(paper.tinh for paper in sender.ban):
        return f"{sender.xa.name} gửi {count} bản khác nhau; giữ lại một bản rồi chạy lại"
    return (
        f"{count} bản cùng ghi {sender.xa.name}, có bản không ghi tỉnh nên không chắc cùng một xã; "
        "xem lại rồi giữ đúng bản của xã này"
    )
