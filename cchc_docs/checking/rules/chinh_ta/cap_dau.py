"""CH: brackets and quotation marks in pairs, over what belongs together: a cell, a line broken by Enter, a long quotation."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import is_ditto
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Path, Text
from cchc_docs.patterns import ours
from cchc_docs.record import NamedTuple

_TYPING = practice("quy tắc gõ dấu câu tiếng Việt")
_REACH = {"(": 3, "[": 3, "“": 40}
"""How many texts later a mark may be closed: a line broken off soon, a quotation of many paragraphs late."""
_ANY = ours(r"[()\[\]“”\"]")
_MARK = ours(r"\(|(?P<label>(?<![^\W_])(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|x{0,1}(?:i{1,3}|iv|v|vi{1,3}|ix)))?\)")
_MEASURE = ours(r"(?<=[\d'’])\"(?!\w)")
"""Inches and seconds of arc: no quotation mark."""


class _Odd(NamedTuple):
    """A text with a mark that has no partner in it: more opened (+1) or more closed (-1)."""

    at: int
    text: Text
    mark: str
    side: int
    quote: str


@rule(
    code="CH08",
    title="Ngoặc hoặc dấu nháy mở mà không đóng",
    severity=LOI,
    can_cu=_TYPING,
    bad="mo_dau: ['Thực hiện Đề án “Chuyển đổi số năm 2026 trên địa bàn.']",
    good="mo_dau: ['Thực hiện Đề án “Chuyển đổi số” (gọi tắt là Đề án); gồm: a) rà soát; b) công bố.']",
)
def unclosed(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đếm trong từng đoạn, từng ô; dòng bị ngắt bằng Enter và đoạn trích dài được đếm tiếp sang đoạn sau.

    Nhãn “a)”, “1)”, dấu lặp lại trong ô bảng, dấu giây và inch không tính.
    """
    if not list(context.each(_marks_alone)):
        return
    texts = [text for text in _whole_cells(context.prose) if not is_ditto(text.text)]
    odd = [one for at, text in enumerate(texts) if _ANY.search(text.text) for one in _odd(at, text)]
    for one in _alone(odd, texts):
        if one.mark == "“":
            yield Finding(one.text.path, "Dấu nháy không đủ cặp", one.quote, "đặt đủ dấu nháy mở và đóng")
        elif one.mark == "[":
            yield Finding(one.text.path, "Ngoặc vuông không đủ cặp", one.quote, "đặt đủ ngoặc mở và đóng")
        else:
            missing = "đóng" if one.side > 0 else "mở"
            yield Finding(one.text.path, f"Ngoặc đơn thiếu dấu {missing}", one.quote, f"thêm dấu ngoặc {missing}")


def _marks_alone(words: str) -> Iterator[str]:
    """The marks of a text, or of a line, without a partner in it: where each line has none, a cell of several has none."""
    return (one.mark for one in _odd(0, Text((), "", words)))


def _odd(at: int, text: Text) -> Iterator[_Odd]:
    words = text.text
    balance, place = _alone_in(words) if "(" in words or ")" in words else (0, 0)
    if balance > 0:
        yield _Odd(at, text, "(", 1, words[place : place + 40])
    elif balance < 0:
        end = place
        yield _Odd(at, text, "(", -1, words[max(0, end - 40) : end + 1])
    if words.count("[") != words.count("]"):
        start = max(words.find("["), words.find("]"))
        side = 1 if words.count("[") > words.count("]") else -1
        yield _Odd(at, text, "[", side, words[start : start + 40])
    opening, closing = words.count("“"), words.count("”")
    straight = words.count('"') - len(_MEASURE.findall(words)) * (words.count('"') % 2)
    if opening > closing + straight or closing > opening + straight or (opening == closing and straight % 2):
        side = 1 if opening > closing or (opening == closing and _opens(words)) else -1
        lone = _never_opened(words) if closing > opening else -1
        start = _unpaired(words) if opening > closing else max(words.rfind("”"), words.rfind('"'))
        quote = words[start : start + 40] if lone < 0 else words[max(0, lone - 40) : lone + 1].lstrip()
        yield _Odd(at, text, "“", side, quote)


def _unpaired(words: str) -> int:
    """Where the first quotation opens that nothing closes: those before it may be whole."""
    open_: list[int] = []
    for at, letter in enumerate(words):
        if letter == "“":
            open_.append(at)
        elif letter in '”"' and open_:
            open_.pop()
    return open_[0] if open_ else words.find("“")


def _never_opened(words: str) -> int:
    """Where the first quotation ends that nothing opened, -1 where each is opened by some mark."""
    open_ = 0
    for at, letter in enumerate(words):
        if letter in '“"':
            open_ += 1
        elif letter == "”" and open_:
            open_ -= 1
        elif letter == "”":
            return at
    return -1


def _opens(words: str) -> bool:
    """Whether a lone straight mark stands where one opens: before a word."""
    at = words.rfind('"')
    return words[at + 1 : at + 2].isalnum()


def _alone(odd: list[_Odd], texts: list[Text]) -> Iterator[_Odd]:
    """Yield what finds no partner in a text soon after; of a quotation each paragraph may open anew, the last closes."""
    closed: set[int] = set()
    for number, one in enumerate(odd):
        if one.side < 0:
            continue
        for later in range(number + 1, len(odd)):
            other = odd[later]
            if other.at - one.at > _REACH[one.mark]:
                break
            if other.mark == one.mark and other.side < 0 and later not in closed and _near(one, other):
                closed |= {number, later}
                break
        else:
            follows = texts[one.at + 1].text if one.at + 1 < len(texts) else ""
            if one.mark == "“" and one.text.text.startswith("“") and follows.startswith("“"):
                closed.add(number)
    yield from (one for number, one in enumerate(odd) if number not in closed)


def _near(one: _Odd, other: _Odd) -> bool:
    """Whether two texts can be one thing typed in two: neither or both in a table, no sentence ended in between."""
    broken_off = one.mark == "“" or one.text.text.rstrip()[-1:] not in ".;!?"
    return broken_off and one.text.role.startswith("o.") == other.text.role.startswith("o.")


def _whole_cells(texts: list[Text]) -> Iterator[Text]:
    """Yield the texts, the lines of one cell joined: what opens in its first line may close in its last."""
    cell: Path = ()
    lines: list[Text] = []
    for one in texts:
        path = one.path
        if isinstance(path[-1], int) and one.role.startswith("o."):
            path = path[:-1]
        if path != cell and lines:
            yield _joined(cell, lines)
            lines = []
        cell = path
        lines.append(one)
    if lines:
        yield _joined(cell, lines)


def _joined(cell: Path, lines: list[Text]) -> Text:
    return lines[0] if len(lines) == 1 else Text(cell, lines[0].role, " ".join(one.text for one in lines))


def _alone_in(words: str) -> tuple[int, int]:
    """Return (brackets opened less closed, the place of the first without a partner).

    A list mark ("a)", "1)") outside brackets closes nothing.
    """
    open_: list[int] = []
    surplus: list[int] = []
    for found in _MARK.finditer(words):
        if found[0] == "(":
            open_.append(found.start())
        elif open_:
            open_.pop()
        elif not found["label"]:
            surplus.append(found.end() - 1)
    return (len(open_), open_[0]) if open_ else (-len(surplus), surplus[0] if surplus else 0)
