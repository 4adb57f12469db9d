"""Habits met in whole documents of many kinds: what each file says must land where it belongs."""

from __future__ import annotations

import pytest

from cchc_docs.model.document import Muc
from cchc_docs.model.printed import number_line, recipient_lines
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.result import Read
from cchc_docs.reading.word.file import read_docx
from cchc_docs.writing.word.render import render
from tests.reading.word.files import CLOSING, FOOT, HEAD, OPENING, TITLE, W, c, docx, p, plan, row, run, table


def read(data: bytes) -> Read:
    found = read_docx(data, "thu.docx")
    assert not coverage(found).missing
    return found


def outline(blocks: list[Muc], depth: int = 0) -> list[tuple[int, str, str]]:
    out = []
    for block in blocks:
        out.append((depth, block.nhan_in, block.chu))
        out += outline(block.noi_dung, depth + 1)
    return out


def test_the_place_below_an_unbold_ubnd_belongs_to_the_same_body():
    head = table(
        row(
            c(raw=p("ỦY BAN NHÂN DÂN", align="center") + p("XÃ AN BÌNH", b=True, align="center") + p("Số: 05/KH-UBND")),
            c(raw=p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", b=True) + p("Độc lập - Tự do - Hạnh phúc", b=True)),
        )
    )
    body = read(plan(head=head)).document.co_quan
    assert body is not None
    assert (body.ten, body.chu_quan) == ("Ủy ban nhân dân\nxã An Bình".replace("\n", " "), "")


def test_the_number_a_body_is_named_by_is_not_the_number_of_the_paper():
    named = (
        p("UBND XÃ AN BÌNH") + p("ĐOÀN KIỂM TRA", b=True) + p("THEO QUYẾT ĐỊNH", b=True) + p("SỐ 41/QĐ-UBND", b=True)
    )
    nation = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", b=True) + p("Độc lập - Tự do - Hạnh phúc", b=True)
    found = read(
        plan(
            head=table(
                row(c(raw=named), c(raw=nation)),
                row(c(raw=p("Số: 07/KH-ĐKT")), c(raw=p("An Bình, ngày 05 tháng 3 năm 2026"))),
            )
        )
    )
    document = found.document
    assert number_line(document) == "Số: 07/KH-ĐKT"
    assert document.co_quan is not None and document.co_quan.ten.endswith("SỐ 41/QĐ-UBND")


@pytest.mark.parametrize("label", ["Phần thứ nhất", "Phần I", "Phần 1.", "Chương I", "Chương 1", "CHƯƠNG HAI"])
@pytest.mark.parametrize("together", [True, False])
def test_a_part_and_its_title_on_the_next_line_are_one_heading(label, together):
    look = {"b": True, "align": "center"}
    head = p(f"{label}\nĐÁNH GIÁ CHUNG", **look) if together else p(label, **look) + p("ĐÁNH GIÁ CHUNG", **look)
    found = read(plan(head + p("I. KẾT QUẢ", b=True) + p("1. Việc đã làm.")))
    assert outline(found.document.noi_dung) == [
        (0, label, "ĐÁNH GIÁ CHUNG"),
        (1, "I.", "KẾT QUẢ"),
        (2, "1.", "Việc đã làm."),
    ]
    assert found.places(("noi_dung", 0, "tieu_de")).paragraph >= 0


def test_parts_counted_in_words_stand_side_by_side_and_a_sentence_about_one_is_none():
    look = {"b": True, "align": "center"}
    body = (
        p("Phần thứ nhất\nMỤC TIÊU", **look)
        + p("1. Việc một.")
        + p("Phần thứ hai nêu rõ việc hai.")
        + p("Phần thứ hai\nNHIỆM VỤ", **look)
    )
    found = outline(read(plan(body)).document.noi_dung)
    assert [line[:2] for line in found] == [(0, "Phần thứ nhất"), (1, "1."), (2, ""), (0, "Phần thứ hai")]


def test_the_letter_o_before_words_is_a_bullet():
    body = p("I. MỤC TIÊU", b=True) + p("1. Gồm:") + p("o Họp tổ dân phố;") + p("o\tPhát thanh.") + p("2. Khác.")
    assert outline(read(plan(body)).document.noi_dung)[2:4] == [(2, "o", "Họp tổ dân phố;"), (2, "o", "Phát thanh.")]


def test_a_table_of_two_signers_above_the_recipients_is_the_foot():
    signers = table(
        row(c("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\n\nLê Thị Mai"), c("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An"))
    )
    found = read(plan(foot=signers + p("Nơi nhận:") + p("- Sở Nội vụ;") + p("- Lưu: VT.")))
    document = found.document
    assert document.chu_ky is not None
    assert document.chu_ky.ho_ten == "Nguyễn Văn An"
    other = document.chu_ky_khac[0]
    assert (other.quyen_han, other.chuc_vu, other.ho_ten) == (["TM. BAN THƯỜNG TRỰC"], "CHỦ TỊCH", "Lê Thị Mai")
    assert (document.noi_nhan, len(document.ket_thuc)) == (["Sở Nội vụ"], 1)


def test_the_first_of_two_signers_may_stand_above_the_recipients_in_one_column():
    left = "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nLê Thị Mai\nNơi nhận:\n- Sở Nội vụ;\n- Lưu: VT."
    found = read(plan(foot=table(row(c(left), c("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An")))))
    assert found.document.noi_nhan == ["Sở Nội vụ"]
    assert found.document.chu_ky_khac[0].ho_ten == "Lê Thị Mai"


def test_recipients_some_with_and_some_without_a_dash_stay_as_typed():
    foot = table(row(c("Nơi nhận:\n- Sở Nội vụ;\nCác thôn;\nLưu: VT."), c("CHỦ TỊCH\nNguyễn Văn An")))
    document = read(plan(foot=foot)).document
    assert recipient_lines(document) == ["- Sở Nội vụ;", "Các thôn;", "Lưu: VT."]


def test_a_name_typed_below_the_table_of_the_signature_is_the_signers():
    foot = table(row(c("Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT."), c("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")))
    document = read(plan(foot=foot + p() + p("Nguyễn Văn An", b=True, align="right"))).document
    assert document.chu_ky is not None
    assert (document.chu_ky.chuc_vu, document.chu_ky.ho_ten, document.phu_luc) == ("CHỦ TỊCH", "Nguyễn Văn An", [])


@pytest.mark.parametrize(
    ("raw", "sign"),
    [
        (run("\uf0a7 Kiện toàn tổ bảo vệ;"), "▪"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r>' + run(" Kiện toàn tổ bảo vệ;"), "●"),
        ('<w:r><w:sym w:font="Wingdings" w:char="00FC"/></w:r>' + run(" Kiện toàn tổ bảo vệ;"), "✓"),
    ],
)
def test_signs_of_wingdings_are_bullets_a_reader_sees(raw, sign):
    found = outline(read(plan(p("I. MỤC TIÊU", b=True) + p(raw=raw))).document.noi_dung)
    assert found[1] == (1, sign, "Kiện toàn tổ bảo vệ;")


def test_a_letter_of_wingdings_as_automatic_bullet_is_its_sign():
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="l"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
    numbering = f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    found = read(plan(p("I. MỤC TIÊU", b=True) + p("Họp thôn.", num="1:0"), parts={"numbering": numbering}))
    assert outline(found.document.noi_dung)[1] == (1, "●", "Họp thôn.")


def test_a_body_that_ends_without_its_closing_mark_gets_none():
    document = read(plan(closing="")).document
    assert (document.nguyen_trang, document.ket_thuc) == (True, [])


def test_basis_and_opening_parted_by_soft_breaks_only_are_told_apart():
    opening = p(
        "Căn cứ Luật A ngày 01 tháng 01 năm 2025;\nCăn cứ Luật B;\nỦy ban nhân dân xã ban hành Kế hoạch như sau:"
    )
    document = read(plan(opening=opening)).document
    assert (len(document.can_cu), document.mo_dau) == (2, ["Ủy ban nhân dân xã ban hành Kế hoạch như sau:"])


def test_a_plain_sentence_after_a_bold_heading_and_a_soft_break_is_its_content():
    body = p(raw=run("I. GIẢI PHÁP\n", b=True) + run("Các đơn vị chủ động thực hiện."))
    assert outline(read(plan(body)).document.noi_dung) == [
        (0, "I.", "GIẢI PHÁP"),
        (1, "", "Các đơn vị chủ động thực hiện."),
    ]


@pytest.mark.parametrize(
    ("lines", "kind", "name", "subject"),
    [
        (["CHƯƠNG TRÌNH CÔNG TÁC", "Trọng tâm năm 2026"], "chuong_trinh", "CHƯƠNG TRÌNH CÔNG TÁC", "Trọng tâm năm 2026"),
        (["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"], "ke_hoach", "", "CẢI CÁCH HÀNH CHÍNH NĂM 2026"),
        (["BÁO CÁO KẾT QUẢ", "CẢI CÁCH HÀNH CHÍNH"], "bao_cao", "", "KẾT QUẢ\nCẢI CÁCH HÀNH CHÍNH"),
    ],
)  # fmt: skip
def test_a_kind_in_one_line_with_more_capitals_is_known(lines, kind, name, subject):
    title = "".join(p(line, b=True, align="center") for line in lines)
    document = read(plan(title=title)).document
    assert (document.loai, document.ten_loai, document.trich_yeu) == (kind, name, subject)


def test_a_subject_of_an_official_letter_goes_on_over_centred_lines():
    lines = p("V/v tăng cường phòng,", align="center") + p("chống dịch bệnh", align="center") + p()
    data = docx(
        HEAD
        + p(align="center")
        + lines
        + p("Kính gửi: Các thôn", align="center")
        + p("Đề nghị các thôn:")
        + p("1. Vệ sinh.")
        + FOOT
    )
    document = read(data).document
    assert (document.loai, document.trich_yeu) == ("cong_van", "V/v tăng cường phòng,\nchống dịch bệnh")
    assert document.kinh_gui == ["Các thôn"]


def test_the_authority_and_session_above_the_basis_of_a_resolution_open_no_block():
    title = p("NGHỊ QUYẾT", b=True, align="center") + p("Về phát triển kinh tế", b=True, align="center")
    opening = (
        p("HỘI ĐỒNG NHÂN DÂN XÃ", b=True, align="center") + p("KHÓA II, KỲ HỌP THỨ 3", b=True, align="center")
        + p("Căn cứ Luật A;", i=True) + p("- Xét đề nghị của Văn phòng,") + p("QUYẾT NGHỊ:", b=True, align="center")
    )  # fmt: skip
    document = read(plan(p("Điều 1. Mục tiêu", b=True) + p("Tăng trưởng 8%."), title=title, opening=opening)).document
    assert (document.loai, len(document.can_cu)) == ("nghi_quyet", 2)
    assert outline(document.noi_dung) == [(0, "Điều 1.", "Mục tiêu"), (1, "", "Tăng trưởng 8%.")]


@pytest.mark.parametrize("line", ["Kính gửi: Các thôn", "QUY CHẾ", "NGHỊ QUYẾT"])
def test_two_columns_of_a_pdf_end_where_the_page_begins_again(line):
    from cchc_docs.reading.flow import Piece, RunLook
    from cchc_docs.reading.page.columns import Zone, _starts_anew
    from cchc_docs.reading.page.lines import Line, Word

    def at(text: str, x0: float, base: float) -> Line:
        return Line([Word([Piece(text, RunLook(size=13.0))], x0, x0 + 100)], base=base, size=13.0, page=1)

    zone = Zone([at("ỦY BAN NHÂN DÂN", 100, 100)], [at("CỘNG HÒA XÃ HỘI", 340, 100)], (200, 340))
    assert _starts_anew(zone, at(line, 345, 130), 297)
    assert not _starts_anew(zone, at("Độc lập - Tự do", 345, 115), 297)


def test_the_parts_of_a_plan_are_all_used():
    assert read(docx(HEAD + TITLE + OPENING + p("I. MỤC ĐÍCH", b=True) + CLOSING + FOOT)).left_over == []


@pytest.mark.parametrize(
    ("subject", "year"),
    [
        ("Nạo vét kênh năm 2026", 2026),
        ("Triển khai thi hành Luật Lưu trữ năm 2024 trên địa bàn xã", None),
        ("Nạo vét kênh năm 2026 thay thế Kế hoạch nạo vét kênh năm 2025", 2026),
        ("Sửa đổi, bổ sung Kế hoạch nạo vét kênh năm 2025", None),
        ("Tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", None),
        ("Chào mừng Đại hội nhiệm kỳ 2025 - 2030", None),
        ("Kết quả 6 tháng đầu năm 2026", 2026),
    ],
)
def test_the_year_is_that_of_the_paper_never_of_one_it_names(subject, year):
    title = p("KẾ HOẠCH", b=True, align="center") + p(subject, b=True, align="center")
    assert read(plan(title=title)).document.nam == year


@pytest.mark.parametrize(
    "said", ["(Đã ký)", "(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)", "(Chữ ký, dấu)", "(Ký, họ và tên)"]
)
def test_what_stands_in_the_room_of_a_signature_stays_there(said):
    foot = table(row(c("Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT."), c(f"CHỦ TỊCH\n{said}\nLò Thị Xoan")))
    document = read(plan(foot=foot)).document
    assert (document.chu_ky.chuc_vu, document.chu_ky.ky_ten, document.chu_ky.ho_ten) == (
        "CHỦ TỊCH",
        said,
        "Lò Thị Xoan",
    )
    again = read(render(document)).document
    assert again.chu_ky == document.chu_ky


LONG_SUBJECT = "Mở hội bơi thuyền, hội cày và phiên chợ đầu xuân; " * 8 + "trao cờ cho các bản"


@pytest.mark.parametrize("end", ["", "."])
def test_a_very_long_subject_above_the_bases_is_read_as_one(end):
    title = p("KẾ HOẠCH", b=True, align="center") + p(LONG_SUBJECT + end)
    found = read(
        plan(title=title, opening=p("Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2026 của UBND tỉnh;"))
    ).document
    assert found.trich_yeu == LONG_SUBJECT + end


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG_SUBJECT + ". Các bản lo thuyền", "Căn cứ Luật Di sản văn hóa;"),
        (LONG_SUBJECT, "Các bản lo thuyền trước ngày hội."),
    ],
)
def test_a_long_paragraph_of_sentences_or_with_no_bases_below_is_no_subject(first, second):
    found = read(plan(title=p("KẾ HOẠCH", b=True, align="center") + p(first), opening=p(second))).document
    assert found.trich_yeu == ""


@pytest.mark.parametrize(
    "line", ["Số: 05/KH-UBND, An Bình, ngày 03 tháng 6 năm 2026", "Số: 05/KH-UBND, ngày 03 tháng 6 năm 2026"]
)
def test_a_number_and_a_day_on_one_line_are_both_read(line: str):
    head = p("ỦY BAN NHÂN DÂN XÃ AN BÌNH", b=True) + p(line)
    found = read(plan(head=head)).document
    assert number_line(found) == "Số: 05/KH-UBND"
    day = found.ngay_ban_hanh
    assert day is not None
    assert (day.ngay, day.thang, day.nam) == (3, 6, 2026)
    assert found.dia_danh == ("An Bình" if "An Bình" in line else "")


@pytest.mark.parametrize(
    ("second", "below", "whole"),
    [
        ("hội cày đầu xuân", "1. Chuẩn bị bến.", True),
        ("Xuân Đinh Mùi 2027", "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2027 của UBND tỉnh;", True),
        ("Xuân Đinh Mùi 2027", "Bến đò mở từ mồng bốn.", False),
        ("Các bản đã lo thuyền.", "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2027 của UBND tỉnh;", False),
    ],
)
def test_a_second_line_of_a_plain_subject_is_read_by_what_stands_around_it(second, below, whole):
    title = p("KẾ HOẠCH") + p("Mở hội bơi thuyền,") + p(second) + p(below)
    found = read(plan(title=title, opening="")).document
    assert found.trich_yeu == ("Mở hội bơi thuyền,\n" + second if whole else "Mở hội bơi thuyền,")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Số: 25 /KH-UBND", True),
        ("Số: 25/ KH-UBND", True),
        ("Số:25/KH-UBND", True),
        ("Số: 25/KH-UBND", False),
        ("Số:      /KH-UBND", False),
    ],
)
def test_a_blank_typed_at_the_stroke_of_a_number_is_kept_and_room_for_one_is_none(line, kept):
    head = p("ỦY BAN NHÂN DÂN XÃ AN BÌNH", b=True) + p(line)
    assert (read(plan(head=head)).document.dong_so == line) is kept


@pytest.mark.parametrize(
    ("second", "below", "whole"),
    [
        ("của các bản ven sông Đà", "1. Chuẩn bị bến.", True),
        ("của các bản ven sông Đà:", "1. Chuẩn bị bến.", False),
        ("Các bản đã lo đủ thuyền", "1. Chuẩn bị bến.", False),
    ],
)
def test_a_plain_subject_that_begins_as_a_basis_goes_on_in_small_letters(second, below, whole):
    title = p("KẾ HOẠCH") + p("Thực hiện việc đăng ký thuyền và phao") + p(second) + p(below)
    found = read(plan(title=title, opening="")).document
    assert found.trich_yeu == ("Thực hiện việc đăng ký thuyền và phao\n" + second if whole else "")


@pytest.mark.parametrize(
    ("second", "whole"), [("bản thuộc khu tái định cư", True), ("bản nào đủ thuyền thì ghi vào đây.", False)]
)
def test_the_title_of_an_appendix_goes_on_in_small_letters_above_what_it_comes_with(second, whole):
    said = [p("PHỤ BIỂU"), p("Số thuyền, số phao cần mua của các"), p(second)]
    said += [p("(Kèm theo Kế hoạch số 09/KH-UBND ngày 05/01/2026 của"), p("Ủy ban nhân dân xã An Bình)")]
    (only,) = read(
        plan(after="".join(said) + table(row(c("Bản"), c("Số thuyền")), row(c("Hin"), c("3"))))
    ).document.phu_luc
    assert only.ten.endswith(second) is whole and only.kem_theo is not None


@pytest.mark.parametrize(
    ("first", "second", "bold", "whole"),
    [
        ("Kết quả dẫn nước vụ chiêm;", "việc nạo vét mương vụ mùa", True, True),
        ("Kết quả dẫn nước vụ chiêm;", "Việc nạo vét mương vụ mùa", True, True),
        ("Kết quả dẫn nước vụ chiêm;", "việc nạo vét mương vụ mùa", False, False),
        ("Kết quả dẫn nước vụ chiêm;", "1. Kết quả", True, False),
        ("Căn cứ Luật Thủy lợi ngày 19/6/2017;", "Xã báo cáo việc nạo vét mương", True, False),
    ],
)
def test_a_subject_of_two_things_parted_by_a_semicolon_is_one_where_both_lines_look_like_the_kind(
    first, second, bold, whole
):
    lines = [p(one, b=bold, align="center" if bold else "") for one in (first, second)]
    found = read(plan(title=p("BÁO CÁO", b=True, align="center") + "".join(lines), opening="")).document
    assert (found.trich_yeu == f"{first}\n{second}") is whole


@pytest.mark.parametrize("label", ["BIỂU SỐ 01", "Biểu số 01", "PHỤ LỤC SỐ 01", "MẪU SỐ 01", "Phụ biểu SỐ 01"])
def test_an_appendix_is_labelled_in_any_capitals(label):
    title = p(label, b=True, align="center") + p("SỐ THUYỀN CÁC BẢN", b=True, align="center")
    (only,) = read(plan(after=title + table(row(c("Bản"), c("Số thuyền")), row(c("Hin"), c("3"))))).document.phu_luc
    assert (only.nhan_in, only.ten) == (label, "SỐ THUYỀN CÁC BẢN")


def test_a_post_in_small_letters_above_the_name_is_no_name():
    signed = "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n\n\nPhó Chủ tịch Ủy ban nhân dân xã\nLò Văn Ín"
    foot = table(row(c("Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT."), c(signed)))
    signer = read(plan(foot=foot)).document.chu_ky
    assert signer is not None
    assert (signer.ho_ten, signer.chuc_vu) == ("Lò Văn Ín", "TRƯỞNG BAN\nPhó Chủ tịch Ủy ban nhân dân xã")
