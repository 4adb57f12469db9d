"""TC: where the reader is to call or write - telephone numbers of a length that none has, addresses that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path
from cchc_docs.model.markup import plain

_CALLED = r"(?:điện thoại|đt|sđt|đtdđ|di động|số máy|hotline|đường dây nóng|zalo|fax)"
_NUMBER = r"(?:\+84[ .-]?|0)\d+(?:[ .-]?\d{2,})*(?![\w*]|[./ -]?[xX*]{2})"
_BEHIND_A_WORD = patterns.ours(rf"(?<![^\W_]){_CALLED}(?![^\W_])[^\d;]{{0,40}}(?P<so>{_NUMBER})", re.IGNORECASE)
"""The number that a word announces; what is masked ("0912.xxx.678") is none."""
_IN_CELL = patterns.ours(rf"(?<![\w.,/-])(?:{_NUMBER}|[35789]\d{{2}}[ .-]?\d{{3}}[ .-]?\d{{3}}(?!\w|[.-]?\d))")
_COLUMN = patterns.ours(rf"(?:số )?{_CALLED}", re.IGNORECASE)
_MOBILE, _LANDLINE = 10, 11
"""Digits, the first 0 with them (Quy hoạch kho số viễn thông: of a house since 2017, mobile ones since 2018)."""
_SINCE = 2018
_SHORT, _LONG = 2, 1
"""So many digits away a number is still meant for one."""


@rule(
    code="TC42",
    title="Số điện thoại thiếu hoặc thừa chữ số",
    severity=CANH_BAO,
    can_cu=practice("số di động có 10 chữ số, số cố định kể cả mã vùng có 11 chữ số"),
    bad="mo_dau: ['Hỏi bà Lò Thị Hin, điện thoại 0912 345 67.']",
    good="mo_dau: ['Hỏi bà Lò Thị Hin, điện thoại 0912 345 678; đường dây nóng 0212.3123456, 1900 1234, 113.']",
)
def digits_of_a_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét số đứng sau chữ “điện thoại”, “đường dây nóng”, “Zalo” và số trong cột điện thoại của bảng (Excel hay làm mất số 0 đầu).

    Số đã che bớt, số tổng đài, số nội bộ không xét; văn bản trước năm 2018 cũng không, vì đầu số khi ấy khác.
    """
    if context.earliest is not None and context.earliest.year < _SINCE:
        return
    behind = ((hit.text.path, hit.match["so"]) for hit in context.matches(_BEHIND_A_WORD))
    for path, number in chain(behind, _in_columns(context)):
        said = _said(number)
        if said:
            yield Finding(path, f"“{number}” {said}", number, "ghi đủ số")


def _in_columns(context: Context) -> Iterator[tuple[Path, str]]:
    """The numbers in the columns of a table that are headed so."""
    for _, table in context.tables:
        columns = [column.ma for column in table.cot if _COLUMN.match(" ".join(plain(column.ten).split()))]
        for row in context.rows_of(table) if columns else ():
            for column in columns:
                for found in _IN_CELL.finditer(row.cell(column)):
                    yield row.cell_path(column), found[0]


def _said(number: str) -> str:
    """What is wrong with a number, "" where nothing is or it may be no number of one house or one person."""
    digits = "".join(one for one in number.replace("+84", "0") if one.isdigit())
    if digits[0] != "0":
        return "mất số 0 ở đầu"
    right = _LANDLINE if digits[1] == "2" else _MOBILE if digits[1] in "35789" else 0
    more = len(digits) - right
    if not more or not -_SHORT <= more <= _LONG or (more > 0 and "-" in number):
        return ""  # behind a hyphen stands an extension
    return f"có {len(digits)} chữ số, số {'cố định' if right == _LANDLINE else 'di động'} có {right}"


_ADDRESS = patterns.ours(
    r"(?P<thu>[\w.+-]+(?: ?@ | @)(?=[\w-]+\.)[\w.-]+|[\w.+-]+@(?:[\w-]+(?:\.[\w-]+)*(?:,|\.\.|, | \.)(?:gov|com|edu|org|net|vn)(?![^\W_])[\w.]*|(?:gmail|yahoo|outlook|hotmail)(?!\.)(?![^\W_])|(?:gmail|yahoo)\.(?!com(?![^\W_]))[\w.]+))"
    r"|(?P<trang>https?(?::/(?!/)|;//|//|: //|:// )[\w./-]+|(?<![\w.])(?:w{2}|w{4})\.[\w-]+\.[\w.]+|(?<![\w.])www(?:,|\. |\.\.|(?=[a-z]+\.(?:gov|com)))[\w.,-]+|[\w.-]+(?:,|\.\.)(?:gov|com|edu|org|net)[.,]vn(?![^\W_])|[\w-]+\.(?:gov|com|edu|org|net)(?:,|\.\.| \.|\. )vn(?![^\W_])|[\w-]+\.(?:gov|edu)\.(?!vn(?![^\W_]))[a-z]{1,3}(?![^\W_])(?!\.))"
)


@rule(
    code="TC43",
    title="Địa chỉ thư điện tử, trang thông tin gõ hỏng",
    severity=LOI,
    can_cu=practice("địa chỉ gõ đúng thì người đọc mới gửi, mở được"),
    bad="mo_dau: ['Gửi về hộp thư bennuoc@suoitrong,gov.vn.']",
    good="mo_dau: ['Gửi về hộp thư bennuoc@suoitrong.gov.vn hoặc xem tại https://suoitrong.gov.vn/ban-tin, www.suoitrong.gov.vn.']",
)
def broken_address(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“@tinh,gov.vn”, “https:/…”, “www,…”, “gov..vn”, “@gmail” thiếu “.com”, dấu cách quanh @: gõ theo thì không tới đâu."""
    for hit in context.matches(_ADDRESS, ("@", "http", "ww", "gov", "com", "edu", "org", "net")):
        quote = hit.match[0].rstrip(".,")
        what = "thư điện tử" if hit.match["thu"] else "trang thông tin"
        yield Finding(hit.text.path, f"Địa chỉ {what} “{quote}” gõ hỏng", quote, "ghi lại địa chỉ")
