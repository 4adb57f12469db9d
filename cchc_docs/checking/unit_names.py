"""Organisations named in a document: each with all the ways it is written, whatever capitals, accents, dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cchc_docs import patterns
from cchc_docs.checking.wording.searching import Part, Searched
from cchc_docs.model.document import Text
from cchc_docs.record import Record, field
from cchc_docs.vietnamese.accents import to_placement
from cchc_docs.vietnamese.units import normalise_unit, split_units

if TYPE_CHECKING:
    from cchc_docs.checking.context import Context

_HEADS = r"[Pp]hòng|[Tt]rung tâm|[Vv]ăn phòng|[Bb]an [Cc]hỉ|Sở|Bộ|[Ủủ]y ban|[Uu]ỷ ban|[Hh]ội đồng|[Cc]ổng|[Tt]hanh tra|[Cc]ông an|[Tt]rạm|[Nn]gân hàng|[Tt]hủ tướng"
_LETTERS = patterns.ours(r"[^\W\d_]+")
_HEAD = patterns.ours(rf"(?<![^\W_])(?:{_HEADS})(?![^\W_])")
_OPENINGS = (
    "phòng", "Phòng", "trung tâm", "Trung tâm", "văn phòng", "Văn phòng", "ban chỉ", "ban Chỉ", "Ban chỉ", "Ban Chỉ", "Sở", "Bộ",
    "ủy ban", "Ủy ban", "uỷ ban", "Uỷ ban", "hội đồng", "Hội đồng", "cổng", "Cổng", "thanh tra", "Thanh tra", "công an", "Công an",
    "trạm", "Trạm", "ngân hàng", "Ngân hàng", "thủ tướng", "Thủ tướng",
)  # fmt: skip
"""`_HEADS`, each way written out."""
_HOLDER = patterns.ours(r"(?:[Tt]rưởng|[Pp]hó|[Cc]hánh|[Pp]hụ trách|[Nn]hân viên|[Cc]ông chức) $")
"""Titles of persons behind which the word of the office is small: Trưởng phòng Kinh tế."""
MORE_NAMES = ("Trung tâm Cung ứng dịch vụ công", "Trung tâm Dịch vụ sự nghiệp công", "Cổng Thông tin điện tử")
"""Names beside those of `law.capitals.body_names` that communes use; the document's own majority decides their form."""


_Mention = tuple[str, str]
"""The key of an organisation and how it is written."""
_Candidates = dict[str, list[tuple[str, str, tuple[str, ...]]]]


class UnitForms(Record):
    """One organisation: the right form where the law fixes one ("" if not), and each form met with its texts."""

    key: str
    fixed: str
    forms: dict[str, list[Text]] = field(default_factory=dict)


def unit_forms(context: Context) -> list[UnitForms]:
    """Return every organisation named in the document, with each way it is written."""
    return context.once("unit_forms", lambda: _find(context))


def odd_forms(context: Context) -> set[str]:
    """The forms of organisations that CQ01 tells, so that no other rule does."""
    return {form for unit in unit_forms(context) if len(unit.forms) > 1 or unit.fixed for form in unit.forms}


def _find(context: Context) -> list[UnitForms]:
    """Return the organisations named in the prose, in order of first mention."""
    known, candidates = _candidates(context)
    named = _named_where(tuple(name for ways in candidates.values() for _, name, _ in ways))
    if len(named) > _MOST_TEXTS:
        named.clear()
    new = list({text.text: text for text in context.prose if text.text not in named}.values())
    if new:
        named.update((text.text, ()) for text in new)
        for words, names in _named_in(context if len(new) == len(context.prose) else Part(new), candidates):
            named[words] = names
    found: dict[str, UnitForms] = {}
    for text in context.prose:
        for key, form in named[text.text]:
            found.setdefault(key, UnitForms(key, known[key])).forms.setdefault(form, []).append(text)
    return list(found.values())


def _named_in(searched: Searched, candidates: _Candidates) -> Iterator[tuple[str, tuple[_Mention, ...]]]:
    """Yield the texts that name an organisation, each with the names it holds."""
    openings = [one for one in _OPENINGS if searched.words.keys() >= set(one.split(" "))]
    by_text: dict[str, list[_Mention]] = {}
    taken = -1
    for head in searched.matches_opening(_HEAD, openings):
        words = head.text.text
        if head.match.start() < taken or words.isupper():
            continue
        opening = _first_words(words[head.start : head.start + 64])
        for key, name, plain in candidates.get(opening[0], ()):
            match = variants(name).match(words, head.start) if plain == opening[: len(plain)] else None
            if match and not (
                match[0][0].islower() and _HOLDER.search(words, max(0, match.start() - 16), match.start())
            ):
                by_text.setdefault(words, []).append((key, match[0]))
                taken = head.base + match.end()
                break
    return ((words, tuple(names)) for words, names in by_text.items())


@lru_cache(maxsize=2)
def _named_where(names: tuple[str, ...]) -> dict[str, tuple[_Mention, ...]]:  # noqa: ARG001 - what it is kept by
    """Texts with the organisations they name, where these names are looked for: the same texts stand in paper after paper."""
    return {}


_MOST_TEXTS = 20_000


@lru_cache(maxsize=2048)
def _first_words(words: str) -> tuple[str, ...]:
    """The first three words, whatever their capitals and accent style: names are tried only where these fit."""
    return tuple(to_placement(word, "old") for word in _LETTERS.findall(words.lower())[:3])


def _plain(name: str) -> tuple[str, ...]:
    """Of the first words of a name those which stand alike in every way to write it: up to a dash, "và" or "&"."""
    out = []
    for word in name.split()[:3]:
        if not word.isalpha() or word.lower() == "và":
            break
        out.append(to_placement(word.lower(), "old"))
    return tuple(out)


def _candidates(context: Context) -> tuple[dict[str, str], _Candidates]:
    """Names to look for: key -> form fixed by law; first word -> (key, name, first words), the longest name first."""
    names: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for name, fixed in _named(context):
        key, plain = _looked_for(name)
        if key:
            names.setdefault(key, (name, fixed, plain))
    candidates: _Candidates = {}
    for key, (name, _, plain) in sorted(names.items(), key=lambda one: -len(one[1][0])):
        if plain:
            candidates.setdefault(plain[0], []).append((key, name, plain))
    return {key: fixed for key, (_, fixed, _) in names.items()}, candidates


@lru_cache(maxsize=2048)
def _looked_for(name: str) -> tuple[str, tuple[str, ...]]:
    """The key of a name and its first words (`_plain`); ("", ()) for one that is not looked for."""
    if len(name.split()) > 1 and len(name) < 90 and patterns.match(_HEADS, name) and "(" not in name:
        return normalise_unit(name), _plain(name)
    return "", ()


def _named(context: Context) -> Iterator[tuple[str, str]]:
    from cchc_docs.law.capitals import body_names

    for name in body_names():
        yield name, name
    for name in MORE_NAMES:
        yield name, ""
    for unit in context.document.don_vi.values():
        yield unit.ten, unit.ten
    for cell in dict.fromkeys(_cells(context)):
        for name in _split(cell):
            yield name, ""


@lru_cache(maxsize=1024)
def _split(cell: str) -> tuple[str, ...]:
    return tuple(
        patterns.sub(r"\s+(?:xã|phường|đặc khu)$", "", name.partition(":")[0].strip()) for name in split_units(cell)
    )


def _cells(context: Context) -> Iterator[str]:
    for row in context.task_rows:
        for column in ("chu_tri", "phoi_hop"):
            yield "\n".join(row.lines(column))
    for one in context.blocks:
        if (
            one.block.kieu == "tieu_de"
            and _HEAD.match(one.block.chu)
            and len(one.block.chu) < 60
            and not _VERB.match(one.block.chu)
        ):
            yield _SAYS.sub("", one.block.chu.rstrip(". :"))


_VERB = patterns.ours(
    r"[Pp]hòng(?:, ?chống| (?:ngừa|chống|tránh|bệnh|dịch|thủ|cháy|vệ|trị|làm việc|học|họp|bộ môn|máy|chờ|đọc|ngủ))(?![^\W_])"
)
_SAYS = patterns.ours(
    r",? (?:đề nghị|kiến nghị|yêu cầu|thông báo|báo cáo|chủ trì|phối hợp|có trách nhiệm|tổ chức(?! (?:bộ|cán|nhà))|tham mưu|hướng dẫn|thực hiện|cung cấp)(?![^\W_]).*"
)
"""What a heading says its unit does is no part of the name."""


@lru_cache(maxsize=2048)
def variants(name: str) -> re.Pattern[str]:
    """Return a pattern for a name in any capitals, accent style, dashes, "và" or "&"."""
    parts = []
    for word in patterns.split(r"\s+", patterns.sub(r"\s*[-–]\s*", " - ", name)):
        if word in ("-", "–"):
            parts.append(r"\s*(?:[-–,]|và|&)\s*")
        elif word.lower() in ("và", "&"):
            parts.append(r"\s*(?:và|&|-|–)\s*")
        else:
            bare = word.rstrip(",")
            forms = sorted(
                {re.escape(bare), re.escape(to_placement(bare, "old")), re.escape(to_placement(bare, "new"))}
            )
            parts.append(f"(?:{'|'.join(forms)}){'(?:,| *[-–&]|,? và)?' if bare != word else ''}")
    joined = ""
    for n, part in enumerate(parts):
        glue = "" if n == 0 or part.startswith(r"\s*") or parts[n - 1].startswith(r"\s*") else r"\s+"
        joined += glue + part
    pattern = rf"{joined}(?![^\W_])"
    return patterns.ours(pattern, re.IGNORECASE) if name in _fixed_names() else re.compile(pattern, re.IGNORECASE)


@cache
def _fixed_names() -> frozenset[str]:
    """The names that stand in every check, whatever the document says: their patterns may be kept."""
    from cchc_docs.law.capitals import body_names

    return frozenset([*body_names(), *MORE_NAMES])


_BUILT = patterns.ours(
    r"(?<![^\W_])(?:xây|xây dựng|nâng cấp|sửa chữa|cải tạo|tu sửa|mở rộng|khởi công|tiến độ)(?: (?:mới|lại|nhà làm việc|nhà|trụ sở|dãy nhà|khu nhà|cổng|tường rào|và|công trình|dự án|các|thêm|\d+)){0,4} $",
    re.IGNORECASE,
)
"""What is done to a house, right before its name."""
_SIZE = patterns.ours(
    r"(?: (?:xã|phường|đặc khu|mới|cũ)(?: [^\W\d_]+){0,4}?)?,? (?:\d+ ?(?:tầng|phòng|gian|m2|m²)|gồm \d+ (?:tầng|phòng))(?![^\W_])"
)


_COUNTED = patterns.ours(r"(?: (?:xã|phường))?(?: \([^()]*\))?: ?\d")


def is_a_building(form: str, text: Text) -> bool:
    """“nâng cấp trạm y tế xã”, “Trạm y tế xã, 02 tầng”: a house, which is called by a common noun."""
    if text.role in ("o.cong_trinh", "o.hang_muc", "o.du_an", "o.ten_cong_trinh"):
        return True
    at = text.text.find(form)
    if at == 0 and _COUNTED.match(text.text, len(form)):
        return True  # "Trạm y tế xã: 50 giường": a capital that only begins the line
    return _BUILT.search(text.text, 0, at) is not None or _SIZE.match(text.text, at + len(form)) is not None
