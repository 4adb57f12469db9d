"""`cchc sign`: the signature fields of a PDF; signing with a test certificate only, never for an office."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.errors import CchcError


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "sign",
        "Xem các ô chữ ký số của PDF. Chương trình không ký thay cơ quan và không giữ khóa: ký bằng phần mềm của cơ quan, tìm ô "
        "theo tên. --test ký bằng chứng thư thử, chỉ để thử.",
        """
cchc sign ke_hoach.pdf
cchc sign ke_hoach.pdf --test --key thu.p12 --name "Nguyễn Hữu Thịnh" -o da_ky_thu.pdf
""",
    )
    out.add_argument("file", metavar="TỆP.pdf", help="PDF tạo bằng cchc render --pdf")
    out.add_argument("--test", action="store_true", help="ký thử")
    out.add_argument("--field", metavar="Ô", default="ChuKyNguoiCoThamQuyen", help="tên ô (mặc định: ô của người ký)")
    out.add_argument("--key", metavar="TỆP.p12", help="chứng thư thử")
    out.add_argument("--password", metavar="MẬT_KHẨU", default="", help="mật khẩu của chứng thư thử")
    out.add_argument("--name", metavar="TÊN", default="Người ký thử", help="tên hiện trong ô")
    out.add_argument("--image", metavar="ẢNH.png", help="ảnh chữ ký hoặc dấu, PNG nền trong suốt")
    out.add_argument("-o", "--output", metavar="TỆP.pdf", help="nơi ghi bản ký thử")
    return out


def run(arguments: list[str]) -> int:
    """List the fields, or sign one for a test."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.paper.sign import fields_of, trial_signed
    from cchc_docs.reading.dossier import file_bytes

    data = file_bytes(given.file)
    if not given.test:
        found = fields_of(data, given.file)
        for one in found:
            print(f"trang {one.page}: {one.name} ({'đã ký' if one.signed else 'chưa ký'})")
        if not found:
            print(f"{given.file}: không có ô chữ ký; tạo lại bằng 'cchc render --pdf' khi đã cài pyHanko")
        return 0
    if not given.key or not given.output:
        raise CchcError(
            "ký thử cần --key (chứng thư thử .p12) và -o (tệp ghi ra); bản ký thật làm bằng phần mềm của cơ quan"
        )
    from datetime import datetime

    from cchc_docs.cli.files import free
    from cchc_docs.writing.output import write

    free(given.output, force=False, hint="chọn tên khác")
    now = datetime.now().astimezone()
    picture = file_bytes(given.image) if given.image else b""
    signed = trial_signed(data, given.field, file_bytes(given.key), given.password, given.name, now, picture)
    write(given.output, signed)
    print(f"{given.output}: đã ký thử ô {given.field}; bản này không có giá trị pháp lý")
    return 0
