"""`bieu_mau.yaml` -> the statistical form, strictly: a wrong row number in a rate is told with its line."""

from __future__ import annotations

from typing import Any

from cchc_docs.model.collecting import BieuMau, HangBieu
from cchc_docs.reading.result import Place, Problem
from cchc_docs.reading.yaml.kinds import Choice, Fields, ListOf, MapOf, Reader, Words, YesNo
from cchc_docs.reading.yaml.plan import PlanError, read_source
from cchc_docs.reading.yaml.progress import ROW_NUMBER
from cchc_docs.reading.yaml.tree import Node, Trouble, parse
from cchc_docs.record import replace

_CODE = r"[a-z][a-z0-9_]*"
_NUMBER = Words("Số thứ tự của hàng", ROW_NUMBER, "không phải số thứ tự; viết 1, 2.1 hoặc 2.1.3")
_ROW = Fields(
    {
        "so": _NUMBER,
        "ten": Words("Chỉ tiêu thống kê"),
        "don_vi_tinh": Words("Đơn vị tính"),
        "loai_so_lieu": Choice(("", "thoi_ky", "thoi_diem", "luy_ke", "tung_co"), "Cách cộng dồn"),
        "tong": ListOf(_NUMBER, "Là tổng của các hàng"),
        "khong_nho_hon": ListOf(_NUMBER, "Không nhỏ hơn tổng của các hàng"),
        "ty_le": ListOf(_NUMBER, "[tử số, mẫu số]"),
        "lua_chon": MapOf(Words(), "Mã: nghĩa", code=r"\d"),
        "cap_xa": YesNo("Cấp xã có hàng này"),
        "lay_tu": Choice(("", "nhiem_vu", "hoan_thanh"), "Đếm từ kế hoạch"),
    },
    HangBieu,
    required=("so", "ten"),
)
_FORM = Fields(
    {
        "ma": Words("Mã biểu", _CODE, "không phải là mã"),
        "ten": Words("Tên biểu"),
        "tu_khoa": ListOf(Words(), "Chữ trong tiêu đề nhóm nhiệm vụ của lĩnh vực này"),
        "don_vi": Words("Mã đơn vị cung cấp số liệu"),
        "hang": ListOf(_ROW, "Các hàng"),
    },
    BieuMau,
    required=("ma", "ten", "hang"),
)
_FILE = Fields({"bieu_mau": ListOf(_FORM, "Các biểu")}, required=("bieu_mau",))


def read_statistics(file: str) -> list[BieuMau]:
    """Return the forms of a file. Raises PlanError with every problem, CchcError where it cannot be read."""
    reader = Reader()
    try:
        tree = parse(read_source(file), reader.problems)
    except Trouble as trouble:
        raise PlanError([Problem(Place(file, trouble.line + 1, trouble.column + 1), trouble.message)]) from None
    forms: list[BieuMau] = _FILE.read(reader, tree, "")["bieu_mau"]
    if not reader.problems:
        _check(reader, tree, forms)
    if reader.problems:
        raise PlanError([Problem(Place(file, line + 1, column + 1), text) for text, line, column in reader.problems])
    return forms


def _check(reader: Reader, tree: Node, forms: list[BieuMau]) -> None:
    """Every row named by another exists, numbers and codes stand once, a rate has two rows."""
    nodes = tree.content["bieu_mau"].content
    for form, node in zip(forms, nodes, strict=True):
        if sum(other.ma == form.ma for other in forms) > 1:
            reader.problem(node, f"biểu '{form.ma}' có hai lần; mỗi biểu một mã")
        numbers = [row.so for row in form.hang]
        for row, where in zip(form.hang, node.content["hang"].content, strict=True):
            if numbers.count(row.so) > 1:
                reader.problem(where, f"hàng {row.so} có hai lần trong biểu '{form.ma}'")
            for named in (*row.tong, *row.khong_nho_hon, *row.ty_le):
                if named not in numbers or named == row.so:
                    reader.problem(
                        where, f"hàng {row.so} gọi hàng {named}, biểu '{form.ma}' không có hàng khác mang số đó"
                    )
            if row.ty_le and len(row.ty_le) != 2:
                reader.problem(where, f"hàng {row.so}: 'ty_le' cần đúng hai số: [tử số, mẫu số]")
            if row.lay_tu and (row.tong or row.ty_le):
                reader.problem(where, f"hàng {row.so} có cả 'lay_tu' và công thức; giữ một")
        if not reader.problems:
            _check_circles(reader, node, form)


def _check_circles(reader: Reader, node: Node, form: BieuMau) -> None:
    below: dict[str, list[str]] = {row.so: [*row.tong, *row.ty_le] for row in form.hang}
    for row in form.hang:
        if _circular(row.so, (), below):
            reader.problem(node, f"biểu '{form.ma}': hàng {row.so} tính từ chính nó; sửa 'tong' hoặc 'ty_le'")
            return


def _circular(number: str, seen: tuple[str, ...], below: dict[str, list[str]]) -> bool:
    return number in seen or any(_circular(inner, (*seen, number), below) for inner in below[number])


def for_commune(forms: list[BieuMau]) -> list[BieuMau]:
    """Return the forms without the rows a commune does not have, in totals and rates too.

    A group row goes when everything below it went; a total that lost all its parts, a rate that lost one, is asked for.
    """
    out: list[BieuMau] = []
    for form in forms:
        kept = {row.so for row in form.hang if row.cap_xa}
        rows: list[HangBieu] = []
        for row in form.hang:
            below = [other.so for other in form.hang if other.so.startswith(f"{row.so}.")]
            is_group = not row.loai_so_lieu and not row.ty_le
            if row.so not in kept or (is_group and below and not any(number in kept for number in below)):
                continue
            rows.append(_without(row, kept))
        out.append(replace(form, hang=rows))
    return out


def in_table(form: BieuMau, numbers: set[str]) -> BieuMau:
    """Return a form as a table typed by hand has it: only these rows, totals over the rows below that are there.

    A total of which some parts are missing from the table follows from nothing there and is taken as typed.
    """
    rows = [_without(row, numbers) for row in form.hang if row.so in numbers]
    whole = {row.so: row for row in form.hang}
    for row in rows:
        if len(row.tong) < len(whole[row.so].tong) and any(
            whole[number].cap_xa for number in whole[row.so].tong if number not in numbers
        ):
            row.tong = []
    return replace(form, hang=rows)


def _without(row: HangBieu, kept: set[str]) -> HangBieu:
    changes: dict[str, Any] = {
        "tong": [number for number in row.tong if number in kept],
        "khong_nho_hon": [number for number in row.khong_nho_hon if number in kept],
    }
    if row.ty_le and not all(number in kept for number in row.ty_le):
        changes |= {"ty_le": [], "loai_so_lieu": row.loai_so_lieu or "thoi_diem"}
    return replace(row, **changes)
