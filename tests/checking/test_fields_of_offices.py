"""A task and the office that leads it: by the field of the task, and by what the body gives to whom in other words."""

from __future__ import annotations

import pytest

from cchc_docs.law.fields import fields, foreign_field, office_named, offices
from tests.checking.test_roles import CA, KT, TT, VH, VP, YT, plan, row, told

QS = "Ban Chỉ huy Quân sự xã"
FOREIGN = [
    (YT, "Nạo vét kênh mương thôn Đông"),
    (YT, "Thẩm định giấy phép xây dựng nhà lưới"),
    (CA, "Hội thi văn nghệ các thôn"),
    (CA, "Tập huấn hòa giải viên mới"),
    (CA, "Khám mắt cho người cao tuổi"),
    (QS, "Cấp lúa giống vụ đông"),
    (QS, "Trao học bổng cho con ngư dân"),
    (TT, "Kiểm kê hiện vật đình Cả"),
    (KT, "Rà soát, hệ thống hóa văn bản của hội đồng cũ"),
    (KT, "Chuyển đổi vị trí công tác năm 2026"),
    (VH, "Chi trả quyết toán kè biển"),
    (VP, "Diệt lăng quăng ở bể nước mưa"),
]
OWN = [
    (YT, "Khám sức khỏe người cao tuổi"),
    (YT, "Truyền thông vệ sinh môi trường, thu gom rác thải y tế"),
    (CA, "Bảo đảm an ninh lễ hội cầu ngư"),
    (CA, "Đối soát dữ liệu bảo trợ xã hội"),
    (QS, "Sơ tuyển, khám sức khỏe nghĩa vụ quân sự"),
    (QS, "Huấn luyện dân quân gia cố đê biển"),
    (TT, "Số hóa hồ sơ đất đai"),
    (KT, "Sửa chữa thư viện thôn Hạ"),
    (KT, "Rà soát nhà ở hộ nghèo để sửa mái"),
    (KT, "Rà soát hộ nghèo cuối năm"),
    (VH, "Dạy nghề chăn nuôi cho lao động nông thôn"),
    (VH, "Ra quân tổng vệ sinh, thu gom rác thải"),
    (VH, "Tuyên truyền Luật Nghĩa vụ quân sự"),
    (VP, "Công khai quyết toán ngân sách"),
    ("Hội Nông dân xã", "Cấp lúa giống vụ đông"),
]


@pytest.mark.parametrize(("lead", "task"), FOREIGN)
def test_a_task_of_another_line_is_told(lead: str, task: str) -> None:
    assert ("TC71", "goi_y") in [one[:2] for one in told(plan({}, {"Nhiệm vụ": [row(task, lead)]}))]


@pytest.mark.parametrize(("lead", "task"), OWN)
def test_an_office_may_lead_what_is_its_own(lead: str, task: str) -> None:
    assert "TC71" not in [one[0] for one in told(plan({}, {"Nhiệm vụ": [row(task, lead)]}))]


def test_a_clause_of_a_unit_is_held_against_its_field_too() -> None:
    duties = {
        YT: ["Chủ trì thay bóng đèn chiếu sáng bến cá.", "Trực."],
        KT: ["Chủ trì thu gom rác bãi tắm.", "Báo cáo."],
    }
    assert [one[:2] for one in told(plan(duties, {})) if one[0] == "TC71"] == [("TC71", "goi_y")]


def test_every_field_has_an_office_and_none_is_foreign_to_its_own() -> None:
    codes = {one.code for one in offices()}
    assert all(one.offices and one.offices <= codes for one in fields())
    office = office_named("Trạm Y tế xã Đồi Sim")
    assert office is not None
    assert foreign_field("Tiêm chủng mở rộng", office) is None
    assert office_named("Hội Nông dân xã") is None


NEAR = [
    ("Rửa bể chứa nước mưa thôn Hạ, thôn Đông", KT, {VH: ["Phát loa.", "Báo cáo."], YT: ["Chủ trì rửa bể nước mưa các thôn.", "Trực."]}, YT),
    ("Chạy việt dã quanh đảo", KT, {VH: ["Chủ trì giải chạy việt dã, đua thúng.", "Báo cáo."], KT: ["Cấp dầu.", "Chi trả."]}, VH),
    ("Đổi phao tiêu luồng Cửa Lạch", VH, {KT: ["Thanh toán; thay phao tiêu ở luồng Cửa Lạch.", "Chi trả."], VH: ["Phát loa.", "Báo cáo."]}, KT),
]  # fmt: skip
AGREE = [
    ("Rửa bể chứa nước mưa thôn Hạ", YT, {VH: ["Phát loa.", "Báo cáo."], YT: ["Chủ trì rửa bể nước mưa các thôn.", "Trực."]}),
    ("Mua phao tiêu luồng lạch", KT, {QS: ["Quản lý phao tiêu luồng lạch.", "Trực."], KT: ["Chi trả.", "Báo cáo."]}),
    ("Phát loa, nhận ý kiến", KT, {VH: ["Chủ trì phát loa lúc sáng sớm ở bến đò.", "Báo cáo."], KT: ["Chi trả.", "Ghi sổ."]}),
    ("Vá lưới cho phụ nữ thôn Đông", KT, {VH: ["Chủ trì dạy chữ cho phụ nữ.", "Báo cáo."], KT: ["Chi trả.", "Ghi sổ."]}),
]  # fmt: skip


@pytest.mark.parametrize(("task", "lead", "duties", "other"), NEAR)
def test_a_row_that_says_nearly_a_duty_of_another_is_told(
    task: str, lead: str, duties: dict[str, list[str]], other: str
) -> None:
    found = [
        one for one in told(plan(duties, {"Nhiệm vụ": [row(task, lead), row("Kẻ sân bóng", VH)]})) if one[0] == "TC27"
    ]
    assert any(lead in message and other in message for _, _, message in found), found


@pytest.mark.parametrize(("task", "lead", "duties"), AGREE)
def test_another_verb_another_thing_or_the_same_lead_is_left_alone(
    task: str, lead: str, duties: dict[str, list[str]]
) -> None:
    assert not [
        one for one in told(plan(duties, {"Nhiệm vụ": [row(task, lead), row("Kẻ sân bóng", VH)]})) if one[0] == "TC27"
    ]


def test_what_each_says_of_its_own_makes_a_likeness_a_hint() -> None:
    duties = {KT: ["Chủ trì lập danh sách hộ vay vốn.", "Ghi sổ."], VH: ["Trực.", "Báo cáo."]}
    rows = [row("Lập danh sách hộ nghèo", VH), row("Kẻ sân bóng", VH)]
    assert [one[1] for one in told(plan(duties, {"Nhiệm vụ": rows})) if one[0] == "TC27"] in ([], ["goi_y"])


def test_a_table_may_call_its_tasks_anything() -> None:
    rows = [{"hoat_dong": "Đua thúng trên lạch", "chu_tri": KT}, {"hoat_dong": "Kẻ sân bóng", "chu_tri": VH}]
    paper = plan({VH: ["Chủ trì đua thúng trên lạch.", "Báo cáo."], KT: ["Chi trả.", "Ghi sổ."]}, {})
    columns = [{"ma": "hoat_dong", "ten": "Hoạt động"}, {"ma": "chu_tri", "ten": "Chủ trì"}]
    paper["phu_luc"] = [{"ten": "Lịch hội", "cot": ["so_thu_tu", *columns], "hang": rows}]
    assert "TC27" in [one[0] for one in told(paper)]
