"""Symbols and days of cited papers as hurried hands type them, and days that are another act's."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.law.places import ministries
from cchc_docs.vietnamese.citations import find_citations


def _told(line: str, **paper: object) -> set[tuple[str, str]]:
    read = example_read(json.dumps({"mo_dau": [line], **paper}, ensure_ascii=False))
    return {(one.code, one.quote) for one in check(read, on=date(2026, 6, 1)).findings}


@pytest.mark.parametrize(
    ("line", "symbol", "day"),
    [
        ("Theo Quyết định số 15A/QĐ-TTH ngày 06/9/2024 của Hiệu trưởng.", "15A/QĐ-TTH", "ngày 06/9/2024"),
        ("Theo Quyết định số 61/2019 QĐ/TTg ngày 05/3/2019 về bến.", "61/2019 QĐ/TTg", "ngày 05/3/2019"),
        ("Theo Chương trình số 31-CTr/Tu ngày 05/3/2026 của Tỉnh ủy.", "31-CTr/Tu", "ngày 05/3/2026"),
        ("Nghị định số 14/2023/NĐ-CP của Chính phủ, ngày 05/6/2025 Chủ tịch xã đã giao.", "14/2023/NĐ-CP", ""),
        ("Nghị định số 14/2023/NĐ-CP của Chính phủ ngày 05/6/2023 về bến.", "14/2023/NĐ-CP", "ngày 05/6/2023"),
    ],
)
def test_a_symbol_and_its_own_day_are_read(line: str, symbol: str, day: str) -> None:
    first = find_citations(line)[0]
    assert (first.so_ky_hieu, first.ngay.raw if first.ngay else "") == (symbol, day)


@pytest.mark.parametrize(
    ("line", "code", "quote"),
    [
        ("Theo Chương trình số 31-CTr/Tu ngày 05/3/2026 của Tỉnh ủy Lào Cai.", "VD01", "31-CTr/Tu"),
        ("Theo Quyết định số 61/2019 QĐ/TTg ngày 05/3/2019 của Thủ tướng Chính phủ.", "VD01", "61/2019 QĐ/TTg"),
        ("Theo Nghị định số 14/2023/NĐ-CP ngày 05/6/2025 của Chính phủ về bến.", "VD07", "ngày 05/6/2025"),
        ("Theo Quyết định số 40/QĐ-BNNMT ngày 07/10/2024 về kè.", "VD74", "ngày 07/10/2024"),
        ("Theo Thông tư số 3/2026/TT-BGTVT về bến.", "VD74", "3/2026/TT-BGTVT"),
        ("Theo Thông tư số 3/2026/TT-BGTVT; họp UBND tỉnh Yên Bái.", "CQ14", "tỉnh Yên Bái"),
        ("Theo Luật Bảo vệ Môi trường 2020, bản gom rác.", "TT40", "Luật Bảo vệ Môi trường"),
        ("Kè ở đồng bằng Sông Cửu Long; theo Công Văn số 5/UBND-KT ngày 05/3/2026 về kè.", "TT40", "Sông"),
        ("Kè ở đồng bằng Sông Cửu Long; theo Công Văn số 5/UBND-KT ngày 05/3/2026 về kè.", "TT40", "Công Văn"),
        ("Sổ do Ủy ban nhân cấp xã giữ.", "CH31", "Ủy ban nhân"),
        ("Xem lịch tại Phụ lục kèm theo.", "TC01", "Phụ lục kèm theo"),
        ("Bản góp ý dự thảo hương ước theo lịch tại Phụ lục kèm theo.", "TC01", "Phụ lục kèm theo"),
    ],
)
def test_what_is_wrong_is_told(line: str, code: str, quote: str) -> None:
    assert (code, quote) in _told(line)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Nghị định số 14/2023/NĐ-CP của Chính phủ, ngày 05/6/2025 Chủ tịch xã đã giao.", "VD07"),
        ("Theo Quyết định số 40/QĐ-BNNMT ngày 07/3/2025, Quyết định số 9/QĐ-BTNMT ngày 05/3/2025 về kè.", "VD74"),
        ("Theo Thông tư số 3/2025/TT-BTNMT về kè.", "VD74"),
        ("Tiếp nhận nguyên trạng Ban Quản lý bến tỉnh Yên Bái về tỉnh Lào Cai.", "CQ14"),
        ("Sửa dự thảo Quyết định, nêu việc cùng Phụ lục kèm theo.", "TC01"),
        ("Ủy ban nhân dân xã, Ủy ban Nhân quyền, hội đồng nhân sự họp.", "CH31"),
        ("Theo Luật Đất đai 2024, Kế hoạch số 5/KH-UBND ngày 05/3/2026 về sông Cửu Long, thị trấn Sông Đốc.", "TT40"),
    ],
)
def test_what_is_right_is_left(line: str, code: str) -> None:
    assert code not in {one for one, _ in _told(line)}


def test_a_decree_of_another_law_is_no_slip_of_the_number() -> None:
    """Decrees of one day share the words of every decree's title; what they are about tells them apart."""
    about = "quy định chi tiết một số điều của Luật"
    one = f"Theo Nghị định số 178/2025/NĐ-CP ngày 01/7/2025 của Chính phủ {about} Quy hoạch đô thị và nông thôn."
    assert "VD41" not in {code for code, _ in _told(one)}
    assert ("VD41", "178/2025/NĐ-CP") in _told(
        "Theo Nghị định số 178/2025/NĐ-CP ngày 01/7/2025 của Chính phủ quy định chi tiết và hướng dẫn thi hành một số điều"
        " của Luật Bảo hiểm y tế."
    )


def test_several_lines_of_what_is_filed_may_end_either_way() -> None:
    lines = {"nguyen_trang": True, "noi_nhan": ["- Các bản;", "- Lưu HCTH."], "luu": "- Lưu Ban Thư ký;"}
    assert "TT32" not in {code for code, _ in _told("Bản giữ bến.", **lines)}
    assert "TT32" in {
        code for code, _ in _told("Bản giữ bến.", nguyen_trang=True, noi_nhan=["- Các bản."], luu="- Lưu: VT;")
    }


def test_a_ministry_begins_or_ends() -> None:
    known = ministries()
    assert all((one.tu is None) != (one.het is None) for one in known.values())
    assert {"BNNMT", "BDTTG", "BTNMT", "BNNPTNT", "BGTVT", "BKHĐT", "BTTTT", "BLĐTBXH"} == known.keys()


_ARTICLE = {
    "loai": "cong_van",
    "noi_dung": [
        {"muc": "Về phí của bến.", "nhan": "1."},
        "“Điều 9. Phí đò",
        {"muc": "Trẻ em qua đò không mất tiền.", "nhan": "3."},
        {"muc": "Người già được bớt như sau:", "nhan": "5."},
        "Ngày thường một nửa, ngày chợ một phần ba.”",
        {"muc": "Bản giữ sổ.", "nhan": "2."},
        {"muc": "Bản báo xã.", "nhan": "3."},
    ],
}


def test_an_article_quoted_over_several_paragraphs_counts_for_itself() -> None:
    told = {code for code, _ in _told("Bản trả lời chủ đò.", **_ARTICLE)}
    assert not told & {"DS01", "DS02", "DS06", "CH16", "TC11"}
    unquoted = json.loads(json.dumps(_ARTICLE, ensure_ascii=False).replace("“", "").replace("”", ""))
    assert {code for code, _ in _told("Bản trả lời chủ đò.", **unquoted)} & {"DS01", "DS02", "DS06"}


_DUTIES = "quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Phí được sửa đổi, bổ sung bởi các Luật số 31/2013/QH13, Luật số 106/2016/QH13.", "CH99"),
        ("Chủ đò nộp bản sao chứng minh thư nhân dân, chứng minh nhân dân.", "TT40"),
        ("Xem lịch tại https://www.facebook.com/bendo hằng ngày.", "CH12"),
        ("Bản sản xuất sắt thép làm phao.", "CH32"),
        (f"Theo Nghị định số 37/2025/NĐ-CP ngày 26/02/2025 của Chính phủ {_DUTIES} Bộ Giáo dục và Đào tạo.", "VD41"),
    ],
)
def test_what_other_papers_say_rightly_is_left(line: str, code: str) -> None:
    assert code not in {one for one, _ in _told(line)}
