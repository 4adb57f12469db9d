"""Which files of a folder are papers to look at: not the program's own sheets, forms, progress and lists."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from cchc_docs.errors import CchcError
from cchc_docs.patterns import ours
from cchc_docs.reading.dossier import OWN_TEXTS

if TYPE_CHECKING:
    from zipfile import ZipFile

ENDINGS = (".yaml", ".yml", ".docx", ".pdf")
_OWN_FOLDERS = frozenset({"tien_do", "lich_su"})
_OWN_NAMES = ours(
    r"\.(?:ra_soat|ghi_chu|gop_y|so_sanh|kiem_tra|phieu)\.(?:docx|pdf)$|\.bo_qua\.ya?ml$|^(?:bieu_mau|de_cuong\w*|nhat_ky)\.ya?ml$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(rb"^(?:loai|trich_yeu|noi_dung|co_quan|ten_loai|phu_luc)\s*:", re.MULTILINE)
_SHEET = re.compile(rb"<dc:creator>cchc</dc:creator>")
_AUTHOR, _OURS = re.compile(rb'w:author="([^"]*)"'), re.compile(rb"cchc(?: - |$)")
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
    """Tell whether a Word file is a working sheet of ours, or a copy that bears our remarks or our tracked changes alone.

    A file that is no package is left to its reader.
    """
    import zipfile

    try:
        with zipfile.ZipFile(file) as package:
            core = _part(package, "docProps/core.xml", 100_000)
            if _SHEET.search(core) is not None and "PHIẾU".encode() in core:
                return True
            remarks = _part(package, "word/comments.xml", 4_000_000)
            written = set(_AUTHOR.findall(remarks)) or set(
                _AUTHOR.findall(_part(package, "word/document.xml", 30_000_000))
            )
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False
    return bool(written) and all(map(_OURS.match, written))


def _part(package: ZipFile, name: str, limit: int) -> bytes:
    """Return a part of a package, nothing where there is none or it is larger than what we write."""
    try:
        info = package.getinfo(name)
    except KeyError:
        return b""
    return package.read(info) if info.file_size <= limit else b""
