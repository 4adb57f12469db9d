"""How many people a council, a committee or a team is said to have, against the roles named beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.figures.amounts import Wrong
from cchc_docs.vietnamese.numbers import TO_TEN, parse_number_words

_CREW = patterns.ours(
    rf"(?<!\w)(?P<ten>(?:Hội đồng|Ban|Tổ|Đoàn|Nhóm|Đội|Tiểu ban)(?: [^\W\d]+){{0,6}}?)(?:,? (?:gồm|có|gồm có)|:| ?\()(?: tổng số)? ?(?P<so>\d{{1,2}}|{TO_TEN}) (?P<nguoi>người|thành viên|đồng chí|ủy viên)(?!\w)(?P<sau>[^:.;]{{0,50}}:|[^:.;]{{0,20}}(?:\)|,|$|\.)(?: do|:)?)",
)
_TOTAL = patterns.ours(
    rf"(?<=[.;] )(?:Tổng(?: số| cộng)?|Tất cả|Cộng):? (?P<so>\d{{1,2}}|{TO_TEN}) (?P<nguoi>người|thành viên|đồng chí)(?=[.;]|$)"
)
_OPENS_CREW = patterns.ours(r"(?:Thành phần )?(?:Hội đồng|Ban|Tổ|Đoàn|Nhóm|Đội)(?: [^\W\d]+){0,6}:? ")
_ROLE = patterns.ours(
    r"(?<!\w)(?:(?:phó )?chủ tịch|(?:phó )?(?:trưởng|tổ trưởng|đoàn trưởng|đội trưởng|trưởng ban|trưởng đoàn|trưởng nhóm|giám đốc|hiệu trưởng|chánh văn phòng)|tổ phó|đội phó|đoàn phó|phó ban|phó đoàn|thư ký|thành viên|ủy viên|uỷ viên)(?!\w)",
    re.IGNORECASE,
)
_ROLED = patterns.ours(
    rf"(?P<ai>.{{3,70}}?)(?:: | - | ?\(| làm | là )(?:(?P<dau>\d{{1,2}}|{TO_TEN}) )?(?P<vai>[^()]{{3,60}})\)?",
    re.IGNORECASE,
)
_LED = patterns.ours(rf"(?P<dau>0?\d|1\d|{TO_TEN}) (?P<vai>.{{3,60}})", re.IGNORECASE)
_MANY = patterns.ours(
    r"(?<!\w)(?:các|những|một số|toàn thể|đại diện các|mỗi|trưởng các|v\.v)(?!\w)|…|\.\.\.", re.IGNORECASE
)
_NUMBER = patterns.ours(rf"(?P<so>0?\d|1\d|{TO_TEN}) ", re.IGNORECASE)
_OFFICE = patterns.ours(
    r"(?:đồng chí )?(?:(?:[Pp]hó )?(?:Chủ tịch|Trưởng [Pp]hòng|Chánh Văn phòng|Giám đốc|Hiệu trưởng|Trưởng Công an|Chỉ huy trưởng|Trạm trưởng|Trưởng [Tt]rạm))(?!\w)(?P<noi>[^()]{0,60})"
)
"""One post of an office, which one person holds; a person may be told by two of them, so that they are no more than these."""
_TWO_OFFICES = patterns.ours(
    r"(?<!HĐND) và (?!UBND)(?!Ủy ban)|(?<!\w)(?:trưởng|phó|kiêm|cùng|với|chuyên môn|liên quan|thuộc)(?!\w)|/",
    re.IGNORECASE,
)
_STAFF = patterns.ours(
    r"(?:chuyên viên|cán bộ|công chức|viên chức|kế toán|nhân viên|công an viên)(?!\w)", re.IGNORECASE
)
_FEWEST = 3
_NEAR = 2


def wrong_crews(text: str) -> Iterator[Wrong]:
    """Yield the numbers of members of a text that the roles told beside them do not make."""
    for told in _CREW.finditer(text):
        yield from _judged(text, told, *_roles_of(text, told))
    for told in _TOTAL.finditer(text):
        opens = _OPENS_CREW.match(text)
        if opens and opens[0].rstrip().endswith(":"):
            yield from _judged(text, told, opens.end(), told.start())


def _roles_of(text: str, told: re.Match[str]) -> tuple[int, int]:
    """Where the roles stand: behind the number to the end of its sentence, else in the sentence before."""
    end = patterns.search(r"\.(?=\s|$)|\.?/\.|$", text[told.end("nguoi") :])
    stop = told.end("nguoi") + (end.start() if end else 0)
    behind = text[told.end("nguoi") : stop]
    opened = patterns.match(r"[^:.;]{0,50}:|\):|, do ", behind)
    if opened:
        return told.end("nguoi") + opened.end(), stop
    if not behind.strip(" )"):
        begin = max((one.end() for one in patterns.finditer(r"\. ", text[: max(0, told.start() - 2)])), default=0)
        return begin, max(begin, told.start())
    return stop, stop


def _judged(text: str, told: re.Match[str], start: int, end: int) -> Iterator[Wrong]:
    said = int(told["so"]) if told["so"].isdigit() else parse_number_words(told["so"])
    words = text[start:end]
    count = _people(words)
    if count is None and said is not None and (most := _at_most(words)) is not None and most < said:
        count = most
    if said is None or count is None or count == said or abs(count - said) > _NEAR:
        return
    quote = text[told.start() : told.end("nguoi")]
    yield Wrong(told.start(), told.end("nguoi"), f"{quote.strip()}, kể ra {count:02d}", f"{count:02d}")


def _people(words: str) -> int | None:
    """How many people some roles are, None where they cannot be counted."""
    pieces = _pieces(words)
    if pieces is None or not _FEWEST <= len(pieces) <= 15:
        return None
    if any(_MANY.search(piece) and not _NUMBER.match(piece) for piece in pieces):
        return None  # "06 thành viên là công chức các phòng" are six
    count = 0
    for piece in pieces:
        roled, led = _ROLED.fullmatch(piece), _LED.fullmatch(piece)
        number = _NUMBER.match(piece)
        if roled and _ROLE.search(roled["vai"] if _ROLE.search(roled["vai"]) else roled["ai"]):
            typed = number["so"] if number else roled["dau"]
        elif led and _ROLE.search(led["vai"]):
            typed = led["dau"]
        else:
            return None
        value = 1 if typed is None else int(typed) if typed.isdigit() else parse_number_words(typed)
        if value is None:
            return None
        count += value
    return count


def _at_most(words: str) -> int | None:
    """How many people posts of offices told without holders, and numbers of their staff, are at most; None where that is not sure."""
    pieces = patterns.split(r", (?:và )?| và (?=0?\d )|; ", words.strip(" .;:,"))
    if len(pieces) < _FEWEST or not all(pieces) or _MANY.search(words):
        return None
    count, numbered = 0, False
    for piece in pieces:
        office, led = _OFFICE.fullmatch(piece), _LED.fullmatch(piece)
        if office and not _TWO_OFFICES.search(office["noi"]) and not any(map(str.isdigit, piece)):
            count += 1
        elif led and (_STAFF.match(led["vai"]) or _OFFICE.match(led["vai"])) and not patterns.search(r"\d", led["vai"]):
            count += int(led["dau"]) if led["dau"].isdigit() else parse_number_words(led["dau"]) or 0
            numbered = True
        else:
            return None
    return count if numbered else None  # who tells no number may mean both deputies by "Phó Chủ tịch"


def _pieces(words: str) -> list[str] | None:
    """The roles one by one: between semicolons, else between commas where each stands with its holder or its number."""
    words = words.strip(" .;:,")
    for mark in (r"; ?", r", | và (?=0?\d )|; "):
        pieces = [patterns.sub(r"^(?:và|do) ", "", one.strip(" .;:,")) for one in patterns.split(mark, words)]
        if len(pieces) >= _FEWEST and all(_ROLE.search(one) for one in pieces):
            return pieces
    return None
