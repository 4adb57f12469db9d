"""VD: the number, the day and the year in the title of a cited text against each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.vien_dan.hieu_luc import BY_NAME
from cchc_docs.checking.rules.vien_dan.ky_hieu_nham import look_alike_of
from cchc_docs.checking.rules.vien_dan.trich_yeu import meant_by_day
from cchc_docs.law.register import LegalText, parse_symbol
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.dates import FoundDate, short_of


@rule(
    code="VD60",
    title="Số và ngày của văn bản viện dẫn trái thứ tự trong sổ văn bản",
    severity=CANH_BAO,
    can_cu=practice("nghị định, quyết định, nghị quyết, chỉ thị của Chính phủ, Thủ tướng đánh số lần lượt trong năm"),
    tru=QUOTED,
    bad="mo_dau: [Thực hiện Nghị định số 29/2020/NĐ-CP ngày 20/8/2020 của Chính phủ.]",
    good="mo_dau: [Thực hiện Nghị định số 29/2020/NĐ-CP ngày 05/3/2020 của Chính phủ., Thực hiện Nghị định số 29/2030/NĐ-CP ngày 20/8/2030 của Chính phủ.]",
)
def out_of_order(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản không có trong sổ, mà số nhỏ hơn lại có ngày sau (hoặc số lớn hơn có ngày trước) một văn bản cùng loại, cùng năm của sổ: sai số hoặc sai ngày."""
    for text, cited in context.citations:
        day = cited.day
        told = _against(context, cited, day) if day else None
        if day is None or told is None or meant_by_day(context, cited):  # VD41 knows the number
            continue
        entry, sure = told
        quote = text.text[cited.spans["so_ky_hieu"][0] : cited.spans["ngay"][1]]
        yield Finding(
            text.path,
            f"“{cited.so_ky_hieu}” không thể có ngày {short_of(day)}: {entry.so_ky_hieu} ban hành ngày {short_of(entry.ngay or day)}",
            quote,
            "đối chiếu số và ngày với văn bản gốc",
            severity=None if sure else GOI_Y,
        )


def _against(context: Context, cited: Citation, day: date) -> tuple[LegalText, bool] | None:
    """The known text nearest in number that a citation goes against, and whether a day of two sources or two texts say so."""
    parts = parse_symbol(cited.so_ky_hieu)
    if parts is None or parts.duoi or (parts.nam or day.year) != day.year:
        return None
    if parts.nam is None and f"{parts.so}/{day.year}/" in context.whole:
        return None  # it lacks its year: VD01
    row = context.register.of_series(parts, day.year)
    if not row or any(
        entry.ngay is None or entry.ngay.year == day.year for entry in context.register.find(cited.so_ky_hieu)
    ):
        return None  # VD20 knows its day
    against = []
    for entry in row:
        number, known = parse_symbol(entry.so_ky_hieu), entry.known_day
        if number and known and abs((known - day).days) > _NEAR and (number.so < parts.so) is (known > day):
            against.append((abs(number.so - parts.so), entry))
    if not against:
        return None
    against.sort(key=lambda one: one[0])
    return against[0][1], len(against) > 1 or against[0][1].is_day_certain


_NEAR = 7
"""Days within which numbers may have been given in another order than they were signed."""


@rule(
    code="VD61",
    title="Văn bản viện dẫn ban hành trước năm nói trong tên của nó từ hai năm trở lên",
    severity=CANH_BAO,
    can_cu=practice("kế hoạch, công văn, hướng dẫn của một năm ban hành trong năm ấy hoặc năm liền trước"),
    tru=QUOTED,
    bad="mo_dau: [Thực hiện Kế hoạch số 45/KH-UBND ngày 20/4/2023 của UBND tỉnh về diễn tập chữa cháy rừng năm 2026.]",
    good="mo_dau: ['Thực hiện Kế hoạch số 45/KH-UBND ngày 20/4/2026 của UBND tỉnh về diễn tập chữa cháy rừng năm 2026, Kế hoạch số 46/KH-UBND ngày 20/4/2023 của UBND tỉnh về trồng rừng đến năm 2026.']",
)
def before_its_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên nói đến một năm đã định (không phải “đến năm”, “giai đoạn”, “từ năm”): ngày hoặc năm trong tên ghi nhầm."""
    for text, cited in context.citations:
        day = cited.day
        if day is None or not cited.trich_yeu or cited.loai not in _OF_ONE_YEAR:
            continue
        begin, end = cited.spans["trich_yeu"]
        clause = _GOES_ON.split(text.text[begin:end], maxsplit=1)[0]
        years = [int(found[1]) for found in _YEAR.finditer(clause)]
        if years and min(years) >= day.year + 2 and not _LOOKS_AHEAD.search(clause):
            yield Finding(
                text.path,
                f"“{cited.loai} số {cited.so_ky_hieu}” của năm {years[0]} mà ban hành {cited.ngay.raw if cited.ngay else ''}",
                text.text[slice(*cited.spans["ngay"])],
                "đối chiếu ngày với văn bản gốc",
            )


_OF_ONE_YEAR = frozenset(
    ["Kế hoạch", "Công văn", "Hướng dẫn", "Thông báo", "Công điện", "Văn bản", "Tờ trình", "Báo cáo"]
)
_YEAR = patterns.ours(r"năm (20\d\d)(?![\d/]| ?[-–])")
_GOES_ON = patterns.ours(
    r", (?:UBND|(?:Ủy|Uỷ) ban|Trường|Phòng|Ban |Hội |Sở |Công an|xã |phường )|(?:ban hành|xây dựng|lập) [Kk]ế hoạch"
)
"""Where the sentence goes on behind a title: what follows is the paper's own."""
_LOOKS_AHEAD = patterns.ours(
    r"(?:đến|tới|hết|giai đoạn|tầm nhìn|từ|trước|kể từ|định hướng|nhiệm kỳ|khóa|khoá)(?: (?:hết|cuối|đầu))? (?:năm )?20\d\d|"
    r"[Qq]uy hoạch|trung hạn|tầm nhìn|nhiệm kỳ|Luật|Hiến pháp|Đại hội|bầu cử"
)


@rule(
    code="VD07",
    title="Ngày của văn bản viện dẫn không có thật",
    severity=LOI,
    can_cu=practice("ngày của một văn bản là một ngày có trong lịch, trong năm của số, ký hiệu"),
    bad="mo_dau: [Theo Kế hoạch số 03/KH-UBND ngày 31/02/2026 của UBND tỉnh.]",
    good="mo_dau: [Theo Kế hoạch số 03/KH-UBND ngày 28/02/2025 của UBND tỉnh.]",
)
def impossible_day(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ngày không có trong lịch, năm thiếu hoặc thừa chữ số; năm khác năm trong số, ký hiệu (30/2020/NĐ-CP ngày 05/3/2021)."""
    from cchc_docs.vietnamese.dates import DATE_PROBLEMS

    for text, cited in context.citations:
        year = _YEAR_IN_SYMBOL.match(cited.so_ky_hieu)
        when = cited.day
        if year and when and cited.ngay and int(year[1]) != when.year and not _on_the_turn(when, int(year[1])):
            if look_alike_of(context.register, cited) is not None:
                continue  # VD23
            message = f"“{cited.so_ky_hieu}” là văn bản của năm {year[1]}, ngày ghi là năm {when.year}"
            if symbol := _symbol_of_the_day(context, cited, when):
                yield Finding(text.path, message, cited.so_ky_hieu, symbol)
                continue
            known = context.register.find(cited.so_ky_hieu)
            day = known[0].remembered_day if len(known) == 1 else None
            right = f"ngày {short_of(day)}" if day else "ghi lại ngày ban hành"
            if day and not known[0].is_day_certain:
                right = f"đối chiếu bản gốc: {right}"
            yield Finding(text.path, message, cited.ngay.raw, right)
        if cited.ngay is not None and (apart := _year_apart(text.text, cited.ngay)):
            right = apart.replace(" ", "").replace("ngày", "ngày ")
            yield Finding(text.path, f"“{apart}”: trong năm có khoảng trắng", apart, right)
        elif cited.ngay is not None and cited.ngay.problem:
            yield Finding(
                text.path,
                f"“{cited.ngay.raw}”: {DATE_PROBLEMS[cited.ngay.problem]}",
                cited.ngay.raw,
                "ghi lại ngày ban hành",
            )


def _symbol_of_the_day(context: Context, cited: Citation, day: date) -> str:
    """The symbol of the law of that name and day: then the day is right and the symbol wrong; "" else."""
    named = context.register.laws_named(cited.trich_yeu) if cited.loai in BY_NAME and cited.trich_yeu else []
    return next((one.so_ky_hieu for one in named if one.remembered_day == day), "")


def _year_apart(words: str, day: FoundDate) -> str:
    """“ngày 05/6/20 22”: a date whose year is two figures and two more behind a blank; "" for any other."""
    found = _YEAR_CUT.match(words, day.start)
    return found[0] if found else ""


_YEAR_CUT = patterns.ours(r"(?:ngày )?\d{1,2}/\d{1,2}/(?:19 \d\d|20 [0-4]\d)(?![\d/.,%])")
_YEAR_IN_SYMBOL = patterns.ours(r"\d{1,5}/((?:19|20)\d\d)/")


def _on_the_turn(day: date, year: int) -> bool:
    """Whether a text numbered in one year may bear a day of the next or the last: signed in the days round the New Year."""
    return abs(day.year - year) == 1 and (day.month, day.day) in _TURN


_TURN = frozenset([*((12, day) for day in range(25, 32)), *((1, day) for day in range(1, 11))])
