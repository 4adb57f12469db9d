"""Work in a process of its own: what never ends, dies or wants too much is one message, and the program goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from cchc_docs import apart
from cchc_docs.desk.office import pictures
from cchc_docs.desk.open import read_bytes
from cchc_docs.errors import CchcError
from cchc_docs.reading.pdf.file import read_pdf, read_pdf_apart
from tests.conftest import ROOT
from tests.reading.pdf.make import Sheet, write

WORK = "tests.faults.working:"


def test_the_answer_comes_back_and_the_worker_is_kept() -> None:
    first, second = apart.call(WORK + "double", 21), apart.call(WORK + "double", 4)
    assert (first[0], second[0]) == (42, 8)
    assert first[1] == second[1]


def test_a_step_that_takes_too_long_ends_and_is_named() -> None:
    with pytest.raises(CchcError, match="vẽ trang 7 quá 1 giây"):
        apart.call(WORK + "endless", 1)
    assert apart.call(WORK + "double", 1)[0] == 2


def test_many_steps_may_together_take_longer_than_one_may() -> None:
    told: list[tuple[int, int]] = []
    assert apart.call(WORK + "many_steps", 30, 0.01, told=lambda *said: told.append(said)) == 30
    assert told == [(number, 30) for number in range(30)]


def test_a_worker_that_dies_is_one_message() -> None:
    with pytest.raises(CchcError, match="khi vẽ trang 3"):
        apart.call(WORK + "dies")
    assert apart.call(WORK + "double", 1)[0] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no such limit")
def test_memory_has_a_limit() -> None:
    with pytest.raises(CchcError, match="nhiều bộ nhớ hơn mức cho phép"):
        apart.call(WORK + "swallows_memory")


def test_what_a_library_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert apart.call(WORK + "prints") == "xong"
    assert capfd.readouterr().out == ""


def test_errors_travel() -> None:
    with pytest.raises(CchcError, match="^trang 2 bị hỏng$"):
        apart.call(WORK + "refuses")
    with pytest.raises(RuntimeError, match="Odd"):
        apart.call(WORK + "odd")


def test_threads_have_a_worker_each() -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: apart.call(WORK + "double", number)[0], range(12)))
    assert found == [2 * number for number in range(12)]
    assert len(apart.call(WORK + "large", 5_000_000)) == 5_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="processes are looked at by signals")
def test_workers_end_with_the_program_however_it_goes() -> None:
    code = (
        "import os, signal; from cchc_docs import apart; "
        f"print(apart.call('{WORK}double', 1)[1], flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    worker = int(done.stdout)
    until = time.monotonic() + 20
    while _lives(worker) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _lives(worker)


def _lives(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def three_pages(folder: Path) -> bytes:
    sheets = [Sheet().say(80, 100 + 20 * at, f"Trang {at}: ra soat thu tuc hanh chinh tai xa") for at in range(3)]
    return Path(write(folder / "ba_trang.pdf", *sheets)).read_bytes()


def test_a_pdf_read_apart_is_what_it_is_read_here(tmp_path: Path) -> None:
    data = three_pages(tmp_path)
    told: list[tuple[int, int]] = []
    here, there = read_pdf(data, "a.pdf"), read_pdf_apart(data, "a.pdf", progress=lambda *said: told.append(said))
    assert (there.document, there.notes, there.left_over) == (here.document, here.notes, here.left_over)
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(CchcError, match=r"^hỏng.pdf: tệp PDF bị hỏng"):
        read_bytes(data[:200], "hỏng.pdf")


def test_a_page_that_never_ends_names_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apart, "call", partial(_instead, apart.call))
    with pytest.raises(CchcError, match=r"^a.pdf: vẽ trang 7 quá 1 giây nên dừng lại; .*\.$"):
        read_bytes(three_pages(tmp_path), "a.pdf")


def _instead(real: Callable[..., object], *_: object, **__: object) -> object:
    return real(WORK + "endless", 1)


def test_pages_are_drawn_and_counted_apart(tmp_path: Path) -> None:
    data = three_pages(tmp_path)
    assert pictures.page_count(data) == 3
    assert pictures.page_png(data, 2, 200).startswith(b"\x89PNG")
    with pytest.raises(CchcError, match="không có trang 9"):
        pictures.page_png(data, 9)
    with pytest.raises(CchcError, match="không mở được"):
        pictures.page_count(b"%PDF-1.4 hong")
