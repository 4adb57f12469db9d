"""`cchc survey`: the plans of a folder of communes against the province's plan."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, day_given, parse
from cchc_docs.cli.province.running import add_options, run_many


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "survey",
        "Rà soát kế hoạch của các xã trong một thư mục theo kế hoạch của tỉnh: ai đã gửi, còn thiếu gì, yếu hơn ở đâu.",
        """
cchc survey ke_hoach_cac_xa/ --parent ke_hoach_tinh.docx --communes danh_sach_xa.txt
cchc survey ke_hoach_cac_xa/ --parent ke_hoach_tinh.yaml -o ra_soat/ -j 4
cchc survey ke_hoach_cac_xa/ --parent ke_hoach_tinh.docx --scheduler tcp://may-chu:8786
""",
    )
    out.add_argument("folder", metavar="THƯ_MỤC", help="thư mục chứa kế hoạch các xã (Word, PDF, YAML)")
    out.add_argument("--parent", required=True, metavar="KẾ_HOẠCH", help="kế hoạch của tỉnh (YAML, Word, PDF)")
    out.add_argument("--as-of", metavar="NGÀY", help="xét theo quy định ngày này khi văn bản chưa có ngày (05/01/2026)")
    out.add_argument("--law", metavar="TỆP", default="", help="sổ văn bản riêng (mặc định: van_ban.yaml trong thư mục)")
    add_options(out)
    return out


def run(arguments: list[str]) -> int:
    """Survey; 0 where every commune sent and nothing lacks, 1 where a person must look, 2 where it could not run."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.province.survey import Asked, survey

    day = day_given(given.as_of, "--as-of")
    asked = Asked(given.folder, given.parent, day, given.communes, given.law, given.office)
    return run_many(lambda state, how: survey(asked, state, how).handed, given, "ra_soat_ke_hoach_xa", "ra_soat")
