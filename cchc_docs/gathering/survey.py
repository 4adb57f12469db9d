"""Papers of a folder against the province's plan and its list of communes: who sent, what of the plan they took over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc_docs.gathering.above import Above
from cchc_docs.gathering.commune import Commune, same_province
from cchc_docs.gathering.copied import Copied, copied
from cchc_docs.gathering.paper import Paper
from cchc_docs.vietnamese.accents import sort_key

PLANS = frozenset({"ke_hoach", "chuong_trinh", "phuong_an", "de_an"})
DA_GUI, CHUA_GUI = "đã gửi", "chưa gửi"
KHONG_TINH = "đã gửi, văn bản không ghi tỉnh"
NHIEU_BAN = "gửi nhiều bản, chưa rõ bản nào dùng"
NGOAI = "không có trong danh sách xã"


@dataclass(slots=True)
class Sender:
    """A commune and what came from it. `ban`: its papers; the first is the one that counts where there is only one."""

    xa: Commune
    trang_thai: str
    ban: list[Paper] = field(default_factory=list)

    @property
    def chinh(self) -> Paper | None:
        """The paper that counts: None where nothing came, or several did and nobody said which."""
        return self.ban[0] if len(self.ban) == 1 else None


@dataclass(slots=True)
class Survey:
    """What a folder of communes' plans says against the province's plan.

    `danh_sach`: the list of communes was given, so that who has not sent is known. `ngoai_tinh`, `khong_ro`, `khac`,
    `hong`: papers of another province, of no commune, that are no plan, that could not be read.
    """

    tren: Above
    danh_sach: bool
    xa: list[Sender]
    chep: list[Copied]
    ngoai_tinh: list[Paper]
    khong_ro: list[Paper]
    khac: list[Paper]
    hong: list[Paper]

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


def survey(papers: Iterable[Paper], above: Above, communes: Sequence[Commune] = ()) -> Survey:
    """Return the survey of papers. `communes`: the list of the province, () where nobody gave one.

    A paper that names no province counts for the commune of that name on the list; two such papers of one name stay
    two, and no commune is said to have sent by them alone.
    """
    out = Survey(above, bool(communes), [], [], [], [], [], [])
    found: dict[tuple[str, str], Sender] = {one.key: Sender(one, CHUA_GUI) for one in communes}
    for paper in papers:
        if paper.loi_doc:
            out.hong.append(paper)
        elif paper.loai_van_ban not in PLANS:
            out.khac.append(paper)
        elif not paper.ten:
            out.khong_ro.append(paper)
        elif paper.tinh and above.tinh and not same_province(paper.tinh, above.tinh):
            out.ngoai_tinh.append(paper)
        else:
            one = Commune(paper.loai, paper.ten, paper.tinh)
            found.setdefault(one.key, Sender(one, NGOAI)).ban.append(paper)
    for sender in found.values():
        sender.trang_thai = _state(sender)
    out.xa = sorted(found.values(), key=lambda one: (sort_key(one.xa.ten), one.xa.loai))
    out.chep = copied([(paper, one.xa) for one in out.xa for paper in one.ban])
    return out


def _state(sender: Sender) -> str:
    if not sender.ban:
        return CHUA_GUI
    if len(sender.ban) > 1:
        return NHIEU_BAN
    if sender.trang_thai == NGOAI:
        return NGOAI
    return DA_GUI if sender.ban[0].tinh else KHONG_TINH


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
