"""The server: starts on this machine only, tells its address first, ends when its last window is closed."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from importlib.util import find_spec
from pathlib import Path

import pytest

import run
from cchc_docs.errors import CchcError
from cchc_docs.web.alive import Windows
from cchc_docs.web.serve import WARM, opened, start_page
from tests.conftest import ROOT
from tests.web.conftest import NAME


def started(folder: Path, *more: str) -> tuple[subprocess.Popen[str], str]:
    """Start the page as its own program; return it and the first line it said."""
    command = [sys.executable, "-m", "cchc_docs", "serve", str(folder), "--no-open", *more]
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert program.stdout is not None
    return program, program.stdout.readline().strip()


def closed(program: subprocess.Popen[str]) -> str:
    """End it and return what else it said."""
    if program.poll() is None:
        program.kill()
    out, _ = program.communicate(timeout=20)
    return out


def test_the_first_line_is_an_address_that_opens_and_ctrl_c_ends_it(folder: Path) -> None:
    program, address = started(folder)
    try:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?ma=[\w-]{20,}", address)
        jar = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        assert "Cải cách hành chính năm 2026" in jar.open(address, timeout=20).read().decode()
        program.send_signal(signal.SIGINT)
        program.wait(timeout=20)
    finally:
        said = closed(program)
    assert "Traceback" not in said


def test_it_listens_on_this_machine_only() -> None:
    door = opened(0)
    try:
        assert door.getsockname()[0] == "127.0.0.1"
        with pytest.raises(CchcError, match="không mở được cổng"):
            opened(door.getsockname()[1])
    finally:
        door.close()
    with pytest.raises(CchcError, match="cổng"):
        opened(70_000)


def test_a_program_that_is_killed_in_the_middle_of_saving_loses_nothing(folder: Path) -> None:
    """Many saves, a kill at some moment: the plan is the old one or a new one, whole, and the next start reads it."""
    program, address = started(folder)
    before = (folder / NAME).read_text(encoding="utf-8")
    jar = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    base = address.partition("/?")[0]
    page = jar.open(address, timeout=20).read().decode()
    sign = re.search(r'name="_dau" value="(\w+)"', page)[1]

    def many() -> None:
        for number in range(200):
            try:
                shown = jar.open(f"{base}/ke-hoach/{NAME}/viec", timeout=20).read().decode()
                seen = re.search(rf'name="_ban:{NAME}" value="(\w+)"', shown)[1]
                fields = {"_dau": sign, f"_ban:{NAME}": seen, "ma": "dung_han", "gia_tri": str(50 + number % 50)}
                jar.open(f"{base}/ke-hoach/{NAME}/chi-tieu", urllib.parse.urlencode(fields).encode(), timeout=20)
            except (OSError, TypeError):
                return

    worker = threading.Thread(target=many)
    worker.start()
    deadline = time.monotonic() + 20
    while (folder / NAME).read_text(encoding="utf-8") == before and time.monotonic() < deadline:
        time.sleep(0.01)
    program.kill()
    worker.join(timeout=30)
    closed(program)
    after = (folder / NAME).read_text(encoding="utf-8")
    assert after != before
    assert re.sub(r"gia_tri: \"?\d+\"?", "gia_tri: 95", after) == before
    assert not list(folder.glob(".cchc-*.tmp"))[1:]


def test_the_program_ends_when_its_last_window_is_closed_and_not_before() -> None:
    windows = Windows(tick=0.01)
    assert not any(windows.passed() for _ in range(50))  # nobody has come yet
    windows.here("a")
    windows.here("b")
    windows.gone("a")
    assert not any(windows.passed() for _ in range(50))
    windows.gone("b")
    assert not windows.passed()
    windows.here("c")  # from one page to the next
    assert not any(windows.passed() for _ in range(50))
    windows.gone("c")
    assert any(windows.passed() for _ in range(10))


def test_a_window_that_fell_silent_is_given_up_after_many_ticks_only() -> None:
    windows = Windows()
    windows.here("a")
    for _ in range(110):
        assert not windows.passed()
    windows.here("a")
    for _ in range(110):
        assert not windows.passed()
    assert any(windows.passed() for _ in range(30))


@pytest.mark.parametrize(
    ("given", "meant"),
    [([], ["serve"]), (["check", "a.yaml"], ["check", "a.yaml"]), (["--help"], ["--help"]), (["."], ["serve", "."])],
)  # fmt: skip
def test_run_without_a_command_opens_the_page(given: list[str], meant: list[str]) -> None:
    assert run.as_command(given) == meant


def test_a_file_given_to_run_opens_the_page_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ke hoach.docx").write_bytes(b"PK")
    (tmp_path / "check").mkdir()
    assert run.as_command(["ke hoach.docx"]) == ["serve", "ke hoach.docx"]
    assert run.as_command(["check", "x"]) == ["check", "x"]
    assert run.as_command([f".{os.sep}check"]) == ["serve", f".{os.sep}check"]
    assert start_page("ke hoach.docx") == "/mo/ke%20hoach.docx"
    assert start_page("a.yaml") == "/ke-hoach/a.yaml"


def test_a_port_that_is_asked_for_is_taken(folder: Path) -> None:
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    program, address = started(folder, "--port", str(port))
    closed(program)
    assert f":{port}/" in address


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    program, said = started(tmp_path / "khong co")
    program.wait(timeout=20)
    closed(program)
    assert program.returncode == 2
    assert "không tìm thấy" in said


def test_nothing_of_the_page_is_imported_for_a_render(folder: Path) -> None:
    code = (
        "import sys; from cchc_docs.cli.main import main; "
        f"main(['render', {str(folder / NAME)!r}, '-o', {str(folder / 'a.docx')!r}]); "
        "print([m for m in ('starlette', 'uvicorn', 'asyncio', 'cchc_docs.web', 'cchc_docs.desk.office') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", WARM)
def test_what_is_imported_ahead_is_there(name: str) -> None:
    assert find_spec(f"cchc_docs.{name}") is not None
