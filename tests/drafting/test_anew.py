"""What a new year decides anew, what is kept and asked, days off, periods that move together, progress and parents."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.desk.draft import draft as errand
from cchc_docs.desk.open import File
from cchc_docs.drafting.decisions import clipped
from cchc_docs.drafting.draft import Order, draft, province_of
from cchc_docs.drafting.review import review_text, tables
from cchc_docs.drafting.years import told_day_off
from cchc_docs.errors import CchcError
from cchc_docs.model.progress import TienDo, TienDoNhiemVu
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.yaml.progress import progress_text
from tests.conftest import MINIMAL


def plan(*lines: str, more: str = "", head: str = "", **changes: str) -> str:
    """A small yearly plan with these items."""
    body = "".join(f"  - {line!r}\n".replace("'", '"') for line in lines)
    text = MINIMAL.replace("  - Nâng cao chất lượng phục vụ.\n", body or "  - Nâng cao chất lượng phục vụ.\n") + more
    for old, new in changes.items():
        text = text.replace(old, new)
    return head + text


def asked(source: str, **order) -> list[str]:
    return [question.why for question in draft(source, "k.yaml", Order(**order)).questions]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Chọn chủ đề năm 2026 là “Một cửa, một lần”.", "chủ đề, đột phá"),
        ("Khâu đột phá là trả kết quả trong ngày.", "chủ đề, đột phá"),
        ("Phối hợp Sở Kế hoạch và Đầu tư mở lớp tập huấn.", "Sở Tài chính"),
        ("Mời Sở Tài nguyên và Môi trường dự họp.", "Sở Nông nghiệp và Môi trường"),
        ("Khánh thành nhà văn hóa thôn Nà trong quý III/2026.", "việc làm một lần"),
        ("Đưa phần mềm xếp hàng vào vận hành trước ngày 20/4/2026.", "việc làm một lần"),
        ("Ban hành quy ước của thôn Nà trong tháng 5 năm 2026.", "việc làm một lần"),
        ("Tổ chức lễ đón nhận danh hiệu làng nghề vào quý IV/2026.", "việc làm một lần"),
        ("Lập kế hoạch đầu tư công trung hạn trước ngày 30/6/2026.", "việc làm một lần"),
        ("Khẩu hiệu năm 2026: “Việc hôm nay không để ngày mai”.", "chủ đề, đột phá"),
        ("Tổ chức lễ đón bằng công nhận xã anh hùng trước ngày 02/9/2026.", "việc làm một lần"),
        ("Bầu trưởng các thôn nhiệm kỳ 2026 - 2028 trong tháng 6/2026.", "việc làm một lần"),
        ("Kế hoạch này có hiệu lực từ ngày ký.", "hiệu lực, thay thế"),
        ("Quy định trái với Kế hoạch này không được dùng nữa.", "hiệu lực, thay thế"),
        ("Kế hoạch này bổ sung Kế hoạch số 8/KH-UBND của xã.", "hiệu lực, thay thế"),
        ("Các kế hoạch trước đây về việc này không còn giá trị.", "hiệu lực, thay thế"),
        ("Tỷ lệ hộ có tài khoản định danh đạt 70%.", "giữ hay đổi"),
    ],
)
def test_what_a_new_year_decides_is_asked(line: str, word: str) -> None:
    assert any(word in why for why in asked(plan(line)))


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("Thời gian đợi ở quầy của bà con không quá 12 phút.", "12 phút"),
        ("Có ít nhất 02 sáng kiến về giữ giờ hẹn được dùng thử.", "02 sáng kiến"),
    ],
)
def test_a_target_in_any_unit_is_asked_where_targets_are_told(line: str, figure: str) -> None:
    wanted = f"mức {figure} là của năm 2026"
    assert any(wanted in why for why in asked(plan(line).replace("Mục đích", "Mục tiêu")))
    assert not any(wanted in why for why in asked(plan(line).replace("Mục đích", "Nhiệm vụ")))


def test_a_level_of_a_later_stage_is_not_asked_as_of_this_year() -> None:
    stages = """\
- tieu_de: Mục tiêu
  noi_dung:
  - tieu_de: Đến hết năm 2026
    noi_dung:
    - Tỷ lệ thư được đáp đạt 81%.
  - tieu_de: Đến năm 2030
    noi_dung:
    - Tỷ lệ thư được đáp đạt 96%.
"""
    why = asked(plan().replace("noi_nhan:", f"{stages}noi_nhan:"))
    assert [one for one in why if "mức 81% là của năm 2026" in one]
    assert not [one for one in why if "là của năm 2026" in one and ("96%" in one or "mức %" in one)]


@pytest.mark.parametrize(
    "line",
    [
        "Duy trì việc trả kết quả tại nhà.",
        "Trước đây việc này do Sở Kế hoạch và Đầu tư làm.",
        "Cũng như mọi năm, tổ chức hội thi tay nghề.",
        "Thành lập các đoàn kiểm tra theo từng đợt.",
        "Mức thu áp dụng từ ngày 01 tháng 7 theo quy định của tỉnh.",
        "Thay thế bóng đèn hỏng ở cổng trụ sở.",
    ],
)
def test_what_comes_every_year_is_not_asked(line: str) -> None:
    assert asked(plan(line)) == asked(plan())


@pytest.mark.parametrize(
    ("cited", "blanked"),
    [
        ("Kế hoạch số 71/KH-UBND ngày 04/12/2025 của UBND tỉnh về phòng chống rét năm 2026", True),
        ("Kế hoạch số 71/KH-UBND ngày 04/12/2025 của UBND tỉnh về phòng chống rét", False),
        ("Kế hoạch số 15-KH/TU ngày 04/12/2025 của Tỉnh ủy về học tập nghị quyết", False),
        ("Kế hoạch số 71/KH-UBND ngày 04/12/2025 của UBND tỉnh về phòng chống rét giai đoạn 2026 - 2028", False),
    ],
)
def test_a_number_is_thrown_away_only_where_it_is_surely_of_the_old_year(cited: str, blanked: bool) -> None:
    source = plan(f"Tiếp tục thực hiện {cited}.")
    result = draft(source, "k.yaml", Order())
    assert ("[CẦN BỔ SUNG: số, ký hiệu" in result.source) is blanked
    assert blanked or cited.split(" ngày")[0].split("số ")[1] in result.source


@pytest.mark.parametrize(
    ("title", "blanked"), [("về học tập nghị quyết năm 2026", True), ("về học tập nghị quyết", False)]
)
def test_a_programme_is_held_to_its_year_as_a_plan_is(title: str, blanked: bool) -> None:
    cited = f"Chương trình hành động số 12-CTr/ĐU ngày 04/12/2025 của Đảng ủy xã {title}"
    result = draft(plan(f"Tiếp tục thực hiện {cited}."), "k.yaml", Order())
    assert ("[CẦN BỔ SUNG: số, ký hiệu" in result.source) is blanked
    assert any("12-CTr/ĐU" in why for why in (question.why for question in result.questions))


def test_the_superiors_plan_on_our_subject_is_blanked_in_the_bases_though_it_names_no_year() -> None:
    line = "Thực hiện Kế hoạch số 88/KH-UBND ngày 20/12/2025 của UBND tỉnh về cải cách hành chính, xã đề ra:"
    result = draft(plan(more=f'mo_dau: ["{line}"]\n'), "k.yaml", Order())
    assert "88/KH-UBND" not in result.source.replace("# ", "")[result.source.index("mo_dau:") :]


def test_a_base_that_names_the_old_year_is_always_told() -> None:
    base = "Căn cứ Quyết định số 33/QĐ-UBND ngày 02/12/2025 của Ủy ban nhân dân tỉnh ban hành Chương trình đào tạo năm 2026"
    assert any("33/QĐ-UBND còn nêu năm 2026" in why for why in asked(plan(more=f'can_cu: ["{base}"]\n')))


@pytest.mark.parametrize(
    ("day", "word"),
    [(date(2027, 6, 5), "thứ Bảy"), (date(2027, 6, 6), "Chủ nhật"), (date(2027, 1, 1), "nghỉ lễ"), (date(2027, 6, 7), "")],
)  # fmt: skip
def test_days_off_are_told_with_the_next_working_day(day: date, word: str) -> None:
    said = told_day_off(day)
    assert word in said if word else said == ""
    if word:
        assert "ngày làm việc kế tiếp là" in said


def test_a_moved_deadline_on_a_saturday_is_told_and_a_cut_off_day_is_not() -> None:
    whys = asked(plan("Nộp báo cáo trước ngày 05/6/2026, số liệu tính từ ngày 06/3/2026 đến ngày 05/6/2026."))
    assert sum("thứ Bảy" in why for why in whys) == 1


def test_a_due_day_of_the_reporting_regime_on_a_day_off_is_told() -> None:
    regime = "che_do_bao_cao: [{ky_bao_cao: quy_1, han_nop: 2026-03-13, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}]\n"
    assert any("13/3/2027 là thứ Bảy" in why for why in asked(plan(more=regime)))
    assert not any("14/3/2027" in why for why in asked(plan(more=regime)))


@pytest.mark.parametrize("empty", ["nam:", "nam: null", "nam:  # giai đoạn"])
@pytest.mark.parametrize(
    "named", ["giai đoạn 2026 - 2030", "5 năm 2026 - 2030", "từ năm 2026 đến hết năm 2030", "giai đoạn (2026-2030)"]
)
def test_a_period_is_moved_however_it_is_written(empty: str, named: str) -> None:
    source = plan(head="").replace("nam: 2026\n", f"{empty}\ngiai_doan: {{tu: 2026, den: 2030}}\n", 1)
    source = source.replace("Cải cách hành chính năm {{ nam }}", f"Trồng rừng {named}")
    document = read_text(draft(source, "k.yaml", Order(2027)).source).document
    assert (document.nam, document.trich_yeu) == (2027, "Trồng rừng năm 2027")


def test_everything_that_names_a_period_plan_moves_together() -> None:
    source = plan(
        more="mo_dau: ['Xã ban hành Kế hoạch trồng rừng giai đoạn 2026 - 2030 như sau']\nket_thuc: ['Trên đây là Kế hoạch trồng rừng giai đoạn 2026 - 2030']\nphu_luc: [{ten: Nhiệm vụ trồng rừng giai đoạn 2026 - 2030, nhiem_vu: [{noi_dung: Ươm cây, chu_tri: Văn phòng, thoi_han: Hằng năm}]}]\n",
    ).replace("nam: 2026\n", "nam: null\ngiai_doan: {tu: 2026, den: 2030}\n", 1).replace("Cải cách hành chính năm {{ nam }}", "Trồng rừng giai đoạn {{ giai_doan }}")  # fmt: skip
    document = read_text(draft(source, "k.yaml", Order(2028)).source).document
    said = [document.trich_yeu, *document.mo_dau, *document.ket_thuc, document.phu_luc[0].ten]
    assert all("năm 2028" in text and "2026 - 2030" not in text for text in said)


def test_a_heading_and_a_sentence_that_keep_the_period_are_asked() -> None:
    source = plan(
        "Các thôn trồng mỗi năm một vạt trong giai đoạn 2026-2030.",
        "Theo Đề án số 05/ĐA-UBND ngày 03/02/2026 của tỉnh về trồng rừng giai đoạn 2026 - 2030.",
    ).replace("nam: 2026\n", "nam: null\ngiai_doan: {tu: 2026, den: 2030}\n", 1).replace("Cải cách hành chính năm {{ nam }}", "Trồng rừng giai đoạn {{ giai_doan }}")  # fmt: skip
    assert sum("còn nói cả giai đoạn" in why for why in asked(source, year=2028)) == 1


def test_quotes_begin_and_end_at_words() -> None:
    text = "Công khai danh sách các hộ được hỗ trợ giống cây tại nhà văn hóa của từng thôn trong tháng Ba"
    for start in range(0, len(text) - 5, 3):
        words = clipped(text, start, start + 5, before=9, after=8).replace("…", " ").split()
        assert set(words[1:-1]) <= set(text.split())
        if text[start - 1 : start] == " ":
            assert words[0] in text.split()


def test_people_never_read_code() -> None:
    result = draft(plan("Tiếp tục Kế hoạch năm {{ nam - 1 }}."), "k.yaml", Order())
    said = review_text(result) + str([table.rows for table in tables(result)])
    assert "{{" not in said
    assert "{nam" not in said


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"xã Suối Trong": "xã Thác Mây"}, "cùng cấp"),
        ({}, "của chính Ủy ban nhân dân xã Suối Trong"),
        (
            {"xã Suối Trong": "tỉnh Lào Cai", "loai: ke_hoach": "loai: bao_cao"},
            "là báo cáo, không phải văn bản giao việc",
        ),
        ({"xã Suối Trong": "tỉnh Lào Cai", "Cải cách hành chính": "Nuôi ong lấy mật"}, "là kế hoạch về việc khác"),
        (
            {
                "xã Suối Trong": "tỉnh Lào Cai",
                "loai: ke_hoach": "loai: chuong_trinh",
                "Cải cách hành chính": "Nuôi ong lấy mật",
            },
            "là chương trình về việc khác",
        ),
        ({"Ủy ban nhân dân xã Suối Trong": "Đảng ủy xã Suối Trong"}, ""),
        ({"Ủy ban nhân dân xã Suối Trong": "Hội đồng nhân dân xã Suối Trong"}, ""),
        ({"Ủy ban nhân dân xã Suối Trong": "UBND phường 3"}, "cùng cấp"),
        ({"Ủy ban nhân dân xã Suối Trong": "UBND xã Suối Trong"}, "của chính"),
        ({"xã Suối Trong": "thị xã Suối Trong"}, ""),
        ({"xã Suối Trong": "tỉnh Lào Cai", "Cải cách hành chính": "Cải cách hành chính nhà nước tỉnh Lào Cai"}, ""),
    ],
)
def test_a_paper_that_is_no_plan_of_the_superior_is_told(changes: dict[str, str], word: str) -> None:
    theirs = MINIMAL.replace("nam: 2026", "nam: 2027")
    for old, new in changes.items():
        theirs = theirs.replace(old, new)
    result = draft(plan(), "k.yaml", Order(parent=read_text(theirs).document, parent_name="tren.yaml"))
    said = [question.why for question in result.questions if question.why.startswith("tren.yaml")]
    assert len(said) == (1 if word else 0)
    assert all(word in why for why in said)


def test_a_parent_of_another_year_or_place_is_told_and_its_tasks_are_no_list_of_what_we_lack() -> None:
    row = "phu_luc: [{ten: A, nhiem_vu: [{noi_dung: Nạo vét mương nội đồng, chu_tri: Văn phòng}]}]\n"
    parent = read_text(MINIMAL.replace("xã Suối Trong", "tỉnh Lào Cai") + row).document
    ours = plan(more="can_cu: ['Căn cứ Kế hoạch số 2/KH-UBND ngày 05/01/2025 của UBND tỉnh Cà Mau về nông thôn']\n")
    result = draft(ours, "k.yaml", Order(parent=parent, parent_name="/x/tinh.yaml"))
    whys = [question.why for question in result.questions if question.place == "kế hoạch cấp trên"]
    assert any("tinh.yaml là kế hoạch năm 2026, không phải của năm 2027" in why for why in whys)
    assert any("Lào Cai" in why and "Cà Mau" in why for why in whys)
    assert "GỢI Ý TỪ CẤP TRÊN" not in result.source


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Thực hiện chỉ tiêu tỉnh đã giao cho xã", None),
        ("Kế hoạch của UBND tỉnh Bà Rịa - Vũng Tàu về nông thôn", "Hồ Chí Minh"),
        ("Kế hoạch của UBND TỈNH BÀ RỊA–VŨNG TÀU", "Hồ Chí Minh"),
        ("Kế hoạch của UBND tỉnh Yên Bái, nay là tỉnh Lào Cai.", "Lào Cai"),
        ("Học tập tỉnh Sơn La và thành phố Huế", None),
        ("Công văn của UBND thành phố Hải Phòng)", "Hải Phòng"),
        ("Kế hoạch của UBND tỉnh Suối Mơ", None),
    ],
)
def test_a_province_is_known_by_the_list_of_the_law(words: str, name: str | None) -> None:
    found = province_of(read_text(plan(more=f"can_cu: ['{words}']\n")).document)
    assert (found.ten if found else None) == name


def test_a_target_below_the_superiors_is_matched_by_its_meaning() -> None:
    parent = read_text(plan(more='chi_tieu: {a: {ten: Tỷ lệ hồ sơ trả đúng hẹn, don_vi_tinh: "%", gia_tri: 99}}\n').replace("nam: 2026", "nam: 2027")).document  # fmt: skip
    result = draft(plan("Tỷ lệ hồ sơ trả đúng hẹn đạt từ 95% trở lên."), "k.yaml", Order(parent=parent))
    assert [one.state for one in result.coverage if one.theirs.startswith("Tỷ lệ")] == ["khác mức"]


ROWS = "phu_luc: [{ten: A, nhiem_vu: [{ma: a1, noi_dung: Sơn tường rào, chu_tri: Văn phòng, thoi_han: Quý I/2026}, {ma: a2, noi_dung: Quét vôi, chu_tri: Văn phòng, thoi_han: Quý II/2026}]}]\n"


def file(period: str, **tasks: str) -> File:
    done = TienDo(period, 2026, "k.yaml", nhiem_vu={code: TienDoNhiemVu(state) for code, state in tasks.items()})
    return File(progress_text(done).encode(), f"tien_do/{period}.yaml")


def test_one_quarter_is_no_year() -> None:
    with pytest.raises(CchcError, match="mới là tiến độ quý I, không phải cả năm"):
        errand(File(plan(more=ROWS).encode(), "k.yaml"), progress=file("quy_1", a1="hoan_thanh"))


def test_a_folder_of_periods_makes_the_year_and_says_what_it_lacks() -> None:
    periods = [file("quy_1", a1="hoan_thanh"), file("6_thang", a2="dang_thuc_hien")]
    result = errand(File(plan(more=ROWS).encode(), "k.yaml"), progress=periods).draft
    assert [one.old for one in result.finished] == ["Sơn tường rào"]
    assert "“Quét vôi”: năm 2026: đang thực hiện; giữ lại" in " ".join(question.why for question in result.questions)
    assert "chưa có tiến độ của" in result.questions[0].why


def test_the_draft_has_an_id_of_its_own() -> None:
    result = draft(plan(head="ma_ke_hoach: kh_2026_abcd\n"), "k.yaml", Order())
    found = read_text(result.source).document.ma_ke_hoach
    assert found.startswith("kh_2027_")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Lấy năm 2026 là “Năm đường thôn sáng đèn”.", "chủ đề, đột phá"),
        ("Phấn đấu xây thêm ít nhất 14 bể chứa nước.", "giữ hay đổi"),
        ("Chỉ số hài lòng tăng 3 bậc.", "giữ hay đổi"),
        ("Sơ kết 05 năm thực hiện Đề án nước sạch trong quý III/2026.", "việc làm một lần"),
    ],
)
def test_names_counts_and_reviews_of_the_year_are_asked(line: str, word: str) -> None:
    assert any(word in why for why in asked(plan(line)))


def test_what_a_cited_paper_founds_is_no_task_done_once() -> None:
    line = "Bám sát Quyết định số 28/QĐ-UBND ngày 12/02/2026 của UBND tỉnh ban hành Đề án nước sạch; giữ nguồn nước."
    assert not any("một lần" in why for why in asked(plan(line)))


def test_a_declared_target_is_named_by_its_place_and_the_years_it_was_set_for() -> None:
    target = "chi_tieu: {hen: {ten: Tỷ lệ bến giữ lời hẹn, don_vi_tinh: '%', so_sanh: '>=', gia_tri: '90'}}\n"
    assert any(why.startswith("mức từ 90% trở lên là của năm 2026;") for why in asked(plan(more=target)))
    years = (
        plan(more=target)
        .replace("nam: 2026", "giai_doan: {tu: 2026, den: 2030}", 1)
        .replace("{{ nam }}", "{{ giai_doan }}")
    )
    assert any("là của giai đoạn 2026 - 2030; năm 2031" in why for why in asked(years))


def test_counts_of_the_ordinary_work_are_not_asked() -> None:
    lines = (
        "Họp ít nhất 02 lần mỗi tháng.",
        "Trả kết quả trong 15 phút.",
        "Sơ kết năm thực hiện quy chế vào tháng 12.",
    )
    assert not any("giữ hay đổi" in why or "một lần" in why for why in asked(plan(*lines)))


def test_a_deadline_of_last_year_in_a_sentence_is_proposed_for_the_new_year() -> None:
    def proposed(line: str) -> list[str]:
        return [
            one.proposal for one in draft(plan(line), "k.yaml", Order(year=2027)).questions if "năm trước" in one.why
        ]

    assert proposed("Các thôn nộp danh sách trước ngày 31/8/2025.") == ["ngày 31/8/2027"]
    assert proposed("Các thôn đã nộp danh sách trước ngày 31/8/2025.") == ["ngày 31/8/2026"]


def test_a_signature_already_given_is_not_taken_over() -> None:
    source = plan(**{"chuc_vu: CHỦ TỊCH,": "chuc_vu: CHỦ TỊCH, ky_ten: (Đã ký),"})
    signer = read_text(draft(source, "k.yaml", Order()).source).document.chu_ky
    assert signer is not None
    assert (signer.chuc_vu, signer.ky_ten, signer.ho_ten) == ("CHỦ TỊCH", "", "Lê Văn Minh")
