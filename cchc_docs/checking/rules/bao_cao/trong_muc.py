"""BC: figures that the items of one section tell of one whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.again.equivalent import not_the_rate
from cchc_docs.checking.figures.between.again import wrong_below
from cchc_docs.checking.figures.between.grades import wrong_runs
from cchc_docs.checking.figures.between.items import wrong_items
from cchc_docs.checking.figures.between.judged_again import judged_again
from cchc_docs.checking.figures.between.lacking import wrong_lacking
from cchc_docs.checking.figures.between.needed import needed_wholes
from cchc_docs.checking.figures.between.not_above import not_above
from cchc_docs.checking.figures.between.rates_told import rates_told_again
from cchc_docs.checking.figures.between.sections import WrongIn, wrong_in_section
from cchc_docs.checking.figures.mentions.census import two_censuses
from cchc_docs.checking.figures.mentions.definite import not_raised_so_far, not_so_many
from cchc_docs.checking.figures.mentions.in_words import numbers_in_letters
from cchc_docs.checking.figures.mentions.mention import Around, Spot, mentions_of
from cchc_docs.checking.figures.mentions.residents import more_than_live_there
from cchc_docs.checking.figures.mentions.same import differing
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.so_luong import headings_over, looks_back
from cchc_docs.checking.rules.chi_tieu.bai_va_bang import against_rows
from cchc_docs.model.document import Path, Text
from cchc_docs.model.markup import plain

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
        for found in _wrong(tuple(words for _, words in group)):
            path, words = group[found.text]
            wrong = found.wrong
            yield Finding(
                path,
                wrong.message,
                words[wrong.start : wrong.end],
                wrong.right,
                severity=GOI_Y if wrong.hint else None,
            )


@lru_cache(maxsize=2048)
def _wrong(texts: tuple[str, ...]) -> tuple[WrongIn, ...]:
    """What is wrong among texts that stand beside each other, kept: most come again after an edit."""
    if not any(map(_FIGURE.search, texts)):
        return ()
    return *wrong_in_section(texts), *wrong_items(texts), *wrong_below(texts)


def _sections(context: Context) -> Iterable[list[tuple[Path, str]]]:
    """Return the paragraphs and items that stand beside each other."""
    groups: dict[Path, list[tuple[Path, str]]] = {}
    for block in context.blocks:
        if block.block.kieu in ("muc", "doan"):
            told = block.text_path, block.said.strip()
            groups.setdefault(block.path[:-1], []).append(told)
            over = groups.get(block.path[:-3], []) if not block.block.nhan_in and block.path[-1] == 0 else []
            if len(over) > 1 and _SUMS_UP.match(told[1]):
                over.append(told)  # a line without a label behind the last item stands below it, and tells of them all
    return groups.values()


_BODY = ("muc", "doan", "mo_dau", "ket_thuc", "tieu_de")
_SENT_TO = ("noi_nhan", "kinh_gui")


@rule(
    code="BC29",
    title="Một số liệu nói hai lần, hai giá trị",
    severity=CANH_BAO,
    can_cu=practice("một số liệu chỉ có một giá trị trong cùng một văn bản"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Xã có dân số 8.430 người, sinh sống ở 9 thôn.', 'Với dân số 8.340 người, xã thuộc loại II.']",
    good="mo_dau: ['Xã có dân số 8.430 người, sinh sống ở 9 thôn.', 'Với dân số 8.430 người, xã thuộc loại II.', 'Năm 2021, dân số 8.340 người.']",
)
def told_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Một số liệu ở hai chỗ - câu, đề mục, ô của bảng - cùng vật được đếm, cùng việc, cùng thời gian, cùng nơi; số thôn, ấp, tổ dân phố của cả địa bàn; số mà một câu cần đến (“16 đơn vị …; 20 đơn vị còn lại”, “giảm 20 hộ, còn 64 hộ”) khác số đã nêu; số của những cái đã kể (“trong số 15 tổ”, “16 ghe hiện có”) khác số đã kể, nhiều hơn cả số đang có; số còn thiếu (“40 tổ mới có 31 tổ có loa” - “12 tổ chưa có loa”) khác phần còn lại; số người sinh sống nhiều hơn cả dân số đã nêu; mức “cao hơn năm …” mà kết quả năm ấy đã cao hơn; học sinh “khối 6 - 9” khác tổng của từng khối; ở báo cáo, tỷ lệ nhắc lại khi đánh giá khác tỷ lệ đã nêu, số “còn tồn” khác số còn lại ở phần kết quả.

    Phần của một tổng, mức tối thiểu, bình quân, tăng giảm, kỳ khác, nơi khác, ô của cùng một bảng thì không xét; việc không nhắc lại cùng một động từ thì chỉ gợi ý.
    """
    yield from found_twice(context)


def found_twice(context: Context) -> tuple[Finding, ...]:
    """What `told_twice` says; who tells of figures told again in other words asks what is told already."""
    return context.once("found_twice", lambda: tuple(_found_twice(context)))


def _found_twice(context: Context) -> Iterator[Finding]:
    counted = [text for text in context.with_figures if text.role in (*_BODY, *_SENT_TO) and text.path[0] != "phu_luc"]
    told = [text for text in counted if text.role not in ("tieu_de", "kinh_gui")]
    pairs = [(counted, twice) for twice in two_censuses([text.text for text in counted])]
    pairs += [(told, twice) for twice in needed_wholes([text.text for text in told])]
    pairs += [(told, twice) for twice in not_so_many([text.text for text in told])]
    pairs += [(told, twice) for twice in not_raised_so_far([text.text for text in told])]
    pairs += [(told, twice) for twice in wrong_lacking([text.text for text in told])]
    pairs += [(told, twice) for twice in not_the_rate([text.text for text in told])]
    pairs += [(told, twice) for twice in more_than_live_there([text.text for text in told])]
    backs = [looks_back(context, text.path) for text in told]
    pairs += [(told, twice) for twice in not_above([text.text for text in told], backs)]
    pairs += [(told, twice) for twice in wrong_runs([text.text for text in told], backs)]
    worded = [text for text in context.prose if text.role in ("muc", "doan", "mo_dau") and text.path[0] != "phu_luc"]
    pairs += [(worded, twice) for twice in numbers_in_letters([text.text for text in worded])]
    if context.document.loai == "bao_cao":
        words = [text.text for text in told]
        pairs += [(told, twice) for twice in rates_told_again(words)]
        pairs += [(told, twice) for twice in judged_again(words, backs)]
    for those, twice in pairs:
        text, wrong = those[twice.text], twice.wrong
        quote = text.text[wrong.start : wrong.end]
        level = GOI_Y if wrong.hint else None
        yield Finding(text.path, wrong.message, quote, wrong.right, severity=level, also=(those[twice.other].path,))
    texts = [text for text in context.with_figures if text.role in _BODY or _LETTERS.search(text.text[:80])]
    spots = spots_of(context, texts)
    year = str(context.years[0]) if context.years and context.years[0] == context.years[1] else ""
    for found in differing((one for n, spot in enumerate(spots) for one in mentions_of(n, spot)), year):
        paths = {texts[one.text].path for one in (found.here, found.there)}
        if any(paths == {one.path, *one.also} for one in against_rows(context)):
            continue  # CT10 tells it
        here, there = (texts[one.text].text[one.start : one.end] for one in (found.here, found.there))
        message = f"“{here}” ở đây, chỗ khác ghi “{there}” cho cùng nội dung"
        yield Finding(
            texts[found.here.text].path, message, here, "thống nhất một số",
            severity=None if found.sure else GOI_Y, also=(texts[found.there.text].path,), there=there,
        )  # fmt: skip


_LETTERS = patterns.ours(r"\d (?:[^\W\d_]+ )+[^\W\d_]")


def spots_of(context: Context, texts: list[Text]) -> list[Spot]:
    """Return the texts, with how to find the headings above them or the names of their rows and columns."""
    return [Spot(text.text, partial(_around, context, text.path)) for text in texts]


def _around(context: Context, path: Path) -> Around:
    rows = context.once("row_by_path", lambda: {row.path: row for row in context.rows})
    at = next((n for n in range(len(path), 1, -1) if path[:n] in rows), 0)
    if not at:
        return Around(headings_over(context, path), back=looks_back(context, path))
    row = rows[path[:at]]
    cells = (row.cell(column.ma) for column in row.table.cot)
    name = next((words for words in cells if words and not words.isdigit()), "")
    head = next((plain(column.ten) for column in row.table.cot if column.ma in path[at:]), "")
    return Around(f"{name} | {head}", id(row.table), looks_back(context, path))
