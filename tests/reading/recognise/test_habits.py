"""How officials really type: one small Word file for each habit."""

from __future__ import annotations

import unicodedata

import pytest

from cchc_docs.model.document import Document, NgayThang
from cchc_docs.reading.recognise.read_flow import doubts
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reading.recognise.habits import TASKS, body, read
from tests.reading.word.files import (
    BODY,
    FOOT,
    HEAD,
    OPENING,
    PAGE_BREAK,
    RULE,
    TITLE,
    R,
    W,
    c,
    docx,
    p,
    plan,
    row,
    run,
    section,
    table,
)  # fmt: skip

# --- head ------------------------------------------------------------------------------------------------------------


def check_head(document: Document) -> None:
    assert document.loai == "ke_hoach"
    assert document.co_quan is not None
    assert document.co_quan.ten == "Ủy ban nhân dân xã An Bình"
    assert document.co_quan.viet_tat == "UBND"
    assert document.so == "05"
    assert document.dia_danh == "An Bình"
    assert document.ngay_ban_hanh == NgayThang(6, 1, 2026)
    assert document.trich_yeu == "Cải cách hành chính năm 2026"
    assert document.nam == 2026


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DATE = "An Bình, ngày 06 tháng 01 năm 2026"
HEADS = {
    "two by two": HEAD,
    "one row": table(row("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 05/KH-UBND", f"{NATION}\n{MOTTO}\n{DATE}")),
    "an empty spacer column": table(row("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH", "", f"{NATION}\n{MOTTO}"), row("Số: 05/KH-UBND", "", DATE)),
    "four rows": table(row("ỦY BAN NHÂN DÂN", NATION), row("XÃ AN BÌNH", MOTTO), row("_____", "________"), row("Số: 05/KH-UBND", DATE)),
    "merged cells": table(row(c("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH"), c(f"{NATION}\n{MOTTO}", span=2)), row("Số: 05/KH-UBND", "", DATE)),
    "tabs": p(f"ỦY BAN NHÂN DÂN\t\t{NATION}", b=True) + p(f"XÃ AN BÌNH\t\t\t{MOTTO}", b=True) + p(f"Số: 05/KH-UBND\t\t{DATE}"),
    "spaces": p(f"ỦY BAN NHÂN DÂN      {NATION}") + p(f"   XÃ AN BÌNH          {MOTTO}") + p(f"Số: 05/KH-UBND        {DATE}"),
    "soft breaks": table(row(c(raw=p("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH")), c(raw=p(f"{NATION}\n{MOTTO}"))), row("Số: 05/KH-UBND", DATE)),
    "capitals by formatting": table(
        row(c(raw=p(raw=run("Ủy ban nhân dân", props="<w:caps/>")) + p(raw=run("Xã An Bình", props="<w:caps/>"))), f"{NATION}\n{MOTTO}"),
        row("Số: 05/KH-UBND", DATE),
    ),
    "one cell for each line": table(row(NATION), row(MOTTO), row("ỦY BAN NHÂN DÂN"), row("XÃ AN BÌNH"), row("Số: 05/KH-UBND"), row(DATE)),
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in HEADS if kind != "capitals by formatting"])
def test_a_head_is_read_whatever_its_grid(kind):
    check_head(read(plan(head=HEADS[kind])).document)


def test_a_body_named_in_capitals_by_formatting_keeps_its_letters():
    found = read(plan(head=HEADS["capitals by formatting"])).document
    assert found.co_quan is not None
    assert found.co_quan.ten.replace("\n", " ") == "Ủy ban nhân dân Xã An Bình"


def test_a_missing_head_is_no_trouble():
    found = read(plan(head="")).document
    assert found.co_quan is None
    assert found.trich_yeu == "Cải cách hành chính năm 2026"
    assert found.nguyen_trang


def test_an_open_number_and_date_stay_open():
    head = HEAD.replace("05/KH-UBND", "      /KH-UBND").replace("06 tháng 01", "     tháng 01")
    found = read(plan(head=head)).document
    assert (found.so, found.ngay_ban_hanh, found.dong_so) == ("", NgayThang(None, 1, 2026), None)


@pytest.mark.parametrize("gap", ["\t\t", "          "])
def test_an_open_number_typed_beside_an_open_date_is_no_third_column(gap):
    head = p(f"ỦY BAN NHÂN DÂN{gap}{NATION}") + p(f"XÃ AN BÌNH{gap}{MOTTO}")
    found = read(plan(head=head + p(f"Số:       /KH-UBND{gap}An Bình, ngày      tháng      năm 2026"))).document
    assert (found.loai, found.so, found.dia_danh, found.ngay_ban_hanh) == (
        "ke_hoach",
        "",
        "An Bình",
        NgayThang(None, None, 2026),
    )


def test_an_unknown_line_in_the_head_is_left_over_and_the_title_still_found():
    found = read(plan(head=HEAD + p("Bản thảo lấy ý kiến lần hai")), left=1)
    assert found.document.loai == "ke_hoach"


def test_a_number_typed_otherwise_is_kept_as_a_line():
    found = read(plan(head=HEAD.replace("Số: 05/KH-UBND", "Số: 5/2026/KH-UBND"))).document
    assert found.dong_so == "Số: 5/2026/KH-UBND"


def test_the_body_above_is_known_by_not_being_bold():
    head = table(
        row(c(raw=p("UBND TỈNH HÀ ĐOÀI") + p("SỞ NỘI VỤ", b=True)), c(f"{NATION}\n{MOTTO}")), row("Số: 05/KH-SNV", DATE)
    )
    found = read(plan(head=head)).document
    assert found.co_quan is not None
    assert (found.co_quan.chu_quan, found.co_quan.ten, found.co_quan.viet_tat) == (
        "UBND TỈNH HÀ ĐOÀI",
        "SỞ NỘI VỤ",
        "SNV",
    )


@pytest.mark.parametrize("bold", [(True, True), (False, True)])
@pytest.mark.parametrize(
    "name", ["BỘ ĐÒ DỌC, BẾN NGANG\nVÀ CẦU TRE", "SỞ ĐÒ DỌC -\nBẾN NGANG", "BAN CHỈ ĐẠO BẾN VÀ\nCẦU TRE"]
)
def test_a_name_that_goes_on_below_is_one_body(name, bold):
    lines = "".join(p(line, b=strong) for line, strong in zip(name.split("\n"), bold, strict=True))
    head = table(row(c(raw=lines), c(f"{NATION}\n{MOTTO}")), row("Số: 05/KH-BĐD", DATE))
    found = read(plan(head=head)).document
    assert found.co_quan is not None
    assert (found.co_quan.chu_quan, found.co_quan.ten) == ("", name)


def test_letters_typed_apart_are_composed():
    text = unicodedata.normalize("NFD", HEAD + TITLE + OPENING + BODY + FOOT)
    check_head(read(docx(text)).document)


def test_a_word_cut_inside_a_letter_is_joined():
    pieces = run("KẾ HOA") + run("\u0323CH")
    found = read(plan(title=p(raw=pieces, align="center") + p("Năm 2026", align="center"))).document
    assert (found.loai, found.trich_yeu) == ("ke_hoach", "Năm 2026")


@pytest.mark.parametrize(
    "title",
    [
        p("KẾ HOẠCH", b=True, align="center")
        + p("Cải cách hành chính", b=True, align="center")
        + p("năm 2026", b=True, align="center"),
        p("KẾ HOẠCH\nCải cách hành chính\nnăm 2026", b=True, align="center"),
        p("KẾ HOẠCH") + p("Cải cách hành chính năm 2026"),
        p()
        + p("KẾ HOẠCH", b=True, align="center")
        + p()
        + p("Cải cách hành chính năm 2026", b=True, align="center")
        + RULE,
        p("KẾ HOẠCH Cải cách hành chính năm 2026", b=True, align="center"),
    ],
)
def test_a_trich_yeu_over_several_lines_is_one(title):
    found = read(plan(title=title)).document
    assert " ".join(found.trich_yeu.split("\n")) == "Cải cách hành chính năm 2026"
    assert found.mo_dau == ["Ủy ban nhân dân xã ban hành Kế hoạch với các nội dung như sau:"]


def test_an_official_letter_has_its_subject_and_addressees():
    head = HEAD.replace(
        "Số: 05/KH-UBND</w:t></w:r></w:p>", "Số: 05/UBND-VP</w:t></w:r></w:p>" + p("V/v báo cáo kết quả")
    )
    xml = (
        p("Kính gửi:")
        + p("- Sở Nội vụ;")
        + p("- Văn phòng tỉnh.")
        + p("Thực hiện công văn của tỉnh, xã báo cáo như sau:")
        + BODY
    )
    found = read(plan(xml, head=head, title="", opening=""), order=95).document
    assert (found.loai, found.trich_yeu) == ("cong_van", "V/v báo cáo kết quả")
    assert found.kinh_gui == ["Sở Nội vụ", "Văn phòng tỉnh"]


def test_kinh_gui_in_the_grid_of_the_head_is_read():
    head = table(
        row("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH", f"{NATION}\n{MOTTO}"),
        row("Số: 05/TTr-UBND", DATE),
        row(c("Kính gửi: Sở Nội vụ", span=2)),
    )
    found = read(
        plan(head=head, title=p("TỜ TRÌNH", b=True, align="center") + p("Về việc chung", b=True, align="center")),
        order=97,
    ).document
    assert (found.loai, found.ten_loai, found.kinh_gui) == ("to_trinh", "", ["Sở Nội vụ"])


# --- căn cứ, opening, closing ----------------------------------------------------------------------------------------


def test_can_cu_alone_and_run_into_the_opening_are_told_apart():
    opening = (
        p("Căn cứ Luật Tổ chức chính quyền địa phương;", i=True)
        + p("Căn cứ Kế hoạch số 12/KH-UBND của tỉnh về cải cách hành chính;", i=True)
        + p("Căn cứ tình hình thực tế, Ủy ban nhân dân xã ban hành Kế hoạch như sau:")
    )
    found = read(plan(opening=opening)).document
    assert len(found.can_cu) == 2
    assert found.mo_dau == ["Căn cứ tình hình thực tế, Ủy ban nhân dân xã ban hành Kế hoạch như sau:"]
    assert "*" not in found.can_cu[0]


def test_marks_the_form_would_add_are_left_to_it_and_others_kept():
    good = p("Căn cứ Luật một;") + p("Căn cứ Luật hai.")
    assert read(plan(opening=good + OPENING)).document.can_cu == ["Căn cứ Luật một", "Căn cứ Luật hai"]
    odd = p("Căn cứ Luật một") + p("Căn cứ Luật hai.")
    found = read(plan(opening=odd + OPENING)).document
    assert found.nguyen_trang
    assert found.can_cu == ["Căn cứ Luật một", "Căn cứ Luật hai."]


def test_the_closing_is_no_part_of_the_last_section():
    found = read(plan(BODY + p("II. TỔ CHỨC", b=True) + p("1. Phòng Kinh tế", b=True) + p("Bố trí kinh phí."))).document
    assert found.ket_thuc == ["Trên đây là Kế hoạch cải cách hành chính của xã"]
    assert found.noi_dung[1].noi_dung[0].noi_dung[0].chu == "Bố trí kinh phí."


# --- labels ----------------------------------------------------------------------------------------------------------
# --- text that is not plain text -------------------------------------------------------------------------------------


def test_insertions_are_in_deletions_out_and_both_are_said():
    inserted = f'<w:ins w:id="1" w:author="a">{run("thêm ")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>'
    found = read(plan(BODY + p(raw=run("3. Việc ") + inserted + deleted + run("của xã."))))
    assert found.document.noi_dung[0].noi_dung[-1].chu == "Việc thêm của xã."
    assert any("2 sửa đổi" in note for note in found.notes)
    assert (found.form.inserted, found.form.deleted) == (1, 1)


def test_a_deleted_paragraph_mark_joins_two():
    mark = '<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>'
    found = body(p("I. A", b=True) + p("1. Câu bị ", props=mark) + p("cắt đôi."))
    assert found.noi_dung[0].noi_dung[0].chu == "Câu bị cắt đôi."


def test_controls_links_fields_and_tags_are_text():
    sdt = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('điều khiển ')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('liên kết ')}</w:hyperlink>"
    tag = f"<w:smartTag>{run('thẻ ')}</w:smartTag>"
    fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    fields += run("kết quả ") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    whole = f"<w:sdt><w:sdtContent>{p('2. Cả đoạn trong điều khiển.')}</w:sdtContent></w:sdt>"
    found = body(p("I. A", b=True) + p(raw=run("1. ") + sdt + link + tag + fields + run("hết.")) + whole)
    assert [block.chu for block in found.noi_dung[0].noi_dung] == [
        "điều khiển liên kết thẻ kết quả hết.",
        "Cả đoạn trong điều khiển.",
    ]


def box(text: str) -> str:
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_and_left_over_with_its_place():
    found = read(plan(BODY + p(raw=box("DỰ THẢO LẦN 2"))), left=1)
    assert found.left_over[0].chu == "DỰ THẢO LẦN 2"
    assert found.left_over[0].vi_tri.startswith("hộp chữ")
    assert found.form.text_boxes == 1


def test_footers_and_hidden_words_are_left_over_a_note_stands_in_its_sentence():
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">{p("Theo số liệu năm trước.")}</w:footnote></w:footnotes>'
    footer = f'<w:ftr xmlns:w="{W}">{p("Phòng soạn thảo")}</w:ftr>'
    refs = f'<w:footerReference xmlns:r="{R}" w:type="default" r:id="rIdfooter1"/>'
    raw = (
        run("3. Có chú thích")
        + '<w:r><w:footnoteReference w:id="1"/></w:r>'
        + run(" và chữ ẩn.")
        + run("bí mật", props="<w:vanish/>")
    )
    data = plan(BODY + p(raw=raw), parts={"footnotes": notes, "footer1": footer}, last=section(refs=refs))
    found = read(data, left=2)
    assert {one.vi_tri.split(",")[0] for one in found.left_over} == {"chân trang", "chữ ẩn"}
    assert [text.text for text in found.document.texts() if text.role == "chu_thich"] == ["Theo số liệu năm trước."]
    assert found.document.noi_dung[0].noi_dung[2].chu == "Có chú thích^[Theo số liệu năm trước.] và chữ ẩn."


def test_a_note_of_a_recipient_stands_at_its_line():
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1">{p("Gửi bản điện tử.")}</w:footnote></w:footnotes>'
    first = p(raw=run("- Sở Nội vụ") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run(";"))
    to = c(raw=p("Nơi nhận:") + first + p("- Các đơn vị;") + p("- Lưu: VT."))
    foot = table(row(to, c("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Văn An")))
    found = read(plan(foot=foot, parts={"footnotes": notes}))
    assert found.document.noi_nhan == ["Sở Nội vụ;^[Gửi bản điện tử.]", "Các đơn vị;"]


def test_page_numbers_are_not_words():
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    header = f'<w:hdr xmlns:w="{W}">{p(raw=field + run("2") + "<w:r><w:fldChar w:fldCharType=" + chr(34) + "end" + chr(34) + "/></w:r>", align="center")}</w:hdr>'
    refs = f'<w:headerReference xmlns:r="{R}" w:type="default" r:id="rIdheader1"/>'
    found = read(plan(parts={"header1": header}, last=section(refs=refs)))
    assert (found.form.sections[0].number_place, found.form.sections[0].number_align) == ("header", "center")


def test_symbols_hyphens_and_odd_blanks_are_plain():
    raw = (
        run("1. Đạt")
        + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
        + run("\u00a095%\u200b, Văn")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("Xã.")
    )
    assert body(p("I. A", b=True) + p(raw=raw)).noi_dung[0].noi_dung[0].chu == "Đạt≥ 95%, Văn-Xã."


def test_text_in_a_font_of_before_unicode_becomes_unicode():
    raw = run("1. ") + run("ViÖt Nam", props='<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')
    found = read(plan(p("I. A", b=True) + p(raw=raw)))
    assert found.document.noi_dung[0].noi_dung[0].chu == "Việt Nam"
    assert any(".VnTime" in note for note in found.notes)


# --- places and form -------------------------------------------------------------------------------------------------


def test_every_value_leads_to_its_paragraph():
    data = plan(after=PAGE_BREAK + p("Phụ lục", b=True, align="center") + p("VIỆC", align="center") + TASKS)
    found = read(data)
    paras = [para.text for para in found.tree.flow.paras()]
    place = found.places(("noi_dung", 0, "noi_dung", 1))
    assert place.text == f"đoạn {place.paragraph + 1}"
    assert paras[place.paragraph] == "2. Việc thứ hai của xã."
    cell = found.places(("phu_luc", 0, "nhiem_vu", 1, "thoi_han"))
    assert cell.text == "Phụ lục, dòng 2, cột Thời gian"
    assert paras[cell.paragraph] == "Quý II"
    assert found.places(("chu_ky", "ho_ten")).paragraph > place.paragraph
    assert found.places(("khong", "co")).paragraph == -1


def test_the_form_knows_effective_fonts_and_toggles():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    )
    raw = run("đậm ") + run("không", props='<w:rStyle w:val="C"/>')
    found = read(plan(p("I. A", b=True) + p(raw=raw, props='<w:pStyle w:val="A"/>'), parts={"styles": styles}))
    (para,) = [one for one in found.form.paragraphs if one.text == "đậm không"]
    assert (para.font, para.size, para.align, para.role) == ("Times New Roman", 13.0, "both", "doan")
    assert found.document.noi_dung[0].noi_dung[0].chu == "**đậm** không"
    assert found.form.sections[0].left == 30.0
    assert found.form.quoc_hieu == NATION


def test_what_the_reader_was_unsure_of_becomes_a_comment():
    xml = (
        p("I. VIỆC", b=True)
        + p("1. Phòng Kinh tế")
        + p("- Bố trí.")
        + p("2. Công an xã")
        + p("- Bảo vệ.")
        + p("3 Trường học")
        + p("- Dạy.")
    )
    found = read(plan(xml))
    said = doubts(found)
    assert set(said) >= {("noi_dung", 0, "noi_dung", 0), ("noi_dung", 0, "noi_dung", 2)}
    source = dump_plan(found.document, said)
    assert source.count("# kiểm tra: ") == len(said)
    assert read_text(source).document == found.document


def test_characters_without_width_are_kept_apart_and_said():
    found = read(plan(body=BODY + p("1. Đò\u200b sang bến.")))
    assert found.form is not None and found.form.unseen == ["1. Đò\u200b sang bến."]
    assert "\u200b" not in str(found.document.noi_dung)
