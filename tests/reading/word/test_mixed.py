"""Papers put together by chance from everything Word can write: reader and second look agree on every word."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reading.word.files import c, docx, p, plan, row, run, table
from tests.reading.word.test_as_it_is import BOX, FORM, NOTES, M, chunked, code, either, mark, number


class Writer:
    """Writes runs, paragraphs, tables by chance; no two words are the same, so none can stand in for another."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0
        self.notes = [99, 3, 2]

    def words(self) -> str:
        self.count += 1
        return f" từ{self.count} chữ{self.count} "

    def text(self, **more: object) -> str:
        return run(self.words(), **more)  # type: ignore[arg-type]

    def field(self, instruction: str, form: str = "", shown: str = "") -> str:
        result = mark("separate") + shown if shown else ""
        return mark("begin", form) + code(f" {instruction} ") + result + mark("end") + run(" ")

    def merged(self) -> str:
        inner = self.field("MERGEFIELD a", shown=self.text())
        return mark("begin") + code(" IF ") + inner + code(' = "x" ') + mark("separate") + self.text() + mark("end")

    def box(self) -> str:
        inner = f"<w:txbxContent>{self.paragraph() if self.chance.random() < 0.3 else p(self.words())}</w:txbxContent>"
        return f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"

    def either(self) -> str:
        requires = self.chance.choice(["wps", "la"])
        return f"<w:r>{either(requires, f'<w:t>{self.words()}</w:t>', f'<w:t>{self.words()}</w:t>')}</w:r>"

    def fraction(self) -> str:
        parts = [f"<m:{name}><m:r><m:t>{self.words().split()[0]}</m:t></m:r></m:{name}>" for name in ("num", "den")]
        return f"<m:oMath {M}><m:f>{''.join(parts)}</m:f></m:oMath>{run(' ')}"

    def piece(self) -> str:
        kinds: list[Callable[[], str]] = [
            self.text, self.merged, self.box, self.either, self.fraction,
            lambda: self.text(b=True),
            lambda: self.text(props="<w:strike/>"),
            lambda: self.text(props="<w:vanish/>"),
            lambda: self.field("REF x", shown=self.text()),
            lambda: self.field("FORMDROPDOWN", FORM.format(result='<w:result w:val="1"/>')),
            lambda: self.field("FORMCHECKBOX", BOX.format(checked="<w:checked/>")),
            lambda: self.field("SEQ Bang"),
            lambda: f'<w:fldSimple w:instr=" DOCPROPERTY x ">{self.text()}</w:fldSimple>',
            lambda: f'<w:ins w:id="1">{self.text()}</w:ins>',
            lambda: f'<w:del w:id="2"><w:r><w:delText>{self.words()}</w:delText></w:r></w:del>',
            lambda: f'<w:moveFrom w:id="3">{self.text()}</w:moveFrom><w:moveTo w:id="4">{self.text()}</w:moveTo>',
            lambda: number("footnote", self.notes.pop()) if self.notes else "",
            lambda: f"<w:sdt><w:sdtPr/><w:sdtContent>{self.text()}</w:sdtContent></w:sdt>",
            lambda: f'<w:hyperlink w:anchor="x">{self.text()}</w:hyperlink>',
            lambda: run("\n") + self.text(),
            lambda: run("\t") + self.text(),
            lambda: '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            lambda: f"<w:r><w:noBreakHyphen/><w:t>\u00a0{self.words()}\u200b</w:t></w:r>",
        ]  # fmt: skip
        return self.chance.choice(kinds)()

    def paragraph(self) -> str:
        label = self.chance.choice(["", "", "1. ", "a) ", "- ", "I. ", f"Điều {self.chance.randrange(9)}. "])
        raw = run(label) if label else ""
        raw += self.text() + "".join(self.piece() for _ in range(self.chance.randint(1, 4)))
        return p(
            raw=raw, align=self.chance.choice(["", "", "center"]), num=self.chance.choice(["", "", "", "2:0", "4:0"])
        )

    def grid(self, depth: int = 0) -> str:
        width, height = self.chance.randint(1, 4), self.chance.randint(1, 4)

        def cell() -> str:
            inner = self.grid(depth + 1) + p() if depth < 1 and self.chance.random() < 0.1 else ""
            return c(raw=self.paragraph() + inner)

        return table(*[row(*[cell() for _ in range(width)]) for _ in range(height)])

    def body(self) -> str:
        kinds: list[Callable[[], str]] = [
            self.paragraph, self.paragraph, self.paragraph, self.paragraph, self.grid,
            lambda: f"<w:sdt><w:sdtContent>{self.paragraph()}</w:sdtContent></w:sdt>",
            lambda: either(self.chance.choice(["wps", "la"]), self.paragraph(), self.paragraph()),
        ]  # fmt: skip
        return "".join(self.chance.choice(kinds)() for _ in range(self.chance.randint(1, 9)))


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_put_together_comes_in_whole(seed: int) -> None:
    writer = Writer(seed)
    after = writer.body() if seed % 3 == 0 else ""
    found = read_docx(plan(writer.body(), after=after, parts={"footnotes": NOTES}), "lan.docx")
    proof = coverage(found)
    assert (dict(proof.missing), dict(proof.added)) == ({}, {})
    assert [one for one in found.left_over if "(có chữ)" in one.vi_tri] == []
    assert read_text(dump_plan(found.document)).document == found.document


def test_a_file_in_a_file_in_a_file_ends_somewhere() -> None:
    data = docx(p("Trong cùng."))
    for _ in range(6):
        data = chunked("a.docx", data)
    found = read_docx(data, "long.docx")
    assert found.document.noi_dung[0].noi_dung[0].chu == "Việc đầu."
    assert any(what.startswith("phần chèn") for what, _ in coverage(found).unread)


@pytest.mark.parametrize(
    "page", ["<p>2. Hai.</p><script>" + "<head" * 20_000, "<p>2. Hai.</p><!--" * 5_000, "<div>" * 3_000 + "2. Hai."]
)
def test_a_web_page_that_never_ends_is_read_all_the_same(page: str) -> None:
    found = read_docx(chunked("a.html", page.encode()), "web.docx")
    assert dict(coverage(found).missing) == {}
