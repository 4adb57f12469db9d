"""How officials really type the labels of their paragraphs: one small Word file for each habit."""

from __future__ import annotations

import pytest

from tests.reading.recognise.habits import body, labels, read
from tests.reading.word.files import (
    p,
    plan,
    run,
)  # fmt: skip


def test_typed_levels_nest():
    found = body(
        p("I. MỤC TIÊU", b=True) + p("1. Chung", b=True) + p("a) Một.") + p("- Việc.") + p("+ Nhỏ.") + p("+ Nhỏ hai.")
        + p("- Việc hai.") + p("b) Hai.") + p("2. Cụ thể", b=True) + p("a) Ba.") + p("II. NHIỆM VỤ", b=True) + p("1. Bốn.")
    )  # fmt: skip
    assert labels(found.noi_dung) == [
        "I.", ["1.", ["a)", ["-", ["+", "+"], "-"], "b)"], "2.", ["a)"]], "II.", ["1."],
    ]  # fmt: skip
    assert all(block.nhan is None for block in found.noi_dung)


def test_nested_figures_stand_below_each_other():
    found = body(
        p("I. A", b=True)
        + p("1. Nội dung", b=True)
        + p("1.1. Một.")
        + p("1.2. Hai.")
        + p("1.2.1. Ba.")
        + p("2. Khác", b=True)
        + p("2.1. Bốn.")
    )
    assert labels(found.noi_dung) == ["I.", ["1.", ["1.1.", "1.2.", ["1.2.1."]], "2.", ["2.1."]]]


def test_a_second_d_and_an_f_stay_as_typed():
    found = body(p("1. Mục", b=True) + "".join(p(f"{mark}) Việc của {mark}.") for mark in "abcddef"))
    assert labels(found.noi_dung) == ["1.", ["a)", "b)", "c)", "d)", "d)", "e)", "f)"]]


def test_a_number_without_its_dot_counts_after_the_one_before():
    found = body(p("I. A", b=True) + p("1. Một.") + p("2. Hai.") + p("3 Xây dựng quy chế.") + p("4. Bốn."))
    assert labels(found.noi_dung) == ["I.", ["1.", "2.", "3", "4."]]


def test_a_figure_that_opens_a_sentence_is_no_label():
    found = body(p("I. A", b=True) + p("100% hồ sơ đúng hạn.") + p("2026 là năm cuối của giai đoạn."))
    assert labels(found.noi_dung) == ["I.", ["doan", "doan"]]


def test_labels_made_by_word_are_computed():
    found = body(
        p("MỤC TIÊU", b=True, num="1:0") + p("Chung", b=True, num="2:0") + p("Việc.", num="4:0") + p("Cụ thể", b=True, num="2:0")
        + p("NHIỆM VỤ", b=True, num="1:0") + p("Một.", num="20:0") + p("a) Gõ tay.") + p("Hai.", num="20:0")
    )  # fmt: skip
    assert labels(found.noi_dung) == ["I.", ["1.", ["-"], "2."], "II.", ["1.", ["a)"], "2."]]


def test_levels_of_one_list_and_a_start_are_computed():
    found = body(
        p("MỘT", b=True, num="9:0") + p("Hai", b=True, num="9:1") + p("Ba.", num="9:2") + p("Bốn.", num="9:2")
        + p("NĂM", b=True, num="9:0") + p("Sáu.", num="9:1")
    )  # fmt: skip
    assert labels(found.noi_dung) == ["I.", ["1.", ["1.1.", "1.2."]], "II.", ["1."]]
    started = body(p("I. A", b=True) + p("Năm.", num="21:0") + p("Sáu.", num="21:0"))
    assert labels(started.noi_dung) == ["I.", ["5.", "6."]]


def test_letters_of_word_are_the_english_ones():
    found = body(p("1. A", b=True) + "".join(p(f"Việc {n}.", num="3:0") for n in range(7)))
    assert labels(found.noi_dung) == ["1.", ["a)", "b)", "c)", "d)", "e)", "f)", "g)"]]


def test_dashes_below_a_star_that_names_them_are_its_own():
    found = body(
        p("I. A", b=True) + p("* Đường thủy") + p("- Bến Hạ: thả phao;") + p("- Gọi bến:") + p("+ Sáng;") + p("+ Chiều.")
        + p("* Đường bộ; cầu treo:") + p("- Kê lại ván.") + p("* Cắm biển.") + p("- Sơn cọc tiêu.")
    )  # fmt: skip
    assert labels(found.noi_dung) == ["I.", ["*", ["-", "-", ["+", "+"]], "*", ["-"], "*", "-"]]


@pytest.mark.parametrize("bullet", ["–", "•", "+", "*"])
def test_other_bullets_are_labels(bullet):
    found = body(p("I. A", b=True) + p(f"{bullet} Một.") + p(f"{bullet} Hai."))
    assert labels(found.noi_dung) == ["I.", [bullet, bullet]]


def test_white_space_before_a_label_does_not_hide_it():
    found = body(p("I. A", b=True) + p("   1. Một.") + p("\t2.\tHai.") + p("\u00a0\u00a03.\u00a0Ba."))
    assert [block.chu for block in found.noi_dung[0].noi_dung] == ["Một.", "Hai.", "Ba."]


def test_soft_breaks_before_labels_are_paragraphs():
    found = body(p("I. A", b=True) + p("- Một;\n- Hai;\n- Ba dòng một\ndòng hai."))
    assert [block.chu for block in found.noi_dung[0].noi_dung] == ["Một;", "Hai;", "Ba dòng một\ndòng hai."]


def test_headings_are_known_by_bold_capitals_or_what_follows():
    found = body(
        p("I. MỤC TIÊU")
        + p("1. Phòng Kinh tế")
        + p("- Bố trí.")
        + p("2. Công an xã", b=True)
        + p("3. Một câu dài, có dấu chấm.")
    )
    kinds = [found.noi_dung[0].kieu, *(block.kieu for block in found.noi_dung[0].noi_dung)]
    assert kinds == ["tieu_de", "tieu_de", "tieu_de", "muc"]


def test_paragraphs_without_label_stay_between():
    found = body(
        p("I. A", b=True)
        + p("a) Một.")
        + p("Nói thêm về một.")
        + p("b) Hai.")
        + p("(Chi tiết tại Phụ lục kèm theo).", i=True)
    )
    words = [chu for _, _, chu in found.texts()]
    assert words.index("Nói thêm về một.") == words.index("Hai.") - 2
    assert "*(Chi tiết tại Phụ lục kèm theo).*" in words


def test_bold_inside_a_sentence_is_kept_and_a_bold_heading_is_plain():
    found = body(
        p("I. MỤC TIÊU", b=True) + p(raw=run("1. ") + run("Trước ngày 05/6", b=True) + run(" phải nộp & báo *gấp*."))
    )
    assert found.noi_dung[0].chu == "MỤC TIÊU"
    assert found.noi_dung[0].noi_dung[0].chu == r"**Trước ngày 05/6** phải nộp & báo \*gấp\*."


def test_articles_of_a_decision_are_labels():
    xml = (
        p("QUYẾT ĐỊNH:", b=True, align="center")
        + p("Điều 1. Ban hành quy chế.")
        + p("1. Một.")
        + p("Điều 2. Hiệu lực.")
    )
    found = read(
        plan(
            xml,
            title=p("QUYẾT ĐỊNH", b=True, align="center") + p("Về quy chế", b=True, align="center"),
            opening=p("Căn cứ Luật một;"),
            closing="",
        )
    ).document
    assert found.loai == "quyet_dinh"
    assert labels(found.noi_dung) == ["Điều 1.", ["1."], "Điều 2."]


def test_parts_with_letters_hold_what_is_below_them():
    found = body(
        p("Phần A", b=True) + p("BẾN CŨ", b=True) + p("I. Phao", b=True) + p("1. Thả phao.") + p("II. Đò", b=True)
        + p("Phần B", b=True) + p("BẾN MỚI", b=True) + p("I. Đê", b=True) + p("1. Đắp đê.")
    )  # fmt: skip
    assert labels(found.noi_dung) == ["Phần A", ["I.", ["1."], "II."], "Phần B", ["I.", ["1."]]]
    assert [one.chu for one in found.noi_dung] == ["BẾN CŨ", "BẾN MỚI"]
