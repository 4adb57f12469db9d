"""Words told by what stands around them: halves that are whole words, terms that lost a syllable, one place told once, letters of old fonts."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import check

WRONG = {
    "CH05": [
        ("Hạn chót 08/5/2026.3. Các bến nộp sổ.", "08/5/2026. 3."),
        ("Hạn chót 08/5/2026.Các bến nộp sổ.", "08/5/2026. Các"),
        ("Xin ý kiến UBNDxã về bến mới.", "UBND xã"),
        ("Số phao:36 chiếc.", "phao: 36"),
        ("Ghi rõ (Phụ bản : 02 tờ) vào sổ.", "bản:"),
    ],
    "CH06": [("Mở bến (12/6/2025- 30/8/2026) cho khách.", "12/6/2025 - 30/8/2026")],
    "CH10": [
        ("Mời sán bộ bến về họp.", "cán bộ"),
        ("Lo phòng, chong đuối nước.", "phòng, chống"),
        ("Mở hội thi “Đò đẹp phục phụ khách” ở bến.", "phục vụ"),
        ("Quỹ phát triển nông xóm của bản.", "phát triển nông thôn"),
    ],
    "CH11": [
        ("Nêu vị trí vai trò của bến.", "vị trí, vai trò"),
        ("Dạy giáo dục quốc phòng an ninh.", "giáo dục quốc phòng và an ninh"),
    ],
    "CH13": [("Lớp bơi có 12 hs nam.", "")],
    "CH23": [("Mời Phó Chủ tịch phường-Trưởng Ban bến.", "phường - Trưởng")],
    "CH29": [
        ("Người dân dân góp công đắp kè.", "dân"),
        ("Theo Thông tư số số 12/2024/TT-BXD.", "số"),
    ],
    "CH30": [("Bè cho 42tạ/vụ.", "42 tạ"), ("Chở 15khách/lượt.", "15 khách")],
    "CH31": [
        ("Nhắc các chính ưu đãi người lái đò.", "chính sách"),
        ("Dự Tuần lễ chuyển số của phường.", "Chuyển đổi số"),
        ("Theo ý kiến đạo tại buổi họp bến.", "ý kiến chỉ đạo"),
        ("Lo giải phóng mặt khu bến mới.", "giải phóng mặt bằng"),
        ("Ghi diện canh tác của bãi.", "diện tích canh tác"),
        ("Ghi tổng tích nuôi ngao.", "tổng diện tích"),
        ("Dự lớp vệ sinh an thực phẩm.", "an toàn thực phẩm"),
        ("Bản lo khắc hậu quả lũ.", "khắc phục hậu quả"),
        ("Mở lớp phổ giáo dục cho bến.", "phổ cập giáo dục"),
        ("Góp cho mục tiêu gia về nước.", "mục tiêu quốc gia"),
    ],
    "CH35": [("Phá giỡ bè cũ.", "dỡ"), ("Giỡ sổ bến ra xem.", "Giở")],
    "CH48": [
        ("C¸c bÕn ®ß nghØ khi n­íc lín.", ""),
        ("Caùc beán ñoø nghæ khi nöôùc lôùn.", ""),
    ],
    "CH98": [("Chèo thuyền hoạc đi bộ.", "hoặc")],
    "CQ07": [
        ("Bến nhắc Pháp Luật cho chủ đò.", "pháp luật"),
        ("Mời Tiểu Ban lễ hội.", "Tiểu ban"),
        ("Hỏi phòng Chăn nuôi về bè, giấy của Phòng Chăn nuôi và Thú y.", ""),
    ],
    "TT40": [
        ("Gieo vụ đông Xuân trên bãi.", "đông xuân"),
        ("Theo thông báo số 14/TB-UBND ngày 05/3/2026.", "Thông báo"),
        ("Xét theo khoản 2, điều 9 trong Luật Tiếp công dân.", "Điều"),
    ],
    "TT41": [("Treo cờ tổ quốc ở bến.", "Tổ quốc")],
    "TT44": [
        ("Nói rõ, Ngay khi nước lên thì nghỉ.", ", ngay khi"),
        ("Gồm: Diện tích bãi 12 ha, Diện tích bè 3 ha.", ", diện tích bè"),
        ("Lo tuần bến; Tập huấn bơi.", "; tập huấn bơi"),
    ],
    "TT46": [("Treo phao ở bến, ở trường. các hộ ven sông cũng treo.", "trường, các (hoặc trường. Các)")],
    "TT85": [("Mừng Đại hội Đại biểu Đảng bộ; sau Đại hội đại biểu Đảng bộ thì nghỉ.", "")],
}
RIGHT = [
    "Bè phân bố đều; trẻ tự kỷ học bơi; hộ diêm nghiệp; các vực sâu; kè sạt 40 m; còn dôi 3 phao; lớp hệ GDTX.",
    "Bão làm tốc 12 mái lều, lộ vỉa đá; đội múa cồng đông; gió lùa bờ vực.",
    "Các chính quyền bến; chuyển số tiền phí; tinh thần đạo đức; giải phóng mặt đường; thuộc diện canh tác lại.",
    "Ghi tổng tích lũy của quỹ; biến đổi khí hậu; an toàn thực phẩm; hộ cận nghèo và hộ nghèo.",
    "Bến phải tới dân chứ không chờ dân; lập bảng kê chi; quét căn phòng trực.",
    "Luật Chuyển đổi số số 148/2025/QH15; Luật Dân số số 113/2025/QH15.",
    "Hiện đại thông tin; địa phương thông tin; nội quy dân chủ; cơ sở chất lượng; kiểm tra sát sao; phát huy trò chơi.",
    "Sắp tổ chức hội; nâng cao lực lượng; bảo vệ sản phẩm; quốc gia văn hóa; đơn vị việc làm; khoa công nghệ.",
    "Người dân dân tộc Thái; hộ dân dân cư thưa; hội đồng đồng ý.",
    "Mẫu nước có coliform; đo bằng µg.",
    "Buôn cá ở chợ ®, tiệm “Café Señor”, ông Müller, bà Françoise.",
    "Bản đồ tỷ lệ 1:25.000; lúc 8:30; xem http://ben.vn:8080; Số: 12.",
    "Trung tâm Giáo dục Quốc phòng An ninh mở lớp.",
    "Xem v.v. và nghỉ; 5 kg. bến nghỉ thì thôi.",
    "Nhắc Phòng Tư pháp; đọc báo Pháp luật; Hội Phụ nữ.",
    "Quét phòng Tin học. Phòng Tin học ở nhà B. Mời Trưởng phòng Chăn nuôi; giấy của Phòng Chăn nuôi ghi sổ; các phòng Chăn nuôi khác.",
    "Từ 02/9/2026 - 05/9/2026; tuyến Hà Nội-Phó Bảng; lớp 5a.",
    "Các cột: Họ tên, Diện tích bãi, Ghi chú.",
    "Theo thông báo số 2 của loa bến; vụ đông xuân; vụ Đông Xuân.",
    "Mặt trận Tổ quốc Việt Nam phường; bảo vệ Tổ quốc.",
    "Trẻ đi học, đặc biệt trong đó có trẻ mồ côi.",
]
_CODES = tuple(WRONG) + ("CH25", "CH32", "CH37", "CH41", "CH46")


def found(sentence: str, *codes: str) -> list[Finding]:
    report = check(example_read(f"mo_dau: [{sentence!r}]"), on=date(2026, 7, 22), select=codes)
    return [one for one in report.findings if one.path[:1] == ("mo_dau",)]


@pytest.mark.parametrize(("code", "sentence", "right"), [(c, s, r) for c, rows in WRONG.items() for s, r in rows])
def test_it_is_told_with_the_right_words(code: str, sentence: str, right: str) -> None:
    told = found(sentence, code)
    assert [one.code for one in told] == [code]
    assert not right or told[0].suggestion == right


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_only_looks_so_is_left_alone(sentence: str) -> None:
    assert [(one.code, one.quote) for one in found(sentence, *_CODES)] == []


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Lo truyên truyền ở bến.", ["CH10"]),
        ("Sổ bến năm 2025của phường.", ["CH05"]),
        ("Lo tuần bến; Tổ chức hội bơi.", ["TT44"]),
        ("Sắp sếp lại phao.", ["CH10"]),
    ],
)
def test_one_place_is_told_once(sentence: str, codes: list[str]) -> None:
    assert [one.code for one in found(sentence, "CH", "TT44")] == codes


def test_a_paper_is_told_one_way_to_part_figures_and_units() -> None:
    (told,) = found("Bãi 12ha, bè 3ha, lạch 4 ha.", "CH34")
    assert (told.quote, told.suggestion) == ("12ha", "12 ha")


def test_words_of_an_old_font_are_told_with_the_font_and_not_in_pieces() -> None:
    (told,) = found("Xãm BÕn häp bµn viÖc söa ®ß.", "CH13", "CH27", "CH48")
    assert "TCVN3" in told.message and "họp bàn việc sửa đò" in told.message and "Unicode" in told.suggestion


def test_what_another_said_is_left_and_a_name_given_by_the_paper_is_not() -> None:
    assert not found("Ông nói “bến phải phục phụ khách” rồi đi.", "CH10")
    assert found("Treo khẩu hiệu “Bến phục phụ khách” ở cổng.", "CH10")


def _items(*items: str) -> list[str]:
    source = f"noi_dung: [{{tieu_de: Việc bến, noi_dung: {list(items)!r}}}, {{tieu_de: Bến, noi_dung: [Một, Hai, Ba, Bốn, Năm]}}]"
    return [one.quote for one in check(example_read(source), on=date(2026, 7, 22), select=("CH16",)).findings]


def test_one_of_a_list_that_lacks_its_mark_is_told_whatever_the_rest_of_the_paper_does() -> None:
    assert _items("Quét bến;", "Vá phao;", "Sơn đò", "Nạo lạch;", "Trồng tre.") == ["Sơn đò"]
    assert _items("Quét bến;", "Vá phao", "Sơn đò", "Nạo lạch;", "Trồng tre.") == []


def test_a_line_that_has_said_its_hour_leads_in_nothing() -> None:
    source = "noi_dung: [{tieu_de: Giờ bến, noi_dung: [{doan: 'Buổi chiều: từ 14 giờ đến 16 giờ 30'}, {nhan: '-', muc: Bến nghỉ khi nước lớn.}, {nhan: '-', muc: Bến mở lại khi nước rút.}, {nhan: '-', muc: Đò chạy theo giờ.}]}]"
    told = check(example_read(source), on=date(2026, 7, 22), select=("CH16",)).findings
    assert not any(one.suggestion.endswith(":") for one in told)
