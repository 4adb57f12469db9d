"""The phiếu rà soát: what drafting changed, what a person must decide, what was done, what the superior asks."""

from __future__ import annotations

from cchc_docs.drafting.decisions import Draft, head_of
from cchc_docs.writing.word.sheet import SheetTable, sheet

_SHOWN = 15


def tables(draft: Draft) -> list[SheetTable]:
    """Return the tables of the sheet, decisions first."""
    return [
        SheetTable(
            "Cần người quyết định",
            (("TT", 12), ("Vị trí", 50), ("Đang ghi", 65), ("Đề xuất", 50), ("Vì sao", 80)),
            [(str(n), *question) for n, question in enumerate(draft.questions, start=1)],
        ),
        SheetTable(
            "Nhiệm vụ đưa ra khỏi kế hoạch",
            (("TT", 12), ("Nhiệm vụ", 30), ("Nội dung", 120), ("Vì sao", 95)),
            [(str(n), one.place, one.old, one.why) for n, one in enumerate(draft.finished, start=1)],
        ),
        SheetTable(
            "Nội dung của kế hoạch cấp trên",
            (("TT", 12), ("Nội dung cấp trên", 95), ("Nội dung của ta", 95), ("Giống", 20), ("Kết luận", 35)),
            [
                (str(n), one.theirs, one.ours, f"{one.score:.0%}", one.state)
                for n, one in enumerate(draft.coverage, start=1)
            ],
        ),
        SheetTable(
            "Đã đổi",
            (("TT", 12), ("Vị trí", 60), ("Cũ", 65), ("Mới", 65), ("Vì sao", 55)),
            [(str(n), *change) for n, change in enumerate(draft.changes, start=1)],
        ),
    ]


def review_sheet(draft: Draft) -> bytes:
    """Return the phiếu as a Word file."""
    return sheet(f"PHIẾU RÀ SOÁT DỰ THẢO (soạn từ {draft.prior})", draft.summary() + ".", tables(draft))


def review_text(draft: Draft) -> str:
    """Return the phiếu for a terminal: the summary, then what must be decided."""
    lines = [draft.summary() + "."]
    if draft.questions:
        lines.append("Cần quyết định:")
        lines += [
            f"  {n}. {q.place}: {q.why}" + (f" (đề xuất: {q.proposal})" if q.proposal else "")
            for n, q in enumerate(draft.questions, 1)
        ]
    lines += [f"  Đưa ra: {one.place}: {head_of(one.old, 90)} ({one.why})" for one in draft.finished]
    missing = [one.theirs for one in draft.coverage if one.state in ("thiếu", "khác mức")]
    lines += [f"  Cấp trên có, ta chưa có hoặc khác mức: {head_of(words, 100)}" for words in missing[:_SHOWN]]
    if len(missing) > _SHOWN:
        lines.append(f"  … và {len(missing) - _SHOWN} nội dung nữa của cấp trên, xem phiếu rà soát")
    return "\n".join(lines)
