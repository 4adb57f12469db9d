"""The reports of a hundred communes added up: sums right to the unit, every hole, jump and slip found, no false jump."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.cli.main import main
from cchc_docs.desk.open import read_bytes
from cchc_docs.desk.province.total import Asked, Totalled, total
from cchc_docs.desk.province.work import Running
from cchc_docs.errors import CchcError
from cchc_docs.gathering.amounts import amount, scale_of
from cchc_docs.gathering.jumps import jumps
from cchc_docs.gathering.returns import forms_of, load
from cchc_docs.gathering.returns_excel import returns_of_excel
from cchc_docs.gathering.senders import CHUA_GUI, NHIEU_BAN
from cchc_docs.model.collecting import HangBieu
from cchc_docs.model.complete import tables
from cchc_docs.reporting.figures import rate
from tests.gathering.province import PROVINCE, names
from tests.gathering.reports import Planted, excel, report, write_reports

DAY = date(2026, 4, 3)
HERE = Running(1)


class Made(NamedTuple):
    top: Path
    planted: Planted
    done: Totalled


def totalled(top: Path, how: Running = HERE, **more: object) -> Totalled:
    asked = {"communes": str(top / "ds.txt"), "last": str(top / "truoc")} | more
    return total(Asked(str(top / "nay"), "quý I", DAY, **asked), str(top / "s.sqlite"), how)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    top = tmp_path_factory.mktemp("tong")
    for name in ("nay", "truoc"):
        (top / name).mkdir()
    planted = write_reports(top / "nay", top / "truoc")
    (top / "ds.txt").write_text("\n".join(names()), encoding="utf-8")
    yield Made(top, planted, totalled(top, how=Running(2)))


def test_every_count_is_the_sum_of_what_the_communes_wrote(made: Made) -> None:
    found, true = made.done.total, made.planted.true
    assert len(found.counted()) == len(true) == 100 - len(made.planted.not_sent)
    seen = 0
    for form in found.bieu:
        for row in form.hang:
            if not (row.is_asked and row.cap_xa) or row.lua_chon or row.don_vi_tinh == "%":
                continue
            values = [one[form.ma, row.so] for one in true.values() if (form.ma, row.so) in one]
            assert found.hang[form.ma, row.so].so == sum(values), (form.ma, row.so)
            assert found.hang[form.ma, row.so].so_xa == len(values)
            seen += 1
    assert seen > 25


def test_rates_are_made_anew_of_their_parts(made: Made) -> None:
    found, true = made.done.total, made.planted.true
    rows = [
        ("thu_tuc_hanh_chinh", "3.2", "3.2.2", "3.2.1"),
        ("tai_chinh_cong", "1", "1.2", "1.1"),
        ("the_che", "2.2", "2.2.2", "2.2.1"),
    ]
    for form, number, above, below in rows:
        both = [one for one in true.values() if (form, above) in one and (form, below) in one]
        parts = [sum(one[form, part] for one in both) for part in (above, below)]
        assert found.hang[form, number].so == rate(*parts)
    # A rate without parts is never averaged, a row of the province is left to it.
    assert found.hang["chinh_quyen_so", "2"].so is None
    assert "không lấy trung bình" in found.hang["chinh_quyen_so", "2"].ghi_chu
    assert "số của tỉnh" in found.hang["thu_tuc_hanh_chinh", "1.1"].ghi_chu
    assert found.hang["the_che", "1"].so is None
    assert "các xã cộng lại" in found.hang["the_che", "1"].ghi_chu


def test_who_is_missing_is_named_beside_each_figure(made: Made) -> None:
    found, planted = made.done.total, made.planted
    assert {one.xa.name for one in found.ban.xa if one.trang_thai == CHUA_GUI} == planted.not_sent
    assert planted.holes
    for name, form, number in planted.holes:
        assert (
            f"{100 - len(planted.not_sent) - sum(hole[1:] == (form, number) for hole in planted.holes)}/100"
            in found.hang[form, number].ghi_chu
        )
        holes = next(one for one in openpyxl.load_workbook(io.BytesIO(made.done.handed.excel))["Các xã"].iter_rows(min_row=4, values_only=True) if one[1] == name)  # fmt: skip
        title = next(one.ten for one in found.bieu if one.ma == form)
        rows = next(part for part in holes[4].split("; ") if part.startswith(f"{title}: hàng "))
        assert number in rows.partition(": hàng ")[2].split(", ")


def test_every_jump_is_found_and_no_other(made: Made) -> None:
    planted = made.planted
    odd = {
        (one.xa, one.bieu, one.so): one
        for one in made.done.total.bat_thuong
        if "kỳ trước" in one.dieu or "mức giữa" in one.dieu
    }
    assert set(odd) == planted.jumps | planted.slips
    assert planted.jumps
    assert planted.slips
    for key in planted.slips:
        assert "có thể ghi nhầm đơn vị" in odd[key].dieu
    for key in planted.jumps:
        assert "nhầm đơn vị" not in odd[key].dieu


def test_units_are_reconciled_and_told(made: Made) -> None:
    changed = [one for one in made.done.total.bat_thuong if "đổi thành" in one.dieu]
    others = made.planted.in_dong | made.planted.in_thousands
    assert made.planted.in_thousands
    assert {one.xa for one in changed} == others
    assert len(changed) == 2 * len(others)


def test_a_rate_that_does_not_follow_from_its_parts_is_told(made: Made) -> None:
    wrong = {one.xa for one in made.done.total.bat_thuong if "xã ghi 12,5" in one.dieu}
    assert wrong == {name for name, _, _ in made.planted.wrong_rate}


def test_nothing_else_is_said(made: Made) -> None:
    planted = made.planted
    whole = (
        len(planted.jumps)
        + len(planted.slips)
        + 2 * len(planted.in_dong | planted.in_thousands)
        + len(planted.wrong_rate)
    )
    rest = [one for one in made.done.total.bat_thuong if "lớn hơn hàng" not in one.dieu]
    assert len(rest) == whole
    # A part above its whole follows from a planted slip or jump, and from nothing else.
    assert {one.xa for one in made.done.total.bat_thuong if one not in rest} <= {
        name for name, _, _ in planted.jumps | planted.slips
    }


def test_every_figure_leads_to_its_file_and_place(made: Made) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made.done.handed.excel))
    detail = book["Chi tiết"]
    count = 0
    for row in detail.iter_rows(min_row=4, values_only=True):
        if row[2] is not None:
            assert (made.top / "nay" / row[7]).is_file()
            assert row[8]
            count += 1
    assert count > 3000
    form = book["Biểu tổng hợp"]
    heights = {at: form.row_dimensions[at].height for at in range(4, form.max_row + 1)}
    long = [at for at in heights if len(str(form.cell(at, 6).value or "")) > 80]
    assert long
    assert all(heights[at] and heights[at] >= 30 for at in long)
    assert any(height is None for height in heights.values())
    links = [cell for (cell,) in form.iter_rows(min_row=4, min_col=4, max_col=4) if cell.hyperlink is not None]
    assert len(links) > 30
    for cell in links:
        at = int(cell.hyperlink.location.rpartition("A")[2])
        assert detail.cell(at, 2).value == form.cell(cell.row, 2).value
    summed = sum(row[3] for row in detail.iter_rows(min_row=4, values_only=True) if row[1] == "Số công chức được tuyển dụng (thi tuyển, xét tuyển)")  # fmt: skip
    assert summed == made.done.total.hang["che_do_cong_vu", "2.1"].so


def test_the_report_is_of_the_decrees_form(made: Made) -> None:
    document = read_bytes(made.done.handed.word, "tong_hop.docx").document
    assert document.loai == "bao_cao"
    assert not [text.text for text in document.texts() if "{{" in text.text]
    assert [row.so_thu_tu or row.nhan for row in tables(document)[0][1].hang][:4] == ["1", "2", "2.1", "2.2"]
    assert document.co_quan.ten.split("\n")[0].upper() == "SỞ NỘI VỤ"
    assert "quý I năm 2026" in document.trich_yeu
    assert any(f"{len(made.done.total.counted())}/100" in text.text for text in document.texts())


def test_a_second_run_reads_nothing_anew(made: Made) -> None:
    told: list[tuple[int, int, int]] = []
    again = totalled(made.top, how=Running(1, told=lambda *one: told.append(one)))
    assert again.handed == made.done.handed
    assert {fresh for _, fresh, _ in told} == {0}


def test_word_and_excel_of_one_report_count_once_and_two_reports_do_not(made: Made, tmp_path: Path) -> None:
    forms, name = forms_of(), "xã An Sấu"
    values = made.planted.true[name]
    from cchc_docs.writing.word.render import render

    (tmp_path / "nay").mkdir()
    (tmp_path / "nay" / "a.docx").write_bytes(render(report(name, values)))
    (tmp_path / "nay" / "b.xlsx").write_bytes(excel(name, values, forms))
    options = {"communes": "", "last": ""}
    both = totalled(tmp_path, **options).total
    assert both.hang["che_do_cong_vu", "2.1"].so == values["che_do_cong_vu", "2.1"]
    assert both.aside() == []
    other = dict(values) | {("che_do_cong_vu", "2.1"): Decimal(999)}
    (tmp_path / "nay" / "b.xlsx").write_bytes(excel(name, other, forms))
    (tmp_path / "nay" / "c.docx").write_bytes(render(report("xã An Mít", values, "quy_2")))
    apart = totalled(tmp_path, **options).total
    assert [one.trang_thai for one in apart.ban.xa] == [NHIEU_BAN]
    assert apart.hang["che_do_cong_vu", "2.1"].so is None
    assert {file for file, _ in apart.aside()} == {"a.docx", "b.xlsx", "c.docx"}
    assert any("quý II" in why for _, why in apart.aside())


def test_the_command_says_what_it_saw(made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["total", str(made.top / "nay"), "--period", "quy_1", "--communes", str(made.top / "ds.txt")]
    assert main([*arguments, "-o", str(tmp_path / "ra")]) == 1
    said = capsys.readouterr()
    assert f"Đã cộng {len(made.done.total.counted())}/100 xã" in said.out
    assert "đổi thành" in said.err
    assert main(["total", str(made.top / "nay"), "--period", "quý chín"]) == 2
    assert "không phải một kỳ báo cáo" in capsys.readouterr().err


def test_papers_of_two_provinces_ask_which(tmp_path: Path) -> None:
    forms = forms_of()
    (tmp_path / "nay").mkdir()
    for number, province in enumerate((PROVINCE, "Sơn La")):
        data = excel("xã Nà Mít", {("che_do_cong_vu", "2.1"): Decimal(2)}, forms)
        book = openpyxl.load_workbook(io.BytesIO(data))
        book.active["A2"] = f"Đơn vị báo cáo: UBND xã Nà Mít, tỉnh {province}"
        book.save(tmp_path / "nay" / f"{number}.xlsx")
    with pytest.raises(CchcError, match="--province"):
        totalled(tmp_path, communes="", last="")
    found = totalled(tmp_path, communes="", last="", province="Sơn La").total
    assert found.hang["che_do_cong_vu", "2.1"].so == 2
    assert [file for file, _ in found.aside()] == ["0.xlsx"]


# --- units, jumps -----------------------------------------------------------------------------------------------------

MONEY = HangBieu("1", "Kế hoạch được giao", "Triệu đồng", "thoi_diem")
COUNT = HangBieu("2", "Số hồ sơ", "Hồ sơ", "thoi_ky")


@pytest.mark.parametrize(
    ("text", "unit", "row", "value", "said"),
    [
        ("1.250", "Triệu đồng", MONEY, 1250, ""),
        ("1.250.000.000", "đồng", MONEY, 1250, "đổi thành"),
        ("1,25 tỷ đồng", "", MONEY, 1250, "đổi thành"),
        ("1.250 triệu đồng", "đồng", MONEY, 1250, ""),
        ("12,5", "%", MONEY, None, "không đổi được"),
        ("15", "lượt", COUNT, 15, "lấy nguyên số"),
        ("15", "đồng", COUNT, None, "không đổi được"),
        ("1.5", "Hồ sơ", COUNT, None, "dấu chấm"),
        ("khoảng 20", "Hồ sơ", COUNT, None, "không phải là số"),
        ("–", "Hồ sơ", COUNT, None, ""),
        ("1.250 hồ sơ", "", COUNT, 1250, ""),
        ("không phát sinh", "Hồ sơ", COUNT, 0, ""),
        ("1 250", "Hồ sơ", COUNT, 1250, "đọc là 1.250"),
        ("12 50", "Hồ sơ", COUNT, None, "khoảng trắng"),
        ("1,250", "Hồ sơ", COUNT, None, "dấu phẩy"),
        ("-3", "Hồ sơ", COUNT, None, "số âm"),
        ("1.240/1.250", "Hồ sơ", COUNT, None, "không phải là số"),
        ("8.250 trđ", "", MONEY, 8250, ""),
    ],
)
def test_amounts(text: str, unit: str, row: HangBieu, value: int | None, said: str) -> None:
    found = amount(text, unit, row)
    assert found.value == value
    assert said in found.note
    assert bool(said) == bool(found.note)


@given(st.integers(0, 10**12), st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]))
def test_money_keeps_its_worth_through_units(worth: int, unit: str) -> None:
    power = scale_of(unit)
    found = amount(str(Decimal(worth)), unit, MONEY)
    assert found.value is not None
    assert found.value * 10**6 == Decimal(worth) * 10**power


@given(st.lists(st.integers(100, 199), min_size=8, max_size=60), st.floats(1.0, 4.9))
def test_honest_growth_and_size_are_no_jumps(sizes: list[int], times: float) -> None:
    before = {("xã", str(n)): Decimal(size) for n, size in enumerate(sizes)}
    now = {key: Decimal(round(value * Decimal(times))) for key, value in before.items()}
    assert jumps(COUNT, now, before, same_year=True) == []


def test_each_rule_of_jumps() -> None:
    key = ("xã", "0")
    running = HangBieu("3", "Lũy kế", "Người", "luy_ke")
    assert "giảm" in jumps(running, {key: Decimal(9)}, {key: Decimal(11)}, same_year=True)[0].quy_tac
    assert jumps(running, {key: Decimal(9)}, {key: Decimal(11)}, same_year=False) == []
    assert "hơn 5 lần" in jumps(COUNT, {key: Decimal(20)}, {key: Decimal(100)}, same_year=True)[0].quy_tac
    assert jumps(COUNT, {key: Decimal(1)}, {key: Decimal(15)}, same_year=True) == []
    others = {("xã", str(n)): Decimal(100 + n) for n in range(1, 12)}
    (found,) = jumps(COUNT, others | {key: Decimal(9000)}, {}, same_year=True)
    assert (found.xa, "mức giữa của các xã" in found.quy_tac) == (key, True)


# --- Excel ------------------------------------------------------------------------------------------------------------


def test_our_own_form_that_came_back(made: Made) -> None:
    from cchc_docs.model.collecting import PhieuThuThap
    from cchc_docs.reading.yaml.statistics import for_commune
    from cchc_docs.writing.excel.form import form_bytes

    forms = forms_of()
    phieu = PhieuThuThap(
        "quy_1", 2026, "nam_mit", "Ủy ban nhân dân xã Nà Mít", "quý I năm 2026", bieu_mau=for_commune(forms)
    )
    book = openpyxl.load_workbook(io.BytesIO(form_bytes(phieu)))
    sheet = book["Số liệu"]
    for row in sheet.iter_rows(min_row=4):
        if row[0].value == "thu_tuc_hanh_chinh/3.2.1":
            row[4].value = 812
    out = io.BytesIO()
    book.save(out)
    found = returns_of_excel(out.getvalue(), "phieu.xlsx", forms)
    assert (found.ky, found.nam, found.loai, found.ten) == (("quy_1",), 2026, "xã", "Nà Mít")
    one = found.figures()["thu_tuc_hanh_chinh", "3.2.1"]
    assert one.value == 812
    assert one.vi_tri.startswith("trang Số liệu, ô E")


def test_returns_are_the_same_after_they_were_kept(made: Made) -> None:
    for _, one in made.done.total.counted():
        assert load(one.dump()) == one
