"""What a draft leaves open or broken: figures to fill in, notes to oneself, telephone numbers, addresses, two marks; with what looks like it and is right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import check

WRONG = [
    ("TT50", "Số phao đủ chuẩn đạt …% vào mùa lũ.", "đạt …%"),
    ("TT50", "Bến có ... người gác, thu khoảng … triệu đồng.", "có ... người"),
    ("TT50", "Họp bến vào ngày … tháng 9 năm 2026.", "ngày … tháng 9 năm 2026"),
    ("TT50", "Nộp sổ trước ngày .../9/2026.", "ngày .../9/2026"),
    ("TT50", "Sơn phà xong (xin anh Mo số liệu).", "(xin anh Mo số liệu)"),
    ("TT50", "Mua 12 phao (số này hỏi lại, chờ kế toán).", "(số này hỏi lại, chờ kế toán)"),
    ("TT50", "Số vé: số liệu cập nhật sau.", "số liệu cập nhật sau"),
    ("TC42", "Gọi Trưởng bến, điện thoại 0912.345.67.", "0912.345.67"),
    ("TC42", "Đường dây nóng của bến: 0212.38123.", "0212.38123"),
    ("TC42", "Nhắn Zalo 0912 345 6789 khi lũ về.", "0912 345 6789"),
    ("TC43", "Gửi về bennuoc@suoitrong,gov.vn.", "bennuoc@suoitrong,gov.vn"),
    ("TC43", "Gửi về bennuoc@gmail trước lễ.", "bennuoc@gmail"),
    ("TC43", "Gửi về bennuoc @suoitrong.gov.vn.", "bennuoc @suoitrong.gov.vn"),
    ("TC43", "Xem https:/suoitrong.gov.vn/ben.", "https:/suoitrong.gov.vn/ben"),
    ("TC43", "Xem suoitrong.gov..vn mỗi sáng.", "suoitrong.gov..vn"),
    ("TC43", "Xem suoitrong.gov.v mỗi sáng.", "suoitrong.gov.v"),
    ("CH05", "Sơn phà xong ngày 30/8/2026..", "2026.."),
    ("CH13", "Chủ đò phair mang phao.", "phair"),
    ("CH13", "Bến dduwocj sửa xong.", "dduwocj"),
    ("CH29", "Các hộ gia đình đình cam kết giữ bến.", "đình đình"),
    ("CH29", "Rào các bến trên địa bàn bàn xã.", "bàn bàn"),
    ("CH31", "Trưởng bến tạo điều cho khách già lên đò.", "tạo điều"),
    ("CH31", "Căn tình hình lũ, bến nghỉ.", "Căn tình hình"),
    ("CH31", "Gửi báo cáo kết kiểm tra phao.", "báo cáo kết"),
    ("CH31", "Kịp báo cáo khi đò hỏng.", "Kịp"),
    ("CH10", "Niêm yết các khoảng thu ở bến.", "các khoảng thu"),
    ("TT44", "Trưởng bến, Chịu trách nhiệm trước khách.", ", Chịu trách nhiệm trước"),
]
RIGHT = [
    ("TT50", "Chở cam, bưởi,… tháng 12 nghỉ."),
    ("TT50", "Có loa, phao, ...; triển khai trong tháng 3."),
    ("TT50", "Chờ bến mở (chờ chị em hội phụ nữ góp công) rồi sơn."),
    ("TT50", "Nội quy cập nhật sau mỗi mùa lũ; nội dung bổ sung sau khi họp."),
    ("TC42", "Điện thoại 0912.345.678, 0212 3812 345, +84 912 345 678; gọi 1900 1234, 113."),
    ("TC42", "Đường dây nóng 0912.xxx.678; ĐT 0912345678-0987654321; máy 02123812345-102."),
    ("TC42", "Dùng điện thoại chụp 091 tấm ảnh."),
    ("TC43", "Xem https://suoitrong.gov.vn/p/ben.html, www.suoitrong.gov.vn; gửi ben-nuoc.xa@suoitrong.gov.vn, a@gmail.com."),
    ("TC43", "Nhóm Zalo @bennuoc; tên miền “.gov.vn”. Các bến đăng tin."),
    ("CH05", "Gửi về bennuoc@suoitrong,gov.vn."),
    ("CH13", "Bè dùng bộ test nhanh, pin sạc."),
    ("CH29", "Trực tiếp tiếp công dân; vụ đông phục vụ vụ đông; học sinh sinh năm 2012; cơ quan quan tâm."),
    ("CH31", "Chưa kịp báo cáo; tạo điều kiện cho khách; căn cứ tình hình; căn nhà; thông báo kết luận."),
    ("CH10", "Những khoảng thu hẹp dần; vé là các khoản thu; mỗi khoảng thu hoạch cách một tháng."),
    ("CH36", "Nhằm giữ phao sạch, Trạm Y tế bố trí thêm người."),
    ("CH24", "Phòng vé ở tầng 2 trụ sở; xây 02 trụ sở."),
    ("TT45", "Vay Ngân hàng Chính sách xã hội để đóng đò; chính sách xã hội của bản."),
    ("CH32", "Đo độ mặn bằng máy cầm tay ở bến."),
    ("CH37", "Bán kẹo dừa sữa ở bến."),
]  # fmt: skip


def _told(code: str, **changes: Any) -> list[Finding]:
    report = check(
        example_read(yaml.safe_dump(changes, allow_unicode=True, width=10**6)), on=date(2026, 7, 3), select=(code,)
    )
    return [one for one in report.findings if one.code == code]


@pytest.mark.parametrize(("code", "line", "quote"), WRONG)
def test_what_is_left_open_or_broken_is_told(code: str, line: str, quote: str) -> None:
    assert quote in [one.quote for one in _told(code, mo_dau=[line])]


@pytest.mark.parametrize(("code", "line"), RIGHT)
def test_what_looks_like_it_is_left(code: str, line: str) -> None:
    assert _told(code, mo_dau=[line]) == []


def test_a_form_that_is_given_to_be_filled_in_may_have_room() -> None:
    room = {"noi_dung": [{"doan": "Bến có … người gác, mở ngày … tháng 9 năm 2026."}]}
    assert _told("TT50", phu_luc=[{"ten": "Mẫu đăng ký bến", **room}]) == []
    assert len(_told("TT50", phu_luc=[{"ten": "Lịch gác bến", **room}])) == len(("người", "ngày"))


def test_a_cited_paper_without_its_number_is_told_once() -> None:
    line = "Theo Kế hoạch số …/KH-UBND ngày … tháng 9 năm 2026 của Ủy ban nhân dân xã An Bình."
    assert _told("TT50", mo_dau=[line]) == []
    assert len(_told("TT51", mo_dau=[line])) == 1


def test_numbers_in_a_column_that_is_headed_so() -> None:
    table = {
        "cot": [{"ma": "ten", "ten": "Chủ đò"}, {"ma": "so_may", "ten": "Số điện thoại"}, {"ma": "ve", "ten": "Số vé"}],
        "hang": [
            {"ten": "Hin", "so_may": "0912345678", "ve": "912345678"},
            {"ten": "Mo", "so_may": "912345678", "ve": "091234567"},
            {"ten": "Sa", "so_may": "0987 654 32", "ve": "12"},
        ],
    }
    found = _told("TC42", noi_dung=[{"tieu_de": "Chủ đò", "noi_dung": [{"bang": table}]}])
    assert [one.quote for one in found] == ["912345678", "0987 654 32"]


def test_numbers_of_a_paper_from_before_the_plan_of_numbers_are_left() -> None:
    line = "Điện thoại 020.384.012."
    assert _told("TC42", mo_dau=[line], ngay_ban_hanh={"ngay": 3, "thang": 5, "nam": 2014}, nam=2014) == []
    assert len(_told("TC42", mo_dau=[line])) == 1


def test_a_table_of_its_own_and_a_part_below_it_make_no_only_child() -> None:
    table = {
        "cot": [{"ma": "moc", "ten": "Mốc"}, {"ma": "viec", "ten": "Việc"}],
        "hang": [{"moc": "Hè", "viec": "Sơn"}],
    }
    child = {"tieu_de": "Ghi chú", "nhan": "1.", "noi_dung": ["Sơn phà.", "Rửa bè."]}
    alone = [{"tieu_de": "Các mốc", "nhan": "I.", "noi_dung": [child]}]
    beside = [{"tieu_de": "Các mốc", "nhan": "I.", "noi_dung": [{"bang": table}, child]}]
    part = [{"tieu_de": "Các mốc", "nhan": "I.", "noi_dung": [{**child, "nhan": "PHẦN C"}]}]
    assert [len(_told("DS09", noi_dung=one)) for one in (alone, beside, part)] == [1, 0, 0]


def test_an_appendix_that_speaks_of_another_matter_is_told_though_none_speaks_of_this() -> None:
    two = [{"ten": "Lịch gác bến"}, {"ten": "Chỉ tiêu chở khách"}]
    money = _told("TC36", mo_dau=["Dự toán chi tiết tại Phụ lục I."], phu_luc=two)
    tasks = _told("TC36", mo_dau=["Danh mục nhiệm vụ tại Phụ lục II."], phu_luc=[{"ten": "Phân công nhiệm vụ"}, two[1]])
    assert [one.severity.value for one in (*money, *tasks)] == ["goi_y", "canh_bao"]
    assert _told("TC36", mo_dau=["Chỉ tiêu tại Phụ lục II."], phu_luc=two) == []


MORE_WRONG = [
    ("BC80", "Dán số điện thoại báo cháy: 113.", "113"),
    ("BC80", "Khách ngất thì gọi cấp cứu 114.", "114"),
    ("TC80", "Quyết định này có hiệu lực từ ngày ký.", "Quyết định này"),
    ("CH42", "Đăng nội quy trên, loa của bến.", " trên,"),
    ("CH43", "Sơn phà ở .các bến.", " ."),
    ("CH31", "Bến Thượng (nay xã Suối Trong) giữ sổ.", "(nay"),
    ("CH31", "Mở hội góp phần nâng đời sống nhà thuyền.", "góp phần nâng đời sống"),
    ("CH11", "Đưa khoa học, công nghệ đổi mới sáng tạo vào bến.", "khoa học, công nghệ đổi mới sáng tạo"),
    ("CH10", "Theo Chỉ thị so 41-CT/TW, bến nghỉ.", "Chỉ thị so"),
    ("CH10", "Khen tập thể, các nhân giữ bến.", "tập thể, các nhân"),
    ("CH30", "Bến mở ngày15/6/2026.", "ngày15"),
    ("CH38", "Thu 1,200.000 đồng tiền vé.", "1,200.000"),
    ("CH38", "Bãi neo rộng 2.75ha.", "2.75"),
]
MORE_RIGHT = [
    ("BC80", "Điện thoại báo cháy 114; gọi cấp cứu 115; gọi công an 113; chữa cháy bằng 115 bình; gọi cứu nạn 112."),
    ("TC80", "Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân xã, Quyết định này có hiệu lực từ tháng 2."),
    ("TC80", "Kế hoạch này có hiệu lực từ ngày ký."),
    ("CH42", "Công khai những điều nêu trên, kể cả giá vé."),
    ("CH43", "Mua tên miền .gov.vn cho bến; gửi tệp .pdf về bến."),
    ("CH10", "Mời các tổ chức, các nhân viên bến; ngày nay, kế hoạch nay mai mới rõ."),
    ("CH99", "Cả đi và về là hai giờ."),
    ("CH17", "Giúp bà con neo đò khi ghe về."),
    ("CH32", "Đắp đường nối hai bến; đóng vai nạn nhân; chuyến đầu chạy sớm."),
    ("CH46", "Sơ duyệt múa cờ ở bến."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line", "quote"), MORE_WRONG)
def test_slips_of_set_words_are_told(code: str, line: str, quote: str) -> None:
    assert quote in [one.quote for one in _told(code, mo_dau=[line])]


@pytest.mark.parametrize(("code", "line"), MORE_RIGHT)
def test_set_words_that_are_right_are_left(code: str, line: str) -> None:
    assert _told(code, mo_dau=[line]) == []


@pytest.mark.parametrize(("title", "found"), [("Sửa đổi, bổ sung một số điều của Quy chế bến", 0), ("Về bến đò", 1)])
def test_an_article_written_anew_is_not_the_paper_s_own(title: str, found: int) -> None:
    articles = [
        {"muc": "Sửa Điều 7 như sau:", "noi_dung": ["Khách mua vé theo điểm a khoản 3 Điều này.", "Vé bán ở bến."]},
        {"muc": "Hiệu lực", "noi_dung": ["Từ ngày ký.", "Bến giữ sổ."]},
    ]
    changes = {"loai": "quy_che", "danh_so": ["Điều 1.", "1."], "trich_yeu": title, "noi_dung": articles}
    assert len(_told("TC12", **changes)) == found


def test_two_congresses_of_one_title_are_both_its_own() -> None:
    title = "Tuyên truyền kết quả Đại hội lần thứ XIII của Đảng và Đại hội lần thứ XIV của Đảng"
    assert _told("TC29", trich_yeu=title, mo_dau=["Theo Nghị quyết Đại hội lần thứ XIII của Đảng, bến sơn lại."]) == []


def test_a_point_of_this_section_and_a_table_stand_where_they_are_looked_for() -> None:
    def paper(sentence: str) -> list[dict[str, Any]]:
        work = [{"tieu_de": "Thu", "nhan": "1.", "noi_dung": ["Mua xe.", sentence]}, {"tieu_de": "Chi", "nhan": "2."}]
        return [{"tieu_de": "MỤC ĐÍCH", "nhan": "I."}, {"tieu_de": "VIỆC", "nhan": "II.", "noi_dung": work}]

    found = [len(_told("TC10", noi_dung=paper(f"Xe ghi ở điểm {n} Mục này."))) for n in (2, 3)]
    assert found == [0, 1]
    tables = [len(_told("TC01", noi_dung=paper(line))) for line in ("Số vé ở Bảng 3.", "Số vé ở Hình 3.")]
    assert tables == [1, 0]


def test_a_place_with_another_mark_once_among_many_is_asked_after() -> None:
    often = [f"Bến {word} thuộc thôn Phú Lãm." for word in ("Thượng", "Trung", "Hạ", "Cũ")]
    far = [{"tieu_de": "VIỆC", "noi_dung": [{"tieu_de": "Xe", "noi_dung": ["Xe đỗ ở thôn Phú Lẫm.", "Rửa xe."]}]}]
    assert [one.severity.value for one in _told("CQ35", mo_dau=often, noi_dung=far)] == ["goi_y"]
    assert _told("CQ35", mo_dau=[*often, "Thôn Phú Lẫm ở bên kia sông."]) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Xã gặp ban hành giáo thường xuyên, cởi mở.",
        "Nhắc nhở phải đi cùng với xử lý nghiêm.",
        "Trùng ngày nghỉ thì nộp vào ngày làm việc liền kề sau đó.",
        "Bón vườn bằng phân bò ủ với vỏ cà phê.",
        "Hợp tác xã bán thử ba món quà quê, dán số điện thoại ở quầy.",
        "Đề nghị Văn phòng UBND tỉnh thống nhất mẫu phiếu trên toàn tỉnh.",
    ],
)
def test_words_of_the_country_are_right(sentence: str) -> None:
    overlay = yaml.safe_dump({"mo_dau": [sentence]}, allow_unicode=True)
    assert not check(example_read(overlay), on=date(2026, 6, 1), select=("CH", "CQ12")).findings
