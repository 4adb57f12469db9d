"""A document -> a plan in YAML that people can live with and `reading.yaml_file` reads back as the same document.

Keys come in one order, long sentences are folded, nothing is quoted without need. What the reader was unsure of has a
comment `# kiểm tra: …` above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc_docs.model.columns import COLUMNS, DEFAULT_COLUMNS, UNIT_COLUMNS
from cchc_docs.model.document import Bang, Cot, Document, Hang, Muc, NgayThang, Path, PhuLuc
from cchc_docs.record import Record, told
from cchc_docs.writing.yaml.scalars import WIDTH, block, inline

_CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_PRINTED = frozenset({"nhan_in", "kem_theo_in", "bac", "so_thu_tu", "tach"})
"""Set by `complete`, never written."""
_RESOLVED = frozenset({"trich_yeu", "kem_theo", "kinh_gui", "tham_quyen", "can_cu", "mo_dau", "ket_thuc", "noi_nhan"})
"""Keys of the document whose texts may call facts; in words from a Word file braces are braces."""
_FIRST = ("loai", "ten_loai", "nguyen_trang")
_ALWAYS = ("trich_yeu", "noi_dung")


def dump_plan(
    document: Document,
    comments: Mapping[Path, str] | None = None,
    *,
    head: Sequence[str] = (),
    references: bool = False,
) -> str:
    """Return the YAML of a document; `read_text` of it gives the document back.

    `comments`: path -> what a person should check there. `head`: lines of comment at the top. `references`: texts are
    as their author wrote them, `{{ … }}` calls a fact; without it every brace is a brace.
    """
    writer = _Writer(document, dict(comments or {}), references=references)
    lines = [f"# {line}" if line else "#" for text in head for line in text.split("\n")]
    lines += writer.document()
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, document: Document, comments: dict[Path, str], *, references: bool) -> None:
        self.whole = document
        self.comments = comments
        self.references = references

    def document(self) -> Iterator[str]:
        names = list(Document.__fields__)
        last = ["bo_qua", "chua_ro"]
        order = [*_FIRST, *(name for name in names if name not in _FIRST and name not in last), *last]
        empty = Document(self.whole.loai)
        for name in order:
            value = getattr(self.whole, name)
            if name == "loai" or name in _ALWAYS or value != getattr(empty, name):
                yield from self.key(name, value, 0, (name,), resolved=name in _RESOLVED)

    def note(self, path: Path, indent: int) -> Iterator[str]:
        said = self.comments.get(path)
        if said:
            yield f"{' ' * indent}# kiểm tra: {' '.join(said.split())}"

    def key(self, name: str, value: Any, indent: int, path: Path, *, resolved: bool = False) -> Iterator[str]:
        """Yield the lines of one key and its value."""
        yield from self.note(path, indent)
        start = f"{' ' * indent}{name}:"
        if isinstance(value, bool):
            yield f"{start} {'true' if value else 'false'}"
        elif isinstance(value, str):
            text = self.literal(value) if resolved else value
            yield f"{start} {block(text, indent + 2, len(start) + 1)}"
        elif isinstance(value, (int, float)):
            yield f"{start} {value:g}" if isinstance(value, float) else f"{start} {value}"
        elif isinstance(value, NgayThang):
            yield f"{start} {_day(value)}"
        elif name == "noi_dung":
            yield from self.items(start, [self.block(one, indent, (*path, at)) for at, one in enumerate(value)])
        elif name == "phu_luc":
            yield from self.items(start, [self.appendix(one, (*path, at)) for at, one in enumerate(value)])
        elif name == "danh_so" or (name == "chu_tri" and isinstance(value, list)):
            yield f"{start} [{', '.join(inline(one) for one in value)}]"
        elif isinstance(value, list):
            yield from self.items(
                start, [self.item(one, indent, (*path, at), resolved) for at, one in enumerate(value)]
            )
        elif isinstance(value, dict):
            yield from self.mapping(start, value, indent, path)
        elif isinstance(value, Record):
            yield start
            yield from self.fields(value, indent + 2, path)

    def mapping(self, start: str, value: dict[str, Any], indent: int, path: Path) -> Iterator[str]:
        if not value:
            yield f"{start} {{}}"
            return
        yield start
        for key, inner in value.items():
            yield from self.key(key, inner, indent + 2, (*path, key))

    def items(self, start: str, items: list[Iterator[str]]) -> Iterator[str]:
        """Yield the items of a list under their key, the dash under the first letter of the key."""
        yield start if items else f"{start} []"
        dash = " " * (len(start) - len(start.lstrip()))
        for item in items:
            lines = list(item)
            notes = [line for line in lines if line.lstrip().startswith("# kiểm tra: ") and line is lines[0]]
            for line in notes:
                yield f"{dash}{line.lstrip()}"
            body = lines[len(notes) :]
            yield f"{dash}- {body[0][len(dash) + 2 :]}"
            yield from body[1:]

    def item(self, value: Any, indent: int, path: Path, resolved: bool) -> Iterator[str]:
        yield from self.note(path, indent)
        if isinstance(value, str):
            text = self.literal(value) if resolved else value
            yield " " * (indent + 2) + block(text, indent + 2, indent + 2)
        else:
            lines = list(self.fields(value, indent + 2, path))
            yield from lines or [f"{' ' * (indent + 2)}{{}}"]

    def fields(self, value: Any, indent: int, path: Path) -> Iterator[str]:
        """Yield the keys of a small object that differ from its empty one; a key without a default always comes."""
        for name, inner in told(value):
            if name not in _PRINTED:
                yield from self.key(name, inner, indent, (*path, name))

    def block(self, muc: Muc, indent: int, path: Path) -> Iterator[str]:
        yield from self.note(path, indent)
        inside = indent + 2
        plain = muc.kieu == "muc" and muc.chu and not muc.khoa
        if plain and muc.nhan is None and muc.danh_so is None and not (muc.ma or muc.noi_dung):
            yield " " * inside + block(self.literal(muc.chu), inside, inside)
            return
        if muc.kieu == "bieu_do":
            yield from self.key("bieu_do", muc.chu, inside, (*path, "bieu_do"), resolved=True)
        if muc.bang is not None:
            yield f"{' ' * inside}bang:"
            yield from self.table(muc.bang, inside + 2, (*path, "bang"))
        else:
            yield from self.key(muc.kieu, muc.chu, inside, (*path, muc.kieu), resolved=True)
        for name in ("ma", "nhan", "danh_so"):
            value = getattr(muc, name)
            if value is not None and (value or name != "ma"):
                yield from (
                    self.key(name, value, inside, (*path, name))
                    if name != "danh_so"
                    else [f"{' ' * inside}danh_so: {inline(value)}"]
                )
        if muc.noi_dung:
            yield from self.key("noi_dung", muc.noi_dung, inside, (*path, "noi_dung"))

    def appendix(self, appendix: PhuLuc, path: Path) -> Iterator[str]:
        yield from self.note(path, 0)
        lines: list[str] = []
        usual = PhuLuc()
        for name in ("ma", "tep_rieng", "dong_dau", "nhan", "ten", "kem_theo", "huong"):
            value = getattr(appendix, name)
            if value != getattr(usual, name):
                lines += self.key(name, value, 2, (*path, name), resolved=name in ("ten", "kem_theo"))
        if appendix.danh_so is not None:
            lines.append(f"  danh_so: {inline(appendix.danh_so)}")
        if appendix.noi_dung:
            lines += self.key("noi_dung", appendix.noi_dung, 2, (*path, "noi_dung"))
        if appendix.bang is not None:
            lines += self.table(appendix.bang, 2, path)
        if appendix.chu_ky is not None:
            lines += self.key("chu_ky", appendix.chu_ky, 2, (*path, "chu_ky"))
        yield from lines or ['  ten: ""']

    def table(self, table: Bang, indent: int, path: Path) -> Iterator[str]:
        yield from self.columns(table, indent, path)
        if table.danh_so != "1":
            yield f"{' ' * indent}danh_so_hang: {inline(table.danh_so)}"
        if not table.danh_so_lai:
            yield f"{' ' * indent}danh_so_lai: false"
        if not table.tach_dong:
            yield f"{' ' * indent}tach_dong: false"
        rows = [self.row(table, row, indent, (*path, table.kieu, at)) for at, row in enumerate(table.hang)]
        yield from self.items(f"{' ' * indent}{table.kieu}:", rows)

    def columns(self, table: Bang, indent: int, path: Path) -> Iterator[str]:
        usual = [Cot(code, COLUMNS[code]) for code in DEFAULT_COLUMNS[table.kieu]]
        if table.cot == usual:
            return
        start = f"{' ' * indent}cot:"
        shown = [self.column(column) for column in table.cot]
        one_line = f"{start} [{', '.join(shown)}]"
        known = all(
            column.ten == COLUMNS.get(column.ma) and not column.rong and not column.nhom for column in table.cot
        )
        if known and len(one_line) <= WIDTH:
            yield one_line
            return
        yield start
        for at, text in enumerate(shown):
            yield from self.note((*path, "cot", at), indent)
            yield f"{' ' * indent}- {text}"

    def column(self, column: Cot) -> str:
        known = COLUMNS.get(column.ma)
        if column.ten == known and not column.rong and not column.nhom:
            return column.ma
        parts = [f"ma: {column.ma}"]
        if column.ten != (known or column.ma):
            parts.append(f"ten: {inline(self.literal(column.ten))}")
        if column.rong:
            parts.append(f"rong: {column.rong:g}")
        if column.nhom:
            parts.append(f"nhom: {inline(self.literal(column.nhom))}")
        return f"{{{', '.join(parts)}}}"

    def row(self, table: Bang, row: Hang, indent: int, path: Path) -> Iterator[str]:
        yield from self.note(path, indent)
        inside = indent + 2
        lines: list[str] = []
        for name in ("nhan", "moc"):
            value = getattr(row, name)
            if value is not None and (value or name == "nhan"):
                lines += self.key(name, value, inside, (*path, name))
        if row.nhom:
            lines += self.key("nhom", row.nhom, inside, (*path, "nhom"), resolved=True)
        codes = [column.ma for column in table.cot]
        for code in sorted(row.o, key=lambda one: codes.index(one) if one in codes else len(codes)):
            lines += self.cell(table, code, row.o[code], inside, (*path, code))
        if row.ma:
            lines += self.key("ma", row.ma, inside, (*path, "ma"))
        if row.gop_tren:
            lines.append(f"{' ' * inside}gop_tren: [{', '.join(inline(code) for code in row.gop_tren)}]")
        if row.gop_phai:
            spans = ", ".join(f"{code}: {span}" for code, span in row.gop_phai.items())
            lines.append(f"{' ' * inside}gop_phai: {{{spans}}}")
        yield from lines or [f"{' ' * inside}{{}}"]

    def cell(self, table: Bang, code: str, lines: list[str], indent: int, path: Path) -> Iterator[str]:
        texts = [self.cell_text(table, code, line, alone=len(lines) == 1) for line in lines]
        yield from self.note(path, indent)
        start = f"{' ' * indent}{code}:"
        if len(texts) == 1 and texts[0].strip() and "\n" not in texts[0]:
            yield f"{start} {block(texts[0], indent + 2, len(start) + 1)}"
        else:
            yield from self.items(start, [self.item(text, indent, (*path, at), False) for at, text in enumerate(texts)])

    def cell_text(self, table: Bang, code: str, line: str, *, alone: bool) -> str:
        """Keep words from being taken for the code of a unit or of a target."""
        if self.references:
            return line
        unit = code in UNIT_COLUMNS and line not in self.whole.don_vi
        target = code == "chi_tieu" and alone and table.kieu == "chi_tieu" and line not in self.whole.chi_tieu
        if (unit or target) and _CODE.fullmatch(line):
            return f'{{{{ "{line}" }}}}'
        return self.literal(line)

    def literal(self, text: str) -> str:
        return text if self.references or "{{" not in text else text.replace("{{", '{{ "{{" }}')


def _day(day: NgayThang) -> str:
    if day.ngay is not None and day.thang is not None and day.nam is not None:
        return f"{day.ngay:02d}/{day.thang:02d}/{day.nam}"
    parts = [f"{name}: {getattr(day, name)}" for name in ("ngay", "thang", "nam") if getattr(day, name) is not None]
    return f"{{{', '.join(parts)}}}"
