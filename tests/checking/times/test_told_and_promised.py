"""What a paper tells as done and what it promises, held against its own day; two times of one thing side by side; elections, anniversaries."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.law.elections import elections
from tests.checking.times.told import told, under

_REPORT = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò 6 tháng đầu năm 2026"}


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Toàn xã cấp 120 phao (số liệu tính đến ngày 30/6/2026).", 1),
        ("Tính đến hết ngày 25/6/2026, các bến đã thay 40 phao.", 1),
        ("Hội thi chèo đò đã diễn ra vào sáng ngày 28/6/2026 tại bến Gáo.", 1),
        ("Chiều ngày 28/6, Hợp tác xã đã tổ chức tập dượt cứu nạn.", 1),
        ("Đoàn thanh niên đã hoàn thành sơn cọc ngày 20/6/2027.", 1),
        ("Đến ngày 25/6/2026, các bến đã thay 40 phao.", 1),
        ("Đến ngày 25/6/2026 có 12 bến.", 0),
        ("Thời điểm chốt số liệu: ngày 25/6/2026.", 1),
        ("Xã đã họp chọn ngày 28/6/2026 làm ngày ra quân.", 0),
        ("Các bến đã hoàn thành công tác chuẩn bị Hội thi ngày 28/6/2026.", 0),
        ("Tết Đoan Ngọ ngày 28/6, năm trước các bến đã tổ chức đua thuyền.", 0),
        ("Sau khi đã tổ chức hội thi ngày 28/6/2026, các bến báo cáo.", 0),
        ("Toàn xã cấp 120 phao (số liệu tính đến ngày 14/6/2026).", 0),
        ("Số liệu 6 tháng ước tính đến ngày 30/6/2026.", 0),
        ("Số liệu quý II được các bến gửi đến ngày 30/6/2026.", 0),
        ("Thuyền trưởng đủ 18 tuổi tính đến ngày 30/6/2026.", 0),
        ("Tính đến ngày 30/6/2026, dự kiến các bến thay 60 phao.", 0),
        ("Xã đã ban hành kế hoạch tổ chức hội thi ngày 28/6/2026.", 0),
        ("Xã đã hoàn thành việc chuẩn bị cho hội thi ngày 28/6/2026.", 0),
        ("Các bến đã tổ chức ký cam kết trước ngày 30/6/2026.", 0),
        ("Hội thi chèo đò sẽ tổ chức ngày 28/6/2026.", 0),
        ("Ngày 28/12, Hợp tác xã đã tổ chức tập dượt cứu nạn.", 0),
        ("Ngày 10/6/2026, Hợp tác xã đã tổ chức tập dượt cứu nạn.", 0),
    ],
)
def test_nothing_is_counted_or_done_behind_the_day_of_signing(item: str, found: int) -> None:
    assert len(told(("TG54",), **_REPORT, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Đội đò đã hoàn thành thay dây neo trong quý III/2026.", 1),
        ("Nhà chờ bến Gáo đã khánh thành vào năm 2027, kinh phí 300 triệu đồng.", 1),
        ("Xã đã tổ chức hội thi tìm hiểu chuyển đổi số vào ngày 28/6/2026.", 1),
        ("Hợp tác xã đã tổ chức dạy bơi cho 40 trẻ em ven sông vào ngày 28/6/2026, đạt 80% kế hoạch.", 1),
        ("Số vụ va đò trong kỳ (từ 15/12/2025 đến 30/6/2026) là 02 vụ.", 1),
        ("Tính đến ngày 30/6/2026, 100% lái đò được cấp phao.", 1),
        ("Nhà chờ bến Gáo xây năm 2028, nay xuống cấp.", 1),
        ("Kế hoạch xây dựng năm 2027 đã được duyệt.", 0),
        ("Tháng 12/2026, xã đã tổ chức thành công hội thi chèo đò cho người cao tuổi.", 1),
        ("Quý III/2026, các bến đã khánh thành nhà chờ.", 1),
        ("Tháng 12/2026, xã sẽ tổ chức hội thi; kế hoạch đã ban hành.", 0),
        ("Tháng 5/2026, xã đã tổ chức hội thi chèo đò cho người cao tuổi.", 0),
        ("Các bến đã hoàn thành hồ sơ đấu thầu mua phao trong quý III/2026.", 0),
        ("Đã tổ chức dạy bơi cho 12 đội dự hội thi vào ngày 28/6/2026.", 0),
        ("Đã hoàn thành 60% khối lượng kè, nghiệm thu trong quý III/2026.", 0),
        ("Số vụ va đò trong kỳ (từ 15/12/2025 đến 14/6/2026) là 02 vụ.", 0),
        ("Đội đò đã hoàn thành thay dây neo trong quý II/2026.", 0),
        ("Đội đò đã hoàn thành thay dây neo trong quý I; sẽ thay phao trong quý III/2026.", 0),
    ],
)
def test_what_was_done_in_a_month_or_a_quarter_was_done_before_the_signing(item: str, found: int) -> None:
    assert len(told(("TG54",), **_REPORT, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Việc đóng cọc bến Gáo đã hoàn thành trong tháng 9/2026.", 1),
        ("Lắp đặt phao tiêu tại hai bến đã hoàn thành vào quý IV/2026.", 1),
        ("Thanh toán khối lượng đã hoàn thành trong quý III/2026.", 0),
        ("Các bến đã hoàn thành trong quý III/2026 được gắn biển.", 0),
        ("Cấp phao sau khi lái đò đã hoàn thành khám sức khỏe trong tháng 9/2026.", 0),
        ("Chấm điểm bến mẫu đã hoàn thành trong tháng 10/2026.", 0),
    ],
)
def test_a_plan_does_not_tell_its_own_tasks_as_done(item: str, found: int) -> None:
    plan = {"loai": "ke_hoach", "trich_yeu": "Giữ bến đò năm 2026"}
    assert len(told(("TG54",), **plan, **under("Nhiệm vụ", item))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Trong tháng 02/2026, xã sẽ tổ chức 02 đợt dọn luồng tại các bến.", 1),
        ("Trong năm 2025, phường sẽ mở 03 lớp dạy bơi.", 1),
        ("Năm 2025, Đoàn xã sẽ phối hợp tổ chức 02 lớp dạy bơi.", 1),
        ("Năm 2026, xã sẽ huấn luyện 40 lái đò vào tháng 5/2026.", 1),
        ("Năm 2025, xã đề ra sẽ mở 03 lớp dạy bơi.", 0),
        ("Năm 2025, tỉnh thông báo sẽ tổ chức hội thi.", 0),
        ("Năm 2025, xã sẽ tổ chức đua thuyền nhưng mưa lũ nên hoãn.", 0),
        ("Năm 2025 là năm xã sẽ tổ chức đại hội.", 0),
        ("Từ năm 2025, xã sẽ tổ chức thu gom rác trên sông.", 0),
        ("Trong năm 2026, xã sẽ mở 03 lớp dạy bơi.", 0),
    ],
)
def test_what_will_be_done_is_not_of_a_time_that_is_over(item: str, found: int) -> None:
    assert len(told(("TG11",), **_REPORT, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(("day", "found"), [("28/6/2026", 0), ("03/7/2026", 1)])
def test_a_paper_without_its_day_may_be_signed_on_the_last_of_the_month(day: str, found: int) -> None:
    text = f"ngay_ban_hanh: {{thang: 6, nam: 2026}}\nmo_dau: ['Các bến đã họp ngày {day} tại nhà văn hóa.']"
    report = check(example_read(text), on=date(2026, 6, 20), select=("TG54",))
    assert len(report.findings) == found


def test_what_others_shall_count_is_no_figure_of_the_paper() -> None:
    asked = "Các bến thống kê số liệu từ ngày 15/6/2026 đến ngày 14/9/2026."
    assert not told(("TG54",), **under("Chế độ báo cáo", asked))
    assert not told(("TG54",), **_REPORT, **under("Nhiệm vụ 6 tháng cuối năm", asked))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Sơn cọc bến Gáo hoàn thành trong quý III/2026 (trước ngày 30/11/2026).", 1),
        ("Sơn cọc bến Gáo xong trong tháng 7/2026, chậm nhất ngày 15/8/2026.", 1),
        ("Sơn cọc bến Gáo trước ngày 15/10/2026 (trong quý III/2026).", 1),
        ("Sơn cọc bến Gáo hoàn thành trong quý III/2026 (tháng 11/2026).", 1),
        ("Sơn cọc bến Gáo vào tháng 8/2026 (quý IV/2026).", 1),
        ("Sơn cọc bến Gáo hoàn thành trong quý III/2026 (tháng 9/2026).", 0),
        ("Sơn cọc bến Gáo hoàn thành trong quý III/2026 (trước ngày 30/9/2026).", 0),
        ("Sơn cọc bến Gáo hoàn thành trong quý III/2026 (trước ngày 01/10/2026).", 0),
        ("Sơn cọc bến Gáo trước ngày 15/9/2026 (trong quý III/2026).", 0),
        ("Tổng hợp số phao hỏng phát sinh trong quý III/2026 (trước ngày 10/10/2026).", 0),
        ("Gửi báo cáo quý III/2026 (trước ngày 05/10/2026).", 0),
        ("Tổ chức trong tháng 7/2026, tổng kết trước ngày 15/8/2026.", 0),
        ("Các bến nộp phí trong quý III/2026 (trước ngày 15/10/2026).", 0),
        ("Chấm điểm các bến trong tháng 7/2026 (trước ngày 15/8/2026).", 0),
        ("Kiểm phao hoàn thành trong tháng 7/2026 (trước ngày 05/8/2026).", 0),
        ("Kiểm phao trong 6 tháng cuối năm 2026 (từ tháng 4 đến tháng 9/2026).", 1),
        ("Kiểm phao trong quý III (các tháng 10, 11, 12).", 1),
        ("Kiểm phao trước quý IV/2026 (tháng 7 đến tháng 9).", 1),
        ("Số phao hỏng quý II/2026 (từ ngày 15/6/2026 đến ngày 14/9/2026) là 4 chiếc.", 1),
        ("Kiểm phao trong quý III (tháng 8 và tháng 9).", 0),
        ("Số phao hỏng quý II/2026 (từ ngày 15/3/2026 đến ngày 14/6/2026) là 4 chiếc.", 0),
        ("Số phao hỏng quý I (từ 15/12/2025 đến 14/3/2026) là 4 chiếc.", 0),
        ("Kiểm phao hai lần trong quý II, quý IV (tháng 6, tháng 12).", 0),
        ("Kiểm phao mỗi quý (tháng 3, 6, 9 và 12) một lần.", 0),
        ("Kiểm phao cuối quý III (ngày 31/8/2026).", 1),
        ("Kiểm phao đầu quý II (tháng 6/2026).", 1),
        ("Kiểm phao vào đầu năm (tháng 9).", 1),
        ("Kiểm phao cuối quý III (ngày 25/9/2026), giữa năm (tháng 6), cuối năm (tháng 11), đầu quý II (tháng 4).", 0),
        ("Tập huấn trong tháng 7/2026 (theo Công văn số 15/SXD ngày 02/5/2026 của Sở Xây dựng).", 0),
    ],
)
def test_a_day_beside_its_quarter_lies_in_it(sentence: str, found: int) -> None:
    assert len(told(("TG55",), mo_dau=[sentence])) == found


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("Bầu cử đại biểu HĐND xã nhiệm kỳ 2021 - 2026 ngày 15/3/2026 an toàn.", ["2021 - 2026"]),
        ("Cuộc bầu cử đại biểu Quốc hội và đại biểu HĐND các cấp nhiệm kỳ 2025 - 2030 (Chủ nhật, ngày 15/3/2026).", ["2025 - 2030"]),
        ("Ngày bầu cử 15/3/2026, cử tri bến Gáo bầu đại biểu Hội đồng nhân dân xã nhiệm kỳ 2021-2026.", ["2021-2026"]),
        ("Bầu cử đại biểu Quốc hội khóa XV ngày 15/3/2026.", ["khóa XV"]),
        ("Phục vụ bầu cử đại biểu Quốc hội khóa XVI và đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026.", ["2021 - 2026"]),
        ("Bầu cử đại biểu HĐND xã nhiệm kỳ 2026 - 2031 ngày 15/3/2026 an toàn.", []),
        ("Bầu cử đại biểu Quốc hội khóa XV, đại biểu HĐND các cấp nhiệm kỳ 2021 - 2026 ngày 23/5/2021.", []),
        ("HĐND xã nhiệm kỳ 2021 - 2026 chuẩn bị cuộc bầu cử ngày 15/3/2026.", []),
        ("Tổng kết HĐND xã nhiệm kỳ 2021 - 2026 và bầu cử đại biểu HĐND nhiệm kỳ 2026 - 2031 ngày 15/3/2026.", []),
        ("Bầu cử bổ sung đại biểu HĐND xã nhiệm kỳ 2021 - 2026 ngày 15/3/2026.", []),
        ("Chuẩn bị bầu cử đại biểu Quốc hội khóa XVI, tổng kết HĐND nhiệm kỳ 2021 - 2026.", []),
        ("Sau bầu cử, HĐND xã nhiệm kỳ 2021 - 2026 (ngày 15/3/2026) bàn giao.", []),
        ("Bầu cử trưởng ấp nhiệm kỳ 2026 - 2028 ngày 15/3/2026.", []),
        ("Đảng bộ xã nhiệm kỳ 2025 - 2030 lãnh đạo cuộc bầu cử ngày 15/3/2026.", []),
    ],
)  # fmt: skip
def test_a_term_is_that_of_its_election(sentence: str, quotes: list[str]) -> None:
    assert [quote for _, quote in told(("TG56",), mo_dau=[sentence])] == quotes


def test_general_elections_are_on_sundays_five_years_apart() -> None:
    found = elections()
    assert [one.day.weekday() for one in found] == [6] * len(found)
    assert all(later.term[0] == one.term[1] for one, later in zip(found, found[1:], strict=False))
    assert found[-1].day == date(2026, 3, 15)
    assert found[-1].councils == "2026 - 2031"


@pytest.mark.parametrize(
    ("title", "sentence", "found"),
    [
        ("Kỷ niệm 65 năm Ngày mở bến đò Gáo", "Các ấp chào mừng 66 năm Ngày mở bến đò Gáo.", 1),
        (
            "Kỷ niệm 65 năm mở bến (12/9/1961 - 12/9/2026)",
            "Đón khách kỷ niệm 64 năm bến đò (12/9/1961 - 12/9/2026).",
            1,
        ),
        ("Kỷ niệm 65 năm Ngày mở bến đò Gáo", "Các ấp chào mừng 65 năm Ngày mở bến đò Gáo.", 0),
        ("Kỷ niệm 65 năm Ngày mở bến đò Gáo", "Năm 2025 xã đã kỷ niệm 64 năm Ngày mở bến đò Gáo.", 0),
        ("Kỷ niệm 65 năm Ngày thành lập bến Gáo", "Chào mừng 20 năm Ngày thành lập bến Vịt.", 0),
        ("Kỷ niệm 65 năm Ngày thành lập", "Chào mừng 20 năm Ngày thành lập.", 0),
        ("Kỷ niệm 65 năm Ngày truyền thống của bến", "Chào mừng 20 năm Ngày truyền thống của chợ.", 0),
    ],
)
def test_an_anniversary_has_one_number(title: str, sentence: str, found: int) -> None:
    assert len(told(("TG57",), trich_yeu=title, mo_dau=[sentence])) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Trong tháng 4/2026 sẽ tổ chức hội thi chèo đò.", ["tháng 4/2026"]),
        ("Đầu tháng 5/2026, các bến sẽ ra quân dọn lục bình.", ["tháng 5/2026"]),
        ("Hợp tác xã sẽ sơn lại cọc, tập huấn cứu nạn vào ngày 12/5/2026.", ["ngày 12/5/2026"]),
        ("Trong tháng 9/2026 sẽ tổ chức hội thi chèo đò.", []),
        ("Trong tháng 4/2026 đã tổ chức hội thi chèo đò.", []),
        ("Từ ngày 01/4/2026 các bến sẽ thu phí qua thẻ.", []),
        ("Theo kế hoạch, hội thi sẽ tổ chức vào ngày 12/5/2026 nhưng nước lớn nên lùi lại.", []),
        ("Ngày 12/5/2026, Sở Xây dựng trả lời sẽ bố trí 20 phao.", []),
        ("Xã sẽ tổ chức kiểm điểm vụ lật đò xảy ra vào ngày 12/5/2026.", []),
        ("Hợp tác xã sẽ trả lời đơn của bà Tư gửi ngày 12/5/2026.", []),
        ("Các bến sẽ tổ chức khắc phục lỗi nêu tại biên bản ngày 12/5/2026.", []),
    ],
)
def test_what_will_be_done_is_not_over(item: str, found: list[str]) -> None:
    assert [quote for _, quote in told(("TG11",), **_REPORT, **under("Kết quả đạt được", item))] == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Tổ chức sơ kết 6 tháng trước ngày 15/4/2026.", 1),
        ("Sơ kết quý III trước ngày 20/7/2026; tổng kết năm trước ngày 10/12/2026.", 1),
        ("Tổng kết năm 2026 trước ngày 15/6/2026.", 1),
        ("Tổ chức sơ kết 6 tháng trước ngày 15/6/2026.", 0),
        ("Sơ kết quý III trước ngày 20/9/2026; tổng kết năm trước ngày 10/12/2026.", 0),
        ("Tổng kết năm 2025 trước ngày 15/6/2026.", 0),
        ("Tổng kết năm học 2025 - 2026 trước ngày 31/5/2026.", 0),
        ("Sơ kết 6 tháng thực hiện Đề án trước ngày 15/4/2026.", 0),
        ("Sơ kết một năm thu phí qua thẻ trước ngày 15/4/2026.", 0),
        ("Tổng kết chiến dịch năm 2026 trước ngày 15/6/2026.", 0),
        ("Sơ kết đợt dọn bến trước ngày 15/4/2026.", 0),
        ("Tổng kết phong trào giữ bến 5 năm trước ngày 15/4/2026.", 0),
    ],
)
def test_a_period_is_summed_up_when_it_ends(item: str, found: int) -> None:
    given = told(
        ("TG34",),
        nam=2026,
        ngay_ban_hanh="2026-01-10",
        trich_yeu="Giữ bến đò năm 2026",
        **under("Tổ chức thực hiện", item),
    )
    assert len(given) == found


@pytest.mark.parametrize(
    ("task", "due", "found"),
    [
        ("Sơ kết 6 tháng đầu năm", "15/4/2026", 1),
        ("Báo cáo kết quả thực hiện quý III", "Trước ngày 10/6/2026", 1),
        ("Tổng kết công tác năm 2026", "20/5/2026", 1),
        ("Sơ kết 6 tháng đầu năm", "20/6/2026", 0),
        ("Sơ kết 6 tháng", "20/6/2026", 0),
        ("Sơ kết sáu tháng", "20/4/2026", 1),
        ("Đánh giá kết quả 9 tháng", "10/9/2026", 0),
        ("Tổng kết công tác năm 2026", "05/12/2026", 0),
        ("Tổng kết công tác năm 2025", "20/5/2026", 0),
        ("Tổng kết năm học", "25/5/2026", 0),
        ("Sơ kết 6 tháng thực hiện Đề án", "15/4/2026", 0),
        ("Báo cáo kết quả khảo sát năm 2026", "15/4/2026", 0),
        ("Báo cáo quý IV năm trước", "15/01/2026", 0),
    ],
)
def test_a_row_sums_up_a_period_when_it_ends(task: str, due: str, found: int) -> None:
    row = {"noi_dung": task, "san_pham": "Báo cáo", "chu_tri": "Văn phòng", "phoi_hop": "Các bến", "thoi_han": due}
    annex = {"ten": "Nhiệm vụ", "nhiem_vu": [row, {**row, "noi_dung": "Thay phao", "thoi_han": "10/8/2026"}]}
    given = {"nam": 2026, "ngay_ban_hanh": "2026-01-10", "trich_yeu": "Giữ bến đò năm 2026", "phu_luc": [annex]}
    assert len(told(("TG34",), **given)) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Cầu phao khởi công 9/2026, hoàn thành 6/2026.", 1),
        ("Khởi công quý IV/2026, dự kiến đưa vào sử dụng quý II/2026.", 1),
        ("Lớp chèo đò bắt đầu từ ngày 20/8/2026, kết thúc ngày 10/8/2026.", 1),
        ("Cầu phao khởi công tháng 9/2026, bàn giao trước ngày 30/6/2026.", 1),
        ("Bắt đầu thực hiện từ tháng 8/2027, hoàn thành hồ sơ và báo cáo kết quả trước ngày 30/6/2027.", 0),
        ("Bắt đầu thực hiện từ tháng 8/2027, hoàn thành và báo cáo kết quả về UBND xã trước ngày 30/6/2027.", 1),
        ("Triển khai từ quý III/2026, hoàn thành, báo cáo trước ngày 15/5/2026.", 1),
        ("Bắt đầu thực hiện từ tháng 3/2027, hoàn thành và báo cáo kết quả trước ngày 30/6/2027.", 0),
        ("Cầu phao khởi công 9/2026, hoàn thành 6/2027.", 0),
        ("Cầu phao khởi công tháng 9/2026; hoàn thành hồ sơ mặt bằng trước ngày 30/6/2026.", 0),
        ("Khai mạc ngày 20/8/2026, bế mạc ngày 20/8/2026.", 0),
    ],
)
def test_what_begins_ends_later(sentence: str, found: int) -> None:
    assert len(told(("TG29",), mo_dau=[sentence])) == found


def _works(cell: str, *columns: str) -> dict[str, object]:
    heads = [
        {"ma": "noi_dung", "ten": "Công trình"},
        {"ma": "von", "ten": "Vốn"},
        *({"ma": "them", "ten": one} for one in columns),
    ]
    when = {"ma": "thoi_han", "ten": "Thời gian thực hiện"}
    row = {"noi_dung": "Kè bến Gáo", "von": "900", **dict.fromkeys(["them"][: len(columns)], "300"), "thoi_han": cell}
    return {
        "phu_luc": [
            {"ten": "Danh mục công trình", "cot": [*heads, when], "hang": [row, {**row, "noi_dung": "Cầu phao"}]}
        ]
    }


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Khởi công 4/2026, hoàn thành 9/2026", set()),
        ("Khởi công 7/2026, hoàn thành 9/2027", set()),
        ("Bắt đầu tháng 3/2026, bàn giao tháng 11/2026", set()),
        ("4/2026 - 9/2026", set()),
        ("Khởi công 2/2026, hoàn thành 4/2026", {"TG11"}),
        ("Hoàn thành 4/2026", {"TG11"}),
        ("Hoàn thành 9/2027", {"TG12"}),
    ],
)
def test_the_beginning_of_a_work_is_no_deadline(cell: str, codes: set[str]) -> None:
    found = told(("TG11", "TG12"), loai="ke_hoach", nam=2026, trich_yeu="Kế hoạch sửa bến năm 2026", **_works(cell))
    assert {code for code, _ in found} == codes


def test_a_work_that_is_paid_over_years_may_outlast_the_plan() -> None:
    given = {"nam": 2026, "trich_yeu": "Kế hoạch sửa bến năm 2026", **_works("Hoàn thành 9/2027", "Tổng mức đầu tư")}
    assert not told(("TG12",), loai="ke_hoach", **given)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Trong quý I/2026, các bến chở 4.200 lượt khách.", 1),
        ("Trong quý I/2026, các bến chở 4.200 lượt khách, giảm 300 lượt so với quý II.", 0),
        ("Trong quý II/2026, các bến chở 4.200 lượt khách.", 0),
        ("Trong quý I/2026, bến Gáo thiếu phao.", 0),
        ("Trong quý I/2026, xã giao 12 việc; đến nay còn 02 việc.", 0),
    ],
)
def test_the_results_of_a_quarter_are_not_told_of_the_one_before(item: str, found: int) -> None:
    paper = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò quý II năm 2026"}
    assert len(told(("TG65",), **paper, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Phấn đấu hoàn thành và hoàn thành vượt mức các chỉ tiêu kế hoạch năm 2025.", 1),
        ("Quyết tâm hoàn thành vượt mức các chỉ tiêu kế hoạch năm 2026.", 0),
        ("Phấn đấu vượt năm 2025 từ 5% trở lên.", 0),
        ("Toàn xã hoàn thành vượt mức các chỉ tiêu kế hoạch năm 2025.", 0),
        ("Phát huy kết quả vượt mức các chỉ tiêu kế hoạch năm 2025.", 0),
    ],
)
def test_what_is_striven_for_is_of_the_plans_own_year(item: str, found: int) -> None:
    given = told(
        ("TG32",),
        nam=2026,
        ngay_ban_hanh="2025-12-20",
        trich_yeu="Kế hoạch giữ bến năm 2026",
        **under("Mục tiêu chung", item),
    )
    assert len(given) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Xã đã gửi báo cáo quý I (kỳ số liệu từ ngày 15/12/2025 đến ngày 14/3/2026); họp Ban ngày 29/01/2026.", 0),
        ("Báo cáo quý I: số liệu từ ngày 15/12/2025 đến ngày 14/3/2026, gửi ngày 29/01/2026.", 1),
        ("Báo cáo quý I: vào ngày 29/01/2026, số liệu từ ngày 15/12/2025 đến ngày 14/3/2026.", 1),
        (
            "Báo cáo quý I theo Quyết định số 5/QĐ-UBND ngày 09/01/2026, số liệu từ ngày 15/12/2025 đến ngày 14/3/2026.",
            0,
        ),
    ],
)
def test_the_day_of_a_meeting_is_not_that_of_a_report(sentence: str, found: int) -> None:
    assert len(told(("TG20",), mo_dau=[sentence])) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Tự chấm điểm Chỉ số cải cách hành chính năm 2025; báo cáo năm 2026 gửi trước ngày 05/12/2026.", 0),
        ("Tự chấm điểm Chỉ số cải cách hành chính năm 2025 trước ngày 05/12/2026.", 1),
    ],
)
def test_an_index_is_scored_in_the_next_year(item: str, found: int) -> None:
    given = told(
        ("TG52",),
        nam=2026,
        ngay_ban_hanh="2026-01-10",
        trich_yeu="Kế hoạch giữ bến năm 2026",
        **under("Nhiệm vụ", item),
    )
    assert len(given) == found


_LINE = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình{})"


@pytest.mark.parametrize(
    ("added", "found"),
    [
        ("; số liệu đến ngày 31/12/2025", 0),
        (", số liệu tính đến hết năm 2025", 0),
        ("; đơn vị tính: triệu đồng", 0),
        (" gửi kèm bản giấy", 1),
    ],
)
def test_what_one_annex_adds_to_the_line_is_no_other_line(added: str, found: int) -> None:
    annexes = [{"ten": f"Biểu {at}", "kem_theo": _LINE.format(words)} for at, words in enumerate(("", added))]
    head = {"ngay_ban_hanh": "2026-01-15", "co_quan": {"ten": "Ủy ban nhân dân xã An Bình", "viet_tat": "UBND"}}
    given = told(("TC05", "TC07"), mo_dau=["Xem Phụ lục I và Phụ lục II."], phu_luc=annexes, **head)
    assert [code for code, _ in given] == ["TC07"] * found


def test_a_work_that_ends_before_it_begins_is_told_once() -> None:
    given = told(("TG29", "TG49"), mo_dau=["Cầu treo bến Hin khởi công 10/2026, hoàn thành 8/2026."])
    assert [code for code, _ in given] == ["TG29"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Các đại biểu HĐND xã nhiệm kỳ 2021 - 2026 được bầu ngày 15/3/2026 đã nhận việc ở bến.", 1),
        ("Cuộc bầu cử ngày 15/3/2026 an toàn. Cử tri đã bầu đủ 21 đại biểu HĐND xã nhiệm kỳ 2021 - 2026.", 1),
        ("Kỳ họp thứ 3, HĐND xã khóa II, nhiệm kỳ 2021 - 2026 tổ chức ngày 20/5/2026.", 1),
        ("Ngày 20/5/2026, HĐND xã khóa II, nhiệm kỳ 2021 - 2026 tổ chức kỳ họp thứ 3.", 1),
        ("Kỳ họp thứ nhất HĐND xã nhiệm kỳ 2026 - 2031 họp ngày 20/12/2025.", 1),
        ("Kỳ họp thứ 15, HĐND xã khóa I, nhiệm kỳ 2021 - 2026 tổ chức ngày 20/3/2026.", 0),
        ("Kỳ họp thứ 2, HĐND xã khóa II, nhiệm kỳ 2026 - 2031 tổ chức ngày 20/5/2026.", 0),
        ("Bầu cử ngày 15/3/2026 có 12 đại biểu HĐND xã nhiệm kỳ 2021 - 2026 tái cử, bầu mới 9 đại biểu.", 0),
        ("Ngày 20/5/2026, xã gặp mặt đại biểu HĐND nhiệm kỳ 2021 - 2026.", 0),
        ("Ngày 20/5/2026, Thường trực HĐND xã nhiệm kỳ 2026 - 2031 họp tổng kết nhiệm kỳ 2021 - 2026.", 0),
    ],
)
def test_deputies_and_sessions_are_of_the_term_of_their_day(sentence: str, found: int) -> None:
    assert len(told(("TG56",), mo_dau=[sentence])) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Trong quý III năm 2026, hợp tác xã đã thay 40 phao.", 1),
        ("Lũy kế 9 tháng đầu năm 2026, các bến đã chở 12.140 lượt khách.", 1),
        ("Thu 9 tháng đầu năm đạt 204 triệu đồng.", 1),
        ("Thu 9 tháng đầu năm ước đạt 204 triệu đồng.", 0),
        ("Thu 6 tháng đầu năm đạt 204 triệu đồng.", 0),
        ("So với 9 tháng đầu năm 2025, lượt khách đã tăng 4%.", 0),
        ("Kế hoạch sơn cọc trong quý III/2026 của các bến đã được ban hành.", 0),
        ("Lịch trực trong quý III năm 2026 đã được thông báo.", 0),
    ],
)
def test_a_report_tells_no_sum_of_a_time_that_is_not_over(item: str, found: int) -> None:
    assert len(told(("TG65",), **_REPORT, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Trong 7 tháng đầu năm 2026, bến chở 42 chuyến.", 1),
        ("Số vụ va đò tăng 1 vụ so với cùng kỳ tháng 5/2025.", 1),
        ("Trong 6 tháng đầu năm 2026, bến chở 42 chuyến.", 0),
        ("Số vụ va đò tăng 1 vụ so với cùng kỳ tháng 6/2025, giảm 2 vụ so với tháng 5/2026.", 0),
        ("Tháng 5/2026 có 4 vụ va đò, tăng so với cùng kỳ tháng 5/2025.", 0),
    ],
)
def test_a_report_of_a_month_counts_its_own_months(item: str, found: int) -> None:
    month = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò tháng 6 năm 2026"}
    assert len(told(("TG65",), **month, **under("Kết quả đạt được", item))) == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (("Trong nhiệm kỳ 2016 - 2021, Hội đã vận động được 12 triệu đồng.",), 1),
        (("Trong nhiệm kỳ 2021 - 2026, Hội đã vận động được 12 triệu đồng.",), 0),
        (("Trong nhiệm kỳ 2016 - 2021, Hội đã có 3 chi hội, nay có 5 chi hội.",), 0),
        (("Trong nhiệm kỳ 2016 - 2021, Hội đã kết nạp 4 người.", "Trong nhiệm kỳ 2016 - 2021, Hội đã lập quỹ."), 0),
    ],
)
def test_a_report_of_a_term_tells_of_its_own(items: tuple[str, ...], found: int) -> None:
    term = {"loai": "bao_cao", "nam": None, "trich_yeu": "Tổng kết hoạt động Hội lái đò nhiệm kỳ 2021 - 2026"}
    assert len(told(("TG52",), **term, **under("Kết quả đạt được", *items))) == found


@pytest.mark.parametrize(("day", "found"), [("12", 1), ("18", 0)])
def test_the_day_of_each_quarter_is_that_of_the_table_of_reports(day: str, found: int) -> None:
    words = f"Các bến gửi báo cáo quý về Văn phòng trước ngày {day} của tháng cuối quý."
    rows = [
        {
            "loai": "Báo cáo quý",
            "ai": "Các bến",
            "nhan_tai": "Văn phòng HĐND và UBND",
            "gui": "Trước ngày 18 của tháng cuối quý",
        },
        {
            "loai": "Báo cáo quý",
            "ai": "Văn phòng",
            "nhan_tai": "Sở Xây dựng",
            "gui": "Trước ngày 20 của tháng cuối quý",
        },
    ]
    heads = {"loai": "Loại báo cáo", "ai": "Đơn vị gửi", "nhan_tai": "Nơi nhận", "gui": "Hạn"}
    table = {"ten": "Chế độ báo cáo", "cot": [{"ma": code, "ten": name} for code, name in heads.items()], "hang": rows}
    assert len(told(("TG68",), mo_dau=[words], phu_luc=[table])) == found


@pytest.mark.parametrize(("years", "found"), [(("2025", "2026"), 1), (("2026", "2027"), 0)])
def test_the_closing_words_name_both_years_of_the_title(years: tuple[str, str], found: int) -> None:
    words = "{}iữ bến đò năm {} và phương hướng, nhiệm vụ năm {}"
    closing = f"Trên đây là Báo cáo kết quả {words.format('g', *years)} của xã."
    title = words.format("G", "2026", "2027")
    assert len(told(("TG31",), loai="bao_cao", trich_yeu=title, ket_thuc=closing)) == found


def test_a_month_behind_a_later_year_is_of_that_year() -> None:
    plan = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò năm 2026", "ngay_ban_hanh": "2026-11-20"}
    item = "Công bố tuyến đò trước ngày 15/5/2027, nhận đơn trong tháng 6."
    assert not told(("TG11",), **plan, **under("Nhiệm vụ năm 2027", item))


def test_a_heading_sums_up_the_months_of_its_report() -> None:
    report = {"loai": "bao_cao", "trich_yeu": "Kết quả giữ bến đò 9 tháng đầu năm 2026"}
    assert len(told(("TG30",), **report, **under("Đánh giá chung 6 tháng đầu năm", "Sơn 12 cọc."))) == 1
    assert not told(("TG30",), **report, **under("Đánh giá chung 9 tháng đầu năm", "Sơn 12 cọc."))
