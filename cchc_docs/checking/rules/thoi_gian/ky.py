"""TG: the period a paper speaks of - the one reported and the one to come, and years left from last year's paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import YEAR
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.thoi_gian.doi_chieu.nam_theo_vai import aimed_at_the_year_over
from cchc_docs.checking.times.parts import FACTS
from cchc_docs.checking.times.periods import AND_THEN, Span, period_of_title, spans
from cchc_docs.model.document import Path, Text
from cchc_docs.vietnamese.dates import FoundDate

_ONE_PERIOD = practice("tên, phần mở đầu, phần sau và câu kết nói cùng một kỳ; phần phương hướng nói kỳ sau đó")
_AHEAD = patterns.ours(
    r"phương hướng|^(?:[ivx]+\. ?|phần \w+\.? ?)?(?:một số )?(?:nhiệm vụ|(?:kế hoạch|chương trình)(?: công tác| hoạt động)?(?= quý| tháng| năm| 6| 9| công tác)|công việc)(?! đã)"
)
_BEHIND = patterns.ours(r"kết quả|đánh giá|tình hình|đã thực hiện|việc thực hiện|tồn tại")
CLOSES = patterns.ours(
    r"^trên đây là (?:toàn bộ |nội dung |dự thảo )?(?:báo cáo|kế hoạch|chương trình|thông báo|phương án|hướng dẫn|đề án|tờ trình|quy định|kết luận|kết quả|tình hình|quy chế|đề cương|nghị quyết|dự toán|danh sách|một số|những|các)"
)
_TO_COME = patterns.ours(
    r"(?<![^\W_])(?:phấn đấu|hoàn thành|tiếp tục|đẩy mạnh|triển khai|thực hiện|bố trí|cân đối|dự toán|chỉ tiêu|mục tiêu|nhiệm vụ|trọng tâm|đến hết|cuối|trong(?! danh sách| sổ| số| hồ sơ)|từ nguồn|kinh phí|(?:xây dựng|ban hành|lập) (?:kế hoạch|chương trình|phương án|dự toán))(?: [^\W\d_]+){0,9} $"
)
OF_THE_PAST = patterns.ours(
    r"(?<![^\W_])(?:kết quả|tình hình thực hiện|đề ra|đã|so với|tổng kết|đánh giá|rút kinh nghiệm|tồn(?: tại| đọng)?|cùng kỳ|từ năm|giai đoạn|chuyển sang|chuyển nguồn|chưa|kết dư|hạn chế|khắc phục|của năm|báo cáo|theo|căn cứ|phát huy|duy trì|giữ vững|nêu tại|nghị quyết|quyết định|kế hoạch số|chỉ số|công bố|xếp hạng|vượt|tăng|giảm|bằng|sau|kéo dài|quyết toán|nghiệm thu|chi trả|thanh toán|công nợ|kiểm kê|xếp loại|khen thưởng|biểu dương|trồng dặm|thẩm tra)(?![^\W_])"
)
_AIMS = patterns.ours(
    r"(?<![^\W_])(?:phấn đấu|mục tiêu|chỉ tiêu|thu đủ|hoàn thành|thu đạt)(?![^\W_])[^.;]*(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nhiệm vụ)(?: [^\W\d_]+){0,3} $"
)
"""What a letter or a guide of one year aims at."""
_OF_THIS_PLAN = patterns.ours(r"căn cứ (?:vào )?(?:kế hoạch|chương trình|nội dung|hướng dẫn)(?: \w+){0,2} này")
_COUNTS_FOR = patterns.ours(
    r"(?<![^\W_])(?:đưa|lấy|xem|coi|gắn)[^.;]*(?<![^\W_])(?:vào|làm|là|với)(?![^\W_])[^.;]*(?:xét|đánh giá|xếp loại|thi đua|chương trình công tác|kế hoạch công tác|tiêu chí)[^.;]*$"
)
"""What is done under a plan counts in the year of the plan."""
_EVENT = patterns.ours(
    r"(?<![^\W_])(?:tết|mùa|ngày hội|lễ|tháng hành động|tuần lễ|đợt|kỳ thi|chiến dịch|hội thi|hội thao|(?<!hòa )(?<!hoà )giải(?! quyết| pháp| trình| ngân| phóng| thích| tỏa| toả| đáp| thể)|kỳ họp(?: giữa| cuối)?)(?: [^\W\d_]+){0,9} $"
)
_SESSION = patterns.ours(
    r"(?<![^\W_])(?:trình|báo cáo|xem xét|thông qua|giao|chuẩn bị|quyết nghị)(?![^\W_])[^.;]*kỳ họp(?: thường lệ)?(?: giữa| cuối) $"
)
_HELD = patterns.ours(r"(?<![^\W_])(?:đã|được|theo|căn cứ|nghị quyết)(?![^\W_])")
DONE_IN = patterns.ours(r"(?:hoàn thành|xong|kết thúc) (?:dứt điểm |toàn bộ )?(?:trong|ngay trong) $", re.IGNORECASE)
"""Words right before a time in which something is to be finished."""
OF_A_YEAR = ("ke_hoach", "chuong_trinh", "phuong_an", "bao_cao", "nghi_quyet")
_RATES = patterns.ours(r"(?<!\w)(?:xét|bình xét|xếp loại|đánh giá thi đua)(?: [^\W\d_]+){0,5} $")
_SCHOOL_YEAR = patterns.ours(r"năm học (?P<first>20\d\d) ?[-–] ?(?P<last>20\d\d)")
_SCHOOL_PAST = patterns.ours(
    r"kết quả|tổng kết|đã|năm học trước|vừa qua|so với|tốt nghiệp|đánh giá|phát huy|từ năm học|theo|cuối|hè|hoàn thành"
)


def ahead(context: Context) -> list[Path]:
    """Return where the parts of a document stand that say what is to be done ("II. PHƯƠNG HƯỚNG, NHIỆM VỤ …")."""
    return context.once("ahead", lambda: [path for path, _ in _headings(context)])


def _headings(context: Context) -> Iterator[tuple[Path, str]]:
    for one in context.blocks:
        words = one.block.chu.replace("*", "").strip()
        small = words.lower()
        if one.block.noi_dung and len(words) < 160 and _AHEAD.search(small) and not _BEHIND.search(small):
            yield one.text_path, words


@rule(
    code="TG30",
    ap_dung=("bao_cao", "thong_bao", "bien_ban", "chuong_trinh", "ke_hoach"),
    title="Phần phương hướng nêu lại kỳ đang báo cáo",
    severity=LOI,
    can_cu=_ONE_PERIOD,
    bad="""
loai: bao_cao
trich_yeu: Kết quả công tác quý II năm 2026
noi_dung: [{tieu_de: 'Phương hướng, nhiệm vụ quý II năm 2026', noi_dung: [Tiếp tục rà soát.]}]
""",
    good="""
loai: bao_cao
trich_yeu: Kết quả công tác quý II năm 2026
noi_dung: [{tieu_de: 'Phương hướng, nhiệm vụ quý III năm 2026', noi_dung: [Tiếp tục rà soát.]}]
""",
)
def same_period_again(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So kỳ ở tiêu đề phần phương hướng với kỳ ở trích yếu: phải là kỳ sau. Cả năm của kỳ đang báo cáo thì được."""
    if context.document.loai in ("chuong_trinh", "ke_hoach"):
        yield from _heading_of_a_plan(context)
        return
    own = period_of_title(context) if context.document.loai == "bao_cao" else None
    if own is None or own.year is None:
        yield from _results_and_tasks(context)
        return
    yield from _told_of_another_year(context, own)
    for path, words in _headings(context):
        for one in spans(words)[:1]:
            year = one.year or own.year
            if (one.whole and not own.whole and year == own.year) or (year, one.last) > (own.year, own.last):
                continue
            yield Finding(
                path, f"Báo cáo của {own.words}, phần việc sắp tới ghi “{one.words}”", one.words, "ghi kỳ tiếp theo"
            )


def _heading_of_a_plan(context: Context) -> Iterator[Finding]:
    """A plan of a month or a quarter: no heading names its period, one names the period before."""
    own = period_of_title(context)
    if own is None or own.whole or own.year is None:
        return
    said = [
        (one.text_path, span)
        for one in context.blocks
        if one.block.noi_dung and len(one.block.chu) < 160 and not _BEHIND.search(one.block.chu.lower())
        for span in spans(one.block.chu)
        if not span.whole and span.last - span.first == own.last - own.first
    ]
    if (
        len(said) == 1
        and said[0][1][:2] != own[:2]
        and (said[0][1].year or own.year, said[0][1].last) < (own.year, own.last)
    ):
        path, span = said[0]
        yield Finding(
            path, f"Trích yếu là “{own.words}”, ở đây ghi “{span.words}”", span.words, own.words, severity=CANH_BAO
        )


def _results_and_tasks(context: Context) -> Iterator[Finding]:
    """A paper whose title is of no one period: the heading of the tasks names the period of the heading of the results."""
    parts = list(_headings(context))
    if not parts:
        return
    behind = {
        span[:3]
        for one in context.blocks
        if one.block.noi_dung and len(one.block.chu) < 160 and _BEHIND.search(one.block.chu.lower())
        for span in spans(one.block.chu)
    }
    for path, words in parts:
        one = next(iter(spans(words)), None)
        if one is not None and not one.whole and one[:3] in behind:
            message = f"Phần kết quả và phần việc sắp tới cùng ghi “{one.words}”"
            yield Finding(path, message, one.words, "ghi kỳ tiếp theo", severity=CANH_BAO)


def _told_of_another_year(context: Context, own: Span) -> Iterator[Finding]:
    """The heading of the results names the period of the title in another year, or another period than the title's."""
    others: list[tuple[Path, Span]] = []
    mine = False
    for one in context.blocks:
        words = one.block.chu.replace("*", "").strip()
        if one.block.noi_dung and len(words) < 160 and (_BEHIND.search(words.lower()) or _LED.match(words.lower())):
            said = spans(words)
            mine = mine or any(span[:2] == own[:2] for span in said)
            if len(said) != 1:
                continue
            if said[0].year not in (None, own.year) and said[0][:2] == own[:2]:
                message = f"Báo cáo của {own.words}, phần kết quả ghi “{said[0].words}”"
                yield Finding(one.text_path, message, said[0].words, f"năm {own.year}")
            elif (
                len(one.path) == 2
                and (
                    said[0].last - said[0].first in (own.last - own.first, 2 if own.last - own.first == 5 else 99)
                    or {said[0][:2], own[:2]} == _SUMS
                )
                and not _OF_BEFORE.search(words.lower())
            ):
                others.append((one.text_path, said[0]))
    if len(others) == 1 and not mine:
        path, span = others[0]
        message = f"Báo cáo của {own.words}, phần kết quả ghi “{span.words}”"
        yield Finding(path, message, span.words, own.words, severity=CANH_BAO)


_SUMS = {(1, 6), (1, 9)}
_LED = patterns.ours(
    r"(?:công tác|việc) (?:lãnh đạo|chỉ đạo|quán triệt|quản lý|điều hành|tham mưu|triển khai|tuyên truyền|kiểm tra)"
)
"""What a report opens with before its results."""
_OF_BEFORE = patterns.ours(r"khắc phục|kết luận|kiến nghị|tồn tại|kỳ trước|so với")


@rule(
    code="TG31",
    title="Câu kết nói kỳ, năm khác trích yếu",
    severity=LOI,
    can_cu=_ONE_PERIOD,
    bad="{trich_yeu: Kế hoạch tuyên truyền năm 2026, ket_thuc: Trên đây là Kế hoạch tuyên truyền năm 2025 của xã.}",
    good="{trich_yeu: Kế hoạch tuyên truyền năm 2026, ket_thuc: Trên đây là Kế hoạch tuyên truyền năm 2026 của xã.}",
)
def closes_another_period(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Trên đây là Báo cáo … quý II năm 2026” khi trích yếu là quý III; kỳ không ghi ở một bên thì không xét."""
    own = period_of_title(context)
    if own is None:
        return
    goes_on = AND_THEN.search(context.document.trich_yeu.replace("\n", " ").lower()) is not None
    for text in context.prose:
        if text.role not in ("ket_thuc", "doan") or not CLOSES.match(text.text.lower()):
            continue
        first = text.text.split(";")[0].split(". ")[0]
        then = AND_THEN.search(first.lower()) if goes_on else None
        said = spans(first[: then.start()] if then else first)
        if any((one.first, one.last, one.year or own.year) == own[:3] for one in said):
            continue  # "báo cáo 6 tháng đầu năm và phương hướng 6 tháng cuối năm"
        for one in said:
            other_year = one.year is not None and own.year is not None and one.year != own.year
            other_months = not one.whole and not own.whole and (one.first, one.last) != (own.first, own.last)
            if other_year or other_months:
                yield Finding(text.path, f"Trích yếu là “{own.words}”, câu kết là “{one.words}”", one.words, own.words)
                break


@rule(
    code="TG32",
    can=YEAR,
    tru=(QUOTED, CITED, HISTORY),
    title="Năm trước còn sót ở phần việc phải làm",
    severity=CANH_BAO,
    can_cu=practice("kế hoạch của năm nào ghi việc, kinh phí của năm ấy"),
    bad="""
trich_yeu: Cải cách hành chính năm 2026
phu_luc: [{ten: Danh mục nhiệm vụ cải cách hành chính năm 2025}]
""",
    good="""
trich_yeu: Cải cách hành chính năm 2026
phu_luc: [{ten: Danh mục nhiệm vụ cải cách hành chính năm 2026}]
""",
)
def year_left_behind(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Tên phụ lục, “phấn đấu … năm 2025”, “dự toán năm 2025” trong kế hoạch năm 2026; báo cáo thì chỉ phần phương hướng.

    Ở văn bản khác chỉ xét tên dịp, mùa, ngày hội (“Tết Trung thu năm 2025”), từ tháng 3. Câu kể kết quả, so sánh, căn cứ không
    xét; năm của văn bản viện dẫn cũng không.
    """
    yield from _session_over(context)
    plan = context.document.loai in OF_A_YEAR
    day = context.day_of_issue
    if plan and context.years is None:
        return
    if plan and context.document.loai != "bao_cao":
        yield from _appendices_of_before(context)
    first, last = context.span if plan else (day.nam, day.nam) if day and (day.thang or 1) > 2 else (None, None)
    if not plan and first is not None and context.years == (first + 1, first + 1):
        first = last = first + 1  # a paper of December on the feast of the year to come
    if first is None or first != last:
        return
    report = context.document.loai == "bao_cao"
    of_its_year = not plan and context.years == (first, first)
    aimed = {(path, one.start) for path, one in aimed_at_the_year_over(context)}
    for text, found in context.dates:
        if found.form != "year" or found.year is None or found.year >= first + report or context.is_cited(text, found):
            continue
        year = _year_ahead(context, text.path, first) if report else first
        if year is None or found.year != year - 1 or (not report and _among_results(context, text.path)):
            continue
        before = patterns.split(r"[.;](?= )", text.text[: found.start])[-1].lower()
        if day and day.nam == found.year and _END_OF.search(before):
            continue  # a paper of December: "những tháng cuối năm 2016"
        if text.role == "cot" or DONE_IN.search(before) or (not report and _SESSION.search(before)):
            continue  # a deadline: TG10, TG11; a session: `_session_over`
        if year > first:
            if _GOALS.match(before) and not OF_THE_PAST.search(before):
                yield Finding(
                    text.path, f"Phần việc của năm {year}, ở đây ghi năm {found.year}", found.raw, f"năm {year}?"
                )
        elif (text.path, found.start) in aimed or _left(
            before, text, found, plan=plan and not report, aims=of_its_year, to_come=plan
        ):
            yield Finding(text.path, f"Văn bản của năm {first}, ở đây ghi năm {found.year}", found.raw, f"năm {first}?")


_LISTS_TASKS = patterns.ours(
    r"(?<![^\W_])(?:nhiệm vụ|tiến độ|lộ trình|phân công|kế hoạch|dự toán|chỉ tiêu|mục tiêu|kinh phí|lịch)(?![^\W_])"
)


def _appendices_of_before(context: Context) -> Iterator[Finding]:
    """The tasks, targets or money of a plan of several years under the name of a year before them; those of one year are asked below."""
    first, last = context.span
    for text, found in context.dates if first != last else ():
        if text.role == "phu_luc_ten" and found.form == "year" and found.year == first - 1:
            small = text.text.lower()
            if _LISTS_TASKS.search(small) and not _BEHIND.search(small) and not OF_THE_PAST.search(small):
                yield Finding(
                    text.path, f"Văn bản của {first} - {last}, ở đây ghi năm {found.year}", found.raw, f"năm {first}?"
                )


_END_OF = patterns.ours(r"(?:cuối|còn lại (?:của )?|hết) ?$")


def _session_over(context: Context) -> Iterator[Finding]:
    """What is to be brought before a session that is over: one of an earlier year, or that of the middle of this one in autumn."""
    first = context.earliest
    if first is None or context.document.loai == "bao_cao":
        return
    for text in context.texts_holding("kỳ họp"):
        for found in _OF_SESSION.finditer(text.text.lower()):
            year = int(found["year"])
            over = year < first.year or (year == first.year and found["side"] == "giữa" and first.month >= _AUTUMN)
            before = patterns.split(r"[.;](?= )", text.text[: found.end("side")])[-1].lower() + " "
            if over and _SESSION.search(before) and not _HELD.search(before):
                quote = text.text[found.start("said") : found.end()]
                yield Finding(text.path, f"Kỳ họp {found['side']} năm {year} đã qua", quote, "xem lại năm của kỳ họp")


_OF_SESSION = patterns.ours(r"kỳ họp(?: thường lệ)? (?P<side>giữa|cuối) (?P<said>năm (?P<year>20\d\d))")
_AUTUMN = 9


def _year_ahead(context: Context, path: Path, own: int) -> int | None:
    """The year a part of a report on what is to come speaks of: that of its heading, else the report's; None outside such parts."""
    for part, words in context.once("headings_ahead", lambda: list(_headings(context))):
        if path[: len(part) - 1] == part[:-1]:
            years = {one.year for one in spans(words) if one.whole and one.year}
            return years.pop() if len(years) == 1 else own
    return None


def _among_results(context: Context, path: Path) -> bool:
    """Whether a text stands in a part that tells what was done before: a plan may begin with the results of the year past."""
    parts = context.once(
        "headings_behind",
        lambda: [
            one.text_path[:-1]
            for one in context.blocks
            if one.block.noi_dung and len(one.block.chu) < 160 and _RESULTS.search(one.block.chu.lower())
        ],
    )
    return any(path[: len(part)] == part for part in parts)


_RESULTS = patterns.ours(
    r"^\W*(?:[ivx]+\. ?|phần \w+\.? ?)?(?:đánh giá |tổng kết |tình hình |tóm tắt )*(?:kết quả|tình hình|đánh giá|tổng kết)(?![^\W_])"
)


def _left(before: str, text: Text, found: FoundDate, *, plan: bool, aims: bool, to_come: bool) -> bool:
    """Whether a year stands where the paper's own must."""
    if plan or aims:
        small = text.text.lower() if text.role == "phu_luc_ten" else ""
        named = small and not _BEHIND.search(small) and not FACTS.search(small)
        if named or (plan and _COUNTS_FOR.search(before) and not _HELD.search(before)):
            return True
    before = _BEYOND.sub(r"\g<dau> hoàn thành ", _OF_THIS_PLAN.sub("", before))
    after = text.text[found.end : found.end + 40].lower()
    if OF_THE_PAST.search(before) or (OF_THE_PAST.search(after) and not _GOALS.match(before)):
        return False
    aside = before.rfind("(") > before.rfind(")") and _STOOD.match(after)
    stood = aside or (_AT_ITS_END.search(before) and _STOOD_AT.match(after))
    if to_come and _TO_COME.search(before) and not _REACHED.match(after) and not stood:
        return True
    return (aims and _AIMS.search(before) is not None) or ((plan or not to_come) and _EVENT.search(before) is not None)


_BEYOND = patterns.ours(
    r"(?P<dau>^\W*(?:\w{1,3}[.)] )?(?:[-+•] ?)?(?:(?:quyết tâm|nỗ lực|tập trung|ra sức|thi đua) )*(?:phấn đấu|quyết tâm|nỗ lực|ra sức|thi đua)) (?:hoàn thành (?:và )?)*(?:đạt (?:và )?)?vượt(?: mức)? (?=(?:các |mọi |toàn bộ |tất cả )*(?:chỉ tiêu|mục tiêu|nhiệm vụ|dự toán|kế hoạch (?:công tác|phát triển|thu|sản xuất)))"
)
"""What is striven to be passed: “vượt” tells of the past where nobody strives for it."""
_STOOD = patterns.ours(r" (?:còn|có|đạt|là) ")
"""How things stood, told in an aside: "(đến hết năm 2025 còn 20 …)"."""
_AT_ITS_END = patterns.ours(r"^(?!.*(?:phấn đấu|mục tiêu|chỉ tiêu)).*(?:cuối|đến hết|hết) $")
_STOOD_AT = patterns.ours(r",? [^.;]{0,60}?(?<![^\W_])(?:là|còn|có|mới|chỉ|đạt)(?: [^\W\d_]+){0,3} \d")
"""How many there were at the end of that year: "Số tổ viên cuối năm 2025 là 58 người"."""
_REACHED = patterns.ours(r",? đạt \d")
_GOALS = patterns.ours(r"\W*(?:\w{1,3}[.)] ?)?(?:phấn đấu|mục tiêu|chỉ tiêu)(?![^\W_])")


@rule(
    code="TG33",
    tru=(QUOTED, CITED),
    title="Năm học khác năm học ở trích yếu",
    severity=CANH_BAO,
    can_cu=practice("kế hoạch của năm học nào nói việc của năm học ấy"),
    bad="{trich_yeu: Giữ gìn trường lớp năm học 2026 - 2027, mo_dau: [Trong năm học 2025 - 2026 mỗi lớp trồng một cây.]}",
    good="{trich_yeu: Giữ gìn trường lớp năm học 2026 - 2027, mo_dau: [Kết quả năm học 2025 - 2026 là căn cứ.]}",
)
def another_school_year(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Năm học viết hai năm không liền nhau cũng được báo; câu kể năm học trước không xét."""
    own = _SCHOOL_YEAR.search(context.document.trich_yeu.lower())
    for text in context.texts_holding("năm học 20"):
        for found in _SCHOOL_YEAR.finditer(text.text.lower()):
            years = int(found["first"]), int(found["last"])
            quote = text.text[found.start() : found.end()]
            if years[1] != years[0] + 1:
                yield Finding(text.path, "Năm học gồm hai năm liền nhau", quote, "xem lại hai năm", severity=LOI)
            elif own and years[0] == int(own["first"]) - 1 and text.role != "trich_yeu":
                sentence = patterns.split(r"[.;](?= )", text.text.lower()[: found.start()])[-1]
                both = own[0] in patterns.split(r"[.;](?= )", text.text.lower()[found.end() :])[0]
                rates = _RATES.search(sentence) and not patterns.search(r"(?<!\w)(?:đã|tổng kết)(?!\w)", sentence)
                if not both and (rates or not _SCHOOL_PAST.search(sentence)):
                    yield Finding(text.path, f"Trích yếu là {own[0]}", quote, own[0])
