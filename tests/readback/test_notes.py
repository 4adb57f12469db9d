"""Notes of a plan: printed, compared, read back and checked where they stand."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest

from cchc_docs.checking.runner import check
from cchc_docs.readback.readback import ReadBack, read_back
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.redline.compare import compare_docx
from cchc_docs.writing.word.render import render
from tests.conftest import MINIMAL

PLAN = MINIMAL.replace(
    "- Nâng cao chất lượng phục vụ.", "- Có **12 lượt^[Thôn Hạ 07 lượt [sáng]. ¶ Thôn Trung 05 lượt.] họp** dân."
) + ("ket_thuc: ['Trên đây là kế hoạch^[In hai mặt]']\n")


def printed(source: str) -> bytes:
    return render(read_text(source).document, None)


def back(data: bytes) -> ReadBack:
    read = read_docx(data, "sua.docx")
    return read_back(PLAN, "ke_hoach.yaml", read.document, read.places, read.left_over)


def test_a_plan_printed_and_read_back_is_the_plan():
    found = back(printed(PLAN))
    assert (found.source, found.changes, found.unplaced) == (PLAN, [], [])


@pytest.mark.parametrize(
    ("old", "new"),
    [("Thôn Hạ 07 lượt", "Thôn Hạ 09 lượt"), ("In hai mặt", "In một mặt"), ("^[In hai mặt]", "")],
)
def test_an_edit_of_a_note_goes_to_its_sentence(old: str, new: str):
    edited = PLAN.replace(old, new)
    found = back(printed(edited))
    assert (len(found.changes), found.unplaced) == (1, [])
    wanted, got = (list(read_text(text).document.texts()) for text in (edited, found.source))
    assert [text.text for text in got if text.role == "chu_thich"] == [text.text for text in wanted if text.role == "chu_thich"]  # fmt: skip


def test_notes_are_compared():
    found = compare_docx(printed(PLAN), printed(PLAN.replace("In hai mặt", "In một mặt")), dt.date(2026, 3, 2))
    with zipfile.ZipFile(io.BytesIO(found.docx)) as held:
        notes = held.read("word/footnotes.xml").decode()
    assert not found.same
    assert len(re.findall("In (?:hai|một) mặt", notes)) == 2


def test_words_of_notes_are_checked_and_mended_where_they_stand():
    source = PLAN.replace("In hai mặt", "Trung tâm Phục vụ hành chính công công")
    report = check(read_text(source), on=dt.date(2026, 1, 31))
    told = [one for one in report.findings if "công công" in one.quote]
    assert [one.path[-2:] for one in told] == [("chu_thich", 0)]
