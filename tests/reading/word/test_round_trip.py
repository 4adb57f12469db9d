"""A plan rendered by us and imported again says the same in the same places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_docs.model import markup
from cchc_docs.model.document import Document, Muc
from cchc_docs.model.printed import padded_number
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text, read_yaml
from cchc_docs.writing.word.render import render
from cchc_docs.writing.yaml.plan import dump_plan

PLANS = sorted((Path(__file__).resolve().parents[3] / "plans").glob("*.yaml"))


def said(document: Document) -> list[tuple[str, str]]:
    """Role and words of every text; the codes of a plan's own columns are its author's choice."""
    out = []
    for path, role, text in document.texts():
        role = "o" if role.startswith("o.") else role
        out.append((role, " ".join(markup.plain(text).split())))
        assert path
    return out


def tree(blocks: list[Muc]) -> list[object]:
    return [(block.kieu, block.nhan_in, markup.plain(block.chu), tree(block.noi_dung)) for block in blocks]


@pytest.fixture(scope="module", params=PLANS, ids=lambda file: file.stem)
def pair(request):
    document = read_yaml(str(request.param)).document
    return document, read_docx(render(document, None), request.param.name)


def test_words_and_roles_are_the_same(pair):
    document, again = pair
    assert said(again.document) == said(document)
    assert (again.left_over, again.notes) == ([], [])
    assert coverage(again).in_order == 100.0


def test_structure_is_the_same(pair):
    document, again = pair
    assert tree(again.document.noi_dung) == tree(document.noi_dung)
    for ours, theirs in zip(document.phu_luc, again.document.phu_luc, strict=True):
        assert (theirs.ten, theirs.nhan_in, theirs.huong) == (ours.ten, ours.nhan_in, ours.huong)
        assert tree(theirs.noi_dung) == tree(ours.noi_dung)
        if ours.bang is not None:
            assert theirs.bang is not None
            assert [column.ten for column in theirs.bang.cot] == [column.ten for column in ours.bang.cot]
            assert [row.nhom for row in theirs.bang.hang] == [row.nhom for row in ours.bang.hang]
            assert [row.gop_tren for row in theirs.bang.hang] == [row.gop_tren for row in ours.bang.hang]


def test_facts_of_the_head_and_the_foot_are_the_same(pair):
    document, again = pair
    found = again.document
    assert found.so == padded_number(document.so)
    for name in ("loai", "dia_danh", "ngay_ban_hanh", "co_quan", "noi_nhan", "luu", "chu_ky", "can_cu", "nguyen_trang"):
        assert getattr(found, name) == getattr(document, name), name
    assert (found.dong_so, found.dong_ngay, found.danh_so) == (None, None, document.danh_so)


def test_the_imported_plan_renders_to_the_same_words(pair):
    _, again = pair
    second = read_docx(render(read_text(dump_plan(again.document)).document, None), "lai.docx")
    assert said(second.document) == said(again.document)


WORDS = st.lists(
    st.sampled_from(["rà soát", "hồ sơ", "100%", "TTHC & <b>", "năm 2026", "(nếu có)", "đúng hạn", "**đậm**", "*nghiêng*", "“trích”", "05/3/2026", "a - b"]),
    min_size=2, max_size=8,
).map(" ".join)  # fmt: skip


def plan_of(items: list[list[str]]) -> str:
    lines = [
        "loai: ke_hoach", "nam: 2026", "co_quan: {ten: Ủy ban nhân dân xã Suối Trong, viet_tat: UBND}", "dia_danh: Suối Trong",
        "ngay_ban_hanh: {thang: 1, nam: 2026}", "trich_yeu: Cải cách hành chính năm 2026", "mo_dau:", '- "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"',
        "noi_dung:",
    ]  # fmt: skip
    for number, texts in enumerate(items):
        lines += [f"- tieu_de: Phần việc số {number + 1}", "  noi_dung:"]
        lines += [f'  - "Việc {text}."' for text in texts]
    lines += [
        "ket_thuc:",
        "- Trên đây là Kế hoạch của xã",
        "noi_nhan: [Sở Nội vụ (để b/c)]",
        "luu: VT",
        "chu_ky: {quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Lê Văn Minh}",
    ]
    return "\n".join(lines) + "\n"


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_small_plan_comes_back(items):
    document = read_text(plan_of(items)).document
    again = read_docx(render(document, None), "nho.docx").document
    assert said(again) == said(document)
    assert tree(again.noi_dung) == tree(document.noi_dung)
    assert dressed(again) == dressed(document)


def dressed(document: Document) -> list[tuple[str, bool, bool]]:
    """Every letter of the items with its dress; whether a space between two bold words is bold nobody sees."""
    runs = [run for _, role, text in document.texts() if role == "muc" for run in markup.runs(text)]
    return [(char, run.bold, run.italic) for run in runs for char in run.text if char.isalnum()]
