"""Bases, recipients, signatures, symbols: one thing wrong at a time, beside what only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.registry import CIRCULAR_FROM, all_rules, reference_on
from cchc_docs.checking.runner import check

LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025"
DECREE = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
LOCAL = "Căn cứ Quyết định số 12/QĐ-UBND ngày 03/02/2026 của UBND tỉnh về giao vốn"
ASKED = "Theo đề nghị của Trưởng phòng Kinh tế"
SO = "co_quan: {ten: Sở Xây dựng, chu_quan: Ủy ban nhân dân tỉnh Lâm Đồng}"
LETTER = "loai: cong_van, ky_hieu: {}, kinh_gui: [Sở Nội vụ], noi_nhan: [{}], trich_yeu: V/v mượn ghế"

TOLD = [
    ("TT30", f"{{nguyen_trang: true, loai: quyet_dinh, can_cu: ['{LAW};', '{ASKED};']}}", ["canh_bao"]),
    ("TT30", f"{{nguyen_trang: true, can_cu: ['{LAW};', '{DECREE};'], mo_dau: [Ủy ban nhân dân xã ban hành Kế hoạch.]}}", ["goi_y"]),
    ("TT36", f"{{can_cu: ['{LOCAL}', '{DECREE}']}}", ["goi_y"]),
    ("TT36", f"{{can_cu: ['{ASKED}', '{LAW}']}}", ["canh_bao"]),
    ("TT37", f"{{can_cu: ['{LAW}', '{DECREE}', '{DECREE}']}}", ["canh_bao"]),
    ("TT38", "{noi_nhan: [Như kính gửi, Các phòng]}", ["canh_bao"]),
    ("TT39", "{noi_nhan: ['UBND tỉnh (để b/c)', 'UBND tỉnh (để báo cáo)']}", ["canh_bao"]),
    ("TT39", "{nguyen_trang: true, noi_nhan: ['- Các phòng;'], luu: '- Lưu VT, KT.'}", ["canh_bao"]),
    ("TT43", f"{{{LETTER.format('UBND-KT', 'Các thôn')}}}", ["goi_y"]),
    ("TT21", f"{{{LETTER.format('CV-UBND', 'Như trên')}}}", ["loi"]),
    ("TQ04", "chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: QUYỀN CHỦ TỊCH, ho_ten: Lò Văn Ín}", ["loi"]),
    ("TQ05", f"{{{SO}, chu_ky: {{quyen_han: [TM. SỞ XÂY DỰNG], chuc_vu: GIÁM ĐỐC, ho_ten: Lò Văn Ín}}}}", ["loi"]),
    ("TQ10", f"{{{SO}, chu_ky: {{quyen_han: [TL. GIÁM ĐỐC], chuc_vu: PHÓ GIÁM ĐỐC, ho_ten: Lò Văn Ín}}}}", ["loi"]),
    ("TQ10", "chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: TRƯỞNG PHÒNG KINH TẾ, ho_ten: Lò Văn Ín}", ["loi"]),
    ("VD03", "mo_dau: [Theo Công văn số 77/SXD-HT ngày 10/02/2026 của Sở Tài chính về vá đường.]", ["canh_bao"]),
    ("VD20", "mo_dau: ['Theo Nghị quyết số 57-NQ/TW ngày 22/12/2025 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia.']", ["loi"]),
    ("VD20", "can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 18/6/2025]", ["canh_bao"]),
    ("VD27", "{ngay_ban_hanh: 2026-03-02, can_cu: [Căn cứ Luật Chuyển đổi số ngày 11/12/2025]}", ["canh_bao"]),
]  # fmt: skip
QUIET = [
    ("TT36", f"{{can_cu: ['{LAW}', '{DECREE}', '{LOCAL}', '{ASKED}']}}"),
    ("TT36", f"{{can_cu: [Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, '{LAW}']}}"),
    ("TT37", "can_cu: [Căn cứ Kế hoạch số 5/KH-UBND ngày 03/02/2025 của UBND tỉnh, Căn cứ Kế hoạch số 5/KH-UBND ngày 02/02/2026 của UBND tỉnh]"),
    ("TT38", f"{{{LETTER.format('UBND-KT', 'Như trên')}}}"),
    ("TT39", "{noi_nhan: ['UBND tỉnh (để b/c)', Văn phòng UBND tỉnh, 'Chủ tịch, các Phó Chủ tịch UBND tỉnh']}"),
    ("TT03", "chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN, Q. CHỦ TỊCH], chuc_vu: '', ho_ten: Lò Văn Ín}"),
    ("TQ02", "chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: PHÓ CHỦ TỊCH PHỤ TRÁCH, ho_ten: Lò Văn Ín}"),
    ("TQ05", "{co_quan: {ten: Hội đồng trường Trường Mầm non An Bình}, chu_ky: {quyen_han: [TM. HỘI ĐỒNG TRƯỜNG], chuc_vu: CHỦ TỊCH, ho_ten: Lò Văn Ín}}"),
    ("TQ10", f"{{{SO}, chu_ky: {{quyen_han: [TL. GIÁM ĐỐC], chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lò Văn Ín}}}}"),
    ("VD20", "mo_dau: [Theo Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ về giãn cách.]"),
    ("VD27", "{trich_yeu: Triển khai thi hành Luật Chuyển đổi số, ngay_ban_hanh: 2026-03-02, can_cu: [Căn cứ Luật Chuyển đổi số ngày 11/12/2025]}"),
]  # fmt: skip


def told(code: str, overlay: str) -> list[str]:
    return [one.severity.value for one in check(example_read(overlay), on=date(2026, 11, 2), select=(code,)).findings]


@pytest.mark.parametrize(("code", "overlay", "severities"), TOLD)
def test_it_is_told(code: str, overlay: str, severities: list[str]) -> None:
    assert told(code, overlay) == severities


@pytest.mark.parametrize(("code", "overlay"), QUIET)
def test_it_is_left(code: str, overlay: str) -> None:
    assert told(code, overlay) == []


@pytest.mark.parametrize(
    ("code", "overlay"),
    [
        ("TT21", "ky_hieu: BC-UBND"),
        ("TT08", "trich_yeu: V/V MỞ BẾN ĐÒ NGANG"),
        ("TT08", "trich_yeu: v/v mở bến đò ngang"),
        ("TT20", "dong_so: 'Số: 7/KH-UBND'"),
        ("TT22", "dong_ngay: 'An Bình, ngày 9 tháng 04 năm 2014'"),
    ],
)
def test_what_the_circular_before_the_decree_asked_too_is_told_of_its_years(code: str, overlay: str) -> None:
    def codes(year: int) -> set[str]:
        read = example_read(f"{{{overlay}, ngay_ban_hanh: {year}-04-09}}")
        report = check(read, on=date(year, 4, 9), select=(code,))
        return {one.code for one in report.findings}

    assert codes(2014) == codes(2026) == {code}
    assert codes(2010) == set()


def test_a_rule_of_the_circular_says_so() -> None:
    named = [one for one in all_rules() if one.tu == CIRCULAR_FROM]
    assert {"TT08", "TT20", "TT21", "TT22"} <= {one.code for one in named}
    assert all("01/2011/TT-BNV" in reference_on(one.can_cu, CIRCULAR_FROM) for one in named)
    assert all("01/2011/TT-BNV" not in one.can_cu for one in all_rules() if one not in named)
