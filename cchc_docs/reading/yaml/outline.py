"""`de_cuong_bao_cao.yaml` -> the outline of a report, strictly, every problem with its line."""

from __future__ import annotations

from typing import Any

from cchc_docs.model.outline import PARAGRAPHS, DeCuong, PhanBaoCao
from cchc_docs.reading.result import Place, Problem
from cchc_docs.reading.yaml.document import _CITED as CITED
from cchc_docs.reading.yaml.kinds import Choice, Fields, Kind, ListOf, MapOf, Reader, Words, YesNo
from cchc_docs.reading.yaml.plan import PlanError, read_source
from cchc_docs.reading.yaml.tree import Node, Trouble, parse


class Part(Kind):
    """A part of the outline, with parts of its own."""

    doc = "Một phần của báo cáo"

    def read(self, reader: Reader, node: Node, under: str) -> PhanBaoCao:
        """Return the part."""
        part: PhanBaoCao = _PART.read(reader, node, under)
        return part

    def empty(self) -> PhanBaoCao:
        """Return a part with nothing in it."""
        return PhanBaoCao("", "")

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a part."""
        return {"type": "object"}


_TEXTS = ListOf(Words(), "Các câu", lines=True)
_PART = Fields(
    {
        "ma": Words("Mã", r"[a-z][a-z0-9_]*", "không phải là mã"),
        "tieu_de": Words("Đề mục"),
        "cau": _TEXTS,
        "tu_dong": ListOf(Choice(PARAGRAPHS), "Đoạn chương trình viết"),
        "hoi": Words("Gợi ý cho đơn vị"),
        "bat_buoc": YesNo("Thiếu thì in chỗ cần bổ sung"),
        "phan": ListOf(Part(), "Các phần con"),
    },
    PhanBaoCao,
    required=("ma", "tieu_de"),
)
_OUTLINE = Fields(
    {
        "trich_yeu": Words("Trích yếu"),
        "kinh_gui": _TEXTS,
        "huong_dan": CITED,
        "mo_dau": _TEXTS,
        "ket_thuc": _TEXTS,
        "bieu_do": YesNo("Vẽ biểu đồ tiến độ"),
        "viet_tat": MapOf(Words(), "Từ viết tắt: cụm từ đầy đủ", code=r"[A-ZĐ][A-ZĐa-zđ0-9&-]*"),
        "noi_dung": ListOf(Part(), "Các phần"),
    },
    DeCuong,
    required=("trich_yeu", "noi_dung"),
)


def read_outline(file: str) -> DeCuong:
    """Return the outline of a file. Raises PlanError with every problem, CchcError where it cannot be read."""
    reader = Reader()
    try:
        tree = parse(read_source(file), reader.problems)
    except Trouble as trouble:
        raise PlanError([Problem(Place(file, trouble.line + 1, trouble.column + 1), trouble.message)]) from None
    outline: DeCuong = _OUTLINE.read(reader, tree, "")
    if not reader.problems:
        codes = [part.ma for part in outline.parts()]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            reader.problem(tree, f"mã phần '{code}' có hai lần; mỗi phần một mã")
    if reader.problems:
        found = sorted(set(reader.problems), key=lambda entry: entry[1:])
        raise PlanError([Problem(Place(file, line + 1, column + 1), text) for text, line, column in found])
    return outline
