"""A target in another unit than %: read where targets are told, asked about where it may be a task's count, told nowhere else."""

from __future__ import annotations

import pytest

from cchc_docs.reading.identity.identify import identify
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reading.identity.plans import word_plan

HEAD = """\
loai: ke_hoach
co_quan: {ten: Ủy ban nhân dân xã Bến Sậy, viet_tat: UBND}
dia_danh: Bến Sậy
nam: 2026
trich_yeu: Cải cách hành chính năm 2026
noi_nhan: ["Lưu: VT."]
chu_ky: {chuc_vu: CHỦ TỊCH, ho_ten: Tạ Văn Sông}
"""
SIX = (
    HEAD
    + """\
chi_tieu:
  hang_doi: {ten: Thời gian đứng đợi ở quầy của mỗi lượt bà con, don_vi_tinh: phút, so_sanh: "<=", gia_tri: "12"}
  tra_loi: {ten: Thời gian trả lời thư hỏi qua hộp thư thôn, don_vi_tinh: ngày, so_sanh: "<=", gia_tri: "03"}
  mo_hinh: {ten: Số xóm chài có quầy hẹn giờ lưu động, don_vi_tinh: xóm, so_sanh: ">=", gia_tri: "04"}
  phat_thanh: {ten: Số bản tin loa đọc bằng hai thứ tiếng, don_vi_tinh: bản tin, so_sanh: ">=", gia_tri: "48"}
  diem: {ten: Điểm tự chấm bộ câu hỏi phục vụ của xã, don_vi_tinh: điểm, so_sanh: ">", gia_tri: "86,5"}
  truc: {ten: Số lần trực quầy buổi tối ở bến phà, don_vi_tinh: lần/tháng, gia_tri: "2"}
  hen: {ten: Tỷ lệ hồ sơ được trả đúng hẹn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: "97"}
noi_dung:
- tieu_de: Chỉ tiêu
  noi_dung:
  - "{{ chi_tieu.hang_doi.ten }} {{ chi_tieu.hang_doi }}."
  - "{{ chi_tieu.tra_loi.ten }} {{ chi_tieu.tra_loi }}."
  - "{{ chi_tieu.mo_hinh.ten }} đạt {{ chi_tieu.mo_hinh }}."
  - "{{ chi_tieu.phat_thanh.ten }}: {{ chi_tieu.phat_thanh }}."
  - "{{ chi_tieu.diem.ten }} đạt {{ chi_tieu.diem }}."
  - "{{ chi_tieu.truc.ten }} là {{ chi_tieu.truc }}."
  - "{{ chi_tieu.hen.ten }} đạt {{ chi_tieu.hen }}."
- tieu_de: Nhiệm vụ
  noi_dung:
  - Mở 03 lớp dạy chèo xuồng cứu nạn cho 45 người ở bến.
  - Họp giao ban không quá 02 lần mỗi tháng.
"""
)


def targets(*body: str, section: str = "MỤC TIÊU") -> dict[str, tuple[str, str, str, bool]]:
    """Name -> comparison, value, unit, whether it is asked about."""
    document = read_docx(word_plan(body=body), "ke_hoach.docx").document
    document.noi_dung[0].chu = section
    doubts = identify(document)
    return {
        one.ten: (one.so_sanh, one.gia_tri, one.don_vi_tinh, ("chi_tieu", code) in doubts)
        for code, one in document.chi_tieu.items()
    }


def test_a_plan_printed_and_read_again_has_its_targets_whatever_their_unit() -> None:
    plan = read_text(SIX).document
    read = read_docx(render(plan, None), "ke_hoach.docx").document
    doubts = identify(read)
    assert list(read.chi_tieu.values()) == list(plan.chi_tieu.values())
    assert not [path for path in doubts if path[0] == "chi_tieu"]
    assert read_text(dump_plan(read, doubts)).document.chi_tieu == read.chi_tieu


@pytest.mark.parametrize(
    ("sentence", "name", "told"),
    [
        ("Có ít nhất 02 sáng kiến về giữ giờ hẹn được dùng thử.", "Số sáng kiến về giữ giờ hẹn được dùng thử", (">=", "02", "sáng kiến", False)),
        ("Phấn đấu từ 6 ghe chợ trở lên dán mã quét.", "Số ghe chợ dán mã quét", (">=", "6", "ghe", False)),
        ("Thu từ cho thuê sạp đạt 1,2 tỷ đồng/năm.", "Thu từ cho thuê sạp", ("", "1,2", "tỷ đồng/năm", False)),
        ("Trong năm 2026, số lỗi gõ sai tên chủ hộ còn dưới 10 lỗi.", "Số lỗi gõ sai tên chủ hộ", ("<", "10", "lỗi", False)),
        ("Lập 03 tổ chèo ghe phát giấy hẹn.", "Lập tổ chèo ghe phát giấy hẹn", ("", "03", "tổ", True)),
        ("Mỗi xóm có ít nhất 01 người biết chụp giấy tờ.", "Mỗi xóm có người biết chụp giấy tờ", (">=", "01", "người", True)),
        ("Số buổi hẹn ở bến phà đạt 30 buổi lưu động.", "Số buổi hẹn ở bến phà", ("", "30", "buổi lưu động", True)),
        ("Số bản tin loa đạt từ 60 bản tin trở lên như đã giao ở Kế hoạch số 07/KH-UBND.", "Số bản tin loa", (">=", "60", "bản tin", False)),
        ("Có 07/07 nhóm ghe dựng mô hình “3 không, 2 sạch”.", "Số nhóm ghe dựng mô hình “3 không, 2 sạch”", ("", "07/07", "nhóm", False)),
        ("Mọi thư hỏi được đáp trong vòng 04 giờ.", "Mọi thư hỏi được đáp", ("<=", "04", "giờ", False)),
        ("Trong đó ít nhất 40 người là thợ đóng ghe.", "Số người là thợ đóng ghe", (">=", "40", "người", True)),
        ("Xóm chài có đèn: 12/14 xóm (tỷ lệ 85,7%).", "Xóm chài có đèn", ("", "12/14", "xóm", True)),
        ("Thu phí bến đạt 420 triệu đồng, tăng 5% so với năm 2025.", "Thu phí bến", ("", "420", "triệu đồng", True)),
        ("Giảm số ca đuối nước xuống dưới 12/10.000 trẻ em.", "Giảm số ca đuối nước", ("<", "12/10.000", "trẻ em", False)),
        ("Diện tích rong câu cả năm 1.260 ha.", "Diện tích rong câu cả năm", ("", "1.260", "ha", False)),
        ("Ít nhất 15 học sinh ở bến biết bơi.", "Số học sinh ở bến biết bơi", (">=", "15", "học sinh", False)),
        ("Có 07/07 xóm chài treo bảng giờ phà.", "Số xóm chài treo bảng giờ phà", ("", "07/07", "xóm", False)),
        ("Dựng biển chỉ đường ở 05/12 xóm, gồm xóm Trên, xóm Giữa.", "Dựng biển chỉ đường ở xóm", ("", "05/12", "xóm", True)),
        ("Vớt ít nhất 9 tấn bèo tây trong mùa nước, mỗi bến 3 tấn.", "Vớt bèo tây trong mùa nước", (">=", "9", "tấn", True)),
        ("Diện tích bãi đậu ghe 4,5 ha.", "Diện tích bãi đậu ghe", ("", "4,5", "ha", False)),
        ("Sản lượng cá bè 820 tấn, tăng 40 tấn so với năm 2025.", "Sản lượng cá bè", ("", "820", "tấn", False)),
        ("Điểm phục vụ của xã từ 88 điểm trở lên, xếp trong nhóm 12 xã đầu.", "Điểm phục vụ của xã", (">=", "88", "điểm", False)),
        ("Số chuyến phà trễ không vượt quá 6 chuyến/tháng.", "Số chuyến phà trễ", ("<=", "6", "chuyến/tháng", False)),
        ("Số hộ ghe có sổ hẹn: 310 hộ.", "Số hộ ghe có sổ hẹn", ("", "310", "hộ", True)),
        ("Bến phà có từ 02 y tá trở lên.", "Bến phà có y tá", (">=", "02", "y tá", True)),
        ("Ít nhất 03 diễn đàn nghe bà con được mở.", "Số diễn đàn nghe bà con được mở", (">=", "03", "diễn đàn", False)),
        ("Dạy nghề đan lưới cho 75 lao động, gồm 05 lớp, mỗi lớp 15 người.", "Dạy nghề đan lưới cho lao động", ("", "75", "lao động", True)),
        ("Điểm trung bình của bộ câu hỏi đạt 4,5.", "Điểm trung bình của bộ câu hỏi", ("", "4,5", "", True)),
    ],
)  # fmt: skip
def test_a_figure_led_up_to_is_a_target_and_what_a_verb_makes_is_asked_about(
    sentence: str, name: str, told: tuple[str, str, str, bool]
) -> None:
    assert targets(sentence) == {name: told}


def test_two_counts_and_a_rate_beside_a_count_are_told_apart() -> None:
    assert targets("Có 05 bến được kẻ vạch và 02 ghe có loa báo giờ.") == {
        "Số bến được kẻ vạch": ("", "05", "bến", False),
        "Số ghe có loa báo giờ": ("", "02", "ghe", True),
    }
    assert targets("Tỷ lệ thư được đáp đạt 90%, thời gian đáp một lá thư không quá 4 ngày.") == {
        "Tỷ lệ thư được đáp": ("", "90", "%", False),
        "Thời gian đáp một lá thư": ("<=", "4", "ngày", False),
    }


def test_figures_in_a_row_have_each_their_own_name() -> None:
    assert targets("Vụ xuân 640 ha, vụ hè 515 ha.") == {
        "Vụ xuân": ("", "640", "ha", True),
        "Vụ hè": ("", "515", "ha", True),
    }
    assert targets("Kẻ vạch lối đi, treo đèn ở 14 bến.") == {"Kẻ vạch lối đi, treo đèn ở bến": ("", "14", "bến", True)}


@pytest.mark.parametrize(
    ("sentence", "name", "told"),
    [
        ("Đưa tỷ lệ thư được đáp từ 71% lên 83%.", "Tỷ lệ thư được đáp", ("", "83", "%", False)),
        ("Giảm tỷ lệ ghe trễ hẹn từ 9,5% (năm 2025) xuống còn 6%.", "Giảm tỷ lệ ghe trễ hẹn", ("", "6", "%", False)),
        ("Tỷ lệ bến sạch đạt từ 64% trở lên (năm 2025: 58%).", "Tỷ lệ bến sạch", (">=", "64", "%", False)),
        ("Độ phủ sóng đạt 91%, tăng 4% so với mức 87% năm trước.", "Độ phủ sóng", ("", "91", "%", False)),
        ("Về quầy hẹn: bảo đảm 100% thư được đáp trong ngày.", "Tỷ lệ thư được đáp trong ngày", ("", "100", "%", False)),
        ("Đến cuối năm 2026: 95% chỗ neo ghe sáng đèn đêm.", "Tỷ lệ chỗ neo ghe sáng đèn đêm", ("", "95", "%", False)),
        ("Xếp loại trưởng xóm: 100% hoàn thành việc được giao.", "Xếp loại trưởng xóm: hoàn thành việc được giao", ("", "100", "%", False)),
        ("Vào lớp nghề sông nước: 10% học sinh lớp 9.", "Vào lớp nghề sông nước: học sinh lớp 9", ("", "10", "%", False)),
        ("Tỷ lệ ghe tự lo một phần dầu máy trở lên đạt từ 40% trở lên.", "Tỷ lệ ghe tự lo một phần dầu máy trở lên", (">=", "40", "%", False)),
        ("Tỷ lệ máy hỏng không vượt quá 3%.", "Tỷ lệ máy hỏng", ("<=", "3", "%", False)),
        ("Đến hết năm 2026, ít nhất 95% ghe chợ giữ lời hẹn.", "Tỷ lệ ghe chợ giữ lời hẹn", (">=", "95", "%", False)),
        ("Sau lớp dạy nghề, trên 70% học viên có việc.", "Tỷ lệ học viên có việc", (">", "70", "%", False)),
        ("80% nhà bè.", "Tỷ lệ nhà bè", ("", "80", "%", True)),
        ("Tỷ lệ ghe gắn máy nổ giảm từ 41% xuống còn 30%.", "Tỷ lệ ghe gắn máy nổ", ("", "30", "%", False)),
        ("Tỷ lệ bến sạch tăng lên 72%.", "Tỷ lệ bến sạch", ("", "72", "%", False)),
        ("Hộ nghèo còn 18 hộ.", "Hộ nghèo", ("", "18", "hộ", True)),
        ("Hộ nghèo còn 2,6%.", "Hộ nghèo", ("", "2,6", "%", True)),
        ("Ít nhất 80% được hướng dẫn tại bến.", "Tỷ lệ được hướng dẫn tại bến", (">=", "80", "%", True)),
    ],
)  # fmt: skip
def test_a_rate_beside_the_one_to_reach_hides_no_target(
    sentence: str, name: str, told: tuple[str, str, str, bool]
) -> None:
    assert targets(sentence) == {name: told}


@pytest.mark.parametrize(
    "sentence",
    [
        "Không để xảy ra đuối nước từ 02 người trở lên.",
        "Chăm lo trẻ dưới 6 tuổi ở các xóm chài.",
        "Chi tiết từng bến ghi ở trang 14 của sổ.",
        "Thời gian tổ chức: 20 ngày, từ ngày 03/8/2026.",
        "Số lượng khách mời: 60 người.",
        "Quốc lộ 91 chạy dọc các bến.",
        "Trẻ lớp 4 biết bơi.",
        "Cọc 27 do xóm Trên trông coi.",
        "Gió giật trên 60 km/giờ thì ghe về bến.",
        "Nước vượt báo động 1 từ 0,3 m trở lên.",
        "Bến số 2 đón khách từ 5 giờ.",
        "Số điện thoại của quầy: 02963555444.",
        "Năm 2025 đạt 11 mô hình.",
        "Hiện có 640 ghe, còn 120 ghe chưa đăng ký.",
        "Giữ vững mô hình chính quyền địa phương 02 cấp ở vùng sông nước.",
        "Thực hiện Nghị quyết số 41/NQ-ĐU và Đề án 07 của xã.",
        "Hoàn thành trước ngày 15 tháng 9 năm 2026.",
        "Nhóm chỉ tiêu gồm 04 nội dung sau:",
        "Nâng chất lượng trả lời thư (mỗi tuần ít nhất 05 lá).",
        "Đưa các xóm chài vào giai đoạn 2026 - 2030.",
        "Giai đoạn 2026 - 2030 đào tạo người lái phà.",
    ],
)
def test_levels_symbols_days_and_asides_are_no_targets(sentence: str) -> None:
    assert targets(sentence) == {}


@pytest.mark.parametrize("section", ["NHIỆM VỤ", "GIẢI PHÁP THỰC HIỆN CÁC MỤC TIÊU", "YÊU CẦU", "KẾT QUẢ NĂM 2025"])
def test_counts_told_among_other_things_are_no_targets(section: str) -> None:
    assert targets("Số lớp dạy bơi ở bến đạt từ 03 lớp trở lên.", section=section) == {}


def test_a_section_of_targets_and_tasks_is_asked_about() -> None:
    said = targets("Số lớp dạy bơi ở bến đạt từ 03 lớp trở lên.", section="MỤC TIÊU VÀ NHIỆM VỤ")
    assert said == {"Số lớp dạy bơi ở bến": (">=", "03", "lớp", True)}


def test_years_side_by_side_are_milestones() -> None:
    document = read_docx(
        word_plan(body=("Năm 2025 đạt 11 bến sạch; năm 2026 đạt 13 bến sạch; năm 2027 đạt 17 bến sạch.",)), "k.docx"
    ).document
    document.nam = 2026
    identify(document)
    (target,) = document.chi_tieu.values()
    assert (target.ten, [(stage.ten, stage.gia_tri) for stage in target.moc]) == (
        "Số bến sạch",
        [("2026", "13"), ("2027", "17")],
    )


STAGES = (
    HEAD
    + """\
noi_dung:
- tieu_de: Mục tiêu
  noi_dung:
  - tieu_de: Đến hết năm 2027
    noi_dung:
    - Tỷ lệ thư được đáp đạt 80%.
    - Số bến có loa báo giờ đạt từ 03 bến trở lên.
  - tieu_de: Đến năm 2030
    noi_dung:
    - Tỷ lệ thư được đáp đạt 95%.
"""
)


def test_what_several_stages_tell_is_one_target_with_milestones() -> None:
    document = read_text(STAGES).document
    assert not identify(document)
    assert [
        (one.ten, one.gia_tri, [(stage.ten, stage.so_sanh, stage.gia_tri) for stage in one.moc])
        for one in document.chi_tieu.values()
    ] == [
        ("Tỷ lệ thư được đáp", "", [("2027", "", "80"), ("2030", "", "95")]),
        ("Số bến có loa báo giờ", "", [("2027", ">=", "03")]),
    ]


NESTED = (
    HEAD
    + """\
noi_dung:
- tieu_de: Mục tiêu, nhiệm vụ
  noi_dung:
  - tieu_de: Chỉ tiêu
    noi_dung:
    - muc: "Về bến phà:"
      noi_dung:
      - Thời gian đợi phà của công chức không quá 20 phút.
  - tieu_de: Nhiệm vụ
    noi_dung:
    - Thời gian họp tổ bến phà không quá 30 phút.
phu_luc:
- ten: Bảng chỉ tiêu
  chi_tieu:
  - {chi_tieu: Thời gian đợi ở quầy, gia_tri: ≤ 12 phút}
  - {chi_tieu: Số bản tin loa, gia_tri: từ 48 bản tin trở lên}
  - {chi_tieu: Thư được đáp, gia_tri: ≥ 95%}
  - {chi_tieu: Số bến kẻ vạch, don_vi_tinh: bến, gia_tri: "05"}
  - {chi_tieu: Xếp loại, gia_tri: nhóm 5 xã đầu của tỉnh}
"""
)


def test_headings_and_cells_tell_what_a_figure_is() -> None:
    document = read_text(NESTED).document
    doubts = identify(document)
    assert [(one.so_sanh, one.gia_tri, one.don_vi_tinh) for one in document.chi_tieu.values()] == [
        ("<=", "12", "phút"),
        (">=", "48", "bản tin"),
        (">=", "95", "%"),
        ("", "05", "bến"),
        ("", "nhóm 5 xã đầu của tỉnh", ""),
        ("<=", "20", "phút"),
    ]
    assert not doubts
