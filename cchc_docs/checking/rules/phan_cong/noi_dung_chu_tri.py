"""TC: "chủ trì nội dung X" of the organising part against the leads of appendix X, or of the group of rows X."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.chu_de import same_theme, told_themes
from cchc_docs.checking.rules.phan_cong.giao import LEADS, Duty, Part, duties, parts_of_tables, themes
from cchc_docs.checking.rules.phan_cong.muc import alike
from cchc_docs.checking.wording.cores import Weights
from cchc_docs.vietnamese.fold import fold

_TOPIC = patterns.ours(
    r"(?:[Cc]hịu trách nhiệm (?:chính|toàn diện) (?:về|đối với|trong)(?: các)?(?: (?:nội dung|nhiệm vụ|lĩnh vực|công tác)(?: về)?)?|[Cc]hủ trì(?:,? (?:tham mưu|phối hợp|theo dõi|triển khai|thực hiện|tổ chức thực hiện|và))*,? (?:các )?(?:nội dung|nhiệm vụ|lĩnh vực|công tác)(?: về| cải cách)?) (?P<ve>[^,;.:()]{6,60})"
)
_LEAVE = patterns.ours(r"^(?:được giao|tại|theo|thuộc|trong|liên quan|của|này|trên|chuyên môn)\b")
_WATCHES = patterns.ours(r"theo dõi|tổng hợp|đôn đốc|tham mưu", re.IGNORECASE)
_FEWEST = 3
_SAME = 0.6


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
    """“Chủ trì nội dung chuyển đổi số” mà chủ trì chưa đến một nửa số dòng (từ ba dòng) của phụ lục, nhóm dòng tên có “chuyển đổi số”.

    Xét nội dung nêu sau “nội dung”, “nhiệm vụ về”, “lĩnh vực”, “công tác”. Đầu mối theo dõi, tổng hợp có thể không làm, nên chỉ là gợi ý;
    một nhóm dòng chia cho nhiều đơn vị cũng vậy; còn lại là cảnh báo.
    """
    parts = [part for part in parts_of_tables(context) if len(part.rows) >= _FEWEST]
    if not parts:
        return
    weights = Weights((part.name for part in parts), least=2)
    told: set[tuple[str, str]] = set()
    for duty in duties(context):
        if duty.role != LEADS:
            continue
        for theme in _themes_of(duty):
            part = _part_of(theme, parts, weights)
            if part is None or (duty.unit, part.name) in told:
                continue
            told.add((duty.unit, part.name))
            others = (one for one, said in told_themes(context) if any(same_theme(theme, two) for two in said))
            if not any(part.led_by(one.unit) > part.led_by(duty.unit) for one in others):  # two leads: TC28 tells it
                yield from _few(duty, theme, part)


def _themes_of(duty: Duty) -> list[str]:
    """What a clause names right behind "chủ trì nội dung", then each of a longer list."""
    found = _TOPIC.search(duty.words)
    topic = (
        patterns.sub(r"(?i) (?:năm|giai đoạn|trên địa bàn|của xã|tại|theo|nêu|được).*", "", found["ve"])
        if found
        else ""
    )
    first = [] if _LEAVE.match(topic) or len(topic.split()) < 2 else [topic.strip()]
    return list(dict.fromkeys([*first, *themes(duty.words)]))


def _part_of(theme: str, parts: list[Part], weights: Weights) -> Part | None:
    """The part whose title says the theme, or nearly all that is its own in it; None where two do."""
    said = [part for part in parts if fold(theme) in fold(part.name)]
    if not said:
        said = [part for part in parts if weights.held(theme, part.name) >= _SAME]
    return said[0] if len(said) == 1 else None


def _few(duty: Duty, theme: str, part: Part) -> Iterator[Finding]:
    own = part.led_by(duty.unit) + sum(any(map(_whole, units_of(row, "chu_tri"))) for row in part.rows)
    if 2 * own >= len(part.rows):
        return
    shown = Counter(unit for row in part.rows for unit in units_of(row, "chu_tri")).most_common(4)
    if alike(duty.unit, shown[0][0]):
        return  # nobody leads more of them
    list_of = ", ".join(f"{name} ({count})" for name, count in shown)
    what = "nhóm" if part.group else "phụ lục"
    watches = _WATCHES.search(duty.words.partition(theme)[0]) is not None
    another = not part.group or 2 * shown[0][1] > len(part.rows)
    yield Finding(
        duty.path,
        f"{duty.unit} chủ trì “{theme}” nhưng chỉ chủ trì {own}/{len(part.rows)} dòng của {what} đó: {list_of}",
        theme if theme in duty.words else "",
        "sửa phân công hoặc sửa cột chủ trì",
        severity=CANH_BAO if another and not watches else GOI_Y,
        also=(part.rows[0].cell_path("chu_tri"),),
    )


def _whole(lead: str) -> bool:
    return patterns.match(r"[Cc]ác (?:phòng|cơ quan|đơn vị|ban)", lead) is not None
