"""TT: number, symbol and date lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import HEAD, NEEDS
from cchc_docs.checking.profile import DANG, DOAN_THE, STATE
from cchc_docs.checking.registry import nd30, nd30_as_before, rule
from cchc_docs.model import printed
from cchc_docs.model.apart import stands_apart
from cchc_docs.model.document import Document
from cchc_docs.vietnamese.symbols import SYMBOL_PROBLEMS, normalise_symbol, symbol_family

_NUMBER = nd30_as_before("khoản 3 Mục II Phần I Phụ lục I")
_DATE = nd30_as_before("điểm b khoản 4 Mục II Phần I Phụ lục I")


def _line(context: Context) -> tuple[str, str]:
    """The number line and the symbol in it, number included."""
    line = printed.number_line(context.document)
    return line, patterns.sub(r"^\s*[Ss]ố\s*:?", "", line).strip()


@rule(
    code="TT20",
    title="Dòng số, ký hiệu viết sai",
    severity=LOI,
    can_cu=_NUMBER,
    danh_cho=STATE,
    bad="{dong_so: 'Số: 5/KH-UBND'}",
    good="{dong_so: 'Số: 05/KH-UBND'}",
)
def number_line(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Số:” có hai chấm; số dưới 10 thêm số 0; dấu “/” giữa số và ký hiệu, “-” giữa các nhóm, không cách chữ, không kèm năm."""
    line, symbol = _line(context)
    own = context.document.ky_hieu
    if context.document.dong_so is None and " " in own.strip():
        yield Finding(
            ("ky_hieu",), f"Ký hiệu “{own}”: không cách chữ quanh dấu “-”", own, patterns.sub(r"\s*-\s*", "-", own)
        )
    yield from _letters_of_the_body(context, symbol or own)
    yield from _of_the_other_body(context, symbol or own)
    if not line.strip() or context.document.dong_so is None:
        return
    path = ("dong_so",)
    if not patterns.match(r"\s*Số\s?:", line):
        yield Finding(path, "Dòng số phải bắt đầu bằng “Số:”", " ".join(line.split()[:2]), "Số: …")
    elif glued := patterns.match(r"\s*(Số(?: ?:(?=\d)| :))", line):
        yield Finding(path, "Sau “Số:” cách một chữ, trước dấu “:” viết liền", glued[1], "Số: …", severity=CANH_BAO)
    number = patterns.match(r"(\d+)\s*(?=[/-])", symbol)
    if number and len(number[1]) == 1:
        yield Finding(path, "Số dưới 10 thêm số 0 phía trước", symbol, f"0{symbol}")
    if patterns.match(r"\d*\s*/\s*(?:19|20)\d\d\s*/", symbol) and context.document.loai in (
        "ke_hoach",
        "bao_cao",
        "thong_bao",
        "to_trinh",
    ):
        yield Finding(
            path,
            "Văn bản hành chính không ghi năm trong số, ký hiệu",
            symbol,
            patterns.sub(r"/\s*(?:19|20)\d\d\s*", "", symbol, count=1),
        )
    room = patterns.match(r"\d+ *[/-] *[^\W_]+(?: ?[-–/] ?[^\W_]+)*", symbol)
    if room and " " in room[0]:
        right = patterns.sub(r" ?([-–/]) ?", r"\1", patterns.sub(" +", " ", room[0])).replace("–", "-")
        yield Finding(path, "Trong số, ký hiệu không cách chữ quanh “/”, “-”", room[0], right, severity=CANH_BAO)
    joined = patterns.sub(r"[&,]", "", symbol)
    if joined != symbol:
        yield Finding(path, "Ký hiệu không dùng dấu “&”, dấu phẩy", symbol, joined.replace(" ", ""), severity=CANH_BAO)
    right, problems = normalise_symbol(symbol)
    wrong = [problem for problem in problems if problem not in ("no_number", "spaces")]
    if wrong and right != symbol:
        yield Finding(
            path, f"Ký hiệu “{symbol}”: {'; '.join(SYMBOL_PROBLEMS[problem] for problem in wrong)}", symbol, right
        )


def _letters_of_the_body(context: Context, symbol: str) -> Iterator[Finding]:
    """“36/KH-UB”, “36/UNBD-KT” of a committee."""
    short = patterns.search(r"(?:^|-|/)(?P<sai>UB|UBN|UNBD|UBDN|UBNN|UBNDN|HĐN|HDND|HNDN|HĐDN)(?![^\W_])", symbol)
    body, own = _own_letters(context)
    if short and own:
        right = symbol[: short.start("sai")] + own + symbol[short.end("sai") :]
        path = "ky_hieu" if context.document.dong_so is None else "dong_so"
        yield Finding((path,), f"Chữ viết tắt của {body} là {own}", symbol, right)


def _own_letters(context: Context) -> tuple[str, str]:
    """The issuing body in capitals, and the letters it has in a symbol: UBND, HĐND, "" of any other."""
    body = " ".join((context.document.co_quan.ten if context.document.co_quan else "").upper().split())
    committee = patterns.match(r"(?:ỦY|UỶ) BAN NHÂN DÂN", body)
    return body, "HĐND" if body.startswith("HỘI ĐỒNG NHÂN DÂN") else "UBND" if committee else ""


def _of_the_other_body(context: Context, symbol: str) -> Iterator[Finding]:
    """“31/NQ-UBND” of a council, “12/KH-HĐND” of a committee."""
    body, own = _own_letters(context)
    found = patterns.search(r"-(UBND|HĐND)(?![^\W_])", symbol)
    if found and own and found[1] != own and "VĂN PHÒNG" not in body:
        path = "ky_hieu" if context.document.dong_so is None else "dong_so"
        message = f"Ký hiệu ghi {found[1]}, cơ quan ban hành là {body}"
        yield Finding((path,), message, symbol, symbol.replace(found[1], own))


@rule(
    code="TT21",
    title="Chữ viết tắt tên loại trong ký hiệu không khớp loại văn bản",
    severity=LOI,
    can_cu=nd30_as_before("Mục I Phụ lục III"),
    danh_cho=STATE,
    bad="ky_hieu: QĐ-UBND",
    good="ky_hieu: KH-UBND",
)
def symbol_of_kind(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kế hoạch - KH, báo cáo - BC, quyết định - QĐ …; công văn không có chữ viết tắt tên loại. “UBND-KH” của kế hoạch là viết ngược."""
    from cchc_docs.law.kinds import type_by_key

    kind = type_by_key(context.document.loai)
    _, line = _line(context)
    symbol = context.document.ky_hieu or patterns.sub(r"^[^/]*/(?:\d{4}/)?", "", line)
    typed = symbol_family(f"1/{symbol}").loai if symbol else ""
    if context.document.loai == "cong_van" and symbol.startswith("CV-"):
        typed = "CV"
    path = ("ky_hieu",) if context.document.ky_hieu else ("dong_so",)
    if turned := set_right(context.document):
        yield Finding(path, f"Ký hiệu “{symbol}” viết ngược: tên loại trước, tên cơ quan sau", symbol, turned)
    if kind is None or not typed or kind.viet_tat == typed:
        return
    right = re.sub(rf"^{re.escape(typed)}", kind.viet_tat or "", symbol).lstrip("-")
    yield Finding(path, f"{kind.ten} mà ký hiệu ghi “{typed}”", symbol, right)


def set_right(document: Document) -> str:
    """The letters of a symbol whose kind stands behind the body ("UBND-KH" of a kế hoạch) in their order, "" of all others."""
    from cchc_docs.law.kinds import type_by_key

    kind = type_by_key(document.loai)
    first, _, last = document.ky_hieu.partition("-")
    if kind is None or not kind.viet_tat or last != kind.viet_tat or first == last:
        return ""
    return f"{last}-{first}"


def symbol_meant(document: Document) -> str:
    """The symbol a paper's own head should have: in its order, with the letters of its kind; what TT21 tells is told there alone."""
    from cchc_docs.law.kinds import type_by_key

    kind, symbol = type_by_key(document.loai), set_right(document) or printed.symbol(document)
    typed = symbol_family(f"1/{symbol}").loai if document.ky_hieu else ""
    if kind is None or not kind.viet_tat or not typed or typed == kind.viet_tat:
        return symbol
    return re.sub(rf"^{re.escape(typed)}", kind.viet_tat, symbol)


@rule(
    code="TT22",
    title="Dòng địa danh, ngày tháng viết sai",
    severity=LOI,
    can_cu=_DATE,
    danh_cho=STATE,
    bad="{dong_ngay: 'An Bình, ngày 5 tháng 03 năm 2026'}",
    good="{dong_ngay: 'An Bình, ngày 05 tháng 3 năm 2026'}",
)
def date_line(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ngày dưới 10 và tháng 1, 2 thêm số 0; tháng 3 đến 9 không thêm; sau địa danh là dấu phẩy; số không viết liền chữ (“11năm”)."""
    line = context.document.dong_ngay or ""
    if not line.strip():
        return
    path = ("dong_ngay",)
    found = patterns.search(r"ngày\s*(\d*)[\s.…_]*tháng\s*(\d*)[\s.…_]*năm", line, re.IGNORECASE)
    if found is None:
        yield Finding(path, "Thời gian ghi “ngày … tháng … năm …”", line, "<Địa danh>, ngày … tháng … năm …")
        return
    day, month = found[1], found[2]
    glued = patterns.search(r"\d+(?:tháng|năm)|(?:ngày|tháng|năm)\d+", line, re.IGNORECASE)
    if glued:
        right = patterns.sub(r"(\d)(?=[^\W\d])|([^\W\d])(?=\d)", r"\1\2 ", glued[0])
        yield Finding(path, "Dòng ngày tháng thiếu dấu cách", glued[0], right, severity=CANH_BAO)
    if len(day) == 1 or (len(day) == 2 and int(day) > 31):
        yield Finding(path, "Ngày dưới 10 thêm số 0", f"ngày {day}" if f"ngày {day}" in line else day, f"ngày 0{day}")
    if month and ((len(month) == 2 and 3 <= int(month) <= 9) or (len(month) == 1 and int(month) in (1, 2))):
        right = str(int(month)) if len(month) == 2 else f"0{month}"
        yield Finding(
            path,
            "Số 0 chỉ thêm trước tháng 1 và tháng 2",
            f"tháng {month}" if f"tháng {month}" in line else month,
            f"tháng {right}",
        )
    before = line[: found.start()].rstrip()
    if before and not before.endswith(","):
        yield Finding(path, "Sau địa danh là dấu phẩy", before, f"{before},")


@rule(
    code="TT23",
    title="Số, ngày ban hành còn để trống",
    severity=GOI_Y,
    can_cu=nd30("điểm c, d khoản 2 Điều 8"),
    danh_cho=STATE,
    bad="{so: ~, ngay_ban_hanh: {thang: '1', nam: '2026'}}",
    good="so: '12'",
)
def open_number(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Số và ngày do văn thư ghi sau khi ký, nên để trống lúc trình ký là bình thường; chỉ nhắc để không quên."""
    if stands_apart(context.document):
        yield NotEvaluated(NEEDS[HEAD])
        return
    document = context.document
    number = patterns.match(r"\s*\d", _line(context)[1]) is not None
    day = document.ngay_ban_hanh
    if not number:
        yield Finding(("so",), "Chưa có số văn bản (văn thư cấp sau khi ký)", suggestion="ghi số khi đăng ký")
    if day is not None and None in (day.ngay, day.thang, day.nam):
        yield Finding(("ngay_ban_hanh",), "Ngày ban hành chưa đủ", suggestion="ghi đủ ngày, tháng, năm khi ký")


@rule(
    code="TT24",
    title="Địa danh có chữ “xã”, thiếu tên riêng, ghi tên tỉnh, tên nơi khác",
    severity=CANH_BAO,
    can_cu=nd30_as_before("điểm a khoản 4 Mục II Phần I Phụ lục I"),
    danh_cho=STATE,
    bad="dia_danh: Xã An Bình",
    good="dia_danh: An Bình",
)
def place_word(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Ghi tên riêng của xã, không ghi tên tỉnh, tên nơi khác thay cho tên xã, không ghi trống “Thị trấn, ngày …”. Tên gắn với số, tên người, sự kiện thì ghi cả danh từ chung (Phường 12, Phường Điện Biên Phủ)."""
    place = context.document.dia_danh
    found = patterns.match(r"(?i:xã|huyện|tỉnh)\s+", place)
    if found:
        yield Finding(("dia_danh",), "Địa danh ghi tên riêng, không kèm “xã”", place, place[found.end() :])
    if patterns.fullmatch(r"(?i:xã|phường|thị trấn|thị xã|thành phố|huyện|tỉnh|đặc khu)", place.strip()):
        yield Finding(("dia_danh",), f"Địa danh chỉ ghi “{place}”, thiếu tên riêng", place, "ghi tên của xã, phường")
    yield from _place_of_the_province(context, place)


def _place_of_the_province(context: Context, place: str) -> Iterator[Finding]:
    """“Thái Bình, ngày …” of a commune, or another place's name: its papers bear its own."""
    from cchc_docs.law.places import province

    body = " ".join((context.document.co_quan.ten if context.document.co_quan else "").split())
    own = patterns.fullmatch(r"(?i)(?:[uủ][ỷy] ban|hội đồng) nhân dân (?:xã|phường|đặc khu) (?P<ten>.+)", body)
    # A commune may be called after the province or a town of old; its name is then the place.
    if own and place and not {*place.lower().split()} & {*own["ten"].lower().split()}:
        kind = "là tên tỉnh, thành phố" if province(place) is not None else "không phải tên nơi ban hành"
        yield Finding(("dia_danh",), f"Địa danh “{place}” {kind}; văn bản của {body}", place, own["ten"])


@rule(
    code="TT25",
    title="Số, ký hiệu văn bản Đảng, đoàn thể viết theo kiểu cơ quan nhà nước, cách chữ quanh dấu",
    severity=CANH_BAO,
    can_cu="Hướng dẫn số 36-HD/VPTW về thể thức văn bản của Đảng (số - tên loại/cơ quan ban hành)",
    danh_cho=frozenset({DANG, DOAN_THE}),
    bad="{co_quan: {ten: Đảng ủy xã An Bình}, ky_hieu: BC-ĐU, dong_so: Số 88/BC-ĐU}",
    good="{co_quan: {ten: Đảng ủy xã An Bình}, ky_hieu: BC/ĐU, dong_so: Số 88-BC/ĐU}",
)
def party_symbol(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“Số 88-BC/ĐU”: gạch nối sau số, gạch chéo trước cơ quan, không cách chữ; “88/BC-ĐU” là kiểu của cơ quan nhà nước (và của Mặt trận)."""
    line = context.document.dong_so or ""
    spaced = _SPACED_SYMBOL.search(line)
    if spaced:
        right = patterns.sub(r"\s*([-/])\s*", r"\1", spaced[0])
        yield Finding(("dong_so",), "Trong số, ký hiệu không cách chữ", spaced[0], right, right)
    if context.profile.cap != DANG:
        return
    found = patterns.search(r"(\d+)\s*/\s*([A-ZĐ][A-ZĐa-z]{0,3})\s*-\s*([A-ZĐ]{1,6}(?:/[A-ZĐ]+)?)", line)
    if found:
        yield Finding(
            ("dong_so",), f"“{found[0]}” viết theo kiểu cơ quan nhà nước", found[0], f"{found[1]}-{found[2]}/{found[3]}"
        )


_SPACED_SYMBOL = patterns.ours(r"\d+(?: +- *| *- +)[A-ZĐ][A-ZĐa-z]{0,4}(?: *[-/] *[A-ZĐ][\w-]*)*")
