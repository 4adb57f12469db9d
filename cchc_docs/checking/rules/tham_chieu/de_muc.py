"""Chains of labels ("khoản 3 mục VI phần C", "mục 4.6", "điểm a, b và d nêu trên") resolved in the outline of the paper itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.enumerators import ORDINALS, parse_roman

_ORDINALS = {word: number for number, word in enumerate(ORDINALS, 1)} | {"một": 1, "bốn": 4}
_TOKEN = patterns.ours(
    r"(?<![^\W_])(?:[Pp]hần (?:thứ )?(?P<part>nhất|hai|ba|tư|năm|sáu|[IVX]{1,4}|[A-EĐ])|(?:[Mm]ục|[Kk]hoản|[Đđ]iểm|[Tt]iết|[Tt]iểu mục|[Bb]ước) (?P<label>[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ]))(?![\w/]|\.\d)"
)
_NEXT = patterns.ours(r",? (?:của |thuộc |tại )?")
_MANY = patterns.ours(
    r"(?<![^\W_])(?:các )?điểm (?P<labels>[a-zđ](?:(?:,| và|, và| hoặc) (?:điểm )?[a-zđ])*) (?:đã )?(?:nêu |nói |kể )?(?:ở )?trên(?![^\W_])"
)
_HERE = patterns.ours(
    r",? (?:của |tại )?(?:[Mm]ục|[Pp]hần|Kế hoạch|Báo cáo|Văn bản|Hướng dẫn|Phương án|Đề án|Chương trình|Thông báo|Tờ trình|Công văn|văn bản) này|,? (?:đã )?(?:nêu |nói )(?:ở )?trên|[.;)]|$"
)
_ELSEWHERE = patterns.ours(
    r"\d[/-][A-ZĐ]|Luật|Nghị định|Thông tư|[Pp]hụ lục|[Mm]ẫu|[Bb]iểu|Quyết định|dự thảo|[Đđ]ề cương"
)
_WORDS = ("mục", "phần", "tiết")
"""One of them stands in every chain that is followed."""
_FEW = 2


def lacking(context: Context) -> Iterator[tuple[Text, str, str]]:
    """Yield (text, the reference as typed, the label that is not there)."""
    small = context.whole_small
    if "điểm " in small and "trên" in small:
        yield from _letters_above(context)
    if any(f"{word} này" in small for word in ("mục", "phần")):
        yield from _in_its_section(context)
    if any(f"{word} " in small for word in _WORDS):
        outline = [(one.path, _key(one)) for one in context.blocks if one.path[0] == "noi_dung"]
        for text in context.sentences_of_body:
            words = text.text.lower()
            if text.path[0] != "phu_luc" and any(f"{word} " in words for word in _WORDS):
                yield from _in_text(text, outline)


def _letters_above(context: Context) -> Iterator[tuple[Text, str, str]]:
    """“điểm a, b và d nêu trên” where no item before is labelled d."""
    for hit in context.matches(_MANY):
        place = context.order.get(hit.text.path, 0)
        before = {_key(one) for one in context.blocks if context.order.get(one.path, 0) < place}
        wanted = patterns.findall(r"(?<![^\W_])[a-zđ](?![^\W_])", hit.match["labels"])
        absent = next((label for label in wanted if label not in before), "")
        if absent and "a" in before:
            yield hit.text, hit.match[0], f"điểm {absent}"


_OF_THIS = patterns.ours(
    r"(?<![^\W_])(?:[Kk]hoản|[Đđ]iểm|[Tt]iết|[Tt]iểu mục) (?P<label>\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ]),? (?:của |tại )?(?:[Mm]ục|[Pp]hần) này(?![^\W_])"
)


def _in_its_section(context: Context) -> Iterator[tuple[Text, str, str]]:
    """“điểm 3 Mục này” where no section around the sentence has such a label, though it has two of that kind."""
    outline = [(one.path, _key(one)) for one in context.blocks]
    for hit in context.matches(_OF_THIS, ("mục này", "phần này", "Mục này", "Phần này")):
        path, label = hit.text.path, hit.match["label"]
        tops = [top for top, _ in outline if len(top) < len(path) and path[: len(top)] == top]
        keys = [key for own, key in outline if any(own[: len(top)] == top and own != top for top in tops[:1])]
        told_by_dots = "." in label and hit.match[0].lower().startswith("tiết")  # `_in_text` follows it
        if label not in keys and sum(_kind(key) == _kind(label) for key in keys) >= _FEW and not told_by_dots:
            yield hit.text, hit.match[0], hit.match[0].rsplit(" ", 2)[0]


def _in_text(text: Text, outline: list[tuple[Path, str]]) -> Iterator[tuple[Text, str, str]]:
    end = 0
    for first in _TOKEN.finditer(text.text):
        if first.start() < end:
            continue
        chain = [first]
        while (joint := _NEXT.match(text.text, chain[-1].end())) and (more := _TOKEN.match(text.text, joint.end())):
            chain.append(more)
        end = chain[-1].end()
        sentence = patterns.split(r"[.;] ", text.text[: first.start()])[-1]
        told = any(one["part"] and one.start() for one in chain) or "." in (chain[-1]["label"] or "")
        here = _HERE.match(text.text, end) or (chain[-1]["part"] and told_of_here(text.text, first.start(), end))
        if told and here and not _ELSEWHERE.search(sentence):
            absent = _absent(chain, outline)
            if absent:
                yield text, text.text[first.start() : end], absent


def told_of_here(words: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of what stands "tại Mục VI" and names no other text whose section that may be."""
    sentence = patterns.split(r"[.;] ", words[:start])[-1]
    told = _STANDS_AT.search(sentence) is not None and not _OTHER_TEXT.search(sentence)
    return told and _OTHERS.match(words, end) is None


_STANDS_AT = patterns.ours(
    r"(?:nêu|ghi|nói|quy định|phân công|giao|đề ra|xác định|nhiệm vụ|nội dung|kiến nghị|giải pháp|chỉ tiêu) (?:ở|tại|trong) $"
)
_OTHER_TEXT = patterns.ours(r"\d[/-][A-ZĐ]|Luật|Nghị định|Thông tư|[Pp]hụ lục|[Mm]ẫu")
_OTHERS = patterns.ours(
    r",? (?:của |trong |thuộc |ban hành |kèm |tại )?(?:Phụ lục|Kế hoạch(?! này)|Nghị|Quyết định|Thông tư|Luật|Chương|Phần|Biểu|Đề án(?! này)|Báo cáo(?! này)|Hướng dẫn(?! này)|Công văn|Chỉ thị(?! này)|Quy (?:chế|định)(?! này)|văn bản (?!này))"
)


def _absent(chain: list[re.Match[str]], outline: list[tuple[Path, str]]) -> str:
    """The words of the outermost label that leads nowhere; "" where all of them are there, or nothing is labelled in that way."""
    scope = outline
    for one in reversed(chain):
        label = f"phần {_number(one['part'])}" if one["part"] else one["label"]
        kind = _kind(label)
        if sum(_kind(key) == kind for _, key in (outline if scope is outline else scope)) < _FEW and scope is outline:
            return ""
        there = [path for path, key in scope if key == label]
        if not there:
            return one[0] if scope is outline else f"{one[0]} ({chain[-1][0]})"
        scope = [(path, key) for path, key in outline if any(path[: len(top)] == top and path != top for top in there)]
    return ""


def _key(one: Block) -> str:
    """The label of a block as references name it: "phần 2", "phần C", "IV", "4.5", "a"."""
    label = one.block.nhan_in.strip().strip("()").rstrip(".):/ -")
    small = label.lower()
    if small.startswith("phần"):
        return f"phần {_number(label[4:].replace('THỨ', '').replace('thứ', '').strip())}"
    return f"phần {label}" if len(one.path) == 2 and patterns.fullmatch(r"[A-EĐ]", label) else label


def _number(words: str) -> str:
    small = words.lower()
    if small in _ORDINALS:
        return str(_ORDINALS[small])
    roman = parse_roman(words) if patterns.fullmatch(r"[IVX]+", words) else None
    return str(roman) if roman else words


def _kind(label: str) -> str:
    if label.startswith("phần "):
        return "phần"
    return (
        "roman" if patterns.fullmatch(r"[IVX]+", label) else "letter" if label.isalpha() else f"{label.count('.')} dots"
    )
