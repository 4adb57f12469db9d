"""What a key may hold: one object reads a value, says in Vietnamese what is wrong, and describes itself as JSON Schema.

`Reader` collects problems; a kind never stops at the first. Values that cannot be read fall back to an empty one of
the right type, so the rest of the file is still looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cchc_docs import patterns
from cchc_docs.law.kinds import OTHER, UNWRITTEN, WRITTEN, type_by_key
from cchc_docs.law.periods import ALL_PERIODS, PERIODS
from cchc_docs.model.document import NgayThang
from cchc_docs.reading.yaml.tree import LIST, MAPPING, SCALAR, Node

_NAMES = {SCALAR: "một dòng chữ", LIST: "một danh sách (các dòng bắt đầu bằng '-')", MAPPING: "một nhóm khóa"}
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
_BREAKS = str.maketrans({"\x0b": "\n", "\u2028": "\n", "\u2029": "\n", "\x0c": "\n", "\x85": "\n"})


_SUGGESTED = 500


class Reader:
    """Collects what is wrong with a file while its tree is read."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, int, int]] = []
        self.notes: list[tuple[str, int]] = []

    def problem(self, node: Node, message: str) -> None:
        """Keep a message for the place of `node`."""
        self.problems.append((message, node.line, node.column))

    def nearest(self, word: str, options: tuple[str, ...]) -> str:
        """Return `suggestion`, for the first hundreds of problems: a file with more is no plan, and looking takes time."""
        return suggestion(word, options) if len(self.problems) < _SUGGESTED else ""

    def text(self, node: Node) -> str:
        """Return the words of a scalar: soft breaks of Word become line breaks, other control characters go, noted."""
        text: str = node.content or ""
        if text.isprintable():
            return text
        text = text.translate(_BREAKS).replace("\r\n", "\n").rstrip("\n")
        if patterns.search(_CONTROL, text):
            self.notes.append(("đã bỏ ký tự điều khiển không in được", node.line))
            text = patterns.sub(_CONTROL, "", text)
        return text


class Kind:
    """A kind of value; `doc` is what an editor shows."""

    doc = ""

    def read(self, reader: Reader, node: Node, under: str) -> Any:
        """Return the value of `node`, which stands under the key `under` ("": at the top); problems go to `reader`."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the kind."""
        raise NotImplementedError

    def empty(self) -> Any:
        """Return the value that stands in for one that could not be read."""
        return None

    def refuse(self, reader: Reader, node: Node, under: str, wanted: str) -> Any:
        """Say that the value is of another kind."""
        if node.kind == MAPPING and reader.problems and reader.problems[-1][1:] == (node.line, node.column):
            return self.empty()  # `{{ … }}` without quotes: already said
        reader.problem(node, f"'{under or 'tệp'}' phải là {wanted}, không phải {_NAMES[node.kind]}")
        return self.empty()


class Words(Kind):
    """A text."""

    def __init__(self, doc: str = "", pattern: str = "", hint: str = "") -> None:
        self.doc, self.pattern, self.hint = doc, pattern, hint

    def read(self, reader: Reader, node: Node, under: str) -> str:
        if node.kind != SCALAR:
            return str(self.refuse(reader, node, under, "một dòng chữ"))
        text = reader.text(node)
        if self.pattern and text and not patterns.fullmatch(self.pattern, text):
            reader.problem(node, f"'{under or 'tệp'}': “{text[:40]}” {self.hint}")
            return ""
        return text

    def empty(self) -> str:
        return ""

    def schema(self) -> dict[str, Any]:
        out: dict[str, Any] = {"type": ["string", "number", "null"]}
        if self.pattern:
            out["pattern"] = f"^({self.pattern})$"
        return _with_doc(out, self.doc)


class Choice(Kind):
    """One of a few words."""

    def __init__(self, options: tuple[str, ...], doc: str = "") -> None:
        self.options, self.doc = options, doc

    def read(self, reader: Reader, node: Node, under: str) -> str:
        if node.kind != SCALAR:
            return str(self.refuse(reader, node, under, f"một trong: {', '.join(self.options)}"))
        text = reader.text(node)
        if text not in self.options:
            reader.problem(
                node,
                f"'{under or 'tệp'}' là “{text[:40]}”; chỉ nhận một trong: {', '.join(o or 'để trống' for o in self.options)}"
                + reader.nearest(text, self.options),
            )
            return self.empty()
        return text

    def empty(self) -> str:
        return self.options[0]

    def schema(self) -> dict[str, Any]:
        return _with_doc({"enum": list(self.options)}, self.doc)


class PeriodCode(Choice):
    """A reporting period: one of the usual ones, a month (thang_5) or a week (tuan_22)."""

    def __init__(self, doc: str = "", *, empty: bool = False) -> None:
        super().__init__((("",) if empty else ()) + PERIODS, doc)

    def read(self, reader: Reader, node: Node, under: str) -> str:
        if node.kind == SCALAR and reader.text(node) in ALL_PERIODS:
            return reader.text(node)
        if node.kind == SCALAR and reader.text(node) not in self.options:
            said = ", ".join(one for one in self.options if one)
            reader.problem(
                node,
                f"'{under or 'tệp'}' là “{reader.text(node)[:40]}”; chỉ nhận một trong: {said}, thang_1 … thang_12, tuan_1 … tuan_53"
                + reader.nearest(reader.text(node), ALL_PERIODS),
            )
            return self.empty()
        return super().read(reader, node, under)

    def schema(self) -> dict[str, Any]:
        extra = [one for one in self.options if not one]
        return _with_doc({"enum": [*extra, *ALL_PERIODS]}, self.doc)


class PaperKind(Choice):
    """A kind of paper: one the decree draws a form for, or `khac`."""

    def __init__(self, doc: str = "") -> None:
        super().__init__((*WRITTEN, OTHER), doc)

    def read(self, reader: Reader, node: Node, under: str) -> str:
        if node.kind == SCALAR and (text := reader.text(node)) in UNWRITTEN:
            kind = type_by_key(text)
            reader.problem(
                node,
                f"'{under or 'tệp'}' là “{text}”: Phụ lục III Nghị định 30/2020/NĐ-CP không có mẫu cho {kind.ten if kind else text}, "
                f"nên chưa lập được; soạn bằng Word, hoặc ghi loai: {OTHER} và ten_loai",
            )
            return self.empty()
        return super().read(reader, node, under)


class Whole(Kind):
    """A whole number inside a range."""

    def __init__(self, low: int, high: int, doc: str = "") -> None:
        self.low, self.high, self.doc = low, high, doc

    def read(self, reader: Reader, node: Node, under: str) -> int | None:
        text = node.content if node.kind == SCALAR else None
        if text is None or not (text.isascii() and text.isdigit() and len(text) < 9):
            shown = f" (đang là “{text[:30]}”)" if text else ""
            reader.problem(node, f"'{under or 'tệp'}' phải là số nguyên từ {self.low} đến {self.high}{shown}")
            return None
        value = int(text)
        if not self.low <= value <= self.high:
            reader.problem(node, f"'{under or 'tệp'}' là {value}; phải từ {self.low} đến {self.high}")
            return None
        return value

    def schema(self) -> dict[str, Any]:
        return _with_doc({"type": "integer", "minimum": self.low, "maximum": self.high}, self.doc)


class Share(Kind):
    """A share of the page width in percent."""

    doc = "Độ rộng cột, phần trăm bề rộng bảng"

    def read(self, reader: Reader, node: Node, under: str) -> float:
        text = (node.content or "") if node.kind == SCALAR else ""
        try:
            value = float(text.rstrip("% ").replace(",", "."))
        except ValueError:
            value = -1.0
        if not 0 < value <= 100:
            reader.problem(node, f"'{under or 'tệp'}' phải là số phần trăm lớn hơn 0, không quá 100")
            return 0.0
        return value

    def empty(self) -> float:
        return 0.0

    def schema(self) -> dict[str, Any]:
        return _with_doc({"type": ["number", "string"]}, self.doc)


_YES = {"true": True, "có": True, "co": True, "yes": True, "false": False, "không": False, "khong": False, "no": False}


class YesNo(Kind):
    """có / không (true / false)."""

    def __init__(self, doc: str = "") -> None:
        self.doc = doc

    def read(self, reader: Reader, node: Node, under: str) -> bool:
        text = (node.content or "") if node.kind == SCALAR else ""
        if text.lower() not in _YES:
            reader.problem(node, f"'{under or 'tệp'}' chỉ nhận true (có) hoặc false (không)")
            return False
        return _YES[text.lower()]

    def empty(self) -> bool:
        return False

    def schema(self) -> dict[str, Any]:
        return _with_doc({"enum": [True, False, "có", "không"]}, self.doc)


_DAY = patterns.ours(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))")


class Day(Kind):
    """A date: 2026-01-05, 05/01/2026, or {ngay, thang, nam} with parts left out."""

    def __init__(self, doc: str = "") -> None:
        self.doc = doc

    def read(self, reader: Reader, node: Node, under: str) -> NgayThang | None:
        if node.kind == MAPPING:
            parts = _PARTS.read(reader, node, under)
            day = NgayThang(**parts)
        elif node.kind == SCALAR and (found := _DAY.fullmatch((node.content or "").strip())):
            year, month, number = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
            day = NgayThang(int(number), int(month), int(year))
        else:
            reader.problem(node, f"'{under or 'tệp'}' phải là ngày, viết 05/01/2026 hoặc 2026-01-05")
            return None
        if not day.possible:
            reader.problem(node, f"'{under or 'tệp'}': không có ngày {day.ngay}/{day.thang}/{day.nam or '…'}")
            return None
        return day

    def schema(self) -> dict[str, Any]:
        text = {"type": "string", "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})$"}
        return _with_doc({"anyOf": [text, _PARTS.schema()]}, self.doc)


class ListOf(Kind):
    """A list. With `lines`, one text stands for a list of its lines."""

    def __init__(self, item: Kind, doc: str = "", *, lines: bool = False) -> None:
        self.item, self.doc, self.lines = item, doc, lines

    def read(self, reader: Reader, node: Node, under: str) -> list[Any]:
        if node.kind == SCALAR and self.lines:
            text = node.content or ""
            if text.isprintable():  # a line
                return [text] if text and not text.isspace() else []
            return [line for line in reader.text(node).split("\n") if line.strip()]
        if node.kind != LIST:
            return list(self.refuse(reader, node, under, "một danh sách (các dòng bắt đầu bằng '-')"))
        return [self.item.read(reader, inner, under) for inner in node.content]

    def empty(self) -> list[Any]:
        return []

    def schema(self) -> dict[str, Any]:
        many: dict[str, Any] = {"type": "array", "items": self.item.schema()}
        if self.lines:
            return _with_doc({"anyOf": [{"type": ["string", "number", "null"]}, many]}, self.doc)
        return _with_doc({"type": ["array", "null"], "items": self.item.schema()}, self.doc)


class MapOf(Kind):
    """A mapping from codes the author chooses to values of one kind."""

    def __init__(self, item: Kind, doc: str = "", *, code: str = r"[a-z][a-z0-9_]*") -> None:
        self.item, self.doc, self.code = item, doc, code

    def read(self, reader: Reader, node: Node, under: str) -> dict[str, Any]:
        if node.kind != MAPPING:
            return dict(self.refuse(reader, node, under, "một nhóm khóa"))
        out: dict[str, Any] = {}
        for key, inner in node.content.items():
            if not patterns.fullmatch(self.code, key):
                reader.problem(
                    node.keys[key], f"mã “{key}” không hợp lệ; mã viết bằng chữ thường không dấu, số và dấu gạch dưới"
                )
            elif inner.content is None:
                reader.problem(node.keys[key], f"mã '{key}' chưa có nội dung")
            else:
                out[key] = self.item.read(reader, inner, key)
        return out

    def empty(self) -> dict[str, Any]:
        return {}

    def schema(self) -> dict[str, Any]:
        pattern = f"^({self.code})$"
        return _with_doc(
            {
                "type": ["object", "null"],
                "patternProperties": {pattern: self.item.schema()},
                "additionalProperties": False,
            },
            self.doc,
        )


class Fields(Kind):
    """A group of known keys; `make` turns the values found into an object."""

    def __init__(
        self,
        fields: dict[str, Kind],
        make: Callable[..., Any] = dict,
        *,
        required: tuple[str, ...] = (),
        doc: str = "",
        known: Callable[[str], bool] | None = None,
    ) -> None:
        self.fields, self.make, self.required, self.doc = fields, make, required, doc
        self.known = known

    def read(self, reader: Reader, node: Node, under: str) -> Any:
        return self.make(**self.values(reader, node, under))

    def values(self, reader: Reader, node: Node, under: str) -> dict[str, Any]:
        """Return key -> value for every known key that is there and not null."""
        if node.kind != MAPPING:
            self.refuse(reader, node, under, "một nhóm khóa")
            return {key: self.fields[key].empty() for key in self.required}
        out: dict[str, Any] = {}
        for key, inner in node.content.items():
            kind = self.fields.get(key)
            if kind is None:
                if self.known is None or not self.known(key):
                    self._unknown(reader, node, key, under)
            elif inner.content is not None:
                out[key] = kind.read(reader, inner, key)
        for key in self.required:
            if key not in out:
                where = f"'{under or 'tệp'}'" if under else "văn bản"
                reader.problem(node, f"{where} thiếu '{key}'; thêm dòng '{key}: …'")
                out[key] = self.fields[key].empty()
        return out

    def _unknown(self, reader: Reader, node: Node, key: str, under: str) -> None:
        where = f" trong '{under or 'tệp'}'" if under else ""
        reader.problem(node.keys[key], f"khóa '{key}' không có{where}{reader.nearest(key, tuple(self.fields))}")

    def schema(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            "type": "object",
            "properties": {key: kind.schema() for key, kind in self.fields.items()},
            "additionalProperties": False,
        }
        if self.required:
            out["required"] = list(self.required)
        return _with_doc(out, self.doc)


def suggestion(word: str, options: tuple[str, ...]) -> str:
    """Return "; có phải 'x'?" for the nearest option, or ""."""
    if len(word) > 100:
        return ""
    import difflib

    near = difflib.get_close_matches(word, [o for o in options if o], 1, 0.6)
    return f"; có phải '{near[0]}'?" if near else ""


def _with_doc(schema: dict[str, Any], doc: str) -> dict[str, Any]:
    return {**schema, "description": doc} if doc else schema


_PARTS = Fields({"ngay": Whole(1, 31, "Ngày"), "thang": Whole(1, 12, "Tháng"), "nam": Whole(1945, 2100, "Năm")})
