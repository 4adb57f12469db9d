"""Where a value stands, in words that a person can follow in Word: heading by heading, row and column, the first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_docs.model.markup import plain

if TYPE_CHECKING:
    from cchc_docs.model.document import Bang, Document, Muc, Path
    from cchc_docs.reading.result import Place, Read

_NAMED = {
    "co_quan": "phần đầu, tên cơ quan ban hành", "so": "phần đầu, số và ký hiệu", "ky_hieu": "phần đầu, số và ký hiệu",
    "dong_so": "phần đầu, số và ký hiệu", "dong_ngay": "phần đầu, địa danh và ngày tháng",
    "ngay_ban_hanh": "phần đầu, địa danh và ngày tháng", "dia_danh": "phần đầu, địa danh và ngày tháng",
    "loai": "tên loại văn bản", "trich_yeu": "trích yếu", "kinh_gui": "phần Kính gửi", "tham_quyen": "dòng thẩm quyền ban hành",
    "can_cu": "căn cứ", "mo_dau": "đoạn mở đầu", "ket_thuc": "đoạn kết", "noi_nhan": "nơi nhận", "luu": "dòng Lưu",
    "chu_ky": "phần ký", "quoc_hieu": "phần đầu, Quốc hiệu và Tiêu ngữ", "kem_theo": "dòng kèm theo",
    "chi_tieu": "chỉ tiêu", "che_do_bao_cao": "chế độ báo cáo", "van_ban": "văn bản viện dẫn", "don_vi": "danh mục đơn vị",
}  # fmt: skip
_PARTS = {"nhan": "nhãn", "ten": "tên", "kem_theo": "dòng (Kèm theo …)"}
_WORDS = 8


def in_words(document: Document, path: Path) -> str:
    """Return "mục II.1 (Cải cách thể chế), đoạn “Văn phòng theo dõi …”", "Phụ lục II, bảng, hàng 7, cột Thời gian"; "" for the whole."""
    if not path:
        return ""
    if path[0] == "phu_luc":
        return _appendix(document, path)
    if path[0] == "noi_dung":
        return _body(document.noi_dung, path[1:]) or "phần nội dung"
    name = _NAMED.get(str(path[0]), "")
    if len(path) > 1 and isinstance(path[1], int) and path[0] in ("can_cu", "mo_dau", "ket_thuc", "noi_nhan"):
        lines = getattr(document, str(path[0]))
        return f"{name}, dòng {path[1] + 1}" if len(lines) > 1 else name
    return name


def _appendix(document: Document, path: Path) -> str:
    if len(path) < 2 or not isinstance(path[1], int) or path[1] >= len(document.phu_luc):
        return "phụ lục"
    appendix = document.phu_luc[path[1]]
    name = appendix.nhan_in or f"phụ lục “{beginning(appendix.ten)}”" if appendix.nhan_in or appendix.ten else "phụ lục"
    rest = path[2:]
    if not rest:
        return name
    if appendix.bang is not None and rest[0] == appendix.bang.kieu:
        return ", ".join([name, *_row(appendix.bang, rest[1:])])
    if rest[0] == "noi_dung":
        below = _body(appendix.noi_dung, rest[1:])
        return f"{name}, {below}" if below else name
    return f"{name}, {_PARTS[str(rest[0])]}" if rest[0] in _PARTS else name


def _body(blocks: list[Muc], path: Path) -> str:
    """Heading by heading: the labels joined, the words of the last heading, then what stands below it."""
    labels: list[str] = []
    heading = ""
    words: list[str] = []
    at = 0
    while at < len(path) and isinstance(path[at], int) and int(path[at]) < len(blocks):
        block = blocks[int(path[at])]
        label = block.nhan_in.strip().rstrip(".)/:").strip()
        numbered = bool(label) and label not in "-+–•*"
        if block.kieu == "tieu_de" or (numbered and block.noi_dung):
            under = "." in label and label.rpartition(".")[0] == (labels[-1:] or [""])[0]
            labels = [*(labels[:-1] if under else labels), label]
            heading = beginning(plain(block.chu))
        elif block.kieu == "bang" and block.bang is not None:
            words = ["bảng", *_row(block.bang, path[at + 3 :], named=False)]
        elif block.kieu == "bieu_do":
            words = ["biểu đồ"]
        else:
            mark = f"{block.nhan_in.strip()} " if numbered else ""
            words = [f"đoạn “{mark}{beginning(plain(block.chu))}”"]
        blocks = block.noi_dung
        at += 2
    joined = ".".join(label for label in labels if label)
    place = f"mục {joined} ({heading})" if joined and heading else f"mục {joined}" if joined else ""
    if not place and heading:
        place = f"mục “{heading}”"
    return ", ".join(part for part in (place, *words) if part)


def _row(table: Bang, path: Path, *, named: bool = True) -> list[str]:
    """The row by its printed number, or by its first words; the column by its heading."""
    out = ["bảng"] if named else []
    if path and isinstance(path[0], int) and path[0] < len(table.hang):
        row = table.hang[path[0]]
        first = plain(row.nhom) or next((plain(lines[0]) for lines in row.o.values() if lines and lines[0].strip()), "")
        number = row.so_thu_tu.strip()
        said = f"hàng số {number}" if number else f"hàng thứ {path[0] + 1}"
        out.append(f"{said} (“{beginning(first)}”)" if first and first != number else said)
        names = {column.ma: " ".join(plain(column.ten).split()) for column in table.cot}
        out += [f"cột {names[str(part)]}" for part in path[1:2] if names.get(str(part))]
    return out


def beginning(text: str) -> str:
    """Return the first eight words of a text."""
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def page_words(read: Read, place: Place) -> str:
    """Return "trang 3" of a file that has pages, "khoảng trang 3" of a Word file that Word has laid out; else ""."""
    if place.page:
        return f"trang {place.page}"
    # Text, fonts and printer may have changed since Word left its marks.
    laid = read.form.page_of(place.paragraph) if read.form is not None else 0
    return f"khoảng trang {laid}" if laid else ""


def told(read: Read, path: Path) -> str:
    """Return where a value stands for who opens the file: its line in YAML, its place in words and the page elsewhere.

    A place that the document has no name for (a cell of an Excel form) keeps what its reader called it.
    """
    place = read.places(path)
    if place.line:
        return place.text
    return ", ".join(part for part in (page_words(read, place), in_words(read.document, path)) if part) or place.text
