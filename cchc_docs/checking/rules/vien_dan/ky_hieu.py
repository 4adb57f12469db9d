"""VD: the form of one citation - its symbol, its type word, its issuer, the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, LOI, Finding, NotEvaluated
from cchc_docs.checking.needs import YEAR
from cchc_docs.checking.registry import nd30_as_before, practice, rule
from cchc_docs.checking.rules.vien_dan.ky_hieu_nham import (
    look_alike_of,
    meant_symbol,
    type_names,
    unknown_party_body,
    without_year,
)
from cchc_docs.model.document import NgayThang
from cchc_docs.vietnamese.accents import strip_accents
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.symbols import PARTY_BODIES, SYMBOL_PROBLEMS, normalise_symbol, symbol_family

_SYMBOL_RULE = nd30_as_before("khoản 3 Mục II Phần I Phụ lục I")
_CITING = nd30_as_before("điểm b khoản 6 Mục II Phần I Phụ lục I")
_SAFE = {"spaces", "dash", "missing_hyphen", "letter_case", "plain_d"}


@rule(
    code="VD01",
    title="Ký hiệu văn bản viết sai",
    severity=LOI,
    can_cu=_SYMBOL_RULE,
    bad="mo_dau: [Thực hiện Quyết định số 06/QĐTTg ngày 06/01/2022 của Thủ tướng Chính phủ.]",
    good="mo_dau: [Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ.]",
)
def bad_symbol(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Thiếu gạch nối, thừa khoảng trắng, gạch dài, D thay Đ, lẫn kiểu của Đảng (57-NQ/TW) và của Nhà nước (76/NQ-CP)."""
    for text, cited in context.citations:
        if not cited.so_ky_hieu or cited.so_ky_hieu.isdigit():
            continue
        right, problems = normalise_symbol(cited.so_ky_hieu)
        # A line all in capitals cannot tell "TTg" from "TTG".
        passed = ("no_number", "letter_case") if text.text.isupper() else ("no_number",)
        wrong = [problem for problem in problems if problem not in passed]
        if not wrong or right == cited.so_ky_hieu or unknown_party_body(cited.so_ky_hieu, wrong):
            continue
        said = "; ".join(SYMBOL_PROBLEMS[problem] for problem in wrong)
        meant = meant_symbol(text, cited)
        right = meant or right
        safe = right if set(wrong) <= _SAFE and not meant else None
        yield Finding(text.path, f"Ký hiệu “{cited.so_ky_hieu}”: {said}", cited.so_ky_hieu, right, safe)
    yield from without_year(context)
    for hit in context.matches(_RUNS_ON):
        quote, symbol = hit.match[0], hit.match["ky_hieu"]
        yield Finding(
            hit.text.path, f"Ký hiệu “{symbol}” viết liền chữ sau", quote, f"{symbol} {hit.match['sau']}",
            f"{symbol} {hit.match['sau']}", severity=CANH_BAO,
        )  # fmt: skip
    for hit in context.matches(_TERM_APART, ("/qh ",)):
        quote = hit.match[0]
        yield Finding(
            hit.text.path, f"Ký hiệu “{quote}”: trong số, ký hiệu có khoảng trắng", quote, quote.replace(" ", "")
        )
    for hit in context.matches(_RUN_TOGETHER):
        number, kind, body = hit.match["so"], hit.match["loai"], hit.match["co_quan"]
        party = body in PARTY_BODIES or (body not in _OF_STATE and hit.match["gach"] == "/")
        right = f"{number}-{kind}/{body}" if party else f"{number}/{kind}-{body}"
        quote = hit.match[0].partition(" ")[2].lstrip()
        yield Finding(hit.text.path, f"Ký hiệu “{quote}”: thiếu dấu giữa số và tên loại", quote, right)


_RUNS_ON = patterns.ours(
    r"(?<![\w/.-])(?P<ky_hieu>\d{1,5}/(?:\d{4}/)?[A-ZĐ][A-ZĐTgr]{1,8}-[A-ZĐ]{2,9}?)(?P<sau>ngày|của|về|và|do)(?![^\W_])"
)
_TERM_APART = patterns.ours(r"\d{1,3}/(?:19|20)\d\d/QH \d{1,2}(?!\d)")
_OF_STATE = ("CP", "TTg", "UBND", "HĐND")
_RUN_TOGETHER = patterns.ours(
    r"số:? (?P<so>\d{1,5})(?P<trong> ?)(?P<loai>NQ|QĐ|KH|CT|KL|NĐ|TT|TB|BC|HD|CV|CTr|TTr|ĐA)(?P<gach>[/-])(?P<co_quan>CP|TTg|UBND|HĐND|TW|TU|ĐU|BCĐTW|(?:(?<= KH/)|(?<= NQ/)|(?<= HD/)|(?<= KL/)|(?<= CT/)|(?<= BC/)|(?<= TB/))[A-ZĐ]{2,8})(?![\w/-])"
)


@rule(
    code="VD02",
    title="Tên loại không khớp ký hiệu",
    severity=LOI,
    can_cu=nd30_as_before("Mục I Phụ lục III"),
    bad="mo_dau: [Thực hiện Kế hoạch số 257/QĐ-UBND ngày 22/12/2025 của UBND tỉnh.]",
    good="mo_dau: [Thực hiện Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh., Công văn số 15/UBND-VHXH.]",
)
def type_against_symbol(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So tên loại với chữ viết tắt trong ký hiệu (Kế hoạch - KH, Quyết định - QĐ). QĐ của Đảng có thể là Quy định."""
    for text, cited in context.citations:
        if not cited.loai or cited.listed or not cited.so_ky_hieu or cited.loai == "Văn bản":
            continue
        parts = symbol_family(cited.so_ky_hieu)
        expected = _expected(parts.family, parts.loai)
        before = text.text[max(0, cited.start - 60) : cited.start].lower()
        if cited.loai.endswith("liên tịch") and parts.family != "unknown" and not _JOINT.search(cited.so_ky_hieu):
            message = f"“{cited.loai}” nhưng ký hiệu “{cited.so_ky_hieu}” là của một cơ quan ban hành"
            yield Finding(
                text.path, message, cited.so_ky_hieu, cited.loai.removesuffix(" liên tịch"), severity=CANH_BAO
            )
            continue
        if not parts.loai and cited.loai in type_names().get(parts.don_vi, ()):
            right = f"{cited.so_ky_hieu.partition('/')[0]}/{parts.don_vi}-{parts.co_quan}"
            message = f"Ký hiệu “{cited.so_ky_hieu}” viết ngược: tên loại trước, tên cơ quan sau"
            yield Finding(text.path, message, cited.so_ky_hieu, right, severity=CANH_BAO)
        if any(name.lower() in before for name in expected):
            continue  # "Thông báo kết luận số 12/TB-…", "Quyết định ban hành Kế hoạch số 12/QĐ-…"
        if expected and not any(cited.loai.lower().startswith(name.lower()) for name in expected):
            typed = text.text[slice(*cited.spans["loai"])]
            head = f"{typed} số {cited.so_ky_hieu}"
            quote = head if head in text.text else cited.so_ky_hieu
            yield Finding(
                text.path, f"“{typed}” nhưng ký hiệu “{cited.so_ky_hieu}” là của {' hoặc '.join(expected).lower()}", quote,
                "sửa tên loại hoặc ký hiệu cho khớp với văn bản gốc",
            )  # fmt: skip


_JOINT = patterns.ours(r"LT|LB|\d/(?:[^-/]+-){2}")
"""What the symbol of a joint text has: its kind, or the letters of several bodies."""


def _expected(family: str, kind: str) -> tuple[str, ...]:
    if family == "qh":
        return ("Luật", "Bộ luật", "Nghị quyết", "Pháp lệnh") if not kind else type_names().get(kind, ())
    if family == "party" and kind == "QĐ":
        return ("Quyết định", "Quy định")
    if family in ("state", "party"):
        return type_names().get(kind, ())
    return ()


_ISSUERS = {
    "CP": r"^chính phủ", "TTg": r"^thủ tướng", "UBND": r"ubnd|[uủ][ỷy] ban nhân dân|tỉnh|thành phố|xã|phường", "HĐND": r"hđnd|hội đồng nhân dân|tỉnh|thành phố|xã|phường",
    "TW": r"trung ương|^hội nghị|bộ chính trị|ban bí thư|bch|tw|đảng", "TU": r"tỉnh [uủ][ỷy]|thành [uủ][ỷy]|ban thường vụ|bch|ban chấp hành|đảng bộ|tỉnh|thành phố",
    "ĐU": r"đảng [uủ][ỷy]|ban thường vụ|bch|ban chấp hành|đảng bộ", "VPCP": r"văn phòng chính phủ|bộ trưởng, chủ nhiệm",
    "BNV": r"nội vụ", "BTP": r"tư pháp", "BKHCN": r"khoa học", "BTC": r"tài chính", "BYT": r"y tế", "BGDĐT": r"giáo dục",
    "BXD": r"xây dựng", "BCT": r"công thương", "BNNMT": r"nông nghiệp", "BVHTTDL": r"văn hóa|văn hoá", "BCA": r"công an",
    "BQP": r"quốc phòng", "BDTTG": r"dân tộc", "BTNMT": r"tài nguyên", "BLĐTBXH": r"lao động", "BTTTT": r"thông tin",
    "BKHĐT": r"kế hoạch", "BGTVT": r"giao thông", "BNNPTNT": r"nông nghiệp", "TTCP": r"thanh tra chính phủ",
    "NHNN": r"ngân hàng", "QH": r"^quốc hội", "UBTVQH": r"thường vụ quốc hội|^ubtvqh",
    "SNV": r"nội vụ", "STC": r"tài chính", "STP": r"tư pháp", "SYT": r"y tế", "SXD": r"xây dựng", "SCT": r"công thương",
    "SGDĐT": r"giáo dục", "SKHCN": r"khoa học", "SNNMT": r"nông nghiệp", "SVHTTDL": r"văn hóa|văn hoá", "SNgV": r"ngoại vụ", "SDTTG": r"dân tộc",
}  # fmt: skip


@rule(
    code="VD03",
    title="Cơ quan ban hành không khớp ký hiệu",
    severity=CANH_BAO,
    can_cu=_CITING,
    bad="mo_dau: [Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Chính phủ., Theo Luật Đê điều ngày 29/11/2006 của Chính phủ.]",
    good="mo_dau: [Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ., Theo Luật Đê điều ngày 29/11/2006 của nước Việt Nam.]",
)
def issuer_against_symbol(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Phần sau ký hiệu chỉ cơ quan: CP - Chính phủ, TTg - Thủ tướng Chính phủ, TW - cơ quan Đảng ở Trung ương.

    Luật, bộ luật là của Quốc hội, pháp lệnh của Ủy ban Thường vụ Quốc hội, kể cả khi chỉ ghi tên và ngày.
    """
    for text, cited in context.citations:
        if not cited.co_quan:
            continue
        message = ""
        if cited.loai in _LAWS:
            if _NO_LAWMAKER.match(cited.issuer):
                whose = "Ủy ban Thường vụ Quốc hội" if cited.loai == "Pháp lệnh" else "Quốc hội"
                message = f"{cited.loai} là của {whose}, không phải của “{cited.issuer}”"
        elif cited.so_ky_hieu and not issuer_fits(symbol_family(cited.so_ky_hieu).co_quan, cited.issuer):
            meant = look_alike_of(context.register, cited)
            if meant is None or not issuer_fits(symbol_family(meant.so_ky_hieu).co_quan, cited.issuer):  # else VD23
                message = f"Ký hiệu “{cited.so_ky_hieu}” không phải của “{cited.issuer}”"
            if not _is_the_other(cited) and _fits_without_marks(symbol_family(cited.so_ky_hieu).co_quan, cited.issuer):
                message = f"“{cited.issuer}”: tên cơ quan của ký hiệu “{cited.so_ky_hieu}” gõ sai dấu"
        if message:
            begin = cited.spans.get("so_ky_hieu", cited.spans["co_quan"])[0]
            whole = text.text[begin : cited.spans["co_quan"][1]]
            quote = whole if 0 < len(whole) < _ONE_LINE else cited.co_quan
            yield Finding(text.path, message, quote, "ghi đúng cơ quan ban hành hoặc sửa ký hiệu")


_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_NO_LAWMAKER = patterns.ours(
    r"(?:Chính phủ|Thủ tướng|Bộ (?!luật)|UBND|HĐND|[UuỦủ][ỷyỶY] ban nhân dân|Hội đồng nhân dân|Bộ Chính trị|Ban Bí thư|Chủ tịch|Sở |Tỉnh ủy)"
)
_ONE_LINE = 120
"""Letters of a citation from its number to its issuer that are quoted whole: either of them may be the wrong one."""


def issuer_fits(body: str, issuer: str) -> bool:
    """Tell whether an issuer can be the body a symbol ends with; a body not known here fits every issuer."""
    name = issuer.lower()
    if name in ("bộ trưởng", "thủ trưởng", "liên bộ", "liên ngành"):
        return True  # "của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ": the name breaks off at the comma
    pattern = _ISSUERS.get(patterns.sub(r"(?<=QH)\d+$", "", body))
    if pattern is None or _in_short(issuer).startswith(body):
        return True
    if body in ("UBND", "HĐND"):
        people = {
            "HĐND": patterns.search(r"hđnd|hội đồng nhân dân", name),
            "UBND": patterns.search(r"ubnd|[uủ][ỷy] ban nhân dân", name),
        }
        if any(people.values()) and not people[body]:
            return False
    return patterns.search(pattern, name) is not None


def _fits_without_marks(body: str, issuer: str) -> bool:
    """Whether a name that does not fit a body is its own with a wrong mark ("Bộ Y tê"): told as what it is."""
    pattern = _ISSUERS.get(body)
    return pattern is not None and patterns.search(strip_accents(pattern), strip_accents(issuer.lower())) is not None


def _is_the_other(cited: Citation) -> bool:
    """Whether a committee is named for its council, or the other way: no wrong mark, another body."""
    body, name = symbol_family(cited.so_ky_hieu).co_quan, cited.issuer.lower()
    other = {"UBND": r"hđnd|hội đồng nhân dân", "HĐND": r"ubnd|[uủ][ỷy] ban nhân dân"}.get(body)
    return other is not None and patterns.search(other, name) is not None


def _in_short(issuer: str) -> str:
    """The letters an issuer is written with in a symbol: "Bộ trưởng Bộ GD&ĐT", "Bộ LĐ-TB&XH" are BGDĐT, BLĐTBXH."""
    words = patterns.findall(r"[^\W\d_]+", patterns.sub(r"^(?:Bộ trưởng|Giám đốc) ", "", issuer))
    return "".join(word if word.isupper() else word[0].upper() for word in words)


_LETTER = patterns.ours(
    r"(?<![\w/.-])\d{1,5}/CV-(?:UBND|HĐND|S[A-ZĐ]{1,8}|B[A-ZĐ]{2,8}|VP[A-ZĐ]*|P[A-ZĐ]{1,6})(?![\w])"
)


@rule(
    code="VD33",
    title="Ký hiệu công văn viện dẫn có chữ CV",
    severity=GOI_Y,
    can_cu=nd30_as_before("khoản 3 Mục II Phần I Phụ lục I"),
    bad="mo_dau: [Theo Công văn số 431/CV-UBND ngày 10/02/2026 của UBND tỉnh về vá đường.]",
    good="mo_dau: [Theo Công văn số 431/UBND-KT ngày 10/02/2026 của UBND tỉnh về vá đường., Theo Công văn số 12-CV/TU ngày 10/02/2026 của Tỉnh ủy.]",
)
def letter_symbol(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Công văn của cơ quan nhà nước ghi tên cơ quan và đơn vị soạn thảo (431/UBND-KT); cơ quan kia có thể ghi sai thật, nên chỉ nhắc. Văn bản Đảng thì có CV."""
    if "/CV-" not in context.whole:
        return
    for hit in context.matches(_LETTER):
        yield Finding(
            hit.text.path, f"“{hit.match[0]}”: ký hiệu công văn không có chữ CV", hit.match[0], "xem lại văn bản gốc"
        )


@rule(
    code="VD04",
    title="Thiếu chữ “số” trước số, ký hiệu",
    severity=GOI_Y,
    can_cu=practice("viết “Kế hoạch số 05/KH-UBND”"),
    bad="mo_dau: [Thực hiện Kế hoạch 257/KH-UBND ngày 22/12/2025 của UBND tỉnh.]",
    good="mo_dau: [Thực hiện Kế hoạch số 257/KH-UBND ngày 22/12/2025 của UBND tỉnh.]",
)
def no_number_word(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Nghị định không bắt buộc chữ “số” nhưng các mẫu đều có; ô bảng hẹp có thể cố ý bỏ."""
    for text, cited in context.citations:
        if "loai" not in cited.spans or "so_ky_hieu" not in cited.spans or cited.loai == "Đề án":
            continue
        start, end = cited.spans["loai"][1], cited.spans["so_ky_hieu"][0]
        if not text.text[start:end].strip() and "/" in cited.so_ky_hieu:
            quote = text.text[cited.spans["loai"][0] : cited.spans["so_ky_hieu"][1]]
            typed = text.text[slice(*cited.spans["loai"])]
            yield Finding(text.path, "Thiếu chữ “số” trước số, ký hiệu", quote, f"{typed} số {cited.so_ky_hieu}")


_SHORT_TYPE = patterns.ours(
    r"(NĐ|QĐ|NQ|TT|KH|CT|KL|CV|BC|TTr|ĐA)[^\S\n]+(?:số[^\S\n]+)?(?=\d{1,5}(?:/\d{4})?[/-][A-ZĐ])"
)
_FULL = {"NĐ": "Nghị định", "QĐ": "Quyết định", "NQ": "Nghị quyết", "TT": "Thông tư", "KH": "Kế hoạch", "CT": "Chỉ thị",
         "KL": "Kết luận", "CV": "Công văn", "BC": "Báo cáo", "TTr": "Tờ trình", "ĐA": "Đề án"}  # fmt: skip


@rule(
    code="VD05",
    title="Tên loại văn bản viện dẫn bị viết tắt",
    severity=CANH_BAO,
    can_cu=_CITING,
    bad="mo_dau: [Xử lý tài sản theo NĐ 186/2025/NĐ-CP.]",
    good="mo_dau: [Xử lý tài sản theo Nghị định số 186/2025/NĐ-CP.]",
)
def short_type(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Khi viện dẫn phải ghi tên loại văn bản; “NĐ 186/2025/NĐ-CP” là cách ghi tắt trong bảng."""
    for hit in context.matches(_SHORT_TYPE):
        text, found = hit.text, hit.match
        if patterns.match(r"[\w/.-]", text.text[hit.start - 1 : hit.start]):
            continue
        rest = patterns.match(r"\d\S*", text.text[hit.end :])
        symbol = rest[0].rstrip(".,;)/") if rest else ""
        yield Finding(
            text.path,
            f"“{found[1]}” trước số, ký hiệu là viết tắt tên loại",
            found[0] + symbol,
            f"{_FULL[found[1]]} số {symbol}",
        )


@rule(
    code="VD06",
    title="Trích yếu lặp tên loại (Kế hoạch … về việc ban hành Kế hoạch)",
    severity=CANH_BAO,
    can_cu=_CITING,
    bad="mo_dau: [Theo Kế hoạch số 03/KH-UBND ngày 08/01/2026 của UBND xã về việc ban hành Kế hoạch cải cách hành chính.]",
    good="mo_dau: [Theo Quyết định số 03/QĐ-UBND ngày 08/01/2026 của UBND xã về việc ban hành Kế hoạch cải cách hành chính.]",
)
def says_itself(context: Context) -> Iterator[Finding | NotEvaluated]:
    """Kế hoạch không ban hành chính nó; ghi lại trích yếu thật của văn bản được viện dẫn."""
    for text, cited in context.citations:
        found = patterns.match(r"(?:về việc |về )?ban hành (\w+ \w+)", cited.trich_yeu, re.IGNORECASE)
        if found and cited.loai and found[1].lower() == cited.loai.lower() and cited.loai != "Chương trình":
            yield Finding(
                text.path, f"{cited.loai} không “ban hành {cited.loai}”", found[0], "ghi đúng trích yếu của văn bản gốc"
            )


@rule(
    code="VD08",
    title="Viện dẫn văn bản ban hành sau ngày của chính văn bản này",
    severity=LOI,
    can_cu=practice("không thể căn cứ một văn bản chưa có"),
    can=YEAR,
    bad="mo_dau: [Theo Kế hoạch số 03/KH-UBND ngày 20/3/2026 của UBND tỉnh.]",
    good="mo_dau: [Theo Kế hoạch số 03/KH-UBND ngày 08/01/2026 của UBND tỉnh.]",
)
def from_the_future(context: Context) -> Iterator[Finding | NotEvaluated]:
    """So ngày của văn bản viện dẫn với ngày ban hành; ngày chưa điền thì tính đến cuối tháng hoặc cuối năm."""
    day = context.day_of_issue or NgayThang()
    latest = (day.nam or 0, day.thang or 12, day.ngay or 31)
    for text, cited in context.citations:
        when = cited.ngay
        if when is None or when.problem or when.year is None:
            continue
        if when.month is None and not cited.so_ky_hieu and when.year <= latest[0] + 1:
            continue  # "dự toán thực hiện Luật … năm 2027": the year of the work, not of the law
        if (when.year, when.month or 1, when.day or 1) > latest:
            yield Finding(
                text.path,
                f"Văn bản “{_name(cited)}” có ngày sau ngày ban hành văn bản này",
                when.raw,
                "kiểm tra lại ngày",
            )


def _name(cited: Citation) -> str:
    return f"{cited.loai} số {cited.so_ky_hieu}".strip() if cited.so_ky_hieu else cited.trich_yeu
