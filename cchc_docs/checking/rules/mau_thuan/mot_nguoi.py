"""TC: one person has one post and one rank; one post has one holder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, zip_longest

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.mau_thuan.chuc_vu import Post, posts, ranks
from cchc_docs.checking.rules.tham_chieu.nguoi import nearly
from cchc_docs.checking.wording.people import office_of, people

_SAME, _OTHER, _UNKNOWN = "same", "other", "unknown"
_ONE_WAY = practice("chức vụ, cấp bậc của một người ghi như nhau trong một văn bản")
_ALONE = frozenset(
    {"trưởng phòng", "chánh văn phòng", "trưởng công an", "chỉ huy trưởng", "trạm trưởng", "hiệu trưởng"}
)
"""Posts of a commune that one person does not hold two of; Phó Chủ tịch may head a Phòng or a Trung tâm as well."""
_MANY = frozenset({"trưởng ban", "tổ trưởng", "đội trưởng"})
"""Posts of which a paper may name many: without an office they are of whichever."""
_COMMITTEE = patterns.ours(
    r"(?<!\w)(?P<loai>Ban (?:Chỉ đạo|Chỉ huy|Tổ chức|Quản lý|Vận động)|Tổ (?:công tác|giúp việc))(?P<ten>(?: [^\W\d_]+){0,2})"
)


def between(one: tuple[str, ...], other: tuple[str, ...], own: str = "") -> str:
    """Whether two offices are the same, surely others, or it cannot be told (one is not named, or shortened)."""
    if not one or not other:
        return _UNKNOWN
    for a, b in zip(one, other, strict=False):
        if a.lower() != b.lower():
            told = a[0].isupper() and b[0].isupper() and not (a.isupper() or b.isupper())
            return _OTHER if told else _UNKNOWN
    rest = (one if len(one) > len(other) else other)[min(len(one), len(other)) :]
    named = " ".join(word for word in rest if word[0].isupper()).lower()
    return _SAME if not named or named == own else _UNKNOWN


def _by_name(context: Context) -> Iterator[list[Post]]:
    told = sorted(posts(context), key=lambda one: one.name)
    for _, same in groupby(told, key=lambda one: one.name):
        group = list(same)
        if len(group) > 1:
            yield sorted(group, key=lambda one: (context.order.get(one.path, 0), one.at))


@rule(
    code="TC82",
    title="Một người ở hai chỗ là trưởng của hai phòng, hai đơn vị",
    severity=CANH_BAO,
    can_cu=_ONE_WAY,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Đồng chí Vi Văn Tài, Trưởng phòng Kinh tế chủ trì.', 'Giao đồng chí Vi Văn Tài, Trưởng phòng Văn hóa - Xã hội kiểm tra bến.']",
    good="mo_dau: ['Đồng chí Vi Văn Tài, Trưởng phòng Kinh tế chủ trì.', 'Giao đồng chí Vi Văn Tài, Trưởng phòng Kinh tế, Phó Trưởng ban Chỉ đạo kiểm tra bến.', 'Đồng chí Lò Thị Mây, Trưởng phòng Văn hóa - Xã hội dự.']",
)
def two_offices(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Trưởng phòng này và Trưởng phòng kia, Trưởng phòng và Chánh Văn phòng, Giám đốc hai hợp tác xã: cùng một họ tên.

    Phó Chủ tịch kiêm Trưởng phòng, Giám đốc, chức vụ Đảng, trưởng các ban chỉ đạo thì không xét; câu có điều động, bổ nhiệm, nguyên cũng vậy.
    """
    for one, first in _told_twice(context, "two offices", _two_heads):
        yield _finding(one, first)


def _told_twice(context: Context, key: str, wrong: Callable[[Context, Post, Post], bool]) -> list[tuple[Post, Post]]:
    """Of each person the first mention that goes wrong with an earlier one, with that one; kept with the paper."""

    def find() -> Iterator[tuple[Post, Post]]:
        for group in _by_name(context):
            pairs = ((one, other) for at, one in enumerate(group[:_MOST]) for other in group[:at])
            found = next(((one, other) for one, other in pairs if wrong(context, one, other)), None)
            if found is not None:
                yield found

    return context.once(key, lambda: list(find()))


_MOST = 20
"""Mentions of one person that are compared."""


def _two_heads(_context: Context, one: Post, other: Post) -> bool:
    if one.deputy or other.deputy or "ho_ten" in (*one.path, *other.path):
        return False
    if one.kind != other.kind:
        return one.kind in _ALONE and other.kind in _ALONE
    alike = one.office[:1] == other.office[:1] if one.kind in ("giám đốc", "chủ tịch") else one.kind == "trưởng phòng"
    body = one.kind == "chủ tịch" and one.office[:1] != ("Hội",)
    return alike and not body and between(one.office, other.office) == _OTHER


def _finding(one: Post, first: Post) -> Finding:
    message = f"Chỗ khác ghi {one.name} là “{first.said}”"
    return Finding(one.path, message, one.typed, "xem lại chức vụ", also=(first.path,))


@rule(
    code="TC32",
    title="Một người có hai chức vụ khác cấp phó trong cùng cơ quan",
    severity=CANH_BAO,
    can_cu=_ONE_WAY,
    bad="mo_dau: ['Ông Vi Văn Tài, Phó Chủ tịch Ủy ban nhân dân xã chủ trì.', 'Ông Vi Văn Tài, Chủ tịch Ủy ban nhân dân xã kết luận.']",
    good="mo_dau: ['Ông Vi Văn Tài, Chủ tịch Ủy ban nhân dân xã chủ trì.', 'Ông Vi Văn Tài, Trưởng Ban Chỉ đạo kết luận.']",
    tru=(QUOTED, CITED, HISTORY),
)
def head_and_deputy(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng họ tên, chỗ là cấp trưởng, chỗ là cấp phó của một chức vụ, cả “bà … làm Giám đốc”, “Trưởng ban …” và người ký.

    Trưởng ban, tổ trưởng không nói của ban, tổ nào thì chỉ xét khi văn bản có một ban, một tổ.
    """
    for one, first in _told_twice(context, "head and deputy", _head_and_deputy):
        shown, other = (first, one) if one.path[-1] == "ho_ten" else (one, first)
        yield _finding(shown, other)


def _head_and_deputy(context: Context, one: Post, other: Post) -> bool:
    if one.kind != other.kind or one.deputy == other.deputy:
        return False
    how = between(one.office, other.office, context.profile.dia_danh)
    if one.kind in _MANY:
        return (how == _SAME and len(one.office) > 1 and len(other.office) > 1) or (
            not (one.office and other.office) and _one_committee(context, one, other)
        )
    return how == _SAME or (
        how == _UNKNOWN and one.kind not in ("chủ tịch", "bí thư") and not (one.office and other.office)
    )


def _one_committee(context: Context, one: Post, other: Post) -> bool:
    """Whether a paper names one committee (team) alone, of the kind that either mention says."""
    first = "ban" if one.kind == "trưởng ban" else "tổ"
    said = " ".join((one.office or other.office)[:2]).lower()
    named = set()
    for found in _COMMITTEE.finditer(context.everything):
        words, name = found["loai"].lower().split(maxsplit=1), found["ten"].lower().split()
        of_it = words[0] == first and (not said or words[1] == said)
        if of_it and name and name[0] not in _NO_NAME and "quân" not in name:
            named.add((words[1], *name))
    return len(named) <= 1


_NO_NAME = frozenset(
    patterns.findall(
        r"\S+",
        "xã phường và họp có là do để gồm của đặc các chịu được này tỉnh theo dự đã sẽ phải yêu về cấp tổ kiểm giao cho trên làm thường",
    )
)
"""Words behind the kind of a committee that begin no name of it."""


@rule(
    code="TC83",
    title="Một người mang hai cấp bậc",
    severity=CANH_BAO,
    can_cu=_ONE_WAY,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Chỉ huy trưởng là Đại úy Vi Văn Tài.', 'Giao Thiếu tá Vi Văn Tài giữ bến.']",
    good="mo_dau: ['Chỉ huy trưởng là Đại úy Vi Văn Tài.', 'Giao đồng chí Đại úy Vi Văn Tài giữ bến.', 'Vi Văn Tài được thăng quân hàm từ Đại úy lên Thiếu tá.', 'Thiếu tá Lò Văn Sáng dự.']",
)
def two_ranks(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Trung tá …” ở chỗ này, “Thiếu tá …” cùng họ tên ở chỗ khác; câu nói thăng, phong quân hàm thì không xét."""
    first: dict[str, str] = {}
    for one in ranks(context):
        known = first.setdefault(one.name, one.rank)
        if known != one.rank:
            rank = " ".join(one.typed.split()[:2])
            yield Finding(one.path, f"Chỗ khác ghi {one.name} là {known.capitalize()}", rank, "thống nhất cấp bậc")


@rule(
    code="TC84",
    title="Một chức vụ có hai người giữ",
    severity=CANH_BAO,
    can_cu=practice("mỗi chức vụ cấp trưởng một người giữ"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Hiệu trưởng Trường Tiểu học An Bình là thầy Vi Văn Tài.', 'Cô Lò Thị Mây, Hiệu trưởng Trường Tiểu học An Bình báo cáo.']",
    good="mo_dau: ['Hiệu trưởng Trường Tiểu học An Bình là thầy Vi Văn Tài.', 'Cô Lò Thị Mây, Hiệu trưởng Trường Mầm non An Bình báo cáo.', 'Cô Lò Thị Mây, Phó Hiệu trưởng Trường Tiểu học An Bình dự.']",
)
def two_holders(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai họ tên khác nhau cùng giữ một chức vụ của một cơ quan có tên; hai họ của một tên đệm và tên (“Nguyễn Tấn …”, “Huỳnh Tấn …”) thì chức vụ không nói cơ quan cũng xét.

    Hai tên chỉ khác dấu, khác một chữ do TC30 xét. Câu có bổ nhiệm, thay, nguyên, từ ngày thì không xét.
    """
    known = [one for one in posts(context) if not one.deputy]
    heads = [one for one in known if one.kind not in _MANY or (one.kind == "trưởng ban" and _of_committee(one))]
    if len({one.name for one in heads}) < 2:
        return
    heads.sort(key=lambda one: (context.order.get(one.path, 0), one.at))
    told = {
        one.name
        for one, _ in (
            *_told_twice(context, "two offices", _two_heads),
            *_told_twice(context, "head and deputy", _head_and_deputy),
        )
    }
    for at, one in enumerate(heads):
        other = next((other for other in heads[:at][-_MOST:] if _both_hold(context, one, other)), None)
        if other is not None and told.isdisjoint((one.name, other.name)):
            told.add(one.name)
            shown, there = (one, other) if one.path[-1] != "ho_ten" else (other, one)
            message = f"Chỗ khác ghi {there.name} là “{there.said}”"
            yield Finding(shown.path, message, shown.name, "xem lại tên, chức vụ", also=(there.path,))


def _both_hold(context: Context, one: Post, other: Post) -> bool:
    """Whether two people are told to hold one post."""
    board = one.kind == "trưởng ban"
    if one.kind != other.kind or one.name == other.name or one.path == other.path or nearly(one.name, other.name):
        return False
    how = between(one.office, other.office, context.profile.dia_danh)
    if how == _OTHER or (board and not _one_committee(context, one, other)):
        return False
    whole = how == _SAME and _is_named(one) and _is_named(other) and _of_here(one, other, context.profile.dia_danh)
    if not board and not whole and one.name.split()[1:] != other.name.split()[1:]:
        return False
    return not (_one_syllable_apart(one.name, other.name) and _told_by_name(context, one, other))


def _of_here(one: Post, other: Post, own: str) -> bool:
    """Whether what one office is told with and the other is not says no more than that it is the commune's."""
    rest = " ".join(sorted((one.office, other.office), key=len)[1][min(len(one.office), len(other.office)) :]).lower()
    return rest in ("", "xã", "phường", "đặc khu", *(f"{level} {own}" for level in ("xã", "phường", "đặc khu")))


def _one_syllable_apart(one: str, other: str) -> bool:
    apart = [a for a, b in zip_longest(one.split(), other.split()) if a != b]
    return len(apart) == 1


def _told_by_name(context: Context, one: Post, other: Post) -> bool:
    """Whether TC30 sees that both names are told with one office."""
    titles = [
        {office_of(person.title) for person in people(context) if person.name == post.name and person.title}
        for post in (one, other)
    ]
    return not titles[0].isdisjoint(titles[1])


def _of_committee(one: Post) -> bool:
    return not one.office or one.office[0] in ("Chỉ", "Tổ")


def _is_named(one: Post) -> bool:
    """Whether an office is one alone in its commune."""
    if one.kind == "chủ tịch":
        return one.office[:1] == ("ubnd",) or one.office[:1] == ("Hội",)
    return bool(one.office) or one.kind in ("trưởng công an", "chỉ huy trưởng")
