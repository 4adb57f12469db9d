"""Kính gửi, căn cứ and the opening sentences: what stands between the trích yếu and the first heading."""

from __future__ import annotations

from cchc_docs.patterns import ours
from cchc_docs.reading.flow import Grid, Item, Para, cut
from cchc_docs.reading.recognise.reading import Reading, clean, is_rule, squeezed, words
from cchc_docs.reading.recognise.title import AUTHORITY, DECIDING, is_basis, names_issuer
from cchc_docs.vietnamese.enumerators import split_label

_ADDRESSED = ours(r"(?i)^\s*kính\s+gửi\s*:?\s*")
_WIRED = ours(r"^[^.;:]{3,150}\sđiện:\s*")
# A căn cứ that already acts is the opening sentence: "…, Ủy ban nhân dân xã … ban hành Kế hoạch … như sau:"
_ACTS = ours(
    r"(?i)(như sau|sau đây)\s*[:.]?\s*$|,\s*(ủy ban nhân dân|uỷ ban nhân dân|ubnd|hđnd|phòng|trung tâm|nay)\b.{0,160}"
    r"\b(ban hành|xây dựng|báo cáo|triển khai|đề nghị|thông báo|trình)\b"
)
# The second line of a council: "KHÓA II, NHIỆM KỲ 2026 - 2031", "KỲ HỌP THỨ HAI (CHUYÊN ĐỀ)".
_SESSION = ours(r"\(?(?:KHÓA|KHOÁ|KỲ HỌP|NHIỆM KỲ)\b")
_LOOK_AT = 60
_DECIDES = ("quyetdinh", "quyetnghi")
# A công văn speaks in sentences, whatever they begin with (mẫu 1.5 Phụ lục III).
_WITHOUT_BASES = frozenset({"cong_van"})
_FIRST = ("căn cứ", "xét", "theo đề nghị")


def read_opening(reading: Reading, items: list[Item], at: int) -> int:
    """Read what stands before the first labelled paragraph; return where the blocks begin."""
    document = reading.document
    addressed: list[Para] = []
    basis: list[str] = []
    opening: list[str] = []
    while at < len(items):
        item = items[at]
        if isinstance(item, Grid):
            if not (_is_addressed_grid(item) and not basis and not opening):
                break
            addressed += item.paras()
            at += 1
            continue
        text = item.text.strip()
        if not text or is_rule(text):
            if text:
                reading.drop(text)
            at += 1
            continue
        wired = document.loai == "cong_dien" and _WIRED.match(text) is not None and not addressed
        if ((squeezed(text).startswith("kinhgui") or wired) and not basis and not opening) or (
            addressed and not basis and not opening and _is_addressee(item, text, addressed[-1])
        ):
            addressed.append(item)
        elif (
            not (basis or opening or document.kinh_gui)
            and squeezed(text) not in _DECIDES
            and (
                _is_authority(item, text)
                or (document.loai in DECIDING and item.look.align == "center" and names_issuer(document, text))
                or (document.loai in DECIDING and item.look.align == "center" and _is_authority(item, text.upper()))
                or (document.tham_quyen and _goes_on_authority(item, text))
            )
        ):
            reading.put(("tham_quyen", len(document.tham_quyen)), item, "tham_quyen")
            document.tham_quyen += words(item, own_bold=True, own_italic=True).split("\n")
        elif document.loai not in _WITHOUT_BASES and (
            _is_bullet_basis(item, text) or (is_basis(text) and not item.label and not _acts(text))
        ):
            lines = basis if not opening or document.loai in DECIDING else opening
            role = "can_cu" if lines is basis else "mo_dau"
            reading.put((role, len(lines)), item, role)
            lines.append(words(item, own_italic=role == "can_cu"))
        elif _begins_blocks(item, text) and not _decision_follows(items, at):
            break
        else:
            reading.put(("mo_dau", len(opening)), item, "mo_dau")
            turns = squeezed(text) in _DECIDES
            opening.append(words(item, own_bold=turns, own_italic=turns or (item.italic and bool(basis))))
        at += 1
    if addressed:
        addressees(reading, addressed)
    document.can_cu += basis
    document.mo_dau += opening
    return at


def _is_addressed_grid(grid: Grid) -> bool:
    """Tell whether a table only lays out "Kính gửi:" beside its addressees."""
    paras = [para for para in grid.paras() if para.text.strip()]
    return bool(paras) and squeezed(paras[0].text).startswith("kinhgui") and all(len(para.text) < 250 for para in paras)


def _is_authority(item: Para, text: str) -> bool:
    """Tell whether a line says who decides, above the căn cứ."""
    if item.label or not text.isupper() or len(text) > 200:
        return False
    return AUTHORITY.match(text) is not None or (_SESSION.match(text) is not None and item.look.align == "center")


def _goes_on_authority(item: Para, text: str) -> bool:
    """Tell whether a line goes on the one above it: "ĐỒNG KHOAI" under "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"."""
    return (
        text.isupper()
        and len(text) < 80
        and item.look.align == "center"
        and not item.label
        and not split_label(text)[0]
    )


def open_lines(items: list[Item], start: int) -> None:
    """Cut paragraphs in place where căn cứ, or căn cứ and the opening sentence, are parted by soft breaks only."""
    at = start
    while at < min(len(items), start + _LOOK_AT):
        item = items[at]
        at += 1
        if isinstance(item, Grid) or item.label or "\n" not in item.text or not is_basis(item.text.strip()):
            continue
        first, _, rest = item.text.partition("\n")
        if first.rstrip().endswith((";", ".")) and rest.strip():
            items[at - 1 : at] = cut(item, len(first), 1)


def _is_addressee(item: Para, text: str, last: Para) -> bool:
    """Tell whether a line goes on the list under "Kính gửi:"."""
    listed = text.startswith(("-", "–", "+")) or item.label in ("-", "–", "+", "•")
    open_ = squeezed(last.text) == "kinhgui" or last.text.rstrip().endswith((";", ",", ":"))
    return (listed and open_) or (squeezed(last.text) == "kinhgui" and len(text) < 150)


def _is_bullet_basis(item: Para, text: str) -> bool:
    label, rest = (item.label, text) if item.label else split_label(text)
    return label in ("-", "–", "+", "•") and rest.lower().startswith(_FIRST) and text.endswith((";", ".", ","))


def _acts(text: str) -> bool:
    return (
        text.endswith(":")
        or _ACTS.search(text) is not None
        or (not text.lower().startswith(_FIRST) and not text.endswith(";"))
    )


def _begins_blocks(item: Para, text: str) -> bool:
    """Tell whether the body begins: a label, or a heading of its own in bold or capitals."""
    if item.label or split_label(text)[0]:
        return True
    decides = squeezed(text) in _DECIDES
    return (
        not decides
        and len(text) < 120
        and not text.endswith((":", ";", ","))
        and (item.bold or text.isupper())
        and not _is_authority(item, text)
    )


def _decision_follows(items: list[Item], at: int) -> bool:
    """Tell whether "QUYẾT ĐỊNH:" or "QUYẾT NGHỊ:" still comes before the first label: no block stands above it."""
    for item in items[at + 1 : at + _LOOK_AT]:
        if isinstance(item, Grid) or item.label or split_label(item.text)[0] in ("I.", "1.", "Điều 1."):
            return False
        if squeezed(item.text) in _DECIDES:
            return True
    return False


def addressees(reading: Reading, paras: list[Para]) -> None:
    """Fill kinh_gui from the lines of "Kính gửi:"; the two words themselves are the form's."""
    lines = reading.document.kinh_gui
    typed = reading.typed.setdefault("kinh_gui", [])
    for para in paras:
        text = words(para, own_bold=True, own_italic=True)
        found = _ADDRESSED.match(text) or (_WIRED.match(text) if reading.document.loai == "cong_dien" else None)
        if found:
            reading.drop(found[0])
            text = text[found.end() :]
        for line in text.split("\n"):
            bare = clean(line)
            if bare:
                reading.put(("kinh_gui", len(lines)), para, "kinh_gui")
                lines.append(bare)
                typed.append(f"{para.label} {bare}" if para.label else bare)
        para.role = "kinh_gui"
