"""Right sentences of a commune's plans and reports that rules on fields, powers, levels and pairs took for wrong."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from tests.checking.test_clean_in_natural_papers import told
from tests.checking.test_roles import CA, KT, PLAIN, TT, VH, YT, plan, row
from tests.checking.test_roles import told as told_of_plan

QS = "Ban Chỉ huy Quân sự xã"
LED = [
    (CA, "Ngăn pháo nổ tại lễ hội cầu ngư"),
    (CA, "Lập câu lạc bộ lái xe an toàn"),
    (CA, "Thi đấu bóng chuyền với thanh niên các thôn"),
    (CA, "Bắt cướp giật trong ngày hội đọc sách"),
    (YT, "Xem bếp ăn lớp học bán trú"),
    (YT, "Khử trùng bãi rác Gò Sim"),
    (YT, "Cân, đo trẻ em khuyết tật"),
    (YT, "Kiểm nước giếng ở khu chăn nuôi thôn Hạ"),
    (QS, "Dò bom mìn tại hồ đập Khe Sim"),
    (QS, "Mở lớp học bắn súng cho dân quân"),
    (TT, "Đánh giá công chức một cửa"),
    (TT, "Cấp giấy phép xây dựng qua mạng"),
    (TT, "Đặt máy lấy số cho người làm căn cước"),
    (KT, "Đo lại sân của thư viện thôn Đông"),
    (VH, "Hát then ở chợ trong mùa nạo vét kênh"),
]
RIGHT = {
    "TQ20": [
        "Xếp hạng 3 sao cho 04 sản phẩm OCOP.",
        "Đặt tên đường nội thôn, ngõ xóm.",
        "Thành lập đoàn kiểm tra an toàn thực phẩm tại bệnh viện.",
        "UBND xã thông qua dự toán thu chi, trình HĐND xã quyết định.",
        "Đặt tên ngõ, ngách ở thôn Gò Sim.",
        "Thành lập tổ đón bệnh nhân về từ bệnh viện tỉnh.",
        "UBND xã công nhận gia đình văn hóa năm 2026.",
        "Chủ tịch UBND xã quyết định xử phạt chủ thuyền chở quá khách.",
        "Thu phí đò theo mức Hội đồng nhân dân tỉnh quy định.",
        "UBND xã cấp giấy chứng nhận đăng ký hộ kinh doanh cho 07 hộ.",
        "Phòng Kinh tế trình UBND xã phê duyệt dự toán sửa bến.",
        "HĐND xã phê chuẩn quyết toán ngân sách năm 2025.",
    ],
    "CQ12": [
        "Đối chiếu với các xã trong tỉnh để chọn cách làm.",
        "Tổng hợp, đối chiếu với các xã trong tỉnh.",
        "UBND tỉnh có công văn đôn đốc các địa phương trong tỉnh nộp sổ.",
        "Tỉnh có công văn đôn đốc UBND các xã, phường.",
        "Tỉnh có công văn đôn đốc các địa phương.",
        "Tỉnh đã ban hành văn bản nhắc nhở các địa phương chậm vá đường.",
        "Ký thỏa thuận chia nước với xã Gò Sim bên kia sông.",
        "Đội bơi của xã dự giải toàn tỉnh.",
        "Đề nghị UBND tỉnh cho vay vốn sửa bến.",
        "Theo hướng dẫn của Sở Xây dựng, xã kẻ lại vạch bến.",
        "Dự lớp tập huấn do tỉnh mở cho các xã.",
    ],
}  # fmt: skip
WRONG = [
    ("TQ20", "Xếp hạng 3 sao cho nhà nghỉ bên suối."),
    ("TQ20", "Đặt tên đường ra bến cá."),
    ("TQ20", "Thành lập bệnh viện đa khoa bến cá."),
    ("TQ20", "UBND xã thông qua chương trình giám sát bến đò."),
    ("CQ12", "Kiểm tra việc vá bến của các xã trong tỉnh."),
    ("CQ12", "Nhắc nhở các địa phương chậm vá đường."),
]


def _codes(paper: dict[str, Any]) -> list[str]:
    return [one[0] for one in told_of_plan(paper)]


@pytest.mark.parametrize(("lead", "task"), LED)
def test_a_place_a_way_and_what_any_office_holds_are_of_no_field(lead: str, task: str) -> None:
    assert "TC71" not in _codes(plan({}, {"Nhiệm vụ": [row(task, lead)]}))


@pytest.mark.parametrize(("code", "words"), [(code, words) for code, lines in RIGHT.items() for words in lines])
def test_right_sentences(code: str, words: str) -> None:
    assert told(code, mo_dau=[words]) == []


@pytest.mark.parametrize(("code", "words"), WRONG)
def test_wrong_ones_beside_them(code: str, words: str) -> None:
    assert told(code, mo_dau=[words])


@pytest.mark.parametrize(
    "words",
    [
        "Ủy ban nhân dân xã phê chuẩn quyết toán năm 2025.",
        "UBND xã quyết định đặt tên đường ra bến.",
        "UBND xã tặng Bằng khen cho 05 hộ nuôi ong.",
        "UBND xã quyết định biên chế cho nhà trẻ.",
        "Phòng Kinh tế phê duyệt dự toán sửa bến.",
    ],
)
def test_one_power_is_told_once(words: str) -> None:
    read = example_read(json.dumps({"mo_dau": [words]}, ensure_ascii=False))
    found = check(read, on=date(2026, 9, 1), select=("TQ11", "TQ20")).findings
    assert [one.code for one in found] == ["TQ11"]


LEADS = [
    ("Đào giếng ở bến Gò", KT, {VH: ["Phát loa về phao ở bến.", "Báo cáo."], KT: ["Cấp dầu.", "Chi trả."]}),
    ("Tát nước ruộng thôn Hạ", KT, {YT: ["Kiểm mẫu nước giếng thôn Hạ.", "Trực."], KT: ["Cấp dầu.", "Chi trả."]}),
    ("Kẻ vạch bến đò", KT, {CA: ["Phối hợp kẻ vạch bến đò.", "Trực."], KT: ["Cấp dầu.", "Chi trả."]}),
    ("Dựng rạp cho hội đua thúng", VH, {CA: ["Canh thuyền cho hội đua thúng.", "Trực."], VH: ["Phát loa.", "Báo cáo."]}),
    ("Đếm lồng bè ngoài vịnh", KT, {KT: ["Chủ trì đếm lồng bè ngoài vịnh.", "Báo cáo."], CA: ["Trực.", "Canh bến."]}),
    ("Vá lưới ở thôn Đông", VH, {KT: ["Vá đường ở thôn Đông.", "Chi trả."], VH: ["Phát loa.", "Báo cáo."]}),
    ("Rửa bể nước trường Sơn Ca", VH, {YT: ["Lau tủ thuốc của trạm.", "Trực."], VH: ["Phát loa.", "Báo cáo."]}),
    ("Mua phao cho đội cứu hộ", KT, {QS: ["Tập bơi cho đội cứu hộ.", "Trực."], KT: ["Chi trả.", "Báo cáo."]}),
    ("Treo đèn ở cầu cảng", KT, {CA: ["Tuần đêm ở cầu cảng.", "Trực."], KT: ["Chi trả.", "Báo cáo."]}),
    ("Ghi sổ thuyền ra khơi", CA, {KT: ["Bố trí kinh phí in sổ thuyền.", "Chi trả."], CA: ["Trực.", "Canh bến."]}),
]  # fmt: skip


@pytest.mark.parametrize(("task", "lead", "duties"), LEADS)
def test_duties_of_two_units_about_two_things(task: str, lead: str, duties: dict[str, list[str]]) -> None:
    assert "TC27" not in _codes(plan(duties, {"Nhiệm vụ": [row(task, lead), row("Kẻ sân bóng", VH)]}))


HINTED = [
    ("Thay phao ở bến Gò", KT, {VH: ["Phát loa về phao ở bến.", "Báo cáo."], KT: ["Cấp dầu.", "Chi trả."]}),
    ("Dựng rạp hội đua thúng", VH, {CA: ["Canh rạp hội đua thúng.", "Trực."], VH: ["Phát loa.", "Báo cáo."]}),
]


@pytest.mark.parametrize(("task", "lead", "duties"), HINTED)
def test_two_things_done_to_one_are_at_most_a_hint(task: str, lead: str, duties: dict[str, list[str]]) -> None:
    paper = plan(duties, {"Nhiệm vụ": [row(task, lead), row("Kẻ sân bóng", VH)]})
    assert ("TC27", "canh_bao") not in [one[:2] for one in told_of_plan(paper)]


DAYS = [
    ("Thay phao ở bến Gò", "Quý II/2026", "Thay phao ở bến Gò xong trước ngày 30/6/2026."),
    ("Thay phao ở bến Gò", "Tháng 5/2026", "Thay phao ở bến Cát xong trước ngày 30/8/2026."),
    ("Tát ao thôn Hạ", "Trước ngày 15/4/2026", "Tát ao thôn Hạ xong trước ngày 15/4/2026."),
    ("Tát ao thôn Hạ", "Tháng 4/2026", "Báo cáo việc tát ao thôn Hạ trước ngày 10/5/2026."),
    ("Tát ao thôn Hạ", "Tháng 4/2026", "Lập dự toán tát ao thôn Hạ trước ngày 10/3/2026."),
    ("Sơn lại cầu cảng", "Năm 2026", "Sơn lại cầu cảng xong trong tháng 9 năm 2026."),
    ("Sơn lại cầu cảng", "Quý III/2026", "Năm 2025, xã đã sơn lại cầu cảng xong trước ngày 20/12/2025."),
    ("Đếm lồng bè", "Hằng tháng", "Đếm lồng bè xong trước ngày 25 hằng tháng."),
    ("Đóng thuyền thúng", "Tháng 10/2026", "Đóng ghế cho hội đua xong trước ngày 05/7/2026."),
    ("Kê bàn đọc sách", "Thường xuyên", "Kê bàn đọc sách mỗi sáng thứ Bảy."),
]


@pytest.mark.parametrize(("task", "due", "sentence"), DAYS)
def test_days_of_two_things_and_days_that_agree(task: str, due: str, sentence: str) -> None:
    rows = [{**row(task, KT), "thoi_han": due}, row("Kẻ sân bóng", VH)]
    assert "TG38" not in _codes(plan(PLAIN, {"Nhiệm vụ": rows}, tasks=(sentence,)))


FIGURES = [
    ["Xã có 12 bến đò.", "Trong 12 bến đò có 03 bến chưa có phao."],
    ["Xã có 12 bến đò.", "Thôn Hạ có 04 bến đò."],
    ["Cả năm đón 4.200 lượt khách.", "Riêng tháng 6 đón 610 lượt khách."],
    ["Mua 40 phao cứu sinh.", "Thay 15 phao cứu sinh đã rách."],
    ["Năm 2025 vá 06 km đường.", "Năm 2026 vá 08 km đường."],
    ["Dạy bơi cho 120 em.", "Mỗi lớp dạy bơi cho 20 em."],
    ["Có 85% hộ dùng nước sạch.", "Phấn đấu 90% hộ dùng nước sạch."],
    ["Tặng quà 30 hộ.", "Vận động 18 hộ dời bè."],
    ["Trồng ít nhất 500 cây dừa.", "Đã trồng 620 cây dừa."],
    ["Chi trả 45 triệu đồng cho 9 chủ đò.", "Bình quân mỗi chủ đò nhận 5 triệu đồng."],
]


@pytest.mark.parametrize("lines", FIGURES)
def test_figures_of_parts_other_times_and_other_things(lines: list[str]) -> None:
    assert told("BC29", mo_dau=lines) == []


@pytest.mark.parametrize("cell", ["2 lớp, 25 chủ đò/lớp", "2 lớp, mỗi lớp 25 chủ đò", "2 lớp, 25 chủ đò /lớp"])
def test_a_figure_of_each_is_not_that_of_all(cell: str) -> None:
    sentence = "Dạy cứu đuối cho 50 chủ đò ven sông."
    rows = [{**row("Dạy cứu đuối cho chủ đò ven sông", KT), "san_pham": cell}, row("Kẻ sân bóng", VH)]
    assert "CT10" not in _codes({**plan(PLAIN, {"Nhiệm vụ": rows}, tasks=(sentence,)), "nam": 2026})
    rows[0]["san_pham"] = "40 chủ đò"
    assert "CT10" in _codes({**plan(PLAIN, {"Nhiệm vụ": rows}, tasks=(sentence,)), "nam": 2026})
