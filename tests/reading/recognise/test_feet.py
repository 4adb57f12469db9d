"""How the foot of a paper is typed: recipients and signature, in every form that was met."""

from __future__ import annotations

import pytest

from cchc_docs.model.document import Document
from tests.reading.recognise.habits import read
from tests.reading.word.files import (
    FOOT,
    c,
    p,
    plan,
    row,
    table,
)  # fmt: skip


def check_foot(document: Document) -> None:
    assert [line.rstrip(";") for line in document.noi_nhan] == ["Sở Nội vụ (để b/c)", "Các đơn vị"]
    assert document.luu.removeprefix("Lưu: ").rstrip(".") == "VT"
    assert document.chu_ky is not None
    signer = document.chu_ky
    assert (signer.quyen_han, signer.chuc_vu, signer.ho_ten) == (["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "Nguyễn Văn An")


FEET = {
    "table": FOOT,
    "soft breaks": table(row(c(raw=p("Nơi nhận:\n- Sở Nội vụ (để b/c);\n- Các đơn vị;\n- Lưu: VT.")), c(raw=p("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nNguyễn Văn An")))),
    "two rows": table(row("Nơi nhận:\n- Sở Nội vụ (để b/c);\n- Các đơn vị;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"), row("", "Nguyễn Văn An")),
    "no word for it": table(row("- Sở Nội vụ (để b/c);\n- Các đơn vị;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An")),
    "a spacer": table(row("Nơi nhận:\n- Sở Nội vụ (để b/c);\n- Các đơn vị;\n- Lưu: VT.", "", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An")),
    "tabs": p("Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN") + p("- Sở Nội vụ (để b/c);\t\tCHỦ TỊCH") + p("- Các đơn vị;") + p("- Lưu: VT.") + p("\t\t\tNguyễn Văn An"),
    "paragraphs": p("TM. ỦY BAN NHÂN DÂN", align="right") + p("CHỦ TỊCH", align="right") + p() + p("Nguyễn Văn An", align="right")
    + p("Nơi nhận:") + p("- Sở Nội vụ (để b/c);") + p("- Các đơn vị;") + p("- Lưu: VT."),
    "signature below": p("Nơi nhận:") + p("- Sở Nội vụ (để b/c);") + p("- Các đơn vị;") + p("- Lưu: VT.")
    + p("TM. ỦY BAN NHÂN DÂN", align="right") + p("CHỦ TỊCH", align="right") + p() + p("Nguyễn Văn An", align="right"),
    "no word, above": p("- Sở Nội vụ (để b/c);") + p("- Các đơn vị;") + p("- Lưu: VT.") + p()
    + p("TM. ỦY BAN NHÂN DÂN", align="right") + p("CHỦ TỊCH", align="right") + p() + p("Nguyễn Văn An", align="right"),
    "no word, below": p("TM. ỦY BAN NHÂN DÂN", align="right") + p("CHỦ TỊCH", align="right") + p() + p("Nguyễn Văn An", align="right")
    + p("- Sở Nội vụ (để b/c);") + p("- Các đơn vị;") + p("- Lưu: VT."),
    "bullets of Word": table(row(c(raw=p("Nơi nhận:") + p("Sở Nội vụ (để b/c);", num="4:0") + p("Các đơn vị;", num="4:0") + p("Lưu: VT.", num="4:0")), c("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"))),
}  # fmt: skip


@pytest.mark.parametrize("kind", FEET)
def test_recipients_and_signature_are_read_in_any_form(kind):
    check_foot(
        read(plan(foot=FEET[kind]), order=90 if kind in ("tabs", "paragraphs", "no word, below") else 100).document
    )


def test_items_of_the_body_right_above_who_signs_are_no_recipients():
    signs = p("TM. ỦY BAN NHÂN DÂN", align="right") + p("CHỦ TỊCH", align="right") + p("Nguyễn Văn An", align="right")
    found = read(plan(foot=p("- Rào bến;") + p("- Lưu giữ sổ ở bến.") + signs)).document
    assert (found.noi_nhan, found.luu) == ([], "")
    mixed = p("- Rào bến.") + p("- Các thôn;") + p("- Lưu: VT.")
    assert read(plan(foot=mixed + signs)).document.noi_nhan == ["Các thôn;"]


def test_three_signing_lines_are_read():
    foot = table(row("Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Thị Bé"))
    signer = read(plan(foot=foot)).document.chu_ky
    assert signer is not None
    assert (signer.quyen_han, signer.chuc_vu) == (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH")


def test_a_signature_without_recipients_ends_the_body():
    foot = p("TM. ỦY BAN NHÂN DÂN", align="right") + p("CHỦ TỊCH", align="right") + p("Nguyễn Văn An", align="right")
    found = read(plan(foot=foot)).document
    assert found.chu_ky is not None
    assert found.chu_ky.ho_ten == "Nguyễn Văn An"
    assert found.nguyen_trang


def test_a_head_that_lost_its_right_side_is_one_all_the_same() -> None:
    head = table(row("ỦY BAN NHÂN DÂN TỈNH SƠN LA\nỦY BAN NHÂN DÂN XÃ AN BÌNH\nSố:      /KH-UBND", "An Bình"))
    found = read(plan(head=head), left=1).document
    assert found.loai == "ke_hoach"
    assert found.co_quan is not None
    assert (found.co_quan.chu_quan, found.co_quan.ten) == ("ỦY BAN NHÂN DÂN TỈNH SƠN LA", "ỦY BAN NHÂN DÂN XÃ AN BÌNH")
    assert (found.so, found.ky_hieu, found.trich_yeu) == ("", "KH-UBND", "Cải cách hành chính năm 2026")


def test_a_number_with_a_comma_in_its_symbol_is_no_line_of_the_body() -> None:
    head = table(row("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 05/KH- KT,HT&ĐT", "An Bình, ngày 06 tháng 01 năm 2026"))
    found = read(plan(head=head)).document
    assert found.so == "05"
    assert found.ky_hieu == "KH- KT,HT&ĐT"


@pytest.mark.parametrize("subject", ["Về cắm phao ở bến đò", "Hướng dẫn cắm phao ở bến đò"])
def test_a_subject_that_lost_its_sign_is_no_name_of_the_issuer(subject: str) -> None:
    left = f"ỦY BAN NHÂN DÂN TỈNH SƠN LA\nSỞ XÂY DỰNG\nSố: 25/SXD-VP\n{subject}\nvà bến khách"
    head = table(
        row(left, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSơn La, ngày 06 tháng 01 năm 2026")
    )
    found = read(plan(head=head, title="", opening=""), order=95).document
    assert found.co_quan is not None
    assert (found.co_quan.chu_quan, found.co_quan.ten) == ("ỦY BAN NHÂN DÂN TỈNH SƠN LA", "SỞ XÂY DỰNG")
    assert found.trich_yeu == f"{subject}\nvà bến khách"
