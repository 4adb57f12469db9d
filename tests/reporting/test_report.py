"""One report: nothing invented, gaps shown, the outline a user changed, and every disagreement found."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_tests
from hypothesis import strategies as st
from openpyxl import load_workbook

from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check
from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document, Muc
from cchc_docs.model.progress import STATUSES, LoiVan, SoLieuThongKe, TienDo, TienDoChiTieu, TienDoNhiemVu
from cchc_docs.readback.readback import read_back
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import PlanError, read_text
from cchc_docs.record import replace
from cchc_docs.reporting.findings import report_findings
from cchc_docs.reporting.kinds import settings
from cchc_docs.reporting.report import build_report
from cchc_docs.writing.word.chart import words_of
from cchc_docs.writing.word.proof import missing
from cchc_docs.writing.word.render import render, render_parts
from cchc_docs.writing.yaml.plan import dump_plan
from tests.reporting.one_quarter import D, lines, made, quarter_one
from tests.reporting.small import PLAN, small_plan


def test_sentences_carry_the_figures_of_the_tables() -> None:
    said = lines(made()[0])
    assert (
        "Kế hoạch năm 2026 có 7 nhiệm vụ. Tính đến ngày 14/3/2026, đã hoàn thành 1/7 nhiệm vụ (14,29%); đang thực hiện 2 nhiệm vụ; chưa thực hiện 1 nhiệm vụ; chưa có trả lời 3 nhiệm vụ."
        in said
    )
    assert (
        "[CẦN BỔ SUNG: tiến độ của 3 nhiệm vụ chưa có đơn vị trả lời: Phòng Văn hóa - Xã hội 1 nhiệm vụ; Phòng Kinh tế 2 nhiệm vụ (đánh dấu tại Phụ lục II)]."
        in said
    )
    assert (
        "Theo kế hoạch, quý I năm 2026 có 2 nhiệm vụ đến hạn hoàn thành; đã hoàn thành 1/2 nhiệm vụ (50%); đang thực hiện 1 nhiệm vụ."
        in said
    )
    assert "Không có nhiệm vụ quá hạn tính đến ngày 14/3/2026." in said
    assert "Trong kỳ đã giải quyết xong 2.310 hồ sơ, trong đó đúng hạn 2.298 hồ sơ, đạt 99,48%." in said
    assert "Rà soát văn bản của xã: đã rà soát 14 văn bản (văn bản số 21/BC-UBND ngày 18/02/2026)." in said
    assert (
        "Đến nay có 1/2 chỉ tiêu đã có số liệu (50%) đạt mục tiêu năm của kế hoạch (chi tiết tại Phụ lục III)." in said
    )
    assert "Còn 1 chỉ tiêu chưa đạt mục tiêu năm: thời gian chờ trung bình." in said
    assert "Thiếu kinh phí in (Phòng Văn hóa - Xã hội)." in said
    assert said.count("Cấp bổ sung kinh phí (Phòng Văn hóa - Xã hội).") == 1


def test_what_nobody_returned_is_a_visible_gap_and_no_figure() -> None:
    plan, _, own = small_plan()
    document, facts = build_report(plan, {}, "quy_1", own=own)
    unanswered = next(text for text in lines(document) if "chỉ tiêu chưa có số liệu" in text)
    assert all(one.ten[1:] in unanswered and code not in unanswered for code, one in plan.chi_tieu.items())
    assert facts.remarks == []
    said = [text for text in lines(document) if re.search(r"\d", re.sub(r"\[CẦN BỔ SUNG[^]]*\]", "", text))]
    allowed = (
        "Thực hiện Công văn",
        "Kế hoạch năm 2026",
        "Theo kế hoạch",
        "Có 1 nhiệm vụ quá hạn chưa có trả lời",
        "Tập trung làm rõ tiến độ",
        "Trên đây",
        "Phương hướng",
    )
    allowed += ("Cải cách", "Ban hành quy chế", "Niêm yết", "Đánh giá", "Công khai", "Tiếp tục", "Rà soát")
    assert [text for text in said if not text.startswith(allowed)] == []
    statistics = document.phu_luc[0]
    figures = {
        line
        for block in statistics.noi_dung
        if block.bang
        for row in block.bang.hang
        for line in row.o.get("so_lieu", [])
    }
    assert figures == {"[CẦN BỔ SUNG: số liệu]", "7"}


def test_what_fell_due_unanswered_is_asked_for_and_not_told_as_undone() -> None:
    plan, _, own = small_plan()
    answered = TienDo("6_thang", 2026, nhiem_vu={"tc02": TienDoNhiemVu("chua_thuc_hien", don_vi="van_phong")})
    for returned, code in ({}, "6_thang"), ({"6_thang": answered}, "nam"):
        document = build_report(plan, returned, code, own=own)[0]
        said = lines(document)
        late = next(one for one in document.phu_luc if one.ma == "qua_han")
        assert "chưa có trả lời" in late.ten and late.bang is not None
        silent = [row for row in late.bang.hang if row.o["trang_thai"] == ["Chưa trả lời"]]
        assert silent and all(row.o["ly_do"] == ["[CẦN BỔ SUNG: tiến độ, lý do nếu quá hạn]"] for row in silent)
        assert any(text.startswith(f"[CẦN BỔ SUNG: tiến độ của {len(silent)} nhiệm vụ quá hạn") for text in said)
        undone = [text for text in said if "quá hạn chưa hoàn thành" in text and "[" not in text]
        assert [re.findall(r"(\d+) nhiệm vụ quá hạn chưa hoàn thành", text) for text in undone] == [["1"]] * len(undone)
        assert bool(undone) == bool(returned)
        figures = next(one for one in document.phu_luc if one.ma == "tong_hop").bang
        assert figures is not None
        assert all(("ty_le" in row.o) == (row.o["chua_tra_loi"] != row.o["tong"]) for row in figures.hang if row.o)


def test_our_own_check_has_nothing_to_say_of_our_words() -> None:
    """Of a report whose plan has no short forms only what is open is told; those of the official form are explained ahead of it."""
    plan, _, own = small_plan()
    document = build_report(plan, {}, "quy_1", own=own)[0]
    told = check(read_text(dump_plan(document), "báo cáo"), on=date(2026, 3, 16)).findings
    assert {one.code for one in told} <= {"TT23", "TT50"}, [(one.code, one.message) for one in told]
    legend = document.phu_luc[0].noi_dung[0].chu
    assert legend.startswith("Chữ viết tắt trong các phụ lục: cải cách hành chính (CCHC); thủ tục hành chính (TTHC)")
    assert "(PAKN)" not in legend and "(QPPL)" not in legend


def test_no_code_of_the_house_is_printed() -> None:
    unnamed = re.sub(r"ma: t[ctv]\d\d, ", "", PLAN)
    plan, tasks, own = small_plan(unnamed.replace("chu_tri: kinh_te, ", "", 1))
    assert len(tasks.khong_ma) == len(tasks.nhiem_vu)
    document = build_report(plan, {}, "quy_1", own=own)[0]
    codes = {task.ma for task in tasks.nhiem_vu} | set(tasks.don_vi) | set(plan.chi_tieu)
    assert not [text for _, _, text in document.texts() for code in codes if re.search(rf"\b{code}\b", text)]


@given(st.data())
@settings_of_tests(max_examples=40, deadline=None)
def test_our_own_report_is_never_called_wrong(data: st.DataObject) -> None:
    """However many offices answered, the sums of its sentences and tables are those the rules reckon."""
    plan, tasks, own = small_plan(MANY)
    answers = {
        task.ma: TienDoNhiemVu(state)
        for task in tasks.nhiem_vu
        if (state := data.draw(st.sampled_from(["", "", *STATUSES])))
    }
    document = build_report(plan, {"quy_1": TienDo("quy_1", 2026, nhiem_vu=answers)}, "quy_1", own=own)[0]
    assert report_findings(document, plan) == []
    rules = [one for code in ("BC10", "BC11", "BC16", "BC17") if (one := find_rule(code)) is not None]
    report = check(read_text(dump_plan(document), "báo cáo"), on=date(2026, 3, 16), rules=rules)
    assert report.findings == []


_EXTRA = "\n".join(
    f"  - {{ma: tc{n}, noi_dung: Việc thứ {n} của xã, chu_tri: {('van_phong', 'vh_xh', 'kinh_te')[n % 3]}, thoi_han: Trước ngày {n % 27 + 1}/3/2026}}"
    for n in range(10, 34)
)
MANY = PLAN.replace("  - nhom: Cải cách thủ tục", f"{_EXTRA}\n  - nhom: Cải cách thủ tục")


def test_the_opening_cites_the_plan_above_and_the_own_one() -> None:
    opening = made()[0].mo_dau[0]
    assert "Công văn số 4625/BNV-CCHC ngày 02 tháng 7 năm 2025 của Bộ Nội vụ" in opening
    assert "Kế hoạch số 311/KH-UBND ngày 22 tháng 12 năm 2025 của UBND tỉnh" in opening
    assert "Kế hoạch số 09/KH-UBND ngày 08 tháng 01 năm 2026 của Ủy ban nhân dân xã Đồng Suối" in opening
    assert opening.endswith("(số liệu tính từ ngày 15/12/2025 đến hết ngày 14/3/2026), cụ thể như sau:")


def test_what_is_late_stands_in_its_own_appendix_with_the_reason() -> None:
    second = TienDo("quy_2", 2026, nhiem_vu={"tt01": TienDoNhiemVu("dang_thuc_hien", kho_khan="Chưa có kinh phí")})
    document = made("6_thang", second)[0]
    late = document.phu_luc[-1]
    assert late.ma == "qua_han"
    assert late.bang is not None
    assert [(row.ma, row.o["ly_do"]) for row in late.bang.hang] == [("tt01", ["Chưa có kinh phí"])]
    assert "Có 1 nhiệm vụ quá hạn chưa hoàn thành tính đến ngày 14/6/2026 (chi tiết tại Phụ lục V)." in lines(document)


def test_a_user_may_change_outline_and_form(tmp_path: Path) -> None:
    (tmp_path / "de_cuong_bao_cao.yaml").write_text(
        "trich_yeu: Kết quả {{ ky_bao_cao }}\nmo_dau: Kính trình\nket_thuc: Hết\nnoi_dung:\n- {ma: mot, tieu_de: Một, cau: ['Đã có {{ so_lieu.rieng.1 }} xe.', 'Có {{ la }}.']}\n",
        encoding="utf-8",
    )
    (tmp_path / "bieu_mau.yaml").write_text(
        "bieu_mau:\n- {ma: rieng, ten: Riêng, hang: [{so: 1, ten: Số xe, loai_so_lieu: thoi_ky}]}\n", encoding="utf-8"
    )
    file = str(tmp_path / "kh.yaml")
    plan = read_text(PLAN, file).document
    returned = {"quy_1": TienDo("quy_1", 2026, bieu_mau={"rieng": {"1": SoLieuThongKe(D(12))}})}
    document, _ = build_report(plan, returned, "quy_1", plan_file=file)
    assert document.trich_yeu == "Kết quả quý I năm 2026"
    assert "Đã có 12 xe." in lines(document)
    assert "Có [CẦN BỔ SUNG: đề cương gọi “la”, chương trình không có]." in lines(document)


def test_a_wrong_form_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bieu_mau.yaml").write_text(
        "bieu_mau:\n- ma: a\n  ten: A\n  hang:\n  - {so: 1, ten: x, ty_le: [1.1, 1.9]}\n  - {so: 1.1, ten: y, loai_so_lieu: thoi_ky}\n",
        encoding="utf-8",
    )
    with pytest.raises(PlanError) as caught:
        settings(str(tmp_path / "kh.yaml"))
    assert [(problem.place.line, "hàng 1.9" in problem.message) for problem in caught.value.problems] == [(5, True)]


def test_a_plan_without_a_year_is_told_as_the_page_calls_it() -> None:
    bare = read_text(PLAN).document
    bare.nam = None
    with pytest.raises(CchcError, match="chưa ghi năm .* thông tin chung"):
        build_report(bare, {}, "quy_1")


def test_a_plan_without_task_tables_says_so() -> None:
    bare = read_text(
        PLAN[: PLAN.index("phu_luc:")].replace("{{ phu_luc.nhiem_vu }}", "kế hoạch")
        + PLAN[PLAN.index("che_do_bao_cao:") :]
    ).document
    document, _ = build_report(bare, {}, "quy_1")
    said = lines(document)
    assert "[CẦN BỔ SUNG: kế hoạch chưa có bảng nhiệm vụ]" in said
    # Tasks that stand in sentences are not counted, so nothing is said of their number.
    assert not [line for line in said if "0 nhiệm vụ" in line or "Không có nhiệm vụ" in line]

    def bare_headings(blocks: list[Muc]) -> list[str]:
        found = [one.chu for one in blocks if one.kieu == "tieu_de" and not one.noi_dung]
        return found + [title for one in blocks for title in bare_headings(one.noi_dung)]

    assert bare_headings(document.noi_dung) == []


# --- findings: each disagreement put in by hand is found, at its place, and nothing else is -----------------------------
def charted() -> tuple[Document, Document]:
    plan, _, own = small_plan()
    own.de_cuong.bieu_do = True
    return build_report(plan, {"quy_1": quarter_one()}, "quy_1", own=own)[0], plan


def test_charts_count_what_the_tables_count() -> None:
    document, plan = charted()
    appendix = next(one for one in document.phu_luc if one.ma == "tong_hop")
    by_office, by_field = appendix.noi_dung
    assert appendix.bang is not None and by_office.bang is not None and by_field.bang is not None
    rows = {" ".join(row.o["ten"]): row.o for row in appendix.bang.hang if not row.nhom and row.nhan is None}
    for row in (*by_office.bang.hang, *by_field.bang.hang):
        drawn, counted = {key: int(lines[0]) for key, lines in row.o.items() if key != "ten"}, rows[row.o["ten"][0]]
        assert (drawn["hoan_thanh"], drawn["qua_han"]) == (int(counted["hoan_thanh"][0]), int(counted["qua_han"][0]))
        assert sum(drawn.values()) == int(counted["tong"][0])
    assert report_findings(document, plan, {"quy_1": quarter_one()}) == []


def test_a_chart_is_words_own_and_comes_back_from_yaml() -> None:
    document, _ = charted()
    data = render(document)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        chart = package.read("word/charts/chart1.xml").decode()
        assert package.testzip() is None
        assert "Số nhiệm vụ theo đơn vị chủ trì" in chart and chart.count("<c:ser>") == 3
        assert package.read("word/document.xml").decode().count("<c:chart ") == 2
        sheet = load_workbook(io.BytesIO(package.read("word/embeddings/bieu_do1.xlsx"))).active
        assert sheet is not None
        assert [cell.value or None for cell in sheet[1]] == [None, "Hoàn thành", "Quá hạn", "Còn lại"]
    again = read_text(dump_plan(document), "báo cáo").document
    assert list(again.texts()) == list(document.texts())
    assert render(again) == data


def test_a_chart_that_lost_a_word_is_told() -> None:
    document, _ = charted()
    compiled, parts = render_parts(document)
    assert compiled and not missing(document, words_of(parts["word/document.xml"], parts))
    parts["word/charts/chart2.xml"] = parts["word/charts/chart2.xml"].replace("Còn lại", "")
    lost = missing(document, words_of(parts["word/document.xml"], parts))
    assert [text.text for text in lost] == ["Còn lại"]


def test_a_chart_of_words_is_refused_when_read() -> None:
    source = "loai: bao_cao\nnoi_dung:\n- bieu_do: Tiến độ\n  bang: {cot: [{ma: ten}, {ma: so}], hang: [{ten: Phòng A, so: nhiều}]}\n"
    with pytest.raises(PlanError, match="không phải số"):
        read_text(source, "báo cáo")


def test_a_plan_without_a_chart_carries_none() -> None:
    plan, _, own = small_plan()
    with zipfile.ZipFile(
        io.BytesIO(render(build_report(plan, {"quy_1": quarter_one()}, "quy_1", own=own)[0]))
    ) as package:
        assert not [name for name in package.namelist() if "chart" in name or "embeddings" in name]


def test_the_year_ahead_is_a_gap_only_where_no_office_wrote_of_it() -> None:
    plan, _, own = small_plan()
    bare = replace(plan, phu_luc=[], noi_dung=plan.noi_dung[:1])
    ahead = [LoiVan("Mở thêm quầy tiếp dân ở chợ.", "vh_xh")]
    for words, gaps in ({}, 1), ({"phuong_huong": ahead}, 0):
        made_of = build_report(bare, {"nam": TienDo("nam", 2026, loi_van=words)}, "nam", own=own)[0]
        assert sum("[CẦN BỔ SUNG: phương hướng" in line for line in lines(made_of)) == gaps


def test_what_cannot_be_is_told() -> None:
    returned = quarter_one()
    returned.nhiem_vu["tc01"].ty_le = D(35)
    returned.chi_tieu["dung_han"] = TienDoChiTieu("100,5")
    plan, _, own = small_plan()
    said = [remark.message for remark in build_report(plan, {"quy_1": returned}, "quy_1", own=own)[1].remarks]
    assert any("'tc01' ghi hoàn thành nhưng mức độ 35%" in message for message in said)
    assert any("'dung_han' là tỷ lệ % nhưng ghi 100,5" in message for message in said)


def test_a_short_form_is_explained_where_the_body_first_has_it() -> None:
    plan, _, own = small_plan(
        PLAN.replace("noi_dung: Tiếp nhận phản ánh", "noi_dung: Công khai TTHC").replace(
            "van_ban:", "tu_viet_tat: {TTHC: thủ tục hành chính, UBND: Ủy ban nhân dân}\nvan_ban:"
        )
    )
    returned = quarter_one()
    returned.nhiem_vu["tt03"].ket_qua = "Đã rà soát TTHC, công khai TTHC của UBND xã"
    said = lines(build_report(plan, {"quy_1": returned}, "quy_1", own=own)[0])
    assert "Công khai thủ tục hành chính (TTHC): đã rà soát TTHC, công khai TTHC của UBND xã." in said


def test_a_chart_outlives_reading_back_what_was_edited_in_word(tmp_path: Path) -> None:
    document, _ = charted()
    source = dump_plan(document)
    file = tmp_path / "bao_cao.docx"
    file.write_bytes(render(document))
    read = read_docx(str(file), str(file))
    assert any("2 hình, biểu đồ" in note for note in read.notes)
    assert "Còn lại" not in [text.text for text in read.document.texts()]
    assert read_back(source, "bao_cao.yaml", read.document, read.places, read.left_over).changes == []
    read.document.mo_dau = [line.replace("quý I ", "quý II ") for line in read.document.mo_dau]
    edited = read_back(source, "bao_cao.yaml", read.document, read.places, read.left_over).source
    assert edited != source and edited.count("bieu_do: ") == 2


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Thực hiện các nhiệm vụ", "Ủy ban nhân dân tỉnh"),
        ("Văn phòng trình lãnh đạo ký, gửi Sở Thông tin báo cáo từng quý", "Sở Thông tin"),
        ("Báo cáo gửi về UBND tỉnh qua Sở Thông tin", "Ủy ban nhân dân tỉnh"),
        ("Sở Thông tin gửi mẫu báo cáo", "Ủy ban nhân dân tỉnh"),
    ],
)
def test_a_report_goes_where_the_plan_says(words: str, whom: str) -> None:
    text = PLAN.replace("Thực hiện các nhiệm vụ", words).replace("(để b/c),", "(để b/c), Sở Thông tin (để b/c),")
    plan, _, own = small_plan(text)
    assert build_report(plan, {}, "quy_1", own=own)[0].kinh_gui == [whom]
