"""VD: the number, the day and the year in the title of a cited text against each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.vien_dan.trich_yeu import meant_by_day
from cchc_docs.law.register import LegalText, parse_symbol
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.dates import short_of


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
