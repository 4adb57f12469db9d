"""Files named on the command line: patterns spelled out, the same work over many of them in several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TypeVar

from cchc_docs.errors import CchcError
from cchc_docs.writing.output import ordinary

_MOST = 61  # Windows waits for no more than that many processes
Job = TypeVar("Job")
Outcome = TypeVar("Outcome")


def expanded(paths: list[str]) -> list[str]:
    """Return the files named, also where the shell (cmd.exe, PowerShell) leaves `*.docx` as it was typed."""
    out: list[str] = []
    for path in paths:
        if not {"*", "?"} & set(path) or os.path.exists(path):
            out.append(path)
            continue
        from glob import glob

        found = [file for file in sorted(glob(path)) if not os.path.basename(file).startswith("~$")]
        if not found:
            raise CchcError(f"{path}: không có tệp nào như vậy; kiểm tra lại thư mục, đuôi tệp")
        out += found
    return out


def free(file: str, *, force: bool, hint: str = "chọn tên khác, hoặc thêm --force") -> None:
    """Raise CchcError where a file is there already and was not to be replaced."""
    ordinary(file)
    if os.path.exists(file) and not force:
        raise CchcError(f"{file}: tệp đã có nên không ghi đè; {hint}")


def _end_with_parent() -> None:
    """In a worker: end when the program that started it is gone, however it went; it would wait for work for ever."""
    from multiprocessing import parent_process
    from threading import Thread

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def each(work: Callable[[Job], Outcome], jobs: list[Job], processes: int, few: int) -> Iterator[Outcome]:
    """Yield what `work` (a function of a module, so that it can be sent) makes of each job, in their order.

    `processes`: how many, 0 for as many as there are cores; then fewer jobs than `few` do not pay for starting them.
    """
    workers = min(processes or os.cpu_count() or 1, len(jobs), _MOST)
    if workers < 2 or (len(jobs) < few and not processes):
        yield from map(work, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(workers, initializer=_end_with_parent) as pool:
            yield from pool.map(work, jobs, chunksize=max(1, min(16, len(jobs) // (workers * 4))))
    except BrokenProcessPool:
        raise CchcError(
            "một tiến trình bị hệ thống dừng giữa chừng (thường do hết bộ nhớ); chạy lại với -j 1"
        ) from None
