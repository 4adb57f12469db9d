"""The folder of an office: nothing outside it is reached, nothing said in it is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cchc_docs.desk.office import history
from cchc_docs.desk.office.folder import Folder
from cchc_docs.errors import CchcError
from tests.conftest import MINIMAL


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    inside = tmp_path / "nam 2026"
    inside.mkdir()
    (inside / "ke_hoach_2026.yaml").write_text(MINIMAL, encoding="utf-8")
    return Folder(str(inside))


@pytest.mark.parametrize(
    "name",
    ["../ngoai.yaml", "/etc/passwd", "a/b.yaml", "tien_do/../../x.yaml", "..", "", "con.yaml", "a\0b", "..\\x.yaml", "C:x.yaml"],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(folder: Folder, name: str) -> None:
    with pytest.raises(CchcError):
        folder.path(name)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_that_leads_out_is_neither_read_nor_listed(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "mat.yaml").write_text("loai: ke_hoach", encoding="utf-8")
    os.symlink(tmp_path / "mat.yaml", os.path.join(folder.root, "trong.yaml"))
    with pytest.raises(CchcError, match="ra ngoài"):
        folder.read("trong.yaml")
    assert [paper.name for paper in folder.papers()] == ["ke_hoach_2026.yaml"]


def test_a_new_file_never_takes_the_name_of_another(folder: Folder) -> None:
    assert folder.free("ke_hoach_2026.yaml") == "ke_hoach_2026 (2).yaml"
    assert folder.free("..\\..\\a<b>.docx") == "a_b_.docx"
    assert folder.free("~$ke hoach.docx") == "ke hoach.docx"


def test_papers_are_told_by_their_first_lines(folder: Folder) -> None:
    Path(folder.root, "bao_cao.yaml").write_text("loai: bao_cao\nnam: 2026\nky_bao_cao: quy_1\n", encoding="utf-8")
    Path(folder.root, "cu.docx").write_bytes(b"PK")
    Path(folder.root, "ghi chu.txt").write_text("a", encoding="utf-8")
    found = {paper.name: (paper.kind, paper.year, paper.period) for paper in folder.papers()}
    assert found == {
        "ke_hoach_2026.yaml": ("ke_hoach", 2026, ""),
        "bao_cao.yaml": ("bao_cao", 2026, "quy_1"),
        "cu.docx": ("word", None, ""),
    }
    source = MINIMAL.replace("dia_danh: Suối Trong", "dia_danh: Suối Trong   # lời dặn").replace(
        "năm {{ nam }}", "ở {{ dia_danh }}"
    )
    Path(folder.root, "khac.yaml").write_text(source, encoding="utf-8")
    assert folder.paper("khac.yaml").title == "Cải cách hành chính ở Suối Trong"
    assert folder.paper("ke_hoach_2026.yaml").title == "Cải cách hành chính năm 2026"


def test_a_change_and_its_undoing_and_the_undoing_of_that(folder: Folder) -> None:
    name = "ke_hoach_2026.yaml"
    first = history.save(folder, "Sửa chữ", {name: b"moi", "them.yaml": b"x"}, {name: folder.version(name)})
    assert folder.read(name) == b"moi"
    back = history.undo(folder, first.ident)
    assert folder.read(name).decode() == MINIMAL
    assert not folder.has("them.yaml")
    history.undo(folder, back.ident)
    assert (folder.read(name), folder.read("them.yaml")) == (b"moi", b"x")
    assert [one.errand for one in history.changes(folder)][-1] == "Sửa chữ"
    assert len(history.changes(folder)) == 3


def test_what_changed_since_it_was_shown_is_not_written_over(folder: Folder) -> None:
    name = "ke_hoach_2026.yaml"
    shown = {name: folder.version(name)}
    Path(folder.root, name).write_text("sửa tay", encoding="utf-8")
    with pytest.raises(history.Conflict):
        history.save(folder, "Sửa", {name: b"moi"}, shown)
    assert folder.read(name).decode() == "sửa tay"
    assert history.changes(folder) == []


def test_an_undoing_that_would_lose_a_later_edit_is_refused(folder: Folder) -> None:
    name = "ke_hoach_2026.yaml"
    first = history.save(folder, "Sửa", {name: b"moi"})
    Path(folder.root, name).write_text("sửa tay", encoding="utf-8")
    with pytest.raises(history.Conflict):
        history.undo(folder, first.ident)
    assert folder.read(name).decode() == "sửa tay"


def test_an_errand_that_writes_by_itself_is_kept_too_and_one_that_changes_nothing_is_not(folder: Folder) -> None:
    name = "tien_do/quy_1.yaml"
    with history.recording(folder, "Nhận phiếu", [name]):
        pass
    assert history.changes(folder) == []
    with history.recording(folder, "Nhận phiếu", [name]):
        os.makedirs(os.path.join(folder.root, "tien_do"))
        Path(folder.path(name)).write_text("a", encoding="utf-8")
    (change,) = history.changes(folder)
    history.undo(folder, change.ident)
    assert not folder.has(name)


def test_a_program_that_ends_in_the_middle_leaves_the_old_words(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "ke_hoach_2026.yaml"

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    real = history.write
    monkeypatch.setattr(history, "write", lambda file, data: killed() if file.endswith(name) else real(file, data))
    with pytest.raises(KeyboardInterrupt):
        history.save(folder, "Sửa", {name: b"moi"})
    assert folder.read(name).decode() == MINIMAL


@pytest.mark.parametrize("ident", ["..", "../x", "20260101-000000-000-a/../..", "", "20260101-000000-000-khong_co"])
def test_only_what_history_named_can_be_undone(folder: Folder, ident: str) -> None:
    with pytest.raises(CchcError):
        history.undo(folder, ident)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_history_that_leads_out_of_the_folder_is_not_written_to(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    os.symlink(tmp_path / "ngoai", os.path.join(folder.root, ".lich_su"))
    with pytest.raises(CchcError, match="liên kết"):
        history.save(folder, "Sửa", {"ke_hoach_2026.yaml": b"moi"})
    assert folder.read("ke_hoach_2026.yaml").decode() == MINIMAL
    assert list((tmp_path / "ngoai").iterdir()) == []


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ("nam: 2026", "Năm 2026"),
        ("giai_doan: {tu: 2026, den: 2030}", "Giai đoạn 2026 - 2030"),
        ("giai_doan:\n  tu: 2026\n  den: 2030", "Giai đoạn 2026 - 2030"),
        ("dia_danh: Bến Sậy", "Chưa rõ năm"),
    ],
)
def test_the_years_of_a_plan_are_told_however_they_are_written(folder: Folder, years: str, told: str) -> None:
    Path(folder.root, "dai_han.yaml").write_text(f"loai: ke_hoach\n{years}\ntrich_yeu: Dài hạn\n", encoding="utf-8")
    assert {paper.name: paper.years for paper in folder.papers()}["dai_han.yaml"] == told
