"""`cchc report`: the plan and what the offices returned become the báo cáo of a period."""

from __future__ import annotations

import os
import sys

from cchc_docs.cli.arguments import Parser, day_given, parse
from cchc_docs.cli.files import free


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
    from cchc_docs.desk.render import rendered
    from cchc_docs.desk.report import report
    from cchc_docs.writing.output import guard, write

    day = day_given(given.date, "--date") if given.date else None
    if given.output:  # told before the work, not after
        guard(given.output, force=given.force)
    if given.yaml:
        free(given.yaml, force=given.force)
    done = report(given.plan, given.period, number=given.number, day=day)
    target = given.output or os.path.join("output", f"bao_cao_{given.period}_{done.document.nam}.docx")
    guard(target, force=given.force)
    made = rendered(done.document, given.template or "")
    write(target, made.docx)
    print(target)
    if given.yaml:
        free(given.yaml, force=given.force)
        write(given.yaml, done.yaml().encode())
        print(given.yaml)
    if given.pdf:
        from cchc_docs.cli.documents.render_command import Outcome, write_pdf

        outcome = Outcome(given.plan, target, title=made.title, appendices=made.appendices)
        if write_pdf([outcome], force=given.force):
            return 2
    remarks, blanks = done.remarks(), done.blanks()
    for line in remarks:
        print(f"  {line}", file=sys.stderr)
    if blanks:
        print(f"Còn {blanks} chỗ [CẦN BỔ SUNG: …] phải điền trước khi ký.")
    return 1 if remarks or blanks else 0
