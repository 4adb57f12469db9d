"""A year of the shipped plan, end to end: forms out, filled as offices would, read, four reports, figures recomputed."""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from cchc_docs.model.collecting import FIGURES, TARGETS, TASKS, WORDS
from cchc_docs.model.document import Document, NgayThang
from cchc_docs.model.progress import STATUSES, TienDo
from cchc_docs.reading.yaml.plan import read_yaml
from cchc_docs.reading.yaml.progress import read_progress
from cchc_docs.reporting.collecting.ask import write_forms
from cchc_docs.reporting.facts import Facts, read_returned
from cchc_docs.reporting.findings import report_findings
from cchc_docs.reporting.kinds import settings
from cchc_docs.reporting.report import build_report
from cchc_docs.reporting.tasks import plan_tasks
from cchc_docs.writing.yaml.progress import write_progress
from tests.conftest import ROOT
from tests.reporting.small import forms_for, letter, row_of, take

PLAN = ROOT / "plans" / "cchc_2026.yaml"
TASKS_IN_PLAN = (
    sum(
        "noi_dung" in row
        for part in yaml.safe_load(PLAN.read_text(encoding="utf-8"))["phu_luc"]
        for row in part.get("nhiem_vu", ())
    )
    if PLAN.exists()
    else 0
)
QUARTERS = ("quy_1", "quy_2", "quy_3", "quy_4")
REPORTS = {"quy_1": QUARTERS[:1], "6_thang": QUARTERS[:2], "quy_3": QUARTERS[2:3], "nam": QUARTERS}


@dataclass
class Truth:
    """What the offices typed, kept by the test: the yardstick the reports are measured with."""

    status: dict[str, dict[str, str]] = field(default_factory=dict)
    figures: dict[str, dict[tuple[str, str], Decimal]] = field(default_factory=dict)
    targets: dict[str, dict[str, str]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    mistakes: int = 0


@dataclass
class Year:
    plan: Document
    truth: Truth
    returned: dict[str, TienDo]
    reports: dict[str, tuple[Document, Facts]]
    own: Any
    notes: list[str]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    if not PLAN.exists():
        pytest.skip("the shipped plan is not there")
    folder = tmp_path_factory.mktemp("nam")
    file = folder / PLAN.name
    file.write_bytes(PLAN.read_bytes())
    plan, own, truth, notes = read_yaml(str(file)).document, settings(str(file)), Truth(), []
    tasks = plan_tasks(plan, own.bieu_mau)
    for quarter in QUARTERS:
        forms = forms_for(plan, tasks, own, quarter, read_returned(str(file)))
        paths = write_forms(forms, str(folder / quarter))
        for path, (_, form) in zip(paths, forms.items(), strict=True):
            answer(path, form, quarter, truth)
        got = take(paths, forms, tasks, received=NgayThang(15, 3, 2026), plan_file=PLAN.name)
        assert got.hong == []
        notes += [str(note) for read in got.phieu for note in read.notes if not note.taken]
        write_progress(got.tien_do, str(folder / "tien_do"))
    returned = read_returned(str(file))
    reports = {code: build_report(plan, returned, code, own=own, plan_file=str(file)) for code in REPORTS}
    return Year(plan, truth, returned, reports, own, notes)


def answer(path: str, form: Any, quarter: str, truth: Truth) -> None:
    """Fill one form: most of it right, here and there a mistake that must be told and not taken."""
    chance = random.Random(f"{quarter}{form.don_vi}")
    book = load_workbook(path)
    status, figures, targets = (
        truth.status.setdefault(quarter, {}),
        truth.figures.setdefault(quarter, {}),
        truth.targets.setdefault(quarter, {}),
    )
    for task in form.nhiem_vu:
        done = task.truoc_trang_thai == "hoan_thanh"
        code = (
            "hoan_thanh"
            if done
            else chance.choice(["hoan_thanh", "dang_thuc_hien", "dang_thuc_hien", "chua_thuc_hien", ""])
        )
        row = row_of(book[TASKS], task.ma)
        if not code:
            continue
        put(book[TASKS], row, "trang_thai", STATUSES[code])
        if chance.random() < 0.06:
            put(book[TASKS], row, "trang_thai", "đã làm gần xong")  # a mistake: the status is not taken
            truth.mistakes += 1
            code = ""
        status[task.ma] = code
        if code in ("hoan_thanh", "dang_thuc_hien"):
            put(book[TASKS], row, "ket_qua", f"Kết quả {task.ma} {quarter}")
            put(book[TASKS], row, "ngay", dt.date(2026, 2, 3) if quarter == "quy_1" else "15/5/2026")
    for target in form.chi_tieu:
        value = chance.randint(50, 100)
        put(book[TARGETS], row_of(book[TARGETS], target.ma), "gia_tri", value, TARGETS)
        targets[target.ma] = str(value)
    for table in form.bieu_mau:
        for row in table.hang:
            if not row.is_asked or chance.random() < 0.03:
                continue
            value: Any = int(chance.choice(list(row.lua_chon))) if row.lua_chon else chance.randint(20, 60)
            # Numerators stay below denominators, cumulative figures grow: offices that report soundly.
            if any(row.so == other.ty_le[0] for other in table.hang if other.ty_le):
                value = chance.randint(1, 19)
            if row.so == "4.1":
                value = 400
            if row.loai_so_lieu == "luy_ke":
                value = 4 * (QUARTERS.index(quarter) + 1) + (20 if value > 19 else 0)
            typed: Any = row.lua_chon[str(value)] if row.lua_chon else value
            if chance.random() < 0.04 and not row.lua_chon:
                typed = f"khoảng {value}"  # a mistake
                truth.mistakes += 1
            else:
                figures[table.ma, row.so] = Decimal(value)
            put(book[FIGURES], row_of(book[FIGURES], f"{table.ma}/{row.so}"), "gia_tri", typed, FIGURES)
    if form.don_vi == "vh_xh":
        said = f"Đã họp đánh giá {quarter} **không phải chữ đậm** {{{{ nam }}}}"
        put(book[WORDS], row_of(book[WORDS], "hoat_dong"), "chu", said, WORDS)
        truth.words.setdefault(quarter, []).append(said)
    book.save(path)


def put(sheet: Any, row: int, key: str, value: Any, kind: str = TASKS) -> None:
    sheet.cell(row, letter(kind, key)).value = value


# --- the yardstick: written from the rules of the form, not from the code under test ----------------------------------


def last_status(truth: Truth, upto: int) -> dict[str, str]:
    out: dict[str, str] = {}
    for quarter in QUARTERS[:upto]:
        out.update({code: status for code, status in truth.status[quarter].items() if status})
    return out


def expected_figure(truth: Truth, form: str, row: Any, quarters: tuple[str, ...]) -> Decimal | None:
    values = [truth.figures[quarter].get((form, row.so)) for quarter in quarters]
    known = [value for value in values if value is not None]
    if row.loai_so_lieu == "thoi_ky":
        return sum(known, Decimal(0)) if len(known) == len(values) else None
    if row.loai_so_lieu == "tung_co":
        return Decimal(1) if any(known) else (Decimal(0) if len(known) == len(values) else None)
    return values[-1]


def vietnamese(value: Decimal, places: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, part = f"{rounded:,}".replace(",", ".").partition(".") if places == 0 else f"{rounded:f}".partition(".")
    return whole + (f",{part}".rstrip("0").rstrip(",") if part else "")


def body(document: Document) -> str:
    return "\n".join(text for path, _, text in document.texts() if path[0] != "phu_luc")


def table_of(document: Document, code: str) -> Any:
    return next(appendix.bang for appendix in document.phu_luc if appendix.ma == code)


def cell(row: Any, column: str) -> str:
    return " ".join(row.o.get(column, []))


@pytest.mark.parametrize("code", REPORTS)
def test_the_counts_of_the_sentences_are_what_the_offices_returned(year: Year, code: str) -> None:
    document, _ = year.reports[code]
    upto = QUARTERS.index(REPORTS[code][-1]) + 1
    status = last_status(year.truth, upto)
    done = sum(value == "hoan_thanh" for value in status.values())
    share = vietnamese(Decimal(done) * 100 / TASKS_IN_PLAN, 2)
    assert f"có {TASKS_IN_PLAN} nhiệm vụ. " in body(document)
    assert f"đã hoàn thành {done}/{TASKS_IN_PLAN} nhiệm vụ ({share}%)" in body(document)
    for key, words in (("dang_thuc_hien", "đang thực hiện"), ("chua_thuc_hien", "chưa thực hiện")):
        count = sum(value == key for value in status.values())
        assert (f"{words} {count} nhiệm vụ" in body(document)) is bool(count)
    if code != "quy_1":
        before = sum(
            value == "hoan_thanh"
            for value in last_status(year.truth, {"6_thang": 1, "quy_3": 2, "nam": 3}[code]).values()
        )
        assert f"kỳ báo cáo trước ({before} nhiệm vụ hoàn thành), số nhiệm vụ hoàn thành " + (
            f"tăng {done - before} nhiệm vụ" if done > before else "không thay đổi"
        ) in body(document)


@pytest.mark.parametrize("code", REPORTS)
def test_every_task_stands_once_with_its_last_status(year: Year, code: str) -> None:
    document, _ = year.reports[code]
    status = last_status(year.truth, QUARTERS.index(REPORTS[code][-1]) + 1)
    rows = [row for row in table_of(document, "tien_do_nhiem_vu").hang if not row.nhom]
    assert len(rows) == len({row.ma for row in rows}) == TASKS_IN_PLAN
    assert {row.ma: cell(row, "trang_thai") for row in rows} == {
        row.ma: STATUSES.get(status.get(row.ma, ""), "Chưa trả lời") for row in rows
    }


@pytest.mark.parametrize("code", REPORTS)
def test_the_statistical_form_adds_up(year: Year, code: str) -> None:
    document, _ = year.reports[code]
    status = last_status(year.truth, QUARTERS.index(REPORTS[code][-1]) + 1)
    tables = [
        block.bang for block in next(a for a in document.phu_luc if a.ma == "so_lieu_thong_ke").noi_dung if block.bang
    ]
    compared = 0
    for form, table in zip(year.own.bieu_mau, tables, strict=True):
        wanted: dict[str, Decimal | None] = {}
        for row in form.hang:
            if row.lay_tu:
                wanted[row.so] = Decimal(
                    TASKS_IN_PLAN if row.lay_tu == "nhiem_vu" else sum(v == "hoan_thanh" for v in status.values())
                )
            elif row.is_asked:
                wanted[row.so] = expected_figure(year.truth, form.ma, row, REPORTS[code])
        for row in reversed(form.hang):
            if row.tong:
                parts = [wanted[number] for number in row.tong]
                wanted[row.so] = None if None in parts else sum(parts, Decimal(0))
        for row in form.hang:
            if row.tong:
                parts = [wanted[number] for number in row.tong]
                wanted[row.so] = None if None in parts else sum(parts, Decimal(0))
            if row.ty_le:
                above, below = (wanted[number] for number in row.ty_le)
                wanted[row.so] = above * 100 / below if above is not None and below else None
        for row, shown in zip(form.hang, table.hang, strict=True):
            text = cell(shown, "so_lieu")
            value = wanted.get(row.so)
            if row.so not in wanted:
                assert text == ""
            elif value is None:
                assert text == "[CẦN BỔ SUNG: số liệu]", (form.ma, row.so)
            elif row.lua_chon:
                assert text == row.lua_chon[str(int(value))]
            else:
                compared += 1
                assert Decimal(text.replace(".", "").replace(",", ".")) == value.quantize(
                    Decimal("0.01"), ROUND_HALF_UP
                ), (form.ma, row.so)
    assert compared > 50


@pytest.mark.parametrize("code", REPORTS)
def test_the_counts_by_office_and_field_add_up(year: Year, code: str) -> None:
    document, _ = year.reports[code]
    status = last_status(year.truth, QUARTERS.index(REPORTS[code][-1]) + 1)
    done = sum(value == "hoan_thanh" for value in status.values())
    halves: list[list[Any]] = []
    for row in table_of(document, "tong_hop").hang:
        halves.append([]) if row.nhom else halves[-1].append(row)
    for rows in halves:
        *parts, total = rows
        assert cell(total, "tong") == f"**{TASKS_IN_PLAN}**"
        assert cell(total, "hoan_thanh") == f"**{done}**"
        assert sum(int(cell(row, "hoan_thanh")) for row in parts) == done
        for row in parts:
            share = Decimal(int(cell(row, "hoan_thanh"))) * 100 / int(cell(row, "tong"))
            assert cell(row, "ty_le") == vietnamese(share, 2)


def test_targets_are_compared_with_the_last_report(year: Year) -> None:
    document, _ = year.reports["nam"]
    for row in table_of(document, "ket_qua_chi_tieu").hang:
        now, then = year.truth.targets["quy_4"][row.ma], year.truth.targets["quy_3"][row.ma]
        difference = int(now) - int(then)
        assert (cell(row, "thuc_hien"), cell(row, "ky_truoc")) == (now, then)
        assert cell(row, "so_voi_truoc") == (f"+{difference}" if difference > 0 else str(difference))


@pytest.mark.parametrize("code", REPORTS)
def test_a_report_has_nothing_that_does_not_fit(year: Year, code: str) -> None:
    document, _ = year.reports[code]
    assert report_findings(document, year.plan, year.returned, own=year.own) == []


def test_every_mistake_was_told_and_kept(year: Year) -> None:
    assert year.truth.mistakes > 10
    assert len(year.notes) == year.truth.mistakes
    assert sum(len(progress.khong_doc_duoc) for progress in year.returned.values()) == year.truth.mistakes


def test_what_an_office_wrote_stands_in_its_part_as_it_wrote_it(year: Year) -> None:
    document, _ = year.reports["nam"]
    for quarter in QUARTERS:
        for said in year.truth.words[quarter]:
            assert said.replace("**", "\\*\\*") in body(document)


@pytest.mark.parametrize("code", REPORTS)
def test_titles_days_and_recipients_are_those_of_the_period(year: Year, code: str) -> None:
    document, facts = year.reports[code]
    names = {
        "quy_1": "quý I năm 2026",
        "6_thang": "6 tháng đầu năm 2026",
        "quy_3": "quý III năm 2026",
        "nam": "năm 2026",
    }
    nexts = {
        "quy_1": "quý II năm 2026",
        "6_thang": "6 tháng cuối năm 2026",
        "quy_3": "quý IV năm 2026",
        "nam": "năm 2027",
    }
    assert document.trich_yeu == f"Công tác cải cách hành chính {names[code]} và phương hướng, nhiệm vụ {nexts[code]}"
    regime = next(entry for entry in year.plan.che_do_bao_cao if entry.ky_bao_cao == code)
    assert document.so_lieu == regime.so_lieu
    assert document.noi_nhan[0] == "Như trên"
    assert document.kinh_gui == ["Sở Nội vụ"]
    assert not any(line.startswith("Sở Nội vụ") for line in document.noi_nhan)
    printed = [text for _, role, text in document.texts() if role == "ket_thuc"]
    assert printed[-1].endswith("./.")
    assert re.search(r"\{\{ (?!nam \}\})", body(document)) is None


def test_progress_files_can_be_read_and_edited(year: Year, tmp_path: Path) -> None:
    for code, progress in year.returned.items():
        path = write_progress(progress, str(tmp_path))
        assert read_progress(path).tien_do == progress
        assert Path(path).name == f"{code}.yaml"
