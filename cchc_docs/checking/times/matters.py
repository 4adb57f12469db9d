"""Whether two places of a paper speak of one thing to be done: by the words that say what it is."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.times.stages import runs, stages
from cchc_docs.checking.times.wordings import DOING
from cchc_docs.vietnamese.fold import fold

SHORTEST = 4
"""Words that must be alike."""
_LITTLE = frozenset(
    """
    và các của về việc cho tại với từ đến trong theo do là có được để ở những này phải xong trước ngày hạn cuối chót cuộc thứ
    """.split()  # noqa: SIM905 - one word a line would be thirty lines
)
_PHRASES = patterns.ours(
    r"(?<!\w)(?:hoàn thành|tổ chức|thực hiện|tiến hành|chủ trì|phối hợp|tham mưu|thời gian|thời hạn|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w)"
)
"""What a clause is led in by; their single words may say a thing ("tổ", "thành lập")."""
_UNITS = patterns.ours(
    r"(?:phòng (?:văn hóa\s*-\s*xã hội|kinh tế(?:, hạ tầng và đô thị)?)|văn phòng(?: (?:hđnd|hội đồng nhân dân)[^,;:.]{0,30}(?:xã|phường))?|(?:trung tâm|trạm|công an|ubnd|ủy ban nhân dân|đảng ủy)(?: (?:phục vụ hành chính công|y tế|nhân dân))?(?: xã| phường| đặc khu)?|các (?:cấp|thôn|trường|khu phố|đơn vị|chi bộ|phòng)|đơn vị|giao|đề nghị|yêu cầu|về (?:ubnd|sở|phòng|văn phòng|ủy ban|trung tâm|công an)[^,;:.]{0,30}|(?<=báo cáo )(?:về|cho|tới|đến) (?:ban (?!hành)|thường trực|hội|bộ|đảng ủy|mặt trận|cục|chi cục|kho bạc)[^,;:.]{0,60})(?!\w)"
)
_ONE_WORD = patterns.ours(r"(?<!\w)(ban|thành|hệ) (hành|lập|thống hóa)(?!\w)")
"""Acts of two syllables so common that they count as one word."""
_HANDED = {"nộp": "gửi", "nhận": "gửi", "viết": "gửi", "tiếp": "gửi"}
APART = frozenset({"tỉnh", "thành", "sở", "tổng", "cấp", "bộ", "khi", "sơ", "nghiệm", "dự", "không", "sau"})
"""Words of another step: further up ("tổng hợp, báo cáo Sở"), behind it ("sơ kết việc …", "sau khi …")."""
_LED = patterns.ours(
    r"^\W*(?:phòng|ban|sở|trung tâm|văn phòng|công an|trạm|chi cục|ủy ban|hội|đoàn|tổ|các|trường|thôn|xã|phường|khu phố)(?!\w)[^:.]{0,90}: "
)
"""A unit and a colon before what it is to do."""
_PASSIVE = patterns.ours(r"(?P<thing>[^,;:.]{4,80}) (?:được|phải được|đều được) (?P<done>[^,;:.]{4,90})")


@lru_cache(maxsize=4096)
def matter_of(words: str) -> tuple[str, ...]:
    """Return the words that say what is to be done: folded, without units, numbers, and words that only join."""
    plain = _PHRASES.sub(" ", _UNITS.sub(" ", _LED.sub("", fold(words).lower())))
    passive = _PASSIVE.fullmatch(plain)
    if passive:  # "100% cơ sở được kiểm tra" says what "kiểm tra cơ sở" says
        plain = f"{passive['done']} {passive['thing']}"
    plain = _ONE_WORD.sub(r"\1\2", plain)
    return tuple(_HANDED.get(word, word) for word in patterns.findall(r"[^\W\d_]+", plain) if word not in _LITTLE)


def same_matter(one: str, other: str, *, task: bool = False) -> bool:
    """Whether two clauses say the same: all words of the shorter stand in the longer in their order, and no word sets them apart.

    `task`: one of them stands among tasks, and is something to be done whatever its words.
    """
    short, long = sorted((matter_of(one), matter_of(other)), key=len)
    if len(short) < SHORTEST and not (len(short) == SHORTEST - 1 and "gửi" in short):
        return False
    whole = (short == long and len(short) > SHORTEST) or (task and DOING.search(one) and DOING.search(other))
    if not (whole or DOING.search(" ".join(short)) or (stages(one) and stages(other))):
        return False  # a thing or a place alone is nothing to be done
    if (len(long) > 3 * len(short) and long[: len(short)] != short) or runs(one) != runs(other):
        return False
    left = iter(long)
    if not all(word in left for word in short) or _told_after(short, long):
        return False
    return not (set(long) ^ set(short)) & APART


def _told_after(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one clause holds a review and the other hands in the report of it: "tổng kết mùa vụ", "tổng kết mùa vụ gửi …"."""
    return "gửi" in long and not _PAPERS.intersection(short) and any(pair in _REVIEWS for pair in pairwise(short))


_PAPERS = frozenset({"gửi", "báo", "hồ", "danh", "văn", "phiếu", "biểu", "bài", "kế"})
"""Syllables of what is handed in, and the handing in."""
_REVIEWS = {("tổng", "kết"), ("sơ", "kết"), ("đánh", "giá")}


_HANDED_IN = frozenset({"gửi", "báo", "cáo", "chậm", "nhất", "muộn"})
_RESULTS = frozenset(("kết", "quả", "rà", "soát", "kiểm", "tra", "khảo", "sát", "đánh", "giá"))
"""Syllables of results that do not say of what."""


def other_papers(one: str, before_one: str, other: str, before_other: str) -> bool:
    """Whether two clauses hand in two papers: one says no more than that, or both tell of results alone, and what it is stands in the text before."""
    if _told_after(*sorted((matter_of(one), matter_of(other)), key=len)):
        return True
    first, second = (set(matter_of(said)) - _HANDED_IN for said in (one, other))
    if first and second and first | second <= _RESULTS:
        first, second = (
            set(matter_of(before.strip().removesuffix(said.strip()))) - _HANDED_IN - _RESULTS
            for said, before in ((one, before_one), (other, before_other))
        )
        return bool(first and second) and 2 * len(first & second) < min(len(first), len(second))
    if first and second:
        return False
    first, second = (
        of or set(matter_of(before.rpartition(". ")[0])) - _HANDED_IN
        for of, before in ((first, before_one), (second, before_other))
    )
    return bool(first and second) and 2 * len(first & second) < min(len(first), len(second))
