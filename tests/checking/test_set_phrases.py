"""Set phrases of offices that lost a syllable, inside or at their end; what is left of them that is right is left."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.checking.word_lists import word_list
from cchc_docs.checking.wording.terms import may_be_cut, terms_cut


def _told(line: str) -> list[tuple[str, str]]:
    read = example_read(json.dumps({"mo_dau": [line]}, ensure_ascii=False))
    return [(one.quote, one.suggestion) for one in check(read, on=date(2026, 6, 1)).findings if one.code == "CH31"]


@pytest.mark.parametrize(
    ("line", "quote", "right"),
    [
        ("Mời người có uy trong xóm chài dự họp.", "người có uy", "người có uy tín"),
        ("Tiểu đội giữ bến sẵn sàng chiến, không bỏ ca.", "sẵn sàng chiến", "sẵn sàng chiến đấu"),
        ("Rút ngắn thủ tục chính về cấp bến.", "thủ tục chính", "thủ tục hành chính"),
        ("Lái đò nghiêm túc tổ chức thực những điều đã ký.", "tổ chức thực", "tổ chức thực hiện"),
        ("Phát thuốc, chăm sóc sức ban đầu cho dân vạn chài.", "chăm sóc sức ban đầu", "chăm sóc sức khỏe ban đầu"),
        ("Huy động cả hệ thống chính trong việc cứu bến.", "cả hệ thống chính", "cả hệ thống chính trị"),
        ("Chi vốn đầu công cho cầu phao.", "vốn đầu công", "vốn đầu tư công"),
        ("Không khách nào bị bỏ lại phía trên đường sang sông.", "bỏ lại phía", "bỏ lại phía sau"),
        ("Giao việc rõ người, rõ, rõ thời gian.", "rõ người, rõ, rõ thời gian", "rõ việc"),
    ],
)
def test_a_phrase_that_lost_a_syllable_is_told_once(line: str, quote: str, right: str) -> None:
    [(typed, told)] = _told(line)
    assert quote.lower() in typed.lower() and right in told


@pytest.mark.parametrize(
    "line",
    [
        "Mời người có uy quyền trong họ; ông ấy có uy với làng.",
        "Lối vào hệ thống chính quyền điện tử; kênh chính và kênh phụ.",
        "Lấy sức dân lo cho dân; chăm sóc sức khỏe ban đầu.",
        "Việc khám, chữa bệnh ở bến; phòng, chống dịch trên đàn vịt.",
        "Sơ, tổng kết phong trào; đơn khiếu nại, tố cáo của lái đò.",
        "Cơ quan có quyền cấp phép bến; trang tin điện tử của hội.",
        "Phòng tai nạn giao thông thủy; vi phạm hành chình về neo đậu.",
        "Tham gia Ban An sinh xã Bến Hạ.",
    ],
)
def test_what_is_right_by_itself_is_left(line: str) -> None:
    assert _told(line) == []


def test_no_phrase_of_the_table_is_told_where_it_stands_whole() -> None:
    for phrase in (one.strip().rstrip("+") for one in word_list("cum_tu")["cum_tu"].split(";")):
        words = f"Nay {phrase} thì thôi."
        pairs = set(zip(words.lower().split(), words.lower().split()[1:], strict=False))
        assert not [one for pair in may_be_cut(pairs) for one in terms_cut(words, pair)], phrase
