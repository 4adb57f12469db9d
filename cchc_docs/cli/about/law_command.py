"""`cchc law`: what the register knows of a text - since when, how sure, from where, what to cite now."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cchc_docs.cli.arguments import Parser, day_given, parse
from cchc_docs.vietnamese.dates import format_short

if TYPE_CHECKING:
    from cchc_docs.law.register import LegalText, Register

_SURE = {
    "A": "chắc (hai nguồn hoặc bản gốc)",
    "B": "khá chắc (một nguồn)",
    "M": "chưa kiểm (theo trí nhớ)",
    "U": "chưa xác nhận",
}
_SHOWN = 30


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "law",
        "Xem sổ văn bản: còn hiệu lực không, thay bằng gì, chắc đến đâu, đọc ở đâu. 'cchc law check' kiểm tra sổ riêng của cơ quan.",
        """
cchc law 61/2018/NĐ-CP
cchc law một cửa liên thông
cchc law                        tóm tắt sổ, các văn bản vừa hết và sắp hết hiệu lực
cchc law check van_ban.yaml     kiểm tra sổ riêng (để cạnh kế hoạch hoặc dùng --law)
""",
    )
    out.add_argument(
        "words", nargs="*", metavar="SỐ|TỪ", help="số, ký hiệu hoặc các từ trong trích yếu; hoặc: check TỆP.yaml"
    )
    out.add_argument("--as-of", metavar="NGÀY", help="xét hiệu lực tại ngày này (05/01/2026)")
    out.add_argument("--law", metavar="TỆP", help="thêm sổ riêng của cơ quan (van_ban.yaml)")
    return out


def run(arguments: list[str]) -> int:
    """Show texts; 0 when something is known, 1 when nothing is, 2 when a file could not be read."""
    given = parse(parser(), arguments)
    if given.words[:1] == ["check"] and len(given.words) > 1:
        return _check(given.words[1:])
    from cchc_docs.law.register import register
    from cchc_docs.reading.yaml.legal_texts import read_legal_texts

    known = register()
    if given.law:
        known = known.joined(read_legal_texts(given.law))
    on = day_given(given.as_of, "--as-of")
    if not given.words:
        print(_summary(known, on))
        return 0
    words = " ".join(given.words)
    found = known.search(words)
    if not found:
        near = known.look_alikes(words)
        print(f"Sổ văn bản (đối chiếu {_shown(known.checked_on)}) không có “{words}”; không có nghĩa là văn bản sai.")
        if near:
            print("Gần giống: " + "; ".join(f"{one.loai} số {one.so_ky_hieu}" for one in near))
        return 1
    print("\n\n".join(_entry(known, one, on) for one in found[:_SHOWN]))
    if len(found) > _SHOWN:
        print(f"\n… và {len(found) - _SHOWN} văn bản nữa; thêm từ để thu hẹp")
    return 0


def _check(files: list[str]) -> int:
    """Validate files of an office; 0 all right, 1 problems."""
    from cchc_docs.law.register import register
    from cchc_docs.reading.dossier import OWN_TEXTS
    from cchc_docs.reading.yaml.legal_texts import read_legal_texts
    from cchc_docs.reading.yaml.plan import PlanError

    bad = False
    for file in files:
        try:
            texts = read_legal_texts(file)
        except PlanError as error:
            print(error)
            bad = True
            continue
        print(f"{file}: {len(texts)} văn bản, đọc được cả.")
        for text in texts:
            if register().find(text.so_ky_hieu, text.ngay):
                print(f"  {text.loai} số {text.so_ky_hieu} đã có trong sổ chung; khi kiểm tra sẽ dùng mục của tệp này")
        if os.path.basename(file) != OWN_TEXTS:
            print(f"  Đặt tên {OWN_TEXTS} và để cạnh kế hoạch thì 'cchc check' tự dùng; hoặc thêm --law {file}")
    return 1 if bad else 0


def _summary(known: Register, on: date) -> str:
    kinds = Counter(text.loai for text in known.texts)
    lines = [f"Sổ văn bản: {len(known.texts)} văn bản, đối chiếu ngày {_shown(known.checked_on)}."]
    lines.append("  " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    year = timedelta(days=365)
    ended = [(text.het_hieu_luc, text) for text in known.texts if text.is_reliable and text.het_hieu_luc]
    near = sorted((day, text.so_ky_hieu, text) for day, text in ended if on - year <= day <= on + year)
    if near:
        lines.append(f"Hết hiệu lực trong khoảng một năm trước và sau {_shown(on)}:")
        lines += [f"  {_shown(day):<10}  {text.loai} số {symbol}{_instead(known, text)}" for day, symbol, text in near]
    return "\n".join(lines)


def _shown(day: date) -> str:
    return format_short(day.day, day.month, day.year)


def _instead(known: Register, text: LegalText) -> str:
    now = known.current(text)
    return f" → {now.loai} số {now.so_ky_hieu}" if now else f" → {text.successor}" if text.successor else ""


def _entry(known: Register, text: LegalText, on: date) -> str:
    from cchc_docs.law.register import Status

    day = f" ngày {_shown(text.ngay)}" if text.ngay else " (chưa rõ ngày)"
    unsure = "" if text.ngay is None or text.known_day else " (ngày chưa chắc)"
    lines = [f"{text.loai} số {text.so_ky_hieu}{day}{unsure} của {text.co_quan}", f"  {text.trich_yeu}"]
    states = {
        Status.IN_FORCE: "còn hiệu lực, theo sổ",
        Status.REPEALED: "đã hết hiệu lực",
        Status.NOT_YET: "chưa có hiệu lực",
        Status.UNKNOWN: "sổ chưa biết chắc còn hiệu lực không",
    }
    span = [f"từ {_shown(text.hieu_luc_tu)}"] if text.hieu_luc_tu else []
    span += [f"hết từ {_shown(text.het_hieu_luc)}"] if text.het_hieu_luc else []
    lines.append(
        f"  Hiệu lực tại {_shown(on)}: {states[known.status(text, on)]}" + (f" ({', '.join(span)})" if span else "")
    )
    if text.giai_doan_den:
        lines.append(f"  Giai đoạn đến năm {text.giai_doan_den}" + (" (đã qua)" if text.period_over(on.year) else ""))
    if text.successor:
        lines.append(f"  Văn bản hiện hành: {_instead(known, text).removeprefix(' → ')}")
    if text.sua_doi_boi:
        lines.append(f"  Được sửa đổi bởi: {', '.join(text.sua_doi_boi)}")
    lines.append(
        f"  Mức chắc: {_SURE[text.do_tin]}; nguồn: {text.nguon or f'đối chiếu ngày {_shown(known.checked_on)}'}"
    )
    if text.mo_ho:
        lines.append("  Lưu ý: có văn bản khác mang cùng số; kiểm tra tên loại, ngày, cơ quan ban hành")
    if text.ghi_chu:
        lines.append(f"  Ghi chú: {text.ghi_chu}")
    return "\n".join(lines)
