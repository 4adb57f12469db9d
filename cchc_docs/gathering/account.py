"""What a survey or a total says on the terminal, and whether a person must look."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from cchc_docs.gathering.senders import Sender
    from cchc_docs.gathering.survey import Survey
    from cchc_docs.gathering.total import Total

_SHOWN = 30


class Account(NamedTuple):
    """`ok`: nothing needs a person; `look`: papers set aside, figures to look at, a line each; `summary`: a few lines."""

    ok: bool
    look: tuple[str, ...]
    summary: tuple[str, ...]

    def dump(self) -> bytes:
        """Return the account as JSON."""
        return json.dumps(self, ensure_ascii=False).encode()


def load(data: bytes) -> Account:
    """Return what `dump` wrote."""
    ok, look, summary = json.loads(data)
    return Account(ok, tuple(look), tuple(summary))


def of_survey(found: Survey) -> Account:
    """Return what a survey says."""
    from cchc_docs.gathering.compare import HIGH, LOW, THIEU, YEU

    papers = [paper for _, paper in found.counted()]
    states = [match.trang_thai for paper in papers for match in paper.nhiem_vu]
    late = sum(bool(match.han_xa) for paper in papers for match in paper.nhiem_vu)
    below = sum(level.trang_thai in (LOW, HIGH) for paper in papers for level in paper.chi_tieu)
    sent = f"{found.sent}/{len(found.xa)}" if found.danh_sach else f"{found.sent}"
    missing, apart = _missing(found.xa), found.aside()
    tasks = (
        f"Nhiệm vụ của tỉnh: {states.count(THIEU)} chỗ thiếu, {states.count(YEU)} chỗ yếu hơn, {late} chỗ hạn sau tỉnh; "
        f"chỉ tiêu: {below} chỗ dưới mức tỉnh; {len(found.chep)} đoạn còn tên xã khác"
    )
    summary = (
        f"{sent} xã đã gửi" + ("" if found.danh_sach else "; thêm --communes danh sách xã để biết ai chưa gửi"),
        *_named(missing),
        tasks,
    )
    ok = not (missing or apart or found.chep or late or below or THIEU in states or YEU in states)
    return Account(ok, tuple(_cut(_apart(apart), "tệp")), summary)


def of_total(found: Total) -> Account:
    """Return what a total says."""
    counted, missing, apart = len(found.counted()), _missing(found.ban.xa), found.aside()
    odd = (
        f"{one.tep}: {one.vi_tri}: {one.xa}{f' ({one.bieu}/{one.so})' if one.bieu else ''}: {one.dieu}"
        for one in found.bat_thuong
    )
    summary = (
        f"Đã cộng {counted}/{len(found.ban.xa)} xã" if found.danh_sach else f"Đã cộng {counted} xã",
        *_named(missing),
        f"{len(found.bat_thuong)} chỗ số liệu cần xem lại",
    )
    lacking = any("xã có số" in one.ghi_chu for one in found.hang.values())
    ok = not (missing or apart or found.bat_thuong or lacking)
    return Account(ok, (*_cut(_apart(apart), "tệp"), *_cut(odd, "điều")), summary)


def _missing(senders: Sequence[Sender[Any]]) -> list[str]:
    from cchc_docs.gathering.senders import CHUA_GUI

    return [one.xa.name for one in senders if one.trang_thai == CHUA_GUI]


def _named(missing: list[str]) -> Iterator[str]:
    if missing:
        more = f" … và {len(missing) - _SHOWN} xã nữa" if len(missing) > _SHOWN else ""
        yield f"Chưa gửi: {', '.join(missing[:_SHOWN])}{more}"


def _apart(papers: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, why in papers:
        yield why if why.startswith(name) else f"{name}: {why}"


def _cut(lines: Iterable[str], what: str) -> Iterator[str]:
    """Yield the first lines, and how many more there are."""
    all_ = list(lines)
    yield from all_[:_SHOWN]
    if len(all_) > _SHOWN:
        yield f"… và {len(all_) - _SHOWN} {what} nữa (xem bảng Excel)"
