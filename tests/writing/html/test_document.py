"""The document on a screen says what the document says, in its order, and is never more than words."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_docs.model.markup import plain
from cchc_docs.reading.form import Form, ParagraphForm
from cchc_docs.reading.yaml.plan import read_text, read_yaml
from cchc_docs.record import replace
from cchc_docs.writing.html.document import document_html, style
from cchc_docs.writing.html.text import Mark, anchor, dressed
from tests.conftest import MINIMAL, ROOT

PLANS = sorted((ROOT / "plans").glob("*.yaml"))


def words(html: str) -> list[str]:
    flat = re.sub(r"</?(?:p|div|td|th|tr|br|section|header|footer|article|table)\b[^>]*>", " ", html)
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"</span><span", "</span> <span", flat))).split()


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_every_text_is_there_in_its_order(file) -> None:
    document = read_yaml(str(file)).document
    html, _ = document_html(document)
    shown = words(html)
    for form in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc", "Nơi nhận:", "Kính gửi:"):
        pieces = form.split()
        for at in range(len(shown) - len(pieces) + 1):
            if shown[at : at + len(pieces)] == pieces:
                del shown[at : at + len(pieces)]
                break
    said = [word for text in document.texts() for word in plain(text.text).split()]
    assert shown == said


def test_each_text_has_an_id_of_its_own_and_ids_are_not_shared() -> None:
    document = read_yaml(str(PLANS[0])).document
    html, _ = document_html(document)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {anchor(text.path) for text in document.texts()} <= set(ids)


def test_words_of_a_finding_are_marked_once_and_can_be_gone_to() -> None:
    document = read_text(MINIMAL).document
    path = next(text.path for text in document.texts() if "phục vụ" in text.text)
    html, links = document_html(
        document, [Mark(path, "phục vụ", "loi", "dieu-1"), Mark(("luu",), "khong co", "goi_y", "dieu-2")]
    )
    assert html.count('<mark class="loi" id="dieu-1">phục vụ</mark>') == 1
    assert links == {"dieu-1": "dieu-1", "dieu-2": anchor(("luu",))}


def test_a_finding_of_the_whole_file_leads_to_its_top() -> None:
    _, links = document_html(read_text(MINIMAL).document, [Mark((), "", "loi", "dieu-1")])
    assert links["dieu-1"] in document_html(read_text(MINIMAL).document)[0]


@given(st.text(max_size=60), st.text(min_size=1, max_size=8))
def test_nothing_of_a_text_is_html_and_nothing_of_it_is_lost(text: str, quote: str) -> None:
    html, _ = dressed(text, [Mark((), quote, "loi", "a"), Mark((), text[3:7], "goi_y", "b")])
    bare = re.sub(r"</?(?:b|i)>|<mark class=\"(?:loi|goi_y)\"(?: id=\"[ab]\")?>|</mark>", "", html)
    assert "<" not in bare.replace("<br>", "")
    assert unescape(bare.replace("<br>", "\n")) == plain(text)


def test_a_hostile_text_stays_words() -> None:
    source = MINIMAL.replace("Nâng cao chất lượng phục vụ.", '"<script>alert(1)</script> & <img src=x onerror=y>"')
    html, _ = document_html(read_text(source).document)
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in html


def test_lines_of_other_kinds_of_heads_and_notes_are_there_too() -> None:
    document = read_text(
        MINIMAL
        + "quoc_hieu: [ĐẢNG CỘNG SẢN VIỆT NAM]\ntham_quyen: [BAN CHẤP HÀNH ĐẢNG BỘ XÃ]\nkem_theo: (Kèm theo Quyết định số 4)\n"
        "ket_thuc: ['Trên đây là kế hoạch^[Thay bản cũ. ¶ In hai mặt.]']\n"
        "chu_ky_khac: [{chuc_vu: THƯ KÝ, ho_ten: Lò Thị Sa}]\n"
    ).document
    html, _ = document_html(document)
    assert "CỘNG HÒA" not in html
    shown = words(html.replace("<small", " <small"))
    for text in document.texts():
        pieces = plain(text.text).split()
        assert any(shown[at : at + len(pieces)] == pieces for at in range(len(shown))), text


def test_only_how_urgent_a_paper_is_stands_in_a_red_frame() -> None:
    rules = re.findall(r"^([^{}@\n]+)\{([^{}]*)\}", style(), re.MULTILINE)
    framed = {
        one.strip() for said, look in rules if re.search(r"(?<![\w-])color: #c00", look) for one in said.split(",")
    }
    assert framed == {".van-ban .do-khan"}


def test_first_headings_read_in_capitals_where_the_paper_has_them_so() -> None:
    plan = read_text(MINIMAL, "kế hoạch")
    assert plan.in_capitals
    looks = (
        [ParagraphForm(0, "tieu_de", "I. Việc của xã", caps=True)],
        [ParagraphForm(0, "tieu_de", "I. Việc của xã")],
        [],
    )
    assert [replace(plan, form=Form(paragraphs=one)).in_capitals for one in looks] == [True, False, False]
    assert 'class="van-ban in-hoa"' in document_html(plan.document)[0]
    assert 'class="van-ban"' in document_html(plan.document, capitals=False)[0]
