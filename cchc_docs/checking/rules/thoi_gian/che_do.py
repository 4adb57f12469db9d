"""TG: the reporting regime as assignments tell it - periods the schedule does not have, cut-off days, reports without a day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from cchc_docs import patterns
from cchc_docs.checking.context import Context, as_date
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.needs import YEARS
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.dates import find_dates
from cchc_docs.vietnamese.fold import fold

_ONE = practice("chế độ báo cáo nói một lần, các chỗ khác theo đó")
_PERIOD = patterns.ours(
    r"(?<![^\W_])(?:(?P<quy>(?:h[ằà]ng |mỗi |các |định kỳ )?quý)(?: (?:I{1,3}|IV|[1-4])(?![\w]))?|0?(?P<thang>[69]) tháng|(?P<mot>(?:h[ằà]ng|mỗi|định kỳ) tháng)"
    r"|(?P<nam>(?:cả |h[ằà]ng )?năm)(?! (?:học|tới|sau|trước|\d{1,2}\b)))(?![^\W_])",
    re.IGNORECASE,
)
_SHOWN = {"quy": "quý", "6_thang": "6 tháng", "9_thang": "9 tháng", "thang": "tháng", "nam": "năm"}


def _periods(words: str) -> list[tuple[str, str]]:
    """The reporting periods a stretch of words names: (key, as typed)."""
    out = []
    for found in _PERIOD.finditer(words):
        key = (
            "quy"
            if found["quy"]
            else f"{found['thang']}_thang"
            if found["thang"]
            else "thang"
            if found["mot"]
            else "nam"
        )
        out.append((key, found[0]))
    return out


_SETS = patterns.ours(
    r"(?:[-+•\d.)]+\s*)?(?:(?:Thời hạn|Thời gian|Chế độ|Hạn)[^.;:]{0,30}: ?)?(?:Đối với )?[Bb]áo cáo (?:định kỳ |kết quả |tháng \d{1,2} |tổng kết )?(?P<ky>[^.;:,()]{0,40})"
)
_SETS_MORE = patterns.ours(r"[,;] [Bb]áo cáo (?:định kỳ |tổng kết )?(?P<ky>[^.;:,()]{0,40}?)(?= trước| chậm nhất| gửi)")

_SETS_ASIDE = patterns.ours(
    r"(?<![^\W_])(?:quý(?: [IV]{1,3})?|0?[69] tháng(?: đầu năm)?|(?:h[ằà]ng|mỗi) tháng|năm) \((?:gửi |nộp )?(?:trước|chậm nhất|muộn nhất)(?: là)? ngày \d[^)]*\)",
    re.IGNORECASE,
)
"""“Định kỳ 6 tháng (trước ngày …), năm (trước ngày …) gửi báo cáo”: each period with its day in brackets."""


def _schedule(context: Context) -> tuple[set[str], set[Text]]:
    """The periods that the document sets with a day of their own, and the texts that set them."""
    labels = {patterns.sub(r"^(quy)_\d$", r"\1", one.ky_bao_cao) for one in context.document.che_do_bao_cao}
    texts: set[Text] = set()
    for text in context.texts_holding("báo cáo"):
        words = text.text
        found = _SETS.match(words)
        if found is None:
            keys = {key for one in _SETS_ASIDE.finditer(words) for key, _ in _periods(one[0])}
            if keys:
                labels |= keys
                texts.add(text)
            continue
        dated = any(one.day or one.month for one in find_dates(words)) or patterns.search(
            r"ngày \d{1,2} (?:của )?tháng", words
        )
        if not dated:
            continue
        keys = {key for one in _SETS_MORE.finditer(words, found.start("ky")) for key, _ in _periods(one["ky"])}
        keys |= {key for key, _ in _periods(found["ky"])}
        if keys:
            labels |= keys
            texts.add(text)
    return labels, texts


_ASKS = patterns.ours(r"[Bb]áo cáo (?P<ky>[^.;:]{0,90})")


@rule(
    code="TG26",
    title="Giao báo cáo theo kỳ mà chế độ báo cáo không có",
    severity=CANH_BAO,
    can_cu=_ONE,
    ap_dung=("ke_hoach",),
    tru=(QUOTED, CITED),
    bad="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: ['Văn phòng tổng hợp, báo cáo hằng quý, 9 tháng.', Báo cáo 6 tháng gửi trước ngày 10 tháng cuối kỳ., Báo cáo năm gửi trước ngày 10/12/2026.]
""",
    good="""
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: ['Văn phòng tổng hợp, báo cáo 6 tháng và năm.', Báo cáo 6 tháng gửi trước ngày 10/6/2026., Báo cáo năm gửi trước ngày 10/12/2026.]
""",
)
def period_without_schedule(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Chỉ xét khi văn bản có chế độ báo cáo (từ hai kỳ có ngày gửi). Kỳ của báo cáo khác (báo cáo tài chính, thống kê) có thể riêng, khi đó bỏ qua."""
    if "báo cáo" not in context.whole_small:
        return
    labels, setting = _schedule(context)
    if len(labels) < 2:
        return
    have = ", ".join(_SHOWN.get(label, label) for label in sorted(labels))
    for text in context.sentences_of_body:
        if text in setting:
            continue
        for asked in _ASKS.finditer(text.text):
            odd = [typed for key, typed in _periods(asked["ky"]) if key not in labels and key != "nam"]
            if odd:
                yield Finding(
                    text.path,
                    f"Giao báo cáo {', '.join(odd)}; chế độ báo cáo của văn bản chỉ có: {have}",
                    odd[0],
                    "theo kỳ của chế độ báo cáo",
                )
                break


_SENT = r"(?:gửi|nộp|trước|chậm nhất|hạn)[^.;]{0,40}?"
_A_DAY = r"\d{1,2}(?:/\d{1,2}/| tháng \d{1,2} năm )\d{4}"
_CLOSED = patterns.ours(
    rf"{_SENT}ngày (?P<gui>{_A_DAY})[^.]{{0,40}}?số liệu[^.;]{{0,40}}?(?:(?:đến|tới)(?: hết)?(?: ngày)?|ngày) (?P<chot>{_A_DAY})"
    rf"|số liệu[^.;]{{0,60}}?(?:(?:đến|tới)(?: hết)?(?: ngày)?|ngày) (?P<chot2>{_A_DAY})[^.]{{0,40}}?{_SENT}ngày (?P<gui2>{_A_DAY})"
)


def _day(typed: str) -> date | None:
    found = next(iter(find_dates(typed)), None)
    return found.date if found and not found.problem else None


@rule(
    code="TG27",
    title="Một kỳ chốt số liệu khác cách các kỳ còn lại",
    severity=GOI_Y,
    can_cu=_ONE,
    bad="""
noi_dung:
- tieu_de: Chế độ báo cáo
  noi_dung: ['Kết quả quý I nộp Sở Nội vụ ngày 18/3/2026, số liệu tính đến ngày 17/3/2026.', 'Kết quả 6 tháng nộp Sở Nội vụ ngày 18/6/2026, số liệu tính đến ngày 17/6/2026.', 'Kết quả quý III nộp Sở Nội vụ ngày 18/9/2026, số liệu tính đến ngày 17/9/2026.', 'Kết quả năm nộp Sở Nội vụ ngày 18/12/2026, số liệu tính đến ngày 18/12/2026.']
""",
    good="""
noi_dung:
- tieu_de: Chế độ báo cáo
  noi_dung: ['Kết quả quý I nộp Sở Nội vụ ngày 18/3/2026, số liệu tính đến ngày 17/3/2026.', 'Kết quả 6 tháng nộp Sở Nội vụ ngày 18/6/2026, số liệu tính đến ngày 17/6/2026.', 'Kết quả quý III nộp Sở Nội vụ ngày 18/9/2026, số liệu tính đến ngày 17/9/2026.', 'Kết quả năm nộp Sở Nội vụ ngày 18/12/2026, số liệu tính đến ngày 17/12/2026.']
""",
)
def odd_cut_off(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So khoảng cách từ ngày chốt số liệu đến ngày gửi: từ ba kỳ giống nhau mà một kỳ khác. Báo cáo năm có thể được chốt riêng, nên chỉ nhắc."""
    if "số liệu" not in context.whole_small:
        return
    gaps: list[tuple[Text, int, str]] = []
    for hit in context.matches(_CLOSED):
        sent, closed = hit.match["gui"] or hit.match["gui2"], hit.match["chot"] or hit.match["chot2"]
        first, last = _day(sent), _day(closed)
        if first and last:
            gaps.append((hit.text, (first - last).days, closed))
    for number, one in enumerate(context.document.che_do_bao_cao):
        due, closing = as_date(one.han_nop), as_date(one.so_lieu.den) if one.so_lieu else None
        if due and closing:
            gaps.append((Text(("che_do_bao_cao", number), "", ""), (due - closing).days, ""))
    counts = Counter(days for _, days, _ in gaps)
    if len(counts) != 2 or min(counts.values()) != 1 or len(gaps) < 4:
        return
    usual = counts.most_common(1)[0][0]
    text, days, quote = next(one for one in gaps if one[1] != usual)
    message = f"Kỳ này chốt số liệu trước hạn {days} ngày, các kỳ khác trước {usual} ngày"
    yield Finding(text.path, message, quote, "thống nhất cách chốt")


_REGULAR = patterns.ours(
    r"(?:(?:[Hh][ằà]ng|[Mm]ỗi) (?:tháng|quý),? (?:[^\W_]+,? ){0,6}?(?:(?<!nghe )báo cáo)(?! viên)|(?:[Gg]ửi|[Nn]ộp) báo cáo (?:[^\W_]+ ){0,3}?(?:h[ằà]ng|mỗi) (?:tháng|quý))[^.;]{0,80}"
    r"|(?<!% )(?<!số )(?:(?<!báo cáo )[Đđ]ịnh kỳ (?:[^.;]{0,40})?báo cáo|[Bb]áo cáo định kỳ(?! (?:được|trên|của))|[Bb]áo cáo (?:[^.;]{0,40} )?định kỳ(?! (?:được|trên|của)))[^.;]{0,80}"
)
_NOT_FOR = patterns.ours(r"kiểm tra|giám sát|tuyên truyền|truyền thông|khảo sát", re.IGNORECASE)


@rule(
    code="TG28",
    title="Yêu cầu báo cáo định kỳ mà không có ngày nào",
    severity=GOI_Y,
    can_cu=practice("báo cáo định kỳ thì có ngày gửi"),
    ap_dung=("ke_hoach",),
    can=YEARS,
    tru=(QUOTED, CITED),
    bad="noi_dung: [{tieu_de: Nhiệm vụ, noi_dung: [Định kỳ báo cáo tình hình với Sở Y tế., Vệ sinh chợ.]}]",
    good="noi_dung: [{tieu_de: Nhiệm vụ, noi_dung: [Định kỳ báo cáo tình hình với Sở Y tế trước ngày 15 tháng cuối quý., Vệ sinh chợ.]}]",
)
def report_without_day(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kế hoạch một năm của chính cơ quan; kế hoạch có kế hoạch gốc, kế hoạch kiểm tra, tuyên truyền không xét. Nhắc một lần cho cả văn bản."""
    document = context.document
    if context.span[0] != context.span[1] or context.parent is not None or document.ke_hoach_goc:
        return
    if _NOT_FOR.search(document.trich_yeu) or document.che_do_bao_cao or "báo cáo" not in context.whole_small:
        return
    labels, _ = _schedule(context)
    if labels or patterns.search(r"báo cáo[^.;\n]{0,120}(?:ngày \d|\d{1,2}/\d{1,2})", context.whole_small):
        return
    hit = next(
        (
            hit
            for hit in context.matches(_REGULAR)
            if not patterns.search(r"ngày \d|theo quy định|\d{1,2}/\d", hit.match[0])
        ),
        None,
    )
    if hit is not None:
        quote = " ".join(hit.match[0].split()[:6])
        yield Finding(
            hit.text.path, "Yêu cầu báo cáo định kỳ nhưng văn bản không nêu ngày gửi nào", quote, "thêm kỳ và ngày gửi"
        )


_REPORT = patterns.ours(
    r"[Bb]áo cáo(?P<mid>[^.;]{0,130}?)(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?)(?: \d{1,2} giờ)?(?: ngày)? (?P<day>\d{1,2}(?:/\d{1,2})?(?:/\d{4})?)(?!\d| ngày| (?:giờ|tháng \d))(?P<tail>[^.;,]{0,40})"
)
_KIND_TOLD = patterns.ours(
    r"(?P<thang>h[ằà]ng tháng|mỗi tháng|báo cáo tháng|định kỳ tháng)|(?P<quy>h[ằà]ng quý|mỗi quý|báo cáo quý|tháng cuối quý|cuối quý)(?! (?:[IV1-4]))|(?P<nua>0?6 tháng)|(?P<chin>0?9 tháng)|(?P<nam>báo cáo năm|h[ằà]ng năm|cả năm)",
    re.IGNORECASE,
)
_AFTER_WHOM = patterns.ours(r" (?:trước|hằng|hàng|mỗi|định kỳ|chậm|muộn|để|theo|quý|tháng|năm)(?: |$)")
_TO_WHOM = patterns.ours(
    r"(?:về|gửi|cho|đến|nộp|báo cáo) (?P<to>(?:UBND|Ủy ban|Chủ tịch|Sở|Phòng|Văn phòng|Ban|Thường trực|HĐND|Đảng ủy|Bộ|Trung tâm|Hội|Công an)[^,.;(]{0,60})"
)


@rule(
    code="TG39",
    title="Một kỳ báo cáo gửi một nơi mà hai hạn khác nhau",
    severity=CANH_BAO,
    can_cu=_ONE,
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Các thôn báo cáo hằng tháng về Văn phòng trước ngày 15.', 'Báo cáo tình hình gửi về Văn phòng hằng tháng trước ngày 20.']",
    good="mo_dau: ['Các thôn báo cáo hằng tháng về Văn phòng trước ngày 15.', 'Văn phòng tổng hợp, báo cáo Chủ tịch hằng tháng trước ngày 20.']",
)
def two_days_for_one_report(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So các câu giao báo cáo cùng kỳ (tháng, quý, 6 tháng, 9 tháng, năm) gửi cùng một nơi. Nơi nhận không ghi ở cả hai câu thì chỉ nhắc."""
    seen: dict[tuple[str, str], tuple[Text, str]] = {}
    for hit in context.matches_opening(_REPORT, ("báo cáo", "Báo cáo")) if "báo cáo" in context.whole_small else ():
        words = hit.text.text
        around = words[max(0, hit.start - 30) : hit.start] + hit.match[0]
        kinds = {name for found in _KIND_TOLD.finditer(around) for name, said in found.groupdict().items() if said}
        if len(kinds) != 1 or hit.text.role not in ("muc", "doan", "mo_dau", "ket_thuc"):
            continue
        whom = _TO_WHOM.search(hit.match[0])
        to = " ".join(_AFTER_WHOM.split(fold(whom["to"]))[0].split()[:3]) if whom else ""
        key, day = (kinds.pop(), to), hit.match["day"]
        first = seen.setdefault(key, (hit.text, day))
        if (
            same_day(first[1], day)
            or first[0] is hit.text
            or (not to and ("tổng hợp" in words or "tổng hợp" in first[0].text))
        ):
            continue
        place = f" về {whom['to'].strip()[:40]}" if whom else ""
        message = f"Cùng kỳ báo cáo này{place}, chỗ khác ghi trước ngày {first[1]}"
        yield Finding(hit.text.path, message, hit.match["day"], "thống nhất một hạn", severity=None if to else GOI_Y)


def same_day(one: str, other: str) -> bool:
    """Whether two days say the same as far as both say it."""
    return all(int(a) == int(b) for a, b in zip(one.split("/"), other.split("/"), strict=False))
