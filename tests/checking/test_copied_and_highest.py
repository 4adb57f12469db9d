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
        [f"{_LONG} khi được trưởng bến phân công.", f"{_LONG} khi được trưởng bến phân công."],
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
        "In tờ rơi ở Cồn Trâu cho 96 bến có nhiều vé nhất.",
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


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Xã chọn 05 khâu đột phá trong năm: (i) sửa bến; (ii) mua phao; (iii) tập bơi; (iv) niêm yết giá.", True),
        ("Xã chọn 04 khâu đột phá trong năm: (i) sửa bến; (ii) mua phao; (iii) tập bơi; (iv) niêm yết giá.", False),
        ("Có ba việc cần làm gồm: (1) sửa bến; (2) mua phao.", True),
        ("Có ba việc cần làm gồm: (1) sửa bến; (2) mua phao; (3) tập bơi, mỗi bến (1) lớp.", False),
        ("Bến có 02 cấp: (1) bến chính; (2) bến phụ; (3) bến tạm; (4) bến mùa nước.", False),
        ("Ít nhất 03 việc: (1) sửa bến; (2) mua phao.", False),
    ],
)
def test_marked_items_are_as_many_as_said(sentence: str, wrong: bool) -> None:
    overlay = json.dumps({"mo_dau": [sentence]}, ensure_ascii=False)
    assert bool(check(example_read(overlay), on=date(2026, 6, 1), select=("BC19", "DS26")).findings) is wrong


_COSTS = """
phu_luc:
- ten: Dự toán
  cot: [so_thu_tu, {ma: viec, ten: Việc}, {ma: tien, ten: Kinh phí (triệu đồng)}]
  hang: [{viec: Mua phao, tien: "1.215"}, {viec: Đóng đò, tien: "4.150"}, {viec: Tổng cộng, tien: "5.365"}]
"""


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Tiền bán vé để dành được 5.365 tỷ đồng.", ["5.365 tỷ đồng"]),
        ("Mua phao hết 1,215 triệu đồng.", ["1,215 triệu đồng"]),
        ("Kinh phí thực hiện Kế hoạch dự kiến 5,365 tỷ đồng.", []),
        ("Đóng đò hết 4,15 tỷ đồng, tức 4.150 triệu đồng.", []),
        ("Cả nước bán 5.000 tỷ đồng tiền vé.", []),
    ],
)
def test_all_the_digits_of_a_sum_with_another_unit_are_told(sentence: str, quote: list[str]) -> None:
    overlay = f"mo_dau: [{json.dumps(sentence, ensure_ascii=False)}]{_COSTS}"
    found = check(example_read(overlay), on=date(2026, 6, 1), select=("BC23",)).findings
    assert [one.quote for one in found] == quote


_LEADS = """
noi_dung:
- tieu_de: Việc làm
  noi_dung: [{tieu_de: %s, noi_dung: ['%s']}]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu:
  - {noi_dung: Mở lớp dạy lái đò ngang, san_pham: Lớp học, chu_tri: Phòng Kinh tế, phoi_hop: Các thôn, thoi_han: Quý I/2026}
  - {noi_dung: Soát vé ban đêm, san_pham: Biên bản, chu_tri: Công an xã, phoi_hop: Các thôn, thoi_han: Quý I/2026}
"""


@pytest.mark.parametrize(
    ("heading", "duty", "wrong"),
    [
        ("Công an xã", "Chủ trì mở lớp dạy lái đò ngang; soát giấy tờ.", True),
        ("Phòng Kinh tế", "Chủ trì mở lớp dạy lái đò ngang; soát giấy tờ.", False),
        ("Công an xã", "Phối hợp mở lớp dạy lái đò ngang; soát giấy tờ.", False),
        ("Lái đò", "Công an xã chủ trì soát vé ban đêm; Phòng Kinh tế phối hợp mở lớp dạy lái đò ngang.", False),
        ("Lái đò", "Công an xã phối hợp Phòng Kinh tế mở lớp dạy lái đò ngang.", False),
        ("Lái đò", "Công an xã là cơ quan chủ trì mở lớp dạy lái đò ngang.", True),
    ],
)
def test_what_a_unit_leads_below_its_name_and_in_one_sentence_with_others(heading: str, duty: str, wrong: bool) -> None:
    found = check(example_read(_LEADS % (heading, duty)), on=date(2026, 1, 1), select=("TC27",)).findings
    assert bool(found) is wrong


@pytest.mark.parametrize(
    ("head", "shares", "wrong"),
    [
        ("Tỷ trọng (%)", ("46", "30", "28"), True),
        ("Tỷ lệ khách (%)", ("45,3", "30,3", "26,4"), True),
        ("Tỷ trọng (%)", ("45,3", "30,3", "24,3"), False),
        ("Tỷ trọng (%)", ("46", "30", "24"), False),
        ("Tỷ lệ soát vé (%)", ("96", "88", "92"), False),
    ],
)
def test_shares_of_a_whole_add_up_to_a_hundred(head: str, shares: tuple[str, str, str], wrong: bool) -> None:
    rows = "".join(f"  - {{ben: Bến số {n}, tt: '{share}'}}\n" for n, share in enumerate(shares, 1))
    overlay = f"phu_luc:\n- ten: Khách\n  cot: [so_thu_tu, {{ma: ben, ten: Bến}}, {{ma: tt, ten: '{head}'}}]\n  hang:\n{rows}  - {{ben: Tổng cộng, tt: '100'}}\n"
    found = check(example_read(overlay), on=date(2026, 6, 1), select=("BC16",)).findings
    assert [one.severity for one in found] == (["canh_bao"] if wrong else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Thời gian thực hiện: theo tiến độ đóng phao của xưởng, trước khi nước lên ở bến dưới.",
        "Nghị định quy định chi tiết thi hành một số điều của Luật Giao thông đường thủy nội địa.",
    ],
)
def test_a_line_of_a_scheme_and_a_name_of_a_paper_may_stand_twice(sentence: str) -> None:
    plain = "Chủ bến kê phao cũ lên giá, phơi khô rồi mới bơm, khâu lại dây trước mùa nước."
    for words, times in ((plain, 1), (sentence, 0)):
        part = {"tieu_de": "Việc", "noi_dung": [words, "Bến Mơ sửa cầu.", words]}
        overlay = json.dumps({"noi_dung": [part]}, ensure_ascii=False)
        assert len(check(example_read(overlay), on=date(2026, 6, 1), select=("CH61",)).findings) == times


def test_two_places_of_a_list_have_their_own_counts() -> None:
    lines = ["Cửa Mơ: lấy mẫu nước ở 04 vị trí gần bến.", "Cửa Mận: lấy mẫu nước ở 03 vị trí gần bến."]
    for told, times in ((lines, 0), ([line.partition(": ")[2].capitalize() for line in lines], 1)):
        overlay = json.dumps({"noi_dung": [{"tieu_de": "Việc", "noi_dung": told}]}, ensure_ascii=False)
        assert len(check(example_read(overlay), on=date(2026, 6, 1), select=("BC29",)).findings) == times
