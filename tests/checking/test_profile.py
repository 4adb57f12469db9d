"""Whose paper it is, which parts are not its own words, and what the runner makes of what a rule declares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cchc_docs.checking.context import Context
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.finding import LOI, Finding, NotEvaluated
from cchc_docs.checking.output.signing_sheet import sheet
from cchc_docs.checking.parts import history_spans, is_ditto, quoted_spans
from cchc_docs.checking.profile import COMMUNE, STATE, Profile, profile_of
from cchc_docs.checking.registry import Rule, rule
from cchc_docs.checking.runner import Report, check, day_of_judgement
from cchc_docs.model.document import ChuKy, CoQuan, Document, NgayThang, PhuLuc
from cchc_docs.reading.result import Place, Read

DAY = date(2026, 6, 1)


def _read(document: Document) -> Read:
    return Read(document, lambda path: Place("thu.docx"), "")


def _profile(name: str, above: str = "", **more: object) -> Profile:
    return profile_of(_read(Document("ke_hoach", co_quan=CoQuan(name, "", above), **more)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "above", "level", "authority"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ KHE LIM", "", "xa", "uy_ban"),
        ("Uỷ ban nhân dân phường Gò Sậy", "", "xa", "uy_ban"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ KHE LIM", "", "xa", "hdnd"),
        ("ỦY BAN NHÂN DÂN\nXÃ TÂN HỘI LIM", "", "xa", "uy_ban"),
        ("HỘI NÔNG DÂN\nXÃ TÂN HỘI LIM", "", "doan_the", "doan_the"),
        ("PHÒNG KINH TẾ", "UBND XÃ KHE LIM", "xa", "phong"),
        ("PHÒNG VĂN HÓA-XÃ HỘI", "UBND PHƯỜNG GÒ SẬY", "xa", "phong"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN BẢN ĐƯNG", "", "huyen", "uy_ban"),
        ("ỦY BAN NHÂN DÂN\nTHỊ XÃ BẢN ĐƯNG", "", "huyen", "uy_ban"),
        ("ỦY BAN NHÂN DÂN\nTỈNH SƠN LĨNH", "", "tinh", "uy_ban"),
        ("SỞ NỘI VỤ", "UBND TỈNH SƠN LĨNH", "so", "so"),
        ("BAN QUẢN LÝ DỰ ÁN", "UBND TỈNH SƠN LĨNH", "so", "so"),
        ("BỘ NỘI VỤ", "", "bo", "bo"),
        ("TRƯỜNG TIỂU HỌC KHE LIM", "UBND XÃ KHE LIM", "truong", "truong"),
        ("ĐẢNG ỦY XÃ KHE LIM", "ĐẢNG BỘ TỈNH SƠN LĨNH", "dang", "dang"),
        ("BAN CHẤP HÀNH", "ĐẢNG BỘ XÃ KHE LIM", "dang", "dang"),
        ("ỦY BAN MTTQ VIỆT NAM XÃ KHE LIM", "", "doan_the", "doan_the"),
        ("HỘI NÔNG DÂN XÃ KHE LIM", "", "doan_the", "doan_the"),
        ("CÔNG TY TNHH CẤP NƯỚC KHE LIM", "", "doanh_nghiep", "doanh_nghiep"),
        ("BẢO HIỂM XÃ HỘI TỈNH SƠN LĨNH", "BẢO HIỂM XÃ HỘI VIỆT NAM", "so", "so"),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "UBND TỈNH SƠN LĨNH", "so", "so"),
        ("BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "", "bo", "bo"),
        ("ỦY BAN NHÂN DÂN\nXÃ HỘI LIM", "", "xa", "uy_ban"),
        ("TỔ GIÚP VIỆC", "", "", ""),
    ],
)
def test_level_and_authority_are_read_from_the_head(name: str, above: str, level: str, authority: str) -> None:
    found = _profile(name, above)
    assert (found.cap, found.tham_quyen) == (level, authority)


@pytest.mark.parametrize(
    "more",
    [
        {"mo_dau": ["CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ KHE LIM"]},
        {"mo_dau": ["Chủ tịch Ủy ban nhân dân xã Khe Lim ban hành Kế hoạch trồng rừng như sau:"]},
        {"ket_thuc": ["Chủ tịch UBND xã yêu cầu các thôn thực hiện tốt."]},
        {"phu_luc": [PhuLuc("Lịch", kem_theo="(Kèm theo Kế hoạch số 7/KH-UBND của Chủ tịch UBND xã Khe Lim)")]},
    ],
)
def test_the_chairman_issues_where_the_paper_says_so(more: dict[str, object]) -> None:
    assert _profile("ỦY BAN NHÂN DÂN\nXÃ KHE LIM", **more).tham_quyen == "chu_tich"


def test_a_chairman_who_is_only_named_does_not_issue() -> None:
    lines = ["Theo đề nghị của Chủ tịch UBND xã ban hành lịch trực; Ủy ban nhân dân xã ban hành Kế hoạch như sau:"]
    assert _profile("ỦY BAN NHÂN DÂN\nXÃ KHE LIM", mo_dau=lines).tham_quyen == "uy_ban"
    assert (
        _profile("ỦY BAN NHÂN DÂN\nXÃ KHE LIM", mo_dau=["Phó Chủ tịch UBND xã yêu cầu báo cáo."]).tham_quyen
        != "chu_tich"
    )


def test_a_chairman_who_settles_questions_does_not_issue_what_the_committee_signs() -> None:
    signed = ChuKy(quyen_han=["TM. ỦY BAN NHÂN DÂN"], chuc_vu="CHỦ TỊCH", ho_ten="Lò Văn Pán")
    lines = ["Khó khăn, vướng mắc báo cáo Chủ tịch UBND xã xem xét, quyết định."]
    closed = [line.replace("xem xét, ", "") for line in lines]
    for ket_thuc in (lines, closed):
        assert _profile("ỦY BAN NHÂN DÂN\nXÃ KHE LIM", ket_thuc=ket_thuc, chu_ky=signed).tham_quyen == "uy_ban"
    opening = ["Uỷ ban nhân dân (UBND) xã Khe Lim ban hành Kế hoạch trồng rừng như sau:"]
    assert _profile("ỦY BAN NHÂN DÂN\nXÃ KHE LIM", mo_dau=opening, ket_thuc=closed).tham_quyen == "uy_ban"


def test_the_symbol_tells_where_the_head_does_not() -> None:
    assert profile_of(_read(Document("khac", ky_hieu="NQ/ĐU"))).cap == "dang"
    assert profile_of(_read(Document("khac", ky_hieu="BC-SNNMT"))).cap == "so"
    assert profile_of(_read(Document("khac", ky_hieu="KH-UBND"))).cap == ""


def test_the_own_place_is_not_looked_for_in_names_of_offices() -> None:
    assert _profile("PHÒNG VĂN HÓA-XÃ HỘI", "UBND XÃ KHE LIM").dia_danh == "khe lim"
    assert _profile("ỦY BAN NHÂN DÂN\nPHƯỜNG 12").dia_danh == "12"
    assert _profile("BAN CHỈ ĐẠO", dia_danh="Khe Lim").dia_danh == "khe lim"


@pytest.mark.parametrize(
    ("words", "name", "told"),
    [
        ("Trước sáp nhập, kho của huyện Bản Đưng có 12 tủ.", "huyện Bản Đưng", True),
        ("Hồ sơ của huyện cũ đã bàn giao.", "huyện cũ", True),
        ("Trước sáp nhập có 02 trạm. Huyện Bản Đưng đã cấp 9 máy vào tháng 4 năm 2025.", "Huyện Bản", True),
        ("Năm 2023, UBND huyện Bản Đưng đã cấp 40 giấy chứng nhận.", "UBND huyện", True),
        ("Các quyết định của HĐND huyện (ký trước ngày 01/7/2025) còn hiệu lực.", "HĐND huyện", True),
        ("Giao UBND huyện Bản Đưng kiểm tra.", "UBND huyện", False),
        ("Trước sáp nhập có 02 trạm. Đề nghị UBND huyện bố trí kinh phí năm 2026.", "UBND huyện", False),
        ("Rà soát tài nguyên rừng của huyện Bản Đưng.", "huyện Bản", False),
    ],
)
def test_history_is_a_sentence_that_tells_of_the_time_before(words: str, name: str, told: bool) -> None:
    at = words.rindex(name)
    assert any(start <= at < end for start, end in history_spans(words)) is told


def test_quotes_and_dittos_are_found() -> None:
    words = 'Gắn với phong trào “Xã sạch giai đoạn 2025 - 2030” và lấy số 5" làm mốc.'
    assert [words[start:end] for start, end in quoted_spans(words)] == ["“Xã sạch giai đoạn 2025 - 2030”"]
    assert all(is_ditto(mark) for mark in ('"', "”", "-nt-", "nt", "- như trên -", "''", '- " -'))
    assert not any(is_ditto(words) for words in ("", "Lít", "nt kho", "Tấn"))


# --- what the runner makes of it -------------------------------------------------------------------------------------


def _says(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Thử."""
    for text in context.prose:
        if "mộc lan" in text.text:
            yield Finding(text.path, "Thấy", "mộc lan")


def _run(overlay: str, **more: object) -> Report:
    one = Rule("CH91", "Thử", LOI, "Thông lệ thử", "", "", _says, **more)  # type: ignore[arg-type]
    return check(example_read(overlay), on=DAY, rules=[one])


def test_a_rule_for_communes_leaves_a_province_alone_and_asks_where_nothing_is_known() -> None:
    words = "mo_dau: [Trồng cây mộc lan.]"
    assert len(_run(words, danh_cho=COMMUNE).findings) == 1
    above = _run(f"{{{words}, co_quan: {{ten: Ủy ban nhân dân tỉnh Sơn Lĩnh}}}}", danh_cho=COMMUNE)
    assert (above.findings, above.rules, [one.code for one in above.outside]) == ([], [], ["CH91"])
    unknown = _run(
        f"{{{words}, co_quan: {{ten: Tổ giúp việc}}, trich_yeu: Trồng cây, ky_hieu: KH-TGV}}", danh_cho=COMMUNE
    )
    assert unknown.findings == []
    assert "cấp nào" in unknown.not_evaluated[0].reason
    assert unknown.unjudged


def test_rules_of_the_decree_do_not_judge_the_party() -> None:
    party = "{co_quan: {ten: ĐẢNG ỦY XÃ KHE LIM}, noi_nhan: [], nguyen_trang: true}"
    report = check(example_read(party), on=DAY, select=("TT01", "TQ01"))
    assert report.rules == []
    assert "" in STATE


def test_what_stands_in_a_part_that_a_rule_leaves_alone_is_dropped_place_by_place() -> None:
    quoted = "mo_dau: ['Hưởng ứng “Ngày hội mộc lan xã An Bình”.', 'Trồng mộc lan.']"
    assert [one.path for one in _run(quoted, tru=("trich_dan",)).findings] == [("mo_dau", 1)]
    assert [(one.path, one.also) for one in _run(quoted).findings] == [(("mo_dau", 0), (("mo_dau", 1),))]
    both = "mo_dau: ['Sau “Ngày hội mộc lan xã An Bình” thì trồng mộc lan.']"
    assert len(_run(both, tru=("trich_dan",)).findings) == 1


def test_a_need_that_is_not_met_is_told_and_an_unknown_one_is_refused() -> None:
    assert "hình thức" in _run("mo_dau: [Cây mộc lan.]", can=("form",)).not_evaluated[0].reason
    with pytest.raises(ValueError, match="CH92"):
        rule(code="CH92", title="Thử", severity=LOI, can_cu="x", bad="", good="", can="trang_thai")(_says)


@pytest.mark.parametrize("day", ["2017-03-04", "2004-01-06"])
def test_an_old_date_silences_no_spelling_and_the_conclusion_says_what_was_not_judged(day: str) -> None:
    report = check(example_read(f"{{ngay_ban_hanh: {day}, mo_dau: [Trồng của của cây.]}}"), on=DAY)
    assert "CH03" in {finding.code for finding in report.findings}
    assert "kiểm tra lại ngày ban hành" in report.unjudged
    assert "không còn điểm nào" not in sheet(check(example_read(f"ngay_ban_hanh: {day}"), on=DAY))


def test_a_draft_without_a_date_is_judged_by_the_law_of_today() -> None:
    for year in (2013, 2019):
        assert day_of_judgement(Document("ke_hoach", nam=year), DAY) == DAY
    assert day_of_judgement(Document("ke_hoach", nam=2026), DAY) == date(2026, 1, 31)
    assert day_of_judgement(Document("ke_hoach", nam=2027), DAY) == DAY
    assert day_of_judgement(Document("ke_hoach", ngay_ban_hanh=NgayThang(4, 3, 2017)), DAY) == date(2017, 3, 4)


def test_a_paper_without_a_year_that_tells_only_of_old_times_is_asked_for_it() -> None:
    old = "Theo Quyết định số 12/QĐ-UBND ngày 05/3/2016 và Công văn số 9/UBND ngày 06/4/2017, các thị trấn báo cáo."
    blank = "ngay_ban_hanh: null, nam: null, trich_yeu: Nuôi cá lồng"

    def told(words: str, more: str = blank) -> tuple[set[str], set[str]]:
        report = check(example_read(f"{{{more}, mo_dau: ['{words}']}}"), on=DAY, select=("CQ10",))
        return {one.code for one in report.findings}, {one.code for one in report.not_evaluated}

    assert told(old) == (set(), {"CQ10"})
    assert told(f"{old} Hạn gửi là ngày 20/3/2026.") == ({"CQ10"}, set())
    assert told("Các thị trấn báo cáo.") == ({"CQ10"}, set())
    assert told(old, "ngay_ban_hanh: 2026-03-04") == ({"CQ10"}, set())


@pytest.mark.parametrize(
    ("name", "line"),
    [("Hội Nông dân xã An Bình", "TM. ỦY BAN NHÂN DÂN"), ("Đảng ủy xã An Bình", "T/M ỦY BAN NHÂN DÂN XÃ")],
)
def test_a_union_and_the_party_do_not_sign_for_the_committee(name: str, line: str) -> None:
    overlay = f"{{co_quan: {{ten: {name}}}, chu_ky: {{quyen_han: [{line}], chuc_vu: CHỦ TỊCH, ho_ten: Lò Văn Ín}}}}"
    assert [one.quote for one in check(example_read(overlay), on=DAY, select=("TQ06",)).findings] == [line]


def test_the_youth_union_is_known_by_its_name_where_the_state_has_its_own() -> None:
    overlay = "{co_quan: {ten: Ban Chấp hành}, _form: {quoc_hieu: ĐOÀN TNCS HỒ CHÍ MINH}}"
    assert profile_of(example_read(overlay)).cap == "doan_the"


def test_the_place_ends_where_a_body_below_is_named() -> None:
    assert _profile("XÃ BẾN GỖ\nBAN THƯỜNG TRỰC", "ỦY BAN MTTQ VIỆT NAM").dia_danh == "bến gỗ"
