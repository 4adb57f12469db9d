"""What a reader of findings sees: order, places in words, one entry for one thing, the sheet on paper, one HTML file."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from cchc_docs.checking.accepted import accepted, beside
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import LOI, Finding, Severity
from cchc_docs.checking.output.listing import at_least, entries, level, spread
from cchc_docs.checking.output.page_html import as_html
from cchc_docs.checking.output.rule_pages import spoken
from cchc_docs.checking.output.signing_paper import paper
from cchc_docs.checking.output.signing_sheet import sheet
from cchc_docs.checking.output.text_json_sarif import as_dict, as_text
from cchc_docs.checking.registry import all_rules, find_rule
from cchc_docs.checking.runner import Report, check
from cchc_docs.reading.whereabouts import in_words
from cchc_docs.reading.own_files import papers
from cchc_docs.errors import CchcError
from tests.reading.word.files import docx, p

DAY = date(2026, 6, 1)
SEVERAL = """
mo_dau: [Trồng của của cây ở thôn Khe., 'Hoàn thành trước ngày 31/6/2026.']
noi_dung:
- tieu_de: Việc trồng cây
  noi_dung:
  - tieu_de: Ở thôn
    noi_dung: [Mua của của giống cây mận., Chăm sóc cây sau khi trồng.]
  - tieu_de: Ở trường
    noi_dung: [Trồng cây bóng mát quanh sân., Tưới nước hằng ngày.]
- {tieu_de: Tổ chức thực hiện, noi_dung: [Các phòng thực hiện., Văn phòng theo dõi.]}
phu_luc:
- {ten: Danh mục cây, nhiem_vu: [{noi_dung: Trồng của của mận, san_pham: Vườn mận, chu_tri: Phòng Kinh tế, phoi_hop: Các thôn, thoi_han: Quý I/2026}]}
"""


def _report(overlay: str = SEVERAL) -> Report:
    return check(example_read(overlay), on=DAY)


def test_errors_come_first_then_family_by_family() -> None:
    told = [(entry.first.severity, entry.first.family) for entry in entries(_report().findings)]
    grave = [list(Severity).index(severity) for severity, _ in told if severity]
    assert grave == sorted(grave)
    assert told[0][0] is LOI
    text = as_text(_report())
    assert text.index("TG02") < text.index("CH03")


def test_the_same_words_in_many_places_are_one_finding_with_its_places() -> None:
    doubled = [one for one in _report().findings if one.code == "CH03"]
    assert len(doubled) == 1
    assert len(doubled[0].also) == 2
    shown = next(one for one in as_dict(_report())["findings"] if one["code"] == "CH03")
    assert [place["path"] for place in shown["also"]] == ["noi_dung[0].noi_dung[0].noi_dung[0]", "phu_luc[0].nhiem_vu[0].noi_dung"]
    assert len([one for one in spread(_report()) if one.code == "CH03"]) == 3


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("mo_dau", 1), "đoạn mở đầu, dòng 2"),
        (("noi_dung", 0, "noi_dung", 0, "noi_dung", 0), "mục I.1 (Ở thôn), đoạn “a) Mua của của giống cây mận.”"),
        (("noi_dung", 0, "noi_dung", 1), "mục I.2 (Ở trường)"),
        (("phu_luc", 0, "nhiem_vu", 0, "thoi_han"), "Phụ lục, bảng, hàng số 1 (“Trồng của của mận”), cột"),
        (("chu_ky",), "phần ký"),
        ((), ""),
    ],
)
def test_a_place_is_said_in_words(path: tuple[str | int, ...], words: str) -> None:
    said = in_words(example_read(SEVERAL).document, path)
    assert said.startswith(words)
    assert not re.search(r"noi_dung|\[\d", said)


def test_every_path_that_carries_text_has_words() -> None:
    document = example_read(SEVERAL).document
    assert [text.path for text in document.texts() if not in_words(document, text.path)] == []


def test_a_level_is_named_as_people_say_it() -> None:
    assert [level(words) for words in ("lỗi", "Cảnh báo", "goi_y", "nặng")] == [
        Severity.LOI, Severity.CANH_BAO, Severity.GOI_Y, None,
    ]  # fmt: skip
    assert {one.severity for one in at_least(_report().findings, Severity.LOI)} == {Severity.LOI}


def test_a_number_to_write_brings_its_own_full_stop() -> None:
    page = as_html(_report("noi_dung: [{muc: Một, nhan: '1.'}, {muc: Hai, nhan: '3.'}]"))
    assert "Nên là: 2.<" in page


def test_the_page_is_one_file_and_nothing_of_the_paper_is_html() -> None:
    page = as_html(_report("mo_dau: ['Trồng <script>alert(1)</script> của của cây & hoa.']"))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(?:src|href)=[\"']?https?:|@import|url\(", page)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_the_sheet_is_the_same_bytes_and_says_the_conclusion() -> None:
    made = paper(_report())
    assert made == paper(_report())
    with zipfile.ZipFile(BytesIO(made)) as package:
        words = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    assert "CHƯA KÝ ĐƯỢC" in words
    assert "31/6/2026" in words
    assert "CH03" not in words


@pytest.mark.parametrize("one", all_rules(), ids=lambda one: one.code)
def test_explain_speaks_to_officials(one: object) -> None:
    words = spoken(one)  # type: ignore[arg-type]
    assert not re.search(r"```|^\w+: \[|_form|tieu_de|nguyen_trang", words)


def test_explain_shows_an_example_whole() -> None:
    found = find_rule("TC28")
    assert found is not None
    wrong = spoken(found).split("Chưa đạt:")[1].split("Đạt:")[0]
    assert wrong.count("Chủ trì sửa mái trạm bơm thôn Hạ.") == 2  # the fault is that it stands twice
    table = find_rule("BC16")
    assert table is not None and "| Cộng | 256 | 187 | 78 |" in spoken(table)


def test_explain_gives_the_words_of_the_examples() -> None:
    found = find_rule("CH03")
    assert found is not None
    assert "của của" in spoken(found)


# --- what a person has accepted --------------------------------------------------------------------------------------


def test_what_is_accepted_beside_a_word_file_keeps_reason_and_name(tmp_path: Path) -> None:
    (tmp_path / "ke_hoach.bo_qua.yaml").write_text(
        "bo_qua:\n- {ma: CH03, ly_do: trích nguyên văn, nguoi: Lò Thị Pha}\n- {ma: TG02, ly_do: chờ lịch, nguoi: Lò Thị Pha, chu: 30/2}\n",
        encoding="utf-8",
    )
    known = beside(str(tmp_path / "ke_hoach.docx"))
    report = check(example_read(SEVERAL), on=DAY, accepted=known)
    assert "CH03" not in {finding.code for finding in report.findings}
    assert {said for _, said in report.suppressed} == {"trích nguyên văn (Lò Thị Pha)"}
    assert "TG02" in {finding.code for finding in report.findings}
    assert [code for code, _ in report.unused] == ["TG02"]
    assert beside(str(tmp_path / "khac.docx")) == []


@pytest.mark.parametrize(
    "text",
    ["- {ma: CH03}", "- {ma: CH03, ly_do: vì vậy}", "- {ma: XX99, ly_do: a, nguoi: b}", "bo_qua: CH03", "[[[", "a: 1",
     "- {ma: [CH03], ly_do: a, nguoi: b}"],
)  # fmt: skip
def test_an_entry_without_reason_name_or_known_code_is_refused(text: str) -> None:
    with pytest.raises(CchcError, match=r"ke_hoach\.bo_qua\.yaml"):
        accepted(text, "ke_hoach.bo_qua.yaml")


def test_a_finding_is_accepted_by_its_words() -> None:
    (one,) = accepted("- {ma: CH03, ly_do: a b, nguoi: c, chu: mận}", "x.bo_qua.yaml")
    assert one.covers(Finding(("mo_dau",), "Lặp chữ", "cây mận mận", code="CH03"))
    assert not one.covers(Finding(("mo_dau",), "Lặp chữ", "của của", code="CH03"))


SLIPS = "{mo_dau: [Các phòng đầy mạnh cải cách., Các thôn đầy mạnh tuyên truyền., Trường học đầy mạnh số hóa.]}"


def aside(*entries: str, overlay: str = SLIPS):
    known = accepted("\n".join(f"- {{ma: CH10, ly_do: trích nguyên văn, nguoi: Lò Thị Pha{one}}}" for one in entries) or "[]", "x")
    return check(example_read(overlay), on=DAY, accepted=known)


def slips(report) -> list[int]:
    return [path[1] for one in report.findings if one.code == "CH10" for path in (one.path, *one.also)]


def test_one_place_is_accepted_and_the_others_stay() -> None:
    spot = in_words(example_read(SLIPS).document, ("mo_dau", 1))
    assert slips(aside()) == [0, 1, 2]
    report = aside(f", chu: đầy mạnh, cho: '{spot}'")
    assert slips(report) == [0, 2]
    ((finding, said),) = [one for one in report.suppressed if one[0].code == "CH10"]
    assert (finding.path, said) == (("mo_dau", 1), "trích nguyên văn (Lò Thị Pha)")
    assert finding.place is not None and finding.place.line > 0
    assert report.unused == []
    assert slips(aside(f", cho: '{spot}'", f", cho: '{in_words(example_read(SLIPS).document, ('mo_dau', 0))}'")) == [2]
    assert slips(aside(", chu: đầy mạnh")) == []


def test_an_accepted_place_that_is_gone_is_said() -> None:
    report = aside(", chu: đầy mạnh, cho: mục IX")
    assert slips(report) == [0, 1, 2]
    assert report.unused == [
        ("CH10", "trích nguyên văn (Lò Thị Pha); chữ “đầy mạnh”, chỗ “mục IX” không còn bị nhắc")
    ]
    assert "chỗ “mục IX” không còn bị nhắc" in sheet(report)
    assert "không còn bị nhắc" in as_text(report)


def test_a_rule_that_could_not_judge_does_not_call_an_entry_unused() -> None:
    known = accepted("- {ma: TT70, ly_do: máy in của xã, nguoi: Lò Thị Pha}", "x")
    report = check(example_read(SLIPS), on=DAY, accepted=known)
    assert "TT70" in {note.code for note in report.not_evaluated}
    assert report.unused == []


# --- a folder --------------------------------------------------------------------------------------------------------


def test_a_folder_is_looked_at_without_what_the_program_made(tmp_path: Path) -> None:
    from cchc_docs.writing.word.sheet import sheet

    (tmp_path / "tien_do").mkdir()
    (tmp_path / "tien_do" / "quy_1.yaml").write_text("ky_bao_cao: quy_1\n", encoding="utf-8")
    (tmp_path / "ke_hoach.yaml").write_text("loai: ke_hoach\n", encoding="utf-8")
    (tmp_path / "bieu_mau.yaml").write_text("bieu_mau: []\n", encoding="utf-8")
    (tmp_path / "ghi_chep.yaml").write_text("viec: mua cây\n", encoding="utf-8")
    (tmp_path / "ke_hoach.bo_qua.yaml").write_text("bo_qua: []\n", encoding="utf-8")
    (tmp_path / "ban_sao.docx").write_bytes(sheet("PHIẾU RÀ SOÁT", "x", []))
    (tmp_path / "hong.docx").write_bytes(b"khong phai Word")
    body = "<w:p><w:ins w:id='1' w:author={}><w:r><w:t>Dọn bến.</w:t></w:r></w:ins></w:p>"
    (tmp_path / "doi_chieu.docx").write_bytes(docx(body.format('"cchc"')))
    (tmp_path / "nguoi_sua.docx").write_bytes(docx(body.format('"Lò Thị Pha"')))
    (tmp_path / "so_hai_lan.docx").write_bytes(docx(body.format('"cchc"') + body.format('"cchc 2"')))
    remark = '<w:comments xmlns:w="x"><w:comment w:id="0" w:author="cchc - Chính tả"/>{}</w:comments>'
    (tmp_path / "gop_y_vong_1.docx").write_bytes(docx(p("Dọn bến."), parts={"comments": remark.format("")}))
    theirs = remark.format('<w:comment w:id="1" w:author="Lò Thị Pha"/>')
    (tmp_path / "gop_y_vong_2.docx").write_bytes(docx(p("Dọn bến."), parts={"comments": theirs}))
    both = docx(body.format('"Lò Thị Pha"'), parts={"comments": remark.format("")})
    (tmp_path / "sua_tren_ban_gop_y.docx").write_bytes(both)
    (tmp_path / "hong_nen.docx").write_bytes(_with_broken_deflate(docx(p("Dọn bến.") * 50), "word/document.xml"))
    found, passed = papers(str(tmp_path))
    assert [Path(name).name for name in found] == [
        "gop_y_vong_2.docx", "hong.docx", "hong_nen.docx", "ke_hoach.yaml", "nguoi_sua.docx", "sua_tren_ban_gop_y.docx",
    ]  # fmt: skip
    assert len(passed) == 7
    (tmp_path / "rong").mkdir()
    with pytest.raises(CchcError, match="rong"):
        papers(str(tmp_path / "rong"))


def _with_broken_deflate(package: bytes, part: str) -> bytes:
    """Return a package whose part starts with a block of a kind that deflate does not have; its directory is whole."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        entry = opened.getinfo(part)
        assert entry.compress_type == zipfile.ZIP_DEFLATED
    begins = entry.header_offset + 30 + len(entry.filename)
    return package[:begins] + b"\xff" * 8 + package[begins + 8 :]


def test_a_folder_with_a_damaged_file_is_checked_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from cchc_docs.cli.main import main

    (tmp_path / "hong_nen.docx").write_bytes(_with_broken_deflate(docx(p("Dọn bến.") * 50), "word/document.xml"))
    (tmp_path / "lanh.docx").write_bytes(docx(p("Các phòng đầy mạnh cải cách.")))
    assert main(["check", str(tmp_path)]) in (1, 2)
    told = "".join(capsys.readouterr())
    assert "hong_nen.docx" in told
    assert "không giải nén được" in told
    assert "lanh.docx" in told
    assert "đẩy mạnh" in told
