"""The example of a rule as an official reads it: its paragraphs, headings and tables one below the other, no YAML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc_docs.law.kinds import type_by_key
from cchc_docs.model.columns import COLUMNS, DEFAULT_COLUMNS

_CALLED = {
    "loai": "Loại", "trich_yeu": "Trích yếu", "can_cu": "Căn cứ", "kinh_gui": "Kính gửi", "noi_nhan": "Nơi nhận", "luu": "Lưu", "ket_thuc": "Kết thúc",
    "co_quan": "Cơ quan", "dia_danh": "Địa danh", "ngay_ban_hanh": "Ngày ban hành", "so": "Số", "ky_hieu": "Ký hiệu", "dong_so": "Dòng số", "dong_ngay": "Dòng ngày",
    "chu_ky": "Người ký", "ten_loai": "Tên loại", "kem_theo": "Dòng kèm theo", "ky_bao_cao": "Kỳ", "han_nop": "hạn nộp", "so_lieu": "số liệu", "tham_quyen": "Thẩm quyền",
    "che_do_bao_cao": "Chế độ báo cáo", "_khac": "Văn bản kia", "_goc": "Kế hoạch cấp trên", "_ke_hoach": "Kế hoạch", "_tien_do": "Tiến độ", "phu_luc": "Phụ lục",
    "chi_tieu": "Chỉ tiêu", "don_vi": "Đơn vị", "ten": "tên", "gia_tri": "giá trị", "don_vi_tinh": "đơn vị tính", "moc": "mốc", "tu": "từ", "den": "đến",
    "size": "cỡ chữ", "bold": "đậm", "italic": "nghiêng", "font": "phông", "caps": "in hoa", "align": "căn lề", "after": "cách sau", "first_line": "thụt đầu dòng",
}  # fmt: skip
_UNSAID = frozenset({"kieu", "ma", "so_sanh", "role", "danh_so", "nguyen_trang", "van_ban", "tu_viet_tat"})
_ROWS = ("hang", "nhiem_vu", "chi_tieu")
_MOST = 24
"""Lines shown; what is longer says nothing more."""


def example_lines(example: str) -> list[str]:
    """Return the lines of an example, indented below their headings; a table row has its cells between bars."""
    import yaml

    content = yaml.load(example, Loader=yaml.BaseLoader)  # noqa: S506 - our own text; strings stay strings
    lines = list(_whole(content, ""))
    return [*lines[:_MOST], "…"] if len(lines) > _MOST else lines


def _whole(content: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in content.items():
        if key in ("mo_dau", "noi_dung"):
            yield from _blocks(value, indent)
        elif key == "_form":
            yield from _look(value, indent)
        elif key not in _UNSAID:
            yield from _named(key, value, indent)


def _named(key: str, value: Any, indent: str) -> Iterator[str]:
    called = _CALLED.get(key, key)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for part in value:
            if key == "phu_luc":
                yield f"{indent}{' '.join(filter(None, (part.get('nhan') or called, part.get('ten', ''))))}"
                yield from _whole({k: v for k, v in part.items() if k not in ("ten", "nhan", "cot", *_ROWS)}, f"{indent}  ")
                yield from _table(part, f"{indent}  ")
            elif key.startswith("_"):
                yield f"{indent}{called}:"
                yield from _whole(part, f"{indent}  ")
            elif key in _ROWS:
                yield from _table({key: value}, indent)
                return
            else:
                yield f"{indent}{called}: {_flat(part)}"
    elif isinstance(value, dict) and key.startswith("_"):
        yield f"{indent}{called}:"
        yield from _whole(value, f"{indent}  ")
    elif key == "loai":
        kind = type_by_key(value)
        yield f"{indent}{called}: {kind.ten if kind else value}"
    else:
        yield f"{indent}{called}: {_flat(value)}"


def _blocks(value: Any, indent: str) -> Iterator[str]:
    for block in value if isinstance(value, list) else [value]:
        if not isinstance(block, dict):
            yield f"{indent}{block}"
            continue
        if "bang" in block:
            yield from _table(block["bang"], indent)
            continue
        said = block.get("tieu_de") or block.get("muc") or block.get("doan") or ""
        yield f"{indent}{' '.join(filter(None, (block.get('nhan', ''), said)))}"
        yield from _table(block, f"{indent}  ")
        yield from _blocks(block.get("noi_dung", []), f"{indent}  ")


def _table(part: dict[str, Any], indent: str) -> Iterator[str]:
    kind = next((kind for kind in _ROWS if isinstance(part.get(kind), list)), "")
    if not kind:
        return
    rows = part[kind]
    columns = part.get("cot") or [code for code in DEFAULT_COLUMNS[kind] if any(code in row for row in rows)]
    heads = dict(_head(one) for one in columns)
    yield f"{indent}| {' | '.join(heads.values())} |"
    for row in rows:
        if "nhom" in row:
            yield f"{indent}| {row['nhom']} |"
        else:
            cells = (row.get(code, row.get("nhan", "") if code == "so_thu_tu" else "") for code in heads)
            yield f"{indent}| {' | '.join(map(_flat, cells))} |"


def _head(column: Any) -> tuple[str, str]:
    return (column["ma"], column.get("ten", "")) if isinstance(column, dict) else (column, COLUMNS.get(column, column))


def _look(form: dict[str, Any], indent: str) -> Iterator[str]:
    for para in form.get("paragraphs", []):
        look = ", ".join(_trait(key, value) for key, value in para.items() if key in _CALLED)
        yield f"{indent}{para.get('text', '')}{f' ({look})' if look else ''}"


def _trait(key: str, value: str) -> str:
    if value in ("true", "false"):
        return _CALLED[key] if value == "true" else f"không {_CALLED[key]}"
    return f"{_CALLED[key]} {value}"


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{_CALLED.get(key, key)} {_flat(part)}" for key, part in value.items() if key not in _UNSAID)
    if isinstance(value, list):
        return "; ".join(_flat(part) for part in value)
    return " ".join(str(value).split())
