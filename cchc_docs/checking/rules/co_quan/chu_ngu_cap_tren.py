"""CQ: a body of the level above as the one who does a task of a commune's paper; offices of a commune by a name of before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.needs import DAY
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.co_quan.viec_cu import TWO_TIERS

_GROUP = r"[Cc]ác (?:sở|ban), (?:ban, )?(?:sở, )?ngành(?: (?:của )?(?:tỉnh|thành phố))?|[Cc]ác ngành (?:của )?(?:tỉnh|thành phố)"
_BODY = r"(?:Thường trực )?(?:HĐND|Hội đồng nhân dân|UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:tỉnh|thành phố)"
_LISTED = r"(?:,? (?:và )?(?:đoàn thể|địa phương|các địa phương|đơn vị|cơ quan|tổ chức|doanh nghiệp|UBND cấp xã|UBND các xã|[UuỦủ][ỷyỶY] ban nhân dân cấp xã)(?: liên quan| cấp tỉnh)?)*"
_HOW = r"(?:,? (?:chủ động|tích cực|phải|cần|tiếp tục|thường xuyên|khẩn trương|nghiêm túc|kịp thời|đồng loạt|đồng bộ|có trách nhiệm|chịu trách nhiệm|căn cứ|tự))*"
_TASK = rf"(?P<sai>(?:{_GROUP}){_LISTED}{_HOW} (?:vào cuộc|(?:tự )?kiểm tra|tổ chức|triển khai|thực hiện|rà soát|báo cáo|thống kê|phối hợp|xây dựng|tham mưu|đẩy mạnh|tăng cường|quán triệt|công khai|cập nhật|bố trí|chỉ đạo|hướng dẫn|trả lời)|{_BODY}{_HOW} (?:xem xét|bố trí|cân đối|bổ sung|chỉ đạo|tổ chức|rà soát|giao)(?:,? bổ sung)?)"
_DOES = patterns.ours(
    rf"(?:^|[.;] )(?:[^\w\n]*(?:[a-zđ]\) |\d{{1,2}}(?:\.\d{{1,2}})*\.? )?){_TASK}(?![^\W_])", re.MULTILINE
)
_BESIDE = patterns.ours(
    r"(?P<sai>(?:UBND|HĐND|[UuỦủ][ỷyỶY] ban nhân dân|Hội đồng nhân dân) cấp xã(?:,| và) (?:các )?sở, (?:ban, )?ngành|[Cc]ác sở, (?:ban, )?ngành(?: tỉnh| thành phố)? và (?:UBND|HĐND) cấp xã)(?![^\W_])"
)
_ASKED = patterns.ours(r"kiến nghị|đề xuất|đề nghị|căn cứ|cơ sở pháp lý|tình hình|kết quả|thực trạng|sự cần thiết")
_NO_TASK = frozenset({"can_cu", "noi_nhan", "kinh_gui", "trich_yeu", "mo_dau"})


@rule(
    code="CQ20",
    title="Cơ quan cấp tỉnh làm chủ ngữ của việc trong văn bản của xã",
    severity=CANH_BAO,
    can_cu=practice("việc trong văn bản của xã do đơn vị của xã làm; với cấp tỉnh thì “đề nghị”, “kiến nghị”"),
    danh_cho=COMMUNE,
    tru=(QUOTED, CITED, HISTORY),
    bad="noi_dung: [{tieu_de: Nhiệm vụ, noi_dung: ['Các sở, ban, ngành rà soát bến đò ngang.', Sửa bến.]}]",
    good="noi_dung: [{tieu_de: Nhiệm vụ, noi_dung: ['Các phòng rà soát bến đò ngang.', Sửa bến.]}, {tieu_de: Kiến nghị, noi_dung: ['Các sở, ban, ngành rà soát quy hoạch bến.', Ủy ban nhân dân tỉnh xem xét.]}]",
)
def done_by_above(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Các sở, ban, ngành …”, “HĐND tỉnh xem xét, bổ sung” mở đầu câu giao việc; ở phần tình hình, kiến nghị thì không nhắc."""
    small = context.whole_small
    if "sở, " not in small and " tỉnh" not in small and " thành phố" not in small:
        return
    apart = [one.path for one in context.blocks if one.block.noi_dung and _ASKED.search(one.said[:120].lower())]
    for pattern, words in ((_DOES, ("ngành", "nhân dân", "ubnd", "hđnd")), (_BESIDE, ("cấp xã",))):
        for hit in context.matches(pattern, words):
            path = hit.text.path
            if hit.text.role in _NO_TASK or (pattern is _DOES and any(path[: len(top)] == top for top in apart)):
                continue
            quote = hit.match["sai"]
            yield Finding(
                path,
                f"“{quote}”: cơ quan của cấp trên, không phải của xã",
                quote,
                "nêu đơn vị của xã, hoặc viết “đề nghị”",
            )


_OLD_NAMES = {
    "ban công an": "Công an",
    "xã đội": "Ban Chỉ huy Quân sự",
    "phường đội": "Ban Chỉ huy Quân sự",
    "trung tâm hành chính công": "Trung tâm Phục vụ hành chính công",
}
"""Offices of a commune as they were called, or are not called, with the name of today."""
_OLD = patterns.ours(
    r"(?P<ten>Ban Công an(?= (?:xã|phường))|(?:Xã|xã|Phường|phường) [Đđ]ội(?! (?:trưởng|phó|hình|ngũ|viên|tuyển|bóng|văn|nghệ|cờ|dân)|[^\W_])|Trung tâm [Hh]ành chính công(?! (?:tỉnh|thành phố)))(?![^\W_])"
)


@rule(
    code="CQ21",
    title="Tên cơ quan của xã không đúng tên hiện nay (Ban Công an xã, xã đội, Trung tâm Hành chính công)",
    severity=CANH_BAO,
    can_cu="Luật Công an nhân dân số 37/2018/QH14, Luật Dân quân tự vệ số 48/2019/QH14, Nghị định số 118/2025/NĐ-CP",
    danh_cho=COMMUNE,
    can=DAY,
    tu=TWO_TIERS,
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: [Ban Công an xã trực đêm., Trung tâm Hành chính công trả kết quả.]",
    good="mo_dau: [Công an xã trực đêm., Trung tâm Phục vụ hành chính công trả kết quả.]",
)
def former_name(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Công an xã, Ban Chỉ huy Quân sự xã, Trung tâm Phục vụ hành chính công xã; chỗ kể việc cũ không tính."""
    for hit in context.matches(_OLD, tuple(_OLD_NAMES)):
        if hit.is_word:
            name = hit.match["ten"]
            yield Finding(hit.text.path, f"“{name}” không phải tên hiện nay", name, _OLD_NAMES[name.lower()])
