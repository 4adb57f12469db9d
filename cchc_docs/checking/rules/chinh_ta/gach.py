"""CH: dashes - spaced on one side only, ranges of years and compounds in several forms, numbers with and without a zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.dau import makes_a_word
from cchc_docs.checking.rules.chinh_ta.go import foreign, others, times
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import to_placement

_FORMS = practice("một văn bản dùng thống nhất một cách viết")
_TYPING = practice("quy tắc gõ dấu câu tiếng Việt")


@rule(
    code="CH06",
    title="Gạch nối, gạch chéo chỉ cách một bên",
    severity=CANH_BAO,
    can_cu=_TYPING,
    bad="mo_dau: [Phát triển kinh tế- xã hội., Các xã/ phường.]",
    good="mo_dau: [Phát triển kinh tế - xã hội., Đề án 01-ĐA/TU.]",
)
def lame_dash(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Gạch nối giữa hai cụm từ cách cả hai bên (kinh tế - xã hội) hoặc liền cả hai bên; ký hiệu văn bản xét ở VD01."""
    for text, found in context.matches_alone(_LAME_STROKE, ("/ ", " /")):
        spans = context.cited_spans.get(text.path, ())
        if not any(start <= found.start() < end for start, end in spans):
            right = patterns.sub(r"\s*/\s*", "/", found[0])
            yield Finding(text.path, "Gạch chéo chỉ cách một bên", found[0], right, right)
    for text, found in context.matches_alone(_LAME_DASH, ("-", "–")):
        spans = context.cited_spans.get(text.path, ())
        symbol = _IN_A_SYMBOL.search(text.text, max(0, found.start() - _A_NUMBER), found.start()) is not None
        if any(start <= found.start() < end for start, end in spans) and (
            symbol or found[0].split()[-1].isupper() or "TTg" in found[0]
        ):
            continue  # VD01 tells
        if "   " in found[0]:
            continue  # left open for a number: "Số     -CV/ĐU"
        halves = _HALVES.split(found[0])
        joined = (
            symbol
            or found[0][-1].isdigit()
            or "".join(halves).lower() in foreign()
            or "-".join(halves) in context.whole
        )
        right = patterns.sub(r"\s*([-–])\s*", "-" if joined else r" \1 ", found[0])
        yield Finding(text.path, "Gạch nối chỉ cách một bên", found[0], right, right)
    for text, found in context.matches_alone(_LAME_DAYS, ("-", "–")):
        right = patterns.sub(r"\s*([-–])\s*", r" \1 ", found[0])
        yield Finding(text.path, "Gạch nối giữa hai ngày chỉ cách một bên", found[0], right, right)


_IN_A_SYMBOL = patterns.ours(r"\d\s?/\s?(?:[A-ZĐ][\w&]*\s?-\s?)*$")
_A_NUMBER = 30
"""Letters before a dash among which the number of its symbol stands."""
_HALVES = patterns.ours(r"\s*[-–]\s*")
_YEARS = patterns.ours(r"(?:19|20)(?<![\d/]\d\d)\d\d(\s?[-–—]\s?)(?:19|20)\d\d(?![\d/])")
_COUNTED = patterns.ours(r"([0-9](?<![\w/.,\-].)(?:(?<=0)[1-9])?)(?<!0) ([^\W\d_]{2,})(?![^\W_])")
"""A figure from 1 to 9, with a 0 before it or none. What may not stand before is asked behind the first digit: quicker."""
_LAME_DAYS = patterns.ours(r"\d{1,2}/\d{1,2}/\d{4}(?:[-–] +| +[-–])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])")
_LAME_STROKE = patterns.ours(r"[a-zà-ỹđ]{2,}(?:/ +| +/)[a-zà-ỹđ]{2,}(?![^\W_])")
_LAME_DASH = patterns.ours(r"[^\W\d_]{2,}(?:[-–] +| +[-–])[^\W\d_]{2,}|(?:[Cc]ovid|COVID)(?:[-–] +| +[-–] ?)19")


@rule(
    code="CH07",
    title="Khoảng năm viết nhiều kiểu gạch nối",
    severity=CANH_BAO,
    can_cu=_FORMS,
    bad="mo_dau: [Giai đoạn 2021 - 2030., Giai đoạn 2026 - 2030., Nhiệm kỳ 2025–2030.]",
    good="mo_dau: [Giai đoạn 2021 - 2030., Nhiệm kỳ 2025 - 2030.]",
)
def mixed_ranges(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“2026 - 2030”, “2026-2030”, “2026 – 2030” đều gặp; một văn bản chỉ nên dùng một kiểu. “2026 -2030” thì kiểu nào cũng không phải."""
    forms: dict[str, list[tuple[Text, str]]] = {}
    for text, found in context.matches_alone(_YEARS, ("19", "20")):
        forms.setdefault(found[1].replace("\u00a0", " "), []).append((text, found[0]))
    lame = [form for form in forms if form.startswith(" ") is not form.endswith(" ")]
    if len(forms) < 2 and not lame:
        return
    main = (
        " - "
        if " - " in forms or len(lame) == len(forms)
        else max(forms.keys() - lame, key=lambda form: len(forms[form]))
    )
    for form, places in forms.items():
        if form != main:
            texts = [text for text, _ in places]
            quote = places[0][1]
            right = patterns.sub(r"\s?[-–—]\s?", main, quote)
            what = f"lẫn với kiểu “{right}” trong cùng văn bản" if main in forms else "chỉ cách một bên"
            message = f"Khoảng năm kiểu “{quote}” {what}{times(texts)}"
            yield Finding(texts[0].path, message, quote, right, also=others(texts))


_USUAL = frozenset(
    {
        ("tế", "xã"), ("trị", "xã"), ("hóa", "xã"), ("hoá", "xã"), ("binh", "xã"), ("binh", "và"), ("học", "công"),
        ("phòng", "an"), ("ninh", "quốc"), ("thao", "du"), ("hội", "nghề"), ("lịch", "dịch"),
    }
)  # fmt: skip
"""Joints that are written with a spaced hyphen whatever else the document does: kinh tế - xã hội, quốc phòng - an ninh."""
_JOINT = patterns.ours(r"(?<![^\W_])([^\W\d_]+)(\s?[-–—]\s?)([^\W\d_]+)(?![^\W_])")


@rule(
    code="CH23",
    title="Một từ ghép viết nhiều kiểu gạch nối (kinh tế - xã hội, kinh tế – xã hội)",
    severity=CANH_BAO,
    can_cu=_FORMS,
    bad="mo_dau: [Phòng Văn hóa - Xã hội chủ trì., Phòng Văn hóa – Xã hội báo cáo.]",
    good="mo_dau: [Phòng Văn hóa - Xã hội chủ trì., Tài chính - ngân sách., Nghị quyết số 57-NQ/TW., Cô-oét.]",
)
def mixed_joints(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So hai chữ ở hai bên gạch. Kiểu cách hai bên bằng gạch nối ngắn được lấy làm chuẩn; ký hiệu văn bản không xét.

    Chỉ một kiểu thì là gợi ý: cụm cố định dùng kiểu khác (kinh tế – xã hội, quốc phòng – an ninh), viết liền giữa hai từ ghép
    (giáo dục-y tế), gạch nối ở chỗ nơi khác là dấu phẩy (quận-huyện, quận, huyện).
    """
    joints: dict[tuple[str, str], dict[str, list[tuple[Text, str]]]] = {}
    glued: dict[tuple[str, str], list[tuple[Text, str]]] = {}
    for text, found in context.matches_alone(_JOINT, ("-", "–", "—")):
        dash = found[2].replace("\u00a0", " ")
        spans = context.cited_spans.get(text.path, ())
        cited = any(start <= found.start() < end for start, end in spans) and not _POST.match(text.text, found.start(3))
        if len(dash) != 2 and not found[1].isupper() and not cited:
            key = (found[1].lower(), found[3].lower())
            if len(dash) == 1 and key not in _USUAL and _joins_two_words(text.text, found):
                glued.setdefault(key, []).append((text, found[0]))
            joints.setdefault(key, {}).setdefault(dash, []).append((text, found[0]))
    for key, places in glued.items():
        if len(joints[key]) == 1:
            quote = places[0][1]
            right = patterns.sub("[-–—]", " - ", quote)
            texts = [text for text, _ in places]
            message = f"“{quote}”: giữa hai từ ghép, gạch nối cách cả hai bên{times(texts)}"
            yield Finding(texts[0].path, message, quote, right, severity=GOI_Y, also=others(texts))
    yield from _listed_elsewhere(context, {key: forms for key, forms in joints.items() if key not in glued})
    for key, forms in joints.items():
        main = " - " if " - " in forms or key in _USUAL else max(forms, key=lambda form: len(forms[form]))
        level = None if len(forms) > 1 else GOI_Y
        for dash, places in forms.items():
            if dash != main:
                quote = places[0][1]
                right = _JOINT.sub(rf"\1{main}\3", quote)
                texts = [text for text, _ in places]
                message = f"“{quote}” viết “{right}”{times(texts)}"
                yield Finding(texts[0].path, message, quote, right, right, severity=level, also=others(texts))


def _listed_elsewhere(
    context: Context, joints: dict[tuple[str, str], dict[str, list[tuple[Text, str]]]]
) -> Iterator[Finding]:
    """Joints that are always hyphened, where a comma stands between the same words elsewhere."""
    for key, forms in joints.items():
        listed = ", ".join(key)
        if (
            forms.keys() == {"-"}
            and key not in _USUAL
            and re.search(rf"(?<!\w){re.escape(listed)}(?!\w)", context.whole_small)
        ):
            texts, quote = [text for text, _ in forms["-"]], forms["-"][0][1]
            message = f"“{quote}”, chỗ khác viết “{listed}”{times(texts)}"
            yield Finding(texts[0].path, message, quote, listed, severity=GOI_Y, also=others(texts))


_POST = patterns.ours(
    r"(?:Trưởng [^\W\d_]|Phó (?:Chủ|Trưởng|Giám|Bí|Hiệu|Chánh|Ban|Tổng|Viện|Cục|Vụ|Tổ) |Chánh (?:Văn|Thanh|án) |(?:Chủ tịch|Chủ nhiệm|Bí thư|Giám đốc|Hiệu trưởng|Ủy viên|Tổ trưởng|Thành viên|Thư ký)(?![^\W_]))"
)


def _joins_two_words(words: str, found: re.Match[str]) -> bool:
    """Whether on both sides of a dash a word of two syllables stands ("quốc phòng-an ninh"), as in no loan word, or a post behind it."""
    if _POST.match(words, found.start(3)):
        return True
    before, after = _LAST.search(words, max(0, found.start() - 10), found.start()), _NEXT.match(words, found.end())
    pairs = ((before[1], found[1]), (found[3], after[1])) if before and after else ()
    return bool(pairs) and all(
        makes_a_word((to_placement(one.lower(), "old"), to_placement(other.lower(), "old"))) for one, other in pairs
    )


_LAST = patterns.ours(r"(?<![^\W_])([^\W\d_]+) $")
_NEXT = patterns.ours(r" ([^\W\d_]+)")


_NO_COUNT = (
    "ngày", "tháng", "điều", "khoản", "mục", "phụ lục", "số", "mức độ", "quý", "tổ", "thôn", " x", "×",
    "tầng", "lầu", "ấp", "khu", "xóm", "phố", "khối", "nhóm", "hạng", "bậc", "tuần", "học kỳ", "giai đoạn", "bước", "biểu", "mẫu",
)  # fmt: skip
"""Behind these a figure is a name ("tầng 2 trụ sở"), or a factor ("1.200 liều x 2 đợt")."""
_DATED, _THE_NTH = ("ngày", "tháng", "năm"), ("đợt", "lần", "vòng", "phiên")
"""“đợt 2 tháng 12/2026”: the second round, and then its month."""
_LASTS = patterns.ours(r" (?:một lần|0?1 lần|đầu(?! năm)|liền|liên tục|kể từ|trở lên)|/lần")
"""Months that something lasts; "6 tháng" alone is the name of a period."""


@rule(
    code="CH24",
    title="Số lượng lúc có số 0 đứng trước, lúc không",
    severity=GOI_Y,
    can_cu=_FORMS,
    bad="mo_dau: [Chính quyền địa phương 02 cấp., Mô hình chính quyền 2 cấp.]",
    good="mo_dau: [Chính quyền địa phương 02 cấp., Mở 03 lớp., Trong 5 năm.]",
)
def zero_or_not(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“02 cấp” và “2 cấp” cùng có trong văn bản; cả hai đều đúng, nên chỉ nhắc."""
    seen: dict[tuple[str, str], dict[str, list[tuple[Text, str]]]] = {}
    for hit in context.matches(_COUNTED):
        text, found = hit.text, hit.match
        before = text.text[max(0, hit.start - 9) : hit.start].lower().rstrip()
        if before.endswith(_NO_COUNT) or (found[2].lower() in _DATED and before.endswith(_THE_NTH)):
            continue
        lasts = "dài" if _LASTS.match(text.text, hit.end) else ""
        seen.setdefault((found[1].lstrip("0"), found[2].lower() + lasts), {}).setdefault(found[1], []).append(
            (text, found[0])
        )
    for forms in seen.values():
        if len(forms) == 2:
            rare, usual = sorted(forms.values(), key=len)
            texts = [text for text, _ in rare]
            (first, other), tie = (rare[0][1], usual[0][1]), len(usual) == 1
            yield Finding(
                texts[0].path,
                f"“{first}”, nơi khác viết “{other}”{times(texts)}",
                first,
                other,
                also=(usual[0][0].path,) if tie else others(texts),
                there=other if tie else "",
            )
