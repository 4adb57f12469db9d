"""`cchc draft`: this year's plan becomes next year's."""

from __future__ import annotations

import os

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.files import free, yaml_name
from cchc_docs.errors import CchcError


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "draft",
        "Soạn dự thảo kế hoạch năm sau từ kế hoạch năm nay, kèm phiếu rà soát những chỗ người phải quyết định.",
        """
cchc draft ke_hoach_2026.yaml                                   ghi ke_hoach_2027.yaml
cchc draft "Ke hoach 2026.docx" --year 2027 -o ke_hoach_2027.yaml
cchc draft ke_hoach_2026.yaml --progress tien_do/ --parent ke_hoach_tinh_2027.docx
""",
    )
    out.add_argument("prior", metavar="KẾ_HOẠCH_CŨ", help="kế hoạch năm nay (YAML, Word, PDF)")
    out.add_argument("--year", type=int, metavar="NĂM", help="năm mới (mặc định: năm liền sau)")
    out.add_argument("--progress", metavar="TIẾN_ĐỘ", help="thư mục tien_do, hoặc tiến độ cả năm (tien_do/nam.yaml)")
    out.add_argument("--parent", metavar="CẤP_TRÊN", help="kế hoạch năm mới của cấp trên (YAML, Word, PDF)")
    out.add_argument("-o", "--output", metavar="TỆP", help="tệp YAML sẽ ghi")
    out.add_argument("--review", metavar="TỆP", help="phiếu rà soát Word (mặc định: <tệp mới>.ra_soat.docx)")
    out.add_argument("--force", action="store_true", help="ghi đè tệp đã có")
    return out


def run(arguments: list[str]) -> int:
    """Draft; 0 when nothing is left to decide, 1 when a person must decide something."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.draft import draft, next_name
    from cchc_docs.desk.open import on_disk
    from cchc_docs.drafting.review import review_text
    from cchc_docs.writing.lock import alone
    from cchc_docs.writing.output import write

    if given.output:  # told before the work, not after
        yaml_name(given.output)
        free(given.output, force=given.force, hint="chọn tên khác bằng -o, hoặc thêm --force")
    done = draft(
        on_disk(given.prior),
        year=given.year,
        progress=[on_disk(file) for file in _periods(given.progress)] if given.progress else (),
        parent=on_disk(given.parent) if given.parent else None,
    )
    source = done.draft.source
    target = given.output or next_name(given.prior, source)
    review = given.review or os.path.splitext(target)[0] + ".ra_soat.docx"
    for file in (target, review):
        free(file, force=given.force, hint="chọn tên khác bằng -o, hoặc thêm --force")
    with alone(target):
        free(target, force=given.force, hint="chọn tên khác bằng -o, hoặc thêm --force")
        write(target, source.encode())
        write(review, done.review)
    print(review_text(done.draft))
    print(f"{target}\n{review}")
    return 1 if done.draft.questions else 0


def _periods(given: str) -> list[str]:
    """Return the files of progress: the one named, or those of a folder."""
    if not os.path.isdir(given):
        return [given]
    names = [name for name in sorted(os.listdir(given)) if name.endswith(".yaml") and not name.startswith(".")]
    if not names:
        raise CchcError(f"{given}: thư mục không có tệp tiến độ (.yaml) nào")
    return [os.path.join(given, name) for name in names]
