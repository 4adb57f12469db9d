"""`cchc collect`: Excel forms for the offices of a plan, and what they return."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, day_given, parse, progress
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    from cchc_docs.desk.collect import Asked
    from cchc_docs.reporting.collect import Imported

_SHOWN = 200


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "collect",
        "Gửi biểu Excel cho từng đơn vị chủ trì và nhận lại; kết quả là tien_do/<kỳ>.yaml cạnh kế hoạch.",
        """
cchc collect ke_hoach.yaml --period quy_1 -o bieu_quy_1/
cchc collect ke_hoach.yaml --period quy_1 --import bieu_quy_1/*.xlsx
Kỳ: quy_1, quy_2, 6_thang, quy_3, 9_thang, quy_4, nam
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
    for file in write_forms(found, given.output or "", force=given.force):
        print(file)
    return 0


def _read_back(found: Asked, given: list[str]) -> int:
    from cchc_docs.desk.collect import take_back

    files = [file for file in _expanded(given) if not os.path.basename(file).startswith("~$")]
    done, target = take_back(found, files, day_given("", "--date"), progress(files, len(files), "Đang đọc"))
    print(target)
    return _account(done, found)


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
    """Print what came, what did not, and what a person must look at."""
    for read in done.phieu:
        unanswered = f", {len(read.chua_tra_loi)} nhiệm vụ chưa trả lời" if read.chua_tra_loi else ""
        print(f"{read.form.ten_don_vi}: {len(read.tien_do.nhiem_vu)} nhiệm vụ{unanswered}")
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
