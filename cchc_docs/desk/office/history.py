"""Changes that can be undone: `.lich_su/` keeps what every file said before an errand changed it.

Each change is a folder named by time and errand. It is written before the file itself, so that whatever moment the
program ends at, either the old words stand or the new ones, and the old ones can be had back.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime

from cchc_docs.desk.office.folder import Folder, version
from cchc_docs.errors import CchcError
from cchc_docs.writing.lock import alone
from cchc_docs.writing.output import write

FOLDER = ".lich_su"
_ENTRY = re.compile(r"\d{8}-\d{6}-\d{3}-[a-z0-9_]{1,40}")
_NOTE = "viec.json"
_WAIT = 5.0  # seconds for another program on the same file


class Conflict(CchcError):
    """A file changed since it was shown: someone else, another window or a hand edit came first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One errand that changed files: `files` maps a name to (version before, version after), "" for not there."""

    ident: str
    when: datetime
    errand: str
    files: dict[str, tuple[str, str]]


def save(
    folder: Folder, errand: str, files: Mapping[str, bytes | None], shown: Mapping[str, str] | None = None
) -> Change:
    """Write `files` (None: take away), keeping what they said. Raises Conflict, CchcError; then nothing was written.

    `shown`: name -> the version the person saw; one that is no longer there is a Conflict.
    """
    with ExitStack() as held:
        for name in sorted(files):
            held.enter_context(alone(folder.path(name), wait=_WAIT))
        now = {name: folder.version(name) for name in files}
        for name, seen in (shown or {}).items():
            if now.get(name, folder.version(name)) != seen:
                raise Conflict(f"{name}: tệp đã thay đổi từ khi trang này mở (cửa sổ khác, hoặc sửa bằng tay)")
        after = {name: version(data) if data is not None else "" for name, data in files.items()}
        change = _begin(folder, errand, {name: (now[name], after[name]) for name in files})
        for name, data in files.items():
            if data is not None:
                write(folder.path(name), data)
            elif now[name]:
                os.unlink(folder.path(name))
    return change


def take_back_new(folder: Folder, change: Change) -> None:
    """Take the new files of a change away again, and the change with them: what came could not be used."""
    for name, (before, after) in change.files.items():
        if not before and folder.version(name) == after:
            os.unlink(folder.path(name))
    _drop(folder, change.ident)


@contextmanager
def recording(folder: Folder, errand: str, names: list[str]) -> Iterator[None]:
    """Keep what `names` say before an errand that writes them itself; what it did not change leaves no trace."""
    before = {name: folder.version(name) for name in names}
    change = _begin(folder, errand, {name: (seen, "?") for name, seen in before.items()})
    try:
        yield
    finally:
        after = {name: (seen, folder.version(name)) for name, seen in before.items()}
        if all(old == new for old, new in after.values()):
            _drop(folder, change.ident)
        else:
            _note(folder, change.ident, change.when, errand, after)


def changes(folder: Folder) -> list[Change]:
    """Return what was changed, the newest first; what cannot be read there is passed over."""
    base = os.path.join(folder.root, FOLDER)
    names = sorted(os.listdir(base), reverse=True) if os.path.isdir(base) else []
    found = []
    for name in names:
        if not _ENTRY.fullmatch(name):
            continue
        try:
            found.append(_change(folder, name))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue  # half-made by a machine that stopped, or touched by hand
    return found


def undo(folder: Folder, ident: str) -> Change:
    """Give the files of a change back what they said before; itself a change that can be undone.

    Raises Conflict where a file was changed again since, CchcError where there is no such change.
    """
    if not _ENTRY.fullmatch(ident):
        raise CchcError("không có lần thay đổi này trong lịch sử")
    try:
        change = _change(folder, ident)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise CchcError("không đọc được lần thay đổi này trong lịch sử; thư mục .lich_su có thể đã bị sửa") from None
    shown = {name: after for name, (_, after) in change.files.items() if after != "?"}
    files = {
        name: _kept(folder, ident, number) if before else None
        for number, (name, (before, _)) in enumerate(change.files.items())
    }
    return save(folder, f"Hoàn tác: {change.errand}", files, shown)


def _begin(folder: Folder, errand: str, files: dict[str, tuple[str, str]]) -> Change:
    if os.path.realpath(os.path.join(folder.root, FOLDER)) != os.path.join(folder.root, FOLDER):
        raise CchcError("thư mục .lich_su là một liên kết dẫn đi nơi khác nên không ghi; xóa liên kết đó rồi làm lại")
    when = datetime.now().astimezone()
    stem = f"{when:%Y%m%d-%H%M%S}-{when.microsecond // 1000:03d}-{_plain(errand)}"
    ident, number = stem, 2
    while os.path.exists(os.path.join(folder.root, FOLDER, ident)):
        ident, number = f"{stem[:55]}_{number}", number + 1
    for number, (name, (before, _)) in enumerate(files.items()):
        if before:
            write(_file(folder, ident, number), folder.read(name))
    _note(folder, ident, when, errand, files)
    return Change(ident, when, errand, files)


def _note(folder: Folder, ident: str, when: datetime, errand: str, files: dict[str, tuple[str, str]]) -> None:
    words = {"luc": when.isoformat(), "viec": errand, "tep": {name: list(pair) for name, pair in files.items()}}
    text = json.dumps(words, ensure_ascii=False, indent=1)
    write(os.path.join(folder.root, FOLDER, ident, _NOTE), text.encode())


def _change(folder: Folder, ident: str) -> Change:
    with open(os.path.join(folder.root, FOLDER, ident, _NOTE), encoding="utf-8") as handle:
        words = json.load(handle)
    files = {str(name): (str(pair[0]), str(pair[1])) for name, pair in words["tep"].items()}
    return Change(ident, datetime.fromisoformat(words["luc"]), str(words["viec"]), files)


def _kept(folder: Folder, ident: str, number: int) -> bytes:
    try:
        with open(_file(folder, ident, number), "rb") as handle:
            return handle.read()
    except OSError:
        raise CchcError("không còn bản cũ trong .lich_su nên không hoàn tác được") from None


def _drop(folder: Folder, ident: str) -> None:
    base = os.path.join(folder.root, FOLDER, ident)
    for name in os.listdir(base):
        os.unlink(os.path.join(base, name))
    os.rmdir(base)


def _file(folder: Folder, ident: str, number: int) -> str:
    return os.path.join(folder.root, FOLDER, ident, f"truoc_{number}")


def _plain(errand: str) -> str:
    import unicodedata

    bare = unicodedata.normalize("NFD", errand.casefold().replace("đ", "d"))
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:30] or "viec"
