"""Sao y, sao lục, trích sao: what each may be made of, what stands on it, one series of numbers."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from cchc_docs.cli.main import main
from cchc_docs.desk.open import File
from cchc_docs.desk.paper import book
from cchc_docs.desk.paper.copy import block_of, copied, described, original_of
from cchc_docs.desk.paper.scanned import standard
from cchc_docs.errors import CchcError
from cchc_docs.law.kinds import COPIED, copy_type
from cchc_docs.model.document import BanSao, ChuKy, CoQuan, NgayThang
from cchc_docs.model.extract import extract
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.word.render import render

DECISION = """
loai: quyet_dinh
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Nậm Cuổi, viet_tat: UBND}
so: 61
dia_danh: Nậm Cuổi
ngay_ban_hanh: 2026-05-11
trich_yeu: Về việc kiện toàn Tổ công nghệ số bản Hua Lon
tham_quyen: [CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NẬM CUỔI]
can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]
mo_dau: ["QUYẾT ĐỊNH:"]
danh_so: ["Điều 1.", "1.", "a)"]
noi_dung:
- muc: Kiện toàn Tổ công nghệ số gồm 04 người.
- tieu_de: Nhiệm vụ của Tổ
  noi_dung:
  - muc: Hướng dẫn bà con nộp hồ sơ.
  - muc: Báo cáo Ủy ban nhân dân xã mỗi quý.
- muc: Trưởng bản Hua Lon thi hành Quyết định này.
noi_nhan: [Như Điều 3]
luu: VT
chu_ky: {chuc_vu: CHỦ TỊCH, ho_ten: Giàng Seo Páo}
phu_luc:
- ten: Danh sách thành viên
  huong: doc
  noi_dung: [Vừ Thị Mỷ, tổ trưởng.]
"""
SOURCE = File(DECISION.encode(), "quyet_dinh.yaml")


def copy(kind: str = "sao_y", number: str = "3") -> BanSao:
    return BanSao(
        kind, CoQuan("Trường Tiểu học Nậm Cuổi", "THNC"), number, "Nậm Cuổi", NgayThang(18, 5, 2026),
        ["Các tổ chuyên môn"], "VT", ChuKy([], "HIỆU TRƯỞNG", "Sùng Thị Dợ"),
    )  # fmt: skip


def words(data: bytes) -> str:
    word = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in word.paragraphs), *cells]).replace("\xa0", " ").replace("\u2011", "-")


def word_of(source: str) -> File:
    return File(render(read_text(source).document), "van_ban.docx")


# --- to paper ---------------------------------------------------------------------------------------------------------


def test_a_copy_of_yaml_has_the_paper_and_below_it_the_block() -> None:
    made = copied(SOURCE, copy(), [], electronic=False, pdf=False)
    back = read_docx(made.docx, "sao.docx").document
    (block,) = back.ban_sao
    assert block.hinh_thuc == "sao_y"
    before = list(read_text(DECISION).document.texts())
    assert [(one.role, one.text) for one in back.texts()][: len(before)] == [(one.role, one.text) for one in before]
    assert "Số: 03/SY-THNC" in words(made.docx)


def test_a_copy_of_word_leaves_every_paragraph_of_it_as_it_was() -> None:
    paper = docx.Document()
    paper.styles["Normal"].font.name = "Courier New"
    for line in ("TỜ RƠI", "Nội dung gõ tay, không theo mẫu nào."):
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    typed = word_of(DECISION)
    made = copied(typed, copy(), [], electronic=False, pdf=False)
    was, now = (docx.Document(io.BytesIO(data)).element.body for data in (typed.data, made.docx))
    kept = [one for one in was if not one.tag.endswith("sectPr")]
    from lxml import etree

    assert [etree.tostring(one, method="c14n") for one in now][: len(kept)] == [
        etree.tostring(one, method="c14n") for one in kept
    ]
    assert read_docx(made.docx, "sao.docx").document.ban_sao[0].chu_ky == copy().chu_ky
    # Its looks come along: in a file whose own letters are others, the block keeps those of the form.
    from cchc_docs.writing.word.appended import appended

    whole = docx.Document(io.BytesIO(appended(out.getvalue(), block_of(copy()), "to_roi.docx")[0]))
    title = next(
        one
        for table in whole.tables
        for row in table.rows
        for cell in row.cells
        for one in cell.paragraphs
        if one.text == "SAO Y"
    )
    fonts = {style.font.name for style in _chain(title.style) if style.font.name}
    assert fonts == {"Times New Roman"}
    assert any(style.font.bold for style in _chain(title.style))


def _chain(style):
    while style is not None:
        yield style
        style = style.base_style


def test_a_sao_luc_is_made_of_a_sao_y_and_of_nothing_else() -> None:
    with pytest.raises(CchcError, match="sao y"):
        copied(SOURCE, copy("sao_luc"), [], electronic=False, pdf=False)
    first = File(copied(SOURCE, copy(), [], electronic=False, pdf=False).docx, "sao.docx")
    second = copied(first, copy("sao_luc", "4"), [], electronic=False, pdf=False).docx
    assert [one.hinh_thuc for one in read_docx(second, "sao.docx").document.ban_sao] == ["sao_y", "sao_luc"]


def test_a_trich_sao_is_the_parts_asked_for_under_the_same_head_and_foot() -> None:
    made = copied(SOURCE, copy("trich_sao"), ["Điều 2"], electronic=False, pdf=False)
    text = words(made.docx)
    assert "Điều 2. Nhiệm vụ của Tổ" in text
    assert "Hướng dẫn bà con" in text
    for other in ("gồm 04 người", "thi hành", "Căn cứ Luật", "Vừ Thị Mỷ"):
        assert other not in text
    for kept in (
        "QUYẾT ĐỊNH:",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NẬM CUỔI",
        "Số: 61/QĐ-UBND",
        "(Đã ký)",
        "TRÍCH SAO",
        "03/TrS-THNC",
    ):
        assert kept in text


@pytest.mark.parametrize(("asked", "there", "gone"), [
    (["khoản 2 Điều 2"], "mỗi quý", "bà con"),
    (["2.1"], "bà con", "mỗi quý"),
    (["Điều 1", "Điều 3"], "thi hành", "mỗi quý"),
    (["Phụ lục"], "Vừ Thị Mỷ", "gồm 04 người"),
    (["Điều 1", "Căn cứ"], "Luật Tổ chức", "thi hành"),
])  # fmt: skip
def test_parts_are_named_as_officials_name_them(asked: list[str], there: str, gone: str) -> None:
    document = extract(read_text(DECISION).document, asked)
    text = "\n".join(one.text for one in document.texts())
    assert there in text
    assert gone not in text


def test_a_heading_above_a_part_stays_above_it() -> None:
    document = extract(read_text(DECISION).document, ["khoản 1 Điều 2"])
    assert [one.chu for one in document.noi_dung] == ["Nhiệm vụ của Tổ"]
    assert [one.nhan for one in document.noi_dung[0].noi_dung] == ["1."]


def test_a_part_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(CchcError, match=r"Điều 8: văn bản không có.*Điều 1, Điều 2, Điều 2\.1") as told:
        extract(read_text(DECISION).document, ["Điều 8"])
    assert "Phụ lục" in str(told.value)


# --- what may not be copied -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lacking", ["so: 61\n", "ngay_ban_hanh: 2026-05-11\n"])
def test_what_is_not_issued_is_no_original(lacking: str) -> None:
    with pytest.raises(CchcError, match="chưa ban hành"):
        copied(File(DECISION.replace(lacking, "").encode(), "kh.yaml"), copy(), [], electronic=False, pdf=False)


def test_a_secret_paper_is_refused() -> None:
    secret = DECISION.replace("gồm 04 người.", "gồm 04 người.\n- doan: TỐI MẬT")
    with pytest.raises(CchcError, match="bí mật nhà nước"):
        copied(File(secret.encode(), "kh.yaml"), copy(), [], electronic=False, pdf=False)


@pytest.mark.parametrize("kind", ["sao_y", "sao_luc"])
def test_from_electronic_to_electronic_there_is_only_the_trich_sao(kind: str) -> None:
    source = File(DECISION.encode(), "kh.yaml")
    if kind == "sao_luc":
        source = File(copied(source, copy(), [], electronic=False, pdf=False).docx, "sao.docx")
    with pytest.raises(CchcError, match="điện tử sang văn bản điện tử"):
        copied(source, copy(kind), [], electronic=True, pdf=True)
    assert ("dien_tu", "dien_tu") in copy_type("trich_sao").duong


def test_parts_are_asked_of_a_trich_sao_and_of_no_other() -> None:
    with pytest.raises(CchcError, match="trich_sao"):
        copied(SOURCE, copy("trich_sao"), [], electronic=False, pdf=False)
    with pytest.raises(CchcError, match="trich_sao"):
        copied(SOURCE, copy(), ["Điều 1"], electronic=False, pdf=False)


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the decision as YAML and PDF, short and long, and the body that copies."""
    folder = tmp_path_factory.mktemp("sao")
    long = DECISION.replace("gồm 04 người.", " ".join(f"Việc thứ {n} do tổ viên làm hằng tuần." for n in range(150)))
    for name, text in (("ngan", DECISION), ("dai", long)):
        (folder / f"{name}.yaml").write_text(text.split("phu_luc:")[0], encoding="utf-8")
    (folder / "truong.yaml").write_text(
        DECISION.replace("{chuc_vu: CHỦ TỊCH, ho_ten: Giàng Seo Páo}", "{chuc_vu: HIỆU TRƯỞNG, ho_ten: Sùng Thị Dợ}"),
        encoding="utf-8",
    )
    assert main(["render", str(folder / "ngan.yaml"), str(folder / "dai.yaml"), "-o", str(folder), "--pdf"]) == 0
    return folder


@pytest.mark.office
def test_the_block_stands_on_the_last_sheet_where_there_is_room(pages: Path) -> None:
    short, long = (File((pages / f"{name}.pdf").read_bytes(), f"{name}.pdf") for name in ("ngan", "dai"))
    for source in (short, long):
        made = copied(source, copy(), [], electronic=False, pdf=True).pdf
        was, now = PdfReader(io.BytesIO(source.data)), PdfReader(io.BytesIO(made))
        last = was.pages[-1].extract_text()
        assert [page.extract_text() for page in now.pages][: len(was.pages) - 1] == [
            page.extract_text() for page in was.pages
        ][:-1]
        assert len(now.pages) == len(was.pages)
        text = now.pages[-1].extract_text()
        assert text.startswith(last.rstrip()[:200])
        assert text.index("SAO Y") > text.index("Giàng Seo Páo")
        assert "03/SY-THNC" in text


@pytest.mark.office
def test_without_room_the_block_has_a_page_of_its_own(pages: Path) -> None:
    data = (pages / "ngan.pdf").read_bytes()
    for number in ("3", "4", "5", "6"):
        data = copied(File(data, "ngan.pdf"), copy(number=number), [], electronic=False, pdf=True).pdf
    found = PdfReader(io.BytesIO(data))
    assert len(found.pages) == 2
    assert sum(page.extract_text().count("SAO Y") for page in found.pages) == 4


@pytest.mark.office
def test_a_copy_of_a_scan_needs_no_reading(pages: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    image.new("RGB", (1654, 2339), "white").save(out, "PDF", resolution=200)
    made = copied(File(out.getvalue(), "quet.pdf"), copy(), [], electronic=False, pdf=True)
    assert "SAO Y" in PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert "độ mật" in made.notes[0]
    with pytest.raises(CchcError, match="đọc được chữ"):
        copied(File(out.getvalue(), "quet.pdf"), copy("trich_sao"), ["Điều 1"], electronic=False, pdf=True)


@pytest.mark.office
def test_a_copy_in_electronic_form_has_the_field_of_who_copied(pages: Path) -> None:
    pytest.importorskip("pyhanko")
    image = pytest.importorskip("PIL.Image")
    out = io.BytesIO()
    image.new("RGB", (1654, 2339), "white").save(out, "PDF", resolution=200)
    scan = File(out.getvalue(), "quet.pdf")
    made = copied(scan, copy(), [], electronic=True, pdf=True)
    assert made.pdf.startswith(scan.data)
    (field,) = (one.get_object() for one in PdfReader(io.BytesIO(made.pdf)).pages[0]["/Annots"])
    assert (field["/T"], field["/TU"]) == ("ChuKyCoQuanSao", "Sao y\nTrường Tiểu học Nậm Cuổi")
    own = copied(SOURCE, copy("trich_sao"), ["Điều 1"], electronic=True, pdf=True).pdf
    text = PdfReader(io.BytesIO(own)).pages[0].extract_text()
    assert "04 người" in text
    assert "TRÍCH SAO" not in text  # the signature says so, in the corner


def test_a_scan_is_held_against_the_standard() -> None:
    image = pytest.importorskip("PIL.Image")

    def scan(mode: str, dots: int) -> bytes:
        out = io.BytesIO()
        image.new(mode, (round(8.27 * dots), round(11.69 * dots)), "white").save(out, "PDF", resolution=dots)
        return out.getvalue()

    assert standard(scan("RGB", 200), "a.pdf") == []
    assert standard(scan("RGB", 300), "a.pdf") == []
    (low,) = standard(scan("RGB", 150), "a.pdf")
    assert "150 dpi" in low
    (grey,) = standard(scan("L", 200), "a.pdf")
    assert "ảnh màu" in grey


# --- the book ---------------------------------------------------------------------------------------------------------


def test_all_kinds_of_copies_share_one_series_that_begins_anew_each_year() -> None:
    source = ""
    for kind, year, number in (
        ("sao_y", 2026, "01"),
        ("trich_sao", 2026, "02"),
        ("sao_luc", 2026, "03"),
        ("sao_y", 2027, "01"),
    ):
        assert book.number_for(book.entries(source, "so.yaml"), year, "", "so.yaml") == number
        source = book.with_line(source, copy(kind, number), NgayThang(4, 1, year), "Kế hoạch: số 5", "a.pdf")
    assert [one.number for one in book.entries(source, "so.yaml")] == [1, 2, 3, 1]
    with pytest.raises(CchcError, match=r"so.yaml:3"):
        book.number_for(book.entries(source, "so.yaml"), 2026, "2", "so.yaml")
    assert book.number_for(book.entries(source, "so.yaml"), 2026, "9", "so.yaml") == "09"


@pytest.mark.parametrize("wrong", ["a: 1", "- {so: x, nam: 2026}", "- {so: 1}", "- [", "- 5"])
def test_a_book_that_is_none_is_refused_with_its_line(wrong: str) -> None:
    with pytest.raises(CchcError, match=r"so.yaml:\d"):
        book.entries(wrong, "so.yaml")


def test_what_was_copied_is_written_as_an_official_cites_it() -> None:
    assert (
        described(SOURCE, original_of(SOURCE))
        == "Quyết định số 61/QĐ-UBND ngày 11/05/2026 của Ủy ban nhân dân xã Nậm Cuổi"
    )


def test_the_command_takes_the_next_number_and_writes_it_in_the_book(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, body, kept = str(pages / "ngan.yaml"), str(pages / "truong.yaml"), str(tmp_path / "so.yaml")
    common = ["--from", body, "--book", kept, "--ngay", "18/5/2026"]
    assert main(["copy", paper, "--kind", "sao_y", *common, "-o", str(tmp_path / "a.docx")]) == 0
    assert (
        main(["copy", paper, "--kind", "trich_sao", "--part", "Điều 1", *common, "-o", str(tmp_path / "b.docx")]) == 0
    )
    assert "bản sao số 02" in capsys.readouterr().out
    assert "02/TrS-UBND" in words((tmp_path / "b.docx").read_bytes())
    assert main(["copy", paper, "--kind", "sao_y", *common, "--so", "2", "-o", str(tmp_path / "c.docx")]) == 2
    assert not (tmp_path / "c.docx").exists()
    assert main(["copy", paper, "--kind", "sao_y", *common, "-o", str(tmp_path / "a.docx")]) == 2  # there already
    assert len((tmp_path / "so.yaml").read_text(encoding="utf-8").splitlines()) == 3
    assert main(["copy", paper, "--kind", "photo", *common]) == 2
    told = capsys.readouterr().err
    assert all(kind in told for kind in COPIED)


def test_who_signs_a_copy_is_named_on_it(pages: Path, tmp_path: Path) -> None:
    paper, body = str(pages / "ngan.yaml"), str(pages / "truong.yaml")
    target = tmp_path / "a.docx"
    signer = "TL. CHỦ TỊCH; CHÁNH VĂN PHÒNG; Lù A Chu"
    given = [
        "copy",
        paper,
        "--kind",
        "sao_y",
        "--from",
        body,
        "--so",
        "5",
        "--signer",
        signer,
        "--to",
        "Các bản; Trạm Y tế",
    ]
    assert main([*given, "-o", str(target)]) == 0
    (block,) = read_docx(target.read_bytes(), "a.docx").document.ban_sao
    assert block.chu_ky == ChuKy(["TL. CHỦ TỊCH"], "CHÁNH VĂN PHÒNG", "Lù A Chu")
    assert block.noi_nhan == ["Các bản", "Trạm Y tế"]
    assert main([*given[:-4], "--signer", "ai đó", "-o", str(tmp_path / "b.docx")]) == 2
