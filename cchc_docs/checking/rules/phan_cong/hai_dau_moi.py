"""TC: one duty given to two leads; two units that both stand watch, or gather what the others report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.phan_cong.chu_de import led_twice
from cchc_docs.checking.rules.phan_cong.giao import duties
from cchc_docs.checking.rules.phan_cong.muc import alike, given_to_another
from cchc_docs.checking.times.matters import matter_of
from cchc_docs.checking.times.stages import runs
from cchc_docs.model.document import Path
from cchc_docs.record import NamedTuple

_UNIT = r"(?P<ai>(?:Phòng|Văn phòng|Trung tâm|Công an|Ban Chỉ huy Quân sự|Trạm Y tế|Ban Quản lý)(?!\w)[^.;:,()]{0,60}?)"
_LEADS = patterns.ours(
    r"^\W*(?:là (?:đơn vị|cơ quan) )?[Cc]hủ trì(?:,? phối hợp với [^.;:,]{3,60})?,? (?P<viec>[^.;:]{8,160})"
)
_ANYTHING = patterns.ours(
    r"^(?:tham mưu|triển khai|thực hiện|theo dõi|phối hợp|tổng hợp|tổ chức thực hiện|các (?:nội dung|nhiệm vụ|chỉ tiêu))(?: [^\W\d_]+){0,3}$|lĩnh vực|được giao|phụ trách|chức năng|phân công|phân cấp|thuộc|phụ lục|nêu tại|quản lý|của mình|đơn vị mình|tiêu chí|chỉ tiêu|nhiệm vụ",
    re.IGNORECASE,
)
_STANDS_WATCH = patterns.ours(
    rf"(?:^|[.;:] |[Gg]iao |qua ){_UNIT}:? ?(?:,? ?(?:là|làm) )?(?:cơ quan|đơn vị|bộ phận)? ?thường trực(?! (?:HĐND|Hội đồng|Đảng|tiếp công dân|cấp cứu|bảo vệ|phòng|24))(?P<cua>[^.;:,]{{0,70}})"
)
_HEADED = patterns.ours(
    r"^\W*(?:(?:là|làm) )?(?:(?:cơ quan|đơn vị) )?thường trực(?! (?:HĐND|Hội đồng|Đảng|tiếp công dân|cấp cứu|bảo vệ|phòng|24))(?P<cua>[^.;:,]{0,70})",
    re.IGNORECASE,
)
_GATHERS = patterns.ours(
    r"(?:(?:là|làm) (?:cơ quan |đơn vị )?(?:thường trực|đầu mối)|theo dõi,? đôn đốc)[^.;]{0,70}(?:kế hoạch|tổng hợp|kết quả)",
    re.IGNORECASE,
)
_LEADS_ALL = patterns.ours(
    r"chủ trì,?[^.;]{0,40}(?:tổ chức|triển khai) (?:thực hiện )?(?:các nội dung (?:của )?)?Kế hoạch(?: này)?(?= ?[.;,]|$)",
    re.IGNORECASE,
)
"""Who leads all of a plan gathers too, where nobody is told to."""  # fmt: skip
_TELL = patterns.ours(
    rf"(?:vướng mắc|khó khăn|phát sinh)[^.;]{{0,90}}(?:phản ánh|báo cáo|báo|gửi|thông tin|trao đổi)[^.;]{{0,30}}(?:về|qua|đến|tới|với) {_UNIT}(?= (?:để|tổng hợp|xem xét|\()|[.,;/]|$)"
)
_FEWEST = 5
_ROWS = "noi_dung: [{{tieu_de: Tổ chức thực hiện, noi_dung: [{{tieu_de: Phòng Kinh tế, noi_dung: [Chủ trì sửa mái trạm bơm thôn Hạ., Cấp dầu.]}}, {{tieu_de: Công an xã, noi_dung: [{}, Giữ trật tự.]}}]}}]"


class _Told(NamedTuple):
    """A unit told to do something: who, the words it is compared by, where, the words there."""

    unit: str
    words: str
    path: Path
    quote: str


@rule(
    code="TC28",
    title="Một việc giao hai đơn vị cùng chủ trì, hai đơn vị cùng thường trực, đầu mối",
    severity=CANH_BAO,
    can_cu=practice("mỗi việc một đơn vị chủ trì, mỗi kế hoạch một đơn vị thường trực, đầu mối"),
    ap_dung=("ke_hoach", "chuong_trinh", "phuong_an", "quyet_dinh", "de_an", "cong_van", "thong_bao"),
    tru=(QUOTED, CITED, HISTORY),
    bad=_ROWS.format("Chủ trì sửa mái trạm bơm thôn Hạ."),
    good=_ROWS.format("Phối hợp sửa mái trạm bơm thôn Hạ."),
)
def two_heads(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Hai mục của phần tổ chức thực hiện cùng ghi “chủ trì” một việc (từ bốn chữ), một nội dung; hai đơn vị cùng “thường trực”.

    Vướng mắc báo về đơn vị khác với đơn vị được giao làm đầu mối cũng được nhắc. Đợt, kỳ, địa bàn khác nhau không xét.
    """
    small = context.whole_small
    if "chủ trì" in small:
        yield from _one_duty(context)
        yield from led_twice(context)
        yield from _done_by_another(context)
    if "thường trực" in small:
        yield from _two_on_watch(context)
    if "vướng mắc" in small or "khó khăn" in small:
        yield from _told_to_another(context)


def _one_duty(context: Context) -> Iterator[Finding]:
    """The same words behind "chủ trì" of two units."""
    seen: dict[tuple[str, ...], _Told] = {}
    for unit, path, words, _ in duties(context):
        found = _LEADS.match(words)
        if found is None or _ANYTHING.search(found["viec"]):
            continue
        key = matter_of(found["viec"])
        first = seen.setdefault(key, _Told(unit, found["viec"], path, words)) if len(key) >= _FEWEST else None
        if first and not alike(first.unit, unit) and runs(first.words) == runs(found["viec"]):
            message = f"“{first.unit}” cũng được giao chủ trì việc này"
            yield Finding(path, message, found["viec"], "giao một đơn vị chủ trì", also=(first.path,))


_DONE_BY = patterns.ours(
    r"(?:^|[;:] |[-+] )(?P<viec>[^.;:()]{8,90}) do (?P<ai>(?:Phòng|Văn phòng|Trung tâm|Công an|Trạm Y tế|Đoàn Thanh niên|Hội|Ban)(?!\w)[^.;:,()]{0,60}?) chủ trì"
)


def _done_by_another(context: Context) -> Iterator[Finding]:
    """“tuyến đường hoa 3 km do Đoàn Thanh niên chủ trì”, and among what another unit leads: “chủ trì …, tuyến đường hoa 3 km”."""
    given = {
        matter_of(hit.match["viec"]): (hit.match["ai"].strip(), hit.text.path)
        for hit in context.matches(_DONE_BY)
        if len(matter_of(hit.match["viec"])) >= _FEWEST - 1
    }
    for unit, path, words, _ in duties(context) if given else ():
        found = _LEADS.match(words)
        for part in patterns.split(r", ", found["viec"]) if found else ():
            other = given.get(matter_of(part))
            if other and other[1] != path and not alike(other[0], unit):
                message = f"Việc này chỗ khác giao “{other[0]}” chủ trì"
                yield Finding(path, message, part, "giao một đơn vị chủ trì", also=(other[1],))


def _two_on_watch(context: Context) -> Iterator[Finding]:
    """Two units that are "thường trực" of the same, or of nothing that is named."""
    told: list[_Told] = []
    for unit, path, words, _ in duties(context):
        found = _HEADED.match(words)
        if found:
            told.append(_Told(unit, found["cua"].strip().lower(), path, words[: found.end()]))
    for text in context.sentences_of_body:
        if "thường trực" in text.text and text.path[0] != "phu_luc":
            told += [
                _Told(found["ai"].strip(), found["cua"].strip().lower(), text.path, found[0].lstrip(".;: "))
                for found in _STANDS_WATCH.finditer(text.text)
            ]
    for one, other in pairwise(told):
        if not alike(one.unit, other.unit) and _may_be_one(_of(one.words), _of(other.words)):
            message = f"“{other.unit}” thường trực, chỗ khác là “{one.unit}”"
            yield Finding(other.path, message, other.quote, "thống nhất một đơn vị", also=(one.path,))
            return


_BODY = patterns.ours(r"(?:ban chỉ đạo|ban tổ chức|hội đồng|tổ|đoàn|ban chỉ huy)(?!\w)(?: [^\W\d_]+){0,3}")
_OF_THE_PLAN = patterns.ours(
    r"^(?:$|(?:của )?(?:kế hoạch|chương trình|đề án)|giúp|tham mưu|theo dõi|tổng hợp|thực hiện|triển khai|để|có)"
)


def _of(words: str) -> str:
    """What a unit stands watch of: a board or group named behind, another thing, "" for the plan itself."""
    found = _BODY.search(words)
    if found:
        return found[0]
    return "" if _OF_THE_PLAN.match(words.lstrip(" ,")) else words


def _may_be_one(one: str, other: str) -> bool:
    return one == other or any(not first and _BODY.match(second) for first, second in ((one, other), (other, one)))


def _told_to_another(context: Context) -> Iterator[Finding]:
    """Difficulties are told to another unit than the one that gathers."""
    given = [(unit, path, words) for unit, path, words, _ in duties(context)]
    gather = [(unit, path) for unit, path, words in given if _GATHERS.search(words)]
    gather = gather or [(unit, path) for unit, path, words in given if _LEADS_ALL.search(words)]
    for text, found, unit, at in given_to_another(context, gather, _TELL):
        message = f"Vướng mắc báo về “{found['ai'].strip()}”, đầu mối tổng hợp là “{unit}”"
        yield Finding(text.path, message, found["ai"].strip(), "thống nhất một đơn vị", severity=GOI_Y, also=(at,))
