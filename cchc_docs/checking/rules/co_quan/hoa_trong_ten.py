"""CQ: capitals inside names of bodies and titles ("Trạm y tế xã", "Ban Thường Vụ", "Ủy Ban nhân dân")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated, Severity
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.profile import SO
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.co_quan.phong_viet_thuong import SEVERAL, small_offices
from cchc_docs.checking.unit_names import is_a_building, unit_forms
from cchc_docs.checking.word_lists import CAPITALS, word_list
from cchc_docs.checking.wording.by_word import ByWord, neighbours_in
from cchc_docs.checking.wording.searching import Searched
from cchc_docs.checking.wording.worded import Pair
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.accents import to_placement_text

_ITS_LEVEL = patterns.ours(rf" (?:xã|phường|đặc khu|tỉnh|thành phố|Việt Nam|[{CAPITALS}])")
_STARTS = patterns.ours(r"(?:^|[.:;!?•] |[-–+*“\"(] ?|\d[.)] |[a-zđ]\) )$")
_PERSON = patterns.ours(
    rf"(?:(?i:ông|bà|anh|chị|em|đồng chí|cháu|cô|thầy)|(?<![^\W_])(?!Ban|Phòng|Sở|Bộ|Hội|Đoàn|Phó|Trưởng|Chánh|Viện|Trạm|Chi|Các|Theo|Của|Tại|Đảng|Mời|Gửi|Giao|Căn)[{CAPITALS}][a-zà-ỹđ]+) $"
)


_KEY = "names in capitals"
_COMMON = ("Trạm", "Trung tâm", "Ban", "Bộ Chỉ", "Hạt", "Đội", "Đoàn", "Hội", "Phó", "Chánh", "Liên đoàn")
"""What is also a common noun; there is only one Mặt trận Tổ quốc."""


@cache
def _names() -> ByWord[tuple[str, str, Severity]]:
    """The right form, its small letters in the old placement, how grave another form is."""
    lists = word_list("ten_viet_hoa")
    whole = [(name, CANH_BAO) for name in lists["ten"]] + [(name, GOI_Y) for name in lists["goi_y"]]
    return ByWord(
        [
            ((name, small, severity), _words(small), _side_by_side(small))
            for name, severity in whole
            for small in (name.lower(),)
        ]
    )


def _side_by_side(small: str) -> tuple[Pair, ...]:
    """The neighbours of a name that is looked for in the other placement of its accents too where it stands in one: none then."""
    return neighbours_in(small) if to_placement_text(small, "new") == small else ()


@cache
def _pairs() -> tuple[tuple[str, str, frozenset[str], tuple[Pair, ...]], ...]:
    """(wrong form with two capitals, right form, words of the wrong one, those of them that stand side by side)."""
    names = word_list("ten_viet_hoa")["thuong"]
    return tuple(
        (wrong, name, _words(wrong), neighbours_in(wrong.lower()))
        for name in names
        for wrong in (" ".join(map(str.capitalize, name.split())),)
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(patterns.findall(r"[^\W\d_]+", name))


@rule(
    code="CQ07",
    title="Tên cơ quan, chức danh viết hoa thừa hoặc thiếu",
    severity=CANH_BAO,
    can_cu=nd30("khoản 1 Mục IV, khoản 1 Mục V Phụ lục II"),
    tru=QUOTED,
    bad="mo_dau: [Nhờ Trạm y tế xã cấp thuốc., Báo cáo Ban Thường Vụ Đảng ủy., Xin ý kiến Chủ Tịch UBND xã.]",
    good="mo_dau: [Nhờ Trạm Y tế xã cấp thuốc; các trạm y tế đều có tủ thuốc., Mời ông Lê Công An., Trạm y tế có năm giường.]",
)
def capitals_in_names(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chữ đầu viết thường (các trạm y tế) là danh từ chung, không xét; tên người, dòng viết hoa cả, cách viết CQ01 đã nêu cũng không.

    Chức danh cấp phó, Ban chỉ đạo, Ban quản lý viết hoa khác nhau nhiều nơi nên chỉ là gợi ý.
    """
    yield from names_told(context)


def names_told(context: Context) -> list[Finding]:
    """Return what CQ07 says, so that no other rule says it of the same words again."""
    return context.once("capitals in names", lambda: list(_odd_names(context)))


def _odd_names(context: Context) -> Iterator[Finding]:
    told = {form for unit in unit_forms(context) if len(unit.forms) > 1 or unit.fixed for form in unit.forms}
    found: dict[tuple[str, str, Severity], list[Text]] = {}
    key = (_KEY, context.is_commune)  # whose paper it is decides what is odd
    searched = context.unpassed(key)
    odd = [
        *_other_forms(searched),
        *_two_capitals(searched),
        *_proper_in_small(searched, of_commune=context.is_commune),
        *_half_small(searched),
        *_told_to(searched),
    ]
    context.pass_texts_but(key, (text for text, *_ in odd))
    for text, at, right, severity in odd:
        form = text.text[at : at + len(right)]
        if right == "Trạm Y tế" and is_a_building(form, text):
            continue
        if not any(form in one for one in told):
            found.setdefault((form, right, severity), []).append(text)
    yield from _own_department(context)
    yield from _small_department(context)
    yield from small_offices(context, told)
    yield from _small_ministry(context)
    yield from _odd_titles(context)
    seen: list[str] = []
    for (form, right, severity), texts in found.items():
        if any(form in longer for longer in seen):
            continue
        seen.append(form)
        message = f"“{form}” viết “{right}”{times(texts)}"
        yield Finding(texts[0].path, message, form, right, severity=severity, also=others(texts))


_OWN_SO = patterns.ours(
    r"(?:của|tại|[Ll]ãnh đạo|thuộc|toàn|cơ quan|[Tt]rụ sở) (?P<sai>sở)(?![^\W_])(?!,? (?:ban|ngành|[A-ZĐ]|tại|hữu|thích|trường|dụng|đoản|y tế|chuyên)|, )"
)


def _own_department(context: Context) -> Iterator[Finding]:
    """“trang thông tin của sở” in a paper of a sở that calls itself Sở elsewhere."""
    if context.profile.cap != SO or " Sở " not in context.whole:
        return
    for hit in context.matches(_OWN_SO):
        yield Finding(
            hit.text.path, "Sở tự gọi mình, nơi khác viết “Sở”", hit.match[0], f"{hit.match[0][:-2]}Sở", severity=GOI_Y
        )


_MINISTRIES = (
    "Tài chính", "Nội vụ", "Y tế", "Công an", "Quốc phòng", "Tư pháp", "Xây dựng", "Công Thương", "Ngoại giao", "Khoa học và Công nghệ",
    "Giáo dục và Đào tạo", "Nông nghiệp và Môi trường", "Văn hóa, Thể thao và Du lịch", "Dân tộc và Tôn giáo",
)  # fmt: skip
_SMALL_MINISTRY = patterns.ours(
    rf"(?:của|với|do|theo|và|từ|tại|[^\W_],) (?P<sai>bộ (?:{'|'.join(map(str.lower, _MINISTRIES))}))(?![^\W_])"
)
"""Behind other words "bộ" ends one ("cán bộ y tế", "toàn bộ nội vụ")."""


def _small_ministry(context: Context) -> Iterator[Finding]:
    """“Bộ Y tế và bộ tài chính”: there is one of each, so it is a name."""
    right = {f"bộ {name.lower()}": f"Bộ {name}" for name in _MINISTRIES}
    for hit in context.matches(_SMALL_MINISTRY, _SMALL_MINISTRIES):
        words = hit.match["sai"]
        yield Finding(hit.text.path, f"“{words}” viết “{right[words]}”", words, right[words], right[words])


_SMALL_MINISTRIES = tuple(f" bộ {name.lower().split(' ')[0]}" for name in _MINISTRIES)


_DEPUTY = patterns.ours(r"phó (?:Chủ tịch|Bí thư|Giám đốc|Hiệu trưởng|Chánh)(?![^\W_])")
_COMMON_NOUN = patterns.ours(
    r"(?P<sai>Đảng viên|Đoàn viên|Hội viên|Đội viên|Học sinh|Giáo viên|Phụ huynh|Nhân viên|Cán bộ|Công chức|Viên chức|Cá nhân|Tập thể(?! lao động (?:tiên tiến|xuất sắc))"
    r"|Hộ (?:dân|nghèo|cận nghèo|gia đình)|Người dân|Doanh nghiệp|Đại biểu|Cử tri|Đoàn thể|Địa phương|Đơn vị|Kinh phí|Tiến độ|Kết quả"
    r"|Chuyên môn(?! và )|Nghiệp vụ(?! và )|Chức năng(?! và )|Liên quan(?! và )|Trực thuộc(?! và )"
    r"|Chính trị(?<=tổ chức Chính trị)(?= ?[-–] ?[Xx]ã hội))(?![^\W_])(?! (?:tư nhân )?[A-ZĐ]| xã| phường| Việt)"
)
"""Each begins with its own letter: the engine runs to these."""
_MID = patterns.ours(r"[a-zà-ỹđ],? $")
_OF_A_NAME = patterns.ours(
    r"(?:[Hh]ội|Đoàn|Ban|Luật|Quỹ|[Nn]gày|[Tt]háng|[Tt]ết|Điều lệ|Quy định|Khu|Nhà|Chi hội|Liên đoàn|[Tt]ạp chí|[Bb]áo|[Pp]hong trào|[Cc]hương trình|[Dd]ự án|[Đđ]ề án|[Kk]ế hoạch|Trung tâm|Trường"
    r"|[Dd]anh hiệu|[Cc]uộc thi|[Hh]ội thi|[Cc]huyên đề|[Mm]ô hình|[Tt]iêu chí|[Cc]hỉ số|[Nn]ội dung|[Mm]ục|[Pp]hần|[Cc]ột|[Mm]ẫu|[Ll]ĩnh vực|[Mm]ôn|[Cc]âu lạc bộ|[Gg]iải|[Ll]ễ|[Bb]ài|[Đđ]ội|[Tt]ổ|khoa|Phòng|Vụ|Cục|Viện|[Ss]ổ tay|[Ứứ]ng dụng|[Pp]hần mềm|[Cc]ổng) $"
)


def _odd_titles(context: Context) -> Iterator[Finding]:
    """“các phó Chủ tịch”, “phát triển Đảng viên”: hints, practice differs; more where the paper itself writes the noun small elsewhere."""
    for hit in context.matches(_DEPUTY):
        if hit.is_word:
            words = hit.match[0]
            yield Finding(hit.text.path, f"“{words}” viết “P{words[1:]}”", words, f"P{words[1:]}", severity=GOI_Y)
    for hit in context.matches(_COMMON_NOUN):
        before = hit.text.text[max(0, hit.start - 16) : hit.start]
        if hit.is_word and _MID.search(before) and not _OF_A_NAME.search(before) and not hit.text.text.istitle():
            words = hit.match["sai"]
            yield Finding(
                hit.text.path,
                f"“{words}” là danh từ chung, ở giữa câu viết thường",
                words,
                words.lower(),
                severity=CANH_BAO if f" {words.lower()}" in context.whole else GOI_Y,
            )


_SMALL_SO = patterns.ours(
    r"sở (?:Nội vụ|Tài chính|Tư pháp|Xây dựng|Y tế|Công Thương|Ngoại vụ|Giáo dục và Đào tạo|Khoa học và Công nghệ|Nông nghiệp và Môi trường|Văn hóa, Thể thao và Du lịch|Dân tộc và Tôn giáo)(?![^\W_])"
)


def _small_department(context: Context) -> Iterator[Finding]:
    """“và sở Nông nghiệp và Môi trường”; behind "các" the word may be a common noun."""
    for hit in context.matches(_SMALL_SO):
        before = hit.text.text[max(0, hit.start - 8) : hit.start].lower()
        if hit.is_word and not before.endswith(("các ", "hai ", "ba ", "cơ ", "trụ ", "toàn ")):
            name = hit.match[0]
            yield Finding(hit.text.path, f"“{name}” viết hoa chữ đầu", name, f"S{name[1:]}")


def _other_forms(context: Searched) -> Iterator[tuple[Text, int, str, Severity]]:
    for name, small, severity in _names().there(context):
        for text in context.texts_holding(small):
            low = to_placement_text(text.text.lower(), "old")
            if len(low) != len(text.text):
                continue
            at = low.find(small)
            while at >= 0:
                form, end = text.text[at : at + len(name)], at + len(name)
                if _is_word(text.text, at, end) and _differs(form, name) and not _may_be_common(text.text, at, name):
                    any_such = (
                        form[1:].islower() and _OF_ANY.search(text.text, 0, at) and not _ITS_LEVEL.match(text.text, end)
                    )
                    yield text, at, name, GOI_Y if any_such else severity
                at = low.find(small, end)


_OF_ANY = patterns.ours(r"[Tt]rường học(?:,| và|, các) $")
"""Beside what is any one of its kind: "(lãnh đạo Trường học, Trạm y tế)" may want two small letters."""


def _differs(form: str, name: str) -> bool:
    """Whether a form has other capitals than the name, and is no common noun and no line in capitals."""
    return form != name and form[:1].isupper() and not form.isupper() and to_placement_text(form, "old") != name


_OF_ITS_OWN = patterns.ours(r" (?:xã|phường|đặc khu)(?![^\W_])(?! [A-ZĐ]|, (?:xã|phường))")
_NAMED_ONE = patterns.ours(rf" (?:xã|phường|đặc khu) [{CAPITALS}][^\W\d_]*[^\W\d_{CAPITALS}]")


def _proper_in_small(context: Searched, *, of_commune: bool) -> Iterator[tuple[Text, int, str, Severity]]:
    """“của trạm y tế xã Vĩnh Trường”: one certain body, whatever its own letters; that of the commune itself is a hint."""
    for name, small, severity in _names().there(context):
        if not name.startswith(_COMMON) or small not in context.whole:
            continue
        for text in context.texts_holding(small):
            at = text.text.find(small)
            before, end = text.text[:at], at + len(small)
            if at > 0 and _is_word(text.text, at, end) and not SEVERAL.search(before):
                if _NAMED_ONE.match(text.text, end):
                    yield text, at, name, severity
                elif of_commune and _OF_ITS_OWN.match(text.text, end):
                    yield text, at, name, GOI_Y


_NOT_ITS_START = patterns.ours(
    r"(?:[UuỦủỤụ][Yỷyỵ]|[Tt]rưởng|[Pp]hó|[Cc]hi|[Cc]ụm|[Ll]iên|[Tt]ổng|[Cc]ông|[Cc]ác|[Nn]hững|[Qq]uân|[Tt]iểu|[Pp]hân|[Tt]ổ) $"
)


def _half_small(context: Searched) -> Iterator[tuple[Text, int, str, Severity]]:
    """“hội Nông dân”, “trạm Y tế”: the name keeps a capital inside and has lost its first."""
    for name, small, _ in _names().there(context):
        half = name[0].lower() + name[1:]
        if half == small or half not in context.whole:
            continue
        for text in context.texts_holding(small):
            at = text.text.find(half)
            whole = at > 0 and _is_word(text.text, at, at + len(half))
            if whole and not _NOT_ITS_START.search(text.text[max(0, at - 8) : at]):
                yield text, at, name, CANH_BAO


_CERTAIN = (
    ("Công an", patterns.ours(r"(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|gửi|báo|[Pp]hối hợp(?: với)?) (?P<sai>công an) (?:xã|phường|đặc khu)(?![^\W_])")),
    ("Quốc hội", patterns.ours(r"(?:đại biểu|Ủy ban [Tt]hường vụ|Văn phòng) (?P<sai>quốc hội)(?![^\W_])")),
    ("Tỉnh ủy", patterns.ours(r"(?:của|do|Thường vụ|Thường trực|báo cáo|trình) (?P<sai>tỉnh ủy)(?![^\W_])")),
    ("Thành ủy", patterns.ours(r"(?:của|do|Thường vụ|Thường trực|báo cáo|trình) (?P<sai>thành ủy)(?![^\W_])")),
    ("Đảng ủy", patterns.ours(r"(?:của|do|Thường vụ|Thường trực|báo cáo|trình) (?P<sai>đảng ủy)(?= (?:xã|phường|đặc khu)|[.,;]|$)")),
)  # fmt: skip
"""A body that is told to do something, or whose word is followed, is a certain one: its name has its capital."""


def _told_to(context: Searched) -> Iterator[tuple[Text, int, str, Severity]]:
    for name, pattern in _CERTAIN:
        if name.lower() in context.whole:
            for text in context.texts_holding(name.lower()):
                for found in pattern.finditer(text.text):
                    yield text, found.start("sai"), name, CANH_BAO


def _may_be_common(words: str, at: int, name: str) -> bool:
    """Whether a capital is there only because a sentence begins: "Trạm y tế có năm giường"."""
    form, end = words[at : at + len(name)], at + len(name)
    return (
        form[1:].islower()
        and name.startswith(_COMMON)
        and _STARTS.search(words[:at]) is not None
        and _ITS_LEVEL.match(words, end) is None
    )


_FIRM = patterns.ours(r"(?:Công ty|Doanh nghiệp|[Cc]ửa hàng|Xí nghiệp|Tập đoàn|HTX|Hợp tác xã|[Cc]ơ sở) [^.;:]{0,60}$")
"""A firm writes its name as it likes."""


_PLACE = patterns.ours(
    r"(?<![^\W_])(?i:phường|xã|thị trấn|đặc khu|thôn|xóm|ấp|khóm|khu phố|tổ dân phố|đường|phố|chợ) $"
    rf"|(?:đường|tuyến|ĐT|QL)(?: [{CAPITALS}][^\W\d_]*)+(?: ?[-–] ?[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*)*)* ?[-–] $"
)
"""A place may be called so: "phường Trung Tâm", "đường Tiên - Châu - Văn Hóa"."""
_A_ROAD = 48
"""Letters before a name in which that stands."""


def _two_capitals(context: Searched) -> Iterator[tuple[Text, int, str, Severity]]:
    for wrong, right, words, pairs in _pairs():
        if not (context.words.keys() >= words and all(map(context.side_by_side, pairs))) or wrong not in context.whole:
            continue
        for text in context.texts_holding(wrong.lower()):
            at = text.text.find(wrong)
            while at >= 0:
                end = at + len(wrong)
                if (
                    _is_word(text.text, at, end)
                    and not _PERSON.search(text.text[:at])
                    and not _FIRM.search(text.text[:at])
                    and not _PLACE.search(text.text[max(0, at - _A_ROAD) : at])
                    and not _all_so(text.text)
                    and not (right == _HEAD_OF and _OF_AN_OFFICE.match(text.text, end))
                ):
                    common = right in _NO_NAME and _stands_common(text.text, at, end)
                    yield text, at, right.lower() if common else right, CANH_BAO
                at = text.text.find(wrong, end)


_NO_NAME = frozenset(
    {
        "Pháp luật", "Đoàn thể", "Nông dân", "Phụ nữ", "Thanh niên", "Chuyên môn", "Cơ quan", "Đơn vị", "Cán bộ", "Công chức", "Viên chức", "Nhân viên", "Học sinh", "Giáo viên",
        "Phụ huynh", "Cộng đồng", "Ngân sách", "Nhiệm vụ", "Việc làm", "Xã hội", "Chính trị", "Kinh tế", "Mục đích", "Yêu cầu", "Nội dung", "Thời gian", "Địa điểm", "Kinh phí", "Đối tượng",
        "Giải pháp", "Tiến độ", "Hình thức", "Số lượng", "Danh sách", "Biện pháp", "Kết quả", "Lịch sử", "Truyền thống", "Thành phần", "Chính sách", "Dịch vụ",
    }
)  # fmt: skip
"""Nouns that name nothing by themselves: in mid-sentence both letters are small ("nhắc Pháp Luật")."""
_IN_A_NAME = patterns.ours(
    r"(?<![^\W_])(?i:phòng|ban|sở|bộ|ngành|khoa|hội|viện|trung tâm|mặt trận|văn hóa|tổ|đội|câu lạc bộ|báo|tạp chí|nhà xuất bản|ngân hàng|quỹ|bảo hiểm|công an|luật|học viện|và|,|-|–|&) $"
)
_A_BEFORE = 16


def _stands_common(words: str, at: int, end: int) -> bool:
    """Whether a noun stands behind a small word that begins no name, and no capital follows."""
    before = words[max(0, at - _A_BEFORE) : at]
    in_sentence = _MID.search(before) is not None and not _OF_A_NAME.search(before) and not _IN_A_NAME.search(before)
    return in_sentence and not words[end + 1 : end + 2].isupper()


_HEAD_OF = "Trưởng phòng"
_OF_AN_OFFICE = patterns.ours(rf" [{CAPITALS}][^\W\d_]*[^\W\d_{CAPITALS}]")
"""“Trưởng Phòng Kinh tế”: the post and then the office by its name; as right as the other way."""


def _is_word(words: str, start: int, end: int) -> bool:
    return not words[start - 1 : start].isalnum() and not words[end : end + 1].isalnum()


def _all_so(words: str) -> bool:
    """A line in which nearly every word has a capital: a heading somebody dressed so."""
    each = [word for word in words.split() if word[:1].isalpha()]
    return len(each) > 2 and sum(word[0].isupper() for word in each) > 0.8 * len(each)
