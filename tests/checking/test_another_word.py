"""Words taken for each other that are words both: what stands beside them tells which is meant (CH10)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check


def _told(line: str) -> list[tuple[str, str]]:
    read = example_read(json.dumps({"mo_dau": [line]}, ensure_ascii=False))
    return [(one.quote, one.suggestion) for one in check(read, on=date(2026, 6, 1)).findings if one.code == "CH10"]


@pytest.mark.parametrize(
    ("line", "quote", "right"),
    [
        ("Đội đua của bến dành giải Nhì.", "dành", "giành"),
        ("Tổ giữ đò giành nhiều thời gian tập bơi.", "giành", "dành"),
        ("Bến giành 5% tiền vé cho quỹ phao.", "giành", "dành"),
        ("Lái đò bàng quang với việc mặc phao.", "bàng quang", "bàng quan"),
        ("Lo kiểm sát dịch bệnh trên đàn vịt.", "kiểm sát", "kiểm soát"),
        ("Tặng 12 xuất quà cho vạn chài.", "12 xuất quà", "suất"),
        ("Đội ngũ tri thức về bến giảng.", "Đội ngũ tri thức", "trí thức"),
        ("Ghi chung thực số khách.", "chung thực", "trung thực"),
        ("Các em bắt trước việc tốt.", "bắt trước", "bắt chước"),
        ("Tựu chung lại, bến sạch.", "Tựu chung lại", "Tựu trung"),
    ],
)
def test_the_other_word_is_told_once(line: str, quote: str, right: str) -> None:
    [(typed, told)] = _told(line)
    assert typed == quote and right.lower() in told.lower()


@pytest.mark.parametrize(
    "line",
    [
        "Bến dành giải Nhất cho đội khỏe nhất; dành giải thưởng cho lái đò giỏi.",
        "Giành lại thời gian đã mất; ông Tư giành 60% số phiếu.",
        "Khách viêm bàng quang được chở đi; bàng quang căng.",
        "Viện kiểm sát kiểm tra; công tác kiểm sát giam giữ; kiểm sát chặt chẽ việc bắt giữ.",
        "Đề xuất quà cho khách; phiếu xuất kho; sản xuất cơm cháy.",
        "Đội ngũ trí thức; tri thức dân gian; trí thức khoa học trẻ.",
        "Mục tiêu chung thực hiện đến cuối mùa; bắt trước khi tối; mủ cao su.",
        "Thôn dành ngôi nhà cũ làm bến; tiếng trống hội.",
    ],
)
def test_the_word_itself_is_left(line: str) -> None:
    assert _told(line) == []


def _of(code: str, line: str) -> list[str]:
    read = example_read(json.dumps({"mo_dau": [line]}, ensure_ascii=False))
    return [one.quote for one in check(read, on=date(2026, 6, 1)).findings if one.code == code]


@pytest.mark.parametrize(
    ("code", "line", "quote"),
    [
        ("CH11", "Các xã phường ven sông cử lái đò dự thi.", "Các xã phường"),
        ("CH13", "Mỗi ngườilái/ngày được một phao.", "ngườilái"),
        ("TT50", "Người giữ bến: (họ và tên)", "(họ và tên)"),
    ],
)
def test_what_was_left_by_haste_is_told(code: str, line: str, quote: str) -> None:
    assert _of(code, line) == [quote]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("CH11", "Các xã, phường ven sông; các xã Phường Đò và Phường Bến."),
        ("CH13", "Khách/ngày, đồng/vé, kg/người, xem tại bendo.vn/lịch."),
        ("TT50", "Người lập biểu (ký, ghi rõ họ tên)."),
        ("CH31", "Đưa thương binh, liệt sỹ và thân nhân liệt sỹ qua sông không lấy tiền."),
    ],
)
def test_what_is_typed_so_on_purpose_is_left(code: str, line: str) -> None:
    assert _of(code, line) == []


def test_a_field_behind_phap_luat_is_no_name() -> None:
    assert _of("TT41", "Chở khách theo pháp luật về Thủy lợi và pháp luật Việt Nam.") == ["Thủy lợi"]


def test_characters_nobody_sees_are_told_once_with_their_names() -> None:
    look = {
        "_form": {
            "unseen": ["Đò\u200b sang bến.", "Bến\u00ad mới."],
            "paragraphs": [{"role": "doan", "text": "Đò sang bến."}],
        }
    }
    report = check(example_read(json.dumps(look, ensure_ascii=False)), on=date(2026, 6, 1), select=("TT80",))
    [found] = report.findings
    assert found.quote == "Đò sang bến." and "U+200B" in found.message and "U+00AD" in found.message
