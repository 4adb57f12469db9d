"""One writer at a time: a lock file beside the file to write, with who holds it and since when.

Folders on shared drives know no other lock that all of them keep. Whoever comes second waits a while, then is told
who is at work. A lock whose holder is gone (its process has ended on this machine, or it is hours old) is taken over.
What changed since it was read is seen before it is written over (`replace_read`).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from cchc_docs.errors import CchcError, reason
from cchc_docs.writing.output import write

WAIT = 30.0
"""Seconds somebody waits before being told who is at work."""
OLD = 2 * 3600.0
"""Seconds after which a lock of another machine is held by nobody: no errand of ours takes that long."""
_STEP = 0.05


@contextmanager
def alone(file: str, *, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of `file` meanwhile. Raises CchcError, with who holds it, when it does not come free in `wait` seconds."""
    target = os.path.realpath(file)
    lock = os.path.join(os.path.dirname(target), f".{os.path.basename(target)[:200]}.khoa")
    mark = _mark()
    _take(file, lock, mark, time.monotonic() + wait)
    try:
        yield
    finally:
        if _read(lock) == mark:
            _remove(lock)


def replace_read(file: str, seen: bytes | None, data: bytes, check: Callable[[bytes], object] | None = None) -> None:
    """Write `data` over a file that was read as `seen`; raises CchcError where somebody has saved it since.

    `seen`: None where the file was not read, and may be written over as it is. `check`: reads what will be written
    back, and raises where it cannot.
    """
    with alone(file):
        try:
            with open(file, "rb") as handle:
                now: bytes | None = handle.read()
        except FileNotFoundError:
            now = seen  # somebody took it away: nothing is written over
        except OSError as error:
            raise CchcError(f"{file}: không đọc lại được trước khi ghi ({reason(error)})") from None
        if seen is not None and now != seen:
            raise CchcError(f"{file}: tệp đã được người khác lưu từ lúc đọc nên không ghi đè; chạy lại lệnh")
        write(file, data, check)


def _mark() -> bytes:
    """Return who we are: name, machine, process, since when; a few random letters tell two of ours apart."""
    import getpass
    import socket

    try:
        who = getpass.getuser()
    except (KeyError, OSError, ImportError):
        who = "không rõ"
    when = time.strftime("%H:%M:%S %d/%m/%Y")
    said = f"{who}\n{socket.gethostname()}\n{os.getpid()}\n{when}\n{os.urandom(6).hex()}\n"
    return said.encode("utf-8", "replace")


def _take(file: str, lock: str, mark: bytes, until: float) -> None:
    os.makedirs(os.path.dirname(lock) or ".", exist_ok=True)
    while True:
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            pass
        except PermissionError as error:
            if os.name != "nt":  # Windows says so too of a lock that is just being removed
                raise CchcError(f"{file}: thư mục không cho ghi; kiểm tra quyền rồi chạy lại") from error
        except OSError as error:
            raise CchcError(
                f"{file}: không ghi được ({reason(error)}); kiểm tra đường dẫn, ổ đĩa rồi chạy lại"
            ) from error
        else:
            with os.fdopen(handle, "wb") as out:
                out.write(mark)
            return
        _take_over(lock)
        if time.monotonic() > until:
            raise CchcError(f"{file}: {_holder(lock)}; chờ xong rồi chạy lại (tệp khóa: {os.path.basename(lock)})")
        time.sleep(_STEP)


def _take_over(lock: str) -> None:
    """Remove a lock whose holder is gone."""
    held = _read(lock)
    if held is None or not _is_gone(lock, held):
        return
    # Moved aside first: of two who find it stale one gets it, and what it got must still be what it judged.
    aside = f"{lock}.{os.urandom(4).hex()}"
    try:
        os.rename(lock, aside)
    except OSError:
        return
    if _read(aside) == held:
        _remove(aside)
        return
    try:  # somebody else was quicker, and this is a living lock
        os.link(aside, lock)
    except OSError:
        pass
    finally:
        _remove(aside)


def _is_gone(lock: str, held: bytes) -> bool:
    import socket

    try:
        age = time.time() - os.path.getmtime(lock)
    except OSError:
        return False
    parts = held.decode("utf-8", "replace").split("\n")
    if len(parts) < 5:
        return age > 10.0  # whoever made it ended before writing its name
    if parts[1] == socket.gethostname() and parts[2].isdigit():
        return not _is_running(int(parts[2]))
    return age > OLD


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there os.kill would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _holder(lock: str) -> str:
    parts = (_read(lock) or b"").decode("utf-8", "replace").split("\n")
    if len(parts) < 5:
        return "đang có người khác ghi tệp này"
    return f"{parts[0]} (máy {parts[1]}) đang ghi tệp này từ {parts[3]}"


def _read(file: str) -> bytes | None:
    try:
        with open(file, "rb") as handle:
            return handle.read(2000)
    except OSError:
        return None


def _remove(file: str) -> None:
    with suppress(OSError):
        os.unlink(file)
