"""VD: laws cited by name and day, as căn cứ cite them (điểm a khoản 6 Mục II Phần I Phụ lục I): is there such a law, is it the one in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated, Severity
from cchc_docs.checking.needs import TIME
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import nd30_as_before, practice, rule
from cchc_docs.checking.rules.vien_dan.cach_ghi import is_basis
from cchc_docs.checking.rules.vien_dan.hieu_luc import BY_NAME
from cchc_docs.law.register import LegalText, Status, parse_symbol
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.dates import FoundDate, find_dates, format_short
from cchc_docs.vietnamese.fold import fold

_REGISTER = practice("đối chiếu sổ văn bản của chương trình với nguồn và mức tin cậy của từng văn bản")
_AMENDS = ("sửa đổi", "bổ sung", "thay thế", "bãi bỏ")
_BEFORE = 120
"""Letters before the name of a law, or back to the clause's begin, in which it is said that it is the law amended."""


@rule(
    code="VD34",
    title="Luật viện dẫn theo tên: sổ văn bản không có luật của ngày ấy, hoặc đã có luật mới cùng tên",
    severity=CANH_BAO,
    can_cu=_REGISTER,
    can=TIME,
    bad="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2024, Căn cứ luật đê điều ngày 29/11/2016]",
    good="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025, Căn cứ luật đê điều ngày 29/11/2006]",
)
def law_by_name(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ngoài căn cứ, hoặc khi ngày trong sổ mới ghi theo trí nhớ, thì chỉ nhắc; đúng ngày, tháng mà sai năm là cảnh báo. Luật sửa đổi luật ấy thì không xét."""
    yield from _named_in_small_letters(context)
    yield from _of_the_year(context)
    for text, cited in context.citations:
        when = cited.ngay
        if cited.so_ky_hieu or cited.loai not in BY_NAME or when is None or when.problem:
            continue
        if not when.date or _is_amended(text.text, cited.start):
            continue
        found = _other(context, cited.trich_yeu, when.date)
        if found is None:
            continue
        law, said = found
        yield _of_the_day(law, said, cited.trich_yeu, text, when)


def _is_amended(words: str, at: int) -> bool:
    """Whether the law named at a place is the one that another amends."""
    before = words[:at].lower()
    clause = max(before.rfind(";"), before.rfind(". ")) + 1
    return any(word in before[max(0, min(len(before) - _BEFORE, clause)) :] for word in _AMENDS)


_OF_A_YEAR = patterns.ours(
    r"(?:Luật|Bộ luật|Pháp lệnh) (?P<ten>(?:(?! Luật | Pháp lệnh | năm )[^\d;.:()\n]){2,90}?),? (?:năm )?(?P<nam>(?:19|20)\d\d)(?![\d/])"
)


def _of_the_year(context: Context) -> Iterator[Finding]:
    """“Luật … năm 2022”, “Luật … 2022” where those known of that name are of other years, one of them a year or two off."""
    for hit in context.matches(_OF_A_YEAR, ("luật ", "lệnh ")):
        year, laws = int(hit.match["nam"]), context.register.laws_named(hit.match["ten"])
        years = [_year(law) for law in laws]
        near = [law for law in laws if _may_be_meant(law, year, context.on)]
        if not near or year in years or None in years or not hit.is_word or _is_amended(hit.text.text, hit.start):
            continue
        law = max(near, key=lambda one: _year(one) or 0)
        before = hit.text.text[max(0, hit.start - _JUST_BEFORE) : hit.start]
        if _NOT_YET_OR_SUMMED_UP.search(before) or (context.on.year - year <= _NEAR and _WORK_OF_A_YEAR.search(before)):
            continue
        message = (
            f"“{hit.match[0][: hit.match.end('ten') - hit.match.start()]}” ban hành năm {_year(law)} ({law.so_ky_hieu})"
        )
        quote = hit.match[0][hit.match.end("ten") - hit.match.start() :].lstrip(", ")
        level = CANH_BAO if all(one.is_reliable for one in laws) else GOI_Y
        yield Finding(hit.text.path, message, quote, quote.replace(str(year), str(_year(law))), severity=level)


_JUST_BEFORE = 60
_NOT_YET_OR_SUMMED_UP = patterns.ours(
    r"dự thảo|dự án|góp ý|lấy ý kiến|đề nghị xây dựng|kết quả|tổng kết|sơ kết", re.IGNORECASE
)
_WORK_OF_A_YEAR = patterns.ours(
    r"(?:thi hành|thực hiện|triển khai|tuyên truyền|phổ biến|tổng kết|sơ kết|kết quả|công tác|kế hoạch)(?: (?:về|của|các))?(?: [^\W\d_]+,)* $",
    re.IGNORECASE,
)
"""Before a law in a paper of that time: the year may be that of the work."""


def _year(law: LegalText) -> int | None:
    """The year a law is of: its symbol has it, though the day be known by heart only."""
    parts = parse_symbol(law.so_ky_hieu)
    return parts.nam if parts else None


_NEAR = 2
"""Years beside a law's own that are a slip; farther off it may be one of before that is not known here."""
_ALL_KNOWN = 2024
"""The last year of which no law of a known name is missing here."""


def _may_be_meant(law: LegalText, year: int, on: date) -> bool:
    """Whether a year is a slip for a law's: a year too early, or one too late of a law still in force, which people do not call by its amendments."""
    own = _year(law)
    if own is None or not 0 < abs(own - year) <= _NEAR or own > on.year:
        return False
    return year < own or (year <= _ALL_KNOWN and (law.het_hieu_luc is None or law.het_hieu_luc > on))


def _of_the_day(law: LegalText, said: str, name: str, text: Text, when: FoundDate) -> Finding:
    right = format_short(law.ngay.day, law.ngay.month, law.ngay.year) if law.ngay else ""
    message = f"“{name}” {said} ngày {right} ({law.so_ky_hieu})"
    return Finding(text.path, message, when.raw, f"ngày {right}", severity=_severity(law, text, when.date))


_SMALL = patterns.ours(
    r"(?<![^\W_])[Ll]uật (?P<ten>[^\W\d_][^\d;.:()\n]{2,80}?),? (?P<ngay>(?:ngày )?\d{1,2}(?:/\d{1,2}/| tháng \d{1,2} năm )\d{4})(?!\d)"
)


_CITES = patterns.ours(r"(?:^|[;,(] ?|(?:[Cc]ăn cứ|[Tt]heo|của|và|với|[Tt]hi hành|[Tt]hực hiện|số điều|chi tiết) )$")


def _named_in_small_letters(context: Context) -> Iterator[Finding]:
    """“Luật phòng, chống … ngày …”, “luật Đê điều ngày …”: no citation for who looks for capitals; the register knows the name."""
    for hit in context.matches(_SMALL, ("luật ",)):
        name, law = hit.match["ten"], hit.match[0][0] == "L"
        if (law and name[0].isupper()) or not context.register.laws_named(name):
            continue
        if not law and not _CITES.search(hit.text.text, 0, hit.start):
            continue  # "kỷ luật cán bộ", "pháp luật đất đai"
        when = next(iter(find_dates(hit.match["ngay"])), None)
        if when is None or when.problem or when.date is None:
            continue
        day, laws = when.date, context.register.laws_named(name)
        same_year = [law for law in laws if law.known_day and law.known_day.year == day.year]
        found = _other(context, name, day)
        if found is None and same_year and all(law.ngay != day for law in laws):
            found = same_year[0], "trong sổ văn bản ban hành"
        if found is not None:
            yield _of_the_day(*found, hit.match[0][: 5 + len(name)], hit.text, when)


def _other(context: Context, name: str, day: date) -> tuple[LegalText, str] | None:
    """Return the law of that name to cite instead, and what is said of it; None where the day is right or nothing is known."""
    register = context.register
    laws = [law for law in register.laws_named(name) if law.ngay is not None and law.ngay <= context.on]
    begun = [law for law in laws if _begun(law, context.on)]
    if not begun:
        return None
    newest = max(begun, key=lambda law: law.ngay or date.min)
    cited = [law for law in laws if law.ngay == day]
    if cited:
        told = any(register.status(law, context.on) is Status.REPEALED for law in cited)  # VD21
        newer = newest not in cited and newest.ngay is not None and newest.ngay > day
        return (newest, "đã có luật mới cùng tên,") if newer and not told else None
    same_year = any(law.remembered_day and law.remembered_day.year == day.year for law in laws)  # VD20
    return None if same_year else (newest, "trong sổ văn bản ban hành")


def _begun(law: LegalText, on: date) -> bool:
    """Whether a law holds; one whose first day is not known is taken to have begun by the next year."""
    if law.hieu_luc_tu is not None:
        return law.hieu_luc_tu <= on
    return law.ngay is not None and law.ngay.year < on.year


def _severity(law: LegalText, text: Text, day: date | None) -> Severity:
    """A căn cứ must hold on the day; elsewhere a law that is over may be told of.

    A day of memory accuses nobody; a law later than ours may be one the register does not know yet, unless it bears its
    day and month while ours still held.
    """
    known = law.known_day
    if known is None or day is None:
        return GOI_Y
    end = law.het_hieu_luc
    held = (day.day, day.month) == (known.day, known.month) and end is not None and day.year + 1 < end.year
    sure = held or (law.hieu_luc_tu is not None and day < known)
    return CANH_BAO if sure and is_basis(text) else GOI_Y


@rule(
    code="VD64",
    title="Luật làm căn cứ không ghi ngày ban hành",
    severity=GOI_Y,
    can_cu=nd30_as_before("điểm a khoản 6 Mục II Phần I Phụ lục I"),
    bad="can_cu: [Căn cứ Luật Trẻ em năm 2016]",
    good="can_cu: [Căn cứ Luật Trẻ em ngày 05/4/2016, Căn cứ Nghị định số 56/2017/NĐ-CP ngày 09/5/2017 của Chính phủ quy định chi tiết một số điều của Luật Trẻ em]",
)
def law_without_day(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Căn cứ Luật Trẻ em năm 2016”: căn cứ là luật ghi tên loại, tên luật và ngày; chỉ nhắc khi sổ văn bản có luật ấy để ghi theo."""
    for text, cited in context.citations:
        if (
            text.role != "can_cu"
            or cited.loai not in BY_NAME
            or cited.so_ky_hieu
            or not _STANDS.search(text.text[: cited.start])
        ):
            continue
        law = _meant(context, cited)
        if law is not None and law.ngay is not None:
            day = format_short(law.ngay.day, law.ngay.month, law.ngay.year)
            yield Finding(
                text.path,
                f"“{cited.trich_yeu}” làm căn cứ chưa ghi ngày",
                cited.raw,
                f"{law.loai} {law.trich_yeu} ngày {day}",
            )


_STANDS = patterns.ours(r"(?:^|[;,]) *(?:[Cc]ăn cứ )?$")
"""A law that is a basis itself, not one in the title of another text."""


def _meant(context: Context, cited: Citation) -> LegalText | None:
    """The law a basis of no day, or only a year, means: the one of that name, of that year."""
    when = cited.ngay
    if when is not None and (when.problem or when.date or when.year is None):
        return None
    laws = [
        law
        for law in context.register.laws_named(cited.trich_yeu)
        if law.remembered_day and law.remembered_day <= context.on
    ]
    if when is not None:
        laws = [law for law in laws if law.remembered_day and law.remembered_day.year == when.year]
    return laws[0] if len(laws) == 1 else None


@rule(
    code="VD65",
    title="Tên luật sửa đổi rơi chữ (sửa đổi một số điều, một số điều Luật …)",
    severity=CANH_BAO,
    can_cu=practice("tên luật sửa đổi ghi “Luật sửa đổi, bổ sung một số điều của Luật …”"),
    tru=QUOTED,
    bad="mo_dau: ['Theo Luật sửa đổi, bổ sung một số điều Luật Đê điều.', Theo Luật sửa đổi một số điều của Luật Đê điều.]",
    good="mo_dau: ['Theo Luật sửa đổi, bổ sung một số điều của Luật Đê điều.', Nghị định quy định một số điều và biện pháp thi hành Luật Đê điều.]",
)
def words_lost_from_amending(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên luật sửa đổi nào cũng có đủ “sửa đổi, bổ sung một số điều của”. Ở tên văn bản khác (một số điều Nghị định số …) thì chỉ nhắc."""
    for hit in context.matches(_LOST, ("số điều",)):
        quote, law = hit.match[0], bool(hit.match["luat"])
        head = quote[: quote.index("một số điều")]
        right = (
            f"{hit.match['luat']} sửa đổi, bổ sung một số điều của {hit.match['sau']}"
            if law
            else f"{head}một số điều của {hit.match['sau']}"
        )
        if quote.lower() != right.lower():
            yield Finding(hit.text.path, f"“{quote}”: tên gọi rơi chữ", quote, right, severity=None if law else GOI_Y)


_LOST = patterns.ours(
    r"(?:(?P<luat>Luật|Pháp lệnh|luật) [Ss]ửa đổi,?(?: và)?(?: bổ sung)? )?một số điều (?:của )?(?P<sau>(?:Luật|Bộ luật|Pháp lệnh)(?= [^\W\d_])|(?:Nghị định|Nghị quyết|Thông tư|Quyết định) số)"
)


@rule(
    code="VD66",
    title="Dấu phẩy giữa điều và văn bản có điều ấy",
    severity=GOI_Y,
    can_cu=practice("điểm, khoản, điều và tên văn bản viết liền, từ nhỏ đến lớn"),
    tru=QUOTED,
    bad="mo_dau: ['Thực hiện khoản 2, Điều 5, Nghị định số 30/2020/NĐ-CP.']",
    good="mo_dau: [Thực hiện khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP; khoản 2, khoản 3 Điều 6; 'Điều 5, Điều 6 Nghị định ấy.']",
)
def comma_after_article(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“điểm a, khoản 2, Điều 5, Nghị định số …”: phần nhỏ nằm trong phần lớn, không phải liệt kê."""
    for hit in context.matches(_INSIDE, ("điều", "khoản")):
        quote = hit.match[0]
        if "," in quote:
            right = quote.replace(",", "")
            yield Finding(hit.text.path, f"“{quote}”: thừa dấu phẩy", quote, right, right)


_POINT, _CLAUSE = r"(?:[Đđ]iểm [a-zđ],? )?", r"[Kk]hoản \d{1,2}[a-zđ]?"
_ARTICLE = r"[Đđ]iều \d{1,3}[a-zđ]?(?:,? (?:Bộ luật|Luật|Pháp lệnh|(?:Nghị định|Thông tư|Nghị quyết|Quyết định|Quy chế|Quy định) số))?"
_INSIDE = patterns.ours(rf"{_POINT}(?:{_CLAUSE}(?:,? {_ARTICLE})?|{_ARTICLE})")
"""A part of a text and what holds it, up to the text itself where it is named."""


@rule(
    code="VD67",
    title="Tên luật không phải của số, ký hiệu ghi sau",
    severity=CANH_BAO,
    can_cu=_REGISTER,
    tru=QUOTED,
    bad="mo_dau: [Theo Luật Trẻ em số 72/2025/QH15., Theo Luật Cán bộ, công chức số 83/2025/QH15.]",
    good="mo_dau: [Theo Luật Trẻ em số 102/2016/QH13., Theo Luật số 72/2025/QH15., Theo Luật Trẻ em số 7/2029/QH16.]",
)
def name_against_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So tên luật với tên trong sổ văn bản của số ấy. Luật sửa đổi mà không ghi “sửa đổi” cũng là tên khác.

    Số không có trong sổ mà sổ có luật tên ấy của chính ngày ấy, năm ấy với số khác thì cũng nhắc.
    """
    for text, cited in context.citations:
        if cited.loai not in BY_NAME or not cited.so_ky_hieu or not cited.trich_yeu:
            continue
        laws = [law for law in context.register.find(cited.so_ky_hieu) if law.is_reliable and law.loai in BY_NAME]
        typed = _words(cited.trich_yeu)
        if not context.register.find(cited.so_ky_hieu):
            yield from _number_of_none(context, text, cited)
        if len(laws) != 1 or not typed or laws[0].mo_ho:
            continue
        law, known = laws[0], _words(laws[0].trich_yeu)
        amends = known[:2] == _AMENDING
        rest = typed[len(known) :][:1]  # "Luật Cán bộ, công chức | năm 2025 | số …", no other field
        if (typed[:2] == _AMENDING) is amends and (
            amends or (known == typed[: len(known)] and not (rest and rest[0] in _FIELDS_TOO and _before_it(cited)))
        ):
            continue
        if cited.spans["trich_yeu"] > cited.spans["so_ky_hieu"]:
            continue  # "Luật số … về …": VD25, VD70 tell
        if amends and _is_amended(text.text, cited.start):
            continue  # its whole name is there: the citation begins at the law amended
        name = f"{law.loai} {law.trich_yeu}"
        quote = text.text[cited.spans["trich_yeu"][0] : cited.spans["so_ky_hieu"][1]]
        yield Finding(text.path, f"{cited.so_ky_hieu} là {name}", quote, name)


def _number_of_none(context: Context, text: Text, cited: Citation) -> Iterator[Finding]:
    """“Luật … số 82/2025/QH15” where the law of that name and day, or year, bears another number."""
    parts = parse_symbol(cited.so_ky_hieu)
    laws = [law for law in context.register.laws_named(cited.trich_yeu) if law.known_day and not law.mo_ho]
    meant = [law for law in laws if law.known_day == cited.day]
    if not meant and parts is not None:
        meant = [law for law in laws if law.known_day and law.known_day.year == parts.nam]
    if meant:
        law = meant[-1]
        message = f"{law.loai} {law.trich_yeu} là số {law.so_ky_hieu}"
        yield Finding(text.path, message, cited.so_ky_hieu, law.so_ky_hieu)


def _words(name: str) -> list[str]:
    """The words of a law's name, without commas and the word Luật."""
    words = fold(name).replace(",", " ").split()
    return (
        words[1:] if words[:1] == ["luật"] else words[2:] if words[:2] in (["bộ", "luật"], ["pháp", "lệnh"]) else words
    )


_AMENDING = ["sửa", "đổi"]
_FIELDS_TOO = frozenset({"viên", "công", "đảng", "người", "bảo", "phòng", "khen", "tố", "tiết", "khiếu"})
"""What goes on in a law's name as one more of its kind."""


def _before_it(cited: Citation) -> bool:
    """Whether the name stands between the kind and the number: all of it is the name."""
    return cited.spans["trich_yeu"] < cited.spans["so_ky_hieu"]
