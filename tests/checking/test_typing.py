"""How a paper was typed: labels, lost tones, capitals and dashes in mid-sentence, units, lists - and what only looks wrong."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import check

WRONG = {
    "CH25": [
        ("Đội xung kích tim kiêm người lạc trong rừng.", "tìm kiếm"),
        ("Chợ phiên bán nhỏ lẽ ven đường.", "nhỏ lẻ"),
        ("Tháo dở lều quán xong thì nghĩ ngơi.", "nghỉ ngơi"),
        ("Nạo vét cống rảnh trước mùa mưa.", "cống rãnh"),
        ("BẢNG KÊ XE BÁN NHỎ LẼ Ở CHỢ", "nhỏ lẻ"),
    ],
    "CH04": [("Họp ngày  05/3/2026 ở đình.", "một dấu cách")],
    "CH13": [
        ("Chợ xuân GiápThìn ở bản.", ""),
        ("Đường về HàNội qua đèo.", ""),
        ("Phao cuả bản đã buộc.", "của"),
        ("Dân phòng giữ trât tự ở bến.", "trật"),
        ("Vớt lục bình trôi dạt bằng sào trăt.", ""),
    ],
    "CQ07": [("Nghe chuyện về Tổng bí thư đầu tiên.", "Tổng Bí thư")],
    "CH03": [("Bến của thành phố phố cấm neo thuyền.", "phố")],
    "CH10": [("Trạm thuốc chuyển bệnh nhận sang thuyền cứu thương.", "chuyển bệnh nhân"), ("Góp công chính trang đường bản.", "chỉnh trang"), ("PHƯƠNG ÁN TỒ CHỨC HỘI LÀNG", "TỔ CHỨC"), ("Sơ kết ba tháng đấu năm.", "đầu")],
    "CH31": [
        ("Luật sửa một số điều của Thủy lợi và Luật Đê điều.", "Luật"),
        ("Góp ý dự thảo sửa một số điều của Hộ tịch.", "Luật"),
        ("Mở các hoạt chào mừng ngày hội bản.", "hoạt động"),
        ("Bến mới phải được cấp thẩm quyền cho phép.", "cấp có thẩm quyền"),
    ],
    "CH30": [("Thu 35,5tấn thóc.", "35,5 tấn"), ("Bán 40lít mật ong.", "40 lít")],
    "CH28": [("Chốt sổ ngày 05/ 3/2026.", "05/3/2026"), ("Họp ngày 14 /4/2026.", "14/4/2026"), ("Xong trước 30/6/ 2026.", "30/6/2026")],
    "CH06": [("Tiêm vắc xin Covid -19 cho người già.", "Covid-19"), ("Khai báo COVID- 19 ở trạm.", "COVID-19")],
    "CH07": [("Đề án của giai đoạn 2026 -2030.", "2026 - 2030"), ("Nhiệm kỳ 2025- 2030 và 2030 - 2035.", "2025 - 2030")],
    "CH23": [("Giữ quốc phòng-an ninh ở bản giáp biên.", "phòng - an"), ("Mở tuyến thương mại-dịch vụ ven hồ.", "mại - dịch")],
    "CH34": [("Gieo 65 % diện tích, bón lót 70%.", "65%"), ("Kè dài 600m, rộng 15 m.", "600 m")],
    "CH11": [
        ("Đếm đàn gia súc gia cầm của bản.", "gia súc, gia cầm"),
        ("Các tổ chức chính trị xã hội cùng dọn chợ.", "chính trị - xã hội"),
        ("Tăng cường thanh tra kiểm tra việc cân đong.", "thanh tra, kiểm tra"),
        ("Nâng hiệu lực hiệu quả của tổ hòa giải.", "hiệu lực, hiệu quả"),
    ],
    "TT40": [
        ("Trẻ con vui Tết trung thu ở sân đình.", "tết Trung thu"),
        ("Hai bản có đồng bào dân tộc mông sinh sống.", "Mông"),
        ("Mừng Đại hội đảng bộ xã lần thứ hai.", "Đảng bộ"),
        ("Mít tinh nhân ngày Quốc tế lao động ở sân kho.", "Quốc tế Lao động"),
        ("Kể chuyện ngày giải phóng miền nam.", "Nam"),
        ("Áp thấp trên biển Đông đang mạnh lên.", "Biển Đông"),
        ("Theo Luật Khiếu nại năm 2011, Luật tố cáo năm 2018, các bản mở sổ.", "Tố cáo"),
        ("Giảng Bộ Luật Dân sự ở nhà văn hóa.", "Bộ luật"),
        ("Theo Công văn số 15/UBND-VP Ngày 04/3/2026 của UBND tỉnh.", "ngày"),
    ],
    "TT44": [
        ("Trong quý III, Với sức của cả thôn, kè đã xong.", ", với"),
        ("Đã thu phí chợ; Bên cạnh đó sửa hai cống.", "; bên cạnh"),
        ("Mời trưởng thôn, Các hộ ven kè.", ", các"),
        ("Phát loa; Kiểm tra giếng; Tuyên truyền ở chợ.", "; kiểm tra"),
    ],
    "CH18": [
        ("Các bản nghiêm túc thực hiện nghiêm túc.", "nghiêm túc"),
        ("Kịp thời báo cáo kịp thời khi lũ về.", "kịp thời"),
    ],
    "VD35": [
        ("Theo Nghị định số: 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.", "Nghị định số 30/2020/NĐ-CP"),
        ("Kèm Công văn số : 15/UBND-VP ngày 04/3/2026 của UBND tỉnh về giữ đê.", "Công văn số 15/UBND-VP"),
    ],
}  # fmt: skip
RIGHT = [
    "Không che giếng; chung quanh ao; liên hoan tối nay; trong quan tài; cưu mang người già neo đơn.",
    "Rẽ vào bảng rộng treo ở cổng; thừa đất thì đắp bờ; bản lề cửa; tấn thu được chia đều.",
    "Sửa một số điều của Luật Thủy lợi, một số điều của Nghị định số 30/2020/NĐ-CP, một số điều của Quy chế này.",
    "Dài 20km, nặng 35,5kg; nhập 40 lít, 12 tấn; tỷ lệ 1/4 và 3/4; họp ngày 05/3/2026.",
    "Quả cô-oét; tàu in-tơ-nét; loa ra-đi-ô; giai đoạn 2026 - 2030.",
    "Đạt 65%, nộp 70%; kè dài 600 m, rộng 15 m.",
    "Đoàn thanh tra kiểm tra sổ cân; cử lãnh đạo chỉ đạo trực; gia súc, gia cầm.",
    "Vui tết Trung thu; đồng bào dân tộc Mông; dân tộc kinh doanh giỏi; đại hội đảng bộ các cấp.",
    "Mời ông Từ Văn Mo, Trưởng thôn; bà Đến Thị Chia; theo Quyết định số 5/QĐ-UBND. Ngày 04/3/2026 họp chợ.",
    "Xin ý kiến Sở Xây dựng, Các Mác đọc sách; nghe câu “đất lành, Các cháu đậu”.",
    "Nhân dân tin tưởng đối với tổ; ý tưởng đối đáp; dùng VietinBank, ViettelPost, iPad; Krông Pắk, Mai Châu.",
    "Ngày Quốc tế Lao động; ngày Quốc tế Phụ nữ; mở miền trung du; ven biển Đông Hải; chính trang web ấy.",
    "Phổ biến Bộ luật Dân sự, nghiêm túc thực hiện, báo cáo nghiêm túc.",
    "Bãi bỏ các Nghị định số: 30/2020/NĐ-CP, 09/2019/NĐ-CP; số: 05.",
]


def found(sentence: str, *codes: str) -> list[Finding]:
    read = example_read(f"mo_dau: {json.dumps([sentence], ensure_ascii=False)}")
    return check(read, on=date(2026, 6, 1), select=codes).findings


@pytest.mark.parametrize(("code", "sentence", "right"), [(c, s, r) for c, rows in WRONG.items() for s, r in rows])
def test_it_is_told_with_the_right_words(code: str, sentence: str, right: str) -> None:
    told = [one for one in found(sentence, code) if right.lower() in one.suggestion.lower()]
    assert [one.quote in sentence for one in told] == [True]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_only_looks_so_is_left_alone(sentence: str) -> None:
    assert [(one.code, one.message) for one in found(sentence, *WRONG)] == []


def _labels(*lines: str) -> list[Finding]:
    roles = ("muc", "muc a)", "tieu_de", "muc 1.1.", "doan")
    paragraphs = [{"role": role, "text": line} for role, line in zip(roles, lines, strict=False)]
    read = example_read(json.dumps({"_form": {"paragraphs": paragraphs}}, ensure_ascii=False))
    return check(read, on=date(2026, 6, 1), select=("DS13",)).findings


@pytest.mark.parametrize(
    ("lines", "quote", "right"),
    [
        (("a)Tại thôn Đoài", "b) Ở bản Mo"), "a)Tại", "a) Tại"),
        (("1. Kè", "2.Căn cứ lập", "3.Cách làm"), "2.Căn", "2. Căn"),
        (("-Phát loa mỗi sáng",), "-Phát", "- Phát"),
        (("II.KINH PHÍ CỦA LÀNG",), "II.KINH", "II. KINH"),
    ],
)
def test_a_label_against_its_words_is_told_once(lines: tuple[str, ...], quote: str, right: str) -> None:
    assert [(one.quote, one.suggestion) for one in _labels(*lines)] == [(quote, right)]


def test_what_is_no_label_is_left() -> None:
    assert _labels("1.200 hộ đã nộp", "Đ.Thành kể", "a) Tại thôn", "TP.Huế mở hội", "-5 độ ở đỉnh đèo") == []


ITEMS = "noi_dung: [{{tieu_de: Trạm y tế, noi_dung: [{}]}}]"


@pytest.mark.parametrize(
    ("items", "quote"),
    [
        ("{muc: Quét sân., nhan: '-'}, {muc: Phát thuốc., nhan: '-'}, {muc: Trực đêm., nhan: 'd)'}", ["d)"]),
        ("{muc: Quét sân., nhan: 'a)'}, {muc: Phát thuốc., nhan: 'b)'}, {muc: Trực đêm., nhan: 'c)'}", []),
        ("{muc: Quét sân., nhan: '-'}, {muc: Phát thuốc., nhan: '-'}, {muc: Trực đêm., nhan: '+'}", []),
    ],
)
def test_a_letter_left_among_bullets_is_told(items: str, quote: list[str]) -> None:
    found = check(example_read(ITEMS.format(items)), on=date(2026, 6, 1), select=("DS12",)).findings
    assert [one.quote for one in found] == quote


@pytest.mark.parametrize("words", ["Nhân 136 năm ngày sinh (19/5/1890 - 19/5/2026).", "Đình làng xây ngày 14/8/1872."])
def test_a_day_long_ago_is_possible(words: str) -> None:
    assert found(words, "TG02") == []


def test_a_day_of_work_long_ago_is_not() -> None:
    assert [one.quote for one in found("Nộp báo cáo trước ngày 14/8/1826.", "TG02")] == ["ngày 14/8/1826"]


def test_short_forms_explained_together_need_no_more() -> None:
    assert found("Phòng, chống thiên tai và tìm kiếm cứu nạn (PCTT và TKCN). Họp PCTT, cử TKCN.", "VT01") == []
