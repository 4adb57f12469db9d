"""Who signs beside the signer, who confirms a leave, the address at the foot: edited in Word, taken back by the plan."""

from __future__ import annotations

import io
import zipfile

import pytest

from cchc_docs.readback.readback import ReadBack, read_back
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.word.render import render

MINUTES = """\
loai: bien_ban
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Khe Lau, viet_tat: UBND}
so: 7
trich_yeu: Kiểm kê tài sản kho lưu trữ
noi_dung:
- doan: Kho có 42 mét giá tài liệu, thiếu 03 hộp so với sổ.
- doan: Biên bản lập xong lúc 11 giờ 00 cùng ngày.
noi_nhan: [Văn phòng HĐND và UBND]
luu: VT, Hồ sơ
chu_ky_khac:
- {chuc_vu: THƯ KÝ, ho_ten: Vi Thị Sen}     # ghi biên bản
- {quyen_han: [ĐẠI DIỆN], chuc_vu: PHÒNG KINH TẾ, ho_ten: Lò Văn Pâng}
chu_ky: {chuc_vu: CHỦ TỌA, ho_ten: Hà Đức Tuyên}
"""
LEAVE = """\
loai: giay_nghi_phep
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Khe Lau, viet_tat: UBND}
so: 12
dia_danh: Khe Lau
ngay_ban_hanh: 2026-04-08
noi_dung:
- doan: Ông Lò Văn Pâng được nghỉ 02 ngày, từ ngày 13/4/2026, tại phường Bến Sỏi.
noi_nhan: [Ông Lò Văn Pâng]
luu: VT
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Hà Đức Tuyên}
xac_nhan: {chuc_vu: Xác nhận của nơi nghỉ phép, ky_ten: "(Ký, đóng dấu)", ho_ten: Họ và tên}
"""
LETTER = """\
loai: cong_van
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Khe Lau, viet_tat: UBND}
so: 30
dia_danh: Khe Lau
ngay_ban_hanh: 2026-04-08
trich_yeu: V/v mượn hội trường
kinh_gui: [Trường Trung học cơ sở Khe Lau]
noi_dung:
- doan: Ủy ban nhân dân xã đề nghị nhà trường cho mượn hội trường sáng ngày 17/4/2026.
noi_nhan: [Như trên]
luu: VT
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Hà Đức Tuyên}
lien_he: ["Địa chỉ: bản Pú, xã Khe Lau; điện thoại: 0210.000.030"]
"""


def edited(plan: str, *pairs: tuple[str, str]) -> bytes:
    """Return the Word file of a plan with words typed over."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(render(read_text(plan, "p.yaml").document))) as made,
        zipfile.ZipFile(out, "w") as new,
    ):
        for part in made.infolist():
            words = made.read(part)
            for old, now in pairs if part.filename.endswith(".xml") else ():
                words = words.replace(old.encode(), now.encode())
            new.writestr(part.filename, words)
    return out.getvalue()


def back(plan: str, *pairs: tuple[str, str]) -> ReadBack:
    return read_back(plan, "p.yaml", read_docx(edited(plan, *pairs), "p.docx").document)


@pytest.mark.parametrize(
    ("plan", "old", "new"),
    [
        (MINUTES, "Vi Thị Sen", "Vi Thị Sim"),
        (MINUTES, "PHÒNG KINH TẾ", "PHÒNG VĂN HÓA - XÃ HỘI"),
        (MINUTES, "ĐẠI DIỆN", "THAY MẶT"),
        (LEAVE, "Xác nhận của nơi nghỉ phép", "Xác nhận của Ủy ban nhân dân phường Bến Sỏi"),
        (LEAVE, "Họ và tên", "Mạc Thị Diệp"),
        (LETTER, "0210.000.030", "0210.000.031"),
    ],
)
def test_an_edit_arrives_where_the_plan_says_it_and_nothing_else_changes(plan: str, old: str, new: str) -> None:
    found = back(plan, (old, new))
    assert found.source.replace(new, old) == plan
    assert new in found.source
    assert [(one.old != one.new, one.where) for one in found.changes] == [(True, found.changes[0].where)]
    assert found.unplaced == []
    again = read_back(found.source, "p.yaml", read_docx(edited(plan, (old, new)), "p.docx").document)
    assert (again.changes, again.unplaced) == ([], [])


def test_one_who_signs_no_more_goes_and_is_told() -> None:
    plan = MINUTES.replace("- {quyen_han: [ĐẠI DIỆN], chuc_vu: PHÒNG KINH TẾ, ho_ten: Lò Văn Pâng}\n", "")
    found = read_back(MINUTES, "p.yaml", read_docx(render(read_text(plan, "p.yaml").document), "p.docx").document)
    left = read_text(found.source, "p.yaml").document.chu_ky_khac
    assert [one.ho_ten for one in left] == ["Vi Thị Sen"]
    assert any("Lò Văn Pâng" in one.old and "Lò Văn Pâng" not in one.new for one in found.changes)
    assert found.unplaced == []


def test_an_unchanged_file_changes_nothing() -> None:
    for plan in (MINUTES, LEAVE, LETTER):
        found = back(plan)
        assert (found.source, found.changes, found.unplaced) == (plan, [], [])
