"""Drafting next year's plan: what changes, what stays, what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_docs.drafting.draft import Order, draft
from cchc_docs.drafting.places import years_of
from cchc_docs.drafting.review import review_sheet, review_text
from cchc_docs.errors import CchcError
from cchc_docs.model.document import NgayThang
from cchc_docs.model.progress import TienDo, TienDoChiTieu, TienDoNhiemVu
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.vietnamese.citations import find_citations
from cchc_docs.vietnamese.dates import find_dates
from tests.conftest import MINIMAL, ROOT

PLAN = """\
# Kế hoạch của xã, ghi chú này phải còn
loai: ke_hoach
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Suối Trong, viet_tat: UBND}
so: 12
dia_danh: Suối Trong
ngay_ban_hanh: 2026-01-09
trich_yeu: Cải cách hành chính năm {{ nam }}
van_ban:
  kh_tinh: {loai: Kế hoạch, so_ky_hieu: 300/KH-UBND, ngay: 2025-12-20, co_quan: UBND tỉnh, trich_yeu: cải cách hành chính năm 2026}
  mot_cua: {loai: Nghị định, so_ky_hieu: 61/2018/NĐ-CP, ngay: 2018-04-23, co_quan: Chính phủ, trich_yeu: về cơ chế một cửa}
  cchc: {loai: Nghị quyết, so_ky_hieu: 76/NQ-CP, ngay: 2021-07-15, co_quan: Chính phủ, trich_yeu: ban hành Chương trình tổng thể giai đoạn 2021 - 2030}
chi_tieu:
  dung_han: {ten: Hồ sơ đúng hạn, don_vi_tinh: "%", so_sanh: ">=", gia_tri: 98}
can_cu:
- "{{ van_ban.cchc }}"
- "{{ van_ban.kh_tinh }}"
mo_dau:
- "Thực hiện Kế hoạch số 45/KH-UBND ngày 22/12/2025 của UBND tỉnh về chuyển đổi số năm 2026, xã đề ra các việc sau:"
noi_dung:
- tieu_de: Mục tiêu
  noi_dung:
  - Phấn đấu đến hết năm 2026 hoàn thành việc số hóa.   # lời dặn
  - So với năm 2025, tăng số hồ sơ trực tuyến.
  - >-
    Thực hiện nhiệm kỳ 2025 - 2030 và giai đoạn
    2026 - 2030; báo cáo trước ngày 15/11/2026.
phu_luc:
- ma: viec
  ten: Nhiệm vụ năm {{ nam }}
  nhiem_vu:
  - {ma: v1, noi_dung: Ban hành quy chế tiếp dân, san_pham: Quy chế, chu_tri: Văn phòng, thoi_han: Quý I/2026}
  - {ma: v2, noi_dung: Đối thoại với người dân, san_pham: Biên bản, chu_tri: Văn phòng, thoi_han: Hằng quý}
  - {ma: v3, noi_dung: Lắp đặt máy lấy số, san_pham: Máy, chu_tri: Văn phòng, thoi_han: "Tháng 6/2026; tháng 01/2027"}
che_do_bao_cao:
- {ky_bao_cao: quy_1, han_nop: 05/3/2026, so_lieu: {tu: 2025-12-15, den: 2026-03-14}}
noi_nhan: [Sở Nội vụ (để b/c)]
luu: VT
chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn Minh}
"""


def test_only_what_must_differ_differs() -> None:
    result = draft(PLAN, "k.yaml", Order())
    kept = [line for line in result.source.split("\n") if "# CẦN QUYẾT ĐỊNH" not in line]
    changed = [new for new in kept if new not in PLAN.split("\n")]
    assert [line.split(":")[0].strip() for line in changed] == [
        "nam", "so", "ngay_ban_hanh", "du_thao_tu", "kh_tinh", "mot_cua", '- "Thực hiện Kế hoạch số [CẦN BỔ SUNG',
        "- Phấn đấu đến hết năm 2027 hoàn thành việc số hóa.   # lời dặn", "2026 - 2030; báo cáo trước ngày 15/11/2027.",
        "- {ma", "- {ma", "- {ky_bao_cao",
    ]  # fmt: skip
    assert kept[0] == "# Kế hoạch của xã, ghi chú này phải còn"


def test_the_draft_reads_back_with_the_new_year() -> None:
    document = read_text(draft(PLAN, "k.yaml", Order()).source).document
    assert (document.nam, document.so, document.ngay_ban_hanh) == (2027, "", NgayThang(nam=2027))
    assert document.du_thao_tu == "k.yaml"
    assert document.trich_yeu.endswith("2027")
    report = document.che_do_bao_cao[0]
    assert (report.han_nop, report.so_lieu.tu if report.so_lieu else None) == (
        NgayThang(5, 3, 2027),
        NgayThang(15, 12, 2026),
    )
    table = document.phu_luc[0].bang
    assert table is not None
    assert [row.o["thoi_han"] for row in table.hang] == [["Quý I/2027"], ["Hằng quý"], ["Tháng 6/2027; tháng 01/2028"]]


def test_citations_terms_and_periods_keep_their_years() -> None:
    source = draft(PLAN, "k.yaml", Order()).source
    for words in ("ngay: 2021-07-15", "nhiệm kỳ 2025 - 2030", "giai đoạn\n    2026 - 2030", "2021 - 2030"):
        assert words in source


def test_the_superiors_yearly_plan_becomes_a_visible_blank() -> None:
    document = read_text(draft(PLAN, "k.yaml", Order()).source).document
    assert "[CẦN BỔ SUNG: số, ngày của kế hoạch năm 2027]" in document.can_cu[1]
    assert document.can_cu[1].endswith("về cải cách hành chính năm 2027.") or "năm 2027" in document.can_cu[1]
    assert "[CẦN BỔ SUNG" in document.mo_dau[0]
    assert "chuyển đổi số năm 2027" in document.mo_dau[0]


def test_the_parents_number_fills_the_blank() -> None:
    parent = read_text(
        MINIMAL.replace("{thang: 1, nam: 2026}", "2026-12-18")
        .replace("nam: 2026", "nam: 2027")
        .replace("xã Suối Trong", "tỉnh")
        + 'so: "411"\n'
    ).document
    source = draft(PLAN, "k.yaml", Order(parent=parent)).source
    assert "so_ky_hieu: 411/KH-UBND, ngay: 18/12/2026" in source


def test_a_repealed_text_is_replaced_where_the_register_is_sure_and_told() -> None:
    result = draft(PLAN, "k.yaml", Order())
    assert read_text(result.source).document.van_ban["mot_cua"].so_ky_hieu == "118/2025/NĐ-CP"
    assert any("118/2025/NĐ-CP" in question.why for question in result.questions)


def test_history_is_asked_with_a_proposal_and_left_as_it_is() -> None:
    result = draft(PLAN, "k.yaml", Order())
    assert "So với năm 2025, tăng" in result.source
    asked = [question for question in result.questions if "năm trước" in question.why]
    assert [(question.old, question.proposal) for question in asked] == [("năm 2025", "năm 2026")]


def test_each_question_stands_as_a_comment_in_the_plan() -> None:
    result = draft(PLAN, "k.yaml", Order())
    lines = result.source.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("  - So với năm 2025"))
    assert lines[at - 1].startswith("  # CẦN QUYẾT ĐỊNH:")
    assert result.source.count("# CẦN QUYẾT ĐỊNH") == len(result.questions)


def test_the_same_input_gives_the_same_bytes() -> None:
    one, two = (draft(PLAN, "k.yaml", Order()) for _ in range(2))
    assert (one.source, review_sheet(one)) == (two.source, review_sheet(two))


def test_a_draft_of_a_draft_moves_on_and_does_not_gather_comments() -> None:
    first = draft(PLAN, "k.yaml", Order()).source
    second = draft(first, "k2.yaml", Order()).source
    document = read_text(second).document
    assert document.nam == 2028
    assert "số, ngày của kế hoạch năm 2028" in second
    lines = [line for line in second.split("\n") if not line.lstrip().startswith("#")]
    left = [line for line in lines if "2027" in line and "tu: 2027-12-15" not in line]
    assert left == []
    assert second.count("- So với năm 2025") == 1
    assert second.count("# CẦN QUYẾT ĐỊNH") <= first.count("# CẦN QUYẾT ĐỊNH") + 1


def test_who_copied_last_years_paper_is_no_part_of_the_new_one() -> None:
    copied = (
        PLAN
        + "ban_sao: [{hinh_thuc: sao_y, co_quan: {ten: Ủy ban nhân dân xã Khe Lau, viet_tat: UBND}, so: 31, ngay: 2026-02-03, noi_nhan: [Trưởng các thôn], chu_ky: {chuc_vu: CHÁNH VĂN PHÒNG, ho_ten: Lò Văn Pâng}}]\n"
    )
    result = draft(copied, "k.yaml", Order())
    assert result.source == draft(PLAN, "k.yaml", Order()).source
    told = next(change for change in result.changes if change.place == "bản sao")
    assert "31" in told.old


def test_the_new_number_is_told_as_blank_and_in_no_word_of_the_file() -> None:
    result = draft(PLAN, "k.yaml", Order())
    told = next(change for change in result.changes if change.place == "số")
    assert (told.old, told.new) == ("12", "để trống")
    assert "\nso: null\n" in result.source


def test_a_finished_one_off_task_leaves_and_the_others_stay() -> None:
    progress = TienDo(
        "nam",
        2026,
        nhiem_vu={
            "v1": TienDoNhiemVu("hoan_thanh", so_ky_hieu="05/QĐ-UBND"),
            "v2": TienDoNhiemVu("hoan_thanh"),
            "v3": TienDoNhiemVu("dang_thuc_hien", kho_khan="chưa có kinh phí"),
        },
        chi_tieu={"dung_han": TienDoChiTieu("99,2")},
    )
    result = draft(PLAN, "k.yaml", Order(progress=progress))
    assert [one.place for one in result.finished] == ["nhiệm vụ"]
    assert result.finished[0].old == "Ban hành quy chế tiếp dân"
    table = read_text(result.source).document.phu_luc[0].bang
    assert table is not None
    assert [row.ma for row in table.hang] == ["v2", "v3"]
    assert any("chưa có kinh phí" in question.why for question in result.questions)
    target = [question for question in result.questions if question.place == "chỉ tiêu “Hồ sơ đúng hạn”"]
    assert [(question.old, question.proposal) for question in target] == [("98", "99,2")]
    assert "gia_tri: 98" in result.source


def test_what_the_parent_asks_and_we_lack_is_offered() -> None:
    parent = read_text(
        MINIMAL.replace("nam: 2026", "nam: 2027").replace("xã Suối Trong", "tỉnh Lào Cai")
        + "phu_luc: [{ten: A, nhiem_vu: [{noi_dung: Đối thoại với người dân}, {noi_dung: Rà soát vị trí việc làm công chức}]}]\n"
    ).document
    result = draft(PLAN, "k.yaml", Order(parent=parent))
    assert [(one.state, one.theirs) for one in result.coverage] == [
        ("thiếu", "Rà soát vị trí việc làm công chức"),
        ("có", "Đối thoại với người dân"),
    ]
    assert '# GỢI Ý TỪ CẤP TRÊN: - {noi_dung: "Rà soát vị trí việc làm công chức"' in result.source


@pytest.mark.parametrize("year", [2026, 2020])
def test_a_year_that_is_not_later_is_refused(year: int) -> None:
    with pytest.raises(CchcError, match="năm mới phải sau"):
        draft(PLAN, "k.yaml", Order(year))


def test_the_sheet_says_what_was_done() -> None:
    text = review_text(draft(PLAN, "k.yaml", Order()))
    assert "chỗ đã đổi" in text
    assert "cần quyết định" in text


def left_over(source: str, name: str) -> list[tuple[str, str]]:
    """Years of the prior plan in the draft that no rule explains: not cited, no term or period, no cut-off day, not asked."""
    prior = read_text(source, name).document
    result = draft(source, name, Order())
    span = years_of(prior, name)
    asked = " ".join(f"{question.why} {question.old}" for question in result.questions)
    found = []
    for text in read_text(result.source, name).document.texts():
        cited = find_citations(text.text)
        for one in find_dates(text.text):
            if one.year not in span or any(c.start <= one.start < c.end for c in cited) or one.raw in asked:
                continue
            if one.form in ("term", "period") or (one.month or 0) >= 11:
                continue
            found.append((text.text, one.raw))
    return found


@pytest.mark.parametrize("plan", sorted((ROOT / "plans").glob("*.yaml")), ids=lambda p: p.name)
def test_no_old_year_is_left_unseen_in_shipped_plans(plan: Path) -> None:
    source = plan.read_text(encoding="utf-8")
    # A plan that calls its parent prints the parent's years; they move when the parent's own draft is there.
    assert [one for one in left_over(source, str(plan)) if "ke_hoach_goc" not in source] == []


def test_the_yearly_plan_of_a_period_plan_keeps_what_falls_in_the_year() -> None:
    source = (
        MINIMAL.replace("nam: 2026\n", "giai_doan: {tu: 2026, den: 2030}\n", 1).replace(
            "trich_yeu: Cải cách hành chính năm {{ nam }}", 'trich_yeu: "Cải cách hành chính giai đoạn {{ giai_doan }}"'
        )
        + "phu_luc:\n- ten: A\n  nhiem_vu:\n  - nhom: Một\n  - {noi_dung: a, thoi_han: Quý I/2027}\n"
        "  - {noi_dung: b, thoi_han: Năm 2028}\n  - {noi_dung: c, thoi_han: Hằng năm}\n  - nhom: Hai\n"
        "  - {noi_dung: d, thoi_han: Quý II/2029}\n"
    )
    result = draft(source, "k.yaml", Order(2027))
    document = read_text(result.source).document
    assert (document.nam, document.trich_yeu) == (2027, "Cải cách hành chính năm 2027")
    table = document.phu_luc[0].bang
    assert table is not None
    assert [row.nhom or row.o["noi_dung"][0] for row in table.hang] == ["Một", "a", "c"]
    assert [one.old for one in result.finished] == ["b", "d", "Hai"]


def test_a_period_plan_moves_by_its_length_when_no_year_is_asked() -> None:
    source = MINIMAL.replace("nam: 2026\n", "giai_doan: {tu: 2026, den: 2030}\n", 1).replace("{{ nam }}", "2026 - 2030")
    document = read_text(draft(source, "k.yaml", Order()).source).document
    assert document.giai_doan is not None
    assert (document.giai_doan.tu, document.giai_doan.den) == (2031, 2035)
    assert document.trich_yeu == "Cải cách hành chính năm 2031 - 2035"


def test_a_typed_attachment_line_loses_last_years_number_and_day() -> None:
    typed = '"(Kèm theo Kế hoạch số 12/KH-UBND ngày 09/01/2026 của UBND xã Suối Trong)"'
    source = PLAN.replace("  ten: Nhiệm vụ năm {{ nam }}\n", f"  ten: Nhiệm vụ\n  kem_theo: {typed}\n")
    appendix = read_text(draft(source, "k.yaml", Order()).source).document.phu_luc[0]
    assert (
        " ".join(appendix.kem_theo_in.split())
        == "(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2027 của UBND xã Suối Trong)"
    )


def test_progress_for_a_code_the_plan_does_not_have_is_told_and_made_codes_are_known() -> None:
    source = PLAN.replace("ma: v1, ", "")
    progress = TienDo(
        "nam",
        2026,
        nhiem_vu={"viec_01": TienDoNhiemVu("hoan_thanh"), "la": TienDoNhiemVu("hoan_thanh", ket_qua="xong")},
    )
    result = draft(source, "k.yaml", Order(progress=progress))
    assert any("không có nhiệm vụ mã 'la'" in question.why for question in result.questions)
    assert len(result.finished) + sum("viec_01" in question.why for question in result.questions) == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("quoc_hieu: []\n", False),
        ("quoc_hieu: [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, Độc lập – Tự do – Hạnh phúc]\n", False),
        ("quoc_hieu: [ĐẢNG CỘNG SẢN VIỆT NAM]\n", True),
    ],
)
def test_the_new_paper_has_its_national_name_by_the_form(typed: str, kept: bool) -> None:
    made = draft(PLAN.replace("\nso: 12", f"\n{typed}so: 12"), "k.yaml", Order())
    assert (typed in made.source) == kept
    assert ("quoc_hieu" in made.source) == kept
    assert any(change.place == "quốc hiệu" for change in made.changes) != kept
