"""CH: amounts as a sentence says them, and what it says never was while another tells when it was."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.patterns import ours

_NO_UNIT = ours(r"(?<![\d.,/])\d[\d.,]* (?:triệu|tỷ|tỉ)(?=[,;)]|\.(?: |$)|$)")


@rule(
    code="CH89",
    title="Số tiền thiếu chữ “đồng”",
    severity=GOI_Y,
    can_cu=practice("số đi với đơn vị của nó"),
    tru=QUOTED,
    bad="mo_dau: ['Bà con góp 45 triệu, 120 ngày công đắp bờ.']",
    good="mo_dau: ['Bà con góp 45 triệu đồng, 120 ngày công đắp bờ; từ 2 triệu đến 3 triệu đồng.']",
)
def no_unit(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“đóng góp 996 triệu, 2.335 ngày công”: triệu, tỷ mà không có đơn vị theo sau. Ô bảng ghi đơn vị ở tên cột thì không xét."""
    for hit in context.matches(_NO_UNIT, ("triệu", "tỷ", "tỉ")):
        if not hit.text.role.startswith("o."):
            yield Finding(hit.text.path, f"“{hit.match[0]}” thiếu đơn vị", hit.match[0], f"{hit.match[0]} đồng")


_NEVER = ours(
    r"[Tt]ừ (?:đầu )?năm (?P<tu>20\d\d) đến nay,? (?:[^\W\d_]+ ){0,6}?(?:không|chưa) (?:có|để xảy ra|xảy ra|phát sinh|ghi nhận|phát hiện) (?:ổ |vụ |ca |đợt |trường hợp |đơn )?(?P<gi>[^\W\d_]{3,})"
)
_ONCE = ours(
    r"(?:[Tt]háng \d{1,2}(?:/| năm )|[Nn]ăm |[Nn]gày \d{1,2}/\d{1,2}/)(?P<nam>20\d\d),? (?:[^\W\d_]+ ){0,5}?(?:xảy ra|phát sinh|ghi nhận|phát hiện) (?:thêm )?\d+ (?:ổ |vụ |ca |đợt |trường hợp |đơn )?(?P<gi>[^\W\d_]{3,})"
)


@rule(
    code="CH90",
    title="Nói từ năm ấy đến nay không có, nơi khác kể có",
    severity=GOI_Y,
    can_cu=practice("hai câu trong một văn bản không trái nhau"),
    tru=QUOTED,
    bad="mo_dau: ['Từ năm 2019 đến nay, chưa xảy ra cháy tại chợ.', 'Tháng 3/2024 xảy ra 02 vụ cháy tại chợ.']",
    good="mo_dau: ['Từ năm 2019 đến nay, chưa xảy ra cháy tại chợ.', 'Năm 2017 xảy ra 02 vụ cháy; năm 2024 xảy ra 01 vụ trộm.']",
)
def never_but_once(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Từ năm 2006 đến nay, không có dịch” mà “tháng 01/2013, xảy ra 02 ổ dịch”. Có thể là hai nơi, hai loại khác nhau nên chỉ nhắc."""
    never = list(context.matches(_NEVER, ("đến nay",)))
    if not never:
        return
    once = [(int(hit.match["nam"]), hit.match["gi"].lower(), hit) for hit in context.matches(_ONCE)]
    for hit in never:
        since, what = int(hit.match["tu"]), hit.match["gi"].lower()
        told = next((other for year, thing, other in once if thing == what and since <= year <= context.on.year), None)
        if told is not None:
            message = f"“{hit.match[0]}”, nơi khác: “{told.match[0]}”"
            yield Finding(hit.text.path, message, hit.match[0], "thống nhất mốc thời gian")
