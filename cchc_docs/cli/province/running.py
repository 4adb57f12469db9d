"""What both commands of a province share: options of a long run, progress with rate and remaining time, Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_docs.cli.meter import Meter
from cchc_docs.desk.province.work import Running
from cchc_docs.errors import CchcError

if TYPE_CHECKING:
    import argparse

    from cchc_docs.desk.province.work import Handed


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a long run."""
    parser.add_argument("-o", "--output", metavar="THƯ_MỤC", help="nơi ghi bảng Excel và báo cáo Word")
    parser.add_argument(
        "--communes", metavar="TỆP", default="", help="danh sách xã của tỉnh, mỗi dòng một xã (để biết ai chưa gửi)"
    )
    parser.add_argument("--office", metavar="TÊN", default="Sở Nội vụ", help="cơ quan tổng hợp, đứng tên báo cáo")
    parser.add_argument("-j", "--jobs", type=int, default=0, metavar="N", help="số tiến trình chạy song song")
    parser.add_argument("--scheduler", metavar="ĐỊA_CHỈ", default="", help="chạy trên cụm Dask: tcp://máy:8786")
    parser.add_argument("--force", action="store_true", help="ghi đè tệp kết quả đã sửa bằng tay")


def run_many(work: Callable[[str, Running], Handed], given: argparse.Namespace, folder: str, name: str) -> int:
    """Do the work with progress told, write `name`.xlsx and .docx in a folder, say what was found; 1 where a person must look.

    `work` is given the file that keeps what was read. Broken off with Ctrl-C, what is kept is said before going on to end.
    """
    from cchc_docs.writing.output import guard, write

    folder = given.output or os.path.join("output", folder)
    stem, kind = os.path.splitext(folder)
    if kind.lower() in {".xlsx", ".docx", ".pdf"}:
        raise CchcError(
            f"-o {folder}: đây là nơi ghi cả bảng Excel và báo cáo Word, hãy đặt tên thư mục, ví dụ -o {stem}"
        )
    word, book = (os.path.join(folder, f"{name}.{kind}") for kind in ("docx", "xlsx"))
    guard(word, force=given.force)
    meter = Meter()
    try:
        done = work(os.path.join(folder, ".da_doc.sqlite"), Running(given.jobs, given.scheduler, meter.told))
    except KeyboardInterrupt:
        print(
            f"\nĐã dừng khi đọc được {meter.done}/{meter.total} tệp ({meter.fresh} tệp mới); phần đã đọc được giữ lại, "
            "chạy lại đúng lệnh này để làm tiếp. Bảng và báo cáo của lần chạy trước (nếu có) còn nguyên.",
            file=sys.stderr,
        )
        raise
    for file, data in ((book, done.excel), (word, done.word)):
        write(file, data)
        print(file)
    for line in done.account.look:
        print(f"  {line}", file=sys.stderr)
    print("\n".join(done.account.summary))
    return 0 if done.account.ok else 1
