"""`tien_do/quy_1.yaml` -> `TienDo`, as strictly as a plan: every problem in one run, each at its line and column."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cchc_docs.model.document import Path
from cchc_docs.model.progress import (
    STATUSES,
    KhongDocDuoc,
    LoiVan,
    SoLieuThongKe,
    TienDo,
    TienDoChiTieu,
    TienDoNhiemVu,
)
from cchc_docs.reading.result import Place, Places, Problem
from cchc_docs.reading.yaml.document import _FIGURES as RANGE
from cchc_docs.reading.yaml.kinds import Choice, Day, Fields, Kind, ListOf, MapOf, PeriodCode, Reader, Whole, Words
from cchc_docs.reading.yaml.plan import PlanError, node_at, read_source
from cchc_docs.reading.yaml.tree import MAPPING, SCALAR, Node, Trouble, parse
from cchc_docs.record import Record
from cchc_docs.vietnamese.numbers import NUMBER_PROBLEMS, parse_number

ROW_NUMBER = r"[1-9]\d?(?:\.[1-9]\d?)*"


class ProgressRead(Record):
    """Progress as read, with the place of every value."""

    tien_do: TienDo
    places: Places
    source: str


class Figure(Kind):
    """A number in Vietnamese form: 2.310 is two thousand three hundred ten, 89,94 a decimal."""

    def __init__(self, doc: str = "", *, percent: bool = False) -> None:
        self.doc, self.percent = doc, percent

    def read(self, reader: Reader, node: Node, under: str) -> Decimal | None:
        text = (node.content or "").strip() if node.kind == SCALAR else ""
        found = parse_number(text.removesuffix("%") if self.percent else text)
        key = under or "số"
        if found.value is None:
            why = NUMBER_PROBLEMS[found.problem or "not_a_number"]
            reader.problem(node, f"'{key}' là “{text[:40]}”: {why}; viết 2.310 hoặc 89,94")
        elif found.value < 0 or (self.percent and found.value > 100):
            reader.problem(node, f"'{key}' là {text}; phải từ 0{' đến 100' if self.percent else ' trở lên'}")
            return None
        return found.value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "description": self.doc}


class FigureRow(Kind):
    """A row of the statistical form: a figure alone, or {gia_tri, ghi_chu, don_vi, ngay_gui}."""

    doc = "Số liệu, hoặc {gia_tri, ghi_chu, don_vi, ngay_gui}"

    def read(self, reader: Reader, node: Node, under: str) -> SoLieuThongKe:
        if node.kind == SCALAR:
            return SoLieuThongKe(_FIGURE.read(reader, node, under))
        row: SoLieuThongKe = _ROW.read(reader, node, under)
        return row

    def empty(self) -> SoLieuThongKe:
        return SoLieuThongKe()

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [_FIGURE.schema(), _ROW.schema()]}


class Sayings(Kind):
    """What offices wrote: a text, or {chu, don_vi}."""

    doc = "Lời văn: một đoạn, hoặc {chu, don_vi}"

    def read(self, reader: Reader, node: Node, under: str) -> LoiVan:
        if node.kind == SCALAR:
            return LoiVan(reader.text(node))
        said: LoiVan = _SAYING.read(reader, node, under)
        return said

    def empty(self) -> LoiVan:
        return LoiVan("")

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, _SAYING.schema()]}


_FIGURE = Figure("Số liệu, viết 2.310 hoặc 89,94")
_WHO: dict[str, Kind] = {"don_vi": Words("Mã đơn vị đã gửi"), "ngay_gui": Day("Ngày gửi")}
_ROW = Fields({"gia_tri": _FIGURE, "ghi_chu": Words("Ghi chú"), **_WHO}, SoLieuThongKe)
_SAYING = Fields({"chu": Words("Lời văn"), "don_vi": Words("Mã đơn vị đã viết")}, LoiVan, required=("chu",))
_TASK = Fields(
    {
        "trang_thai": Choice(("", *STATUSES), "Trạng thái"),
        "ket_qua": Words("Kết quả thực hiện"),
        "so_ky_hieu": Words("Số, ký hiệu của sản phẩm"),
        "ngay": Day("Ngày ban hành sản phẩm"),
        "ty_le": Figure("Mức độ hoàn thành, phần trăm", percent=True),
        "kho_khan": Words("Khó khăn, vướng mắc"),
        "kien_nghi": Words("Đề xuất, kiến nghị"),
        **_WHO,
    },
    TienDoNhiemVu,
)
_TARGET = Fields({"gia_tri": Words("Kết quả đạt được"), "ghi_chu": Words("Ghi chú"), **_WHO}, TienDoChiTieu)
_UNREAD = Fields(
    {"vi_tri": Words(), "chu": Words(), "ly_do": Words()}, KhongDocDuoc, required=("vi_tri", "chu", "ly_do")
)
PROGRESS = Fields(
    {
        "ky_bao_cao": PeriodCode("Kỳ báo cáo"),
        "nam": Whole(1990, 2100, "Năm"),
        "ke_hoach": Words("Tệp kế hoạch"),
        "ma_ke_hoach": Words("Mã của kế hoạch"),
        "so_lieu": RANGE,
        "nhiem_vu": MapOf(_TASK, "Mã nhiệm vụ: tiến độ"),
        "chi_tieu": MapOf(_TARGET, "Mã chỉ tiêu: kết quả"),
        "bieu_mau": MapOf(MapOf(FigureRow(), "Số của hàng: số liệu", code=ROW_NUMBER), "Mã biểu: số liệu"),
        "loi_van": MapOf(ListOf(Sayings()), "Phần của báo cáo: lời văn của các đơn vị"),
        "khong_doc_duoc": ListOf(_UNREAD, "Ô đã điền mà chưa nhận được; xem lại rồi xóa"),
    },
    TienDo,
    required=("ky_bao_cao", "nam"),
)


def read_progress(file: str) -> ProgressRead:
    """Return the progress of a YAML file. Raises PlanError with every problem, CchcError where it cannot be read."""
    return read_progress_text(read_source(file), file)


def read_progress_text(source: str, file: str = "tiến độ") -> ProgressRead:
    """Return the progress of a YAML text; `file` is its name in messages."""
    reader = Reader()
    try:
        tree = parse(source, reader.problems)
    except Trouble as trouble:
        place = Place(file, trouble.line + 1, trouble.column + 1, f"dòng {trouble.line + 1}")
        raise PlanError([Problem(place, trouble.message)]) from None
    if tree.kind != MAPPING:
        reader.problem(tree, "tệp tiến độ phải là một nhóm khóa (ky_bao_cao, nam, nhiem_vu …)")
        progress = TienDo("quy_1", 0)
    elif "ky_bao_cao" not in tree.content and "loai" in tree.content:
        reader.problem(
            tree, "đây là một văn bản, không phải tệp tiến độ; dùng tệp trong thư mục tien_do, ví dụ tien_do/nam.yaml"
        )
        progress = TienDo("quy_1", 0)
    else:
        progress = PROGRESS.read(reader, tree, "")
    if reader.problems:
        found = sorted(set(reader.problems), key=lambda entry: entry[1:])
        raise PlanError(
            [Problem(Place(file, line + 1, col + 1, f"dòng {line + 1}"), text) for text, line, col in found]
        )

    def places(path: Path) -> Place:
        node = node_at(tree, path)
        return Place(file, node.line + 1, node.column + 1, f"dòng {node.line + 1}", start=node.start, end=node.end)

    return ProgressRead(progress, places, source)
