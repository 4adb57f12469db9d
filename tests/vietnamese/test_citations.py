"""Citations: every part found in its place, lists and laws by name too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.vietnamese.citations import Citation, find_citations


def one(text: str) -> Citation:
    (found,) = find_citations(text)
    return found


def test_a_full_citation_gives_all_its_parts() -> None:
    text = "Thực hiện Kế hoạch số 300/KH-UBND ngày 20/12/2025 của UBND tỉnh về cải cách hành chính; UBND xã ban hành"
    found = one(text)
    assert (found.loai, found.so_ky_hieu, found.co_quan) == ("Kế hoạch", "300/KH-UBND", "UBND tỉnh")
    assert found.trich_yeu == "về cải cách hành chính"
    assert found.ngay is not None
    assert found.ngay.raw == "ngày 20/12/2025"
    assert {k: text[a:b] for k, (a, b) in found.spans.items()} == {
        "loai": "Kế hoạch",
        "so_ky_hieu": "300/KH-UBND",
        "ngay": "ngày 20/12/2025",
        "co_quan": "UBND tỉnh",
        "trich_yeu": "về cải cách hành chính",
    }


@pytest.mark.parametrize(
    ("text", "loai", "symbol"),
    [
        ("Quyết định số 06/QĐTTg", "Quyết định", "06/QĐTTg"),
        ("QUYẾT ĐỊNH SỐ 06/QĐ- TTg", "Quyết định", "06/QĐ- TTg"),
        ("Nghị quyết số 66.7/2025/NQ-CP", "Nghị quyết", "66.7/2025/NQ-CP"),
        ("Nghị quyết số 57-NQ/TW", "Nghị quyết", "57-NQ/TW"),
        ("Nghị định 30/2020/NĐ-CP", "Nghị định", "30/2020/NĐ-CP"),
        ("Kế hoạch số      /KH-UBND", "Kế hoạch", "/KH-UBND"),
        ("Kế hoạch số …/KH-UBND", "Kế hoạch", "…/KH-UBND"),
        ("Thông tư liên tịch số 05/2016/TTLT-BTTTT-BNV", "Thông tư liên tịch", "05/2016/TTLT-BTTTT-BNV"),
        ("Đề án 06 của Chính phủ", "Đề án", "06"),
        ("Luật số 80/2025/QH15", "Luật", "80/2025/QH15"),
        ("(30/2020/NĐ-CP)", "", "30/2020/NĐ-CP"),
    ],
)
def test_symbols_are_taken_exactly_as_typed(text: str, loai: str, symbol: str) -> None:
    found = one(f"theo {text}.")
    assert (found.loai, found.so_ky_hieu) == (loai, symbol)


def test_a_list_of_numbers_shares_its_type_word() -> None:
    found = find_citations(
        "theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 và số 107/2021/NĐ-CP ngày 06/12/2021 của Chính phủ"
    )
    assert [(c.loai, c.so_ky_hieu, c.listed, c.co_quan) for c in found] == [
        ("Nghị định", "61/2018/NĐ-CP", False, ""),
        ("Nghị định", "107/2021/NĐ-CP", True, "Chính phủ"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Luật Tổ chức chính quyền địa phương"),
        ("Luật Cán bộ, công chức năm 2025", "Luật Cán bộ, công chức"),
        ("Luật Phòng, chống tham nhũng và các văn bản", "Luật Phòng, chống tham nhũng"),
        ("thi hành Luật Đất đai trên địa bàn xã", "Luật Đất đai"),
        (
            "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 ngày 19/02/2025",
            "Luật Ban hành văn bản quy phạm pháp luật",
        ),
        ("Bộ luật Dân sự năm 2015", "Bộ luật Dân sự"),
    ],
)
def test_laws_are_found_by_name(text: str, name: str) -> None:
    assert one(text).trich_yeu == name


def test_a_known_law_is_taken_whole() -> None:
    text = "theo Luật Thi đua, khen thưởng, Luật Giá"
    assert [c.trich_yeu for c in find_citations(text, ["Luật Thi đua, khen thưởng"])] == [
        "Luật Thi đua, khen thưởng",
        "Luật Giá",
    ]


def test_a_document_in_the_title_of_another_is_found_too() -> None:
    text = "Kế hoạch số 12/KH-UBND của UBND tỉnh về thực hiện Nghị quyết số 76/NQ-CP của Chính phủ về cải cách."
    outer, inner = find_citations(text)
    assert outer.trich_yeu == "về thực hiện Nghị quyết số 76/NQ-CP của Chính phủ về cải cách"
    assert (inner.so_ky_hieu, inner.trich_yeu) == ("76/NQ-CP", "về cải cách")


def test_an_amending_title_goes_through_the_text_it_amends() -> None:
    text = "Nghị định số 9/2010/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 110/2004/NĐ-CP hết hiệu lực."
    outer, inner = find_citations(text)
    assert outer.trich_yeu == "sửa đổi, bổ sung một số điều của Nghị định số 110/2004/NĐ-CP"
    assert inner.trich_yeu == ""


def test_a_title_in_quotes_keeps_its_semicolons() -> None:
    assert one("Quyết định số 1/QĐ-UBND về việc “A; B. C”; rồi").trich_yeu == "về việc “A; B. C”"


def test_an_issuer_with_a_comma_in_its_name_stays_whole() -> None:
    assert one("Quyết định số 1/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch về x").co_quan == (
        "Bộ Văn hóa, Thể thao và Du lịch"
    )


@pytest.mark.parametrize(
    "text", ["24/7", "15/20 TTHC", "Kế hoạch năm 2026", "Báo cáo 6 tháng", "Luật, Pháp lệnh", "luật này"]
)
def test_what_names_no_document_is_left(text: str) -> None:
    assert find_citations(text) == []


@given(st.text("Luật Kế hoạch Nghị quyết số 0123/-ĐQCPUBND ngàycủa vềvà,;.()“”\n", max_size=80))
def test_finding_never_fails_and_spans_lie_inside(text: str) -> None:
    for c in find_citations(text):
        assert text[c.start : c.end] == c.raw
        assert all(c.start <= a <= b <= len(text) for a, b in c.spans.values())


def test_a_wall_of_text_is_read_without_backtracking() -> None:
    """A pattern that backtracks would never come back from these."""
    for wall in ("Luật " * 5000, "1/AA-" * 5000, "của a " * 5000, "số " + "." * 20000):
        assert find_citations("Kế hoạch số 1/KH-UBND " + wall)[0].so_ky_hieu.startswith("1/KH-UBND")


def test_verbs_in_capitals_end_the_issuer() -> None:
    cited = one("Quyết định số 8/QĐ-TTg ngày 15/3/2022 của Thủ tướng Chính phủ Phê duyệt Đề án bến đò")
    assert (cited.co_quan, cited.trich_yeu) == ("Thủ tướng Chính phủ", "Phê duyệt Đề án bến đò")
    assert one("Kế hoạch số 8/KH-SGTVT của Sở Giao thông vận tải về bến đò").co_quan == "Sở Giao thông vận tải"


def test_a_title_ends_before_the_next_paper_of_a_list_and_before_how_it_is_called() -> None:
    first, inner, second = find_citations(
        "Chương trình số 8-CTr/TU của Thành ủy thực hiện Nghị quyết số 80-NQ/TW về bến đò, Kế hoạch số 12/KH-UBND về chợ nổi"
    )
    assert first.trich_yeu == "thực hiện Nghị quyết số 80-NQ/TW về bến đò"
    assert (inner.trich_yeu, second.trich_yeu) == ("về bến đò", "về chợ nổi")
    assert one("Chỉ thị số 7/CT-TTg về bến đò (sau đây viết tắt là Chỉ thị đò)").trich_yeu == "về bến đò"


def test_the_day_of_an_amending_law_is_not_of_the_law_it_amends() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Đường thủy nội địa ngày 25 tháng 6 năm 2031;"
    assert [cited.ngay for cited in find_citations(text)] == [None]
    assert find_citations(text)[0].raw.endswith("2031")


@pytest.mark.parametrize("symbol", ["318/QĐ-Ttg", "318/QĐ-ttg", "64/NQ-Cp", "18-NQ/Tw", "45/2019-NĐ-CP"])
def test_letters_of_the_issuer_left_small_belong_to_the_symbol(symbol: str) -> None:
    (cited,) = find_citations(f"Mở lớp theo Quyết định số {symbol} ngày 08/3/2022.")
    assert cited.so_ky_hieu == symbol


@pytest.mark.parametrize(
    ("symbol", "issuer"),
    [("08/2014/TTLT-BTC-BGTVT-BCT", "Bộ Tài chính, Bộ GTVT và Bộ Công Thương"), ("08/2014/TT-BTC", "Bộ Tài chính")],
)
def test_a_joint_text_has_all_its_issuers(symbol: str, issuer: str) -> None:
    words = f"Theo Thông tư số {symbol} ngày 03/4/2014 của Bộ Tài chính, Bộ GTVT và Bộ Công Thương quy định phí đò."
    assert find_citations(words)[0].co_quan == issuer
