"""TC: what a paper forbids or makes free in one place and asks for, or has paid, in another; "most" of what is less than half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.context import Context, sentences
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.record import NamedTuple

_FORBIDS = patterns.ours(
    r"(?<!\w)(?:nghiêm cấm|cấm)(?: (?:mọi hành vi|việc|hành vi))? (?P<viec>[^\W\d_]+(?: [^\W\d_]+){1,6})",
    re.IGNORECASE,
)
_ALLOWS = patterns.ours(
    r"(?<!\w)(?<!không )(?:được khuyến khích|khuyến khích(?: (?:người dân|bà con|các hộ|nhân dân|nông dân))?|được phép|cho phép(?: (?:người dân|bà con|các hộ))?) (?P<viec>[^\W\d_]+(?: [^\W\d_]+){1,6})",
    re.IGNORECASE,
)
_FREE = patterns.ours(
    r"(?<!\w)(?P<cau>(?:không thu|miễn)(?: phí| lệ phí| tiền) (?P<viec>[^\W\d_]+(?: [^\W\d_]+){1,9}))", re.IGNORECASE
)
_PAID = patterns.ours(
    r"(?<!không )(?<!\w)(?P<cau>thu (?:phí|lệ phí|tiền) (?P<viec>[^\W\d_]+(?: [^\W\d_]+){1,9}?) (?:là |mức )?\d[\d.]* đồng)",
    re.IGNORECASE,
)
_NARROWS = patterns.ours(
    r"(?<!\w)(?:trừ|khi|nếu|trường hợp|giờ|ban đêm|gần|ven|cạnh|có giấy phép|nơi quy định|hộ nghèo|hộ cận nghèo|trẻ em|học sinh|người cao tuổi|người khuyết tật|cho (?:các )?(?:hộ|em|cụ)|tháng đầu|đến (?:hết )?ngày|trước đây|năm trước)(?!\w)",
    re.IGNORECASE,
)
"""What makes of it a rule for some people, places or hours, or of another time."""
_YEAR = patterns.ours(r"(?<!\w)năm (20\d\d)(?!\w)", re.IGNORECASE)
_PLACING = frozenset(("ngay", "tại", "ở", "trên", "trong", "sau", "ngoài", "vào", "bằng", "để", "quanh", "dưới"))
_ALL = patterns.ours(r"(?<!\w)(?:bất kỳ|bất cứ|mọi|tất cả|toàn bộ|điểm nào|đâu)(?!\w)", re.IGNORECASE)
_OWN_NAME = patterns.ours(r"(?<=[^\W\d_] )[A-ZĐÀ-Ỹ][^\W\d_]+")


class _Word(NamedTuple):
    """What a sentence forbids, allows, makes free or has paid: which of them, the words shown, of what, the sentence."""

    kind: str
    quote: str
    matter: tuple[str, ...]
    sentence: str

    def is_of_before(self, year: int) -> bool:
        """Whether a rule is told of an earlier year; a price may be named with the year since when it stands."""
        return self.kind != "thu" and any(int(named) < year for named in _YEAR.findall(self.sentence))


def _words(text: str) -> list[_Word]:
    if not _MAY_SAY.search(text):
        return []
    out = []
    for _, sentence in sentences(text):
        for kind, pattern in (("cấm", _FORBIDS), ("cho", _ALLOWS), ("miễn", _FREE), ("thu", _PAID)):
            for found in pattern.finditer(sentence):
                if kind == "thu" or not _NARROWS.search(sentence):
                    matter = tuple(found["viec"].lower().split())
                    out.append(_Word(kind, found[0].strip(), matter, sentence))
    return out


_MAY_SAY = patterns.ours(r"cấm |khuyến khích|phép |thu (?:phí|lệ phí|tiền)|miễn (?:phí|lệ phí|tiền)", re.IGNORECASE)
_AGAINST = {"cho": "cấm", "cấm": "cho", "thu": "miễn", "miễn": "thu"}


@rule(
    code="TC88",
    title="Chỗ cấm, chỗ khuyến khích; chỗ miễn phí, chỗ thu phí cùng một việc",
    severity=CANH_BAO,
    can_cu=practice("chủ trương trong một văn bản phải thống nhất"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Nghiêm cấm neo bè ở bến Hạ.', 'Các hộ được khuyến khích neo bè ngay ở bến Hạ.']",
    good="mo_dau: ['Nghiêm cấm neo bè ở bến Hạ.', 'Các hộ được khuyến khích neo thuyền ở bến Hạ.', 'Miễn phí qua đò cho học sinh.', 'Thu phí qua đò 5.000 đồng.']",
)
def for_and_against(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“nghiêm cấm đốt …” và “được khuyến khích đốt …”; “không thu phí tham quan ở bất kỳ điểm nào” và “thu phí tham quan 20.000 đồng”.

    Cùng việc, cùng vật mới xét; thu phí thì một chỗ phải nói mọi nơi hoặc hai chỗ cùng một nơi có tên. Có trừ, nếu, khi, đối tượng được miễn thì thôi.
    """
    year = (context.earliest or context.on).year
    said = [(text, one) for text, one in context.each(_words) if text.role != "can_cu" and not one.is_of_before(year)]
    for at, (text, one) in enumerate(said):
        for earlier, other in said[:at]:
            if _AGAINST[one.kind] == other.kind and _one_matter(one, other):
                message = f"Chỗ khác ghi “{other.quote}”"
                yield Finding(text.path, message, one.quote, "thống nhất một chủ trương", also=(earlier.path,))
                break


def _one_matter(one: _Word, other: _Word) -> bool:
    """Whether both speak of one act on one thing; what follows may only say where."""
    a, b = one.matter, other.matter
    if a[:2] != b[:2]:
        return False
    third = [words[2] if len(words) > len(a[:2]) else "" for words in (a, b)]
    if one.kind in ("thu", "miễn"):
        names = [set(_OWN_NAME.findall(each.sentence)) for each in (one, other)]
        free = one if one.kind == "miễn" else other
        return _ALL.search(free.sentence) is not None or not names[0].isdisjoint(names[1])
    allowed = third[0] if one.kind == "cho" else third[1]
    return third[0] == third[1] or allowed in _PLACING or not allowed


_MOST = patterns.ours(
    r"(?:^ ?|, )(?:Như vậy,? |Do đó,? |Vì vậy,? |Có thể nói,? )?(?P<cau>(?:hầu hết|phần lớn|đa số|đại đa số)(?: số)?(?P<ai>(?: [^\W_]+){1,8}?) (?P<gi>(?:đã|đều|được|tham gia|có)(?: [^\W_]+){1,12}))",
    re.IGNORECASE,
)
_RATE = patterns.ours(r"(?<![\d.,])(?:đạt|chiếm|bằng|là|mới|chỉ) (?P<so>\d{1,2}(?:,\d{1,2})?)%", re.IGNORECASE)
_OF = patterns.ours(r"(?<![\d.,/])(?P<a>\d{1,3}(?:\.\d{3})*)/(?P<b>\d{1,3}(?:\.\d{3})*)(?![\d/.,]*\d) ")
_LITTLE = frozenset(("đã", "đều", "được", "có", "trên", "của", "trong", "các", "và", "cho", "với", "năm", "tỷ", "lệ"))
_NOT = patterns.ours(r"(?<!\w)(?:chưa|không)(?!\w)", re.IGNORECASE)
_HALF, _SHARED = 50, 2


@rule(
    code="TC89",
    title="“Hầu hết”, “phần lớn” mà số ngay trước chưa đến một nửa",
    severity=CANH_BAO,
    can_cu=practice("lời nhận xét phải theo số liệu"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Hộ dùng nước sạch đạt 34,5%. Như vậy, đa số hộ đã có nước sạch.']",
    good="mo_dau: ['Hộ dùng nước sạch đạt 74,5%. Như vậy, đa số hộ đã có nước sạch.', 'Hộ nghèo chiếm 3,2%. Phần lớn hộ nghèo ở thôn Hạ.']",
)
def most_of_less_than_half(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu liền sau câu có đúng một tỷ lệ dưới 50%, nói về chính những người, việc ấy bằng chữ “hầu hết”, “phần lớn”, “đa số”."""
    for text, (quote, told) in context.each(_most):
        yield Finding(text.path, f"“{quote}”, ngay trước ghi {told}", quote, "sửa lời theo số liệu")


def _most(words: str) -> list[tuple[str, str]]:
    out = []
    before = ""
    for _, sentence in sentences(words) if "%" in words or "/" in words else ():
        found = _MOST.search(sentence)
        told = _less_than_half(before) if found else ""
        if found and told:
            known = set(patterns.findall(r"[^\W\d_]+", before.lower()))
            who, what = ({word for word in found[name].lower().split() if word not in _LITTLE} for name in ("ai", "gi"))
            if who & known and len(what & known) >= _SHARED and not _NOT.search(found["cau"]):
                out.append((found["cau"].strip(), told))
        before = sentence
    return out


def _less_than_half(sentence: str) -> str:
    """The one rate of a sentence, where it is below a half; "" where there are several, or more."""
    rates = [*_RATE.finditer(sentence)]
    if len(rates) == 1:
        return f"{rates[0]['so']}%" if Decimal(rates[0]["so"].replace(",", ".")) < _HALF else ""
    parts = [*_OF.finditer(sentence)]
    if not rates and len(parts) == 1 and "%" not in sentence:
        a, b = (int(parts[0][name].replace(".", "")) for name in "ab")
        return parts[0][0].strip() if b > _HALF and 2 * a < b else ""
    return ""
