"""Everything from one file, with nothing but Python 3.11: set up a private environment, then run.

python run.py render plans/cchc_2026.yaml     -> the command `cchc`, installed in .venv on first use
python run.py test                            -> the tests
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


def installed(extras: str) -> bool:
    """Tell whether .venv already holds what the current pyproject.toml asks for."""
    stamp = VENV / f".{extras}"
    project = HERE / "pyproject.toml"
    return PYTHON.exists() and stamp.exists() and stamp.stat().st_mtime >= project.stat().st_mtime


def set_up(extras: str) -> None:
    """Make .venv and install the project into it, once."""
    if installed(extras):
        return
    print("Chuẩn bị môi trường (chỉ lần đầu, khoảng một phút)…", file=sys.stderr)
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable"]
    subprocess.run([*command, f"{HERE}[{extras}]"], check=True, cwd=HERE)
    (VENV / f".{extras}").touch()


def main(arguments: list[str]) -> int:
    """Run the tests or `cchc`; return the exit code."""
    if sys.version_info < (3, 11):
        print("Cần Python 3.11 trở lên; tải tại python.org.", file=sys.stderr)
        return 2
    testing = arguments[:1] == ["test"]
    try:
        set_up("pdf,test" if testing else "pdf")
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"Không cài được các thư viện cần thiết: {error}. Kiểm tra kết nối mạng rồi chạy lại.", file=sys.stderr)
        return 2
    if testing:
        command = [str(PYTHON), "-m", "pytest", "-n", "auto", *arguments[1:]]
    else:
        command = [str(PYTHON), "-m", "cchc_docs", *arguments]
    return subprocess.run(command, check=False, cwd=HERE if testing else None).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
