"""NV: who leads a row - not the one it is done with, not the issuer itself, nobody outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated, Severity
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import _ROW, units_of
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.units import normalise_unit, same_unit

_WITH = patterns.ours(r"(?:[-+•]\s*)?Phối hợp (?:cùng )?(?:với )?(?:các )?(?P<ai>[^,;.]{4,60})")
_OUTSIDE = patterns.ours(
    r"(?:các )?(?:nhà đầu tư|chủ đầu tư|nhà thầu|đơn vị thi công|đơn vị tư vấn|doanh nghiệp|hộ gia đình|hộ kinh doanh|người dân|nhân dân|các hộ|hộ dân"
    r"|công ty\b.*|hợp tác xã\b.*)",
    re.IGNORECASE,
)
_ABOVE = patterns.ours(
    r"(?:Giám đốc |Lãnh đạo )?(?:(?:[Cc]ác )?[Ss]ở(?![^\W\d_])|Bộ [A-ZĐ]|(?:Chủ tịch |Văn phòng )?(?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:tỉnh|thành phố|huyện|các|cấp)(?![^\W_])"
    r"|(?:HĐND|Hội đồng nhân dân) (?:tỉnh|thành phố)|Phòng [^,;]{3,40} (?:huyện|quận|thị xã)$"
    r"|(?:[Cc]ác )?[Cc]ơ quan chuyên môn (?:thuộc|của) (?:UBND|[UuỦủ][ỷyỶY] ban nhân dân) (?:tỉnh|thành phố))"
)
"""Offices of the level above, or of a level that ended, that a commune's plan cannot give a task to lead."""
_NOT_OURS = "không thuộc xã, xã không giao việc cho cơ quan này"
_WITH_OTHERS = "là cơ quan ban hành kế hoạch, lại ghi cùng đơn vị khác"


@rule(
    code="NV06",
    title="Đơn vị chủ trì bất thường (chính đơn vị phối hợp, cơ quan ban hành, cấp trên, người ngoài)",
    severity=CANH_BAO,
    can_cu=practice("mỗi việc do một đơn vị thuộc cơ quan ban hành chủ trì"),
    ap_dung=("ke_hoach",),
    bad=_ROW
    + "  - {noi_dung: Phối hợp cùng Trạm Y tế tiêm phòng cho trẻ, san_pham: Sổ tiêm, chu_tri: Trạm Y tế, phoi_hop: Văn phòng, thoi_han: Quý I/2026}\n",
    good=_ROW
    + "  - {noi_dung: Phối hợp với Trạm Y tế tiêm phòng cho trẻ, san_pham: Sổ tiêm, chu_tri: Phòng Văn hóa - Xã hội, phoi_hop: Trạm Y tế, thoi_han: Quý I/2026}\n",
)
def odd_lead(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Phối hợp với X …” mà X chủ trì: thường là lấy nhầm cột. Kế hoạch của xã giao sở, tỉnh, bộ, huyện chủ trì: cảnh báo.

    Cơ quan ban hành, người dân, doanh nghiệp ở cột chủ trì chỉ là gợi ý. Nhắc một lần mỗi bảng.
    """
    hints: dict[tuple[int, str], list[tuple[Row, str]]] = {}
    for row in context.task_rows:
        leads = units_of(row, "chu_tri")
        if len(leads) != 1:
            for lead in leads:
                if _is_issuer(context, lead):
                    hints.setdefault((id(row.table), _WITH_OTHERS), []).append((row, lead))
            if not (context.profile.is_commune and leads and _ABOVE.match(row.cell("chu_tri"))):
                continue
        if context.profile.is_commune and _ABOVE.match(row.cell("chu_tri")):
            hints.setdefault((id(row.table), _NOT_OURS), []).append((row, row.cell("chu_tri")))
            continue
        lead = leads[0]
        found = _WITH.match(row.cell("noi_dung"))
        if found and _is_partner(found["ai"], lead):
            message = f"Việc “Phối hợp với {lead} …” lại do {lead} chủ trì"
            yield Finding(row.cell_path("chu_tri"), message, lead, "ghi đơn vị thuộc cơ quan ban hành")
        elif _is_issuer(context, lead):
            hints.setdefault((id(row.table), "là cơ quan ban hành kế hoạch"), []).append((row, lead))
        elif _OUTSIDE.fullmatch(lead.strip()):
            hints.setdefault((id(row.table), "không thuộc cơ quan ban hành"), []).append((row, lead))
    for (_, why), rows in hints.items():
        row, lead = rows[0]
        count = f" ({len(rows)} dòng trong bảng)" if len(rows) > 1 else ""
        also = tuple(other.cell_path("chu_tri") for other, _ in rows[1:])
        severity: Severity = CANH_BAO if why is _NOT_OURS else GOI_Y
        message = f"“{lead}” chủ trì: {why}{count}"
        yield Finding(row.cell_path("chu_tri"), message, lead, "giao một đơn vị cụ thể", severity=severity, also=also)


def _is_partner(named: str, lead: str) -> bool:
    """Whether the words behind "Phối hợp với" begin with the unit that leads."""
    return fold(named).startswith(fold(lead)) or normalise_unit(named).startswith(normalise_unit(lead) + " ")


def _is_issuer(context: Context, lead: str) -> bool:
    body = context.document.co_quan
    if body is None or context.profile.phong:
        return False
    own = " ".join(body.ten.split())
    return same_unit(own, lead) or normalise_unit(lead) == normalise_unit(
        patterns.sub(r"(?i)\s+(?:xã|phường|đặc khu)\s.*", "", own)
    )
