"""Every kind of Office file we write, read by a validator that knows nothing of us (openxml-audit, Office 2019)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cchc_docs.checking.finding import LOI, Finding
from cchc_docs.checking.output.word_comments import annotated
from cchc_docs.reading.result import Place
from cchc_docs.reading.yaml.plan import read_yaml
from cchc_docs.redline.redline import track_changes
from cchc_docs.writing.template.shipped import package
from cchc_docs.writing.word.render import render
from cchc_docs.writing.word.sheet import SheetTable, sheet
from tests.conftest import ROOT
from tests.redline.tracking import AN, BINH, Line, Row, Words, line, tracked
from tests.reporting.small import write_small

KEPT = {
    # openpyxl 3.1 writes the parts of a font as name, charset, family, b, i …, the schema wants b, i … before name;
    # Excel reads both, and only the library could turn them.
    r"Unexpected element '(b|i|sz|color)' found": "xl/styles.xml",
    # openpyxl 3.1 writes texts into the cells themselves; Excel moves them to sharedStrings on its first save.
    r"inline-string cell": "xl/worksheets/",
    # So Word marks a row that has no property of its own (w:trPr with w:ins alone); a property that says nothing,
    # put in for the schema, would stay in the file when all is accepted.
    r"/trPr\[1\]: Required sequence content is missing": "word/document.xml",
}
"""What a validator says and we keep, with the part it may be said of."""

PLANS = sorted((ROOT / "plans").glob("*.yaml"))


@cache
def rendered(name: str) -> bytes:
    return render(read_yaml(str(ROOT / "plans" / name)).document, None)


def commented() -> bytes:
    finding = Finding(
        ("noi_dung", 0),
        "nói vì sao",
        "nhiệm vụ",
        "nên là",
        code="CH01",
        severity=LOI,
        place=Place("a.docx", paragraph=9),
    )
    return annotated(annotated(rendered(PLANS[0].name), "a.docx", [finding] * 3).docx, "a.docx", [finding]).docx


def compared() -> bytes:
    return track_changes(rendered(PLANS[0].name), rendered(PLANS[-1].name), date(2026, 1, 5)).docx


def of_two_authors() -> bytes:
    """Two files in which people are tracking changes in words, ends, rows and looks, compared."""
    task = Line(
        (Words("Giao Tổ "), Words("Một cửa", went=AN), Words("Kiểm soát", came=AN), Words(" làm.", bold=True)), came=AN
    )
    row = Row(((line("Rà soát"),), (Line((Words("Quý I", came=AN, went=BINH, restyled=AN),)),)), went=BINH)
    old = [task, line("Việc cũ."), (row, Row(((line("Họp"),), (line("Quý II"),)))), line("Hết.")]
    new = [task._replace(went=BINH), line("Việc mới."), (row._replace(went="", came=AN), row), line("Hết.")]
    base = rendered(PLANS[0].name)
    return track_changes(tracked(old, base), tracked(new, base), date(2026, 1, 5)).docx


def form(folder: Path) -> bytes:
    return Path(next(iter(write_small(folder)[1].values()))).read_bytes()


WRITTEN: dict[str, Callable[[Path], bytes]] = {
    "template.docx": lambda _: package(),
    **{f"{plan.stem}.docx": lambda _, name=plan.name: rendered(name) for plan in PLANS},  # type: ignore[misc]
    "comments.docx": lambda _: commented(),
    "changes.docx": lambda _: compared(),
    "changes_of_two.docx": lambda _: of_two_authors(),
    "sheet.docx": lambda _: sheet("Rà soát", "Một dòng.", [SheetTable("Việc", [("Nội dung", 90.0)], [["Một việc"]])]),
    "form.xlsx": form,
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_we_write_is_what_the_standard_says(name: str, tmp_path: Path) -> None:
    from openxml_audit import FileFormat, OpenXmlValidator

    file = tmp_path / name
    file.write_bytes(WRITTEN[name](tmp_path))
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=200).validate(str(file))
    wrong = [
        f"{error.part_uri}: {error.description}"
        for error in result.errors
        if not any(re.search(what, str(error)) and part in str(error.part_uri) for what, part in KEPT.items())
    ]
    assert wrong == []


def test_the_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    """The oracle itself: a file with an element in a place where none may stand is told."""
    import io
    import zipfile

    from openxml_audit import OpenXmlValidator

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package())) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(
                part, data.replace(b"<w:body>", b"<w:body><w:t>x</w:t>") if part == "word/document.xml" else data
            )
    file = tmp_path / "sai.docx"
    file.write_bytes(out.getvalue())
    assert OpenXmlValidator().validate(str(file)).errors


def test_the_calendar_is_the_same_to_two_libraries() -> None:
    """RFC 5545 as icalendar and vobject read it: the same events, titles and days, one UID each."""
    import vobject
    from icalendar import Calendar

    from cchc_docs.desk.due import calendar_of, due_list

    data = calendar_of(due_list(str(ROOT / "plans" / "cchc_2026.yaml"), date(2026, 1, 9)))
    one = [
        (str(event["UID"]), str(event["SUMMARY"]), event["DTSTART"].dt)
        for event in Calendar.from_ical(data).walk("VEVENT")
    ]
    other = [
        (event.uid.value, event.summary.value, event.dtstart.value)
        for event in vobject.readOne(data.decode("utf-8")).vevent_list
    ]
    assert len(one) > 10
    assert sorted(one, key=str) == sorted(other, key=str)
    assert len({uid for uid, _, _ in one}) == len(one)
