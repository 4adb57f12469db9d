"""CH: a long sentence or item that stands twice word for word: copied, and left at both places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.amounts import sentences
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.phan_cong.muc import below_organising
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple

_LEAST = 12
"""Words of a sentence that nobody writes twice by chance."""
_ROLES = ("muc", "doan")
_WORDS = patterns.ours(r"\w+")
_FORMULA = patterns.ours(
    r"^(?:[a-zđ]\)|[-+]|\d+[.)])? ?(?:thời gian|thời hạn|tiến độ|cơ quan|đơn vị|kinh phí|nguồn kinh phí|hình thức|sản phẩm|chủ trì|địa điểm|đối tượng|thành phần)(?:(?! và )[^.:,]){0,25}: |^(?:[a-zđ]\)|[-+]|\d+[.)])? ?(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Kế hoạch|Đề án|Chương trình|Chỉ thị|Tờ trình|Dự thảo|Báo cáo thẩm tra)(?!\w)|(?<!\w)(?:kế hoạch này|quyết định này|thông báo này|công văn này|phương án này|được giao|phân công|nhiệm vụ khác|theo (?:đúng )?(?:quy định|chức năng|nhiệm vụ|thẩm quyền)|báo cáo (?:kết quả|UBND|ủy ban|về)|chịu trách nhiệm (?:trước|thi hành)|căn cứ|trân trọng)(?!\w)|(?<!\w)(?:ước|dự kiến)(?!\w)[^.;]{0,60} đạt \d[\d.,/]* ?%? (?:kế hoạch|chỉ tiêu|dự toán)",
    re.IGNORECASE,
)
"""What one office after another is told in the same words; one line of a scheme told of each (“Thời gian: …”), papers called by their names."""


_BY_ARTICLES = frozenset({"nghi_quyet", "quyet_dinh", "quy_che", "quy_dinh"})
"""Each of their articles says all that holds for it, in the words of another if need be."""


class _Said(NamedTuple):
    text: Text
    quote: str


@rule(
    code="CH61",
    title="Câu, ý dài chép lại nguyên văn",
    severity=CANH_BAO,
    can_cu=practice("một ý nói một lần; chỗ sau dẫn lại chỗ trước"),
    tru=QUOTED,
    bad="noi_dung: [{tieu_de: Tồn tại, noi_dung: ['- Nhiều bến đò ngang chưa có phao cứu sinh, biển báo mực nước và đèn hiệu ban đêm.', '- Sổ khách ghi sơ sài.', '- Nhiều bến đò ngang chưa có phao cứu sinh, biển báo mực nước và đèn hiệu ban đêm.']}]",
    good="noi_dung: [{tieu_de: Tồn tại, noi_dung: ['- Nhiều bến đò ngang chưa có phao cứu sinh, biển báo mực nước và đèn hiệu ban đêm.', '- Sổ khách ghi sơ sài.', '- Nhiều bến đò dọc chưa có phao cứu sinh, biển báo mực nước và đèn hiệu ban đêm.']}]",
)
def copied(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Câu từ 12 chữ trở lên đứng hai lần trong phần nội dung; không cùng một danh sách, một đoạn thì chỉ là gợi ý, trừ khi câu dài gấp đôi.

    Câu lặp từ ba lần, việc giao bằng lời như nhau cho từng đơn vị, câu khuôn (“theo quy định”, “Kế hoạch này”), dòng “Đơn vị chủ trì: …” thì không xét;
    văn bản viết theo điều, phụ lục, đề mục, ô của bảng cũng không.
    """
    if context.document.loai in _BY_ARTICLES:
        return
    said: dict[str, list[_Said]] = {}
    given = [one.path for one in below_organising(context)]
    for text in context.sentences_of_body:
        if text.role in _ROLES and text.path[0] != "phu_luc":
            for words, sentence in _long(text.text):
                said.setdefault(words, []).append(_Said(text, sentence))
    for places in said.values():
        if len(places) != 2 or _FORMULA.search(places[0].quote) or _is_field(places[0].quote):
            continue
        first, again = places
        beside = _list_of(first.text.path) == _list_of(again.text.path)
        if not beside and any(_is_in(each.text.path, given) for each in places):
            continue
        level = CANH_BAO if beside or len(_WORDS.findall(again.quote)) >= 2 * _LEAST else GOI_Y
        yield Finding(
            again.text.path, "Câu này đã có nguyên văn ở chỗ khác", again.quote, "bỏ một chỗ", severity=level,
            also=(first.text.path,),
        )  # fmt: skip


@lru_cache(maxsize=20_000)
def _long(text: str) -> tuple[tuple[str, str], ...]:
    """The long sentences of a text, each with its words in small letters; the same text stands in paper after paper."""
    typed = [(sentence.strip(), _WORDS.findall(sentence.lower())) for _, sentence in sentences(text)]
    return tuple((" ".join(words), sentence) for sentence, words in typed if len(words) >= _LEAST)


def _is_field(sentence: str) -> bool:
    """Whether a sentence is a line of a form, with little behind its colon: the same may be told of two things."""
    name, colon, rest = sentence.partition(": ")
    return bool(colon) and "," not in name and len(_WORDS.findall(rest)) < _LEAST


def _list_of(path: Path) -> Path:
    """The list an item stands in: its siblings have the same."""
    numbers = [at for at, step in enumerate(path) if isinstance(step, int)]
    return path[: numbers[-1]]


def _is_in(path: Path, parts: list[Path]) -> bool:
    return any(path[: len(part)] == part for part in parts)
