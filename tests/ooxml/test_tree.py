"""The tree a Word file is read from: what lxml reads in the same bytes, and no more than that."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.ooxml.package import Package
from cchc_docs.ooxml.tree import Above, every, plain
from cchc_docs.reading.word.file import read_docx
from tests.reading.word.files import W, docx, p, section

BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="hinh" xmlns:hinh="{space}"><w:txbxContent>{new}</w:txbxContent></mc:Choice>'
    "<mc:Fallback><w:txbxContent>{old}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def remade(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def said(data: bytes) -> list[str]:
    return [text.text for text in read_docx(data, "tep.docx").document.texts()]


WORDS = docx(p("Thôn Cổ Bồng họp &amp; ghi sổ mỗi tháng."), last=section())


def written(encoding: str, *, mark: bytes = b"") -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        text = data.decode()
        text = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
        text = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
        return mark + text.encode(encoding, errors="xmlcharrefreplace")

    return change


@pytest.mark.parametrize(
    "change",
    [written("UTF-8"), written("utf-8", mark=b"\xef\xbb\xbf"), written("UTF-16"), written("windows-1252"), written("us-ascii")],
    ids=["utf-8", "with a mark", "utf-16", "one byte a letter", "ascii"],
)  # fmt: skip
def test_words_are_read_whatever_they_are_written_in(change: Callable[[bytes], bytes]) -> None:
    assert said(remade(WORDS, change)) == said(WORDS)


def test_only_plain_utf_8_is_read_without_lxml() -> None:
    assert plain(b"<a/>")
    assert plain(b'<?xml version="1.0" encoding="utf-8"?><a/>')
    assert not plain("<a/>".encode("utf-16"))
    assert not plain(b'<?xml version="1.0" encoding="windows-1258"?><a/>')
    assert not plain(b"<a>" + b" " * 9_000_000 + b"</a>")


@pytest.mark.parametrize(
    "inside",
    ["<w:r>", "<w:r w:a='1' w:a='2'/>", "<w:r>&khong;</w:r>", "<khac:r/>", "<w:r>\x01</w:r>", '<w:r xmlns:a="http://vi du"/>', "<w:t>" * 300 + "</w:t>" * 300],
    ids=["open", "twice", "an entity", "no namespace", "control", "an address with a blank", "deep"],
)  # fmt: skip
def test_what_lxml_refuses_is_refused(inside: str) -> None:
    data = remade(WORDS, lambda xml: xml.replace(b"<w:body>", f"<w:body>{inside}".encode(), 1))
    with pytest.raises(CchcError, match="hỏng"):
        read_docx(data, "tep.docx")


@pytest.mark.parametrize(
    ("space", "read"),
    [
        ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "Hộp mới"),
        ("http://vi-du.vn/hinh", "Hộp cũ"),
    ],
)
def test_a_choice_is_read_by_the_namespace_its_prefix_stands_for(space: str, read: str) -> None:
    data = docx(BOX.format(space=space, new=p("Hộp mới"), old=p("Hộp cũ")) + p("Một câu."), last=section())
    assert read in " ".join(said(data))
    assert len(" ".join(said(data)).split("Hộp")) == 2


def test_a_prefix_of_two_namespaces_is_not_understood() -> None:
    data = docx(
        BOX.format(
            space="http://schemas.microsoft.com/office/word/2010/wordprocessingShape", new=p("Hộp mới"), old=p("Hộp cũ")
        )
        + f'<w:p xmlns:hinh="http://vi-du.vn/hinh">{p("Một câu.")[5:]}',
        last=section(),
    )
    assert "Hộp cũ" in " ".join(said(data))


def test_above_tells_what_an_element_stands_in() -> None:
    root = Package(WORDS, "tep.docx").xml("word/document.xml")
    words = next(every(root, f"{{{W}}}t"))
    above = Above(root)
    assert [one.tag.rpartition("}")[2] for one in above.of(words)] == ["r", "p", "body", "document"]
    assert [one.tag for one in above.of(words, f"{{{W}}}body")] == [f"{{{W}}}body"]
    assert not list(above.of(root))
