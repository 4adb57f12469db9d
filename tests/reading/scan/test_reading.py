"""Our own plan printed, scanned badly and read again: words, rows, doubts. What a machine reads is never called certain."""

from __future__ import annotations

import io
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image

from cchc_docs.reading.flow import Flow, Grid
from cchc_docs.reading.page.sheet import DOUBT
from cchc_docs.reading.pdf.file import read_pdf
from cchc_docs.reading.pdf.flow import read_flow
from cchc_docs.reading.scan.file import read_scan
from tests.conftest import ROOT
from tests.reading.scan.make import pages_of, seal, worn

pytestmark = [pytest.mark.office, pytest.mark.tesseract]

TEXT, TABLE = [0, 14], [20]  # the head, the foot with Nơi nhận and signature, an appendix with its table
SEALS = {0: (0.35, 0.4), 14: (0.6, 0.56), 20: (0.35, 0.4)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The yearly plan as PDF, and three pages of it as one PDF with its text."""
    from pypdf import PdfWriter

    from cchc_docs.cli.main import main

    folder = tmp_path_factory.mktemp("scan")
    assert main(["render", str(ROOT / "plans" / "cchc_2026.yaml"), "-o", str(folder / "kh.docx"), "--pdf"]) == 0
    writer = PdfWriter()
    writer.append(str(folder / "kh.pdf"), pages=[*TEXT, *TABLE])
    writer.write(folder / "typed.pdf")
    return folder


@pytest.fixture(scope="module")
def scan(printed: Path) -> Path:
    """The same pages, scanned badly, as a PDF of pictures and as files."""
    numbers = [*TEXT, *TABLE]
    shots = [
        worn(seal(page, *SEALS[n])) for n, page in zip(numbers, pages_of(str(printed / "kh.pdf"), numbers), strict=True)
    ]
    pictures = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in shots]
    pictures[0].save(printed / "scan.pdf", save_all=True, append_images=pictures[1:], resolution=200)
    for number, shot in enumerate(shots):
        (printed / f"trang_{number}.jpg").write_bytes(shot)
    return printed


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def right(typed: list[str], read: list[str]) -> int:
    return sum(block.size for block in SequenceMatcher(None, typed, read, autojunk=False).get_matching_blocks())


def tables(flow: Flow) -> list[Grid]:
    return [item for item in flow.items if isinstance(item, Grid) and len(item.widths) > 2]


def prose(flow: Flow) -> list[str]:
    grids = tables(flow)
    items = [item for item in flow.items if item not in grids]
    return [
        word
        for item in items
        for para in (item.paras() if isinstance(item, Grid) else [item])
        for word in words(para.text)
    ]


@pytest.fixture(scope="module")
def both(scan: Path):
    return read_flow(str(scan / "typed.pdf"), "typed.pdf"), read_flow(str(scan / "scan.pdf"), "scan.pdf")


def test_words_of_paragraphs_are_right(both) -> None:
    typed, read = prose(both[0].flow), prose(both[1].flow)
    assert right(typed, read) >= 0.97 * len(typed) > 400
    assert len(read) < 1.02 * len(typed)  # nothing invented


def test_words_of_cells_are_right_and_every_row_is_in_its_row(both) -> None:
    (typed,), (read,) = tables(both[0].flow), tables(both[1].flow)
    assert (len(read.rows), len(read.widths)) == (len(typed.rows), len(typed.widths))
    total = found = 0
    for row, seen in zip(typed.rows, read.rows, strict=True):
        own = [word for cell in row.cells for word in words(cell.text)]
        assert right(own, [word for cell in seen.cells for word in words(cell.text)]) >= 0.8 * len(own)
        for cell, other in zip(row.cells, seen.cells, strict=True):
            total += len(words(cell.text))
            found += right(words(cell.text), words(other.text))
    assert found >= 0.93 * total > 200


def test_most_wrong_words_are_among_the_doubtful_ones_and_those_are_few(both) -> None:
    typed = {word for _, text in both[0].source for word in text.split()}
    doubtful = [word for found in both[1].doubtful.values() for word in found]
    assert doubtful and all(word.sure < DOUBT for word in doubtful)
    read = [word for _, text in both[1].source for word in text.split()]
    wrong = [word for word in read if word not in typed]
    assert len(doubtful) < 0.06 * len(read)
    assert sum(word.text in wrong for word in doubtful) >= 0.4 * len(wrong)


def test_the_document_has_its_parts_and_nothing_of_it_is_called_certain(scan) -> None:
    read = read_pdf(str(scan / "scan.pdf"), "scan.pdf")
    document, typed = read.document, read_pdf(str(scan / "typed.pdf"), "typed.pdf").document
    parts = ("co_quan", "so_ky_hieu", "ten_loai", "trich_yeu", "ho_ten")

    def printed(one) -> list[str]:
        return [text for _, role, text in one.texts() if role in parts]

    assert printed(document) == printed(typed) and len(printed(typed)) >= 4
    assert document.ngay_ban_hanh == typed.ngay_ban_hanh
    assert len(document.noi_nhan) == len(typed.noi_nhan) > 10
    assert [len(one.bang.hang) for one in document.phu_luc] == [len(one.bang.hang) for one in typed.phu_luc] == [4]
    assert read.scanned == 3
    assert any("không chữ nào chắc chắn" in note for note in read.notes)
    assert any("chữ máy đọc chưa chắc" in note for note in read.notes)


def test_import_of_several_pictures_marks_doubts_and_asks_a_person(scan, capsys, monkeypatch) -> None:
    from cchc_docs.cli.main import main
    from cchc_docs.reading.yaml.plan import read_yaml

    monkeypatch.chdir(scan)
    assert main(["import", "trang_0.jpg", "trang_1.jpg", "trang_2.jpg", "-o", "quet.yaml"]) == 1
    shown = capsys.readouterr()
    assert "máy nhận ra trong ảnh quét" in shown.out and "phải so lại với bản giấy" in shown.err
    source = Path("quet.yaml").read_text(encoding="utf-8")
    assert "# kiểm tra: chữ quét chưa chắc: “" in source
    read = read_yaml("quet.yaml")
    marked = [path for path, _, _ in read.document.texts() if read.doubtful(path)]
    assert 0 < len(marked) < 0.5 * sum(1 for _ in read.document.texts())
    assert main(["import", "trang_0.jpg", "typed.pdf", "-o", "hai.yaml"]) == 2
    assert "ảnh quét các trang" in capsys.readouterr().err


def test_a_page_laid_sideways_or_on_its_head_is_read_as_it_should_lie(scan) -> None:
    page = Image.open(scan / "trang_2.jpg").convert("L")
    for degrees in (90, 180):
        out = io.BytesIO()
        page.rotate(degrees, expand=True).save(out, "PNG", dpi=(200, 200))
        read = read_scan(out.getvalue(), "nghieng.png")
        (grid,) = tables(read.tree.flow)
        assert len(grid.rows) == 5 and words(grid.rows[0].cells[1].text) == ["Nội", "dung", "nhiệm", "vụ"]


def test_a_typed_page_and_a_scanned_page_are_each_read_in_their_own_way(scan) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(str(scan / "typed.pdf"), pages=[0])
    writer.append(str(scan / "scan.pdf"), pages=[1])
    writer.write(scan / "half.pdf")
    assert len(PdfReader(scan / "half.pdf").pages) == 2
    told: list[tuple[int, int]] = []
    flow = read_flow(str(scan / "half.pdf"), "half.pdf", lambda *at: told.append(at))
    assert told == [(1, 2), (2, 2)] and flow.scanned == 1
    typed = read_flow(str(scan / "typed.pdf"), "typed.pdf")
    first = [text for page, text in typed.source if page == 1]
    assert [text for page, text in flow.source if page == 1] == first
    assert all(flow.pages[index] == 2 for index in flow.doubtful)


def test_a_scan_under_whose_picture_lie_words_of_no_tongue_is_read_from_the_picture(scan) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    writer.append(str(scan / "scan.pdf"), pages=[0])
    page = writer.pages[0]
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    page["/Resources"][NameObject("/Font")] = DictionaryObject(
        {NameObject("/F1"): DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})}
    )
    wrong = " ".join(
        f"BT 3 Tr /F1 12 Tf 80 {700 - 15 * n} Td (UY BAN zxq wfr clinh phii kehcach dja bjn) Tj ET" for n in range(30)
    )
    stream = StreamObject()
    stream.set_data(wrong.encode() + b" q " + page.get_contents().get_data() + b" Q")
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(scan / "layer.pdf")
    assert "kehcach" in PdfReader(scan / "layer.pdf").pages[0].extract_text()
    flow = read_flow(str(scan / "layer.pdf"), "layer.pdf")
    text = " ".join(text for _, text in flow.source)
    assert "kehcach" not in text and "Căn cứ" in text and flow.scanned == 1
    assert any("đọc lại từ ảnh" in note for note in flow.notes)


def test_a_page_that_fails_is_named_and_the_others_stay(scan, monkeypatch) -> None:
    from cchc_docs.errors import CchcError
    from cchc_docs.reading.scan import pages

    real = pages.read_page

    def broken(image, number):
        if number == 2:
            raise CchcError("nhận dạng chữ quá 120 giây")
        return real(image, number)

    monkeypatch.setattr(pages, "read_page", broken)
    files = [((scan / f"trang_{n}.jpg").read_bytes(), f"trang_{n}.jpg") for n in (0, 1)]
    read = read_scan(*files[0], more=files[1:])
    assert "trang 2 không đọc được (nhận dạng chữ quá 120 giây); các trang khác vẫn đọc" in read.notes
    assert read.scanned == 1 and read.document.loai == "ke_hoach"
