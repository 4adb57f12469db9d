"""Short forms: what spells them, how often they are explained and where, and the ways they are written."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.abbreviations import meaning_of, spells
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def told(code: str, *paragraphs: str, **more: object) -> list[str]:
    overlay = json.dumps({"mo_dau": paragraphs, **more}, ensure_ascii=False)
    return [one.quote for one in check(example_read(overlay), on=date(2026, 6, 1), select=(code,)).findings]


@pytest.mark.parametrize(
    ("short", "words", "meaning"),
    [
        ("KCB", "chi cho khám bệnh, chữa bệnh", "khám bệnh, chữa bệnh"),
        ("GDĐT", "của Bộ Giáo dục và Đào tạo", "Giáo dục và Đào tạo"),
        ("PCTT&TKCN", "trực phòng, chống thiên tai và tìm kiếm cứu nạn", "phòng, chống thiên tai và tìm kiếm cứu nạn"),
        ("GPMB", "lo giải phóng mặt bằng", "giải phóng mặt bằng"),
    ],
)
def test_letters_spell_words_that_are_linked_or_come_twice(short: str, words: str, meaning: str) -> None:
    assert meaning_of(short, words) == meaning
    assert spells(short, meaning)


@pytest.mark.parametrize(
    ("short", "words"), [("CDS", "chuyển đổi số"), ("KCB", "khám răng, chữa bệnh"), ("QLB", "quản lý và bến đò")]
)
def test_other_letters_do_not(short: str, words: str) -> None:
    assert not spells(short, words)


def test_one_explained_twice_in_a_sentence_is_told() -> None:
    first = "Chi khám bệnh, chữa bệnh (KCB) ở trạm; "
    assert told("VT03", first + "các nơi khám bệnh, chữa bệnh (KCB) gửi sổ KCB.") == ["(KCB)"]
    assert told("VT03", first + "các nơi KCB gửi sổ.") == []


def test_the_same_words_said_shorter_are_no_second_meaning() -> None:
    first = "Chi khám bệnh, chữa bệnh (KCB) ở trạm."
    assert told("VT05", first, "Nơi khám chữa bệnh (KCB) gửi sổ KCB.") == []
    assert told("VT05", first, "Kho cứu bến (KCB) gửi sổ KCB.") == ["(KCB)"]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["Phòng KT&HT ghi sổ.", "Phòng KT-HT và phòng KT&HT ký."], ["KT-HT"]),
        (["Báo Cục KS TTHC.", "Gửi KSTTHC; KSTTHC trả lời."], ["KS TTHC"]),
        (["Phòng KT&HT ghi sổ.", "Phòng KT&HT ký."], []),
        (["HĐND và UBND xã.", "HĐND-UBND xã, HĐND - UBND xã."], []),
        (["Theo số 12/KT-HT, phòng KTHT ký; số 15/KH-KTHT."], []),
    ],
)
def test_one_form_written_in_two_ways(paragraphs: list[str], found: list[str]) -> None:
    assert told("VT30", *paragraphs) == found


def test_one_explained_when_it_was_written_out_often() -> None:
    before = [
        "Lo giải phóng mặt bằng.",
        "Chi giải phóng mặt bằng.",
        "Họp giải phóng mặt bằng.",
        "Xong giải phóng mặt bằng.",
    ]
    late = "Rà việc giải phóng mặt bằng (GPMB); GPMB xong thì đắp."
    assert told("VT31", *before, late) == ["(GPMB)"]
    assert told("VT31", *before[:3], late) == []
    assert told("VT31", late, *before) == []


@pytest.mark.parametrize("between", ["năm 2026", "của xã", "trên địa bàn xã"])
def test_one_explained_away_from_its_words(between: str) -> None:
    words = f"Lo giải phóng mặt bằng {between} (GPMB)."
    assert told("VT32", words, "Xong GPMB.") == [f"giải phóng mặt bằng {between} (GPMB)"]
    assert told("VT32", f"Lo giải phóng mặt bằng (GPMB) {between}.", "Xong GPMB.") == []
    assert told("VT32", "Ban Quản lý chợ của xã (BQLC).", "Hỏi BQLC.") == ["Ban Quản lý chợ của xã (BQLC)"]
