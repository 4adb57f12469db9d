"""DS: how a label is typed - against the first word of its item ("a)Tại"), closed by another mark ("1/", "a/", "c, Cây")."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.needs import FORM
from cchc_docs.checking.profile import STATE
from cchc_docs.checking.registry import ND30_FROM, nd30, practice, rule
from cchc_docs.checking.rules.the_thuc.trang_giay import at
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.law.values import value

_GLUED = patterns.ours(
    rf"(?P<nhan>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)/]|[a-zđ][.)]|[A-EIVX]{{1,4}}\.|[-–+•])(?P<chu>[{CAPITALS}](?:[^\W\d_{CAPITALS}]+|[{CAPITALS}]+)) "
)


_WHERE = ("muc", "tieu_de", "doan", "mo_dau")


@rule(
    code="DS13",
    title="Nhãn mục viết liền chữ đầu (a)Tại, 2.Căn cứ)",
    severity=CANH_BAO,
    can_cu=practice("sau nhãn mục, gạch đầu dòng có một dấu cách"),
    can=FORM,
    bad="_form: {paragraphs: [{role: muc a), text: a)Tại thôn Đoài}]}",
    good="_form: {paragraphs: [{role: muc, text: a) Tại thôn Đoài}, {role: muc, text: 1.200 hộ đã nộp}, {role: doan, text: Đ.Thành kể}]}",
)
def glued_label(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“a)Tại”, “2.Căn cứ”, “-Tổ chức”: nhãn gõ tay mà thiếu dấu cách. Nêu một lần, kèm số chỗ; nhãn Word tự đánh không xét, trong ô bảng chỉ xét nhãn nhiều số (2.4.Bến)."""
    glued = [
        (para, found)
        for para in context.form.paragraphs
        if not para.numbered
        and (found := _GLUED.match(para.text))
        and (para.role.split(" ")[0] in _WHERE or (para.role.startswith("o.") and "." in found["nhan"][:-1]))
    ]
    if glued:
        para, found = glued[0]
        several = f" ({len(glued)} chỗ)" if len(glued) > 1 else ""
        message = f"Nhãn “{found['nhan']}” viết liền chữ đầu{several}"
        right = f"{found['nhan']} {found['chu']}"
        yield Finding((), message, f"{found['nhan']}{found['chu']}", right, place=at(context, para.paragraph))


@rule(
    code="DS16",
    title="Nhãn khoản, điểm đóng bằng dấu khác quy định (1/, a/, c,)",
    severity=GOI_Y,
    can_cu=nd30("điểm đ khoản 6 Mục II Phần I Phụ lục I"),
    tu=ND30_FROM,
    danh_cho=STATE,
    bad="""
noi_dung:
- tieu_de: Chợ phiên
  noi_dung: [{muc: Sửa mái chợ., nhan: 1/}, {muc: Kẻ lại vạch để xe., nhan: 2/}]
""",
    good="""
noi_dung:
- tieu_de: Chợ phiên
  noi_dung: [{muc: Sửa mái chợ., nhan: 1.}, {muc: Kẻ lại vạch để xe., nhan: 2.}, {muc: Thu phí., nhan: a)}, {doan: 'm, n là số hộ của hai thôn.'}]
""",
)
def closed_otherwise(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Sau số của khoản là dấu chấm (1.), sau chữ của điểm là dấu đóng ngoặc đơn (a)); nhắc một lần cho mỗi kiểu.

    “a.” nhiều nơi quen viết nên không xét; “c, Cây màu” giữa các điểm a), b) là gõ nhầm nhãn nên là cảnh báo.
    """
    told: set[str] = set()
    labels = [one.block.nhan_in.strip() for one in context.blocks]
    lettered = {label[0] for label in labels if _POINT.fullmatch(label)}
    for one, label in zip(context.blocks, labels, strict=True):
        found = _CLOSED.fullmatch(label)
        if found and (kind := ("1" if found["so"].isdigit() else "a") + found["dau"]) not in told:
            told.add(kind)
            right = found["so"] + value("khoan.dau_sau" if kind[0] == "1" else "diem.dau_sau", context.on).text
            yield Finding((*one.path, "nhan"), f"Nhãn “{label}”: theo quy định là “{right}”", label, right)
        comma = None if label else _COMMA.match(one.said)
        if comma and (chr(ord(comma["chu"]) - 1) in lettered or chr(ord(comma["chu"]) + 1) in lettered):
            right = f"{comma['chu']})"
            yield Finding(one.text_path, f"Nhãn điểm gõ “{comma['nhan']}”", comma["nhan"], right, severity=CANH_BAO)


_POINT = patterns.ours(r"[a-zđ][.)/]")
_CLOSED = patterns.ours(r"(?P<so>\d{1,2}|[a-zđ])(?P<dau>[/:])")
_COMMA = patterns.ours(rf"(?P<nhan>(?P<chu>[a-eđg-ik-v]),) (?=[{CAPITALS}])")
