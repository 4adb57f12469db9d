"""Questions, offices, blanks and edits of a plan: each answer changes what it says, where it stands, and nothing else."""

from __future__ import annotations

import pytest

from cchc_docs.desk.intake import take, take_into
from cchc_docs.desk.office.blanks import blanks_of, fill
from cchc_docs.desk.office.edits import hunks, parts, taken
from cchc_docs.desk.office.offices import merge, offices_of, part
from cchc_docs.desk.office.questions import answer, questions
from cchc_docs.desk.office.splices import plan_of
from cchc_docs.desk.office.texts import cited_of, edit_cited, edit_head, edit_words, head_of, words_at
from cchc_docs.desk.open import File
from cchc_docs.desk.render import rendered
from cchc_docs.errors import CchcError
from tests.conftest import MINIMAL

PLAN = (
    MINIMAL.replace(
        "noi_dung:\n",
        """\
don_vi:
  # kiểm tra: gộp cách viết “P. Kinh tế” vào đơn vị này; nếu là đơn vị khác thì khai riêng
  kinh_te: {ten: Phòng Kinh tế, cach_viet: [P. Kinh tế, Phòng kinh tế xã]}
  kinh_te_ha_tang: {ten: Phòng Kinh tế và Hạ tầng}
van_ban:
  kh_12: {loai: Kế hoạch, so_ky_hieu: 12/KH-UBND, ngay: 2025-12-20, co_quan: UBND tỉnh, trich_yeu: Cải cách hành chính}
  nq_7: {loai: Nghị quyết, so_ky_hieu: 7/NQ-HĐND, ngay: 2025-12-01, co_quan: HĐND xã, trich_yeu: Nhiệm vụ năm}
# kiểm tra: cũng có thể là nq_7 (7/NQ-HĐND)
van_ban_cap_tren: kh_12
chi_tieu:
  # kiểm tra: rút từ câu “đạt 90% hồ sơ”; nếu không phải chỉ tiêu thì xóa mục này
  ho_so: {ten: Tỷ lệ hồ sơ, don_vi_tinh: "%", gia_tri: 90}
noi_dung:
""",
        1,
    ).replace(
        "  - Nâng cao chất lượng phục vụ.\n",
        """\
  # CẦN QUYẾT ĐỊNH: “hoàn thành trước 30/6/2026”: mốc riêng của năm cũ — đề xuất: 30/6/2027
  - Tổng kết năm {{ nam }}, hoàn thành trước 30/6/2026.
  # GỢI Ý TỪ CẤP TRÊN: - {noi_dung: "Đo lường hài lòng", chu_tri: "[CẦN BỔ SUNG: đơn vị]"}
  - "Bố trí kinh phí [CẦN BỔ SUNG: số tiền] đồng cho [CẦN BỔ SUNG: việc gì]."
""",
    )
    + """\
phu_luc:
- ma: viec
  ten: Nhiệm vụ
  nhiem_vu:
  - {ma: v1, noi_dung: Rà soát thủ tục, chu_tri: kinh_te, thoi_han: Quý I/2026}
  - {ma: v2, noi_dung: Khảo sát ý kiến, chu_tri: [kinh_te_ha_tang, kinh_te], thoi_han: Quý II/2026}
"""
)


def read(source: str = PLAN):
    return plan_of(source, "thu.yaml")


def about(words: str, source: str = PLAN):
    return next(one for one in questions(read(source)) if words in one.why)


def without(comment: str) -> str:
    return "".join(line for line in PLAN.splitlines(True) if comment not in line)


def test_every_comment_is_a_question_in_words_without_codes() -> None:
    found = questions(read())
    assert [one.kind for one in found] == ["kiểm tra", "kiểm tra", "kiểm tra", "CẦN QUYẾT ĐỊNH", "GỢI Ý TỪ CẤP TRÊN"]
    assert found[0].place == "Đơn vị: Phòng Kinh tế"
    assert found[1].why == "cũng có thể là 7/NQ-HĐND"
    assert found[1].now == "Kế hoạch 12/KH-UBND, Cải cách hành chính"
    assert len({one.ident for one in found}) == 5


def test_an_answer_that_all_is_well_takes_the_comment_and_nothing_else() -> None:
    for one in questions(read()):
        assert answer(read(), "thu.yaml", one.ident) == without(PLAN[slice(*one.span)].strip("\n"))


def test_a_proposal_is_shown_in_its_sentence_and_taken_there() -> None:
    one = about("mốc riêng")
    assert one.now == "Tổng kết năm 2026, hoàn thành trước 30/6/2026."
    assert one.new == "Tổng kết năm 2026, hoàn thành trước 30/6/2027."
    new = answer(read(), "thu.yaml", one.ident, one.new)
    assert new == without("CẦN QUYẾT ĐỊNH").replace("trước 30/6/2026", "trước 30/6/2027")


def test_own_words_are_taken_too() -> None:
    one = about("mốc riêng")
    new = answer(read(), "thu.yaml", one.ident, "Tổng kết: trong tháng 7 {{ nam }}")
    assert "CẦN QUYẾT ĐỊNH" not in new
    assert questions(read(new))[-1].kind == "GỢI Ý TỪ CẤP TRÊN"
    assert any(text.text == "Tổng kết: trong tháng 7 {{ nam }}" for text in read(new).document.texts())


def test_what_names_another_text_is_chosen_from_those_there_are() -> None:
    one = about("7/NQ")
    assert [value for value, _ in one.options] == ["kh_12", "nq_7"]
    assert "van_ban_cap_tren: nq_7\n" in answer(read(), "thu.yaml", one.ident, "nq_7")
    with pytest.raises(CchcError, match="chọn một trong"):
        answer(read(), "thu.yaml", one.ident, "nq_8")


def test_what_is_no_target_goes_from_the_list() -> None:
    one = about("90% hồ sơ")
    assert one.removable
    new = read(answer(read(), "thu.yaml", one.ident, remove=True))
    assert new.document.chi_tieu == {}
    assert len(questions(new)) == 4


def test_a_target_that_words_name_stays() -> None:
    source = PLAN.replace("Tổng kết năm", "Đạt {{ chi_tieu.ho_so }} và tổng kết năm")
    with pytest.raises(CchcError, match="không ghi được"):
        answer(read(source), "thu.yaml", about("90% hồ sơ", source).ident, remove=True)


def test_an_answer_to_a_question_that_is_gone_is_told() -> None:
    one = about("mốc riêng")
    new = answer(read(), "thu.yaml", one.ident)
    with pytest.raises(CchcError, match="đã được trả lời"):
        answer(read(new), "thu.yaml", one.ident)
    with pytest.raises(CchcError, match="chưa ghi gì"):
        answer(read(), "thu.yaml", one.ident, "  ")


def test_two_questions_with_the_same_words_are_two() -> None:
    again = "  # kiểm tra: xem lại\n  - Câu một.\n  # kiểm tra: xem lại\n  - Câu hai.\n"
    source = MINIMAL.replace("  - Nâng cao chất lượng phục vụ.\n", again)
    one, two = questions(read(source))
    assert one.ident != two.ident
    assert answer(read(source), "thu.yaml", two.ident) == source.replace(
        "  # kiểm tra: xem lại\n  - Câu hai", "  - Câu hai"
    )


def test_two_offices_become_one_and_the_rows_that_name_them_follow() -> None:
    assert offices_of(read())[0].alike == ["kinh_te_ha_tang"]
    new = read(merge(read(), "thu.yaml", "kinh_te_ha_tang", "kinh_te"))
    assert list(new.document.don_vi) == ["kinh_te"]
    assert new.document.don_vi["kinh_te"].cach_viet[-1] == "Phòng Kinh tế và Hạ tầng"
    rows = new.document.phu_luc[0].bang.hang
    assert [row.o["chu_tri"] for row in rows] == [["Phòng Kinh tế"], ["Phòng Kinh tế"]]
    assert "# kiểm tra: rút từ câu" in new.source


def test_a_way_of_writing_becomes_an_office_of_its_own() -> None:
    new = read(part(read(), "thu.yaml", "kinh_te", "Phòng kinh tế xã"))
    assert new.document.don_vi["kinh_te"].cach_viet == ["P. Kinh tế"]
    assert [unit.ten for unit in new.document.don_vi.values()][-1] == "Phòng kinh tế xã"
    with pytest.raises(CchcError, match="không còn"):
        part(new, "thu.yaml", "kinh_te", "Phòng kinh tế xã")


def test_blanks_are_filled_one_by_one() -> None:
    money, what, _ = (*blanks_of(read()), None)
    assert (money.what, what.what) == ("số tiền", "việc gì")
    new, count = fill(read(), "thu.yaml", {what.ident: "tập huấn {{ lạ }}", money.ident: " "})
    assert count == 1
    assert [blank.what for blank in blanks_of(read(new))] == ["số tiền"]
    assert any("cho tập huấn {{ lạ }}." in text.text for text in read(new).document.texts())
    done, count = fill(read(new), "thu.yaml", {money.ident: "20.000.000"})
    assert (count, blanks_of(read(done))) == (1, [])


EDITED = MINIMAL.replace(
    "  - Nâng cao chất lượng phục vụ.\n",
    "  - Nâng cao chất lượng phục vụ người dân.\n  - Giữ kỷ cương trong giờ làm việc.\n  - Thi đua ba tháng một lần.\n",
)


def edited(*changes: tuple[str, str]):
    source = EDITED
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    word = rendered(read(source).document).docx
    result = take_into(take(word, "sua.docx"), File(EDITED.encode(), "thu.yaml"))
    return hunks(EDITED, result)


def test_each_edit_is_taken_or_left_by_itself() -> None:
    found = edited(("phục vụ người dân", "phục vụ Nhân dân"), ("ba tháng một lần", "mỗi quý một lần"))
    assert len(found) == 2
    assert [len(one.changes) for one in found] == [1, 1]
    only = taken(EDITED, "thu.yaml", found, {found[1].ident})
    assert only == EDITED.replace("ba tháng một lần", "mỗi quý một lần")
    assert taken(EDITED, "thu.yaml", found, {one.ident for one in found}) == EDITED.replace(
        "phục vụ người dân", "phục vụ Nhân dân"
    ).replace("ba tháng một lần", "mỗi quý một lần")
    assert taken(EDITED, "thu.yaml", found, set()) == EDITED


def test_a_line_added_and_one_taken_out_are_edits_of_their_own() -> None:
    found = edited(
        ("  - Giữ kỷ cương trong giờ làm việc.\n", ""),
        ("  - Thi đua ba tháng một lần.\n", "  - Thi đua ba tháng một lần.\n  - Khen thưởng người làm tốt.\n"),
    )
    kinds = {change.kind: one.ident for one in found for change in one.changes}
    assert set(kinds) == {"bo", "them"}
    assert taken(EDITED, "thu.yaml", found, {kinds["bo"]}) == EDITED.replace(
        "  - Giữ kỷ cương trong giờ làm việc.\n", ""
    )


def test_an_edit_is_shown_word_by_word() -> None:
    shown = parts("**Giữ** kỷ cương trong giờ", "Giữ nghiêm kỷ cương trong giờ")
    assert [(one.kind, one.words) for one in shown] == [
        ("giu", "Giữ"), ("them", "nghiêm"), ("giu", "kỷ cương trong giờ"),
    ]  # fmt: skip


def test_the_head_is_a_form_and_what_was_not_changed_keeps_its_line() -> None:
    shown = head_of(read())
    assert shown["ngay_ban_hanh"] == "01/2026"
    assert edit_head(read(), "thu.yaml", shown) == PLAN
    new = edit_head(
        read(), "thu.yaml", {**shown, "ngay_ban_hanh": "9/1/2026", "so": "12", "chu_ky.ho_ten": "Nông Thị Mây", "noi_nhan": "Như trên\n{{ lạ }}"}
    )  # fmt: skip
    document = read(new).document
    assert (document.ngay_ban_hanh.ngay, document.so, document.chu_ky.ho_ten) == (9, "12", "Nông Thị Mây")
    assert document.noi_nhan == ["Như trên", "{{ lạ }}"]
    assert "trich_yeu: Cải cách hành chính năm {{ nam }}" in new
    assert "# kiểm tra: rút từ câu" in new


def test_a_head_without_a_part_gets_it() -> None:
    source = "".join(line for line in MINIMAL.splitlines(True) if not line.startswith(("chu_ky", "nam", "luu")))
    source = source.replace("năm {{ nam }}", "năm 2026") + "nguyen_trang: true\n"
    new = read(edit_head(read(source), "thu.yaml", {"nam": "2026", "chu_ky.chuc_vu": "CHỦ TỊCH", "luu": "VT"})).document
    assert (new.nam, new.chu_ky.chuc_vu, new.luu) == (2026, "CHỦ TỊCH", "VT")


@pytest.mark.parametrize(
    ("key", "typed"), [("nam", "hai nghìn"), ("ngay_ban_hanh", "mùng 9"), ("ngay_ban_hanh", "40/1/2026")]
)
def test_a_head_that_cannot_stand_is_refused_in_words(key: str, typed: str) -> None:
    with pytest.raises(CchcError):
        edit_head(read(), "thu.yaml", {key: typed})


def test_a_cited_text_is_changed_once_for_all_places() -> None:
    shown = cited_of(read())["kh_12"]
    assert shown["ngay"] == "20/12/2025"
    assert edit_cited(read(), "thu.yaml", "kh_12", shown) == PLAN
    new = edit_cited(read(), "thu.yaml", "kh_12", {**shown, "so_ky_hieu": "15/KH-UBND", "ngay": "22/12/2026"})
    assert cited_of(read(new))["kh_12"]["so_ky_hieu"] == "15/KH-UBND"
    assert new.count("\n") == PLAN.count("\n")


def test_a_decision_about_a_target_is_about_its_value() -> None:
    source = PLAN.replace(
        "  # kiểm tra: rút từ",
        "  # CẦN QUYẾT ĐỊNH: “Tỷ lệ hồ sơ”: mức 90% của năm 2026 — đề xuất: 95\n  # kiểm tra: rút từ",
    )
    one = about("mức 90%", source)
    assert (one.now, one.new, one.removable) == ("90", "95", False)
    assert "gia_tri: 95" in answer(read(source), "thu.yaml", one.ident, one.new)


def test_a_text_is_written_anew_with_its_references_and_bold() -> None:
    source = PLAN.replace("  - Tổng kết năm {{ nam }}, hoàn thành", "  - Tổng kết năm {{ nam }}, **hoàn thành** sớm")
    path = ("noi_dung", 0, "noi_dung", 0)
    found = words_at(read(source), path)
    assert found.words == "Tổng kết năm 2026, hoàn thành sớm trước 30/6/2026."
    new = edit_words(read(source), "thu.yaml", path, found.words.replace("sớm trước", "chậm nhất"))
    assert new == source.replace("sớm trước", "chậm nhất")
    assert edit_words(read(source), "thu.yaml", path, found.words) == source
    assert words_at(read(), ("phu_luc", 0, "nhiem_vu", 0)) is None
    assert words_at(read(), ("phu_luc", 0, "nhiem_vu", 0, "ma")) is None
