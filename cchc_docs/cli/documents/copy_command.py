"""`cchc copy`: sao y, sao lục, trích sao of a paper, to print or as an electronic file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from cchc_docs.cli.arguments import Parser, day_given, parse
from cchc_docs.cli.files import free
from cchc_docs.errors import CchcError
from cchc_docs.law.kinds import COPIED, copy_type

if TYPE_CHECKING:
    from cchc_docs.model.document import BanSao


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "copy",
        "Sao y, sao lục, trích sao văn bản (Điều 25 - 27, Phụ lục I, III Nghị định 30/2020/NĐ-CP). Sang giấy: thêm phần của cơ quan "
        "sao dưới văn bản. Sang điện tử: thêm ô chữ ký số của cơ quan sao ở góc trên bên phải trang đầu.",
        """
cchc copy van_ban_den.pdf --kind sao_y --from ke_hoach.yaml --so 12 -o sao_12.pdf
cchc copy quyet_dinh.yaml --kind trich_sao --part "Điều 2" --from ke_hoach.yaml --book so_ban_sao.yaml
cchc copy ban_quet.pdf --kind sao_y --from ke_hoach.yaml --electronic -o ban_sao.pdf
cchc copy cong_van.docx --kind sao_y --from ke_hoach.yaml --signer "TL. CHỦ TỊCH; CHÁNH VĂN PHÒNG; Cà Văn Ún" --to "Trưởng các thôn"
""",
    )
    out.add_argument("file", metavar="VĂN_BẢN", help="văn bản được sao: .yaml, .docx, .pdf (PDF quét cũng được)")
    out.add_argument("--kind", metavar="HÌNH_THỨC", required=True, help=f"một trong: {', '.join(COPIED)}")
    out.add_argument(
        "--from",
        dest="plan",
        metavar="KẾ_HOẠCH",
        required=True,
        help="YAML của cơ quan sao: tên, viết tắt, địa danh, người ký",
    )
    out.add_argument(
        "--so", metavar="SỐ", default="", help="số bản sao; bỏ trống thì lấy số tiếp theo trong sổ (--book)"
    )
    out.add_argument("--ngay", metavar="NGÀY", default="", help="ngày sao (mặc định: hôm nay)")
    out.add_argument("--book", metavar="SỔ.yaml", default="", help="sổ bản sao: một dãy số chung cho mọi hình thức sao")
    out.add_argument(
        "--part", metavar="PHẦN", action="append", default=[], help='trích sao: "Điều 2", II.3, "Phụ lục I"'
    )
    out.add_argument("--signer", metavar="NGƯỜI_KÝ", default="", help='"TL. CHỦ TỊCH; CHÁNH VĂN PHÒNG; Họ và tên"')
    out.add_argument("--to", metavar="NƠI_NHẬN", default="", help="nơi nhận bản sao, cách nhau bằng dấu ;")
    out.add_argument("--electronic", action="store_true", help="sao sang định dạng điện tử (mẫu 3.2), ghi PDF")
    out.add_argument("--template", metavar="MẪU", default="", help="mẫu Word của đơn vị (mặc định: mẫu đi kèm)")
    out.add_argument("-o", "--output", metavar="TỆP", default="", help="tệp .docx hoặc .pdf (mặc định: cạnh văn bản)")
    out.add_argument("--force", action="store_true", help="ghi đè tệp đã có")
    return out


def run(arguments: list[str]) -> int:
    """Make the copy; 0 when it was written, 1 when a person must look at something."""
    given = parse(parser(), arguments)
    kind = given.kind.strip().lower()
    if kind not in COPIED:
        raise CchcError(f"--kind {given.kind}: chọn một trong: {', '.join(COPIED)} (Điều 25)")
    target = _target(given, kind)
    free(target, force=given.force, hint="chọn tên khác bằng -o, hoặc thêm --force")
    for note in (notes := _make(given, kind, target)):
        print(f"lưu ý: {note}", file=sys.stderr)
    return 1 if notes else 0


def _target(given: Any, kind: str) -> str:
    start, ending = os.path.splitext(given.file)
    if not given.output:
        return f"{start}.{kind}{'.pdf' if given.electronic or (ending.lower() == '.pdf' and kind != 'trich_sao') else '.docx'}"
    wanted = os.path.splitext(given.output)[1].lower()
    if wanted not in (".docx", ".pdf"):
        raise CchcError(f"-o {given.output}: bản sao ghi thành .docx hoặc .pdf")
    if wanted == ".docx" and (given.electronic or (ending.lower() == ".pdf" and kind != "trich_sao")):
        why = "bản sao điện tử" if given.electronic else "bản sao của tệp PDF"
        raise CchcError(f"-o {given.output}: {why} ghi thành .pdf")
    return str(given.output)


def _make(given: Any, kind: str, target: str) -> list[str]:
    from cchc_docs.desk.open import on_disk
    from cchc_docs.desk.paper import book, copy
    from cchc_docs.model.document import NgayThang
    from cchc_docs.writing.lock import replace_read
    from cchc_docs.writing.output import write

    source = on_disk(given.file)
    day = day_given(given.ngay, "--ngay")
    when = NgayThang(day.day, day.month, day.year)
    words, before = book.read_book(given.book) if given.book else ("", None)
    number = _number(given)
    if given.book:
        number = book.number_for(book.entries(words, given.book), day.year, number, given.book)
    made = _copier(given, kind, number, when)
    out = copy.copied(
        source,
        made,
        given.part,
        electronic=given.electronic,
        pdf=target.lower().endswith(".pdf"),
        template=given.template,
    )
    if given.book:  # first: who took the number meanwhile is seen before a second copy has it
        what = copy.described(source, copy.original_of(source))
        replace_read(given.book, before, book.with_line(words, made, when, what, target).encode())
        print(f"{given.book}: bản sao số {number}")
    write(target, out.pdf if target.lower().endswith(".pdf") else out.docx)
    print(target)
    notes = list(out.notes)
    if not number and not given.electronic:
        notes.append("bản sao chưa có số: ghi --so, hoặc --book để lấy số tiếp theo trong sổ")
    return notes


def _number(given: Any) -> str:
    number: str = given.so.strip()
    if number and not (number.isascii() and number.isdigit() and 0 < int(number[:6]) < 100_000):
        raise CchcError(f"--so {given.so}: số bản sao chỉ gồm chữ số, không kèm ký hiệu và năm")
    return number.lstrip("0") and number


def _copier(given: Any, kind: str, number: str, when: Any) -> BanSao:
    """Return who copies, from the YAML of the body: who may sign is for its head to say (khoản 1 Điều 27)."""
    from cchc_docs.model.document import BanSao, ChuKy
    from cchc_docs.reading.yaml.plan import read_yaml

    body = read_yaml(given.plan).document
    signer = body.chu_ky
    if given.signer:
        *authority, title, name = ["", *(part.strip() for part in given.signer.split(";"))][-3:]
        signer = ChuKy([line for line in authority if line], title, name)
        if not title or not name:
            raise CchcError(f'--signer "{given.signer}": ghi quyền hạn, chức vụ, họ tên, cách nhau bằng dấu ;')
    if body.co_quan is None or signer is None or not signer.chuc_vu:
        raise CchcError(
            f"{given.plan}: cần co_quan và chu_ky của cơ quan sao (bản sao phải có chức vụ, họ tên người có thẩm quyền, Điều 27)"
        )
    recipients = [part.strip() for part in given.to.split(";") if part.strip()]
    named = copy_type(kind).hinh_thuc
    return BanSao(
        named,
        body.co_quan,
        number,
        body.dia_danh,
        when,
        recipients,
        "VT",
        ChuKy(signer.quyen_han, signer.chuc_vu, signer.ho_ten),
    )
