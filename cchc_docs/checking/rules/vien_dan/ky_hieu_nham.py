"""VD: a group of letters in a symbol that no body and no kind has, and one slip of the fingers away one does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cchc_docs import patterns
from cchc_docs.checking.context import Context
from cchc_docs.checking.finding import CANH_BAO, GOI_Y, Finding, NotEvaluated
from cchc_docs.checking.parts import QUOTED
from cchc_docs.checking.registry import practice, rule
from cchc_docs.law.register import LegalText, Register
from cchc_docs.model.document import Text
from cchc_docs.vietnamese.citations import Citation
from cchc_docs.vietnamese.fold import fold
from cchc_docs.vietnamese.symbols import PARTY_BODIES, TYPE_ABBREVIATIONS, normalise_symbol, symbol_family

_GROUPS = patterns.ours(r"[^\W\d_]+")


@rule(
    code="VD62",
    title="Chữ viết tắt trong ký hiệu gõ đảo, thừa, thiếu một chữ cái",
    severity=CANH_BAO,
    can_cu=practice("ký hiệu ghi chữ viết tắt tên loại và tên cơ quan ban hành"),
    tru=QUOTED,
    bad="mo_dau: [Thực hiện Quyết định số 257/QĐ-UBDN ngày 22/12/2025 của UBND tỉnh., Theo Kế hoạch số 8-KH/UĐ ngày 05/01/2026 của Đảng ủy xã.]",
    good="mo_dau: [Thực hiện Quyết định số 257/QĐ-UBND ngày 22/12/2025 của UBND tỉnh., Theo Kế hoạch số 8-KH/ĐU ngày 05/01/2026 của Đảng ủy xã., Thông báo số 12/TB-UBMTTQ.]",
)
def slip_in_symbol(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“17-KH/UH” là 17-KH/HU, “5/HK-UBND” của một Kế hoạch là 5/KH-UBND. Chữ viết tắt lạ mà không lệch một nét gõ thì không xét."""
    for text, cited in context.citations:
        meant = meant_symbol(text, cited)
        wrong = [one for one in normalise_symbol(cited.so_ky_hieu)[1] if one != "no_number"]
        # Where the form is wrong too, VD01 tells both at once.
        if meant and (not wrong or unknown_party_body(cited.so_ky_hieu, wrong)):
            yield Finding(text.path, f"Ký hiệu “{cited.so_ky_hieu}” có phải “{meant}”?", cited.so_ky_hieu, meant)
        if not meant and (cut := _kind_cut(cited)):
            yield Finding(text.path, f"Ký hiệu “{cited.so_ky_hieu}” có phải “{cut}”?", cited.so_ky_hieu, cut)
    for hit in context.matches(_SMALL_BODY, tuple(_SMALL_BODIES)):
        symbol, body = hit.match[0], hit.match["co_quan"]
        right = symbol[: -len(body)] + _SMALL_BODIES[f"-{body}"]
        yield Finding(hit.text.path, f"Ký hiệu “{symbol}” có phải “{right}”?", symbol, right)


_SMALL_BODIES = {
    "-Tg": "TTg", "-Ttg": "TTg", "-TTTg": "TTg", "-TgT": "TTg", "-Cp": "CP", "-Ubnd": "UBND", "-UBnd": "UBND", "-UBNd": "UBND", "-Hđnd": "HĐND", "-HĐnd": "HĐND",
}  # fmt: skip
"""Bodies in letters that no symbol has: what stands before them is read as the whole of it."""
_SMALL_BODY = patterns.ours(
    rf"\d{{1,5}}/(?:(?:19|20)\d\d/)?[A-ZĐ]{{2,3}}-(?P<co_quan>{'|'.join(one[1:] for one in _SMALL_BODIES)})(?![\w-])"
)


def _kind_cut(cited: Citation) -> str:
    """“Chỉ thị số 24/TTg”, “27/CTTg” of today are 24/CT-TTg, 27/CT-TTg; until 1997 papers had no kind in their symbol."""
    found = _CUT_SHORT.fullmatch(cited.so_ky_hieu)
    kind = _KINDS_OF_PM.get(cited.loai, "")
    recent = cited.ngay is not None and (cited.ngay.year or 0) > _WITHOUT_YEAR
    return f"{found[1]}/{kind}-TTg" if found and kind and recent else ""


_CUT_SHORT = patterns.ours(r"(\d{1,4})/(?:C?TTg|QTTg|ĐTTg)")
_KINDS_OF_PM = {"Chỉ thị": "CT", "Quyết định": "QĐ", "Công điện": "CĐ"}


def meant_symbol(text: Text, cited: Citation) -> str:
    """Return the right form of a symbol with the letters that were meant for the first group mistyped, "" where none is."""
    symbol = cited.so_ky_hieu
    for found in _GROUPS.finditer("" if text.text.isupper() else symbol):
        meant = _meant(found[0], cited)
        if meant:
            return normalise_symbol(symbol[: found.start()] + meant + symbol[found.end() :])[0]
    return ""


def unknown_party_body(symbol: str, wrong: list[str]) -> bool:
    """Tell whether "05-HD/BTGTW" is only taken for a state symbol because the Party body is not known here."""
    found = patterns.fullmatch(r"\d+-[^\W\d_]+/([^\W\d_]+)(?:-[^\W\d_]+)?", symbol)
    return wrong == ["state_form"] and found is not None and found[1] not in ("CP", "TTg", "UBND", "HĐND")


_PARTY = frozenset(one for one in PARTY_BODIES if len(one) == len("TW"))
_STATE = ("UBND", "HĐND", "MTTQ", "UBMTTQ")


def _meant(group: str, cited: Citation) -> str:
    """Return the group that was meant, "" where the typed one may be right: known, or no slip of one that fits there."""
    if group in TYPE_ABBREVIATIONS or group in PARTY_BODIES or group in _STATE or not group.isupper():
        return ""
    parts = symbol_family(cited.so_ky_hieu)
    bodies = _PARTY if _PARTY_FORM.match(cited.so_ky_hieu) else _STATE
    body = parts.co_quan if parts.loai else parts.don_vi
    if group == body:
        return next((one for one in bodies if _one_slip(group, one, cited.issuer)), "")
    kind = next((one for one, names in type_names().items() if cited.loai in names), "")
    return kind if body in bodies and _one_slip(group, kind) else ""


_PARTY_FORM = patterns.ours(r"\d+-[^\W\d_]+/")
"""What is typed decides: with a body that is mistyped it is of no family of the party's."""


def _one_slip(typed: str, known: str, issuer: str = "") -> bool:
    """Whether two neighbours changed round, D has the bar of Đ ("UBNĐ"), one stands twice, or, of a body that is named, one is not there (HND is another)."""
    if len(typed) == len(known):
        return typed.replace("Đ", "D") == known.replace("Đ", "D") or any(
            typed[:n] + typed[n + 1] + typed[n] + typed[n + 2 :] == known and typed[n] != typed[n + 1]
            for n in range(len(typed) - 1)
        )
    if len(typed) == len(known) + 1:
        return any(typed[n] == typed[n + 1] and typed[:n] + typed[n + 1 :] == known for n in range(len(typed) - 1))
    told = any(name in fold(issuer) for name in _NAMED.get(known, ()))
    return told and any(known[:n] + known[n + 1 :] == typed for n in range(len(known)))


_NAMED = {"UBND": ("ban nhân dân", "ubnd"), "HĐND": ("hội đồng nhân dân", "hđnd")}
"""What the name of a body holds, folded."""


@cache
def type_names() -> dict[str, tuple[str, ...]]:
    """Return the names of kinds by their abbreviation."""
    from cchc_docs.law.kinds import document_types

    names: dict[str, tuple[str, ...]] = {one.viet_tat: (one.ten,) for one in document_types() if one.viet_tat}
    names |= {
        "NĐ": ("Nghị định",), "TT": ("Thông tư",), "KL": ("Kết luận",), "TTLT": ("Thông tư liên tịch",),
        "CTHĐ": ("Chương trình hành động", "Chương trình"), "NQLT": ("Nghị quyết liên tịch",), "VBHN": ("Văn bản hợp nhất",),
    }  # fmt: skip
    return names


_UNIT = patterns.ours(
    r"\d{1,5}/(?P<loai>[A-ZĐ][A-ZĐa-z]{0,3})-(?P<co_quan>UBND|HĐND|S[A-ZĐ]{2,8}|P[A-ZĐ]{2,8})-[A-ZĐ]{1,6}"
)


@rule(
    code="VD63",
    title="Ký hiệu của văn bản có tên loại thêm chữ viết tắt đơn vị soạn thảo",
    severity=GOI_Y,
    can_cu=practice(
        "ký hiệu của văn bản có tên loại gồm tên loại và cơ quan ban hành; chữ viết tắt đơn vị soạn thảo chỉ có ở công văn"
    ),
    tru=QUOTED,
    bad="mo_dau: [Theo Tờ trình số 163/TTr-STC-NS ngày 15/9/2026 của Sở Tài chính về mua xuồng.]",
    good="mo_dau: [Theo Tờ trình số 163/TTr-STC ngày 15/9/2026 của Sở Tài chính về mua xuồng., Theo Công văn số 163/STC-NS ngày 15/9/2026., Quyết định số 16/QĐ-BNN-KN ngày 08/01/2026.]",
)
def unit_in_symbol(context: Context) -> Iterator[Finding | NotEvaluated]:
    """“1630/TTr-SNN-TY”: cơ quan kia có thể ghi vậy thật, nên chỉ nhắc; nhiều bộ có lệ ghi tên đơn vị nên không xét."""
    for text, cited in context.citations:
        found = _UNIT.fullmatch(cited.so_ky_hieu)
        if found and found["loai"] in TYPE_ABBREVIATIONS:
            right = cited.so_ky_hieu.rpartition("-")[0]
            message = f"“{cited.so_ky_hieu}”: chữ viết tắt đơn vị soạn thảo chỉ có ở công văn"
            yield Finding(text.path, message, cited.so_ky_hieu, f"xem lại văn bản gốc: {right}")


def without_year(context: Context) -> Iterator[Finding]:
    """A legal text told without its year ("25/QĐ-TTg ngày 22/7/2021") where the paper has its number in full elsewhere."""
    full: dict[tuple[str, str, str], str] = {}
    for _, cited in context.citations:
        parts = cited.so_ky_hieu.split("/")
        if len(parts) == 3 and len(parts[1]) == 4 and parts[1].isdigit():
            full[parts[0].lstrip("0"), parts[1], parts[2]] = cited.so_ky_hieu
    for text, cited in context.citations:
        parts = cited.so_ky_hieu.split("/")
        year = cited.ngay.year if cited.ngay else None
        if len(parts) != 2:
            continue
        right = full.get((parts[0].lstrip("0"), str(year), parts[1]))
        if not right and year and year > _WITHOUT_YEAR and _ALWAYS_LAW.fullmatch(cited.so_ky_hieu):
            right = f"{parts[0]}/{year}/{parts[1]}"
            message = f"Ký hiệu “{cited.so_ky_hieu}”: thiếu năm ban hành"
            yield Finding(text.path, message, cited.so_ky_hieu, right, severity=CANH_BAO)
        elif right:
            message = f"Ký hiệu “{cited.so_ky_hieu}”: thiếu năm ban hành, nơi khác ghi “{right}”"
            yield Finding(text.path, message, cited.so_ky_hieu, right, severity=CANH_BAO)


_ALWAYS_LAW = patterns.ours(r"\d{1,3}/(?:TT-[A-ZĐ]{2,10}|NĐ-CP)")
_WITHOUT_YEAR = 1997
"""Decrees and circulars bear their year in the number since then."""


def look_alike_of(known: Register, cited: Citation) -> LegalText | None:
    """Return the known text of the cited number and day whose symbol is another (66-NQ/TW for 66/NQ-CP), None where the citation may be right."""
    day = cited.day
    if day is None or not cited.so_ky_hieu:
        return None
    symbol = normalise_symbol(cited.so_ky_hieu)[0]
    if any(entry.known_day in (None, day) for entry in known.find(symbol)):
        return None
    own = symbol.replace("/", f"/{day.year}/", 1)  # only its year is missing: VD01
    return next((one for one in known.look_alikes(symbol) if one.known_day == day and one.so_ky_hieu != own), None)
