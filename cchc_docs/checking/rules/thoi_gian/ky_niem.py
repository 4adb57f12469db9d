"""TG: days that everybody knows - how many years since, lunar days against ours, deadlines on a public holiday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import DAY
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.wording.clauses import said_before
from cchc_docs.vietnamese.dates import FoundDate

_EVENTS = (
    (r"cách mạng tháng (?:tám|8)|quốc khánh", 1945),
    (r"(?:ngày )?thành lập đảng(?! bộ| ủy)", 1930),
    (r"giải phóng (?:hoàn toàn )?miền nam|thống nhất đất nước", 1975),
    (r"(?:ngày )?sinh (?:của )?(?:chủ tịch hồ chí minh|bác hồ|bác)", 1890),
    (r"thành lập quân đội nhân dân", 1944),
    (r"(?:ngày hội )?quốc phòng toàn dân", 1989),
    (r"thương binh ?[-–,] ?liệt s[ĩỹ]", 1947),
    (r"thành lập đoàn (?:tncs|thanh niên cộng sản)", 1931),
    (r"thành lập hội (?:liên hiệp phụ nữ|lhpn) việt nam", 1930),
    (r"thành lập mặt trận dân tộc thống nhất|truyền thống (?:mttq|mặt trận tổ quốc)", 1930),
    (r"thành lập hội nông dân việt nam", 1930),
    (r"thành lập hội cựu chiến binh việt nam", 1989),
    (r"thành lập công đoàn việt nam", 1929),
    (r"nhà giáo việt nam", 1982),
    (r"thầy thuốc việt nam", 1955),
    (r"báo chí cách mạng việt nam", 1925),
    (r"doanh nhân việt nam", 2004),
    (r"chiến thắng (?:lịch sử )?điện biên phủ", 1954),
    (r"truyền thống (?:lực lượng )?(?:công an nhân dân|cand)", 1945),
    (r"toàn dân bảo vệ an ninh tổ quốc", 2005),
    (r"truyền thống (?:lực lượng )?dân quân tự vệ", 1935),
    (r"tổng tuyển cử đầu tiên", 1946),
    (r"toàn quốc kháng chiến", 1946),
    (r"gia đình việt nam", 2001),
    (r"truyền thống ngành kiểm tra (?:của )?đảng", 1948),
    (r"truyền thống (?:công tác )?dân vận", 1930),
)
"""Words right behind the count of years (small letters), and the year of what they name; days of the whole country only."""
_COUNTED = patterns.ours(
    r"(?<!\w)(?:kỷ niệm|chào mừng|hướng tới|mừng|kỉ niệm) (?:lần thứ )?(?P<count>\d{2,3})(?: năm)?,? (?P<what>(?:ngày |năm |lễ |thắng lợi |ngày truyền thống |ngày thành lập )*[^.;:]{6,60})",
    re.IGNORECASE,
)


@rule(
    code="TG46",
    title="Số năm kỷ niệm không hợp năm của văn bản",
    severity=CANH_BAO,
    can_cu=practice("số năm kỷ niệm tính từ năm của sự kiện đến năm của văn bản"),
    can=DAY,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Lập thành tích chào mừng 80 năm Quốc khánh.']",
    good="mo_dau: ['Lập thành tích chào mừng 81 năm Quốc khánh; năm 2025 đã kỷ niệm 80 năm Quốc khánh.']",
)
def so_many_years_since(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ngày lễ lớn cả nước đều biết (Quốc khánh, thành lập Đảng, 30/4, Nhà giáo …). So với năm ban hành, năm kế hoạch; cuối năm thì cả năm sau.

    Câu có năm khác, câu kể việc đã làm không xét; có hai mốc trong ngoặc không khớp nhau thì TG43 báo.
    """
    first = context.earliest
    if first is None:
        return
    years = {first.year, *(range(context.years[0], context.years[1] + 1) if context.years else ())}
    if first.month >= 9:
        years.add(first.year + 1)
    for hit in context.matches(_COUNTED) if " niệm " in context.whole_small or "mừng " in context.whole_small else ():
        year = next(
            (
                year
                for words, year in _EVENTS
                if re.match(
                    rf"(?:(?:ngày|năm|lễ|thắng lợi|truyền thống|thành lập) )*?(?:{words})", hit.match["what"].lower()
                )
            ),
            None,
        )
        if year is None:
            continue
        count, sentence = int(hit.match["count"]), _sentence(hit.text.text, hit.start)
        others = {int(one) for one in patterns.findall(r"(?<!\d)20\d\d(?!\d)", sentence)} - years
        told = patterns.search(r"(?<!\w)(?:đã|năm trước|vừa qua|cùng kỳ)(?!\w)", sentence, re.IGNORECASE)
        spans = {
            int(two) - int(one)
            for one, two in patterns.findall(
                r"((?:1[0-9]|20)\d\d)\)? ?[-–] ?(?:\d{1,2}[/.]\d{1,2}[/.])?(20\d\d)", sentence
            )
        }
        stale = count in spans and max(others, default=0) == first.year - 1
        if count in {one - year for one in years} or told or (others and not stale) or (spans and count not in spans):
            continue
        right = first.year - year
        yield Finding(
            hit.text.path, f"Từ năm {year} đến năm {first.year} là {right} năm", hit.match[0][: hit.match.start("what") - hit.match.start() + 40].strip(), f"{right} năm",
        )  # fmt: skip


def _sentence(text: str, at: int) -> str:
    start = text.rfind(". ", 0, at) + 1
    end = text.find(". ", at)
    return text[start : end if end >= 0 else len(text)]


_LUNAR_MONTH = {
    name: number
    for number, name in enumerate(
        ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "một", "chạp"), start=1
    )
}
_LUNAR = patterns.ours(
    r"(?<![\w/])(?:(?P<early>mùng|mồng) (?P<d1>10|[1-9]|0[1-9])|(?P<full>rằm)|(?:ngày )?(?P<d2>\d{1,2}))(?:(?P<tet> Tết(?: Nguyên đán)?)|(?: tháng |/)(?P<m>\d{1,2}|giêng|hai|ba|tư|năm(?! 20)|sáu|bảy|tám|chín|mười(?! một| hai)|một|chạp))(?P<named> (?:năm )?(?-i:[A-ZĐẤÂ])[^\W\d_]+ (?-i:[A-ZĐ])[^\W\d_]+)?(?P<said> ?\(?(?:âm lịch|ÂL|AL)(?!\w)\)?)?",
    re.IGNORECASE,
)
_AND_ON = patterns.ours(r"\s*(?:đến|tới|-|–)(?![^\W_])")
_ONLY_LUNAR = ("giêng", "chạp")
_BETWEEN = patterns.ours(
    r"[ ,(]*(?:tức(?: là)?|nhằm(?: vào)?|là|dương lịch|vào)?(?: thứ [^\W\d_]+| chủ nhật)?[ ,(:]*(?:ngày )?",
    re.IGNORECASE,
)


@rule(
    code="TG47",
    title="Ngày âm lịch không khớp ngày dương lịch đi cùng",
    severity=LOI,
    can_cu=practice("ngày âm lịch và ngày dương lịch đi cùng là một ngày"),
    tru=QUOTED,
    bad="mo_dau: ['Giỗ Tổ mùng 10 tháng 3 âm lịch (ngày 25/4/2026).']",
    good="mo_dau: ['Giỗ Tổ mùng 10 tháng 3 âm lịch (ngày 26/4/2026); rằm tháng 8 tức ngày 25/9/2026.']",
)
def another_lunar_day(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“mùng 10 tháng 3 âm lịch (ngày 26/4/2026)”, “ngày 26/4/2026 (10/3 âm lịch)”: hai ngày đứng liền nhau. Tính theo múi giờ Việt Nam."""
    small = context.whole_small
    if not any(
        word in small for word in ("âm lịch", "(âl", " âl", "mùng ", "mồng ", "rằm ", "tháng chạp", "tháng giêng")
    ):
        return
    days = [(text, one, day) for text, one in context.dates if (day := _whole(context, one)) is not None]
    for hit in context.matches(_LUNAR):
        found = hit.match
        said = (found["m"] or "giêng").lower()  # "mùng 1 Tết"
        if not (found["said"] or found["early"] or found["full"] or found["named"] or said in _ONLY_LUNAR):
            continue
        month = _LUNAR_MONTH.get(said) or (int(said) if said.isdigit() else 0)
        number = 15 if found["full"] else int(found["d1"] or found["d2"])
        words, start, end = hit.text.text, hit.start, hit.start + len(found[0])
        beside = next((
            (one, day) for text, one, day in days
            if text is hit.text and ((one.start >= end and _BETWEEN.fullmatch(words[end : one.start])) or (one.end <= start and _BETWEEN.fullmatch(words[one.end : start])))
        ), None)  # fmt: skip
        if beside is None or (beside[0].end <= start and _AND_ON.match(words, end)):
            continue  # "10/02 đến 16/02/2021 (tức 29 tháng Chạp đến mùng 5 tháng Giêng)": the first lunar day is of the first day
        from cchc_docs.vietnamese.lunar import lunar_day

        right = lunar_day(beside[1])
        if (right.day, right.month) != (number, month):
            leap = " nhuận" if right.leap else ""
            said = f"{right.day:02d}/{right.month}{leap} âm lịch"
            yield Finding(hit.text.path, f"{beside[0].raw} là ngày {said}", found[0].strip(), said)


def _whole(context: Context, one: FoundDate) -> date | None:
    """A day with its year, or with that of the paper where it says none."""
    if one.date is not None or one.day is None or one.problem or context.earliest is None:
        return one.date
    return one._replace(year=context.earliest.year).date


_ON = patterns.ours(
    r"(?:(?P<han>chậm nhất|muộn nhất|hạn cuối|hạn chót)|vào|trong|đến hết|lúc [^,;.]{2,20})(?: là| vào)*(?:,? (?:thứ \w+|chủ nhật))?,? $",
    re.IGNORECASE,
)
_OFFICE = patterns.ours(
    r"(?<!\w)(?:gửi|nộp|báo cáo|họp|tập huấn|làm việc|kiểm tra|tiếp nhận|phỏng vấn|giao ban|bàn giao|trình|tiếp công dân|hội nghị|đăng ký|thẩm định)(?!\w)", re.IGNORECASE
)  # fmt: skip
_SENT = patterns.ours(r"(?<!\w)(?:gửi|nộp|báo cáo|trình|tiếp nhận|bàn giao|đăng ký)(?!\w)", re.IGNORECASE)
"""What an office takes in on the last day itself; a meeting may be held on any day before it."""
_FEAST = patterns.ours(
    r"(?<!\w)(?:trực|lễ|tết|kỷ niệm|nghỉ|mít tinh|dâng hương|viếng|thăm|chúc|cờ|pháo|hội thi|hội thao|ngày hội|giải (?:bóng|thể thao|cờ|chạy|việt dã|kéo))(?!\w)",
    re.IGNORECASE,
)
_EVERY_YEAR = {(1, 1): "Tết Dương lịch", (4, 30): "Ngày Chiến thắng", (5, 1): "Quốc tế Lao động", (9, 2): "Quốc khánh"}


@rule(
    code="TG17",
    title="Hạn nộp, cuộc họp rơi vào ngày nghỉ lễ",
    severity=GOI_Y,
    can_cu="Điều 112 Bộ luật Lao động; quyết định nghỉ lễ của từng năm",
    can=DAY,
    tru=(QUOTED, CITED),
    bad="mo_dau: [Các thôn gửi báo cáo chậm nhất ngày 30/4/2026.]",
    good="mo_dau: ['Các thôn gửi báo cáo chậm nhất ngày 29/4/2026; trước ngày 02/9/2026 báo cáo xong; trực lễ vào ngày 30/4/2026.']",
)
def due_on_a_holiday(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ xét ngày nghỉ lễ, Tết đã công bố và ngày lễ cố định, không xét thứ Bảy, Chủ nhật; “trước ngày …” là còn ngày làm việc nên không xét."""
    for text, one in context.dates:
        day = one.date
        if day is None or day.month not in (1, 2, 4, 5, 8, 9, 11) or context.is_cited(text, one):
            continue
        before = said_before(text.text, one.start, ".;")
        on = _ON.search(before)
        if not on or not (_SENT if on["han"] else _OFFICE).search(before) or _FEAST.search(before):
            continue
        name = _EVERY_YEAR.get((day.month, day.day)) or _decided(day)
        if name and (context.earliest is None or day >= context.earliest):
            yield Finding(text.path, f"{one.raw} là ngày nghỉ ({name})", one.raw, "lùi hoặc đưa lên ngày làm việc")


def _decided(day: date) -> str:
    from cchc_docs.law.workdays import decisions

    return next((found.ten for found in decisions() if day in found.nghi), "")
