"""Forms taken in by two clerks at once, forms of strangers, forms that break: nothing of the others is lost.

Short here; a longer run by hand: python -m tests.reporting.test_two_clerks 100
"""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_docs.desk.collect import MARKED, asked, marked_forms, take_back, write_forms
from cchc_docs.errors import CchcError
from cchc_docs.model.collecting import TASKS, WORDS
from cchc_docs.reading.yaml.progress import read_progress
from cchc_docs.reporting.facts import read_returned
from tests.reporting.small import PLAN, fill, letter, row_of

DAY = date(2026, 3, 15)


def sent(folder: Path, plan: str = PLAN, name: str = "ke_hoach.yaml") -> tuple[Path, dict[str, str]]:
    """The plan in a folder and its forms, each filled in whole."""
    file = folder / name
    file.write_text(plan, encoding="utf-8")
    found = asked(str(file), "quý I")
    paths = dict(zip(found.forms, write_forms(found, str(folder / "phieu"), force=True), strict=True))
    for code, path in paths.items():
        for task in found.forms[code].nhiem_vu:
            fill(path, TASKS, task.ma, trang_thai="Hoàn thành", ket_qua=f"{code} xong {task.ma}")
    return file, paths


def take_in(plan: str, form: str, times: int) -> None:
    for _ in range(times):
        take_back(asked(plan, "quy_1"), [form], DAY)


def race(folder: Path, times: int) -> set[str]:
    """Two processes take in different forms again and again, from nothing; return the offices heard at the end."""
    file, paths = sent(folder)
    chosen = [paths["van_phong"], paths["kinh_te"]]
    heard: set[str] = {"van_phong", "kinh_te"}
    for _ in range(times):
        shutil.rmtree(folder / "tien_do", ignore_errors=True)
        context = multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn")
        crowd = [context.Process(target=take_in, args=(str(file), form, 1)) for form in chosen]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join(120)
        known = read_progress(str(folder / "tien_do" / "quy_1.yaml")).tien_do
        heard &= {task.don_vi for task in known.nhiem_vu.values()}
    return heard


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_two_clerks_at_once_lose_no_answer(tmp_path: Path) -> None:
    assert race(tmp_path, 6) == {"van_phong", "kinh_te"}


def test_a_form_of_another_plan_is_refused_by_name(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    _, foreign = sent(tmp_path / "a")
    file, own = sent(
        tmp_path / "b", PLAN.replace("Cải cách hành chính năm", "Cải cách hành chính và chuyển đổi số năm")
    )
    done, _ = take_back(asked(str(file), "quy_1"), [foreign["vh_xh"], own["kinh_te"]], DAY)
    assert len(done.hong) == 1
    assert "phiếu của kế hoạch mã" in done.hong[0].message
    assert {task.don_vi for task in done.tien_do.nhiem_vu.values()} == {"kinh_te"}


def test_progress_of_another_plan_is_refused_by_name(tmp_path: Path) -> None:
    file, paths = sent(tmp_path, name="mot.yaml")
    take_back(asked(str(file), "quy_1"), list(paths.values()), DAY)
    other = tmp_path / "hai.yaml"
    other.write_text(PLAN.replace("Cải cách hành chính năm", "Trồng rừng năm"), encoding="utf-8")
    with pytest.raises(CchcError, match="là tiến độ của kế hoạch “mot.yaml”"):
        asked(str(other), "quy_1")
    renamed = tmp_path / "mot.yaml"
    renamed.write_text(PLAN.replace("Cải cách hành chính năm", "Cải cách hành chính của xã năm"), encoding="utf-8")
    assert asked(str(renamed), "quy_1").forms  # the same file, the same tasks: its title was only put right


def test_a_form_that_breaks_is_a_line_and_the_others_stay(tmp_path: Path) -> None:
    file, paths = sent(tmp_path)
    broken = tmp_path / "hong.xlsx"
    with zipfile.ZipFile(paths["vh_xh"]) as source, zipfile.ZipFile(broken, "w") as out:
        for info in source.infolist():
            data = source.read(info)
            out.writestr(info, data[: len(data) // 2] if info.filename.endswith("sheet2.xml") else data)
    done, _ = take_back(asked(str(file), "quy_1"), [str(broken), paths["kinh_te"]], DAY)
    assert len(done.hong) == 1
    assert {one.don_vi for one in done.da_gui if one.da_gui} == {"kinh_te"}


@pytest.mark.parametrize("words", ["_xD83D_", "a _xDC00_ b", "1E+999999999", "9" * 400])
def test_half_letters_and_endless_numbers_never_reach_the_progress(tmp_path: Path, words: str) -> None:
    file, paths = sent(tmp_path)
    fill(paths["vh_xh"], WORDS, "hoat_dong", chu="CHONAY")
    changed = tmp_path / "sua.xlsx"
    with zipfile.ZipFile(paths["vh_xh"]) as source, zipfile.ZipFile(changed, "w") as out:
        for info in source.infolist():
            data = source.read(info).replace(b"CHONAY", words.encode())
            if words[0].isdigit():  # as a number of the sheet, where Excel itself would never write it
                data = (
                    data.replace(b'<c r="I4" s="10" />', b"").replace(
                        b"</row>", f'<c r="Z4"><v>{words}</v></c></row>'.encode(), 1
                    )
                    if info.filename.endswith("sheet2.xml")
                    else data
                )
            out.writestr(info, data)
    done, _ = take_back(asked(str(file), "quy_1"), [str(changed), paths["kinh_te"]], DAY)
    assert done.hong == []
    again = read_returned(str(file))["quy_1"]
    assert again == done.tien_do
    if words.startswith(("_", "a")):
        assert "hoat_dong" not in again.loi_van
        assert any("ký tự hỏng" in one.ly_do for one in again.khong_doc_duoc)


def test_a_pair_of_halves_is_one_letter(tmp_path: Path) -> None:
    file, paths = sent(tmp_path)
    book = load_workbook(paths["vh_xh"])
    book[WORDS].cell(row_of(book[WORDS], "hoat_dong"), letter(WORDS, "chu")).value = "Vui 😀"
    book.save(paths["vh_xh"])
    done, _ = take_back(asked(str(file), "quy_1"), [paths["vh_xh"]], DAY)
    assert done.tien_do.loi_van["hoat_dong"][0].chu == "Vui 😀"


def test_a_faulty_form_goes_back_marked_and_the_marks_are_not_taken_for_words_of_the_office(tmp_path: Path) -> None:
    file, paths = sent(tmp_path)
    fill(paths["vh_xh"], TASKS, "tt01", trang_thai="Xong")
    done, _ = take_back(asked(str(file), "quy_1"), [paths["vh_xh"], paths["kinh_te"]], DAY)
    ((copy, data),) = marked_forms(done)
    assert copy == paths["vh_xh"].removesuffix(".xlsx") + MARKED
    Path(copy).write_bytes(data)
    book = load_workbook(copy)
    cell = book[TASKS].cell(row_of(book[TASKS], "tt01"), letter(TASKS, "trang_thai"))
    assert "Đề xuất: Hoàn thành" in cell.comment.text
    assert cell.fill.fgColor.rgb.endswith("F8B4AE")
    cell.value = "Hoàn thành"  # the office puts it right in the marked copy and sends that
    book.save(copy)
    again, _ = take_back(asked(str(file), "quy_1"), [copy], DAY)
    assert again.tien_do.nhiem_vu["tt01"].trang_thai == "hoan_thanh"
    assert [str(note) for read in again.phieu for note in read.notes] == []
    assert marked_forms(again) == []


def test_the_table_of_who_has_answered_counts_what_came(tmp_path: Path) -> None:
    file, paths = sent(tmp_path)
    done, _ = take_back(asked(str(file), "quy_1"), [paths["kinh_te"]], DAY)
    found = {one.don_vi: (one.da_gui, one.tra_loi, one.hoi) for one in done.da_gui}
    assert found["kinh_te"] == (True, 2, 2)
    assert found["vh_xh"] == (False, 0, 3)
    assert done.chua_gui == ["van_phong", "vh_xh"]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(race(Path(place), int(sys.argv[1])))
