"""`cchc template check`: what is wrong with a Word template that an official changed."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.files import free


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "template",
        "Kiểm tra mẫu Word đã sửa: biến không có, thẻ hỏng, chữ sẽ bị mất khi in, chỗ nào, sửa thế nào.",
        """
cchc template check mau_cua_xa.docx
cchc template copy mau_cua_xa.docx          chép mẫu đi kèm ra để sửa trong Word
""",
    )
    out.add_argument("action", choices=("check", "copy"), metavar="VIỆC", help="check: kiểm tra; copy: chép mẫu đi kèm")
    out.add_argument("file", metavar="TỆP", help="mẫu Word (.docx)")
    return out


def run(arguments: list[str]) -> int:
    """Check (0 clean, 1 problems) or copy the template."""
    given = parse(parser(), arguments)
    return _copy(given.file) if given.action == "copy" else _check(given.file)


def _check(file: str) -> int:
    from cchc_docs.desk.start import template_problems
    from cchc_docs.reading.dossier import file_bytes

    problems = template_problems(file_bytes(file))
    for problem in problems:
        print(f"{file}: {problem.place}: {problem.message}")
    print(f"{file}: mẫu dùng được" if not problems else f"{len(problems)} chỗ cần sửa")
    return 1 if problems else 0


def _copy(file: str) -> int:
    from cchc_docs.desk.start import shipped_template
    from cchc_docs.writing.output import write

    free(file, force=False, hint="chọn tên khác")
    write(file, shipped_template())
    print(file)
    return 0
