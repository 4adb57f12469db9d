"""TC: persons - one person is written one way, is one of ông or bà, and stands once in a list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.people import SYLLABLE, Person, held_by_one, office_of, people
from cchc_docs.model.document import Hang, Path
from cchc_docs.model.markup import plain
from cchc_docs.vietnamese.accents import strip_accents
from cchc_docs.vietnamese.near import one_letter_off

_ONE_WAY = practice("một người chỉ viết một cách trong một văn bản")
_SINGLE = patterns.ours(r"(?:Chủ tịch|Trưởng|Bí thư|Giám đốc|Hiệu trưởng|Chánh|Tổ trưởng|Chủ nhiệm)\b", re.IGNORECASE)
_NAME_COLUMN = patterns.ours(r"họ (?:và )?(?:chữ đệm(?: và)? )?tên(?: .{0,30})?", re.IGNORECASE)
_UNIT_COLUMN = patterns.ours(
    r"(?:tên )?(?:(?:đơn vị|cơ quan|xã, phường)(?: được kiểm tra| kiểm tra| được giám sát)?|đơn vị|xã(?:, phường.{0,12})?|thôn(?:, .{0,20})?|bản|tổ dân phố|ấp|khóm|trường|cơ quan|địa bàn|hộ gia đình|chủ hộ)",
    re.IGNORECASE,
)
_FEW = 8
"""Names of a paper in which two that are nearly alike are one: in longer lists they may well be two."""


@rule(
    code="TC30",
    title="Một người viết hai tên gần giống nhau",
    severity=CANH_BAO,
    can_cu=_ONE_WAY,
    bad="mo_dau: ['Ông Lò Văn Vĩnh, Chủ tịch Ủy ban nhân dân xã chủ trì.', 'Ông Lò Văn Vịnh kết luận cuộc họp.', 'Giao ông Lò Văn Vĩnh theo dõi.']",
    good="mo_dau: ['Ông Lò Văn Vĩnh, Chủ tịch Ủy ban nhân dân xã chủ trì.', 'Ông Lò Văn Vĩnh kết luận cuộc họp; hộ ông Lò Văn Vịnh được hỗ trợ.']",
    tru=QUOTED,
)
def one_person_two_names(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai tên khác nhau một tiếng, khi hai chỗ ghi cùng một chức vụ, hoặc khi tên kia chỉ gặp một lần, ngoài danh sách.

    Hai người khác nhau có thể có tên gần giống: cùng một câu, một danh sách, hoặc “hộ ông …” thì không xét.
    """
    told: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people(context):
        if len(person.name.split()) > 2:
            told[person.name].append(person)
    spoken_of = sum(any(one.words != name or one.path[-1] == "ho_ten" for one in told[name]) for name in told)
    for first, second in _alike(list(told)):
        one, other = told[first], told[second]
        rare, usual = sorted((one, other), key=lambda group: (len(group), -context.order.get(group[0].path, 0)))
        few = (
            (spoken_of <= _FEW or first.split()[1] not in _COMMON_MIDDLE)
            and nearly(first, second)
            and first.split()[0] == second.split()[0]
            and not _two_people(context, one, other)
        )
        named_again = _named_again(context, rare, usual)
        if not named_again and _named_again(context, usual, rare):
            rare, usual, named_again = usual, rare, True
        marks_off = _told_and_named(context, rare, usual)
        if not marks_off and _told_and_named(context, usual, rare):
            rare, usual, marks_off = usual, rare, True
        if (_together(context, one, other) and not marks_off) or not (
            marks_off or few or _same_office(one, other) or _stray(context, rare, usual) or named_again
        ):
            continue
        yield Finding(
            rare[0].path,
            f"Chỗ khác trong văn bản viết “{usual[0].name}”",
            rare[0].name,
            f"viết thống nhất; nếu là người khác thì giữ nguyên ({usual[0].name})",
        )


def _alike(names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield two names that differ in one syllable: in its marks or one letter, or wholly where it is the family name."""
    sharing: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for name in names:
        parts = name.split()
        for at in range(len(parts)):
            sharing[at, " ".join((*parts[:at], "", *parts[at + 1 :]))].append(name)
    turned: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        turned[name.split()[0], *sorted(name.split()[1:])].append(name)
    for group in turned.values():
        yield from combinations(group, 2)  # "Minh Nguyệt" and "Nguyệt Minh"
    for (at, _), group in sharing.items():
        for first, second in combinations(group, 2):
            a, b = (strip_accents(name.split()[at]).lower() for name in (first, second))
            if at == 0 or one_letter_off(a, b) or (at == len(first.split()) - 1 and a[0] == b[0]):
                yield first, second


def nearly(first: str, second: str) -> bool:
    """Tell whether no syllable of two names of one length differs in more than its marks or one letter, or they are turned about."""
    one, other = first.split(), second.split()
    pairs = [(strip_accents(a).lower(), strip_accents(b).lower()) for a, b in zip(one, other, strict=False)]
    return len(one) == len(other) and (all(one_letter_off(a, b) for a, b in pairs) or sorted(one) == sorted(other))


def _together(context: Context, one: list[Person], other: list[Person]) -> bool:
    """Tell whether both stand in one paragraph, one list or one column: then they are two. Articles are no list: they go on telling."""
    articles = context.once(
        "articles", lambda: {one.path for one in context.blocks if one.block.nhan_in.startswith("Điều")}
    )
    places = {person.path for person in one}
    above = {person.group for person in one if person.group and person.path not in articles}
    return any(
        person.path in places or (person.group in above and person.path not in articles)
        for person in other
        if person.path[0] != "mo_dau"
    ) or any(person.path in places for person in other)


def _same_office(one: list[Person], other: list[Person]) -> bool:
    """Tell whether both are told with one office that one person holds."""
    titles = {office_of(person.title) for person in one if _SINGLE.search(person.title)}
    return any(person.title and office_of(person.title) in titles for person in other)


def _stray(context: Context, rare: list[Person], usual: list[Person]) -> bool:
    """Tell whether a name met once, with no office, stands in a sentence beside one of an office met twice or more."""
    if len(rare) != 1 or len(usual) < 2 or rare[0].title or not any(person.title for person in usual):
        return False
    return not _aside(context, rare[0])


def _named_again(context: Context, rare: list[Person], usual: list[Person]) -> bool:
    """Tell whether a name met once in mid-sentence, nothing told of the person, follows one told of with the same given names.

    Minutes come back so to who spoke: "Ông Võ Thành Nhu (ấp Đông): …", later "hồ sơ của ông Trần Thành Nhu".
    """
    one, other = rare[0], usual[0]
    given, meant = one.name.split()[1:], other.name.split()[1:]
    if len(rare) != 1 or one.told_of or one.opens or not one.called or one.called != other.called or not other.told_of:
        return False
    if given != meant or len(given) < 2 or given[0] in _COMMON_MIDDLE:
        return False
    return context.order.get(other.path, 0) < context.order.get(one.path, 0)


def _told_and_named(context: Context, rare: list[Person], usual: list[Person]) -> bool:
    """Tell whether a paragraph tells of a person, and a later sentence of it names one whose name differs in its marks alone.

    "Bà Ngô Thị Sấm (thôn Hạ): … . Giao Văn phòng trả lời bà Ngô Thị Sâm."
    """
    one, other = rare[0], usual[0]
    if len(rare) != 1 or one.path != other.path or one.called != other.called or one.told_of or not other.told_of:
        return False
    words = context.once("texts by path", lambda: {text.path: text.text for text in context.texts}).get(one.path, "")
    between = words[words.find(other.name) + len(other.name) : words.find(one.name)]
    return ". " in between and strip_accents(one.name).lower() == strip_accents(other.name).lower()


_COMMON_MIDDLE = frozenset({"Văn", "Thị", "Hữu", "Đức", "Ngọc", "Xuân", "Đình", "Minh"})
"""With one of these between, two people may well share what follows."""


def _two_people(context: Context, one: list[Person], other: list[Person]) -> bool:
    """Tell whether both have offices of their own, or either is somebody of the village."""
    offices = [{office_of(person.title) for person in group if person.title} for group in (one, other)]
    rare, usual = sorted((one, other), key=len)
    aside = any(_aside(context, person) for person in rare) or all(_aside(context, person) for person in usual)
    return aside or (all(offices) and not any(held_by_one(a, b) for a in offices[0] for b in offices[1]))


def _aside(context: Context, person: Person) -> bool:
    """Tell whether a person is told of as somebody of the village ("hộ ông …", "vợ bà …") or beside another."""
    text = next(text.text for text in context.texts if text.path == person.path)
    return bool(
        re.search(
            rf"(?:[Hh]ộ|[Cc]on|[Nn]hà|[Đđ]ất|[Vv]ợ|[Cc]hồng|và) (?:(?:của|ông|bà) )?{re.escape(person.words)}", text
        )
    )


@rule(
    code="TC31",
    title="Một người khi gọi là ông, khi gọi là bà",
    severity=CANH_BAO,
    can_cu=_ONE_WAY,
    bad="mo_dau: ['Bà Vi Thu Hà, Trưởng phòng Kinh tế báo cáo.', 'Giao ông Vi Thu Hà rà soát.']",
    good="mo_dau: ['Bà Vi Thu Hà, Trưởng phòng Kinh tế báo cáo.', 'Giao bà Vi Thu Hà rà soát.']",
    tru=QUOTED,
)
def man_and_woman(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng họ tên đầy đủ (từ ba tiếng) mà gọi khác; “ông” đứng trước tên đệm “Thị” cũng được báo."""
    called: dict[str, list[Person]] = {}
    for person in people(context):
        parts = person.name.split()
        if not person.called or len(parts) < 3:
            continue
        key = " ".join((parts[0], "" if parts[1] in ("Văn", "Thị") else parts[1], *parts[2:]))
        others = called.setdefault(key, [])
        first = next((one for one in others if one.called != person.called and _may_be_one(context, one, person)), None)
        others.append(person)
        if first is not None:
            yield Finding(person.path, f"Chỗ khác gọi là “{first.words}”", person.words, first.words)
        elif person.called == "ông" and "Thị" in parts[1:-1]:
            yield Finding(person.path, "Tên đệm “Thị” thường là của phụ nữ", person.words, f"bà {person.name}?")


def _may_be_one(context: Context, one: Person, other: Person) -> bool:
    """Tell whether ông and bà of one name are one: the whole name, or all but Văn and Thị within one paragraph."""
    if one.name == other.name:
        return True
    words = next((text.text for text in context.prose if text.path == one.path), "")
    return (
        one.path == other.path
        and f"{one.words} và {other.words}" not in words
        and f"{other.words} và {one.words}" not in words
    )


@rule(
    code="TC33",
    title="Một tên đứng hai lần trong một danh sách",
    severity=CANH_BAO,
    can_cu=practice("mỗi người, mỗi đơn vị đứng một lần trong danh sách"),
    bad="""
phu_luc:
- ten: Danh sách thành viên
  cot: [{ma: ho_ten, ten: Họ và tên}, {ma: chuc_vu, ten: Chức vụ}]
  hang: [{ho_ten: Lò Thị Mây, chuc_vu: Văn thư}, {ho_ten: Vi Văn Tài, chuc_vu: Kế toán}, {ho_ten: Lò Thị Mây, chuc_vu: Văn thư}]
""",
    good="""
phu_luc:
- ten: Danh sách thành viên
  cot: [{ma: ho_ten, ten: Họ và tên}, {ma: chuc_vu, ten: Chức vụ}]
  hang: [{ho_ten: Lò Thị Mây, chuc_vu: Văn thư}, {ho_ten: Vi Văn Tài, chuc_vu: Kế toán}, {ho_ten: Lò Thị Mây, chuc_vu: Hội Nông dân}]
""",
)
def twice_in_a_list(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bảng có cột họ tên hoặc tên đơn vị ngay sau số thứ tự, và các dòng “ông …, chức vụ …” liền nhau trong một mục.

    Hai người có thể trùng tên: bảng có cột khác thì các cột ấy cũng phải như nhau. Bảng việc không phải danh sách.
    """
    for base, table in context.tables:
        codes = [column.ma for column in table.cot if column.ma not in ("stt", "so_thu_tu")]
        names = {column.ma: " ".join(plain(column.ten).split()) for column in table.cot}
        if not codes or not (_NAME_COLUMN.fullmatch(names[codes[0]]) or _UNIT_COLUMN.fullmatch(names[codes[0]])):
            continue
        person = bool(_NAME_COLUMN.fullmatch(names[codes[0]]))
        if not person and any(_NAME_COLUMN.fullmatch(name) for name in names.values()):
            continue  # the column says where those named beside live
        when = [code for code in codes[1:] if _WHEN.match(names[code].lower())]
        in_rounds = when and _in_rounds(table.hang, codes[0])
        keys = codes if person else [codes[0], *when] if in_rounds else codes[:1]
        yield from _twice(base, table.kieu, table.hang, keys)
    yield from _twice_in_items(context)
    yield from _twice_in_a_sentence(context)


_WHEN = patterns.ours(r"(?:ngày|thời gian|thời điểm|giờ|buổi|đợt|lần|lượt|tháng|quý|tuần|thứ|lịch)(?!\w)")
"""A column that says when: units visited in rounds stand in the schedule as often; a single one of many may be a slip."""


def _in_rounds(rows: list[Hang], code: str) -> bool:
    """Whether more than one name of a column comes again, or the one that does is among few."""
    counts = Counter(row.words(code).casefold() for row in rows if not row.nhom)
    return sum(count > 1 for count in counts.values()) > 1 or len(counts) <= _SHORT_LIST


_SHORT_LIST = 3


def _twice(base: Path, kind: str, rows: list[Hang], codes: list[str]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for position, row in enumerate(rows):
        if row.nhom:
            seen.clear()
            continue
        cells = tuple(row.words(code).casefold() for code in codes)
        if len(cells[0].split()) < 2:
            continue
        first = seen.setdefault(cells, position)
        if first != position:
            words = row.words(codes[0])
            message = f"Đã có ở dòng thứ {first + 1} của bảng"
            yield Finding((*base, kind, position, codes[0]), message, words, "bỏ một dòng hoặc sửa tên")


_LIST_OF_NAMES = patterns.ours(r":(?P<ke>[^:.;]{20,}?)(?=[.;]|$)")
_COUNTED = patterns.ours(r"\s*\([^()]*\)|\s+\d[\d.,%]*(?: [^\W\d_]+)?$")
_NAMED = patterns.ours(rf"(?:[a-zà-ỹđ]+ ){{0,3}}(?P<ten>{SYLLABLE}(?: (?:{SYLLABLE}|\d+))+)")


def _twice_in_a_sentence(context: Context) -> Iterator[Finding]:
    """A list of names behind a colon that has one of them twice: “các xã: Lũng Vài (14 cuộc), Nà Phạ (12 cuộc), Lũng Vài (10 cuộc)”."""
    for hit in context.matches(_LIST_OF_NAMES):
        seen: set[str] = set()
        parts = patterns.split(r",| và ", patterns.sub(r"\([^()]*\)", "", hit.match["ke"]))
        for part in parts if len(parts) > 2 else ():
            name = _NAMED.fullmatch(_COUNTED.sub("", part).strip())
            if name and name["ten"] in seen:
                message = f"“{name['ten']}” đã có trong danh sách này"
                yield Finding(hit.text.path, message, name["ten"], "bỏ một chỗ hoặc sửa tên")
            elif name:
                seen.add(name["ten"])


def _twice_in_items(context: Context) -> Iterator[Finding]:
    groups: defaultdict[Path, list[Person]] = defaultdict(list)
    for person in people(context):
        if len(person.name.split()) > 2 and isinstance(person.path[-1], int):
            groups[person.path[:-1]].append(person)
    for listed in groups.values():
        lone = [one for one in listed if sum(other.path == one.path for other in listed) == 1 and one.title]
        seen: dict[tuple[str, str], Person] = {}
        for one in lone:
            if seen.setdefault((one.name, office_of(one.title)), one) is not one:
                yield Finding(one.path, "Đã có trong danh sách này", one.words, "bỏ một dòng hoặc sửa tên")
