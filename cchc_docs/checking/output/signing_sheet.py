"""The one-page sheet before signing (phiếu kiểm tra trước khi ký) and what keeps a document from being signed."""

from __future__ import annotations

from cchc_docs.vietnamese.dates import short_of
from cchc_docs.model.markup import plain
from cchc_docs.checking.finding import Finding, Severity
from cchc_docs.checking.registry import find_rule
from cchc_docs.checking.runner import Report


def blockers(report: Report) -> list[Finding]:
    """Return the findings that keep the document from being signed: every lỗi, and blanks, changes, comments left open."""
    return [finding for finding in report.findings if blocks(finding)]


def blocks(finding: Finding) -> bool:
    """Tell whether one finding keeps a document from being signed."""
    if finding.severity is Severity.LOI:
        return True
    found = find_rule(finding.code)
    return found is not None and found.chan_ky


def sheet(report: Report) -> str:
    """Return the signing sheet: families, evaluated, passed, findings, what is left open, and the verdict."""
    rows = [f"{'Nhóm':<24}{'Đã xét':>8}{'Đạt':>6}{'Lỗi':>6}{'Cảnh báo':>10}{'Gợi ý':>7}{'Chưa xét':>10}"]
    rows += [
        f"{entry.title:<24}{entry.evaluated:>8}{entry.passed:>6}{entry.loi:>6}{entry.canh_bao:>10}"
        f"{entry.goi_y:>7}{entry.not_evaluated:>10}"
        for entry in report.summary()
    ]
    left = blockers(report)
    name = plain(report.read.document.trich_yeu).replace("\n", " ")
    lines = [
        "PHIẾU KIỂM TRA TRƯỚC KHI KÝ",
        f"Văn bản: {name}",
        f"Xét theo quy định ngày {short_of(report.on)}",
        "",
        *rows,
        "",
    ]
    lines += _left_open(report)
    lines.append(f"KẾT LUẬN: {verdict(report, codes=True)}")
    return "\n".join(lines)


def verdict(report: Report, *, codes: bool = False) -> str:
    """Return the conclusion in a sentence: what blocks the signing, or that too little was judged, or that nothing is left."""
    left = blockers(report)
    if left:
        named = f": {', '.join(f'{code} ({count})' for code, count in _counts(left).items())}" if codes else ""
        also = f" Ngoài ra {report.unjudged}." if report.unjudged else ""
        return f"CHƯA KÝ ĐƯỢC, còn {len(left)} điểm phải xử lý{named}.{also}"
    if report.unjudged:
        return f"CHƯA ĐỦ ĐỂ KẾT LUẬN: {report.unjudged}."
    return "không còn điểm nào máy thấy phải sửa trước khi ký; phần còn lại người ký xem xét."


def _left_open(report: Report) -> list[str]:
    lines: list[str] = []
    if report.not_evaluated:
        reasons: dict[str, list[str]] = {}
        for note in report.not_evaluated:
            reasons.setdefault(note.reason, []).append(note.code)
        lines.append("Chưa xét được:")
        lines += [f"  - {', '.join(codes)}: {reason}" for reason, codes in reasons.items()]
    if report.suppressed:
        lines.append("Đã bỏ qua có lý do:")
        kept: dict[tuple[str, str], int] = {}
        for finding, reason in report.suppressed:
            kept[finding.code, reason] = kept.get((finding.code, reason), 0) + 1
        lines += [f"  - {code} ({count} chỗ): {reason}" for (code, reason), count in kept.items()]
    if report.unused:
        lines.append("Bỏ qua thừa (không còn phát hiện nào, nên xóa khỏi bo_qua):")
        lines += [f"  - {code}: {reason}" for code, reason in report.unused]
    if report.read.left_over:
        lines.append(f"Có {len(report.read.left_over)} đoạn của tệp chưa rõ vai trò, không được xét.")
    return [*lines, ""] if lines else []


def _counts(findings: list[Finding]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
    return counts
