"""`cchc survey`: the plans of a folder of communes against the province's plan."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, day_given, parse
from cchc_docs.cli.province.running import add_options, place, run_many

if TYPE_CHECKING:
    from cchc_docs.gathering.survey import Survey

_SHOWN = 30


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "survey",
        "Rà soát kế hoạch của các xã trong một thư mục theo kế hoạch của tỉnh: ai đã gửi, còn thiếu gì, yếu hơn ở đâu.",
        """
cchc survey ke_hoach_cac_xa/ --parent ke_hoach_tinh.docx --communes danh_sach_xa.txt
cchc survey ke_hoach_cac_xa/ --parent ke_hoach_tinh.yaml -o ra_soat/ -j 4
cchc survey ke_hoach_cac_xa/ --parent ke_hoach_tinh.docx --scheduler tcp://may-chu:8786
""",
    )
    out.add_argument("folder", metavar="THƯ_MỤC", help="thư mục chứa kế hoạch các xã (Word, PDF, YAML)")
    out.add_argument("--parent", required=True, metavar="KẾ_HOẠCH", help="kế hoạch của tỉnh (YAML, Word, PDF)")
    out.add_argument("--as-of", metavar="NGÀY", help="xét theo quy định ngày này khi văn bản chưa có ngày (05/01/2026)")
    out.add_argument("--law", metavar="TỆP", default="", help="sổ văn bản riêng (mặc định: van_ban.yaml trong thư mục)")
    add_options(out)
    return out


def run(arguments: list[str]) -> int:
    """Survey; 0 where every commune sent and nothing lacks, 1 where a person must look, 2 where it could not run."""
    given = parse(parser(), arguments)
    from cchc_docs.desk.province.survey import survey
    from cchc_docs.writing.output import guard, write

    folder, state = place(given, "ra_soat_ke_hoach_xa")
    word, book = os.path.join(folder, "ra_soat.docx"), os.path.join(folder, "ra_soat.xlsx")
    guard(word, force=given.force)
    day = day_given(given.as_of, "--as-of")
    done = run_many(
        lambda how: survey(
            given.folder,
            given.parent,
            on=day,
            communes=given.communes,
            law=given.law,
            office=given.office,
            state=state,
            how=how,
        ),
        given,
    )
    write(book, done.excel)
    write(word, done.word)
    print(book)
    print(word)
    return _account(done.survey)


def _account(found: Survey) -> int:
    """Print the summary; 1 where something needs a person."""
    from cchc_docs.gathering.compare import THIEU, YEU
    from cchc_docs.gathering.senders import CHUA_GUI

    if found.danh_sach:
        print(f"{found.sent}/{len(found.xa)} xã đã gửi")
        missing = [one.xa.name for one in found.xa if one.trang_thai == CHUA_GUI]
        if missing:
            more = f" … và {len(missing) - _SHOWN} xã nữa" if len(missing) > _SHOWN else ""
            print(f"Chưa gửi: {', '.join(missing[:_SHOWN])}{more}")
    else:
        print(f"{found.sent} xã đã gửi; thêm --communes danh sách xã để biết ai chưa gửi")
    set_aside = found.aside()
    for name, why in set_aside[:_SHOWN]:
        print(f"  {name}: {why}" if not why.startswith(name) else f"  {why}", file=sys.stderr)
    if len(set_aside) > _SHOWN:
        print(f"  … và {len(set_aside) - _SHOWN} tệp nữa (xem bảng Excel)", file=sys.stderr)
    states = [match.trang_thai for _, paper in found.counted() for match in paper.nhiem_vu]
    late = sum(bool(match.han_xa) for _, paper in found.counted() for match in paper.nhiem_vu)
    below = sum(
        level.trang_thai in ("thấp hơn sàn của tỉnh", "cao hơn trần của tỉnh")
        for _, paper in found.counted()
        for level in paper.chi_tieu
    )
    print(
        f"Nhiệm vụ của tỉnh: {states.count(THIEU)} chỗ thiếu, {states.count(YEU)} chỗ yếu hơn, {late} chỗ hạn sau tỉnh; "
        f"chỉ tiêu: {below} chỗ dưới mức tỉnh; {len(found.chep)} đoạn còn tên xã khác"
    )
    ok = not (found.count(CHUA_GUI) or set_aside or found.chep or late or below or THIEU in states or YEU in states)
    return 0 if ok else 1
