"""Many kinds of papers and issuers: every word counted by the second look, nothing added, the head back in its fields."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass

import pytest

from cchc_docs.model import markup
from cchc_docs.model.document import Document
from cchc_docs.reading.recognise.coverage import tokens
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reading.word.papers import PAPERS, Paper


def words(document: Document) -> list[str]:
    return [token for text in document.texts() for token in tokens(markup.plain(text.text))]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_comes_in_whole(paper: Paper) -> None:
    found = read_docx(paper.data, f"{paper.name}.docx")
    proof = coverage(found)
    assert (dict(proof.missing), dict(proof.added), proof.unread) == ({}, {}, [])
    assert len(found.left_over) == paper.left, found.left_over
    assert proof.in_order >= paper.order
    for name, wanted in paper.fields.items():
        value = getattr(found.document, name)
        value = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
        if isinstance(wanted, dict) and isinstance(value, dict):
            assert {key: value[key] for key in wanted} == wanted, name
        else:
            assert value == wanted, name


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_prints_the_words_it_came_with(paper: Paper) -> None:
    document = read_text(dump_plan(read_docx(paper.data, "vao.docx").document)).document
    again = read_docx(render(document, None), "ra.docx")
    assert words(again.document) == words(document)
    assert (again.document.quoc_hieu or None, again.left_over) == (document.quoc_hieu or None, [])


def test_the_set_is_wide() -> None:
    assert len(PAPERS) >= 70
    assert len({paper.name for paper in PAPERS}) == len(PAPERS)
    assert len({paper.fields.get("loai") or paper.fields.get("ten_loai") for paper in PAPERS}) >= 15
