"""`cchc import`: last year's Word or PDF file becomes a plan in YAML; `--into` reads hand edits back into one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.files import free, yaml_name
from cchc_docs.cli.meter import bar
from cchc_docs.desk.intake import Taken, take, take_into
from cchc_docs.desk.open import YAML, File, ending, on_disk
from cchc_docs.errors import CchcError
from cchc_docs.reading.dossier import file_bytes
from cchc_docs.writing.lock import replace_read
from cchc_docs.writing.output import write

_SHOWN = 20
_KINDS = {"sua": "sửa", "them": "thêm", "bo": "bỏ", "chuyen": "chuyển chỗ", "tham_chieu": "thay tham chiếu bằng chữ"}


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "import",
        "Đọc kế hoạch, báo cáo trong Word, PDF hoặc ảnh quét thành YAML; không chữ nào bị mất.",
        """
cchc import "Ke hoach 2025.docx"                       ghi "Ke hoach 2025.yaml"
cchc import ke_hoach.pdf -o ke_hoach_2025.yaml
cchc import trang_1.jpg trang_2.jpg -o kh_cu.yaml      đọc ảnh quét (cần Tesseract), phải so lại với bản giấy
cchc import kh.docx kh.phu_luc_1.docx kh.phu_luc_2.docx    văn bản rồi các phụ lục để ở tệp riêng
cchc import da_sua.docx --into ke_hoach_2026.yaml      đưa chỗ sửa tay trong Word về tệp YAML
""",
    )
    out.add_argument(
        "files",
        metavar="TỆP",
        nargs="+",
        help="tệp .docx, .pdf, ảnh quét (.png, .jpg, .tif; nhiều trang thì ghi lần lượt; phụ lục để tệp riêng thì ghi sau văn bản), hoặc .doc, .rtf, .odt",
    )
    out.add_argument("-o", "--output", metavar="TỆP", help="tệp YAML sẽ ghi (mặc định: cùng tên, đuôi .yaml)")
    out.add_argument("--into", metavar="KẾ_HOẠCH", help="kế hoạch YAML nhận các chỗ đã sửa trong tệp Word")
    out.add_argument("--diff", action="store_true", help="với --into: chỉ in khác biệt, không ghi")
    out.add_argument(
        "--plain", action="store_true", help="chỉ giữ chữ: không đặt mã, không rút đơn vị, chỉ tiêu, kỳ báo cáo"
    )
    out.add_argument("--force", action="store_true", help="ghi đè tệp YAML đã có")
    return out


def run(arguments: list[str]) -> int:
    """Import; 0 when every word found its place, 1 when a person must look at something."""
    given = parse(parser(), arguments)
    for file in given.files:  # told first: the default target would be the very file
        if ending(file) in YAML:
            raise CchcError(f"{file}: đã là tệp YAML, không cần nhập; đưa tệp Word, PDF hoặc ảnh quét")
    target = given.output or ("" if given.into else os.path.splitext(given.files[0])[0] + ".yaml")
    if target:
        yaml_name(target)
    if target and not given.diff:  # told before the work, not after
        free(target, force=given.force, hint="chọn tên khác bằng -o, hoặc thêm --force")
    first, *more = (File(file_bytes(file), file) for file in given.files)
    taken = take(first.data, first.name, bar("Đang đọc trang", "trang"), more)
    for note in taken.read.notes:
        print(f"lưu ý: {note}", file=sys.stderr)
    if given.into:
        return _into(taken, given.into, show_only=given.diff, target=given.output or given.into)
    write(target, taken.yaml(plain=given.plain).encode())
    print(target)
    return _account(taken)


def _account(taken: Taken) -> int:
    """Print the proof: how many words are in their place, and what has none."""
    proof, left_over = taken.coverage(), taken.read.left_over
    there = proof.share if proof.share == 100 else min(proof.share, 99.99)
    order = "" if proof.in_order > 99.995 else f" ({proof.in_order:.2f}% theo thứ tự dòng của tệp gốc)"
    what = "máy nhận ra trong ảnh quét" if taken.read.scanned else "trong tệp gốc"
    print(f"{proof.words} từ {what} (cả chú thích, hộp chữ, đầu và chân trang): {there:.2f}% có trong kế hoạch{order}.")
    for part, count in proof.unread:
        print(f"Chưa đọc: {part}" + (f", {count} từ" if count else ""))
    _list("Không thấy lại", proof.missing)
    _list("Có thêm so với tệp gốc", proof.added)
    if left_over:
        print(f"{len(left_over)} đoạn chưa rõ vai trò, giữ nguyên ở 'chua_ro':")
        for one in left_over[:_SHOWN]:
            print(f"  {one.vi_tri}: {one.chu[:90]}")
        if len(left_over) > _SHOWN:
            print(f"  … và {len(left_over) - _SHOWN} đoạn nữa")
    return 1 if proof.missing or proof.added or proof.unread or left_over or taken.read.scanned else 0


def _list(start: str, found: Iterable[str]) -> None:
    shown = [f"“{word}”" for word in found]
    if shown:
        print(f"{start}: {', '.join(shown[:_SHOWN])}{' …' if len(shown) > _SHOWN else ''}")


def _into(taken: Taken, plan: str, *, show_only: bool, target: str) -> int:
    """Put the edits of a Word file into the plan it was rendered from."""
    before = on_disk(plan)
    result = take_into(taken, before)
    source = before.data.decode("utf-8-sig")
    if show_only:
        from difflib import unified_diff

        print(
            "".join(unified_diff(source.splitlines(True), result.source.splitlines(True), plan, f"{plan} (mới)")),
            end="",
        )
    elif result.source != source:
        replace_read(target, before.data if target == plan else None, result.source.encode())
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
