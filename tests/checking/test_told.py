"""Wordings a careful reader marks, each rule in several shapes, beside what only looks like them."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

XA = "co_quan: {ten: Ủy ban nhân dân xã An Bình}"
PHUONG = "co_quan: {ten: Ủy ban nhân dân phường Bến Đá}"
SO = "{co_quan: {ten: Sở Xây dựng, chu_quan: Ủy ban nhân dân tỉnh Lâm Đồng}, ky_hieu: BC-SXD}"

TOLD = [
    ("CQ12", XA, "Dán lịch tiêm ở tổ dân phố số 9.", "tổ dân phố"),
    ("CQ12", XA, "Loa của TDP 4 hỏng từ tháng 3.", "TDP"),
    ("CQ12", XA, "Trưởng khóm Bờ Đắp đi từng nhà.", "Trưởng khóm"),
    ("CQ12", PHUONG, "Trưởng xóm giữ chìa khóa kho.", "Trưởng xóm"),
    ("CQ12", PHUONG, "Kẻ lại bảng tin của ấp 3.", "ấp 3"),
    ("CQ12", PHUONG, "Mở lớp xóa mù chữ ở buôn Ea Tiêu.", "buôn Ea"),
    ("CQ12", XA, "Giám đốc các sở tổ chức trực bão.", "sở"),
    ("CQ12", XA, "Đơn vị sự nghiệp trực thuộc Ủy ban nhân dân tỉnh nộp sổ.", "trực thuộc Ủy ban nhân dân tỉnh"),
    ("CQ12", XA, "Tham mưu giúp UBND tỉnh chia lại tuyến xe buýt.", "Tham mưu giúp UBND tỉnh"),
    ("CQ12", XA, "Giao Sở Xây dựng chủ trì sửa kè.", "Sở Xây dựng"),
    ("CQ12", XA, "Các địa phương trên địa bàn tỉnh dọn kênh.", "trên địa bàn tỉnh"),
    ("CQ12", XA, "Sở, ngành rà soát phí bến bãi; các sở, ngành rà soát phí đò trước ngày 05/11/2026.", "sở, ngành"),
    ("TT42", XA, "Gửi danh sách về UBND Xã.", "UBND Xã"),
    ("TT42", XA, "Nhờ Công an Xã An Bình giữ trật tự.", "Xã An Bình"),
    ("TT42", PHUONG, "Đăng lịch trên trang của Phường.", "của Phường"),
    ("TT42", XA, "Chờ ý kiến UBND Tỉnh.", "UBND Tỉnh"),
    ("CQ07", XA, "Mời Ban Thường Vụ Đảng ủy nghe.", "Ban Thường Vụ"),
    ("CQ07", XA, "Xin ý kiến Chủ Tịch UBND xã.", "Chủ Tịch"),
    ("CQ07", XA, "Hội nông dân xã giữ giống.", "Hội nông dân"),
    ("CQ07", XA, "Nhờ Ban chỉ huy phòng thủ dân sự xã trực đêm.", "Ban chỉ huy phòng thủ dân sự"),
    ("CQ07", XA, "Vay ở Ngân hàng chính sách Xã hội.", "Ngân hàng chính sách Xã hội"),
    ("CQ07", XA, "Nghe báo cáo của Trung tâm Khuyến Nông.", "Trung tâm Khuyến Nông"),
    ("CQ08", PHUONG, "Công an xã giữ chìa khóa kho.", "Công an xã"),
    ("CQ08", PHUONG, "Gửi bài về UBND xã trước ngày 20/11/2026.", "UBND xã"),
    ("CQ08", XA, "Toàn phường dọn kênh; Đảng ủy phường kiểm tra.", "Đảng ủy phường"),
    ("CQ08", XA, "Thu phí trên địa bàn đặc khu.", "địa bàn đặc khu"),
    ("CQ15", XA, "Loa của xã An Bính hỏng.", "xã An Bính"),
    ("CQ15", XA, "Loa của UBND xã An treo ở cổng.", "xã An"),
    ("TT40", XA, "Làm theo điểm tại điều 4 Quyết định này.", "điều"),
    ("DS26", XA, "Gồm 03 nội dung: (01) dọn chợ; (02) sơn cổng.", "Gồm 03 nội dung"),
    ("CQ12", XA, "Nộp lại quy chế quản lý chợ trong toàn tỉnh.", "toàn tỉnh"),
    ("CQ12", XA, "Theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030 trên địa bàn tỉnh.", "trên địa bàn tỉnh"),
    ("CQ10", XA, "Liên hệ Công an huyện trước ngày 20/11/2026.", "Công an huyện"),
    ("CQ10", XA, "Phòng Y tế quận kiểm tra bếp ăn.", "Phòng Y tế quận"),
    ("CQ10", XA, "Xin phép UBND thị xã trước khi chặt cây.", "UBND thị xã"),
    ("CQ10", XA, "Tết Nguyên đán, huyện cho mượn sân khấu.", "huyện"),
    ("CQ10", XA, "Nộp phí theo phần mềm của Tổng cục Thuế.", "Tổng cục Thuế"),
    ("CH35", XA, "Mua thực phẫm ở chợ phiên.", "phẫm"),
    ("CH25", XA, "Giữ dây điện cho ca bênh nặng.", "ca bênh"),
    ("CH25", XA, "Đội thanh niên tình nguyên vá đường.", "tình nguyên"),
    ("CH35", XA, "Giúp đở hộ neo đơn sơn cửa.", "đở"),
    ("CH35", XA, "Nuôi dưởng ong ở bìa rừng.", "dưởng"),
    ("CH35", XA, "Đắp kè theo phương châm “bốn tại chổ”.", "chổ"),
    ("CH10", XA, "Số thuyền giảm khoản 8% so với mùa trước.", "giảm khoản"),
    ("CH10", XA, "Treo bản chỉ dẫn ở đầu dốc.", "Treo bản chỉ dẫn"),
    ("TT31", XA, "Bến đò nghỉ ba ngày ./.", "ba ngày ./."),
    ("CH38", XA, "Quỹ bến có 31.5 triệu đồng.", "31.5"),
    ("CH32", XA, "Trưởng bản lắn nghe bà con.", "lắn nghe"),
    ("CQ07", XA, "Họp tại Đồn biên phòng Cửa Lạch.", "Đồn biên phòng"),
    ("TT40", XA, "Tiêm phòng dịch tả lợn châu phi.", "phi"),
    ("TT40", XA, "Tin vào đường lối của đảng.", "đảng"),
    ("TT41", XA, "Họp vào chiều Thứ sáu hằng tuần.", "Thứ sáu"),
    ("TT41", XA, "Sửa mái hiên trường THCS Bến Đá.", "trường"),
    ("CH32", XA, "Cài phần mền chấm công.", "phần mền"),
    ("CH10", XA, "Mỗi xuất ăn hai mươi nghìn.", "Mỗi xuất ăn"),
    ("CH32", XA, "Kính mong chủ hộ xem sét.", "xem sét"),
    ("CQ14", XA, "Mời đội lân của thành phố Mỹ Tho.", "thành phố Mỹ Tho"),
    ("CQ14", XA, "Mua giống ở thành phố Vinh.", "thành phố Vinh"),
    ("CQ14", XA, "Xe đi thành phố Lào Cai mỗi tuần.", "thành phố Lào Cai"),
    ("TT40", XA, "Kiểm kê ghe thuyền hằng Quý.", "Quý"),
    ("TT40", XA, "Soát lại áo phao trong Tháng, nộp sổ.", "Tháng"),
    ("TT41", XA, "Nhắc ở các Hội nghị của bản.", "Hội nghị"),
    ("TT41", XA, "Theo Quyết định số 19/QĐ-UBND ngày 05/02/2026 của UBND xã về ban hành quy chế giữ bến.", "quy chế"),
    ("TT44", XA, "Ghi tên người gác của Các bản vào sổ.", "của Các bản"),
    ("TT44", XA, "Phát thưởng cho Những hộ nộp sớm.", "cho Những hộ"),
    ("TT44", XA, "Ghi nợ phí đò (Nếu có) vào sổ.", "(Nếu có"),
    ("TT45", XA, "Lập Bản đồ ngập lụt cho bốn thôn; dán bản đồ ngập lụt ở cầu; xem bản đồ ngập lụt trước mùa mưa.", "Bản đồ ngập lụt"),
    ("CH11", XA, "Chi cho nâng cấp mở rộng bến thuyền.", "nâng cấp mở rộng"),
    ("CH11", XA, "Hộ sản xuất kinh doanh mật ong được vay.", "sản xuất kinh doanh"),
    ("CH22", XA, "Ghi sổ theo dõi, thi hành pháp luật về đò.", "theo dõi, thi hành pháp luật"),
    ("CH40", XA, "Tập huấn, hướng dẫn chủ ghe; mời thợ tập huấn, hướng dẫn chủ xuồng; Đoàn tập huấn hướng dẫn chủ xuồng.", "tập huấn hướng dẫn"),
    ("CH41", XA, "Giám sát các quy định về phí chợ.", "các quy định"),
    ("CH41", XA, "Dồn sức, tập trung đến việc vớt bèo.", "tập trung đến"),
    ("VT11", XA, "TT Dịch vụ công mở cửa; họp TT sáng thứ Hai.", "họp TT"),
]  # fmt: skip
QUIET = [
    ("CQ12", XA, "Các thôn, tổ dân phố mới nhập dán lịch tiêm."),
    ("CQ12", XA, "Nhổ khóm tre gai ở đầu bản; trồng hoa ở khu phố đi bộ."),
    ("CQ12", PHUONG, "Đưa thư về vùng nông thôn 3 lần mỗi tuần; phát bản tin."),
    ("CQ12", PHUONG, "Tổ dân phố và thôn mới nhập dán lịch tiêm."),
    ("CQ12", SO, "Giám đốc các sở tổ chức trực bão trên địa bàn tỉnh."),
    ("CQ12", XA, "Đội bóng của xã đứng đầu toàn tỉnh."),
    ("CQ12", XA, "Dự lớp do Sở Xây dựng chủ trì; đề nghị các sở, ngành hỗ trợ."),
    ("CQ07", XA, "Trạm y tế có năm giường; các hội nông dân bạn; ông Trần Văn Phòng, bà Lê Trung Tâm."),
    ("CQ07", XA, "TRẠM Y TẾ XÃ; “Ban Thường Vụ” ghi trong thư; Phó Chủ tịch UBND xã."),
    ("CQ08", PHUONG, "UBND xã, phường cùng ký; UBND xã Bản Đưng gửi sổ; toàn xã hội; Công an xã trước đây."),
    ("CQ08", PHUONG, "Việc thuộc thẩm quyền của UBND xã theo Luật."),
    ("CQ08", "co_quan: {ten: Trường Mầm non Họa Mi, chu_quan: Ủy ban nhân dân phường Bến Đá}", "Mời công an phường dự."),
    ("CQ13", XA, "Loa của xã An Bình; Xã An Bình Thượng hát."),
    ("TT42", XA, "Xã họp; mời Tỉnh đoàn; Phòng Văn hóa - Xã hội ghi sổ."),
    ("TT42", PHUONG, "Đò từ Phường 8 sang Phường 9; Thành phố Hồ Chí Minh gửi quà."),
    ("CQ10", XA, "Trường Tiểu học Thị trấn Cờ Đỏ thắng; ông Lò Huyện Anh và bà Kim Thị Huyện giữ sổ; cụ Huyện trông đình; vá đường huyện 7."),
    ("CQ10", XA, "Đường Quận công Nguyễn Hữu Dật ngập; quán bún Thị Trấn đóng cửa; gửi quà qua bến xe Huyện."),
    ("CQ10", XA, "Soát lại giấy tờ do phòng chuyên môn huyện đã cấp."),
    ("CQ10", XA, "Năm 2022, thị trấn có ba chợ."),
    ("CQ10", XA, "Hội quán thị trấn ngày xưa còn năm gian."),
    ("CH25", XA, "Tờ báo Đông viết chữ Việt; gạo Trung Hoa; ăn tại chợ; sự có mặt của già làng."),
    ("CH32", XA, "Bản Nam với bản Bắc; khung cơ với tính; đội Nam với đội Nữ."),
    ("CT01", XA, "Thu phí chợ đạt 131% dự toán; sửa đường đạt 104,5% kế hoạch."),
    ("TG02", XA, "Trong tháng 17 trẻ được khám; trong quý 22 nhà được lợp."),
    ("CH10", XA, "Thư của bà Ín ghi “xã sử lý chậm”, giữ nguyên văn."),
    ("CH13", XA, "Lòng hồ rộng 3 km², chứa 40 nghìn m³ nước."),
    ("CH13", XA, "Bồn nước 2 x 3 x 1,5; đắp lại mái taluy."),
    ("TT42", XA, "Đường nối phường Buôn Cuôr và xã Buôn Trấp."),
    ("VT01", XA, "GRDP tăng; Trường THCS và THPT Bản Đưng sơn cổng."),
    ("VD03", XA, "Thông tư số 01/2023/TT-VPCP ngày 05/4/2023 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ quy định về số hóa."),
    ("VD30", XA, "Theo Luật Thư viện số 46/2019/QH14 ngày 21/11/2019, xã mở tủ sách."),
    ("CQ14", XA, "Mời đội lân của thành phố Huế và thành phố Viêng Chăn."),
    ("TT40", XA, "Mỗi quý soát một lần; trong Tháng Thanh niên; hằng Quý Mão."),
    ("TT41", XA, "Các Hội Nông dân bạn; mời Hội nghị bà con dự; các Đội 1 và 2."),
    ("TT44", XA, "Xem phim Những đứa con; cầu của Luật Các tổ chức tín dụng; (Nếu mưa thì hoãn.)"),
    ("TT45", XA, "Ngày Sách và Văn hóa đọc; góp sách cho văn hóa đọc; chương trình Nước sạch bản làng, nước sạch bản làng."),
    ("CH40", XA, "Chi đào tạo, hướng dẫn; đội đào tạo, hướng dẫn ghe; lớp đào tạo để hướng dẫn ghe."),
    ("CH41", XA, "Kiểm tra việc thực hiện các quy định về phí chợ; bà con tập trung đến nhà văn hóa; kiến nghị cấp có thẩm quyền sửa đường."),
    ("VT11", XA, "TT Phục vụ hành chính công mở cửa; TT Y tế trực; Thông tư số 01/2026/TT-BNV."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "issuer", "words", "quote"), TOLD)
def test_it_is_told(code: str, issuer: str, words: str, quote: str) -> None:
    found = [one.quote for one in findings(code, issuer, words)]
    assert quote in found or [quote.lower()] == [one.lower() for one in found], found


@pytest.mark.parametrize(("code", "issuer", "words"), QUIET)
def test_it_is_left(code: str, issuer: str, words: str) -> None:
    assert [(one.quote, one.message) for one in findings(code, issuer, words)] == []


def findings(code: str, issuer: str, words: str):  # type: ignore[no-untyped-def]
    import yaml

    overlay = yaml.safe_load(issuer if issuer.startswith("{") else "{" + issuer + "}")
    overlay["mo_dau"] = [words]
    text = yaml.safe_dump(overlay, allow_unicode=True)
    return check(example_read(text), on=date(2026, 11, 2), select=(code,)).findings


ROWS = """
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{{noi_dung: Sơn lan can, san_pham: Lan can đã sơn, chu_tri: '{lead}', phoi_hop: Các thôn, thoi_han: Quý I/2026}}]
"""


@pytest.mark.parametrize(
    ("lead", "severity"),
    [
        ("Sở Xây dựng", "canh_bao"),
        ("Văn phòng UBND tỉnh", "canh_bao"),
        ("Các sở, ban, ngành", "canh_bao"),
        ("Phòng Y tế huyện", "canh_bao"),
        ("UBND xã; Phòng Kinh tế", "goi_y"),
        ("Trạm Y tế", ""),
        ("Trưởng các thôn", ""),
    ],
)
def test_a_commune_gives_its_tasks_to_its_own(lead: str, severity: str) -> None:
    report = check(example_read(ROWS.format(lead=lead)), on=date(2026, 6, 1), select=("NV06",))
    assert [one.severity.value for one in report.findings] == ([severity] if severity else [])


ENDS = """
noi_dung:
- tieu_de: Việc của bản
  noi_dung: [Quét sân đình., Khơi rãnh., Sơn cầu., Vớt bèo., Trồng tre., Sửa bến., Dựng biển., Treo đèn.]
- tieu_de: Việc của hộ
  noi_dung: ['{first}', '{last}']
"""


@pytest.mark.parametrize(
    ("first", "last", "quotes"),
    [
        ("Rào vườn cho kín;", "Nhốt trâu bò ban đêm.", ["vườn cho kín;"]),
        ("Rào vườn cho kín.", "Nhốt trâu bò ban đêm;", ["bò ban đêm;"]),
        ("Rào vườn cho kín.", "Nhốt trâu bò ban đêm.", []),
        ("Mỗi hộ làm hai việc:", "Nhốt trâu bò ban đêm;", []),
    ],
)
def test_where_items_end_in_a_full_stop_each_does(first: str, last: str, quotes: list[str]) -> None:
    report = check(example_read(ENDS.format(first=first, last=last)), on=date(2026, 6, 1), select=("CH26",))
    assert [one.quote for one in report.findings] == quotes
