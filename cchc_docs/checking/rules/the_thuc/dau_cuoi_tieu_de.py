"""TT: a full stop or a colon behind what is no sentence - the trích yếu, the name of a part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Block, Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.markup import plain

_ROMAN = patterns.ours(r"(?:(?:Phần|Chương|PHẦN|CHƯƠNG) )?[IVX]+[.)/:]?")
_LONGEST = 14
"""More words than this may be a sentence that only stands where a name does."""


@rule(
    code="TT84",
    title="Dấu chấm, hai chấm ở cuối trích yếu, cuối tên mục",
    severity=GOI_Y,
    can_cu=practice("trích yếu, tên phần, tên mục không phải là câu nên không có dấu cuối"),
    bad="{trich_yeu: Tổ chức hội bơi thuyền năm 2026., noi_dung: [{tieu_de: Chuẩn bị bến., nhan: I., noi_dung: [Kê bến.]}]}",
    good="{trich_yeu: Tổ chức hội bơi thuyền tại TP., noi_dung: [{tieu_de: Chuẩn bị bến, nhan: I., noi_dung: [Kê bến.]}, {muc: Chủ đò lo sửa thuyền., nhan: '1.'}]}",
)
def stop_behind_a_name(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên mục đánh số La Mã, và tên mục khác khi các mục cùng cấp không có dấu chấm; tên dài quá mười bốn chữ có thể là câu, không xét."""
    subject = context.document.trich_yeu.rstrip()
    if _stops(subject):
        yield _told(("trich_yeu",), "trích yếu", subject)
    yield from _named_otherwise(context)
    for one in context.blocks:
        words = one.said.rstrip()
        if words.endswith(":"):
            named = (
                words.isupper() or patterns.match(r"Điều \d", one.block.nhan_in) is not None or _alone_in_it(one, words)
            )
        else:
            named = words.endswith(".") and _stops(words) and len(words.split()) <= _LONGEST
        if named and _is_a_name(one):
            yield _told(one.text_path, "tên mục", words)


def _alone_in_it(one: Block, words: str) -> bool:
    """Whether a short name beside two or more without a mark ends in a colon; words that lead to a list ("gồm:") need theirs."""
    label = one.block.nhan_in.strip()
    return (
        label[:1].isalnum()
        and not _ROMAN.fullmatch(label)
        and len(words.split()) <= _SHORT
        and not _LEADS.search(words)
        and ":" not in words[:-1]
    )


def _named_otherwise(context: Context) -> Iterator[Finding]:
    """“Mục tiêu 4: …” where the others of its level have “Mục tiêu 1. …”: one mark behind a number that names."""
    seen: set[int] = set()
    for one in context.blocks:
        if id(one.siblings) in seen:
            continue
        seen.add(id(one.siblings))
        named = [(n, found) for n, other in enumerate(one.siblings) if (found := _NAMED.match(plain(other.chu)))]
        marks = Counter(found["dau"] for _, found in named if found["ten"] == named[0][1]["ten"])
        usual, count = marks.most_common(1)[0] if marks else ("", 0)
        odd = [(n, found) for n, found in named if found["ten"] == named[0][1]["ten"] and found["dau"] != usual]
        if count >= _ENOUGH and len(odd) == 1:
            number, found = odd[0]
            path, right = (*one.path[:-1], number), f"{found[0][:-1]}{usual}"
            message = f"“{found[0]}”, các mục cùng cấp ghi dấu “{usual}”"
            yield Finding((*path, one.siblings[number].khoa), message, found[0], right)


_NAMED = patterns.ours(
    r"(?P<ten>Mục tiêu|Nhiệm vụ|Chỉ tiêu|Giải pháp|Nội dung|Bước|Giai đoạn|Đợt|Nhóm|Dự án|Hoạt động) \d{1,2}(?P<dau>[.:])(?= )"
)
_ENOUGH = 3
_SHORT = 7
_LEADS = patterns.ours(
    r"(?:gồm(?: có)?|sau|sau đây|là|dưới đây|có|cụ thể|chủ yếu|như|thông tin|bước|mục|nội dung|thành phần)\s*:$",
    re.IGNORECASE,
)


def _told(path: tuple[str | int, ...], what: str, words: str) -> Finding:
    tail = " ".join(words.split()[-3:])
    return Finding(path, f"Cuối {what} thừa dấu “{tail[-1]}”", tail, tail[:-1], tail[:-1])


def _stops(words: str) -> bool:
    """Whether a full stop ends words, and no abbreviation ("TP.", "v.v.")."""
    last = words.rsplit(" ", 1)[-1][:-1]
    short = last.isupper() or patterns.search(r"[^\W\d]\.", last) is not None
    return words.endswith(".") and last[-1:].isalnum() and not short


def _is_a_name(one: Block) -> bool:
    if not one.block.noi_dung:
        return False
    if _ROMAN.fullmatch(one.block.nhan_in.strip()):
        return True
    names = [plain(other.chu).rstrip() for other in one.siblings if other.kieu == "tieu_de" and other is not one.block]
    return one.block.kieu == "tieu_de" and len(names) > 1 and not any(name.endswith((".", ";", ":")) for name in names)
