"""What a person is told of the words put aside: each kind with its words and the pages they stand on."""

from __future__ import annotations

from cchc_docs.reading.page.sheet import Aside, Sheet

__all__ = ["aside_notes", "numbers"]


def aside_notes(sheets: list[Sheet]) -> list[str]:
    """Return what was put aside, each kind with its words and pages."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in (one for sheet in sheets for one in _joined(sheet.aside)):
        found.setdefault((one.kind, one.text), []).append(one.page)
    return [f"để riêng {kind}, trang {numbers(pages)}: “{text}”" for (kind, text), pages in found.items()]


def _joined(aside: list[Aside]) -> list[Aside]:
    """Return neighbours of one kind as one."""
    out: list[Aside] = []
    for one in aside:
        if out and out[-1].kind == one.kind:
            out[-1] = Aside(one.kind, f"{out[-1].text} {one.text}", one.page)
        else:
            out.append(one)
    return out


def numbers(pages: list[int]) -> str:
    """Return page numbers for a person: "1-3, 7"."""
    rows: list[list[int]] = []
    for page in sorted(set(pages)):
        if rows and page == rows[-1][-1] + 1:
            rows[-1].append(page)
        else:
            rows.append([page])
    shown = [f"{row[0]}-{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows]
    return ", ".join(shown[:10]) + (" …" if len(shown) > 10 else "")
