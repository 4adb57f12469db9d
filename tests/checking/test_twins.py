"""Of each kind of slip a pair: the words that are told, and their twin that looks alike and is right."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

LINE = "mo_dau: ['{}']"
PRODUCT = "phu_luc: [{{ten: Việc, nhiem_vu: [{{noi_dung: Sơn cầu, san_pham: '{}', chu_tri: Văn phòng, phoi_hop: Các thôn, thoi_han: Quý III/2026}}]}}]"
TASK = "phu_luc: [{{ten: Việc, nhiem_vu: [{{noi_dung: '{}', san_pham: Cầu, chu_tri: Văn phòng, phoi_hop: Các thôn, thoi_han: Thường xuyên}}]}}]"
TITLE = "{{nam: ~, ngay_ban_hanh: 2026-01-15, trich_yeu: 'Làm cầu {}', phu_luc: [{{ten: Việc, nhiem_vu: [{{noi_dung: Sơn cầu, san_pham: Cầu, chu_tri: Văn phòng, phoi_hop: Các thôn, thoi_han: Hằng năm}}]}}]}}"
LATE = "{{nam: 2026, trich_yeu: 'Làm cầu {}', mo_dau: ['Các thôn rào xong chân cầu trước ngày 10/6/2027.']}}"
LEAD = "phu_luc: [{{ten: Việc, nhiem_vu: [{{noi_dung: Rào chân cầu, san_pham: Rào, chu_tri: '{}', phoi_hop: Các thôn, thoi_han: Quý III/2026}}]}}]"
LISTED = "noi_dung: [{{tieu_de: Việc của bến, noi_dung: [Quét sân;, 'Rào chân cầu{}', Sơn lan can;, Treo biển;, Trồng tre;, Vớt bèo.]}}]"
SENT_TO = "{{noi_dung: [{{tieu_de: Tổ chức thực hiện, noi_dung: [{{tieu_de: Phòng Kinh tế, noi_dung: [Giữ sổ., Mua sơn.]}}, {{tieu_de: Trạm Y tế, noi_dung: [Trực bến., Phát phao.]}}]}}], noi_nhan: ['{}', 'Các thôn']}}"
POLICE = "{{noi_dung: [{{tieu_de: Tổ chức thực hiện, noi_dung: [{{tieu_de: Công an xã, noi_dung: [Giữ bến., Đếm phao.]}}, {{tieu_de: Trạm Y tế, noi_dung: [Trực bến., Phát phao.]}}]}}], noi_nhan: ['{}', 'Trạm Y tế']}}"
CLOSING = """
noi_dung:
- tieu_de: Chế độ báo cáo
  noi_dung:
  - Sổ bến quý I gửi trước ngày 20 tháng 3 năm 2026; số liệu tính đến ngày 17 tháng 3 năm 2026.
  - Sổ bến 6 tháng gửi trước ngày 20 tháng 6 năm 2026; số liệu tính đến ngày 17 tháng 6 năm 2026.
  - Sổ bến quý III gửi trước ngày 20 tháng 9 năm 2026; số liệu tính đến ngày 17 tháng 9 năm 2026.
  - Sổ bến cả năm gửi trước ngày 20 tháng 12 năm 2026; số liệu tính đến ngày {} tháng 12 năm 2026.
"""
THEME = """
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{{tieu_de: Phòng Kinh tế, noi_dung: ['Là đầu mối, chủ trì nội dung cải cách bến bãi công tại Phụ lục.', Giữ sổ.]}}, {{tieu_de: Văn phòng, noi_dung: [Mua sơn., Giữ chìa khóa.]}}]
phu_luc:
- ten: Cải cách bến bãi công
  nhiem_vu:
  - {{noi_dung: Kẻ vạch, san_pham: Vạch, chu_tri: Phòng Kinh tế, thoi_han: Quý III/2026}}
  - {{noi_dung: Treo biển, san_pham: Biển, chu_tri: '{0}', thoi_han: Quý III/2026}}
  - {{noi_dung: Rào chân cầu, san_pham: Rào, chu_tri: '{0}', thoi_han: Quý III/2026}}
"""
TABLES = """
phu_luc:
- {{ten: Bến Hạ, nhiem_vu: [{{nhan: '1', noi_dung: Sơn cầu, thoi_han: Quý III/2026}}]}}
- {{ten: Bến Trung, nhiem_vu: [{{nhan: '1', noi_dung: Rào cầu, thoi_han: Quý III/2026}}]}}
- {{ten: Bến Thượng, nhiem_vu: [{{nhan: '1', noi_dung: Kẻ vạch, thoi_han: Quý III/2026}}]}}
- {{ten: Bến Nà, nhiem_vu: [{{nhan: '{}', noi_dung: Treo biển, thoi_han: Quý III/2026}}]}}
"""

TWINS = [
    ("CQ12", LINE, "Chấm giờ trực của các phòng chuyên môn các cấp.", "Gửi lịch trực cho các phòng và các cấp chính quyền."),
    ("CQ12", LINE, "Đánh giá nền nếp trực ban của UBND cấp xã.", "Chịu sự kiểm tra của đoàn công tác đối với UBND cấp xã."),
    ("CQ12", LINE, "Giữ điểm PCI của UBND xã.", "Giữ điểm PCI của tỉnh, UBND xã góp sổ."),
    ("CQ12", LINE, "Dán lịch ở tổ dân phố 4.", "Xem cách dán lịch ở tổ dân phố 4 của phường Bến Đá."),
    ("CQ12", PRODUCT, "Quyết định của Giám đốc Sở Xây dựng", "Tờ trình gửi Giám đốc Sở Xây dựng"),
    ("CQ12", PRODUCT, "Công văn của Sở Xây dựng", "Công văn gửi Sở Xây dựng"),
    ("CH16", LISTED, "", ";"),
    ("CH16", LISTED.replace(";", ".").replace("Vớt bèo.", "'Vớt bèo.'"), "", "."),
    ("CH27", LINE, "Đưa thuyền về p hường.", "Kéo dây dài 300 m ở bến; đo lại cột n hộ."),
    ("CH36", LINE, "Nhân dịp phiên chợ bến đầu năm. Ủy ban nhân dân xã tặng phao cho trẻ.", "Nhân dịp phiên chợ bến đầu năm, Ủy ban nhân dân xã tặng phao cho trẻ."),
    ("CH36", LINE, "Sau khi đo lại các bến. Phòng Kinh tế trình duyệt.", "Sau khi đo lại các bến, Phòng Kinh tế trình duyệt."),
    ("CH28", LINE, "Rào lại bãi rộng 4, 75 ha.", "Rào lại các lô 4, 75 và 5 ha."),
    ("CH38", LINE, "Vé đò 20.000 đ, trước là 15.000 đồng.", "Vé đò 20.000 đồng, trước là 15.000 đồng."),
    ("CH13", LINE, "Vé đò của đ khách.", "Vé đò 20.000 đ một lượt."),
    ("VD62", LINE, "Theo Quyết định số 257/QĐ-UBNĐ ngày 22/12/2025 của UBND tỉnh.", "Theo Quyết định số 257/QĐ-UBND ngày 22/12/2025 của UBND tỉnh."),
    ("TQ20", LINE, "Xếp hạng sao cho khách sạn ven bến.", "Dán bảng hạng sao của khách sạn ven bến."),
    ("TG42", LINE, "Năm 2026 là năm Ất Tỵ, nước lên sớm.", "Năm 2026 là năm Bính Ngọ, nước lên sớm."),
    ("CH30", LINE, "Trả 98%phao cho mượn.", "Trả 98% phao cho mượn."),
    ("DS21", TABLES, "01", "1"),
    ("TT50", LINE, "Giao Bấm vào đây để nhập văn bản. giữ bến.", "Bấm vào đây để xem lịch trực."),
    ("TC22", SENT_TO, "Phòng Kinh tế", "Phòng chuyên môn, đơn vị sự nghiệp thuộc UBND xã"),
    ("TC24", LINE, "Báo cáo UBND tỉnh (qua Sở Xây dựng) trước ngày 20/11/2026.", "Báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 20/11/2026."),
    ("TC25", THEME, "Văn phòng", "Phòng Kinh tế"),
    ("NV06", LEAD, "Nhà thầu thi công", "Phòng Kinh tế"),
    ("TT42", LINE, "Chờ đoàn của Tỉnh Lâm Đồng.", "Mời Tỉnh Đoàn Lâm Đồng."),
    ("TG11", LINE, "Rà lại nội quy bến đò, trình ký trước ngày 30/6/2025.", "Rà lại các nội quy bến đò đã ký trước ngày 30/6/2025."),
    ("TG12", LATE, "năm 2026", "năm 2026, định hướng đến năm 2030"),
    ("TG14", TITLE, "năm 2026", "đến năm 2030"),
    ("TG15", TASK, "Xây dựng xong cầu treo", "Xây dựng nếp đi cầu treo"),
    ("TG15", TASK, "Phấn đấu hoàn thành cầu treo", "Phấn đấu hoàn thành 100% lượt trực cầu"),
    ("TG28", LINE, "Hằng quý báo cáo kết quả về Sở Xây dựng.", "Nghe báo cáo của các thôn trong phiên họp."),
    ("TG28", LINE, "Gửi báo cáo hằng tháng về Văn phòng.", "Gửi báo cáo hằng tháng về Văn phòng trước ngày 25."),
    ("TQ09", LINE, "Thanh tra, kiểm tra việc dựng lán ở bến.", "Thanh tra tỉnh kiểm tra việc dựng lán ở bến."),
    ("TG28", LINE, "Mỗi quý tập hợp sổ thuyền, báo cáo Sở Xây dựng.", "Mỗi quý tập hợp sổ thuyền, báo cáo Sở Xây dựng trước ngày 20 tháng cuối quý."),
    ("TG27", CLOSING, "18", "17"),
    ("TC22", POLICE, "Các thôn", "Các phòng, ban, ngành, đoàn thể xã"),
    ("VD26", LINE, "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về giám sát thủ tục hành chính.", "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát các thủ tục hành chính."),
    ("TQ08", LINE, "Quốc hội ban hành Pháp lệnh về đê.", "Ủy ban Thường vụ Quốc hội ban hành Pháp lệnh về đê."),
    ("TQ08", LINE, "Chính phủ ban hành Thông tư về đê.", "Thanh tra Chính phủ ban hành Thông tư về đê."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "laid", "wrong", "right"), TWINS)
def test_the_slip_is_told_and_its_twin_is_not(code: str, laid: str, wrong: str, right: str) -> None:
    told = [
        [one.quote for one in check(example_read(laid.format(words)), on=date(2026, 6, 1), select=(code,)).findings]
        for words in (wrong, right)
    ]
    assert told[0]
    assert not told[1]
