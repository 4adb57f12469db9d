"""`cchc schema`: the JSON Schema of a plan, so that editors complete and check while typing."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, parse


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "schema",
        "In JSON Schema của kế hoạch. Trình soạn thảo có YAML (VS Code …) dùng nó để gợi ý khóa và báo lỗi khi gõ.",
        """
cchc schema -o ke_hoach.schema.json
Đặt ở dòng đầu kế hoạch: # yaml-language-server: $schema=ke_hoach.schema.json
""",
    )
    out.add_argument("-o", "--output", metavar="TỆP", help="ghi ra tệp thay vì in")
    return out


def run(arguments: list[str]) -> int:
    """Print the schema, or write it."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.start import schema

    text = schema()
    if given.output:
        from cchc_docs.writing.output import write

        write(given.output, text.encode())
        print(given.output)
    else:
        print(text, end="")
    return 0
