"""One text of a plan written anew where it stands; the facts of its head as fields of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cchc_docs.desk.office.splices import as_typed, changed, lines_of, plan_of
from cchc_docs.errors import CchcError
from cchc_docs.model.columns import COLUMNS
from cchc_docs.model.document import Document, Path, VanBan
from cchc_docs.model.markup import plain
from cchc_docs.reading.result import Read
from cchc_docs.reading.yaml.plan import node_at
from cchc_docs.reading.yaml.tree import LIST, MAPPING, SCALAR, Node
from cchc_docs.record import NamedTuple

_MARKED_AS_PRINTED = ("can_cu", "noi_nhan", "luu")
"""Texts that print marks nobody typed: what is edited is what was typed."""


class Words(NamedTuple):
    """A text that can be written anew: its path in the plan, its words as printed."""

    path: Path
    words: str


def words_at(read: Read, path: Path) -> Words | None:
    """Return the text at `path`; None where something else stands there (a row, a group, what a form prints by itself)."""
    node: Node = read.tree
    here: Path = ()
    for part in path:
        inside = node.kind == MAPPING and part in node.content
        if not inside and not (node.kind == LIST and isinstance(part, int) and part < len(node.content)):
            break
        node, here = node.content[part], (*here, part)
    if not here or node.kind != SCALAR or not isinstance(node.content, str) or here[-1] in ("nhan", "ma", "loai"):
        return None
    return Words(here, printed(read.document, here, node))


def printed(document: Document, path: Path, node: Node) -> str:
    """Return the words of the scalar at `path` as printed, references replaced, without marks of bold."""
    labels = ("nhan", "so_thu_tu")
    found = [text.text for text in document.texts() if text.path[: len(path)] == path and text.role not in labels]
    if found and path[0] not in _MARKED_AS_PRINTED:
        return plain("\n".join(found))
    return str(node.content or "")


def edit_words(read: Read, name: str, path: Path, words: str) -> str:
    """Return the source with the text at `path` saying `words`; references and bold around what changed stay.

    Raises CchcError for a text that is not there, an empty one, one that could then not be read.
    """
    found = words_at(read, path)
    text = " ".join(words.split())
    if found is None:
        raise CchcError("chỗ này không sửa được tại đây; sửa ở trang Việc và chỉ tiêu, hoặc trong bản Word")
    if not text:
        raise CchcError("chưa ghi gì; ghi lời mới, hoặc giữ nguyên")
    if text == " ".join(found.words.split()):
        return read.source
    raw = node_at(read.tree, found.path).content or ""
    return changed(read, name, found.path, raw_words(raw, found.words, text))


def raw_words(raw: str, now: str, text: str) -> str:
    """Return `text` for the source; where only a part of the words changed, references and bold around it stay."""
    if "{{" not in raw and "*" not in raw:
        return as_typed([text], [], [])[0]
    first = next((n for n, (a, b) in enumerate(zip(now, text, strict=False)) if a != b), min(len(now), len(text)))
    last = 0
    while last < min(len(now), len(text)) - first and now[-1 - last] == text[-1 - last]:
        last += 1
    old, new = now[first : len(now) - last], text[first : len(text) - last]
    # Only where the words that change stand once in the source, outside any reference.
    for before in (12, 5, 0):
        head = now[max(0, first - before) : first]
        if (old or head) and "{" not in head + old and raw.count(head + old) == 1:
            return raw.replace(head + old, head + new)
    return as_typed([text], [], [])[0]


class Field(NamedTuple):
    """A fact of the head: `key` is its path joined by dots; `kind`: "chu" (a line), "dong" (lines), "so", "ngay"."""

    key: str
    label: str
    hint: str
    kind: str = "chu"


FIELDS = (
    Field("nam", "Năm của kế hoạch", "Bỏ trống nếu kế hoạch của nhiều năm.", "so"),
    Field("co_quan.chu_quan", "Cơ quan chủ quản", "Chỉ ghi khi có dòng cơ quan cấp trên ở đầu văn bản."),
    Field("co_quan.ten", "Cơ quan ban hành", "Ví dụ: Ủy ban nhân dân xã An Bình"),
    Field("co_quan.viet_tat", "Viết tắt của cơ quan", "Dùng trong ký hiệu, ví dụ UBND"),
    Field("so", "Số văn bản", "Văn thư cấp; chưa có thì bỏ trống, bản in chừa chỗ."),
    Field("ngay_ban_hanh", "Ngày ban hành", "Ghi 09/01/2026; mới biết tháng thì ghi 1/2026.", "ngay"),
    Field("dia_danh", "Địa danh", "Tên xã, phường ghi trước ngày, ví dụ An Bình"),
    Field("trich_yeu", "Trích yếu", "Phần sau chữ KẾ HOẠCH, ví dụ Cải cách hành chính năm 2026"),
    Field("noi_nhan", "Nơi nhận", "Mỗi nơi một dòng; nơi nhận báo cáo ghi thêm (để b/c).", "dong"),
    Field("luu", "Lưu", "Ví dụ: VT, VHXH"),
    Field("chu_ky.quyen_han", "Thẩm quyền ký", "Mỗi dòng in hoa một dòng: TM. ỦY BAN NHÂN DÂN", "dong"),
    Field("chu_ky.chuc_vu", "Chức vụ người ký", "Ví dụ: CHỦ TỊCH"),
    Field("chu_ky.ho_ten", "Họ tên người ký", ""),
)
CITED = (
    Field("loai", "Loại văn bản", ""),
    Field("so_ky_hieu", "Số, ký hiệu", ""),
    Field("ngay", "Ngày", "", "ngay"),
    Field("co_quan", "Cơ quan ban hành", ""),
    Field("trich_yeu", "Trích yếu", ""),
)
"""The facts of a cited text."""

_FACTS = {field.key: field.label for field in (*CITED, *FIELDS)}
_TYPED = {
    "chu": "Chữ", "ly_do": "Lý do", "ten": "Tên chỉ tiêu", "gia_tri": "Giá trị", "don_vi_tinh": "Đơn vị tính", "nhom": "Tên nhóm",
}  # fmt: skip


def typed_in_words(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return (what the page calls it, words) of what a person typed into a form; what the form itself carries is left out."""
    out = []
    for key, words in pairs:
        kind, _, name = key.partition(":")
        if kind == "t" and name:
            label = _FACTS.get(name, "Chỗ điền")
        elif kind == "o" and name:
            label = COLUMNS.get(name) or _TYPED.get(name, "Ô khác")
        else:
            label = "Ghi lại" if kind == "chu" and name else _TYPED.get(key, "")
        if label and words.strip():
            out.append((label, words))
    return out


_DAY = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})")


def head_of(read: Read) -> dict[str, str]:
    """Return the facts of the head as the fields of a form show them."""
    return {field.key: _shown(read.document, field) for field in FIELDS}


def cited_of(read: Read) -> dict[str, dict[str, str]]:
    """Return code -> the facts of each cited text, as fields show them."""
    return {code: {field.key: _shown(one, field) for field in CITED} for code, one in read.document.van_ban.items()}


def _shown(document: Document | VanBan, field: Field) -> str:
    value: Any = document
    for part in field.key.split("."):
        value = getattr(value, part, None) if value is not None else None
    if value is None:
        return ""
    if field.kind == "ngay":
        return "/".join(str(part).zfill(2) for part in (value.ngay, value.thang, value.nam) if part)
    if field.kind == "dong":
        return "\n".join(plain(line) for line in value)
    return plain(" ".join(str(value).split()))


def edit_head(read: Read, name: str, typed: Mapping[str, str]) -> str:
    """Return the source with the facts of its head as typed; what was not changed keeps its lines. Raises CchcError."""
    for field in FIELDS:
        new = typed.get(field.key)
        if new is None or lines_of(new) == lines_of(_shown(read.document, field)):
            continue
        path: Path = tuple(field.key.split("."))
        value = _value(read, field, path, new)
        if len(path) > 1 and path[0] not in read.tree.content:
            path, value = path[:1], ({path[1]: value} if value is not None else None)
        if value is None and node_at(read.tree, path) is node_at(read.tree, path[:-1]):
            continue
        read = plan_of(changed(read, name, path, value), name)
    return read.source


def edit_cited(read: Read, name: str, code: str, typed: Mapping[str, str]) -> str:
    """Return the source with the facts of a cited text as typed; every place that names it prints them. Raises CchcError."""
    if code not in read.document.van_ban:
        raise CchcError("không còn văn bản này trong kế hoạch; tải lại trang")
    for field in CITED:
        new = typed.get(field.key)
        if new is None or lines_of(new) == lines_of(_shown(read.document.van_ban[code], field)):
            continue
        path: Path = ("van_ban", code, field.key)
        value = _value(read, field, path, new)
        if value is not None or field.key in node_at(read.tree, path[:-1]).content:
            read = plan_of(changed(read, name, path, value), name)
    return read.source


def _value(read: Read, field: Field, path: Path, new: str) -> Any:
    lines = lines_of(new)
    if field.kind == "dong":
        raw: Any = read.raw or read.document
        for part in path:
            raw = getattr(raw, str(part), None)
        return as_typed(lines, _shown(read.document, field).split("\n"), list(raw or [])) or None
    text = " ".join(lines)
    if not text:
        return None
    if field.kind == "so":
        if not re.fullmatch(r"20\d\d", text):
            raise CchcError(f"{field.label}: “{text}” không phải năm; ghi bốn chữ số, ví dụ 2026")
        return text
    if field.kind == "ngay":
        found = _DAY.fullmatch(text)
        if found is None:
            raise CchcError(f"{field.label}: “{text}” không đúng; ghi 09/01/2026, hoặc 1/2026 khi chưa biết ngày")
        day, month, year = found.groups()
        return f"{int(day):02d}/{int(month):02d}/{year}" if day else {"thang": str(int(month)), "nam": year}
    found_words = words_at(read, path)
    if found_words is None:
        return as_typed([text], [], [])[0]
    return raw_words(node_at(read.tree, found_words.path).content or "", found_words.words, text)
