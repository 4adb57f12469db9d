"""Texts and pairs that were passed before: a paper is told the same whatever the process looked at earlier."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.checking.context import Context
from cchc_docs.checking.examples import example_read
from cchc_docs.checking.runner import check
from cchc_docs.checking.unit_names import unit_forms
from cchc_docs.checking.wording import searching
from cchc_docs.checking.wording.texts import known
from cchc_docs.patterns import ours
from cchc_docs.reading.result import Read

_DAY = date(2026, 6, 1)
_SENTENCES = st.sampled_from(
    [
        "Ủy ban nhân dân xã Suối Khế giao công chức rà soát sổ sách.",
        "Ủy Ban nhân dân xã Suối Khế mời Phó tịch xã dự họp.",
        "Các thôn triển khai thực hiên việc đắp kè đúng thời hạng.",
        "Đội ngũ cán bộ, công chức đầy mạnh cải cách, của của xã.",
        "Chi 3. 250. 000 đồng mua 14cuốn sổ , trước ngày 30/02/2026.",
        "Thủ tục do Chủ tịch Ủy ban nhân dân huyện công bố; Nhân Dân góp ý.",
        "Nghỉ Tết Đinh Mùi năm 2026, trực từ 14 giờ đến 11 giờ.",
        "Trưởng thôn Khe Lấp b áo cáo bằng văn bản (kèm ảnh.",
        "Tổng số 64 hộ phải kê khai, đã kê khai 51 hộ, chưa kê khai 10 hộ.",
        "Kiểm tra 03 hồ: hồ Khe Gỗ, hồ Vực Đá, hồ Bàu Sen và hồ Đồng Quan; mời Chủ Tịch UBND xã.",
        "Giao Phòng Kinh tế ban hành Quyết định mở bến đò của trạm y tế xã Suối Khế.",
        "Căn cứ QĐ số 12/QĐ-UBND ngày 05/01/2026 của UBND xã Suối Khế",
    ]
)
_PAPERS = st.lists(st.lists(_SENTENCES, min_size=1, max_size=5), min_size=2, max_size=5)


def _read(lines: list[str]) -> Read:
    return example_read(json.dumps({"mo_dau": lines}, ensure_ascii=False))


def _told(read: Read) -> list[tuple[str, tuple[str | int, ...], str, str]]:
    return [(one.code, one.path, one.quote, one.message) for one in check(read, on=_DAY).findings]


@settings(deadline=None, max_examples=60)
@given(_PAPERS)
def test_a_paper_is_told_the_same_after_any_others(papers: list[list[str]]) -> None:
    reads = [_read(lines) for lines in papers]
    with pytest.MonkeyPatch.context() as patch:
        alone = []
        for read in reads:
            patch.setattr(searching, "KNOWN_TEXTS", known.KnownTexts())  # a process that has seen nothing
            alone.append(_told(read))
        patch.setattr(searching, "KNOWN_TEXTS", known.KnownTexts())
        for _ in range(2):
            assert [_told(read) for read in reads] == alone


class _Counted:
    """A pattern that counts how often a text is searched."""

    def __init__(self, pattern: str) -> None:
        self.given, self.searched = ours(pattern), 0
        self.pattern, self.flags = pattern, 0

    def finditer(self, *where: object):  # noqa: ANN202
        self.searched += 1
        return self.given.finditer(*where)  # type: ignore[arg-type]


def _searched(pattern: _Counted, *lines: str) -> tuple[list[str], int]:
    before = pattern.searched
    context = Context(_read(list(lines)), _DAY)
    found = [hit.match[0] for hit in context.matches(pattern)]  # type: ignore[arg-type]
    context.keep_passed()
    return found, pattern.searched - before


def test_only_texts_that_are_new_or_held_something_are_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "KNOWN_TEXTS", known.KnownTexts())
    lines = [f"Thôn {n} đã họp dân." for n in range(40)] + ["Xóm Đá đã họp dân."]
    pattern = _Counted("Xóm [^ ]+")
    for _ in range(2):  # nothing is kept of the first paper; the second is the first that is known
        assert _searched(pattern, *lines) == (["Xóm Đá"], 1)
    assert _searched(pattern, *lines) == (["Xóm Đá"], 1)
    edited = ["Xóm Bưởi đã họp dân.", *lines[1:]]
    assert _searched(pattern, *edited) == (["Xóm Bưởi", "Xóm Đá"], 2)


def test_each_text_by_itself_is_searched_where_something_may_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "KNOWN_TEXTS", known.KnownTexts())
    lines = [*(f"Thôn {n} đã họp dân" for n in range(20)), "Bản Mới họp dân-đủ hộ", "Xóm Gò họp dân - đủ hộ;\nđã ký"]
    pattern = _Counted(r"dân ?- ?đủ[^.]*\Z")  # runs over the end of a line and asks where a text ends
    searched = []
    for _ in range(3):
        before, context = pattern.searched, Context(_read(lines), _DAY)
        wanted = [(text.path, found[0]) for text in context.prose for found in pattern.given.finditer(text.text)]
        assert len(wanted) == 2
        assert [(text.path, found[0]) for text, found in context.matches_alone(pattern, ("-",))] == wanted  # type: ignore[arg-type]
        context.keep_passed()
        searched.append(pattern.searched - before)
    # Nothing is kept of the first paper; what the second taught spares the third the texts that hold a dash alone.
    assert len(lines) > searched[0] == searched[1] > searched[2] == 2


def test_what_is_known_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_MOST_TEXTS", 10)
    texts = known.KnownTexts()
    texts.of([])
    for n in range(30):
        texts.of([f"Thôn {n} đã họp.", f"Xóm {n} đã họp."])
        assert len(texts._known) <= 10  # noqa: SLF001


def _names(row: str, *lines: str) -> list[tuple[str, list[str]]]:
    source = "mo_dau: " + json.dumps(lines, ensure_ascii=False) + _TASKS.format(row)
    found = unit_forms(Context(example_read(source), date(2026, 3, 1)))
    return [(one.key, list(one.forms)) for one in found if "thủy nông" in one.key]


_TASKS = """
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{{noi_dung: Nạo vét, san_pham: Báo cáo, chu_tri: {}, phoi_hop: Phòng Kinh tế, thoi_han: Quý I/2026}}]
"""


def test_names_found_in_a_text_are_those_of_the_paper_it_stands_in() -> None:
    """A text keeps what was found in it only while the same names, spelled the same, are looked for."""
    line = "Trạm Thủy nông đóng cống; trạm thủy nông trực đêm."
    assert _names("Phòng Kinh tế", line) == []
    first = _names("Trạm Thủy nông", line)
    assert first == [("trạm thủy nông", ["Trạm Thủy nông", "trạm thủy nông"])]
    assert _names("Phòng Kinh tế", line) == []
    assert _names("Trạm Thủy nông", "Mở cống.", line) == first
