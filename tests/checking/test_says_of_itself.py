"""A paper that calls itself by another kind, writes to itself, gives one person two posts, one post two holders."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def found(code: str, content: dict[str, Any]) -> list[str]:
    head = {
        "loai": "ke_hoach",
        "co_quan": {"ten": "Ủy ban nhân dân xã Lũng Mây", "viet_tat": "UBND"},
        "dia_danh": "Lũng Mây",
        "ngay_ban_hanh": {"ngay": 5, "thang": 10, "nam": 2026},
        "trich_yeu": "Sửa bến đò năm 2026",
        "noi_dung": ["Kè bến đò.", "Kẻ vạch bến."],
        "ket_thuc": [],
    }
    read = example_read(json.dumps({**head, **content}, ensure_ascii=False))
    return [one.quote for one in check(read, on=date(2026, 10, 5), select=(code,)).findings]


@pytest.mark.parametrize(
    ("kind", "lines", "quotes"),
    [
        ("ke_hoach", ["Trên đây là Báo cáo sửa bến đò của xã."], ["Trên đây là Báo cáo"]),
        ("bao_cao", ["Các thôn căn cứ Thông báo này kẻ vạch bến."], ["Thông báo này"]),
        ("thong_bao", ["Quyết định này có hiệu lực từ ngày ký."], ["Quyết định này"]),
        ("huong_dan", ["Các bến làm theo Công văn này."], ["Công văn này"]),
        ("bao_cao", ["Trên đây là báo cáo của xã."], []),
        ("cong_van", ["Trên đây là báo cáo của xã."], []),
        ("thong_bao", ["UBND tỉnh ban hành Quyết định số 9/2026/QĐ-UBND. Quyết định này nói về bến."], []),
        ("to_trinh", ["Xã trình dự thảo Kế hoạch kè bến.", "Kế hoạch này cần 40 áo phao."], []),
        ("ke_hoach", ["Kèm mẫu báo cáo của bến.", "Báo cáo này gửi trước ngày 20."], []),
        ("huong_dan", ["Mẫu ghi: “Trên đây là Báo cáo của bến”."], []),
    ],
)
def test_a_paper_is_called_by_its_own_kind(kind: str, lines: list[str], quotes: list[str]) -> None:
    assert found("TC80", {"loai": kind, "mo_dau": lines}) == quotes


def test_a_committee_does_not_write_to_itself() -> None:
    wrong = {
        "loai": "bao_cao",
        "kinh_gui": ["Ủy ban nhân dân xã Lũng Mây"],
        "noi_nhan": ["UBND xã Lũng Mây (để báo cáo)"],
        "noi_dung": [
            {"tieu_de": "Kiến nghị", "noi_dung": ["UBND xã Lũng Mây: xem xét cấp vốn.", "Sở Y tế: cử bác sĩ."]}
        ],
    }
    assert len(found("TQ30", wrong)) == 3
    right = {
        "loai": "bao_cao",
        "kinh_gui": ["Ủy ban nhân dân tỉnh"],
        "noi_nhan": ["UBND xã Suối Đục (để phối hợp)", "Chủ tịch UBND xã (để báo cáo)", "Đảng ủy, HĐND, UBND xã"],
        "noi_dung": [
            {"tieu_de": "Kiến nghị", "noi_dung": ["UBND xã Suối Đục: tăng cường giữ bến.", "UBND tỉnh: xem xét."]},
            {"tieu_de": "Kiến nghị của cử tri", "noi_dung": ["UBND xã: xem xét vá đường.", "UBND xã: sớm trả lời."]},
        ],
    }
    assert found("TQ30", right) == []


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        (
            "UBND xã chủ trì, phối hợp với Ủy ban nhân dân xã Lũng Mây kè bến.",
            ["phối hợp với Ủy ban nhân dân xã Lũng Mây"],
        ),
        ("Phòng Kinh tế tổng hợp, báo cáo Phòng Kinh tế trước ngày 20.", ["báo cáo Phòng Kinh tế"]),
        ("UBND xã phối hợp với Ủy ban nhân dân xã Suối Đục kè bến.", []),
        ("Phòng Kinh tế đôn đốc các thôn gửi báo cáo về Phòng Kinh tế.", []),
        ("Phòng Kinh tế báo cáo UBND xã; các thôn báo cáo Phòng Kinh tế.", []),
        ("Công an xã báo cáo Công an tỉnh.", []),
    ],
)
def test_nobody_works_together_with_himself(line: str, quotes: list[str]) -> None:
    assert found("TC81", {"mo_dau": [line]}) == quotes


@pytest.mark.parametrize(
    ("code", "lines", "quotes"),
    [
        ("TC82", ["Ông Vi Văn Tài, Trưởng phòng Kinh tế dự.", "Trưởng phòng Văn hóa - Xã hội Vi Văn Tài ký."], ["Trưởng phòng Văn hóa - Xã hội"]),
        ("TC82", ["Phòng Kinh tế do ông Vi Văn Tài làm Trưởng phòng.", "Ông Vi Văn Tài, Chánh Văn phòng HĐND và UBND xã ký."], ["Chánh Văn phòng HĐND và UBND xã"]),
        ("TC82", ["Ông Vi Văn Tài, Trưởng phòng Kinh tế dự.", "Ông Vi Văn Tài, Trưởng phòng VH-XH ký."], []),
        ("TC82", ["Ông Vi Văn Tài, Phó Chủ tịch UBND xã dự.", "Ông Vi Văn Tài, Trưởng phòng Kinh tế ký."], []),
        ("TC82", ["Ông Vi Văn Tài, Trưởng phòng Kinh tế dự.", "Điều động ông Vi Văn Tài, Trưởng phòng Kinh tế giữ chức Trưởng phòng Văn hóa - Xã hội."], []),
        ("TC32", ["Trạm Y tế do bà Lò Thị Mây làm Trạm trưởng.", "Bà Lò Thị Mây, Phó Trưởng trạm Y tế khám bệnh."], ["Phó Trưởng trạm Y tế"]),
        ("TC32", ["Ban Chỉ đạo sửa bến do ông Vi Văn Tài làm Trưởng ban; bà Lò Thị Mây làm Phó Trưởng ban.", "Trưởng ban Lò Thị Mây chủ trì."], ["Trưởng ban"]),
        ("TC32", ["Ban Chỉ đạo sửa bến do bà Lò Thị Mây làm Phó Trưởng ban.", "Ban Tổ chức hội đua do bà Lò Thị Mây làm Trưởng ban."], []),
        ("TC32", ["Ông Vi Văn Tài, Chủ tịch HĐND xã dự.", "Ông Vi Văn Tài, Phó Chủ tịch UBND xã dự."], []),
        ("TC83", ["Chỉ huy là Đại úy Vi Văn Tài.", "Giao Thiếu tá Vi Văn Tài giữ bến."], ["Thiếu tá"]),
        ("TC83", ["Chỉ huy là Đại úy Vi Văn Tài.", "Đại úy Vi Văn Tài được thăng lên Thiếu tá.", "Thiếu tá Lò Văn Sáng dự."], []),
        ("TC84", ["Hiệu trưởng Trường Tiểu học Lũng Mây là thầy Vi Văn Tài.", "Cô Lò Thị Mây, Hiệu trưởng Trường Tiểu học Lũng Mây dự."], ["Lò Thị Mây"]),
        ("TC84", ["Phòng Kinh tế do ông Bùi Đức Long làm Trưởng phòng.", "Trưởng phòng Ngô Đức Long ký."], ["Ngô Đức Long"]),
        ("TC84", ["Ông Trần Văn An, Chủ tịch UBND xã dự.", "Ông Lò Văn Sáng, Chủ tịch UBND xã Suối Đục dự."], []),
        ("TC84", ["Ông Vi Văn Tài, Trưởng thôn Hạ dự.", "Ông Lò Văn Sáng, Trưởng thôn Trung dự."], []),
        ("TC84", ["Ông Vi Văn Tài, Trưởng phòng Kinh tế nghỉ hưu.", "Ông Lò Văn Sáng, Trưởng phòng Kinh tế dự."], []),
    ],
)  # fmt: skip
def test_one_person_one_post(code: str, lines: list[str], quotes: list[str]) -> None:
    assert found(code, {"mo_dau": lines}) == quotes


def test_who_signs_is_told_by_the_same_post() -> None:
    signed = {"chu_ky": {"quyen_han": ["TM. ỦY BAN NHÂN DÂN"], "chuc_vu": "CHỦ TỊCH", "ho_ten": "Vi Văn Tài"}}
    assert found("TC32", {**signed, "mo_dau": ["Đồng chí Vi Văn Tài, Phó Chủ tịch UBND xã chủ trì."]}) == [
        "Phó Chủ tịch UBND xã"
    ]
    assert found("TC32", {**signed, "mo_dau": ["Đồng chí Vi Văn Tài, Chủ tịch UBND xã chủ trì."]}) == []
    assert found("TC84", {**signed, "mo_dau": ["Đồng chí Lò Văn Sáng, Chủ tịch UBND xã chủ trì."]}) == ["Lò Văn Sáng"]


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (
            ["Ông Vi Văn Tài, Phó Chủ tịch Ủy ban nhân dân dự.", "Ông Vi Văn Tài, Chủ tịch UBND, ký."],
            "Vi Văn Tài là “Phó Chủ tịch Ủy ban nhân dân”",
        ),
        (["Bà Cà Thị Hoa, Chủ tịch UBND xã dự."], "Lê Văn Minh là “Chủ tịch UBND”"),
    ],
)
def test_the_other_post_is_shown_with_its_office_once(lines: list[str], shown: str) -> None:
    signed = {"quyen_han": ["TM. ỦY BAN NHÂN DÂN"], "chuc_vu": "CHỦ TỊCH", "ho_ten": "Lê Văn Minh"}
    read = example_read(json.dumps({"chu_ky": signed, "mo_dau": lines}, ensure_ascii=False))
    told = [one.message for one in check(read, on=date(2026, 6, 1), select=("TC32", "TC84")).findings]
    assert told == [f"Chỗ khác ghi {shown}"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Không ai tử vong do sốt rét rừng.", "Ông Tư ở ấp Hạ tử vong vì sốt rét rừng."], True),
        (["Không còn hồ sơ nào quá hạn.", "Đến ngày 01/10 còn 12 hồ sơ quá hạn chưa trả."], True),
        (["Chưa phát sinh hộ nào trở lại diện nghèo.", "Thôn Hạ có 02 hộ tái nghèo."], True),
        (["Không để xảy ra vụ cháy rừng nào.", "Ngày 03/3/2026 cháy 1,2 ha rừng keo."], True),
        (["Không hành khách nào bị thương.", "Vụ lật đò ngày 04/5/2026 làm 02 hành khách bị thương."], True),
        (["Đã sạch đơn.", "Tiếp nhận 9 đơn, còn lại 4 đơn chờ xác minh."], True),
        (["Trong vụ lật đò không hành khách nào bị thương.", "Vụ chìm đò làm 02 hành khách bị thương."], False),
        (["Quý I không có học sinh nào bỏ học.", "Quý II có 03 học sinh bỏ học."], False),
        (["Không có hộ nào tái nghèo.", "Cùng kỳ có 02 hộ tái nghèo."], False),
        (["Không để cháy lớn nào xảy ra.", "Ngày 03/3/2026 cháy 0,1 ha rừng keo."], False),
        (["Không còn hồ sơ nào quá hạn.", "Còn 12 hồ sơ trong hạn."], False),
        (["Không còn đơn tồn đọng.", "Còn 4 đơn đang trong thời hạn."], False),
        (["Không để xảy ra sự cố an ninh mạng.", "Diễn tập ứng cứu sự cố mã độc ngày 12/4."], False),
        (["Phấn đấu không hộ nào tái nghèo.", "Thôn Hạ có 02 hộ tái nghèo."], False),
    ],
)  # fmt: skip
def test_what_never_happened_is_not_told_as_happened(lines: list[str], told: bool) -> None:
    content = {"loai": "bao_cao", "trich_yeu": "Kết quả công tác năm 2026", "noi_dung": lines}
    assert bool(found("TC85", content)) is told


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("Kết quả tiêm chủng nêu tại Phụ lục I.", ["Phụ lục I"]),
        ("Số thu chợ Bến chi tiết tại Phụ lục II.", ["Phụ lục II"]),
        ("Kết quả tiêm chủng nêu tại Phụ lục II.", []),
        ("Tiền thu chợ Bến nộp theo Phụ lục I, tiêm chủng theo Phụ lục II.", []),
        ("Danh sách các bến tại Phụ lục I.", []),
        ("Tiêm chủng theo Phụ lục I và Phụ lục II.", []),
        ("Việc tiêm chủng theo Phụ lục I Thông tư số 05/2024/TT-BYT.", []),
    ],
)
def test_the_appendix_that_has_the_matter_is_named(line: str, quotes: list[str]) -> None:
    appendices = [{"ten": "Số thu chợ Bến"}, {"ten": "Tiêm chủng theo thôn"}]
    assert found("TC86", {"mo_dau": [line], "phu_luc": appendices}) == quotes


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ("Công an xã lo việc áo phao nêu tại khoản 2 mục II.", ["khoản 2 mục II"]),
        ("Công an xã lo việc áo phao nêu tại khoản 1 mục II.", []),
        ("Công an xã lo các việc nêu tại khoản 2 mục II.", []),
        ("Công an xã lo việc áo phao nêu tại khoản 2 mục II Phụ lục I.", []),
        ("Theo Nghị định số 9/2024/NĐ-CP, áo phao nêu tại khoản 2 mục II.", []),
    ],
)
def test_the_section_that_has_the_matter_is_named(line: str, quotes: list[str]) -> None:
    body = [
        {"tieu_de": "Mục đích", "noi_dung": ["Giữ bến.", "Gọn gàng."]},
        {
            "tieu_de": "Nhiệm vụ",
            "noi_dung": [
                {"tieu_de": "Áo phao", "noi_dung": ["Mua mới.", "Phát cho dân."]},
                {"tieu_de": "Cầu phao", "noi_dung": ["Sửa ván.", "Sơn lại."]},
            ],
        },
        {"tieu_de": "Tổ chức thực hiện", "noi_dung": [line, "Các thôn làm theo."]},
    ]
    assert found("TC87", {"noi_dung": body}) == quotes


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Nghiêm cấm neo bè ở bến Hạ.", "Khuyến khích các hộ neo bè ở bến Hạ."], True),
        (["Xã không thu phí qua đò ở bất kỳ bến nào.", "Bến Hạ thu phí qua đò 5.000 đồng/lượt."], True),
        (["Miễn phí gửi xe tại bến Lau.", "Thu phí gửi xe tại bến Lau 3.000 đồng."], True),
        (["Năm 2026 nghiêm cấm neo bè ở bến Hạ.", "Khuyến khích các hộ neo bè ở bến Hạ."], True),
        (["Năm 2025 nghiêm cấm neo bè ở bến Hạ.", "Khuyến khích các hộ neo bè ở bến Hạ."], False),
        (["Nghiêm cấm đốt pháo nổ.", "Các hộ được phép đốt pháo hoa."], False),
        (["Miễn phí qua đò cho học sinh.", "Thu phí qua đò 5.000 đồng/lượt."], False),
        (["Nghiêm cấm neo bè khi có bão.", "Khuyến khích các hộ neo bè ở bến Hạ."], False),
        (["Miễn phí gửi xe tại bến Lau.", "Thu phí gửi xe tại chợ Bến 3.000 đồng."], False),
    ],
)
def test_one_paper_has_one_policy(lines: list[str], told: bool) -> None:
    assert bool(found("TC88", {"mo_dau": lines})) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Trẻ tiêm đủ mũi 57/118 trẻ, đạt 48,3%. Như vậy hầu hết trẻ đã được tiêm đủ mũi.", True),
        ("Có 412/1.180 hộ tham gia bảo hiểm. Phần lớn số hộ đã tham gia bảo hiểm.", True),
        ("Trẻ tiêm đủ mũi đạt 98,3%. Như vậy hầu hết trẻ đã được tiêm đủ mũi.", False),
        ("Hộ nghèo chiếm 3,2%. Phần lớn hộ nghèo có nhà ở ven sông.", False),
        ("Hộ có thùng rác đạt 34%, năm trước chiếm 60%. Phần lớn hộ đã có thùng rác.", False),
        ("Hộ có thùng rác đạt 34%. Phần lớn hộ chưa có thùng rác.", False),
    ],
)
def test_most_is_more_than_half(line: str, told: bool) -> None:
    assert bool(found("TC89", {"mo_dau": [line]})) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Sửa mái bến; giao hoàn thành trước ngày 30/11/2026.", True),
        ("Giao lập danh sách hộ ven sông, xong trong quý IV.", True),
        ("Sửa mái bến; giao Phòng Kinh tế hoàn thành trước ngày 30/11/2026.", False),
        ("Trưởng thôn Hạ sửa mái bến; giao hoàn thành trước ngày 30/11/2026.", False),
        ("Các việc được giao hoàn thành trước ngày 30/11/2026.", False),
        ("Sửa mái bến; giao tổ chức gọn, tiết kiệm.", False),
    ],
)
def test_a_task_is_given_to_somebody(line: str, told: bool) -> None:
    assert bool(found("TQ31", {"mo_dau": [line]})) is told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Lập Đoàn kiểm tra bến do Phó Chủ tịch UBND xã làm Trưởng đoàn.", "Đoàn kiểm tra bến do Trưởng Công an xã làm Trưởng đoàn."], 1),
        (["Lập Đoàn kiểm tra bến do Phó Chủ tịch UBND xã làm Trưởng đoàn.", "Đoàn khảo sát cầu do Trưởng phòng Kinh tế làm Trưởng đoàn."], 0),
        (["Tổ công tác sơn đò do Trưởng phòng Kinh tế làm Tổ trưởng.", "Tổ trưởng Tổ công tác sơn đò là Trưởng phòng Văn hóa - Xã hội."], 1),
        (["Tổ công tác sơn đò do Trưởng phòng Kinh tế làm Tổ trưởng.", "Tổ trưởng Tổ công tác sơn đò là Trưởng phòng Kinh tế."], 0),
    ],
)  # fmt: skip
def test_a_delegation_or_team_has_one_head(lines: list[str], told: int) -> None:
    assert len(found("TC37", {"mo_dau": lines})) == told


def test_a_disease_of_one_animal_denies_none_of_another() -> None:
    pigs = "Trong năm xảy ra 02 ổ dịch tả lợn tại thôn Hạ."
    report = {"loai": "bao_cao", "trich_yeu": "Chăn nuôi năm 2026"}
    assert not found("TC85", {**report, "noi_dung": ["Không để xảy ra ổ dịch nào trên đàn vịt.", pigs]})
    assert found("TC85", {**report, "noi_dung": ["Không để xảy ra ổ dịch nào trên đàn lợn.", pigs]})


@pytest.mark.parametrize(
    "lines",
    [
        ["Không để xảy ra vụ đuối nước nào.", "Trẻ em tử vong do đuối nước còn xảy ra (01 em ở bến Hạ)."],
        ["Không có trẻ em bị xâm hại.", "Xử lý 01 trường hợp xâm hại trẻ em."],
    ],
)
def test_a_case_in_brackets_or_handled_is_a_case(lines: list[str]) -> None:
    content = {"loai": "bao_cao", "trich_yeu": "Trẻ em năm 2026", "noi_dung": lines}
    assert found("TC85", content) or found("BC66", content)
