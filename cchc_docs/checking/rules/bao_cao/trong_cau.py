"""BC: figures inside one sentence - parts and their total, a share of two figures, growth against the figures it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.figures.again.bracketed import wrong_in_brackets
from cchc_docs.checking.figures.agreed import agrees_beside
from cchc_docs.checking.figures.amounts import Wrong, amounts
from cchc_docs.checking.figures.between.grown import wrong_growth
from cchc_docs.checking.figures.bound.shares_of_all import beyond_all
from cchc_docs.checking.figures.bound.times_of_year import wrong_year
from cchc_docs.checking.figures.changes import TRIGGERS, wrong_changes
from cchc_docs.checking.figures.listed import wrong_lists
from cchc_docs.checking.figures.products import wrong_products
from cchc_docs.checking.figures.relations.pairs import wrong_pairs
from cchc_docs.checking.figures.shares import wrong_shares
from cchc_docs.checking.figures.sums import wrong_sums
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.bang_so import sheets
from cchc_docs.model.document import Muc, Text
from cchc_docs.model.markup import plain

_SUMS = practice("tổng, tỷ lệ, mức tăng giảm trong văn bản phải tính lại được từ các số thành phần")
_TWO_FIGURES = patterns.ours(r"\d[^\d]+\d")


def _with_figures(context: Context) -> list[Text]:
    """The texts that name two figures or more."""
    return context.once(
        "with_figures", lambda: list({text.path: text for text in context.texts_where(_TWO_FIGURES)}.values())
    )


def _found(
    context: Context, look: Callable[[str], Iterator[Wrong]], sign: str = "", texts: Sequence[Text] | None = None
) -> Iterator[Finding]:
    key = (look.__name__, sign, texts is None)
    looked, searched = _with_figures(context) if texts is None else texts, context.unpassed(key)
    if searched is not context:
        left = {id(text) for text in searched.prose}
        looked = [text for text in looked if id(text) in left]
    found = list(context.of_one_place)
    for text in looked:
        if sign and not patterns.search(sign, text.text):
            continue
        for wrong in look(text.text):
            found.append(text)
            end = wrong.end + (
                text.text[wrong.end : wrong.end + 1] == ")" and "(" in text.text[wrong.start : wrong.end]
            )
            yield Finding(
                text.path,
                wrong.message,
                text.text[wrong.start : end],
                wrong.right,
                severity=GOI_Y if wrong.hint else None,
            )
    context.pass_texts_but(key, found)


@rule(
    code="BC10",
    title="Tổng và các phần trong một câu không khớp",
    severity=CANH_BAO,
    can_cu=_SUMS,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Tổng số 640 hộ phải kê khai, đã kê khai 510 hộ, chưa kê khai 103 hộ.']",
    good="mo_dau: ['Tổng số 640 hộ phải kê khai, đã kê khai 510 hộ (trong đó 40 hộ nghèo), chưa kê khai 130 hộ.', 'Tổng số 640 hộ, trong đó có 55 hộ nghèo.', 'Tổng số 96 hồ sơ, đã giải quyết 80 hồ sơ, đang giải quyết 10 hồ sơ, trả lại 6 hồ sơ.']",
)
def parts_of_total(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Tổng số …, đã …, chưa …”, “gồm …”, “trong đó …”, “a/b …, còn c”, “giao …, có mặt …, thiếu …”, các phần ở những gạch đầu dòng ngay sau dấu hai chấm.

    Chỉ cộng khi các phần chia hết tổng theo một cách (đúng hạn, quá hạn; nam, nữ; trực tuyến, trực tiếp …), hoặc câu nói “gồm” mà cộng lại gần bằng tổng.
    Không có chữ nào mở đầu thì xét các số cùng đơn vị: cộng lại gần bằng tổng (khác một chữ số, đảo hai chữ số, hơn kém một, hai) cũng báo.
    Hai số nói liền nhau của tổng và của từng phần (“212 em, 98 nữ”): số đầu cộng khớp thì số sau cũng phải khớp.
    “trong đó có …” chỉ nêu một phần, các phần chồng nhau (nữ, đảng viên, hộ nghèo) thì không cộng. Các tỷ lệ phần trăm cộng lại khác 100 chỉ là gợi ý.
    """
    yield from _found(context, _sums_and_pairs)
    for path, words, lead in _with_items(context):
        for wrong in _sums_and_pairs(words):
            if wrong.start < lead <= wrong.end:
                yield Finding(path, wrong.message, words[wrong.start : lead], wrong.right)


def _sums_and_pairs(text: str) -> Iterator[Wrong]:
    """The totals of a text that their parts do not make; where there are none, those told by two counts."""
    found = list(wrong_sums(text))
    yield from found or (*wrong_pairs(text), *wrong_year(text))
    yield from beyond_all(text)
    yield from wrong_in_brackets(text)


_FIGURE = patterns.ours(r"\d")
_GOES_ON = patterns.ours(r"(?:- ?)?(?:Trong đó|Gồm|Bao gồm|Cụ thể|Tổng(?: số| cộng)?|Cộng)(?!\w)")


def _with_items(context: Context) -> Iterator[tuple[tuple[str | int, ...], str, int]]:
    """Yield a paragraph with the items behind its ":", or with the "Trong đó …" behind it, as one sentence, and where these begin."""
    for block in context.blocks:
        lead = block.said.strip()
        if not _FIGURE.search(lead):
            continue
        if not lead.endswith(":"):
            behind = block.siblings[block.behind : block.behind + 1] if lead.endswith((".", ",", ";", ")")) else []
            if behind and _GOES_ON.match(behind[0].chu):
                yield block.text_path, f"{lead.rstrip('.,;')}. {plain(behind[0].chu).strip()}", len(lead)
                continue
            if not (block.block.noi_dung and lead.endswith(".") and len(amounts(lead)) == 1):
                continue
        if not amounts(lead):
            continue
        items = [plain(one.chu).strip() for one in items_behind(block)]
        if len(items) >= 2 and all(_TWO_FIGURES.search(f"{one} 0") and amounts(one) for one in items):
            yield block.text_path, " ".join([lead, *(one.rstrip(" .;,") + ";" for one in items)]), len(lead)


def items_behind(block: Block) -> list[Muc]:
    """The blocks that a paragraph ending with ":" opens: those below it, else those beside it up to the next of its own sort."""
    if block.block.noi_dung:
        return [one for one in block.block.noi_dung if one.chu]
    out: list[Muc] = []
    for one in islice(block.siblings, block.behind, None):
        if one.kieu != "muc" or not one.chu or one.nhan_in == "" != block.block.nhan_in:
            break
        if out and _sort(one.nhan_in) != _sort(out[0].nhan_in):
            break
        out.append(one)
    return out


def _sort(label: str) -> str:
    return patterns.sub(r"\w+", "x", label)


@rule(
    code="BC11",
    title="Tỷ lệ phần trăm không khớp hai số đi cùng",
    severity=CANH_BAO,
    can_cu=_SUMS,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Có 510/640 hộ đã kê khai, đạt 82,7%.']",
    good="mo_dau: ['Có 510/640 hộ đã kê khai, đạt 79,7%.', 'Trả 12/15 hồ sơ, đạt 80%.', 'Đạt 24/7 ngày.']",
)
def share_of_two(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“a/b …, đạt c%”, “a trên tổng số b, bằng c%”, “tổng số b, trong đó a, chiếm c%”, “a, đạt c% kế hoạch (b)”: tính lại theo số chữ số thập phân đã ghi.

    Số làm tròn đúng thì được, cắt bớt chữ số chỉ là gợi ý. Báo cáo đã có BC01 xét cụm “a/b … (c%)”.
    """
    report = context.document.loai == "bao_cao"
    for finding in _found(context, wrong_shares, "%|/"):
        if not (report and _BY_BC01.search(finding.quote)):
            yield finding


_BY_BC01 = patterns.ours(r"^\d[\d.]*\s*/\s*\d[\d.]*\s+[^\d(]{2,40}?\s*\((?:đạt\s+|chiếm\s+|tỷ lệ\s+)?\d[\d.,]*\s*%\)?$")


@rule(
    code="BC14",
    title="Mức tăng, giảm không khớp hai số được so sánh",
    severity=CANH_BAO,
    can_cu=_SUMS,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Số hồ sơ trực tuyến tăng từ 240 lên 276 hồ sơ, tăng 12%.']",
    good="mo_dau: ['Số hồ sơ trực tuyến tăng từ 240 lên 276 hồ sơ, tăng 15%.', 'Có 412 hồ sơ, tăng 25 hồ sơ so với quý I (387 hồ sơ).', 'Tỷ lệ số hóa tăng từ 71,5% lên 84,2%, tăng 12,7 điểm phần trăm.']",
)
def growth(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“từ a lên b, tăng c”, “b, tăng c so với kỳ trước (a)”, “gấp c lần”, “bằng c% so với cùng kỳ (a)”; “tăng từ … xuống …”; “b, tăng c% so với thực hiện năm …” mà hàng cùng tên của bảng có cả hai số. Hai tỷ lệ được so bằng hiệu hay bằng thương đều được."""
    if any(word in context.whole_small for word in TRIGGERS):
        yield from _found(context, wrong_changes, f"(?i){'|'.join(TRIGGERS)}")
    tables = sheets(context)
    for text in context.sentences_of_body if tables else ():
        for wrong in wrong_growth(text.text, tables) if "%" in text.text and "so với" in text.text else ():
            quote = text.text[wrong.start : wrong.end]
            yield Finding(text.path, wrong.message, quote, wrong.right, also=(wrong.base,))


_IN_LETTERS = patterns.ours(
    r"\d[^()\d]{0,25}\((?:[^()\d]{0,30}chữ:? ?)?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?=[ )])", re.IGNORECASE
)

_LETTERS_BEGIN = ("chữ", "(một", "(hai", "(ba", "(bốn", "(năm", "(sáu", "(bảy", "(tám", "(chín", "(mười")
"""What every match of `_IN_LETTERS` holds, in small letters."""


_EACH_IN_WORDS = patterns.ours(r"(?<!\w)[Mm]ỗi [^\W\d_]+ (?:[^\W\d_]+ )?(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) ")


@rule(
    code="BC15",
    title="Số lượng nhân đơn giá, số tiền bằng chữ, số ngày không khớp",
    severity=CANH_BAO,
    can_cu=practice(
        "tích của số lượng và đơn giá, số tiền bằng số và bằng chữ, số ngày giữa hai ngày phải tính lại được"
    ),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Thuê xe 03 chuyến x 2.500.000 đồng/chuyến = 7.000.000 đồng.']",
    good="mo_dau: ['Thuê xe 03 chuyến x 2.500.000 đồng/chuyến = 7.500.000 đồng.', 'Số tiền 1.250.000 đồng (một triệu hai trăm năm mươi nghìn đồng).', 'Từ ngày 01/6/2026 đến ngày 15/6/2026 (15 ngày).']",
)
def products(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“a x b = c”, “mỗi hộ b đồng, tổng c đồng”, “a tin/tháng, cả năm c tin”, “a đồng (bằng chữ: …)”, “từ ngày … đến ngày … (n ngày)”, tính cả hai ngày.

    Tích khớp với số tiền bằng chữ, với số tháng ghi ngay bên cạnh thì sai ở một thừa số.
    """
    for finding in _found(context, wrong_products):
        beside = _beside(context, finding) if "=" in finding.quote else ""
        message = f"Ba số không khớp; tích khớp với {beside}"
        yield finding._replace(message=message, suggestion="xem lại thừa số") if beside else finding
    lone = [
        hit.text
        for pattern, needed in ((_IN_LETTERS, _LETTERS_BEGIN), (_EACH_IN_WORDS, ()))
        for hit in context.matches(pattern, needed)
        if not _TWO_FIGURES.search(hit.text.text)
    ]
    yield from _found(context, wrong_products, texts=lone)


def _beside(context: Context, finding: Finding) -> str:
    """What agrees with the result of a product, in its text or at the head of the one below."""
    at = next((n for n, text in enumerate(context.texts) if text.path == finding.path), None)
    if at is None:
        return ""
    below = context.texts[at + 1].text if at + 1 < len(context.texts) else ""
    return agrees_beside(context.texts[at].text, finding.quote, below)


@rule(
    code="BC19",
    title="Số nêu ra khác số tên kể ngay sau",
    severity=CANH_BAO,
    can_cu=practice("nêu bao nhiêu thì kể đủ bấy nhiêu tên"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Kiểm tra 03 hồ chứa: hồ Khe Gỗ, hồ Vực Đá, hồ Bàu Sen và hồ Đồng Quan.']",
    good="mo_dau: ['Kiểm tra 04 hồ chứa: hồ Khe Gỗ, hồ Vực Đá, hồ Bàu Sen và hồ Đồng Quan.', 'Giao 02 sở: Sở Nông nghiệp và Môi trường, Sở Giáo dục và Đào tạo.']",
)
def names_behind(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“06 quầy: quầy …, quầy …”, “03 chi bộ (A, B, C và D)”, “04 tổ (1, 3, 5)”. Tên có dấu phẩy, chữ “và” bên trong thì chỉ báo khi đếm cách nào cũng khác."""
    yield from _found(
        context, wrong_lists, r"[:(]|gồm| là | tại | ở | vào |cụ thể|\d [^\W\d_]+ [A-ZĐ]", _that_count(context)
    )


_COUNT_IN_WORDS = patterns.ours(
    r"(?<!\w)(?:[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười) [^\W\d_][^\d,.;:()\n]{2,60}?(?:: | \(|,? (?:gồm|bao gồm|đó là|là|cụ thể|tại|ở|đặt tại)[ :])"
)


def _that_count(context: Context) -> list[Text]:
    """The texts with a figure, or with a count in words before a list."""
    with_figures = context.with_figures
    known = {text.path for text in with_figures}
    key = "count in words"
    searched = context.unpassed(key)
    in_words = [text for text in searched.prose if text.path not in known and _COUNT_IN_WORDS.search(text.text)]
    context.pass_texts_but(key, [*in_words, *(text for text in searched.prose if text.path in known)])
    return [*with_figures, *{text.path: text for text in in_words}.values()]
