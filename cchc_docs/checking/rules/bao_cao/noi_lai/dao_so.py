"""BC: a figure that a paper tells again in other words, with other digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.again.told import Told, told_in
from cchc_docs.checking.figures.again.turned import turned
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.trong_muc import found_twice, spots_of
from cchc_docs.model.document import Text

BODY = ("muc", "doan", "mo_dau", "ket_thuc")


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

    Hai số đứng trong một đoạn, của hai thời kỳ, hai nơi, hai việc (tiếp nhận và giải quyết, nam và nữ, kế hoạch và thực hiện) thì không xét.
    """
    texts, told = figures_told(context)
    spots = spots_of(context, texts)
    for found in turned(told, lambda number: spots[number].around, context.document.trich_yeu):
        yield from told_otherwise(context, texts, found.here, found.there, why="các chữ số đổi chỗ")


def figures_told(context: Context) -> tuple[list[Text], list[Told]]:
    """Return the texts of the body and their figures, each with the number of its text."""
    return context.once("figures_told", lambda: _figures_told(context))


def _figures_told(context: Context) -> tuple[list[Text], list[Told]]:
    texts = [text for text in context.prose if text.role in BODY]
    return texts, [one._replace(text=number) for number, text in enumerate(texts) for one in told_in(text.text)]


def told_otherwise(
    context: Context, texts: Sequence[Text], here: Told, there: Told, *, why: str, sure: bool = True
) -> Iterator[Finding]:
    """Yield that a figure is told otherwise in another place; nothing where BC29 tells it of either."""
    one, other = (texts[each.text].text[each.start : each.end] for each in (here, there))
    paths = texts[here.text].path, texts[there.text].path
    told = {(each.path, each.quote.split()[0]) for each in found_twice(context)}
    if told.isdisjoint(((paths[0], one.split()[0]), (paths[1], other.split()[0]))):
        yield Finding(
            paths[0], f"“{one}” ở đây, chỗ khác ghi “{other}”: {why}", one, "thống nhất một số",
            severity=None if sure else GOI_Y, also=(paths[1],), there=other,
        )  # fmt: skip
