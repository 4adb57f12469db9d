"""What does not fit inside a report, and between a report, its plan and what was returned.

Works on a report built here and on one typed in Word: tables are known by their columns or headings, tasks by code or
by their words. Every finding is a value (`Remark`) with the path in the document, for `checking` to take over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from cchc_docs.law.period_names import named
from cchc_docs.model.document import Document, Hang, Path, SoLieu
from cchc_docs.model.markup import plain
from cchc_docs.model.progress import STATUSES, Remark, SoLieuThongKe, TienDo
from cchc_docs.model.references import short_date
from cchc_docs.reporting.appendices import NOT_ANSWERED, change
from cchc_docs.reporting.facts import Facts, facts_of
from cchc_docs.reporting.figures import compute, shown
from cchc_docs.reporting.kinds import Settings, settings
from cchc_docs.reporting.periods import period_of
from cchc_docs.reporting.report_tables import ReportTables, cell, folded
from cchc_docs.reporting.sentences import figures_said
from cchc_docs.reporting.tasks import PlanTasks, plan_tasks
from cchc_docs.vietnamese import formats
from cchc_docs.vietnamese.numbers import parse_number

_SHARE = re.compile(
    r"(?<![\d.,/])(\d[\d.]*)\s*/\s*(\d[\d.]*)\s+([^\d(]{2,40}?)\s*\((?:đạt\s+|chiếm\s+|tỷ lệ\s+)?(\d[\d.,]*)\s*%\)"
)
_DONE = re.compile(r"hoàn thành\s+(\d[\d.]*)\s*/\s*(\d[\d.]*)\s+nhiệm vụ")
_OTHERS = re.compile(r"(đang thực hiện|chưa thực hiện|không thực hiện|chưa có trả lời)\s+(\d[\d.]*)\s+nhiệm vụ")
_IN_PLAN = re.compile(r"kế hoạch[^.;]{0,60}?\bcó\s+(\d[\d.]*)\s+nhiệm vụ(?!\s+(?:đến|quá) hạn)", re.IGNORECASE)
_BEFORE = re.compile(
    r"kỳ báo cáo trước \((\d[\d.]*) nhiệm vụ hoàn thành\).*?(tăng|giảm)\s+(\d[\d.]*)\s+nhiệm vụ", re.DOTALL
)
_DAYS = re.compile(r"từ ngày\s+(\d{1,2}/\d{1,2}/\d{4})\s+đến\s+(?:hết\s+)?ngày\s+(\d{1,2}/\d{1,2}/\d{4})")
_PERIOD = re.compile(r"\b(?:quý\s+(?:IV|I{1,3}|[1-4])|(?:6|9|sáu|chín)\s+tháng)\b(?!\s+cuối)", re.IGNORECASE)


CHECKS = ("ty_le", "tien_do", "tong_hop", "bieu_mau", "cau_so_lieu", "so_sanh", "ky", "nhiem_vu", "tra_loi")
"""The groups of checks, in the order they are made. The last two need the plan; the last one also what was returned."""


def report_findings(
    document: Document,
    plan: Document | None = None,
    returned: Mapping[str, TienDo] | None = None,
    *,
    own: Settings | None = None,
) -> list[Remark]:
    """Return what does not fit, in the order of `CHECKS`; an empty list is a report whose figures agree."""
    return [remark for found in report_checks(document, plan, returned, own=own).values() for remark in found]


def report_checks(
    document: Document,
    plan: Document | None = None,
    returned: Mapping[str, TienDo] | None = None,
    *,
    own: Settings | None = None,
) -> dict[str, list[Remark]]:
    """Return what does not fit, by the groups of `CHECKS`; a group that could not be judged is not there.

    `plan`: also that every task stands once and that period and days are those of its regime. `returned`: also that
    statuses, targets and figures are those the offices returned.
    """
    report = ReportTables(document, own or settings())
    out = {
        "ty_le": list(_shares(document)),
        "tien_do": list(_against_table(report)),
        "tong_hop": list(_summaries(report)),
        "bieu_mau": list(_statistics(report)),
        "cau_so_lieu": list(_said_figures(report)),
        "so_sanh": [*_since(report), *_targets(report)],
        "ky": list(_period(document, plan)),
    }
    if plan is not None and plan.nam is not None:
        out["nhiem_vu"] = list(_each_once(report, plan))
        code = document.ky_bao_cao or next(iter(named(plain(document.trich_yeu)).codes), "")
        if returned and code:
            out["tra_loi"] = list(_as_returned(report, facts_of(plan, returned, code, report.own)))
    return out


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
            if part > whole and not (true == stated and "(đạt" in found[0]):  # more was done than planned
                yield Remark(path, f"“{found[0]}”: phần ({found[1]}) lớn hơn tổng ({found[2]})", found[0])
            elif true != stated:
                yield Remark(
                    path,
                    f"“{found[0]}”: {found[1]}/{found[2]} là {formats.number(true)}%, không phải {found[4]}%",
                    found[0],
                )


def _against_table(report: ReportTables) -> Iterator[Remark]:
    """The counts of a sentence are those of the task-by-task table."""
    rows = report.tasks()
    if not rows:
        return
    labels = {label.casefold(): code for code, label in STATUSES.items()}
    counts = dict.fromkeys((*STATUSES, ""), 0)
    for path, row, codes in rows:
        said = cell(row, codes["trang_thai"]).casefold()
        if said not in labels and said not in ("", NOT_ANSWERED.casefold()):
            yield Remark(
                (*path, codes["trang_thai"]),
                f"trạng thái “{cell(row, codes['trang_thai'])}” không phải một trong: {', '.join(STATUSES.values())}",
            )
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


def _counts_of(path: Path, words: str, done: re.Match[str], counts: Mapping[str, int], total: int) -> Iterator[Remark]:
    if _number(done[1]) != counts["hoan_thanh"] or _number(done[2]) != total:
        yield Remark(
            path,
            f"câu ghi hoàn thành {done[1]}/{done[2]} nhiệm vụ, bảng tiến độ có {counts['hoan_thanh']}/{total}",
            done[0],
        )
    codes = {
        "đang thực hiện": "dang_thuc_hien",
        "chưa thực hiện": "chua_thuc_hien",
        "không thực hiện": "khong_thuc_hien",
        "chưa có trả lời": "",
    }
    for found in _OTHERS.finditer(words):
        if _number(found[2]) != counts[codes[found[1]]]:
            yield Remark(path, f"câu ghi {found[0]}, bảng tiến độ có {counts[codes[found[1]]]}", found[0])


def _since(report: ReportTables) -> Iterator[Remark]:
    """The change since the last report is what the two counts of done tasks give."""
    rows = report.tasks()
    done = sum(cell(row, codes["trang_thai"]).casefold() == STATUSES["hoan_thanh"].casefold() for _, row, codes in rows)
    for path, role, text in report.document.texts():
        found = _BEFORE.search(plain(text)) if rows and path[0] == "noi_dung" and not role.startswith("o.") else None
        if found is None:
            continue
        before, moved = _number(found[1]), _number(found[3]) * (1 if found[2] == "tăng" else -1)
        if before + moved != done:
            said = f"kỳ trước {before}, ghi {found[2]} {found[3]} thì nay phải là {before + moved}; bảng tiến độ có {done} nhiệm vụ hoàn thành"
            yield Remark(path, said, found[0])


def _summaries(report: ReportTables) -> Iterator[Remark]:
    """In the table of counts, the statuses of a row add up to its total, and the rows to the line "Tổng số"."""
    total = len(report.tasks())
    for base, table, codes in report.having("tong"):
        inside = [column.ma for column in table.cot if column.nhom or column.ma in (*STATUSES, "chua_tra_loi")]
        running = 0
        for at, row in enumerate(table.hang):
            path: Path = (*base, table.kieu, at)
            text = cell(row, codes["tong"])
            if row.nhom or not text.replace(".", "").isdigit():
                running = 0 if row.nhom else running
                continue
            count = _number(text)
            parts = [cell(row, code) for code in inside]
            if parts and all(part.replace(".", "").isdigit() for part in parts) and sum(map(_number, parts)) != count:
                yield Remark(
                    path,
                    f"hàng “{cell(row, 'ten')}”: tổng ghi {count}, cộng các trạng thái là {sum(map(_number, parts))}",
                )
            if cell(row, codes.get("ten", "ten")).casefold().startswith("tổng"):
                if running != count:
                    yield Remark(path, f"hàng tổng ghi {count}, cộng các hàng phía trên là {running}")
                if total and count != total:
                    yield Remark(path, f"hàng tổng ghi {count} nhiệm vụ, bảng tiến độ có {total} hàng")
            else:
                running += count


def _statistics(report: ReportTables) -> Iterator[Remark]:
    """Totals and rates of the statistical form follow from its rows; a rate is no count."""
    for form, base, typed, places in report.forms():
        for number, figure in typed.items():
            asked = form.row(number)
            value = figure.gia_tri
            if (
                asked is not None
                and value is not None
                and asked.don_vi_tinh == "%"
                and value > 100
                and "giải ngân" not in asked.ten
            ):
                yield Remark(
                    places[number], f"hàng {number} là tỷ lệ % nhưng ghi {formats.number(value)}; đã ghi nhầm số lượng?"
                )
        for remark in compute([form], {form.ma: typed}, {}).remarks:
            yield Remark(
                places.get(str(remark.path[-1]), base),
                remark.message.replace("đơn vị ghi", "bảng ghi").partition("; báo cáo dùng")[0],
            )
        yield from _form_count(report, form.ma, typed, places, base)


def _form_count(
    report: ReportTables, form: str, typed: Mapping[str, SoLieuThongKe], places: Mapping[str, Path], base: Path
) -> Iterator[Remark]:
    """The rows counted from the plan are those of the task-by-task table."""
    rows = report.tasks()
    if not rows:
        return
    done = sum(cell(row, codes["trang_thai"]).casefold() == STATUSES["hoan_thanh"].casefold() for _, row, codes in rows)
    known = {"nhiem_vu": len(rows), "hoan_thanh": done}
    for table in report.own.bieu_mau:
        for row in table.hang if table.ma == form else []:
            stated = typed.get(row.so)
            if row.lay_tu and stated is not None and stated.gia_tri != known[row.lay_tu]:
                said = f"hàng {row.so} “{row.ten}” ghi {shown(stated.gia_tri or Decimal(0), row)}, bảng tiến độ có {known[row.lay_tu]}"
                yield Remark(places.get(row.so, base), said)


def _said_figures(report: ReportTables) -> Iterator[Remark]:
    """A sentence written after the outline says the figures of the statistical form."""
    known = {
        (form.ma, number): figure.gia_tri for form, _, typed, _ in report.forms() for number, figure in typed.items()
    }
    patterns = [figures_said(sentence) for part in report.own.de_cuong.parts() for sentence in part.cau]
    for path, role, text in report.document.texts():
        if path[0] != "noi_dung" or role.startswith("o."):
            continue
        words = " ".join(plain(text).split())
        for pattern, rows in patterns:
            found = pattern.fullmatch(words) if rows else None
            for row, said in zip(rows, found.groups(), strict=True) if found else ():
                stated, true = parse_number(said.rstrip("%")).value, known.get(row)
                if stated is not None and true is not None and stated != true:
                    yield Remark(
                        path, f"câu ghi {said}, hàng {row[1]} của biểu thống kê ghi {formats.number(true)}", said
                    )


def _targets(report: ReportTables) -> Iterator[Remark]:
    """The change of a target is the difference of its two values."""
    for base, table, codes in report.having("ky_truoc", "thuc_hien", "so_voi_truoc"):
        for at, row in enumerate(table.hang):
            stated = cell(row, codes["so_voi_truoc"])
            true = change(cell(row, codes["ky_truoc"]), cell(row, codes["thuc_hien"]))
            if stated and true and stated.lstrip("+") != true.lstrip("+"):
                yield Remark(
                    (*base, table.kieu, at, codes["so_voi_truoc"]),
                    f"so với kỳ trước ghi {stated}, tính ra {true}",
                    stated,
                )


def _period(document: Document, plan: Document | None) -> Iterator[Remark]:
    """Title, opening, data days and regime speak of one period."""
    title = plain(document.trich_yeu).split(" và phương hướng")[0]
    code = document.ky_bao_cao
    if code and (plan or document).nam is not None:
        period = period_of(plan if plan is not None and plan.nam is not None else document, code)
        if folded(period.ten) not in folded(title):
            yield Remark(("trich_yeu",), f"trích yếu không nêu đúng kỳ “{period.ten}”", _one_line(document.trich_yeu))
        if plan is not None and document.so_lieu is not None and document.so_lieu != period.so_lieu:
            yield Remark(("so_lieu",), f"số liệu của báo cáo khác {period.nguon}: phải tính {period.cac_ngay}")
        yield from _days(document, document.so_lieu or period.so_lieu)
    named = _PERIOD.findall(title)
    for path, _, text in document.texts():
        others = _PERIOD.findall(plain(text)) if path[0] == "mo_dau" and named else []
        if others and not {word.casefold() for word in others} & {word.casefold() for word in named}:
            yield Remark(path, f"mở đầu nói {others[0]}, trích yếu nói {named[0]}", others[0])


def _days(document: Document, wanted: SoLieu) -> Iterator[Remark]:
    true = [(day.ngay, day.thang, day.nam) for day in (wanted.tu, wanted.den)]
    for path, _, text in document.texts():
        for found in _DAYS.finditer(plain(text)) if path[0] == "mo_dau" else ():
            if [tuple(int(part) for part in group.split("/")) for group in found.groups()] != true:
                said = f"mở đầu ghi số liệu {found[0]}, kỳ báo cáo tính từ ngày {short_date(wanted.tu)} đến hết ngày {short_date(wanted.den)}"
                yield Remark(path, said, found[0])


def _one_line(text: str) -> str:
    """Return a text as a quote: "" where it runs over several lines, which stand apart in the document."""
    return "" if "\n" in text else plain(text)


# --- against the plan and the returns -----------------------------------------------------------------------------------


def _each_once(report: ReportTables, plan: Document) -> Iterator[Remark]:
    """Every task of the plan stands once in the task-by-task table, and nothing else does."""
    tasks = plan_tasks(plan, report.own.bieu_mau)
    known = tasks.by_code()
    if not known:
        return
    seen: set[str] = set()
    for path, row, codes, code in _named(report, tasks):
        if not code:
            yield Remark(path, f"nhiệm vụ “{cell(row, codes['noi_dung'])[:60]}” không có trong kế hoạch")
        elif code in seen:
            yield Remark(path, f"nhiệm vụ '{code}' có hai lần trong bảng tiến độ")
        seen.add(code)
    base = next((path[:2] for path, _, _ in report.tasks()), ("phu_luc",))
    if not seen:
        yield Remark(base, f"báo cáo không có bảng tiến độ từng nhiệm vụ; kế hoạch có {len(known)} nhiệm vụ")
        return
    for code in known:
        if code not in seen:
            yield Remark(
                base, f"bảng tiến độ thiếu nhiệm vụ '{code}' của kế hoạch: “{_folded_head(known[code].noi_dung)}”"
            )


def _folded_head(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:60].rsplit(' ', 1)[0]} …"


def _named(report: ReportTables, tasks: PlanTasks) -> Iterator[tuple[Path, Hang, dict[str, str], str]]:
    """Yield the rows of the task-by-task table with the code of their task, by id or by words; "" for a stranger."""
    known = tasks.by_code()
    by_words = {folded(task.noi_dung): task.ma for task in tasks.nhiem_vu}
    for path, row, codes in report.tasks():
        yield path, row, codes, row.ma if row.ma in known else by_words.get(folded(cell(row, codes["noi_dung"])), "")


def _as_returned(report: ReportTables, facts: Facts) -> Iterator[Remark]:
    """Statuses, targets and last values are those that were returned."""
    known = facts.tasks.by_code()
    for path, row, codes, code in _named(report, facts.tasks):
        if not code:
            continue
        wanted = STATUSES.get(facts.answer(known[code]).trang_thai, NOT_ANSWERED)
        said = cell(row, codes["trang_thai"])
        if said != wanted:
            yield Remark(
                (*path, codes["trang_thai"]), f"nhiệm vụ '{code}': bảng ghi “{said}”, đơn vị trả lời “{wanted}”", said
            )
    by_words = {folded(target.ten): code for code, target in facts.plan.chi_tieu.items()}
    for base, table, codes in report.having("ten", "thuc_hien"):
        for at, row in enumerate(table.hang):
            code = row.ma or by_words.get(folded(cell(row, codes["ten"])), "")
            for column, state in (("thuc_hien", facts.state), ("ky_truoc", facts.truoc)):
                value = state.tien_do.chi_tieu.get(code) if state is not None and column in codes else None
                if value is None:
                    continue
                stated = cell(row, codes[column])
                if value.gia_tri and stated != value.gia_tri:
                    said = f"chỉ tiêu '{code}': {'kỳ trước' if column == 'ky_truoc' else 'kỳ này'} ghi “{stated}”, đơn vị trả lời “{value.gia_tri}”"
                    yield Remark((*base, table.kieu, at, codes[column]), said, stated)
