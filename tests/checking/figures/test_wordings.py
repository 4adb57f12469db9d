"""One relation in many wordings: facts that agree are left alone however they are put, and the same facts with one figure off are told."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cchc_docs.checking.figures.changes import wrong_changes
from cchc_docs.checking.figures.listed import wrong_lists
from cchc_docs.checking.figures.mentions.census import two_censuses
from cchc_docs.checking.figures.mentions.mention import Spot, mentions_of
from cchc_docs.checking.figures.mentions.same import differing
from cchc_docs.checking.figures.products import wrong_products
from cchc_docs.checking.figures.relations.steps import fallen_steps
from cchc_docs.checking.figures.shares import wrong_shares
from cchc_docs.checking.figures.sums import wrong_sums
from cchc_docs.vietnamese.numbers import format_number
from tests.checking.figures.test_tables import told as told_of_table

MOVES = (
    "Cùng kỳ {o} lượt, kỳ này {n} lượt, {v} {d} lượt.",
    "Tháng trước {o} lượt, tháng này {n} lượt ({v} {d} lượt).",
    "Năm 2024 đón {o} lượt; năm 2025 đón {n} lượt, {v} {d} lượt.",
    "Bến xe đón {n} lượt (cùng kỳ năm trước {o} lượt), {v} {d} lượt.",
    "Bến xe đón {n} lượt, so với quý trước ({o} lượt) {v} {d} lượt.",
    "Đầu năm {o} lượt, cuối năm {n} lượt, {v} {d} lượt.",
    "Bến xe đón {n} lượt, {v} {d} lượt so với năm 2024; năm 2024 đón {o} lượt.",
)
MULTIPLES = (
    "Lắp {k} cụm, mỗi cụm {e} bóng, tổng số {t} bóng.",
    "Lắp {k} cụm, {e} bóng/cụm, tổng {t} bóng.",
    "Lắp {t} bóng, chia thành {k} cụm, mỗi cụm {e} bóng.",
    "Lắp {t} bóng ({k} cụm, mỗi cụm {e} bóng).",
    "Lắp {k} cụm; mỗi cụm có {e} bóng; tổng cộng {t} bóng.",
)
RATES = (
    "Có {a}/{w} tàu lắp máy giám sát, đạt {r}%.",
    "{r} phần trăm tàu lắp máy giám sát ({a}/{w} tàu).",
    "Tổng số {w} tàu; {a} tàu lắp máy giám sát, chiếm {r}%.",
    "Kế hoạch {w} tàu; kết quả {a} tàu ({r}%).",
    "So với kế hoạch {w} tàu, đã lắp {a} tàu, đạt {r}%.",
)
WHOLES = (
    "Thả {t} con giống, cụ thể là hồ Sen {a} con, hồ Súng {b} con, hồ Bạch {c} con.",
    "Thả {t} con giống - trong đó hồ Sen {a} con, hồ Súng {b} con, hồ Bạch {c} con.",
    "Thả {t} con giống, được phân bổ: hồ Sen {a} con; hồ Súng {b} con; hồ Bạch {c} con.",
    "Hồ Sen {a} con, hồ Súng {b} con, hồ Bạch {c} con. Tổng cộng {t} con.",
    "Hồ Sen {a} con, hồ Súng {b} con, hồ Bạch {c} con, cả thảy {t} con.",
)
SHRUNK = ("Tinh gọn từ {a} tổ còn {b} tổ.", "Hợp nhất {a} tổ thành {b} tổ.", "Từ {a} tổ trước đây nay còn {b} tổ.")


LOOKS = {
    "BC10": wrong_sums,
    "BC11": wrong_shares,
    "BC14": wrong_changes,
    "BC15": wrong_products,
    "BC19": wrong_lists,
    "CT11": fallen_steps,
}


def told_of(text: str) -> list[str]:
    """The rules that speak of a text."""
    return [code for code, look in LOOKS.items() if list(look(text))]


def shown(value: int) -> str:
    return f"{value:02d}" if value < 10 else format_number(value)


@pytest.mark.parametrize("words", MOVES)
@settings(deadline=None, max_examples=15)
@given(st.integers(20, 900), st.integers(3, 19), st.booleans(), st.sampled_from((-2, -1, 1, 2)))
def test_a_rise_is_the_difference_whatever_is_told_first(words: str, old: int, by: int, up: bool, off: int) -> None:
    new, verb, other = (old + by, "tăng", "giảm") if up else (old - by, "giảm", "tăng")
    if new > 0:
        put = {"o": shown(old), "n": shown(new)}
        assert told_of(words.format(v=verb, d=shown(by), **put)) == []
        assert "BC14" in told_of(words.format(v=verb, d=shown(by + off), **put))
        assert "BC14" in told_of(words.format(v=other, d=shown(by), **put))


@pytest.mark.parametrize("words", MULTIPLES)
@settings(deadline=None, max_examples=15)
@given(st.integers(3, 30), st.integers(4, 40), st.sampled_from((-2, -1, 1, 2)))
def test_so_many_with_so_many_each(words: str, count: int, each: int, off: int) -> None:
    put = {"k": shown(count), "e": shown(each)}
    assert told_of(words.format(t=shown(count * each), **put)) == []
    assert "BC15" in told_of(words.format(t=shown(count * each + off), **put))


@pytest.mark.parametrize("words", RATES)
@settings(deadline=None, max_examples=15)
@given(st.integers(11, 900), st.integers(30, 95), st.sampled_from((-4, -3, 3, 4)))
def test_a_rate_of_the_two_amounts_beside_it(words: str, whole: int, share: int, off: int) -> None:
    part = max(1, whole * share // 100)
    true = 100 * part / whole
    put = {"a": shown(part), "w": shown(whole)}
    assert told_of(words.format(r=f"{true:.1f}".replace(".", ","), **put)) == []
    assert "BC11" in told_of(words.format(r=f"{true + off:.1f}".replace(".", ","), **put))


@pytest.mark.parametrize("words", WHOLES)
@settings(deadline=None, max_examples=15)
@given(st.lists(st.integers(40, 400), min_size=3, max_size=3), st.sampled_from((-3, -1, 1, 3)))
def test_named_parts_make_their_total(words: str, parts: list[int], off: int) -> None:
    assume(2 * max(parts) != sum(parts))  # a figure that is the sum of the others may be theirs, and no part
    put = dict(zip("abc", map(shown, parts), strict=True))
    assert told_of(words.format(t=shown(sum(parts)), **put)) == []
    assert "BC10" in told_of(words.format(t=shown(sum(parts) + off), **put))


@pytest.mark.parametrize("words", SHRUNK)
@settings(deadline=None, max_examples=10)
@given(st.integers(2, 20), st.integers(1, 20))
def test_what_is_merged_grows_no_greater(words: str, few: int, more: int) -> None:
    assert told_of(words.format(a=shown(few + more), b=shown(few))) == []
    assert "BC14" in told_of(words.format(a=shown(few), b=shown(few + more)))


@pytest.mark.parametrize("old_head", ["Cùng kỳ", "Năm 2025", "Tháng trước"])
@pytest.mark.parametrize("form", ["{v} {d} vụ", "{v} {p}%", "{s}{d}"])
@settings(deadline=None, max_examples=10)
@given(st.lists(st.tuples(st.integers(30, 200), st.integers(3, 20)), min_size=3, max_size=6), st.booleans())
def test_a_column_of_trends_says_what_its_two_columns_say(
    old_head: str, form: str, rows: list[tuple[int, int]], turned: bool
) -> None:
    new_head = {"Cùng kỳ": "Kỳ này", "Năm 2025": "Năm 2026", "Tháng trước": "Tháng này"}[old_head]

    def cells(wrong: bool) -> list[list[str]]:
        out = []
        for n, (old, by) in enumerate(rows):
            up = n % 2 == 0
            told, moved = (
                (not up if wrong and turned and n == 0 else up),
                by + (3 if wrong and not turned and n == 0 else 0),
            )
            rate = f"{100 * moved / old:.1f}".replace(".", ",")
            said = form.format(v="tăng" if told else "giảm", d=moved, p=rate, s="+" if told else "-")
            out.append([f"Loại {'ABCDEF'[n]}", str(old), str(old + by if up else old - by), said])
        return out

    head = ["Vi phạm", old_head, new_head, "So sánh"]
    assert told_of_table(head, cells(wrong=False)) == []
    found = told_of_table(head, cells(wrong=True))
    assert [one.code for one in found] == ["BC17"]
    assert found[0].quote == cells(wrong=True)[0][3]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng đàn 640 con, trong đó trâu 120 con, bò 310 con.",
        "Xử lý 24 vụ, giảm 06 vụ so với cùng kỳ; vận động hòa giải thành 15 vụ.",
        "Năm 2024 thu 80 tấn, năm 2025 thu 95 tấn; riêng chè búp tăng 12 tấn.",
        "Hỗ trợ 14 hộ, mỗi hộ 6 triệu đồng, từ nguồn 200 triệu đồng của tỉnh.",
        "Tập huấn 03 lớp, mỗi lớp 25 người, trong 2 ngày, tổng 150 lượt người.",
        "Đã trồng 82% diện tích; có 36 hộ nhận cây, 30 hộ nhận phân bón.",
        "Giao thửa đất từ 12 tổ xuống 12 tổ.",
        "Trao 20 suất học bổng, mỗi suất 1 triệu đồng và 05 cuốn vở, tổng trị giá 22,5 triệu đồng.",
        "Đã bán 90 tấn, gồm chợ 40 tấn, xe lưu động 30 tấn và một phần giao thẳng cho hợp tác xã.",
        "Nhà máy nước cấp cho 1.200 hộ, bình quân 14 m3/hộ, tăng 2 m3 so với năm trước.",
        "Cấp 250 cây giống, mỗi hộ tối đa 20 cây, có 18 hộ đăng ký.",
        "Mỗi tổ 07 người, trong đó 02 nữ; xã có 11 tổ và 80 cộng tác viên.",
    ],
)
def test_what_only_looks_alike_is_left_alone(sentence: str) -> None:
    assert told_of(sentence) == []


NAMES = (
    "Dựng 05 điểm bán hàng: {0}, {1}, {2}, {3}, {4}.",
    "Chọn năm thôn gồm {0}, {1}, {2}, {3} và {4}.",
    "Có 05 bản vùng cao ({0}, {1}, {2}, {3}, {4}).",
    "Đặt 05 điểm phát quà tại các thôn: {0}, {1}, {2}, {3}, {4}.",
    "Rà soát 05/17 ấp, đó là {0}, {1}, {2}, {3} và {4}.",
    "Kiểm tra 05 chợ, cụ thể: {0}, {1}, {2}, {3}, {4}.",
)
PLACES = ("Cồn Rạm", "Bãi Gấm", "Gò Sậy", "Vàm Đước", "Rạch Chanh")


@pytest.mark.parametrize("words", NAMES)
def test_names_are_counted_however_they_are_opened(words: str) -> None:
    assert told_of(words.format(*PLACES)) == []
    assert told_of(words.format(*PLACES).replace("Gò Sậy, ", "", 1)) == ["BC19"]


CREWS = (
    "Tổ thẩm định gồm {} người: Phó Giám đốc (Tổ trưởng), Kế toán trưởng (Tổ phó), cán bộ kỹ thuật (Thư ký), 02 hộ dân (thành viên).",
    "Giám đốc: Trưởng ban; Phó Giám đốc: Phó Trưởng ban; thủ quỹ: Thư ký; hai tổ trưởng sản xuất: ủy viên. Ban Quản lý gồm {} người.",
    "Ban Kiểm phiếu ({} người): ông Vân làm Trưởng ban; bà Sửu làm Thư ký; ba đại biểu làm thành viên.",
    "Đoàn khảo sát có {} thành viên, gồm: 01 Trưởng đoàn, 01 Phó Trưởng đoàn, 03 thành viên.",
)


@pytest.mark.parametrize("words", CREWS)
def test_a_council_has_as_many_members_as_roles(words: str) -> None:
    assert told_of(words.format("05")) == []
    assert "BC19" in told_of(words.format("06")) or "BC10" in told_of(words.format("06"))
    assert "BC19" in told_of(words.format("04")) or "BC10" in told_of(words.format("04"))


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        ("BC19", "Họp 03 phiên, vào các ngày 06/3/2026, 13/3/2026 và 20/3/2026.", "Họp 04 phiên, vào các ngày 06/3/2026, 13/3/2026 và 20/3/2026."),
        ("CT11", "Gieo đến ngày 10/6/2026 đạt 60%, đến ngày 30/6/2026 đạt 90%.", "Gieo đến ngày 10/6/2026 đạt 90%, đến ngày 30/6/2026 đạt 60%."),
        ("BC10", "Giám sát 09 cơ sở, trong đó 05 xưởng mộc và 04 lò gạch.", "Giám sát 09 cơ sở, trong đó 05 xưởng mộc và 05 lò gạch."),
        ("BC10", "Hoàn thành 19 trong tổng số 25 thửa; 06 thửa còn lại làm sau.", "Hoàn thành 19 trong tổng số 25 thửa; 07 thửa còn lại làm sau."),
        ("BC10", "Đã trả 812 hồ sơ: trước hạn 640 hồ sơ, đúng hạn 160 hồ sơ, quá hạn 12 hồ sơ.", "Đã trả 802 hồ sơ: trước hạn 640 hồ sơ, đúng hạn 160 hồ sơ, quá hạn 12 hồ sơ."),
        ("BC15", "Tập bơi: hai kỳ, mỗi kỳ bốn lớp, cả năm tám lớp.", "Tập bơi: hai kỳ, mỗi kỳ bốn lớp, cả năm chín lớp."),
        ("CT11", "Phủ mạng di động 70% vào giữa năm và 92% vào cuối năm.", "Phủ mạng di động 70% vào giữa năm và 62% vào cuối năm."),
        ("CT11", "Ký số: quý I đạt 40%, quý II đạt 65%, quý III đạt 90%.", "Ký số: quý I đạt 40%, quý II đạt 65%, quý III đạt 60%."),
        ("BC15", "Mỗi cụm lập 02 nhóm, mỗi nhóm 06 người; 07 cụm có 14 nhóm, 84 người.", "Mỗi cụm lập 02 nhóm, mỗi nhóm 06 người; 07 cụm có 14 nhóm, 94 người."),
        ("BC15", "Viết 36 bài, phát 60 bản tin; mỗi tháng 03 bài, 05 bản tin.", "Viết 36 bài, phát 50 bản tin; mỗi tháng 03 bài, 05 bản tin."),
        ("BC15", "Chiếu phim 12 buổi (3 buổi/quý).", "Chiếu phim 13 buổi (3 buổi/quý)."),
        ("BC15", "Thuê 03 máy xúc trong 4 ngày, giá 2 triệu đồng/máy/ngày, hết 24 triệu đồng.", "Thuê 03 máy xúc trong 4 ngày, giá 2 triệu đồng/máy/ngày, hết 26 triệu đồng."),
        ("BC15", "Lắp 45 bóng đèn tại 09 ngõ, mỗi ngõ 05 bóng.", "Lắp 45 bóng đèn tại 09 ngõ, mỗi ngõ 06 bóng."),
        ("BC15", "Có 08 đội, mỗi đội 10 vận động viên, 01 lái xe, tổng 88 người.", "Có 08 đội, mỗi đội 10 vận động viên, 01 lái xe, tổng 78 người."),
        ("BC14", "Xảy ra 06 vụ, chết 02 người. So với cùng kỳ giảm 02 vụ (08 vụ), tăng 01 người chết (01 người).", "Xảy ra 06 vụ, chết 02 người. So với cùng kỳ giảm 02 vụ (08 vụ), tăng 01 người chết (03 người)."),
        ("BC14", "Nâng tỷ lệ thu gom rác từ 61% lên 70%.", "Nâng tỷ lệ thu gom rác từ 61% lên 60%."),
        ("BC14", "Kéo giảm trẻ dưới 5 tuổi thấp còi từ 14,2% (năm 2025) xuống còn 12,9%.", "Kéo giảm trẻ dưới 5 tuổi thấp còi từ 14,2% (năm 2025) xuống còn 15,9%."),
        ("BC10", "Lúa mùa gieo 96 ha. Phân bổ như sau: Đồng Trên 41 ha; Đồng Dưới 33 ha; Bãi Soi 22 ha.", "Lúa mùa gieo 96 ha. Phân bổ như sau: Đồng Trên 41 ha; Đồng Dưới 33 ha; Bãi Soi 20 ha."),
        ("BC10", "Huy động 70 người, chia làm 3 mũi: mũi Đông 25 người; mũi Tây 20 người; mũi Bắc 25 người.", "Huy động 70 người, chia làm 3 mũi: mũi Đông 25 người; mũi Tây 20 người; mũi Bắc 26 người."),
        ("BC10", "Quý I: 31 đơn; quý II: 27 đơn; 6 tháng: 58 đơn.", "Quý I: 31 đơn; quý II: 27 đơn; 6 tháng: 59 đơn."),
        ("BC10", "Đợt một 16 triệu đồng, đợt hai 14 triệu đồng; tổng 30 triệu đồng.", "Đợt một 16 triệu đồng, đợt hai 24 triệu đồng; tổng 30 triệu đồng."),
        ("BC10", "Đã chi 4.300/5.000 triệu đồng, đạt 86%, còn 700 triệu đồng chưa chi.", "Đã chi 4.300/5.000 triệu đồng, đạt 86%, còn 800 triệu đồng chưa chi."),
        ("BC10", "Xã có 9 nhà kho cũ, giữ lại 05 nhà kho, thanh lý 04 nhà kho.", "Xã có 9 nhà kho cũ, giữ lại 05 nhà kho, thanh lý 05 nhà kho."),
        ("BC10", "Dời 59 hộ với 212 khẩu, trong đó xóm Bãi 25 hộ, xóm Cồn 20 hộ, xóm Đập 14 hộ.", "Dời 59 hộ với 212 khẩu, trong đó xóm Bãi 25 hộ, xóm Cồn 20 hộ, xóm Đập 17 hộ."),
        ("BC10", "Cử 19 lượt đi học, trong đó 08 lượt về số hóa, 07 lượt về đất đai và 04 lượt học tiếng dân tộc.", "Cử 19 lượt đi học, trong đó 08 lượt về số hóa, 07 lượt về đất đai và 05 lượt học tiếng dân tộc."),
        ("BC19", "Họp 03 cuộc, vào tháng 2, tháng 5 và tháng 10.", "Họp 04 cuộc, vào tháng 2, tháng 5 và tháng 10."),
        ("BC10", "Dưới 40 điểm là yếu; từ 40 đến dưới 75 điểm là khá; từ 75 điểm trở lên là tốt.", "Dưới 40 điểm là yếu; từ 40 đến dưới 75 điểm là khá; từ 65 điểm trở lên là tốt."),
        ("BC10", "Có 15 tổ may, 130 thợ; 04 tổ may áo, 09 tổ may nón, 02 tổ may túi.", "Có 15 tổ may, 130 thợ; 04 tổ may áo, 09 tổ may nón, 03 tổ may túi."),
        ("BC10", "Tổng chi 90 triệu đồng: quỹ 60 triệu đồng, chợ góp 30 triệu đồng; trong đó thuê rạp 35 triệu đồng, in vé 25 triệu đồng, hát xẩm 30 triệu đồng.", "Tổng chi 90 triệu đồng: quỹ 60 triệu đồng, chợ góp 30 triệu đồng; trong đó thuê rạp 35 triệu đồng, in vé 25 triệu đồng, hát xẩm 33 triệu đồng."),
        ("BC10", "Có 130 em học bơi, gồm 71 nam và 59 nữ, ở 04 hồ.", "Có 130 em học bơi, gồm 71 nam và 49 nữ, ở 04 hồ."),
        ("BC19", "Mở 03 điểm đổi sách: Trường Tiểu học, Trạm Y tế, Nhà văn hóa xã.", "Mở 04 điểm đổi sách: Trường Tiểu học, Trạm Y tế, Nhà văn hóa xã."),
        ("BC10", "Quỹ làng thu 38,4 triệu đồng, chi 21,1 triệu đồng, còn 17,3 triệu đồng.", "Quỹ làng thu 38,4 triệu đồng, chi 21,1 triệu đồng, còn 18,3 triệu đồng."),
        ("BC10", "Ý kiến: ưng ý 52%, tạm được 31%, chưa ưng 17%.", "Ý kiến: ưng ý 52%, tạm được 31%, chưa ưng 19%."),
        ("BC15", "07 Tổ đan lưới được khôi phục (mỗi tổ 06 hộ, tổng 42 hộ).", "07 Tổ đan lưới được khôi phục (mỗi tổ 06 hộ, tổng 48 hộ)."),
        ("BC15", "Chợ phiên mở 05 kỳ vào các tháng 2, 4, 6, 8, 10; mỗi kỳ 03 ngày; bán 750 suất cơm, bình quân 150 suất/kỳ.", "Chợ phiên mở 05 kỳ vào các tháng 2, 4, 6, 8, 10; mỗi kỳ 03 ngày; bán 750 suất cơm, bình quân 170 suất/kỳ."),
        ("BC15", "Trực loa 03 phiên/tháng, tại trạm truyền thanh; nếu mưa bão thì dời; cả năm 36 phiên.", "Trực loa 03 phiên/tháng, tại trạm truyền thanh; nếu mưa bão thì dời; cả năm 33 phiên."),
        ("BC15", "Hằng năm dạy nghề cho 120 thợ, cả giai đoạn 600 thợ.", "Hằng năm dạy nghề cho 120 thợ, cả giai đoạn 650 thợ."),
        ("BC15", "Chiếu 27 buổi phim lưu động, mỗi chi đoàn 03 buổi.", "Chiếu 28 buổi phim lưu động, mỗi chi đoàn 03 buổi."),
        ("BC10", "Đón 52 lượt hộ tới hỏi vay vốn, qua đó có 40 hộ nộp đơn, 12 hộ xin cân nhắc.", "Đón 52 lượt hộ tới hỏi vay vốn, qua đó có 40 hộ nộp đơn, 14 hộ xin cân nhắc."),
        ("BC10", "Chìm 07 đò (tăng 01 đò so với năm 2025: 06 đò), mất 0,3 tỷ đồng; nguyên nhân do sóng 04 đò, do chở nặng 03 đò.", "Chìm 07 đò (tăng 01 đò so với năm 2025: 06 đò), mất 0,3 tỷ đồng; nguyên nhân do sóng 04 đò, do chở nặng 04 đò."),
        ("BC10", "Mở 22 lượt lớp đêm, trong đó: may nón 09 lượt, kỹ năng số 08 lượt, chữa máy 05 lượt.", "Mở 22 lượt lớp đêm, trong đó: may nón 09 lượt, kỹ năng số 08 lượt, chữa máy 06 lượt."),
        ("BC10", "Đặt 05 thùng sách, gồm Bưu điện xã, 02 quán nước và 02 lớp học.", "Đặt 05 thùng sách, gồm Bưu điện xã, 02 quán nước và 03 lớp học."),
        ("BC10", "Nạo vét tại 11 ao: đợt 1 làm 06 ao trong tháng 3/2026, đợt 2 làm 05 ao trong tháng 8/2026.", "Nạo vét tại 11 ao: đợt 1 làm 06 ao trong tháng 3/2026, đợt 2 làm 06 ao trong tháng 8/2026."),
        ("BC10", "Mỗi ngày cần khoảng 3,4 tấn đá, trong đó từ tàu xa bờ 1,9 tấn, tàu gần bờ 0,9 tấn, chợ cá 0,6 tấn.", "Mỗi ngày cần khoảng 3,4 tấn đá, trong đó từ tàu xa bờ 1,9 tấn, tàu gần bờ 0,9 tấn, chợ cá 0,9 tấn."),
        ("BC10", "Hội thả diều tốn 96 triệu đồng, gồm: quỹ làng 36 triệu đồng, khách góp 60 triệu đồng. Chi cho sân bãi 31 triệu đồng, giải thưởng 45 triệu đồng, nước uống 20 triệu đồng.", "Hội thả diều tốn 96 triệu đồng, gồm: quỹ làng 36 triệu đồng, khách góp 60 triệu đồng. Chi cho sân bãi 31 triệu đồng, giải thưởng 45 triệu đồng, nước uống 24 triệu đồng."),
        ("BC10", "Đã dán nhãn 3.150/4.400 lọ mật, đạt 71,6%. Do thiếu tem nên chậm; còn 1.250 lọ chưa dán.", "Đã dán nhãn 3.150/4.400 lọ mật, đạt 71,6%. Do thiếu tem nên chậm; còn 1.350 lọ chưa dán."),
        ("BC10", "Quỹ khuyến học có 84 triệu đồng. Phát cho 12 lớp, mỗi lớp 4 triệu đồng, tổng cộng 48 triệu đồng; số còn lại 36 triệu đồng để dành.", "Quỹ khuyến học có 84 triệu đồng. Phát cho 12 lớp, mỗi lớp 4 triệu đồng, tổng cộng 48 triệu đồng; số còn lại 46 triệu đồng để dành."),
        ("BC14", "Cuối năm 2025 còn 132 hộ khó khăn, chiếm 6%. So với đầu năm (160 hộ khó khăn), giảm 28 hộ khó khăn.", "Cuối năm 2025 còn 132 hộ khó khăn, chiếm 6%. So với đầu năm (160 hộ khó khăn), giảm 38 hộ khó khăn."),
        ("BC14", "Rửa bể nhiều hơn, từ 05 chuyến/tuần lên 07 chuyến/tuần.", "Rửa bể nhiều hơn, từ 05 chuyến/tuần lên 04 chuyến/tuần."),
        ("BC19", "Khen 04/11 cơ quan, đơn vị (36,4%), gồm: Phòng Kinh tế, Hạ tầng và Đô thị, Văn phòng HĐND và UBND phường, Trạm Y tế, Trường Mầm non Ong Vàng.", "Khen 05/11 cơ quan, đơn vị (45,5%), gồm: Phòng Kinh tế, Hạ tầng và Đô thị, Văn phòng HĐND và UBND phường, Trạm Y tế, Trường Mầm non Ong Vàng."),
        ("BC19", "Lập 02 đội gác rừng gồm đội số 1 do ông Sửu làm Đội trưởng, đội số 2 do bà Vân làm Đội trưởng.", "Lập 03 đội gác rừng gồm đội số 1 do ông Sửu làm Đội trưởng, đội số 2 do bà Vân làm Đội trưởng."),
        ("BC19", "Chọn 04 lĩnh vực gồm bến bãi, gìn giữ rạn san hô ven bờ, chứng thực, vệ sinh chợ.", "Chọn 03 lĩnh vực gồm bến bãi, gìn giữ rạn san hô ven bờ, chứng thực, vệ sinh chợ."),
        ("BC19", "Đoàn khảo sát gồm 06 thành viên: Trưởng đoàn là Phó Chủ tịch UBND xã, Phó Trưởng đoàn là Chánh Văn phòng, 04 thành viên là công chức các phòng.", "Đoàn khảo sát gồm 06 thành viên: Trưởng đoàn là Phó Chủ tịch UBND xã, Phó Trưởng đoàn là Chánh Văn phòng, 05 thành viên là công chức các phòng."),
    ],
)  # fmt: skip
def test_the_same_facts_right_and_wrong(code: str, right: str, wrong: str) -> None:
    assert told_of(right) == []
    assert code in told_of(wrong)


@pytest.mark.parametrize(
    "words",
    [
        "Xã có {} ấp, 2.310 hộ.",
        "{} ấp trên địa bàn xã cùng làm.",
        "Trưởng {} ấp;",
        "Đã họp ở 9/{} ấp.",
        "Cả {} ấp đã họp dân.",
        "Phát loa ở {0}/{0} ấp.",
    ],
)
def test_a_commune_has_one_number_of_hamlets(words: str) -> None:
    others = ["Toàn xã có 13 ấp.", "Tuyên truyền tại 13 ấp.", "Có 04 ấp ven sông, trong đó 02 ấp ngập sâu."]
    assert list(two_censuses([*others, words.format(13)])) == []
    (found,) = two_censuses([*others, words.format(14)])
    assert found.text == len(others)


@pytest.mark.parametrize(
    ("words", "found"),
    [("Phát loa ở 8/8 ấp.", 1), ("Họp ngày 8/8 ấp bên.", 0), ("Sáng 8/8 ấp Cồn Rạm họp.", 0), ("Đã họp 8/9 ấp.", 0), ("Cả 8 ấp ven sông đã họp.", 0)],
)  # fmt: skip
def test_all_of_few_hamlets_are_told_by_a_fraction_that_is_no_day(words: str, found: int) -> None:
    assert len(list(two_censuses(["Xã có 9 ấp.", words]))) == found


def test_one_work_with_two_figures_in_a_plan() -> None:
    first, second = (
        "Trồng mới {} cây phi lao chắn sóng.",
        "Đoàn Thanh niên trồng mới {} cây phi lao chắn sóng, xong trước mùa bão.",
    )
    assert twice(first.format(400), second.format(450)) == [1]
    assert twice(first.format(400), second.format(400)) == []
    assert twice(first.format(400), second.format(900)) == []
    assert twice("Quý I trồng mới 40 cây phi lao chắn sóng.", "Quý II trồng mới 50 cây phi lao chắn sóng.") == []


def twice(*texts: str) -> list[int]:
    """Which texts tell otherwise what another tells."""
    told = [one for n, text in enumerate(texts) for one in mentions_of(n, Spot(text))]
    return [max(found.here.text, found.there.text) for found in differing(told)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dựng 05 gian hàng tại thôn Gò Sậy, thôn Cồn Rạm.",
        "Thực hiện 2 không, 3 có: không sợ khó, không giấu lỗi; có sổ, có lịch, có người chịu trách nhiệm.",
        "Ban Hòa giải gồm 07 người: ông Vân (Trưởng ban), bà Sửu (Phó Trưởng ban) và các tổ trưởng (thành viên).",
        "Tặng quà 04 đợt, từ ngày 06/3/2026 đến ngày 20/3/2026.",
        "Có 03 nhóm: cán bộ, công chức, viên chức và người dân.",
        "Cả năm đơn vị sự nghiệp đều nộp báo cáo, mỗi đơn vị hai bản.",
        "Hợp nhất thành 02 cụm: Gò Sậy, Cồn Rạm, Bãi Gấm về cụm Đông; phần còn lại về cụm Tây.",
        "Tăng tần suất gom rác từ 03 ngày/lần lên 02 ngày/lần.",
        "Quý III: 2.100 triệu đồng, lũy kế 5.600 triệu đồng, đạt 70% dự toán.",
        "Theo bến: bến Trên 31 đò; bến Giữa 12 đò; bến Dưới 15 đò; bến khác 06 đò.",
        "Có 39 chỗ nghỉ, gồm 17 nhà nghỉ, phòng trọ; 22 nhà dân.",
        "Phân 26 người gác đập, mỗi ca 04 người.",
    ],
)
def test_lists_that_only_look_short_are_left_alone(sentence: str) -> None:
    assert told_of(sentence) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("Phát loa ở 12/12 ấp.", 1), ("Phát loa tại 12 ấp.", 0), ("Phát loa ở 13/13 ấp.", 0), ("Phát loa ở 12/13 ấp.", 0)],
)
def test_the_sentence_that_counts_hamlets_and_households_is_held_to_among_scattered_numbers(
    words: str, found: int
) -> None:
    others = ["Đất rộng 40 km2; có 13 ấp, 2.310 hộ, 9.120 nhân khẩu.", "Tuyên truyền tại 05 ấp.", "- 13 ấp;"]
    assert len(list(two_censuses([*others, words]))) == found
