"""What checking can do besides telling: safe changes in the YAML of a plan, comments in a copy of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_docs.desk.check import Order, check_bytes
from cchc_docs.desk.open import YAML, ending
from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_docs.checking.finding import Finding
    from cchc_docs.checking.output.signing_paper import Words
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


def signing_words(report: Report, where: Callable[[Finding], str]) -> Words:
    """Return what the signing sheet says, every row of it, each place as `where` tells it."""
    from cchc_docs.checking.output.signing_paper import words_of

    return words_of(report, where)


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


class Narrow(NamedTuple):
    """What of a rule is set aside: findings that quote these words, at the place named so; "" for any."""

    words: str = ""
    spot: str = ""


def narrow(report: Report, finding: Finding, *, here: bool) -> Narrow:
    """Return what tells a finding from the others of its rule: its words and, only `here`, its place."""
    from cchc_docs.reading.whereabouts import in_words, page_words

    if not here:
        return Narrow(finding.quote)
    spot = in_words(report.read.document, finding.path)
    if not finding.path and finding.place is not None:
        page = page_words(report.read, finding.place)
        spot = finding.place.text.removeprefix(page).removeprefix(", ")
    return Narrow(finding.quote, spot)


def aside_file(path: str) -> str:
    """Return the name of the file that says what is set aside for a paper."""
    import os

    from cchc_docs.checking.accepted import ENDING

    return f"{os.path.splitext(path)[0]}{ENDING}"


def set_aside(
    data: bytes, path: str, code: str, reason: str, who: str = "", only: Narrow | None = None
) -> dict[str, bytes]:
    """Return the files (path -> bytes) that set a rule aside for a paper, or only some of its findings, with a reason.

    A plan says of a whole rule itself (`bo_qua`); for a Word or PDF file, and for certain words or one place of a plan, a
    small file beside it does, with the name of who decided.
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
    if ending(path) not in YAML or (only is not None and any(only)):
        return _accepted_beside(path, code, words, name, only or Narrow())
    read = plan_of(decoded(data, path), path)
    where, value = (("bo_qua", code), words) if read.document.bo_qua else (("bo_qua",), {code: words})
    return {path: changed(read, path, where, value).encode()}


def _accepted_beside(path: str, code: str, reason: str, who: str, only: Narrow) -> dict[str, bytes]:
    import os

    from cchc_docs.checking.accepted import accepted, beside
    from cchc_docs.files import read_file
    from cchc_docs.reading.yaml.edit import quoted

    if not who:
        raise CchcError("ghi họ tên người quyết định bỏ qua")
    file = aside_file(path)
    beside(path)  # one that cannot be read is told before anything is added to it
    before = read_file(file, limit=1_000_000, sort="tệp bỏ qua").decode() if os.path.isfile(file) else "bo_qua:\n"
    values = {"ma": code, "ly_do": quoted(reason), "nguoi": quoted(who)}
    values |= {key: quoted(value) for key, value in (("chu", only.words), ("cho", only.spot)) if value}
    text = f"{before.rstrip()}\n- {{{', '.join(f'{key}: {value}' for key, value in values.items())}}}\n"
    accepted(text, file)
    return {file: text.encode()}


def where(report: Report, finding: Finding) -> str:
    """Return where a finding stands, in words a person can follow."""
    from cchc_docs.checking.output.listing import places

    return next(iter(places(finding, report)), "")
