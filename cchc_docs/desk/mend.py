"""What checking can do besides telling: safe changes in the YAML of a plan, comments in a copy of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cchc_docs.desk.check import Order, check_bytes
from cchc_docs.desk.open import YAML, ending
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.checking.finding import Finding
    from cchc_docs.checking.runner import Report


class Mended(NamedTuple):
    """The report of a plan before, its source after, what was mended, and the change as a diff."""

    report: Report
    source: str
    applied: list[Finding]
    diff: str


class Annotated(NamedTuple):
    """The report of a Word file, its copy with so many comments, and what of the file the copy does not carry on."""

    report: Report
    docx: bytes
    comments: int
    notes: list[str]


def mend(data: bytes, name: str, order: Order) -> Mended:
    """Return a YAML plan with every safe finding mended. Raises CchcError for another kind of file."""
    from cchc_docs.checking.fixes import diff, fix

    if ending(name) not in YAML:
        raise CchcError(f"{name}: --fix chỉ sửa kế hoạch YAML; với tệp Word dùng --annotate để xem từng chỗ")
    report = check_bytes(data, name, order)
    source, applied = fix(report.read, report.findings)
    return Mended(report, source, applied, diff(report.read.source, source, name))


def annotate(data: bytes, name: str, order: Order) -> Annotated:
    """Return a copy of a Word file with each finding as a comment. Raises CchcError for another kind of file."""
    from cchc_docs.checking.output.listing import spread
    from cchc_docs.checking.output.word_comments import annotated

    if ending(name) not in (".docx", ".docm"):
        raise CchcError(f"{name}: --annotate chỉ dùng với tệp Word (.docx)")
    report = check_bytes(data, name, order)
    made = annotated(data, name, list(spread(report)))
    return Annotated(report, made.docx, made.comments, made.notes)


def signing_paper(report: Report, name: str) -> bytes:
    """Return the signing sheet on one page, Word or PDF by the ending of `name`. Raises CchcError for another ending."""
    from cchc_docs.checking.output.signing_paper import paper

    made = paper(report)
    kind = ending(name)
    if kind == ".docx":
        return made
    if kind != ".pdf":
        raise CchcError(f"{name}: phiếu kiểm tra ghi ra .docx hoặc .pdf")
    return _as_pdf(made)


def _as_pdf(word: bytes) -> bytes:
    import os
    import tempfile

    from cchc_docs.writing.pdf import office

    with tempfile.TemporaryDirectory(prefix="cchc-phieu-") as folder:
        file = os.path.join(folder, "phieu.docx")
        with open(file, "wb") as stream:
            stream.write(word)
        (made,) = office.convert_all([file], "pdf", folder)
        if not made:
            raise CchcError("LibreOffice không đổi được phiếu kiểm tra sang PDF; ghi ra .docx rồi lưu PDF từ Word")
        with open(made, "rb") as stream:
            return stream.read()


def mendable(name: str, finding: Finding) -> bool:
    """Tell whether a finding in the file `name` can be mended by the program, and safely."""
    return ending(name) in YAML and finding.replacement is not None and bool(finding.quote or not finding.path)


def mended(report: Report, chosen: list[Finding]) -> tuple[str, list[Finding]]:
    """Return the source of a YAML plan with the chosen findings mended, and those that were."""
    from cchc_docs.checking.fixes import fix

    return fix(report.read, chosen)


def set_aside(data: bytes, path: str, code: str, reason: str, who: str = "") -> dict[str, bytes]:
    """Return the files (path -> bytes) that set a rule aside for a paper, with the reason a person gave.

    A plan says so itself (`bo_qua`); for a Word or PDF file a small file beside it does, with the name of who decided.
    Raises CchcError without a reason (a name, where one is needed), for a code that is none.
    """
    from cchc_docs.checking.registry import find_rule
    from cchc_docs.desk.office.splices import changed, plan_of
    from cchc_docs.reading.yaml.plan import decoded

    words, name = " ".join(reason.split()), " ".join(who.split())
    if find_rule(code) is None:
        raise CchcError(f"không có mã kiểm tra '{code}'")
    if len(words) < 5:
        raise CchcError("ghi lý do bỏ qua (ít nhất vài chữ), để người ký biết vì sao")
    if ending(path) not in YAML:
        return _accepted_beside(path, code, words, name)
    read = plan_of(decoded(data, path), path)
    where, value = (("bo_qua", code), words) if read.document.bo_qua else (("bo_qua",), {code: words})
    return {path: changed(read, path, where, value).encode()}


def _accepted_beside(path: str, code: str, reason: str, who: str) -> dict[str, bytes]:
    import os

    from cchc_docs.checking.accepted import ENDING, accepted, beside
    from cchc_docs.files import read_file
    from cchc_docs.reading.yaml.edit import quoted

    if not who:
        raise CchcError("ghi họ tên người quyết định bỏ qua")
    file = f"{os.path.splitext(path)[0]}{ENDING}"
    beside(path)  # one that cannot be read is told before anything is added to it
    before = read_file(file, limit=1_000_000, sort="tệp bỏ qua").decode() if os.path.isfile(file) else "bo_qua:\n"
    text = f"{before.rstrip()}\n- {{ma: {code}, ly_do: {quoted(reason)}, nguoi: {quoted(who)}}}\n"
    accepted(text, file)
    return {file: text.encode()}


def where(report: Report, finding: Finding) -> str:
    """Return where a finding stands, in words a person can follow."""
    from cchc_docs.checking.output.listing import places

    return next(iter(places(finding, report)), "")
