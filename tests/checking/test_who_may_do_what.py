"""What is not a commune's to do, whom it may order, who of the level above stands where an office of its own should; reports and their receivers."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.law.competence import acts_above, beyond_power

HEAD = {
    "co_quan": {"ten": "Ủy ban nhân dân xã Đồi Sim"},
    "ngay_ban_hanh": {"ngay": 4, "thang": 3, "nam": 2026},
}
CODES = ("TQ20", "TQ21", "CQ20", "CQ21", "TC40", "TC41")

TOLD = [
    ("TQ20", "Khảo sát, ban hành mức thu phí tham quan thác Bạc."),
    ("TQ20", "UBND xã quy định mức phạt đối với hộ xả rác ra suối."),
    ("TQ20", "Thu tiền chỗ ngồi theo mức phí do UBND xã quy định."),
    ("TQ20", "UBND xã điều chỉnh bảng giá đất ven suối."),
    ("TQ20", "UBND xã đã công nhận 02 sản phẩm măng khô đạt 4 sao."),
    ("TQ20", "Giải quyết khiếu nại lần hai về đất bãi bồi."),
    ("TQ20", "Cấp giấy phép khai thác cát thuộc thẩm quyền của UBND tỉnh."),
    ("TQ20", "Trưởng thôn ra quyết định xử phạt hộ đốt nương."),
    ("TQ20", "Trưởng đoàn quyết định kỷ luật người vắng mặt."),
    ("TQ20", "Ban Chỉ huy quyết định huy động thuyền của các xã lân cận."),
    ("TQ20", "Chủ tịch UBND xã truy tặng Huy chương cho đội bơi."),
    ("TQ20", "Giải quyết khiếu nại đối với quyết định của Chủ tịch UBND tỉnh về bãi bồi."),
    ("TQ20", "UBND đặc khu cấp giấy phép nhận chìm bùn luồng tàu."),
    ("TQ20", "UBND xã cấp giấy phép khai thác khoáng sản ở bãi bồi."),
    ("TQ20", "Quyết định thu tiền đỗ xe ở bến do tỉnh quản lý."),
    ("TQ20", "Công nhận nghệ nhân ưu tú cho ông lái đò."),
    ("TQ20", "Tổ bảo vệ bến xử phạt hành chính chủ thuyền chở quá khách."),
    ("TQ20", "Chánh Văn phòng quyết định bổ nhiệm người giữ kho."),
    ("TQ20", "Khi có dịch, UBND xã quyết định cấm bán vịt giống ra vào địa bàn tỉnh."),
    ("TQ20", "UBND xã cho phép xe ben chạy ban đêm trên tỉnh lộ."),
    ("TQ20", "Đổi tên tuyến đường ra bến cá trong quý II."),
    ("TQ20", "Phê duyệt quy hoạch bến cá liên xã trong năm 2026."),
    ("TQ20", "Công nhận Trường Mầm non Sơn Ca đạt chuẩn quốc gia mức độ 1."),
    ("TQ20", "Thẩm định, cấp giấy chứng nhận đủ điều kiện kinh doanh phân bón cho 02 đại lý."),
    ("TQ20", "Xếp hạng 3 sao cho nhà nghỉ bên suối."),
    ("TQ20", "Cấp thẻ hướng dẫn viên cho người lái đò."),
    ("TQ20", "Cấp giấy chứng nhận nhãn hiệu tập thể mật ong."),
    ("TQ20", "Tổ chức xác minh tài sản, thu nhập của 03 trưởng thôn."),
    ("TQ20", "Công nhận xã đạt chuẩn nông thôn mới trước ngày 30/11/2026."),
    ("TQ20", "Công nhận phường là đô thị văn minh."),
    ("TQ20", "Tặng bằng khen cho 05 hộ nuôi ong."),
    ("TQ20", "Công bố dịch sởi khi có ca thứ ba."),
    ("TQ20", "Công nhận 02 làng nghề đan lát."),
    ("TQ20", "Quy định mức trợ cấp cho người trông bến."),
    ("TQ20", "Công bố tình huống khẩn cấp về thiên tai khi lũ lên."),
    ("TQ20", "Đặt ra chuẩn hộ nghèo riêng cho vạn chài."),
    ("TQ20", "Công nhận bà mẹ Việt Nam anh hùng ở bến Hạ."),
    ("TQ20", "Việc cưỡng chế di dời hộ ở bè do Ban Chỉ huy Quân sự xã quyết định."),
    ("TQ20", "Danh sách hộ được hỗ trợ thuyền do Trưởng thôn phê duyệt."),
    ("TQ20", "Sở Nông nghiệp và Môi trường phê duyệt danh sách hộ nghèo của xã trước ngày 15/12/2026."),
    ("TQ20", "UBND tỉnh công nhận Trưởng thôn Hạ sau bầu cử."),
    ("TQ20", "Xếp hạng di tích miếu Bến Hạ trong năm 2026."),
    ("TQ20", "Phê duyệt đề án luồng lạch của tỉnh trước ngày 30/6/2026."),
    ("TQ20", "Cấp giấy chứng nhận đăng ký doanh nghiệp tại chợ phiên."),
    ("TQ20", "Cho phép chuyển mục đích sử dụng 02 ha rừng phòng hộ."),
    ("TQ20", "Ban hành bộ tiêu chí chợ sạch áp dụng cho các xã trong tỉnh."),
    ("TQ20", "Công nhận thương binh cho 01 người."),
    ("TQ20", "Điều động giáo viên sang xã bên."),
    ("TQ20", "Ủy ban nhân dân xã phê chuẩn chương trình giám sát bến đò."),
    ("TQ20", "Hội đồng nhân dân xã ra quyết định thu hồi đất bãi bồi."),
    ("TQ20", "UBND xã kỷ luật đảng viên vắng họp."),
    ("TQ20", "Công an xã khởi tố vụ trộm thuyền."),
    ("TQ20", "Phòng Kinh tế phê duyệt danh sách hộ vay nuôi ong."),
    ("TQ20", "Hội Nông dân xã phê duyệt danh sách hộ vay nuôi ong."),
    ("TQ20", "Trung tâm Cung ứng dịch vụ công xã quyết định thành lập tổ trông bến."),
    ("TQ20", "Trưởng thôn tặng giấy khen cho 02 hộ nuôi ong."),
    ("TQ20", "Hội đồng nhân dân xã ban hành kế hoạch phát cỏ bến sông."),
    ("TQ20", "Ban Thường vụ Đảng ủy xã phê duyệt dự toán sửa bến."),
    ("TQ20", "UBND xã miễn nhiệm Ủy viên xin nghỉ."),
    ("TQ20", "UBND xã ra nghị quyết về thu phí đò."),
    ("TQ20", "Ủy ban MTTQ Việt Nam xã quyết định phân bổ kinh phí sửa bến."),
    ("TQ20", "Trạm Y tế xã đình chỉ hoạt động quán ăn ở bến."),
    ("TQ21", "Giao Công an xã, Hội Cựu chiến binh xã giữ bến."),
    ("TQ21", "Giao các Ban Xây dựng Đảng cử người trực."),
    ("TQ21", "Giao Ban Thường vụ Đảng ủy xã cử người trực."),
    ("TQ21", "Yêu cầu Tòa án nhân dân khu vực gửi lịch xử lưu động."),
    ("TQ21", "Giao Đồn Biên phòng cửa lạch chở dân."),
    ("TQ21", "Hội Nông dân xã phải nộp sổ trước ngày 05/5/2026."),
    ("CQ20", "Các ngành của tỉnh rà soát bến đò."),
    ("CQ20", "UBND tỉnh bố trí 02 tỷ đồng sửa kè."),
    ("CQ20", "Gửi HĐND cấp xã và các sở, ngành góp ý."),
    ("CQ21", "Ban Công an xã canh cầu."),
    ("CQ21", "Phường đội cho mượn bạt."),
    ("CQ21", "Nộp ở Trung tâm Hành chính công xã."),
    ("TC40", "Phòng Kinh tế chủ trì, phối hợp với Phòng Kinh tế nạo vét mương."),
]
SILENT = [
    ("TQ20", "Việc cưỡng chế di dời hộ ở bè do Chủ tịch UBND xã quyết định, Công an xã thực hiện."),
    ("TQ20", "Danh sách hộ được hỗ trợ thuyền do UBND xã phê duyệt."),
    ("TQ20", "Chủ tịch UBND xã quyết định công nhận hộ nghèo, báo cáo UBND tỉnh."),
    ("TQ20", "Báo cáo, đề nghị công bố tình huống khẩn cấp về thiên tai."),
    ("TQ20", "Thực hiện quy chế do Ban Quản lý chợ ban hành."),
    ("TQ20", "Lập hồ sơ đề nghị xếp hạng di tích miếu Bến Hạ."),
    ("TQ20", "Triển khai đề án luồng lạch của tỉnh."),
    ("TQ20", "Kiến nghị HĐND tỉnh ban hành mức thu phí tham quan thác."),
    ("TQ20", "Ban hành quyết định công nhận hương ước của 09 thôn."),
    ("TQ20", "Niêm yết bảng giá đất do UBND tỉnh ban hành."),
    ("TQ20", "Lập hồ sơ đề nghị công nhận 02 sản phẩm đạt 4 sao."),
    ("TQ20", "Công nhận 02 sản phẩm đạt 3 sao."),
    ("TQ20", "Ban hành mức chi theo nghị quyết của HĐND tỉnh."),
    ("TQ20", "Tổ Quản lý chợ lập biên bản, đề nghị Chủ tịch UBND xã ra quyết định xử phạt."),
    ("TQ20", "Chủ tịch UBND xã ra quyết định xử phạt."),
    ("TQ20", "Ban Tổ chức cấp giấy chứng nhận tham gia cho các đội."),
    ("TQ20", "UBND xã giải quyết khiếu nại lần đầu đối với quyết định của Chủ tịch UBND xã."),
    ("TQ20", "Kiểm tra việc khai thác theo giấy phép khai thác khoáng sản đã cấp."),
    ("TQ20", "Đề nghị Sở Xây dựng cho phép xe ben chạy ban đêm trên tỉnh lộ."),
    ("TQ20", "UBND xã cấm xe ben trên đường liên thôn."),
    ("TQ20", "Tổ bảo vệ bến báo Công an xã xử phạt hành chính chủ thuyền."),
    ("TQ20", "Chánh Văn phòng tham mưu Chủ tịch UBND xã quyết định bổ nhiệm người giữ kho."),
    ("TQ20", "Hội Nông dân xã lập danh sách hộ vay, trình UBND xã phê duyệt."),
    ("TQ20", "Hội Cựu chiến binh xã tặng giấy khen, quyết định khen thưởng hội viên."),
    ("TQ20", "Hội Liên hiệp Phụ nữ xã ban hành Nghị quyết nhiệm kỳ mới."),
    ("TQ20", "Hợp tác xã Bến Đá quyết định bổ nhiệm kế toán."),
    ("TQ20", "Phòng Kinh tế rà soát các dự án chờ phê duyệt chủ trương đầu tư."),
    ("TQ20", "Phê duyệt dự án tu bổ di tích đình làng theo phân cấp."),
    ("TQ20", "Ban hành quy chế phối hợp giữa các xã trên địa bàn tỉnh."),
    ("TQ20", "UBND xã ban hành nghị quyết về thu phí đò."),  # TQ08 tells
    ("TQ20", "Hội đồng nhân dân xã ban hành kế hoạch giám sát bến sông."),
    ("TQ20", "Trung tâm Cung ứng dịch vụ công xã thực hiện quyết định thành lập tổ trông bến."),
    ("TQ20", "Ban Thường vụ Đảng ủy xã cho chủ trương sửa bến."),
    ("TQ20", "Trạm Y tế xã đề nghị đình chỉ hoạt động quán ăn ở bến."),
    ("TQ20", "Phòng Kinh tế tổng hợp, báo cáo sau khi được phê duyệt."),
    ("TQ20", "Đề xuất đặt tên tuyến đường ra bến cá, trình Hội đồng nhân dân tỉnh."),
    ("TQ20", "Góp ý quy hoạch bến cá liên xã."),
    ("TQ20", "Phấn đấu Trường Mầm non Sơn Ca được công nhận đạt chuẩn quốc gia."),
    ("TQ20", "Kiểm tra giấy chứng nhận đủ điều kiện kinh doanh phân bón của các đại lý."),
    ("TQ20", "Hướng dẫn nhà nghỉ bên suối lập hồ sơ xếp hạng 3 sao."),
    ("TQ20", "Phối hợp xác minh tài sản, thu nhập khi có yêu cầu."),
    ("TQ20", "Tự đánh giá, lập hồ sơ đề nghị công nhận xã đạt chuẩn nông thôn mới."),
    ("TQ20", "Công nhận ấp đạt chuẩn ấp văn hóa."),
    ("TQ20", "Trao bằng khen của Chủ tịch UBND tỉnh cho 02 hộ."),
    ("TQ20", "Chủ tịch UBND xã tặng giấy khen cho 05 hộ nuôi ong."),
    ("TQ20", "Kiểm tra việc miễn học phí theo nghị quyết của tỉnh."),
    ("TQ20", "Trình HĐND xã phê chuẩn quyết toán ngân sách năm 2025."),
    ("TQ20", "Phòng Kinh tế thẩm định, trình UBND xã phê duyệt dự toán sửa bến."),
    ("TQ20", "Công an xã chuyển cơ quan điều tra khởi tố vụ trộm thuyền."),
    ("TQ20", "Chi trả mức trợ cấp theo quy định của tỉnh."),
    ("TQ21", "Giao Công an xã, phối hợp với Hội Cựu chiến binh xã giữ bến."),
    ("TQ21", "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã giám sát."),
    ("TQ21", "Giao Văn phòng HĐND và UBND xã in giấy mời."),
    ("TQ21", "Yêu cầu Hội đồng xét duyệt họp lại."),
    ("CQ20", "Đề nghị các sở, ngành rà soát quy hoạch."),
    ("CQ20", "Phối hợp với các sở, ban, ngành tổ chức hội chợ."),
    ("CQ21", "Công an xã trực; Trung tâm Phục vụ hành chính công trả kết quả."),
    ("CQ21", "Các xã đội hình thi kéo co có 08 người."),
    ("TC40", "Công an xã phối hợp với Công an xã Bình Minh giữ cầu."),
]
REPORTS = [
    ("Phòng Kinh tế theo dõi, tổng hợp kết quả.", "Các thôn báo cáo kết quả về UBND xã (qua Văn phòng xã) trước ngày 10/6/2026.", True),
    ("Công an xã là đầu mối tổng hợp báo cáo.", "Các đơn vị gửi kết quả về Phòng Kinh tế trước ngày 15/7/2026.", True),
    ("Phòng Kinh tế theo dõi, tổng hợp kết quả.", "Các thôn gửi báo cáo kết quả về Phòng Kinh tế xã trước ngày 10/6/2026.", False),
    ("Phòng Kinh tế theo dõi, tổng hợp kết quả.", "Khi phát hiện người lạ, báo cáo ngay về Công an xã.", False),
    ("Phòng Kinh tế theo dõi, tổng hợp kết quả.", "Các thôn báo cáo kết quả phun thuốc về Trạm Y tế trước ngày 10/6/2026.", False),
    ("Phòng Kinh tế theo dõi, tổng hợp kết quả.", "Các thôn gửi danh sách hộ về Trạm Y tế trước ngày 10/6/2026.", False),
]  # fmt: skip


def _codes(*words: str) -> set[str]:
    items = [*words, "Quét dọn bến."]
    plan = {**HEAD, "noi_dung": [{"tieu_de": "Tổ chức thực hiện", "noi_dung": items}]}
    report = check(example_read(yaml.safe_dump(plan, allow_unicode=True)), on=date(2026, 11, 20), select=CODES)
    return {one.code for one in report.findings}


@pytest.mark.parametrize(("code", "words"), TOLD)
def test_it_is_told(code: str, words: str) -> None:
    assert code in _codes(words)


@pytest.mark.parametrize(("code", "words"), SILENT)
def test_it_is_right(code: str, words: str) -> None:
    assert code not in _codes(words)


@pytest.mark.parametrize(("first", "second", "told"), REPORTS)
def test_reports_go_to_who_sums_up(first: str, second: str, told: bool) -> None:
    assert ("TC41" in _codes(first, second)) is told


def test_what_an_act_is_looked_for_by_can_stand_in_a_text() -> None:
    needles = [needle for one in (*acts_above(), *beyond_power()) for needle in one.chu]
    assert [needle for needle in needles if needle != needle.lower() or set(needle) & set("()[]?|\\")] == []


def test_each_act_names_its_law() -> None:
    assert all("số" in one.can_cu or "Luật" in one.can_cu for one in (*acts_above(), *beyond_power()))


@pytest.mark.parametrize("duty", ["phân luồng xe qua ngầm", "canh bè, giữ mảng", "dựng rào chắn"])
def test_the_name_of_an_office_ends_before_its_duty(duty: str) -> None:
    items = [f"Công an xã {duty}.", "Trạm Y tế xã trực cấp cứu."]
    plan = {
        **HEAD,
        "loai": "ke_hoach",
        "noi_dung": [{"tieu_de": "Tổ chức thực hiện", "noi_dung": items}],
        "noi_nhan": ["Công an xã", "Trạm Y tế xã"],
    }
    report = check(example_read(yaml.safe_dump(plan, allow_unicode=True)), on=date(2026, 11, 20), select=("TC22",))
    assert report.findings == []


@pytest.mark.parametrize(("size", "severity"), [(13, "goi_y"), (13.5, "goi_y"), (12, "loi"), (16, "loi")])
def test_the_word_of_an_appendix_as_large_as_the_text(size: float, severity: str) -> None:
    form = {"paragraphs": [{"role": "phu_luc_nhan", "text": "Phụ lục I", "size": size, "bold": True}]}
    report = check(
        example_read(yaml.safe_dump({**HEAD, "_form": form}, allow_unicode=True)),
        on=date(2026, 11, 20),
        select=("TT71",),
    )
    assert [one.severity for one in report.findings] == [severity]


def test_a_clause_below_the_name_of_a_unit_is_its_own_act() -> None:
    items = [
        {"tieu_de": "Phòng Kinh tế", "noi_dung": ["Phê duyệt dự toán sửa bến; chi trả tiền công.", "Ghi sổ."]},
        {"tieu_de": "Trạm Y tế xã", "noi_dung": ["Trình UBND xã phê duyệt danh sách trực.", "Trực."]},
    ]
    plan = {**HEAD, "loai": "ke_hoach", "noi_dung": [{"tieu_de": "Tổ chức thực hiện", "noi_dung": items}]}
    report = check(example_read(yaml.safe_dump(plan, allow_unicode=True)), on=date(2026, 11, 20), select=("TQ20",))
    assert [one.quote for one in report.findings] == ["Phê duyệt dự toán sửa bến"]
