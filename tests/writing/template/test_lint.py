from __future__ import annotations

import io
import zipfile

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.writing.template.compile import compile_template
from cchc_docs.writing.template.lint import check_template

DOCUMENT = "word/document.xml"


def said(data: bytes) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in check_template(data)]


def tag(words: str) -> str:
    return "{%p " + words + " %}"


def test_the_shipped_template_is_clean(shipped):
    assert check_template(shipped) == []


def test_an_unknown_name_is_told_with_the_nearest_known_one_and_its_paragraph(changed):
    assert said(changed(("{{ ten_loai }}", "{{ ten_loia }}")))[0] == (
        "đoạn 4: không có biến 'ten_loia'; có phải 'ten_loai'?"
    )


def test_an_unknown_part_of_a_block_is_told(changed):
    assert any(
        "không có phần 'noidung'" in line for line in said(changed(("{{ b.nhan }}{{ b.chu }}", "{{ b.noidung }}")))
    )


def test_the_place_of_a_cell_is_table_row_and_cell(changed):
    assert said(changed(("{{ so_ky_hieu }}", "{{ so_ky_hieuu }}")))[0].startswith("bảng 1, hàng 2, ô 1: ")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (tag("endfor"), tag("end for"), "endfor"),
        (tag("for dong in trich_yeu"), "{% p for dong in trich_yeu %}", "liền nhau"),
        (tag("for dong in trich_yeu"), "{%pfor dong in trich_yeu %}", "thiếu dấu cách"),
        (tag("for dong in trich_yeu"), tag("for dong in trich_yeu") + " chữ thừa", "sẽ mất khi in"),
        (tag("for dong in trich_yeu"), "{%p for dong in trich_yeu", "không có dấu mở hoặc đóng"),
        (tag("for b in khoi"), "", "không có thẻ for mở ở trước"),
        ("{{ so_ky_hieu }}", "{{ so_ky_hieu }", "không có dấu mở hoặc đóng"),
        ("{{ so_ky_hieu }}", "{{ so_ky_hieu | upper }}", "phép 'lọc |'"),
        ("{{ so_ky_hieu }}", "{{ so_ky_hieu() }}", "phép 'gọi hàm ( )'"),
        ("{{ so_ky_hieu }}", "{{ so_ky_hieu.__class__ }}", "không có phần '__class__'"),
        ("{{ so_ky_hieu }}", "{{ khoi }}", "không phải một dòng chữ"),
        ("{{ so_ky_hieu }}", "{{ 7 * 7 }}", "không dùng được"),
        ("{{ so_ky_hieu }}", "Số", "mẫu không in {{ so_ky_hieu }}"),
        ("{{ so_ky_hieu }}", "{%- if so %}x{% endif %}", "dấu trừ"),
        (tag("for dong in trich_yeu"), tag("for dong in ten_loai"), "không phải danh sách"),
        ("b.kieu == 'can_cu'", "b.kieu == 'cancu'", "thiếu đoạn mẫu cho khối 'can_cu'"),
        ("b.kieu == 'can_cu'", "b.kieu == 'cancu'", "có phải 'can_cu'?"),
        ("b.kieu == 'can_cu'", "b.kieu == 3", "không bao giờ bằng"),
        ("Kính gửi: {{ b.chu }}", "Kính gửi:", "chữ sẽ mất"),
        ("{{ o.khac }}", "", "bảng mẫu thiếu ô {{ o.khac }}"),
        ("{{ nhom.chu }}", "", "bảng mẫu thiếu ô {{ nhom.chu }}"),
        (
            '<w:p><w:pPr><w:pStyle w:val="NoiNhan"/></w:pPr></w:p></w:tc>', "</w:tc>",
            "không còn đoạn nào",
        ),
        ('<w:t xml:space="preserve">Kính gửi:</w:t></w:r>',
         "<w:t>Kính gửi:</w:t></w:r><w:del><w:r><w:delText>{{ b.chu }}</w:delText></w:r></w:del>", "đoạn đã xóa"),
        ("{{ so_ky_hieu }}", "{% if so_ky_hieu %}Số{% endif %}", "mẫu không in {{ so_ky_hieu }}"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(changed, old, new, message):
    found = said(changed((old, new)))
    assert any(message in line for line in found), found


@pytest.mark.parametrize("tag", ["{{ ten_loai | in_hoa( }}", "{{ ten_loai $ }}", "{{ ten loai }}"])
def test_a_tag_that_cannot_be_read_is_one_problem_in_vietnamese(changed, tag):
    (line,) = said(changed(("{{ ten_loai }}", tag)))
    assert line.startswith(f"đoạn 4: thẻ sai: “{tag}”")
    assert "expected" not in line


def test_track_changes_left_on_is_named(changed):
    data = changed(("<w:compat>", "<w:trackRevisions/><w:compat>"), part="word/settings.xml")
    assert any("Track Changes" in line for line in said(data))


def test_a_change_not_yet_accepted_is_never_printed(changed):
    added = '<w:ins w:id="7" w:author="Tổ mẫu"><w:r><w:t>sửa thử</w:t></w:r></w:ins>'
    data = changed(("<w:t>2</w:t></w:r>", f"<w:t>2</w:t></w:r>{added}"), part="word/header1.xml")
    with pytest.raises(CchcError, match="Track Changes"):
        compile_template(data)


def test_a_tag_in_the_header_has_its_place_there(changed):
    data = changed(("<w:t>2</w:t>", "<w:t>{{ ten_loaii }}</w:t>"), part="word/header1.xml")
    assert said(data)[0].startswith("đầu trang, đoạn 1: không có biến 'ten_loaii'")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "tệp rỗng"),
        (b"%PDF-1.7", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, ".doc"),
        (b"PK\3\4junk", "hỏng"),
    ],
)
def test_a_file_that_is_no_word_document_is_said_to_be_none(data, message):
    (problem,) = check_template(data)
    assert problem.place == "tệp"
    assert message in problem.message


@pytest.mark.parametrize(("kind", "message"), [("template.main", ".dotx"), ("macroEnabled.main", ".docm")])
def test_template_and_macro_files_are_refused_by_name(changed, kind, message):
    data = changed(("wordprocessingml.document.main", f"wordprocessingml.{kind}"), part="[Content_Types].xml")
    assert message in said(data)[0]


def test_an_entity_bomb_is_refused(changed):
    data = changed(("<w:document", '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document'))
    assert "DOCTYPE" in said(data)[0]


def test_a_zip_bomb_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT, b" " * 40_000_000)
    assert "bung ra quá lớn" in said(out.getvalue())[0]


def test_a_tag_cut_into_runs_by_word_is_read_as_one(changed):
    cut = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>"
    assert said(changed(("{{ so_ky_hieu }}", "{{ so_" + cut + "ky_hieu }" + cut + "}"))) == []


def test_a_section_break_deleted_by_mistake_is_named(changed, shipped):
    with zipfile.ZipFile(io.BytesIO(shipped)) as archive:
        xml = archive.read(DOCUMENT).decode()
    section = xml[xml.index("<w:sectPr>") : xml.index("</w:sectPr>") + len("</w:sectPr>")]
    assert any("ba phần giấy" in line and "het_than" in line for line in said(changed((section, ""))))


def test_curly_quotes_and_spelling_marks_do_no_harm(changed):
    data = changed(("b.kieu == 'can_cu'", "b.kieu == ‘can_cu’"), ("<w:pStyle", '<w:pStyle w:rsidR="00A1"'))
    assert said(data) == []


def test_a_template_saved_by_another_program_is_still_clean(shipped):
    import docx

    out = io.BytesIO()
    docx.Document(io.BytesIO(shipped)).save(out)
    assert check_template(out.getvalue()) == []
