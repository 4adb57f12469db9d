"""TG: days of a schedule, or of things to be done, outside the span of days that the paper sets for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.times.matters import matter_of
from cchc_docs.checking.times.moments import Moment, moments
from cchc_docs.checking.times.wordings import BY, ON, PAST, WITHIN
from cchc_docs.patterns import ours

_LONGEST = timedelta(days=100)
_AROUND = ours(
    r"chuẩn bị|ban hành|kế hoạch|tổng kết|sơ kết|báo cáo|tổng hợp|khen|quyết toán|thành lập|nghiệm thu|đánh giá|rút kinh nghiệm|tập huấn|họp|in ấn|tuyên truyền|công bố|kết luận|thông báo|truyền thông|lập danh sách|dự toán|mua sắm|phân công|đăng ký|xin ý kiến|thanh toán|trao giải|bốc thăm|khai mạc|bế mạc|dự phòng|hậu kiểm|hoàn thiện|hồ sơ|kết quả|duy trì|lưu trữ|bàn giao|giải thể|tháo dỡ|tháo |dọn dẹp|hoàn trả",
    re.IGNORECASE,
)
"""What is done before a span opens or after it is shut."""
_NO_SPAN = ours(
    r"số liệu|nghỉ|đăng ký|nhận (?:bài|hồ sơ|đơn)|nộp|lấy ý kiến|tập huấn|niêm yết|trưng bày", re.IGNORECASE
)
_WHOLE = ours(r"(?:thời gian|thời hạn)(?: (?:thực hiện|triển khai|tổ chức|tiến hành|diễn ra))?\s*:", re.IGNORECASE)
_BARE = ours(r"thời gian\s*:", re.IGNORECASE)
_IN_AN_ITEM = ours(r"[^:]{3,}[.;:] .*thời (?:gian|hạn)", re.IGNORECASE)
_CLOCK = ours(r"(?<!\d)\d{1,2} ?(?:giờ|h|g(?!\w)|:\d\d)", re.IGNORECASE)
_SHARED = 2


def rows_outside_their_span(context: Context) -> Iterator[Finding]:
    """The one row of a schedule (of three at least) outside the span of days told right before the table, or in like words elsewhere."""
    tables: dict[int, list[Moment]] = {}
    for one in moments(context):
        # a row with its hour is part of the programme, its closing too
        if one.row and one.at.exact and (_CLOCK.search(one.text.text) or not _AROUND.search(one.said)):
            tables.setdefault(id(one.row.table), []).append(one)
    spans = [one for one in moments(context) if _is_span(one)] if tables else []
    for rows in tables.values():
        for span in spans:
            outside = [row for row in rows if row.at.last < span.at.first or row.at.first > span.at.last]
            if len(outside) == 1 and len(rows) >= _LEAST and _leads_to(context, span, rows[0]):
                words = outside[0].text.text
                message = f"“{words}” ngoài khoảng “{span.raw}”"
                yield Finding(outside[0].text.path, message, words, "xem lại ngày")
                break


_LEAST = 3


def _is_span(one: Moment) -> bool:
    days = one.at.last - one.at.first
    return (
        one.row is None
        and one.at.exact
        and timedelta() < days <= _LONGEST
        and one.part != PAST
        and not _NO_SPAN.search(one.said)
    )


def _leads_to(context: Context, span: Moment, row: Moment) -> bool:
    """Whether the span is told right before the table, shares words with its name and columns, or is that of an event told hour by hour."""
    if row.row is None:
        return False
    if _CLOCK.search(row.text.text) and _WHOLE.search(span.text.text[: span.at.start]):
        return True
    between = context.order[row.text.path] - context.order[span.text.path]
    titles = len(row.row.table.cot) + 1
    if 0 < between <= titles + len(row.row.table.cot):
        return True
    above = next(
        (
            one.block.chu
            for one in reversed(context.blocks)
            if row.row.path[: len(one.path)] == one.path and one.block.chu
        ),
        "",
    )
    names = matter_of(" ".join([above, *(one.ten for one in row.row.table.cot)]))
    return len(set(matter_of(span.said)) & set(names)) >= _SHARED


@rule(
    code="TG51",
    title="Việc làm sau khi hết thời gian thực hiện văn bản nêu",
    severity=CANH_BAO,
    can_cu=practice("việc của một đợt làm trong thời gian của đợt ấy"),
    ap_dung=("ke_hoach", "chuong_trinh", "phuong_an", "cong_van", "thong_bao"),
    tru=(QUOTED, CITED),
    bad="mo_dau: ['Thời gian thực hiện: từ tháng 3/2026 đến tháng 10/2026.', 'Vá đường thôn Hạ trong tháng 12/2026.']",
    good="mo_dau: ['Thời gian thực hiện: từ tháng 3/2026 đến tháng 10/2026.', 'Vá đường thôn Hạ trong tháng 9/2026; tổng kết trong tháng 12/2026.']",
)
def after_the_span(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Thời gian thực hiện: từ … đến …” một lần trong văn bản; việc có ngày sau khoảng ấy. Tổng kết, báo cáo, quyết toán không xét."""
    yield from _after_the_aim(context)
    if "thời gian" not in context.whole_small and "thời hạn" not in context.whole_small:
        return
    body = [one for one in moments(context) if one.row is None]
    spans = [one for one in body if one.at.first < one.at.last and _WHOLE.search(one.text.text[: one.at.start][-60:])]
    if len(spans) != 1:
        return
    told = spans[0].text.text[: spans[0].at.start]
    if spans[0].text.role == "muc" and _IN_AN_ITEM.match(told):
        return  # "2. Khảo sát 200 hộ. Thời gian: …" is that of the item alone
    bare = _BARE.search(told[-60:])
    scope = spans[0].text.path[:-2] if bare else ()  # "Thời gian: …" is that of the item around it
    for one in body:
        after = (
            one.part in (BY, WITHIN, ON) and one.at.first > spans[0].at.last and one.text.path[: len(scope)] == scope
        )
        if after and not _AROUND.search(one.text.text) and one.text.path != spans[0].text.path:
            found = Finding(one.text.path, f"Thời gian thực hiện là {spans[0].raw}", one.raw, "xem lại thời hạn")
            yield found.against(spans[0].text.path, spans[0].raw)


_AIM = ours(r"^(?:Để|Nhằm)(?: kịp)? (?:hoàn thành|kết thúc|hoàn tất)(?!\w)[^.;]{3,120}$", re.IGNORECASE)
_ORDERS = ours(r",[^.;]{0,120}(?<!\w)(?:yêu cầu|giao|đề nghị)(?!\w)[^.;]*:?\s*$")


def _after_the_aim(context: Context) -> Iterator[Finding]:
    """What is to be finished behind the day for which a paper orders it: “Để hoàn thành … trước ngày …, Chủ tịch yêu cầu:”."""
    if "để hoàn thành" not in context.whole_small and "để kịp hoàn thành" not in context.whole_small:
        return
    told = [one for one in moments(context) if one.row is None and one.part == BY and one.at.exact]
    aims = [
        one for one in told if _AIM.match(one.text.text[: one.at.start]) and _ORDERS.match(one.text.text[one.at.end :])
    ]
    if len(aims) != 1:
        return
    aim = aims[0]
    for one in told:
        behind = context.order[one.text.path] > context.order[aim.text.path]
        if behind and one.at.last > aim.at.last and not _AROUND.search(one.text.text):
            found = Finding(one.text.path, f"Việc này phải xong trước {aim.raw}", one.raw, "xem lại thời hạn")
            yield found.against(aim.text.path, aim.raw)
