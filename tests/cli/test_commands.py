"""The other commands as a user meets them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from cchc_docs.cli.about.completion_command import SHELLS, options, script
from cchc_docs.cli.main import COMMANDS, main
from tests.conftest import MINIMAL, ROOT

PLAN = (
    MINIMAL
    + """\
phu_luc:
- ma: viec
  ten: Nhiệm vụ
  nhiem_vu:
  - {ma: v1, noi_dung: Công khai thủ tục hành chính, san_pham: Bảng niêm yết, chu_tri: Văn phòng, thoi_han: Quý I/2026}
  - {ma: v2, noi_dung: Đối thoại với người dân, san_pham: Biên bản, chu_tri: Phòng Kinh tế, thoi_han: Hằng quý}
"""
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "ke_hoach_2026.yaml"
    file.write_text(PLAN, encoding="utf-8")
    return file


@pytest.fixture
def word(plan: Path) -> Path:
    file = plan.with_suffix(".docx")
    assert main(["render", str(plan), "-o", str(file)]) == 0
    return file


def test_import_gives_a_plan_that_renders_the_same_words(
    word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "nhap.yaml"
    assert main(["import", str(word), "-o", str(target)]) == 0
    assert "100.00% có trong kế hoạch" in capsys.readouterr().out
    assert main(["render", str(target), "-o", str(tmp_path / "lai.docx")]) == 0
    assert main(["compare", str(word), str(tmp_path / "lai.docx"), "-o", str(tmp_path / "khac.docx")]) == 0
    assert main(["import", str(word), "-o", str(target)]) == 2


def test_an_edit_in_word_comes_back_into_the_plan(word: Path, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from docx import Document

    document = Document(str(word))
    paragraph = next(p for p in document.paragraphs if "Nâng cao chất lượng" in p.text)
    paragraph.runs[-1].text = paragraph.runs[-1].text.replace("phục vụ", "phục vụ Nhân dân")
    document.save(str(word))
    assert main(["import", str(word), "--into", str(plan), "--diff"]) == 0
    assert "+  - Nâng cao chất lượng phục vụ Nhân dân." in capsys.readouterr().out
    assert plan.read_text(encoding="utf-8") == PLAN
    assert main(["import", str(word), "--into", str(plan)]) == 0
    assert plan.read_text(encoding="utf-8") == PLAN.replace("phục vụ.", "phục vụ Nhân dân.")


def test_check_tells_place_reason_and_article(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text(PLAN.replace("phục vụ.", "phục vụ Nhân Dân."), encoding="utf-8")
    assert main(["check", str(plan)]) == 1
    shown = capsys.readouterr().out
    assert f"{plan}:10:33: TT40 lỗi" in shown
    assert "Phụ lục II" in shown
    assert "PHIẾU KIỂM TRA TRƯỚC KHI KÝ" in shown


def test_check_gives_json_and_sarif_of_one_file_and_of_many(
    plan: Path, word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for files in ([plan], [plan, word]):
        main(["check", *map(str, files), "--format", "json"])
        data = json.loads(capsys.readouterr().out)
        assert {"findings", "not_evaluated", "summary"} <= set(data)
        main(["check", *map(str, files), "--format", "sarif"])
        log = json.loads(capsys.readouterr().out)
        assert log["version"] == "2.1.0"
        assert len(log["runs"]) == 1


def test_check_fixes_what_is_safe_and_shows_it_first(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = PLAN.replace("phục vụ.", "phục vụ  Nhân Dân.   # lời dặn")
    plan.write_text(wrong, encoding="utf-8")
    main(["check", str(plan), "--fix", "--diff"])
    assert "+  - Nâng cao chất lượng phục vụ Nhân dân.   # lời dặn" in capsys.readouterr().out
    assert plan.read_text(encoding="utf-8") == wrong
    main(["check", str(plan), "--fix"])
    assert "phục vụ Nhân dân.   # lời dặn" in plan.read_text(encoding="utf-8")


def test_check_writes_comments_into_a_copy(word: Path, plan: Path, tmp_path: Path) -> None:
    from docx import Document

    plan.write_text(PLAN.replace("phục vụ.", "phục vụ Nhân Dân."), encoding="utf-8")
    assert main(["render", str(plan), "-o", str(word)]) == 0
    before = word.read_bytes()
    target = tmp_path / "gop_y.docx"
    assert main(["check", str(word), "--annotate", str(target)]) == 1
    assert word.read_bytes() == before
    assert any("TT40" in comment.text for comment in Document(str(target)).comments)


def test_the_gate_blocks_a_blank_and_not_a_hint(plan: Path) -> None:
    assert main(["check", str(plan), "--gate"]) == 0
    plan.write_text(
        PLAN.replace("Nâng cao chất lượng phục vụ.", '"Phục vụ [CẦN BỔ SUNG: đối tượng]."'), encoding="utf-8"
    )
    assert main(["check", str(plan), "--gate"]) == 1


def test_the_gate_prints_what_blocks_and_counts_the_rest(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan.write_text(PLAN.replace("Nâng cao chất lượng phục vụ.", "'Phục vụ , [CẦN BỔ SUNG: ai].'"), encoding="utf-8")
    assert main(["check", str(plan), "--gate"]) == 1
    printed = capsys.readouterr().out
    assert "TT50 lỗi" in printed and "CH05" not in printed
    hints = int(re.search(r"cảnh báo, (\d+) gợi ý", printed)[1])  # type: ignore[index]
    counted = [int(line.split()[-2]) for line in printed.splitlines() if re.search(r"(?: +\d+){6}$", line)]
    assert 0 < hints == sum(counted)


def test_one_bad_file_stops_no_other_check(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hong.docx").write_bytes(b"khong phai zip")
    assert main(["check", str(tmp_path)]) == 2
    said = capsys.readouterr()
    assert "hong.docx" in said.err
    assert "1/2 tệp đã kiểm tra" in said.out


def test_draft_writes_the_plan_and_the_sheet_and_overwrites_neither(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", str(plan)]) == 1
    assert "chỗ đã đổi" in capsys.readouterr().out
    new = plan.with_name("ke_hoach_2027.yaml")
    assert "Quý I/2027" in new.read_text(encoding="utf-8")
    assert plan.with_name("ke_hoach_2027.ra_soat.docx").exists()
    assert main(["draft", str(plan)]) == 2


def test_compare_tells_what_differs(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "moi.yaml"
    other.write_text(PLAN.replace("Quý I/2026", "Quý II/2026"), encoding="utf-8")
    assert main(["compare", str(plan), str(other), "-o", str(tmp_path / "khac.docx")]) == 1
    assert "1 đoạn sửa chữ" in capsys.readouterr().out


def test_forms_go_out_come_back_and_become_a_report(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "bieu"
    assert main(["collect", str(plan), "--period", "quy_1", "-o", str(folder)]) == 0
    forms = sorted(folder.iterdir())
    assert len(forms) == 2
    assert main(["collect", str(plan), "--period", "quy_1", "-o", str(folder)]) == 2
    assert main(["collect", str(plan), "--period", "quy_1", "--import", str(folder)]) in (0, 1)
    assert (tmp_path / "tien_do" / "quy_1.yaml").exists()
    report = tmp_path / "bc.docx"
    assert main(["report", str(plan), "--period", "quy_1", "-o", str(report), "--yaml", str(tmp_path / "bc.yaml")]) == 1
    assert "CẦN BỔ SUNG" in capsys.readouterr().out
    assert main(["render", str(tmp_path / "bc.yaml"), "-o", str(tmp_path / "bc2.docx")]) == 0


def test_due_lists_what_is_late_and_writes_a_calendar(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calendar = tmp_path / "lich.ics"
    assert main(["due", str(plan), "--on", "15/4/2026", "--ics", str(calendar)]) == 1
    shown = capsys.readouterr().out
    assert "quá hạn" in shown
    assert "Công khai thủ tục hành chính" in shown
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "khong_co.docx"], "không tìm thấy tệp"),
        (["import", "a.xyz"], "không tìm thấy tệp"),
        (["check", "khong_co"], "không"),
        (["check", "a.yaml", "--select", "ZZ99"], "không có mã hay nhóm"),
        (["check", "a.yaml", "--as-of", "hôm qua"], "phải là ngày"),
        (["explain", "ZZ99"], "không có mã"),
        (["report", "khong_co.yaml", "--period", "quy_1"], "không tìm thấy tệp"),
        (["template", "check", "khong_co.docx"], "không tìm thấy tệp"),
    ],
)
def test_mistakes_have_one_message_and_code_2(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_an_unknown_period_is_told_with_the_known_ones(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(plan), "--period", "quy_5"]) == 2
    assert "quy_1" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_in_vietnamese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert "Ví dụ:" in shown
    assert f"cchc {command}" in shown
    assert "usage" not in shown


@pytest.mark.parametrize("given", [["check"], ["render", "--khong-co", "a.yaml"], ["khong_co"], ["due", "--ics"]])
def test_a_command_that_is_not_understood_is_one_line(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(given)
    except SystemExit as left:
        code = left.code
    assert code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("cchc")
    assert line.endswith("--help)")


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_knows_every_command_and_option(shell: str) -> None:
    text = script(shell)
    for command, names in options().items():
        assert command in text
        assert all(name.lstrip("-") in text for name in names)


def test_the_bash_completion_is_bash(tmp_path: Path) -> None:
    file = tmp_path / "cchc.bash"
    file.write_text(script("bash"), encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(file)], check=False).returncode == 0


def test_the_schema_in_docs_is_current(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    assert main(["schema", "-o", str(file)]) == 0
    assert (ROOT / "docs" / "ke_hoach.schema.json").read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def test_the_shipped_template_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", str(ROOT / "templates" / "ke_hoach.docx")]) == 0
    assert "mẫu dùng được" in capsys.readouterr().out


def test_a_paper_is_no_template_in_one_line(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["template", "check", str(word)]) == 1
    said = capsys.readouterr().out
    assert "không có thẻ {{ … }} nào nên không phải mẫu" in said
    assert "1 chỗ cần sửa" in said


def test_a_wrong_file_or_name_has_one_clear_line(
    word: Path, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, text = tmp_path / "thu_muc", tmp_path / "chu.pdf"
    folder.mkdir()
    text.write_text("không phải PDF", encoding="utf-8")
    picture = tmp_path / "anh.docx"
    picture.write_bytes(b"\x89PNG")
    before = plan.read_bytes()
    told = {
        ("import", str(plan)): "đã là tệp YAML",
        ("import", str(plan), "--force"): "đã là tệp YAML",
        ("import", str(word), "-o", str(folder)): "cần đuôi .yaml",
        ("import", str(word), "-o", str(tmp_path / "nham.docx")): "cần đuôi .yaml",
        ("new", str(tmp_path / "khong_duoi")): "cần đuôi .yaml",
        ("draft", str(plan), "-o", str(tmp_path / "nham.docx")): "cần đuôi .yaml",
        ("compare", str(word), str(word), "-o", str(folder)): "đã có thư mục trùng tên",
        ("collect", str(plan), "--period", "quy_1", "-o", str(word)): "đã có tệp trùng tên với thư mục",
        ("due", str(folder)): "là thư mục, không phải một văn bản",
        ("draft", str(plan), "--year", "9999"): "năm mới chỉ đến 2100",
        ("draft", str(plan), "--progress", str(plan)): "đây là một văn bản, không phải tệp tiến độ",
        ("compare", str(word), str(picture), "-o", str(tmp_path / "so.docx")): f"{picture}: không phải tệp Word",
        ("explain", "ch"): "'CH' là một nhóm (Chính tả",
        ("explain", "tg3"): "có phải 'TG03'?",
        ("sign", str(word)): "tệp này không phải PDF",
        ("sign", str(text)): "tệp này không phải PDF",
    }
    capsys.readouterr()
    for arguments, words in told.items():
        assert main(list(arguments)) == 2, arguments
        said = capsys.readouterr()
        assert words in said.err, arguments
        assert said.err.count("\n") == 1, said.err
    assert plan.read_bytes() == before
    assert not (tmp_path / "nham.docx").exists()
