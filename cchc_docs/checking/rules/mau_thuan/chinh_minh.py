"""TQ, TC: a people's committee that writes to itself, asks itself, works together with itself; an office that reports to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE, UY_BAN
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.bao_cao.so_luong import headings_over
from cchc_docs.checking.rules.phan_cong.giao import duties

_COMMITTEE = r"(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân)"
_LEVEL = r"(?:xã|phường|đặc khu)"
_NAME = r"(?: [A-ZĐÀ-Ỹ][^\W\d_]*){0,5}"
_US = rf"(?P<minh>{_COMMITTEE} {_LEVEL}(?P<ten>{_NAME}))"
_ADDRESSED = patterns.ours(
    rf"\W*(?:Kính gửi:?\s*)?[-+–]?\s*{_US}\s*(?P<de>\((?:để )?(?:b/c|báo cáo|xem xét|trình)[^)]*\))?[\s.;,]*(?:\((?:để )?[^)]*\))?[\s.;,]*"
)
_PROPOSED = patterns.ours(
    rf"\W*(?:\(?(?:\d{{1,2}}|[a-zđ])[.)]\s*)?(?:Với |Đối với )?{_US}: ?(?P<viec>(?:xem xét|quan tâm|bố trí|bổ sung|hỗ trợ|cho phép|phê duyệt|chấp thuận|cấp|tạo điều kiện|cho ý kiến|có ý kiến|sớm|tiếp tục (?:quan tâm|hỗ trợ|bố trí|cấp)|tăng cường|ưu tiên|ban hành|chỉ đạo)(?!\w).*)"
)
_PROPOSES = patterns.ours(r"kiến nghị|đề xuất|đề nghị")
_OF_OTHERS = patterns.ours(r"cử tri|nhân dân|người dân|của (?:các )?(?:thôn|ấp|bản|tổ|đơn vị|phòng)|trả lời|tiếp thu")


@rule(
    code="TQ30",
    title="Văn bản gửi, báo cáo, kiến nghị với chính cơ quan ban hành",
    severity=CANH_BAO,
    can_cu=practice("nơi gửi, nơi được kiến nghị là cơ quan khác"),
    danh_cho=COMMUNE,
    ap_dung=("bao_cao", "ke_hoach", "to_trinh", "cong_van", "chuong_trinh", "phuong_an", "de_an", "thong_bao"),
    tru=(QUOTED, CITED, HISTORY),
    bad="{loai: bao_cao, kinh_gui: [Ủy ban nhân dân xã An Bình], noi_nhan: [UBND xã An Bình (để báo cáo)], noi_dung: [{tieu_de: Kiến nghị, noi_dung: ['UBND xã An Bình: xem xét cấp vốn kè bến.', 'Sở Xây dựng: khảo sát bến.']}]}",
    good="{loai: bao_cao, kinh_gui: [Ủy ban nhân dân tỉnh], noi_nhan: [Đảng ủy và HĐND xã An Bình (để báo cáo), 'Chủ tịch, các Phó Chủ tịch UBND xã'], noi_dung: [{tieu_de: Kiến nghị, noi_dung: ['UBND tỉnh: xem xét cấp vốn kè bến.', 'UBND xã Bến Đò: cùng giữ kè.']}]}",
)
def written_to_itself(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Kính gửi: Ủy ban nhân dân xã …”, “UBND xã … (để báo cáo)” ở nơi nhận, “UBND xã …: xem xét …” ở phần kiến nghị của chính xã ấy.

    Tên xã khác, kiến nghị của cử tri, của thôn ghi lại, nơi nhận không nói để báo cáo (gửi lãnh đạo, lưu) không xét.
    """
    if context.profile.tham_quyen != UY_BAN or context.profile.phong:
        return
    for text in context.texts:
        found = _ADDRESSED.fullmatch(text.text) if text.role in ("kinh_gui", "noi_nhan") else None
        if found is None or not _is_own(context, found["ten"]):
            continue
        if text.role == "kinh_gui" or found["de"]:
            message = f"“{found['minh']}” chính là cơ quan ban hành"
            yield Finding(text.path, message, found["minh"], "ghi cơ quan cấp trên, hoặc bỏ")
    for text, found in context.each(_proposed):
        if not _is_own(context, found["ten"]):
            continue
        above = headings_over(context, text.path).lower()
        if _PROPOSES.search(above) and not _OF_OTHERS.search(above):
            message = f"“{found['minh']}”: cơ quan ban hành tự kiến nghị mình"
            yield Finding(text.path, message, found["minh"], "ghi cơ quan cấp trên, hoặc giao đơn vị thực hiện")


def _proposed(words: str) -> list[re.Match[str]]:
    found = _PROPOSED.fullmatch(words) if ":" in words[:_HEAD] else None
    return [found] if found else []


_HEAD = 60
"""Letters in which the name of who is asked ends."""


def _is_own(context: Context, name: str) -> bool:
    """Whether a name is the commune's own; one without a name is the only one there is."""
    return not name.strip() or name.strip().lower() == context.profile.dia_danh


_WITH_US = patterns.ours(
    rf"(?:^|[.;:] |[-+] |\) |\d\. )(?P<ai>{_COMMITTEE} {_LEVEL}{_NAME}),? (?:[^\W\d_]+(?: [^\W\d_]+){{0,3}}, )?(?P<voi>phối hợp(?: chặt chẽ)?(?: cùng)? với {_US})(?![^\W_])",
    re.MULTILINE,
)
_OFFICE = (
    r"(?:Phòng [A-ZĐ][^\n.;:()]{2,40}?|Văn phòng (?:HĐND|Hội đồng nhân dân) và (?:UBND|[UỦ][ỷyỶY] ban nhân dân)|Trung tâm [A-ZĐ][^\n.;:()]{2,40}?|Công an|Ban Chỉ huy Quân sự|Trạm Y tế)"
    r"(?: (?:xã|phường|đặc khu))?"
)
_DOING = r"(?:,? ?(?:chủ trì|tổng hợp|phối hợp|theo dõi|đôn đốc|tham mưu|có trách nhiệm|định kỳ|thường xuyên|rà soát|xây dựng|lập|và|kết quả|số liệu|tình hình|(?:h[ằà]ng|mỗi) (?:tuần|tháng|quý|năm)|thực hiện)(?![^\W_]))*"
_TO_US = patterns.ours(
    rf"(?:^|[.;:] |[-+] |\) |\d\. )(?P<ai>{_OFFICE}):?{_DOING},? ?(?P<gui>(?:báo cáo|gửi|nộp|trình)(?: kết quả| báo cáo)?(?: về| cho| tới| đến)? (?P=ai))(?![^\W_])(?! (?:[A-ZĐ]|tỉnh|thành phố))",
    re.MULTILINE,
)
_TO_ITSELF = patterns.ours(
    rf"\W*{_DOING}[, ]*(?P<gui>(?:báo cáo|gửi|nộp|trình)(?: kết quả| báo cáo)?(?: về| cho| tới| đến)?) (?P<ai>[A-ZĐ][^.;:]+)",
    re.IGNORECASE,
)


@rule(
    code="TC81",
    title="Ủy ban nhân dân phối hợp với chính mình, đơn vị báo cáo chính mình",
    severity=CANH_BAO,
    can_cu=practice("nơi phối hợp, nơi nhận báo cáo là cơ quan khác"),
    danh_cho=COMMUNE,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['UBND xã phối hợp với Ủy ban nhân dân xã An Bình nạo vét bến.', 'Phòng Kinh tế tổng hợp, báo cáo Phòng Kinh tế trước ngày 20 hằng tháng.']",
    good="mo_dau: ['UBND xã phối hợp với Ủy ban nhân dân xã Bến Đò nạo vét bến.', 'Phòng Kinh tế tổng hợp, báo cáo UBND xã.', 'Phòng Kinh tế đôn đốc các thôn gửi báo cáo về Phòng Kinh tế.']",
)
def with_itself(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“UBND xã phối hợp với Ủy ban nhân dân xã …” mà xã ấy là chính mình; “Phòng Kinh tế tổng hợp, báo cáo Phòng Kinh tế”, cả ở mục giao việc của phòng ấy."""
    if context.profile.tham_quyen == UY_BAN:
        for hit in context.matches(_WITH_US, ("phối hợp",)):
            if _is_own(context, hit.match["ten"]):
                message = f"“{hit.match['minh']}” phối hợp với chính mình"
                yield Finding(hit.text.path, message, hit.match["voi"], "ghi cơ quan phối hợp khác")
    seen = set()
    for hit in context.matches(_TO_US, ("báo cáo", "gửi", "nộp", "trình")):
        seen.add(hit.text.path)
        message = f"“{hit.match['ai']}” báo cáo chính mình"
        yield Finding(hit.text.path, message, hit.match["gui"], "ghi nơi nhận báo cáo khác")
    for duty in duties(context):
        found = _TO_ITSELF.match(duty.words)
        end = found["ai"][len(duty.unit) :] if found and found["ai"].startswith(duty.unit) else "-"
        if found and duty.path not in seen and not _GOES_ON.match(end):
            quote = f"{found['gui']} {duty.unit}"
            yield Finding(duty.path, f"“{duty.unit}” báo cáo chính mình", quote, "ghi nơi nhận báo cáo khác")


_GOES_ON = patterns.ours(r"[\w-]| (?:-|và|tỉnh|thành phố|[A-ZĐ])")
"""Behind a name: it is a longer one, another office's."""
