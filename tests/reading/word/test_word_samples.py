"""Three real plans, when they are at hand: words, labels, appendices, recipients, signing lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_docs.model import markup
from cchc_docs.reading.recognise.coverage import compare, tokens
from cchc_docs.reading.recognise.read_flow import coverage
from cchc_docs.reading.word.file import read_docx
from cchc_docs.reading.yaml.plan import read_text
from cchc_docs.writing.yaml.plan import dump_plan

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
FILES = sorted(SAMPLES.glob("*.docx"))
pytestmark = pytest.mark.skipif(not FILES, reason="the three sample plans are not here")


@pytest.fixture(scope="module", params=FILES, ids=lambda file: file.stem)
def pair(request):
    expected = json.loads(request.param.with_suffix(".json").read_text(encoding="utf-8"))
    return read_docx(str(request.param)), expected


def flat(expected) -> list[str]:
    out = [expected["meta"]["loai"], expected["meta"]["trich_yeu"]]
    for block in expected["blocks"]:
        out += [block["label"], block["text"]]
    out += expected["noi_nhan"]
    out += [*expected["chu_ky"]["quyen_han"], expected["chu_ky"]["chuc_vu"], expected["chu_ky"]["ho_ten"]]
    for appendix in expected["phu_luc"]:
        out += [appendix["label"] or "", appendix["title"] or "", appendix["kem_theo"] or "", *appendix["columns"]]
        for row in appendix["rows"]:
            out += [line for cell in row["cells"] for line in ([cell] if isinstance(cell, str) else cell)]
    return out


def test_the_words_are_there_in_order(pair):
    read, expected = pair
    wanted = [token for text in flat(expected) for token in tokens(text)]
    got = [token for _, _, text in read.document.texts() for token in tokens(markup.plain(text))]
    assert compare(wanted, got, []).in_order >= 99.8
    proof = coverage(read)
    assert (proof.in_order, read.left_over) == (100.0, [])
    assert not proof.missing


def test_the_head_is_in_its_fields(pair):
    read, expected = pair
    document = read.document
    assert (document.loai, document.trich_yeu) == ("ke_hoach", expected["meta"]["trich_yeu"])
    assert document.co_quan is not None
    assert document.co_quan.ten.startswith("Ủy ban nhân dân xã ")
    assert document.co_quan.ten.endswith(document.dia_danh)
    assert document.co_quan.viet_tat == "UBND"
    assert document.so == ""
    assert document.ngay_ban_hanh is not None
    assert document.mo_dau


def test_every_label_is_there(pair):
    read, expected = pair
    labels = [text for _, role, text in read.document.texts() if role == "nhan"]
    assert labels == [block["label"] for block in expected["blocks"] if block["label"]]


def test_every_heading_is_a_heading(pair):
    read, expected = pair
    found = {markup.plain(text) for _, role, text in read.document.texts() if role == "tieu_de"}
    assert {block["text"] for block in expected["blocks"] if block["role"] == "heading"} <= found


def test_every_appendix_has_its_columns_and_rows(pair):
    read, expected = pair
    assert len(read.document.phu_luc) == len(expected["phu_luc"])
    for appendix, wanted in zip(read.document.phu_luc, expected["phu_luc"], strict=True):
        assert (appendix.nhan_in, appendix.ten) == (wanted["label"], wanted["title"])
        assert (appendix.kem_theo_in or None) == wanted["kem_theo"]
        assert appendix.huong == "ngang"
        table = appendix.bang
        assert table is not None
        assert [column.ten for column in table.cot] == wanted["columns"]
        assert len(table.hang) == len(wanted["rows"])
        for row, other in zip(table.hang, wanted["rows"], strict=True):
            if other.get("group"):
                assert [row.so_thu_tu, markup.plain(row.nhom)] == other["cells"]
            else:
                cells = [[row.so_thu_tu], *(row.o.get(column.ma, []) for column in table.cot[1:])]
                assert [[markup.plain(line) for line in cell] for cell in cells] == other["cells"]


def test_recipients_and_signature_are_in_their_fields(pair):
    read, expected = pair
    document = read.document
    lines = [line.removeprefix("- ") for _, role, line in document.texts() if role in ("noi_nhan", "luu")]
    assert lines == expected["noi_nhan"]
    assert document.chu_ky is not None
    signer = {
        "quyen_han": document.chu_ky.quyen_han,
        "chuc_vu": document.chu_ky.chuc_vu,
        "ho_ten": document.chu_ky.ho_ten,
    }
    assert signer == expected["chu_ky"]


def test_known_columns_are_known(pair):
    read, _ = pair
    for appendix in read.document.phu_luc:
        assert appendix.bang is not None
        codes = {column.ma for column in appendix.bang.cot}
        assert codes <= {
            "so_thu_tu",
            "noi_dung",
            "san_pham",
            "chu_tri",
            "phoi_hop",
            "thoi_han",
            "chi_tieu",
            "don_vi_tinh",
            "ket_qua",
        }


def test_the_yaml_gives_the_document_back(pair):
    read, _ = pair
    source = dump_plan(read.document)
    assert read_text(source).document == read.document
    assert max(map(len, source.split("\n"))) <= 140
