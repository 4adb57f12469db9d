"""The people a paper names: by ông, bà, đồng chí, by the office before the name, in a column of a table, and who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model.document import Path
from cchc_docs.model.markup import plain
from cchc_docs.record import NamedTuple

SYLLABLE = rf"[{CAPITALS}][^\W\d_{CAPITALS}]*"
FAMILY = (
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lương|Mai|Tạ|Trịnh|Đào|Cao|Hà|Lâm|Tô|Thái|Vương|"
    r"Châu|Tăng|Quách|Lò|Vi|Vàng|Giàng|Sùng|Quàng|Lường|Cà|Thào|Nông|Triệu|Ma|Mông|Sầm|Hứa|Bế|Đàm|Lục|Mùa|Hờ|Lầu|Tòng|Chu|Kiều|Tống|Phùng|Khổng|Doãn)"
)
_NAME = rf"{FAMILY}(?: {SYLLABLE}){{2,3}}"
_CALLED = patterns.ours(
    rf"(?P<as>[ôÔbBĐđ](?<![^\W_].)(?:(?<=[ôÔ])ng|(?<=[bB])à|(?<=[Đđ])(?:ồng chí|/c)))(?P<or> \((?:[ôÔ]ng|[bB]à)\))?:? (?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,4}})(?![^\W_])(?=(?:(?:,| -| –| \() ?(?P<title>[^\W\d_][^,;.()\n–]{{3,70}}))?)"
)
_BY_OFFICE = patterns.ours(
    rf"(?P<title>(?:Phó |Quyền )?(?:Chủ tịch|Trưởng phòng|Trưởng Phòng|Bí thư|Giám đốc|Hiệu trưởng|Chánh Văn phòng|Trưởng Công an|Trưởng [Tt]rạm)(?: (?!và |đồng |ông |bà |do |với |cùng |các )[^\W\d_]+){{0,8}}?) (?P<name>{_NAME})(?![^\W_])"
)
_OFFICE = patterns.ours(
    r"(?:Phó |Quyền )?(?:Chủ tịch|Trưởng|Bí thư|Giám đốc|Hiệu trưởng|Chánh|Tổ trưởng|Chủ nhiệm|Cục trưởng|Chi cục trưởng)(?=[ :]|$)|(?:Thư ký|Kế toán|Công chức|Ủy viên)(?= )",
    re.IGNORECASE,
)
_CELL = patterns.ours(rf"(?P<name>{_NAME})")
_OF_THE_PEOPLE = patterns.ours(
    r"hộ|học sinh|chủ |bố|mẹ|con|thân nhân|đối tượng|liệt sĩ|người (?:dân|được|hưởng|có công)", re.IGNORECASE
)
"""Columns of those a list is about: of one family and name there may be many."""
_TITLES = patterns.ours(r"chức (?:vụ|danh)", re.IGNORECASE)
_TOLD_OF = patterns.ours(r" ?[(:–-]|, (?:thôn|ấp|bản|buôn|xóm|khóm|tổ dân phố|khu phố|trú|ở|sinh năm|chủ hộ|hộ)\b")
"""Behind a name: where the person lives, or that the person speaks."""
_OF_OFFICES = frozenset(
    patterns.findall(
        r"\S+",
        "xã phường đặc khu tỉnh thành phố thôn bản ấp phòng ban tổ trạm y tế công an hội đoàn trường và nhân dân",
    )
)
"""Small words that are a part of an office."""
_FOR_A_TASK = (
    "tổ trưởng", "tổ phó", "trưởng ban", "phó trưởng ban", "trưởng đoàn", "phó trưởng đoàn", "ủy viên", "thư ký", "chủ tịch hội đồng",
)  # fmt: skip
"""Offices that somebody who holds another one is given for a task."""


class Person(NamedTuple):
    """One mention: as what ("ông", "bà", "" where not said), name, office told with it, where, the words.

    `opens`: the mention opens its paragraph, as the lines of a list do. `told_of`: where the person lives, or what the person
    is, follows right behind the name. `group`: the list or the column it stands in, None elsewhere.
    """

    called: str
    name: str
    title: str
    path: Path
    words: str
    opens: bool = False
    told_of: bool = False
    group: Path | None = None


def people(context: Context) -> list[Person]:
    """Return every mention of a person, kept with the paper."""
    return context.once(
        "people", lambda: [*_called(context), *_by_office(context), *_in_tables(context), *_signers(context)]
    )


def _called(context: Context) -> Iterator[Person]:
    for hit in context.matches(_CALLED):
        title = (hit.match["title"] or "").strip()
        called, name, path = hit.match["as"].lower(), hit.match["name"], hit.text.path
        opens = hit.start == 0
        yield Person(
            # "Ông (bà): …" of the forms says neither.
            called if called in ("ông", "bà") and not hit.match["or"] else "",
            name,
            title if _OFFICE.match(title) else "",
            path,
            f"{hit.match['as']} {name}",
            opens,
            _OFFICE.match(title) is not None or _TOLD_OF.match(hit.text.text, hit.span("name")[1]) is not None,
            path[:-1] if opens and isinstance(path[-1], int) else None,
        )


def _by_office(context: Context) -> Iterator[Person]:
    """“Phó Chủ tịch UBND xã Nông Đức Khiêm”; a name that is the commune's own is none of a person."""
    own = context.profile.dia_danh
    for hit in context.matches(_BY_OFFICE, ("chủ tịch", "trưởng", "bí thư", "giám đốc", "chánh")):
        name = hit.match["name"]
        if name.lower() != own and not name.endswith("Chí Minh"):
            yield Person("", name, hit.match["title"], hit.text.path, name, told_of=True)


def _in_tables(context: Context) -> Iterator[Person]:
    for base, table in context.tables:
        heads = {column.ma: plain(column.ten) for column in table.cot}
        titles = next((code for code, head in heads.items() if _TITLES.search(head)), "")
        for code, head in heads.items():
            if code == titles or _OF_THE_PEOPLE.search(head):
                continue
            for position, row in enumerate(table.hang):
                found = _CELL.fullmatch(row.words(code).strip()) if not row.nhom else None
                if found:
                    name, title = found["name"], row.words(titles).strip() if titles else ""
                    yield Person("", name, title, (*base, table.kieu, position, code), name, group=(*base, code))


def _signers(context: Context) -> Iterator[Person]:
    for position, signer in enumerate((context.document.chu_ky, *context.document.chu_ky_khac)):
        if signer is not None and len(signer.ho_ten.split()) > 1 and signer.ho_ten != signer.ho_ten.upper():
            path: Path = ("chu_ky", "ho_ten") if position == 0 else ("chu_ky_khac", position - 1, "ho_ten")
            name, title = plain(signer.ho_ten), " ".join(signer.chuc_vu.split()).capitalize()
            yield Person("", name, "" if title.lower().startswith(_FOR_A_TASK) else title, path, name)


def office_of(title: str) -> str:
    """Return an office without what is done in it ("Chủ tịch Ủy ban nhân dân xã chủ trì" is chủ tịch xã)."""
    words = patterns.sub(r"Ủy ban nhân dân|UBND", "", title.partition(":")[0]).split()
    end = next(
        (at for at, word in enumerate(words) if at > 1 and word.islower() and word not in _OF_OFFICES), len(words)
    )
    return " ".join(words[:end]).casefold()


def held_by_one(one: str, other: str) -> bool:
    """Whether one person may hold both: one told more fully ("trưởng phòng kinh tế"), or one given for a task."""
    if one.startswith(other) or other.startswith(one):
        return True
    return one.startswith(_FOR_A_TASK) != other.startswith(_FOR_A_TASK)
