"""Slips of typing: syllables cut or glued, figures broken, syllables lost, doubled, mistaken - and what only looks so."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.fixes import fix
from cchc_docs.checking.runner import check
from cchc_docs.checking.word_lists import slips
from cchc_docs.vietnamese.accents import split_syllable

WRONG = {
    "CH10": [
        ("Mời Phó chỉ tịch xã ra bến.", "Phó chủ tịch"),
        ("Giữ bến thao Quyết định mới.", "theo"),
        ("Việc nỗi bậc là vá phao.", "nổi bật"),
        ("Thưởng trò tung học cơ sở.", "trung học"),
        ("Vá phao xong vào tháng 30/6/2026.", "ngày"),
        ("Treo phao tai trụ sở bản.", "tại"),
        ("Trực bến vào giờ cao, điểm.", "giờ cao điểm"),
        ("Báo Trường các tiểu ban giữ phao.", "Trưởng"),
        ("Dựng kè va đắp bờ bãi ngao.", "và"),
        ("Bản có ba kè, là nhưng kè chắc nhất.", "những"),
        ("Ghi nhớ công dựng bản, nhưng đóng góp to lớn của các cụ.", "những"),
    ],
    "CH11": [
        ("Máy ở bến dùng để gửi nhận điện tử.", "gửi, nhận điện tử"),
        ("Sổ công văn gửi nhận qua bến đò.", "gửi, nhận qua"),
        ("Giữ bến sáng xanh sạch đẹp.", "sáng - xanh - sạch - đẹp (hoặc có dấu phẩy)"),
        ("Nhắc việc kiểm tra giám sát đò.", "việc kiểm tra, giám sát"),
        ("Mời sở ban ngành dự hội đua đò.", "sở, ban, ngành"),
        ("Tổ phòng chống đuối nước trực bến.", "phòng, chống đuối nước"),
        ("Lo duy tu bảo dưỡng đò dọc.", "duy tu, bảo dưỡng"),
        ("Ghi cây cối hoa màu ở bãi.", "cây cối, hoa màu"),
        ("Giao đất cho hộ gia đình cá nhân ven sông.", "hộ gia đình, cá nhân"),
    ],
    "CH27": [
        ("Nộp hồ sơ ở bộ ph ận tiếp nhận.", "phận"),
        ("Đ ẩy nhanh việc nạo vét.", "Đẩy"),
        ("Nguồn nướ c ở bản trên.", "nước"),
        ("Sửa chín h sách thuế.", "chính"),
        ("Giao nhi ệm vụ cho tổ trực.", "nhiệm"),
    ],
    "CH28": [
        ("Thu 12. 400. 500 đồng.", "12.400.500"),
        ("Thu 4. 500 đồng mỗi lượt.", "4.500"),
        ("Đạt 63 ,7% kế hoạch.", "63,7%"),
        ("Xong trong quý lI.", "quý II"),
        ("Sơ kết năm 2O25.", "2025"),
    ],
    "CH29": [("Giao danh mục ghi ghi rõ số trang.", "ghi")],
    "CH30": [("Đã cấp 27thẻ.", "27 thẻ"), ("Bón 1.200cây.", "1.200 cây")],
    "CH31": [
        ("Đồng chí Phó tịch HĐND dự họp.", "Phó Chủ tịch"),
        ("Mùa nước không xảy tai nạn đò.", "xảy ra"),
        ("Niêm yết thủ hành chính mới.", "thủ tục hành chính"),
        ("Ủy nhân dân xã gửi giấy mời.", "Ủy ban nhân dân"),
        ("Dự toán ngân nhà nước năm nay.", "ngân sách nhà nước"),
        ("Tuyên truyền của Mặt Tổ quốc.", "Mặt trận Tổ quốc"),
        ("Nâng cấp cơ dữ liệu hộ tịch.", "cơ sở dữ liệu"),
        ("Bản đạt chuẩn nông thôn năm 2024.", "nông thôn mới"),
    ],
    "CH32": [
        ("Trả đúng thời hạng.", "thời hạn"),
        ("Bồi dưỡng chuyên môm cho công chức.", "chuyên môn"),
        ("Nộp thủ tụt đất đai.", "thủ tục"),
        ("Họp tập chung tại đình.", "tập trung"),
        ("Nhận hồ xơ đăng ký.", "hồ sơ"),
        ("Số lựu các bản gửi về.", "Số liệu"),
        ("Họp xét thi đua cuối niên khóa ở chung tâm bản.", "trung tâm"),
        ("Thuyền trưởng theo rỏi mực nước.", "theo dõi"),
        ("Tần xuất thu gom vỏ chai là hai chuyến.", "tần suất"),
        ("Phát huy va trò của già làng.", "vai trò"),
        ("Đã kết luật xong vụ tranh chấp bãi ngao.", "kết luận"),
        ("Thuyền đánh bắc xa bờ phải bật đèn.", "đánh bắt"),
        ("Người già được khám xức khỏe.", "sức khỏe"),
    ],
    "CH37": [
        ("Khơi rảnh nước quanh đình.", "rãnh"),
        ("Ghế củ ở nhà văn hóa đã mọt.", "cũ"),
        ("Nước ngập bến đò, dể trôi thuyền.", "dễ"),
        ("Nước lủ cuốn hai cầu tạm.", "lũ"),
    ],
}  # fmt: skip
RIGHT = [
    "Thuyền va chạm nhau nhưng đóng góp của bà con chưa đủ; xây dựng nông thôn mới, một số điều của Luật Thủy lợi.",
    "Theo điểm b ở khoản 2, nhóm A ở thôn Đông; đường số 7C và ngõ 15B đã thông.",
    "Ông T ở bản trên, bà H ốm; xem mục a, b ưu tiên trước.",
    "Chi 12.400.500 đồng; đạt 63,7%; các thôn 2, 6 và 9 tăng 3%, 5%, 7%; xong trong quý IV.",
    "Phủ sóng 5G, lát 60m2, dài 14km, nặng 3kg, tàu H2, tờ A3, lúc 7h15, vắc xin Covid19.",
    "Nhà nhà ra đồng, ngày ngày trực, chiều chiều phát loa, lớp lớp người đi.",
    "Thông tin tin cậy; hành chính chính xác; hội đồng đồng ý; cơ sở sở hữu; học sinh sinh hoạt.",
    "Phó Chủ tịch, thủ tục hành chính, phong tục, Ban Quản lý dự án, cựu binh, quản lý nhà nước.",
    "Lúc rảnh rỗi, bà con trồng củ cải, củ đậu; ông lão kể lể chuyện đi biển.",
    "Bán lẻ gạo ở chợ; cột chống sét đã gỉ; xe chở rác chạy hai chuyến; số đơn giảm một nửa.",
    "Trồng hai gốc lựu, xếp hạng nhà vườn, công danh, chung cư, các phong trào, cấp hành chính.",
]


def found(sentence: str, *codes: str) -> list[Finding]:
    read = example_read(f"mo_dau: {json.dumps([sentence], ensure_ascii=False)}")
    return check(read, on=date(2026, 6, 1), select=codes).findings


@pytest.mark.parametrize(("code", "sentence", "right"), [(c, s, r) for c, rows in WRONG.items() for s, r in rows])
def test_a_slip_is_told_with_the_right_words(code: str, sentence: str, right: str) -> None:
    told = [one for one in found(sentence) if one.code == code]
    assert [right.lower() in one.suggestion.lower() for one in told] == [True]
    assert told[0].quote in sentence


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_only_looks_like_a_slip_is_left_alone(sentence: str) -> None:
    assert [(one.code, one.message) for one in found(sentence, *WRONG)] == []


def test_half_a_syllable_is_never_to_be_deleted() -> None:
    told = found("Họp bàn quy đ ịnh của bản.", "CH13", "CH27")
    assert [(one.code, one.suggestion) for one in told] == [("CH27", "định")]


def test_what_is_sure_is_mended() -> None:
    read = example_read('mo_dau: ["Họp bàn quy đ ịnh, chi 2. 500. 000 đồng, nhận 14đơn."]')
    source, applied = fix(read, check(read, on=date(2026, 6, 1)).findings)
    assert "quy định, chi 2.500.000 đồng, nhận 14 đơn" in source
    assert len(applied) == 3


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("trượng", ("tr", "ương", 5)),
        ("giữa", ("gi", "ưa", 3)),
        ("gì", ("g", "i", 1)),
        ("quý", ("qu", "y", 4)),
        ("ăn", ("", "ăn", 0)),
    ],
)
def test_a_syllable_has_onset_rime_and_tone(word: str, parts: tuple[str, str, int]) -> None:
    assert split_syllable(word) == parts


def test_a_missing_comma_is_put_in_and_no_word_is_lost() -> None:
    """What a template of advice gives back is all that was found: its groups leave no word outside."""
    templates = [one for one in slips("thieu_phay") if "\\1" in one.dung]
    assert len(templates) > 50
    for one in templates:
        called = [int(number) for number in re.findall(r"\\(\d)", one.dung)]
        assert called == list(range(1, re.compile(one.sai).groups + 1))
        outside = re.sub(r"\(\?<?[!=][^()]*\)", "", one.sai)
        while (inner := re.sub(r"\([^()]*\)\??", "", outside)) != outside:
            outside = inner
        assert not outside.strip()
