"""`cchc total`: the reports of communes added up in the province's statistical form."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, day_given, parse
from cchc_docs.cli.province.running import add_options, run_many


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

    asked = Asked(
        given.folder,
        given.period,
        day_given("", "--date"),
        given.year,
        given.province,
        given.last,
        given.communes,
        given.forms,
        given.office,
    )
    return run_many(lambda state, how: total(asked, state, how).handed, given, f"tong_hop_{given.period}", "tong_hop")
