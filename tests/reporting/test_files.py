"""Whole files that are no form, and answers that meet: a later file, two offices, what a person edited."""

from __future__ import annotations

import random
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.model.collecting import FIGURES, TASKS, WORDS
from cchc_docs.model.document import NgayThang
from cchc_docs.model.progress import TienDo, TienDoNhiemVu
from cchc_docs.reading.excel.cells import open_workbook
from cchc_docs.reading.excel.form import read_form
from cchc_docs.reporting.collecting.ask import write_forms
from tests.reporting.small import fill, forms_for, small_plan, take, write_small


def zipped(path: Path, parts: dict[str, bytes]) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return str(path)


REFUSED = {
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "Excel đời cũ|có mật khẩu"),
    "so.csv": ("Mã;Trạng thái\ntt01;Hoàn thành\n".encode(), "CSV"),
    "web.xls": (b"<html><table></table></html>", "trang web"),
    "empty.xlsx": (b"", "tệp rỗng"),
    "cut.xlsx": (b"PK\x03\x04" + b"\0" * 50, "cắt cụt hoặc hỏng"),
    "anh.xlsx": (b"\x89PNG\r\n", "không phải tệp Excel"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_workbook_is_named_for_what_it_is(tmp_path: Path, name: str) -> None:
    data, words = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CchcError, match=words) as caught:
        open_workbook(str(tmp_path / name))
    assert str(caught.value).startswith(name)


def test_word_and_libreoffice_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="là tệp Word"):
        open_workbook(zipped(tmp_path / "a.xlsx", {"word/document.xml": b"<a/>"}))
    with pytest.raises(CchcError, match="LibreOffice"):
        open_workbook(zipped(tmp_path / "b.xlsx", {"content.xml": b"<a/>", "mimetype": b"x"}))


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    bomb = zipped(
        tmp_path / "bom.xlsx", {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b" " * 45_000_000}
    )
    with pytest.raises(CchcError, match="bung ra quá lớn"):
        open_workbook(bomb)


def test_entities_are_refused(tmp_path: Path) -> None:
    evil = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    with pytest.raises(CchcError, match="DOCTYPE"):
        open_workbook(zipped(tmp_path / "dtd.xlsx", {"xl/workbook.xml": evil}))


def test_entities_in_a_sheet_are_refused_too(tmp_path: Path) -> None:
    _, paths, _ = write_small(tmp_path)
    with zipfile.ZipFile(paths["vh_xh"]) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    for name in parts:
        if "sheet2" in name and name.endswith(".xml"):
            parts[name] = b'<!DOCTYPE w [<!ENTITY a "aaaa">]>' + parts[name].removeprefix(b'<?xml version="1.0"?>')
    with pytest.raises(CchcError, match="DOCTYPE|hỏng"):
        open_workbook(zipped(tmp_path / "sheet.xlsx", parts))


def test_a_broken_part_is_a_message_and_not_a_traceback(tmp_path: Path) -> None:
    for bad in (b"", b"<workbook", b"\xff\xfe\x00"):
        with pytest.raises(CchcError, match="hỏng"):
            open_workbook(zipped(tmp_path / "x.xlsx", {"xl/workbook.xml": bad}))


def test_damage_anywhere_is_a_message_or_a_form_and_never_a_traceback(tmp_path: Path) -> None:
    forms, paths, _ = write_small(tmp_path)
    with zipfile.ZipFile(paths["vh_xh"]) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    chance = random.Random(5)
    outcomes = set()
    for _ in range(120):
        name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        data = bytearray(parts[name])
        at = chance.randrange(len(data))
        quote = data.find(b'"', at)
        if chance.random() < 0.5 and quote >= 0:
            data[quote + 1 : quote + 1] = chance.choice([b"9", b"-", b"99999999999", b"x", b"1e9"])
        else:
            del data[at : at + chance.randrange(1, 30)]
        try:
            read_form(zipped(tmp_path / "x.xlsx", {**parts, name: bytes(data)}), forms)
            outcomes.add("read")
        except CchcError:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


def test_a_form_of_another_period_or_another_plan_is_not_read(tmp_path: Path) -> None:
    _, paths, _ = write_small(tmp_path / "a", "quy_2")
    forms, _, _ = write_small(tmp_path / "b", "quy_1")
    with pytest.raises(CchcError, match="kỳ 'quy_2' năm 2026, không phải kỳ 'quy_1'"):
        read_form(paths["vh_xh"], forms)
    del forms["vh_xh"]
    with pytest.raises(CchcError, match="không khớp đơn vị nào"):
        read_form(write_small(tmp_path / "c")[1]["vh_xh"], forms)


def test_any_other_workbook_is_no_form(tmp_path: Path) -> None:
    from openpyxl import Workbook

    Workbook().save(tmp_path / "khac.xlsx")
    with pytest.raises(CchcError, match="không phải phiếu do chương trình tạo"):
        read_form(str(tmp_path / "khac.xlsx"), write_small(tmp_path / "a")[0])


def test_filled_forms_are_not_overwritten(tmp_path: Path) -> None:
    plan, tasks, own = small_plan()
    forms = forms_for(plan, tasks, own, "quy_1")
    write_forms(forms, str(tmp_path))
    with pytest.raises(CchcError, match="đơn vị đã điền"):
        write_forms(forms, str(tmp_path))
    assert len(write_forms(forms, str(tmp_path), force=True)) == 3


def test_words_that_begin_with_an_equals_sign_stay_words(tmp_path: Path) -> None:
    _, paths, _ = write_small(tmp_path)
    sheet = next(sheet for sheet in open_workbook(paths["kinh_te"]).sheets if sheet.name == TASKS)
    assert sheet.cells[4, 2].text == "Giải ngân vốn = đúng tiến độ"
    assert not any(cell.formula for cell in sheet.cells.values())


# --- answers that meet ------------------------------------------------------------------------------------------------


def test_a_later_file_replaces_what_it_fills_and_leaves_what_it_leaves_blank(tmp_path: Path) -> None:
    forms, first, tasks = write_small(tmp_path / "1")
    _, second, _ = write_small(tmp_path / "2")
    fill(first["vh_xh"], TASKS, "tt02", trang_thai="Chưa thực hiện", ket_qua="Đang chờ mẫu phiếu")
    fill(first["vh_xh"], FIGURES, "thu_tuc_hanh_chinh/3.2.1", gia_tri=100)
    fill(second["vh_xh"], TASKS, "tt02", trang_thai="Đang thực hiện")
    out = take([first["vh_xh"], second["vh_xh"]], forms, tasks, received=NgayThang(15, 3, 2026))
    task = out.tien_do.nhiem_vu["tt02"]
    assert (task.trang_thai, task.ket_qua) == ("dang_thuc_hien", "Đang chờ mẫu phiếu")
    assert out.tien_do.bieu_mau["thu_tuc_hanh_chinh"]["3.2.1"].gia_tri == Decimal(100)
    assert [entry.path for entry in out.xung_dot] == [("nhiem_vu", "tt02")]
    assert "giữ “Đang thực hiện”, bỏ “Chưa thực hiện”" in out.xung_dot[0].message
    assert [cell.chu for cell in out.tien_do.khong_doc_duoc] == ["Chưa thực hiện"]


def test_of_two_offices_the_first_named_one_stands_and_the_other_is_kept(tmp_path: Path) -> None:
    forms, paths, tasks = write_small(tmp_path)
    fill(paths["vh_xh"], TASKS, "tt01", trang_thai="Hoàn thành")
    fill(paths["van_phong"], TASKS, "tt01", trang_thai="Đang thực hiện", kho_khan="Thiếu bảng niêm yết")
    for order in (["vh_xh", "van_phong"], ["van_phong", "vh_xh"]):
        out = take([paths[code] for code in order], forms, tasks)
        task = out.tien_do.nhiem_vu["tt01"]
        assert (task.trang_thai, task.kho_khan, task.don_vi) == ("hoan_thanh", "Thiếu bảng niêm yết", "vh_xh"), order
        assert ["Đang thực hiện" in entry.message for entry in out.xung_dot] == [True]
        assert "Đang thực hiện" in [cell.chu for cell in out.tien_do.khong_doc_duoc]


def test_what_a_person_edited_gives_way_only_visibly(tmp_path: Path) -> None:
    forms, paths, tasks = write_small(tmp_path)
    fill(paths["kinh_te"], TASKS, "tv01", trang_thai="Đang thực hiện", ty_le=40)
    edited = TienDo("quy_1", 2026, nhiem_vu={"tv01": TienDoNhiemVu("dang_thuc_hien", ty_le=Decimal(35))})
    out = take([paths["kinh_te"]], forms, tasks, existing=edited)
    assert out.tien_do.nhiem_vu["tv01"].ty_le == Decimal(40)
    assert [entry.message for entry in out.xung_dot] == ["tv01: mức độ có hai giá trị, giữ “40”, bỏ “35”"]


def test_importing_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    forms, paths, tasks = write_small(tmp_path)
    fill(paths["vh_xh"], TASKS, "tt01", trang_thai="Hoàn thành")
    fill(paths["vh_xh"], FIGURES, "thu_tuc_hanh_chinh/3.2.1", gia_tri="nhiều")
    fill(paths["vh_xh"], WORDS, "tich_cuc", chu="Niêm yết sớm.")
    once = take([paths["vh_xh"]], forms, tasks)
    twice = take([paths["vh_xh"], paths["vh_xh"]], forms, tasks)
    assert twice.tien_do == once.tien_do
    assert twice.xung_dot == []


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    forms, paths, tasks = write_small(tmp_path)
    fill(paths["kinh_te"], TASKS, "tv01", trang_thai="Hoàn thành")
    (tmp_path / "hong.xlsx").write_bytes(b"PK\x03\x04")
    out = take([str(tmp_path / "hong.xlsx"), str(tmp_path / "khong_co.xlsx"), paths["kinh_te"]], forms, tasks)
    assert [entry.place for entry in out.hong] == ["hong.xlsx", "khong_co.xlsx"]
    assert out.tien_do.nhiem_vu["tv01"].trang_thai == "hoan_thanh"
    assert out.chua_gui == ["van_phong", "vh_xh"]


def test_what_is_typed_into_the_printed_page_is_told_and_our_own_foot_is_not(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    forms, paths, _ = write_small(tmp_path)
    assert not [one for one in read_form(paths["vh_xh"], forms).notes if "khung" in str(one)]
    book = load_workbook(paths["vh_xh"])
    book[TASKS].oddHeader.left.text = "Bản này thay bản gửi hôm trước"
    book.save(paths["vh_xh"])
    said = [str(one) for one in read_form(paths["vh_xh"], forms).notes]
    assert sum("Bản này thay bản gửi hôm trước" in one for one in said) == 1


def test_sheets_whose_names_are_swapped_are_known_by_their_headings(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    forms, paths, _ = write_small(tmp_path)
    code = forms["vh_xh"].nhiem_vu[0].ma
    fill(paths["vh_xh"], TASKS, code, trang_thai="Hoàn thành", ket_qua="Đã dán bảng ở nhà văn hóa")
    book = load_workbook(paths["vh_xh"])
    book[WORDS].title, book[TASKS].title = "tạm", WORDS
    book["tạm"].title = TASKS
    book.save(paths["vh_xh"])
    assert read_form(paths["vh_xh"], forms).tien_do.nhiem_vu[code].ket_qua == "Đã dán bảng ở nhà văn hóa"


def test_a_sheet_is_known_by_its_relationship_and_not_by_its_folder(tmp_path: Path) -> None:
    forms, paths, _ = write_small(tmp_path)
    code = forms["vh_xh"].nhiem_vu[0].ma
    fill(paths["vh_xh"], TASKS, code, ket_qua="Đã dán bảng ở nhà văn hóa")
    with zipfile.ZipFile(paths["vh_xh"]) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    moved = {
        name.replace("xl/worksheets/", "xl/cac_trang/"): data.replace(b"worksheets/sheet", b"cac_trang/sheet")
        for name, data in parts.items()
    }
    found = read_form(zipped(tmp_path / "khac.xlsx", moved), forms)
    assert found.tien_do.nhiem_vu[code].ket_qua == "Đã dán bảng ở nhà văn hóa"
