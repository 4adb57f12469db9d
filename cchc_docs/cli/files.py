"""Files named on the command line: patterns spelled out, the same work over many of them in several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TypeVar

from cchc_docs.errors import CchcError
from cchc_docs.writing.output import ordinary

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
    if os.path.isdir(file):  # --force would not help
        raise CchcError(f"{file}: đã có thư mục trùng tên nên không ghi thành tệp được; chọn tên khác")
    if os.path.exists(file) and not force:
        raise CchcError(f"{file}: tệp đã có nên không ghi đè; {hint}")


def yaml_name(file: str) -> None:
    """Raise CchcError where a plan would get a name under which no command reads it again."""
    from cchc_docs.desk.open import YAML

    if os.path.splitext(file)[1].lower() not in YAML:
        raise CchcError(f"{file}: tệp kế hoạch cần đuôi .yaml; ghi tên như {os.path.splitext(file)[0]}.yaml")


def each(
    work: Callable[[Job], Outcome], jobs: list[Job], processes: int, few: int, lost: Callable[[Job, str], Outcome]
) -> Iterator[Outcome]:
    """Yield what `work` (a function of a module, so that it can be sent) makes of each job, in their order.

    `processes`: how many, 0 for as many as there are cores; then fewer jobs than `few` do not pay for starting them.
    `lost`: the outcome of a job that ended its process, and why.
    """
    workers = min(processes or os.cpu_count() or 1, len(jobs))
    if workers < 2 or (len(jobs) < few and not processes):
        yield from map(work, jobs)
        return
    from cchc_docs.desk.many import Lost, over

    for job, outcome in zip(jobs, over(work, jobs, processes=workers), strict=True):
        yield lost(job, outcome.reason) if isinstance(outcome, Lost) else outcome
