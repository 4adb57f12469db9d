"""Kiểm tra on the page: what is safe is mended, what is right is set aside, rows and copies follow."""

from __future__ import annotations

import io
import os
import re
import unicodedata

import pytest

from cchc_docs.web.page import plan_named
from tests.web.conftest import HOME, NAME, PLAN, Desk, words


def test_findings_are_mended_and_set_aside_with_a_reason(desk: Desk) -> None:
    (desk.folder / NAME).write_text(
        PLAN.replace("Đối thoại với người dân", "Đối thoại  với Nhân Dân"), encoding="utf-8"
    )
    page = desk.page(f"/tep/{NAME}/kiem-tra")
    assert any(one.startswith("Phụ lục, dòng 2") for one in re.findall(r"data-den>([^<]*)", page))
    page = desk.send(page, "/kiem-tra/sua", number=0)
    assert "Đối thoại với Nhân dân" in desk.read()
    code = re.search(r'name="ma" value="([A-Z]{2}\d{2})"', page)
    if code:
        page = desk.send(page, "/bo-qua", ly_do="theo mẫu riêng của xã", pham_vi="moi")
        assert f"{code[1]}: theo mẫu riêng của xã" in desk.read()
        assert f'value="{code[1]}"' not in page
    assert desk.client.get(f"/tep/{NAME}/phieu-kiem-tra").status_code == 200


def test_a_finding_of_a_word_file_is_set_aside_beside_it(desk: Desk, typed: bytes) -> None:
    (desk.folder / "cu.docx").write_bytes(typed)
    page = desk.page("/tep/cu.docx/kiem-tra")
    code = re.search(r'name="ma" value="([A-Z]{2}\d{2})"', page)[1]
    desk.send(page, "/bo-qua", status=422, ly_do="theo mẫu riêng", nguoi="")
    page = desk.send(page, "/bo-qua", ly_do="theo mẫu riêng: “cũ”", nguoi="Ma Thị Lý")
    assert f'value="{code}"' not in page
    assert "Ma Thị Lý" in desk.read("cu.bo_qua.yaml")
    again = re.search(r'name="ma" value="([A-Z]{2}\d{2})"', page)
    if again:
        desk.send(page, "/bo-qua", ly_do="xã đã thống nhất", nguoi="Ma Thị Lý")
        assert desk.read("cu.bo_qua.yaml").count("Ma Thị Lý") == 2
    assert (desk.folder / "cu.docx").read_bytes() == typed
    assert "cu.bo_qua" not in desk.page("/")
    assert desk.client.get("/tep/cu.docx/phieu-kiem-tra/word").content[:2] == b"PK"
    assert "Ma Thị Lý" in words(desk.page("/tep/cu.docx/phieu-kiem-tra"))


def test_a_plan_without_any_table_is_given_its_first_task(desk: Desk) -> None:
    plan = PLAN[: PLAN.index("phu_luc:")]
    (desk.folder / NAME).write_text(plan, encoding="utf-8")
    page = desk.page(f"{HOME}/viec")
    assert "Ghi việc đầu tiên" in words(page)
    page = desk.page(f"{HOME}/viec?them=moi")
    desk.send(page, "/viec", status=422, **{"o:noi_dung": " "})
    page = desk.send(page, "/viec", **{"o:noi_dung": "Mở lớp xóa mù chữ", "o:thoi_han": "Quý II/2026"})
    assert "Mở lớp xóa mù chữ" in words(page)
    assert "Ghi việc đầu tiên" not in words(page)
    assert desk.read().startswith(plan.rstrip())
    page = desk.send(desk.page(f"{HOME}/viec?them=phu_luc.0.nhiem_vu"), "/viec", **{"o:noi_dung": "Tổng kết lớp"})
    assert "Tổng kết lớp" in words(page)


def test_the_file_a_plan_was_taken_from_is_no_plan_above_it(desk: Desk, typed: bytes) -> None:
    (desk.folder / NAME.replace(".yaml", ".docx")).write_bytes(typed)
    (desk.folder / "cua_tinh.docx").write_bytes(typed)
    page = desk.page(f"{HOME}/soan")
    chosen = re.search(r'<select id="cap_tren_co_san".*?</select>', page, re.DOTALL)[0]
    assert "cua_tinh.docx" in chosen
    assert NAME.replace(".yaml", ".docx") not in chosen


def test_one_place_of_a_plan_is_set_aside_and_the_next_stays(desk: Desk) -> None:
    (desk.folder / NAME).write_text(
        PLAN.replace("Đối thoại với người dân", "Đối thoại và đầy mạnh hòa giải").replace(
            "phục vụ.", "phục vụ và đầy mạnh số hóa."
        ),
        encoding="utf-8",
    )
    page = desk.page(f"/tep/{NAME}/kiem-tra")
    forms = [one for one in re.findall(r'<form method="post".*?</form>', page, re.DOTALL) if "/bo-qua" in one]
    number = next(at for at, one in enumerate(forms) if 'value="CH10"' in one)
    plan = desk.read()
    desk.send(page, "/bo-qua", number=number, status=422, pham_vi="cho", ly_do="lời người dân", nguoi="")
    page = desk.send(page, "/bo-qua", number=number, pham_vi="cho", ly_do="lời người dân", nguoi="Ma Thị Lý")
    assert desk.read() == plan
    assert "chu: " in desk.read(NAME.replace(".yaml", ".bo_qua.yaml"))
    assert page.count("CH10 ·") == 1
    assert "lời người dân (Ma Thị Lý)" in words(desk.page(f"/tep/{NAME}/phieu-kiem-tra"))
    shown = words(desk.page(f"/tep/{NAME}/phieu-kiem-tra"))
    assert "Chỗ trong văn bản Điều cần xem Nên là" in shown and "đẩy mạnh" in shown
    assert re.search(r"KẾT LUẬN: CHƯA KÝ ĐƯỢC, còn \d+ điểm phải xử lý", shown)
    # The place is mended after all: the entry is of no use any more, and that is said.
    (desk.folder / NAME).write_text(plan.replace("đầy mạnh", "đẩy mạnh"), encoding="utf-8")
    assert "không còn bị nhắc" in words(desk.page(f"/tep/{NAME}/phieu-kiem-tra"))


def test_a_reason_is_asked_for(desk: Desk) -> None:
    data = {"_dau": desk.office.key.sign, f"_ban:{NAME}": desk.office.folder.version(NAME), "ma": "TT40", "ly_do": " "}
    answer = desk.client.post(f"/tep/{NAME}/kiem-tra/bo-qua", data=data)
    assert answer.status_code == 422
    assert "lý do" in words(answer.text)
    assert desk.read() == PLAN


def test_filters_show_what_was_asked_for(desk: Desk) -> None:
    (desk.folder / NAME).write_text(PLAN.replace("phục vụ.", "phục  vụ nghành."), encoding="utf-8")
    for level in ("loi", "canh_bao", "goi_y"):
        page = desk.page(f"/tep/{NAME}/kiem-tra?muc={level}")
        assert set(re.findall(r'<article class="dieu (\w+)"', page)) <= {level}


def test_a_word_file_gives_a_copy_with_comments(desk: Desk, typed: bytes) -> None:
    import docx

    (desk.folder / "cu.docx").write_bytes(typed)
    answer = desk.client.get("/tep/cu.docx/ghi-chu")
    assert docx.Document(io.BytesIO(answer.content)).paragraphs
    assert (desk.folder / "cu.docx").read_bytes() == typed


def test_our_own_sheet_is_offered_neither_as_a_plan_nor_as_the_one_above(desk: Desk, typed: bytes) -> None:
    sheet = desk.client.get(f"/tep/{NAME}/phieu-kiem-tra/word").content
    (desk.folder / "in_ra.docx").write_bytes(sheet)
    (desk.folder / "cua_tinh.docx").write_bytes(typed)
    home = words(desk.page("/"))
    assert "từ cua_tinh.docx" in home and "in_ra.docx" not in home
    drafted = desk.page(f"{HOME}/soan")
    assert "cua_tinh.docx" in drafted and "in_ra.docx" not in drafted
    # The same name for another paper: it is looked at again.
    (desk.folder / "in_ra.docx").write_bytes(typed)
    os.utime(desk.folder / "in_ra.docx", (1, 1))
    assert "từ in_ra.docx" in words(desk.page("/"))


@pytest.mark.parametrize(
    ("file", "link"),
    [
        ("cchc_2026.yaml", "Kế hoạch cchc_2026"),
        ("Kế hoạch đò 2026.yaml", "Kế hoạch đò 2026"),
        ("KẾ HOẠCH.yml", "KẾ HOẠCH"),
    ],
)
def test_a_plan_is_called_a_plan_once(file: str, link: str) -> None:
    assert plan_named(file) == link
    typed = plan_named(unicodedata.normalize("NFD", file))
    assert unicodedata.normalize("NFC", typed) == link
