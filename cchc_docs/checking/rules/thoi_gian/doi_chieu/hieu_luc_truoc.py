"""TG: papers that say they are in force, or move people, from a day before they were signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.needs import DAY
from cchc_docs.checking.registry import rule
from cchc_docs.checking.rules.thoi_gian.qua_han import is_over
from cchc_docs.vietnamese.dates import FoundDate


@rule(
    code="TG16",
    ap_dung=("quyet_dinh", "nghi_quyet"),
    title="Hiệu lực bắt đầu trước ngày ký",
    severity=CANH_BAO,
    can_cu="Điều 7 Nghị định số 30/2020/NĐ-CP: văn bản có hiệu lực từ khi được ký, đóng dấu",
    can=DAY,
    bad="{loai: quyet_dinh, mo_dau: ['Quyết định này có hiệu lực kể từ ngày 02/01/2026.']}",
    good="{loai: quyet_dinh, mo_dau: ['Quyết định này có hiệu lực kể từ ngày 02/4/2026.']}",
)
def in_force_before(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Quyết định này có hiệu lực (thi hành) kể từ ngày …”, “điều động … kể từ ngày …”: ngày đã qua khi ký thì phải có lý do.

    Xếp lương, phụ cấp, thâm niên được tính từ ngày trước đó nên không xét.
    """
    for text, found in context.dates:
        before = text.text[max(0, found.start - 260) : found.start]
        if not found.day or not is_over(context, found):
            continue
        if _PASSED.search(before[-140:]) and _about_a_year_ago(context, found):
            yield Finding(text.path, f"“{found.raw}” cách ngày ký một năm", found.raw, "xem lại năm thông qua")
            continue
        moved = _MOVED.search(before) and not _PAY.search(before)
        if _IN_FORCE.search(before[-70:]) or moved:
            yield Finding(text.path, f"“{found.raw}” trước ngày ký", found.raw, "xem lại ngày có hiệu lực")


def _about_a_year_ago(context: Context, found: FoundDate) -> bool:
    first, day = context.earliest, found.date
    return first is not None and day is not None and abs((first - day).days - 365) <= _NEAR


_NEAR = 60
_PASSED = patterns.ours(r"(?<!\w)này (?:đã )?(?:được )?[^.;]{0,60}thông qua[^.;]{0,60}$", re.IGNORECASE)
_IN_FORCE = patterns.ours(
    r"(?:này|quyết định|nghị quyết) (?:có hiệu lực|được áp dụng)(?: thi hành)?(?: kể)? từ $", re.IGNORECASE
)
_MOVED = patterns.ours(
    r"(?:điều động|bổ nhiệm|biệt phái|luân chuyển|tiếp nhận|phân công|bố trí|nghỉ hưu|nghỉ việc|thôi việc|thôi giữ|miễn nhiệm|giao quyền|nhận công tác|nhận nhiệm vụ)(?!\w)[^.;]{0,220}kể từ $",
    re.IGNORECASE,
)
_PAY = patterns.ours(r"lương|phụ cấp|thâm niên|chế độ|trợ cấp|đã|theo Quyết định", re.IGNORECASE)
