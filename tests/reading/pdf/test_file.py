"""Plans printed by LibreOffice and read back: the PDF must say what the Word file says."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from cchc_docs.reading.flow import Grid
from cchc_docs.reading.pdf.file import read_pdf
from cchc_docs.reading.pdf.flow import read_flow

pytestmark = pytest.mark.office

DO = "Các thôn rà soát việc đã nhận, ghi rõ người làm, ngày xong; việc nào vướng thì nêu ngay trong tuần để cùng gỡ, không dồn đến cuối năm. "


class Typist:
    """Types a small plan the way an office does."""

    def __init__(self, *, indent: float = 1.27, justify: bool = True) -> None:
        from docx import Document
        from docx.shared import Mm, Pt

        self.word = Document()
        page = self.word.sections[0]
        page.page_width, page.page_height, page.left_margin, page.right_margin = Mm(210), Mm(297), Mm(30), Mm(15)
        normal = self.word.styles["Normal"]
        normal.font.name, normal.font.size, normal.paragraph_format.space_after = "Times New Roman", Pt(14), Pt(6)
        self.indent, self.justify = indent, justify

    def say(self, text: str, *, bold: bool = False, hang: float = 0) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        paragraph = self.word.add_paragraph()
        for number, part in enumerate(text.split("**")):
            paragraph.add_run(part).bold = bold or number % 2 == 1
        paragraph.paragraph_format.first_line_indent = Cm(-hang if hang else self.indent)
        if hang:
            paragraph.paragraph_format.left_indent = Cm(hang + 0.8)
        if self.justify:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def centre(self, text: str) -> None:
        self.word.add_paragraph().add_run(text).bold = True
        self.word.paragraphs[-1].alignment = 1

    def side_by_side(self, left: list[str], right: list[str]) -> None:
        from docx.shared import Cm, Pt

        table = self.word.add_table(1, 2)
        for cell, lines, width in zip(table.rows[0].cells, (left, right), (6.5, 10), strict=True):
            cell.width = Cm(width)
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                paragraph.alignment = 0 if left[0].startswith("Nơi") and cell is table.rows[0].cells[0] else 1

    def head(self, kind: str, about: str) -> None:
        self.side_by_side(
            ["ỦY BAN NHÂN DÂN", "XÃ SUỐI TRONG", "Số:      /KH-UBND"],
            [
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Suối Trong, ngày      tháng 01 năm 2026",
            ],
        )
        self.centre(kind)
        self.centre(about)

    def foot(self) -> None:
        self.side_by_side(
            ["Nơi nhận:", "- Đảng ủy, HĐND xã (để b/c);", "- Các phòng, trung tâm và các thôn trên địa bàn xã nhà;", "- Lưu: VT, VHXH."],
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "", "Lê Văn Minh"],
        )  # fmt: skip

    def landscape(self) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        section = self.word.add_section()
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)

    def tasks(self, count: int, *, repeat: bool = True) -> None:
        from docx.oxml import OxmlElement

        table = self.word.add_table(1, 5)
        table.style = "Table Grid"
        for cell, name in zip(table.rows[0].cells, ["STT", "Nội dung", "Sản phẩm", "Chủ trì", "Thời hạn"], strict=True):
            cell.text = name
        if repeat:
            table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for number in range(1, count + 1):
            if number in (1, 6):
                cells = table.add_row().cells
                cells[0].text, cells[1].merge(cells[4]).text = "I" * (1 + number // 6), f"Nhóm việc {number}"
            row = [
                str(number),
                DO * (1 + number % 3) + f"Việc {number}.",
                "- Báo cáo;\n- Kế hoạch quý",
                "Văn phòng HĐND và UBND xã",
                "Quý I/2026",
            ]
            for cell, text in zip(table.add_row().cells, row, strict=True):
                lines = text.split("\n")
                cell.text = lines[0]
                for line in lines[1:]:
                    cell.add_paragraph(line)


def page_number(typist: Typist) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = typist.word.sections[0].header.paragraphs[0]
    paragraph.alignment = 1
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    typist.word.sections[0].different_first_page_header_footer = True


def indented() -> Typist:
    """Indented and justified, page numbers, a landscape appendix with a long table."""
    typist = Typist()
    page_number(typist)
    typist.head("KẾ HOẠCH", "Cải cách hành chính trên địa bàn xã Suối Trong năm 2026 và những việc phải làm trước hết")
    typist.say(
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 20/12/2025 của UBND tỉnh, Ủy ban nhân dân xã ban hành kế hoạch, cụ thể như sau:"
    )
    for number, name in enumerate(["MỤC ĐÍCH", "NHIỆM VỤ", "TỔ CHỨC THỰC HIỆN"]):
        typist.say(f"{['I', 'II', 'III'][number]}. {name}", bold=True)
        for item in range(1, 4):
            typist.say(f"{item}. {DO * 2}")
            typist.say(f"a) {DO}**Trước ngày 15/{item}/2026** phải xong.")
            typist.say("- Việc ngắn;")
    typist.say("Trên đây là Kế hoạch của xã, các thôn làm theo./.")
    typist.foot()
    typist.landscape()
    typist.centre("PHỤ LỤC I")
    typist.centre("DANH MỤC NHIỆM VỤ")
    typist.tasks(9)
    return typist


def ragged() -> Typist:
    """Nothing indented, set flush left, items hanging, a table without repeated head in the middle."""
    typist = Typist(indent=0, justify=False)
    typist.head("KẾ HOẠCH", "Chuyển đổi số năm 2026")
    for number in range(1, 5):
        typist.say(f"{number}. Mục {number}", bold=True)
        typist.say((DO * 2).replace("ngày xong", "ngày\xa0xong").replace("trong tuần", "trong\xa0tuần"))
        typist.say(DO + "Hết phần này.")
        typist.say(f"-\t{DO * 2}", hang=0.7)
    typist.tasks(4, repeat=False)
    typist.say("Sau bảng còn một câu.")
    typist.foot()
    return typist


def decomposed() -> Typist:
    """Every letter typed with its marks apart (NFD)."""
    typist = Typist()
    typist.head("KẾ HOẠCH", unicodedata.normalize("NFD", "Tuyên truyền năm 2026"))
    for number in range(1, 5):
        typist.say(unicodedata.normalize("NFD", f"{number}. {DO * 2}"))
    typist.foot()
    return typist


KINDS = {"indented": indented, "ragged": ragged, "decomposed": decomposed}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every Word file and its PDF; LibreOffice is started once."""
    from tests.conftest import SAMPLES

    folder = tmp_path_factory.mktemp("printed")
    for name, make in KINDS.items():
        make().word.save(str(folder / f"{name}.docx"))
    for sample in sorted(SAMPLES.glob("*.docx")) if SAMPLES.is_dir() else []:
        shutil.copyfile(sample, folder / sample.name)
    _print(folder)
    return folder


def _print(folder: Path) -> None:
    import subprocess

    files = [str(file) for file in folder.glob("*.docx")]
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def said(document) -> list[str]:
    return [f"{text.role}: {' '.join(text.text.split())}" for text in document.texts()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_of_a_plan_reads_as_its_word_file(printed, kind) -> None:
    from cchc_docs.reading.word.file import read_docx

    word, pdf = read_docx(str(printed / f"{kind}.docx")), read_pdf(str(printed / f"{kind}.pdf"), "thu.pdf")
    assert said(pdf.document) == said(word.document)
    assert pdf.left_over == [] and len(said(pdf.document)) > 20


def test_what_was_joined_and_dropped_is_said(printed) -> None:
    notes = read_pdf(str(printed / "indented.pdf"), "thu.pdf").notes
    assert any(note.startswith("bỏ số trang ở") for note in notes)
    assert any("in lại dòng tiêu đề bảng" in note for note in notes)


def test_places_tell_the_page(printed) -> None:
    read = read_pdf(str(printed / "indented.pdf"), "thu.pdf")
    assert str(read.places(("trich_yeu",))) == "thu.pdf: trang 1"
    last = len(read.document.phu_luc[0].bang.hang) - 1
    place = read.places(("phu_luc", 0, "nhiem_vu", last, "noi_dung"))
    assert place.page > read.places(("phu_luc", 0, "ten")).page > 1
    assert place.text == f"PHỤ LỤC I, dòng {last + 1}, cột Nội dung, trang {place.page}"


def test_an_appendix_begins_a_section_of_its_own_shape(printed) -> None:
    flow = read_flow(str(printed / "indented.pdf"), "thu.pdf").flow
    assert [(section.landscape, round(section.width)) for section in flow.sections] == [(False, 210), (True, 297)]
    assert flow.sections[0].title_page
    first = next(item for item in flow.items if item.section == 1)
    assert first.breaks and first.text == "PHỤ LỤC I"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def _sample_words(plan: dict) -> list[str]:
    parts = [plan["meta"]["loai"], plan["meta"]["trich_yeu"]]
    for block in plan["blocks"]:
        parts += [block["label"], block["text"]]
    parts += [*plan["noi_nhan"], *plan["chu_ky"]["quyen_han"], plan["chu_ky"]["chuc_vu"], plan["chu_ky"]["ho_ten"]]
    for appendix in plan["phu_luc"]:
        parts += [appendix["label"], appendix["title"], appendix["kem_theo"] or "", *appendix["columns"]]
        parts += [_cell(cell) for row in appendix["rows"] for cell in row["cells"]]
    return _words(" ".join(parts))


def _cell(cell: str | list[str]) -> str:
    return cell if isinstance(cell, str) else "\n".join(cell)


@pytest.mark.parametrize("name", ["seed_000", "seed_001", "seed_002"])
def test_every_word_and_every_row_of_a_real_plan_is_in_its_place(printed, samples, name) -> None:
    plan = json.loads((samples / f"{name}.json").read_text(encoding="utf-8"))
    flow = read_flow(str(printed / f"{name}.pdf"), name).flow
    source = _sample_words(plan)
    found = [word for para in flow.paras() for word in _words(para.text)]
    blocks = SequenceMatcher(None, source, found, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in blocks) / len(source) >= 0.99
    tables = [item for item in flow.items if isinstance(item, Grid) and len(item.widths) > 2]
    assert len(tables) == len(plan["phu_luc"])
    for appendix, table in zip(plan["phu_luc"], tables, strict=True):
        wanted = [[_words(_cell(cell)) for cell in row["cells"]] for row in appendix["rows"]]
        assert [[_words(cell.text) for cell in row.cells] for row in table.rows[1:]] == wanted


MARKS = {
    "watermark": b"q 0.8 g BT /FX 70 Tf 0.707 0.707 -0.707 0.707 140 200 Tm (BAN THAO) Tj ET Q",
    "edge line": b"q BT /FX 7 Tf 0 1 -1 0 20 250 Tm (vanthu_Suoi Trong_12/02/2026 09:10:11) Tj ET Q",
    "stamps": b"".join(
        b"q 1 0 0 rg BT /FX 9 Tf 200 %d Td (DA NHAN) Tj 0 -11 Td (So den: 118, ngay 12/02/2026) Tj ET Q " % y
        for y in (700, 610, 455, 343, 220)
    ),
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_marked_copies_say_what_the_clean_ones_say_and_the_marks_are_told(printed, tmp_path, mark) -> None:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    for file in sorted(printed.glob("*.pdf")):
        writer = PdfWriter(clone_from=str(file))
        for page in writer.pages:
            fonts = page["/Resources"]["/Font"].get_object()
            fonts[NameObject("/FX")] = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Font"),
                    NameObject("/Subtype"): NameObject("/Type1"),
                    NameObject("/BaseFont"): NameObject("/Helvetica"),
                }
            )
            stream = StreamObject()
            stream.set_data(b"q\n" + page.get_contents().get_data() + b"\nQ\n" + mark)
            page[NameObject("/Contents")] = writer._add_object(stream)
        writer.write(tmp_path / "m.pdf")
        clean, marked = read_flow(str(file), "a"), read_flow(str(tmp_path / "m.pdf"), "a")
        assert [para.text for para in marked.flow.paras()] == [para.text for para in clean.flow.paras()], file.name
        assert any("để riêng" in note for note in marked.notes)
