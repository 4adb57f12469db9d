"""What `cchc check` does with one file besides telling: safe fixes in YAML, comments in Word."""

from __future__ import annotations

import os
import sys

from cchc_docs.cli.check_command import Job, report_of
from cchc_docs.errors import CchcError


def fix(job: Job, *, show_only: bool) -> int:
    """Mend what is safe in a YAML plan; 0 when nothing is left, 1 when findings remain."""
    from cchc_docs.checking.fixes import diff
    from cchc_docs.checking.fixes import fix as mended
    from cchc_docs.writing.output import write

    if not job.file.lower().endswith((".yaml", ".yml")):
        raise CchcError(f"{job.file}: --fix chỉ sửa kế hoạch YAML; với tệp Word dùng --annotate để xem từng chỗ")
    report = report_of(job)
    source, applied = mended(report.read, report.findings)
    if show_only:
        print(diff(report.read.source, source, job.file), end="")
        print(f"{len(applied)} chỗ sửa an toàn; chạy lại không có --diff để ghi", file=sys.stderr)
    elif applied:
        write(job.file, source.encode())
        for finding in applied:
            print(f"{finding.place}: {finding.code}: “{finding.quote}” → “{finding.replacement}”")
    left = len(report.findings) - len(applied)
    if not show_only:
        print(f"Đã sửa {len(applied)} chỗ, còn {left} điều cần người xem: cchc check {job.file}")
    return 1 if left else 0


def annotate(job: Job, target: str, *, force: bool) -> int:
    """Write a copy of a Word file with each finding as a comment; 0 clean, 1 findings."""
    from cchc_docs.checking.output.text_json_sarif import as_text
    from cchc_docs.checking.output.word_comments import annotate as comment

    if not job.file.lower().endswith(".docx"):
        raise CchcError(f"{job.file}: --annotate chỉ dùng với tệp Word (.docx)")
    if os.path.exists(target) and not force:
        raise CchcError(f"{target}: tệp đã có nên không ghi đè; chọn tên khác, hoặc thêm --force")
    report = report_of(job)
    count = comment(job.file, report.findings, target)
    print(as_text(report))
    print(f"{count} ghi chú trong {target}")
    return 1 if report.findings else 0
