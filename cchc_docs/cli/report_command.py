"""`cchc report`: the plan and what the offices returned become the báo cáo of a period."""

from __future__ import annotations

import os
import sys

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.errors import CchcError


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "report",
        "Làm báo cáo quý, 6 tháng, 9 tháng, năm từ kế hoạch và tiến độ các đơn vị gửi về (tien_do/*.yaml).",
        """
cchc report ke_hoach.yaml --period quy_1                 ghi output/bao_cao_quy_1_2026.docx
cchc report ke_hoach.yaml --period 6_thang -o bc.docx --pdf
cchc report ke_hoach.yaml --period nam --yaml bc_nam.yaml   lấy bản YAML để sửa lời văn
""",
    )
    out.add_argument("plan", metavar="KẾ_HOẠCH", help="kế hoạch YAML")
    out.add_argument("--period", required=True, metavar="KỲ", help="quy_1, quy_2, 6_thang, quy_3, 9_thang, quy_4, nam")
    out.add_argument("-o", "--output", metavar="TỆP", help="tệp Word sẽ ghi")
    out.add_argument("--yaml", metavar="TỆP", help="ghi thêm báo cáo ở dạng YAML")
    out.add_argument("--number", metavar="SỐ", default="", help="số báo cáo, khi đã có")
    out.add_argument("--date", metavar="NGÀY", help="ngày ban hành, khi đã có")
    out.add_argument("--template", metavar="MẪU", help="mẫu Word của đơn vị")
    out.add_argument("--pdf", action="store_true", help="tạo thêm PDF (cần LibreOffice)")
    out.add_argument("--force", action="store_true", help="ghi đè tệp đã sửa bằng tay")
    return out


def run(arguments: list[str]) -> int:
    """Write the report; 1 when figures do not fit or blanks are left."""
    given = parse(parser(), arguments)
    from cchc_docs.model.document import NgayThang
    from cchc_docs.reading.yaml.plan import read_yaml
    from cchc_docs.reporting.facts import read_returned
    from cchc_docs.reporting.report import build_report
    from cchc_docs.writing.output import guard, write
    from cchc_docs.writing.word.render import render

    plan = read_yaml(given.plan).document
    day = None
    if given.date:
        from cchc_docs.cli.days import day_given

        found = day_given(given.date, "--date")
        day = NgayThang(found.day, found.month, found.year)
    if given.number and not given.number.isdigit():
        raise CchcError(f"--number {given.number}: số báo cáo chỉ gồm chữ số")
    returned = read_returned(given.plan)
    document, facts = build_report(plan, returned, given.period, plan_file=given.plan, so=given.number, ngay=day)
    target = given.output or os.path.join("output", f"bao_cao_{given.period}_{document.nam}.docx")
    guard(target, force=given.force)
    write(target, render(document, given.template or None))
    print(target)
    if given.yaml:
        from cchc_docs.writing.yaml.plan import dump_plan

        if os.path.exists(given.yaml) and not given.force:
            raise CchcError(f"{given.yaml}: tệp đã có nên không ghi đè; chọn tên khác, hoặc thêm --force")
        write(given.yaml, dump_plan(document).encode())
        print(given.yaml)
    if given.pdf:
        from cchc_docs.cli.render_command import Outcome, write_pdf

        appendices = tuple((one.nhan_in, " ".join(one.ten.split())) for one in document.phu_luc)
        made = Outcome(given.plan, target, title=" ".join(document.trich_yeu.split()), appendices=appendices)
        if write_pdf([made], force=given.force):
            return 2
    told = [f"  {remark.place + ': ' if remark.place else ''}{remark.message}" for remark in facts.remarks]
    for line in dict.fromkeys(told):
        print(line, file=sys.stderr)
    blanks = sum(text.text.count("[CẦN BỔ SUNG") for text in document.texts())
    if blanks:
        print(f"Còn {blanks} chỗ [CẦN BỔ SUNG: …] phải điền trước khi ký.")
    return 1 if facts.remarks or blanks else 0
