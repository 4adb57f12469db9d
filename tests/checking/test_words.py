"""Names, competence, doubled words and quoted examples: what is told of each kind in several shapes, beside what must be left."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import check

SCHOOL = "{co_quan: {ten: TRƯỜNG THCS LÒ VĂN VĨNH, chu_quan: UBND XÃ AN BÌNH}}"
XA = "{co_quan: {ten: Ủy ban nhân dân xã An Bình}}"
PHUONG = "{co_quan: {ten: Ủy ban nhân dân phường Bến Đá}}"

TOLD = [
    ("CH29", XA, "Soát xét lại; rà soát soát, ghi sổ trực.", "soát soát"),
    ("CH29", XA, "Nhờ già làng kịp thời giải giải quyết vụ trâu lạc.", "giải giải"),
    ("CH29", XA, "Các hộ kê khai khai tài sản trước mùa lũ.", "khai khai"),
    ("CH29", XA, "Thực hiện hiện tốt lịch trực đò.", "hiện hiện"),
    ("CH29", XA, "Tổ chức chức tập huấn lái đò.", "chức chức"),
    ("CH29", XA, "Nhắc các đơn vị vị liên quan nộp sổ.", "vị vị"),
    ("CH03", XA, "Đổi mới nội dung sinh hoạt sinh hoạt.", "sinh hoạt sinh hoạt"),
    ("CH03", XA, "Phát triển kinh tế kinh tế vườn đồi.", "kinh tế kinh tế"),
    ("CH05", XA, "Diệt bọ gậy ở lu nước, ,.", "nước, ,."),
    ("CH05", XA, "Quét chợ;, dọn kênh.", "chợ;,"),
    ("CH35", XA, "Xe chở mía hay đi trể giờ trực.", "trể"),
    ("CH10", XA, "Trực cầu khi sảy ra lũ ống.", "sảy ra"),
    ("CH32", XA, "Sơn lại lớp mầm mon của bản.", "mầm mon"),
    ("CQ10", XA, "Mời Phòng Văn hoá và Thông tin huyện xem sân khấu.", "Phòng Văn hoá và Thông tin huyện"),
    ("CQ10", XA, "Nộp về Phòng Nội vụ quận trước mùng mười.", "Phòng Nội vụ quận"),
    ("CQ10", XA, "Bàn giao chìa khóa kho cho UBND huyện.", "UBND huyện"),
    ("CQ10", XA, "Phòng Văn hóa - Xã hội và Phòng Y tế cùng mở lớp.", "Phòng Y tế"),
    ("TQ11", XA, "Giao Phòng Kinh tế ban hành Quyết định mở bến đò.", "Phòng Kinh tế ban hành Quyết định"),
    ("TQ11", XA, "Trưởng thôn Nà Lừ ban hành Quyết định phạt hộ thả trâu.", "Trưởng thôn Nà Lừ ban hành Quyết định"),
    ("TQ11", XA, "Ủy ban nhân dân xã phê chuẩn dự toán quỹ đê.", "Ủy ban nhân dân xã phê chuẩn dự toán"),
    ("TQ11", PHUONG, "HĐND phường thông qua Nghị quyết về đặt tên các tuyến phố mới.", "HĐND phường thông qua Nghị quyết về đặt tên các tuyến phố"),
    ("TQ20", XA, "UBND xã quy định mức thu phí bến bãi.", "quy định mức thu phí"),
    ("TQ11", XA, "Chủ tịch UBND xã trao tặng Bằng khen cho hai tổ trực đê.", "Chủ tịch UBND xã trao tặng Bằng khen"),
    ("TQ11", XA, "UBND xã triệu tập kỳ họp giữa năm.", "UBND xã triệu tập kỳ họp"),
    ("TQ11", XA, "Phòng Kinh tế thẩm định, phê duyệt dự toán các công trình thủy lợi.", "Phòng Kinh tế thẩm định, phê duyệt dự toán"),
    ("TQ11", XA, "HĐND xã ban hành Chỉ thị giữ rừng.", "HĐND xã ban hành Chỉ thị"),
    ("TQ09", XA, "Thanh tra việc thu phí đò của các thôn.", "Thanh tra"),
    ("VD20", XA, "Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia; học lại Nghị quyết số 57-NQ/TW, ngày 24/12/2022 của Bộ Chính trị.", "ngày 24/12/2022"),
    ("TT42", XA, "Chi lương hưu qua Bưu điện Huyện.", "Bưu điện Huyện"),
    ("CH29", XA, "Nộp phí đò đúng đúng quy định.", "đúng đúng"),
    ("CH29", XA, "Đổ rác đúng giờ quy quy định.", "quy quy"),
    ("CH28", XA, "Lắp loa cho l2 thôn.", "l2"),
    ("CH28", XA, "Máy bơm giá 87 ,5 triệu đồng.", "87 ,5 triệu"),
    ("CH33", XA, "Quản lý chợ, ký sổ; xử lí rác ở bến.", "xử lí"),
    ("CH31", XA, "Trung tâm Hành chính công xã mở cửa thứ Bảy.", "Trung tâm Hành chính công"),
    ("CQ01", PHUONG, "Phòng Kinh tế - Hạ tầng - Đô thị đi trực; Phòng Kinh tế, Hạ tầng và Đô thị ghi sổ.", "Phòng Kinh tế - Hạ tầng - Đô thị"),
    ("CQ07", XA, "Lấy thuốc ở trạm y tế xã An Bình.", "trạm y tế"),
    ("CQ07", XA, "Quà do hội nông dân xã gói.", "hội nông dân"),
    ("CQ07", XA, "Xin vé của Thanh Tra tỉnh.", "Thanh Tra"),
    ("CQ07", XA, "Cấp áo cho Đội viên đội bơi; mỗi đội viên một áo.", "Đội viên"),
    ("CQ07", XA, "Nhờ các phòng Chuyên môn vẽ lại bến.", "Chuyên môn"),
    ("CQ08", PHUONG, "Gửi Ủy ban nhân dân xã Bến Đá một bản.", "xã Bến Đá"),
    ("CQ08", PHUONG, "Đề nghị Mặt trận Tổ quốc Việt Nam xã và các đoàn thể đi cùng.", "Mặt trận Tổ quốc Việt Nam xã"),
    ("CQ10", XA, "Căn cứ Kế hoạch số 77/KH-UBND ngày 15 tháng 4 năm 2026 của Ủy ban nhân dân huyện Hương Sơn về giữ đê.", "Ủy ban nhân dân huyện"),
    ("CQ10", XA, "Mời Giám đốc các sở: Y tế, Tài nguyên và Môi trường.", "Tài nguyên và Môi trường"),
    ("CQ10", XA, "Hỏi Bộ Tài nguyên & Môi trường về giá đất.", "Bộ Tài nguyên & Môi trường"),
    ("TC10", XA, "Các kiến nghị nêu tại Mục VIII phải khắc phục xong.", "Mục VIII"),
    ("TC33", XA, "Dẫn đầu là các thôn: Nà Lừ (14 cuộc), Bản Mo (12 cuộc), Nà Lừ (10 cuộc).", "Nà Lừ"),
    ("CH10", XA, "Nhắc các thôn cập nhập sổ trực; phối hợp chưa chặt chẻ.", "cập nhập"),
    ("CQ07", XA, "Vốn của Chương trình mục tiêu Quốc gia.", "Chương trình mục tiêu Quốc gia"),
    ("CQ07", XA, "Mời các phó Chủ tịch UBND xã.", "phó Chủ tịch"),
    ("CQ07", XA, "Kết nạp thêm hai Đảng viên trẻ.", "Đảng viên"),
    ("CQ15", SCHOOL, "Trường THCS Lò Văn Vịnh mở cổng lúc 6 giờ.", "Trường THCS Lò Văn Vịnh"),
    ("TC30", XA, "Ông Lò Đình Khương, Chủ tịch UBND xã chủ trì.||Ông Lò Đình Khang, Chủ tịch UBND xã kết luận.", "Lò Đình Khang"),
    ("TC33", XA, "Danh sách gồm: hộ bà Vi Thị Lý, hộ ông Lò Văn Thìn, hộ bà Vi Thị Lý.", "Vi Thị Lý"),
    ("CH35", XA, "Nhờ trưởng bản gữi sổ trực về xã.", "gữi"),
    ("CH29", XA, "Trực ban ban 24/24 giờ ở kho.", "ban ban"),
    ("CH05", XA, "Cấp thuốc kịp thời ,đầy đủ.", "thời ,đầy"),
    ("CH35", XA, "Nhà văn hóa không đủ chổ ngồi.", "chổ"),
    ("CQ03", PHUONG, "Báo cho Phòng Kinh tế.||Nộp sổ cho Phòng Kinh tế, Hạ tầng và Đô thị.", "Phòng Kinh tế"),
    ("TC10", XA, "Nội dung trái với Điều 3 Kế hoạch này đều bãi bỏ.", "Điều 3"),
    ("TC31", XA, "Hồ sơ của ông Lò Văn Thao nộp tháng 5; trả kết quả cho bà Lò Thị Thao.", "bà Lò Thị Thao"),
    ("TT38", "{loai: ke_hoach, noi_nhan: [Như Kính gửi, Các thôn]}", "Quét chợ.", "Như Kính gửi"),
    ("TT20", "{dong_so: 'Số: 31/NQ-UBND', ky_hieu: NQ-UBND, co_quan: {ten: HỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH}}", "Quét chợ.", "31/NQ-UBND"),
    ("CQ15", "{co_quan: {ten: Ủy ban nhân dân phường Long Hương Bắc}, dia_danh: Long Hương Nam}", "Quét chợ.", "Long Hương Nam"),
    ("TC32", XA, "Bà Vi Thu Hà, Phó Hiệu trưởng: giữ sổ.||Bà Vi Thu Hà, Hiệu trưởng mở kho.", "Hiệu trưởng"),
    ("TT39", "{noi_nhan: ['Phòng Kinh tế; Công an xã', Các thôn, Phòng Kinh tế]}", "Quét chợ.", "Phòng Kinh tế"),
    ("CH05", XA, "Theo lời dặn “xanh nhà hơn già đồng” .", "đồng” ."),
    ("CH37", XA, "Thay trang thiết bị củ ở nhà văn hóa.", "củ"),
    ("CQ02", XA, "Mời UBMTTQ xã; Ủy ban MTTQ Việt Nam xã cử người.", "UBMTTQ"),
    ("CQ07", XA, "Hỏi sở Xây dựng về mẫu nhà.", "sở Xây dựng"),
    ("CQ07", XA, "Phòng Bưu Chính giữ thư.", "Bưu Chính"),
    ("TC30", XA, "Ông Lò Minh Nguyệt, Trưởng ban giữ sổ.||Giao ông Lò Nguyệt Minh mở kho.", "Lò Nguyệt Minh"),
    ("TQ09", XA, "Chủ tịch UBND xã ra quyết định thanh tra việc dùng đất bãi.", "thanh tra"),
]  # fmt: skip
QUIET = [
    ("CH29", XA, "Trao giải nhất; trao giải giải ba cho đội Mo; chương trình trình Hội đồng; hội nghị nghị quyết."),
    ("CH29", XA, "Thôn triển khai khai báo tạm trú; xác định định mức xăng; nhân dân dân chủ bàn; đường sắt sắt đã gỉ."),
    ("CH03", XA, "Từng bước từng bước dựng lại đình; họp bàn; bàn giao sổ."),
    ("CH05", XA, "Mua băng rôn, áp phích,... và loa, đèn,…"),
    ("CQ10", XA, "Tiếp nhận nhiệm vụ của cấp huyện từ tháng trước; số hóa tài liệu của cấp huyện bàn giao."),
    ("CQ10", XA, "Làm sạch dữ liệu do cấp huyện để lại; giữ được của thị trấn ba sổ địa bạ."),
    ("CQ10", XA, "Rà soát 40 văn bản, bãi bỏ 11 văn bản liên quan đến cấp huyện."),
    ("CQ10", XA, "Phòng Nội vụ lập theo Nghị định số 370/2025/NĐ-CP giữ sổ; Phòng Tài chính - Kế hoạch chi tiền trực."),
    ("TQ11", XA, "Phòng Kinh tế tham mưu UBND xã ban hành Quyết định; Phòng Kinh tế được ủy quyền phê duyệt dự toán."),
    ("TQ11", XA, "UBND xã trình HĐND xã phê chuẩn quyết toán; UBND xã giao dự toán cho trường; HĐND tỉnh quyết định mức thu phí."),
    ("TQ11", XA, "Chủ tịch UBND xã tặng Giấy khen; UBND phường lập hồ sơ đề nghị đặt tên đường ven hồ."),
    ("TQ11", XA, "Giao Văn phòng HĐND và UBND xã giữ chìa khóa; HĐND xã ban hành Nghị quyết phê chuẩn quyết toán."),
    ("CH29", XA, "Thôn Đông đông dân nhất xã; ông Ba ba con; từng nhà nhà nào cũng có."),
    ("CH28", XA, "Lấy mẫu l2 thử nước; các thôn 3, 5 và 7."),
    ("CH33", XA, "Quản lý chợ; bác sĩ trực; đàn hát nhí nhảnh; bà Lí giữ chìa khóa."),
    ("CQ07", XA, "Các trạm y tế xã An Bình, Bản Mo đều có thuốc; hai hội nông dân xã An Bình."),
    ("CQ08", PHUONG, "Giấy tờ xã Bến Đá trước đây đã cấp; UBND xã và phường cùng ký; xã Bến Đáy bên kia sông."),
    ("CQ10", XA, "Theo Kế hoạch số 77/KH-UBND ngày 15 tháng 4 năm 2024 của Ủy ban nhân dân huyện Hương Sơn về giữ đê, xã lát lại kè."),
    ("TC10", XA, "Việc nêu tại Mục VIII Kế hoạch số 12/KH-UBND ngày 05/02/2026 của UBND tỉnh; làm theo Mục IX của Nghị quyết."),
    ("CH29", XA, "Mời cán bộ bộ, ngành trung ương; chăm lo đời sống sống vui; đi học học sinh nào cũng vui."),
    ("CQ03", PHUONG, "Phòng Kinh tế, Hạ tầng và Đô thị giữ sổ; Phòng Kinh tế - Hạ tầng cũ đã nhập."),
    ("TC10", XA, "Làm theo Điều 3 Quyết định số 12/QĐ-UBND; Điều 3 Luật này."),
    ("TC31", XA, "Ông Lò Văn Thao và bà Lò Thị Thao cùng ký."),
    ("CQ07", XA, "Ngày Hội viên; Hội Nông dân; Đảng viên là người trong thôn; Phó Chủ tịch UBND xã."),
    ("CQ15", SCHOOL, "Trường THCS Lò Văn Vĩnh mở cổng; trường THCS Bản Mo đóng cổng; Trường THCS Lò Văn Vĩnh."),
    ("TT39", "{noi_nhan: ['Chủ tịch, các Phó Chủ tịch UBND xã', 'Phòng Kinh tế; Công an xã', Các thôn]}", "Quét chợ."),
    ("CH05", XA, "Đọc câu “đất lành chim đậu” (trích ca dao). Nghe hát."),
    ("CQ02", XA, "Mời Ủy ban Mặt trận Tổ quốc (MTTQ) Việt Nam xã; Ủy ban MTTQ cử người."),
    ("CQ07", XA, "Các sở Xây dựng, Y tế; Đảng bộ Công an xã; cán bộ Nội vụ; trụ sở Xây dựng cũ."),
    ("TT40", XA, "Theo Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Bộ Chính trị về nâng cao sức khỏe nhân dân."),
    ("VD21", XA, "Không viện dẫn Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ đã hết hiệu lực."),
    ("TC33", XA, "Gồm: gạo, muối, gạo nếp, muối biển; các thôn: Nà Lừ, Nà Lừ Hạ, Bản Mo."),
    ("TT40", XA, 'Không viết "Nhân Dân" ở giữa câu; viết “Nhân dân”.'),
    ("CH01", XA, 'Văn hóa, khóa học, hóa chất; không gõ "hoá".'),
    ("VT01", XA, "Không viết “UBMTKQ” trên biển."),
    ("VD30", XA, 'Viết "Số: 05/KH-UBND", không viết "Số: 5/KH-UBND".'),
    ("VD30", XA, "Ngày 21/9/2026, Sở Tư pháp có Công văn số 1406/STP-XDKT gửi lấy ý kiến các xã."),
    ("CQ01", XA, "Có công an 24 người, dân quân 60 người; Công an xã giữ chốt; Công an xã ghi sổ."),
    ("TT42", XA, "Phường Buôn Cuôr họp chợ ngày rằm; đường qua xã Buôn Trấp."),
    ("CH13", XA, "Thay aptomat và mua thêm bóng led cho nhà trẻ."),
    ("CQ12", XA, "Theo Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân (UBND) tỉnh về giữ rừng năm 2026 trên địa bàn tỉnh, xã lập tổ tuần rừng."),
]  # fmt: skip


def findings(code: str, issuer: str, words: str) -> list[Finding]:
    overlay = yaml.safe_load(issuer)
    overlay["mo_dau"] = words.split("||")
    text = yaml.safe_dump(overlay, allow_unicode=True)
    return check(example_read(text), on=date(2026, 11, 2), select=(code,)).findings


@pytest.mark.parametrize(("code", "issuer", "words", "quote"), TOLD)
def test_it_is_told(code: str, issuer: str, words: str, quote: str) -> None:
    assert quote in [one.quote for one in findings(code, issuer, words)]


@pytest.mark.parametrize(("code", "issuer", "words"), QUIET)
def test_it_is_left(code: str, issuer: str, words: str) -> None:
    assert [(one.quote, one.message) for one in findings(code, issuer, words)] == []


ITEMS = """
noi_dung:
- tieu_de: Cách làm
  noi_dung: [{items}]
"""


@pytest.mark.parametrize(
    ("code", "items", "quote"),
    [
        ("DS10", "'Đợt 1: Đo bến.', 'Đợt 2: Đóng cọc.', 'Đợt 4: Sơn biển.'", "Đợt 4"),
        ("DS10", "'Thứ nhất, đo bến.', 'Thứ hai, đóng cọc.', 'Thứ tư, sơn biển.'", "Thứ tư"),
        ("DS10", "'Một là, đo bến; hai là, đóng cọc; bốn là, sơn biển.'", "bốn là"),
        ("DS10", "'Thứ hai: quét.', 'Thứ tư: lau.', 'Thứ sáu: tưới.'", ""),
        ("DS10", "'Chuyên đề I. Ghép cành.', 'Chuyên đề II. Bón lót.', 'Chuyên đề II. Tỉa cành.'", "Chuyên đề II"),
        ("DS10", "'Đợt 1: Đo bến.', 'Đợt 2: Đóng cọc.', 'Đợt 3: Sơn biển.'", ""),
        ("DS10", "'Bước 1: Đo bến.', 'Bước 3: Đóng cọc.'", ""),
        ("CH16", "{muc: Phát loa mỗi sáng., nhan: '1.'}, {tieu_de: 'Tiền điện: 50.000 đồng/tháng', nhan: '2.'}, {muc: Quét chợ chiều thứ Bảy., nhan: '3.'}", "điện: 50.000 đồng/tháng"),
        ("CH16", "{tieu_de: Tiền điện, nhan: '2.', noi_dung: [Do xã trả.]}, {muc: Quét chợ., nhan: '3.'}, {muc: Phát loa., nhan: '4.'}", ""),
        ("DS11", "{tieu_de: Kinh phí, noi_dung: [Do xã trả.]}, {tieu_de: Thời gian}, {tieu_de: Địa điểm, noi_dung: [Ở đình.]}", "Thời gian"),
        ("DS11", "{tieu_de: Kinh phí, noi_dung: [Do xã trả.]}, {tieu_de: 'Việc làm (Phụ lục kèm theo)'}, {tieu_de: Địa điểm, noi_dung: [Ở đình.]}", ""),
    ],
)  # fmt: skip
def test_items_in_a_row(code: str, items: str, quote: str) -> None:
    found = check(example_read(ITEMS.format(items=items)), on=date(2026, 11, 2), select=(code,)).findings
    assert [one.quote for one in found] == ([quote] if quote else [])


WORK = """
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{{tieu_de: Phòng Kinh tế, noi_dung: [Mua cọc.]}}, '{item}']
noi_nhan: [Phòng Kinh tế, '{line}']
"""


@pytest.mark.parametrize(
    ("item", "line", "told"),
    [
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể: đi cùng.", "Sở Xây dựng", True),
        ("Trưởng các thôn: báo từng nhà.", "Sở Xây dựng", True),
        ("Đề nghị Kho bạc Nhà nước khu vực IX: chi tiền cọc.", "Sở Xây dựng", True),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể: đi cùng.", "UBMTTQ xã", False),
        ("Trưởng các thôn: báo từng nhà.", "Các thôn", False),
        ("Đoàn Thanh niên xã: đóng cọc.", "Các tổ chức chính trị - xã hội xã", False),
    ],
)
def test_who_is_given_work_is_a_recipient(item: str, line: str, told: bool) -> None:
    overlay = WORK.format(item=item, line=line)
    found = check(example_read(overlay), on=date(2026, 11, 2), select=("TC22",)).findings
    assert bool(found) is told
