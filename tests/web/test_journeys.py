"""The seven journeys on files made here, as a person without script walks them."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from cchc_docs.desk.office.questions import place
from cchc_docs.desk.render import rendered
from cchc_docs.reading.yaml.plan import read_text
from tests.web.conftest import HOME, NAME, PLAN, Desk, words


def test_open_a_word_file_answer_its_questions_check_it(desk: Desk, typed: bytes) -> None:
    page = desk.send(desk.page("/"), "/mo", files={"tep": ("Ke hoach 2025.docx", typed)})
    said = words(page)
    assert "Cơ quan ban hành Ủy ban nhân dân xã Đồi Sim" in said
    assert "Nhiệm vụ trong bảng 3" in said
    assert "100,00% số chữ" in said
    assert (desk.folder / "Ke hoach 2025.docx").read_bytes() == typed
    page = desk.send(page, "/nhan")
    plan = desk.read("Ke hoach 2025.yaml")
    asked = plan.count("# kiểm tra:")
    assert words(page).count("Đúng rồi, giữ nguyên") == asked
    for ident in re.findall(r'name="(chon:[^"]+)"', page):
        page = desk.send(page, "/hoi", **{ident: "giu"})
        if "Ghi các câu" not in page:
            break
    assert "# kiểm tra:" not in desk.read("Ke hoach 2025.yaml")
    assert "Kiểm tra Ke hoach 2025" in words(desk.page("/tep/Ke%20hoach%202025.yaml/kiem-tra"))


def test_a_paper_without_a_head_is_told_without_a_key_of_the_file(desk: Desk) -> None:
    import docx

    paper, out = docx.Document(), io.BytesIO()
    for line in ("CHƯƠNG TRÌNH", "Ra quân dọn bến đò năm 2026", "1. Tập trung ở bến.", "2. Dọn rác."):
        paper.add_paragraph(line)
    paper.save(out)
    page = desk.send(desk.page("/"), "/mo", files={"tep": ("chuong trinh.docx", out.getvalue())})
    assert "bản gốc không có Quốc hiệu, Tiêu ngữ" in words(page)
    assert "quoc_hieu" not in page
    page = desk.send(desk.page("/"), "/mo", status=422, files={"tep": ("phieu.xlsx", b"PK")})
    assert "trang Phiếu của kế hoạch" in words(page)


def test_the_same_file_brought_again_is_not_kept_twice(desk: Desk, typed: bytes) -> None:
    for _ in range(2):
        desk.send(desk.page("/"), "/mo", files={"tep": ("cu.docx", typed)})
    desk.send(desk.page("/"), "/mo", files={"tep": ("cu.docx", rendered(read_text(PLAN).document).docx)})
    assert sorted(file.name for file in desk.folder.glob("*.docx")) == ["cu (2).docx", "cu.docx"]


@pytest.mark.office
def test_pages_are_shown_as_they_are_printed_and_the_pdf_is_given(desk: Desk) -> None:
    page = desk.page(f"/tep/{NAME}/kiem-tra?xem=in")
    while "<img" not in page:  # laying out may take longer than a page waits
        page = desk.page(f"/tep/{NAME}/kiem-tra?xem=in")
    first = desk.client.get(re.search(r'<img src="([^"]+)"', page)[1])
    assert first.headers["content-type"] == "image/png"
    assert first.content.startswith(b"\x89PNG")
    desk.page(f"/tep/{NAME}/trang/99", 422)
    assert desk.client.get(f"{HOME}/pdf").content.startswith(b"%PDF")


def test_a_row_is_edited_added_moved_and_taken_out(desk: Desk) -> None:
    key = "phu_luc.0.nhiem_vu.1"
    page = desk.send(
        desk.page(f"{HOME}/viec?sua={key}"),
        "/viec",
        **{"o:thoi_han": "Trước 30/6/2026", "o:noi_dung": "Đối thoại với dân"},
    )
    assert "Đến hạn 30/6/2026" in words(page)
    assert "# lời dặn của văn thư" in desk.read()
    page = desk.send(
        desk.page(f"{HOME}/viec?them=phu_luc.0.nhiem_vu"),
        "/viec",
        **{"o:noi_dung": "Tập huấn", "o:chu_tri": "Văn phòng HĐND và UBND", "sau": "0"},
    )
    page = desk.send(page, "/viec/chuyen", number=1, huong="len")
    rows = re.findall(r'data-ten="Nội dung nhiệm vụ">([^<]*)', page)
    assert rows == ["Tập huấn", "Niêm yết thủ tục, đạt từ 95% trở lên", "Đối thoại với dân", "Sơ kết công tác cải cách"]
    page = desk.send(page, "/viec/bo", number=0)
    assert "Tập huấn" not in desk.read()
    page = desk.send(desk.page(f"{HOME}/viec?sua=ct:dung_han"), "/chi-tieu", gia_tri="97")
    assert "đạt từ 97% trở lên" in words(page)


def test_what_cannot_be_saved_keeps_what_was_typed(desk: Desk) -> None:
    page = desk.send(
        desk.page(f"{HOME}/viec?sua=phu_luc.0.nhiem_vu.1"),
        "/viec",
        status=422,
        **{"o:noi_dung": "", "o:san_pham": "Biên bản họp dân"},
    )
    assert "không được để trống" in words(page)
    assert "Biên bản họp dân" in page
    assert desk.read() == PLAN


def test_two_windows_on_one_plan_lose_nothing(desk: Desk) -> None:
    first = desk.page(f"{HOME}/viec?sua=phu_luc.0.nhiem_vu.0")
    second = desk.page(f"{HOME}/viec?sua=phu_luc.0.nhiem_vu.1")
    desk.send(second, "/viec", **{"o:noi_dung": "Đối thoại định kỳ"})
    page = desk.send(first, "/viec", status=409, **{"o:noi_dung": "Niêm yết ở mọi thôn"})
    assert "Nội dung nhiệm vụ Niêm yết ở mọi thôn" in " ".join(words(page).split())
    assert "o:noi_dung" not in page
    assert "phu_luc.0" not in page
    assert "Đối thoại định kỳ" in desk.read()
    assert "mọi thôn" not in desk.read()


def test_forms_none_of_which_can_be_read_leave_nothing_behind(desk: Desk) -> None:
    before = sorted(os.listdir(desk.folder))
    page = desk.page(f"{HOME}/phieu?ky=quy_1")
    desk.send(page, "/phieu", status=422, files={"phieu": ("rong.xlsx", b"")})
    page = desk.send(page, "/phieu", status=422, files={"phieu": ("van ban.docx", b"PK")})
    assert "không phải phiếu Excel" in words(page)
    assert [one for one in sorted(os.listdir(desk.folder)) if one != ".lich_su"] == before
    assert "phiếu" not in words(desk.page("/lich-su")).split("mới nhất trước")[-1]


def test_a_hand_edit_is_not_written_over(desk: Desk) -> None:
    page = desk.page(f"{HOME}/viec?sua=phu_luc.0.nhiem_vu.0")
    (desk.folder / NAME).write_text(PLAN + "# sửa tay\n", encoding="utf-8")
    desk.send(page, "/viec", status=409, **{"o:noi_dung": "khác"})
    assert desk.read() == PLAN + "# sửa tay\n"


def test_every_change_can_be_undone(desk: Desk) -> None:
    desk.send(desk.page(f"{HOME}/viec?sua=ct:dung_han"), "/chi-tieu", gia_tri="99")
    page = desk.send(desk.page("/lich-su"), "/hoan-tac")
    assert desk.read() == PLAN
    desk.send(page, "/hoan-tac")
    assert "gia_tri: 99" in desk.read() or 'gia_tri: "99"' in desk.read()


def test_next_year_is_drafted_answered_and_compared(desk: Desk) -> None:
    page = desk.send(desk.page(f"{HOME}/soan"), "/soan", nam="2027")
    assert "Đã soạn dự thảo: ke_hoach_2027" in words(page)
    assert desk.read() == PLAN
    changes = desk.client.get("/ke-hoach/ke_hoach_2027.yaml/thay-doi")
    with zipfile.ZipFile(io.BytesIO(changes.content)) as package:
        assert b"<w:ins " in package.read("word/document.xml")
    page = desk.page("/ke-hoach/ke_hoach_2027.yaml/hoi")
    asked = set(re.findall(r'name="(chon:[^"]+)"', page))
    if asked:
        desk.send(page, "/hoi", **dict.fromkeys(asked, "giu"))
    assert "CẦN QUYẾT ĐỊNH" not in desk.read("ke_hoach_2027.yaml")


def filled(form: bytes, status: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(form))
    sheet = book[book.sheetnames[1]]
    for row in sheet.iter_rows():
        names = {str(cell.value): cell.column for cell in row if cell.value}
        if "Trạng thái" in names:
            sheet.cell(row[0].row + 1, names["Trạng thái"], status)
            sheet.cell(row[0].row + 1, names["Kết quả thực hiện trong kỳ"], "Đã niêm yết tại 12 thôn")
            break
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_forms_go_out_come_back_and_become_a_report(desk: Desk) -> None:
    page = desk.page(f"{HOME}/phieu?ky=quy_1")
    archive = zipfile.ZipFile(io.BytesIO(desk.client.get(f"{HOME}/phieu/tat-ca?ky=quy_1").content))
    assert len(archive.namelist()) == 3
    own = next(name for name in archive.namelist() if name.endswith("_vp.xlsx"))
    page = desk.send(page, "/phieu", files={"phieu": ("tra loi.xlsx", filled(archive.read(own), "Hoàn thành"))})
    said = words(page)
    assert "Văn phòng HĐND và UBND : 1 nhiệm vụ có trả lời" in said
    assert said.count("Chưa gửi") == 2
    assert "Đã niêm yết tại 12 thôn" in desk.read("tien_do/quy_1.yaml")
    page = desk.send(desk.page(f"{HOME}/bao-cao?ky=quy_1"), "/bao-cao", ky="quy_1")
    assert "Đã niêm yết tại 12 thôn" in words(page)
    blanks = int(re.search(r"Còn (\d+) chỗ phải điền", words(page))[1])
    field = re.search(r'name="(t:[^"]+)"', page)[1]
    page = desk.send(page, "/bao-cao/bao_cao_quy_1_2026.yaml", **{field: "17"})
    assert f"Còn {blanks - 1} chỗ phải điền" in words(page)
    assert desk.client.get("/bao-cao/bao_cao_quy_1_2026.yaml/word").content[:2] == b"PK"


def test_a_form_with_faults_is_shown_by_its_cells_and_goes_back_marked(desk: Desk) -> None:
    archive = zipfile.ZipFile(io.BytesIO(desk.client.get(f"{HOME}/phieu/tat-ca?ky=quy_1").content))
    own = next(name for name in archive.namelist() if name.endswith("_vp.xlsx"))
    files = [
        ("phieu", ("sai.xlsx", filled(archive.read(own), "xong roi"))),
        ("phieu", ("hong.xlsx", b"khong phai excel")),
    ]
    page = desk.send(desk.page(f"{HOME}/phieu?ky=quy_1"), "/phieu", files=files)
    assert "xong roi" in page
    assert "Không đọc được" in words(page)
    link = re.search(r'href="(/phieu-can-sua/[^"]+)"', page)[1]
    assert openpyxl.load_workbook(io.BytesIO(desk.client.get(link).content)).sheetnames


def test_what_is_due_is_told_and_goes_into_a_calendar(desk: Desk) -> None:
    said = words(desk.page(f"{HOME}/den-han?ngay=2026-04-15"))
    assert "1 việc quá hạn tính đến 15/4/2026" in said
    first = desk.send(desk.page(f"{HOME}/den-han"), "/lich")
    assert first.startswith("BEGIN:VCALENDAR")
    assert desk.read(NAME.replace(".yaml", ".ics")) == first.replace("\r\n", "\n")
    # The next calendar knows the one before: what moved says so, so that the phone moves it instead of doubling it.
    assert "SEQUENCE:1" not in first
    (desk.folder / NAME).write_text(desk.read().replace("Quý I/2026", "Quý II/2026", 1), encoding="utf-8")
    second = desk.send(desk.page(f"{HOME}/den-han"), "/lich")
    assert second.count("SEQUENCE:1") >= 1
    (desk.folder / NAME.replace(".yaml", ".ics")).write_text("ghi chép riêng", encoding="utf-8")
    assert "không phải lịch" in words(desk.send(desk.page(f"{HOME}/den-han"), "/lich", status=422))
    desk.page(f"{HOME}/den-han?ngay=hom-nay", 422)


def test_an_edited_word_file_comes_back_edit_by_edit(desk: Desk) -> None:
    source = PLAN.replace("Nâng cao chất lượng phục vụ", "Nâng cao chất lượng phục vụ Nhân dân").replace(
        "Biên bản", "Biên bản có chữ ký"
    )
    word = rendered(read_text(source).document).docx
    page = desk.send(desk.page(f"{HOME}/nhan-ban-sua"), "/nhan-ban-sua", files={"ban": ("da sua.docx", word)})
    assert "2 chỗ sửa trong da sua.docx" in words(page)
    assert "{{" not in words(page)
    desk.send(page, "/da%20sua.docx", lay="0")
    assert "phục vụ Nhân dân" in desk.read()
    assert "có chữ ký" not in desk.read()


def test_offices_are_joined_with_one_click(desk: Desk) -> None:
    page = desk.page(f"{HOME}/don-vi")
    assert "Gộp vào Phòng Kinh tế" in words(page)
    desk.send(page, "/don-vi", number=1)
    assert "kt_2:" not in desk.read() or "\n  kt:" not in desk.read()
    assert "Đồi Sim" in desk.read()


def test_a_plan_can_be_begun_from_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    page = desk.send(desk.page("/"), "/moi", ten="xã Đồi Sim", nam="2027")
    assert "ke_hoach_2027" in words(page)
    assert "Đồi Sim" in desk.read("ke_hoach_2027.yaml")
    desk.client.close()


def test_reading_goes_on_when_the_page_is_loaded_again_and_can_be_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from cchc_docs.web.pages import take

    gate, calls = threading.Event(), []
    real = take.take

    def slow(data: bytes, name: str, progress):
        calls.append(name)
        progress(1, 9)
        gate.wait(20)
        progress(2, 9)
        return real(data, name)

    monkeypatch.setattr(take, "take", slow)
    page = desk.send(desk.page("/"), "/mo", files={"tep": ("cham.docx", rendered(read_text(PLAN).document).docx)})
    assert "1/9 trang" in words(page)
    again = desk.page("/mo/cham.docx")
    assert "1/9 trang" in words(again)
    assert calls == ["cham.docx"]
    desk.send(again, "/dung")
    gate.set()
    desk.office.jobs.last(str(("doc", "cham.docx", desk.office.folder.version("cham.docx")))).wait(20)
    assert "đã dừng theo yêu cầu" in words(desk.page("/mo/cham.docx", 422))
    monkeypatch.setattr(take, "take", lambda data, name, _: real(data, name))
    assert "Đã đọc cham.docx" in words(desk.page("/mo/cham.docx?lai=1"))


def test_words_a_finding_is_about_are_written_anew_beside_it(desk: Desk) -> None:
    (desk.folder / NAME).write_text(PLAN.replace("phục vụ.", "phục vụ nghành giáo dục."), encoding="utf-8")
    page = desk.page(f"/tep/{NAME}/kiem-tra")
    found = re.findall(r'<article class="dieu.*?</article>', page, re.DOTALL)
    fields = next(one for one in found if "nghành" in one)
    page = desk.send(fields, "/kiem-tra/chu", chu="Nâng cao chất lượng phục vụ ngành giáo dục.")
    assert "phục vụ ngành giáo dục." in desk.read()
    assert "nghành" not in page


def test_the_head_is_changed_in_a_form(desk: Desk) -> None:
    page = desk.page(f"{HOME}/thong-tin")
    desk.send(page, "/thong-tin", **{"t:so": "15", "t:ngay_ban_hanh": "09/01/2026"})
    assert "09/01/2026" in desk.read()
    page = desk.send(desk.page(f"{HOME}/thong-tin"), "/thong-tin", status=422, **{"t:nam": "x", "t:so": "99"})
    assert "không phải năm" in words(page)
    assert 'value="99"' in page
    assert "99" not in desk.read()


def test_questions_with_the_same_words_are_answered_together(desk: Desk) -> None:
    again = "  # kiểm tra: xem lại câu này\n  - Câu một.\n  # kiểm tra: xem lại câu này\n  - Câu hai.\n"
    (desk.folder / NAME).write_text(PLAN.replace("  - Nâng cao", again + "  - Nâng cao"), encoding="utf-8")
    page = desk.page(f"{HOME}/hoi")
    one, two = (name[5:] for name in re.findall(r'name="(chon:[^"]+)" value="giu"', page))
    desk.send(page, "/hoi", **{f"chon:{one}": "khac", f"chu:{one}": "Câu mới.", f"chon:{two}": "giu"})
    assert "# kiểm tra" not in desk.read()
    assert "  - Câu mới.\n  - Câu hai.\n" in desk.read()


def test_two_questions_about_one_text_do_not_take_each_others_answers_away(desk: Desk) -> None:
    asks = "  # CẦN QUYẾT ĐỊNH: tên chợ\n  # CẦN QUYẾT ĐỊNH: giờ mở cửa\n  - Họp ở chợ Bưởi lúc bảy giờ.\n"
    (desk.folder / NAME).write_text(PLAN.replace("  - Nâng cao", asks + "  - Nâng cao"), encoding="utf-8")
    page = desk.page(f"{HOME}/hoi")
    one, two = (name[5:] for name in re.findall(r'name="(chon:[^"]+)" value="giu"', page))
    page = desk.send(
        page, "/hoi", status=422,
        **{f"chon:{one}": "khac", f"chu:{one}": "Họp ở chợ Mít lúc bảy giờ.",
           f"chon:{two}": "khac", f"chu:{two}": "Họp ở chợ Bưởi lúc chín giờ."},
    )  # fmt: skip
    assert "Họp ở chợ Bưởi lúc chín giờ." in desk.read()
    assert "để không mất lời của câu kia" in words(page)
    desk.send(page, "/hoi", **{f"chon:{one}": "khac", f"chu:{one}": "Họp ở chợ Mít lúc chín giờ."})
    assert "  - Họp ở chợ Mít lúc chín giờ.\n" in desk.read()
    assert "CẦN QUYẾT ĐỊNH" not in desk.read()


def test_a_box_left_as_it_was_does_not_undo_the_answer_beside_it(desk: Desk) -> None:
    asks = "  # CẦN QUYẾT ĐỊNH: tên chợ\n  # CẦN QUYẾT ĐỊNH: giờ mở cửa\n  - Họp ở chợ Bưởi lúc bảy giờ.\n"
    (desk.folder / NAME).write_text(PLAN.replace("  - Nâng cao", asks + "  - Nâng cao"), encoding="utf-8")
    page = desk.page(f"{HOME}/hoi")
    one, two = (name[5:] for name in re.findall(r'name="(chon:[^"]+)" value="giu"', page))
    desk.send(
        page, "/hoi",
        **{f"chon:{one}": "khac", f"chu:{one}": "Họp ở chợ Bưởi lúc bảy giờ.",
           f"chon:{two}": "khac", f"chu:{two}": "Họp ở chợ Bưởi lúc chín giờ."},
    )  # fmt: skip
    assert "  - Họp ở chợ Bưởi lúc chín giờ.\n" in desk.read()
    assert "CẦN QUYẾT ĐỊNH" not in desk.read()


def test_a_question_about_the_signature_is_asked_in_words() -> None:
    document = read_text(PLAN).document
    assert place(document, ("chu_ky", "quyen_han", 0)) == "Chữ ký, quyền hạn, dòng 1"
    assert place(document, ("chu_ky", "ho_ten")) == "Chữ ký, họ tên"


def test_blanks_of_a_plan_are_filled_like_those_of_a_report(desk: Desk) -> None:
    (desk.folder / NAME).write_text(
        PLAN.replace("- Nâng cao chất lượng phục vụ.", '- "Phục vụ tại [CẦN BỔ SUNG: nơi nào]."'), encoding="utf-8"
    )
    assert "Điền chỗ trống" in words(desk.page(HOME))
    page = desk.page(f"/bao-cao/{NAME}")
    field = re.search(r'name="(t:[^"]+)"', page)[1]
    desk.send(page, f"/bao-cao/{NAME}", **{field: "nhà văn hóa thôn"})
    assert "Phục vụ tại nhà văn hóa thôn." in desk.read()


def test_next_years_plan_gets_a_folder_of_its_own(desk: Desk) -> None:
    page = desk.send(desk.page(f"{HOME}/soan"), "/soan", nam="2027")
    home = "/ke-hoach/ke_hoach_2027.yaml"
    page = desk.send(desk.page(home), "/thu-muc-rieng")
    assert "Thư mục: Năm 2027" in words(page)
    assert (desk.folder / "Năm 2027" / "ke_hoach_2027.yaml").exists()
    assert not (desk.folder / "ke_hoach_2027.yaml").exists()
    assert "Tải tất cả 3 phiếu" in words(desk.page(f"{home}/phieu?ky=quy_1"))
    page = desk.send(desk.page("/"), "/thu-muc", ten="")
    assert "Mở thư mục Năm 2027" in words(page)
    desk.send(desk.page("/lich-su"), "/hoan-tac", number=0)
    assert (desk.folder / "ke_hoach_2027.yaml").exists()


@pytest.mark.parametrize("name", ["..", "tien_do", ".lich_su", "/etc", "khong co"])
def test_no_other_folder_is_opened(desk: Desk, name: str) -> None:
    desk.send(desk.page("/"), "/moi", ten="xã A", nam="2030")
    (desk.folder / "tien_do").mkdir()
    answer = desk.client.post("/thu-muc", data={"_dau": desk.office.key.sign, "ten": name})
    assert answer.status_code == 422
    assert desk.office.folder.root == str(desk.folder)
