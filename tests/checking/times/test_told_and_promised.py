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
