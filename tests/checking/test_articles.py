"""References to articles of the paper itself: every place named that is not there is told, nothing that is another paper's."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check

_RULES = """
loai: quyet_dinh
ngay_ban_hanh: 2026-05-11
danh_so: ["Điều 1."]
noi_dung:
- Ban hành Quy chế trực bến kèm theo.
- Quyết định này có hiệu lực từ ngày ký.
- Trưởng phòng Kinh tế chịu trách nhiệm thi hành Quyết định này.
noi_nhan: [{recipient}]
phu_luc:
- ten: QUY CHẾ TRỰC BẾN
  danh_so: Chương I
  noi_dung:
  - tieu_de: QUY ĐỊNH CHUNG
    danh_so: "Điều 1."
    noi_dung:
    - {{muc: Phạm vi, noi_dung: [{{doan: Quy chế áp dụng cho bến đò.}}]}}
    - muc: Người trực
      danh_so: "1."
      noi_dung:
      - {{muc: "Mỗi ca có:", danh_so: "a)", noi_dung: [Một trưởng ca;, Hai người phụ;, Một người ghi sổ.]}}
      - {sentence}
    - Bến mở cửa lúc 5 giờ.
"""


def _told(sentence: str, recipient: str = "Như Điều 3") -> list[tuple[str, str]]:
    text = _RULES.format(sentence=f'"{sentence}"', recipient=recipient)
    result = check(example_read(text), on=date(2026, 5, 11))
    return [(one.code, one.quote) for one in result.findings if one.code in ("TC12", "TC13", "TC14")]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Ca trực theo khoản 3 Điều 2 Quy chế này.", "khoản 3 Điều 2 Quy chế này"),
        ("Ca trực theo Điều 4 của Quy chế này.", "Điều 4 của Quy chế này"),
        ("Giờ trực nêu tại Điều 3 và Điều 7 Quy chế này.", "Điều 3 và Điều 7 Quy chế này"),
        ("Giờ trực nêu tại các điều 1, 3, 9 Quy chế này.", "các điều 1, 3, 9 Quy chế này"),
        ("Người nêu tại điểm d khoản 1 Điều 2 Quy chế này.", "điểm d khoản 1 Điều 2 Quy chế này"),
        ("Người nêu tại điểm a, điểm đ khoản 1 Điều này.", "điểm a, điểm đ khoản 1 Điều này"),
        ("Người nêu tại khoản 1 Điều 3 Quy chế này.", "khoản 1 Điều 3 Quy chế này"),
        ("Xử lý theo Điều 6 Quyết định này.", "Điều 6 Quyết định này"),
        ("Đổi ca theo khoản 1 và khoản 5 Điều này.", "khoản 1 và khoản 5 Điều này"),
    ],
)
def test_a_place_that_is_not_there_is_told(sentence: str, quote: str) -> None:
    assert _told(sentence) == [("TC12", quote)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ca trực theo điểm a, b và c khoản 1 Điều 2 Quy chế này.",
        "Giờ trực nêu tại Điều 1, Điều 3 Quy chế này và Điều 45 Luật Giao thông đường thủy nội địa.",
        "Xử lý theo khoản 7 Điều 20 Nghị định số 139/2021/NĐ-CP và Điều 3 Quyết định này.",
        "Khoản tiền này do Điều hành bến quản lý; điểm trực này có đèn.",
        "Theo điểm b khoản 1 Điều này thì hai người cùng ký sổ.",
        "Điều 14 của Quy chế ấy không áp dụng ở bến này.",
    ],
)
def test_what_is_there_or_of_another_paper_is_left_alone(sentence: str) -> None:
    assert _told(sentence) == []


@pytest.mark.parametrize(
    ("recipient", "found"),
    [
        ("Như Điều 2", [("TC13", "Như Điều 2")]),
        ("Như Điều 4", [("TC13", "Như Điều 4")]),
        ("Như Điều 3", []),
        ("Như trên", []),
    ],
)
def test_recipients_are_those_of_the_article_that_orders(recipient: str, found: list[tuple[str, str]]) -> None:
    assert _told("Người trực ghi sổ.", recipient) == found


def test_a_paper_calls_itself_by_its_own_kind() -> None:
    assert _told("Ai vi phạm Quy định này bị nhắc nhở.") == [("TC14", "Quy định này")]
    assert _told("Ai vi phạm quy định này, Quyết định này bị nhắc nhở.") == []


def test_who_carries_out_may_stand_below_the_last_article() -> None:
    paper = """
loai: quyet_dinh
danh_so: ["Điều 1."]
noi_dung: [Thành lập Tổ phao., Giao Chủ bến tổ chức thực hiện., Quyết định này có hiệu lực thi hành từ ngày ký.]
{closing}noi_nhan: [Như Điều 3]
"""
    closing = "ket_thuc: [Chủ bến và các thôn chịu trách nhiệm thi hành Quyết định này./.]\n"
    for words, codes in ((closing, []), ("", ["TC13"])):
        result = check(example_read(paper.format(closing=words)), on=date(2026, 5, 11), select=("TC13",))
        assert [one.code for one in result.findings] == codes
