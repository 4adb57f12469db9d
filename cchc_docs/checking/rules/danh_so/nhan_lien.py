"""DS: labels typed against the first word of their item ("a)Tại", "2.Căn cứ")."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.needs import FORM
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.the_thuc.trang_giay import at
from cchc_docs.checking.word_lists import CAPITALS

_GLUED = patterns.ours(
    rf"(?P<nhan>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)/]|[a-zđ][.)]|[A-EIVX]{{1,4}}\.|[-–+•])(?P<chu>[{CAPITALS}](?:[^\W\d_{CAPITALS}]+|[{CAPITALS}]+)) "
)


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
    """“a)Tại”, “2.Căn cứ”, “-Tổ chức”: nhãn gõ tay mà thiếu dấu cách. Nêu một lần, kèm số chỗ; nhãn Word tự đánh không xét."""
    glued = [
        (para, found)
        for para in context.form.paragraphs
        if para.role.split(" ")[0] in ("muc", "tieu_de", "doan", "mo_dau")
        and not para.numbered
        and (found := _GLUED.match(para.text))
    ]
    if glued:
        para, found = glued[0]
        several = f" ({len(glued)} chỗ)" if len(glued) > 1 else ""
        message = f"Nhãn “{found['nhan']}” viết liền chữ đầu{several}"
        right = f"{found['nhan']} {found['chu']}"
        yield Finding((), message, f"{found['nhan']}{found['chu']}", right, place=at(context, para.paragraph))
