"""Appendices that are files of their own (mẫu 2.2): written, signed, read, checked, edited, put together again."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from cchc_docs.cli.main import main
from cchc_docs.desk.check import Order, check_file
from cchc_docs.desk.intake import take, take_into
from cchc_docs.desk.open import File
from cchc_docs.desk.render import rendered
from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document
from cchc_docs.reading.yaml.plan import read_text, read_yaml
from tests.conftest import MINIMAL

TABLE = """
- ma: {code}
  ten: {title}
  huong: {way}{own}
  nhiem_vu:
  - {{noi_dung: "Rà soát {title}", san_pham: [Báo cáo, Danh mục], chu_tri: Văn phòng, thoi_han: Quý II/2026}}
"""


def plan(*own: str) -> str:
    """Return a plan with three appendices; those named are files of their own."""
    tables = [
        TABLE.format(code=code, title=title, way=way, own="\n  tep_rieng: true" if code in own else "")
        for code, title, way in (
            ("mot", "Biểu thủ tục", "ngang"),
            ("hai", "Biểu hạ tầng", "doc"),
            ("ba", "Biểu đào tạo", "ngang"),
        )
    ]
    rest = MINIMAL.replace(
        "Nâng cao chất lượng phục vụ.", "Việc cụ thể tại {{ phu_luc.mot }}, {{ phu_luc.hai }}, {{ phu_luc.ba }}."
    )
    assert "phu_luc.mot" in rest
    return rest + "phu_luc:" + "".join(tables)


def said(document: Document) -> list[tuple[str, str]]:
    return [(text.role, text.text) for text in document.texts() if text.text]


def files(source: str, *, every: bool = False) -> list[File]:
    """Return the Word files of a plan: the paper, then its appendices."""
    made = rendered(read_text(source).document, apart=every)
    return [File(made.docx, "kh.docx"), *(File(one.docx, f"kh.phu_luc_{one.number}.docx") for one in made.attached)]


def lines(file: File) -> list[str]:
    word = docx.Document(io.BytesIO(file.data))
    found = (paragraph.text.replace("\xa0", " ").replace("\u2011", "-") for paragraph in word.paragraphs)
    return [text for text in found if text.strip()]


def test_only_the_appendices_that_say_so_leave_the_paper() -> None:
    body, second = files(plan("hai"))
    assert second.name == "kh.phu_luc_2.docx"
    assert lines(second)[:2] == ["Phụ lục II", "Biểu hạ tầng"]
    assert [line for line in lines(body) if line.startswith("Phụ lục ")] == ["Phụ lục I", "Phụ lục III"]
    assert len(files(plan(), every=True)) == 4
    assert len(files(plan())) == 1


def test_a_file_of_its_own_has_no_empty_page_before_it_and_its_own_way_of_paper() -> None:
    for file, landscape in zip(files(plan(), every=True)[1:], (True, False, True), strict=True):
        word = docx.Document(io.BytesIO(file.data))
        assert len(word.sections) == 1
        assert (word.sections[0].page_width > word.sections[0].page_height) == landscape


def test_number_and_day_are_left_out_in_the_file_but_not_under_the_paper() -> None:
    body, second = files(plan("hai").replace("nam: 2026", "nam: 2026\nso: 8", 1))
    said = next(line for line in lines(second) if line.startswith("(Kèm theo"))
    assert said.startswith("(Kèm theo Kế hoạch số …… ngày …… tháng …… năm …… của ")
    assert any("số 08/KH-" in line for line in lines(body) if line.startswith("(Kèm theo"))


@pytest.mark.parametrize("own", [("hai",), ("mot", "ba"), ("mot", "hai", "ba")], ids="-".join)
def test_the_paper_and_its_files_are_read_back_as_one_plan(own: tuple[str, ...]) -> None:
    source = plan(*own)
    document = read_text(source).document
    first, *others = files(source)
    taken = take(first.data, first.name, more=others[::-1])
    assert said(taken.read.document) == said(document)
    assert [one.tep_rieng for one in taken.read.document.phu_luc] == [one.tep_rieng for one in document.phu_luc]
    assert taken.coverage().share == 100
    again = read_text(taken.yaml(plain=True)).document
    assert said(again) == said(document)
    assert [one.tep_rieng for one in again.phu_luc] == [one.tep_rieng for one in document.phu_luc]


def test_a_paper_in_the_place_of_an_appendix_is_refused() -> None:
    first, _ = files(plan("hai"))
    with pytest.raises(CchcError, match="không phải phụ lục"):
        take(first.data, first.name, more=[File(first.data, "khac.docx")])


def changed(file: File, old: str, new: str) -> bytes:
    word = docx.Document(io.BytesIO(file.data))
    runs = [
        run
        for table in word.tables
        for row in table.rows
        for cell in row.cells
        for one in cell.paragraphs
        for run in one.runs
    ] + [run for paragraph in word.paragraphs for run in paragraph.runs]
    found = next(run for run in runs if old in run.text)
    found.text = found.text.replace(old, new)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


@pytest.mark.parametrize("every", [False, True])
def test_an_edit_in_one_file_goes_back_and_the_others_stay(every: bool) -> None:
    source = plan() if every else plan("hai")
    second = next(file for file in files(source, every=every) if file.name.endswith("_2.docx"))
    edited = take(changed(second, "Rà soát Biểu hạ tầng", "Kiểm kê Biểu hạ tầng"), second.name)
    back = take_into(edited, File(source.encode(), "kh.yaml"))
    assert back.source == source.replace('"Rà soát Biểu hạ tầng"', '"Kiểm kê Biểu hạ tầng"')
    assert back.unplaced == []


def test_the_paper_alone_takes_no_appendix_away() -> None:
    source = plan("hai")
    body = files(source)[0]
    assert take_into(take(body.data, body.name), File(source.encode(), "kh.yaml")).source == source
    alone = files(plan(), every=True)[0]
    back = take_into(take(alone.data, alone.name), File(plan().encode(), "kh.yaml"))
    assert back.source == plan()
    assert len(back.unplaced) == 1  # a person who meant to drop them is told where to do it
    assert "phụ lục" in back.unplaced[0].why


def test_a_file_of_its_own_is_not_asked_for_a_head(tmp_path: Path) -> None:
    for file in files(plan(), every=True)[1:]:
        (tmp_path / file.name).write_bytes(file.data)
        found = {one.code for one in check_file(str(tmp_path / file.name), Order(date(2026, 3, 5))).findings}
        assert not found & {"TT05", "TT23", "TC02", "DS25"}


@pytest.mark.office
def test_the_body_signs_each_file_at_the_top_right_of_page_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyhanko")
    (tmp_path / "kh.yaml").write_text(plan().replace("nam: 2026", "nam: 2026\nso: 8", 1), encoding="utf-8")
    assert main(["render", str(tmp_path / "kh.yaml"), "-o", str(tmp_path), "--sign-fields", "--appendix-files"]) == 0
    assert capsys.readouterr().out.count(".phu_luc_") == 6
    for number in (1, 2, 3):
        page = PdfReader(tmp_path / f"kh.phu_luc_{number}.pdf").pages[0]
        (field,) = (one.get_object() for one in page["/Annots"])
        assert (field["/T"], field["/TU"]) == ("ChuKyCoQuan", "08/KH-UBND")
        left, bottom, right, top = map(float, field["/Rect"])
        wide, high = float(page.mediabox.right), float(page.mediabox.top)
        assert left > wide / 2
        assert wide - 45 < right < wide
        assert high - 57 < bottom < top < high  # inside the top margin of 20 mm: over no text
    assert len(read_yaml(str(tmp_path / "kh.yaml")).document.phu_luc) == 3
