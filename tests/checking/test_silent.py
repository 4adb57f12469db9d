"""What a reader of strangers' papers would not call wrong: each kind of false alarm once seen, in several shapes."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.runner import check

CHAIRMAN = "chu_ky: {quyen_han: [KT. CHỦ TỊCH], chuc_vu: PHÓ CHỦ TỊCH, ho_ten: Lò Văn Ín}"
KIND = {
    "TQ01": [
        f"{{mo_dau: ['Chủ tịch Ủy ban nhân dân xã An Bình ban hành Kế hoạch làm đường như sau:'], {CHAIRMAN}}}",
        f"{{loai: quyet_dinh, tham_quyen: [CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH], {CHAIRMAN}}}",
        f"{{loai: giay_moi, {CHAIRMAN}}}",
        f"{{loai: thong_bao, mo_dau: ['Chủ tịch Ủy ban nhân dân xã An Bình thông báo lịch trực bến đò:'], {CHAIRMAN}}}",
        f"{{loai: nghi_quyet, co_quan: {{ten: Hội đồng nhân dân xã An Bình}}, {CHAIRMAN}}}",
        f"{{co_quan: {{ten: Trường Mầm non An Bình}}, {CHAIRMAN}}}",
    ],
    "TQ03": ["{co_quan: {ten: Bộ Nội vụ}, chu_ky: {quyen_han: [KT. BỘ TRƯỞNG], chuc_vu: THỨ TRƯỞNG, ho_ten: Lò Văn Ín}}"],
    "TC05": [
        f"{{mo_dau: ['Chủ tịch Ủy ban nhân dân xã ban hành Kế hoạch, chi tiết tại Phụ lục.'], phu_luc: [{{ten: Lịch, kem_theo: '(Kèm theo Kế hoạch số 12/KH-UBND của Chủ tịch Ủy ban nhân dân xã An Bình)'}}], {CHAIRMAN}}}",
        "{loai: cong_van, so: '88', ky_hieu: UBND-VX, mo_dau: ['Chủ tịch Ủy ban nhân dân xã yêu cầu các đơn vị trực theo lịch tại Phụ lục.'], phu_luc: [{ten: Lịch trực, kem_theo: '(Kèm theo Công văn số 88/UBND-VX của Ủy ban nhân dân xã An Bình)'}], chu_ky: {quyen_han: [TL. CHỦ TỊCH], chuc_vu: TRƯỞNG PHÒNG, ho_ten: Lò Văn Ín}}",
    ],
    "CT10": [
        "{noi_dung: [{tieu_de: Kết quả đạt được, noi_dung: [Tỷ lệ hộ có nước sạch tại các thôn vùng cao đạt 71%.]}, {tieu_de: Mục tiêu, noi_dung: [Tỷ lệ hộ có nước sạch tại các thôn vùng cao đạt 80%.]}]}",
    ],
    "CH08": [
        "{mo_dau: ['Nhà trường mời phụ huynh (gồm cha, mẹ', 'hoặc người giám hộ) dự họp.']}",
        "{mo_dau: ['“Điều 3. Lệ phí', 'Người trồng rừng được miễn lệ phí.', 'Người nuôi ong nộp một nửa.”']}",
        "{mo_dau: ['Màn hình 24\" đặt tại phòng một cửa.', 'Các bước: i) nhận hồ sơ; ii) trả kết quả.']}",
    ],
    "CH10": [
        "mo_dau: [Bến in sẵn các đề tổng hợp cho trẻ học bơi.]",
        "{mo_dau: ['Đội làm tốt chức năng dẫn nước; các vấn đề đề nghị tỉnh xem xét.', 'Hai tổ dân phố hợp nhất; toàn tỉnh hình thành ba vùng dong riềng.']}",
        "{mo_dau: ['Khen thưởng trực tiếp đội bản Pá; thông báo các kết quả thi.', 'Dựng lại chuồng sau bão đảm bảo ấm; các bản cũng cố gắng.']}",
        "{mo_dau: ['Nghiên cứu kỹ Luật Thủy lợi; việc phân chia sẽ do bản bàn.', 'Đảng viên chúc thọ cụ Lò Văn Ín; bà Vì Thị Chia sẽ dự.']}",
        "{mo_dau: ['Làm hồ sơ xuất trình tại trạm; điều chỉnh chu kỳ tưới; tiếp xúc tích cực.', 'Rải đá đường Nguyễn Trãi dài 300 m; bạn từ huyện Củ Chi.']}",
        "{mo_dau: ['Đội ở đây mạnh hơn; mức phí cũng cố định; đồng hành chinh phục đỉnh Pu Ta Leng.', 'Phần thưởng trực quan; bảng các thành phố hợp lệ.']}",
        "{mo_dau: ['Gần đây mạnh dạn nuôi cá lồng; trả tiền công dịch vụ công ích; quyết giành cho được cờ.']}",
        "{mo_dau: ['Khả năng nóng chảy của nhựa; lò tiềm tàng rủi ro; quân địch tiềm tàn phá kho lúa cũ.']}",
        "{mo_dau: ['Các khu dân cư sử dụng điện mặt trời; nguồn điện đáp ứng sử dụng lâu dài, tuyệt đối sử dụng đúng tải.']}",
        "{mo_dau: ['Xã đã kích hoạt 96 tài khoản, đã kích thích người dân học nghề.', 'Hàng rào tháo dở dang; nhà kho bị đập phá dở dang, dở bỏ hoang.']}",
        "{mo_dau: ['Đội bản Pá phấn đấu để giành giải Nhất; ban tổ chức dành giải phụ cho bản Hin; bức tranh dành tặng trường.']}",
        "{mo_dau: ['Trạm lấy mẫu củ, quả để xét nghiệm; đủ tiêu chuẩn đoán định dịch; không che dấu vết.', 'Chuyện đưa lên tục ngữ, sử thi.']}",
    ],
    "TG22": [
        "{loai: bao_cao, trich_yeu: Kết quả trồng rừng, mo_dau: ['Số liệu từ ngày 01/3/2026 đến ngày 31/3/2026.']}",
    ],
    "CQ10": [
        "{mo_dau: ['Trước khi sắp xếp, huyện Bản Đưng có 14 trạm bơm.']}",
        "{mo_dau: ['Năm 2022, Ủy ban nhân dân huyện đã giao đất cho 40 hộ.']}",
        "{mo_dau: ['Sổ bộ do Phòng Tài nguyên và Môi trường huyện cũ để lại.']}",
    ],
    "TC02": [
        "{mo_dau: ['Phê duyệt kèm theo Kế hoạch này danh mục tuyến kênh phải nạo vét.'], phu_luc: [{nhan: Phụ lục, ten: DANH MỤC TUYẾN KÊNH}]}",
        "{mo_dau: ['Số liệu từng thôn tại các biểu kèm theo.'], phu_luc: [{nhan: Biểu 1, ten: CHỖ NGỦ}, {nhan: Biểu 2, ten: BẾP}]}",
    ],
    "DS25": ["{mo_dau: ['Kê theo Biểu số 03.'], phu_luc: [{nhan: Biểu số 03, ten: KÊ KHAI}]}"],
    "TG17": ["{mo_dau: ['Mỗi xóm họp một buổi, chậm nhất ngày 30/4/2026.']}"],
    "TG51": [
        "{noi_dung: [{tieu_de: Việc, noi_dung: [{muc: 'Khảo sát: phát phiếu ở 6 thôn. Thời gian: tháng 2 - tháng 4/2026.'}, {muc: Thi cờ tướng trong quý III.}]}]}",
    ],
    "CH03": ["{mo_dau: ['Các bước tiếp theo theo đúng lịch; biểu gửi kèm theo theo đường bưu điện; bị phản đối đối với hai hộ.']}"],
    "CQ13": [
        "{mo_dau: ['Phó Chủ tịch HĐND xã Quàng Thị Đôi dự giám sát.']}",
        "{mo_dau: ['Bản làng của xã An Bình đều có loa.']}",
        "{mo_dau: ['Hợp tác xã Thổ Cẩm Mường Hoa dệt khăn; hợp tác xã Nấm Rơm bán nấm.']}",
    ],
    "VT04": ["{mo_dau: ['Văn phòng Hội đồng nhân dân (HĐND) xã giữ sổ.'], noi_nhan: ['Thường trực HĐND xã']}"],
    "TG04": [
        "{mo_dau: ['Tính từ ngày 15 tháng 4 năm 2026 đến ngày 14 tháng 6 năm 2026.'], phu_luc: [{ten: Việc, nhiem_vu: [{noi_dung: Nạo mương, thoi_han: 20/4/2026}, {noi_dung: Vá đập, thoi_han: 05/5/2026}, {noi_dung: Đếm cống, thoi_han: 11/6/2026}]}]}",
    ],
    "NV10": [
        "{phu_luc: [{ten: Việc, nhiem_vu: [{noi_dung: Soát mương, san_pham: Báo cáo kết quả}, "
        + ", ".join(f"{{noi_dung: Vá cống số {n}, san_pham: '{n} cống đã vá'}}" for n in range(2, 9))
        + "]}]}",
    ],
    "CH25": [
        "{mo_dau: ['Dòng họ treo 40 cờ hội; giữ cơ thể ấm; xem đồ thị mực nước ở vùng biên.']}",
        "{mo_dau: ['Nền tảng số kết nối các bản; nghề gốm truyền thống; nhận khóa học nghề.']}",
        "{mo_dau: ['Nhờ đảng bộ đối thoại với dân; toàn đảng bộ đối với việc làm đường đều nhất trí.']}",
        "{trich_yeu: 'NUÔI ONG RỪNG Ở HẬU GIANG GIAI ĐOẠN 2026 - 2030'}",
        "{mo_dau: ['Điện thoại đời mới; gia đình danh giá; vùng trồng bưởi; treo biển trước cổng trường.', 'Giấy mời, phiếu gửi, thư công lưu tại văn thư.']}",
    ],
    "TG11": [
        "{mo_dau: ['Rà soát hồ sơ đã tiếp nhận trước ngày 01/7/2025.']}",
        "{mo_dau: ['Hỗ trợ hộ có nhà được xây dựng trước ngày 15/10/2024.']}",
    ],
    "TG06": ["{mo_dau: [Giai đoạn 2026 - 2030., Vốn giai đoạn 2026 - 2030., 'Theo Đề án “Bản sạch giai đoạn 2025 - 2030” của tỉnh.']}"],
    "TT41": ["{mo_dau: ['Quản lý biên chế nhà nước; công chức nhà nước; trường mầm non nhà nước.']}"],
    "VD30": [
        "{mo_dau: ['Xã ban hành Kế hoạch số 9/KH-UBND ngày 04/02/2026 gồm 12 việc.']}",
        "{mo_dau: ['Thông tư số 6/2026/TT-BXD ngày 02/3/2026 của Bộ Xây dựng sửa đổi, bổ sung một số điều của Thông tư số 3/2024/TT-BXD.']}",
        "{loai: quyet_dinh, mo_dau: ['Quyết định này thay thế Quyết định số 7/QĐ-UBND ngày 01/02/2024.']}",
        "{mo_dau: ['Ủy ban nhân dân xã đã ban hành Kế hoạch số 21/KH-UBND ngày 03/02/2026 về làm thủy lợi.']}",
        "{mo_dau: ['Đã nộp báo cáo (Báo cáo số 31/BC-UBND).']}",
        "{mo_dau: ['Bỏ 02 quy ước còn dẫn Nghị định số 61/2018/NĐ-CP đã hết hiệu lực từ tháng 7.']}",
        "{mo_dau: ['Theo đề nghị của Sở Công Thương tại Tờ trình số 77/TTr-SCT ngày 04/5/2026, xã mở chợ phiên.']}",
    ],
    "VT01": [
        "{mo_dau: ['Trang fanpage chính thức (FP) đăng lịch; theo dõi FP hằng tuần.']}",
        "{mo_dau: ['Chương trình trồng rừng bản Pá 2026 (CTTRBP); CTTRBP có ba bước; lớp học STEM mở hằng tuần.']}",
        "{mo_dau: ['Nối mạng LAN; gửi mã OTP; máy bơm do VINAPUMP tặng.']}",
    ],
    "TC22": [
        "{noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [Sở Nội vụ chủ trì theo dõi., Sở Tài chính bố trí vốn.]}], co_quan: {ten: Ủy ban nhân dân tỉnh Sơn Lĩnh}, noi_nhan: ['Các sở, ban, ngành', 'UBND các xã, phường']}",
        "{noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [{tieu_de: Công an xã, noi_dung: [Giữ bãi xe.]}, {tieu_de: Ban Chỉ huy Quân sự xã, noi_dung: [Dựng lều.]}, {tieu_de: Phòng Kinh tế, noi_dung: [Lo chợ.]}]}], noi_nhan: ['Các phòng, đơn vị thuộc xã']}",
    ],
    "CQ04": ["luu: 'VT, KTN.Hoa'", "luu: 'VT, HSCV, NC-Dũng'"],
    "DS08": [
        "{noi_dung: [{tieu_de: 'TỔ CHỨC, HOẠT ĐỘNG', nhan: Chương II, noi_dung: [{tieu_de: Cơ cấu tổ chức, nhan: Điều 4.}, {tieu_de: Hoạt động, nhan: Điều 5.}, {tieu_de: Ban Kiểm tra, nhan: Điều 6.}]}]}",
    ],
    "TT09": ["chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Ông Thị Mây}"],
    "TT61": ["_form: {sections: [{}, {landscape: true, top: 30, bottom: 15, left: 20, right: 20}]}"],
    "DS20": [
        "{phu_luc: [{ten: Vật tư, nhiem_vu: [" + ", ".join(f"{{nhom: Kho {x}, nhan: {x}}}, {{nhan: '1', noi_dung: Đếm ghế kho {x}}}" for x in "ABCDEFG") + "]}]}",
    ],
    "DS06": [
        "{noi_dung: [{tieu_de: CHUNG, nhan: Chương I, noi_dung: [{tieu_de: Phạm vi, nhan: Điều 1.}, {tieu_de: Từ ngữ, nhan: Điều 1.}]}, {tieu_de: RIÊNG, nhan: Chương II, noi_dung: [{tieu_de: Giờ mở cửa, nhan: Điều 3.}, {tieu_de: Phí, nhan: Điều 4.}]}]}",
    ],
    "TT71": ["{loai: cong_van, _form: {paragraphs: [{role: trich_yeu, text: V/v dọn kênh, size: 12}]}}"],
    "TT72": [
        "{loai: cong_van, _form: {paragraphs: [{role: trich_yeu, text: V/v dọn kênh, size: 12}]}}",
        "{phu_luc: [{ten: Quy chế chợ, nhan: ''}], _form: {paragraphs: [{role: phu_luc_ten, text: Quản lý chợ, size: 14, bold: true}]}}",
    ],
    "TT65": ["_form: {paragraphs: [{role: doan, text: CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH, align: center, first_line: 0}]}"],
    "TT01": ["{kem_theo: '(Kèm theo Quyết định số 5/QĐ-UBND)', noi_nhan: [], nguyen_trang: true}"],
    "TT32": ["{nguyen_trang: true, noi_nhan: ['- Các thôn;', '- Trạm Y tế xã.'], luu: ''}"],
    "CQ01": ["{don_vi: {kt: {ten: Phòng Kinh tế}}, mo_dau: [Trưởng phòng Kinh tế ký., Phòng Kinh tế lập., Phòng Kinh tế gửi.]}"],
    "TC11": [
        "{noi_dung: [{tieu_de: CĂN CỨ, noi_dung: [Theo sổ thửa ruộng., 'Trường xây dựng kế hoạch nuôi cá năm 2026 như sau:']}, {tieu_de: VIỆC LÀM, noi_dung: [Thả cá., Cho ăn.]}]}",
        "{noi_dung: [{tieu_de: Kết quả, noi_dung: [{muc: 'Số giếng đã khoan:', nhan: '-'}, {bang: {cot: [{ma: ten, ten: Thôn}], hang: [{ten: Thôn Hạ}]}}]}]}",
    ],
    "TT40": ["{mo_dau: ['Diễn tập phòng không nhân dân ở bản Hin.', 'Mời nghệ nhân dân gian dạy gõ trống; trạm xá khám cho bệnh nhân dân tộc Mảng.']}"],
    "VD20": [
        "{ngay_ban_hanh: 2020-05-04, mo_dau: ['Theo Nghị quyết số 76/NQ-CP ngày 12/6/2014 của Chính phủ về Chương trình tổng thể cải cách hành chính nhà nước.']}",
        "{mo_dau: ['Theo Nghị quyết số 76/NQ-CP ngày 12/6/2014 của Chính phủ sửa đổi Chương trình tổng thể cải cách hành chính nhà nước.']}",
    ],
    "VD31": [
        "{can_cu: ['Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/20 20 của Chính phủ về công tác văn thư']}",
        "{can_cu: ['Căn cứ Công văn số 41/SGD&ĐT-VP ngày 05/3/2026 về việc vá mái lớp học của Sở GD&ĐT Lai Châu;']}",
        "{can_cu: ['Căn cứ Kế hoạch số 42/KH-PVHXH ngày 05/3/2026 kế hoạch thi gõ trống năm 2026 của Phòng Văn hóa - Xã hội;']}",
        "{can_cu: ['Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 cảu Chính phủ về công tác văn thư']}",
    ],
    "VD03": [
        "{mo_dau: ['Theo Công văn số 915/BGDĐT-GDMN ngày 03/02/2026 của Bộ GD&ĐT về bếp ăn; Thông tư số 91/2025/TT-BNNMT của Bộ NN&MT.']}",
        "{mo_dau: ['Theo Kế hoạch số 91/KH-SKHCN ngày 03/02/2026 của Sở KH&CN Lai Châu; Hướng dẫn số 92/HD-SVHTTDL của Sở VHTTDL.']}",
        "{mo_dau: ['Theo Quyết định số 915/QĐ-BLĐTBXH ngày 03/02/2020 của Bộ trưởng Bộ LĐ-TB&XH về nghề dệt.']}",
    ],
    "CQ07": ["{mo_dau: ['Nghị quyết của Ủy ban Thường vụ Quốc hội; ý kiến của Ban Thường vụ Đảng ủy xã.']}"],
    "TC29": [
        "{trich_yeu: Tổ chức Đại hội Đoàn phường An Bình lần thứ III, mo_dau: ['Nghị quyết Đại hội Đảng bộ phường An Bình lần thứ II đã đề ra việc trồng cây.']}",
        "{trich_yeu: Đại hội đại biểu toàn quốc lần thứ IX của Hội Nuôi ong, mo_dau: ['Quán triệt Nghị quyết Đại hội Đảng toàn quốc lần thứ XIV.']}",
    ],
    "CH36": [
        "mo_dau: ['Nhân dịp hội bơi, thôn trao phao cho nhà thuyền.']",
        "mo_dau: ['Nhằm giữ luồng, xã nạo vét bãi Cát.']",
        "{noi_dung: [{tieu_de: Việc làm, noi_dung: ['Thực hiện Kế hoạch số 31/KH-UBND ngày 02/3/2026 của UBND tỉnh về chợ phiên. Phòng Kinh tế tổ chức họp chợ.', Quét chợ.]}]}",
        "{mo_dau: ['Để đò qua bến an toàn, đề nghị chủ đò sắm phao. Ủy ban nhân dân xã tổ chức kiểm tra phao.', 'Nhân dịp năm mới Chủ tịch xã gửi lời chúc. Ủy ban nhân dân xã đề nghị treo cờ.']}",
        "{mo_dau: ['Trong bối cảnh giá ngô thấp, bà con đã giữ giống. Để bà con yên tâm, xã tổ chức phiên chợ.', 'Nhằm 1.200 hộ có nước. Ba bể đã xây.']}",
        "{mo_dau: ['Sau khi nghe ý kiến, các bản thống nhất, toàn xã được chia ba đội. Đồng chí Chủ tịch xã kết luận.']}",
        "{mo_dau: ['Để đò qua bến an toàn trong mùa nước lớn yêu cầu chủ đò sắm phao.', 'Trên cơ sở ý kiến của các hộ trồng mận.']}",
        "{mo_dau: ['Thực hiện Kế hoạch số 31/KH-UBND ngày 02/3/2026 của UBND tỉnh về chợ phiên, UBND xã tổ chức chợ đêm. UBND xã triển khai như sau:']}",
    ],
    "CQ08": ["{co_quan: {ten: Trường Mầm non Bến Đá, chu_quan: Ủy ban nhân dân phường Bến Đá}, dia_danh: Bến Đá, mo_dau: ['Trường ở đường Lò Gạch, thị xã Bến Đá.']}"],
    "CH05": ["{mo_dau: ['Xem tại dbien.vn/tin/5/2025baiviet.html và mục “Hỏi - Đáp”; từ 3/2026 đến 5/2026; khối 2025A.']}"],
    "CH17": ["{noi_dung: [{tieu_de: Việc làm, noi_dung: [Bàn giao sân phơi sau khi san mặt bằng., Chia thóc cho công bằng.]}]}"],
    "CH24": [
        "{mo_dau: ['Miễn phí bến 02 tháng đầu; thu đợt 2 tháng 12/2026.', 'Họp duyệt lần 1 ngày 08/12/2026; phơi lúa 01 ngày.']}",
        "{mo_dau: ['Cấp 100 liều x 2 mũi = 200 liều; tiêm 02 mũi mỗi con.']}",
    ],
    "CH32": ["mo_dau: ['Khách quen ra chợ bán đồ cũ; thôn gieo mạ, khắc lại bia; bảo quản thóc; trồng hoa ven bến.']", "{mo_dau: ['Nhận 112 lá đơn, số đơn giảm; xe điện chở khách; lúa có hạt chắc; thuyền tránh dông lốc.']}"],
    "TT85": ["{mo_dau: ['Có 08 chi Hội Nông dân; giải Ba, giải ba; các chi hội họp.', 'Theo Luật Gốm cổ ở bến.', 'Nghề pháp luật, gốm cổ ở bến.', 'Bến của ông Kè bãi ngao; đá của kè bãi ngao.']}"],
    "CQ35": [
        "{mo_dau: ['Bà Nguyễn Thị Hà Nam, Quảng Trị; thôn Hạ Nam họp thôn Hà Nam.', 'Ông Cao Băng và ông Hoà Bình; tỉnh Hoà Bình.']}",
        "{mo_dau: ['Thôn Tân Lập và thôn Tấn Lập góp gạo.', 'Thôn Tân Lập có 20 hộ, thôn Tấn Lập có 30 hộ.']}",
        "{mo_dau: ['Bến đò ở huyện Thạnh Hóa, tỉnh Long An; người Thạnh Hóa, Long An sang sông.']}",
        "{mo_dau: ['Đò từ xã Quang Nam, tỉnh Hà Giang cũ xuống.']}",
    ],
    "CH35": ["{mo_dau: ['Bài chính tả của học sinh viết “chổ”, cô giáo sửa.']}"],
    "CH38": ["{mo_dau: ['Theo mục 2.5 ha trồng mới, chi 1.250 triệu đồng.', 'Xe chạy tuyến 3.12; máy bơm kiểu 7.5.']}"],
    "CH37": ["{mo_dau: ['Thôn trồng củ đậu, củ cải.', 'Đội 2 nhổ hết 30 luống củ trong tuần.']}"],
    "CQ12": [
        "{mo_dau: ['Số lãnh đạo cấp phòng thuộc sở, ngành và UBND cấp xã bị kỷ luật: 0 người.']}",
        "{co_quan: {ten: Ủy ban nhân dân phường Bến Đá}, dia_danh: Bến Đá, mo_dau: ['Phường có 9 tổ dân phố, buôn.', 'Chấm điểm 9 tổ dân phố, buôn; địa bàn buôn xa đường.']}"
    ],
    "CH29": ["mo_dau: ['Vườn trồng chôm chôm; vụ này nhiều cào cào, chuồn chuồn.']", "{mo_dau: ['Chủ tịch xã trực tiếp tiếp 34 lượt người.', 'Dân bản ngày ngày chở đò; tháng tháng nộp quỹ; số 2 số 3 đều đủ.']}"],
    "TG32": [
        "{loai: ke_hoach, trich_yeu: Chống hạn năm 2026, noi_dung: [{tieu_de: KẾT QUẢ CHỐNG HẠN VỤ TRƯỚC, noi_dung: ['Trong năm 2025, thực hiện bơm vét ba hồ; kinh phí năm 2025 là 40 triệu đồng.', Đủ nước.]}, {tieu_de: VIỆC LÀM, noi_dung: [Đắp bờ., Bơm nước.]}]}",
    ],
    "VD32": ["{co_quan: {ten: Đảng ủy xã An Bình}, mo_dau: ['Theo Kế hoạch số 31-KH/TU, ngày 02/3/2026 của Tỉnh ủy về chợ phiên.']}"],
    "TQ06": ["{co_quan: {ten: Đảng ủy Ủy ban nhân dân xã An Bình}, chu_ky: {quyen_han: [T/M ĐẢNG ỦY], chuc_vu: BÍ THƯ, ho_ten: Lò Văn Ín}}"],
    "BC01": ["{loai: bao_cao, mo_dau: ['Các bản góp quỹ được 6.930.000/6.300.000 đồng (đạt 110%).']}"],
    "TT20": ["{dong_so: 'Số:       /KH-UBND'}", "{dong_so: 'Số: 12-KH/TĐTN-BTC', co_quan: {ten: Ban Chấp hành}, _form: {quoc_hieu: ĐOÀN TNCS HỒ CHÍ MINH}}"],
    "CT01": [
        "{mo_dau: [Chi tiết tại Phụ lục.], phu_luc: [{ten: Gieo trồng, cot: [so_thu_tu, {ma: cay, ten: Cây}, {ma: ke, ten: Năm trước}, {ma: lam, ten: Năm nay}, {ma: ty, ten: Ước}], hang: [{cay: Lạc, ke: '5.400', lam: '5.832', ty: '108,0%'}]}]}",
        "{loai: bao_cao, mo_dau: ['Trồng 12,5 ha dong riềng, đạt 118% KH; cấy 96 ha, đạt 104%; thu 31 tấn quế (ước), đạt 107,5%.']}",
    ],
    "BC11": [
        "{loai: bao_cao, mo_dau: ['Khoai sọ trồng được 61,2 ha, đạt 105% KH, gừng 14,6 ha đạt 82,7%, sả 8 ha đạt 96%.']}",
    ],
    "CH31": [
        "mo_dau: [Sổ kể ngày công của từng nhà thuyền.]",
        "{mo_dau: ['Khiếu nại hành vi hành chính; nộp trực tiếp và trả kết quả tại bản.', 'Tập trung phục vụ hành chính; quy chế dân chủ UBND xã ký.']}",
    ],
    "CH11": [
        "mo_dau: [Nhân viên y tế thôn bản nhắc các phòng ban trực bến; nhà văn hóa thể thao; sửa lỗi nhằm hạn chế khuyết điểm.]",
"{mo_dau: ['Việc làm đường vẫn còn tồn tại hạn chế về vốn.']}"],
    "CH13": ["{mo_dau: ['Dân bản Krôngnăm, bản Hin; Pờ Ly Ngài họp.', 'Chị Y Hyện nuôi cá; người Pa Kô dệt vải; buôn Krông tế lễ.']}"],
    "TG03": ["{loai: ke_hoach, trich_yeu: 'Nuôi cá lồng ở xã An Bình đến năm 2028, định hướng đến năm 2032'}"],
    "CQ15": ["{mo_dau: ['Người xã An Bình; XÃ AN BÌNH; xã An Bình dự hội.']}"],
    "VD01": [
        "{mo_dau: ['Theo Nghị định số 91/CP ngày 17/8/1994 của Chính phủ; Thông tư số 12/TT-TCCP ngày 04/4/1992.']}",
        "{mo_dau: ['Theo Công văn số 62/PGD&ĐT-KTr ngày 22/7/2025 và Công văn số 18/SNgV-LS ngày 23/7/2025.', Kế hoạch số 31-KH/TWĐTN-TNNT ngày 02/3/2026.]}",
        "{mo_dau: ['Theo Quyết định số 25/QĐ-TTg ngày 22/7/2020 của Thủ tướng Chính phủ; Quyết định số 25/2021/QĐ-TTg ngày 22/7/2021.']}",
    ],
    "VD07": ["{mo_dau: ['Theo Thông tư số 915/2022/TT-BTC ngày 31/12/2021 của Bộ Tài chính về phí; Nghị định số 912/2021/NĐ-CP ngày 30/10/2021.']}"],
    "TG10": ["{ngay_ban_hanh: 2025-12-09, mo_dau: [Các thôn gửi lịch trước ngày 27/12/2025.]}"],
}  # fmt: skip


@pytest.mark.parametrize(("code", "overlay"), [(code, overlay) for code, cases in KIND.items() for overlay in cases])
def test_what_is_right_is_not_called_wrong(code: str, overlay: str) -> None:
    report = check(example_read(overlay), on=date(2026, 6, 1), select=(code,))
    told = [(one.code, one.message) for one in report.findings if one.severity is not Severity.GOI_Y]
    assert told == []


NO_HINT = {
    "VT01": [
        "{noi_dung: [{tieu_de: 'CÔNG TÁC CHĂM SÓC RỪNG PHÒNG HỘ (CSRPH)', noi_dung: [CSRPH do đội bản Pá làm., Chi CSRPH hằng quý.]}]}"
    ],
    "CH05": ["{mo_dau: ['Tính f(x) theo bảng; gửi TP (khu 2).', 'Câu lạc bộ “Bếp ấm” mở cửa.']}"],
    "NV05": [
        "{phu_luc: [{ten: Đường làm mới, cot: [so_thu_tu, {ma: x, ten: Tuyến đường}, noi_dung, thoi_han], nhiem_vu: [{x: Ngõ Giếng, noi_dung: Rải đá, thoi_han: 20/5/2026}]}]}",
        "{phu_luc: [{ten: Nội dung họp, cot: [so_thu_tu, noi_dung, {ma: x, ten: Cơ quan chuẩn bị}, thoi_han], nhiem_vu: [{noi_dung: Khai mạc, x: Văn phòng, thoi_han: 8 giờ}]}]}",
    ],
    "TC09": [
        "{trich_yeu: Cải cách hành chính năm 2026, ket_thuc: ['Trên đây là Kế hoạch CCHC của xã, các phòng làm ngay.']}",
    ],
    "NV11": [
        "{phu_luc: [{ten: Việc, nhiem_vu: [{noi_dung: Vá đê, san_pham: Đê đã vá, chu_tri: Phòng Kinh tế, phoi_hop: Các thôn, thoi_han: Khi phát sinh}]}]}"
    ],
    "TC21": [
        (
            "{noi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Lo vốn.]}, {tieu_de: Công an xã, noi_dung: [Giữ trật tự.]}, {tieu_de: Các trạm y tế và trường học, noi_dung: [Trực.]}]}],"
            " phu_luc: [{ten: Việc, nhiem_vu: [{noi_dung: Trực, san_pham: Sổ, chu_tri: Trạm Cờ Đỏ, phoi_hop: Các thôn, thoi_han: Quý I/2026}]}]}"
        )
    ],
}


@pytest.mark.parametrize(("code", "overlay"), [(code, one) for code, cases in NO_HINT.items() for one in cases])
def test_not_even_a_hint(code: str, overlay: str) -> None:
    report = check(example_read(overlay), on=date(2026, 6, 1), select=(code,))
    assert [(one.code, one.message) for one in report.findings] == []


FREED = [
    ("TT40", "mo_dau: ['Chủ đò có tên ở điều 2 ký sổ.']", "mo_dau: ['Chủ đò có tên ở Điều 2 ký sổ, ở điều kiện nào cũng chở.']"),
    ("TT40", "can_cu: [Nghị định hướng dẫn một số điều của luật thủy lợi;]", "mo_dau: ['Tìm hiểu luật thủy lợi ở bến.']"),
    ("VD73", "can_cu: [Căn cứ luật BHXH ngày 29/6/2024;]", "can_cu: [Căn cứ Luật Bảo hiểm xã hội ngày 29/6/2024;]"),
    ("TT42", "mo_dau: [Phà do UBND Thị Trấn Bát Xát đóng.]", "mo_dau: [Phà do UBND thị trấn Bát Xát đóng.]"),
    ("TT20", "dong_so: 'Số:25/KH-UBND'", "dong_so: 'Số: 25/KH-UBND'"),
    ("CH29", "mo_dau: [Ủy viên Ban Ban chấp hành lo đò.]", "mo_dau: ['Phòng Phòng, chống lụt lo đò; bé Ban Mai; họp Ban, Ban bàn.']"),
    ("CH43", "mo_dau: [Các chủ đò thi hành./..]", "mo_dau: [Các chủ đò thi hành./.]"),
    ("CH05", "mo_dau: ['Tiền đò :']", "mo_dau: ['Tiền đò:', 'Tỷ số 3 : 2']"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "wrong", "right"), FREED)
def test_told_where_a_condition_kept_a_rule_silent(code: str, wrong: str, right: str) -> None:
    said = [check(example_read(one), on=date(2026, 6, 1), select=(code,)).findings for one in (wrong, right)]
    assert [bool(one) for one in said] == [True, False]
