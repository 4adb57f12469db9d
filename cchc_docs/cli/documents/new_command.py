"""`cchc new`: a small commented plan to start from."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.files import free


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "new",
        "Tạo một kế hoạch nhỏ, có chú thích từng phần, để sửa thành kế hoạch của xã.",
        """
cchc new ke_hoach_2027.yaml
cchc new ke_hoach_2027.yaml --year 2027 --name "xã An Bình"
""",
    )
    out.add_argument("file", metavar="TỆP", help="tệp YAML sẽ tạo")
    out.add_argument("--year", type=int, metavar="NĂM", help="năm kế hoạch (mặc định: năm sau)")
    out.add_argument("--name", metavar="TÊN", default="xã An Bình", help='tên xã, phường, đặc khu: "xã An Bình"')
    return out


def run(arguments: list[str]) -> int:
    """Write the starting plan; a file that is there is not touched."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.start import new_plan
    from cchc_docs.writing.output import write

    free(given.file, force=False, hint="chọn tên khác")
    text = new_plan(given.name, given.year or _next_year())
    write(given.file, text.encode())
    print(f"{given.file}\nSửa tệp này rồi chạy: cchc check {given.file} && cchc render {given.file}")
    return 0


def _next_year() -> int:
    import time

    return time.localtime().tm_year + 1
