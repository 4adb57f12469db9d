"""Whether two places of a paper speak of one thing to be done: by the words that say what it is."""

from __future__ import annotations

from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.times.stages import runs, stages
from cchc_docs.checking.times.wordings import DOING
from cchc_docs.vietnamese.fold import fold

SHORTEST = 4
"""Words that must be alike."""
_LITTLE = frozenset(
    """
    và các của về việc cho tại với từ đến trong theo do là có được để ở những này phải xong hoàn thành tổ chức thực hiện tiến hành
    chủ trì phối hợp tham mưu trước ngày thời gian hạn cuối chót cuộc
    """.split()  # noqa: SIM905 - one word a line would be a hundred lines
)
_UNITS = patterns.ours(
    r"(?:phòng (?:văn hóa\s*-\s*xã hội|kinh tế(?:, hạ tầng và đô thị)?)|văn phòng(?: (?:hđnd|hội đồng nhân dân)[^,;:.]{0,30}(?:xã|phường))?|(?:trung tâm|trạm|công an|ubnd|ủy ban nhân dân|đảng ủy)(?: (?:phục vụ hành chính công|y tế|nhân dân))?(?: xã| phường| đặc khu)?|các (?:cấp|thôn|trường|khu phố|đơn vị|chi bộ|phòng)|đơn vị|giao|đề nghị|yêu cầu|về (?:ubnd|sở|phòng|văn phòng|ủy ban|trung tâm|công an)[^,;:.]{0,30})(?!\w)"
)
_HANDED = {"nộp": "gửi", "nhận": "gửi", "viết": "gửi", "tiếp": "gửi"}
_APART = frozenset({"tỉnh", "thành", "sở", "tổng", "cấp", "bộ", "khi", "sơ", "nghiệm", "dự", "không", "sau"})
"""Words of another step: further up ("tổng hợp, báo cáo Sở"), behind it ("sơ kết việc …", "sau khi …")."""
_LED = patterns.ours(
    r"^\W*(?:phòng|ban|sở|trung tâm|văn phòng|công an|trạm|chi cục|ủy ban|hội|đoàn|tổ|các|trường|thôn|xã|phường|khu phố)(?!\w)[^:.]{0,90}: "
)
"""A unit and a colon before what it is to do."""
_PASSIVE = patterns.ours(r"(?P<thing>[^,;:.]{4,80}) (?:được|phải được|đều được) (?P<done>[^,;:.]{4,90})")


@lru_cache(maxsize=4096)
def matter_of(words: str) -> tuple[str, ...]:
    """Return the words that say what is to be done: folded, without units, numbers, and words that only join."""
    plain = _UNITS.sub(" ", _LED.sub("", fold(words).lower()))
    passive = _PASSIVE.fullmatch(plain)
    if passive:  # "100% cơ sở được kiểm tra" says what "kiểm tra cơ sở" says
        plain = f"{passive['done']} {passive['thing']}"
    return tuple(_HANDED.get(word, word) for word in patterns.findall(r"[^\W\d_]+", plain) if word not in _LITTLE)


def same_matter(one: str, other: str, shortest: int = SHORTEST) -> bool:
    """Whether two clauses say the same: all words of the shorter stand in the longer in their order, and no word sets them apart."""
    short, long = sorted((matter_of(one), matter_of(other)), key=len)
    if len(short) < shortest and not (len(short) == shortest - 1 and "gửi" in short):
        return False
    whole = short == long and len(short) > shortest
    if not (whole or DOING.search(" ".join(short)) or (stages(one) and stages(other))):
        return False  # a thing or a place alone is nothing to be done
    if (len(long) > 3 * len(short) and long[: len(short)] != short) or runs(one) != runs(other):
        return False
    left = iter(long)
    if not all(word in left for word in short):
        return False
    return not (set(long) ^ set(short)) & _APART
