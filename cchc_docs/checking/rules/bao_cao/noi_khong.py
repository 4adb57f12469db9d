"""BC: what a report says there was none of, against a count of it next to it or in the results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.parts import AHEAD, section
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple

_NONE = patterns.ours(
    r"(?<!\w)(?P<khong>(?:không|chưa) (?:để )?(?:có|xảy ra|phát hiện|phát sinh|ghi nhận|xuất hiện))(?P<gi>(?: [^\W\d_]+){1,9})",
    re.IGNORECASE,
)
_SAID = ("không có", "chưa có", "xảy ra", "phát hiện", "phát sinh", "ghi nhận", "xuất hiện")
_SOME = patterns.ours(
    r"(?<![\w.,/])(?<!tháng )(?<!quý )(?<!năm )(?<!ngày )(?P<so>0?[1-9]|[1-9]\d{1,3})(?P<gi>(?: [^\W\d_]+){1,9})",
    re.IGNORECASE,
)
_BEFORE = patterns.ours(r"(?:[^\W\d_]+ ){1,2}$")
_STOPS = patterns.ours(
    r"(?<!\w)(?:trên địa bàn|trong|tại|ở|do|để|nên|mà|và|nhưng|song|với|theo|so với|từ|đến|năm|tháng|quý)(?!\w).*$"
)
_LITTLE = frozenset(["nào", "bị", "phải", "được", "có", "đã", "các", "những", "việc", "gì", "đáng", "kể"])
_HAPPENS = frozenset(["xảy", "ra", "phát", "hiện", "sinh", "ghi", "nhận", "xuất"])
_OPENS = patterns.ours(
    r"(?:^|[.;:,] ?|(?<!\w)(?:nay|thời gian qua|địa bàn|nên|và|nhưng|song|tuy|kỳ|năm|tháng|quý|đơn vị|xã|phường|ta|toàn xã|đã|cũng)(?: \d{1,4})?,? )(?:tuy |hiện |đều )?$",
    re.IGNORECASE,
)
"""What may stand before a clause that denies; behind a thing it only says what that thing lacks ("16 điểm chưa có mái che")."""
_DENIED = patterns.ours(r"(?<!\w)(?:không|chưa|nào)(?!\w)", re.IGNORECASE)
_OTHER_TIME = patterns.ours(
    r"(?<!\w)(?:cùng kỳ|so với|(?:năm|kỳ|quý|tháng) trước|giảm|tăng|kế hoạch|phấn đấu|dự kiến|hơn|ít nhất|tối đa|quy mô|khả năng|phương án|giả định)(?!\w)",
    re.IGNORECASE,
)
_WHOLE = patterns.ours(r"hạn chế|tồn tại|đánh giá|ưu điểm|nhận xét|khó khăn|thuận lợi|kết quả chung", re.IGNORECASE)
"""Headings under which a paper speaks of all it has told."""
_NEAR, _LEAST = 2, 2


class _Said(NamedTuple):
    """A clause: its text, the words as typed, and what it is about."""

    text: Text
    typed: str
    about: frozenset[str]


def _about(words: str) -> frozenset[str]:
    return frozenset(_STOPS.sub("", words.lower()).split()) - _LITTLE


@rule(
    code="BC66",
    title="Chỗ nói không có, chỗ khác ghi có",
    severity=CANH_BAO,
    can_cu=practice("một việc không thể vừa không có vừa có số"),
    tru=QUOTED,
    ap_dung=("bao_cao", "bien_ban", "khac"),
    bad="{loai: bao_cao, noi_dung: [{tieu_de: Trật tự bến, noi_dung: ['Từ năm 2020 đến nay không có vụ chìm đò nào xảy ra.', 'Trong tháng 01/2023 xảy ra 02 vụ chìm đò ở bến Cồn.']}]}",
    good="{loai: bao_cao, noi_dung: [{tieu_de: Trật tự bến, noi_dung: ['Từ năm 2020 đến nay không có vụ chìm đò nào xảy ra.', 'Cùng kỳ năm trước có 02 vụ chìm đò; có 03 vụ va đò.']}]}",
)
def none_and_some(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“không có vụ chìm đò nào” và “02 vụ chìm đò” đứng gần nhau, hoặc câu nói không ở phần đánh giá, hạn chế: một chỗ sai. Số của kỳ trước, của kế hoạch không xét."""
    if not any(words in context.whole_small for words in _SAID):
        return
    denied = [one for one in _clauses(context, _NONE) if one.about - _HAPPENS]
    if not denied:
        return
    counted = list(_clauses(context, _SOME))
    order = {text.path: place for place, text in enumerate(context.sentences_of_body)}
    for none in denied:
        whole = _of_the_whole(context, none.text.path)
        for some in counted:
            beside = (
                none.text.path[:-1] == some.text.path[:-1]
                and abs(order[none.text.path] - order[some.text.path]) <= _NEAR
            )
            if _same(none, some) and (beside or whole):
                message = f"“{none.typed}”, chỗ khác ghi “{some.typed}”"
                yield Finding(none.text.path, message, none.typed, "thống nhất hai chỗ", also=(some.text.path,))
                break


def _clauses(context: Context, pattern: re.Pattern[str]) -> Iterator[_Said]:
    """The clauses that deny, or count; those of another time and those that count what lacks something are left out."""
    for text in context.sentences_of_body:
        if section(context, text.path) == AHEAD:
            continue
        for found in pattern.finditer(text.text):
            start = max(text.text.rfind(mark, 0, found.start()) for mark in ".;") + 1
            if _OTHER_TIME.search(text.text[start : found.end() + 30].split(".")[0]):
                continue
            if pattern is _NONE and not _denies(text.text[start : found.start()], found):
                continue
            if pattern is _SOME and _DENIED.search(text.text[max(start, found.start() - 20) : found.end()]):
                continue
            verb = _BEFORE.search(text.text[start : found.start()]) if pattern is _SOME else None
            typed = text.text[found.start() - len(verb[0]) if verb else found.start() : found.end()]
            yield _Said(text, typed, _about(found["gi"]) | _about(verb[0] if verb else ""))


def _denies(before: str, found: re.Match[str]) -> bool:
    """Whether a clause says that there was none: "không có vụ nào", "chưa xảy ra …"; a bare "không có sổ" only at the head of its sentence."""
    words = found[0].lower().split()
    happens = "nào" in words or bool(_HAPPENS.intersection(words))
    return _OPENS.search(before or ".") is not None and (happens or not before.strip(" -+"))


def _same(none: _Said, some: _Said) -> bool:
    """Whether what is counted is what was denied: all its words but those for happening, which count where it has only one more."""
    things = none.about - _HAPPENS
    return things <= some.about and (
        len(things) >= _LEAST or (bool(things) and none.about <= some.about and none.about != things)
    )


def _of_the_whole(context: Context, path: Path) -> bool:
    """Whether a text stands below a heading that looks back on all of the paper."""
    heads = context.once(
        "headings_of_blocks", lambda: {one.path: one.block.chu for one in context.blocks if one.block.noi_dung}
    )
    return any(_WHOLE.search(heads[path[:length]]) for length in range(1, len(path)) if path[:length] in heads)
