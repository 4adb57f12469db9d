"""Everything from one file, with nothing but Python 3.11: set up a private environment, then run.

python run.py                                 -> the page of this folder, in the browser
python run.py "Ke hoach 2025.docx"            -> the page with this file
python run.py render plans/cchc_2026.yaml     -> the command `cchc`, installed in .venv on first use
python run.py test                            -> the tests
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

USE = "pdf,scan,web"
"""The extras a user needs."""


def installed(extras: str) -> bool:
    """Tell whether .venv already holds what the current pyproject.toml asks for."""
    since = (HERE / "pyproject.toml").stat().st_mtime
    # What the tests need holds what the command needs: after `test` nothing is left to fetch.
    stamps = [VENV / f".{wanted}" for wanted in (extras, f"{USE},test")]
    return PYTHON.exists() and any(stamp.exists() and stamp.stat().st_mtime >= since for stamp in stamps)


class SetUpError(Exception):
    """The environment cannot be made; the message says what to do."""


def has_pip() -> bool:
    """Tell whether .venv is whole: one whose making was interrupted has a Python and no pip."""
    if not PYTHON.exists():
        return False
    try:
        return subprocess.run([str(PYTHON), "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False  # a link to a Python that has gone


def make_venv() -> None:
    """Make .venv anew."""
    try:
        import ensurepip  # noqa: F401  # Debian leaves it out of python3: venv would fail half-way
        import venv
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetUpError(
            f"Python này thiếu phần tạo môi trường (venv); cài rồi chạy lại: sudo apt install python{version}-venv"
        ) from None
    venv.create(VENV, with_pip=True, clear=True)


def set_up(extras: str) -> None:
    """Make .venv and install the project into it, once."""
    if installed(extras):
        return
    print("Chuẩn bị môi trường (chỉ lần đầu, khoảng một phút)…", file=sys.stderr)
    if not has_pip():
        make_venv()
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable"]
    subprocess.run([*command, f"{HERE}[{extras}]"], check=True, cwd=HERE)
    (VENV / f".{extras}").touch()


def as_command(arguments: list[str]) -> list[str]:
    """Return the command meant: files or a folder dropped on this script, or nothing at all, open the page."""
    if not arguments:
        return ["serve"]
    first = arguments[0]
    # A folder that is called like a command is one only where it is written as a path.
    folder = Path(first).is_dir() and (first in (".", "..") or os.sep in first or "/" in first or " " in first)
    file = Path(first).is_file() and Path(first).suffix != ""
    return ["serve", *arguments] if folder or file else arguments


def main(arguments: list[str]) -> int:
    """Run the tests or `cchc`; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may stand at a code page without our letters
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < (3, 11):
        print("Cần Python 3.11 trở lên; tải tại python.org.", file=sys.stderr)
        return 2
    testing = arguments[:1] == ["test"]
    try:
        set_up(f"{USE},test" if testing else USE)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"Không cài được các thư viện cần thiết (mã {error.returncode}, lý do ở trên). "
              "Kiểm tra kết nối mạng rồi chạy lại.", file=sys.stderr)  # fmt: skip
        return 2
    except OSError as error:
        print(f"Không tạo được {VENV} ({error}). Kiểm tra quyền ghi thư mục, ổ đĩa rồi chạy lại.", file=sys.stderr)
        return 2
    if testing:
        command = [str(PYTHON), "-m", "pytest", "-n", "auto", *arguments[1:]]
    else:
        command = [str(PYTHON), "-m", "cchc_docs", *as_command(arguments)]
    try:
        return subprocess.run(command, check=False, cwd=HERE if testing else None).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
