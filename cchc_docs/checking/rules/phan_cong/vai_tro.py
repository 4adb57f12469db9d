"""TC: a unit that helps in the body and leads in the table, or in another item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context, Row
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.registry import practice, rule
from cchc_docs.checking.rules.nhiem_vu.bang import units_of
from cchc_docs.checking.rules.phan_cong.giao import HELPS, Duty, duties
from cchc_docs.checking.rules.phan_cong.muc import alike
from cchc_docs.checking.wording.cores import Weights
from cchc_docs.vietnamese.fold import fold

_ROWS = """
noi_dung:
- tieu_de: Tổ chức thực hiện
  noi_dung: [{{tieu_de: Phòng Kinh tế, noi_dung: [{} công tác chấm điểm bờ vùng các thôn; cung cấp số liệu., Cấp dầu.]}}, {{tieu_de: Công an xã, noi_dung: [Giữ trật tự., Trực.]}}]
phu_luc:
- ten: Nhiệm vụ
  nhiem_vu: [{{noi_dung: Chấm điểm bờ vùng các thôn, san_pham: Biên bản, chu_tri: Phòng Kinh tế, phoi_hop: Các thôn, thoi_han: Quý I/2026}}]
"""
_OUTSIDE = patterns.ours(
    r"\W*phối hợp (?:chặt chẽ )?(?:với|cùng)(?: các)? [^;.]{0,60}?(?<!\w)(?:sở|bộ|tỉnh|thành phố|huyện|trung ương|kho bạc|ngân hàng|bảo hiểm|chi cục|tòa án|viện kiểm sát)(?!\w)",
    re.IGNORECASE,
)
"""Helping others than units of the same body, one may well lead at home."""
_SAME = 0.6
_NEAR = 0.5
_PHRASE = 3


@rule(
    code="TC35",
    title="Bài ghi “phối hợp”, bảng hoặc mục khác ghi chính đơn vị ấy chủ trì",
    severity=CANH_BAO,
    can_cu=practice("vai trò của một đơn vị trong một việc phải như nhau ở bài và ở bảng"),
    ap_dung=("ke_hoach", "chuong_trinh", "phuong_an", "quyet_dinh", "de_an"),
    bad=_ROWS.format("Phối hợp tham mưu"),
    good=_ROWS.format("Chủ trì"),
)
def helps_or_leads(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Mục của đơn vị ghi “Phối hợp …” một việc mà dòng của việc ấy ghi đơn vị chủ trì, không ai khác chủ trì; hoặc mục khác giao đơn vị tham mưu việc ấy.

    Không nêu phối hợp với ai thì cảnh báo; nêu đơn vị phối hợp thì là gợi ý. Việc chung chung không xét.
    """
    if "hối hợp" not in context.whole and "ham gia" not in context.whole:
        return
    told = duties(context)
    rows = [(row, row.cell("noi_dung")) for row in context.task_rows if len(units_of(row, "chu_tri")) == 1]
    helps = [
        duty
        for duty in told
        if duty.role == HELPS and len(duty.about.split()) >= _PHRASE and not _OUTSIDE.match(duty.words)
    ]
    if not helps:
        return
    weights = Weights([*(task for _, task in rows), *(duty.words for duty in told)])
    for duty in helps:
        found = _leads_row(duty, rows, weights)
        if found is not None and not _led_by_another(duty, told, weights):
            row, task = found
            message = f"Bài ghi {duty.unit} phối hợp, bảng ghi chủ trì (“{task[:60]}”)"
            severity = GOI_Y if patterns.match(r"(?i)\W*\w+ \w+(?: \w+)? (?:với|cùng) ", duty.words) else CANH_BAO
            also = (row.cell_path("chu_tri"),)
            yield Finding(duty.path, message, duty.words, "thống nhất vai trò của đơn vị", severity=severity, also=also)
            continue
        other = _told_to_lead(duty, told)
        if other is not None:
            message = f"Ở đây {duty.unit} phối hợp, chỗ khác được giao: “{other.words[:60]}”"
            yield Finding(
                duty.path, message, duty.words, "thống nhất vai trò của đơn vị", severity=GOI_Y, also=(other.path,)
            )


def _leads_row(duty: Duty, rows: list[tuple[Row, str]], weights: Weights) -> tuple[Row, str] | None:
    """The row of the same work that the unit leads, likest first; None where the likest row is led by another."""
    said = [(weights.held(duty.about, task), n) for n, (_, task) in enumerate(rows)]
    (best, at), (second, _) = [*sorted(said, reverse=True), (0.0, -1), (0.0, -1)][:2]
    if best < _SAME and (best < _NEAR or 2 * second > best):
        return None
    row, task = rows[at]
    helps = patterns.match(r"(?i)\W*(?:phối hợp|tham gia|hỗ trợ)(?!\w)", task)
    return None if helps or not alike(duty.unit, units_of(row, "chu_tri")[0]) else (row, task)


def _led_by_another(duty: Duty, told: list[Duty], weights: Weights) -> bool:
    """Whether another unit is told to lead what a unit helps in: then it is the table that differs, which other rules tell."""
    return any(
        one.role != HELPS and not alike(one.unit, duty.unit) and weights.held(duty.about, one.words) >= _SAME
        for one in told
    )


def _told_to_lead(duty: Duty, told: list[Duty]) -> Duty | None:
    """Another item in which the unit is told to do itself what it opens with here: "lập dự toán"."""
    phrase = fold(patterns.split(r"[,;]| (?:để|nhằm|phục vụ) ", duty.about)[0]).strip()
    if len(phrase.split()) < _PHRASE:
        return None
    return next(
        (
            one
            for one in told
            if one.role != HELPS
            and one.path != duty.path
            and alike(one.unit, duty.unit)
            and fold(one.about).strip().startswith(phrase)
        ),
        None,
    )
