"""TT: capitals of Phụ lục II, as far as single words tell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED, parts
from cchc_docs.checking.profile import DANG, DOAN_THE
from cchc_docs.checking.registry import nd30, rule
from cchc_docs.checking.rules.chinh_ta.go import others, times
from cchc_docs.checking.rules.co_quan.hoa_trong_ten import names_told
from cchc_docs.checking.rules.the_thuc.ten_luat import names_of_laws
from cchc_docs.checking.unit_names import odd_forms
from cchc_docs.checking.word_lists import CAPITALS
from cchc_docs.checking.wording.phrases import Told, told
from cchc_docs.law.capitals import CapitalRule, capital_rules
from cchc_docs.model.document import Path, Text

_COVERED = frozenset({"uy_ban_nhan_dan", "hoi_dong_nhan_dan"})  # CQ01 tells these


_AN_OFFICE = "phong_co_ten"
_AS_TITLED = frozenset({"nhan_dan", "nha_nuoc"})
"""Words that a title keeps as its body wrote them."""
_EITHER_WAY = frozenset({"tet_viet_hoa"})
"""What hardly an office writes as the decree does: worth a warning only where a paper writes it both ways."""


def _texts(context: Context, one: CapitalRule) -> list[Text]:
    """The texts that hold a wrong form, right as it may be where it stands."""
    needed = one.can or _plain(one.sai)
    hits = context.matches(one.pattern, (needed,) if needed else ())
    return list({hit.text.path: hit.text for hit in hits}.values())


def _plain(pattern: str) -> str:
    """The word a pattern is about, "" where it has several."""
    found = patterns.match(r"\\b\(([^\W\d_]+(?: [^\W\d_]+)*)\)", pattern)
    return found[1] if found else ""


def _breaches(context: Context, *, sure: bool) -> Iterator[Finding]:
    names = () if sure else tuple({one.quote for one in names_told(context)})
    for one in capital_rules():
        if one.chac is not sure or one.khoa in _COVERED or (one.tu and context.on < one.tu):
            continue
        places: dict[tuple[str, str], list[Text]] = {}
        for text in _texts(context, one):
            for breach in one.breaches(text.text):
                if one.khoa == _AN_OFFICE and text.text.startswith(tuple(odd_forms(context)), breach.start):
                    continue  # CQ01 tells
                if text.text.startswith(names, breach.start):
                    continue  # CQ07 tells
                if one.khoa in _AS_TITLED and parts(context).holds((CITED,), text, breach.start):
                    continue  # the title as its body wrote it
                places.setdefault((breach.found, breach.right), []).append(text)
        for (found, right), texts in places.items():
            mixed = one.khoa in _EITHER_WAY and right in context.whole
            yield Finding(
                texts[0].path,
                f"“{found}” viết “{right}”{times(texts)}",
                found,
                right,
                reference=nd30(one.can_cu),
                severity=CANH_BAO if sure or mixed else None,
                also=others(texts),
            )


@rule(
    code="TT40",
    title="Viết hoa sai (Nhân dân, khoản, điểm, Điều, tên loại có số, tên luật)",
    severity=LOI,
    can_cu=nd30("Phụ lục II"),
    tru=QUOTED,
    bad="mo_dau: [Phục vụ các tầng lớp Nhân Dân trên địa bàn xã.]",
    good="mo_dau: [Phục vụ Nhân dân., Hội đồng nhân dân xã., Theo điểm a khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP.]",
)
def capitals(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Theo các trường hợp viết hoa của Phụ lục II; mỗi cách viết sai nêu một lần kèm số chỗ. Tên luật so với sổ văn bản, cả dấu phẩy trong tên."""
    yield from _breaches(context, sure=True)
    yield from names_of_laws(context)
    texts = [
        text for text in context.prose
        if "Nhân Dân" in text.text and patterns.search(r"(?<![^\W_])Nhân Dân(?![^\W_])", text.text)
    ]  # fmt: skip
    if texts:
        yield Finding(
            texts[0].path,
            f"“Nhân Dân” viết “Nhân dân”{times(texts)}",
            "Nhân Dân",
            "Nhân dân",
            "Nhân dân",
            also=others(texts),
        )


@rule(
    code="TT41",
    title="Có thể viết hoa chưa đúng (Nhà nước, Kế hoạch này)",
    severity=GOI_Y,
    can_cu=nd30("Phụ lục II"),
    bad="mo_dau: [Các phòng thực hiện tốt kế hoạch này.]",
    good="mo_dau: [Các phòng thực hiện tốt Kế hoạch này.]",
)
def maybe_capitals(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Những chỗ phải hiểu nghĩa mới quyết được: “nhà nước” bổ nghĩa thì viết thường, đứng riêng thì viết hoa. Tên trong ngoặc kép viết hoa mọi chữ cũng nêu."""
    yield from maybe_capitals_told(context)


def maybe_capitals_told(context: Context) -> list[Finding]:
    """Return what TT41 says, so that no other rule says it of the same words again."""
    return context.once("TT41", lambda: list(_maybe(context)))


def _maybe(context: Context) -> Iterator[Finding]:
    yield from _breaches(context, sure=False)
    for hit in context.matches(_WEEKDAY, ("Thứ ",)):
        words, right = hit.match["sai"], f"thứ {hit.match['ngay'].capitalize()}"
        yield Finding(hit.text.path, f"“{words}” ở giữa câu viết “{right}”", words, right, right)
    for hit in context.matches(_FIELD_OF_LAW, ("pháp luật ",)):
        words = hit.match["sai"]
        right = f"{words[0].lower()}{words[1:]}"
        yield Finding(
            hit.text.path,
            f"“pháp luật {words}” viết “pháp luật {right}”: lĩnh vực, không phải tên luật",
            words,
            right,
            right,
        )
    for hit in context.matches(_IN_MARKS, ("“", '"')):
        words = hit.match["ten"]
        if not words.isascii() and not words.isupper():
            message = f"“{words}” viết hoa mọi chữ; tên gọi viết hoa chữ đầu"
            yield Finding(hit.text.path, message, words, "chỉ viết hoa chữ đầu và tên riêng")


_IN_MARKS = patterns.ours(
    rf"[“\"](?P<ten>[{CAPITALS}][^\W\d_{CAPITALS}]*(?: [{CAPITALS}][^\W\d_{CAPITALS}]*){{3,9}})(?=[ ”\"])[^“”\"\n]{{0,12}}[”\"]"
)
_FIELD_OF_LAW = patterns.ours(
    r"(?<!\w)pháp luật(?: về)? (?P<sai>(?:Thú y|Đất đai|Lao động|Hình sự|Dân sự|Xây dựng|Đầu tư|Hành chính|Thuế|Môi trường|Giao thông|Doanh nghiệp|Giáo dục|Y tế|Bảo hiểm|Hộ tịch|Cư trú|Lâm nghiệp|Thủy sản|Thủy lợi|Đê điều|Ngân sách|Kế toán|Viên chức|Đấu thầu|Nhà ở|Trẻ em))(?!\w)"
)
_WEEKDAY = patterns.ours(
    r"(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Đđ]êm|[Nn]gày|vào|các|mỗi|từ|đến|trước|sau|hết|giờ|,) (?P<sai>Thứ (?P<ngay>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy))(?![^\W_])(?! trưởng)"
)
"""“sáng Thứ bảy”: thứ is a common noun, the day its name (điểm c khoản 8 Mục V Phụ lục II); “chợ Thứ Bảy” is a name."""


@rule(
    code="TT42",
    title="Danh từ chung trước địa danh viết hoa ở giữa câu (Xã, Phường)",
    severity=CANH_BAO,
    can_cu=nd30("Mục III Phụ lục II"),
    tru=QUOTED,
    bad="mo_dau: [Đào giếng trên địa bàn Xã An Bình.]",
    good="mo_dau: [Đào giếng trên địa bàn xã An Bình., Xã An Bình có 9 thôn.]",
)
def common_noun(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“trên địa bàn Xã An Bình”, “UBND Xã”: viết thường; đầu câu, đầu dòng và dòng viết hoa cả không xét.

    “Thành phố” đứng một mình chỉ là gợi ý (Thành phố Hồ Chí Minh, Thủ đô quen viết hoa).
    """
    seen: dict[tuple[str, str], list[Told]] = {}
    for one in told(context, "hoa_truoc_dia_danh"):
        if one.row.muc is GOI_Y and one.hit.text.role in ("noi_nhan", "kinh_gui"):
            continue
        name = patterns.match(r" [^\W\d_]+(?: [^\W\d_]+)?", one.hit.text.text[one.end :])
        following = list(takewhile(lambda word: word[0].isupper(), name[0].split() if name else []))
        before = one.hit.text.text[one.hit.start : one.start]
        quote = " ".join([before + one.words, *following])
        seen.setdefault((quote, f"{before}{one.words.lower()}" + "".join(f" {word}" for word in following)), []).append(
            one
        )
    yield from _listed(seen)
    for (quote, right), places in seen.items():
        texts = [one.hit.text for one in places]
        message = f"“{quote}” ở giữa câu{times(texts)}"
        severity = places[0].row.muc
        yield Finding(texts[0].path, message, quote, right, right, severity=severity, also=others(texts))


def _listed(seen: dict[tuple[str, str], list[Told]]) -> Iterator[Finding]:
    """Take out of `seen` what stands in one text, a list of places written alike, and tell of it once."""
    lists: dict[Path, list[tuple[str, str]]] = {}
    for key, places in seen.items():
        paths = {one.hit.text.path for one in places}
        if len(paths) == 1 and places[0].row.muc is CANH_BAO:
            lists.setdefault(paths.pop(), []).append(key)
    for path, keys in lists.items():
        if len(keys) >= _A_LIST:
            count = sum(len(seen.pop(key)) for key in keys)
            (first, right), (second, _) = keys[:2]
            message = f"“{first}”, “{second}” … ở giữa câu ({count} chỗ)"
            yield Finding(path, message, first, f"{right} …, cả danh sách viết một kiểu")


_A_LIST = 4
"""Names of places in one text that are a list: one habit of who typed it, no four slips."""
_GOES_ON = patterns.ours(r"(?:[,:;(–-]|(?<![^\W_])(?:và|hoặc|của|cho|với|là|gồm|như))$")
_NO_SENTENCE = patterns.ours(
    r"[a-zđ]{1,3}[.)/]|[a-zđ][,:] [^\W\d_]|https?:|www\.|e-|\S*@|\S*\.vn|[^\W\d_]+\d|[^\W\d_]*[a-zđ][A-ZĐ]"
)
_IN_SENTENCES = frozenset({"mo_dau", "ket_thuc", "doan", "muc"})
_LONG = 6
"""Words of a paragraph that is a sentence of its own."""


@rule(
    code="TT90",
    title="Đoạn văn mở đầu bằng chữ thường",
    severity=CANH_BAO,
    can_cu=nd30("Mục I Phụ lục II"),
    bad="mo_dau: [Bến đã sửa xong., ngày 12/3 xã đã mời các thôn đến xem lại bờ kè.]",
    good="mo_dau: ['Bến đã sửa xong, gồm:', đá hộc và tre ngâm của các thôn ven sông., Ngày 12/3 xã mời các thôn.]",
)
def paragraph_in_small(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Đoạn viết tiếp ý của đoạn trên (sau dấu phẩy, hai chấm, chấm phẩy) thì được."""
    before = ""
    for text in context.texts:
        words, ahead = text.text.strip(), before
        before = words
        if text.role not in _IN_SENTENCES or not words[:1].islower() or len(words.split()) < _LONG:
            continue
        if text.path == ("mo_dau", 0) and context.profile.cap in (DANG, DOAN_THE) and not context.document.trich_yeu:
            continue  # under the kind of a paper of the Party its subject stands in small letters
        if not _GOES_ON.search(ahead) and not _NO_SENTENCE.match(words):
            quote = " ".join(words.split()[:4])
            yield Finding(text.path, "Đoạn văn mở đầu bằng chữ thường", quote, quote[0].upper() + quote[1:])
