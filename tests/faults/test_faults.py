"""The short run of the faults, with a fixed seed; by hand the long one: python -m tests.faults."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.files import read_file
from cchc_docs.writing.output import guard, write
from tests.conftest import ROOT
from tests.faults.count import each
from tests.faults.files import KINDS
from tests.faults.writing import fail_points, kills, races

posix = pytest.mark.skipif(os.name == "nt", reason="pipes, links and signals of POSIX")
RUNS = {"word": 60, "excel": 60, "pdf": 40, "yaml": 60, "tracked": 40}


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_survive_or_are_refused_in_words(kind: str) -> None:
    count = each(kind, RUNS[kind], 11, KINDS[kind])
    assert count.wrong == []
    assert count.totals["survived"]
    assert count.totals["refused"]


@posix
def test_a_killed_writer_leaves_a_whole_file() -> None:
    assert kills(8, 3).totals == {"survived": 8}


@posix
def test_two_writers_never_show_half_a_file() -> None:
    assert races(20, 3).totals == {"survived": 20}


def test_whatever_step_of_a_write_fails_the_old_file_stays() -> None:
    count = fail_points()
    assert count.wrong == []
    assert set(count.totals) == {"refused"}


@posix
def test_pipes_devices_and_dead_links_are_named_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong.yaml")
    (tmp_path / "lien_ket.yaml").symlink_to(tmp_path / "khong_co.yaml")
    for name, words in (("ong.yaml", "ống dẫn"), ("lien_ket.yaml", "liên kết dẫn tới nơi không có gì")):
        with pytest.raises(CchcError, match=words):
            read_file(str(tmp_path / name), limit=10, sort="một kế hoạch")
    for refuse in (lambda file: write(file, b"x"), lambda file: guard(file, force=True)):
        with pytest.raises(CchcError, match="ống dẫn"):
            refuse(str(tmp_path / "ong.yaml"))


@posix
@pytest.mark.parametrize("command", ["render", "check", "import", "draft", "due"])
def test_every_command_names_a_pipe(command: str, tmp_path: Path) -> None:
    name = "ong.docx" if command == "import" else "ong.yaml"
    os.mkfifo(tmp_path / name)
    out = subprocess.run(
        [sys.executable, "-m", "cchc_docs", command, str(tmp_path / name)],
        capture_output=True, text=True, timeout=30, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert out.returncode == 2
    assert "ống dẫn" in out.stderr
    assert "Traceback" not in out.stderr


@posix
@pytest.mark.parametrize(
    ("command", "existing"),
    [
        (["import", "a.docx"], "a.yaml"),
        (["draft", "ke_hoach.yaml", "--year", "2027", "-o", "moi.yaml"], "moi.yaml"),
        (["compare", "ke_hoach.yaml", "ke_hoach.yaml", "-o", "khac.docx"], "khac.docx"),
    ],
)
def test_a_file_that_is_there_is_told_before_the_work(
    command: list[str],
    existing: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The inputs are not even there: the refusal names the file to write, so nothing was read for it."""
    from cchc_docs.cli.main import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / existing).write_text("của người khác", encoding="utf-8")
    assert main(command) == 2
    assert f"{existing}: tệp đã có" in capsys.readouterr().err
    assert (tmp_path / existing).read_text(encoding="utf-8") == "của người khác"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted in /proc")
def test_a_killed_folder_render_leaves_no_workers(tmp_path: Path) -> None:
    plan = (ROOT / "plans" / "cchc_2026.yaml").read_text(encoding="utf-8")
    for number in range(40):
        (tmp_path / f"ke_hoach_{number}.yaml").write_text(plan, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "cchc_docs", "render", str(tmp_path), "-o", str(tmp_path / "ra"), "-j", "2"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not (workers := _children(process.pid)) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert workers
    process.send_signal(signal.SIGKILL)
    process.wait()
    while time.monotonic() < deadline and any(Path(f"/proc/{worker}").exists() for worker in workers):
        time.sleep(0.05)
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []


def _children(parent: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []
