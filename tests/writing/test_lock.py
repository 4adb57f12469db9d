"""One writer at a time: who waits, who is told, what a dead holder leaves, what changed since reading."""

from __future__ import annotations

import multiprocessing
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.writing.lock import OLD, alone, replace_read


def lock_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.khoa")


def add_one(file: str, times: int) -> None:
    for _ in range(times):
        with alone(file):
            number = int(Path(file).read_text())
            Path(file).write_text(str(number + 1))


def test_nothing_counted_by_several_processes_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "so.txt"
    file.write_text("0")
    crowd = [multiprocessing.get_context("spawn").Process(target=add_one, args=(str(file), 40)) for _ in range(3)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join(60)
    assert [one.exitcode for one in crowd] == [0, 0, 0]
    assert file.read_text() == "120"
    assert list(tmp_path.iterdir()) == [file]


def test_whoever_comes_second_is_told_who_is_at_work(tmp_path: Path) -> None:
    file = tmp_path / "quy_1.yaml"
    with alone(str(file)):
        with pytest.raises(CchcError) as told, alone(str(file), wait=0.2):
            pass
        assert socket.gethostname() in str(told.value)
        assert "đang ghi tệp này từ" in str(told.value)
        assert lock_of(file).exists()  # the one at work keeps it
    assert not lock_of(file).exists()


def test_a_lock_of_an_ended_process_is_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock_of(file).write_text(f"an\n{socket.gethostname()}\n{gone.pid}\n08:00:00 01/01/2026\nabc\n")
    with alone(str(file), wait=2):
        assert str(os.getpid()) in lock_of(file).read_text()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_of_another_machine_stands_until_it_is_old(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    lock = lock_of(file)
    lock.write_text("binh\nmay-cua-binh\n77\n08:00:00 01/01/2026\nabc\n")
    with pytest.raises(CchcError, match="binh .máy may-cua-binh"), alone(str(file), wait=0.1):
        pass
    long_ago = lock.stat().st_mtime - OLD - 60
    os.utime(lock, (long_ago, long_ago))
    with alone(str(file), wait=1):
        pass
    assert not lock.exists()


def test_what_was_saved_since_reading_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "ke_hoach.yaml"
    file.write_bytes(b"moi")
    with pytest.raises(CchcError, match="đã được người khác lưu"):
        replace_read(str(file), b"cu", b"cua ta")
    assert file.read_bytes() == b"moi"
    replace_read(str(file), b"moi", b"cua ta")
    assert file.read_bytes() == b"cua ta"


def test_what_could_not_be_read_back_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "ke_hoach.yaml"
    file.write_bytes(b"cu")

    def refuse(data: bytes) -> None:
        raise CchcError(f"không đọc lại được {data!r}")

    with pytest.raises(CchcError, match="không đọc lại được"):
        replace_read(str(file), b"cu", b"hong", refuse)
    assert file.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [file]


def test_the_lock_goes_when_the_work_fails(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with pytest.raises(ZeroDivisionError), alone(str(file)):
        1 / 0  # noqa: B018
    assert list(tmp_path.iterdir()) == []
