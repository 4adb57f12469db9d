"""Lines the form of the decree makes from the model: number line, date line, recipients, "(Kèm theo …)".

Everything here is said once, so rendering, checking and import agree on what is printed.
A document with `nguyen_trang` gets nothing added: its author's words stand as they are.
"""

from __future__ import annotations

from cchc_docs.law.kinds import URGENCY, copy_type, type_by_key
from cchc_docs.model.columns import LISTED_COLUMNS
from cchc_docs.model.markup import tail
from cchc_docs.model.parts import Bang, BanSao, ChuKy, CoQuan, Muc, NgayThang, Paper
from cchc_docs.vietnamese.dates import format_issue_date

DASHES = ("-", "–", "+", "•")
_CLOSED = (".", ";", ":", ",", "!", "?", "…")


STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
"""Quốc hiệu and Tiêu ngữ (khoản 1 Mục II Phần I Phụ lục I)."""


def national_lines(document: Paper) -> list[str]:
    """Return the lines at the right of the head: those of the form, or what a person typed there."""
    return [STATE, MOTTO] if document.quoc_hieu is None else list(document.quoc_hieu)


def urgency(document: Paper) -> str:
    """Return the mark of how urgent a paper is, "" where it is not."""
    return URGENCY[document.do_khan][0] if document.do_khan else ""


def subject_under_number(document: Paper) -> list[str]:
    """Return the lines of the V/v of a công văn, which names no kind (điểm b khoản 5 Mục II Phần I Phụ lục I)."""
    return [] if type_name(document) or document.loai != "cong_van" else _subject(document)


def subject_under_title(document: Paper) -> list[str]:
    """Return the lines of the trích yếu under the name of the kind."""
    return [] if subject_under_number(document) else _subject(document)


def _subject(document: Paper) -> list[str]:
    return document.trich_yeu.split("\n") if document.trich_yeu else []


_DECIDES = ("quyếtđịnh", "quyếtnghị", "nghịquyết", "chỉthị")


def decides(line: str) -> bool:
    """Tell whether a line is the word a decision turns on, centred above its Điều 1: "QUYẾT ĐỊNH:"."""
    return line.isupper() and "".join(line.split()).strip(":.*").casefold() in _DECIDES


def type_name(document: Paper) -> str:
    """Return the name of the kind as it stands above the trích yếu, in capitals."""
    if document.ten_loai:
        return document.ten_loai
    kind = type_by_key(document.loai)
    return kind.in_hoa if kind else ""


def symbol(document: Paper) -> str:
    """Return the ký hiệu: typed, or kind and body (KH-UBND), of a công văn body and drafting unit (UBND-VHXH).

    Khoản 3 Mục II Phần I Phụ lục I. The drafting unit of a công văn is the one its "Lưu" line names after VT.
    """
    if document.ky_hieu:
        return document.ky_hieu
    kind = type_by_key(document.loai)
    body = document.co_quan.viet_tat if document.co_quan else ""
    if document.loai == "cong_van":
        unit = drafting_unit(document.luu)
        return f"{body}-{unit}" if body and unit else body
    short = (kind.viet_tat if kind else None) or ""
    return f"{short}-{body}" if short and body else short or body


def drafting_unit(kept: str) -> str:
    """Return the short name of who drafted, from the "Lưu" line: "VT, VHXH (3)" -> "VHXH"; "" where it names none."""
    # Behind a full stop stand who typed it and how many were made (ô số 12): "VT, VHXH. PL (30)".
    units = [part.split("(")[0].split(".")[0].strip() for part in kept.removeprefix("Lưu:").split(",")]
    return next((unit for unit in units if unit and unit != "VT" and unit.isalpha() and unit[0].isupper()), "")


def padded_number(number: str) -> str:
    """Return a number below 10 with its leading zero (khoản 3 Mục II)."""
    return number.zfill(2) if number.isdigit() else number


def number_line(document: Paper) -> str:
    """Return "Số: 05/KH-UBND"; a number not yet given leaves room to write it in."""
    if document.dong_so is not None:
        return document.dong_so
    mark = document.ky_hieu if document.nguyen_trang else symbol(document)
    if not mark and document.nguyen_trang and not document.so:
        return ""
    return f"Số: {padded_number(document.so) or '       '}/{mark}"


def date_line(document: Paper) -> str:
    """Return "An Bình, ngày 05 tháng 01 năm 2026", with room for what is still open (khoản 4 Mục II)."""
    if document.dong_ngay is not None:
        return document.dong_ngay
    day = document.ngay_ban_hanh
    if day is None:
        if not document.dia_danh and (document.nguyen_trang or document.loai == "bien_ban"):
            return ""  # the minutes of a meeting say their day in their text (mẫu 1.9)
        day = NgayThang(nam=document.nam)
    place = f"{document.dia_danh}, " if document.dia_danh else ""
    return place + format_issue_date(day.ngay, day.thang, day.nam)


def basis_lines(document: Paper) -> list[str]:
    """Return the căn cứ: each ends with ";", the last with "." (điểm b khoản 6 Mục II)."""
    if document.nguyen_trang:
        return list(document.can_cu)
    last = len(document.can_cu) - 1
    return [closed(text, "." if i == last else ";") for i, text in enumerate(document.can_cu)]


def closed(text: str, mark: str) -> str:
    """Return `text` ending with `mark`, unless its author closed it with a mark of their own."""
    end = tail(text)
    bare = text[: len(text) - len(end)] if end else text
    return text if not bare or bare.endswith(_CLOSED) else f"{text}{mark}"


def closing_lines(document: Paper) -> list[str]:
    """Return the closing paragraphs; the last ends with "./." once (sample forms of Phụ lục III)."""
    lines = list(document.ket_thuc)
    if lines and not document.nguyen_trang:
        lines[-1] = end_mark(lines[-1])
    return lines


def end_mark(text: str) -> str:
    """Return `text` ending with "./."."""
    end = tail(text)
    bare = text[: len(text) - len(end)].rstrip()
    if bare.endswith("./."):
        return text
    return f"{bare.rstrip('.;, ')}./.{end}"


def last_words(document: Paper) -> Muc | None:
    """Return the block after which "./." is printed because no closing paragraph carries it."""
    if document.ket_thuc or document.nguyen_trang or not document.noi_dung:
        return None
    last = document.noi_dung[-1]
    while last.noi_dung:
        last = last.noi_dung[-1]
    return last if last.kieu in ("muc", "doan") and last.chu else None


def block_text(block: Muc) -> str:
    """Return the words of a block as printed."""
    return end_mark(block.chu) if block.ket else block.chu


def recipient_lines(document: Paper) -> list[str]:
    """Return the lines under "Nơi nhận:", dash included; "Lưu:" comes last and ends with "." (khoản 9 Mục II)."""
    if document.nguyen_trang:
        typed = [*document.noi_nhan, *([document.luu] if document.luu else [])]
        # Lines that bring dashes of their own are all as typed; where none does the dash is the form's.
        return typed if any(text.startswith(DASHES) for text in typed) else [_dashed(text) for text in typed]
    return _listed_recipients(document.noi_nhan, document.luu)


def _listed_recipients(recipients: list[str], kept: str) -> list[str]:
    lines = [_dashed(closed(text, ";")) for text in recipients]
    if kept:
        lines.append(f"- {closed(filing(kept), '.')}")
    return lines


def copy_title(copy: BanSao) -> str:
    """Return "SAO Y", "SAO LỤC" or "TRÍCH SAO"."""
    return copy_type(copy.hinh_thuc).in_hoa


def copy_number_line(copy: BanSao) -> str:
    """Return "Số: 01/SY-UBND" (điểm c khoản 1 Mục II Phần II Phụ lục I), with room for a number not yet given."""
    body = copy.co_quan.viet_tat if copy.co_quan else ""
    short = copy_type(copy.hinh_thuc).viet_tat or ""
    return f"Số: {padded_number(copy.so) or '       '}/{short}{'-' if body else ''}{body}"


def copy_date_line(copy: BanSao) -> str:
    """Return place and day of the copy: "An Bình, ngày 05 tháng 01 năm 2026"."""
    day = copy.ngay or NgayThang()
    place = f"{copy.dia_danh}, " if copy.dia_danh else ""
    return place + format_issue_date(day.ngay, day.thang, day.nam)


def copy_recipient_lines(copy: BanSao) -> list[str]:
    """Return the lines under "Nơi nhận:" of the copy."""
    return _listed_recipients(copy.noi_nhan, copy.luu)


def filing(kept: str) -> str:
    """Return "Lưu: VT, VHXH" from what the plan says of it."""
    return kept if kept.startswith("Lưu") else f"Lưu: {kept}"


def _dashed(text: str) -> str:
    return text if text.startswith(DASHES) else f"- {text}"


def cell_lines(table: Bang, column: str, lines: list[str]) -> list[str]:
    """Return the lines of a cell: several offices or products each end with ";" but the last."""
    if len(lines) < 2 or not table.tach or column not in LISTED_COLUMNS:
        return lines
    for line in lines:
        if line.startswith(DASHES):
            return lines
    return [*[closed(line, ";") for line in lines[:-1]], lines[-1]]


def parted(table: Bang) -> bool:
    """Tell whether the cells of a table that was read have the ";" that `cell_lines` puts in; so has one without any."""
    return all(line.endswith(";") for lines in _listed(table) for line in lines[:-1])


def bare_cells(table: Bang) -> None:
    """Take the ";" off the cells of a table that was read: the other way round of `cell_lines`, which puts it back."""
    table.tach = True
    for lines in _listed(table):
        lines[:-1] = [line.removesuffix(";").rstrip() for line in lines[:-1]]


def _listed(table: Bang) -> list[list[str]]:
    cells = [row.o.get(column, []) for row in table.hang for column in LISTED_COLUMNS]
    return [lines for lines in cells if len(lines) > 1 and not any(line.startswith(DASHES) for line in lines)]


def addressee_label(document: Paper) -> str:
    """Return "Kính gửi:", or of a công điện who sends it: "Ủy ban nhân dân xã An Bình điện:" (mẫu 1.6)."""
    if document.loai == "cong_dien" and document.co_quan is not None:
        return f"{' '.join(document.co_quan.ten.split())} điện:"
    return "Kính gửi:"


def recipients_last(document: Paper) -> bool:
    """Tell whether "Nơi nhận" stands below the signatures: of minutes (mẫu 1.9), and where signers stand two and two."""
    if document.chu_ky is None:
        return False
    return document.loai == "bien_ban" or len(document.chu_ky_khac) % 2 == 1


def signature_rows(document: Paper) -> list[tuple[ChuKy | None, ChuKy]]:
    """Return who signs beside whom, from above: (left, right); None leaves the left free, for "Nơi nhận" in the last row.

    Signers stand side by side, as mẫu 1.9 draws its two; the decree says no more of papers several bodies sign.
    """
    signers = [*document.chu_ky_khac, *([document.chu_ky] if document.chu_ky is not None else [])]
    beside = bool(recipient_lines(document)) and document.chu_ky is not None and not recipients_last(document)
    paired = signers[:-1] if beside else signers
    rows: list[tuple[ChuKy | None, ChuKy]] = [(None, paired.pop(0))] if len(paired) % 2 else []
    rows += zip(paired[::2], paired[1::2], strict=True)
    return [*rows, (None, signers[-1])] if beside else rows


def foot_parts(document: Paper) -> tuple[str, ...]:
    """Return the parts of the foot in the order they are printed."""
    last = ("chu_ky", "noi_nhan") if recipients_last(document) else ("noi_nhan", "chu_ky")
    return ("chu_ky_khac", *last)


def ruled(document: Paper) -> bool:
    """Tell whether a line is drawn under the title: under its trích yếu, of a paper without one under its name.

    A paper that another one issues has it below "(Kèm theo …)" (mẫu 1.3).
    """
    if document.kem_theo:
        return False
    if document.trich_yeu:
        return document.loai != "bien_ban" and not subject_under_number(document)
    return document.loai in ("giay_gioi_thieu", "giay_nghi_phep")


def addressee_lines(document: Paper) -> list[str]:
    """Return the lines of "Kính gửi:": one on the same line, several each with a dash (điểm a khoản 9 Mục II)."""
    if document.nguyen_trang or (len(document.kinh_gui) < 2 and document.loai != "cong_dien"):
        return list(document.kinh_gui)
    last = len(document.kinh_gui) - 1
    return [_dashed(closed(text, "." if i == last else ";")) for i, text in enumerate(document.kinh_gui)]


def attachment_line(document: Paper) -> str:
    """Return "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình)"."""
    body = " ".join(document.co_quan.ten.split()) if document.co_quan else ""
    day = document.ngay_ban_hanh or NgayThang(nam=document.nam)
    number = padded_number(document.so) or "     "
    date = format_issue_date(day.ngay, day.thang, day.nam)
    kind = type_name(document).capitalize() or "Văn bản"  # a công văn names no kind (mẫu 2.1)
    return f"(Kèm theo {kind} số {number}/{symbol(document)} {date} của {body})"


def body_lines(body: CoQuan) -> list[str]:
    """Return the lines of the issuing body as the head prints them: "ỦY BAN NHÂN DÂN" over "XÃ AN BÌNH".

    A line break typed in the plan is kept; otherwise the place name of a council or committee goes to a line of its
    own, as the sample forms of Phụ lục III have it.
    """
    if "\n" in body.ten:
        return body.ten.split("\n")
    for head in ("Ủy ban nhân dân ", "Hội đồng nhân dân ", "Uỷ ban nhân dân "):
        if body.ten.lower().startswith(head.lower()):
            return [body.ten[: len(head) - 1], body.ten[len(head) :]]
    return [body.ten]


PLACE_WORDS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
COUNCILS = ("ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân")


def full_name(lines: list[str], place: str) -> str:
    """Return "Ủy ban nhân dân xã An Bình" where the head prints just that in capitals, else the lines as typed."""
    typed = "\n".join(lines)
    joined = " ".join(" ".join(lines).split())
    low = joined.lower()
    head = next((council for council in COUNCILS if low.startswith(f"{council} ")), "")
    if not typed.isupper():
        return joined if [" ".join(line.split()) for line in lines] == body_lines(CoQuan(joined)) else typed
    if not head:
        return typed
    rest = low[len(head) + 1 :]
    level = next((word for word in PLACE_WORDS if rest.startswith(f"{word} ")), "")
    if not level:
        return typed
    own = rest[len(level) + 1 :]
    proper = place if place.lower() == own else " ".join(part[:1].upper() + part[1:] for part in own.split())
    named = f"{head[0].upper()}{head[1:]} {level} {proper}"
    again = body_lines(CoQuan(named))
    return named if [line.upper() for line in again] == [" ".join(line.split()) for line in lines] else typed
