"""`cchc new`: a small commented plan to start from."""

from __future__ import annotations

import os
from importlib import resources

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.errors import CchcError


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
    from cchc_docs.writing.output import write

    if os.path.exists(given.file):
        raise CchcError(f"{given.file}: tệp đã có nên không ghi đè; chọn tên khác")
    year = given.year or _next_year()
    if not 2000 <= year <= 2100:
        raise CchcError(f"--year {year}: năm phải từ 2000 đến 2100")
    text = resources.files("cchc_docs").joinpath("cli/new_plan.yaml").read_text(encoding="utf-8")
    place = (
        given.name.split(" ", 1)[-1]
        if given.name.lower().startswith("xã ")
        else given.name[:1].upper() + given.name[1:]
    )
    for mark, value in (
        ("«NĂM»", str(year)),
        ("«NĂM TRƯỚC»", str(year - 1)),
        ("«TÊN»", given.name),
        ("«ĐỊA DANH»", place),
    ):
        text = text.replace(mark, value)
    write(given.file, text.encode())
    print(f"{given.file}\nSửa tệp này rồi chạy: cchc check {given.file} && cchc render {given.file}")
    return 0


def _next_year() -> int:
    import time

    return time.localtime().tm_year + 1
