"""BC: what a report says there was none of, against a count of it next to it or in the results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.so_luong import headings_over
from cchc_docs.checking.times.parts import AHEAD, section
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple

_NONE = patterns.ours(
    r"(?<!\w)(?P<khong>(?:không|chưa) (?:để )?(?:có|xảy ra|phát hiện|phát sinh|ghi nhận|xuất hiện))(?P<gi>(?: (?:cán bộ|công chức|viên chức|đảng viên|cháy|trộm cắp),(?= [^\W\d_]))*(?: [^\W\d_]+){1,9})",
    re.IGNORECASE,
)
_SAID = ("không có", "chưa có", "xảy ra", "phát hiện", "phát sinh", "ghi nhận", "xuất hiện")
_EVER = ("đến nay",)
_SOME = patterns.ours(
    r"(?<![\w.,/])(?<!tháng )(?<!quý )(?<!năm )(?<!ngày )(?P<so>0?[1-9]|[1-9]\d{1,3})(?P<gi>(?: [^\W\d_]+){1,9})",
    re.IGNORECASE,
)
_BEFORE = patterns.ours(r"(?:[^\W\d_]+ ){1,2}$")
_VERBS = patterns.ours(r"(?:[^\W\d_]+ ){1,5}$")
_STOPS = patterns.ours(
    r"(?<!\w)(?:trên địa bàn|trong|tại|ở|do|để|nên|mà|và|nhưng|song|với|theo|so với|từ|đến|năm|tháng|quý)(?!\w).*$"
)
_LITTLE = frozenset(
    [
        "nào",
        "bị",
        "phải",
        "được",
        "có",
        "đã",
        "các",
        "những",
        "việc",
        "gì",
        "đáng",
        "kể",
        "xử",
        "lý",
        "hình",
        "thức",
        "đối",
        "với",
    ]
)
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
_FIELD = patterns.ours(r"(?<!\w)(?:lĩnh vực|thôn|ấp|bản|trường|trạm|hợp tác xã|chợ)(?!\w)", re.IGNORECASE)
"""Headings under which a denial is of a part alone."""
_VAGUE = frozenset(
    ["trường", "hợp", "vụ", "việc", "vi", "phạm", "hồ", "sơ", "người", "đơn", "vị", "cơ", "sở", "hộ", "đối", "tượng"]
)
"""Words of what may be of any field."""
_NEAR, _LEAST = 2, 2
_TELLS = ("bao_cao", "bien_ban", "khac")
"""Kinds of papers that say what was; elsewhere "không để xảy ra" is what shall not be."""
_EVER_SINCE = patterns.ours(r"(?<!\w)từ (?:đầu )?năm (20\d\d) đến nay,? (?:[^\W\d_]+ ){0,6}$", re.IGNORECASE)
_PERIOD = patterns.ours(
    r"(?<!\w)(?:năm (?:20\d\d|trước)|(?:đầu|cuối) năm|tháng \d{1,2}|quý (?:[ivx]+|\d)|\d{1,2} tháng)(?!\w)",
    re.IGNORECASE,
)
_NARROWS = patterns.ours(
    r"(?<!\w)(?:trong|tại|ở|thuộc|đối với|của) (?P<gi>(?:(?:các )?(?:lĩnh vực|thôn|ấp|bản|xóm|tổ|khu|trường|chợ|bến|tuyến|cơ sở|đơn vị|nhóm|ngành|mảng|khối)(?!\w)|(?-i:[A-ZĐ]\w+)).*)$",
    re.IGNORECASE,
)
"""A place or field to which what there was none of is confined."""
_YEAR = patterns.ours(r"(?<!\w)(?:năm |tháng \d{1,2}/|\d{1,2}/\d{1,2}/)(20\d\d)(?!\w|/)", re.IGNORECASE)


class _Said(NamedTuple):
    """A clause: its text, the words as typed, what it is about, and the year since when or in which (None: not said).

    `thing`, `done`: of none ("không có đò nào bị phạt") what there was none of and what was not done to it; of some the words
    behind the figure and those before it. `periods`: the times its clause names; `within`: the words of the place or field it is
    confined to, of some all words of its sentence; `whole`: whether it says that it speaks of all the place and time.
    """

    text: Text
    typed: str
    about: frozenset[str]
    year: int | None
    thing: frozenset[str] = frozenset()
    done: tuple[str, ...] = ()
    periods: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    whole: bool = False


def _about(words: str) -> frozenset[str]:
    small = _LATE.sub("quá hạn", _STOPS.sub("", words.lower()))
    named = frozenset(_WORD.findall(small)) - _LITTLE
    return named | _DISCIPLINE if _PUNISHED.search(small) else named


_LATE = patterns.ours(r"(?<!\w)(?:trễ hạn|chậm hạn|trễ hẹn|chậm trễ|giải quyết chậm)(?!\w)")
"""Other words for what is overdue."""
_WORD = patterns.ours(r"\w+")
_DISCIPLINE = frozenset(["kỷ", "luật"])
_PUNISHED = patterns.ours(r"(?<!\w)(?:khiển trách|cảnh cáo|cách chức|giáng chức|hạ bậc lương|buộc thôi việc)(?!\w)")
"""Forms of discipline: who was given one was disciplined."""


@rule(
    code="BC66",
    title="Chỗ nói không có, chỗ khác ghi có",
    severity=CANH_BAO,
    can_cu=practice("một việc không thể vừa không có vừa có số"),
    tru=QUOTED,
    bad="{loai: bao_cao, noi_dung: [{tieu_de: Trật tự bến, noi_dung: ['Từ năm 2020 đến nay không có vụ chìm đò nào xảy ra.', 'Trong tháng 01/2023 xảy ra 02 vụ chìm đò ở bến Cồn.']}]}",
    good="{loai: bao_cao, noi_dung: [{tieu_de: Trật tự bến, noi_dung: ['Từ năm 2020 đến nay không có vụ chìm đò nào xảy ra.', 'Cùng kỳ năm trước có 02 vụ chìm đò; có 03 vụ va đò.']}]}",
)
def none_and_some(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“không có vụ chìm đò nào” và “02 vụ chìm đò” đứng gần nhau, hoặc câu nói không ở phần đánh giá, hạn chế: một chỗ sai. Số của kỳ trước, của kế hoạch không xét.

    “Từ năm … đến nay không có” mà nơi khác kể một năm sau đó có thì chỉ nhắc, ở loại văn bản nào cũng vậy: có thể là hai nơi.
    """
    tells = context.document.loai in _TELLS
    told = set()
    for finding in _all_in_time(context) if tells else ():
        told.add(finding.path)
        yield finding
    if not any(words in context.whole_small for words in (_SAID if tells else _EVER)):
        return
    denied = [one for one in _denied(context) if one.about - _HAPPENS and (tells or one.year)]
    if not denied:
        return
    counted = list(_counted(context))
    own = context.document.trich_yeu.lower()
    order = {text.path: place for place, text in enumerate(context.sentences_of_body)}
    for none in denied:
        path = none.text.path
        whole = _WHOLE.search(headings_over(context, path)) is not None
        against = next(
            (
                some
                for some in (counted if tells else ())
                if (whole or (path[:-1] == some.text.path[:-1] and abs(order[path] - order[some.text.path]) <= _NEAR))
                and _same(none, some)
                and (none.year is not None or not _of_other_times(none, some, own))
            ),
            None,
        )
        sure = against is not None
        if (
            against is None
            and tells
            and none.about - _HAPPENS - _VAGUE
            and not _FIELD.search(headings_over(context, path))
        ):
            far = (some for some in counted if _same(none, some) and not _of_other_times(none, some, own))
            against = next(far, None)
            sure = none.whole
        against = against or next((some for some in counted if _since(none, some, context.on.year)), None)
        if against is not None and path not in told:
            message = f"“{none.typed}”, chỗ khác ghi “{against.typed}”"
            level = CANH_BAO if sure else GOI_Y
            yield Finding(path, message, none.typed, "thống nhất hai chỗ", severity=level, also=(against.text.path,))


_LATE_WORDS = r"(?:quá hạn|trễ hạn|chậm hạn|trễ hẹn)(?!\w)"
_ALL_IN_TIME = patterns.ours(
    rf"(?<!\w)(?:(?:không|chưa) (?:có|để xảy ra|để|phát sinh|xảy ra)(?: (?:tình trạng|trường hợp|bất kỳ))* hồ sơ(?: [^\W\d_]+){{0,5}} {_LATE_WORDS}"
    r"|(?:100 ?%|toàn bộ|tất cả)(?: các)?(?: số)? hồ sơ(?: [^\W\d_]+){0,6} (?:(?:đúng|trước)(?: và (?:đúng|trước))? hạn)(?!\w))",
    re.IGNORECASE,
)
_SOME_LATE = patterns.ours(
    rf"(?<!\w)(?:quá hạn|trễ hạn|chậm hạn|trễ hẹn):? ?(?:là |có |còn )?(?P<so>(?!0\d?(?!\d))\d[\d.]*) hồ sơ|(?<![\d.,])(?P<so2>(?!0\d?(?!\d))\d[\d.]*) hồ sơ(?: [^\W\d_]+){{0,3}} {_LATE_WORDS}",
    re.IGNORECASE,
)


def _all_in_time(context: Context) -> Iterator[Finding]:
    """Yield "không có hồ sơ trễ hạn", "100% hồ sơ giải quyết đúng hạn" of a report that counts overdue ones, of no field or place either time."""
    if "hạn" not in context.whole_small:
        return
    late = [(text, found) for text, before, found in _clauses(context, _SOME_LATE) if not _DENIED.search(before[-20:])]
    for text, before, found in _clauses(context, _ALL_IN_TIME) if late else ():
        sentence = before + found[0] + _ENDS.split(text.text[found.end() :], maxsplit=1)[0]
        if _FIELD.search(sentence) or _FIELD.search(headings_over(context, text.path)) or _PERIOD.search(sentence):
            continue
        there = next((one for one in late if one[0] is not text or one[1].start() != found.start()), None)
        if there is not None:
            message = f"“{found[0]}”, chỗ khác ghi “{there[1][0]}”"
            yield Finding(text.path, message, found[0], "thống nhất hai chỗ", also=(there[0].path,))


def _clauses(context: Context, pattern: re.Pattern[str]) -> Iterator[tuple[Text, str, re.Match[str]]]:
    """Yield the places of a pattern with their text and the words of the clause before them; those of another time are left out."""
    for text in context.sentences_of_body:
        if section(context, text.path) == AHEAD:
            continue
        for found in pattern.finditer(text.text):
            start = max(text.text.rfind(mark, 0, found.start()) for mark in ".;") + 1
            if not _OTHER_TIME.search(text.text[start : found.end() + 30].split(".")[0]):
                yield text, text.text[start : found.start()], found


def _denied(context: Context) -> Iterator[_Said]:
    """The clauses that say there was none."""
    for text, before, found in _clauses(context, _NONE):
        since = _EVER_SINCE.search(before)
        if since or _denies(before, found):
            thing, _, done = found["gi"].lower().partition(" nào ")
            verbs = tuple(word for word in _STOPS.sub("", done).split() if word not in _LITTLE)
            year = int(since[1]) if since else None
            tail = _NARROWS.search(found["gi"])
            within = frozenset(tail["gi"].lower().split()) if tail else frozenset[str]()
            periods = _periods(before, text.text[found.start() :])
            whole = not tail and (_OF_ALL.search(before) or _OF_ALL.match(text.text, found.end())) is not None
            for each in _each_of(found["gi"]):
                about = _about(each) | _HAPPENS.intersection(found["khong"].lower().split())
                yield _Said(
                    text, found[0], about, year, _about(thing) if verbs else frozenset(), verbs, periods, within, whole
                )


def _counted(context: Context) -> Iterator[_Said]:
    """The clauses that count, with the verb before the figure; those that count what lacks something are left out."""
    for text, before, found in _clauses(context, _SOME):
        if not _DENIED.search(before[-20:] + found[0]):
            verb = _BEFORE.search(before)
            said, year = verb[0] if verb else "", _YEAR.search(before)
            about, verbs = _about(found["gi"]), _VERBS.search(before)
            done = tuple(verbs[0].lower().removesuffix("đối với ").split()) if verbs else ()
            sentence = f"{before} {_ENDS.split(text.text[found.start() :], maxsplit=1)[0]}"
            yield _Said(
                text, said + found[0], about | _about(said), int(year[1]) if year else None, about, done,
                _periods(before, text.text[found.start() :]), frozenset(_WORD.findall(sentence.lower())),
            )  # fmt: skip


_OF_ALL = patterns.ours(
    r"(?:^|[.;] ?)[-+• ]*(?:trên địa bàn|toàn (?:xã|phường|đặc khu)|trong (?:năm|kỳ|quý|tháng|6 tháng|9 tháng))(?!\w)[^.;:]*$|,? (?:trên địa bàn|trong toàn (?:xã|phường))(?!\w)",
    re.IGNORECASE,
)
"""What makes a denial one of the whole commune and time."""


def _each_of(words: str) -> list[str]:
    """A denial of several things as one of each: "cán bộ, công chức bị kỷ luật", "cháy, nổ"."""
    parts = words.split(", ")
    last = parts[-1].split()
    size = len(parts[0].split())
    return [*(" ".join((part, *last[size:])) for part in parts[:-1]), " ".join(last)]


_ENDS = patterns.ours(r"[.;]")


def _periods(before: str, behind: str) -> frozenset[str]:
    """The times a clause names."""
    clause = f"{before} {_ENDS.split(behind, maxsplit=1)[0]}"
    return frozenset(each.lower() for each in _PERIOD.findall(clause))


def _denies(before: str, found: re.Match[str]) -> bool:
    """Whether a clause says that there was none: "không có vụ nào", "chưa xảy ra …"; a bare "không có sổ" only at the head of its sentence."""
    words = found[0].lower().split()
    happens = "nào" in words or bool(_HAPPENS.intersection(words))
    of_all = _OF_ALL.search(before) is not None and " bị " in found[0]
    return _OPENS.search(before or ".") is not None and (happens or of_all or not before.strip(" -+"))


def _same(none: _Said, some: _Said) -> bool:
    """Whether what is counted is what was denied: all its words but those for happening, which count where it has only one more."""
    if not none.within <= some.within:
        return False
    things = none.about - _HAPPENS
    verbs = len(none.done)
    if none.thing and verbs >= _LEAST and none.thing <= some.thing and none.done == some.done[-verbs:]:
        return not _before(none, some)  # "phạt tiền 02 đò" and "không có đò nào bị phạt tiền"
    return (
        not _before(none, some)
        and things <= some.about
        and (len(things) >= _LEAST or (bool(things) and none.about <= some.about and none.about != things))
    )


def _of_other_times(none: _Said, some: _Said, own: str) -> bool:
    """Whether what there was none of is told of another time ("quý I không …, quý II …", "năm 2025 không có"); `own`: the title of the paper."""
    for years in (True, False):
        one, other = ({each for each in said.periods if each.startswith("năm 20") == years} for said in (none, some))
        if one.isdisjoint(other) and (one if other else any(each not in own for each in one)):
            return True
    return False


def _before(none: _Said, some: _Said) -> bool:
    """Whether what is counted happened before the year since when there was none."""
    return none.year is not None and some.year is not None and some.year < none.year


def _since(none: _Said, some: _Said, this_year: int) -> bool:
    """Whether what never happened since a year is told to have happened in a later one."""
    if none.year is None or some.year is None or some.year > this_year or _before(none, some):
        return False
    return none.about - _HAPPENS <= some.about and bool(some.about & _HAPPENS)
