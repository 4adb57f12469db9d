"""`cchc compare`: what changed between two versions, as tracked changes in Word."""

from __future__ import annotations

from datetime import UTC, datetime

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.files import free


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "compare",
        "So sánh hai bản kế hoạch hoặc báo cáo; kết quả là tệp Word có theo dõi thay đổi để chấp nhận hoặc từ chối.",
        """
cchc compare ke_hoach_2026.yaml ke_hoach_2027.yaml -o thay_doi.docx
cchc compare output/ke_hoach.docx "ke hoach da sua.docx" -o thay_doi.docx
""",
    )
    out.add_argument("old", metavar="BẢN_CŨ", help="YAML, Word hoặc PDF")
    out.add_argument("new", metavar="BẢN_MỚI", help="YAML, Word hoặc PDF")
    out.add_argument("-o", "--output", metavar="TỆP", required=True, help="tệp Word sẽ ghi")
    out.add_argument("--force", action="store_true", help="ghi đè tệp đã có")
    return out


def run(arguments: list[str]) -> int:
    """Compare; 0 when the two are the same, 1 when they differ."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.compare import compare
    from cchc_docs.desk.open import on_disk
    from cchc_docs.writing.output import write

    free(given.output, force=given.force)
    result = compare(on_disk(given.old), on_disk(given.new), datetime.now(tz=UTC).date())
    write(given.output, result.docx)
    print(result.summary())
    for note in result.notes:
        print(f"lưu ý: {note}")
    print(given.output)
    return 0 if result.same else 1
