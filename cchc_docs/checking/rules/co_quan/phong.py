"""CQ: offices that a commune of today does not have - the divisions of the district that ended, with no word of the past."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.needs import DAY, TIME
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import rule
from cchc_docs.checking.rules.co_quan.viec_cu import TWO_TIERS
from cchc_docs.patterns import ours

_ENDED = ours(
    r"(?:Phòng|phòng) (?P<name>Tài chính\s?[-–]\s?Kế toán|Địa chính(?:\s?[-–]\s?(?:Nông nghiệp|Xây dựng))?|Tư pháp\s?[-–]\s?Hộ tịch|Văn hóa(?:\s?[-–]\s?| và )(?:Thông tin|Thể thao))(?![^\W_])(?P<behind>[^.;\n]{0,30})"
)
_ELSEWHERE = ours(r"(?<!\w)(?:huyện|quận|thị xã|cũ|trước đây|Sở|sở|tỉnh|thành phố|thuộc|Bộ|cấp trên)(?!\w)")
_OPENINGS = ("Phòng ", "phòng ")


@rule(
    code="CQ16",
    title="Phòng chuyên môn mà xã, phường không có",
    severity=CANH_BAO,
    can_cu="Nghị định số 150/2025/NĐ-CP: phòng chuyên môn thuộc Ủy ban nhân dân cấp xã từ 01/7/2025",
    danh_cho=COMMUNE,
    can=DAY,
    tu=TWO_TIERS,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Giao Phòng Tài chính - Kế toán theo dõi việc sửa bến.', 'Giao Thanh tra xã xem sổ quỹ chợ.']",
    good="mo_dau: ['Giao Phòng Kinh tế theo dõi việc sửa bến; hồ sơ do Phòng Tài chính - Kế hoạch huyện cũ bàn giao.', 'Ban Thanh tra nhân dân xã giám sát.']",
)
def no_such_division(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Phòng Tài chính - Kế toán, Văn hóa và Thông tin … không còn hoặc là phòng của huyện cũ; xã nay có Phòng Kinh tế, Phòng Văn hóa - Xã hội.

    “Trung tâm Y tế xã” (là Trạm Y tế), “Thanh tra xã”, “Phòng Kinh tế - Hạ tầng” bên “Phòng Kinh tế” cũng được nhắc.
    """
    first = context.earliest
    if first is None or first < TWO_TIERS:
        return
    for hit in context.matches_opening(_ENDED, _OPENINGS):
        if _ELSEWHERE.search(hit.match["behind"]) or _ELSEWHERE.search(
            hit.text.text[max(0, hit.start - 20) : hit.start]
        ):
            continue
        quote = hit.match[0][: len(hit.match[0]) - len(hit.match["behind"])]
        message = f"Xã, phường không có “{quote}”"
        yield Finding(hit.text.path, message, quote, "ghi tên phòng hiện nay (Phòng Kinh tế, Phòng Văn hóa - Xã hội)")
    yield from _one_office_two_names(context)
    for hit in context.matches_opening(_HEALTH, ("Trung tâm ", "trung tâm ")):
        yield Finding(hit.text.path, "Xã, phường có Trạm Y tế", hit.match[0], f"Trạm Y tế {hit.match['cap']}")
    for hit in context.matches_opening(_INSPECTORS, ("Thanh tra ",)):
        before = hit.text.text[max(0, hit.start - 6) : hit.start]
        opens = not before.strip(" -–+•*") or before.rstrip().endswith((".", ";", ":"))
        if before.endswith(("Ban ", "ban ")) or (opens and not _IS_CHARGED.match(hit.text.text, hit.end)):
            continue  # of the people, or the verb at the head of its sentence
        yield Finding(hit.text.path, "Xã, phường không có cơ quan thanh tra", hit.match[0], "ghi phòng, tổ kiểm tra")


_IS_CHARGED = ours(r"(?:$|[:;.]| (?:chủ trì|chịu trách nhiệm|có trách nhiệm|tham mưu|phối hợp))")
"""Behind a body at the head of its line: it is one, no verb."""
_INSPECTORS = ours(r"Thanh tra (?:xã|phường|đặc khu)(?![^\W_])(?!,| hội)")
_HEALTH = ours(r"[Tt]rung tâm [Yy] tế (?P<cap>xã|phường)(?![^\W_])")
_ECONOMY = ours(
    r"Phòng Kinh tế(?P<more>(?:,| -| –| và) [Hh]ạ tầng(?! (?:và|&|-) [Đđ]ô thị)(?:[,-] [Đđ]ô thị)?)?(?![^\W_])"
)


def _one_office_two_names(context: Context) -> Iterator[Finding]:
    """“Phòng Kinh tế - Hạ tầng” of a paper whose office is “Phòng Kinh tế”: a commune has one of them."""
    if "ạ tầng" not in context.whole:
        return
    hits = list(context.matches_opening(_ECONOMY, ("Phòng ",)))
    longer = [hit for hit in hits if hit.match["more"]]
    bare = [
        hit
        for hit in hits
        if not hit.match["more"] and not _GOES_ON.match(hit.text.text, hit.match.end() - hit.match.start() + hit.start)
    ]
    if longer and len(bare) >= len(longer) and not any(_ELSEWHERE.search(hit.text.text) for hit in longer):
        name = longer[0].match[0]
        yield Finding(longer[0].text.path, f"“{name}”, nơi khác là “Phòng Kinh tế”", name, "dùng một tên")


_GOES_ON = ours(r"(?:,| -| –| và) [Hh]ạ tầng")


_POST = ours(
    r"(?<![^\W_])(?P<ten>(?:[Cc]ông chức|[Cc]án bộ) (?:Văn phòng ?[-–] ?[Tt]hống kê|Tư pháp ?[-–] ?[Hh]ộ tịch|Địa chính(?: ?[-–] ?(?:[Xx]ây dựng|[Nn]ông nghiệp))[^.;,()]{0,40}?(?=[.;,() ]|$)|Tài chính ?[-–] ?[Kk]ế toán))(?![^\W_])"
)


@rule(
    code="CQ38",
    title="Chức danh công chức cấp xã không còn (Văn phòng - Thống kê, Tư pháp - Hộ tịch)",
    severity=CANH_BAO,
    can_cu="Luật Cán bộ, công chức số 80/2025/QH15, Nghị định số 150/2025/NĐ-CP: công chức cấp xã theo vị trí việc làm, thuộc phòng chuyên môn, từ 01/7/2025",
    danh_cho=COMMUNE,
    can=TIME,
    tu=TWO_TIERS,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Ông Lò Văn Vĩnh, công chức Văn phòng - Thống kê, giữ sổ đò.']",
    good="mo_dau: ['Ông Lò Văn Vĩnh, công chức Phòng Kinh tế, giữ sổ đò; hồ sơ của công chức Địa chính trước đây.']",
)
def post_of_before(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Các chức danh của Nghị định 33/2023/NĐ-CP; từ 01/7/2025 công chức xã thuộc Văn phòng, phòng chuyên môn, trung tâm."""
    for hit in context.matches(_POST, ("công chức", "cán bộ")):
        name = hit.match["ten"].strip()
        hint = GOI_Y if "pháp" in name else None  # the law on civil status calls that one so still
        message = f"“{name}” là chức danh cũ"
        yield Finding(hit.text.path, message, name, "ghi công chức, chuyên viên của phòng nào", severity=hint)


_CITY_BODY = ours(
    r"(?P<ten>(?:(?:Chủ tịch )?(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân|HĐND|Hội đồng nhân dân)|Ban Quản lý dự án[^.;,()]{0,40}?|Phòng (?:Tài nguyên|Quản lý đô thị|Giáo dục|Nội vụ|Tư pháp|Y tế|Kinh tế)[^.;,()]{0,20}?) thành phố)(?![^\W_])(?! (?:trực thuộc|[A-ZĐ]))"
)


@rule(
    code="CQ39",
    title="Cơ quan “thành phố” trong văn bản của xã, phường thuộc tỉnh",
    severity=CANH_BAO,
    can_cu="Luật Tổ chức chính quyền địa phương số 72/2025/QH15: thành phố thuộc tỉnh kết thúc hoạt động từ 01/7/2025",
    danh_cho=COMMUNE,
    can=TIME,
    tu=TWO_TIERS,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Theo Kế hoạch số 5/KH-UBND ngày 05/01/2026 của UBND tỉnh Sơn La về đò; báo cáo UBND tỉnh Sơn La.', Trình UBND thành phố duyệt bến.]",
    good="mo_dau: ['Theo Kế hoạch số 5/KH-UBND ngày 05/01/2026 của UBND thành phố Huế về đò.', Trình UBND thành phố duyệt bến.]",
)
def body_of_a_city_that_ended(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Văn bản nói cơ quan cấp trên của mình là “tỉnh …” và không nhắc thành phố trực thuộc trung ương nào."""
    hits = [hit for hit in context.matches(_CITY_BODY, ("thành phố",)) if hit.is_word]
    if hits and _OF_PROVINCE.search(context.everything) and not _OF_CITY.search(context.everything):
        for hit in hits:
            name = hit.match["ten"]
            message, right = f"“{name}”: tỉnh không còn cấp thành phố", "ghi cơ quan của tỉnh hoặc của xã, phường"
            # "giấy do UBND thành phố cấp": what it did still holds.
            hint = GOI_Y if hit.text.text.endswith("do ", 0, hit.start) else None
            yield Finding(hit.text.path, message, name, right, severity=hint)


_OF_PROVINCE = ours(r"(?:UBND|[Nn]hân dân|NHÂN DÂN|HĐND|Sở [^.;,()]{2,40}) (?:tỉnh|TỈNH) [A-ZĐ]")
_OF_CITY = ours(
    r"(?i:thành phố|tp\.?) (?i:hà nội|hải phòng|huế|đà nẵng|cần thơ|hồ chí minh|đồng nai|quảng ninh|bắc ninh)"
)
