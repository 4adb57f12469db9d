"""Targets and figures told in the body and in a cell with two values: found, with the words of both places."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.finding import GOI_Y, Finding
from cchc_docs.checking.times.due import reports_due
from cchc_docs.desk.check import Order, check_bytes
from tests.checking.figures.test_papers_with_tables import HEAD
from tests.precision.build import build
from tests.precision.paper import Paper

TASKS = "|! STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn\n"
TARGETS = "|! STT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Kế hoạch năm 2026\n"
FLOORS = "|! STT | Chỉ tiêu | Kết quả năm 2025 | Mục tiêu năm 2026\n"


def found(body: str, code: str, kind: str = "KẾ HOẠCH") -> list[Finding]:
    raw = HEAD | {"loai_in": kind, "trich_yeu": "Chăm sóc vườn cây chợ Bến Mo năm 2026", "than": body}
    return [*check_bytes(build(Paper("p", raw)), "p.docx", Order(date(2026, 11, 20), (code,))).findings]


def plan(target: str, table: str) -> str:
    return f"I. MỤC TIÊU\n1. {target}\n2. Giữ vườn sạch.\nII. TIẾN ĐỘ\n{table}"


@pytest.mark.parametrize(
    ("target", "table", "here", "there"),
    [
        (
            "Hộ nuôi ong quanh vườn được tập huấn kỹ thuật tách đàn, quay mật: đạt từ 80% trở lên.",
            TASKS
            + "| 1 | Tập huấn kỹ thuật tách đàn, quay mật cho hộ nuôi ong, đạt từ {} trở lên | Phòng Kinh tế | Tháng 5/2026\n| 2 | Rào vườn | Các thôn | Tháng 6/2026",
            "75%",
            "80%",
        ),
        (
            "Lập danh sách, vận động 100% chủ sạp ký giấy nhận chăm bồn hoa trước cửa chợ, xong trong tháng 3.",
            TASKS
            + "| 1 | Ký giấy nhận chăm bồn hoa trước cửa chợ ({} chủ sạp) | Ban Quản lý chợ | Tháng 3/2026\n| 2 | Rào vườn | Các thôn | Tháng 6/2026",
            "90%",
            "100%",
        ),
        (
            "Đóng mới, sửa lại 14 chiếc ghế đá trong vườn.",
            TARGETS + "| 1 | Ghế đá được đóng mới, sửa lại | Chiếc | 9 | {}\n| 2 | Cây trồng thêm | Cây | 60 | 80",
            "16",
            "14 chiếc",
        ),
        (
            "Tỷ lệ luống hoa tưới bằng nước mưa đạt từ 60% trở lên.",
            FLOORS
            + "| 1 | Luống hoa tưới bằng nước mưa | 52% | Từ {} trở lên\n| 2 | Lối đi lát gạch | 70% | Từ 85% trở lên",
            "65%",
            "60%",
        ),
    ],
)
def test_a_target_of_the_body_and_of_a_cell(target: str, table: str, here: str, there: str) -> None:
    (one,) = found(plan(target, table.format(here)), "CT10")
    assert {here, there} == {next(words for words in (here, there) if words in said) for said in (one.quote, one.there)}
    assert len(one.also) == 1
    same = there.split()[0]
    assert not found(plan(target, table.format(same)), "CT10")


def test_a_row_that_is_the_part_of_this_year() -> None:
    table = (
        TASKS
        + "| 1 | Gia cố, dọn sạch 80 mét bờ kênh | Phòng Kinh tế | Tháng 5/2026\n| 2 | Rào vườn | Các thôn | Tháng 6/2026"
    )
    body = "Dọn sạch, gia cố 140 mét bờ kênh còn lại của ba ấp cũ, ưu tiên đoạn qua chợ; năm 2026 làm {} mét, còn lại chuyển sang năm 2027."
    assert not found(plan(body.format(80), table), "CT10")
    assert found(plan(body.format(60), table), "CT10")


def test_what_is_there_now_is_told_once() -> None:
    body = "I. HIỆN TRẠNG\nHiện nay có 05 tổ tự nguyện trông vườn cây ven chợ.\nII. VIỆC PHẢI LÀM\n1. Chia lại lịch cho {} tổ tự nguyện trông vườn cây ven chợ hiện có.\n2. Rào vườn."
    (one,) = found(body.format("06"), "BC29")
    assert "tổ" in one.quote
    assert not found(body.format("05"), "BC29")
    assert not found(body.format("06").replace("hiện có", "mới"), "BC29")


def test_a_rate_before_its_fraction_is_told_again() -> None:
    body = "I. KẾT QUẢ\n1. Nhổ cỏ hai lượt; tỷ lệ bồn cây chết còn 2,5% (6/240 bồn).\n2. Tưới đủ.\nII. NHẬN XÉT\nNgười dân ủng hộ; tỷ lệ bồn cây chết giảm còn {}%, vườn xanh."
    assert [one.quote for one in found(body.format("3,5"), "BC29", "BÁO CÁO")]
    assert not found(body.format("2,5"), "BC29", "BÁO CÁO")


def test_a_part_whose_whole_the_sentence_says_is_no_slip() -> None:
    body = "I. KHỐI LƯỢNG\n1. 21 ấp, khóm (12 ấp và 09 khóm) nhận cây giống.\nII. PHÂN BỔ\n|! STT | Cụm | Số ấp, khóm | Số cây\n| 1 | Cụm Đông | 11 | 340\n| 2 | Cụm Tây | 10 | 310\n| | Tổng cộng | 21 | 650"
    assert not found(body, "BC23")


def test_a_list_that_ends_with_all_the_others_makes_its_total() -> None:
    body = "I. SỐ LIỆU\n1. Cây trong vườn: 64 cây, trong đó bàng 21 cây, sao đen 18 cây, phượng 14 cây, giống khác {} cây.\n2. Tưới đủ."
    assert found(body.format("13"), "BC10")
    assert not found(body.format("11"), "BC10")


def test_days_from_a_day_whose_month_is_told_later() -> None:
    body = "I. THỜI GIAN\n1. Phát cây trong {} ngày, từ ngày 11 đến ngày 13 tháng 6 năm 2026.\n2. Tưới đủ."
    assert [one.quote for one in found(body.format("02"), "TG45")]
    assert not found(body.format("03"), "TG45")


def test_every_period_has_its_own_day() -> None:
    words = "kết quả quý I trước ngày 12/3, 6 tháng cuối năm trước ngày 18/12/2026, cả năm chậm nhất là ngày 05/01"
    told = [(one.period, one.last, one.due) for one in reports_due(words, 2026)]
    assert told == [
        ("quý I", 3, date(2026, 3, 12)),
        ("6 tháng cuối năm", 12, date(2026, 12, 18)),
        ("cả năm", 12, date(2027, 1, 5)),
    ]
    assert not list(reports_due("hằng quý trước ngày 12/3", 2026))
    body = "I. BÁO CÁO\n1. Các ấp gửi báo cáo 6 tháng trước ngày {}, cả năm trước ngày 12/12/2026.\n2. Tưới đủ."
    assert [one.quote for one in found(body.format("12/9"), "TG34")] == ["12/9"]
    assert not found(body.format("12/6"), "TG34")
    assert [one.quote for one in found(body.format("12 tháng 9"), "TG34")] == ["12 tháng 9"]
    assert not found(body.format("12 tháng 6 năm 2026"), "TG34")
    assert not found(
        "1. Trường báo cáo học kỳ I trước ngày 15 tháng 01 năm 2026; báo cáo cuối năm trước ngày 28 tháng 5 năm 2026.",
        "TG34",
    )


@pytest.mark.parametrize(
    ("code", "body", "right", "wrong"),
    [
        ("BC15", "1. Chợ phiên mở từ ngày 04/9 đến ngày 07/9/2026 ({} ngày).\n2. Quét chợ.", "04", "03"),
        (
            "BC15",
            "1. Có 60 sạp được vay vốn, trong đó 38 sạp rau, 22 sạp vải; số vay 1.500 triệu đồng, bình quân {} triệu đồng/sạp.\n2. Quét chợ.",
            "25",
            "",
        ),
        ("BC15", "1. Thu 40 sạp x 50.000 đồng + 10 sạp x 20.000 đồng = {} đồng.\n2. Quét chợ.", "2.200.000", ""),
        (
            "BC14",
            "1. Có 9 vụ mất trộm, gồm 5 vụ ban đêm và 4 vụ ban ngày, giảm {} vụ so với năm 2025 (15 vụ).\n2. Quét chợ.",
            "6",
            "",
        ),
        ("BC11", "1. Trong 250 sạp nêu trên có 95 sạp rau, chiếm {}%.\n2. Quét chợ.", "38", "36"),
        (
            "BC10",
            "1. Đoàn có 06 người, gồm Trưởng đoàn, 01 Phó Trưởng đoàn, 01 thư ký và {} thành viên.\n2. Quét chợ.",
            "03",
            "04",
        ),
    ],
)
def test_sums_of_the_whole_and_of_its_parts(code: str, body: str, right: str, wrong: str) -> None:
    assert not found(f"I. SỐ LIỆU\n{body.format(right)}", code, "BÁO CÁO")
    if wrong:
        assert found(f"I. SỐ LIỆU\n{body.format(wrong)}", code, "BÁO CÁO")


def test_a_rate_called_by_its_name_has_one_value() -> None:
    body = "I. MỤC TIÊU\n1. Tỷ lệ sạp hàng niêm yết giá đạt từ 90% trở lên.\n2. Quét chợ.\nII. GIAO VIỆC\n1. Ban Quản lý chợ nhắc tiểu thương; phấn đấu tỷ lệ sạp hàng niêm yết giá đạt từ {}% trở lên.\n2. Quét sân."
    (one,) = found(body.format("85"), "CT10")
    assert {one.quote, one.there} == {"85%", "90%"}
    assert not found(body.format("90"), "CT10")
    other = found(body.format("85").replace("tỷ lệ sạp hàng", "tỷ lệ sạp rau"), "CT10")
    assert {one.severity for one in other} <= {GOI_Y}


def test_periods_in_a_row_have_as_many_days_behind_them_or_none() -> None:
    told = [(one.period, one.due) for one in reports_due("6 tháng, năm trước ngày 15/6/2026 và 15/12/2026", 2026)]
    assert told == [("6 tháng", date(2026, 6, 15)), ("năm", date(2026, 12, 15))]
    assert not list(reports_due("quý I, 6 tháng, năm trước ngày 15/6/2026", 2026))
    body = "I. BÁO CÁO\n1. Các ấp gửi báo cáo 6 tháng, năm trước ngày {} và {}.\n2. Tưới đủ."
    assert not found(body.format("15/6/2026", "15/12/2026"), "TG34")
    assert len(found(body.format("15/12/2026", "15/6/2026"), "TG34")) == 2


def test_a_figure_of_a_row_that_ct10_tells_is_left_by_bc29() -> None:
    body = plan(
        "Trong năm ghép 15 gốc mít vườn chợ.", TASKS + "| 1 | Ghép 12 gốc mít vườn chợ | Phòng Kinh tế | Quý II/2026"
    )
    assert [one.quote for one in found(body, "CT10")] == ["12 gốc"]
    assert found(body, "BC29") == []
