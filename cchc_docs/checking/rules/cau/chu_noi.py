"""CH: two words that only join, side by side ("căn cứ để của việc đánh giá"): what stood between them is lost, or one is too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.cau.dao_chu import out_of_order
from cchc_docs.checking.wording.joints import MAY_TURN_ASIDE, NEVER_BEFORE_A_COMMA, is_of_another
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.vietnamese.accents import to_placement

_LINKS = "của về với theo tại do"
_CLAUSES = "và hoặc nhưng nhằm nên mà thì"
_VERBAL = "đã đang sẽ bị chưa cũng rất"
_NEVER_BEHIND = {
    "của": f"{_LINKS} {_CLAUSES} {_VERBAL} để vì là phải được cần khi nếu như trong cho trên vào gồm thuộc bằng từ này đó",
    "với": f"của về theo do {_CLAUSES} {_VERBAL} để là được có trong tại cho từ",
    "về": "của nhằm nhưng thì và là bị được gồm thuộc",
    "theo": "của với về tại do nhằm vì là trong cho và bị vào thuộc",
    "trong": "của với nhằm để thì về tại theo cho là bị gồm thuộc vào",
    "tại": "của với về theo nhằm nhưng thì trong cho và để là bị được gồm thuộc vào này",
    "từ": "của với theo nhằm tại cho và là được vào đã để",
    "do": "của với về theo nhằm vì và",
    "bởi": f"{_LINKS} {_CLAUSES} {_VERBAL}",
    "cho": "với nhằm của về tại theo để khi",
    "các": f"{_LINKS} {_CLAUSES} {_VERBAL} trong để vì là phải được các những mọi mỗi cho trên từng khi đến vào gồm thuộc này đó bằng",
    "những": f"{_LINKS} {_CLAUSES} {_VERBAL} trong để vì các những mọi mỗi cho trên từng vào gồm thuộc",
    "mọi": f"{_LINKS} {_CLAUSES} {_VERBAL} để vì là các những mỗi",
    "mỗi": f"{_LINKS} {_CLAUSES} {_VERBAL} để vì là các những mọi trong cho được",
    "và": "hoặc nhưng thì nhằm",
    "hoặc": "và nhưng thì nhằm",
    "nhưng": "của với và hoặc nhằm",
    "nhằm": f"của về với theo do tại trong {_CLAUSES} đã đang sẽ chưa cũng rất",
    "để": "mà của với và hoặc nhưng nên thì đã đang sẽ rất cũng",
    "vì": "của với theo nhằm hoặc và",
    "thì": "của và hoặc nhưng mà",
    "mà": "và hoặc nhưng nên thì của",
    "là": "và nhưng thì",
    "sự": f"{_LINKS} {_CLAUSES} các những là phải được",
    "đã": "của với các những nhằm nhưng hoặc",
    "sẽ": "của với các những nhằm nhưng và hoặc",
    "việc": "và hoặc nhưng nhằm",
    "rất": "của với về và hoặc các những để nhằm",
    "phải": "các",
    "không": "các",
    "khi": "của và",
}  # fmt: skip
"""What never follows a joining word: no noun, verb or clause between them, so nothing joined."""
_BEFORE_A_COMMA = {f"{one}," for one in NEVER_BEFORE_A_COMMA}
_PASSED = Passed("joined")


@cache
def _pairs() -> frozenset[Pair]:
    return frozenset((one, other) for one, row in _NEVER_BEHIND.items() for other in row.split() if other != one)


@rule(
    code="CH99",
    title="Hai chữ nối đứng cạnh nhau (căn cứ để của việc)",
    severity=CANH_BAO,
    can_cu=practice("chữ nối thì có gì để nối"),
    tru=QUOTED,
    bad="mo_dau: [Bản giữ sổ của và nhật ký chuyến đò.]",
    good="mo_dau: ['Bản giữ sổ của bến; góp công, góp của và góp đò, không những về mùa lũ mà cả mùa cạn, chỗ để và khóa phao; đội thuộc, trực thuộc bến, khách trong, ngoài xã.']",
)
def nothing_between(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“của và”, “để của”, “với có”, “các theo”, “nhằm và”, “những,”: giữa hai chữ nối thiếu một chữ, hoặc thừa một trong hai.

    Chữ thứ nhất là đuôi của từ khác (tồn tại, tiếp theo, góp của), chữ thứ hai là đầu của từ khác (từ khóa, theo dõi) thì không xét.
    """
    turned = [(place.text.path, place.quote.lower()) for place in out_of_order(context)]
    for text, ((one, other), quote) in _PASSED.found(context, _pairs().intersection, _in_text):
        if not any(path == text.path and f"{one} {other}" in words for path, words in turned):  # else CH45 tells
            yield Finding(text.path, f"“{one} {other}”: giữa hai chữ nối không có gì", quote, _ADVICE)
    for piece, texts in context.pieces_among("CH99 ,", _BEFORE_A_COMMA).items():
        for text in texts:
            yield from _before_a_comma(text, piece[:-1])


_THERE_AND_BACK = ("và", "đi", "trở", "quay", "lượt", "chuyến", "đường")


def _in_text(words: str, pair: Pair) -> Iterator[tuple[Pair, str]]:
    one, other = pair
    for found in _pattern(one, other).finditer(words):
        before, after = found["truoc"] or "", found["sau"] or ""
        if pair == ("của", "và") and after in ("vì", "do", "cho"):
            continue  # "chính quyền của và vì nhân dân"
        if pair == ("về", "là") and before in _THERE_AND_BACK:
            continue  # "cả đi và về là hai giờ"
        if pair == ("khi", "và") and after == "chỉ":
            continue
        if other == "trên" and _FIGURE.match(words, found.end()):
            continue  # "tín nhiệm của trên 50% cử tri"
        its_own = one == "từ" and before.lower() != "số" and _ends_a_word(words, found)  # "một số từ của bài"
        if (its_own or not is_of_another(before, one)) and not (
            after and neighbours().a_word(other, to_placement(after, "old"))
        ):
            yield pair, found[0].strip()


_FIGURE = ours(r" \d")


def _ends_a_word(words: str, found: re.Match[str]) -> bool:
    """Whether what stands before is the end of a word, and so no beginning of another: “hỗ trợ | từ”, no “trợ từ”."""
    last = found["truoc"] and _LAST.search(words, 0, found.start("truoc"))
    pair = [to_placement(one.lower(), "old") for one in (last[1], found["truoc"])] if last else []
    return bool(pair) and neighbours().a_word(*pair)


_LAST = ours(r"([^\W\d_]+) $")


def _before_a_comma(text: Text, one: str) -> Iterator[Finding]:
    for found in _pattern(one, "").finditer(text.text):
        shared = text.text.startswith(_SHARED.get(one, ()), found.end())  # what both join follows the second
        if not shared and not is_of_another(found["truoc"] or "", one):
            severity = GOI_Y if one in MAY_TURN_ASIDE else None
            message = f"Sau “{one}” không có gì mà đã có dấu phẩy"
            yield Finding(text.path, message, found[0].strip(), _ADVICE, severity=severity)


_SHARED = {
    "thuộc": (" trực thuộc", " phụ thuộc", " không thuộc"),
    "trong": (" ngoài", " sau", " trước"),
    "vào": (" ra",),
    "từ": (" đến",),
    "cho": (" nhận", " tặng", " mượn"),
    "do": (" vì",),
    "vì": (" bởi",),
}
"""Two words that join the same behind them: “đơn vị thuộc, trực thuộc sở”, “trong, ngoài tỉnh”."""
_ADVICE = "viết nốt chữ còn thiếu, hoặc bỏ chữ thừa"


@cache
def _pattern(one: str, other: str) -> re.Pattern[str]:
    """Two words, the first one no name (a capital begins a sentence), with the syllables around; of one alone, with the comma behind it."""
    tail = rf" {other}(?![^\W_])(?:(?= (?P<sau>[^\W\d_]+)))?" if other else ","
    return ours(
        rf"(?<![^\W_])(?:(?P<truoc>[^\W\d_]+) )?(?:{one}(?<![^\W_]{one})|(?:^|(?<=[.;:] )){one.capitalize()}){tail}"
    )
