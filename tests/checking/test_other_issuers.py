"""Papers of ministries, provinces, schools and councils: what is usual there is not called wrong, what is wrong still is."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.runner import check

RIGHT = {
    "VD31": ["{dong_so: 'Số: 14/2031/TT-BCT', can_cu: [Căn cứ Nghị định số 40/2025/NĐ-CP của Chính phủ quy định chức năng của Bộ Công Thương]}", "can_cu: ['Căn cứ các Nghị định của Chính phủ: Số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư; số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 về một cửa']"],
    "TC10": ["{loai: bao_cao, trich_yeu: Thẩm định dự thảo Kế hoạch vét ao, noi_dung: [{tieu_de: Hồ sơ, noi_dung: [Ao đã vét.]}, {tieu_de: Ý kiến, noi_dung: [Ghi rõ hạn vét ao tại Mục III.2.]}]}"],
    "TQ03": [
        "chu_ky: {quyen_han: ['KT. BỘ TRƯỞNG, CHỦ NHIỆM'], chuc_vu: PHÓ CHỦ NHIỆM}",
        "chu_ky: {quyen_han: ['KT. BỘ TRƯỞNG, TỔNG KIỂM LÂM'], chuc_vu: THỨ TRƯỞNG}",
        "chu_ky: {quyen_han: ['KT. GIÁM ĐỐC, HIỆU TRƯỞNG'], chuc_vu: PHÓ HIỆU TRƯỞNG}",
    ],
    "VD34": ["can_cu: ['Căn cứ Luật Sửa đổi, bổ sung một số điều của Luật Chợ, Luật Bến bãi, Luật Đò ngang, Luật Cầu phao, Luật Ao hồ, Luật Đường làng, Luật Giếng nước, Luật Tổ chức chính quyền địa phương ngày 29 tháng 11 năm 2024;']"],
    "TT20": ["{so: '36', ky_hieu: KH-UBND}"],
    "CH11": ["mo_dau: ['Nêu rõ chức năng, nhiệm vụ và vai trò, trách nhiệm của thôn.']"],
    "TT40": [
        "can_cu: [Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024]",
        "mo_dau: [Theo pháp luật đất đai năm 2024., 'Theo Luật đầu tiên, thôn lập hương ước.']",
        "can_cu: [Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15;]",
        "mo_dau: [Theo Bộ luật số 91/2015/QH13., Quy đổi ra nhân dân tệ., Trường Cảnh sát nhân dân mở lớp.]",
        "mo_dau: [Tập huấn phổ biến pháp luật số 3 của bản., Sổ kỷ luật số 2.]",
    ],
    "VD01": [
        "trich_yeu: THỰC HIỆN CHỈ THỊ SỐ 18/CT-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ",
        "mo_dau: [Quyết định số 1801/QĐ-BCT ngày 03/12/2025 của Bộ Công Thương về chợ đầu mối.]",
        "mo_dau: [Thông báo số 52/TB-BCT ngày 04/3/2026 của Bộ Công Thương về hội chợ.]",
    ],
    "VD20": [
        "can_cu: ['Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2025;']",
        "can_cu: ['Căn cứ Luật Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức ngày 22/9/2025;']",
    ],
    "VT01": [
        "mo_dau: ['Ban Chống hạn Liên xã Thượng nguồn (BCHL TNGN) họp bàn., Văn phòng BCHL TNGN ghi sổ.']",
        "mo_dau: [Theo Tờ trình số 14/TTr- SQHKT ngày 07/2/2026 của Sở về bến thuyền.]",
    ],
    "CH16": [
        "noi_dung: [{tieu_de: Sửa đổi, noi_dung: ['\"4. Người gác đèn nhận phụ cấp một lần.', 'Người trông cầu nhận phụ cấp hai lần.\"', 'Người giữ kho nhận phụ cấp ba lần.', 'Người chèo đò nhận phụ cấp bốn lần.', 'Người đưa thư nhận phụ cấp năm lần.']}]",
    ],
    "CH32": ["mo_dau: ['Phạt cải tạo không giam giữ.', 'Người không giam giữ được về bản.']"],
    "TC02": [
        "{mo_dau: ['(Có Phụ lục I, II và III kèm theo)'], phu_luc: [{ten: Bến}, {ten: Thuyền}, {ten: Lái}]}",
        "{mo_dau: ['Xem Phụ lục số 1, 2 kèm theo.'], danh_so_phu_luc: '1', phu_luc: [{ten: Bến}, {ten: Thuyền}]}",
        "{mo_dau: ['Công bố danh mục bến (có danh mục kèm theo).'], phu_luc: [{nhan: Phần I., ten: DANH MỤC BẾN}, {nhan: Phần II., ten: DANH MỤC THUYỀN}]}",
    ],
    "TC11": [
        "noi_dung: [{tieu_de: Kết quả, noi_dung: [{muc: Đã vét 3 ao., nhan: '-', noi_dung: [{muc: '**Việc đang làm:**', nhan: '*'}]}, {muc: Đắp bờ., nhan: '-'}]}]",
    ],
    "TT27": ["{loai: quyet_dinh, dong_so: 'Số: 14/2031/QĐ-UBND', tham_quyen: [], nguyen_trang: true}"],
    "TT28": ["{loai: quyet_dinh, dong_so: 'Số: 14/2031/QĐ-UBND', mo_dau: [Ủy ban nhân dân ban hành Quyết định về bến.]}"],
    "TT30": ["{loai: quyet_dinh, dong_so: 'Số: 14/2031/QĐ-UBND', can_cu: [Căn cứ Luật Đường thủy;, Theo đề nghị của Sở;]}"],
    "TG03": [
        "{trich_yeu: 'Phong trào thi đua thực hiện Đề án “Bến sạch giai đoạn 2024 - 2027, tầm nhìn đến năm 2040” năm 2026', nam: 2026}",
    ],
    "TG32": [
        "{trich_yeu: Dọn bến năm 2026, noi_dung: [{tieu_de: TÌNH HÌNH THỰC HIỆN CÁC MỤC TIÊU ĐỀ RA NĂM 2025, noi_dung: [Đã dọn 4 bến.]}]}",
        "{trich_yeu: Dọn bến năm 2026, noi_dung: [{tieu_de: Tình hình thực hiện nhiệm vụ trong năm 2025, noi_dung: [Đã dọn 4 bến.]}]}",
    ],
    "VD21": [
        "can_cu: ['Căn cứ Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 của Văn phòng Chính phủ hướng dẫn thi hành một số quy định của Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;']",
    ],
    "CQ14": ["{trich_yeu: Nước sạch tỉnh Hà Nam năm 2014, nam: 2014, ngay_ban_hanh: null}"],
    "CQ10": ["{trich_yeu: Nước sạch năm 2014, nam: 2014, ngay_ban_hanh: null, mo_dau: [Giao Ủy ban nhân dân huyện.]}"],
    "TT72": [
        "{_form: {paragraphs: [{role: trich_yeu, text: Kết quả trực bến trong tuần, size: 14, bold: true}, {role: trich_yeu, text: '(Từ ngày 02/3/2026 đến ngày 08/3/2026)', size: 14, italic: true}]}}",
    ],
}  # fmt: skip
WRONG = {
    "VD34": ["can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 29 tháng 11 năm 2024]"],
    "VD31": ["{so: '14', can_cu: [Căn cứ Nghị định số 40/2025/NĐ-CP của Chính phủ quy định chức năng của Bộ Công Thương]}", "can_cu: ['Căn cứ các quy định về ao: Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư']"],
    "TC10": ["{loai: bao_cao, trich_yeu: Kết quả vét ao, noi_dung: [{tieu_de: Hồ sơ, noi_dung: [Ao đã vét.]}, {tieu_de: Ý kiến, noi_dung: [Ghi rõ hạn vét ao tại Mục III.2.]}]}"],
    "TQ03": ["chu_ky: {quyen_han: ['KT. BỘ TRƯỞNG, CHỦ NHIỆM'], chuc_vu: VỤ TRƯỞNG}"],
    "TT20": ["{so: '36', ky_hieu: KH - UBND}"],
    "CH10": ["mo_dau: [Ao cảu thôn đã vét.]"],
    "CH11": ["mo_dau: [Nêu rõ chức năng nhiệm vụ của thôn.]", "mo_dau: [Nêu rõ vai trò trách nhiệm của thôn.]"],
    "TT40": ["can_cu: [Căn cứ Luật đất đai ngày 18 tháng 01 năm 2024]", "mo_dau: [Theo luật số 72/2025/QH15.]", "mo_dau: [Phục vụ nhân dân vùng bến.]"],
    "VD01": [
        "mo_dau: [Thực hiện Chỉ thị số 18/CT-TTG của Thủ tướng Chính phủ về đò ngang.]",
        "mo_dau: [Thực hiện Nghị quyết số 18/NQ-TW của Trung ương về đò ngang.]",
    ],
    "VD20": ["can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 17/6/2025;]"],
    "VT01": ["mo_dau: [Giao SQHKT lập hồ sơ., SQHKT gửi bản vẽ.]"],
    "TC02": ["{mo_dau: ['(Có Phụ lục I, II kèm theo)'], phu_luc: [{ten: Bến}, {ten: Thuyền}, {ten: Lái}]}"],
    "TC01": ["{mo_dau: ['(Có Phụ lục I, II và III kèm theo)'], phu_luc: [{ten: Bến}, {ten: Thuyền}]}"],
    "TC11": ["noi_dung: [{tieu_de: Kết quả, noi_dung: [{muc: Đã vét 3 ao., nhan: '-'}, {muc: 'Việc đang làm:', nhan: '*'}]}]"],
    "TT28": ["{loai: quyet_dinh, so: '14', mo_dau: [Ủy ban nhân dân ban hành Quyết định về bến.]}"],
    "VD21": ["mo_dau: [Tiếp nhận theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.]"],
    "CQ14": ["{trich_yeu: Nước sạch năm 2026, nam: 2026, mo_dau: [Theo chỉ đạo của UBND tỉnh Hà Nam.]}"],
    "TG32": ["{trich_yeu: Dọn bến năm 2026, mo_dau: [Phấn đấu dọn xong các bến trong năm 2025.]}"],
}  # fmt: skip


def _told(code: str, overlay: str) -> list[str]:
    report = check(example_read(overlay), on=date(2026, 6, 1), select=(code,))
    return [one.message for one in report.findings if one.severity is not Severity.GOI_Y]


@pytest.mark.parametrize(("code", "overlay"), [(code, one) for code, cases in RIGHT.items() for one in cases])
def test_what_is_usual_elsewhere_is_not_called_wrong(code: str, overlay: str) -> None:
    assert _told(code, overlay) == []


@pytest.mark.parametrize(("code", "overlay"), [(code, one) for code, cases in WRONG.items() for one in cases])
def test_what_is_wrong_is_still_told(code: str, overlay: str) -> None:
    assert _told(code, overlay)


def test_the_bracket_that_is_open_is_the_one_quoted() -> None:
    overlay = "mo_dau: ['Nộp đơn (mẫu số 4; (2) bản vẽ bến (bản in), gửi về thôn.']"
    report = check(example_read(overlay), on=date(2026, 6, 1), select=("CH08",))
    assert [one.quote.startswith("(mẫu số 4") for one in report.findings] == [True]


@pytest.mark.parametrize(
    ("code", "overlay"),
    [
        ("VD30", "mo_dau: [Căn cứ Luật Bến bãi số 90/2025/QH15 được sửa đổi bởi Luật số 96/2025/QH15;]"),
        ("CH19", "noi_dung: [{tieu_de: Phần mềm, noi_dung: [Bến dùng sổ., eBenDo được cài., Thôn mở lớp.]}]"),
    ],
)
def test_not_even_a_hint(code: str, overlay: str) -> None:
    assert not check(example_read(overlay), on=date(2026, 6, 1), select=(code,)).findings


def test_the_dress_of_a_line_that_holds_both_sides_is_not_judged() -> None:
    both = "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    form = "{_form: {paragraphs: [{role: co_quan, text: %s, size: 14}]}}"
    for text, told in ((both, False), ("ỦY BAN NHÂN DÂN", True)):
        report = check(example_read(form % text), on=date(2026, 6, 1), select=("TT71", "TT72"))
        assert bool(report.findings) is told
