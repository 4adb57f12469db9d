"""Work that explodes is refused before it is done, or is no more than the words it is made of."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.reading.word.file import read_docx
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reading.word.files import W, p, plan


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, change(old.read(part) if part in old.namelist() else b""))
    return out.getvalue()


def test_a_numbering_text_that_repeats_itself_is_refused() -> None:
    data = plan("".join(p(f"Việc {n}.", num="1:0") for n in range(3)))
    text = re.compile(rb'w:lvlText w:val="[^"]*"')
    for length, fits in ((255, True), (256, False)):
        bad = changed(
            data, "word/numbering.xml", lambda xml, n=length: text.sub(b'w:lvlText w:val="' + b"x" * n + b'"', xml)
        )
        if fits:
            assert read_docx(bad, "a.docx").document
            continue
        with pytest.raises(CchcError, match="a.docx: một kiểu đánh số"):
            read_docx(bad, "a.docx")


def test_a_chain_of_styles_is_followed_without_end_of_stack() -> None:
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n - 1}"/></w:style>' for n in range(20_000)
    )
    data = changed(
        changed(
            plan(p("Việc cuối.")), "word/styles.xml", lambda _: f'<w:styles xmlns:w="{W}">{chain}</w:styles>'.encode()
        ),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:p>", b'<w:p><w:pPr><w:pStyle w:val="s19999"/></w:pPr>'),
    )
    assert "Việc cuối." in dump_plan(read_docx(data, "a.docx").document)


def test_the_yaml_of_many_paragraphs_grows_as_they_do() -> None:
    sizes = [
        len(dump_plan(read_docx(plan("".join(p(f"{n}. Một việc ngắn.") for n in range(many))), "a.docx").document))
        for many in (100, 200, 400)
    ]
    assert sizes[2] - sizes[1] <= 2.2 * (sizes[1] - sizes[0])
