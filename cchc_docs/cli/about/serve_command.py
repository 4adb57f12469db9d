"""`cchc serve`: the page for officials, on this machine."""

from __future__ import annotations

import os

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.errors import CchcError


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "serve",
        "Mở trang làm việc trong trình duyệt (chỉ trên máy này): mở văn bản, kiểm tra, sửa việc, soạn năm sau, phiếu, báo cáo.",
        """
cchc serve                       trang của thư mục hiện tại
cchc serve "Nam 2026"            trang của một thư mục
cchc serve "Ke hoach 2025.docx"  mở trang với tệp này
""",
    )
    out.add_argument("paths", nargs="*", metavar="THƯ_MỤC|TỆP", help="thư mục của năm, hoặc tệp muốn mở (mặc định: .)")
    out.add_argument("--port", type=int, default=0, metavar="N", help="cổng (mặc định: một cổng đang trống)")
    out.add_argument("--no-open", action="store_true", help="không tự mở trình duyệt, chỉ in địa chỉ")
    return out


def run(arguments: list[str]) -> int:
    """Serve until the page is closed; 0."""
    given = parse(parser(), arguments)
    from cchc_docs.web.serve import serve

    root, file = _folder_and_file(given.paths)
    serve(root, file=file, port=given.port, browse=not given.no_open, told=lambda line: print(line, flush=True))
    return 0


def _folder_and_file(paths: list[str]) -> tuple[str, str]:
    """Return the folder, and the first file named in it; the others are seen on the page when they stand beside it."""
    for path in paths:
        if not os.path.exists(path):
            raise CchcError(f"{path}: không tìm thấy tệp hay thư mục này; kiểm tra lại đường dẫn")
    first = paths[0] if paths else "."
    folder = os.path.realpath(first if os.path.isdir(first) else os.path.dirname(os.path.abspath(first)))
    for path in paths[1:]:
        if os.path.realpath(os.path.dirname(os.path.abspath(path))) != folder:
            raise CchcError(f"{path}: ở thư mục khác với {first}; mỗi lần mở trang của một thư mục")
    return folder, "" if os.path.isdir(first) else os.path.basename(first)
