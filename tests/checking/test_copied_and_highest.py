"""A sentence that stands twice; what is said to be the most, and all the commune has, against the table."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

_LONG = "Bến Cồn Trâu chưa có phao cứu sinh, đèn hiệu và biển báo mực nước cho khách qua đò"


def _copied(*parts: tuple[str, list[str]]) -> list[str]:
    blocks = [{"tieu_de": heading, "noi_dung": lines} for heading, lines in parts]
    overlay = json.dumps({"loai": "ke_hoach", "noi_dung": blocks}, ensure_ascii=False)
    return [one.severity for one in check(example_read(overlay), on=date(2026, 6, 1), select=("CH61",)).findings]


def test_a_long_sentence_stands_once() -> None:
    assert _copied(("Tồn tại", [f"- {_LONG}.", "- Sổ khách ghi sơ sài.", f"- {_LONG};"])) == ["canh_bao"]
    assert _copied(("Tồn tại", [f"Sổ khách ghi sơ sài. {_LONG}.", f"{_LONG}. Giá vé chưa niêm yết."])) == ["canh_bao"]
    assert _copied(("Tồn tại", [f"{_LONG}."]), ("Việc làm", [f"{_LONG}."])) == ["goi_y"]


@pytest.mark.parametrize(
    "lines",
    [
        [f"{_LONG}.", f"{_LONG.replace('Trâu', 'Cò')}."],
        [f"{_LONG}.", f"{_LONG}.", f"{_LONG}."],
        ["Sổ khách qua đò ghi sơ sài.", "Sổ khách qua đò ghi sơ sài."],
        [f"{_LONG} theo quy định.", f"{_LONG} theo quy định."],
        [f"Khẩu hiệu “{_LONG}”.", f"Treo băng rôn “{_LONG}”."],
    ],
)
def test_formulas_short_ones_and_quoted_words_may_come_again(lines: list[str]) -> None:
    assert _copied(("Tồn tại", lines)) == []


def test_units_may_be_given_the_same() -> None:
    units = [{"tieu_de": name, "noi_dung": [f"{_LONG}."]} for name in ("Phòng Kinh tế", "Công an xã")]
    overlay = json.dumps({"noi_dung": [{"tieu_de": "Tổ chức thực hiện", "noi_dung": units}]}, ensure_ascii=False)
    assert not check(example_read(overlay), on=date(2026, 6, 1), select=("CH61",)).findings


_TABLE = """
phu_luc:
- ten: Vé và khách theo bến
  cot: [so_thu_tu, {ma: ben, ten: Bến}, {ma: ve, ten: Số vé}, {ma: khach, ten: Khách quen}]
  hang:
  - {ben: Bến Cồn Trâu, ve: "412", khach: "96"}
  - {ben: Bến Cồn Cò, ve: "530", khach: "71"}
  - {ben: Bến Cồn Sẻ, ve: "218", khach: "123"}
  - {ben: Toàn xã, ve: "1.160", khach: "290"}
"""


def _against(sentence: str, code: str) -> list[str]:
    overlay = (
        f"loai: bao_cao\nnoi_dung: [{{tieu_de: Vé đò, noi_dung: [{json.dumps(sentence, ensure_ascii=False)}]}}]{_TABLE}"
    )
    return [one.quote for one in check(example_read(overlay), on=date(2026, 6, 1), select=(code,)).findings]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Bến có nhiều vé nhất là Cồn Trâu với 412 vé; ít nhất là Cồn Sẻ với 218 vé.", "nhiều vé nhất là Cồn Trâu với 412 vé"),
        ("Bến Cồn Trâu có số vé thấp nhất (412 vé).", "thấp nhất (412 vé"),
        ("Với 96 lượt, Cồn Trâu có khách quen đông nhất xã.", "96 lượt, Cồn Trâu có khách quen đông nhất"),
    ],
)  # fmt: skip
def test_the_most_is_the_most_of_the_table(sentence: str, quote: str) -> None:
    found = _against(sentence, "BC67")
    assert len(found) == 1
    assert found[0] in sentence
    assert set(found[0].split()) & set(quote.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "Bến có nhiều vé nhất là Cồn Cò với 530 vé; ít nhất là Cồn Sẻ với 218 vé.",
        "Bến có nhiều vé thứ nhì là Cồn Trâu với 412 vé.",
        "Một trong những bến có nhiều vé nhất là Cồn Trâu với 412 vé.",
        "Bến có vé tăng nhiều nhất là Cồn Trâu với 412 vé.",
        "Trong nhóm bến ngang, Cồn Trâu có nhiều vé nhất với 412 vé.",
        "Bến có nhiều vé nhất là Cồn Trâu với 900 vé.",
        "Cồn Trâu bán ít nhất 412 vé.",
        "Các bến thống nhất giá, Cồn Trâu bán 412 vé.",
        "Bến Cồn Sẻ có khách quen đông nhất (123 người).",
    ],
)
def test_of_some_of_another_time_or_another_figure_it_is_left(sentence: str) -> None:
    assert _against(sentence, "BC67") == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Cuối năm, toàn xã còn 299 khách quen.", ["299 khách"]),
        ("Toàn xã có 280 khách quen và 14 khách lạ.", ["280 khách"]),
        ("Toàn xã có 290 khách quen và 14 khách lạ.", []),
        ("Toàn xã có 280 khách quen đi chợ huyện.", []),
        ("Đầu năm toàn xã có 280 khách quen.", []),
    ],
)
def test_all_the_commune_has_is_the_total_of_the_table(sentence: str, quote: list[str]) -> None:
    assert [one[: len("280 khách")] for one in _against(sentence, "BC23")] == quote
