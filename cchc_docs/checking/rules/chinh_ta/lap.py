"""CH: one syllable twice in a row that is neither a reduplicated word nor two words that meet; a phrase twice in one clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.dau import Pair, common_words, makes_a_word
from cchc_docs.checking.word_lists import word_list
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.checking.wording.passed import Passed
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import to_placement

_TWICE = patterns.ours(
    r"(?<![^\W_])(?:(?P<truoc>[^\W\d_]+) )?(?P<chu>[^\W\d_]{2,}) (?P<lai>(?P=chu))(?![^\W_])(?:(?= (?P<sau>[^\W\d_]+)))?",
    re.IGNORECASE,
)


@cache
def _twice() -> frozenset[str]:
    """Syllables that may stand twice (and slips that CH03 tells)."""
    return frozenset(word_list("loi_thuong_gap")["lap_dung"]) | joining_words()


@cache
def joining_words() -> frozenset[str]:
    """Words that join others and never stand twice."""
    return frozenset(word_list("loi_thuong_gap")["lap_sai"])


@rule(
    code="CH29",
    title="Một chữ đứng hai lần liền nhau",
    severity=CANH_BAO,
    can_cu=practice("một chữ không lặp liền nhau, trừ từ láy và chỗ hai từ gặp nhau"),
    tru=QUOTED,
    bad="mo_dau: [Lập danh sách nhận nhận quà Tết.]",
    good="mo_dau: [Lập danh sách nhận quà., 'Nhà nhà trồng cây, người người quét ngõ.', Cung cấp thông tin tin cậy., Họp hội đồng đồng ý., Rau của hợp tác xã xã An Bình.]",
)
def doubled_syllable(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“danh sách nhận nhận quà”. Từ láy (nhà nhà, ngày ngày) và chỗ hai từ ghép gặp nhau (thông tin | tin cậy) không nhắc.

    Chữ ghép được với chữ đứng trước hoặc đứng sau, theo danh sách hoặc vì cặp ấy còn gặp ở nơi khác trong văn bản, là hai từ gặp nhau.
    """
    twice = _twice()
    new = _PASSED.new(context)
    odd = {(one, other) for one, other in new if other.startswith(one) and one.isalpha() and one not in twice}
    _PASSED.learn(context, new, odd)
    for hit in context.matches(_BEFORE_A_FIGURE, ("ngày ngày", "tháng tháng", "quý quý", "số số")):
        if _is_of_a_name(hit.text.text, hit.start):
            continue
        yield Finding(hit.text.path, f"Lặp chữ “{hit.match[1].lower()}”", hit.match[0], hit.match[1])
    for text in dict.fromkeys(text for word, _ in odd for text in context.texts_holding(f"{word} {word}")):
        yield from _in_text(context, text, twice)


_BEFORE_A_FIGURE = patterns.ours(r"(?<![^\W_])([Nn]gày|[Tt]háng|[Qq]uý|[Ss]ố) (?i:\1)(?=:? \d)")
"""“ngày ngày trồng cây” is every day, “ngày ngày 04” is one."""


def _is_of_a_name(words: str, at: int) -> bool:
    """Whether the first of two "số" ends a name: "Luật Chuyển đổi số số 148/2025/QH15"."""
    return _ENDS_IN_SO.search(words, max(0, at - _A_WORD), at + 2) is not None


_ENDS_IN_SO = patterns.ours(
    r"(?<![^\W_])(?:đổi|nghệ|tế|quyền|hội|ký|liệu|tầng|sản|phủ|năng|trường|tảng|dân|thiểu|chỉ|mã|hệ|nghiệp) số$",
    re.IGNORECASE,
)
_A_WORD = 12
_PASSED = Passed("twice")
_BODIES = frozenset(["Ban", "Sở", "Luật", "Điều"])
"""Words that stand once before the name they begin: "Ủy viên Ban Ban chấp hành"; "Phòng Phòng, chống …" are two."""
_PLACES = frozenset(["xã", "thôn", "bản", "ấp", "làng", "xóm", "buôn"])


def _in_text(context: Context, text: Text, twice: frozenset[str]) -> Iterator[Finding]:
    for match in _TWICE.finditer(text.text):
        word = match["chu"].lower()
        if match["lai"] in _BODIES and match["lai"] == match["chu"]:
            yield Finding(text.path, f"Lặp chữ “{match['chu']}”", f"{match['chu']} {match['lai']}", match["chu"])
            continue
        if word in twice or match["lai"] != word or (word == "số" and _is_of_a_name(text.text, match.start("chu"))):
            continue  # "An An": a name
        a_name = bool(match["truoc"]) and not match["chu"].islower()
        goes_on = a_name and (match["sau"] or "")[:1].isupper()
        if a_name and not goes_on:
            continue  # "thôn Đông đông dân"; in "mừng Xuân xuân Giáp Thìn" the name goes on
        before, after = (match["truoc"] or "").lower(), (match["sau"] or "").lower()
        first, second = (
            (to_placement(before, "old"), to_placement(word, "old")),
            (to_placement(word, "old"), to_placement(after, "old")),
        )
        ends_a_word = before == "tác" or makes_a_word(first)  # "hợp tác xã" is one of three syllables
        if word in _PLACES and before and ends_a_word and (match["sau"] or "")[:1].isupper():
            continue  # "hợp tác xã xã An Bình", "trưởng thôn thôn Hạ": the second begins the name of a place
        met = (
            _elsewhere(context, before, word, after)
            if not (makes_a_word(first) or makes_a_word(second))
            else _meet(context, text.text, match, first, second)
        )
        if met and not goes_on:
            continue
        quote = f"{match['chu']} {word}"
        yield Finding(text.path, f"Lặp chữ “{word}”", quote, word, replacement=None)


def _meet(context: Context, text: str, match: re.Match[str], first: Pair, second: Pair) -> bool:
    """Whether two words meet where a syllable stands twice: both are words ("hội đồng | đồng ý"), or the syllable is one itself.

    “rà soát soát, …”, “kịp thời giải giải quyết”: one word is there, what is left is none, and its other neighbour belongs
    elsewhere.
    """
    word, before, after = first[1], first[0], second[1]
    if makes_a_word(first) and not after and text[match.end("lai") : match.end("lai") + 1] != ",":
        # "trực ban ban 24/24 giờ": nothing that the second could belong to; "trực tiếp tiếp 34 kỳ": what it counts
        return _is_one(word) and _COUNTED.match(text, match.end("lai")) is not None
    if before and makes_a_word(second) and not makes_a_word(first) and not neighbours().known(*first):
        return False  # "thì giao giao đất": the first belongs to nothing, the second to what follows
    if word == _PEOPLE and neighbours().usual(*first) and not makes_a_word(second):
        return False  # "người dân dân góp công": of itself it stands before no verb
    if after and word in _NO_VERBS and neighbours().usual(*first) and not neighbours().known(*second):
        return False  # "các hộ gia đình đình cam kết": a verb may stand there ("đời sống sống vui")
    if after in _LEVELS and neighbours().usual(*first) and not neighbours().a_word(*second):
        return False  # "địa bàn bàn xã": what "địa bàn" is of
    if (makes_a_word(first) and makes_a_word(second)) or word in common_words() or word in words_alone():
        return True
    if makes_a_word(first):
        following = _NEXT.match(text, match.end("lai") + len(match["sau"] or "") + 1)
        own = (
            not after
            or _is_one(after)
            or (following and makes_a_word((after, to_placement(following[1].lower(), "old"))))
        )
        return not own or (after != "" and _by_itself(context, before, f"{word} {after}") > 1)
    ahead = _LAST.search(text, 0, match.start()) if before else None
    return (
        bool(before)
        and not _is_one(before)
        and not (ahead and makes_a_word((to_placement(ahead[1].lower(), "old"), before)))
    )


_PEOPLE = "dân"
_NO_VERBS = frozenset(["đình", "sở", "trường", "đội", "bộ", "vụ", "phòng", "ban", "viên", "đoàn", "thôn"])
_LEVELS = _PLACES | {"phường", "tỉnh", "huyện", "quận"}


def _by_itself(context: Context, before: str, pair: str) -> int:
    """How often a pair stands in the paper but behind a syllable ("phát | triển kinh tế" says nothing of "triển kinh")."""
    return context.whole_small.count(pair) - context.whole_small.count(f"{before} {pair}")


_COUNTED = patterns.ours(r" \d[\d.,]* [^\W\d_]")


def _is_one(word: str) -> bool:
    return word in common_words() or word in words_alone()


_NEXT = patterns.ours(r" ([^\W\d_]+)")
_LAST = patterns.ours(r"([^\W\d_]+) $")


@cache
def words_alone() -> frozenset[str]:
    """Syllables that are words by themselves, beside the common ones."""
    return frozenset(to_placement(word.strip(), "old") for word in word_list("loi_thuong_gap")["tu_dung_rieng"])


def _elsewhere(context: Context, before: str, word: str, after: str) -> bool:
    """Whether the document itself joins the syllable with its neighbour in another place.

    A common word stands beside many others: of it only what stands before counts ("thực hiện đúng đúng quy định").
    """
    whole = context.whole_small
    if before and after and f" {before} {word} {after}" in whole:
        return False  # "đủ điều kiện giao giao đất": elsewhere it stands once between the same two
    joined = [f"{before} {word}"] if before else []
    joined += [f"{word} {after}"] if after and word not in common_words() else []
    return any(whole.count(f" {pair}") + whole.count(f"\n{pair}") > 1 for pair in joined)


@rule(
    code="CH18",
    title="Lặp cụm từ trong một câu",
    severity=CANH_BAO,
    can_cu=practice("không lặp từ trong một cụm"),
    bad="mo_dau: [Định hướng giai đoạn cải cách hành chính giai đoạn 2026 - 2030.]",
    good="mo_dau: ['Giai đoạn 2021 - 2025, giai đoạn 2026 - 2030.', Giai đoạn một và giai đoạn hai.]",
)
def said_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“giai đoạn … giai đoạn”, “năm … năm 2026” cách nhau vài chữ, không có dấu câu hay từ nối ở giữa."""
    for pattern, phrases, where in (
        (_SAID_TWICE, _SAID_ONCE, "trong một cụm"),
        (_SAME_MANNER, _MANNERS, "quanh một việc"),
    ):
        for hit in context.matches(pattern, phrases):
            words = hit.match[1]
            yield Finding(hit.text.path, f"Lặp “{words}” {where}", hit.match[0], f"bỏ một “{words}”")
    for hit in context.matches(_IN_FULL_AND_SHORT, ("nhân dân",)):
        if hit.is_word:
            yield Finding(
                hit.text.path, "Tên đủ và tên tắt của một cơ quan liền nhau", hit.match[0], "giữ một cách gọi"
            )


_IN_FULL_AND_SHORT = patterns.ours(
    r"[UuỦủ][ỷyỶY] ban nhân dân UBND(?![^\W_])|UBND [UuỦủ][ỷyỶY] ban nhân dân|Hội đồng nhân dân HĐND(?![^\W_])|HĐND Hội đồng nhân dân"
)
_SAID_ONCE = ("giai đoạn", "trên địa bàn", "về việc")
_MANNERS = (
    "nghiêm túc",
    "kịp thời",
    "đầy đủ",
    "thường xuyên",
    "hiệu quả",
    "chặt chẽ",
    "đồng bộ",
    "quyết liệt",
    "khẩn trương",
)
_SAME_MANNER = patterns.ours(
    rf"(?<![^\W_])({'|'.join(_MANNERS)}) (?:triển khai|tổ chức|thực hiện|chấp hành|báo cáo|phối hợp|kiểm tra|theo dõi|cập nhật|xử lý)"
    r"(?: (?:triển khai|tổ chức|thực hiện))? \1(?![^\W_])",
    re.IGNORECASE,
)
"""“nghiêm túc thực hiện nghiêm túc”: how a thing is done, before it and behind it."""


_BETWEEN = r"(?: (?!và\b|hoặc\b|đến\b|từ\b|sang\b|của\b|với\b|so\b|trong\b|cho\b|là\b|như\b)[^\W\d_]+){1,5}"
_SAID_TWICE = patterns.ours(rf"(?<![^\W_])({'|'.join(_SAID_ONCE)}){_BETWEEN} \1(?![^\W_])", re.IGNORECASE)
