"""Tables of wordings (checking/data/mau_cau.yaml): one pattern a row, each with a bad and a good example of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import Severity
from cchc_docs.checking.word_lists import CAPITALS, word_list
from cchc_docs.checking.wording.hits import Hit
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_AROUND = 70
"""Letters before and after a match in which `tru` is looked for, no further than the clause."""
_CLAUSE_END = ours(r"[.;:!?]\s")


class Phrase(NamedTuple):
    """One row: `mau` is a regular expression that is wrong; group `sai` marks the words at fault where it is narrower.

    Patterns are compiled where the words they need were seen. `can`: words without which the pattern need not be tried (in small letters; one with a capital is looked for as it is).
    `truoc`: what must stand right before. `tru`: a pattern that makes the clause around right. `vai`: the roles of texts
    it is for (all if empty). `vi_du_sai`, `vi_du_dung`: its examples.
    """

    mau: str
    can: tuple[str, ...]
    truoc: str
    tru: str
    vai: tuple[str, ...]
    dung: str
    muc: Severity
    ly_do: str
    vi_du_sai: str
    vi_du_dung: str


class Told(NamedTuple):
    """Words that match a row: the text, where the words at fault begin and end in it, the row."""

    hit: Hit
    start: int
    end: int
    row: Phrase

    @property
    def words(self) -> str:
        """The words at fault."""
        return self.hit.text.text[self.start : self.end]


_OF_A_PLACE = r"(?: (?:xã|phường|đặc khu|tỉnh|thành phố)(?: <HOA>[^\W\d_]*)*)?"
_STANDS_FOR = {
    "<UB>": rf"(?:Chủ tịch )?(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân){_OF_A_PLACE}",
    "<HD>": rf"(?:HĐND|Hội đồng nhân dân){_OF_A_PLACE}",
    "<SE>": r"(?:,? (?:đã|sẽ|sớm|cần|phải|họp,?|ký,?|xem xét,?|nghiên cứu,?|thảo luận,?|thống nhất|đồng ý|kịp thời))*",
    "<TREN>": r"(?:(?:UBND|nhân dân|HĐND) (?:tỉnh|thành phố)|[Tt]ỉnh (?:ủy|uỷ)|(?<!\w)(?<!ngành )(?<!trong )(?<!toàn )(?<!cấp )(?<!bàn )[Tt]ỉnh (?:đã |vừa |sẽ )?(?:có|ban hành|giao|chỉ đạo|đôn đốc|yêu cầu|phân công|kiểm tra) |(?:[Cc]hủ tịch|[Ll]ãnh đạo|[Đđ]oàn (?:kiểm tra|công tác) của) tỉnh|Sở |Bộ |Chính phủ|[Tt]hủ tướng|Trung ương|[Cc]ấp trên|[Cc]ông điện|Bộ trưởng)",
    "<TEN>": r"(?:Hai Bà|Điện Biên Phủ|Quang Trung|(?:Nguyễn|Trần|Lê|Phạm|Huỳnh|Phan|Võ|Đặng|Bùi|Ngô|Đinh|Lý|Trưng) <HOA>)",
    "<HOA>": f"[{CAPITALS}]",
}
"""What a pattern of the tables may say in short: a people's committee or its chairman, a council, what may stand before the verb, a body above that does it, a person or an event a place is named after."""


def _written_out(pattern: str) -> str:
    for short, written in _STANDS_FOR.items():
        pattern = pattern.replace(short, written)
    return pattern


@cache
def phrases(group: str) -> tuple[Phrase, ...]:
    """Return the rows of one table. In a pattern, <HOA> stands for a capital letter of Vietnamese, and so on (`_STANDS_FOR`).

    Every match begins where a word begins; that is asked of the match, not in the pattern (`Hit.is_word`).
    """
    return tuple(
        Phrase(
            _written_out(entry["mau"]),
            tuple(entry["can"]),
            entry["truoc"] + "$" if entry.get("truoc") else "",
            _written_out(entry.get("tru") or ""),
            tuple(entry.get("vai", ())),
            entry["dung"],
            Severity(entry.get("muc", "canh_bao")),
            entry["ly_do"],
            entry["vi_du_sai"],
            entry["vi_du_dung"],
        )
        for entry in word_list("mau_cau")[group]
    )


def told(context: Context, group: str) -> Iterator[Told]:
    """Yield every place where a row of a table matches: one pass over the document for each row whose words are there."""
    key, found = ("phrases", group), []
    searched = context.unpassed(key)
    for row in phrases(group):
        pattern = _compiled(row.mau, re.MULTILINE.value)
        for hit in searched.matches(pattern, row.can):
            found.append(hit.text)
            if not hit.is_word or (row.truoc and not _compiled(row.truoc).search(hit.text.text[: hit.start])):
                continue
            if row.vai and hit.text.role not in row.vai:
                continue
            if row.tru and _compiled(row.tru).search(_clause(hit)):
                continue
            narrow = "sai" in pattern.groupindex and hit.match["sai"] is not None
            start, end = hit.span("sai") if narrow else (hit.start, hit.end)
            yield Told(hit, start, end, row)
    context.pass_texts_but(key, found)


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return ours(pattern, flags)


def _clause(hit: Hit) -> str:
    """The words around a match, no further than the ends of its sentence."""
    words = hit.text.text
    before = _CLAUSE_END.split(words[max(0, hit.start - _AROUND) : hit.start])[-1]
    after = _CLAUSE_END.split(words[hit.end : hit.end + _AROUND])[0]
    return before + words[hit.start : hit.end] + after
