"""What was done of the prior plan: finished one-off tasks leave, recurring ones stay, unfinished ones say so."""

from __future__ import annotations

from cchc_docs.drafting.decisions import Change, Question, head_of
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Hang, Path
from cchc_docs.model.progress import STATUSES, TienDo, TienDoNhiemVu
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.edit import item_span
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.reading.yaml.tree import Node
from cchc_docs.record import Record, field
from cchc_docs.reporting.tasks import plan_tasks
from cchc_docs.vietnamese.deadlines import parse_deadline
from cchc_docs.vietnamese.numbers import parse_number

_ONCE = ("date", "dates", "range")


class Weeded(Record):
    """What became of the tasks and targets of the prior plan."""

    finished: list[tuple[Path, Node, Change, tuple[int, int]]] = field(default_factory=list)
    unfinished: list[tuple[Path, Node, Change]] = field(default_factory=list)
    targets: list[tuple[Path, Node, Question]] = field(default_factory=list)
    strangers: list[Question] = field(default_factory=list)


def weed(read: Read, progress: TienDo, year: int) -> Weeded:
    """Return what `progress` says of each task (by its code, its own or the one forms gave it) and each target.

    What was returned for a code the plan does not have is told, never passed over.
    """
    out = Weeded()
    rows = {(*base, table.kieu, n): row for base, table in tables(read.document) for n, row in enumerate(table.hang)}
    by_code = {task.ma: task for task in plan_tasks(read.document, []).nhiem_vu}
    for code, done in progress.nhiem_vu.items():
        task = by_code.get(code)
        if task is None:
            out.strangers.append(
                Question(f"tiến độ {code}", done.ket_qua, "", f"kế hoạch không có nhiệm vụ mã '{code}'")
            )
        elif task.path in rows:
            _task(read, task.path, rows[task.path], done, year, out)
        else:  # it stands in the body, where a sentence may say more than the task
            told = STATUSES.get(done.trang_thai, done.trang_thai).lower()
            out.strangers.append(
                Question(
                    f"tiến độ {code}", task.noi_dung, "", f"năm {year}: {told}; bỏ hoặc sửa câu này trong kế hoạch"
                )
            )
    for code, reached in progress.chi_tieu.items():
        _target(read, code, reached.gia_tri, year, out)
    return out


def _task(read: Read, path: Path, row: Hang, done: TienDoNhiemVu, year: int, out: Weeded) -> None:
    node = node_at(read.tree, path)
    words = " ".join(row.o.get("noi_dung", []))
    when = parse_deadline("; ".join(row.o.get("thoi_han", [])), year)
    place = "nhiệm vụ"
    if done.trang_thai == "hoan_thanh" and when.kind in _ONCE:
        parent = node_at(read.tree, path[:-1])
        position = path[-1]
        result = f"đã hoàn thành năm {year}" + (
            f": {done.so_ky_hieu or done.ket_qua}" if done.so_ky_hieu or done.ket_qua else ""
        )
        span = item_span(read.source, parent, position if isinstance(position, int) else 0)
        out.finished.append((path, node, Change(place, words, "", result), span))
    elif done.trang_thai and done.trang_thai != "hoan_thanh":
        why = f"năm {year}: {STATUSES.get(done.trang_thai, done.trang_thai).lower()}"
        if done.kho_khan:
            why += f" ({done.kho_khan})"
        out.unfinished.append(
            (path, node, Change(place, words, words, f"“{head_of(words)}”: {why}; giữ lại, xem lại thời hạn"))
        )


def _target(read: Read, code: str, reached: str, year: int, out: Weeded) -> None:
    target = read.document.chi_tieu.get(code)
    if target is None or not reached:
        return
    wanted, got = parse_number(target.gia_tri.rstrip("% ")).value, parse_number(reached.rstrip("% ")).value
    if wanted is None or got is None:
        return
    path: Path = ("chi_tieu", code)
    met = got <= wanted if target.so_sanh in ("<=", "<") else got >= wanted
    why = f"“{head_of(target.ten)}”: năm {year} đạt {reached}, chỉ tiêu {target.gia_tri}: " + (
        "đã đạt, cân nhắc nâng" if met else "chưa đạt, cân nhắc giữ nguyên"
    )
    out.targets.append(
        (
            path,
            node_at(read.tree, path),
            Question(f"chỉ tiêu “{target.ten}”", target.gia_tri, reached if met else target.gia_tri, why),
        )
    )
