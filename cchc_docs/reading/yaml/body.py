"""The body of a document as YAML keys: blocks, tables, appendices."""

from __future__ import annotations

from typing import Any

from cchc_docs.model.columns import COLUMNS, DEFAULT_COLUMNS
from cchc_docs.model.document import Bang, ChuKy, Cot, Hang, Muc, PhuLuc
from cchc_docs.model.numbering import SCHEMES
from cchc_docs.reading.yaml.kinds import (
    Choice,
    Fields,
    Kind,
    ListOf,
    MapOf,
    Reader,
    Share,
    Whole,
    Words,
    YesNo,
    suggestion,
)
from cchc_docs.reading.yaml.tree import LIST, MAPPING, SCALAR, Node

CODE = r"[a-z][a-z0-9_]*"
CODE_HINT = "không phải là mã; mã viết bằng chữ thường không dấu, số và dấu gạch dưới"
_TEXT_KEYS = ("tieu_de", "muc", "doan")


def lines(doc: str) -> ListOf:
    """Return a kind for text that may be one line or a list of lines."""
    return ListOf(Words(), doc, lines=True)


class Block(Kind):
    """A block of the body: a text (labelled by the scheme), a heading, a paragraph, or a table."""

    doc = "Một dòng chữ (có nhãn theo danh_so), hoặc tieu_de / muc / doan / bang"

    def read(self, reader: Reader, node: Node, under: str) -> Muc:
        if node.kind == SCALAR:
            text = reader.text(node)
            if not text:
                reader.problem(node, "mục trống; xóa dấu '-' thừa hoặc ghi nội dung")
            return Muc("muc", text)
        if node.kind != MAPPING:
            self.refuse(reader, node, under, "một dòng chữ hoặc một nhóm khóa")
            return Muc("doan")
        values = BLOCK_FIELDS.values(reader, node, under)
        kinds = [key for key in (*_TEXT_KEYS, "bang") if key in values]
        if "bieu_do" in values and kinds in ([], ["bang"]):
            if not kinds:
                reader.problem(node, "biểu đồ chưa có số liệu; thêm bang (cột đầu là tên, các cột sau là số)")
            kinds = ["bieu_do"]
            _check_chart(reader, node, values.get("bang"))
        if len(kinds) != 1:
            said = "thiếu một trong các khóa" if not kinds else "chỉ được có một trong các khóa"
            reader.problem(node, f"mục này {said} tieu_de, muc, doan, bang")
            if not kinds:
                return Muc("doan")
        kind = kinds[0]
        table = values.get("bang")
        return Muc(
            kind,
            "" if kind == "bang" else values[kind],
            nhan=values.get("nhan"),
            danh_so=values.get("danh_so"),
            ma=values.get("ma", ""),
            noi_dung=values.get("noi_dung", []),
            bang=table,
            khoa=kind,
        )

    def empty(self) -> Muc:
        return Muc("doan")

    def schema(self) -> dict[str, Any]:
        return {"$ref": "#/$defs/muc"}


def _check_chart(reader: Reader, node: Node, table: Bang | None) -> None:
    """A chart draws figures: every cell but the first of its row is one."""
    from cchc_docs.vietnamese.numbers import parse_number

    for row in table.hang if table is not None else ():
        for column in table.cot[1:] if table is not None else ():
            text = " ".join(row.o.get(column.ma, []))
            if text and parse_number(text.rstrip("%")).value is None:
                reader.problem(node, f"biểu đồ: ô '{column.ma}' ghi “{text[:40]}”, không phải số")


class LabelWords(Words):
    """A typed label; `""` in quotes means no label."""

    def read(self, reader: Reader, node: Node, under: str) -> str:
        return reader.text(node) if node.kind == SCALAR else str(self.refuse(reader, node, under, "một nhãn"))


class Column(Kind):
    """A column: a known code, or {ma, ten, rong, nhom}."""

    doc = "Mã cột, hoặc {ma, ten, rong, nhom}"

    def read(self, reader: Reader, node: Node, under: str) -> Cot:
        if node.kind == SCALAR:
            code = node.content or ""
            if code not in COLUMNS:
                hint = suggestion(code, tuple(COLUMNS))
                reader.problem(node, f"cột '{code}' chưa biết{hint}; cột riêng viết {{ma: {code or '…'}, ten: …}}")
            return Cot(code, COLUMNS.get(code, code))
        values = _COLUMN.values(reader, node, under)
        code = values["ma"]
        return Cot(code, values.get("ten", COLUMNS.get(code, code)), values.get("rong", 0.0), values.get("nhom", ""))

    def empty(self) -> Cot:
        return Cot("", "")

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"enum": list(COLUMNS)}, _COLUMN.schema()]}


_ROW_KEYS: dict[str, Kind] = {
    "ma": Words("Mã của hàng, để theo dõi tiến độ", CODE, CODE_HINT),
    "nhom": Words("Tiêu đề nhóm: hàng gộp cả bề ngang"),
    "nhan": LabelWords("Số thứ tự ghi tay, khi khác cách đánh số"),
    "moc": Whole(1, 20, "Các hàng chỉ tiêu dưới nhóm này lấy giá trị của mốc thứ mấy"),
    "gop_tren": lines("Các cột gộp với ô phía trên"),
    "gop_phai": MapOf(Whole(1, 40), "Cột: số cột mà ô này phủ sang phải"),
}


class Rows(Kind):
    """The rows of a table; keys are column codes."""

    doc = "Các hàng của bảng: mã cột: nội dung (một dòng hoặc danh sách dòng)"

    def __init__(self, codes: tuple[str, ...] = ()) -> None:
        self.codes = codes

    def read(self, reader: Reader, node: Node, under: str) -> list[Hang]:
        if node.kind != LIST:
            return list(self.refuse(reader, node, under, "một danh sách hàng (mỗi hàng bắt đầu bằng '-')"))
        cells = {code: _CELL for code in self.codes if code != "so_thu_tu"}
        shape = Fields({**_ROW_KEYS, **cells})
        return [self._row(reader, inner, under, shape) for inner in node.content]

    def _row(self, reader: Reader, node: Node, under: str, shape: Fields) -> Hang:
        values = shape.values(reader, node, under)
        if _ROW_KEYS.keys().isdisjoint(values):
            return Hang(values)
        own = {key: values.pop(key) for key in _ROW_KEYS if key in values}
        return Hang(
            o=values,
            ma=own.get("ma", ""),
            nhom=own.get("nhom", ""),
            nhan=own.get("nhan"),
            moc=own.get("moc") or 0,
            gop_tren=own.get("gop_tren", []),
            gop_phai={key: value for key, value in own.get("gop_phai", {}).items() if value},
        )

    def empty(self) -> list[Hang]:
        return []

    def schema(self) -> dict[str, Any]:
        row = Fields({**_ROW_KEYS, **{code: _CELL for code in COLUMNS if code != "so_thu_tu"}}).schema()
        row["additionalProperties"] = _CELL.schema()
        return {"type": ["array", "null"], "items": row, "description": self.doc}


_CELL = lines("Nội dung ô: một dòng, hoặc danh sách các dòng")
_TABLE_KEYS: dict[str, Kind] = {
    "cot": ListOf(Column(), "Các cột của bảng, theo thứ tự"),
    "danh_so_hang": Choice(("1", "1.", "01", "I", ""), "Cách đánh số hàng"),
    "danh_so_lai": YesNo("Đánh số lại từ 1 sau mỗi hàng nhóm (mặc định có)"),
    "tach_dong": YesNo("Nhiều cơ quan, sản phẩm trong một ô thì in dấu ; sau mỗi dòng (mặc định có)"),
}


class Table(Kind):
    """A table: columns, then rows under nhiem_vu, chi_tieu or hang. Shared by `bang:` and by appendices."""

    doc = "Bảng: cot, rồi các hàng dưới nhiem_vu, chi_tieu hoặc hang"

    def read(self, reader: Reader, node: Node, under: str) -> Bang:
        if node.kind != MAPPING:
            self.refuse(reader, node, under, "một bảng (cot, nhiem_vu / chi_tieu / hang)")
            return Bang([], [])
        self._unknown(reader, node)
        table = self.of(reader, node, under)
        if table is None:
            reader.problem(node, "bảng chưa có hàng; thêm nhiem_vu, chi_tieu hoặc hang")
            return Bang([], [])
        return table

    def of(self, reader: Reader, node: Node, under: str) -> Bang | None:
        """Return the table whose keys stand in `node`, None when there are no rows in it."""
        kinds = [key for key in DEFAULT_COLUMNS if key in node.content]
        if not kinds:
            if "cot" in node.content:
                reader.problem(node.keys["cot"], "có 'cot' nhưng chưa có hàng; thêm nhiem_vu, chi_tieu hoặc hang")
            return None
        if len(kinds) > 1:
            reader.problem(node.keys[kinds[1]], f"một bảng chỉ có một trong: {', '.join(kinds)}")
        kind = kinds[0]
        own = Fields(_TABLE_KEYS).values(reader, node.only(_TABLE_KEYS), under)
        columns = own.get("cot") or [Cot(code, COLUMNS[code]) for code in DEFAULT_COLUMNS[kind]]
        self._check_columns(reader, node, columns)
        rows = Rows(tuple(column.ma for column in columns))
        found = node.content[kind]
        empty = found.content is None
        return Bang(
            columns,
            [] if empty else rows.read(reader, found, kind),
            kind,
            own.get("danh_so_hang", "1"),
            own.get("danh_so_lai", True),
            own.get("tach_dong", True),
        )

    def _check_columns(self, reader: Reader, node: Node, columns: list[Cot]) -> None:
        codes = [column.ma for column in columns]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            reader.problem(node.content["cot"], f"cột '{code}' có hai lần; mỗi cột một mã")

    def _unknown(self, reader: Reader, node: Node) -> None:
        options = (*_TABLE_KEYS, *DEFAULT_COLUMNS)
        for key, where in node.keys.items():
            if key not in options:
                reader.problem(where, f"khóa '{key}' không có trong bảng{reader.nearest(key, options)}")

    def empty(self) -> Bang:
        return Bang([], [])

    def schema(self) -> dict[str, Any]:
        fields: dict[str, Kind] = {**_TABLE_KEYS, **{key: Rows() for key in DEFAULT_COLUMNS}}
        return Fields(fields, doc=self.doc).schema()


class Appendix(Kind):
    """An appendix."""

    doc = "Phụ lục: ten, rồi nội dung và/hoặc một bảng (cot, nhiem_vu / chi_tieu / hang)"

    def read(self, reader: Reader, node: Node, under: str) -> PhuLuc:
        table_keys = {*_TABLE_KEYS, *DEFAULT_COLUMNS}
        shape = Fields(_APPENDIX, PhuLuc, known=table_keys.__contains__)
        appendix: PhuLuc = shape.read(reader, node, under)
        if node.kind == MAPPING:
            appendix.bang = TABLE.of(reader, node, under)
        return appendix

    def empty(self) -> PhuLuc:
        return PhuLuc()

    def schema(self) -> dict[str, Any]:
        fields: dict[str, Kind] = {**_APPENDIX, **_TABLE_KEYS, **{key: Rows() for key in DEFAULT_COLUMNS}}
        return Fields(fields, doc=self.doc).schema()


SIGNER = Fields(
    {
        "quyen_han": lines("TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH …"),
        "chuc_vu": Words("CHỦ TỊCH"),
        "ky_ten": Words("Chữ ở chỗ ký, khi có: (Đã ký); (Ký, ghi rõ họ tên)"),
        "ho_ten": Words("Họ và tên, không học hàm, học vị"),
    },
    ChuKy,
)
TABLE = Table()
SCHEME = Choice(SCHEMES, "Cách đánh nhãn cho các mục con")
BLOCKS = ListOf(Block(), "Các mục con")
BLOCK_FIELDS = Fields(
    {
        "tieu_de": Words("Tiêu đề (in đậm)"),
        "muc": Words("Đoạn có nhãn"),
        "doan": Words("Đoạn không có nhãn"),
        "bang": TABLE,
        "bieu_do": Words("Tên biểu đồ; số liệu của biểu đồ nằm ở bang"),
        "nhan": LabelWords('Nhãn gõ tay, khi khác cách đánh số; "" là không có nhãn'),
        "danh_so": SCHEME,
        "ma": Words("Mã để tham chiếu: {{ muc.ma }}", CODE, CODE_HINT),
        "noi_dung": BLOCKS,
    }
)
_COLUMN = Fields(
    {
        "ma": Words("Mã cột", CODE, CODE_HINT),
        "ten": Words("Tên cột"),
        "rong": Share(),
        "nhom": Words("Tiêu đề chung phía trên"),
    },
    required=("ma",),
)
_APPENDIX: dict[str, Kind] = {
    "ten": Words("Tên phụ lục (in hoa khi in)"),
    "ma": Words("Mã để tham chiếu: {{ phu_luc.ma }}", CODE, CODE_HINT),
    "dong_dau": lines("Các dòng đầu trang, khi phần này là văn bản thứ hai có đầu trang riêng"),
    "nhan": LabelWords('Nhãn gõ tay ("Phụ lục II"); "" là không có nhãn'),
    "kem_theo": LabelWords('Dòng "(Kèm theo …)" gõ tay; "" là không có'),
    "huong": Choice(("ngang", "doc"), "Giấy ngang hay dọc"),
    "danh_so": SCHEME,
    "noi_dung": BLOCKS,
    "chu_ky": SIGNER,
    "tep_rieng": YesNo("Phụ lục phát hành thành tệp riêng, không nằm dưới văn bản (mẫu 2.2)"),
}
