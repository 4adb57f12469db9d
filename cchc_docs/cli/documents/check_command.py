"""`cchc check`: everything a careful chánh văn phòng would catch before signing, in YAML, Word or PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_docs.cli.arguments import Parser, bar, colours, day_given, parse, progress
from cchc_docs.cli.files import each, expanded, free
from cchc_docs.desk.check import Order, check_file, check_together, codes
from cchc_docs.errors import CchcError
from cchc_docs.reading.dossier import OWN_TEXTS

if TYPE_CHECKING:
    import argparse

    from cchc_docs.checking.runner import Report

ENDINGS = (".yaml", ".yml", ".docx", ".pdf")


class Job(NamedTuple):
    """One file to check, and the form of its report."""

    file: str
    order: Order
    form: str = "text"


class Outcome(NamedTuple):
    """What checking one file gave: its counts, its report as text, JSON or SARIF; `error` where it was not read."""

    file: str
    findings: int = 0
    blockers: int = 0
    text: str = ""
    data: dict[str, Any] | None = None
    error: str = ""


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "check",
        "Kiểm tra kế hoạch, báo cáo trước khi ký: thể thức, đánh số, tham chiếu, viện dẫn, thời gian, chỉ tiêu, chính tả…",
        """
cchc check ke_hoach.docx                                 in các điều cần xem và phiếu kiểm tra
cchc check ke_hoach.docx --annotate ke_hoach.gop_y.docx  ghi từng điều thành ghi chú trong Word
cchc check ke_hoach.yaml --fix --diff                    xem trước các chỗ sửa an toàn
cchc check plans/ --format json > ket_qua.json
cchc check ke_hoach.docx --gate                          mã thoát 1 nếu còn điều chặn việc ký
""",
    )
    out.add_argument("paths", nargs="+", metavar="TỆP", help="tệp YAML, Word, PDF, hoặc thư mục")
    out.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="text, json hoặc sarif")
    out.add_argument("--annotate", metavar="TỆP", help="bản Word có ghi chú tại từng chỗ (chỉ với một tệp Word)")
    out.add_argument("--select", metavar="MÃ", default="", help="chỉ xét các mã, nhóm này: TG,VD01")
    out.add_argument("--ignore", metavar="MÃ", default="", help="bỏ qua các mã, nhóm này")
    out.add_argument("--as-of", metavar="NGÀY", help="xét theo quy định ngày này khi văn bản chưa có ngày (05/01/2026)")
    out.add_argument("--fix", action="store_true", help="sửa những chỗ an toàn (chỉ với YAML)")
    out.add_argument("--diff", action="store_true", help="với --fix: chỉ in chỗ sẽ sửa, không ghi")
    out.add_argument("--gate", action="store_true", help="mã thoát 1 chỉ khi còn điều chặn việc ký")
    out.add_argument("--together", action="store_true", help="so các tệp với nhau (cùng văn bản viện dẫn, chỉ tiêu)")
    out.add_argument(
        "--law", metavar="TỆP", help="sổ văn bản riêng của cơ quan (mặc định: van_ban.yaml cạnh tệp được kiểm tra)"
    )
    out.add_argument("--force", action="store_true", help="ghi đè tệp --annotate đã có")
    out.add_argument("-j", "--jobs", type=int, default=0, metavar="N", help="số tiến trình chạy song song")
    return out


def run(arguments: list[str]) -> int:
    """Check; 0 nothing found, 1 findings, 2 a file could not be read."""
    given = parse(parser(), arguments)
    files = list(_files(given.paths))
    if given.fix or given.annotate:
        if len(files) != 1:
            raise CchcError("--fix và --annotate chỉ dùng với một tệp mỗi lần")
        return _fix(given, files[0]) if given.fix else _annotate(given, files[0])
    if given.together and len(files) > 1:
        reports = check_together(files, _order(given), bar("Đang đọc"))
        outcomes = [_outcome(file, report, given.format) for file, report in zip(files, reports, strict=True)]
    else:
        jobs = [Job(file, _order(given), given.format) for file in files]
        outcomes = list(progress(each(check_one, jobs, given.jobs, 6, _lost), len(jobs), "Đang kiểm tra"))
    _print(given, outcomes)
    for outcome in outcomes:
        if outcome.error:
            print(outcome.error, file=sys.stderr)
    if any(outcome.error for outcome in outcomes):
        return 2
    return 1 if any(outcome.blockers if given.gate else outcome.findings for outcome in outcomes) else 0


def _files(paths: list[str]) -> Iterator[str]:
    for path in expanded(paths):
        if not os.path.isdir(path):
            yield path
            continue
        found = sorted(
            os.path.join(folder, name)
            for folder, _, names in os.walk(path)
            for name in names
            if name.lower().endswith(ENDINGS) and not name.startswith((".", "~$")) and name != OWN_TEXTS
        )
        if not found:
            raise CchcError(f"{path}: thư mục không có tệp {', '.join(ENDINGS)} nào")
        yield from found


def _order(given: argparse.Namespace) -> Order:
    return Order(day_given(given.as_of, "--as-of"), codes(given.select), codes(given.ignore), given.law or "")


def check_one(job: Job) -> Outcome:
    """Check one file; what keeps it from being read is in the outcome, so that one bad file stops no other."""
    try:
        return _outcome(job.file, check_file(job.file, job.order), job.form)
    except CchcError as error:
        return Outcome(job.file, error=str(error))


def _lost(job: Job, why: str) -> Outcome:
    return Outcome(job.file, error=f"{job.file}: {why}")


def _outcome(file: str, report: Report | CchcError, form: str) -> Outcome:
    from cchc_docs.checking.output import text_json_sarif as outputs
    from cchc_docs.checking.output.signing_sheet import blockers, sheet

    if isinstance(report, CchcError):
        return Outcome(file, error=str(report))
    text, data = "", None
    if form == "json":
        data = outputs.as_dict(report)
    elif form == "sarif":
        text = outputs.as_sarif([report])
    else:
        text = f"{outputs.as_text(report, colours=colours(sys.stdout))}\n\n{sheet(report)}"
    return Outcome(file, len(report.findings), len(blockers(report)), text, data)


def _fix(given: argparse.Namespace, file: str) -> int:
    """Mend what is safe in a YAML plan; 0 when nothing is left, 1 when findings remain."""
    from cchc_docs.desk.mend import mend
    from cchc_docs.reading.dossier import file_bytes
    from cchc_docs.reading.yaml.plan import decoded, read_text
    from cchc_docs.writing.lock import replace_read

    seen = file_bytes(file)
    done = mend(seen, file, _order(given))
    if given.diff:
        print(done.diff, end="")
        print(f"{len(done.applied)} chỗ sửa an toàn; chạy lại không có --diff để ghi", file=sys.stderr)
    elif done.applied:
        replace_read(file, seen, done.source.encode(), lambda data: read_text(decoded(data, file), file))
        for finding in done.applied:
            print(f"{finding.place}: {finding.code}: “{finding.quote}” → “{finding.replacement}”")
    left = len(done.report.findings) - len(done.applied)
    if not given.diff:
        print(f"Đã sửa {len(done.applied)} chỗ, còn {left} điều cần người xem: cchc check {file}")
    return 1 if left else 0


def _annotate(given: argparse.Namespace, file: str) -> int:
    """Write a copy of a Word file with each finding as a comment; 0 clean, 1 findings."""
    from cchc_docs.checking.output.text_json_sarif import as_text
    from cchc_docs.desk.mend import annotate
    from cchc_docs.reading.dossier import file_bytes
    from cchc_docs.writing.output import write

    target = given.annotate
    if os.path.abspath(file) == os.path.abspath(target):
        raise CchcError(f"{target}: là chính tệp đang kiểm tra; chọn tên khác cho bản có ghi chú")
    free(target, force=given.force)
    done = annotate(file_bytes(file), file, _order(given))
    write(target, done.docx)
    print(as_text(done.report))
    for note in done.notes:
        print(f"lưu ý: {note}")
    print(f"{done.comments} ghi chú trong {target}")
    return 1 if done.report.findings else 0


def _print(given: argparse.Namespace, outcomes: list[Outcome]) -> None:
    read = [outcome for outcome in outcomes if not outcome.error]
    if given.format == "text":
        for outcome in read:
            print(outcome.text)
        if len(outcomes) > 1:
            clean = sum(not outcome.findings for outcome in read)
            print(f"\n{len(read)}/{len(outcomes)} tệp đã kiểm tra, {clean} tệp không có gì cần xem")
        return
    from cchc_docs.checking.output.merge import merged_json, merged_sarif

    if given.format == "json":
        print(merged_json([(outcome.file, outcome.data) for outcome in read if outcome.data is not None]))
    else:
        print(merged_sarif([outcome.text for outcome in read]))
