"""Tasks of a plan by office and field, however the office was written."""

from __future__ import annotations

import pytest

from cchc_docs.model.codes import slug
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.reporting.kinds import settings
from cchc_docs.reporting.tasks import field_of, plan_tasks
from tests.reporting.small import PLAN, small_plan

FORMS = settings().bieu_mau


def test_tasks_come_in_order_with_field_office_and_deadline() -> None:
    _, tasks, _ = small_plan()
    assert [(task.ma, task.linh_vuc, task.chu_tri) for task in tasks.nhiem_vu[:4]] == [
        ("tc01", "the_che", ("van_phong",)), ("tc02", "the_che", ("van_phong",)),
        ("tt01", "thu_tuc_hanh_chinh", ("vh_xh", "van_phong")), ("tt02", "thu_tuc_hanh_chinh", ("vh_xh",)),
    ]  # fmt: skip
    assert len(tasks.nhiem_vu[3].han.dates) == 2


def test_targets_are_answered_for_by_the_office_named_or_left_to_the_centre() -> None:
    _, tasks, _ = small_plan()
    assert tasks.chi_tieu == {"dung_han": "", "sang_kien": "van_phong", "cho_doi": ""}
    assert tasks.busiest() == "vh_xh"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Phòng Văn hóa – Xã hội", ("vh_xh",)), ("phòng  kinh tế; VHXH", ("kinh_te", "vh_xh")),
        ('"Phòng Kinh tế, Phòng Văn hóa - Xã hội"', ("kinh_te", "vh_xh")), ("Công an xã", ("cong_an_xa",)),
        ('["- Phòng Kinh tế.", VHXH]', ("kinh_te", "vh_xh")),
    ],
)  # fmt: skip
def test_an_office_is_known_by_code_name_or_short_form(typed: str, codes: tuple[str, ...]) -> None:
    plan = read_text(PLAN.replace("chu_tri: [vh_xh, van_phong]", f"chu_tri: {typed}")).document
    assert plan_tasks(plan, FORMS).by_code()["tt01"].chu_tri == codes


def test_a_task_without_a_code_gets_one_from_its_words_and_is_named() -> None:
    plan = read_text(PLAN.replace("{ma: tc01, ", "{")).document
    tasks = plan_tasks(plan, FORMS)
    assert tasks.nhiem_vu[0].ma.startswith("ra_soat_van_")
    moved = read_text(PLAN.replace("{ma: tc01, ", "{noi_dung: Treo cờ, chu_tri: kinh_te}\n  - {")).document
    assert plan_tasks(moved, FORMS).nhiem_vu[1].ma == tasks.nhiem_vu[0].ma  # a row put in above moves nothing
    assert tasks.khong_ma == (("phu_luc", 0, "nhiem_vu", 1),)


def test_the_nearest_heading_tells_the_field() -> None:
    assert field_of(["Nhiệm vụ khác", "Cải cách tài chính công"], FORMS) == "tai_chinh_cong"
    assert field_of(["", "Danh mục"], FORMS) == "chi_dao_dieu_hanh"


def test_codes_are_made_of_names() -> None:
    assert [slug(name) for name in ("Đoàn Thanh niên", "UBMTTQ - xã", "…")] == [
        "doan_thanh_nien",
        "ubmttq_xa",
        "",
    ]


def test_a_plan_without_a_table_has_the_tasks_its_body_gives_to_offices() -> None:
    body = """\
- tieu_de: Nội dung
  noi_dung:
  - Đóng thêm giá để hồ sơ. Giao Phòng Kinh tế chủ trì, xong trước ngày 20/4/2026.
  - Làng nghề mở cửa đón khách quanh năm.
- tieu_de: Tổ chức thực hiện
  noi_dung:
  - tieu_de: Trạm Y tế xã
    noi_dung:
    - Lập sổ theo dõi từng bản.
    - Phối hợp các trường cân, đo trẻ.
  - "Công an xã: phát 300 tờ gấp trước ngày 15/5/2026."
  - Các thôn nhắc nhau giữ đường sạch.
"""
    before, _, after = PLAN.partition("noi_dung:\n- tieu_de")
    words = f"{before}noi_dung:\n{body}{after[after.index('che_do_bao_cao') :]}"
    _, tasks, _ = small_plan(words)
    assert tasks.from_body
    assert [
        (tasks.don_vi[task.chu_tri[0]], task.noi_dung, task.thoi_han, task.han.kind) for task in tasks.nhiem_vu
    ] == [
        ("Phòng Kinh tế", "Đóng thêm giá để hồ sơ.", "ngày 20/4/2026", "date"),
        ("Trạm Y tế xã", "Lập sổ theo dõi từng bản.", "", "continuous"),
        ("Công an xã", "Công an xã: phát 300 tờ gấp trước ngày 15/5/2026.", "ngày 15/5/2026", "date"),
        ("Các thôn", "Các thôn nhắc nhau giữ đường sạch.", "", "continuous"),
    ]
    assert [tasks.leads(task) for task in tasks.nhiem_vu[2:]] == [tasks.nhiem_vu[2].chu_tri, ()]  # a group is no office
