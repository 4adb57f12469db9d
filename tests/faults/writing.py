"""Kills, full disks and races while a file is written: the old file or the new one, never half of it, nothing left over."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from cchc_docs.errors import CchcError
from cchc_docs.writing import output
from tests.conftest import ROOT
from tests.faults.count import Count

WRITER = """
import sys
from cchc_docs.writing.output import write
target, letter, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
while True:
    write(target, letter.encode() * size)
"""
SIZE = 3_000_000


def _start(target: Path, letter: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WRITER, str(target), letter, str(SIZE)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _whole(target: Path) -> bool:
    data = target.read_bytes()
    return len(data) == SIZE and len(set(data)) == 1


def kills(runs: int, seed: int) -> Count:
    """Kill a writer at a random moment, `runs` times; another follows on the same file."""
    out = Count("kills")
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "a.docx"
        target.write_bytes(b"0" * SIZE)
        for number in range(runs):
            process = _start(target, chr(97 + number % 26))
            time.sleep(chance.random() * 0.03)
            _end(process)
            ending = "survived" if _whole(target) else "lost"
            out.totals[ending] += 1
            if ending == "lost":
                out.wrong.append(f"kill {number}: half a file")
    return out


def races(runs: int, seed: int) -> Count:
    """Two writers on one file; whoever looks sees a whole file each time."""
    out = Count("races")
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "a.docx"
        target.write_bytes(b"0" * SIZE)
        two = [_start(target, "x"), _start(target, "y")]
        try:
            for number in range(runs):
                time.sleep(chance.random() * 0.01)
                ending = "survived" if _whole(target) else "lost"
                out.totals[ending] += 1
                if ending == "lost":
                    out.wrong.append(f"race {number}: half a file")
        finally:
            for process in two:
                _end(process)
    return out


POINTS = {
    "no folder": ("os.makedirs", errno.EACCES),
    "disk full at the end": ("os.replace", errno.ENOSPC),
    "file open in Word": ("os.replace", errno.EACCES),
    "disk gone": ("os.replace", errno.EIO),
}


def fail_points() -> Count:
    """Let every step of a write fail once: the old file stays, nothing is left beside it, one line says why."""
    out = Count("points")
    for name, (step, number) in {**POINTS, "disk full while writing": ("write", errno.ENOSPC)}.items():
        with TemporaryDirectory() as folder:
            target = Path(folder) / "a.docx"
            target.write_bytes(b"old")
            error = OSError(number, os.strerror(number))
            try:
                with _failing(step, error):
                    output.write(str(target), b"new")
                out.wrong.append(f"{name}: nothing was said")
                out.totals["lost"] += 1
            except CchcError:
                whole = target.read_bytes() == b"old" and [file.name for file in Path(folder).iterdir()] == ["a.docx"]
                out.totals["refused" if whole else "lost"] += 1
                if not whole:
                    out.wrong.append(f"{name}: {list(Path(folder).iterdir())}")
    return out


def _failing(step: str, error: OSError) -> mock._patch[object]:
    if step != "write":
        return mock.patch(f"cchc_docs.writing.output.{step}", side_effect=error)
    real = open

    def opened(*arguments: object, **more: object) -> object:
        handle = real(*arguments, **more)  # type: ignore[call-overload]
        handle.close()
        real_handle = mock.MagicMock()
        real_handle.__enter__.return_value.write.side_effect = error
        return real_handle

    return mock.patch("builtins.open", side_effect=opened)
