"""CQ: names of organisations - one body written in several ways, one short form in several ways, the filing code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import names_a_figure
from cchc_docs.checking.registry import nd30, practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.co_quan.cach_viet import short_in_cells
from cchc_docs.checking.rules.co_quan.viec_cu import TWO_TIERS
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.unit_names import MORE_NAMES, is_a_building, unit_forms
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.accents import to_placement_text
from cchc_docs.vietnamese.units import normalise_unit, short_form_fits

_NAMES = nd30("điểm a khoản 1 Mục IV Phụ lục II")
_ONE_NAME = practice("một đơn vị chỉ gọi một cách trong một văn bản")
_HINT_ONLY = frozenset({"bộ phận một cửa", "ủy ban nhân dân", "hội đồng nhân dân", "cổng thông tin điện tử"})


def _fold(name: str) -> str:
    """A name without the differences that CH01, CH06 and CH23 report: accent style, dashes, doubled spaces."""
    return patterns.sub(r"\s+", " ", patterns.sub(r"\s*[-–]\s*", " - ", to_placement_text(name, "old")))


@rule(
    code="CQ01",
    title="Tên một cơ quan, đơn vị viết nhiều kiểu",
    severity=CANH_BAO,
    can_cu=_NAMES,
    bad="mo_dau: [Trung tâm phục vụ hành chính công tiếp nhận hồ sơ., Trung tâm Phục vụ hành chính công trả kết quả.]",
    good="mo_dau: [Trung tâm Phục vụ hành chính công tiếp nhận và trả kết quả., PHÒNG KINH TẾ.]",
)
def several_ways(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chữ hoa, gạch nối, “và” hay “&” khác nhau. Tên đã có trong Phụ lục II hoặc trong don_vi thì theo đó, còn lại theo số đông.

    Kiểu đặt dấu thanh (Văn hoá) xét ở CH01.
    """
    for unit in unit_forms(context):
        folded: dict[str, list[tuple[str, Text]]] = {}
        for form, texts in unit.forms.items():
            folded.setdefault(_fold(form), []).extend((form, text) for text in texts)
        capital = [form for form in folded if form[0].isupper()] or list(folded)
        main = _fold(unit.fixed) if unit.fixed else max(capital, key=lambda form: len(folded[form]))
        if len(folded) == 1:
            main = _MORE.get(main.casefold(), main)  # in small letters throughout: its own majority is no help
        for form, places in folded.items():
            if form == main:
                continue
            meant = places
            if unit.key in _ALSO_COMMON:
                small = form[:1].islower()
                meant = [
                    (typed, text)
                    for typed, text in places
                    if not is_a_building(typed, text) and (not small or _of_a_place(typed, text.text))
                ]
            if not meant:
                continue
            texts = [text for _, text in meant]
            quote = meant[0][0]
            hint = unit.key in _HINT_ONLY
            message = f"“{quote}” viết khác “{main}”{times(texts)}"
            yield Finding(texts[0].path, message, quote, main, severity=GOI_Y if hint else None, also=others(texts))


_MORE = {_fold(name).casefold(): name for name in MORE_NAMES if name.startswith("Trung tâm")}
_ALSO_COMMON = frozenset({"công an", "quân sự", "trạm y tế", "thanh tra", "kiểm lâm", "ngân hàng"})
"""In small letters also a common noun: "công an 24 người, dân quân 60 người"."""


def _of_a_place(form: str, words: str) -> bool:
    end = words.find(form) + len(form)
    return patterns.match(r" (?:xã|phường|đặc khu|tỉnh|thành phố)\b", words[end:]) is not None


@lru_cache(maxsize=2048)
def _one_unit(unit: str) -> tuple[str, str]:
    """What a unit of a cell is compared by, and how it is spelled; ("", "") of several together. Cells say the same often."""
    name = patterns.sub(r"\s+(?:xã|phường|đặc khu)$", "", unit.partition(":")[0].strip())
    if len(name) > 60 or patterns.match(r"(?:các|cơ quan|đơn vị)\b", name.lower()):
        return "", ""
    return normalise_unit(name), patterns.sub(r"\s*[-–&]\s*|\s+và\s+", " ", _fold(name).lower())


@rule(
    code="CQ02",
    title="Một đơn vị có nhiều cách viết tắt",
    severity=CANH_BAO,
    can_cu=_ONE_NAME,
    bad="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu:
  - {noi_dung: Rà soát, san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: Trung tâm PVHCC, thoi_han: Quý I/2026}
  - {noi_dung: Công khai, san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: TT PV HCC, thoi_han: Quý I/2026}
""",
    good="""
mo_dau: [Chi tiết tại Phụ lục.]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu:
  - {noi_dung: Rà soát, san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: Trung tâm PVHCC, thoi_han: Quý I/2026}
  - {noi_dung: Công khai, san_pham: Danh mục, chu_tri: Phòng Kinh tế, phoi_hop: Trung tâm PVHCC, thoi_han: Quý I/2026}
""",
)
def several_short_forms(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các ô chủ trì, phối hợp: cùng một đơn vị mà viết đủ, viết tắt nhiều kiểu. Kể hết các kiểu trong một phát hiện.

    Ô viết tắt mà phần tổ chức thực hiện viết đủ, không nơi nào giải thích, là gợi ý.
    """
    forms: dict[str, dict[str, list[tuple[Path, str]]]] = {}
    for row in context.task_rows:
        for column in ("chu_tri", "phoi_hop"):
            for unit in units_of(row, column):
                key, spelled = _one_unit(unit)
                if key:
                    forms.setdefault(key, {}).setdefault(spelled, []).append((row.cell_path(column), unit))
    for spellings in forms.values():
        if len(spellings) < 2:
            continue
        ranked = sorted(spellings.values(), key=len)
        path, quote = ranked[0][0]
        shown = ", ".join(f"“{places[0][1]}”" for places in ranked)
        also = tuple(place[0] for places in ranked[:-1] for place in places)[1:]
        yield Finding(path, f"Một đơn vị viết {len(spellings)} cách: {shown}", quote, "dùng một cách", also=also)
    yield from short_in_cells(context, {key for key, spellings in forms.items() if len(spellings) > 1})
    yield from _front_in_two_ways(context)


_FRONT = (patterns.ours(r"UBMTTQ(?:VN)?(?![^\W_])"), patterns.ours(r"(?:Ủy|Uỷ) ban MTTQ(?:VN)?(?![^\W_])"))


def _front_in_two_ways(context: Context) -> Iterator[Finding]:
    """“UBMTTQ xã” beside “Ủy ban MTTQ Việt Nam xã”: one body, shortened in two ways."""
    if "MTTQ" not in context.whole:
        return
    first, second = ([hit for hit in context.matches(form) if hit.is_word] for form in _FRONT)
    if first and second:
        rare, usual = sorted((first, second), key=len)
        texts = [hit.text for hit in rare]
        message = f"“{rare[0].match[0]}”, nơi khác viết “{usual[0].match[0]}”{times(texts)}"
        listed = all(text.role == "noi_nhan" for text in texts)  # lines are shortened there as room asks
        severity = GOI_Y if listed else None
        yield Finding(
            texts[0].path, message, rare[0].match[0], "viết tắt một cách", severity=severity, also=others(texts)
        )


@rule(
    code="CQ03",
    title="Tên đơn vị thiếu chữ so với nơi khác",
    severity=GOI_Y,
    can_cu=_ONE_NAME,
    bad="mo_dau: [Trung tâm Phục vụ hành chính công tiếp nhận., Trung tâm Phục vụ hành chính công trả kết quả.]\nnoi_dung: [{tieu_de: Tổ chức thực hiện, noi_dung: [{tieu_de: Trung tâm hành chính công, noi_dung: [Tiếp nhận hồ sơ., Trả kết quả.]}, {tieu_de: Phòng Kinh tế}]}]",
    good="mo_dau: [Trung tâm Phục vụ hành chính công tiếp nhận.]",
)
def words_missing(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai tên cùng loại, tên ngắn gồm toàn chữ của tên dài và kém một, hai chữ; có thể là hai đơn vị thật."""
    yield from _cut_short(context)
    units = [(unit, set(unit.key.split())) for unit in unit_forms(context)]
    for unit, words in units:
        if unit.key in _COMMITTEES:
            continue  # whole by itself: the rest is whose it is
        for other, more in units:
            same_kind = unit.key.split()[0] == other.key.split()[0]
            if same_kind and len(words) > 2 and words < more and len(more) - len(words) <= 2:
                form, texts = next(iter(unit.forms.items()))
                name = other.fixed or max(other.forms, key=lambda one: len(other.forms[one]))
                yield Finding(texts[0].path, f"“{form}” có phải “{name}”?", form, name, also=others(texts))


_COMMITTEES = frozenset({"ủy ban nhân dân", "hội đồng nhân dân"})
_WHOLE_OFFICE = "Phòng Kinh tế, Hạ tầng và Đô thị"
_CUT_OFFICE = patterns.ours(r"Phòng Kinh tế(?![^\W_])(?!,? (?:và )?(?:- )?[HĐ]| -|,? hạ)")


def _cut_short(context: Context) -> Iterator[Finding]:
    """“Phòng Kinh tế” where the paper's office is “Phòng Kinh tế, Hạ tầng và Đô thị”."""
    if _WHOLE_OFFICE not in context.whole:
        return
    texts = [hit.text for hit in context.matches(_CUT_OFFICE) if hit.is_word]
    if texts:
        yield Finding(
            texts[0].path,
            f"“Phòng Kinh tế” có phải “{_WHOLE_OFFICE}”?",
            "Phòng Kinh tế",
            _WHOLE_OFFICE,
            also=others(texts),
        )


@rule(
    code="CQ04",
    title="Mã đơn vị ở dòng Lưu không khớp đơn vị nào",
    severity=CANH_BAO,
    can_cu=nd30("điểm d khoản 9 Mục II Phần I Phụ lục I"),
    bad="luu: VT, VHXX",
    good="luu: VT, VHXH",
)
def filing_code(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Sau VT là chữ viết tắt của đơn vị soạn thảo, có thể kèm tên người soạn (KT.Hoàng).

    Chỉ nhắc khi gần giống một đơn vị đã biết: chữ tắt của phòng trong sở, của chuyên viên thì máy không biết hết. Ở văn bản
    của xã từ 01/7/2025, chữ tắt tên phòng của huyện (TCKH, TNMT) mà bài không nhắc phòng ấy cũng vậy.
    """
    from cchc_docs.law.places import commune_units

    kept = patterns.sub(r"^.*?Lưu\s*:?", "", context.document.luu)
    known = [unit.ten for kind in ("xã", "phường", "đặc khu") for unit in commune_units(kind, context.on)]
    known += [unit.ten for unit in context.document.don_vi.values()] + [
        unit.fixed or next(iter(unit.forms)) for unit in unit_forms(context)
    ]
    declared = {unit.viet_tat for unit in context.document.don_vi.values()}
    for part in patterns.split(r"[,;]", kept):
        code = _drafter(patterns.sub(r"\(.*?\)|\d+\s*b?\.?$", "", part).strip(" .-"))
        if (
            len(code) < 3
            or code in declared
            or not code.isupper()
            or any(short_form_fits(code, name) for name in known)
            or code in _USUAL_CODES
        ):
            continue
        if code in _OF_DISTRICTS and _since_two_tiers(context):
            office, right = _OF_DISTRICTS[code]
            hint = None if office in context.whole else GOI_Y  # since 2026 a province may have given the name anew
            message = f"“{code}” là chữ tắt tên phòng của huyện trước đây"
            yield Finding(("luu",), message, code, right, severity=hint)
            continue
        near = next((short for short in _USUAL_CODES if len(short) == len(code) and _one_letter_off(code, short)), "")
        if near:
            quote = code if code in context.document.luu else ""
            yield Finding(("luu",), f"“{code}” không phải chữ tắt của đơn vị nào trong văn bản", quote, near)


_USUAL_CODES = ("VHXH", "PVHCC", "KTHTĐT", "KT", "VP")


_ECONOMY = ("Phòng Kinh tế", "KT, KTHTĐT hoặc chữ tắt của phòng hiện nay")
_CULTURE = ("Phòng Văn hóa", "VHXH hoặc chữ tắt của phòng hiện nay")
_OF_DISTRICTS = {
    "TCKH": _ECONOMY, "TC-KH": _ECONOMY, "TNMT": _ECONOMY, "TN&MT": _ECONOMY, "NN&PTNT": _ECONOMY, "QLĐT": _ECONOMY,
    "LĐTBXH": _CULTURE, "LĐTB&XH": _CULTURE, "GDĐT": _CULTURE, "GD&ĐT": _CULTURE,
}  # fmt: skip
"""Codes of a district's offices: what is in their place now, and the code of that."""


def _since_two_tiers(context: Context) -> bool:
    return context.is_commune and context.earliest is not None and context.earliest >= TWO_TIERS


def _drafter(code: str) -> str:
    """The code of the unit without the name of who drafted ("NC.Hoàng", "KT-Hoàng", "VHXH Hoàng")."""
    return patterns.split(rf"[.\-/ ]+(?=[{CAPITALS}][^\W\d_{CAPITALS}])", code, maxsplit=1)[0].strip(" .-")


def _one_letter_off(code: str, other: str) -> bool:
    return sum(a != b for a, b in zip(code, other, strict=True)) == 1


_BY_LAW = frozenset({"trung tâm phục vụ hành chính công"})
_USUAL = 2
_SAME_THING = (
    ("trang thông tin điện tử", "cổng thông tin điện tử"),
    ("bộ phận một cửa", "bộ phận tiếp nhận và trả kết quả", "trung tâm phục vụ hành chính công"),
    (
        "trung tâm cung ứng dịch vụ công",
        "trung tâm dịch vụ sự nghiệp công",
        "trung tâm cung ứng dịch vụ sự nghiệp công",
    ),
    ("tổ công nghệ số cộng đồng", "tổ chuyển đổi số cộng đồng", "tổ cđs cộng đồng", "tổ cds cộng đồng"),
)


_SITES = _SAME_THING[0]


def _of_others(text: Text, at: int) -> bool:
    """Whether a web site is a recipient, one of several, or that of another office: no second name of the own one."""
    before, after = text.text[max(0, at - 5) : at].lower(), text.text[at:]
    return text.role == "noi_nhan" or before.endswith("các ") or _SITE_OF_OTHERS.search(after) is not None


_SITE_OF_OTHERS = patterns.ours(
    r"^\S+ [Tt]hông tin điện tử (?:của )?(?:các |[Ss]ở|[Bb]ộ |[Bb]an |[Tt]rường|[Cc]hính phủ|đơn vị|cơ quan|tổng hợp)"
)


def _said(context: Context, name: str) -> list[Text]:
    """The texts that say a name (in small letters) outside a cited title and the names of figures."""
    out = []
    for text in context.texts_holding(name):
        at = text.text.lower().find(name)
        if (
            at >= 0
            and not (name in _SITES and _of_others(text, at))
            and not names_a_figure(text)
            and not any(start <= at < end for start, end in context.cited_spans.get(text.path, ()))
        ):
            out.append(text)
    return out


@rule(
    code="CQ05",
    title="Một nơi, một hệ thống gọi bằng nhiều tên",
    severity=GOI_Y,
    can_cu=_ONE_NAME,
    bad="mo_dau: [Đăng trên trang thông tin điện tử của xã., Công khai trên cổng thông tin điện tử của xã., Cập nhật cổng thông tin điện tử.]",
    good="mo_dau: [Đăng trên cổng thông tin điện tử của xã., Công khai trên cổng thông tin điện tử của xã.]",
)
def several_names(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Những tên hay dùng lẫn cho cùng một nơi; có xã có cả hai thật (trang và cổng), khi đó bỏ qua."""
    for names in _SAME_THING:
        found = {name: _said(context, name) for name in names if name in context.whole_small}
        met = {name: texts for name, texts in found.items() if texts}
        if len(met) < 2:
            continue
        main = max(met, key=lambda name: (len(met[name]), name in _BY_LAW))
        if met.keys() & _BY_LAW and (main not in _BY_LAW or len(met[main]) < _USUAL):
            continue  # "bộ phận một cửa" is the decree's word for what the paper names once
        for name, texts in met.items():
            if name != main:
                at = texts[0].text.lower().index(name)
                quote = texts[0].text[at : at + len(name)]
                yield Finding(
                    texts[0].path,
                    f"“{quote}”, nơi khác gọi “{main}”{times(texts)}",
                    quote,
                    "dùng một tên",
                    also=others(texts),
                )
