"""A copy of a Word file with each finding as a Word comment at its words; one author per family, so that Word can filter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from typing import Any

from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.registry import FAMILIES
from cchc_docs.errors import CchcError
from cchc_docs.ooxml.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ONE_CHARACTER = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def annotated(data: bytes, name: str, findings: Iterable[Finding]) -> tuple[bytes, int]:
    """Return a copy of a Word file with a comment per finding, and how many there are; `name` is for messages.

    A finding without a paragraph of its own (the whole file, a header) stands at the first paragraph of the body that
    has words. Raises CchcError where the file cannot be opened.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    Package(data, name)  # refuses what is no Word file, or built to harm, in our words
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, OSError) as error:
        raise CchcError(f"{name}: không mở được để ghi chú ({error}); kiểm tra tệp là .docx") from None
    paragraphs = list(document.element.body.iter(f"{_W}p"))
    count = 0
    for finding in findings:
        anchor = _anchor(paragraphs, finding)
        if anchor is None:
            continue
        runs = next((runs for one in _near(anchor) if (runs := _runs_of_quote(one, finding.quote))), None) or _all_runs(
            anchor
        )
        first, last = (_run(one, document) for one in (runs[0], runs[-1]))
        title = FAMILIES.get(finding.family, finding.family)
        document.add_comment(
            [first, last], text=comment_text(finding), author=f"cchc - {title}", initials=finding.family
        )
        count += 1
    out = BytesIO()
    document.save(out)
    return out.getvalue(), count


def comment_text(finding: Finding) -> str:
    """Return the words of the comment: code, severity, reason, cure, article."""
    severity = (finding.severity or Severity.GOI_Y).shown
    more = f" (và {len(finding.also)} chỗ khác)" if finding.also else ""
    lines = [f"{finding.code} - {severity}: {finding.message}{more}"]
    if finding.suggestion:
        lines.append(f"Nên là: {finding.suggestion}")
    lines.append(f"Căn cứ: {finding.reference}")
    return "\n".join(lines)


def _anchor(paragraphs: list[Any], finding: Finding) -> Any:
    """The paragraph a finding belongs to; of one inside a text box, the paragraph around the box."""
    number = finding.place.paragraph if finding.place is not None else -1
    if 0 <= number < len(paragraphs):
        paragraph = paragraphs[number]
        boxes = [above for above in paragraph.iterancestors() if above.tag == f"{_W}txbxContent"]
        if boxes:
            return next((above for above in boxes[-1].iterancestors() if above.tag == f"{_W}p"), None)
        return paragraph
    return next((one for one in paragraphs if any((text.text or "").strip() for text in one.iter(f"{_W}t"))), None)


def _near(paragraph: Any) -> list[Any]:
    """The paragraph, then the others of its cell: a cell has one place, its words may stand in any of its paragraphs."""
    cell = paragraph.getparent()
    others = cell.findall(f"{_W}p") if cell is not None and cell.tag == f"{_W}tc" else []
    return [paragraph, *(one for one in others if one is not paragraph)]


def _run(element: Any, document: Any) -> Any:
    from docx.text.run import Run

    return Run(element, document)


def _all_runs(paragraph: Any) -> list[Any]:
    """The visible runs of a paragraph; an empty one is made where there is none."""
    runs = _visible_runs(paragraph)
    if not runs:
        run = paragraph.makeelement(f"{_W}r", {})
        paragraph.append(run)
        runs = [run]
    return runs


def _visible_runs(paragraph: Any) -> list[Any]:
    """The runs of a paragraph itself: not those deleted, nor those of a text box inside it, nor comment marks."""
    out = []
    for run in paragraph.iter(f"{_W}r"):
        above = next(one for one in run.iterancestors() if one.tag == f"{_W}p")
        removed = any(one.tag in (f"{_W}del", f"{_W}moveFrom") for one in run.iterancestors())
        if above is paragraph and not removed and run.find(f"{_W}commentReference") is None:
            out.append(run)
    return out


def _runs_of_quote(paragraph: Any, quote: str) -> list[Any]:
    """The runs that hold exactly the words of the quote, split out of their neighbours; empty where it is not found."""
    runs = _visible_runs(paragraph)
    text, spots = _composed_text(runs)
    found = _find(text, quote)
    if found is None:
        return []
    start, end = spots[found[0]][0], spots[found[1] - 1][1]
    _split(runs, end)
    _split(_visible_runs(paragraph), start)
    out, position = [], 0
    for run in _visible_runs(paragraph):
        length = len(_text(run))
        if start <= position and position + length <= end and length:
            out.append(run)
        position += length
    return out


def _text(run: Any) -> str:
    out = ""
    for child in run:
        out += (child.text or "") if child.tag == f"{_W}t" else _ONE_CHARACTER.get(child.tag, "")
    return out


def _composed_text(runs: list[Any]) -> tuple[str, list[tuple[int, int]]]:
    """The text of the runs in NFC, and for each of its characters where it stands in the text as typed."""
    typed = "".join(_text(run) for run in runs)
    out: list[str] = []
    spots: list[tuple[int, int]] = []
    at = 0
    while at < len(typed):
        end = at + 1
        while end < len(typed) and unicodedata.combining(typed[end]):
            end += 1
        for c in unicodedata.normalize("NFC", typed[at:end]):
            out.append(c)
            spots.append((at, end))
        at = end
    return "".join(out), spots


def _find(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands; white space may differ, since reading may have closed it up."""
    if not quote:
        return None
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    loose = r"\s+".join(re.escape(word) for word in quote.split())
    found = re.search(loose, text) if loose else None
    return (found.start(), found.end()) if found else None


def _split(runs: list[Any], offset: int) -> None:
    """Part the run that `offset` (in the text as typed) falls inside of, so that a run begins there."""
    position = 0
    for run in runs:
        length = len(_text(run))
        if position < offset < position + length:
            _part(run, offset - position)
            return
        position += length


def _part(run: Any, offset: int) -> None:
    second = run.makeelement(run.tag, dict(run.attrib))
    dress = run.find(f"{_W}rPr")
    if dress is not None:
        second.append(deepcopy(dress))
    position = 0
    for child in list(run):
        if child.tag == f"{_W}rPr":
            continue
        text = (child.text or "") if child.tag == f"{_W}t" else _ONE_CHARACTER.get(child.tag, "")
        if position >= offset:
            second.append(child)
        elif position + len(text) > offset:
            rest = deepcopy(child)
            child.text, rest.text = text[: offset - position], text[offset - position :]
            for half in (child, rest):
                half.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            second.append(rest)
        position += len(text)
    run.addnext(second)
