"""CQ: the field in the name of an office - half of it without its capital, or joined otherwise than the name is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.unit_names import odd_forms
from cchc_docs.checking.word_lists import CAPITALS, word_list
from cchc_docs.law.places import outdated
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement, to_placement_text

_GONE = ("Sở", "Bộ", "Phòng")
_KEY = "fields in names of offices"
_JOINT = patterns.ours(r"(,? (?:và|&|[-–]) |, )")
_HEAD = patterns.ours(r"(?:Sở|Bộ|[Pp]hòng|[Tt]rung tâm|Ban) $")
_LISTED = patterns.ours(r"(?<![^\W_])(?:[Ss]ở|Bộ)(?::| (?=[^\W\d_]))[^.;\n]{0,160}(?:: |, | và )$")
_OF_A_PLACE = patterns.ours(
    rf",? (?:huyện|quận|thị xã|thành phố|[{CAPITALS}][^\W\d_{CAPITALS}]+ [{CAPITALS}][^\W\d_{CAPITALS}]+(?![^\W_]))"
)
_FIXED = ("sở", "bộ", "ban")
"""Their names are those of decrees, as are those of a phòng of a district; another or a trung tâm may bear a name of its own."""


class _Field(NamedTuple):
    """A field: its parts, the ways they are joined, and what finds it however it is typed (groups: part, joint, part …)."""

    parts: tuple[str, ...]
    joints: list[tuple[str, ...]]
    pattern: re.Pattern[str]


@cache
def _fields() -> dict[str, list[_Field]]:
    """The fields by what each begins with (small letters, both placements of the accent), the longest first."""
    by_parts: dict[tuple[str, ...], _Field] = {}
    for name in sorted(word_list("ten_viet_hoa")["nganh"], key=len, reverse=True):
        each = _JOINT.split(name)
        parts, joints = tuple(each[::2]), tuple(each[1::2])
        pattern = r"( ?[-–&] ?|,? và |, | )".join(f"({_either(part)})" for part in parts)
        field = by_parts.setdefault(parts, _Field(parts, [], patterns.ours(rf"{pattern}(?![^\W_])", re.IGNORECASE)))
        field.joints.append(joints)
    out: dict[str, list[_Field]] = {}
    for parts, field in by_parts.items():
        small = parts[0].lower()
        for first in dict.fromkeys((to_placement_text(small, "old"), to_placement_text(small, "new"))):
            out.setdefault(first, []).append(field)
    return out


def _either(part: str) -> str:
    """A pattern of a part in both placements of its accents."""
    ways = (dict.fromkeys((word, to_placement(word, "old"), to_placement(word, "new"))) for word in part.split())
    return " ".join(f"(?:{'|'.join(way)})" for way in ways)


@rule(
    code="CQ34",
    title="Tên ngành trong tên sở, phòng, trung tâm viết hoa thiếu hoặc nối khác tên của nó",
    severity=CANH_BAO,
    can_cu=nd30("điểm a khoản 1 Mục IV Phụ lục II"),
    tru=QUOTED,
    bad="mo_dau: ['Giao Trung tâm Văn hóa, thể thao và truyền thông phát tin về bến.']",
    good="mo_dau: ['Giao Trung tâm Văn hóa, Thể thao và Truyền thông phát tin về bến.', 'Mời các Sở: Khoa học và Công nghệ, Tài chính.', 'Mời Sở Kế hoạch - Đầu tư.', 'Phòng Văn hóa, thể thao viên và khách dự.']",
)
def field_of_an_office(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Sở Tài nguyên và môi trường”, “Sở Kế hoạch - Đầu tư”, cả trong danh sách “các Sở: …”. Mỗi cách viết nêu một lần.

    Chữ nối chỉ xét với sở, bộ; với phòng, trung tâm chỉ xét chữ hoa. Cách viết CQ01 đã nêu thì thôi.
    """
    told = odd_forms(context)
    # The body itself is no more: CQ10 tells.
    gone = {phrase for one in outdated(context.on) for phrase in one.cum_tu if phrase.startswith(_GONE)}
    searched = context.unpassed(_KEY)
    found: dict[tuple[str, str], list[Text]] = {}
    odd = []
    for first, fields in _fields().items():
        for text in searched.texts_holding(first):
            for quote, right in _odd(text.text, first, fields):
                odd.append(text)
                if not any(quote in form for form in told) and right not in gone:
                    found.setdefault((quote, right), []).append(text)
    context.pass_texts_but(_KEY, odd)
    for (quote, right), texts in found.items():
        message = f"“{quote}” viết “{right}”{times(texts)}"
        yield Finding(texts[0].path, message, quote, right, right, also=others(texts))


def _odd(words: str, first: str, fields: list[_Field]) -> Iterator[tuple[str, str]]:
    """Yield the names of offices of one text whose field begins so and is written otherwise: the words, the right ones."""
    small, at = words.lower(), -1
    if len(small) != len(words) or words.isupper():
        return
    while (at := small.find(first, at + 1)) >= 0:
        field, match = next(((one, found) for one in fields if (found := one.pattern.match(words, at))), (None, None))
        before = words[max(0, at - 200) : at]
        head = _HEAD.search(before) or (_LISTED.search(before) if words[at].isupper() else None)
        if field is None or match is None or head is None or words.startswith(" và ", match.end()):
            continue  # nothing to write, or one more field, which the last "và" joins
        one = head[0] == "Phòng " and _OF_A_PLACE.match(words, match.end()) is not None
        right = _right(match, field, fixed=one or head[0].lower().startswith(_FIXED))
        if right:
            lead = head[0] if _HEAD.fullmatch(head[0]) else ""
            yield f"{lead}{match[0]}", f"{lead}{right}"


def _right(match: re.Match[str], field: _Field, *, fixed: bool) -> str:
    """How a field is to be written, "" where it is written so. `fixed`: it is a sở's or a bộ's, joints and all."""
    parts, joints = match.groups()[::2], match.groups()[1::2]
    if not fixed and parts[0][0].islower():
        return ""  # "phòng giáo dục và đào tạo" of some district: a common noun
    typed = [_plain(joint) if fixed else _plain(joint).replace("&", "và") for joint in joints]
    as_named = any([_plain(joint) for joint in way] == typed for way in field.joints)
    if not as_named and ("," in typed or ("" in typed and not fixed)):
        return ""  # "các Sở: Tài chính, Kế hoạch và Đầu tư": two of them
    wrong_joint = fixed and not as_named
    if not wrong_joint and not any(part[0].islower() for part in parts):
        return ""
    way = field.joints[0] if wrong_joint else joints
    return field.parts[0] + "".join(map("".join, zip(way, field.parts[1:], strict=True)))


def _plain(joint: str) -> str:
    return joint.strip().replace("–", "-")
