"""Empty signature fields at the decree's places, found by name by the program an office signs with (extra `sign`).

Điều 12, khoản 7, 8 Mục II Phần I Phụ lục I: the signer's image stands between title and name, the agency's covers about
a third of it on its left. A file of its own (an appendix): top right of page 1.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from cchc_docs.errors import CchcError
from cchc_docs.record import NamedTuple

SIGNER, AGENCY = "ChuKyNguoiCoThamQuyen", "ChuKyCoQuan"
"""Names of the two fields of a paper; an attached file has the second alone."""
COPIER = "ChuKyCoQuanSao"
"""Name of the field of a body that copied a paper to electronic form (ô số 14)."""

MISSING = "chưa có pyHanko nên không tạo, không ký được ô chữ ký số; cài thêm: pip install 'cchc-docs[sign]'"
_WIDE, _SEAL = 150.0, 102.0
"""Points: width of the signer's field; side of the agency's, for a seal of 36 mm."""
_LEAST = 36.0
_SHORT = 3
_CORNER_WIDE, _CORNER_HIGH, _RIGHT, _TOP = 200.0, 47.0, 42.5, 8.0
"""Points: the field at the top right of page 1, inside the top margin (20 mm), as far right as the text."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""


class Place(NamedTuple):
    """A field: its name, the page from 0, its box; `said`: what the signature shows above its time, without a picture."""

    name: str
    page: int
    box: Box
    said: str = ""


def has_pyhanko() -> bool:
    """Tell whether fields can be made."""
    from importlib.util import find_spec

    return find_spec("pyhanko") is not None


def corner(data: bytes, said: str = "", name: str = AGENCY) -> Place:
    """Return the body's field at the top right of page 1: of an attached file (mẫu 2.2), of a copy (ô số 14)."""
    from pypdf import PdfReader

    box = PdfReader(io.BytesIO(data)).pages[0].mediabox
    right, top = float(box.right) - _RIGHT, float(box.top) - _TOP
    return Place(name, 0, (right - _CORNER_WIDE, top - _CORNER_HIGH, right, top), said)


Other = tuple[str, str, bool]
"""Who signs beside: title, name, whether a body of theirs signs too."""


def places(
    data: bytes, title: str, name: str, said: str = "", others: Sequence[Other] = (), body: int | None = None
) -> list[Place]:
    """Return where the fields of a PDF stand: by the title and name of who signs, else at the top right of page 1.

    Those of `others` are named by their number: "ChuKyNguoiCoThamQuyen2". `body`: pages before the first appendix.
    """
    found = _signature(data, title, name, body) if name else None
    if found is None:
        return [corner(data, said)]
    out = _both(*found, "")
    for number, (their_title, their_name, own_body) in enumerate(others, start=2):
        theirs = _signature(data, their_title, their_name, body) if their_name else None
        if theirs is not None:
            out += _both(*theirs, str(number))[: 2 if own_body else 1]
    return out


def _both(page: int, box: Box, number: str) -> list[Place]:
    left, bottom, right, top = box
    overlap = (right - left) / 3
    middle = (top + bottom) / 2
    seal = (left + overlap - _SEAL, middle - _SEAL / 2, left + overlap, middle + _SEAL / 2)
    return [Place(f"{SIGNER}{number}", page, box), Place(f"{AGENCY}{number}", page, seal)]


def _signature(data: bytes, title: str, name: str, body: int | None) -> tuple[int, Box] | None:
    """Return the page and the room between the title and the name of who signs; the last such place counts."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    for number in range((body or len(reader.pages)) - 1, -1, -1):
        lines = _lines(reader.pages[number])
        named = [line for line in lines if _same(line[2], name)]
        titled = [line for line in lines if _ends(title, line[2])]
        for x, y, _ in reversed(named):
            above = [line for line in titled if 20 < line[1] - y < 200]
            if above or not title:
                top = min((line[1] for line in above), default=y + 80) - 4
                centre = x
                box = (centre - _WIDE / 2, y + 14, centre + _WIDE / 2, max(top, y + 14 + _LEAST))
                return number, box
    return None


def _lines(page: object) -> list[tuple[float, float, str]]:
    """Return the lines of a page: middle, base line, words."""
    from cchc_docs.vietnamese.metrics import text_width_pt

    runs: dict[int, list[tuple[float, float, float, str]]] = {}

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            x, y = cm[0] * tm[4] + cm[2] * tm[5] + cm[4], cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            height = abs(size * (tm[0] or 1) * (cm[0] or 1))
            runs.setdefault(round(y), []).append((x, y, height, text))

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]
    out = []
    for parts in runs.values():
        for x, y, height, text in parts:
            words = text.strip()
            out.append((x + text_width_pt(words, height, bold=True) / 2, y, words))
        ordered = sorted(parts)
        whole = "".join(part[3] for part in ordered).strip()
        x, y, height, _ = ordered[0]
        out.append((x + text_width_pt(whole, height, bold=True) / 2, y, whole))
    return out


def _same(text: str, wanted: str) -> bool:
    return bool(wanted) and "".join(text.split()).casefold() == "".join(wanted.split()).casefold()


def _ends(title: str, text: str) -> bool:
    """Tell whether a line is a title, or the last words of one that took two lines."""
    words, whole = "".join(text.split()).casefold(), "".join(title.split()).casefold()
    return bool(words) and whole.endswith(words) and len(words) > _SHORT


def as_it_is() -> None:
    """Leave the metadata of a file as they are."""


def _unseen(writer: Any, field: Any) -> None:
    """Give a field an appearance that shows nothing: PDF/A asks for one, and a box would hide title and name."""
    from pyhanko.pdf_utils import generic as typed

    generic: Any = typed

    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    form = generic.StreamObject(
        {
            generic.NameObject("/Type"): generic.NameObject("/XObject"),
            generic.NameObject("/Subtype"): generic.NameObject("/Form"),
            generic.NameObject("/BBox"): generic.ArrayObject(
                [generic.FloatObject(edge) for edge in (0, 0, right - left, top - bottom)]
            ),
        },
        stream_data=b"",
    )
    field["/AP"] = generic.DictionaryObject({generic.NameObject("/N"): writer.add_object(form)})
    writer.update_container(field)


def with_fields(data: bytes, found: list[Place]) -> bytes:
    """Return a PDF with these empty fields in one more revision. Raises CchcError without pyHanko."""
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.sign.fields import SigFieldSpec, append_signature_field
    except ImportError:
        raise CchcError(MISSING) from None
    try:
        writer: Any = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        writer._update_meta = as_it_is  # noqa: SLF001 - title and maker must stay alike in both places of the file
        for place in found:
            left, bottom, right, top = (round(edge) for edge in place.box)
            spec = SigFieldSpec(
                place.name, on_page=place.page, box=(left, bottom, right, top), readable_field_name=place.said or None
            )
            append_signature_field(writer, spec)
    except PdfError as error:
        raise CchcError(f"không thêm được ô chữ ký vào tệp PDF này ({error}); in lại tệp ra PDF rồi thử lại") from error
    for reference in writer.root["/AcroForm"]["/Fields"]:
        _unseen(writer, reference.get_object())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
