"""`cchc render` as a user meets it: files, messages, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cchc_docs.cli.main import main
from cchc_docs.vietnamese.line_breaks import loose
from tests.conftest import MINIMAL, ROOT


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "ke_hoach.yaml"
    file.write_text(MINIMAL, encoding="utf-8")
    return file


def words(file: Path) -> str:
    from docx import Document

    document = Document(str(file))
    return loose("\n".join(paragraph.text for paragraph in document.paragraphs))


def test_a_plan_becomes_a_word_file(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "a.docx"
    assert main(["render", str(plan), "-o", str(target)]) == 0
    assert capsys.readouterr().out.strip() == str(target)
    assert "Cải cách hành chính năm 2026" in words(target)


def test_the_same_plan_gives_the_same_bytes(plan: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert main(["render", str(plan), "-o", str(tmp_path / f"{name}.docx")]) == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_our_own_file_may_be_rendered_again(plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert [main(["render", str(plan), "-o", str(target)]) for _ in range(2)] == [0, 0]


def test_a_file_edited_by_hand_is_not_overwritten(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from docx import Document

    target = tmp_path / "a.docx"
    main(["render", str(plan), "-o", str(target)])
    document = Document(str(target))
    document.add_paragraph("sửa tay")
    document.save(str(target))
    before = target.read_bytes()
    assert main(["render", str(plan), "-o", str(target)]) == 2
    assert "sửa bằng tay" in capsys.readouterr().err
    assert target.read_bytes() == before
    assert main(["render", str(plan), "-o", str(target), "--force"]) == 0


def test_a_file_of_someone_else_is_not_overwritten(plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_text("ghi chú quan trọng", encoding="utf-8")
    assert main(["render", str(plan), "-o", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "ghi chú quan trọng"


def test_a_file_open_in_word_has_its_message(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    assert main(["render", str(plan), "-o", str(tmp_path / "a.docx")]) == 2
    assert "đang mở trong Word" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["ke_hoach.yaml"]


def test_a_folder_is_rendered_and_one_bad_plan_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    for number in range(3):
        (plans / f"k{number}.yaml").write_text(MINIMAL if number != 1 else "loai: [", encoding="utf-8")
    assert main(["render", str(plans), "-o", str(tmp_path / "out"), "-j", "2"]) == 2
    said = capsys.readouterr()
    assert "k1.yaml:2:" in said.err
    assert "Đã tạo 2/3 văn bản; 1 lỗi" in said.out
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["k0.docx", "k2.docx"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong_co.yaml"], "không tìm thấy tệp"),
        (["ke_hoach.yaml", "--template", "khong_co.docx"], "không tìm thấy mẫu"),
        (["ke_hoach.yaml", "--template", "ke_hoach.yaml"], "mẫu Word: không phải tệp Word"),
        (["ke_hoach.yaml", "ke_hoach.yaml", "-o", "a.docx"], "-o phải là thư mục"),
        (["ke_hoach.yaml", "con/ke_hoach.yaml", "-o", "ra"], "trùng tên"),
        (["trong"], "không có tệp .yaml"),
    ],
)
def test_what_cannot_be_done_has_one_message_and_code_2(
    arguments: list[str], said: str, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(plan.parent)
    (plan.parent / "con").mkdir()
    (plan.parent / "trong").mkdir()
    (plan.parent / "con" / "ke_hoach.yaml").write_text(MINIMAL, encoding="utf-8")
    assert main(["render", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


@pytest.mark.parametrize("name", ["CON.yaml", "a:b.yaml", "a?.yaml"])
def test_names_windows_refuses_are_refused_everywhere(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(MINIMAL, encoding="utf-8")
    assert main(["render", str(tmp_path / name), "-o", str(tmp_path / "out")]) == 2
    assert "tên tệp" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["A & B < C > D", "{% raw %} {# x #}", "{{ '{{' }} x", "dòng một\\vdòng hai", "chuông\\a", "a\\0b"]
)
def test_hostile_text_arrives_whole(text: str, tmp_path: Path) -> None:
    plan = tmp_path / "k.yaml"
    plan.write_text(MINIMAL.replace("Nâng cao chất lượng phục vụ.", f'"{text}"'), encoding="utf-8")
    target = tmp_path / "a.docx"
    assert main(["render", str(plan), "-o", str(target)]) == 0
    shown = text.replace("{{ '{{' }}", "{{").replace("\\v", "\n").replace("\\a", "").replace("\\0", "")
    assert shown in words(target)
    with zipfile.ZipFile(target) as package:
        assert package.testzip() is None


def test_four_hundred_rows_and_no_rows_are_rendered(tmp_path: Path) -> None:
    rows = "\n".join(f"  - {{noi_dung: Việc số {n}, thoi_han: Quý I/2026}}" for n in range(400))
    plan = tmp_path / "k.yaml"
    plan.write_text(MINIMAL + f"phu_luc:\n- ten: A\n  nhiem_vu:\n{rows}\n- ten: B\n  nhiem_vu: []\n", encoding="utf-8")
    target = tmp_path / "a.docx"
    assert main(["render", str(plan), "-o", str(target)]) == 0
    with zipfile.ZipFile(target) as package:
        xml = loose(package.read("word/document.xml").decode())
    assert "Việc số 399" in xml
    assert xml.count("<w:tblHeader") == 2


def test_unknown_commands_and_options_are_told_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rendr"]) == 2
    assert "có phải 'render'?" in capsys.readouterr().err
    with pytest.raises(SystemExit) as left:
        main(["render", "--khong-co"])
    assert left.value.code == 2
    assert "thiếu tham số" in capsys.readouterr().err


def test_help_is_vietnamese_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "Các lệnh" in capsys.readouterr().out
    with pytest.raises(SystemExit) as left:
        main(["render", "--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert "Ví dụ" in shown
    assert "show this help" not in shown


def test_a_mistake_of_ours_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import cchc_docs.cli.documents.render_command as command

    def broken(_: object) -> list[object]:
        raise ZeroDivisionError

    monkeypatch.setattr(command, "_jobs", broken)
    assert main(["render", str(plan)]) == 2
    error = capsys.readouterr().err
    assert "lỗi của chương trình" in error
    assert "Traceback" not in error


def test_new_writes_a_plan_that_renders_and_touches_no_file(tmp_path: Path) -> None:
    file = tmp_path / "moi.yaml"
    assert main(["new", str(file), "--year", "2027", "--name", "phường Bến Gỗ"]) == 0
    assert main(["render", str(file), "-o", str(tmp_path / "moi.docx")]) == 0
    assert "Phường Bến Gỗ" in file.read_text(encoding="utf-8")
    assert main(["new", str(file)]) == 2


@pytest.mark.office
def test_a_shipped_plan_becomes_a_pdf_of_a4_pages_with_an_outline(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from pypdf import PdfReader

    target = tmp_path / "a.docx"
    assert main(["render", str(ROOT / "plans" / "cchc_2026.yaml"), "-o", str(target), "--pdf"]) == 0
    assert capsys.readouterr().err == ""
    reader = PdfReader(tmp_path / "a.pdf")
    assert 24 <= len(reader.pages) <= 36
    assert len(reader.outline) == 8
    assert reader.page_labels[-1].startswith("Phụ lục VII, trang ")


def test_the_command_runs_as_a_module(plan: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cchc_docs", "render", str(plan), "-o", str(tmp_path / "a.docx")],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
