"""What stands near a wrong thing and is right, with the wrong thing itself: a rule tells the one and leaves the other."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

FOUR = "{muc: Quét chợ mỗi sáng., nhan: '1.'}, {muc: Phát loa mỗi chiều., nhan: '2.'}, {muc: Vá đường liên bản., nhan: '3.'}, {muc: Nạo vét kênh., nhan: '4.'}"
FRONT = "Mời Ủy ban Mặt trận Tổ quốc Việt Nam xã dự."
SUMMER = "ngay_ban_hanh: {ngay: '28', thang: '6', nam: '2026'}, mo_dau"
WINTER = "ngay_ban_hanh: {ngay: '22', thang: '12', nam: '2025'}, mo_dau"
UNDATED = (
    "loai: giay_moi, so: ~, ngay_ban_hanh: ~, nam: ~, giai_doan: ~, trich_yeu: Bàn việc giữ bến, can_cu: [], mo_dau"
)

CASES = [
    # a title below a label alone on its line; a lead-in before the first item wants a colon; a sentence a full stop
    ("CH16", f"{{noi_dung: [{FOUR}, {{muc: '', nhan: 'Chương II', noi_dung: [{{doan: Việc canh đập và trực lũ của các bản}}, {{muc: Trực đêm., nhan: '1.'}}]}}]}}", {}),
    ("CH16", f"{{noi_dung: [{FOUR}, {{doan: Phần 3}}, {{doan: Việc canh đập và trực lũ của các bản}}, {{doan: Trực đêm.}}]}}", {}),
    ("CH16", f"{{noi_dung: [{FOUR}, {{tieu_de: Canh đập, nhan: '5.', noi_dung: [{{doan: Theo lịch trực lũ đã chia cho từng bản}}, {{muc: Trực đêm., nhan: '1.'}}]}}]}}", {"cho từng bản": "cho từng bản:"}),
    ("CH16", f"{{noi_dung: [{FOUR}, {{tieu_de: Canh đập, nhan: '5.', noi_dung: [{{doan: Các bản trực lũ theo lịch của từng bản}}, {{doan: Bản nào vắng thì báo.}}]}}]}}", {"của từng bản": "của từng bản."}),
    # the Front as a whole and its committee
    ("CQ37", f"{{mo_dau: ['{FRONT} Cán bộ của Mặt trận Tổ quốc xã giữ sổ; các tổ chức thành viên của Mặt trận Tổ quốc xã đi tuần.']}}", {}),
    ("CQ37", f"{{mo_dau: ['{FRONT} Theo đề nghị của Mặt trận Tổ quốc xã, dựng lán.']}}", {"Mặt trận Tổ quốc": "Ủy ban Mặt trận Tổ quốc Việt Nam"}),
    # loan words as one word or with a hyphen
    ("CH13", "{mo_dau: ['Treo panô, dựng lôgô, lợp phibrôximăng, chở bằng môtô; đo ôxy hòa tan.']}", {}),
    ("CH13", "{mo_dau: ['Treo panôi ở bến.']}", {"panôi": ""}),
    ("CH98", "{mo_dau: ['Bảo vệ tầng ô-dôn; giảm phát thải.']}", {}),
    ("CH98", "{mo_dau: ['Mỗi dôn gác hai ca.']}", {"dôn": "đôn"}),
    # two names run together, one of them without marks
    ("CH13", "{mo_dau: ['Giao ông Lò ĐứcMinh giữ chìa khóa.']}", {"ĐứcMinh": ""}),
    ("CH13", "{mo_dau: ['Mua máy của hãng MinhAnh.']}", {}),
    # a hyphen that wants no blank, and one that wants two
    ("CH06", "{mo_dau: ['Theo Quyết định số 41/QĐ- TrHBĐ ngày 02/01/2026 của trường Bến Đá.']}", {}),
    ("CH06", "{phu_luc: [{ten: Lịch, kem_theo: '(Kèm theo Quyết định số 41/QĐ- TrHBĐ)'}]}", {"QĐ- TrHBĐ": "QĐ-TrHBĐ"}),
    ("CH06", "{mo_dau: ['Bán tín chỉ các- bon; tiêm vắc -xin; phát triển kinh tế- xã hội.']}", {"các- bon": "các-bon", "vắc -xin": "vắc-xin", "tế- xã": "tế - xã"}),
    ("CH06", "{mo_dau: ['Nuôi cá di-xá; giống di- xá lớn nhanh.']}", {"di- xá": "di-xá"}),
    # letters of schools
    ("TT20", "{dong_so: 'Số: 05/KH-TiHBĐ'}", {}),
    ("TT20", "{dong_so: 'Số: 05/KH-TihBĐ'}", {"05/KH-TihBĐ": "05/KH-TIHBĐ"}),
    # blanks in the name of a body
    ("VD03", "{mo_dau: ['Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ  tướng   Chính phủ.']}", {}),
    ("VD03", "{mo_dau: ['Theo Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Bộ   Tài chính.']}", {"06/QĐ-TTg ngày 06/01/2022 của Bộ   Tài chính": "ghi đúng cơ quan ban hành hoặc sửa ký hiệu"}),
    # what stands between the parts of a basis
    ("VD31", "{can_cu: ['Căn cứ Kế hoạch số 41/KH-TrHBĐ ngày 20/10/2025  kế hoạch trồng tre quanh trường của Trường Tiểu học Bến Đá;']}", {}),
    ("VD31", "{can_cu: ['Căn cứ Hướng dẫn số 04/HD-MTTW Ngày 04/11/2025 của Ủy ban Mặt trận Tổ quốc Việt Nam về giữ bến;']}", {}),
    ("VD31", "{can_cu: ['Căn cứ Kế hoạch số 81/KH-PGD huyện Ba Bến, ngày 27/7/2024 của Phòng Giáo dục huyện Ba Bến “Kế hoạch trồng tre”;']}", {}),
    ("VD31", "{can_cu: ['Căn cứ Kế hoạch số 17/KH-UBND Ngày 03/3/2026 của UBND tỉnh;']}", {"Kế hoạch số 17/KH-UBND Ngày 03/3/2026 của UBND tỉnh": "ghi đủ theo văn bản gốc"}),
    # days that say who is meant, days by which something is to be done
    ("TG11", f"{{{SUMMER}: ['Dân bến đã đăng ký thường trú trước ngày 04 tháng 5 năm 2025.', 'Rà soát hộ sử dụng đất trước ngày 15/10/2025.', 'Lập danh sách người sinh trước ngày 01/3/2026.', 'Người có hợp đồng thuê ký trước ngày 01/5/2026 nộp phí cũ.', 'Công an xã rà soát người cư trú ở bến trước ngày 01/5/2026.']}}", {}),
    ("TG11", f"{{{SUMMER}: ['Yêu cầu các hộ đăng ký tạm trú trước ngày 15/6/2026.']}}", {"ngày 15/6/2026": "xem lại thời hạn"}),
    # an old paper without a head says so by a day of its own
    ("CQ10", f"{{{UNDATED}: ['Mời UBND huyện họp lúc 14 giờ, ngày 16/11/2020.']}}", {}),
    ("CQ10", f"{{{UNDATED}: ['Mời UBND huyện họp; mời ông Lò Văn Ín, sinh ngày 16/11/1980.']}}", {"UBND huyện": "Ủy ban nhân dân tỉnh hoặc Ủy ban nhân dân xã"}),
    ("CQ10", f"{{{UNDATED}: ['Mời UBND huyện họp theo Quyết định số 15/QĐ-UBND ngày 05/3/2021 của UBND tỉnh.']}}", {"UBND huyện": "Ủy ban nhân dân tỉnh hoặc Ủy ban nhân dân xã"}),
    # a firm, a ward by their names; any station and that of the commune
    ("CQ07", "{mo_dau: ['Làm việc với Doanh nghiệp tư nhân Lò Rèn và các doanh nghiệp; dọn rác ở phường Trung Tâm.']}", {}),
    ("CQ07", "{mo_dau: ['Theo chỉ đạo của Bộ Y tế và bộ tài chính; mời cán bộ y tế, toàn bộ nội vụ của bến.']}", {"bộ tài chính": "Bộ Tài chính"}),
    ("CQ07", "{mo_dau: ['Khen Nhà giáo ưu tú; các nhà giáo ưu tú dạy bơi.']}", {"Nhà giáo ưu tú": "Nhà giáo Ưu tú"}),
    ("CQ07", "{mo_dau: ['Mời các doanh nghiệp và Doanh nghiệp của xã; nhờ Trung Tâm giữ sổ.']}", {"Doanh nghiệp": "doanh nghiệp", "Trung Tâm": "Trung tâm"}),
    # who gave a paper that is there, and who is to give one
    ("CQ10", "{mo_dau: ['Thu phí theo Giấy phép đào cát do Bộ Tài nguyên và Môi trường cấp cho ba bến.']}", {}),
    ("CQ10", "{mo_dau: ['Giấy phép đào cát trình Sở Kế hoạch và Đầu tư cấp cho ba bến.']}", {"Sở Kế hoạch và Đầu tư": "Sở Tài chính"}),
    ("CQ14", "{mo_dau: ['Hai bến trong khu vực mỏ được Ủy ban nhân dân tỉnh Yên Bái cấp có ranh giới gần nhau.']}", {}),
    ("CQ14", "{mo_dau: ['Khu vực mỏ mới trình Ủy ban nhân dân tỉnh Yên Bái cấp có ranh giới rõ.']}", {"tỉnh Yên Bái": "tỉnh Lào Cai"}),
    ("CQ17", "{loai: bao_cao, kinh_gui: [Sở Y tế tỉnh Lào Cai], mo_dau: ['Giấy chứng nhận đăng ký kinh doanh của Sở Tài chính thành phố Hà Nội.']}", {}),
    ("VD21", "{mo_dau: ['Trước đó làm theo Luật Khoáng sản năm 2010 (còn hiệu lực đến ngày 01/7/2025).']}", {}),
    ("VD21", "{mo_dau: ['Cấp phép theo Luật Khoáng sản.']}", {"Luật Khoáng sản": "thay bằng 54/2024/QH15"}),
    # a kind of paper before the letters of a body, and a department
    ("VD69", "{mo_dau: ['Theo Giấy phép khai thác số 96/GP-UBND ngày 05/3/2016 của Ủy ban nhân dân tỉnh.']}", {}),
    ("VD69", "{mo_dau: ['Theo Công văn số 96/GDMN-BGDĐT ngày 05/01/2026 của Bộ Giáo dục và Đào tạo về dạy bơi.']}", {"96/GDMN-BGDĐT": "96/BGDĐT-GDMN"}),
    # a list that goes on with a dot too many, and a blank to fill
    ("TT50", "{mo_dau: ['Báo bằng nhiều cách (loa, tờ rơi, áp phích....).', 'Mang cuốc, xẻng, bao tải....']}", {}),
    ("TT50", "{mo_dau: ['Giao ông ...., bản Hin.']}", {"....": "điền nốt hoặc xóa"}),
    # short forms gone wrong, of standards, of one's own body; explained late, and only narrowed
    ("VT01", "{mo_dau: ['HĐND xã họp; HDDND xã chốt; GRDP tăng, GDRP đạt 5%.']}", {"HDDND": "HĐND", "GDRP": "GRDP"}),
    ("VT01", "{co_quan: {ten: Sở Tài nguyên và Môi trường}, mo_dau: ['Sở TN&MT đo theo QCVN 41:2019/BGTVT.']}", {}),
    ("VT02", "{mo_dau: ['Rà soát BCKT; phải trình báo cáo kỹ thuật (BCKT).']}", {"BCKT": "báo cáo kỹ thuật (BCKT)"}),
    ("VT02", "{mo_dau: ['Kiểm tra VLNTN ở bến; phòng sự cố hóa chất (VLNTN).']}", {}),
    # the subject of a paper of the Party under its kind, and a paragraph
    ("TT90", "{co_quan: {ten: Đảng ủy xã An Bình}, trich_yeu: '', mo_dau: ['thực hiện Kết luận của Bộ Chính trị về giữ bến đò và các cống đập ven sông lớn của xã năm nay']}", {}),
    ("TT90", "{co_quan: {ten: Đảng ủy xã An Bình}, mo_dau: ['Bến đã sửa xong.', 'ngày 12/3 đảng ủy đã mời các chi bộ đến xem lại bờ kè.']}", {"ngày 12/3 đảng ủy": "Ngày 12/3 đảng ủy"}),
    # one paper with two years, two papers of one number; a joint text and one of a single body; the letters of the Prime Minister
    ("VD11", "{mo_dau: ['Theo Quyết định số 41/QĐ-UBND ngày 06/01/2026 của UBND tỉnh về bến.', 'Làm theo Quyết định số 41/QĐ-UBND ngày 06/01/2025 của UBND tỉnh về bến.']}", {"ngày 06/01/2025": "thống nhất theo văn bản gốc"}),
    ("VD11", "{mo_dau: ['Theo Quyết định số 41/QĐ-UBND ngày 06/01/2026 của UBND tỉnh về bến.', 'Thay Quyết định số 41/QĐ-UBND ngày 16/01/2025 của UBND tỉnh về bến.']}", {}),
    ("VD02", "{mo_dau: ['Theo Nghị quyết liên tịch số 88/2025/UBTVQH15 ngày 26/9/2025 về hội nghị.']}", {"88/2025/UBTVQH15": "Nghị quyết"}),
    ("VD02", "{mo_dau: ['Theo Nghị quyết liên tịch số 05/2006/NQLT-CP-UBTWMTTQVN, Thông tư liên tịch số 12/2014/TTLT-BNV-BTC.']}", {}),
    ("VD01", "{mo_dau: ['Theo Quyết định số 06/QĐ-Tg ngày 06/01/2022 của Thủ tướng Chính phủ.']}", {"06/QĐ-Tg": "06/QĐ-TTg"}),
    # groups of digits
    ("CH38", "{mo_dau: ['Thu 5.378.7000.000 đồng; chi 1.234.5678 đồng.']}", {"5.378.7000.000": "kiểm tra lại con số", "1.234.5678": "kiểm tra lại con số"}),
    ("CH38", "{mo_dau: ['Thu 5.378.700.000 đồng; gọi số 0234.5678.000; theo mục 1.2.3; bản 4.5.2026.']}", {}),
    # recipients by an article where there is none
    ("TC13", "{noi_nhan: [Như Điều 3, UBND tỉnh]}", {"Như Điều 3": "ghi từng nơi nhận"}),
    ("TC13", "{noi_nhan: [Như trên, UBND tỉnh]}", {}),
    # a body in full and in short
    ("CH18", "{mo_dau: ['Trình Chủ tịch Ủy ban nhân dân UBND xã.']}", {"Ủy ban nhân dân UBND": "giữ một cách gọi"}),
    ("CH18", "{mo_dau: ['Trình Ủy ban nhân dân (UBND) xã; Văn phòng Hội đồng nhân dân, UBND xã.']}", {}),
    ("CQ07", "{mo_dau: ['Bầu đại biểu quốc hội khóa mới.']}", {"quốc hội": "Quốc hội"}),
    ("CQ07", "{mo_dau: ['Bầu đại biểu Quốc hội; quốc hội nước bạn thăm bến.']}", {}),
    # a number whose first ones are nowhere; a heading that breaks off
    ("DS06", "{noi_dung: [{tieu_de: Họp, nhan: '3.', noi_dung: [{muc: Mở đầu., nhan: '-'}, {muc: Báo cáo., nhan: '3.3.'}]}]}", {"3.3.": "3.1."}),
    ("DS06", "{noi_dung: [{tieu_de: Họp, nhan: '3.', noi_dung: [{muc: Mời họp., nhan: '3.1.'}, {muc: Mở đầu., nhan: '-'}, {muc: Báo cáo., nhan: '3.2.'}]}]}", {}),
    ("CH17", "{noi_dung: [{tieu_de: Việc, nhan: I., noi_dung: [{tieu_de: Ban Công tác Mặt trận các, nhan: '1.', noi_dung: [{muc: Giữ sổ., nhan: '-'}]}, {tieu_de: Việc của các bản, nhan: '2.', noi_dung: [{muc: Giữ bến., nhan: '-'}]}]}]}", {"Mặt trận các": "viết nốt tên mục"}),
    ("CH17", "{noi_dung: [{tieu_de: Việc, nhan: I., noi_dung: [{tieu_de: Các bước tiếp theo, nhan: '1.', noi_dung: [{muc: Giữ sổ., nhan: '-'}]}]}]}", {}),
    ("CQ37", "{mo_dau: ['Ủy ban MTTQ Việt Nam xã họp.', 'Ủy ban MTTQ xã giữ sổ.', 'Uỷ ban MTTQ xã giữ bến.']}", {"Ủy ban MTTQ": "Ủy ban MTTQ Việt Nam"}),
    ("CQ10", "{mo_dau: ['Dự án kè được UBND huyện phê duyệt năm đó đã xong.', 'Nộp CCCD do Công an huyện cấp ngày 03/4/2024.']}", {}),
    ("CQ10", "{mo_dau: ['Dự án kè trình UBND huyện phê duyệt.']}", {"UBND huyện": "Ủy ban nhân dân tỉnh hoặc Ủy ban nhân dân xã"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "overlay", "told"), CASES)
def test_the_wrong_one_is_told_and_what_stands_near_it_is_not(code: str, overlay: str, told: dict[str, str]) -> None:
    found = check(example_read(overlay), on=date(2026, 11, 2), select=(code,)).findings
    assert {one.quote: one.suggestion for one in found} == told


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Thời gian thực hiện: Từ ngày 16/12/2025 đến ngày 20/01/2026.", ["goi_y"]),
        ("Thời gian thực hiện: Từ ngày 17/11/2025 đến ngày 05/12/2025.", ["canh_bao"]),
        ("Thời gian thực hiện: Từ ngày 28/12/2024 đến ngày 25/01/2026.", ["canh_bao"]),
        ("Thời gian thực hiện: Từ ngày 25/12/2025 đến ngày 25/01/2026.", []),
    ],
)
def test_a_time_that_has_just_begun_is_a_hint(line: str, levels: list[str]) -> None:
    found = check(example_read(f"{{{WINTER}: ['{line}']}}"), on=date(2026, 11, 2), select=("TG11",)).findings
    assert [str(one.severity) for one in found] == levels


def test_beside_a_school_a_station_may_be_any() -> None:
    overlay = "{mo_dau: ['Đoàn gồm cán bộ xã (lãnh đạo Trường học, Trạm y tế).']}"
    found = check(example_read(overlay), on=date(2026, 11, 2), select=("CQ07",)).findings
    assert [(one.quote, str(one.severity)) for one in found] == [("Trạm y tế", "goi_y")]
    overlay = "{mo_dau: ['Đoàn gồm cán bộ xã (lãnh đạo Công an, Trạm y tế).']}"
    found = check(example_read(overlay), on=date(2026, 11, 2), select=("CQ07",)).findings
    assert [(one.quote, str(one.severity)) for one in found] == [("Trạm y tế", "canh_bao")]


@pytest.mark.parametrize(
    ("overlay", "level"),
    [
        ("{mo_dau: ['Nhờ Ủy ban MTTQ Việt Nam xã.'], noi_nhan: [UBMTTQVN tỉnh, Các thôn]}", "goi_y"),
        ("{mo_dau: ['Nhờ Ủy ban MTTQ Việt Nam xã.', 'Gửi UBMTTQ xã sổ.'], noi_nhan: [Các thôn]}", "canh_bao"),
    ],
)
def test_a_short_form_of_the_recipients_alone_is_a_hint(overlay: str, level: str) -> None:
    found = check(example_read(overlay), on=date(2026, 11, 2), select=("CQ02",)).findings
    assert [str(one.severity) for one in found] == [level]
