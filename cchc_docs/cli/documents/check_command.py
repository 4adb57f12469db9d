"""`cchc check`: everything a careful chánh văn phòng would catch before signing, in YAML, Word or PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cchc_docs.cli.arguments import Parser, colours, day_given, parse
from cchc_docs.cli.files import each, expanded, free
from cchc_docs.cli.meter import bar, progress
from cchc_docs.desk.check import Order, check_file, check_together, codes
from cchc_docs.desk.checked import printed
from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    import argparse

    from cchc_docs.checking.finding import Finding
    from cchc_docs.checking.output.merge import Part
    from cchc_docs.checking.runner import Report


class Shown(NamedTuple):
    """What of a report is shown: from which severity on ("" for all), or only what keeps a paper from being signed."""

    level: str = ""
    gate: bool = False


class Job(NamedTuple):
    """One file to check, and the form of its report; `alone`: no other stands in the same JSON or SARIF."""

    file: str
    order: Order
    form: str = "text"
    shown: Shown = Shown()
    alone: bool = True


class Outcome(NamedTuple):
    """What checking one file gave: its counts, its report as it is printed, or as a part of that of all; `error`: not read."""

    file: str
    findings: int = 0
    blockers: int = 0
    text: str = ""
    part: Part | None = None
    error: str = ""
    unjudged: str = ""


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
cchc check ke_hoach.docx --level lỗi                     chỉ in các lỗi
cchc check ke_hoach.docx --gate                          chỉ in điều chặn việc ký; mã thoát 1 nếu còn
cchc check ke_hoach.docx --sheet phieu.docx              phiếu kiểm tra một trang để kèm hồ sơ trình ký (hoặc .pdf)
cchc check ke_hoach.docx --format html > ket_qua.html    văn bản và các điều cần xem, cạnh nhau, để gửi và in
""",
    )
    out.add_argument("paths", nargs="+", metavar="TỆP", help="tệp YAML, Word, PDF, hoặc thư mục")
    out.add_argument(
        "--format", choices=("text", "json", "sarif", "html"), default="text", help="text, json, sarif hoặc html"
    )
    out.add_argument("--level", metavar="MỨC", default="", help="chỉ in từ mức này trở lên: lỗi, cảnh báo, gợi ý")
    out.add_argument("--sheet", metavar="TỆP", help="ghi phiếu kiểm tra một trang, .docx hoặc .pdf (chỉ với một tệp)")
    out.add_argument("--annotate", metavar="TỆP", help="bản Word có ghi chú tại từng chỗ (chỉ với một tệp Word)")
    out.add_argument("--select", metavar="MÃ", default="", help="chỉ xét các mã, nhóm này: TG,VD01")
    out.add_argument("--ignore", metavar="MÃ", default="", help="bỏ qua các mã, nhóm này")
    out.add_argument("--as-of", metavar="NGÀY", help="xét theo quy định ngày này khi văn bản chưa có ngày (05/01/2026)")
    out.add_argument("--fix", action="store_true", help="sửa những chỗ an toàn (chỉ với YAML)")
    out.add_argument("--diff", action="store_true", help="với --fix: chỉ in chỗ sẽ sửa, không ghi")
    out.add_argument("--gate", action="store_true", help="chỉ in điều chặn việc ký, mã thoát 1 khi còn")
    out.add_argument("--together", action="store_true", help="so các tệp với nhau (cùng văn bản viện dẫn, chỉ tiêu)")
    out.add_argument(
        "--law", metavar="TỆP", help="sổ văn bản riêng của cơ quan (mặc định: van_ban.yaml cạnh tệp được kiểm tra)"
    )
    out.add_argument("--force", action="store_true", help="ghi đè tệp --annotate, --sheet đã có")
    out.add_argument("-j", "--jobs", type=int, default=0, metavar="N", help="số tiến trình chạy song song")
    return out


def run(arguments: list[str]) -> int:
    """Check; 0 nothing found, 1 findings, 2 a file could not be read."""
    given = parse(parser(), arguments)
    files = _files(given.paths)
    shown = _shown(given)
    if given.fix or given.annotate or given.sheet or given.format == "html":
        if len(files) != 1:
            raise CchcError("--fix, --annotate, --sheet và --format html chỉ dùng với một tệp mỗi lần")
        if given.fix:
            return _fix(given, files[0])
        if given.sheet:
            _sheet(given, files[0])
        if given.annotate:
            return _annotate(given, files[0], shown)
    jobs = [Job(file, _order(given), given.format, shown, len(files) == 1) for file in files]
    outcomes: Iterator[Outcome]
    if given.together and len(files) > 1:
        reports = check_together(files, _order(given), bar("Đang đọc"))
        outcomes = (_outcome(job, report) for job, report in zip(jobs, reports, strict=True))
    else:
        outcomes = each(check_one, jobs, given.jobs, 6, _lost)
        if given.format != "text" or not sys.stdout.isatty():  # reports that come by are progress enough
            outcomes = progress(outcomes, len(jobs), "Đang kiểm tra")
    seen = Seen(given.gate)
    _print(given.format, seen.of(outcomes), len(files))
    if given.format == "text" and len(files) > 1:
        print(f"\n{seen.read}/{len(files)} tệp đã kiểm tra, {seen.clean} tệp không có gì cần xem")
    for error in seen.errors:
        print(error, file=sys.stderr)
    return 2 if seen.errors else int(seen.found)


class Seen:
    """What passes by on its way to be printed: files read, files clean, whether a person must look, errors."""

    def __init__(self, gate: bool) -> None:
        self._gate = gate
        self.read = self.clean = 0
        self.found = False
        self.errors: list[str] = []

    def of(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the outcomes of files that were read."""
        for one in outcomes:
            if one.error:
                self.errors.append(one.error)
                continue
            self.read += 1
            self.clean += not one.findings
            self.found |= bool(one.unjudged or (one.blockers if self._gate else one.findings))
            yield one


def _shown(given: argparse.Namespace) -> Shown:
    from cchc_docs.checking.output.listing import level

    if given.level and level(given.level) is None:
        raise CchcError(f"--level: không có mức '{given.level}'; dùng lỗi, cảnh báo hoặc gợi ý")
    return Shown(given.level, given.gate)


def _files(paths: list[str]) -> list[str]:
    from cchc_docs.reading.own_files import papers

    out: list[str] = []
    for path in expanded(paths):
        if not os.path.isdir(path):
            out.append(path)
            continue
        found, passed = papers(path)
        out += found
        if passed:
            shown = ", ".join(os.path.basename(name) for name in passed[:5]) + (", …" if len(passed) > 5 else "")
            print(f"{path}: không xét {len(passed)} tệp của chương trình ({shown})", file=sys.stderr)
    return out


def _order(given: argparse.Namespace) -> Order:
    return Order(day_given(given.as_of, "--as-of"), codes(given.select), codes(given.ignore), given.law or "")


def check_one(job: Job) -> Outcome:
    """Check one file; what keeps it from being read is in the outcome, so that one bad file stops no other."""
    shown = (job.form, *job.shown, job.alone, colours(sys.stdout))
    try:
        return _whole(printed(job.file, job.order, lambda report: _plain(_outcome(job, report)), shown))
    except CchcError as error:
        return Outcome(job.file, error=str(error))


def _plain(outcome: Outcome) -> tuple[Any, ...]:
    """Return an outcome as values that can be kept."""
    return tuple(tuple(value) if isinstance(value, tuple) else value for value in outcome)


def _whole(values: tuple[Any, ...]) -> Outcome:
    """Return the outcome that `_plain` took apart."""
    found = Outcome(*values)
    if found.part is None:
        return found
    from cchc_docs.checking.output.merge import Part

    return found._replace(part=Part(*found.part))


def _lost(job: Job, why: str) -> Outcome:
    return Outcome(job.file, error=f"{job.file}: {why}")


def _narrowed(report: Report, shown: Shown) -> list[Finding]:
    """Return of a report's findings those asked for."""
    from cchc_docs.checking.output.listing import at_least, level
    from cchc_docs.checking.output.signing_sheet import blockers

    found = blockers(report) if shown.gate else report.findings
    lowest = level(shown.level)
    return found if lowest is None else at_least(found, lowest)


def _outcome(job: Job, report: Report | CchcError) -> Outcome:
    from cchc_docs.checking.output import text_json_sarif as outputs
    from cchc_docs.checking.output.signing_sheet import blockers, sheet

    if isinstance(report, CchcError):
        return Outcome(job.file, error=str(report))
    text, part = "", None
    kept, blocking = _narrowed(report, job.shown), len(blockers(report))
    if job.form == "text":  # its totals and its sheet are those of all
        text = f"{outputs.as_text(report, colours=colours(sys.stdout), kept=kept)}\n\n{sheet(report)}"
        return Outcome(job.file, len(kept), blocking, text, unjudged=report.unjudged)
    report.findings = kept
    if job.form == "html":
        from cchc_docs.checking.output.page_html import as_html

        text = as_html(report)
    elif job.alone:
        text = (outputs.as_json if job.form == "json" else outputs.as_sarif)(report)
    else:
        from cchc_docs.checking.output import merge

        part = merge.json_part(job.file, report) if job.form == "json" else merge.sarif_part(report)
    return Outcome(job.file, len(kept), blocking, text, part, unjudged=report.unjudged)


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


def _sheet(given: argparse.Namespace, file: str) -> None:
    """Write the signing sheet on a page of paper."""
    from cchc_docs.desk.mend import signing_paper
    from cchc_docs.writing.output import write

    free(given.sheet, force=given.force)
    write(given.sheet, signing_paper(check_file(file, _order(given)), given.sheet))
    print(f"Phiếu kiểm tra: {given.sheet}", file=sys.stderr)


def _annotate(given: argparse.Namespace, file: str, shown: Shown) -> int:
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
    _narrowed(done.report, shown)
    print(as_text(done.report))
    for note in done.notes:
        print(f"lưu ý: {note}")
    print(f"{done.comments} ghi chú trong {target}")
    return 1 if done.report.findings else 0


def _print(form: str, seen: Iterator[Outcome], files: int) -> None:
    """Print reports as they come."""
    if form in ("json", "sarif") and files != 1:
        from cchc_docs.checking.output.merge import merged_json, merged_sarif

        parts = (one.part for one in seen if one.part is not None)
        for piece in merged_json(parts) if form == "json" else merged_sarif(parts):
            sys.stdout.write(piece)
        print()
        return
    for outcome in seen:
        print(outcome.text, end="" if form == "html" else "\n")
