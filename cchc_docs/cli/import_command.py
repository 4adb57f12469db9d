"""`cchc import`: last year's Word or PDF file becomes a plan in YAML; `--into` reads hand edits back into one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.sources import imported, read_any
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.reading.result import Read

_SHOWN = 20
_KINDS = {"sua": "sửa", "them": "thêm", "bo": "bỏ", "chuyen": "chuyển chỗ", "tham_chieu": "thay tham chiếu bằng chữ"}


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "import",
        "Đọc kế hoạch, báo cáo gõ trong Word (hoặc PDF có chữ) thành YAML; không chữ nào bị mất.",
        """
cchc import "Ke hoach 2025.docx"                       ghi "Ke hoach 2025.yaml"
cchc import ke_hoach.pdf -o ke_hoach_2025.yaml
cchc import da_sua.docx --into ke_hoach_2026.yaml      đưa chỗ sửa tay trong Word về tệp YAML
""",
    )
    out.add_argument("file", metavar="TỆP", help="tệp .docx, .pdf, hoặc .doc, .rtf, .odt (cần LibreOffice)")
    out.add_argument("-o", "--output", metavar="TỆP", help="tệp YAML sẽ ghi (mặc định: cùng tên, đuôi .yaml)")
    out.add_argument("--into", metavar="KẾ_HOẠCH", help="kế hoạch YAML nhận các chỗ đã sửa trong tệp Word")
    out.add_argument("--diff", action="store_true", help="với --into: chỉ in khác biệt, không ghi")
    out.add_argument("--force", action="store_true", help="ghi đè tệp YAML đã có")
    return out


def run(arguments: list[str]) -> int:
    """Import; 0 when every word found its place, 1 when a person must look at something."""
    given = parse(parser(), arguments)
    read = read_any(given.file)
    for note in read.notes:
        print(f"lưu ý: {note}", file=sys.stderr)
    if given.into:
        if given.output and os.path.exists(given.output) and not given.force and not given.diff:
            raise CchcError(f"{given.output}: tệp đã có nên không ghi đè; chọn tên khác bằng -o, hoặc thêm --force")
        return _into(read, given.into, show_only=given.diff, target=given.output or given.into)
    target = given.output or os.path.splitext(given.file)[0] + ".yaml"
    if os.path.exists(target) and not given.force:
        raise CchcError(f"{target}: tệp đã có nên không ghi đè; chọn tên khác bằng -o, hoặc thêm --force")
    from cchc_docs.writing.output import write

    write(target, imported(read).encode())
    print(target)
    return _account(read)


def _account(read: Read) -> int:
    """Print the proof: how many words are in their place, and what has none."""
    from cchc_docs.reading.recognise.read_flow import coverage

    proof = coverage(read)
    there = 100 * (1 - proof.missing.total() / proof.words) if proof.words else 100.0
    order = "" if proof.in_order > 99.995 else f" ({proof.in_order:.2f}% theo thứ tự dòng của tệp gốc)"
    print(f"{proof.words} từ trong tệp gốc: {there:.2f}% có trong kế hoạch{order}.")
    if proof.missing:
        lost = ", ".join(f"“{word}”" for word in list(proof.missing)[:_SHOWN])
        print(f"Không thấy lại: {lost}")
    if read.left_over:
        print(f"{len(read.left_over)} đoạn chưa rõ vai trò, giữ nguyên ở 'chua_ro':")
        for one in read.left_over[:_SHOWN]:
            print(f"  {one.vi_tri}: {one.chu[:90]}")
        if len(read.left_over) > _SHOWN:
            print(f"  … và {len(read.left_over) - _SHOWN} đoạn nữa")
    return 1 if proof.missing or read.left_over else 0


def _into(read: Read, plan: str, *, show_only: bool, target: str) -> int:
    """Put the edits of a Word file into the plan it was rendered from."""
    from cchc_docs.readback.readback import read_back
    from cchc_docs.reading.yaml.plan import read_source
    from cchc_docs.writing.output import write

    source = read_source(plan)
    result = read_back(source, plan, read.document, read.places, read.left_over)
    if show_only:
        from difflib import unified_diff

        print(
            "".join(unified_diff(source.splitlines(True), result.source.splitlines(True), plan, f"{plan} (mới)")),
            end="",
        )
    elif result.source != source:
        write(target, result.source.encode())
    for change in result.changes:
        print(f"  {change.where}: {_KINDS.get(change.kind, change.kind)}{_words(change.old, change.new)}")
    if result.unplaced:
        print(f"{len(result.unplaced)} chỗ sửa chưa đưa vào được, xin xem và tự ghi vào kế hoạch:")
        for one in result.unplaced:
            print(f"  {one.where}: “{_cut(one.words)}” ({one.why})")
    done = f"{len(result.changes)} chỗ sửa {'sẽ' if show_only else 'đã'} đưa vào {target}"
    print(done if result.changes else "Không có chỗ nào khác kế hoạch")
    return 1 if result.unplaced else 0


def _words(old: str, new: str) -> str:
    """Return what changed, short enough for a line of a terminal."""
    if not old or not new:
        return f" “{_cut(old or new)}”" if old or new else ""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    start = max(0, old.rfind(" ", 0, max(0, start - 20)))
    lead = "…" if start else ""
    return f" “{lead}{_cut(old[start:].strip())}” → “{lead}{_cut(new[start:].strip())}”"


def _cut(text: str, length: int = 70) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[:length].rsplit(" ", 1)[0] + " …"
