"""Kinds of papers are data of the law: one list, and what it promises holds everywhere it is used."""

from __future__ import annotations

import pytest

from cchc_docs.errors import CchcError
from cchc_docs.law.kinds import FORMS, OTHER, UNWRITTEN, WRITTEN, document_types, form_of, type_by_key
from cchc_docs.model import printed
from cchc_docs.model.document import Document
from cchc_docs.reading.yaml.document import DOCUMENT_FIELDS, json_schema, needed
from cchc_docs.reading.yaml.plan import PlanError, read_text

PAPER = """
loai: {kind}
nam: 2026
co_quan: {{ten: Ủy ban nhân dân xã Suối Thơm, viet_tat: UBND}}
so: 7
dia_danh: Suối Thơm
ngay_ban_hanh: 2026-03-02
trich_yeu: Rà soát tủ sách pháp luật của các thôn
noi_dung: [Các thôn rà soát tủ sách trong quý II.]
noi_nhan: [Các thôn]
luu: VT, VHXH
chu_ky: {{quyen_han: [TM. ỦY BAN NHÂN DÂN], chuc_vu: CHỦ TỊCH, ho_ten: Lò Thị Xuân}}
"""


@pytest.mark.parametrize("key", WRITTEN)
def test_every_written_kind_is_printed_with_its_name_and_symbol(key: str) -> None:
    document = read_text(PAPER.format(kind=key)).document
    kind = type_by_key(key)
    assert kind is not None
    if key == "cong_van":
        assert printed.type_name(document) == ""
        assert printed.number_line(document) == "Số: 07/UBND-VHXH"
    else:
        assert printed.type_name(document) == kind.ten.upper()
        assert printed.number_line(document) == f"Số: 07/{kind.viet_tat}-UBND"


@pytest.mark.parametrize("key", UNWRITTEN)
def test_a_kind_without_a_form_is_refused_by_name(key: str) -> None:
    kind = type_by_key(key)
    assert kind is not None
    with pytest.raises(PlanError, match=f"không có mẫu cho {kind.ten}"):
        read_text(PAPER.format(kind=key))


def test_an_unknown_kind_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(CchcError, match="có phải 'to_trinh'"):
        read_text(PAPER.format(kind="to_trin"))


def test_the_twenty_nine_kinds_are_written_or_refused_and_the_schema_has_those_written() -> None:
    assert len(document_types()) == len(WRITTEN) + len(UNWRITTEN) == 29
    assert json_schema()["properties"]["loai"]["enum"] == [*WRITTEN, OTHER]


def test_forms_name_parts_a_document_has_and_none_twice() -> None:
    for form in FORMS.values():
        assert set(form.phai) <= {*DOCUMENT_FIELDS, "tham_quyen"}
        assert not set(form.phai) & set(form.khong)
    assert {kind.mau for kind in document_types() if kind.mau} | {"1.3"} == set(FORMS)


def test_a_letter_of_introduction_needs_no_subject_and_minutes_no_place() -> None:
    assert "trich_yeu" not in needed(Document(loai="giay_gioi_thieu"))
    assert "dia_danh" not in needed(Document(loai="bien_ban"))
    assert "dia_danh" in needed(Document(loai=OTHER))
    assert form_of(OTHER) is None
    paper = PAPER.format(kind="bien_ban").replace("dia_danh: Suối Thơm\n", "")
    assert read_text(paper).document.dia_danh == ""
    with pytest.raises(PlanError, match="trich_yeu"):
        read_text(PAPER.format(kind="giay_moi").replace("trich_yeu: Rà soát tủ sách pháp luật của các thôn\n", ""))


@pytest.mark.parametrize(
    ("kept", "unit"), [("VT, VHXH", "VHXH"), ("Lưu: VT, KT (3).", "KT"), ("VT", ""), ("VT, hồ sơ", ""), ("", "")]
)
def test_the_drafting_unit_stands_in_the_filing_line(kept: str, unit: str) -> None:
    assert printed.drafting_unit(kept) == unit
