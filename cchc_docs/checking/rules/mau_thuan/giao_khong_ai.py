"""TQ: a task that is given, by a day, to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.phan_cong.muc import organising_sections

_GIVEN = patterns.ours(
    r"(?:^|[.;] )[^\w\n]*(?P<giao>[Gg]iao (?:hoàn thành|hoàn tất|khảo sát|lập|xây dựng|rà soát|thực hiện|tổ chức|triển khai|tham mưu|trình|khởi công|nghiệm thu|biên soạn|thẩm định|kiểm tra|tổng hợp|nạo vét|sửa chữa))(?![^\W_])(?P<sau>[^.;\n]*)",
    re.MULTILINE,
)
_BY_A_DAY = patterns.ours(r"(?<!\w)(?:trước|chậm nhất|xong|trong (?:tháng|quý)|đến ngày)(?!\w)", re.IGNORECASE)
_SOMEBODY = patterns.ours(
    r"(?<!\w)(?:Phòng|Văn phòng|Công an|Ban [A-ZĐ]|Trạm|Trung tâm|Hội|Đoàn|Trưởng|Trường|Tổ [a-zđ]|Hợp tác xã|Công ty|Kế toán|công chức|cán bộ|đơn vị|nhà thầu|các thôn|các ấp|các bản|cho (?!\d))",
    re.IGNORECASE,
)


@rule(
    code="TQ31",
    title="Giao việc có thời hạn mà không nói giao cho ai",
    severity=CANH_BAO,
    can_cu=practice("giao việc phải rõ người, rõ việc, rõ thời gian"),
    tru=(QUOTED, CITED, HISTORY),
    bad="mo_dau: ['Kè bến đò bằng đá hộc; giao khảo sát và khởi công trước ngày 30/9/2026.']",
    good="mo_dau: ['Kè bến đò bằng đá hộc; giao Phòng Kinh tế khảo sát và khởi công trước ngày 30/9/2026.', 'Phòng Kinh tế kẻ vạch; giao hoàn thành trước ngày 30/9/2026.']",
)
def given_to_nobody(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“giao” rồi đến ngay việc phải làm (“giao hoàn thành và trình … trước ngày …”), cả đoạn không nói đơn vị nào; dưới tên một đơn vị thì không xét."""
    yield from nobody_told(context)


def nobody_told(context: Context) -> list[Finding]:
    """Return what TQ31 says, so that CH44 does not say it of the same words again."""
    return context.once("given to nobody", lambda: list(_given_to_nobody(context)))


def _given_to_nobody(context: Context) -> Iterator[Finding]:
    for hit in context.matches(_GIVEN, ("giao ",)):
        words = hit.text.text
        if hit.text.role not in ("muc", "doan", "mo_dau", "ket_thuc") or not _BY_A_DAY.search(hit.match["sau"]):
            continue
        named = _SOMEBODY.search(words.replace("Chủ tịch", "")) is not None
        below = any(hit.text.path[: len(section.path)] == section.path for section, _ in organising_sections(context))
        if not named and not below:
            message = f"“{hit.match['giao']} …”: không nói giao cho đơn vị nào"
            yield Finding(hit.text.path, message, hit.match["giao"], "ghi đơn vị được giao")
