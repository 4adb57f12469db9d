"""BC: figures that the items of one section tell of one whole."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.between.again import wrong_below
from cchc_docs.checking.figures.between.items import wrong_items
from cchc_docs.checking.figures.between.needed import needed_wholes
from cchc_docs.checking.figures.between.rates_told import rates_told_again
from cchc_docs.checking.figures.between.sections import wrong_in_section
from cchc_docs.checking.figures.relations.census import two_censuses
from cchc_docs.checking.figures.relations.twice import two_values
from cchc_docs.checking.figures.told_twice import told_twice
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path

_LONG = patterns.ours(r"\d(?<![\d.,]\d)[\d.,]+\d")
_FIGURE = patterns.ours(r"\d")
_SUMS_UP = patterns.ours(r"(?:Tổng|Cộng|Tất cả)(?!\w)")
_ITEMS = """
noi_dung: [{{tieu_de: Giải quyết hồ sơ, noi_dung: ['Tổng số phải giải quyết: 340 hồ sơ.', 'Đã giải quyết: 312 hồ sơ.', 'Đang giải quyết: {} hồ sơ.']}}]
"""


@rule(
    code="BC20",
    title="Số ở các gạch đầu dòng của một mục không khớp nhau",
    severity=CANH_BAO,
    can_cu=practice("số phải giải quyết bằng số đã giải quyết cộng số còn lại; tổng bằng các phần kể ở các ý của mục"),
    tru=(QUOTED, CITED),
    bad=_ITEMS.format(38),
    good=_ITEMS.format(28),
)
def items_of_section(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Tổng số phải giải quyết …” / “Đã giải quyết …” / “Đang giải quyết …”; “Tổng số …” / “Chính thức …” / “Dự bị …”; các ý rồi “Tổng cộng …”; “Toàn xã có …” / “…, chiếm p%”.

    Chỉ xét số đứng đầu ý, cùng đơn vị, cùng phạm vi; một trạng thái nói hai lần trong mục thì không xét. Không biết số kỳ trước chuyển sang thì chỉ gợi ý.
    """
    for group in _sections(context):
        texts = [words for _, words in group]
        for found in (*wrong_in_section(texts), *wrong_items(texts), *wrong_below(texts)):
            path, words = group[found.text]
            wrong = found.wrong
            yield Finding(
                path,
                wrong.message,
                words[wrong.start : wrong.end],
                wrong.right,
                severity=GOI_Y if wrong.hint else None,
            )


def _sections(context: Context) -> Iterator[list[tuple[Path, str]]]:
    """Yield the paragraphs and items that stand beside each other with a figure among them."""
    groups: dict[Path, list[tuple[Path, str]]] = {}
    for block in context.blocks:
        if block.block.kieu in ("muc", "doan"):
            told = block.text_path, block.said.strip()
            groups.setdefault(block.path[:-1], []).append(told)
            over = groups.get(block.path[:-3], []) if not block.block.nhan_in and block.path[-1] == 0 else []
            if len(over) > 1 and _SUMS_UP.match(told[1]):
                over.append(told)  # a line without a label behind the last item stands below it, and tells of them all
    for group in groups.values():
        if any(_FIGURE.search(words) for _, words in group):
            yield group


_BODY = ("muc", "doan", "mo_dau", "ket_thuc")
_OF_WORK = ("ke_hoach", "chuong_trinh", "phuong_an", "de_an", "nghi_quyet", "cong_van", "thong_bao", "quyet_dinh")
"""Kinds that say what is to be done; a report tells of several periods."""


@rule(
    code="BC29",
    title="Một số liệu nói hai lần, hai giá trị",
    severity=CANH_BAO,
    can_cu=practice("một số liệu chỉ có một giá trị trong cùng một văn bản"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Xã có dân số 8.430 người, sinh sống ở 9 thôn.', 'Với dân số 8.340 người, xã thuộc loại II.']",
    good="mo_dau: ['Xã có dân số 8.430 người, sinh sống ở 9 thôn.', 'Với dân số 8.430 người, xã thuộc loại II.', 'Năm 2021, dân số 8.340 người.']",
)
def digits_changed_over(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai chỗ cùng đơn vị, cùng lời trước và sau số, cùng thời gian, mà chữ số đứng khác thứ tự (1.450 và 1.540); số thôn, ấp, khu phố của cả địa bàn ở hai chỗ; ở kế hoạch, hai chỗ cùng một việc (“trồng mới 120 ha rừng”) mà số khác nhau; số mà một câu cần đến (“16 đơn vị …; 20 đơn vị còn lại”, “giảm 20 hộ, còn 64 hộ”) khác số đã nêu; ở báo cáo, tỷ lệ nhắc lại khi đánh giá khác tỷ lệ đã tính. Kỳ khác, số so sánh, số còn lại thì không xét."""
    texts = [text for text in context.with_figures if text.role in _BODY]
    counted = [text for text in context.with_figures if text.role in (*_BODY, "noi_nhan") and text.path[0] != "phu_luc"]
    pairs = [(counted, twice) for twice in two_censuses([text.text for text in counted])]
    pairs += [(counted, twice) for twice in needed_wholes([text.text for text in counted])]
    if context.document.loai == "bao_cao":
        pairs += [(counted, twice) for twice in rates_told_again([text.text for text in counted])]
    if context.document.loai in _OF_WORK:
        pairs += [(texts, twice) for twice in two_values([text.text for text in texts])]
    for those, twice in pairs:
        text, wrong = those[twice.text], twice.wrong
        quote = text.text[wrong.start : wrong.end]
        yield Finding(text.path, wrong.message, quote, wrong.right, also=(those[twice.other].path,))
    orders: dict[str, set[str]] = {}
    for digits in _LONG.findall(context.each_piece):
        orders.setdefault("".join(sorted(digits)), set()).add(digits)
    if all(len(one) == 1 for one in orders.values()):
        return
    for found in told_twice([text.text for text in texts]):
        text, wrong = texts[found.text], found.wrong
        quote = text.text[wrong.start : wrong.end]
        yield Finding(text.path, wrong.message, quote, wrong.right, also=(texts[found.other].path,))
