"""The guide of the page: what it tells people to press is there to be pressed."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "trang.md").read_text(encoding="utf-8")
STEPS = GUIDE.partition("## Những điều")[0]
PAGES = "\n".join(
    file.read_text(encoding="utf-8") for file in (ROOT / "cchc_docs" / "web" / "templates").glob("*.html")
)
NOT_BUTTONS = {"Documents/Van ban xa", "Báo cáo.", "Phiếu.", "Trả lời các câu hỏi.", "Sửa việc và chỉ tiêu.", "Mở trang.",
               "Soạn kế hoạch năm sau.", "Đưa kế hoạch năm trước vào."}  # fmt: skip


@pytest.mark.parametrize("words", sorted(set(re.findall(r"\*\*(.+?)\*\*", STEPS)) - NOT_BUTTONS))
def test_what_the_guide_names_stands_on_a_page(words: str) -> None:
    for part in words.split("…"):
        assert part.strip() in re.sub(r"\s+", " ", PAGES), part


def test_the_first_part_of_the_guide_fits_on_one_sheet() -> None:
    assert len(STEPS.splitlines()) <= 34


@pytest.mark.parametrize("name", ["mo-cchc.bat", "mo-cchc.command", "mo-cchc.desktop", "run.py"])
def test_what_the_guide_says_to_open_is_there(name: str) -> None:
    assert name in GUIDE
    assert (ROOT / name).is_file()


def test_the_windows_starter_speaks_the_language_of_its_system() -> None:
    data = (ROOT / "mo-cchc.bat").read_bytes()
    assert data.isascii()  # a console may stand at any code page
    assert data.count(b"\n") == data.count(b"\r\n")


def windows(arguments: list[str], *, py: bool, folder: bool) -> list[str]:
    """Run the starter as cmd would, as far as it goes: the commands it comes to, with its variables put in."""
    lines = (ROOT / "mo-cchc.bat").read_text(encoding="ascii").splitlines()
    variables = {"%~dp0": "C:\\cchc\\", "%USERPROFILE%": "C:\\Users\\Ly", "%*": " ".join(arguments)}
    variables["%~1"] = arguments[0].strip('"') if arguments else ""
    ran: list[str] = []
    branch: bool | None = None
    for raw in lines:
        line = raw.strip()
        for name, value in variables.items():
            line = line.replace(name, value)
        if not line or line.startswith(("@echo off", "rem ", "setlocal")):
            continue
        if line == ")":
            branch = None
        elif line == ") else (":
            branch = not branch
        elif branch is False:
            continue
        elif found := re.fullmatch(r'if "(.*)"=="(.*)" \(', line):
            branch = found[1] == found[2]
        elif found := re.fullmatch(r'set "(\w+)=(.*)"', line):
            variables[f"%{found[1]}%"] = found[2]
        elif found := re.fullmatch(r'where py >nul 2>nul \|\| set "(\w+)=(.*)"', line):
            if not py:
                variables[f"%{found[1]}%"] = found[2]
        elif found := re.fullmatch(r'if not exist "(.*)" (mkdir .*)', line):
            ran += [] if folder else [found[2]]
        elif line != "if errorlevel 1 pause":
            ran.append(line)
    assert lines[-1].strip() == "if errorlevel 1 pause"  # the window stays open where something went wrong
    return ran


HOME_FOLDER = '"C:\\Users\\Ly\\Documents\\Van ban xa"'


@pytest.mark.parametrize(
    ("arguments", "py", "folder", "ran"),
    [
        ([], True, True, [f'py -3 "C:\\cchc\\run.py" serve {HOME_FOLDER}']),
        ([], False, False, [f"mkdir {HOME_FOLDER}", f'python "C:\\cchc\\run.py" serve {HOME_FOLDER}']),
        (['"C:\\van ban\\kh.docx"'], True, True, ['py -3 "C:\\cchc\\run.py" serve "C:\\van ban\\kh.docx"']),
    ],
)
def test_the_windows_starter_comes_to_the_right_command(arguments, py, folder, ran) -> None:
    assert windows(arguments, py=py, folder=folder) == ran


def test_the_windows_starter_knows_no_command_that_we_do_not() -> None:
    from cchc_docs.cli.main import COMMANDS

    text = (ROOT / "mo-cchc.bat").read_text(encoding="ascii")
    assert set(re.findall(r'%PY% "%CHUONG_TRINH%" (\w+)', text)) <= set(COMMANDS)
    assert text.count('"') % 2 == 0
    assert text.count("(") == text.count(")")
