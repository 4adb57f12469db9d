"""`cchc collect`: Excel forms for the offices of a plan, and what they return."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, parse, progress
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    import argparse

    from cchc_docs.model.collecting import PhieuThuThap
    from cchc_docs.reporting.collect import Imported
    from cchc_docs.reporting.tasks import PlanTasks

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
    from cchc_docs.reading.yaml.plan import read_yaml
    from cchc_docs.reporting.collect import forms_of
    from cchc_docs.reporting.cumulate import state_at
    from cchc_docs.reporting.facts import read_returned, settings
    from cchc_docs.reporting.periods import collected_before, period_of
    from cchc_docs.reporting.tasks import plan_tasks

    plan = read_yaml(given.plan).document
    own = settings(given.plan)
    tasks = plan_tasks(plan, own.bieu_mau)
    period = period_of(plan, given.period)
    returned = read_returned(given.plan)
    before = collected_before(period)
    state = state_at(period_of(plan, before), returned, own.bieu_mau) if before else None
    forms = forms_of(plan, tasks, own.bieu_mau, own.de_cuong.asked(), period, state)
    return _read_back(given, tasks, forms) if given.files else _write(given, forms)


def _write(given: argparse.Namespace, forms: dict[str, PhieuThuThap]) -> int:
    from cchc_docs.reporting.collect import write_forms

    folder = given.output or os.path.join(os.path.dirname(given.plan), f"bieu_{given.period}")
    for file in write_forms(forms, folder, force=given.force):
        print(file)
    return 0


def _read_back(given: argparse.Namespace, tasks: PlanTasks, forms: dict[str, PhieuThuThap]) -> int:
    from cchc_docs.model.document import NgayThang
    from cchc_docs.reporting.collect import import_forms
    from cchc_docs.reporting.facts import FOLDER, read_returned
    from cchc_docs.writing.yaml.progress import write_progress

    year, month, day = time.localtime()[:3]
    files = [file for file in _expanded(given.files) if not os.path.basename(file).startswith("~$")]
    done = import_forms(
        progress(files, len(files), "Đang đọc"), forms, tasks,
        existing=read_returned(given.plan).get(given.period), received=NgayThang(day, month, year),
        plan_file=os.path.basename(given.plan),
    )  # fmt: skip
    if len(done.hong) == len(files):
        raise CchcError("không đọc được biểu nào:\n" + "\n".join(f"  {one.message}" for one in done.hong))
    target = write_progress(done.tien_do, os.path.join(os.path.dirname(given.plan), FOLDER))
    print(target)
    return _account(done, tasks, forms)


def _expanded(patterns: list[str]) -> list[str]:
    """Return the files named, also where the shell (Windows) does not expand `*`."""
    from glob import escape, glob

    from cchc_docs.cli.sources import expanded

    out: list[str] = []
    for pattern in patterns:
        if os.path.isdir(pattern):
            out += sorted(glob(os.path.join(escape(pattern), "*.xlsx")))
        else:
            out += expanded([pattern])
    if not out:
        raise CchcError(f"--import {' '.join(patterns)}: không có tệp nào")
    return out


def _account(done: Imported, tasks: PlanTasks, forms: dict[str, PhieuThuThap]) -> int:
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
        names = [tasks.don_vi.get(code, forms[code].ten_don_vi) for code in done.chua_gui]
        print(f"Chưa gửi: {', '.join(names)}")
    return 1 if notes or done.chua_gui else 0
