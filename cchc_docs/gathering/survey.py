"""Papers of a folder against the province's plan and its list of communes: who sent, what of the plan they took over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_docs.gathering.above import Above
from cchc_docs.gathering.commune import Commune
from cchc_docs.gathering.copied import Copied, copied
from cchc_docs.gathering.paper import Paper
from cchc_docs.gathering.senders import Sender, Sorted, by_sender
from cchc_docs.gathering.senders import aside as set_aside

PLANS = frozenset({"ke_hoach", "chuong_trinh", "phuong_an", "de_an"})


@dataclass(slots=True)
class Survey:
    """What a folder of communes' plans says against the province's plan.

    `danh_sach`: the list of communes was given, so that who has not sent is known. `khac`: papers that are no plan.
    """

    tren: Above
    danh_sach: bool
    ban: Sorted[Paper]
    chep: list[Copied]
    khac: list[Paper]

    @property
    def xa(self) -> list[Sender[Paper]]:
        """The communes, each with what came from it."""
        return self.ban.xa

    def count(self, *states: str) -> int:
        """Return how many communes are in these states."""
        return sum(one.trang_thai in states for one in self.xa)

    def counted(self) -> list[tuple[Commune, Paper]]:
        """Return each commune whose one paper counts."""
        return [(one.xa, one.chinh) for one in self.xa if one.chinh is not None]

    @property
    def sent(self) -> int:
        """How many communes sent at least one paper."""
        return sum(bool(one.ban) for one in self.xa)

    def aside(self) -> list[tuple[str, str]]:
        """Return file and reason of each paper that does not count."""
        return [*set_aside(self.ban), *((paper.tep, "không phải kế hoạch") for paper in self.khac)]


def survey(papers: Iterable[Paper], above: Above, communes: Sequence[Commune] = ()) -> Survey:
    """Return the survey of papers; `communes`: the list of the province, () where nobody gave one."""
    others: list[Paper] = []

    def plans() -> Iterable[Paper]:
        for paper in papers:
            if paper.loi_doc or paper.loai_van_ban in PLANS:
                yield paper
            else:
                others.append(paper)

    found = by_sender(plans(), above.tinh, communes)
    # Several papers of one commune are held against the others too.
    stray = copied([(paper, one.xa) for one in found.xa for paper in one.ban])
    return Survey(above, bool(communes), found, stray, others)


def by_task(found: Survey) -> list[dict[str, int]]:
    """Return, for each task of the province, state -> how many communes."""
    out: list[dict[str, int]] = [{} for _ in found.tren.nhiem_vu]
    for _, paper in found.counted():
        for match in paper.nhiem_vu:
            out[match.so][match.trang_thai] = out[match.so].get(match.trang_thai, 0) + 1
    return out


def by_target(found: Survey) -> list[dict[str, int]]:
    """Return, for each target of the province, state -> how many communes."""
    out: list[dict[str, int]] = [{} for _ in found.tren.chi_tieu]
    for _, paper in found.counted():
        for level in paper.chi_tieu:
            out[level.so][level.trang_thai] = out[level.so].get(level.trang_thai, 0) + 1
    return out
