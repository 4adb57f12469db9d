"""`cchc number`: number and day of a paper, as the registry gave them, everywhere they are said."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, parse


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "number",
        "Điền số và ngày văn thư đã cấp vào mọi chỗ nói đến: đầu văn bản, dòng kèm theo, viện dẫn trong các văn bản cùng thư mục.",
        """
cchc number ke_hoach_2026.yaml --so 12 --ngay 09/01/2026
cchc number ke_hoach_2026.yaml --so 12 --ngay 09/01/2026 --dry-run     chỉ xem các chỗ sẽ đổi
""",
    )
    out.add_argument("plan", metavar="VĂN_BẢN", help="tệp YAML của văn bản được cấp số")
    out.add_argument("--so", required=True, metavar="SỐ", help="số văn thư cấp: 12")
    out.add_argument("--ngay", required=True, metavar="NGÀY", help="ngày ban hành: 09/01/2026")
    out.add_argument("-o", "--output", metavar="THƯ_MỤC", help="nơi ghi bản Word in lại (mặc định: output/)")
    out.add_argument("--template", metavar="MẪU", help="mẫu Word của đơn vị")
    out.add_argument("--force", action="store_true", help="in đè cả bản Word đã sửa bằng tay")
    out.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi gì")
    return out


def run(arguments: list[str]) -> int:
    """Change the files, show where, and print the papers anew."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.paper.number import day_of, numbered
    from cchc_docs.writing.output import write

    found = numbered(given.plan, given.so.strip(), day_of(given.ngay))
    for one in found.places:
        print(f"{one.file}:{one.line}: {one.old} → {one.new}")
    for file in found.following:
        if file not in found.sources:
            print(f"{file}: gọi số, ngày từ {given.plan}; in lại")
    if not found.places:
        print(f"{given.plan}: số và ngày đã đúng, không có gì phải đổi")
    if given.dry_run:
        return 0
    for file, source in found.sources.items():
        write(file, source.encode())
    from cchc_docs.cli.documents.render_command import run as render

    more = [
        *(["-o", given.output] if given.output else []),
        *(["--template", given.template] if given.template else []),
    ]
    return render([given.plan, *found.following, *more, *(["--force"] if given.force else [])])
