"""`cchc render`: plans in YAML become Word documents, and PDF."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.files import each, expanded
from cchc_docs.cli.meter import progress
from cchc_docs.errors import CchcError
from cchc_docs.record import Record

if TYPE_CHECKING:
    import argparse


class Job(Record):
    """One plan to render."""

    plan: str
    target: str
    template: str
    force: bool
    apart: bool = False


class Outcome(Record):
    """What became of it: `error` is empty when the file was written."""

    plan: str
    target: str
    error: str = ""
    notes: tuple[str, ...] = ()
    title: str = ""
    appendices: tuple[tuple[str, str], ...] = ()
    signer: tuple[str, str] = ("", "")
    said: str = ""
    others: tuple[tuple[str, str, bool], ...] = ()
    attached: tuple[Outcome, ...] = ()


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "render",
        "Tạo văn bản Word theo thể thức Nghị định 30/2020/NĐ-CP từ kế hoạch viết bằng YAML.",
        """
cchc render plans/cchc_2026.yaml                     ghi output/cchc_2026.docx
cchc render plans/cchc_2026.yaml -o ke_hoach.docx --pdf
cchc render plans/ -o output/                        mọi kế hoạch trong thư mục
cchc render ke_hoach.yaml --template mau_cua_xa.docx
cchc render ke_hoach.yaml --pdf --sign-fields --appendix-files     bản điện tử, mỗi phụ lục một tệp
""",
    )
    out.add_argument("plans", nargs="+", metavar="KẾ_HOẠCH", help="tệp YAML hoặc thư mục chứa các tệp YAML")
    out.add_argument("-o", "--output", metavar="TỆP|THƯ_MỤC", help="nơi ghi (mặc định: output/)")
    out.add_argument("--template", metavar="MẪU", help="mẫu Word của đơn vị (mặc định: mẫu đi kèm)")
    out.add_argument(
        "--pdf", action="store_true", help="tạo thêm PDF/A-2b (cần LibreOffice); có pyHanko thì thêm ô chữ ký số"
    )
    out.add_argument(
        "--sign-fields", action="store_true", help="bắt buộc có ô chữ ký số trong PDF (cần pyHanko); tự thêm --pdf"
    )
    out.add_argument(
        "--appendix-files",
        action="store_true",
        help="mỗi phụ lục thành một tệp riêng (mẫu 2.2); riêng từng phụ lục thì ghi tep_rieng: true trong YAML",
    )
    out.add_argument("--force", action="store_true", help="ghi đè cả tệp đã sửa bằng tay")
    out.add_argument("-j", "--jobs", type=int, default=0, metavar="N", help="số tiến trình chạy song song")
    return out


def run(arguments: list[str]) -> int:
    """Render; 0 when every plan was written, 2 when one was not."""
    given = parse(parser(), arguments)
    if given.sign_fields:
        from cchc_docs.desk.paper.sign import need_pyhanko

        need_pyhanko("--sign-fields")
    jobs = _jobs(given)
    outcomes = list(progress(each(render_one, jobs, given.jobs, 8, _lost), len(jobs), "Đang tạo"))
    outcomes = [one for outcome in outcomes for one in (outcome, *outcome.attached)]
    written = [outcome for outcome in outcomes if not outcome.error]
    for outcome in outcomes:
        for note in outcome.notes:
            print(f"lưu ý: {note}", file=sys.stderr)
        print(outcome.error or f"{outcome.target}", file=sys.stderr if outcome.error else sys.stdout)
    failed = len(outcomes) - len(written)
    if (given.pdf or given.sign_fields) and written:
        failed += write_pdf(written, force=given.force)
    if len(jobs) > 1:
        print(f"Đã tạo {len(written)}/{len(outcomes)} văn bản" + (f"; {failed} lỗi" if failed else ""))
    return 2 if failed else 0


def _jobs(given: argparse.Namespace) -> list[Job]:
    from cchc_docs.writing.output import file_name

    plans = list(_plans(given.plans))
    single = len(plans) == 1 and not os.path.isdir(given.plans[0])
    out = given.output or "output"
    as_file = single and bool(given.output) and out.lower().endswith((".docx", ".pdf"))
    if not single and out.lower().endswith(".docx"):
        raise CchcError(f"-o {out}: nhiều kế hoạch thì -o phải là thư mục")
    jobs = []
    for plan in plans:
        name = file_name(os.path.splitext(os.path.basename(plan))[0]) + ".docx"
        target = os.path.splitext(out)[0] + ".docx" if as_file else os.path.join(out, name)
        jobs.append(Job(plan, target, given.template or "", given.force, given.appendix_files))
    targets = Counter(os.path.normcase(job.target) for job in jobs)
    for job in jobs:
        if targets[os.path.normcase(job.target)] > 1:
            raise CchcError(f"{job.plan}: có kế hoạch khác trùng tên, cùng ghi ra {job.target}; đổi tên một tệp")
    return jobs


def _plans(given: list[str]) -> Iterator[str]:
    for path in expanded(given):
        if not os.path.isdir(path):
            yield path
            continue
        found = sorted(
            entry.path
            for entry in os.scandir(path)
            if entry.is_file()
            and entry.name.lower().endswith((".yaml", ".yml"))
            and not entry.name.startswith((".", "~"))
        )
        if not found:
            raise CchcError(f"{path}: thư mục không có tệp .yaml nào")
        yield from found


def render_one(job: Job) -> Outcome:
    """Render one plan; what goes wrong is in the outcome, so that one bad plan never stops the others."""
    from cchc_docs.desk.render import render_file
    from cchc_docs.writing.output import guard, write

    try:
        guard(job.target, force=job.force)
        made = render_file(job.plan, job.template, apart=job.apart)
        pieces = [(f"{os.path.splitext(job.target)[0]}.phu_luc_{one.number}.docx", one) for one in made.attached]
        for target, _ in pieces:
            guard(target, force=job.force)
        write(job.target, made.docx)
        for target, piece in pieces:
            write(target, piece.docx)
    except CchcError as error:
        return Outcome(job.plan, job.target, str(error))
    attached = tuple(Outcome(job.plan, target, title=piece.title, said=piece.said) for target, piece in pieces)
    return Outcome(
        job.plan, job.target, "", made.notes, made.title, made.appendices, made.signer, others=made.others, attached=attached
    )  # fmt: skip


def _lost(job: Job, why: str) -> Outcome:
    return Outcome(job.plan, job.target, f"{job.plan}: {why}")


def write_pdf(written: list[Outcome], *, force: bool) -> int:
    """Convert what was written; return how many could not be."""
    from cchc_docs.writing.pdf.convert import PdfJob, convert
    from cchc_docs.writing.pdf.fields import MISSING, has_pyhanko

    failed = 0
    jobs = [
        PdfJob(outcome.target, outcome.title, outcome.appendices, force, outcome.signer, outcome.said, outcome.others)
        for outcome in written
    ]
    for outcome, result in zip(written, convert(jobs), strict=True):
        if result.error:
            failed += 1
            print(f"{outcome.target}: {result.error}", file=sys.stderr)
            continue
        print(result.file)
        for warning in result.warnings:
            print(f"lưu ý: {result.file}: {warning}", file=sys.stderr)
    if len(written) > failed and not has_pyhanko():
        print(f"lưu ý: PDF không có ô chữ ký số vì {MISSING}", file=sys.stderr)
    return failed
