"""`cchc new`: a small commented plan to start from, or a paper of another kind, from the facts of a plan."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.files import free, yaml_name
from cchc_docs.errors import CchcError


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "new",
        "Tạo một kế hoạch nhỏ, có chú thích từng phần, để sửa thành kế hoạch của xã; hoặc một văn bản loại khác "
        "(công văn, quyết định, tờ trình, giấy mời …) lấy dữ kiện từ kế hoạch.",
        """
cchc new ke_hoach_2027.yaml
cchc new ke_hoach_2027.yaml --year 2027 --name "xã An Bình"
cchc new to_trinh.yaml --kind to_trinh --from ke_hoach_2027.yaml
""",
    )
    out.add_argument("file", metavar="TỆP", help="tệp YAML sẽ tạo")
    out.add_argument("--year", type=int, metavar="NĂM", help="năm kế hoạch (mặc định: năm sau)")
    out.add_argument("--name", metavar="TÊN", default="xã An Bình", help='tên xã, phường, đặc khu: "xã An Bình"')
    out.add_argument(
        "--kind", metavar="LOẠI", default="", help="loại văn bản, viết không dấu: cong_van, quyet_dinh, to_trinh …"
    )
    out.add_argument("--from", dest="plan", metavar="KẾ_HOẠCH", default="", help="kế hoạch (YAML) cho dữ kiện")
    return out


def run(arguments: list[str]) -> int:
    """Write the starting plan; a file that is there is not touched."""
    given = parse(parser(), arguments)
    from cchc_docs.writing.output import write

    if given.plan and not given.kind:
        raise CchcError("--from đi cùng --kind: ghi loại văn bản cần tạo, ví dụ --kind cong_van")
    yaml_name(given.file)
    free(given.file, force=False, hint="chọn tên khác")
    if given.kind:
        from cchc_docs.desk.paper.family import new_paper

        text = new_paper(given.kind.strip().lower(), given.file, given.year or _this_year(), given.plan)
    else:
        from cchc_docs.desk.start import new_plan

        text = new_plan(given.name, given.year or _this_year() + 1)
    write(given.file, text.encode())
    print(f"{given.file}\nSửa tệp này rồi chạy: cchc check {given.file} && cchc render {given.file}")
    return 0


def _this_year() -> int:
    import time

    return time.localtime().tm_year
