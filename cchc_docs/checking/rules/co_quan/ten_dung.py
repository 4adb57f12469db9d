"""CQ: names that no body bears - fields put together as no office has them, a union or a front with a word too many or too few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated, Severity
from cchc_docs.checking.needs import DAY
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.co_quan.viec_cu import TWO_TIERS
from cchc_docs.checking.unit_names import odd_forms
from cchc_docs.checking.word_lists import word_list
from cchc_docs.law.places import outdated
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import to_placement_text

_PARTS = (
    "Nội vụ", "Tư pháp", "Tài chính", "Công Thương", "Nông nghiệp", "Phát triển nông thôn", "Môi trường", "Tài nguyên", "Xây dựng", "Văn hóa", "Thể thao",
    "Du lịch", "Khoa học", "Công nghệ", "Giáo dục", "Đào tạo", "Y tế", "Ngoại vụ", "Dân tộc", "Tôn giáo", "Kế hoạch", "Đầu tư", "Giao thông vận tải",
    "Lao động", "Thương binh", "Xã hội", "Thông tin", "Truyền thông", "Quy hoạch", "Kiến trúc", "An toàn thực phẩm", "Quốc phòng", "Công an", "Ngoại giao",
    "Kinh tế", "Hạ tầng", "Đô thị", "Gia đình", "Thủy sản", "Công nghiệp", "Thương mại",
)  # fmt: skip
"""What names of offices are made of."""
_BARE = (
    "Nội vụ", "Tư pháp", "Tài chính", "Công Thương", "Xây dựng", "Y tế", "Ngoại vụ", "Du lịch", "Quy hoạch - Kiến trúc", "An toàn thực phẩm", "Quốc phòng",
    "Công an", "Ngoại giao", "Giao thông vận tải", "Kinh tế", "Kinh tế, Hạ tầng và Đô thị", "Thủy sản", "Công nghiệp", "Thương mại", "Thương mại và Du lịch",
    "Khoa học, Công nghệ và Môi trường", "Dân tộc", "Văn hóa, Thể thao, Du lịch và Gia đình",
)  # fmt: skip
"""Names beside the fields of two and more parts in the table `nganh` (today's and those of before)."""
_SEP = r"(?:,? và | [-–&] |[-–&]|, )"
_JOINT = patterns.ours(_SEP)
_ONE_PART = "|".join(sorted(_PARTS, key=len, reverse=True)).replace("óa", "(?:óa|oá)").replace("ủy", "(?:ủy|uỷ)")
_OFFICE = patterns.ours(
    rf"(?P<loai>Sở|Bộ|Phòng) (?P<ten>(?:{_ONE_PART})(?:{_SEP}(?:{_ONE_PART}))+)(?![^\W_])(?! (?:số|và [A-ZĐ])| ?[-–&] ?[A-ZĐ]|, [A-ZĐ][^\W\d_]* )"
)
_OPENINGS = ("Sở ", "Bộ ", "Phòng ")
_ELSEWHERE = patterns.ours(r"(?<!\w)(?:huyện|quận|thị xã|cũ|trước đây)(?!\w)")
_PAPERS = frozenset({"kế hoạch", "quy hoạch"})
"""Fields whose words are kinds of papers too."""
_GOES_ON = patterns.ours(r" (?!tỉnh|thành phố|xã|phường)[^\W\d_]")
"""What a paper is about stands behind its kind; behind an office stands its level."""
_SHARED = 2
"""Fields that a row of them without "và" has in common with a name of today, if it is to be that name gone wrong."""
_AHEAD = 24
"""Letters behind a name in which it may be said to be of a district."""


@cache
def _known() -> frozenset[tuple[str, ...]]:
    """The names of offices, of today and of before, each by its parts in small letters."""
    return frozenset(_parts(name) for name in (*_BARE, *word_list("ten_viet_hoa")["nganh"]))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(to_placement_text(part.strip().lower(), "old") for part in _JOINT.split(name))


def _is_made_of_names(parts: tuple[str, ...]) -> bool:
    """Whether the parts are one name or several one after the other ("các Sở Tài chính, Khoa học và Công nghệ")."""
    return not parts or any(
        parts[:length] in _known() and _is_made_of_names(parts[length:]) for length in range(1, len(parts) + 1)
    )


def _nearest(kind: str, parts: tuple[str, ...]) -> str:
    """The name of today that shares most parts with these; "" where none does by half or two do alike."""
    names = _TODAY_OF_COMMUNE if kind == "Phòng" else _TODAY
    ranked = sorted(((len({*parts} & {*_parts(name)}), -len(_parts(name)), name) for name in names), reverse=True)
    best, second = ranked[0], ranked[1]
    return "" if best[0] * 2 < len(parts) or best[:2] == second[:2] else best[2]


_TODAY = (
    "Nông nghiệp và Môi trường", "Khoa học và Công nghệ", "Giáo dục và Đào tạo", "Văn hóa, Thể thao và Du lịch", "Dân tộc và Tôn giáo",
    "Nội vụ", "Tài chính", "Xây dựng", "Công Thương", "Tư pháp", "Y tế", "Ngoại vụ",
)  # fmt: skip
_TODAY_OF_COMMUNE = ("Kinh tế, Hạ tầng và Đô thị", "Văn hóa - Xã hội")


@rule(
    code="CQ36",
    title="Tên sở, phòng ghép từ những ngành không chung một cơ quan (Phòng Kinh tế và Đô thị)",
    severity=CANH_BAO,
    can_cu=nd30("điểm a khoản 1 Mục IV Phụ lục II"),
    can=DAY,
    tu=TWO_TIERS,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Nhờ Sở Nông nghiệp và Tài nguyên xem giống lúa.']",
    good="mo_dau: ['Nhờ Sở Nông nghiệp và Môi trường, Sở Văn hóa và Thể thao xem.', 'Mời các Sở Tài chính, Giáo dục và Đào tạo, Y tế.', 'Giấy của Phòng Kinh tế và Hạ tầng huyện.', 'Sở Công Thương và Công an tỉnh.']",
)
def no_such_office(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Sở Văn hóa và Du lịch”, “Phòng Kinh tế và Đô thị”: so với tên các sở, bộ, phòng hiện nay và trước đây; một dãy nhiều cơ quan thì không phải một tên."""
    if context.earliest is None or context.earliest < TWO_TIERS:
        return
    told = odd_forms(context)
    gone = {phrase for one in outdated(context.on) for phrase in one.cum_tu}
    found: dict[tuple[str, str], list[Text]] = {}
    for hit in context.matches_opening(_OFFICE, _OPENINGS):
        kind, name = hit.match["loai"], hit.match["ten"]
        parts = _parts(name)
        if kind == "Phòng" and not (context.is_commune and {"kinh tế", "đô thị", "văn hóa", "xã hội"} & {*parts}):
            continue
        behind = hit.text.text[hit.end : hit.end + _AHEAD]
        words = hit.match[0]
        if _is_made_of_names(parts) or _ELSEWHERE.search(behind) or words in gone or any(words in one for one in told):
            continue
        right = _nearest(kind, parts)
        if " và " not in name and len({*parts} & {*_parts(right)}) < _SHARED:
            continue  # "Bộ Giáo dục, Y tế": two of them, the first cut short
        if parts[-1] in _PAPERS and _is_made_of_names(parts[:-1]) and _GOES_ON.match(behind):
            continue  # a whole name and then a paper by its own: "Sở Xây dựng và Quy hoạch bến đò"
        found.setdefault((words, f"{kind} {right}" if right else "ghi đúng tên cơ quan"), []).append(hit.text)
    for (words, right), texts in found.items():
        yield Finding(texts[0].path, f"Không có “{words}”{times(texts)}", words, right, also=others(texts))


class _Name(NamedTuple):
    """A name of a body gone wrong: what finds it (`sai` are the words), what each match holds, the right name, how grave it is by itself.

    `day_du`: words of the whole name; a paper that has them elsewhere writes one body two ways: always worth a warning.
    """

    pattern: re.Pattern[str]
    needed: tuple[str, ...]
    right: str
    severity: Severity | None
    day_du: tuple[str, ...]


_LEVEL = r"(?: (?:xã|phường|đặc khu|tỉnh|thành phố|cơ sở|các cấp)(?![^\W_]))"
_UNIONS = r"(?:Cựu chiến binh|Nông dân|Người cao tuổi|Chữ thập đỏ|Khuyến học|Cựu giáo chức|Cựu thanh niên xung phong|Luật gia|Người mù)"
_NAMES = (
    _Name(patterns.ours(rf"(?P<sai>[UuỦủ][ỷyỶY] ban Mặt trận Tổ quốc)(?={_LEVEL})"), ("mặt trận",), "Ủy ban Mặt trận Tổ quốc Việt Nam", GOI_Y, ("Mặt trận Tổ quốc Việt Nam", "MTTQ Việt Nam", "MTTQVN")),
    _Name(patterns.ours(rf"(?P<sai>[UuỦủ][ỷyỶY] ban MTTQ)(?={_LEVEL})"), ("mttq",), "Ủy ban MTTQ Việt Nam", None, ("Mặt trận Tổ quốc Việt Nam", "MTTQ Việt Nam")),
    _Name(patterns.ours(r"(?:[Đđ]ề nghị|[Gg]iao|[Mm]ời|[Gg]ửi|(?:[Vv]ăn bản|[Kk]ế hoạch|[Bb]áo cáo|[Tt]hông báo|[Tt]ờ trình|[Cc]ông văn|[Tt]hường trực|đề nghị|ý kiến|kiến nghị|trách nhiệm|chủ trì) của|do|với) (?P<sai>Mặt trận Tổ quốc)(?= (?:xã|phường|đặc khu)(?![^\W_]))"), ("mặt trận",), "Ủy ban Mặt trận Tổ quốc Việt Nam", None, ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Uỷ ban Mặt trận Tổ quốc Việt Nam", "Ủy ban MTTQ Việt Nam", "Uỷ ban MTTQ Việt Nam")),
    _Name(patterns.ours(rf"(?P<sai>Hội [Pp]hụ nữ)(?={_LEVEL}|[,;.]|$| (?:và|vận động|chủ trì|phối hợp|tổ chức|tuyên truyền)(?![^\W_]))(?<!Liên hiệp Phụ nữ)"), ("hội phụ nữ",), "Hội Liên hiệp Phụ nữ", GOI_Y, ("Hội Liên hiệp Phụ nữ", "Hội LHPN")),
    _Name(patterns.ours(rf"(?P<sai>(?:Hội|Đoàn|Ủy ban) Liên hiệp {_UNIONS})(?![^\W_])"), ("liên hiệp",), "bỏ chữ “Liên hiệp”", CANH_BAO, ()),
    _Name(patterns.ours(r"(?P<sai>Hội Liên (?:hợp|hiệp hội|minh|đoàn) [Pp]hụ nữ|Liên hiệp Hội [Pp]hụ nữ|Đoàn Phụ nữ(?= (?:xã|phường|đặc khu)))(?![^\W_])"), ("phụ nữ",), "Hội Liên hiệp Phụ nữ", CANH_BAO, ()),
    _Name(patterns.ours(r"(?P<sai>Trung tâm (?:Phục vụ [Hh]ành chính(?!,? (?:công|- công))|Phục vụ [Hh]ành chính sự nghiệp|(?:Dịch vụ|Giải quyết|Tiếp nhận|Quản lý) [Hh]ành chính công|Phục vụ [Cc]ông))(?![^\W_])"), ("hành chính", "phục vụ công"), "Trung tâm Phục vụ hành chính công", CANH_BAO, ()),
    _Name(patterns.ours(r"(?P<sai>Trung tâm Dịch vụ công)(?![^\W_])(?! ích)"), ("dịch vụ công",), "ghi đủ tên trung tâm", None, ("Trung tâm Cung ứng dịch vụ", "Trung tâm Dịch vụ tổng hợp", "Trung tâm Dịch vụ sự nghiệp")),
    _Name(patterns.ours(r"(?P<sai>Thanh tra [Nn]hà nước)(?= (?:tỉnh|thành phố)(?![^\W_]))"), ("thanh tra nhà",), "Thanh tra tỉnh", CANH_BAO, ()),
    _Name(patterns.ours(r"(?P<sai>Ban Chỉ huy [Qq]uân đội)(?![^\W_])"), ("quân đội",), "Ban Chỉ huy Quân sự", CANH_BAO, ()),
    _Name(patterns.ours(r"(?P<sai>(?:Công an|Trạm Y tế) nhân dân(?= (?:xã|phường|đặc khu)))"), ("nhân dân",), "bỏ chữ “nhân dân”", CANH_BAO, ()),
)  # fmt: skip


@rule(
    code="CQ37",
    title="Tên Mặt trận, đoàn thể, trung tâm thiếu chữ hoặc thừa chữ (Hội Phụ nữ, Hội Liên hiệp Cựu chiến binh)",
    severity=CANH_BAO,
    can_cu=nd30("điểm a khoản 1 Mục IV Phụ lục II"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Hội Liên hiệp Nông dân xã giữ bờ kè.']",
    good="mo_dau: ['Hội Nông dân, Hội Liên hiệp Phụ nữ, Chi hội Phụ nữ giữ bờ kè; Ủy ban Mặt trận Tổ quốc Việt Nam xã giám sát; Trung tâm Phục vụ hành chính công xã nhận đơn.']",
)
def name_cut_or_grafted(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Ủy ban Mặt trận Tổ quốc xã”, “Hội Phụ nữ xã” quen gọi tắt nên chỉ là gợi ý, trừ khi chỗ khác của văn bản ghi đủ."""
    whole = context.whole
    for one in _NAMES:
        fuller = next((words for words in one.day_du if words in whole), "")
        if one.severity is None and not fuller:
            continue
        found: dict[str, tuple[str, list[Text]]] = {}
        for hit in context.matches(one.pattern, one.needed):
            if hit.is_word:
                words = hit.match["sai"]
                found.setdefault(to_placement_text(words, "old"), (words, []))[1].append(hit.text)
        for words, texts in found.values():
            elsewhere = f", chỗ khác ghi “{fuller}”" if fuller else ""
            message = f"“{words}” không phải tên đủ của tổ chức ấy{elsewhere}{times(texts)}"
            # The Front itself writes "Ủy ban MTTQ xã" beside its whole name.
            severity = CANH_BAO if fuller and "MTTQ" not in words else one.severity or GOI_Y
            yield Finding(texts[0].path, message, words, one.right, severity=severity, also=others(texts))
