"""Which files of a folder are papers to look at: not the program's own sheets, forms, progress and lists."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.names import OUR_NAME
from cchc_docs.patterns import ours
from cchc_docs.reading.dossier import OWN_TEXTS

if TYPE_CHECKING:
    from cchc_docs.ooxml.package import Package

ENDINGS = (".yaml", ".yml", ".docx", ".pdf")
_OWN_FOLDERS = frozenset({"tien_do", "lich_su"})
_OWN_NAMES = ours(
    r"\.(?:ra_soat|ghi_chu|gop_y|so_sanh|kiem_tra|phieu)\.(?:docx|pdf)$|\.bo_qua\.ya?ml$|^(?:bieu_mau|de_cuong\w*|nhat_ky)\.ya?ml$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(rb"^(?:loai|trich_yeu|noi_dung|co_quan|ten_loai|phu_luc)\s*:", re.MULTILINE)
_SHEET = re.compile(f"<dc:creator>{OUR_NAME}</dc:creator>".encode())
_SIGNED = ("comments", "footnotes", "endnotes", "header", "footer")
_AUTHOR, _OURS = re.compile(rb'w:author="([^"]*)"'), re.compile(rf"{OUR_NAME}(?: - | \d+$|$)".encode())
"""Who wrote a remark or a tracked change; our own, as `checking/output` and `redline` sign them."""


def papers(folder: str) -> tuple[list[str], list[str]]:
    """Return the papers of a folder and of those below it, and what was passed over. Raises CchcError where there is none."""
    found: list[str] = []
    passed: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _OWN_FOLDERS and not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(ENDINGS) and not name.startswith((".", "~$")):
                file = os.path.join(place, name)
                (passed if _is_own(file, name) else found).append(file)
    if not found:
        raise CchcError(f"{folder}: thư mục không có tệp {', '.join(ENDINGS)} nào là văn bản")
    return found, passed


@lru_cache(maxsize=512)
def is_sheet(file: str, changed: float) -> bool:
    """Tell whether a Word file that changed then (a time of the file system) is a working sheet of ours: no paper to begin from."""
    del changed  # another time is another question
    if _OWN_NAMES.search(os.path.basename(file)):
        return True
    try:
        return any(_is_sheet(core) for core in _cores(_package(file)))
    except CchcError:
        return False


def _is_own(file: str, name: str) -> bool:
    """Tell whether a file was made by the program beside a paper, or serves it: no paper itself."""
    if name == OWN_TEXTS or _OWN_NAMES.search(name):
        return True
    if name.lower().endswith((".yaml", ".yml")):
        try:
            with open(file, "rb") as stream:
                return _DOCUMENT.search(stream.read(2_000_000)) is None
        except OSError:
            return False
    return name.lower().endswith(".docx") and _is_made_by_us(file)


def _is_made_by_us(file: str) -> bool:
    """Tell whether a Word file is a working sheet of ours, or a copy that bears our remarks and tracked changes alone.

    A file that is no package, or a damaged one, is left to its reader. A copy that somebody went on writing in without
    tracking it cannot be told from ours: one that has our remarks still in it is passed over, and told as passed over.
    """
    try:
        package = _package(file)
        if any(map(_is_sheet, _cores(package))):
            return True
        worded = [package.main, *(part for kind in _SIGNED for part in package.related(kind))]
        authors = {name for part in worded for name in _AUTHOR.findall(package.data(part) or b"")}
    except CchcError:
        return False
    return bool(authors) and all(map(_OURS.match, authors))


def _package(file: str) -> Package:
    from cchc_docs.ooxml.package import Package, read_bytes  # a check of one file that is no Word file needs none of it

    return Package(read_bytes(file), file)


def _cores(package: Package) -> list[bytes]:
    parts = (one.target for one in package.relations_of("") if one.kind == "core-properties" and not one.external)
    return [package.data(part) or b"" for part in parts]


def _is_sheet(core: bytes) -> bool:
    return _SHEET.search(core) is not None and "PHIẾU".encode() in core
