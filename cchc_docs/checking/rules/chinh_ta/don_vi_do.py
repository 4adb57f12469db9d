"""CH: figures and their units - with and without a space in one paper, a point for the comma, đ for đồng."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.wording.hits import Hit

_UNIT = patterns.ours(r"\d(?P<cach> ?)(?P<don_vi>%|(?:km2?|ha|m2?|m3|kg)(?![\w²³]))")
_NUMBER = patterns.ours(r"[\d.,]*$")
"""What stands before the last figure of a number."""


def _typed(hit: Hit) -> str:
    """A number with its unit, the whole of it."""
    before = _NUMBER.search(hit.text.text[max(0, hit.start - _LONGEST) : hit.start])
    return (before[0] if before else "") + hit.match[0]


_LONGEST = 30


def _as_usual(typed: str, unit: str, usual: str) -> str:
    return typed.removesuffix(unit).rstrip() + (" " if " " in usual else "") + unit


@rule(
    code="CH34",
    title="Số và đơn vị đo lúc viết liền, lúc cách",
    severity=GOI_Y,
    can_cu=practice("một văn bản dùng thống nhất một cách viết"),
    bad="mo_dau: [Đạt 65 % kế hoạch., Thu 70% dự toán., Nộp 82% số quỹ.]",
    good="mo_dau: [Đạt 65% kế hoạch., Thu 70% dự toán., Kè dài 600 m., Rộng 4 m.]",
)
def mixed_units(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“65 %” và “70%”, “600m” và “15 m” cùng có trong một văn bản: nhắc mỗi đơn vị một lần. Đơn vị viết bằng chữ (ha, kg, m) cách số một dấu cách, “%” theo cách dùng nhiều hơn."""
    forms: dict[str, dict[str, list[Hit]]] = {}
    for hit in context.matches(_UNIT):
        forms.setdefault(hit.match["don_vi"], {}).setdefault(hit.match["cach"], []).append(hit)
    for unit, ways in forms.items():
        if len(ways) < 2:
            continue
        # CH30 parts figures and words with a blank: the same paper is not told to close one up.
        rare, usual = sorted(ways.values(), key=len) if unit == "%" else (ways[""], ways[" "])
        texts = [hit.text for hit in rare]
        quote, other = (_typed(hits[0]) for hits in (rare, usual))
        right = _as_usual(quote, unit, other)
        message = f"Số và “{unit}” viết kiểu “{quote}”, nơi khác kiểu “{other}”{times(texts)}"
        yield Finding(texts[0].path, message, quote, right, also=others(texts))


@rule(
    code="CH38",
    title="Dấu chấm thay dấu phẩy trong số thập phân, chia sai nhóm nghìn; “đ” thay “đồng”",
    severity=CANH_BAO,
    can_cu=practice("số thập phân viết dấu phẩy, dấu chấm để tách hàng nghìn"),
    bad="mo_dau: [Đạt 92.5% kế hoạch., 'Thu 5.378.7000.000 đồng.', Chi 3.5 triệu đồng mua phao., 'Chi 250.000đ mua dây.']",
    good="mo_dau: ['Đạt 92,5% kế hoạch; chi 3,5 triệu đồng và 250.000 đồng.', '2.5 ha ao cá (mục 2.5).', Theo mục 3.2 ha giống., Phiên bản 2.1 mét.]",
)
def point_for_comma(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“92.5%”, “148.5 triệu đồng”: có một hoặc hai chữ số sau dấu chấm nên không phải hàng nghìn. Nhãn mục ở đầu dòng, sau “mục”, “phiên bản” không tính.

    “5.378.7000.000”: mỗi nhóm sau dấu chấm có đúng ba chữ số. “250.000đ” chỉ nhắc khi chỗ khác của văn bản viết “đồng”; ô bảng quen viết tắt nên không xét.
    """
    for hit in context.matches(_POINT, pieces=_POINTED):
        if hit.is_word and hit.start and not _LABELLED.search(hit.text.text, max(0, hit.start - 12), hit.start):
            typed = hit.match[0]
            right = typed.replace(".", ",")
            yield Finding(hit.text.path, f"“{typed}”: số thập phân viết dấu phẩy", typed, right, right)
    for hit in context.matches(_GROUPED, pieces=_GROUPED):
        if any(len(group) != len("000") for group in hit.match["nhom"].split(".")):
            yield Finding(
                hit.text.path, f"“{hit.match['so']}”: mỗi nhóm có ba chữ số", hit.match["so"], "kiểm tra lại con số"
            )
    for hit in context.matches(_TWO_KINDS, pieces=_TWO_KINDS):
        typed = hit.match[0]
        yield Finding(
            hit.text.path, f"“{typed}” có cả dấu phẩy và dấu chấm ngăn hàng nghìn", typed, typed.replace(",", ".")
        )
    if " đồng" not in context.whole:
        return
    hits = [*context.matches(_D_FOR_DONG, pieces=_D_FOR_DONG), *context.matches(_D_APART, _APART)]
    found = [hit for hit in hits if not hit.text.role.startswith("o.")]
    if found:
        texts, typed = [hit.text for hit in found], found[0].match[0]
        right = f"{typed[:-1].rstrip()} đồng"
        message = f"“{typed}”, nơi khác viết “đồng”{times(texts)}"
        yield Finding(texts[0].path, message, typed, right, severity=GOI_Y, also=others(texts))


_POINTED = patterns.ours(r"(?<![\w./,–-])\d{1,4}\.\d{1,2}(?:ha|km|kg|tấn|tạ|m[23²³]?)?(?![\w./-])")
_POINT = patterns.ours(
    r"(?<![\w./,–-])\d{1,4}\.\d{1,2}(?: ?%|(?= (?:triệu|tỷ|tỉ|điểm|lít|mét)(?![^\W_]))|(?= ?(?:ha|km|tấn|tạ|kg|m[23²³]?)(?![^\W_])))"
)
_GROUPED = patterns.ours(
    r"(?<![\w./,–-])(?P<so>[1-9]\d{0,2}\.(?P<nhom>\d+(?:\.\d+)+))(?= (?:triệu |tỷ |nghìn )?đồng(?![^\W_])|(?<=\.000)(?![\w./-]))"
)
_TWO_KINDS = patterns.ours(r"(?<![\w./,–-])[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{3})+(?![\w./,-])")
"""“1,200.000”: no fraction has a point in it."""
_LABELLED = patterns.ours(r"(?:mục|điểm|khoản|phần|bản|bảng|biểu|hình|số|tiêu chí|chỉ tiêu|nội dung) $", re.IGNORECASE)
_D_FOR_DONG = patterns.ours(r"\d{1,3}(?:\.\d{3})+đ(?![^\W_])")
_D_APART = patterns.ours(r"\d{1,3}(?:\.\d{3})+ đ(?![\w-])")
_APART = ("0 đ ", "0 đ,", "0 đ;", "0 đ.", "0 đ)")
