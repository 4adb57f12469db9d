"""What a document says is told twice: with places, and without them where nobody asks for places."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.model import markup
from cchc_docs.model.document import Document
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_yaml
from tests.reading.word.papers import PAPERS, Paper

PLANS = sorted((Path(__file__).resolve().parents[2] / "plans").rglob("*.yaml"))


def same(document: Document) -> bool:
    said = [words for text in document.said() if (words := markup.parted(text)[0]).strip()]
    return said == [text.text for text in document.texts() if text.role != "chu_thich"]


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_a_plan_says_what_its_texts_say(file: Path) -> None:
    assert same(read_yaml(str(file)).document)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_typed_paper_says_what_its_texts_say(paper: Paper) -> None:
    assert same(read_docx(paper.data, "thu.docx").document)
