"""TT: names of laws in other capitals or without the commas of their own names (khoản 6 Mục V Phụ lục II)."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, Severity
from cchc_docs.checking.registry import nd30
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.law.register import LegalText
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import to_placement_text

_REFERENCE = nd30("khoản 6 Mục V Phụ lục II")
_KIND = patterns.ours(r"(?:[Bb]ộ [Ll]uật|(?<![Bb]ộ )(?<![Pp]háp )(?<!kỷ )[Ll]uật|[Pp]háp lệnh) (?=[^\W\d_])")
_WORD = patterns.ours(r"[^\W\d_]+")
_WORDS = patterns.ours(r"[^\W\d_]+(?:,? [^\W\d_]+){0,17}")
_ENDS = patterns.ours(
    r" (?:ngày|năm|số|được|và|của|về|tại|theo|có|đã|đối|trên|trong|cho|hiện|này|là|đến|tới) | (?:19|20)\d\d(?![\w/])|[.;:)”\"]|, (?:ngày|năm|số|được|các|những|đồng thời|nhằm|theo|góp|bảo đảm|đảm bảo|[^a-zà-ỹđ])| \(|$"
)
"""What may stand behind a name: other words may be the rest of a longer one ("Luật giáo dục đại học")."""
_OF_A_DAY = patterns.ours(r",? (?:ngày|năm) \d")
_OF_ONE = ("thi hành ", "điều của ", "ăn cứ ")
"""What stands before a name where one law is meant: "hướng dẫn thi hành pháp lệnh thư viện"."""
_NO_NAME = patterns.ours(
    r"(?:[Kk]hoa|[Nn]gành|[Mm]ôn|[Tt]rường|[Đđ]ại học|[Pp]hòng|[Cc]ông ty|[Bb]áo|[Tt]ạp chí|[Đđ]oàn|[Hh]ội|[Cc]ử nhân|[Tt]hạc sĩ|[Tt]iến sĩ) $"
)
_EITHER_WAY = frozenset({"nhà", "nước", "nhân", "dân"})
"""“Ngân sách Nhà nước”: a name of a law has them small, khoản 1 Mục V with a capital; no more than a hint."""


def names_of_laws(context: Context) -> Iterator[Finding]:
    """“Luật phòng chống thiên tai”: any law of the register, however its name is typed; each form once, with its places."""
    found: dict[tuple[str, LegalText], list[Text]] = {}
    for hit in context.matches(_KIND, ("luật ", "pháp lệnh ")):
        text = hit.text.text
        run = _WORDS.match(text, hit.end)
        if (
            run is None
            or not hit.is_word
            or text.isupper()
            or _NO_NAME.search(text[max(0, hit.start - 10) : hit.start])
        ):
            continue
        named = context.register.law_beginning(hit.match[0].strip().capitalize(), run[0])
        if named is None or not named[0].trich_yeu_chac:
            continue
        end = hit.end + named[1]
        named_one = text[hit.end].isupper() and not text.endswith("các ", 0, hit.start)
        certain = text[hit.start].isupper() or named_one or _OF_A_DAY.match(text, end) is not None
        certain = certain or text.endswith(_OF_ONE, 0, hit.start)
        if certain and _ENDS.match(text, end):
            found.setdefault((text[hit.start : end], named[0]), []).append(hit.text)
    for (typed, law), texts in found.items():
        right = f"{law.loai} {law.trich_yeu}"
        severity = _severity(typed, right)
        if severity is not None:
            message = f"“{typed}” viết “{right}”{times(texts)}"
            yield Finding(
                texts[0].path, message, typed, right, right, reference=_REFERENCE, severity=severity, also=others(texts)
            )


def _severity(typed: str, right: str) -> Severity | None:
    """How grave it is to type a name so, None where nothing is wrong."""
    typed = typed.replace("Bộ Luật", "Bộ luật")  # TT40 tells of the kind by itself
    one, two = (to_placement_text(" ".join(words.split()), "old") for words in (typed, right))
    if one == two or typed.isupper():
        return None
    odd = [(a, b) for a, b in zip(_WORD.findall(one), _WORD.findall(two), strict=True) if a != b]
    if odd and all(a.lower() in _EITHER_WAY for a, _ in odd) and one.count(",") == two.count(","):
        return GOI_Y
    return CANH_BAO
