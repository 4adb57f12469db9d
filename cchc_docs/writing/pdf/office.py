"""LibreOffice as a converter: its own profile, a time limit, the whole process group ended, the output verified.

Measured (see docs): a missing input or a broken one may leave with exit code 0, parallel runs on one profile lose
files, and a hung conversion never ends by itself. So success is: a file that was not there before, and not empty.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from cchc_docs.errors import CchcError

_SECONDS_START = 60
_SECONDS_EACH = 60
_WINDOWS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
MISSING = (
    "chưa có LibreOffice nên không chuyển đổi được; cài LibreOffice (Debian/Ubuntu: gói libreoffice-writer-nogui; "
    "Windows: tải tại libreoffice.org) rồi chạy lại"
)


def find() -> str:
    """Return the path of LibreOffice. Raises CchcError naming what to install."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for path in (*_WINDOWS, "/Applications/LibreOffice.app/Contents/MacOS/soffice"):
        if os.path.exists(path):
            return path
    raise CchcError(MISSING)


def convert_all(files: Sequence[str], target: str, folder: str, how: str = "") -> list[str]:
    """Convert `files` to `target` ("pdf", "docx") into `folder`; return the file made for each, "" where none was.

    `how`: the export filter with its options, "" for LibreOffice's own choice.

    One call for many files: LibreOffice starts once (about 1 s) and then needs about 0.3 s a file.
    """
    program = find()
    with tempfile.TemporaryDirectory(prefix="cchc-lo-", ignore_cleanup_errors=True) as profile:
        command = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={_uri(profile)}", "--convert-to", f"{target}:{how}" if how else target, "--outdir", folder, *map(os.path.abspath, files),
        ]  # fmt: skip
        _run(command, _SECONDS_START + _SECONDS_EACH * len(files))
    made = (os.path.join(folder, os.path.splitext(os.path.basename(file))[0] + f".{target}") for file in files)
    return [file if os.path.exists(file) and os.path.getsize(file) else "" for file in made]


def _uri(path: str) -> str:
    from pathlib import Path

    return Path(path).resolve().as_uri()


def _run(command: list[str], seconds: int) -> None:
    group: dict[str, object] = {"start_new_session": True} if os.name == "posix" else {}
    process = subprocess.Popen(  # the program is LibreOffice, the arguments are file names of ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **group,  # type: ignore[call-overload]
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise CchcError(
            f"LibreOffice không trả lời sau {seconds} giây; đóng LibreOffice đang mở rồi chạy lại"
        ) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the process and of its children."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
