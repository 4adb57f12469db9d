"""The folder an office keeps a year in: its papers by name, and never a path outside it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from hashlib import sha256

from cchc_docs.desk.open import READERS, YAML, ending
from cchc_docs.errors import CchcError
from cchc_docs.reading.dossier import file_bytes
from cchc_docs.reading.own_files import is_sheet
from cchc_docs.writing.output import file_name

SUBFOLDERS = ("tien_do",)
"""The folders below that hold something of ours."""

_HEAD = 4_000
_KIND = re.compile(r"^loai: *([a-z_]+)", re.MULTILINE)
_YEAR = re.compile(r"^nam: *(\d{4})|^giai_doan:[\s{]*tu: *(\d{4}),?\s*den: *(\d{4})", re.MULTILINE)
_TITLE = re.compile(r"^trich_yeu: *(?:[>|]-?\n +)?(.+)", re.MULTILINE)
_PLACE = re.compile(r"^dia_danh: *(.+)", re.MULTILINE)
_PERIOD = re.compile(r"^ky_bao_cao: *([a-z0-9_]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the folder. `kind`: "word", "pdf", "phieu" (a working sheet of ours) or `loai` of a YAML file; `changed`: seconds since 1970; `span`: "2026 - 2030"."""

    name: str
    kind: str
    changed: float
    year: int | None = None
    title: str = ""
    period: str = ""
    span: str = ""

    @property
    def years(self) -> str:
        """The year or years of a plan, as the page tells them."""
        return f"Giai đoạn {self.span}" if self.span else f"Năm {self.year}" if self.year else "Chưa rõ năm"

    @property
    def is_plan(self) -> bool:
        """Tell whether this is a plan of ours (not a báo cáo, not a typed file)."""
        return ending(self.name) in YAML and self.kind not in ("", "bao_cao")


class Folder:
    """One folder of papers, reached by the names of its files."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)

    @property
    def name(self) -> str:
        """The name of the folder."""
        return os.path.basename(self.root) or self.root

    def path(self, name: str) -> str:
        """Return the path of a file named `name` or `tien_do/name`; links must not lead out. Raises CchcError."""
        below, slash, last = name.rpartition("/")
        if slash and below not in SUBFOLDERS:
            raise CchcError(f"“{name}”: không phải tên tệp trong thư mục đang mở")
        file_name(last)
        path = os.path.join(self.root, below, last)
        if os.path.commonpath((os.path.realpath(path), self.root)) != self.root:
            raise CchcError(f"“{name}” dẫn ra ngoài thư mục đang mở nên không dùng; chép tệp vào thư mục này")
        return path

    def read(self, name: str) -> bytes:
        """Return the bytes of a file of the folder. Raises CchcError."""
        path = self.path(name)
        if os.path.exists(path) and not os.path.isfile(path):
            raise CchcError(f"“{name}” không phải một tệp thường")
        return file_bytes(path)

    def has(self, name: str) -> bool:
        """Tell whether a file of that name is there."""
        return os.path.isfile(self.path(name))

    def version(self, name: str) -> str:
        """Return what tells this content of a file from any other; "" for a file that is not there."""
        return version(self.read(name)) if self.has(name) else ""

    def free(self, wanted: str) -> str:
        """Return a name for a new file: `wanted`, without what no file name may hold, else with a number added."""
        clean = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", os.path.basename(wanted.replace("\\", "/"))).strip(" .")
        stem, suffix = os.path.splitext(clean.lstrip("~$") or "tep")
        stem = stem[:120].rstrip(" .") or "tep"
        name, number = stem + suffix, 2
        while os.path.lexists(self.path(name)):
            name, number = f"{stem} ({number}){suffix}", number + 1
        return name

    def subfolders(self) -> list[str]:
        """Return the folders below that may hold a year of their own; links are not followed."""
        with os.scandir(self.root) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False)
                and entry.name not in SUBFOLDERS
                and not entry.name.startswith((".", "bieu_"))
            )

    def below(self, name: str) -> Folder:
        """Return a folder below by its name. Raises CchcError where it is not there."""
        if name not in self.subfolders():
            raise CchcError(f"“{name}”: không có thư mục này trong thư mục đang mở")
        return Folder(os.path.join(self.root, name))

    def papers(self) -> list[Paper]:
        """Return the files we can read, plans first, the newest year first."""
        found = []
        with os.scandir(self.root) as entries:
            for entry in entries:
                if entry.name.startswith((".", "~$")) or ending(entry.name) not in READERS:
                    continue
                try:
                    self.path(entry.name)
                    if entry.is_file():
                        found.append(_paper(entry))
                except (CchcError, OSError):
                    continue  # a link that leads out or nowhere, a name no Windows machine could hold
        return sorted(found, key=lambda one: (not one.is_plan, -(one.year or 0), one.name))

    def paper(self, name: str) -> Paper:
        """Return one file. Raises CchcError where it is not there."""
        found = next((one for one in self.papers() if one.name == name), None)
        if found is None:
            raise CchcError(f"{name}: không còn trong thư mục này; có thể đã đổi tên hoặc chuyển đi")
        return found


def version(data: bytes) -> str:
    """Return what tells this content from any other."""
    return sha256(data).hexdigest()[:20]


def _word(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    words = found[1].strip()
    # A comment may follow words that stand without quotes.
    return words.strip("\"'") if words[:1] in "\"'" else re.split(r"\s+#", words)[0].strip()


def _paper(entry: os.DirEntry[str]) -> Paper:
    kind = ending(entry.name)
    changed = entry.stat().st_mtime
    if kind not in YAML:
        sheet = kind == ".docx" and is_sheet(entry.path, changed)
        return Paper(entry.name, "phieu" if sheet else "word" if kind != ".pdf" else "pdf", changed)
    with open(entry.path, "rb") as handle:
        head = handle.read(_HEAD).decode("utf-8", errors="replace")
    loai, year, title, period = (found.search(head) for found in (_KIND, _YEAR, _TITLE, _PERIOD))
    first = int(year[1] or year[2]) if year else None
    span = f"{year[2]} - {year[3]}" if year and year[2] else ""
    words = _word(title)
    known = {"nam": str(first or ""), "dia_danh": _word(_PLACE.search(head)), "giai_doan": span}
    words = re.sub(r"\{\{ *(\w+) *\}\}", lambda found: known.get(found[1]) or "…", words)
    return Paper(entry.name, loai[1] if loai else "", changed, first, words, period[1] if period else "", span)
