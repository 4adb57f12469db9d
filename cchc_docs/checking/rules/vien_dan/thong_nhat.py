"""VD: one text cited with two dates, two issuers or two titles, in one document or across those given."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.figures.amounts import is_slip_of
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.vien_dan.ky_hieu import issuer_fits
from cchc_docs.checking.together import file_name, level_of
from cchc_docs.model.document import Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.symbols import normalise_symbol, symbol_family

_ONE_FACT = practice("một văn bản chỉ có một ngày, một cơ quan ban hành, một trích yếu")


class Mention(NamedTuple):
    """One citation, and the text it stands in."""

    text: Text
    cited: Citation


def _mentions(citations: list[tuple[Text, Citation]]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for text, cited in citations:
        if cited.so_ky_hieu and patterns.search(r"[/-]", cited.so_ky_hieu) and cited.so_ky_hieu[0].isdigit():
            key = normalise_symbol(cited.so_ky_hieu)[0].lstrip("0")
            found.setdefault(key, []).append(Mention(text, cited))
    return found


def mentions_of(context: Context) -> dict[str, list[Mention]]:
    """Return every cited text by its symbol, leading zeros aside, with each mention."""
    return context.once("mentions", lambda: _mentions([(text, cited) for text, cited in context.citations]))


def same_text(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions of one symbol are one text: numbers begin anew each year, and each body has its own."""
    if one.cited.day is not None and other.cited.day is not None and one.cited.day.year != other.cited.day.year:
        return False
    first, second = one.cited.issuer, other.cited.issuer
    return not (first and second and level_of(first) != level_of(second))


@rule(
    code="VD11",
    title="Một văn bản viện dẫn với hai ngày khác nhau",
    severity=LOI,
    can_cu=_ONE_FACT,
    bad="""mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh., Kế hoạch số 257/KH-UBND ngày 20/12/2025 của UBND tỉnh.]""",
    good="""mo_dau: [Theo Quyết định số 16/QĐ-TTg ngày 20/5/2024., Quyết định số 16/QĐ-TTg ngày 31/3/2020.]""",
)
def two_dates(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các lần viện dẫn cùng số, ký hiệu trong cùng một năm; khác năm có thể là hai văn bản nên không nhắc, trừ khi cùng ngày, tháng."""
    for mentions in mentions_of(context).values():
        dated = [one for one in mentions if one.cited.day is not None]
        for other in dated[1:]:
            year = False
            if (
                (same_text(dated[0], other) or (year := _only_the_year(dated[0], other)))
                and other.cited.day != dated[0].cited.day
                and other.cited.ngay
                and dated[0].cited.ngay
            ):
                first, raw = dated[0].cited.ngay.raw, other.cited.ngay.raw
                message = f"“{other.cited.so_ky_hieu}” ở đây ghi {raw}, chỗ khác ghi {first}"
                yield Finding(
                    other.text.path, message, raw, "thống nhất theo văn bản gốc", severity=CANH_BAO if year else None
                )


def _only_the_year(one: Mention, other: Mention) -> bool:
    """Whether two mentions in two places differ in the year alone: no body issues the same number on the same day of two years."""
    first, second = one.cited.day, other.cited.day
    same_body = not (one.cited.issuer and other.cited.issuer) or level_of(one.cited.issuer) == level_of(
        other.cited.issuer
    )
    return (
        first is not None
        and second is not None
        and (first.day, first.month) == (second.day, second.month)
        and one.text.path != other.text.path
        and same_body
    )


@rule(
    code="VD12",
    title="Một văn bản viện dẫn với hai cơ quan ban hành",
    severity=CANH_BAO,
    can_cu=_ONE_FACT,
    bad="""mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh., Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND xã.]""",
    good="""mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh., Kế hoạch số 257/KH-UBND của Ủy ban nhân dân tỉnh.]""",
)
def two_issuers(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng số, ký hiệu, cùng ngày mà khác cơ quan, hoặc khi là “UBND” khi là “Chủ tịch UBND”."""
    for mentions in mentions_of(context).values():
        named = [one for one in mentions if one.cited.co_quan and _fits(one.cited)]
        for other in named[1:]:
            first = named[0]
            if first.cited.day is None or other.cited.day is None or first.cited.day != other.cited.day:
                continue
            if _body(first.cited.issuer) != _body(other.cited.issuer):
                message = (
                    f"“{other.cited.so_ky_hieu}” ở đây của “{other.cited.issuer}”, chỗ khác của “{first.cited.issuer}”"
                )
                yield Finding(other.text.path, message, other.cited.co_quan, "thống nhất theo văn bản gốc")


def _fits(cited: Citation) -> bool:
    """Whether the issuer may be the one its symbol ends with: where it is not, VD03 tells."""
    return issuer_fits(symbol_family(cited.so_ky_hieu).co_quan, cited.issuer)


def _body(name: str) -> tuple[str, str]:
    low = name.lower()
    who = "chủ tịch" if "chủ tịch" in low else "thủ tướng" if "thủ tướng" in low else ""
    return who, level_of(low)


@rule(
    code="VD13",
    title="Một văn bản viện dẫn với hai trích yếu",
    severity=GOI_Y,
    can_cu=_ONE_FACT,
    bad="""mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh về cải cách hành chính., Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh về phòng chống thiên tai.]""",
    good="""mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh về cải cách hành chính., Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh về việc cải cách hành chính.]""",
)
def two_titles(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nhắc khi hai trích yếu gần như không chung chữ nào; rút gọn tên ở lần sau là việc thường nên không nhắc."""
    for mentions in mentions_of(context).values():
        titled = [one for one in mentions if len(one.cited.trich_yeu) > 15]
        for other in titled[1:]:
            first = titled[0]
            if not same_text(first, other) or first.cited.loai != other.cited.loai:
                continue
            score = similarity(first.cited.trich_yeu, other.cited.trich_yeu)
            if score < 0.4:
                message = f"“{other.cited.so_ky_hieu}” ở hai nơi ghi hai trích yếu khác nhau (giống {score:.0%})"
                yield Finding(other.text.path, message, other.cited.trich_yeu, first.cited.trich_yeu)


@rule(
    code="VD14",
    title="Văn bản viện dẫn khác ngày so với văn bản kèm kiểm tra",
    severity=CANH_BAO,
    can_cu=_ONE_FACT,
    bad="""
mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh.]
_khac:
- mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 20/12/2025 của UBND tỉnh.]
""",
    good="""
mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh.]
_khac:
- mo_dau: [Theo Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh.]
""",
)
def two_dates_across(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ chạy khi kiểm tra nhiều văn bản một lúc; không biết bên nào đúng, cần mở văn bản gốc."""
    if not context.others:
        return
    mine = mentions_of(context)
    for beside in context.others:
        theirs = mentions_of(beside)
        for key in mine.keys() & theirs.keys():
            first = next((one for one in mine[key] if one.cited.day is not None), None)
            other = next((one for one in theirs[key] if one.cited.day is not None), None)
            if (
                first
                and other
                and same_text(first, other)
                and first.cited.day != other.cited.day
                and first.cited.ngay
                and other.cited.ngay
            ):
                where = file_name(beside)
                message = f"“{first.cited.so_ky_hieu}” ở đây ghi {first.cited.ngay.raw}, trong {where} ghi {other.cited.ngay.raw}"
                yield Finding(first.text.path, message, first.cited.ngay.raw, "thống nhất theo văn bản gốc")


@rule(
    code="VD15",
    title="Văn bản viện dẫn chính nó",
    severity=CANH_BAO,
    can_cu=practice("một kế hoạch không căn cứ vào chính nó"),
    bad="mo_dau: [Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND xã.]",
    good="mo_dau: [Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh.]",
)
def cites_itself(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So số, ký hiệu, ngày và cấp của cơ quan; dòng (Kèm theo …) của phụ lục không tính."""
    from cchc_docs.model.printed import symbol

    document = context.document
    if not document.so or context.issued is None:
        return
    own = f"{document.so.lstrip('0')}/{symbol(document)}"
    for mention in mentions_of(context).get(own, []):
        level = level_of(mention.cited.issuer)
        if patterns.match(r"(?i)\W*(?:ban hành )?kèm theo", mention.text.text):
            continue
        if mention.cited.day == context.issued and (not level or (level == "xã") == context.is_commune):
            yield Finding(
                mention.text.path, "Văn bản viện dẫn chính nó", mention.cited.so_ky_hieu, "kiểm tra lại số, ngày"
            )


@rule(
    code="VD40",
    title="Số của văn bản viện dẫn có thể đã đảo hoặc nhầm một chữ số",
    severity=CANH_BAO,
    can_cu=practice("lần nhắc sau chỉ ghi tên loại và số, ký hiệu của văn bản đã dẫn đủ"),
    bad="""mo_dau: [Thực hiện Kế hoạch số 317/KH-UBND ngày 09/9/2026 của UBND tỉnh về trồng cây., Thời gian theo Kế hoạch số 371/KH-UBND của UBND tỉnh.]""",
    good="""mo_dau: [Thực hiện Kế hoạch số 317/KH-UBND ngày 09/9/2026 của UBND tỉnh về trồng cây., Thời gian theo Kế hoạch số 317/KH-UBND., Theo Kế hoạch số 371/KH-UBND ngày 02/10/2026 của UBND tỉnh.]""",
)
def mistyped_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Lần nhắc gọn (không ngày, không trích yếu) một số không ở đâu dẫn đủ, chỉ khác văn bản dẫn đủ cùng loại, cùng cơ quan ở hai chữ số đảo chỗ hoặc một chữ số; hoặc cùng ngày, cùng trích yếu mà khác số; cùng ngày mà số đảo (04, 40)."""
    groups = mentions_of(context)
    if len(groups) < 2:
        return
    own = (context.document.so or "").lstrip("0")
    full = [one for mentions in groups.values() for one in mentions if one.cited.day is not None]
    earlier: list[Mention] = []  # of two told in full the later one is asked about
    for key, mentions in groups.items():
        number = key.partition("/")[0]
        short = all(one.cited.day is None and not one.cited.trich_yeu for one in mentions)
        if short and all(one.text.role.startswith("o.") for one in mentions):
            continue  # alone in a cell it is no second mention: its day stands in another column
        if short and context.register.find(mentions[0].cited.so_ky_hieu):
            continue  # there is such a text
        for one in mentions if number != own and number.isdigit() else ():
            meant = {
                other.cited.so_ky_hieu: other for other in (full if short else earlier) if _meant(one, other, short)
            }
            if len(meant) == 1:
                right = next(iter(meant.values())).cited
                day = right.ngay.raw if right.ngay else ""
                message = f"“{one.cited.so_ky_hieu}” có phải “{right.so_ky_hieu}” ({day})?"
                yield Finding(one.text.path, message, one.cited.so_ky_hieu, right.so_ky_hieu)
        earlier += [one for one in mentions if one.cited.day is not None]


def _meant(one: Mention, other: Mention, short: bool) -> bool:
    """Whether a mention means a text cited in full under another number: by its short form, or by its day and title."""
    typed, _, kind = normalise_symbol(one.cited.so_ky_hieu)[0].lstrip("0").partition("/")
    number, _, other_kind = normalise_symbol(other.cited.so_ky_hieu)[0].lstrip("0").partition("/")
    if kind != other_kind or typed == number or not same_text(one, other):
        return False
    if short:
        return _one_slip(typed, number)
    titles = one.cited.trich_yeu, other.cited.trich_yeu
    if one.cited.day == other.cited.day and not all(titles):
        return sorted(typed.zfill(2)) == sorted(number.zfill(2))  # of one day: 04, 40
    return one.cited.day == other.cited.day and min(map(len, titles)) > 15 and similarity(*titles) > 0.9


def _one_slip(typed: str, number: str) -> bool:
    """Whether two numbers of as many digits differ by two neighbours that changed places, or of three and more by one digit."""
    if not number.isdigit() or not is_slip_of(Decimal(typed), Decimal(number)):
        return False
    return len(typed) > 2 or sorted(typed) == sorted(number)
