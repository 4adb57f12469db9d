"""One cell -> one value, strictly: what the cell may be, what is taken with a word about it, what is not taken and why."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from cchc_docs import patterns
from cchc_docs.model.codes import bare
from cchc_docs.model.collecting import HangBieu
from cchc_docs.model.document import NgayThang
from cchc_docs.model.progress import STATUSES
from cchc_docs.reading.excel.cells import Cell
from cchc_docs.record import NamedTuple
from cchc_docs.vietnamese import formats
from cchc_docs.vietnamese.dates import format_short
from cchc_docs.vietnamese.numbers import NUMBER_PROBLEMS, parse_number

_SPACES = patterns.ours("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_DROPPED = patterns.ours("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff]")
_DATE = patterns.ours(
    r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00:00(?:\.0+)?)?"
)


_TOO_LARGE = Decimal(10) ** 15
"""No figure of a commune, in đồng or anything else, is that large."""


class Taken(NamedTuple):
    """What became of a cell: the value (None: not taken), what a person should know ("" for nothing), what may be meant."""

    value: str | Decimal | NgayThang | None
    note: str = ""
    proposal: str = ""


def cleaned(text: str) -> str:
    """Return words as we keep them: NFC, plain spaces, no invisible characters, nothing hanging at the ends."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _DROPPED.sub("", _SPACES.sub(" ", text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def habits(text: str) -> str:
    """Return what was put right without a word changing, for a note: composed letters, spaces; "" for nothing."""
    found = []
    if not unicodedata.is_normalized("NFC", text):
        found.append("chữ ở dạng tổ hợp (NFD), đã đổi sang dựng sẵn")
    if _SPACES.search(text) or _DROPPED.search(text.replace("\r", "")):
        found.append("có dấu cách đặc biệt hoặc ký tự ẩn, đã bỏ")
    elif text != text.strip():
        found.append("có dấu cách thừa ở đầu hoặc cuối, đã bỏ")
    return "; ".join(found)


def words(cell: Cell) -> Taken:
    """Return the words of a cell; a number typed where words are asked for is kept as it is written."""
    if trouble := _unreadable(cell):
        return Taken(None, trouble)
    if cell.is_date and cell.number is not None:
        return Taken(None, "Excel đã đổi chữ thành ngày tháng; định dạng ô là Text rồi gõ lại")
    if cell.number is not None:
        return Taken(formats.number(cell.number), "")
    return Taken(cleaned(cell.text), habits(cell.text))


def status(cell: Cell) -> Taken:
    """Return the code of a status of the list."""
    if trouble := _unreadable(cell):
        return Taken(None, trouble)
    said = cleaned(cell.text)
    wanted = patterns.sub(r"\s+", " ", said).rstrip(".").casefold()
    for code, label in STATUSES.items():
        if wanted in (label.casefold(), code):
            return Taken(code, habits(cell.text))
        if wanted == bare(label):
            return Taken(code, f"“{said[:40]}” gõ không dấu, đã nhận là “{label}”")
    near = STATUSES.get(_near_status(bare(wanted)), "")
    asked = f"; có phải “{near}”? Chọn" if near else "; chọn"
    return Taken(
        None,
        f"“{said[:40]}” không có trong danh sách trạng thái{asked} một trong: {', '.join(STATUSES.values())}",
        near,
    )


_SAID_SO = {
    "hoan_thanh": ("xong", "da xong", "hoan tat", "da hoan thanh", "dat", "da dat", "da lam", "da thuc hien", "ht", "100%", "done"),
    "dang_thuc_hien": ("dang lam", "dang trien khai", "dang", "dang th", "dang tien hanh", "chua xong", "chua hoan thanh", "chua dat", "co ban hoan thanh", "hoan thanh mot phan"),
    "chua_thuc_hien": ("chua lam", "chua", "chua trien khai", "chua th", "chua co"),
    "khong_thuc_hien": ("khong lam", "khong", "khong trien khai", "bo", "khong con"),
}  # fmt: skip
"""What offices write instead of a status, without accents: proposed, never taken."""


def _near_status(said: str) -> str:
    """Return the code of the status nearly typed, "" where none is near."""
    import difflib

    known = [(word, code) for code, words in _SAID_SO.items() for word in words]
    known += [(bare(label), code) for code, label in STATUSES.items()]
    # The longest beginning decides: "chưa hoàn thành" is not "chưa", "hoàn thành tốt" and "xong ngày 12/3" are done.
    for word, code in sorted(known, key=lambda pair: -len(pair[0])):
        if said == word or (word not in ("chua", "khong") and re.match(rf"{re.escape(word)}(?!\w)", said)):
            partly = code == "hoan_thanh" and patterns.search(r"(?<!\d)\d{1,2}(?:[.,]\d+)?\s?%", said)
            return "dang_thuc_hien" if partly else code
    if said.startswith(("khong ", "chua ")):
        return ""
    labels = {bare(label): code for code, label in STATUSES.items()}
    near = difflib.get_close_matches(said[:60], list(labels), 1, 0.75)
    return labels[near[0]] if near else ""


def day(cell: Cell, year: int, *, from_1904: bool = False) -> Taken:
    """Return a day of the years around `year`; text in day/month/year and a bare serial are taken with a note."""
    if trouble := _unreadable(cell):
        return Taken(None, trouble)
    note = ""
    if cell.number is not None:
        found = _serial(cell.number, from_1904)
        if found is None or (not cell.is_date and abs(found.year - year) > 1):
            return Taken(None, f"“{cell.text}” là số, không phải ngày; ghi ngày/tháng/năm")
        if not cell.is_date:
            note = f"số {cell.text} được hiểu là ngày {format_short(found.day, found.month, found.year)}"
    else:
        text = cleaned(cell.text)
        match = _DATE.fullmatch(text.removeprefix("ngày").strip())
        if match is None:
            return Taken(None, f"“{text[:40]}” không phải ngày; ghi ngày/tháng/năm, ví dụ 25/02/{year}")
        parts = [int(part) for part in (match.group(3, 2, 1) if match[3] else match.group(4, 5, 6))]
        try:
            found = date(*parts)
        except ValueError:
            return Taken(None, f"“{text}” không có trong lịch")
        if not match[4]:
            note = "ngày gõ dạng chữ, hiểu theo thứ tự ngày/tháng/năm"
    if abs(found.year - year) > 1:
        return Taken(None, f"năm {found.year} cách năm báo cáo {year} quá xa; kiểm tra lại")
    return Taken(NgayThang(found.day, found.month, found.year), note)


def _serial(number: Decimal, from_1904: bool) -> date | None:
    if not 1 <= number < 100_000:
        return None
    whole = int(number)
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=whole)
    return date(1899, 12, 30) + timedelta(days=whole + (1 if whole < 60 else 0))


def percent(cell: Cell, *, most: int | None = 100) -> Taken:
    """Return a percentage (98 for 98%), however it was typed; 0,5 alone could be 0,5% or 50% and is not guessed."""
    if trouble := _unreadable(cell):
        return Taken(None, trouble)
    note = habits(cell.text)
    if cell.number is not None:
        if cell.is_date:
            return Taken(None, "ô đang ở dạng ngày tháng, cần số phần trăm")
        value = cell.number * 100 if cell.is_percent else cell.number
        note = "ô ở dạng phần trăm, đã quy đổi" if cell.is_percent else ""
        if 0 < value < 1 and not cell.is_percent:
            return Taken(
                None,
                f"“{formats.number(value)}” không rõ là {formats.number(value)}% hay {formats.number(value * 100)}%; ghi số từ 0 đến 100, hoặc kèm dấu %",
            )
    else:
        text = cleaned(cell.text)
        read = parse_number(text.removesuffix("%").rstrip())
        if read.value is None:
            return _not_a_number(text, read.problem or "")
        value, note = read.value, "; ".join(part for part in (note, "số gõ dạng chữ") if part)
        if 0 < value < 1 and not text.endswith("%"):
            return Taken(
                None,
                f"“{text}” không rõ là {text}% hay {formats.number(value * 100)}%; ghi số từ 0 đến 100, hoặc kèm dấu %",
            )
    if abs(value) >= _TOO_LARGE:
        return Taken(None, f"{formats.number(value)[:30]}% là số quá lớn; kiểm tra lại")
    if value < 0 or (most is not None and value > most):
        return Taken(
            None, f"{formats.number(value)}% nằm ngoài khoảng 0 đến {most if most is not None else '…'}%; kiểm tra lại"
        )
    return Taken(_short(value), note)


def figure(cell: Cell, *, whole: bool) -> Taken:
    """Return a figure; `whole`: it counts things and has no decimals."""
    if trouble := _unreadable(cell):
        return Taken(None, trouble)
    note = ""
    if cell.number is not None:
        if cell.is_date:
            return Taken(None, "Excel đã đổi số thành ngày tháng; định dạng ô là Number rồi gõ lại")
        if cell.is_percent:
            return Taken(None, f"ô ở dạng phần trăm ({formats.number(cell.number * 100)}%), hàng này cần số lượng")
        value = cell.number
    else:
        text = cleaned(cell.text)
        read = parse_number(text)
        if read.value is None:
            return _not_a_number(text, read.problem or "")
        value, note = read.value, "số gõ dạng chữ"
    if abs(value) >= _TOO_LARGE:
        return Taken(None, f"{formats.number(value)[:30]} là số quá lớn; kiểm tra lại")
    if value < 0:
        return Taken(None, f"{formats.number(value)} là số âm; kiểm tra lại")
    if whole and value != value.to_integral_value():
        return Taken(None, f"{formats.number(value)} là số lẻ, hàng này đếm số nguyên; kiểm tra lại")
    return Taken(_short(value), note)


def choice(cell: Cell, row: HangBieu) -> Taken:
    """Return the code of a choice, typed as its word or its code."""
    if trouble := _unreadable(cell):
        return Taken(None, trouble)
    said = cleaned(cell.text).casefold()
    for code, label in row.lua_chon.items():
        if said in (label.casefold(), code):
            return Taken(Decimal(code), habits(cell.text))
    options = "; ".join(f"{label} ({code})" for code, label in row.lua_chon.items())
    return Taken(None, f"“{cleaned(cell.text)[:40]}” không có trong danh sách; chọn: {options}")


def row_figure(cell: Cell, row: HangBieu) -> Taken:
    """Return the value of a row of the statistical form."""
    if row.lua_chon:
        return choice(cell, row)
    if row.don_vi_tinh == "%":
        return percent(cell, most=None)
    return figure(cell, whole="đồng" not in row.don_vi_tinh.casefold())


def target_value(cell: Cell, *, is_number: bool, unit: str) -> Taken:
    """Return the value a target has reached, as words in Vietnamese form."""
    if not is_number:
        return words(cell)
    read = percent(cell, most=None) if unit == "%" else figure(cell, whole=False)
    return Taken(formats.number(read.value), read.note, read.proposal) if isinstance(read.value, Decimal) else read


def _short(value: Decimal) -> Decimal:
    """Return a figure with at most four decimals: what a formula computed has no end."""
    return value.quantize(Decimal("0.0001"), ROUND_HALF_UP).normalize() + 0


def _unreadable(cell: Cell) -> str:
    if cell.kind == "error":
        return f"ô báo lỗi {cell.text}; sửa công thức hoặc ghi số"
    if cell.kind == "bool":
        return f"ô chứa giá trị {cell.text} (đúng/sai); ghi chữ hoặc số"
    if "\ufffd" in cell.text:
        return "ô có ký tự hỏng (�); gõ lại ô này"
    if cell.kind == "empty":
        return f"công thức {cell.formula[:40]} chưa có kết quả lưu trong tệp; ghi số trực tiếp"
    return ""


def _not_a_number(text: str, problem: str) -> Taken:
    """Refuse what is no number; "98.5" is likely 98,5."""
    likely = patterns.fullmatch(r"(\d{1,6})\.(\d{1,2})\s*(%?)", text)
    near = f"{likely[1]},{likely[2]}{likely[3]}" if likely else ""
    asked = f"; có phải {near}?" if near else ""
    said = (
        f"“{text[:40]}”: {NUMBER_PROBLEMS.get(problem, 'không phải là số')}{asked}; chỉ ghi số, ví dụ 2310 hoặc 89,94"
    )
    return Taken(None, said, near)
