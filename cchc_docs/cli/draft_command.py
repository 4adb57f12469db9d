"""`cchc draft`: this year's plan becomes next year's."""

from __future__ import annotations

import os

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.sources import document_of, plan_source
from cchc_docs.errors import CchcError


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "draft",
        "Soạn dự thảo kế hoạch năm sau từ kế hoạch năm nay, kèm phiếu rà soát những chỗ người phải quyết định.",
        """
cchc draft ke_hoach_2026.yaml                                   ghi ke_hoach_2027.yaml
cchc draft "Ke hoach 2026.docx" --year 2027 -o ke_hoach_2027.yaml
cchc draft ke_hoach_2026.yaml --progress tien_do/nam.yaml --parent ke_hoach_tinh_2027.docx
""",
    )
    out.add_argument("prior", metavar="KẾ_HOẠCH_CŨ", help="kế hoạch năm nay (YAML, Word, PDF)")
    out.add_argument("--year", type=int, metavar="NĂM", help="năm mới (mặc định: năm liền sau)")
    out.add_argument("--progress", metavar="TIẾN_ĐỘ", help="tiến độ cả năm (tien_do/nam.yaml)")
    out.add_argument("--parent", metavar="CẤP_TRÊN", help="kế hoạch năm mới của cấp trên (YAML, Word, PDF)")
    out.add_argument("-o", "--output", metavar="TỆP", help="tệp YAML sẽ ghi")
    out.add_argument("--review", metavar="TỆP", help="phiếu rà soát Word (mặc định: <tệp mới>.ra_soat.docx)")
    out.add_argument("--force", action="store_true", help="ghi đè tệp đã có")
    return out


def run(arguments: list[str]) -> int:
    """Draft; 0 when nothing is left to decide, 1 when a person must decide something."""
    given = parse(parser(), arguments)
    from cchc_docs.drafting.draft import Order, draft
    from cchc_docs.drafting.review import review_sheet, review_text
    from cchc_docs.writing.output import write

    source = plan_source(given.prior)
    folder = os.path.dirname(given.prior)
    order = Order(given.year, exists=lambda name: os.path.exists(os.path.join(folder, name)))
    if given.progress:
        from cchc_docs.reading.yaml.progress import read_progress

        order.progress = read_progress(given.progress).tien_do
    if given.parent:
        order.parent = document_of(given.parent)
    result = draft(source, given.prior, order)
    target = given.output or _next_name(given.prior, result.source)
    review = given.review or os.path.splitext(target)[0] + ".ra_soat.docx"
    for file in (target, review):
        if os.path.exists(file) and not given.force:
            raise CchcError(f"{file}: tệp đã có nên không ghi đè; chọn tên khác bằng -o, hoặc thêm --force")
    write(target, result.source.encode())
    write(review, review_sheet(result))
    print(review_text(result))
    print(f"{target}\n{review}")
    return 1 if result.questions else 0


def _next_name(prior: str, source: str) -> str:
    """Return the prior name with its year moved, else with "_moi"."""
    import re

    stem = os.path.splitext(prior)[0]
    year = re.search(r"^nam: (\d{4})$|^giai_doan: \{tu: (\d{4})", source, re.MULTILINE)
    new = (year[1] or year[2]) if year else ""
    renamed = re.sub(r"(?<!\d)20\d\d(?!\d)", new, os.path.basename(stem), count=1) if new else ""
    if not renamed or renamed == os.path.basename(stem):
        renamed = os.path.basename(stem) + "_moi"
    return os.path.join(os.path.dirname(prior), renamed + ".yaml")
