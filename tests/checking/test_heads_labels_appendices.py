"""Heads, labels, lines of attachment and references to appendices: what was told wrongly or not at all, beside its like."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import Finding
from cchc_docs.checking.runner import check

SCHOOL = "co_quan: {ten: Trường Mầm non Hoa Ban}"


def _found(code: str, overlay: str | dict[str, Any], year: int = 2026) -> list[Finding]:
    text = overlay if isinstance(overlay, str) else json.dumps(overlay, ensure_ascii=False)
    report = check(example_read(text), on=date(year, 6, 1), select=(code,))
    assert [note for note in report.not_evaluated if "gặp lỗi" in note.reason] == []
    return report.findings


def _advice(code: str, overlay: str | dict[str, Any], year: int = 2026) -> list[tuple[str, str]]:
    return [(one.quote, one.suggestion) for one in _found(code, overlay, year)]


@pytest.mark.parametrize(
    ("labels", "advice"),
    [
        ("a) b) d) d) đ)", [("d)", "c)")]),
        ("1. 2. 7. 4. 5.", [("7.", "3.")]),
        ("1. 2. 4. 3. 5.", [("4.", "3."), ("3.", "4.")]),
        ("1. 2. 3. 2. 5.", [("2.", "4.")]),
        ("a) b) c) d) e) f) g)", [("e)", "đ)"), ("f)", "e)")]),
        ("a) b) c) d) đ) e) f)", [("f)", "g)")]),
        ("1. 1. 3. 4.", [("1.", "2.")]),
        ("1. 2. 5. 6.", [("5.", "3.")]),
        ("1. 2. 2.", [("2.", "3.")]),
        ("1. 2. 3. 4.", []),
        ("d) đ) e) g) h)", []),
    ],
)
def test_one_slip_in_a_row_of_labels_is_mended_once(labels: str, advice: list[tuple[str, str]]) -> None:
    items = [{"nhan": label, "muc": f"Việc {place} ở bến."} for place, label in enumerate(labels.split())]
    paper = {"noi_dung": [{"tieu_de": "Việc ở bến", "noi_dung": items}]}
    assert [one for code in ("DS01", "DS02", "DS03") for one in _advice(code, paper)] == advice


def test_a_label_said_again_right_below_an_empty_heading_is_meant_for_a_level_below() -> None:
    items = [{"nhan": "1.", "tieu_de": "Bến đò"}, {"nhan": "1.", "muc": "Vá lại hai mạn thuyền trước mùa mưa."}]
    assert _advice("DS01", {"noi_dung": items}) == [("1.", "nhãn của mục con trong “1.”")]


@pytest.mark.parametrize(
    ("overlay", "advice"),
    [
        ({"noi_dung": [{"nhan": "a/", "muc": "Vá thuyền."}, {"nhan": "b/", "muc": "Mua phao."}]}, [("a/", "a)")]),
        ({"noi_dung": [{"nhan": "a.", "muc": "Vá thuyền."}, {"nhan": "b.", "muc": "Mua phao."}]}, []),
        ({"noi_dung": [{"nhan": "1/", "muc": "Vá thuyền."}, {"nhan": "2/", "muc": "Mua phao."}]}, [("1/", "1.")]),
        ({"noi_dung": [{"nhan": "a)", "muc": "Vá thuyền."}, {"doan": "b, Mua phao cho ba bến."}]}, [("b,", "b)")]),
        ({"noi_dung": [{"nhan": "a)", "muc": "Vá thuyền."}, {"doan": "n, Ghi số thuyền."}]}, []),
        ({"noi_dung": [{"nhan": "1.", "muc": "Vá thuyền."}, {"nhan": "I.", "tieu_de": "Bến"}]}, []),
    ],
)
def test_labels_closed_by_another_mark(overlay: dict[str, Any], advice: list[tuple[str, str]]) -> None:
    assert _advice("DS16", overlay) == advice
    assert _advice("TT90", overlay) == []


@pytest.mark.parametrize(
    ("overlay", "advice"),
    [
        ("{ky_hieu: UBND-KH}", [("UBND-KH", "KH-UBND")]),
        ("{loai: bao_cao, ky_hieu: SNV-BC, co_quan: {ten: Sở Nội vụ}}", [("SNV-BC", "BC-SNV")]),
        ("{loai: bao_cao, ky_hieu: BC-UBND}", []),
        ("{loai: cong_van, ky_hieu: UBND-KH, kinh_gui: [Sở Nội vụ]}", []),
        ("{loai: thong_bao, ky_hieu: TB-VP, co_quan: {ten: Văn phòng}}", []),
    ],
)
def test_a_symbol_with_the_body_before_the_kind(overlay: str, advice: list[tuple[str, str]]) -> None:
    assert _advice("TT21", overlay) == advice


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Theo Kế hoạch số 31/UBND-KH ngày 08/01/2026 của UBND tỉnh về nuôi ong.", [("31/UBND-KH", "31/KH-UBND")]),
        ("Theo Báo cáo số 31/SCT-BC ngày 08/01/2026 của Sở Công Thương về chợ phiên.", [("31/SCT-BC", "31/BC-SCT")]),
        ("Theo Công văn số 31/UBND-KH ngày 08/01/2026 của UBND tỉnh về nuôi ong.", []),
        ("Theo Báo cáo số 31/UBND-KT ngày 08/01/2026 của UBND tỉnh về nuôi ong.", []),
    ],
)
def test_a_cited_symbol_with_the_body_before_the_kind(words: str, told: list[tuple[str, str]]) -> None:
    assert _advice("VD02", {"mo_dau": [words]}) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Thực hiện 31/KH-UBNDngày 08/01/2026 về nuôi ong.", [("31/KH-UBNDngày", "31/KH-UBND ngày")]),
        ("Theo Quyết định số 5/2025/QĐ-UBNDcủa tỉnh.", [("5/2025/QĐ-UBNDcủa", "5/2025/QĐ-UBND của")]),
        ("Theo Quyết định số 5/QĐ-TTg ngày 08/01/2026 của Thủ tướng Chính phủ.", []),
        ("Theo Công văn số 5/SNgV-LS ngày 08/01/2026 của Sở Ngoại vụ.", []),
    ],
)
def test_a_symbol_that_runs_into_the_next_word(words: str, told: list[tuple[str, str]]) -> None:
    assert _advice("VD01", {"mo_dau": [words]}) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Theo Kế hoạch số 31/KH-UBND ngày 08/6/20 22 của UBND tỉnh.", [("ngày 08/6/20 22", "ngày 08/6/2022")]),
        ("Theo Kế hoạch số 31/KH-UBND ngày 08/6/20 của UBND tỉnh.", [("ngày 08/6/20", "ghi lại ngày ban hành")]),
        ("Theo Kế hoạch số 31/KH-UBND ngày 08/6/2022, 20 22 hộ.", []),
    ],
)
def test_a_year_with_a_blank_in_it(words: str, told: list[tuple[str, str]]) -> None:
    assert _advice("VD07", {"mo_dau": [words]}) == told


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("Số: 36 /KH - UBND", [("36 /KH - UBND", "36/KH-UBND")]),
        ("Số: 36/KH- UBND", [("36/KH- UBND", "36/KH-UBND")]),
        ("Số: 36/KH-UBND", []),
        ("Số:      /KH-UBND", []),
    ],
)
def test_blanks_in_the_number_line_are_told_together(line: str, advice: list[tuple[str, str]]) -> None:
    assert _advice("TT20", {"dong_so": line}) == advice


@pytest.mark.parametrize(
    ("overlay", "advice"),
    [
        (f"{{nguyen_trang: true, loai: ke_hoach, so: ~, ky_hieu: '', dong_so: '', {SCHOOL}}}", "Số: …/KH-<chữ viết tắt tên cơ quan>"),
        ("{nguyen_trang: true, loai: bao_cao, so: ~, ky_hieu: '', dong_so: ''}", "Số: …/BC-UBND"),
        ("{nguyen_trang: true, loai: nghi_quyet, so: ~, ky_hieu: '', dong_so: '', co_quan: {ten: Hội đồng nhân dân xã An Bình}}", "Số: …/NQ-HĐND"),
        ("{nguyen_trang: true, loai: cong_van, so: ~, ky_hieu: '', dong_so: ''}", "Số: …/UBND-…"),
    ],
)  # fmt: skip
def test_the_number_line_proposed_is_of_the_kind_and_the_body(overlay: str, advice: str) -> None:
    assert [suggestion for _, suggestion in _advice("TT04", overlay)] == [advice]


@pytest.mark.parametrize(
    ("body", "place", "told"),
    [
        ("Ủy ban nhân dân xã Mường Hoa", "Lào Cai", True),
        ("Hội đồng nhân dân phường Bến Gỗ", "Đồng Nai", True),
        ("Ủy ban nhân dân xã Mường Hoa", "Thị trấn", True),
        ("Trường Mầm non Hoa Ban", "Phường", True),
        ("Ủy ban nhân dân phường Lào Cai", "Lào Cai", False),
        ("Ủy ban nhân dân tỉnh Lào Cai", "Lào Cai", False),
        ("Trường Mầm non Hoa Ban", "Lào Cai", False),
        ("Ủy ban nhân dân xã Mường Hoa", "Mường Hoa", False),
        ("Ủy ban nhân dân phường Điện Biên Phủ", "Phường Điện Biên Phủ", False),
    ],
)
def test_the_place_is_that_of_the_commune(body: str, place: str, told: bool) -> None:
    assert bool(_found("TT24", {"co_quan": {"ten": body}, "dia_danh": place})) is told


@pytest.mark.parametrize(
    ("motto", "year", "told"),
    [
        ("Độc lập –Tự do-Hạnh phúc", 2015, True),
        ("Độc lập - tự do - hạnh phúc", 2015, True),
        ("Độc lập – Tự do – Hạnh phúc", 2015, False),
        ("Độc lập – Tự do – Hạnh phúc", 2026, True),
        ("Độc lập - Tự do - Hạnh phúc", 2015, False),
        ("Độc lập –Tự do-Hạnh phúc", 2010, False),
    ],
)
def test_the_motto_of_papers_before_the_decree(motto: str, year: int, told: bool) -> None:
    overlay = f"{{_form: {{tieu_ngu: {motto}}}, ngay_ban_hanh: {year}-06-01}}"
    assert bool(_found("TT73", overlay, year)) is told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("{role: kem_theo, text: (Kèm theo), size: 14}, {role: doan, text: 'Đơn vị tính: con', size: 12}", False),
        ("{role: doan, text: '(ĐVT: nghìn đồng)', size: 11}", False),
        ("{role: o.ten, text: Bến Hin}, {role: doan, text: 'Ghi chú: số thuyền đầu năm.', size: 12}", False),
        ("{role: doan, text: 'Ghi chú: số thuyền đầu năm.', size: 12}", True),
        ("{role: doan, text: Đơn vị tính toán lại số thuyền., size: 12}", True),
    ],
)
def test_the_lines_of_a_table_are_no_running_text(lines: str, told: bool) -> None:
    overlay = f"_form: {{paragraphs: [{{role: doan, text: Một bến}}, {{role: doan, text: Hai bến}}, {lines}]}}"
    assert bool(_found("TT71", overlay)) is told
    assert _found("TT74", overlay) == []  # a size that TT71 tells of is told once


@pytest.mark.parametrize(
    ("head", "told"),
    [("XÃ MƯỜNG  HOA", [("MƯỜNG  HOA", "MƯỜNG HOA")]), ("XÃ MƯỜNG HOA", []), ("XÃ HOA   CỘNG HÒA", [])],
)
def test_two_blanks_in_the_name_of_the_body(head: str, told: list[tuple[str, str]]) -> None:
    assert _advice("CH04", f"_form: {{paragraphs: [{{role: co_quan, text: '{head}'}}]}}") == told


def test_a_paper_that_breaks_off_wants_its_body_and_no_mark() -> None:
    cut = {"nguyen_trang": True, "noi_dung": [], "ket_thuc": [], "mo_dau": ["Xã mở bến đò, cụ thể như sau:"]}
    assert _advice("TT31", cut) == [("thể như sau:", "bổ sung phần nội dung còn thiếu")]
    table = {"cot": [{"ma": "ten", "ten": "Bến"}], "hang": [{"ten": "Bến Hin"}]}
    assert _found("TT31", {**cut, "phu_luc": [{"ten": "Các bến", **table}]}) == []


_SHORT = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của UBND xã An Bình{})"
_FULL = _SHORT.replace("UBND xã", "Ủy ban nhân dân xã")
_OTHER = _SHORT.replace("12/", "21/")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([_SHORT, _FULL, _FULL], [0]),
        ([_FULL, _SHORT, _FULL], [1]),
        ([_SHORT, _FULL], [1]),
        ([_OTHER, _SHORT, _SHORT], []),
        ([_SHORT, _OTHER], []),
        ([_SHORT, _SHORT.replace("{}", "; số liệu đến ngày 31/12/2025")], []),
        ([_SHORT, _SHORT], []),
    ],
)
def test_the_line_most_appendices_have_is_the_right_one(lines: list[str], told: list[int]) -> None:
    appendices = [{"ten": f"Bến {n}", "kem_theo": line.format("")} for n, line in enumerate(lines)]
    assert [one.path[1] for one in _found("TC07", {"phu_luc": appendices})] == told


@pytest.mark.parametrize("symbol", ["UBND-KH", "QĐ-UBND"])
def test_where_the_head_has_the_wrong_symbol_the_appendices_are_right(symbol: str) -> None:
    appendices = [{"ten": "Bến Hin", "kem_theo": _SHORT.format("")}, {"ten": "Bến Nà", "kem_theo": _OTHER.format("")}]
    paper = {"so": "12", "ky_hieu": symbol, "phu_luc": appendices}
    assert _advice("TC05", paper) == [("21/KH-UBND", "12/KH-UBND")]


@pytest.mark.parametrize(
    ("words", "quotes"),
    [
        ("Số thuyền ở các phụ lục 02, 03 và 05.", ["phụ lục 02, 03 và 05"]),
        ("Số thuyền ở Phụ lục IV; số phao ở Phụ lục V.", ["Phụ lục IV", "Phụ lục V"]),
        ("Số thuyền của các bến (phụ lục 02, 03).", ["phụ lục 02, 03"]),
        ("Số thuyền ở phụ lục 02, 3,5 lít dầu.", ["phụ lục 02"]),
        ("Số thuyền ở Phụ lục I.", []),
    ],
)
def test_a_list_of_appendices_that_are_not_there_is_told_once(words: str, quotes: list[str]) -> None:
    assert [one.quote for one in _found("TC01", {"mo_dau": [words], "phu_luc": [{"ten": "Bến"}]})] == quotes


_TWO = [{"ten": "Lịch trực bến"}, {"ten": "Dự toán vá thuyền"}]


@pytest.mark.parametrize(
    ("words", "appendices", "told"),
    [
        ("Dự toán chi tiết tại Phụ lục I.", _TWO, True),
        ("Các bản trực theo lịch (Phụ lục II).", _TWO, True),
        ("Kinh phí vá thuyền theo Phụ lục II.", _TWO, False),
        ("Kinh phí, lịch trực tại Phụ lục I và Phụ lục II.", _TWO, False),
        ("Kinh phí tại Phụ lục I, II.", _TWO, False),
        ("Việc của các bản tại Phụ lục II.", _TWO, False),
        ("Dự toán tại Phụ lục I.", [*_TWO, {"ten": "Dự toán mua phao"}], False),
        ("Kinh phí từng bến tại Phụ lục I.", [{"ten": "Các bến", "noi_dung": [{"tieu_de": "Kinh phí vá thuyền"}]}, _TWO[1]], False),
    ],
)  # fmt: skip
def test_an_appendix_named_for_what_another_holds(words: str, appendices: list[dict[str, Any]], told: bool) -> None:
    assert bool(_found("TC36", {"mo_dau": [words], "phu_luc": appendices})) is told


@pytest.mark.parametrize(("said", "severity"), [("01", "canh_bao"), ("03", "goi_y")])
def test_more_appendices_than_are_told_of_stand_in_no_other_file(said: str, severity: str) -> None:
    found = _found("TC39", {"mo_dau": [f"Kèm theo Kế hoạch này là {said} phụ lục."], "phu_luc": _TWO})
    assert [one.severity.value for one in found] == [severity]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (["Bản Hin", "Bản Nà", "Bản Hin", "Bản Nà"], 0),
        (["Bản Hin", "Bản Nà", "Bản Pá", "Bản Mo", "Bản Hin"], 1),
        (["Bản Hin", "Bản Nà", "Bản Pá"], 0),
    ],
)
def test_a_schedule_comes_to_each_place_again(places: list[str], told: int) -> None:
    columns = [{"ma": "ban", "ten": "Bản"}, {"ma": "ngay", "ten": "Ngày"}]
    rows = [{"ban": place, "ngay": f"{n}/6/2026"} for n, place in enumerate(places, start=1)]
    assert len(_found("TC33", {"phu_luc": [{"ten": "Lịch khám", "cot": columns, "hang": rows}]})) == told


def test_several_people_of_one_place_are_no_place_twice() -> None:
    columns = [{"ma": "ban", "ten": "Bản"}, {"ma": "ho_ten", "ten": "Họ và tên"}]
    rows = [{"ban": "Bản Hin", "ho_ten": "Lò Văn Ín"}, {"ban": "Bản Hin", "ho_ten": "Vì Thị Chia"}]
    assert _found("TC33", {"phu_luc": [{"ten": "Người có thuyền", "cot": columns, "hang": rows}]}) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Trạm Y tế lưu động xã (sau đây viết tắt là Trạm YTLĐ) đến các bản; Trạm YTLĐ mang thuốc.", False),
        ("Hỏi ông Lò Văn Ín, ĐT: 0912 345 678.", False),
        ("Theo văn bản số 45/ PGDĐT THCS của Phòng Giáo dục.", False),
        ("Đội CDKQ vá thuyền.", True),
        ("Các trạm ĐT ở bến.", True),
    ],
)
def test_short_forms_that_are_explained_or_none(words: str, told: bool) -> None:
    assert bool(_found("VT01", {"mo_dau": [words]})) is told


@pytest.mark.parametrize(("item", "told"), [("tiết 1.4 mục này", True), ("tiết 1.2 mục này", False)])
def test_items_of_the_same_part_are_there(item: str, told: bool) -> None:
    items = [
        {"nhan": "1.1.", "muc": "Vá thuyền."},
        {"nhan": "1.2.", "muc": "Mua phao."},
        f"Việc như đã nêu tại {item}.",
    ]
    parts = [{"nhan": "1.", "tieu_de": "Bến", "noi_dung": items}]
    assert bool(_found("TC10", {"noi_dung": parts})) is told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Số thuyền tại Biểu số 01.", ["BIỂU SỐ 02"]),
        ("Xã có ba bến.", ["BIỂU SỐ 01", "BIỂU SỐ 02"]),
        ("Kèm theo 02 biểu chi tiết.", []),
    ],
)
def test_tables_behind_a_paper_are_named_by_number_or_together(words: str, told: list[str]) -> None:
    appendices = [{"nhan": f"BIỂU SỐ 0{n}", "ten": f"Bến thứ {n}"} for n in (1, 2)]
    found = _found("TC02", {"mo_dau": [words], "phu_luc": appendices})
    assert [one.quote for one in found] == told


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [("ỦY BAN NHÂN DÂN\\nXÃ BẾN MƠ\\nSố: 45/KH-UBND", 0), ("Ủy ban nhân dân\\nxã Bến Mơ\\nSố: 45/KH-UBND", 1)],
)
def test_the_number_below_the_body_in_one_paragraph_is_no_part_of_its_name(lines: str, wrong: int) -> None:
    form = f'_form: {{paragraphs: [{{role: co_quan, text: "{lines}", bold: true}}]}}'
    found = check(example_read(form), on=date(2026, 6, 1), select=("TT72",)).findings
    assert len([one for one in found if "in hoa" in one.message]) == wrong


@pytest.mark.parametrize(
    ("base", "wrong"),
    [
        ("Xét Tờ trình số 9/TTr-KT, Ủy ban nhân dân xã lập Phương án này để giữ bến.", 0),
        ("Căn cứ Tờ trình số 9/TTr-KT của Phòng Kinh tế xã;", 1),
    ],
)
def test_a_base_with_the_sentence_it_leads_to_is_no_line_of_bases(base: str, wrong: int) -> None:
    form = f"_form: {{paragraphs: [{{role: can_cu, text: '{base}'}}]}}"
    found = check(example_read(form), on=date(2026, 6, 1), select=("TT72",)).findings
    assert len([one for one in found if "nghiêng" in one.message]) == wrong


def test_a_power_that_is_not_theirs_is_told_once() -> None:
    line = "Trưởng ấp ra quyết định cưỡng chế sơ tán đối với người cố tình ở lại."
    assert len(_found("TQ20", {"mo_dau": [line]})) == 1
