"""What does not fit inside a report, and between a report, its plan and what was returned.

Works on a report built here and on one typed in Word: tables are known by their columns or headings, tasks by code or
by their words. Every finding is a value (`Remark`) with the path in the document, for `checking` to take over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from cchc_docs.model.complete import tables
from cchc_docs.model.document import Bang, Document, Hang, Path
from cchc_docs.model.markup import plain
from cchc_docs.model.progress import STATUSES, Remark, SoLieuThongKe, TienDo
from cchc_docs.reporting.appendices import NOT_ANSWERED, change
from cchc_docs.reporting.facts import Facts, Settings, facts_of, settings
from cchc_docs.reporting.figures import compute, shown
from cchc_docs.reporting.periods import period_of
from cchc_docs.vietnamese.numbers import format_number, parse_number

_SHARE = re.compile(r"(?<![\d.,/])(\d[\d.]*)\s*/\s*(\d[\d.]*)\s+([^\d(]{2,40}?)\s*\((?:đạt\s+|chiếm\s+|tỷ lệ\s+)?(\d[\d.,]*)\s*%\)")
_DONE = re.compile(r"hoàn thành\s+(\d[\d.]*)\s*/\s*(\d[\d.]*)\s+nhiệm vụ")
_OTHERS = re.compile(r"(đang thực hiện|chưa thực hiện|không thực hiện)\s+(\d[\d.]*)\s+nhiệm vụ")
_IN_PLAN = re.compile(r"kế hoạch[^.;]{0,60}?\bcó\s+(\d[\d.]*)\s+nhiệm vụ(?!\s+(?:đến|quá) hạn)", re.IGNORECASE)
_BEFORE = re.compile(r"kỳ báo cáo trước \((\d[\d.]*) nhiệm vụ hoàn thành\).*?(tăng|giảm)\s+(\d[\d.]*)\s+nhiệm vụ", re.DOTALL)
_DAYS = re.compile(r"từ ngày\s+(\d{1,2}/\d{1,2}/\d{4})\s+đến\s+(?:hết\s+)?ngày\s+(\d{1,2}/\d{1,2}/\d{4})")
_HEADINGS = {
    "trang_thai": ("trạng thái",), "noi_dung": ("nhiệm vụ", "nội dung nhiệm vụ", "nội dung"), "so_lieu": ("số liệu",),
    "chi_tieu": ("chỉ tiêu thống kê",), "tong": ("số nhiệm vụ", "tổng số nhiệm vụ"), "ky_truoc": ("kỳ trước",),
    "thuc_hien": ("kỳ này", "kết quả"), "so_voi_truoc": ("so với kỳ trước",), "ten": ("chỉ tiêu", "đơn vị, lĩnh vực"),
    "qua_han": ("quá hạn",), "ly_do": ("lý do",),
}  # fmt: skip


def report_findings(
    document: Document, plan: Document | None = None, returned: Mapping[str, TienDo] | None = None, *, own: Settings | None = None
) -> list[Remark]:
    """Return what does not fit, in reading order of the checks; an empty list is a report whose figures agree.

    `plan`: also that every task stands once and that period and days are those of its regime. `returned`: also that
    statuses, targets and figures are those the offices returned.
    """
    report = _Report(document, own or settings())
    out = [*_shares(document), *_against_table(report), *_summaries(report), *_statistics(report), *_targets(report), *_period(document, plan)]
    if plan is not None:
        out += _each_once(report, plan)
    if plan is not None and returned is not None and document.ky_bao_cao:
        out += _as_returned(report, facts_of(plan, returned, document.ky_bao_cao, report.own))
    return out


class _Report:
    """The tables of a report by what they are."""

    def __init__(self, document: Document, own: Settings) -> None:
        self.document, self.own = document, own
        self.all = [(base, table, _codes(table)) for base, table in tables(document)]

    def having(self, *columns: str, without: str = "") -> list[tuple[Path, Bang, dict[str, str]]]:
        """Return the tables with these columns, each with code -> the code its cells stand under."""
        return [(base, table, codes) for base, table, codes in self.all if all(code in codes for code in columns) and without not in codes]

    def tasks(self) -> list[tuple[Path, Hang, dict[str, str]]]:
        """Return the rows of the task-by-task table: the longest one with a status and no reason of delay."""
        found = self.having("noi_dung", "trang_thai", without="ly_do")
        if not found:
            return []
        base, table, codes = max(found, key=lambda entry: len(entry[1].hang))
        return [((*base, table.kieu, at), row, codes) for at, row in enumerate(table.hang) if not row.nhom]


def _codes(table: Bang) -> dict[str, str]:
    """Return known code -> code of the column; a column typed in Word is known by its heading."""
    out = {column.ma: column.ma for column in table.cot if column.ma in _HEADINGS}
    for column in table.cot:
        heading = " ".join(plain(column.ten).split()).casefold()
        for code, names in _HEADINGS.items():
            if code not in out and (heading in names or (code == "chi_tieu" and heading.startswith(names[0]))):
                out[code] = column.ma
    return out


def _cell(row: Hang, code: str) -> str:
    return plain(" ".join(row.o.get(code, []))).strip()


def _number(text: str) -> int:
    return int(text.replace(".", ""))


# --- inside the report ------------------------------------------------------------------------------------------------


def _shares(document: Document) -> Iterator[Remark]:
    """Of "12/43 nhiệm vụ (27,9%)" the part is not above the whole, and the rate is theirs."""
    for path, _, text in document.texts():
        for found in _SHARE.finditer(plain(text)):
            part, whole = Decimal(_number(found[1])), Decimal(_number(found[2]))
            stated = parse_number(found[4]).value
            if stated is None or not whole:
                continue
            places = len(found[4].partition(",")[2])
            true = (part * 100 / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
            if part > whole:
                yield Remark(path, f"“{found[0]}”: phần ({found[1]}) lớn hơn tổng ({found[2]})", found[0])
            elif true != stated:
                yield Remark(path, f"“{found[0]}”: {found[1]}/{found[2]} là {format_number(true)}%, không phải {found[4]}%", found[0])


def _against_table(report: _Report) -> Iterator[Remark]:
    """The counts of a sentence are those of the task-by-task table."""
    rows = report.tasks()
    if not rows:
        return
    labels = {label.casefold(): code for code, label in STATUSES.items()}
    counts = dict.fromkeys((*STATUSES, ""), 0)
    for path, row, codes in rows:
        said = _cell(row, codes["trang_thai"]).casefold()
        if said not in labels and said not in ("", NOT_ANSWERED.casefold()):
            yield Remark((*path, codes["trang_thai"]), f"trạng thái “{_cell(row, codes['trang_thai'])}” không phải một trong: {', '.join(STATUSES.values())}")
        counts[labels.get(said, "")] += 1
    for path, role, text in report.document.texts():
        if path[0] not in ("noi_dung", "mo_dau") or role.startswith("o."):
            continue
        words = plain(text)
        whole = _IN_PLAN.search(words)
        if whole and _number(whole[1]) != len(rows):
            yield Remark(path, f"câu ghi kế hoạch có {whole[1]} nhiệm vụ, bảng tiến độ có {len(rows)} hàng", whole[0])
        done = _DONE.search(words)
        if whole and done:
            yield from _counts_of(path, words, done, counts, len(rows))
        yield from _since(path, words, counts["hoan_thanh"])


def _counts_of(path: Path, words: str, done: re.Match[str], counts: Mapping[str, int], total: int) -> Iterator[Remark]:
    if _number(done[1]) != counts["hoan_thanh"] or _number(done[2]) != total:
        yield Remark(path, f"câu ghi hoàn thành {done[1]}/{done[2]} nhiệm vụ, bảng tiến độ có {counts['hoan_thanh']}/{total}", done[0])
    codes = {"đang thực hiện": "dang_thuc_hien", "chưa thực hiện": "chua_thuc_hien", "không thực hiện": "khong_thuc_hien"}
    for found in _OTHERS.finditer(words):
        if _number(found[2]) != counts[codes[found[1]]]:
            yield Remark(path, f"câu ghi {found[0]}, bảng tiến độ có {counts[codes[found[1]]]}", found[0])


def _since(path: Path, words: str, done: int) -> Iterator[Remark]:
    found = _BEFORE.search(words)
    if found is None:
        return
    before, moved = _number(found[1]), _number(found[3]) * (1 if found[2] == "tăng" else -1)
    if before + moved != done:
        yield Remark(path, f"kỳ trước {before}, ghi {found[2]} {found[3]} thì nay phải là {before + moved}; bảng tiến độ có {done} nhiệm vụ hoàn thành", found[0])


def _summaries(report: _Report) -> Iterator[Remark]:
    """In the table of counts, the statuses of a row add up to its total, and the rows to the line "Tổng số"."""
    total = len(report.tasks())
    for base, table, codes in report.having("tong"):
        inside = [column.ma for column in table.cot if column.nhom or column.ma in (*STATUSES, "chua_tra_loi")]
        running = 0
        for at, row in enumerate(table.hang):
            path: Path = (*base, table.kieu, at)
            text = _cell(row, codes["tong"])
            if row.nhom or not text.replace(".", "").isdigit():
                running = 0 if row.nhom else running
                continue
            count = _number(text)
            parts = [_cell(row, code) for code in inside]
            if parts and all(part.replace(".", "").isdigit() for part in parts) and sum(map(_number, parts)) != count:
                yield Remark(path, f"hàng “{_cell(row, 'ten')}”: tổng ghi {count}, cộng các trạng thái là {sum(map(_number, parts))}")
            if _cell(row, codes.get("ten", "ten")).casefold().startswith("tổng"):
                if running != count:
                    yield Remark(path, f"hàng tổng ghi {count}, cộng các hàng phía trên là {running}")
                if total and count != total:
                    yield Remark(path, f"hàng tổng ghi {count} nhiệm vụ, bảng tiến độ có {total} hàng")
            else:
                running += count


def _statistics(report: _Report) -> Iterator[Remark]:
    """Totals and rates of the statistical form follow from its rows; a rate is no count."""
    for base, table, codes in report.having("chi_tieu", "so_lieu"):
        form = max(report.own.bieu_mau, key=lambda form: _alike(table, codes, {row.so: row.ten for row in form.hang}), default=None)
        if form is None or not _alike(table, codes, {row.so: row.ten for row in form.hang}):
            continue
        typed: dict[str, SoLieuThongKe] = {}
        places: dict[str, Path] = {}
        for at, row in enumerate(table.hang):
            number = (row.nhan if row.nhan is not None else row.so_thu_tu).strip().rstrip(".")
            asked = form.row(number)
            value = parse_number(_cell(row, codes["so_lieu"]).rstrip("%")).value
            if asked is None or value is None:
                continue
            typed[number] = SoLieuThongKe(value)
            places[number] = (*base, table.kieu, at, codes["so_lieu"])
            if asked.don_vi_tinh == "%" and value > 100 and "giải ngân" not in asked.ten:
                yield Remark(places[number], f"hàng {number} là tỷ lệ % nhưng ghi {format_number(value)}; đã ghi nhầm số lượng?")
        for remark in compute([form], {form.ma: typed}, {}).remarks:
            yield Remark(places.get(str(remark.path[-1]), base), remark.message)
        yield from _form_count(report, form.ma, typed, places, base)


def _form_count(report: _Report, form: str, typed: Mapping[str, SoLieuThongKe], places: Mapping[str, Path], base: Path) -> Iterator[Remark]:
    """The rows counted from the plan are those of the task-by-task table."""
    rows = report.tasks()
    if not rows:
        return
    done = sum(_cell(row, codes["trang_thai"]).casefold() == STATUSES["hoan_thanh"].casefold() for _, row, codes in rows)
    known = {"nhiem_vu": len(rows), "hoan_thanh": done}
    for table in report.own.bieu_mau:
        for row in table.hang if table.ma == form else []:
            stated = typed.get(row.so)
            if row.lay_tu and stated is not None and stated.gia_tri != known[row.lay_tu]:
                said = f"hàng {row.so} “{row.ten}” ghi {shown(stated.gia_tri or Decimal(0), row)}, bảng tiến độ có {known[row.lay_tu]}"
                yield Remark(places.get(row.so, base), said)


def _alike(table: Bang, codes: Mapping[str, str], names: Mapping[str, str]) -> int:
    """Return how many rows carry the number and the words of a form; 0 below half."""
    same = 0
    for row in table.hang:
        number = (row.nhan if row.nhan is not None else row.so_thu_tu).strip().rstrip(".")
        same += _folded(_cell(row, codes["chi_tieu"])) == _folded(names.get(number, ""))
    return same if 2 * same >= len(table.hang) else 0


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(" .;")


def _targets(report: _Report) -> Iterator[Remark]:
    """The change of a target is the difference of its two values."""
    for base, table, codes in report.having("ky_truoc", "thuc_hien", "so_voi_truoc"):
        for at, row in enumerate(table.hang):
            stated = _cell(row, codes["so_voi_truoc"])
            true = change(_cell(row, codes["ky_truoc"]), _cell(row, codes["thuc_hien"]))
            if stated and true and stated.lstrip("+") != true.lstrip("+"):
                yield Remark((*base, table.kieu, at, codes["so_voi_truoc"]), f"so với kỳ trước ghi {stated}, tính ra {true}", stated)


def _period(document: Document, plan: Document | None) -> Iterator[Remark]:
    """Title, data days and regime speak of one period."""
    if not document.ky_bao_cao:
        return
    period = period_of(plan or document, document.ky_bao_cao)
    if _folded(period.ten) not in _folded(document.trich_yeu.split(" và phương hướng")[0]):
        yield Remark(("trich_yeu",), f"trích yếu không nêu đúng kỳ “{period.ten}”", document.trich_yeu)
    if plan is not None and document.so_lieu is not None and document.so_lieu != period.so_lieu:
        yield Remark(("so_lieu",), f"số liệu của báo cáo khác {period.nguon}: phải tính {period.cac_ngay}")
    days = [(path, found) for path, _, text in document.texts() if path[0] == "mo_dau" for found in _DAYS.finditer(text)]
    for path, found in days:
        wanted = document.so_lieu or period.so_lieu
        stated = [tuple(int(part) for part in group.split("/")) for group in found.groups()]
        if stated != [(day.ngay, day.thang, day.nam) for day in (wanted.tu, wanted.den)]:
            yield Remark(path, f"mở đầu ghi số liệu {found[0]}, kỳ báo cáo tính {period.cac_ngay}", found[0])


# --- against the plan and the returns -----------------------------------------------------------------------------------


def _each_once(report: _Report, plan: Document) -> Iterator[Remark]:
    """Every task of the plan stands once in the task-by-task table, and nothing else does."""
    facts = facts_of(plan, {}, report.document.ky_bao_cao or "nam", report.own)
    known = facts.tasks.by_code()
    by_words = {_folded(task.noi_dung): task.ma for task in facts.tasks.nhiem_vu}
    seen: dict[str, int] = {}
    for path, row, codes in report.tasks():
        words = _cell(row, codes["noi_dung"])
        code = row.ma if row.ma in known else by_words.get(_folded(words), "")
        if not code:
            yield Remark(path, f"nhiệm vụ “{words[:60]}” không có trong kế hoạch")
        elif code in seen:
            yield Remark(path, f"nhiệm vụ '{code}' có hai lần trong bảng tiến độ")
        seen[code] = 1
    base = next((path[:2] for path, _, _ in report.tasks()), ("phu_luc",))
    for code in known:
        if code not in seen:
            yield Remark(base, f"bảng tiến độ thiếu nhiệm vụ '{code}' của kế hoạch")


def _as_returned(report: _Report, facts: Facts) -> Iterator[Remark]:
    """Statuses, targets and last values are those that were returned."""
    for path, row, codes in report.tasks():
        task = facts.tasks.by_code().get(row.ma)
        if task is None:
            continue
        wanted = STATUSES.get(facts.answer(task).trang_thai, NOT_ANSWERED)
        if _cell(row, codes["trang_thai"]) != wanted:
            yield Remark((*path, codes["trang_thai"]), f"nhiệm vụ '{row.ma}': bảng ghi “{_cell(row, codes['trang_thai'])}”, đơn vị trả lời “{wanted}”")
    for base, table, codes in report.having("ky_truoc", "thuc_hien"):
        for at, row in enumerate(table.hang):
            for column, state in (("thuc_hien", facts.state), ("ky_truoc", facts.truoc)):
                known = state.tien_do.chi_tieu.get(row.ma) if state is not None else None
                stated = _cell(row, codes[column])
                if known is not None and known.gia_tri and stated != known.gia_tri:
                    said = f"chỉ tiêu '{row.ma}': {'kỳ trước' if column == 'ky_truoc' else 'kỳ này'} ghi “{stated}”, đơn vị trả lời “{known.gia_tri}”"
                    yield Remark((*base, table.kieu, at, codes[column]), said)
