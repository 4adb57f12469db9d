"""Tesseract by its command line: a picture in, words with their boxes and how sure it is out.

The program is asked to read Vietnamese only: with `vie+eng` the two-column head of a page loses a tenth of its words.
No model is fetched at run time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["HOW_TO_INSTALL", "Seen", "available", "found_words", "program"]

_SECONDS = 120  # a full page takes 1 to 3
_WINDOWS = (r"C:\Program Files\Tesseract-OCR\tesseract.exe", r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe")
HOW_TO_INSTALL = (
    "cần chương trình Tesseract và dữ liệu tiếng Việt: trên Debian, Ubuntu chạy `apt install tesseract-ocr "
    "tesseract-ocr-vie`; trên Windows cài tesseract-ocr-w64-setup của UB Mannheim và chọn thêm “Vietnamese”"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in a picture: its box in pixels from the top left, and how sure the machine is, 0 to 100.

    `line`: words of one line share it. `other`: what a second look read instead, "" where it read the same or was not
    taken.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float
    line: tuple[int, int, int]
    other: str = ""


@cache
def program() -> str:
    """Return the program. Raise CchcError where it or its Vietnamese data is not installed."""
    found = shutil.which("tesseract") or next((path for path in _WINDOWS if os.path.isfile(path)), None)
    if not found:
        raise CchcError(f"Chưa có chương trình nhận dạng chữ: {HOW_TO_INSTALL}.")
    try:
        done = subprocess.run([found, "--list-langs"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CchcError(f"Chương trình nhận dạng chữ ({found}) không chạy được: {HOW_TO_INSTALL}.") from error
    if "vie" not in (done.stdout + done.stderr).decode("utf-8", "replace").split():
        raise CchcError(f"Tesseract chưa có dữ liệu tiếng Việt: {HOW_TO_INSTALL}.")
    return found


def available() -> bool:
    """Tell whether scans can be read here."""
    try:
        program()
    except CchcError:
        return False
    return True


def found_words(picture: Image, dpi: int, layout: int = 4) -> list[Seen]:
    """Return the words of a grey picture. `layout`: Tesseract's page mode, 4: lines of one page, 6: one block.

    Raise CchcError, a line without the file's name: the program fails or takes too long.
    """
    head = f"P5 {picture.width} {picture.height} 255\n".encode()
    command = [program(), "stdin", "stdout", "-l", "vie", "--psm", str(layout), "--dpi", str(dpi), "tsv"]
    # Its own threads only get in each other's way: pages are read side by side instead.
    around = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=head + picture.tobytes(), capture_output=True, timeout=_SECONDS, check=False, env=around
        )
    except subprocess.TimeoutExpired as error:
        raise CchcError(f"nhận dạng chữ quá {_SECONDS} giây") from error
    except OSError as error:
        raise CchcError("không chạy được Tesseract") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CchcError(f"Tesseract báo lỗi: {said[-1] if said else done.returncode}")
    return _words(done.stdout.decode("utf-8", "replace"))


def _words(table: str) -> list[Seen]:
    """Return the words of Tesseract's TSV: level 5 of its rows, those that are not blank."""
    out = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        block, paragraph, line, left, top, width, height = (int(cells[at]) for at in (2, 3, 4, 6, 7, 8, 9))
        sure = max(float(cells[10]), 0.0)
        out.append(
            Seen(
                cells[11].strip().replace("⁄", "/"),
                left,
                top,
                left + width,
                top + height,
                sure,
                (block, paragraph, line),
            )
        )
    return out
