"""`cchc collect`: Excel forms for the offices of a plan, and what they return."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, day_given, parse
from cchc_docs.cli.meter import progress
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.desk.collect import Asked
    from cchc_docs.reporting.collecting.take import Imported

_SHOWN = 200


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "collect",
        "Gửi biểu Excel cho từng đơn vị chủ trì và nhận lại; kết quả là tien_do/<kỳ>.yaml cạnh kế hoạch.",
        """
cchc collect ke_hoach.yaml --period quy_1 -o bieu_quy_1/
cchc collect ke_hoach.yaml --period quy_1 --import bieu_quy_1/*.xlsx
Kỳ: quy_1, quy_2, 6_thang, quy_3, 9_thang, quy_4, nam, thang_5, tuan_22; hoặc viết "quý I", "6 tháng", "cả năm"
""",
    )
    out.add_argument("plan", metavar="KẾ_HOẠCH", help="kế hoạch YAML")
    out.add_argument("--period", required=True, metavar="KỲ", help="kỳ báo cáo: quy_1, 6_thang, 9_thang, nam …")
    out.add_argument("-o", "--output", metavar="THƯ_MỤC", help="nơi ghi các biểu (mặc định: bieu_<kỳ>/ cạnh kế hoạch)")
    out.add_argument("--import", dest="files", nargs="+", metavar="TỆP", help="các biểu Excel đơn vị gửi về")
    out.add_argument("--force", action="store_true", help="ghi đè các biểu đã có")
    return out


def run(arguments: list[str]) -> int:
    """Write the forms, or read them back; 1 when something returned needs a person."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.collect import asked, write_forms

    found = asked(given.plan, given.period)
    if given.files:
        return _read_back(found, given.files)
    for line in found.told:
        print(f"lưu ý: {line}", file=sys.stderr)
    if not found.forms:
        print("Không có phiếu nào để gửi: kế hoạch chưa ghi đơn vị chủ trì cho nhiệm vụ nào.", file=sys.stderr)
        return 1
    for file in write_forms(found, given.output or "", force=given.force):
        print(file)
    return 1 if found.loose else 0


def _read_back(found: Asked, given: list[str]) -> int:
    from cchc_docs.desk.collect import MARKED, marked_forms, take_back
    from cchc_docs.writing.output import write

    files = [
        file for file in _expanded(given) if not os.path.basename(file).startswith("~$") and not file.endswith(MARKED)
    ] or _expanded(given)
    done, target = take_back(found, files, day_given("", "--date"), progress(files, len(files), "Đang đọc"))
    print(target)
    code = _account(done, found)
    for file, data in marked_forms(done):
        write(file, data)
        print(f"Phiếu đánh dấu chỗ cần sửa, gửi lại đơn vị: {file}")
    return code


def _expanded(patterns: list[str]) -> list[str]:
    """Return the files named, also where the shell (Windows) does not expand `*`."""
    from glob import escape, glob

    from cchc_docs.cli.files import expanded

    out: list[str] = []
    for pattern in patterns:
        if os.path.isdir(pattern):
            out += sorted(glob(os.path.join(escape(pattern), "*.xlsx")))
        else:
            out += expanded([pattern])
    if not out:
        raise CchcError(f"--import {' '.join(patterns)}: không có tệp nào")
    return out


def _account(done: Imported, found: Asked) -> int:
    """Print who has answered, what came, and what a person must look at."""
    _table(done)
    notes = [str(note) for read in done.phieu for note in read.notes]
    notes += [one.message for one in (*done.hong, *done.xung_dot)]
    for note in notes[:_SHOWN]:
        print(f"  {note}", file=sys.stderr)
    if len(notes) > _SHOWN:
        print(f"  … và {len(notes) - _SHOWN} điều nữa", file=sys.stderr)
    if done.chua_gui:
        names = [found.office(code) for code in done.chua_gui]
        print(f"Chưa gửi: {', '.join(names)}")
    return 1 if notes or done.chua_gui else 0


def _table(done: Imported) -> None:
    """Print the table of who has answered."""
    rows = [("Đơn vị", "Nhiệm vụ đã trả lời", "Ngày nhận")]
    for one in done.da_gui:
        day = (
            f"{one.ngay.ngay:02d}/{one.ngay.thang:02d}/{one.ngay.nam}"
            if one.ngay and one.ngay.ngay and one.ngay.thang
            else ""
        )
        rows.append((one.ten, f"{one.tra_loi}/{one.hoi}" if one.da_gui else "chưa gửi", day))
    wide = [max(len(row[at]) for row in rows) for at in range(3)]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, wide, strict=True)).rstrip())
