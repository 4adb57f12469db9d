"""BC: a figure that a paper tells again in other words, with other digits."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.again.told import told_in
from cchc_docs.checking.figures.again.turned import Around, turned
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.so_luong import headings_over, looks_back
from cchc_docs.checking.rules.bao_cao.trong_muc import found_twice

_BODY = ("muc", "doan", "mo_dau", "ket_thuc")


@rule(
    code="BC70",
    title="Số đảo chữ số ở chỗ nhắc lại",
    severity=CANH_BAO,
    can_cu=practice("một số liệu chỉ có một giá trị trong cùng một văn bản"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Bến có 174 áo phao cho khách mượn.', 'Giặt sạch 147 áo phao đang có.']",
    good="mo_dau: ['Bến có 174 áo phao cho khách mượn.', 'Giặt sạch 174 áo phao đang có.']",
)
def digits_turned(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“162 camera” rồi “126 mắt camera đang có”, “18,6 tỷ đồng” rồi “18.060 triệu đồng”: cùng các chữ số, khác thứ tự, cho cùng một thứ.

    Hai số đứng trong một đoạn, một bảng, của hai thời kỳ, hai nơi, hai việc (tiếp nhận và giải quyết, nam và nữ, kế hoạch và thực hiện) thì không xét.
    """
    texts = [text for text in context.with_figures if text.role in _BODY]
    told = [one._replace(text=number) for number, text in enumerate(texts) for one in told_in(text.text)]
    known: dict[int, Around] = {}

    def around(number: int) -> Around:
        if number not in known:
            path = texts[number].path
            known[number] = Around(headings_over(context, path), looks_back(context, path))
        return known[number]

    known_wrong = {(one.path, one.quote.split()[0]) for one in found_twice(context)}
    for found in turned(told, around, context.document.trich_yeu):
        here, there = (texts[one.text].text[one.start : one.end] for one in (found.here, found.there))
        if (texts[found.here.text].path, here.split()[0]) in known_wrong or (
            texts[found.there.text].path,
            there.split()[0],
        ) in known_wrong:
            continue  # BC29 tells it
        yield Finding(
            texts[found.here.text].path, f"“{here}” ở đây, chỗ khác ghi “{there}”: các chữ số đổi chỗ", here, "thống nhất một số",
            severity=None if found.sure else GOI_Y, also=(texts[found.there.text].path,), there=there,
        )  # fmt: skip
