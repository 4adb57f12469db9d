"""CH: a clause said twice in one sentence ("…; dọn bến đò, phát phao cứu sinh, …; dọn bến đò, phát phao cứu sinh, …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs.checking.context import SENTENCES, Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.beside import bare
from cchc_docs.checking.wording.neighbours import neighbours
from cchc_docs.model.document import Text
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_SENTENCE_END = ours(r"(?<=[.!?])\s+(?=[^\W\da-z_])|\n")
_PIECE = ours(r"(?P<ve>[^,;:\n]+)(?P<dau>[,;:]|$)")
_FIRST, _ALL = 4, 6
"""Fewer words come again without harm: a list of offices, "theo quy định của pháp luật"."""
_NO_CLAUSE = (
    "theo ",
    "trên ",
    "của ",
    "trong ",
    "tại ",
    "các ",
    "những ",
    "cán bộ",
    "với ",
    "do ",
    "từ ",
    "đối với ",
    "nếu ",
    "khi ",
)
_KEY = "clause twice"


class _Piece(NamedTuple):
    """What stands between two marks: its words in small letters, where it begins, the mark before it ("" where none is)."""

    said: str
    start: int
    before: str


@rule(
    code="CH84",
    title="Một vế nói hai lần trong một câu",
    severity=CANH_BAO,
    can_cu=practice("mỗi ý nói một lần"),
    tru=QUOTED,
    bad="mo_dau: ['Mở bến; phát phao cứu sinh cho khách, nhắc chủ đò, treo cờ; phát phao cứu sinh cho khách, nhắc chủ đò, trực đêm.']",
    good="mo_dau: ['Mở bến; phát phao cứu sinh cho khách, nhắc chủ đò, treo cờ; phát phao cứu sinh cho bến, trực đêm.']",
)
def clause_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Một vế từ sáu chữ, hoặc hai vế liền nhau, đứng lại nguyên văn trong cùng câu: thường do chép, cắt dán.

    Sau chấm phẩy thì cảnh báo, sau dấu phẩy thì gợi ý. Tên riêng, số liệu, cụm “theo …”, “các …”, phần việc sau dấu hai chấm không xét.
    """
    searched = context.unpassed(_KEY)
    found = []
    for text in searched.prose:
        again = _again(text.text)
        if again is None:
            continue
        found.append(text)  # whatever its role here: the same words may stand as a sentence in the next paper
        if text.role not in SENTENCES:
            continue
        start, end, sure = again
        quote = text.text[start:end].strip()
        yield Finding(
            text.path, "Vế này đã nói ở trên trong cùng câu", quote, "bỏ một lần", severity=None if sure else GOI_Y
        )
    context.pass_texts_but(_KEY, found)


def _again(words: str) -> tuple[int, int, bool] | None:
    """Where the second of two equal runs of clauses stands in a sentence, and whether both stand behind a semicolon or open it."""
    parted = words.lower().replace(". ", ",").replace(";", ",").replace(":", ",").replace("\n", ",")
    long = [piece.strip(" .") for piece in parted.split(",") if piece.count(" ") > _FIRST - 2]
    if len(long) == len(set(long)):
        return None
    start = 0
    for end in (*(mark.start() for mark in _SENTENCE_END.finditer(words)), len(words)):
        pieces, before = [], ""
        for piece in _PIECE.finditer(words, start, end):
            pieces.append(_Piece(piece["ve"].strip(" .").lower(), piece.start("ve"), before))
            before = piece["dau"]
        if (found := _twice(words, pieces, end)) is not None:
            return found
        start = end
    return None


def _twice(words: str, pieces: list[_Piece], end: int) -> tuple[int, int, bool] | None:
    first: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        at = first.setdefault(piece.said, number)
        if at == number or not _may_be_a_clause(words, pieces[at], piece):
            continue
        length = 1
        while number + length < len(pieces) and at + length < number:
            if pieces[number + length].said != pieces[at + length].said:
                break
            length += 1
        run = pieces[number : number + length]
        if sum(len(one.said.split()) for one in run) >= _ALL:
            until = pieces[number + length].start - 1 if number + length < len(pieces) else end
            return piece.start, until, {piece.before, pieces[at].before} <= {";", ""}
    return None


def _may_be_a_clause(words: str, one: _Piece, other: _Piece) -> bool:
    """Whether words are no name, figure, circumstance, list of people - and no task told of two places ("bản Hin: …; bản Mo: …")."""
    said = other.said
    if len(said.split()) < _FIRST or said.startswith(_NO_CLAUSE) or ":" in (one.before, other.before):
        return False
    as_typed = words[other.start : other.start + len(said) + 1].strip()[1:]
    return as_typed == as_typed.lower() and not any(letter.isdigit() for letter in said)


_JOINTS = (" trong ", " của ", " về ", " tại ")
_WORD_AND_ITS_LIKE = ours(
    r"(?<![^\W_])([^\W\d_]{2,} [^\W\d_]{2,})(?: trong | của | về | tại )\1(?![^\W_])", re.IGNORECASE
)
_NAMED_BY_WORK = ours(
    r"(?<![^\W_])(?:cơ quan|đơn vị|lực lượng|bộ phận|đoàn|tổ|ban|hội đồng|người|cán bộ) $", re.IGNORECASE
)
_AROUND = "around a joint"


@rule(
    code="CH86",
    title="Một từ nói hai lần quanh một chữ nối (học nghề trong học nghề)",
    severity=CANH_BAO,
    can_cu=practice("mỗi ý nói một lần"),
    tru=QUOTED,
    bad="mo_dau: [Khen em có tiến bộ học nghề trong học nghề.]",
    good="mo_dau: ['Khen em có tiến bộ trong học nghề, thợ giỏi của bến, sổ trong sổ lớn.']",
)
def around_a_joint(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Từ hai chữ đứng ở cả hai bên “trong”, “của”, “về”, “tại”."""
    searched = context.unpassed(_AROUND)
    small, found = searched.whole_small, dict[int, Text]()
    for joint in _JOINTS if len(small) == len(searched.whole) else ():
        at = small.find(joint)
        while at >= 0:
            two = small.rfind(" ", 0, max(0, small.rfind(" ", 0, at))) + 1
            if small.startswith(small[two:at], at + len(joint)):
                text = searched.text_at(at)
                found[id(text)] = text
            at = small.find(joint, at + 1)
    context.pass_texts_but(_AROUND, found.values())
    for text in found.values():
        for twice in _WORD_AND_ITS_LIKE.finditer(text.text):
            if _NAMED_BY_WORK.search(text.text, 0, twice.start()):
                continue  # "cơ quan điều tra trong điều tra, truy tố": who, and a stage of the work
            yield Finding(text.path, f"“{twice[1]}” nói hai lần", twice[0], "bỏ một lần")


_WORD = r"[^\W\d_]+"
_ITEM = ours(rf", (?P<lai>(?!(?:từng|rất|mãi|ngày|lần|luôn|càng) ){_WORD}(?: {_WORD}){{1,5}})(?=[,;.\n]| và |\Z)")
"""An item behind a comma: it stands twice where the same words are before the comma too, which is asked of the match."""
_ITEMS = "item twice"


@rule(
    code="CH94",
    title="Một mục viết hai lần liền nhau (các chủ đò, các chủ đò)",
    severity=CANH_BAO,
    can_cu=practice("mỗi ý nói một lần"),
    tru=QUOTED,
    bad="mo_dau: ['Mời các chủ đò, các chủ đò, tổ phao dự họp.']",
    good="mo_dau: ['Mời các chủ đò, các tổ phao, tổ bến dự họp; nước lên từng ngày, từng ngày; mời các phó trưởng bến, trưởng bến.']",
)
def item_twice(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Một mục từ hai chữ đứng hai lần liền nhau trong danh sách."""
    searched, left = context.unpassed(_ITEMS), list[Text]()
    for hit in searched.matches(_ITEM):
        again, words = hit.match["lai"], hit.text.text
        start = hit.start - len(again)
        if start < 0 or not words.startswith(again, start) or words[start - 1 : start].isalnum():
            continue
        if not _is_longer(words, start, again):
            left.append(hit.text)
            yield Finding(hit.text.path, f"“{again}” đứng hai lần liền nhau", words[start : hit.span("lai")[1]], again)
    context.pass_texts_but(_ITEMS, left)


_WORD_BEFORE = ours(r"([^\W\d_]+) $")
_LONGER = frozenset(
    ["tổng", "phó", "liên", "hiệp", "cựu", "nguyên", "tiểu", "đại", "chánh", "siêu", "phân", "cụm", "chi"]
)
"""Behind these a name is another one: “Tổng công ty, công ty”, “phó trưởng thôn, trưởng thôn”, “liên hiệp hợp tác xã”."""


def _is_longer(words: str, start: int, again: str) -> bool:
    """Whether what stands twice is first the end of a longer name, so that two things are told."""
    before = _WORD_BEFORE.search(words, 0, start)
    word = before[1].lower() if before else ""
    return word in _LONGER or bool(
        word and neighbours().a_word(bare(word), bare(again.split(" ", maxsplit=1)[0].lower()))
    )
