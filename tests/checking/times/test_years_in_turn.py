"""Years that follow each other: visions, phases, roadmaps; days and rounds that cannot be; years left in plans of several years."""

from __future__ import annotations

import pytest

from tests.checking.times.told import told, under

_LONG = {
    "loai": "ke_hoach",
    "nam": None,
    "giai_doan": {"tu": 2026, "den": 2030},
    "trich_yeu": "Giữ bến đò giai đoạn 2026 - 2030",
}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Phát triển bến đò giai đoạn 2026 - 2030, tầm nhìn đến năm 2025.", 1),
        ("Xây dựng bến mẫu đến năm 2030, định hướng đến năm 2028.", 1),
        ("Lộ trình: năm 2026 sơn 10 bến, năm 2028 sơn 20 bến, năm 2027 sơn 30 bến.", 1),
        ("Tổng kết Kế hoạch giai đoạn 2026 - 2030 vào năm 2028.", 1),
        ("Làm hai chặng: giai đoạn 1 từ năm 2026 đến năm 2027, giai đoạn 2 từ năm 2029 đến năm 2030.", 1),
        ("Giai đoạn 1 (2026 - 2028): làm thử; giai đoạn 2 (2027 - 2030): mở rộng.", 1),
        ("Phát triển bến đò giai đoạn 2026 - 2030, tầm nhìn đến năm 2045.", 0),
        ("Lộ trình: năm 2026 sơn 10 bến, năm 2027 sơn 20 bến, năm 2028 sơn 30 bến; so với năm 2025 tăng 9 bến.", 0),
        ("Giai đoạn 1 (2026 - 2027): làm thử; giai đoạn 2 (2027 - 2030): mở rộng.", 0),
        ("Giai đoạn 1 (2026 - 2027) và 2 (2028 - 2030); kinh phí giai đoạn 1 (2026 - 2027): 20 triệu đồng.", 0),
        ("Tổng kết giai đoạn 2021 - 2025 vào năm 2026; tổng kết giai đoạn 2026 - 2030 trong quý IV/2030.", 0),
        ("Năm 2026 mua 10 phao, đến năm 2030 đạt 90%; năm 2027 mua 20 phao, năm 2028 mua 30 phao.", 0),
        ("Quý I: khảo sát; Quý II: lập phương án; Quý II: diễn tập; Quý IV: tổng kết.", 1),
        ("Mỗi quý họp một lần, vào tháng 3, tháng 6, tháng 8 và tháng 9.", 1),
        ("Quý I: khảo sát; Quý II: lập phương án; Quý III: diễn tập; Quý IV: tổng kết.", 0),
        ("Quý I: khảo sát; Quý II: lập phương án; Quý IV: tổng kết.", 0),
        ("Mỗi quý họp một lần, vào tháng 3, tháng 6, tháng 9 và tháng 11.", 0),
        ("Năm 2026 bố trí 20 triệu đồng, năm 2027 bố trí 30 triệu đồng, năm 2026 ưu tiên 4 bến.", 0),
    ],
)
def test_years_follow_each_other(sentence: str, found: int) -> None:
    assert len(told(("TG69",), mo_dau=[sentence])) == found


def test_phases_and_years_of_a_list_follow_each_other() -> None:
    phases = ("Giai đoạn 1 (2026 - 2027): làm thử.", "Giai đoạn 2 (2027 - 2029): mở rộng.", "Giai đoạn 3 ({}): giữ.")
    for last, found in (("2028 - 2030", 1), ("2030", 0)):
        assert len(told(("TG69",), **_LONG, **under("Lộ trình", *(one.format(last) for one in phases)))) == found
    years = ("Năm 2026: làm thử ở bốn bến.", "Năm {}: thêm tám bến.", "Năm {}: cả xã.")
    for pair, found in ((("2028", "2027"), 1), (("2027", "2028"), 0)):
        items = (years[0], *(one.format(year) for one, year in zip(years[1:], pair, strict=True)))
        assert len(told(("TG69",), **_LONG, **under("Lộ trình", *items))) == found


@pytest.mark.parametrize(
    ("code", "sentence", "found"),
    [
        ("TG29", "Trực bến từ ngày 15 đến ngày 13/8/2026.", 1),
        ("TG29", "Trực bến từ ngày 28 đến ngày 03/8/2026.", 0),
        ("TG29", "Trực bến từ ngày 05 đến ngày 13/8/2026.", 0),
        ("TG29", "Trực bến từ ngày 15/5 đến ngày 22/4/2026.", 1),
        ("TG29", "Trực bến từ ngày 15/12 đến ngày 14/3/2026, từ ngày 05/9 đến ngày 31/5/2027.", 0),
        ("TG45", "Làm trong 12 tháng, từ tháng 3/2026 đến hết tháng 12/2026.", 1),
        ("TG45", "Làm trong 12 tháng, từ tháng 3/2026 đến hết tháng 02/2027.", 0),
        ("TG02", "Họp vào ngày 32 hằng tháng.", 1),
        ("TG02", "Trực bến 24/24 giờ, 08 ngày/tuần.", 1),
        ("TG02", "Kể số khách hằng tuần, gửi vào thứ Tám.", 1),
        ("TG02", "Bến trình đề án tại kỳ họp thứ Tám, ngày 24/12/2026.", 0),
        ("TG02", "Trực bến 07 ngày/tuần; người thứ tám trong tuần này trực 24 giờ/ngày.", 0),
        ("TG43", "Sau 10 năm thực hiện Chỉ thị (2015 - 2024), bến có 9 đò; trong 6 năm (2021 - 2026) thêm 4 đò.", 0),
        ("TG43", "Sau 10 năm thực hiện Chỉ thị (2015 - 2026), bến có 9 đò.", 1),
        ("TG43", "Kế hoạch trung hạn 5 năm (2021 - 2025).", 0),
        ("TG49", "Khởi công nhà chờ tháng 8/2026, nghiệm thu bàn giao tháng 7/2026.", 1),
        ("TG49", "Kiểm tra an toàn cầu Gáo trước ngày 30/9/2026; kể kết quả kiểm tra cầu trước ngày 15/9/2026.", 0),
        (
            "TG49",
            "Kiểm tra an toàn cầu Gáo trước ngày 30/9/2026; báo cáo kết quả kiểm tra cầu trước ngày 15/9/2026.",
            1,
        ),
        (
            "TG49",
            "Kiểm tra an toàn cầu Gáo trước ngày 30/9/2026; báo cáo kết quả kiểm tra các phao trước ngày 15/9/2026.",
            0,
        ),
        ("TG49", "Nghiệm thu công trình kè Gáo trước ngày 30/7/2026; khởi công công trình bến Mới ngày 15/8/2026.", 0),
        ("TG49", "Khai mạc hội đua ngày 15/10/2026; bế mạc lớp dạy bơi ngày 30/7/2026.", 0),
        ("TG49", "Khai mạc hội đua ngày 15/10/2026; bế mạc và trao giải ngày 10/10/2026.", 1),
        ("TG49", "Thẩm định hồ sơ trước ngày 20/7/2026; thu hồ sơ đợt 2 đến ngày 30/8/2026.", 0),
        ("TG40", "Họp hai ngày 13 và 14/5/2027 (thứ Năm và thứ Sáu).", 0),
        ("TG40", "Họp ngày 14/5/2027 (thứ Năm).", 1),
        ("TG98", "Bến họp mặt nhân Ngày Nhà giáo Việt Nam 22 tháng 11.", 1),
        ("TG98", "Bến họp mặt nhân Ngày Nhà giáo Việt Nam 20 tháng 11.", 0),
        ("TG43", "Kỷ niệm 80 năm Ngày thành lập bến (1946 - 2025).", 1),
        ("TG34", "Định kỳ hằng quý (trước ngày 25 hằng tháng), các bến kể số khách.", 1),
        ("TG34", "Báo cáo tháng gửi trước ngày 15 của tháng cuối quý.", 1),
        ("TG34", "Các bến kể số khách hằng tháng trước ngày 25, hằng quý trước ngày 15 của tháng cuối quý.", 0),
        ("TG34", "Báo cáo hằng quý trước ngày 15 của tháng cuối quý, hằng tháng trước ngày 25 hằng tháng.", 0),
        ("TG34", "Họp hằng tháng, riêng tháng cuối quý họp vào ngày 15 của tháng cuối quý.", 0),
        ("TG47", "Lễ xuống thuyền ngày 12 tháng Giêng (ngày 01/3/2026).", 1),
        ("TG47", "Nghỉ từ ngày 16/02/2026 đến ngày 20/02/2026 (tức ngày 29 tháng Chạp đến mùng 4 tháng Giêng).", 0),
        ("TG47", "Lễ xuống thuyền ngày 13 tháng Giêng (ngày 01/3/2026).", 0),
    ],
)
def test_days_and_rounds_that_cannot_be(code: str, sentence: str, found: int) -> None:
    kind = {"loai": "ke_hoach", "trich_yeu": "Giữ bến đò năm 2026"}
    assert len(told((code,), **kind, **under("Nhiệm vụ", sentence))) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [("Tiến độ thực hiện năm 2025", 1), ("Kết quả thực hiện chỉ tiêu năm 2025", 0), ("Tiến độ năm 2026", 0)],
)
def test_an_appendix_of_tasks_is_not_of_the_year_before_the_plan(name: str, found: int) -> None:
    annex = {"ten": name, "noi_dung": ["Sơn cọc.", "Thay phao."]}
    assert len(told(("TG32",), **_LONG, **under("Nhiệm vụ", "Sơn cọc."), phu_luc=[annex])) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Đến năm 2024: 60% bến có phao.", 1),
        ("Đến năm 2025, đã có 60% bến có phao.", 0),
        ("Đến năm 2028: 60% bến có phao (năm 2025: 30%).", 0),
    ],
)
def test_an_aim_of_several_years_is_not_one_of_a_year_that_is_over(item: str, found: int) -> None:
    assert len(told(("TG11",), **_LONG, **under("Mục tiêu", item))) == found


@pytest.mark.parametrize(
    ("code", "kind", "item", "found"),
    [
        ("TG52", "bao_cao", "Thu phí bến ước thực hiện cả năm 2025 đạt 102%.", 1),
        ("TG52", "bao_cao", "Thu phí bến bằng 102% so với ước thực hiện năm 2025.", 0),
        ("TG52", "bao_cao", "Thu phí bến ước thực hiện cả năm 2026 đạt 102%.", 0),
        ("TG36", "cong_van", "Các thôn gửi danh sách trẻ vào lớp 1 năm học 2025 - 2026.", 1),
        ("TG36", "cong_van", "Các thôn gửi danh sách trẻ vào lớp 1 năm học 2026 - 2027.", 0),
        ("TG36", "cong_van", "Các thôn gửi số trẻ đã vào lớp 1 năm học 2025 - 2026.", 0),
        ("TG32", "ke_hoach", "Số tổ lái đò cuối năm 2025 là 58 tổ.", 0),
        ("TG32", "ke_hoach", "Phấn đấu đến cuối năm 2025 còn 58 cọc chưa sơn.", 1),
        ("TG11", "cong_van", "UBND xã đã có Công văn đề nghị các bến báo cáo số khách trước ngày 30/4/2026.", 0),
        ("TG11", "cong_van", "UBND xã đề nghị các bến báo cáo số khách trước ngày 30/4/2026.", 1),
    ],
)
def test_what_is_left_of_the_year_before(code: str, kind: str, item: str, found: int) -> None:
    assert len(told((code,), loai=kind, trich_yeu="Giữ bến đò năm 2026", **under("Việc của bến", item))) == found
