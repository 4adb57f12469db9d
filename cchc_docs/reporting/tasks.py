"""The tasks and targets of a plan as reports and forms need them: by office, by field, with the deadline understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs.model.codes import content_code, folded, unit_code
from cchc_docs.model.collecting import BieuMau
from cchc_docs.model.complete import tables
from cchc_docs.model.document import Document, Hang, Muc, Path, PhuLuc
from cchc_docs.model.markup import plain
from cchc_docs.reading.identity.identify import task_code, task_rows
from cchc_docs.record import NamedTuple, replace
from cchc_docs.reporting.said import told
from cchc_docs.vietnamese.deadlines import Deadline, parse_deadline
from cchc_docs.vietnamese.units import is_group, normalise_unit, unit_names


class NhiemVu(NamedTuple):
    """One task. `chu_tri`: codes of the leading offices, the first one answers first; `linh_vuc`: code of its form."""

    ma: str
    noi_dung: str
    san_pham: str
    chu_tri: tuple[str, ...]
    thoi_han: str
    han: Deadline
    linh_vuc: str
    path: Path


class PlanTasks(NamedTuple):
    """What a plan asks: tasks in order, office code -> name, targets with who answers for them.

    `khong_ma`: paths of the rows without a code of their own; a code was made from their words. `nhom`: codes in
    `don_vi` that are no offices but groups.
    """

    nhiem_vu: tuple[NhiemVu, ...]
    don_vi: dict[str, str]
    chi_tieu: dict[str, str]
    khong_ma: tuple[Path, ...]
    nhom: frozenset[str] = frozenset()

    @property
    def from_body(self) -> bool:
        """Tell that the tasks were found in the body, for want of a table."""
        return bool(self.nhiem_vu) and "nhiem_vu" not in self.nhiem_vu[0].path

    def leads(self, task: NhiemVu) -> tuple[str, ...]:
        """Return the offices that lead a task, groups left out."""
        return tuple(code for code in task.chu_tri if code not in self.nhom)

    def of_unit(self, code: str) -> list[NhiemVu]:
        """Return the tasks an office leads, alone or with others."""
        return [task for task in self.nhiem_vu if code in task.chu_tri]

    def by_code(self) -> dict[str, NhiemVu]:
        """Return code -> task."""
        return {task.ma: task for task in self.nhiem_vu}

    def busiest(self, field: str = "") -> str:
        """Return the office that leads most tasks (of a field); the first named where several do; "" where none does."""
        leads = (self.leads(task) for task in self.nhiem_vu if field in ("", task.linh_vuc))
        counts = Counter(found[0] for found in leads if found)
        return counts.most_common(1)[0][0] if counts else ""


def plan_tasks(plan: Document, forms: list[BieuMau]) -> PlanTasks:
    """Return the tasks of a plan whose references are resolved (as `reading` hands it out).

    They are the rows of its tables of tasks; of a plan without one, what its body gives to offices.
    """
    offices = _Offices(plan)
    found: list[NhiemVu] = []
    unnamed: list[Path] = []
    codes: set[str] = {row.ma for _, table in tables(plan) for row in table.hang if row.ma}
    for base, table in tables(plan):
        if table.kieu != "nhiem_vu":
            continue
        group = ""
        around = _headings(plan, base)
        words = {id(row): said for said, row in task_rows(table.hang)}
        above: Hang | None = None
        for position, row in enumerate(table.hang):
            if row.nhom:
                group, above = row.nhom, None
                continue
            path: Path = (*base, table.kieu, position)
            whole = _unmerged(row, above)
            above = whole
            code = row.ma
            if not code:
                code = task_code(words[id(row)] or row.so_thu_tu or str(position + 1), whole, codes)
                codes.add(code)
                unnamed.append(path)
            found.append(_task(plan, whole, code, path, field_of([group, *around], forms), offices))
    if not found:
        found = list(_of_body(plan, forms, offices))
    out = PlanTasks(tuple(found), dict(offices.names), {}, tuple(unnamed), frozenset(offices.groups))
    answers = _answers(plan, offices, out, forms)
    return out._replace(don_vi=dict(offices.names), chi_tieu=answers, nhom=frozenset(offices.groups))


def _of_body(plan: Document, forms: list[BieuMau], offices: _Offices) -> Iterator[NhiemVu]:
    """Yield what the body gives an office to do: items under its name, beside it, or with "Giao … chủ trì" behind them."""
    taken: set[str] = set()
    for one in told(plan):
        led = offices.codes(one.leads)
        if not led or not one.is_leaf or one.is_help:
            continue
        code = content_code(one.words, taken, *led)
        taken.add(code)
        han = parse_deadline(one.when or "thường xuyên", plan.nam, span_of(plan))  # no day: it goes on all year
        field = field_of(_block_headings(plan.noi_dung, one.path[1:]), forms)
        yield NhiemVu(code, one.words, "", tuple(led), one.when, han, field, one.path)


def span_of(plan: Document) -> tuple[int, int] | None:
    """Return the first and last year of a plan of several."""
    return (plan.giai_doan.tu, plan.giai_doan.den) if plan.giai_doan else None


def _unmerged(row: Hang, above: Hang | None) -> Hang:
    """Return a row with the cells that are merged with those above it."""
    if above is None or not row.gop_tren:
        return row
    shared = {key: above.o[key] for key in row.gop_tren if key in above.o and not any(row.o.get(key, ()))}
    return replace(row, o={**row.o, **shared})


def _answers(plan: Document, offices: _Offices, tasks: PlanTasks, forms: list[BieuMau]) -> dict[str, str]:
    """Return target -> the office that answers for it: named by the target, by its row of a table, or by its field."""
    named = {code: "".join(offices.codes(target.chu_tri)[:1]) for code, target in plan.chi_tieu.items()}
    for base, table in tables(plan):
        group = ""
        for row in table.hang:
            group = row.nhom or group
            target = row.chi_tieu or row.ma
            if target not in named or named[target]:
                continue
            led = offices.codes([plain(line) for line in row.o.get("chu_tri", [])])
            field = field_of([group, *_headings(plan, base)], forms)
            named[target] = led[0] if led else tasks.busiest(field)
    return named


def _task(plan: Document, row: Hang, code: str, path: Path, field: str, offices: _Offices) -> NhiemVu:
    when = "\n".join(plain(line) for line in row.o.get("thoi_han", []))
    return NhiemVu(
        code,
        "\n".join(plain(line) for line in row.o.get("noi_dung", [])),
        "\n".join(plain(line) for line in row.o.get("san_pham", [])),
        tuple(offices.codes([plain(line) for line in row.o.get("chu_tri", [])])),
        when,
        parse_deadline(when, plan.nam, span_of(plan)),
        field,
        path,
    )


def field_of(headings: list[str], forms: list[BieuMau]) -> str:
    """Return the code of the field the nearest heading names; the first form where none does."""
    for heading in headings:
        words = plain(heading).casefold()
        for form in forms:
            if any(key.casefold() in words for key in form.tu_khoa):
                return form.ma
    return forms[0].ma if forms else ""


def _headings(plan: Document, base: Path) -> list[str]:
    """Return the headings around a table, the nearest first."""
    if base[0] == "phu_luc" and isinstance(base[1], int):
        appendix: PhuLuc = plan.phu_luc[base[1]]
        inside = _block_headings(appendix.noi_dung, base[3:]) if len(base) > 2 else []
        return [*inside, appendix.ten]
    return _block_headings(plan.noi_dung, base[1:])


def _block_headings(blocks: list[Muc], path: Path) -> list[str]:
    """Return the headings above the block a path leads to, the nearest first; a heading beside counts too."""
    found: list[str] = []
    for part in path:
        if not isinstance(part, int):
            continue
        beside = [block.chu for block in blocks[:part] if block.kieu == "tieu_de"]
        found = [*([blocks[part].chu] if blocks[part].chu else beside[-1:]), *found]
        blocks = blocks[part].noi_dung
    return found


class _Offices:
    """Names and short names of offices -> codes, in whatever spelling; one the plan does not list gets a code of its name.

    `groups`: codes of what the plan does not declare and that means several offices ("Các phòng chuyên môn").
    """

    def __init__(self, plan: Document) -> None:
        self.names = {code: unit.ten for code, unit in plan.don_vi.items()}
        self.groups: set[str] = set()
        self.known: dict[str, str] = {}
        self.alike: dict[str, str] = {}
        for code, unit in plan.don_vi.items():
            for name in (code, unit.viet_tat, unit.ten, *unit.cach_viet):
                if name:
                    self.known[folded(name)] = code
                    self.alike.setdefault(normalise_unit(name), code)

    def codes(self, lines: list[str]) -> list[str]:
        """Return the codes of the offices named in the lines of a cell, each once, in order."""
        out: list[str] = []
        for line in lines:
            for name in self._split(line):
                code = self.known.get(folded(name)) or self.alike.get(normalise_unit(name)) or self._made(name)
                if code not in out:
                    out.append(code)
        return out

    def _split(self, line: str) -> list[str]:
        bare = line.strip().lstrip("-+•").strip(" .;,")
        if not bare or folded(bare) in self.known:
            return [bare] if bare else []
        commas = [part.strip(" .;") for part in bare.split(",")]
        if len(commas) > 1 and all(folded(part) in self.known for part in commas):
            return commas
        return list(unit_names(line))

    def _made(self, name: str) -> str:
        code = unit_code(name, self.names)
        self.names[code] = name[:1].upper() + name[1:]
        self.known[folded(name)] = code
        self.alike.setdefault(normalise_unit(name), code)
        if is_group(name):
            self.groups.add(code)
        return code
