"""A target is compared by the words at its own rate, is named without them, and is no result of the year before."""

from __future__ import annotations

import pytest

from cchc_docs.reading.identity.identify import identify
from cchc_docs.reading.word.file import read_docx
from tests.reading.identity.plans import word_plan


def targets(*body: str, section: str = "MỤC TIÊU") -> dict[str, tuple[str, str]]:
    document = read_docx(word_plan(body=body), "ke_hoach.docx").document
    document.noi_dung[0].chu = section
    identify(document)
    return {one.ten: (one.so_sanh, one.gia_tri) for one in document.chi_tieu.values()}


@pytest.mark.parametrize(
    ("sentence", "name", "comparison", "value"),
    [
        ("85% cụ ông, cụ bà từ 75 tuổi trở lên được khám tại nhà.", "Tỷ lệ cụ ông, cụ bà từ 75 tuổi trở lên được khám tại nhà", "", "85"),
        ("100% cháu dưới 3 tuổi có sổ theo dõi.", "Tỷ lệ cháu dưới 3 tuổi có sổ theo dõi", "", "100"),
        ("Từ 91% cháu từ đủ 6 tuổi trở lên biết chữ.", "Tỷ lệ cháu từ đủ 6 tuổi trở lên biết chữ", ">=", "91"),
        ("70% giáo viên có bằng cao đẳng trở lên.", "Tỷ lệ giáo viên có bằng cao đẳng trở lên", "", "70"),
        ("Từ 97% đơn thư trở lên được trả lời đúng hẹn.", "Tỷ lệ đơn thư được trả lời đúng hẹn", ">=", "97"),
        ("Mức độ bằng lòng của bà con đạt từ 93%.", "Mức độ bằng lòng của bà con", ">=", "93"),
        ("Ít nhất 60% nhóm hộ có ít nhất 02 người dự lớp.", "Tỷ lệ nhóm hộ có ít nhất 02 người dự lớp", ">=", "60"),
        ("100% thư hỏi được đáp không quá 4 ngày.", "Tỷ lệ thư hỏi được đáp không quá 4 ngày", "", "100"),
        ("Tỷ lệ hồ sơ trễ hẹn không quá 2%.", "Tỷ lệ hồ sơ trễ hẹn", "<=", "2"),
        ("95.5% số hộ có phao cứu sinh.", "Tỷ lệ số hộ có phao cứu sinh", "", "95,5"),
        ("Tỷ lệ máy hỏng dưới 3%.", "Tỷ lệ máy hỏng", "<", "3"),
        ("Lập sổ theo dõi cho 100% hộ ven suối.", "Lập sổ theo dõi cho hộ ven suối", "", "100"),
    ],
)  # fmt: skip
def test_a_rate_is_compared_by_the_words_beside_it(sentence: str, name: str, comparison: str, value: str) -> None:
    assert targets(sentence) == {name: (comparison, value)}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("100% tổ viên được dặn dò, tập dượt, cấp áo phao.", "Tỷ lệ tổ viên được dặn dò, tập dượt, cấp áo phao"),
        ("92% thư góp ý được trả lời trong tuần, không để sót.", "Tỷ lệ thư góp ý được trả lời trong tuần"),
        ("Số cầu treo hỏng còn 4%, giảm một nửa.", "Số cầu treo hỏng"),
        ("88% bến đò có phao, góp phần giảm đuối nước.", "Tỷ lệ bến đò có phao"),
    ],
)
def test_a_target_is_named_by_the_whole_enumeration_and_not_by_what_it_leads_to(sentence: str, name: str) -> None:
    assert list(targets(sentence)) == [name]


def test_two_rates_side_by_side_are_two_targets() -> None:
    assert targets("96% đập nhỏ được gia cố, 40% kênh đất được kè và 100% cống có người trông.") == {
        "Tỷ lệ đập nhỏ được gia cố": ("", "96"),
        "Tỷ lệ kênh đất được kè": ("", "40"),
        "Tỷ lệ cống có người trông": ("", "100"),
    }


def test_rates_of_several_years_in_turn_are_no_target_of_one() -> None:
    assert targets("Diện tích rừng được giao khoán đạt lần lượt 50%, 60% và 75% trong ba năm.") == {}


def test_the_share_of_a_count_is_no_target() -> None:
    assert targets("Hộ ở ven suối cần di dời 31 hộ (1,4%).") == {}


@pytest.mark.parametrize("section", ["KẾT QUẢ NĂM 2025", "TÌNH HÌNH CHUNG", "ĐẶC ĐIỂM TÌNH HÌNH", "ĐÁNH GIÁ CHUNG"])
def test_what_was_reached_is_no_target(section: str) -> None:
    said = "Tỷ lệ hộ được trả hồ sơ đúng hẹn đạt 88%."
    assert targets(said, section=section) == {}
    assert targets(said, section="KẾT QUẢ NĂM 2025 VÀ CHỈ TIÊU NĂM 2026") != {}
    assert targets(said, section="NHIỆM VỤ") != {}
