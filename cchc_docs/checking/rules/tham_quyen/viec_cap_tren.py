"""TQ: a task of a commune that the law leaves to the level above; what somebody has no power to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import rule
from cchc_docs.checking.rules.co_quan.viec_cu import TWO_TIERS
from cchc_docs.checking.rules.phan_cong.giao import duties
from cchc_docs.checking.rules.tham_quyen.loai_van_ban import DELEGATED, undelegated
from cchc_docs.checking.wording.hits import Hit
from cchc_docs.checking.wording.searching import Searched
from cchc_docs.law.competence import Act, Beyond, acts_above, beyond_power
from cchc_docs.model.document import Path, Text

Known = dict[Path, list[tuple[int, int]]]
"""Spans of texts that are told of already."""
_NO_TASK = frozenset({"noi_nhan", "kinh_gui", "luu", "can_cu", "trich_yeu"})
_BEHIND = r"(?: (?:các|những|một số|quy định|quyết định|nghị quyết|văn bản|danh mục|việc|thêm|riêng|mới|chi tiết|cụ thể|về|thu|đối với|\d+)){0,5}"
_BEFORE = patterns.ours(
    r"\W*(?:[a-zđ]\) |\d{1,2}(?:\.\d{1,2})*\.? )?(?:[Gg]iao )?"
    r"(?:(?:Chủ tịch )?(?:UBND|HĐND|[UuỦủ][ỷyỶY] ban nhân dân|Hội đồng nhân dân)(?: (?:xã|phường|đặc khu))?,? |(?:Phòng|Văn phòng|Trung tâm|Ban|Tổ|Trưởng) [^\n.;:]{0,60}? )?"
    r"(?:(?:là|đã|sẽ|phải|cần|ra|chủ trì|chủ động|kịp thời|khẩn trương|xem xét|nghiên cứu|khảo sát|rà soát|tổ chức|xây dựng|soạn thảo|tham mưu(?: cho| giúp| với)?|UBND|Chủ tịch UBND|[UuỦủ][ỷyỶY] ban nhân dân|xã|phường|đặc khu|quyết định|và),? )*(?:[^\W\d_]+(?: [^\W\d_]+){1,3}, (?:và )?)?",
    re.IGNORECASE,
)
"""What may stand between the beginning of a task and its verb: who of the commune does it, and how."""
_OF_OTHERS = patterns.ours(
    r"(?:đề nghị|kiến nghị|đề xuất|tỉnh|thành phố|trung ương|chính phủ|quốc hội|(?<!\w)(?:sở|bộ|trình|theo|do|được|khi|sau|niêm yết|công khai)(?!\w))",
    re.IGNORECASE,
)
_OF_THE_PROVINCE = patterns.ours(
    r"[^\n.;]{0,60}?(?<!\w)(?:của|theo|tại|do)(?: [^\W\d_]+){0,4}? (?:tỉnh|thành phố|Chính phủ|Trung ương|Bộ)(?!\w)(?! quản lý)|[^\n.;]{0,80}?(?:trình|đề nghị|nội bộ)"
)
_BY_US = r"[^\n.;:]{0,70}? do (?:UBND|HĐND|[UuỦủ][ỷyỶY] ban nhân dân|Hội đồng nhân dân) (?:xã|phường|đặc khu) (?:tự )?(?:quy định|quyết định|ban hành|đặt ra)"
_WE_DECIDE = patterns.ours(_BY_US, re.IGNORECASE)
_PROPOSES = patterns.ours(r"kiến nghị|đề xuất|đề nghị", re.IGNORECASE)


@lru_cache(maxsize=1)
def _asked() -> tuple[tuple[Act, re.Pattern[str], tuple[str, ...]], ...]:
    """Each act with its pattern, and the objects without which it is nowhere."""
    out = []
    for act in acts_above():
        verbs, things = ("|".join(sorted(some, key=len, reverse=True)) for some in (act.viec, act.ve))
        made = patterns.ours(
            rf"(?P<viec>(?:{verbs}){_BEHIND} (?:{things}))(?![^\W_])|(?P<ta>(?:{things})(?![^\W_]){_BY_US})",
            re.IGNORECASE,
        )
        out.append((act, made, act.chu))
    return tuple(out)


@rule(
    code="TQ20",
    title="Xã tự đặt việc pháp luật giao cấp trên (quy chuẩn, mức phạt, mức thu phí, bảng giá đất …)",
    severity=CANH_BAO,
    can_cu="điều luật nêu ở từng việc: Luật Tiêu chuẩn và quy chuẩn kỹ thuật, Xử lý vi phạm hành chính, Phí và lệ phí, Đất đai, Giáo dục, Giá",
    danh_cho=COMMUNE,
    tru=(QUOTED, HISTORY, CITED),
    bad="mo_dau: [Ban hành mức thu phí bến đò ngang., Quy định mức phạt tiền với hộ thả rông trâu bò., Tổ Quản lý chợ ra quyết định xử phạt hộ lấn chiếm.]",
    good="mo_dau: [Niêm yết mức thu phí bến đò ngang do Hội đồng nhân dân tỉnh ban hành., Đề nghị Ủy ban nhân dân tỉnh ban hành quy chuẩn kỹ thuật địa phương., Công an xã ra quyết định xử phạt hộ lấn chiếm.]",
)
def taken_from_above(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hỏi từng việc của văn bản: động từ, đối tượng có phải việc luật giao bộ, tỉnh không; chỗ kiến nghị, việc làm theo quy định của tỉnh không tính.

    “Quyết định xử phạt” là của người có thẩm quyền (Chủ tịch Ủy ban nhân dân, Trưởng Công an …), không phải của ban, tổ, phòng, thôn. Đoàn thể tự quyết việc của mình; câu nói ủy quyền, phân cấp, chỗ TQ11 đã nhắc thì không nhắc.
    """
    proposing, found = _proposals(context), list[Text]()
    searched, known = context.unpassed("TQ20"), _told_by_kind(context)
    for act, pattern, things in _asked():
        for hit in searched.matches(pattern, things):
            found.append(hit.text)
            if not _passed(hit, known) and _is_own_task(hit, proposing, "ban hành" in act.viec):
                more = _WE_DECIDE.match(hit.text.text, hit.end)
                quote = hit.match[0] + (more[0] if more else "")
                message = f"“{quote}”: pháp luật giao {act.cua} ({act.can_cu})"
                level = None if act.chac or more else GOI_Y
                yield Finding(hit.text.path, message, quote, act.thay, severity=level)
    without = [*_without_power(searched, found, known), *_passive(searched, found, known)]
    yield from without
    yield from _told_to(context, {*known, *(one.path for one in without)})
    context.pass_texts_but("TQ20", found)


def _told_by_kind(context: Context) -> Known:
    """Where TQ11 tells of a power already: one place is told once."""
    known: Known = {}
    if context.earliest is None or context.earliest >= TWO_TIERS:
        for one in undelegated(context):
            known.setdefault(one.hit.text.path, []).append((one.start, one.end))
    return known


def _passed(hit: Hit, known: Known, *, may_be_given: bool = True) -> bool:
    """Whether a place is told of already, or speaks of a power handed down (which some powers cannot be)."""
    told = any(start < hit.end and hit.start < end for start, end in known.get(hit.text.path, ()))
    return told or (may_be_given and DELEGATED.search(hit.text.text) is not None)


@lru_cache(maxsize=1)
def _who_may_not() -> tuple[tuple[Beyond, re.Pattern[str]], ...]:
    return tuple(
        (one, patterns.ours(rf"(?P<ai>{one.ai})(?P<giua>{_HOW} )(?P<lam>{one.lam})(?![^\W_])"))
        for one in beyond_power()
    )


_HOW = r"(?:,? (?:chủ trì|trực tiếp|kịp thời|được|sẽ|tự|có quyền))*"


def _without_power(searched: Searched, found: list[Text], known: Known) -> Iterator[Finding]:
    """Sentences in which a body does what it has no power to do, each told of the power that is named longest; `found` takes the texts that may hold one."""
    told: list[tuple[Hit, Finding]] = []
    for one, pattern in _who_may_not():
        for hit in searched.matches(pattern, one.chu):
            found.append(hit.text)
            passed = _passed(hit, known, may_be_given=one.giao_duoc) or _PASSES_ON.search(hit.match["ai"])
            if hit.is_word and not passed:
                who = patterns.split(
                    r"[,;]| (?:bố trí|tổ chức|có|nhắc nhở|lập biên bản|xác nhận|tuyên truyền) ", hit.match["ai"].strip()
                )[0]
                told.append((hit, _no_power(one, who, hit.match["lam"], hit.text.path, hit.match[0])))
    for hit, finding in told:
        longer = any(other.text is hit.text and other.start == hit.start and other.end > hit.end for other, _ in told)
        if not longer:
            yield finding


_DONE_BY = patterns.ours(
    r"(?P<vat>[^\n.;:,()]{4,60}?) do (?P<ai>[A-ZĐÂỦ][^\n.;:,()]{3,60}?) (?P<lam>quyết định|phê duyệt|ban hành|ký|công bố|thành lập)(?![^\W_])"
)
"""What is done, by whom: “… do Trưởng thôn quyết định”."""
_POINTS = patterns.ours(
    r"(?<!\w)(?:tham mưu|trình|đề nghị|đề xuất|kiến nghị|theo|căn cứ|thực hiện|triển khai|niêm yết|công khai|hướng dẫn|kiểm tra|rà soát|giám sát|quán triệt|phổ biến|đã)(?!\w)",
    re.IGNORECASE,
)
"""Words by which a sentence only speaks of what another decided."""
_LABEL = patterns.ours(r"^\W*(?:\w{1,4}[.)] )?")


def _passive(searched: Searched, found: list[Text], known: Known) -> Iterator[Finding]:
    """The same said the other way round; read as if the body stood first."""
    for hit in searched.matches(_DONE_BY, (" do ",)):
        thing, who, act = (hit.match[name] for name in ("vat", "ai", "lam"))
        thing = _LABEL.sub("", thing)
        active = f"{who} {act} {thing[:1].lower()}{thing[1:]}"
        for one, pattern in _who_may_not():
            match = pattern.match(active) if any(needed in active.lower() for needed in one.chu) else None
            if match is None or match.start("lam") != len(who) + 1:
                continue
            found.append(hit.text)
            if hit.is_word and not _passed(hit, known) and not _POINTS.search(thing):
                yield _no_power(one, who, f"{act} {thing}", hit.text.path, hit.match[0].lstrip("-–+• "))
                break


def _told_to(context: Context, known: set[Path]) -> Iterator[Finding]:
    """Clauses below the name of a unit that set out with what it has no power to do; `known`: texts told of already."""
    told = [(duty, duty.words.lstrip("-+• ")) for duty in duties(context) if duty.path not in known]
    told = [(duty, words) for duty, words in told if _ACTS.match(words)]
    for one, pattern in _who_may_not() if told else ():
        for duty, words in told:
            if any(needed in words.lower() for needed in one.chu):
                found = pattern.match(f"{duty.unit} {words[:1].lower()}{words[1:]}")
                if found and found.start("lam") == len(duty.unit) + 1:
                    yield _no_power(one, duty.unit, found["lam"], duty.path, words[: len(found["lam"])])


_ACTS = patterns.ours(
    r"(?:tự )?(?:phê duyệt|phê chuẩn|thông qua|quyết định|ra |ban hành|ký |thành lập|tặng|cấp |xử phạt|phạt tiền|đình chỉ|tước|thu hồi|rút |công bố|đóng cửa|khởi tố|huy động|điều động|kết nạp|kỷ luật|bầu |miễn nhiệm)",
    re.IGNORECASE,
)
"""What a clause sets out with that is no power of everybody."""


def _no_power(one: Beyond, who: str, act: str, path: Path, quote: str) -> Finding:
    message = f"“{who}” không có thẩm quyền “{act}”: của {one.cua} ({one.can_cu})"
    return Finding(path, message, quote, one.thay, severity=None if one.chac else GOI_Y)


def _proposals(context: Context) -> list[Path]:
    """Headings below which others are asked for something."""
    return [one.path for one in context.blocks if one.block.noi_dung and _PROPOSES.search(one.said[:120])]


def _is_own_task(hit: Hit, proposing: list[Path], makes_rules: bool) -> bool:
    words, path = hit.text.text, hit.text.path
    if not hit.is_word or hit.text.role in _NO_TASK or any(path[: len(top)] == top for top in proposing):
        return False
    before = patterns.split(r"[.;:] ", words[: hit.start])[-1]
    if hit.match["ta"]:
        return not _PROPOSES.search(before)
    if _SETTING.match(before) and _WE.search(before):
        before = _SETTING.sub("", before, 1)  # where, when or for whom the commune does it
    own = _BEFORE.fullmatch(before) is not None and not _OF_OTHERS.search(before)
    return own and (not makes_rules or _OF_THE_PROVINCE.match(words, hit.end) is None)


_SETTING = patterns.ours(
    r"\W*(?:Đối với|Trong|Tại|Từ|Sau khi|Khi|Trước|Hằng năm|Với|Ở)(?![^\W_])[^.;:]{2,90}?, (?=Chủ tịch|UBND|[UuỦủ][ỷyỶY] ban)"
)
_WE = patterns.ours(r"(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:xã|phường|đặc khu),? $")
"""The commune itself, right before what it does."""
_PASSES_ON = patterns.ours(
    r"tham mưu|trình|đề nghị|để|(?<!\w)(?:được|báo)(?!\w)|giúp|theo|hồ sơ|hướng dẫn|đề xuất|kiểm tra|rà soát|giám sát|chờ|(?:thực hiện|triển khai|niêm yết|công khai|căn cứ|các)$"
)
