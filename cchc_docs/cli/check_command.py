"""`cchc check`: everything a careful chánh văn phòng would catch before signing, in YAML, Word or PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_docs.cli.arguments import Parser, colours, parse, progress
from cchc_docs.cli.days import day_given
from cchc_docs.cli.parallel import each
from cchc_docs.cli.sources import expanded, read_any
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    import argparse

    from cchc_docs.checking.runner import Report

ENDINGS = (".yaml", ".yml", ".docx", ".pdf")


class Job(NamedTuple):
    """One file to check; `others` are the files it is compared with."""

    file: str
    on: date
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    others: tuple[str, ...] = ()
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
        from cchc_docs.cli.check_one import annotate, fix

        job = _jobs(given, files)[0]
        return fix(job, show_only=given.diff) if given.fix else annotate(job, given.annotate, force=given.force)
    jobs = _jobs(given, files)
    outcomes = list(progress(each(check_one, jobs, given.jobs, 6), len(jobs), "Đang kiểm tra"))
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
            if name.lower().endswith(ENDINGS) and not name.startswith((".", "~$"))
        )
        if not found:
            raise CchcError(f"{path}: thư mục không có tệp {', '.join(ENDINGS)} nào")
        yield from found


def _jobs(given: argparse.Namespace, files: list[str]) -> list[Job]:
    on = day_given(given.as_of, "--as-of")
    select, ignore = (_codes(text) for text in (given.select, given.ignore))
    together = given.together and len(files) > 1
    return [
        Job(
            file, on, select, ignore, tuple(other for other in files if other != file) if together else (), given.format
        )
        for file in files
    ]


def _codes(text: str) -> tuple[str, ...]:
    from cchc_docs.checking.registry import FAMILIES, find_rule

    codes = tuple(code.strip().upper() for code in text.split(",") if code.strip())
    for code in codes:
        if code not in FAMILIES and find_rule(code) is None:
            raise CchcError(f"không có mã hay nhóm '{code}'; chạy 'cchc explain' để xem mọi mã")
    return codes


def report_of(job: Job) -> Report:
    """Return the report of one file. Raises CchcError where it cannot be read."""
    from cchc_docs.checking.runner import check

    read = read_any(job.file)
    parent = None
    if read.document.ke_hoach_goc:
        path = os.path.join(os.path.dirname(job.file), read.document.ke_hoach_goc)
        parent = read_any(path).document if os.path.exists(path) else None
    others = [read_any(other) for other in job.others]
    sources = None
    if read.document.loai == "bao_cao":
        from cchc_docs.reporting.sources import sources_of

        sources = sources_of(read.document, job.file)
    return check(read, on=job.on, others=others, parent=parent, sources=sources, select=job.select, ignore=job.ignore)


def check_one(job: Job) -> Outcome:
    """Check one file; what keeps it from being read is in the outcome, so that one bad file stops no other."""
    from cchc_docs.checking.output import text_json_sarif as outputs
    from cchc_docs.checking.output.signing_sheet import blockers, sheet

    try:
        report = report_of(job)
    except CchcError as error:
        return Outcome(job.file, error=str(error))
    text, data = "", None
    if job.form == "json":
        data = outputs.as_dict(report)
    elif job.form == "sarif":
        text = outputs.as_sarif([report])
    else:
        text = f"{outputs.as_text(report, colours=colours(sys.stdout))}\n\n{sheet(report)}"
    return Outcome(job.file, len(report.findings), len(blockers(report)), text, data)


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
