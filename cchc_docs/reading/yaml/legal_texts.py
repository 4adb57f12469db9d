"""`van_ban.yaml` of an office -> legal texts for the register, strictly: every problem with its line.

An office adds what it cites itself (decisions of its province, resolutions of its council). The file stands beside the
plans, or is named with --law.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cchc_docs.law.kinds import type_by_name
from cchc_docs.law.register import LegalText, normalise, parse_symbol
from cchc_docs.model.document import NgayThang
from cchc_docs.reading.result import Place, Problem
from cchc_docs.reading.yaml.kinds import Choice, Day, Fields, ListOf, Reader, Whole, Words, YesNo
from cchc_docs.reading.yaml.plan import PlanError, read_source
from cchc_docs.reading.yaml.tree import Node, Trouble, parse

_SURE = {"chac": "A", "mot_nguon": "B", "chua_chac": "U"}
_KINDS = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch", "Kết luận", "Văn bản hợp nhất")
_TEXT = Fields(
    {
        "so_ky_hieu": Words("Số, ký hiệu, ví dụ 17/2025/QĐ-UBND"),
        "loai": Words("Tên loại văn bản, ví dụ Quyết định"),
        "co_quan": Words("Cơ quan ban hành"),
        "ngay": Day("Ngày ban hành"),
        "trich_yeu": Words("Trích yếu"),
        "trich_yeu_chac": YesNo("Trích yếu chép đúng nguyên văn"),
        "hieu_luc_tu": Day("Ngày đầu có hiệu lực"),
        "het_hieu_luc": Day("Ngày đầu không còn hiệu lực"),
        "giai_doan_den": Whole(1990, 2100, "Năm cuối của chương trình, đề án"),
        "thay_the_boi": Words("Số, ký hiệu văn bản thay thế"),
        "bai_bo_boi": Words("Số, ký hiệu văn bản bãi bỏ"),
        "sua_doi_boi": ListOf(Words(), "Số, ký hiệu các văn bản sửa đổi"),
        "muc_chac": Choice(
            tuple(_SURE), "chac: đã đọc bản gốc; mot_nguon: mới thấy một nơi; chua_chac: không dùng để báo lỗi"
        ),
        "nguon": Words("Đọc ở đâu"),
        "ghi_chu": Words("Ghi chú"),
    },
    required=("so_ky_hieu", "loai", "co_quan", "trich_yeu"),
)
_FILE = Fields({"van_ban": ListOf(_TEXT, "Các văn bản")}, required=("van_ban",))


def read_legal_texts(file: str) -> list[LegalText]:
    """Return the texts of a file. Raises PlanError with every problem, CchcError where it cannot be read."""
    reader = Reader()
    try:
        tree = parse(read_source(file), reader.problems)
    except Trouble as trouble:
        raise PlanError([Problem(Place(file, trouble.line + 1, trouble.column + 1), trouble.message)]) from None
    found: list[dict[str, Any]] = _FILE.read(reader, tree, "")["van_ban"]
    texts: list[LegalText] = []
    if not reader.problems:
        for node, values in zip(tree.content["van_ban"].content, found, strict=True):
            texts += _text(reader, node, values)
        _twice(reader, tree, texts)
    if reader.problems:
        raise PlanError([Problem(Place(file, line + 1, column + 1), text) for text, line, column in reader.problems])
    return texts


def _text(reader: Reader, node: Node, values: dict[str, Any]) -> list[LegalText]:
    """Return the text of one entry, nothing where it is wrong."""
    before = len(reader.problems)
    for key in ("so_ky_hieu", "thay_the_boi", "bai_bo_boi"):
        if values.get(key) and parse_symbol(values[key]) is None:
            reader.problem(
                node.content[key], f"'{key}': “{values[key][:40]}” không phải số, ký hiệu; viết như 17/2025/QĐ-UBND"
            )
    kind = type_by_name(values["loai"])
    if kind is None and values["loai"] not in _KINDS:
        reader.problem(
            node.content["loai"], f"'loai': “{values['loai'][:40]}” không phải tên loại văn bản; viết như Quyết định"
        )
    days = {key: _day(reader, node, key, values.get(key)) for key in ("ngay", "hieu_luc_tu", "het_hieu_luc")}
    start = days["hieu_luc_tu"] or days["ngay"]
    if start and days["het_hieu_luc"] and days["het_hieu_luc"] <= start:
        reader.problem(node.content["het_hieu_luc"], "'het_hieu_luc' phải sau ngày ban hành, ngày có hiệu lực")
    if days["ngay"] and days["hieu_luc_tu"] and days["hieu_luc_tu"] < days["ngay"]:
        reader.problem(node.content["hieu_luc_tu"], "'hieu_luc_tu' không thể trước 'ngay'")
    symbol = parse_symbol(values["so_ky_hieu"])
    if symbol and symbol.nam and days["ngay"] and symbol.nam != days["ngay"].year:
        reader.problem(
            node.content["ngay"], f"năm của 'ngay' khác năm {symbol.nam} trong số, ký hiệu; xem lại một trong hai"
        )
    if len(reader.problems) > before:
        return []
    fields: dict[str, Any] = {**days} | {
        key: value for key, value in values.items() if key not in (*days, "muc_chac", "sua_doi_boi", "loai")
    }
    return [
        LegalText(
            **fields,
            loai=kind.ten if kind else values["loai"],
            sua_doi_boi=tuple(values.get("sua_doi_boi", ())),
            do_tin=_SURE[values.get("muc_chac", "mot_nguon")],
        )
    ]


def _day(reader: Reader, node: Node, key: str, day: NgayThang | None) -> date | None:
    if day is None:
        return None
    if day.ngay is None or day.thang is None or day.nam is None:
        reader.problem(node.content[key], f"'{key}' cần đủ ngày, tháng, năm; chưa rõ thì bỏ dòng này")
        return None
    return date(day.nam, day.thang, day.ngay)


def _twice(reader: Reader, tree: Node, texts: list[LegalText]) -> None:
    seen: set[tuple[str, str, date | None]] = set()
    for node, text in zip(tree.content["van_ban"].content, texts, strict=False):
        key = (normalise(text.so_ky_hieu), text.loai, text.ngay)
        if key in seen:
            reader.problem(node, f"{text.loai} số {text.so_ky_hieu} có hai lần; giữ một")
        seen.add(key)
