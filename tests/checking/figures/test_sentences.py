"""Figures of one sentence against each other: what cannot be is told, honest rounding and overlapping parts are left alone."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.figures.amounts import amounts
from cchc_docs.checking.figures.changes import wrong_changes
from cchc_docs.checking.figures.shares import wrong_shares
from cchc_docs.checking.figures.sums import wrong_sums
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import check
from cchc_docs.vietnamese.numbers import format_number, parse_number_words

CODES = ("BC10", "BC11", "BC14", "BC15", "BC19")


@cache
def sentences() -> dict[str, dict[str, list[str]]]:
    import yaml

    content = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def told(*paragraphs: str) -> dict[str, str]:
    """The rules that speak of some paragraphs, with the words they quote."""
    rules = [one for one in map(find_rule, CODES) if one is not None]
    report = check(example_read(f"mo_dau: {json.dumps(paragraphs)}"), on=date(2026, 6, 1), rules=rules)
    assert not report.not_evaluated
    return {one.code: one.quote for one in report.findings}


@pytest.mark.parametrize(("code", "sentence"), [(code, one) for code in CODES for one in sentences()[code]["wrong"]])
def test_what_does_not_agree_is_told_with_its_words(code: str, sentence: str) -> None:
    found = told(sentence)
    assert code in found
    assert found[code] in sentence


@pytest.mark.parametrize("sentence", [one for code in CODES for one in sentences()[code]["right"]])
def test_what_agrees_is_left_alone(sentence: str) -> None:
    assert told(sentence) == {}


@settings(deadline=None)
@given(st.integers(1, 99_999), st.integers(1, 99_999), st.integers(0, 2))
def test_a_rate_rounded_to_its_digits_is_right_and_two_units_off_is_not(part: int, more: int, places: int) -> None:
    whole = part + more
    rate = (Decimal(100) * part / whole).quantize(Decimal(1).scaleb(-places))
    sentence = "Trả {}/{} hồ sơ, đạt {}%."
    shown = [format_number(value) for value in (Decimal(part), Decimal(whole))]
    assert list(wrong_shares(sentence.format(*shown, format_number(rate, places)))) == []
    off = rate + Decimal(2).scaleb(-places)
    found = list(wrong_shares(sentence.format(*shown, format_number(off, places))))
    assert len(found) == 1


@settings(deadline=None)
@given(st.integers(1, 9_999), st.integers(1, 9_999), st.integers(-3, 3))
def test_growth_is_the_difference(before: int, after: int, off: int) -> None:
    told_by = abs(after - before) + off
    verb = "tăng" if after > before else "giảm"
    sentence = f"Có {format_number(after)} đơn, {verb} {format_number(told_by)} đơn so với quý trước ({format_number(before)} đơn)."
    if before != after and told_by > 0:
        assert bool(list(wrong_changes(sentence))) == (off != 0)


@settings(deadline=None)
@given(st.integers(1, 9_999), st.integers(1, 9_999), st.integers(1, 50))
def test_parts_of_one_kind_make_their_total(first: int, second: int, off: int) -> None:
    words = "Nhận {} phiếu, trong đó trực tuyến {} phiếu, trực tiếp {} phiếu."
    good = words.format(*map(format_number, map(Decimal, (first + second, first, second))))
    assert list(wrong_sums(good)) == []
    bad = words.format(*map(format_number, map(Decimal, (first + second, first, second + off))))
    if second + off <= first + second and 2 * off <= first + second and first + second > 2:
        assert list(wrong_sums(bad))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ngày 15/6/2026, Điều 5 Quyết định số 54/QĐ-UBND, thôn 3, lúc 7 giờ 30 phút, tổ 4, năm 2026", []),
        ("1.250 hồ sơ, 04 đồng chí, 12 công văn", [("1250", "hồ sơ"), ("4", "đồng chí"), ("12", "công văn")]),
        ("3,5 tỷ đồng; 450 triệu; 65.000.000đ", [("3500000000", "đồng"), ("450000000", "đồng"), ("65000000", "đồng")]),
        ("98,5 % của 40 người", [("98.5", "%"), ("40", "người")]),
        ("xếp thứ 12/32, vị trí 7", []),
    ],
)  # fmt: skip
def test_amounts_are_told_from_ordinals_and_days(words: str, expected: list[tuple[str, str]]) -> None:
    assert [(f"{one.value.normalize():f}", one.unit) for one in amounts(words)] == expected


def test_items_behind_a_colon_are_the_parts_of_the_total_above_them() -> None:
    body = "noi_dung: [{{tieu_de: Kết quả, noi_dung: [{{noi_dung: ['Trực tuyến: 31 hồ sơ;', 'Trực tiếp: {} hồ sơ.'], muc: 'Tiếp nhận 45 hồ sơ, trong đó:'}}, Không có đơn thư.]}}]"
    rule = [one for one in [find_rule("BC10")] if one is not None]
    wrong = check(example_read(body.format(17)), on=date(2026, 6, 1), rules=rule).findings
    assert [one.quote for one in wrong] == ["45 hồ sơ, trong đó:"]
    assert check(example_read(body.format(14)), on=date(2026, 6, 1), rules=rule).findings == []


def test_a_rate_cut_short_is_a_hint() -> None:
    rules = [one for one in [find_rule("BC11")] if one is not None]
    report = check(example_read("mo_dau: ['Trả 13/15 hồ sơ, đạt 86,6%.']"), on=date(2026, 6, 1), rules=rules)
    assert [one.severity for one in report.findings] == [Severity.GOI_Y]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("một triệu hai trăm năm mươi nghìn đồng chẵn", 1_250_000),
        ("Ba tỷ bốn trăm tám mươi triệu", 3_480_000_000),
        ("hai mươi tư nghìn không trăm lẻ năm", 24_005),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
        ("chín lăm triệu", 95_000_000),
        ("hai trăm tư mốt nghìn", 241_000),
        ("một triệu rưỡi", 1_500_000),
        ("ba tư", 34),
        ("một trăm linh tám triệu sáu trăm ba mươi mốt nghìn năm trăm", 108_631_500),
        ("mười lăm", 15),
        ("Văn phòng", None),
        ("một nghìn triệu rưỡi", None),
    ],
)
def test_numbers_in_letters_are_read(words: str, value: int | None) -> None:
    assert parse_number_words(words) == value


def sums_of_items(lead: str, *items: str) -> list[str]:
    """What BC10 quotes of a paragraph with items below it."""
    body = f"noi_dung: [{{tieu_de: Kết quả, noi_dung: [{{muc: {json.dumps(lead)}, noi_dung: {json.dumps(items)}}}, Không có gì thêm.]}}]"
    rules = [one for one in [find_rule("BC10")] if one is not None]
    return [one.quote for one in check(example_read(body), on=date(2026, 6, 1), rules=rules).findings]


def test_a_lead_with_two_counts_is_held_against_the_items_below_it() -> None:
    lead = "Toàn trường có 18 lớp với {} học sinh, cụ thể:"
    items = "Khối 6: 05 lớp, 168 học sinh;", "Khối 7: 06 lớp, 150 học sinh;", "Khối 8: 07 lớp, 146 học sinh."
    assert sums_of_items(lead.format(464), *items) == []
    assert sums_of_items(lead.format(474), *items) == ["474 học sinh, cụ thể:"]
    funds = "Tổng số vốn 5.400 triệu đồng cho 06 công trình, trong đó:"
    assert sums_of_items(funds, "Ngân sách tỉnh: 3.000 triệu đồng;", "Ngân sách xã: 2.400 triệu đồng.") == []
    assert sums_of_items(funds, "Ngân sách tỉnh: 3.000 triệu đồng;", "Ngân sách xã: 2.300 triệu đồng.") == [funds[12:]]


def test_a_paragraph_that_begins_in_that_goes_on_with_the_one_before() -> None:
    body = "noi_dung: [{{tieu_de: Kết quả, noi_dung: ['Đã giải quyết: 416 hồ sơ.', 'Trong đó: trước hạn 250 hồ sơ, đúng hạn {} hồ sơ, quá hạn 15 hồ sơ.', Hết.]}}]"
    rules = [one for one in [find_rule("BC10")] if one is not None]
    for in_time, wrong in ((151, []), (161, ["416 hồ sơ."])):
        found = check(example_read(body.format(in_time)), on=date(2026, 6, 1), rules=rules).findings
        assert [one.quote for one in found] == wrong


@pytest.mark.parametrize(
    ("paragraphs", "suggestion"),
    [
        (["Thuê đò 120.000 đồng x 20 chuyến = 2.420.000 đồng.", "(Bằng chữ: hai triệu bốn trăm hai mươi nghìn đồng)."], "xem lại thừa số"),
        (["Thuê đò 120.000 đồng x 20 chuyến = 2.420.000 đồng (bằng chữ: hai triệu bốn trăm hai mươi nghìn đồng)."], "xem lại thừa số"),
        (["Trông bến từ ngày 01/4/2026 đến ngày 31/5/2026: 350.000 đồng x 03 tháng = 700.000 đồng."], "xem lại thừa số"),
        (["Trông bến từ ngày 01/4/2026 đến ngày 30/6/2026: 350.000 đồng x 03 tháng = 700.000 đồng."], "1.050.000 đồng"),
        (["Thuê đò 120.000 đồng x 20 chuyến = 2.420.000 đồng.", "Số tiền hai triệu bốn trăm nghìn đồng chi một lần."], "2.400.000 đồng"),
    ],
)  # fmt: skip
def test_where_the_product_agrees_with_its_words_or_months_a_factor_is_wrong(
    paragraphs: list[str], suggestion: str
) -> None:
    report = check(example_read(f"mo_dau: {json.dumps(paragraphs)}"), on=date(2026, 6, 1), select=("BC15",))
    assert [one.suggestion for one in report.findings] == [suggestion]
