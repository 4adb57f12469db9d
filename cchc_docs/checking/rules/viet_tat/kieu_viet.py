"""VT: how a short form is written and where it is explained - spelt two ways, explained late, explained away from its words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.abbreviations import Short, abbreviations, spelling, spells
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.word_lists import word_list
from cchc_docs.model.document import Text

_JOINED = patterns.ours(
    r"[A-ZĐ](?<![\w/&.-].)[A-ZĐ]+(?:(?: ?& ?| ?[-–] ?| )[A-ZĐ]{2,}){0,3}(?![\w/&]| ?[-–/] ?[A-ZĐ\d]|\.\d)"
)
_MARKS = patterns.ours(r"[^A-ZĐ]+")
_FEWEST = 4
"""Letters of the shortest form that is worth two spellings."""


_BODIES = frozenset(["UBND", "HĐND", "MTTQ", "UBMTTQ", "TW", "BTV", "BCH", "BTT", "ĐU", "VP"])
"""Two bodies joined by a mark are no short form."""


def _forms(context: Context) -> dict[str, dict[str, list[Text]]]:
    """Short forms by their letters alone, each with the ways it is written."""
    out: dict[str, dict[str, list[Text]]] = {}
    for text in context.prose:
        if not text.text.isupper():
            for letters, form in _spelt(text.text):
                out.setdefault(letters, {}).setdefault(form, []).append(text)
    return out


@lru_cache(maxsize=4096)
def _spelt(words: str) -> tuple[tuple[str, str], ...]:
    """The letters of each short form of a text, and the way it is written; kept, as the same texts come again."""
    out = []
    for found in _JOINED.finditer(words):
        for form in dict.fromkeys((found[0], *patterns.split(r" [-–] ", found[0]))):
            letters, parts = _MARKS.sub("", form), _MARKS.split(form)
            if len(letters) >= _FEWEST and not (len(parts) > 1 and _BODIES.intersection(parts)):
                out.append((letters, form))
    return tuple(out)


@rule(
    code="VT30",
    title="Một chữ viết tắt viết nhiều kiểu (GD&ĐT, GD-ĐT, GDĐT)",
    severity=GOI_Y,
    can_cu=practice("một chữ viết tắt viết một kiểu trong cả văn bản"),
    tru=QUOTED,
    bad="mo_dau: [Gửi phòng KT&HT trước ngày 05/6/2026., Phòng KT-HT tổng hợp., Phòng KT&HT báo cáo.]",
    good="mo_dau: [Gửi phòng KT&HT trước ngày 05/6/2026., Phòng KT&HT tổng hợp; HĐND và UBND xã., HĐND-UBND xã họp.]",
)
def written_in_two_ways(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng chữ cái mà lúc có dấu &, gạch nối, khoảng cách, lúc không: nhắc kiểu ít dùng. Ký hiệu văn bản, tên ghép hai cơ quan (HĐND-UBND) không xét."""
    for ways in _forms(context).values():
        if len(ways) < 2:
            continue
        usual = max(ways, key=lambda one: len(ways[one]))
        for form, texts in ways.items():
            if form != usual:
                message = f"“{form}”, chỗ khác viết “{usual}”{times(texts)}"
                yield Finding(texts[0].path, message, form, usual, also=others(texts))


_AGAIN = 4
"""Times a name may be written out before its short form is said to come late."""


def _explained(context: Context) -> Iterator[tuple[Short, str, Text, int]]:
    free = word_list("viet_tat")["khong_can_giai_thich"]
    for one in abbreviations(context).found.values():
        if one.defined and one.short not in free:
            yield one, *one.defined[0]


@rule(
    code="VT31",
    title="Chữ viết tắt đặt muộn, sau khi đã viết đủ nhiều lần",
    severity=GOI_Y,
    can_cu=practice("chữ viết tắt đặt ngay ở lần đầu viết đủ"),
    tru=QUOTED,
    bad="mo_dau: [Rà soát thủ tục hành chính., Công khai thủ tục hành chính., Dán thủ tục hành chính., Cắt giảm thủ tục hành chính., 'Số hóa thủ tục hành chính (TTHC).', Niêm yết TTHC.]",
    good="mo_dau: ['Rà soát thủ tục hành chính (TTHC).', Công khai TTHC.]",
)
def explained_late(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tính trong câu, không tính tên gọi ở đầu văn bản, tiêu đề; từ bốn đoạn viết đủ trước chỗ đặt mới nhắc."""
    for one, meaning, first, _ in _explained(context):
        words = meaning.lower()
        if first.path[0] == "phu_luc":
            continue  # a form's short forms are told ahead of it
        if not one.used or not spells(one.short, meaning) or context.whole_small.count(words) <= _AGAIN:
            continue
        at = context.order.get(first.path, 0)
        texts = [
            text
            for text in context.sentences_of_body
            if context.order.get(text.path, 0) < at and words in text.text.lower()
        ]
        if len(texts) >= _AGAIN:
            message = f"“{one.short}” đặt ở đây, trên đã viết đủ “{words}” ở {len(texts)} đoạn"
            yield Finding(first.path, message, f"({one.short})", f"đặt “({one.short})” ở lần viết đủ đầu tiên")


@rule(
    code="VT32",
    title="Chữ viết tắt không đặt liền lời được viết tắt",
    severity=GOI_Y,
    can_cu=practice("chữ viết tắt trong ngoặc đứng ngay sau lời nó thay"),
    tru=QUOTED,
    bad="mo_dau: ['Công tác giải phóng mặt bằng năm 2026 (GPMB).', Họp bàn GPMB.]",
    good="mo_dau: ['Công tác giải phóng mặt bằng (GPMB) năm 2026.', Họp bàn GPMB.]",
)
def away_from_its_words(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“… cứu nạn năm 2026 (PCTT&TKCN)”: năm, nơi chen giữa thì chữ tắt thay cả năm, cả nơi."""
    for one, _, text, at in _explained(context):
        before = text.text[max(0, at - _FAR) : at].rstrip(' (“"')
        if spelling(one.short, before):
            continue
        for cut in patterns.finditer(
            r",? (?=(?:năm|giai đoạn|quý|tháng|của|trên địa bàn|tại|cấp|ở|xã|phường|tỉnh) )", before
        ):
            spelt = spelling(one.short, before[: cut.start()])
            tail = before[cut.start() :]
            if spelt and len(spelt) > 2 and len(tail.split()) <= _SHORT_TAIL:
                quote = f"{before[spelt[0].start() :]} ({one.short})"
                if quote in text.text:
                    right = f"{before[spelt[0].start() : cut.start()]} ({one.short}){tail}"
                    yield Finding(text.path, f"“({one.short})” đặt sau “{tail.strip(' ,')}”", quote, right)
                break


_FAR, _SHORT_TAIL = 120, 6


_AND = patterns.ours(
    r"(?:[^\W\d_]+ (?=[^\W\d_]+[a-zà-ỹ] ))?[^\W\d_]{2,} & [^\W\d_]{2,}(?:(?<=[a-zà-ỹ]) [a-zà-ỹ]+(?![^\W_]))?|(?:HĐND|UBND|MTTQ|UBMTTQ)&(?:HĐND|UBND|MTTQ|UBMTTQ)(?![\w&])"
)
_NAMED_BODY = patterns.ours(
    r"(?<![^\W_])(?:[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an|[Cc]ục|[Tt]rung tâm|[Ll]iên minh)(?: [^\W\d_]+,?){0,3} $"
)
"""The name of a body behind it is CQ01's to tell."""


@rule(
    code="VT33",
    title="Dấu & thay chữ “và”",
    severity=GOI_Y,
    can_cu=practice("văn bản hành chính viết chữ “và”; dấu & chỉ có trong chữ viết tắt quen dùng (GD&ĐT)"),
    tru=QUOTED,
    bad="mo_dau: [Mở quầy tiếp nhận & trả hồ sơ cả buổi trưa.]",
    good="mo_dau: [Giao Văn phòng HĐND và UBND xã ghi sổ; Phòng KT&HT ký.]",
)
def sign_for_and(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“HĐND & UBND”, “tiếp nhận & trả hồ sơ”: lời văn viết “và”; tên một sở, phòng do CQ01 xét. Chữ viết tắt có dấu & viết liền, phần trong ngoặc kép không xét."""
    found: dict[str, list[Text]] = {}
    for hit in context.matches(_AND, ("&",)):
        if hit.is_word and not _NAMED_BODY.search(hit.text.text[max(0, hit.start - 40) : hit.start]):
            found.setdefault(hit.match[0], []).append(hit.text)
    for typed, texts in found.items():
        right = " và ".join(one.strip() for one in typed.split("&"))
        yield Finding(texts[0].path, f"“{typed}”: viết “và”{times(texts)}", typed, right, also=others(texts))


_PLACE = patterns.ours(
    r"(?<![\w.&/-])(?P<cap>X|H|TX|ĐK)\. ?(?P<ten>[A-ZĐÁÀẢÃẠÂĂÊÔƠƯÍÚÝ][a-zà-ỹ]+(?: [A-ZĐÁÀẢÃẠÂĂÊÔƠƯÍÚÝ][a-zà-ỹ]+)*)"
)
_LEVEL = {"X": "xã", "H": "huyện", "TX": "thị xã", "ĐK": "đặc khu"}


@rule(
    code="VT34",
    title="Tên cấp viết tắt một chữ cái trước địa danh (X.An Bình)",
    severity=GOI_Y,
    can_cu=practice("tên đơn vị hành chính viết đủ: xã An Bình"),
    tru=QUOTED,
    bad="mo_dau: ['Đò từ X.An Bình sang H. Cồn Lớn.']",
    good="mo_dau: ['Đò từ xã An Bình sang huyện Cồn Lớn.', 'Bà H. ký; mục X. Kết luận.']",
)
def level_in_one_letter(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“X.”, “H.”, “TX.” ngay trước tên riêng từ hai tiếng, kể cả ở dòng địa danh. Ô bảng hẹp không xét."""
    everything = context.everything
    short_forms = [short for one in _LEVEL if (short := f"{one}.") in everything]
    if not short_forms:
        return
    for text in context.texts:
        words = text.text
        if "." not in words or not any(short in words for short in short_forms) or text.role.startswith("o."):
            continue
        for found in _PLACE.finditer(text.text):
            if " " in found["ten"] and not (found.start() == 0 and found["cap"] == "X" and found[0][2] == " "):
                right = f"{_LEVEL[found['cap']]} {found['ten']}"
                yield Finding(text.path, f"“{found[0]}”: tên cấp viết đủ", found[0], right)
