"""Which years a plan covers, and how a place in it is told to a person."""

from __future__ import annotations

from cchc_docs.drafting.years import Span
from cchc_docs.errors import CchcError
from cchc_docs.model.document import Document, Muc, Path
from cchc_docs.reading.whereabouts import in_words
from cchc_docs.vietnamese.dates import find_dates


def years_of(document: Document, name: str) -> Span:
    """Return the years a plan covers.

    `nam` first (a yearly plan may name its wider `giai_doan` too), else `giai_doan`, else the years its trích yếu or
    its date of issue names. Raises CchcError where there is none.
    """
    if document.nam is not None:
        return Span(document.nam, document.nam)
    if document.giai_doan is not None:
        return Span(document.giai_doan.tu, document.giai_doan.den)
    for found in find_dates(document.trich_yeu):
        if found.year is not None:
            return Span(found.year, found.end_year or found.year)
    day = document.ngay_ban_hanh
    if day is not None and day.nam is not None:
        return Span(day.nam, day.nam)
    raise CchcError(
        f"{name}: không biết kế hoạch của năm nào; ghi năm ('nam') ở thông tin chung của kế hoạch cũ rồi làm lại"
    )


def place_words(document: Document, path: Path) -> str:
    """Return a place as an official reads it: "Phụ lục II, dòng 7, Thời gian hoàn thành"; "mục II.2.a"."""
    if path[:1] == ("phu_luc",) and len(path) > 1 and isinstance(path[1], int):
        appendix = document.phu_luc[path[1]]
        words = [appendix.nhan_in or f"phụ lục thứ {path[1] + 1}"]
        table = appendix.bang
        if table is not None and len(path) > 3 and path[2] == table.kieu and isinstance(path[3], int):
            number = table.hang[path[3]].so_thu_tu
            words.append(f"dòng {number}" if number else f"dòng thứ {path[3] + 1}")
            names = {column.ma: " ".join(column.ten.split()) for column in table.cot}
            words += [names[str(part)] for part in path[4:5] if str(part) in names]
            return ", ".join(words)
        return ", ".join([*words, *_section(appendix.noi_dung, path[3:])])
    if path[:1] == ("noi_dung",):
        return "mục " + (" ".join(_section(document.noi_dung, path[1:])) or "?")
    named = {
        "trich_yeu": "trích yếu", "can_cu": "căn cứ", "mo_dau": "đoạn mở đầu", "ket_thuc": "đoạn kết", "noi_nhan": "nơi nhận",
        "nam": "năm", "giai_doan": "giai đoạn", "so": "số", "chu_ky": "chữ ký", "van_ban": "văn bản viện dẫn",
        "chi_tieu": "chỉ tiêu", "che_do_bao_cao": "chế độ báo cáo", "ke_hoach_goc": "kế hoạch gốc",
    }  # fmt: skip
    if len(path) > 1 and path[0] == "van_ban" and (text := document.van_ban.get(str(path[1]))):
        return (
            f"văn bản viện dẫn {text.loai} số {text.so_ky_hieu}" if text.so_ky_hieu else f"văn bản viện dẫn {text.loai}"
        )
    if len(path) > 1 and path[0] == "chi_tieu" and (target := document.chi_tieu.get(str(path[1]))):
        return f"chỉ tiêu “{target.ten}”"
    if len(path) > 1 and path[0] == "che_do_bao_cao" and isinstance(path[1], int):
        parts = {"han_nop": "hạn nộp", "han_noi_bo": "hạn nội bộ", "so_lieu": "ngày chốt số liệu"}
        return ", ".join(
            [f"chế độ báo cáo, kỳ thứ {path[1] + 1}", *(parts[str(one)] for one in path[2:3] if str(one) in parts)]
        )
    if len(path) > 1 and path[0] == "chu_ky":
        parts = {"quyen_han": "quyền hạn", "chuc_vu": "chức vụ", "ho_ten": "họ tên"}
        return ", ".join(
            ["chữ ký", *(f"dòng {one + 1}" if isinstance(one, int) else parts.get(one, one) for one in path[1:])]
        )
    if not path:
        return "văn bản"
    # A key of the file says nothing to who reads: what it belongs to is said in words.
    rest = [str(part + 1) for part in path[1:] if isinstance(part, int)]
    return " ".join([named.get(str(path[0])) or in_words(document, path[:1]) or str(path[0]), *rest])


def _section(blocks: list[Muc], path: Path) -> list[str]:
    labels: list[str] = []
    for part in path:
        if isinstance(part, int) and part < len(blocks):
            block = blocks[part]
            label = block.nhan_in or f"đoạn {part + 1}"
            if not any(map(str.isalnum, label)):
                # "-" says nothing of which: "gạch đầu dòng thứ 2".
                label = f"gạch đầu dòng thứ {sum(one.nhan_in == label for one in blocks[: part + 1])}"
            elif labels and _goes_on(labels[-1], label):
                labels.pop()
            labels.append(label)
            blocks = block.noi_dung
    return labels


def _goes_on(above: str, label: str) -> bool:
    """Whether a label holds the one above it: "1.1." after "1."."""
    number = above.rstrip(".")
    return number.replace(".", "").isdigit() and label.startswith(f"{number}.")
