"""VD: citations against the register of known texts - day, issuer, force, programmes that are over, look-alikes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import TIME, YEARS
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.vien_dan.cach_ghi import is_basis
from cchc_docs.checking.rules.vien_dan.ky_hieu import issuer_fits
from cchc_docs.checking.rules.vien_dan.ky_hieu_nham import look_alike_of
from cchc_docs.law.register import LegalText, Register, Status, parse_symbol
from cchc_docs.law.values import RELIABLE
from cchc_docs.model.document import Path, Text
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese.accents import similarity
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.dates import format_short, short_of
from cchc_docs.vietnamese.symbols import symbol_family

_REGISTER = practice("đối chiếu sổ văn bản của chương trình với nguồn và mức tin cậy của từng văn bản")


BY_NAME = ("Luật", "Bộ luật", "Pháp lệnh")
"""Kinds that căn cứ cite by name and day, without a number."""
_REMEMBERED = RELIABLE | {"M"}
"""With the texts known by heart: of their days no more than a question is asked."""


class Known(NamedTuple):
    """A citation with the entries of the register it may mean."""

    text: Text
    cited: Citation
    entries: list[LegalText]


def in_register(context: Context, levels: frozenset[str] = RELIABLE) -> Iterator[Known]:
    """Yield the citations the register knows, each with the entries of these levels it may mean."""
    known = context.register
    for text, cited in context.citations:
        entries = _entries(known, cited, levels)
        if entries:
            yield Known(text, cited, entries)


def _entries(known: Register, cited: Citation, levels: frozenset[str] = RELIABLE) -> list[LegalText]:
    """The register's entries of these levels a citation may mean; of texts that share a symbol, those of the year cited."""
    if cited.so_ky_hieu:
        found = [entry for entry in known.find(cited.so_ky_hieu) if entry.do_tin in levels]
        year = cited.ngay.year if cited.ngay else None
        if year is not None:
            found = [
                entry
                for entry in found
                if entry.ngay is None or entry.ngay.year == year or str(entry.ngay.year) in entry.so_ky_hieu
            ]
        return [entry for entry in found if _may_be(entry, cited)]
    if cited.loai in BY_NAME:
        laws = [entry for entry in known.laws_named(cited.trich_yeu) if entry.do_tin in levels]
        day = cited.ngay.date if cited.ngay else None
        year = cited.ngay.year if cited.ngay else None
        meant = [
            entry for entry in laws if entry.ngay is not None and entry.ngay == day
        ]  # two laws of one name and year
        return meant or [
            entry for entry in laws if year is not None and entry.ngay is not None and entry.ngay.year == year
        ]
    return []


def _may_be(entry: LegalText, cited: Citation) -> bool:
    """Whether a citation can mean this entry: of texts that share a symbol, only one of the kind named."""
    parts = parse_symbol(entry.so_ky_hieu)
    if not entry.mo_ho or parts is None or parts.nam is None:
        return True
    return cited.loai.removeprefix("Bộ ").casefold() == entry.loai.casefold()


@rule(
    code="VD20",
    title="Ngày của văn bản viện dẫn khác sổ văn bản",
    severity=LOI,
    can_cu=_REGISTER,
    bad="mo_dau: [Nghị quyết số 76/NQ-CP ngày 17/7/2021 của Chính phủ.]",
    good="mo_dau: [Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ., Nghị quyết số 76/NQ-CP ngày 05/9/2019.]",
)
def wrong_day(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng số, ký hiệu, cùng năm mà khác ngày. Ngày mới có một nguồn thì chỉ cảnh báo, ngày sổ ghi theo trí nhớ thì chỉ hỏi; văn bản không có trong sổ thì không xét."""
    for text, cited, entries in [*in_register(context, _REMEMBERED), *_of_another_year(context)]:
        when = cited.ngay
        if when is None or when.problem or when.date is None:
            continue
        days = [entry.remembered_day for entry in entries if entry.remembered_day]
        if not days or when.date in days or (cited.so_ky_hieu and len(days) < len(entries)):
            continue
        if all(_replaced_on(context, entry) == when.date for entry in entries):
            continue  # the number is the old text's, the day that of the one in its place: VD21 tells
        right = format_short(days[-1].day, days[-1].month, days[-1].year)
        name = cited.so_ky_hieu or cited.trich_yeu
        seen = all(entry.known_day for entry in entries)
        certain = all(entry.is_day_certain for entry in entries)
        kind = cited.loai.removeprefix("Bộ ").casefold()
        if not certain and any(entry.loai.casefold() != kind for entry in entries):
            continue  # what is known by heart may be another text than the one meant
        yield Finding(
            text.path,
            f"“{name}” ban hành ngày {right}" if seen else f"“{name}” có phải ban hành ngày {right}?",
            when.raw,
            f"ngày {right}" if seen else f"đối chiếu bản gốc: ngày {right}",
            severity=None if certain else CANH_BAO,
        )


def _replaced_on(context: Context, entry: LegalText) -> date | None:
    """The day of the text that stands in the place of one that is gone, None for one that is not."""
    if context.register.status(entry, context.on) is not Status.REPEALED:
        return None
    now = context.register.current(entry)
    return now.known_day if now is not None else None


def _of_another_year(context: Context) -> Iterator[Known]:
    """Citations whose symbol is known of another year only, and whose title, or day and month, say that text is meant."""
    titles: dict[str, str] = {}
    for _, cited in context.citations:
        if len(cited.trich_yeu) >= _A_TITLE:
            titles.setdefault(cited.so_ky_hieu, cited.trich_yeu)
    for text, cited in context.citations:
        title = cited.trich_yeu if len(cited.trich_yeu) >= _A_TITLE else titles.get(cited.so_ky_hieu, "")
        when = cited.ngay
        if not cited.so_ky_hieu or when is None or when.year is None:
            continue
        entries = [
            entry
            for entry in context.register.find(cited.so_ky_hieu)
            if entry.do_tin in _REMEMBERED and not entry.mo_ho
        ]
        if len(entries) != 1 or entries[0].ngay is None or _entries(context.register, cited, _REMEMBERED):
            continue
        if entries[0].ngay > context.on or (title and _amends(title) != _amends(entries[0].trich_yeu)):
            continue  # the number was another text's in that year
        same_day = (when.day, when.month) == (entries[0].ngay.day, entries[0].ngay.month)
        if same_day if not title else shared_words(entries[0].trich_yeu, title) >= _SAME_TITLE:
            yield Known(text, cited, entries)


def _amends(title: str) -> bool:
    """Whether a title is one of a text that changes another, whose title it repeats."""
    return (
        patterns.match(
            r"\W*(?:về )?(?:việc )?(?:sửa đổi|điều chỉnh|bổ sung|bãi bỏ|thay thế|đính chính|gia hạn)", title.lower()
        )
        is not None
    )


_A_TITLE = 15
"""Letters of a title worth comparing; a citation without one means the text cited by that symbol elsewhere."""
_SAME_TITLE = 0.7
"""From this share of words on a title is the one of the register, whatever year stands beside it."""


@rule(
    code="VD27",
    title="Căn cứ vào văn bản chưa có hiệu lực",
    severity=CANH_BAO,
    can_cu=_REGISTER,
    bad="can_cu: [Căn cứ Luật Chuyển đổi số ngày 11/12/2025]",
    good="can_cu: [Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025]",
)
def not_yet(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét dòng căn cứ, tại ngày ban hành; kế hoạch chuẩn bị thi hành một luật (trích yếu nói đến luật ấy) thì không nhắc."""
    for text, cited, entries in in_register(context):
        if not is_basis(text):
            continue
        later = [entry for entry in entries if context.register.status(entry, context.on) is Status.NOT_YET]
        if later and len(later) == len(entries) and later[0].hieu_luc_tu:
            name = f"luật {later[0].trich_yeu}" if later[0].loai in BY_NAME else later[0].trich_yeu
            if name.lower() in context.document.trich_yeu.lower():
                continue
            if context.years is not None and later[0].hieu_luc_tu <= date(context.years[0], 1, 1):
                continue  # the budget or the plan of a year to come: it holds from its first day on
            quote = cited.so_ky_hieu or cited.trich_yeu
            since = format_short(later[0].hieu_luc_tu.day, later[0].hieu_luc_tu.month, later[0].hieu_luc_tu.year)
            yield Finding(
                text.path,
                f"“{quote}” có hiệu lực từ {since}, sau ngày ban hành",
                quote,
                "bỏ, hoặc căn cứ văn bản đang có hiệu lực",
            )


@rule(
    code="VD21",
    title="Viện dẫn văn bản đã hết hiệu lực",
    severity=CANH_BAO,
    can_cu=_REGISTER,
    can=TIME,
    bad="mo_dau: [Thực hiện một cửa theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.]",
    good="mo_dau: [Thực hiện một cửa theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ.]",
)
def repealed(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Xét hiệu lực tại ngày ban hành văn bản. Nếu nhắc để kể lại việc cũ thì bỏ qua có lý do.

    Luật chỉ ghi tên thì xét khi không còn luật nào mang tên ấy. Văn bản mới hết một phần, hay có quy định chuyển tiếp, thì chỉ gợi ý.
    """
    told: set[tuple[Path, str]] = set()
    for text, cited, entries in [*in_register(context), *_named_only(context)]:
        gone = [entry for entry in entries if context.register.status(entry, context.on) is Status.REPEALED]
        if len(gone) != len(entries) or not gone or _said_to_be_gone(text.text, cited):
            continue
        entry = gone[0]
        outer = title_of(context, text, cited)
        if outer is not None and (text.path, outer.so_ky_hieu) in told:
            continue
        told.add((text.path, cited.so_ky_hieu))
        since = f" từ {short_of(entry.het_hieu_luc)}" if entry.het_hieu_luc else ""
        quote = cited.so_ky_hieu or cited.trich_yeu
        now = context.register.current(entry)
        begun = now is not None and context.register.status(now, context.on) is not Status.NOT_YET
        following = now.so_ky_hieu if now is not None and begun else entry.successor
        instead = f"thay bằng {following}" if following else "tìm văn bản thay thế"
        if entry.xem_lai:
            instead = f"xem lại: {entry.xem_lai}; {instead}"
        # Named in the title of another paper it is quoted as it stands there: the other one is what may have lapsed.
        hint = entry.xem_lai or outer
        yield Finding(text.path, f"“{quote}” hết hiệu lực{since}", quote, instead, severity=GOI_Y if hint else None)


def _named_only(context: Context) -> Iterator[Known]:
    """Laws cited by their name alone: whichever of that name is meant."""
    for text, cited in context.citations:
        if cited.loai in BY_NAME and not cited.so_ky_hieu and cited.ngay is None:
            laws = context.register.laws_named(cited.trich_yeu)
            if laws and all(entry.is_reliable for entry in laws):  # one of memory may be the one in force
                yield Known(text, cited, laws)


def title_of(context: Context, text: Text, cited: Citation) -> Citation | None:
    """Return the cited text in whose title a citation stands, if it stands in one."""
    return next(
        (
            outer
            for other, outer in context.citations
            if other.path == text.path
            for start, end in [outer.spans.get("trich_yeu", (0, 0))]
            if start < cited.start < end
        ),
        None,
    )


def _said_to_be_gone(words: str, cited: Citation) -> bool:
    """Whether the sentence itself says that the text has ended, or is not to be used."""
    before, after = patterns.split(r"[.;] ", words[: cited.start])[-1], words[cited.end : cited.end + 60]
    return (
        _NOT_TO_USE.search(before) is not None
        or _GONE.search(patterns.split(r"[.;]", cited.raw + after)[0][-90:]) is not None
    )


_NOT_TO_USE = patterns.ours(
    r"(?:không (?:còn )?(?:viện dẫn|áp dụng|căn cứ|dùng)|thay thế(?: cho)?|thay cho|bãi bỏ|trước đây) (?:[^.;]{0,30})?$"
)
_GONE = patterns.ours(
    r"(?:có|còn) hiệu lực (?:thi hành )?(?:đến|trước)|(?:đã |nay )?(?:hết hiệu lực|được thay thế|bị thay thế|bị bãi bỏ|được bãi bỏ)"
)


@rule(
    code="VD22",
    title="Cơ quan ban hành khác sổ văn bản",
    severity=CANH_BAO,
    can_cu=_REGISTER,
    bad="mo_dau: [Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Ban Chấp hành Trung ương.]",
    good="mo_dau: [Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị.]",
)
def wrong_issuer(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ nhắc khi mục trong sổ có mức tin cậy A."""
    for text, cited, entries in in_register(context):
        broken_off = cited.issuer.lower() in ("bộ trưởng", "thủ trưởng")  # "Bộ trưởng, Chủ nhiệm …"
        if not cited.co_quan or broken_off or any(entry.do_tin != "A" for entry in entries):
            continue
        if entries[0].loai == "Thông tư" or not issuer_fits(symbol_family(cited.so_ky_hieu).co_quan, cited.issuer):
            continue  # VD03 tells; the symbol of a circular names its ministry, however shortened
        names = {entry.co_quan.lower() for entry in entries}
        typed = cited.issuer.lower().replace("bch ", "ban chấp hành ").replace("tw", "trung ương")
        if not any(name in typed or typed in name for name in names):
            yield Finding(
                text.path, f"“{cited.so_ky_hieu}” của {entries[0].co_quan}", cited.co_quan, entries[0].co_quan
            )


@rule(
    code="VD23",
    title="Số, ký hiệu nhầm với văn bản gần giống",
    severity=CANH_BAO,
    can_cu=_REGISTER,
    bad="mo_dau: [Nghị quyết số 66/NQ-CP ngày 30/4/2025 về xây dựng và thi hành pháp luật.]",
    good="mo_dau: [Nghị quyết số 66-NQ/TW ngày 30/4/2025 về xây dựng và thi hành pháp luật.]",
)
def look_alike(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Cùng số nhưng khác ký hiệu (66-NQ/TW và 66/NQ-CP): nhắc khi ngày đúng là ngày của văn bản kia."""
    for text, cited in context.citations:
        meant = look_alike_of(context.register, cited)
        if meant is not None and not _of_its_own_ministry(cited, meant):
            message = f"Ngày này là của {meant.loai} số {meant.so_ky_hieu}, không phải “{cited.so_ky_hieu}”"
            yield Finding(text.path, message, cited.so_ky_hieu, meant.so_ky_hieu)


def _of_its_own_ministry(cited: Citation, meant: LegalText) -> bool:
    """Whether a circular names the ministry of its own symbol: two ministries sign circulars of one number on one day."""
    own, other = (symbol_family(symbol).co_quan for symbol in (cited.so_ky_hieu, meant.so_ky_hieu))
    named = "/TT-" in cited.so_ky_hieu and bool(cited.issuer)
    return named and issuer_fits(own, cited.issuer) and not issuer_fits(other, cited.issuer)


@rule(
    code="VD24",
    title="Chương trình, đề án viện dẫn đã hết giai đoạn",
    severity=GOI_Y,
    can_cu=_REGISTER,
    can=YEARS,
    bad="mo_dau: [Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ.]",
    good="mo_dau: [Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.]",
)
def period_over(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản còn hiệu lực nhưng giai đoạn của nó đã qua; có thể vẫn còn phần định hướng nên chỉ nhắc."""
    first = context.span[0]
    for text, cited, entries in in_register(context):
        if all(entry.period_over(first) and _view_to(entry) < first for entry in entries):
            year = entries[0].giai_doan_den
            yield Finding(
                text.path,
                f"“{cited.so_ky_hieu}” đặt mục tiêu đến năm {year}",
                cited.so_ky_hieu,
                "xem có văn bản cho giai đoạn mới không",
            )


def _view_to(entry: LegalText) -> int:
    """The year a title looks ahead to ("tầm nhìn đến năm 2030"), 0 where it does not."""
    found = patterns.search(r"tầm nhìn đến (?:năm )?(20\d\d)", entry.trich_yeu)
    return int(found[1]) if found else 0


def shared_words(known: str, typed: str) -> float:
    """Return which part of a known title's words the typed one has, or how alike both are, whichever is more."""
    words = set(known.lower().split())
    return max(similarity(known, typed), len(words & set(typed.lower().split())) / max(1, len(words)))
