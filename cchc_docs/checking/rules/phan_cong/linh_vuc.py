"""TC: a task led by an office of another line - the health station inspects dams, the police run a reading day."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import CITED, HISTORY, QUOTED
from cchc_docs.checking.profile import COMMUNE
from cchc_docs.checking.registry import rule
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.giao import LEADS, Duty, duties
from cchc_docs.checking.rules.phan_cong.viec import naming
from cchc_docs.checking.times.wordings import VERBS
from cchc_docs.law.fields import foreign_field, office_named

_DOES = patterns.ours(rf"(?:{VERBS}|quản lý|phụ trách)(?!\w)")
_LONGEST = 18
"""Words of a task that is about one thing."""
_ADVICE = "xem lại đơn vị chủ trì"
_ROW = """
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{{noi_dung: Kiểm tra hồ đập Khe Sim trước mùa mưa, san_pham: Biên bản, chu_tri: {}, phoi_hop: Các thôn, thoi_han: Quý II/2026}}]
"""


@rule(
    code="TC71",
    title="Đơn vị chủ trì một việc thuộc lĩnh vực của đơn vị khác",
    severity=GOI_Y,
    can_cu="Nghị định số 150/2025/NĐ-CP, sửa đổi bởi Nghị định số 370/2025/NĐ-CP: lĩnh vực của văn phòng, các phòng, Trung tâm Phục vụ hành chính công cấp xã",
    ap_dung=("ke_hoach", "chuong_trinh", "phuong_an", "quyet_dinh", "de_an", "cong_van", "thong_bao"),
    danh_cho=COMMUNE,
    tru=(QUOTED, CITED, HISTORY),
    bad=_ROW.format("Trạm Y tế xã"),
    good=_ROW.format("Phòng Kinh tế"),
)
def of_another_line(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Việc của một dòng trong bảng, của một câu “Chủ trì …” có chữ của một lĩnh vực mà đơn vị chủ trì không phụ trách.

    Chỉ là gợi ý, vì tỉnh, xã có thể phân công khác. Chữ đứng sau “tại”, “trong”, “ở”, “cho”, “qua”, “của” nói nơi làm, cách làm nên không tính; việc dài nói nhiều thứ, việc phối hợp, tổng hợp, kinh phí thì không xét.
    """
    for row in context.rows:
        leads = units_of(row, "chu_tri")
        column = naming(row) if len(leads) == 1 else ""
        if column:
            found = _foreign(row.cell(column), leads[0])
            if found is not None:
                yield Finding(row.cell_path("chu_tri"), found, leads[0], _ADVICE)
    for duty in duties(context) if "chủ trì" in context.whole_small else ():
        yield from _of_duty(duty)


def _of_duty(duty: Duty) -> Iterator[Finding]:
    """What a clause “Chủ trì …” gives to an office of another line: the whole of it, or one of the things done it lists."""
    if duty.role != LEADS:
        return
    about = duty.about.strip(" ,")
    for task in (about, *(part for part in about.split(", ")[1:] if _DOES.match(part))):
        found = _foreign(task, duty.unit)
        if found is not None:
            yield Finding(duty.path, found, duty.words, _ADVICE)
            return


def _foreign(task: str, lead: str) -> str | None:
    """What is to be told of a task whose lead is of another line."""
    office = office_named(lead)
    found = foreign_field(task, office) if office is not None and len(task.split()) <= _LONGEST else None
    if office is None or found is None:
        return None
    field, words = found
    return f"“{lead}” chủ trì “{task[:70]}”: “{words}” thuộc lĩnh vực {field.name}, không phải của đơn vị này"
