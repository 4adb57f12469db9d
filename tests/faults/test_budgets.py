"""Work that explodes is refused before it is done, or is no more than the words it is made of."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from cchc_docs.checking.figures.amounts import amounts, sentences
from cchc_docs.checking.rules.chinh_ta.tach_dinh import _LETTERS
from cchc_docs.errors import CchcError
from cchc_docs.reading.page.ruling import _open_ends
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


class Counted(str):
    """A text that counts the letters that are cut out of it."""

    __slots__ = ()
    cut = 0

    def __getitem__(self, key):
        found = super().__getitem__(key)
        Counted.cut += len(found)
        return found


def letters_cut(read: Callable[[str], object], many: int) -> int:
    Counted.cut = 0
    read(Counted("Rà soát trước ngày 31/02/2026, theo Điều 3 khoản 2, 1/2/3 thôn; " * many))
    return Counted.cut


@pytest.mark.parametrize("read", [amounts.__wrapped__, sentences.__wrapped__])
def test_a_paragraph_of_nothing_but_figures_is_read_once(read: Callable[[str], object]) -> None:
    few, many = letters_cut(read, 40), letters_cut(read, 160)
    assert few < many <= 4.5 * few


def test_what_is_longer_than_any_sentence_is_not_judged_as_one() -> None:
    long = "gồm 3 lớp, " * 800
    assert [text for _, text in sentences(f"Mở 12 lớp. Mở {long}. Xong 5 lớp.")] == ["Mở 12 lớp.", " Xong 5 lớp."]


def test_a_date_hides_its_figures_wherever_it_stands() -> None:
    found = amounts("Từ 05/3/2026 đến ngày 12/4/2026 có 7 hồ sơ, ngày 20/5/2026 có 9 hồ sơ")
    assert [(str(one.value), one.unit) for one in found] == [("7", "hồ sơ"), ("9", "hồ sơ")]


def test_letters_for_digits_are_found_in_numbers_only() -> None:
    assert [found[0] for found in _LETTERS.finditer("Năm 2O26, thu 1l5 triệu.")] == ["2O26", "1l5"]
    long = "9" * 3_000
    # A run of digits without such a letter: from each of them only so many are looked at.
    assert not _LETTERS.search(long)
    assert not _LETTERS.search(long + "o,", 0, 2_900)


def rules_of(many: int) -> list[tuple[float, float, float, float]]:
    return [(float(at % 595), 0.0, float(at % 595), 842.0) for at in range(many)]


class Edge(tuple):
    """A rule that counts how often it is looked at."""

    __slots__ = ()
    looked = 0

    def __getitem__(self, key):
        Edge.looked += 1
        return super().__getitem__(key)


def test_upright_rules_without_end_are_looked_at_a_few_times_each() -> None:
    looked = []
    for many in (500, 2_000):
        Edge.looked = 0
        found = _open_ends([Edge(rule) for rule in rules_of(many)])
        looked.append(Edge.looked)
        assert len(found) == 2
    assert looked[1] <= 5 * looked[0]


@pytest.mark.parametrize(
    ("rules", "ends"),
    [
        ([(10.0, 0.0, 10.0, 400.0), (90.0, 0.0, 90.0, 400.0)], 2),
        # The strokes change in the middle: no edge is missing there.
        (
            [
                (10.0, 0.0, 10.0, 200.0),
                (90.0, 0.0, 90.0, 200.0),
                (10.0, 200.0, 10.0, 400.0),
                (90.0, 200.0, 90.0, 400.0),
            ],
            2,
        ),
        # One rule runs through where two others end.
        ([(10.0, 0.0, 10.0, 400.0), (50.0, 0.0, 50.0, 200.0), (90.0, 0.0, 90.0, 200.0), (50.0, 150.0, 50.0, 400.0)], 2),
    ],
)
def test_an_edge_is_missing_where_rules_end_together(rules, ends) -> None:
    assert len(_open_ends(rules)) == ends
