"""Figures of several sentences and items of one paper: what one needs, another has to tell."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.figures.between.needed import needed_wholes
from cchc_docs.checking.figures.between.rates_told import rates_told_again
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check


@pytest.mark.parametrize(
    ("whole", "needs"),
    [
        ("Đối tượng: 42 cơ quan, đơn vị, gồm 12 hội và 30 tổ hợp.", "Soát trực tiếp tại 15 đơn vị; qua thư đối với {} đơn vị còn lại.|27|29"),
        ("Hộ khó khăn còn 96 hộ trên tổng số 2.050 hộ.", "Giảm 16 hộ khó khăn, còn {} hộ.|80|70"),
        ("Phường có 17 tổ dân phố (TDP).", "Sau khi nhập, phường còn 11 TDP (giảm {} TDP).|06|05"),
        ("Xã có 18 bến đò.", "Mỗi bến đò mở 02 lớp bơi, toàn xã có {} lớp bơi.|36|34"),
        ("Toàn xã có 60 lò sấy.", "Soát tối thiểu 75% lò sấy, tương đương {} lò sấy.|45|35"),
    ],
)  # fmt: skip
def test_the_whole_a_sentence_needs_is_the_one_the_paper_tells(whole: str, needs: str) -> None:
    words, right, wrong = needs.split("|")
    assert list(needed_wholes([whole, words.format(right)])) == []
    (found,) = needed_wholes([whole, words.format(wrong)])
    assert (found.text, found.other) == (1, 0)
    assert list(needed_wholes([words.format(wrong)])) == []


@pytest.mark.parametrize(
    "texts",
    [
        ["Xã có 40 thuyền.", "Giảm 16 hộ khó khăn, còn 80 hộ."],
        ["Hộ trồng nón còn 96 hộ.", "Giảm 16 hộ khó khăn, còn 70 hộ."],
        ["Khoảng 42 đơn vị dự thi.", "Soát tại 15 đơn vị; qua thư đối với 29 đơn vị còn lại."],
        ["Bến Thượng 42 đơn vị, bến Hạ 45 đơn vị.", "Soát tại 15 đơn vị; qua thư đối với 29 đơn vị còn lại."],
    ],
)
def test_wholes_of_other_things_are_left_alone(texts: list[str]) -> None:
    assert list(needed_wholes(texts)) == []


def test_a_rate_told_again_is_the_one_told_with_its_amount() -> None:
    first = "Nhận 900 lá đơn, trong đó đơn viết tay 765 lá, đạt 85%."
    again = "Đánh giá chung: tỷ lệ đơn viết tay đạt {}, khá cao."
    assert list(rates_told_again([first, again.format("85%")])) == []
    (found,) = rates_told_again([first, again.format("88%")])
    assert (found.text, found.wrong.right) == (1, "85%")
    assert list(rates_told_again([first, "So với cùng kỳ, tỷ lệ đơn viết tay đạt 88%."])) == []
    assert list(rates_told_again([first, "Tỷ lệ đơn in máy đạt 88%."])) == []


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        ("Bằng chữ: Bốn mươi mốt triệu hai trăm nghìn đồng.", False),
        ("(Số tiền bằng chữ: Bốn mươi mốt triệu hai trăm nghìn đồng chẵn)./.", False),
        ("Bằng chữ: Bốn mươi hai triệu hai trăm nghìn đồng.", True),
        ("Bằng chữ: Chín tỷ đồng.", False),
    ],
)
def test_letters_below_a_table_are_its_total(letters: str, *, told: bool) -> None:
    table = {
        "cot": [{"ma": "viec", "ten": "Việc"}, {"ma": "tien", "ten": "Tiền (nghìn đồng)"}],
        "hang": [
            {"viec": "Đóng thuyền", "tien": "30.000"},
            {"viec": "Vá lưới", "tien": "11.200"},
            {"viec": "Tổng cộng", "tien": "41.200"},
        ],
    }
    body = {"noi_dung": [{"tieu_de": "Kinh phí", "noi_dung": ["Chi như sau:", {"bang": table}, letters]}]}
    rules = [one for one in [find_rule("BC23")] if one is not None]
    report = check(example_read(json.dumps(body, ensure_ascii=False)), on=date(2026, 6, 1), rules=rules)
    assert not report.not_evaluated
    assert [one.quote for one in report.findings] == (["Bốn mươi hai triệu hai trăm nghìn"] if told else [])


def test_the_words_of_the_other_place_are_whole_wherever_they_stand() -> None:
    texts = ["Đặc khu có 04 khu. Hiện có 63 quán ăn.", "Kiểm tra 80% quán ăn, tương đương 40 quán ăn."]
    assert [one.wrong.message.rpartition(" ghi ")[2] for one in needed_wholes(texts)] == ["63 quán"]
