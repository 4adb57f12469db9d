"""The guides that walk through commands: each line is run, in order, ends with its promised code and says what is shown."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_docs.cli.main import main

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PIECE = re.compile(r"^```([\w-]+)\n(.*?)^```$|^Mã thoát: (\d)", re.MULTILINE | re.DOTALL)
COMMA, LEVEL = "Các đơn vị cử đầu mối , gửi danh sách.", "Phấn đấu nộp trực tuyến đạt trên 75% trở lên."

Step = Callable[[], None]


def change(name: str, old: str, new: str) -> None:
    file = Path(name)
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8")


def type_two_sentences() -> None:
    last = "  - Các đơn vị chủ động thực hiện, báo cáo đúng kỳ.\n"
    change("ke_hoach.yaml", last, f'{last}  - "{COMMA}"\n  - "{LEVEL}"\n')


def set_one_finding_aside() -> None:
    change("ke_hoach.yaml", "trên 75% trở lên", "từ 75% trở lên")
    guide = (DOCS / "kiem-tra.md").read_text(encoding="utf-8")
    example = next(body for kind, body, _ in PIECE.findall(guide) if kind == "yaml")
    Path("ke_hoach.yaml").write_text(Path("ke_hoach.yaml").read_text(encoding="utf-8") + example, encoding="utf-8")


def bring_last_years_word_file() -> None:
    assert main(["render", str(ROOT / "plans" / "cchc_2026.yaml"), "-o", "ke_hoach_2026.docx"]) == 0


def follow_the_year() -> None:
    text = Path("ke_hoach_2026.yaml").read_text(encoding="utf-8")
    code = re.search(r"- noi_dung: Lập danh mục văn bản QPPL.*?\n    ma: (\w+)", text, re.DOTALL)
    assert code is not None
    Path("tien_do").mkdir()
    done = f"ky_bao_cao: nam\nnam: 2026\nnhiem_vu:\n  {code[1]}: {{trang_thai: hoan_thanh}}\n"
    Path("tien_do/nam.yaml").write_text(done, encoding="utf-8")


def correct_in_word() -> None:
    from docx import Document

    document = Document("trinh_ky.docx")
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if "khả năng của xã" in run.text]
    assert len(runs) == 1
    runs[0].text = runs[0].text.replace("khả năng của xã", "khả năng ngân sách của xã")
    document.save("trinh_ky.docx")


def nothing() -> None: ...


# What a person does before the n-th command of a guide (from 0), as the guide tells.
BY_HAND: dict[str, dict[int, Step]] = {
    "kiem-tra.md": {1: type_two_sentences, 5: set_one_finding_aside},
    "nhap-soan-so-sanh.md": {0: bring_last_years_word_file, 4: follow_the_year, 8: correct_in_word},
}


def steps(name: str) -> list[tuple[str, int, list[str]]]:
    """(command, promised code, lines shown) of a guide, in order."""
    found: list[tuple[str, int, list[str]]] = []
    command = ""
    for kind, body, code in PIECE.findall((DOCS / name).read_text(encoding="utf-8")):
        if kind == "lenh":
            assert not command, f"{command} has no promised code"
            command = body.strip()
        elif code:
            found.append((command, int(code), []))
            command = ""
        elif kind == "ket-qua":
            found[-1][2].extend(body.splitlines())
    assert not command
    return found


@pytest.mark.parametrize("name", BY_HAND)
def test_every_command_of_the_guide_ends_as_promised(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, (line, code, shown) in enumerate(steps(name)):
        BY_HAND[name].get(number, nothing)()
        capsys.readouterr()
        program, *arguments = shlex.split(line)
        assert program == "cchc"
        ended = main(arguments)
        said = "".join(capsys.readouterr())
        assert ended == code, (line, said)
        assert [text for text in shown if text not in said] == [], (line, said)


def test_after_the_walk_the_plan_says_what_was_corrected_in_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    test_every_command_of_the_guide_ends_as_promised("nhap-soan-so-sanh.md", tmp_path, monkeypatch, capsys)
    assert "khả năng ngân sách của xã" in " ".join(Path("ke_hoach_2026.yaml").read_text(encoding="utf-8").split())


def test_the_daily_commands_of_the_readme_run_in_the_order_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    bring_last_years_word_file()
    word = Path("ke_hoach_2026.docx").read_bytes()
    for name in ("Ke hoach 2026.docx", "cu.docx", "moi.docx", "da_sua.docx"):
        Path(name).write_bytes(word)
    lines = re.findall(
        r"^\| [^|`]+ \| `(cchc [^`]+)` \|$", (ROOT / "README.vi.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(lines) == 11
    for line in lines:
        # The table writes paths for Windows; PDF needs LibreOffice and has its own test.
        arguments = [part for part in shlex.split(line.replace("\\", "/"))[1:] if part != "--pdf"]
        capsys.readouterr()
        assert main(arguments) in (0, 1), (line, "".join(capsys.readouterr()))


def test_the_index_names_every_guide_and_no_link_is_dead() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    assert {file.name for file in DOCS.glob("*.md")} - {"README.md"} <= set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    for page in [ROOT / "README.vi.md", *DOCS.glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).is_file(), (page.name, link)
