"""What both commands of a province share: options of a long run, progress with rate and remaining time, Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from cchc_docs.desk.province.work import Running

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


class Meter:
    """Says on a terminal how far a run is: files done, rate, time left; remembers it for a run that is broken off."""

    def __init__(self) -> None:
        self.done = self.fresh = self.total = 0
        self._begun = time.monotonic()
        self._shown = 0.0

    def told(self, done: int, fresh: int, total: int) -> None:
        """Take note of files done, of them newly read, of files in all."""
        self.done, self.fresh, self.total = done, fresh, total
        now = time.monotonic()
        if not sys.stderr.isatty() or (now - self._shown < 0.2 and done < total):
            return
        self._shown = now
        sys.stderr.write(f"\r\x1b[K{self.line(now - self._begun)}" + ("\n" if done >= total else ""))
        sys.stderr.flush()

    def line(self, seconds: float) -> str:
        """Return "Đang đọc 120/3.321, 4,2 tệp/giây, còn khoảng 12 phút"."""
        said = f"Đang đọc {self.done}/{self.total}"
        if self.fresh < 3 or seconds <= 0:
            return said
        rate = self.fresh / seconds
        left = (self.total - self.done) / rate
        shown = f"{rate:.1f}".replace(".", ",")
        if self.done >= self.total:
            return f"{said}, {shown} tệp/giây"
        return f"{said}, {shown} tệp/giây, còn khoảng {_length(left)}"


def _length(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} giây"
    if seconds < 5400:
        return f"{round(seconds / 60)} phút"
    return f"{seconds / 3600:.1f} giờ".replace(".", ",")


def run_many(work: Callable[[str, Running], Handed], given: argparse.Namespace, folder: str, name: str) -> int:
    """Do the work with progress told, write `name`.xlsx and .docx in a folder, say what was found; 1 where a person must look.

    `work` is given the file that keeps what was read. Broken off with Ctrl-C, what is kept is said before going on to end.
    """
    from cchc_docs.writing.output import guard, write

    folder = given.output or os.path.join("output", folder)
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
