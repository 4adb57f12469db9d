"""Files that are whole or not there at all, and that never overwrite what a person has edited.

A Word file we write carries, in its custom properties, a hash of its other parts. Word rewrites those parts when a
person saves, so a hash that no longer fits means: edited by hand.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from zlib import crc32

from cchc_docs.errors import CchcError, reason

CUSTOM_PART = "docProps/custom.xml"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    f'<property fmtid="{_FMTID}" pid="2" name="cchc"><vt:lpwstr>'
)
_TAIL = "</vt:lpwstr></property></Properties>"


def custom_properties(digest: str) -> bytes:
    """Return the part that carries the hash."""
    return f"{_HEAD}{digest}{_TAIL}".encode()


def digest_of(parts: Iterable[tuple[str, int, int]]) -> str:
    """Return the mark of a package from (name, size, CRC) of its parts, the custom properties left out.

    It tells accidents and honest edits, not forgery; the archive's own directory has all it needs.
    """
    listed = "".join(f"{name}\0{size}\0{crc}\n" for name, size, crc in sorted(parts) if name != CUSTOM_PART)
    return f"{crc32(listed.encode()):08x}{len(listed):04x}"


def untouched(file: str) -> bool:
    """Tell whether `file` is a Word file of ours that nobody has changed since."""
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(file) as package:
            mark = digest_of((info.filename, info.file_size, info.CRC) for info in package.infolist())
            wanted = custom_properties(mark)
            with package.open(CUSTOM_PART) as stored:
                return stored.read(len(wanted) + 1) == wanted
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError):
        return False


def guard(file: str, *, force: bool) -> None:
    """Refuse to overwrite a file that a person has edited or that is not ours, unless forced."""
    file_name(os.path.basename(file))
    if os.path.isdir(file):
        raise CchcError(f"{file}: đã có thư mục trùng tên nên không ghi thành tệp được; chọn tên khác bằng -o")
    ordinary(file)
    if force or not os.path.exists(file):
        return
    if not untouched(file):
        raise CchcError(
            f"{file}: tệp này đã được sửa bằng tay (hoặc không do cchc tạo) nên không ghi đè; "
            "đổi tên tệp ra bằng -o, hoặc thêm --force nếu chắc chắn bỏ bản đang có"
        )


def write(file: str, data: bytes, check: Callable[[bytes], object] | None = None) -> None:
    """Write `data` to `file` in one step: a reader sees the old file or the new one, never half of it.

    `check`: reads the bytes back and raises CchcError where they would not be read again; the old file then stays.
    """
    if check is not None:
        check(data)
    # A link is followed: the file it stands for gets the words, and the link stays.
    target = os.path.realpath(file)
    ordinary(file)
    folder = os.path.dirname(target)
    # Not named after the file: a name of 250 letters is a good one, the same and ".tmp" is not.
    temporary = os.path.join(folder, f".cchc-{os.urandom(6).hex()}.tmp")
    try:
        os.makedirs(folder, exist_ok=True)
        with open(temporary, "xb") as handle:
            handle.write(data)
        os.replace(temporary, target)
    except PermissionError as error:
        raise CchcError(
            f"{file}: không ghi được; tệp đang mở trong Word hoặc thư mục không cho ghi. Đóng tệp rồi chạy lại"
        ) from error
    except OSError as error:
        raise CchcError(f"{file}: không ghi được ({reason(error)}); kiểm tra đường dẫn, ổ đĩa rồi chạy lại") from error
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)


def ordinary(file: str) -> None:
    """Refuse a pipe or a device in the place of a file to write: replacing it would take it away from who made it."""
    try:
        mode = os.stat(file).st_mode
    except (OSError, ValueError):
        return  # not there yet, or told by the write itself
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise CchcError(f"{file}: không phải tệp thường (ống dẫn hoặc thiết bị) nên không ghi vào; chọn tên tệp khác")


def file_name(name: str) -> str:
    """Return `name` if it is a plain file name: no folder, no "..", nothing Windows refuses."""
    stem = name.partition(".")[0].rstrip().upper()
    bad = set(name) & set('<>:"/\\|?*') or any(ord(letter) < 32 for letter in name)
    if not name or bad or name.startswith("..") or name.endswith((".", " ")) or stem in _RESERVED:
        raise CchcError(f"“{name}” không dùng làm tên tệp được; chọn tên khác, không có thư mục và ký tự đặc biệt")
    return name


_RESERVED = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³"),
}
