"""Reading YAML: words stay words, and everything wrong comes in one run, in Vietnamese, at its place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.reading.yaml.plan import PlanError, read_text, read_yaml
from tests.conftest import MINIMAL


def problems(source: str) -> list[tuple[int, int, str]]:
    with pytest.raises(PlanError) as caught:
        read_text(source, "k.yaml")
    return [(p.place.line, p.place.column, p.message) for p in caught.value.problems]


def line_of(source: str, words: str) -> int:
    return source[: source.index(words)].count("\n") + 1


def test_the_smallest_plan_is_read() -> None:
    document = read_text(MINIMAL).document
    assert document.trich_yeu == "Cải cách hành chính năm 2026"
    assert document.noi_dung[0].nhan_in == "I."


@pytest.mark.parametrize("value", ["05", "no", "1_000", "12:30", "2026-01-05", "1.10", "yes", "0x1F", ".5"])
def test_no_type_is_guessed(value: str) -> None:
    source = MINIMAL.replace("Nâng cao chất lượng phục vụ.", f"{value}")
    assert read_text(source).document.noi_dung[0].noi_dung[0].chu == value


def test_a_number_keeps_its_zeros() -> None:
    assert read_text(MINIMAL + "so: 05\n").document.so == "05"


def test_text_becomes_one_character_a_letter() -> None:
    decomposed = unicodedata.normalize("NFD", MINIMAL.replace("loai: ke_hoach", "loai: ke_hoach"))
    document = read_text(decomposed).document
    assert unicodedata.is_normalized("NFC", document.trich_yeu)


@pytest.mark.parametrize(
    ("change", "words", "said"),
    [
        ("so: 05/2026\n", "05/2026", "không phải là số văn bản"),
        ("trich_yue: x\n", "trich_yue", "có phải 'trich_yeu'?"),
        ("loai: ke_hoach\n", "loai", "đã có ở dòng 1"),
        ("nam_ke_hoach: 2026\n", "nam_ke_hoach", "không có"),
        ("bo_qua: {TG3: x}\n", "TG3", "không hợp lệ"),
        ("giai_doan: {tu: 2030, den: 2026}\n", "{tu: 2030", "năm đầu phải trước năm cuối"),
        ("van_ban: {a: {so_ky_hieu: 1/QĐ}}\n", "{so_ky_hieu", "thiếu 'loai'"),
        ("chi_tieu: {a: {ten: x, so_sanh: lon_hon}}\n", "lon_hon", "chỉ nhận một trong"),
        ("che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: 31/02/2026}]\n", "31/02/2026", "không có ngày 31/2/2026"),
        ("che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: mai}]\n", "mai", "phải là ngày"),
        ("nguyen_trang: chắc\n", "chắc", "true (có)"),
        ("can_cu: {a: b}\n", "{a: b}", "phải là một danh sách"),
        ("phu_luc: [{ten: A, cot: [so_thu_tu, san_fam], hang: []}]\n", "san_fam", "chưa biết; có phải 'san_pham'?"),
        ("phu_luc: [{ten: A, cot: [noi_dung, noi_dung], hang: []}]\n", "[noi_dung, noi_dung]", "có hai lần"),
        ("phu_luc: [{ten: A, nhiem_vu: [{noi_dung: a, thoi_hn: b}]}]\n", "thoi_hn", "có phải 'thoi_han'?"),
        ("phu_luc: [{ten: A, cot: [noi_dung]}]\n", "cot", "chưa có hàng"),
        ("phu_luc: [{ma: a, ten: A}, {ma: a, ten: B}]\n", "a, ten: B", "đã dùng"),
    ],
)
def test_a_wrong_value_is_told_with_line_and_cure(change: str, words: str, said: str) -> None:
    source = MINIMAL + change
    found = problems(source)
    line = MINIMAL.count("\n") + 1
    assert [(at, said in message) for at, _, message in found] == [(line, True)]
    column = source.split("\n")[line - 1].rindex(words) + 1
    assert found[0][1] == column


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("trich_yeu: {{ nam }}", 'phải đặt trong nháy kép: "{{ … }}"'),
        ("trich_yeu: *Ghi chú* gì đó", "dấu *"),
        ("trich_yeu: &A gì đó", "dấu &"),
        ("trich_yeu: !A gì đó", "dấu !"),
        ("trich_yeu: Kế hoạch: cải cách", "nháy kép"),
        ("trich_yeu: [a", "']'"),
        ('trich_yeu: "a', "nháy đóng"),
        ("\ttrich_yeu: a", "Tab"),
        ('trich_yeu: "a\\q"', "\\\\"),
        ("trich_yeu: a\x00b", "ký tự điều khiển"),
    ],
)
def test_yaml_mistakes_are_told_in_vietnamese_at_their_line(bad: str, said: str) -> None:
    source = MINIMAL.replace("trich_yeu: Cải cách hành chính năm {{ nam }}", bad)
    found = problems(source)
    assert any(said in message for _, _, message in found), found
    assert found[0][0] == 6
    assert not any("mapping" in message or "expected" in message for _, _, message in found)


def test_all_problems_of_a_file_come_in_one_run() -> None:
    source = MINIMAL + "so: abc\nnam_x: 1\nnguyen_trang: hmm\n"
    assert [line for line, _, _ in problems(source)] == [14, 15, 16]


@pytest.mark.parametrize("key", ["co_quan", "dia_danh", "noi_nhan", "chu_ky", "loai", "trich_yeu", "noi_dung"])
def test_a_missing_part_is_named(key: str) -> None:
    kept = [line for line in MINIMAL.split("\n") if not line.startswith(f"{key}:")]
    if key == "noi_dung":
        kept = [line for line in kept if not line.startswith(("- ", "  "))]
    assert any(f"thiếu '{key}'" in message for _, _, message in problems("\n".join(kept)))


def test_a_plan_kept_as_typed_may_lack_parts() -> None:
    source = "loai: ke_hoach\ntrich_yeu: A\nnguyen_trang: true\nnoi_dung: []\n"
    assert [text.text for text in read_text(source).document.texts()] == ["KẾ HOẠCH", "A"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ chi_tieu.khong_co }}", "không có 'chi_tieu.khong_co'"),
        ("{{ chi_tieu.dung_hn }}", "có phải 'dung_han'?"),
        ("{{ nam.x }}", "không có phần 'x'"),
        ("{{ import os }}", "không phải là tham chiếu"),
        ("{{ nma }}", "có phải 'nam'?"),
        ("{{ van_ban }}", "cần thêm mã"),
        ("{{ nam", "không có }} đóng lại"),
        ("{{ giai_doan }}", "chưa có 'giai_doan'"),
        ("{{ dia_danh + 1 }}", "không phải là số"),
        ("{{ ''.__class__ }}", "không phải là tham chiếu"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(text: str, said: str) -> None:
    source = MINIMAL.replace("Nâng cao chất lượng phục vụ.", f'"{text}"')
    source += 'chi_tieu: {dung_han: {ten: Đúng hạn, gia_tri: 98, don_vi_tinh: "%"}}\n'
    found = problems(source)
    assert len(found) == 1
    assert said in found[0][2]
    assert found[0][0] == line_of(source, f'"{text}"')


def test_a_circle_of_references_is_told() -> None:
    source = MINIMAL.replace("trich_yeu: Cải cách hành chính năm {{ nam }}", 'trich_yeu: "{{ trich_yeu }}"')
    assert "vòng tròn" in problems(source)[0][2]


def test_an_unknown_unit_code_is_told_with_the_nearest() -> None:
    source = MINIMAL + (
        "don_vi: {vh_xh: {ten: Phòng Văn hóa - Xã hội}}\nphu_luc: [{ten: A, nhiem_vu: [{noi_dung: a, chu_tri: vh_xg}]}]\n"
    )
    ((line, _, message),) = problems(source)
    assert (line, "có phải 'vh_xh'?" in message) == (15, True)


def test_markup_signs_and_braces_in_text_are_literal() -> None:
    source = MINIMAL.replace("Nâng cao chất lượng phục vụ.", "\"A & B < C {% raw %} {{ '{{' }}\"")
    assert read_text(source).document.noi_dung[0].noi_dung[0].chu == "A & B < C {% raw %} {{"


def test_control_characters_are_cleaned_and_said() -> None:
    source = MINIMAL.replace("Nâng cao chất lượng phục vụ.", '"dòng một\\vdòng hai\\a\\0"')
    read = read_text(source, "k.yaml")
    assert read.document.noi_dung[0].noi_dung[0].chu == "dòng một\ndòng hai"
    assert read.notes == ["k.yaml:10: đã bỏ ký tự điều khiển không in được"]


def test_an_alias_bomb_is_refused() -> None:
    source = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert any("dấu *" in message for _, _, message in problems(source))


@pytest.mark.parametrize(
    "source",
    [
        "a: " + "[" * 5000 + "]" * 5000,
        "a: " + "{b: " * 5000 + "x" + "}" * 5000,
        "- " * 5000 + "x",
        "\n".join(f"{'  ' * depth}a:" for depth in range(1500)),
        "a: " + "[" * 100 + "]" * 100,  # below the library's own stop: ours
    ],
    ids=["lists", "maps", "dashes", "indents", "ours"],
)
def test_nesting_without_end_is_refused_in_one_sentence(source: str) -> None:
    """Whoever stops first, the library or we, the reader is told the same."""
    assert "lồng quá sâu" in problems(source)[0][2]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "không có nội dung"),
        (b"# chi ghi chu\n", "không có nội dung"),
        (b"PK\x03\x04", "tệp Word hoặc Excel"),
        ("loai: kế hoạch".encode("utf-16"), "UTF-8"),
        (b"loai: \xff\xfe", "UTF-8"),
        (b"a" * 4_000_001, "lớn hơn 4 MB"),
        (b"- a\n- b\n", "phải là một nhóm khóa"),
        (b"a: 1\n---\nb: 2\n", "'---'"),
    ],
)
def test_a_file_that_is_no_plan_has_its_message(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "k.yaml"
    file.write_bytes(data)
    with pytest.raises(CchcError, match=said):
        read_yaml(str(file))


def test_a_file_that_is_not_there_has_its_message(tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="không tìm thấy tệp"):
        read_yaml(str(tmp_path / "x.yaml"))


@pytest.mark.parametrize("name", ["../goc.yaml", "/etc/passwd", "a/../../b.yaml"])
def test_a_parent_plan_outside_the_folder_is_refused(name: str) -> None:
    with pytest.raises(CchcError, match="cùng thư mục"):
        read_text(MINIMAL + f"ke_hoach_goc: {name}\n")


def test_a_plan_may_call_its_parent(tmp_path: Path) -> None:
    parent = MINIMAL + 'so: "7"\nchi_tieu: {a: {ten: x, gia_tri: 90, don_vi_tinh: "%"}}\n'
    (tmp_path / "goc.yaml").write_text(parent, encoding="utf-8")
    child = MINIMAL.replace(
        "Nâng cao chất lượng phục vụ.", '"{{ ke_hoach_goc }}: {{ ke_hoach_goc.chi_tieu.a }}; {{ ke_hoach_goc }}"'
    )
    (tmp_path / "con.yaml").write_text(child + "ke_hoach_goc: goc.yaml\n", encoding="utf-8")
    text = read_yaml(str(tmp_path / "con.yaml")).document.noi_dung[0].noi_dung[0].chu
    assert text == (
        "Kế hoạch số 07/KH-UBND ngày       tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Trong về cải cách hành chính"
        " năm 2026: 90%; Kế hoạch số 07/KH-UBND"
    )


def test_a_parent_that_is_its_own_parent_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "goc.yaml"
    file.write_text(MINIMAL + "ke_hoach_goc: goc.yaml\n", encoding="utf-8")
    with pytest.raises(CchcError, match="vòng tròn"):
        read_yaml(str(file))


def test_every_text_has_its_place() -> None:
    read = read_text(MINIMAL, "k.yaml")
    source = MINIMAL.split("\n")
    for text in read.document.texts():
        place = read.places(text.path)
        if text.role in ("tieu_de", "muc", "ho_ten", "chuc_vu"):
            assert source[place.line - 1][place.column - 1 :].startswith(text.text.removesuffix("./."))
        assert 1 <= place.line <= len(source)


def test_the_name_of_a_target_may_call_the_year() -> None:
    source = MINIMAL + 'chi_tieu: {cay: {ten: "Tỷ lệ cây sống năm {{ nam }}", gia_tri: 90, don_vi_tinh: "%"}}\n'
    assert read_text(source, "k.yaml").document.chi_tieu["cay"].ten == "Tỷ lệ cây sống năm 2026"
