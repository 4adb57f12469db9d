"""A total as an Excel book: the form, every figure with its file and place, what jumps, who is missing, papers set aside."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.gathering.commune import Commune
from cchc_docs.gathering.output.book import FIRST_ROW, Book, Column, Link, Value
from cchc_docs.gathering.returns import Figure, Returns
from cchc_docs.gathering.total import Sum, Total
from cchc_docs.law.periods import name_of

_DETAIL = "Chi tiết"
Rows = list[list[Value | Link]]
Counted = list[tuple[Commune, Returns, dict[tuple[str, str], Figure]]]


def total_book(found: Total) -> bytes:
    """Return the book; a figure of the form leads to the rows it was added from."""
    name = name_of(found.ky, found.nam)
    book = Book(f"Biểu tổng hợp {name}")
    line = f"Tổng hợp từ báo cáo {name} của {len(found.counted())} xã"
    detail, first = _detail(found)
    book.add("Biểu tổng hợp", f"BIỂU THỐNG KÊ SỐ LIỆU {name.upper()}", line, _FORM, _form(found, first))
    book.add(_DETAIL, "SỐ LIỆU TỪNG XÃ", f"{line}; mỗi số ghi rõ tệp và chỗ", _EACH, detail)
    book.add("Cần xem lại", "SỐ LIỆU CẦN XEM LẠI", "Số liệu để nguyên như xã ghi, không sửa", _ODD, _odd(found))
    book.add("Các xã", "TÌNH HÌNH GỬI BÁO CÁO", line, _SENT, _sent(found))
    book.add(
        "Tệp để riêng", "TỆP KHÔNG CỘNG VÀO BIỂU", line, _ASIDE, [[n, *one] for n, one in enumerate(found.aside(), 1)]
    )
    return book.data()


_FORM = (
    Column("STT", 8, middle=True), Column("Chỉ tiêu thống kê", 70), Column("Đơn vị tính", 16, middle=True),
    Column("Số liệu", 18, middle=True), Column("Số xã có số", 10, middle=True), Column("Ghi chú", 60),
)  # fmt: skip


def figure(found: Sum) -> Value:
    """Return a figure as a cell holds it: a number, or the words in its place."""
    return found.chu or None if found.so is None else found.so


def _form(found: Total, first: dict[tuple[str, str], int]) -> Rows:
    out: Rows = []
    for form in found.bieu:
        out.append([form.ten])
        for row in form.hang:
            one = found.hang[form.ma, row.so]
            at = first.get((form.ma, row.so))
            value = figure(one)
            # A cell of words that is a link is cut off by LibreOffice.
            led = at and value is not None and not isinstance(value, str)
            shown: Value | Link = Link(value, _DETAIL, f"A{at}") if led else value
            asked = bool(row.loai_so_lieu or row.ty_le)
            count = one.so_xa if asked and row.cap_xa else None
            out.append([row.so, row.ten, row.don_vi_tinh, shown, count, one.ghi_chu])
    return out


_EACH = (
    Column("STT", 8, middle=True), Column("Chỉ tiêu thống kê", 50), Column("Xã", 24), Column("Số liệu", 16, middle=True),
    Column("Đơn vị tính", 14, middle=True), Column("Ghi trong tệp", 18, middle=True), Column("Đơn vị ghi trong tệp", 14, middle=True),
    Column("Tệp", 32), Column("Chỗ trong tệp", 30), Column("Ghi chú", 40),
)  # fmt: skip


def _detail(found: Total) -> tuple[Iterator[list[Value | Link]], dict[tuple[str, str], int]]:
    """Return the rows of the sheet of details as they are written, and where those of each row of the form begin."""
    counted = [(commune, paper, paper.figures()) for commune, paper in found.counted()]
    first: dict[tuple[str, str], int] = {}
    at = FIRST_ROW
    for form in found.bieu:
        at += 1
        for row in form.hang:
            rows = sum(1 for _ in _given(counted, (form.ma, row.so)))
            if rows:
                first[form.ma, row.so] = at
            at += rows
    return _each(found, counted), first


def _each(found: Total, counted: Counted) -> Iterator[list[Value | Link]]:
    for form in found.bieu:
        yield [form.ten]
        for row in form.hang:
            for commune, paper, one in _given(counted, (form.ma, row.so)):
                yield [
                    row.so, row.ten, commune.name, one.value, row.don_vi_tinh, one.ghi, one.don_vi, paper.tep, one.vi_tri, one.ghi_chu
                ]  # fmt: skip


def _given(counted: Counted, key: tuple[str, str]) -> Iterator[tuple[Commune, Returns, Figure]]:
    """Yield what each commune wrote in a row of a form."""
    for commune, paper, figures in counted:
        one = figures.get(key)
        if one is not None and (one.gia_tri or one.ghi):
            yield commune, paper, one


_ODD = (
    Column("TT", 6, middle=True), Column("Xã", 24), Column("Biểu, hàng", 30), Column("Điều cần xem", 70),
    Column("Ghi trong tệp", 18, middle=True), Column("Tệp", 32), Column("Chỗ trong tệp", 30),
)  # fmt: skip


def _odd(found: Total) -> Rows:
    names = {form.ma: form.ten for form in found.bieu}
    return [
        [
            number,
            one.xa,
            f"{names[one.bieu]}, hàng {one.so}" if one.bieu else "",
            one.dieu,
            one.ghi,
            one.tep,
            one.vi_tri,
        ]
        for number, one in enumerate(found.bat_thuong, start=1)
    ]


_SENT = (
    Column("TT", 6, middle=True), Column("Xã", 28), Column("Tình trạng", 34), Column("Số hàng có số", 12, middle=True),
    Column("Hàng chưa có số", 60), Column("Tệp", 40),
)  # fmt: skip


def _sent(found: Total) -> Rows:
    asked = [
        (form.ten, [(form.ma, row.so) for row in form.hang if row.cap_xa and row.loai_so_lieu and not row.tong and not row.ty_le])
        for form in found.bieu
    ]
    out: Rows = []
    for number, one in enumerate(found.ban.xa, start=1):
        given = (
            {key for key, figure in one.chinh.figures().items() if figure.gia_tri} if one.chinh is not None else set()
        )
        holes = []
        for form, rows in asked if one.chinh is not None else ():
            empty = [key[1] for key in rows if key not in given]
            holes += [f"{form}: hàng {', '.join(empty)}"] if empty else []
        files = ", ".join(paper.tep for paper in one.ban)
        out.append([number, one.xa.name, one.trang_thai, len(given), "; ".join(holes), files])
    return out


_ASIDE = (Column("TT", 6, middle=True), Column("Tệp", 40), Column("Vì sao", 90))
