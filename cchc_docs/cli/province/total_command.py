"""`cchc total`: the reports of communes added up in the province's statistical form."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, day_given, parse
from cchc_docs.cli.province.running import add_options, place, run_many

if TYPE_CHECKING:
    from cchc_docs.gathering.total import Total

_SHOWN = 30


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "total",
        "Cộng số liệu báo cáo của các xã thành biểu thống kê của tỉnh; tỷ lệ tính lại từ thành phần, không ước tính.",
        """
cchc total bao_cao_quy_1/ --period quy_1 --communes danh_sach_xa.txt
cchc total bao_cao_quy_2/ --period quy_2 --last bao_cao_quy_1/      so với kỳ trước để thấy số nhảy bất thường
Kỳ: quy_1, quy_2, 6_thang, quy_3, 9_thang, quy_4, nam; hoặc viết "quý I", "6 tháng", "cả năm"
""",
    )
    out.add_argument("folder", metavar="THƯ_MỤC", help="thư mục chứa báo cáo các xã (Word, PDF, YAML, biểu Excel)")
    out.add_argument("--period", required=True, metavar="KỲ", help="kỳ báo cáo: quy_1, 6_thang, 9_thang, nam …")
    out.add_argument("--year", type=int, metavar="NĂM", help="năm báo cáo (mặc định: năm ghi trong các báo cáo)")
    out.add_argument("--province", metavar="TỈNH", default="", help="tên tỉnh (mặc định: tỉnh ghi trong các báo cáo)")
    out.add_argument("--last", metavar="THƯ_MỤC", default="", help="thư mục báo cáo kỳ trước, để so số liệu")
    out.add_argument("--forms", metavar="TỆP", default="", help="biểu thống kê riêng của tỉnh (bieu_mau.yaml)")
    add_options(out)
    return out


def run(arguments: list[str]) -> int:
    """Add up; 0 where everybody reported and nothing is odd, 1 where a person must look, 2 where it could not run."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.province.total import Asked, total
    from cchc_docs.writing.output import guard, write

    folder, state = place(given, f"tong_hop_{given.period}")
    word, book = os.path.join(folder, "tong_hop.docx"), os.path.join(folder, "tong_hop.xlsx")
    guard(word, force=given.force)
    day = day_given("", "--date")
    done = run_many(
        lambda how: total(
            given.folder,
            Asked(given.period, given.year, given.province),
            on=day,
            last=given.last,
            communes=given.communes,
            forms=given.forms,
            office=given.office,
            state=state,
            how=how,
        ),
        given,
    )
    write(book, done.excel)
    write(word, done.word)
    print(book)
    print(word)
    return _account(done.total)


def _account(found: Total) -> int:
    """Print the summary; 1 where something needs a person."""
    from cchc_docs.gathering.senders import CHUA_GUI

    counted, apart = len(found.counted()), found.aside()
    print(f"Đã cộng {counted}/{len(found.ban.xa)} xã" if found.danh_sach else f"Đã cộng {counted} xã")
    missing = [one.xa.name for one in found.ban.xa if one.trang_thai == CHUA_GUI]
    if missing:
        more = f" … và {len(missing) - _SHOWN} xã nữa" if len(missing) > _SHOWN else ""
        print(f"Chưa gửi: {', '.join(missing[:_SHOWN])}{more}")
    for name, why in apart[:_SHOWN]:
        print(f"  {why}" if why.startswith(name) else f"  {name}: {why}", file=sys.stderr)
    for one in found.bat_thuong[:_SHOWN]:
        where = f" ({one.bieu}/{one.so})" if one.bieu else ""
        print(f"  {one.tep}: {one.vi_tri}: {one.xa}{where}: {one.dieu}", file=sys.stderr)
    rest = max(0, len(apart) - _SHOWN) + max(0, len(found.bat_thuong) - _SHOWN)
    if rest:
        print(f"  … và {rest} điều nữa (xem bảng Excel)", file=sys.stderr)
    print(f"{len(found.bat_thuong)} chỗ số liệu cần xem lại")
    lacking = any("xã có số" in one.ghi_chu for one in found.hang.values())
    return 1 if missing or apart or found.bat_thuong or lacking else 0
