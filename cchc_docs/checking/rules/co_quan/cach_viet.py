"""CQ: one office joined in several ways (-, &, và), its second word in capital, its short form in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.muc import organising_sections
from cchc_docs.checking.wording.hits import Hit
from cchc_docs.model.document import Path
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.units import normalise_unit, short_form_fits

_ONE_NAME = practice("một đơn vị chỉ gọi một cách trong một văn bản")
_OFFICE = patterns.ours(
    r"(?P<dau>[Vv]ăn [Pp]hòng) (?:HĐND|Hội đồng nhân dân)(?P<noi> ?[-–&,] ?| và )(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân)(?![^\W_])"
)
_ROOM = patterns.ours(r"Phòng Văn h(?:óa|oá) Xã hội(?![^\W_])")
_ROOM_RIGHT = patterns.ours(r"Phòng Văn h(?:óa|oá) - Xã hội(?![^\W_])")

_JOINTS = {"-": "-", "–": "-", "&": "&", ",": ",", "và": "và"}
_CAPITAL = patterns.ours(
    r"(?:Văn Phòng|Trung Tâm|Công An|Hội Đồng|Ủy Ban|Uỷ Ban|Ban Chỉ Đạo|Ban Chỉ Huy|Ban Quản Lý)(?![^\W_])(?= [^\W\d_]*[^\W\d_A-ZĐ])"
)


@rule(
    code="CQ06",
    title="Một đơn vị nối tên nhiều cách (-, &, và) hoặc viết hoa chữ thứ hai",
    severity=CANH_BAO,
    can_cu=_ONE_NAME,
    tru=(QUOTED, CITED),
    bad="mo_dau: [Văn phòng HĐND-UBND xã nhận đơn., Gửi Văn phòng HĐND & UBND xã., Văn phòng HĐND và UBND xã trả lời., Phòng Văn hóa Xã hội ghi sổ., Phòng Văn hóa - Xã hội trực.]",
    good="mo_dau: [Văn phòng HĐND và UBND xã nhận đơn., Gửi Văn phòng HĐND và UBND xã., Mời Thường trực HĐND - UBND xã.]",
)
def joined_several_ways(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kể hết các cách viết trong một phát hiện; chỉ một cách mà không có “và” thì là gợi ý. Viết đủ và viết tắt HĐND, UBND coi như một cách; dòng toàn chữ hoa không xét."""
    forms: dict[str, list[Hit]] = {}
    if "phòng h" in context.whole_small:
        for hit in context.matches(_OFFICE):
            joint = _JOINTS[hit.match["noi"].strip()] + (" tight" if hit.match["noi"] == "&" else "")
            forms.setdefault(f"{joint} {hit.match['dau'][4].isupper()}", []).append(hit)
    if len(forms) > 1:
        ranked = [hits for _, hits in sorted(forms.items(), key=lambda one: (len(one[1]), one[0] == "và False"))]
        shown = ", ".join(f"“{hits[0].match[0]}” ({len(hits)})" for hits in reversed(ranked))
        odd = ranked[0][0]
        texts = [hit.text for hits in ranked[:-1] for hit in hits]
        message = f"Một văn phòng viết {len(forms)} cách: {shown}"
        yield Finding(odd.text.path, message, odd.match[0], ranked[-1][0].match[0], also=others(texts))
    elif forms and not next(iter(forms)).startswith("và"):
        ((_, hits),) = forms.items()
        quote, texts = hits[0].match[0], [hit.text for hit in hits]
        right = (
            f"{hits[0].match['dau']} HĐND và UBND"
            if "HĐND" in quote
            else "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
        )
        message = f"“{quote}”: tên văn phòng có chữ “và”{times(texts)}"
        yield Finding(texts[0].path, message, quote, right, severity=GOI_Y, also=others(texts))
    yield from _room_without_joint(context)
    yield from _second_word(context, {hit.match[0][:9] for hits in forms.values() for hit in hits})


def _room_without_joint(context: Context) -> Iterator[Finding]:
    """“Phòng Văn hóa Xã hội” in a document that writes “Phòng Văn hóa - Xã hội” elsewhere."""
    hits = list(context.matches(_ROOM)) if "phòng văn h" in context.whole_small else []
    right = _ROOM_RIGHT.search(context.whole) if hits else None
    if right:
        texts = [hit.text for hit in hits]
        message = f"“{hits[0].match[0]}” ở đây, nơi khác viết “{right[0]}”{times(texts)}"
        yield Finding(texts[0].path, message, hits[0].match[0], right[0], also=others(texts))


def _second_word(context: Context, told: set[str]) -> Iterator[Finding]:
    """Where "Văn Phòng", "Trung Tâm" stand in a document that writes "Văn phòng", "Trung tâm" elsewhere."""
    found: dict[str, list[Hit]] = {}
    for hit in context.matches(_CAPITAL):
        if hit.is_word and not hit.text.text.istitle():
            found.setdefault(hit.match[0], []).append(hit)
    for form, hits in found.items():
        right = form[0] + form[1:].lower().replace("ban chỉ", "ban Chỉ").replace("ban quản", "ban Quản")
        if right in context.whole and form not in told:
            texts = [hit.text for hit in hits]
            message = f"“{form}” ở đây, nơi khác viết “{right}”{times(texts)}"
            yield Finding(texts[0].path, message, form, right, also=others(texts))


def short_in_cells(context: Context, told: set[str]) -> Iterator[Finding]:
    """Short names in the cells of units where the organising part writes the office out: one finding for all of them.

    `told`: keys of units of which CQ02 has told already.
    """
    names = [unit for _, unit in organising_sections(context)]
    names += [unit.ten for unit in context.document.don_vi.values()]
    declared = {fold(unit.viet_tat) for unit in context.document.don_vi.values() if unit.viet_tat}
    met: dict[str, list[Path]] = {}
    for row in context.task_rows:
        for column in ("chu_tri", "phoi_hop"):
            for unit in units_of(row, column):
                if _SHORT.search(unit) and normalise_unit(unit) not in told:
                    met.setdefault(unit, []).append(row.cell_path(column))
    found = [
        (short, full, paths)
        for short, paths in met.items()
        if fold(short) not in declared and not _announced(context, short)
        if (full := next((name for name in names if _shortened(short, name)), ""))
    ]
    if found:
        shown = "; ".join(f"“{short}” là “{full}”" for short, full, _ in found[:4])
        paths = list(dict.fromkeys(path for *_, places in found for path in places))
        yield Finding(
            paths[0],
            f"Ô bảng viết tắt tên đơn vị mà phần tổ chức thực hiện viết đủ: {shown}",
            found[0][0],
            "giải thích chữ viết tắt một lần, hoặc viết đủ",
            severity=GOI_Y,
            also=tuple(paths[1:]),
        )


_SHORT = patterns.ours(r"(?<![^\W_])(?!HĐND(?![^\W_])|UBND(?![^\W_]))[A-ZĐ]{2,}(?![^\W_])")


def _shortened(short: str, name: str) -> bool:
    """Whether a name with capitals in it is a short form of a name that is written out."""
    bare = patterns.sub(r"\s+(?:xã|phường|đặc khu)$", "", name)
    same = normalise_unit(short) == normalise_unit(bare) or short_form_fits(
        patterns.sub(r"^(?:Phòng|Trung tâm|Văn phòng|TT|P\.)\s*", "", short), bare
    )
    return same and not _SHORT.search(bare)


def _announced(context: Context, short: str) -> bool:
    return (
        re.search(rf"(?:viết tắt|gọi tắt|gọi)[^()\n]{{0,30}}{re.escape(short)}|\({re.escape(short)}\)", context.whole)
        is not None
    )
