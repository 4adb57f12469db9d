"""Capitals in papers of any issuer and year: names of laws, of places, of bodies, of feasts; each beside what is right so."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import check

NOW, OLD = date(2026, 4, 15), date(2014, 7, 9)


def told(code: str, *lines: str, on: date = NOW, key: str = "mo_dau") -> list[Finding]:
    day = {"ngay": on.day, "thang": on.month, "nam": on.year}
    read = example_read(json.dumps({key: [*lines], "ngay_ban_hanh": day}, ensure_ascii=False))
    return check(read, on=on, select=(code,)).findings


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Căn cứ Luật thủy lợi ngày 19 tháng 6 năm 2017", "Luật Thủy lợi"),
        ("Dạy bơi theo Luật phòng chống thiên tai.", "Luật Phòng, chống thiên tai"),
        ("Căn cứ Luật Thi đua khen thưởng và quy chế của bản", "Luật Thi đua, khen thưởng"),
        ("Căn cứ luật hôn nhân và gia đình năm 2014", "Luật Hôn nhân và gia đình"),
        ("Căn cứ Bộ luật lao động năm 2019", "Bộ luật Lao động"),
        ("Sổ ghi đủ các mục mà Luật Hộ Tịch đòi hỏi; Luật Hộ Tịch có từ lâu.", "Luật Hộ tịch"),
        ("Hòa giải theo Pháp lệnh dân số, Luật hòa giải ở cơ sở.", "Luật Hòa giải ở cơ sở"),
    ],
)
@pytest.mark.parametrize("day", [NOW, OLD])
def test_a_law_is_named_as_it_names_itself(line: str, right: str, day: date) -> None:
    assert right in [one.suggestion for one in told("TT40", line, on=day)]


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017",
        "CĂN CỨ LUẬT THỦY LỢI NGÀY 19 THÁNG 6 NĂM 2017",
        "Căn cứ Luật Hoà giải ở cơ sở ngày 20/6/2013",  # the accent of another keyboard
        "Đọc Luật giáo dục đại học trước mùa thi.",  # a law the register does not have
        "Nhắc bà con giữ luật giao thông đường bộ.",
        "Sinh viên Khoa Luật lao động, pháp luật lao động về giờ làm.",
        "Theo Luật Tổ chức chính quyền địa phương, Luật Mặt trận Tổ quốc Việt Nam.",
    ],
)
def test_a_law_named_right_or_not_at_all(line: str) -> None:
    assert [one.quote for one in told("TT40", line)] == []


def test_a_capital_that_the_decree_gives_a_noun_elsewhere_is_a_hint() -> None:
    (one,) = told("TT40", "Căn cứ Luật Ngân sách Nhà nước ngày 25/6/2015")
    assert (str(one.severity), one.suggestion) == ("goi_y", "Luật Ngân sách nhà nước")


def test_an_old_paper_is_judged_by_the_circular_of_its_time() -> None:
    (one,) = told("TT42", "Đò qua bến Xã An Bình nghỉ ba ngày.", on=OLD)
    assert one.reference == "Phụ lục VI Thông tư số 01/2011/TT-BNV"
    assert told("TT42", "Đò qua bến Xã An Bình nghỉ ba ngày.", on=date(2009, 7, 9)) == []


def test_the_circular_wrote_khoan_with_a_capital() -> None:
    line = "Miễn phí đò theo Khoản 2 Điều 9 Nghị định số 45/2010/NĐ-CP."
    assert told("TT40", line, on=OLD) == []
    assert [one.quote for one in told("TT40", line)] == ["Khoản"]


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("Phà này do Ủy ban nhân dân Huyện Bát Xát đóng năm ngoái.", "dân Huyện Bát Xát"),
        ("Gỗ lấy ở lâm trường Quận Thốt Nốt.", "trường Quận Thốt Nốt"),
        ("Làm đúng lời dặn của Trung ương, Tỉnh và xã.", "Trung ương, Tỉnh"),
        ("Xin ý kiến UBND Thành phố Việt Trì về bến.", "UBND Thành phố Việt Trì"),
        ("Mời các Sở, ngành về dự lễ mở bến.", "các Sở"),
    ],
)
@pytest.mark.parametrize("day", [NOW, OLD])
def test_a_common_noun_before_the_name_of_a_place_is_small(line: str, quote: str, day: date) -> None:
    assert [one.quote for one in told("TT42", line, on=day)] == [quote]


@pytest.mark.parametrize(
    "line",
    [
        "Chợ phiên ở Quận Hai Bà Trưng và Phường Điện Biên Phủ.",
        "Đò cập bến ở Quận 8; mời Huyện đoàn, Tỉnh ủy, Quận Đoàn.",
        "Bản Páo Tỉnh Làng họp; ông Lò Văn Huyện Bình vắng.",
        "Về Thành phố Hồ Chí Minh dự hội chợ; các Sở Y tế, Xây dựng cử người.",
        "Huyện Bát Xát đóng phà.",
    ],
)
def test_a_noun_that_is_part_of_the_name_keeps_its_capital(line: str) -> None:
    assert told("TT42", line) == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Loa của Trung tâm Văn hoá, thông tin và thể thao huyện bị ngập.", "Trung tâm Văn hóa, Thông tin và Thể thao"),
        ("Sở Tài nguyên và môi trường đo lại bãi bồi.", "Sở Tài nguyên và Môi trường"),
        ("Phòng Tài chính - kế hoạch huyện chi tiền phao.", "Phòng Tài chính - Kế hoạch"),
        ("Thành phần: các Sở Xây dựng, Kế hoạch & Đầu tư, Y tế.", "Kế hoạch và Đầu tư"),
        ("Nhờ Sở Thông tin - Truyền thông đưa tin.", "Sở Thông tin và Truyền thông"),
        ("Theo kế hoạch của Phòng giáo dục đào tạo Bát Xát.", "Phòng Giáo dục và Đào tạo"),
        ("Mời Sở Kế hoạch đầu tư dự hội bến.", "Sở Kế hoạch và Đầu tư"),
    ],
)
def test_a_field_in_the_name_of_an_office_is_written_as_it_is_named(line: str, right: str) -> None:
    assert [one.suggestion for one in told("CQ34", line, on=OLD)] == [right]


@pytest.mark.parametrize(
    "line",
    [
        "Các Sở: Tài chính, Kế hoạch và Đầu tư, Lao động – Thương binh và Xã hội.",
        "Phòng giáo dục và đào tạo của huyện bên; ngành Văn hóa và thể thao; Phòng Kế hoạch - Đầu tư của hợp tác xã.",
        "Phòng Kinh tế - Hạ tầng; Phòng Kinh tế và Hạ tầng; Phòng Văn hóa - Thông tin; SỞ TÀI NGUYÊN & MÔI TRƯỜNG.",
        "Trung tâm Văn hóa thông tin của bản; Phòng Tài chính kế hoạch chung; phòng giáo dục đào tạo viên.",
        "Trung tâm Giáo dục và tổ dạy nghề; Phòng Văn hóa và thể thức văn bản; Sở Tài chính, kế hoạch chung.",
    ],
)
def test_an_office_named_right_or_of_its_own_name(line: str) -> None:
    assert told("CQ34", line, on=OLD) == []


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("Theo Công văn số 31/UBND-VP của huyện về việc Tăng cường trực đò.", "về việc Tăng cường"),
        ("Căn cứ Nghị định số 08/2021/NĐ-CP của Chính phủ Quy định về bến thủy.", "Chính phủ Quy định"),
        ("Tổ phao lập kế hoạch Tổ chức hội bến.", "kế hoạch Tổ chức"),
        ("Căn cứ Nghị quyết số 12-NQ/HU về Phát triển du lịch ven sông.", "về Phát triển"),
        (
            "Căn cứ Quyết định số 77/QĐ-UBND của Ủy ban nhân dân xã Lũng Vài Phê duyệt danh sách bến.",
            "xã Lũng Vài Phê duyệt",
        ),
    ],
)
def test_a_title_that_goes_on_in_the_sentence_is_small(line: str, quote: str) -> None:
    assert [(str(one.severity), one.quote) for one in told("TT44", line)] == [("goi_y", quote)]


@pytest.mark.parametrize(
    "line",
    [
        "Quyết định số 9/QĐ-UBND của UBND xã về việc ban hành Quy định về bến đò.",
        "Thông tư số 4 của Bộ Tư pháp quy định chi tiết Luật Ban hành văn bản quy phạm pháp luật, một số điều của Luật Ban hành văn bản.",
        "VỀ VIỆC BAN HÀNH LỊCH TRỰC",
        "Ý kiến của Tổ Quản lý bến; sổ của Ban Tổ chức lễ hội.",
        "Về Tổ chức thực hiện: ba đội thay nhau.",
    ],
)
def test_a_name_behind_of_and_about_keeps_its_capital(line: str) -> None:
    assert told("TT44", line) == []


@pytest.mark.parametrize(
    ("code", "line", "right"),
    [
        ("TT40", "Thi vật mừng 75 năm cách mạng Tháng 8.", "Cách mạng tháng Tám"),
        ("TT40", "Lợn nái chết vì dịch tả lợn Châu Phi.", "châu"),
        ("TT40", "Thu phí theo Nghị quyết Số 14/2019/NQ-HĐND.", "số"),
        ("TT40", "Sửa một số điều của luật Thủy lợi.", "Luật Thủy lợi"),
        ("TT41", "Sáng Thứ Tư phà nghỉ.", "thứ Tư"),
        ("CQ07", "Mời Ban giám hiệu các trường ven sông.", "Ban Giám hiệu"),
    ],
)
def test_one_word_of_a_name_with_the_wrong_capital(code: str, line: str, right: str) -> None:
    assert [one.suggestion for one in told(code, line)] == [right]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("TT40", "Sau Cách mạng tháng Tám; cơn bão tháng 8; nhà máy ở Châu Đốc, thị xã Tân Châu."),
        ("TT40", "Sửa các luật Thủy lợi, Đê điều; pháp luật Thủy lợi."),
        ("TT41", "Họp chợ Thứ Ba; gặp Thứ trưởng."),
    ],
)
def test_such_a_word_in_another_name(code: str, line: str) -> None:
    assert told(code, line) == []


def test_a_name_in_marks_has_one_capital() -> None:
    (one,) = told("TT41", "Mở hội “Đò Xuân Trên Sông 2025” ở bến.")
    assert (one.quote, one.suggestion) == ("Đò Xuân Trên Sông", "chỉ viết hoa chữ đầu và tên riêng")
    assert told("TT41", "Mở hội “Đò xuân trên sông”, “ĐÒ XUÂN TRÊN SÔNG”, “World River Clean Day”, “Đò Xuân”.") == []


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("Đò chở thuốc chống Sởi qua sông; tiêm bệnh Dại cho chó.", "Dại|Sởi"),
        ("Dạy bơi cho cấp Tiểu học và các trường Mầm non.", "Mầm non|Tiểu học"),
        ("Mở lớp bơi trong dịp Hè, nghỉ ngày Lễ, Tết.", "Hè|Lễ"),
        ("Bến đạt chuẩn Quốc gia; thanh niên đi Nghĩa vụ quân sự.", "Nghĩa vụ quân sự|Quốc gia"),
        ("Có 04 Chi bộ ven sông; Người Tiếp công dân ghi sổ.", "Chi bộ|Tiếp công dân"),
        ("Hội bến mừng ngày giải phóng Miền Nam; sổ của phòng Hành chính - Quản trị.", "Miền|phòng"),
        ("Mỗi chi Hội giữ một phao; theo Chỉ đạo của huyện.", "Chỉ đạo|Hội"),
        ("Đò dọc phục vụ mùa Lễ hội truyền thống, Đảng ủy và Chính quyền địa phương.", "Chính quyền|Lễ hội"),
        ("Mời các Thành viên bến; chia cho các Xã, những Hộ ven sông.", "Hộ|Thành viên|Xã"),
    ],
)
def test_common_nouns_in_mid_sentence_are_small(line: str, quote: str) -> None:
    assert sorted(one.quote for one in told("TT41", line)) == quote.split("|")


@pytest.mark.parametrize(
    "line",
    [
        "Bệnh viện Phổi; ông Lê Dại, bà Trần Sởi; ngày Lễ khai bến; Lễ hội đền Bến.",
        "Trường Tiểu học Lũng Vài, các trường Tiểu học Lũng Vài và Nà Phạ; Hè về trên bến.",
        "Ban Tiếp công dân; 04 Chi bộ Bản Hin; Trưởng phòng Hành chính; phòng Đảng ủy và Ủy ban.",
        "Vườn Quốc gia; Trường Quốc tế; Luật Nghĩa vụ quân sự; Hội đồng Nghĩa vụ quân sự.",
        "Thu, chi Hội phí; Chi hội họp; Ban Chỉ đạo; Chính quyền số là tên một đề án; mời các Hội Nông dân.",
    ],
)
def test_such_a_noun_in_a_name(line: str) -> None:
    assert told("TT41", line) == []


def test_a_short_word_of_an_office_keeps_its_second_small() -> None:
    assert [one.suggestion for one in told("CQ07", "Mời Chi Hội trưởng bến dưới.")] == ["Chi hội"]


def test_the_office_of_both_has_an_and_in_its_name() -> None:
    (one,) = told("CQ06", "Sổ đò do Văn phòng HĐND & UBND xã giữ.")
    assert (str(one.severity), one.suggestion) == ("goi_y", "Văn phòng HĐND và UBND")
    assert told("CQ06", "Sổ đò do Văn phòng HĐND và UBND xã giữ; mời Thường trực HĐND - UBND.") == []


@pytest.mark.parametrize(
    ("code", "line", "right"),
    [
        ("TT40", "Bản ghi ơn sự lãnh đạo của đảng trong mùa lũ.", "Đảng"),
        ("TT41", "Sổ công tác xây dựng đảng để ở nhà văn hóa.", "Đảng"),
        ("TT41", "Hạn nộp lưới nêu tại mục II đã qua.", "Mục"),
        ("TT41", "Chợ phiên bán lá dong dịp tết cho bà con.", "Tết"),
        ("TT41", "Ba đò ngang của Ngành thủy sản đã sơn lại.", "ngành"),
        ("TT40", "Cờ của Quốc hội Nước Cộng hòa xã hội chủ nghĩa Việt Nam.", "nước"),
        ("TT40", "Bếp trại do ban công tác mặt trận nấu.", "Ban Công tác Mặt trận"),
        ("TT40", "Thư của ban chấp hành Đoàn xã gửi bến.", "Ban Chấp hành"),
        ("TT40", "Tàu từ Nhật bản sang bỏ neo ngoài phao.", "Nhật Bản"),
        ("TT40", "Đò nghỉ thứ Ba, thứ sáu mỗi tuần.", "Sáu"),
        ("TT41", "Đò nghỉ vì dịch Covid-19.", "COVID-19"),
        ("CQ07", "Thành Phần dự lễ gồm các trưởng bản.", "Thành phần"),
        ("CQ07", "Lá cờ của Đoàn Thanh niên cộng sản Hồ Chí Minh xã.", "Đoàn Thanh niên Cộng sản"),
        ("TT44", "Nghị định số 16/2010/NĐ-CP ngày 03/3/2010 của Chính phủ về Quy định việc đóng đò.", "về quy định"),
        ("TT44", "Ruộng trũng 70% diện tích, Nhóm lúa dài ngày cấy sớm.", ", nhóm lúa"),
        ("TT44", "Neo đò ở bến (ngày 18/9/2025), Theo Quy hoạch của bản.", ", theo"),
    ],
)
def test_a_noun_that_is_a_name_here_and_none_there(code: str, line: str, right: str) -> None:
    assert right in [(one.suggestion or "").strip() for one in told(code, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Các tổ chức đảng, cấp ủy đảng, xây dựng đảng bộ, Điều lệ Đảng.",
        "Đón tết Trung thu, tết Thiếu nhi; phong tục tết của người Mông; tết Nguyên đán.",
        "Toàn ngành thủy sản; Ngành nghề nông thôn.",
        "Sao vàng của nước Cộng hòa xã hội chủ nghĩa Việt Nam; các ban công tác mặt trận họp.",
        "Người Nhật, người Hàn, bà Hà Nội trợ; đường Hà Nội; dịch COVID-19.",
        "Thứ hạng Tốt từ 90; Khá từ 80; Trung bình từ 50 điểm.",
        "Nghị định số 16/2010/NĐ-CP ngày 03/3/2010 của Chính phủ về Quy chế đóng đò.",
        "Mục đích, yêu cầu; ông Phạm Thành Phần, bà Lê Nội Dung.",
    ],
)
def test_what_is_written_as_the_decree_writes_it(line: str) -> None:
    assert [(one.code, one.quote) for code in ("TT40", "TT41", "TT44", "CQ07") for one in told(code, line)] == []
