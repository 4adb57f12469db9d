"""TC: "chủ trì nội dung X" of the organising part against the leads of appendix X."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import CANH_BAO, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.tham_chieu.phan_cong import alike, organising_sections, texts_below
from cchc_docs.vietnamese.fold import fold

_TOPIC = patterns.ours(
    r"(?:[Cc]hịu trách nhiệm (?:chính|toàn diện) (?:về|đối với|trong)(?: các)?(?: (?:nội dung|nhiệm vụ|lĩnh vực|công tác)(?: về)?)?|[Cc]hủ trì(?:,? (?:tham mưu|phối hợp|theo dõi|triển khai|thực hiện|tổ chức thực hiện|và))*,? (?:các )?(?:nội dung|nhiệm vụ|lĩnh vực|công tác)(?: về| cải cách)?) (?P<ve>[^,;.:()]{6,60})"
)
_LEAVE = patterns.ours(r"^(?:được giao|tại|theo|thuộc|trong|liên quan|của|này|trên|chuyên môn)\b")
_FEWEST = 3


def _appendices(context: Context) -> dict[int, list[Row]]:
    """Position of an appendix -> its rows that name a lead."""
    out: dict[int, list[Row]] = {}
    for row in context.task_rows:
        if row.path[0] == "phu_luc" and isinstance(row.path[1], int) and units_of(row, "chu_tri"):
            out.setdefault(row.path[1], []).append(row)
    return out


_BAD = """
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{tieu_de: Phòng Kinh tế, noi_dung: [Chủ trì nội dung chuyển đổi số., Tham mưu kinh phí.]}]
phu_luc:
- ten: Nhiệm vụ chuyển đổi số năm 2026
  nhiem_vu:
  - {noi_dung: Kéo mạng, san_pham: Biên bản, chu_tri: %s, phoi_hop: Các phòng, thoi_han: Quý I/2026}
  - {noi_dung: Mở lớp, san_pham: Biên bản, chu_tri: %s, phoi_hop: Các phòng, thoi_han: Quý I/2026}
  - {noi_dung: Lắp máy, san_pham: Biên bản, chu_tri: %s, phoi_hop: Các phòng, thoi_han: Quý I/2026}
"""
_OTHER, _OWN = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế"


@rule(
    code="TC25",
    title="Giao chủ trì một nội dung mà chỉ chủ trì ít dòng của phụ lục nội dung đó",
    severity=CANH_BAO,
    can_cu=practice("phân công trong bài phải khớp với cột chủ trì của phụ lục"),
    bad=(_BAD % (_OWN, _OTHER, _OTHER)).replace("Chủ trì nội dung", "Chịu trách nhiệm chính về"),
    good=(_BAD % (_OWN, _OWN, _OTHER)).replace("Chủ trì nội dung", "Chịu trách nhiệm chính về"),
)
def leads_few_rows(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Chủ trì nội dung chuyển đổi số” mà chủ trì chưa đến một nửa số dòng (từ ba dòng) của phụ lục tên có “chuyển đổi số”.

    Chỉ xét nội dung nêu ngay sau “nội dung”, “nhiệm vụ về”, “lĩnh vực”, “công tác”; đầu mối theo dõi chung có thể không làm nên cần người xem.
    """
    rows = _appendices(context)
    names = {position: fold(context.document.phu_luc[position].ten) for position in rows}
    if not names:
        return
    for section, unit in organising_sections(context):
        for path, words in [(section.text_path, section.said), *texts_below(section)]:
            for found in _TOPIC.finditer(words):
                topic = fold(patterns.sub(r"(?i) (?:năm|giai đoạn|trên địa bàn|của xã|tại xã).*", "", found["ve"]))
                if _LEAVE.match(topic) or len(topic.split()) < 2:
                    continue
                position = next((n for n, name in names.items() if topic in name), None)
                if position is None or len(rows[position]) < _FEWEST:
                    continue
                leads = [units_of(row, "chu_tri") for row in rows[position]]
                own = sum(any(alike(unit, lead) or _whole(lead) for lead in units) for units in leads)
                if 2 * own < len(leads):
                    shown = Counter(unit for units in leads for unit in units).most_common(4)
                    list_of = ", ".join(f"{name} ({count})" for name, count in shown)
                    yield Finding(
                        path,
                        f"{unit} chủ trì “{found['ve'].strip()}” nhưng chỉ chủ trì {own}/{len(leads)} dòng của phụ lục đó: {list_of}",
                        found[0].strip(),
                        "sửa phân công hoặc sửa cột chủ trì",
                    )


def _whole(lead: str) -> bool:
    return patterns.match(r"[Cc]ác (?:phòng|cơ quan|đơn vị|ban)", lead) is not None
