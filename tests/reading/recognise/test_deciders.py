"""Who decides, apart from what about; years of a quoted paper; an appendix that is a file of its own."""

from __future__ import annotations

import pytest

from cchc_docs.model.apart import stands_apart
from cchc_docs.model.document import GiaiDoan
from cchc_docs.model.printed import attachment_line
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.result import Read
from cchc_docs.reading.word.file import read_docx
from tests.reading.word.files import docx, p, row, table

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def read(body: str) -> Read:
    found = read_docx(docx(body), "thu.docx")
    assert not coverage(found).missing
    return found


def _decision(issuer: str, number: str, kind: str, lines: list[str], decides: str) -> Read:
    centred = "".join(p(line, b=True, align="center") for line in [kind, *lines, decides])
    turn = "QUYẾT NGHỊ:" if kind == "NGHỊ QUYẾT" else "QUYẾT ĐỊNH:"
    return read(
        table(row(f"{issuer}\n{number}", f"{NATION}\nAn Bình, ngày 04 tháng 3 năm 2026"))
        + centred
        + p("Căn cứ Luật Đường thủy ngày 03 tháng 02 năm 2025;", i=True)
        + p("Theo đề nghị của Trưởng bến.", i=True)
        + p(turn, b=True, align="center")
        + p("Điều 1. Mở bến Cây Gạo.")
        + p("Điều 2. Quyết định này có hiệu lực từ ngày ký./.")
    )


@pytest.mark.parametrize(
    ("issuer", "number", "kind", "lines", "decides"),
    [
        ("THỦ TƯỚNG CHÍNH PHỦ", "Số: 14/QĐ-TTg", "QUYẾT ĐỊNH", ["Về việc mở bến Cây Gạo", "giai đoạn 2026 - 2030"], "THỦ TƯỚNG CHÍNH PHỦ"),
        ("CHÍNH PHỦ", "Số: 9/NQ-CP", "NGHỊ QUYẾT", ["Về việc chuyển bến Cây Gạo", "về Ủy ban nhân dân xã An Bình quản lý"], "CHÍNH PHỦ"),
        ("TỔNG CỤC ĐÒ NGANG", "Số: 3/QĐ-TCĐN", "QUYẾT ĐỊNH", ["Mở bến Cây Gạo"], "TỔNG CỤC ĐÒ NGANG"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ AN BÌNH", "Số: 7/NQ-HĐND", "NGHỊ QUYẾT", ["Xác nhận kết quả bầu Chủ tịch", "Ủy ban nhân dân xã An Bình nhiệm kỳ 2026 - 2031"], "HỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH"),
        ("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH", "Số: 7/QĐ-UBND", "QUYẾT ĐỊNH", ["Phê duyệt phương án của Trưởng bến", "Giám đốc bến Cây Gạo"], "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH"),
    ],
)  # fmt: skip
def test_the_line_of_authority_is_no_part_of_the_subject(
    issuer: str, number: str, kind: str, lines: list[str], decides: str
) -> None:
    found = _decision(issuer, number, kind, lines, decides).document
    assert found.trich_yeu == "\n".join(lines)
    assert found.tham_quyen == [decides]
    assert len(found.can_cu) == 2


def test_an_authority_in_small_letters_still_decides() -> None:
    found = _decision(
        "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH", "Số: 7/QĐ-UBND", "QUYẾT ĐỊNH", ["Mở bến Cây Gạo"], "Chủ tịch Ủy ban nhân dân xã"
    ).document
    assert (found.trich_yeu, found.tham_quyen) == ("Mở bến Cây Gạo", ["Chủ tịch Ủy ban nhân dân xã"])


@pytest.mark.parametrize(
    ("subject", "year", "period"),
    [
        ("Thi đua thực hiện Đề án “Bến sạch giai đoạn 2024 - 2027” năm 2026", 2026, None),
        ('Thi đua thực hiện Đề án "Bến sạch giai đoạn 2024 - 2027, tầm nhìn đến năm 2040" năm 2026', 2026, None),
        ("Thực hiện Đề án “Bến sạch” giai đoạn 2024 - 2027", None, GiaiDoan(2024, 2027)),
        ('Tổ chức "Ngày hội bến Cây Gạo lần thứ II, năm 2026"', 2026, None),
        ("Giữ bến sạch năm 2026, định hướng đến năm 2030", 2026, None),
        ("Giữ bến sạch đến hết năm 2030", None, None),
    ],
)
def test_years_of_what_is_quoted_are_its_own(subject: str, year: int | None, period: GiaiDoan | None) -> None:
    found = read(
        table(row("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 5/KH-UBND", f"{NATION}\nAn Bình, ngày 04 tháng 3 năm 2026"))
        + p("KẾ HOẠCH", b=True, align="center")
        + p(subject, b=True, align="center")
        + p("I. MỤC ĐÍCH", b=True)
        + p("1. Dọn bến.")
    ).document
    assert (found.nam, found.giai_doan) == (year, period)


@pytest.mark.parametrize("label", ["PHỤ LỤC I: PHÂN CÔNG VIỆC TRỰC BẾN", "PHỤ LỤC II", "PHỤ LỤC 3. LỊCH TRỰC BẾN"])
def test_a_file_that_is_an_appendix_alone_is_read_as_one(label: str) -> None:
    found = read(
        p(label, b=True, align="center")
        + p("GIAI ĐOẠN 2026 - 2030", b=True, align="center")
        + p("(Kèm theo Kế hoạch số      /KH-UBND của Ủy ban nhân dân xã An Bình)", i=True, align="center")
        + table(row("Việc", "Ai làm", "Khi nào"), row("1. Trực bến", "Thôn Hạ", "Quý I"))
    ).document
    assert stands_apart(found)
    assert [one.kem_theo is not None for one in found.phu_luc] == [True]


def test_a_part_below_the_signature_with_its_line_of_attachment_is_an_appendix() -> None:
    found = read(
        table(row("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 5/QĐ-UBND", f"{NATION}\nAn Bình, ngày 04 tháng 3 năm 2026"))
        + p("QUYẾT ĐỊNH", b=True, align="center")
        + p("Công bố danh mục bến", b=True, align="center")
        + p("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH", b=True, align="center")
        + p("Căn cứ Luật Đường thủy.", i=True)
        + p("QUYẾT ĐỊNH:", b=True, align="center")
        + p("Điều 1. Công bố danh mục bến (có danh mục kèm theo)./.")
        + table(row("Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.", "CHỦ TỊCH\nLò Văn Ín"))
        + p("Phần I.", b=True, align="center")
        + p("DANH MỤC BẾN", b=True, align="center")
        + p("(Kèm theo Quyết định số 5/QĐ-UBND ngày 04 tháng 3 năm 2026)", i=True, align="center")
        + p("1. Bến trên", b=True)
        + table(row("STT", "Tên bến"), row("1", "Cây Gạo"))
    ).document
    (appendix,) = found.phu_luc
    assert (appendix.nhan_in, appendix.ten) == ("Phần I.", "DANH MỤC BẾN")
    assert appendix.kem_theo_in.startswith("(Kèm theo Quyết định số 5/QĐ-UBND")


def test_a_number_line_that_names_its_kind_is_no_issuer() -> None:
    found = read(
        table(row("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\nNghị quyết số: 12/2031/UBTVQH16", f"{NATION}\nHà Nội, ngày 04 tháng 3 năm 2031"))
        + p("NGHỊ QUYẾT", b=True, align="center")
        + p("Về bến đò", b=True, align="center")
        + p("ỦY BAN THƯỜNG VỤ QUỐC HỘI", b=True, align="center")
        + p("Căn cứ Luật Đường thủy;", i=True)
        + p("QUYẾT NGHỊ:", b=True, align="center")
        + p("Điều 1. Mở bến./.")
    ).document  # fmt: skip
    assert found.dong_so == "Nghị quyết số: 12/2031/UBTVQH16"
    assert found.co_quan is not None
    assert found.co_quan.ten == "ỦY BAN THƯỜNG VỤ\nQUỐC HỘI"


def test_a_number_line_with_blanks_round_its_dash_is_no_issuer() -> None:
    found = _decision("ỦY BAN NHÂN DÂN\nXÃ BẾN GỖ", "Số: 14 /QĐ - UBND", "QUYẾT ĐỊNH", ["Về việc mở bến"], "CHỦ TỊCH")
    assert found.document.co_quan is not None
    assert (found.document.co_quan.ten, found.document.so) == ("Ủy ban nhân dân xã Bến Gỗ", "14")


_GAP = " " * 12


def test_a_name_that_ends_in_so_stands_apart_from_the_place() -> None:
    found = read(
        p(f"ỦY BAN NHÂN DÂN{_GAP}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", b=True)
        + p(f"HUYỆN BẾN GỖ{_GAP}Độc lập - Tự do - Hạnh phúc", b=True)
        + p(f"BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ{_GAP}Bến Gỗ, ngày    tháng    năm 2023", b=True)
        + p("Số:      /KH-BCĐ")
        + p("KẾ HOẠCH", b=True, align="center")
        + p("Dạy nghề chèo đò năm 2023", b=True, align="center")
        + p("Ban Chỉ đạo mở lớp như sau:")
    ).document
    assert (found.dia_danh, found.ky_hieu) == ("Bến Gỗ", "KH-BCĐ")
    assert found.co_quan is not None
    assert found.co_quan.ten == "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"


@pytest.mark.parametrize("gap", ["\t\t", _GAP])
def test_the_head_of_a_party_paper_typed_side_by_side(gap: str) -> None:
    found = read(
        p(f"ĐẢNG BỘ XÃ BẾN GỖ{gap}ĐẢNG CỘNG SẢN VIỆT NAM", b=True)
        + p(f"CHI BỘ THÔN HẠ{gap}Bến Gỗ, ngày 04 tháng 3 năm 2026")
        + p("Số      -TB/CB")
        + p("THÔNG BÁO", b=True, align="center")
        + p("Phân công trực đò", b=True, align="center")
        + p("Chi bộ phân công như sau:")
    ).document
    assert (found.loai, found.quoc_hieu, found.trich_yeu) == (
        "thong_bao",
        ["ĐẢNG CỘNG SẢN VIỆT NAM"],
        "Phân công trực đò",
    )


def test_the_head_of_a_union_with_blanks_in_its_number() -> None:
    found = read(
        p("HUYỆN ĐOÀN BẾN GỖ\t\tĐOÀN TNCS HỒ CHÍ MINH", b=True)
        + p("Số: 31 - KH/ĐTN-PT\t\tBến Gỗ, ngày 04 tháng 3 năm 2026")
        + p("KẾ HOẠCH", b=True, align="center")
        + p("Dọn bến đò", b=True, align="center")
        + p("Ban Thường vụ phân công như sau:")
    ).document
    assert (found.so, found.ky_hieu, found.quoc_hieu) == ("31", "KH/ĐTN-PT", ["ĐOÀN TNCS HỒ CHÍ MINH"])


def test_a_kind_this_program_does_not_write_is_no_issuer() -> None:
    lines = ["BỘ ĐƯỜNG THỦY", "Số: 14/2026/TT-BĐT", *NATION.split("\n"), "Hà Nội, ngày 04 tháng 3 năm 2026", "THÔNG TƯ"]
    body = "".join(p(line, b=True, align="center") for line in [*lines, "Quy định phao cứu sinh trên đò"])
    found = read(body + p("Căn cứ Luật Đường thủy ngày 03 tháng 02 năm 2025;")).document
    assert found.co_quan is not None
    assert (found.co_quan.chu_quan, found.co_quan.ten) == ("", "BỘ ĐƯỜNG THỦY")


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", "Sở Nội vụ"),
        ("CHỦ TỊCH\nỦY BAN NHÂN DÂN XÃ AN BÌNH", "Chủ tịch Ủy ban nhân dân xã An Bình"),
    ],
)
def test_a_line_of_attachment_keeps_its_small_letters(head: str, issuer: str) -> None:
    line = f"(Kèm theo Kế hoạch số 05/KH-SNV ngày 04 tháng 3 năm 2026 của {issuer})"
    found = read(
        table(row(f"{head}\nSố: 05/KH-SNV", f"{NATION}\nAn Bình, ngày 04 tháng 3 năm 2026"))
        + p("KẾ HOẠCH", b=True, align="center")
        + p("Dọn bến năm 2026", b=True, align="center")
        + p("I. MỤC ĐÍCH", b=True)
        + p("1. Dọn bến theo Phụ lục./.")
        + table(row("Nơi nhận:\n- Các thôn;\n- Lưu: VT.", "GIÁM ĐỐC\nLò Văn Ín"))
        + p("Phụ lục", b=True, align="center")
        + p("DANH MỤC BẾN", b=True, align="center")
        + p(line, i=True, align="center")
        + table(row("STT", "Tên bến"), row("1", "Cây Gạo"))
    ).document
    (appendix,) = found.phu_luc
    assert appendix.kem_theo_in == line
    assert "\n" not in attachment_line(found)


HEAD = row("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 5/KH-UBND", f"{NATION}\nAn Bình, ngày 04 tháng 3 năm 2026")


@pytest.mark.parametrize(
    "line",
    [
        "(Theo Kế hoạch số 5/KH-UBND ngày 04 tháng 3 năm 2026 của Ủy ban nhân dân xã An Bình)",
        "(Gửi kèm Kế hoạch số      /KH-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân xã An Bình)",
    ],
)
def test_an_appendix_is_tied_to_its_paper_in_other_words(line: str) -> None:
    found = read(
        table(HEAD)
        + p("KẾ HOẠCH", b=True, align="center")
        + p("Giữ bến sạch năm 2026", b=True, align="center")
        + p("1. Dọn bến theo Phụ lục.")
        + table(row("Nơi nhận:\n- Các thôn;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Ín"))
        + p("Phụ lục I", b=True, align="center")
        + p("PHỤ LỤC LỊCH TRỰC BẾN", b=True, align="center")
        + p(line, i=True, align="center")
        + p("Thứ Hai: thôn Hạ.")
    ).document
    (only,) = found.phu_luc
    assert (only.nhan_in, only.ten, only.kem_theo) == ("Phụ lục I", "PHỤ LỤC LỊCH TRỰC BẾN", line)


def test_a_title_typed_into_rows_of_the_head_table_is_the_title() -> None:
    found = read(
        table(HEAD, row("TỜ TRÌNH"), row("Về việc mua phao cho bến"), row("Kính gửi: Ủy ban nhân dân xã"))
        + p("Thôn Hạ xin mua 12 phao./.")
    ).document
    assert (found.loai, found.trich_yeu) == ("to_trinh", "Về việc mua phao cho bến")
    assert found.kinh_gui == ["Ủy ban nhân dân xã"]
    assert not found.chua_ro
