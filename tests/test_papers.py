"""The shipped papers of each form: printed, read back equal, checked without a firm finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cchc_docs.checking.finding import Severity
from cchc_docs.desk.check import Order, check_file
from cchc_docs.law.kinds import FORMS, form_of
from cchc_docs.model import printed
from cchc_docs.model.document import Document
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_yaml
from cchc_docs.writing.word.render import render

PAPERS = sorted((Path(__file__).resolve().parents[1] / "plans" / "giay_to").glob("*.yaml"))
every_paper = pytest.mark.parametrize("file", PAPERS, ids=lambda file: file.stem)


def said(document: Document) -> list[tuple[str, str]]:
    return [(text.role, text.text) for text in document.texts() if text.text]


def test_every_form_of_a_paper_has_its_example() -> None:
    forms = {form.mau for file in PAPERS if (form := form_of(read_yaml(str(file)).document.loai)) is not None}
    # 1.3 is a decision that issues another paper: quyet_dinh_kem_theo, with quy_che as what it issues.
    assert forms | {"1.3"} == set(FORMS)
    assert {"quyet_dinh_kem_theo", "quy_che"} <= {file.stem for file in PAPERS}


@every_paper
def test_a_paper_is_read_back_as_it_was_printed(file: Path) -> None:
    document = read_yaml(str(file)).document
    back = read_docx(render(document), f"{file.stem}.docx")
    assert (back.document.loai, back.document.nguyen_trang) == (document.loai, document.nguyen_trang)
    assert said(back.document) == said(document)
    assert back.left_over == []


@every_paper
def test_a_paper_has_no_firm_finding(file: Path) -> None:
    report = check_file(str(file), Order(date(2026, 3, 5)))
    firm = [(one.code, one.message) for one in report.findings if one.severity is not Severity.GOI_Y]
    assert not firm


@every_paper
def test_a_paper_has_the_parts_of_its_form(file: Path) -> None:
    document = read_yaml(str(file)).document
    form = form_of(document.loai)
    assert form is not None
    if not document.nguyen_trang:
        assert all(getattr(document, part) for part in form.phai)
    assert not any(getattr(document, part) for part in form.khong)
    if document.loai in ("quyet_dinh", "nghi_quyet"):
        assert any(printed.decides(line) for line in document.mo_dau)
