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
from cchc_docs.vietnamese.units import is_group, normalise_unit, same_unit

_WITH = patterns.ours(
    r"(?:[-+•]\s*)?Phối hợp (?:chặt chẽ |thường xuyên )?(?:cùng )?(?:với )?(?:các )?(?P<ai>[^,;.]{4,60})"
)
_OUTSIDE = patterns.ours(
    r"(?:các )?(?:nhà đầu tư|chủ đầu tư|(?:nhà thầu|đơn vị thi công|đơn vị tư vấn)(?: [^\W\d_]+){0,3}|doanh nghiệp|hộ gia đình|hộ kinh doanh|người dân|nhân dân|các hộ|hộ dân"
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
        looked_at = _inspected(row, leads)
        if looked_at:
            message = f"“{looked_at}” là nơi được kiểm tra, lại chủ trì kiểm tra"
            advice = "giao đơn vị kiểm tra chủ trì"
            yield Finding(row.cell_path("chu_tri"), message, looked_at, advice, severity=GOI_Y)
            continue
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


_INSPECTS = patterns.ours(
    r"\W*(?:(?:tăng cường|tổ chức|thực hiện|tiến hành|công tác|việc) )*(?:kiểm tra|thanh tra|giám sát)(?![^.;]{0,40}(?<!\w)tự )[^.;]{0,90}? (?:của|tại|đối với) (?P<ai>(?:các )?[^\W\d_][^,.;:]{5,70})",
    re.IGNORECASE,
)
_KIND_OF_UNIT = patterns.ours(r"(?:các |cơ quan |phòng |đơn vị )+", re.IGNORECASE)


def _inspected(row: Row, leads: tuple[str, ...]) -> str:
    """The lead of a row that is what the row inspects: "Kiểm tra hoạt động của các hợp tác xã" led by "Các hợp tác xã"; "" for none."""
    found = _INSPECTS.match(row.cell("noi_dung")) if leads else None
    if found is None or "tự kiểm tra" in row.cell("noi_dung").lower():
        return ""
    named = normalise_unit(_KIND_OF_UNIT.sub("", patterns.sub(r"(?i)thuộc ", "", found["ai"])))
    return next(
        (lead for lead in leads if len(named) > 5 and is_group(lead) and _bare(lead) in (named, f"{named} xã")), ""
    )


def _bare(lead: str) -> str:
    return normalise_unit(_KIND_OF_UNIT.sub("", patterns.sub(r"(?i)thuộc ", "", lead)))


_LIST = 8
"""Rows of a table that show whether one row has one lead."""


@rule(
    code="NV15",
    title="Một dòng có hai đơn vị cùng chủ trì",
    severity=GOI_Y,
    can_cu=practice("mỗi việc một đơn vị chủ trì"),
    ap_dung=("ke_hoach", "chuong_trinh", "de_an"),
    bad=_ROW
    + "".join(
        f"  - {{noi_dung: Đo bể số {n}, san_pham: Sổ đo, chu_tri: Văn phòng, phoi_hop: Các thôn, thoi_han: Quý I/2026}}\n"
        for n in range(8)
    )
    + "  - {noi_dung: Thả phao tiêu, san_pham: Biên bản, chu_tri: [Văn phòng, Phòng Kinh tế], phoi_hop: Các thôn, thoi_han: Quý I/2026}\n",
    good=_ROW
    + "".join(
        f"  - {{noi_dung: Đo bể số {n}, san_pham: Sổ đo, chu_tri: Văn phòng, phoi_hop: Các thôn, thoi_han: Quý I/2026}}\n"
        for n in range(8)
    ),
)
def two_leads(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Bảng từ tám dòng mà hầu hết mỗi dòng một đơn vị chủ trì, một dòng có hai đơn vị cụ thể: không rõ ai chịu trách nhiệm chính.

    Nhắc một lần mỗi bảng; có thể cố ý giao hai đơn vị.
    """
    tables: dict[int, list[Row]] = {}
    for row in context.task_rows:
        if units_of(row, "chu_tri"):
            tables.setdefault(id(row.table), []).append(row)
    for rows in tables.values():
        named = [(row, [one for one in units_of(row, "chu_tri") if not is_group(one)]) for row in rows]
        two = [(row, leads) for row, leads in named if len(leads) > 1 and not _is_one(leads)]
        if two and len(rows) >= _LIST and _LIST * len(two) <= len(rows):
            row, leads = two[0]
            message = f"“{leads[0]}” và “{leads[1]}” cùng chủ trì một việc, các dòng khác một đơn vị"
            also = tuple(other.cell_path("chu_tri") for other, _ in two[1:])
            yield Finding(
                row.cell_path("chu_tri"), message, leads[1], "để một đơn vị chủ trì, còn lại phối hợp", also=also
            )


def _is_one(leads: list[str]) -> bool:
    """Whether a lead is said twice, by its name and a group it is in, or a person with the unit."""
    return any(same_unit(leads[0], other) for other in leads[1:])


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
