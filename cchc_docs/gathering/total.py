"""Communes' figures -> the province's form: counts added, rates made anew of their parts, what is missing named; nothing estimated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cchc_docs.gathering.commune import Commune
from cchc_docs.gathering.jumps import jumps
from cchc_docs.gathering.returns import Figure, Returns
from cchc_docs.gathering.senders import Sorted, by_sender
from cchc_docs.gathering.senders import aside as set_aside
from cchc_docs.law.periods import kind_of
from cchc_docs.model.collecting import BieuMau, HangBieu
from cchc_docs.model.progress import SoLieuThongKe
from cchc_docs.record import NamedTuple
from cchc_docs.reporting.figures import compute, rate, shown
from cchc_docs.vietnamese.numbers import format_number

Key = tuple[str, str]
"""Form and row number."""
OF_PROVINCE = "số của tỉnh, các xã không có hàng này"
NO_PARTS = "tỷ lệ không kèm tử số, mẫu số: không cộng, không lấy trung bình; xem từng xã ở bảng chi tiết"
_NAMED = 12


class Sum(NamedTuple):
    """One row of the province's form: the figure (None: not known), words in its place, a note, how many communes are in it."""

    so: Decimal | None
    chu: str
    ghi_chu: str
    so_xa: int


class Odd(NamedTuple):
    """A figure a person must look at: form, row, commune, what is wrong, file, place, as written."""

    bieu: str
    so: str
    xa: str
    dieu: str
    tep: str
    vi_tri: str
    ghi: str


@dataclass(slots=True)
class Total:
    """The form of a province for a period. `khac_ky`: papers of another period or year."""

    ky: str
    nam: int
    tinh: str
    danh_sach: bool
    bieu: list[BieuMau]
    ban: Sorted[Returns]
    hang: dict[Key, Sum] = field(default_factory=dict)
    bat_thuong: list[Odd] = field(default_factory=list)
    khac_ky: list[tuple[str, str]] = field(default_factory=list)

    def counted(self) -> list[tuple[Commune, Returns]]:
        """Return each commune whose figures are in the total."""
        return [(one.xa, one.chinh) for one in self.ban.xa if one.chinh is not None]

    def aside(self) -> list[tuple[str, str]]:
        """Return file and reason of each paper that is not in the total."""
        return [*set_aside(self.ban), *self.khac_ky]


def agreeing(papers: list[Returns]) -> Returns | None:
    """Return one paper of several that say the same of every row they share (Word and Excel of one report), else None.

    Their rows are put together; papers that do not all name the province may be of two communes.
    """
    if len(papers) < 2:
        return papers[0] if papers else None
    if not all(paper.tinh for paper in papers):
        return None
    first = papers[0]
    together = first.figures()
    for paper in papers[1:]:
        for key, figure in paper.figures().items():
            known = together.setdefault(key, figure)
            if known.gia_tri and figure.gia_tri and known.value != figure.value:
                return None
            if not known.gia_tri:
                together[key] = figure
    files = " và ".join(paper.tep for paper in papers)
    strange = [one for paper in papers for one in paper.la]
    return replace(first, tep=files, so=list(together.values()), la=strange)


def total(
    papers: Iterable[Returns],
    forms: Sequence[BieuMau],
    period: str,
    year: int,
    province: str,
    communes: Sequence[Commune] = (),
    before: Iterable[Returns] = (),
) -> Total:
    """Return the form of a province. `before`: the reports of the last period, to see what jumps."""
    others: list[tuple[str, str]] = []

    def of_period() -> Iterable[Returns]:
        for paper in papers:
            why = _other_period(paper, period, year)
            if why:
                others.append((paper.tep, why))
            else:
                yield paper

    found = by_sender(of_period(), province, communes, agreeing)
    out = Total(period, year, province, bool(communes), list(forms), found, khac_ky=others)
    values = _values(out.counted())
    for form in forms:
        for row in form.hang:
            out.hang[form.ma, row.so] = _sum(form, row, values, out)
    last = by_sender(before, province, (), agreeing)
    out.bat_thuong = [*_unread(out), *_disagreeing(out), *_jumping(out, values, last)]
    return out


def _other_period(paper: Returns, period: str, year: int) -> str:
    if paper.loi_doc or not paper.so:
        return "" if paper.loi_doc else "không thấy biểu thống kê nào trong tệp"
    if paper.ky and period not in paper.ky:
        return f"là báo cáo {' và '.join(kind_of(code).ten for code in paper.ky)}, không phải {kind_of(period).ten}"
    if paper.nam and paper.nam != year:
        return f"là báo cáo năm {paper.nam}, không phải {year}"
    return "" if paper.ky else "không ghi rõ kỳ báo cáo nên không cộng vào"


_Values = dict[Key, dict[tuple[str, str], Decimal]]


def _values(counted: Iterable[tuple[Commune, Returns]]) -> _Values:
    """Return row -> commune -> figure, of the figures that could be taken."""
    out: _Values = {}
    for commune, paper in counted:
        for key, figure in paper.figures().items():
            if figure.value is not None:
                out.setdefault(key, {})[commune.key] = figure.value
    return out


def _sum(form: BieuMau, row: HangBieu, values: _Values, out: Total) -> Sum:
    key = (form.ma, row.so)
    if not row.loai_so_lieu and not row.ty_le:
        return Sum(None, "", "", 0)
    if not row.cap_xa:
        return Sum(None, "", OF_PROVINCE, 0)
    own = values.get(key, {})
    if row.ty_le:
        return _rate(form, row, values, out)
    note = _lacking(out, own)
    if row.lua_chon:
        counts = Counter(own.values())
        said = "; ".join(f"{shown(value, row)}: {count} xã" for value, count in sorted(counts.items()))
        return Sum(None, said, note, len(own))
    if row.don_vi_tinh == "%":
        return Sum(None, "", NO_PARTS if own else note, len(own))
    added = sum(own.values(), Decimal(0)) if own else None
    outside = [number for number in row.tong if (part := form.row(number)) is not None and not part.cap_xa]
    if outside:
        of_communes = f"; các xã cộng lại: {format_number(added)}" if added is not None else ""
        return Sum(None, "", f"gồm cả số của tỉnh (hàng {', '.join(outside)}){of_communes}", len(own))
    return Sum(added, "", note, len(own))


def _rate(form: BieuMau, row: HangBieu, values: _Values, out: Total) -> Sum:
    """Divide the sums of both parts over the communes that have both."""
    above, below = (values.get((form.ma, number), {}) for number in row.ty_le)
    both = above.keys() & below.keys()
    if any((part := form.row(number)) is not None and not part.cap_xa for number in row.ty_le):
        return Sum(None, "", OF_PROVINCE, 0)
    if not both:
        return Sum(None, "", "chưa xã nào có cả tử số và mẫu số", 0)
    whole = sum((below[one] for one in both), Decimal(0))
    value = rate(sum((above[one] for one in both), Decimal(0)), whole)
    note = _lacking(out, dict.fromkeys(both, whole))
    return Sum(value, "" if value is not None else "–", note, len(both))


def _lacking(out: Total, own: Mapping[tuple[str, str], Decimal]) -> str:
    """Return how many are in a figure where not everybody is: "91/100 xã có số; báo cáo để trống: …".

    Who sent nothing is named once, in the list of communes, not beside every figure.
    """
    whole = len(out.ban.xa)
    if len(own) == whole:
        return ""
    names = [commune.name for commune, _ in out.counted() if commune.key not in own]
    more = f" và {len(names) - _NAMED} xã khác" if len(names) > _NAMED else ""
    blank = f"; báo cáo để trống: {', '.join(names[:_NAMED])}{more}" if names else ""
    return f"{len(own)}/{whole} xã có số{blank}"


def _unread(out: Total) -> list[Odd]:
    """Papers of two periods at once, cells that could not be taken, units that were changed, rows no form has."""
    found: list[Odd] = []
    for commune, paper in out.counted():
        if len(paper.ky) > 1:
            both = " và ".join(kind_of(code).ten for code in paper.ky)
            said = f"báo cáo ghi chung {both}; hỏi xã số liệu là của kỳ nào"
            found.append(Odd("", "", commune.name, said, paper.tep, "trích yếu", ""))
        found += [_odd((one.bieu, one.so), commune.name, one.ghi_chu, paper, one) for one in paper.so if one.ghi_chu]
        found += [Odd("", "", commune.name, words, paper.tep, place, "") for place, words in paper.la]
    return found


def _disagreeing(out: Total) -> list[Odd]:
    """Totals and rates a commune typed that do not follow from its own rows, parts above their whole."""
    found = []
    for commune, paper in out.counted():
        figures = paper.figures()
        typed: dict[str, dict[str, SoLieuThongKe]] = {}
        for (form, number), figure in figures.items():
            if figure.value is not None:
                typed.setdefault(form, {})[number] = SoLieuThongKe(figure.value)
        for remark in compute(out.bieu, typed, {}).remarks:
            key = (str(remark.path[1]), str(remark.path[-1]))
            where = figures.get(key)
            said = remark.message.replace("đơn vị ghi", "xã ghi").partition("; báo cáo dùng")[0]
            found.append(_odd(key, commune.name, said, paper, where))
    return found


def _odd(key: Key, name: str, said: str, paper: Returns, figure: Figure | None) -> Odd:
    return Odd(*key, name, said, paper.tep, figure.vi_tri if figure else "", figure.ghi if figure else "")


def _jumping(out: Total, values: _Values, last: Sorted[Returns]) -> list[Odd]:
    before = _values([(one.xa, one.chinh) for one in last.xa if one.chinh is not None])
    years = {paper.nam for one in last.xa for paper in one.ban}
    found = []
    by_key = {commune.key: (commune, paper) for commune, paper in out.counted()}
    for form in out.bieu:
        for row in form.hang:
            key = (form.ma, row.so)
            for jump in jumps(row, values.get(key, {}), before.get(key, {}), same_year=years == {out.nam}):
                commune, paper = by_key[jump.xa]
                found.append(_odd(key, commune.name, jump.quy_tac, paper, paper.figures().get(key)))
    return found
